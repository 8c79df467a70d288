/* Scorecards: the plan's targets come first and each target once, and what
 * they add up to is what counting by hand gives.
 */
#include "config.h"

#include "way-releases.h"
#include "way-scorecard.h"
#include "way-shipped.h"
#include "way-target-table.h"

static void
assert_whole (const WayDataset   *dataset,
              const WayScorecard *card)
{
  const WayCoverage *coverage = &card->coverage;

  g_assert_cmpuint (coverage->total, ==, card->rows->len);
  g_assert_cmpuint (coverage->total, ==, coverage->met + coverage->missed + coverage->open
                    + coverage->without_figure + coverage->rules + coverage->not_judged);
  for (guint i = 0; i < card->rows->len; i++)
    {
      const WayHorizonRow *row = &g_array_index (card->rows, WayHorizonRow, i);
      const WayStatedGoal *target = way_dataset_get_stated_goal (dataset, row->stated);

      g_assert_true (way_target_is_of_plan (dataset, row->stated, card->plan));
      g_assert_true ((target->policy == card->plan) == (i < card->n_own));
      for (guint j = 0; j < i; j++)
        g_assert_false (way_verdict_same_target (
          target, way_dataset_get_stated_goal (
            dataset, g_array_index (card->rows, WayHorizonRow, j).stated)));
    }
}

/* Each target of the plan, however often it is stated, is in one row. */
static void
assert_complete (const WayDataset   *dataset,
                 const WayScorecard *card)
{
  for (guint i = 0; i < way_dataset_get_n_rows (dataset, WAY_TABLE_POLICY_GOALS); i++)
    {
      const WayStatedGoal *target = way_dataset_get_stated_goal (dataset, i);
      guint n_found = 0;

      if (!way_stated_goal_is_target (target) || !way_target_is_of_plan (dataset, i, card->plan))
        continue;
      for (guint j = 0; j < card->rows->len; j++)
        n_found += way_verdict_same_target (
          target, way_dataset_get_stated_goal (
            dataset, g_array_index (card->rows, WayHorizonRow, j).stated));
      g_assert_cmpuint (n_found, ==, 1);
    }
}

static void
test_all (void)
{
  g_autoptr (WayDataset) dataset = way_shipped_load ();
  guint n_rows = 0, n_implemented = 0;

  for (guint i = 0; i < way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES); i++)
    {
      g_autoptr (WayScorecard) card = way_scorecard_new (dataset, i, WAY_KNOWN_ALL);

      g_assert_cmpuint (card->plan, ==, i);
      assert_whole (dataset, card);
      assert_complete (dataset, card);
      n_rows += card->rows->len;
      n_implemented += card->n_implementing > 0;
    }
  g_assert_cmpuint (n_rows, >, 0);
  g_assert_cmpuint (n_implemented, >, 0);
}

/* The outline of 2016 missed its figure for 2020, as known later and not yet as
 * known before it. */
static void
test_known (void)
{
  g_autoptr (WayDataset) dataset = way_shipped_load ();
  guint plan = way_dataset_find (dataset, WAY_TABLE_POLICIES, "idds-outline-2016");
  g_autoptr (WayScorecard) now = way_scorecard_new (dataset, plan, WAY_KNOWN_ALL);
  g_autoptr (WayScorecard) before
    = way_scorecard_new (dataset, plan, way_day_of_year (2018));

  g_assert_cmpuint (now->coverage.missed, >, 0);
  g_assert_cmpuint (before->coverage.missed, ==, 0);
  g_assert_cmpuint (before->coverage.met, ==, 0);
  g_assert_cmpuint (before->rows->len, ==, now->rows->len);
}

/* A policy that sets no figure has an empty scorecard. */
static void
test_empty (void)
{
  g_autoptr (WayDataset) dataset = way_shipped_load ();

  for (guint i = 0; i < way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES); i++)
    {
      g_autoptr (WayScorecard) card = way_scorecard_new (dataset, i, WAY_KNOWN_ALL);

      if (card->rows->len == 0)
        {
          g_assert_cmpuint (card->coverage.total, ==, 0);
          return;
        }
    }
  g_test_fail_printf ("every policy has a target");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/scorecard/all", test_all);
  g_test_add_func ("/scorecard/known", test_known);
  g_test_add_func ("/scorecard/empty", test_empty);
  return g_test_run ();
}
