/* The ways of the timeline to another span of time, or to another policy. */
#include "config.h"

#include "way-timeline-view-private.h"

#include <math.h>

/* What is shown beside a policy that is brought into the window, as a share
 * of the width. */
#define REVEAL_SHARE 0.15

/* How near the middle a policy is centred already, likewise. */
#define CENTRE_SHARE 0.01

/* What is fitted has this much room on each side; a policy without a period
 * this many days, and a cluster at least so many. */
#define FIT_MARGIN_SHARE 0.1
#define FIT_MARGIN_DAYS 180.0
#define CLUSTER_MARGIN_DAYS 3.0

/* A day that was asked for is shown in about its month. */
#define SPAN_MARGIN_DAYS 14.0

/* Spans that differ less are the same. */
#define SAME_DAYS 1e-3

/* Goes to another span of time, so that "back" returns from it. */
static void
go_to_span (WayTimelineView *view,
            double           start,
            double           end)
{
  way_navigator_go (view->navigator, WAY_MOVE_FIT, GTK_WIDGET (view), start, end);
}

static gboolean
is_ready (WayTimelineView *view)
{
  return view->scene != NULL && gtk_widget_get_width (GTK_WIDGET (view)) > 0;
}

/**
 * way_timeline_view_zoom:
 * @view: a timeline view
 * @factor: above 1 to see less
 *
 * Zooms about the selected policy if it is in the window, else about the
 * middle.
 */
void
way_timeline_view_zoom (WayTimelineView *view,
                        double           factor)
{
  guint selected, n_marks;
  const WaySceneMark *marks;
  double x;

  g_return_if_fail (WAY_IS_TIMELINE_VIEW (view) && factor > 0);

  if (!is_ready (view))
    return;
  x = gtk_widget_get_width (GTK_WIDGET (view)) / 2.0;
  selected = way_session_get_selected (view->session);
  marks = way_timeline_scene_get_marks (view->scene, &n_marks);
  for (guint i = 0; i < n_marks; i++)
    if (marks[i].policy == selected)
      x = marks[i].x;
  way_time_gestures_zoom (view->gestures, factor, x);
}

/**
 * way_timeline_view_can_zoom:
 * @view: a timeline view
 * @factor: above 1 to see less
 *
 * Returns: whether the zoom has not yet come to its limit that way
 */
gboolean
way_timeline_view_can_zoom (WayTimelineView *view,
                            double           factor)
{
  g_return_val_if_fail (WAY_IS_TIMELINE_VIEW (view), FALSE);

  return view->session != NULL && way_navigator_can_zoom (view->navigator, factor);
}

/**
 * way_timeline_view_pan:
 * @view: a timeline view
 * @share: how far to go into the future, as a share of the window
 *
 * Moves the window of time.
 */
void
way_timeline_view_pan (WayTimelineView *view,
                       double           share)
{
  g_return_if_fail (WAY_IS_TIMELINE_VIEW (view));

  if (is_ready (view))
    way_time_gestures_pan (view->gestures, -share * gtk_widget_get_width (GTK_WIDGET (view)));
}

/**
 * way_timeline_view_fit:
 * @view: a timeline view
 *
 * Shows everything: the span of a first start, and all policies before it.
 */
void
way_timeline_view_fit (WayTimelineView *view)
{
  double start, end;

  g_return_if_fail (WAY_IS_TIMELINE_VIEW (view));

  if (view->session == NULL)
    return;
  way_view_get_whole (way_session_get_dataset (view->session), &start, &end);
  go_to_span (view, start, end);
}

/**
 * way_timeline_view_can_fit:
 * @view: a timeline view
 *
 * Returns: whether way_timeline_view_fit() would show another span
 */
gboolean
way_timeline_view_can_fit (WayTimelineView *view)
{
  double start, end, now_start, now_end;

  g_return_val_if_fail (WAY_IS_TIMELINE_VIEW (view), FALSE);

  if (view->session == NULL)
    return FALSE;
  way_view_get_whole (way_session_get_dataset (view->session), &start, &end);
  way_navigator_get_target (view->navigator, &now_start, &now_end);
  return fabs (start - now_start) > SAME_DAYS || fabs (end - now_end) > SAME_DAYS;
}

/**
 * way_timeline_view_fit_policy:
 * @view: a timeline view
 *
 * Shows the date and the period of the selected policy, with some time around
 * them.
 */
