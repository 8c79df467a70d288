/* WayChartCanvas: a drawn chart of the session's indicator: the strip under the
 * timeline, on the same axis, or a full chart with an axis of its own.
 */
#pragma once

#include <gtk/gtk.h>

#include "way-chart-question.h"
#include "way-scene-style.h"
#include "way-session.h"

G_BEGIN_DECLS

#define WAY_TYPE_CHART_CANVAS (way_chart_canvas_get_type ())
G_DECLARE_FINAL_TYPE (WayChartCanvas, way_chart_canvas, WAY, CHART_CANVAS, GtkWidget)

void way_chart_canvas_set_session (WayChartCanvas  *view,
                                 WaySession    *session,
                                 WaySceneStyle *style);
void way_chart_canvas_set_cover   (WayChartCanvas *view,
                                   GtkWidget       *cover);
void way_chart_canvas_set_question (WayChartCanvas         *view,
                                    const WayChartQuestion *question);
gboolean way_chart_canvas_find_guess (WayChartCanvas *view,
                                      double          x,
                                      double          y,
                                      int            *year,
                                      double         *value);

G_END_DECLS
