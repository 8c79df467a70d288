/* Tours in the window: the scenes that are made of its view, and the window in
 * which they become a tour.
 */
#include "config.h"

#include "way-window-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "way-fault.h"
#include "way-tour-editor.h"

/* How much of a file tells whether it is a tour. */
#define HEAD_BYTES 4096

/* All windows of the program share the tours, so that none writes over what
 * another has saved. */
static WayTours *
share_tours (WayWindow *window)
{
  GObject *application = G_OBJECT (gtk_window_get_application (GTK_WINDOW (window)));
  WayTours *tours = g_object_get_data (application, "tours");
  g_autofree char *folder = NULL;
  g_autofree char *way_out = NULL;
  g_autofree char *reason = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (tours != NULL)
    return tours;
  folder = g_build_filename (g_get_user_data_dir (), "waymark", "tours", NULL);
  tours = way_tours_new (folder);
  g_object_set_data_full (application, "tours", tours, g_object_unref);
  if (way_tours_load (tours, &error))
    return tours;
  way_out = g_strdup_printf (_("Some tours cannot be read. Their files are left as they are in %s: "
                               "mend them or put copies in their place."), folder);
  reason = way_fault_tell (error);
  text = g_strconcat (way_out, "\n", reason, NULL);
  way_window_show_message (window, text);
  return tours;
}

/**
 * way_window_get_tours:
 * @window: a window
 *
 * Returns: (transfer none): the tours at hand, read when they are first asked
 *   for
 */
WayTours *
way_window_get_tours (WayWindow *window)
{
  g_return_val_if_fail (WAY_IS_WINDOW (window), NULL);

  return share_tours (window);
}

static gboolean
editor_closed_cb (GtkWindow *dialog,
                  GtkWidget *editor)
{
  way_tour_editor_commit (WAY_TOUR_EDITOR (editor));
  return FALSE;
}

static gboolean
present_cb (GtkWidget *dialog,
            GVariant  *arguments,
            gpointer   data)
{
  way_tour_editor_commit (WAY_TOUR_EDITOR (gtk_window_get_child (GTK_WINDOW (dialog))));
  way_window_present_tour (WAY_WINDOW (gtk_window_get_transient_for (GTK_WINDOW (dialog))), FALSE);
  return TRUE;
}

static void
present_clicked_cb (GtkWidget *dialog)
{
  present_cb (dialog, NULL, NULL);
}

/* Escape closes the window of tours, too, and F5 presents from it, too. */
static void
add_keys (GtkWidget *dialog)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                      gtk_named_action_new ("window.close")));
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_F5, 0),
                      gtk_callback_action_new (present_cb, NULL, NULL)));
  gtk_widget_add_controller (dialog, keys);
}

static GtkWidget *
make_present_button (GtkWidget *dialog)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("x-office-presentation-symbolic");

  gtk_widget_set_tooltip_text (button, _("Present the tour"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Present the tour"), -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (present_clicked_cb), dialog,
                           G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
make_dialog (WayWindow *window)
{
  GtkWidget *dialog = gtk_window_new ();
  GtkWidget *editor = g_object_new (WAY_TYPE_TOUR_EDITOR, NULL);
  GtkWidget *bar = gtk_header_bar_new ();

  way_tour_editor_set (WAY_TOUR_EDITOR (editor), window->session, window->style,
                       share_tours (window));
  gtk_window_set_title (GTK_WINDOW (dialog), _("Tours"));
  gtk_header_bar_pack_start (GTK_HEADER_BAR (bar), make_present_button (dialog));
  gtk_window_set_titlebar (GTK_WINDOW (dialog), bar);
  gtk_window_set_default_size (GTK_WINDOW (dialog), 880, 600);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (window));
  gtk_window_set_destroy_with_parent (GTK_WINDOW (dialog), TRUE);
  gtk_window_set_child (GTK_WINDOW (dialog), editor);
  g_signal_connect_object (dialog, "close-request", G_CALLBACK (editor_closed_cb), editor, 0);
  add_keys (dialog);
  return dialog;
}

/**
 * way_window_show_tours:
 * @window: a window
 *
 * Shows the window in which tours are made. It stays beside this one, in which
 * the next scene is looked for.
 */
void
way_window_show_tours (WayWindow *window)
{
  g_return_if_fail (WAY_IS_WINDOW (window));

  if (window->tours_dialog == NULL)
    g_set_weak_pointer (&window->tours_dialog, make_dialog (window));
  gtk_window_present (GTK_WINDOW (window->tours_dialog));
}

/**
 * way_window_add_scene:
 * @window: a window
 *
 * Adds what the window shows to the current tour, and says so.
 */
void
way_window_add_scene (WayWindow *window)
{
  WayTours *tours;
  WayTour *tour;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (WAY_IS_WINDOW (window));

  tours = share_tours (window);
  if (!way_tours_add_view (tours, window->session, "My tour", "我的导览", &error))
    {
      g_autofree char *reason = way_fault_tell (error);

      text = g_strdup_printf (_("The scene could not be saved: %s"), reason);
      way_window_show_message (window, text);
      return;
    }
  tour = way_tours_get (tours, way_tours_get_current (tours));
  text = g_strdup_printf (_("Added as scene %u of “%s”. Tours, Ctrl+T, has its words "
                            "and its place."),
                          way_tour_get_n_scenes (tour),
                          way_tour_get_title (tour, way_session_get_lang (window->session)));
  way_window_show_message (window, text);
}

/* By what it begins with, not by its name: a tour is a JSON object that says
 * so itself. */
static gboolean
is_tour (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = NULL;
  char head[HEAD_BYTES + 1];
  gsize n = 0;

  if (g_str_has_suffix (path, WAY_TOUR_SUFFIX))
    return TRUE;
  if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
    stream = g_file_read (file, NULL, NULL);
  if (stream == NULL
      || !g_input_stream_read_all (G_INPUT_STREAM (stream), head, HEAD_BYTES, &n, NULL, NULL))
    return FALSE;
  head[n] = '\0';
  return strstr (head, "\"waymark_tour\"") != NULL;
}

/**
 * way_window_open_tour:
 * @window: a window
 * @path: a file
 *
 * Adds the tour of a file to the person's own, and shows it; where that fails,
 * the window says why.
 *
 * Returns: %FALSE if the file is no tour at all
 */
gboolean
way_window_open_tour (WayWindow  *window,
                      const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayTour) tour = NULL;

  g_return_val_if_fail (WAY_IS_WINDOW (window) && path != NULL, FALSE);

  if (!is_tour (path))
    return FALSE;
  tour = way_tour_read_file (path, &error);
  if (tour == NULL || !way_tours_add (share_tours (window), tour, NULL, &error))
    way_window_show_error (window, error);
  else
    way_window_show_tours (window);
  return TRUE;
}
