/* The groups into which lanes fall, and the headings of groups and facets. */
#include "config.h"

#include "way-grouping.h"

#include "way-verdict.h"
#include "way-words.h"

static const char *const facets[WAY_N_FACETS] = {
  [WAY_FACET_LEVEL] = WAY_N_ ("Level"),
  [WAY_FACET_REGION] = WAY_N_ ("Region"),
  [WAY_FACET_ISSUER] = WAY_N_ ("Issuer"),
  [WAY_FACET_KIND] = WAY_N_ ("Kind"),
  [WAY_FACET_THEME] = WAY_N_ ("Theme"),
  [WAY_FACET_GOAL] = WAY_N_ ("Goal"),
  [WAY_FACET_YEAR] = WAY_N_ ("Year"),
  [WAY_FACET_DUE_YEAR] = WAY_N_ ("Due year of a target"),
  [WAY_FACET_VERDICT] = WAY_N_ ("Verdict on a target"),
  [WAY_FACET_EVIDENCE] = WAY_N_ ("Evidence"),
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

/**
 * way_facet_title:
 * @facet: a facet
 * @lang: the language of the word
 *
 * Returns: (transfer none): its heading
 */
const char *
way_facet_title (WayFacet facet,
                 WayLang  lang)
{
  g_return_val_if_fail (facet < WAY_N_FACETS, "");

  return way_tr (lang, facets[facet]);
}

/**
 * way_facet_value_title:
 * @dataset: a snapshot
 * @facet: a facet
 * @value: a value of it
 * @lang: the language of the words
 *
 * Returns: (transfer none): the words for the value
 */
const char *
way_facet_value_title (const WayDataset *dataset,
                       WayFacet          facet,
                       guint             value,
                       WayLang           lang)
{
  g_return_val_if_fail (dataset != NULL, "");

  switch (facet)
    {
    case WAY_FACET_LEVEL:
      return way_level_name (value, lang);
    case WAY_FACET_REGION:
      return way_dataset_get_area (dataset, value)->name[lang];
    case WAY_FACET_ISSUER:
      return way_dataset_get_organisation (dataset, value)->name[lang];
    case WAY_FACET_GOAL:
      return way_dataset_get_goal (dataset, value)->title[lang];
    case WAY_FACET_YEAR:
    case WAY_FACET_DUE_YEAR:
      return way_facet_value_id (dataset, facet, value);
    case WAY_FACET_VERDICT:
      return way_verdict_get_name (value, lang);
    case WAY_FACET_EVIDENCE:
      return way_evidence_name (value, lang);
    case WAY_FACET_THEME:
      return way_dataset_get_theme (dataset, value)->name[lang];
    case WAY_FACET_KIND:
      return way_policy_kind_name (value, lang);
    case WAY_N_FACETS:
    default:
      g_return_val_if_reached ("");
    }
}

/**
 * way_grouping_name:
 * @grouping: by what lanes are grouped
 * @lang: the language of the word
 *
 * Returns: (transfer none): the word
 */
const char *
way_grouping_name (WayGrouping grouping,
                    WayLang     lang)
{
  g_return_val_if_fail (grouping < WAY_N_GROUPINGS, "");

  return way_tr (lang, groupings[grouping]);
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
get_issuer_group (const WayDataset   *dataset,
                  const WayPolicyKey *policy)
{
  if (policy->level == WAY_LEVEL_REGIONAL)
    return ISSUER_REGIONS;
  switch (way_dataset_get_organisation (dataset, policy->issuer)->kind)
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
  const WayPolicyKey *row;

  g_return_val_if_fail (dataset != NULL, 0);

  row = &way_dataset_get_keys (dataset)[policy];
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
      return way_policy_kind_name (group, lang);
    case WAY_GROUP_NONE:
      return way_tr (lang, WAY_N_ ("All policies"));
    case WAY_N_GROUPINGS:
    default:
      g_return_val_if_reached ("");
    }
}
