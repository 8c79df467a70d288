/* Every value of every vocabulary has a word in both languages, every group a
 * heading, and every policy a group.
 */
#include "config.h"

#include "way-grouping.h"
#include "way-shipped.h"
#include "way-words.h"

#include <string.h>

static void
check_word (const char *word,
            WayLang     lang)
{
  g_assert_nonnull (word);
  g_assert_cmpstr (word, !=, "");
  g_assert_true (g_utf8_validate (word, -1, NULL));
  /* No context is left of a word that has no translation. */
  g_assert_null (strchr (word, '\004'));
  g_assert_false (g_ascii_isspace (*word));
}

#define CHECK_ALL(words, name) \
  for (guint value = 0; words[value] != NULL; value++) \
    for (guint lang = 0; lang < WAY_N_LANGS; lang++) \
      { \
        check_word (name (value, lang), lang); \
        for (guint other = 0; other < value; other++) \
          g_assert_cmpstr (name (value, lang), !=, name (other, lang)); \
      }

static void
test_vocabularies (void)
{
  CHECK_ALL (way_date_event_words, way_date_event_name);
  CHECK_ALL (way_policy_kind_words, way_policy_kind_name);
  CHECK_ALL (way_level_words, way_level_name);
  CHECK_ALL (way_confidence_words, way_confidence_name);
  CHECK_ALL (way_evidence_words, way_evidence_name);
  CHECK_ALL (way_licence_words, way_licence_name);
  CHECK_ALL (way_measure_words, way_measure_name);
  CHECK_ALL (way_better_words, way_better_name);
  CHECK_ALL (way_timing_words, way_timing_name);
  CHECK_ALL (way_status_words, way_status_name);
  /* "Not money" has no word in files, and comes first. */
  for (guint value = 0; value <= g_strv_length ((char **) way_prices_words); value++)
    check_word (way_prices_name (value, WAY_LANG_EN), WAY_LANG_EN);
}

/* The enumerations stand in the order of the vocabularies. */
static void
test_order (void)
{
  g_assert_cmpuint (g_strv_length ((char **) way_policy_kind_words), ==, WAY_N_KINDS);
  g_assert_cmpuint (g_strv_length ((char **) way_level_words), ==, WAY_N_LEVELS);
  g_assert_cmpuint (g_strv_length ((char **) way_relation_words), ==, WAY_N_RELATIONS);
  g_assert_cmpint (way_word_index (way_policy_kind_words, "law"), ==, WAY_KIND_LAW);
  g_assert_cmpint (way_word_index (way_policy_kind_words, "decision"), ==, WAY_KIND_DECISION);
  g_assert_cmpint (way_word_index (way_comparator_words, "~"), ==, WAY_ABOUT);
  g_assert_cmpint (way_word_index (way_measure_words, "parameter"), ==, WAY_MEASURE_PARAMETER);
  g_assert_cmpint (way_word_index (way_status_words, "revised"), ==, WAY_STATUS_REVISED);
  g_assert_cmpint (way_word_index (way_evidence_words, "recall"), ==, WAY_EVIDENCE_RECALL);
  g_assert_cmpint (way_word_index (way_timing_words, "rank"), ==, WAY_TIMING_RANK);
  g_assert_cmpint (way_word_index (way_organisation_kind_words, "other"), ==,
                   WAY_ORGANISATION_OTHER);
  g_assert_cmpint (way_word_index (way_policy_kind_words, "poem"), ==, -1);
  g_assert_cmpint (way_word_index (way_policy_kind_words, ""), ==, -1);
}

static void
test_relations (void)
{
  for (guint kind = 0; kind < WAY_N_RELATIONS; kind++)
    for (guint lang = 0; lang < WAY_N_LANGS; lang++)
      {
        check_word (way_relation_name (kind, FALSE, lang), lang);
        check_word (way_relation_name (kind, TRUE, lang), lang);
        g_assert_cmpstr (way_relation_name (kind, FALSE, lang), !=,
                         way_relation_name (kind, TRUE, lang));
      }
  g_assert_cmpstr (way_relation_name (WAY_RELATION_IMPLEMENTS, TRUE, WAY_LANG_EN), ==,
                   "implemented by");
}

static void
test_signs (void)
{
  static const char *const signs[] = { "≥", ">", "≤", "<", "=", "≈" };

  for (guint i = 0; way_comparator_words[i] != NULL; i++)
    g_assert_cmpstr (way_comparator_sign (i), ==, signs[i]);
  g_assert_cmpint (way_word_index (way_comparator_words, ">="), ==, 0);
  g_assert_cmpint (way_word_index (way_comparator_words, "<"), ==, 3);
}

