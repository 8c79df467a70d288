/* The packing of one tile: which items stand on which lane, and what is left over
 * as clusters. Groups have lanes of their own and are packed one by one, so that
 * the work can be done in steps.
 */
#include "config.h"

#include "way-lane-map-private.h"

#include <math.h>

#include "way-lane-units.h"

/* The items of one bin and group: places in the group's index, and those that
 * may have room, among the tile's candidates. */
typedef struct
{
  guint group;
  int   first_day;
  int   last_day;
  guint from;
  guint to;
  guint first_candidate;
  guint n_candidates;
} Bin;

/* What a tile is made of, group by group. */
struct _WayLanePacking
{
  WayLaneMap    *map;
  int            octave;
  double         scale;
  WayUnit        bin;
  WayPackedTile *tile;
  guint          next_group;
  GArray        *bins;         /* Bin, of the group, as are these: */
  GArray        *candidates;   /* guint, items */
  WayLanes      *lanes;
};

/* As many as a bin could have room for in all lanes, and one more, so that one
 * is left over where there are more. */
static guint
bin_capacity (const WayLanePacking *packing)
{
  const WayLaneOptions *options = &packing->map->options;
  double bin_px = way_unit_days (packing->bin) * 1.25 * packing->scale;

  if (packing->map->n_shown <= WAY_LANE_WHOLE_ITEMS)
    return packing->map->n_shown;
  return (guint) (bin_px / (options->mark_px + options->gap_px) + 2) * options->max_lanes + 1;
}

static void
add_bin (WayLanePacking *packing,
         Bin            *bin)
{
  const WayLaneIndex *index = packing->map->groups[bin->group];
  guint n_top = MIN (bin_capacity (packing), bin->to - bin->from);
  g_autofree guint *places = g_new (guint, n_top);

  bin->first_candidate = packing->candidates->len;
  bin->n_candidates = way_lane_index_get_top (index, bin->from, bin->to, n_top, places);
  for (guint i = 0; i < bin->n_candidates; i++)
    {
      guint id = way_lane_index_get_id (index, places[i]);

      g_array_append_val (packing->candidates, id);
    }
  g_array_append_val (packing->bins, *bin);
}

/* The bins of a group that hold anything. */
static void
add_bins (WayLanePacking *packing,
          guint           group,
          int             first_day,
          int             last_day)
{
  WayLaneMap *map = packing->map;
  const WayLaneIndex *index = map->groups[group];
  guint end = way_lane_index_find (index, last_day);

  for (guint from = way_lane_index_find (index, first_day); from < end;)
    {
      double middle = way_lane_item_middle (&map->items[way_lane_index_get_id (index, from)]);
      int day = way_unit_floor (packing->bin, (int) floor (middle));
      Bin bin = { .group = group, .first_day = day, .from = from,
                  .last_day = way_unit_next (packing->bin, day) };

      bin.to = MIN (way_lane_index_find (index, bin.last_day), end);
      add_bin (packing, &bin);
      from = bin.to;
    }
}

/* What no candidate of the bin has taken. Candidates are in the order of
 * importance, so that the first without room is the most important. */
static void
add_cluster (WayLanePacking *packing,
             WayPackedTile  *tile,
             const Bin      *bin)
{
  WayLaneMap *map = packing->map;
  const WayLaneIndex *index = map->groups[bin->group];
  WayLaneCluster cluster = { .group = bin->group, .first_day = bin->first_day,
                             .last_day = bin->last_day, .top = WAY_NO_LANE };
  guint first = bin->from, last = bin->to;

  cluster.n_members = bin->to - bin->from;
  way_lane_index_count_categories (index, bin->from, bin->to, cluster.categories);
  for (guint i = 0; i < bin->n_candidates; i++)
    {
      guint place = bin->first_candidate + i;
      guint id = g_array_index (packing->candidates, guint, place);
      gboolean placed = way_lanes_get_placement (packing->lanes, place)->placed
                     >= WAY_PLACED_MARK;

      cluster.n_members -= placed;
      cluster.categories[map->items[id].category] -= placed;
      if (!placed && cluster.top == WAY_NO_LANE)
        cluster.top = id;
    }
  if (cluster.n_members == 0)
    return;
  while (g_hash_table_contains (tile->places,
                                GUINT_TO_POINTER (way_lane_index_get_id (index, first))))
    first++;
  while (g_hash_table_contains (tile->places,
                                GUINT_TO_POINTER (way_lane_index_get_id (index, last - 1))))
    last--;
  cluster.first_member
    = way_lane_item_middle (&map->items[way_lane_index_get_id (index, first)]);
  cluster.last_member
    = way_lane_item_middle (&map->items[way_lane_index_get_id (index, last - 1)]);
  g_array_append_val (tile->clusters, cluster);
}

