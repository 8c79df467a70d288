/* Packing in rounds, each in the order of importance: those whose whole label
 * finds room; then marks, with a shortened label or one on their left where there
 * is room for that; and where all are to be seen, marks that labels give way to. A
 * label is measured when there is room for one at all, which few of a crowd ever
 * have. Every lane keeps what is taken as a sorted array, so that a free place is
 * found by binary search.
 */
#include "config.h"

#include "way-lanes.h"

#include <math.h>
#include <string.h>

/* A stretch of a lane, in pixels from day 0 at the packing's scale; and who has taken
 * it, by the place among the ids. */
/* Stretches that overlap by less touch. */
#define TOUCHING_PX 1e-6

typedef struct
{
  double from;
  double to;
  guint  owner;
} Stretch;

typedef struct
{
  GArray *stretches;   /* Stretch, sorted */
} Lane;

struct _WayLanes
{
  guint         n_placements;
  guint         n_groups;
  WayPlacement *placements;   /* in the order of the ids */
  guint        *n_lanes;      /* of each group */
};

typedef struct
{
  WayLanes             *lanes;
  WayLaneItem          *items;
  const guint          *ids;
  const guint          *before;
  const WayLaneOptions *options;
  double                scale;
  Lane                 *taken;     /* of all groups, max_lanes each */
} Packing;

/**
 * way_lane_item_middle:
 * @item: an item
 *
 * Returns: where its mark stands, in days since 1970-01-01
 */
double
way_lane_item_middle (const WayLaneItem *item)
{
  g_return_val_if_fail (item != NULL, 0);

  return ((double) item->first + item->last) / 2;
}

/* How many stretches end before @at. Ends are sums, which rounding may leave a little
 * behind what they touch. */
static guint
count_before (const GArray *stretches,
              double        at)
{
  guint low = 0, high = stretches->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (stretches, Stretch, middle).to <= at + TOUCHING_PX)
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

/* Where anything may be. */
static Stretch
closed_limits (const Packing *packing)
{
  const WayLaneOptions *options = packing->options;

  if (!options->closed)
    return (Stretch) { .from = -INFINITY, .to = INFINITY };
  return (Stretch) { .from = options->closed_first * packing->scale - options->mark_px / 2,
                     .to = options->closed_last * packing->scale - options->mark_px / 2 };
}

static gboolean
is_free (const Packing *packing,
         guint          group,
         guint          lane,
         Stretch        wanted)
{
  const GArray *stretches = lane_of (packing, group, lane)->stretches;
  Stretch closed = closed_limits (packing);
  guint next = count_before (stretches, wanted.from);

  if (wanted.from < closed.from || wanted.to > closed.to)
    return FALSE;
  return next == stretches->len || g_array_index (stretches, Stretch, next).from >= wanted.to;
}

/* Where labels may be: between the limits, if the mark itself is. */
static Stretch
label_limits (const Packing *packing,
              Stretch        mark)
{
  Stretch limits = { .from = packing->options->first_day * packing->scale,
                     .to = packing->options->last_day * packing->scale };
  Stretch closed = closed_limits (packing);

  if (mark.to < limits.from || mark.from > limits.to)
    return closed;
  return (Stretch) { .from = MAX (limits.from, closed.from), .to = MIN (limits.to, closed.to) };
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
      guint    owner,
      guint    lane,
      Stretch  stretch)
{
  guint group = packing->items[packing->ids[owner]].group;
  GArray *stretches = lane_of (packing, group, lane)->stretches;

  stretch.owner = owner;
  g_array_insert_val (stretches, count_before (stretches, stretch.from), stretch);
  packing->lanes->n_lanes[group] = MAX (packing->lanes->n_lanes[group], lane + 1);
}

/* The room of the mark itself, or of the bracket of a coarse date. */
static Stretch
mark_stretch (const Packing     *packing,
              const WayLaneItem *item)
{
  double middle = way_lane_item_middle (item) * packing->scale;
  double extent = ((double) item->last - item->first) * packing->scale;
  double half = MAX (extent, packing->options->mark_px) / 2;

  return (Stretch) { .from = middle - half, .to = middle + half + packing->options->gap_px };
}

/* The lane the item had in the octave before if it is free, else the lowest
 * that is, else max_lanes. */
static guint
find_lane (const Packing *packing,
           guint          index,
           Stretch        wanted)
{
  guint group = packing->items[packing->ids[index]].group;
  guint max_lanes = packing->options->max_lanes;

  if (packing->before != NULL)
    {
      guint before = packing->before[index];

      if (before < max_lanes && is_free (packing, group, before, wanted))
        return before;
    }
  for (guint lane = 0; lane < max_lanes; lane++)
    if (is_free (packing, group, lane, wanted))
      return lane;
  return max_lanes;
}

