/* The groups into which lanes fall, and the headings of groups and facets. */
#pragma once

#include "way-view.h"

G_BEGIN_DECLS

const char *way_facet_title        (WayFacet          facet,
                                    WayLang           lang);
const char *way_facet_value_title  (const WayDataset *dataset,
                                    WayFacet          facet,
                                    guint             value,
                                    WayLang           lang);
const char *way_grouping_name      (WayGrouping       grouping,
                                    WayLang           lang);
guint       way_grouping_n_groups  (const WayDataset *dataset,
                                    WayGrouping       grouping);
guint       way_grouping_get_group (const WayDataset *dataset,
                                    WayGrouping       grouping,
                                    guint             policy);
void        way_grouping_fill      (const WayDataset *dataset,
                                    WayGrouping       grouping,
                                    guint16          *groups);
GArray     *way_grouping_get_others (const WayDataset *dataset,
                                    WayGrouping       grouping,
                                    guint             policy);
char       *way_grouping_get_id    (const WayDataset *dataset,
                                    WayGrouping       grouping,
                                    guint             group);
const char *way_grouping_get_title (const WayDataset *dataset,
                                    WayGrouping       grouping,
                                    guint             group,
                                    WayLang           lang);

G_END_DECLS
