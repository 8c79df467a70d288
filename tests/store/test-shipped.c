/* The shipped set, from its CSV form into a file and back again. */
#include "config.h"

#include "support.h"
#include "way-csv.h"
#include "way-fields.h"

#include <glib/gstdio.h>

/* Calls back for every row of every CSV file, headings left out. */
static void
for_each_row (void     (*callback) (WayTableId table, const char *const *fields, gpointer data),
              gpointer   data)
{
  for (guint i = 0; i < WAY_N_TABLES; i++)
    {
      g_autofree char *name = g_strconcat (way_table_get (i)->name, ".csv", NULL);
      g_autofree char *path
        = g_build_filename (g_getenv ("WAYMARK_SOURCE_ROOT"), "data", name, NULL);
      g_autofree char *text = NULL;
      g_autoptr (WayCsvReader) reader = NULL;
      gsize length;
      gboolean heading = TRUE;

      read_bytes (path, &text, &length);
      reader = way_csv_reader_new (text, length, ',');
      for (; way_csv_reader_next (reader, NULL); heading = FALSE)
        {
          guint n;
          const char *const *fields = way_csv_reader_get_row (reader, &n);

          g_assert_cmpuint (n, ==, way_table_get (i)->n_columns);
          if (!heading)
            callback (i, fields, data);
        }
      g_assert_false (heading);
    }
}

static void
write_row (WayTableId         table,
           const char *const *fields,
           gpointer           writer)
{
  g_autoptr (GError) error = NULL;

  way_store_writer_add_row (writer, table, fields, &error);
  g_assert_no_error (error);
}

typedef struct
{
  WayDataset *dataset;
  guint       next[WAY_N_TABLES];
} Comparison;

static void
compare_row (WayTableId         table,
             const char *const *fields,
             gpointer           data)
{
  Comparison *comparison = data;
  g_auto (GStrv) loaded
    = way_dataset_get_fields (comparison->dataset, table, comparison->next[table]++);

  g_assert_cmpuint (g_strv_length (loaded), ==, way_table_get (table)->n_columns);
  for (guint i = 0; loaded[i] != NULL; i++)
    g_assert_cmpstr (loaded[i], ==, fields[i]);
}

static void
test_round_trip (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "set.db", NULL);
  g_autoptr (WayStoreWriter) writer = way_store_writer_new (path, NULL);
  g_autoptr (WayChecker) checker = way_checker_new (WAY_LANG_EN, "");
  g_autoptr (GError) error = NULL;
  Comparison comparison = { NULL };
  gint64 start, load_time, check_time;

  for_each_row (write_row, writer);
  way_store_writer_commit (writer, &error);
  g_assert_no_error (error);

  way_dataset_unref (way_store_load (path, NULL, NULL));
  start = g_get_monotonic_time ();
  comparison.dataset = way_store_load (path, NULL, &error);
  load_time = g_get_monotonic_time () - start;
  g_assert_no_error (error);
  for_each_row (compare_row, &comparison);
  for (guint i = 0; i < WAY_N_TABLES; i++)
    g_assert_cmpuint (comparison.next[i], ==, way_dataset_get_n_rows (comparison.dataset, i));
  way_dataset_unref (comparison.dataset);

  start = g_get_monotonic_time ();
  way_store_check (path, checker, NULL, &error);
  way_checker_finish (checker);
  check_time = g_get_monotonic_time () - start;
  g_assert_no_error (error);
  g_assert_cmpuint (way_checker_get_n_problems (checker), ==, 0);
  g_test_minimized_result (load_time / 1000.0, "loading takes %.2f ms, checking %.2f ms",
                           load_time / 1000.0, check_time / 1000.0);
  /* Long enough for a busy machine, and still unnoticed. */
  g_assert_cmpint (load_time, <, G_USEC_PER_SEC / 5);
  remove_folder (folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/store/shipped/round-trip", test_round_trip);

  return g_test_run ();
}
