/* The searcher holds two results: what is known of the present words, for the
 * list, and the last whole set, which stays until there is a new one.
 */
#include "config.h"

#include "way-session-search.h"

#include <string.h>

/* Sets of so many policies are searched while the caller waits: a few
 * milliseconds with an index. */
#define MAX_AT_ONCE 2000u

struct _WaySearcher
{
  WaySearcherFunc changed;
  gpointer        data;
  WayDataset     *dataset;     /* whose policies the hits are */
  WayHits        *hits;
  WayHits        *found;
  GCancellable   *cancellable; /* of the running search, or NULL */
};

/* A search in a thread; it knows its searcher only until it is cancelled. */
typedef struct
{
  WaySearcher  *searcher;
  WayDataset   *dataset;
  char         *text;
  GCancellable *cancellable;
} Running;

/* Hits on their way to the main thread. */
typedef struct
{
  WaySearcher  *searcher;
  GCancellable *cancellable;
  WayHits      *hits;       /* NULL if the search ends without any */
} Message;

static void
take (WayHits **place,
      WayHits  *hits)
{
  if (hits != NULL)
    way_hits_ref (hits);
  g_clear_pointer (place, way_hits_unref);
  *place = hits;
}

static void
free_running (gpointer data)
{
  Running *running = data;

  way_dataset_unref (running->dataset);
  g_object_unref (running->cancellable);
  g_free (running->text);
  g_free (running);
}

static void
free_message (gpointer data)
{
  Message *message = data;

  g_object_unref (message->cancellable);
  g_clear_pointer (&message->hits, way_hits_unref);
  g_free (message);
}

static gboolean
deliver_cb (gpointer data)
{
  Message *message = data;
  WaySearcher *searcher = message->searcher;
  gboolean found;

  if (g_cancellable_is_cancelled (message->cancellable))
    return G_SOURCE_REMOVE;
  found = message->hits == NULL
          || (message->hits->set != NULL && !message->hits->complete);
  take (&searcher->hits, message->hits);
  if (message->hits == NULL || message->hits->set != NULL)
    take (&searcher->found, message->hits);
  if (message->hits == NULL || message->hits->complete)
    g_clear_object (&searcher->cancellable);
  searcher->changed (found, searcher->data);
  return G_SOURCE_REMOVE;
}

static void
send (Running *running,
      WayHits *hits)
{
  Message *message = g_new0 (Message, 1);

  message->searcher = running->searcher;
  message->cancellable = g_object_ref (running->cancellable);
  take (&message->hits, hits);
  g_idle_add_full (G_PRIORITY_DEFAULT, deliver_cb, message, free_message);
}

static void
progress_cb (WayHits  *hits,
             gpointer  data)
{
  send (data, hits);
}

static void
search_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      data,
                  GCancellable *cancellable)
{
  Running *running = data;
  g_autoptr (WayHits) hits = NULL;

  hits = way_search_run (running->dataset, running->text, progress_cb, running,
                         running->cancellable, NULL);
  /* Without words there is nothing to report but that. */
  if (hits == NULL)
    send (running, NULL);
  g_task_return_boolean (task, TRUE);
}

static void
stop (WaySearcher *searcher)
{
  if (searcher->cancellable != NULL)
    g_cancellable_cancel (searcher->cancellable);
  g_clear_object (&searcher->cancellable);
}

static void
start_thread (WaySearcher *searcher,
              const char  *text)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);
  Running *running = g_new0 (Running, 1);

  searcher->cancellable = g_cancellable_new ();
  running->searcher = searcher;
  running->dataset = way_dataset_ref (searcher->dataset);
  running->text = g_strdup (text);
  running->cancellable = g_object_ref (searcher->cancellable);
  g_task_set_source_tag (task, start_thread);
  g_task_set_task_data (task, running, free_running);
  g_task_run_in_thread (task, search_in_thread);
}

/**
 * way_searcher_new:
 * @changed: what to call when a thread has found something
 * @data: what to give to it
 *
 * Returns: (transfer full): a searcher without hits
 */
