/* WayCoverageBar: how many targets were met and missed, and how many could not
 * be judged, as lengths of one bar. The words stand beside it.
 */
#pragma once

#include <gtk/gtk.h>

#include "way-scene-style.h"
#include "way-horizon.h"

G_BEGIN_DECLS

#define WAY_TYPE_COVERAGE_BAR (way_coverage_bar_get_type ())
G_DECLARE_FINAL_TYPE (WayCoverageBar, way_coverage_bar, WAY, COVERAGE_BAR, GtkWidget)

GtkWidget *way_coverage_bar_new       (WaySceneStyle     *style);
void       way_coverage_bar_set_style (WayCoverageBar    *bar,
                                       WaySceneStyle     *style);
void       way_coverage_bar_explain   (WayCoverageBar    *bar,
                                       WayDataset        *dataset,
                                       int                known_on,
                                       WayLang            lang,
                                       GArray            *horizon);
void       way_coverage_bar_set       (WayCoverageBar    *bar,
                                       const WayCoverage *coverage,
                                       WayLang            lang);

G_END_DECLS
