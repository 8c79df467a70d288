/* Moving through time by wheel, touchpad, drag and held key, on the timeline
 * and on the overview: where it leads, what it leaves in the history, and how
 * it is stopped and taken back.
 */
#include "config.h"

#include <math.h>

#include "display.h"
#include "way-axis.h"
#include "way-overview.h"
#include "way-phrases.h"
#include "way-pointer-label.h"
#include "way-timeline-view-private.h"

/* The hardware's number of the key that is D on a keyboard for English. */
#define KEY_D 40

typedef struct
{
  WaySession      *session;
  WaySceneStyle   *style;
  WayNavigator    *navigator;
  WayTimelineView *view;
  WayOverview     *overview;
  GtkWidget       *window;
} Fixture;

static void
set_animations (gboolean enabled)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", enabled, NULL);
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  f->session = new_session ();
  f->navigator = way_navigator_of_session (f->session);
  f->style = way_scene_style_new (WAY_LANG_EN);
  f->view = g_object_new (WAY_TYPE_TIMELINE_VIEW, "vexpand", TRUE, NULL);
  f->overview = g_object_new (WAY_TYPE_OVERVIEW, NULL);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (f->view));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (f->overview));
  way_timeline_view_set_session (f->view, f->session, f->style);
  way_overview_set_session (f->overview, f->session, f->style);
  f->window = new_test_window (box);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  set_animations (FALSE);
  g_object_add_weak_pointer (G_OBJECT (f->view), (gpointer *) &f->view);
  gtk_window_destroy (GTK_WINDOW (f->window));
  wait_until (f->view == NULL);
  g_assert_finalize_object (f->style);
  g_assert_finalize_object (f->session);
}

static double
start_of (Fixture *f)
{
  return way_view_get_start (way_session_get_view (f->session));
}

static double
end_of (Fixture *f)
{
  return way_view_get_end (way_session_get_view (f->session));
}

static double
span_of (Fixture *f)
{
  return end_of (f) - start_of (f);
}

static WayViewport
viewport_of (Fixture *f)
{
  return way_axis_get_viewport (way_session_get_view (f->session),
                                gtk_widget_get_width (GTK_WIDGET (f->view)));
}

static void
rest (Fixture *f)
{
  wait_until (!way_navigator_is_moving (f->navigator));
  settle (f->window);
}

/* Walks back to the first view. */
static guint
count_entries (Fixture *f)
{
  guint n = 0;

  for (; way_session_can_go_back (f->session); n++)
    way_session_go_back (f->session);
  return n;
}

static gpointer
find_controller (gpointer widget,
                 GType    type)
{
  g_autoptr (GListModel) all = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (all, i);

      /* The widget keeps it. */
      if (G_OBJECT_TYPE (controller) == type)
        return controller;
    }
  g_assert_not_reached ();
}

static void
move_pointer (Fixture *f,
              double   x,
              double   y)
{
  g_autoptr (GListModel) all = gtk_widget_observe_controllers (GTK_WIDGET (f->view));

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (all, i);

      if (GTK_IS_EVENT_CONTROLLER_MOTION (controller))
        g_signal_emit_by_name (controller, "motion", x, y);
    }
}

/* Some seconds go by, during which frames are drawn. */
static void
pass (double seconds)
{
  gint64 end = g_get_monotonic_time () + (gint64) (seconds * G_USEC_PER_SEC);

  while (g_get_monotonic_time () < end)
    run_once ();
}

/* Presses, moves in steps and lets go at once, or after a rest. */
static void
drag (gpointer widget,
      double   x,
      double   y,
      double   dx,
      double   dy,
      gboolean rest_first)
{
  GtkGesture *gesture = find_controller (widget, GTK_TYPE_GESTURE_DRAG);

  g_signal_emit_by_name (gesture, "drag-begin", x, y);
  for (guint i = 1; i <= 8; i++)
    {
      g_signal_emit_by_name (gesture, "drag-update", dx * i / 8, dy * i / 8);
      g_usleep (5000);
    }
  if (rest_first)
    g_usleep (100000);
  g_signal_emit_by_name (gesture, "drag-end", dx, dy);
}

