/* Curves of the shipped set as they were known on several days. What is
 * expected is worked out from the rows of observations.csv by other means,
 * and the figures that the design names stand in a table.
 */
#include "config.h"

#include "way-releases.h"
#include "way-series.h"
#include "way-shipped.h"

#include <stdlib.h>

typedef struct
{
  WayDataset *dataset;
  guint       intensity;
  guint       china;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->dataset = way_shipped_load ();
  fixture->intensity = way_shipped_find (fixture->dataset, WAY_TABLE_INDICATORS, "rd-intensity");
  fixture->china = way_shipped_find (fixture->dataset, WAY_TABLE_AREAS, "CHN");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  way_dataset_unref (fixture->dataset);
}

static int
day (const char *iso)
{
  WayDate date;

  if (g_str_equal (iso, ""))
    return G_MAXINT;
  g_assert_true (way_date_parse (iso, &date));
  return way_date_last_day (date);
}

/* "2.40 preliminary 2021-02-28", or "" for nothing. */
static char *
describe (const Fixture *fixture,
          guint          observation)
{
  const WayObservation *row;
  g_autofree char *published = NULL;

  if (observation == WAY_NONE)
    return g_strdup ("");
  row = way_dataset_get_observation (fixture->dataset, observation);
  published = way_date_to_iso (row->published);
  return g_strdup_printf ("%s %s %s", row->value_text, way_status_words[row->status], published);
}

static const WaySeriesPoint *
find_point (const WaySeries *series,
            int              year)
{
  for (guint i = 0; i < series->n_points; i++)
    if (series->points[i].year == year)
      return &series->points[i];
  return NULL;
}

