/* The search of a session: at once in a small set, in a thread in a large one,
 * where a new search ends the one before.
 */
#pragma once

#include "way-search.h"

G_BEGIN_DECLS

typedef struct _WaySearcher WaySearcher;

/* Called in the main thread when a thread has found something: whether the
 * whole set of hits is another one, or only the list. */
typedef void (*WaySearcherFunc) (gboolean found,
                                 gpointer data);

WaySearcher *way_searcher_new          (WaySearcherFunc  changed,
                                        gpointer         data);
void         way_searcher_free         (WaySearcher     *searcher);
void         way_searcher_search       (WaySearcher     *searcher,
                                        WayDataset      *dataset,
                                        const char      *text);
WayHits     *way_searcher_get_hits     (WaySearcher     *searcher);
WayHits     *way_searcher_get_found    (WaySearcher     *searcher);
guint8      *way_searcher_copy_found   (WaySearcher     *searcher,
                                        guint            n);
gboolean     way_searcher_is_searching (WaySearcher     *searcher);
gboolean     way_searcher_is_finding   (WaySearcher     *searcher);

G_END_DECLS
