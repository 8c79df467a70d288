/* What is in the window of the goals as children: a mark for the heading of each
 * theme; a list for each thread, and in it a mark for its heading, its stations,
 * targets and wordings. Those that
 * stay in the window stay the same children, so that the focus stays too.
 */
#include "config.h"

#include "way-goals-view-private.h"

#include <math.h>

#include "way-mark-list.h"
#include "way-mark.h"
#include "way-phrases.h"

static guint
hash_item (gconstpointer data)
{
  const WayGoalsItem *item = data;

  return (((item->theme * 31 + item->goal) * 31 + item->policy) * 31 + item->stated) * 31
         + item->kind;
}

/* A station stays the same when another of its statements is its label. */
static gboolean
is_same (gconstpointer first,
         gconstpointer second)
{
  const WayGoalsItem *a = first, *b = second;

  return a->kind == b->kind && a->theme == b->theme && a->goal == b->goal
      && a->policy == b->policy && a->stated == b->stated;
}

/* What an item is known by while the window moves. */
static WayGoalsItem
make_key (const WayGoalsItem *item)
{
  WayGoalsItem key = *item;

  key.text = key.head = key.tail = NULL;
  if (key.kind == WAY_GOALS_ITEM_STATION)
    key.stated = WAY_NONE;
  return key;
}

static GHashTable *
index_slots (WayGoalsView *view)
{
  GHashTable *slots = g_hash_table_new (hash_item, is_same);

  for (guint i = 0; i < view->slots->len; i++)
    {
      WayGoalsSlot *slot = &g_array_index (view->slots, WayGoalsSlot, i);

      g_hash_table_insert (slots, &slot->item, slot);
    }
  return slots;
}

static gboolean
is_in_window (WayGoalsView       *view,
              const WayGoalsItem *item)
{
  double top = way_axis_get_height (way_scene_style_get_look (view->style));

  return item->bounds.y + item->bounds.height > top
      && item->bounds.y < gtk_widget_get_height (GTK_WIDGET (view));
}

/**
 * way_goals_view_find_item:
 * @view: a view of the goals that is ready
 * @item: what was in some layout
 *
 * Returns: its number in the present layout, -1 if it is not there
 */
int
way_goals_view_find_item (WayGoalsView       *view,
                          const WayGoalsItem *item)
{
  guint n;
  const WayGoalsItem *items = way_goals_scene_get_items (view->scene, &n);
  WayGoalsItem key = make_key (item);

  for (guint i = 0; i < n; i++)
    {
      WayGoalsItem other = make_key (&items[i]);

      if (is_same (&key, &other))
        return (int) i;
    }
  return -1;
}

static GtkWidget *
get_focused (WayGoalsView *view)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (view));

  return WAY_IS_MARK_LIST (child) ? gtk_widget_get_focus_child (child) : child;
}

/**
 * way_goals_view_find_focused:
 * @view: a view of the goals that is ready
 *
 * Returns: the number of the item whose mark has the focus, -1 for none
 */
int
way_goals_view_find_focused (WayGoalsView *view)
{
  GtkWidget *child = get_focused (view);

  for (guint i = 0; child != NULL && i < view->slots->len; i++)
    {
      const WayGoalsSlot *slot = &g_array_index (view->slots, WayGoalsSlot, i);

      if (slot->mark == child)
        return way_goals_view_find_item (view, &slot->item);
    }
  return -1;
}

/* "2 of 7, raised, 11 March 2021, target R&D intensity ≥ 2.5% by 2020: missed" */
static char *
describe_station (WayGoalsView       *view,
                  const WayGoalsItem *item)
{
  const WayDataset *dataset = way_session_get_dataset (view->session);
  WayLang lang = way_session_get_lang (view->session);
  g_autofree char *date
    = way_date_to_text (way_dataset_get_policy (dataset, item->policy)->date, lang);
  g_autofree char *place = way_phrase_count (item->place);
  g_autofree char *all = way_phrase_count (item->of);
  g_autofree char *text = g_strdup_printf (way_tr (lang, WAY_N_ ("%s of %s, %s, %s")), place, all,
                                           way_change_get_word (item->change, lang), date);
  g_autofree char *figure = NULL;
  g_autofree char *word = NULL;
  const WayStatedGoal *stated;
  WayVerdict verdict;

  if (item->stated == WAY_NONE)
    return g_steal_pointer (&text);
  stated = way_dataset_get_stated_goal (dataset, item->stated);
  if (!way_stated_goal_is_target (stated))
    return g_steal_pointer (&text);
  verdict = way_verdict_judge (dataset, item->stated, view->described_on);
  figure = way_phrase_target (dataset, stated, lang);
  word = way_verdict_get_word (dataset, item->stated, &verdict, lang);
  return g_strdup_printf (way_tr (lang, WAY_N_ ("%s, target %s: %s")), text, figure, word);
}

