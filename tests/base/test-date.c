/* Partial dates: reading, intervals, order and words. */
#include "config.h"

#include "way-date.h"

static const struct
{
  const char *text;
  int         first;
  int         last;
} readable[] = {
  { "1970", 0, 364 },
  { "1970-01", 0, 30 },
  { "1970-01-01", 0, 0 },
  { "1969-12-31", -1, -1 },
  { "2016", 16801, 17166 },
  { "2016-02", 16832, 16860 },
  { "2016-02-29", 16860, 16860 },
  { "2017-02", 17198, 17225 },
  { "2026-11-23", 20780, 20780 },
};

static const char *const unreadable[] = {
  "", "2", "201", "20160", "2016-", "2016-1", "2016-13", "2016-00", "2016-05-", "2016-05-1",
  "2016-05-32", "2017-02-29", "2016-05-19 ", " 2016", "2016/05/19", "0999", "3000", "-2016",
  "+016", "２０１６", "2016-05-19T00", "abcd",
};

static void
test_parse (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (readable); i++)
    {
      WayDate date;
      g_autofree char *iso = NULL;

      g_assert_true (way_date_parse (readable[i].text, &date));
      g_assert_cmpint (way_date_first_day (date), ==, readable[i].first);
      g_assert_cmpint (way_date_last_day (date), ==, readable[i].last);
      iso = way_date_to_iso (date);
      g_assert_cmpstr (iso, ==, readable[i].text);
    }
}

static void
test_parse_refuses (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (unreadable); i++)
    {
      WayDate date = { 1, 2, 3 };

      g_assert_false (way_date_parse (unreadable[i], &date));
      g_assert_cmpint (date.year, ==, 1);
    }
}

static void
test_every_day (void)
{
  for (int day = way_day_of_year (1599); day < way_day_of_year (2402); day++)
    {
      WayDate date = way_date_from_day (day);

      g_assert_cmpint (way_date_first_day (date), ==, day);
    }
}

static void
test_clamped (void)
{
  g_assert_cmpint (way_date_from_day (G_MININT).year, ==, WAY_DATE_MIN_YEAR);
  g_assert_cmpint (way_date_from_day (G_MAXINT).year, ==, WAY_DATE_MAX_YEAR);
}

static int
compare_texts (const char *a,
               const char *b)
{
  WayDate first, second;

  g_assert_true (way_date_parse (a, &first));
  g_assert_true (way_date_parse (b, &second));
  return way_date_compare (first, second);
}

static void
test_order (void)
{
  g_assert_cmpint (compare_texts ("2021-01-01", "2021"), <, 0);
  g_assert_cmpint (compare_texts ("2021-01-01", "2021-01"), <, 0);
  g_assert_cmpint (compare_texts ("2021-01", "2021"), <, 0);
  g_assert_cmpint (compare_texts ("2021-02", "2021"), >, 0);
  g_assert_cmpint (compare_texts ("2021", "2021"), ==, 0);
  g_assert_cmpint (compare_texts ("2020-12-31", "2021"), <, 0);
}

static void
assert_words (const char *iso,
              WayLang     lang,
              const char *text,
              const char *month)
{
  WayDate date;
  g_autofree char *long_form = NULL;
  g_autofree char *short_form = NULL;

  g_assert_true (way_date_parse (iso, &date));
  long_form = way_date_to_text (date, lang);
  short_form = way_date_to_month (date, lang);
  g_assert_cmpstr (long_form, ==, text);
  g_assert_cmpstr (short_form, ==, month);
}

static void
test_words (void)
{
  assert_words ("2016-05-19", WAY_LANG_EN, "19 May 2016", "May 2016");
  assert_words ("2021-09", WAY_LANG_EN, "September 2021", "Sep 2021");
  assert_words ("2021", WAY_LANG_EN, "2021", "2021");
  assert_words ("2016-05-19", WAY_LANG_ZH, "2016年5月19日", "2016年5月");
  assert_words ("2021-09", WAY_LANG_ZH, "2021年9月", "2021年9月");
  assert_words ("2021", WAY_LANG_ZH, "2021年", "2021年");
}

/* The environment can name today, and anything else in it is passed over. */
static void
test_today (void)
{
  static const char *const ignored[] = { "", "tomorrow", "-1", "1e9", "99999999999999999999" };
  int today;

  g_unsetenv ("SOURCE_DATE_EPOCH");
  today = way_date_today ();
  g_assert_cmpint (today, >, way_day_of_year (2024));
  g_setenv ("SOURCE_DATE_EPOCH", "86399", TRUE);
  g_assert_cmpint (way_date_today (), ==, 0);
  g_setenv ("SOURCE_DATE_EPOCH", "1463616000", TRUE);
  g_assert_cmpint (way_date_today (), ==, way_date_first_day ((WayDate) { 2016, 5, 19 }));
  for (guint i = 0; i < G_N_ELEMENTS (ignored); i++)
    {
      g_setenv ("SOURCE_DATE_EPOCH", ignored[i], TRUE);
      g_assert_cmpint (way_date_today (), >=, today);
    }
  g_unsetenv ("SOURCE_DATE_EPOCH");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/date/parse", test_parse);
  g_test_add_func ("/date/parse-refuses", test_parse_refuses);
  g_test_add_func ("/date/every-day", test_every_day);
  g_test_add_func ("/date/clamped", test_clamped);
  g_test_add_func ("/date/order", test_order);
  g_test_add_func ("/date/words", test_words);
  g_test_add_func ("/date/today", test_today);

  return g_test_run ();
}
