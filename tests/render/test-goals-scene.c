/* The layout of the goal threads, over thousands of windows: labels never
 * overlap, nothing is lost, and what is pointed at is what is there.
 */
#include "config.h"

#include "way-folding.h"
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

static gboolean
overlap (const WayRect *a,
         const WayRect *b)
{
  const double tiny = 0.01;

  return a->x < b->x + b->width - tiny && b->x < a->x + a->width - tiny
      && a->y < b->y + b->height - tiny && b->y < a->y + a->height - tiny;
}

/* No words of a thread, or of its heading, touch others, or the dots and titles
 * of others; none are cut by the edges. */
static void
check_apart (const WayGoalsItem *items,
             guint               n,
             double              width)
{
  for (guint i = 0; i < n; i++)
    {
      const WayRect *a = &items[i].label;

      if (a->width <= 0)
        continue;
      g_assert_cmpfloat (a->x, >=, 0);
      g_assert_cmpfloat (a->x + a->width, <=, width + 0.01);
      for (guint j = i + 1; j < n; j++)
        if (items[j].label.width > 0)
          g_assert_false (overlap (a, &items[j].label));
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
      labelled += items[i].kind == WAY_GOALS_ITEM_STATION && items[i].label.width > 0;
      dots += items[i].kind == WAY_GOALS_ITEM_STATION && items[i].label.width <= 0;
      targets += items[i].kind == WAY_GOALS_ITEM_TARGET;
    }
  g_assert_cmpuint (labelled, ==, counts->labelled);
  g_assert_cmpuint (dots, ==, counts->dots);
  g_assert_cmpuint (targets, ==, counts->targets);
  g_assert_cmpuint (counts->labelled + counts->dots + counts->folded + counts->outside
                    + counts->filtered, ==, fixture->n_stations);
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

  for (guint i = 0; i < 25; i++)
    {
      double first = g_rand_double_range (rand, 15000, 22000);
      double width = g_rand_double_range (rand, 300, 2500);
      g_autoptr (WayView) spanned
        = way_view_with_span (start, first, first + exp (g_rand_double_range (rand, 2, 9)));
      g_autoptr (WayView) folded
        = way_folding_toggle (fixture->dataset, spanned, WAY_GROUP_THEME,
                              (guint) g_rand_int_range (rand, 0, (int) way_dataset_get_n_rows (
                                fixture->dataset, WAY_TABLE_THEMES)));
      g_autoptr (WayView) view
        = way_view_with_goals (folded, (WayGoalsLook) {
            WAY_GOALS_THREADS, goals[g_rand_int_range (rand, 0, 3)],
            areas[g_rand_int_range (rand, 0, 4)], "" });
      const WayGoalsItem *items;
      guint n, share = g_rand_int_range (rand, 0, 4);

      for (guint p = 0; p < n_policies; p++)
        matching[p] = (guint) g_rand_int_range (rand, 0, 4) >= share;
      way_goals_scene_set_view (scene, view, share > 0 ? matching : NULL);
      way_goals_scene_set_size (scene, width, 800);
      items = way_goals_scene_get_items (scene, &n);
      check_apart (items, n, width);
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
        scene, station ? items[i].x : items[i].label.x + 2,
        station ? items[i].y : items[i].label.y + items[i].label.height / 2);

      g_assert_nonnull (found);
      g_assert_cmpint (found->kind, ==, items[i].kind);
      g_assert_cmpuint (found->goal, ==, items[i].goal);
      n_found[found->kind]++;
    }
  g_assert_cmpuint (n_found[WAY_GOALS_ITEM_GOAL], ==, 31);
  g_assert_cmpuint (n_found[WAY_GOALS_ITEM_TARGET], >, 20);
  g_assert_cmpuint (n_found[WAY_GOALS_ITEM_MORE], >, 0);
}

/* A theme that is folded shows its heading alone, and says of how many goals. */
static void
test_folded (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (WayTextContext) text = way_text_context_new ("Sans", 12, WAY_LANG_EN);
  g_autoptr (WayGoalsScene) scene = way_goals_scene_new (fixture->dataset, text, WAY_LANG_EN);
  g_autoptr (WayView) view = way_view_new (fixture->dataset);
  guint n_themes = way_dataset_get_n_rows (fixture->dataset, WAY_TABLE_THEMES);
  const WayGoalsItem *items;
  guint n, n_goals = 0;

  way_goals_scene_set_view (scene, view, NULL);
  way_goals_scene_set_size (scene, 1200, 800);
  g_assert_cmpuint (way_goals_scene_get_counts (scene)->goals_folded, ==, 0);
  for (guint i = 0; i < n_themes; i++)
    {
      g_autoptr (WayView) old = g_steal_pointer (&view);

      view = way_folding_toggle (fixture->dataset, old, WAY_GROUP_THEME, i);
    }
  way_goals_scene_set_view (scene, view, NULL);
  items = way_goals_scene_get_items (scene, &n);
  g_assert_cmpuint (n, ==, n_themes);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpint (items[i].kind, ==, WAY_GOALS_ITEM_THEME);
      g_assert_true (items[i].folded);
      g_assert_cmpuint (items[i].place, ==, i + 1);
      g_assert_cmpuint (items[i].of, ==, n);
      n_goals += items[i].n;
    }
  g_assert_cmpuint (n_goals, ==, 31);
  g_assert_cmpuint (way_goals_scene_get_counts (scene)->goals_folded, ==, 31);
  g_assert_cmpuint (way_goals_scene_get_counts (scene)->folded, ==, fixture->n_stations);
  g_assert_cmpuint (way_folding_count_goals (fixture->dataset, view, NULL), ==, 31);
}

/* Titles stand before the axis where there is room for both, else above their
 * threads, and the axis follows; targets hang where they are due. */
static void
test_column (Fixture       *fixture,
             gconstpointer  data)
{
  for (guint wide = 0; wide < 2; wide++)
    {
      g_autoptr (WayTextContext) text = way_text_context_new ("Sans", 12, WAY_LANG_EN);
      g_autoptr (WayGoalsScene) scene = way_goals_scene_new (fixture->dataset, text, WAY_LANG_EN);
      g_autoptr (WayView) view = way_view_new (fixture->dataset);
      double left = 0;
      const WayGoalsItem *items;
      guint n;

      way_goals_scene_set_view (scene, view, NULL);
      way_goals_scene_set_size (scene, wide ? 1200 : 400, 800);
      items = way_goals_scene_get_items (scene, &n);
      for (guint i = 0; i < n; i++)
        {
          const WayRect *label = &items[i].label;

          if (items[i].kind == WAY_GOALS_ITEM_GOAL)
            left = label->x + label->width;
          else if (items[i].kind == WAY_GOALS_ITEM_STATION && wide)
            g_assert_cmpfloat (items[i].x, >, left);
          else if (items[i].kind == WAY_GOALS_ITEM_TARGET && items[i].x < (wide ? 1180 : 380))
            {
              g_assert_cmpfloat (label->x, <=, items[i].x);
              g_assert_cmpfloat (label->x + label->width, >=, items[i].x);
            }
        }
      g_assert_cmpint (way_goals_scene_get_viewport (scene).left_px > 100, ==, wide);
    }
}

/* One thread at a time has its wordings, all of them, and all its targets. */
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
  for (guint i = 0; i < n; i++)
    g_assert_false (items[i].kind == WAY_GOALS_ITEM_MORE && items[i].goal == goal
                    && items[i].n > 3);
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
  ADD ("folded", test_folded);
  ADD ("column", test_column);
  ADD ("expanded", test_expanded);
  return g_test_run ();
}
