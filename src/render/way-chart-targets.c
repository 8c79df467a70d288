/* Targets of a chart: a flag where the value would stand, with the verdict's
 * glyph and colour, and the path needed from the baseline.
 */
#include "config.h"

#include "way-chart-private.h"

#include <math.h>

#include "way-phrases.h"
#include "way-releases.h"
#include "way-words.h"

#define POLE_PX 9.0
#define RING_PX 12.0
#define FOOT_PX 8.0
#define PADDING_PX 4.0

/* The path is drawn through this many points where it is one of growth. */
#define PATH_POINTS 24

static gboolean
is_known (const GArray        *targets,
          const WayDataset    *dataset,
          const WayStatedGoal *stated)
{
  for (guint i = 0; i < targets->len; i++)
    {
      WayChartTarget *target = &g_array_index (targets, WayChartTarget, i);

      if (way_verdict_same_target (way_dataset_get_stated_goal (dataset, target->stated), stated))
        {
          target->n_policies++;
          return TRUE;
        }
    }
  return FALSE;
}

/* A policy that came later had not set its target yet. */
static gboolean
is_set_by (const WayDataset    *dataset,
           const WayStatedGoal *stated,
           int                  known_on)
{
  return way_known_is_newest (dataset, known_on)
      || way_dataset_get_keys (dataset)[stated->policy].first_day <= known_on;
}

/* A growth a year stands where it leads to from its start, which is the one of
 * the verdict; the path to it is one of growth too. */
static void
find_growth (WayChartTarget     *target,
             const WayDataset   *dataset,
             const WayIndicator *indicator,
             int                 known_on)
{
  const WayStatedGoal *stated = way_dataset_get_stated_goal (dataset, target->stated);
  int year = way_verdict_growth_start (dataset, stated);
  guint start = target->verdict.start;
  const WayObservation *from;

  if (start == WAY_NONE)
    start = way_series_value_of_record (dataset, stated->indicator, stated->area, year, known_on);
  if (start == WAY_NONE || year >= stated->due_year)
    return;
  from = way_dataset_get_observation (dataset, start);
  if (from->value <= 0 || stated->value <= -100)
    return;
  target->baseline = from->value;
  target->baseline_day = way_series_day (indicator, year);
  target->height = from->value * pow (1 + stated->value / 100, stated->due_year - year);
  target->has_height = target->has_path = TRUE;
}

/* The path needed begins at the policy's own baseline, or at the value of the
 * last full year before the policy. */
static void
find_level (WayChartTarget     *target,
            const WayDataset   *dataset,
            const WayIndicator *indicator,
            int                 known_on)
{
  const WayStatedGoal *stated = way_dataset_get_stated_goal (dataset, target->stated);
  WayDate date = way_date_from_day (way_dataset_get_keys (dataset)[stated->policy].first_day);
  int year = stated->baseline_year != 0 ? stated->baseline_year : date.year - 1;
  guint found;

  target->height = stated->value;
  target->has_height = TRUE;
  target->straight = indicator->rate || stated->value <= 0;
  target->baseline = stated->baseline;
  target->has_path = stated->has_baseline;
  if (!target->has_path)
    {
      found = way_series_value_of_record (dataset, stated->indicator, stated->area, year,
                                          known_on);
      target->has_path = found != WAY_NONE;
      if (found != WAY_NONE)
        target->baseline = way_dataset_get_observation (dataset, found)->value;
    }
  target->baseline_day = way_series_day (indicator, year);
  target->straight = target->straight || target->baseline <= 0;
  target->has_path = target->has_path && target->baseline_day < target->day;
}

/* A sum over years and a rule have no place on the axis of values. */
static gboolean
has_place (const WayStatedGoal *stated)
{
  return (stated->measure == WAY_MEASURE_LEVEL || stated->measure == WAY_MEASURE_GROWTH)
      && stated->due_year != 0;
}

static int
compare_targets (gconstpointer a,
                 gconstpointer b)
{
  const WayChartTarget *first = a, *second = b;

  if (first->day != second->day)
    return first->day < second->day ? -1 : 1;
  return first->stated < second->stated ? -1 : first->stated > second->stated;
}

/**
 * way_chart_find_targets:
 * @dataset: a snapshot
 * @indicator: an indicator
 * @area: an area
 * @known_on: the day as known on which they are judged; %G_MAXINT for all
 *
 * Returns: (transfer full) (element-type WayChartTarget): the targets of the
 *   indicator and the area, levels and growths a year, that had been set by
 *   then, equal ones once, in the order of due years
 */