static void
take_placed (WayLanePacking *packing,
             WayPackedTile  *tile)
{
  for (guint i = 0; i < packing->candidates->len; i++)
    {
      const WayPlacement *placement = way_lanes_get_placement (packing->lanes, i);
      guint id = g_array_index (packing->candidates, guint, i);

      if (placement->placed < WAY_PLACED_MARK)
        continue;
      g_array_append_val (tile->items, id);
      g_array_append_val (tile->placements, *placement);
      g_hash_table_insert (tile->places, GUINT_TO_POINTER (id),
                           GUINT_TO_POINTER (tile->items->len));
    }
}

static WayLaneOptions
tile_options (const WayLanePacking *packing,
              const WayLaneTile    *tile)
{
  WayLaneOptions options = packing->map->options;

  if (packing->octave < 0)
    {
      options.first_day = -INFINITY;
      options.last_day = INFINITY;
      options.yield = FALSE;
    }
  options.closed = packing->map->n_shown > WAY_LANE_WHOLE_ITEMS;
  options.closed_first = tile->first_day;
  options.closed_last = tile->last_day;
  return options;
}

/* The lanes of the candidates in the octave before. */
static guint *
find_lanes_before (const WayLanePacking *packing,
                   const WayLaneTile    *tile)
{
  guint *before;

  if (packing->octave <= 0)
    return NULL;
  before = g_new (guint, MAX (packing->candidates->len, 1));
  for (guint i = 0; i < packing->candidates->len; i++)
    {
      guint id = g_array_index (packing->candidates, guint, i);
      WayPackedTile *coarser = way_lane_map_get_packed (packing->map, packing->octave - 1,
                                (int) floor (way_lane_item_middle (&packing->map->items[id])));
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (coarser->places,
                                                           GUINT_TO_POINTER (id)));

      before[i] = place == 0 ? WAY_NO_LANE
        : g_array_index (coarser->placements, WayPlacement, place - 1).lane;
    }
  return before;
}

static WayPackedTile *
new_tile (int first_day,
          int last_day)
{
  WayPackedTile *tile = g_new0 (WayPackedTile, 1);

  tile->items = g_array_new (FALSE, FALSE, sizeof (guint));
  tile->placements = g_array_new (FALSE, FALSE, sizeof (WayPlacement));
  tile->clusters = g_array_new (FALSE, FALSE, sizeof (WayLaneCluster));
  tile->places = g_hash_table_new (NULL, NULL);
  tile->view.first_day = first_day;
  tile->view.last_day = last_day;
  return tile;
}

static void
complete_tile (WayPackedTile *tile)
{
  tile->view.n_items = tile->items->len;
  tile->view.items = (const guint *) (gpointer) tile->items->data;
  tile->view.placements = (const WayPlacement *) (gpointer) tile->placements->data;
  tile->view.n_clusters = tile->clusters->len;
  tile->view.clusters = (const WayLaneCluster *) (gpointer) tile->clusters->data;
}

static void
count_lanes (const WayLanePacking *packing,
             guint                 group)
{
  WayLaneMap *map = packing->map;

  if (map->n_shown <= WAY_LANE_WHOLE_ITEMS)
    packing->tile->n_lanes[group] = way_lanes_get_n_lanes (packing->lanes, group);
  else if (way_lane_index_get_n (map->groups[group]) > 0)
    /* All tiles of an octave have their groups at one height. */
    packing->tile->n_lanes[group] = map->options.max_lanes + 1;
}

