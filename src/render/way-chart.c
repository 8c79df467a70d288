/* The data of a chart, and what it says in words. */
#include "config.h"

#include "way-chart-private.h"

#include <math.h>
#include <string.h>

#include "way-phrases.h"
#include "way-provenance.h"
#include "way-releases.h"
#include "way-words.h"

/* How near the pointer has to be to a point, in pixels. */
#define REACH_PX 24.0

/* The least distance of gridlines, in a strip and in a full chart. */
#define MIN_STEP_PX 24.0
#define MIN_FULL_STEP_PX 56.0

/* Sources named in one line; more are counted. */
#define MAX_SOURCES 3

/**
 * way_chart_new:
 * @dataset: a snapshot
 * @indicator: an indicator
 * @areas: (array length=n_areas): areas, the first being the one that the
 *   chart is about
 * @n_areas: how many there are
 * @known_on: only releases published by then are used, in days since
 *   1970-01-01; %G_MAXINT for all
 *
 * Returns: (transfer full): a chart; areas without an observation are left out
 */
WayChart *
way_chart_new (WayDataset  *dataset,
               guint        indicator,
               const guint *areas,
               guint        n_areas,
               int          known_on)
{
  WayChart *chart;

  g_return_val_if_fail (dataset != NULL && (areas != NULL || n_areas == 0), NULL);
  g_return_val_if_fail (indicator < way_dataset_get_n_rows (dataset, WAY_TABLE_INDICATORS), NULL);

  chart = g_new0 (WayChart, 1);
  chart->dataset = way_dataset_ref (dataset);
  chart->known_on = known_on;
  chart->indicator = way_dataset_get_indicator (dataset, indicator);
  chart->series = g_ptr_array_new_with_free_func ((GDestroyNotify) way_series_free);
  for (guint i = 0; i < n_areas; i++)
    {
      g_autoptr (WaySeries) series = way_series_new (dataset, indicator, areas[i], known_on);

      if (series->n_points > 0)
        g_ptr_array_add (chart->series, g_steal_pointer (&series));
    }
  chart->markers = g_array_new (FALSE, FALSE, sizeof (WayChartMarker));
  chart->selected = WAY_NONE;
  chart->targets = n_areas > 0
    ? way_chart_find_targets (dataset, indicator, areas[0], known_on)
    : g_array_new (FALSE, FALSE, sizeof (WayChartTarget));
  return chart;
}

/**
 * way_chart_new_for_view:
 * @dataset: a snapshot
 * @view: a view
 * @matching: (nullable): for each policy whether the view's query matches it;
 *   %NULL to find out here, where the view's markers ask for it
 *
 * Returns: (transfer full) (nullable): the chart of the view's indicator and
 *   areas; %NULL if the data set does not have the indicator
 */
WayChart *
way_chart_new_for_view (WayDataset    *dataset,
                        const WayView *view,
                        const guint8  *matching)
{
  g_autoptr (GArray) areas = NULL;
  const char *const *codes;
  WayChart *chart;
  guint indicator;

  g_return_val_if_fail (dataset != NULL && view != NULL, NULL);

  indicator = way_dataset_find (dataset, WAY_TABLE_INDICATORS, way_view_get_indicator (view));
  if (indicator == WAY_NONE)
    return NULL;
  areas = g_array_new (FALSE, FALSE, sizeof (guint));
  codes = way_view_get_areas (view);
  for (guint i = 0; codes[i] != NULL; i++)
    {
      guint area = way_dataset_find (dataset, WAY_TABLE_AREAS, codes[i]);

      if (area != WAY_NONE)
        g_array_append_val (areas, area);
    }
  chart = way_chart_new (dataset, indicator, (const guint *) (gpointer) areas->data, areas->len,
                         way_view_get_as_known (view));
  chart->kind = way_view_get_chart_kind (view);
  chart->year = way_view_get_chart_year (view);
  way_chart_find_markers (chart, view, matching);
  return chart;
}

/**
 * way_chart_new_for_strip:
 * @dataset: a snapshot
 * @view: a view
 *
 * Returns: (transfer full) (nullable): the chart of the view's indicator and
 *   areas as lines without markers, whatever the view has for its chart page;
 *   %NULL if the data set does not have the indicator
 */
