/* The sentences of a verdict: the value that decided, by how much it lies
 * beyond or short of the target, later restatements, and the year in which a
 * missed target was passed.
 */
#include "config.h"

#include "way-verdict-text.h"

#include <math.h>
#include <string.h>

#include "way-phrases.h"
#include "way-words.h"

typedef struct
{
  const WayDataset    *dataset;
  const WayStatedGoal *target;
  const WayVerdict    *verdict;
  WayLang              lang;
  GString             *text;
} Telling;

static const WayObservation *
get (const Telling *telling,
     guint          observation)
{
  return way_dataset_get_observation (telling->dataset, observation);
}

static void
begin_sentence (Telling *telling)
{
  if (telling->text->len > 0 && telling->lang == WAY_LANG_EN)
    g_string_append_c (telling->text, ' ');
}

/* As many decimals as the target or the value has, whichever has more; two
 * for a growth, which no source has printed. */
static guint
margin_decimals (const Telling *telling)
{
  const char *texts[] = { telling->target->value_text,
                          get (telling, telling->verdict->record)->value_text };
  gsize most = 0;

  if (telling->target->measure == WAY_MEASURE_GROWTH)
    return 1;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const char *point = strchr (texts[i], '.');

      if (point != NULL)
        most = MAX (most, strlen (point + 1));
    }
  return (guint) MIN (most, 2);
}

/* "2.40 (final, Sep 2021)", or "10.0% a year from 2020 to 2025 (preliminary,
 * Jan 2026)" */
static char *
tell_judged (const Telling *telling)
{
  const WayObservation *record = get (telling, telling->verdict->record);
  g_autofree char *month = way_date_to_month (record->published, telling->lang);
  const char *status = way_status_name (record->status, telling->lang);
  g_autofree char *value = NULL;

  if (telling->target->measure != WAY_MEASURE_GROWTH)
    {
      value = way_phrase_number (record->value_text);
      return g_strdup_printf (way_tr (telling->lang, WAY_N_ ("%s (%s, %s)")), value, status, month);
    }
  value = way_phrase_decimals (telling->verdict->judged, 1);
  return g_strdup_printf (
    way_tr (telling->lang, WAY_N_ ("%s%% a year from %d to %d (%s, %s)")), value,
    get (telling, telling->verdict->start)->year, record->year, status, month);
}

static void
tell_margin (Telling *telling)
{
  g_autofree char *judged = tell_judged (telling);
  g_autofree char *distance
    = way_phrase_decimals (fabs (telling->verdict->margin), margin_decimals (telling));

  if (telling->verdict->id == WAY_VERDICT_MISSED)
    g_string_append_printf (telling->text,
                            way_tr (telling->lang, WAY_N_ ("%s, short by %s.")), judged, distance);
  else if (telling->verdict->margin > 0)
    g_string_append_printf (telling->text,
                            way_tr (telling->lang, WAY_N_ ("%s, beyond it by %s.")), judged,
                            distance);
  else
    g_string_append_printf (telling->text, way_tr (telling->lang, WAY_N_ ("%s.")), judged);
}

static void
tell_restated (Telling *telling,
               int      known_on)
{
  g_autoptr (GArray) restated
    = way_verdict_get_shown_restated (telling->dataset, telling->verdict, known_on);
  guint basis = get (telling, telling->verdict->record)->basis;

  for (guint i = 0; i < restated->len; i++)
    {
      const WayObservation *row = get (telling, g_array_index (restated, guint, i));
      g_autofree char *value = way_phrase_number (row->value_text);
      g_autofree char *month = way_date_to_month (row->published, telling->lang);

      begin_sentence (telling);
      if (row->basis != basis && row->basis != WAY_NONE)
        g_string_append_printf (
          telling->text, way_tr (telling->lang, WAY_N_ ("Restated to %s (%s), on %s.")), value,
          month, way_dataset_get_basis (telling->dataset, row->basis)->name[telling->lang]);
      else
        g_string_append_printf (telling->text,
                                way_tr (telling->lang, WAY_N_ ("Restated to %s (%s).")), value,
                                month);
    }
}

static void
tell_passed (Telling *telling)
{
  const WayObservation *row;
  g_autofree char *value = NULL;
  int years;

  if (telling->verdict->passed_year == 0)
    return;
  row = get (telling, telling->verdict->passed);
  value = way_phrase_number (row->value_text);
  years = telling->verdict->passed_year - telling->target->due_year;
  begin_sentence (telling);
  g_string_append_printf (
    telling->text,
    way_tr_n (telling->lang, "Passed in %d (%s, %s), %d year late.",
              "Passed in %d (%s, %s), %d years late.", years),
    telling->verdict->passed_year, value, way_status_name (row->status, telling->lang), years);
}

