/* WayDetailPane: everything that is held about the selected policy. */
#pragma once

#include <gtk/gtk.h>

#include "way-scene-style.h"
#include "way-session.h"

G_BEGIN_DECLS

#define WAY_TYPE_DETAIL_PANE (way_detail_pane_get_type ())
G_DECLARE_FINAL_TYPE (WayDetailPane, way_detail_pane, WAY, DETAIL_PANE, GtkWidget)

void way_detail_pane_set_session (WayDetailPane *pane,
                                  WaySession    *session,
                                  WaySceneStyle *style);

G_END_DECLS
