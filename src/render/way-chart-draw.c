/* The picture of a chart. */
#include "config.h"

#include "way-chart-private.h"

#include <math.h>
#include <string.h>

#include "way-phrases.h"
#include "way-words.h"

#define DOT_PX 7.0
#define FIRST_DOT_PX 6.0
#define LABEL_GAP_PX 8.0
#define PADDING_PX 6.0

/* Of a chart's width, what names in both languages may take. */
#define BOTH_SHARE 0.3

/* The least room of the figures at the right end of a strip. */
#define MIN_VALUES_PX 34.0

/* Patterns of the lines behind the first, so that they are told apart without
 * colour: lengths of dashes and gaps, ended by 0. */
#define MAX_DASHES 8

static const double dashes[][MAX_DASHES] = {
  { 6, 4, 0 },
  { 2, 3, 0 },
  { 9, 3, 2, 3, 0 },
  { 12, 4, 0 },
  { 4, 2, 0 },
  { 9, 3, 2, 3, 2, 3, 0 },
  { 2, 6, 0 },
};

typedef struct
{
  const WayChart    *chart;
  WayPainter        *painter;
  const WayLook     *look;
  const WayViewport *viewport;
  WayRect            plot;
  WayScale           scale;
  double             unit;       /* of lines and dots */
  gboolean           full;       /* with room for names at the right */
  gboolean           both;       /* languages, in those names */
  double             labels_x;   /* where that room begins */
  double             values_px;  /* the room of a strip's figures at the right */
  GArray            *taken;      /* WayRect, where no flag may fly */
} Drawing;

static const WayObservation *
latest (const Drawing        *drawing,
        const WaySeriesPoint *point)
{
  return way_dataset_get_observation (drawing->chart->dataset, point->latest);
}

static const WayColor *
series_color (const Drawing *drawing,
              guint          series)
{
  return &drawing->look->palette->series[series % WAY_N_SERIES_COLORS];
}

static WayPoint
place (const Drawing        *drawing,
       const WaySeriesPoint *point,
       double                value)
{
  return (WayPoint) { way_viewport_to_px (drawing->viewport, point->day),
                      way_scale_to_px (&drawing->scale, value) };
}

/* The gridlines of the values, with their figures at the right end in the strip
 * and at the left in a full chart, where names stand at the right. */
static void
draw_values (Drawing *drawing)
{
  const WayLook *look = drawing->look;
  double right = drawing->full ? drawing->labels_x : drawing->plot.x + drawing->plot.width;

  drawing->values_px = MIN_VALUES_PX;
  for (guint i = 0; i < way_scale_n (&drawing->scale); i++)
    {
      double value = way_scale_nth (&drawing->scale, i);
      double y = round (way_scale_to_px (&drawing->scale, value));
      char buffer[G_ASCII_DTOSTR_BUF_SIZE];
      char format[8];
      g_autofree char *text = NULL;
      const WayLabel *label;
      WayRect box;

      g_snprintf (format, sizeof format, "%%.%uf", drawing->scale.decimals);
      g_ascii_formatd (buffer, sizeof buffer, format, value == 0 ? 0.0 : value);
      text = way_phrase_number (buffer);
      label = way_text_context_get_label (look->text, text, WAY_TEXT_SMALL, 0);
      way_painter_rect (drawing->painter,
                        &(WayRect) { drawing->plot.x, y, right - drawing->plot.x, 1 },
                        &look->palette->hairline);
      box = (WayRect) { drawing->full ? drawing->plot.x + 2 : round (right - label->width - 2),
                        y - label->height, label->width, label->height };
      way_painter_text (drawing->painter, label, box.x, box.y, &look->palette->ink_soft);
      g_array_append_val (drawing->taken, box);
      drawing->values_px = MAX (drawing->values_px, label->width + PADDING_PX);
    }
}