/* The date under the pointer stays there over 20 steps in and 20 out. */
static void
zoom_in_and_out (Fixture  *f,
                 gboolean  animated)
{
  static const double places[] = { 20, 333, 640, 980 };

  set_animations (animated);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      WayViewport viewport = viewport_of (f);
      double day = way_viewport_to_day (&viewport, places[i]), before = span_of (f);

      move_pointer (f, places[i], 200);
      for (guint step = 0; step < 40; step++)
        {
          way_time_gestures_scroll (f->view->gestures, 0, step < 20 ? -1 : 1, TRUE,
                                    GDK_CONTROL_MASK);
          if (animated)
            pass (0.03);
          viewport = viewport_of (f);
          g_assert_cmpfloat_with_epsilon (way_viewport_to_px (&viewport, day), places[i], 1);
          if (step == 19)
            {
              rest (f);
              g_assert_cmpfloat (span_of (f), <, before / 50);
            }
        }
      rest (f);
      viewport = viewport_of (f);
      g_assert_cmpfloat_with_epsilon (way_viewport_to_px (&viewport, day), places[i], 1);
      g_assert_cmpfloat_with_epsilon (span_of (f), before, before / 1000);
    }
}

static void
test_drift (Fixture       *f,
            gconstpointer  data)
{
  zoom_in_and_out (f, FALSE);
}

static void
test_drift_animated (Fixture       *f,
                     gconstpointer  data)
{
  zoom_in_and_out (f, TRUE);
}

/* The zoom follows the logarithm of what has been turned, however it comes. */
static void
test_zoom_adds_up (Fixture       *f,
                   gconstpointer  data)
{
  double once, parts;

  way_time_gestures_scroll (f->view->gestures, 0, -3, TRUE, GDK_CONTROL_MASK);
  once = span_of (f);
  way_session_go_back (f->session);
  for (guint i = 0; i < 12; i++)
    way_time_gestures_scroll (f->view->gestures, 0, -0.25, TRUE, GDK_CONTROL_MASK);
  parts = span_of (f);
  g_assert_cmpfloat_with_epsilon (once, parts, once / 1e6);
}

/* A wheel scrolls the lanes, or time where all lanes fit or Shift is held. */
static void
test_wheel (Fixture       *f,
            gconstpointer  data)
{
  double start = start_of (f), lanes;

  gtk_window_set_default_size (GTK_WINDOW (f->window), 1000, 330);
  settle (f->window);
  wait_until (gtk_adjustment_get_upper (f->view->lanes)
              > gtk_adjustment_get_page_size (f->view->lanes) + 60);
  way_time_gestures_scroll (f->view->gestures, 0, 1, TRUE, 0);
  lanes = gtk_adjustment_get_value (f->view->lanes);
  g_assert_cmpfloat (lanes, >, 0);
  g_assert_cmpfloat (start_of (f), ==, start);
  way_time_gestures_scroll (f->view->gestures, 0, 1, TRUE, GDK_SHIFT_MASK);
  g_assert_cmpfloat (gtk_adjustment_get_value (f->view->lanes), ==, lanes);
  g_assert_cmpfloat (start_of (f), >, start);

  start = start_of (f);
  gtk_adjustment_configure (f->view->lanes, 0, 0, 100, 10, 100, 100);
  way_time_gestures_scroll (f->view->gestures, 0, -1, TRUE, 0);
  g_assert_cmpfloat (start_of (f), <, start);
}

static void
test_wheel_zooms (Fixture       *f,
                  gconstpointer  data)
{
  double span = span_of (f);

  g_object_set (f->navigator, "wheel-zooms", TRUE, NULL);
  way_time_gestures_scroll (f->view->gestures, 0, -1, TRUE, 0);
  g_assert_cmpfloat (span_of (f), <, span * 0.9);
  span = span_of (f);
  /* Two fingers pan all the same. */
  way_time_gestures_scroll (f->view->gestures, 30, 1, FALSE, 0);
  g_assert_cmpfloat_with_epsilon (span_of (f), span, 1e-6);
}

