/* Answers to "why does it say so?" on the shipped set: every policy, every
 * statement and every figure has one, with source, evidence and licence.
 */
#include "config.h"

#include "way-answer.h"
#include "way-provenance.h"
#include "way-shipped.h"
#include "way-horizon.h"

#include <string.h>

static void
assert_has (const char *text,
            const char *words)
{
  if (strstr (text, words) == NULL)
    g_error ("“%s” is not in: %s", words, text);
}

static void
assert_is_proven (const WayAnswer *answer)
{
  g_autofree char *text = way_answer_to_text (answer);

  assert_has (text, "Source: ");
  assert_has (text, "How it was checked: ");
  assert_has (text, "Terms of use: ");
}

static void
test_all (void)
{
  g_autoptr (WayDataset) dataset = way_shipped_load ();
  void (*const add[]) (WayAnswer *, guint) = { way_answer_add_policy, way_answer_add_statement,
                                               way_answer_add_observation,
                                               way_answer_add_relation };
  const WayTableId tables[] = { WAY_TABLE_POLICIES, WAY_TABLE_POLICY_GOALS,
                                WAY_TABLE_OBSERVATIONS, WAY_TABLE_POLICY_RELATIONS };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    for (guint row = 0; row < way_dataset_get_n_rows (dataset, tables[i]); row++)
      {
        g_autoptr (WayAnswer) answer
          = way_answer_new (dataset, WAY_KNOWN_ALL, WAY_LANG_EN);

        add[i] (answer, row);
        assert_is_proven (answer);
      }
}

/* A fact that a policy does not have needs no answer. */
static void
test_facts (void)
{
  g_autoptr (WayDataset) dataset = way_shipped_load ();
  void (*const add[]) (WayAnswer *, guint) = { way_answer_add_date, way_answer_add_period,
                                               way_answer_add_number };
  guint n_without = 0;

  for (guint i = 0; i < way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES); i++)
    for (guint fact = 0; fact < G_N_ELEMENTS (add); fact++)
      {
        const WayPolicy *policy = way_dataset_get_policy (dataset, i);
        gboolean has = fact == 0 || (fact == 1 && policy->period_start != 0)
                       || (fact == 2 && *policy->number[WAY_LANG_EN] != '\0');
        g_autoptr (WayAnswer) answer
          = way_answer_new (dataset, WAY_KNOWN_ALL, WAY_LANG_EN);

        add[fact] (answer, i);
        g_assert_cmpint (way_answer_get_n_parts (answer) > 0, ==, has);
        if (has)
          assert_is_proven (answer);
        n_without += !has;
      }
  g_assert_cmpuint (n_without, >, 10);
}

/* A claim that rests on recall says so, and no other does. */
static void
test_recall (void)
{
  g_autoptr (WayDataset) dataset = way_shipped_load ();
  guint n_recalled = 0;

  for (guint i = 0; i < way_dataset_get_n_rows (dataset, WAY_TABLE_OBSERVATIONS); i++)
    {
      guint source = way_dataset_get_observation (dataset, i)->source;
      gboolean recalled
        = way_dataset_get_source (dataset, source)->evidence == WAY_EVIDENCE_RECALL;
      g_autoptr (WayAnswer) answer = way_answer_new (dataset, WAY_KNOWN_ALL, WAY_LANG_EN);
      g_autofree char *text = NULL;

      way_answer_add_observation (answer, i);
      text = way_answer_to_text (answer);
      g_assert_cmpint (strstr (text, "rests on recall alone") != NULL, ==, recalled);
      n_recalled += recalled;
    }
  g_assert_cmpuint (n_recalled, ==, 10);
}

/* A missed target tells the rule, its value of record and the release of it. */
static void
test_target (void)
{
  g_autoptr (WayDataset) dataset = way_shipped_load ();
  g_autoptr (WayAnswer) answer = NULL;
  g_autofree char *text = NULL;
  guint missed = WAY_NONE;

  for (guint i = 0; i < way_dataset_get_n_rows (dataset, WAY_TABLE_POLICY_GOALS); i++)
    if (way_stated_goal_is_target (way_dataset_get_stated_goal (dataset, i))
        && way_verdict_judge (dataset, i, WAY_KNOWN_ALL).id == WAY_VERDICT_MISSED)
      missed = i;
  answer = way_answer_new (dataset, WAY_KNOWN_ALL, WAY_LANG_ZH);
  way_answer_add_statement (answer, missed);
  text = way_answer_to_text (answer);
  assert_has (text, "✕ ");
  assert_has (text, "未达到");
  assert_has (text, "：");
  g_assert_null (strstr (text, "Verdict"));
}

/* Counts name the rule of counting and the sources of the figures, each once. */
static void
test_counts (void)
{
  g_autoptr (WayDataset) dataset = way_shipped_load ();
  g_autoptr (GArray) horizon
    = way_horizon_new (dataset, WAY_NONE, WAY_NONE, NULL, WAY_KNOWN_ALL);
  g_autoptr (WayAnswer) answer = way_answer_new (dataset, WAY_KNOWN_ALL, WAY_LANG_EN);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autofree char *text = NULL;

  way_answer_add_counts (answer, horizon);
  text = way_answer_to_text (answer);
  assert_has (text, "count once");
  assert_has (text, "not at hand: ");
  assert_has (text, "Terms of use: ");
  for (guint i = 0; i < way_answer_get_n_parts (answer); i++)
    {
      guint source = way_answer_get_part (answer, i)->source;

      g_assert_true (source == WAY_NONE || g_hash_table_add (seen, GUINT_TO_POINTER (source)));
    }
  g_assert_cmpuint (g_hash_table_size (seen), >, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/answer/all", test_all);
  g_test_add_func ("/answer/facts", test_facts);
  g_test_add_func ("/answer/recall", test_recall);
  g_test_add_func ("/answer/target", test_target);
  g_test_add_func ("/answer/counts", test_counts);
  return g_test_run ();
}