/* The span of all vintages of the first series, as a band behind its line. */
static void
draw_ribbon (const Drawing *drawing)
{
  const WaySeries *series = way_chart_get_series (drawing->chart, 0);
  g_autofree WayPoint *points = g_new (WayPoint, 2 * series->n_points);
  WayColor color = way_color_with_alpha (series_color (drawing, 0), 0.16f);

  if (series->n_points < 2)
    return;
  for (guint i = 0; i < series->n_points; i++)
    {
      points[i] = place (drawing, &series->points[i], series->points[i].high);
      points[2 * series->n_points - 1 - i]
        = place (drawing, &series->points[i], series->points[i].low);
    }
  way_painter_polygon (drawing->painter, points, 2 * series->n_points, &color);
}

/* A pattern in the proportions of the picture. */
static const double *
scale_dash (const double *dash,
            double        unit,
            double        scaled[MAX_DASHES])
{
  guint i = 0;

  if (dash == NULL)
    return NULL;
  for (; dash[i] > 0 && i < MAX_DASHES - 1; i++)
    scaled[i] = dash[i] * unit;
  scaled[i] = 0;
  return scaled;
}

/* The line of a series, broken where its basis changes. */
static void
draw_line (const Drawing *drawing,
           guint          number)
{
  const WaySeries *series = way_chart_get_series (drawing->chart, number);
  g_autofree WayPoint *points = g_new (WayPoint, series->n_points);
  const double *dash = number == 0 ? NULL : dashes[(number - 1) % G_N_ELEMENTS (dashes)];
  double scaled[MAX_DASHES];
  guint n = 0;

  for (guint i = 0; i <= series->n_points; i++)
    {
      if (i == series->n_points || series->points[i].breaks)
        {
          if (n > 1)
            way_painter_polyline (drawing->painter, points, n,
                                  (number == 0 ? 2.5 : 1.5) * drawing->unit,
                                  scale_dash (dash, drawing->unit, scaled),
                                  series_color (drawing, number));
          n = 0;
        }
      if (i < series->n_points)
        points[n++] = place (drawing, &series->points[i],
                             latest (drawing, &series->points[i])->value);
    }
}

static gboolean
is_in_plot (const Drawing *drawing,
            WayPoint       at)
{
  return at.x >= drawing->plot.x - DOT_PX && at.x <= drawing->plot.x + drawing->plot.width + DOT_PX;
}

/* Where the line between two points runs, added to the boxes (of type WayRect)
 * in pieces so small that they hold little else. */
void
way_chart_note_segment (WayPoint  from,
                        WayPoint  to,
                        GArray   *boxes)
{
  guint n = (guint) ceil (MAX (fabs (to.x - from.x), fabs (to.y - from.y)) / DOT_PX);

  for (guint i = 0; i < n; i++)
    {
      double x = from.x + (to.x - from.x) * i / n, next_x = from.x + (to.x - from.x) * (i + 1) / n;
      double y = from.y + (to.y - from.y) * i / n, next_y = from.y + (to.y - from.y) * (i + 1) / n;
      WayRect box = { x, MIN (y, next_y), next_x - x, fabs (next_y - y) };

      g_array_append_val (boxes, box);
    }
}

/* Where the first series runs, over which no flag is to fly. */
static void
note_line (const Drawing *drawing,
           GArray        *boxes)
{
  const WaySeries *series = way_chart_get_series (drawing->chart, 0);

  for (guint i = 1; i < series->n_points; i++)
    {
      const WaySeriesPoint *before = &series->points[i - 1], *point = &series->points[i];
      WayPoint from = place (drawing, before, latest (drawing, before)->value);
      WayPoint to = place (drawing, point, latest (drawing, point)->value);

      if (!point->breaks && (is_in_plot (drawing, from) || is_in_plot (drawing, to)))
        way_chart_note_segment (from, to, boxes);
    }
}

/* Dots of the first series: preliminary values hollow, final ones filled; the
 * figures as first published are small and hollow, where they differ. */
