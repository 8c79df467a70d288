/* The keyboard inside the threads. They are one stop for Tab: what was last
 * gone to takes the focus. Left and Right go through a thread in the order of
 * time, Up and Down from row to row: the headings of themes, the threads, and
 * the wordings of the one that is expanded.
 */
#include "config.h"

#include "way-goals-view-private.h"

#include <math.h>
#include <string.h>

#include "way-mark.h"

/* The end of a row, or of all rows. */
typedef enum
{
  END_FIRST,
  END_LAST,
} End;

/**
 * way_goals_view_set_cursor:
 * @view: a view of the goals
 * @item: what the keyboard is at from now on
 */
void
way_goals_view_set_cursor (WayGoalsView       *view,
                           const WayGoalsItem *item)
{
  view->cursor = *item;
  view->cursor.text = view->cursor.head = view->cursor.tail = NULL;
}

/* The item at which the keyboard is, -1 for none: that of the focused mark,
 * which a screen reader may have moved, else the one last gone to. */
static int
find_cursor (WayGoalsView *view)
{
  int focused = view->focus_wanted ? -1 : way_goals_view_find_focused (view);

  return focused >= 0 ? focused : way_goals_view_find_item (view, &view->cursor);
}

/**
 * way_goals_view_want_cursor:
 * @view: a view of the goals
 *
 * With the next layout scrolls to what the keyboard is at, and gives it the
 * focus.
 */
void
way_goals_view_want_cursor (WayGoalsView *view)
{
  view->focus_wanted = TRUE;
  view->reveal_wanted = TRUE;
  gtk_widget_queue_allocate (GTK_WIDGET (view));
  way_goals_view_want_marks (view);
}

/**
 * way_goals_view_find_scroll:
 * @view: a view of the goals, laid out
 * @value: how far it is scrolled
 * @page: how much of the threads is in the window
 *
 * Returns: how far to scroll for what the keyboard is at to be in the window,
 *   all in pixels
 */
double
way_goals_view_find_scroll (WayGoalsView *view,
                            double        value,
                            double        page)
{
  guint n;
  const WayGoalsItem *items = way_goals_scene_get_items (view->scene, &n);
  int index = way_goals_view_find_item (view, &view->cursor);
  double ruler = way_axis_get_height (way_scene_style_get_look (view->style)), top, bottom;

  if (index < 0)
    return value;
  top = items[index].bounds.y - ruler + way_goals_scene_get_scroll (view->scene);
  bottom = top + items[index].bounds.height;
  if (top < value || bottom - top > page)
    return top;
  return MAX (value, bottom - page);
}

/**
 * way_goals_view_reveal:
 * @view: a view of the goals
 * @goal: the number of a goal
 *
 * Scrolls with the next layout until the thread of a goal is at the top.
 */
void
way_goals_view_reveal (WayGoalsView *view,
                       guint         goal)
{
  g_return_if_fail (WAY_IS_GOALS_VIEW (view));

  view->top_wanted = goal;
  gtk_widget_queue_allocate (GTK_WIDGET (view));
}

/**
 * way_goals_view_find_top:
 * @view: a view of the goals, laid out
 * @value: how far it is scrolled
 *
 * Returns: how far to scroll for the thread that was asked for to be at the
 *   top, in pixels; @value if none was
 */
double
way_goals_view_find_top (WayGoalsView *view,
                         double        value)
{
  guint n, wanted = view->top_wanted;
  const WayGoalsItem *items = way_goals_scene_get_items (view->scene, &n);
  double ruler = way_axis_get_height (way_scene_style_get_look (view->style));

  view->top_wanted = WAY_NONE;
  for (guint i = 0; wanted != WAY_NONE && i < n; i++)
    if (items[i].kind == WAY_GOALS_ITEM_GOAL && items[i].goal == wanted)
      return items[i].bounds.y - ruler + way_goals_scene_get_scroll (view->scene);
  return value;
}

/* Gives an item the focus, and selects its policy. */
static void
move_to (WayGoalsView       *view,
         const WayGoalsItem *item,
         gboolean            select)
{
  guint policy = item->policy;

  way_goals_view_set_cursor (view, item);
  way_goals_view_want_cursor (view);
  if (select && policy != WAY_NONE)
    way_session_select (view->session, policy);
}

/* A row is the heading of a theme, a thread without its wordings, or one
 * wording. */
static gboolean
is_same_row (const WayGoalsItem *a,
             const WayGoalsItem *b)
{
  return a->theme == b->theme && a->goal == b->goal
      && (a->kind == WAY_GOALS_ITEM_STATEMENT) == (b->kind == WAY_GOALS_ITEM_STATEMENT)
      && (a->kind != WAY_GOALS_ITEM_STATEMENT || a->place == b->place);
}

/* Where to enter the row of an item when coming from another: at a station the
 * station that is nearest in time, else at the heading. */
