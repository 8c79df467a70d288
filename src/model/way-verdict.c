/* The rules of judging, in the order in which they are asked. A value for the
 * due year decides; a later year's never does. Where the data set has no
 * figure the verdict says so, and is neither success nor failure.
 */
#include "config.h"

#include "way-verdict.h"

#include <math.h>
#include <string.h>

#include "way-releases.h"
#include "way-series.h"

/* "About" is fulfilled within this share of the value. */
#define ABOUT_SHARE 0.025

/* Shares of the needed pace. */
#define ON_TRACK_SHARE 0.95
#define BEHIND_SHARE 0.60

/* How long after the due year a figure may still be expected, in months. */
#define PUBLICATION_MONTHS 18

static const struct
{
  const char *id;
  const char *glyph;
  const char *word;
} verdicts[WAY_N_VERDICTS] = {
  [WAY_VERDICT_RULE] = { "rule", "§", WAY_C_ ("verdict", "rule") },
  [WAY_VERDICT_NOT_JUDGED] = { "not-judged", "–", WAY_C_ ("verdict", "shown, not judged") },
  [WAY_VERDICT_NO_FIGURES] = { "no-figures", "∅", WAY_C_ ("verdict", "no figures here") },
  [WAY_VERDICT_MET] = { "met", "✓", WAY_C_ ("verdict", "met") },
  [WAY_VERDICT_MISSED] = { "missed", "✕", WAY_C_ ("verdict", "missed") },
  [WAY_VERDICT_NOT_PUBLISHED]
    = { "not-published", "…", WAY_C_ ("verdict", "not yet published") },
  [WAY_VERDICT_NO_FIGURE_FOR_YEAR]
    = { "no-figure-for-year", "∅", WAY_C_ ("verdict", "no %d figure here") },
  [WAY_VERDICT_REACHED_EARLY]
    = { "reached-early", "✓", WAY_C_ ("verdict", "at target now, judged in %d") },
  [WAY_VERDICT_TOO_EARLY] = { "too-early", "○", WAY_C_ ("verdict", "too early to say") },
  [WAY_VERDICT_ON_TRACK] = { "on-track", "↗", WAY_C_ ("verdict", "on track") },
  [WAY_VERDICT_BEHIND] = { "behind", "→", WAY_C_ ("verdict", "behind") },
  [WAY_VERDICT_FAR_BEHIND] = { "far-behind", "↘", WAY_C_ ("verdict", "far behind") },
  [WAY_VERDICT_MOVING_AWAY] = { "moving-away", "↙", WAY_C_ ("verdict", "moving away") },
};

typedef struct
{
  const WayDataset    *dataset;
  const WayStatedGoal *target;
  const WayIndicator  *indicator;
  int                  known_on;
  WayVerdict           verdict;
} Judging;

static const WayObservation *
get (const Judging *judging,
     guint          observation)
{
  return way_dataset_get_observation (judging->dataset, observation);
}

static guint
value_of_record (const Judging *judging,
                 int            year)
{
  return way_series_value_of_record (judging->dataset, judging->target->indicator,
                                     judging->target->area, year, judging->known_on);
}

/* Half a unit of the last digit that a source has printed: 0.005 for 2.40. */
static double
half_digit (const char *text)
{
  const char *point = strchr (text, '.');

  return 0.5 * pow (10, point != NULL ? -(double) strlen (point + 1) : 0);
}

static gboolean
about (const Judging *judging,
       double         value)
{
  double wanted = judging->target->value, slack = fabs (wanted) * ABOUT_SHARE;

  switch (judging->indicator->better)
    {
    case WAY_BETTER_HIGHER:
      return value >= wanted - slack;
    case WAY_BETTER_LOWER:
      return value <= wanted + slack;
    case WAY_BETTER_NONE:
      return fabs (value - wanted) <= slack;
    default:
      g_assert_not_reached ();
    }
}

/* Whether a value fulfils the target. @slack is half a unit of the last digit
 * printed; strict comparisons do not take it. The tiny term is for the rounding
 * of binary numbers alone. */
