/* Goal threads: every rule of the change words over small sets made here, the
 * shipped set, and the counts of the horizon.
 */
#include "config.h"

#include "way-shipped.h"
#include "way-horizon.h"
#include "way-thread.h"

#define POLICY(id, date) \
  { WAY_TABLE_POLICIES, id "|" id "|" id "|" id "|" id "|||" date "|issued|plan|t|1|o|national||" \
    "||" id "|" id "|0|high" }

typedef struct
{
  WayTableId  table;
  const char *row;
} Row;

/* What every set needs before its policies. */
static const Row common[] = {
  { WAY_TABLE_THEMES, "t|theme|主题" },
  { WAY_TABLE_GOALS, "g|Goal|目标|t|d|d" },
  { WAY_TABLE_AREAS, "CHN|China|中国|country|" },
  { WAY_TABLE_AREAS, "CN-SH|Shanghai|上海|region|CHN" },
  { WAY_TABLE_ORGANISATIONS, "o|Org|机构|O|ministry" },
  { WAY_TABLE_SOURCES, "s|Title|Publisher|https://example.org|2020|en|page|facts|c|c" },
  { WAY_TABLE_INDICATORS, "up|Up|升|%|%|higher|flow|1||d|d|s" },
  { WAY_TABLE_INDICATORS, "down|Down|降|%|%|lower|flow|1||d|d|s" },
  POLICY ("a", "2016-01-01"), POLICY ("b", "2018-01-01"), POLICY ("c", "2020-01-01"),
  POLICY ("d", "2020-01-01"),
};

static WayDataset *
build (const char *const *statements,
       gboolean           succeeds)
{
  g_autoptr (WayDatasetBuilder) builder = way_dataset_builder_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (common); i++)
    {
      way_add_row (builder, common[i].table, common[i].row, &error);
      g_assert_no_error (error);
    }
  for (guint i = 0; statements[i] != NULL; i++)
    {
      way_add_row (builder, WAY_TABLE_POLICY_GOALS, statements[i], &error);
      g_assert_no_error (error);
    }
  if (succeeds)
    way_add_row (builder, WAY_TABLE_POLICY_RELATIONS, "b|succeeds|a|s", &error);
  g_assert_no_error (error);
  return way_dataset_builder_end (builder);
}

/* "a:set b:kept" */
static char *
describe (const WayDataset *dataset,
          guint             goal)
{
  g_autoptr (GArray) stations = way_thread_new (dataset, goal);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < stations->len; i++)
    {
      const WayStation *station = &g_array_index (stations, WayStation, i);

      g_string_append_printf (text, "%s%s:%s", i > 0 ? " " : "",
                              way_dataset_get_policy (dataset, station->policy)->id,
                              way_change_get_id (station->change));
    }
  return g_string_free (text, FALSE);
}

/* The fields: id, policy, goal, both statements, indicator, area, measure,
 * comparator, value, unit, baseline, its year, due year, source. */
#define PLAIN(id) id "1|" id "|g|s|s||CHN||||||||s"
#define TARGET(id, indicator, area, measure, sign, value, base, due) \
  id "1|" id "|g|s|s|" indicator "|" area "|" measure "|" sign "|" value "|%||" base "|" due "|s"
#define LEVEL(id, sign, value, due) TARGET (id, "up", "CHN", "level", sign, value, "", due)