static const WayGoalsItem *
enter_row (WayGoalsView       *view,
           const WayGoalsItem *from,
           const WayGoalsItem *row)
{
  guint n;
  const WayGoalsItem *items = way_goals_scene_get_items (view->scene, &n);
  const WayGoalsItem *best = row;
  gboolean in_time = from->kind == WAY_GOALS_ITEM_STATION || from->kind == WAY_GOALS_ITEM_TARGET;

  for (guint i = 0; i < n; i++)
    {
      const WayGoalsItem *item = &items[i];

      if (!is_same_row (item, row))
        continue;
      if (item->kind == WAY_GOALS_ITEM_GOAL
          ? best->kind != WAY_GOALS_ITEM_STATION || !in_time
          : in_time && item->kind == WAY_GOALS_ITEM_STATION
            && (best->kind != WAY_GOALS_ITEM_STATION
                || fabs (item->x - from->x) < fabs (best->x - from->x)))
        best = item;
    }
  return best;
}

/* Takes the first item where the keyboard is at none yet. */
static const WayGoalsItem *
start (WayGoalsView *view)
{
  guint n;
  const WayGoalsItem *items = way_goals_scene_get_items (view->scene, &n);
  int index = find_cursor (view);

  if (index >= 0)
    return &items[index];
  if (n > 0)
    move_to (view, &items[0], TRUE);
  return NULL;
}

/* The next or previous thing of the same thread, or the next or previous
 * wording. */
static void
step (WayGoalsView *view,
      int           direction)
{
  guint n;
  const WayGoalsItem *items = way_goals_scene_get_items (view->scene, &n);
  const WayGoalsItem *from = start (view), *to;

  if (from == NULL)
    return;
  to = from + direction;
  if (to >= items && to < items + n && to->goal == from->goal && from->goal != WAY_NONE
      && (to->kind == WAY_GOALS_ITEM_STATEMENT) == (from->kind == WAY_GOALS_ITEM_STATEMENT))
    move_to (view, to, TRUE);
  else
    gtk_widget_error_bell (GTK_WIDGET (view));
}

static void
step_row (WayGoalsView *view,
          int           direction)
{
  guint n;
  const WayGoalsItem *items = way_goals_scene_get_items (view->scene, &n);
  const WayGoalsItem *from = start (view), *to;

  if (from == NULL)
    return;
  for (to = from; to >= items && to < items + n && is_same_row (to, from); to += direction)
    ;
  if (to >= items && to < items + n)
    move_to (view, enter_row (view, from, to), TRUE);
  else
    gtk_widget_error_bell (GTK_WIDGET (view));
}

/* To the beginning or the end of the row, or to the first or last of all. */
static void
go_to_end (WayGoalsView *view,
           End           end,
           gboolean      of_all)
{
  guint n;
  const WayGoalsItem *items = way_goals_scene_get_items (view->scene, &n);
  const WayGoalsItem *from = start (view), *to;
  int direction = end == END_FIRST ? -1 : 1;

  if (from == NULL)
    return;
  for (to = from; to + direction >= items && to + direction < items + n
                  && (of_all || is_same_row (to + direction, from)); to += direction)
    ;
  move_to (view, of_all && end == END_LAST ? enter_row (view, &items[0], to) : to, TRUE);
}

/* To the row that is a window further down or up. */
static void
step_page (WayGoalsView *view,
           int           direction)
{
  guint n;
  const WayGoalsItem *items = way_goals_scene_get_items (view->scene, &n);
  const WayGoalsItem *from = start (view), *to, *last;
  double page = gtk_adjustment_get_page_size (view->threads);

  if (from == NULL)
    return;
  last = from;
  for (to = from; to >= items && to < items + n
                  && (to->bounds.y - from->bounds.y) * direction <= page; to += direction)
    if (!is_same_row (to, from))
      last = to;
  if (last != from)
    move_to (view, enter_row (view, from, last), TRUE);
  else
    step_row (view, direction);
}

/* From a wording that goes away the keyboard goes to the heading above. The
 * heading of a theme folds it instead. */
static void
expand (WayGoalsView *view)
{
  guint n;
  const WayGoalsItem *items = way_goals_scene_get_items (view->scene, &n);
  int index = find_cursor (view);
  guint goal;

  if (index < 0)
    return;
  goal = items[index].goal;
  if (goal == WAY_NONE)
    {
      way_goals_view_activate (view, &items[index]);
      return;
    }
  if (items[index].kind == WAY_GOALS_ITEM_STATEMENT)
    while (items[index].kind != WAY_GOALS_ITEM_GOAL)
      index--;
  if (way_goals_view_find_focused (view) >= 0)
    move_to (view, &items[index], FALSE);
  way_goals_view_toggle_thread (view, goal);
}