static gboolean
fulfils (const Judging *judging,
         double         value,
         double         slack)
{
  double wanted = judging->target->value;
  double tiny = 1e-9 * MAX (fabs (wanted), 1);

  switch (judging->target->comparator)
    {
    case WAY_AT_LEAST:
      return value >= wanted - slack - tiny;
    case WAY_MORE_THAN:
      return value > wanted + tiny;
    case WAY_AT_MOST:
      return value <= wanted + slack + tiny;
    case WAY_LESS_THAN:
      return value < wanted - tiny;
    case WAY_EQUAL:
      return fabs (value - wanted) <= slack + tiny;
    case WAY_ABOUT:
      return about (judging, value);
    default:
      g_assert_not_reached ();
    }
}

/* Mean yearly growth in %: ((v_T / v_start)^(1/n) − 1) × 100. */
static double
growth (const WayObservation *from,
        const WayObservation *to)
{
  return (pow (to->value / from->value, 1.0 / (to->year - from->year)) - 1) * 100;
}

/* Whether lower values are what the target wants. */
static gboolean
wants_less (const Judging *judging)
{
  return judging->target->comparator == WAY_AT_MOST
      || judging->target->comparator == WAY_LESS_THAN
      || (judging->target->comparator == WAY_ABOUT
          && judging->indicator->better == WAY_BETTER_LOWER);
}

static double
margin (const Judging *judging,
        double         value)
{
  double over = value - judging->target->value;

  return wants_less (judging) ? -over : over;
}

/* The first later year whose value of record fulfils the target, for
 * information after a miss. */
static void
find_passed (Judging *judging)
{
  guint newest = judging->verdict.newest;
  int last = get (judging, newest)->year;

  if (judging->target->measure != WAY_MEASURE_LEVEL)
    return;
  for (int year = judging->target->due_year + 1; year <= last; year++)
    {
      guint found = value_of_record (judging, year);

      if (found == WAY_NONE
          || !fulfils (judging, get (judging, found)->value,
                       half_digit (get (judging, found)->value_text)))
        continue;
      judging->verdict.passed_year = year;
      judging->verdict.passed = found;
      return;
    }
}

/**
 * way_verdict_growth_start:
 * @dataset: a snapshot
 * @target: a target that is a growth
 *
 * Returns: the year from which growth counts: the target's own baseline, or the
 *   year before the policy's period
 */
int
way_verdict_growth_start (const WayDataset    *dataset,
                          const WayStatedGoal *target)
{
  const WayPolicy *policy;

  g_return_val_if_fail (dataset != NULL && target != NULL, 0);

  if (target->baseline_year != 0)
    return target->baseline_year;
  policy = way_dataset_get_policy (dataset, target->policy);
  return (policy->period_start != 0 ? policy->period_start : policy->date.year) - 1;
}

/* Met or missed, if there is what it takes to say so. */
static gboolean
judge_due (Judging *judging)
{
  WayVerdict *verdict = &judging->verdict;
  const WayObservation *record;
  double slack = 0;

  verdict->record = value_of_record (judging, judging->target->due_year);
  if (verdict->record == WAY_NONE)
    return FALSE;
  record = get (judging, verdict->record);
  if (judging->target->measure == WAY_MEASURE_GROWTH)
    {
      int from = way_verdict_growth_start (judging->dataset, judging->target);

      verdict->start = value_of_record (judging, from);
      if (verdict->start == WAY_NONE || get (judging, verdict->start)->value <= 0
          || get (judging, verdict->start)->year >= record->year)
        return FALSE;
      verdict->judged = growth (get (judging, verdict->start), record);
    }
  else
    {
      verdict->judged = record->value;
      slack = half_digit (record->value_text);
    }
  verdict->provisional = record->status == WAY_STATUS_PRELIMINARY;
  verdict->margin = margin (judging, verdict->judged);
  verdict->id = fulfils (judging, verdict->judged, slack) ? WAY_VERDICT_MET : WAY_VERDICT_MISSED;
  if (verdict->id == WAY_VERDICT_MISSED)
    find_passed (judging);
  return TRUE;
}