static void
draw_dots (const Drawing *drawing,
           GArray        *boxes)
{
  const WaySeries *series = way_chart_get_series (drawing->chart, 0);
  const WayColor *color = series_color (drawing, 0);
  const WayColor *ground = &drawing->look->palette->ground;

  for (guint i = 0; i < series->n_points; i++)
    {
      const WaySeriesPoint *point = &series->points[i];
      const WayObservation *now = latest (drawing, point);
      const WayObservation *first
        = way_dataset_get_observation (drawing->chart->dataset, point->first);
      WayPoint at = place (drawing, point, now->value);
      WayPoint first_at = place (drawing, point, first->value);
      WayRect box = { at.x - DOT_PX / 2, at.y - DOT_PX / 2, DOT_PX, DOT_PX };

      if (!is_in_plot (drawing, at))
        continue;
      if (first->value != now->value)
        way_painter_glyph (drawing->painter, WAY_GLYPH_CIRCLE, round (first_at.x),
                           round (first_at.y), round (FIRST_DOT_PX * drawing->unit), TRUE,
                           color, ground);
      way_painter_glyph (drawing->painter, WAY_GLYPH_CIRCLE, round (at.x), round (at.y),
                         round (DOT_PX * drawing->unit),
                         now->status == WAY_STATUS_PRELIMINARY, color, ground);
      g_array_append_val (boxes, box);
    }
}

static char *
describe_break (const Drawing   *drawing,
                const WaySeries *series,
                guint            point)
{
  WayLang lang = drawing->look->lang;
  g_autofree char *first
    = way_series_describe_break (drawing->chart->dataset, series, point, lang);
  g_autofree char *second
    = way_series_describe_break (drawing->chart->dataset, series, point, !lang);

  if (first == NULL || second == NULL || !drawing->look->both)
    return g_steal_pointer (&first);
  return way_lang_join ((const char *const[]) { first, second }, 0, TRUE);
}

/* Why the line is broken, under the break, where there is room for it. */
static void
draw_breaks (const Drawing *drawing)
{
  const WaySeries *series = way_chart_get_series (drawing->chart, 0);

  for (guint i = 1; i < series->n_points; i++)
    {
      g_autofree char *text = describe_break (drawing, series, i);
      double x, y;
      const WayLabel *label;

      if (text == NULL)
        continue;
      x = (place (drawing, &series->points[i - 1], 0).x + place (drawing, &series->points[i], 0).x)
          / 2;
      if (x < drawing->plot.x || x > drawing->plot.x + drawing->plot.width)
        continue;
      y = drawing->plot.y + drawing->plot.height;
      way_painter_line (drawing->painter, round (x), drawing->plot.y, round (x), y, 1, dashes[1],
                        &drawing->look->palette->ink_soft);
      label = way_text_context_get_label (drawing->look->text, text, WAY_TEXT_SMALL,
                                          MAX (drawing->plot.x + drawing->plot.width - x - 40, 1));
      if (label->width > 40)
        way_painter_text (drawing->painter, label, round (x + 4), round (y - label->height - 2),
                          &drawing->look->palette->ink_soft);
    }
}

/* A label at the end of each line: for the first series its last value, for
 * the others their names; with the name in the other language under it where
 * the line has no room for that. */
typedef struct
{
  guint           series;
  WayPoint        end;
  const WayLabel *label;
  const WayLabel *second;   /* (nullable) */
  double          height;
  WayRect         box;
} EndLabel;

static const WaySeriesPoint *
find_last_visible (const Drawing   *drawing,
                   const WaySeries *series)
{
  for (guint i = series->n_points; i > 0; i--)
    if (series->points[i - 1].day >= drawing->viewport->start
        && series->points[i - 1].day <= drawing->viewport->end)
      return &series->points[i - 1];
  return NULL;
}

static char *
end_text (const Drawing        *drawing,
          guint                 series,
          const WaySeriesPoint *point,
          gboolean              with_code)
{
  guint area = way_chart_get_series (drawing->chart, series)->area;
  const WayArea *row = way_dataset_get_area (drawing->chart->dataset, area);
  g_autofree char *name = with_code ? g_strdup (row->code)
    : way_lang_join (row->name, drawing->look->lang, drawing->both);
  g_autofree char *value = way_phrase_number (latest (drawing, point)->value_text);

  if (series > 0 || drawing->full)
    return g_strdup_printf ("%s %s", name, value);
  return g_steal_pointer (&value);
}

