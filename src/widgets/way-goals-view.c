/* The threads as a widget: the scene, a child for each thing in the window
 * that can be pointed at, and the steps from one to the other.
 */
#include "config.h"

#include "way-goals-view.h"

#include <math.h>

#include "way-mark.h"
#include "way-phrases.h"
#include "way-snapshot-painter.h"
#include "way-time-gestures.h"

struct _WayGoalsView
{
  GtkWidget        parent_instance;

  WaySession      *session;
  WaySceneStyle   *style;
  GSignalGroup    *session_signals;
  GSignalGroup    *style_signals;
  WayGoalsScene   *scene;
  WayTimeGestures *gestures;

  GtkAdjustment   *threads;         /* the vertical scrolling */
  GtkWidget       *scrollbar;
  GPtrArray       *marks;           /* WayMark, for the items in the window */
  GArray          *shown;           /* guint, the item of each of those */
  guint            marks_source;
  gboolean         allocating;
  gboolean         focus_wanted;    /* whether the cursor's mark takes the focus */
  WayGoalsItem     cursor;          /* what the keyboard is at, without texts */
};

G_DEFINE_FINAL_TYPE (WayGoalsView, way_goals_view, GTK_TYPE_WIDGET)

static gboolean
is_ready (WayGoalsView *view)
{
  return view->scene != NULL && gtk_widget_get_width (GTK_WIDGET (view)) > 0;
}

static gboolean
is_same (const WayGoalsItem *a,
         const WayGoalsItem *b)
{
  return a->kind == b->kind && a->goal == b->goal && a->policy == b->policy
      && a->stated == b->stated;
}

/* The item at which the keyboard is, -1 for none: that of the focused child,
 * which Tab may have moved, else the one last gone to. */
static int
find_cursor (WayGoalsView *view)
{
  guint n, place;
  const WayGoalsItem *items = way_goals_scene_get_items (view->scene, &n);
  GtkWidget *focused = gtk_widget_get_focus_child (GTK_WIDGET (view));

  if (!view->focus_wanted && focused != NULL
      && g_ptr_array_find (view->marks, focused, &place) && place < view->shown->len
      && g_array_index (view->shown, guint, place) < n)
    return (int) g_array_index (view->shown, guint, place);

  for (guint i = 0; i < n; i++)
    if (is_same (&items[i], &view->cursor))
      return (int) i;
  return -1;
}

static void
set_cursor (WayGoalsView       *view,
            const WayGoalsItem *item)
{
  view->cursor = *item;
  view->cursor.text = NULL;
}

static double
get_ruler_height (WayGoalsView *view)
{
  return way_axis_get_height (way_scene_style_get_look (view->style));
}

/* "Statement, 3 of 12, 11 March 2021": what it is, and its place. */
static char *
describe (WayGoalsView       *view,
          const WayGoalsItem *items,
          guint               n,
          guint               index)
{
  const WayDataset *dataset = way_session_get_dataset (view->session);
  WayLang lang = way_session_get_lang (view->session);
  const WayGoalsItem *item = &items[index];
  g_autofree char *date = NULL;
  guint place = 0, total = 0;

  for (guint i = 0; i < n; i++)
    if (items[i].kind == item->kind
        && (item->kind == WAY_GOALS_ITEM_GOAL || items[i].goal == item->goal))
      {
        total++;
        place += i <= index;
      }
  if (item->kind == WAY_GOALS_ITEM_GOAL)
    return g_strdup_printf (way_tr (lang, WAY_N_ ("Thread %u of %u")), place, total);
  if (item->kind == WAY_GOALS_ITEM_MORE)
    return g_strdup_printf (way_tr_n (lang, "%u label without room", "%u labels without room",
                                      item->n), item->n);
  if (item->kind == WAY_GOALS_ITEM_TARGET)
    return g_strdup_printf (way_tr (lang, WAY_N_ ("Target %u of %u")), place, total);
  date = way_date_to_text (way_dataset_get_policy (dataset, item->policy)->date, lang);
  return g_strdup_printf (way_tr (lang, WAY_N_ ("%u of %u, %s")), place, total, date);
}