WayChart *
way_chart_new_for_strip (WayDataset    *dataset,
                         const WayView *view)
{
  g_autoptr (WayView) lines = NULL;
  g_autoptr (WayView) bare = NULL;

  g_return_val_if_fail (dataset != NULL && view != NULL, NULL);

  lines = way_view_with_chart (view, WAY_CHART_LINES, 0);
  bare = way_view_with_markers (lines, WAY_MARKERS_OFF);
  return way_chart_new_for_view (dataset, bare, NULL);
}

/**
 * way_chart_free:
 * @chart: (transfer full): a chart
 */
void
way_chart_free (WayChart *chart)
{
  g_return_if_fail (chart != NULL);

  way_chart_clear_question (chart);
  g_ptr_array_unref (chart->series);
  g_array_unref (chart->targets);
  g_array_unref (chart->markers);
  way_dataset_unref (chart->dataset);
  g_free (chart);
}

/**
 * way_chart_get_kind:
 * @chart: a chart
 *
 * Returns: what way_chart_draw_full() draws
 */
WayChartKind
way_chart_get_kind (const WayChart *chart)
{
  g_return_val_if_fail (chart != NULL, WAY_CHART_LINES);

  return chart->kind;
}

/**
 * way_chart_get_n_series:
 * @chart: a chart
 *
 * Returns: how many series it has
 */
guint
way_chart_get_n_series (const WayChart *chart)
{
  g_return_val_if_fail (chart != NULL, 0);

  return chart->series->len;
}

/**
 * way_chart_get_series:
 * @chart: a chart
 * @n: less than way_chart_get_n_series()
 *
 * Returns: (transfer none): series number @n
 */
const WaySeries *
way_chart_get_series (const WayChart *chart,
                      guint           n)
{
  g_return_val_if_fail (chart != NULL && n < chart->series->len, NULL);

  return g_ptr_array_index (chart->series, n);
}

static const WayObservation *
latest (const WayChart       *chart,
        const WaySeriesPoint *point)
{
  return way_dataset_get_observation (chart->dataset, point->latest);
}

static const char *
area_name (const WayChart *chart,
           guint           series,
           WayLang         lang)
{
  guint area = way_chart_get_series (chart, series)->area;

  return way_dataset_get_area (chart->dataset, area)->name[lang];
}

/**
 * way_chart_get_title:
 * @chart: a chart
 * @lang: the language of the words
 *
 * Returns: (transfer full): the name of the indicator
 */
char *
way_chart_get_title (const WayChart *chart,
                     WayLang         lang)
{
  g_return_val_if_fail (chart != NULL, NULL);

  return g_strdup (chart->indicator->name[lang]);
}

static gboolean
is_late (const WaySeries *series)
{
  return series->n_points > 0 && series->points[0].late;
}

/* As known when, unless all is; and the areas whose figures were held only
 * later. */
static void
append_known (GString        *text,
              const WayChart *chart,
              WayLang         lang)
{
  g_autofree char *known = way_phrase_known (chart->dataset, chart->known_on, lang);
  g_autoptr (GString) late = g_string_new (NULL);

  if (way_known_is_newest (chart->dataset, chart->known_on))
    return;
  g_string_append_printf (text, " · %s", known);
  for (guint s = 0; s < chart->series->len; s++)
    if (is_late (way_chart_get_series (chart, s)))
      g_string_append_printf (late, "%s%s", late->len > 0 ? way_tr (lang, WAY_N_ (", ")) : "",
                              area_name (chart, s, lang));
  if (late->len > 0)
    {
      g_string_append (text, " · ");
      g_string_append_printf (text, way_tr (lang, WAY_N_ ("earlier releases not held: %s")),
                              late->str);
    }
}

/* What kind of chart it is, behind the unit. */
static void
append_kind (GString        *text,
             const WayChart *chart,
             WayLang         lang)
{
  static const char *const kinds[WAY_N_CHART_KINDS] = {
    [WAY_CHART_LINES] = "",
    [WAY_CHART_BARS] = WAY_N_ ("latest release"),
    [WAY_CHART_MULTIPLES] = WAY_N_ ("latest release, on one scale"),
    [WAY_CHART_PACE] = WAY_N_ ("pace a year: needed (outline), actual (filled)"),
    [WAY_CHART_RELEASES] = WAY_N_ ("first release ○, latest ●"),
  };

  g_string_append (text, chart->indicator->unit[lang]);
  if (chart->kind == WAY_CHART_BARS)
    g_string_append_printf (text, " · %d", way_chart_get_bar_year (chart));
  else if (chart->kind != WAY_CHART_MULTIPLES)
    g_string_append_printf (text, " · %s", area_name (chart, 0, lang));
  g_string_append_printf (text, " · %s", way_tr (lang, kinds[chart->kind]));
}

