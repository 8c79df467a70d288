/* The dialog of the export: its sizes, its preview and what it copies. */
#include "config.h"

#include "way-export-dialog.h"

#include "fixture.h"
#include "way-paper.h"
#include "way-print.h"

#include <glib/gstdio.h>
#include <string.h>
#include <time.h>

typedef struct
{
  GtkApplication *application;
  GSettings      *settings;
  WaySession     *session;
  GtkWidget      *window;
  GtkWidget      *dialog;
} Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->application = new_application ();
  f->settings = reset_settings ();
  f->session = new_session ();
  if (data == NULL)
    {
      g_autoptr (WayView) view
        = way_view_with_goals (way_session_get_view (f->session),
                               (WayGoalsLook) { WAY_GOALS_THREADS, "talent", "CHN", "" });

      way_session_go (f->session, view);
      way_session_select (f->session, find_policy (f->session, "fyp14-outline-2021"));
    }
  f->window = way_window_new (f->application, f->settings, f->session);
  gtk_window_present (GTK_WINDOW (f->window));
  settle (f->window);
  f->dialog = way_export_dialog_new (WAY_WINDOW (f->window), f->settings);
  gtk_window_present (GTK_WINDOW (f->dialog));
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  g_object_add_weak_pointer (G_OBJECT (f->window), (gpointer *) &f->window);
  if (f->dialog != NULL)
    {
      g_object_add_weak_pointer (G_OBJECT (f->dialog), (gpointer *) &f->dialog);
      gtk_window_destroy (GTK_WINDOW (f->dialog));
    }
  /* The thread that makes a picture holds on to the dialog until it is done. */
  wait_until (f->dialog == NULL);
  gtk_window_destroy (GTK_WINDOW (f->window));
  wait_until (f->window == NULL);
  g_assert_finalize_object (f->session);
  g_assert_finalize_object (f->settings);
  end_application (f->application);
}

static GdkPaintable *
get_preview (Fixture *f)
{
  return gtk_picture_get_paintable (template_child (f->dialog, "preview"));
}

static gboolean
is_done (Fixture *f)
{
  return gtk_widget_is_sensitive (find_actionable (f->dialog, "export.save"));
}

static void
assert_preview_size (Fixture *f,
                     int      width,
                     int      height)
{
  wait_until (is_done (f));
  g_assert_cmpint (gdk_paintable_get_intrinsic_width (get_preview (f)), ==, width);
  g_assert_cmpint (gdk_paintable_get_intrinsic_height (get_preview (f)), ==, height);
}

/* Until the picture is there, there is nothing to be saved or copied; nor while
 * another takes its place. */
static void
test_preview (Fixture       *f,
              gconstpointer  data)
{
  GtkWidget *copy = find_actionable (f->dialog, "export.copy");
  const WayPicturePreset *presets;
  guint n;

  presets = way_picture_get_presets (&n);
  g_assert_false (is_done (f));
  g_assert_false (gtk_widget_is_sensitive (copy));
  gtk_widget_activate_action (f->dialog, "export.copy", NULL);
  assert_preview_size (f, presets[0].width, presets[0].height);
  g_assert_true (gtk_widget_is_sensitive (copy));
  gtk_drop_down_set_selected (template_child (f->dialog, "variant"), WAY_THEME_DARK);
  g_assert_false (is_done (f));
  g_assert_false (gtk_widget_is_sensitive (copy));
  wait_until (is_done (f));
  g_assert_true (gtk_widget_is_sensitive (copy));
}

