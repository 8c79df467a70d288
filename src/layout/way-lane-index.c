/* A tree of the least importance over the items in the order of time: the most
 * important ones of a stretch are found by going down from its few topmost
 * nodes, best first. Categories are summed up at every 64th item.
 */
#include "config.h"

#include "way-lane-index.h"

#include <string.h>

#define BLOCK 64

struct _WayLaneIndex
{
  const WayLaneItem *items;
  guint             *ids;      /* in the order of time */
  guint              n;
  guint              leaves;   /* a power of two, not less than n */
  guint32           *least;    /* importance; node i has 2i and 2i + 1 under it */
  guint32          (*sums)[WAY_LANE_CATEGORIES];   /* before every block */
};

static void
make_tree (WayLaneIndex *index)
{
  index->leaves = 1;
  while (index->leaves < index->n)
    index->leaves *= 2;
  index->least = g_new (guint32, 2 * index->leaves);
  for (guint i = 0; i < index->n; i++)
    index->least[index->leaves + i] = index->items[index->ids[i]].importance;
  for (guint i = index->n; i < index->leaves; i++)
    index->least[index->leaves + i] = G_MAXUINT32;
  for (guint i = index->leaves - 1; i >= 1; i--)
    index->least[i] = MIN (index->least[2 * i], index->least[2 * i + 1]);
}

static void
make_sums (WayLaneIndex *index)
{
  guint32 sum[WAY_LANE_CATEGORIES] = { 0 };
  guint n_blocks = index->n / BLOCK + 1;

  index->sums = g_malloc_n (n_blocks, sizeof *index->sums);
  for (guint i = 0; i < index->n; i++)
    {
      if (i % BLOCK == 0)
        memcpy (index->sums[i / BLOCK], sum, sizeof sum);
      sum[index->items[index->ids[i]].category]++;
    }
  if (index->n % BLOCK == 0)
    memcpy (index->sums[index->n / BLOCK], sum, sizeof sum);
}

/**
 * way_lane_index_new:
 * @items: all items; they must outlive the index, and not change their dates,
 *   importance and category
 * @ids: (transfer full) (array length=n_ids): the numbers of those of the
 *   group, in the order of way_lane_item_middle()
 * @n_ids: how many they are
 *
 * Takes time in proportion to @n_ids.
 *
 * Returns: (transfer full): the index
 */
WayLaneIndex *
way_lane_index_new (const WayLaneItem *items,
                    guint             *ids,
                    guint              n_ids)
{
  WayLaneIndex *index;

  g_return_val_if_fail (n_ids == 0 || (items != NULL && ids != NULL), NULL);

  index = g_new0 (WayLaneIndex, 1);
  index->items = items;
  index->ids = ids;
  index->n = n_ids;
  make_tree (index);
  make_sums (index);
  return index;
}

/**
 * way_lane_index_free:
 * @index: (transfer full): an index
 */
void
way_lane_index_free (WayLaneIndex *index)
{
  g_return_if_fail (index != NULL);

  g_free (index->ids);
  g_free (index->least);
  g_free (index->sums);
  g_free (index);
}

/**
 * way_lane_index_get_n:
 * @index: an index
 *
 * Returns: how many items it holds
 */
guint
way_lane_index_get_n (const WayLaneIndex *index)
{
  g_return_val_if_fail (index != NULL, 0);

  return index->n;
}

/**
 * way_lane_index_get_id:
 * @index: an index
 * @place: a place in the order of time
 *
 * Returns: the number of the item at that place
 */
guint
way_lane_index_get_id (const WayLaneIndex *index,
                       guint               place)
{
  g_return_val_if_fail (index != NULL && place < index->n, 0);

  return index->ids[place];
}

/**
 * way_lane_index_find:
 * @index: an index
 * @day: days since 1970-01-01
 *
 * Returns: how many items have their middle before @day, which is the place of
 *   the first that does not
 */
