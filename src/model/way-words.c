/* The words of the vocabularies. Each has a context, as one English word can
 * need several in Chinese.
 */
#include "config.h"

#include "way-words.h"

#include <string.h>

static const char *const date_event_names[] = {
  WAY_C_ ("date of a policy", "issued"),
  WAY_C_ ("date of a policy", "passed"),
  WAY_C_ ("date of a policy", "published"),
  WAY_C_ ("date of a policy", "effective"),
};

static const char *const policy_kind_names[] = {
  WAY_C_ ("kind of policy", "outline"),
  WAY_C_ ("kind of policy", "plan"),
  WAY_C_ ("kind of policy", "opinions"),
  WAY_C_ ("kind of policy", "measures"),
  WAY_C_ ("kind of policy", "notice"),
  WAY_C_ ("kind of policy", "law"),
  WAY_C_ ("kind of policy", "programme"),
  WAY_C_ ("kind of policy", "report"),
  WAY_C_ ("kind of policy", "decision"),
};

static const char *const level_names[] = {
  WAY_C_ ("level of a policy", "national"),
  WAY_C_ ("level of a policy", "regional"),
};

static const char *const confidence_names[] = {
  WAY_C_ ("confidence", "high"),
  WAY_C_ ("confidence", "medium"),
  WAY_C_ ("confidence", "low"),
};

static const char *const evidence_names[] = {
  WAY_C_ ("evidence", "text read"),
  WAY_C_ ("evidence", "data file read"),
  WAY_C_ ("evidence", "founding article"),
  WAY_C_ ("evidence", "not at hand"),
};

static const char *const licence_names[] = {
  WAY_C_ ("licence", "CC BY 4.0"),
  WAY_C_ ("licence", "OECD terms"),
  WAY_C_ ("licence", "official, with attribution"),
  WAY_C_ ("licence", "single facts and figures"),
};

static const char *const measure_names[] = {
  WAY_C_ ("measure", "level"),
  WAY_C_ ("measure", "growth a year"),
  WAY_C_ ("measure", "built up over the period"),
  WAY_C_ ("measure", "rule of the policy"),
};

static const char *const better_names[] = {
  WAY_C_ ("indicator", "higher is better"),
  WAY_C_ ("indicator", "lower is better"),
  WAY_C_ ("indicator", "neither is better"),
};

static const char *const timing_names[] = {
  WAY_C_ ("indicator", "over a year"),
  WAY_C_ ("indicator", "at the end of a year"),
  WAY_C_ ("indicator", "rank of a year"),
};

static const char *const prices_names[] = {
  WAY_C_ ("indicator", "not money"),
  WAY_C_ ("indicator", "current prices"),
  WAY_C_ ("indicator", "constant prices"),
};

static const char *const status_names[] = {
  WAY_C_ ("status of a value", "preliminary"),
  WAY_C_ ("status of a value", "final"),
  WAY_C_ ("status of a value", "revised"),
};

static const char *const relation_names[WAY_N_RELATIONS][2] = {
  [WAY_RELATION_IMPLEMENTS] = { WAY_C_ ("relation", "implements"),
                                WAY_C_ ("relation", "implemented by") },
  [WAY_RELATION_EXTENDS] = { WAY_C_ ("relation", "extends"), WAY_C_ ("relation", "extended by") },
  [WAY_RELATION_SUCCEEDS] = { WAY_C_ ("relation", "succeeds"),
                              WAY_C_ ("relation", "succeeded by") },
  [WAY_RELATION_AMENDS] = { WAY_C_ ("relation", "amends"), WAY_C_ ("relation", "amended by") },
  [WAY_RELATION_CITES] = { WAY_C_ ("relation", "cites"), WAY_C_ ("relation", "cited by") },
};

static const char *const comparator_signs[] = { "≥", ">", "≤", "<", "=", "≈" };

/**
 * way_date_event_name:
 * @event: what the date of a policy is
 * @lang: a language
 *
 * Returns: (transfer none): a word or a few for it, as they stand in a sentence
 */
const char *
way_date_event_name (WayDateEvent event,
                     WayLang      lang)
{
  g_return_val_if_fail ((guint) event < G_N_ELEMENTS (date_event_names), "");

  return way_tr (lang, date_event_names[event]);
}

/**
 * way_policy_kind_name:
 * @kind: the kind of a policy
 * @lang: a language
 *
 * Returns: (transfer none): a word or a few for it, as they stand in a sentence
 */
const char *
way_policy_kind_name (WayPolicyKind kind,
                      WayLang       lang)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (policy_kind_names), "");

  return way_tr (lang, policy_kind_names[kind]);
}

/**
 * way_level_name:
 * @level: who issued a policy
 * @lang: a language
 *
 * Returns: (transfer none): a word or a few for it, as they stand in a sentence
 */
const char *
way_level_name (WayLevel level,
                WayLang  lang)
{
  g_return_val_if_fail ((guint) level < G_N_ELEMENTS (level_names), "");

  return way_tr (lang, level_names[level]);
}

/**
 * way_confidence_name:
 * @confidence: how certain a policy's entry is, an index into way_confidence_words
 * @lang: a language
 *
 * Returns: (transfer none): a word or a few for it, as they stand in a sentence
 */
const char *
way_confidence_name (guint   confidence,
                     WayLang lang)
{
  g_return_val_if_fail ((guint) confidence < G_N_ELEMENTS (confidence_names), "");

  return way_tr (lang, confidence_names[confidence]);
}

/**
 * way_evidence_name:
 * @evidence: how a source was checked
 * @lang: a language
 *
 * Returns: (transfer none): a word or a few for it, as they stand in a sentence
 */