/* Whether a line goes on beyond the last point that is visible. */
static gboolean
goes_on (const Drawing *drawing,
         guint          number)
{
  const WaySeries *series = way_chart_get_series (drawing->chart, number);

  return series->points[series->n_points - 1].day > drawing->viewport->end;
}

/* Whether a label has room to the right of its line's end. */
static gboolean
fits_beside (const Drawing  *drawing,
             const EndLabel *end)
{
  if (drawing->full)
    return TRUE;
  return !goes_on (drawing, end->series)
      && end->end.x + LABEL_GAP_PX + end->label->width
         <= drawing->plot.x + drawing->plot.width - drawing->values_px;
}

static EndLabel
make_end_label (const Drawing        *drawing,
                guint                 series,
                const WaySeriesPoint *point,
                gboolean              with_code)
{
  g_autofree char *text = end_text (drawing, series, point, with_code);
  EndLabel end = {
    series, place (drawing, point, latest (drawing, point)->value),
    way_text_context_get_label (drawing->look->text, text,
                                series == 0 ? WAY_TEXT_STRONG : WAY_TEXT_SMALL, 0)
  };

  end.height = end.label->height;
  return end;
}

/* The names in the other language on lines of their own, if all have room. */
static void
add_second_lines (const Drawing *drawing,
                  GArray        *ends)
{
  WayTextContext *text = drawing->look->text;
  double needed = 0, line = way_text_context_get_height (text, WAY_TEXT_SMALL);

  for (guint i = 0; i < ends->len; i++)
    needed += g_array_index (ends, EndLabel, i).height + line;
  if (!drawing->full || !drawing->look->both || drawing->both || needed > drawing->plot.height)
    return;
  for (guint i = 0; i < ends->len; i++)
    {
      EndLabel *end = &g_array_index (ends, EndLabel, i);
      const WayArea *area = way_dataset_get_area (
        drawing->chart->dataset, way_chart_get_series (drawing->chart, end->series)->area);

      end->second = way_text_context_get_label (text, area->name[!drawing->look->lang],
                                                WAY_TEXT_SMALL, 0);
      end->height += line;
    }
}

/* Names give way to the areas' codes where there is too little room. */
static GArray *
collect_end_labels (const Drawing *drawing)
{
  GArray *ends = g_array_new (FALSE, FALSE, sizeof (EndLabel));

  for (guint s = 0; s < drawing->chart->series->len; s++)
    {
      const WaySeriesPoint *point
        = find_last_visible (drawing, way_chart_get_series (drawing->chart, s));
      EndLabel end;

      if (point == NULL)
        continue;
      end = make_end_label (drawing, s, point, FALSE);
      if (!fits_beside (drawing, &end))
        end = make_end_label (drawing, s, point, TRUE);
      g_array_append_val (ends, end);
    }
  add_second_lines (drawing, ends);
  return ends;
}

static void
draw_connector (const Drawing  *drawing,
                const EndLabel *end,
                double          x,
                double          y)
{
  static const double dots[] = { 1, 3, 0 };
  WayColor color = way_color_with_alpha (series_color (drawing, end->series), 0.6f);

  if (x - end->end.x > 2 * LABEL_GAP_PX || fabs (y - end->end.y) > end->height / 2)
    way_painter_line (drawing->painter, end->end.x + DOT_PX, end->end.y, x - 2, y, 1, dots,
                      &color);
}

/* Beside the end of its line, or over it where the plot ends too soon. */
static double
end_label_x (const Drawing  *drawing,
             const EndLabel *end)
{
  double x = drawing->full ? drawing->labels_x + LABEL_GAP_PX : end->end.x + LABEL_GAP_PX;

  if (fits_beside (drawing, end))
    return round (x);
  return round (MIN (x, drawing->plot.x + drawing->plot.width - drawing->values_px
                        - end->label->width));
}

