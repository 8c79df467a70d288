/* While a picture is drawn, the one before is encoded, and the one before that
 * waits for the disk. Only drawing needs fonts, which are those of the main thread;
 * the two other steps have a thread each, and keep the order.
 *
 * A signal ends the command as it does where one file is written: at once, or, while
 * a file is on its way to its place, as soon as nothing is left beside it. The
 * thread that writes is the one that takes it; the others let it pass.
 */
#include "config.h"

#include "way-cli-batch.h"

#include "way-cli-output.h"

/* Pictures and files that are given and not yet done with, at most. */
#define MAX_HELD 2

/* Pictures larger than this, in bytes, are encoded before the next is drawn:
 * memory is scarce, and threads save the less. */
#define LARGE_PICTURE ((gsize) 128 << 20)

/* What becomes one file, or only something to be told in its turn. */
typedef struct
{
  WayDrawnPicture *picture;   /* (nullable) */
  GBytes          *file;      /* (nullable) */
  char            *path;
  char            *warning;   /* (nullable): told before the file is written */
  char            *fault;     /* (nullable): why there is no file */
  char            *line;      /* told when it is there, with its line break */
} Item;

/* What one thread gives to another. */
typedef struct
{
  GMutex   lock;      /* of all else */
  GCond    changed;
  GQueue   items;
  guint    n_held;    /* those in the queue, and the one that is worked on */
  gboolean ended;
} Queue;

struct _WayCliBatch
{
  Queue     drawn;
  Queue     encoded;
  GThread  *encoder;
  GThread  *writer;
  gint      code;      /* atomic: a WayCliExit */
  sigset_t  signals;   /* those that were held before */
};

static void
free_item (Item *item)
{
  g_clear_pointer (&item->picture, way_drawn_picture_free);
  g_clear_pointer (&item->file, g_bytes_unref);
  g_free (item->path);
  g_free (item->warning);
  g_free (item->fault);
  g_free (item->line);
  g_free (item);
}

static void
queue_init (Queue *queue)
{
  g_mutex_init (&queue->lock);
  g_cond_init (&queue->changed);
  g_queue_init (&queue->items);
}

static void
queue_clear (Queue *queue)
{
  g_mutex_clear (&queue->lock);
  g_cond_clear (&queue->changed);
}

/* Waits until no more are held than may be, this one included. */
static void
queue_push (Queue *queue,
            Item  *item,   /* (transfer full) */
            guint  max_held)
{
  g_mutex_lock (&queue->lock);
  g_queue_push_tail (&queue->items, item);
  queue->n_held++;
  g_cond_broadcast (&queue->changed);
  while (queue->n_held > max_held)
    g_cond_wait (&queue->changed, &queue->lock);
  g_mutex_unlock (&queue->lock);
}

/* Waits for an item; returns NULL after the last. */
static Item *
queue_pop (Queue *queue)
{
  Item *item;

  g_mutex_lock (&queue->lock);
  while (g_queue_is_empty (&queue->items) && !queue->ended)
    g_cond_wait (&queue->changed, &queue->lock);
  item = g_queue_pop_head (&queue->items);
  g_mutex_unlock (&queue->lock);
  return item;
}

/* An item is done with, and there is room for another. */
static void
queue_release (Queue *queue)
{
  g_mutex_lock (&queue->lock);
  queue->n_held--;
  g_cond_broadcast (&queue->changed);
  g_mutex_unlock (&queue->lock);
}

static void
queue_end (Queue *queue)
{
  g_mutex_lock (&queue->lock);
  queue->ended = TRUE;
  g_cond_broadcast (&queue->changed);
  g_mutex_unlock (&queue->lock);
}

static void
encode (Item *item)
{
  g_autoptr (GError) error = NULL;

  if (item->picture == NULL)
    return;
  item->file = way_drawn_picture_encode (item->picture, NULL, &error);
  if (item->file == NULL)
    item->fault = g_strdup (error->message);
  /* Its memory is wanted for the next. */
  g_clear_pointer (&item->picture, way_drawn_picture_free);
}

static gpointer
encode_all_cb (gpointer data)
{
  WayCliBatch *batch = data;
  Item *item;

  while ((item = queue_pop (&batch->drawn)) != NULL)
    {
      encode (item);
      queue_release (&batch->drawn);
      queue_push (&batch->encoded, item, MAX_HELD);
    }
  queue_end (&batch->encoded);
  return NULL;
}

