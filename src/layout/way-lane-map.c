/* Tiles, kept by octave and first day. A tile depends on nothing but its items
 * and the tiles over it in the octave before, so that the way by which a
 * window was reached changes nothing in it.
 */
#include "config.h"

#include "way-lane-map.h"

#include <math.h>
#include <string.h>

#include "way-lane-units.h"

/* As many items as this are packed at once: no label has to give way at the
 * end of a tile. */
#define WHOLE_ITEMS 2000

/* A step of packing lasts so long, or for one group. */
#define STEP_US 4000

/* With more tiles than this, those of earlier windows are dropped. */
#define MAX_TILES 400

typedef struct
{
  WayLaneTile  view;        /* what is given out of the following */
  GArray      *items;       /* guint */
  GArray      *placements;  /* WayPlacement */
  GArray      *clusters;    /* WayLaneCluster */
  GHashTable  *places;      /* item → its place in the arrays + 1 */
  guint       *n_lanes;     /* of each group */
} Tile;

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

struct _WayLaneMap
{
  WayLaneItem    *items;
  guint           n_items;
  guint          *by_middle;
  WayLaneIndex  **groups;
  guint           n_groups;
  guint           n_shown;
  double          anchor;
  WayLaneOptions  options;
  GHashTable     *tiles;    /* gint64 → Tile */
  struct _Making *making;   /* (nullable): the tile that is packed in steps */
};

/* What a tile is made of, group by group. */
typedef struct _Making
{
  WayLaneMap *map;
  int         octave;
  double      scale;
  WayUnit     bin;
  gint64      key;
  Tile       *tile;
  guint       next_group;
  GArray     *bins;         /* Bin, of the group, as are these: */
  GArray     *candidates;   /* guint, items */
  WayLanes   *lanes;
} Making;

static void
free_tile (gpointer data)
{
  Tile *tile = data;

  g_array_unref (tile->items);
  g_array_unref (tile->placements);
  g_array_unref (tile->clusters);
  g_hash_table_unref (tile->places);
  g_free (tile->n_lanes);
  g_free (tile);
}

/* Sorts the numbers of all items by their middles, by counting. */
static void
sort_by_middle (WayLaneMap *map)
{
  g_autofree guint *starts = NULL;
  int least = G_MAXINT, most = G_MININT;

  map->by_middle = g_new (guint, MAX (map->n_items, 1));
  for (guint i = 0; i < map->n_items; i++)
    {
      least = MIN (least, map->items[i].first + map->items[i].last);
      most = MAX (most, map->items[i].first + map->items[i].last);
    }
  if (map->n_items == 0)
    return;
  starts = g_new0 (guint, (gsize) most - least + 2);
  for (guint i = 0; i < map->n_items; i++)
    starts[map->items[i].first + map->items[i].last - least + 1]++;
  for (int i = 0; i <= most - least; i++)
    starts[i + 1] += starts[i];
  for (guint i = 0; i < map->n_items; i++)
    map->by_middle[starts[map->items[i].first + map->items[i].last - least]++] = i;
}

static void
free_making (Making *making)
{
  g_clear_pointer (&making->tile, free_tile);
  g_array_unref (making->bins);
  g_array_unref (making->candidates);
  g_free (making);
}

static void
clear_tiles (WayLaneMap *map)
{
  g_hash_table_remove_all (map->tiles);
  g_clear_pointer (&map->making, free_making);
}

static void
clear_groups (WayLaneMap *map)
{
  for (guint i = 0; i < map->n_groups; i++)
    g_clear_pointer (&map->groups[i], way_lane_index_free);
  g_clear_pointer (&map->groups, g_free);
  map->n_groups = 0;
}

/**
 * way_lane_map_new:
 * @items: items; they must outlive the map, and keep their dates, importance
 *   and category. Labels are measured in place
 * @n_items: how many there are
 *
 * Returns: (transfer full): a map; it needs groups and measures before it can
 *   be asked anything
 */
WayLaneMap *
way_lane_map_new (WayLaneItem *items,
                  guint        n_items)
{
  WayLaneMap *map;

  g_return_val_if_fail (items != NULL || n_items == 0, NULL);

  map = g_new0 (WayLaneMap, 1);
  map->items = items;
  map->n_items = n_items;
  map->tiles = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_tile);
  sort_by_middle (map);
  return map;
}

/**
 * way_lane_map_free:
 * @map: (transfer full): a map
 */
