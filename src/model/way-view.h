/* WayView: one immutable value for every saved look: the session holds one,
 * history is a list of them, and a picture carries one as JSON.
 */
#pragma once

#include <glib-object.h>

#include "way-json.h"
#include "way-query.h"

G_BEGIN_DECLS

/* The shortest and the longest span that a view can have, in days: the longest
 * is all the years that a date can have. */
#define WAY_VIEW_MIN_SPAN 1.0
#define WAY_VIEW_MAX_SPAN 730119.0

/* How far a person zooms out, unless the data reach over more: two centuries. */
#define WAY_VIEW_USUAL_SPAN 73050.0

typedef enum
{
  WAY_PAGE_TIMELINE,
  WAY_PAGE_GOALS,
  WAY_PAGE_CHARTS,
  WAY_PAGE_TABLE,
  WAY_N_PAGES,
} WayPage;

typedef enum
{
  WAY_GROUP_ISSUER,
  WAY_GROUP_THEME,
  WAY_GROUP_KIND,
  WAY_GROUP_REGION,
  WAY_GROUP_GOAL,
  WAY_GROUP_NONE,
  WAY_N_GROUPINGS,
} WayGrouping;

typedef enum
{
  WAY_CHART_LINES,       /* over time */
  WAY_CHART_BARS,        /* the areas in one year, ranked */
  WAY_CHART_MULTIPLES,   /* a small chart for each area */
  WAY_CHART_PACE,        /* the pace needed and the actual one, for each target */
  WAY_CHART_RELEASES,    /* each year as first published and as released last */
  WAY_N_CHART_KINDS,
} WayChartKind;

/* Which policies stand as markers on a chart over time. */
typedef enum
{
  WAY_MARKERS_OFF,
  WAY_MARKERS_SELECTED,
  WAY_MARKERS_STARRED,   /* those that the person has starred */
  WAY_MARKERS_FILTER,    /* those that the query matches */
  WAY_N_CHART_MARKERS,
} WayChartMarkers;

/* What the rows of the table page are. */
typedef enum
{
  WAY_ROWS_POLICIES,
  WAY_ROWS_TARGETS,
  WAY_ROWS_OBSERVATIONS,
  WAY_N_TABLE_ROWS,
} WayTableRows;

typedef enum
{
  WAY_GOALS_THREADS,
  WAY_GOALS_STATIONS,   /* the threads as a table */
  WAY_GOALS_HORIZON,
  WAY_GOALS_COMPARE,
  WAY_N_GOALS_SHOWN,
} WayGoalsShown;

/**
 * WayGoalsLook:
 * @shown: what of the goals is shown
 * @goal: the id of the goal whose thread is expanded, "" for none
 * @area: the code of the area whose targets are shown
 * @other: the id of the policy that the selected one is compared with, "" for
 *   none
 *
 * What a person has chosen on the page of goals.
 */
typedef struct
{
  WayGoalsShown shown;
  const char   *goal;
  const char   *area;
  const char   *other;
} WayGoalsLook;

typedef struct _WayView WayView;

#define WAY_TYPE_VIEW (way_view_get_type ())
GType way_view_get_type (void);

void               way_view_get_home       (const WayDataset *dataset,
                                            double           *start,
                                            double           *end);
void               way_view_get_whole      (const WayDataset *dataset,
                                            double           *start,
                                            double           *end);
WayView           *way_view_new            (const WayDataset *dataset);
WayView           *way_view_ref            (WayView          *view);
void               way_view_unref          (WayView          *view);
gboolean           way_view_equal          (const WayView    *a,
                                            const WayView    *b);
gboolean           way_view_same_series    (const WayView    *a,
                                            const WayView    *b);

WayPage            way_view_get_page       (const WayView    *view);
double             way_view_get_start      (const WayView    *view);
double             way_view_get_end        (const WayView    *view);
WayGrouping        way_view_get_grouping   (const WayView    *view);
const WayQuery    *way_view_get_query      (const WayView    *view);
const char        *way_view_get_selection  (const WayView    *view);
const char        *way_view_get_subject    (const WayView    *view);
const char        *way_view_get_indicator  (const WayView    *view);
const char *const *way_view_get_areas      (const WayView    *view);
int                way_view_get_as_known   (const WayView    *view);
gboolean           way_view_get_in_window  (const WayView    *view);
gboolean           way_view_get_dim        (const WayView    *view);
WayGoalsLook       way_view_get_goals      (const WayView    *view);
WayChartKind       way_view_get_chart_kind (const WayView    *view);
int                way_view_get_chart_year (const WayView    *view);
WayChartMarkers    way_view_get_markers    (const WayView    *view);
gboolean           way_view_asks_for_own   (const WayView    *view);
WayTableRows       way_view_get_table_rows (const WayView    *view);
const char        *way_view_get_plan       (const WayView    *view);

WayView           *way_view_with_page      (const WayView    *view,
                                            WayPage           page);
WayView           *way_view_with_span      (const WayView    *view,
                                            double            start,
                                            double            end);
WayView           *way_view_with_grouping  (const WayView    *view,
                                            WayGrouping       grouping);
gboolean           way_view_is_folded      (const WayView    *view,
                                            const char       *group);
WayView           *way_view_with_folded    (const WayView    *view,
                                            const char       *group,
                                            gboolean          folded);
gboolean           way_view_same_folded    (const WayView    *a,
                                            const WayView    *b);
WayView           *way_view_with_query     (const WayView    *view,
                                            const WayQuery   *query);
WayView           *way_view_with_selection (const WayView    *view,
                                            const char       *policy);
WayView           *way_view_with_subject   (const WayView    *view,
                                            const char       *subject);
WayView           *way_view_with_series    (const WayView    *view,
                                            const char       *indicator,
                                            const char *const *areas);
WayView           *way_view_with_in_window (const WayView    *view,
                                            gboolean          in_window);
WayView           *way_view_with_dim       (const WayView    *view,
                                            gboolean          dim);
WayView           *way_view_with_as_known  (const WayView    *view,
                                            int               day);
WayView           *way_view_with_goals     (const WayView    *view,
                                            WayGoalsLook      look);
WayView           *way_view_with_chart     (const WayView    *view,
                                            WayChartKind      kind,
                                            int               year);
WayView           *way_view_with_markers   (const WayView    *view,
                                            WayChartMarkers   markers);
WayView           *way_view_with_table     (const WayView    *view,
                                            WayTableRows      rows,
                                            const char       *plan);

gboolean           way_chart_kind_parse    (const char       *text,
                                            WayChartKind     *kind);
gboolean           way_chart_markers_parse (const char       *text,
                                            WayChartMarkers  *markers);
gboolean           way_grouping_parse      (const char       *text,
                                            WayGrouping      *grouping);

char              *way_view_to_json        (const WayView    *view,
                                            const WayDataset *dataset);
WayView           *way_view_from_json      (const char       *text,
                                            const WayDataset *dataset,
                                            GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayView, way_view_unref)

G_END_DECLS
