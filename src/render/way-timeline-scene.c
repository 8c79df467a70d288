/* The layout of the timeline: from the view to marks and counts. The packing
 * of an octave is made once and kept; a new window only picks from it.
 */
#include "config.h"

#include "way-timeline-scene-private.h"

#include <math.h>

#include "way-grouping.h"
#include "way-phrases.h"

/* A mark, relative to the size of the text. */
#define MARK_SHARE 0.72

/* Taken on either side of a mark by the pointer, in pixels. */
#define SLACK_PX 3.0

/* The lanes of a group: what all may have together is shared by those that
 * show anything, but none gets less than this. */
#define MIN_GROUP_ROWS 7
#define SHARED_ROWS 28

/* Of fewer policies, all are to be seen. */
#define FEW_POLICIES 200

/* The shortest that an elided label may be, in sizes of the text. */
#define MIN_LABEL_SIZES 5.0

#define GROUP_GAP_PX 5.0
#define CLUSTER_GAP_PX 4.0

static void
measure (WayTimelineScene *scene,
         double            home_start,
         double            home_end)
{
  double size = way_text_context_get_size (scene->text);

  scene->lane_height = round (way_text_context_get_height (scene->text, WAY_TEXT_BODY) * 1.13);
  scene->heading_height
    = round (way_text_context_get_height (scene->text, WAY_TEXT_STRONG) * 1.1);
  scene->options = (WayLaneOptions) {
    .first_day = home_start,
    .last_day = home_end,
    .mark_px = ceil (size * MARK_SHARE),
    .gap_px = round (size * 0.55),
    .label_gap_px = round (size * 0.35),
    .min_label_px = size * MIN_LABEL_SIZES,
    .cluster_px = size * 3.4,
    .max_lanes = MIN_GROUP_ROWS,
    .measure = way_timeline_scene_measure_title,
    .measure_data = scene,
  };
}

/**
 * way_timeline_scene_new:
 * @dataset: a snapshot
 * @text: the context that lays out all labels; it must outlive the scene
 * @lang: the language of the titles
 *
 * Returns: (transfer full): a scene; it needs a view and a size before it can
 *   be asked anything
 */
WayTimelineScene *
way_timeline_scene_new (WayDataset     *dataset,
                        WayTextContext *text,
                        WayLang         lang)
{
  WayTimelineScene *scene;
  double home_start, home_end;

  g_return_val_if_fail (dataset != NULL && text != NULL, NULL);

  way_view_get_home (dataset, &home_start, &home_end);
  scene = g_new0 (WayTimelineScene, 1);
  scene->dataset = way_dataset_ref (dataset);
  scene->text = text;
  scene->lang = lang;
  scene->hovered = WAY_NONE;
  scene->home_span = home_end - home_start;
  scene->groups = g_array_new (FALSE, FALSE, sizeof (WaySceneGroup));
  scene->marks = g_array_new (FALSE, FALSE, sizeof (WaySceneMark));
  scene->ghosts = g_array_new (FALSE, FALSE, sizeof (WaySceneMark));
  scene->headings = g_array_new (FALSE, FALSE, sizeof (WaySceneHeading));
  scene->clusters = g_array_new (FALSE, FALSE, sizeof (WaySceneCluster));
  scene->widths = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  measure (scene, home_start, home_end);
  return scene;
}

/**
 * way_timeline_scene_get_dataset:
 * @scene: a scene
 *
 * Returns: (transfer none): the snapshot that it shows
 */
const WayDataset *
way_timeline_scene_get_dataset (WayTimelineScene *scene)
{
  g_return_val_if_fail (scene != NULL, NULL);

  return scene->dataset;
}

/**
 * way_timeline_scene_free:
 * @scene: (transfer full): a scene
 */
void
way_timeline_scene_free (WayTimelineScene *scene)
{
  g_return_if_fail (scene != NULL);

  g_clear_pointer (&scene->map, way_lane_map_free);
  g_clear_pointer (&scene->filtered, way_lane_index_free);
  g_clear_pointer (&scene->backdrop, way_backdrop_free);
  g_array_unref (scene->groups);
  g_array_unref (scene->marks);
  g_array_unref (scene->ghosts);
  g_array_unref (scene->headings);
  g_array_unref (scene->clusters);
  g_hash_table_unref (scene->widths);
  g_clear_pointer (&scene->view, way_view_unref);
  g_clear_pointer (&scene->titles, way_own_titles_free);
  way_dataset_unref (scene->dataset);
  g_free (scene->items);
  g_free (scene);
}

