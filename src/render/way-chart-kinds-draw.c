/* The pictures of the other kinds of chart: ranked bars, small multiples,
 * paces, and first releases against the latest.
 */
#include "config.h"

#include "way-chart-items.h"
#include "way-chart-private.h"

#include <math.h>

#include "way-phrases.h"
#include "way-verdict-text.h"
#include "way-words.h"

#define GAP_PX 8.0
#define DOT_PX 8.0

/* The most that rows and the bars in them may take, in heights of small text: where
 * there are few, they come apart more than they become thick. */
#define MAX_BAR_ROW_SIZES 9.0
#define MAX_BAR_SIZES 4.4
#define MAX_PACE_ROW_SIZES 11.0
#define MAX_PACE_SIZES 2.8

/* The part of the height that rows leave free which goes above them. */
#define SHARE_ABOVE 0.4

typedef struct
{
  const WayChart *chart;
  WayPainter     *painter;
  const WayLook  *look;
  WayRect         area;
  double          unit;
  double          small;     /* the height of small text */
  GArray         *items;     /* (nullable): WayChartItem, where to note what is drawn */
} Sheet;

/* Notes a figure, or a target if `target` is one, for whoever reads the
 * chart. */
static void
note_item (const Sheet        *sheet,
           const WayChartItem *item)
{
  if (sheet->items != NULL)
    g_array_append_val (sheet->items, *item);
}

static const WayObservation *
get_latest (const Sheet          *sheet,
            const WaySeriesPoint *point)
{
  return way_dataset_get_observation (sheet->chart->dataset, point->latest);
}

static const WayColor *
series_color (const Sheet *sheet,
              guint        series)
{
  return &sheet->look->palette->series[series % WAY_N_SERIES_COLORS];
}

static char *
area_name (const Sheet *sheet,
           guint        series)
{
  const WaySeries *row = way_chart_get_series (sheet->chart, series);

  return way_lang_join (way_dataset_get_area (sheet->chart->dataset, row->area)->name,
                        sheet->look->lang, sheet->look->both);
}

static const WayLabel *
get_label (const Sheet  *sheet,
           const char   *text,
           WayTextStyle  style,
           double        room)
{
  return way_text_context_get_label (sheet->look->text, text, style, MAX (room, 1));
}

static void
draw_note (const Sheet *sheet,
           const char  *id)
{
  g_autofree char *text = way_tr_join (sheet->look->lang, sheet->look->both, id);
  const WayLabel *label = get_label (sheet, text, WAY_TEXT_BODY, sheet->area.width - 2 * GAP_PX);

  way_painter_text (sheet->painter, label,
                    round (sheet->area.x + (sheet->area.width - label->width) / 2),
                    round (sheet->area.y + (sheet->area.height - label->height) / 2),
                    &sheet->look->palette->ink_soft);
}

/* The height that rows have; below it stands what has no row. */
static double
get_rows_height (const Sheet *sheet)
{
  return sheet->area.height - 2 * GAP_PX - sheet->small;
}

/* Rows that share the height; those without room are counted in the last. */
static double
get_row_height (const Sheet *sheet,
                guint        n,
                double       least,
                double       most,
                guint       *n_shown)
{
  double height = get_rows_height (sheet);

  *n_shown = n;
  if (n * least > height)
    *n_shown = (guint) MAX (floor (height / least) - 1, 1);
  return MIN (height / MAX (*n_shown < n ? *n_shown + 1 : n, 1), most);
}

/* Where the first row begins. Rows that do not fill the height stand a little above
 * the middle of it: a few that hang from the top look as if more were missing. */
static double
place_rows (const Sheet *sheet,
            guint        n,
            double       row)
{
  double left = MAX (get_rows_height (sheet) - n * row, 0);

  return sheet->area.y + GAP_PX + round (left * SHARE_ABOVE);
}

static void
draw_left_out (const Sheet *sheet,
               double       y,
               guint        n)
{
  WayLang lang = sheet->look->lang;
  g_autofree char *count = way_phrase_count (n);
  g_autofree char *text = NULL;

  if (n == 0)
    return;
  text = g_strdup_printf (way_tr_n (lang, "and %s more, in the table",
                                    "and %s more, in the table", n), count);
  way_painter_text (sheet->painter,
                    get_label (sheet, text, WAY_TEXT_SMALL, sheet->area.width - 2 * GAP_PX),
                    sheet->area.x + GAP_PX, round (y), &sheet->look->palette->ink_soft);
}