/**
 * way_verdict_publication_limit:
 * @year: a due year
 *
 * Returns: the day from which a figure for the year is no longer expected, 18
 *   months after the end of it, in days since 1970-01-01
 */
int
way_verdict_publication_limit (int year)
{
  return way_date_first_day ((WayDate) { year + 1 + PUBLICATION_MONTHS / 12,
                                         1 + PUBLICATION_MONTHS % 12, 1 });
}

/* The baseline of an open target: the policy's own, else the value of the last
 * full year before it, on the basis of the value compared. */
static gboolean
find_baseline (Judging *judging,
               double  *value,
               int     *year)
{
  const WayStatedGoal *target = judging->target;
  const WayPolicy *policy = way_dataset_get_policy (judging->dataset, target->policy);

  if (target->has_baseline)
    {
      *value = target->baseline;
      *year = target->baseline_year;
      return TRUE;
    }
  *year = target->baseline_year != 0 ? target->baseline_year : policy->date.year - 1;
  judging->verdict.start = way_series_same_basis (judging->dataset, judging->verdict.newest, *year,
                                                  judging->known_on);
  if (judging->verdict.start == WAY_NONE)
    return FALSE;
  *value = get (judging, judging->verdict.start)->value;
  return TRUE;
}

static double
pace (gboolean by_difference,
      double   from,
      double   to,
      int      years)
{
  return by_difference ? (to - from) / years : (pow (to / from, 1.0 / years) - 1) * 100;
}

static WayVerdictId
compare_paces (double actual,
               double needed)
{
  /* Shares that are exact in decimals are not in binary numbers. */
  const double tiny = 1e-9;
  double share = needed != 0 ? actual / needed + tiny : actual >= 0 ? 1 : -1;

  if (share < 0)
    return WAY_VERDICT_MOVING_AWAY;
  if (share >= ON_TRACK_SHARE)
    return WAY_VERDICT_ON_TRACK;
  return share >= BEHIND_SHARE ? WAY_VERDICT_BEHIND : WAY_VERDICT_FAR_BEHIND;
}

/* A growth target that is open is compared by the growth so far. */
static void
judge_open_growth (Judging *judging)
{
  WayVerdict *verdict = &judging->verdict;
  int start = way_verdict_growth_start (judging->dataset, judging->target);
  const WayObservation *newest = get (judging, verdict->newest);

  verdict->start = way_series_same_basis (judging->dataset, verdict->newest, start,
                                          judging->known_on);
  if (newest->year <= start || verdict->start == WAY_NONE
      || get (judging, verdict->start)->value <= 0 || newest->value <= 0)
    {
      verdict->id = WAY_VERDICT_TOO_EARLY;
      return;
    }
  verdict->needed = judging->target->value;
  verdict->actual = growth (get (judging, verdict->start), newest);
  verdict->id = compare_paces (verdict->actual, verdict->needed);
}

static void
judge_open_level (Judging *judging)
{
  WayVerdict *verdict = &judging->verdict;
  const WayObservation *newest = get (judging, verdict->newest);
  double baseline;
  int year;

  if (fulfils (judging, newest->value, half_digit (newest->value_text)))
    {
      verdict->id = WAY_VERDICT_REACHED_EARLY;
      return;
    }
  if (!find_baseline (judging, &baseline, &year) || newest->year <= year
      || judging->target->due_year <= year)
    {
      verdict->id = WAY_VERDICT_TOO_EARLY;
      return;
    }
  verdict->by_difference = judging->indicator->rate || baseline <= 0 || newest->value <= 0
                           || judging->target->value <= 0;
  verdict->needed = pace (verdict->by_difference, baseline, judging->target->value,
                          judging->target->due_year - year);
  verdict->actual = pace (verdict->by_difference, baseline, newest->value, newest->year - year);
  verdict->id = compare_paces (verdict->actual, verdict->needed);
}

