/* The layout of the timeline: from the view to marks and counts. The packing
 * of an octave is made once and kept; a new window only picks from it.
 */
#include "config.h"

#include "way-timeline-scene-private.h"

#include <math.h>

#include "way-grouping.h"

/* A mark, relative to the size of the text. */
#define MARK_SHARE 0.72

/* Taken on either side of a mark by the pointer, in pixels. */
#define SLACK_PX 3.0

/* The lanes of a group: what all may have together is shared by those that
 * show anything, but none gets less than this. */
#define MIN_GROUP_LANES 7
#define SHARED_LANES 28

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
    .max_lanes = MIN_GROUP_LANES,
  };
}

static void
measure_labels (WayTimelineScene *scene,
                guint             n)
{
  scene->label_px = g_new (double, MAX (n, 1));
  for (guint i = 0; i < n; i++)
    {
      const char *text = way_dataset_get_policy (scene->dataset, i)->short_title[scene->lang];

      scene->label_px[i]
        = way_text_context_get_label (scene->text, text, WAY_TEXT_BODY, 0)->width;
    }
}

static void
drop_octaves (WayTimelineScene *scene)
{
  scene->lanes = NULL;
  scene->laid_out = FALSE;
  g_ptr_array_set_size (scene->octaves, 0);
  g_clear_pointer (&scene->outer, way_lanes_free);
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
  guint n;

  g_return_val_if_fail (dataset != NULL && text != NULL, NULL);

  n = way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES);
  way_view_get_home (dataset, &home_start, &home_end);
  scene = g_new0 (WayTimelineScene, 1);
  scene->dataset = way_dataset_ref (dataset);
  scene->text = text;
  scene->lang = lang;
  scene->hovered = WAY_NONE;
  scene->home_span = home_end - home_start;
  scene->octaves = g_ptr_array_new_with_free_func ((GDestroyNotify) way_lanes_free);
  scene->groups = g_array_new (FALSE, FALSE, sizeof (WaySceneGroup));
  scene->marks = g_array_new (FALSE, FALSE, sizeof (WaySceneMark));
  scene->clusters = g_array_new (FALSE, FALSE, sizeof (WaySceneCluster));
  scene->items = g_new0 (WayLaneItem, MAX (n, 1));
  measure (scene, home_start, home_end);
  measure_labels (scene, n);
  return scene;
}

/**
 * way_timeline_scene_free:
 * @scene: (transfer full): a scene
 */
void
way_timeline_scene_free (WayTimelineScene *scene)
{
  g_return_if_fail (scene != NULL);

  drop_octaves (scene);
  g_ptr_array_unref (scene->octaves);
  g_array_unref (scene->groups);
  g_array_unref (scene->marks);
  g_array_unref (scene->clusters);
  g_clear_pointer (&scene->view, way_view_unref);
  way_dataset_unref (scene->dataset);
  g_free (scene->items);
  g_free (scene->label_px);
  g_free (scene);
}

static void
share_lanes (WayTimelineScene *scene,
             guint             n)
{
  g_autofree guint8 *used = g_new0 (guint8, MAX (scene->n_groups, 1));
  guint n_used = 0;

  for (guint i = 0; i < n; i++)
    if (!scene->items[i].filtered)
      {
        n_used += !used[scene->items[i].group];
        used[scene->items[i].group] = TRUE;
      }
  scene->options.max_lanes = MAX (SHARED_LANES / MAX (n_used, 1), MIN_GROUP_LANES);
}