static void
go_to_goals (WayGoalsView *view,
             const char   *goal)
{
  WayView *now = way_session_get_view (view->session);
  WayGoalsLook look = way_view_get_goals (now);
  g_autoptr (WayView) changed = NULL;

  look.goal = goal;
  changed = way_view_with_goals (now, look);
  way_session_go (view->session, changed);
}

/* Expands a thread, or collapses the one that is. */
static void
toggle_thread (WayGoalsView *view,
               guint         goal)
{
  const char *id = way_dataset_get_goal (way_session_get_dataset (view->session), goal)->id;
  WayGoalsLook look = way_view_get_goals (way_session_get_view (view->session));

  go_to_goals (view, g_str_equal (look.goal, id) ? "" : id);
}

static void
activate (WayGoalsView       *view,
          const WayGoalsItem *item)
{
  guint policy = item->policy;

  set_cursor (view, item);
  if (item->kind == WAY_GOALS_ITEM_GOAL || item->kind == WAY_GOALS_ITEM_MORE)
    toggle_thread (view, item->goal);
  else if (policy != WAY_NONE)
    way_session_select (view->session, policy);
}

static void
mark_activated_cb (WayGoalsView *view,
                   WayMark      *mark)
{
  const WayGoalsItem *items;
  guint n, place;

  items = way_goals_scene_get_items (view->scene, &n);
  if (!g_ptr_array_find (view->marks, mark, &place) || place >= view->shown->len
      || g_array_index (view->shown, guint, place) >= n)
    return;
  view->focus_wanted = TRUE;
  activate (view, &items[g_array_index (view->shown, guint, place)]);
}

static void
set_n_marks (WayGoalsView *view,
             guint         n)
{
  while (view->marks->len > n)
    gtk_widget_unparent (g_ptr_array_steal_index (view->marks, view->marks->len - 1));
  while (view->marks->len < n)
    {
      GtkWidget *mark = way_mark_new ();

      g_signal_connect_object (mark, "activate", G_CALLBACK (mark_activated_cb), view,
                               G_CONNECT_SWAPPED);
      gtk_widget_set_parent (mark, GTK_WIDGET (view));
      g_ptr_array_add (view->marks, mark);
    }
}