/**
 * way_timeline_scene_share_lanes:
 * @options: measures
 * @map: a map with groups
 * @n_groups: how many it has
 * @presented: whether it is presented, with titles that give way to nothing
 *
 * Sets how many lanes a group may have: the rows that all may have together are
 * shared by those that show anything, and one of each is for clusters. Where few
 * policies are shown, labels give way to marks before any of them is clustered.
 */
void
way_timeline_scene_share_lanes (WayLaneOptions *options,
                                WayLaneMap     *map,
                                guint           n_groups,
                                gboolean        presented)
{
  guint n_used = 0, n_rows;

  for (guint i = 0; i < n_groups; i++)
    n_used += way_lane_map_get_n (map, i) > 0;
  n_rows = MAX (SHARED_ROWS / MAX (n_used, 1), MIN_GROUP_ROWS);
  options->yield = !presented && way_lane_map_get_n_shown (map) < FEW_POLICIES;
  options->max_lanes = options->yield ? n_rows : n_rows - 1;
}

static void
take_groups (WayTimelineScene *scene)
{
  g_autofree guint16 *groups = g_new (guint16, MAX (scene->n_items, 1));

  scene->grouping = way_view_get_grouping (scene->view);
  scene->n_groups = way_grouping_n_groups (scene->dataset, scene->grouping);
  way_grouping_fill (scene->dataset, scene->grouping, groups);
  for (guint i = 0; i < scene->n_items; i++)
    scene->items[i].group = groups[i];
}

static void
take_matching (WayTimelineScene *scene,
               const guint8     *matching)
{
  scene->n_shown = 0;
  for (guint i = 0; i < scene->n_items; i++)
    {
      scene->items[i].filtered = matching != NULL && !matching[i];
      scene->n_shown += !scene->items[i].filtered;
    }
  way_lane_map_set_groups (scene->map, scene->n_groups);
  g_clear_pointer (&scene->filtered, way_lane_index_free);
  g_clear_pointer (&scene->backdrop, way_backdrop_free);
  way_timeline_scene_share_lanes (&scene->options, scene->map, scene->n_groups,
                                  scene->titles != NULL);
  scene->stale = FALSE;
  scene->measured = FALSE;
}

/**
 * way_timeline_scene_set_view:
 * @scene: a scene
 * @view: the view to show: its span, grouping and selection
 * @matching: (nullable): for each policy whether the view's query matches it,
 *   as way_session_get_matching() gives it; %NULL if all do
 *
 * A change of the span or the selection is cheap; a change of grouping or
 * query packs the lanes anew.
 */
void
way_timeline_scene_set_view (WayTimelineScene *scene,
                             WayView          *view,
                             const guint8     *matching)
{
  WayView *old;
  gboolean regrouped;

  g_return_if_fail (scene != NULL && view != NULL && !scene->waiting);

  old = scene->view;
  scene->view = way_view_ref (view);
  scene->laid_out = FALSE;
  if (scene->items == NULL)
    way_timeline_scene_make_items (scene);
  regrouped = old == NULL || scene->grouping != way_view_get_grouping (view);
  if (regrouped)
    take_groups (scene);
  if (regrouped || scene->stale
      || (!scene->told
          && !way_query_equal (way_view_get_query (old), way_view_get_query (view))))
    take_matching (scene, matching);
  if (old != NULL && way_view_get_dim (old) != way_view_get_dim (view))
    scene->measured = FALSE;
  g_clear_pointer (&old, way_view_unref);
}

/**
 * way_timeline_scene_forget_matching:
 * @scene: a scene
 *
 * Has the next way_timeline_scene_set_view() look at what matches even where the
 * query is the same, and from then on not for another query alone: hits of its
 * words come later than the words, and verdicts change with the day as known.
 */
void
way_timeline_scene_forget_matching (WayTimelineScene *scene)
{
  g_return_if_fail (scene != NULL);

  scene->stale = scene->told = TRUE;
}

/**
 * way_timeline_scene_set_size:
 * @scene: a scene
 * @width_px: the width of the picture, the margins included
 * @height_px: its height, the ruler included
 */
void
way_timeline_scene_set_size (WayTimelineScene *scene,
                             double            width_px,
                             double            height_px)
{
  g_return_if_fail (scene != NULL && width_px > 0 && height_px > 0);

  if (scene->width == width_px && scene->height == height_px)
    return;
  /* The lanes of a presented timeline fit its height. */
  if (scene->width != width_px || scene->titles != NULL)
    scene->measured = FALSE;
  scene->width = width_px;
  scene->height = height_px;
  scene->laid_out = FALSE;
}

