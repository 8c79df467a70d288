/* How high the groups are while what is filtered out is dimmed: as high as without
 * the filter, so that there is room for it, and a filter moves no group.
 */
#include "config.h"

#include "way-timeline-scene-private.h"

/* Of more policies all groups are of one height. */
#define MAX_PACKED_ITEMS 2000u

/* All policies, whether they are filtered or not. */
struct _WayBackdrop
{
  WayLaneItem *items;
  WayLaneMap  *map;          /* NULL for more than are packed */
  guint       *n_in_group;
};

static WayBackdrop *
new_backdrop (const WayTimelineScene *scene)
{
  WayBackdrop *backdrop = g_new0 (WayBackdrop, 1);

  backdrop->n_in_group = g_new0 (guint, MAX (scene->n_groups, 1));
  for (guint i = 0; i < scene->n_items; i++)
    backdrop->n_in_group[scene->items[i].group]++;
  if (scene->n_items > MAX_PACKED_ITEMS)
    return backdrop;
  backdrop->items = g_memdup2 (scene->items, scene->n_items * sizeof *scene->items);
  for (guint i = 0; i < scene->n_items; i++)
    backdrop->items[i].filtered = FALSE;
  backdrop->map = way_lane_map_new (backdrop->items, scene->n_items);
  way_lane_map_set_groups (backdrop->map, scene->n_groups);
  return backdrop;
}

/**
 * way_backdrop_free:
 * @backdrop: (transfer full): a backdrop
 */
void
way_backdrop_free (WayBackdrop *backdrop)
{
  g_clear_pointer (&backdrop->map, way_lane_map_free);
  g_free (backdrop->items);
  g_free (backdrop->n_in_group);
  g_free (backdrop);
}

/**
 * way_timeline_scene_get_backdrop:
 * @scene: a scene with a view
 *
 * Returns: (transfer none) (nullable): what the heights of its groups follow, if
 *   anything is dimmed
 */
WayBackdrop *
way_timeline_scene_get_backdrop (WayTimelineScene *scene)
{
  if (!way_view_get_dim (scene->view) || scene->n_shown == scene->n_items
      || scene->titles != NULL || scene->waiting)
    return NULL;
  if (scene->backdrop == NULL)
    scene->backdrop = new_backdrop (scene);
  return scene->backdrop;
}

/**
 * way_backdrop_get_map:
 * @backdrop: a backdrop
 *
 * Returns: (transfer none) (nullable): a map of all policies, which needs the
 *   measures of the scene; %NULL if there are too many of them
 */
WayLaneMap *
way_backdrop_get_map (WayBackdrop *backdrop)
{
  return backdrop->map;
}

/**
 * way_backdrop_get_n_lanes:
 * @backdrop: a backdrop, measured if it has a map
 * @scale: pixels a day
 * @group: the number of a group
 * @max_lanes: how many lanes a group may have
 *
 * Returns: how many lanes the group has without the filter; 0 if it is empty
 */
guint
way_backdrop_get_n_lanes (WayBackdrop *backdrop,
                          double       scale,
                          guint        group,
                          guint        max_lanes)
{
  if (backdrop->n_in_group[group] == 0)
    return 0;
  return backdrop->map != NULL ? way_lane_map_get_n_lanes (backdrop->map, scale, group)
                               : max_lanes + 1;
}