static void
allocate_mark (WayGoalsView       *view,
               guint               place,
               const WayGoalsItem *item)
{
  GtkAllocation allocation = {
    (int) floor (item->bounds.x) - 2, (int) floor (item->bounds.y),
    (int) ceil (item->bounds.width) + 4, (int) ceil (item->bounds.height)
  };
  GtkWidget *mark = g_ptr_array_index (view->marks, place);

  gtk_widget_measure (mark, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (mark, &allocation, -1);
}

/* The items that are in the window, of which the children stand. */
static void
collect_shown (WayGoalsView       *view,
               const WayGoalsItem *items,
               guint               n)
{
  double top = get_ruler_height (view), bottom = gtk_widget_get_height (GTK_WIDGET (view));

  g_array_set_size (view->shown, 0);
  for (guint i = 0; i < n; i++)
    if (items[i].bounds.y + items[i].bounds.height > top && items[i].bounds.y < bottom)
      g_array_append_val (view->shown, i);
}

/* Children come and go after the frame, not while widgets are allocated. The
 * focus stays with what it was on, whichever child that is now. */
static gboolean
sync_marks_cb (gpointer data)
{
  WayGoalsView *view = data;
  guint selected = way_session_get_selected (view->session);
  gboolean focused = gtk_widget_get_focus_child (GTK_WIDGET (view)) != NULL;
  const WayGoalsItem *items;
  guint n;

  view->marks_source = 0;
  if (!is_ready (view))
    return G_SOURCE_REMOVE;
  items = way_goals_scene_get_items (view->scene, &n);
  collect_shown (view, items, n);
  set_n_marks (view, view->shown->len);
  for (guint i = 0; i < view->shown->len; i++)
    {
      guint index = g_array_index (view->shown, guint, i);
      WayMark *mark = g_ptr_array_index (view->marks, i);
      g_autofree char *description = describe (view, items, n, index);

      way_mark_set_policy (mark, items[index].policy, items[index].text, description);
      way_mark_set_selected (mark, items[index].policy == selected && selected != WAY_NONE);
      allocate_mark (view, i, &items[index]);
      if ((focused || view->focus_wanted) && is_same (&items[index], &view->cursor))
        gtk_widget_grab_focus (GTK_WIDGET (mark));
    }
  view->focus_wanted = FALSE;
  return G_SOURCE_REMOVE;
}

static void
want_marks (WayGoalsView *view)
{
  if (view->marks_source == 0)
    view->marks_source = g_idle_add_full (GDK_PRIORITY_REDRAW + 10, sync_marks_cb, view, NULL);
}

static void
update_adjustment (WayGoalsView *view,
                   int           height)
{
  double ruler = get_ruler_height (view);
  double page = MAX (height - ruler, 1);
  double upper = MAX (way_goals_scene_get_height (view->scene) - ruler, page);

  gtk_adjustment_configure (view->threads,
                            CLAMP (gtk_adjustment_get_value (view->threads), 0, upper - page),
                            0, upper, page / 10, page, page);
  gtk_widget_set_child_visible (view->scrollbar, upper > page + 0.5);
}

static void
way_goals_view_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  WayGoalsView *view = WAY_GOALS_VIEW (widget);
  const WayGoalsItem *items;
  guint n;

  if (view->scene == NULL || width <= 0 || height <= 0)
    return;
  view->allocating = TRUE;
  way_goals_scene_set_size (view->scene, width, height);
  way_goals_scene_set_view (view->scene, way_session_get_view (view->session),
                            way_session_get_matching (view->session, NULL));
  update_adjustment (view, height);
  way_goals_scene_set_scroll (view->scene, gtk_adjustment_get_value (view->threads));
  if (!gtk_widget_get_child_visible (view->scrollbar))
    way_goals_scene_set_covered (view->scene, 0);
  else
    {
      int bar, top = (int) get_ruler_height (view);

      gtk_widget_measure (view->scrollbar, GTK_ORIENTATION_HORIZONTAL, -1, &bar, NULL, NULL, NULL);
      gtk_widget_size_allocate (view->scrollbar,
                                &(GtkAllocation) { width - bar, top, bar, MAX (height - top, 1) },
                                -1);
      way_goals_scene_set_covered (view->scene, bar);
    }
  /* Until the children are those of the new layout they keep some place. */
  items = way_goals_scene_get_items (view->scene, &n);
  for (guint i = 0; i < view->marks->len; i++)
    if (i < view->shown->len && g_array_index (view->shown, guint, i) < n)
      allocate_mark (view, i, &items[g_array_index (view->shown, guint, i)]);
  want_marks (view);
  view->allocating = FALSE;
}

static void
way_goals_view_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 200 : 150;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 900 : 500;
}

static void
way_goals_view_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  WayGoalsView *view = WAY_GOALS_VIEW (widget);

  if (is_ready (view))
    {
      g_autoptr (WayPainter) painter = way_snapshot_painter_new_for (snapshot, widget);

      way_goals_scene_draw (view->scene, painter, way_scene_style_get_look (view->style));
    }
  GTK_WIDGET_CLASS (way_goals_view_parent_class)->snapshot (widget, snapshot);
}

static void
view_changed_cb (WayGoalsView *view)
{
  if (view->allocating)
    return;
  gtk_widget_queue_allocate (GTK_WIDGET (view));
  gtk_widget_queue_draw (GTK_WIDGET (view));
}

static void
rebuild_cb (WayGoalsView *view)
{
  const WayLook *look = way_scene_style_get_look (view->style);
  int width = gtk_widget_get_width (GTK_WIDGET (view));
  int height = gtk_widget_get_height (GTK_WIDGET (view));

  g_clear_pointer (&view->scene, way_goals_scene_free);
  view->scene = way_goals_scene_new (way_session_get_dataset (view->session), look->text,
                                     look->lang);
  g_array_set_size (view->shown, 0);
  if (width > 0 && height > 0)
    {
      way_goals_scene_set_size (view->scene, width, height);
      way_goals_scene_set_view (view->scene, way_session_get_view (view->session),
                                way_session_get_matching (view->session, NULL));
    }
  view_changed_cb (view);
}

