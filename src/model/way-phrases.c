/* Short phrases made from the snapshot, in both languages: dates, periods,
 * figures with their units, targets.
 */
#include "config.h"

#include "way-phrases.h"

#include <string.h>

#include "way-releases.h"
#include "way-verdict.h"
#include "way-words.h"

/**
 * way_phrase_capital:
 * @text: words in UTF-8
 *
 * Returns: (transfer full): the words with a capital at their start, as a
 *   heading or a sentence has it; Chinese stays as it is
 */
char *
way_phrase_capital (const char *text)
{
  GString *capital;

  g_return_val_if_fail (text != NULL, NULL);

  capital = g_string_new (NULL);
  if (*text != '\0')
    {
      g_string_append_unichar (capital, g_unichar_toupper (g_utf8_get_char (text)));
      g_string_append (capital, g_utf8_next_char (text));
    }
  return g_string_free (capital, FALSE);
}

/* Where the decimals of a number begin: its point, or its end. */
static const char *
find_point (const char *number)
{
  const char *point = strchr (number, '.');

  return point != NULL ? point : number + strlen (number);
}

/* A number with fewer decimals: two, or two after the zeros where the first
 * two are zeros, so that a small figure does not become none. */
static char *
round_number (const char *number)
{
  const char *decimals = find_point (number) + 1;
  gsize zeros = strspn (decimals, "0");
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  char format[] = "%.2f";

  if (g_ascii_strtoll (number, NULL, 10) == 0 && zeros >= 2 && zeros <= 7
      && decimals[zeros] != '\0')
    format[2] = (char) ('0' + MIN (zeros + 2, strlen (decimals)));
  return g_strdup (g_ascii_formatd (buffer, sizeof buffer, format, g_ascii_strtod (number, NULL)));
}

/**
 * way_phrase_number:
 * @number: a number as printed in its source
 *
 * Writes a number for people: thousands are set apart from 10,000 on, and
 * figures that a data file gives with more than three decimals are rounded to
 * two, or to their first two digits where they are below 0.01. Anything else
 * keeps the digits printed. The sign of a negative number is a minus, which is
 * as wide as a plus; what programs read is never made here.
 *
 * Returns: (transfer full): the number
 */
char *
way_phrase_number (const char *number)
{
  g_autofree char *rounded = NULL;
  const char *point, *digits;
  GString *text;

  g_return_val_if_fail (number != NULL, NULL);

  if (strlen (find_point (number)) > 4)
    number = rounded = round_number (number);
  point = find_point (number);
  digits = number + (*number == '-');
  text = g_string_new (digits > number ? "−" : NULL);
  for (const char *p = digits; p < point; p++)
    {
      g_string_append_c (text, *p);
      if (point - digits >= 5 && (point - p) % 3 == 1 && point - p > 1)
        g_string_append_c (text, ',');
    }
  g_string_append (text, point);
  return g_string_free (text, FALSE);
}

/**
 * way_phrase_count:
 * @n: how many there are
 *
 * Returns: (transfer full): the number as way_phrase_number() writes it
 */
char *
way_phrase_count (guint n)
{
  g_autofree char *number = g_strdup_printf ("%u", n);

  return way_phrase_number (number);
}

/**
 * way_phrase_policies:
 * @n: how many there are
 * @lang: the language of the words
 *
 * Returns: (transfer full): such as "130 policies"
 */
char *
way_phrase_policies (guint   n,
                     WayLang lang)
{
  g_autofree char *count = way_phrase_count (n);

  return g_strdup_printf (way_tr_n (lang, "%s policy", "%s policies", n), count);
}

/**
 * way_phrase_decimals:
 * @value: a value that was calculated
 * @decimals: how many decimals it is worth, up to 9
 *
 * Returns: (transfer full): the value as way_phrase_number() writes it
 */
char *
way_phrase_decimals (double value,
                     guint  decimals)
{
  char pattern[8], buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_return_val_if_fail (decimals <= 9, NULL);

  g_snprintf (pattern, sizeof pattern, "%%.%uf", decimals);
  g_ascii_formatd (buffer, sizeof buffer, pattern, value);
  return way_phrase_number (buffer);
}

/**
 * way_phrase_period:
 * @policy: a policy
 * @lang: the language of the words
 *
 * Returns: (transfer full): its period, such as "2021–2025" or "from 2016";
 *   "" where it has none
 */
char *
way_phrase_period (const WayPolicy *policy,
                  WayLang          lang)
{
  g_return_val_if_fail (policy != NULL, NULL);

  if (policy->period_start == 0)
    return g_strdup ("");
  if (policy->period_end == 0)
    return g_strdup_printf (way_tr (lang, WAY_N_ ("from %d")), policy->period_start);
  if (policy->period_end == policy->period_start)
    return g_strdup_printf (lang == WAY_LANG_ZH ? "%d年" : "%d", policy->period_start);
  return g_strdup_printf (lang == WAY_LANG_ZH ? "%d—%d年" : "%d–%d",
                          policy->period_start, policy->period_end);
}

