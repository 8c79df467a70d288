/* One gesture has one mode: what a scroll does is settled when it begins and
 * holds until it ends, so that a touchpad never turns from panning to zooming
 * under the fingers; and while a drag or a pinch has the window in hand, a
 * wheel does nothing.
 */
#include "config.h"

#include "way-time-gestures.h"

#include <math.h>

/* A drag shorter than this is a click. */
#define DRAG_THRESHOLD_PX 5.0

/* What one step of a wheel moves. */
#define WHEEL_LANES_PX 60.0
#define WHEEL_TIME_PX 90.0

/* The natural logarithm of the zoom of one wheel step, and of one pixel of a
 * touchpad. */
#define WHEEL_ZOOM 0.22
#define TOUCHPAD_ZOOM 0.01

/* Turns of a wheel that follow each other within this time are one scroll. */
#define WHEEL_PAUSE_SECONDS 0.25

/* The speed of a drag is that of its last moment, and none where the pointer
 * has rested since. */
#define SPEED_SECONDS 0.1
#define REST_SECONDS 0.06
#define N_TRACE 16

/* Below this speed a glide ends. */
#define SLOW_PX 8.0

typedef enum
{
  SCROLL_UNDECIDED,
  SCROLL_ZOOM,
  SCROLL_TIME,
  SCROLL_LANES,
} ScrollMode;

typedef enum
{
  HAND_NONE,
  HAND_PRESSED,      /* not yet moved far enough for a drag */
  HAND_PAN,
  HAND_CHOICE,       /* of a span, on the ruler */
  HAND_PINCH,
} Hand;

typedef struct
{
  gint64 time;
  double dx;
  double dy;
} Trace;

struct _WayTimeGestures
{
  GObject             parent_instance;

  GtkWidget          *widget;        /* owns the gestures */
  GtkEventController *drag;
  GtkEventController *pinch;
  GtkAdjustment      *lanes;         /* (nullable) */
  WaySession         *session;
  WayNavigator       *navigator;     /* of the session */
  WayTimeAxisFunc     get_axis;      /* (nullable) */
  double              ruler_height;

  ScrollMode          mode;
  gboolean            scroll_wheel;  /* what the scroll came from */
  GdkModifierType     scroll_keys;
  gint64              scrolled_at;
  double              pointer_x;
  gboolean            inside;        /* the pointer is over the widget */

  Hand                hand;
  gboolean            caught;        /* the press has stopped a glide */
  WayViewport         start;         /* when a drag or pinch began */
  double              start_lanes;
  double              press_x;
  double              press_y;
  double              choice_x;
  double              pinch_x;
  Trace               trace[N_TRACE];
  guint               n_trace;
};

G_DEFINE_FINAL_TYPE (WayTimeGestures, way_time_gestures, G_TYPE_OBJECT)

static WayViewport
get_viewport (WayTimeGestures *gestures)
{
  WayViewport viewport;

  if (gestures->get_axis != NULL && gestures->get_axis (gestures->widget, &viewport))
    return viewport;
  return way_axis_get_viewport (way_session_get_view (gestures->session),
                                gtk_widget_get_width (gestures->widget));
}

/* The viewport that the window is on its way to. */
static WayViewport
get_target (WayTimeGestures *gestures)
{
  WayViewport viewport = get_viewport (gestures);

  way_navigator_get_target (gestures->navigator, &viewport.start, &viewport.end);
  return viewport;
}

static WayViewport
zoom_viewport (WayTimeGestures   *gestures,
               const WayViewport *viewport,
               double             factor,
               double             about_px)
{
  return way_viewport_zoom (viewport, factor, about_px, WAY_VIEW_MIN_SPAN,
                            way_navigator_get_longest (gestures->navigator));
}

static gboolean
lanes_overflow (const WayTimeGestures *gestures)
{
  return gestures->lanes != NULL
      && gtk_adjustment_get_upper (gestures->lanes)
         > gtk_adjustment_get_page_size (gestures->lanes) + 0.5;
}

