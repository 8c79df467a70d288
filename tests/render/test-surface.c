/* Surfaces of pictures: their memory is as large as they say, and sizes that
 * cannot be are errors.
 */
#include "config.h"

#include "way-surface.h"

#include <string.h>

static const struct
{
  guint width;
  guint height;
} sizes[] = { { 1, 1 }, { 3, 5 }, { 1920, 1080 }, { 8000, 1 }, { 1, 32767 }, { 32767, 1 } };

static void
test_sizes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      cairo_surface_t *surface = way_surface_new (sizes[i].width, sizes[i].height);
      int stride = cairo_image_surface_get_stride (surface);

      g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
      g_assert_cmpint (cairo_image_surface_get_width (surface), ==, sizes[i].width);
      g_assert_cmpint (cairo_image_surface_get_height (surface), ==, sizes[i].height);
      g_assert_cmpint (cairo_image_surface_get_format (surface), ==, CAIRO_FORMAT_RGB24);
      g_assert_cmpint (stride, >=, 4 * sizes[i].width);
      memset (cairo_image_surface_get_data (surface), 0xff, (gsize) stride * sizes[i].height);
      cairo_surface_mark_dirty (surface);
      cairo_surface_destroy (surface);
    }
}

/* Every pixel can be painted, the last as well as the first. */
static void
test_painting (void)
{
  cairo_surface_t *surface = way_surface_new (1031, 517);
  cairo_t *cr = cairo_create (surface);
  const guint8 *data;

  cairo_set_source_rgb (cr, 1, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  data = cairo_image_surface_get_data (surface);
  for (guint y = 0; y < 517; y++)
    for (guint x = 0; x < 1031; x++)
      {
        guint32 pixel;

        memcpy (&pixel, data + y * (gsize) cairo_image_surface_get_stride (surface) + x * 4, 4);
        g_assert_cmphex (pixel & 0xffffff, ==, 0xff0000);
      }
  cairo_surface_destroy (surface);
}

static void
test_errors (void)
{
  static const guint wrong[][2]
    = { { 0, 10 }, { 10, 0 }, { 32768, 10 }, { 10, 32768 }, { G_MAXUINT, G_MAXUINT } };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      cairo_surface_t *surface = way_surface_new (wrong[i][0], wrong[i][1]);

      g_assert_cmpint (cairo_surface_status (surface), !=, CAIRO_STATUS_SUCCESS);
      cairo_surface_destroy (surface);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/surface/sizes", test_sizes);
  g_test_add_func ("/surface/painting", test_painting);
  g_test_add_func ("/surface/errors", test_errors);
  return g_test_run ();
}
