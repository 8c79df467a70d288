/* The titles of a presented timeline: few, the picks first, hidden in a quiz,
 * and lanes that fit the height.
 */
#include "config.h"

#include "way-shipped.h"
#include "way-timeline-scene.h"

typedef struct
{
  WayDataset       *dataset;
  WayTextContext   *text;
  WayTimelineScene *scene;
  WayView          *view;
  GArray           *chosen;
} Fixture;

static const char *const picks[] = { "gba-outline-2019", "not-here", "idds-outline-2016", NULL };

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->dataset = way_shipped_load ();
  f->text = way_text_context_new ("Sans", 33, WAY_LANG_EN);
  f->scene = way_timeline_scene_new (f->dataset, f->text, WAY_LANG_EN);
  f->view = way_view_new (f->dataset);
  f->chosen = way_timeline_choose_titles (f->dataset, f->view, picks, NULL);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  way_timeline_scene_free (f->scene);
  way_text_context_free (f->text);
  way_view_unref (f->view);
  way_dataset_unref (f->dataset);
  g_array_unref (f->chosen);
}

static void
show (Fixture  *f,
      gboolean  hidden,
      guint     shown,
      gboolean  both,
      double    height)
{
  WaySceneTitles titles = {
    .chosen = (const guint *) (gpointer) f->chosen->data, .n_chosen = f->chosen->len,
    .hidden = hidden, .shown = &shown, .n_shown = shown != WAY_NONE, .both = both,
  };

  way_timeline_scene_set_titles (f->scene, &titles);
  way_timeline_scene_set_size (f->scene, 1800, height);
  way_timeline_scene_set_view (f->scene, f->view, NULL);
}

static void
test_choose (Fixture       *f,
             gconstpointer  data)
{
  g_autoptr (WayView) selected = way_view_with_selection (f->view, "fyp13-outline-2016");
  g_autoptr (GArray) chosen = way_timeline_choose_titles (f->dataset, selected, picks, NULL);

  g_assert_cmpuint (f->chosen->len, ==, WAY_SCENE_MAX_TITLES);
  g_assert_cmpuint (g_array_index (f->chosen, guint, 1), ==,
                    way_shipped_find (f->dataset, WAY_TABLE_POLICIES, "idds-outline-2016"));
  g_assert_cmpuint (g_array_index (chosen, guint, 0), ==,
                    way_shipped_find (f->dataset, WAY_TABLE_POLICIES, "fyp13-outline-2016"));
  for (guint i = 0; i < f->chosen->len; i++)
    for (guint j = 0; j < i; j++)
      g_assert_cmpuint (g_array_index (f->chosen, guint, i), !=,
                        g_array_index (f->chosen, guint, j));
}

/* Whatever the height, nothing has to be scrolled to, and nothing vanishes. */
static void
test_fit (Fixture       *f,
          gconstpointer  data)
{
  for (double height = 700; height <= 1600; height += 100)
    {
      const WayTimelineCounts *counts;

      show (f, FALSE, WAY_NONE, FALSE, height);
      counts = way_timeline_scene_get_counts (f->scene);
      g_assert_cmpuint (counts->above_or_below, ==, 0);
      g_assert_cmpuint (counts->labelled, <=, WAY_SCENE_MAX_TITLES);
      g_assert_cmpuint (counts->labelled, >, 3);
      g_assert_cmpuint (counts->labelled + counts->marks + counts->clustered + counts->outside, ==,
                        way_dataset_get_n_rows (f->dataset, WAY_TABLE_POLICIES));
    }
}

static void
test_hidden (Fixture       *f,
             gconstpointer  data)
{
  guint outline = way_shipped_find (f->dataset, WAY_TABLE_POLICIES, "idds-outline-2016");
  const char *title = way_dataset_get_policy (f->dataset, outline)->short_title[WAY_LANG_EN];
  g_autofree char *hidden = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *both = NULL;

  show (f, TRUE, WAY_NONE, FALSE, 800);
  g_assert_true (way_timeline_scene_hides (f->scene, outline));
  hidden = way_timeline_scene_get_label (f->scene, outline);
  g_assert_cmpstr (hidden, ==, "? · 19 May 2016 · outline");
  show (f, TRUE, outline, FALSE, 800);
  shown = way_timeline_scene_get_label (f->scene, outline);
  g_assert_cmpstr (shown, ==, title);
  show (f, FALSE, WAY_NONE, TRUE, 800);
  both = way_timeline_scene_get_label (f->scene, outline);
  g_assert_true (g_str_has_prefix (both, title));
  g_assert_nonnull (strstr (both, " · "));
}

#define add(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add ("/timeline-titles/choose", test_choose);
  add ("/timeline-titles/fit", test_fit);
  add ("/timeline-titles/hidden", test_hidden);
  return g_test_run ();
}