/* The figures that the design names. */
static void
test_named (Fixture       *fixture,
            gconstpointer  data)
{
  static const struct
  {
    const char *known_on;
    int         year;
    const char *latest;
    const char *first;
    const char *record;
  } cases[] = {
    { "2021-02-27", 2020, NULL, NULL, "" },
    { "2021-03-31", 2020, "2.40 preliminary 2021-02-28", "2.40 preliminary 2021-02-28",
      "2.40 preliminary 2021-02-28" },
    { "2021-09-22", 2020, "2.40 final 2021-09-22", "2.40 preliminary 2021-02-28",
      "2.40 final 2021-09-22" },
    { "2022-02", 2020, "2.41 revised 2022-01-26", "2.40 preliminary 2021-02-28",
      "2.40 final 2021-09-22" },
    { "", 2020, "2.357123977 revised 2026-04-13", "2.40 preliminary 2021-02-28",
      "2.40 final 2021-09-22" },
    { "2024-09-30", 2023, "2.64 preliminary 2024-02-29", "2.64 preliminary 2024-02-29",
      "2.64 preliminary 2024-02-29" },
    { "", 2023, "2.577284878 revised 2026-04-13", "2.64 preliminary 2024-02-29",
      "2.65 final 2024-10-02" },
    /* Published in a month counts from the end of the month. */
    { "2023-01-30", 2022, NULL, NULL, "" },
    { "2023-01-31", 2022, "2.55 preliminary 2023-01", "2.55 preliminary 2023-01",
      "2.55 preliminary 2023-01" },
    { "", 2025, "2.8 preliminary 2026-01-19", "2.8 preliminary 2026-01-19",
      "2.8 preliminary 2026-01-19" },
    { "", 2022, "2.494501536 revised 2026-04-13", "2.55 preliminary 2023-01",
      "2.54 final 2023-09-18" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int known_on = day (cases[i].known_on);
      g_autoptr (WaySeries) series
        = way_series_new (fixture->dataset, fixture->intensity, fixture->china, known_on);
      const WaySeriesPoint *point = find_point (series, cases[i].year);
      g_autofree char *record
        = describe (fixture, way_series_value_of_record (fixture->dataset, fixture->intensity,
                                                         fixture->china, cases[i].year,
                                                         known_on));

      g_assert_cmpstr (record, ==, cases[i].record);
      g_assert_cmpint (point == NULL, ==, cases[i].latest == NULL);
      if (point != NULL)
        {
          g_autofree char *latest = describe (fixture, point->latest);
          g_autofree char *first = describe (fixture, point->first);

          g_assert_cmpstr (latest, ==, cases[i].latest);
          g_assert_cmpstr (first, ==, cases[i].first);
        }
    }
}

static void
test_newest (Fixture       *fixture,
             gconstpointer  data)
{
  static const struct
  {
    const char *known_on;
    const char *newest;
  } cases[] = {
    { "", "2.8 preliminary 2026-01-19" },
    { "2025-12-31", "2.69 final 2025-09-29" },
    { "2025-02-28", "2.68 preliminary 2025-01-23" },
    { "2021-03-31", "2.40 preliminary 2021-02-28" },
    { "1900", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *newest
        = describe (fixture, way_series_newest_value (fixture->dataset, fixture->intensity,
                                                      fixture->china, day (cases[i].known_on)));

      g_assert_cmpstr (newest, ==, cases[i].newest);
    }
}

/* All releases of one indicator, area and year known on a day, as rows. */
static GArray *
releases_of (const Fixture *fixture,
             guint          indicator,
             guint          area,
             int            year,
             int            known_on)
{
  GArray *releases = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < way_dataset_get_n_rows (fixture->dataset, WAY_TABLE_OBSERVATIONS); i++)
    {
      const WayObservation *row = way_dataset_get_observation (fixture->dataset, i);

      if (row->indicator == indicator && row->area == area && row->year == year
          && way_date_last_day (row->published) <= known_on)
        g_array_append_val (releases, i);
    }
  return releases;
}

static int
published (const Fixture *fixture,
           guint          observation)
{
  return way_date_last_day (way_dataset_get_observation (fixture->dataset,
                                                         observation)->published);
}

static guint
basis_of (const Fixture *fixture,
          guint          observation)
{
  return way_dataset_get_observation (fixture->dataset, observation)->basis;
}

/* What must hold for a point of any series: the first release is the first,
 * the vintages lie between low and high, and the latest is the newest on its
 * own basis. */
static void
check_point (const Fixture        *fixture,
             const WaySeries      *series,
             const WaySeriesPoint *point,
             int                   known_on)
{
  g_autoptr (GArray) releases
    = releases_of (fixture, series->indicator, series->area, point->year, known_on);
  gboolean has_low = FALSE, has_high = FALSE;

  g_assert_cmpuint (releases->len, >, 0);
  for (guint i = 0; i < releases->len; i++)
    {
      guint release = g_array_index (releases, guint, i);
      double value = way_dataset_get_observation (fixture->dataset, release)->value;

      g_assert_cmpint (published (fixture, point->first), <=, published (fixture, release));
      if (basis_of (fixture, release) == basis_of (fixture, point->latest))
        g_assert_cmpint (published (fixture, point->latest), >=, published (fixture, release));
      g_assert_cmpfloat (point->low, <=, value);
      g_assert_cmpfloat (point->high, >=, value);
      has_low |= point->low == value;
      has_high |= point->high == value;
    }
  g_assert_true (has_low && has_high);
}

/* A series that is held only as it stood later: all its points are of that
 * release, marked so, and of years that were over. */
static void
check_late (const Fixture   *fixture,
            const WaySeries *series,
            int              held_from,
            int              known_on)
{
  for (guint i = 0; i < series->n_points; i++)
    {
      g_assert_true (series->points[i].late);
      g_assert_cmpint (published (fixture, series->points[i].latest), ==, held_from);
      g_assert_cmpint (way_day_of_year (series->points[i].year + 1), <=, known_on + 1);
    }
}

static void
check_series (const Fixture *fixture,
              guint          indicator,
              guint          area,
              int            known_on)
{
  g_autoptr (WaySeries) series = way_series_new (fixture->dataset, indicator, area, known_on);
  int held_from = way_releases_held_from (fixture->dataset, indicator, area);
  guint n_years = 0;

  if (held_from > known_on)
    {
      check_late (fixture, series, held_from, known_on);
      return;
    }

  for (int year = 1980; year < 2040; year++)
    {
      g_autoptr (GArray) releases = releases_of (fixture, indicator, area, year, known_on);

      n_years += releases->len > 0;
    }
  g_assert_cmpuint (series->n_points, ==, n_years);
  for (guint i = 0; i < series->n_points; i++)
    {
      const WaySeriesPoint *point = &series->points[i];
      g_autofree char *reason
        = way_series_describe_break (fixture->dataset, series, i, WAY_LANG_EN);

      g_assert_false (point->late);
      check_point (fixture, series, point, known_on);
      g_assert_cmpint (point->breaks, ==,
                       i > 0 && basis_of (fixture, point->latest)
                                != basis_of (fixture, series->points[i - 1].latest));
      g_assert_cmpint (reason != NULL, ==, point->breaks);
      if (i > 0)
        g_assert_cmpint (point->year, >, series->points[i - 1].year);
    }
}

/* The OECD's figures are held as of April 2026 alone; China's release by
 * release. */
static void
test_held_from (Fixture       *fixture,
                gconstpointer  data)
{
  guint oecd = way_shipped_find (fixture->dataset, WAY_TABLE_AREAS, "OECD");
  g_autoptr (WaySeries) before
    = way_series_new (fixture->dataset, fixture->intensity, oecd, day ("2021-03-31"));
  g_autoptr (WaySeries) now
    = way_series_new (fixture->dataset, fixture->intensity, oecd, WAY_KNOWN_ALL);

  g_assert_cmpint (way_releases_held_from (fixture->dataset, fixture->intensity,
                                           fixture->china), ==, G_MININT);
  g_assert_cmpint (way_releases_held_from (fixture->dataset, fixture->intensity, oecd), ==,
                   day ("2026-04-13"));
  g_assert_cmpuint (before->n_points, ==, 21);
  g_assert_cmpint (before->points[20].year, ==, 2020);
  g_assert_true (before->points[0].late);
  g_assert_cmpuint (now->n_points, ==, 25);
  g_assert_false (now->points[0].late);
}

/* The releases of a series are those that a walk over all observations finds,
 * in order. */
static void
test_releases (Fixture       *fixture,
               gconstpointer  data)
{
  guint found = 0;

  for (guint i = 0; i < way_dataset_get_n_rows (fixture->dataset, WAY_TABLE_INDICATORS); i++)
    for (guint a = 0; a < way_dataset_get_n_rows (fixture->dataset, WAY_TABLE_AREAS); a++)
      {
        guint n;
        const WayRelease *releases = way_dataset_get_releases (fixture->dataset, i, a, &n);

        for (guint r = 0; r < n; r++)
          {
            const WayObservation *row
              = way_dataset_get_observation (fixture->dataset, releases[r].observation);

            g_assert_cmpuint (row->indicator, ==, i);
            g_assert_cmpuint (row->area, ==, a);
            g_assert_cmpint (row->year, ==, releases[r].year);
            g_assert_cmpint (way_date_last_day (row->published), ==, releases[r].known_from);
            if (r > 0)
              g_assert_true (releases[r].year > releases[r - 1].year
                             || releases[r].known_from >= releases[r - 1].known_from);
          }
        found += n;
      }
  g_assert_cmpuint (found, ==, way_dataset_get_n_rows (fixture->dataset, WAY_TABLE_OBSERVATIONS));
}

static gboolean
has_day (const GArray *days,
         int           wanted)
{
  for (guint i = 0; i < days->len; i++)
    if (g_array_index (days, int, i) == wanted)
      return TRUE;
  return FALSE;
}

/* The days to stop at: each once, in order, up to the newest release. */
static void
test_days (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GArray) all = way_known_days (fixture->dataset, WAY_NONE);
  g_autoptr (GArray) some = way_known_days (fixture->dataset, fixture->intensity);

  g_assert_cmpuint (all->len, >, some->len);
  for (guint i = 1; i < all->len; i++)
    g_assert_cmpint (g_array_index (all, int, i), >, g_array_index (all, int, i - 1));
  g_assert_cmpint (g_array_index (all, int, all->len - 1), ==,
                   way_known_day (fixture->dataset, WAY_KNOWN_ALL));
  for (guint i = 0; i < some->len; i++)
    g_assert_true (has_day (all, g_array_index (some, int, i)));
  g_assert_true (has_day (some, day ("2021-02-28")));    /* 2.40, preliminary */
  g_assert_true (has_day (some, day ("2020-12-31")));    /* targets of 2020 fall due */
  g_assert_true (has_day (some, day ("2016-05-19")));    /* the Outline sets its targets */
  g_assert_false (has_day (some, day ("2021-03-01")));
  g_assert_true (way_known_is_newest (fixture->dataset, WAY_KNOWN_ALL));
  g_assert_true (way_known_is_newest (fixture->dataset, day ("2100")));
  g_assert_false (way_known_is_newest (fixture->dataset, day ("2026-07-12")));
}

