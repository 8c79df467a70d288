/* The tours that the program brings along. */
#pragma once

#include "way-tour.h"

G_BEGIN_DECLS

guint    way_built_in_tours_get_n (void);
WayTour *way_built_in_tours_get   (guint index);

G_END_DECLS
