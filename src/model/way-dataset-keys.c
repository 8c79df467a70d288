/* The keys of a snapshot's policies, their order in time and that of their
 * importance.
 */
#include "config.h"

#include "way-dataset-private.h"

static WayPolicyKey
make_key (const WayDataset *dataset,
          const WayPolicy  *policy)
{
  return (WayPolicyKey) {
    .first_day = way_date_first_day (policy->date),
    .end_day = way_date_last_day (policy->date) + 1,
    .theme = (guint16) MIN (policy->theme, WAY_NO_KEY),
    .region = (guint16) MIN (policy->region, WAY_NO_KEY),
    .issuer = way_dataset_get_issuer (dataset, policy, 0),
    .kind = (guint8) policy->kind,
    .level = (guint8) policy->level,
    .rank = (guint8) policy->rank,
    .event = (guint8) policy->event,
  };
}

/* Sorts the numbers of things into an order of their classes, and by number
 * within a class, by counting; @n_classes is about @n at most. */
static void
sort_by_class (const guint32 *classes,
               guint          n,
               guint          n_classes,
               guint         *order)
{
  g_autofree guint *starts = g_new0 (guint, n_classes + 1);

  for (guint i = 0; i < n; i++)
    starts[classes[i] + 1]++;
  for (guint i = 0; i < n_classes; i++)
    starts[i + 1] += starts[i];
  for (guint i = 0; i < n; i++)
    order[starts[classes[i]]++] = i;
}

/* A day, a month and a year that begin together, in that order. */
static guint
precision (const WayPolicyKey *key)
{
  gint32 length = key->end_day - key->first_day;

  return length <= 1 ? 0 : length <= 31 ? 1 : 2;
}

static void
sort_by_date (WayDataset *dataset,
              guint       n)
{
  g_autofree guint32 *classes = g_new (guint32, MAX (n, 1));
  gint32 first = G_MAXINT32, last = G_MININT32;

  for (guint i = 0; i < n; i++)
    {
      first = MIN (first, dataset->keys[i].first_day);
      last = MAX (last, dataset->keys[i].first_day);
    }
  for (guint i = 0; i < n; i++)
    classes[i] = (guint32) (dataset->keys[i].first_day - first) * 3
               + precision (&dataset->keys[i]);
  sort_by_class (classes, n, n > 0 ? (guint) (last - first + 1) * 3 : 0, dataset->by_date);
}

static guint
weight (const WayDataset *dataset,
        guint             policy)
{
  guint n_incoming;

  way_dataset_get_incoming (dataset, policy, &n_incoming);
  return way_dataset_get_links (dataset, policy).n_stated + 2 * n_incoming;
}

/* By rank, then by goals stated and relations received, then by number. */
static void
sort_by_importance (WayDataset *dataset,
                    guint       n)
{
  g_autofree guint32 *classes = g_new (guint32, MAX (n, 1));
  g_autofree guint *order = g_new (guint, MAX (n, 1));
  guint heaviest = 0;

  for (guint i = 0; i < n; i++)
    {
      classes[i] = weight (dataset, i);
      heaviest = MAX (heaviest, classes[i]);
    }
  for (guint i = 0; i < n; i++)
    classes[i] = (dataset->keys[i].rank - 1u) * (heaviest + 1) + heaviest - classes[i];
  sort_by_class (classes, n, 3 * (heaviest + 1), order);
  for (guint i = 0; i < n; i++)
    dataset->keys[order[i]].importance = i;
}

/**
 * way_dataset_make_keys:
 * @dataset: a snapshot with rows and links, or with the keys of all policies
 *   but for their importance
 *
 * Makes what is known of every policy without its row.
 */
void
way_dataset_make_keys (WayDataset *dataset)
{
  guint n = way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES);

  if (dataset->keys == NULL)
    {
      dataset->keys = g_new (WayPolicyKey, MAX (n, 1));
      for (guint i = 0; i < n; i++)
        dataset->keys[i] = make_key (dataset, way_dataset_get_policy (dataset, i));
    }
  if (dataset->by_date == NULL)
    {
      dataset->by_date = g_new (guint, MAX (n, 1));
      sort_by_date (dataset, n);
    }
  sort_by_importance (dataset, n);
}

/**
 * way_dataset_get_place:
 * @dataset: a snapshot
 * @policy: the number of a policy
 *
 * Returns: where the policy stands in way_dataset_get_by_date()
 */
guint
way_dataset_get_place (const WayDataset *dataset,
                       guint             policy)
{
  const WayPolicyKey *sought;
  guint low = 0, high;

  g_return_val_if_fail (dataset != NULL, WAY_NONE);
  high = way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES);
  g_return_val_if_fail (policy < high, WAY_NONE);

  sought = &dataset->keys[policy];
  while (low < high)
    {
      guint middle = low + (high - low) / 2, other = dataset->by_date[middle];
      const WayPolicyKey *key = &dataset->keys[other];
      gboolean is_before = key->first_day != sought->first_day
        ? key->first_day < sought->first_day
        : precision (key) != precision (sought) ? precision (key) < precision (sought)
                                                : other < policy;

      if (is_before)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* No date that a policy can have spans more days. */
#define MAX_DATE_DAYS 366

/* The place in the order of time of the first policy that does not begin
 * before a day. */
static guint
find_place (const WayDataset *dataset,
            double            day)
{
  guint low = 0, high = way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES);

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (dataset->keys[dataset->by_date[middle]].first_day < day)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * way_dataset_find_in_span:
 * @dataset: a snapshot
 * @start: days since 1970-01-01
 * @end: days since 1970-01-01
 * @n: (out): how many there are
 *
 * Finds the policies of which a part of the date lies in a span, without
 * looking at the others.
 *
 * Returns: (transfer full) (array length=n): their numbers in the order of time
 */
guint *
way_dataset_find_in_span (const WayDataset *dataset,
                          double            start,
                          double            end,
                          guint            *n)
{
  guint first, last;
  guint *policies;

  g_return_val_if_fail (dataset != NULL && n != NULL, NULL);

  first = find_place (dataset, start - MAX_DATE_DAYS);
  last = MAX (find_place (dataset, end), first);
  policies = g_new (guint, MAX (last - first, 1));
  *n = 0;
  for (guint i = first; i < last; i++)
    if (dataset->keys[dataset->by_date[i]].end_day > start)
      policies[(*n)++] = dataset->by_date[i];
  return policies;
}

/**
 * way_dataset_compare_dates:
 * @dataset: a snapshot
 * @a: the number of a policy
 * @b: the number of another
 *
 * Compares the dates of two policies, whose rows need not be read for it.
 *
 * Returns: as way_date_compare()
 */
int
way_dataset_compare_dates (const WayDataset *dataset,
                           guint             a,
                           guint             b)
{
  const WayPolicyKey *keys;

  g_return_val_if_fail (dataset != NULL, 0);

  keys = way_dataset_get_keys (dataset);
  if (keys[a].first_day != keys[b].first_day)
    return keys[a].first_day < keys[b].first_day ? -1 : 1;
  return (keys[a].end_day > keys[b].end_day) - (keys[a].end_day < keys[b].end_day);
}
