/* Answers and guesses are in the measure of the target: levels as the axis has
 * them, growth in % a year.
 */
#include "config.h"

#include "way-predict-text.h"

#include <math.h>
#include <string.h>

#include "way-phrases.h"

/* Who points at a line means no figure with more digits. */
#define GUESS_DECIMALS 2
#define GROWTH_DECIMALS 1

static gboolean
is_growth (const WayStatedGoal *target)
{
  return target != NULL && target->measure == WAY_MEASURE_GROWTH;
}

/**
 * way_predict_describe_option:
 * @target: (nullable): what is asked about; %NULL where the data set lacks it
 * @option: one of the answers
 * @lang: the language
 *
 * Returns: (transfer full): the answer, such as "2.5 to 2.6", "2.6 or more",
 *   "below 5% a year"
 */
char *
way_predict_describe_option (const WayStatedGoal    *target,
                             const WayPredictOption *option,
                             WayLang                 lang)
{
  gboolean growth = is_growth (target);
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;

  g_return_val_if_fail (option != NULL && lang < WAY_N_LANGS, NULL);

  low = way_phrase_number (option->low);
  high = way_phrase_number (option->high);
  if (*low == '\0')
    return g_strdup_printf (growth ? way_tr (lang, WAY_N_ ("below %s%% a year"))
                                   : way_tr (lang, WAY_N_ ("below %s")), high);
  if (*high == '\0')
    return g_strdup_printf (growth ? way_tr (lang, WAY_N_ ("%s%% a year or more"))
                                   : way_tr (lang, WAY_N_ ("%s or more")), low);
  return g_strdup_printf (growth ? way_tr (lang, WAY_N_ ("%s%% to %s%% a year"))
                                 : way_tr (lang, WAY_N_ ("%s to %s")), low, high);
}

/**
 * way_predict_is_right:
 * @option: one of the answers
 * @verdict: the verdict on the target
 *
 * Returns: whether the figure lies within the answer; %FALSE while there is none
 */
gboolean
way_predict_is_right (const WayPredictOption *option,
                      const WayVerdict       *verdict)
{
  g_return_val_if_fail (option != NULL && verdict != NULL, FALSE);

  if (verdict->id != WAY_VERDICT_MET && verdict->id != WAY_VERDICT_MISSED)
    return FALSE;
  return (*option->low == '\0' || verdict->judged >= g_ascii_strtod (option->low, NULL))
      && (*option->high == '\0' || verdict->judged < g_ascii_strtod (option->high, NULL));
}

static const WayGuess *
find_year (const WayGuess *guess,
           guint           n_guess,
           int             year)
{
  for (guint i = 0; i < n_guess; i++)
    if (guess[i].year == year)
      return &guess[i];
  return NULL;
}

/* What the line comes to in the measure of the target, growth from the figure
 * from which the verdict counts it. */
static gboolean
measure_guess (const WayDataset    *dataset,
               const WayStatedGoal *target,
               const WayVerdict    *verdict,
               const WayGuess      *point,
               double              *value)
{
  const WayObservation *start;

  *value = point->value;
  if (!is_growth (target))
    return TRUE;
  if (verdict->start == WAY_NONE)
    return FALSE;
  start = way_dataset_get_observation (dataset, verdict->start);
  if (start->value <= 0 || point->value <= 0 || point->year <= start->year)
    return FALSE;
  *value = (pow (point->value / start->value, 1.0 / (point->year - start->year)) - 1) * 100;
  return TRUE;
}

/* No line is drawn as finely as counts of thousands are printed. */
static guint
count_decimals (const WayStatedGoal  *target,
                const WayObservation *record)
{
  if (is_growth (target))
    return GROWTH_DECIMALS;
  return strchr (record->value_text, '.') != NULL && fabs (record->value) < 1000
    ? GUESS_DECIMALS : 0;
}

static char *
say_level (int         year,
           const char *drawn,
           const char *off,
           double      difference,
           gboolean    right,
           WayLang     lang)
{
  if (right)
    return g_strdup_printf (
      way_tr (lang, WAY_N_ ("The line of the class in %d: %s, just right")), year, drawn);
  return g_strdup_printf (
    difference > 0
    ? way_tr (lang, WAY_N_ ("The line of the class in %d: %s, too high by %s"))
    : way_tr (lang, WAY_N_ ("The line of the class in %d: %s, too low by %s")), year, drawn, off);
}

static char *
say_growth (int         year,
            const char *drawn,
            const char *off,
            double      difference,
            gboolean    right,
            WayLang     lang)
{
  if (right)
    return g_strdup_printf (
      way_tr (lang, WAY_N_ ("The line of the class to %d: %s%% a year, just right")), year, drawn);
  return g_strdup_printf (
    difference > 0
    ? way_tr (lang, WAY_N_ ("The line of the class to %d: %s%% a year, too high by %s points"))
    : way_tr (lang, WAY_N_ ("The line of the class to %d: %s%% a year, too low by %s points")),
    year, drawn, off);
}

/**
 * way_predict_describe_guess:
 * @dataset: a snapshot
 * @stated: the target that was asked about
 * @verdict: the verdict on it
 * @guess: (nullable) (array length=n_guess): the line that the class has drawn
 * @n_guess: how many points it has
 * @lang: the language
 *
 * Returns: (transfer full) (nullable): how far the line was off in the due
 *   year; %NULL if it does not come to it, or there is no figure
 */
char *
way_predict_describe_guess (const WayDataset *dataset,
                            guint             stated,
                            const WayVerdict *verdict,
                            const WayGuess   *guess,
                            guint             n_guess,
                            WayLang           lang)
{
  const WayStatedGoal *target;
  const WayObservation *record;
  const WayGuess *point;
  g_autofree char *drawn = NULL;
  g_autofree char *off = NULL;
  double value, difference;
  gboolean right;
  guint decimals;

  g_return_val_if_fail (dataset != NULL && verdict != NULL && lang < WAY_N_LANGS, NULL);

  if (verdict->record == WAY_NONE)
    return NULL;
  target = way_dataset_get_stated_goal (dataset, stated);
  record = way_dataset_get_observation (dataset, verdict->record);
  point = find_year (guess, n_guess, record->year);
  if (point == NULL || !measure_guess (dataset, target, verdict, point, &value))
    return NULL;
  difference = value - verdict->judged;
  decimals = count_decimals (target, record);
  drawn = way_phrase_decimals (value, decimals);
  off = way_phrase_decimals (fabs (difference), decimals);
  /* What reads like the figure is right. */
  right = fabs (difference) < 0.5 * pow (10, -(double) decimals);
  return is_growth (target) ? say_growth (record->year, drawn, off, difference, right, lang)
                            : say_level (record->year, drawn, off, difference, right, lang);
}
