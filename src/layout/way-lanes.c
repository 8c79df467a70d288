/* Packing in three rounds, each in the order of importance: those whose whole
 * label finds room; then marks, with a shortened label or one on their left
 * where there is room for that; then what is left over, gathered by calendar
 * bin. Every lane keeps what is taken as a sorted array, so that a free place
 * is found by binary search.
 */
#include "config.h"

#include "way-lanes.h"

#include <math.h>
#include <string.h>

/* A taken stretch of a lane, in pixels from day 0 at the packing's scale. */
typedef struct
{
  double from;
  double to;
} Stretch;

typedef struct
{
  GArray *stretches;   /* Stretch, sorted */
} Lane;

struct _WayLanes
{
  guint         n_items;
  guint         n_groups;
  WayPlacement *placements;
  guint        *n_lanes;      /* of each group */
  GArray       *clusters;
  guint        *members;
};

typedef struct
{
  WayLanes             *lanes;
  const WayLaneItem    *items;
  const WayLanes       *coarser;
  const WayLaneOptions *options;
  double                scale;
  Lane                 *taken;     /* of all groups, max_lanes each */
  WayUnit               bin;
} Packing;

/* How many stretches end before @at. */
static guint
count_before (const GArray *stretches,
              double        at)
{
  guint low = 0, high = stretches->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (stretches, Stretch, middle).to <= at)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static Lane *
lane_of (const Packing *packing,
         guint          group,
         guint          lane)
{
  return &packing->taken[group * packing->options->max_lanes + lane];
}

static gboolean
is_free (const Packing *packing,
         guint          group,
         guint          lane,
         Stretch        wanted)
{
  const GArray *stretches = lane_of (packing, group, lane)->stretches;
  guint next = count_before (stretches, wanted.from);

  return next == stretches->len || g_array_index (stretches, Stretch, next).from >= wanted.to;
}

/* Where labels may be: between the limits, if the mark itself is. */
static Stretch
label_limits (const Packing *packing,
              Stretch        mark)
{
  Stretch limits = { packing->options->first_day * packing->scale,
                     packing->options->last_day * packing->scale };

  if (mark.to < limits.from || mark.from > limits.to)
    return (Stretch) { -INFINITY, INFINITY };
  return limits;
}

/* The free room around a stretch that is itself free. */
static Stretch
room_around (const Packing *packing,
             guint          group,
             guint          lane,
             Stretch        around)
{
  const GArray *stretches = lane_of (packing, group, lane)->stretches;
  guint next = count_before (stretches, around.from);
  Stretch room = label_limits (packing, around);

  if (next > 0)
    room.from = MAX (room.from, g_array_index (stretches, Stretch, next - 1).to);
  if (next < stretches->len)
    room.to = MIN (room.to, g_array_index (stretches, Stretch, next).from);
  return room;
}

static void
take (Packing *packing,
      guint    group,
      guint    lane,
      Stretch  stretch)
{
  GArray *stretches = lane_of (packing, group, lane)->stretches;

  g_array_insert_val (stretches, count_before (stretches, stretch.from), stretch);
  packing->lanes->n_lanes[group] = MAX (packing->lanes->n_lanes[group], lane + 1);
}

/* The room of the mark itself, or of the bracket of a coarse date. */
static Stretch
mark_stretch (const Packing     *packing,
              const WayLaneItem *item)
{
  double middle = (item->first + item->last) / 2 * packing->scale;
  double half = MAX ((item->last - item->first) * packing->scale, packing->options->mark_px) / 2;

  return (Stretch) { middle - half, middle + half + packing->options->gap_px };
}

/* The lane the item had in the coarser octave if it is free, else the lowest
 * that is, else max_lanes. */
static guint
find_lane (const Packing *packing,
           guint          item,
           Stretch        wanted)
{
  guint group = packing->items[item].group;
  guint max_lanes = packing->options->max_lanes;

  if (packing->coarser != NULL)
    {
      const WayPlacement *before = &packing->coarser->placements[item];

      if (before->placed >= WAY_PLACED_MARK && before->lane < max_lanes
          && is_free (packing, group, before->lane, wanted))
        return before->lane;
    }
  for (guint lane = 0; lane < max_lanes; lane++)
    if (is_free (packing, group, lane, wanted))
      return lane;
  return max_lanes;
}

