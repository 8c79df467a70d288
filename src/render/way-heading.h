/* The heading of a group that folds: a triangle and a title, the same on the
 * timeline and over the threads of the goals.
 */
#pragma once

#include "way-axis.h"

G_BEGIN_DECLS

double way_heading_measure (WayTextContext *text,
                            const char     *title,
                            double          height_px,
                            double          width_px);
void   way_heading_draw    (WayPainter     *painter,
                            const WayLook  *look,
                            const WayRect  *bounds,
                            double          width_px,
                            const char     *title,
                            const char     *count,
                            gboolean        folded,
                            const WayColor *color);

G_END_DECLS
