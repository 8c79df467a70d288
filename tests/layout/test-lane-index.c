/* The index of a group, compared with going through all its items. */
#include "config.h"

#include "way-lane-index.h"

#define MAX_ITEMS 400
#define N_SETS 400

typedef struct
{
  WayLaneItem   items[MAX_ITEMS];
  guint         n;
  WayLaneIndex *index;
} Set;

static int
compare_middles (gconstpointer a,
                 gconstpointer b,
                 gpointer      data)
{
  const WayLaneItem *items = data;
  double first = way_lane_item_middle (&items[*(const guint *) a]);
  double second = way_lane_item_middle (&items[*(const guint *) b]);

  return (first > second) - (first < second);
}

static void
make_set (GRand *rand,
          Set   *set)
{
  guint *ids;

  set->n = g_rand_int_range (rand, 0, MAX_ITEMS + 1);
  ids = g_new (guint, MAX (set->n, 1));
  for (guint i = 0; i < set->n; i++)
    {
      int first = g_rand_int_range (rand, -500, 500);

      ids[i] = i;
      set->items[i] = (WayLaneItem) {
        .first = first,
        .last = first + (g_rand_boolean (rand) ? 1 : g_rand_int_range (rand, 28, 367)),
        /* No two alike, in no order. */
        .importance = (i * 7919u) % 100003u,
        .category = (guint8) g_rand_int_range (rand, 0, WAY_LANE_CATEGORIES),
      };
    }
  g_qsort_with_data (ids, set->n, sizeof (guint), compare_middles, set->items);
  set->index = way_lane_index_new (set->items, ids, set->n);
}

static void
check_find (const Set *set,
            double     day)
{
  guint n = 0;

  for (guint i = 0; i < set->n; i++)
    n += way_lane_item_middle (&set->items[i]) < day;
  g_assert_cmpuint (way_lane_index_find (set->index, day), ==, n);
}

static void
check_top (const Set *set,
           guint      from,
           guint      to,
           guint      n_top)
{
  g_autofree guint *places = g_new (guint, MAX (n_top, 1));
  guint n = way_lane_index_get_top (set->index, from, to, n_top, places);

  g_assert_cmpuint (n, ==, MIN (n_top, to - from));
  for (guint i = 0; i < n; i++)
    {
      guint32 importance
        = set->items[way_lane_index_get_id (set->index, places[i])].importance;
      guint n_better = 0;

      g_assert_cmpuint (places[i], >=, from);
      g_assert_cmpuint (places[i], <, to);
      for (guint j = from; j < to; j++)
        n_better += set->items[way_lane_index_get_id (set->index, j)].importance < importance;
      g_assert_cmpuint (n_better, ==, i);
    }
}

static void
check_categories (const Set *set,
                  guint      from,
                  guint      to)
{
  guint counts[WAY_LANE_CATEGORIES], n = 0;

  way_lane_index_count_categories (set->index, from, to, counts);
  for (guint i = from; i < to; i++)
    counts[set->items[way_lane_index_get_id (set->index, i)].category]--;
  for (guint i = 0; i < WAY_LANE_CATEGORIES; i++)
    n += counts[i];
  g_assert_cmpuint (n, ==, 0);
}

static void
test_stretches (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20);

  for (guint i = 0; i < N_SETS; i++)
    {
      Set set;

      make_set (rand, &set);
      g_assert_cmpuint (way_lane_index_get_n (set.index), ==, set.n);
      for (guint j = 0; j < 10; j++)
        {
          guint from = g_rand_int_range (rand, 0, set.n + 1);
          guint to = g_rand_int_range (rand, from, set.n + 1);

          check_find (&set, g_rand_double_range (rand, -700, 900));
          check_top (&set, from, to, g_rand_int_range (rand, 0, 50));
          check_categories (&set, from, to);
        }
      way_lane_index_free (set.index);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/lane-index/stretches", test_stretches);
  return g_test_run ();
}
