/* Opening a file in a window. A large data set is shown as soon as its keys
 * are known; the links between its policies follow, and then a check of every
 * page. None of it is done in the window's own thread.
 */
#include "config.h"

#include "way-window-private.h"

#include <glib/gi18n.h>

#include "way-fault.h"
#include "way-store.h"
#include "way-widget-task.h"

/* Faster openings need no message. */
#define PATIENCE_MS 400

static void
open_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  GError *error = NULL;
  WayDataset *dataset = way_store_open (data, cancellable, &error);

  if (dataset != NULL)
    g_task_return_pointer (task, dataset, (GDestroyNotify) way_dataset_unref);
  else
    g_task_return_error (task, error);
}

static void
verify_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      data,
                  GCancellable *cancellable)
{
  GError *error = NULL;

  if (way_store_verify (data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
complete_in_thread (GTask        *task,
                    gpointer      source,
                    gpointer      data,
                    GCancellable *cancellable)
{
  GError *error = NULL;
  WayDataset *dataset = way_store_complete (data, cancellable, &error);

  if (dataset != NULL)
    g_task_return_pointer (task, dataset, (GDestroyNotify) way_dataset_unref);
  else
    g_task_return_error (task, error);
}

/* A set that turns out to be damaged stays, with what can be read of it. */
static void
tell_damage (WayWindow    *window,
             const GError *error)
{
  g_autofree char *reason = NULL;
  g_autofree char *text = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  reason = way_fault_tell (error);
  text = g_strdup_printf (_("%s. Parts of what is shown may be missing: "
                            "open another copy of the file."), reason);
  way_window_show_message (window, text);
}

static void
verified_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    tell_damage (WAY_WINDOW (source), error);
}

static void
run_for_dataset (WayWindow           *window,
                 GTaskThreadFunc      function,
                 GAsyncReadyCallback  done_cb)
{
  g_autoptr (GTask) task = way_widget_task_new (GTK_WIDGET (window), window->reading, done_cb);

  g_task_set_task_data (task, way_dataset_ref (way_session_get_dataset (window->session)),
                        (GDestroyNotify) way_dataset_unref);
  g_task_run_in_thread (task, function);
}

static void
completed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  WayWindow *window = WAY_WINDOW (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (WayDataset) dataset = g_task_propagate_pointer (G_TASK (result), &error);

  if (dataset == NULL)
    {
      tell_damage (window, error);
      return;
    }
  way_session_complete_dataset (window->session, dataset);
  run_for_dataset (window, verify_in_thread, verified_cb);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  WayWindow *window = WAY_WINDOW (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (WayDataset) dataset = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  way_window_stop_opening (window);
  if (dataset == NULL)
    {
      way_window_show_error (window, error);
      return;
    }
  gtk_revealer_set_reveal_child (window->message_revealer, FALSE);
  way_session_set_dataset (window->session, dataset);
  /* What had the keyboard, such as a row of the table, may be gone. */
  gtk_widget_grab_focus (GTK_WIDGET (window->timeline));
  way_window_read_links (window);
}

static gboolean
show_opening_cb (gpointer data)
{
  WayWindow *window = data;

  window->opening_source = 0;
  way_window_show_message (window, _("Opening the data set… Close this message to stop."));
  return G_SOURCE_REMOVE;
}

/**
 * way_window_stop_opening:
 * @window: a window
 *
 * Gives up opening a file, if one is being opened.
 */
void
way_window_stop_opening (WayWindow *window)
{
  g_return_if_fail (WAY_IS_WINDOW (window));

  g_clear_handle_id (&window->opening_source, g_source_remove);
  g_cancellable_cancel (window->opening);
  g_clear_object (&window->opening);
}

/**
 * way_window_read_links:
 * @window: a window
 *
 * Reads what is not yet known of the data set shown, and stops reading that of
 * an earlier one.
 */
void
way_window_read_links (WayWindow *window)
{
  g_return_if_fail (WAY_IS_WINDOW (window));

  g_cancellable_cancel (window->reading);
  g_clear_object (&window->reading);
  if (way_dataset_is_complete (way_session_get_dataset (window->session)))
    return;
  window->reading = g_cancellable_new ();
  run_for_dataset (window, complete_in_thread, completed_cb);
}

/**
 * way_window_show_fault:
 * @window: a window
 *
 * Says so where a row could not be read when it was to be shown.
 */
void
way_window_show_fault (WayWindow *window)
{
  g_autoptr (GError) fault = NULL;
  WayRowSource *source;

  g_return_if_fail (WAY_IS_WINDOW (window));

  source = way_dataset_get_source_of_rows (way_session_get_dataset (window->session));
  if (source != NULL)
    fault = way_row_source_next_fault (source);
  if (fault != NULL)
    tell_damage (window, fault);
}

/**
 * way_window_open:
 * @window: a window
 * @file: a data-set file, a picture that the program has exported, or a tour
 *
 * Opens a data set in the place of the present one, goes to the view of a
 * picture, or takes a tour to the person's own; where that fails, the window
 * says why and goes on showing what it shows.
 */
void
way_window_open (WayWindow *window,
                 GFile     *file)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *path = NULL;

  g_return_if_fail (WAY_IS_WINDOW (window) && G_IS_FILE (file));

  path = g_file_get_path (file);
  if (path == NULL)
    {
      way_window_show_message (window, _("Only files on this computer can be opened."));
      return;
    }
  way_window_stop_opening (window);
  if (way_window_open_picture (window, path) || way_window_open_tour (window, path))
    return;
  window->opening = g_cancellable_new ();
  window->opening_source = g_timeout_add (PATIENCE_MS, show_opening_cb, window);
  task = way_widget_task_new (GTK_WIDGET (window), window->opening, opened_cb);
  g_task_set_source_tag (task, way_window_open);
  g_task_set_task_data (task, g_steal_pointer (&path), g_free);
  g_task_run_in_thread (task, open_in_thread);
}
