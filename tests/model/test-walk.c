/* Walking over the shipped set: every step leads on in time to a policy that
 * has what is walked along, and a walk comes to all of them.
 */
#include "config.h"

#include "way-walk.h"

#include "way-shipped.h"

static gboolean
share_goal (const WayDataset *dataset,
            guint             a,
            guint             b)
{
  const WayPolicy *first = way_dataset_get_policy (dataset, a);
  const WayPolicy *second = way_dataset_get_policy (dataset, b);

  for (guint i = 0; i < first->n_stated; i++)
    for (guint j = 0; j < second->n_stated; j++)
      if (way_dataset_get_stated_goal (dataset, first->first_stated + i)->goal
          == way_dataset_get_stated_goal (dataset, second->first_stated + j)->goal)
        return TRUE;
  return FALSE;
}

static gboolean
are_related (const WayDataset *dataset,
             guint             a,
             guint             b)
{
  for (guint i = 0; i < way_dataset_get_n_rows (dataset, WAY_TABLE_POLICY_RELATIONS); i++)
    {
      const WayRelation *relation = way_dataset_get_relation (dataset, i);

      if ((relation->from == a && relation->to == b) || (relation->from == b && relation->to == a))
        return TRUE;
    }
  return FALSE;
}

static gboolean
belongs (const WayDataset *dataset,
         WayWalk           walk,
         guint             a,
         guint             b)
{
  switch (walk)
    {
    case WAY_WALK_RELATION:
      return are_related (dataset, a, b);
    case WAY_WALK_GOAL:
      return share_goal (dataset, a, b);
    case WAY_WALK_ISSUER:
      return way_dataset_get_keys (dataset)[a].issuer == way_dataset_get_keys (dataset)[b].issuer;
    default:
      g_assert_not_reached ();
    }
}

/* The first in the order of time, by looking at all. */
static guint
find_slowly (const WayDataset *dataset,
             WayWalk           walk,
             guint             place,
             int               direction)
{
  const guint *by_date = way_dataset_get_by_date (dataset);
  int n = (int) way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES);

  for (int i = (int) place + direction; i >= 0 && i < n; i += direction)
    if (belongs (dataset, walk, by_date[place], by_date[i]))
      return by_date[i];
  return WAY_NONE;
}

static void
test_steps (void)
{
  g_autoptr (WayDataset) dataset = way_shipped_load ();
  const guint *by_date = way_dataset_get_by_date (dataset);
  guint n = way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES);

  for (WayWalk walk = WAY_WALK_RELATION; walk <= WAY_WALK_ISSUER; walk++)
    {
      guint n_found = 0;

      for (guint place = 0; place < n; place++)
        for (int direction = -1; direction <= 1; direction += 2)
          {
            guint found = way_walk_find (dataset, NULL, walk, by_date[place],
                                         by_date[place], direction);

            g_assert_cmpuint (found, ==, find_slowly (dataset, walk, place, direction));
            n_found += found != WAY_NONE;
          }
      g_assert_cmpuint (n_found, >, 50);
    }
}

/* To the end of a walk, and how many steps it is; each has to do with the policy
 * where the walk began. */
static guint
go_to_end (const WayDataset *dataset,
           WayWalk           walk,
           guint             anchor,
           guint            *policy,
           int               direction)
{
  guint n_steps = 0, next;

  while ((next = way_walk_find (dataset, NULL, walk, anchor, *policy, direction)) != WAY_NONE)
    {
      int way = (int) way_dataset_get_place (dataset, next)
              - (int) way_dataset_get_place (dataset, *policy);

      g_assert_cmpint (way * direction, >, 0);
      g_assert_true (next == anchor || belongs (dataset, walk, anchor, next));
      *policy = next;
      n_steps++;
    }
  return n_steps;
}

/* From the first to the last a walk comes to all that have to do with the policy
 * where it began, and to that one; and so back again. */
static void
test_all_of_one (void)
{
  g_autoptr (WayDataset) dataset = way_shipped_load ();
  guint n = way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES);

  for (WayWalk walk = WAY_WALK_RELATION; walk <= WAY_WALK_ISSUER; walk++)
    for (guint anchor = 0; anchor < n; anchor++)
      {
        guint n_others = 0, policy = anchor, first;

        for (guint other = 0; other < n; other++)
          n_others += other != anchor && belongs (dataset, walk, anchor, other);
        go_to_end (dataset, walk, anchor, &policy, -1);
        first = policy;
        g_assert_cmpuint (go_to_end (dataset, walk, anchor, &policy, 1), ==, n_others);
        g_assert_cmpuint (go_to_end (dataset, walk, anchor, &policy, -1), ==, n_others);
        g_assert_cmpuint (policy, ==, first);
      }
}

/* What does not match is stepped over. */
static void
test_matching (void)
{
  g_autoptr (WayDataset) dataset = way_shipped_load ();
  guint n = way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES);
  g_autofree guint8 *matching = g_new0 (guint8, n);
  guint from = way_dataset_get_by_date (dataset)[0];
  guint first = way_walk_find (dataset, NULL, WAY_WALK_ISSUER, from, from, 1);
  guint second;

  g_assert_cmpuint (first, !=, WAY_NONE);
  g_assert_cmpuint (way_walk_find (dataset, matching, WAY_WALK_ISSUER, from, from, 1), ==,
                    WAY_NONE);
  for (guint i = 0; i < n; i++)
    matching[i] = i != first;
  second = way_walk_find (dataset, matching, WAY_WALK_ISSUER, from, from, 1);
  g_assert_cmpuint (second, !=, first);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/walk/steps", test_steps);
  g_test_add_func ("/walk/all-of-one", test_all_of_one);
  g_test_add_func ("/walk/matching", test_matching);
  return g_test_run ();
}
