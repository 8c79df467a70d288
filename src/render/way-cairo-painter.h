/* The painter that draws with cairo: PNG, PDF and print. */
#pragma once

#include <cairo.h>

#include "way-painter.h"

G_BEGIN_DECLS

WayPainter *way_cairo_painter_new (cairo_t        *cr);
void        way_cairo_polyline    (cairo_t        *cr,
                                   const WayPoint *points,
                                   guint           n_points,
                                   double          width,
                                   const double   *dash,
                                   const WayColor *color);
void        way_cairo_polygon     (cairo_t        *cr,
                                   const WayPoint *points,
                                   guint           n_points,
                                   const WayColor *color);

G_END_DECLS
