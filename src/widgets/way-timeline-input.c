/* What the timeline does with the pointer, with fingers and with keys. */
#include "config.h"

#include "way-timeline-view-private.h"

#include <string.h>

#include "way-mark.h"

/* What a double click on the background zooms in. */
#define DOUBLE_CLICK_ZOOM 2.0

/* A click on a cluster waits this long for a second one, in milliseconds. */
#define SECOND_CLICK_MS 280

static void
set_hovered (WayTimelineView *view,
             guint            policy)
{
  if (view->scene == NULL || !way_timeline_scene_set_hovered (view->scene, policy))
    return;
  g_clear_pointer (&view->picture, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (view));
}

static const char *
cursor_at (WayTimelineView *view,
           double           x,
           double           y,
           guint            hovered)
{
  if (y < way_axis_get_height (way_scene_style_get_look (view->style)))
    return "crosshair";
  if (hovered != WAY_NONE || way_timeline_scene_find_cluster (view->scene, x, y) != NULL
      || way_timeline_scene_find_heading (view->scene, x, y) != NULL)
    return "pointer";
  return NULL;
}

/**
 * way_timeline_view_follow_pointer:
 * @view: a timeline view that is laid out
 *
 * Lights up the policy under the pointer, which is another one when the marks
 * have moved; none for as long as they move.
 */
void
way_timeline_view_follow_pointer (WayTimelineView *view)
{
  const WaySceneMark *mark = NULL;
  guint hovered;

  if (view->scene == NULL || way_time_gestures_is_dragging (view->gestures))
    return;
  if (!view->pointed || way_navigator_is_moving (view->navigator)
      || way_timeline_scene_is_waiting (view->scene))
    {
      set_hovered (view, WAY_NONE);
      return;
    }
  mark = way_timeline_scene_find_mark (view->scene, view->pointer_x, view->pointer_y);
  hovered = mark != NULL ? mark->policy : WAY_NONE;
  set_hovered (view, hovered);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (view),
                                   cursor_at (view, view->pointer_x, view->pointer_y, hovered));
}

static void
motion_cb (WayTimelineView *view,
           double           x,
           double           y)
{
  view->pointed = TRUE;
  view->pointer_x = x;
  view->pointer_y = y;
  way_timeline_view_follow_pointer (view);
}

static void
leave_cb (WayTimelineView *view)
{
  view->pointed = FALSE;
  set_hovered (view, WAY_NONE);
}

static gboolean
open_clicked_cb (gpointer data)
{
  WayTimelineView *view = data;
  const WaySceneCluster *cluster;

  view->click_source = 0;
  cluster = way_timeline_scene_find_cluster (view->scene, view->click_x, view->click_y);
  if (cluster != NULL)
    way_timeline_view_show_cluster (view, cluster);
  return G_SOURCE_REMOVE;
}

/* The list of a cluster would take the second press, so it waits for it. */
static void
click_cluster (WayTimelineView *view,
               double           x,
               double           y)
{
  view->click_x = x;
  view->click_y = y;
  g_clear_handle_id (&view->click_source, g_source_remove);
  view->click_source = g_timeout_add (SECOND_CLICK_MS, open_clicked_cb, view);
}

static void
double_click (WayTimelineView       *view,
              const WaySceneMark    *mark,
              const WaySceneCluster *cluster,
              double                 x)
{
  g_clear_handle_id (&view->click_source, g_source_remove);
  if (mark != NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (view), "win.show-detail", NULL);
      way_timeline_view_fit_policy (view);
    }
  else if (cluster != NULL)
    way_timeline_view_fit_cluster (view, cluster);
  else
    way_time_gestures_zoom (view->gestures, DOUBLE_CLICK_ZOOM, x);
}

static void
click_cb (WayTimelineView *view,
          int              n_press,
          double           x,
          double           y)
{
  const WaySceneCluster *cluster;
  const WaySceneHeading *heading;
  const WaySceneMark *mark;

  if (view->scene == NULL || !way_time_gestures_is_click (view->gestures)
      || y < way_axis_get_height (way_scene_style_get_look (view->style)))
    return;
  mark = way_timeline_scene_find_mark (view->scene, x, y);
  cluster = mark == NULL ? way_timeline_scene_find_cluster (view->scene, x, y) : NULL;
  heading = mark == NULL && cluster == NULL
    ? way_timeline_scene_find_heading (view->scene, x, y) : NULL;
  if (heading != NULL)
    way_timeline_view_toggle_group (view, heading->group);
  else if (n_press == 2)
    double_click (view, mark, cluster, x);
  else if (n_press == 1 && cluster != NULL)
    click_cluster (view, x, y);
  else if (n_press == 1)
    {
      gtk_widget_grab_focus (GTK_WIDGET (view));
      way_timeline_view_select (view, mark != NULL ? mark->policy : WAY_NONE, FALSE);
    }
}

