/* One gesture has one mode: what a scroll does is settled when it begins and
 * holds until it ends, so that a touchpad never turns from panning to zooming
 * under the fingers.
 */
#include "config.h"

#include "way-time-gestures.h"

#include <math.h>

#include "way-axis.h"

/* A drag shorter than this is a click. */
#define DRAG_THRESHOLD_PX 5.0

/* What one step of a wheel moves. */
#define WHEEL_LANES_PX 60.0
#define WHEEL_TIME_PX 90.0

/* The natural logarithm of the zoom of one wheel step, and of one pixel of a
 * touchpad. */
#define WHEEL_ZOOM 0.22
#define TOUCHPAD_ZOOM 0.01

typedef enum
{
  SCROLL_UNDECIDED,
  SCROLL_ZOOM,
  SCROLL_TIME,
  SCROLL_LANES,
} ScrollMode;

struct _WayTimeGestures
{
  GObject        parent_instance;

  GtkWidget     *widget;        /* owns the gestures */
  GtkAdjustment *lanes;         /* (nullable) */
  WaySession    *session;
  ScrollMode     mode;
  double         pointer_x;
  WayViewport    start;         /* when a drag or pinch began */
  double         start_lanes;
  double         pinch_x;
  gboolean       dragging;
};

G_DEFINE_FINAL_TYPE (WayTimeGestures, way_time_gestures, G_TYPE_OBJECT)

static WayViewport
get_viewport (WayTimeGestures *gestures)
{
  return way_axis_get_viewport (way_session_get_view (gestures->session),
                                gtk_widget_get_width (gestures->widget));
}

static void
show (WayTimeGestures   *gestures,
      const WayViewport *viewport)
{
  g_autoptr (WayView) view
    = way_view_with_span (way_session_get_view (gestures->session), viewport->start, viewport->end);

  way_session_update (gestures->session, view);
}

static gboolean
lanes_overflow (const WayTimeGestures *gestures)
{
  return gestures->lanes != NULL
      && gtk_adjustment_get_upper (gestures->lanes)
         > gtk_adjustment_get_page_size (gestures->lanes) + 0.5;
}

static ScrollMode
decide (WayTimeGestures    *gestures,
        GtkEventController *controller,
        double              dx,
        double              dy)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (controller);

  if ((state & GDK_CONTROL_MASK) != 0)
    return SCROLL_ZOOM;
  if ((state & GDK_SHIFT_MASK) != 0 || fabs (dx) > fabs (dy) || !lanes_overflow (gestures))
    return SCROLL_TIME;
  return SCROLL_LANES;
}

static void
scroll_begin_cb (WayTimeGestures *gestures)
{
  gestures->mode = SCROLL_UNDECIDED;
}

static gboolean
scroll_cb (WayTimeGestures          *gestures,
           double                    dx,
           double                    dy,
           GtkEventControllerScroll *controller)
{
  gboolean wheel = gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_WHEEL;

  if (gestures->session == NULL)
    return FALSE;
  if (wheel || gestures->mode == SCROLL_UNDECIDED)
    gestures->mode = decide (gestures, GTK_EVENT_CONTROLLER (controller), dx, dy);
  if (gestures->mode == SCROLL_ZOOM)
    way_time_gestures_zoom (gestures, exp (-dy * (wheel ? WHEEL_ZOOM : TOUCHPAD_ZOOM)),
                            gestures->pointer_x);
  else if (gestures->mode == SCROLL_LANES)
    gtk_adjustment_set_value (gestures->lanes, gtk_adjustment_get_value (gestures->lanes)
                                               + dy * (wheel ? WHEEL_LANES_PX : 1));
  else
    way_time_gestures_pan (gestures, -(fabs (dx) > fabs (dy) ? dx : dy)
                                     * (wheel ? WHEEL_TIME_PX : 1));
  return TRUE;
}

static void
motion_cb (WayTimeGestures *gestures,
           double           x,
           double           y)
{
  gestures->pointer_x = x;
}

