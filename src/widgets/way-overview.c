/* The overview: inside the window a drag moves it, at its edges stretches it,
 * outside chooses a new one.
 */
#include "config.h"

#include "way-overview.h"

#include <math.h>

#include "way-navigator.h"
#include "way-overview-draw.h"
#include "way-snapshot-painter.h"

#define HEIGHT_PX 48

/* How near an edge the pointer has to be to take hold of it. */
#define EDGE_PX 7.0

typedef enum
{
  HOLD_NONE,
  HOLD_WINDOW,
  HOLD_START,
  HOLD_END,
  HOLD_NEW,
} Hold;

struct _WayOverview
{
  GtkWidget      parent_instance;

  WaySession    *session;
  WaySceneStyle *style;
  WayNavigator  *navigator;      /* of the session */
  GtkGesture    *drag;
  GSignalGroup  *session_signals;
  GSignalGroup  *style_signals;
  WayChart      *chart;
  WayView       *charted;        /* (nullable): what the chart is of */
  WayDensity    *density;        /* (nullable): until what is shown changes */
  gboolean       dimmed;         /* whether it has those that do not match */
  double         home_start;
  double         home_end;
  Hold           hold;
  double         held_start;     /* the window when the drag began */
  double         held_end;
  WayViewport    held_whole;     /* and the axis, which keeps still meanwhile */
  double         press_x;
};

G_DEFINE_FINAL_TYPE (WayOverview, way_overview, GTK_TYPE_WIDGET)

/* The axis of the overview: the span of a first start, or more where the view
 * goes beyond it. */
static WayViewport
get_whole (WayOverview *overview)
{
  WayView *view = way_session_get_view (overview->session);

  if (overview->hold != HOLD_NONE)
    return overview->held_whole;
  return (WayViewport) {
    MIN (overview->home_start, way_view_get_start (view)),
    MAX (overview->home_end, way_view_get_end (view)), WAY_AXIS_LEFT_PX,
    MAX (gtk_widget_get_width (GTK_WIDGET (overview)) - WAY_AXIS_LEFT_PX - WAY_AXIS_RIGHT_PX, 1)
  };
}

/* Whether those that the query leaves out are to be seen, dimmed. */
static gboolean
is_dimming (WayOverview *overview)
{
  WayView *view = way_session_get_view (overview->session);

  return way_view_get_dim (view) && !way_query_is_empty (way_view_get_query (view));
}

static const WayDensity *
get_density (WayOverview *overview)
{
  const guint8 *matching;

  if (overview->density != NULL && overview->dimmed != is_dimming (overview))
    g_clear_pointer (&overview->density, way_density_free);
  if (overview->density == NULL)
    {
      overview->dimmed = is_dimming (overview);
      matching = way_session_get_matching (overview->session, NULL);
      overview->density
        = way_density_new (way_session_get_dataset (overview->session), matching,
                           way_session_get_found (overview->session) != NULL ? matching : NULL,
                           overview->dimmed);
    }
  return overview->density;
}

static void
way_overview_snapshot (GtkWidget   *widget,
                       GtkSnapshot *snapshot)
{
  WayOverview *overview = WAY_OVERVIEW (widget);
  WayRect area = { 0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget) };
  g_autoptr (WayPainter) painter = NULL;
  WayViewport whole;
  WayView *view;

  if (overview->session == NULL || area.width <= 0)
    return;
  painter = way_snapshot_painter_new_for (snapshot, widget);
  view = way_session_get_view (overview->session);
  whole = get_whole (overview);
  way_overview_draw (painter, way_scene_style_get_look (overview->style),
                     get_density (overview), overview->chart, &whole, &area,
                     way_view_get_start (view), way_view_get_end (view));
}

static void
way_overview_measure (GtkWidget      *widget,
                      GtkOrientation  orientation,
                      int             for_size,
                      int            *minimum,
                      int            *natural,
                      int            *minimum_baseline,
                      int            *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 200 : HEIGHT_PX;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 900 : HEIGHT_PX;
}

