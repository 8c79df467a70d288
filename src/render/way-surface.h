/* The surfaces that whole pictures are drawn on.
 */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

cairo_surface_t *way_surface_new (guint width,
                                  guint height);

G_END_DECLS
