/* Filters on the shipped set: facets, words in both languages, and counts. */
#include "config.h"

#include "way-query.h"
#include "way-own-marks.h"
#include "way-row-filter.h"
#include "way-shipped.h"
#include "way-verdict.h"

#include <string.h>

static guint
match (const WayDataset *dataset,
       const WayQuery   *query,
       guint8          **matching)
{
  *matching = g_new0 (guint8, way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES) + 1);
  return way_query_match (query, dataset, WAY_KNOWN_ALL, *matching);
}

static guint
count_matches (const WayDataset *dataset,
               const WayQuery   *query)
{
  g_autofree guint8 *matching = NULL;
  guint n = match (dataset, query, &matching), sum = 0;

  for (guint i = 0; i < way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES); i++)
    sum += matching[i];
  g_assert_cmpuint (n, ==, sum);
  return n;
}

static guint
count_text (const WayDataset *dataset,
            const char       *text)
{
  g_autoptr (WayQuery) query = way_query_new ();

  g_free (query->text);
  query->text = g_strdup (text);
  return count_matches (dataset, query);
}

static gboolean
matches_text (const WayDataset *dataset,
              const char       *policy,
              const char       *text)
{
  g_autoptr (WayQuery) query = way_query_new ();
  g_autofree guint8 *matching = NULL;

  g_free (query->text);
  query->text = g_strdup (text);
  match (dataset, query, &matching);
  return matching[way_shipped_find (dataset, WAY_TABLE_POLICIES, policy)];
}

static void
test_value (void)
{
  g_autoptr (WayQuery) query = way_query_new ();
  g_autoptr (WayQuery) copy = NULL;

  g_assert_true (way_query_is_empty (query));
  way_query_choose (query, WAY_FACET_KIND, "plan", TRUE);
  way_query_choose (query, WAY_FACET_KIND, "law", TRUE);
  way_query_choose (query, WAY_FACET_KIND, "plan", TRUE);
  g_assert_cmpuint (g_strv_length (query->chosen[WAY_FACET_KIND]), ==, 2);
  g_assert_cmpstr (query->chosen[WAY_FACET_KIND][0], ==, "law");
  g_assert_true (way_query_is_chosen (query, WAY_FACET_KIND, "plan"));
  g_assert_false (way_query_is_chosen (query, WAY_FACET_THEME, "plan"));
  copy = way_query_copy (query);
  g_assert_true (way_query_equal (query, copy));
  way_query_choose (copy, WAY_FACET_LEVEL, "national", TRUE);
  g_assert_false (way_query_equal (query, copy));
  way_query_choose (copy, WAY_FACET_LEVEL, "national", FALSE);
  g_assert_null (copy->chosen[WAY_FACET_LEVEL]);
  g_assert_true (way_query_equal (query, copy));
  g_free (copy->text);
  copy->text = g_strdup ("x");
  g_assert_false (way_query_equal (query, copy));
  way_query_clear_facet (copy, WAY_FACET_KIND);
  g_assert_false (way_query_has_facets (copy));
  g_assert_false (way_query_is_empty (copy));
}

