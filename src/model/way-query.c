/* Filters: which policies match, and how many each value of a facet has. */
#include "config.h"

#include "way-query.h"

#include <string.h>

#include "way-own-marks.h"

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
  for (guint i = 0; i < WAY_N_FACETS; i++)
    copy->chosen[i] = g_strdupv (query->chosen[i]);
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

  for (guint i = 0; i < WAY_N_FACETS; i++)
    g_strfreev (query->chosen[i]);
  g_free (query->text);
  g_free (query);
}

static gboolean
equal_choices (char **a,
               char **b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return g_strv_equal ((const char *const *) a, (const char *const *) b);
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

  for (guint i = 0; i < WAY_N_FACETS; i++)
    if (!equal_choices (a->chosen[i], b->chosen[i]))
      return FALSE;
  return g_str_equal (a->text, b->text);
}

/**
 * way_query_has_facets:
 * @query: a query
 *
 * Returns: whether a value of any facet is chosen
 */
gboolean
way_query_has_facets (const WayQuery *query)
{
  g_return_val_if_fail (query != NULL, FALSE);

  for (guint i = 0; i < WAY_N_FACETS; i++)
    if (query->chosen[i] != NULL)
      return TRUE;
  return FALSE;
}

/**
 * way_query_is_empty:
 * @query: a query
 *
 * Returns: whether it asks for nothing
 */
gboolean
way_query_is_empty (const WayQuery *query)
{
  g_return_val_if_fail (query != NULL, TRUE);

  return !way_query_has_facets (query) && *query->text == '\0';
}

/**
 * way_query_is_chosen:
 * @query: a query
 * @facet: a facet
 * @id: the id of a value
 *
 * Returns: whether the value is one of those chosen
 */