/* Labels spread so that none overlaps; those for which there is no room are
 * left out from the last series on, never the first. */
static GArray *
place_end_labels (const Drawing *drawing)
{
  GArray *ends = collect_end_labels (drawing);
  g_autofree WayHeightLabel *labels = g_new0 (WayHeightLabel, MAX (ends->len, 1));
  double top = drawing->plot.y, bottom = drawing->plot.y + drawing->plot.height;
  double needed = 0;
  guint n = 0;

  for (; n < ends->len; n++)
    {
      const EndLabel *end = &g_array_index (ends, EndLabel, n);

      needed += end->height;
      if (n > 0 && needed > bottom - top)
        break;
      labels[n].wanted_px = fits_beside (drawing, end)
        ? end->end.y : end->end.y - end->height;
      labels[n].height_px = end->height;
    }
  g_array_set_size (ends, n);
  way_scale_spread_labels (labels, n, top, bottom);
  for (guint i = 0; i < n; i++)
    {
      EndLabel *end = &g_array_index (ends, EndLabel, i);

      end->box = (WayRect) { end_label_x (drawing, end),
                             round (labels[i].placed_px - end->height / 2),
                             MAX (end->label->width, end->second != NULL ? end->second->width : 0),
                             end->height };
      g_array_append_val (drawing->taken, end->box);
    }
  return ends;
}

/* Over its line, a ground keeps that from running through the letters. */
static void
draw_end_label (const Drawing  *drawing,
                const EndLabel *end)
{
  const WayRect *box = &end->box;

  if (fits_beside (drawing, end))
    draw_connector (drawing, end, box->x, box->y + box->height / 2);
  else
    {
      WayColor ground = way_color_with_alpha (&drawing->look->palette->ground, 0.85f);

      way_painter_rect (drawing->painter,
                        &(WayRect) { box->x - 2, box->y, ceil (box->width) + 4, box->height },
                        &ground);
    }
  way_painter_text (drawing->painter, end->label, box->x, box->y,
                    series_color (drawing, end->series));
  if (end->second != NULL)
    way_painter_text (drawing->painter, end->second, box->x, box->y + end->label->height,
                      series_color (drawing, end->series));
}

static void
draw_no_figures (const Drawing *drawing)
{
  const WayLook *look = drawing->look;
  g_autofree char *text = way_tr_join (
    look->lang, look->both, drawing->chart->series->len == 0
    ? WAY_N_ ("The data set has no figures for this indicator and these areas")
    : WAY_N_ ("No figures in this span of time"));
  const WayLabel *label = way_text_context_get_label (look->text, text, WAY_TEXT_BODY,
                                                      MAX (drawing->plot.width - 20, 1));

  way_painter_text (drawing->painter, label,
                    round (drawing->plot.x + (drawing->plot.width - label->width) / 2),
                    round (drawing->plot.y + (drawing->plot.height - label->height) / 2),
                    &look->palette->ink_soft);
}

/* Whether the curve of an answer is just being drawn. */
static gboolean
is_drawing_on (const Drawing *drawing)
{
  const WayChartQuestion *question = drawing->chart->question;

  return question != NULL && question->revealed && question->progress < 1;
}

/* The curves, and where flags are not to cover them; the one of an answer grows
 * from the date of its policy, and nothing runs on beyond the axis to say what
 * comes then. */
static void
draw_curves (const Drawing *drawing,
             GArray        *lines)
{
  gboolean clipped = drawing->chart->question != NULL;
  WayRect shown = drawing->plot;

  if (clipped)
    {
      const WayChartQuestion *question = drawing->chart->question;
      double from = way_viewport_to_px (
        drawing->viewport,
        way_date_middle (way_dataset_get_policy (drawing->chart->dataset, question->policy)->date));
      double to = drawing->viewport->left_px + drawing->viewport->width_px;

      shown.width = MAX ((question->revealed ? from + (to - from) * question->progress : to)
                         - shown.x, 1);
      way_painter_push_clip (drawing->painter, &shown);
    }
  draw_ribbon (drawing);
  for (guint s = drawing->chart->series->len; s > 0; s--)
    draw_line (drawing, s - 1);
  if (!clipped)
    draw_breaks (drawing);
  draw_dots (drawing, lines);
  note_line (drawing, lines);
  if (clipped)
    way_painter_pop_clip (drawing->painter);
}

