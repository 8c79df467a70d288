/* WayOverview: the whole span in a narrow strip at the foot: how many policies
 * when, the curve, and the window of the view to drag and stretch.
 */
#pragma once

#include <gtk/gtk.h>

#include "way-scene-style.h"
#include "way-session.h"

G_BEGIN_DECLS

#define WAY_TYPE_OVERVIEW (way_overview_get_type ())
G_DECLARE_FINAL_TYPE (WayOverview, way_overview, WAY, OVERVIEW, GtkWidget)

void way_overview_set_session (WayOverview   *overview,
                               WaySession    *session,
                               WaySceneStyle *style);

G_END_DECLS
