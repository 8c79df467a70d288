/* The search: titles first for the first hits, then the whole set, then its
 * order. Each step is one question to the index, or one pass over the texts.
 */
#include "config.h"

#include "way-search-private.h"

#include <string.h>

#include "way-dataset-private.h"

/* How many hits are shown at once. */
#define N_FIRST 50u

/* Policies read between two looks at the cancellable. */
#define N_AT_ONCE 64u

/* Up to one policy in so many is met one by one; of more, all are looked at. */
#define FEW_IN 20u

enum
{
  FOUND = 1 << 0,
  IN_TITLE = 1 << 1,
  BEGUN = 1 << 2,     /* a title has the brief beginning of the last word */
  REST = 1 << 3,      /* all the other words are there */
};

/* One search; `index` is NULL where texts are read. */
typedef struct
{
  const WayDataset *dataset;
  WaySearchIndex   *index;
  guint             n_policies;
  GPtrArray        *phrases;
  guint8           *found;
  WayMet            met;      /* the policies that have anything in `found` */
  WaySearchFunc     progress;
  gpointer          data;
  GCancellable     *cancellable;
} Search;

G_DEFINE_BOXED_TYPE (WayHits, way_hits, way_hits_ref, way_hits_unref)

/**
 * way_hits_ref:
 * @hits: hits
 *
 * Returns: (transfer full): @hits, with one reference more
 */
WayHits *
way_hits_ref (WayHits *hits)
{
  g_return_val_if_fail (hits != NULL, NULL);

  g_atomic_ref_count_inc (&hits->ref_count);
  return hits;
}

/**
 * way_hits_unref:
 * @hits: (transfer full): hits
 */
void
way_hits_unref (WayHits *hits)
{
  g_return_if_fail (hits != NULL);

  if (!g_atomic_ref_count_dec (&hits->ref_count))
    return;
  g_free (hits->set);
  g_free (hits->order);
  g_free (hits);
}

/* How many policies have to be looked at for all that were met. */
static guint
n_met (const Search *search)
{
  return search->met.n <= search->met.max ? search->met.n : search->n_policies;
}

static guint
get_met (const Search *search,
         guint         i)
{
  return search->met.n <= search->met.max ? search->met.policies[i] : i;
}

static gboolean
scan (Search                 *search,
      WaySearchPart           part,
      const WayPhrase *const *phrases,
      guint                   n_phrases,
      guint8                  flag,
      guint                   limit,
      GError                **error)
{
  guint32 all = (guint32) ((1ull << n_phrases) - 1);

  for (guint i = 0; i < search->n_policies && limit > 0; i++)
    {
      if (i % N_AT_ONCE == 0 && g_cancellable_set_error_if_cancelled (search->cancellable, error))
        return FALSE;
      if (way_search_find_in_policy (search->dataset, i, part, phrases, n_phrases) != all)
        continue;
      if (search->found[i] == 0 && search->met.n++ < search->met.max)
        search->met.policies[search->met.n - 1] = i;
      search->found[i] |= flag;
      limit--;
    }
  return TRUE;
}

static gboolean
collect (Search                 *search,
         WaySearchPart           part,
         const WayPhrase *const *phrases,
         guint                   n_phrases,
         guint8                  flag,
         guint                   limit,
         GError                **error)
{
  if (search->index == NULL)
    return scan (search, part, phrases, n_phrases, flag, limit, error);
  return search->index->klass->collect (search->index, part, phrases, n_phrases, search->found,
                                        &search->met, flag, limit, search->cancellable, error);
}

static gboolean
collect_all (Search         *search,
             WaySearchPart   part,
             guint8          flag,
             guint           limit,
             GError        **error)
{
  return collect (search, part, (const WayPhrase *const *) search->phrases->pdata,
                  search->phrases->len, flag, limit, error);
}

/* The last word is a beginning so brief that it counts in titles alone: the
 * others may be anywhere, and so may the last as a whole word. */
