/* Image surfaces in large pages. A picture is written from end to end as soon
 * as it is made, and in pages of 4 KiB each of them is a fault of its own: two
 * thousand for a slide, a twentieth of the time that the whole command takes.
 */
#include "config.h"

#include "way-surface.h"

#include <stdlib.h>
#include <sys/mman.h>

/* Of x86-64 and most others; where pages are of another size, this is only an
 * alignment. */
#define LARGE_PAGE ((gsize) 2 << 20)

/* Pictures that are drawn, encoded and on the way between at the same time. */
#define MAX_SPARE 3

/* The pixels of a surface, and where they go when it has served. */
typedef struct
{
  guchar         *bytes;
  gsize           size;
  WaySurfacePool *pool;   /* (nullable) */
} Pixels;

struct _WaySurfacePool
{
  gatomicrefcount ref_count;   /* its owner, and each surface */
  GMutex          lock;        /* of what follows */
  Pixels         *spare[MAX_SPARE];
  guint           n_spare;
};

static const cairo_user_data_key_t pixels_key;

/* Returns %NULL if there is not enough memory. */
static guchar *
allocate_pixels (gsize size)
{
  void *pixels = NULL;

  size = (size + LARGE_PAGE - 1) / LARGE_PAGE * LARGE_PAGE;
  if (posix_memalign (&pixels, LARGE_PAGE, size) != 0)
    return NULL;
#ifdef MADV_HUGEPAGE
  /* A kernel without large pages says no, and nothing is lost. */
  madvise (pixels, size, MADV_HUGEPAGE);
#endif
  return pixels;
}

static void
free_pixels (Pixels *pixels)
{
  free (pixels->bytes);
  g_free (pixels);
}

static void
unref_pool (WaySurfacePool *pool)
{
  if (!g_atomic_ref_count_dec (&pool->ref_count))
    return;
  for (guint i = 0; i < pool->n_spare; i++)
    free_pixels (pool->spare[i]);
  g_mutex_clear (&pool->lock);
  g_free (pool);
}

/* A surface is gone, in whatever thread. */
static void
give_back_cb (void *data)
{
  Pixels *pixels = data;
  WaySurfacePool *pool = pixels->pool;
  gboolean kept = FALSE;

  if (pool != NULL)
    {
      g_mutex_lock (&pool->lock);
      kept = pool->n_spare < MAX_SPARE;
      if (kept)
        pool->spare[pool->n_spare++] = pixels;
      g_mutex_unlock (&pool->lock);
    }
  if (!kept)
    free_pixels (pixels);
  if (pool != NULL)
    unref_pool (pool);
}

/* Returns %NULL if none of the size is spare. What is spare of another size goes:
 * pictures of a batch are all of one. */
static Pixels *
find_spare (WaySurfacePool *pool,
            gsize           size)
{
  Pixels *found = NULL;

  g_mutex_lock (&pool->lock);
  while (found == NULL && pool->n_spare > 0)
    {
      found = pool->spare[--pool->n_spare];
      if (found->size != size)
        g_clear_pointer (&found, free_pixels);
    }
  g_mutex_unlock (&pool->lock);
  return found;
}

/* Returns %NULL if there is not enough memory. */
static Pixels *
get_pixels (WaySurfacePool *pool,
            gsize           size)
{
  Pixels *pixels = pool != NULL ? find_spare (pool, size) : NULL;

  if (pixels == NULL)
    {
      guchar *bytes = allocate_pixels (size);

      if (bytes == NULL)
        return NULL;
      pixels = g_new (Pixels, 1);
      *pixels = (Pixels) { bytes, size, pool };
    }
  if (pool != NULL)
    g_atomic_ref_count_inc (&pool->ref_count);
  return pixels;
}

/**
 * way_surface_new:
 * @width: in pixels
 * @height: in pixels
 *
 * Creates an opaque surface for a whole picture. Unlike that of cairo, it is
 * not cleared: the picture must begin with its ground.
 *
 * Returns: (transfer full): the surface; as with cairo, one with an error if
 *   the size is none that it can have or there is not enough memory
 */
cairo_surface_t *
way_surface_new (guint width,
                 guint height)
{
  return way_surface_pool_take (NULL, width, height);
}

/**
 * way_surface_pool_new:
 *
 * Creates a pool for a batch of pictures of one size: memory that has been
 * written before costs no faults.
 *
 * Returns: (transfer full): the pool, without surfaces yet
 */
WaySurfacePool *
way_surface_pool_new (void)
{
  WaySurfacePool *pool = g_new0 (WaySurfacePool, 1);

  g_atomic_ref_count_init (&pool->ref_count);
  g_mutex_init (&pool->lock);
  return pool;
}

/**
 * way_surface_pool_free:
 * @pool: (transfer full) (nullable): a pool
 *
 * Frees a pool; surfaces of it that are still in use take their memory with
 * them.
 */
void
way_surface_pool_free (WaySurfacePool *pool)
{
  if (pool != NULL)
    unref_pool (pool);
}

/**
 * way_surface_pool_take:
 * @pool: (nullable): a pool; safe in any thread
 * @width: in pixels
 * @height: in pixels
 *
 * Creates a surface as way_surface_new() does, in the memory of one that has
 * gone, if there is one. What was drawn there is still to be seen.
 *
 * Returns: (transfer full): the surface, which may be destroyed in any thread; as
 *   with way_surface_new(), one with an error if it cannot be
 */
cairo_surface_t *
way_surface_pool_take (WaySurfacePool *pool,
                       guint           width,
                       guint           height)
{
  cairo_surface_t *surface;
  Pixels *pixels = NULL;
  int stride = -1;

  if (width <= G_MAXINT16 && height <= G_MAXINT16)
    stride = cairo_format_stride_for_width (CAIRO_FORMAT_RGB24, (int) width);
  if (stride > 0 && height > 0)
    pixels = get_pixels (pool, (gsize) stride * height);
  /* Cairo has no public way to make a surface of an error, but to fail. */
  if (pixels == NULL)
    return cairo_image_surface_create (CAIRO_FORMAT_RGB24, -1, -1);
  surface = cairo_image_surface_create_for_data (pixels->bytes, CAIRO_FORMAT_RGB24, (int) width,
                                                 (int) height, stride);
  if (cairo_surface_set_user_data (surface, &pixels_key, pixels, give_back_cb)
      != CAIRO_STATUS_SUCCESS)
    {
      cairo_surface_destroy (surface);
      give_back_cb (pixels);
      return cairo_image_surface_create (CAIRO_FORMAT_RGB24, -1, -1);
    }
  return surface;
}