static void
draw_plot (Drawing *drawing)
{
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (WayRect));
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (WayRect));
  g_autoptr (GArray) ends = NULL;
  double low, high;

  drawing->taken = taken;
  drawing->unit = way_look_get_unit (drawing->look);
  if (!way_chart_get_range (drawing->chart, drawing->viewport->start, drawing->viewport->end,
                            &low, &high))
    {
      draw_no_figures (drawing);
      return;
    }
  drawing->scale = way_chart_make_scale (&drawing->plot, drawing->full, drawing->unit, low, high);
  draw_values (drawing);
  ends = place_end_labels (drawing);
  if (drawing->chart->question != NULL)
    way_chart_draw_question (drawing->chart, drawing->painter, drawing->look, drawing->viewport,
                             &drawing->plot, taken);
  draw_curves (drawing, lines);
  if (drawing->chart->question != NULL)
    way_chart_draw_guess (drawing->chart, drawing->painter, drawing->look, drawing->viewport,
                          &drawing->scale);
  way_chart_draw_targets (drawing->chart, drawing->painter, drawing->look, drawing->viewport,
                          &drawing->plot, &drawing->scale, taken, lines);
  if (is_drawing_on (drawing))
    return;
  for (guint i = 0; i < ends->len; i++)
    draw_end_label (drawing, &g_array_index (ends, EndLabel, i));
}

static char *
get_subtitle (const Drawing *drawing)
{
  WayLang lang = drawing->look->lang;
  g_autofree char *first = way_chart_get_subtitle (drawing->chart, lang);
  g_autofree char *second = way_chart_get_subtitle (drawing->chart, !lang);

  return drawing->look->both ? g_strdup_printf ("%s · %s", first, second)
                             : g_steal_pointer (&first);
}

/* Title and subtitle in one line; the subtitle is shortened where it must be. */
static void
draw_strip_heading (const Drawing *drawing,
                    const WayRect *area,
                    double         covered_px)
{
  const WayLook *look = drawing->look;
  g_autofree char *title
    = way_lang_join (drawing->chart->indicator->name, look->lang, look->both);
  g_autofree char *subtitle = get_subtitle (drawing);
  double width = area->width - covered_px;
  const WayLabel *label
    = way_text_context_get_label (look->text, title, WAY_TEXT_STRONG, MAX (width - 20, 1));
  double x = area->x + 8;
  double room = width - label->width - 32;

  way_painter_text (drawing->painter, label, x, round (area->y + 4), &look->palette->ink);
  if (room < 40)
    return;
  x = round (x + label->width + 10);
  label = way_text_context_get_label (look->text, subtitle, WAY_TEXT_SMALL, room);
  way_painter_text (drawing->painter, label, x, round (area->y + 6), &look->palette->ink_soft);
}

/**
 * way_chart_get_strip_plot:
 * @look: a look
 * @area: where the strip is drawn
 *
 * Returns: where in it the curves are
 */
WayRect
way_chart_get_strip_plot (const WayLook *look,
                          const WayRect *area)
{
  double heading;

  g_return_val_if_fail (look != NULL && area != NULL, (WayRect) { 0 });

  heading = way_text_context_get_height (look->text, WAY_TEXT_STRONG) + 4 * PADDING_PX;
  return (WayRect) { area->x, area->y + heading, area->width,
                     MAX (area->height - heading - 2 * PADDING_PX, 10) };
}

/**
 * way_chart_draw_strip:
 * @chart: a chart
 * @painter: a painter
 * @look: the look
 * @viewport: the time axis, shared with the timeline above
 * @area: where to draw
 * @covered_px: what of the heading's right end something else lies over
 *
 * Draws the strip under the timeline: without a ruler of its own.
 */
