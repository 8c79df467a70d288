/* What of a session filters in a thread, so that the window does not wait where
 * there are very many policies.
 */
#pragma once

#include "way-query.h"

G_BEGIN_DECLS

typedef struct _WayFilterer WayFilterer;

/**
 * WayFiltered:
 * @matching: for each policy whether the query matches it
 * @n_matching: how many do
 * @counts: for each value of all facets how many policies have it, as
 *   way_query_filter() counts them
 */
typedef struct
{
  guint8 *matching;
  guint   n_matching;
  guint  *counts;
} WayFiltered;

/* Called in the main thread when a thread has filtered; what it takes away it
 * sets to %NULL. */
typedef void (*WayFiltererFunc) (WayFiltered *filtered,
                                 gpointer     data);

WayFilterer *way_filterer_new        (WayFiltererFunc  done,
                                      gpointer         data);
void         way_filterer_free       (WayFilterer     *filterer);
void         way_filterer_start      (WayFilterer     *filterer,
                                      WayDataset      *dataset,
                                      const WayQuery  *query,
                                      int              known_on,
                                      guint8          *matching);
void         way_filterer_stop       (WayFilterer     *filterer);
gboolean     way_filterer_is_running (WayFilterer     *filterer);

G_END_DECLS
