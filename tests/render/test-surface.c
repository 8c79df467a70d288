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

/* A pool gives memory that has served again, of the same size only; surfaces may
 * outlive it. */
static void
test_pool (void)
{
  WaySurfacePool *pool = way_surface_pool_new ();
  cairo_surface_t *first = way_surface_pool_take (pool, 300, 200);
  cairo_surface_t *second = way_surface_pool_take (pool, 300, 200);
  guchar *bytes = cairo_image_surface_get_data (first);

  g_assert_true (cairo_image_surface_get_data (second) != bytes);
  cairo_surface_destroy (first);
  first = way_surface_pool_take (pool, 300, 200);
  g_assert_true (cairo_image_surface_get_data (first) == bytes);
  cairo_surface_destroy (first);
  first = way_surface_pool_take (pool, 700, 200);
  g_assert_cmpint (cairo_image_surface_get_width (first), ==, 700);
  memset (cairo_image_surface_get_data (first), 0x5a,
          (gsize) cairo_image_surface_get_stride (first) * 200);
  way_surface_pool_free (pool);
  memset (cairo_image_surface_get_data (second), 0xa5,
          (gsize) cairo_image_surface_get_stride (second) * 200);
  cairo_surface_destroy (first);
  cairo_surface_destroy (second);
}

/* More than are kept, and sizes that cannot be. */
static void
test_pool_limits (void)
{
  g_autoptr (WaySurfacePool) pool = way_surface_pool_new ();
  cairo_surface_t *surfaces[9];

  for (guint round = 0; round < 3; round++)
    {
      for (guint i = 0; i < G_N_ELEMENTS (surfaces); i++)
        {
          surfaces[i] = way_surface_pool_take (pool, 50 + round / 2, 40);
          memset (cairo_image_surface_get_data (surfaces[i]), (int) i,
                  (gsize) cairo_image_surface_get_stride (surfaces[i]) * 40);
        }
      for (guint i = 0; i < G_N_ELEMENTS (surfaces); i++)
        {
          g_assert_cmpint (*cairo_image_surface_get_data (surfaces[i]), ==, i);
          cairo_surface_destroy (surfaces[i]);
        }
    }
  surfaces[0] = way_surface_pool_take (pool, 0, 40);
  g_assert_cmpint (cairo_surface_status (surfaces[0]), !=, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surfaces[0]);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/surface/sizes", test_sizes);
  g_test_add_func ("/surface/painting", test_painting);
  g_test_add_func ("/surface/errors", test_errors);
  g_test_add_func ("/surface/pool", test_pool);
  g_test_add_func ("/surface/pool-limits", test_pool_limits);
  return g_test_run ();
}