/* Two fingers that begin sideways stay sideways until they leave. */
static void
test_touchpad_keeps_mode (Fixture       *f,
                          gconstpointer  data)
{
  gpointer scroll = find_controller (f->view, GTK_TYPE_EVENT_CONTROLLER_SCROLL);
  double start = start_of (f), span = span_of (f), lanes;

  gtk_window_set_default_size (GTK_WINDOW (f->window), 1000, 330);
  settle (f->window);
  g_signal_emit_by_name (scroll, "scroll-begin");
  way_time_gestures_scroll (f->view->gestures, 10, 2, FALSE, 0);
  lanes = gtk_adjustment_get_value (f->view->lanes);
  for (guint i = 0; i < 10; i++)
    way_time_gestures_scroll (f->view->gestures, 1, 10, FALSE, GDK_CONTROL_MASK);
  g_assert_cmpfloat (gtk_adjustment_get_value (f->view->lanes), ==, lanes);
  g_assert_cmpfloat (start_of (f), >, start);
  g_assert_cmpfloat_with_epsilon (span_of (f), span, 1e-6);
  g_signal_emit_by_name (scroll, "scroll-end");

  start = start_of (f);
  g_signal_emit_by_name (scroll, "scroll-begin");
  way_time_gestures_scroll (f->view->gestures, 1, 10, FALSE, GDK_CONTROL_MASK);
  span = span_of (f);
  way_time_gestures_scroll (f->view->gestures, 40, 0, FALSE, 0);
  g_assert_cmpfloat (span_of (f), !=, span);
  g_signal_emit_by_name (scroll, "scroll-end");
}

/* A flick goes on and comes to rest, as the same entry of the history. */
static void
test_kinetic (Fixture       *f,
              gconstpointer  data)
{
  gpointer scroll = find_controller (f->view, GTK_TYPE_EVENT_CONTROLLER_SCROLL);
  double start;

  set_animations (TRUE);
  g_signal_emit_by_name (scroll, "scroll-begin");
  way_time_gestures_scroll (f->view->gestures, 10, 0, FALSE, 0);
  start = start_of (f);
  g_signal_emit_by_name (scroll, "decelerate", 800.0, 30.0);
  g_assert_true (way_navigator_is_moving (f->navigator));
  rest (f);
  g_assert_cmpfloat (start_of (f), >, start + 30);
  g_assert_cmpuint (count_entries (f), ==, 1);
}

static void
test_drag_glides (Fixture       *f,
                  gconstpointer  data)
{
  WayViewport viewport = viewport_of (f);
  double start = start_of (f), days = 200 / way_viewport_get_scale (&viewport);

  set_animations (TRUE);
  drag (f->view, 500, 300, -200, 0, FALSE);
  g_assert_cmpfloat_with_epsilon (start_of (f), start + days, days / 100);
  g_assert_true (way_navigator_is_moving (f->navigator));
  rest (f);
  g_assert_cmpfloat (start_of (f), >, start + days * 1.2);
  g_assert_cmpuint (count_entries (f), ==, 1);

  start = start_of (f);
  drag (f->view, 500, 300, -200, 0, TRUE);
  g_assert_false (way_navigator_is_moving (f->navigator));
  g_assert_cmpfloat_with_epsilon (start_of (f), start + days, days / 100);
}

/* A press stops a glide, and its release is no click. */
static void
test_press_stops (Fixture       *f,
                  gconstpointer  data)
{
  gpointer gesture = find_controller (f->view, GTK_TYPE_GESTURE_DRAG);
  double start;

  set_animations (TRUE);
  drag (f->view, 500, 300, -300, 0, FALSE);
  g_assert_true (way_navigator_is_moving (f->navigator));
  g_signal_emit_by_name (gesture, "drag-begin", 400.0, 300.0);
  g_assert_false (way_navigator_is_moving (f->navigator));
  g_assert_false (way_time_gestures_is_click (f->view->gestures));
  g_signal_emit_by_name (gesture, "drag-end", 0.0, 0.0);
  start = start_of (f);
  pass (0.1);
  g_assert_cmpfloat (start_of (f), ==, start);
  g_signal_emit_by_name (gesture, "drag-begin", 400.0, 300.0);
  g_assert_true (way_time_gestures_is_click (f->view->gestures));
  g_signal_emit_by_name (gesture, "drag-end", 0.0, 0.0);
}

/* A click moves by a few pixels at times. */
static void
test_threshold (Fixture       *f,
                gconstpointer  data)
{
  double start = start_of (f);

  drag (f->view, 500, 300, 3, 2, FALSE);
  g_assert_cmpfloat (start_of (f), ==, start);
  g_assert_false (way_session_can_go_back (f->session));
}

