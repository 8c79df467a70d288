/* The range of values of an open question comes from what is shown, from the
 * target and from the answers to choose among, and never from what is hidden.
 */
#include "config.h"

#include "way-chart-question.h"

#include <math.h>

#include "way-chart-private.h"
#include "way-phrases.h"
#include "way-releases.h"

/* The room over and under what is known, as a share of it, in which the class
 * can draw its line. */
#define HEADROOM_SHARE 0.3

#define LINE_PX 2.0
#define PADDING_PX 5.0
#define GUESS_DOT_PX 8.0

/* Wider than these shades of the ground, a gap of unknown data is seen in the
 * last row, too. */
#define UNKNOWN_ALPHA 0.09f

static const WayPolicy *
get_policy (const WayChart *chart)
{
  return way_dataset_get_policy (chart->dataset, chart->question->policy);
}

static double
hidden_from (const WayDataset       *dataset,
             const WayChartQuestion *question)
{
  return way_date_last_day (way_dataset_get_policy (dataset, question->policy)->date);
}

static void
take_bound (const char *text,
            double     *low,
            double     *high)
{
  double value = g_ascii_strtod (text, NULL);

  if (*text == '\0')
    return;
  *low = MIN (*low, value);
  *high = MAX (*high, value);
}

/**
 * way_chart_question_resolve:
 * @dataset: a snapshot
 * @predict: a question, by ids
 * @question: (out): the question that the snapshot can answer
 *
 * Returns: %FALSE if the snapshot does not have the policy or the target
 */
gboolean
way_chart_question_resolve (const WayDataset *dataset,
                            const WayPredict *predict,
                            WayChartQuestion *question)
{
  g_return_val_if_fail (dataset != NULL && predict != NULL && question != NULL, FALSE);

  *question = (WayChartQuestion) {
    .policy = way_dataset_find (dataset, WAY_TABLE_POLICIES, predict->policy),
    .stated = way_dataset_find (dataset, WAY_TABLE_POLICY_GOALS, predict->target),
    .low = INFINITY,
    .high = -INFINITY,
  };
  for (guint i = 0; i < predict->n_options; i++)
    {
      take_bound (predict->options[i].low, &question->low, &question->high);
      take_bound (predict->options[i].high, &question->low, &question->high);
    }
  return question->policy != WAY_NONE && question->stated != WAY_NONE
      && way_stated_goal_is_target (way_dataset_get_stated_goal (dataset, question->stated));
}

/**
 * way_chart_question_get_view:
 * @dataset: a snapshot
 * @view: the view of a scene
 * @question: its question
 *
 * Returns: (transfer full): the view as a chart of lines of what the target is
 *   about, as known when the policy came, or with all that is known once it is
 *   revealed
 */
WayView *
way_chart_question_get_view (const WayDataset       *dataset,
                             const WayView          *view,
                             const WayChartQuestion *question)
{
  const WayStatedGoal *stated;
  const char *areas[2] = { NULL, NULL };
  g_autoptr (WayView) page = NULL;
  g_autoptr (WayView) lines = NULL;
  g_autoptr (WayView) series = NULL;

  g_return_val_if_fail (dataset != NULL && view != NULL && question != NULL, NULL);

  stated = way_dataset_get_stated_goal (dataset, question->stated);
  areas[0] = way_dataset_get_area (dataset, stated->area)->code;
  page = way_view_with_page (view, WAY_PAGE_CHARTS);
  lines = way_view_with_chart (page, WAY_CHART_LINES, 0);
  /* The areas of the scene stay if it is about this one. */
  series = way_view_with_series (
    lines, way_dataset_get_indicator (dataset, stated->indicator)->id,
    g_strcmp0 (way_view_get_areas (view)[0], areas[0]) == 0 ? way_view_get_areas (view) : areas);
  return way_view_with_as_known (series, question->revealed
                                 ? WAY_KNOWN_ALL : (int) hidden_from (dataset, question));
}

static gboolean
is_asked (const WayChart       *chart,
          const WayChartTarget *target,
          guint                 stated)
{
  return target->stated == stated
      || way_verdict_same_target (way_dataset_get_stated_goal (chart->dataset, target->stated),
                                  way_dataset_get_stated_goal (chart->dataset, stated));
}

/**
 * way_chart_set_question:
 * @chart: a chart of lines
 * @question: the question that it asks; its line need not outlive the call
 *
 * Makes a chart ask. Of its targets the one of the question alone is left.
 */
void
way_chart_set_question (WayChart               *chart,
                        const WayChartQuestion *question)
{
  g_return_if_fail (chart != NULL && question != NULL);

  way_chart_clear_question (chart);
  chart->question = g_memdup2 (question, sizeof *question);
  chart->question->guess = g_memdup2 (question->guess, question->n_guess * sizeof (WayGuess));
  for (guint i = chart->targets->len; i > 0; i--)
    if (!is_asked (chart, &g_array_index (chart->targets, WayChartTarget, i - 1),
                   question->stated))
      g_array_remove_index (chart->targets, i - 1);
}

