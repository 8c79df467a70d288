/* How long it takes to judge every target of the shipped set on every day on
 * which something changes, and to make and draw every kind of chart.
 */
#include "config.h"

#include "costs.h"
#include "way-cairo-painter.h"
#include "way-chart.h"
#include "way-paths.h"
#include "way-releases.h"
#include "way-store.h"
#include "way-surface.h"
#include "way-verdict.h"

#define N_RUNS 9
#define GOAL_MS 50.0
#define FRAME_MS 16.7

static double
since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / 1000;
}

static guint
judge_all (const WayDataset *dataset,
           const GArray     *days)
{
  guint n = 0;

  for (guint d = 0; d < days->len; d++)
    for (guint i = 0; i < way_dataset_get_n_rows (dataset, WAY_TABLE_POLICY_GOALS); i++)
      if (way_stated_goal_is_target (way_dataset_get_stated_goal (dataset, i)))
        {
          way_verdict_judge (dataset, i, g_array_index (days, int, d));
          n++;
        }
  return n;
}

static void
bench_verdicts (const WayDataset *dataset)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) days = way_known_days (dataset, WAY_NONE);
  guint n = 0;

  for (guint run = 0; run < N_RUNS; run++)
    {
      gint64 start = g_get_monotonic_time ();
      double time;

      n = judge_all (dataset, days);
      time = since (start);
      g_array_append_val (times, time);
    }
  g_print ("%u verdicts on %u days: %.1f ms; goal: at most %.0f ms: %s\n", n, days->len,
           find_median (times), GOAL_MS, find_median (times) <= GOAL_MS ? "met" : "missed");
}

/* From the choice to the picture. */
static double
open_chart (WayDataset     *dataset,
            WayTextContext *text,
            WayPainter     *painter,
            const char     *indicator,
            WayChartKind    kind)
{
  static const char *const areas[] = { "CHN", "USA", "EU27", "JPN", "DEU", "GBR", "FRA", NULL };
  const WayLook look = { text, way_palette_get (WAY_THEME_LIGHT), WAY_LANG_EN, WAY_NO_DAY };
  const WayRect area = { 0, 0, 1600, 900 };
  gint64 start = g_get_monotonic_time ();
  g_autoptr (WayView) first = way_view_new (dataset);
  g_autoptr (WayView) series = way_view_with_series (first, indicator, areas);
  g_autoptr (WayView) view = way_view_with_chart (series, kind, 0);
  g_autoptr (WayChart) chart = way_chart_new_for_view (dataset, view, NULL);

  way_chart_draw_full (chart, painter, &look, &area, way_view_get_start (view),
                       way_view_get_end (view));
  return since (start);
}

static void
bench_charts (WayDataset *dataset)
{
  cairo_surface_t *surface = way_surface_new (1600, 900);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (WayTextContext) text = way_text_context_new ("Sans", 13, WAY_LANG_EN);
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  double longest = 0;

  {
    g_autoptr (WayPainter) painter = way_cairo_painter_new (cr);

    /* The first picture of a program loads its fonts. */
    open_chart (dataset, text, painter, "rd-intensity", WAY_CHART_LINES);
    for (guint i = 0; i < way_dataset_get_n_rows (dataset, WAY_TABLE_INDICATORS); i++)
      for (guint kind = 0; kind < WAY_N_CHART_KINDS; kind++)
        {
          double time = open_chart (dataset, text, painter,
                                    way_dataset_get_indicator (dataset, i)->id, kind);

          g_array_append_val (times, time);
          longest = MAX (longest, time);
        }
  }
  g_print ("opening %u charts: median %.2f ms, longest %.2f ms; goal: at most a frame: %s\n",
           times->len, find_median (times), longest, longest <= FRAME_MS ? "met" : "missed");
  cairo_destroy (cr);
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
  bench_verdicts (dataset);
  bench_charts (dataset);
  return 0;
}
