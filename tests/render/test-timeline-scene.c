/* The timeline of the shipped set in thousands of random windows: sizes of
 * window and text, languages, groupings, filters, spans from a day to a
 * century and any scrolling. Nothing overlaps, nothing vanishes, and what is
 * pointed at is found.
 */
#include "config.h"

#include "way-timeline-scene.h"

#include <math.h>
#include <string.h>

#include "way-check-painter.h"
#include "way-grouping.h"
#include "way-shipped.h"

#define N_WINDOWS 2600
#define SMALL_TEXT 13
#define LARGE_TEXT 26

static const double sizes[][2] = { { 1600, 1000 }, { 900, 600 }, { 1024, 768 }, { 400, 300 } };

/* One scene, and what it was last asked to show. */
typedef struct
{
  WayDataset       *dataset;
  WayTextContext   *text;
  WayTimelineScene *scene;
  WayLang           lang;
  WayView          *view;
  guint8           *matching;
  guint             n;
  guint             selected;
  double            width;
  double            height;
} Window;

static Window
open_window (double  text_size,
             WayLang lang)
{
  Window window = { .dataset = way_shipped_load (), .lang = lang };

  window.text = way_text_context_new ("Sans", text_size, lang);
  window.scene = way_timeline_scene_new (window.dataset, window.text, lang);
  window.n = way_dataset_get_n_rows (window.dataset, WAY_TABLE_POLICIES);
  window.matching = g_new0 (guint8, window.n);
  window.view = way_view_new (window.dataset);
  return window;
}

static void
close_window (Window *window)
{
  way_timeline_scene_free (window->scene);
  way_text_context_free (window->text);
  way_view_unref (window->view);
  g_free (window->matching);
  way_dataset_unref (window->dataset);
}

static void
match (Window         *window,
       const WayQuery *query)
{
  way_query_match (query, window->dataset, WAY_KNOWN_ALL, window->matching);
}

static void
take_view (Window  *window,
           WayView *view)
{
  way_view_unref (window->view);
  window->view = view;
}

static void
choose_query (Window *window,
              GRand  *rand)
{
  static const char *const texts[] = { "科技", "innovation", "no policy has this" };
  static const WayFacet facets[] = { WAY_FACET_LEVEL, WAY_FACET_THEME, WAY_FACET_KIND };
  g_autoptr (WayQuery) query = way_query_new ();

  if (g_rand_int_range (rand, 0, 3) > 0)
    for (guint i = 0; i < G_N_ELEMENTS (facets); i++)
      {
        guint without = g_rand_int (rand) & g_rand_int (rand) & g_rand_int (rand);

        for (guint value = 0; value < way_facet_n_values (window->dataset, facets[i]); value++)
          if ((without >> value & 1) == 0)
            way_query_choose (query, facets[i],
                              way_facet_value_id (window->dataset, facets[i], value), TRUE);
      }
  if (g_rand_int_range (rand, 0, 8) == 0)
    {
      g_free (query->text);
      query->text = g_strdup (texts[g_rand_int_range (rand, 0, G_N_ELEMENTS (texts))]);
    }
  match (window, query);
  take_view (window, way_view_with_query (window->view, query));
}

static void
choose_selection (Window *window,
                  GRand  *rand)
{
  const char *id = "";

  window->selected = WAY_NONE;
  if (g_rand_boolean (rand))
    {
      window->selected = g_rand_int_range (rand, 0, window->n);
      id = way_dataset_get_policy (window->dataset, window->selected)->id;
    }
  take_view (window, way_view_with_selection (window->view, id));
}

static void
choose_folded (Window *window,
               GRand  *rand)
{
  WayGrouping grouping = way_view_get_grouping (window->view);

  for (guint i = 0; i < way_grouping_n_groups (window->dataset, grouping); i++)
    {
      g_autofree char *id = way_grouping_get_id (window->dataset, grouping, i);

      take_view (window, way_view_with_folded (window->view, id,
                                               g_rand_int_range (rand, 0, 5) == 0));
    }
}

/* Most windows differ from the one before by span and scrolling alone, as when
 * a person pans and zooms. */