/* While a drag has the window, a wheel does nothing. */
static void
test_one_mode (Fixture       *f,
               gconstpointer  data)
{
  gpointer gesture = find_controller (f->view, GTK_TYPE_GESTURE_DRAG);
  double span = span_of (f);

  g_signal_emit_by_name (gesture, "drag-begin", 500.0, 300.0);
  g_signal_emit_by_name (gesture, "drag-update", -50.0, 0.0);
  way_time_gestures_scroll (f->view->gestures, 0, -3, TRUE, GDK_CONTROL_MASK);
  g_assert_cmpfloat_with_epsilon (span_of (f), span, 1e-6);
  g_signal_emit_by_name (gesture, "drag-end", -50.0, 0.0);
  g_assert_cmpuint (count_entries (f), ==, 1);
}

/* Two fingers zoom about what is between them, as one entry of the history;
 * a drag meanwhile does nothing. */
static void
test_pinch (Fixture       *f,
            gconstpointer  data)
{
  gpointer pinch = find_controller (f->view, GTK_TYPE_GESTURE_ZOOM);
  gpointer gesture = find_controller (f->view, GTK_TYPE_GESTURE_DRAG);
  WayViewport viewport = viewport_of (f);
  double day = way_viewport_to_day (&viewport, 300), span = span_of (f);

  move_pointer (f, 300, 200);
  g_signal_emit_by_name (pinch, "begin", NULL);
  g_assert_true (way_time_gestures_is_dragging (f->view->gestures));
  for (guint i = 1; i <= 10; i++)
    {
      g_signal_emit_by_name (pinch, "scale-changed", 1 + i / 10.0);
      viewport = viewport_of (f);
      g_assert_cmpfloat_with_epsilon (way_viewport_to_px (&viewport, day), 300, 1);
      g_assert_cmpfloat_with_epsilon (span_of (f), span / (1 + i / 10.0), span / 1000);
    }
  g_signal_emit_by_name (gesture, "drag-update", 200.0, 0.0);
  g_assert_cmpfloat_with_epsilon (span_of (f), span / 2, span / 1000);
  g_signal_emit_by_name (pinch, "end", NULL);
  g_assert_false (way_time_gestures_is_dragging (f->view->gestures));
  g_signal_emit_by_name (pinch, "scale-changed", 4.0);
  g_assert_cmpfloat_with_epsilon (span_of (f), span / 2, span / 1000);
  g_assert_cmpuint (count_entries (f), ==, 1);
}

static void
double_click (Fixture *f,
              double   x,
              double   y)
{
  g_autoptr (GListModel) all = gtk_widget_observe_controllers (GTK_WIDGET (f->view));

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GtkEventController) click = g_list_model_get_item (all, i);

      /* The other button opens the menu. */
      if (!GTK_IS_GESTURE_CLICK (click)
          || gtk_gesture_single_get_button (GTK_GESTURE_SINGLE (click)) != GDK_BUTTON_PRIMARY)
        continue;
      for (int n = 1; n <= 2; n++)
        g_signal_emit_by_name (click, "released", n, x, y);
    }
  rest (f);
}

/* A double click on a policy fits its period; on the ground it zooms in about
 * the place. */
static void
test_double_click (Fixture       *f,
                   gconstpointer  data)
{
  guint n;
  const WaySceneMark *marks = way_timeline_scene_get_marks (f->view->scene, &n);
  guint policy;
  double x, y, empty, day, span = span_of (f);
  WayViewport viewport;

  g_assert_cmpuint (n, >, 0);
  policy = marks[0].policy;
  x = marks[0].x;
  y = marks[0].y;
  double_click (f, x, y);
  g_assert_cmpuint (way_session_get_selected (f->session), ==, policy);
  g_assert_cmpfloat (span_of (f), <, span);
  count_entries (f);
  rest (f);
  /* Some row has nothing at its right end. */
  x = gtk_widget_get_width (GTK_WIDGET (f->view)) - 40;
  for (empty = 60; empty < gtk_widget_get_height (GTK_WIDGET (f->view)); empty++)
    if (way_timeline_scene_find_mark (f->view->scene, x, empty) == NULL
        && way_timeline_scene_find_cluster (f->view->scene, x, empty) == NULL
        && way_timeline_scene_find_heading (f->view->scene, x, empty) == NULL)
      break;
  viewport = viewport_of (f);
  day = way_viewport_to_day (&viewport, x);
  span = span_of (f);
  double_click (f, x, empty);
  g_assert_cmpuint (way_session_get_selected (f->session), ==, WAY_NONE);
  g_assert_cmpfloat_with_epsilon (span_of (f), span / 2, span / 1000);
  viewport = viewport_of (f);
  g_assert_cmpfloat_with_epsilon (way_viewport_to_px (&viewport, day), x, 1);
}

