/* Drawing of the overview. */
#include "config.h"

#include "way-overview-draw.h"

#include <math.h>

#define HANDLE_PX 4.0
#define MARGIN_PX 6.0
#define TICK_PX 7.0

/* What an overview shows of policies, day by day: a million of them need not be
 * looked at for each picture. */
struct _WayDensity
{
  int     first_day;
  guint   n_days;
  guint  *counts;     /* of each day */
  guint8 *hits;       /* (nullable): whether the day has any */
};

static int
middle_day (const WayPolicyKey *key)
{
  return (key->first_day + key->end_day) / 2;
}

static void
find_days (WayDensity         *density,
           const WayPolicyKey *keys,
           guint               n)
{
  int least = G_MAXINT, most = G_MININT;

  for (guint i = 0; i < n; i++)
    {
      least = MIN (least, middle_day (&keys[i]));
      most = MAX (most, middle_day (&keys[i]));
    }
  density->first_day = n > 0 ? least : 0;
  density->n_days = n > 0 ? (guint) (most - least + 1) : 0;
}

/**
 * way_density_new:
 * @dataset: a snapshot
 * @matching: (nullable): for each policy whether it is counted
 * @hits: (nullable): for each policy whether it gets a tick of its own
 *
 * Counts the policies of each day, in time that grows with their number.
 *
 * Returns: (transfer full): what any picture of the overview needs of them
 */
WayDensity *
way_density_new (const WayDataset *dataset,
                 const guint8     *matching,
                 const guint8     *hits)
{
  const WayPolicyKey *keys;
  WayDensity *density;
  guint n;

  g_return_val_if_fail (dataset != NULL, NULL);

  density = g_new0 (WayDensity, 1);
  keys = way_dataset_get_keys (dataset);
  n = way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES);
  find_days (density, keys, n);
  density->counts = g_new0 (guint, density->n_days + 1);
  density->hits = hits != NULL ? g_new0 (guint8, density->n_days + 1) : NULL;
  for (guint i = 0; i < n; i++)
    {
      int day = middle_day (&keys[i]) - density->first_day;

      density->counts[day] += matching == NULL || matching[i];
      if (hits != NULL && hits[i])
        density->hits[day] = 1;
    }
  return density;
}

/**
 * way_density_free:
 * @density: (transfer full): a density
 */
void
way_density_free (WayDensity *density)
{
  g_return_if_fail (density != NULL);

  g_free (density->counts);
  g_free (density->hits);
  g_free (density);
}

/* How many policies the days from one to before another have. */
static guint
count_days (const WayDensity *density,
            int               from,
            int               to)
{
  int last = MIN (to - density->first_day, (int) density->n_days);
  guint n = 0;

  for (int day = MAX (from - density->first_day, 0); day < last; day++)
    n += density->counts[day];
  return n;
}

/* How many matching policies each month of the span has. */
static GArray *
count_months (const WayDensity  *density,
              const WayViewport *whole,
              guint             *most)
{
  GArray *counts = g_array_new (FALSE, FALSE, sizeof (guint));
  WayDate date = way_date_from_day ((int) floor (whole->start));
  int end = (int) ceil (whole->end);

  *most = 1;
  date.day = 0;
  while (way_date_first_day (date) <= end && date.year <= WAY_DATE_MAX_YEAR)
    {
      guint n = count_days (density, way_date_first_day (date), way_date_last_day (date) + 1);

      g_array_append_val (counts, n);
      *most = MAX (*most, n);
      date.year += date.month == 12;
      date.month = date.month % 12 + 1;
    }
  return counts;
}

