/* The layout of the goal threads, over thousands of windows: labels never
 * overlap, nothing is lost, and what is pointed at is what is there.
 */
#include "config.h"

#include "way-goals-scene.h"
#include "way-shipped.h"

#include <math.h>

#define N_WINDOWS 2500

typedef struct
{
  WayDataset *dataset;
  guint       n_stations;   /* policies, thread by thread */
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->dataset = way_shipped_load ();
  for (guint goal = 0; goal < way_dataset_get_n_rows (fixture->dataset, WAY_TABLE_GOALS); goal++)
    {
      g_autoptr (GArray) stations = way_thread_new (fixture->dataset, goal);
      guint last = WAY_NONE;

      for (guint i = 0; i < stations->len; i++)
        {
          guint policy = g_array_index (stations, WayStation, i).policy;

          fixture->n_stations += policy != last;
          last = policy;
        }
    }
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  way_dataset_unref (fixture->dataset);
}

/* The room that the words of an item take; a dot alone takes none. */
static gboolean
get_label (const WayGoalsItem *item,
           double              row_height,
           WayRect            *label)
{
  *label = item->bounds;
  if (item->kind == WAY_GOALS_ITEM_STATION)
    {
      label->height = row_height;
      label->y = item->bounds.y + item->bounds.height - row_height;
    }
  return item->label_px > 0;
}

static gboolean
overlap (const WayRect *a,
         const WayRect *b)
{
  const double tiny = 0.01;

  return a->x < b->x + b->width - tiny && b->x < a->x + a->width - tiny
      && a->y < b->y + b->height - tiny && b->y < a->y + a->height - tiny;
}

static void
check_apart (const WayGoalsItem *items,
             guint               n,
             double              row_height,
             double              width)
{
  for (guint i = 0; i < n; i++)
    {
      WayRect a, b;

      if (!get_label (&items[i], row_height, &a))
        continue;
      g_assert_cmpfloat (a.x, >=, -row_height);
      g_assert_cmpfloat (a.x + a.width, <=, width + 0.01);
      for (guint j = i + 1; j < n && items[j].goal == items[i].goal; j++)
        if (get_label (&items[j], row_height, &b))
          g_assert_false (overlap (&a, &b));
    }
}

/* Headings and "+n" of the threads say what the counts say. */
static void
check_counts (const Fixture        *fixture,
              const WayGoalsItem   *items,
              guint                 n,
              const WayGoalsCounts *counts)
{
  guint labelled = 0, dots = 0, targets = 0;

  for (guint i = 0; i < n; i++)
    {
      labelled += items[i].kind == WAY_GOALS_ITEM_STATION && items[i].label_px > 0;
      dots += items[i].kind == WAY_GOALS_ITEM_STATION && items[i].label_px == 0;
      targets += items[i].kind == WAY_GOALS_ITEM_TARGET;
    }
  g_assert_cmpuint (labelled, ==, counts->labelled);
  g_assert_cmpuint (dots, ==, counts->dots);
  g_assert_cmpuint (targets, ==, counts->targets);
  g_assert_cmpuint (counts->labelled + counts->dots + counts->outside + counts->filtered, ==,
                    fixture->n_stations);
}

static void
check_window (const Fixture  *fixture,
              WayTextContext *text,
              WayLang         lang,
              GRand          *rand)
{
  static const char *const goals[] = { "", "raise-rd-intensity", "digital-economy" };
  static const char *const areas[] = { "CHN", "CN-SH", "CN-GD", "?" };
  g_autoptr (WayGoalsScene) scene = way_goals_scene_new (fixture->dataset, text, lang);
  g_autoptr (WayView) start = way_view_new (fixture->dataset);
  guint n_policies = way_dataset_get_n_rows (fixture->dataset, WAY_TABLE_POLICIES);
  g_autofree guint8 *matching = g_new (guint8, n_policies);
  double row_height = round (way_text_context_get_height (text, WAY_TEXT_BODY) * 1.13);

  for (guint i = 0; i < 25; i++)
    {
      double first = g_rand_double_range (rand, 15000, 22000);
      double width = g_rand_double_range (rand, 300, 2500);
      g_autoptr (WayView) spanned
        = way_view_with_span (start, first, first + exp (g_rand_double_range (rand, 2, 9)));
      g_autoptr (WayView) view
        = way_view_with_goals (spanned, (WayGoalsLook) {
            WAY_GOALS_THREADS, goals[g_rand_int_range (rand, 0, 3)],
            areas[g_rand_int_range (rand, 0, 4)], "" });
      const WayGoalsItem *items;
      guint n, share = g_rand_int_range (rand, 0, 4);

      for (guint p = 0; p < n_policies; p++)
        matching[p] = (guint) g_rand_int_range (rand, 0, 4) >= share;
      way_goals_scene_set_view (scene, view, share > 0 ? matching : NULL);
      way_goals_scene_set_size (scene, width, 800);
      items = way_goals_scene_get_items (scene, &n);
      check_apart (items, n, row_height, width);
      check_counts (fixture, items, n, way_goals_scene_get_counts (scene));
    }
}