static void
choose_window (Window *window,
               GRand  *rand,
               gboolean anew)
{
  double span = exp (g_rand_double_range (rand, 0, log (36525)));
  double middle = g_rand_double_range (rand, way_day_of_year (2015), way_day_of_year (2028));

  if (anew)
    {
      guint size = g_rand_int_range (rand, 0, G_N_ELEMENTS (sizes));

      window->width = sizes[size][0];
      window->height = sizes[size][1];
      take_view (window, way_view_with_grouping (window->view,
                                                 g_rand_int_range (rand, 0, WAY_N_GROUPINGS)));
      choose_folded (window, rand);
      take_view (window, way_view_with_dim (window->view, g_rand_boolean (rand)));
      choose_query (window, rand);
      way_timeline_scene_set_size (window->scene, window->width, window->height);
    }
  choose_selection (window, rand);
  take_view (window, way_view_with_span (window->view, middle - span / 2, middle + span / 2));
  way_timeline_scene_set_view (window->scene, window->view, window->matching);
  way_timeline_scene_set_scroll (window->scene, 0);
  if (g_rand_boolean (rand))
    way_timeline_scene_set_scroll (window->scene,
                                   g_rand_double_range (rand, 0,
                                     way_timeline_scene_get_height (window->scene)));
}

static void
check_counts (const Window *window)
{
  const WayTimelineCounts *counts = way_timeline_scene_get_counts (window->scene);
  guint n_marks, n_clusters, n_labelled = 0, n_clustered = 0, n_filtered = 0;
  const WaySceneMark *marks = way_timeline_scene_get_marks (window->scene, &n_marks);
  const WaySceneCluster *clusters = way_timeline_scene_get_clusters (window->scene, &n_clusters);

  for (guint i = 0; i < n_marks; i++)
    n_labelled += marks[i].label_px > 0;
  for (guint i = 0; i < n_clusters; i++)
    n_clustered += clusters[i].n_hidden;
  for (guint i = 0; i < window->n; i++)
    n_filtered += !window->matching[i];
  g_assert_cmpuint (counts->labelled + counts->marks + counts->clustered + counts->folded
                    + counts->above_or_below + counts->outside + counts->filtered, ==, window->n);
  g_assert_cmpuint (counts->filtered, ==, n_filtered);
  g_assert_cmpuint (counts->labelled, ==, n_labelled);
  g_assert_cmpuint (counts->labelled + counts->marks, ==, n_marks);
  g_assert_cmpuint (counts->clustered, ==, n_clustered);
}

/* A policy is shown at most once: as a mark, or in one cluster. */
static void
check_once (const Window *window)
{
  g_autofree guint8 *seen = g_new0 (guint8, window->n);
  guint n_marks, n_clusters;
  const WaySceneMark *marks = way_timeline_scene_get_marks (window->scene, &n_marks);
  const WaySceneCluster *clusters = way_timeline_scene_get_clusters (window->scene, &n_clusters);
  const WayViewport *viewport = way_timeline_scene_get_viewport (window->scene);

  for (guint i = 0; i < n_marks; i++)
    {
      WayDate date = way_dataset_get_policy (window->dataset, marks[i].policy)->date;
      double middle = (way_date_first_day (date) + way_date_last_day (date) + 1) / 2.0;

      g_assert_true (window->matching[marks[i].policy]);
      g_assert_false (seen[marks[i].policy]);
      seen[marks[i].policy] = TRUE;
      g_assert_cmpfloat_with_epsilon (marks[i].x, way_viewport_to_px (viewport, middle), 1e-6);
    }
  for (guint i = 0; i < n_clusters; i++)
    {
      g_autoptr (GArray) members
        = way_timeline_scene_get_members (window->scene, &clusters[i], G_MAXUINT);

      g_assert_cmpuint (members->len, ==, clusters[i].n_hidden);
      for (guint j = 0; j < members->len; j++)
        {
          guint policy = g_array_index (members, guint, j);

          g_assert_true (window->matching[policy]);
          g_assert_false (seen[policy]);
          seen[policy] = TRUE;
        }
    }
}

static gboolean
overlap (const WayRect *a,
         const WayRect *b)
{
  const double slack = 1e-6;

  return a->x + a->width > b->x + slack && b->x + b->width > a->x + slack
      && a->y + a->height > b->y + slack && b->y + b->height > a->y + slack;
}

