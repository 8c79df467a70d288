/* Building a snapshot. Rows come as the fields of the tables in way-table.h,
 * table after table in that order, so that every reference can be looked up
 * when its row is added.
 */
#include "config.h"

#include "way-dataset-private.h"

#include <string.h>

static const gsize row_sizes[WAY_N_TABLES] = {
  [WAY_TABLE_THEMES] = sizeof (WayTheme),
  [WAY_TABLE_GOALS] = sizeof (WayGoal),
  [WAY_TABLE_AREAS] = sizeof (WayArea),
  [WAY_TABLE_BASES] = sizeof (WayBasis),
  [WAY_TABLE_ORGANISATIONS] = sizeof (WayOrganisation),
  [WAY_TABLE_SOURCES] = sizeof (WaySource),
  [WAY_TABLE_POLICIES] = sizeof (WayPolicy),
  [WAY_TABLE_POLICY_SOURCES] = sizeof (WayPolicySource),
  [WAY_TABLE_INDICATORS] = sizeof (WayIndicator),
  [WAY_TABLE_POLICY_GOALS] = sizeof (WayStatedGoal),
  [WAY_TABLE_POLICY_RELATIONS] = sizeof (WayRelation),
  [WAY_TABLE_ERAS] = sizeof (WayEra),
  [WAY_TABLE_AREA_SETS] = sizeof (WayAreaSet),
  [WAY_TABLE_OBSERVATIONS] = sizeof (WayObservation),
};

/**
 * way_dataset_builder_new:
 *
 * Returns: (transfer full): a builder of an empty snapshot
 */
WayDatasetBuilder *
way_dataset_builder_new (void)
{
  WayDatasetBuilder *builder = g_new0 (WayDatasetBuilder, 1);
  WayDataset *dataset = g_new0 (WayDataset, 1);

  g_atomic_ref_count_init (&dataset->ref_count);
  g_mutex_init (&dataset->reading);
  dataset->texts = g_string_chunk_new (64 * 1024);
  for (guint i = 0; i < WAY_N_TABLES; i++)
    {
      dataset->rows[i] = g_array_new (FALSE, TRUE, row_sizes[i]);
      dataset->ids[i] = g_hash_table_new (g_str_hash, g_str_equal);
    }
  dataset->meta = g_hash_table_new (g_str_hash, g_str_equal);
  dataset->issuers = g_array_new (FALSE, FALSE, sizeof (guint));
  dataset->members = g_array_new (FALSE, FALSE, sizeof (guint));
  builder->dataset = dataset;
  builder->parents = g_ptr_array_new ();
  return builder;
}

/**
 * way_dataset_builder_free:
 * @builder: (transfer full): a builder, ended or not
 */
void
way_dataset_builder_free (WayDatasetBuilder *builder)
{
  g_return_if_fail (builder != NULL);

  if (builder->dataset != NULL)
    way_dataset_unref (builder->dataset);
  g_ptr_array_unref (builder->parents);
  g_clear_pointer (&builder->policy_ids, g_string_chunk_free);
  for (guint i = 0; i < G_N_ELEMENTS (builder->seen); i++)
    g_clear_pointer (&builder->seen[i].fields, g_hash_table_unref);
  g_free (builder);
}

/**
 * way_dataset_builder_add_row:
 * @builder: a builder
 * @table: the table of the row
 * @fields: (array): the fields in the order of the table's columns, as text;
 *   as many as it has columns, "" for an empty one
 * @error: return location for an error
 *
 * Adds a row. Tables must come in the order of #WayTableId; the rows that
 * belong to one policy must stand together.
 *
 * Returns: %FALSE with an error that names table, row and field if the row
 *   cannot be read or refers to nothing
 */
gboolean
way_dataset_builder_add_row (WayDatasetBuilder  *builder,
                             WayTableId          table,
                             const char *const  *fields,
                             GError            **error)
{
  const WayTable *description;
  GArray *rows;
  gpointer row;

  g_return_val_if_fail (builder != NULL && builder->dataset != NULL, FALSE);
  g_return_val_if_fail (table < WAY_N_TABLES && fields != NULL, FALSE);

  description = way_table_get (table);
  rows = builder->dataset->rows[table];
  builder->table = table;
  builder->fields = fields;
  if (!way_dataset_builder_check_row (builder, error))
    return FALSE;

  g_array_set_size (rows, rows->len + 1);
  row = rows->data + (rows->len - 1) * row_sizes[table];
  way_dataset_builder_read_row (builder, row);
  if (description->unique[1] == -1)
    g_hash_table_insert (builder->dataset->ids[table], *(gpointer *) row,
                         GUINT_TO_POINTER (rows->len));
  if (table == WAY_TABLE_AREAS)
    g_ptr_array_add (builder->parents, g_string_chunk_insert (builder->dataset->texts,
                                                              fields[WAY_AREA_PARENT]));
  return TRUE;
}

/**
 * way_dataset_builder_set_meta:
 * @builder: a builder
 * @key: what is described, such as "version"
 * @value: its value, which takes the place of an earlier one
 *
 * Describes the data set as a whole.
 */