/* Whether a policy has a value, said anew from the rows. */
static gboolean
has_value (const WayDataset *dataset,
           guint             index,
           WayFacet          facet,
           guint             value)
{
  const WayPolicy *policy = way_dataset_get_policy (dataset, index);
  gboolean has = FALSE;

  switch (facet)
    {
    case WAY_FACET_OWN:
      return index == 0 || (index == 1 && value == WAY_OWN_STARRED);
    case WAY_FACET_LEVEL:
      return policy->level == value;
    case WAY_FACET_KIND:
      return policy->kind == value;
    case WAY_FACET_THEME:
      return policy->theme == value;
    case WAY_FACET_YEAR:
      return (guint) policy->date.year == value;
    case WAY_FACET_REGION:
      for (guint area = policy->region; area != WAY_NONE;
           area = way_dataset_get_area (dataset, area)->parent)
        has |= area == value && way_dataset_get_area (dataset, area)->kind == WAY_AREA_REGION;
      return has;
    case WAY_FACET_ISSUER:
      for (guint i = 0; i < policy->n_issuers; i++)
        has |= way_dataset_get_issuer (dataset, policy, i) == value;
      return has;
    case WAY_FACET_EVIDENCE:
      for (guint i = 0; i < policy->n_sources; i++)
        has |= way_dataset_get_source (
                 dataset, way_dataset_get_policy_source (dataset, policy->first_source + i)->source)
               ->evidence == value;
      break;
    default:
      break;
    }
  for (guint i = policy->first_stated; i < policy->first_stated + policy->n_stated; i++)
    {
      const WayStatedGoal *stated = way_dataset_get_stated_goal (dataset, i);
      gboolean is_target = way_stated_goal_is_target (stated);

      has |= (facet == WAY_FACET_GOAL && stated->goal == value)
          || (facet == WAY_FACET_DUE_YEAR && is_target && (guint) stated->due_year == value)
          || (facet == WAY_FACET_VERDICT && is_target
              && way_verdict_judge (dataset, i, WAY_KNOWN_ALL).id == value)
          || (facet == WAY_FACET_EVIDENCE && stated->source != WAY_NONE
              && way_dataset_get_source (dataset, stated->source)->evidence == value);
    }
  return has;
}

/* Every value alone, policy by policy. */
/* Two stars and a note. */
static void
add_own (WayDataset *dataset)
{
  g_autoptr (WayOwnMarks) marks
    = way_own_marks_new (way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES));

  marks->flags[0] = 1 << WAY_OWN_STARRED | 1 << WAY_OWN_NOTED;
  marks->flags[1] = 1 << WAY_OWN_STARRED;
  way_dataset_set_own (dataset, marks);
}

static void
test_facets (void)
{
  g_autoptr (WayDataset) dataset = way_shipped_load ();
  guint n = way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES);

  add_own (dataset);
  for (guint facet = 0; facet < WAY_N_FACETS; facet++)
    {
      guint sum = 0;
      gboolean years = facet == WAY_FACET_YEAR || facet == WAY_FACET_DUE_YEAR;

      for (guint value = years ? 2010 : 0;
           value < (years ? 2060 : way_facet_n_values (dataset, facet)); value++)
        {
          g_autoptr (WayQuery) query = way_query_new ();
          g_autofree guint8 *matching = NULL;

          way_query_choose (query, facet, way_facet_value_id (dataset, facet, value), TRUE);
          sum += match (dataset, query, &matching);
          for (guint i = 0; i < n; i++)
            g_assert_cmpint (matching[i], ==, has_value (dataset, i, facet, value));
        }
      g_assert_cmpuint (sum, >=, facet == WAY_FACET_OWN ? 3
                                 : facet == WAY_FACET_REGION || facet == WAY_FACET_DUE_YEAR
                                 || facet == WAY_FACET_VERDICT ? 25 : n);
    }
}

/* As a count of each value: with the facet itself lifted, and every other
 * facet and the words applied. */
static void
check_counts (const WayDataset *dataset,
              const WayQuery   *query)
{
  g_autofree guint *counts = g_new (guint, way_facet_get_first (dataset, WAY_N_FACETS));
  g_autofree guint8 *found
    = g_new0 (guint8, way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES) + 1);
  guint n;

  way_query_find_text (query, dataset, found);
  n = way_query_filter (query, dataset, WAY_KNOWN_ALL, NULL, 0, found, counts);
  g_assert_cmpuint (n, ==, count_matches (dataset, query));
  for (guint facet = 0; facet < WAY_N_FACETS; facet++)
    for (guint value = 0; value < way_facet_n_values (dataset, facet); value++)
      {
        g_autoptr (WayQuery) only = NULL;
        gboolean years = facet == WAY_FACET_YEAR || facet == WAY_FACET_DUE_YEAR;

        if (years && (value < 2014 || value > 2037))
          continue;
        only = way_query_copy (query);
        way_query_clear_facet (only, facet);
        way_query_choose (only, facet, way_facet_value_id (dataset, facet, value), TRUE);
        g_assert_cmpuint (counts[way_facet_get_first (dataset, facet) + value], ==,
                          count_matches (dataset, only));
      }
}

