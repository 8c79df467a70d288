/* Moments to pixels and back. */
#include "config.h"

#include "way-viewport.h"

/**
 * way_viewport_get_scale:
 * @viewport: a viewport
 *
 * Returns: pixels a day
 */
double
way_viewport_get_scale (const WayViewport *viewport)
{
  g_return_val_if_fail (viewport != NULL && viewport->end > viewport->start, 1);

  return viewport->width_px / (viewport->end - viewport->start);
}

/**
 * way_viewport_to_px:
 * @viewport: a viewport
 * @day: days since 1970-01-01
 *
 * Returns: where that moment stands, in pixels; it may lie outside
 */
double
way_viewport_to_px (const WayViewport *viewport,
                    double             day)
{
  return viewport->left_px + (day - viewport->start) * way_viewport_get_scale (viewport);
}

/**
 * way_viewport_to_day:
 * @viewport: a viewport
 * @x_px: a place on the axis
 *
 * Returns: the moment that stands there, in days since 1970-01-01
 */
double
way_viewport_to_day (const WayViewport *viewport,
                     double             x_px)
{
  return viewport->start + (x_px - viewport->left_px) / way_viewport_get_scale (viewport);
}

/**
 * way_viewport_pan:
 * @viewport: a viewport
 * @distance_px: how far the content moves, to the right if positive
 *
 * Returns: the viewport after the move
 */
WayViewport
way_viewport_pan (const WayViewport *viewport,
                  double             distance_px)
{
  double days = distance_px / way_viewport_get_scale (viewport);
  WayViewport moved = *viewport;

  moved.start -= days;
  moved.end -= days;
  return moved;
}

/**
 * way_viewport_zoom:
 * @viewport: a viewport
 * @factor: above 1 to see less, below 1 to see more
 * @about_px: the place whose moment stays where it is
 * @min_span: the shortest span allowed, in days
 * @max_span: the longest
 *
 * Returns: the viewport after the zoom
 */
WayViewport
way_viewport_zoom (const WayViewport *viewport,
                   double             factor,
                   double             about_px,
                   double             min_span,
                   double             max_span)
{
  double fixed = way_viewport_to_day (viewport, about_px);
  double share = (about_px - viewport->left_px) / viewport->width_px;
  double span = CLAMP ((viewport->end - viewport->start) / factor, min_span, max_span);
  WayViewport zoomed = *viewport;

  g_return_val_if_fail (factor > 0, *viewport);

  zoomed.start = fixed - share * span;
  zoomed.end = zoomed.start + span;
  return zoomed;
}
