/* Into what units of the calendar lanes are cut at a scale. */
#pragma once

#include "way-ticks.h"

G_BEGIN_DECLS

WayUnit way_lane_choose_bin  (double  scale,
                              double  cluster_px);
WayUnit way_lane_choose_tile (double  scale,
                              WayUnit bin);

G_END_DECLS