gboolean
way_query_is_chosen (const WayQuery *query,
                     WayFacet        facet,
                     const char     *id)
{
  g_return_val_if_fail (query != NULL && facet < WAY_N_FACETS && id != NULL, FALSE);

  return query->chosen[facet] != NULL
      && g_strv_contains ((const char *const *) query->chosen[facet], id);
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * way_query_choose:
 * @query: a query
 * @facet: a facet
 * @id: the id of a value, which no data set need have
 * @chosen: whether it is to be one of those chosen
 *
 * Chooses a value or takes it back. Of a facet of which nothing is chosen,
 * everything matches.
 */
void
way_query_choose (WayQuery   *query,
                  WayFacet    facet,
                  const char *id,
                  gboolean    chosen)
{
  g_autoptr (GPtrArray) ids = NULL;
  char **old;

  g_return_if_fail (query != NULL && facet < WAY_N_FACETS && id != NULL);

  if (way_query_is_chosen (query, facet, id) == chosen)
    return;
  old = query->chosen[facet];
  ids = g_ptr_array_new ();
  for (guint i = 0; old != NULL && old[i] != NULL; i++)
    if (chosen || !g_str_equal (old[i], id))
      g_ptr_array_add (ids, old[i]);
  if (chosen)
    g_ptr_array_add (ids, (char *) id);
  g_ptr_array_sort (ids, compare_ids);
  g_ptr_array_add (ids, NULL);
  query->chosen[facet] = ids->len > 1 ? g_strdupv ((char **) ids->pdata) : NULL;
  g_strfreev (old);
}

/**
 * way_query_clear_facet:
 * @query: a query
 * @facet: a facet
 *
 * Takes every choice of a facet back.
 */
void
way_query_clear_facet (WayQuery *query,
                       WayFacet  facet)
{
  g_return_if_fail (query != NULL && facet < WAY_N_FACETS);

  g_clear_pointer (&query->chosen[facet], g_strfreev);
}

static WayFacetLists *
get_lists (const WayDataset *dataset,
           WayFacet          facet,
           int               known_on)
{
  return facet == WAY_FACET_VERDICT ? way_facet_lists_judge (dataset, known_on)
                                    : way_facet_lists_get (dataset);
}

/* For each value of a facet whether a policy has it. */
static guint8 *
find_seen (const WayDataset *dataset,
           WayFacet          facet,
           int               known_on)
{
  g_autoptr (WayFacetLists) lists = get_lists (dataset, facet, known_on);
  g_autoptr (WayOwnMarks) own = way_dataset_get_own (dataset);
  guint first = way_facet_get_first (dataset, facet);
  guint n = way_facet_n_values (dataset, facet);
  guint8 *seen = g_new0 (guint8, n + 1);

  for (guint i = 0; i < lists->starts[lists->n_policies]; i++)
    if (lists->values[i] - first < n)
      seen[lists->values[i] - first] = 1;
  for (guint i = 0; facet == WAY_FACET_OWN && own != NULL && i < own->n_policies; i++)
    for (guint mark = 0; mark < n; mark++)
      seen[mark] |= way_own_marks_has (own, i, mark);
  return seen;
}

/**
 * way_query_invert:
 * @query: a query
 * @dataset: a snapshot
 * @facet: a facet
 * @known_on: the day on which verdicts are known
 *
 * Chooses the values that policies of the data set have and that were not
 * chosen. Where there are none, nothing is chosen any more.
 */
void
way_query_invert (WayQuery         *query,
                  const WayDataset *dataset,
                  WayFacet          facet,
                  int               known_on)
{
  g_autoptr (WayQuery) old = NULL;
  g_autofree guint8 *seen = NULL;
  guint n;

  g_return_if_fail (query != NULL && dataset != NULL && facet < WAY_N_FACETS);

  old = way_query_copy (query);
  n = way_facet_n_values (dataset, facet);
  seen = find_seen (dataset, facet, known_on);
  way_query_clear_facet (query, facet);
  for (guint value = 0; value < n; value++)
    if (seen[value])
      {
        const char *id = way_facet_value_id (dataset, facet, value);

        way_query_choose (query, facet, id, !way_query_is_chosen (old, facet, id));
      }
}

/* For each value of all facets the bit of its facet if it is chosen. @active
 * has the bits of the facets of which the data set has a value that is. */
static guint16 *
make_bits (const WayQuery   *query,
           const WayDataset *dataset,
           guint            *active)
{
  guint16 *bits = g_new0 (guint16, way_facet_get_first (dataset, WAY_N_FACETS) + 1);

  *active = 0;
  for (guint facet = 0; facet < WAY_N_FACETS; facet++)
    for (guint i = 0; query->chosen[facet] != NULL && query->chosen[facet][i] != NULL; i++)
      {
        guint value = way_facet_find_value (dataset, facet, query->chosen[facet][i]);

        if (value == WAY_NONE)
          continue;
        bits[way_facet_get_first (dataset, facet) + value] = (guint16) (1u << facet);
        *active |= 1u << facet;
      }
  return bits;
}

/* The values of policies, those that change with the day apart, and what a
 * person has added to them. */
typedef struct
{
  WayFacetLists *lists[2];
  guint          n_lists;
  WayOwnMarks   *own;       /* NULL where it is not asked for */
  guint          firsts[WAY_N_FACETS + 1];
  guint16       *bits;
  guint          active;
  guint         *counts;
} Pass;

/* How many own marks are to be looked at: none of a policy without any. */
static inline guint
n_marks (const Pass *pass,
         guint       policy)
{
  return pass->own != NULL && pass->own->flags[policy] != 0 ? WAY_N_OWN_MARKS : 0;
}

/* The bits of the facets of which a policy has none of the chosen values. */
static inline guint
find_missing (const Pass *pass,
              guint       policy)
{
  guint found = 0;

  for (guint i = 0; i < pass->n_lists; i++)
    {
      const WayFacetLists *lists = pass->lists[i];

      for (guint32 j = lists->starts[policy]; j < lists->starts[policy + 1]; j++)
        found |= pass->bits[lists->values[j]];
    }
  for (guint mark = 0; mark < n_marks (pass, policy); mark++)
    if (way_own_marks_has (pass->own, policy, mark))
      found |= pass->bits[pass->firsts[WAY_FACET_OWN] + mark];
  return pass->active & ~found;
}

static inline void
count_values (Pass *pass,
              guint policy,
              guint first,
              guint end)
{
  for (guint i = 0; i < pass->n_lists; i++)
    {
      const WayFacetLists *lists = pass->lists[i];

      for (guint32 j = lists->starts[policy]; j < lists->starts[policy + 1]; j++)
        pass->counts[lists->values[j]] += lists->values[j] - first < end - first;
    }
  for (guint mark = 0; mark < n_marks (pass, policy); mark++)
    {
      guint value = pass->firsts[WAY_FACET_OWN] + mark;

      pass->counts[value] += way_own_marks_has (pass->own, policy, mark)
                             && value - first < end - first;
    }
}

/* What only one facet keeps out is counted in that facet, and what matches in
 * all. */
static inline gboolean
try_policy (Pass *pass,
            guint policy)
{
  guint missing = pass->active != 0 ? find_missing (pass, policy) : 0;

  if (pass->counts == NULL || (missing & (missing - 1)) != 0)
    return missing == 0;
  if (missing == 0)
    count_values (pass, policy, 0, pass->firsts[WAY_N_FACETS]);
  else
    {
      guint facet = (guint) g_bit_nth_lsf (missing, -1);

      count_values (pass, policy, pass->firsts[facet], pass->firsts[facet + 1]);
    }
  return missing == 0;
}

static void
begin_pass (Pass             *pass,
            const WayQuery   *query,
            const WayDataset *dataset,
            int               known_on,
            guint            *counts)
{
  *pass = (Pass) { .counts = counts };
  for (guint facet = 0; facet <= WAY_N_FACETS; facet++)
    pass->firsts[facet] = way_facet_get_first (dataset, facet);
  if (counts != NULL)
    memset (counts, 0, pass->firsts[WAY_N_FACETS] * sizeof *counts);
  pass->bits = make_bits (query, dataset, &pass->active);
  if (pass->active != 0 || counts != NULL)
    pass->lists[pass->n_lists++] = way_facet_lists_get (dataset);
  if ((pass->active >> WAY_FACET_VERDICT & 1) != 0 || counts != NULL)
    pass->lists[pass->n_lists++] = way_facet_lists_judge (dataset, known_on);
  if ((pass->active >> WAY_FACET_OWN & 1) != 0 || counts != NULL)
    pass->own = way_dataset_get_own (dataset);
}

static void
end_pass (Pass *pass)
{
  for (guint i = 0; i < pass->n_lists; i++)
    way_facet_lists_unref (pass->lists[i]);
  g_clear_pointer (&pass->own, way_own_marks_unref);
  g_free (pass->bits);
}

/**
 * way_query_filter:
 * @query: a query
 * @dataset: a snapshot
 * @known_on: the day on which verdicts are known, or %WAY_KNOWN_ALL
 * @policies: (nullable) (array length=n_policies): the policies to look at;
 *   %NULL for all of them
 * @n_policies: how many those are
 * @matching: (inout): for each policy of the data set whether to look at it at
 *   all; set to 0 for those that do not match
 * @counts: (nullable) (out): for each value of all facets, numbered together,
 *   how many policies have it with every other facet applied
 *
 * Goes once through policies. A policy matches if, of every facet of which
 * values are chosen, it has at least one of these. Values that the data set
 * does not have count for nothing, and a facet of which it has none filters
 * nothing. The text of the query is not looked at.
 *
 * Returns: how many of the policies match
 */
guint
way_query_filter (const WayQuery   *query,
                  const WayDataset *dataset,
                  int               known_on,
                  const guint      *policies,
                  guint             n_policies,
                  guint8           *matching,
                  guint            *counts)
{
  Pass pass;
  guint n, n_matching = 0;

  g_return_val_if_fail (query != NULL && dataset != NULL && matching != NULL, 0);

  begin_pass (&pass, query, dataset, known_on, counts);
  n = policies != NULL ? n_policies : way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES);
  for (guint i = 0; i < n; i++)
    {
      guint policy = policies != NULL ? policies[i] : i;

      if (matching[policy] == 0)
        continue;
      matching[policy] = try_policy (&pass, policy);
      n_matching += matching[policy];
    }
  end_pass (&pass);
  return n_matching;
}