static void
draw_density (WayPainter        *painter,
              const WayLook     *look,
              const WayDensity  *density,
              const WayViewport *whole,
              const WayRect     *area)
{
  guint most;
  g_autoptr (GArray) counts = count_months (density, whole, &most);
  WayDate date = way_date_from_day ((int) floor (whole->start));
  double foot = area->y + area->height - MARGIN_PX;

  date.day = 0;
  for (guint i = 0; i < counts->len; i++)
    {
      double from = round (way_viewport_to_px (whole, way_date_first_day (date)));
      double to = round (way_viewport_to_px (whole, way_date_last_day (date) + 1));
      double height = round (g_array_index (counts, guint, i)
                             * (area->height - 2 * MARGIN_PX) / most);

      if (height > 0)
        way_painter_rect (painter,
                          &(WayRect) { from, foot - height, MAX (to - from - 1, 1), height },
                          &look->palette->hairline);
      date.year += date.month == 12;
      date.month = date.month % 12 + 1;
    }
}

/* A tick at the top for each pixel in which a hit lies. */
static void
draw_hits (WayPainter        *painter,
           const WayLook     *look,
           const WayDensity  *density,
           const WayViewport *whole,
           const WayRect     *area)
{
  int width = (int) ceil (area->width);
  g_autofree guint8 *marked = g_new0 (guint8, width + 1);

  for (guint i = 0; i < density->n_days; i++)
    if (density->hits[i])
      {
        double x = way_viewport_to_px (whole, density->first_day + (int) i + 0.5);

        if (x >= area->x && x < area->x + area->width)
          marked[(int) (x - area->x)] = 1;
      }
  for (int i = 0; i < width; i++)
    if (marked[i])
      way_painter_rect (painter, &(WayRect) { area->x + i, area->y + 1, 2, TICK_PX },
                        &look->palette->accent);
}

/* What lies outside the window is shaded; the window has a frame and handles. */
static void
draw_window (WayPainter        *painter,
             const WayLook     *look,
             const WayViewport *whole,
             const WayRect     *area,
             double             start,
             double             end)
{
  WayColor shade = way_color_with_alpha (&look->palette->band, 0.75f);
  double right = area->x + area->width;
  double from = CLAMP (round (way_viewport_to_px (whole, start)), area->x, right);
  double to = CLAMP (round (way_viewport_to_px (whole, end)), area->x, right);
  double top = area->y + area->height / 2 - 9;

  if (from > area->x)
    way_painter_rect (painter, &(WayRect) { area->x, area->y, from - area->x, area->height },
                      &shade);
  if (to < right)
    way_painter_rect (painter, &(WayRect) { to, area->y, right - to, area->height }, &shade);
  way_painter_ring (painter, &(WayRect) { from, area->y + 1, MAX (to - from, 2), area->height - 2 },
                    3, 1, &look->palette->accent);
  way_painter_rounded_rect (painter, &(WayRect) { from, top, HANDLE_PX, 18 }, 2,
                            &look->palette->accent);
  way_painter_rounded_rect (painter, &(WayRect) { to - HANDLE_PX, top, HANDLE_PX, 18 }, 2,
                            &look->palette->accent);
}

/**
 * way_overview_draw:
 * @painter: a painter
 * @look: the look
 * @density: the policies
 * @chart: (nullable): the chart whose first series is drawn
 * @whole: the axis of the overview
 * @area: where to draw
 * @start: where the window of the view begins, in days since 1970-01-01
 * @end: where it ends
 *
 * Draws the overview: a bar a month for the number of policies, the curve,
 * and the window.
 */
void
way_overview_draw (WayPainter        *painter,
                   const WayLook     *look,
                   const WayDensity  *density,
                   const WayChart    *chart,
                   const WayViewport *whole,
                   const WayRect     *area,
                   double             start,
                   double             end)
{
  g_return_if_fail (painter != NULL && look != NULL && density != NULL);
  g_return_if_fail (whole != NULL && area != NULL);

  way_painter_push_clip (painter, area);
  way_look_draw_ground (painter, look, area);
  draw_density (painter, look, density, whole, area);
  if (chart != NULL)
    {
      WayRect plot = { area->x, area->y + MARGIN_PX, area->width, area->height - 2 * MARGIN_PX };

      way_chart_draw_outline (chart, painter, look, whole, &plot);
    }
  way_axis_draw_today (painter, look, whole, area);
  draw_window (painter, look, whole, area, start, end);
  if (density->hits != NULL)
    draw_hits (painter, look, density, whole, area);
  way_painter_pop_clip (painter);
}
