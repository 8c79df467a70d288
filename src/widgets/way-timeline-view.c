/* The timeline widget: scene, children and the ways to another view. */
#include "config.h"

#include "way-timeline-view-private.h"

#include <math.h>

#include "way-mark.h"
#include "way-phrases.h"
#include "way-snapshot-painter.h"

/* How many goals the card under the pointer names. */
#define CARD_GOALS 3u

/* What is shown beside a policy that is brought into the window, as a share
 * of the width. */
#define REVEAL_SHARE 0.15

/* What a double click on the background zooms in. */
#define DOUBLE_CLICK_ZOOM 2.0

/* A policy that is fitted gets its period, or this many days around it. */
#define FIT_MARGIN_DAYS 180.0

enum
{
  SIGNAL_LAID_OUT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WayTimelineView, way_timeline_view, GTK_TYPE_WIDGET)

static void
update_adjustment (WayTimelineView *view)
{
  double ruler, page, upper;

  ruler = way_axis_get_height (way_scene_style_get_look (view->style));
  page = MAX (gtk_widget_get_height (GTK_WIDGET (view)) - ruler, 1);
  upper = MAX (way_timeline_scene_get_height (view->scene) - ruler, page);
  gtk_adjustment_configure (view->lanes,
                            CLAMP (gtk_adjustment_get_value (view->lanes), 0, upper - page),
                            0, upper, page / 10, page, page);
  gtk_widget_set_child_visible (view->scrollbar, upper > page + 0.5);
}

/* Scrolls the lanes so that a policy's row is in the window. */
static void
reveal_row (WayTimelineView *view,
            guint            policy)
{
  double top, bottom, value, page;

  if (!way_timeline_scene_get_row (view->scene, policy, &top, &bottom))
    return;
  value = gtk_adjustment_get_value (view->lanes);
  page = gtk_adjustment_get_page_size (view->lanes);
  if (top < value)
    gtk_adjustment_set_value (view->lanes, top);
  else if (bottom > value + page)
    gtk_adjustment_set_value (view->lanes, bottom - page);
}

static gboolean
sync_marks_cb (gpointer data)
{
  WayTimelineView *view = data;

  view->marks_source = 0;
  if (view->scene != NULL && gtk_widget_get_width (GTK_WIDGET (view)) > 0)
    way_timeline_view_sync_marks (view);
  return G_SOURCE_REMOVE;
}

/* Children come and go after the frame: not while widgets are allocated, and
 * not before the picture is there. */
static void
want_marks (WayTimelineView *view)
{
  if (view->marks_source == 0 && view->drawn)
    view->marks_source = g_idle_add_full (GDK_PRIORITY_REDRAW + 10, sync_marks_cb, view, NULL);
}

static void
update_scene (WayTimelineView *view,
              int              width,
              int              height)
{
  way_timeline_scene_set_size (view->scene, width, height);
  way_timeline_scene_set_view (view->scene, way_session_get_view (view->session),
                               way_session_get_matching (view->session, NULL));
}

static void
way_timeline_view_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  WayTimelineView *view = WAY_TIMELINE_VIEW (widget);
  guint selected;
  double ruler;

  if (view->scene == NULL || width <= 0 || height <= 0)
    return;
  view->allocating = TRUE;
  ruler = way_axis_get_height (way_scene_style_get_look (view->style));
  update_scene (view, width, height);
  update_adjustment (view);
  if (view->reveal != WAY_NONE)
    reveal_row (view, view->reveal);
  way_timeline_scene_set_scroll (view->scene, gtk_adjustment_get_value (view->lanes));
  if (!gtk_widget_get_child_visible (view->scrollbar))
    way_timeline_scene_set_covered (view->scene, 0);
  else
    {
      int bar, bar_height = MAX (height - (int) ruler, 1);

      gtk_widget_measure (view->scrollbar, GTK_ORIENTATION_HORIZONTAL, -1, &bar, NULL, NULL, NULL);
      gtk_widget_size_allocate (view->scrollbar,
                                &(GtkAllocation) { width - bar, height - bar_height, bar,
                                                   bar_height }, -1);
      way_timeline_scene_set_covered (view->scene, bar);
    }
  selected = way_session_get_selected (view->session);
  if (!way_timeline_view_allocate_marks (view) || view->grab_focus || selected != view->marked)
    want_marks (view);
  view->marked = selected;
  if (view->cluster_list != NULL)
    gtk_popover_present (GTK_POPOVER (view->cluster_list));
  view->reveal = WAY_NONE;
  view->allocating = FALSE;
  g_signal_emit (view, signals[SIGNAL_LAID_OUT], 0);
}

