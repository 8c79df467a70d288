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

/* One search; `index` is NULL where texts are read. */
typedef struct
{
  const WayDataset *dataset;
  WaySearchIndex   *index;
  guint             n_policies;
  WayOwnMarks      *own;      /* (nullable): the notes that are searched too */
  GPtrArray        *phrases;
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
  g_clear_pointer (&hits->set, g_atomic_rc_box_release);
  g_free (hits->order);
  g_free (hits);
}

/**
 * way_hits_has:
 * @hits: hits whose whole set is known
 * @policy: a policy
 *
 * Returns: whether it is one of them
 */
gboolean
way_hits_has (const WayHits *hits,
              guint          policy)
{
  g_return_val_if_fail (hits != NULL && hits->set != NULL, FALSE);

  return way_met_has (hits->set, policy);
}

/**
 * way_hits_fill:
 * @hits: hits whose whole set is known
 * @matching: (out): for each policy whether it is one of them, 0 or 1
 * @n: how many policies there are
 */
void
way_hits_fill (const WayHits *hits,
               guint8        *matching,
               guint          n)
{
  g_return_if_fail (hits != NULL && hits->set != NULL && matching != NULL);

  for (guint i = 0; i < n; i++)
    matching[i] = way_met_has (hits->set, i);
}

static guint
n_words (const Search *search)
{
  return search->n_policies / 64 + 1;
}

/* Hits that share the bits hold a reference of them. */
static WayMet
new_met (const Search *search)
{
  return (WayMet) { g_atomic_rc_box_alloc0 (n_words (search) * sizeof (guint64)),
                    g_array_new (FALSE, FALSE, sizeof (guint)), 0,
                    search->n_policies / FEW_IN + N_FIRST };
}

