/* The shipped data set, read from its CSV files in the sources. Its version
 * is always 0, so that pictures do not change with it.
 */
#include "config.h"

#include "way-shipped.h"

#include "way-csv.h"

/**
 * way_shipped_for_each_row:
 * @callback: what to call
 * @data: what to give to it
 *
 * Goes through all tables in their order, and their rows without the heading.
 */
void
way_shipped_for_each_row (WayRowFunc callback,
                          gpointer   data)
{
  for (guint i = 0; i < WAY_N_TABLES; i++)
    {
      g_autofree char *name = g_strconcat (way_table_get (i)->name, ".csv", NULL);
      g_autofree char *path
        = g_build_filename (g_getenv ("WAYMARK_SOURCE_ROOT"), "data", name, NULL);
      g_autofree char *text = NULL;
      g_autoptr (WayCsvReader) reader = NULL;
      g_autoptr (GError) error = NULL;
      gsize length;
      gboolean heading = TRUE;

      g_file_get_contents (path, &text, &length, &error);
      g_assert_no_error (error);
      reader = way_csv_reader_new (text, length, ',');
      for (; way_csv_reader_next (reader, &error); heading = FALSE)
        {
          guint n;
          const char *const *fields = way_csv_reader_get_row (reader, &n);

          g_assert_cmpuint (n, ==, way_table_get (i)->n_columns);
          if (!heading)
            callback (i, fields, data);
        }
      g_assert_no_error (error);
      g_assert_false (heading);
    }
}

static void
add_row (WayTableId         table,
         const char *const *fields,
         gpointer           builder)
{
  g_autoptr (GError) error = NULL;

  way_dataset_builder_add_row (builder, table, fields, &error);
  g_assert_no_error (error);
}

/**
 * way_shipped_load:
 *
 * Returns: (transfer full): a snapshot of the shipped set
 */
WayDataset *
way_shipped_load (void)
{
  g_autoptr (WayDatasetBuilder) builder = way_dataset_builder_new ();

  way_shipped_for_each_row (add_row, builder);
  way_dataset_builder_set_meta (builder, "id", "china-innovation-policies");
  way_dataset_builder_set_meta (builder, "version", "0");
  way_dataset_builder_set_meta (builder, "title", "The shipped set");
  way_dataset_builder_set_meta (builder, "title_zh", "随程序提供的数据集");
  return way_dataset_builder_end (builder);
}

/**
 * way_add_row:
 * @builder: a builder
 * @table: a table
 * @row: the fields of a row with bars between them; those at the end that are
 *   not given are empty
 * @error: return location for an error
 *
 * Returns: what way_dataset_builder_add_row() says
 */
gboolean
way_add_row (WayDatasetBuilder  *builder,
             WayTableId          table,
             const char         *row,
             GError            **error)
{
  g_auto (GStrv) given = g_strsplit (row, "|", -1);
  const char *fields[WAY_MAX_COLUMNS + 1] = { NULL };
  guint n = g_strv_length (given);

  g_assert_cmpuint (n, <=, way_table_get (table)->n_columns);
  for (guint i = 0; i < way_table_get (table)->n_columns; i++)
    fields[i] = i < n ? given[i] : "";
  return way_dataset_builder_add_row (builder, table, fields, error);
}

/**
 * way_choose_any:
 * @query: a query
 * @dataset: a snapshot
 * @rand: where chance comes from
 *
 * Chooses some values of some facets, such as policies have.
 */
void
way_choose_any (WayQuery         *query,
                const WayDataset *dataset,
                GRand            *rand)
{
  g_autoptr (WayFacetLists) lists = way_facet_lists_get (dataset);
  g_autoptr (WayFacetLists) verdicts = way_facet_lists_judge (dataset, WAY_KNOWN_ALL);

  for (guint i = 0; i < 8; i++)
    {
      const WayFacetLists *from = g_rand_int_range (rand, 0, 6) == 0 ? verdicts : lists;
      guint n = from->starts[from->n_policies];
      guint facet = 0, value;

      if (n == 0 || g_rand_int_range (rand, 0, 3) == 0)
        continue;
      value = from->values[g_rand_int_range (rand, 0, (gint32) n)];
      while (value >= way_facet_get_first (dataset, facet + 1))
        facet++;
      value -= way_facet_get_first (dataset, facet);
      way_query_choose (query, facet, way_facet_value_id (dataset, facet, value), TRUE);
    }
}

/**
 * way_shipped_find:
 * @dataset: a snapshot
 * @table: a table
 * @id: an id that it has
 *
 * Returns: the number of the row; the test fails if there is none
 */
guint
way_shipped_find (const WayDataset *dataset,
                  WayTableId        table,
                  const char       *id)
{
  guint row = way_dataset_find (dataset, table, id);

  if (row == WAY_NONE)
    g_error ("%s: there is no %s", way_table_get (table)->name, id);
  return row;
}
