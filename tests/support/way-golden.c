/* Golden pictures lie in tests/golden and were made on Debian 12. Elsewhere
 * cairo and FreeType may round otherwise, so that a little is forgiven. Later
 * releases of cairo place glyphs between the pixels: there the pictures are
 * compared as they look from afar.
 */
#include "config.h"

#include "way-golden.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

/* Pixels off by this much are not counted. */
#define SMALL_LEVEL 2
/* So many may be off by more, but none by more than LARGE_LEVEL. */
#define MAX_PIXELS 100
#define LARGE_LEVEL 12
/* From afar, so many pixels are one, and may be off by this much. */
#define SHRINKING 8
#define SHRUNK_LEVEL 24

static char *
get_golden_path (const char *name)
{
  g_autofree char *file = g_strconcat (name, ".png", NULL);

  return g_build_filename (g_getenv ("WAYMARK_SOURCE_ROOT"), "tests", "golden", file, NULL);
}

static void
write_picture (cairo_surface_t *surface,
               const char      *path)
{
  cairo_status_t status = cairo_surface_write_to_png (surface, path);

  if (status != CAIRO_STATUS_SUCCESS)
    g_error ("%s: %s", path, cairo_status_to_string (status));
}

/* A copy in ARGB32 and the surface's size, so that formats do not matter. */
static cairo_surface_t *
copy_picture (cairo_surface_t *surface)
{
  cairo_surface_t *copy =
    cairo_image_surface_create (CAIRO_FORMAT_ARGB32, cairo_image_surface_get_width (surface),
                                cairo_image_surface_get_height (surface));
  cairo_t *cr = cairo_create (copy);

  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_set_operator (cr, CAIRO_OPERATOR_SOURCE);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_flush (copy);
  return copy;
}

/* A copy in which every square of pixels is their mean. */
static cairo_surface_t *
shrink_picture (cairo_surface_t *surface)
{
  int width = cairo_image_surface_get_width (surface) / SHRINKING;
  int height = cairo_image_surface_get_height (surface) / SHRINKING;
  cairo_surface_t *small = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (small);

  cairo_scale (cr, 1.0 / SHRINKING, 1.0 / SHRINKING);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_BEST);
  cairo_set_operator (cr, CAIRO_OPERATOR_SOURCE);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_flush (small);
  return small;
}

static guint
get_level (const guchar *a,
           const guchar *b)
{
  int level = 0;

  for (guint channel = 0; channel < 4; channel++)
    level = MAX (level, abs (a[channel] - b[channel]));
  return (guint) level;
}

/* Compares copies; marks what differs in @marks, unless that is NULL. */
static WayPictureDifference
measure_difference (cairo_surface_t *a,
                    cairo_surface_t *b,
                    guint            level,
                    cairo_surface_t *marks)
{
  WayPictureDifference difference = { 0 };
  int stride = cairo_image_surface_get_stride (a);

  for (int y = 0; y < cairo_image_surface_get_height (a); y++)
    for (int x = 0; x < cairo_image_surface_get_width (a); x++)
      {
        gsize place = (gsize) y * (gsize) stride + (gsize) x * 4;
        guint here = get_level (cairo_image_surface_get_data (a) + place,
                                cairo_image_surface_get_data (b) + place);
        const guint32 mark = here > level ? 0xffff0000 : here > 0 ? 0xffffd0d0 : 0xffffffff;

        difference.n_pixels += here > level;
        difference.max_level = MAX (difference.max_level, here);
        if (marks != NULL)
          memcpy (cairo_image_surface_get_data (marks) + place, &mark, 4);
      }
  return difference;
}

static gboolean
same_size (cairo_surface_t *a,
           cairo_surface_t *b)
{
  return cairo_image_surface_get_width (a) == cairo_image_surface_get_width (b)
         && cairo_image_surface_get_height (a) == cairo_image_surface_get_height (b);
}

