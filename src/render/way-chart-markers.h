/* Policies as markers over the curves of a chart: a few with their titles, the
 * others as ticks that say how many stand there.
 */
#pragma once

#include "way-chart.h"

G_BEGIN_DECLS

/* How many markers have a title at most. */
#define WAY_CHART_MAX_TITLES 12

/**
 * WayChartMarkerBox:
 * @first: the first of its policies, in the order of time
 * @last: behind the last of them
 * @n: how many they are, those with a title of their own not counted
 * @x: where the tick stands, in pixels
 * @label: (nullable): the title; %NULL for a tick
 * @bounds: what the pointer reaches
 *
 * A marker with its title, or a tick for all that stand in one unit of the
 * calendar.
 */
typedef struct
{
  guint           first;
  guint           last;
  guint           n;
  double          x;
  const WayLabel *label;
  WayRect         bounds;
} WayChartMarkerBox;

GArray *way_chart_lay_out_markers  (const WayChart    *chart,
                                    const WayLook     *look,
                                    const WayViewport *viewport,
                                    const WayRect     *plot);
GArray *way_chart_get_marked       (const WayChart    *chart,
                                    const GArray      *boxes,
                                    guint              box);
guint   way_chart_marker_at        (const GArray      *boxes,
                                    double             x,
                                    double             y);
guint   way_chart_get_n_markers    (const WayChart    *chart);

G_END_DECLS
