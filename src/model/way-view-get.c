/* What a view shows, field by field. */
#include "config.h"

#include "way-view-private.h"

#include "way-releases.h"

/**
 * way_view_get_page:
 * @view: a view
 *
 * Returns: which of the window's pages it shows
 */
WayPage
way_view_get_page (const WayView *view)
{
  g_return_val_if_fail (view != NULL, WAY_PAGE_TIMELINE);

  return view->page;
}

/**
 * way_view_get_start:
 * @view: a view
 *
 * Returns: the first moment that the time axis shows, in days since 1970-01-01
 */
double
way_view_get_start (const WayView *view)
{
  g_return_val_if_fail (view != NULL, 0);

  return view->start;
}

/**
 * way_view_get_end:
 * @view: a view
 *
 * Returns: the moment at which the time axis ends, in days since 1970-01-01
 */
double
way_view_get_end (const WayView *view)
{
  g_return_val_if_fail (view != NULL, 0);

  return view->end;
}

/**
 * way_view_get_grouping:
 * @view: a view
 *
 * Returns: by what the lanes are grouped
 */
WayGrouping
way_view_get_grouping (const WayView *view)
{
  g_return_val_if_fail (view != NULL, WAY_GROUP_ISSUER);

  return view->grouping;
}

/**
 * way_view_get_query:
 * @view: a view
 *
 * Returns: (transfer none): what is filtered
 */
const WayQuery *
way_view_get_query (const WayView *view)
{
  g_return_val_if_fail (view != NULL, NULL);

  return view->query;
}

/**
 * way_view_get_selection:
 * @view: a view
 *
 * Returns: (transfer none): the id of the selected policy, "" for none; the
 *   data set at hand need not have it
 */
const char *
way_view_get_selection (const WayView *view)
{
  g_return_val_if_fail (view != NULL, "");

  return view->selection;
}

/**
 * way_view_get_subject:
 * @view: a view
 *
 * Returns: (transfer none): what the detail pane is about: "goal:" or
 *   "indicator:" and an id; "" for the selected policy. The data set at hand
 *   need not have it
 */
const char *
way_view_get_subject (const WayView *view)
{
  g_return_val_if_fail (view != NULL, "");

  return view->subject;
}

/**
 * way_view_get_indicator:
 * @view: a view
 *
 * Returns: (transfer none): the id of the indicator that the strip and the
 *   chart show; the data set at hand need not have it
 */
const char *
way_view_get_indicator (const WayView *view)
{
  g_return_val_if_fail (view != NULL, "");

  return view->indicator;
}

/**
 * way_view_get_areas:
 * @view: a view
 *
 * Returns: (transfer none) (array zero-terminated=1): the codes of the areas
 *   that the strip and the chart show, the first being the one they are about
 */
const char *const *
way_view_get_areas (const WayView *view)
{
  g_return_val_if_fail (view != NULL, NULL);

  return (const char *const *) view->areas;
}

/**
 * way_view_get_as_known:
 * @view: a view
 *
 * Returns: the day as known on which figures and verdicts are shown, in days
 *   since 1970-01-01; %WAY_KNOWN_ALL for the newest release that is held
 */
int
way_view_get_as_known (const WayView *view)
{
  g_return_val_if_fail (view != NULL, WAY_KNOWN_ALL);

  return view->as_known;
}

/**
 * way_view_get_chart_kind:
 * @view: a view
 *
 * Returns: the kind of chart that the chart page shows
 */
WayChartKind
way_view_get_chart_kind (const WayView *view)
{
  g_return_val_if_fail (view != NULL, WAY_CHART_LINES);

  return view->chart_kind;
}

/**
 * way_view_get_chart_year:
 * @view: a view
 *
 * Returns: the year that ranked bars show; 0 for the newest for which
 *   more than half of the areas have figures
 */
int
way_view_get_chart_year (const WayView *view)
{
  g_return_val_if_fail (view != NULL, 0);

  return view->chart_year;
}

/**
 * way_view_get_markers:
 * @view: a view
 *
 * Returns: which policies stand as markers on a chart over time
 */
WayChartMarkers
way_view_get_markers (const WayView *view)
{
  g_return_val_if_fail (view != NULL, WAY_MARKERS_OFF);

  return view->markers;
}

/**
 * way_view_get_table_rows:
 * @view: a view
 *
 * Returns: what the rows of the table page are
 */
WayTableRows
way_view_get_table_rows (const WayView *view)
{
  g_return_val_if_fail (view != NULL, WAY_ROWS_POLICIES);

  return view->table_rows;
}

/**
 * way_view_get_plan:
 * @view: a view
 *
 * Returns: (transfer none): the id of the policy whose targets alone are rows,
 *   with those of the policies that implement it; "" for all
 */
const char *
way_view_get_plan (const WayView *view)
{
  g_return_val_if_fail (view != NULL, "");

  return view->plan;
}

/**
 * way_view_get_goals:
 * @view: a view
 *
 * Returns: what is chosen on the page of goals; its texts belong to @view
 */
WayGoalsLook
way_view_get_goals (const WayView *view)
{
  g_return_val_if_fail (view != NULL, ((WayGoalsLook) { 0, "", "", "" }));

  return (WayGoalsLook) { view->goals_shown, view->goal, view->goals_area, view->other };
}

/**
 * way_view_get_dim:
 * @view: a view
 *
 * Returns: whether policies that are filtered out are shown dimmed where there
 *   is room, rather than hidden
 */
gboolean
way_view_get_dim (const WayView *view)
{
  g_return_val_if_fail (view != NULL, FALSE);

  return view->dim;
}

/**
 * way_view_get_in_window:
 * @view: a view
 *
 * Returns: whether lists and counts hold only the policies of the span
 */
gboolean
way_view_get_in_window (const WayView *view)
{
  g_return_val_if_fail (view != NULL, FALSE);

  return view->in_window;
}

/**
 * way_view_asks_for_own:
 * @view: a view
 *
 * Returns: whether what it shows hangs on the stars and notes of the person
 */
gboolean
way_view_asks_for_own (const WayView *view)
{
  g_return_val_if_fail (view != NULL, FALSE);

  return view->query->chosen[WAY_FACET_OWN] != NULL || view->markers == WAY_MARKERS_STARRED;
}