static ScrollMode
decide (WayTimeGestures *gestures,
        double           dx,
        double           dy,
        gboolean         wheel,
        GdkModifierType  modifiers)
{
  if ((modifiers & GDK_CONTROL_MASK) != 0)
    return SCROLL_ZOOM;
  if ((modifiers & GDK_SHIFT_MASK) != 0 || fabs (dx) > fabs (dy))
    return SCROLL_TIME;
  if (wheel && way_navigator_get_wheel_zooms (gestures->navigator))
    return SCROLL_ZOOM;
  return lanes_overflow (gestures) ? SCROLL_LANES : SCROLL_TIME;
}

/* A scroll that has no end of its own, as of a wheel, ends with a pause or
 * with another key held. */
static void
settle_mode (WayTimeGestures *gestures,
             double           dx,
             double           dy,
             gboolean         wheel,
             GdkModifierType  modifiers)
{
  gint64 now = g_get_monotonic_time ();

  modifiers &= GDK_CONTROL_MASK | GDK_SHIFT_MASK;
  if (wheel != gestures->scroll_wheel
      || (wheel && (modifiers != gestures->scroll_keys
                    || now - gestures->scrolled_at > WHEEL_PAUSE_SECONDS * G_USEC_PER_SEC)))
    gestures->mode = SCROLL_UNDECIDED;
  if (gestures->mode == SCROLL_UNDECIDED)
    gestures->mode = decide (gestures, dx, dy, wheel, modifiers);
  gestures->scroll_wheel = wheel;
  gestures->scroll_keys = modifiers;
  gestures->scrolled_at = now;
}

static void
zoom_by_scroll (WayTimeGestures *gestures,
                double           delta,
                gboolean         wheel)
{
  WayViewport viewport, zoomed;

  if (wheel)
    viewport = get_target (gestures);
  else
    viewport = get_viewport (gestures);
  zoomed = zoom_viewport (gestures, &viewport,
                          exp (-delta * (wheel ? WHEEL_ZOOM : TOUCHPAD_ZOOM)),
                          gestures->pointer_x);
  if (wheel)
    way_navigator_go (gestures->navigator, WAY_MOVE_WHEEL_ZOOM, gestures->widget, zoomed.start,
                      zoomed.end);
  else
    way_navigator_step (gestures->navigator, WAY_MOVE_WHEEL_ZOOM, zoomed.start, zoomed.end);
}

static void
scroll_begin_cb (WayTimeGestures *gestures)
{
  gestures->mode = SCROLL_UNDECIDED;
  if (gestures->navigator != NULL && gestures->hand == HAND_NONE)
    way_navigator_stop (gestures->navigator);
}

static gboolean
scroll_cb (WayTimeGestures          *gestures,
           double                    dx,
           double                    dy,
           GtkEventControllerScroll *controller)
{
  GdkModifierType modifiers
    = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));
  GdkScrollUnit unit = gtk_event_controller_scroll_get_unit (controller);

  return way_time_gestures_scroll (gestures, dx, dy, unit == GDK_SCROLL_UNIT_WHEEL, modifiers);
}

/* The fingers have left a touchpad with some speed. */
static void
decelerate_cb (WayTimeGestures *gestures,
               double           velocity_x,
               double           velocity_y)
{
  double dominant = fabs (velocity_x) > fabs (velocity_y) ? velocity_x : velocity_y;
  WayViewport viewport;
  double unit, scale;

  if (gestures->session == NULL || gestures->hand != HAND_NONE)
    return;
  viewport = get_viewport (gestures);
  scale = way_viewport_get_scale (&viewport);
  unit = gestures->scroll_wheel ? WHEEL_TIME_PX : 1;
  if (gestures->mode == SCROLL_TIME)
    way_navigator_glide (gestures->navigator, gestures->widget, dominant * unit / scale,
                         SLOW_PX / scale, NULL, 0);
  else if (gestures->mode == SCROLL_LANES)
    way_navigator_glide (gestures->navigator, gestures->widget, 0, SLOW_PX / scale,
                         gestures->lanes,
                         velocity_y * (gestures->scroll_wheel ? WHEEL_LANES_PX : 1));
}

