/* WaySpotlight: darkens all but a circle around the pointer. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WAY_TYPE_SPOTLIGHT (way_spotlight_get_type ())
G_DECLARE_FINAL_TYPE (WaySpotlight, way_spotlight, WAY, SPOTLIGHT, GtkWidget)

void way_spotlight_move (WaySpotlight *spotlight,
                         double        x,
                         double        y);

G_END_DECLS