/* The widest of the names, up to a share of the width. */
static double
measure_names (const Sheet  *sheet,
               GPtrArray    *names,
               double        share)
{
  double widest = 0;

  for (guint i = 0; i < names->len; i++)
    widest = MAX (widest, get_label (sheet, g_ptr_array_index (names, i), WAY_TEXT_BODY,
                                     sheet->area.width * share)->width);
  return ceil (widest);
}

static void
draw_bar (const Sheet       *sheet,
          const WayChartBar *bar,
          double             y,
          double             row,
          double             names,
          double             greatest)
{
  const WayObservation *now
    = get_latest (sheet, &way_chart_get_series (sheet->chart, bar->series)->points[bar->point]);
  WayTextStyle style = bar->series == 0 ? WAY_TEXT_STRONG : WAY_TEXT_BODY;
  g_autofree char *number = way_phrase_number (now->value_text);
  const char *const words[] = { way_status_name (now->status, WAY_LANG_EN),
                                way_status_name (now->status, WAY_LANG_ZH) };
  g_autofree char *status = way_lang_join (words, sheet->look->lang, sheet->look->both);
  g_autofree char *value = now->status != WAY_STATUS_PRELIMINARY
    ? g_strdup (number) : g_strdup_printf ("%s (%s)", number, status);
  g_autofree char *area = area_name (sheet, bar->series);
  const WayLabel *name = get_label (sheet, area, style, names);
  const WayLabel *figure = get_label (sheet, value, style, sheet->area.width / 4);
  double x = sheet->area.x + GAP_PX + names + GAP_PX;
  double room = MAX (sheet->area.x + sheet->area.width - x - sheet->area.width / 5, 1);
  double width = MAX (round (room * MAX (now->value, 0) / MAX (greatest, 1e-9)), 1);
  double thickness = MAX (round (MIN (row * 0.7, sheet->small * MAX_BAR_SIZES)), 1);
  WayRect rect = { x, round (y + (row - thickness) / 2), width, thickness };
  double text_y = round (y + (row - name->height) / 2);
  const WayColor *color = bar->series == 0 ? series_color (sheet, 0)
                                           : &sheet->look->palette->ink_soft;

  way_painter_text (sheet->painter, name, round (x - GAP_PX - name->width), text_y,
                    &sheet->look->palette->ink);
  if (now->status == WAY_STATUS_PRELIMINARY)
    way_painter_ring (sheet->painter, &rect, 1, 2 * sheet->unit, color);
  else
    way_painter_rounded_rect (sheet->painter, &rect, 1, color);
  way_painter_text (sheet->painter, figure, round (x + width + GAP_PX), text_y,
                    &sheet->look->palette->ink);
}

/* Names the areas that have no figure for the year, at the foot. */
static void
draw_without_figure (const Sheet  *sheet,
                     const GArray *bars)
{
  WayLang lang = sheet->look->lang;
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *text = NULL;

  for (guint s = 0; s < sheet->chart->series->len; s++)
    {
      gboolean found = FALSE;

      for (guint i = 0; i < bars->len; i++)
        found = found || g_array_index (bars, WayChartBar, i).series == s;
      if (!found)
        {
          g_autofree char *name = area_name (sheet, s);

          g_string_append_printf (names, "%s%s",
                                  names->len > 0 ? way_tr (lang, WAY_N_ (", ")) : "", name);
        }
    }
  if (names->len == 0)
    return;
  text = g_strdup_printf (way_tr (lang, WAY_N_ ("no figure for the year: %s")), names->str);
  way_painter_text (sheet->painter,
                    get_label (sheet, text, WAY_TEXT_SMALL, sheet->area.width - 2 * GAP_PX),
                    sheet->area.x + GAP_PX,
                    round (sheet->area.y + sheet->area.height - sheet->small - 2),
                    &sheet->look->palette->ink_soft);
}

static void
note_bars (const Sheet  *sheet,
           const GArray *bars,
           guint         n_shown,
           double        y,
           double        row,
           double        names)
{
  for (guint i = 0; i < n_shown; i++, y += row)
    {
      const WayChartBar *bar = &g_array_index (bars, WayChartBar, i);

      note_item (sheet, &(WayChartItem) {
        .row = i, .x = sheet->area.x + 2 * GAP_PX + names, .y = y + row / 2,
        .series = bar->series, .point = bar->point, .target = WAY_NONE,
        .bounds = { sheet->area.x, y, sheet->area.width, row },
      });
    }
}

