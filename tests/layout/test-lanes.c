/* Lanes, over thousands of random sets: the boxes of marks and labels are
 * worked out anew from the placements and compared, at the scale of the
 * packing and at larger ones of its octave.
 *
 * What holds of importance: the most important item of a group has its whole
 * label; a whole label goes before any shortened one, whatever the importance
 * of the two; and an item is clustered only if its mark has room in no lane.
 */
#include "config.h"

#include "way-lanes.h"

#include <math.h>
#include <string.h>

#include "way-date.h"

#define MAX_ITEMS 60
#define MAX_GROUPS 4
#define N_SETS 10000

static const WayLaneOptions usual = {
  .mark_px = 10, .gap_px = 7, .label_gap_px = 5, .min_label_px = 60, .cluster_px = 44,
  .max_lanes = 4, .first_day = -1e7, .last_day = 1e7,
};

typedef struct
{
  WayLaneItem    items[MAX_ITEMS];
  guint          n;
  guint          n_groups;
  double         scale;
  WayLaneOptions options;
} Set;

/* A day, a month or a year, as dates are known. Near the day 0 what is added to
 * a date is rounded otherwise than far from it. */
static void
set_date (GRand       *rand,
          WayLaneItem *item,
          int          first_year)
{
  int year = first_year + g_rand_int_range (rand, 0, 20);
  WayDate date = { year, g_rand_int_range (rand, 1, 13), g_rand_int_range (rand, 1, 29) };

  switch (g_rand_int_range (rand, 0, 6))
    {
    case 0:
      date.day = date.month = 0;
      break;
    case 1:
      date.day = 0;
      break;
    case 2:
      /* Several policies of one day. */
      date = (WayDate) { first_year + 6, 5, 19 };
      break;
    default:
      break;
    }
  item->first = way_date_first_day (date);
  item->last = way_date_last_day (date) + 1;
}

static void
shuffle_importance (GRand *rand,
                    Set   *set)
{
  for (guint i = 0; i < set->n; i++)
    set->items[i].importance = i;
  for (guint i = set->n; i > 1; i--)
    {
      guint other = g_rand_int_range (rand, 0, i);
      guint importance = set->items[other].importance;

      set->items[other].importance = set->items[i - 1].importance;
      set->items[i - 1].importance = importance;
    }
}

static void
make_set (GRand *rand,
          Set   *set)
{
  int first_year = g_rand_boolean (rand) ? 2010 : 1960;

  set->n = g_rand_int_range (rand, 0, MAX_ITEMS + 1);
  set->n_groups = g_rand_int_range (rand, 1, MAX_GROUPS + 1);
  set->scale = exp (g_rand_double_range (rand, log (1e-3), log (50)));
  set->options = usual;
  set->options.max_lanes = g_rand_int_range (rand, 1, 8);
  if (g_rand_boolean (rand))
    {
      set->options.first_day = way_day_of_year (first_year + 2);
      set->options.last_day = way_day_of_year (first_year + g_rand_int_range (rand, 3, 19));
    }
  for (guint i = 0; i < set->n; i++)
    {
      set->items[i] = (WayLaneItem) {
        .group = g_rand_int_range (rand, 0, set->n_groups),
        .label_px = g_rand_double_range (rand, 20, 300),
        .filtered = g_rand_int_range (rand, 0, 8) == 0,
      };
      set_date (rand, &set->items[i], first_year);
    }
  shuffle_importance (rand, set);
}

static WayLanes *
pack_after (Set         *set,
            const guint *before)
{
  guint ids[MAX_ITEMS];

  for (guint i = 0; i < set->n; i++)
    ids[i] = i;
  return way_lanes_new (set->items, ids, set->n, set->n_groups, set->scale, &set->options,
                        before);
}

static WayLanes *
pack (Set *set)
{
  return pack_after (set, NULL);
}

typedef struct
{
  double from;
  double to;
} Box;

static double
middle_of (const WayLaneItem *item)
{
  return way_lane_item_middle (item);
}

