/* Clipping: Liang and Barsky for lines, Sutherland and Hodgman for areas. */
#include "config.h"

#include "way-clip.h"

#include <math.h>

static gboolean
is_inside (const WayPoint *point)
{
  /* Written so that what is not a number is outside. */
  return fabs (point->x) <= WAY_CLIP_LIMIT && fabs (point->y) <= WAY_CLIP_LIMIT;
}

/* Narrows the part of a segment, from *first to *last, to the side of one
 * edge where `start + t * step <= limit`. */
static gboolean
clip_to_edge (double  step,
              double  start,
              double *first,
              double *last)
{
  double t;

  if (step == 0)
    return start <= WAY_CLIP_LIMIT;
  t = (WAY_CLIP_LIMIT - start) / step;
  if (step > 0)
    *last = MIN (*last, t);
  else
    *first = MAX (*first, t);
  return *first < *last;
}

static gboolean
clip_segment (const WayPoint *a,
              const WayPoint *b,
              double         *first,
              double         *last)
{
  double dx = b->x - a->x;
  double dy = b->y - a->y;

  *first = 0;
  *last = 1;
  if (!isfinite (dx) || !isfinite (dy))
    return FALSE;
  return clip_to_edge (dx, a->x, first, last) && clip_to_edge (-dx, -a->x, first, last)
         && clip_to_edge (dy, a->y, first, last) && clip_to_edge (-dy, -a->y, first, last);
}

static WayPoint
interpolate (const WayPoint *a,
             const WayPoint *b,
             double          t)
{
  return (WayPoint) { a->x + t * (b->x - a->x), a->y + t * (b->y - a->y) };
}

/* Moves the start of a stretch back to where the dashes begin anew, so that
 * they do not crawl along the line while it is panned. */
static double
move_to_period (double first,
                double before,
                double length,
                double period)
{
  double start = before + first * length;

  if (first <= 0 || period <= 0)
    return first;
  return MAX (0, (floor (start / period) * period - before) / length);
}

static void
flush_run (GArray      *run,
           WayClipFunc  func,
           gpointer     user_data)
{
  if (run->len > 1)
    func ((const WayPoint *) (gpointer) run->data, run->len, user_data);
  g_array_set_size (run, 0);
}

/* The signed distance outside of one of the four edges; positive is outside. */
static double
get_excess (const WayPoint *point,
            guint           edge)
{
  double along = edge < 2 ? point->x : point->y;

  return (edge % 2 == 0 ? along : -along) - WAY_CLIP_LIMIT;
}

static GArray *
clip_to_side (GArray *points,
              guint   edge)
{
  GArray *kept = g_array_sized_new (FALSE, FALSE, sizeof (WayPoint), points->len + 4);

  for (guint i = 0; i < points->len; i++)
    {
      const WayPoint *a = &g_array_index (points, WayPoint, i);
      const WayPoint *b = &g_array_index (points, WayPoint, (i + 1) % points->len);
      double out_a = get_excess (a, edge);
      double out_b = get_excess (b, edge);

      if (out_a <= 0)
        g_array_append_val (kept, *a);
      if ((out_a > 0) != (out_b > 0))
        {
          WayPoint crossing = interpolate (a, b, out_a / (out_a - out_b));

          g_array_append_val (kept, crossing);
        }
    }
  return kept;
}

/**
 * way_clip_to_grid:
 * @length: a coordinate or length in pixels
 *
 * Returns: the nearest number of the grid that cairo counts in, all of which
 *   GTK's floats hold exactly: with them every painter draws the same
 */
double
way_clip_to_grid (double length)
{
  return floor (length * 256 + 0.5) / 256;
}

/**
 * way_clip_is_needed:
 * @points: points
 * @n_points: how many
 *
 * Returns: TRUE if a point is out of range or not a number
 */
gboolean
way_clip_is_needed (const WayPoint *points,
                    guint           n_points)
{
  for (guint i = 0; i < n_points; i++)
    if (!is_inside (&points[i]))
      return TRUE;
  return FALSE;
}

/**
 * way_clip_rect:
 * @rect: a rectangle
 * @clipped: (out): the part of it in range; may be @rect itself
 *
 * The edges come out as numbers of way_clip_to_grid().
 *
 * Returns: FALSE if nothing of it is in range, or it is empty or not a number
 */
gboolean
way_clip_rect (const WayRect *rect,
               WayRect       *clipped)
{
  double left = way_clip_to_grid (MAX (rect->x, -WAY_CLIP_LIMIT));
  double top = way_clip_to_grid (MAX (rect->y, -WAY_CLIP_LIMIT));
  double right = way_clip_to_grid (MIN (rect->x + rect->width, WAY_CLIP_LIMIT));
  double bottom = way_clip_to_grid (MIN (rect->y + rect->height, WAY_CLIP_LIMIT));

  if (!isfinite (rect->x + rect->width) || !isfinite (rect->y + rect->height))
    return FALSE;
  if (!(rect->width > 0) || !(rect->height > 0) || !(right > left) || !(bottom > top))
    return FALSE;
  *clipped = (WayRect) { left, top, right - left, bottom - top };
  return TRUE;
}

/**
 * way_clip_polyline:
 * @points: the points of a line
 * @n_points: how many
 * @period: the length after which the dashes repeat, or 0 for a solid line
 * @func: called for each stretch that is in range
 * @user_data: its last argument
 *
 * Cuts a line where it leaves the range. A dashed stretch begins up to one
 * period outside, so that its dashes stay where they were. Segments with an end that is not a
 * number are left out.
 */
void
way_clip_polyline (const WayPoint *points,
                   guint           n_points,
                   double          period,
                   WayClipFunc     func,
                   gpointer        user_data)
{
  g_autoptr (GArray) run = g_array_new (FALSE, FALSE, sizeof (WayPoint));
  double before = 0;

  for (guint i = 0; i + 1 < n_points; i++)
    {
      const WayPoint *a = &points[i];
      const WayPoint *b = &points[i + 1];
      double length = hypot (b->x - a->x, b->y - a->y);
      double first, last;

      if (clip_segment (a, b, &first, &last))
        {
          WayPoint start = interpolate (a, b, move_to_period (first, before, length, period));
          WayPoint end = last < 1 ? interpolate (a, b, last) : *b;

          if (run->len == 0)
            g_array_append_val (run, start);
          g_array_append_val (run, end);
          if (last < 1)
            flush_run (run, func, user_data);
        }
      else
        flush_run (run, func, user_data);
      before += isfinite (length) ? length : 0;
    }
  flush_run (run, func, user_data);
}

/**
 * way_clip_polygon:
 * @points: the corners of an area
 * @n_points: how many
 *
 * Cuts an area to the range. An area with a corner that is not a number comes
 * out empty.
 *
 * Returns: (transfer full) (element-type WayPoint): the corners that are left
 */
GArray *
way_clip_polygon (const WayPoint *points,
                  guint           n_points)
{
  GArray *area = g_array_new (FALSE, FALSE, sizeof (WayPoint));

  for (guint i = 0; i < n_points; i++)
    if (!isfinite (points[i].x) || !isfinite (points[i].y))
      return area;
  g_array_append_vals (area, points, n_points);
  for (guint edge = 0; edge < 4 && area->len > 0; edge++)
    {
      GArray *kept = clip_to_side (area, edge);

      g_array_unref (area);
      area = kept;
    }
  return area;
}
