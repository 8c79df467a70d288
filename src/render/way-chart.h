/* Curves of an indicator over the time axis: the strip under the timeline,
 * the full chart, and the thin curve of the overview are drawn from one of
 * these.
 */
#pragma once

#include "way-axis.h"
#include "way-scale.h"
#include "way-series.h"
#include "way-view.h"

G_BEGIN_DECLS

typedef struct _WayChart WayChart;

WayChart        *way_chart_new            (WayDataset        *dataset,
                                           guint              indicator,
                                           const guint       *areas,
                                           guint              n_areas,
                                           int                known_on);
WayChart        *way_chart_new_for_view   (WayDataset        *dataset,
                                           const WayView     *view,
                                           const guint8      *matching);
WayChart        *way_chart_new_for_strip  (WayDataset        *dataset,
                                           const WayView     *view);
void             way_chart_free           (WayChart          *chart);
guint            way_chart_get_n_series   (const WayChart    *chart);
const WaySeries *way_chart_get_series     (const WayChart    *chart,
                                           guint              n);
char            *way_chart_get_title      (const WayChart    *chart,
                                           WayLang            lang);
char            *way_chart_get_subtitle   (const WayChart    *chart,
                                           WayLang            lang);
char            *way_chart_list_sources   (const WayChart    *chart,
                                           double             start,
                                           double             end,
                                           WayLang            lang);
char            *way_chart_get_sources    (const WayChart    *chart,
                                           double             start,
                                           double             end,
                                           WayLang            lang);
GPtrArray       *way_chart_get_table      (const WayChart    *chart,
                                           double             start,
                                           double             end,
                                           WayLang            lang);
WayChartKind     way_chart_get_kind       (const WayChart    *chart);
char            *way_chart_describe       (const WayChart    *chart,
                                           double             start,
                                           double             end,
                                           WayLang            lang);
char            *way_chart_describe_point (const WayChart    *chart,
                                           guint              series,
                                           guint              point,
                                           WayLang            lang);
gboolean         way_chart_find_point     (const WayChart    *chart,
                                           const WayLook     *look,
                                           const WayViewport *viewport,
                                           const WayRect     *plot,
                                           gboolean           full,
                                           double             x,
                                           double             y,
                                           guint             *series,
                                           guint             *point);
WayRect          way_chart_get_strip_plot (const WayLook     *look,
                                           const WayRect     *area);
WayViewport      way_chart_get_full_plot  (const WayChart    *chart,
                                           const WayLook     *look,
                                           const WayRect     *area,
                                           double             start,
                                           double             end,
                                           WayRect           *plot);
void             way_chart_draw_strip     (const WayChart    *chart,
                                           WayPainter        *painter,
                                           const WayLook     *look,
                                           const WayViewport *viewport,
                                           const WayRect     *area,
                                          double             covered_px);
void             way_chart_draw_full      (const WayChart    *chart,
                                           WayPainter        *painter,
                                           const WayLook     *look,
                                           const WayRect     *area,
                                           double             start,
                                           double             end);
void             way_chart_draw_outline   (const WayChart    *chart,
                                           WayPainter        *painter,
                                           const WayLook     *look,
                                           const WayViewport *viewport,
                                           const WayRect     *area);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayChart, way_chart_free)

G_END_DECLS
