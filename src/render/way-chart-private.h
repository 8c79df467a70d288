/* What the data and the drawing of a chart share. */
#pragma once

#include "way-chart-question.h"
#include "way-verdict.h"

G_BEGIN_DECLS

/* A target of the indicator for the first area, once however often it is
 * stated. Its flag stands where its value would. */
typedef struct
{
  guint      stated;
  guint      n_policies;
  double     day;
  gboolean   growth;          /* a growth a year, not a level */
  gboolean   has_height;      /* a growth has none without a start */
  double     height;          /* the level that fulfils it exactly */
  WayVerdict verdict;
  gboolean   has_path;        /* from a baseline that is known */
  double     baseline_day;
  double     baseline;
  gboolean   straight;        /* a path of differences, not of growth */
} WayChartTarget;

/* A policy that stands over the curves. */
typedef struct
{
  guint  policy;
  double day;               /* the middle of its date */
} WayChartMarker;

struct _WayChart
{
  WayDataset         *dataset;
  const WayIndicator *indicator;
  int                 known_on;
  WayChartKind        kind;
  int                 year;      /* of the bars, 0 for the newest that compares */
  GPtrArray          *series;    /* WaySeries; the first is what it is about */
  GArray             *targets;   /* WayChartTarget, in the order of due years */
  WayChartQuestion   *question;  /* NULL for none */
  GArray             *markers;   /* WayChartMarker, in the order of time */
  guint               selected;  /* policy, or WAY_NONE */
};

/* An area in the year of the bars. */
typedef struct
{
  guint series;
  guint point;
} WayChartBar;

/* The pace needed from the baseline to a target, and the actual one to the
 * value of record or the newest value. Growth in % a year, or differences. */
typedef struct
{
  guint    target;          /* in the chart's targets */
  gboolean known;           /* both paces; otherwise there is no telling */
  gboolean by_difference;
  double   needed;
  double   actual;
} WayChartPace;

GArray  *way_chart_get_bars  (const WayChart *chart);
int      way_chart_get_bar_year (const WayChart *chart);
GArray  *way_chart_get_paces (const WayChart *chart);
char    *way_chart_phrase_value (const WayStatedGoal *stated,
                                 WayLang              lang);
char    *way_chart_name_target (const WayChart *chart,
                                guint           target,
                                WayLang         lang);
char    *way_chart_describe_kind (const WayChart *chart,
                                  double          start,
                                  double          end,
                                  WayLang         lang);
void     way_chart_draw_kind (const WayChart    *chart,
                              WayPainter        *painter,
                              const WayLook     *look,
                              const WayRect     *area,
                              double             start,
                              double             end,
                              GArray            *items);
const WayColor *way_chart_verdict_color (const WayLook *look,
                                         WayVerdictId   id);
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
                                 GArray            *lines);
void     way_chart_note_segment (WayPoint  from,
                                 WayPoint  to,
                                 GArray   *boxes);
void     way_chart_find_markers (WayChart      *chart,
                                 const WayView *view,
                                 const guint8  *matching);
double   way_chart_get_markers_height (const WayChart *chart,
                                       const WayLook  *look);
void     way_chart_draw_markers (const WayChart    *chart,
                                 WayPainter        *painter,
                                 const WayLook     *look,
                                 const WayViewport *viewport,
                                 const WayRect     *plot);
void     way_chart_clear_question (WayChart *chart);
void     way_chart_widen_for_question (const WayChart *chart,
                                       double          start,
                                       double          end,
                                       double         *low,
                                       double         *high);
void     way_chart_draw_question (const WayChart    *chart,
                                  WayPainter        *painter,
                                  const WayLook     *look,
                                  const WayViewport *viewport,
                                  const WayRect     *plot,
                                  GArray            *taken);
void     way_chart_draw_guess   (const WayChart    *chart,
                                 WayPainter        *painter,
                                 const WayLook     *look,
                                 const WayViewport *viewport,
                                 const WayScale    *scale);
WayScale way_chart_make_scale (const WayRect  *plot,
                               gboolean        full,
                               double          unit,
                               double          low,
                               double          high);

G_END_DECLS