/* Keys that work by their place on the keyboard, as W, A, S and D lie on one
 * for English: to zoom in, into the past, to zoom out, into the future. The
 * numbers are those of Linux and one more for those of X11. */
static const struct
{
  guint code;
  int   pan;
  int   zoom;
} places[] = {
  { 17 + 8, 0, 1 },
  { 30 + 8, -1, 0 },
  { 31 + 8, 0, -1 },
  { 32 + 8, 1, 0 },
};

static gboolean
key_pressed_cb (WayTimelineView *view,
                guint            key,
                guint            code,
                GdkModifierType  modifiers)
{
  if (view->session == NULL
      || (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK)) != 0)
    return FALSE;
  /* A letter that is a key of its own keeps its meaning on any keyboard. */
  if (strchr (WAY_TIMELINE_LETTERS, (int) gdk_keyval_to_lower (key)) != NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (places[i].code == code)
      {
        way_timeline_view_run (view, code, places[i].pan, places[i].zoom);
        return TRUE;
      }
  return FALSE;
}

static void
key_released_cb (WayTimelineView *view,
                 guint            key,
                 guint            code)
{
  if (code == view->run_code)
    way_timeline_view_run (view, 0, 0, 0);
}

static void
focus_left_cb (WayTimelineView *view)
{
  way_timeline_view_run (view, 0, 0, 0);
}

/**
 * way_timeline_view_run:
 * @view: a timeline view
 * @code: the key that is held, as the hardware counts them, 0 for none
 * @pan: where it pans, see way_navigator_run()
 * @zoom: where it zooms
 *
 * Lets the window move for as long as a key is held. The zoom is about the
 * pointer while it is over the time axis, else about the middle.
 */
void
way_timeline_view_run (WayTimelineView *view,
                       guint            code,
                       int              pan,
                       int              zoom)
{
  double share = 0.5, width = gtk_widget_get_width (GTK_WIDGET (view));
  double day, start, end;

  /* A held key repeats itself. */
  if (view->navigator == NULL || view->run_code == code || width <= 0)
    return;
  view->run_code = code;
  if (code == 0)
    {
      way_navigator_stop (view->navigator);
      return;
    }
  day = way_navigator_get_pointer (view->navigator);
  way_navigator_get_target (view->navigator, &start, &end);
  if (zoom != 0 && day >= start && day <= end)
    share = (day - start) / (end - start);
  way_navigator_run (view->navigator, GTK_WIDGET (view), pan, zoom, share);
}

/**
 * way_timeline_view_cancel:
 * @view: a timeline view
 *
 * Takes back the gesture that has the window in hand, on this view or on
 * another one of the same session.
 *
 * Returns: whether there was one
 */
gboolean
way_timeline_view_cancel (WayTimelineView *view)
{
  g_return_val_if_fail (WAY_IS_TIMELINE_VIEW (view), FALSE);

  return view->navigator != NULL && way_navigator_cancel (view->navigator);
}

/**
 * way_timeline_view_add_input:
 * @view: a timeline view
 *
 * Gives the view its pointer, fingers and keys; to be called once.
 */
