/* The table of a view, drawn into an area of a page. */
#pragma once

#include "way-axis.h"
#include "way-view.h"

G_BEGIN_DECLS

void way_scene_table_draw (WayPainter       *painter,
                           const WayLook    *look,
                           const WayDataset *dataset,
                           const WayView    *view,
                           const guint8     *matching,
                           double            width,
                           double            height);

G_END_DECLS