static void
test_counts (void)
{
  g_autoptr (WayDataset) dataset = way_shipped_load ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (20);
  static const char *const texts[] = { "", "innovation", "科技", "nothing has this" };

  for (guint i = 0; i < 12; i++)
    {
      g_autoptr (WayQuery) query = way_query_new ();

      way_choose_any (query, dataset, rand);
      g_free (query->text);
      query->text = g_strdup (texts[i % G_N_ELEMENTS (texts)]);
      check_counts (dataset, query);
    }
}

/* Any of the chosen within a facet, and all facets. */
static void
test_any_and_all (void)
{
  g_autoptr (WayDataset) dataset = way_shipped_load ();
  g_autoptr (WayQuery) query = way_query_new ();
  guint n_plans, n_both;

  way_query_choose (query, WAY_FACET_KIND, "plan", TRUE);
  n_plans = count_matches (dataset, query);
  way_query_choose (query, WAY_FACET_KIND, "law", TRUE);
  n_both = count_matches (dataset, query);
  g_assert_cmpuint (n_both, >, n_plans);
  way_query_choose (query, WAY_FACET_YEAR, "2021", TRUE);
  g_assert_cmpuint (count_matches (dataset, query), <, n_both);
  /* Beijing has what Zhongguancun has, which does not have all of Beijing's. */
  way_query_clear_facet (query, WAY_FACET_KIND);
  way_query_clear_facet (query, WAY_FACET_YEAR);
  way_query_choose (query, WAY_FACET_REGION, "CN-BJ", TRUE);
  g_assert_cmpuint (count_matches (dataset, query), ==, 8);
  way_query_choose (query, WAY_FACET_REGION, "CN-ZGC", TRUE);
  g_assert_cmpuint (count_matches (dataset, query), ==, 8);
  way_query_choose (query, WAY_FACET_REGION, "CN-BJ", FALSE);
  g_assert_cmpuint (count_matches (dataset, query), ==, 4);
}

/* What the data set does not have is kept, and filters nothing. */
static void
test_unknown (void)
{
  g_autoptr (WayDataset) dataset = way_shipped_load ();
  g_autoptr (WayQuery) query = way_query_new ();
  guint n;

  way_query_choose (query, WAY_FACET_THEME, "no-theme", TRUE);
  way_query_choose (query, WAY_FACET_YEAR, "03000", TRUE);
  way_query_choose (query, WAY_FACET_DUE_YEAR, "99999999999999999999", TRUE);
  g_assert_cmpuint (count_matches (dataset, query), ==, 130);
  way_query_choose (query, WAY_FACET_THEME, "finance", TRUE);
  n = count_matches (dataset, query);
  g_assert_cmpuint (n, >, 0);
  g_assert_cmpuint (n, <, 130);
  way_query_invert (query, dataset, WAY_FACET_THEME, WAY_KNOWN_ALL);
  g_assert_cmpuint (count_matches (dataset, query), ==, 130 - n);
  g_assert_false (way_query_is_chosen (query, WAY_FACET_THEME, "no-theme"));
}

/* A target open in 2019 has another verdict then. */
static void
test_as_known (void)
{
  g_autoptr (WayDataset) dataset = way_shipped_load ();
  g_autoptr (WayQuery) query = way_query_new ();
  g_autofree guint8 *matching = g_new0 (guint8, 131);
  guint outline = way_shipped_find (dataset, WAY_TABLE_POLICIES, "idds-outline-2016");

  way_query_choose (query, WAY_FACET_VERDICT, "missed", TRUE);
  way_query_match (query, dataset, WAY_KNOWN_ALL, matching);
  g_assert_true (matching[outline]);
  g_assert_cmpuint (way_query_match (query, dataset, way_day_of_year (2019), matching), ==, 0);
  way_query_match (query, dataset, WAY_KNOWN_ALL, matching);
  g_assert_true (matching[outline]);
}