static void
test_precision (void)
{
  g_assert_cmpstr (way_date_precision_name ((WayDate) { 2016, 5, 19 }, WAY_LANG_EN), ==, "");
  g_assert_cmpstr (way_date_precision_name ((WayDate) { 2016, 5, 0 }, WAY_LANG_EN), ==,
                   "day not known");
  g_assert_cmpstr (way_date_precision_name ((WayDate) { 2016, 0, 0 }, WAY_LANG_EN), ==,
                   "month not known");
}

static void
test_quantity (void)
{
  static const struct
  {
    const char *value, *unit, *text;
  } cases[] = {
    { "2.40", "% of GDP", "2.40% of GDP" },
    { "17600", "firms", "17600 firms" },
    { "2.40", "占国内生产总值的百分比", "2.40%（占国内生产总值）" },
    { "17600", "家", "17600家" },
    { "30", "%", "30%" },
    { "17600", "家", "17600家" },
    { "2", "2015年的倍数", "2倍（2015年）" },
    { "120", "2015年=100", "120（2015年=100）" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = way_quantity_to_text (cases[i].value, cases[i].unit);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_groups (void)
{
  g_autoptr (WayDataset) dataset = way_shipped_load ();
  guint n = way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES);

  for (guint grouping = 0; grouping < WAY_N_GROUPINGS; grouping++)
    {
      guint n_groups = way_grouping_n_groups (dataset, grouping);
      g_autofree guint *counts = g_new0 (guint, n_groups);

      g_assert_cmpuint (n_groups, >, 0);
      for (guint i = 0; i < n; i++)
        {
          guint group = way_grouping_get_group (dataset, grouping, i);

          g_assert_cmpuint (group, <, n_groups);
          counts[group]++;
        }
      for (guint group = 0; group < n_groups; group++)
        {
          g_assert_true (counts[group] > 0 || grouping == WAY_GROUP_REGION
                       || grouping == WAY_GROUP_GOAL);
          for (guint lang = 0; lang < WAY_N_LANGS; lang++)
            check_word (way_grouping_get_title (dataset, grouping, group, lang), lang);
        }
      for (guint lang = 0; lang < WAY_N_LANGS; lang++)
        check_word (way_grouping_name (grouping, lang), lang);
    }
}

static guint
issuer_group (const WayDataset *dataset,
              const char       *policy)
{
  return way_grouping_get_group (dataset, WAY_GROUP_ISSUER,
                                 way_shipped_find (dataset, WAY_TABLE_POLICIES, policy));
}

/* Regional documents are together; national ones go by their first issuer. */
static void
test_issuers (void)
{
  g_autoptr (WayDataset) dataset = way_shipped_load ();
  guint regions = way_grouping_n_groups (dataset, WAY_GROUP_ISSUER) - 1;

  for (guint i = 0; i < way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES); i++)
    if (way_dataset_get_policy (dataset, i)->level == WAY_LEVEL_REGIONAL)
      g_assert_cmpuint (way_grouping_get_group (dataset, WAY_GROUP_ISSUER, i), ==, regions);
  g_assert_cmpstr (way_grouping_get_title (dataset, WAY_GROUP_ISSUER, regions, WAY_LANG_EN), ==,
                   "Regions");
  g_assert_cmpuint (issuer_group (dataset, "fyp13-outline-2016"), ==, 0);
  g_assert_cmpuint (issuer_group (dataset, "sta-provisions-2016"), ==, 1);
  g_assert_cmpuint (issuer_group (dataset, "hnte-measures-2016"), ==, 2);
}

static void
test_facets (void)
{
  g_autoptr (WayDataset) dataset = way_shipped_load ();

  for (guint facet = 0; facet < WAY_N_FACETS; facet++)
    for (guint lang = 0; lang < WAY_N_LANGS; lang++)
      {
        check_word (way_facet_title (facet, lang), lang);
        for (guint value = 0; value < way_facet_n_values (dataset, facet); value++)
          check_word (way_facet_value_title (dataset, facet, value, lang), lang);
      }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/words/vocabularies", test_vocabularies);
  g_test_add_func ("/words/order", test_order);
  g_test_add_func ("/words/relations", test_relations);
  g_test_add_func ("/words/signs", test_signs);
  g_test_add_func ("/words/precision", test_precision);
  g_test_add_func ("/words/quantity", test_quantity);
  g_test_add_func ("/words/groups", test_groups);
  g_test_add_func ("/words/issuers", test_issuers);
  g_test_add_func ("/words/facets", test_facets);
  return g_test_run ();
}