static void
clear_met (WayMet *met)
{
  g_clear_pointer (&met->set, g_atomic_rc_box_release);
  g_clear_pointer (&met->policies, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (WayMet, clear_met)

static gboolean
scan (Search                 *search,
      WaySearchPart           part,
      const WayPhrase *const *phrases,
      guint                   n_phrases,
      WayMet                 *met,
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
      way_met_add (met, i);
      limit--;
    }
  return TRUE;
}

/* The index knows nothing of notes: the texts of the policies that have one
 * are read. */
static void
collect_noted (Search                 *search,
               const WayPhrase *const *phrases,
               guint                   n_phrases,
               WayMet                 *met)
{
  guint32 all = (guint32) ((1ull << n_phrases) - 1);
  GHashTableIter iter;
  gpointer key;

  if (search->own == NULL)
    return;
  g_hash_table_iter_init (&iter, search->own->notes);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (way_search_find_in_policy (search->dataset, GPOINTER_TO_UINT (key), WAY_SEARCH_ALL, phrases,
                                   n_phrases) == all)
      way_met_add (met, GPOINTER_TO_UINT (key));
}

static gboolean
collect (Search                 *search,
         WaySearchPart           part,
         const WayPhrase *const *phrases,
         guint                   n_phrases,
         WayMet                 *met,
         guint                   limit,
         GError                **error)
{
  if (search->index == NULL)
    return scan (search, part, phrases, n_phrases, met, limit, error);
  if (!search->index->klass->collect (search->index, part, phrases, n_phrases, met, limit,
                                      search->cancellable, error))
    return FALSE;
  if (part == WAY_SEARCH_ALL)
    collect_noted (search, phrases, n_phrases, met);
  return TRUE;
}

static gboolean
collect_all (Search         *search,
             WaySearchPart   part,
             WayMet         *met,
             guint           limit,
             GError        **error)
{
  return collect (search, part, (const WayPhrase *const *) search->phrases->pdata,
                  search->phrases->len, met, limit, error);
}

/* Adds what both others have met. */
static void
add_common (const Search  *search,
            const guint64 *first,
            const guint64 *second,
            WayMet        *met)
{
  for (guint i = 0; i < n_words (search); i++)
    for (guint64 bits = first[i] & second[i]; bits != 0; bits &= bits - 1)
      way_met_add (met, i * 64 + (guint) __builtin_ctzll (bits));
}

/* The last word is a beginning so brief that it counts in titles alone: the
 * others may be anywhere, and so may the last as a whole word. */
static gboolean
collect_brief (Search  *search,
               WayMet  *met,
               GError **error)
{
  guint n = search->phrases->len;
  WayPhrase last = *(WayPhrase *) g_ptr_array_index (search->phrases, n - 1);
  const WayPhrase *phrases[WAY_MAX_PHRASES];
  g_auto (WayMet) begun = new_met (search);
  g_auto (WayMet) rest = new_met (search);

  memcpy (phrases, search->phrases->pdata, n * sizeof (gpointer));
  if (!collect (search, WAY_SEARCH_TITLES, phrases + n - 1, 1, &begun, G_MAXUINT, error)
      || (n > 1 && !collect (search, WAY_SEARCH_ALL, phrases, n - 1, &rest, G_MAXUINT, error)))
    return FALSE;
  last.prefix = last.brief = FALSE;
  phrases[n - 1] = &last;
  if (!collect (search, WAY_SEARCH_ALL, phrases, n, met, G_MAXUINT, error))
    return FALSE;
  add_common (search, begun.set, n > 1 ? rest.set : begun.set, met);
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
make_first (Search       *search,
            const WayMet *titles)
{
  WayHits *hits = new_hits ();

  hits->n_order = titles->policies->len;
  hits->order = g_memdup2 (titles->policies->data, hits->n_order * sizeof (guint));
  g_qsort_with_data (hits->order, hits->n_order, sizeof (guint), compare_importance,
                     (gpointer) way_dataset_get_keys (search->dataset));
  return hits;
}

static WayHits *
make_whole (const WayMet *all)
{
  WayHits *hits = new_hits ();

  hits->set = g_atomic_rc_box_acquire (all->set);
  hits->n_hits = all->n;
  return hits;
}

static void
append_hits (Search       *search,
             const WayMet *all,
             const WayMet *titles,
             gboolean      in_title,
             WayHits      *hits)
{
  guint first = hits->n_order;

  for (guint i = 0; i < all->n; i++)
    {
      guint policy = g_array_index (all->policies, guint, i);

      if (way_met_has (titles->set, policy) == in_title)
        hits->order[hits->n_order++] = policy;
    }
  g_qsort_with_data (hits->order + first, hits->n_order - first, sizeof (guint),
                     compare_importance, (gpointer) way_dataset_get_keys (search->dataset));
}

/* Of most policies: each has a place of its own by its importance. */
static void
append_many (Search       *search,
             const WayMet *titles,
             gboolean      in_title,
             const guint  *by_importance,
             WayHits      *hits)
{
  for (guint i = 0; i < search->n_policies; i++)
    if (way_met_has (hits->set, by_importance[i])
        && way_met_has (titles->set, by_importance[i]) == in_title)
      hits->order[hits->n_order++] = by_importance[i];
}

static void
put_many_in_order (Search       *search,
                   const WayMet *titles,
                   WayHits      *hits)
{
  const WayPolicyKey *keys = way_dataset_get_keys (search->dataset);
  g_autofree guint *by_importance = g_new (guint, search->n_policies);

  for (guint i = 0; i < search->n_policies; i++)
    by_importance[keys[i].importance] = i;
  append_many (search, titles, TRUE, by_importance, hits);
  append_many (search, titles, FALSE, by_importance, hits);
}

static void
put_in_order (Search       *search,
              const WayMet *all,
              const WayMet *titles,
              WayHits      *hits)
{
  hits->order = g_new (guint, MAX (hits->n_hits, 1));
  if (all->n > all->max)
    put_many_in_order (search, titles, hits);
  else
    {
      append_hits (search, all, titles, TRUE, hits);
      append_hits (search, all, titles, FALSE, hits);
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

/* The first hits are worth a question of their own only where the whole set
 * takes longer. */
static gboolean
is_quick (Search *search)
{
  const WayPhrase *last = g_ptr_array_index (search->phrases, search->phrases->len - 1);

  return search->index != NULL && !last->brief
      && search->index->klass->is_quick (search->index,
                                         (const WayPhrase *const *) search->phrases->pdata,
                                         search->phrases->len);
}

static gboolean
tell_first (Search   *search,
            WayHits **first,
            GError  **error)
{
  g_auto (WayMet) titles = new_met (search);

  if (!collect_all (search, WAY_SEARCH_TITLES, &titles, N_FIRST, error))
    return FALSE;
  *first = make_first (search, &titles);
  tell (search, *first);
  return TRUE;
}

/* The whole set, with the first hits in the place of its order. */
static void
tell_whole (Search        *search,
            const WayMet  *all,
            const WayHits *first)
{
  g_autoptr (WayHits) whole = make_whole (all);

  if (first != NULL)
    {
      whole->order = g_memdup2 (first->order, first->n_order * sizeof (guint));
      whole->n_order = first->n_order;
    }
  tell (search, whole);
}

static WayHits *
run (Search  *search,
     GError **error)
{
  const WayPhrase *last = g_ptr_array_index (search->phrases, search->phrases->len - 1);
  g_auto (WayMet) all = new_met (search);
  g_auto (WayMet) titles = { NULL, NULL, 0, 0 };
  g_autoptr (WayHits) first = NULL;
  WayHits *hits;

  if (search->progress != NULL && !is_quick (search) && !tell_first (search, &first, error))
    return NULL;
  if (!(last->brief ? collect_brief (search, &all, error)
                    : collect_all (search, WAY_SEARCH_ALL, &all, G_MAXUINT, error)))
    return NULL;
  if (search->progress != NULL)
    tell_whole (search, &all, first);
  titles = new_met (search);
  if (!collect_all (search, WAY_SEARCH_TITLES, &titles, G_MAXUINT, error))
    return NULL;
  hits = make_whole (&all);
  put_in_order (search, &all, &titles, hits);
  tell (search, hits);
  return hits;
}

/**
 * way_search_run:
 * @dataset: a snapshot
 * @text: what a person has typed
 * @progress: (nullable): what to call with the first hits, which may be none,
 *   unless the whole set is found as quickly; then with the whole set, then
 *   with its order
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
  g_autoptr (GError) failure = NULL;
  g_autoptr (WayOwnMarks) own = NULL;
  Search search;
  WayHits *hits;

  g_return_val_if_fail (dataset != NULL && text != NULL, NULL);

  phrases = way_search_parse (text);
  if (phrases->len == 0)
    return NULL;
  own = way_dataset_get_own (dataset);
  search = (Search) { dataset, way_dataset_get_search (dataset),
                      way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES), own, phrases,
                      progress, data, cancellable };
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