GArray *
way_chart_find_targets (WayDataset *dataset,
                        guint       indicator,
                        guint       area,
                        int         known_on)
{
  GArray *targets = g_array_new (FALSE, TRUE, sizeof (WayChartTarget));
  const WayIndicator *row = way_dataset_get_indicator (dataset, indicator);
  guint n;
  const guint *of_indicator = way_dataset_get_targets (dataset, indicator, &n);

  for (guint i = 0; i < n; i++)
    {
      const WayStatedGoal *stated = way_dataset_get_stated_goal (dataset, of_indicator[i]);
      WayChartTarget target = { .stated = of_indicator[i], .n_policies = 1 };

      if (stated->area != area || !has_place (stated) || !is_set_by (dataset, stated, known_on)
          || is_known (targets, dataset, stated))
        continue;
      target.day = way_series_day (row, stated->due_year);
      target.verdict = way_verdict_judge (dataset, target.stated, known_on);
      target.growth = stated->measure == WAY_MEASURE_GROWTH;
      if (target.growth)
        find_growth (&target, dataset, row, known_on);
      else
        find_level (&target, dataset, row, known_on);
      g_array_append_val (targets, target);
    }
  g_array_sort (targets, compare_targets);
  return targets;
}

/**
 * way_chart_verdict_color:
 * @look: the look
 * @id: a verdict
 *
 * Returns: (transfer none): the colour in which charts show it
 */
const WayColor *
way_chart_verdict_color (const WayLook *look,
                         WayVerdictId   id)
{
  switch (id)
    {
    case WAY_VERDICT_MET:
    case WAY_VERDICT_REACHED_EARLY:
    case WAY_VERDICT_ON_TRACK:
      return &look->palette->met;
    case WAY_VERDICT_MISSED:
    case WAY_VERDICT_FAR_BEHIND:
    case WAY_VERDICT_MOVING_AWAY:
      return &look->palette->missed;
    case WAY_VERDICT_BEHIND:
      return &look->palette->open;
    case WAY_VERDICT_RULE:
    case WAY_VERDICT_NOT_JUDGED:
    case WAY_VERDICT_NO_FIGURES:
    case WAY_VERDICT_NOT_PUBLISHED:
    case WAY_VERDICT_NO_FIGURE_FOR_YEAR:
    case WAY_VERDICT_TOO_EARLY:
    case WAY_N_VERDICTS:
    default:
      return &look->palette->ink_soft;
    }
}

/* The verdict would answer a question that is still open. */
static gboolean
is_asking (const WayChart *chart)
{
  return chart->question != NULL
      && (!chart->question->revealed || chart->question->progress < 1);
}

static const WayColor *
target_color (const WayChart       *chart,
              const WayChartTarget *target,
              const WayLook        *look)
{
  return is_asking (chart) ? &look->palette->open
                           : way_chart_verdict_color (look, target->verdict.id);
}

/* The path from the baseline to the target, straight for shares and of
 * constant growth otherwise. */
static void
draw_path (const WayChartTarget *target,
           const WayColor       *ink,
           WayPainter           *painter,
           const WayLook        *look,
           const WayViewport    *viewport,
           const WayScale       *scale,
           GArray               *lines)
{
  const double unit = way_look_get_unit (look);
  const double dots[] = { 2 * unit, 3 * unit, 0 };
  WayColor color = way_color_with_alpha (ink, 0.8f);
  WayPoint points[PATH_POINTS];

  for (guint i = 0; i < PATH_POINTS; i++)
    {
      double share = i / (PATH_POINTS - 1.0);
      double height = target->straight
        ? target->baseline + share * (target->height - target->baseline)
        : target->baseline * pow (target->height / target->baseline, share);

      points[i].x = way_viewport_to_px (viewport, target->baseline_day
                                                  + share * (target->day - target->baseline_day));
      points[i].y = way_scale_to_px (scale, height);
      if (i > 0)
        way_chart_note_segment (points[i - 1], points[i], lines);
    }
  way_painter_polyline (painter, points, PATH_POINTS, 1.25 * unit, dots, &color);
}

/**
 * way_chart_phrase_value:
 * @stated: a target
 * @lang: the language of the words
 *
 * Returns: (transfer full): the value of the target as charts say it: "2.5", as
 *   the axis has the unit, but "7% per year" for a growth
 */