static gboolean
collect_brief (Search  *search,
               GError **error)
{
  guint n = search->phrases->len;
  WayPhrase last = *(WayPhrase *) g_ptr_array_index (search->phrases, n - 1);
  const WayPhrase *phrases[WAY_MAX_PHRASES];
  guint8 needed = BEGUN | (n > 1 ? REST : 0);

  memcpy (phrases, search->phrases->pdata, n * sizeof (gpointer));
  if (!collect (search, WAY_SEARCH_TITLES, phrases + n - 1, 1, BEGUN, G_MAXUINT, error)
      || (n > 1 && !collect (search, WAY_SEARCH_ALL, phrases, n - 1, REST, G_MAXUINT, error)))
    return FALSE;
  last.prefix = last.brief = FALSE;
  phrases[n - 1] = &last;
  if (!collect (search, WAY_SEARCH_ALL, phrases, n, FOUND, G_MAXUINT, error))
    return FALSE;
  for (guint i = 0; i < n_met (search); i++)
    {
      guint8 *found = &search->found[get_met (search, i)];

      if ((*found & needed) == needed)
        *found |= FOUND;
    }
  return TRUE;
}

static WayHits *
new_hits (void)
{
  WayHits *hits = g_new0 (WayHits, 1);

  g_atomic_ref_count_init (&hits->ref_count);
  return hits;
}

static int
compare_importance (gconstpointer a,
                    gconstpointer b,
                    gpointer      keys)
{
  guint32 first = ((const WayPolicyKey *) keys)[*(const guint *) a].importance;
  guint32 second = ((const WayPolicyKey *) keys)[*(const guint *) b].importance;

  return first < second ? -1 : first > second;
}

/* The first titles that were met, the most important of them first. */
static WayHits *
make_first (Search *search)
{
  WayHits *hits = new_hits ();

  /* Nothing else has been looked for yet. */
  hits->n_order = MIN (search->met.n, search->met.max);
  hits->order = g_memdup2 (search->met.policies, hits->n_order * sizeof (guint));
  g_qsort_with_data (hits->order, hits->n_order, sizeof (guint), compare_importance,
                     (gpointer) way_dataset_get_keys (search->dataset));
  return hits;
}

static void
count (Search  *search,
       WayHits *hits)
{
  hits->set = g_new0 (guint8, MAX (search->n_policies, 1));
  hits->n_hits = 0;
  for (guint i = 0; i < n_met (search); i++)
    {
      guint policy = get_met (search, i);

      hits->set[policy] = search->found[policy] & FOUND;
      hits->n_hits += hits->set[policy];
    }
}

static void
append_hits (Search  *search,
             WayHits *hits,
             guint8   in_title)
{
  guint first = hits->n_order;

  for (guint i = 0; i < search->met.n; i++)
    {
      guint policy = search->met.policies[i];

      if ((search->found[policy] & (FOUND | IN_TITLE)) == (FOUND | in_title))
        hits->order[hits->n_order++] = policy;
    }
  g_qsort_with_data (hits->order + first, hits->n_order - first, sizeof (guint),
                     compare_importance, (gpointer) way_dataset_get_keys (search->dataset));
}

/* Of most policies: each has a place of its own by its importance. */
static void
append_many (Search      *search,
             WayHits     *hits,
             const guint *by_importance,
             guint8       in_title)
{
  for (guint i = 0; i < search->n_policies; i++)
    if ((search->found[by_importance[i]] & (FOUND | IN_TITLE)) == (FOUND | in_title))
      hits->order[hits->n_order++] = by_importance[i];
}

static void
put_many_in_order (Search  *search,
                   WayHits *hits)
{
  const WayPolicyKey *keys = way_dataset_get_keys (search->dataset);
  g_autofree guint *by_importance = g_new (guint, search->n_policies);

  for (guint i = 0; i < search->n_policies; i++)
    by_importance[keys[i].importance] = i;
  append_many (search, hits, by_importance, IN_TITLE);
  append_many (search, hits, by_importance, 0);
}

static void
put_in_order (Search  *search,
              WayHits *hits)
{
  hits->order = g_new (guint, MAX (hits->n_hits, 1));
  if (search->met.n > search->met.max)
    put_many_in_order (search, hits);
  else
    {
      append_hits (search, hits, IN_TITLE);
      append_hits (search, hits, 0);
    }
  hits->complete = TRUE;
}