/* The whole label goes to the right of its mark, or to the left where it would
 * run over the end; where it would run over both it is left to be shortened. */
static gboolean
place_with_label (Packing *packing,
                  guint    item)
{
  const WayLaneItem *row = &packing->items[item];
  WayPlacement *placement = &packing->lanes->placements[item];
  Stretch wanted = mark_stretch (packing, row);
  Stretch limits = label_limits (packing, wanted);
  double label = packing->options->label_gap_px + row->label_px;
  gboolean left = wanted.to + label > limits.to;
  guint lane;

  if (left && wanted.from - label < limits.from)
    return FALSE;
  if (left)
    wanted.from -= label;
  else
    wanted.to += label;
  lane = find_lane (packing, item, wanted);
  if (lane == packing->options->max_lanes)
    return FALSE;
  take (packing, row->group, lane, wanted);
  placement->placed = WAY_PLACED_LABELLED;
  placement->lane = lane;
  placement->label_px = row->label_px;
  placement->label_left = left;
  return TRUE;
}

/* The lane, among those where the mark is free, in which most of the label
 * has room; @right and @left are the room on both sides. */
static guint
find_roomiest_lane (const Packing *packing,
                    guint          item,
                    Stretch        mark,
                    double        *right,
                    double        *left)
{
  const WayLaneItem *row = &packing->items[item];
  guint best = packing->options->max_lanes;
  double most = -INFINITY;   /* less than none, where a bracket spans both limits */

  for (guint lane = 0; lane < packing->options->max_lanes; lane++)
    {
      Stretch room;
      double usable;

      if (!is_free (packing, row->group, lane, mark))
        continue;
      room = room_around (packing, row->group, lane, mark);
      usable = MIN (MAX (room.to - mark.to, mark.from - room.from), row->label_px);
      if (usable > most)
        {
          most = usable;
          best = lane;
          *right = room.to - mark.to - packing->options->label_gap_px;
          *left = mark.from - room.from - packing->options->label_gap_px;
        }
    }
  return best;
}

static gboolean
place_mark (Packing *packing,
            guint    item)
{
  const WayLaneItem *row = &packing->items[item];
  WayPlacement *placement = &packing->lanes->placements[item];
  Stretch mark = mark_stretch (packing, row);
  double right = 0, left = 0;
  guint lane = find_roomiest_lane (packing, item, mark, &right, &left);

  if (lane == packing->options->max_lanes)
    return FALSE;
  placement->placed = WAY_PLACED_MARK;
  placement->lane = lane;
  if (left >= row->label_px || right >= packing->options->min_label_px)
    {
      placement->placed = WAY_PLACED_LABELLED;
      placement->label_left = left >= row->label_px && right < row->label_px;
      placement->label_px = placement->label_left ? row->label_px : MIN (right, row->label_px);
      if (placement->label_left)
        mark.from -= packing->options->label_gap_px + row->label_px;
      else
        mark.to += packing->options->label_gap_px + placement->label_px;
    }
  take (packing, row->group, lane, mark);
  return TRUE;
}

/* Calls @place for every item that waits, and keeps those for which it fails. */
static void
run_round (Packing  *packing,
           GArray   *waiting,
           gboolean (*place) (Packing *packing, guint item))
{
  guint kept = 0;

  for (guint i = 0; i < waiting->len; i++)
    {
      guint item = g_array_index (waiting, guint, i);

      if (!place (packing, item))
        g_array_index (waiting, guint, kept++) = item;
    }
  g_array_set_size (waiting, kept);
}

static int
bin_of (const Packing *packing,
        guint          item)
{
  const WayLaneItem *row = &packing->items[item];

  return way_unit_floor (packing->bin, (int) floor ((row->first + row->last) / 2));
}