void
way_lane_map_free (WayLaneMap *map)
{
  g_return_if_fail (map != NULL);

  clear_groups (map);
  clear_tiles (map);
  g_hash_table_unref (map->tiles);
  g_free (map->by_middle);
  g_free (map);
}

/**
 * way_lane_map_set_groups:
 * @map: a map
 * @n_groups: how many groups there are
 *
 * Takes over which items are filtered and to which groups they belong, after a
 * change of those; in time that grows with the number of items.
 */
void
way_lane_map_set_groups (WayLaneMap *map,
                         guint       n_groups)
{
  g_autofree guint **ids = NULL;
  g_autofree guint *n_ids = NULL;

  g_return_if_fail (map != NULL);

  clear_groups (map);
  clear_tiles (map);
  n_ids = g_new0 (guint, MAX (n_groups, 1));
  ids = g_new0 (guint *, MAX (n_groups, 1));
  map->n_shown = 0;
  for (guint i = 0; i < map->n_items; i++)
    n_ids[map->items[i].group] += !map->items[i].filtered;
  for (guint i = 0; i < n_groups; i++)
    {
      ids[i] = g_new (guint, MAX (n_ids[i], 1));
      map->n_shown += n_ids[i];
      n_ids[i] = 0;
    }
  for (guint i = 0; i < map->n_items; i++)
    {
      const WayLaneItem *item = &map->items[map->by_middle[i]];

      if (!item->filtered)
        ids[item->group][n_ids[item->group]++] = map->by_middle[i];
    }
  map->groups = g_new (WayLaneIndex *, MAX (n_groups, 1));
  map->n_groups = n_groups;
  for (guint i = 0; i < n_groups; i++)
    map->groups[i] = way_lane_index_new (map->items, ids[i], n_ids[i]);
}

/**
 * way_lane_map_set_measures:
 * @map: a map
 * @anchor: the scale, in pixels a day, at which an octave begins; in octaves
 *   further out labels may stand outside the options' days
 * @options: the measures
 */
void
way_lane_map_set_measures (WayLaneMap           *map,
                           double                anchor,
                           const WayLaneOptions *options)
{
  g_return_if_fail (map != NULL && anchor > 0 && options != NULL);

  map->anchor = anchor;
  map->options = *options;
  clear_tiles (map);
}

/**
 * way_lane_map_get_n:
 * @map: a map with groups
 * @group: the number of a group
 *
 * Returns: how many items of the group are not filtered
 */
guint
way_lane_map_get_n (WayLaneMap *map,
                    guint       group)
{
  g_return_val_if_fail (map != NULL && group < map->n_groups, 0);

  return way_lane_index_get_n (map->groups[group]);
}

/**
 * way_lane_map_get_n_shown:
 * @map: a map with groups
 *
 * Returns: how many items are not filtered
 */
guint
way_lane_map_get_n_shown (const WayLaneMap *map)
{
  g_return_val_if_fail (map != NULL, 0);

  return map->n_shown;
}

/**
 * way_lane_map_new_filtered:
 * @map: a map
 *
 * Returns: (transfer full): an index of the items that are filtered, of all
 *   groups together
 */
WayLaneIndex *
way_lane_map_new_filtered (WayLaneMap *map)
{
  guint *ids;
  guint n = 0;

  g_return_val_if_fail (map != NULL, NULL);

  ids = g_new (guint, MAX (map->n_items - map->n_shown, 1));
  for (guint i = 0; i < map->n_items; i++)
    if (map->items[map->by_middle[i]].filtered)
      ids[n++] = map->by_middle[i];
  return way_lane_index_new (map->items, ids, n);
}

/**
 * way_lane_map_count:
 * @map: a map with groups
 * @from: days since 1970-01-01
 * @to: likewise, not before @from
 *
 * Returns: how many items that are not filtered have their middle in [@from,
 *   @to)
 */
guint
way_lane_map_count (WayLaneMap *map,
                    double      from,
                    double      to)
{
  guint n = 0;

  g_return_val_if_fail (map != NULL && from <= to, 0);

  for (guint i = 0; i < map->n_groups; i++)
    n += way_lane_index_find (map->groups[i], to) - way_lane_index_find (map->groups[i], from);
  return n;
}

/* As many as a bin could have room for in all lanes, and one more, so that one
 * is left over where there are more. */
