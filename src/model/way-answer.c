/* Each claim is a heading with the lines that way-provenance.c gives for it. A
 * claim of several sources has a part for each of them.
 */
#include "config.h"

#include "way-answer.h"

#include <string.h>

#include "way-phrases.h"
#include "way-provenance.h"
#include "way-horizon.h"
#include "way-verdict-reason.h"
#include "way-words.h"

/* What a policy says of itself. */
typedef enum
{
  WAY_FACT_DATE,
  WAY_FACT_PERIOD,
  WAY_FACT_NUMBER,
  WAY_N_FACTS,
} WayFact;

struct _WayAnswer
{
  WayDataset *dataset;
  int         known_on;
  WayLang     lang;
  GPtrArray  *parts;
};

static void
free_part (gpointer data)
{
  WayAnswerPart *part = data;

  g_free (part->heading);
  g_free (part->text);
  g_free (part);
}

/* Takes the text. */
static void
add_part (WayAnswer  *answer,
          const char *heading,
          char       *text,
          guint       source)
{
  WayAnswerPart *part = g_new0 (WayAnswerPart, 1);

  part->heading = g_strdup (heading);
  part->text = text;
  part->source = source;
  g_ptr_array_add (answer->parts, part);
}

/* The label is to be translated. */
static char *
make_fact (const WayAnswer *answer,
           const char      *label,
           const char      *value)
{
  return way_phrase_fact (way_tr (answer->lang, label), value, answer->lang);
}

/**
 * way_answer_new:
 * @dataset: a snapshot
 * @known_on: the day as known on which targets are judged, in days since
 *   1970-01-01; %WAY_KNOWN_ALL for all
 * @lang: the language of the words
 *
 * Returns: (transfer full): an answer that says nothing yet
 */
WayAnswer *
way_answer_new (WayDataset *dataset,
                int         known_on,
                WayLang     lang)
{
  WayAnswer *answer;

  g_return_val_if_fail (dataset != NULL, NULL);

  answer = g_new0 (WayAnswer, 1);
  answer->dataset = way_dataset_ref (dataset);
  answer->known_on = known_on;
  answer->lang = lang;
  answer->parts = g_ptr_array_new_with_free_func (free_part);
  return answer;
}

/**
 * way_answer_free:
 * @answer: (transfer full): an answer
 */
void
way_answer_free (WayAnswer *answer)
{
  g_return_if_fail (answer != NULL);

  g_ptr_array_unref (answer->parts);
  way_dataset_unref (answer->dataset);
  g_free (answer);
}

/* The fact in words; NULL if the policy has none such. */
static char *
phrase_fact (const WayAnswer *answer,
             const WayPolicy *policy,
             WayFact          fact)
{
  g_autofree char *text = NULL;

  switch (fact)
    {
    case WAY_FACT_DATE:
      return way_phrase_date (policy, answer->lang);
    case WAY_FACT_PERIOD:
      text = way_phrase_period (policy, answer->lang);
      return *text != '\0' ? make_fact (answer, WAY_N_ ("In force"), text) : NULL;
    case WAY_FACT_NUMBER:
      return *policy->number[answer->lang] != '\0'
             ? make_fact (answer, WAY_N_ ("Document number"), policy->number[answer->lang]) : NULL;
    case WAY_N_FACTS:
    default:
      g_return_val_if_reached (NULL);
    }
}

/* The sources of a policy, each with what it supports. */
static void
add_sources (WayAnswer *answer,
             guint      policy)
{
  const WayPolicy *row = way_dataset_get_policy (answer->dataset, policy);

  for (guint i = row->first_source; i < row->first_source + row->n_sources; i++)
    add_part (answer, "", way_provenance_of_support (answer->dataset, i, answer->lang),
              way_dataset_get_policy_source (answer->dataset, i)->source);
  if (row->n_sources == 0)
    add_part (answer, "", g_strdup (way_tr (answer->lang, WAY_N_ ("No source is recorded."))),
              WAY_NONE);
  else if (way_provenance_is_recalled (answer->dataset, policy))
    add_part (answer, "",
              g_strdup (way_tr (answer->lang, WAY_N_ ("This claim rests on recall alone."))),
              WAY_NONE);
}

