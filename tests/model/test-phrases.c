/* Phrases in both languages: numbers, quantities, dates, periods, targets. */
#include "config.h"

#include "way-phrases.h"
#include "way-shipped.h"

#include <string.h>

static void
test_numbers (void)
{
  static const struct
  {
    const char *number;
    const char *phrase;
  } cases[] = {
    { "0", "0" }, { "7", "7" }, { "100", "100" }, { "9999", "9999" }, { "10000", "10,000" },
    { "17600", "17,600" }, { "100000", "100,000" }, { "999999", "999,999" },
    { "1234567.5", "1,234,567.5" }, { "1000000000", "1,000,000,000" },
    /* The digits of the source stay, those of a data file are rounded. */
    { "2.40", "2.40" }, { "2.8", "2.8" }, { "2.065", "2.065" }, { "2.0650", "2.06" },
    { "2.357123977", "2.36" }, { "12345.67891", "12,345.68" }, { "9999.99999", "10,000.00" },
    { "0.0884", "0.09" },
    { "-5", "−5" }, { "-1234", "−1234" }, { "-9999.5", "−9999.5" }, { "-10000", "−10,000" },
    { "-123456", "−123,456" }, { "-2.357123977", "−2.36" },
    /* A figure that is not zero does not read as zero. */
    { "0.0012", "0.0012" }, { "0.00123456", "0.0012" }, { "-0.0004", "−0.0004" },
    { "0.0000", "0.00" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *phrase = way_phrase_number (cases[i].number);

      g_assert_cmpstr (phrase, ==, cases[i].phrase);
    }
}

static void
test_counts (void)
{
  const struct
  {
    guint       n;
    const char *count;
    const char *en;
    const char *zh;
  } cases[] = {
    { 0, "0", "0 policies", "0 项政策" },
    { 1, "1", "1 policy", "1 项政策" },
    { 9999, "9999", "9999 policies", "9999 项政策" },
    { 10000, "10,000", "10,000 policies", "10,000 项政策" },
    { 1000000, "1,000,000", "1,000,000 policies", "1,000,000 项政策" },
    { G_MAXUINT32, "4,294,967,295", "4,294,967,295 policies", "4,294,967,295 项政策" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *count = way_phrase_count (cases[i].n);
      g_autofree char *en = way_phrase_policies (cases[i].n, WAY_LANG_EN);
      g_autofree char *zh = way_phrase_policies (cases[i].n, WAY_LANG_ZH);

      g_assert_cmpstr (count, ==, cases[i].count);
      g_assert_cmpstr (en, ==, cases[i].en);
      g_assert_cmpstr (zh, ==, cases[i].zh);
    }
}

static void
test_quantities (void)
{
  static const struct
  {
    const char *number, *unit;
    WayLang     lang;
    const char *phrase;
  } cases[] = {
    { "2.5", "% of GDP", WAY_LANG_EN, "2.5% of GDP" },
    { "7", "% per year", WAY_LANG_EN, "7% per year" },
    { "10,000", "firms", WAY_LANG_EN, "10,000 firms" },
    { "15", "rank", WAY_LANG_EN, "rank 15" },
    { "2.5", "占国内生产总值的百分比", WAY_LANG_ZH, "2.5%（占国内生产总值）" },
    { "18", "较基年下降的百分比", WAY_LANG_ZH, "18%（较基年下降）" },
    { "2", "2015年的倍数", WAY_LANG_ZH, "2倍（2015年）" },
    { "120", "2015年=100", WAY_LANG_ZH, "120（2015年=100）" },
    { "300", "EFLOPS", WAY_LANG_ZH, "300 EFLOPS" },
    { "30", "%", WAY_LANG_ZH, "30%" },
    { "10,000", "家", WAY_LANG_ZH, "10,000家" },
    { "3.7", "万亿元", WAY_LANG_ZH, "3.7万亿元" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *phrase
        = way_phrase_quantity (cases[i].number, cases[i].unit, cases[i].lang);

      g_assert_cmpstr (phrase, ==, cases[i].phrase);
    }
}

static void
test_capital (void)
{
  static const char *const cases[][2] = {
    { "", "" }, { "issued", "Issued" }, { "élan", "Élan" }, { "印发", "印发" }, { "R&D", "R&D" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *capital = way_phrase_capital (cases[i][0]);

      g_assert_cmpstr (capital, ==, cases[i][1]);
    }
}

static void
test_periods (void)
{
  static const struct
  {
    int         start, end;
    const char *english, *chinese;
  } cases[] = {
    { 0, 0, "", "" },
    { 2021, 2025, "2021–2025", "2021—2025年" },
    { 2021, 2021, "2021", "2021年" },
  };
  WayPolicy open = { .period_start = 2016 };
  g_autofree char *from = way_phrase_period (&open, WAY_LANG_EN);

  g_assert_cmpstr (from, ==, "from 2016");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      WayPolicy policy = { .period_start = cases[i].start, .period_end = cases[i].end };
      g_autofree char *english = way_phrase_period (&policy, WAY_LANG_EN);
      g_autofree char *chinese = way_phrase_period (&policy, WAY_LANG_ZH);

      g_assert_cmpstr (english, ==, cases[i].english);
      g_assert_cmpstr (chinese, ==, cases[i].chinese);
    }
}

static void
test_dates (void)
{
  static const struct
  {
    WayDate     date;
    const char *phrase;
  } cases[] = {
    { { 2016, 5, 19 }, "Issued 19 May 2016" },
    { { 2021, 9, 0 }, "Issued September 2021 (only the month is known)" },
    { { 2021, 0, 0 }, "Issued 2021 (only the year is known)" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      WayPolicy policy = { .date = cases[i].date, .event = WAY_EVENT_ISSUED };
      g_autofree char *phrase = way_phrase_date (&policy, WAY_LANG_EN);

      g_assert_cmpstr (phrase, ==, cases[i].phrase);
    }
}

static void
assert_target (const WayDataset *dataset,
               const char       *id,
               WayLang           lang,
               const char       *expected)
{
  guint row = way_shipped_find (dataset, WAY_TABLE_POLICY_GOALS, id);
  g_autofree char *phrase
    = way_phrase_target (dataset, way_dataset_get_stated_goal (dataset, row), lang);

  g_assert_cmpstr (phrase, ==, expected);
}

/* The Chinese words between the parts are the translators'. */
static void
assert_parts (const WayDataset *dataset,
              const char       *id,
              const char       *name,
              const char       *sign,
              const char       *quantity)
{
  guint row = way_shipped_find (dataset, WAY_TABLE_POLICY_GOALS, id);
  g_autofree char *phrase
    = way_phrase_target (dataset, way_dataset_get_stated_goal (dataset, row), WAY_LANG_ZH);

  g_assert_nonnull (strstr (phrase, name));
  g_assert_nonnull (strstr (phrase, sign));
  g_assert_nonnull (strstr (phrase, quantity));
}

static void
test_targets (void)
{
  g_autoptr (WayDataset) dataset = way_shipped_load ();

  assert_target (dataset, "idds-outline-2016.2", WAY_LANG_EN,
                 "R&D intensity ≥ 2.5% of GDP by 2020");
  assert_target (dataset, "fyp14-outline-2021.1", WAY_LANG_EN,
                 "R&D expenditure > 7% per year by 2025");
  assert_target (dataset, "fyp13-sti-plan-2016.1", WAY_LANG_EN,
                 "World rank of national innovation capability ≤ rank 15 by 2020");
  assert_parts (dataset, "idds-outline-2016.2", "研发", "≥", "2.5%（占国内生产总值）");
  assert_parts (dataset, "fyp14-outline-2021.1", "研究与试验发展经费", ">", "7%");
}

/* Every target of the shipped set has a phrase in both languages, with its
 * number and its year in it. */
static void
test_every_target (void)
{
  g_autoptr (WayDataset) dataset = way_shipped_load ();
  guint n_targets = 0;

  for (guint i = 0; i < way_dataset_get_n_rows (dataset, WAY_TABLE_POLICY_GOALS); i++)
    for (guint lang = 0; lang < WAY_N_LANGS; lang++)
      {
        const WayStatedGoal *row = way_dataset_get_stated_goal (dataset, i);
        g_autofree char *number = NULL;
        g_autofree char *phrase = NULL;

        if (!way_stated_goal_is_target (row))
          continue;
        n_targets++;
        number = way_phrase_number (row->value_text);
        phrase = way_phrase_target (dataset, row, lang);
        g_assert_nonnull (strstr (phrase, number));
        /* A table has the same words for what is aimed at, units included. */
        {
          g_autofree char *aim = way_phrase_aim (dataset, row, lang);

          g_assert_nonnull (strstr (phrase, aim));
        }
        g_assert_nonnull (strstr (phrase,
                                  way_dataset_get_indicator (dataset, row->indicator)->name[lang]));
        if (row->due_year != 0)
          {
            g_autofree char *year = g_strdup_printf ("%d", row->due_year);

            g_assert_nonnull (strstr (phrase, year));
          }
        g_assert_null (strstr (phrase, "  "));
        g_assert_false (g_str_has_suffix (phrase, " "));
      }
  g_assert_cmpuint (n_targets, >, 200);
}

/* Every observation reads as its value, year, status and month. */
static void
test_observations (void)
{
  g_autoptr (WayDataset) dataset = way_shipped_load ();
  gboolean found = FALSE;

  for (guint i = 0; i < way_dataset_get_n_rows (dataset, WAY_TABLE_OBSERVATIONS); i++)
    {
      const WayObservation *row = way_dataset_get_observation (dataset, i);
      const char *id = way_dataset_get_indicator (dataset, row->indicator)->id;
      g_autofree char *phrase = way_phrase_observation (dataset, i, WAY_LANG_EN);

      if (g_str_equal (id, "rd-intensity") && row->year == 2020 && row->status == WAY_STATUS_FINAL
          && g_str_equal (way_dataset_get_area (dataset, row->area)->code, "CHN"))
        {
          g_assert_cmpstr (phrase, ==, "2.40 for 2020 (final, Sep 2021)");
          found = TRUE;
        }
    }
  g_assert_true (found);
}

static void
test_issuers_and_goals (void)
{
  g_autoptr (WayDataset) dataset = way_shipped_load ();

  for (guint i = 0; i < way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES); i++)
    {
      const WayPolicy *policy = way_dataset_get_policy (dataset, i);
      g_autofree char *issuers = way_phrase_issuers (dataset, policy, WAY_LANG_ZH);
      g_auto (GStrv) names = g_strsplit (issuers, " · ", -1);
      g_autofree char *goals = way_phrase_goals (dataset, policy, WAY_LANG_EN);
      g_autofree char *start
        = g_strdup_printf (policy->n_stated == 1 ? "%u goal" : "%u goals", policy->n_stated);

      g_assert_cmpuint (g_strv_length (names), ==, policy->n_issuers);
      g_assert_true (g_str_has_prefix (goals, start));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/phrases/numbers", test_numbers);
  g_test_add_func ("/phrases/counts", test_counts);
  g_test_add_func ("/phrases/quantities", test_quantities);
  g_test_add_func ("/phrases/capital", test_capital);
  g_test_add_func ("/phrases/periods", test_periods);
  g_test_add_func ("/phrases/dates", test_dates);
  g_test_add_func ("/phrases/targets", test_targets);
  g_test_add_func ("/phrases/every-target", test_every_target);
  g_test_add_func ("/phrases/observations", test_observations);
  g_test_add_func ("/phrases/issuers-and-goals", test_issuers_and_goals);
  return g_test_run ();
}
