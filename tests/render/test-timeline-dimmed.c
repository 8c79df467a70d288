/* What a filter leaves out, where it is dimmed and not hidden. */
#include "config.h"

#include "way-grouping.h"
#include "way-releases.h"
#include "way-shipped.h"
#include "way-timeline-scene.h"

#include <string.h>

typedef struct
{
  WayDataset       *dataset;
  WayTextContext   *text;
  WayTimelineScene *scene;
  guint             n;
} Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->dataset = way_shipped_load ();
  f->text = way_text_context_new ("Sans", 13, WAY_LANG_EN);
  f->scene = way_timeline_scene_new (f->dataset, f->text, WAY_LANG_EN);
  f->n = way_dataset_get_n_rows (f->dataset, WAY_TABLE_POLICIES);
  way_timeline_scene_set_size (f->scene, 1600, 9000);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  way_timeline_scene_free (f->scene);
  way_text_context_free (f->text);
  way_dataset_unref (f->dataset);
}

/* Shows those of a level, or none, and the others dimmed. */
static void
show_level (Fixture    *f,
            WayView    *view,
            const char *level)
{
  g_autoptr (WayQuery) query = way_query_new ();
  g_autoptr (WayView) queried = NULL;
  g_autofree guint8 *matching = g_new0 (guint8, f->n);

  way_query_choose (query, WAY_FACET_LEVEL, level != NULL ? level : "national", TRUE);
  queried = way_view_with_query (view, query);
  if (level != NULL)
    way_query_match (query, f->dataset, WAY_KNOWN_ALL, matching);
  way_timeline_scene_forget_matching (f->scene);
  way_timeline_scene_set_view (f->scene, queried, matching);
}

static guint
count_dimmed (Fixture *f)
{
  guint n_ghosts, n_dimmed = 0;
  const WaySceneMark *ghosts = way_timeline_scene_get_ghosts (f->scene, &n_ghosts);

  for (guint i = 0; i < n_ghosts; i++)
    n_dimmed += ghosts[i].dimmed;
  return n_dimmed;
}

/* It is to be seen, and moves no group: also where the filter leaves nothing of a
 * group, or nothing at all. */
static void
test_seen (Fixture       *f,
           gconstpointer  data)
{
  static const char *const levels[] = { "national", "regional", NULL };
  g_autoptr (WayView) first = way_view_new (f->dataset);
  g_autoptr (WayView) dim = way_view_with_dim (first, TRUE);

  for (WayGrouping grouping = 0; grouping < WAY_N_GROUPINGS; grouping++)
    for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
      {
        g_autoptr (WayView) view = way_view_with_grouping (dim, grouping);
        g_autofree WaySceneHeading *before = NULL;
        const WaySceneHeading *headings;
        guint n_filtered, n_headings, n_before;

        way_timeline_scene_forget_matching (f->scene);
        way_timeline_scene_set_view (f->scene, view, NULL);
        headings = way_timeline_scene_get_headings (f->scene, &n_before);
        before = g_memdup2 (headings, n_before * sizeof *headings);
        show_level (f, view, levels[i]);
        headings = way_timeline_scene_get_headings (f->scene, &n_headings);
        g_assert_cmpuint (n_headings, ==, n_before);
        for (guint j = 0; j < n_headings; j++)
          g_assert_cmpfloat (headings[j].bounds.y, ==, before[j].bounds.y);
        n_filtered = way_timeline_scene_get_counts (f->scene)->filtered;
        g_test_message ("grouping %u: %u of %u dimmed", grouping, count_dimmed (f), n_filtered);
        g_assert_cmpuint (n_filtered, >, 20);
        g_assert_cmpuint (count_dimmed (f), >=, n_filtered * 9 / 10);
      }
}

/* Where it is hidden, groups of nothing else are too, and are back with it. */
static void
test_hidden (Fixture       *f,
             gconstpointer  data)
{
  g_autoptr (WayView) first = way_view_new (f->dataset);
  g_autoptr (WayView) dim = way_view_with_dim (first, TRUE);
  g_autoptr (WayView) hide = way_view_with_dim (dim, FALSE);
  guint n_dimmed, n_hidden;

  for (guint i = 0; i < 2; i++)
    {
      show_level (f, dim, "regional");
      way_timeline_scene_get_headings (f->scene, &n_dimmed);
      show_level (f, hide, "regional");
      way_timeline_scene_get_headings (f->scene, &n_hidden);
      g_assert_cmpuint (n_dimmed, ==, 4);
      g_assert_cmpuint (n_hidden, ==, 1);
      g_assert_cmpuint (count_dimmed (f), ==, 0);
    }
}

#define ADD(name, test) \
  g_test_add ("/timeline-dimmed/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("seen", test_seen);
  ADD ("hidden", test_hidden);
  return g_test_run ();
}
