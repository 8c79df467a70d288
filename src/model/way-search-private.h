/* What the parts of the search share: the texts of a policy, and phrases in
 * one of them.
 */
#pragma once

#include "way-search.h"

G_BEGIN_DECLS

/* What is typed beyond these is left out. */
#define WAY_MAX_PHRASES 32
#define WAY_MAX_PHRASE_WORDS 64

/* Called for each text of a policy; returns whether to go on. */
typedef gboolean (*WayTextFunc) (WaySearchField  field,
                                 WayLang         lang,
                                 const char     *text,
                                 gpointer        data);

void    way_search_for_each_text (const WayDataset       *dataset,
                                  guint                   policy,
                                  WaySearchPart           part,
                                  WayTextFunc             func,
                                  gpointer                data);
guint32 way_search_find_phrases  (const WayPhrase *const *phrases,
                                  guint                   n_phrases,
                                  gboolean                is_title,
                                  const char             *text,
                                  GArray                 *spans);
guint32 way_search_find_in_policy (const WayDataset       *dataset,
                                   guint                   policy,
                                   WaySearchPart           part,
                                   const WayPhrase *const *phrases,
                                   guint                   n_phrases);

G_END_DECLS
