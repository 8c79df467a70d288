/* The snapshot: the shipped set through the builder and back, the lists that
 * lead from row to row, and rows that must be refused.
 */
#include "config.h"

#include "way-shipped.h"

#include <string.h>

#include "way-fields.h"

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
  g_auto (GStrv) held
    = way_dataset_get_fields (comparison->dataset, table, comparison->next[table]++);

  g_assert_cmpuint (g_strv_length (held), ==, way_table_get (table)->n_columns);
  for (guint i = 0; held[i] != NULL; i++)
    g_assert_cmpstr (held[i], ==, fields[i]);
}

static void
test_round_trip (void)
{
  Comparison comparison = { way_shipped_load () };

  way_shipped_for_each_row (compare_row, &comparison);
  for (guint i = 0; i < WAY_N_TABLES; i++)
    {
      g_assert_cmpuint (comparison.next[i], >, 0);
      g_assert_cmpuint (comparison.next[i], ==, way_dataset_get_n_rows (comparison.dataset, i));
    }
  way_dataset_unref (comparison.dataset);
}

static void
find_row (WayTableId         table,
          const char *const *fields,
          gpointer           data)
{
  Comparison *comparison = data;
  guint row = comparison->next[table]++;

  if (way_table_get (table)->unique[1] == -1)
    g_assert_cmpuint (way_dataset_find (comparison->dataset, table, fields[0]), ==, row);
}

static void
test_find (void)
{
  Comparison comparison = { way_shipped_load () };

  way_shipped_for_each_row (find_row, &comparison);
  g_assert_cmpuint (way_dataset_find (comparison.dataset, WAY_TABLE_POLICIES, "nothing"), ==,
                    WAY_NONE);
  g_assert_cmpuint (way_dataset_find (comparison.dataset, WAY_TABLE_POLICIES, ""), ==, WAY_NONE);
  way_dataset_unref (comparison.dataset);
}

static void
test_by_date (void)
{
  g_autoptr (WayDataset) dataset = way_shipped_load ();
  guint n = way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES);
  const guint *by_date = way_dataset_get_by_date (dataset);
  g_autofree guint8 *seen = g_new0 (guint8, n);

  for (guint i = 0; i < n; i++)
    {
      const WayPolicy *policy = way_dataset_get_policy (dataset, by_date[i]);
      const WayPolicy *before
        = i > 0 ? way_dataset_get_policy (dataset, by_date[i - 1]) : NULL;

      g_assert_false (seen[by_date[i]]);
      seen[by_date[i]] = TRUE;
      if (before == NULL)
        continue;
      g_assert_cmpint (way_date_compare (before->date, policy->date), <=, 0);
      if (way_date_compare (before->date, policy->date) == 0)
        g_assert_cmpint (strcmp (before->id, policy->id), <, 0);
    }
}

/* Every relation is among those from its policy and those to its target, and
 * every statement among those of its policy and of its goal. */
static void
test_lists (void)
{
  g_autoptr (WayDataset) dataset = way_shipped_load ();
  guint n_relations = 0, n_statements = 0, n;

  for (guint i = 0; i < way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES); i++)
    {
      const WayPolicy *policy = way_dataset_get_policy (dataset, i);
      const guint *incoming = way_dataset_get_incoming (dataset, i, &n);

      for (guint j = 0; j < n; j++)
        g_assert_cmpuint (way_dataset_get_relation (dataset, incoming[j])->to, ==, i);
      n_relations += n;
      for (guint j = 0; j < policy->n_relations; j++)
        g_assert_cmpuint (way_dataset_get_relation (dataset, policy->first_relation + j)->from,
                          ==, i);
      for (guint j = 0; j < policy->n_stated; j++)
        g_assert_cmpuint (way_dataset_get_stated_goal (dataset, policy->first_stated + j)->policy,
                          ==, i);
      for (guint j = 0; j < policy->n_sources; j++)
        g_assert_cmpuint (way_dataset_get_policy_source (dataset,
                                                         policy->first_source + j)->policy,
                          ==, i);
      for (guint j = 0; j < policy->n_issuers; j++)
        g_assert_cmpuint (way_dataset_get_issuer (dataset, policy, j), <,
                          way_dataset_get_n_rows (dataset, WAY_TABLE_ORGANISATIONS));
    }
  for (guint i = 0; i < way_dataset_get_n_rows (dataset, WAY_TABLE_GOALS); i++)
    {
      const guint *statements = way_dataset_get_statements (dataset, i, &n);

      for (guint j = 0; j < n; j++)
        g_assert_cmpuint (way_dataset_get_stated_goal (dataset, statements[j])->goal, ==, i);
      n_statements += n;
    }
  g_assert_cmpuint (n_relations, ==, way_dataset_get_n_rows (dataset, WAY_TABLE_POLICY_RELATIONS));
  g_assert_cmpuint (n_statements, ==, way_dataset_get_n_rows (dataset, WAY_TABLE_POLICY_GOALS));
}