/* Escape takes a drag back, and leaves nothing of it in the history. */
static void
test_cancel (Fixture       *f,
             gconstpointer  data)
{
  gpointer gesture = find_controller (f->view, GTK_TYPE_GESTURE_DRAG);
  double start = start_of (f);

  g_assert_false (way_timeline_view_cancel (f->view));
  g_signal_emit_by_name (gesture, "drag-begin", 500.0, 300.0);
  for (guint i = 1; i < 5; i++)
    g_signal_emit_by_name (gesture, "drag-update", -50.0 * i, 0.0);
  g_assert_cmpfloat (start_of (f), >, start);
  g_assert_true (way_timeline_view_cancel (f->view));
  g_assert_cmpfloat (start_of (f), ==, start);
  g_assert_false (way_session_can_go_back (f->session));
  g_assert_false (way_session_can_go_forward (f->session));
  g_signal_emit_by_name (gesture, "drag-update", -300.0, 0.0);
  g_signal_emit_by_name (gesture, "drag-end", -300.0, 0.0);
  g_assert_cmpfloat (start_of (f), ==, start);
  g_assert_false (way_timeline_view_cancel (f->view));
}

/* A drag on the ruler chooses a span and goes to it. */
static void
test_choice (Fixture       *f,
             gconstpointer  data)
{
  gpointer gesture = find_controller (f->view, GTK_TYPE_GESTURE_DRAG);
  WayViewport viewport = viewport_of (f);
  double start = start_of (f), from, to;
  double first = way_viewport_to_day (&viewport, 300), last = way_viewport_to_day (&viewport, 520);

  g_signal_emit_by_name (gesture, "drag-begin", 520.0, 5.0);
  g_signal_emit_by_name (gesture, "drag-update", -220.0, 90.0);
  g_assert_cmpfloat (start_of (f), ==, start);
  g_assert_true (way_time_gestures_get_choice (f->view->gestures, &from, &to));
  g_assert_cmpfloat (from, ==, 300);
  g_assert_cmpfloat (to, ==, 520);
  settle (f->window);
  g_assert_true (way_timeline_view_cancel (f->view));
  g_assert_false (way_time_gestures_get_choice (f->view->gestures, &from, &to));
  g_assert_cmpfloat (start_of (f), ==, start);

  drag (f->view, 520, 5, -220, 90, FALSE);
  g_assert_cmpfloat_with_epsilon (start_of (f), first, 1e-3);
  g_assert_cmpfloat_with_epsilon (end_of (f), last, 1e-3);
  g_assert_cmpuint (count_entries (f), ==, 1);
}

/* Steps in quick succession are one entry, a fit is one of its own. */
static void
test_history (Fixture       *f,
              gconstpointer  data)
{
  guint policy = find_policy (f->session, "idds-outline-2016");

  set_animations (TRUE);
  for (guint i = 0; i < 5; i++)
    {
      way_timeline_view_zoom (f->view, 1.5);
      pass (0.05);
    }
  rest (f);
  g_assert_cmpuint (count_entries (f), ==, 1);
  way_session_go_forward (f->session);
  way_timeline_view_fit (f->view);
  rest (f);
  way_session_select (f->session, policy);
  way_timeline_view_fit_policy (f->view);
  rest (f);
  way_timeline_view_fit (f->view);
  rest (f);
  g_assert_cmpuint (count_entries (f), ==, 5);
}

/* Going back ends what moves, wherever it is. */
static void
test_back_ends_motion (Fixture       *f,
                       gconstpointer  data)
{
  double start = start_of (f);

  set_animations (TRUE);
  way_timeline_view_zoom (f->view, 4);
  wait_until (start_of (f) != start);
  g_assert_true (way_navigator_is_moving (f->navigator));
  way_session_go_back (f->session);
  rest (f);
  g_assert_cmpfloat (start_of (f), ==, start);
}

/* Another step before the end of one begins where that is, and goes on to
 * where both lead. */
