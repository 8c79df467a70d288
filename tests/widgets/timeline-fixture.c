/* What the tests of the timeline share. */
#include "config.h"

#include "timeline-fixture.h"

#include "way-mark.h"

void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->session = new_session ();
  f->style = way_scene_style_new (WAY_LANG_EN);
  f->view = g_object_new (WAY_TYPE_TIMELINE_VIEW, NULL);
  way_timeline_view_set_session (f->view, f->session, f->style);
  f->window = new_test_window (GTK_WIDGET (f->view));
}

void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  g_object_add_weak_pointer (G_OBJECT (f->view), (gpointer *) &f->view);
  gtk_window_destroy (GTK_WINDOW (f->window));
  wait_until (f->view == NULL);
  g_assert_finalize_object (f->style);
  g_assert_finalize_object (f->session);
}

guint
n_policies (Fixture *f)
{
  return way_dataset_get_n_rows (way_session_get_dataset (f->session), WAY_TABLE_POLICIES);
}

/* The policy whose mark has the keyboard. */
guint
focused (Fixture *f)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (f->window));

  return WAY_IS_MARK (focus) ? way_mark_get_policy (WAY_MARK (focus)) : WAY_NONE;
}

guint
sum (const WayTimelineCounts *counts)
{
  return counts->labelled + counts->marks + counts->clustered + counts->folded
       + counts->above_or_below
       + counts->outside + counts->filtered;
}

void
assert_adds_up (Fixture *f)
{
  settle (f->window);
  g_assert_cmpuint (sum (way_timeline_view_get_counts (f->view)), ==, n_policies (f));
}