static void
test_keys (void)
{
  g_autoptr (WayDataset) dataset = way_shipped_load ();
  const WayPolicyKey *keys = way_dataset_get_keys (dataset);
  guint n = way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES);
  g_autofree guint *policies = g_new (guint, n);

  for (guint i = 0; i < n; i++)
    policies[i] = WAY_NONE;
  for (guint i = 0; i < n; i++)
    {
      const WayPolicy *policy = way_dataset_get_policy (dataset, i);

      g_assert_cmpint (keys[i].first_day, ==, way_date_first_day (policy->date));
      g_assert_cmpint (keys[i].end_day, ==, way_date_last_day (policy->date) + 1);
      g_assert_cmpuint (keys[i].theme, ==, policy->theme);
      g_assert_cmpuint (keys[i].region, ==, policy->region == WAY_NONE ? WAY_NO_KEY
                                                                       : policy->region);
      g_assert_cmpuint (keys[i].issuer, ==, way_dataset_get_issuer (dataset, policy, 0));
      g_assert_cmpuint (keys[i].kind, ==, policy->kind);
      g_assert_cmpuint (keys[i].level, ==, policy->level);
      g_assert_cmpuint (keys[i].rank, ==, policy->rank);
      g_assert_cmpuint (keys[i].event, ==, policy->event);
      g_assert_cmpuint (keys[i].importance, <, n);
      g_assert_cmpuint (policies[keys[i].importance], ==, WAY_NONE);
      policies[keys[i].importance] = i;
    }
  /* What shows first comes first. */
  for (guint i = 1; i < n; i++)
    g_assert_cmpuint (keys[policies[i - 1]].rank, <=, keys[policies[i]].rank);
}

static void
test_newest_release (void)
{
  g_autoptr (WayDataset) dataset = way_shipped_load ();
  WayDate newest = way_dataset_get_newest_release (dataset);
  gboolean found = FALSE;

  for (guint i = 0; i < way_dataset_get_n_rows (dataset, WAY_TABLE_OBSERVATIONS); i++)
    {
      WayDate published = way_dataset_get_observation (dataset, i)->published;

      g_assert_cmpint (way_date_last_day (published), <=, way_date_last_day (newest));
      found |= way_date_compare (published, newest) == 0;
    }
  g_assert_true (found);
}

static void
add (WayDatasetBuilder *builder,
     WayTableId         table,
     const char        *row)
{
  g_autoptr (GError) error = NULL;

  way_add_row (builder, table, row, &error);
  g_assert_no_error (error);
}

#define POLICY(id, date) id "|Plan|规划|Plan|规划|||" date "|issued|plan|research|2|most|national"
#define POLICY_END "||||||0|high"

