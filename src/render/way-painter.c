/* The calls of every painter. What cannot be seen, or would be out of the
 * range of coordinates, ends here; lines and glyphs become the few shapes
 * that a painter has to know.
 */
#include "config.h"

#include "way-painter.h"

#include "way-clip.h"

#include <math.h>

/* Sizes of the shapes within the square of a glyph, chosen so that none of
 * them looks larger than the others: where the square allows it, the areas
 * are the same. */
#define CIRCLE_SIZE 0.86
#define SQUARE_SIZE 0.76
#define TRIANGLE_HEIGHT 0.92
#define BAR_HEIGHT 0.44
/* The line of a hollow glyph, as part of its size. */
#define HOLLOW_LINE 0.17

/* What a stretch of a clipped line needs to be drawn. */
typedef struct
{
  WayPainter     *painter;
  double          width;
  const double   *dash;
  const WayColor *color;
} Stroke;

static gboolean
is_visible (const WayColor *color)
{
  return color->alpha > 0;
}

/* The radius that is used: corners must not overlap. */
static double
limit_radius (const WayRect *rect,
              double         radius)
{
  double half = MIN (rect->width, rect->height) / 2;

  return radius > 0 ? MIN (way_clip_to_grid (radius), half) : 0;
}

static double
get_period (const double *dash)
{
  double sum = 0;
  guint n = 0;

  if (dash == NULL)
    return 0;
  for (; dash[n] > 0; n++)
    sum += dash[n];
  return n % 2 == 0 ? sum : 2 * sum;
}

static void
fill_rect (WayPainter     *painter,
           const WayRect  *rect,
           double          radius,
           const WayColor *color)
{
  if (painter->klass->fill_rect != NULL)
    painter->klass->fill_rect (painter, rect, radius, color);
}

static void
stroke_cb (const WayPoint *points,
           guint           n_points,
           gpointer        user_data)
{
  const Stroke *stroke = user_data;

  stroke->painter->klass->polyline (stroke->painter, points, n_points, stroke->width,
                                    stroke->dash, stroke->color);
}

static WayRect
centre_rect (double x,
             double y,
             double width,
             double height)
{
  return (WayRect) { x - width / 2, y - height / 2, width, height };
}

/* A hollow shape hides what is behind it: its inside has the ground's colour. */
static void
draw_box (WayPainter     *painter,
          const WayRect  *box,
          double          radius,
          double          line,
          const WayColor *color,
          const WayColor *ground)
{
  if (line > 0)
    {
      const WayRect inside = { box->x + line / 2, box->y + line / 2, box->width - line,
                               box->height - line };

      way_painter_rounded_rect (painter, &inside, MAX (radius - line / 2, 0), ground);
      way_painter_ring (painter, box, radius, line, color);
    }
  else
    way_painter_rounded_rect (painter, box, radius, color);
}

static double
cross (WayPoint a,
       WayPoint b)
{
  return a.x * b.y - a.y * b.x;
}

/* Moves a corner inwards so far that lines of the given width along the two
 * sides end at the shape's edge. Corners go clockwise. */
static WayPoint
inset_corner (const WayPoint *previous,
              const WayPoint *corner,
              const WayPoint *next,
              double          distance)
{
  double before = hypot (corner->x - previous->x, corner->y - previous->y);
  double after = hypot (next->x - corner->x, next->y - corner->y);
  WayPoint a = { (corner->x - previous->x) / before, (corner->y - previous->y) / before };
  WayPoint b = { (next->x - corner->x) / after, (next->y - corner->y) / after };
  double sine = cross (a, b);

  return (WayPoint) { corner->x + (b.x - a.x) / sine * distance,
                      corner->y + (b.y - a.y) / sine * distance };
}

static void
draw_corners (WayPainter     *painter,
              const WayPoint *corners,
              guint           n,
              double          line,
              const WayColor *color,
              const WayColor *ground)
{
  WayPoint inset[5];

  g_assert (n < G_N_ELEMENTS (inset));
  if (line <= 0)
    {
      way_painter_polygon (painter, corners, n, color);
      return;
    }
  for (guint i = 0; i < n; i++)
    inset[i] = inset_corner (&corners[(i + n - 1) % n], &corners[i], &corners[(i + 1) % n],
                             line / 2);
  inset[n] = inset[0];
  way_painter_polygon (painter, inset, n, ground);
  way_painter_polyline (painter, inset, n + 1, line, NULL, color);
}