static void
way_timeline_view_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 200 : 230;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 900 : 500;
}

static void
way_timeline_view_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  WayTimelineView *view = WAY_TIMELINE_VIEW (widget);

  if (view->scene != NULL && gtk_widget_get_width (widget) > 0)
    {
      g_autoptr (WayPainter) painter = way_snapshot_painter_new_for (snapshot, widget);

      way_timeline_scene_draw (view->scene, painter, way_scene_style_get_look (view->style));
    }
  GTK_WIDGET_CLASS (way_timeline_view_parent_class)->snapshot (widget, snapshot);
  if (!view->drawn)
    {
      view->drawn = TRUE;
      want_marks (view);
    }
}

/* The list of children is the order of keyboard focus; Tab enters the marks
 * at the selected one, or at the first. */
static gboolean
way_timeline_view_focus (GtkWidget        *widget,
                         GtkDirectionType  direction)
{
  WayTimelineView *view = WAY_TIMELINE_VIEW (widget);
  guint selected;

  if (view->session == NULL || gtk_widget_get_focus_child (widget) != NULL
      || gtk_widget_is_focus (widget))
    return FALSE;
  selected = way_session_get_selected (view->session);
  for (guint i = 0; i < view->marks->len; i++)
    if (way_mark_get_policy (g_ptr_array_index (view->marks, i)) == selected)
      return gtk_widget_grab_focus (g_ptr_array_index (view->marks, i));
  return gtk_widget_grab_focus (widget);
}

static void
view_changed_cb (WayTimelineView *view)
{
  if (view->allocating)
    return;
  gtk_widget_queue_allocate (GTK_WIDGET (view));
  gtk_widget_queue_draw (GTK_WIDGET (view));
}

/* A new data set, font or language: everything has to be measured again. The
 * new scene may be asked before the next layout, so it has a size at once. */
static void
rebuild_cb (WayTimelineView *view)
{
  const WayLook *look = way_scene_style_get_look (view->style);
  int width = gtk_widget_get_width (GTK_WIDGET (view));
  int height = gtk_widget_get_height (GTK_WIDGET (view));

  g_clear_pointer (&view->cluster_list, gtk_widget_unparent);
  g_clear_pointer (&view->scene, way_timeline_scene_free);
  view->scene = way_timeline_scene_new (way_session_get_dataset (view->session), look->text,
                                        look->lang);
  if (width > 0 && height > 0)
    update_scene (view, width, height);
  view_changed_cb (view);
}

static void
set_hovered (WayTimelineView *view,
             guint            policy)
{
  if (view->scene == NULL || !way_timeline_scene_set_hovered (view->scene, policy))
    return;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (view), policy != WAY_NONE ? "pointer" : NULL);
  gtk_widget_queue_draw (GTK_WIDGET (view));
}

/* The hover card: title, date, issuers and the first goals. */
static char *
make_card (WayTimelineView *view,
           guint            policy)
{
  const WayDataset *dataset = way_session_get_dataset (view->session);
  const WayPolicy *row = way_dataset_get_policy (dataset, policy);
  WayLang lang = way_session_get_lang (view->session);
  g_autofree char *date = way_phrase_date (row, lang);
  g_autofree char *issuers = way_phrase_issuers (dataset, row, lang);
  g_autofree char *head
    = g_markup_printf_escaped ("<b>%s</b>\n%s\n%s", row->title[lang], date, issuers);
  GString *card = g_string_new (head);

  for (guint i = 0; i < MIN (row->n_stated, CARD_GOALS); i++)
    {
      const WayStatedGoal *stated = way_dataset_get_stated_goal (dataset, row->first_stated + i);
      g_autofree char *line = g_markup_printf_escaped ("\n· %s", stated->statement[lang]);

      g_string_append (card, line);
    }
  return g_string_free (card, FALSE);
}

