/* WayStatusBar: what has become of every policy, in a line that adds up. */
#pragma once

#include <gtk/gtk.h>

#include "way-session.h"
#include "way-timeline-scene.h"

G_BEGIN_DECLS

#define WAY_TYPE_STATUS_BAR (way_status_bar_get_type ())
G_DECLARE_FINAL_TYPE (WayStatusBar, way_status_bar, WAY, STATUS_BAR, GtkWidget)

void way_status_bar_show (WayStatusBar            *bar,
                          WaySession              *session,
                          const WayTimelineCounts *counts,
                          gboolean                 searching);

G_END_DECLS