/* Adds nothing if the policy has no such fact. */
static void
add_policy_fact (WayAnswer *answer,
                 guint      policy,
                 WayFact    fact)
{
  const WayPolicy *row = way_dataset_get_policy (answer->dataset, policy);
  g_autofree char *phrase = phrase_fact (answer, row, fact);

  if (phrase == NULL)
    return;
  add_part (answer, phrase, g_strdup (row->title[answer->lang]), WAY_NONE);
  add_sources (answer, policy);
}

/**
 * way_answer_add_date:
 * @answer: an answer
 * @policy: a policy of its data set
 *
 * Says why the policy has its date: its sources and what each supports.
 */
void
way_answer_add_date (WayAnswer *answer,
                     guint      policy)
{
  g_return_if_fail (answer != NULL);

  add_policy_fact (answer, policy, WAY_FACT_DATE);
}

/**
 * way_answer_add_period:
 * @answer: an answer
 * @policy: a policy of its data set
 *
 * Says the same of its period; nothing if it has none.
 */
void
way_answer_add_period (WayAnswer *answer,
                       guint      policy)
{
  g_return_if_fail (answer != NULL);

  add_policy_fact (answer, policy, WAY_FACT_PERIOD);
}

/**
 * way_answer_add_number:
 * @answer: an answer
 * @policy: a policy of its data set
 *
 * Says the same of its document number; nothing if it has none.
 */
void
way_answer_add_number (WayAnswer *answer,
                       guint      policy)
{
  g_return_if_fail (answer != NULL);

  add_policy_fact (answer, policy, WAY_FACT_NUMBER);
}

/**
 * way_answer_add_policy:
 * @answer: an answer
 * @policy: a policy of its data set
 *
 * Says why a policy has the date, the period and the number that it has.
 */
