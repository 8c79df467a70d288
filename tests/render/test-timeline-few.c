/* What holds of few policies: all are seen at first sight, and no room is left unused
 * beside a title that is cut.
 */
#include "config.h"

#include "way-grouping.h"
#include "way-shipped.h"
#include "way-timeline-scene.h"

#define SMALL_TEXT 13.0
#define LARGE_TEXT 26.0
#define WIDTH_PX 1100

/* All policies in a window, in groups. */
static WayTimelineScene *
show_all (WayDataset     *dataset,
          WayTextContext *text,
          WayGrouping     grouping,
          double          width)
{
  WayTimelineScene *scene = way_timeline_scene_new (dataset, text, WAY_LANG_EN);
  g_autoptr (WayView) view = way_view_new (dataset);
  g_autoptr (WayView) grouped = way_view_with_grouping (view, grouping);

  way_timeline_scene_set_size (scene, width, 9000);
  way_timeline_scene_set_view (scene, grouped, NULL);
  return scene;
}

/* In windows of all usual sizes and however they are grouped. */
static void
test_seen (void)
{
  static const double text_sizes[] = { SMALL_TEXT, LARGE_TEXT };
  g_autoptr (WayDataset) dataset = way_shipped_load ();
  guint n = way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES);

  for (guint width = 500; width <= 1900; width += 100)
    for (guint size = 0; size < G_N_ELEMENTS (text_sizes); size++)
      for (WayGrouping grouping = 0; grouping < WAY_N_GROUPINGS; grouping++)
        {
          g_autoptr (WayTextContext) text
            = way_text_context_new ("Sans", text_sizes[size], width / 100 % WAY_N_LANGS);
          WayTimelineScene *scene
            = show_all (dataset, text, grouping, MAX (width, 40 * text_sizes[size]));
          const WayTimelineCounts *counts = way_timeline_scene_get_counts (scene);

          g_test_message ("%u px, text of %.0f px, grouping %u: %u in clusters", width,
                          text_sizes[size], grouping, counts->clustered);
          g_assert_cmpuint (counts->labelled + counts->marks, ==, n);
          way_timeline_scene_free (scene);
        }
}

/* Whether the lane is free on a side of a mark, for so many pixels of the window. */
static gboolean
has_room (WayTimelineScene   *scene,
          const WaySceneMark *mark,
          double              width,
          int                 side)
{
  double near = mark->x + side * 25, far = near + side * width;
  guint n;
  const WaySceneMark *marks = way_timeline_scene_get_marks (scene, &n);

  if (MIN (near, far) < 0 || MAX (near, far) > WIDTH_PX)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (marks[i].y == mark->y && marks[i].policy != mark->policy
        && marks[i].bounds.x < MAX (near, far) + 20
        && marks[i].bounds.x + marks[i].bounds.width > MIN (near, far) - 20)
      return FALSE;
  return TRUE;
}

/* All policies in a window of one width. */
typedef struct
{
  WayDataset       *dataset;
  WayTextContext   *text;
  WayTimelineScene *scene;
} Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->dataset = way_shipped_load ();
  f->text = way_text_context_new ("Sans", SMALL_TEXT, WAY_LANG_EN);
  f->scene = show_all (f->dataset, f->text, WAY_GROUP_ISSUER, WIDTH_PX);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  way_timeline_scene_free (f->scene);
  way_text_context_free (f->text);
  way_dataset_unref (f->dataset);
}

/* At any zoom. */
static void
test_room_used (Fixture       *f,
                gconstpointer  data)
{
  g_autoptr (WayView) view = way_view_new (f->dataset);

  for (int days = 40; days < 4000; days += 90)
    {
      double end = way_day_of_year (2027);
      g_autoptr (WayView) span = way_view_with_span (view, end - days, end);
      guint n;
      const WaySceneMark *marks;

      way_timeline_scene_set_view (f->scene, span, NULL);
      marks = way_timeline_scene_get_marks (f->scene, &n);
      for (guint i = 0; i < n; i++)
        {
          g_autofree char *title = way_timeline_scene_get_label (f->scene, marks[i].policy);
          double width = way_text_context_estimate (f->text, title, WAY_TEXT_BODY);

          if (marks[i].label_px < width)
            g_assert_false (has_room (f->scene, &marks[i], width, 1)
                            || has_room (f->scene, &marks[i], width, -1));
        }
    }
}

/* The bar of a policy that is related to the selected one has its title at the left
 * edge where its mark lies before it. */
static void
test_related_bar (Fixture       *f,
                  gconstpointer  data)
{
  guint outline = way_shipped_find (f->dataset, WAY_TABLE_POLICIES, "idds-outline-2016");
  double selected = way_dataset_get_keys (f->dataset)[way_shipped_find (
    f->dataset, WAY_TABLE_POLICIES, "three-evaluations-2018")].first_day;
  g_autoptr (WayView) view = way_view_new (f->dataset);
  g_autoptr (WayView) span = way_view_with_span (view, selected - 11, selected + 11);
  g_autoptr (WayView) related = way_view_with_selection (span, "three-evaluations-2018");

  for (guint i = 0; i < 2; i++)
    {
      guint n, n_found = 0;
      const WaySceneMark *ghosts;

      way_timeline_scene_set_view (f->scene, i == 0 ? span : related, NULL);
      ghosts = way_timeline_scene_get_ghosts (f->scene, &n);
      for (guint j = 0; j < n; j++)
        n_found += ghosts[j].policy == outline && ghosts[j].label_px > 0;
      g_assert_cmpuint (n_found, ==, i);
    }
}

/* What is selected among those of a cluster stands in a lane that is free, with its
 * title, and not on the number of the cluster. */
static void
test_selected_of_cluster (Fixture       *f,
                          gconstpointer  data)
{
  g_autoptr (WayView) view = way_view_new (f->dataset);
  g_autoptr (WayView) span = way_view_with_span (view, way_day_of_year (1944),
                                                 way_day_of_year (2144));
  guint n = way_dataset_get_n_rows (f->dataset, WAY_TABLE_POLICIES);
  guint n_above = 0, n_below = 0, n_titles = 0;

  for (guint policy = 0; policy < n; policy++)
    {
      g_autoptr (WayView) selected
        = way_view_with_selection (span, way_dataset_get_policy (f->dataset, policy)->id);
      guint n_marks, n_clusters;
      const WaySceneMark *marks;
      const WaySceneCluster *clusters;

      way_timeline_scene_set_view (f->scene, selected, NULL);
      marks = way_timeline_scene_get_marks (f->scene, &n_marks);
      clusters = way_timeline_scene_get_clusters (f->scene, &n_clusters);
      for (guint i = 0; i < n_marks; i++)
        for (guint j = 0; j < n_clusters; j++)
          if (marks[i].policy == policy && clusters[j].lanes.group == marks[i].group)
            {
              n_above += marks[i].y < clusters[j].bounds.y;
              n_below += marks[i].y > clusters[j].bounds.y;
              n_titles += marks[i].label_px > 0;
              break;
            }
    }
  g_test_message ("%u in lanes, %u among clusters, %u with titles", n_above, n_below, n_titles);
  g_assert_cmpuint (n_above, >, 4 * n_below);
  g_assert_cmpuint (n_titles, >, n / 2);
}

#define TEST(name, function) \
  g_test_add ("/timeline-few/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timeline-few/seen", test_seen);
  TEST ("room-used", test_room_used);
  TEST ("related-bar", test_related_bar);
  TEST ("selected-of-cluster", test_selected_of_cluster);
  return g_test_run ();
}
