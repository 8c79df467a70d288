/* The list of saved views: everything that its buttons do. */
#include "config.h"

#include "way-saved-views-list.h"

#include <glib/gstdio.h>

#include "display.h"

typedef struct
{
  char          *folder;
  char          *path;
  WaySession    *session;
  WaySavedViews *views;
  GtkWidget     *list;
  GtkWidget     *window;
  guint          n_opened;
} Fixture;

static void
opened_cb (Fixture *f)
{
  f->n_opened++;
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->folder = g_dir_make_tmp ("waymark-list-XXXXXX", NULL);
  f->path = g_build_filename (f->folder, "views.json", NULL);
  f->session = new_session ();
  f->views = way_saved_views_new (f->path);
  f->list = g_object_new (WAY_TYPE_SAVED_VIEWS_LIST, NULL);
  way_saved_views_list_set (WAY_SAVED_VIEWS_LIST (f->list), f->session, f->views);
  g_signal_connect_swapped (f->list, "opened", G_CALLBACK (opened_cb), f);
  f->window = new_test_window (f->list);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  g_object_add_weak_pointer (G_OBJECT (f->list), (gpointer *) &f->list);
  gtk_window_destroy (GTK_WINDOW (f->window));
  wait_until (f->list == NULL);
  g_assert_finalize_object (f->views);
  g_assert_finalize_object (f->session);
  g_unlink (f->path);
  g_rmdir (f->folder);
  g_free (f->path);
  g_free (f->folder);
}

static void
save_as (Fixture    *f,
         const char *name)
{
  gtk_editable_set_text (template_child (f->list, "name"), name);
  g_signal_emit_by_name (template_child (f->list, "name"), "activate");
}

/* Presses the button of a row that has an icon. */
static void
press (Fixture    *f,
       guint       row,
       const char *tooltip)
{
  GtkWidget *box = gtk_list_box_row_get_child (
    gtk_list_box_get_row_at_index (template_child (f->list, "rows"), (int) row));

  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (g_strcmp0 (gtk_widget_get_tooltip_text (child), tooltip) == 0)
      {
        g_assert_true (gtk_widget_is_sensitive (child));
        g_signal_emit_by_name (child, "clicked");
        return;
      }
  g_assert_not_reached ();
}

static void
check_names (Fixture    *f,
             const char *expected)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < way_saved_views_get_n (f->views); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? "," : "",
                            way_saved_views_get_name (f->views, i));
  g_assert_cmpstr (names->str, ==, expected);
}

static void
test_save_and_open (Fixture       *f,
                    gconstpointer  data)
{
  g_autoptr (WayQuery) query = way_query_new ();
  g_autoptr (WayView) saved = NULL;

  g_assert_true (gtk_widget_get_visible (template_child (f->list, "empty")));
  g_assert_false (gtk_widget_is_sensitive (template_child (f->list, "save")));
  save_as (f, "  ");
  check_names (f, "");
  way_query_choose (query, WAY_FACET_KIND, "law", TRUE);
  saved = way_view_with_query (way_session_get_view (f->session), query);
  way_session_go (f->session, saved);
  save_as (f, " Laws ");
  check_names (f, "Laws");
  g_assert_false (gtk_widget_get_visible (template_child (f->list, "empty")));
  way_session_go_back (f->session);
  g_assert_false (way_view_equal (way_session_get_view (f->session), saved));
  g_signal_emit_by_name (gtk_list_box_get_row_at_index (template_child (f->list, "rows"), 0),
                         "activate");
  g_assert_true (way_view_equal (way_session_get_view (f->session), saved));
  g_assert_cmpuint (f->n_opened, ==, 1);
}

static void
test_change (Fixture       *f,
             gconstpointer  data)
{
  save_as (f, "a");
  save_as (f, "b");
  save_as (f, "c");
  press (f, 2, "Move up");
  check_names (f, "a,c,b");
  press (f, 0, "Move down");
  check_names (f, "c,a,b");
  press (f, 1, "Rename");
  g_assert_cmpstr (gtk_editable_get_text (template_child (f->list, "name")), ==, "a");
  save_as (f, "d");
  check_names (f, "c,d,b");
  g_assert_cmpstr (gtk_editable_get_text (template_child (f->list, "name")), ==, "");
}

static void
test_undo (Fixture       *f,
           gconstpointer  data)
{
  save_as (f, "a");
  save_as (f, "b");
  press (f, 0, "Delete");
  check_names (f, "b");
  g_assert_true (gtk_widget_get_visible (template_child (f->list, "undo_bar")));
  g_assert_cmpstr (gtk_label_get_text (template_child (f->list, "deleted")), ==,
                   "“a” was deleted");
  g_signal_emit_by_name (template_child (f->list, "undo"), "clicked");
  check_names (f, "a,b");
  g_assert_false (gtk_widget_get_visible (template_child (f->list, "undo_bar")));
}

/* What cannot be written is said, and the name stays to be tried again. */
static void
test_fault (Fixture       *f,
            gconstpointer  data)
{
  g_assert_cmpint (g_mkdir (f->path, 0700), ==, 0);
  save_as (f, "a");
  check_names (f, "");
  g_assert_true (gtk_widget_get_visible (template_child (f->list, "fault")));
  g_assert_cmpstr (gtk_editable_get_text (template_child (f->list, "name")), ==, "a");
  g_rmdir (f->path);
  save_as (f, "a");
  check_names (f, "a");
  g_assert_false (gtk_widget_get_visible (template_child (f->list, "fault")));
}

/* A text that is no view any more changes nothing. */
static void
test_unreadable (Fixture       *f,
                 gconstpointer  data)
{
  WayView *before = way_session_get_view (f->session);

  g_assert_true (way_saved_views_insert (f->views, 0, "x", "no view", NULL));
  g_signal_emit_by_name (gtk_list_box_get_row_at_index (template_child (f->list, "rows"), 0),
                         "activate");
  g_assert_true (way_session_get_view (f->session) == before);
  g_assert_true (gtk_widget_get_visible (template_child (f->list, "fault")));
  g_assert_cmpuint (f->n_opened, ==, 0);
}

#define TEST(name, function) \
  g_test_add ("/saved-views-list/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  set_up_display (&argc, &argv);
  TEST ("save-and-open", test_save_and_open);
  TEST ("change", test_change);
  TEST ("undo", test_undo);
  TEST ("fault", test_fault);
  TEST ("unreadable", test_unreadable);
  return g_test_run ();
}
