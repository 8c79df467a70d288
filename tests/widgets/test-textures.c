/* Small pictures as textures: drawn once for each key and scale, kept while in use,
 * and of the same pixels as cairo draws.
 */
#include "config.h"

#include "way-textures.h"

#include <string.h>

#include "way-cairo-painter.h"

#define SIDE 16

/* More than are kept. */
#define N_OTHERS 3000

static guint n_drawn;

static void
draw_cb (WayPainter    *painter,
         gconstpointer  data)
{
  n_drawn++;
  way_painter_rect (painter, &(WayRect) { 100, 50, SIDE, SIDE }, data);
}

static GdkTexture *
get (guint           key,
     int             scale,
     const WayColor *color)
{
  return way_textures_get (&(WayRect) { 100, 50, SIDE, SIDE }, scale, &key, sizeof key, draw_cb,
                           color);
}

static const WayColor ink = { 0.1f, 0.2f, 0.3f, 1 };

static void
test_kept (void)
{
  g_autoptr (GdkTexture) texture = g_object_ref (get (1, 1, &ink));

  n_drawn = 0;
  g_assert_true (get (1, 1, &ink) == texture);
  g_assert_cmpuint (n_drawn, ==, 0);
  g_assert_cmpint (gdk_texture_get_width (texture), ==, SIDE);
  g_assert_true (get (2, 1, &ink) != texture);
  g_assert_cmpint (gdk_texture_get_width (get (1, 2, &ink)), ==, 2 * SIDE);
  g_assert_cmpuint (n_drawn, ==, 2);
}

/* What is asked for again and again outlives what was asked for once. */
static void
test_dropped (void)
{
  get (1, 1, &ink);
  n_drawn = 0;
  for (guint i = 0; i < N_OTHERS; i++)
    {
      get (1000 + i, 1, &ink);
      get (1, 1, &ink);
    }
  g_assert_cmpuint (n_drawn, ==, N_OTHERS);
  get (1000, 1, &ink);
  g_assert_cmpuint (n_drawn, ==, N_OTHERS + 1);
}

static void
check_pixels (guint           key,
              const WayColor *color)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, SIDE, SIDE);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (WayPainter) painter = way_cairo_painter_new (cr);
  guint32 pixels[SIDE * SIDE];

  gdk_texture_download (get (key, 1, color), (guchar *) pixels, SIDE * sizeof *pixels);
  way_painter_rect (painter, &(WayRect) { 0, 0, SIDE, SIDE }, color);
  cairo_surface_flush (surface);
  g_assert_cmpmem (pixels, sizeof pixels, cairo_image_surface_get_data (surface),
                   (gsize) cairo_image_surface_get_stride (surface) * SIDE);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* Straight alpha and back is exact, for every alpha. */
static void
test_pixels (void)
{
  for (guint alpha = 0; alpha <= 255; alpha++)
    for (guint level = 0; level <= 255; level += 15)
      {
        const WayColor color = { (float) level / 255, 1 - (float) level / 255, 0.37f,
                                 (float) alpha / 255 };

        check_pixels (1000000 + alpha * 256 + level, &color);
      }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/textures/kept", test_kept);
  g_test_add_func ("/textures/dropped", test_dropped);
  g_test_add_func ("/textures/pixels", test_pixels);
  return g_test_run ();
}