static Box
mark_box (const Set *set,
          guint      item,
          double     scale)
{
  const WayLaneItem *row = &set->items[item];
  double half = MAX ((row->last - row->first) * scale, set->options.mark_px) / 2;

  return (Box) { middle_of (row) * scale - half, middle_of (row) * scale + half };
}

static Box
with_label (const Set *set,
            Box        box,
            double     label_px,
            gboolean   left)
{
  if (label_px > 0 && left)
    box.from -= set->options.label_gap_px + label_px;
  else if (label_px > 0)
    box.to += set->options.label_gap_px + label_px;
  return box;
}

static Box
whole_box (const Set      *set,
           const WayLanes *lanes,
           guint           item,
           double          scale)
{
  const WayPlacement *placement = way_lanes_get_placement (lanes, item);

  return with_label (set, mark_box (set, item, scale), placement->label_px,
                     placement->label_left);
}

static gboolean
is_placed (const WayLanes *lanes,
           guint           item)
{
  return way_lanes_get_placement (lanes, item)->placed >= WAY_PLACED_MARK;
}

/* Whether two boxes keep the distance of neighbours. */
static gboolean
are_apart (const Set *set,
           Box        a,
           Box        b)
{
  const double slack = 1e-6;

  return a.to + set->options.gap_px <= b.from + slack
      || b.to + set->options.gap_px <= a.from + slack;
}

static void
check_apart (const Set      *set,
             const WayLanes *lanes,
             double          scale)
{
  for (guint i = 0; i < set->n; i++)
    for (guint j = 0; j < i; j++)
      {
        const WayPlacement *a = way_lanes_get_placement (lanes, i);
        const WayPlacement *b = way_lanes_get_placement (lanes, j);

        if (is_placed (lanes, i) && is_placed (lanes, j) && a->lane == b->lane
            && set->items[i].group == set->items[j].group)
          g_assert_true (are_apart (set, whole_box (set, lanes, i, scale),
                                    whole_box (set, lanes, j, scale)));
      }
}

static void
test_apart (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (10);

  for (guint i = 0; i < N_SETS; i++)
    {
      g_autoptr (WayLanes) lanes = NULL;
      Set set;

      make_set (rand, &set);
      lanes = pack (&set);
      check_apart (&set, lanes, set.scale);
      check_apart (&set, lanes, set.scale * g_rand_double_range (rand, 1, 2));
      check_apart (&set, lanes, set.scale * 2);
    }
}

static void
check_placement (const Set      *set,
                 const WayLanes *lanes,
                 guint           item)
{
  const WayLaneItem *row = &set->items[item];
  const WayPlacement *placement = way_lanes_get_placement (lanes, item);

  g_assert_cmpint (placement->placed == WAY_PLACED_FILTERED, ==, row->filtered);
  if (placement->placed == WAY_PLACED_CLUSTERED)
    {
      g_assert_cmpuint (placement->lane, ==, set->options.max_lanes);
      g_assert_cmpuint (way_lanes_get_n_lanes (lanes, row->group), ==,
                        set->options.max_lanes + 1);
    }
  if (placement->placed >= WAY_PLACED_MARK)
    {
      g_assert_cmpuint (placement->lane, <, set->options.max_lanes);
      g_assert_cmpuint (placement->lane, <, way_lanes_get_n_lanes (lanes, row->group));
    }
  if (placement->placed != WAY_PLACED_LABELLED)
    {
      g_assert_cmpfloat (placement->label_px, ==, 0);
      return;
    }
  g_assert_cmpfloat (placement->label_px, <=, row->label_px);
  if (placement->label_px < row->label_px)
    {
      g_assert_false (placement->label_left);
      g_assert_cmpfloat (placement->label_px, >=, set->options.min_label_px);
    }
}

/* Everything that is not filtered is placed, or left to the clusters. */
static void
test_placed (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (guint i = 0; i < N_SETS; i++)
    {
      g_autoptr (WayLanes) lanes = NULL;
      Set set;

      make_set (rand, &set);
      lanes = pack (&set);
      for (guint j = 0; j < set.n; j++)
        check_placement (&set, lanes, j);
    }
}

