/* The keys of a snapshot's policies, their order in time and that of their
 * importance.
 */
#include "config.h"

#include "way-dataset-private.h"

#include <string.h>

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

static int
compare_dates (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  const WayPolicy *first = way_dataset_get_policy (data, *(const guint *) a);
  const WayPolicy *second = way_dataset_get_policy (data, *(const guint *) b);
  int order = way_date_compare (first->date, second->date);

  return order != 0 ? order : strcmp (first->id, second->id);
}

static guint
weight (const WayDataset *dataset,
        guint             policy)
{
  guint n_incoming;

  way_dataset_get_incoming (dataset, policy, &n_incoming);
  return way_dataset_get_policy (dataset, policy)->n_stated + 2 * n_incoming;
}

/* By rank, then by goals stated and relations received, then by number. */
static int
compare_importance (gconstpointer a,
                    gconstpointer b,
                    gpointer      data)
{
  const WayDataset *dataset = data;
  guint first = *(const guint *) a, second = *(const guint *) b;
  guint first_rank = dataset->keys[first].rank, second_rank = dataset->keys[second].rank;
  guint first_weight = weight (dataset, first), second_weight = weight (dataset, second);

  if (first_rank != second_rank)
    return first_rank < second_rank ? -1 : 1;
  if (first_weight != second_weight)
    return first_weight > second_weight ? -1 : 1;
  return first < second ? -1 : first > second;
}

/**
 * way_dataset_make_keys:
 * @dataset: a snapshot whose rows and links are complete
 *
 * Makes what is known of every policy without its row.
 */
void
way_dataset_make_keys (WayDataset *dataset)
{
  guint n = dataset->rows[WAY_TABLE_POLICIES]->len;
  g_autofree guint *order = g_new (guint, MAX (n, 1));

  dataset->keys = g_new (WayPolicyKey, MAX (n, 1));
  dataset->by_date = g_new (guint, MAX (n, 1));
  for (guint i = 0; i < n; i++)
    {
      dataset->keys[i] = make_key (dataset, way_dataset_get_policy (dataset, i));
      dataset->by_date[i] = order[i] = i;
    }
  g_qsort_with_data (dataset->by_date, n, sizeof (guint), compare_dates, dataset);
  g_qsort_with_data (order, n, sizeof (guint), compare_importance, dataset);
  for (guint i = 0; i < n; i++)
    dataset->keys[order[i]].importance = i;
}