void
way_answer_add_policy (WayAnswer *answer,
                       guint      policy)
{
  const WayPolicy *row;
  GString *text;

  g_return_if_fail (answer != NULL);

  row = way_dataset_get_policy (answer->dataset, policy);
  text = g_string_new (NULL);
  for (guint i = 0; i < WAY_N_FACTS; i++)
    {
      g_autofree char *phrase = phrase_fact (answer, row, i);

      if (phrase != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", phrase);
    }
  add_part (answer, row->title[answer->lang], g_string_free (text, FALSE), WAY_NONE);
  add_sources (answer, policy);
}

/* The rule that decided, and each number that went in with where it is from. */
static void
add_verdict (WayAnswer *answer,
             guint      stated)
{
  WayVerdict verdict = way_verdict_judge (answer->dataset, stated, answer->known_on);
  g_autofree char *word
    = way_verdict_get_word (answer->dataset, stated, &verdict, answer->lang);
  g_autofree char *marked
    = g_strdup_printf ("%s %s", way_verdict_get_glyph (verdict.id), word);
  g_autofree char *heading = make_fact (answer, WAY_N_ ("Verdict"), marked);
  g_autoptr (GPtrArray) lines
    = way_verdict_reason (answer->dataset, stated, &verdict, answer->known_on, answer->lang);

  add_part (answer, heading, way_verdict_rule (answer->dataset, stated, &verdict, answer->lang),
            WAY_NONE);
  for (guint i = 0; i < lines->len; i++)
    {
      const WayReasonLine *line = g_ptr_array_index (lines, i);
      g_autofree char *told = way_phrase_fact (line->label, line->value, answer->lang);

      if (line->observation != WAY_NONE)
        add_part (answer, told,
                  way_provenance_of_observation (answer->dataset, line->observation,
                                                 answer->lang),
                  way_dataset_get_observation (answer->dataset, line->observation)->source);
      else if (line->source == WAY_NONE)
        add_part (answer, told, g_strdup (""), WAY_NONE);
    }
}

/**
 * way_answer_add_statement:
 * @answer: an answer
 * @stated: a stated goal of its data set
 *
 * Says which document states a goal; of a target also why its verdict is what
 * it is, with every number that went in.
 */
void
way_answer_add_statement (WayAnswer *answer,
                          guint      stated)
{
  const WayStatedGoal *row;
  g_autofree char *heading = NULL;

  g_return_if_fail (answer != NULL);

  row = way_dataset_get_stated_goal (answer->dataset, stated);
  heading = g_strdup_printf ("“%s”", row->statement[answer->lang]);
  add_part (answer, heading,
            way_provenance_of_statement (answer->dataset, stated, answer->lang), row->source);
  if (way_stated_goal_is_target (row))
    add_verdict (answer, stated);
}

/**
 * way_answer_add_relation:
 * @answer: an answer
 * @relation: a relation of its data set
 *
 * Says which source tells that a policy is related to another one, and how that
 * was checked.
 */
void
way_answer_add_relation (WayAnswer *answer,
                         guint      relation)
{
  const WayRelation *row;
  const WayPolicy *from, *to;
  g_autofree char *heading = NULL;
  WayLang lang;

  g_return_if_fail (answer != NULL);

  lang = answer->lang;
  row = way_dataset_get_relation (answer->dataset, relation);
  from = way_dataset_get_policy (answer->dataset, row->from);
  to = way_dataset_get_policy (answer->dataset, row->to);
  heading = g_strdup_printf (lang == WAY_LANG_ZH ? "%s%s%s" : "%s %s %s", from->short_title[lang],
                             way_relation_name (row->kind, FALSE, lang), to->short_title[lang]);
  add_part (answer, heading,
            way_provenance_of_source (answer->dataset, row->source, lang), row->source);
}

/**
 * way_answer_add_observation:
 * @answer: an answer
 * @observation: a figure of its data set
 *
 * Says which release of which source a figure is of.
 */
void
way_answer_add_observation (WayAnswer *answer,
                            guint      observation)
{
  g_autofree char *text = NULL;
  g_autofree char *heading = NULL;
  const char *rest;

  g_return_if_fail (answer != NULL);

  text = way_provenance_of_observation (answer->dataset, observation, answer->lang);
  rest = strchr (text, '\n');
  heading = rest != NULL ? g_strndup (text, rest - text) : g_strdup (text);
  add_part (answer, heading, g_strdup (rest != NULL ? rest + 1 : ""),
            way_dataset_get_observation (answer->dataset, observation)->source);
}

static void
add_count_line (GString    *text,
                const char *label,
                guint       n,
                WayLang     lang)
{
  if (n > 0)
    g_string_append_printf (text, lang == WAY_LANG_ZH ? "\n%s：%u" : "\n%s: %u", label, n);
}

/* How the documents that set the targets were checked. */
static char *
count_evidence (const WayAnswer *answer,
                const GArray    *horizon)
{
  guint counts[WAY_EVIDENCE_RECALL + 1] = { 0 };
  GString *text = g_string_new (way_tr (answer->lang,
                                        WAY_N_ ("How the sources of the targets were checked")));

  for (guint i = 0; i < horizon->len; i++)
    {
      guint stated = g_array_index (horizon, WayHorizonRow, i).stated;
      guint source = way_dataset_get_stated_goal (answer->dataset, stated)->source;

      counts[way_dataset_get_source (answer->dataset, source)->evidence]++;
    }
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    add_count_line (text, way_evidence_name (i, answer->lang), counts[i], answer->lang);
  if (horizon->len > 0 && counts[WAY_EVIDENCE_RECALL] == horizon->len)
    g_string_append_printf (text, "\n%s",
                            way_tr (answer->lang, WAY_N_ ("This claim rests on recall alone.")));
  return g_string_free (text, FALSE);
}

/* The sources of the figures that judge the targets, each once. */
static void
add_figure_sources (WayAnswer    *answer,
                    const GArray *horizon)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < horizon->len; i++)
    {
      guint record = g_array_index (horizon, WayHorizonRow, i).verdict.record, source;

      if (record == WAY_NONE)
        continue;
      source = way_dataset_get_observation (answer->dataset, record)->source;
      if (g_hash_table_add (seen, GUINT_TO_POINTER (source)))
        add_part (answer, "", way_provenance_of_source (answer->dataset, source, answer->lang),
                  source);
    }
}

