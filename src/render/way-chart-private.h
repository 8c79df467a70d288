/* What the data and the drawing of a chart share. */
#pragma once

#include "way-chart.h"

G_BEGIN_DECLS

struct _WayChart
{
  WayDataset         *dataset;
  const WayIndicator *indicator;
  GPtrArray          *series;    /* WaySeries; the first is what it is about */
};

gboolean way_chart_get_range (const WayChart *chart,
                              double          start,
                              double          end,
                              double         *low,
                              double         *high);

WayScale way_chart_make_scale (const WayRect  *plot,
                               gboolean        full,
                               double          low,
                               double          high);

G_END_DECLS