/* Whether a mark stands among the clusters, because it is selected. */
static gboolean
is_guest (const Window       *window,
          const WaySceneMark *mark)
{
  guint n_clusters;
  const WaySceneCluster *clusters = way_timeline_scene_get_clusters (window->scene, &n_clusters);

  if (mark->policy != window->selected)
    return FALSE;
  for (guint i = 0; i < n_clusters; i++)
    if (fabs (clusters[i].bounds.y + clusters[i].bounds.height / 2 - mark->y) < 2)
      return TRUE;
  return FALSE;
}

static void
check_boxes (const Window *window)
{
  guint n_marks, n_clusters;
  const WaySceneMark *marks = way_timeline_scene_get_marks (window->scene, &n_marks);
  const WaySceneCluster *clusters = way_timeline_scene_get_clusters (window->scene, &n_clusters);

  for (guint i = 0; i < n_marks; i++)
    {
      for (guint j = 0; j < i; j++)
        g_assert_false (overlap (&marks[i].bounds, &marks[j].bounds));
      for (guint j = 0; j < n_clusters; j++)
        g_assert_true (is_guest (window, &marks[i])
                       || !overlap (&marks[i].bounds, &clusters[j].bounds));
    }
  for (guint i = 0; i < n_clusters; i++)
    for (guint j = 0; j < i; j++)
      g_assert_false (overlap (&clusters[i].bounds, &clusters[j].bounds));
}

/* What counts for nothing covers nothing either, and stands in another group
 * or before the window. */
static void
check_ghosts (const Window *window)
{
  guint n_marks, n_ghosts, n_clusters;
  const WaySceneMark *marks = way_timeline_scene_get_marks (window->scene, &n_marks);
  const WaySceneMark *ghosts = way_timeline_scene_get_ghosts (window->scene, &n_ghosts);
  const WaySceneCluster *clusters = way_timeline_scene_get_clusters (window->scene, &n_clusters);
  WayGrouping grouping = way_view_get_grouping (window->view);

  for (guint i = 0; i < n_ghosts; i++)
    {
      guint own = way_grouping_get_group (window->dataset, grouping, ghosts[i].policy);

      g_assert_cmpint (ghosts[i].dimmed, ==, !window->matching[ghosts[i].policy]);
      g_assert_true (!ghosts[i].dimmed || way_view_get_dim (window->view));
      if (ghosts[i].dimmed)
        g_assert_cmpuint (ghosts[i].group, ==, own);
      else
        g_assert_true (ghosts[i].label_px > 0 ? ghosts[i].x < 0 && ghosts[i].group == own
                                              : ghosts[i].group != own);
      for (guint j = 0; j < n_marks; j++)
        g_assert_false (overlap (&ghosts[i].bounds, &marks[j].bounds));
      for (guint j = 0; j < i; j++)
        g_assert_false (overlap (&ghosts[i].bounds, &ghosts[j].bounds));
      for (guint j = 0; j < n_clusters; j++)
        g_assert_false (overlap (&ghosts[i].bounds, &clusters[j].bounds));
    }
}

/* Folded groups show their heading and nothing else. */
static void
check_headings (const Window *window)
{
  guint n_headings, n_marks;
  const WaySceneHeading *headings = way_timeline_scene_get_headings (window->scene, &n_headings);
  const WaySceneMark *marks = way_timeline_scene_get_marks (window->scene, &n_marks);
  WayGrouping grouping = way_view_get_grouping (window->view);

  for (guint i = 0; i < n_headings; i++)
    {
      g_autofree char *id
        = way_grouping_get_id (window->dataset, grouping, headings[i].group);

      g_assert_true (headings[i].n_policies > 0 || way_view_get_dim (window->view));
      g_assert_cmpint (headings[i].folded, ==, way_view_is_folded (window->view, id));
      for (guint j = 0; j < n_marks; j++)
        g_assert_false (headings[i].folded && marks[j].group == headings[i].group);
    }
}

/* A label never runs over an edge of the window, and a "+n" is never lost
 * beyond one. */
