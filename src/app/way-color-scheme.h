/* WayColorScheme: dark or light, as the person or the desktop has it. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define WAY_TYPE_COLOR_SCHEME (way_color_scheme_get_type ())
G_DECLARE_FINAL_TYPE (WayColorScheme, way_color_scheme, WAY, COLOR_SCHEME, GObject)

WayColorScheme *way_color_scheme_new (GSettings *settings);

G_END_DECLS
