/* From releases to a curve, as the design's rule for "the curve" has it: the
 * latest release on one basis, the first release beside it, and a break where
 * a change of basis cannot be avoided.
 */
#include "config.h"

#include "way-series.h"

#include <string.h>

/* The releases of one year that are known, by number of observation. */
typedef struct
{
  const WayDataset *dataset;
  GArray           *known;     /* guint, sorted by year and publication */
  GArray           *bases;     /* guint, most recently used for a release first */
} Releases;

static int
published_day (const WayDataset *dataset,
               guint             observation)
{
  return way_date_last_day (way_dataset_get_observation (dataset, observation)->published);
}

/* By year, then publication, then status; the last of a year is the latest. */
static int
compare_releases (gconstpointer a,
                  gconstpointer b,
                  gpointer      data)
{
  const WayObservation *first = way_dataset_get_observation (data, *(const guint *) a);
  const WayObservation *second = way_dataset_get_observation (data, *(const guint *) b);
  int first_day = way_date_last_day (first->published);
  int second_day = way_date_last_day (second->published);

  if (first->year != second->year)
    return first->year < second->year ? -1 : 1;
  if (first_day != second_day)
    return first_day < second_day ? -1 : 1;
  return (int) first->status - (int) second->status;
}

static void
collect_known (Releases *releases,
               guint     indicator,
               guint     area,
               int       known_on)
{
  guint n = way_dataset_get_n_rows (releases->dataset, WAY_TABLE_OBSERVATIONS);

  for (guint i = 0; i < n; i++)
    {
      const WayObservation *observation = way_dataset_get_observation (releases->dataset, i);

      if (observation->indicator == indicator && observation->area == area
          && way_date_last_day (observation->published) <= known_on)
        g_array_append_val (releases->known, i);
    }
  g_array_sort_with_data (releases->known, compare_releases, (gpointer) releases->dataset);
}

static int
find_basis (const GArray *bases,
            guint         basis)
{
  for (guint i = 0; i < bases->len; i++)
    if (g_array_index (bases, guint, i) == basis)
      return i;
  return -1;
}

/* The bases in the order of their newest release, newest first: a value on the
 * first of them is preferred, so that as much as can be rests on one. */
static void
collect_bases (Releases *releases)
{
  g_autoptr (GArray) newest = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 0; i < releases->known->len; i++)
    {
      guint observation = g_array_index (releases->known, guint, i);
      guint basis = way_dataset_get_observation (releases->dataset, observation)->basis;
      int day = published_day (releases->dataset, observation);
      int old = find_basis (releases->bases, basis);
      guint place = 0;

      if (old >= 0)
        {
          day = MAX (day, g_array_index (newest, int, old));
          g_array_remove_index (releases->bases, old);
          g_array_remove_index (newest, old);
        }
      while (place < newest->len && g_array_index (newest, int, place) > day)
        place++;
      g_array_insert_val (releases->bases, place, basis);
      g_array_insert_val (newest, place, day);
    }
}

/* The latest release among @n of one year, on the most recent basis. */
static guint
choose_latest (const Releases *releases,
               const guint    *of_year,
               guint           n)
{
  for (guint b = 0; b < releases->bases->len; b++)
    for (guint i = n; i > 0; i--)
      if (way_dataset_get_observation (releases->dataset, of_year[i - 1])->basis
          == g_array_index (releases->bases, guint, b))
        return of_year[i - 1];
  g_assert_not_reached ();
}

static WaySeriesPoint
make_point (const Releases     *releases,
            const WayIndicator *indicator,
            const guint        *of_year,
            guint               n)
{
  const WayObservation *first = way_dataset_get_observation (releases->dataset, of_year[0]);
  WaySeriesPoint point = {
    .year = first->year,
    .day = way_series_day (indicator, first->year),
    .first = of_year[0],
    .latest = choose_latest (releases, of_year, n),
    .low = first->value,
    .high = first->value,
  };

  for (guint i = 1; i < n; i++)
    {
      double value = way_dataset_get_observation (releases->dataset, of_year[i])->value;

      point.low = MIN (point.low, value);
      point.high = MAX (point.high, value);
    }
  return point;
}