/* The card under the pointer: the words, and the statement itself. */
static gboolean
way_goals_view_query_tooltip (GtkWidget  *widget,
                              int         x,
                              int         y,
                              gboolean    keyboard,
                              GtkTooltip *tooltip)
{
  WayGoalsView *view = WAY_GOALS_VIEW (widget);
  const WayDataset *dataset;
  const WayGoalsItem *item;
  WayLang lang;
  g_autofree char *card = NULL;

  if (!is_ready (view) || keyboard)
    return FALSE;
  dataset = way_session_get_dataset (view->session);
  lang = way_session_get_lang (view->session);
  item = way_goals_scene_find_item (view->scene, x, y);
  if (item == NULL || item->kind == WAY_GOALS_ITEM_MORE)
    return FALSE;
  if (item->kind == WAY_GOALS_ITEM_GOAL)
    card = g_markup_printf_escaped ("<b>%s</b>\n%s", item->text,
                                    way_dataset_get_goal (dataset, item->goal)->description[lang]);
  else
    {
      const WayPolicy *policy = way_dataset_get_policy (dataset, item->policy);
      g_autofree char *date = way_phrase_date (policy, lang);

      card = g_markup_printf_escaped (
        "<b>%s</b>\n%s\n%s\n%s", policy->title[lang], date, item->text,
        item->stated != WAY_NONE
        ? way_dataset_get_stated_goal (dataset, item->stated)->statement[lang] : "");
    }
  gtk_tooltip_set_markup (tooltip, g_strchomp (card));
  gtk_tooltip_set_tip_area (tooltip, &(GdkRectangle) {
    (int) item->bounds.x, (int) item->bounds.y, (int) item->bounds.width,
    (int) item->bounds.height });
  return TRUE;
}

static void
motion_cb (WayGoalsView *view,
           double        x,
           double        y)
{
  const WayGoalsItem *item;

  if (!is_ready (view) || way_time_gestures_is_dragging (view->gestures))
    return;
  item = way_goals_scene_find_item (view->scene, x, y);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (view), item != NULL ? "pointer" : NULL);
  way_goals_scene_set_hovered (view->scene, item != NULL ? item->policy : WAY_NONE);
  gtk_widget_queue_draw (GTK_WIDGET (view));
}

static void
click_cb (WayGoalsView *view,
          int           n_press,
          double        x,
          double        y)
{
  const WayGoalsItem *item;

  if (!is_ready (view) || n_press != 1 || way_time_gestures_is_dragging (view->gestures))
    return;
  item = way_goals_scene_find_item (view->scene, x, y);
  gtk_widget_grab_focus (GTK_WIDGET (view));
  if (item != NULL)
    activate (view, item);
}

/* Scrolls so that an item is in the window, and gives it the focus. */
static void
move_to (WayGoalsView       *view,
         const WayGoalsItem *item)
{
  double value = gtk_adjustment_get_value (view->threads);
  double top = item->bounds.y - get_ruler_height (view) + value;
  double bottom = top + item->bounds.height;
  double page = gtk_adjustment_get_page_size (view->threads);
  guint policy = item->policy;

  set_cursor (view, item);
  view->focus_wanted = TRUE;
  if (top < value)
    gtk_adjustment_set_value (view->threads, top);
  else if (bottom > value + page)
    gtk_adjustment_set_value (view->threads, bottom - page);
  if (policy != WAY_NONE)
    way_session_select (view->session, policy);
  want_marks (view);
}

