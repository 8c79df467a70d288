/* One table of words for each vocabulary. */
#include "config.h"

#include "way-words.h"

#include <string.h>

static const char *const kinds[WAY_N_KINDS] = {
  [WAY_KIND_OUTLINE] = WAY_N_ ("Outline"),
  [WAY_KIND_PLAN] = WAY_N_ ("Plan"),
  [WAY_KIND_OPINIONS] = WAY_N_ ("Opinions"),
  [WAY_KIND_MEASURES] = WAY_N_ ("Measures"),
  [WAY_KIND_NOTICE] = WAY_N_ ("Notice"),
  [WAY_KIND_LAW] = WAY_N_ ("Law"),
  [WAY_KIND_PROGRAMME] = WAY_N_ ("Programme"),
  [WAY_KIND_REPORT] = WAY_N_ ("Report"),
  [WAY_KIND_DECISION] = WAY_N_ ("Decision"),
};

static const char *const levels[WAY_N_LEVELS] = {
  [WAY_LEVEL_NATIONAL] = WAY_N_ ("National"),
  [WAY_LEVEL_REGIONAL] = WAY_N_ ("Regional"),
};

static const char *const events[] = {
  [WAY_EVENT_ISSUED] = WAY_N_ ("Issued"),
  [WAY_EVENT_PASSED] = WAY_N_ ("Passed"),
  [WAY_EVENT_PUBLISHED] = WAY_N_ ("Published"),
  [WAY_EVENT_EFFECTIVE] = WAY_N_ ("Effective"),
};

static const char *const statuses[] = {
  [WAY_STATUS_PRELIMINARY] = WAY_N_ ("preliminary"),
  [WAY_STATUS_FINAL] = WAY_N_ ("final"),
  [WAY_STATUS_REVISED] = WAY_N_ ("revised"),
};

static const char *const evidences[] = {
  [WAY_EVIDENCE_PAGE] = WAY_N_ ("text read"),
  [WAY_EVIDENCE_REPO] = WAY_N_ ("data file read"),
  [WAY_EVIDENCE_SEED] = WAY_N_ ("founding article"),
  [WAY_EVIDENCE_RECALL] = WAY_N_ ("from recall, source not at hand"),
};

static const char *const licences[] = {
  [WAY_LICENCE_CC_BY] = WAY_N_ ("CC BY 4.0"),
  [WAY_LICENCE_OECD] = WAY_N_ ("OECD terms and conditions"),
  [WAY_LICENCE_OFFICIAL] = WAY_N_ ("official, for use with attribution"),
  [WAY_LICENCE_FACTS] = WAY_N_ ("single facts, with attribution"),
};

static const char *const measures[] = {
  [WAY_MEASURE_LEVEL] = WAY_N_ ("level"),
  [WAY_MEASURE_GROWTH] = WAY_N_ ("mean yearly growth"),
  [WAY_MEASURE_CUMULATIVE] = WAY_N_ ("built up over the period"),
  [WAY_MEASURE_PARAMETER] = WAY_N_ ("a rule's own number"),
};

/* Read from the policy whose page it is: outgoing first, then incoming. */
static const char *const relations[WAY_N_RELATIONS][2] = {
  [WAY_RELATION_IMPLEMENTS] = { WAY_N_ ("implements"), WAY_N_ ("implemented by") },
  [WAY_RELATION_EXTENDS] = { WAY_N_ ("extends"), WAY_N_ ("extended by") },
  [WAY_RELATION_SUCCEEDS] = { WAY_N_ ("succeeds"), WAY_N_ ("succeeded by") },
  [WAY_RELATION_AMENDS] = { WAY_N_ ("amends"), WAY_N_ ("amended by") },
  [WAY_RELATION_CITES] = { WAY_N_ ("cites"), WAY_N_ ("cited by") },
};

static const char *const facets[WAY_N_FACETS] = {
  [WAY_FACET_LEVEL] = WAY_N_ ("Level"),
  [WAY_FACET_THEME] = WAY_N_ ("Theme"),
  [WAY_FACET_KIND] = WAY_N_ ("Kind"),
};

static const char *const comparators[] = {
  [WAY_AT_LEAST] = "≥",
  [WAY_MORE_THAN] = ">",
  [WAY_AT_MOST] = "≤",
  [WAY_LESS_THAN] = "<",
  [WAY_EQUAL] = "=",
  [WAY_ABOUT] = "≈",
};

static const char *const groupings[WAY_N_GROUPINGS] = {
  [WAY_GROUP_ISSUER] = WAY_N_ ("Issuer"),
  [WAY_GROUP_THEME] = WAY_N_ ("Theme"),
  [WAY_GROUP_KIND] = WAY_N_ ("Kind"),
  [WAY_GROUP_NONE] = WAY_N_ ("One group"),
};

