/* The headings of groups as children of the timeline, before its marks: each
 * folds its group or unfolds it.
 */
#include "config.h"

#include "way-timeline-view-private.h"

#include "way-folding.h"
#include "way-mark.h"
#include "way-phrases.h"

/**
 * way_timeline_view_toggle_group:
 * @view: a timeline view
 * @group: the number of a group
 *
 * Folds a group to its heading, or shows its lanes again.
 */
void
way_timeline_view_toggle_group (WayTimelineView *view,
                                guint            group)
{
  WayView *present = way_session_get_view (view->session);
  g_autoptr (WayView) folded = NULL;

  /* The headings of other groups are on their way. */
  if (!way_timeline_scene_has_groups_of (view->scene, present))
    return;
  folded = way_folding_toggle (way_session_get_dataset (view->session), present,
                               way_view_get_grouping (present), group);
  way_session_go (view->session, folded);
}

static void
activated_cb (WayTimelineView *view,
              WayMark         *mark)
{
  const WaySceneHeading *headings;
  guint n_headings, index;

  headings = way_timeline_scene_get_headings (view->scene, &n_headings);
  if (g_ptr_array_find (view->heading_marks, mark, &index) && index < n_headings)
    way_timeline_view_toggle_group (view, headings[index].group);
}

static void
set_n_children (WayTimelineView *view,
                guint            n)
{
  while (view->heading_marks->len > n)
    gtk_widget_unparent (g_ptr_array_steal_index (view->heading_marks,
                                                  view->heading_marks->len - 1));
  while (view->heading_marks->len < n)
    {
      GtkWidget *mark = way_mark_new_heading ();

      g_signal_connect_object (mark, "activate", G_CALLBACK (activated_cb), view,
                               G_CONNECT_SWAPPED);
      gtk_widget_insert_before (mark, GTK_WIDGET (view), view->scrollbar);
      g_ptr_array_add (view->heading_marks, mark);
    }
}

/**
 * way_timeline_view_sync_headings:
 * @view: a timeline view that is laid out
 *
 * Brings the children for headings in line with the scene; not to be called
 * while widgets are being allocated.
 */
void
way_timeline_view_sync_headings (WayTimelineView *view)
{
  WayLang lang = way_session_get_lang (view->session);
  const WaySceneHeading *headings;
  guint n_headings;

  headings = way_timeline_scene_get_headings (view->scene, &n_headings);
  set_n_children (view, n_headings);
  for (guint i = 0; i < n_headings; i++)
    {
      g_autofree char *title = way_timeline_scene_get_title (view->scene, headings[i].group);
      g_autofree char *count = way_phrase_policies (headings[i].n_policies, lang);

      way_mark_set_heading (g_ptr_array_index (view->heading_marks, i), title, count,
                            !headings[i].folded);
    }
}

/**
 * way_timeline_view_allocate_headings:
 * @view: a timeline view that is laid out
 *
 * Puts the children over their headings.
 *
 * Returns: whether they are as many as the scene asks for
 */
gboolean
way_timeline_view_allocate_headings (WayTimelineView *view)
{
  const WaySceneHeading *headings;
  guint n_headings;

  headings = way_timeline_scene_get_headings (view->scene, &n_headings);
  for (guint i = 0; i < view->heading_marks->len; i++)
    {
      GtkWidget *mark = g_ptr_array_index (view->heading_marks, i);

      /* Those that stay keep the focus until all are brought in line. */
      gtk_widget_set_child_visible (mark, i < n_headings);
      if (i < n_headings)
        {
          const WayRect *bounds = &headings[i].bounds;
          GtkAllocation allocation = { (int) bounds->x, (int) bounds->y, (int) bounds->width,
                                       (int) bounds->height };

          gtk_widget_measure (mark, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
          gtk_widget_size_allocate (mark, &allocation, -1);
        }
    }
  return n_headings == view->heading_marks->len;
}