static Hold
what_is_at (WayOverview *overview,
            double       x)
{
  WayViewport whole = get_whole (overview);
  WayView *view = way_session_get_view (overview->session);
  double from = way_viewport_to_px (&whole, way_view_get_start (view));
  double to = way_viewport_to_px (&whole, way_view_get_end (view));

  if (fabs (x - from) <= EDGE_PX)
    return HOLD_START;
  if (fabs (x - to) <= EDGE_PX)
    return HOLD_END;
  return x > from && x < to ? HOLD_WINDOW : HOLD_NEW;
}

static void
show_span (WayOverview *overview,
           double       start,
           double       end)
{
  way_navigator_show (overview->navigator, MIN (start, end), MAX (start, end));
}

static void
drag_begin_cb (WayOverview *overview,
               double       x,
               double       y,
               GtkGesture  *gesture)
{
  WayView *view;

  if (overview->session == NULL)
    {
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  way_navigator_hold (overview->navigator);
  view = way_session_get_view (overview->session);
  overview->held_whole = get_whole (overview);
  overview->hold = what_is_at (overview, x);
  overview->held_start = way_view_get_start (view);
  overview->held_end = way_view_get_end (view);
  overview->press_x = x;
  if (overview->hold == HOLD_WINDOW)
    gtk_widget_set_cursor_from_name (GTK_WIDGET (overview), "grabbing");
}

static void
drag_update_cb (WayOverview *overview,
                double       dx,
                double       dy)
{
  WayViewport whole = get_whole (overview);
  double days = dx / way_viewport_get_scale (&whole);
  double pressed = way_viewport_to_day (&whole, overview->press_x);

  if (overview->hold == HOLD_WINDOW)
    show_span (overview, overview->held_start + days, overview->held_end + days);
  else if (overview->hold == HOLD_START)
    show_span (overview, overview->held_start + days, overview->held_end);
  else if (overview->hold == HOLD_END)
    show_span (overview, overview->held_start, overview->held_end + days);
  else if (overview->hold == HOLD_NEW && fabs (dx) > EDGE_PX)
    show_span (overview, pressed, pressed + days);
}

/* The axis may go on from where it was kept. */
static void
let_go (WayOverview *overview)
{
  overview->hold = HOLD_NONE;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (overview), NULL);
  gtk_widget_queue_draw (GTK_WIDGET (overview));
}

/* A click outside the window brings it there. */
static void
drag_end_cb (WayOverview *overview,
             double       dx,
             double       dy)
{
  WayViewport whole = get_whole (overview);
  double half = (overview->held_end - overview->held_start) / 2;
  double day = way_viewport_to_day (&whole, overview->press_x);
  Hold hold = overview->hold;

  if (hold == HOLD_NONE)
    return;
  let_go (overview);
  way_navigator_release (overview->navigator);
  if (hold == HOLD_NEW && fabs (dx) <= EDGE_PX)
    way_navigator_go (overview->navigator, WAY_MOVE_FIT, GTK_WIDGET (overview), day - half,
                      day + half);
}

static void
drag_cancel_cb (WayOverview *overview)
{
  if (overview->hold == HOLD_NONE)
    return;
  let_go (overview);
  way_navigator_release (overview->navigator);
}

/* Escape: what the drag did has been taken back. */
static void
cancelled_cb (WayOverview *overview)
{
  if (overview->hold == HOLD_NONE)
    return;
  let_go (overview);
  gtk_event_controller_reset (GTK_EVENT_CONTROLLER (overview->drag));
}

static void
motion_cb (WayOverview *overview,
           double       x,
           double       y)
{
  Hold hold;

  if (overview->session == NULL || overview->hold != HOLD_NONE)
    return;
  hold = what_is_at (overview, x);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (overview),
                                   hold == HOLD_WINDOW ? "grab"
                                   : hold == HOLD_NEW ? "crosshair" : "ew-resize");
}

static void
view_changed_cb (WayOverview *overview)
{
  WayView *view = way_session_get_view (overview->session);

  if (!way_view_same_series (overview->charted, view))
    {
      g_clear_pointer (&overview->chart, way_chart_free);
      overview->chart = way_chart_new_for_strip (way_session_get_dataset (overview->session), view);
      g_clear_pointer (&overview->charted, way_view_unref);
      overview->charted = way_view_ref (view);
    }
  gtk_widget_queue_draw (GTK_WIDGET (overview));
}