/* The first area is what the chart is about: it stands out, and is never left
 * out. */
static void
draw_bars (const Sheet *sheet)
{
  g_autoptr (GArray) bars = way_chart_get_bars (sheet->chart);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  double greatest = 0, row, width, y;
  guint n_shown;

  if (bars->len == 0)
    {
      draw_note (sheet, WAY_N_ ("No figures for this year"));
      return;
    }
  row = get_row_height (sheet, bars->len, sheet->small * 1.3,
                        sheet->small * MAX_BAR_ROW_SIZES, &n_shown);
  y = place_rows (sheet, bars->len, row);
  for (guint i = 0; i < bars->len; i++)
    {
      const WayChartBar *bar = &g_array_index (bars, WayChartBar, i);
      const WaySeries *series = way_chart_get_series (sheet->chart, bar->series);

      g_ptr_array_add (names, area_name (sheet, bar->series));
      greatest = MAX (greatest, get_latest (sheet, &series->points[bar->point])->value);
      if (bar->series == 0 && i >= n_shown)
        {
          WayChartBar about = *bar;

          g_array_remove_index (bars, i);
          g_array_insert_val (bars, n_shown - 1, about);
        }
    }
  width = measure_names (sheet, names, 0.3);
  note_bars (sheet, bars, n_shown, y, row, width);
  for (guint i = 0; i < n_shown; i++, y += row)
    draw_bar (sheet, &g_array_index (bars, WayChartBar, i), y, row, width, greatest);
  draw_left_out (sheet, y, bars->len - n_shown);
  draw_without_figure (sheet, bars);
}

/* The line of a series in a panel. */
static void
draw_panel_line (const Sheet       *sheet,
                 const WaySeries   *series,
                 const WayViewport *viewport,
                 const WayScale    *scale,
                 double             width,
                 const WayColor    *color)
{
  g_autofree WayPoint *points = g_new (WayPoint, series->n_points);
  guint n = 0;

  for (guint i = 0; i <= series->n_points; i++)
    {
      if (i == series->n_points || series->points[i].breaks)
        {
          if (n > 1)
            way_painter_polyline (sheet->painter, points, n, width, NULL, color);
          n = 0;
        }
      if (i < series->n_points)
        points[n++] = (WayPoint) {
          way_viewport_to_px (viewport, series->points[i].day),
          way_scale_to_px (scale, get_latest (sheet, &series->points[i])->value)
        };
    }
}

static void
draw_panel_heading (const Sheet   *sheet,
                    guint          number,
                    const WayRect *panel,
                    double         end)
{
  const WaySeries *series = way_chart_get_series (sheet->chart, number);
  const WaySeriesPoint *last = NULL;
  g_autofree char *value = NULL;
  g_autofree char *name = area_name (sheet, number);
  const WayLabel *label;
  double room = panel->width;

  for (guint i = 0; i < series->n_points; i++)
    if (series->points[i].day <= end)
      last = &series->points[i];
  if (last != NULL)
    {
      g_autofree char *figure = way_phrase_number (get_latest (sheet, last)->value_text);

      value = g_strdup_printf ("%s · %d", figure, last->year);
      label = get_label (sheet, value, WAY_TEXT_SMALL, panel->width / 2);
      way_painter_text (sheet->painter, label, round (panel->x + panel->width - label->width),
                        panel->y, &sheet->look->palette->ink_soft);
      room -= label->width + GAP_PX;
    }
  label = get_label (sheet, name, WAY_TEXT_STRONG, room);
  way_painter_text (sheet->painter, label, panel->x, panel->y, &sheet->look->palette->ink);
}

/* The gridlines of a panel with their figures. */
static void
draw_panel_values (const Sheet    *sheet,
                   const WayRect  *plot,
                   const WayScale *scale)
{
  for (guint i = 0; i < way_scale_n (scale); i++)
    {
      double value = way_scale_nth (scale, i), y = round (way_scale_to_px (scale, value));
      char buffer[G_ASCII_DTOSTR_BUF_SIZE], format[8];
      g_autofree char *text = NULL;

      g_snprintf (format, sizeof format, "%%.%uf", scale->decimals);
      text = way_phrase_number (g_ascii_formatd (buffer, sizeof buffer, format, value));
      way_painter_rect (sheet->painter, &(WayRect) { plot->x, y, plot->width, 1 },
                        &sheet->look->palette->hairline);
      if (y - sheet->small >= plot->y - 1)
        way_painter_text (sheet->painter, get_label (sheet, text, WAY_TEXT_SMALL, plot->width / 3),
                          plot->x, y - sheet->small, &sheet->look->palette->ink_soft);
    }
}