/**
 * way_timeline_scene_set_own:
 * @scene: a scene
 * @shown: whether the stars of the person are shown
 *
 * A scene shows none at first: pictures go to others.
 */
void
way_timeline_scene_set_own (WayTimelineScene *scene,
                            gboolean          shown)
{
  g_return_if_fail (scene != NULL);

  scene->own = shown;
}

/**
 * way_timeline_scene_set_scroll:
 * @scene: a scene
 * @scroll_px: how far the lanes are scrolled up, not negative
 */
void
way_timeline_scene_set_scroll (WayTimelineScene *scene,
                               double            scroll_px)
{
  g_return_if_fail (scene != NULL);

  scroll_px = round (MAX (scroll_px, 0));
  if (scene->scroll != scroll_px)
    {
      scene->scroll = scroll_px;
      scene->laid_out = FALSE;
    }
}

/**
 * way_timeline_scene_set_covered:
 * @scene: a scene
 * @covered_px: how much of the lanes' right edge lies under something else,
 *   such as a scroll bar; no label is drawn there
 */
void
way_timeline_scene_set_covered (WayTimelineScene *scene,
                                double            covered_px)
{
  g_return_if_fail (scene != NULL && covered_px >= 0);

  if (scene->covered != covered_px)
    {
      scene->covered = covered_px;
      scene->laid_out = FALSE;
    }
}

/**
 * way_timeline_scene_set_hovered:
 * @scene: a scene
 * @policy: the policy under the pointer, or %WAY_NONE
 *
 * Returns: whether it was another one before
 */
gboolean
way_timeline_scene_set_hovered (WayTimelineScene *scene,
                                guint             policy)
{
  gboolean changed;

  g_return_val_if_fail (scene != NULL, FALSE);

  changed = scene->hovered != policy;
  scene->hovered = policy;
  return changed;
}

/**
 * way_timeline_scene_get_members:
 * @scene: a scene with a view and a size
 * @cluster: a cluster of it
 * @max: how many are wanted at most
 *
 * Returns: (transfer full) (element-type guint): the policies of the cluster
 *   that have no mark of their own, in the order of time, the earliest @max
 */
GArray *
way_timeline_scene_get_members (WayTimelineScene      *scene,
                                const WaySceneCluster *cluster,
                                guint                  max)
{
  GArray *members;

  g_return_val_if_fail (scene != NULL && cluster != NULL, NULL);

  way_timeline_scene_lay_out (scene);
  members = way_lane_map_get_members (scene->map, way_viewport_get_scale (&scene->viewport),
                                      &cluster->lanes, MAX (max, max + 1));
  for (guint i = 0; i < members->len; i++)
    if (g_array_index (members, guint, i) == scene->selected)
      g_array_remove_index (members, i--);
  g_array_set_size (members, MIN (members->len, max));
  return members;
}

/**
 * way_timeline_scene_get_height:
 * @scene: a scene with a view and a size
 *
 * Returns: how high all lanes together are, the ruler included, in pixels;
 *   more than the scene's own height where the lanes need scrolling
 */
double
way_timeline_scene_get_height (WayTimelineScene *scene)
{
  double bottom = 0;

  g_return_val_if_fail (scene != NULL, 0);

  way_timeline_scene_lay_out (scene);
  for (guint i = 0; i < scene->groups->len; i++)
    {
      const WaySceneGroup *group = &g_array_index (scene->groups, WaySceneGroup, i);

      if (group->n_lanes > 0)
        bottom = group->bottom + GROUP_GAP_PX;
    }
  return scene->ruler_height + bottom;
}

/**
 * way_timeline_scene_get_viewport:
 * @scene: a scene with a view and a size
 *
 * Returns: (transfer none): the time axis
 */
const WayViewport *
way_timeline_scene_get_viewport (WayTimelineScene *scene)
{
  g_return_val_if_fail (scene != NULL, NULL);

  way_timeline_scene_lay_out (scene);
  return &scene->viewport;
}

/**
 * way_timeline_scene_get_counts:
 * @scene: a scene with a view and a size
 *
 * Returns: (transfer none): what has become of all policies
 */
const WayTimelineCounts *
way_timeline_scene_get_counts (WayTimelineScene *scene)
{
  g_return_val_if_fail (scene != NULL, NULL);

  way_timeline_scene_lay_out (scene);
  return &scene->counts;
}