static void
check_edges (const Window *window)
{
  guint n_marks, n_clusters;
  const WaySceneMark *marks = way_timeline_scene_get_marks (window->scene, &n_marks);
  const WaySceneCluster *clusters = way_timeline_scene_get_clusters (window->scene, &n_clusters);

  for (guint i = 0; i < n_marks; i++)
    {
      const WayRect *bounds = &marks[i].bounds;

      g_assert_true (marks[i].x >= 0 && marks[i].x <= window->width);
      g_assert_true (marks[i].x >= bounds->x && marks[i].x <= bounds->x + bounds->width);
      if (marks[i].label_px > 0 && marks[i].label_left)
        g_assert_cmpfloat (bounds->x, >=, -1e-6);
      else if (marks[i].label_px > 0)
        g_assert_cmpfloat (bounds->x + bounds->width, <=, window->width + 1e-6);
    }
  for (guint i = 0; i < n_clusters; i++)
    {
      double middle = clusters[i].bounds.x + clusters[i].bounds.width / 2;

      g_assert_true (middle >= 0 && middle <= window->width);
    }
}

static void
check_hits (const Window *window)
{
  guint n_marks, n_clusters;
  const WaySceneMark *marks = way_timeline_scene_get_marks (window->scene, &n_marks);
  const WaySceneCluster *clusters = way_timeline_scene_get_clusters (window->scene, &n_clusters);

  for (guint i = 0; i < n_marks; i++)
    {
      const WaySceneMark *hit = way_timeline_scene_find_mark (window->scene, marks[i].x,
                                                              marks[i].y);
      double top, bottom;

      g_assert_true (hit == &marks[i]);
      g_assert_true (way_timeline_scene_get_row (window->scene, marks[i].policy, &top, &bottom));
      g_assert_cmpfloat_with_epsilon (bottom - top, marks[i].bounds.height, 1e-6);
    }
  for (guint i = 0; i < n_clusters; i++)
    {
      const WayRect *bounds = &clusters[i].bounds;

      g_assert_true (way_timeline_scene_find_cluster (window->scene,
                                                      bounds->x + bounds->width / 2,
                                                      bounds->y + bounds->height / 2)
                     == &clusters[i]);
    }
  /* The ruler is not a place of marks. */
  g_assert_null (way_timeline_scene_find_mark (window->scene, window->width / 2, 1));
  g_assert_null (way_timeline_scene_find_cluster (window->scene, window->width / 2, 1));
}

static void
check_drawing (Window *window,
               GRand  *rand)
{
  const WayLook look = {
    window->text, way_palette_get (g_rand_int_range (rand, 0, WAY_N_THEMES)), window->lang,
    g_rand_boolean (rand) ? WAY_NO_DAY : way_day_of_year (2026),
  };
  g_autoptr (WayPainter) painter = way_check_painter_new ();

  way_timeline_scene_set_hovered (window->scene, g_rand_boolean (rand)
                                  ? WAY_NONE : (guint) g_rand_int_range (rand, 0, window->n));
  way_timeline_scene_draw (window->scene, painter, &look);
  g_assert_cmpuint (way_check_painter_get_n_calls (painter), >, 3);
  way_text_context_trim (window->text);
}

static void
test_windows (gconstpointer data)
{
  guint which = GPOINTER_TO_UINT (data);
  Window window = open_window (which & 1 ? LARGE_TEXT : SMALL_TEXT,
                               which & 2 ? WAY_LANG_ZH : WAY_LANG_EN);
  g_autoptr (GRand) rand = g_rand_new_with_seed (40 + which);

  for (guint i = 0; i < N_WINDOWS; i++)
    {
      choose_window (&window, rand, i % 5 == 0);
      check_counts (&window);
      check_once (&window);
      check_boxes (&window);
      check_ghosts (&window);
      check_headings (&window);
      check_edges (&window);
      check_hits (&window);
      if (i % 20 == 0)
        check_drawing (&window, rand);
    }
  close_window (&window);
}

/* The windows that the design names, in every grouping, from the top. */
static void
test_named_windows (void)
{
  for (guint which = 0; which < 4; which++)
    {
      Window window = open_window (which & 1 ? LARGE_TEXT : SMALL_TEXT,
                                   which & 2 ? WAY_LANG_ZH : WAY_LANG_EN);

      window.selected = WAY_NONE;
      match (&window, way_view_get_query (window.view));
      for (guint size = 0; size < G_N_ELEMENTS (sizes); size++)
        for (guint grouping = 0; grouping < WAY_N_GROUPINGS; grouping++)
          {
            window.width = sizes[size][0];
            window.height = sizes[size][1];
            take_view (&window, way_view_with_grouping (window.view, grouping));
            way_timeline_scene_set_view (window.scene, window.view, window.matching);
            way_timeline_scene_set_size (window.scene, window.width, window.height);
            check_counts (&window);
            check_once (&window);
            check_boxes (&window);
            check_ghosts (&window);
      check_ghosts (&window);
      check_headings (&window);
            check_edges (&window);
            check_hits (&window);
          }
      close_window (&window);
    }
}

