/* The picture of the overview: density of policies and the curve over the
 * whole span, and the window of the view.
 */
#pragma once

#include "way-chart.h"

G_BEGIN_DECLS

void way_overview_draw (WayPainter        *painter,
                        const WayLook     *look,
                        const WayDataset  *dataset,
                        const guint8      *matching,
                        const guint8      *hits,
                        const WayChart    *chart,
                        const WayViewport *whole,
                        const WayRect     *area,
                        double             start,
                        double             end);

G_END_DECLS