const char *
way_evidence_name (WayEvidence evidence,
                   WayLang     lang)
{
  g_return_val_if_fail ((guint) evidence < G_N_ELEMENTS (evidence_names), "");

  return way_tr (lang, evidence_names[evidence]);
}

/**
 * way_licence_name:
 * @licence: the terms of a source
 * @lang: a language
 *
 * Returns: (transfer none): a word or a few for it, as they stand in a sentence
 */
const char *
way_licence_name (WayLicence licence,
                  WayLang    lang)
{
  g_return_val_if_fail ((guint) licence < G_N_ELEMENTS (licence_names), "");

  return way_tr (lang, licence_names[licence]);
}

/**
 * way_measure_name:
 * @measure: what a target measures
 * @lang: a language
 *
 * Returns: (transfer none): a word or a few for it, as they stand in a sentence
 */
const char *
way_measure_name (WayMeasure measure,
                  WayLang    lang)
{
  g_return_val_if_fail ((guint) measure < G_N_ELEMENTS (measure_names), "");

  return way_tr (lang, measure_names[measure]);
}

/**
 * way_better_name:
 * @better: which values of an indicator are better
 * @lang: a language
 *
 * Returns: (transfer none): a word or a few for it, as they stand in a sentence
 */
const char *
way_better_name (WayBetter better,
                 WayLang   lang)
{
  g_return_val_if_fail ((guint) better < G_N_ELEMENTS (better_names), "");

  return way_tr (lang, better_names[better]);
}

/**
 * way_timing_name:
 * @timing: when in a year a value belongs
 * @lang: a language
 *
 * Returns: (transfer none): a word or a few for it, as they stand in a sentence
 */
const char *
way_timing_name (WayTiming timing,
                 WayLang   lang)
{
  g_return_val_if_fail ((guint) timing < G_N_ELEMENTS (timing_names), "");

  return way_tr (lang, timing_names[timing]);
}

/**
 * way_prices_name:
 * @prices: the prices of an indicator
 * @lang: a language
 *
 * Returns: (transfer none): a word or a few for it, as they stand in a sentence
 */
const char *
way_prices_name (WayPrices prices,
                 WayLang   lang)
{
  g_return_val_if_fail ((guint) prices < G_N_ELEMENTS (prices_names), "");

  return way_tr (lang, prices_names[prices]);
}

/**
 * way_status_name:
 * @status: the status of a value
 * @lang: a language
 *
 * Returns: (transfer none): a word or a few for it, as they stand in a sentence
 */
const char *
way_status_name (WayStatus status,
                 WayLang   lang)
{
  g_return_val_if_fail ((guint) status < G_N_ELEMENTS (status_names), "");

  return way_tr (lang, status_names[status]);
}

/**
 * way_relation_name:
 * @kind: a relation
 * @incoming: whether it is read from the policy that it leads to
 * @lang: a language
 *
 * Returns: (transfer none): "implements", "implemented by" and so on
 */
const char *
way_relation_name (WayRelationKind kind,
                   gboolean        incoming,
                   WayLang         lang)
{
  g_return_val_if_fail (kind < WAY_N_RELATIONS, "");

  return way_tr (lang, relation_names[kind][incoming ? 1 : 0]);
}

/**
 * way_comparator_sign:
 * @comparator: how a target compares
 *
 * Returns: (transfer none): its mathematical sign
 */
const char *
way_comparator_sign (WayComparator comparator)
{
  g_return_val_if_fail (comparator < G_N_ELEMENTS (comparator_signs), "");

  return comparator_signs[comparator];
}

/**
 * way_date_precision_name:
 * @date: a date that is set
 * @lang: a language
 *
 * Returns: (transfer none): what is known of the date, "" if that is the day
 */
const char *
way_date_precision_name (WayDate date,
                         WayLang lang)
{
  g_return_val_if_fail (way_date_is_set (date), "");

  if (date.day != 0)
    return "";
  return way_tr (lang, date.month != 0 ? WAY_C_ ("precision", "day not known")
                                       : WAY_C_ ("precision", "month not known"));
}

/* A unit in Chinese that reads as "the percentage of …" or "the multiple of
 * …", or that begins with a digit, would run into the value: it says behind
 * it, in brackets, what the value refers to. */
static char *
print_in_chinese (const char *value,
                  const char *unit)
{
  static const struct
  {
    const char *suffix;
    const char *sign;
  } ratios[] = { { "的百分比", "%" }, { "的倍数", "倍" } };

  for (guint i = 0; i < G_N_ELEMENTS (ratios); i++)
    if (g_str_has_suffix (unit, ratios[i].suffix))
      return g_strdup_printf ("%s%s（%.*s）", value, ratios[i].sign,
                              (int) (strlen (unit) - strlen (ratios[i].suffix)), unit);
  if (g_ascii_isdigit (*unit))
    return g_strdup_printf ("%s（%s）", value, unit);
  return g_strconcat (value, unit, NULL);
}

/**
 * way_quantity_to_text:
 * @value: a value in the digits of its source
 * @unit: its unit, as an indicator has it in one of the languages
 *
 * Puts a value and its unit together: "2.40% of GDP", "17600 firms", and in
 * Chinese 17600家, 2.40%（占国内生产总值）, 2倍（2015年）.
 *
 * Returns: (transfer full): the text
 */
char *
way_quantity_to_text (const char *value,
                      const char *unit)
{
  g_return_val_if_fail (value != NULL && unit != NULL, NULL);

  if (!g_str_is_ascii (unit) && *unit != '%')
    return print_in_chinese (value, unit);
  return g_strdup_printf (*unit == '%' ? "%s%s" : "%s %s", value, unit);
}
