/* Marks as children of the timeline: one for each policy in the window, in
 * the order of time, used again as the window moves; and the steps from one
 * policy to another.
 */
#include "config.h"

#include "way-timeline-view-private.h"

#include <math.h>

#include "way-mark.h"
#include "way-own-marks.h"
#include "way-phrases.h"

static guint
place_in_time (WayTimelineView *view,
               guint            policy)
{
  return way_dataset_get_place (way_session_get_dataset (view->session), policy);
}

/* What the person has added, after the rest. */
static void
append_own (GString          *text,
            const WayDataset *dataset,
            guint             policy,
            WayLang           lang)
{
  g_autoptr (WayOwnMarks) marks = way_dataset_get_own (dataset);

  for (guint mark = 0; mark < WAY_N_OWN_MARKS; mark++)
    if (way_own_marks_has (marks, policy, mark))
      g_string_append_printf (text, "%s%s", lang == WAY_LANG_ZH ? "，" : ", ",
                              way_own_mark_name (mark, lang));
}

/* "3 of 130, issued 19 May 2016, 6 goals, 4 targets, 1 missed, starred" */
static char *
describe (WayTimelineView *view,
          guint            policy)
{
  const WayDataset *dataset = way_session_get_dataset (view->session);
  const WayPolicy *row = way_dataset_get_policy (dataset, policy);
  WayLang lang = way_session_get_lang (view->session);
  g_autofree char *date = way_phrase_date (row, lang);
  g_autofree char *goals = way_phrase_goals_known (
    dataset, row, way_view_get_as_known (way_session_get_view (view->session)), lang);
  g_autofree char *place = way_phrase_count (place_in_time (view, policy) + 1);
  g_autofree char *all = way_phrase_count (way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES));
  GString *text = g_string_new (NULL);

  g_string_printf (text, way_tr (lang, WAY_N_ ("%s of %s, %s, %s")), place, all, date, goals);
  append_own (text, dataset, policy, lang);
  return g_string_free (text, FALSE);
}

static void
mark_activated_cb (WayTimelineView *view,
                   WayMark         *mark)
{
  way_timeline_view_select (view, way_mark_get_policy (mark), TRUE);
}

static WayMark *
add_mark (WayTimelineView *view)
{
  WayMark *mark = WAY_MARK (way_mark_new ());

  g_signal_connect_object (mark, "activate", G_CALLBACK (mark_activated_cb), view,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_parent (GTK_WIDGET (mark), GTK_WIDGET (view));
  return mark;
}

/* Takes the marks that already stand for a policy of the window to their
 * places, so that focus stays where it is, and uses the others again. */
static void
assign_marks (WayTimelineView    *view,
              const WaySceneMark *rows,
              guint               n_rows)
{
  g_autoptr (GPtrArray) old = g_steal_pointer (&view->marks);
  g_autoptr (GHashTable) by_policy = g_hash_table_new (NULL, NULL);
  guint next_free = 0;

  view->marks = g_ptr_array_sized_new (n_rows);
  for (guint i = 0; i < n_rows; i++)
    g_hash_table_insert (by_policy, GUINT_TO_POINTER (rows[i].policy + 1),
                         GUINT_TO_POINTER (i + 1));
  g_ptr_array_set_size (view->marks, n_rows);
  for (guint i = 0; i < old->len; i++)
    {
      WayMark *mark = g_ptr_array_index (old, i);
      gpointer key = GUINT_TO_POINTER (way_mark_get_policy (mark) + 1);
      guint row = GPOINTER_TO_UINT (g_hash_table_lookup (by_policy, key));

      if (row == 0)
        continue;
      g_ptr_array_index (view->marks, row - 1) = mark;
      g_ptr_array_index (old, i) = NULL;
    }
  for (guint i = 0; i < n_rows; i++)
    {
      WayMark *mark = NULL;

      if (g_ptr_array_index (view->marks, i) != NULL)
        continue;
      while (mark == NULL && next_free < old->len)
        mark = g_steal_pointer (&g_ptr_array_index (old, next_free++));
      g_ptr_array_index (view->marks, i) = mark != NULL ? mark : add_mark (view);
    }
  for (guint i = 0; i < old->len; i++)
    if (g_ptr_array_index (old, i) != NULL)
      gtk_widget_unparent (g_ptr_array_index (old, i));
}

/* The children's order is the order in which a screen reader walks them. */
static void
order_marks (WayTimelineView *view)
{
  GtkWidget *before = view->scrollbar;

  for (guint i = 0; i < view->marks->len; i++)
    {
      GtkWidget *mark = g_ptr_array_index (view->marks, i);

      if (gtk_widget_get_prev_sibling (mark) != before)
        gtk_widget_insert_after (mark, GTK_WIDGET (view), before);
      before = mark;
    }
}

static void
allocate_mark (GtkWidget          *mark,
               const WaySceneMark *row)
{
  GtkAllocation allocation = {
    (int) floor (row->bounds.x) - 2, (int) floor (row->bounds.y),
    (int) ceil (row->bounds.width) + 4, (int) ceil (row->bounds.height)
  };

  gtk_widget_measure (mark, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (mark, &allocation, -1);
}

/**
 * way_timeline_view_allocate_marks:
 * @view: a timeline view that is laid out
 *
 * Puts every child over its mark, and hides those whose policy has left the
 * window until they are used again.
 *
 * Returns: whether the children are those that the scene asks for
 */
gboolean
way_timeline_view_allocate_marks (WayTimelineView *view)
{
  g_autoptr (GHashTable) by_policy = g_hash_table_new (NULL, NULL);
  const WaySceneMark *rows;
  guint n_rows, n_found = 0;
  gboolean clusters, headings;

  rows = way_timeline_scene_get_marks (view->scene, &n_rows);
  for (guint i = 0; i < n_rows; i++)
    g_hash_table_insert (by_policy, GUINT_TO_POINTER (rows[i].policy + 1),
                         (gpointer) &rows[i]);
  for (guint i = 0; i < view->marks->len; i++)
    {
      GtkWidget *mark = g_ptr_array_index (view->marks, i);
      guint policy = way_mark_get_policy (WAY_MARK (mark));
      const WaySceneMark *row = g_hash_table_lookup (by_policy, GUINT_TO_POINTER (policy + 1));

      gtk_widget_set_child_visible (mark, row != NULL);
      if (row != NULL)
        {
          allocate_mark (mark, row);
          n_found++;
        }
    }
  /* Both are put in their places, whatever the other one says. */
  clusters = way_timeline_view_allocate_clusters (view);
  headings = way_timeline_view_allocate_headings (view);
  return clusters && headings && n_found == n_rows && view->marks->len == n_rows;
}

/* Whether something over the window, such as a popover, has the keyboard. */
static gboolean
is_under_focus (WayTimelineView *view)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (view));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_get_mapped (focus)
      && gtk_widget_get_native (focus) != gtk_widget_get_native (GTK_WIDGET (view));
}

