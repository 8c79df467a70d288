/* The groups into which lanes fall, and the headings of groups and facets. */
#include "config.h"

#include "way-grouping.h"

#include "way-own-marks.h"
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
  [WAY_FACET_OWN] = WAY_N_ ("Own marks"),
};

static const char *const groupings[WAY_N_GROUPINGS] = {
  [WAY_GROUP_ISSUER] = WAY_N_ ("Issuer"),
  [WAY_GROUP_THEME] = WAY_N_ ("Theme"),
  [WAY_GROUP_KIND] = WAY_N_ ("Kind"),
  [WAY_GROUP_REGION] = WAY_N_ ("Region"),
  [WAY_GROUP_GOAL] = WAY_N_ ("Goal"),
  [WAY_GROUP_NONE] = WAY_N_ ("One group"),
};

/* What 16 bits can tell apart; further rows share the last group. */
#define MAX_GROUPS G_MAXUINT16

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

/* What stands for them in a saved view. */
static const char *const issuer_group_ids[N_ISSUER_GROUPS] = {
  [ISSUER_CENTRE] = "centre",
  [ISSUER_STATE_COUNCIL] = "state-council",
  [ISSUER_MINISTRIES] = "ministries",
  [ISSUER_REGIONS] = "regions",
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
    case WAY_FACET_OWN:
      return way_own_mark_name (value, lang);
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
      return MIN (way_dataset_get_n_rows (dataset, WAY_TABLE_THEMES), MAX_GROUPS);
    case WAY_GROUP_KIND:
      return WAY_N_KINDS;
    case WAY_GROUP_REGION:
      /* The whole country comes before the regions. */
      return MIN (way_dataset_get_n_rows (dataset, WAY_TABLE_AREAS) + 1, MAX_GROUPS);
    case WAY_GROUP_GOAL:
      /* What states no goal comes after the goals. */
      return MIN (way_dataset_get_n_rows (dataset, WAY_TABLE_GOALS) + 1, MAX_GROUPS);
    case WAY_GROUP_NONE:
      return 1;
    case WAY_N_GROUPINGS:
    default:
      g_return_val_if_reached (1);
    }
}

static guint
get_organisation_group (const WayDataset *dataset,
                        guint             organisation)
{
  switch (way_dataset_get_organisation (dataset, organisation)->kind)
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

/* All but the goals, which stand in other rows. Regional documents are
 * together whoever issued them; national ones go by their first issuer. */
static guint
get_key_group (const WayDataset   *dataset,
               WayGrouping         grouping,
               const WayPolicyKey *key)
{
  switch (grouping)
    {
    case WAY_GROUP_ISSUER:
      return key->level == WAY_LEVEL_REGIONAL ? ISSUER_REGIONS
                                              : get_organisation_group (dataset, key->issuer);
    case WAY_GROUP_THEME:
      return key->theme;
    case WAY_GROUP_KIND:
      return key->kind;
    case WAY_GROUP_REGION:
      return key->region == WAY_NO_KEY ? 0 : key->region + 1u;
    case WAY_GROUP_NONE:
      return 0;
    case WAY_GROUP_GOAL:
    case WAY_N_GROUPINGS:
    default:
      g_return_val_if_reached (0);
    }
}

/**
 * way_grouping_get_group:
 * @dataset: a snapshot
 * @grouping: by what lanes are grouped
 * @policy: a policy
 *
 * Returns: the number of its group; where it has several goals, that of the
 *   first
 */
guint
way_grouping_get_group (const WayDataset *dataset,
                        WayGrouping       grouping,
                        guint             policy)
{
  const WayPolicy *row;
  guint group;

  g_return_val_if_fail (dataset != NULL && grouping < WAY_N_GROUPINGS, 0);

  if (grouping != WAY_GROUP_GOAL)
    group = get_key_group (dataset, grouping, &way_dataset_get_keys (dataset)[policy]);
  else
    {
      row = way_dataset_get_policy (dataset, policy);
      group = row->n_stated > 0 ? way_dataset_get_stated_goal (dataset, row->first_stated)->goal
                                : way_grouping_n_groups (dataset, grouping) - 1;
    }
  return MIN (group, way_grouping_n_groups (dataset, grouping) - 1);
}

/**
 * way_grouping_fill:
 * @dataset: a snapshot
 * @grouping: by what lanes are grouped
 * @groups: (out): the group of every policy, by its number
 *
 * Does what way_grouping_get_group() does for all policies, without touching
 * their rows.
 */
void
way_grouping_fill (const WayDataset *dataset,
                   WayGrouping       grouping,
                   guint16          *groups)
{
  const WayPolicyKey *keys;
  guint n, last;

  g_return_if_fail (dataset != NULL && grouping < WAY_N_GROUPINGS && groups != NULL);

  keys = way_dataset_get_keys (dataset);
  n = way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES);
  last = way_grouping_n_groups (dataset, grouping) - 1;
  for (guint i = 0; i < n; i++)
    groups[i] = (guint16) MIN (grouping == WAY_GROUP_GOAL
                               ? last : get_key_group (dataset, grouping, &keys[i]), last);
  if (grouping != WAY_GROUP_GOAL)
    return;
  /* From the last to the first, so that the first one of a policy stays. */
  for (guint i = way_dataset_get_n_rows (dataset, WAY_TABLE_POLICY_GOALS); i > 0; i--)
    {
      const WayStatedGoal *stated = way_dataset_get_stated_goal (dataset, i - 1);

      groups[stated->policy] = (guint16) MIN (stated->goal, last);
    }
}