static const struct
{
  const char *statements[5];
  gboolean    succeeds;
  const char *expected;
} cases[] = {
  { { LEVEL ("a", ">=", "2", "2020") }, FALSE, "a:set" },
  { { PLAIN ("a"), PLAIN ("b") }, FALSE, "a:set b:restated" },
  { { PLAIN ("a"), LEVEL ("b", ">=", "2", "2020") }, FALSE, "a:set b:set" },
  { { LEVEL ("a", ">=", "2", "2020"), LEVEL ("b", ">=", "2", "2020") }, FALSE, "a:set b:kept" },
  { { LEVEL ("a", "~", "2", "2020"), LEVEL ("b", ">=", "2", "2020") }, FALSE, "a:set b:kept" },
  { { LEVEL ("a", ">=", "2", "2020"), LEVEL ("b", ">=", "3", "2020") }, FALSE, "a:set b:raised" },
  { { LEVEL ("a", ">=", "3", "2020"), LEVEL ("b", ">=", "2", "2020") }, FALSE,
    "a:set b:lowered" },
  { { LEVEL ("a", ">=", "2", "2020"), LEVEL ("b", ">=", "3", "2025") }, FALSE,
    "a:set b:next-milestone" },
  { { LEVEL ("a", ">=", "2", "2020"), LEVEL ("b", ">=", "2", "2025") }, FALSE,
    "a:set b:put-off" },
  { { LEVEL ("a", ">=", "3", "2020"), LEVEL ("b", ">=", "2", "2025") }, FALSE,
    "a:set b:lowered" },
  /* Less is further on where lower is better or the target is a ceiling. */
  { { TARGET ("a", "down", "CHN", "level", "~", "9", "", "2020"),
      TARGET ("b", "down", "CHN", "level", "~", "8", "", "2025") }, FALSE,
    "a:set b:next-milestone" },
  { { LEVEL ("a", "<=", "9", "2020"), LEVEL ("b", "<=", "8", "2025") }, FALSE,
    "a:set b:next-milestone" },
  { { LEVEL ("a", "<=", "8", "2020"), LEVEL ("b", "<=", "9", "2025") }, FALSE,
    "a:set b:raised" },
  /* A growth rate for the next period, whatever its value. */
  { { TARGET ("a", "up", "CHN", "growth", ">", "7", "2015", "2020"),
      TARGET ("b", "up", "CHN", "growth", ">", "7", "2020", "2025") }, FALSE,
    "a:set b:renewed" },
  { { TARGET ("a", "up", "CHN", "cumulative", ">=", "18", "2015", "2020"),
      TARGET ("b", "up", "CHN", "cumulative", ">=", "17", "2020", "2025") }, FALSE,
    "a:set b:renewed" },
  /* Growth from another year is another figure; a level is not. */
  { { TARGET ("a", "up", "CHN", "growth", ">", "7", "2015", "2020"),
      TARGET ("b", "up", "CHN", "growth", ">", "8", "2017", "2020") }, FALSE, "a:set b:set" },
  { { TARGET ("a", "up", "CHN", "level", ">=", "7", "", "2020"),
      TARGET ("b", "up", "CHN", "level", ">=", "7", "2015", "2020") }, FALSE, "a:set b:kept" },
  { { LEVEL ("a", ">=", "2", "2020"),
      TARGET ("b", "up", "CHN", "growth", ">", "7", "", "2020") }, FALSE,
    "a:set b:new-measure" },
  { { LEVEL ("a", ">=", "2", "2020"),
      TARGET ("b", "down", "CHN", "level", "<=", "7", "", "2020") }, FALSE,
    "a:set b:new-measure" },
  /* Another area starts anew. */
  { { LEVEL ("a", ">=", "2", "2020"),
      TARGET ("b", "up", "CN-SH", "level", ">=", "4", "", "2020") }, FALSE, "a:set b:set" },
  /* The same year goes before the other years; sooner than any is new. */
  { { LEVEL ("a", ">=", "2", "2020"), LEVEL ("b", ">=", "3", "2025"),
      LEVEL ("c", ">=", "2", "2020") }, FALSE, "a:set b:next-milestone c:kept" },
  { { LEVEL ("a", ">=", "4", "2030"), LEVEL ("b", ">=", "3", "2025") }, FALSE, "a:set b:set" },
  /* Policies of one day are not before each other. */
  { { LEVEL ("c", ">=", "2", "2020"), LEVEL ("d", ">=", "2", "2020") }, FALSE, "c:set d:set" },
  /* Never compared within one policy. */
  { { LEVEL ("a", ">=", "2", "2020"),
      "a2|a|g|s|s|up|CHN|level|>=|3|%|||2030|s" }, FALSE, "a:set a:set" },
  /* Without due years. */
  { { TARGET ("a", "up", "CHN", "parameter", "=", "75", "", ""),
      TARGET ("b", "up", "CHN", "parameter", "=", "100", "2016", "") }, FALSE,
    "a:set b:raised" },
  /* Successors. */
  { { PLAIN ("a") }, TRUE, "a:set b:not-recorded" },
  { { PLAIN ("a"), PLAIN ("b") }, TRUE, "a:set b:restated" },
  { { PLAIN ("c") }, TRUE, "c:set" },
};