static guint
bin_capacity (const Making *making)
{
  const WayLaneOptions *options = &making->map->options;
  double bin_px = way_unit_days (making->bin) * 1.25 * making->scale;

  if (making->map->n_shown <= WHOLE_ITEMS)
    return making->map->n_shown;
  return (guint) (bin_px / (options->mark_px + options->gap_px) + 2) * options->max_lanes + 1;
}

static void
add_bin (Making *making,
         Bin    *bin)
{
  const WayLaneIndex *index = making->map->groups[bin->group];
  guint n_top = MIN (bin_capacity (making), bin->to - bin->from);
  g_autofree guint *places = g_new (guint, n_top);

  bin->first_candidate = making->candidates->len;
  bin->n_candidates = way_lane_index_get_top (index, bin->from, bin->to, n_top, places);
  for (guint i = 0; i < bin->n_candidates; i++)
    {
      guint id = way_lane_index_get_id (index, places[i]);

      g_array_append_val (making->candidates, id);
    }
  g_array_append_val (making->bins, *bin);
}

/* The bins of a group that hold anything. */
static void
add_bins (Making *making,
          guint   group,
          int     first_day,
          int     last_day)
{
  WayLaneMap *map = making->map;
  const WayLaneIndex *index = map->groups[group];
  guint end = way_lane_index_find (index, last_day);

  for (guint from = way_lane_index_find (index, first_day); from < end;)
    {
      double middle = way_lane_item_middle (&map->items[way_lane_index_get_id (index, from)]);
      int day = way_unit_floor (making->bin, (int) floor (middle));
      Bin bin = { .group = group, .first_day = day, .from = from,
                  .last_day = way_unit_next (making->bin, day) };

      bin.to = MIN (way_lane_index_find (index, bin.last_day), end);
      add_bin (making, &bin);
      from = bin.to;
    }
}

/* What no candidate of the bin has taken. Candidates are in the order of
 * importance, so that the first without room is the most important. */