/* Whether a box has room in a lane, with the item itself taken out. */
static gboolean
has_room (const Set      *set,
          const WayLanes *lanes,
          guint           item,
          guint           lane,
          Box             box)
{
  for (guint i = 0; i < set->n; i++)
    if (i != item && is_placed (lanes, i) && set->items[i].group == set->items[item].group
        && way_lanes_get_placement (lanes, i)->lane == lane
        && !are_apart (set, box, whole_box (set, lanes, i, set->scale)))
      return FALSE;
  return TRUE;
}

static Box
limits_of (const Set *set)
{
  return (Box) { set->options.first_day * set->scale, set->options.last_day * set->scale };
}

static gboolean
is_within (Box box,
           Box limits)
{
  return box.from >= limits.from - 1e-6 && box.to <= limits.to + 1e-6;
}

/* Nothing could be shown better by moving it alone: marks in no lane, whole
 * labels on the right. */
static void
check_nothing_left (const Set      *set,
                    const WayLanes *lanes,
                    guint           item)
{
  const WayPlacement *placement = way_lanes_get_placement (lanes, item);
  Box mark = mark_box (set, item, set->scale);
  Box whole = with_label (set, mark, set->items[item].label_px, FALSE);
  /* A box that just touches need not be seen to have room. */
  Box wider = { mark.from - 1e-3, mark.to + 1e-3 };
  Box wider_whole = { whole.from - 1e-3, whole.to + set->options.gap_px + 1e-3 };

  for (guint lane = 0; lane < set->options.max_lanes; lane++)
    {
      if (placement->placed == WAY_PLACED_CLUSTERED)
        g_assert_false (has_room (set, lanes, item, lane, wider));
      if (placement->placed != WAY_PLACED_FILTERED
          && placement->label_px < set->items[item].label_px
          && is_within (wider_whole, limits_of (set)))
        g_assert_false (has_room (set, lanes, item, lane, wider_whole));
    }
}

static void
test_importance (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (12);

  for (guint i = 0; i < N_SETS; i++)
    {
      g_autoptr (WayLanes) lanes = NULL;
      guint first[MAX_GROUPS];
      Set set;

      make_set (rand, &set);
      lanes = pack (&set);
      memset (first, 0xff, sizeof first);
      for (guint j = 0; j < set.n; j++)
        {
          const WayLaneItem *row = &set.items[j];

          check_nothing_left (&set, lanes, j);
          if (!row->filtered && (first[row->group] == G_MAXUINT
                                 || row->importance < set.items[first[row->group]].importance))
            first[row->group] = j;
        }
      for (guint j = 0; j < set.n_groups; j++)
        if (first[j] != G_MAXUINT && set.options.first_day == usual.first_day)
          g_assert_cmpfloat (way_lanes_get_placement (lanes, first[j])->label_px, ==,
                             set.items[first[j]].label_px);
    }
}

/* Whether another mark, or all of the most important item, is in the way of an item's
 * mark in every lane. */
static gboolean
has_marks_in_all_lanes (const Set      *set,
                        const WayLanes *lanes,
                        guint           item)
{
  for (guint lane = 0; lane < set->options.max_lanes; lane++)
    {
      gboolean taken = FALSE;

      for (guint i = 0; i < set->n && !taken; i++)
        taken = is_placed (lanes, i) && set->items[i].group == set->items[item].group
                && way_lanes_get_placement (lanes, i)->lane == lane
                && !are_apart (set, set->items[i].importance == 0
                                      ? whole_box (set, lanes, i, set->scale)
                                      : mark_box (set, i, set->scale),
                               mark_box (set, item, set->scale));
      if (!taken)
        return FALSE;
    }
  return TRUE;
}