static void
make_points (WaySeries      *series,
             const Releases *releases)
{
  const WayIndicator *indicator
    = way_dataset_get_indicator (releases->dataset, series->indicator);
  const guint *known = (const guint *) (gpointer) releases->known->data;
  guint last_basis = WAY_NONE;

  series->points = g_new0 (WaySeriesPoint, releases->known->len);
  for (guint i = 0, n; i < releases->known->len; i += n)
    {
      int year = way_dataset_get_observation (releases->dataset, known[i])->year;
      WaySeriesPoint *point = &series->points[series->n_points];
      guint basis;

      for (n = 1; i + n < releases->known->len; n++)
        if (way_dataset_get_observation (releases->dataset, known[i + n])->year != year)
          break;
      *point = make_point (releases, indicator, known + i, n);
      basis = way_dataset_get_observation (releases->dataset, point->latest)->basis;
      point->breaks = series->n_points > 0 && basis != last_basis;
      last_basis = basis;
      series->n_points++;
    }
}

/**
 * way_series_day:
 * @indicator: an indicator
 * @year: the year of a value of it
 *
 * Where a value stands on the time axis: flows in the middle of their year,
 * stocks and ranks at its end.
 *
 * Returns: days since 1970-01-01
 */
double
way_series_day (const WayIndicator *indicator,
                int                 year)
{
  double start, end;

  g_return_val_if_fail (indicator != NULL, 0);

  start = way_day_of_year (year);
  end = way_day_of_year (year + 1);
  return indicator->timing == WAY_TIMING_FLOW ? (start + end) / 2 : end;
}

/**
 * way_series_new:
 * @dataset: a snapshot
 * @indicator: an indicator of it
 * @area: an area of it
 * @known_on: days since 1970-01-01; only releases whose last possible day of
 *   publication is not later are used. %G_MAXINT for all
 *
 * Makes the curve of an indicator as it was known on a day.
 *
 * Returns: (transfer full): the series, with no points where nothing was
 *   known; it refers to observations of @dataset by number
 */
WaySeries *
way_series_new (const WayDataset *dataset,
                guint             indicator,
                guint             area,
                int               known_on)
{
  WaySeries *series;
  Releases releases = { .dataset = dataset };

  g_return_val_if_fail (dataset != NULL, NULL);
  g_return_val_if_fail (indicator < way_dataset_get_n_rows (dataset, WAY_TABLE_INDICATORS), NULL);
  g_return_val_if_fail (area < way_dataset_get_n_rows (dataset, WAY_TABLE_AREAS), NULL);

  releases.known = g_array_new (FALSE, FALSE, sizeof (guint));
  releases.bases = g_array_new (FALSE, FALSE, sizeof (guint));
  collect_known (&releases, indicator, area, known_on);
  collect_bases (&releases);

  series = g_new0 (WaySeries, 1);
  series->indicator = indicator;
  series->area = area;
  make_points (series, &releases);

  g_array_unref (releases.known);
  g_array_unref (releases.bases);
  return series;
}

/**
 * way_series_free:
 * @series: (transfer full): a series
 */
void
way_series_free (WaySeries *series)
{
  g_return_if_fail (series != NULL);

  g_free (series->points);
  g_free (series);
}

static const char *
basis_name (const WayDataset *dataset,
            guint             observation,
            WayLang           lang)
{
  guint basis = way_dataset_get_observation (dataset, observation)->basis;

  return basis != WAY_NONE ? way_dataset_get_basis (dataset, basis)->name[lang] : "–";
}

/**
 * way_series_describe_break:
 * @dataset: the snapshot of @series
 * @series: a series
 * @point: the number of a point, not the first
 * @lang: the language of the words
 *
 * Returns: (transfer full) (nullable): why the line is broken before the
 *   point, naming both bases; %NULL where it is not
 */
char *
way_series_describe_break (const WayDataset *dataset,
                           const WaySeries  *series,
                           guint             point,
                           WayLang           lang)
{
  g_return_val_if_fail (dataset != NULL && series != NULL, NULL);
  g_return_val_if_fail (point < series->n_points, NULL);

  if (!series->points[point].breaks)
    return NULL;
  return g_strdup_printf ("%s → %s",
                          basis_name (dataset, series->points[point - 1].latest, lang),
                          basis_name (dataset, series->points[point].latest, lang));
}

/* Whether an observation of one year is to be preferred to another as the
 * value of record: final before preliminary; of final ones the first, of
 * preliminary ones the newest. Revised values are restatements and never are. */