char *
way_chart_phrase_value (const WayStatedGoal *stated,
                        WayLang              lang)
{
  g_autofree char *number = way_phrase_number (stated->value_text);

  if (stated->measure != WAY_MEASURE_GROWTH)
    return g_steal_pointer (&number);
  /* xgettext:no-c-format */
  return way_phrase_quantity (number, way_tr (lang, WAY_C_ ("unit", "% per year")), lang);
}

static char *
flag_text (const WayChart       *chart,
           const WayChartTarget *target,
           WayLang               lang)
{
  const WayStatedGoal *stated = way_dataset_get_stated_goal (chart->dataset, target->stated);
  g_autofree char *value = way_chart_phrase_value (stated, lang);

  if (is_asking (chart))
    return g_strdup_printf (way_tr (lang, WAY_N_ ("target %s %s")),
                            way_comparator_sign (stated->comparator), value);
  return g_strdup_printf ("%s %s %s", way_comparator_sign (stated->comparator), value,
                          way_verdict_get_glyph (target->verdict.id));
}

/* The value of record is ringed, so that verdict and picture agree where the
 * line itself has been restated. */
static void
draw_record (const WayChart       *chart,
             const WayChartTarget *target,
             WayPainter           *painter,
             const WayLook        *look,
             double                x,
             const WayScale       *scale)
{
  const WayColor *color = way_chart_verdict_color (look, target->verdict.id);
  double unit = way_look_get_unit (look), size = round (RING_PX * unit);
  double y;

  if (target->verdict.record == WAY_NONE || is_asking (chart))
    return;
  y = way_scale_to_px (
    scale, way_dataset_get_observation (chart->dataset, target->verdict.record)->value);
  way_painter_ring (painter, &(WayRect) { round (x) - size / 2, round (y) - size / 2, size, size },
                    size / 2, 1.5 * unit, color);
}

static gboolean
is_within (const WayRect *plot,
           const WayRect *cloth)
{
  return cloth->x >= plot->x && cloth->x + cloth->width <= plot->x + plot->width
      && cloth->y >= plot->y && cloth->y + cloth->height <= plot->y + plot->height;
}

static gboolean
is_free (const GArray  *taken,
         const WayRect *cloth)
{
  for (guint i = 0; i < taken->len; i++)
    {
      const WayRect *other = &g_array_index (taken, WayRect, i);

      if (cloth->x < other->x + other->width && other->x < cloth->x + cloth->width
          && cloth->y < other->y + other->height && other->y < cloth->y + cloth->height)
        return FALSE;
    }
  return TRUE;
}

/* The flag flies above its place, or to the left of it; where others have that
 * room, higher up, then under its place. It gives way to the line and to the
 * paths of targets too, but rather covers one of them than a label; where all
 * is taken it keeps the first place. */
static WayRect
place_flag (const WayRect *plot,
            const GArray  *taken,
            const GArray  *lines,
            WayPoint       at,
            WayRect        cloth,
            double         pole)
{
  double up = MAX (round (at.y - pole - cloth.height), plot->y), down = round (at.y + pole);
  double left = round (at.x) - cloth.width, step = cloth.height + 2;
  WayRect covering;
  gboolean found = FALSE;

  for (guint level = 0; level * step < plot->height; level++)
    for (guint way = 0; way < 4; way++)
      {
        cloth.x = way % 2 == 0 ? round (at.x) : left;
        cloth.y = way < 2 ? up - level * step : down + level * step;
        if (!is_within (plot, &cloth) || !is_free (taken, &cloth))
          continue;
        if (is_free (lines, &cloth))
          return cloth;
        if (!found)
          covering = cloth;
        found = TRUE;
      }
  if (found)
    return covering;
  cloth.x = round (at.x) + cloth.width > plot->x + plot->width ? left : round (at.x);
  cloth.y = up;
  return cloth;
}

/* The foot of the flag's pole says by its shape how the target compares: a tip
 * upwards for at least and more, downwards for at most and less, hollow where
 * the value itself does not count; a square for equal, a disc for about. */
