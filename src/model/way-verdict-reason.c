/* The words of the rules follow the order in which they are asked; the numbers
 * are those that the verdict itself holds, so that they cannot differ from
 * what decided.
 */
#include "config.h"

#include "way-verdict-reason.h"

#include "way-phrases.h"
#include "way-provenance.h"
#include "way-verdict-text.h"
#include "way-words.h"

typedef struct
{
  const WayDataset    *dataset;
  const WayStatedGoal *target;
  const WayVerdict    *verdict;
  WayLang              lang;
  GPtrArray           *lines;
} Reasoning;

static void
free_line (gpointer data)
{
  WayReasonLine *line = data;

  g_free (line->label);
  g_free (line->value);
  g_free (line);
}

static void
add_line (Reasoning  *reasoning,
          const char *label,
          const char *value,
          guint       observation,
          guint       source)
{
  WayReasonLine *line = g_new0 (WayReasonLine, 1);

  line->label = g_strdup (way_tr (reasoning->lang, label));
  line->value = g_strdup (value);
  line->observation = observation;
  line->source = source;
  g_ptr_array_add (reasoning->lines, line);
}

static void
add_observation (Reasoning  *reasoning,
                 const char *label,
                 guint       observation)
{
  g_autofree char *value = NULL;

  if (observation == WAY_NONE)
    return;
  value = way_phrase_observation (reasoning->dataset, observation, reasoning->lang);
  add_line (reasoning, label, value, observation, WAY_NONE);
}

/* A number that was reckoned: two decimals, with its sign where it is a
 * difference, and "%" where it is a growth. */
static void
add_reckoned (Reasoning  *reasoning,
              const char *label,
              double      number,
              gboolean    with_sign,
              const char *unit)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *digits = NULL;
  g_autofree char *value = NULL;

  digits = way_phrase_number (g_ascii_formatd (buffer, sizeof buffer, "%.2f", number));
  value = g_strconcat (with_sign && number > 0 ? "+" : "", digits, unit, NULL);
  add_line (reasoning, label, value, WAY_NONE, WAY_NONE);
}

static const char *
rule_of_due (WayVerdictId id)
{
  switch (id)
    {
    case WAY_VERDICT_NOT_PUBLISHED:
      return WAY_N_ ("%d has ended, and no figure for it is held; one may still come until 18 "
                     "months after its end.");
    case WAY_VERDICT_NO_FIGURE_FOR_YEAR:
      return WAY_N_ ("%d ended more than 18 months before, and no figure for it is held. The "
                     "figure of a later year decides nothing.");
    default:
      return WAY_N_ ("%d has ended. The first final figure for it decides, or the newest "
                     "preliminary one as long as there is no final one; the figure of a later "
                     "year decides nothing.");
    }
}

static const char *
rule_of_open (WayVerdictId id)
{
  switch (id)
    {
    case WAY_VERDICT_REACHED_EARLY:
      return WAY_N_ ("%d has not ended; the newest figure fulfils the target.");
    case WAY_VERDICT_TOO_EARLY:
      return WAY_N_ ("%d has not ended, and no figure after the starting one is held.");
    case WAY_VERDICT_ON_TRACK:
      return WAY_N_ ("%d has not ended; the pace so far is 95%% of the pace needed or more.");
    case WAY_VERDICT_BEHIND:
      return WAY_N_ ("%d has not ended; the pace so far is from 60%% to 95%% of the pace needed.");
    case WAY_VERDICT_FAR_BEHIND:
      return WAY_N_ ("%d has not ended; the pace so far is below 60%% of the pace needed.");
    default:
      return WAY_N_ ("%d has not ended; the figures move away from the target.");
    }
}

/* The half digit and the share that comparators allow. */
static const char *
slack_of (const Reasoning *reasoning)
{
  if (reasoning->target->measure != WAY_MEASURE_LEVEL)
    return NULL;
  switch (reasoning->target->comparator)
    {
    case WAY_AT_LEAST:
    case WAY_AT_MOST:
    case WAY_EQUAL:
      return WAY_N_ ("Half a unit of the last digit printed is allowed.");
    case WAY_ABOUT:
      /* xgettext:no-c-format */
      return WAY_N_ ("“About” allows a difference of 2.5%.");
    case WAY_MORE_THAN:
    case WAY_LESS_THAN:
      return WAY_N_ ("The comparison is strict: the value itself does not fulfil it.");
    default:
      return NULL;
    }
}

/* The words of a rule with the due year in them. */
static char *
with_year (const Reasoning *reasoning,
           const char      *rule)
{
  const char *words = way_tr (reasoning->lang, rule);
  g_auto (GStrv) halves = g_strsplit (words, "%%", -1);
  g_autofree char *plain = g_strjoinv ("%", halves);
  g_auto (GStrv) parts = g_strsplit (plain, "%d", 2);

  return parts[1] != NULL
         ? g_strdup_printf ("%s%d%s", parts[0], reasoning->target->due_year, parts[1])
         : g_strdup (plain);
}

