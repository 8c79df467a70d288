/* What a view names that a data set does not have. */
#pragma once

#include "way-view.h"

G_BEGIN_DECLS

char *way_view_describe_missing (const WayView    *view,
                                 const WayDataset *dataset,
                                 WayLang           lang);

G_END_DECLS
