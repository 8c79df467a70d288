/* Image surfaces in large pages. A picture is written from end to end as soon
 * as it is made, and in pages of 4 KiB each of them is a fault of its own: two
 * thousand for a slide, a twentieth of the time that the whole command takes.
 */
#include "config.h"

#include "way-surface.h"

#include <stdlib.h>
#include <sys/mman.h>

/* Of x86-64 and most others; where pages are of another size, this is only an
 * alignment. */
#define LARGE_PAGE ((gsize) 2 << 20)

static const cairo_user_data_key_t pixels_key;

/* Returns %NULL if there is not enough memory. */
static guchar *
allocate_pixels (gsize size)
{
  void *pixels = NULL;

  size = (size + LARGE_PAGE - 1) / LARGE_PAGE * LARGE_PAGE;
  if (posix_memalign (&pixels, LARGE_PAGE, size) != 0)
    return NULL;
#ifdef MADV_HUGEPAGE
  /* A kernel without large pages says no, and nothing is lost. */
  madvise (pixels, size, MADV_HUGEPAGE);
#endif
  return pixels;
}

/**
 * way_surface_new:
 * @width: in pixels
 * @height: in pixels
 *
 * Creates an opaque surface for a whole picture. Unlike that of cairo, it is
 * not cleared: the picture must begin with its ground.
 *
 * Returns: (transfer full): the surface; as with cairo, one with an error if
 *   the size is none that it can have or there is not enough memory
 */
cairo_surface_t *
way_surface_new (guint width,
                 guint height)
{
  cairo_surface_t *surface;
  guchar *pixels = NULL;
  int stride = -1;

  if (width <= G_MAXINT16 && height <= G_MAXINT16)
    stride = cairo_format_stride_for_width (CAIRO_FORMAT_RGB24, (int) width);
  if (stride > 0 && height > 0)
    pixels = allocate_pixels ((gsize) stride * height);
  /* Cairo has no public way to make a surface of an error, but to fail. */
  if (pixels == NULL)
    return cairo_image_surface_create (CAIRO_FORMAT_RGB24, -1, -1);
  surface = cairo_image_surface_create_for_data (pixels, CAIRO_FORMAT_RGB24, (int) width,
                                                 (int) height, stride);
  if (cairo_surface_set_user_data (surface, &pixels_key, pixels, free) != CAIRO_STATUS_SUCCESS)
    {
      cairo_surface_destroy (surface);
      free (pixels);
      return cairo_image_surface_create (CAIRO_FORMAT_RGB24, -1, -1);
    }
  return surface;
}
