/* Small pictures as textures, each drawn once. */
#pragma once

#include <gtk/gtk.h>

#include "way-painter.h"

G_BEGIN_DECLS

GdkTexture *way_textures_get (const WayRect   *bounds,
                              int              scale,
                              gconstpointer    key,
                              gsize            key_size,
                              WayDrawFunc      draw,
                              gconstpointer    data);
GdkTexture *way_texture_new  (cairo_surface_t *surface);

G_END_DECLS