/**
 * way_painter_free:
 * @painter: (transfer full) (nullable): a painter
 *
 * Frees a painter, but not what it draws on.
 */
void
way_painter_free (WayPainter *painter)
{
  if (painter != NULL)
    painter->klass->free (painter);
}

/**
 * way_painter_rect:
 * @painter: a painter
 * @rect: a rectangle
 * @color: its colour
 *
 * Fills a rectangle.
 */
void
way_painter_rect (WayPainter     *painter,
                  const WayRect  *rect,
                  const WayColor *color)
{
  way_painter_rounded_rect (painter, rect, 0, color);
}

/**
 * way_painter_rounded_rect:
 * @painter: a painter
 * @rect: a rectangle
 * @radius: of its corners, in pixels; at most half the shorter side is used
 * @color: its colour
 *
 * Fills a rectangle with round corners.
 */
void
way_painter_rounded_rect (WayPainter     *painter,
                          const WayRect  *rect,
                          double          radius,
                          const WayColor *color)
{
  WayRect clipped;

  g_return_if_fail (painter != NULL && rect != NULL && color != NULL);

  if (!is_visible (color) || !way_clip_rect (rect, &clipped))
    return;
  radius = limit_radius (&clipped, radius);
  fill_rect (painter, &clipped, radius, color);
}

/**
 * way_painter_ring:
 * @painter: a painter
 * @rect: the outer edge
 * @radius: of the outer corners, in pixels
 * @thickness: of the frame, inwards from the edge, in pixels
 * @color: its colour
 *
 * Draws a frame with round corners; a thick one fills the rectangle.
 */
void
way_painter_ring (WayPainter     *painter,
                  const WayRect  *rect,
                  double          radius,
                  double          thickness,
                  const WayColor *color)
{
  WayRect clipped;
  double half;

  g_return_if_fail (painter != NULL && rect != NULL && color != NULL);

  if (!is_visible (color) || !(thickness > 0) || !way_clip_rect (rect, &clipped))
    return;
  half = MIN (clipped.width, clipped.height) / 2;
  radius = limit_radius (&clipped, radius);
  thickness = way_clip_to_grid (thickness);
  if (thickness >= half)
    fill_rect (painter, &clipped, radius, color);
  else if (painter->klass->fill_ring != NULL)
    painter->klass->fill_ring (painter, &clipped, radius, thickness, color);
}

/**
 * way_painter_line:
 * @painter: a painter
 * @x1: where the line starts
 * @y1: where the line starts
 * @x2: where it ends
 * @y2: where it ends
 * @width: in pixels, half of it on either side
 * @dash: (nullable): lengths on and off in turn, ended by 0, or NULL
 * @color: its colour
 *
 * Draws a straight line. A solid level or upright one is a rectangle, which
 * painters draw best: for a crisp hairline, give the middle of its pixels.
 */
void
way_painter_line (WayPainter     *painter,
                  double          x1,
                  double          y1,
                  double          x2,
                  double          y2,
                  double          width,
                  const double   *dash,
                  const WayColor *color)
{
  const WayPoint points[] = { { x1, y1 }, { x2, y2 } };
  WayRect rect;

  g_return_if_fail (painter != NULL && color != NULL);

  if (dash == NULL && x1 == x2)
    rect = (WayRect) { x1 - width / 2, MIN (y1, y2), width, fabs (y2 - y1) };
  else if (dash == NULL && y1 == y2)
    rect = (WayRect) { MIN (x1, x2), y1 - width / 2, fabs (x2 - x1), width };
  else
    {
      way_painter_polyline (painter, points, 2, width, dash, color);
      return;
    }
  way_painter_rect (painter, &rect, color);
}

/**
 * way_painter_polyline:
 * @painter: a painter
 * @points: the points of the line
 * @n_points: how many
 * @width: in pixels
 * @dash: (nullable): lengths on and off in turn, ended by 0, or NULL
 * @color: its colour
 *
 * Draws a line with round joins and flat ends. A line whose last point is its
 * first is closed, with a join there too.
 */