/**
 * way_timeline_view_sync_marks:
 * @view: a timeline view that is laid out
 *
 * Brings the child widgets in line with the marks of the scene. Children come
 * and go here, so it must not be called while widgets are being allocated.
 */
void
way_timeline_view_sync_marks (WayTimelineView *view)
{
  const WayDataset *dataset = way_session_get_dataset (view->session);
  guint selected = way_session_get_selected (view->session);
  int known_on = way_view_get_as_known (way_session_get_view (view->session));
  const WaySceneMark *rows;
  gboolean grab = view->grab_focus && !is_under_focus (view);
  guint n_rows;

  rows = way_timeline_scene_get_marks (view->scene, &n_rows);
  assign_marks (view, rows, n_rows);
  order_marks (view);
  for (guint i = 0; i < n_rows; i++)
    {
      WayMark *mark = g_ptr_array_index (view->marks, i);

      if (view->redescribe || known_on != view->described_on
          || way_mark_get_policy (mark) != rows[i].policy)
        {
          g_autofree char *description = describe (view, rows[i].policy);
          const WayPolicy *policy = way_dataset_get_policy (dataset, rows[i].policy);
          g_autofree char *title
            = way_timeline_scene_hides (view->scene, rows[i].policy)
            ? way_timeline_scene_get_label (view->scene, rows[i].policy)
            : g_strdup (policy->title[way_session_get_lang (view->session)]);

          way_mark_set_policy (mark, rows[i].policy, title, description);
        }
      way_mark_set_selected (mark, rows[i].policy == selected);
      if (grab && rows[i].policy == selected)
        {
          gtk_widget_grab_focus (GTK_WIDGET (mark));
          way_mark_show_focus (GTK_WIDGET (mark));
        }
    }
  view->grab_focus = FALSE;
  view->redescribe = FALSE;
  view->described_on = known_on;
  way_timeline_view_sync_clusters (view);
  way_timeline_view_sync_headings (view);
  gtk_widget_queue_allocate (GTK_WIDGET (view));
}

/* The policy that keyboard steps start from: the focused one, else, also
 * where a cluster has the focus, the selected one. */
static guint
current_policy (WayTimelineView *view)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (view));

  if (WAY_IS_MARK (child) && way_mark_get_policy (WAY_MARK (child)) != WAY_NONE)
    return way_mark_get_policy (WAY_MARK (child));
  return way_session_get_selected (view->session);
}

/**
 * way_timeline_view_step:
 * @view: a timeline view
 * @direction: 1 for the next policy in time, -1 for the one before
 *
 * Selects the next policy that is not filtered out. Where none is selected,
 * the first in the window is.
 */
