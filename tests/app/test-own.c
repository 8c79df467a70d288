/* Stars, notes and citations in the window: keys, the clipboard, a file, and
 * what is said where the person's file cannot be used.
 */
#include "config.h"

#include "fixture.h"
#include "way-detail-pane.h"

#include <glib/gstdio.h>
#include <string.h>

#define POLICY "fyp13-sti-plan-2016"

typedef struct
{
  GtkApplication *application;
  GSettings      *settings;
  WaySession     *session;
  GtkWidget      *window;
  char           *path;      /* of the person's file */
} Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  content)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "waymark", NULL);

  f->path = g_build_filename (folder, "own.db", NULL);
  if (content != NULL)
    {
      g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
      g_assert_true (g_file_set_contents (f->path, content, -1, NULL));
    }
  f->application = new_application ();
  f->settings = reset_settings ();
  f->session = new_session ();
  f->window = open_window (f->application, f->settings, f->session);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  if (f->window != NULL)
    close_window (f->window);
  g_object_unref (f->session);
  g_object_add_weak_pointer (G_OBJECT (f->settings), (gpointer *) &f->settings);
  g_object_unref (f->settings);
  wait_until (f->settings == NULL);
  end_application (f->application);
  g_remove (f->path);
  g_free (f->path);
}

static gboolean
is_starred (Fixture *f)
{
  return way_own_is_starred (way_session_get_own (f->session), POLICY);
}

static const char *
get_message (Fixture *f)
{
  if (!gtk_revealer_get_reveal_child (template_child (f->window, "message_revealer")))
    return "";
  return gtk_label_get_text (template_child (f->window, "message"));
}

static void
select_policy (Fixture *f)
{
  way_session_select (f->session, find_policy (f->session, POLICY));
  settle (f->window);
}

static void
test_star (Fixture       *f,
           gconstpointer  data)
{
  /* Nothing is selected. */
  gtk_widget_activate_action (f->window, "win.star", NULL);
  select_policy (f);
  g_assert_true (gtk_widget_activate_action (f->window, "win.star", NULL));
  g_assert_true (is_starred (f));
  g_assert_true (gtk_widget_activate_action (f->window, "win.star", NULL));
  g_assert_false (is_starred (f));
  way_session_select (f->session, WAY_NONE);
  g_assert_true (gtk_widget_activate_action (f->window, "win.undo", NULL));
  g_assert_true (is_starred (f));
  g_assert_cmpuint (way_session_get_selected (f->session), ==, find_policy (f->session, POLICY));
  way_own_wait (way_session_get_own (f->session));
  g_assert_cmpstr (get_message (f), ==, "");
  g_assert_true (g_file_test (f->path, G_FILE_TEST_EXISTS));
}

/* While text is being written, its own steps are undone and no star. */
static void
test_undo_in_text (Fixture       *f,
                   gconstpointer  data)
{
  select_policy (f);
  gtk_widget_activate_action (f->window, "win.star", NULL);
  gtk_widget_grab_focus (template_child (f->window, "search"));
  gtk_widget_activate_action (f->window, "win.undo", NULL);
  g_assert_true (is_starred (f));
  gtk_widget_grab_focus (template_child (f->window, "timeline"));
  gtk_widget_activate_action (f->window, "win.undo", NULL);
  g_assert_false (is_starred (f));
}

static void
text_read_cb (GObject      *clipboard,
              GAsyncResult *result,
              gpointer      data)
{
  *(char **) data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
}

static char *
copy_as (Fixture    *f,
         const char *word)
{
  char *text = NULL;

  g_assert_true (gtk_widget_activate_action (f->window, "win.cite", "s", word));
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (f->window), NULL, text_read_cb, &text);
  wait_until (text != NULL);
  return text;
}

static void
test_cite (Fixture       *f,
           gconstpointer  data)
{
  static const struct { const char *word; const char *begin; } forms[] = {
    { "text", "State Council. " }, { "text-en", "State Council. " },
    { "text-zh", "国务院：《" }, { "ris", "TY  - RPRT" },
    { "bibtex", "@techreport{" POLICY }, { "csl-json", "[\n" },
  };

  select_policy (f);
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *text = copy_as (f, forms[i].word);

      g_assert_true (g_str_has_prefix (text, forms[i].begin));
    }
}