void
way_timeline_view_fit_policy (WayTimelineView *view)
{
  const WayPolicy *policy;
  double start, end, margin;
  guint selected;

  g_return_if_fail (WAY_IS_TIMELINE_VIEW (view));

  selected = view->session != NULL ? way_session_get_selected (view->session) : WAY_NONE;
  if (selected == WAY_NONE)
    return;
  policy = way_dataset_get_policy (way_session_get_dataset (view->session), selected);
  start = way_date_first_day (policy->date);
  end = way_date_last_day (policy->date) + 1;
  if (policy->period_start != 0)
    start = MIN (start, way_day_of_year (policy->period_start));
  if (policy->period_end != 0)
    end = MAX (end, way_day_of_year (policy->period_end + 1));
  margin = MAX ((end - start) * FIT_MARGIN_SHARE,
                end - start < 2 * FIT_MARGIN_DAYS ? FIT_MARGIN_DAYS : 0);
  go_to_span (view, start - margin, end + margin);
}

/**
 * way_timeline_view_fit_span:
 * @view: a timeline view
 * @start: the first moment, in days since 1970-01-01
 * @end: the last one, later than @start
 *
 * Shows a span of time with some time around it.
 */
void
way_timeline_view_fit_span (WayTimelineView *view,
                            double           start,
                            double           end)
{
  double margin;

  g_return_if_fail (WAY_IS_TIMELINE_VIEW (view) && end > start);

  if (view->session == NULL)
    return;
  margin = MAX ((end - start) * FIT_MARGIN_SHARE,
                end - start < SPAN_MARGIN_DAYS ? SPAN_MARGIN_DAYS : 0);
  go_to_span (view, start - margin, end + margin);
}

/**
 * way_timeline_view_centre_policy:
 * @view: a timeline view
 *
 * Brings the selected policy to the middle; where it is there already, its
 * whole period.
 */
void
way_timeline_view_centre_policy (WayTimelineView *view)
{
  double start, end, day;
  guint selected;

  g_return_if_fail (WAY_IS_TIMELINE_VIEW (view));

  selected = view->session != NULL ? way_session_get_selected (view->session) : WAY_NONE;
  if (selected == WAY_NONE)
    {
      gtk_widget_error_bell (GTK_WIDGET (view));
      return;
    }
  day = way_date_middle (
    way_dataset_get_policy (way_session_get_dataset (view->session), selected)->date);
  way_navigator_get_target (view->navigator, &start, &end);
  view->reveal = selected;
  gtk_widget_queue_allocate (GTK_WIDGET (view));
  if (fabs (day - (start + end) / 2) < (end - start) * CENTRE_SHARE)
    way_timeline_view_fit_policy (view);
  else
    go_to_span (view, day - (end - start) / 2, day + (end - start) / 2);
}

/**
 * way_timeline_view_fit_cluster:
 * @view: a timeline view
 * @cluster: a cluster in the window
 *
 * Shows the part of the calendar that a cluster stands for, where its policies
 * come apart.
 */
void
way_timeline_view_fit_cluster (WayTimelineView       *view,
                               const WaySceneCluster *cluster)
{
  double start = cluster->lanes.first_day, end = cluster->lanes.last_day, margin;

  margin = MAX ((end - start) * FIT_MARGIN_SHARE, CLUSTER_MARGIN_DAYS);
  go_to_span (view, start - margin, end + margin);
}

/* Moves the window just so far that a policy is in it. */
static WayView *
reveal_in_time (WayTimelineView *view,
                guint            policy,
                WayView         *from)
{
  const WayDataset *dataset = way_session_get_dataset (view->session);
  double day = way_date_middle (way_dataset_get_policy (dataset, policy)->date);
  double start = way_view_get_start (from), end = way_view_get_end (from);
  double margin = (end - start) * REVEAL_SHARE;
  double move = 0;

  if (day < start || day > end)
    move = day < start ? day - margin - start : day + margin - end;
  return way_view_with_span (from, start + move, end + move);
}

/**
 * way_timeline_view_select:
 * @view: a timeline view
 * @policy: the number of a policy, or %WAY_NONE
 * @grab_focus: whether its mark takes the keyboard focus
 *
 * Selects a policy and brings it into the window.
 */
void
way_timeline_view_select (WayTimelineView *view,
                          guint            policy,
                          gboolean         grab_focus)
{
  const WayDataset *dataset = way_session_get_dataset (view->session);
  g_autoptr (WayView) selected
    = way_view_with_selection (way_session_get_view (view->session),
                               policy != WAY_NONE
                               ? way_dataset_get_policy (dataset, policy)->id : "");
  g_autoptr (WayView) revealed = NULL;

  /* Also where it is selected already. */
  view->walk_anchor = WAY_NONE;
  if (policy == WAY_NONE)
    {
      way_session_go (view->session, selected);
      return;
    }
  revealed = reveal_in_time (view, policy, selected);
  view->reveal = policy;
  view->grab_focus = grab_focus;
  way_session_go (view->session, revealed);
  /* Also where nothing has changed: what waits for a change may come late. */
  if (grab_focus)
    gtk_widget_queue_allocate (GTK_WIDGET (view));
}