void
way_chart_draw_strip (const WayChart    *chart,
                      WayPainter        *painter,
                      const WayLook     *look,
                      const WayViewport *viewport,
                      const WayRect     *area,
                      double             covered_px)
{
  Drawing drawing = { .chart = chart, .painter = painter, .look = look, .viewport = viewport,
                      .both = look != NULL && look->both };

  g_return_if_fail (chart != NULL && painter != NULL && look != NULL);
  g_return_if_fail (viewport != NULL && area != NULL);

  drawing.plot = way_chart_get_strip_plot (look, area);
  way_painter_push_clip (painter, area);
  way_look_draw_ground (painter, look, area);
  way_axis_draw_bands (painter, look, chart->dataset, viewport, area);
  way_axis_draw_grid (painter, look, viewport, area);
  draw_plot (&drawing);
  draw_strip_heading (&drawing, area, covered_px);
  way_axis_draw_today (painter, look, viewport, area);
  way_painter_rect (painter, &(WayRect) { area->x, area->y, area->width, 1 },
                    &look->palette->hairline);
  way_painter_pop_clip (painter);
}

/* The longest figure of a line, as it is written, which may come to the line's
 * end when the window of time moves; a usual one where all are shorter. */
static char *
get_longest_value (const WayChart  *chart,
                   const WaySeries *series)
{
  char *longest = g_strdup ("000.00");

  for (guint i = 0; i < series->n_points; i++)
    {
      const char *printed
        = way_dataset_get_observation (chart->dataset, series->points[i].latest)->value_text;
      g_autofree char *text = NULL;

      if (strlen (printed) < strlen (longest))
        continue;
      text = way_phrase_number (printed);
      if (strlen (text) > strlen (longest))
        {
          g_free (longest);
          longest = g_steal_pointer (&text);
        }
    }
  return longest;
}

/* The room that the labels at the ends of the lines need beyond the plot. */
static double
measure_end_labels (const WayChart *chart,
                    const WayLook  *look,
                    gboolean        both)
{
  double widest = 0;

  for (guint s = 0; s < chart->series->len; s++)
    {
      const WaySeries *series = way_chart_get_series (chart, s);
      g_autofree char *name = way_lang_join (
        way_dataset_get_area (chart->dataset, series->area)->name, look->lang, both);
      g_autofree char *value = get_longest_value (chart, series);
      g_autofree char *text = g_strconcat (name, " ", value, NULL);
      const char *other = way_dataset_get_area (chart->dataset, series->area)->name[!look->lang];

      widest = MAX (widest, way_text_context_get_label (look->text, text, WAY_TEXT_STRONG,
                                                        0)->width);
      if (look->both)
        widest = MAX (widest, way_text_context_get_label (look->text, other, WAY_TEXT_SMALL,
                                                          0)->width);
    }
  return widest + LABEL_GAP_PX + 4;
}

/* Whether the labels at the ends of the lines have room for both languages. */
static gboolean
has_room_for_both (const WayChart *chart,
                   const WayLook  *look,
                   const WayRect  *area)
{
  return look->both && measure_end_labels (chart, look, TRUE) <= area->width * BOTH_SHARE;
}

/**
 * way_chart_get_full_plot:
 * @chart: a chart
 * @look: the look
 * @area: where the chart is drawn
 * @start: the first moment of its axis, in days since 1970-01-01
 * @end: the last
 * @plot: (out): where the curves are, the labels at their ends included
 *
 * Returns: the time axis of a full chart
 */
