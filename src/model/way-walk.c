/* The candidates are gathered from the links of the policy that the walk is
 * about, which are few, or looked for from the present one on, in the order of
 * time. Nothing is read but numbers. */
#include "config.h"

#include "way-walk.h"

typedef struct
{
  const WayDataset *dataset;
  const guint8     *matching;
  guint             anchor;
  guint             from;
  int               direction;
  guint             best;
} Walking;

/* Whether @a comes before @b, as way_dataset_get_by_date() has it. */
static gboolean
is_earlier (const WayDataset *dataset,
            guint             a,
            guint             b)
{
  const WayPolicyKey *keys = way_dataset_get_keys (dataset);

  if (keys[a].first_day != keys[b].first_day)
    return keys[a].first_day < keys[b].first_day;
  if (keys[a].end_day != keys[b].end_day)
    return keys[a].end_day < keys[b].end_day;
  return a < b;
}

/* Takes a policy if it lies in the direction, and nearer than the best. */
static void
consider (Walking *walking,
          guint    policy)
{
  gboolean forward = walking->direction > 0;

  if (policy == walking->from || (walking->matching != NULL && !walking->matching[policy]))
    return;
  if (is_earlier (walking->dataset, walking->from, policy) != forward)
    return;
  if (walking->best == WAY_NONE
      || is_earlier (walking->dataset, policy, walking->best) == forward)
    walking->best = policy;
}

static void
consider_related (Walking *walking)
{
  const WayPolicy *row = way_dataset_get_policy (walking->dataset, walking->anchor);
  const guint *incoming;
  guint n_incoming;

  for (guint i = 0; i < row->n_relations; i++)
    consider (walking,
              way_dataset_get_relation (walking->dataset, row->first_relation + i)->to);
  incoming = way_dataset_get_incoming (walking->dataset, walking->anchor, &n_incoming);
  for (guint i = 0; i < n_incoming; i++)
    consider (walking, way_dataset_get_relation (walking->dataset, incoming[i])->from);
}

static void
consider_goals (Walking *walking)
{
  const WayPolicy *row = way_dataset_get_policy (walking->dataset, walking->anchor);

  for (guint i = 0; i < row->n_stated; i++)
    {
      guint goal = way_dataset_get_stated_goal (walking->dataset, row->first_stated + i)->goal;
      guint n;
      const guint *statements = way_dataset_get_statements (walking->dataset, goal, &n);

      for (guint j = 0; j < n; j++)
        consider (walking, way_dataset_get_stated_goal (walking->dataset, statements[j])->policy);
    }
}

/* The first in the order of time is the nearest. */
static void
find_issuer (Walking *walking)
{
  const WayPolicyKey *keys = way_dataset_get_keys (walking->dataset);
  const guint *by_date = way_dataset_get_by_date (walking->dataset);
  guint n = way_dataset_get_n_rows (walking->dataset, WAY_TABLE_POLICIES);
  guint place = way_dataset_get_place (walking->dataset, walking->from);

  while (walking->best == WAY_NONE && (walking->direction > 0 ? place + 1 < n : place > 0))
    {
      guint policy;

      place = walking->direction > 0 ? place + 1 : place - 1;
      policy = by_date[place];
      if (keys[policy].issuer == keys[walking->anchor].issuer)
        consider (walking, policy);
    }
}

/**
 * way_walk_find:
 * @dataset: a snapshot
 * @matching: (nullable): for each policy whether it may be walked to
 * @walk: along what
 * @anchor: the policy that the walk is about
 * @policy: the policy that it has come to, @anchor itself to begin with
 * @direction: 1 for the next in time, -1 for the one before
 *
 * Finds the policy nearest to @policy in time, in one direction, that has a
 * relation to or from @anchor, states one of its goals, has its leading issuer,
 * or is @anchor. So a walk comes to each of them, once, and not from one to what
 * only that one has to do with.
 *
 * Returns: its number, or %WAY_NONE
 */
guint
way_walk_find (const WayDataset *dataset,
               const guint8     *matching,
               WayWalk           walk,
               guint             anchor,
               guint             policy,
               int               direction)
{
  Walking walking = { dataset, matching, anchor, policy, direction, WAY_NONE };

  g_return_val_if_fail (dataset != NULL && (direction == 1 || direction == -1), WAY_NONE);
  g_return_val_if_fail (anchor < way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES), WAY_NONE);
  g_return_val_if_fail (policy < way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES), WAY_NONE);

  switch (walk)
    {
    case WAY_WALK_RELATION:
      consider_related (&walking);
      break;
    case WAY_WALK_GOAL:
      consider_goals (&walking);
      break;
    case WAY_WALK_ISSUER:
      find_issuer (&walking);
      break;
    default:
      g_return_val_if_reached (WAY_NONE);
    }
  consider (&walking, anchor);
  return walking.best;
}