/* Every size of the list, and every content in every look. */
static void
test_every_choice (Fixture       *f,
                   gconstpointer  data)
{
  GtkDropDown *preset = template_child (f->dialog, "preset");
  GtkDropDown *content = template_child (f->dialog, "content");
  GtkDropDown *variant = template_child (f->dialog, "variant");
  GtkDropDown *lang = template_child (f->dialog, "lang");
  const WayPicturePreset *presets;
  guint n;

  presets = way_picture_get_presets (&n);
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (preset)), ==, n + 1);
  for (guint i = 0; i < n; i++)
    {
      /* The largest takes seconds; the others will do. */
      if (presets[i].width > 3000)
        continue;
      gtk_drop_down_set_selected (preset, i);
      assert_preview_size (f, presets[i].width, presets[i].height);
    }
  gtk_spin_button_set_value (template_child (f->dialog, "width"), 640);
  gtk_spin_button_set_value (template_child (f->dialog, "height"), 400);
  g_assert_cmpuint (gtk_drop_down_get_selected (preset), ==, n);
  for (guint i = 0; i < WAY_N_PICTURES * WAY_N_THEMES; i++)
    {
      gtk_drop_down_set_selected (content, i % WAY_N_PICTURES);
      gtk_drop_down_set_selected (variant, i / WAY_N_PICTURES);
      gtk_drop_down_set_selected (lang, i % WAY_N_LANGS);
      g_assert_false (is_done (f));
      assert_preview_size (f, 640, 400);
    }
}

static char *
list_contents (Fixture *f)
{
  GListModel *model = gtk_drop_down_get_model (template_child (f->dialog, "content"));
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    g_string_append_printf (list, "%s\n",
                            gtk_string_list_get_string (GTK_STRING_LIST (model), i));
  return g_string_free (list, FALSE);
}

static void
reopen (Fixture *f)
{
  GtkWidget *old = f->dialog;

  g_object_add_weak_pointer (G_OBJECT (old), (gpointer *) &old);
  gtk_window_destroy (GTK_WINDOW (old));
  wait_until (old == NULL);
  f->dialog = way_export_dialog_new (WAY_WINDOW (f->window), f->settings);
  gtk_window_present (GTK_WINDOW (f->dialog));
}

/* Where no policy is selected and no goal chosen, none can be chosen as what is
 * shown; with either of them it can. */
static void
test_no_selection (Fixture       *f,
                   gconstpointer  data)
{
  g_autofree char *none = list_contents (f);
  g_autofree char *thread = NULL, *both = NULL;
  g_autoptr (WayView) view
    = way_view_with_goals (way_session_get_view (f->session),
                           (WayGoalsLook) { WAY_GOALS_THREADS, "talent", "CHN", "" });

  g_assert_null (strstr (none, "Thread"));
  g_assert_null (strstr (none, "Card"));
  way_session_go (f->session, view);
  reopen (f);
  thread = list_contents (f);
  g_assert_nonnull (strstr (thread, "Goals\nThread of the chosen goal\n"));
  g_assert_null (strstr (thread, "Card"));
  way_session_select (f->session, find_policy (f->session, "fyp14-outline-2021"));
  reopen (f);
  both = list_contents (f);
  g_assert_true (g_str_has_suffix (both, "Thread of the chosen goal\nCard of the selected policy\n"
                                   "Scorecard of the selected plan\n"));
}

static void
bytes_read_in_cb (GObject      *stream,
                  GAsyncResult *result,
                  gpointer      data)
{
  *(GBytes **) data
    = g_input_stream_read_bytes_finish (G_INPUT_STREAM (stream), result, NULL);
}

static void
stream_read_cb (GObject      *clipboard,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr (GInputStream) stream
    = gdk_clipboard_read_finish (GDK_CLIPBOARD (clipboard), result, NULL, NULL);

  g_assert_nonnull (stream);
  g_input_stream_read_bytes_async (stream, 4096, 0, NULL, bytes_read_in_cb, data);
}

/* What the picture of the preview is called, in its own text. */
static char *
copy_title (Fixture *f)
{
  static const char *const types[] = { "image/png", NULL };
  static const char keyword[] = "iTXtTitle";
  g_autoptr (GBytes) bytes = NULL;
  const char *place;
  gsize length;

  wait_until (is_done (f));
  g_assert_true (gtk_widget_activate_action (f->dialog, "export.copy", NULL));
  gdk_clipboard_read_async (gtk_widget_get_clipboard (f->dialog), (const char **) types, 0, NULL,
                            stream_read_cb, &bytes);
  wait_until (bytes != NULL);
  place = g_bytes_get_data (bytes, &length);
  while (length-- > 60 && memcmp (place, keyword, sizeof keyword) != 0)
    place++;
  g_assert_cmpmem (place, sizeof keyword, keyword, sizeof keyword);
  /* A zero after the keyword, and four more before the text. */
  return g_strndup (place + strlen (keyword) + 5, (guchar) place[-1] - strlen ("Title") - 5);
}

