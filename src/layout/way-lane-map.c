/* Tiles, kept by octave and first day. A tile depends on nothing but its items
 * and the tiles over it in the octave before, so that the way by which a
 * window was reached changes nothing in it.
 */
#include "config.h"

#include "way-lane-map-private.h"

#include <math.h>

#include "way-lane-units.h"

/* A step of packing lasts so long, or for one group. */
#define STEP_US 4000

/* With more tiles than this, those of earlier windows are dropped. */
#define MAX_TILES 400

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
clear_tiles (WayLaneMap *map)
{
  g_hash_table_remove_all (map->tiles);
  g_clear_pointer (&map->packing, way_lane_packing_free);
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
  map->tiles = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, way_packed_tile_free);
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
  if (map->n_shown <= WAY_LANE_WHOLE_ITEMS)
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

static WayLanePacking *
begin_packing (WayLaneMap *map,
               int         octave,
               int         day)
{
  int first_day, last_day;

  find_tile (map, octave, day, &first_day, &last_day);
  return way_lane_packing_new (map, octave, octave_scale (map, octave), first_day, last_day);
}

/* Packs what is left of a tile, and keeps it. */
static WayPackedTile *
end_packing (WayLaneMap     *map,
             gint64          key,
             WayLanePacking *packing)
{
  WayPackedTile *tile = way_lane_packing_finish (packing);

  g_hash_table_insert (map->tiles, g_memdup2 (&key, sizeof key), tile);
  return tile;
}

/**
 * way_lane_map_get_packed:
 * @map: a map with groups and measures
 * @octave: the number of an octave
 * @day: a day, in days since 1970-01-01
 *
 * Returns: (transfer none): the tile with the day, which is packed if it is not
 *   there yet
 */
WayPackedTile *
way_lane_map_get_packed (WayLaneMap *map,
                         int         octave,
                         int         day)
{
  int first_day, last_day;
  gint64 key;
  WayPackedTile *tile;

  g_return_val_if_fail (map != NULL, NULL);

  find_tile (map, octave, day, &first_day, &last_day);
  key = make_key (octave, first_day);
  tile = g_hash_table_lookup (map->tiles, &key);
  if (tile != NULL)
    return tile;
  if (map->packing != NULL && map->packing_key == key)
    return end_packing (map, key, g_steal_pointer (&map->packing));
  return end_packing (map, key, begin_packing (map, octave, day));
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

  if (map->n_shown <= WAY_LANE_WHOLE_ITEMS)
    return way_lane_map_get_packed (map, octave_of (map, scale), 0)->n_lanes[group];
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
      WayPackedTile *tile = way_lane_map_get_packed (map, octave, day);

      g_ptr_array_add (tiles, &tile->view);
      if (tile->view.last_day >= end)
        break;
      day = tile->view.last_day;
    }
  return g_steal_pointer (&tiles);
}

/**
 * way_lane_map_get_made:
 * @map: a map with groups and measures
 * @scale: pixels a day
 * @start: the first moment that is looked at, in days since 1970-01-01
 * @end: the last
 *
 * Returns: (transfer container) (element-type WayLaneTile): as
 *   way_lane_map_get_tiles(), but only what has been packed before
 */
GPtrArray *
way_lane_map_get_made (WayLaneMap *map,
                       double      scale,
                       double      start,
                       double      end)
{
  GPtrArray *tiles = g_ptr_array_new ();
  int octave, day;

  g_return_val_if_fail (map != NULL && map->anchor > 0 && start <= end, tiles);

  octave = octave_of (map, scale);
  for (day = (int) floor (start); day < end;)
    {
      int first_day, last_day;
      gint64 key;
      WayPackedTile *tile;

      find_tile (map, octave, day, &first_day, &last_day);
      key = make_key (octave, first_day);
      tile = g_hash_table_lookup (map->tiles, &key);
      if (tile != NULL)
        g_ptr_array_add (tiles, &tile->view);
      day = last_day;
    }
  return tiles;
}

/* Packs some groups of a tile, as many as take a part of a frame. */
static void
pack_some (WayLaneMap *map,
           gint64      key,
           int         octave,
           int         day)
{
  gint64 end = g_get_monotonic_time () + STEP_US;

  if (map->packing_key != key)
    g_clear_pointer (&map->packing, way_lane_packing_free);
  if (map->packing == NULL)
    {
      map->packing = begin_packing (map, octave, day);
      map->packing_key = key;
    }
  while (g_get_monotonic_time () < end)
    if (!way_lane_packing_step (map->packing))
      {
        end_packing (map, key, g_steal_pointer (&map->packing));
        return;
      }
}

/* Packs a part of the first tile of a stretch that is not there yet, or of one of
 * those over it in the octaves before, which it is made after. */
static gboolean
pack_missing (WayLaneMap *map,
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
          if (octave > 0 && map->n_shown > WAY_LANE_WHOLE_ITEMS
              && pack_missing (map, octave - 1, first_day, last_day - 1))
            return TRUE;
          pack_some (map, key, octave, day);
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

  if (map->n_shown <= WAY_LANE_WHOLE_ITEMS || g_hash_table_size (map->tiles) > MAX_TILES)
    return FALSE;
  octave = octave_of (map, scale);
  return pack_missing (map, octave + 1, start + span / 4, end - span / 4)
      || pack_missing (map, octave, start - span / 4, end + span / 4)
      || pack_missing (map, octave - 1, start - span / 2, end + span / 2);
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

  return pack_missing (map, octave_of (map, scale), start, end);
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
  WayPackedTile *tile;
  guint place;

  g_return_val_if_fail (map != NULL && map->anchor > 0 && item < map->n_items, FALSE);
  g_return_val_if_fail (placement != NULL, FALSE);

  if (map->items[item].filtered)
    return FALSE;
  tile = way_lane_map_get_packed (map, octave_of (map, scale),
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
  WayPackedTile *tile;
  guint end;

  g_return_val_if_fail (map != NULL && map->anchor > 0 && cluster != NULL, members);
  g_return_val_if_fail (cluster->group < map->n_groups, members);

  index = map->groups[cluster->group];
  tile = way_lane_map_get_packed (map, octave_of (map, scale), cluster->first_day);
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
