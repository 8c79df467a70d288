/* The items of one group in the order of time, so that a stretch of time can
 * be asked how many lie in it, of which categories, and which are the most
 * important, without touching them all.
 */
#pragma once

#include "way-lanes.h"

G_BEGIN_DECLS

typedef struct _WayLaneIndex WayLaneIndex;

WayLaneIndex *way_lane_index_new              (const WayLaneItem  *items,
                                               guint              *ids,
                                               guint               n_ids);
void          way_lane_index_free             (WayLaneIndex       *index);
guint         way_lane_index_get_n            (const WayLaneIndex *index);
guint         way_lane_index_get_id           (const WayLaneIndex *index,
                                               guint               place);
guint         way_lane_index_find             (const WayLaneIndex *index,
                                               double              day);
guint         way_lane_index_get_top          (const WayLaneIndex *index,
                                               guint               from,
                                               guint               to,
                                               guint               n_top,
                                               guint              *places);
void          way_lane_index_count_categories (const WayLaneIndex *index,
                                               guint               from,
                                               guint               to,
                                               guint              *counts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayLaneIndex, way_lane_index_free)

G_END_DECLS
