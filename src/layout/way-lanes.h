/* Lanes: where every policy stands in its group, which of them are labelled,
 * and which join a calendar bin's "+n". A packing holds for a whole octave of
 * the zoom and for every window, so that panning moves and changes nothing.
 */
#pragma once

#include <glib.h>

#include "way-ticks.h"

G_BEGIN_DECLS

/**
 * WayLaneItem:
 * @first: the first moment of its date, in days since 1970-01-01
 * @last: the end of the last day of its date; its mark stands in the middle
 * @group: the group it belongs to
 * @importance: its place among all, 0 for the most important; no two alike
 * @label_px: the width of its label in full
 * @filtered: whether it is left out
 */
typedef struct
{
  double   first;
  double   last;
  guint    group;
  guint    importance;
  double   label_px;
  gboolean filtered;
} WayLaneItem;

/**
 * WayLaneOptions:
 * @mark_px: the width of a mark
 * @gap_px: the least distance of neighbours in a lane
 * @label_gap_px: the distance of a label from its mark
 * @min_label_px: an elided label is at least as wide as this
 * @cluster_px: the room of a "+n"
 * @max_lanes: how many lanes a group may have
 * @first_day: no label begins before this, in days since 1970-01-01
 * @last_day: no label ends after this; marks may lie outside of both
 */
typedef struct
{
  double mark_px;
  double gap_px;
  double label_gap_px;
  double min_label_px;
  double cluster_px;
  guint  max_lanes;
  double first_day;
  double last_day;
} WayLaneOptions;

/* What becomes of an item, apart from the window. */
typedef enum
{
  WAY_PLACED_FILTERED,
  WAY_PLACED_CLUSTERED,
  WAY_PLACED_MARK,
  WAY_PLACED_LABELLED,
} WayPlaced;

/**
 * WayPlacement:
 * @placed: what becomes of the item
 * @lane: its lane within the group, 0 on top; of a clustered item the lane of
 *   its cluster
 * @label_px: the room of its label, less than asked for where it is elided
 * @label_left: whether the label stands before the mark
 * @cluster: the cluster that the item has joined
 */
typedef struct
{
  WayPlaced placed;
  guint     lane;
  double    label_px;
  gboolean  label_left;
  guint     cluster;
} WayPlacement;

/**
 * WayCluster:
 * @group: the group
 * @lane: the lane
 * @first_day: where its bin of the calendar begins, in days since 1970-01-01
 * @last_day: where it ends
 * @first_member: its members in way_lanes_get_members()
 * @n_members: how many they are
 */
typedef struct
{
  guint group;
  guint lane;
  int   first_day;
  int   last_day;
  guint first_member;
  guint n_members;
} WayCluster;

typedef struct _WayLanes WayLanes;

WayLanes           *way_lanes_new           (const WayLaneItem    *items,
                                             guint                 n_items,
                                             guint                 n_groups,
                                             double                scale,
                                             const WayLaneOptions *options,
                                             const WayLanes       *coarser);
void                way_lanes_free          (WayLanes             *lanes);
const WayPlacement *way_lanes_get_placement (const WayLanes       *lanes,
                                             guint                 item);
guint               way_lanes_get_n_lanes   (const WayLanes       *lanes,
                                             guint                 group);
const WayCluster   *way_lanes_get_clusters  (const WayLanes       *lanes,
                                             guint                *n_clusters);
const guint        *way_lanes_get_members   (const WayLanes       *lanes,
                                             const WayCluster     *cluster);
double              way_lanes_octave        (double                scale,
                                             double                anchor);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayLanes, way_lanes_free)

G_END_DECLS