/* The name says what it is, the description where it stands among the others. */
static void
describe (WayGoalsView       *view,
          const WayGoalsItem *item,
          char              **name,
          char              **description)
{
  const WayDataset *dataset = way_session_get_dataset (view->session);
  WayLang lang = way_session_get_lang (view->session);

  if (item->kind == WAY_GOALS_ITEM_STATION)
    {
      *name = g_strdup (way_dataset_get_policy (dataset, item->policy)->title[lang]);
      *description = describe_station (view, item);
    }
  else if (item->kind == WAY_GOALS_ITEM_TARGET)
    {
      const WayStatedGoal *stated = way_dataset_get_stated_goal (dataset, item->stated);
      g_autofree char *figure = way_phrase_target (dataset, stated, lang);
      g_autofree char *word = way_verdict_get_word (dataset, item->stated, &item->verdict, lang);

      *name = g_strdup_printf (way_tr (lang, WAY_N_ ("Target %s: %s")), figure, word);
      *description
        = g_strdup_printf (way_tr (lang, WAY_N_ ("%u of %u, %s")), item->place, item->of,
                           way_dataset_get_policy (dataset, item->policy)->short_title[lang]);
    }
  else if (item->kind == WAY_GOALS_ITEM_THEME)
    {
      *name = g_strdup (item->text);
      *description = g_strdup (item->tail);
    }
  else
    {
      *name = g_strdup (item->text);
      *description = item->kind == WAY_GOALS_ITEM_MORE
        ? g_strdup_printf (way_tr_n (lang, "%u label without room", "%u labels without room",
                                     item->n), item->n)
        : g_strdup_printf (item->kind == WAY_GOALS_ITEM_GOAL
                           ? way_tr (lang, WAY_N_ ("Thread %u of %u"))
                           : way_tr (lang, WAY_N_ ("Statement %u of %u")), item->place, item->of);
    }
}

static gboolean
says_the_same (WayGoalsView       *view,
               const WayGoalsSlot *slot,
               const WayGoalsItem *item,
               gboolean            expanded)
{
  return !view->redescribe && slot->item.place == item->place && slot->item.of == item->of
      && slot->stated == item->stated && slot->item.n == item->n
      && slot->item.change == item->change
      && slot->item.verdict.id == item->verdict.id && slot->expanded == expanded;
}

static gboolean
is_heading (const WayGoalsItem *item)
{
  return item->kind == WAY_GOALS_ITEM_THEME || item->kind == WAY_GOALS_ITEM_GOAL;
}

/* Whether what a heading stands over is shown. */
static gboolean
is_expanded (WayGoalsView       *view,
             const WayGoalsItem *item)
{
  if (item->kind == WAY_GOALS_ITEM_THEME)
    return !item->folded;
  return item->kind == WAY_GOALS_ITEM_GOAL
      && g_str_equal (way_dataset_get_goal (way_session_get_dataset (view->session),
                                            item->goal)->id,
                      way_view_get_goals (way_session_get_view (view->session)).goal);
}