void
way_timeline_view_step (WayTimelineView *view,
                        int              direction)
{
  const WayDataset *dataset;
  const guint8 *matching;
  const guint *by_date;
  guint n, current;
  int place;

  g_return_if_fail (WAY_IS_TIMELINE_VIEW (view) && (direction == 1 || direction == -1));

  if (view->scene == NULL)
    return;
  dataset = way_session_get_dataset (view->session);
  matching = way_session_get_matching (view->session, NULL);
  by_date = way_dataset_get_by_date (dataset);
  n = way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES);
  current = current_policy (view);
  if (current == WAY_NONE)
    {
      guint n_marks;
      const WaySceneMark *marks = way_timeline_scene_get_marks (view->scene, &n_marks);

      if (n_marks > 0)
        way_timeline_view_select (view, marks[direction > 0 ? 0 : n_marks - 1].policy, TRUE);
      return;
    }
  for (place = (int) place_in_time (view, current) + direction;
       place >= 0 && place < (int) n;
       place += direction)
    if (matching[by_date[place]])
      {
        way_timeline_view_select (view, by_date[place], TRUE);
        return;
      }
  gtk_widget_error_bell (GTK_WIDGET (view));
}

/* Where a walk is: the policy that it has selected, of which the mark may still
 * be without the keyboard, as keys may come faster than frames. */
static guint
find_walk_place (WayTimelineView *view)
{
  return view->walk_anchor != WAY_NONE && view->grab_focus ? view->walk_place
                                                           : current_policy (view);
}

/**
 * way_timeline_view_walk:
 * @view: a timeline view
 * @walk: along what
 * @direction: 1 for the next policy in time, -1 for the one before
 *
 * Selects the next of the policies that are related to the one where the walk
 * began, state one of its goals or have its issuer, and are not filtered out. A
 * walk goes on for as long as nothing but it selects a policy.
 */
void
way_timeline_view_walk (WayTimelineView *view,
                        WayWalk          walk,
                        int              direction)
{
  guint place, anchor, found = WAY_NONE;

  g_return_if_fail (WAY_IS_TIMELINE_VIEW (view));

  if (view->scene == NULL)
    return;
  place = find_walk_place (view);
  anchor = view->walk_anchor != WAY_NONE && view->walk_place == place && view->walk == walk
         ? view->walk_anchor : place;
  if (place != WAY_NONE)
    found = way_walk_find (way_session_get_dataset (view->session),
                           way_session_get_matching (view->session, NULL), walk, anchor, place,
                           direction);
  if (found == WAY_NONE)
    {
      gtk_widget_error_bell (GTK_WIDGET (view));
      return;
    }
  way_timeline_view_select (view, found, TRUE);
  view->walk = walk;
  view->walk_anchor = anchor;
  view->walk_place = found;
}

/**
 * way_timeline_view_select_end:
 * @view: a timeline view
 * @last: whether to go to the last policy, or to the first
 *
 * Selects the first or last policy in time that is not filtered out.
 */
void
way_timeline_view_select_end (WayTimelineView *view,
                              gboolean         last)
{
  const WayDataset *dataset;
  const guint8 *matching;
  const guint *by_date;
  guint n;

  g_return_if_fail (WAY_IS_TIMELINE_VIEW (view));

  if (view->scene == NULL)
    return;
  dataset = way_session_get_dataset (view->session);
  matching = way_session_get_matching (view->session, NULL);
  by_date = way_dataset_get_by_date (dataset);
  n = way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES);
  for (guint i = 0; i < n; i++)
    {
      guint policy = by_date[last ? n - 1 - i : i];

      if (matching[policy])
        {
          way_timeline_view_select (view, policy, TRUE);
          return;
        }
    }
}

/**
 * way_timeline_view_step_lane:
 * @view: a timeline view
 * @direction: 1 for a lane further down, -1 for one further up
 *
 * Selects the policy nearest in time in the next lane that has one.
 */
void
way_timeline_view_step_lane (WayTimelineView *view,
                             int              direction)
{
  const WaySceneMark *marks, *from = NULL, *best = NULL;
  guint n_marks, current;

  g_return_if_fail (WAY_IS_TIMELINE_VIEW (view) && (direction == 1 || direction == -1));

  if (view->scene == NULL)
    return;
  current = current_policy (view);
  marks = way_timeline_scene_get_marks (view->scene, &n_marks);
  for (guint i = 0; i < n_marks; i++)
    if (marks[i].policy == current)
      from = &marks[i];
  if (from == NULL)
    {
      way_timeline_view_step (view, 1);
      return;
    }
  for (guint i = 0; i < n_marks; i++)
    {
      double down = (marks[i].y - from->y) * direction;

      if (down < 1)
        continue;
      if (best == NULL || down < (best->y - from->y) * direction - 1
          || (fabs (marks[i].y - best->y) < 1
              && fabs (marks[i].x - from->x) < fabs (best->x - from->x)))
        best = &marks[i];
    }
  if (best != NULL)
    way_timeline_view_select (view, best->policy, TRUE);
  else
    gtk_widget_error_bell (GTK_WIDGET (view));
}
