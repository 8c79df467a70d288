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
 * @policies: the first of those that were met, each once
 * @n: how many were met, which may be more
 * @max: how many @policies has room for
 *
 * What a search has met, so that few hits need no pass over all policies.
 */
typedef struct
{
  guint *policies;
  guint  n;
  guint  max;
} WayMet;

/**
 * WaySearchIndexClass:
 * @collect: sets `flag` in `found` for each policy whose texts of that part
 *   have all of the phrases, for `limit` of them at most, and adds to `met`
 *   those that had no flag yet; it may be called
 *   from any thread, and returns %FALSE with an error if it failed or was
 *   cancelled
 * @free: frees the index
 */
typedef struct
{
  gboolean (*collect) (WaySearchIndex          *index,
                       WaySearchPart            part,
                       const WayPhrase *const  *phrases,
                       guint                    n_phrases,
                       guint8                  *found,
                       WayMet                  *met,
                       guint8                   flag,
                       guint                    limit,
                       GCancellable            *cancellable,
                       GError                 **error);
  void     (*free)    (WaySearchIndex          *index);
} WaySearchIndexClass;

struct _WaySearchIndex
{
  const WaySearchIndexClass *klass;
};

/**
 * WayHits:
 * @set: (nullable): for each policy 0 where it is no hit; %NULL as long as only
 *   the first hits are known
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
  guint8  *set;
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