static void
assert_shows (Fixture    *f,
              const char *row,
              const char *title)
{
  GtkDropDown *content = template_child (f->dialog, "content");
  g_autofree char *shown = NULL;

  g_assert_cmpstr (gtk_string_object_get_string (gtk_drop_down_get_selected_item (content)), ==,
                   row);
  shown = copy_title (f);
  g_assert_cmpstr (shown, ==, title);
}

/* On the page of goals a thread that is open is what is exported; each row is
 * what it says also where one before it is not offered. */
static void
test_thread (Fixture       *f,
             gconstpointer  data)
{
  g_autoptr (WayView) view = way_view_with_page (way_session_get_view (f->session),
                                                 WAY_PAGE_GOALS);
  g_autoptr (WayView) closed
    = way_view_with_goals (view, (WayGoalsLook) { WAY_GOALS_THREADS, "", "CHN", "" });

  way_session_go (f->session, view);
  reopen (f);
  assert_shows (f, "Thread of the chosen goal", "Goal: Develop and attract talent");
  way_session_go (f->session, closed);
  reopen (f);
  assert_shows (f, "Goals", "Goals of China's innovation policies");
  gtk_drop_down_set_selected (template_child (f->dialog, "content"), WAY_PICTURE_GOALS + 2);
  assert_shows (f, "Scorecard of the selected plan", "Scorecard: Outline of the 14th Five-Year "
                "Plan (2021–2025) for National Economic and Social Development and the Long-Range "
                "Objectives Through the Year 2035");
}

/* The newest choice wins, whatever the older ones took. */
static void
test_newest_wins (Fixture       *f,
                  gconstpointer  data)
{
  GtkSpinButton *width = template_child (f->dialog, "width");

  for (guint i = 0; i < 8; i++)
    {
      gtk_spin_button_set_value (width, 800 + 100 * i);
      for (guint turn = 0; turn < 40 * (i % 3); turn++)
        run_once ();
    }
  gtk_spin_button_set_value (width, 500);
  assert_preview_size (f, 500, gtk_spin_button_get_value_as_int (
                                 template_child (f->dialog, "height")));
}

static void
bytes_read_cb (GObject      *clipboard,
               GAsyncResult *result,
               gpointer      data)
{
  *(GdkTexture **) data
    = gdk_clipboard_read_texture_finish (GDK_CLIPBOARD (clipboard), result, NULL);
}

static void
test_copy (Fixture       *f,
           gconstpointer  data)
{
  g_autoptr (GdkTexture) copied = NULL;

  gtk_spin_button_set_value (template_child (f->dialog, "width"), 300);
  gtk_spin_button_set_value (template_child (f->dialog, "height"), 200);
  wait_until (is_done (f));
  g_assert_true (gtk_widget_activate_action (f->dialog, "export.copy", NULL));
  gdk_clipboard_read_texture_async (gtk_widget_get_clipboard (f->dialog), NULL, bytes_read_cb,
                                    &copied);
  wait_until (copied != NULL);
  g_assert_cmpint (gdk_texture_get_width (copied), ==, 300);
  g_assert_cmpint (gdk_texture_get_height (copied), ==, 200);
}

static void
value_read_cb (GObject      *clipboard,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr (GInputStream) stream
    = gdk_clipboard_read_finish (GDK_CLIPBOARD (clipboard), result, (const char **) data, NULL);

  g_assert_nonnull (stream);
}

/* Each format is offered as what it is; the preview shows the same size for
 * all, whatever the scale. */
