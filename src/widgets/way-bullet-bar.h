/* WayBulletBar: a measured value against a target, as a bar with a tick. */
#pragma once

#include <gtk/gtk.h>

#include "way-scene-style.h"

G_BEGIN_DECLS

#define WAY_TYPE_BULLET_BAR (way_bullet_bar_get_type ())
G_DECLARE_FINAL_TYPE (WayBulletBar, way_bullet_bar, WAY, BULLET_BAR, GtkWidget)

GtkWidget *way_bullet_bar_new (WaySceneStyle *style,
                               double         value,
                               double         target,
                               const char    *description);

G_END_DECLS