/* Only some policies are looked at where only some are given. */
static void
test_subset (void)
{
  g_autoptr (WayDataset) dataset = way_shipped_load ();
  g_autoptr (WayQuery) query = way_query_new ();
  g_autofree guint *counts = g_new (guint, way_facet_get_first (dataset, WAY_N_FACETS));
  guint8 matching[130];
  const guint policies[] = { 3, 5, 8 };
  guint sum = 0;

  memset (matching, 1, sizeof matching);
  g_assert_cmpuint (way_query_filter (query, dataset, WAY_KNOWN_ALL, policies, 3, matching,
                                      counts), ==, 3);
  for (guint i = 0; i < WAY_N_KINDS; i++)
    sum += counts[way_facet_get_first (dataset, WAY_FACET_KIND) + i];
  g_assert_cmpuint (sum, ==, 3);
}

/* Whether one of a policy's texts has the words, by plain comparison. */
static gboolean
has_plain (const WayDataset *dataset,
           guint             policy,
           const char       *text)
{
  const WayPolicy *row = way_dataset_get_policy (dataset, policy);

  for (guint lang = 0; lang < WAY_N_LANGS; lang++)
    {
      if (strstr (row->title[lang], text) || strstr (row->short_title[lang], text)
          || strstr (row->number[lang], text) || strstr (row->summary[lang], text))
        return TRUE;
      for (guint i = 0; i < row->n_issuers; i++)
        {
          guint issuer = way_dataset_get_issuer (dataset, row, i);

          if (strstr (way_dataset_get_organisation (dataset, issuer)->name[lang], text))
            return TRUE;
        }
      for (guint i = 0; i < row->n_stated; i++)
        if (strstr (way_dataset_get_stated_goal (dataset, row->first_stated + i)->statement[lang],
                    text))
          return TRUE;
    }
  return FALSE;
}

static void
test_chinese (void)
{
  g_autoptr (WayDataset) dataset = way_shipped_load ();
  static const char *const texts[] = { "科技", "创新", "研", "国务院", "高新技术企业" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      guint n = 0;

      for (guint j = 0; j < way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES); j++)
        n += has_plain (dataset, j, texts[i]);
      g_assert_cmpuint (n, >, 0);
      g_assert_cmpuint (count_text (dataset, texts[i]), ==, n);
    }
}

static void
test_forms (void)
{
  g_autoptr (WayDataset) dataset = way_shipped_load ();

  g_assert_cmpuint (count_text (dataset, "INNOVATION"), ==, count_text (dataset, "innovation"));
  g_assert_cmpuint (count_text (dataset, "innovation"), >, 10);
  g_assert_cmpuint (count_text (dataset, "  innovation\t"), ==,
                    count_text (dataset, "innovation"));
  /* Blanks alone, of whatever width, ask for nothing. */
  g_assert_cmpuint (count_text (dataset, "  "), ==, 130);
  g_assert_cmpuint (count_text (dataset, "　"), ==, 130);
  g_assert_cmpuint (count_text (dataset, "no policy has these words"), ==, 0);
  /* What is wide in a Chinese input method is found as well. */
  g_assert_cmpuint (count_text (dataset, "Ｒ＆Ｄ"), ==, count_text (dataset, "r&d"));
  g_assert_true (matches_text (dataset, "fyp13-outline-2016", "13TH FIVE-year"));
  g_assert_true (matches_text (dataset, "fyp13-outline-2016", "National People's Congress"));
  g_assert_true (matches_text (dataset, "hnte-measures-2016", "国科发火"));
  g_assert_false (matches_text (dataset, "hnte-measures-2016", "robot"));
}