/* At a first start nothing lies outside in time, and most policies have their
 * titles. */
static void
test_first_start (void)
{
  Window window = open_window (SMALL_TEXT, WAY_LANG_EN);
  const WayTimelineCounts *counts;

  match (&window, way_view_get_query (window.view));
  way_timeline_scene_set_size (window.scene, 1600, 1000);
  way_timeline_scene_set_view (window.scene, window.view, window.matching);
  counts = way_timeline_scene_get_counts (window.scene);
  g_assert_cmpuint (counts->outside, ==, 0);
  g_assert_cmpuint (counts->filtered, ==, 0);
  g_assert_cmpuint (counts->labelled, >, window.n / 2);
  close_window (&window);
}

static const WayTimelineCounts *
show_in_large_window (Window  *window,
                      WayView *view)
{
  take_view (window, view);
  match (window, way_view_get_query (view));
  way_timeline_scene_set_size (window->scene, 1600, 1000);
  way_timeline_scene_set_view (window->scene, view, window->matching);
  return way_timeline_scene_get_counts (window->scene);
}

/* The fewer groups there are, the more lanes each may have: one group alone
 * does not leave most of the window empty. */
static void
test_one_group (void)
{
  Window window = open_window (SMALL_TEXT, WAY_LANG_EN);
  g_autoptr (WayQuery) regional = way_query_new ();
  guint in_groups = show_in_large_window (&window, way_view_new (window.dataset))->labelled;
  const WayTimelineCounts *counts
    = show_in_large_window (&window, way_view_with_grouping (window.view, WAY_GROUP_NONE));

  g_assert_cmpuint (counts->labelled + 10, >=, in_groups);
  way_query_choose (regional, WAY_FACET_LEVEL, "regional", TRUE);
  take_view (&window, way_view_with_grouping (window.view, WAY_GROUP_ISSUER));
  counts = show_in_large_window (&window, way_view_with_query (window.view, regional));
  g_assert_cmpuint (counts->labelled + counts->filtered, ==, window.n);
  close_window (&window);
}

/* A cluster stands where its policies are, if its bin reaches far beyond them. */
static void
check_cluster_place (Window                *window,
                     const WaySceneCluster *cluster)
{
  const WayViewport *viewport = way_timeline_scene_get_viewport (window->scene);
  double middle = cluster->bounds.x + cluster->bounds.width / 2;
  double first = INFINITY, last = -INFINITY;
  g_autoptr (GArray) members
    = way_timeline_scene_get_members (window->scene, cluster, G_MAXUINT);

  for (guint i = 0; i < members->len; i++)
    {
      guint policy = g_array_index (members, guint, i);
      double x = way_viewport_to_px (
        viewport, way_date_middle (way_dataset_get_policy (window->dataset, policy)->date));

      first = MIN (first, x);
      last = MAX (last, x);
    }
  g_assert_cmpfloat (middle, >=, first - cluster->bounds.width);
  g_assert_cmpfloat (middle, <=, last + cluster->bounds.width);
}

/* Two centuries hold all policies in a narrow place, with room for titles
 * beside it. */
static void
test_centuries (void)
{
  Window window = open_window (SMALL_TEXT, WAY_LANG_EN);
  g_autoptr (WayView) home = way_view_new (window.dataset);
  const WayTimelineCounts *counts
    = show_in_large_window (&window, way_view_with_span (home, way_day_of_year (1931),
                                                         way_day_of_year (2131)));
  const WaySceneCluster *clusters;
  guint n_clusters;

  g_assert_cmpuint (counts->labelled, >=, 20);
  check_boxes (&window);
  clusters = way_timeline_scene_get_clusters (window.scene, &n_clusters);
  g_assert_cmpuint (n_clusters, >, 0);
  for (guint i = 0; i < n_clusters; i++)
    check_cluster_place (&window, &clusters[i]);
  close_window (&window);
}

