/* Folding: which groups of a view show their heading alone. Timeline and goals
 * share it: a theme that is folded in the one is folded in the other.
 */
#pragma once

#include "way-dataset.h"
#include "way-view.h"

G_BEGIN_DECLS

gboolean way_folding_is_folded   (const WayDataset *dataset,
                                  const WayView    *view,
                                  WayGrouping       grouping,
                                  guint             group);
WayView *way_folding_toggle      (const WayDataset *dataset,
                                  const WayView    *view,
                                  WayGrouping       grouping,
                                  guint             group);
WayView *way_folding_unfold_all  (const WayDataset *dataset,
                                  WayView          *view,
                                  WayGrouping       grouping);
guint    way_folding_count_goals (const WayDataset *dataset,
                                  const WayView    *view,
                                  const guint8     *matching);

G_END_DECLS
