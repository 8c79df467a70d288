/* The tables of targets: the verdict stands where it is seen first, and a
 * growth is never set beside a figure that is none.
 */
#include "config.h"

#include "way-releases.h"
#include "way-shipped.h"
#include "way-target-table.h"

#include <string.h>

enum { INDICATOR = 1, TARGET, VERDICT, VALUE, YEAR, DUE };

static const char *const *
find_row (GPtrArray  *table,
          const char *policy,
          const char *indicator)
{
  for (guint i = 1; i < table->len; i++)
    {
      const char *const *row = g_ptr_array_index (table, i);

      if (g_str_equal (row[0], policy) && g_str_equal (row[INDICATOR], indicator))
        return row;
    }
  return NULL;
}

static void
test_level (void)
{
  g_autoptr (WayDataset) dataset = way_shipped_load ();
  g_autoptr (GPtrArray) table
    = way_target_table_new (dataset, NULL, WAY_NONE, WAY_KNOWN_ALL, WAY_LANG_EN, NULL);
  const char *const *row = find_row (table, "Innovation-driven strategy", "R&D intensity");

  g_assert_nonnull (row);
  g_assert_cmpstr (row[TARGET], ==, "≥ 2.5% of GDP");
  g_assert_cmpstr (row[VERDICT], ==, "✕ missed");
  g_assert_cmpstr (row[VALUE], ==, "2.40");
  g_assert_cmpstr (row[YEAR], ==, "2020");
  g_assert_cmpstr (row[DUE], ==, "2020");
}

/* A target of more than 7 % a year was set beside the 39,262 that is spent. */
static void
test_growth (void)
{
  g_autoptr (WayDataset) dataset = way_shipped_load ();
  g_autoptr (GPtrArray) table
    = way_target_table_new (dataset, NULL, WAY_NONE, WAY_KNOWN_ALL, WAY_LANG_EN, NULL);
  const char *const *judged = find_row (table, "14th Five-Year Plan", "R&D expenditure");
  const char *const *open = find_row (table, "15th Five-Year Plan", "R&D expenditure");

  g_assert_nonnull (judged);
  g_assert_cmpstr (judged[VERDICT], ==, "✓ met, provisional");
  g_assert_true (g_str_has_suffix (judged[VALUE], "% per year"));
  g_assert_nonnull (open);
  g_assert_true (g_str_has_prefix (open[VERDICT], "○"));
  g_assert_true (g_str_has_suffix (open[VALUE], " yuan"));
}

/* Every row of either table has a cell for each heading. */
static void
test_shape (void)
{
  g_autoptr (WayDataset) dataset = way_shipped_load ();

  for (guint goal = 0; goal < way_dataset_get_n_rows (dataset, WAY_TABLE_GOALS); goal++)
    {
      g_autoptr (GPtrArray) thread
        = way_thread_table_new (dataset, goal, NULL, WAY_KNOWN_ALL, WAY_LANG_ZH);

      for (guint i = 1; i < thread->len; i++)
        g_assert_cmpuint (g_strv_length (g_ptr_array_index (thread, i)), ==,
                          g_strv_length (g_ptr_array_index (thread, 0)));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/target-table/level", test_level);
  g_test_add_func ("/target-table/growth", test_growth);
  g_test_add_func ("/target-table/shape", test_shape);
  return g_test_run ();
}