/**
 * way_timeline_scene_get_marks:
 * @scene: a scene with a view and a size
 * @n_marks: (out): how many there are
 *
 * Returns: (transfer none): the policies in the window that are not
 *   clustered, in the order of time; valid until the scene changes
 */
const WaySceneMark *
way_timeline_scene_get_marks (WayTimelineScene *scene,
                              guint            *n_marks)
{
  g_return_val_if_fail (scene != NULL && n_marks != NULL, NULL);

  way_timeline_scene_lay_out (scene);
  *n_marks = scene->marks->len;
  return (const WaySceneMark *) (gpointer) scene->marks->data;
}

/**
 * way_timeline_scene_get_clusters:
 * @scene: a scene with a view and a size
 * @n_clusters: (out): how many there are
 *
 * Returns: (transfer none): the clusters in the window; valid until the scene
 *   changes
 */
const WaySceneCluster *
way_timeline_scene_get_clusters (WayTimelineScene *scene,
                                 guint            *n_clusters)
{
  g_return_val_if_fail (scene != NULL && n_clusters != NULL, NULL);

  way_timeline_scene_lay_out (scene);
  *n_clusters = scene->clusters->len;
  return (const WaySceneCluster *) (gpointer) scene->clusters->data;
}

/* How far a point lies from a rectangle, 0 inside. */
static double
distance (const WayRect *rect,
          double         x,
          double         y)
{
  double dx = MAX (MAX (rect->x - x, x - rect->x - rect->width), 0);
  double dy = MAX (MAX (rect->y - y, y - rect->y - rect->height), 0);

  return hypot (dx, dy);
}

static const WaySceneMark *
find_nearest (GArray *marks,
              double  x,
              double  y)
{
  const WaySceneMark *best = NULL;
  double nearest = SLACK_PX;

  for (guint i = 0; i < marks->len; i++)
    {
      const WaySceneMark *mark = &g_array_index (marks, WaySceneMark, i);
      double away = distance (&mark->bounds, x, y);

      if (away < nearest || (best == NULL && away <= nearest))
        {
          nearest = away;
          best = mark;
        }
    }
  return best;
}

/**
 * way_timeline_scene_find_mark:
 * @scene: a scene with a view and a size
 * @x: pixels of the scene
 * @y: likewise
 *
 * Returns: (transfer none) (nullable): the mark whose shape or label lies
 *   under the point or within 3 px of it, the nearest if there are several,
 *   and a ghost only where there is no mark; %NULL if there is none, or the
 *   point is on the ruler
 */
const WaySceneMark *
way_timeline_scene_find_mark (WayTimelineScene *scene,
                              double            x,
                              double            y)
{
  const WaySceneMark *mark;

  g_return_val_if_fail (scene != NULL, NULL);

  way_timeline_scene_lay_out (scene);
  if (y < scene->ruler_height)
    return NULL;
  mark = find_nearest (scene->marks, x, y);
  return mark != NULL ? mark : find_nearest (scene->ghosts, x, y);
}

/**
 * way_timeline_scene_get_ghosts:
 * @scene: a scene with a view and a size
 * @n_ghosts: (out): how many there are
 *
 * Returns: (transfer none): joint policies in the groups in which they are not
 *   packed, and the titles of plans that began before the window; they count
 *   for nothing. Valid until the scene changes
 */
const WaySceneMark *
way_timeline_scene_get_ghosts (WayTimelineScene *scene,
                               guint            *n_ghosts)
{
  g_return_val_if_fail (scene != NULL && n_ghosts != NULL, NULL);

  way_timeline_scene_lay_out (scene);
  *n_ghosts = scene->ghosts->len;
  return (const WaySceneMark *) (gpointer) scene->ghosts->data;
}

/**
 * way_timeline_scene_get_headings:
 * @scene: a scene with a view and a size
 * @n_headings: (out): how many there are
 *
 * Returns: (transfer none): the headings of groups in the window, from the top
 *   down; valid until the scene changes
 */
const WaySceneHeading *
way_timeline_scene_get_headings (WayTimelineScene *scene,
                                 guint            *n_headings)
{
  g_return_val_if_fail (scene != NULL && n_headings != NULL, NULL);

  way_timeline_scene_lay_out (scene);
  *n_headings = scene->headings->len;
  return (const WaySceneHeading *) (gpointer) scene->headings->data;
}

/**
 * way_timeline_scene_find_heading:
 * @scene: a scene with a view and a size
 * @x: pixels of the scene
 * @y: likewise
 *
 * Returns: (transfer none) (nullable): the heading under the point
 */