/**
 * way_chart_get_subtitle:
 * @chart: a chart
 * @lang: the language of the words
 *
 * Returns: (transfer full): the unit, how the chart is to be read, and where
 *   it is not of the newest release, as known on which day
 */
char *
way_chart_get_subtitle (const WayChart *chart,
                        WayLang         lang)
{
  GString *text;

  g_return_val_if_fail (chart != NULL, NULL);

  text = g_string_new (NULL);
  if (chart->series->len == 0)
    g_string_append (text, chart->indicator->unit[lang]);
  else if (chart->kind != WAY_CHART_LINES)
    append_kind (text, chart, lang);
  else
    g_string_append_printf (text,
                            way_tr (lang, WAY_N_ ("%s · %s, latest release; ○ as first published")),
                            chart->indicator->unit[lang], area_name (chart, 0, lang));
  append_known (text, chart, lang);
  return g_string_free (text, FALSE);
}

static gboolean
is_within (const WaySeriesPoint *point,
           double                start,
           double                end)
{
  return point->day >= start && point->day <= end;
}

/* Targets that the span shows take part in the range, so that their flags are
 * in the picture. */
static void
widen_for_targets (const WayChart *chart,
                   double          start,
                   double          end,
                   double         *low,
                   double         *high)
{
  for (guint i = 0; i < chart->targets->len; i++)
    {
      const WayChartTarget *target = &g_array_index (chart->targets, WayChartTarget, i);

      if (!target->has_height || target->day < start || target->day > end)
        continue;
      *low = MIN (*low, target->height);
      *high = MAX (*high, target->height);
    }
}

/**
 * way_chart_get_range:
 * @chart: a chart
 * @start: days since 1970-01-01
 * @end: days since 1970-01-01
 * @low: (out): the least value
 * @high: (out): the greatest
 *
 * Finds the range of all values that the span shows: the lines, and of the
 * first series also its vintages.
 *
 * Returns: %FALSE if the span shows none
 */
gboolean
way_chart_get_range (const WayChart *chart,
                     double          start,
                     double          end,
                     double         *low,
                     double         *high)
{
  *low = INFINITY;
  *high = -INFINITY;
  for (guint s = 0; s < chart->series->len; s++)
    {
      const WaySeries *series = way_chart_get_series (chart, s);

      for (guint i = 0; i < series->n_points; i++)
        {
          const WaySeriesPoint *point = &series->points[i];
          double value = latest (chart, point)->value;

          if (!is_within (point, start, end))
            continue;
          *low = MIN (*low, s == 0 ? point->low : value);
          *high = MAX (*high, s == 0 ? point->high : value);
        }
    }
  if (*low > *high)
    return FALSE;
  widen_for_targets (chart, start, end, low, high);
  if (chart->question != NULL)
    way_chart_widen_for_question (chart, start, end, low, high);
  return TRUE;
}

static void
add_source (const WayChart *chart,
            GPtrArray      *cites,
            guint           source,
            WayLang         lang)
{
  const char *cite = way_provenance_cite (chart->dataset, source, lang);

  if (!g_ptr_array_find_with_equal_func (cites, cite, g_str_equal, NULL))
    g_ptr_array_add (cites, (gpointer) cite);
}

static void
append_cites (GString         *line,
              const GPtrArray *cites,
              WayLang          lang)
{
  g_string_append (line, way_tr (lang, WAY_N_ ("Sources: ")));
  for (guint i = 0; i < MIN (cites->len, MAX_SOURCES); i++)
    g_string_append_printf (line, "%s%s", i > 0 ? way_tr (lang, WAY_N_ ("; ")) : "",
                            (const char *) g_ptr_array_index (cites, i));
  if (cites->len > MAX_SOURCES)
    g_string_append_printf (line, way_tr_n (lang, "; and %u more", "; and %u more",
                                            cites->len - MAX_SOURCES),
                            cites->len - MAX_SOURCES);
}

/**
 * way_chart_list_sources:
 * @chart: a chart
 * @start: days since 1970-01-01
 * @end: days since 1970-01-01
 * @lang: the language of the words
 *
 * Names the sources of the figures in a span: those of the lines first, then
 * those of the figures as first published; where they are many, the rest are
 * counted.
 *
 * Returns: (transfer full): "Sources: …", without a full stop; empty where no
 *   figures are shown
 */
