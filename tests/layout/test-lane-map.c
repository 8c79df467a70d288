/* The map of lanes over small sets, which are packed whole, and over large
 * ones, which are packed by tiles: at any scale and in any window every item
 * is in one place, nothing overlaps, and the way there changes nothing.
 */
#include "config.h"

#include "way-lane-map.h"

#include <math.h>

#include "way-date.h"

#define N_GROUPS 3
#define SMALL 300
#define LARGE 40000
#define WINDOW_PX 1600.0

typedef struct
{
  WayLaneItem *items;
  guint        n;
  WayLaneMap  *map;
  double       anchor;
} Set;

static const WayLaneOptions options = {
  .mark_px = 10, .gap_px = 7, .label_gap_px = 5, .min_label_px = 60, .cluster_px = 44,
  .max_lanes = 7, .first_day = -1e7, .last_day = 1e7,
};

/* A day, a month or a year, more of them later on. */
static void
set_date (GRand       *rand,
          WayLaneItem *item)
{
  int year = 2000 + (int) (26 * sqrt (g_rand_double (rand)));
  WayDate date = { year, g_rand_int_range (rand, 1, 13), g_rand_int_range (rand, 1, 29) };
  int precision = g_rand_int_range (rand, 0, 30);

  if (precision == 0)
    date.day = date.month = 0;
  else if (precision == 1)
    date.day = 0;
  item->first = way_date_first_day (date);
  item->last = way_date_last_day (date) + 1;
}

static Set
make_set (guint n,
          guint filtered_share)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (n);
  Set set = { g_new0 (WayLaneItem, n), n, NULL, WINDOW_PX / (27 * 365.25) };

  for (guint i = 0; i < n; i++)
    {
      set.items[i] = (WayLaneItem) {
        .importance = (guint32) (i * (guint64) 7919 % 1000003),
        .group = (guint16) g_rand_int_range (rand, 0, N_GROUPS),
        .category = (guint8) g_rand_int_range (rand, 0, 9),
        .filtered = filtered_share > 0 && g_rand_int_range (rand, 0, 100) < (int) filtered_share,
        .label_px = g_rand_double_range (rand, 40, 300),
      };
      set_date (rand, &set.items[i]);
    }
  set.map = way_lane_map_new (set.items, n);
  way_lane_map_set_groups (set.map, N_GROUPS);
  way_lane_map_set_measures (set.map, set.anchor, &options);
  return set;
}

static void
free_set (Set *set)
{
  way_lane_map_free (set->map);
  g_free (set->items);
}

typedef struct
{
  guint  group;
  guint  lane;
  double from;
  double to;
} Box;

static int
compare_boxes (gconstpointer a,
               gconstpointer b)
{
  const Box *first = a, *second = b;

  if (first->group != second->group)
    return first->group < second->group ? -1 : 1;
  if (first->lane != second->lane)
    return first->lane < second->lane ? -1 : 1;
  return (first->from > second->from) - (first->from < second->from);
}

static Box
make_box (const Set          *set,
          guint               item,
          const WayPlacement *placement,
          double              scale)
{
  const WayLaneItem *row = &set->items[item];
  double middle = way_lane_item_middle (row) * scale;
  double half = MAX ((row->last - row->first) * scale, options.mark_px) / 2;
  Box box = { row->group, placement->lane, middle - half, middle + half };

  if (placement->label_px > 0 && placement->label_left)
    box.from -= options.label_gap_px + placement->label_px;
  else if (placement->label_px > 0)
    box.to += options.label_gap_px + placement->label_px;
  return box;
}

static void
check_apart (GArray *boxes)
{
  g_array_sort (boxes, compare_boxes);
  for (guint i = 1; i < boxes->len; i++)
    {
      const Box *before = &g_array_index (boxes, Box, i - 1);
      const Box *box = &g_array_index (boxes, Box, i);

      if (before->group == box->group && before->lane == box->lane)
        g_assert_cmpfloat (before->to + options.gap_px, <=, box->from + 1e-6);
    }
}