static char *
tell_rule (const Reasoning *reasoning)
{
  WayVerdictId id = reasoning->verdict->id;
  gboolean compared = id == WAY_VERDICT_MET || id == WAY_VERDICT_MISSED
                      || id == WAY_VERDICT_REACHED_EARLY;
  const char *slack = compared ? slack_of (reasoning) : NULL;
  g_autofree char *rule = NULL;

  switch (id)
    {
    case WAY_VERDICT_RULE:
      return g_strdup (way_tr (reasoning->lang, WAY_N_ ("The number is one that the policy itself "
                                                        "lays down; it is shown, not judged.")));
    case WAY_VERDICT_NOT_JUDGED:
      return g_strdup (way_tr (reasoning->lang, reasoning->target->due_year == 0
        ? WAY_N_ ("The target has no due year; it is shown, not judged.")
        : WAY_N_ ("Sums, counts and cuts over a period are shown, not judged.")));
    case WAY_VERDICT_NO_FIGURES:
      return g_strdup (way_tr (reasoning->lang, WAY_N_ ("The data set has no figure of this "
                                                        "indicator and area at all.")));
    case WAY_VERDICT_MET:
    case WAY_VERDICT_MISSED:
    case WAY_VERDICT_NOT_PUBLISHED:
    case WAY_VERDICT_NO_FIGURE_FOR_YEAR:
      rule = with_year (reasoning, rule_of_due (id));
      break;
    default:
      rule = with_year (reasoning, rule_of_open (id));
    }
  return slack == NULL ? g_steal_pointer (&rule)
                       : g_strconcat (rule, reasoning->lang == WAY_LANG_EN ? " " : "",
                                      way_tr (reasoning->lang, slack), NULL);
}

/**
 * way_verdict_rule:
 * @dataset: a snapshot
 * @stated: the number of a target
 * @verdict: the verdict on it
 * @lang: the language of the words
 *
 * Returns: (transfer full): the line of the rules that decided, in a sentence
 *   or two
 */
char *
way_verdict_rule (const WayDataset *dataset,
                  guint             stated,
                  const WayVerdict *verdict,
                  WayLang           lang)
{
  Reasoning reasoning = { .dataset = dataset, .verdict = verdict, .lang = lang };

  g_return_val_if_fail (dataset != NULL && verdict != NULL, NULL);

  reasoning.target = way_dataset_get_stated_goal (dataset, stated);
  return tell_rule (&reasoning);
}

/* The figure from which paces and growth count: the policy's own words, or one
 * of the data set. */
static void
add_start (Reasoning *reasoning)
{
  const WayStatedGoal *target = reasoning->target;
  g_autofree char *number = NULL, *value = NULL;

  if (reasoning->verdict->start != WAY_NONE)
    {
      add_observation (reasoning, WAY_N_ ("Starting figure"), reasoning->verdict->start);
      return;
    }
  if (!target->has_baseline)
    return;
  number = way_phrase_number (target->baseline_text);
  value = g_strdup_printf (way_tr (reasoning->lang, WAY_N_ ("%s for %d, as the policy says")),
                           number, target->baseline_year);
  add_line (reasoning, WAY_N_ ("Starting figure"), value, WAY_NONE, target->source);
}

static void
add_judged (Reasoning *reasoning,
            int        known_on)
{
  const WayVerdict *verdict = reasoning->verdict;
  gboolean growth = reasoning->target->measure == WAY_MEASURE_GROWTH;
  g_autoptr (GArray) restated
    = way_verdict_get_shown_restated (reasoning->dataset, verdict, known_on);

  if (growth)
    add_start (reasoning);
  add_observation (reasoning, WAY_N_ ("Value of record"), verdict->record);
  if (growth)
    add_reckoned (reasoning, WAY_N_ ("Growth a year"), verdict->judged, FALSE, "%");
  add_reckoned (reasoning, verdict->margin < 0 ? WAY_N_ ("Short of the target by")
                                               : WAY_N_ ("Beyond the target by"),
                verdict->margin < 0 ? -verdict->margin : verdict->margin, FALSE,
                growth ? "%" : "");
  for (guint i = 0; i < restated->len; i++)
    add_observation (reasoning, WAY_N_ ("Restated later"), g_array_index (restated, guint, i));
  if (verdict->passed_year != 0)
    add_observation (reasoning, WAY_N_ ("First later year that passed it"), verdict->passed);
}

static void
add_open (Reasoning *reasoning)
{
  const WayVerdict *verdict = reasoning->verdict;
  const char *unit = verdict->by_difference ? "" : "%";

  add_start (reasoning);
  add_observation (reasoning, WAY_N_ ("Newest figure"), verdict->newest);
  if (verdict->id < WAY_VERDICT_ON_TRACK)
    return;
  add_reckoned (reasoning, verdict->by_difference ? WAY_N_ ("Change a year so far")
                                                  : WAY_N_ ("Growth a year so far"),
                verdict->actual, TRUE, unit);
  add_reckoned (reasoning, verdict->by_difference ? WAY_N_ ("Change a year needed")
                                                  : WAY_N_ ("Growth a year needed"),
                verdict->needed, TRUE, unit);
}

