/* WayChartReading: reads a chart point by point with the keyboard. A small
 * child widget stands over the point that is read, with its words as name, and
 * a card beside it says where the figure comes from.
 */
#pragma once

#include <gtk/gtk.h>

#include "way-chart-items.h"

G_BEGIN_DECLS

typedef struct _WayChartReading WayChartReading;

/**
 * WayChartReadingPlace:
 * @chart: the chart
 * @look: the look with which it is drawn
 * @viewport: its time axis
 * @plot: where the curves are
 * @full: whether it is a full chart, and not a strip
 *
 * What is drawn at the moment, and where.
 */
typedef struct
{
  const WayChart *chart;
  const WayLook  *look;
  WayViewport     viewport;
  WayRect         plot;
  gboolean        full;
} WayChartReadingPlace;

/* Gives the present place, if there is a chart. */
typedef gboolean (*WayChartReadingFunc) (GtkWidget            *owner,
                                         WayChartReadingPlace *place);

/* Is told of a policy whose target was chosen with Enter. */
typedef void (*WayChartChosenFunc) (GtkWidget *owner,
                                    guint      policy);

WayChartReading *way_chart_reading_new      (GtkWidget           *owner,
                                             WayChartReadingFunc  get_place,
                                             WayChartChosenFunc   chosen);
void             way_chart_reading_free     (WayChartReading     *reading);
void             way_chart_reading_allocate (WayChartReading     *reading,
                                             int                  width,
                                             int                  height);
void             way_chart_reading_snapshot (WayChartReading     *reading,
                                             GtkSnapshot         *snapshot);
const WayChartItem *way_chart_reading_get_item (WayChartReading  *reading);
void             way_chart_reading_stop     (WayChartReading     *reading);

G_END_DECLS
