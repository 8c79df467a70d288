/* The painter that draws with cairo: PNG, PDF and print. */
#pragma once

#include <cairo.h>

#include "way-painter.h"

G_BEGIN_DECLS

WayPainter *way_cairo_painter_new (cairo_t *cr);

G_END_DECLS
