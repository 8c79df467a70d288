/* Lanes: where items stand in their group, which of them are labelled, and
 * which find no room. A packing holds for a whole octave of the zoom and for
 * every window, so that panning moves and changes nothing.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How many categories items can be counted by. */
#define WAY_LANE_CATEGORIES 12

/**
 * WayLaneItem:
 * @first: the first day of its date, in days since 1970-01-01
 * @last: the day after the last of its date; its mark stands in the middle
 * @importance: its place among all, 0 for the most important; no two alike
 * @group: the group it belongs to
 * @category: what clusters count it as, below %WAY_LANE_CATEGORIES
 * @filtered: whether it is left out
 * @label_px: the width of its label in full; below 0 if it is not measured yet
 */
typedef struct
{
  gint32  first;
  gint32  last;
  guint32 importance;
  guint16 group;
  guint8  category;
  guint8  filtered;
  double  label_px;
} WayLaneItem;

/**
 * WayLaneMeasure:
 * @item: the number of an item
 * @data: what the options give
 *
 * Returns: the width of the item's label in full, in pixels
 */
typedef double (*WayLaneMeasure) (guint item, gpointer data);

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
 * @closed: whether nothing at all may stand outside of the following, where
 *   other packings begin; half a mark further to the left, so that marks of the
 *   first day have room
 * @closed_first: in days since 1970-01-01
 * @closed_last: likewise
 * @yield: whether labels are shortened or left out for marks that have no room; never
 *   in octaves where labels may stand outside the days
 * @measure: (nullable): measures the labels that are not yet
 * @measure_data: for @measure
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
  gboolean closed;
  double closed_first;
  double closed_last;
  gboolean yield;
  WayLaneMeasure measure;
  gpointer measure_data;
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
 * @lane: its lane within the group, 0 on top; that of the clusters, under all
 *   others, for one without room
 * @label_px: the room of its label, less than asked for where it is elided
 * @label_left: whether the label stands before the mark
 */
typedef struct
{
  WayPlaced placed;
  guint     lane;
  double    label_px;
  gboolean  label_left;
} WayPlacement;

/* No lane, for items that had none in the octave before. */
#define WAY_NO_LANE G_MAXUINT

typedef struct _WayLanes WayLanes;

WayLanes           *way_lanes_new           (WayLaneItem          *items,
                                             const guint          *ids,
                                             guint                 n_ids,
                                             guint                 n_groups,
                                             double                scale,
                                             const WayLaneOptions *options,
                                             const guint          *before);
void                way_lanes_free          (WayLanes             *lanes);
const WayPlacement *way_lanes_get_placement (const WayLanes       *lanes,
                                             guint                 index);
guint               way_lanes_get_n_lanes   (const WayLanes       *lanes,
                                             guint                 group);
double              way_lanes_octave        (double                scale,
                                             double                anchor);
double              way_lane_item_middle    (const WayLaneItem    *item);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayLanes, way_lanes_free)

G_END_DECLS
