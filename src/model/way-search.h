/* Searching the texts of the policies: what a person types as words and
 * phrases, the hits, and the interface of an index that finds them. A data set
 * without an index is searched by reading its texts, with the same hits.
 */
#pragma once

#include "way-dataset.h"

G_BEGIN_DECLS

/* A beginning of a word as short as this is looked for in titles alone. */
#define WAY_SEARCH_BRIEF 2

/**
 * WayPhrase:
 * @words: folded words that stand one after the other; see way_tokenize()
 * @n_words: how many there are
 * @prefix: whether the last is only the beginning of a word
 * @brief: whether that beginning counts in titles alone; as a whole word it
 *   counts everywhere
 */
typedef struct
{
  char   **words;
  guint    n_words;
  gboolean prefix;
  gboolean brief;
} WayPhrase;

typedef enum
{
  WAY_SEARCH_TITLES,   /* titles and short titles */
  WAY_SEARCH_ALL,      /* these and all other texts */
  WAY_N_SEARCH_PARTS,
} WaySearchPart;

/**
 * WayMet:
 * @set: a bit for each policy, in words of 64: whether it was met
 * @policies: (element-type guint): the first @max of those that were met
 * @n: how many were met
 * @max: so many are listed at most
 *
 * What a search has met. Few hits need no pass over all policies, and the bits
 * of a million are cleared and copied in microseconds.
 */
typedef struct
{
  guint64 *set;
  GArray  *policies;
  guint    n;
  guint    max;
} WayMet;

static inline gboolean
way_met_has (const guint64 *set,
             guint          policy)
{
  return set[policy / 64] >> policy % 64 & 1;
}

static inline void
way_met_add (WayMet *met,
             guint   policy)
{
  if (way_met_has (met->set, policy))
    return;
  met->set[policy / 64] |= G_GUINT64_CONSTANT (1) << policy % 64;
  if (met->n++ < met->max)
    g_array_append_val (met->policies, policy);
}

/**
 * WaySearchIndexClass:
 * @collect: adds each policy whose texts of that part have all of the phrases
 *   to `met`, `limit` of them at most; it may be called from any thread, and
 *   returns %FALSE with an error if it failed or was cancelled
 * @is_quick: whether all policies with the phrases in any text are found
 *   within a few milliseconds, from any thread; %FALSE where that is not known
 * @free: frees the index
 */
typedef struct
{
  gboolean (*collect)  (WaySearchIndex          *index,
                        WaySearchPart            part,
                        const WayPhrase *const  *phrases,
                        guint                    n_phrases,
                        WayMet                  *met,
                        guint                    limit,
                        GCancellable            *cancellable,
                        GError                 **error);
  gboolean (*is_quick) (WaySearchIndex          *index,
                        const WayPhrase *const  *phrases,
                        guint                    n_phrases);
  void     (*free)     (WaySearchIndex          *index);
} WaySearchIndexClass;

struct _WaySearchIndex
{
  const WaySearchIndexClass *klass;
};

/**
 * WayHits:
 * @set: (nullable): a bit for each policy, see way_hits_has(); %NULL as long as
 *   only the first hits are known
 * @n_hits: how many there are
 * @order: policies, the best first: those with the words in their titles, then
 *   the others, the more important first
 * @n_order: how many stand there: all, or the first alone
 * @complete: whether @order has all of them
 *
 * What was found. A value shared by reference, which never changes.
 */
typedef struct
{
  gatomicrefcount ref_count;
  guint64 *set;
  guint    n_hits;
  guint   *order;
  guint    n_order;
  gboolean complete;
} WayHits;

/* Called from the thread of the search with what is known so far. */
typedef void (*WaySearchFunc) (WayHits  *hits,
                               gpointer  data);

#define WAY_TYPE_HITS (way_hits_get_type ())
GType      way_hits_get_type      (void);
WayHits   *way_hits_ref           (WayHits           *hits);
void       way_hits_unref         (WayHits           *hits);
gboolean   way_hits_has           (const WayHits     *hits,
                                   guint              policy);
void       way_hits_fill          (const WayHits     *hits,
                                   guint8            *matching,
                                   guint              n);

GPtrArray *way_search_parse       (const char        *text);
WayHits   *way_search_run         (const WayDataset  *dataset,
                                   const char        *text,
                                   WaySearchFunc      progress,
                                   gpointer           data,
                                   GCancellable      *cancellable,
                                   GError           **error);
gboolean   way_search_matches     (const WayDataset  *dataset,
                                   guint              policy,
                                   const GPtrArray   *phrases);

/**
 * WaySearchField:
 *
 * The texts of a policy that are searched, in the order in which a hit is
 * shown.
 */
typedef enum
{
  WAY_SEARCH_TITLE,
  WAY_SEARCH_SHORT_TITLE,
  WAY_SEARCH_NUMBER,
  WAY_SEARCH_ISSUER,
  WAY_SEARCH_STATEMENT,
  WAY_SEARCH_SUMMARY,
  WAY_SEARCH_NOTE,      /* what a person has noted, in no language of its own */
  WAY_N_SEARCH_FIELDS,
} WaySearchField;

/**
 * WayExcerpt:
 * @field: where the hit is
 * @text: the text around it
 * @spans: (element-type gsize): where the words begin and end in @text, in
 *   bytes, in turn
 */
typedef struct
{
  WaySearchField field;
  char          *text;
  GArray        *spans;
} WayExcerpt;

const char *way_search_field_name (WaySearchField     field,
                                   WayLang            lang);
WayExcerpt *way_search_explain    (const WayDataset  *dataset,
                                   guint              policy,
                                   const GPtrArray   *phrases,
                                   WayLang            lang);
void        way_excerpt_free      (WayExcerpt        *excerpt);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayHits, way_hits_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayExcerpt, way_excerpt_free)

G_END_DECLS