static void
draw_foot (const WayStatedGoal *stated,
           WayPainter          *painter,
           const WayLook       *look,
           WayPoint             at,
           const WayColor      *color)
{
  double half = round (FOOT_PX * way_look_get_unit (look)) / 2;
  double x = round (at.x), y = round (at.y), tip = 0;
  WayRect square = { x - half, y - half, 2 * half, 2 * half };
  gboolean strict = stated->comparator == WAY_MORE_THAN
                    || stated->comparator == WAY_LESS_THAN;

  if (stated->comparator == WAY_AT_LEAST
      || stated->comparator == WAY_MORE_THAN)
    tip = -half;
  else if (stated->comparator == WAY_AT_MOST
           || stated->comparator == WAY_LESS_THAN)
    tip = half;
  if (tip != 0)
    {
      const WayPoint outer[] = { { x, y + tip }, { x + half, y - tip }, { x - half, y - tip } };
      const WayPoint inner[] = { { x, y + tip * 0.2 }, { x + half * 0.4, y - tip * 0.6 },
                                 { x - half * 0.4, y - tip * 0.6 } };

      way_painter_polygon (painter, outer, G_N_ELEMENTS (outer), color);
      if (strict)
        way_painter_polygon (painter, inner, G_N_ELEMENTS (inner), &look->palette->ground);
    }
  else
    way_painter_rounded_rect (painter, &square, stated->comparator == WAY_ABOUT
                                                ? half : 0, color);
}

static void
draw_flag (const WayChart       *chart,
           const WayChartTarget *target,
           WayPainter           *painter,
           const WayLook        *look,
           WayPoint              at,
           const WayRect        *plot,
           GArray               *taken,
           const GArray         *lines)
{
  g_autofree char *text = flag_text (chart, target, look->lang);
  const WayLabel *label = way_text_context_get_label (look->text, text, WAY_TEXT_SMALL, 0);
  const WayColor *color = target_color (chart, target, look);
  WayRect cloth = { 0, 0, ceil (label->width) + 2 * PADDING_PX, label->height + 2 };

  cloth = place_flag (plot, taken, lines, at, cloth, POLE_PX * way_look_get_unit (look));
  g_array_append_val (taken, cloth);
  way_painter_line (painter, round (at.x), at.y, round (at.x),
                    cloth.y > at.y ? cloth.y + cloth.height : cloth.y, 1, NULL, color);
  draw_foot (way_dataset_get_stated_goal (chart->dataset, target->stated), painter, look, at,
             color);
  way_painter_rounded_rect (painter, &cloth, 2, &look->palette->ground);
  way_painter_ring (painter, &cloth, 2, 1, color);
  way_painter_text (painter, label, cloth.x + PADDING_PX, cloth.y + 1, color);
}

static gboolean
is_shown (const WayChartTarget *target,
          const WayViewport    *viewport)
{
  return target->has_height && target->day >= viewport->start && target->day <= viewport->end;
}

/**
 * way_chart_draw_targets:
 * @chart: a chart
 * @painter: a painter
 * @look: the look
 * @viewport: the time axis
 * @plot: where the curves are
 * @scale: the axis of values
 * @taken: (element-type WayRect): where no flag may fly; the flags are added
 * @lines: (element-type WayRect): where none should; the paths are added
 *
 * Draws the targets whose due year the axis shows. Flags give way to labels
 * and to each other.
 */
void
way_chart_draw_targets (const WayChart    *chart,
                        WayPainter        *painter,
                        const WayLook     *look,
                        const WayViewport *viewport,
                        const WayRect     *plot,
                        const WayScale    *scale,
                        GArray            *taken,
                        GArray            *lines)
{
  WayRect shown = *plot;

  /* The names of the lines stand in the plot too, behind the end of the axis. */
  shown.width = MIN (plot->x + plot->width, viewport->left_px + viewport->width_px) - plot->x;

  for (guint i = 0; i < chart->targets->len; i++)
    {
      const WayChartTarget *target = &g_array_index (chart->targets, WayChartTarget, i);

      if (!is_shown (target, viewport))
        continue;
      if (target->has_path)
        draw_path (target, target_color (chart, target, look), painter, look, viewport, scale,
                   lines);
      draw_record (chart, target, painter, look, way_viewport_to_px (viewport, target->day),
                   scale);
    }
  for (guint i = 0; i < chart->targets->len; i++)
    {
      const WayChartTarget *target = &g_array_index (chart->targets, WayChartTarget, i);
      WayPoint at = { way_viewport_to_px (viewport, target->day),
                      way_scale_to_px (scale, target->height) };

      if (is_shown (target, viewport))
        draw_flag (chart, target, painter, look, at, &shown, taken, lines);
    }
}
