/* To load the fonts takes longer than to draw a small picture. A batch of them,
 * and the search for the size with which all has room, use the same few sizes
 * again and again.
 */
#include "config.h"

#include "way-text-pool.h"

/* Contexts that wait in each thread. */
#define MAX_WAITING 6

typedef struct
{
  WayTextContext *waiting[MAX_WAITING];   /* the newest first */
  guint           n_waiting;
} Pool;

static void
pool_free (gpointer data)
{
  Pool *pool = data;

  for (guint i = 0; i < pool->n_waiting; i++)
    way_text_context_free (pool->waiting[i]);
  g_free (pool);
}

static GPrivate pools = G_PRIVATE_INIT (pool_free);

static Pool *
get_pool (void)
{
  Pool *pool = g_private_get (&pools);

  if (pool == NULL)
    {
      pool = g_new0 (Pool, 1);
      g_private_set (&pools, pool);
    }
  return pool;
}

static WayTextContext *
remove_at (Pool  *pool,
           guint  index)
{
  WayTextContext *context = pool->waiting[index];

  for (guint i = index; i + 1 < pool->n_waiting; i++)
    pool->waiting[i] = pool->waiting[i + 1];
  pool->n_waiting--;
  return context;
}

/**
 * way_text_pool_take:
 * @size_px: the base size in pixels of the picture
 * @lang: the language of the picture
 *
 * Returns: (transfer full): a context of the system's sans serif, which may have
 *   served before; to be given back in the same thread
 */
WayTextContext *
way_text_pool_take (double  size_px,
                    WayLang lang)
{
  Pool *pool = get_pool ();

  for (guint i = 0; i < pool->n_waiting; i++)
    if (way_text_context_get_size (pool->waiting[i]) == size_px
        && way_text_context_get_lang (pool->waiting[i]) == lang)
      return remove_at (pool, i);
  return way_text_context_new ("Sans", size_px, lang);
}

/**
 * way_text_pool_give:
 * @context: (transfer full) (nullable): a context of way_text_pool_take()
 *
 * Keeps a context for the next picture. Its labels must not be used any more.
 */
void
way_text_pool_give (WayTextContext *context)
{
  Pool *pool = get_pool ();

  if (context == NULL)
    return;
  if (pool->n_waiting == MAX_WAITING)
    way_text_context_free (remove_at (pool, MAX_WAITING - 1));
  way_text_context_trim (context);
  for (guint i = pool->n_waiting; i > 0; i--)
    pool->waiting[i] = pool->waiting[i - 1];
  pool->waiting[0] = context;
  pool->n_waiting++;
}