/* What lies over the right edge, such as a scroll bar, covers no label. */
static void
test_covered (void)
{
  const double covered = 14;
  Window window = open_window (SMALL_TEXT, WAY_LANG_EN);
  g_autoptr (WayView) home = way_view_new (window.dataset);
  const WaySceneMark *marks;
  guint n_marks;

  show_in_large_window (&window, way_view_with_span (home, way_day_of_year (2014),
                                                     way_day_of_year (2025)));
  way_timeline_scene_set_covered (window.scene, covered);
  marks = way_timeline_scene_get_marks (window.scene, &n_marks);
  for (guint i = 0; i < n_marks; i++)
    if (marks[i].label_px > 0)
      g_assert_cmpfloat (marks[i].bounds.x + marks[i].bounds.width, <=, 1600 - covered + 1e-6);
  close_window (&window);
}

/* The words of a selection's arcs cover no title, no heading and not each
 * other, whichever policy is selected. */
static void
check_words (Window *window)
{
  const WayLook look = { window->text, way_palette_get (WAY_THEME_LIGHT), window->lang,
                         WAY_NO_DAY };

  for (guint i = 0; i < window->n; i++)
    {
      g_autoptr (WayPainter) painter = way_check_painter_new ();

      take_view (window, way_view_with_selection (
        window->view, way_dataset_get_policy (window->dataset, i)->id));
      way_timeline_scene_set_view (window->scene, window->view, window->matching);
      way_timeline_scene_draw (window->scene, painter, &look);
      g_assert_cmpuint (way_check_painter_get_n_mixed (painter), ==, 0);
    }
}

static void
test_words (void)
{
  for (guint which = 0; which < 4; which++)
    {
      Window window = open_window (which & 1 ? LARGE_TEXT : SMALL_TEXT,
                                   which & 2 ? WAY_LANG_ZH : WAY_LANG_EN);

      match (&window, way_view_get_query (window.view));
      for (guint size = 0; size < 3; size++)
        {
          way_timeline_scene_set_size (window.scene, sizes[size][0], sizes[size][1]);
          check_words (&window);
        }
      close_window (&window);
    }
}

/* Panning by whole pixels moves every mark by as many, and never changes what
 * is labelled in the middle of the window. */
static void
test_pan (void)
{
  Window window = open_window (SMALL_TEXT, WAY_LANG_EN);
  double span = 800, start = way_day_of_year (2018);
  g_autofree double *label_px = g_new0 (double, window.n);
  g_autofree double *y = g_new0 (double, window.n);

  match (&window, way_view_get_query (window.view));
  way_timeline_scene_set_size (window.scene, 1200, 900);
  for (guint step = 0; step < 200; step++)
    {
      guint n_marks;
      const WaySceneMark *marks;
      double from = start + step * 5;

      take_view (&window, way_view_with_span (window.view, from, from + span));
      way_timeline_scene_set_view (window.scene, window.view, window.matching);
      marks = way_timeline_scene_get_marks (window.scene, &n_marks);
      for (guint i = 0; i < n_marks; i++)
        {
          guint policy = marks[i].policy;

          if (marks[i].x < 500 || marks[i].x > 700)
            continue;
          if (y[policy] != 0)
            {
              g_assert_cmpfloat (marks[i].y, ==, y[policy]);
              g_assert_cmpfloat (marks[i].label_px, ==, label_px[policy]);
            }
          y[policy] = marks[i].y;
          label_px[policy] = marks[i].label_px;
        }
    }
  close_window (&window);
}

static void
draw_window (Window *window)
{
  const WayLook look = { window->text, way_palette_get (WAY_THEME_LIGHT), window->lang,
                         WAY_NO_DAY };
  g_autoptr (WayPainter) painter = way_check_painter_new ();

  way_timeline_scene_draw (window->scene, painter, &look);
}

static gboolean
prepare_window (Window *window)
{
  const WayLook look = { window->text, way_palette_get (WAY_THEME_LIGHT), window->lang,
                         WAY_NO_DAY };
  g_autoptr (WayPainter) painter = way_check_painter_new ();

  return way_timeline_scene_prepare (window->scene, painter, &look);
}

/* A scene that waits for its groups shows none, and with them what another one
 * shows at once. From then on a query alone changes nothing: what matches comes from
 * a thread. */
