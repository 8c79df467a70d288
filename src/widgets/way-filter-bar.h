/* WayFilterBar: facets with counts: what is shown, and what is filtered out. */
#pragma once

#include <gtk/gtk.h>

#include "way-scene-style.h"
#include "way-session.h"

G_BEGIN_DECLS

#define WAY_TYPE_FILTER_BAR (way_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (WayFilterBar, way_filter_bar, WAY, FILTER_BAR, GtkWidget)

void way_filter_bar_set_session (WayFilterBar  *bar,
                                 WaySession    *session,
                                 WaySceneStyle *style);

G_END_DECLS
