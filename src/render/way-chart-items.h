/* What a line chart has to read: its points, its targets and the policies over
 * it, each at its place, in rows through which the keyboard goes.
 */
#pragma once

#include "way-chart.h"

G_BEGIN_DECLS

/**
 * WayChartItem:
 * @row: the number of the series, the number of series for a target, and one
 *   more for a policy
 * @index: the number of the point, of the target or of the policy
 * @x: its place, in pixels of the area
 * @y: likewise
 *
 * A point of a curve, a target or a policy.
 */
typedef struct
{
  guint  row;
  guint  index;
  double x;
  double y;
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
char   *way_chart_item_name       (const WayChart     *chart,
                                   const WayChartItem *item,
                                   WayLang             lang);
char   *way_chart_item_provenance (const WayChart     *chart,
                                   const WayChartItem *item,
                                   WayLang             lang);
guint   way_chart_item_get_policy (const WayChart     *chart,
                                   const WayChartItem *item);

G_END_DECLS
