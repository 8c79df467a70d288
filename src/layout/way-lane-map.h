/* The lanes of all items at every scale, packed where they are looked at. Few
 * items are packed at once for each octave of the zoom; of many, each octave
 * is cut into tiles of the calendar, and of each of a tile's bins only as many
 * are packed as could have room: so that the cost follows the window.
 */
#pragma once

#include "way-lane-index.h"

G_BEGIN_DECLS

/**
 * WayLaneCluster:
 * @group: the group
 * @first_day: where its bin of the calendar begins, in days since 1970-01-01
 * @last_day: where it ends
 * @n_members: how many items it stands for
 * @top: the most important of them
 * @first_member: the middle of the earliest of them
 * @last_member: the middle of the latest
 * @categories: how many are of each category
 *
 * The items of a bin that have no room: the bin's "+n".
 */
typedef struct
{
  guint  group;
  int    first_day;
  int    last_day;
  guint  n_members;
  guint  top;
  double first_member;
  double last_member;
  guint  categories[WAY_LANE_CATEGORIES];
} WayLaneCluster;

/**
 * WayLaneTile:
 * @first_day: where the tile begins, in days since 1970-01-01
 * @last_day: where it ends
 * @n_items: how many items have a place of their own
 * @items: (array length=n_items): their numbers
 * @placements: (array length=n_items): and where they stand
 * @n_clusters: how many clusters there are
 * @clusters: (array length=n_clusters): by group and in the order of time
 */
typedef struct
{
  int                   first_day;
  int                   last_day;
  guint                 n_items;
  const guint          *items;
  const WayPlacement   *placements;
  guint                 n_clusters;
  const WayLaneCluster *clusters;
} WayLaneTile;

typedef struct _WayLaneMap WayLaneMap;

WayLaneMap        *way_lane_map_new          (WayLaneItem          *items,
                                              guint                 n_items);
void               way_lane_map_free         (WayLaneMap           *map);
void               way_lane_map_set_groups   (WayLaneMap           *map,
                                              guint                 n_groups);
void               way_lane_map_set_measures (WayLaneMap           *map,
                                              double                anchor,
                                              const WayLaneOptions *options);
guint              way_lane_map_get_n        (WayLaneMap           *map,
                                              guint                 group);
guint              way_lane_map_get_n_shown  (const WayLaneMap     *map);
guint              way_lane_map_count        (WayLaneMap           *map,
                                              double                from,
                                              double                to);
guint              way_lane_map_get_n_lanes  (WayLaneMap           *map,
                                              double                scale,
                                              guint                 group);
WayLaneIndex      *way_lane_map_new_filtered (WayLaneMap           *map);
GPtrArray         *way_lane_map_get_tiles    (WayLaneMap           *map,
                                              double                scale,
                                              double                start,
                                              double                end);
GPtrArray         *way_lane_map_get_made     (WayLaneMap           *map,
                                              double                scale,
                                              double                start,
                                              double                end);
gboolean           way_lane_map_prepare      (WayLaneMap           *map,
                                              double                scale,
                                              double                start,
                                              double                end);
gboolean           way_lane_map_prepare_window (WayLaneMap         *map,
                                              double                scale,
                                              double                start,
                                              double                end);
gboolean           way_lane_map_find         (WayLaneMap           *map,
                                              double                scale,
                                              guint                 item,
                                              WayPlacement         *placement);
GArray            *way_lane_map_get_members  (WayLaneMap           *map,
                                              double                scale,
                                              const WayLaneCluster *cluster,
                                              guint                 max);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayLaneMap, way_lane_map_free)

G_END_DECLS
