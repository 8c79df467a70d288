/* Pictures in a window: an exported one that is opened or dropped takes the
 * window back to the view from which it was made.
 */
#include "config.h"

#include "way-window-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "way-picture-reader.h"
#include "way-view-missing.h"
#include "way-widget-task.h"

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

/* What a picture carries. */
typedef struct
{
  char *view;      /* as JSON */
  char *dataset;   /* (nullable): "id version" */
} Carried;

static void
carried_free (gpointer data)
{
  Carried *carried = data;

  g_free (carried->view);
  g_free (carried->dataset);
  g_free (carried);
}

static void
read_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  GError *error = NULL;
  Carried *carried = g_new0 (Carried, 1);

  carried->view = way_picture_read_view_file (data, &carried->dataset, cancellable, &error);
  if (carried->view != NULL)
    {
      g_task_return_pointer (task, carried, carried_free);
      return;
    }
  carried_free (carried);
  g_task_return_error (task, error);
}

/* "id, version 1.0" of a data set that is named as "id 1.0". */
static char *
name_dataset (const char *name)
{
  const char *blank = strchr (name, ' ');
  g_autofree char *id = blank != NULL ? g_strndup (name, (gsize) (blank - name)) : NULL;

  return blank != NULL ? g_strdup_printf (_("%s, version %s"), id, blank + 1) : g_strdup (name);
}

/* What did not come back of a picture, and from which data set it was made if
 * that is another; NULL if all is as it was. */
static char *
describe_loss (WayWindow     *window,
               const Carried *carried,
               WayView       *view)
{
  const WayDataset *dataset = way_session_get_dataset (window->session);
  g_autofree char *here = g_strdup_printf ("%s %s", way_dataset_get_meta (dataset, "id"),
                                           way_dataset_get_meta (dataset, "version"));
  g_autofree char *missing
    = way_view_describe_missing (view, dataset, way_session_get_lang (window->session));
  g_autofree char *from = NULL, *of = NULL;

  if (carried->dataset == NULL || g_str_equal (carried->dataset, here))
    return missing != NULL ? g_strdup_printf (_("Not found in this data set: %s."), missing) : NULL;
  from = name_dataset (carried->dataset);
  of = name_dataset (here);
  if (missing != NULL)
    return g_strdup_printf (_("The picture was made from the data set %s; this one is %s. "
                              "Not found here: %s."), from, of, missing);
  return g_strdup_printf (_("The picture was made from the data set %s; this one is %s. "
                            "All that it names is here, but figures may differ."), from, of);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  WayWindow *window = WAY_WINDOW (source);
  g_autoptr (GError) error = NULL;
  Carried *carried = g_task_propagate_pointer (G_TASK (result), &error);
  g_autoptr (WayView) view = NULL;
  g_autofree char *loss = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (carried != NULL)
    view = way_view_from_json (carried->view, way_session_get_dataset (window->session), &error);
  if (view == NULL)
    {
      g_clear_pointer (&carried, carried_free);
      way_window_show_error (window, error);
      return;
    }
  loss = describe_loss (window, carried, view);
  carried_free (carried);
  gtk_revealer_set_reveal_child (window->message_revealer, FALSE);
  way_session_go (window->session, view);
  if (loss != NULL)
    way_window_show_message (window, loss);
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
  task = way_widget_task_new (GTK_WIDGET (window), window->cancellable, read_cb);
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