/**
 * way_phrase_date:
 * @policy: a policy
 * @lang: the language of the words
 *
 * Returns: (transfer full): what its date is, and the date in its own
 *   precision, such as "Issued 19 May 2016"; a coarse date says so
 */
char *
way_phrase_date (const WayPolicy *policy,
                WayLang          lang)
{
  g_autofree char *date = NULL;
  g_autofree char *event = NULL;

  g_return_val_if_fail (policy != NULL, NULL);

  date = way_date_to_text (policy->date, lang);
  event = way_phrase_capital (way_date_event_name (policy->event, lang));
  if (policy->date.month == 0)
    return g_strdup_printf (way_tr (lang, WAY_N_ ("%s %s (only the year is known)")), event, date);
  if (policy->date.day == 0)
    return g_strdup_printf (way_tr (lang, WAY_N_ ("%s %s (only the month is known)")), event, date);
  return g_strdup_printf (way_tr (lang, WAY_C_ ("event and date", "%s %s")), event, date);
}

/**
 * way_phrase_issuers:
 * @dataset: a snapshot
 * @policy: a policy of it
 * @lang: the language of the names
 *
 * Returns: (transfer full): the names of its issuers in one line
 */
char *
way_phrase_issuers (const WayDataset *dataset,
                   const WayPolicy  *policy,
                   WayLang           lang)
{
  GString *line;

  g_return_val_if_fail (dataset != NULL && policy != NULL, NULL);

  line = g_string_new (NULL);
  for (guint i = 0; i < policy->n_issuers; i++)
    {
      guint issuer = way_dataset_get_issuer (dataset, policy, i);

      if (i > 0)
        g_string_append (line, " · ");
      g_string_append (line, way_dataset_get_organisation (dataset, issuer)->name[lang]);
    }
  return g_string_free (line, FALSE);
}

/**
 * way_phrase_quantity:
 * @number: a number as printed
 * @unit: its unit in the same language
 * @lang: the language
 *
 * Returns: (transfer full): number and unit together: "2.5% of GDP",
 *   "10,000 firms", "rank 15"; in Chinese the words of a share stand behind
 *   the number, as in 2.5%（占国内生产总值）
 */
char *
way_phrase_quantity (const char *number,
                    const char *unit,
                    WayLang     lang)
{
  g_return_val_if_fail (number != NULL && unit != NULL, NULL);

  if (g_str_has_prefix (unit, "%"))
    return g_strdup_printf ("%s%s", number, unit);
  if (lang == WAY_LANG_ZH)
    return way_quantity_to_text (number, unit);
  if (g_str_equal (unit, "rank"))
    return g_strdup_printf ("rank %s", number);
  return g_strdup_printf ("%s %s", number, unit);
}

/**
 * way_phrase_fact:
 * @label: what it is, in the language
 * @value: what it is like
 * @lang: the language
 *
 * Returns: (transfer full): "Label: value", with the colon of the language
 */
char *
way_phrase_fact (const char *label,
                 const char *value,
                 WayLang     lang)
{
  g_return_val_if_fail (label != NULL && value != NULL, NULL);

  return g_strdup_printf (lang == WAY_LANG_ZH ? "%s：%s" : "%s: %s", label, value);
}

/**
 * way_phrase_aim:
 * @dataset: a snapshot
 * @target: a target
 * @lang: the language of the words
 *
 * Returns: (transfer full): comparator, value and unit: "≥ 2.5% of GDP"; a
 *   growth is in "% per year"
 */
char *
way_phrase_aim (const WayDataset    *dataset,
                const WayStatedGoal *target,
                WayLang              lang)
{
  g_autofree char *number = NULL;
  g_autofree char *quantity = NULL;
  const char *unit;

  g_return_val_if_fail (dataset != NULL && target != NULL, NULL);
  g_return_val_if_fail (way_stated_goal_is_target (target), NULL);

  /* xgettext:no-c-format */
  unit = target->measure == WAY_MEASURE_GROWTH
    ? way_tr (lang, WAY_C_ ("unit", "% per year"))
    : way_dataset_get_indicator (dataset, target->indicator)->unit[lang];
  number = way_phrase_number (target->value_text);
  quantity = way_phrase_quantity (number, unit, lang);
  return g_strdup_printf ("%s %s", way_comparator_sign (target->comparator), quantity);
}

/**
 * way_phrase_target:
 * @dataset: a snapshot
 * @target: a target
 * @lang: the language of the words
 *
 * Returns: (transfer full): the target in a line, such as "R&D intensity ≥ 2.5%
 *   of GDP by 2020"
 */