static void
test_save_citation (Fixture       *f,
                    gconstpointer  data)
{
  g_autofree char *ris = write_file ("policy.ris", "");
  g_autofree char *bibtex = write_file ("policy.bib", "");
  g_autofree char *text = NULL;
  g_autofree char *other = NULL;

  select_policy (f);
  way_window_save_citation (WAY_WINDOW (f->window), ris);
  way_window_save_citation (WAY_WINDOW (f->window), bibtex);
  g_assert_true (g_file_get_contents (ris, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "TY  - RPRT"));
  g_assert_true (g_file_get_contents (bibtex, &other, NULL, NULL));
  g_assert_true (g_str_has_prefix (other, "@techreport{"));
  g_assert_cmpstr (get_message (f), ==, "");
  way_window_save_citation (WAY_WINDOW (f->window), "/no/such/folder/policy.ris");
  g_assert_nonnull (strstr (get_message (f), "/no/such/folder"));
}

/* The window tells of a file that is none, goes on without it, and does not
 * leave what was added without a word. */
static void
test_fault (Fixture       *f,
            gconstpointer  data)
{
  WayOwn *own = way_session_get_own (f->session);
  g_autofree char *before = NULL;

  way_own_wait (own);
  g_assert_nonnull (strstr (get_message (f), "own.db"));
  g_assert_nonnull (strstr (get_message (f), "move the file away"));
  gtk_widget_activate_action (f->window, "win.close-message", NULL);
  select_policy (f);
  gtk_widget_activate_action (f->window, "win.star", NULL);
  way_own_wait (own);
  g_assert_true (is_starred (f));
  g_assert_nonnull (strstr (get_message (f), "own.db"));
  gtk_window_close (GTK_WINDOW (f->window));
  settle (f->window);
  g_assert_true (gtk_widget_get_visible (f->window));
  g_assert_nonnull (strstr (get_message (f), "Close once more"));
  g_assert_true (g_file_get_contents (f->path, &before, NULL, NULL));
  g_assert_cmpstr (before, ==, data);
  close_window (f->window);
  f->window = NULL;
}

/* The way out that the message names. */
static void
test_way_out (Fixture       *f,
              gconstpointer  data)
{
  WayOwn *own = way_session_get_own (f->session);

  way_own_wait (own);
  select_policy (f);
  gtk_widget_activate_action (f->window, "win.star", NULL);
  way_own_wait (own);
  g_assert_true (way_own_has_unsaved (own));
  g_remove (f->path);
  gtk_widget_activate_action (f->window, "win.star", NULL);
  gtk_widget_activate_action (f->window, "win.star", NULL);
  way_own_wait (own);
  g_assert_false (way_own_has_unsaved (own));
  g_assert_true (is_starred (f));
}

static GtkWidget *
find_type (GtkWidget *root,
           GType      type)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* A related policy says why it is one. */
static void
test_relation (Fixture       *f,
               gconstpointer  data)
{
  GtkWidget *pane = find_widget (f->window, WAY_TYPE_DETAIL_PANE, NULL);
  GtkWidget *row, *button, *answer;

  select_policy (f);
  row = gtk_widget_get_first_child (template_child (pane, "related"));
  g_assert_nonnull (row);
  button = find_type (row, GTK_TYPE_BUTTON);
  /* Scrolls to it, as a person does. */
  gtk_widget_grab_focus (button);
  settle (f->window);
  g_signal_emit_by_name (button, "clicked");
  settle (f->window);
  answer = find_type (row, GTK_TYPE_POPOVER);
  g_assert_nonnull (answer);
  g_assert_nonnull (find_widget (answer, GTK_TYPE_LABEL,
                                 "13th FYP: science and technology implements "
                                 "13th Five-Year Plan"));
  gtk_popover_popdown (GTK_POPOVER (answer));
  wait_until (find_type (row, GTK_TYPE_POPOVER) == NULL);
}

#define TEST(name, content, function) \
  g_test_add ("/own-window/" name, Fixture, content, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  set_up_display (&argc, &argv);
  TEST ("star", NULL, test_star);
  TEST ("undo-in-text", NULL, test_undo_in_text);
  TEST ("cite", NULL, test_cite);
  TEST ("save-citation", NULL, test_save_citation);
  TEST ("relation", NULL, test_relation);
  TEST ("fault", "This is none of it.", test_fault);
  TEST ("way-out", "This is none of it.", test_way_out);
  return g_test_run ();
}