/**
 * way_answer_add_counts:
 * @answer: an answer
 * @horizon: (element-type WayHorizonRow): the targets that were counted
 *
 * Says what counts of targets rest on: how they were counted, how their sources
 * were checked, and the sources of the figures that judge them.
 */
void
way_answer_add_counts (WayAnswer    *answer,
                       const GArray *horizon)
{
  WayCoverage coverage;
  g_autofree char *heading = NULL;
  g_autofree char *known = NULL;

  g_return_if_fail (answer != NULL && horizon != NULL);

  coverage = way_horizon_count (horizon);
  heading = way_coverage_describe (&coverage, answer->lang);
  known = way_phrase_known (answer->dataset, answer->known_on, answer->lang);
  add_part (answer, heading,
            g_strdup_printf ("%s%s%s",
                             way_tr (answer->lang,
                                     WAY_N_ ("Targets that agree in indicator, area, measure, "
                                             "comparator, value and due year count once.")),
                             *known != '\0' ? "\n" : "", known), WAY_NONE);
  add_part (answer, "", count_evidence (answer, horizon), WAY_NONE);
  if (coverage.met + coverage.missed > 0)
    add_part (answer,
              way_tr (answer->lang, WAY_N_ ("Sources of the figures that judge them")),
              g_strdup (""), WAY_NONE);
  add_figure_sources (answer, horizon);
}

/**
 * way_answer_get_n_parts:
 * @answer: an answer
 *
 * Returns: how many parts it has
 */
guint
way_answer_get_n_parts (const WayAnswer *answer)
{
  g_return_val_if_fail (answer != NULL, 0);

  return answer->parts->len;
}

/**
 * way_answer_get_part:
 * @answer: an answer
 * @n: the number of a part
 *
 * Returns: (transfer none): the part
 */
const WayAnswerPart *
way_answer_get_part (const WayAnswer *answer,
                     guint            n)
{
  g_return_val_if_fail (answer != NULL && n < answer->parts->len, NULL);

  return g_ptr_array_index (answer->parts, n);
}

/**
 * way_answer_get_dataset:
 * @answer: an answer
 *
 * Returns: (transfer none): the snapshot that it speaks of
 */
WayDataset *
way_answer_get_dataset (const WayAnswer *answer)
{
  g_return_val_if_fail (answer != NULL, NULL);

  return answer->dataset;
}

/**
 * way_answer_get_lang:
 * @answer: an answer
 *
 * Returns: the language of its words
 */
WayLang
way_answer_get_lang (const WayAnswer *answer)
{
  g_return_val_if_fail (answer != NULL, WAY_LANG_EN);

  return answer->lang;
}

/**
 * way_answer_to_text:
 * @answer: an answer
 *
 * Returns: (transfer full): the whole answer in lines, with the addresses of
 *   its sources
 */
char *
way_answer_to_text (const WayAnswer *answer)
{
  GString *text;

  g_return_val_if_fail (answer != NULL, NULL);

  text = g_string_new (NULL);
  for (guint i = 0; i < answer->parts->len; i++)
    {
      const WayAnswerPart *part = g_ptr_array_index (answer->parts, i);
      const char *url = part->source != WAY_NONE
        ? way_dataset_get_source (answer->dataset, part->source)->url : "";
      const char *lines[] = { part->heading, part->text, url };

      for (guint j = 0; j < G_N_ELEMENTS (lines); j++)
        if (*lines[j] != '\0')
          g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", lines[j]);
    }
  return g_string_free (text, FALSE);
}
