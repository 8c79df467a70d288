/* WayYearRange: a span of years, drawn over bars of how many there are. */
#pragma once

#include "way-scene-style.h"

G_BEGIN_DECLS

#define WAY_TYPE_YEAR_RANGE (way_year_range_get_type ())
G_DECLARE_FINAL_TYPE (WayYearRange, way_year_range, WAY, YEAR_RANGE, GtkWidget)

GtkWidget *way_year_range_new    (WaySceneStyle *style,
                                  const char    *title,
                                  const guint   *years,
                                  const guint   *totals,
                                  guint          n);
void       way_year_range_update (WayYearRange  *range,
                                  const guint   *counts,
                                  const guint8  *chosen);

G_END_DECLS
