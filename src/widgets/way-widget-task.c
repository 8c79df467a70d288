/* A thread may be the last to let go of its task, after the callback has run, and
 * a task lets go of its source object then. A widget must not end in a thread,
 * so that a task of a widget has none, and the main loop holds the widget.
 */
#include "config.h"

#include "way-widget-task.h"

typedef struct
{
  GtkWidget           *widget;
  GAsyncReadyCallback  callback;
} Begun;

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autofree Begun *begun = data;
  g_autoptr (GtkWidget) widget = begun->widget;

  begun->callback (G_OBJECT (widget), result, NULL);
}

/**
 * way_widget_task_new:
 * @widget: the widget that wants something to be done; kept until @callback has
 *   returned
 * @cancellable: (nullable): what gives it up
 * @callback: called in the main loop with @widget, the task and %NULL
 *
 * The function of the task is given no source object. The task has to return,
 * once.
 *
 * Returns: (transfer full): a task
 */
GTask *
way_widget_task_new (GtkWidget           *widget,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback)
{
  Begun *begun;

  g_return_val_if_fail (GTK_IS_WIDGET (widget) && callback != NULL, NULL);

  begun = g_new0 (Begun, 1);
  begun->widget = g_object_ref (widget);
  begun->callback = callback;
  return g_task_new (NULL, cancellable, done_cb, begun);
}