/* The next or previous thing of the same thread. */
static void
step (WayGoalsView *view,
      int           direction)
{
  guint n;
  const WayGoalsItem *items = way_goals_scene_get_items (view->scene, &n);
  int index = find_cursor (view);
  int next = index < 0 ? 0 : index + direction;

  if (next >= 0 && next < (int) n && (index < 0 || items[next].goal == items[index].goal))
    move_to (view, &items[next]);
  else
    gtk_widget_error_bell (GTK_WIDGET (view));
}

/* The thread below or above: its heading, or from a station the station that
 * is nearest in time. */
static void
step_thread (WayGoalsView *view,
             int           direction)
{
  guint n, goal = WAY_NONE;
  const WayGoalsItem *items = way_goals_scene_get_items (view->scene, &n);
  const WayGoalsItem *best = NULL;
  int index = find_cursor (view);

  if (index < 0 && n > 0)
    move_to (view, &items[0]);
  if (index < 0)
    return;
  for (int i = index; i >= 0 && i < (int) n; i += direction)
    {
      if (items[i].goal == items[index].goal)
        continue;
      if (goal == WAY_NONE)
        goal = items[i].goal;
      if (items[i].goal != goal)
        break;
      if (items[index].kind != WAY_GOALS_ITEM_STATION
          ? items[i].kind == WAY_GOALS_ITEM_GOAL
          : items[i].kind == WAY_GOALS_ITEM_GOAL || items[i].kind == WAY_GOALS_ITEM_STATION)
        if (best == NULL || best->kind == WAY_GOALS_ITEM_GOAL
            || (items[i].kind == WAY_GOALS_ITEM_STATION
                && fabs (items[i].x - items[index].x) < fabs (best->x - items[index].x)))
          best = &items[i];
    }
  if (best != NULL)
    move_to (view, best);
  else
    gtk_widget_error_bell (GTK_WIDGET (view));
}

static void
key_action_cb (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  WayGoalsView *view = WAY_GOALS_VIEW (widget);
  int index;
  guint n;

  if (!is_ready (view))
    return;
  index = find_cursor (view);
  if (g_str_equal (name, "goals.next") || g_str_equal (name, "goals.previous"))
    step (view, g_str_equal (name, "goals.next") ? 1 : -1);
  else if (g_str_equal (name, "goals.down") || g_str_equal (name, "goals.up"))
    step_thread (view, g_str_equal (name, "goals.down") ? 1 : -1);
  else if (g_str_equal (name, "goals.expand") && index >= 0)
    toggle_thread (view, way_goals_scene_get_items (view->scene, &n)[index].goal);
}

/* Escape collapses the thread that is expanded; where none is, it goes on to
 * the window. */
static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *arguments,
           gpointer   data)
{
  WayGoalsView *view = WAY_GOALS_VIEW (widget);

  if (view->session == NULL
      || *way_view_get_goals (way_session_get_view (view->session)).goal == '\0')
    return FALSE;
  go_to_goals (view, "");
  return TRUE;
}

static const struct
{
  guint       key;
  const char *action;
} keys[] = {
  { GDK_KEY_Right, "goals.next" }, { GDK_KEY_Left, "goals.previous" },
  { GDK_KEY_Down, "goals.down" }, { GDK_KEY_Up, "goals.up" }, { GDK_KEY_e, "goals.expand" },
  { GDK_KEY_plus, "win.zoom-in" }, { GDK_KEY_minus, "win.zoom-out" },
  { GDK_KEY_slash, "win.search" }, { GDK_KEY_question, "win.show-help-overlay" },
};

static void
way_goals_view_dispose (GObject *object)
{
  WayGoalsView *view = WAY_GOALS_VIEW (object);

  g_clear_handle_id (&view->marks_source, g_source_remove);
  if (view->session_signals != NULL)
    g_signal_group_set_target (view->session_signals, NULL);
  if (view->style_signals != NULL)
    g_signal_group_set_target (view->style_signals, NULL);
  g_clear_object (&view->session_signals);
  g_clear_object (&view->style_signals);
  g_clear_pointer (&view->scrollbar, gtk_widget_unparent);
  for (guint i = 0; view->marks != NULL && i < view->marks->len; i++)
    gtk_widget_unparent (g_ptr_array_index (view->marks, i));
  g_clear_pointer (&view->marks, g_ptr_array_unref);
  g_clear_pointer (&view->shown, g_array_unref);
  g_clear_pointer (&view->scene, way_goals_scene_free);
  g_clear_object (&view->gestures);
  g_clear_object (&view->session);
  g_clear_object (&view->style);
  g_clear_object (&view->threads);

  G_OBJECT_CLASS (way_goals_view_parent_class)->dispose (object);
}