/* The first and the last year under a panel. */
static void
draw_panel_years (const Sheet   *sheet,
                  const WayRect *plot,
                  double         start,
                  double         end)
{
  g_autofree char *first = g_strdup_printf ("%d", way_date_from_day ((int) start).year);
  g_autofree char *last = g_strdup_printf ("%d", way_date_from_day ((int) end - 1).year);
  const WayLabel *label = get_label (sheet, first, WAY_TEXT_SMALL, plot->width / 2);
  double y = round (plot->y + plot->height + 2);

  way_painter_text (sheet->painter, label, plot->x, y, &sheet->look->palette->ink_soft);
  label = get_label (sheet, last, WAY_TEXT_SMALL, plot->width / 2);
  way_painter_text (sheet->painter, label, round (plot->x + plot->width - label->width), y,
                    &sheet->look->palette->ink_soft);
}

/* Each year answers for the width between its neighbours. */
static void
note_years (const Sheet       *sheet,
            guint              number,
            const WayViewport *viewport,
            const WayScale    *scale,
            const WayRect     *plot)
{
  const WaySeries *series = way_chart_get_series (sheet->chart, number);
  double year = 365.25 * viewport->width_px / MAX (viewport->end - viewport->start, 1);

  for (guint i = 0; i < series->n_points; i++)
    {
      const WaySeriesPoint *point = &series->points[i];
      double x = way_viewport_to_px (viewport, point->day);

      if (point->day < viewport->start || point->day > viewport->end)
        continue;
      note_item (sheet, &(WayChartItem) {
        .row = number, .index = i, .x = x, .along = x - plot->x,
        .y = way_scale_to_px (scale, get_latest (sheet, point)->value),
        .series = number, .point = i, .target = WAY_NONE,
        .bounds = { x - year / 2, plot->y, year, plot->height },
      });
    }
}

static void
draw_panel (const Sheet   *sheet,
            guint          number,
            const WayRect *panel,
            double         start,
            double         end,
            double         low,
            double         high)
{
  const WayPalette *palette = sheet->look->palette;
  double heading = way_text_context_get_height (sheet->look->text, WAY_TEXT_STRONG) + 2;
  WayRect plot = { panel->x, panel->y + heading, panel->width,
                   MAX (panel->height - heading - GAP_PX - sheet->small, 4) };
  WayViewport viewport = { start, end, plot.x, plot.width };
  WayScale scale = way_scale_new (low, high, plot.y, plot.y + plot.height, 40 * sheet->unit);
  WayColor faint = way_color_with_alpha (&palette->ink_soft, 0.5f);

  draw_panel_heading (sheet, number, panel, end);
  draw_panel_values (sheet, &plot, &scale);
  draw_panel_years (sheet, &plot, start, end);
  note_years (sheet, number, &viewport, &scale, &plot);
  way_painter_push_clip (sheet->painter, &plot);
  if (number > 0)
    draw_panel_line (sheet, way_chart_get_series (sheet->chart, 0), &viewport, &scale,
                     1.25 * sheet->unit, &faint);
  draw_panel_line (sheet, way_chart_get_series (sheet->chart, number), &viewport, &scale,
                   2.25 * sheet->unit, series_color (sheet, number));
  way_painter_pop_clip (sheet->painter);
}

/* Panels of one scale, as square as the area allows; in each the line of the
 * first area stands behind, faint. */