static void
test_await_groups (void)
{
  Window window = open_window (SMALL_TEXT, WAY_LANG_EN);
  Window plain = open_window (SMALL_TEXT, WAY_LANG_EN);
  g_autoptr (WayQuery) query = way_query_new ();
  g_autoptr (WayView) queried = NULL;
  WayRegrouping *regrouping;
  guint n;

  way_timeline_scene_set_size (window.scene, 1000, 600);
  way_timeline_scene_await_groups (window.scene, window.view);
  way_timeline_scene_get_marks (window.scene, &n);
  g_assert_cmpuint (n, ==, 0);
  g_assert_true (way_timeline_scene_is_waiting (window.scene));
  g_assert_false (way_timeline_scene_has_groups_of (window.scene, window.view));
  draw_window (&window);
  match (&window, query);
  regrouping = way_timeline_scene_begin_regrouping (window.scene, window.dataset, NULL, window.view,
                                                    window.matching);
  way_regrouping_run (regrouping);
  while (way_timeline_scene_prepare_regrouping (window.scene, regrouping))
    ;
  way_timeline_scene_take_regrouping (window.scene, window.view, regrouping);
  g_assert_false (way_timeline_scene_is_waiting (window.scene));
  way_timeline_scene_set_size (plain.scene, 1000, 600);
  way_timeline_scene_set_view (plain.scene, plain.view, NULL);
  g_assert_cmpmem (way_timeline_scene_get_counts (window.scene), sizeof (WayTimelineCounts),
                   way_timeline_scene_get_counts (plain.scene), sizeof (WayTimelineCounts));
  g_free (query->text);
  query->text = g_strdup ("innovation");
  queried = way_view_with_query (window.view, query);
  memset (window.matching, 0, window.n);
  way_timeline_scene_set_view (window.scene, queried, window.matching);
  g_assert_cmpuint (way_timeline_scene_get_counts (window.scene)->filtered, ==, 0);
  close_window (&window);
  close_window (&plain);
}

/* How many labels a small move lays out, after time was left to prepare or not. */
static guint
count_new_labels (gboolean prepared)
{
  Window window = open_window (SMALL_TEXT, WAY_LANG_EN);
  double start = way_day_of_year (2018), span = 800;
  guint n_before, n_after;

  way_timeline_scene_set_size (window.scene, 1200, 700);
  take_view (&window, way_view_with_span (window.view, start, start + span));
  way_timeline_scene_set_view (window.scene, window.view, NULL);
  draw_window (&window);
  for (guint i = 0; prepared && prepare_window (&window); i++)
    g_assert_cmpuint (i, <, 1000);
  n_before = way_text_context_get_n_labels (window.text);
  take_view (&window, way_view_with_span (window.view, start + span / 10, start + span * 1.1));
  way_timeline_scene_set_view (window.scene, window.view, NULL);
  draw_window (&window);
  n_after = way_text_context_get_n_labels (window.text);
  close_window (&window);
  return n_after - n_before;
}

/* What comes into the window has been laid out while nothing else waited. */
static void
test_prepare (void)
{
  guint prepared = count_new_labels (TRUE), plain = count_new_labels (FALSE);

  g_test_message ("%u new labels after preparing, %u without", prepared, plain);
  g_assert_cmpuint (plain, >, 0);
  g_assert_cmpuint (prepared, <, plain);
}

/* A painter that only keeps the keys of pictures. */
typedef struct
{
  WayPainter  base;
  GHashTable *keys;      /* a set of GBytes */
  guint       pause_us;  /* how long it takes for one */
} KeyPainter;

static void
keep_key (WayPainter    *painter,
          const WayRect *bounds,
          gconstpointer  key,
          gsize          key_size,
          WayDrawFunc    draw,
          gconstpointer  data)
{
  KeyPainter *self = (KeyPainter *) painter;

  g_hash_table_add (self->keys, g_bytes_new (key, key_size));
  g_usleep (self->pause_us);
}

static GHashTable *
new_keys (void)
{
  return g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, NULL);
}

/* The pictures of the clusters of the next octave are there before it comes. That has an
 * end also if a painter is slow and keeps none. */
