/* Releases are sorted once, by series, year and publication, so that a curve
 * or a verdict looks at its own series alone.
 */
#include "config.h"

#include "way-releases.h"

#include <stdlib.h>

#include "way-dataset-private.h"
#include "way-verdict.h"

/* A first release that holds this many years is a whole series as it stood
 * later: the releases before it are not held. */
#define WHOLE_SERIES_YEARS 5

/* By indicator, area, year, publication and status: the last of a year is the
 * latest. */
static int
compare_releases (gconstpointer a,
                  gconstpointer b,
                  gpointer      data)
{
  const WayRelease *first = a, *second = b;
  const WayObservation *one = way_dataset_get_observation (data, first->observation);
  const WayObservation *other = way_dataset_get_observation (data, second->observation);

  if (one->indicator != other->indicator)
    return one->indicator < other->indicator ? -1 : 1;
  if (one->area != other->area)
    return one->area < other->area ? -1 : 1;
  if (first->year != second->year)
    return first->year < second->year ? -1 : 1;
  if (first->known_from != second->known_from)
    return first->known_from < second->known_from ? -1 : 1;
  if (one->status != other->status)
    return one->status < other->status ? -1 : 1;
  return first->observation < second->observation ? -1 : 1;
}

/**
 * way_releases_sort:
 * @dataset: a snapshot whose observations are complete
 *
 * Returns: (transfer full): the releases of all series, for the snapshot to
 *   hold
 */
WayRelease *
way_releases_sort (const WayDataset *dataset)
{
  WayRelease *releases;
  guint n;

  g_return_val_if_fail (dataset != NULL, NULL);

  n = way_dataset_get_n_rows (dataset, WAY_TABLE_OBSERVATIONS);
  releases = g_new (WayRelease, n);
  for (guint i = 0; i < n; i++)
    {
      const WayObservation *row = way_dataset_get_observation (dataset, i);

      releases[i] = (WayRelease) { i, row->year, way_date_last_day (row->published) };
    }
  g_qsort_with_data (releases, (int) n, sizeof *releases, compare_releases, (gpointer) dataset);
  return releases;
}