/* One row or two of every table. */
static WayDatasetBuilder *
start_small (void)
{
  WayDatasetBuilder *builder = way_dataset_builder_new ();

  add (builder, WAY_TABLE_THEMES, "research|Research|研究");
  add (builder, WAY_TABLE_GOALS, "rd|Raise R&D|提高研发投入|research");
  add (builder, WAY_TABLE_GOALS, "none|Nothing|无|research");
  add (builder, WAY_TABLE_AREAS, "CN-ZGC|Zhongguancun|中关村|region|CN-BJ");
  add (builder, WAY_TABLE_AREAS, "CN-BJ|Beijing|北京|region|CHN");
  add (builder, WAY_TABLE_AREAS, "CHN|China|中国|country");
  add (builder, WAY_TABLE_BASES, "gdp|GDP|国内生产总值");
  add (builder, WAY_TABLE_ORGANISATIONS, "most|Ministry|科技部|MOST|ministry");
  add (builder, WAY_TABLE_ORGANISATIONS, "ndrc|Commission|发展改革委|NDRC|ministry");
  add (builder, WAY_TABLE_SOURCES, "gov|Notice|gov.cn|https://gov.cn|2016-05|zh|page|official");
  add (builder, WAY_TABLE_POLICIES, POLICY ("late", "2016") POLICY_END);
  add (builder, WAY_TABLE_POLICIES, POLICY ("early", "2016-01-01") POLICY_END);
  add (builder, WAY_TABLE_POLICIES, POLICY ("b-same", "2015-03") POLICY_END);
  add (builder, WAY_TABLE_POLICIES, POLICY ("a-same", "2015-03") POLICY_END);
  add (builder, WAY_TABLE_INDICATORS, "rd|R&D|研发|% of GDP|占GDP%|higher|flow|1||||gov");
  return builder;
}

static void
test_small (void)
{
  g_autoptr (WayDatasetBuilder) builder = start_small ();
  g_autoptr (WayDataset) dataset = NULL;
  const guint *by_date;
  guint n;

  add (builder, WAY_TABLE_POLICY_RELATIONS, "early|implements|late|gov");
  add (builder, WAY_TABLE_AREA_SETS, "set|Set|组|CN-BJ;CHN");
  add (builder, WAY_TABLE_OBSERVATIONS, "rd|CHN|2015|-2.1|gdp|final|2016|gov");
  dataset = way_dataset_builder_end (builder);

  /* A year is later than its first day, and equal dates go by number. */
  by_date = way_dataset_get_by_date (dataset);
  g_assert_cmpstr (way_dataset_get_policy (dataset, by_date[0])->id, ==, "b-same");
  g_assert_cmpstr (way_dataset_get_policy (dataset, by_date[1])->id, ==, "a-same");
  g_assert_cmpstr (way_dataset_get_policy (dataset, by_date[2])->id, ==, "early");
  g_assert_cmpstr (way_dataset_get_policy (dataset, by_date[3])->id, ==, "late");
  /* Parents, whichever of the two stands first. */
  g_assert_cmpuint (way_dataset_get_area (dataset, 0)->parent, ==, 1);
  g_assert_cmpuint (way_dataset_get_area (dataset, 1)->parent, ==, 2);
  g_assert_cmpuint (way_dataset_get_area (dataset, 2)->parent, ==, WAY_NONE);
  way_dataset_get_incoming (dataset, 0, &n);
  g_assert_cmpuint (n, ==, 1);
  way_dataset_get_incoming (dataset, 1, &n);
  g_assert_cmpuint (n, ==, 0);
  way_dataset_get_statements (dataset, 1, &n);
  g_assert_cmpuint (n, ==, 0);
  g_assert_cmpuint (way_dataset_get_area_set_member (dataset,
                                                     way_dataset_get_area_set (dataset, 0), 1),
                    ==, 2);
  g_assert_cmpfloat (way_dataset_get_observation (dataset, 0)->value, ==, -2.1);
  g_assert_cmpstr (way_dataset_get_observation (dataset, 0)->value_text, ==, "-2.1");
  g_assert_cmpint (way_date_last_day (way_dataset_get_newest_release (dataset)), ==,
                   way_day_of_year (2017) - 1);
}