/**
 * way_chart_clear_question:
 * @chart: a chart
 *
 * Frees the question of a chart, if it has one.
 */
void
way_chart_clear_question (WayChart *chart)
{
  if (chart->question == NULL)
    return;
  g_free ((gpointer) chart->question->guess);
  g_clear_pointer (&chart->question, g_free);
}

/* The last figure before the due year that was published when the policy came:
 * that of the year from which growth counts, if it was. */
static guint
find_start (const WayChart      *chart,
            const WayStatedGoal *stated,
            const WaySeries     *series)
{
  int year = way_verdict_growth_start (chart->dataset, stated);
  guint start
    = way_series_value_of_record (chart->dataset, stated->indicator, stated->area, year,
                                  (int) hidden_from (chart->dataset, chart->question));

  for (guint i = 0; start == WAY_NONE && i < series->n_points; i++)
    {
      const WaySeriesPoint *point = &series->points[series->n_points - 1 - i];

      if (!point->late && point->year < stated->due_year)
        start = point->latest;
    }
  return start;
}

/* Answers and target as levels, which is what the axis has. */
static void
take_levels (const WayChart      *chart,
             const WayStatedGoal *stated,
             const WaySeries     *series,
             double              *low,
             double              *high)
{
  const WayChartQuestion *question = chart->question;
  double values[] = { question->low, question->high, stated->value };
  guint found = stated->measure == WAY_MEASURE_GROWTH
    ? find_start (chart, stated, series) : WAY_NONE;
  const WayObservation *start
    = found != WAY_NONE ? way_dataset_get_observation (chart->dataset, found) : NULL;

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      double level = values[i];

      if (!isfinite (level) || (stated->measure != WAY_MEASURE_LEVEL && start == NULL))
        continue;
      if (start != NULL)
        level = start->value * pow (MAX (1 + level / 100, 0), stated->due_year - start->year);
      *low = MIN (*low, level);
      *high = MAX (*high, level);
    }
}

/* The range as it was while the question was open: of what was published by
 * then, the target and the answers. */
static gboolean
get_open_range (const WayChart *chart,
                double          start,
                double          end,
                double         *low,
                double         *high)
{
  const WayChartQuestion *question = chart->question;
  const WayStatedGoal *stated = way_dataset_get_stated_goal (chart->dataset, question->stated);
  g_autoptr (WaySeries) series
    = way_series_new (chart->dataset, stated->indicator, stated->area,
                      (int) hidden_from (chart->dataset, question));
  double room;

  *low = INFINITY;
  *high = -INFINITY;
  take_levels (chart, stated, series, low, high);
  for (guint i = 0; i < series->n_points; i++)
    if (series->points[i].day >= start && series->points[i].day <= end)
      {
        *low = MIN (*low, series->points[i].low);
        *high = MAX (*high, series->points[i].high);
      }
  if (*low > *high)
    return FALSE;
  room = (*high - *low) * HEADROOM_SHARE;
  /* What was above zero is not drawn below it. */
  *low = *low >= 0 ? MAX (*low - room / 2, 0) : *low - room / 2;
  *high += room;
  return TRUE;
}

/**
 * way_chart_widen_for_question:
 * @chart: a chart with a question
 * @start: days since 1970-01-01
 * @end: days since 1970-01-01
 * @low: (inout): the least value of what the chart shows
 * @high: (inout): the greatest
 *
 * Makes the range that of the question. It grows once the answer is revealed
 * and lies beyond.
 */
void
way_chart_widen_for_question (const WayChart *chart,
                              double          start,
                              double          end,
                              double         *low,
                              double         *high)
{
  double open_low, open_high;

  if (!get_open_range (chart, start, end, &open_low, &open_high))
    return;
  *low = MIN (*low, open_low);
  *high = MAX (*high, open_high);
}

/* The span of which nothing is known, and the policy's line with its name. */
static void
draw_policy (const WayChart    *chart,
             WayPainter        *painter,
             const WayLook     *look,
             const WayViewport *viewport,
             const WayRect     *plot,
             GArray            *taken)
{
  const WayPolicy *policy = get_policy (chart);
  const WayColor *color = &look->palette->group[4];
  double right = viewport->left_px + viewport->width_px;
  double x = round (way_viewport_to_px (viewport, way_date_middle (policy->date)));
  double width = round (LINE_PX * way_look_get_unit (look));
  g_autofree char *date = way_date_to_text (policy->date, look->lang);
  g_autofree char *text = g_strdup_printf ("%s · %s", policy->short_title[look->lang], date);
  const WayLabel *label;
  double before, after;
  WayRect box;

  if (x < plot->x || x > right)
    return;
  /* On the side that has more room, so that it never runs over the line. */
  after = right - x - width - PADDING_PX;
  before = x - plot->x - PADDING_PX;
  label = way_text_context_get_label (look->text, text, WAY_TEXT_SMALL,
                                      MAX (MAX (after, before), 1));
  box = (WayRect) { x + width + PADDING_PX, plot->y, label->width, label->height };
  if (label->width > after)
    box.x = x - PADDING_PX - label->width;
  way_painter_rect (painter, &(WayRect) { x, plot->y, width, plot->height }, color);
  way_painter_text (painter, label, round (box.x), round (box.y), color);
  g_array_append_val (taken, box);
}