static void
drag_begin_cb (WayTimeGestures *gestures,
               double           x,
               double           y,
               GtkGesture      *gesture)
{
  if (gestures->session == NULL)
    {
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  gestures->start = get_viewport (gestures);
  gestures->start_lanes
    = gestures->lanes != NULL ? gtk_adjustment_get_value (gestures->lanes) : 0;
  gestures->dragging = FALSE;
}

static void
drag_update_cb (WayTimeGestures *gestures,
                double           dx,
                double           dy,
                GtkGesture      *gesture)
{
  WayViewport moved;

  if (!gestures->dragging && hypot (dx, dy) < DRAG_THRESHOLD_PX)
    return;
  if (!gestures->dragging)
    {
      gestures->dragging = TRUE;
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
      gtk_widget_set_cursor_from_name (gestures->widget, "grabbing");
    }
  moved = way_viewport_pan (&gestures->start, dx);
  show (gestures, &moved);
  if (gestures->lanes != NULL)
    gtk_adjustment_set_value (gestures->lanes, gestures->start_lanes - dy);
}

static void
drag_end_cb (WayTimeGestures *gestures)
{
  if (gestures->dragging)
    gtk_widget_set_cursor (gestures->widget, NULL);
  gestures->dragging = FALSE;
}

static void
pinch_begin_cb (WayTimeGestures  *gestures,
                GdkEventSequence *sequence,
                GtkGesture       *gesture)
{
  double y;

  if (gestures->session == NULL)
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  gestures->start = get_viewport (gestures);
  if (!gtk_gesture_get_bounding_box_center (gesture, &gestures->pinch_x, &y))
    gestures->pinch_x = gestures->pointer_x;
}

static void
pinch_changed_cb (WayTimeGestures *gestures,
                  double           scale)
{
  WayViewport zoomed;

  if (gestures->session == NULL || !(scale > 0))
    return;
  zoomed = way_viewport_zoom (&gestures->start, scale, gestures->pinch_x,
                              WAY_VIEW_MIN_SPAN, WAY_VIEW_MAX_SPAN);
  show (gestures, &zoomed);
}

static void
way_time_gestures_finalize (GObject *object)
{
  WayTimeGestures *gestures = WAY_TIME_GESTURES (object);

  g_clear_object (&gestures->session);
  g_clear_object (&gestures->lanes);

  G_OBJECT_CLASS (way_time_gestures_parent_class)->finalize (object);
}

static void
way_time_gestures_class_init (WayTimeGesturesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = way_time_gestures_finalize;
}

static void
way_time_gestures_init (WayTimeGestures *gestures)
{
}

static void
connect_all (WayTimeGestures *gestures)
{
  GtkEventController *scroll
    = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES
                                       | GTK_EVENT_CONTROLLER_SCROLL_KINETIC);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *drag = GTK_EVENT_CONTROLLER (gtk_gesture_drag_new ());
  GtkEventController *pinch = GTK_EVENT_CONTROLLER (gtk_gesture_zoom_new ());
  const struct
  {
    GtkEventController *controller;
    const char         *signal;
    GCallback           callback;
  } table[] = {
    { scroll, "scroll-begin", G_CALLBACK (scroll_begin_cb) },
    { scroll, "scroll", G_CALLBACK (scroll_cb) },
    { motion, "motion", G_CALLBACK (motion_cb) },
    { drag, "drag-begin", G_CALLBACK (drag_begin_cb) },
    { drag, "drag-update", G_CALLBACK (drag_update_cb) },
    { drag, "drag-end", G_CALLBACK (drag_end_cb) },
    { drag, "cancel", G_CALLBACK (drag_end_cb) },
    { pinch, "begin", G_CALLBACK (pinch_begin_cb) },
    { pinch, "scale-changed", G_CALLBACK (pinch_changed_cb) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    g_signal_connect_object (table[i].controller, table[i].signal, table[i].callback, gestures,
                             G_CONNECT_SWAPPED);
  gtk_widget_add_controller (gestures->widget, scroll);
  gtk_widget_add_controller (gestures->widget, motion);
  gtk_widget_add_controller (gestures->widget, drag);
  gtk_widget_add_controller (gestures->widget, pinch);
}

/**
 * way_time_gestures_new:
 * @widget: a widget that shows the time axis over its whole width; it must
 *   outlive the gestures
 * @lanes: (nullable): the vertical scrolling of the widget
 *
 * Returns: (transfer full): gestures that do nothing until there is a session
 */
WayTimeGestures *
way_time_gestures_new (GtkWidget     *widget,
                       GtkAdjustment *lanes)
{
  WayTimeGestures *gestures;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  gestures = g_object_new (WAY_TYPE_TIME_GESTURES, NULL);
  gestures->widget = widget;
  g_set_object (&gestures->lanes, lanes);
  connect_all (gestures);
  return gestures;
}

/**
 * way_time_gestures_set_session:
 * @gestures: gestures
 * @session: the session whose span they change
 */
void
way_time_gestures_set_session (WayTimeGestures *gestures,
                               WaySession      *session)
{
  g_return_if_fail (WAY_IS_TIME_GESTURES (gestures) && WAY_IS_SESSION (session));

  g_set_object (&gestures->session, session);
}

/**
 * way_time_gestures_is_dragging:
 * @gestures: gestures
 *
 * Returns: whether the pointer is panning just now, so that a release is no
 *   click
 */
gboolean
way_time_gestures_is_dragging (WayTimeGestures *gestures)
{
  g_return_val_if_fail (WAY_IS_TIME_GESTURES (gestures), FALSE);

  return gestures->dragging;
}

/**
 * way_time_gestures_zoom:
 * @gestures: gestures
 * @factor: above 1 to see less, below 1 to see more
 * @about_px: the place whose date stays where it is, in pixels of the widget
 */
void
way_time_gestures_zoom (WayTimeGestures *gestures,
                        double           factor,
                        double           about_px)
{
  WayViewport viewport, zoomed;

  g_return_if_fail (WAY_IS_TIME_GESTURES (gestures) && factor > 0);

  if (gestures->session == NULL)
    return;
  viewport = get_viewport (gestures);
  zoomed = way_viewport_zoom (&viewport, factor, about_px, WAY_VIEW_MIN_SPAN, WAY_VIEW_MAX_SPAN);
  show (gestures, &zoomed);
}

/**
 * way_time_gestures_pan:
 * @gestures: gestures
 * @distance_px: how far the content moves, to the right if positive
 */
void
way_time_gestures_pan (WayTimeGestures *gestures,
                       double           distance_px)
{
  WayViewport viewport, moved;

  g_return_if_fail (WAY_IS_TIME_GESTURES (gestures));

  if (gestures->session == NULL)
    return;
  viewport = get_viewport (gestures);
  moved = way_viewport_pan (&viewport, distance_px);
  show (gestures, &moved);
}