static void
fill_items (WayTimelineScene *scene,
            const guint8     *matching)
{
  WayGrouping grouping = way_view_get_grouping (scene->view);
  guint n = way_dataset_get_n_rows (scene->dataset, WAY_TABLE_POLICIES);

  scene->n_groups = way_grouping_n_groups (scene->dataset, grouping);
  for (guint i = 0; i < n; i++)
    {
      const WayPolicyKey *key = &way_dataset_get_keys (scene->dataset)[i];

      scene->items[i] = (WayLaneItem) {
        .first = key->first_day,
        .last = key->end_day,
        .group = way_grouping_get_group (scene->dataset, grouping, i),
        .importance = key->importance,
        .label_px = scene->label_px[i],
        .filtered = matching != NULL && !matching[i],
      };
    }
  share_lanes (scene, n);
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

  g_return_if_fail (scene != NULL && view != NULL);

  old = scene->view;
  scene->view = way_view_ref (view);
  scene->laid_out = FALSE;
  if (old == NULL || way_view_get_grouping (old) != way_view_get_grouping (view)
      || !way_query_equal (way_view_get_query (old), way_view_get_query (view)))
    {
      fill_items (scene, matching);
      drop_octaves (scene);
    }
  g_clear_pointer (&old, way_view_unref);
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
  if (scene->width != width_px)
    drop_octaves (scene);
  scene->width = width_px;
  scene->height = height_px;
  scene->laid_out = FALSE;
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

/* The packing of the octave of the present scale. From the fit scale inwards
 * each octave is packed after the one before, and keeps its lanes. */
static const WayLanes *
get_lanes (WayTimelineScene *scene)
{
  guint n = way_dataset_get_n_rows (scene->dataset, WAY_TABLE_POLICIES);
  double anchor = scene->viewport.width_px / scene->home_span;
  double scale = way_viewport_get_scale (&scene->viewport);
  double octave = way_lanes_octave (scale, anchor);
  guint index;

  if (octave < anchor)
    {
      if (scene->outer == NULL || scene->outer_scale != octave)
        {
          /* Further out than a first start shows, labels may stand beyond the
           * time that it shows. */
          WayLaneOptions options = scene->options;

          options.first_day = -INFINITY;
          options.last_day = INFINITY;
          g_clear_pointer (&scene->outer, way_lanes_free);
          scene->outer = way_lanes_new (scene->items, n, scene->n_groups, octave, &options, NULL);
          scene->outer_scale = octave;
        }
      return scene->outer;
    }
  index = (guint) lround (log2 (octave / anchor));
  while (scene->octaves->len <= index)
    {
      const WayLanes *coarser = scene->octaves->len > 0
        ? g_ptr_array_index (scene->octaves, scene->octaves->len - 1) : NULL;

      g_ptr_array_add (scene->octaves,
                       way_lanes_new (scene->items, n, scene->n_groups,
                                      anchor * exp2 (scene->octaves->len),
                                      &scene->options, coarser));
    }
  return g_ptr_array_index (scene->octaves, index);
}

static void
stack_groups (WayTimelineScene *scene)
{
  double y = GROUP_GAP_PX;

  g_array_set_size (scene->groups, 0);
  for (guint i = 0; i < scene->n_groups; i++)
    {
      WaySceneGroup group = { .top = y, .n_lanes = way_lanes_get_n_lanes (scene->lanes, i) };

      group.first_lane = group.top + scene->heading_height;
      group.bottom = group.first_lane + group.n_lanes * scene->lane_height;
      if (group.n_lanes > 0)
        y = group.bottom + GROUP_GAP_PX;
      g_array_append_val (scene->groups, group);
    }
}

/**
 * way_timeline_scene_row_y:
 * @scene: a scene that is laid out
 * @group: the number of a group
 * @lane: a lane of it
 *
 * Returns: the middle of the lane in pixels of the scene, scrolling included
 */
double
way_timeline_scene_row_y (WayTimelineScene *scene,
                          guint             group,
                          guint             lane)
{
  const WaySceneGroup *row = &g_array_index (scene->groups, WaySceneGroup, group);

  return scene->ruler_height - scene->scroll + row->first_lane
       + lane * scene->lane_height + scene->lane_height / 2;
}

static gboolean
is_in_height (const WayTimelineScene *scene,
              double                  y)
{
  return y >= scene->ruler_height && y <= scene->height;
}

static gboolean
is_in_time (const WayTimelineScene *scene,
            double                  x)
{
  return x >= 0 && x <= scene->width;
}

static WayRect
mark_bounds (const WayTimelineScene *scene,
             const WaySceneMark     *mark)
{
  const WayLaneItem *item = &scene->items[mark->policy];
  double extent = (item->last - item->first) * way_viewport_get_scale (&scene->viewport);
  double half = MAX (scene->options.mark_px, extent > scene->options.mark_px ? extent : 0) / 2;
  WayRect bounds = { mark->x - half, mark->y - scene->lane_height / 2, 2 * half,
                     scene->lane_height };

  if (mark->label_px > 0)
    bounds.width += scene->options.label_gap_px + mark->label_px;
  if (mark->label_left)
    bounds.x -= scene->options.label_gap_px + mark->label_px;
  return bounds;
}

/* A label that would run over an edge of the window is shortened, or left out
 * where too little of it would be left. */
static void
clip_label (const WayTimelineScene *scene,
            WaySceneMark           *mark)
{
  WayRect bounds = mark_bounds (scene, mark);
  double over = mark->label_left
    ? -bounds.x : bounds.x + bounds.width - (scene->width - scene->covered);

  if (mark->label_px == 0 || over <= 0)
    return;
  mark->label_px -= over;
  if (mark->label_px < scene->options.min_label_px)
    mark->label_px = 0;
}

static void
lay_out_policy (WayTimelineScene *scene,
                guint             policy)
{
  const WayPlacement *placement = way_lanes_get_placement (scene->lanes, policy);
  const WayLaneItem *item = &scene->items[policy];
  WaySceneMark mark = {
    .policy = policy,
    .group = item->group,
    .x = way_viewport_to_px (&scene->viewport, (item->first + item->last) / 2),
  };

  if (placement->placed == WAY_PLACED_FILTERED)
    {
      scene->counts.filtered++;
      return;
    }
  /* What is selected is always to be seen. */
  if (placement->placed == WAY_PLACED_CLUSTERED && policy != scene->selected)
    return;
  mark.y = way_timeline_scene_row_y (scene, item->group, placement->lane);
  if (!is_in_time (scene, mark.x))
    {
      scene->counts.outside++;
      return;
    }
  if (!is_in_height (scene, mark.y))
    {
      scene->counts.above_or_below++;
      return;
    }
  mark.label_px = placement->placed == WAY_PLACED_LABELLED ? placement->label_px : 0;
  mark.label_left = placement->label_left;
  clip_label (scene, &mark);
  mark.bounds = mark_bounds (scene, &mark);
  if (mark.label_px > 0)
    scene->counts.labelled++;
  else
    scene->counts.marks++;
  g_array_append_val (scene->marks, mark);
}

/* "+n" stands in the middle of those members that are in the window; without
 * any, in the middle of that part of its bin that is, so that a bin that is
 * wide on the screen never loses it. But it never leaves its bin, where it
 * would run into its neighbour. */
static double
place_cluster (const WayTimelineScene *scene,
               const WayCluster       *cluster,
               double                  width)
{
  const guint *members = way_lanes_get_members (scene->lanes, cluster);
  double from = way_viewport_to_px (&scene->viewport, cluster->first_day);
  double to = way_viewport_to_px (&scene->viewport, cluster->last_day);
  double first = INFINITY, last = -INFINITY, x;

  for (guint i = 0; i < cluster->n_members; i++)
    {
      const WayLaneItem *item = &scene->items[members[i]];
      double middle = way_viewport_to_px (&scene->viewport, (item->first + item->last) / 2);

      if (members[i] == scene->selected || !is_in_time (scene, middle))
        continue;
      first = MIN (first, middle);
      last = MAX (last, middle);
    }
  if (first > last)
    {
      first = MAX (from, 0);
      last = MIN (to, scene->width);
    }
  x = (first + last) / 2;
  width += CLUSTER_GAP_PX;
  return to - from > width ? CLAMP (x, from + width / 2, to - width / 2) : x;
}

static void
lay_out_cluster (WayTimelineScene *scene,
                 const WayCluster *cluster)
{
  const guint *members = way_lanes_get_members (scene->lanes, cluster);
  double y = way_timeline_scene_row_y (scene, cluster->group, cluster->lane);
  double width = scene->options.cluster_px - scene->options.gap_px;
  guint n_hidden = cluster->n_members;
  double x;

  for (guint i = 0; i < cluster->n_members; i++)
    n_hidden -= members[i] == scene->selected;
  if (n_hidden == 0)
    return;
  x = place_cluster (scene, cluster, width);
  if (!is_in_time (scene, x))
    {
      scene->counts.outside += n_hidden;
      return;
    }
  if (!is_in_height (scene, y))
    {
      scene->counts.above_or_below += n_hidden;
      return;
    }
  scene->counts.clustered += n_hidden;
  g_array_append_val (scene->clusters, ((WaySceneCluster) {
    .group = cluster->group,
    .bounds = { round (x - width / 2), y - scene->lane_height / 2 + 1, round (width),
                scene->lane_height - 2 },
    .first_day = cluster->first_day,
    .last_day = cluster->last_day,
    .members = members,
    .n_members = cluster->n_members,
    .n_hidden = n_hidden,
  }));
}

/**
 * way_timeline_scene_lay_out:
 * @scene: a scene with a view and a size
 *
 * Brings the layout up to date, if anything has changed.
 */
void
way_timeline_scene_lay_out (WayTimelineScene *scene)
{
  guint n = way_dataset_get_n_rows (scene->dataset, WAY_TABLE_POLICIES);
  const guint *by_date = way_dataset_get_by_date (scene->dataset);
  const WayCluster *clusters;
  const WayTimelineCounts *counts = &scene->counts;
  guint n_clusters;

  if (scene->laid_out)
    return;
  g_assert (scene->view != NULL && scene->width > 0);

  scene->ruler_height = way_axis_get_height (&(WayLook) { .text = scene->text });
  scene->viewport = way_axis_get_viewport (scene->view, scene->width);
  scene->lanes = get_lanes (scene);
  scene->selected = way_dataset_find (scene->dataset, WAY_TABLE_POLICIES,
                                      way_view_get_selection (scene->view));
  scene->counts = (WayTimelineCounts) { 0 };
  g_array_set_size (scene->marks, 0);
  g_array_set_size (scene->clusters, 0);
  stack_groups (scene);
  for (guint i = 0; i < n; i++)
    lay_out_policy (scene, by_date[i]);
  clusters = way_lanes_get_clusters (scene->lanes, &n_clusters);
  for (guint i = 0; i < n_clusters; i++)
    lay_out_cluster (scene, &clusters[i]);
  scene->laid_out = TRUE;

  g_assert (counts->labelled + counts->marks + counts->clustered + counts->above_or_below
            + counts->outside + counts->filtered == n);
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

/**
 * way_timeline_scene_find_mark:
 * @scene: a scene with a view and a size
 * @x: pixels of the scene
 * @y: likewise
 *
 * Returns: (transfer none) (nullable): the mark whose shape or label lies
 *   under the point or within 3 px of it, the nearest if there are several;
 *   %NULL if there is none, or the point is on the ruler
 */
const WaySceneMark *
way_timeline_scene_find_mark (WayTimelineScene *scene,
                              double            x,
                              double            y)
{
  const WaySceneMark *best = NULL;
  double nearest = SLACK_PX;

  g_return_val_if_fail (scene != NULL, NULL);

  way_timeline_scene_lay_out (scene);
  if (y < scene->ruler_height)
    return NULL;
  for (guint i = 0; i < scene->marks->len; i++)
    {
      const WaySceneMark *mark = &g_array_index (scene->marks, WaySceneMark, i);
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
 * @bottom_px: (out): the bottom of its lane
 *
 * Returns: %FALSE if the policy is filtered out
 */
gboolean
way_timeline_scene_get_row (WayTimelineScene *scene,
                            guint             policy,
                            double           *top_px,
                            double           *bottom_px)
{
  const WayPlacement *placement;
  const WaySceneGroup *group;

  g_return_val_if_fail (scene != NULL && top_px != NULL && bottom_px != NULL, FALSE);

  way_timeline_scene_lay_out (scene);
  placement = way_lanes_get_placement (scene->lanes, policy);
  if (placement->placed == WAY_PLACED_FILTERED)
    return FALSE;
  group = &g_array_index (scene->groups, WaySceneGroup, scene->items[policy].group);
  *top_px = group->first_lane + placement->lane * scene->lane_height;
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