static void
test_all (Fixture       *fixture,
          gconstpointer  data)
{
  static const char *const days[] = { "", "2024-12-31", "2021-03-31", "2016-05-19" };

  for (guint d = 0; d < G_N_ELEMENTS (days); d++)
    for (guint i = 0; i < way_dataset_get_n_rows (fixture->dataset, WAY_TABLE_INDICATORS); i++)
      {
        check_series (fixture, i, fixture->china, day (days[d]));
        if (i == fixture->intensity)
          for (guint a = 0; a < way_dataset_get_n_rows (fixture->dataset, WAY_TABLE_AREAS); a++)
            check_series (fixture, i, a, day (days[d]));
      }
}

/* Once every year of the intensity is released on the newest GDP, the curve
 * rests on it alone, and the line is whole. */
static void
test_one_basis (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (WaySeries) series
    = way_series_new (fixture->dataset, fixture->intensity, fixture->china, G_MAXINT);
  guint basis = way_shipped_find (fixture->dataset, WAY_TABLE_BASES, "gdp-census-2023");

  g_assert_cmpuint (series->n_points, >, 20);
  for (guint i = 0; i < series->n_points; i++)
    {
      if (series->points[i].year >= 2000)
        g_assert_cmpuint (basis_of (fixture, series->points[i].latest), ==, basis);
      if (series->points[i].year > 2000)
        g_assert_false (series->points[i].breaks);
    }
}

