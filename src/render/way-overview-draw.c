/* Drawing of the overview. */
#include "config.h"

#include "way-overview-draw.h"

#include <math.h>

#define HANDLE_PX 4.0
#define MARGIN_PX 6.0
#define TICK_PX 7.0

/* The month of each day, counted from the first: a calendar for a million. */
static guint16 *
list_months (WayDate  first,
             guint    n_months,
             int     *first_day,
             int     *n_days)
{
  WayDate date = { first.year, first.month, 0 };
  guint16 *months;
  int day = 0;

  *first_day = way_date_first_day (date);
  *n_days = (int) n_months * 31;
  months = g_new (guint16, *n_days);
  for (guint i = 0; i < n_months; i++)
    {
      int end;

      date = (WayDate) { (gint16) (first.year + (first.month - 1 + i) / 12),
                         (guint8) ((first.month - 1 + i) % 12 + 1), 0 };
      end = way_date_last_day (date) + 1 - *first_day;
      while (day < end)
        months[day++] = (guint16) i;
    }
  *n_days = day;
  return months;
}

/* How many matching policies each month of the span has. */
static GArray *
count_months (const WayDataset  *dataset,
              const guint8      *matching,
              const WayViewport *whole,
              guint             *most)
{
  const WayPolicyKey *keys = way_dataset_get_keys (dataset);
  GArray *counts = g_array_new (FALSE, TRUE, sizeof (guint));
  WayDate first = way_date_from_day ((int) floor (whole->start));
  WayDate last = way_date_from_day ((int) ceil (whole->end));
  g_autofree guint16 *months = NULL;
  int first_day, n_days;

  g_array_set_size (counts, (last.year - first.year) * 12 + last.month - first.month + 1);
  *most = 1;
  months = list_months (first, counts->len, &first_day, &n_days);
  for (guint i = 0; i < way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES); i++)
    {
      int day = (keys[i].first_day + keys[i].end_day) / 2 - first_day;
      guint month;

      if (day < 0 || day >= n_days || (matching != NULL && !matching[i]))
        continue;
      month = months[day];
      g_array_index (counts, guint, month)++;
      *most = MAX (*most, g_array_index (counts, guint, month));
    }
  return counts;
}

static void
draw_density (WayPainter        *painter,
              const WayLook     *look,
              const WayDataset  *dataset,
              const guint8      *matching,
              const WayViewport *whole,
              const WayRect     *area)
{
  guint most;
  g_autoptr (GArray) counts = count_months (dataset, matching, whole, &most);
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
           const WayDataset  *dataset,
           const guint8      *hits,
           const WayViewport *whole,
           const WayRect     *area)
{
  const WayPolicyKey *keys = way_dataset_get_keys (dataset);
  int width = (int) ceil (area->width);
  g_autofree guint8 *marked = g_new0 (guint8, width + 1);

  for (guint i = 0; i < way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES); i++)
    if (hits[i])
      {
        double x = way_viewport_to_px (whole, (keys[i].first_day + keys[i].end_day) / 2.0);

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
 * @dataset: a snapshot
 * @matching: (nullable): for each policy whether it is counted
 * @hits: (nullable): for each policy whether it gets a tick of its own
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
                   const WayDataset  *dataset,
                   const guint8      *matching,
                   const guint8      *hits,
                   const WayChart    *chart,
                   const WayViewport *whole,
                   const WayRect     *area,
                   double             start,
                   double             end)
{
  g_return_if_fail (painter != NULL && look != NULL && dataset != NULL);
  g_return_if_fail (whole != NULL && area != NULL);

  way_painter_push_clip (painter, area);
  way_look_draw_ground (painter, look, area);
  draw_density (painter, look, dataset, matching, whole, area);
  if (chart != NULL)
    {
      WayRect plot = { area->x, area->y + MARGIN_PX, area->width, area->height - 2 * MARGIN_PX };

      way_chart_draw_outline (chart, painter, look, whole, &plot);
    }
  way_axis_draw_today (painter, look, whole, area);
  draw_window (painter, look, whole, area, start, end);
  if (hits != NULL)
    draw_hits (painter, look, dataset, hits, whole, area);
  way_painter_pop_clip (painter);
}
