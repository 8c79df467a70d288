/* Each answer is a few lines: what is said, then where it comes from. A claim
 * whose sources were all not at hand says so in a line of its own.
 */
#include "config.h"

#include "way-provenance.h"

#include "way-phrases.h"
#include "way-releases.h"
#include "way-words.h"

static void
add_line (GString    *text,
          const char *line)
{
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, line);
}

/* "Label: value", with the colon of the language. */
static void
add_fact (GString    *text,
          const char *label,
          const char *value,
          WayLang     lang)
{
  g_autofree char *line = way_phrase_fact (label, value, lang);

  add_line (text, line);
}

/**
 * way_provenance_cite:
 * @dataset: a snapshot
 * @source: a source of it
 * @lang: a language
 *
 * Returns: (transfer none): how the source is cited in a line
 */
const char *
way_provenance_cite (const WayDataset *dataset,
                     guint             source,
                     WayLang           lang)
{
  const WaySource *row;

  g_return_val_if_fail (dataset != NULL, NULL);

  row = way_dataset_get_source (dataset, source);
  return *row->cite[lang] != '\0' ? row->cite[lang] : row->title;
}

static void
add_source (GString          *text,
            const WayDataset *dataset,
            guint             source,
            WayLang           lang)
{
  const WaySource *row = way_dataset_get_source (dataset, source);

  add_fact (text, way_tr (lang, WAY_N_ ("Source")), way_provenance_cite (dataset, source, lang),
            lang);
  add_fact (text, way_tr (lang, WAY_N_ ("How it was checked")),
            way_evidence_name (row->evidence, lang), lang);
  add_fact (text, way_tr (lang, WAY_N_ ("Terms of use")), way_licence_name (row->licence, lang),
            lang);
  if (row->evidence == WAY_EVIDENCE_RECALL)
    add_line (text, way_tr (lang, WAY_N_ ("This claim rests on recall alone.")));
}

/**
 * way_provenance_of_source:
 * @dataset: a snapshot
 * @source: a source of it
 * @lang: the language of the words
 *
 * Returns: (transfer full): the source, how it was checked, and its terms of
 *   use, in lines
 */
char *
way_provenance_of_source (const WayDataset *dataset,
                          guint             source,
                          WayLang           lang)
{
  GString *text;

  g_return_val_if_fail (dataset != NULL, NULL);

  text = g_string_new (NULL);
  add_source (text, dataset, source, lang);
  return g_string_free (text, FALSE);
}

/**
 * way_provenance_of_observation:
 * @dataset: a snapshot
 * @observation: a figure of it
 * @lang: the language of the words
 *
 * Returns: (transfer full): of what the figure is, its value as printed, its
 *   status and day of publication, its basis, and its source, in lines
 */
char *
way_provenance_of_observation (const WayDataset *dataset,
                               guint             observation,
                               WayLang           lang)
{
  const WayObservation *row;
  const WayIndicator *indicator;
  g_autofree char *head = NULL, *number = NULL, *quantity = NULL, *date = NULL;
  GString *text;

  g_return_val_if_fail (dataset != NULL, NULL);

  row = way_dataset_get_observation (dataset, observation);
  indicator = way_dataset_get_indicator (dataset, row->indicator);
  number = way_phrase_number (row->value_text);
  quantity = way_phrase_quantity (number, indicator->unit[lang], lang);
  head = g_strdup_printf (way_tr (lang, WAY_N_ ("%s, %s %d: %s")), indicator->name[lang],
                          way_dataset_get_area (dataset, row->area)->name[lang], row->year,
                          quantity);
  date = way_date_to_text (row->published, lang);
  text = g_string_new (head);
  add_fact (text, way_tr (lang, WAY_N_ ("Status")), way_status_name (row->status, lang), lang);
  add_fact (text, way_tr (lang, WAY_N_ ("Published")), date, lang);
  if (row->basis != WAY_NONE)
    add_fact (text, way_tr (lang, WAY_N_ ("Basis")),
              way_dataset_get_basis (dataset, row->basis)->name[lang], lang);
  if (way_date_last_day (row->published)
      == way_releases_held_from (dataset, row->indicator, row->area))
    add_line (text, way_tr (lang, WAY_N_ ("Releases before this one are not held.")));
  add_source (text, dataset, row->source, lang);
  return g_string_free (text, FALSE);
}

/**
 * way_provenance_of_statement:
 * @dataset: a snapshot
 * @stated: a stated goal of it
 * @lang: the language of the words
 *
 * Returns: (transfer full): who states it when, the target in it if any, and
 *   its source, in lines
 */
char *
way_provenance_of_statement (const WayDataset *dataset,
                             guint             stated,
                             WayLang           lang)
{
  const WayStatedGoal *row;
  const WayPolicy *policy;
  g_autofree char *date = NULL, *head = NULL;
  GString *text;

  g_return_val_if_fail (dataset != NULL, NULL);

  row = way_dataset_get_stated_goal (dataset, stated);
  policy = way_dataset_get_policy (dataset, row->policy);
  date = way_date_to_text (policy->date, lang);
  head = g_strdup_printf (lang == WAY_LANG_ZH ? "%s（%s）" : "%s (%s)", policy->title[lang], date);
  text = g_string_new (NULL);
  add_fact (text, way_tr (lang, WAY_N_ ("Stated in")), head, lang);
  if (way_stated_goal_is_target (row))
    {
      g_autofree char *target = way_phrase_target (dataset, row, lang);

      add_fact (text, way_tr (lang, WAY_N_ ("Target")), target, lang);
    }
  add_source (text, dataset, row->source, lang);
  return g_string_free (text, FALSE);
}