/* A mark has no label only if there is no room for the least on its right. */
static void
check_no_label_room (const Set      *set,
                     const WayLanes *lanes,
                     guint           item)
{
  const WayPlacement *placement = way_lanes_get_placement (lanes, item);
  Box least = with_label (set, mark_box (set, item, set->scale), set->options.min_label_px, FALSE);

  least.to += set->options.gap_px + 1e-3;
  least.from -= 1e-3;
  if (placement->placed == WAY_PLACED_MARK && is_within (least, limits_of (set)))
    g_assert_false (has_room (set, lanes, item, placement->lane, least));
}

/* Where labels give way, nothing is clustered that has room for its mark but for a
 * label, and what was placed before stays in its lane. The most important of all
 * gives way to none. */
static void
check_yielding (Set *set)
{
  g_autoptr (WayLanes) plain = pack (set);
  g_autoptr (WayLanes) lanes = NULL;
  guint n_lost = 0, n_found = 0;

  set->options.yield = TRUE;
  lanes = pack (set);
  check_apart (set, lanes, set->scale);
  check_apart (set, lanes, set->scale * 2);
  for (guint i = 0; i < set->n; i++)
    {
      const WayPlacement *before = way_lanes_get_placement (plain, i);
      const WayPlacement *after = way_lanes_get_placement (lanes, i);

      check_placement (set, lanes, i);
      if (before->placed >= WAY_PLACED_MARK)
        {
          g_assert_cmpuint (after->lane, ==, before->lane);
          n_lost += after->label_px < before->label_px;
        }
      if (after->placed == WAY_PLACED_CLUSTERED)
        g_assert_true (has_marks_in_all_lanes (set, lanes, i));
      else if (after->placed >= WAY_PLACED_MARK)
        n_found++;
      if (before->placed >= WAY_PLACED_MARK && set->items[i].importance == 0)
        g_assert_cmpfloat (after->label_px, >=, before->label_px);
      check_no_label_room (set, lanes, i);
    }
  /* None is shortened for nothing. */
  g_assert_true (n_lost == 0 || n_found > 0);
}

static void
test_yield (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (31);

  for (guint i = 0; i < N_SETS; i++)
    {
      Set set;

      make_set (rand, &set);
      check_yielding (&set);
    }
}

/* The limits hold for the label of every mark that lies within them. */
static void
test_limits (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (13);

  for (guint i = 0; i < N_SETS; i++)
    {
      g_autoptr (WayLanes) lanes = NULL;
      Set set;

      make_set (rand, &set);
      lanes = pack (&set);
      for (guint j = 0; j < set.n; j++)
        if (is_within (mark_box (&set, j, set.scale), limits_of (&set)))
          g_assert_true (is_within (whole_box (&set, lanes, j, set.scale), limits_of (&set)));
    }
}

static void
assert_same (const WayPlacement *a,
             const WayPlacement *b)
{
  g_assert_cmpint (a->placed, ==, b->placed);
  g_assert_cmpuint (a->lane, ==, b->lane);
  g_assert_cmpfloat (a->label_px, ==, b->label_px);
  g_assert_cmpint (a->label_left, ==, b->label_left);
}

/* The same items in another order are packed alike. */
static void
test_deterministic (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (14);

  for (guint i = 0; i < 1000; i++)
    {
      g_autoptr (WayLanes) lanes = NULL;
      g_autoptr (WayLanes) again = NULL;
      g_autoptr (WayLanes) turned = NULL;
      Set set, other;

      make_set (rand, &set);
      other = set;
      for (guint j = 0; j < set.n; j++)
        other.items[j] = set.items[set.n - 1 - j];
      lanes = pack (&set);
      again = pack (&set);
      turned = pack (&other);
      for (guint j = 0; j < set.n; j++)
        {
          assert_same (way_lanes_get_placement (lanes, j), way_lanes_get_placement (again, j));
          assert_same (way_lanes_get_placement (lanes, j),
                       way_lanes_get_placement (turned, set.n - 1 - j));
        }
    }
}

/* In the next octave an item with a whole label stays in its lane, unless
 * another has taken the room there. */