/* Packs the next group; groups have lanes of their own. */
static void
pack_group (WayLanePacking *packing)
{
  WayPackedTile *tile = packing->tile;
  guint group = packing->next_group++;
  WayLaneOptions options = tile_options (packing, &tile->view);
  g_autofree guint *before = NULL;

  g_array_set_size (packing->bins, 0);
  g_array_set_size (packing->candidates, 0);
  add_bins (packing, group, tile->view.first_day, tile->view.last_day);
  before = find_lanes_before (packing, &tile->view);
  packing->lanes = way_lanes_new (packing->map->items,
                                 (const guint *) (gpointer) packing->candidates->data,
                                 packing->candidates->len, packing->map->n_groups, packing->scale,
                                 &options, before);
  take_placed (packing, tile);
  for (guint i = 0; i < packing->bins->len; i++)
    add_cluster (packing, tile, &g_array_index (packing->bins, Bin, i));
  count_lanes (packing, group);
  g_clear_pointer (&packing->lanes, way_lanes_free);
}

/**
 * way_packed_tile_free:
 * @tile: (transfer full): a tile, a WayPackedTile
 */
void
way_packed_tile_free (gpointer data)
{
  WayPackedTile *tile = data;

  g_return_if_fail (tile != NULL);

  g_array_unref (tile->items);
  g_array_unref (tile->placements);
  g_array_unref (tile->clusters);
  g_hash_table_unref (tile->places);
  g_free (tile->n_lanes);
  g_free (tile);
}

/**
 * way_lane_packing_new:
 * @map: a map with groups and measures, which outlives the packing
 * @octave: the number of an octave
 * @scale: its pixels a day
 * @first_day: where the tile begins, in days since 1970-01-01
 * @last_day: where it ends
 *
 * Returns: (transfer full): the packing of a tile, to be stepped or finished
 */
WayLanePacking *
way_lane_packing_new (WayLaneMap *map,
                      int         octave,
                      double      scale,
                      int         first_day,
                      int         last_day)
{
  WayLanePacking *packing;

  g_return_val_if_fail (map != NULL && first_day < last_day, NULL);

  packing = g_new0 (WayLanePacking, 1);
  packing->map = map;
  packing->octave = octave;
  packing->scale = scale;
  packing->bin = way_lane_choose_bin (scale, map->options.cluster_px);
  packing->tile = new_tile (first_day, last_day);
  packing->tile->n_lanes = g_new0 (guint, MAX (map->n_groups, 1));
  packing->bins = g_array_new (FALSE, FALSE, sizeof (Bin));
  packing->candidates = g_array_new (FALSE, FALSE, sizeof (guint));
  return packing;
}

/**
 * way_lane_packing_step:
 * @packing: a packing
 *
 * Packs the next group.
 *
 * Returns: %FALSE if there is none left
 */
gboolean
way_lane_packing_step (WayLanePacking *packing)
{
  g_return_val_if_fail (packing != NULL, FALSE);

  if (packing->next_group < packing->map->n_groups)
    pack_group (packing);
  return packing->next_group < packing->map->n_groups;
}

/**
 * way_lane_packing_finish:
 * @packing: (transfer full): a packing
 *
 * Packs what is left.
 *
 * Returns: (transfer full): the tile
 */
WayPackedTile *
way_lane_packing_finish (WayLanePacking *packing)
{
  WayPackedTile *tile;

  g_return_val_if_fail (packing != NULL, NULL);

  while (way_lane_packing_step (packing))
    ;
  tile = g_steal_pointer (&packing->tile);
  complete_tile (tile);
  way_lane_packing_free (packing);
  return tile;
}

/**
 * way_lane_packing_free:
 * @packing: (transfer full): a packing that is not wanted any more
 */
void
way_lane_packing_free (WayLanePacking *packing)
{
  g_return_if_fail (packing != NULL);

  g_clear_pointer (&packing->tile, way_packed_tile_free);
  g_array_unref (packing->bins);
  g_array_unref (packing->candidates);
  g_free (packing);
}
