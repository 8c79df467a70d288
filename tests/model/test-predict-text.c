/* Answers and guesses of questions about levels and about growth. */
#include "config.h"

#include "way-predict-text.h"
#include "way-shipped.h"

#include <math.h>

#define LEVEL "idds-outline-2016.2"
#define GROWTH "fyp14-outline-2021.1"

typedef struct
{
  WayDataset *dataset;
  guint       level;
  guint       growth;
} Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->dataset = way_shipped_load ();
  f->level = way_shipped_find (f->dataset, WAY_TABLE_POLICY_GOALS, LEVEL);
  f->growth = way_shipped_find (f->dataset, WAY_TABLE_POLICY_GOALS, GROWTH);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  way_dataset_unref (f->dataset);
}

static void
assert_option (Fixture    *f,
               guint       stated,
               const char *low,
               const char *high,
               WayLang     lang,
               const char *expected)
{
  const WayStatedGoal *target
    = stated != WAY_NONE ? way_dataset_get_stated_goal (f->dataset, stated) : NULL;
  g_autofree char *text = way_predict_describe_option (
    target, &(WayPredictOption) { (char *) low, (char *) high }, lang);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_options (Fixture       *f,
              gconstpointer  data)
{
  assert_option (f, f->level, "2.5", "2.6", WAY_LANG_EN, "2.5 to 2.6");
  assert_option (f, f->level, "", "2.4", WAY_LANG_ZH, "低于2.4");
  assert_option (f, f->level, "12000", "", WAY_LANG_EN, "12,000 or more");
  assert_option (f, WAY_NONE, "7", "", WAY_LANG_EN, "7 or more");
  assert_option (f, f->growth, "8", "", WAY_LANG_EN, "8% a year or more");
  assert_option (f, f->growth, "7", "8", WAY_LANG_EN, "7% to 8% a year");
  assert_option (f, f->growth, "", "6", WAY_LANG_EN, "below 6% a year");
  assert_option (f, f->growth, "7", "8", WAY_LANG_ZH, "年均7%至8%");
  assert_option (f, f->growth, "", "6", WAY_LANG_ZH, "年均低于6%");
}

static void
test_right (Fixture       *f,
            gconstpointer  data)
{
  WayVerdict verdict = way_verdict_judge (f->dataset, f->growth, G_MAXINT);
  g_autofree char *at = g_strdup_printf ("%.6f", floor (verdict.judged));
  g_autofree char *above = g_strdup_printf ("%.6f", floor (verdict.judged) + 1);
  char none[] = "";

  g_assert_cmpint (verdict.id, ==, WAY_VERDICT_MET);
  g_assert_true (way_predict_is_right (&(WayPredictOption) { at, above }, &verdict));
  g_assert_false (way_predict_is_right (&(WayPredictOption) { above, none }, &verdict));
  g_assert_false (way_predict_is_right (&(WayPredictOption) { none, at }, &verdict));
  verdict.id = WAY_VERDICT_ON_TRACK;
  g_assert_false (way_predict_is_right (&(WayPredictOption) { at, above }, &verdict));
}

static void
assert_guess (Fixture    *f,
              guint       stated,
              double      value,
              WayLang     lang,
              const char *expected)
{
  WayVerdict verdict = way_verdict_judge (f->dataset, stated, G_MAXINT);
  const WayGuess line[] = {
    { 2000, 1 },
    { way_dataset_get_stated_goal (f->dataset, stated)->due_year, value },
  };
  g_autofree char *text
    = way_predict_describe_guess (f->dataset, stated, &verdict, line, G_N_ELEMENTS (line), lang);
  g_autofree char *short_of_it
    = way_predict_describe_guess (f->dataset, stated, &verdict, line, 1, lang);

  g_assert_cmpstr (text, ==, expected);
  g_assert_null (short_of_it);
}

static double
record_of (Fixture *f,
           guint    stated,
           gboolean start)
{
  WayVerdict verdict = way_verdict_judge (f->dataset, stated, G_MAXINT);

  return way_dataset_get_observation (f->dataset, start ? verdict.start : verdict.record)->value;
}

static void
test_guess_level (Fixture       *f,
                  gconstpointer  data)
{
  assert_guess (f, f->level, 2.55, WAY_LANG_EN,
                "The line of the class in 2020: 2.55, too high by 0.15");
  assert_guess (f, f->level, 2.3, WAY_LANG_ZH, "全班画线在2020年：2.30，偏低0.10");
  assert_guess (f, f->level, 2.4049, WAY_LANG_EN,
                "The line of the class in 2020: 2.40, just right");
}

/* The line is in money, and what is said of it in growth a year from the figure
 * of the verdict on. */
static void
test_guess_growth (Fixture       *f,
                   gconstpointer  data)
{
  double start = record_of (f, f->growth, TRUE), end = record_of (f, f->growth, FALSE);
  double judged = way_verdict_judge (f->dataset, f->growth, G_MAXINT).judged;
  g_autofree char *low
    = g_strdup_printf ("The line of the class to 2025: 5.0%% a year, too low by %.1f points",
                       judged - 5);
  g_autofree char *high = g_strdup_printf ("全班画线到2025年：年均15.0%%，偏高%.1f个百分点",
                                           15 - judged);
  g_autofree char *right
    = g_strdup_printf ("The line of the class to 2025: %.1f%% a year, just right", judged);

  assert_guess (f, f->growth, start * pow (1.05, 5), WAY_LANG_EN, low);
  assert_guess (f, f->growth, start * pow (1.15, 5), WAY_LANG_ZH, high);
  assert_guess (f, f->growth, end, WAY_LANG_EN, right);
  assert_guess (f, f->growth, -1, WAY_LANG_EN, NULL);
}

/* No line is too wild, and no verdict too early. */
static void
test_no_figure (Fixture       *f,
                gconstpointer  data)
{
  guint open = way_shipped_find (f->dataset, WAY_TABLE_POLICY_GOALS, "fyp15-outline-2026.2");
  WayVerdict verdict = way_verdict_judge (f->dataset, open, G_MAXINT);

  g_assert_cmpuint (verdict.record, ==, WAY_NONE);
  assert_guess (f, open, 60000, WAY_LANG_EN, NULL);
}

#define add(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add ("/predict-text/options", test_options);
  add ("/predict-text/right", test_right);
  add ("/predict-text/guess-level", test_guess_level);
  add ("/predict-text/guess-growth", test_guess_growth);
  add ("/predict-text/no-figure", test_no_figure);
  return g_test_run ();
}