static WayCliExit
write_item (const Item *item)
{
  WayCliExit code = WAY_CLI_OK;

  if (item->fault != NULL)
    {
      way_cli_fail (item->fault);
      return WAY_CLI_INPUT;
    }
  if (item->warning != NULL)
    way_cli_fail (item->warning);
  if (item->file != NULL)
    code = way_cli_output_write (item->path, item->file);
  if (code == WAY_CLI_OK)
    g_printerr ("%s", item->line);
  return code;
}

/* After the first that fails, none is written. */
static gpointer
write_all_cb (gpointer data)
{
  WayCliBatch *batch = data;
  Item *item;

  while ((item = queue_pop (&batch->encoded)) != NULL)
    {
      if (way_cli_batch_goes_on (batch))
        g_atomic_int_set (&batch->code, write_item (item));
      free_item (item);
      queue_release (&batch->encoded);
    }
  return NULL;
}

/**
 * way_cli_batch_new:
 *
 * Begins a batch. Until its end, signals that end the command pass this thread by.
 *
 * Returns: (transfer full): the batch, for way_cli_batch_finish()
 */
WayCliBatch *
way_cli_batch_new (void)
{
  WayCliBatch *batch = g_new0 (WayCliBatch, 1);

  queue_init (&batch->drawn);
  queue_init (&batch->encoded);
  batch->code = WAY_CLI_OK;
  /* Threads begin with the signals held that their maker holds. */
  batch->writer = g_thread_new ("writer", write_all_cb, batch);
  way_cli_output_hold_signals (&batch->signals);
  batch->encoder = g_thread_new ("encoder", encode_all_cb, batch);
  return batch;
}

/**
 * way_cli_batch_add:
 * @batch: a batch
 * @picture: (transfer full): what is to be a file
 * @path: where to write it
 * @warning: (nullable): what is told before that
 * @line: what is told when it is there, with its line break
 *
 * Adds a picture, and waits while too many are on their way.
 */
void
way_cli_batch_add (WayCliBatch     *batch,
                   WayDrawnPicture *picture,
                   const char      *path,
                   const char      *warning,
                   const char      *line)
{
  gboolean large;
  Item *item;

  g_return_if_fail (batch != NULL && picture != NULL && path != NULL && line != NULL);

  large = way_drawn_picture_get_size (picture) > LARGE_PICTURE;
  item = g_new0 (Item, 1);
  item->picture = picture;
  item->path = g_strdup (path);
  item->warning = g_strdup (warning);
  item->line = g_strdup (line);
  queue_push (&batch->drawn, item, large ? 0 : MAX_HELD);
}

/**
 * way_cli_batch_add_line:
 * @batch: a batch
 * @line: what to tell, with its line break
 *
 * Tells something when what was added before is done.
 */
void
way_cli_batch_add_line (WayCliBatch *batch,
                        const char  *line)
{
  Item *item;

  g_return_if_fail (batch != NULL && line != NULL);

  item = g_new0 (Item, 1);
  item->line = g_strdup (line);
  queue_push (&batch->drawn, item, MAX_HELD);
}

/**
 * way_cli_batch_add_fault:
 * @batch: a batch
 * @fault: why a picture could not be drawn
 *
 * Ends the batch in its turn, with the exit code %WAY_CLI_INPUT.
 */
void
way_cli_batch_add_fault (WayCliBatch *batch,
                         const char  *fault)
{
  Item *item;

  g_return_if_fail (batch != NULL && fault != NULL);

  item = g_new0 (Item, 1);
  item->fault = g_strdup (fault);
  /* Nothing follows it. */
  queue_push (&batch->drawn, item, 0);
}

/**
 * way_cli_batch_goes_on:
 * @batch: a batch
 *
 * Returns: FALSE if a file could not be written, so that none is any more
 */
gboolean
way_cli_batch_goes_on (WayCliBatch *batch)
{
  g_return_val_if_fail (batch != NULL, FALSE);

  return g_atomic_int_get (&batch->code) == WAY_CLI_OK;
}

/**
 * way_cli_batch_finish:
 * @batch: (transfer full): a batch
 *
 * Waits until all is written.
 *
 * Returns: what the command ends with; a fault has been told
 */
WayCliExit
way_cli_batch_finish (WayCliBatch *batch)
{
  WayCliExit code;

  g_return_val_if_fail (batch != NULL, WAY_CLI_INPUT);

  queue_end (&batch->drawn);
  g_thread_join (batch->encoder);
  g_thread_join (batch->writer);
  code = (WayCliExit) g_atomic_int_get (&batch->code);
  pthread_sigmask (SIG_SETMASK, &batch->signals, NULL);
  queue_clear (&batch->drawn);
  queue_clear (&batch->encoded);
  g_free (batch);
  return code;
}