static int
compare_bins (gconstpointer a,
              gconstpointer b,
              gpointer      data)
{
  const Packing *packing = data;
  guint first = *(const guint *) a, second = *(const guint *) b;
  int first_bin, second_bin;

  if (packing->items[first].group != packing->items[second].group)
    return packing->items[first].group < packing->items[second].group ? -1 : 1;
  first_bin = bin_of (packing, first);
  second_bin = bin_of (packing, second);
  if (first_bin != second_bin)
    return first_bin < second_bin ? -1 : 1;
  return packing->items[first].importance < packing->items[second].importance ? -1 : 1;
}

/* Clusters stand in a lane of their own under the group's other lanes. */
static void
make_clusters (Packing *packing,
               GArray  *waiting)
{
  WayLanes *lanes = packing->lanes;

  g_array_sort_with_data (waiting, compare_bins, packing);
  lanes->members = g_memdup2 (waiting->data, waiting->len * sizeof (guint));
  for (guint i = 0; i < waiting->len; i++)
    {
      guint item = lanes->members[i];
      guint group = packing->items[item].group;
      int bin = bin_of (packing, item);
      WayCluster *cluster = lanes->clusters->len > 0
        ? &g_array_index (lanes->clusters, WayCluster, lanes->clusters->len - 1) : NULL;

      if (cluster == NULL || cluster->group != group || cluster->first_day != bin)
        {
          WayCluster new_cluster = {
            group, packing->options->max_lanes, bin, way_unit_next (packing->bin, bin), i, 0
          };

          g_array_append_val (lanes->clusters, new_cluster);
          cluster = &g_array_index (lanes->clusters, WayCluster, lanes->clusters->len - 1);
          lanes->n_lanes[group] = packing->options->max_lanes + 1;
        }
      cluster->n_members++;
      lanes->placements[item].placed = WAY_PLACED_CLUSTERED;
      lanes->placements[item].lane = cluster->lane;
      lanes->placements[item].cluster = lanes->clusters->len - 1;
    }
}

static int
compare_importance (gconstpointer a,
                    gconstpointer b,
                    gpointer      data)
{
  const WayLaneItem *items = data;
  guint first = items[*(const guint *) a].importance;
  guint second = items[*(const guint *) b].importance;

  return (first > second) - (first < second);
}

static GArray *
sort_by_importance (const WayLaneItem *items,
                    guint              n_items)
{
  GArray *waiting = g_array_sized_new (FALSE, FALSE, sizeof (guint), n_items);

  for (guint i = 0; i < n_items; i++)
    if (!items[i].filtered)
      g_array_append_val (waiting, i);
  g_array_sort_with_data (waiting, compare_importance, (gpointer) items);
  return waiting;
}

static WayUnit
choose_bin (double scale,
            double cluster_px)
{
  static const WayUnit bins[] = {
    WAY_UNIT_DAY, WAY_UNIT_WEEK, WAY_UNIT_MONTH, WAY_UNIT_QUARTER, WAY_UNIT_YEAR,
    WAY_UNIT_TWO_YEARS, WAY_UNIT_FIVE_YEARS, WAY_UNIT_DECADE, WAY_UNIT_TWENTY_YEARS,
    WAY_UNIT_HALF_CENTURY,
  };

  for (guint i = 0; i < G_N_ELEMENTS (bins); i++)
    if (way_unit_days (bins[i]) * 0.9 * scale >= cluster_px)
      return bins[i];
  return WAY_UNIT_CENTURY;
}

/**
 * way_lanes_octave:
 * @scale: pixels a day, above 0
 * @anchor: a scale at which an octave begins, above 0
 *
 * Returns: the scale at which the octave of @scale begins: the largest
 *   @anchor times a power of two that does not exceed @scale
 */
double
way_lanes_octave (double scale,
                  double anchor)
{
  g_return_val_if_fail (scale > 0 && anchor > 0, 1);

  return anchor * exp2 (floor (log2 (scale / anchor) + 1e-9));
}

/**
 * way_lanes_new:
 * @items: (array length=n_items): the items
 * @n_items: how many there are
 * @n_groups: how many groups there are
 * @scale: pixels a day, as way_lanes_octave() gives it; at any larger scale
 *   neighbours only move apart
 * @options: the measures
 * @coarser: (nullable): the packing of the same items in the octave before,
 *   whose lanes are kept where they can be
 *
 * Packs items into the lanes of their groups.
 *
 * Returns: (transfer full): the packing; it does not refer to its arguments
 */