/* The moment under the pointer changes with the window, too. */
static void
tell_pointer (WayTimeGestures *gestures)
{
  WayViewport viewport;

  if (!gestures->inside || gtk_widget_get_width (gestures->widget) <= 0)
    return;
  viewport = get_viewport (gestures);
  way_navigator_set_pointer (gestures->navigator,
                             way_viewport_to_day (&viewport, gestures->pointer_x));
}

static void
motion_cb (WayTimeGestures *gestures,
           double           x,
           double           y)
{
  gestures->pointer_x = x;
  gestures->inside = gestures->session != NULL;
  tell_pointer (gestures);
}

static void
leave_cb (WayTimeGestures *gestures)
{
  gestures->inside = FALSE;
  if (gestures->navigator != NULL)
    way_navigator_set_pointer (gestures->navigator, NAN);
}

static void
drag_begin_cb (WayTimeGestures *gestures,
               double           x,
               double           y,
               GtkGesture      *gesture)
{
  if (gestures->session == NULL || gestures->hand != HAND_NONE)
    {
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  gestures->caught = way_navigator_is_moving (gestures->navigator);
  way_navigator_stop (gestures->navigator);
  gestures->hand = HAND_PRESSED;
  gestures->press_x = gestures->choice_x = x;
  gestures->press_y = y;
  gestures->start = get_viewport (gestures);
  gestures->start_lanes
    = gestures->lanes != NULL ? gtk_adjustment_get_value (gestures->lanes) : 0;
  gestures->n_trace = 0;
}

static void
begin_drag (WayTimeGestures *gestures,
            GtkGesture      *gesture)
{
  gboolean choice = gestures->press_y < gestures->ruler_height;

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  gestures->hand = choice ? HAND_CHOICE : HAND_PAN;
  way_navigator_hold (gestures->navigator);
  gtk_widget_set_cursor_from_name (gestures->widget, choice ? "ew-resize" : "grabbing");
}

static void
remember (WayTimeGestures *gestures,
          double           dx,
          double           dy)
{
  gestures->trace[gestures->n_trace++ % N_TRACE]
    = (Trace) { g_get_monotonic_time (), dx, dy };
}

/* In pixels a second. */
static void
get_speed (WayTimeGestures *gestures,
           double          *x,
           double          *y)
{
  gint64 now = g_get_monotonic_time ();
  const Trace *last, *first;

  *x = *y = 0;
  if (gestures->n_trace < 2)
    return;
  last = first = &gestures->trace[(gestures->n_trace - 1) % N_TRACE];
  for (guint i = 2; i <= MIN (gestures->n_trace, N_TRACE); i++)
    {
      const Trace *before = &gestures->trace[(gestures->n_trace - i) % N_TRACE];

      if (last->time - before->time <= SPEED_SECONDS * G_USEC_PER_SEC)
        first = before;
    }
  if (now - last->time > REST_SECONDS * G_USEC_PER_SEC || last->time <= first->time)
    return;
  *x = (last->dx - first->dx) * G_USEC_PER_SEC / (last->time - first->time);
  *y = (last->dy - first->dy) * G_USEC_PER_SEC / (last->time - first->time);
}

static void
drag_update_cb (WayTimeGestures *gestures,
                double           dx,
                double           dy,
                GtkGesture      *gesture)
{
  WayViewport moved;

  if (gestures->hand == HAND_PRESSED && hypot (dx, dy) >= DRAG_THRESHOLD_PX)
    begin_drag (gestures, gesture);
  if (gestures->hand == HAND_CHOICE)
    {
      gestures->choice_x = CLAMP (gestures->press_x + dx, 0,
                                  gtk_widget_get_width (gestures->widget));
      gtk_widget_queue_draw (gestures->widget);
    }
  if (gestures->hand != HAND_PAN)
    return;
  remember (gestures, dx, dy);
  moved = way_viewport_pan (&gestures->start, dx);
  way_navigator_show (gestures->navigator, moved.start, moved.end);
  if (gestures->lanes != NULL)
    gtk_adjustment_set_value (gestures->lanes, gestures->start_lanes - dy);
}

/* Takes the hand off the window; whatever it did stays. */
static void
let_go (WayTimeGestures *gestures)
{
  if (gestures->hand == HAND_NONE)
    return;
  gestures->hand = HAND_NONE;
  way_navigator_release (gestures->navigator);
  gtk_widget_set_cursor (gestures->widget, NULL);
  gtk_widget_queue_draw (gestures->widget);
}

static void
go_to_choice (WayTimeGestures *gestures)
{
  WayViewport viewport = get_viewport (gestures);
  double from = way_viewport_to_day (&viewport, gestures->press_x);
  double to = way_viewport_to_day (&viewport, gestures->choice_x);

  if (fabs (gestures->choice_x - gestures->press_x) >= DRAG_THRESHOLD_PX)
    way_navigator_go (gestures->navigator, WAY_MOVE_FIT, gestures->widget, MIN (from, to),
                      MAX (from, to));
}

static void
drag_end_cb (WayTimeGestures *gestures)
{
  Hand hand = gestures->hand;
  double speed_x, speed_y, scale;

  if (hand != HAND_PRESSED && hand != HAND_PAN && hand != HAND_CHOICE)
    return;
  let_go (gestures);
  if (hand == HAND_CHOICE)
    go_to_choice (gestures);
  else if (hand == HAND_PAN)
    {
      scale = way_viewport_get_scale (&gestures->start);
      get_speed (gestures, &speed_x, &speed_y);
      way_navigator_glide (gestures->navigator, gestures->widget, -speed_x / scale,
                           SLOW_PX / scale, gestures->lanes, -speed_y);
    }
}

/* Another gesture has taken the pointer or the fingers. */
static void
drag_cancel_cb (WayTimeGestures *gestures)
{
  if (gestures->hand != HAND_PINCH)
    let_go (gestures);
}

/* There is no middle without fingers. */
static gboolean
find_middle (GtkGesture *gesture,
             double     *x)
{
  double y;

  return gtk_gesture_is_recognized (gesture)
      && gtk_gesture_get_bounding_box_center (gesture, x, &y);
}

static void
pinch_begin_cb (WayTimeGestures  *gestures,
                GdkEventSequence *sequence,
                GtkGesture       *gesture)
{
  if (gestures->session == NULL)
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  let_go (gestures);
  gestures->hand = HAND_PINCH;
  way_navigator_hold (gestures->navigator);
  gestures->start = get_viewport (gestures);
  if (!find_middle (gesture, &gestures->pinch_x))
    gestures->pinch_x = gestures->pointer_x;
}

/* The moment that was between the fingers stays there. */
static void
pinch_changed_cb (WayTimeGestures *gestures,
                  double           scale,
                  GtkGesture      *gesture)
{
  WayViewport zoomed;
  double x = gestures->pinch_x;

  if (gestures->hand != HAND_PINCH || !(scale > 0))
    return;
  find_middle (gesture, &x);
  zoomed = zoom_viewport (gestures, &gestures->start, scale, gestures->pinch_x);
  zoomed = way_viewport_pan (&zoomed, x - gestures->pinch_x);
  way_navigator_show (gestures->navigator, zoomed.start, zoomed.end);
}

static void
pinch_end_cb (WayTimeGestures *gestures)
{
  if (gestures->hand == HAND_PINCH)
    let_go (gestures);
}

/* Escape: what the hand did has been taken back. */
static void
cancelled_cb (WayTimeGestures *gestures)
{
  Hand hand = gestures->hand;

  if (hand == HAND_NONE)
    return;
  gestures->hand = HAND_NONE;
  if (hand == HAND_PAN && gestures->lanes != NULL)
    gtk_adjustment_set_value (gestures->lanes, gestures->start_lanes);
  gtk_widget_set_cursor (gestures->widget, NULL);
  gtk_widget_queue_draw (gestures->widget);
  gtk_event_controller_reset (gestures->drag);
  gtk_event_controller_reset (gestures->pinch);
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
    { scroll, "decelerate", G_CALLBACK (decelerate_cb) },
    { motion, "enter", G_CALLBACK (motion_cb) },
    { motion, "motion", G_CALLBACK (motion_cb) },
    { motion, "leave", G_CALLBACK (leave_cb) },
    { drag, "drag-begin", G_CALLBACK (drag_begin_cb) },
    { drag, "drag-update", G_CALLBACK (drag_update_cb) },
    { drag, "drag-end", G_CALLBACK (drag_end_cb) },
    { drag, "cancel", G_CALLBACK (drag_cancel_cb) },
    { pinch, "begin", G_CALLBACK (pinch_begin_cb) },
    { pinch, "scale-changed", G_CALLBACK (pinch_changed_cb) },
    { pinch, "end", G_CALLBACK (pinch_end_cb) },
    { pinch, "cancel", G_CALLBACK (pinch_end_cb) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    g_signal_connect_object (table[i].controller, table[i].signal, table[i].callback, gestures,
                             G_CONNECT_SWAPPED);
  gestures->drag = drag;
  gestures->pinch = pinch;
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
 *
 * Says what the gestures move; to be called once.
 */
void
way_time_gestures_set_session (WayTimeGestures *gestures,
                               WaySession      *session)
{
  g_return_if_fail (WAY_IS_TIME_GESTURES (gestures) && WAY_IS_SESSION (session));
  g_return_if_fail (gestures->session == NULL);

  gestures->session = g_object_ref (session);
  gestures->navigator = way_navigator_of_session (session);
  g_signal_connect_object (session, "notify::view", G_CALLBACK (tell_pointer), gestures,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gestures->navigator, "cancelled", G_CALLBACK (cancelled_cb), gestures,
                           G_CONNECT_SWAPPED);
}

/**
 * way_time_gestures_set_axis:
 * @gestures: gestures
 * @get_axis: what tells the time axis of the widget
 *
 * Has the gestures move and zoom about places of another axis than that of the
 * timeline.
 */
void
way_time_gestures_set_axis (WayTimeGestures *gestures,
                            WayTimeAxisFunc  get_axis)
{
  g_return_if_fail (WAY_IS_TIME_GESTURES (gestures) && get_axis != NULL);

  gestures->get_axis = get_axis;
}

/**
 * way_time_gestures_set_ruler:
 * @gestures: gestures
 * @height_px: how high the ruler at the top of the widget is; 0 for none
 *
 * A drag that begins on the ruler chooses a span and zooms to it; anywhere
 * else it pans.
 */
void
way_time_gestures_set_ruler (WayTimeGestures *gestures,
                             double           height_px)
{
  g_return_if_fail (WAY_IS_TIME_GESTURES (gestures) && height_px >= 0);

  gestures->ruler_height = height_px;
}

/**
 * way_time_gestures_is_dragging:
 * @gestures: gestures
 *
 * Returns: whether a drag or a pinch has the window in hand
 */
gboolean
way_time_gestures_is_dragging (WayTimeGestures *gestures)
{
  g_return_val_if_fail (WAY_IS_TIME_GESTURES (gestures), FALSE);

  return gestures->hand > HAND_PRESSED;
}

/**
 * way_time_gestures_is_click:
 * @gestures: gestures
 *
 * Returns: whether the release of the pointer is a click: its press has
 *   neither become a drag nor stopped a glide
 */
gboolean
way_time_gestures_is_click (WayTimeGestures *gestures)
{
  g_return_val_if_fail (WAY_IS_TIME_GESTURES (gestures), FALSE);

  return !gestures->caught && gestures->hand <= HAND_PRESSED;
}

/**
 * way_time_gestures_get_choice:
 * @gestures: gestures
 * @from_px: (out): where the span begins that is being chosen
 * @to_px: (out): where it ends
 *
 * Returns: whether a span is being chosen on the ruler just now
 */
gboolean
way_time_gestures_get_choice (WayTimeGestures *gestures,
                              double          *from_px,
                              double          *to_px)
{
  g_return_val_if_fail (WAY_IS_TIME_GESTURES (gestures), FALSE);
  g_return_val_if_fail (from_px != NULL && to_px != NULL, FALSE);

  *from_px = MIN (gestures->press_x, gestures->choice_x);
  *to_px = MAX (gestures->press_x, gestures->choice_x);
  return gestures->hand == HAND_CHOICE;
}

/**
 * way_time_gestures_get_pointer:
 * @gestures: gestures
 *
 * Returns: where the pointer was last, in pixels from the left of the widget
 */
double
way_time_gestures_get_pointer (WayTimeGestures *gestures)
{
  g_return_val_if_fail (WAY_IS_TIME_GESTURES (gestures), 0);

  return gestures->pointer_x;
}

/**
 * way_time_gestures_scroll:
 * @gestures: gestures
 * @dx: to the right, in steps of a wheel or pixels of a touchpad
 * @dy: down, likewise
 * @wheel: whether those are steps
 * @modifiers: the keys that are held
 *
 * Scrolls or zooms, as a wheel or a touchpad does over the widget.
 *
 * Returns: whether the scroll has been used
 */
gboolean
way_time_gestures_scroll (WayTimeGestures *gestures,
                          double           dx,
                          double           dy,
                          gboolean         wheel,
                          GdkModifierType  modifiers)
{
  double dominant = fabs (dx) > fabs (dy) ? dx : dy;
  WayViewport viewport;

  g_return_val_if_fail (WAY_IS_TIME_GESTURES (gestures), FALSE);

  if (gestures->session == NULL || gtk_widget_get_width (gestures->widget) <= 0)
    return FALSE;
  if (gestures->hand > HAND_PRESSED)
    return TRUE;
  settle_mode (gestures, dx, dy, wheel, modifiers);
  if (gestures->mode == SCROLL_ZOOM)
    zoom_by_scroll (gestures, dominant, wheel);
  else if (gestures->mode == SCROLL_LANES)
    {
      way_navigator_stop (gestures->navigator);
      gtk_adjustment_set_value (gestures->lanes, gtk_adjustment_get_value (gestures->lanes)
                                                 + dy * (wheel ? WHEEL_LANES_PX : 1));
    }
  else
    {
      way_navigator_stop (gestures->navigator);
      viewport = get_viewport (gestures);
      viewport = way_viewport_pan (&viewport, -dominant * (wheel ? WHEEL_TIME_PX : 1));
      way_navigator_step (gestures->navigator, WAY_MOVE_SCROLL, viewport.start, viewport.end);
    }
  return TRUE;
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
  viewport = get_target (gestures);
  zoomed = zoom_viewport (gestures, &viewport, factor, about_px);
  way_navigator_go (gestures->navigator, WAY_MOVE_ZOOM, gestures->widget, zoomed.start,
                    zoomed.end);
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
  viewport = get_target (gestures);
  moved = way_viewport_pan (&viewport, distance_px);
  way_navigator_go (gestures->navigator, WAY_MOVE_PAN, gestures->widget, moved.start, moved.end);
}