static void
test_prepare_pictures (void)
{
  static const WayPainterClass klass = { .picture = keep_key };
  Window window = open_window (SMALL_TEXT, WAY_LANG_EN);
  const WayLook look = { window.text, way_palette_get (WAY_THEME_LIGHT), WAY_LANG_EN, WAY_NO_DAY };
  g_autoptr (GHashTable) prepared = new_keys ();
  g_autoptr (GHashTable) drawn = new_keys ();
  KeyPainter preparing = { { &klass }, prepared, 3000 }, drawing = { { &klass }, drawn, 0 };
  double start = way_day_of_year (1980), end = way_day_of_year (2040);
  g_autoptr (WayView) wide = way_view_with_span (window.view, start, end);
  g_autoptr (WayView) narrow = way_view_with_span (window.view, start + 5000, end - 5000);
  GHashTableIter iter;
  gpointer key;

  way_timeline_scene_set_size (window.scene, 1200, 700);
  way_timeline_scene_set_view (window.scene, wide, NULL);
  draw_window (&window);
  way_timeline_scene_set_view (window.scene, narrow, NULL);
  for (guint i = 0; way_timeline_scene_prepare (window.scene, &preparing.base, &look); i++)
    g_assert_cmpuint (i, <, 200);
  way_timeline_scene_set_view (window.scene, wide, NULL);
  way_timeline_scene_draw (window.scene, &drawing.base, &look);
  g_assert_cmpuint (g_hash_table_size (drawn), >, 3);
  g_hash_table_iter_init (&iter, drawn);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_assert_true (g_hash_table_contains (prepared, key));
  close_window (&window);
}

static void
test_glyphs (void)
{
  guint seen = 0;

  for (guint kind = 0; kind < WAY_N_KINDS; kind++)
    seen |= 1u << way_glyph_of_kind (kind);
  g_assert_cmpuint (seen, ==, (1u << (WAY_GLYPH_BAR + 1)) - 1);
}

/* A set without policies says so, and does nothing else. */
static void
test_empty (void)
{
  g_autoptr (WayDatasetBuilder) builder = way_dataset_builder_new ();
  g_autoptr (WayDataset) dataset = way_dataset_builder_end (builder);
  g_autoptr (WayTextContext) text = way_text_context_new ("Sans", SMALL_TEXT, WAY_LANG_EN);
  g_autoptr (WayTimelineScene) scene = way_timeline_scene_new (dataset, text, WAY_LANG_EN);
  g_autoptr (WayView) view = way_view_new (dataset);
  g_autoptr (WayPainter) painter = way_check_painter_new ();
  const WayLook look = { text, way_palette_get (WAY_THEME_LIGHT), WAY_LANG_EN, WAY_NO_DAY };
  guint n;

  for (guint grouping = 0; grouping < WAY_N_GROUPINGS; grouping++)
    {
      g_autoptr (WayView) grouped = way_view_with_grouping (view, grouping);

      way_timeline_scene_set_size (scene, 800, 400);
      way_timeline_scene_set_view (scene, grouped, NULL);
      way_timeline_scene_get_marks (scene, &n);
      g_assert_cmpuint (n, ==, 0);
      way_timeline_scene_get_clusters (scene, &n);
      g_assert_cmpuint (n, ==, 0);
      way_timeline_scene_draw (scene, painter, &look);
      g_assert_cmpuint (way_check_painter_get_n_texts (painter), >, 0);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_setenv ("SOURCE_DATE_EPOCH", "1784505600", TRUE);
  g_test_add_data_func ("/timeline-scene/windows/en", GUINT_TO_POINTER (0), test_windows);
  g_test_add_data_func ("/timeline-scene/windows/en-large", GUINT_TO_POINTER (1), test_windows);
  g_test_add_data_func ("/timeline-scene/windows/zh", GUINT_TO_POINTER (2), test_windows);
  g_test_add_data_func ("/timeline-scene/windows/zh-large", GUINT_TO_POINTER (3), test_windows);
  g_test_add_func ("/timeline-scene/named-windows", test_named_windows);
  g_test_add_func ("/timeline-scene/first-start", test_first_start);
  g_test_add_func ("/timeline-scene/one-group", test_one_group);
  g_test_add_func ("/timeline-scene/centuries", test_centuries);
  g_test_add_func ("/timeline-scene/covered", test_covered);
  g_test_add_func ("/timeline-scene/words", test_words);
  g_test_add_func ("/timeline-scene/pan", test_pan);
  g_test_add_func ("/timeline-scene/prepare", test_prepare);
  g_test_add_func ("/timeline-scene/prepare-pictures", test_prepare_pictures);
  g_test_add_func ("/timeline-scene/await-groups", test_await_groups);
  g_test_add_func ("/timeline-scene/glyphs", test_glyphs);
  g_test_add_func ("/timeline-scene/empty", test_empty);
  return g_test_run ();
}