char *
way_chart_list_sources (const WayChart *chart,
                        double          start,
                        double          end,
                        WayLang         lang)
{
  g_autoptr (GPtrArray) cites = g_ptr_array_new ();
  GString *line;

  g_return_val_if_fail (chart != NULL, NULL);

  for (guint first = 0; first < 2; first++)
    for (guint s = 0; s < (first ? MIN (chart->series->len, 1) : chart->series->len); s++)
      {
        const WaySeries *series = way_chart_get_series (chart, s);

        for (guint i = series->n_points; i > 0; i--)
          {
            const WaySeriesPoint *point = &series->points[i - 1];
            guint observation = first ? point->first : point->latest;

            if (is_within (point, start, end))
              add_source (chart, cites,
                          way_dataset_get_observation (chart->dataset, observation)->source, lang);
          }
      }
  line = g_string_new (NULL);
  if (cites->len > 0)
    append_cites (line, cites, lang);
  return g_string_free (line, FALSE);
}

/**
 * way_chart_get_sources:
 * @chart: a chart
 * @start: days since 1970-01-01
 * @end: days since 1970-01-01
 * @lang: the language of the words
 *
 * Names the sources of the figures in a span as way_chart_list_sources() does,
 * then the newest release, or the day as known on which it is shown.
 *
 * Returns: (transfer full): one line
 */
char *
way_chart_get_sources (const WayChart *chart,
                       double          start,
                       double          end,
                       WayLang         lang)
{
  g_autofree char *sources = NULL;
  g_autofree char *vintage = NULL;
  GString *line;

  g_return_val_if_fail (chart != NULL, NULL);

  sources = way_chart_list_sources (chart, start, end, lang);
  vintage = way_phrase_known (chart->dataset, chart->known_on, lang);
  line = g_string_new (sources);
  if (line->len > 0)
    g_string_append (line, way_tr (lang, WAY_N_ (". ")));
  g_string_append_printf (line, way_tr (lang, WAY_N_ ("%s.")), vintage);
  return g_string_free (line, FALSE);
}

/* "China 2.06 (2016) to 2.8 (2025, preliminary)" */
static void
append_extent (GString              *text,
               const WayChart       *chart,
               const char           *area,
               const WaySeriesPoint *from,
               const WaySeriesPoint *to,
               WayLang               lang)
{
  g_autofree char *first = way_phrase_number (latest (chart, from)->value_text);
  g_autofree char *last = way_phrase_number (latest (chart, to)->value_text);
  const char *note = latest (chart, to)->status == WAY_STATUS_PRELIMINARY
    ? way_tr (lang, WAY_N_ (", preliminary")) : "";

  if (from == to)
    g_string_append_printf (text, way_tr (lang, WAY_N_ ("%s %s (%d%s)")), area, last, to->year,
                            note);
  else
    g_string_append_printf (text, way_tr (lang, WAY_N_ ("%s %s (%d) to %s (%d%s)")),
                            area, first, from->year, last, to->year, note);
}

/**
 * way_chart_describe:
 * @chart: a chart
 * @start: days since 1970-01-01
 * @end: days since 1970-01-01
 * @lang: the language of the words
 *
 * Returns: (transfer full): one sentence with the first and the last value of
 *   every series in the span, for those who cannot see the picture
 */
char *
way_chart_describe (const WayChart *chart,
                    double          start,
                    double          end,
                    WayLang         lang)
{
  GString *text;
  guint n = 0;

  g_return_val_if_fail (chart != NULL, NULL);

  if (chart->kind != WAY_CHART_LINES && chart->kind != WAY_CHART_MULTIPLES)
    return way_chart_describe_kind (chart, start, end, lang);
  text = g_string_new (NULL);
  g_string_append_printf (text, way_tr (lang, WAY_N_ ("%s, %s: ")), chart->indicator->name[lang],
                          chart->indicator->unit[lang]);
  for (guint s = 0; s < chart->series->len; s++)
    {
      const WaySeries *series = way_chart_get_series (chart, s);
      const WaySeriesPoint *from = NULL, *to = NULL;

      for (guint i = 0; i < series->n_points; i++)
        if (is_within (&series->points[i], start, end))
          {
            from = from != NULL ? from : &series->points[i];
            to = &series->points[i];
          }
      if (from == NULL)
        continue;
      g_string_append (text, n++ > 0 ? way_tr (lang, WAY_N_ ("; ")) : "");
      append_extent (text, chart, area_name (chart, s, lang), from, to, lang);
    }
  if (n == 0)
    g_string_append (text, way_tr (lang, WAY_N_ ("no figures in this span")));
  append_known (text, chart, lang);
  g_string_append (text, lang == WAY_LANG_ZH ? "。" : ".");
  return g_string_free (text, FALSE);
}