void
way_timeline_view_add_input (WayTimelineView *view)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *click = GTK_EVENT_CONTROLLER (gtk_gesture_click_new ());
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  const struct
  {
    GtkEventController *controller;
    const char         *signal;
    GCallback           callback;
  } table[] = {
    { motion, "motion", G_CALLBACK (motion_cb) },
    { motion, "leave", G_CALLBACK (leave_cb) },
    { click, "released", G_CALLBACK (click_cb) },
    { key, "key-pressed", G_CALLBACK (key_pressed_cb) },
    { key, "key-released", G_CALLBACK (key_released_cb) },
    { focus, "leave", G_CALLBACK (focus_left_cb) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    g_signal_connect_object (table[i].controller, table[i].signal, table[i].callback, view,
                             G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (view), motion);
  gtk_widget_add_controller (GTK_WIDGET (view), click);
  gtk_widget_add_controller (GTK_WIDGET (view), key);
  gtk_widget_add_controller (GTK_WIDGET (view), focus);
}

/* Keys that work while the timeline or one of its marks has the focus. Menus
 * show the last key of an action. */
static const struct
{
  guint           key;
  GdkModifierType modifiers;
  const char     *action;
} keys[] = {
  { GDK_KEY_KP_Right, 0, "timeline.next" },
  { GDK_KEY_Right, 0, "timeline.next" },
  { GDK_KEY_KP_Left, 0, "timeline.previous" },
  { GDK_KEY_Left, 0, "timeline.previous" },
  { GDK_KEY_Down, 0, "timeline.lane-down" },
  { GDK_KEY_Up, 0, "timeline.lane-up" },
  { GDK_KEY_Home, 0, "timeline.first" },
  { GDK_KEY_End, 0, "timeline.last" },
  { GDK_KEY_Page_Down, 0, "timeline.page-later" },
  { GDK_KEY_Page_Up, 0, "timeline.page-earlier" },
  { GDK_KEY_f, 0, "timeline.centre" },
  { GDK_KEY_Left, GDK_CONTROL_MASK, "win.pan-earlier" },
  { GDK_KEY_KP_Left, GDK_CONTROL_MASK, "win.pan-earlier" },
  { GDK_KEY_Right, GDK_CONTROL_MASK, "win.pan-later" },
  { GDK_KEY_KP_Right, GDK_CONTROL_MASK, "win.pan-later" },
  { GDK_KEY_Up, GDK_CONTROL_MASK, "win.zoom-in" },
  { GDK_KEY_KP_Up, GDK_CONTROL_MASK, "win.zoom-in" },
  { GDK_KEY_Down, GDK_CONTROL_MASK, "win.zoom-out" },
  { GDK_KEY_KP_Down, GDK_CONTROL_MASK, "win.zoom-out" },
  { GDK_KEY_equal, 0, "win.zoom-in" },
  { GDK_KEY_KP_Add, 0, "win.zoom-in" },
  { GDK_KEY_plus, 0, "win.zoom-in" },
  { GDK_KEY_KP_Subtract, 0, "win.zoom-out" },
  { GDK_KEY_minus, 0, "win.zoom-out" },
  { GDK_KEY_period, 0, "timeline.next-related" },
  { GDK_KEY_comma, 0, "timeline.previous-related" },
  { GDK_KEY_n, 0, "timeline.next-of-goal" },
  { GDK_KEY_p, 0, "timeline.previous-of-goal" },
  { GDK_KEY_n, GDK_SHIFT_MASK, "timeline.next-of-issuer" },
  { GDK_KEY_p, GDK_SHIFT_MASK, "timeline.previous-of-issuer" },
  { GDK_KEY_slash, 0, "win.search" },
  { GDK_KEY_question, 0, "win.show-help-overlay" },
};

static void
key_action_cb (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  WayTimelineView *view = WAY_TIMELINE_VIEW (widget);

  way_mark_show_focus (widget);
  if (g_str_equal (name, "timeline.next"))
    way_timeline_view_step (view, 1);
  else if (g_str_equal (name, "timeline.previous"))
    way_timeline_view_step (view, -1);
  else if (g_str_equal (name, "timeline.lane-down"))
    way_timeline_view_step_down (view, 1);
  else if (g_str_equal (name, "timeline.lane-up"))
    way_timeline_view_step_down (view, -1);
  else if (g_str_equal (name, "timeline.first"))
    way_timeline_view_select_end (view, FALSE);
  else if (g_str_equal (name, "timeline.last"))
    way_timeline_view_select_end (view, TRUE);
  else if (g_str_equal (name, "timeline.centre"))
    way_timeline_view_centre_policy (view);
  else
    way_timeline_view_pan (view, g_str_equal (name, "timeline.page-later") ? 0.9 : -0.9);
}

static const struct
{
  const char *name;
  WayWalk     walk;
  int         direction;
} walks[] = {
  { "timeline.next-related", WAY_WALK_RELATION, 1 },
  { "timeline.previous-related", WAY_WALK_RELATION, -1 },
  { "timeline.next-of-goal", WAY_WALK_GOAL, 1 },
  { "timeline.previous-of-goal", WAY_WALK_GOAL, -1 },
  { "timeline.next-of-issuer", WAY_WALK_ISSUER, 1 },
  { "timeline.previous-of-issuer", WAY_WALK_ISSUER, -1 },
};

static void
walk_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  way_mark_show_focus (widget);
  for (guint i = 0; i < G_N_ELEMENTS (walks); i++)
    if (g_str_equal (walks[i].name, name))
      way_timeline_view_walk (WAY_TIMELINE_VIEW (widget), walks[i].walk, walks[i].direction);
}

/**
 * way_timeline_view_install_keys:
 * @widget_class: the class of the timeline view
 *
 * Installs the actions of the timeline and the keys for them.
 */
void
way_timeline_view_install_keys (GtkWidgetClass *widget_class)
{
  static const char *const names[] = {
    "timeline.next", "timeline.previous", "timeline.lane-down", "timeline.lane-up",
    "timeline.first", "timeline.last", "timeline.page-later", "timeline.page-earlier",
    "timeline.centre",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_class_install_action (widget_class, names[i], NULL, key_action_cb);
  for (guint i = 0; i < G_N_ELEMENTS (walks); i++)
    gtk_widget_class_install_action (widget_class, walks[i].name, NULL, walk_cb);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, keys[i].modifiers,
                                         keys[i].action, NULL);
}
