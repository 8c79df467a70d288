/* What a person filters by: sets of levels, themes and kinds, and words. */
#pragma once

#include "way-dataset.h"

G_BEGIN_DECLS

typedef enum
{
  WAY_FACET_LEVEL,
  WAY_FACET_THEME,
  WAY_FACET_KIND,
  WAY_N_FACETS,
} WayFacet;

/**
 * WayQuery:
 * @excluded: for each facet, a bit for every value that is filtered out;
 *   the value is a WayLevel, the number of a theme, or a WayPolicyKind
 * @text: words that a policy's texts must contain, "" for none
 *
 * A plain value; copy it with way_query_copy().
 */
typedef struct
{
  guint64 excluded[WAY_N_FACETS];
  char   *text;
} WayQuery;

WayQuery *way_query_new           (void);
WayQuery *way_query_copy          (const WayQuery   *query);
void      way_query_free          (WayQuery         *query);
gboolean  way_query_equal         (const WayQuery   *a,
                                   const WayQuery   *b);
gboolean  way_query_is_empty      (const WayQuery   *query);
guint     way_query_facet_value   (const WayPolicyKey *policy,
                                   WayFacet          facet);
gboolean  way_query_matches       (const WayQuery   *query,
                                   const WayDataset *dataset,
                                   guint             policy);
guint    *way_query_count         (const WayQuery   *query,
                                   const WayDataset *dataset,
                                   WayFacet          facet,
                                   guint             n_values);
const char *way_facet_value_id    (const WayDataset *dataset,
                                   WayFacet          facet,
                                   guint             value);
guint     way_facet_n_values      (const WayDataset *dataset,
                                   WayFacet          facet);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayQuery, way_query_free)

G_END_DECLS
