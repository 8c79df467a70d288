/* A target that the plan and a policy under it both set, or two of these, is
 * one row, which counts the policies. Its statement is that of the plan, else
 * of the earliest policy.
 */
#include "config.h"

#include "way-scorecard.h"

static gboolean
merge (const WayDataset *dataset,
       GArray           *rows,
       guint             stated)
{
  const WayStatedGoal *target = way_dataset_get_stated_goal (dataset, stated);

  for (guint i = 0; i < rows->len; i++)
    {
      WayHorizonRow *row = &g_array_index (rows, WayHorizonRow, i);
      const WayStatedGoal *first = way_dataset_get_stated_goal (dataset, row->stated);

      if (!way_verdict_same_target (first, target))
        continue;
      row->n_policies += first->policy != target->policy;
      return TRUE;
    }
  return FALSE;
}

static void
add_policy (const WayDataset *dataset,
            WayScorecard     *card,
            guint             index,
            int               known_on)
{
  const WayPolicy *policy = way_dataset_get_policy (dataset, index);

  for (guint i = policy->first_stated; i < policy->first_stated + policy->n_stated; i++)
    {
      WayHorizonRow row = { .stated = i, .n_policies = 1 };

      if (!way_stated_goal_is_target (way_dataset_get_stated_goal (dataset, i))
          || merge (dataset, card->rows, i))
        continue;
      row.verdict = way_verdict_judge (dataset, i, known_on);
      g_array_append_val (card->rows, row);
    }
}

static int
compare_places (gconstpointer a,
                gconstpointer b,
                gpointer      dataset)
{
  guint first = way_dataset_get_place (dataset, *(const guint *) a);
  guint second = way_dataset_get_place (dataset, *(const guint *) b);

  return (first > second) - (first < second);
}

/* The policies that implement the plan, in the order of time. */
static GArray *
find_implementing (const WayDataset *dataset,
                   guint             plan)
{
  GArray *policies = g_array_new (FALSE, FALSE, sizeof (guint));
  const guint *incoming;
  guint n_incoming;

  incoming = way_dataset_get_incoming (dataset, plan, &n_incoming);
  for (guint i = 0; i < n_incoming; i++)
    {
      const WayRelation *relation = way_dataset_get_relation (dataset, incoming[i]);

      if (relation->kind == WAY_RELATION_IMPLEMENTS)
        g_array_append_val (policies, relation->from);
    }
  g_array_sort_with_data (policies, compare_places, (gpointer) dataset);
  return policies;
}

/**
 * way_scorecard_new:
 * @dataset: a snapshot
 * @plan: the number of a policy
 * @known_on: the day as known on which targets are judged, in days since
 *   1970-01-01; %G_MAXINT for the newest release held
 *
 * Makes the scorecard of a plan: its own targets in the order in which it
 * states them, then those of the policies that implement it, in the order of
 * time. Equal targets are one row.
 *
 * Returns: (transfer full): the scorecard, with no rows where there is no
 *   target
 */
WayScorecard *
way_scorecard_new (const WayDataset *dataset,
                   guint             plan,
                   int               known_on)
{
  g_autoptr (GArray) implementing = NULL;
  WayScorecard *card;

  g_return_val_if_fail (dataset != NULL, NULL);

  implementing = find_implementing (dataset, plan);
  card = g_new0 (WayScorecard, 1);
  card->plan = plan;
  card->rows = g_array_new (FALSE, FALSE, sizeof (WayHorizonRow));
  card->n_implementing = implementing->len;
  add_policy (dataset, card, plan, known_on);
  card->n_own = card->rows->len;
  for (guint i = 0; i < implementing->len; i++)
    add_policy (dataset, card, g_array_index (implementing, guint, i), known_on);
  card->coverage = way_horizon_count (card->rows);
  return card;
}

/**
 * way_scorecard_free:
 * @card: (transfer full): a scorecard
 *
 * Frees a scorecard.
 */
void
way_scorecard_free (WayScorecard *card)
{
  g_return_if_fail (card != NULL);

  g_array_unref (card->rows);
  g_free (card);
}