static void
test_windows (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (44);

  for (guint i = 0; i < N_WINDOWS / 25; i++)
    {
      WayLang lang = g_rand_int_range (rand, 0, WAY_N_LANGS);
      g_autoptr (WayTextContext) text
        = way_text_context_new ("Sans", g_rand_double_range (rand, 12, 28), lang);

      check_window (fixture, text, lang, rand);
    }
}

/* Every station that is drawn is found where it is, or one that lies over it. */
static void
test_find (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (WayTextContext) text = way_text_context_new ("Sans", 12, WAY_LANG_EN);
  g_autoptr (WayGoalsScene) scene = way_goals_scene_new (fixture->dataset, text, WAY_LANG_EN);
  g_autoptr (WayView) view = way_view_new (fixture->dataset);
  const WayGoalsItem *items;
  guint n, n_found[WAY_GOALS_ITEM_MORE + 1] = { 0 };

  way_goals_scene_set_view (scene, view, NULL);
  way_goals_scene_set_size (scene, 1200, 800);
  items = way_goals_scene_get_items (scene, &n);
  for (guint i = 0; i < n; i++)
    {
      gboolean station = items[i].kind == WAY_GOALS_ITEM_STATION;
      const WayGoalsItem *found = way_goals_scene_find_item (
        scene, station ? items[i].x : items[i].bounds.x + 2,
        station ? items[i].y : items[i].bounds.y + items[i].bounds.height / 2);

      g_assert_nonnull (found);
      g_assert_cmpint (found->kind, ==, items[i].kind);
      g_assert_cmpuint (found->goal, ==, items[i].goal);
      n_found[found->kind]++;
    }
  g_assert_cmpuint (n_found[WAY_GOALS_ITEM_GOAL], ==, 31);
  g_assert_cmpuint (n_found[WAY_GOALS_ITEM_TARGET], >, 20);
  g_assert_cmpuint (n_found[WAY_GOALS_ITEM_MORE], >, 0);
}

/* One thread at a time has its wordings, all of them. */
static void
test_expanded (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (WayTextContext) text = way_text_context_new ("Sans", 12, WAY_LANG_EN);
  g_autoptr (WayGoalsScene) scene = way_goals_scene_new (fixture->dataset, text, WAY_LANG_EN);
  g_autoptr (WayView) start = way_view_new (fixture->dataset);
  g_autoptr (WayView) view = way_view_with_goals (
    start, (WayGoalsLook) { WAY_GOALS_THREADS, "raise-rd-intensity", "CHN", "" });
  guint goal = way_shipped_find (fixture->dataset, WAY_TABLE_GOALS, "raise-rd-intensity");
  g_autoptr (GArray) stations = way_thread_new (fixture->dataset, goal);
  const WayGoalsItem *items;
  guint n, n_statements = 0;
  double before;

  way_goals_scene_set_view (scene, start, NULL);
  way_goals_scene_set_size (scene, 1200, 800);
  before = way_goals_scene_get_height (scene);
  way_goals_scene_set_view (scene, view, NULL);
  g_assert_cmpfloat (way_goals_scene_get_height (scene), >, before);
  items = way_goals_scene_get_items (scene, &n);
  for (guint i = 0; i < n; i++)
    if (items[i].kind == WAY_GOALS_ITEM_STATEMENT)
      {
        g_assert_cmpuint (items[i].goal, ==, goal);
        n_statements++;
      }
  g_assert_cmpuint (n_statements, ==, stations->len);
}

#define ADD(name, test) \
  g_test_add ("/goals-scene/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("windows", test_windows);
  ADD ("find", test_find);
  ADD ("expanded", test_expanded);
  return g_test_run ();
}