static gboolean
is_better_record (const WayDataset *dataset,
                  guint             candidate,
                  guint             held)
{
  const WayObservation *a, *b;

  if (held == WAY_NONE)
    return TRUE;
  a = way_dataset_get_observation (dataset, candidate);
  b = way_dataset_get_observation (dataset, held);
  if (a->status != b->status)
    return a->status == WAY_STATUS_FINAL;
  if (a->status == WAY_STATUS_FINAL)
    return published_day (dataset, candidate) < published_day (dataset, held);
  return published_day (dataset, candidate) > published_day (dataset, held);
}

/**
 * way_series_value_of_record:
 * @dataset: a snapshot
 * @indicator: an indicator
 * @area: an area
 * @year: a year
 * @known_on: only releases published by then are used, in days since
 *   1970-01-01; %G_MAXINT for all
 *
 * Finds the value by which a target of a year is judged: the first final one,
 * or the newest preliminary one while there is none. Where only restatements
 * are held, the first of them stands in.
 *
 * Returns: the number of an observation, or %WAY_NONE
 */
guint
way_series_value_of_record (const WayDataset *dataset,
                            guint             indicator,
                            guint             area,
                            int               year,
                            int               known_on)
{
  guint record = WAY_NONE, restated = WAY_NONE;

  g_return_val_if_fail (dataset != NULL, WAY_NONE);

  for (guint i = 0; i < way_dataset_get_n_rows (dataset, WAY_TABLE_OBSERVATIONS); i++)
    {
      const WayObservation *row = way_dataset_get_observation (dataset, i);

      if (row->indicator != indicator || row->area != area || row->year != year
          || way_date_last_day (row->published) > known_on)
        continue;
      if (row->status == WAY_STATUS_REVISED)
        {
          if (restated == WAY_NONE
              || published_day (dataset, i) < published_day (dataset, restated))
            restated = i;
        }
      else if (is_better_record (dataset, i, record))
        record = i;
    }
  return record != WAY_NONE ? record : restated;
}

/**
 * way_series_newest_value:
 * @dataset: a snapshot
 * @indicator: an indicator
 * @area: an area
 * @known_on: only releases published by then are used, in days since
 *   1970-01-01; %G_MAXINT for all
 *
 * Returns: the value of record of the latest year that has one, as the number
 *   of an observation, or %WAY_NONE
 */
guint
way_series_newest_value (const WayDataset *dataset,
                         guint             indicator,
                         guint             area,
                         int               known_on)
{
  int latest = G_MININT;

  g_return_val_if_fail (dataset != NULL, WAY_NONE);

  for (guint i = 0; i < way_dataset_get_n_rows (dataset, WAY_TABLE_OBSERVATIONS); i++)
    {
      const WayObservation *row = way_dataset_get_observation (dataset, i);

      if (row->indicator == indicator && row->area == area
          && way_date_last_day (row->published) <= known_on)
        latest = MAX (latest, row->year);
    }
  return latest != G_MININT
         ? way_series_value_of_record (dataset, indicator, area, latest, known_on) : WAY_NONE;
}

/**
 * way_series_same_basis:
 * @dataset: a snapshot
 * @observation: the number of an observation
 * @year: another year
 * @known_on: only releases published by then are used, in days since
 *   1970-01-01; %G_MAXINT for all
 *
 * Finds what @observation can be compared with: a value of @year of the same
 * indicator and area, on the same basis and where held of the same source's
 * release, else the newest on that basis.
 *
 * Returns: the number of an observation, or %WAY_NONE
 */
guint
way_series_same_basis (const WayDataset *dataset,
                       guint             observation,
                       int               year,
                       int               known_on)
{
  const WayObservation *wanted;
  guint found = WAY_NONE;

  g_return_val_if_fail (dataset != NULL, WAY_NONE);

  wanted = way_dataset_get_observation (dataset, observation);
  for (guint i = 0; i < way_dataset_get_n_rows (dataset, WAY_TABLE_OBSERVATIONS); i++)
    {
      const WayObservation *row = way_dataset_get_observation (dataset, i);

      if (row->indicator != wanted->indicator || row->area != wanted->area || row->year != year
          || row->basis != wanted->basis || way_date_last_day (row->published) > known_on)
        continue;
      if (row->source == wanted->source)
        return i;
      if (found == WAY_NONE || published_day (dataset, i) >= published_day (dataset, found))
        found = i;
    }
  return found;
}
