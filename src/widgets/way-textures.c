/* Small pictures as textures. A timeline has hundreds of marks and clusters, many
 * of which look alike from frame to frame; to lay a small picture down takes a
 * renderer less than half the time of clipping to a circle, or of drawing a
 * triangle anew.
 */
#include "config.h"

#include "way-textures.h"

#include <math.h>
#include <string.h>

#include "way-cairo-painter.h"

/* Textures in use are a few hundred. When there are so many, those that have not
 * been asked for since there were as many before are dropped. */
#define MAX_TEXTURES 512u

/* What is drawn, and all that its look depends on. */
typedef struct
{
  WayDrawFunc draw;
  int         scale;
  GBytes     *bytes;
} Key;

static guint
hash_key (gconstpointer data)
{
  return g_bytes_hash (((const Key *) data)->bytes);
}

static gboolean
equal_keys (gconstpointer a,
            gconstpointer b)
{
  const Key *left = a, *right = b;

  return left->draw == right->draw && left->scale == right->scale
      && g_bytes_equal (left->bytes, right->bytes);
}

static void
free_key (gpointer data)
{
  Key *key = data;

  g_bytes_unref (key->bytes);
  g_free (key);
}

static GHashTable *
new_table (void)
{
  return g_hash_table_new_full (hash_key, equal_keys, free_key, g_object_unref);
}

static GdkTexture *
make_texture (const WayRect *bounds,
              int            scale,
              WayDrawFunc    draw,
              gconstpointer  data)
{
  int width = (int) lround (bounds->width * scale), height = (int) lround (bounds->height * scale);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (WayPainter) painter = way_cairo_painter_new (cr);
  GdkTexture *texture;

  cairo_scale (cr, scale, scale);
  cairo_translate (cr, -bounds->x, -bounds->y);
  draw (painter, data);
  cairo_destroy (cr);
  texture = way_texture_new (surface);
  cairo_surface_destroy (surface);
  return texture;
}

/* Takes the texture and the copy of its key out of those of before. */
static GdkTexture *
take (GHashTable *table,
      const Key  *key,
      Key       **taken)
{
  gpointer texture = NULL;

  if (!g_hash_table_steal_extended (table, key, (gpointer *) taken, &texture))
    return NULL;
  return texture;
}

/**
 * way_textures_get:
 * @bounds: the picture, in pixels; whole device pixels
 * @scale: device pixels to a pixel
 * @key: all that its look depends on, but for its place
 * @key_size: the bytes of it
 * @draw: draws it where it is
 * @data: for @draw
 *
 * To be called by the thread of the windows only.
 *
 * Returns: (transfer none): the texture, good until the next call
 */
GdkTexture *
way_textures_get (const WayRect *bounds,
                  int            scale,
                  gconstpointer  key,
                  gsize          key_size,
                  WayDrawFunc    draw,
                  gconstpointer  data)
{
  static GHashTable *recent, *earlier;
  g_autoptr (GBytes) bytes = NULL;
  Key wanted, *kept = NULL;
  GdkTexture *texture;

  g_return_val_if_fail (bounds != NULL && scale > 0 && key != NULL && draw != NULL, NULL);

  bytes = g_bytes_new_static (key, key_size);
  wanted = (Key) { draw, scale, bytes };
  if (recent == NULL)
    {
      recent = new_table ();
      earlier = new_table ();
    }
  texture = g_hash_table_lookup (recent, &wanted);
  if (texture != NULL)
    return texture;
  if (g_hash_table_size (recent) >= MAX_TEXTURES)
    {
      g_hash_table_unref (earlier);
      earlier = recent;
      recent = new_table ();
    }
  texture = take (earlier, &wanted, &kept);
  if (texture == NULL)
    {
      texture = make_texture (bounds, scale, draw, data);
      kept = g_new (Key, 1);
      *kept = (Key) { draw, scale, g_bytes_new (key, key_size) };
    }
  g_hash_table_insert (recent, kept, texture);
  return texture;
}

/**
 * way_texture_new:
 * @surface: an image that is not drawn on any more
 *
 * Makes a texture with straight alpha: a renderer that draws with cairo turns that
 * into cairo's own pixels in whole numbers, but copies those by way of fractions,
 * which takes longer than the drawing (GTK 4.8). Both come to the same pixels. May be
 * called in any thread.
 *
 * Returns: (transfer full): the texture
 */
GdkTexture *
way_texture_new (cairo_surface_t *surface)
{
  g_autoptr (GdkPixbuf) pixels = NULL;

  g_return_val_if_fail (cairo_surface_get_type (surface) == CAIRO_SURFACE_TYPE_IMAGE, NULL);

  pixels = gdk_pixbuf_get_from_surface (surface, 0, 0, cairo_image_surface_get_width (surface),
                                        cairo_image_surface_get_height (surface));
  return gdk_texture_new_for_pixbuf (pixels);
}