/* The place of the first release that is not before the area of an indicator. */
static guint
find_place (const WayDataset *dataset,
            guint             indicator,
            guint64           area)
{
  guint low = 0, high = way_dataset_get_n_rows (dataset, WAY_TABLE_OBSERVATIONS);

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const WayObservation *row
        = way_dataset_get_observation (dataset, dataset->releases[middle].observation);

      if (row->indicator < indicator || (row->indicator == indicator && row->area < area))
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * way_dataset_get_releases:
 * @dataset: a snapshot
 * @indicator: an indicator
 * @area: an area
 * @n: (out): how many there are
 *
 * Returns: (transfer none) (array length=n): all releases of the series, by
 *   year and within a year by publication
 */
const WayRelease *
way_dataset_get_releases (const WayDataset *dataset,
                          guint             indicator,
                          guint             area,
                          guint            *n)
{
  guint first;

  g_return_val_if_fail (dataset != NULL && n != NULL, NULL);

  first = find_place (dataset, indicator, area);
  *n = find_place (dataset, indicator, (guint64) area + 1) - first;
  return dataset->releases + first;
}

/**
 * way_releases_held_from:
 * @dataset: a snapshot
 * @indicator: an indicator
 * @area: an area
 *
 * Some series are held only as they stood on a late day, with all their years
 * at once. As known on an earlier day they are shown from that release, and
 * marked so.
 *
 * Returns: the day of the first release held where that is a whole series, in
 *   days since 1970-01-01; %G_MININT where releases are held one by one
 */
int
way_releases_held_from (const WayDataset *dataset,
                        guint             indicator,
                        guint             area)
{
  const WayRelease *releases;
  int earliest = G_MAXINT, last_year = G_MININT;
  guint n, n_years = 0;

  g_return_val_if_fail (dataset != NULL, G_MININT);

  releases = way_dataset_get_releases (dataset, indicator, area, &n);
  for (guint i = 0; i < n; i++)
    earliest = MIN (earliest, releases[i].known_from);
  for (guint i = 0; i < n; i++)
    if (releases[i].known_from == earliest && releases[i].year != last_year)
      {
        last_year = releases[i].year;
        n_years++;
      }
  return n_years >= WHOLE_SERIES_YEARS ? earliest : G_MININT;
}

/**
 * way_known_day:
 * @dataset: a snapshot
 * @known_on: a day in days since 1970-01-01, %WAY_KNOWN_ALL for the newest
 *
 * Returns: the day as known on which figures are shown: never later than the
 *   newest release held; @known_on where there is no figure
 */
int
way_known_day (const WayDataset *dataset,
               int               known_on)
{
  WayDate newest;

  g_return_val_if_fail (dataset != NULL, known_on);

  newest = way_dataset_get_newest_release (dataset);
  return way_date_is_set (newest) ? MIN (known_on, way_date_last_day (newest)) : known_on;
}

/**
 * way_known_is_newest:
 * @dataset: a snapshot
 * @known_on: a day in days since 1970-01-01, %WAY_KNOWN_ALL for the newest
 *
 * Returns: whether all that is held was known by then
 */
gboolean
way_known_is_newest (const WayDataset *dataset,
                     int               known_on)
{
  g_return_val_if_fail (dataset != NULL, TRUE);

  return way_known_day (dataset, known_on) == way_known_day (dataset, WAY_KNOWN_ALL);
}

/* The day on which a target is set, if it is no later than the figures. */
static void
add_set_day (GArray           *days,
             const WayDataset *dataset,
             guint             stated)
{
  const WayStatedGoal *target = way_dataset_get_stated_goal (dataset, stated);
  int set = way_dataset_get_keys (dataset)[target->policy].first_day;

  if ((target->measure == WAY_MEASURE_LEVEL || target->measure == WAY_MEASURE_GROWTH)
      && target->due_year != 0
      && set <= way_known_day (dataset, set))
    g_array_append_val (days, set);
}

/* The days on which a target's verdict changes without a release: when its
 * year is over, and when its figure can no longer be expected. Many targets have
 * the same: @found has those for which none is to be judged any more. */
static void
add_due_days (GArray           *days,
              GHashTable       *found,
              const WayDataset *dataset,
              guint             stated)
{
  const WayStatedGoal *target = way_dataset_get_stated_goal (dataset, stated);
  int ends[2];

  if (target->due_year == 0)
    return;
  ends[0] = way_day_of_year (target->due_year + 1) - 1;
  ends[1] = way_verdict_publication_limit (target->due_year);
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (ends[i] <= way_known_day (dataset, ends[i])
        && !g_hash_table_contains (found, GINT_TO_POINTER (ends[i]))
        && way_verdict_judge (dataset, stated, ends[i] - 1).id
           != way_verdict_judge (dataset, stated, ends[i]).id)
      {
        g_hash_table_add (found, GINT_TO_POINTER (ends[i]));
        g_array_append_val (days, ends[i]);
      }
}

static int
compare_days (gconstpointer a,
              gconstpointer b)
{
  int first = *(const int *) a, second = *(const int *) b;

  return first < second ? -1 : first > second;
}

static void
add_targets (GArray           *days,
             const WayDataset *dataset,
             guint             indicator)
{
  g_autoptr (GHashTable) found = g_hash_table_new (NULL, NULL);
  const guint *targets = NULL;
  guint n = way_dataset_get_n_rows (dataset, WAY_TABLE_POLICY_GOALS);

  if (indicator != WAY_NONE)
    targets = way_dataset_get_targets (dataset, indicator, &n);
  for (guint i = 0; i < n; i++)
    {
      guint stated = targets != NULL ? targets[i] : i;

      if (way_stated_goal_is_target (way_dataset_get_stated_goal (dataset, stated)))
        {
          add_set_day (days, dataset, stated);
          add_due_days (days, found, dataset, stated);
        }
    }
}

/**
 * way_known_days:
 * @dataset: a snapshot
 * @indicator: an indicator, or %WAY_NONE for all
 *
 * Finds the days on which what is known changes: a release is published, a
 * target is set or falls due. The last one is that of the newest release.
 *
 * Returns: (transfer full) (element-type int): days since 1970-01-01, in order
 */
GArray *
way_known_days (const WayDataset *dataset,
                guint             indicator)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (int));
  guint n_kept = 0;

  g_return_val_if_fail (dataset != NULL, days);

  for (guint i = 0; i < way_dataset_get_n_rows (dataset, WAY_TABLE_OBSERVATIONS); i++)
    {
      const WayRelease *release = &dataset->releases[i];

      if (indicator == WAY_NONE
          || way_dataset_get_observation (dataset, release->observation)->indicator == indicator)
        g_array_append_val (days, release->known_from);
    }
  add_targets (days, dataset, indicator);
  g_array_sort (days, compare_days);
  for (guint i = 0; i < days->len; i++)
    if (n_kept == 0 || g_array_index (days, int, n_kept - 1) != g_array_index (days, int, i))
      g_array_index (days, int, n_kept++) = g_array_index (days, int, i);
  g_array_set_size (days, n_kept);
  return days;
}
