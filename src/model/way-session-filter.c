/* A pass over all policies at a time: what is asked for while a thread is at work
 * takes the place of what that does, whose result is dropped.
 */
#include "config.h"

#include "way-session-filter.h"

struct _WayFilterer
{
  WayFiltererFunc  done;
  gpointer         data;
  GCancellable    *cancellable;   /* of the running pass, or NULL */
};

/* A pass in a thread. */
typedef struct
{
  WayDataset  *dataset;
  WayQuery    *query;
  int          known_on;
  WayFiltered  filtered;
} Pass;

static void
free_pass (gpointer data)
{
  Pass *pass = data;

  way_dataset_unref (pass->dataset);
  way_query_free (pass->query);
  g_free (pass->filtered.matching);
  g_free (pass->filtered.counts);
  g_free (pass);
}

static void
filter_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      data,
                  GCancellable *cancellable)
{
  Pass *pass = data;

  /* Of several changes in a row only the last one is wanted. */
  if (g_task_return_error_if_cancelled (task))
    return;
  pass->filtered.counts = g_new (guint, way_facet_get_first (pass->dataset, WAY_N_FACETS));
  pass->filtered.n_matching
    = way_query_filter (pass->query, pass->dataset, pass->known_on, NULL, 0,
                        pass->filtered.matching, pass->filtered.counts);
  g_task_return_boolean (task, TRUE);
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  WayFilterer *filterer = data;
  Pass *pass = g_task_get_task_data (G_TASK (result));

  /* Else another pass is on its way, or the filterer has gone. */
  if (!g_task_propagate_boolean (G_TASK (result), NULL))
    return;
  g_clear_object (&filterer->cancellable);
  filterer->done (&pass->filtered, filterer->data);
}

/**
 * way_filterer_new:
 * @done: what to call when a thread has filtered
 * @data: what to give to it
 *
 * Returns: (transfer full): a filterer that does nothing
 */
WayFilterer *
way_filterer_new (WayFiltererFunc done,
                  gpointer        data)
{
  WayFilterer *filterer;

  g_return_val_if_fail (done != NULL, NULL);

  filterer = g_new0 (WayFilterer, 1);
  filterer->done = done;
  filterer->data = data;
  return filterer;
}

/**
 * way_filterer_free:
 * @filterer: (transfer full): a filterer, which may be running
 */
void
way_filterer_free (WayFilterer *filterer)
{
  g_return_if_fail (filterer != NULL);

  way_filterer_stop (filterer);
  g_free (filterer);
}

/**
 * way_filterer_start:
 * @filterer: a filterer
 * @dataset: a snapshot
 * @query: a query; copied
 * @known_on: the day on which verdicts are known, or %WAY_KNOWN_ALL
 * @matching: (transfer full): for each policy whether to look at it at all
 *
 * Filters in a thread, and gives up what was being filtered before.
 */
void
way_filterer_start (WayFilterer    *filterer,
                    WayDataset     *dataset,
                    const WayQuery *query,
                    int             known_on,
                    guint8         *matching)
{
  g_autoptr (GTask) task = NULL;
  Pass *pass;

  g_return_if_fail (filterer != NULL && dataset != NULL && query != NULL && matching != NULL);

  way_filterer_stop (filterer);
  filterer->cancellable = g_cancellable_new ();
  pass = g_new0 (Pass, 1);
  pass->dataset = way_dataset_ref (dataset);
  pass->query = way_query_copy (query);
  pass->known_on = known_on;
  pass->filtered.matching = matching;
  task = g_task_new (NULL, filterer->cancellable, done_cb, filterer);
  g_task_set_source_tag (task, way_filterer_start);
  g_task_set_task_data (task, pass, free_pass);
  g_task_run_in_thread (task, filter_in_thread);
}

/**
 * way_filterer_stop:
 * @filterer: a filterer
 *
 * Gives up what is being filtered.
 */
void
way_filterer_stop (WayFilterer *filterer)
{
  g_return_if_fail (filterer != NULL);

  g_cancellable_cancel (filterer->cancellable);
  g_clear_object (&filterer->cancellable);
}

/**
 * way_filterer_is_running:
 * @filterer: a filterer
 *
 * Returns: whether a thread is at work for it
 */
gboolean
way_filterer_is_running (WayFilterer *filterer)
{
  g_return_val_if_fail (filterer != NULL, FALSE);

  return filterer->cancellable != NULL;
}