static void
test_formats (Fixture       *f,
              gconstpointer  data)
{
  static const char *const types[][2] = {
    { "image/png", NULL }, { "image/svg+xml", NULL }, { "application/pdf", NULL },
    { "text/csv", NULL },
  };

  gtk_spin_button_set_value (template_child (f->dialog, "width"), 300);
  gtk_spin_button_set_value (template_child (f->dialog, "height"), 200);
  gtk_editable_set_text (template_child (f->dialog, "own_title"), "A title of one's own");
  gtk_editable_set_text (template_child (f->dialog, "caption"), "课堂");
  gtk_check_button_set_active (template_child (f->dialog, "whole"), TRUE);
  gtk_check_button_set_active (template_child (f->dialog, "transparent"), TRUE);
  gtk_drop_down_set_selected (template_child (f->dialog, "scale"), 2);
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      const char *type = NULL;

      gtk_drop_down_set_selected (template_child (f->dialog, "format"), i);
      wait_until (!is_done (f));
      assert_preview_size (f, 300, 200);
      gtk_widget_activate_action (f->dialog, "export.copy", NULL);
      gdk_clipboard_read_async (gtk_widget_get_clipboard (f->dialog), (const char **) types[i], 0,
                                NULL, value_read_cb, &type);
      wait_until (type != NULL);
      g_assert_cmpstr (type, ==, types[i][0]);
    }
}

/* Printing into a file: the pages of the preview, of the paper's size. */
static void
test_print (Fixture       *f,
            gconstpointer  data)
{
  WayPictureOptions options = {
    .content = WAY_PICTURE_TIMELINE_STRIP, .made_on = WAY_NO_DAY, .pages = 3,
    .caption = "For class",
  };
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "waymark-print.pdf", NULL);
  g_autoptr (WayPictureJob) job = NULL;
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *pdf = NULL;
  gsize length;

  way_paper_set (&options, WAY_PAPER_A3, FALSE, 20);
  job = way_picture_job_new (way_session_get_dataset (f->session),
                             way_session_get_view (f->session), &options);
  operation = way_print_new (job);
  gtk_print_operation_set_export_filename (operation, path);
  g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT,
                                            GTK_WINDOW (f->dialog), &error),
                   ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &pdf, &length, &error));
  g_assert_cmpint (gtk_print_operation_get_n_pages_to_print (operation), ==, 3);
  g_assert_cmpuint (length, >, 20000);
  g_assert_true (g_str_has_prefix (pdf, "%PDF-"));
  g_unlink (path);
}

/* Closing gives a large picture up: the thread that makes it lets go of the
 * dialog within a moment, of the processor's time, since others may want that. */
static void
test_close_large (Fixture       *f,
                  gconstpointer  data)
{
  clock_t closed;

  gtk_spin_button_set_value (template_child (f->dialog, "width"), 9000);
  gtk_spin_button_set_value (template_child (f->dialog, "height"), 9000);
  /* Until the thread has begun, but not for so long that a quick machine is done. */
  for (gint64 start = g_get_monotonic_time ();
       g_get_monotonic_time () - start < G_USEC_PER_SEC / 5;)
    run_once ();
  g_assert_false (is_done (f));
  g_object_add_weak_pointer (G_OBJECT (f->dialog), (gpointer *) &f->dialog);
  closed = clock ();
  gtk_window_destroy (GTK_WINDOW (f->dialog));
  wait_until (f->dialog == NULL);
  g_assert_cmpint (clock () - closed, <, 3 * CLOCKS_PER_SEC);
}

/* Answers the dialog that asks for a name. */
static void
save_under (Fixture    *f,
            const char *folder,
            const char *name)
{
  g_autoptr (GFile) place = g_file_new_for_path (folder);
  g_autoptr (GtkWidget) chooser = NULL;

  wait_until (is_done (f));
  g_assert_true (gtk_widget_activate_action (f->dialog, "export.save", NULL));
  wait_until (g_list_model_get_n_items (gtk_window_get_toplevels ()) == 3);
  for (guint i = 0; i < 3 && !GTK_IS_FILE_CHOOSER (chooser); i++)
    {
      g_clear_object (&chooser);
      chooser = g_list_model_get_item (gtk_window_get_toplevels (), i);
    }
  settle (chooser);
  gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), place, NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  settle (chooser);
  g_signal_emit_by_name (chooser, "response", GTK_RESPONSE_ACCEPT);
  wait_until (g_list_model_get_n_items (gtk_window_get_toplevels ()) < 3);
}