static gboolean
way_timeline_view_query_tooltip (GtkWidget  *widget,
                                 int         x,
                                 int         y,
                                 gboolean    keyboard,
                                 GtkTooltip *tooltip)
{
  WayTimelineView *view = WAY_TIMELINE_VIEW (widget);
  const WaySceneMark *mark;
  g_autofree char *card = NULL;
  GdkRectangle area;

  if (view->scene == NULL || keyboard || gtk_widget_get_width (widget) <= 0)
    return FALSE;
  mark = way_timeline_scene_find_mark (view->scene, x, y);
  if (mark == NULL)
    return FALSE;
  card = make_card (view, mark->policy);
  area = (GdkRectangle) { (int) mark->bounds.x, (int) mark->bounds.y,
                          (int) mark->bounds.width, (int) mark->bounds.height };
  gtk_tooltip_set_markup (tooltip, card);
  gtk_tooltip_set_tip_area (tooltip, &area);
  return TRUE;
}

static void
motion_cb (WayTimelineView *view,
           double           x,
           double           y)
{
  const WaySceneMark *mark;

  if (view->scene == NULL || way_time_gestures_is_dragging (view->gestures))
    return;
  mark = way_timeline_scene_find_mark (view->scene, x, y);
  set_hovered (view, mark != NULL ? mark->policy : WAY_NONE);
}

static void
leave_cb (WayTimelineView *view)
{
  set_hovered (view, WAY_NONE);
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

  if (view->scene == NULL || way_time_gestures_is_dragging (view->gestures))
    return;
  mark = way_timeline_scene_find_mark (view->scene, x, y);
  cluster = way_timeline_scene_find_cluster (view->scene, x, y);
  heading = mark == NULL && cluster == NULL
    ? way_timeline_scene_find_heading (view->scene, x, y) : NULL;
  if (heading != NULL)
    way_timeline_view_toggle_group (view, heading->group);
  else if (n_press == 2 && mark == NULL && cluster == NULL)
    way_time_gestures_zoom (view->gestures, DOUBLE_CLICK_ZOOM, x);
  else if (n_press == 2 && mark != NULL)
    way_timeline_view_fit_policy (view);
  else if (n_press == 1 && cluster != NULL)
    way_timeline_view_show_cluster (view, cluster);
  else if (n_press == 1)
    {
      gtk_widget_grab_focus (GTK_WIDGET (view));
      way_timeline_view_select (view, mark != NULL ? mark->policy : WAY_NONE, FALSE);
    }
}

static void
add_pointer (WayTimelineView *view)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), view, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "leave", G_CALLBACK (leave_cb), view, G_CONNECT_SWAPPED);
  g_signal_connect_object (click, "released", G_CALLBACK (click_cb), view, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (view), motion);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (click));
}

/* Keys that work while the timeline or one of its marks has the focus. */
static const struct
{
  guint           key;
  GdkModifierType modifiers;
  const char     *action;
} keys[] = {
  { GDK_KEY_Right, 0, "timeline.next" },
  { GDK_KEY_KP_Right, 0, "timeline.next" },
  { GDK_KEY_Left, 0, "timeline.previous" },
  { GDK_KEY_KP_Left, 0, "timeline.previous" },
  { GDK_KEY_Down, 0, "timeline.lane-down" },
  { GDK_KEY_Up, 0, "timeline.lane-up" },
  { GDK_KEY_Home, 0, "timeline.first" },
  { GDK_KEY_End, 0, "timeline.last" },
  { GDK_KEY_Page_Down, 0, "timeline.page-later" },
  { GDK_KEY_Page_Up, 0, "timeline.page-earlier" },
  { GDK_KEY_plus, 0, "win.zoom-in" },
  { GDK_KEY_equal, 0, "win.zoom-in" },
  { GDK_KEY_KP_Add, 0, "win.zoom-in" },
  { GDK_KEY_minus, 0, "win.zoom-out" },
  { GDK_KEY_KP_Subtract, 0, "win.zoom-out" },
  { GDK_KEY_f, 0, "win.fit-selection" },
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

  if (g_str_equal (name, "timeline.next"))
    way_timeline_view_step (view, 1);
  else if (g_str_equal (name, "timeline.previous"))
    way_timeline_view_step (view, -1);
  else if (g_str_equal (name, "timeline.lane-down"))
    way_timeline_view_step_lane (view, 1);
  else if (g_str_equal (name, "timeline.lane-up"))
    way_timeline_view_step_lane (view, -1);
  else if (g_str_equal (name, "timeline.first"))
    way_timeline_view_select_end (view, FALSE);
  else if (g_str_equal (name, "timeline.last"))
    way_timeline_view_select_end (view, TRUE);
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
  for (guint i = 0; i < G_N_ELEMENTS (walks); i++)
    if (g_str_equal (walks[i].name, name))
      way_timeline_view_walk (WAY_TIMELINE_VIEW (widget), walks[i].walk, walks[i].direction);
}

