/* What the data and the drawing of a chart share. */
#pragma once

#include "way-chart.h"
#include "way-verdict.h"

G_BEGIN_DECLS

/* A target of the indicator for the first area, once however often it is
 * stated. Its flag stands where its value would. */
typedef struct
{
  guint      stated;
  guint      n_policies;
  double     day;
  WayVerdict verdict;
  gboolean   has_path;        /* from a baseline that is known */
  double     baseline_day;
  double     baseline;
  gboolean   straight;        /* a path of differences, not of growth */
} WayChartTarget;

struct _WayChart
{
  WayDataset         *dataset;
  const WayIndicator *indicator;
  int                 known_on;
  GPtrArray          *series;    /* WaySeries; the first is what it is about */
  GArray             *targets;   /* WayChartTarget, in the order of due years */
};

gboolean way_chart_get_range (const WayChart *chart,
                              double          start,
                              double          end,
                              double         *low,
                              double         *high);

GArray  *way_chart_find_targets (WayDataset     *dataset,
                                 guint           indicator,
                                 guint           area,
                                 int             known_on);
void     way_chart_draw_targets (const WayChart    *chart,
                                 WayPainter        *painter,
                                 const WayLook     *look,
                                 const WayViewport *viewport,
                                 const WayRect     *plot,
                                 const WayScale    *scale,
                                 GArray            *taken,
                                 const GArray      *dots);
WayScale way_chart_make_scale (const WayRect  *plot,
                               gboolean        full,
                               double          unit,
                               double          low,
                               double          high);

G_END_DECLS
