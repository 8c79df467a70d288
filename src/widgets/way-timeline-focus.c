/* The keyboard focus inside the timeline. It has three stops for Tab: the
 * policies, of which the selected one takes the focus, the headings of groups,
 * and the clusters. Up and Down go from heading to heading and from cluster to
 * cluster, so that a hundred children are not a hundred stops.
 */
#include "config.h"

#include "way-timeline-view-private.h"

#include "way-mark.h"

/* How far the lanes scroll where there is no heading or cluster further on in
 * the window, as a share of it. */
#define SCROLL_SHARE 0.5

typedef enum
{
  STOP_POLICIES,
  STOP_HEADINGS,
  STOP_CLUSTERS,
  N_STOPS,
} Stop;

static GPtrArray *
children_at (WayTimelineView *view,
             Stop             stop)
{
  return stop == STOP_HEADINGS ? view->heading_marks
       : stop == STOP_CLUSTERS ? view->cluster_marks : view->marks;
}

/* Where the focus is, and which child of that stop has it. */
static Stop
present_stop (WayTimelineView *view,
              guint           *index)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (view));

  for (Stop stop = STOP_HEADINGS; stop < N_STOPS; stop++)
    if (child != NULL && g_ptr_array_find (children_at (view, stop), child, index))
      return stop;
  return STOP_POLICIES;
}

static gboolean
focus_policy (WayTimelineView *view)
{
  guint selected = way_session_get_selected (view->session);

  for (guint i = 0; i < view->marks->len; i++)
    if (way_mark_get_policy (g_ptr_array_index (view->marks, i)) == selected)
      return gtk_widget_grab_focus (g_ptr_array_index (view->marks, i));
  return gtk_widget_grab_focus (GTK_WIDGET (view));
}

static gboolean
focus_stop (WayTimelineView *view,
            Stop             stop)
{
  GPtrArray *children = children_at (view, stop);

  if (stop == STOP_POLICIES)
    return focus_policy (view);
  for (guint i = 0; i < children->len; i++)
    if (gtk_widget_grab_focus (g_ptr_array_index (children, i)))
      return TRUE;
  return FALSE;
}

/**
 * way_timeline_view_tab:
 * @view: a timeline view that is laid out
 * @forward: whether Tab was pressed, or Shift+Tab
 *
 * Moves the focus to the next stop of the timeline, or into it where it is
 * outside.
 *
 * Returns: whether there was one; if not, the focus leaves the timeline
 */
gboolean
way_timeline_view_tab (WayTimelineView *view,
                       gboolean         forward)
{
  gboolean inside = gtk_widget_get_focus_child (GTK_WIDGET (view)) != NULL
                 || gtk_widget_is_focus (GTK_WIDGET (view));
  int step = forward ? 1 : -1, stop = forward ? STOP_POLICIES : STOP_CLUSTERS;
  guint index;

  if (inside)
    stop = (int) present_stop (view, &index) + step;
  for (; stop >= 0 && stop < N_STOPS; stop += step)
    if (focus_stop (view, (Stop) stop))
      return TRUE;
  return FALSE;
}

static void
scroll (WayTimelineView *view,
        int              direction)
{
  double before = gtk_adjustment_get_value (view->lanes);

  gtk_adjustment_set_value (view->lanes, before + direction * SCROLL_SHARE
                                         * gtk_adjustment_get_page_size (view->lanes));
  if (gtk_adjustment_get_value (view->lanes) == before)
    gtk_widget_error_bell (GTK_WIDGET (view));
}

/**
 * way_timeline_view_step_down:
 * @view: a timeline view
 * @direction: 1 for further down, -1 for further up
 *
 * Goes to the next heading from a heading, to the next cluster from a cluster,
 * and else to the next lane that has a policy. Where the window has no further
 * heading or cluster, the lanes scroll.
 */
void
way_timeline_view_step_down (WayTimelineView *view,
                             int              direction)
{
  GPtrArray *children;
  guint index = 0;
  Stop stop;
  int next;

  g_return_if_fail (WAY_IS_TIMELINE_VIEW (view) && (direction == 1 || direction == -1));

  stop = present_stop (view, &index);
  if (stop == STOP_POLICIES)
    {
      way_timeline_view_step_lane (view, direction);
      return;
    }
  children = children_at (view, stop);
  next = (int) index + direction;
  if (next < 0 || next >= (int) children->len
      || !gtk_widget_grab_focus (g_ptr_array_index (children, (guint) next)))
    scroll (view, direction);
}