enum
{
  ISSUER_CENTRE,
  ISSUER_STATE_COUNCIL,
  ISSUER_MINISTRIES,
  ISSUER_REGIONS,
  N_ISSUER_GROUPS,
};

static const char *const issuer_groups[N_ISSUER_GROUPS] = {
  [ISSUER_CENTRE] = WAY_N_ ("Party centre & legislature"),
  [ISSUER_STATE_COUNCIL] = WAY_N_ ("State Council"),
  [ISSUER_MINISTRIES] = WAY_N_ ("Ministries & agencies"),
  [ISSUER_REGIONS] = WAY_N_ ("Regions"),
};

static const char *
word (const char *const *words,
      guint              n_words,
      guint              index,
      WayLang            lang)
{
  g_return_val_if_fail (index < n_words, "");

  return way_tr (lang, words[index]);
}

/**
 * way_words_kind:
 * @kind: a kind of policy
 * @lang: the language of the word
 *
 * Returns: (transfer none): the word, such as "Outline"
 */
const char *
way_words_kind (WayPolicyKind kind,
                WayLang       lang)
{
  return word (kinds, G_N_ELEMENTS (kinds), kind, lang);
}

/**
 * way_words_level:
 * @level: the level of a policy
 * @lang: the language of the word
 *
 * Returns: (transfer none): the word, such as "National"
 */
const char *
way_words_level (WayLevel level,
                 WayLang  lang)
{
  return word (levels, G_N_ELEMENTS (levels), level, lang);
}

/**
 * way_words_event:
 * @event: what a policy's date is
 * @lang: the language of the word
 *
 * Returns: (transfer none): the word, such as "Issued"
 */
const char *
way_words_event (WayDateEvent event,
                 WayLang      lang)
{
  return word (events, G_N_ELEMENTS (events), event, lang);
}

/**
 * way_words_status:
 * @status: the status of a release
 * @lang: the language of the word
 *
 * Returns: (transfer none): the word, such as "preliminary"
 */
const char *
way_words_status (WayStatus status,
                  WayLang   lang)
{
  return word (statuses, G_N_ELEMENTS (statuses), status, lang);
}

/**
 * way_words_evidence:
 * @evidence: how a source was checked
 * @lang: the language of the words
 *
 * Returns: (transfer none): the words, such as "text read"
 */
const char *
way_words_evidence (WayEvidence evidence,
                    WayLang     lang)
{
  return word (evidences, G_N_ELEMENTS (evidences), evidence, lang);
}

/**
 * way_words_licence:
 * @licence: the licence of a source
 * @lang: the language of the words
 *
 * Returns: (transfer none): the words
 */
const char *
way_words_licence (WayLicence licence,
                   WayLang    lang)
{
  return word (licences, G_N_ELEMENTS (licences), licence, lang);
}

/**
 * way_words_measure:
 * @measure: what a target measures
 * @lang: the language of the words
 *
 * Returns: (transfer none): the words
 */
const char *
way_words_measure (WayMeasure measure,
                   WayLang    lang)
{
  return word (measures, G_N_ELEMENTS (measures), measure, lang);
}

/**
 * way_words_relation:
 * @relation: a kind of relation
 * @incoming: whether it is read from the policy at its end
 * @lang: the language of the words
 *
 * Returns: (transfer none): the words that stand before the other policy
 */
const char *
way_words_relation (WayRelationKind relation,
                    gboolean        incoming,
                    WayLang         lang)
{
  g_return_val_if_fail (relation < WAY_N_RELATIONS, "");

  return way_tr (lang, relations[relation][incoming != FALSE]);
}

/**
 * way_words_facet:
 * @facet: a facet
 * @lang: the language of the word
 *
 * Returns: (transfer none): its heading
 */
const char *
way_words_facet (WayFacet facet,
                 WayLang  lang)
{
  return word (facets, G_N_ELEMENTS (facets), facet, lang);
}

/**
 * way_words_facet_value:
 * @dataset: a snapshot
 * @facet: a facet
 * @value: a value of it
 * @lang: the language of the words
 *
 * Returns: (transfer none): the words for the value
 */
const char *
way_words_facet_value (const WayDataset *dataset,
                       WayFacet          facet,
                       guint             value,
                       WayLang           lang)
{
  g_return_val_if_fail (dataset != NULL, "");

  switch (facet)
    {
    case WAY_FACET_LEVEL:
      return way_words_level (value, lang);
    case WAY_FACET_THEME:
      return way_dataset_get_theme (dataset, value)->name[lang];
    case WAY_FACET_KIND:
      return way_words_kind (value, lang);
    case WAY_N_FACETS:
    default:
      g_return_val_if_reached ("");
    }
}

/**
 * way_words_comparator:
 * @comparator: a comparator
 *
 * Returns: (transfer none): its sign, such as "≥"
 */