void
way_painter_polyline (WayPainter     *painter,
                      const WayPoint *points,
                      guint           n_points,
                      double          width,
                      const double   *dash,
                      const WayColor *color)
{
  Stroke stroke = { painter, width, dash, color };

  g_return_if_fail (painter != NULL && color != NULL);
  g_return_if_fail (points != NULL || n_points == 0);

  if (painter->klass->polyline == NULL || !is_visible (color) || n_points < 2 || !(width > 0))
    return;
  if (get_period (dash) <= 0)
    stroke.dash = NULL;
  if (way_clip_is_needed (points, n_points))
    way_clip_polyline (points, n_points, get_period (dash), stroke_cb, &stroke);
  else
    stroke_cb (points, n_points, &stroke);
}

/**
 * way_painter_polygon:
 * @painter: a painter
 * @points: the corners
 * @n_points: how many
 * @color: the colour of the inside
 *
 * Fills an area; where it crosses itself, by the rule of winding.
 */
void
way_painter_polygon (WayPainter     *painter,
                     const WayPoint *points,
                     guint           n_points,
                     const WayColor *color)
{
  g_return_if_fail (painter != NULL && color != NULL);
  g_return_if_fail (points != NULL || n_points == 0);

  if (painter->klass->fill_polygon == NULL || !is_visible (color) || n_points < 3)
    return;
  if (way_clip_is_needed (points, n_points))
    {
      g_autoptr (GArray) area = way_clip_polygon (points, n_points);

      if (area->len > 2)
        painter->klass->fill_polygon (painter, (const WayPoint *) (gpointer) area->data,
                                      area->len, color);
    }
  else
    painter->klass->fill_polygon (painter, points, n_points, color);
}

/**
 * way_painter_glyph:
 * @painter: a painter
 * @glyph: a shape
 * @x: its centre
 * @y: its centre
 * @size: the side of the square that it fits in, in pixels
 * @hollow: whether only its outline is drawn
 * @color: its colour
 * @ground: the colour inside of a hollow one
 *
 * Draws the shape of a mark.
 */
void
way_painter_glyph (WayPainter     *painter,
                   WayGlyph        glyph,
                   double          x,
                   double          y,
                   double          size,
                   gboolean        hollow,
                   const WayColor *color,
                   const WayColor *ground)
{
  double line = hollow ? size * HOLLOW_LINE : 0;
  double half = size / 2;
  double rise = half * TRIANGLE_HEIGHT;
  const WayRect circle = centre_rect (x, y, size * CIRCLE_SIZE, size * CIRCLE_SIZE);
  const WayRect square = centre_rect (x, y, size * SQUARE_SIZE, size * SQUARE_SIZE);
  const WayRect bar = centre_rect (x, y, size, size * BAR_HEIGHT);
  const WayPoint triangle[] = { { x, y - rise }, { x + half, y + rise }, { x - half, y + rise } };
  const WayPoint diamond[] = { { x, y - half }, { x + half, y }, { x, y + half }, { x - half, y } };

  g_return_if_fail (painter != NULL && color != NULL);
  g_return_if_fail (!hollow || ground != NULL);

  if (!(size > 0) || !isfinite (x) || !isfinite (y))
    return;
  switch (glyph)
    {
    case WAY_GLYPH_CIRCLE:
      draw_box (painter, &circle, circle.width / 2, line, color, ground);
      break;
    case WAY_GLYPH_SQUARE:
      draw_box (painter, &square, 0, line, color, ground);
      break;
    case WAY_GLYPH_BAR:
      draw_box (painter, &bar, 0, MIN (line, bar.height / 3), color, ground);
      break;
    case WAY_GLYPH_TRIANGLE:
      draw_corners (painter, triangle, G_N_ELEMENTS (triangle), line, color, ground);
      break;
    case WAY_GLYPH_DIAMOND:
      draw_corners (painter, diamond, G_N_ELEMENTS (diamond), line, color, ground);
      break;
    default:
      g_assert_not_reached ();
    }
}

/**
 * way_painter_text:
 * @painter: a painter
 * @label: what to write
 * @x: the left edge of the label
 * @y: its top; the baseline is `label->baseline` below
 * @color: its colour
 *
 * Writes a label. Painters of pixels move it to whole pixels of the device.
 */