/**
 * way_provenance_of_support:
 * @dataset: a snapshot
 * @link: a policy's source, as way_dataset_get_policy_source() numbers them
 * @lang: the language of the words
 *
 * Returns: (transfer full): the source, what it supports, its date, how it was
 *   checked, and its terms of use, in lines
 */
char *
way_provenance_of_support (const WayDataset *dataset,
                           guint             link,
                           WayLang           lang)
{
  const WayPolicySource *row;
  const WaySource *source;
  g_autofree char *date = NULL;
  GString *text;

  g_return_val_if_fail (dataset != NULL, NULL);

  row = way_dataset_get_policy_source (dataset, link);
  source = way_dataset_get_source (dataset, row->source);
  date = way_date_to_text (source->date, lang);
  text = g_string_new (NULL);
  add_fact (text, way_tr (lang, WAY_N_ ("Source")),
            way_provenance_cite (dataset, row->source, lang), lang);
  if (*row->supports[lang] != '\0')
    add_fact (text, way_tr (lang, WAY_N_ ("What it supports")), row->supports[lang], lang);
  if (*date != '\0')
    add_fact (text, way_tr (lang, WAY_N_ ("Published")), date, lang);
  add_fact (text, way_tr (lang, WAY_N_ ("How it was checked")),
            way_evidence_name (source->evidence, lang), lang);
  add_fact (text, way_tr (lang, WAY_N_ ("Terms of use")),
            way_licence_name (source->licence, lang), lang);
  return g_string_free (text, FALSE);
}

/**
 * way_provenance_is_recalled:
 * @dataset: a snapshot
 * @policy: a policy of it
 *
 * Returns: whether none of the policy's sources was at hand
 */
gboolean
way_provenance_is_recalled (const WayDataset *dataset,
                            guint             policy)
{
  const WayPolicy *row;

  g_return_val_if_fail (dataset != NULL, FALSE);

  row = way_dataset_get_policy (dataset, policy);
  for (guint i = 0; i < row->n_sources; i++)
    {
      guint source = way_dataset_get_policy_source (dataset, row->first_source + i)->source;

      if (way_dataset_get_source (dataset, source)->evidence != WAY_EVIDENCE_RECALL)
        return FALSE;
    }
  return row->n_sources > 0;
}

/**
 * way_provenance_main_source:
 * @dataset: a snapshot
 * @policy: a policy of it
 *
 * Returns: the source under whose address the policy is read: of those with an
 *   address one that is official before others, and then one whose text was
 *   read; the first of equal ones; %WAY_NONE if none has an address
 */
guint
way_provenance_main_source (const WayDataset *dataset,
                            guint             policy)
{
  const WayPolicy *row;
  guint found = WAY_NONE;
  int best = -1;

  g_return_val_if_fail (dataset != NULL, WAY_NONE);

  row = way_dataset_get_policy (dataset, policy);
  for (guint i = row->first_source; i < row->first_source + row->n_sources; i++)
    {
      guint number = way_dataset_get_policy_source (dataset, i)->source;
      const WaySource *source = way_dataset_get_source (dataset, number);
      int worth = 2 * (source->licence == WAY_LICENCE_OFFICIAL)
                  + (source->evidence == WAY_EVIDENCE_PAGE);

      if (*source->url == '\0' || worth <= best)
        continue;
      found = number;
      best = worth;
    }
  return found;
}

/**
 * way_provenance_of_policy:
 * @dataset: a snapshot
 * @policy: a policy of it
 * @lang: the language of the words
 *
 * Returns: (transfer full): what its date is and how precise, and each of its
 *   sources with what it supports, in lines
 */
char *
way_provenance_of_policy (const WayDataset *dataset,
                          guint             policy,
                          WayLang           lang)
{
  const WayPolicy *row;
  g_autofree char *date = NULL;
  GString *text;

  g_return_val_if_fail (dataset != NULL, NULL);

  row = way_dataset_get_policy (dataset, policy);
  date = way_phrase_date (row, lang);
  text = g_string_new (date);
  for (guint i = 0; i < row->n_sources; i++)
    {
      const WayPolicySource *link
        = way_dataset_get_policy_source (dataset, row->first_source + i);
      const WaySource *source = way_dataset_get_source (dataset, link->source);
      g_autofree char *line
        = g_strdup_printf (lang == WAY_LANG_ZH ? "%s（%s；%s）" : "%s (%s; %s)",
                           way_provenance_cite (dataset, link->source, lang),
                           way_evidence_name (source->evidence, lang),
                           way_licence_name (source->licence, lang));

      add_fact (text, way_tr (lang, WAY_N_ ("Source")), line, lang);
    }
  if (way_provenance_is_recalled (dataset, policy))
    add_line (text, way_tr (lang, WAY_N_ ("This claim rests on recall alone.")));
  return g_string_free (text, FALSE);
}