/* Whether any lane has room for the mark with a label of the least width. */
static gboolean
has_label_room (const Packing *packing,
                guint          group,
                Stretch        mark)
{
  double least = packing->options->label_gap_px + packing->options->min_label_px;

  for (guint lane = 0; lane < packing->options->max_lanes; lane++)
    {
      Stretch room;

      if (!is_free (packing, group, lane, mark))
        continue;
      room = room_around (packing, group, lane, mark);
      if (room.to - mark.to >= least || mark.from - room.from >= least)
        return TRUE;
    }
  return FALSE;
}

/* Room only ever shrinks: what has none for a label when its turn comes never
 * needs to be measured. */
static gboolean
measure (const Packing *packing,
         guint          item,
         Stretch        mark)
{
  WayLaneItem *row = &packing->items[item];

  if (row->label_px < 0 && has_label_room (packing, row->group, mark))
    row->label_px = packing->options->measure (item, packing->options->measure_data);
  return row->label_px >= 0;
}

/* The whole label goes to the right of its mark, or to the left where it would
 * run over the end; where it would run over both it is left to be shortened. One
 * that has no label does not come before those. */
static gboolean
place_with_label (Packing *packing,
                  guint    index)
{
  const WayLaneItem *row = &packing->items[packing->ids[index]];
  WayPlacement *placement = &packing->lanes->placements[index];
  Stretch wanted = mark_stretch (packing, row);
  Stretch limits = label_limits (packing, wanted);
  double label;
  gboolean left;
  guint lane;

  if (!measure (packing, packing->ids[index], wanted) || row->label_px == 0)
    return FALSE;
  label = packing->options->label_gap_px + row->label_px;
  left = wanted.to + label > limits.to;
  if (left && wanted.from - label < limits.from)
    return FALSE;
  if (left)
    wanted.from -= label;
  else
    wanted.to += label;
  lane = find_lane (packing, index, wanted);
  if (lane == packing->options->max_lanes)
    return FALSE;
  take (packing, index, lane, wanted);
  placement->placed = WAY_PLACED_LABELLED;
  placement->lane = lane;
  placement->label_px = row->label_px;
  placement->label_left = left;
  return TRUE;
}

/* The lane, among those where the mark is free, in which most of the label
 * has room; @right and @left are the room on both sides. */
