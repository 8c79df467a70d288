/* Groups and matches of very many policies: a thread makes them, their lanes are
 * packed between frames, and as long the picture stays as it was, but for its window
 * and the selection; of a new set it is the time axis alone.
 */
#include "config.h"

#include "way-timeline-view-private.h"

#include "way-widget-task.h"

/* So many policies are grouped while the caller waits. */
#define MAX_AT_ONCE 20000

/**
 * way_timeline_view_has_very_many:
 * @view: a timeline view with a session
 *
 * Returns: whether its policies are grouped in a thread
 */
gboolean
way_timeline_view_has_very_many (WayTimelineView *view)
{
  return way_dataset_get_n_rows (way_session_get_dataset (view->session), WAY_TABLE_POLICIES)
         > MAX_AT_ONCE;
}

/**
 * way_timeline_view_stop_regrouping:
 * @view: a timeline view
 *
 * Gives up the groups that are on their way.
 */
void
way_timeline_view_stop_regrouping (WayTimelineView *view)
{
  g_cancellable_cancel (view->regrouping);
  g_clear_object (&view->regrouping);
  g_clear_handle_id (&view->regroup_source, g_source_remove);
  g_clear_pointer (&view->regrouped, way_regrouping_free);
  g_clear_pointer (&view->regroup_view, way_view_unref);
  view->regroup_ready = FALSE;
}

static gboolean
pack_cb (gpointer data)
{
  WayTimelineView *view = data;

  if (way_timeline_scene_prepare_regrouping (view->scene, view->regrouped))
    return G_SOURCE_CONTINUE;
  view->regroup_source = 0;
  view->regroup_ready = TRUE;
  g_clear_pointer (&view->picture, gsk_render_node_unref);
  gtk_widget_queue_allocate (GTK_WIDGET (view));
  gtk_widget_queue_draw (GTK_WIDGET (view));
  return G_SOURCE_REMOVE;
}

static void
run_in_thread (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  WayRegrouping **regrouping = data;

  if (g_task_return_error_if_cancelled (task))
    return;
  way_regrouping_run (*regrouping);
  g_task_return_boolean (task, TRUE);
}

static void
free_data (gpointer data)
{
  WayRegrouping **regrouping = data;

  g_clear_pointer (regrouping, way_regrouping_free);
  g_free (regrouping);
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  WayTimelineView *view = WAY_TIMELINE_VIEW (source);
  WayRegrouping **regrouping = g_task_get_task_data (G_TASK (result));

  /* Else others are on their way, or the view or its scene has gone. */
  if (!g_task_propagate_boolean (G_TASK (result), NULL))
    return;
  g_clear_object (&view->regrouping);
  view->regrouped = g_steal_pointer (regrouping);
  view->regroup_source = g_idle_add (pack_cb, view);
}

static void
start (WayTimelineView *view,
       WayView         *wanted,
       guint            serial)
{
  WayRegrouping **regrouping = g_new (WayRegrouping *, 1);
  g_autoptr (GTask) task = NULL;

  way_timeline_view_stop_regrouping (view);
  *regrouping
    = way_timeline_scene_begin_regrouping (view->scene,
                                           way_session_get_dataset (view->session),
                                           view->titles, wanted,
                                           way_session_get_matching (view->session, NULL));
  view->regroup_view = way_view_ref (wanted);
  view->regroup_serial = serial;
  view->regrouping = g_cancellable_new ();
  task = way_widget_task_new (GTK_WIDGET (view), view->regrouping, done_cb);
  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, regrouping, free_data);
  g_task_run_in_thread (task, run_in_thread);
}

/* Whether what is on its way is what is wanted now. */
static gboolean
is_coming (WayTimelineView *view,
           const WayView   *wanted,
           guint            serial)
{
  return view->regroup_view != NULL && view->regroup_serial == serial
      && way_view_get_grouping (view->regroup_view) == way_view_get_grouping (wanted)
      && way_view_get_dim (view->regroup_view) == way_view_get_dim (wanted);
}

/**
 * way_timeline_view_show_groups:
 * @view: a timeline view whose scene has a size
 *
 * Has the scene show the session's view, with its groups and what matches as soon
 * as these are there.
 */
void
way_timeline_view_show_groups (WayTimelineView *view)
{
  WayView *wanted = way_session_get_view (view->session);
  guint serial = way_session_get_matching_serial (view->session);
  gboolean at_once = !way_timeline_view_has_very_many (view);
  gboolean same = view->shown_serial == serial && !view->retitled;

  if (!at_once && !view->grouped)
    {
      way_timeline_scene_await_groups (view->scene, wanted);
      view->grouped = TRUE;
    }
  if (at_once || (same && way_timeline_scene_has_groups_of (view->scene, wanted)))
    {
      way_timeline_view_stop_regrouping (view);
      if (!same || !view->grouped)
        way_timeline_scene_forget_matching (view->scene);
      view->grouped = TRUE;
      view->shown_serial = serial;
      way_timeline_scene_set_view (view->scene, wanted,
                                   way_session_get_matching (view->session, NULL));
      return;
    }
  if (!is_coming (view, wanted, serial))
    start (view, wanted, serial);
  /* What matched other words is not shown while these are searched for. */
  if (!view->regroup_ready
      || (view->shown_serial != serial && way_session_is_filtering (view->session)))
    {
      way_timeline_scene_keep_groups (view->scene, wanted);
      return;
    }
  view->shown_serial = serial;
  view->retitled = FALSE;
  way_timeline_scene_take_regrouping (view->scene, wanted, g_steal_pointer (&view->regrouped));
  way_timeline_view_stop_regrouping (view);
}

/**
 * way_timeline_view_is_behind:
 * @view: a timeline view with a session
 *
 * Returns: whether what it shows, and counts, matches the query of the view before
 */
gboolean
way_timeline_view_is_behind (WayTimelineView *view)
{
  g_return_val_if_fail (WAY_IS_TIMELINE_VIEW (view) && view->session != NULL, FALSE);

  return view->shown_serial != way_session_get_matching_serial (view->session)
      || way_session_is_filtering (view->session);
}