#define POLICY "p|Caf\xc3\xa9 Stra\xc3\x9f" "e|规|P|规|||2016|issued|plan|t|2|o|national||||||0|high"

/* Accents in one character or in two, and letters whose small form is longer. */
static void
test_normal_forms (void)
{
  static const char *const rows[] = { "t|T|主题", "o|O|组织||ministry", POLICY };
  static const WayTableId tables[] = { WAY_TABLE_THEMES, WAY_TABLE_ORGANISATIONS,
                                       WAY_TABLE_POLICIES };
  g_autoptr (WayDatasetBuilder) builder = way_dataset_builder_new ();
  g_autoptr (WayDataset) dataset = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      way_add_row (builder, tables[i], rows[i], &error);
      g_assert_no_error (error);
    }
  dataset = way_dataset_builder_end (builder);
  g_assert_true (matches_text (dataset, "p", "caf\xc3\xa9"));
  g_assert_true (matches_text (dataset, "p", "cafe\xcc\x81"));
  g_assert_true (matches_text (dataset, "p", "CAFE\xcc\x81"));
  g_assert_true (matches_text (dataset, "p", "STRASSE"));
  g_assert_false (matches_text (dataset, "p", "coffee"));
}

/* Each of a hundred themes is filtered by itself. */
static void
test_many_themes (void)
{
  g_autoptr (WayDatasetBuilder) builder = way_dataset_builder_new ();
  g_autoptr (WayDataset) dataset = NULL;

  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *row = g_strdup_printf ("t%u|T|主题", i);

      way_add_row (builder, WAY_TABLE_THEMES, row, NULL);
    }
  way_add_row (builder, WAY_TABLE_ORGANISATIONS, "o|O|组织||ministry", NULL);
  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *row = g_strdup_printf (
        "p%u|P|规|P|规|||2016|issued|plan|t%u|2|o|national||||||0|high", i, i);

      way_add_row (builder, WAY_TABLE_POLICIES, row, NULL);
    }
  dataset = way_dataset_builder_end (builder);
  for (guint i = 0; i < 100; i++)
    {
      g_autoptr (WayQuery) query = way_query_new ();
      g_autofree char *id = g_strdup_printf ("t%u", i);
      g_autofree guint8 *matching = NULL;

      way_query_choose (query, WAY_FACET_THEME, id, TRUE);
      g_assert_cmpuint (match (dataset, query, &matching), ==, 1);
      g_assert_true (matching[i]);
    }
}

static void
test_ids (void)
{
  g_autoptr (WayDataset) dataset = way_shipped_load ();

  for (guint facet = 0; facet < WAY_N_FACETS; facet++)
    for (guint value = 0; value < way_facet_n_values (dataset, facet); value += facet + 1)
      g_assert_cmpuint (way_facet_find_value (dataset, facet,
                                              way_facet_value_id (dataset, facet, value)),
                        ==, value);
  g_assert_cmpuint (way_facet_n_values (dataset, WAY_FACET_LEVEL), ==, 2);
  g_assert_cmpuint (way_facet_n_values (dataset, WAY_FACET_THEME), ==, 8);
  g_assert_cmpuint (way_facet_n_values (dataset, WAY_FACET_KIND), ==, 9);
  g_assert_cmpstr (way_facet_value_id (dataset, WAY_FACET_LEVEL, 1), ==, "regional");
  g_assert_cmpstr (way_facet_value_id (dataset, WAY_FACET_THEME, 0), ==, "strategy");
  g_assert_cmpstr (way_facet_value_id (dataset, WAY_FACET_KIND, 5), ==, "law");
}