WayViewport
way_chart_get_full_plot (const WayChart *chart,
                         const WayLook  *look,
                         const WayRect  *area,
                         double          start,
                         double          end,
                         WayRect        *plot)
{
  double labels, ruler, top;

  g_return_val_if_fail (chart != NULL && look != NULL && area != NULL && plot != NULL,
                        (WayViewport) { 0 });

  labels = MIN (measure_end_labels (chart, look, has_room_for_both (chart, look, area)),
                area->width / 3);
  ruler = way_axis_get_height (look);
  /* The figure of the topmost gridline stands above it. */
  top = way_text_context_get_height (look->text, WAY_TEXT_SMALL) + PADDING_PX
      + way_chart_get_markers_height (chart, look);
  *plot = (WayRect) { area->x, area->y + top, area->width,
                      MAX (area->height - ruler - top - PADDING_PX, 10) };
  return (WayViewport) { start, end, area->x + PADDING_PX,
                         MAX (area->width - labels - PADDING_PX, 10) };
}

/**
 * way_chart_draw_full:
 * @chart: a chart
 * @painter: a painter
 * @look: the look
 * @area: where to draw
 * @start: the first moment of its axis, in days since 1970-01-01
 * @end: the last
 *
 * Draws a chart of the kind that its view asked for: lines with their own
 * ruler and the names of the areas at their ends, or another. The title and
 * the sources are the caller's to draw.
 */
void
way_chart_draw_full (const WayChart *chart,
                     WayPainter     *painter,
                     const WayLook  *look,
                     const WayRect  *area,
                     double          start,
                     double          end)
{
  Drawing drawing = { .chart = chart, .painter = painter, .look = look };
  WayViewport viewport;
  WayRect ruler, axis;

  g_return_if_fail (chart != NULL && painter != NULL && look != NULL && area != NULL);
  g_return_if_fail (end > start);

  if (chart->kind != WAY_CHART_LINES && chart->series->len > 0)
    {
      way_chart_draw_kind (chart, painter, look, area, start, end, NULL);
      return;
    }
  viewport = way_chart_get_full_plot (chart, look, area, start, end, &drawing.plot);
  drawing.full = TRUE;
  drawing.both = has_room_for_both (chart, look, area);
  drawing.labels_x = viewport.left_px + viewport.width_px;
  drawing.viewport = &viewport;
  axis = (WayRect) { area->x, area->y, viewport.left_px + viewport.width_px - area->x,
                     area->height };
  ruler = axis;
  ruler.height = way_axis_get_height (look);
  ruler.y = area->y + area->height - ruler.height;
  axis.height -= ruler.height;

  way_painter_push_clip (painter, area);
  way_axis_draw_bands (painter, look, chart->dataset, &viewport, &axis);
  way_axis_draw_grid (painter, look, &viewport, &axis);
  way_chart_draw_markers (chart, painter, look, &viewport, &drawing.plot);
  draw_plot (&drawing);
  way_axis_draw_today (painter, look, &viewport, &axis);
  way_axis_draw_ruler (painter, look, chart->dataset, &viewport, &ruler);
  way_painter_rect (painter, &(WayRect) { ruler.x, ruler.y, ruler.width, 1 },
                    &look->palette->ink_soft);
  way_painter_pop_clip (painter);
}

/**
 * way_chart_draw_outline:
 * @chart: a chart
 * @painter: a painter
 * @look: the look
 * @viewport: the time axis
 * @area: where to draw
 *
 * Draws the first series as one thin line over the whole height, for the
 * overview.
 */
void
way_chart_draw_outline (const WayChart    *chart,
                        WayPainter        *painter,
                        const WayLook     *look,
                        const WayViewport *viewport,
                        const WayRect     *area)
{
  Drawing drawing = { .chart = chart, .painter = painter, .look = look, .viewport = viewport,
                      .both = look != NULL && look->both };
  double low, high;

  g_return_if_fail (chart != NULL && painter != NULL && look != NULL);
  g_return_if_fail (viewport != NULL && area != NULL);

  if (chart->series->len == 0
      || !way_chart_get_range (chart, viewport->start, viewport->end, &low, &high))
    return;
  drawing.unit = 1;
  drawing.plot = *area;
  drawing.scale = way_scale_new (low, high, area->y, area->y + area->height, area->height);
  way_painter_push_clip (painter, area);
  draw_line (&drawing, 0);
  way_painter_pop_clip (painter);
}