static void
draw_multiples (const Sheet *sheet,
                double       start,
                double       end)
{
  guint n = sheet->chart->series->len;
  guint n_columns = (guint) ceil (sqrt (n * sheet->area.width / (1.6 * sheet->area.height)));
  guint n_rows;
  double width, height, low, high;

  if (!way_chart_get_range (sheet->chart, start, end, &low, &high))
    {
      draw_note (sheet, WAY_N_ ("No figures in this span of time"));
      return;
    }
  n_columns = CLAMP (n_columns, 1, n);
  n_rows = (n + n_columns - 1) / n_columns;
  width = sheet->area.width / n_columns;
  height = sheet->area.height / n_rows;
  for (guint i = 0; i < n; i++)
    {
      WayRect panel = { round (sheet->area.x + i % n_columns * width) + GAP_PX,
                        round (sheet->area.y + i / n_columns * height) + GAP_PX,
                        MAX (floor (width) - 2 * GAP_PX, 4),
                        MAX (floor (height) - GAP_PX, 4) };

      draw_panel (sheet, i, &panel, start, end, low, high);
    }
}

/* A bar from nought, to the left where it is negative. */
static WayRect
place_pace (double zero,
            double scale,
            double pace,
            double y,
            double height)
{
  double to = zero + pace * scale;

  return (WayRect) { round (MIN (zero, to)), round (y), MAX (round (fabs (to - zero)), 1),
                     MAX (round (height), 2) };
}

static char *
print_pace (double      pace,
            const char *unit)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *number
    = way_phrase_number (g_ascii_formatd (buffer, sizeof buffer, "%.2f", pace));

  return g_strconcat (number, unit, NULL);
}

static void
draw_pace_bars (const Sheet          *sheet,
                const WayChartPace   *pace,
                const WayChartTarget *target,
                double                zero,
                double                scale,
                double                y,
                double                row)
{
  double thickness = MIN (row * 0.36, sheet->small * MAX_PACE_SIZES);
  double middle = y + row * 0.49, gap = thickness / 18;
  WayRect needed = place_pace (zero, scale, pace->needed, middle - gap / 2 - thickness, thickness);
  WayRect actual = place_pace (zero, scale, pace->actual, middle + gap / 2, thickness);
  const char *unit = pace->by_difference ? "" : "%";
  g_autofree char *needed_text = NULL;
  g_autofree char *actual_text = NULL;
  const WayLabel *label;

  way_painter_ring (sheet->painter, &needed, 1, 1.5 * sheet->unit, &sheet->look->palette->ink);
  way_painter_rounded_rect (sheet->painter, &actual, 1,
                            way_chart_verdict_color (sheet->look, target->verdict.id));
  needed_text = print_pace (pace->needed, unit);
  label = get_label (sheet, needed_text, WAY_TEXT_SMALL, 8 * sheet->small);
  if (2 * label->height <= row + 4)
    way_painter_text (sheet->painter, label, needed.x + needed.width + 4,
                      round (needed.y + (needed.height - label->height) / 2),
                      &sheet->look->palette->ink_soft);
  actual_text = print_pace (pace->actual, unit);
  label = get_label (sheet, actual_text, WAY_TEXT_SMALL, 8 * sheet->small);
  way_painter_text (sheet->painter, label, actual.x + actual.width + 4,
                    round (actual.y + (actual.height - label->height) / 2),
                    &sheet->look->palette->ink);
}

/* Name and verdict at the left, the bars at the right. Growth and differences
 * have a scale of their own each, as their numbers do not compare. */
static void
draw_pace (const Sheet        *sheet,
           const WayChartPace *pace,
           double              y,
           double              row,
           double              names,
           const double        greatest[2],
           const double        least[2])
{
  const WayChartTarget *target
    = &g_array_index (sheet->chart->targets, WayChartTarget, pace->target);
  WayLang lang = sheet->look->lang;
  gboolean both = sheet->look->both;
  g_autofree char *english = way_chart_name_target (sheet->chart, pace->target, WAY_LANG_EN);
  g_autofree char *chinese = way_chart_name_target (sheet->chart, pace->target, WAY_LANG_ZH);
  const char *const names_of[] = { english, chinese };
  g_autofree char *name = both ? g_strdup_printf ("%s · %s", names_of[lang], names_of[!lang])
                               : g_strdup (names_of[lang]);
  g_autofree char *word = way_verdict_join_words (sheet->chart->dataset, target->stated,
                                                  &target->verdict, lang, both);
  g_autofree char *unknown
    = way_tr_join (lang, both, WAY_N_ ("no pace: no baseline or no later figure is held"));
  g_autofree char *verdict
    = g_strdup_printf ("%s %s", way_verdict_get_glyph (target->verdict.id), word);
  const WayLabel *label = get_label (sheet, name, WAY_TEXT_BODY, names);
  double x = sheet->area.x + GAP_PX;
  double bars_x = x + names + GAP_PX;
  double room = MAX (sheet->area.x + sheet->area.width - bars_x - 9 * sheet->small, 1);
  double low = least[pace->by_difference], high = greatest[pace->by_difference];
  double scale = room / MAX (high - low, 1e-9);
  double lines = label->height + sheet->small;

  way_painter_text (sheet->painter, label, x, round (y + (row - lines) / 2),
                    &sheet->look->palette->ink);
  way_painter_text (sheet->painter, get_label (sheet, verdict, WAY_TEXT_SMALL, names), x,
                    round (y + (row - lines) / 2 + label->height),
                    way_chart_verdict_color (sheet->look, target->verdict.id));
  if (pace->known)
    draw_pace_bars (sheet, pace, target, bars_x - low * scale, scale, y, row);
  else
    way_painter_text (sheet->painter,
                      get_label (sheet, unknown, WAY_TEXT_SMALL, room + 8 * sheet->small),
                      round (bars_x), round (y + (row - sheet->small) / 2),
                      &sheet->look->palette->ink_soft);
}