WayLanes *
way_lanes_new (const WayLaneItem    *items,
               guint                 n_items,
               guint                 n_groups,
               double                scale,
               const WayLaneOptions *options,
               const WayLanes       *coarser)
{
  WayLanes *lanes;
  Packing packing = { .items = items, .coarser = coarser, .options = options, .scale = scale };
  g_autoptr (GArray) waiting = NULL;
  guint n_taken;

  g_return_val_if_fail (items != NULL || n_items == 0, NULL);
  g_return_val_if_fail (options != NULL && options->max_lanes > 0 && scale > 0, NULL);
  g_return_val_if_fail (coarser == NULL || coarser->n_items == n_items, NULL);

  lanes = g_new0 (WayLanes, 1);
  lanes->n_items = n_items;
  lanes->n_groups = n_groups;
  lanes->placements = g_new0 (WayPlacement, MAX (n_items, 1));
  lanes->n_lanes = g_new0 (guint, MAX (n_groups, 1));
  lanes->clusters = g_array_new (FALSE, FALSE, sizeof (WayCluster));

  n_taken = n_groups * options->max_lanes;
  packing.lanes = lanes;
  packing.taken = g_new (Lane, MAX (n_taken, 1));
  packing.bin = choose_bin (scale, options->cluster_px);
  for (guint i = 0; i < n_taken; i++)
    packing.taken[i].stretches = g_array_new (FALSE, FALSE, sizeof (Stretch));

  waiting = sort_by_importance (items, n_items);
  run_round (&packing, waiting, place_with_label);
  run_round (&packing, waiting, place_mark);
  make_clusters (&packing, waiting);

  for (guint i = 0; i < n_taken; i++)
    g_array_unref (packing.taken[i].stretches);
  g_free (packing.taken);
  return lanes;
}

/**
 * way_lanes_free:
 * @lanes: (transfer full): a packing
 */
void
way_lanes_free (WayLanes *lanes)
{
  g_return_if_fail (lanes != NULL);

  g_free (lanes->placements);
  g_free (lanes->n_lanes);
  g_free (lanes->members);
  g_array_unref (lanes->clusters);
  g_free (lanes);
}

/**
 * way_lanes_get_placement:
 * @lanes: a packing
 * @item: the number of an item
 *
 * Returns: (transfer none): where it stands
 */
const WayPlacement *
way_lanes_get_placement (const WayLanes *lanes,
                         guint           item)
{
  g_return_val_if_fail (lanes != NULL && item < lanes->n_items, NULL);

  return &lanes->placements[item];
}

/**
 * way_lanes_get_n_lanes:
 * @lanes: a packing
 * @group: the number of a group
 *
 * Returns: how many lanes the group has, that of its clusters included; 0 if
 *   it shows nothing
 */
guint
way_lanes_get_n_lanes (const WayLanes *lanes,
                       guint           group)
{
  g_return_val_if_fail (lanes != NULL && group < lanes->n_groups, 0);

  return lanes->n_lanes[group];
}

/**
 * way_lanes_get_clusters:
 * @lanes: a packing
 * @n_clusters: (out): how many there are
 *
 * Returns: (transfer none): the clusters, by group and in the order of time
 */
const WayCluster *
way_lanes_get_clusters (const WayLanes *lanes,
                        guint          *n_clusters)
{
  g_return_val_if_fail (lanes != NULL && n_clusters != NULL, NULL);

  *n_clusters = lanes->clusters->len;
  return (const WayCluster *) (gpointer) lanes->clusters->data;
}

/**
 * way_lanes_get_members:
 * @lanes: a packing
 * @cluster: a cluster of it
 *
 * Returns: (transfer none): the items of the cluster, the most important first
 */
const guint *
way_lanes_get_members (const WayLanes   *lanes,
                       const WayCluster *cluster)
{
  g_return_val_if_fail (lanes != NULL && cluster != NULL, NULL);

  return lanes->members + cluster->first_member;
}