static void
test_rules (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (WayDataset) dataset = build (cases[i].statements, cases[i].succeeds);
      g_autofree char *text = describe (dataset, 0);

      g_test_message ("case %u", i);
      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

/* The comparison names what it was made with. */
static void
test_compared (void)
{
  static const char *const statements[]
    = { LEVEL ("a", ">=", "2", "2020"), LEVEL ("b", ">=", "3", "2025"), NULL };
  g_autoptr (WayDataset) dataset = build (statements, FALSE);
  g_autoptr (GArray) stations = way_thread_new (dataset, 0);

  g_assert_cmpuint (g_array_index (stations, WayStation, 0).compared, ==, WAY_NONE);
  g_assert_cmpuint (g_array_index (stations, WayStation, 1).compared, ==,
                    g_array_index (stations, WayStation, 0).stated);
}

static const struct
{
  const char *stated;
  const char *change;
} shipped_cases[] = {
  { "fyp13-outline-2016.1", "set" },
  { "idds-outline-2016.2", "kept" },
  { "idds-outline-2016.3", "next-milestone" },
  { "fyp13-sti-plan-2016.3", "kept" },
  { "fyp14-outline-2021.1", "new-measure" },
  { "fyp15-outline-2026.2", "renewed" },
  { "fyp15-outline-2026.3", "next-milestone" },
  { "shanghai-innovation-centre-14fyp-2021.1", "next-milestone" },
  { "guangdong-innovation-chain-opinions-2024.2", "put-off" },
  { "rd-deduction-2018.1", "kept" },
  { "rd-super-deduction-manufacturing-2021.1", "raised" },
  { "fyp15-outline-2026.4", "renewed" },
};

static void
test_shipped_changes (void)
{
  g_autoptr (WayDataset) dataset = way_shipped_load ();

  for (guint i = 0; i < G_N_ELEMENTS (shipped_cases); i++)
    {
      guint stated = way_shipped_find (dataset, WAY_TABLE_POLICY_GOALS, shipped_cases[i].stated);
      guint goal = way_dataset_get_stated_goal (dataset, stated)->goal;
      g_autoptr (GArray) stations = way_thread_new (dataset, goal);

      for (guint n = 0; n < stations->len; n++)
        {
          const WayStation *station = &g_array_index (stations, WayStation, n);

          if (station->stated == stated)
            g_assert_cmpstr (way_change_get_id (station->change), ==, shipped_cases[i].change);
        }
    }
}

/* Every statement of the shipped set is in its goal's thread exactly once,
 * and the threads run forwards in time. */
static void
test_shipped_whole (void)
{
  g_autoptr (WayDataset) dataset = way_shipped_load ();
  guint n = way_dataset_get_n_rows (dataset, WAY_TABLE_POLICY_GOALS);
  g_autofree guint8 *seen = g_new0 (guint8, n);
  guint n_seen = 0;

  for (guint goal = 0; goal < way_dataset_get_n_rows (dataset, WAY_TABLE_GOALS); goal++)
    {
      g_autoptr (GArray) stations = way_thread_new (dataset, goal);
      WayDate before = { 0 };

      for (guint i = 0; i < stations->len; i++)
        {
          const WayStation *station = &g_array_index (stations, WayStation, i);
          WayDate date = way_dataset_get_policy (dataset, station->policy)->date;

          g_assert_true (i == 0 || way_date_compare (before, date) <= 0);
          before = date;
          if (station->stated == WAY_NONE)
            {
              g_assert_cmpint (station->change, ==, WAY_CHANGE_NOT_RECORDED);
              continue;
            }
          g_assert_false (seen[station->stated]);
          seen[station->stated] = TRUE;
          n_seen++;
        }
    }
  g_assert_cmpuint (n_seen, ==, n);
}

static void
test_horizon (void)
{
  g_autoptr (WayDataset) dataset = way_shipped_load ();
  g_autoptr (GArray) horizon
    = way_horizon_new (dataset, WAY_NONE, WAY_NONE, NULL, G_MAXINT);
  WayCoverage coverage = way_horizon_count (horizon);
  guint n_targets = 0, n_equal = 0;
  guint due = 0;

  for (guint i = 0; i < way_dataset_get_n_rows (dataset, WAY_TABLE_POLICY_GOALS); i++)
    n_targets += way_stated_goal_is_target (way_dataset_get_stated_goal (dataset, i));
  for (guint i = 0; i < horizon->len; i++)
    {
      const WayHorizonRow *row = &g_array_index (horizon, WayHorizonRow, i);
      guint year = (guint) way_dataset_get_stated_goal (dataset, row->stated)->due_year - 1;

      g_assert_true (i == 0 || year >= due);
      due = year;
      n_equal += row->n_policies - 1;
    }
  g_assert_cmpuint (horizon->len + n_equal, ==, n_targets);
  g_assert_cmpuint (coverage.total, ==, horizon->len);
  g_assert_cmpuint (coverage.met + coverage.missed + coverage.open + coverage.without_figure
                    + coverage.rules + coverage.not_judged, ==, coverage.total);
  g_assert_cmpuint (coverage.met, >, 0);
  g_assert_cmpuint (coverage.missed, >, 0);
}

/* One area and one goal, and only the policies that match. */
static void
test_horizon_parts (void)
{
  g_autoptr (WayDataset) dataset = way_shipped_load ();
  guint goal = way_shipped_find (dataset, WAY_TABLE_GOALS, "raise-rd-intensity");
  guint n = way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES);
  g_autofree guint8 *matching = g_new0 (guint8, n);
  g_autoptr (WayView) start = way_view_new (dataset);
  g_autoptr (WayView) view = way_view_with_goals (
    start, (WayGoalsLook) { WAY_GOALS_HORIZON, "", "CN-SH", "" });
  g_autoptr (GArray) two = way_horizon_of_view (dataset, view, goal, NULL);
  g_autoptr (GArray) none = way_horizon_of_view (dataset, view, goal, matching);
  g_autoptr (GArray) one = NULL;

  matching[way_shipped_find (dataset, WAY_TABLE_POLICIES, "shanghai-stic-2016")] = TRUE;
  one = way_horizon_of_view (dataset, view, goal, matching);
  g_assert_cmpuint (two->len, ==, 2);
  g_assert_cmpuint (one->len, ==, 1);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_coverage_words (void)
{
  WayCoverage coverage = { .total = 9, .met = 2, .missed = 1, .open = 2, .without_figure = 3,
                           .rules = 1 };
  g_autofree char *english = way_coverage_describe (&coverage, WAY_LANG_EN);
  g_autofree char *empty = way_coverage_describe (&(WayCoverage) { 0 }, WAY_LANG_EN);

  g_assert_cmpstr (english, ==,
                   "9 targets: 3 judged (2 met, 1 missed) · 2 open · 3 without figure · 1 rule");
  g_assert_cmpstr (empty, ==, "0 targets");
}

/* Every change has its own id and words. */
static void
test_words (void)
{
  for (WayChange a = 0; a < WAY_N_CHANGES; a++)
    for (WayChange b = 0; b < a; b++)
      {
        g_assert_cmpstr (way_change_get_id (a), !=, way_change_get_id (b));
        for (WayLang lang = 0; lang < WAY_N_LANGS; lang++)
          g_assert_cmpstr (way_change_get_word (a, lang), !=, way_change_get_word (b, lang));
      }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/thread/rules", test_rules);
  g_test_add_func ("/thread/compared", test_compared);
  g_test_add_func ("/thread/shipped/changes", test_shipped_changes);
  g_test_add_func ("/thread/shipped/whole", test_shipped_whole);
  g_test_add_func ("/thread/horizon", test_horizon);
  g_test_add_func ("/thread/horizon/parts", test_horizon_parts);
  g_test_add_func ("/thread/coverage", test_coverage_words);
  g_test_add_func ("/thread/words", test_words);
  return g_test_run ();
}