static void
tell_newest (Telling *telling)
{
  g_autofree char *value = NULL;

  if (telling->verdict->newest == WAY_NONE)
    {
      g_string_append (telling->text,
                       way_tr (telling->lang, WAY_N_ ("No figure was published by then.")));
      return;
    }
  value = way_phrase_observation (telling->dataset, telling->verdict->newest, telling->lang);
  g_string_append_printf (telling->text, way_tr (telling->lang, WAY_N_ ("Newest value: %s.")),
                          value);
}

static void
tell_pace (Telling *telling)
{
  g_autofree char *actual = way_phrase_decimals (telling->verdict->actual, 2);
  g_autofree char *needed = way_phrase_decimals (telling->verdict->needed, 2);

  tell_newest (telling);
  begin_sentence (telling);
  if (telling->verdict->by_difference)
    g_string_append_printf (telling->text,
                            way_tr (telling->lang,
                                    WAY_N_ ("Pace so far %s a year, needed %s a year.")),
                            actual, needed);
  else
    g_string_append_printf (telling->text,
                            way_tr (telling->lang,
                                    WAY_N_ ("Growth so far %s%% a year, needed %s%% a year.")),
                            actual, needed);
}

/**
 * way_verdict_line:
 * @dataset: a snapshot
 * @stated: the number of a target
 * @verdict: the verdict on it
 * @lang: the language of the words
 *
 * Returns: (transfer full): the target and its verdict in a line, such as
 *   "✕ R&D intensity ≥ 2.5% of GDP by 2020 · missed"
 */
char *
way_verdict_line (const WayDataset *dataset,
                  guint             stated,
                  const WayVerdict *verdict,
                  WayLang           lang)
{
  g_autofree char *target = NULL, *word = NULL;

  g_return_val_if_fail (dataset != NULL && verdict != NULL, NULL);

  target = way_phrase_target (dataset, way_dataset_get_stated_goal (dataset, stated), lang);
  word = way_verdict_get_word (dataset, stated, verdict, lang);
  return g_strdup_printf ("%s %s · %s", way_verdict_get_glyph (verdict->id), target, word);
}

/**
 * way_verdict_get_shown_restated:
 * @dataset: a snapshot
 * @verdict: a verdict on a target of it
 * @known_on: the day as known on which it was judged
 *
 * Finds the later values that people are told of: a release may differ from
 * the one before in digits that are not shown.
 *
 * Returns: (transfer full) (element-type guint): observations in the order of
 *   publication
 */
GArray *
way_verdict_get_shown_restated (const WayDataset *dataset,
                                const WayVerdict *verdict,
                                int               known_on)
{
  GArray *restated = way_verdict_get_restated (dataset, verdict, known_on);
  g_autofree char *last = NULL;
  guint n_shown = 0;

  g_return_val_if_fail (dataset != NULL && verdict != NULL, restated);

  if (verdict->record != WAY_NONE)
    last = way_phrase_number (way_dataset_get_observation (dataset, verdict->record)->value_text);
  for (guint i = 0; i < restated->len; i++)
    {
      guint observation = g_array_index (restated, guint, i);
      g_autofree char *value
        = way_phrase_number (way_dataset_get_observation (dataset, observation)->value_text);

      if (g_strcmp0 (value, last) == 0)
        continue;
      g_array_index (restated, guint, n_shown++) = observation;
      g_free (last);
      last = g_steal_pointer (&value);
    }
  g_array_set_size (restated, n_shown);
  return restated;
}

/**
 * way_verdict_describe:
 * @dataset: a snapshot
 * @stated: the number of a target
 * @verdict: the verdict on it
 * @known_on: the day as known on which it was judged; %G_MAXINT for all
 * @lang: the language of the words
 *
 * Tells what stands behind a verdict: value of record and margin, later
 * restatements and the year of passing, or the newest value and the paces.
 *
 * Returns: (transfer full): sentences; "" where the verdict's own words say
 *   all there is
 */