/* Whether the data set has any figure of indicator and area, known by the day
 * or not. */
static gboolean
has_figures (const Judging *judging)
{
  guint n;

  if (judging->verdict.newest != WAY_NONE)
    return TRUE;
  way_dataset_get_releases (judging->dataset, judging->target->indicator, judging->target->area,
                            &n);
  return n > 0;
}

static void
judge (Judging *judging)
{
  const WayStatedGoal *target = judging->target;
  WayVerdict *verdict = &judging->verdict;

  if (target->measure == WAY_MEASURE_PARAMETER)
    verdict->id = WAY_VERDICT_RULE;
  else if (target->measure == WAY_MEASURE_CUMULATIVE || target->due_year == 0)
    verdict->id = WAY_VERDICT_NOT_JUDGED;
  else if (!has_figures (judging))
    verdict->id = WAY_VERDICT_NO_FIGURES;
  else if (way_day_of_year (target->due_year + 1) - 1 > judging->known_on)
    {
      if (verdict->newest == WAY_NONE)
        verdict->id = WAY_VERDICT_TOO_EARLY;
      else if (target->measure == WAY_MEASURE_GROWTH)
        judge_open_growth (judging);
      else
        judge_open_level (judging);
    }
  else if (!judge_due (judging))
    verdict->id = judging->known_on < way_verdict_publication_limit (target->due_year)
      ? WAY_VERDICT_NOT_PUBLISHED : WAY_VERDICT_NO_FIGURE_FOR_YEAR;
}

/**
 * way_verdict_judge:
 * @dataset: a snapshot
 * @stated: the number of a stated goal that is a target
 * @known_on: the day as known on which it is judged, in days since 1970-01-01;
 *   %G_MAXINT for the newest release held, which is never taken for today
 *
 * Judges a target. Only releases published by then play a part.
 *
 * Returns: the verdict with the numbers that went in
 */
WayVerdict
way_verdict_judge (const WayDataset *dataset,
                   guint             stated,
                   int               known_on)
{
  Judging judging = { .dataset = dataset, .known_on = known_on };

  g_return_val_if_fail (dataset != NULL, judging.verdict);

  judging.target = way_dataset_get_stated_goal (dataset, stated);
  g_return_val_if_fail (way_stated_goal_is_target (judging.target), judging.verdict);

  judging.known_on = way_known_day (dataset, known_on);
  judging.indicator = way_dataset_get_indicator (dataset, judging.target->indicator);
  judging.verdict.record = judging.verdict.start = judging.verdict.passed = WAY_NONE;
  judging.verdict.newest = way_series_newest_value (dataset, judging.target->indicator,
                                                    judging.target->area, judging.known_on);
  judge (&judging);
  return judging.verdict;
}

/**
 * way_verdict_get_restated:
 * @dataset: a snapshot
 * @verdict: a verdict on a target of it
 * @known_on: the day as known on which it was judged
 *
 * Finds the values that were published for the same year after the value of
 * record and differ from it; they never change the verdict.
 *
 * Returns: (transfer full) (element-type guint): observations in the order of
 *   publication, each different from the one before
 */
GArray *
way_verdict_get_restated (const WayDataset *dataset,
                          const WayVerdict *verdict,
                          int               known_on)
{
  GArray *restated = g_array_new (FALSE, FALSE, sizeof (guint));
  const WayObservation *record;
  const WayRelease *releases;
  double last;
  int last_day;
  guint n;

  g_return_val_if_fail (dataset != NULL && verdict != NULL, restated);

  if (verdict->record == WAY_NONE)
    return restated;
  record = way_dataset_get_observation (dataset, verdict->record);
  last = record->value;
  last_day = way_date_last_day (record->published);
  releases = way_dataset_get_releases (dataset, record->indicator, record->area, &n);
  for (guint i = 0; i < n; i++)
    {
      const WayObservation *row = way_dataset_get_observation (dataset, releases[i].observation);

      if (row->year != record->year || releases[i].known_from <= last_day
          || releases[i].known_from > known_on)
        continue;
      last_day = releases[i].known_from;
      if (row->value != last)
        g_array_append_val (restated, releases[i].observation);
      last = row->value;
    }
  return restated;
}