static void
draw_paces (const Sheet *sheet)
{
  g_autoptr (GArray) paces = way_chart_get_paces (sheet->chart);
  double greatest[2] = { 0, 0 }, least[2] = { 0, 0 };
  double names = MIN ((sheet->look->both ? 30 : 15) * sheet->small, sheet->area.width / 3);
  double y, row;
  guint n_shown;

  if (paces->len == 0)
    {
      draw_note (sheet, WAY_N_ ("No targets of this indicator here"));
      return;
    }
  row = get_row_height (sheet, paces->len, sheet->small * 2.4,
                        sheet->small * MAX_PACE_ROW_SIZES, &n_shown);
  y = place_rows (sheet, paces->len, row);
  for (guint i = 0; i < paces->len; i++)
    {
      const WayChartPace *pace = &g_array_index (paces, WayChartPace, i);
      double *high = &greatest[pace->by_difference], *low = &least[pace->by_difference];

      *high = MAX (*high, MAX (pace->needed, pace->actual));
      *low = MIN (*low, MIN (pace->needed, pace->actual));
    }
  for (guint i = 0; i < n_shown; i++, y += row)
    {
      const WayChartPace *pace = &g_array_index (paces, WayChartPace, i);

      draw_pace (sheet, pace, y, row, names, greatest, least);
      note_item (sheet, &(WayChartItem) {
        .row = i, .x = sheet->area.x + 2 * GAP_PX + names, .y = y + row / 2,
        .target = pace->target, .bounds = { sheet->area.x, y, sheet->area.width, row },
      });
    }
  draw_left_out (sheet, y, paces->len - n_shown);
}

/* The range of the first series alone, its vintages included. */
static gboolean
find_range (const Sheet *sheet,
            double       start,
            double       end,
            double      *low,
            double      *high)
{
  const WaySeries *series = way_chart_get_series (sheet->chart, 0);

  *low = INFINITY;
  *high = -INFINITY;
  for (guint i = 0; i < series->n_points; i++)
    if (series->points[i].day >= start && series->points[i].day <= end)
      {
        *low = MIN (*low, series->points[i].low);
        *high = MAX (*high, series->points[i].high);
      }
  return *low <= *high;
}

/* "+0.05" over the stem that leads from the first release to the latest. */
static void
draw_release (const Sheet          *sheet,
              const WaySeriesPoint *point,
              const WayViewport    *viewport,
              const WayScale       *scale,
              double               *free_from)
{
  const WayColor *color = series_color (sheet, 0);
  const WayObservation *first
    = way_dataset_get_observation (sheet->chart->dataset, point->first);
  const WayObservation *now = get_latest (sheet, point);
  double x = round (way_viewport_to_px (viewport, point->day));
  double from = round (way_scale_to_px (scale, first->value));
  double to = round (way_scale_to_px (scale, now->value));
  double size = round (DOT_PX * sheet->unit);
  const WayColor *ground = &sheet->look->palette->ground;
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *number = NULL;
  g_autofree char *difference = NULL;
  const WayLabel *label;

  if (from != to)
    way_painter_line (sheet->painter, x, from, x, to, 2 * sheet->unit, NULL, color);
  way_painter_glyph (sheet->painter, WAY_GLYPH_CIRCLE, x, to, size,
                     now->status == WAY_STATUS_PRELIMINARY, color, ground);
  if (first->value == now->value)
    return;
  way_painter_glyph (sheet->painter, WAY_GLYPH_CIRCLE, x, from, size, TRUE, color, ground);
  number = way_phrase_number (g_ascii_formatd (buffer, sizeof buffer, "%.2f",
                                               now->value - first->value));
  difference = g_strconcat (now->value > first->value ? "+" : "", number, NULL);
  label = get_label (sheet, difference, WAY_TEXT_SMALL, 8 * sheet->small);
  if (x - label->width / 2 < *free_from)
    return;
  way_painter_text (sheet->painter, label, round (x - label->width / 2),
                    round (MIN (from, to) - size / 2 - label->height),
                    &sheet->look->palette->ink_soft);
  *free_from = x + label->width / 2 + 2;
}