/* Counts what a cluster says it stands for, and what it gives out. */
static guint
check_cluster (const Set            *set,
               double                scale,
               const WayLaneCluster *cluster)
{
  g_autoptr (GArray) members
    = way_lane_map_get_members (set->map, scale, cluster, G_MAXUINT);
  guint n_categories = 0, top = WAY_NO_LANE;

  g_assert_cmpuint (members->len, ==, cluster->n_members);
  g_assert_cmpuint (members->len, >, 0);
  for (guint i = 0; i < WAY_LANE_CATEGORIES; i++)
    n_categories += cluster->categories[i];
  g_assert_cmpuint (n_categories, ==, cluster->n_members);
  for (guint i = 0; i < members->len; i++)
    {
      guint id = g_array_index (members, guint, i);
      const WayLaneItem *item = &set->items[id];
      WayPlacement placement;

      g_assert_cmpuint (item->group, ==, cluster->group);
      g_assert_cmpfloat (way_lane_item_middle (item), >=, cluster->first_member);
      g_assert_cmpfloat (way_lane_item_middle (item), <=, cluster->last_member);
      g_assert_true (way_lane_map_find (set->map, scale, id, &placement));
      g_assert_cmpint (placement.placed, ==, WAY_PLACED_CLUSTERED);
      if (top == WAY_NO_LANE || item->importance < set->items[top].importance)
        top = id;
    }
  g_assert_cmpuint (cluster->top, ==, top);
  g_assert_cmpfloat (cluster->first_member, >=, cluster->first_day);
  g_assert_cmpfloat (cluster->last_member, <, cluster->last_day);
  return members->len;
}

/* The tiles of a window hold every item of their time once. */
static void
check_window (const Set *set,
              double     scale,
              double     start,
              double     end)
{
  g_autoptr (GPtrArray) tiles = way_lane_map_get_tiles (set->map, scale, start, end);
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (Box));
  double octave = way_lanes_octave (scale, set->anchor);
  const WayLaneTile *first = g_ptr_array_index (tiles, 0);
  const WayLaneTile *last = g_ptr_array_index (tiles, tiles->len - 1);
  guint n = 0;

  g_assert_cmpfloat (first->first_day, <=, start);
  g_assert_cmpfloat (last->last_day, >=, end);
  for (guint i = 0; i < tiles->len; i++)
    {
      const WayLaneTile *tile = g_ptr_array_index (tiles, i);

      if (i > 0)
        g_assert_cmpint (((const WayLaneTile *) g_ptr_array_index (tiles, i - 1))->last_day, ==,
                         tile->first_day);
      n += tile->n_items;
      for (guint j = 0; j < tile->n_items; j++)
        {
          Box box = make_box (set, tile->items[j], &tile->placements[j], octave);

          g_assert_false (set->items[tile->items[j]].filtered);
          g_array_append_val (boxes, box);
        }
      for (guint j = 0; j < tile->n_clusters; j++)
        n += check_cluster (set, scale, &tile->clusters[j]);
    }
  g_assert_cmpuint (n, ==, way_lane_map_count (set->map, first->first_day, last->last_day));
  check_apart (boxes);
}

static void
check_set (guint n,
           guint filtered_share,
           guint n_windows)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (n + 1);
  Set set = make_set (n, filtered_share);
  guint n_shown = 0, n_groups = 0;

  for (guint i = 0; i < n; i++)
    n_shown += !set.items[i].filtered;
  for (guint i = 0; i < N_GROUPS; i++)
    n_groups += way_lane_map_get_n (set.map, i);
  g_assert_cmpuint (n_groups, ==, n_shown);
  g_assert_cmpuint (way_lane_map_count (set.map, -1e6, 1e6), ==, n_shown);
  for (guint i = 0; i < n_windows; i++)
    {
      double scale = exp (g_rand_double_range (rand, log (0.01), log (200)));
      double middle = g_rand_double_range (rand, way_day_of_year (1998), way_day_of_year (2028));

      check_window (&set, scale, middle - WINDOW_PX / 2 / scale, middle + WINDOW_PX / 2 / scale);
    }
  free_set (&set);
}

static void
test_small (void)
{
  check_set (SMALL, 0, 300);
  check_set (SMALL, 30, 300);
}

static void
test_large (void)
{
  check_set (LARGE, 0, 200);
  check_set (LARGE, 60, 200);
}

/* Whichever windows were looked at before, an item stands where it stands. */
static void
test_any_way (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (21);
  Set near = make_set (LARGE, 0), far = make_set (LARGE, 0);
  double scale = near.anchor * 64 * 1.3, start = way_day_of_year (2019);
  g_autoptr (GPtrArray) straight = NULL;
  g_autoptr (GPtrArray) roundabout = NULL;

  for (guint i = 0; i < 50; i++)
    {
      double other = exp (g_rand_double_range (rand, log (0.05), log (100)));
      double from = way_day_of_year (g_rand_int_range (rand, 2000, 2026));

      g_ptr_array_unref (way_lane_map_get_tiles (far.map, other, from, from + 1000 / other));
    }
  straight = way_lane_map_get_tiles (near.map, scale, start, start + 1500 / scale);
  roundabout = way_lane_map_get_tiles (far.map, scale, start, start + 1500 / scale);
  g_assert_cmpuint (straight->len, ==, roundabout->len);
  for (guint i = 0; i < straight->len; i++)
    {
      const WayLaneTile *a = g_ptr_array_index (straight, i);
      const WayLaneTile *b = g_ptr_array_index (roundabout, i);

      g_assert_cmpuint (a->n_items, ==, b->n_items);
      for (guint j = 0; j < a->n_items; j++)
        {
          g_assert_cmpuint (a->items[j], ==, b->items[j]);
          g_assert_cmpuint (a->placements[j].lane, ==, b->placements[j].lane);
          g_assert_cmpfloat (a->placements[j].label_px, ==, b->placements[j].label_px);
        }
    }
  free_set (&near);
  free_set (&far);
}