static guint
find_roomiest_lane (const Packing     *packing,
                    const WayLaneItem *row,
                    Stretch            mark,
                    double            *right,
                    double            *left)
{
  guint best = packing->options->max_lanes;
  double label_px = row->label_px >= 0 ? row->label_px : 0;
  double most = -INFINITY;   /* less than none, where a bracket spans both limits */

  for (guint lane = 0; lane < packing->options->max_lanes; lane++)
    {
      Stretch room;
      double usable;

      if (!is_free (packing, row->group, lane, mark))
        continue;
      room = room_around (packing, row->group, lane, mark);
      usable = MIN (MAX (room.to - mark.to, mark.from - room.from), label_px);
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

/* Takes a place that is free for a mark, with a label where there is room on one of its
 * sides. */
static void
stand (Packing *packing,
       guint    index,
       guint    lane,
       double   right,
       double   left)
{
  const WayLaneItem *row = &packing->items[packing->ids[index]];
  WayPlacement *placement = &packing->lanes->placements[index];
  Stretch mark = mark_stretch (packing, row);

  placement->placed = WAY_PLACED_MARK;
  placement->lane = lane;
  if (row->label_px > 0
      && (left >= row->label_px || right >= packing->options->min_label_px))
    {
      placement->placed = WAY_PLACED_LABELLED;
      placement->label_left = left >= row->label_px && right < row->label_px;
      placement->label_px = placement->label_left ? row->label_px : MIN (right, row->label_px);
      if (placement->label_left)
        mark.from -= packing->options->label_gap_px + row->label_px;
      else
        mark.to += packing->options->label_gap_px + placement->label_px;
    }
  take (packing, index, lane, mark);
}

static gboolean
place_mark (Packing *packing,
            guint    index)
{
  const WayLaneItem *row = &packing->items[packing->ids[index]];
  Stretch mark = mark_stretch (packing, row);
  double right = 0, left = 0;
  guint lane = row->label_px == 0 ? find_lane (packing, index, mark)
                                  : find_roomiest_lane (packing, row, mark, &right, &left);

  if (lane == packing->options->max_lanes)
    return FALSE;
  stand (packing, index, lane, right, left);
  return TRUE;
}

/* The width that is left of a label on the right of its mark which ends at a place; 0
 * for one that would be too short, or stands on the left. */
static double
label_until (const Packing *packing,
             guint          owner,
             double         end)
{
  Stretch mark = mark_stretch (packing, &packing->items[packing->ids[owner]]);
  double room = end - mark.to - packing->options->label_gap_px;

  return !packing->lanes->placements[owner].label_left && room >= packing->options->min_label_px
    ? room : 0;
}

/* Who is the most important of those whose labels are in the way of a mark in a lane;
 * 0, as if it were all, where another mark is in its way. */
static guint32
find_loser (const Packing *packing,
            guint          group,
            guint          lane,
            Stretch        wanted)
{
  const GArray *stretches = lane_of (packing, group, lane)->stretches;
  Stretch closed = closed_limits (packing);
  guint32 loser = G_MAXUINT32;

  if (wanted.from < closed.from || wanted.to > closed.to)
    return 0;
  for (guint i = count_before (stretches, wanted.from); i < stretches->len; i++)
    {
      const Stretch *taken = &g_array_index (stretches, Stretch, i);
      Stretch mark = mark_stretch (packing, &packing->items[packing->ids[taken->owner]]);

      if (taken->from >= wanted.to)
        break;
      if (mark.from < wanted.to && wanted.from < mark.to)
        return 0;
      loser = MIN (loser, packing->items[packing->ids[taken->owner]].importance);
    }
  return loser;
}

/* Shortens the labels that are in the way, or leaves them out. */
static void
cut_labels (Packing *packing,
            guint    group,
            guint    lane,
            Stretch  wanted)
{
  GArray *stretches = lane_of (packing, group, lane)->stretches;

  for (guint i = count_before (stretches, wanted.from); i < stretches->len; i++)
    {
      Stretch *taken = &g_array_index (stretches, Stretch, i);
      WayPlacement *placement = &packing->lanes->placements[taken->owner];
      Stretch mark = mark_stretch (packing, &packing->items[packing->ids[taken->owner]]);

      if (taken->from >= wanted.to)
        break;
      placement->label_px = label_until (packing, taken->owner, wanted.from);
      placement->label_left = FALSE;
      if (placement->label_px == 0)
        placement->placed = WAY_PLACED_MARK;
      taken->from = mark.from;
      taken->to = placement->label_px > 0 ? wanted.from : mark.to;
    }
}

/* Of the lanes without a mark in the way, that whose labels matter least. The most
 * important of all policies gives way to none. */
static gboolean
place_over_labels (Packing *packing,
                   guint    index)
{
  const WayLaneItem *row = &packing->items[packing->ids[index]];
  WayPlacement *placement = &packing->lanes->placements[index];
  Stretch wanted = mark_stretch (packing, row);
  guint32 least = 0;
  guint best = 0;

  for (guint lane = 0; lane < packing->options->max_lanes; lane++)
    {
      guint32 loser = find_loser (packing, row->group, lane, wanted);

      if (loser > least)
        {
          least = loser;
          best = lane;
        }
    }
  if (least == 0)
    return FALSE;
  cut_labels (packing, row->group, best, wanted);
  placement->placed = WAY_PLACED_MARK;
  placement->lane = best;
  take (packing, index, best, wanted);
  return TRUE;
}

/* Where labels have given way there may be room for others. */
static gboolean
label_mark (Packing *packing,
            guint    index)
{
  const WayLaneItem *row = &packing->items[packing->ids[index]];
  const WayPlacement placement = packing->lanes->placements[index];
  Stretch mark = mark_stretch (packing, row), room;
  GArray *stretches;

  if (placement.placed != WAY_PLACED_MARK)
    return TRUE;
  stretches = lane_of (packing, row->group, placement.lane)->stretches;
  g_array_remove_index (stretches, count_before (stretches, mark.from));
  room = room_around (packing, row->group, placement.lane, mark);
  measure (packing, packing->ids[index], mark);
  stand (packing, index, placement.lane,
         room.to - mark.to - packing->options->label_gap_px,
         mark.from - room.from - packing->options->label_gap_px);
  return TRUE;
}

/* Calls @place for every item that waits, and keeps those for which it fails. */
static void
run_round (Packing  *packing,
           GArray   *waiting,
           gboolean (*place) (Packing *packing, guint index))
{
  guint kept = 0;

  for (guint i = 0; i < waiting->len; i++)
    {
      guint index = g_array_index (waiting, guint, i);

      if (!place (packing, index))
        g_array_index (waiting, guint, kept++) = index;
    }
  g_array_set_size (waiting, kept);
}

/* What is left over goes to the lane of the clusters, under the others. */
static void
leave_to_clusters (Packing *packing,
                   GArray  *waiting)
{
  for (guint i = 0; i < waiting->len; i++)
    {
      guint index = g_array_index (waiting, guint, i);
      guint group = packing->items[packing->ids[index]].group;

      packing->lanes->placements[index].placed = WAY_PLACED_CLUSTERED;
      packing->lanes->placements[index].lane = packing->options->max_lanes;
      packing->lanes->n_lanes[group] = packing->options->max_lanes + 1;
    }
}

static int
compare_importance (gconstpointer a,
                    gconstpointer b,
                    gpointer      data)
{
  const Packing *packing = data;
  guint first = packing->items[packing->ids[*(const guint *) a]].importance;
  guint second = packing->items[packing->ids[*(const guint *) b]].importance;

  return (first > second) - (first < second);
}

static GArray *
sort_by_importance (Packing *packing,
                    guint    n_ids)
{
  GArray *waiting = g_array_sized_new (FALSE, FALSE, sizeof (guint), n_ids);

  for (guint i = 0; i < n_ids; i++)
    if (!packing->items[packing->ids[i]].filtered)
      g_array_append_val (waiting, i);
  g_array_sort_with_data (waiting, compare_importance, packing);
  return waiting;
}

/* The lanes of the groups that have anything, which may be one of many. */
static void
make_lanes (Packing *packing,
            guint    n_ids)
{
  for (guint i = 0; i < n_ids; i++)
    for (guint lane = 0; lane < packing->options->max_lanes; lane++)
      {
        Lane *row = lane_of (packing, packing->items[packing->ids[i]].group, lane);

        if (row->stretches != NULL)
          break;
        row->stretches = g_array_new (FALSE, FALSE, sizeof (Stretch));
      }
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
 * @items: items; labels that are not measured yet may be
 * @ids: (array length=n_ids): the numbers of those to be packed
 * @n_ids: how many they are
 * @n_groups: how many groups there are
 * @scale: pixels a day, as way_lanes_octave() gives it; at any larger scale
 *   neighbours only move apart
 * @options: the measures
 * @before: (nullable) (array length=n_ids): the lane of each in the octave
 *   before, which it keeps where it can, or %WAY_NO_LANE
 *
 * Packs items into the lanes of their groups.
 *
 * Returns: (transfer full): the packing; it does not refer to its arguments
 */
WayLanes *
way_lanes_new (WayLaneItem          *items,
               const guint          *ids,
               guint                 n_ids,
               guint                 n_groups,
               double                scale,
               const WayLaneOptions *options,
               const guint          *before)
{
  WayLanes *lanes;
  Packing packing = { .items = items, .ids = ids, .before = before, .options = options,
                      .scale = scale };
  g_autoptr (GArray) waiting = NULL;
  guint n_taken;

  g_return_val_if_fail ((items != NULL && ids != NULL) || n_ids == 0, NULL);
  g_return_val_if_fail (options != NULL && options->max_lanes > 0 && scale > 0, NULL);

  lanes = g_new0 (WayLanes, 1);
  lanes->n_placements = n_ids;
  lanes->n_groups = n_groups;
  lanes->placements = g_new0 (WayPlacement, MAX (n_ids, 1));
  lanes->n_lanes = g_new0 (guint, MAX (n_groups, 1));

  n_taken = n_groups * options->max_lanes;
  packing.lanes = lanes;
  packing.taken = g_new0 (Lane, MAX (n_taken, 1));
  make_lanes (&packing, n_ids);

  waiting = sort_by_importance (&packing, n_ids);
  run_round (&packing, waiting, place_with_label);
  run_round (&packing, waiting, place_mark);
  if (options->yield && waiting->len > 0)
    {
      g_autoptr (GArray) all = sort_by_importance (&packing, n_ids);

      run_round (&packing, waiting, place_over_labels);
      run_round (&packing, all, label_mark);
    }
  leave_to_clusters (&packing, waiting);

  for (guint i = 0; i < n_taken; i++)
    g_clear_pointer (&packing.taken[i].stretches, g_array_unref);
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
  g_free (lanes);
}

/**
 * way_lanes_get_placement:
 * @lanes: a packing
 * @index: the place of an item among the ids that were packed
 *
 * Returns: (transfer none): where it stands
 */
const WayPlacement *
way_lanes_get_placement (const WayLanes *lanes,
                         guint           index)
{
  g_return_val_if_fail (lanes != NULL && index < lanes->n_placements, NULL);

  return &lanes->placements[index];
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