static void
write_difference (cairo_surface_t *actual,
                  cairo_surface_t *golden,
                  const char      *name)
{
  g_autofree char *marks_name = g_strconcat (name, "-difference", NULL);
  cairo_surface_t *a = copy_picture (actual);
  cairo_surface_t *b = copy_picture (golden);
  cairo_surface_t *marks = copy_picture (actual);

  measure_difference (a, b, SMALL_LEVEL, marks);
  cairo_surface_mark_dirty (marks);
  way_golden_write (marks, marks_name);
  cairo_surface_destroy (a);
  cairo_surface_destroy (b);
  cairo_surface_destroy (marks);
}

/**
 * way_golden_compare:
 * @a: an image surface
 * @b: another
 * @level: the difference of a channel that is not counted
 * @difference: (out): how they differ
 *
 * Returns: FALSE if they have different sizes
 */
gboolean
way_golden_compare (cairo_surface_t      *a,
                    cairo_surface_t      *b,
                    guint                 level,
                    WayPictureDifference *difference)
{
  cairo_surface_t *first;
  cairo_surface_t *second;

  if (!same_size (a, b))
    return FALSE;
  first = copy_picture (a);
  second = copy_picture (b);
  *difference = measure_difference (first, second, level, NULL);
  cairo_surface_destroy (first);
  cairo_surface_destroy (second);
  return TRUE;
}

/* Whether a drawing looks like its golden picture, which has its size. */
static gboolean
look_alike (cairo_surface_t      *surface,
            cairo_surface_t      *golden,
            WayPictureDifference *difference)
{
  cairo_surface_t *small;
  cairo_surface_t *small_golden;

  way_golden_compare (surface, golden, SMALL_LEVEL, difference);
  if (difference->n_pixels <= MAX_PIXELS && difference->max_level <= LARGE_LEVEL)
    return TRUE;
  if (cairo_version () < CAIRO_VERSION_ENCODE (1, 17, 4))
    return FALSE;
  small = shrink_picture (surface);
  small_golden = shrink_picture (golden);
  way_golden_compare (small, small_golden, SHRUNK_LEVEL, difference);
  cairo_surface_destroy (small);
  cairo_surface_destroy (small_golden);
  return difference->n_pixels == 0;
}

/**
 * way_golden_write:
 * @surface: an image surface
 * @name: a name without folder and suffix
 *
 * Leaves a picture in the build folder, for whoever looks into a failure.
 */
void
way_golden_write (cairo_surface_t *surface,
                  const char      *name)
{
  g_autofree char *folder = g_build_filename (g_getenv ("G_TEST_BUILDDIR"), "pictures", NULL);
  g_autofree char *file = g_strconcat (name, ".png", NULL);
  g_autofree char *path = g_build_filename (folder, file, NULL);

  g_assert_no_errno (g_mkdir_with_parents (folder, 0755));
  write_picture (surface, path);
  g_test_message ("see %s", path);
}

/**
 * way_golden_assert:
 * @surface: an image surface
 * @name: the name of its golden picture, without folder and suffix
 *
 * Fails the test if a drawing does not look like its golden picture, and
 * leaves the drawing and a picture of the differences in the build folder.
 * With WAY_UPDATE_GOLDEN=1 in the environment it becomes the golden picture.
 */
void
way_golden_assert (cairo_surface_t *surface,
                   const char      *name)
{
  g_autofree char *path = get_golden_path (name);
  WayPictureDifference difference;
  cairo_surface_t *golden;

  if (g_strcmp0 (g_getenv ("WAY_UPDATE_GOLDEN"), "1") == 0)
    write_picture (surface, path);
  golden = cairo_image_surface_create_from_png (path);
  if (cairo_surface_status (golden) != CAIRO_STATUS_SUCCESS)
    {
      way_golden_write (surface, name);
      g_test_fail_printf ("%s: no golden picture; WAY_UPDATE_GOLDEN=1 makes one", path);
    }
  else if (!same_size (surface, golden))
    {
      way_golden_write (surface, name);
      g_test_fail_printf ("%s: the drawing has another size", path);
    }
  else if (!look_alike (surface, golden, &difference))
    {
      way_golden_write (surface, name);
      write_difference (surface, golden, name);
      g_test_fail_printf ("%s: %u pixels differ, the most by %u levels", path,
                          difference.n_pixels, difference.max_level);
    }
  cairo_surface_destroy (golden);
}