guint
way_lane_index_find (const WayLaneIndex *index,
                     double              day)
{
  guint low = 0, high;

  g_return_val_if_fail (index != NULL, 0);

  high = index->n;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (way_lane_item_middle (&index->items[index->ids[middle]]) < day)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* The nodes that are still to be looked into, the most important on top. */
typedef struct
{
  const guint32 *least;
  GArray        *nodes;
} Heap;

static void
push (Heap  *heap,
      guint  node)
{
  guint at = heap->nodes->len;

  if (heap->least[node] == G_MAXUINT32)
    return;
  g_array_append_val (heap->nodes, node);
  while (at > 0)
    {
      guint above = (at - 1) / 2;
      guint other = g_array_index (heap->nodes, guint, above);

      if (heap->least[other] <= heap->least[node])
        break;
      g_array_index (heap->nodes, guint, at) = other;
      at = above;
    }
  g_array_index (heap->nodes, guint, at) = node;
}

static guint
pop (Heap *heap)
{
  guint *nodes = (guint *) (gpointer) heap->nodes->data;
  guint top = nodes[0];
  guint n = heap->nodes->len - 1;
  guint last = nodes[n];
  guint at = 0;

  g_array_set_size (heap->nodes, n);
  while (2 * at + 1 < n)
    {
      guint under = 2 * at + 1;

      if (under + 1 < n && heap->least[nodes[under + 1]] < heap->least[nodes[under]])
        under++;
      if (heap->least[last] <= heap->least[nodes[under]])
        break;
      nodes[at] = nodes[under];
      at = under;
    }
  if (n > 0)
    nodes[at] = last;
  return top;
}

/* The topmost nodes that lie wholly within the stretch. */
static void
push_stretch (Heap               *heap,
              const WayLaneIndex *index,
              guint               from,
              guint               to)
{
  guint low = index->leaves + from, high = index->leaves + to;

  for (; low < high; low /= 2, high /= 2)
    {
      if (low % 2 == 1)
        push (heap, low++);
      if (high % 2 == 1)
        push (heap, --high);
    }
}

/**
 * way_lane_index_get_top:
 * @index: an index
 * @from: the first place of a stretch
 * @to: the place after its last
 * @n_top: how many are wanted
 * @places: (out) (array length=n_top): their places, the most important first
 *
 * Finds the most important items of a stretch, in about @n_top times the
 * logarithm of the number of items.
 *
 * Returns: how many have been found, which is fewer only if the stretch has
 *   no more
 */
guint
way_lane_index_get_top (const WayLaneIndex *index,
                        guint               from,
                        guint               to,
                        guint               n_top,
                        guint              *places)
{
  Heap heap;
  guint n = 0;

  g_return_val_if_fail (index != NULL && places != NULL, 0);
  g_return_val_if_fail (from <= to && to <= index->n, 0);

  heap = (Heap) { index->least, g_array_new (FALSE, FALSE, sizeof (guint)) };
  push_stretch (&heap, index, from, to);
  while (n < n_top && heap.nodes->len > 0)
    {
      guint node = pop (&heap);

      if (node >= index->leaves)
        {
          places[n++] = node - index->leaves;
          continue;
        }
      push (&heap, 2 * node);
      push (&heap, 2 * node + 1);
    }
  g_array_unref (heap.nodes);
  return n;
}

/* Adds what lies before @place, times @sign. */
static void
add_before (const WayLaneIndex *index,
            guint               place,
            int                 sign,
            guint              *counts)
{
  for (guint i = 0; i < WAY_LANE_CATEGORIES; i++)
    counts[i] += sign * index->sums[place / BLOCK][i];
  for (guint i = place - place % BLOCK; i < place; i++)
    counts[index->items[index->ids[i]].category] += sign;
}

/**
 * way_lane_index_count_categories:
 * @index: an index
 * @from: the first place of a stretch
 * @to: the place after its last
 * @counts: (out) (array fixed-size=12): how many items of each category lie in
 *   the stretch
 */
void
way_lane_index_count_categories (const WayLaneIndex *index,
                                 guint               from,
                                 guint               to,
                                 guint              *counts)
{
  g_return_if_fail (index != NULL && counts != NULL);
  g_return_if_fail (from <= to && to <= index->n);

  memset (counts, 0, WAY_LANE_CATEGORIES * sizeof *counts);
  add_before (index, to, 1, counts);
  add_before (index, from, -1, counts);
}
