/* Small shapes as textures. A timeline has hundreds of marks of a few shapes and
 * colours; to lay a small picture down takes a renderer less than half the time
 * of clipping to a circle, or of drawing a triangle anew. */
#include "config.h"

#include "way-shape-textures.h"

#include <math.h>
#include <string.h>

#include "way-cairo-painter.h"

/* Larger ones are few, and would be more to copy than to draw. */
#define MAX_SIDE_PX 32

/* Colours and sizes in use are a few dozen; whatever makes more, such as zooming
 * text, begins anew. */
#define MAX_TEXTURES 512u

#define STEPS 1024

static guint
hash_shape (gconstpointer key)
{
  const guint8 *bytes = key;
  guint hash = 5381;

  for (gsize i = 0; i < sizeof (WayShape); i++)
    hash = hash * 33 + bytes[i];
  return hash;
}

static gboolean
equal_shapes (gconstpointer a,
              gconstpointer b)
{
  return memcmp (a, b, sizeof (WayShape)) == 0;
}

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
draw_shape (const WayShape *shape,
            WayPainter     *painter)
{
  if (shape->n_points > 0)
    way_painter_polygon (painter, shape->points, shape->n_points, &shape->color);
  else if (shape->thickness > 0)
    way_painter_ring (painter, &shape->box, shape->radius, shape->thickness, &shape->color);
  else
    way_painter_rounded_rect (painter, &shape->box, shape->radius, &shape->color);
}

static GdkTexture *
make_texture (const WayShape *shape,
              int             width,
              int             height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (WayPainter) painter = way_cairo_painter_new (cr);
  g_autoptr (GBytes) bytes = NULL;
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  GdkTexture *texture;

  cairo_scale (cr, shape->scale, shape->scale);
  draw_shape (shape, painter);
  cairo_surface_flush (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface), stride * (gsize) height);
  texture = gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return texture;
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
  static GHashTable *textures;
  WayShape key;
  WayRect bounds;
  GdkTexture *texture;

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
  if (textures == NULL)
    textures = g_hash_table_new_full (hash_shape, equal_shapes, g_free, g_object_unref);
  texture = g_hash_table_lookup (textures, &key);
  if (texture != NULL)
    return texture;
  if (g_hash_table_size (textures) >= MAX_TEXTURES)
    g_hash_table_remove_all (textures);
  texture = make_texture (&key, (int) lround (bounds.width * key.scale),
                          (int) lround (bounds.height * key.scale));
  g_hash_table_insert (textures, g_memdup2 (&key, sizeof key), texture);
  return texture;
}
