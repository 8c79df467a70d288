/* What a person filters by: values of facets, and words. */
#pragma once

#include "way-facets.h"
#include "way-releases.h"
#include "way-search.h"

G_BEGIN_DECLS

/**
 * WayQuery:
 * @chosen: for each facet the ids of the values chosen, sorted; %NULL where
 *   none is, which leaves everything in
 * @text: words that a policy's texts must contain, "" for none
 *
 * A plain value; copy it with way_query_copy(). A policy matches if it has,
 * of every facet with a choice, any of the values chosen, and the text.
 */
typedef struct
{
  char **chosen[WAY_N_FACETS];
  char  *text;
} WayQuery;

WayQuery *way_query_new         (void);
WayQuery *way_query_copy        (const WayQuery   *query);
void      way_query_free        (WayQuery         *query);
gboolean  way_query_equal       (const WayQuery   *a,
                                 const WayQuery   *b);
gboolean  way_query_has_facets  (const WayQuery   *query);
gboolean  way_query_is_empty    (const WayQuery   *query);
gboolean  way_query_is_chosen   (const WayQuery   *query,
                                 WayFacet          facet,
                                 const char       *id);
void      way_query_choose      (WayQuery         *query,
                                 WayFacet          facet,
                                 const char       *id,
                                 gboolean          chosen);
void      way_query_clear_facet (WayQuery         *query,
                                 WayFacet          facet);
void      way_query_invert      (WayQuery         *query,
                                 const WayDataset *dataset,
                                 WayFacet          facet,
                                 int               known_on);
guint     way_query_filter      (const WayQuery   *query,
                                 const WayDataset *dataset,
                                 int               known_on,
                                 const guint      *policies,
                                 guint             n_policies,
                                 guint8           *matching,
                                 guint            *counts);
guint     way_query_find_text   (const WayQuery   *query,
                                 const WayDataset *dataset,
                                 guint8           *matching);
guint     way_query_match       (const WayQuery   *query,
                                 const WayDataset *dataset,
                                 int               known_on,
                                 guint8           *matching);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayQuery, way_query_free)

G_END_DECLS
