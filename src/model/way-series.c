/* From releases to a curve, as the design's rule for "the curve" has it: the
 * latest release on one basis, the first release beside it, and a break where
 * a change of basis cannot be avoided.
 */
#include "config.h"

#include "way-series.h"

#include "way-releases.h"

/* The releases of a series that are known. */
typedef struct
{
  const WayDataset *dataset;
  int               known_on;
  int               held_from; /* the day of a late first release */
  GArray           *known;     /* WayRelease, by year and publication */
  GArray           *bases;     /* guint, most recently used for a release first */
} Releases;

/* A release is known from its last possible day of publication on; where the
 * releases before a later one are not held, that one stands in for them, with
 * the years that were over. */
static gboolean
is_known (const Releases   *releases,
          const WayRelease *release)
{
  if (release->known_from <= releases->known_on)
    return TRUE;
  return release->known_from == releases->held_from
      && way_day_of_year (release->year + 1) - 1 <= releases->known_on;
}

static void
collect_known (Releases *releases,
               guint     indicator,
               guint     area)
{
  guint n;
  const WayRelease *all = way_dataset_get_releases (releases->dataset, indicator, area, &n);

  releases->held_from = way_releases_held_from (releases->dataset, indicator, area);
  for (guint i = 0; i < n; i++)
    if (is_known (releases, &all[i]))
      g_array_append_val (releases->known, all[i]);
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
      const WayRelease *release = &g_array_index (releases->known, WayRelease, i);
      guint basis = way_dataset_get_observation (releases->dataset, release->observation)->basis;
      int day = release->known_from;
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
choose_latest (const Releases   *releases,
               const WayRelease *of_year,
               guint             n)
{
  for (guint b = 0; b < releases->bases->len; b++)
    for (guint i = n; i > 0; i--)
      if (way_dataset_get_observation (releases->dataset, of_year[i - 1].observation)->basis
          == g_array_index (releases->bases, guint, b))
        return of_year[i - 1].observation;
  g_assert_not_reached ();
}

static WaySeriesPoint
make_point (const Releases     *releases,
            const WayIndicator *indicator,
            const WayRelease   *of_year,
            guint               n)
{
  const WayObservation *first
    = way_dataset_get_observation (releases->dataset, of_year[0].observation);
  WaySeriesPoint point = {
    .year = first->year,
    .day = way_series_day (indicator, first->year),
    .first = of_year[0].observation,
    .late = of_year[0].known_from > releases->known_on,
    .latest = choose_latest (releases, of_year, n),
    .low = first->value,
    .high = first->value,
  };

  for (guint i = 1; i < n; i++)
    {
      double value
        = way_dataset_get_observation (releases->dataset, of_year[i].observation)->value;

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
  const WayRelease *known = (const WayRelease *) (gpointer) releases->known->data;
  guint last_basis = WAY_NONE;

  series->points = g_new0 (WaySeriesPoint, releases->known->len);
  for (guint i = 0, n; i < releases->known->len; i += n)
    {
      int year = known[i].year;
      WaySeriesPoint *point = &series->points[series->n_points];
      guint basis;

      for (n = 1; i + n < releases->known->len; n++)
        if (known[i + n].year != year)
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
 * Makes the curve of an indicator as it was known on a day. Where the releases
 * before a later one are not held, that one is used for earlier days, too, with
 * the years that were over by then; such points are marked as late.
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
  Releases releases = { .dataset = dataset, .known_on = known_on };

  g_return_val_if_fail (dataset != NULL, NULL);
  g_return_val_if_fail (indicator < way_dataset_get_n_rows (dataset, WAY_TABLE_INDICATORS), NULL);
  g_return_val_if_fail (area < way_dataset_get_n_rows (dataset, WAY_TABLE_AREAS), NULL);

  releases.known = g_array_new (FALSE, FALSE, sizeof (WayRelease));
  releases.bases = g_array_new (FALSE, FALSE, sizeof (guint));
  collect_known (&releases, indicator, area);
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
                  const WayRelease *candidate,
                  const WayRelease *held)
{
  WayStatus status, held_status;

  if (held == NULL)
    return TRUE;
  status = way_dataset_get_observation (dataset, candidate->observation)->status;
  held_status = way_dataset_get_observation (dataset, held->observation)->status;
  if (status != held_status)
    return status == WAY_STATUS_FINAL;
  if (status == WAY_STATUS_FINAL)
    return candidate->known_from < held->known_from;
  return candidate->known_from > held->known_from;
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
  const WayRelease *releases, *record = NULL, *restated = NULL;
  guint n;

  g_return_val_if_fail (dataset != NULL, WAY_NONE);

  releases = way_dataset_get_releases (dataset, indicator, area, &n);
  for (guint i = 0; i < n; i++)
    {
      if (releases[i].year != year || releases[i].known_from > known_on)
        continue;
      if (way_dataset_get_observation (dataset, releases[i].observation)->status
          == WAY_STATUS_REVISED)
        {
          if (restated == NULL || releases[i].known_from < restated->known_from)
            restated = &releases[i];
        }
      else if (is_better_record (dataset, &releases[i], record))
        record = &releases[i];
    }
  record = record != NULL ? record : restated;
  return record != NULL ? record->observation : WAY_NONE;
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
  const WayRelease *releases;
  int latest = G_MININT;
  guint n;

  g_return_val_if_fail (dataset != NULL, WAY_NONE);

  releases = way_dataset_get_releases (dataset, indicator, area, &n);
  for (guint i = 0; i < n; i++)
    if (releases[i].known_from <= known_on)
      latest = MAX (latest, releases[i].year);
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
  const WayRelease *releases, *found = NULL;
  guint n;

  g_return_val_if_fail (dataset != NULL, WAY_NONE);

  wanted = way_dataset_get_observation (dataset, observation);
  releases = way_dataset_get_releases (dataset, wanted->indicator, wanted->area, &n);
  for (guint i = 0; i < n; i++)
    {
      const WayObservation *row = way_dataset_get_observation (dataset, releases[i].observation);

      if (row->year != year || row->basis != wanted->basis || releases[i].known_from > known_on)
        continue;
      if (row->source == wanted->source)
        return releases[i].observation;
      if (found == NULL || releases[i].known_from >= found->known_from)
        found = &releases[i];
    }
  return found != NULL ? found->observation : WAY_NONE;
}