static void
way_goals_view_class_init (WayGoalsViewClass *klass)
{
  static const char *const names[]
    = { "goals.next", "goals.previous", "goals.down", "goals.up", "goals.expand" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_goals_view_dispose;
  widget_class->size_allocate = way_goals_view_size_allocate;
  widget_class->measure = way_goals_view_measure;
  widget_class->snapshot = way_goals_view_snapshot;
  widget_class->query_tooltip = way_goals_view_query_tooltip;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_class_install_action (widget_class, names[i], NULL, key_action_cb);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, 0, keys[i].action, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_set_css_name (widget_class, "goals");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
way_goals_view_init (WayGoalsView *view)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  view->cursor = (WayGoalsItem) { .goal = WAY_NONE, .policy = WAY_NONE, .stated = WAY_NONE };
  view->marks = g_ptr_array_new ();
  view->shown = g_array_new (FALSE, FALSE, sizeof (guint));
  view->threads = g_object_ref_sink (gtk_adjustment_new (0, 0, 1, 1, 1, 1));
  view->scrollbar = gtk_scrollbar_new (GTK_ORIENTATION_VERTICAL, view->threads);
  gtk_widget_set_parent (view->scrollbar, GTK_WIDGET (view));
  gtk_widget_set_child_visible (view->scrollbar, FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (view), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (view), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (view), GTK_OVERFLOW_HIDDEN);
  g_signal_connect_object (view->threads, "value-changed", G_CALLBACK (view_changed_cb), view,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), view, G_CONNECT_SWAPPED);
  g_signal_connect_object (click, "released", G_CALLBACK (click_cb), view, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (view), motion);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (click));
  view->gestures = way_time_gestures_new (GTK_WIDGET (view), view->threads);

  view->session_signals = g_signal_group_new (WAY_TYPE_SESSION);
  g_signal_group_connect_swapped (view->session_signals, "notify::view",
                                  G_CALLBACK (view_changed_cb), view);
  g_signal_group_connect_swapped (view->session_signals, "notify::dataset",
                                  G_CALLBACK (rebuild_cb), view);
  view->style_signals = g_signal_group_new (WAY_TYPE_SCENE_STYLE);
  g_signal_group_connect_swapped (view->style_signals, "changed", G_CALLBACK (rebuild_cb), view);
}

/**
 * way_goals_view_set_session:
 * @view: a view of the goals
 * @session: the session that it shows and changes
 * @style: the look of the window
 *
 * Gives the view what it shows; to be called once.
 */
void
way_goals_view_set_session (WayGoalsView  *view,
                            WaySession    *session,
                            WaySceneStyle *style)
{
  g_return_if_fail (WAY_IS_GOALS_VIEW (view) && view->session == NULL);
  g_return_if_fail (WAY_IS_SESSION (session) && WAY_IS_SCENE_STYLE (style));

  view->session = g_object_ref (session);
  view->style = g_object_ref (style);
  way_time_gestures_set_session (view->gestures, session);
  g_signal_group_set_target (view->session_signals, session);
  g_signal_group_set_target (view->style_signals, style);
  rebuild_cb (view);
}

/**
 * way_goals_view_get_counts:
 * @view: a view of the goals
 *
 * Returns: (transfer none) (nullable): what has become of all stations and
 *   targets in the present window; %NULL before the first layout
 */
const WayGoalsCounts *
way_goals_view_get_counts (WayGoalsView *view)
{
  g_return_val_if_fail (WAY_IS_GOALS_VIEW (view), NULL);

  return is_ready (view) ? way_goals_scene_get_counts (view->scene) : NULL;
}