/**
 * way_verdict_get_measured:
 * @verdict: a verdict
 *
 * Returns: the figure that stands beside the target: the one that judges it,
 *   else the newest; %WAY_NONE where there is none, and for a rule
 */
guint
way_verdict_get_measured (const WayVerdict *verdict)
{
  g_return_val_if_fail (verdict != NULL, WAY_NONE);

  if (verdict->id == WAY_VERDICT_RULE)
    return WAY_NONE;
  return verdict->record != WAY_NONE ? verdict->record : verdict->newest;
}

/**
 * way_verdict_same_target:
 * @a: a target
 * @b: another
 *
 * Returns: whether both are one target stated more than once: equal in
 *   indicator, area, measure, comparator, value and due year
 */
gboolean
way_verdict_same_target (const WayStatedGoal *a,
                         const WayStatedGoal *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a->indicator == b->indicator && a->area == b->area && a->measure == b->measure
      && a->comparator == b->comparator && a->value == b->value && a->due_year == b->due_year;
}

/**
 * way_verdict_get_id:
 * @id: a verdict
 *
 * Returns: (transfer none): the word that stands for it in files
 */
const char *
way_verdict_get_id (WayVerdictId id)
{
  g_return_val_if_fail (id < WAY_N_VERDICTS, "");

  return verdicts[id].id;
}

/**
 * way_verdict_get_glyph:
 * @id: a verdict
 *
 * Returns: (transfer none): its glyph
 */
const char *
way_verdict_get_glyph (WayVerdictId id)
{
  g_return_val_if_fail (id < WAY_N_VERDICTS, "");

  return verdicts[id].glyph;
}

/**
 * way_verdict_get_name:
 * @id: a verdict
 * @lang: the language of the words
 *
 * Returns: (transfer none): the verdict in words that name no year
 */
const char *
way_verdict_get_name (WayVerdictId id,
                      WayLang      lang)
{
  g_return_val_if_fail (id < WAY_N_VERDICTS, "");

  if (id == WAY_VERDICT_NO_FIGURE_FOR_YEAR)
    return way_tr (lang, WAY_N_ ("no figure here for the due year"));
  if (id == WAY_VERDICT_REACHED_EARLY)
    return way_tr (lang, WAY_N_ ("at target now, judged later"));
  return way_tr (lang, verdicts[id].word);
}

/* The word with the due year in the place of "%d", if it has one. */
static char *
insert_year (const char *word,
             int         year)
{
  g_auto (GStrv) parts = g_strsplit (word, "%d", 2);

  if (parts[1] == NULL)
    return g_strdup (word);
  return g_strdup_printf ("%s%d%s", parts[0], year, parts[1]);
}

/**
 * way_verdict_get_word:
 * @dataset: a snapshot
 * @stated: the number of the target
 * @verdict: the verdict on it
 * @lang: the language of the words
 *
 * Returns: (transfer full): the verdict in words, with the due year where they
 *   name it, and "provisional" where its value is preliminary
 */
char *
way_verdict_get_word (const WayDataset *dataset,
                      guint             stated,
                      const WayVerdict *verdict,
                      WayLang           lang)
{
  g_autofree char *word = NULL;

  g_return_val_if_fail (dataset != NULL && verdict != NULL, NULL);
  g_return_val_if_fail (verdict->id < WAY_N_VERDICTS, NULL);

  word = insert_year (way_tr (lang, verdicts[verdict->id].word),
                      way_dataset_get_stated_goal (dataset, stated)->due_year);
  if (!verdict->provisional)
    return g_steal_pointer (&word);
  return g_strdup_printf (way_tr (lang, WAY_N_ ("%s, provisional")), word);
}