static void
test_retarget (Fixture       *f,
               gconstpointer  data)
{
  double span = span_of (f), before;
  gint64 begun;

  set_animations (TRUE);
  way_timeline_view_zoom (f->view, 2);
  wait_until (span_of (f) < span);
  before = span_of (f);
  way_timeline_view_zoom (f->view, 2);
  g_assert_cmpfloat (span_of (f), ==, before);
  begun = g_get_monotonic_time ();
  rest (f);
  g_assert_cmpfloat_with_epsilon (span_of (f), span / 4, 1e-6 * span);
  g_test_message ("%.0f ms", (g_get_monotonic_time () - begun) / 1000.0);
  set_animations (FALSE);
  way_timeline_view_zoom (f->view, 0.25);
  g_assert_cmpfloat_with_epsilon (span_of (f), span, 1e-6 * span);
}

/* A held key moves on by its place, faster and faster, until it is let go. */
static void
test_held_key (Fixture       *f,
               gconstpointer  data)
{
  gpointer key = find_controller (f->view, GTK_TYPE_EVENT_CONTROLLER_KEY);
  double start = start_of (f), way;
  gboolean used;

  /* On a French keyboard the key writes something else. */
  g_signal_emit_by_name (key, "key-pressed", GDK_KEY_ccedilla, KEY_D, 0, &used);
  g_assert_true (used);
  g_assert_cmpfloat (start_of (f), >, start);
  pass (0.2);
  way = start_of (f) - start;
  g_signal_emit_by_name (key, "key-pressed", GDK_KEY_ccedilla, KEY_D, 0, &used);
  pass (0.4);
  g_assert_cmpfloat (start_of (f) - start, >, 2 * way);
  g_signal_emit_by_name (key, "key-released", GDK_KEY_ccedilla, KEY_D, 0);
  way = start_of (f);
  pass (0.1);
  g_assert_cmpfloat (start_of (f), ==, way);
  g_signal_emit_by_name (key, "key-pressed", GDK_KEY_d, KEY_D, GDK_CONTROL_MASK, &used);
  g_assert_false (used);
  g_assert_cmpuint (count_entries (f), ==, 1);
}

/* F: to the middle, then the whole period. */
static void
test_centre (Fixture       *f,
             gconstpointer  data)
{
  guint policy = find_policy (f->session, "idds-outline-2016");
  const WayPolicy *row = way_dataset_get_policy (way_session_get_dataset (f->session), policy);
  double span = span_of (f);

  way_session_select (f->session, policy);
  settle (f->window);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->view), "timeline.centre", NULL));
  g_assert_cmpfloat_with_epsilon (span_of (f), span, 1e-3);
  g_assert_cmpfloat_with_epsilon ((start_of (f) + end_of (f)) / 2, way_date_middle (row->date), 1);
  settle (f->window);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->view), "timeline.centre", NULL));
  g_assert_cmpfloat (end_of (f), >, way_day_of_year (row->period_end + 1));
}

/* Inside the window the overview moves it, its edges stretch it, and outside
 * it chooses anew. */
static void
test_overview (Fixture       *f,
               gconstpointer  data)
{
  double width = gtk_widget_get_width (GTK_WIDGET (f->overview)), middle, span;
  WayViewport whole;

  drag (f->overview, width - 9, 20, -300, 0, FALSE);
  whole = (WayViewport) { start_of (f), 0, WAY_AXIS_LEFT_PX, 0 };
  g_assert_cmpuint (count_entries (f), ==, 1);
  way_session_go_forward (f->session);
  g_assert_cmpfloat (end_of (f), <, way_day_of_year (2027));
  g_assert_cmpfloat (whole.start, ==, start_of (f));

  span = span_of (f);
  middle = start_of (f);
  drag (f->overview, 300, 20, 100, 0, FALSE);
  g_assert_cmpfloat_with_epsilon (span_of (f), span, 1e-3);
  g_assert_cmpfloat (start_of (f), >, middle);

  drag (f->overview, width - 20, 20, -60, 0, FALSE);
  g_assert_cmpfloat (span_of (f), <, span / 3);
  span = span_of (f);
  drag (f->overview, 60, 20, 0, 0, FALSE);
  g_assert_cmpfloat_with_epsilon (span_of (f), span, 1e-3);
  g_assert_cmpuint (count_entries (f), ==, 4);
}

/* Data that reach over more than two centuries are shown whole, and further
 * out there is nothing to be seen. */