const WaySceneHeading *
way_timeline_scene_find_heading (WayTimelineScene *scene,
                                 double            x,
                                 double            y)
{
  g_return_val_if_fail (scene != NULL, NULL);

  way_timeline_scene_lay_out (scene);
  for (guint i = 0; i < scene->headings->len && y >= scene->ruler_height; i++)
    {
      const WaySceneHeading *heading = &g_array_index (scene->headings, WaySceneHeading, i);

      if (distance (&heading->bounds, x, y) == 0)
        return heading;
    }
  return NULL;
}

/**
 * way_timeline_scene_get_title:
 * @scene: a scene with a view
 * @group: the number of a group
 *
 * Returns: (transfer full): its heading
 */
char *
way_timeline_scene_get_title (WayTimelineScene *scene,
                              guint             group)
{
  char *titles[WAY_N_LANGS];
  char *joined;

  g_return_val_if_fail (scene != NULL && scene->view != NULL, NULL);

  for (guint lang = 0; lang < WAY_N_LANGS; lang++)
    titles[lang] = way_phrase_capital (
      way_grouping_get_title (scene->dataset, way_view_get_grouping (scene->view), group, lang));
  joined = way_lang_join ((const char *const *) titles, scene->lang, scene->both);
  for (guint lang = 0; lang < WAY_N_LANGS; lang++)
    g_free (titles[lang]);
  return joined;
}

/**
 * way_timeline_scene_find_cluster:
 * @scene: a scene with a view and a size
 * @x: pixels of the scene
 * @y: likewise
 *
 * Returns: (transfer none) (nullable): the cluster under the point
 */
const WaySceneCluster *
way_timeline_scene_find_cluster (WayTimelineScene *scene,
                                 double            x,
                                 double            y)
{
  g_return_val_if_fail (scene != NULL, NULL);

  way_timeline_scene_lay_out (scene);
  for (guint i = 0; i < scene->clusters->len && y >= scene->ruler_height; i++)
    {
      const WaySceneCluster *cluster = &g_array_index (scene->clusters, WaySceneCluster, i);

      if (distance (&cluster->bounds, x, y) == 0)
        return cluster;
    }
  return NULL;
}

/**
 * way_timeline_scene_get_row:
 * @scene: a scene with a view and a size
 * @policy: a policy
 * @top_px: (out): the top of its lane, in pixels from the top of the first
 *   group, without scrolling
 * @bottom_px: (out): the bottom of its lane; in a folded group that of where
 *   its first lane would be
 *
 * Returns: %FALSE if the policy is filtered out
 */
gboolean
way_timeline_scene_get_row (WayTimelineScene *scene,
                            guint             policy,
                            double           *top_px,
                            double           *bottom_px)
{
  WayPlacement placement;
  const WaySceneGroup *group;

  g_return_val_if_fail (scene != NULL && top_px != NULL && bottom_px != NULL, FALSE);

  way_timeline_scene_lay_out (scene);
  if (!way_timeline_scene_find_place (scene, policy, &placement))
    return FALSE;
  group = &g_array_index (scene->groups, WaySceneGroup, scene->items[policy].group);
  if (group->folded)
    placement.lane = 0;
  *top_px = group->first_lane + placement.lane * scene->lane_height;
  *bottom_px = *top_px + scene->lane_height;
  return TRUE;
}

/**
 * way_glyph_of_kind:
 * @kind: a kind of policy
 *
 * Returns: the shape that stands for it; plans and programmes share one, as do
 *   measures and notices, and decisions and reports
 */
WayGlyph
way_glyph_of_kind (WayPolicyKind kind)
{
  switch (kind)
    {
    case WAY_KIND_OUTLINE:
    case WAY_KIND_PLAN:
    case WAY_KIND_PROGRAMME:
      return WAY_GLYPH_CIRCLE;
    case WAY_KIND_OPINIONS:
      return WAY_GLYPH_SQUARE;
    case WAY_KIND_LAW:
      return WAY_GLYPH_TRIANGLE;
    case WAY_KIND_DECISION:
    case WAY_KIND_REPORT:
      return WAY_GLYPH_DIAMOND;
    case WAY_KIND_MEASURES:
    case WAY_KIND_NOTICE:
      return WAY_GLYPH_BAR;
    case WAY_N_KINDS:
    default:
      g_return_val_if_reached (WAY_GLYPH_CIRCLE);
    }
}
