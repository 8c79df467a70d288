/* Which targets a chart has: where the value of each would stand, its verdict
 * and the path needed from the baseline.
 */
#include "config.h"

#include "way-chart-private.h"

#include <math.h>

#include "way-phrases.h"
#include "way-releases.h"
#include "way-words.h"

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
