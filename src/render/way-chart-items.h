/* What a chart has to read: the points of a line chart, its targets and the
 * policies over it; the bars, panels, paces and releases of the other kinds;
 * each at its place, in rows through which the keyboard goes.
 */
#pragma once

#include "way-answer.h"
#include "way-chart.h"

G_BEGIN_DECLS

/**
 * WayChartItem:
 * @row: of a line chart the number of the series, the number of series for a
 *   target, and one more for a policy; of other kinds the bar, panel or pace
 * @index: the number of the point, of the target or of the policy
 * @x: its place, in pixels of the area
 * @y: likewise
 * @along: where it stands in its row, to find its like in the next one
 * @series: of kinds other than lines the series of the figure
 * @point: likewise the number of the point
 * @target: likewise the number of the target, or %WAY_NONE for a figure
 * @bounds: likewise what belongs to it
 *
 * A point of a curve, a target or a policy.
 */
typedef struct
{
  guint   row;
  guint   index;
  double  x;
  double  y;
  double  along;
  guint   series;
  guint   point;
  guint   target;
  WayRect bounds;
} WayChartItem;

GArray *way_chart_get_items       (const WayChart     *chart,
                                   const WayLook      *look,
                                   const WayViewport  *viewport,
                                   const WayRect      *plot,
                                   gboolean            full);
guint   way_chart_items_find      (const GArray       *items,
                                   guint               row,
                                   guint               index);
guint   way_chart_items_step      (const GArray       *items,
                                   guint               from,
                                   int                 along,
                                   int                 across);
guint   way_chart_items_end       (const GArray       *items,
                                   guint               from,
                                   gboolean            last);
guint   way_chart_items_at        (const GArray       *items,
                                   double              x,
                                   double              y,
                                   double              slack);
void    way_chart_item_explain    (const WayChart     *chart,
                                   const WayChartItem *item,
                                   WayAnswer          *answer);
char   *way_chart_item_name       (const WayChart     *chart,
                                   const WayChartItem *item,
                                   WayLang             lang);
char   *way_chart_item_provenance (const WayChart     *chart,
                                   const WayChartItem *item,
                                   WayLang             lang);
guint   way_chart_item_get_policy (const WayChart     *chart,
                                   const WayChartItem *item);

G_END_DECLS