void
way_dataset_builder_set_meta (WayDatasetBuilder *builder,
                              const char        *key,
                              const char        *value)
{
  GStringChunk *texts;

  g_return_if_fail (builder != NULL && builder->dataset != NULL);
  g_return_if_fail (key != NULL && value != NULL);

  texts = builder->dataset->texts;
  g_hash_table_insert (builder->dataset->meta, g_string_chunk_insert (texts, key),
                       g_string_chunk_insert (texts, value));
}

/**
 * way_dataset_builder_set_search:
 * @builder: a builder
 * @search: (transfer full): an index of the texts of all policies
 *
 * Gives the snapshot an index, once; without one its texts are read.
 */
void
way_dataset_builder_set_search (WayDatasetBuilder *builder,
                                WaySearchIndex    *search)
{
  g_return_if_fail (builder != NULL && builder->dataset != NULL && search != NULL);
  g_return_if_fail (builder->dataset->search == NULL);

  builder->dataset->search = search;
}

/* Parents are looked up last, as an area may stand before the one it lies in. */
static void
link_parents (WayDatasetBuilder *builder)
{
  GArray *areas = builder->dataset->rows[WAY_TABLE_AREAS];

  for (guint i = 0; i < builder->parents->len; i++)
    {
      const char *parent = g_ptr_array_index (builder->parents, i);

      g_array_index (areas, WayArea, i).parent
        = way_dataset_lookup (builder->dataset, WAY_TABLE_AREAS, parent);
    }
}

/* Gathers the numbers of @n_rows rows under their keys, by counting. */
static void
make_lists (WayRowLists *lists,
            guint  n_keys,
            guint  n_rows,
            guint  (*key_of) (const WayDataset *dataset, guint row),
            const WayDataset *dataset)
{
  g_autofree guint *fill = g_new0 (guint, n_keys);

  lists->starts = g_new0 (guint, n_keys + 1);
  lists->members = g_new (guint, n_rows);
  for (guint i = 0; i < n_rows; i++)
    lists->starts[key_of (dataset, i) + 1]++;
  for (guint i = 0; i < n_keys; i++)
    lists->starts[i + 1] += lists->starts[i];
  for (guint i = 0; i < n_rows; i++)
    {
      guint key = key_of (dataset, i);

      lists->members[lists->starts[key] + fill[key]++] = i;
    }
}

static guint
relation_target (const WayDataset *dataset,
                 guint             row)
{
  return way_dataset_get_relation (dataset, row)->to;
}

static guint
stated_goal_goal (const WayDataset *dataset,
                  guint             row)
{
  return way_dataset_get_stated_goal (dataset, row)->goal;
}

static void
find_newest_release (WayDataset *dataset)
{
  int newest = G_MININT;

  for (guint i = 0; i < dataset->rows[WAY_TABLE_OBSERVATIONS]->len; i++)
    {
      WayDate published = way_dataset_get_observation (dataset, i)->published;

      if (way_date_last_day (published) > newest)
        {
          newest = way_date_last_day (published);
          dataset->newest_release = published;
        }
    }
}

/* What sets no figure comes behind all indicators. */
static guint
stated_goal_indicator (const WayDataset *dataset,
                       guint             row)
{
  guint indicator = way_dataset_get_stated_goal (dataset, row)->indicator;

  return MIN (indicator, dataset->rows[WAY_TABLE_INDICATORS]->len);
}

/**
 * way_dataset_builder_end:
 * @builder: a builder; it can only be freed afterwards
 *
 * Completes the snapshot: the order in time, and the lists that lead from a
 * policy to the relations towards it, from a goal to its statements and from an
 * indicator to its targets.
 *
 * Returns: (transfer full): the snapshot
 */
WayDataset *
way_dataset_builder_end (WayDatasetBuilder *builder)
{
  WayDataset *dataset;

  g_return_val_if_fail (builder != NULL && builder->dataset != NULL, NULL);

  link_parents (builder);
  dataset = g_steal_pointer (&builder->dataset);
  /* The ids were only for the links; they are found in the file from now on. */
  if (builder->policy_ids != NULL)
    g_hash_table_remove_all (dataset->ids[WAY_TABLE_POLICIES]);
  make_lists (&dataset->incoming, way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES),
              dataset->rows[WAY_TABLE_POLICY_RELATIONS]->len, relation_target, dataset);
  make_lists (&dataset->statements, dataset->rows[WAY_TABLE_GOALS]->len,
              dataset->rows[WAY_TABLE_POLICY_GOALS]->len, stated_goal_goal, dataset);
  make_lists (&dataset->targets, dataset->rows[WAY_TABLE_INDICATORS]->len + 1,
              dataset->rows[WAY_TABLE_POLICY_GOALS]->len, stated_goal_indicator, dataset);
  way_dataset_make_keys (dataset);
  find_newest_release (dataset);
  dataset->releases = way_releases_sort (dataset);
  return dataset;
}