char *
way_verdict_describe (const WayDataset *dataset,
                      guint             stated,
                      const WayVerdict *verdict,
                      int               known_on,
                      WayLang           lang)
{
  Telling telling = { .dataset = dataset, .verdict = verdict, .lang = lang };

  g_return_val_if_fail (dataset != NULL && verdict != NULL, NULL);

  telling.target = way_dataset_get_stated_goal (dataset, stated);
  telling.text = g_string_new (NULL);
  switch (verdict->id)
    {
    case WAY_VERDICT_MET:
    case WAY_VERDICT_MISSED:
      tell_margin (&telling);
      tell_restated (&telling, known_on);
      tell_passed (&telling);
      break;
    case WAY_VERDICT_NOT_PUBLISHED:
    case WAY_VERDICT_NO_FIGURE_FOR_YEAR:
    case WAY_VERDICT_REACHED_EARLY:
    case WAY_VERDICT_TOO_EARLY:
      tell_newest (&telling);
      break;
    case WAY_VERDICT_ON_TRACK:
    case WAY_VERDICT_BEHIND:
    case WAY_VERDICT_FAR_BEHIND:
    case WAY_VERDICT_MOVING_AWAY:
      tell_pace (&telling);
      break;
    case WAY_VERDICT_RULE:
    case WAY_VERDICT_NOT_JUDGED:
    case WAY_VERDICT_NO_FIGURES:
    case WAY_N_VERDICTS:
    default:
      break;
    }
  return g_string_free (telling.text, FALSE);
}

/* "≥ 2.5%", "> 7%/yr", "≥ 10,000": the figure without the words of its unit. */
static char *
phrase_compact_aim (const WayDataset    *dataset,
                    const WayStatedGoal *target,
                    WayLang              lang)
{
  /* A share is told by its English unit; in Chinese the sign may stand inside. */
  const char *unit = way_dataset_get_indicator (dataset, target->indicator)->unit[WAY_LANG_EN];
  g_autofree char *number = way_phrase_number (target->value_text);

  /* xgettext:no-c-format */
  return g_strdup_printf ("%s %s%s", way_comparator_sign (target->comparator), number,
                          target->measure == WAY_MEASURE_GROWTH
                          ? way_tr (lang, WAY_C_ ("unit", "%/yr"))
                          : g_str_has_prefix (unit, "%") ? "%" : "");
}

/* "10.0 prov.": what was set against the target. */
static char *
phrase_compact_value (const WayDataset    *dataset,
                      const WayStatedGoal *target,
                      const WayVerdict    *verdict,
                      WayLang              lang)
{
  g_autofree char *value = target->measure == WAY_MEASURE_GROWTH
    ? way_phrase_decimals (verdict->judged, 1)
    : way_phrase_number (way_dataset_get_observation (dataset, verdict->record)->value_text);

  if (!verdict->provisional)
    return g_steal_pointer (&value);
  return g_strdup_printf (way_tr (lang, WAY_N_ ("%s prov.")), value);
}

/**
 * way_verdict_compact:
 * @dataset: a snapshot
 * @stated: the number of a stated goal with a target
 * @verdict: the verdict on it
 * @lang: the language
 * @both: whether its words are in both languages
 *
 * Says target and outcome in the fewest signs, for beside its glyph: "≥ 2.5% →
 * 2.40", "≥ 12.5% → too early to say", "= 100% · rule".
 *
 * Returns: (transfer full): the phrase
 */
char *
way_verdict_compact (const WayDataset *dataset,
                     guint             stated,
                     const WayVerdict *verdict,
                     WayLang           lang,
                     gboolean          both)
{
  const WayStatedGoal *target;
  gboolean plain;
  g_autofree char *aim = NULL;
  g_autofree char *outcome = NULL;

  g_return_val_if_fail (dataset != NULL && verdict != NULL, NULL);

  target = way_dataset_get_stated_goal (dataset, stated);
  aim = phrase_compact_aim (dataset, target, lang);
  outcome = verdict->id == WAY_VERDICT_MET || verdict->id == WAY_VERDICT_MISSED
    ? phrase_compact_value (dataset, target, verdict, lang)
    : way_verdict_join_words (dataset, stated, verdict, lang, both);
  plain = verdict->id == WAY_VERDICT_RULE || verdict->id == WAY_VERDICT_NOT_JUDGED;
  return g_strdup_printf (plain ? "%s · %s" : "%s → %s", aim, outcome);
}

/**
 * way_verdict_join_words:
 * @dataset: a snapshot
 * @stated: the number of the target
 * @verdict: the verdict on it
 * @lang: the language that is wanted first
 * @both: whether the other one follows
 *
 * Returns: (transfer full): the words of way_verdict_get_word(), joined as
 *   way_lang_join() does
 */
char *
way_verdict_join_words (const WayDataset *dataset,
                        guint             stated,
                        const WayVerdict *verdict,
                        WayLang           lang,
                        gboolean          both)
{
  g_autofree char *english = way_verdict_get_word (dataset, stated, verdict, WAY_LANG_EN);
  g_autofree char *chinese = way_verdict_get_word (dataset, stated, verdict, WAY_LANG_ZH);

  return way_lang_join ((const char *const[]) { english, chinese }, lang, both);
}