static void
test_long_data (Fixture       *f,
                gconstpointer  data)
{
  g_autoptr (WayDatasetBuilder) builder = way_dataset_builder_new ();
  g_autoptr (WayDataset) dataset = NULL;
  g_autoptr (GError) error = NULL;
  static const char *const dates[] = { "1605-03", "2019-04-01" };
  static const char *const theme[] = { "t", "Theme", "T" };
  static const char *const issuer[] = { "o", "Office", "O", "", "ministry" };

  way_dataset_builder_add_row (builder, WAY_TABLE_THEMES, theme, &error);
  g_assert_no_error (error);
  way_dataset_builder_add_row (builder, WAY_TABLE_ORGANISATIONS, issuer, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      const char *row[] = {
        dates[i], "A policy", "A", "A", "A", "", "", dates[i], "issued", "plan", "t", "1", "o",
        "national", "", "", "", "", "", "0", "high",
      };

      way_dataset_builder_add_row (builder, WAY_TABLE_POLICIES, row, &error);
      g_assert_no_error (error);
    }
  dataset = way_dataset_builder_end (builder);
  way_session_set_dataset (f->session, dataset);
  settle (f->window);
  way_timeline_view_fit (f->view);
  settle (f->window);
  g_assert_cmpfloat (start_of (f), <=, way_day_of_year (1605));
  g_assert_cmpfloat (end_of (f), >, way_day_of_year (2019));
  g_assert_cmpuint (way_timeline_view_get_counts (f->view)->outside, ==, 0);
  g_assert_false (way_timeline_view_can_zoom (f->view, 0.5));
  g_assert_false (way_timeline_view_can_fit (f->view));
  way_timeline_view_zoom (f->view, 2);
  g_assert_true (way_timeline_view_can_fit (f->view));
}

/* The pointer names a moment, which goes with the window, and the strip says
 * what its curves are in that year: what the data set says. */
static void
test_pointer (Fixture       *f,
              gconstpointer  data)
{
  WayDataset *dataset = way_session_get_dataset (f->session);
  g_autoptr (WayChart) chart
    = way_chart_new_for_view (dataset, way_session_get_view (f->session), NULL);
  const WaySeries *series = way_chart_get_series (chart, 0);
  const WaySeriesPoint *point = &series->points[series->n_points / 2];
  g_autofree char *text = way_pointer_label_values (chart, dataset, point->year, WAY_LANG_EN);
  g_autofree char *value = way_phrase_number (
    way_dataset_get_observation (dataset, point->latest)->value_text);
  g_autofree char *year = g_strdup_printf ("%d: China ", point->year);
  double before;

  g_assert_true (isnan (way_navigator_get_pointer (f->navigator)));
  move_pointer (f, 400, 200);
  before = way_navigator_get_pointer (f->navigator);
  g_assert_cmpfloat (before, >, start_of (f));
  way_timeline_view_pan (f->view, 0.5);
  g_assert_cmpfloat (way_navigator_get_pointer (f->navigator), >, before + 30);
  settle (f->window);

  g_assert_true (g_str_has_prefix (text, year));
  g_assert_nonnull (strstr (text, value));
  g_assert_nonnull (strstr (text, "OECD"));
  g_assert_null (way_pointer_label_values (chart, dataset, 1700, WAY_LANG_EN));
}

#define TEST(name, function) \
  g_test_add ("/navigation/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  set_up_display (&argc, &argv);
  TEST ("drift", test_drift);
  TEST ("drift-animated", test_drift_animated);
  TEST ("zoom-adds-up", test_zoom_adds_up);
  TEST ("wheel", test_wheel);
  TEST ("wheel-zooms", test_wheel_zooms);
  TEST ("touchpad-keeps-mode", test_touchpad_keeps_mode);
  TEST ("kinetic", test_kinetic);
  TEST ("drag-glides", test_drag_glides);
  TEST ("press-stops", test_press_stops);
  TEST ("threshold", test_threshold);
  TEST ("one-mode", test_one_mode);
  TEST ("pinch", test_pinch);
  TEST ("double-click", test_double_click);
  TEST ("cancel", test_cancel);
  TEST ("choice", test_choice);
  TEST ("history", test_history);
  TEST ("back-ends-motion", test_back_ends_motion);
  TEST ("retarget", test_retarget);
  TEST ("held-key", test_held_key);
  TEST ("centre", test_centre);
  TEST ("overview", test_overview);
  TEST ("pointer", test_pointer);
  TEST ("long-data", test_long_data);
  return g_test_run ();
}
