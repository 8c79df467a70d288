/* The numbers of every kind of chart: what the pictures draw, what the tables
 * show and what the alternative texts say are the same.
 */
#include "config.h"

#include "way-chart-private.h"

#include <math.h>

#include "way-phrases.h"
#include "way-words.h"

static const WayObservation *
get_latest (const WayChart *chart,
            guint           series,
            guint           point)
{
  return way_dataset_get_observation (chart->dataset,
                                      way_chart_get_series (chart, series)->points[point].latest);
}

static const char *
area_name (const WayChart *chart,
           guint           series,
           WayLang         lang)
{
  return way_dataset_get_area (chart->dataset,
                               way_chart_get_series (chart, series)->area)->name[lang];
}

static guint
find_year (const WaySeries *series,
           int              year)
{
  for (guint i = 0; i < series->n_points; i++)
    if (series->points[i].year == year)
      return i;
  return WAY_NONE;
}

static guint
count_areas (const WayChart *chart,
             int             year)
{
  guint n = 0;

  for (guint s = 0; s < chart->series->len; s++)
    n += find_year (way_chart_get_series (chart, s), year) != WAY_NONE;
  return n;
}

/**
 * way_chart_get_bar_year:
 * @chart: a chart
 *
 * Returns: the year that ranked bars show: the one asked for, or the newest
 *   for which more than half of the areas have figures; 0 if there is none
 */
int
way_chart_get_bar_year (const WayChart *chart)
{
  int best = 0;

  g_return_val_if_fail (chart != NULL, 0);

  if (chart->year != 0)
    return chart->year;
  for (guint s = 0; s < chart->series->len; s++)
    {
      const WaySeries *series = way_chart_get_series (chart, s);

      for (guint i = 0; i < series->n_points; i++)
        if (series->points[i].year > best
            && 2 * count_areas (chart, series->points[i].year) > chart->series->len)
          best = series->points[i].year;
    }
  return best;
}

/* The greatest first; of ranks the least. */
static int
compare_bars (gconstpointer a,
              gconstpointer b,
              gpointer      data)
{
  const WayChart *chart = data;
  const WayChartBar *first = a, *second = b;
  double one = get_latest (chart, first->series, first->point)->value;
  double other = get_latest (chart, second->series, second->point)->value;

  if (one == other)
    return first->series < second->series ? -1 : 1;
  return (one > other) == (chart->indicator->timing != WAY_TIMING_RANK) ? -1 : 1;
}

/**
 * way_chart_get_bars:
 * @chart: a chart
 *
 * Returns: (transfer full) (element-type WayChartBar): the areas that have a
 *   figure for way_chart_get_bar_year(), ranked
 */
GArray *
way_chart_get_bars (const WayChart *chart)
{
  GArray *bars = g_array_new (FALSE, FALSE, sizeof (WayChartBar));
  int year = way_chart_get_bar_year (chart);

  for (guint s = 0; s < chart->series->len; s++)
    {
      WayChartBar bar = { s, find_year (way_chart_get_series (chart, s), year) };

      if (bar.point != WAY_NONE)
        g_array_append_val (bars, bar);
    }
  g_array_sort_with_data (bars, compare_bars, (gpointer) chart);
  return bars;
}

static double
find_pace (gboolean by_difference,
           double   from,
           double   to,
           double   years)
{
  return by_difference ? (to - from) / years : (pow (to / from, 1 / years) - 1) * 100;
}

/* The growth stated and the one that the verdict has found, if it has. */
static WayChartPace
make_growth_pace (const WayChart *chart,
                  guint           number)
{
  const WayChartTarget *target = &g_array_index (chart->targets, WayChartTarget, number);
  const WayVerdict *verdict = &target->verdict;
  WayChartPace pace = { .target = number };
  gboolean over = verdict->id == WAY_VERDICT_MET || verdict->id == WAY_VERDICT_MISSED;

  pace.needed = way_dataset_get_stated_goal (chart->dataset, target->stated)->value;
  pace.actual = over ? verdict->judged : verdict->actual;
  pace.known = over || verdict->needed != 0 || verdict->actual != 0;
  return pace;
}

/* From the baseline of the flag's path; to the value of record once there is
 * one, before that to the newest value. */
