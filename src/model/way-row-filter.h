/* Filters on the rows of tables: which targets and which figures a query
 * leaves.
 */
#pragma once

#include "way-query.h"

G_BEGIN_DECLS

guint8 *way_query_match_targets       (const WayQuery   *query,
                                       const WayDataset *dataset,
                                       int               known_on,
                                       const guint8     *policies);
guint8 *way_query_match_observations  (const WayQuery   *query,
                                       const WayDataset *dataset,
                                       int               known_on);

G_END_DECLS