static void
test_empty (void)
{
  g_autoptr (WayDatasetBuilder) builder = way_dataset_builder_new ();
  g_autoptr (WayDataset) dataset = NULL;

  way_dataset_builder_set_meta (builder, "version", "1");
  way_dataset_builder_set_meta (builder, "version", "2");
  dataset = way_dataset_builder_end (builder);
  for (guint i = 0; i < WAY_N_TABLES; i++)
    g_assert_cmpuint (way_dataset_get_n_rows (dataset, i), ==, 0);
  g_assert_false (way_date_is_set (way_dataset_get_newest_release (dataset)));
  g_assert_cmpstr (way_dataset_get_meta (dataset, "version"), ==, "2");
  g_assert_cmpstr (way_dataset_get_meta (dataset, "licence"), ==, "");
}

static void
test_refuses (void)
{
  static const struct
  {
    WayTableId  table;
    const char *row;
    const char *message;
  } cases[] = {
    { WAY_TABLE_THEMES, "a||研究", "themes, row 2, name_en: is empty" },
    { WAY_TABLE_GOALS, "g|G|目标|nothing",
      "goals, row 3, theme: refers to a row that does not exist" },
    { WAY_TABLE_AREAS, "X|X|某|planet", "areas, row 4, kind: is not in its vocabulary" },
    { WAY_TABLE_SOURCES, "s|S|p|file:///etc/passwd|2016|zh|page|official",
      "sources, row 2, url: is not an address of the web" },
    { WAY_TABLE_POLICIES, POLICY ("c", "2016-02-30") POLICY_END,
      "policies, row 5, date: is not a date" },
    { WAY_TABLE_POLICIES, POLICY ("c", "16") POLICY_END, "policies, row 5, date: is not a date" },
    { WAY_TABLE_POLICIES, "c|P|规|P|规|||2016|issued|plan|research|2|most;;ndrc|national" POLICY_END,
      "policies, row 5, issuers: refers to a row that does not exist" },
    { WAY_TABLE_POLICIES, "c|P|规|P|规|||2016|issued|plan|research|2||national" POLICY_END,
      "policies, row 5, issuers: is empty" },
    { WAY_TABLE_POLICIES, POLICY ("c", "2016") "||2016-05||||0|high",
      "policies, row 5, period_start: is not a year" },
    { WAY_TABLE_AREA_SETS, "s|S|组|CHN;nowhere",
      "area_sets, row 1, areas: refers to a row that does not exist" },
    { WAY_TABLE_OBSERVATIONS, "rd|CHN|2015|1.2.3|gdp|final|2016|gov",
      "observations, row 1, value: is not a number" },
    { WAY_TABLE_OBSERVATIONS, "rd|CHN|2015|.|gdp|final|2016|gov",
      "observations, row 1, value: is not a number" },
    { WAY_TABLE_OBSERVATIONS, "rd|CHN|2015|-|gdp|final|2016|gov",
      "observations, row 1, value: is not a number" },
    { WAY_TABLE_OBSERVATIONS, "rd|CHN|2015|inf|gdp|final|2016|gov",
      "observations, row 1, value: is not a number" },
    { WAY_TABLE_OBSERVATIONS, "rd|CHN|2015|1e400|gdp|final|2016|gov",
      "observations, row 1, value: is not a number" },
    { WAY_TABLE_OBSERVATIONS,
      "rd|CHN|2015|1111111111111111111111111111111111111111|gdp|final|2016|gov",
      "observations, row 1, value: is not a number" },
    { WAY_TABLE_OBSERVATIONS, "rd|CHN|15|2|gdp|final|2016|gov",
      "observations, row 1, year: is not a year" },
    { WAY_TABLE_OBSERVATIONS, "|CHN|2015|2|gdp|final|2016|gov",
      "observations, row 1, indicator_id: is empty" },
  };

  g_autoptr (WayDatasetBuilder) untouched = start_small ();
  g_autoptr (WayDataset) small = way_dataset_builder_end (untouched);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (WayDatasetBuilder) builder = start_small ();
      g_autoptr (WayDataset) dataset = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_false (way_add_row (builder, cases[i].table, cases[i].row, &error));
      g_assert_error (error, WAY_DATASET_ERROR, WAY_DATASET_ERROR_ROW);
      g_assert_cmpstr (error->message, ==, cases[i].message);
      /* The row leaves no trace. */
      dataset = way_dataset_builder_end (builder);
      for (guint j = 0; j < WAY_N_TABLES; j++)
        g_assert_cmpuint (way_dataset_get_n_rows (dataset, j), ==,
                          way_dataset_get_n_rows (small, j));
    }
}