static WayChartPace
make_pace (const WayChart *chart,
           guint           number)
{
  const WayChartTarget *target = &g_array_index (chart->targets, WayChartTarget, number);
  const WayVerdict *verdict = &target->verdict;
  guint measured = way_verdict_get_measured (verdict);
  WayChartPace pace = { .target = number, .by_difference = target->straight };
  const WayObservation *row;
  double needed_years, actual_years;

  if (target->growth)
    return make_growth_pace (chart, number);
  if (verdict->needed != 0 || verdict->actual != 0)
    return (WayChartPace) { number, TRUE, verdict->by_difference, verdict->needed,
                            verdict->actual };
  if (!target->has_path || measured == WAY_NONE)
    return pace;
  row = way_dataset_get_observation (chart->dataset, measured);
  needed_years = round ((target->day - target->baseline_day) / 365.25);
  actual_years = round ((way_series_day (chart->indicator, row->year) - target->baseline_day)
                        / 365.25);
  pace.known = needed_years > 0 && actual_years > 0 && (target->straight || row->value > 0);
  if (!pace.known)
    return pace;
  pace.needed = find_pace (target->straight, target->baseline, target->height,
                           needed_years);
  pace.actual = find_pace (target->straight, target->baseline, row->value, actual_years);
  return pace;
}

/**
 * way_chart_get_paces:
 * @chart: a chart
 *
 * Returns: (transfer full) (element-type WayChartPace): the paces of every
 *   target of the chart, in the order of due years
 */
GArray *
way_chart_get_paces (const WayChart *chart)
{
  GArray *paces = g_array_new (FALSE, FALSE, sizeof (WayChartPace));

  for (guint i = 0; i < chart->targets->len; i++)
    {
      WayChartPace pace = make_pace (chart, i);

      g_array_append_val (paces, pace);
    }
  return paces;
}

/**
 * way_chart_name_target:
 * @chart: a chart
 * @target: the number of a target of it
 * @lang: the language of the words
 *
 * Returns: (transfer full): "≥ 2.5 by 2020", "> 7% per year by 2025"
 */
char *
way_chart_name_target (const WayChart *chart,
                       guint           target,
                       WayLang         lang)
{
  const WayStatedGoal *stated = way_dataset_get_stated_goal (
    chart->dataset, g_array_index (chart->targets, WayChartTarget, target).stated);
  g_autofree char *value = way_chart_phrase_value (stated, lang);

  return g_strdup_printf (way_tr (lang, WAY_N_ ("%s %s by %d")),
                          way_comparator_sign (stated->comparator), value, stated->due_year);
}

/* For a table, whose numbers other programs are to read. */
static char *
format (double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.2f", value));
}

static void
add_row (GPtrArray *table,
         ...) G_GNUC_NULL_TERMINATED;

/* Takes the texts of a row, which are copied. */
static void
add_row (GPtrArray *table,
         ...)
{
  g_autoptr (GStrvBuilder) row = g_strv_builder_new ();
  const char *text;
  va_list texts;

  va_start (texts, table);
  while ((text = va_arg (texts, const char *)) != NULL)
    g_strv_builder_add (row, text);
  va_end (texts);
  g_ptr_array_add (table, g_strv_builder_end (row));
}

#define AREA WAY_C_ ("column", "Area")
#define YEAR WAY_C_ ("column", "Year")
#define VALUE WAY_C_ ("column", "Value")
#define STATUS WAY_C_ ("column", "Status")
#define PUBLISHED WAY_C_ ("column", "Published")

static void
add_point (GPtrArray      *table,
           const WayChart *chart,
           guint           series,
           guint           point,
           gboolean        with_first,
           WayLang         lang)
{
  const WayObservation *now = get_latest (chart, series, point);
  const WayObservation *first = way_dataset_get_observation (
    chart->dataset, way_chart_get_series (chart, series)->points[point].first);
  g_autofree char *year = g_strdup_printf ("%d", now->year);
  g_autofree char *published = way_date_to_iso (now->published);
  g_autofree char *first_published = way_date_to_iso (first->published);
  const char *basis = now->basis != WAY_NONE
    ? way_dataset_get_basis (chart->dataset, now->basis)->name[lang] : "";

  if (with_first)
    add_row (table, area_name (chart, series, lang), year, now->value_text,
             way_status_name (now->status, lang), published, first->value_text, first_published,
             basis, NULL);
  else
    add_row (table, area_name (chart, series, lang), year, now->value_text,
             way_status_name (now->status, lang), published, basis, NULL);
}