/* What is prepared is used, and comes to an end; it changes nothing. */
static void
test_prepare (void)
{
  Set set = make_set (LARGE, 0), plain = make_set (LARGE, 0), small = make_set (SMALL, 0);
  double scale = set.anchor * 8, start = way_day_of_year (2015);
  double end = start + WINDOW_PX / scale;
  g_autoptr (GPtrArray) prepared = NULL;
  g_autoptr (GPtrArray) fresh = NULL;
  g_autoptr (GPtrArray) before = way_lane_map_get_made (set.map, scale, start, end);
  g_autoptr (GPtrArray) made = NULL;
  guint n = 0;

  g_assert_cmpuint (before->len, ==, 0);
  g_assert_false (way_lane_map_prepare (small.map, scale, start, end));
  g_ptr_array_unref (way_lane_map_get_tiles (set.map, scale, start, end));
  while (way_lane_map_prepare (set.map, scale, start, end))
    g_assert_cmpuint (++n, <, 50);
  g_assert_cmpuint (n, >, 0);
  made = way_lane_map_get_made (set.map, scale, start, end);
  prepared = way_lane_map_get_tiles (set.map, scale, start, end);
  g_assert_cmpuint (made->len, ==, prepared->len);
  for (guint i = 0; i < made->len; i++)
    g_assert_true (g_ptr_array_index (made, i) == g_ptr_array_index (prepared, i));
  g_clear_pointer (&prepared, g_ptr_array_unref);
  prepared = way_lane_map_get_tiles (set.map, scale * 2, start, end);
  fresh = way_lane_map_get_tiles (plain.map, scale * 2, start, end);
  g_assert_cmpuint (prepared->len, ==, fresh->len);
  for (guint i = 0; i < fresh->len; i++)
    g_assert_cmpuint (((const WayLaneTile *) g_ptr_array_index (prepared, i))->n_items, ==,
                      ((const WayLaneTile *) g_ptr_array_index (fresh, i))->n_items);
  free_set (&set);
  free_set (&plain);
  free_set (&small);
}

/* Most of what keeps its whole label in the next octave keeps its lane too. */
static void
test_lanes_kept (void)
{
  Set set = make_set (LARGE, 0);
  guint n_kept = 0, n_moved = 0;

  for (int octave = 1; octave < 9; octave++)
    {
      double scale = set.anchor * exp2 (octave), start = way_day_of_year (2021);
      g_autoptr (GPtrArray) tiles
        = way_lane_map_get_tiles (set.map, scale, start, start + WINDOW_PX / scale);

      for (guint i = 0; i < tiles->len; i++)
        {
          const WayLaneTile *tile = g_ptr_array_index (tiles, i);

          for (guint j = 0; j < tile->n_items; j++)
            {
              WayPlacement before;

              if (way_lane_map_find (set.map, scale / 2, tile->items[j], &before)
                  && before.placed == WAY_PLACED_LABELLED
                  && tile->placements[j].label_px == set.items[tile->items[j]].label_px)
                {
                  n_kept += before.lane == tile->placements[j].lane;
                  n_moved += before.lane != tile->placements[j].lane;
                }
            }
        }
    }
  g_test_message ("%u kept, %u moved", n_kept, n_moved);
  g_assert_cmpuint (n_kept, >, 3 * n_moved);
  free_set (&set);
}

static void
test_empty (void)
{
  g_autoptr (WayLaneMap) map = way_lane_map_new (NULL, 0);
  g_autoptr (GPtrArray) tiles = NULL;

  way_lane_map_set_groups (map, 2);
  way_lane_map_set_measures (map, 1, &options);
  tiles = way_lane_map_get_tiles (map, 3, -5, 10);
  g_assert_cmpuint (tiles->len, ==, 1);
  g_assert_cmpuint (way_lane_map_get_n_lanes (map, 3, 1), ==, 0);
  g_assert_cmpuint (way_lane_map_count (map, -1e6, 1e6), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/lane-map/small", test_small);
  g_test_add_func ("/lane-map/large", test_large);
  g_test_add_func ("/lane-map/any-way", test_any_way);
  g_test_add_func ("/lane-map/prepare", test_prepare);
  g_test_add_func ("/lane-map/lanes-kept", test_lanes_kept);
  g_test_add_func ("/lane-map/empty", test_empty);
  return g_test_run ();
}