/**
 * way_chart_describe_point:
 * @chart: a chart
 * @series: the number of a series
 * @point: the number of a point of it
 * @lang: the language of the words
 *
 * Returns: (transfer full): the value with its year, status, day of
 *   publication and, where it reads otherwise, the value first published
 */
char *
way_chart_describe_point (const WayChart *chart,
                          guint           series,
                          guint           point,
                          WayLang         lang)
{
  const WaySeriesPoint *row;
  const WayObservation *now, *first;
  g_autofree char *value = NULL;
  g_autofree char *first_value = NULL;
  g_autofree char *month = NULL;
  GString *text;

  g_return_val_if_fail (chart != NULL && series < chart->series->len, NULL);
  g_return_val_if_fail (point < way_chart_get_series (chart, series)->n_points, NULL);

  row = &way_chart_get_series (chart, series)->points[point];
  now = latest (chart, row);
  first = way_dataset_get_observation (chart->dataset, row->first);
  value = way_phrase_number (now->value_text);
  month = way_date_to_month (now->published, lang);
  text = g_string_new (NULL);
  g_string_append_printf (text, way_tr (lang, WAY_N_ ("%s %d: %s (%s, %s)")),
                          area_name (chart, series, lang), row->year, value,
                          way_status_name (now->status, lang), month);
  first_value = way_phrase_number (first->value_text);
  if (first->value != now->value && !g_str_equal (first_value, value))
    {
      g_autofree char *first_month = way_date_to_month (first->published, lang);

      g_string_append_printf (text, way_tr (lang, WAY_N_ ("; first published as %s (%s)")),
                              first_value, first_month);
    }
  if (row->late)
    g_string_append (text, way_tr (lang, WAY_N_ ("; earlier releases not held")));
  return g_string_free (text, FALSE);
}

/**
 * way_chart_make_scale:
 * @plot: where the curves are drawn
 * @full: whether they are those of a full chart, and not of a strip
 * @unit: by how much lines and text are larger than usual
 * @low: the least value
 * @high: the greatest
 *
 * Returns: the axis of values; gridlines are further apart in a full chart
 */
WayScale
way_chart_make_scale (const WayRect *plot,
                      gboolean       full,
                      double         unit,
                      double         low,
                      double         high)
{
  return way_scale_new (low, high, plot->y, plot->y + plot->height,
                        (full ? MIN_FULL_STEP_PX : MIN_STEP_PX) * unit);
}

/**
 * way_chart_find_point:
 * @chart: a chart
 * @look: the look with which it is drawn
 * @viewport: the time axis
 * @plot: where the curves are drawn
 * @full: whether they are those of a full chart, and not of a strip
 * @x: pixels
 * @y: pixels
 * @series: (out): the number of a series
 * @point: (out): the number of a point of it
 *
 * Finds the point nearest to a place, of those that the time axis shows.
 *
 * Returns: %FALSE if none is near
 */
gboolean
way_chart_find_point (const WayChart    *chart,
                      const WayLook     *look,
                      const WayViewport *viewport,
                      const WayRect     *plot,
                      gboolean           full,
                      double             x,
                      double             y,
                      guint             *series,
                      guint             *point)
{
  double low, high, nearest = REACH_PX;
  gboolean found = FALSE;
  WayScale scale;

  g_return_val_if_fail (chart != NULL && look != NULL, FALSE);
  g_return_val_if_fail (viewport != NULL && plot != NULL, FALSE);

  if (!way_chart_get_range (chart, viewport->start, viewport->end, &low, &high))
    return FALSE;
  scale = way_chart_make_scale (plot, full, way_look_get_unit (look), low, high);
  for (guint s = 0; s < chart->series->len; s++)
    for (guint i = 0; i < way_chart_get_series (chart, s)->n_points; i++)
      {
        const WaySeriesPoint *row = &way_chart_get_series (chart, s)->points[i];
        double away = hypot (way_viewport_to_px (viewport, row->day) - x,
                             way_scale_to_px (&scale, latest (chart, row)->value) - y);

        if (away < nearest && is_within (row, viewport->start, viewport->end))
          {
            nearest = away;
            *series = s;
            *point = i;
            found = TRUE;
          }
      }
  return found;
}