static void
fill_lines (GPtrArray      *table,
            const WayChart *chart,
            double          start,
            double          end,
            WayLang         lang)
{
  add_row (table, way_tr (lang, AREA), way_tr (lang, YEAR), way_tr (lang, VALUE),
           way_tr (lang, STATUS), way_tr (lang, PUBLISHED),
           way_tr (lang, WAY_C_ ("column", "First value")),
           way_tr (lang, WAY_C_ ("column", "First published")),
           way_tr (lang, WAY_C_ ("column", "Basis")), NULL);
  for (guint s = 0; s < chart->series->len; s++)
    {
      const WaySeries *series = way_chart_get_series (chart, s);

      for (guint i = 0; i < series->n_points; i++)
        if (series->points[i].day >= start && series->points[i].day <= end)
          add_point (table, chart, s, i, TRUE, lang);
    }
}

static void
fill_bars (GPtrArray      *table,
           const WayChart *chart,
           WayLang         lang)
{
  g_autoptr (GArray) bars = way_chart_get_bars (chart);

  add_row (table, way_tr (lang, AREA), way_tr (lang, YEAR), way_tr (lang, VALUE),
           way_tr (lang, STATUS), way_tr (lang, PUBLISHED),
           way_tr (lang, WAY_C_ ("column", "Basis")), NULL);
  for (guint i = 0; i < bars->len; i++)
    {
      const WayChartBar *bar = &g_array_index (bars, WayChartBar, i);

      add_point (table, chart, bar->series, bar->point, FALSE, lang);
    }
}

static void
fill_paces (GPtrArray      *table,
            const WayChart *chart,
            WayLang         lang)
{
  g_autoptr (GArray) paces = way_chart_get_paces (chart);

  add_row (table, way_tr (lang, WAY_C_ ("column", "Target")),
           way_tr (lang, WAY_C_ ("column", "Due")),
           way_tr (lang, WAY_C_ ("column", "Needed a year")),
           way_tr (lang, WAY_C_ ("column", "Actual a year")),
           way_tr (lang, WAY_C_ ("column", "Verdict")),
           way_tr (lang, WAY_C_ ("column", "Policy")), NULL);
  for (guint i = 0; i < paces->len; i++)
    {
      const WayChartPace *pace = &g_array_index (paces, WayChartPace, i);
      const WayChartTarget *target = &g_array_index (chart->targets, WayChartTarget, pace->target);
      const WayStatedGoal *stated = way_dataset_get_stated_goal (chart->dataset, target->stated);
      const char *unit = pace->by_difference ? "" : "%";
      g_autofree char *name = way_chart_name_target (chart, pace->target, lang);
      g_autofree char *due = g_strdup_printf ("%d", stated->due_year);
      g_autofree char *needed = format (pace->needed);
      g_autofree char *actual = format (pace->actual);
      g_autofree char *needed_text = g_strconcat (pace->known ? needed : "–",
                                                  pace->known ? unit : "", NULL);
      g_autofree char *actual_text = g_strconcat (pace->known ? actual : "–",
                                                  pace->known ? unit : "", NULL);
      g_autofree char *word
        = way_verdict_get_word (chart->dataset, target->stated, &target->verdict, lang);

      add_row (table, name, due, needed_text, actual_text, word,
               way_dataset_get_policy (chart->dataset, stated->policy)->short_title[lang], NULL);
    }
}