/* The coverage of R&D changed with the census of 2009. */
static void
test_break (Fixture       *fixture,
            gconstpointer  data)
{
  guint spending = way_shipped_find (fixture->dataset, WAY_TABLE_INDICATORS, "rd-expenditure");
  g_autoptr (WaySeries) series
    = way_series_new (fixture->dataset, spending, fixture->china, G_MAXINT);
  guint n_breaks = 0;

  for (guint i = 0; i < series->n_points; i++)
    if (series->points[i].breaks)
      {
        g_autofree char *english
          = way_series_describe_break (fixture->dataset, series, i, WAY_LANG_EN);
        g_autofree char *chinese
          = way_series_describe_break (fixture->dataset, series, i, WAY_LANG_ZH);

        n_breaks++;
        g_assert_cmpint (series->points[i].year, ==, 2009);
        g_assert_cmpstr (english, ==, "R&D coverage before 2009 → R&D coverage since 2009");
        g_assert_cmpstr (chinese, ==, "2009年以前的研发统计范围 → 2009年以来的研发统计范围");
      }
  g_assert_cmpuint (n_breaks, ==, 1);
}

/* The value of record by the words of the rule: the first final value; else
 * the newest preliminary one; else the first revised one. */
static guint
expected_record (const Fixture *fixture,
                 const GArray  *releases)
{
  guint record[3] = { WAY_NONE, WAY_NONE, WAY_NONE };

  for (guint i = 0; i < releases->len; i++)
    {
      guint release = g_array_index (releases, guint, i);
      WayStatus status = way_dataset_get_observation (fixture->dataset, release)->status;
      gboolean newer = record[status] != WAY_NONE
                       && published (fixture, release) > published (fixture, record[status]);
      gboolean older = record[status] != WAY_NONE
                       && published (fixture, release) < published (fixture, record[status]);

      if (record[status] == WAY_NONE || (status == WAY_STATUS_PRELIMINARY ? newer : older))
        record[status] = release;
    }
  if (record[WAY_STATUS_FINAL] != WAY_NONE)
    return record[WAY_STATUS_FINAL];
  return record[WAY_STATUS_PRELIMINARY] != WAY_NONE ? record[WAY_STATUS_PRELIMINARY]
                                                    : record[WAY_STATUS_REVISED];
}