/* The rows of one policy are a range, and must come one after the other. */
static void
test_refuses_scattered (void)
{
  static const struct
  {
    WayTableId  table;
    const char *rows[3];
    const char *message;
  } cases[] = {
    { WAY_TABLE_POLICY_GOALS,
      { "1|late|rd|A.|甲。||CHN||||||||gov", "2|early|rd|B.|乙。||CHN||||||||gov",
        "3|late|rd|C.|丙。||CHN||||||||gov" },
      "policy_goals, row 3, policy_id: the rows of one policy do not stand together" },
    { WAY_TABLE_POLICY_SOURCES, { "late|gov|a|甲", "early|gov|b|乙", "late|gov|c|丙" },
      "policy_sources, row 3, policy_id: the rows of one policy do not stand together" },
    { WAY_TABLE_POLICY_RELATIONS,
      { "late|cites|early|gov", "early|cites|late|gov", "late|extends|early|gov" },
      "policy_relations, row 3, from_policy: the rows of one policy do not stand together" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (WayDatasetBuilder) builder = start_small ();
      g_autoptr (GError) error = NULL;

      add (builder, cases[i].table, cases[i].rows[0]);
      add (builder, cases[i].table, cases[i].rows[1]);
      g_assert_false (way_add_row (builder, cases[i].table, cases[i].rows[2], &error));
      g_assert_error (error, WAY_DATASET_ERROR, WAY_DATASET_ERROR_ROW);
      g_assert_cmpstr (error->message, ==, cases[i].message);
    }
}

static void
test_references (void)
{
  WayDataset *dataset = way_shipped_load ();
  WayDataset *second = way_dataset_ref (dataset);

  way_dataset_unref (dataset);
  g_assert_cmpuint (way_dataset_get_n_rows (second, WAY_TABLE_THEMES), ==, 8);
  way_dataset_unref (second);
}

/* As looking at every policy finds them. */
static void
test_in_span (void)
{
  g_autoptr (WayDataset) dataset = way_shipped_load ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  const WayPolicyKey *keys = way_dataset_get_keys (dataset);

  for (guint i = 0; i < 2000; i++)
    {
      double start = g_rand_double_range (rand, 16000, 22000);
      double end = start + g_rand_double_range (rand, 0, 900);
      guint n, expected = 0;
      g_autofree guint *policies = way_dataset_find_in_span (dataset, start, end, &n);

      for (guint j = 0; j < way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES); j++)
        expected += keys[j].first_day < end && keys[j].end_day > start;
      g_assert_cmpuint (n, ==, expected);
      for (guint j = 0; j < n; j++)
        g_assert_true (keys[policies[j]].first_day < end && keys[policies[j]].end_day > start);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/dataset/round-trip", test_round_trip);
  g_test_add_func ("/dataset/find", test_find);
  g_test_add_func ("/dataset/by-date", test_by_date);
  g_test_add_func ("/dataset/keys", test_keys);
  g_test_add_func ("/dataset/lists", test_lists);
  g_test_add_func ("/dataset/newest-release", test_newest_release);
  g_test_add_func ("/dataset/small", test_small);
  g_test_add_func ("/dataset/empty", test_empty);
  g_test_add_func ("/dataset/refuses", test_refuses);
  g_test_add_func ("/dataset/refuses-scattered", test_refuses_scattered);
  g_test_add_func ("/dataset/references", test_references);
  g_test_add_func ("/dataset/in-span", test_in_span);
  return g_test_run ();
}
