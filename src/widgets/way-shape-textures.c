/* Small shapes as textures. What is drawn is the shape moved to where pixels
 * begin, so that the same shape is one texture wherever it is. */
#include "config.h"

#include "way-shape-textures.h"

#include <math.h>
#include <string.h>

#include "way-textures.h"

/* Larger ones are few, and would be more to copy than to draw. */
#define MAX_SIDE_PX 32

#define STEPS 1024

/* The box of whole device pixels around the shape, in pixels. */
static WayRect
find_bounds (const WayShape *shape)
{
  double scale = shape->scale;
  double left = shape->box.x, right = left + shape->box.width;
  double top = shape->box.y, bottom = top + shape->box.height;

  for (guint i = 0; i < shape->n_points; i++)
    {
      const WayPoint *point = &shape->points[i];

      left = i == 0 ? point->x : MIN (left, point->x);
      right = i == 0 ? point->x : MAX (right, point->x);
      top = i == 0 ? point->y : MIN (top, point->y);
      bottom = i == 0 ? point->y : MAX (bottom, point->y);
    }
  left = floor (left * scale) / scale;
  top = floor (top * scale) / scale;
  return (WayRect) { left, top, ceil (right * scale) / scale - left,
                     ceil (bottom * scale) / scale - top };
}

/* To a fraction of a pixel that nobody sees, so that equal shapes have equal
 * numbers wherever they are. */
static double
snap (double px)
{
  return round (px * STEPS) / STEPS;
}

/* Moves the shape so that its bounds begin where pixels do. */
static void
move_to_origin (WayShape      *shape,
                const WayRect *bounds)
{
  if (shape->n_points == 0)
    shape->box = (WayRect) { snap (shape->box.x - bounds->x), snap (shape->box.y - bounds->y),
                             snap (shape->box.width), snap (shape->box.height) };
  for (guint i = 0; i < shape->n_points; i++)
    shape->points[i] = (WayPoint) { snap (shape->points[i].x - bounds->x),
                                    snap (shape->points[i].y - bounds->y) };
}

static void
draw_shape_cb (WayPainter    *painter,
               gconstpointer  data)
{
  const WayShape *shape = data;

  if (shape->n_points > 0)
    way_painter_polygon (painter, shape->points, shape->n_points, &shape->color);
  else if (shape->thickness > 0)
    way_painter_ring (painter, &shape->box, shape->radius, shape->thickness, &shape->color);
  else
    way_painter_rounded_rect (painter, &shape->box, shape->radius, &shape->color);
}

/**
 * way_shape_textures_get:
 * @shape: a shape, where it is to be drawn
 * @place: (out): where the texture is to be drawn, in pixels
 *
 * To be called by the thread of the windows only.
 *
 * Returns: (transfer none) (nullable): the texture, good until the next call;
 *   %NULL for shapes that are better drawn themselves
 */
GdkTexture *
way_shape_textures_get (const WayShape  *shape,
                        graphene_rect_t *place)
{
  WayShape key;
  WayRect bounds, moved = { 0 };

  g_return_val_if_fail (shape != NULL && place != NULL, NULL);
  g_return_val_if_fail (shape->n_points <= WAY_SHAPE_MAX_POINTS, NULL);

  bounds = find_bounds (shape);
  if (!(bounds.width > 0 && bounds.width <= MAX_SIDE_PX)
      || !(bounds.height > 0 && bounds.height <= MAX_SIDE_PX))
    return NULL;
  memcpy (&key, shape, sizeof key);
  move_to_origin (&key, &bounds);
  *place = GRAPHENE_RECT_INIT ((float) bounds.x, (float) bounds.y, (float) bounds.width,
                               (float) bounds.height);
  moved.width = bounds.width;
  moved.height = bounds.height;
  return way_textures_get (&moved, key.scale, &key, sizeof key, draw_shape_cb, &key);
}