static void
add_cluster (Making    *making,
             Tile      *tile,
             const Bin *bin)
{
  WayLaneMap *map = making->map;
  const WayLaneIndex *index = map->groups[bin->group];
  WayLaneCluster cluster = { .group = bin->group, .first_day = bin->first_day,
                             .last_day = bin->last_day, .top = WAY_NO_LANE };
  guint first = bin->from, last = bin->to;

  cluster.n_members = bin->to - bin->from;
  way_lane_index_count_categories (index, bin->from, bin->to, cluster.categories);
  for (guint i = 0; i < bin->n_candidates; i++)
    {
      guint place = bin->first_candidate + i;
      guint id = g_array_index (making->candidates, guint, place);
      gboolean placed = way_lanes_get_placement (making->lanes, place)->placed
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
take_placed (Making *making,
             Tile   *tile)
{
  for (guint i = 0; i < making->candidates->len; i++)
    {
      const WayPlacement *placement = way_lanes_get_placement (making->lanes, i);
      guint id = g_array_index (making->candidates, guint, i);

      if (placement->placed < WAY_PLACED_MARK)
        continue;
      g_array_append_val (tile->items, id);
      g_array_append_val (tile->placements, *placement);
      g_hash_table_insert (tile->places, GUINT_TO_POINTER (id),
                           GUINT_TO_POINTER (tile->items->len));
    }
}

static WayLaneOptions
tile_options (const Making      *making,
              const WayLaneTile *tile)
{
  WayLaneOptions options = making->map->options;

  if (making->octave < 0)
    {
      options.first_day = -INFINITY;
      options.last_day = INFINITY;
    }
  options.closed = making->map->n_shown > WHOLE_ITEMS;
  options.closed_first = tile->first_day;
  options.closed_last = tile->last_day;
  return options;
}

static Tile *get_tile (WayLaneMap *map,
                       int         octave,
                       int         day);

/* The lanes of the candidates in the octave before. */
static guint *
find_lanes_before (const Making      *making,
                   const WayLaneTile *tile)
{
  guint *before;

  if (making->octave <= 0)
    return NULL;
  before = g_new (guint, MAX (making->candidates->len, 1));
  for (guint i = 0; i < making->candidates->len; i++)
    {
      guint id = g_array_index (making->candidates, guint, i);
      Tile *coarser = get_tile (making->map, making->octave - 1,
                                (int) floor (way_lane_item_middle (&making->map->items[id])));
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (coarser->places,
                                                           GUINT_TO_POINTER (id)));

      before[i] = place == 0 ? WAY_NO_LANE
        : g_array_index (coarser->placements, WayPlacement, place - 1).lane;
    }
  return before;
}

static Tile *
new_tile (int first_day,
          int last_day)
{
  Tile *tile = g_new0 (Tile, 1);

  tile->items = g_array_new (FALSE, FALSE, sizeof (guint));
  tile->placements = g_array_new (FALSE, FALSE, sizeof (WayPlacement));
  tile->clusters = g_array_new (FALSE, FALSE, sizeof (WayLaneCluster));
  tile->places = g_hash_table_new (NULL, NULL);
  tile->view.first_day = first_day;
  tile->view.last_day = last_day;
  return tile;
}

static void
complete_tile (Tile *tile)
{
  tile->view.n_items = tile->items->len;
  tile->view.items = (const guint *) (gpointer) tile->items->data;
  tile->view.placements = (const WayPlacement *) (gpointer) tile->placements->data;
  tile->view.n_clusters = tile->clusters->len;
  tile->view.clusters = (const WayLaneCluster *) (gpointer) tile->clusters->data;
}

static void
count_lanes (const Making *making,
             guint         group)
{
  WayLaneMap *map = making->map;

  if (map->n_shown <= WHOLE_ITEMS)
    making->tile->n_lanes[group] = way_lanes_get_n_lanes (making->lanes, group);
  else if (way_lane_index_get_n (map->groups[group]) > 0)
    /* All tiles of an octave have their groups at one height. */
    making->tile->n_lanes[group] = map->options.max_lanes + 1;
}

/* Packs the next group; groups have lanes of their own. */
static void
pack_group (Making *making)
{
  Tile *tile = making->tile;
  guint group = making->next_group++;
  WayLaneOptions options = tile_options (making, &tile->view);
  g_autofree guint *before = NULL;

  g_array_set_size (making->bins, 0);
  g_array_set_size (making->candidates, 0);
  add_bins (making, group, tile->view.first_day, tile->view.last_day);
  before = find_lanes_before (making, &tile->view);
  making->lanes = way_lanes_new (making->map->items,
                                 (const guint *) (gpointer) making->candidates->data,
                                 making->candidates->len, making->map->n_groups, making->scale,
                                 &options, before);
  take_placed (making, tile);
  for (guint i = 0; i < making->bins->len; i++)
    add_cluster (making, tile, &g_array_index (making->bins, Bin, i));
  count_lanes (making, group);
  g_clear_pointer (&making->lanes, way_lanes_free);
}

static double
octave_scale (const WayLaneMap *map,
              int               octave)
{
  return map->anchor * exp2 (octave);
}

/* Where the tile with a day begins and ends. */
static void
find_tile (const WayLaneMap *map,
           int               octave,
           int               day,
           int              *first_day,
           int              *last_day)
{
  double scale = octave_scale (map, octave);
  WayUnit unit;

  *first_day = G_MININT;
  *last_day = G_MAXINT;
  if (map->n_shown <= WHOLE_ITEMS)
    return;
  unit = way_lane_choose_tile (scale, way_lane_choose_bin (scale, map->options.cluster_px));
  *first_day = way_unit_floor (unit, day);
  *last_day = way_unit_next (unit, *first_day);
}

static gint64
make_key (int octave,
          int first_day)
{
  return (gint64) octave * ((gint64) G_MAXUINT32 + 1) + (guint32) first_day;
}

static Making *
begin_making (WayLaneMap *map,
              int         octave,
              int         day)
{
  Making *making = g_new0 (Making, 1);
  int first_day, last_day;

  find_tile (map, octave, day, &first_day, &last_day);
  making->map = map;
  making->octave = octave;
  making->scale = octave_scale (map, octave);
  making->bin = way_lane_choose_bin (making->scale, map->options.cluster_px);
  making->key = make_key (octave, first_day);
  making->tile = new_tile (first_day, last_day);
  making->tile->n_lanes = g_new0 (guint, MAX (map->n_groups, 1));
  making->bins = g_array_new (FALSE, FALSE, sizeof (Bin));
  making->candidates = g_array_new (FALSE, FALSE, sizeof (guint));
  return making;
}

/* Packs what is left, and keeps the tile. */
static Tile *
end_making (Making *making)
{
  WayLaneMap *map = making->map;
  Tile *tile;

  while (making->next_group < map->n_groups)
    pack_group (making);
  tile = g_steal_pointer (&making->tile);
  complete_tile (tile);
  g_hash_table_insert (map->tiles, g_memdup2 (&making->key, sizeof making->key), tile);
  free_making (making);
  return tile;
}

static Tile *
get_tile (WayLaneMap *map,
          int         octave,
          int         day)
{
  int first_day, last_day;
  gint64 key;
  Tile *tile;

  find_tile (map, octave, day, &first_day, &last_day);
  key = make_key (octave, first_day);
  tile = g_hash_table_lookup (map->tiles, &key);
  if (tile != NULL)
    return tile;
  if (map->making != NULL && map->making->key == key)
    return end_making (g_steal_pointer (&map->making));
  return end_making (begin_making (map, octave, day));
}

static int
octave_of (const WayLaneMap *map,
           double            scale)
{
  return (int) lround (log2 (way_lanes_octave (scale, map->anchor) / map->anchor));
}

/**
 * way_lane_map_get_n_lanes:
 * @map: a map with groups and measures
 * @scale: pixels a day
 * @group: the number of a group
 *
 * Returns: how many lanes the group has at that scale, that of its clusters
 *   included; 0 if it shows nothing
 */
guint
way_lane_map_get_n_lanes (WayLaneMap *map,
                          double      scale,
                          guint       group)
{
  g_return_val_if_fail (map != NULL && map->anchor > 0 && group < map->n_groups, 0);

  if (map->n_shown <= WHOLE_ITEMS)
    return get_tile (map, octave_of (map, scale), 0)->n_lanes[group];
  return way_lane_index_get_n (map->groups[group]) > 0 ? map->options.max_lanes + 1 : 0;
}

/**
 * way_lane_map_get_tiles:
 * @map: a map with groups and measures
 * @scale: pixels a day
 * @start: the first moment that is looked at, in days since 1970-01-01
 * @end: the last
 *
 * Packs what is looked at, where that has not been done before.
 *
 * Returns: (transfer container) (element-type WayLaneTile): the tiles, in the
 *   order of time; valid until groups or measures are set, or other tiles are
 *   asked for
 */
GPtrArray *
way_lane_map_get_tiles (WayLaneMap *map,
                        double      scale,
                        double      start,
                        double      end)
{
  g_autoptr (GPtrArray) tiles = g_ptr_array_new ();
  int octave, day;

  g_return_val_if_fail (map != NULL && map->anchor > 0 && start <= end, NULL);

  if (g_hash_table_size (map->tiles) > MAX_TILES)
    clear_tiles (map);
  octave = octave_of (map, scale);
  day = (int) floor (start);
  for (;;)
    {
      Tile *tile = get_tile (map, octave, day);

      g_ptr_array_add (tiles, &tile->view);
      if (tile->view.last_day >= end)
        break;
      day = tile->view.last_day;
    }
  return g_steal_pointer (&tiles);
}

/* Packs some groups of a tile, as many as take a part of a frame. */
static void
make_some (WayLaneMap *map,
           int         octave,
           int         day)
{
  gint64 end = g_get_monotonic_time () + STEP_US;
  int first_day, last_day;

  find_tile (map, octave, day, &first_day, &last_day);
  if (map->making != NULL && map->making->key != make_key (octave, first_day))
    g_clear_pointer (&map->making, free_making);
  if (map->making == NULL)
    map->making = begin_making (map, octave, day);
  while (map->making->next_group < map->n_groups && g_get_monotonic_time () < end)
    pack_group (map->making);
  if (map->making->next_group == map->n_groups)
    end_making (g_steal_pointer (&map->making));
}

/* Packs a part of the first tile of a stretch that is not there yet, or of one of
 * those over it in the octaves before, which it is made after. */
static gboolean
make_missing (WayLaneMap *map,
              int         octave,
              double      start,
              double      end)
{
  for (int day = (int) floor (start);;)
    {
      int first_day, last_day;
      gint64 key;

      find_tile (map, octave, day, &first_day, &last_day);
      key = make_key (octave, first_day);
      if (!g_hash_table_contains (map->tiles, &key))
        {
          if (octave > 0 && map->n_shown > WHOLE_ITEMS
              && make_missing (map, octave - 1, first_day, last_day - 1))
            return TRUE;
          make_some (map, octave, day);
          return TRUE;
        }
      if (last_day >= end)
        return FALSE;
      day = last_day;
    }
}

/**
 * way_lane_map_prepare:
 * @map: a map with groups and measures
 * @scale: pixels a day
 * @start: the first moment that is looked at, in days since 1970-01-01
 * @end: the last
 *
 * Packs a part of a tile that the next moves are likely to need: beside the window,
 * or in the octaves after and before this one. For when there is time between
 * frames; small sets need it not, and nothing is shown otherwise for it.
 *
 * Returns: %FALSE if there is nothing left to prepare
 */
gboolean
way_lane_map_prepare (WayLaneMap *map,
                      double      scale,
                      double      start,
                      double      end)
{
  double span = end - start;
  int octave;

  g_return_val_if_fail (map != NULL && map->anchor > 0 && start <= end, FALSE);

  if (map->n_shown <= WHOLE_ITEMS || g_hash_table_size (map->tiles) > MAX_TILES)
    return FALSE;
  octave = octave_of (map, scale);
  return make_missing (map, octave + 1, start + span / 4, end - span / 4)
      || make_missing (map, octave, start - span / 4, end + span / 4)
      || make_missing (map, octave - 1, start - span / 2, end + span / 2);
}

/**
 * way_lane_map_prepare_window:
 * @map: a map with groups and measures
 * @scale: pixels a day
 * @start: the first moment that is looked at, in days since 1970-01-01
 * @end: the last
 *
 * Packs a part of what way_lane_map_get_tiles() needs for the same window, in
 * some milliseconds, so that a long way can be gone in steps.
 *
 * Returns: %FALSE if it needs none any more
 */
gboolean
way_lane_map_prepare_window (WayLaneMap *map,
                             double      scale,
                             double      start,
                             double      end)
{
  g_return_val_if_fail (map != NULL && map->anchor > 0 && start <= end, FALSE);

  return make_missing (map, octave_of (map, scale), start, end);
}

/**
 * way_lane_map_find:
 * @map: a map with groups and measures
 * @scale: pixels a day
 * @item: the number of an item
 * @placement: (out): where it stands at that scale
 *
 * Returns: %FALSE if the item is filtered
 */
gboolean
way_lane_map_find (WayLaneMap   *map,
                   double        scale,
                   guint         item,
                   WayPlacement *placement)
{
  Tile *tile;
  guint place;

  g_return_val_if_fail (map != NULL && map->anchor > 0 && item < map->n_items, FALSE);
  g_return_val_if_fail (placement != NULL, FALSE);

  if (map->items[item].filtered)
    return FALSE;
  tile = get_tile (map, octave_of (map, scale),
                   (int) floor (way_lane_item_middle (&map->items[item])));
  place = GPOINTER_TO_UINT (g_hash_table_lookup (tile->places, GUINT_TO_POINTER (item)));
  if (place != 0)
    *placement = g_array_index (tile->placements, WayPlacement, place - 1);
  else
    *placement = (WayPlacement) { .placed = WAY_PLACED_CLUSTERED,
                                  .lane = map->options.max_lanes };
  return TRUE;
}

/**
 * way_lane_map_get_members:
 * @map: a map with groups and measures
 * @scale: pixels a day
 * @cluster: a cluster at that scale
 * @max: how many are wanted at most
 *
 * Returns: (transfer full) (element-type guint): the cluster's items in the
 *   order of time, the earliest @max
 */
GArray *
way_lane_map_get_members (WayLaneMap           *map,
                          double                scale,
                          const WayLaneCluster *cluster,
                          guint                 max)
{
  GArray *members = g_array_new (FALSE, FALSE, sizeof (guint));
  const WayLaneIndex *index;
  Tile *tile;
  guint end;

  g_return_val_if_fail (map != NULL && map->anchor > 0 && cluster != NULL, members);
  g_return_val_if_fail (cluster->group < map->n_groups, members);

  index = map->groups[cluster->group];
  tile = get_tile (map, octave_of (map, scale), cluster->first_day);
  end = way_lane_index_find (index, cluster->last_day);
  for (guint i = way_lane_index_find (index, cluster->first_day); i < end; i++)
    {
      guint id = way_lane_index_get_id (index, i);

      if (members->len == max)
        break;
      if (!g_hash_table_contains (tile->places, GUINT_TO_POINTER (id)))
        g_array_append_val (members, id);
    }
  return members;
}
