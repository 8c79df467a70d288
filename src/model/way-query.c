/* Filters: which policies match, and how many each value of a facet has. */
#include "config.h"

#include "way-query.h"

#include <string.h>

/**
 * way_query_new:
 *
 * Returns: (transfer full): the query that everything matches
 */
WayQuery *
way_query_new (void)
{
  WayQuery *query = g_new0 (WayQuery, 1);

  query->text = g_strdup ("");
  return query;
}

/**
 * way_query_copy:
 * @query: a query
 *
 * Returns: (transfer full): a copy
 */
WayQuery *
way_query_copy (const WayQuery *query)
{
  WayQuery *copy;

  g_return_val_if_fail (query != NULL, NULL);

  copy = g_memdup2 (query, sizeof *query);
  copy->text = g_strdup (query->text);
  return copy;
}

/**
 * way_query_free:
 * @query: (transfer full): a query
 */
void
way_query_free (WayQuery *query)
{
  g_return_if_fail (query != NULL);

  g_free (query->text);
  g_free (query);
}

/**
 * way_query_equal:
 * @a: a query
 * @b: another
 *
 * Returns: whether both ask for the same
 */
gboolean
way_query_equal (const WayQuery *a,
                 const WayQuery *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return memcmp (a->excluded, b->excluded, sizeof a->excluded) == 0
      && g_str_equal (a->text, b->text);
}

/**
 * way_query_is_empty:
 * @query: a query
 *
 * Returns: whether nothing is filtered out
 */
gboolean
way_query_is_empty (const WayQuery *query)
{
  g_return_val_if_fail (query != NULL, TRUE);

  for (guint i = 0; i < WAY_N_FACETS; i++)
    if (query->excluded[i] != 0)
      return FALSE;
  return *query->text == '\0';
}

/**
 * way_query_facet_value:
 * @policy: the key of a policy
 * @facet: a facet
 *
 * Returns: the policy's value of the facet, below 64
 */
guint
way_query_facet_value (const WayPolicyKey *policy,
                       WayFacet            facet)
{
  g_return_val_if_fail (policy != NULL, 0);

  switch (facet)
    {
    case WAY_FACET_LEVEL:
      return policy->level;
    case WAY_FACET_THEME:
      return MIN (policy->theme, 63);
    case WAY_FACET_KIND:
      return policy->kind;
    case WAY_N_FACETS:
    default:
      g_return_val_if_reached (0);
    }
}

/* Whether a text contains words; case of Latin letters does not matter, and
 * Chinese is found at any place. @folded is in the form of fold(). */
static gboolean
contains (const char *text,
          const char *folded)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *own = g_utf8_casefold (normal != NULL ? normal : "", -1);

  return strstr (own, folded) != NULL;
}

static char *
fold (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *stripped = g_strstrip (g_strdup (normal != NULL ? normal : ""));

  return g_utf8_casefold (stripped, -1);
}

static gboolean
pair_contains (const WayPair  pair,
               const char    *folded)
{
  return contains (pair[WAY_LANG_EN], folded) || contains (pair[WAY_LANG_ZH], folded);
}

static gboolean
text_matches (const char       *text,
              const WayDataset *dataset,
              guint             index)
{
  const WayPolicy *policy = way_dataset_get_policy (dataset, index);
  g_autofree char *folded = fold (text);

  if (*folded == '\0'
      || pair_contains (policy->title, folded)
      || pair_contains (policy->short_title, folded)
      || pair_contains (policy->number, folded)
      || pair_contains (policy->summary, folded))
    return TRUE;
  for (guint i = 0; i < policy->n_issuers; i++)
    {
      guint issuer = way_dataset_get_issuer (dataset, policy, i);

      if (pair_contains (way_dataset_get_organisation (dataset, issuer)->name, folded))
        return TRUE;
    }
  for (guint i = 0; i < policy->n_stated; i++)
    if (pair_contains (way_dataset_get_stated_goal (dataset, policy->first_stated + i)->statement,
                       folded))
      return TRUE;
  return FALSE;
}

static gboolean
facets_match (const WayQuery     *query,
              const WayPolicyKey *policy,
              guint               except)
{
  for (guint i = 0; i < WAY_N_FACETS; i++)
    if (i != except
        && (query->excluded[i] >> way_query_facet_value (policy, i) & 1) != 0)
      return FALSE;
  return TRUE;
}

/**
 * way_query_matches:
 * @query: a query
 * @dataset: a snapshot
 * @policy: a policy of it
 *
 * Returns: whether the policy has no excluded value, and contains the text in
 *   its titles, number, summary, issuers or statements, in either language
 */
gboolean
way_query_matches (const WayQuery   *query,
                   const WayDataset *dataset,
                   guint             policy)
{
  g_return_val_if_fail (query != NULL && dataset != NULL, FALSE);

  return facets_match (query, &way_dataset_get_keys (dataset)[policy], WAY_N_FACETS)
      && (*query->text == '\0' || text_matches (query->text, dataset, policy));
}

/**
 * way_query_count:
 * @query: a query
 * @dataset: a snapshot
 * @facet: a facet
 * @n_values: how many values to count, at most 64
 *
 * Counts how many policies each value of a facet has, with every other facet
 * applied.
 *
 * Returns: (transfer full) (array length=n_values): the counts
 */
guint *
way_query_count (const WayQuery   *query,
                 const WayDataset *dataset,
                 WayFacet          facet,
                 guint             n_values)
{
  guint *counts;

  g_return_val_if_fail (query != NULL && dataset != NULL && facet < WAY_N_FACETS, NULL);

  counts = g_new0 (guint, MAX (n_values, 1));
  for (guint i = 0; i < way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES); i++)
    {
      const WayPolicyKey *policy = &way_dataset_get_keys (dataset)[i];
      guint value = way_query_facet_value (policy, facet);

      if (value < n_values && facets_match (query, policy, facet)
          && (*query->text == '\0' || text_matches (query->text, dataset, i)))
        counts[value]++;
    }
  return counts;
}

/**
 * way_facet_n_values:
 * @dataset: a snapshot
 * @facet: a facet
 *
 * Returns: how many values the facet has, at most 64
 */
guint
way_facet_n_values (const WayDataset *dataset,
                    WayFacet          facet)
{
  g_return_val_if_fail (dataset != NULL, 0);

  switch (facet)
    {
    case WAY_FACET_LEVEL:
      return WAY_N_LEVELS;
    case WAY_FACET_THEME:
      return MIN (way_dataset_get_n_rows (dataset, WAY_TABLE_THEMES), 64);
    case WAY_FACET_KIND:
      return WAY_N_KINDS;
    case WAY_N_FACETS:
    default:
      g_return_val_if_reached (0);
    }
}

/**
 * way_facet_value_id:
 * @dataset: a snapshot
 * @facet: a facet
 * @value: a value of it
 *
 * Returns: (transfer none): the word or id that stands for the value in files
 */
const char *
way_facet_value_id (const WayDataset *dataset,
                    WayFacet          facet,
                    guint             value)
{
  g_return_val_if_fail (dataset != NULL && value < way_facet_n_values (dataset, facet), "");

  switch (facet)
    {
    case WAY_FACET_LEVEL:
      return way_level_words[value];
    case WAY_FACET_THEME:
      return way_dataset_get_theme (dataset, value)->id;
    case WAY_FACET_KIND:
      return way_policy_kind_words[value];
    case WAY_N_FACETS:
    default:
      g_return_val_if_reached ("");
    }
}