/* Makes a mark tell what it stands for, where that is not what it says. */
static void
tell (WayGoalsView       *view,
      WayGoalsSlot       *slot,
      const WayGoalsItem *item,
      gboolean            is_new)
{
  guint selected = way_session_get_selected (view->session);
  gboolean expanded = is_expanded (view, item);

  way_mark_set_selected (WAY_MARK (slot->mark),
                         item->policy == selected && selected != WAY_NONE);
  if (is_new || !says_the_same (view, slot, item, expanded))
    {
      g_autofree char *name = NULL;
      g_autofree char *description = NULL;

      describe (view, item, &name, &description);
      if (is_heading (item))
        way_mark_set_heading (WAY_MARK (slot->mark), name, description, expanded);
      else
        way_mark_set_policy (WAY_MARK (slot->mark), item->policy, name, description);
    }
  slot->item = make_key (item);
  slot->stated = item->stated;
  slot->expanded = expanded;
}

static void
allocate_mark (const WayGoalsSlot *slot,
               const WayGoalsItem *item,
               int                 top)
{
  int left = MAX ((int) floor (item->bounds.x) - 2, 0);
  GtkAllocation allocation = {
    left, (int) floor (item->bounds.y) - top,
    (int) ceil (item->bounds.x + item->bounds.width) + 2 - left, (int) ceil (item->bounds.height)
  };

  gtk_widget_measure (slot->mark, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (slot->mark, &allocation, -1);
}

/* Puts a list around all of its thread, which begins with an item. */
static void
allocate_list (WayGoalsView       *view,
               WayGoalsList       *list,
               const WayGoalsItem *items,
               guint               n,
               guint               first)
{
  double bottom = 0;
  GtkAllocation allocation;

  for (guint i = first; i < n && items[i].goal == list->goal; i++)
    bottom = MAX (bottom, items[i].bounds.y + items[i].bounds.height);
  list->top = (int) floor (items[first].bounds.y);
  allocation = (GtkAllocation) { 0, list->top, gtk_widget_get_width (GTK_WIDGET (view)),
                                 MAX ((int) ceil (bottom) - list->top, 1) };
  gtk_widget_measure (list->list, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (list->list, &allocation, -1);
}

static void
allocate_lists (WayGoalsView       *view,
                const WayGoalsItem *items,
                guint               n)
{
  for (guint k = 0, i = 0; k < view->lists->len; k++)
    {
      WayGoalsList *list = &g_array_index (view->lists, WayGoalsList, k);
      guint from = i;

      while (i < n && items[i].goal != list->goal)
        i++;
      gtk_widget_set_child_visible (list->list, i < n);
      if (i < n)
        allocate_list (view, list, items, n, i);
      else
        i = from;
    }
}

static int
get_top (WayGoalsView *view,
         guint         goal)
{
  for (guint i = 0; i < view->lists->len; i++)
    {
      const WayGoalsList *list = &g_array_index (view->lists, WayGoalsList, i);

      if (list->goal == goal)
        return list->top;
    }
  return 0;
}

/**
 * way_goals_view_allocate_marks:
 * @view: a view of the goals that is ready
 *
 * Puts every child over what it stands for, and hides those of which that has
 * left the window.
 *
 * Returns: whether the children are those that the layout asks for
 */
gboolean
way_goals_view_allocate_marks (WayGoalsView *view)
{
  guint n, n_wanted = 0, n_found = 0;
  const WayGoalsItem *items = way_goals_scene_get_items (view->scene, &n);
  g_autoptr (GHashTable) slots = NULL;
  g_autofree guint8 *found = NULL;

  /* The first children come after the first frame. */
  if (view->slots->len == 0 && view->lists->len == 0)
    return n == 0;
  slots = index_slots (view);
  found = g_new0 (guint8, MAX (view->slots->len, 1));
  allocate_lists (view, items, n);
  for (guint i = 0; i < n; i++)
    {
      WayGoalsItem key = make_key (&items[i]);
      WayGoalsSlot *slot;

      if (!is_in_window (view, &items[i]))
        continue;
      n_wanted++;
      slot = g_hash_table_lookup (slots, &key);
      if (slot == NULL)
        continue;
      found[slot - (WayGoalsSlot *) (gpointer) view->slots->data] = TRUE;
      n_found++;
      gtk_widget_set_child_visible (slot->mark, TRUE);
      allocate_mark (slot, &items[i], get_top (view, items[i].goal));
    }
  for (guint i = 0; i < view->slots->len; i++)
    if (!found[i])
      gtk_widget_set_child_visible (g_array_index (view->slots, WayGoalsSlot, i).mark, FALSE);
  return n_found == n_wanted && n_found == view->slots->len;
}

static void
mark_activated_cb (WayGoalsView *view,
                   GtkWidget    *mark)
{
  guint n;
  const WayGoalsItem *items = way_goals_scene_get_items (view->scene, &n);

  for (guint i = 0; i < view->slots->len; i++)
    {
      const WayGoalsSlot *slot = &g_array_index (view->slots, WayGoalsSlot, i);
      int index;

      if (slot->mark != mark)
        continue;
      index = way_goals_view_find_item (view, &slot->item);
      if (index >= 0)
        way_goals_view_activate (view, &items[index]);
      return;
    }
}

static GtkWidget *
add_mark (WayGoalsView       *view,
          const WayGoalsItem *item)
{
  GtkWidget *mark = is_heading (item) ? way_mark_new_heading () : way_mark_new ();

  g_signal_connect_object (mark, "activate", G_CALLBACK (mark_activated_cb), view,
                           G_CONNECT_SWAPPED);
  return mark;
}

static void
put_after (GtkWidget *child,
           GtkWidget *parent,
           GtkWidget *before)
{
  if (gtk_widget_get_parent (child) != parent || gtk_widget_get_prev_sibling (child) != before)
    gtk_widget_insert_after (child, parent, before);
}

/* The list of a thread: the old one if there is one. */
static WayGoalsList
take_list (WayGoalsView       *view,
           GArray             *old,
           const WayGoalsItem *heading,
           guint               goal)
{
  const WayDataset *dataset = way_session_get_dataset (view->session);
  WayLang lang = way_session_get_lang (view->session);
  WayGoalsList list = { NULL, goal, 0 };
  g_autofree char *description
    = g_strdup_printf (way_tr (lang, WAY_N_ ("Thread %u of %u")), heading->place, heading->of);

  for (guint i = 0; i < old->len && list.list == NULL; i++)
    if (g_array_index (old, WayGoalsList, i).goal == goal)
      list.list = g_steal_pointer (&g_array_index (old, WayGoalsList, i).list);
  if (list.list == NULL)
    list.list = way_mark_list_new ();
  way_mark_list_set_name (WAY_MARK_LIST (list.list),
                          way_dataset_get_goal (dataset, goal)->title[lang], description);
  return list;
}

/* While the children are brought in line: those there were, and where among its
 * siblings the next one comes. */
typedef struct
{
  GArray     *old_lists;
  GHashTable *old_slots;
  GtkWidget  *last_child;      /* of the view */
  GtkWidget  *last_mark;       /* of the list of the thread */
} Assigning;

static void
begin_list (WayGoalsView       *view,
            Assigning          *assigning,
            const WayGoalsItem *heading,
            guint               goal)
{
  WayGoalsList list;

  if (view->lists->len > 0
      && g_array_index (view->lists, WayGoalsList, view->lists->len - 1).goal == goal)
    return;
  list = take_list (view, assigning->old_lists, heading, goal);
  put_after (list.list, GTK_WIDGET (view), assigning->last_child);
  g_array_append_val (view->lists, list);
  assigning->last_child = list.list;
  assigning->last_mark = NULL;
}

static void
assign_mark (WayGoalsView       *view,
             Assigning          *assigning,
             const WayGoalsItem *item)
{
  WayGoalsItem key = make_key (item);
  WayGoalsSlot *old = g_hash_table_lookup (assigning->old_slots, &key);
  gboolean is_new = old == NULL;
  WayGoalsSlot slot = { NULL };

  if (!is_new)
    {
      slot = *old;
      old->mark = NULL;
    }
  else
    slot.mark = add_mark (view, item);
  if (item->kind == WAY_GOALS_ITEM_THEME)
    {
      put_after (slot.mark, GTK_WIDGET (view), assigning->last_child);
      assigning->last_child = slot.mark;
    }
  else
    {
      put_after (slot.mark, assigning->last_child, assigning->last_mark);
      assigning->last_mark = slot.mark;
    }
  tell (view, &slot, item, is_new);
  g_array_append_val (view->slots, slot);
}

/* Makes lists and marks those of the window, each in its order. */
static void
assign (WayGoalsView *view,
        GArray       *old_lists,
        GHashTable   *old_slots)
{
  guint n, heading = 0;
  const WayGoalsItem *items = way_goals_scene_get_items (view->scene, &n);
  Assigning assigning = { old_lists, old_slots, view->scrollbar, NULL };

  for (guint i = 0; i < n; i++)
    {
      if (items[i].kind == WAY_GOALS_ITEM_GOAL)
        heading = i;
      if (!is_in_window (view, &items[i]))
        continue;
      if (items[i].kind != WAY_GOALS_ITEM_THEME)
        begin_list (view, &assigning, &items[heading], items[i].goal);
      assign_mark (view, &assigning, &items[i]);
    }
}

static void
drop_rest (GArray *slots,
           GArray *lists)
{
  for (guint i = 0; i < slots->len; i++)
    g_clear_pointer (&g_array_index (slots, WayGoalsSlot, i).mark, gtk_widget_unparent);
  for (guint i = 0; i < lists->len; i++)
    g_clear_pointer (&g_array_index (lists, WayGoalsList, i).list, gtk_widget_unparent);
}

/* Whether the cursor's mark has the focus now. It comes with the next layout
 * where it has to be scrolled to, and never where it is gone. */
static gboolean
grab_cursor (WayGoalsView *view)
{
  WayGoalsItem cursor = make_key (&view->cursor);

  for (guint i = 0; i < view->slots->len; i++)
    {
      const WayGoalsSlot *slot = &g_array_index (view->slots, WayGoalsSlot, i);

      if (is_same (&slot->item, &cursor))
        return gtk_widget_grab_focus (slot->mark);
    }
  return way_goals_view_find_item (view, &view->cursor) < 0;
}

/* Children come and go after the frame, not while widgets are allocated. What
 * leaves the window with the focus leaves it to the view. */
static gboolean
sync_marks_cb (gpointer data)
{
  WayGoalsView *view = data;
  GtkWidget *focused;
  int known_on;
  g_autoptr (GArray) old_slots = NULL;
  g_autoptr (GArray) old_lists = NULL;
  g_autoptr (GHashTable) by_key = NULL;

  view->marks_source = 0;
  if (!way_goals_view_is_ready (view))
    return G_SOURCE_REMOVE;
  known_on = way_view_get_as_known (way_session_get_view (view->session));
  view->redescribe |= known_on != view->described_on;
  view->described_on = known_on;
  focused = get_focused (view);
  by_key = index_slots (view);
  old_slots = g_steal_pointer (&view->slots);
  old_lists = g_steal_pointer (&view->lists);
  view->slots = g_array_new (FALSE, FALSE, sizeof (WayGoalsSlot));
  view->lists = g_array_new (FALSE, FALSE, sizeof (WayGoalsList));
  assign (view, old_lists, by_key);
  for (guint i = 0; i < old_slots->len && focused != NULL; i++)
    if (g_array_index (old_slots, WayGoalsSlot, i).mark == focused)
      gtk_widget_grab_focus (GTK_WIDGET (view));
  drop_rest (old_slots, old_lists);
  view->redescribe = FALSE;
  way_goals_view_allocate_marks (view);
  view->focus_wanted = view->focus_wanted && !grab_cursor (view);
  return G_SOURCE_REMOVE;
}

/**
 * way_goals_view_want_marks:
 * @view: a view of the goals
 *
 * Brings the children in line with the layout after the next frame.
 */
void
way_goals_view_want_marks (WayGoalsView *view)
{
  if (view->marks_source == 0)
    view->marks_source = g_idle_add_full (GDK_PRIORITY_REDRAW + 10, sync_marks_cb, view, NULL);
}

/**
 * way_goals_view_drop_marks:
 * @view: a view of the goals
 *
 * Takes all children for marks away.
 */
void
way_goals_view_drop_marks (WayGoalsView *view)
{
  g_clear_handle_id (&view->marks_source, g_source_remove);
  if (view->slots != NULL)
    drop_rest (view->slots, view->lists);
  g_clear_pointer (&view->slots, g_array_unref);
  g_clear_pointer (&view->lists, g_array_unref);
}