static void
matching_changed_cb (WayOverview *overview)
{
  g_clear_pointer (&overview->density, way_density_free);
  gtk_widget_queue_draw (GTK_WIDGET (overview));
}

static void
dataset_changed_cb (WayOverview *overview)
{
  g_autoptr (WayView) home = way_view_new (way_session_get_dataset (overview->session));

  overview->home_start = way_view_get_start (home);
  overview->home_end = way_view_get_end (home);
  g_clear_pointer (&overview->charted, way_view_unref);
  matching_changed_cb (overview);
  view_changed_cb (overview);
}

static void
style_changed_cb (WayOverview *overview)
{
  gtk_widget_queue_draw (GTK_WIDGET (overview));
}

static void
way_overview_dispose (GObject *object)
{
  WayOverview *overview = WAY_OVERVIEW (object);

  if (overview->session_signals != NULL)
    g_signal_group_set_target (overview->session_signals, NULL);
  if (overview->style_signals != NULL)
    g_signal_group_set_target (overview->style_signals, NULL);
  g_clear_object (&overview->session_signals);
  g_clear_object (&overview->style_signals);
  g_clear_pointer (&overview->chart, way_chart_free);
  g_clear_pointer (&overview->charted, way_view_unref);
  g_clear_pointer (&overview->density, way_density_free);
  g_clear_object (&overview->session);
  g_clear_object (&overview->style);

  G_OBJECT_CLASS (way_overview_parent_class)->dispose (object);
}

static void
way_overview_class_init (WayOverviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_overview_dispose;
  widget_class->snapshot = way_overview_snapshot;
  widget_class->measure = way_overview_measure;
  gtk_widget_class_set_css_name (widget_class, "overview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
way_overview_init (WayOverview *overview)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (drag_begin_cb), overview,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (drag_update_cb), overview,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-end", G_CALLBACK (drag_end_cb), overview,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "cancel", G_CALLBACK (drag_cancel_cb), overview,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), overview, G_CONNECT_SWAPPED);
  overview->drag = drag;
  gtk_widget_add_controller (GTK_WIDGET (overview), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (overview), motion);
  gtk_widget_set_overflow (GTK_WIDGET (overview), GTK_OVERFLOW_HIDDEN);

  overview->session_signals = g_signal_group_new (WAY_TYPE_SESSION);
  g_signal_group_connect_swapped (overview->session_signals, "notify::view",
                                  G_CALLBACK (view_changed_cb), overview);
  g_signal_group_connect_swapped (overview->session_signals, "notify::n-matching",
                                  G_CALLBACK (matching_changed_cb), overview);
  g_signal_group_connect_swapped (overview->session_signals, "notify::hits",
                                  G_CALLBACK (matching_changed_cb), overview);
  g_signal_group_connect_swapped (overview->session_signals, "notify::dataset",
                                  G_CALLBACK (dataset_changed_cb), overview);
  overview->style_signals = g_signal_group_new (WAY_TYPE_SCENE_STYLE);
  g_signal_group_connect_swapped (overview->style_signals, "changed",
                                  G_CALLBACK (style_changed_cb), overview);
}

/**
 * way_overview_set_session:
 * @overview: an overview
 * @session: the session that it shows and changes
 * @style: the look of the window
 *
 * Gives the overview what it shows; to be called once.
 */
void
way_overview_set_session (WayOverview   *overview,
                          WaySession    *session,
                          WaySceneStyle *style)
{
  g_return_if_fail (WAY_IS_OVERVIEW (overview) && overview->session == NULL);
  g_return_if_fail (WAY_IS_SESSION (session) && WAY_IS_SCENE_STYLE (style));

  overview->session = g_object_ref (session);
  overview->navigator = way_navigator_of_session (session);
  g_signal_connect_object (overview->navigator, "cancelled", G_CALLBACK (cancelled_cb), overview,
                           G_CONNECT_SWAPPED);
  overview->style = g_object_ref (style);
  g_signal_group_set_target (overview->session_signals, session);
  g_signal_group_set_target (overview->style_signals, style);
  dataset_changed_cb (overview);
}
