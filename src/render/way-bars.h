/* The two bars of targets, drawn alike on the screen and in pictures: a value
 * against its target, and what has become of many targets.
 */
#pragma once

#include "way-painter.h"
#include "way-palette.h"
#include "way-horizon.h"

G_BEGIN_DECLS

gboolean way_bar_get_measured  (const WayDataset  *dataset,
                                guint              stated,
                                const WayVerdict  *verdict,
                                double            *value);
void     way_bar_draw_target   (WayPainter        *painter,
                                const WayPalette  *palette,
                                const WayRect     *area,
                                double             bar_px,
                                double             value,
                                double             target);
void     way_bar_draw_coverage (WayPainter        *painter,
                                const WayPalette  *palette,
                                const WayRect     *area,
                                const WayCoverage *coverage);

G_END_DECLS