static void
test_lanes_kept (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (15);
  guint n_kept = 0, n_moved = 0;

  for (guint i = 0; i < N_SETS / 2; i++)
    {
      g_autoptr (WayLanes) coarser = NULL;
      g_autoptr (WayLanes) lanes = NULL;
      guint lanes_before[MAX_ITEMS];
      Set set;

      make_set (rand, &set);
      coarser = pack (&set);
      for (guint j = 0; j < set.n; j++)
        lanes_before[j] = is_placed (coarser, j) ? way_lanes_get_placement (coarser, j)->lane
                                           : WAY_NO_LANE;
      set.scale *= 2;
      lanes = pack_after (&set, lanes_before);
      check_apart (&set, lanes, set.scale);
      for (guint j = 0; j < set.n; j++)
        {
          const WayPlacement *before = way_lanes_get_placement (coarser, j);
          const WayPlacement *now = way_lanes_get_placement (lanes, j);

          if (before->placed < WAY_PLACED_MARK || now->label_px < set.items[j].label_px
              || now->label_left)
            continue;
          n_kept += now->lane == before->lane;
          n_moved += now->lane != before->lane;
          if (now->lane != before->lane)
            g_assert_false (has_room (&set, lanes, j, before->lane,
                                      whole_box (&set, lanes, j, set.scale)));
        }
    }
  g_test_message ("%u kept, %u moved", n_kept, n_moved);
  g_assert_cmpuint (n_kept, >, 20 * n_moved);
}

/* Those that have no label, as most of a presented timeline, do not come before
 * more important ones whose labels are too long to stand whole. */
static void
test_without_label (void)
{
  guint ids[MAX_ITEMS];
  WayLaneItem items[MAX_ITEMS];
  WayLaneOptions options = usual;
  WayLanes *lanes;
  guint n_clustered = 0;

  options.closed = TRUE;
  options.closed_first = 16801;
  options.closed_last = 16801 + 300;
  for (guint i = 0; i < MAX_ITEMS; i++)
    {
      ids[i] = i;
      items[i] = (WayLaneItem) {
        .first = 16801 + 2 * (int) i, .last = 16802 + 2 * (int) i, .importance = i,
        .label_px = i < options.max_lanes ? 500 : 0,
      };
    }
  lanes = way_lanes_new (items, ids, MAX_ITEMS, 1, 1, &options, NULL);
  for (guint i = 0; i < MAX_ITEMS; i++)
    {
      const WayPlacement *placement = way_lanes_get_placement (lanes, i);

      n_clustered += placement->placed == WAY_PLACED_CLUSTERED;
      if (i < options.max_lanes)
        g_assert_cmpint (placement->placed, ==, WAY_PLACED_LABELLED);
      if (i < options.max_lanes)
        g_assert_cmpfloat (placement->label_px, >=, options.min_label_px);
    }
  g_assert_cmpuint (n_clustered, >, 0);
  way_lanes_free (lanes);
}

static void
test_empty (void)
{
  g_autoptr (WayLanes) lanes = way_lanes_new (NULL, NULL, 0, 3, 1, &usual, NULL);

  for (guint group = 0; group < 3; group++)
    g_assert_cmpuint (way_lanes_get_n_lanes (lanes, group), ==, 0);
}

/* Nothing stands outside of closed limits, half a mark to the left of them. */
static void
test_closed (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (18);
  guint n_left_out = 0;

  for (guint i = 0; i < N_SETS / 2; i++)
    {
      g_autoptr (WayLanes) lanes = NULL;
      double half = usual.mark_px / 2;
      Box limits;
      Set set;

      make_set (rand, &set);
      set.options.closed = TRUE;
      set.options.closed_first = way_day_of_year (2014);
      set.options.closed_last = way_day_of_year (2020);
      limits = (Box) { set.options.closed_first * set.scale - half,
                       set.options.closed_last * set.scale - half };
      lanes = pack (&set);
      check_apart (&set, lanes, set.scale);
      for (guint j = 0; j < set.n; j++)
        {
          if (is_placed (lanes, j))
            g_assert_true (is_within (whole_box (&set, lanes, j, set.scale), limits));
          n_left_out += !is_placed (lanes, j);
        }
    }
  g_assert_cmpuint (n_left_out, >, 0);
}

