/* The picture of the overview: density of policies and the curve over the
 * whole span, and the window of the view.
 */
#pragma once

#include "way-chart.h"

G_BEGIN_DECLS

typedef struct _WayDensity WayDensity;

WayDensity *way_density_new   (const WayDataset  *dataset,
                               const guint8      *matching,
                               const guint8      *hits,
                               gboolean           with_others);
void        way_density_free  (WayDensity        *density);
void        way_overview_draw (WayPainter        *painter,
                               const WayLook     *look,
                               const WayDensity  *density,
                               const WayChart    *chart,
                               const WayViewport *whole,
                               const WayRect     *area,
                               double             start,
                               double             end);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayDensity, way_density_free)

G_END_DECLS
