/* What the overview costs at a million policies, made in memory: to count them
 * anew when a search has other hits, and to draw one picture, which must cost
 * what it has columns.
 */
#include "config.h"

#include "way-cairo-painter.h"
#include "way-overview-draw.h"

#include <stdlib.h>

#define N_POLICIES 1000000
#define N_RUNS 40
#define COUNT_GOAL_MS 16.0
#define DRAW_GOAL_MS 4.0

static void
add (WayDatasetBuilder *builder,
     WayTableId         table,
     const char *const *fields)
{
  g_autoptr (GError) error = NULL;

  if (!way_dataset_builder_add_row (builder, table, fields, &error))
    g_error ("%s", error->message);
}

static WayDataset *
make_set (guint n)
{
  static const char *const theme[WAY_MAX_COLUMNS + 1] = { "t", "T", "题" };
  static const char *const organisation[WAY_MAX_COLUMNS + 1]
    = { "o", "O", "组", "", "ministry", "" };
  g_autoptr (WayDatasetBuilder) builder = way_dataset_builder_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  add (builder, WAY_TABLE_THEMES, theme);
  add (builder, WAY_TABLE_ORGANISATIONS, organisation);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("p%u", i);
      g_autofree char *date
        = g_strdup_printf ("%d-%02d-%02d", g_rand_int_range (rand, 2000, 2030),
                           g_rand_int_range (rand, 1, 13), g_rand_int_range (rand, 1, 29));
      const char *const fields[WAY_MAX_COLUMNS + 1] = {
        id, "T", "题", "T", "题", "", "", date, "issued", "plan", "t", "2", "o", "national", "",
        "", "", "", "", "0", "high",
      };

      add (builder, WAY_TABLE_POLICIES, fields);
    }
  return way_dataset_builder_end (builder);
}

static double
median (double *values)
{
  for (guint i = 1; i < N_RUNS; i++)
    for (guint j = i; j > 0 && values[j - 1] > values[j]; j--)
      {
        double held = values[j];

        values[j] = values[j - 1];
        values[j - 1] = held;
      }
  return values[N_RUNS / 2];
}

static double
now_ms (void)
{
  return (double) g_get_monotonic_time () / 1000;
}

/* Every tenth is a hit, the others are dimmed. */
static double
measure (guint   n,
         double *draw_ms)
{
  const WayRect area = { 0, 0, 1600, 48 };
  const WayViewport whole = { way_day_of_year (2000), way_day_of_year (2031), 0, 1600 };
  g_autoptr (WayDataset) dataset = make_set (n);
  g_autoptr (WayTextContext) text = way_text_context_new ("Sans", 13, WAY_LANG_EN);
  const WayLook look = { text, way_palette_get (WAY_THEME_LIGHT), WAY_LANG_EN, WAY_NO_DAY };
  g_autofree guint8 *hits = g_new0 (guint8, n);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 1600, 48);
  cairo_t *cr = cairo_create (surface);
  double counted[N_RUNS], drawn[N_RUNS];

  for (guint i = 0; i < n; i += 10)
    hits[i] = 1;
  for (guint i = 0; i < N_RUNS; i++)
    {
      g_autoptr (WayPainter) painter = way_cairo_painter_new (cr);
      double start = now_ms ();
      g_autoptr (WayDensity) density = way_density_new (dataset, hits, hits, TRUE);

      counted[i] = now_ms () - start;
      start = now_ms ();
      way_overview_draw (painter, &look, density, NULL, &whole, &area, whole.start, whole.end);
      drawn[i] = now_ms () - start;
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  *draw_ms = median (drawn);
  return median (counted);
}

int
main (void)
{
  double few_ms, many_ms, count_ms;

  measure (1000, &few_ms);
  count_ms = measure (N_POLICIES, &many_ms);
  g_print ("overview: %u policies counted in %.1f ms (goal %.0f)\n", N_POLICIES, count_ms,
           COUNT_GOAL_MS);
  g_print ("overview: picture %.2f ms (goal %.0f), of 1000 policies %.2f ms\n", many_ms,
           DRAW_GOAL_MS, few_ms);
  return count_ms <= COUNT_GOAL_MS && many_ms <= DRAW_GOAL_MS ? EXIT_SUCCESS : EXIT_FAILURE;
}