/**
 * way_chart_draw_question:
 * @chart: a chart with a question
 * @painter: a painter
 * @look: the look
 * @viewport: the time axis
 * @plot: where the curves are
 * @taken: (element-type WayRect): where no flag may fly; the policy's name is
 *   added
 *
 * Draws what lies under the curves: the span that was unknown, and the policy.
 */
void
way_chart_draw_question (const WayChart    *chart,
                         WayPainter        *painter,
                         const WayLook     *look,
                         const WayViewport *viewport,
                         const WayRect     *plot,
                         GArray            *taken)
{
  WayColor shade = way_color_with_alpha (&look->palette->ink, UNKNOWN_ALPHA);
  double right = viewport->left_px + viewport->width_px;
  double from = round (CLAMP (
    way_viewport_to_px (viewport, way_date_middle (get_policy (chart)->date)), plot->x, right));

  if (right > from && !chart->question->revealed)
    way_painter_rect (painter, &(WayRect) { from, plot->y, right - from, plot->height }, &shade);
  draw_policy (chart, painter, look, viewport, plot, taken);
}

/**
 * way_chart_draw_guess:
 * @chart: a chart with a question
 * @painter: a painter
 * @look: the look
 * @viewport: the time axis
 * @scale: the axis of values
 *
 * Draws the line that the class has drawn.
 */
void
way_chart_draw_guess (const WayChart    *chart,
                      WayPainter        *painter,
                      const WayLook     *look,
                      const WayViewport *viewport,
                      const WayScale    *scale)
{
  const WayChartQuestion *question = chart->question;
  double unit = way_look_get_unit (look);
  const double dashes[] = { 5 * unit, 3 * unit, 0 };
  g_autofree WayPoint *points = g_new (WayPoint, MAX (question->n_guess, 1));

  for (guint i = 0; i < question->n_guess; i++)
    {
      points[i].x = way_viewport_to_px (
        viewport, way_series_day (chart->indicator, question->guess[i].year));
      points[i].y = way_scale_to_px (scale, question->guess[i].value);
      way_painter_glyph (painter, WAY_GLYPH_DIAMOND, round (points[i].x), round (points[i].y),
                         round (GUESS_DOT_PX * unit), FALSE, &look->palette->open,
                         &look->palette->ground);
    }
  if (question->n_guess > 1)
    way_painter_polyline (painter, points, question->n_guess, 2 * unit, dashes,
                          &look->palette->open);
}

/* The first year of which nothing had been published. */
static int
first_unknown_year (const WayChart *chart)
{
  const WaySeries *series = chart->series->len > 0 ? way_chart_get_series (chart, 0) : NULL;

  if (series == NULL || series->n_points == 0)
    return get_policy (chart)->date.year;
  return series->points[series->n_points - 1].year + 1;
}

/**
 * way_chart_find_guess:
 * @chart: a full chart with an open question
 * @look: the look with which it is drawn
 * @area: where it is drawn
 * @start: the first moment of its axis, in days since 1970-01-01
 * @end: the last
 * @x: pixels
 * @y: pixels
 * @year: (out): the year that stands there
 * @value: (out): and the value, within the axis
 *
 * Finds what a line drawn through a point guesses.
 *
 * Returns: %FALSE if the point is not in a year that is unknown and of
 *   interest, which ends with the year in which the target is due
 */
gboolean
way_chart_find_guess (const WayChart *chart,
                      const WayLook  *look,
                      const WayRect  *area,
                      double          start,
                      double          end,
                      double          x,
                      double          y,
                      int            *year,
                      double         *value)
{
  WayViewport viewport;
  WayScale scale;
  WayRect plot;
  double low, high;

  g_return_val_if_fail (chart != NULL && look != NULL && area != NULL, FALSE);
  g_return_val_if_fail (year != NULL && value != NULL, FALSE);

  if (chart->question == NULL || chart->question->revealed
      || !way_chart_get_range (chart, start, end, &low, &high))
    return FALSE;
  viewport = way_chart_get_full_plot (chart, look, area, start, end, &plot);
  scale = way_chart_make_scale (&plot, TRUE, way_look_get_unit (look), low, high);
  *year = way_date_from_day ((int) floor (way_viewport_to_day (&viewport, x))).year;
  *value = scale.low + (scale.bottom_px - CLAMP (y, scale.top_px, scale.bottom_px))
                       / (scale.bottom_px - scale.top_px) * (scale.high - scale.low);
  return *year >= first_unknown_year (chart)
      && *year <= way_dataset_get_stated_goal (chart->dataset, chart->question->stated)->due_year;
}
