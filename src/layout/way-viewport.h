/* The time axis on the screen: a span of days over a width of pixels. Every
 * part of a picture that shares the axis shares one of these.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * WayViewport:
 * @start: the moment at the left edge, in days since 1970-01-01
 * @end: the moment at the right edge, later than @start
 * @left_px: where the axis begins
 * @width_px: how long it is, above 0
 */
typedef struct
{
  double start;
  double end;
  double left_px;
  double width_px;
} WayViewport;

double      way_viewport_get_scale (const WayViewport *viewport);
double      way_viewport_to_px     (const WayViewport *viewport,
                                    double             day);
double      way_viewport_to_day    (const WayViewport *viewport,
                                    double             x_px);
WayViewport way_viewport_pan       (const WayViewport *viewport,
                                    double             distance_px);
WayViewport way_viewport_zoom      (const WayViewport *viewport,
                                    double             factor,
                                    double             about_px,
                                    double             min_span,
                                    double             max_span);

G_END_DECLS