static void
key_action_cb (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  WayGoalsView *view = WAY_GOALS_VIEW (widget);
  const char *key = name + strlen ("goals.");

  if (!way_goals_view_is_ready (view))
    return;
  way_mark_show_focus (widget);
  /* Keys may come faster than frames. */
  way_goals_scene_set_view (view->scene, way_session_get_view (view->session),
                            way_session_get_matching (view->session, NULL));
  if (g_str_equal (key, "next") || g_str_equal (key, "previous"))
    step (view, g_str_equal (key, "next") ? 1 : -1);
  else if (g_str_equal (key, "down") || g_str_equal (key, "up"))
    step_row (view, g_str_equal (key, "down") ? 1 : -1);
  else if (g_str_equal (key, "page-down") || g_str_equal (key, "page-up"))
    step_page (view, g_str_equal (key, "page-down") ? 1 : -1);
  else if (g_str_has_prefix (key, "first"))
    go_to_end (view, END_FIRST, g_str_has_suffix (key, "all"));
  else if (g_str_has_prefix (key, "last"))
    go_to_end (view, END_LAST, g_str_has_suffix (key, "all"));
  else if (g_str_equal (key, "expand"))
    expand (view);
}

/* Where Tab comes in: where the keyboard was, else at the selected policy, else
 * at the first thing in the window. */
static const WayGoalsItem *
find_entrance (WayGoalsView *view)
{
  guint n, selected = way_session_get_selected (view->session);
  const WayGoalsItem *items = way_goals_scene_get_items (view->scene, &n);
  double ruler = way_axis_get_height (way_scene_style_get_look (view->style));
  int index = way_goals_view_find_item (view, &view->cursor);

  if (index >= 0)
    return &items[index];
  for (guint i = 0; i < n && selected != WAY_NONE; i++)
    if (items[i].policy == selected)
      return &items[i];
  for (guint i = 0; i < n; i++)
    if (items[i].bounds.y >= ruler)
      return &items[i];
  return NULL;
}

/**
 * way_goals_view_tab:
 * @view: a view of the goals
 *
 * Takes the focus as Tab comes from outside.
 *
 * Returns: whether it did; if not, as it has the focus already or has nothing
 *   to show, the focus goes on to what is behind
 */
gboolean
way_goals_view_tab (WayGoalsView *view)
{
  GtkWidget *widget = GTK_WIDGET (view);
  const WayGoalsItem *item;

  if (gtk_widget_get_focus_child (widget) != NULL || gtk_widget_is_focus (widget))
    return FALSE;
  item = way_goals_view_is_ready (view) ? find_entrance (view) : NULL;
  if (item == NULL || !gtk_widget_grab_focus (widget))
    return FALSE;
  move_to (view, item, FALSE);
  return TRUE;
}

/* Escape collapses the thread that is expanded; where none is, it goes on to
 * the window. */
static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *arguments,
           gpointer   data)
{
  WayGoalsView *view = WAY_GOALS_VIEW (widget);
  const char *expanded;
  guint goal;

  if (view->session == NULL)
    return FALSE;
  expanded = way_view_get_goals (way_session_get_view (view->session)).goal;
  goal = way_dataset_find (way_session_get_dataset (view->session), WAY_TABLE_GOALS, expanded);
  if (goal == WAY_NONE)
    return FALSE;
  way_goals_view_toggle_thread (view, goal);
  return TRUE;
}

static const struct
{
  guint           key;
  GdkModifierType modifiers;
  const char     *action;
} keys[] = {
  { GDK_KEY_Right, 0, "goals.next" }, { GDK_KEY_Left, 0, "goals.previous" },
  { GDK_KEY_Down, 0, "goals.down" }, { GDK_KEY_Up, 0, "goals.up" },
  { GDK_KEY_Home, 0, "goals.first" }, { GDK_KEY_End, 0, "goals.last" },
  { GDK_KEY_Home, GDK_CONTROL_MASK, "goals.first-of-all" },
  { GDK_KEY_End, GDK_CONTROL_MASK, "goals.last-of-all" },
  { GDK_KEY_Page_Down, 0, "goals.page-down" }, { GDK_KEY_Page_Up, 0, "goals.page-up" },
  { GDK_KEY_e, 0, "goals.expand" },
  { GDK_KEY_plus, 0, "win.zoom-in" }, { GDK_KEY_minus, 0, "win.zoom-out" },
  { GDK_KEY_slash, 0, "win.search" }, { GDK_KEY_question, 0, "win.show-help-overlay" },
};

/**
 * way_goals_view_install_keys:
 * @widget_class: the class of the view of the goals
 *
 * Installs the steps as actions, and their keys.
 */
void
way_goals_view_install_keys (GtkWidgetClass *widget_class)
{
  static const char *const names[] = {
    "goals.next", "goals.previous", "goals.down", "goals.up", "goals.first", "goals.last",
    "goals.first-of-all", "goals.last-of-all", "goals.page-down", "goals.page-up",
    "goals.expand",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_class_install_action (widget_class, names[i], NULL, key_action_cb);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, keys[i].modifiers,
                                         keys[i].action, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}
