/* WayChartPage: the session's indicator as a full chart, with the choice of
 * indicator and areas.
 */
#pragma once

#include <gtk/gtk.h>

#include "way-scene-style.h"
#include "way-session.h"

G_BEGIN_DECLS

#define WAY_TYPE_CHART_PAGE (way_chart_page_get_type ())
G_DECLARE_FINAL_TYPE (WayChartPage, way_chart_page, WAY, CHART_PAGE, GtkWidget)

void way_chart_page_set_session (WayChartPage  *page,
                                 WaySession    *session,
                                 WaySceneStyle *style);

G_END_DECLS