/**
 * way_verdict_reason:
 * @dataset: a snapshot
 * @stated: the number of a target
 * @verdict: the verdict on it
 * @known_on: the day as known on which it was judged, in days since
 *   1970-01-01; %G_MAXINT for all
 * @lang: the language of the words
 *
 * Lists the numbers that went into a verdict, the target itself first.
 *
 * Returns: (transfer full) (element-type WayReasonLine): the numbers
 */
GPtrArray *
way_verdict_reason (const WayDataset *dataset,
                    guint             stated,
                    const WayVerdict *verdict,
                    int               known_on,
                    WayLang           lang)
{
  Reasoning reasoning = { .dataset = dataset, .verdict = verdict, .lang = lang };
  g_autofree char *target = NULL;

  g_return_val_if_fail (dataset != NULL && verdict != NULL, NULL);

  reasoning.target = way_dataset_get_stated_goal (dataset, stated);
  reasoning.lines = g_ptr_array_new_with_free_func (free_line);
  target = way_phrase_target (dataset, reasoning.target, lang);
  add_line (&reasoning, WAY_N_ ("Target"), target, WAY_NONE, reasoning.target->source);
  switch (verdict->id)
    {
    case WAY_VERDICT_MET:
    case WAY_VERDICT_MISSED:
      add_judged (&reasoning, known_on);
      break;
    case WAY_VERDICT_NOT_PUBLISHED:
    case WAY_VERDICT_NO_FIGURE_FOR_YEAR:
      add_observation (&reasoning, WAY_N_ ("Newest figure"), verdict->newest);
      break;
    case WAY_VERDICT_REACHED_EARLY:
    case WAY_VERDICT_TOO_EARLY:
    case WAY_VERDICT_ON_TRACK:
    case WAY_VERDICT_BEHIND:
    case WAY_VERDICT_FAR_BEHIND:
    case WAY_VERDICT_MOVING_AWAY:
      add_open (&reasoning);
      break;
    case WAY_VERDICT_RULE:
    case WAY_VERDICT_NOT_JUDGED:
    case WAY_VERDICT_NO_FIGURES:
    case WAY_N_VERDICTS:
    default:
      break;
    }
  return reasoning.lines;
}

/* "Stated in: X." */
static void
append_source (GString         *text,
               const Reasoning *reasoning,
               const char      *label,
               guint            source)
{
  const char *cite = way_provenance_cite (reasoning->dataset, source, reasoning->lang);

  label = way_tr (reasoning->lang, label);
  if (reasoning->lang == WAY_LANG_ZH)
    g_string_append_printf (text, "%s：%s。", label, cite);
  else
    g_string_append_printf (text, " %s: %s.", label, cite);
}

/**
 * way_verdict_sentence:
 * @dataset: a snapshot
 * @stated: the number of a target
 * @known_on: the day as known on which it is judged, in days since 1970-01-01;
 *   %G_MAXINT for all
 * @lang: the language of the words
 *
 * Says what was aimed at and what the figures say of it, to be quoted: the
 * policy with its date, the target, the verdict, the numbers, the sources and
 * the day as known on which it holds.
 *
 * Returns: (transfer full): sentences
 */
char *
way_verdict_sentence (const WayDataset *dataset,
                      guint             stated,
                      int               known_on,
                      WayLang           lang)
{
  Reasoning reasoning = { .dataset = dataset, .lang = lang };
  g_autofree char *date = NULL, *target = NULL, *word = NULL, *told = NULL, *known = NULL;
  const WayPolicy *policy;
  gboolean chinese = lang == WAY_LANG_ZH;
  WayVerdict verdict;
  GString *text;
  guint figure;

  g_return_val_if_fail (dataset != NULL, NULL);

  verdict = way_verdict_judge (dataset, stated, known_on);
  reasoning.verdict = &verdict;
  reasoning.target = way_dataset_get_stated_goal (dataset, stated);
  policy = way_dataset_get_policy (dataset, reasoning.target->policy);
  date = way_date_to_text (policy->date, lang);
  target = way_phrase_target (dataset, reasoning.target, lang);
  word = way_verdict_get_word (dataset, stated, &verdict, lang);
  told = way_verdict_describe (dataset, stated, &verdict, known_on, lang);
  known = way_phrase_known (dataset, known_on, lang);
  text = g_string_new (NULL);
  g_string_append_printf (text, chinese ? "《%s》（%s）：%s——%s。" : "%s (%s): %s – %s.",
                          policy->title[lang], date, target, word);
  if (*told != '\0')
    g_string_append_printf (text, chinese ? "%s" : " %s", told);
  append_source (text, &reasoning, WAY_N_ ("Stated in"), reasoning.target->source);
  figure = way_verdict_get_measured (&verdict);
  if (figure != WAY_NONE)
    append_source (text, &reasoning, WAY_N_ ("Figure from"),
                   way_dataset_get_observation (dataset, figure)->source);
  if (*known != '\0')
    g_string_append_printf (text, chinese ? "%s。" : " %s.", known);
  return g_string_free (text, FALSE);
}