char *
way_phrase_target (const WayDataset    *dataset,
                   const WayStatedGoal *target,
                   WayLang              lang)
{
  g_autofree char *aim = NULL;
  const char *name;

  g_return_val_if_fail (dataset != NULL && target != NULL, NULL);
  g_return_val_if_fail (way_stated_goal_is_target (target), NULL);

  name = way_dataset_get_indicator (dataset, target->indicator)->name[lang];
  aim = way_phrase_aim (dataset, target, lang);
  if (target->due_year == 0)
    return g_strdup_printf ("%s %s", name, aim);
  return g_strdup_printf (way_tr (lang, WAY_C_ ("target and year", "%s %s by %d")),
                          name, aim, target->due_year);
}

/**
 * way_phrase_observation:
 * @dataset: a snapshot
 * @observation: the number of an observation
 * @lang: the language of the words
 *
 * Returns: (transfer full): the value with its year, status and publication:
 *   "2.40 for 2020 (final, Sep 2021)"
 */
char *
way_phrase_observation (const WayDataset *dataset,
                        guint             observation,
                        WayLang           lang)
{
  const WayObservation *row;
  g_autofree char *value = NULL;
  g_autofree char *month = NULL;

  g_return_val_if_fail (dataset != NULL, NULL);

  row = way_dataset_get_observation (dataset, observation);
  value = way_phrase_number (row->value_text);
  month = way_date_to_month (row->published, lang);
  return g_strdup_printf (way_tr (lang, WAY_N_ ("%s for %d (%s, %s)")), value, row->year,
                          way_status_name (row->status, lang), month);
}

/**
 * way_phrase_goals:
 * @dataset: a snapshot
 * @policy: a policy of it
 * @lang: the language of the words
 *
 * Returns: (transfer full): how many goals the policy states, and how many of
 *   them set a figure: "6 goals, 4 targets"
 */
char *
way_phrase_goals (const WayDataset *dataset,
                  const WayPolicy  *policy,
                  WayLang           lang)
{
  g_autofree char *goals = NULL;
  guint n_targets = 0;

  g_return_val_if_fail (dataset != NULL && policy != NULL, NULL);

  for (guint i = 0; i < policy->n_stated; i++)
    n_targets += way_stated_goal_is_target (
      way_dataset_get_stated_goal (dataset, policy->first_stated + i));
  goals = g_strdup_printf (way_tr_n (lang, "%u goal", "%u goals", policy->n_stated),
                           policy->n_stated);
  if (n_targets == 0)
    return g_steal_pointer (&goals);
  return g_strdup_printf (way_tr_n (lang, "%s, %u target", "%s, %u targets", n_targets),
                          goals, n_targets);
}

/**
 * way_phrase_goals_known:
 * @dataset: a snapshot
 * @policy: a policy of it
 * @known_on: a day in days since 1970-01-01, %WAY_KNOWN_ALL for the newest
 * @lang: the language of the words
 *
 * Returns: (transfer full): way_phrase_goals(), and how many of the targets
 *   had been missed as known on the day, if any: "6 goals, 4 targets, 1 missed"
 */
char *
way_phrase_goals_known (const WayDataset *dataset,
                        const WayPolicy  *policy,
                        int               known_on,
                        WayLang           lang)
{
  g_autofree char *goals = way_phrase_goals (dataset, policy, lang);
  guint n_missed = 0;

  g_return_val_if_fail (goals != NULL, NULL);

  for (guint i = policy->first_stated; i < policy->first_stated + policy->n_stated; i++)
    if (way_stated_goal_is_target (way_dataset_get_stated_goal (dataset, i)))
      n_missed += way_verdict_judge (dataset, i, known_on).id == WAY_VERDICT_MISSED;
  if (n_missed == 0)
    return g_steal_pointer (&goals);
  return g_strdup_printf (way_tr (lang, WAY_N_ ("%s, %u missed")), goals, n_missed);
}

/**
 * way_phrase_known:
 * @dataset: a snapshot
 * @known_on: a day in days since 1970-01-01, %WAY_KNOWN_ALL for the newest
 * @lang: the language of the words
 *
 * Returns: (transfer full): up to when figures are known: "Data to 13 April
 *   2026" for all that is held, else "As known on 31 March 2021"; "" where the
 *   data set has no figures
 */
char *
way_phrase_known (const WayDataset *dataset,
                  int               known_on,
                  WayLang           lang)
{
  g_autofree char *date = NULL;
  WayDate newest;

  g_return_val_if_fail (dataset != NULL, NULL);

  newest = way_dataset_get_newest_release (dataset);
  if (!way_date_is_set (newest))
    return g_strdup ("");
  if (way_known_is_newest (dataset, known_on))
    {
      date = way_date_to_text (newest, lang);
      return g_strdup_printf (way_tr (lang, WAY_N_ ("Data to %s")), date);
    }
  date = way_date_to_text (way_date_from_day (known_on), lang);
  return g_strdup_printf (way_tr (lang, WAY_N_ ("As known on %s")), date);
}