typedef struct
{
  guint n_calls;
} Measured;

static double
measure (guint    item,
         gpointer data)
{
  Measured *measured = data;

  measured->n_calls++;
  return 20 + item * 37 % 280;
}

/* Labels are measured on the way, each at most once; one that is not measured
 * is not shown. */
static void
test_measure (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (19);

  for (guint i = 0; i < N_SETS / 10; i++)
    {
      g_autoptr (WayLanes) lazy = NULL;
      Measured measured = { 0 };
      Set set;

      make_set (rand, &set);
      for (guint j = 0; j < set.n; j++)
        set.items[j].label_px = -1;
      set.options.measure = measure;
      set.options.measure_data = &measured;
      lazy = pack (&set);
      g_assert_cmpuint (measured.n_calls, <=, set.n);
      for (guint j = 0; j < set.n; j++)
        if (!set.items[j].filtered && way_lanes_get_placement (lazy, j)->label_px > 0)
          g_assert_cmpfloat (set.items[j].label_px, >=,
                             way_lanes_get_placement (lazy, j)->label_px);
      check_apart (&set, lazy, set.scale);
    }
}

static void
test_octave (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (16);

  g_assert_cmpfloat (way_lanes_octave (3, 3), ==, 3);
  g_assert_cmpfloat (way_lanes_octave (6, 3), ==, 6);
  g_assert_cmpfloat (way_lanes_octave (5.9, 3), ==, 3);
  g_assert_cmpfloat (way_lanes_octave (2.9, 3), ==, 1.5);
  for (guint i = 0; i < 10000; i++)
    {
      double anchor = exp (g_rand_double_range (rand, -5, 5));
      double scale = exp (g_rand_double_range (rand, -10, 10));
      double octave = way_lanes_octave (scale, anchor);

      g_assert_cmpfloat (octave, <=, scale * (1 + 1e-9));
      g_assert_cmpfloat (octave * 2, >, scale);
      g_assert_cmpfloat_with_epsilon (log2 (octave / anchor), round (log2 (octave / anchor)),
                                      1e-9);
    }
}

/* Ten thousand items, at scales at which few, some and all of them fit. */
static void
test_many (void)
{
  static const double scales[] = { 1e-3, 0.05, 1, 30 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (17);
  const guint n = 10000;
  g_autofree WayLaneItem *items = g_new0 (WayLaneItem, n);
  g_autofree guint *ids = g_new (guint, n);

  for (guint i = 0; i < n; i++)
    {
      ids[i] = i;
      items[i] = (WayLaneItem) { .group = i % 4, .importance = i, .label_px = 150 };
      set_date (rand, &items[i], 2010);
    }
  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      g_autoptr (WayLanes) lanes = NULL;
      double seconds;

      g_test_timer_start ();
      lanes = way_lanes_new (items, ids, n, 4, scales[i], &usual, NULL);
      seconds = g_test_timer_elapsed ();
      g_test_message ("scale %g: %.1f ms", scales[i], seconds * 1000);
      g_assert_cmpfloat (seconds, <, 0.5);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/lanes/apart", test_apart);
  g_test_add_func ("/lanes/placed", test_placed);
  g_test_add_func ("/lanes/importance", test_importance);
  g_test_add_func ("/lanes/yield", test_yield);
  g_test_add_func ("/lanes/limits", test_limits);
  g_test_add_func ("/lanes/deterministic", test_deterministic);
  g_test_add_func ("/lanes/lanes-kept", test_lanes_kept);
  g_test_add_func ("/lanes/closed", test_closed);
  g_test_add_func ("/lanes/measure", test_measure);
  g_test_add_func ("/lanes/without-label", test_without_label);
  g_test_add_func ("/lanes/empty", test_empty);
  g_test_add_func ("/lanes/octave", test_octave);
  g_test_add_func ("/lanes/many", test_many);
  return g_test_run ();
}