static void
fill_releases (GPtrArray      *table,
               const WayChart *chart,
               double          start,
               double          end,
               WayLang         lang)
{
  const WaySeries *series = way_chart_get_series (chart, 0);

  add_row (table, way_tr (lang, YEAR), way_tr (lang, WAY_C_ ("column", "First value")),
           way_tr (lang, WAY_C_ ("column", "First published")),
           way_tr (lang, WAY_C_ ("column", "Latest value")),
           way_tr (lang, PUBLISHED), way_tr (lang, WAY_C_ ("column", "Difference")),
           way_tr (lang, WAY_C_ ("column", "Basis")), NULL);
  for (guint i = 0; i < series->n_points; i++)
    {
      const WayObservation *first
        = way_dataset_get_observation (chart->dataset, series->points[i].first);
      const WayObservation *now = get_latest (chart, 0, i);
      g_autofree char *year = g_strdup_printf ("%d", now->year);
      g_autofree char *first_published = way_date_to_iso (first->published);
      g_autofree char *published = way_date_to_iso (now->published);
      g_autofree char *difference = format (now->value - first->value);

      if (series->points[i].day < start || series->points[i].day > end)
        continue;
      add_row (table, year, first->value_text, first_published, now->value_text, published,
               difference,
               now->basis != WAY_NONE
               ? way_dataset_get_basis (chart->dataset, now->basis)->name[lang] : "", NULL);
    }
}

/**
 * way_chart_get_table:
 * @chart: a chart
 * @start: days since 1970-01-01
 * @end: days since 1970-01-01
 * @lang: the language of the words
 *
 * Returns: (transfer full) (element-type GStrv): the numbers that a chart of
 *   its kind shows in the span, as rows of as many texts each; the first row
 *   has the headings
 */
GPtrArray *
way_chart_get_table (const WayChart *chart,
                     double          start,
                     double          end,
                     WayLang         lang)
{
  GPtrArray *table = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  g_return_val_if_fail (chart != NULL, table);

  switch (chart->kind)
    {
    case WAY_CHART_BARS:
      fill_bars (table, chart, lang);
      break;
    case WAY_CHART_PACE:
      fill_paces (table, chart, lang);
      break;
    case WAY_CHART_RELEASES:
      if (chart->series->len > 0)
        fill_releases (table, chart, start, end, lang);
      break;
    case WAY_CHART_LINES:
    case WAY_CHART_MULTIPLES:
    case WAY_N_CHART_KINDS:
    default:
      fill_lines (table, chart, start, end, lang);
    }
  return table;
}

/* What a row of the table says, in as few words as can be. */
static char *
tell_row (const WayChart *chart,
          GStrv           row,
          WayLang         lang)
{
  switch (chart->kind)
    {
    case WAY_CHART_BARS:
      return g_strdup_printf (way_tr (lang, WAY_N_ ("%s %s")), row[0], row[2]);
    case WAY_CHART_PACE:
      return g_strdup_printf (way_tr (lang, WAY_N_ ("%s: needed %s a year, actual %s, %s")), row[0],
                              row[2], row[3], row[4]);
    case WAY_CHART_RELEASES:
      return g_strdup_printf (way_tr (lang, WAY_N_ ("%s: first %s, latest %s")), row[0], row[1],
                              row[3]);
    case WAY_CHART_LINES:
    case WAY_CHART_MULTIPLES:
    case WAY_N_CHART_KINDS:
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * way_chart_describe_kind:
 * @chart: a chart of bars, paces or releases
 * @start: days since 1970-01-01
 * @end: days since 1970-01-01
 * @lang: the language of the words
 *
 * Returns: (transfer full): its numbers in one sentence
 */
char *
way_chart_describe_kind (const WayChart *chart,
                         double          start,
                         double          end,
                         WayLang         lang)
{
  g_autoptr (GPtrArray) table = way_chart_get_table (chart, start, end, lang);
  g_autofree char *subtitle = way_chart_get_subtitle (chart, lang);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, way_tr (lang, WAY_N_ ("%s, %s: ")), chart->indicator->name[lang],
                          subtitle);
  for (guint i = 1; i < table->len; i++)
    {
      g_autofree char *told = tell_row (chart, g_ptr_array_index (table, i), lang);

      g_string_append_printf (text, "%s%s", i > 1 ? way_tr (lang, WAY_N_ ("; ")) : "", told);
    }
  if (table->len <= 1)
    g_string_append (text, way_tr (lang, WAY_N_ ("no figures in this span")));
  g_string_append (text, lang == WAY_LANG_ZH ? "。" : ".");
  return g_string_free (text, FALSE);
}