static void
draw_releases (const Sheet *sheet,
               double       start,
               double       end)
{
  const WaySeries *series = way_chart_get_series (sheet->chart, 0);
  double ruler = way_axis_get_height (sheet->look), low, high, free_from = 0;
  WayRect plot = { sheet->area.x, sheet->area.y + 2 * sheet->small, sheet->area.width,
                   MAX (sheet->area.height - ruler - 3 * sheet->small, 10) };
  WayRect foot = { sheet->area.x, sheet->area.y + sheet->area.height - ruler, sheet->area.width,
                   ruler };
  double values = 4 * sheet->small;
  WayViewport viewport = { start, end, plot.x + values, MAX (plot.width - values - GAP_PX, 10) };
  WayScale scale;

  if (!find_range (sheet, start, end, &low, &high))
    {
      draw_note (sheet, WAY_N_ ("No figures in this span of time"));
      return;
    }
  scale = way_scale_new (low, high, plot.y, plot.y + plot.height, 56 * sheet->unit);
  way_axis_draw_grid (sheet->painter, sheet->look, &viewport, &plot);
  for (guint i = 0; i < way_scale_n (&scale); i++)
    {
      double value = way_scale_nth (&scale, i), y = round (way_scale_to_px (&scale, value));
      char buffer[G_ASCII_DTOSTR_BUF_SIZE], format[8];
      g_autofree char *text = NULL;

      g_snprintf (format, sizeof format, "%%.%uf", scale.decimals);
      text = way_phrase_number (g_ascii_formatd (buffer, sizeof buffer, format, value));
      way_painter_rect (sheet->painter, &(WayRect) { plot.x, y, plot.width, 1 },
                        &sheet->look->palette->hairline);
      way_painter_text (sheet->painter, get_label (sheet, text, WAY_TEXT_SMALL, values), plot.x,
                        y - sheet->small, &sheet->look->palette->ink_soft);
    }
  for (guint i = 0; i < series->n_points; i++)
    if (series->points[i].day >= start && series->points[i].day <= end)
      draw_release (sheet, &series->points[i], &viewport, &scale, &free_from);
  note_years (sheet, 0, &viewport, &scale, &plot);
  way_axis_draw_ruler (sheet->painter, sheet->look, sheet->chart->dataset, &viewport, &foot);
}

/**
 * way_chart_draw_kind:
 * @chart: a chart of another kind than lines, with at least one series
 * @painter: a painter
 * @look: the look
 * @area: where to draw
 * @start: the first moment, in days since 1970-01-01
 * @end: the last
 * @items: (nullable) (element-type WayChartItem): where to append what is drawn
 *
 * Draws the numbers of way_chart_get_table().
 */
void
way_chart_draw_kind (const WayChart *chart,
                     WayPainter     *painter,
                     const WayLook  *look,
                     const WayRect  *area,
                     double          start,
                     double          end,
                     GArray         *items)
{
  Sheet sheet = { chart, painter, look, *area, way_look_get_unit (look),
                  way_text_context_get_height (look->text, WAY_TEXT_SMALL), items };

  way_painter_push_clip (painter, area);
  if (chart->kind == WAY_CHART_BARS)
    draw_bars (&sheet);
  else if (chart->kind == WAY_CHART_MULTIPLES)
    draw_multiples (&sheet, start, end);
  else if (chart->kind == WAY_CHART_PACE)
    draw_paces (&sheet);
  else
    draw_releases (&sheet, start, end);
  way_painter_pop_clip (painter);
}