/* "R&D intensity, China 2020: 2.40" */
static char *
name_figure (const WayDataset *dataset,
             guint             observation,
             WayLang           lang)
{
  const WayObservation *row = way_dataset_get_observation (dataset, observation);
  g_autofree char *value = way_phrase_number (row->value_text);

  return g_strdup_printf (way_tr (lang, WAY_N_ ("%s, %s %d: %s")),
                          way_dataset_get_indicator (dataset, row->indicator)->name[lang],
                          way_dataset_get_area (dataset, row->area)->name[lang], row->year, value);
}

static guint
count_due (const WayDataset *dataset,
           guint             indicator,
           int               day)
{
  int year = way_date_from_day (day).year;
  guint n = 0;

  for (guint i = 0; i < way_dataset_get_n_rows (dataset, WAY_TABLE_POLICY_GOALS); i++)
    {
      const WayStatedGoal *stated = way_dataset_get_stated_goal (dataset, i);

      n += way_stated_goal_is_target (stated) && stated->due_year == year
           && day == way_day_of_year (year + 1) - 1
           && (indicator == WAY_NONE || stated->indicator == indicator);
    }
  return n;
}

static guint
count_set (const WayDataset *dataset,
           guint             indicator,
           int               day)
{
  guint n = 0;

  for (guint i = 0; i < way_dataset_get_n_rows (dataset, WAY_TABLE_POLICY_GOALS); i++)
    {
      const WayStatedGoal *stated = way_dataset_get_stated_goal (dataset, i);

      n += way_stated_goal_is_target (stated) && stated->measure == WAY_MEASURE_LEVEL
           && (indicator == WAY_NONE || stated->indicator == indicator)
           && way_date_first_day (way_dataset_get_policy (dataset, stated->policy)->date) == day;
    }
  return n;
}

/**
 * way_phrase_changes:
 * @dataset: a snapshot
 * @indicator: an indicator, or %WAY_NONE for all
 * @day: one of the days of way_known_days(), in days since 1970-01-01
 * @lang: the language of the words
 *
 * Returns: (transfer full): what became known on the day: the figure, or how
 *   many figures, and how many targets were set or fell due; "" where a figure
 *   could no longer be expected
 */
char *
way_phrase_changes (const WayDataset *dataset,
                    guint             indicator,
                    int               day,
                    WayLang           lang)
{
  g_autofree char *figures = NULL, *set = NULL, *due = NULL;
  GString *text;
  guint n_figures = 0, figure = WAY_NONE, n_set, n_due;

  g_return_val_if_fail (dataset != NULL, NULL);

  text = g_string_new (NULL);
  n_set = count_set (dataset, indicator, day);
  n_due = count_due (dataset, indicator, day);
  for (guint i = 0; i < way_dataset_get_n_rows (dataset, WAY_TABLE_OBSERVATIONS); i++)
    {
      const WayObservation *row = way_dataset_get_observation (dataset, i);

      if ((indicator == WAY_NONE || row->indicator == indicator)
          && way_date_last_day (row->published) == day)
        {
          n_figures++;
          figure = i;
        }
    }
  figures = way_phrase_count (n_figures);
  set = way_phrase_count (n_set);
  due = way_phrase_count (n_due);
  if (n_figures == 1)
    {
      g_autofree char *name = name_figure (dataset, figure, lang);

      g_string_append (text, name);
    }
  else if (n_figures > 0)
    g_string_append_printf (text, way_tr_n (lang, "%s figure", "%s figures", n_figures), figures);
  if (n_set > 0)
    g_string_append_printf (text, way_tr_n (lang, " · %s target set", " · %s targets set", n_set),
                            set);
  if (n_due > 0)
    g_string_append_printf (text, way_tr_n (lang, " · %s target due", " · %s targets due", n_due),
                            due);
  if (g_str_has_prefix (text->str, " · "))
    g_string_erase (text, 0, (gssize) strlen (" · "));
  return g_string_free (text, FALSE);
}

/**
 * way_phrase_title:
 * @policy: a policy
 * @lang: the language
 * @both: whether the title in the other language follows
 *
 * Returns: (transfer full): the title of the policy on one line
 */
char *
way_phrase_title (const WayPolicy *policy,
                  WayLang          lang,
                  gboolean         both)
{
  g_return_val_if_fail (policy != NULL, NULL);

  return both ? g_strdup_printf ("%s · %s", policy->title[lang], policy->title[!lang])
              : g_strdup (policy->title[lang]);
}