static void
install_keys (GtkWidgetClass *widget_class)
{
  static const char *const names[] = {
    "timeline.next", "timeline.previous", "timeline.lane-down", "timeline.lane-up",
    "timeline.first", "timeline.last", "timeline.page-later", "timeline.page-earlier",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_class_install_action (widget_class, names[i], NULL, key_action_cb);
  for (guint i = 0; i < G_N_ELEMENTS (walks); i++)
    gtk_widget_class_install_action (widget_class, walks[i].name, NULL, walk_cb);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, keys[i].modifiers,
                                         keys[i].action, NULL);
}

static void
way_timeline_view_dispose (GObject *object)
{
  WayTimelineView *view = WAY_TIMELINE_VIEW (object);

  g_clear_handle_id (&view->marks_source, g_source_remove);
  if (view->session_signals != NULL)
    g_signal_group_set_target (view->session_signals, NULL);
  if (view->style_signals != NULL)
    g_signal_group_set_target (view->style_signals, NULL);
  g_clear_object (&view->session_signals);
  g_clear_object (&view->style_signals);
  g_clear_pointer (&view->cluster_list, gtk_widget_unparent);
  g_clear_pointer (&view->scrollbar, gtk_widget_unparent);
  for (guint i = 0; view->marks != NULL && i < view->marks->len; i++)
    gtk_widget_unparent (g_ptr_array_index (view->marks, i));
  g_clear_pointer (&view->marks, g_ptr_array_unref);
  for (guint i = 0; view->cluster_marks != NULL && i < view->cluster_marks->len; i++)
    gtk_widget_unparent (g_ptr_array_index (view->cluster_marks, i));
  g_clear_pointer (&view->cluster_marks, g_ptr_array_unref);
  g_clear_pointer (&view->cluster_keys, g_bytes_unref);
  for (guint i = 0; view->heading_marks != NULL && i < view->heading_marks->len; i++)
    gtk_widget_unparent (g_ptr_array_index (view->heading_marks, i));
  g_clear_pointer (&view->heading_marks, g_ptr_array_unref);
  g_clear_pointer (&view->scene, way_timeline_scene_free);
  g_clear_object (&view->gestures);
  g_clear_object (&view->session);
  g_clear_object (&view->style);
  g_clear_object (&view->lanes);

  G_OBJECT_CLASS (way_timeline_view_parent_class)->dispose (object);
}