/**
 * way_query_find_text:
 * @query: a query
 * @dataset: a snapshot
 * @matching: (out): for each policy whether it is a hit of the text of the
 *   query; see way_search_run()
 *
 * Returns: how many there are
 */
guint
way_query_find_text (const WayQuery   *query,
                     const WayDataset *dataset,
                     guint8           *matching)
{
  g_autoptr (WayHits) hits = NULL;
  guint n;

  g_return_val_if_fail (query != NULL && dataset != NULL && matching != NULL, 0);

  n = way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES);
  hits = way_search_run (dataset, query->text, NULL, NULL, NULL, NULL);
  if (hits != NULL)
    way_hits_fill (hits, matching, n);
  else
    memset (matching, 1, n);
  return hits != NULL ? hits->n_hits : n;
}

/**
 * way_query_match:
 * @query: a query
 * @dataset: a snapshot
 * @known_on: the day on which verdicts are known, or %WAY_KNOWN_ALL
 * @matching: (out): for each policy whether facets and text match it
 *
 * Returns: how many policies match
 */
guint
way_query_match (const WayQuery   *query,
                 const WayDataset *dataset,
                 int               known_on,
                 guint8           *matching)
{
  guint n;

  g_return_val_if_fail (query != NULL && dataset != NULL && matching != NULL, 0);

  n = way_query_find_text (query, dataset, matching);
  return way_query_has_facets (query)
         ? way_query_filter (query, dataset, known_on, NULL, 0, matching, NULL) : n;
}