void
way_painter_text (WayPainter     *painter,
                  const WayLabel *label,
                  double          x,
                  double          y,
                  const WayColor *color)
{
  g_return_if_fail (painter != NULL && label != NULL && color != NULL);

  if (painter->klass->text == NULL || !is_visible (color) || label->width <= 0)
    return;
  if (fabs (x) <= WAY_CLIP_LIMIT && fabs (y) <= WAY_CLIP_LIMIT)
    painter->klass->text (painter, label, x, y, color);
}

/**
 * way_painter_picture:
 * @painter: a painter
 * @bounds: what it keeps within, whole pixels
 * @key: all that its look depends on, but for its place; bytes that are not used
 *   are 0
 * @key_size: the bytes of it
 * @draw: draws it
 * @data: for @draw
 *
 * Draws something small that looks the same wherever its key is the same, by one
 * @draw. A painter of the screen may keep it from frame to frame.
 */
void
way_painter_picture (WayPainter    *painter,
                     const WayRect *bounds,
                     gconstpointer  key,
                     gsize          key_size,
                     WayDrawFunc    draw,
                     gconstpointer  data)
{
  WayRect clipped;

  g_return_if_fail (painter != NULL && bounds != NULL && key != NULL && draw != NULL);

  if (!way_clip_rect (bounds, &clipped))
    return;
  if (painter->klass->picture != NULL)
    painter->klass->picture (painter, bounds, key, key_size, draw, data);
  else
    draw (painter, data);
}

/**
 * way_painter_push_clip:
 * @painter: a painter
 * @rect: a rectangle; an empty one hides all
 *
 * Hides what is outside a rectangle until way_painter_pop_clip(). Clips nest.
 */
void
way_painter_push_clip (WayPainter    *painter,
                       const WayRect *rect)
{
  WayRect clipped = { 0 };

  g_return_if_fail (painter != NULL && rect != NULL);

  way_clip_rect (rect, &clipped);
  if (painter->klass->push_clip != NULL)
    painter->klass->push_clip (painter, &clipped);
}

/**
 * way_painter_pop_clip:
 * @painter: a painter
 *
 * Ends the last clip.
 */
void
way_painter_pop_clip (WayPainter *painter)
{
  g_return_if_fail (painter != NULL);

  if (painter->klass->pop_clip != NULL)
    painter->klass->pop_clip (painter);
}

/**
 * way_painter_push_offset:
 * @painter: a painter
 * @x: pixels to the right, whole ones
 * @y: pixels downwards, whole ones
 *
 * Moves what is drawn from now on, until way_painter_pop_offset().
 */
void
way_painter_push_offset (WayPainter *painter,
                         double      x,
                         double      y)
{
  g_return_if_fail (painter != NULL);

  if (painter->klass->push_offset != NULL)
    painter->klass->push_offset (painter, x, y);
}

/**
 * way_painter_pop_offset:
 * @painter: a painter
 *
 * Ends the last way_painter_push_offset().
 */
void
way_painter_pop_offset (WayPainter *painter)
{
  g_return_if_fail (painter != NULL);

  if (painter->klass->pop_offset != NULL)
    painter->klass->pop_offset (painter);
}

/**
 * way_painter_begin_group:
 * @painter: a painter
 * @id: (nullable): an id, once in a picture
 * @title: (nullable): what the group shows
 *
 * Begins a group. Painters whose files have a structure write it there.
 */
void
way_painter_begin_group (WayPainter *painter,
                         const char *id,
                         const char *title)
{
  g_return_if_fail (painter != NULL);

  if (painter->klass->begin_group != NULL)
    painter->klass->begin_group (painter, id, title);
}

/**
 * way_painter_end_group:
 * @painter: a painter
 *
 * Ends the last group.
 */
void
way_painter_end_group (WayPainter *painter)
{
  g_return_if_fail (painter != NULL);

  if (painter->klass->end_group != NULL)
    painter->klass->end_group (painter);
}

/**
 * way_painter_link:
 * @painter: a painter
 * @rect: where to click
 * @uri: what to open
 *
 * Makes a part of the picture a link. Painters of pixels leave it out.
 */
void
way_painter_link (WayPainter    *painter,
                  const WayRect *rect,
                  const char    *uri)
{
  WayRect clipped;

  g_return_if_fail (painter != NULL && rect != NULL && uri != NULL);

  if (painter->klass->link != NULL && *uri != '\0' && way_clip_rect (rect, &clipped))
    painter->klass->link (painter, &clipped, uri);
}