static void
way_timeline_view_class_init (WayTimelineViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = way_timeline_view_dispose;
  widget_class->size_allocate = way_timeline_view_size_allocate;
  widget_class->measure = way_timeline_view_measure;
  widget_class->snapshot = way_timeline_view_snapshot;
  widget_class->focus = way_timeline_view_focus;
  widget_class->query_tooltip = way_timeline_view_query_tooltip;

  signals[SIGNAL_LAID_OUT]
    = g_signal_new ("laid-out", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 0);
  install_keys (widget_class);
  gtk_widget_class_set_css_name (widget_class, "timeline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
way_timeline_view_init (WayTimelineView *view)
{
  view->reveal = WAY_NONE;
  view->marked = WAY_NONE;
  view->marks = g_ptr_array_new ();
  view->cluster_marks = g_ptr_array_new ();
  view->heading_marks = g_ptr_array_new ();
  view->lanes = g_object_ref_sink (gtk_adjustment_new (0, 0, 1, 1, 1, 1));
  view->scrollbar = gtk_scrollbar_new (GTK_ORIENTATION_VERTICAL, view->lanes);
  gtk_widget_set_parent (view->scrollbar, GTK_WIDGET (view));
  gtk_widget_set_focusable (GTK_WIDGET (view), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (view), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (view), GTK_OVERFLOW_HIDDEN);
  g_signal_connect_object (view->lanes, "value-changed", G_CALLBACK (view_changed_cb), view,
                           G_CONNECT_SWAPPED);
  add_pointer (view);
  view->gestures = way_time_gestures_new (GTK_WIDGET (view), view->lanes);

  view->session_signals = g_signal_group_new (WAY_TYPE_SESSION);
  g_signal_group_connect_swapped (view->session_signals, "notify::view",
                                  G_CALLBACK (view_changed_cb), view);
  g_signal_group_connect_swapped (view->session_signals, "notify::dataset",
                                  G_CALLBACK (rebuild_cb), view);
  view->style_signals = g_signal_group_new (WAY_TYPE_SCENE_STYLE);
  g_signal_group_connect_swapped (view->style_signals, "changed", G_CALLBACK (rebuild_cb), view);
}

/**
 * way_timeline_view_set_session:
 * @view: a timeline view
 * @session: the session that it shows and changes
 * @style: the look of the window
 *
 * Gives the view what it shows; to be called once.
 */
void
way_timeline_view_set_session (WayTimelineView *view,
                               WaySession      *session,
                               WaySceneStyle   *style)
{
  g_return_if_fail (WAY_IS_TIMELINE_VIEW (view) && view->session == NULL);
  g_return_if_fail (WAY_IS_SESSION (session) && WAY_IS_SCENE_STYLE (style));

  view->session = g_object_ref (session);
  way_time_gestures_set_session (view->gestures, session);
  view->style = g_object_ref (style);
  g_signal_group_set_target (view->session_signals, session);
  g_signal_group_set_target (view->style_signals, style);
  rebuild_cb (view);
}

/**
 * way_timeline_view_get_counts:
 * @view: a timeline view
 *
 * Returns: (transfer none) (nullable): what has become of all policies in the
 *   present window; %NULL before the first layout
 */
const WayTimelineCounts *
way_timeline_view_get_counts (WayTimelineView *view)
{
  g_return_val_if_fail (WAY_IS_TIMELINE_VIEW (view), NULL);

  if (view->scene == NULL || gtk_widget_get_width (GTK_WIDGET (view)) <= 0)
    return NULL;
  return way_timeline_scene_get_counts (view->scene);
}

/* Goes to another span of time, so that "back" returns from it. */
static void
go_to_span (WayTimelineView *view,
            double           start,
            double           end)
{
  g_autoptr (WayView) new_view
    = way_view_with_span (way_session_get_view (view->session), start, end);

  way_session_go (view->session, new_view);
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
  WayView *now;
  double span;

  g_return_val_if_fail (WAY_IS_TIMELINE_VIEW (view), FALSE);

  if (view->session == NULL)
    return FALSE;
  now = way_session_get_view (view->session);
  span = way_view_get_end (now) - way_view_get_start (now);
  return factor > 1 ? span > WAY_VIEW_MIN_SPAN * 1.001 : span < WAY_VIEW_MAX_SPAN / 1.001;
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
 * Shows the whole span of a first start.
 */
void
way_timeline_view_fit (WayTimelineView *view)
{
  g_autoptr (WayView) home = NULL;

  g_return_if_fail (WAY_IS_TIMELINE_VIEW (view));

  if (view->session == NULL)
    return;
  home = way_view_new (way_session_get_dataset (view->session));
  go_to_span (view, way_view_get_start (home), way_view_get_end (home));
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
  margin = MAX ((end - start) * 0.1, end - start < 2 * FIT_MARGIN_DAYS ? FIT_MARGIN_DAYS : 0);
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

  if (policy == WAY_NONE)
    {
      way_session_go (view->session, selected);
      return;
    }
  revealed = reveal_in_time (view, policy, selected);
  view->reveal = policy;
  view->grab_focus = grab_focus;
  way_session_go (view->session, revealed);
}