const char *
way_words_comparator (WayComparator comparator)
{
  g_return_val_if_fail (comparator < G_N_ELEMENTS (comparators), "");

  return comparators[comparator];
}

/**
 * way_words_grouping:
 * @grouping: by what lanes are grouped
 * @lang: the language of the word
 *
 * Returns: (transfer none): the word
 */
const char *
way_words_grouping (WayGrouping grouping,
                    WayLang     lang)
{
  return word (groupings, G_N_ELEMENTS (groupings), grouping, lang);
}

/**
 * way_words_period:
 * @policy: a policy
 * @lang: the language of the words
 *
 * Returns: (transfer full): its period, such as "2021–2025" or "from 2016";
 *   "" where it has none
 */
char *
way_words_period (const WayPolicy *policy,
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
 * way_words_date:
 * @policy: a policy
 * @lang: the language of the words
 *
 * Returns: (transfer full): what its date is, and the date in its own
 *   precision, such as "Issued 19 May 2016"; a coarse date says so
 */
char *
way_words_date (const WayPolicy *policy,
                WayLang          lang)
{
  g_autofree char *date = NULL;
  const char *event;

  g_return_val_if_fail (policy != NULL, NULL);

  date = way_date_to_text (policy->date, lang);
  event = way_words_event (policy->event, lang);
  if (policy->date.month == 0)
    return g_strdup_printf (way_tr (lang, WAY_N_ ("%s %s (only the year is known)")), event, date);
  if (policy->date.day == 0)
    return g_strdup_printf (way_tr (lang, WAY_N_ ("%s %s (only the month is known)")), event, date);
  return g_strdup_printf (lang == WAY_LANG_ZH ? "%s：%s" : "%s %s", event, date);
}

/**
 * way_words_issuers:
 * @dataset: a snapshot
 * @policy: a policy of it
 * @lang: the language of the names
 *
 * Returns: (transfer full): the names of its issuers in one line
 */
char *
way_words_issuers (const WayDataset *dataset,
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

/* Where the decimals of a number begin: its point, or its end. */
static const char *
find_point (const char *number)
{
  const char *point = strchr (number, '.');

  return point != NULL ? point : number + strlen (number);
}

/**
 * way_words_number:
 * @number: a number as printed in its source
 *
 * Writes a number for people: thousands are set apart from 10,000 on, and
 * figures that a data file gives with more than three decimals are rounded to
 * two. Anything else keeps the digits printed.
 *
 * Returns: (transfer full): the number
 */
char *
way_words_number (const char *number)
{
  g_autofree char *rounded = NULL;
  const char *point;
  GString *text;

  g_return_val_if_fail (number != NULL, NULL);

  if (strlen (find_point (number)) > 4)
    {
      char buffer[G_ASCII_DTOSTR_BUF_SIZE];

      g_ascii_formatd (buffer, sizeof buffer, "%.2f", g_ascii_strtod (number, NULL));
      rounded = g_strdup (buffer);
      number = rounded;
    }
  point = find_point (number);
  text = g_string_new (NULL);
  for (const char *p = number; p < point; p++)
    {
      g_string_append_c (text, *p);
      if (point - number >= 5 && (point - p) % 3 == 1 && point - p > 1)
        g_string_append_c (text, ',');
    }
  g_string_append (text, point);
  return g_string_free (text, FALSE);
}

/**
 * way_words_quantity:
 * @number: a number as printed
 * @unit: its unit in the same language
 * @lang: the language
 *
 * Returns: (transfer full): number and unit together: "2.5% of GDP",
 *   "10,000 firms", "rank 15"; in Chinese the words of a share come first, as
 *   in 占国内生产总值的2.5%
 */
char *
way_words_quantity (const char *number,
                    const char *unit,
                    WayLang     lang)
{
  g_return_val_if_fail (number != NULL && unit != NULL, NULL);

  if (g_str_has_prefix (unit, "%"))
    return g_strdup_printf ("%s%s", number, unit);
  if (lang == WAY_LANG_ZH)
    {
      if (g_str_has_suffix (unit, "的百分比"))
        return g_strdup_printf ("%.*s%s%%", (int) (strlen (unit) - strlen ("百分比")), unit, number);
      return g_strconcat (number, unit, NULL);
    }
  if (g_str_equal (unit, "rank"))
    return g_strdup_printf ("rank %s", number);
  return g_strdup_printf ("%s %s", number, unit);
}

/**
 * way_words_target:
 * @dataset: a snapshot
 * @target: a stated goal of it that is a target
 * @lang: the language of the words
 *
 * Returns: (transfer full): the target in one line, such as
 *   "R&D intensity ≥ 2.5% of GDP by 2020"
 */
char *
way_words_target (const WayDataset    *dataset,
                  const WayStatedGoal *target,
                  WayLang              lang)
{
  const WayIndicator *indicator;
  g_autofree char *number = NULL;
  g_autofree char *quantity = NULL;
  const char *unit;

  g_return_val_if_fail (dataset != NULL && target != NULL, NULL);
  g_return_val_if_fail (way_stated_goal_is_target (target), NULL);

  indicator = way_dataset_get_indicator (dataset, target->indicator);
  unit = target->measure == WAY_MEASURE_GROWTH
    ? way_tr (lang, WAY_N_ ("% per year")) : indicator->unit[lang];
  number = way_words_number (target->value_text);
  quantity = way_words_quantity (number, unit, lang);
  if (target->due_year == 0)
    return g_strdup_printf ("%s %s %s", indicator->name[lang],
                            way_words_comparator (target->comparator), quantity);
  return g_strdup_printf (way_tr (lang, WAY_N_ ("%s %s %s by %d")), indicator->name[lang],
                          way_words_comparator (target->comparator), quantity, target->due_year);
}

/**
 * way_grouping_n_groups:
 * @dataset: a snapshot
 * @grouping: by what lanes are grouped
 *
 * Returns: how many groups there are, those without a policy included
 */
guint
way_grouping_n_groups (const WayDataset *dataset,
                       WayGrouping       grouping)
{
  g_return_val_if_fail (dataset != NULL, 0);

  switch (grouping)
    {
    case WAY_GROUP_ISSUER:
      return N_ISSUER_GROUPS;
    case WAY_GROUP_THEME:
      return way_dataset_get_n_rows (dataset, WAY_TABLE_THEMES);
    case WAY_GROUP_KIND:
      return WAY_N_KINDS;
    case WAY_GROUP_NONE:
      return 1;
    case WAY_N_GROUPINGS:
    default:
      g_return_val_if_reached (1);
    }
}

/* Regional documents are together whoever issued them; national ones go by
 * the kind of their first issuer. */
static guint
get_issuer_group (const WayDataset *dataset,
                  const WayPolicy  *policy)
{
  if (policy->level == WAY_LEVEL_REGIONAL)
    return ISSUER_REGIONS;
  switch (way_dataset_get_organisation (dataset,
                                        way_dataset_get_issuer (dataset, policy, 0))->kind)
    {
    case WAY_ORGANISATION_PARTY:
    case WAY_ORGANISATION_OTHER:
    case WAY_ORGANISATION_INTERNATIONAL:
      return ISSUER_CENTRE;
    case WAY_ORGANISATION_STATE_COUNCIL:
      return ISSUER_STATE_COUNCIL;
    case WAY_ORGANISATION_MINISTRY:
    case WAY_ORGANISATION_AGENCY:
      return ISSUER_MINISTRIES;
    case WAY_ORGANISATION_REGION:
      return ISSUER_REGIONS;
    default:
      g_assert_not_reached ();
    }
}

/**
 * way_grouping_get_group:
 * @dataset: a snapshot
 * @grouping: by what lanes are grouped
 * @policy: a policy
 *
 * Returns: the number of its group
 */
guint
way_grouping_get_group (const WayDataset *dataset,
                        WayGrouping       grouping,
                        guint             policy)
{
  const WayPolicy *row;

  g_return_val_if_fail (dataset != NULL, 0);

  row = way_dataset_get_policy (dataset, policy);
  switch (grouping)
    {
    case WAY_GROUP_ISSUER:
      return get_issuer_group (dataset, row);
    case WAY_GROUP_THEME:
      return row->theme;
    case WAY_GROUP_KIND:
      return row->kind;
    case WAY_GROUP_NONE:
      return 0;
    case WAY_N_GROUPINGS:
    default:
      g_return_val_if_reached (0);
    }
}

/**
 * way_grouping_get_title:
 * @dataset: a snapshot
 * @grouping: by what lanes are grouped
 * @group: the number of a group
 * @lang: the language of the title
 *
 * Returns: (transfer none): the heading of the group
 */
const char *
way_grouping_get_title (const WayDataset *dataset,
                        WayGrouping       grouping,
                        guint             group,
                        WayLang           lang)
{
  g_return_val_if_fail (dataset != NULL, "");
  g_return_val_if_fail (group < way_grouping_n_groups (dataset, grouping), "");

  switch (grouping)
    {
    case WAY_GROUP_ISSUER:
      return way_tr (lang, issuer_groups[group]);
    case WAY_GROUP_THEME:
      return way_dataset_get_theme (dataset, group)->name[lang];
    case WAY_GROUP_KIND:
      return way_words_kind (group, lang);
    case WAY_GROUP_NONE:
      return way_tr (lang, WAY_N_ ("All policies"));
    case WAY_N_GROUPINGS:
    default:
      g_return_val_if_reached ("");
    }
}
