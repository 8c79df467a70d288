/* What is said of the moment under the pointer: words on a ground of their
 * own, and the values of a chart in that year.
 */
#pragma once

#include "way-chart.h"

G_BEGIN_DECLS

void  way_pointer_label_draw   (WayPainter     *painter,
                                const WayLook  *look,
                                const char     *text,
                                double          x,
                                double          width,
                                double          bottom);
char *way_pointer_label_values (const WayChart *chart,
                                WayDataset     *dataset,
                                int             year,
                                WayLang         lang);

G_END_DECLS
