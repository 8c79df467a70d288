/* Pictures in a window: an exported one that is opened or dropped takes the
 * window back to the view from which it was made.
 */
#include "config.h"

#include "way-window-private.h"

#include <string.h>

#include "way-picture-reader.h"

/* Pictures are told by their beginning, since a file may have any name. What is
 * no regular file could wait for ever. */
static gboolean
is_picture (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = NULL;
  guchar head[8] = { 0 };
  gsize n;

  if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
    stream = g_file_read (file, NULL, NULL);
  if (stream == NULL
      || !g_input_stream_read_all (G_INPUT_STREAM (stream), head, sizeof head, &n, NULL, NULL))
    return FALSE;
  return memcmp (head, "\x89PNG", 4) == 0 || head[0] == '<'
      || memcmp (head, "\xef\xbb\xbf<", 4) == 0;
}

static void
read_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  GError *error = NULL;
  char *json = way_picture_read_view_file (data, cancellable, &error);

  if (json != NULL)
    g_task_return_pointer (task, json, g_free);
  else
    g_task_return_error (task, error);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  WayWindow *window = WAY_WINDOW (source);
  g_autoptr (GError) error = NULL;
  g_autofree char *json = g_task_propagate_pointer (G_TASK (result), &error);
  g_autoptr (WayView) view = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (json != NULL)
    view = way_view_from_json (json, way_session_get_dataset (window->session), &error);
  if (view == NULL)
    {
      way_window_show_error (window, error);
      return;
    }
  gtk_revealer_set_reveal_child (window->message_revealer, FALSE);
  way_session_go (window->session, view);
}

static gboolean
drop_cb (WayWindow    *window,
         const GValue *value)
{
  GSList *files;

  if (!G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    return FALSE;
  files = gdk_file_list_get_files (g_value_get_boxed (value));
  if (files == NULL)
    return FALSE;
  way_window_open (window, files->data);
  g_slist_free (files);
  return TRUE;
}

/**
 * way_window_open_picture:
 * @window: a window
 * @path: a file
 *
 * Goes to the view of a picture; where that fails, the window says why and goes
 * on showing what it shows.
 *
 * Returns: %FALSE if the file is no picture at all
 */
gboolean
way_window_open_picture (WayWindow  *window,
                         const char *path)
{
  g_autoptr (GTask) task = NULL;

  g_return_val_if_fail (WAY_IS_WINDOW (window) && path != NULL, FALSE);

  if (!is_picture (path))
    return FALSE;
  task = g_task_new (window, window->cancellable, read_cb, NULL);
  g_task_set_source_tag (task, way_window_open_picture);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, read_in_thread);
  return TRUE;
}

/**
 * way_window_accept_drops:
 * @window: a window
 *
 * Lets files be dropped on the window, which then opens them.
 */
void
way_window_accept_drops (WayWindow *window)
{
  GtkDropTarget *target;

  g_return_if_fail (WAY_IS_WINDOW (window));

  target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), window, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (window), GTK_EVENT_CONTROLLER (target));
}
