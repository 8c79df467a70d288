/* A view remembers folded groups by their ids, whatever the grouping. */
#include "config.h"

#include "way-folding.h"

#include "way-grouping.h"

/**
 * way_folding_is_folded:
 * @dataset: a snapshot
 * @view: a view
 * @grouping: by what is grouped
 * @group: the number of a group
 *
 * Returns: whether the view shows only the heading of the group
 */
gboolean
way_folding_is_folded (const WayDataset *dataset,
                       const WayView    *view,
                       WayGrouping       grouping,
                       guint             group)
{
  g_autofree char *id = NULL;

  g_return_val_if_fail (dataset != NULL && view != NULL, FALSE);

  id = way_grouping_get_id (dataset, grouping, group);
  return id != NULL && way_view_is_folded (view, id);
}

/**
 * way_folding_toggle:
 * @dataset: a snapshot
 * @view: a view
 * @grouping: by what is grouped
 * @group: the number of a group
 *
 * Returns: (transfer full): the same view with the group folded to its heading,
 *   or unfolded
 */
WayView *
way_folding_toggle (const WayDataset *dataset,
                    const WayView    *view,
                    WayGrouping       grouping,
                    guint             group)
{
  g_autofree char *id = NULL;

  g_return_val_if_fail (dataset != NULL && view != NULL, NULL);

  id = way_grouping_get_id (dataset, grouping, group);
  g_return_val_if_fail (id != NULL, NULL);
  return way_view_with_folded (view, id, !way_view_is_folded (view, id));
}

/**
 * way_folding_unfold_all:
 * @dataset: a snapshot
 * @view: a view
 * @grouping: by what is grouped
 *
 * Returns: (transfer full): the same view without a folded group of the
 *   grouping
 */
WayView *
way_folding_unfold_all (const WayDataset *dataset,
                        WayView          *view,
                        WayGrouping       grouping)
{
  g_autoptr (WayView) unfolded = NULL;

  g_return_val_if_fail (dataset != NULL && view != NULL, NULL);

  unfolded = way_view_ref (view);
  for (guint i = 0; i < way_grouping_n_groups (dataset, grouping); i++)
    if (way_folding_is_folded (dataset, unfolded, grouping, i))
      {
        g_autoptr (WayView) old = g_steal_pointer (&unfolded);

        unfolded = way_folding_toggle (dataset, old, grouping, i);
      }
  return g_steal_pointer (&unfolded);
}

/* Whether any policy that matches states the goal. */
static gboolean
is_stated (const WayDataset *dataset,
           guint             goal,
           const guint8     *matching)
{
  guint n;
  const guint *statements = way_dataset_get_statements (dataset, goal, &n);

  for (guint i = 0; i < n; i++)
    if (matching == NULL
        || matching[way_dataset_get_stated_goal (dataset, statements[i])->policy] != 0)
      return TRUE;
  return FALSE;
}

/**
 * way_folding_count_goals:
 * @dataset: a snapshot
 * @view: a view
 * @matching: (nullable): for each policy whether the view's query matches it;
 *   %NULL if all do
 *
 * Returns: how many goals are hidden under the headings of folded themes, not
 *   counting those that the query hides
 */
guint
way_folding_count_goals (const WayDataset *dataset,
                         const WayView    *view,
                         const guint8     *matching)
{
  guint n = 0;

  g_return_val_if_fail (dataset != NULL && view != NULL, 0);

  for (guint goal = 0; goal < way_dataset_get_n_rows (dataset, WAY_TABLE_GOALS); goal++)
    n += way_folding_is_folded (dataset, view, WAY_GROUP_THEME,
                                way_dataset_get_goal (dataset, goal)->theme)
         && is_stated (dataset, goal, matching);
  return n;
}
