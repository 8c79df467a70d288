/* Drawing of the overview. */
#include "config.h"

#include "way-overview-draw.h"

#include <math.h>

#define HANDLE_PX 4.0
#define MARGIN_PX 6.0

/* A tick of a hit is so wide, and so long for the least and the most hits. */
#define TICK_PX 2
#define SHORT_TICK_PX 4.0
#define LONG_TICK_PX 11.0

/* A bar that is narrower than this would be lost beside its gap. */
#define LEAST_BAR_PX 3.0

/* How much of the others' bars is seen. */
#define OTHERS_ALPHA 0.6f
#define MATCHING_ALPHA 0.55f

/* What an overview shows of policies, summed up day by day, so that a picture
 * costs as much as it has columns, however many policies and days there are:
 * each entry is the number before its day. */
struct _WayDensity
{
  int    first_day;
  guint  n_days;
  guint *counts;      /* those that match */
  guint *others;      /* (nullable): those that do not */
  guint *hits;        /* (nullable) */
};

/* Bars by whole months, quarters, years … of the calendar. */
static const int bar_months[] = { 1, 3, 12, 60, 120, 1200 };

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

/* The count of a day is entered behind it. */
static void
sum_up (guint *counts,
        guint  n_days)
{
  for (guint i = 0; counts != NULL && i < n_days; i++)
    counts[i + 1] += counts[i];
}

/**
 * way_density_new:
 * @dataset: a snapshot
 * @matching: (nullable): for each policy whether it is counted
 * @hits: (nullable): for each policy whether it counts for a tick
 * @with_others: whether those that do not match are shown too, dimmed
 *
 * Counts the policies of each day, in time that grows with their number.
 *
 * Returns: (transfer full): what any picture of the overview needs of them
 */
WayDensity *
way_density_new (const WayDataset *dataset,
                 const guint8     *matching,
                 const guint8     *hits,
                 gboolean          with_others)
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
  density->others = with_others && matching != NULL ? g_new0 (guint, density->n_days + 1) : NULL;
  density->hits = hits != NULL ? g_new0 (guint, density->n_days + 1) : NULL;
  for (guint i = 0; i < n; i++)
    {
      int behind = middle_day (&keys[i]) - density->first_day + 1;
      gboolean matches = matching == NULL || matching[i];

      density->counts[behind] += matches;
      if (density->others != NULL)
        density->others[behind] += !matches;
      if (hits != NULL)
        density->hits[behind] += hits[i] != 0;
    }
  sum_up (density->counts, density->n_days);
  sum_up (density->others, density->n_days);
  sum_up (density->hits, density->n_days);
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
  g_free (density->others);
  g_free (density->hits);
  g_free (density);
}

/* How many policies the days from one to before another have. */
static guint
count_days (const WayDensity *density,
            const guint      *counts,
            double            from,
            double            to)
{
  int first = (int) CLAMP (from - density->first_day, 0, density->n_days);
  int behind = (int) CLAMP (to - density->first_day, 0, density->n_days);

  return counts != NULL && behind > first ? counts[behind] - counts[first] : 0;
}

typedef struct
{
  double from;        /* pixels */
  double to;
  guint  n;
  guint  n_others;
} Bar;

/* The months of a bar, so many that it can be seen. */
static int
choose_bar_months (const WayViewport *whole)
{
  double month_px = 30.4375 * way_viewport_get_scale (whole);
  guint i = 0;

  while (i + 1 < G_N_ELEMENTS (bar_months) && bar_months[i] * month_px < LEAST_BAR_PX)
    i++;
  return bar_months[i];
}

static int
day_of_month (int month)
{
  return way_date_first_day ((WayDate) { month / 12, month % 12 + 1, 0 });
}

/* How many policies each bar of the span has. */
static GArray *
make_bars (const WayDensity  *density,
           const WayViewport *whole,
           guint             *most)
{
  GArray *bars = g_array_new (FALSE, FALSE, sizeof (Bar));
  WayDate date = way_date_from_day ((int) floor (whole->start));
  int months = choose_bar_months (whole), end = (int) ceil (whole->end);
  int month = (date.year * 12 + date.month - 1) / months * months;

  *most = 1;
  for (; day_of_month (month) <= end && (month + months) / 12 <= WAY_DATE_MAX_YEAR;
       month += months)
    {
      int first = day_of_month (month), behind = day_of_month (month + months);
      Bar bar = { round (way_viewport_to_px (whole, first)),
                  round (way_viewport_to_px (whole, behind)),
                  count_days (density, density->counts, first, behind),
                  count_days (density, density->others, first, behind) };

      g_array_append_val (bars, bar);
      *most = MAX (*most, bar.n + bar.n_others);
    }
  return bars;
}

/* Those that do not match stand on those that do. */
static void
draw_density (WayPainter        *painter,
              const WayLook     *look,
              const WayDensity  *density,
              const WayViewport *whole,
              const WayRect     *area)
{
  WayColor others = way_color_with_alpha (&look->palette->hairline, OTHERS_ALPHA);
  WayColor color = density->others == NULL ? look->palette->hairline
    : way_color_with_alpha (&look->palette->ink_soft, MATCHING_ALPHA);
  guint most;
  g_autoptr (GArray) bars = make_bars (density, whole, &most);
  double foot = area->y + area->height - MARGIN_PX;
  double scale = (area->height - 2 * MARGIN_PX) / most;

  for (guint i = 0; i < bars->len; i++)
    {
      const Bar *bar = &g_array_index (bars, Bar, i);
      double width = MAX (bar->to - bar->from - 1, 1);
      double height = round (bar->n * scale), all = round ((bar->n + bar->n_others) * scale);

      if (all > height)
        way_painter_rect (painter, &(WayRect) { bar->from, foot - all, width, all - height },
                          &others);
      if (height > 0)
        way_painter_rect (painter, &(WayRect) { bar->from, foot - height, width, height }, &color);
    }
}

/* The hits of each column of ticks, and the most that one has. */
static GArray *
count_hits (const WayDensity  *density,
            const WayViewport *whole,
            const WayRect     *area,
            guint             *most)
{
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (guint));

  *most = 0;
  for (int x = 0; x < area->width; x += TICK_PX)
    {
      guint n = count_days (density, density->hits,
                            ceil (way_viewport_to_day (whole, area->x + x) - 0.5),
                            ceil (way_viewport_to_day (whole, area->x + x + TICK_PX) - 0.5));

      g_array_append_val (hits, n);
      *most = MAX (*most, n);
    }
  return hits;
}

/* A tick at the top for each column in which hits lie, the longer the more
 * they are: by powers, so that one hit is seen beside a thousand. */
static void
draw_hits (WayPainter        *painter,
           const WayLook     *look,
           const WayDensity  *density,
           const WayViewport *whole,
           const WayRect     *area)
{
  guint most;
  g_autoptr (GArray) hits = count_hits (density, whole, area, &most);

  for (guint i = 0; i < hits->len; i++)
    {
      guint n = g_array_index (hits, guint, i);
      double share = most > 1 && n > 0 ? log (n) / log (most) : 0;
      double length = round (SHORT_TICK_PX + share * (LONG_TICK_PX - SHORT_TICK_PX));

      if (n > 0)
        way_painter_rect (painter, &(WayRect) { area->x + i * TICK_PX, area->y + 1, TICK_PX,
                                                length }, &look->palette->accent);
    }
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
 * Draws the overview: bars for the number of policies, a month each where there
 * is room for them, ticks for the hits of a search, the curve, and the window.
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