WaySearcher *
way_searcher_new (WaySearcherFunc changed,
                  gpointer        data)
{
  WaySearcher *searcher = g_new0 (WaySearcher, 1);

  searcher->changed = changed;
  searcher->data = data;
  return searcher;
}

/**
 * way_searcher_free:
 * @searcher: (transfer full): a searcher, which may be searching
 */
void
way_searcher_free (WaySearcher *searcher)
{
  g_return_if_fail (searcher != NULL);

  stop (searcher);
  take (&searcher->hits, NULL);
  take (&searcher->found, NULL);
  g_clear_pointer (&searcher->dataset, way_dataset_unref);
  g_free (searcher);
}

/**
 * way_searcher_search:
 * @searcher: a searcher
 * @dataset: a snapshot
 * @text: what to search for
 *
 * Searches. In a small set the hits are there on return; otherwise they come
 * later, and the set of the search before stays as long.
 */
void
way_searcher_search (WaySearcher *searcher,
                     WayDataset  *dataset,
                     const char  *text)
{
  g_autoptr (GPtrArray) phrases = NULL;
  g_autoptr (WayHits) hits = NULL;

  g_return_if_fail (searcher != NULL && dataset != NULL && text != NULL);

  stop (searcher);
  take (&searcher->hits, NULL);
  if (searcher->dataset != dataset)
    {
      take (&searcher->found, NULL);
      g_clear_pointer (&searcher->dataset, way_dataset_unref);
      searcher->dataset = way_dataset_ref (dataset);
    }
  phrases = way_search_parse (text);
  if (phrases->len > 0 && way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES) > MAX_AT_ONCE)
    {
      start_thread (searcher, text);
      return;
    }
  hits = way_search_run (dataset, text, NULL, NULL, NULL, NULL);
  take (&searcher->hits, hits);
  take (&searcher->found, hits);
}

/**
 * way_searcher_get_hits:
 * @searcher: a searcher
 *
 * Returns: (transfer none) (nullable): what is known of the present words
 */
WayHits *
way_searcher_get_hits (WaySearcher *searcher)
{
  g_return_val_if_fail (searcher != NULL, NULL);

  return searcher->hits;
}

/**
 * way_searcher_get_found:
 * @searcher: a searcher
 *
 * Returns: (transfer none) (nullable): the last hits whose whole set is known
 */
WayHits *
way_searcher_get_found (WaySearcher *searcher)
{
  g_return_val_if_fail (searcher != NULL, NULL);

  return searcher->found;
}

/**
 * way_searcher_copy_found:
 * @searcher: a searcher
 * @n: how many policies there are
 *
 * Gives what is filtered, since the text is searched for once however often
 * facets change.
 *
 * Returns: (transfer full): for each policy whether it is one of
 *   way_searcher_get_found(); all are where there is nothing to be found
 */
guint8 *
way_searcher_copy_found (WaySearcher *searcher,
                         guint        n)
{
  guint8 *matching;

  g_return_val_if_fail (searcher != NULL, NULL);

  matching = g_new (guint8, MAX (n, 1));
  if (searcher->found != NULL)
    way_hits_fill (searcher->found, matching, n);
  else
    memset (matching, 1, MAX (n, 1));
  return matching;
}

/**
 * way_searcher_is_searching:
 * @searcher: a searcher
 *
 * Returns: whether a thread is at work
 */
gboolean
way_searcher_is_searching (WaySearcher *searcher)
{
  g_return_val_if_fail (searcher != NULL, FALSE);

  return searcher->cancellable != NULL;
}

/**
 * way_searcher_is_finding:
 * @searcher: a searcher
 *
 * Returns: whether way_searcher_get_found() is still of the words before
 */
gboolean
way_searcher_is_finding (WaySearcher *searcher)
{
  g_return_val_if_fail (searcher != NULL, FALSE);

  return searcher->cancellable != NULL
      && (searcher->hits == NULL || searcher->hits->set == NULL);
}