/* A name that says another format is not taken, nor one without a place; a good
 * one is, and closes the dialog. */
static void
test_save (Fixture       *f,
           gconstpointer  data)
{
  g_autofree char *folder = g_dir_make_tmp ("waymark-save-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.png", NULL);
  g_autofree char *other = g_build_filename (folder, "a.svg", NULL);
  GtkLabel *message = template_child (f->dialog, "message");

  gtk_spin_button_set_value (template_child (f->dialog, "width"), 300);
  gtk_spin_button_set_value (template_child (f->dialog, "height"), 200);
  wait_until (!is_done (f));
  save_under (f, folder, "a.svg");
  g_assert_cmpstr (gtk_label_get_text (message), ==, "“a.svg” names another format than PNG.");
  g_assert_false (g_file_test (other, G_FILE_TEST_EXISTS));
  g_object_add_weak_pointer (G_OBJECT (f->dialog), (gpointer *) &f->dialog);
  save_under (f, folder, "a.png");
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  wait_until (f->dialog == NULL);
  g_unlink (path);
  g_rmdir (folder);
}

static gboolean
has_text (GBytes     *bytes,
          const char *text)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  for (gsize i = 0; i + strlen (text) <= length; i++)
    if (memcmp (data + i, text, strlen (text)) == 0)
      return TRUE;
  return FALSE;
}

/* The day of making is in the picture only on request; what a format has no use
 * for cannot be chosen. */
static void
test_dated (Fixture       *f,
            gconstpointer  data)
{
  static const char *const types[] = { "image/png", NULL };
  GtkWidget *pages = template_child (f->dialog, "pages");
  GtkWidget *scale = template_child (f->dialog, "scale");

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GBytes) bytes = NULL;

      gtk_check_button_set_active (template_child (f->dialog, "dated"), i == 1);
      wait_until (is_done (f));
      gtk_widget_activate_action (f->dialog, "export.copy", NULL);
      gdk_clipboard_read_async (gtk_widget_get_clipboard (f->dialog), (const char **) types, 0,
                                NULL, stream_read_cb, &bytes);
      wait_until (bytes != NULL);
      g_assert_cmpint (has_text (bytes, "Creation Time"), ==, i == 1);
    }
  g_assert_false (gtk_widget_get_sensitive (pages));
  g_assert_true (gtk_widget_get_sensitive (scale));
  gtk_drop_down_set_selected (template_child (f->dialog, "format"), WAY_FORMAT_PDF);
  g_assert_true (gtk_widget_get_sensitive (pages));
  g_assert_false (gtk_widget_get_sensitive (scale));
}

/* Closing while the picture is made, and while a file is being chosen. */
static void
test_close_early (Fixture       *f,
                  gconstpointer  data)
{
  GtkWidget *chooser;

  wait_until (is_done (f));
  g_assert_true (gtk_widget_activate_action (f->dialog, "export.save", NULL));
  wait_until (g_list_model_get_n_items (gtk_window_get_toplevels ()) == 3);
  chooser = other_toplevel (f->window);
  if (chooser == f->dialog)
    {
      g_autoptr (GtkWidget) last = g_list_model_get_item (gtk_window_get_toplevels (), 2);

      chooser = last;
    }
  settle (chooser);
  gtk_window_close (GTK_WINDOW (chooser));
  settle (f->dialog);
  gtk_spin_button_set_value (template_child (f->dialog, "width"), 900);
}

#define TEST(name, function) \
  g_test_add ("/export-dialog/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  set_up_display (&argc, &argv);
  TEST ("preview", test_preview);
  TEST ("every-choice", test_every_choice);
  g_test_add ("/export-dialog/no-selection", Fixture, "none", set_up, test_no_selection, tear_down);
  TEST ("thread", test_thread);
  TEST ("newest-wins", test_newest_wins);
  TEST ("copy", test_copy);
  TEST ("formats", test_formats);
  TEST ("print", test_print);
  TEST ("save", test_save);
  TEST ("dated", test_dated);
  TEST ("close-early", test_close_early);
  TEST ("close-large", test_close_large);
  return g_test_run ();
}