static void
add_group (GArray *groups,
           guint   group)
{
  for (guint i = 0; i < groups->len; i++)
    if (g_array_index (groups, guint, i) == group)
      return;
  g_array_append_val (groups, group);
}

/**
 * way_grouping_get_others:
 * @dataset: a snapshot
 * @grouping: by what lanes are grouped
 * @policy: a policy
 *
 * Returns: (transfer full) (element-type guint): the groups that the policy
 *   belongs to beside its own: those of its other issuers or goals
 */
GArray *
way_grouping_get_others (const WayDataset *dataset,
                         WayGrouping       grouping,
                         guint             policy)
{
  GArray *groups = g_array_new (FALSE, FALSE, sizeof (guint));
  const WayPolicy *row;

  g_return_val_if_fail (dataset != NULL && grouping < WAY_N_GROUPINGS, groups);

  row = way_dataset_get_policy (dataset, policy);
  add_group (groups, way_grouping_get_group (dataset, grouping, policy));
  if (grouping == WAY_GROUP_ISSUER && row->level != WAY_LEVEL_REGIONAL)
    for (guint i = 0; i < row->n_issuers; i++)
      add_group (groups, get_organisation_group (dataset,
                                                 way_dataset_get_issuer (dataset, row, i)));
  if (grouping == WAY_GROUP_GOAL)
    for (guint i = 0; i < row->n_stated; i++)
      add_group (groups, way_dataset_get_stated_goal (dataset, row->first_stated + i)->goal);
  g_array_remove_index (groups, 0);
  return groups;
}

/**
 * way_grouping_get_id:
 * @dataset: a snapshot
 * @grouping: by what lanes are grouped
 * @group: the number of a group
 *
 * Returns: (transfer full): what stands for the group in saved views, such as
 *   "kind:law"
 */
char *
way_grouping_get_id (const WayDataset *dataset,
                     WayGrouping       grouping,
                     guint             group)
{
  g_return_val_if_fail (dataset != NULL, NULL);
  g_return_val_if_fail (group < way_grouping_n_groups (dataset, grouping), NULL);

  switch (grouping)
    {
    case WAY_GROUP_ISSUER:
      return g_strconcat ("issuer:", issuer_group_ids[group], NULL);
    case WAY_GROUP_THEME:
      return g_strconcat ("theme:", way_dataset_get_theme (dataset, group)->id, NULL);
    case WAY_GROUP_KIND:
      return g_strconcat ("kind:", way_policy_kind_words[group], NULL);
    case WAY_GROUP_REGION:
      return g_strconcat ("region:", group == 0 ? ""
                          : way_dataset_get_area (dataset, group - 1)->code, NULL);
    case WAY_GROUP_GOAL:
      return g_strconcat ("goal:", group == way_dataset_get_n_rows (dataset, WAY_TABLE_GOALS)
                          ? "" : way_dataset_get_goal (dataset, group)->id, NULL);
    case WAY_GROUP_NONE:
      return g_strdup ("none:");
    case WAY_N_GROUPINGS:
    default:
      g_return_val_if_reached (NULL);
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
    case WAY_GROUP_REGION:
      return group == 0 ? way_tr (lang, WAY_N_ ("National"))
                        : way_dataset_get_area (dataset, group - 1)->name[lang];
    case WAY_GROUP_GOAL:
      return group == way_dataset_get_n_rows (dataset, WAY_TABLE_GOALS)
        ? way_tr (lang, WAY_N_ ("No goal recorded"))
        : way_dataset_get_goal (dataset, group)->title[lang];
    case WAY_GROUP_NONE:
      return way_tr (lang, WAY_N_ ("All policies"));
    case WAY_N_GROUPINGS:
    default:
      g_return_val_if_reached ("");
    }
}
