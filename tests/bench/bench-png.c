/* Writing a chart of 1920 by 1080 pixels as PNG into memory, opaque and
 * transparent, against cairo's own writer.
 */
#include "config.h"

#include "costs.h"
#include "way-cairo-painter.h"
#include "way-chart.h"
#include "way-paths.h"
#include "way-png.h"
#include "way-store.h"

#include <time.h>

#define WIDTH 1920
#define HEIGHT 1080
#define N_RUNS 15
#define GOAL_SPEED 3.0
#define GOAL_SIZE 1.3

static double
now_ms (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

static cairo_surface_t *
draw_chart (WayDataset *dataset,
            gboolean    alpha)
{
  static const char *const areas[] = { "CHN", "USA", "EU27", "JPN", "DEU", "GBR", "FRA", NULL };
  cairo_surface_t *surface
    = cairo_image_surface_create (alpha ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (WayTextContext) text = way_text_context_new ("Sans", 22, WAY_LANG_EN);
  WayLook look = { text, way_palette_get (WAY_THEME_LIGHT), WAY_LANG_EN, WAY_NO_DAY };
  const WayRect area = { 0, 0, WIDTH, HEIGHT };
  g_autoptr (WayView) home = way_view_new (dataset);
  g_autoptr (WayView) view = way_view_with_series (home, "rd-intensity", areas);
  g_autoptr (WayChart) chart = way_chart_new_for_view (dataset, view, NULL);
  g_autoptr (WayPainter) painter = way_cairo_painter_new (cr);

  if (!alpha)
    way_painter_rect (painter, &area, &look.palette->ground);
  way_chart_draw_full (chart, painter, &look, &area, way_view_get_start (view),
                       way_view_get_end (view));
  g_clear_pointer (&painter, way_painter_free);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static cairo_status_t
append_cb (void         *file,
           const guchar *bytes,
           guint         length)
{
  g_byte_array_append (file, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

static double
write_with_cairo (cairo_surface_t *surface,
                  gsize           *size)
{
  g_autoptr (GByteArray) file = g_byte_array_new ();
  double before = now_ms ();

  if (cairo_surface_write_to_png_stream (surface, append_cb, file) != CAIRO_STATUS_SUCCESS)
    g_error ("cairo cannot write the picture");
  *size = file->len;
  return now_ms () - before;
}

static double
write_ours (cairo_surface_t *surface,
            gboolean         alpha,
            gsize           *size)
{
  g_autoptr (GError) error = NULL;
  double before = now_ms ();
  g_autoptr (GBytes) file = way_png_encode (cairo_image_surface_get_data (surface), WIDTH, HEIGHT,
                                            cairo_image_surface_get_stride (surface), alpha, 0,
                                            NULL, NULL, &error);

  if (file == NULL)
    g_error ("%s", error->message);
  *size = g_bytes_get_size (file);
  return now_ms () - before;
}

static void
measure (WayDataset *dataset,
         gboolean    alpha)
{
  cairo_surface_t *surface = draw_chart (dataset, alpha);
  g_autoptr (GArray) ours = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) theirs = g_array_new (FALSE, FALSE, sizeof (double));
  gsize our_size = 0, their_size = 1;
  double speed, size;

  for (guint i = 0; i < N_RUNS; i++)
    {
      double cost = write_with_cairo (surface, &their_size);

      g_array_append_val (theirs, cost);
      cost = write_ours (surface, alpha, &our_size);
      g_array_append_val (ours, cost);
    }
  speed = find_median (theirs) / find_median (ours);
  size = (double) our_size / their_size;
  g_print ("%s chart: %.1f ms and %" G_GSIZE_FORMAT " KiB, cairo %.1f ms and %" G_GSIZE_FORMAT
           " KiB: %.2f times as fast (goal: at least %.1f: %s), %.2f times as large (goal: at "
           "most %.1f: %s)\n", alpha ? "transparent" : "opaque", find_median (ours),
           our_size / 1024, find_median (theirs), their_size / 1024, speed, GOAL_SPEED,
           speed >= GOAL_SPEED ? "met" : "missed", size, GOAL_SIZE,
           size <= GOAL_SIZE ? "met" : "missed");
  cairo_surface_destroy (surface);
}

int
main (void)
{
  g_autofree char *path = way_paths_dataset ();
  g_autoptr (GError) error = NULL;
  g_autoptr (WayDataset) dataset = way_store_load (path, NULL, &error);

  if (dataset == NULL)
    g_error ("%s", error->message);
  measure (dataset, FALSE);
  measure (dataset, TRUE);
  return 0;
}