/* The rows that a value of a facet leaves. */
static guint
count_rows (const WayDataset *dataset,
            gboolean          figures,
            WayFacet          facet,
            const char       *id,
            const char       *text)
{
  WayTableId table = figures ? WAY_TABLE_OBSERVATIONS : WAY_TABLE_POLICY_GOALS;
  g_autoptr (WayQuery) query = way_query_new ();
  g_autofree guint8 *matching = NULL;
  g_autofree guint8 *rows = NULL;
  guint sum = 0;

  way_query_choose (query, facet, id, TRUE);
  g_free (query->text);
  query->text = g_strdup (text);
  match (dataset, query, &matching);
  rows = figures ? way_query_match_observations (query, dataset, WAY_KNOWN_ALL)
                 : way_query_match_targets (query, dataset, WAY_KNOWN_ALL, matching);
  for (guint i = 0; i < way_dataset_get_n_rows (dataset, table); i++)
    sum += rows[i];
  return sum;
}

/* Each target has one source and one verdict, each figure one source and one
 * year: what the values of such a facet leave adds up to all. */
static void
test_rows (void)
{
  g_autoptr (WayDataset) dataset = way_shipped_load ();
  guint targets[2] = { 0 }, figures[2] = { 0 };

  for (guint i = 0; i < way_facet_n_values (dataset, WAY_FACET_EVIDENCE); i++)
    {
      targets[0] += count_rows (dataset, FALSE, WAY_FACET_EVIDENCE, way_evidence_words[i], "");
      figures[0] += count_rows (dataset, TRUE, WAY_FACET_EVIDENCE, way_evidence_words[i], "");
    }
  for (guint i = 0; i < WAY_N_VERDICTS; i++)
    targets[1] += count_rows (dataset, FALSE, WAY_FACET_VERDICT, way_verdict_get_id (i), "");
  for (guint year = 1950; year <= 2030; year++)
    figures[1] += count_rows (dataset, TRUE, WAY_FACET_YEAR,
                              way_facet_value_id (dataset, WAY_FACET_YEAR, year), "");
  g_assert_cmpuint (targets[0], ==, 177);
  g_assert_cmpuint (targets[1], ==, 177);
  g_assert_cmpuint (figures[0], ==, way_dataset_get_n_rows (dataset, WAY_TABLE_OBSERVATIONS));
  g_assert_cmpuint (figures[1], ==, figures[0]);
}

/* A figure's region is its own; a country does not hold its regions. */
static void
test_figures (void)
{
  g_autoptr (WayDataset) dataset = way_shipped_load ();
  guint n = way_dataset_get_n_rows (dataset, WAY_TABLE_OBSERVATIONS), china = 0;

  for (guint i = 0; i < n; i++)
    china += g_str_equal (
      way_dataset_get_area (dataset, way_dataset_get_observation (dataset, i)->area)->code, "CHN");
  g_assert_cmpuint (count_rows (dataset, TRUE, WAY_FACET_REGION, "CHN", ""), ==, china);
  g_assert_cmpuint (count_rows (dataset, TRUE, WAY_FACET_REGION, "JPN", "R&D intensity"), ==, 25);
  g_assert_cmpuint (count_rows (dataset, TRUE, WAY_FACET_GOAL, "raise-rd-intensity", ""), <, n);
  g_assert_cmpuint (count_rows (dataset, TRUE, WAY_FACET_GOAL, "raise-rd-intensity", "japan"), ==,
                    0);
  g_assert_cmpuint (count_rows (dataset, TRUE, WAY_FACET_GOAL, "no such goal", ""), ==, n);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/query/value", test_value);
  g_test_add_func ("/query/facets", test_facets);
  g_test_add_func ("/query/counts", test_counts);
  g_test_add_func ("/query/any-and-all", test_any_and_all);
  g_test_add_func ("/query/unknown", test_unknown);
  g_test_add_func ("/query/as-known", test_as_known);
  g_test_add_func ("/query/subset", test_subset);
  g_test_add_func ("/query/many-themes", test_many_themes);
  g_test_add_func ("/query/chinese", test_chinese);
  g_test_add_func ("/query/forms", test_forms);
  g_test_add_func ("/query/normal-forms", test_normal_forms);
  g_test_add_func ("/query/ids", test_ids);
  g_test_add_func ("/query/rows", test_rows);
  g_test_add_func ("/query/figures", test_figures);
  return g_test_run ();
}