static void
tell (Search  *search,
      WayHits *hits)
{
  if (search->progress != NULL)
    search->progress (hits, search->data);
}

static WayHits *
run (Search  *search,
     GError **error)
{
  const WayPhrase *last = g_ptr_array_index (search->phrases, search->phrases->len - 1);
  g_autoptr (WayHits) first = NULL;
  g_autoptr (WayHits) whole = new_hits ();
  g_autoptr (WayHits) hits = new_hits ();

  if (search->progress != NULL)
    {
      if (!collect_all (search, WAY_SEARCH_TITLES, IN_TITLE, N_FIRST, error))
        return NULL;
      first = make_first (search);
      tell (search, first);
    }
  if (!(last->brief ? collect_brief (search, error)
                    : collect_all (search, WAY_SEARCH_ALL, FOUND, G_MAXUINT, error)))
    return NULL;
  count (search, whole);
  if (first != NULL)
    {
      whole->order = g_memdup2 (first->order, first->n_order * sizeof (guint));
      whole->n_order = first->n_order;
      tell (search, whole);
    }
  if (!collect_all (search, WAY_SEARCH_TITLES, IN_TITLE, G_MAXUINT, error))
    return NULL;
  count (search, hits);
  put_in_order (search, hits);
  tell (search, hits);
  return g_steal_pointer (&hits);
}

/**
 * way_search_run:
 * @dataset: a snapshot
 * @text: what a person has typed
 * @progress: (nullable): what to call with the first hits, which may be none,
 *   then with the whole set, then with its order
 * @data: what to give to it
 * @cancellable: (nullable): stops the search, from any thread
 * @error: return location for an error
 *
 * Searches, in the calling thread. Where the index of the data set fails, the
 * texts themselves are read.
 *
 * Returns: (transfer full) (nullable): the hits; %NULL without an error if
 *   there is no word in @text, so that it leaves nothing out, and with one if
 *   the search was cancelled
 */
WayHits *
way_search_run (const WayDataset  *dataset,
                const char        *text,
                WaySearchFunc      progress,
                gpointer           data,
                GCancellable      *cancellable,
                GError           **error)
{
  g_autoptr (GPtrArray) phrases = NULL;
  g_autofree guint8 *found = NULL;
  g_autofree guint *met = NULL;
  g_autoptr (GError) failure = NULL;
  Search search;
  WayHits *hits;

  g_return_val_if_fail (dataset != NULL && text != NULL, NULL);

  phrases = way_search_parse (text);
  if (phrases->len == 0)
    return NULL;
  search = (Search) { dataset, way_dataset_get_search (dataset),
                      way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES), phrases, NULL,
                      { NULL, 0, 0 }, progress, data, cancellable };
  search.found = found = g_new0 (guint8, MAX (search.n_policies, 1));
  search.met.max = search.n_policies / FEW_IN + N_FIRST;
  search.met.policies = met = g_new (guint, search.met.max);
  hits = run (&search, &failure);
  if (hits != NULL)
    return hits;
  if (search.index == NULL || g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  g_info ("%s", failure->message);
  search.index = NULL;
  memset (found, 0, search.n_policies);
  search.met.n = 0;
  return run (&search, error);
}

/**
 * way_search_matches:
 * @dataset: a snapshot
 * @policy: a policy of it
 * @phrases: (element-type WayPhrase): what way_search_parse() gives
 *
 * Returns: whether the policy is a hit; for one of them, not for all
 */
gboolean
way_search_matches (const WayDataset *dataset,
                    guint             policy,
                    const GPtrArray  *phrases)
{
  g_return_val_if_fail (dataset != NULL && phrases != NULL, FALSE);

  return way_search_find_in_policy (dataset, policy, WAY_SEARCH_ALL,
                                    (const WayPhrase *const *) phrases->pdata, phrases->len)
         == (guint32) ((1ull << phrases->len) - 1);
}