static void
test_records (Fixture       *fixture,
              gconstpointer  data)
{
  static const char *const days[] = { "", "2024-12-31", "2010" };
  guint n_final = 0, n_preliminary = 0;

  for (guint d = 0; d < G_N_ELEMENTS (days); d++)
    for (guint i = 0; i < way_dataset_get_n_rows (fixture->dataset, WAY_TABLE_INDICATORS); i++)
      for (int year = 2000; year < 2030; year++)
        {
          g_autoptr (GArray) releases
            = releases_of (fixture, i, fixture->china, year, day (days[d]));
          guint record = way_series_value_of_record (fixture->dataset, i, fixture->china, year,
                                                     day (days[d]));
          g_autofree char *found = describe (fixture, record);
          g_autofree char *expected = describe (fixture, expected_record (fixture, releases));

          g_assert_cmpstr (found, ==, expected);
          if (record == WAY_NONE)
            continue;
          n_final += way_dataset_get_observation (fixture->dataset, record)->status
                     == WAY_STATUS_FINAL;
          n_preliminary += way_dataset_get_observation (fixture->dataset, record)->status
                           == WAY_STATUS_PRELIMINARY;
        }
  g_assert_cmpuint (n_final, >, 100);
  g_assert_cmpuint (n_preliminary, >, 10);
}

static void
test_day (void)
{
  WayIndicator indicator = { .timing = WAY_TIMING_FLOW };

  g_assert_cmpfloat (way_series_day (&indicator, 2020), ==, way_day_of_year (2020) + 183);
  indicator.timing = WAY_TIMING_STOCK;
  g_assert_cmpfloat (way_series_day (&indicator, 2020), ==, way_day_of_year (2021));
  indicator.timing = WAY_TIMING_RANK;
  g_assert_cmpfloat (way_series_day (&indicator, 2020), ==, way_day_of_year (2021));
}

static void
test_nothing_known (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (WaySeries) series
    = way_series_new (fixture->dataset, fixture->intensity, fixture->china, day ("1990"));

  g_assert_cmpuint (series->n_points, ==, 0);
  g_assert_cmpuint (way_series_newest_value (fixture->dataset, fixture->intensity,
                                             fixture->china, day ("1990")), ==, WAY_NONE);
}

#define ADD(name, test) g_test_add ("/series/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("held-from", test_held_from);
  ADD ("releases", test_releases);
  ADD ("days", test_days);
  ADD ("named", test_named);
  ADD ("newest", test_newest);
  ADD ("all", test_all);
  ADD ("one-basis", test_one_basis);
  ADD ("break", test_break);
  ADD ("records", test_records);
  ADD ("nothing-known", test_nothing_known);
  g_test_add_func ("/series/day", test_day);
  return g_test_run ();
}
