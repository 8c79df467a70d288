/* However a task and its widget end, the widget ends in the main loop's thread. */
#include "config.h"

#include "way-widget-task.h"

#include "display.h"

/* A thread lets go of its task last only now and then. */
#define N_TASKS 400

static GThread *ended_in;
static guint n_done;

static void
ended_cb (gpointer  data,
          GObject  *widget)
{
  ended_in = g_thread_self ();
}

static void
work_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  g_assert_null (source);
  g_task_return_boolean (task, TRUE);
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_assert_true (GTK_IS_LABEL (source));
  g_assert_true (g_task_propagate_boolean (G_TASK (result), NULL));
  n_done++;
}

static void
test_thread (void)
{
  for (guint i = 0; i < N_TASKS; i++)
    {
      GtkWidget *label = g_object_ref_sink (gtk_label_new (NULL));
      GTask *task = way_widget_task_new (label, NULL, done_cb);

      ended_in = NULL;
      g_object_weak_ref (G_OBJECT (label), ended_cb, NULL);
      g_task_run_in_thread (task, work_in_thread);
      g_object_unref (task);
      g_object_unref (label);
      wait_until (ended_in != NULL);
      g_assert_true (ended_in == g_thread_self ());
    }
  g_assert_cmpuint (n_done, ==, N_TASKS);
}

int
main (int    argc,
      char **argv)
{
  set_up_display (&argc, &argv);
  g_test_add_func ("/widget-task/thread", test_thread);
  return g_test_run ();
}
