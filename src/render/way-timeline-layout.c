/* The layout of the timeline: from the view to marks, clusters and counts.
 * Only what is in the window is touched, whatever the number of policies.
 */
#include "config.h"

#include "way-timeline-scene-private.h"

#include <math.h>

#include "way-folding.h"
#include "way-heading.h"

#define GROUP_GAP_PX 5.0
#define CLUSTER_GAP_PX 4.0

/* Numbers below this fit any cluster; each sign more is so wide at most, in sizes
 * of the text. */
#define FITTING_NUMBERS 1000
#define SIGN_SIZES 0.6

/* A group has no more rows than this. */
#define MAX_GROUP_ROWS 31

/* A step of preparing lasts so long. */
#define PREPARE_US 2000

/* How many pictures of clusters are prepared: fewer than a painter keeps. */
#define MAX_PREPARED_CLUSTERS 400

static gboolean
has_clusters (WayLaneMap *map,
              guint       n_groups,
              double      scale,
              guint       max_lanes)
{
  for (guint i = 0; i < n_groups; i++)
    if (way_lane_map_get_n_lanes (map, scale, i) > max_lanes)
      return TRUE;
  return FALSE;
}

/* Of few policies none is clustered where all are in the window: a group that is
 * crowded has more rows. */
static void
measure_map (WayLaneMap     *map,
             guint           n_groups,
             double          home,
             WayLaneOptions *options)
{
  way_lane_map_set_measures (map, home, options);
  while (options->yield && options->max_lanes < MAX_GROUP_ROWS
         && has_clusters (map, n_groups, home, options->max_lanes))
    {
      options->max_lanes++;
      way_lane_map_set_measures (map, home, options);
    }
}

/* What is dimmed takes part in sharing the rows. */
static void
measure (WayTimelineScene *scene)
{
  double home = scene->viewport.width_px / scene->home_span;
  WayBackdrop *backdrop;
  WayLaneMap *all;

  if (scene->measured)
    return;
  backdrop = way_timeline_scene_get_backdrop (scene);
  all = backdrop != NULL ? way_backdrop_get_map (backdrop) : NULL;
  if (scene->options.yield || all != NULL)
    way_timeline_scene_share_lanes (&scene->options, scene->map, scene->n_groups,
                                    scene->titles != NULL);
  if (all != NULL)
    {
      WayLaneOptions options = scene->options;

      way_timeline_scene_share_lanes (&options, all, scene->n_groups, FALSE);
      measure_map (all, scene->n_groups, home, &options);
      scene->options.max_lanes = options.max_lanes;
    }
  measure_map (scene->map, scene->n_groups, home, &scene->options);
  scene->measured = TRUE;
}

/* With the one of its clusters. */
static guint
count_lanes (WayTimelineScene *scene,
             guint             group)
{
  double scale = way_viewport_get_scale (&scene->viewport);
  WayBackdrop *backdrop = way_timeline_scene_get_backdrop (scene);
  guint n = way_lane_map_get_n_lanes (scene->map, scale, group);

  if (backdrop == NULL)
    return n;
  return MAX (n, way_backdrop_get_n_lanes (backdrop, scale, group, scene->options.max_lanes));
}

static void
stack_groups (WayTimelineScene *scene)
{
  double y = GROUP_GAP_PX;

  g_array_set_size (scene->groups, 0);
  for (guint i = 0; i < scene->n_groups; i++)
    {
      WaySceneGroup group = { .top = y, .n_policies = way_lane_map_get_n (scene->map, i) };
      guint n_lanes = count_lanes (scene, i);

      group.shown = n_lanes > 0;
      group.folded = group.shown
                     && way_folding_is_folded (scene->dataset, scene->view,
                                               way_view_get_grouping (scene->view), i);
      group.n_lanes = group.folded ? 0 : n_lanes;
      group.first_lane = group.top + scene->heading_height;
      group.bottom = group.first_lane + group.n_lanes * scene->lane_height;
      if (group.shown)
        y = group.bottom + GROUP_GAP_PX;
      g_array_append_val (scene->groups, group);
    }
}

/* A heading with its triangle, as it is drawn. */
static void
add_heading (WayTimelineScene *scene,
             guint             number)
{
  const WaySceneGroup *group = &g_array_index (scene->groups, WaySceneGroup, number);
  double top = round (scene->ruler_height - scene->scroll + group->top);
  g_autofree char *title = NULL;

  if (!group->shown || top + scene->heading_height < scene->ruler_height
      || top > scene->height)
    return;
  title = way_timeline_scene_get_title (scene, number);
  g_array_append_val (scene->headings, ((WaySceneHeading) {
    .group = number,
    .bounds = { 0, top, way_heading_measure (scene->text, title, scene->heading_height,
                                             scene->width), scene->heading_height },
    .folded = group->folded,
    .n_policies = group->n_policies,
  }));
}

static void
add_headings (WayTimelineScene *scene)
{
  g_array_set_size (scene->headings, 0);
  for (guint i = 0; i < scene->n_groups; i++)
    add_heading (scene, i);
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

/**
 * way_timeline_scene_find_place:
 * @scene: a scene that is laid out
 * @policy: a policy
 * @placement: (out): where it stands
 *
 * Returns: %FALSE if the policy is filtered, or still to come
 */
gboolean
way_timeline_scene_find_place (WayTimelineScene *scene,
                               guint             policy,
                               WayPlacement     *placement)
{
  return policy < scene->n_items
      && way_lane_map_find (scene->map, way_viewport_get_scale (&scene->viewport), policy,
                            placement);
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
lay_out_policy (WayTimelineScene   *scene,
                guint               policy,
                const WayPlacement *placement)
{
  const WayLaneItem *item = &scene->items[policy];
  WaySceneMark mark = {
    .policy = policy,
    .group = item->group,
    .lane = placement->lane,
    .x = way_viewport_to_px (&scene->viewport, way_lane_item_middle (item)),
    .y = way_timeline_scene_row_y (scene, item->group, placement->lane),
  };

  if (!is_in_time (scene, mark.x))
    {
      scene->counts.outside++;
      return;
    }
  if (g_array_index (scene->groups, WaySceneGroup, item->group).folded)
    {
      scene->counts.folded++;
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

/* "+n" stands in the middle of that stretch from its first member to its last
 * that is in the window; without any, in the middle of that part of its bin
 * that is, so that a bin that is wide on the screen never loses it. But it
 * never leaves its bin, where it would run into its neighbour. */
static double
place_cluster (const WayTimelineScene *scene,
               const WayLaneCluster   *cluster,
               double                  width)
{
  double from = way_viewport_to_px (&scene->viewport, cluster->first_day);
  double to = way_viewport_to_px (&scene->viewport, cluster->last_day);
  double first = way_viewport_to_px (&scene->viewport, cluster->first_member);
  double last = way_viewport_to_px (&scene->viewport, cluster->last_member);
  double x;

  if (last < 0 || first > scene->width)
    {
      first = from;
      last = to;
    }
  first = MAX (first, 0);
  last = MIN (last, scene->width);
  x = (first + last) / 2;
  width += CLUSTER_GAP_PX;
  return to - from > width ? CLAMP (x, from + width / 2, to - width / 2) : x;
}

/* Whether an item is one of a cluster's, which have no place of their own. */
static gboolean
is_member (WayTimelineScene     *scene,
           const WayLaneCluster *cluster,
           guint                 policy)
{
  double middle;
  WayPlacement placement;

  if (policy == WAY_NONE || scene->items[policy].group != cluster->group)
    return FALSE;
  middle = way_lane_item_middle (&scene->items[policy]);
  return middle >= cluster->first_day && middle < cluster->last_day
      && way_timeline_scene_find_place (scene, policy, &placement)
      && placement.placed == WAY_PLACED_CLUSTERED;
}

/**
 * way_timeline_scene_get_number_room:
 * @scene: a scene
 * @n: how many policies a cluster says it has
 *
 * Returns: the width of a cluster that has room for the number, in pixels
 */
double
way_timeline_scene_get_number_room (const WayTimelineScene *scene,
                                    guint                   n)
{
  double sign = SIGN_SIZES * way_text_context_get_size (scene->text);
  guint n_digits = 0, n_commas;

  for (guint rest = n / FITTING_NUMBERS; rest > 0; rest /= 10)
    n_digits++;
  n_commas = n_digits > 1 ? (n_digits + 2) / 3 : 0;
  return scene->options.cluster_px - scene->options.gap_px
         + ceil (sign * (n_digits + n_commas));
}

/* As wide as its number, if its bin is. */
static double
cluster_width (const WayTimelineScene *scene,
               const WayLaneCluster   *cluster,
               guint                   n)
{
  double bin = (cluster->last_day - cluster->first_day) * way_viewport_get_scale (&scene->viewport);
  double room = way_timeline_scene_get_number_room (scene, n);

  return room + CLUSTER_GAP_PX <= bin ? room : way_timeline_scene_get_number_room (scene, 0);
}

static WaySceneCluster
make_cluster (WayTimelineScene     *scene,
              const WayLaneCluster *cluster,
              guint                 n_hidden,
              double                x,
              double                y)
{
  double width = cluster_width (scene, cluster, n_hidden);

  return (WaySceneCluster) {
    .lanes = *cluster,
    .bounds = { round (x - width / 2), y - scene->lane_height / 2 + 1, round (width),
                scene->lane_height - 2 },
    .n_hidden = n_hidden,
  };
}

static void
lay_out_cluster (WayTimelineScene     *scene,
                 const WayLaneCluster *cluster)
{
  double y = way_timeline_scene_row_y (scene, cluster->group, scene->options.max_lanes);
  guint n_hidden = cluster->n_members - is_member (scene, cluster, scene->selected);
  WaySceneCluster shown;
  double x;

  if (n_hidden == 0)
    return;
  x = place_cluster (scene, cluster, cluster_width (scene, cluster, n_hidden));
  if (!is_in_time (scene, x))
    {
      scene->counts.outside += n_hidden;
      return;
    }
  if (g_array_index (scene->groups, WaySceneGroup, cluster->group).folded)
    {
      scene->counts.folded += n_hidden;
      return;
    }
  if (!is_in_height (scene, y))
    {
      scene->counts.above_or_below += n_hidden;
      return;
    }
  scene->counts.clustered += n_hidden;
  shown = make_cluster (scene, cluster, n_hidden, x, y);
  g_array_append_val (scene->clusters, shown);
}

/* As way_dataset_get_by_date() has it. */
static int
compare_marks (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  const WayTimelineScene *scene = data;
  guint first = ((const WaySceneMark *) a)->policy, second = ((const WaySceneMark *) b)->policy;
  const WayLaneItem *items = scene->items;

  if (items[first].first != items[second].first)
    return items[first].first < items[second].first ? -1 : 1;
  if (items[first].last != items[second].last)
    return items[first].last < items[second].last ? -1 : 1;
  return (first > second) - (first < second);
}

/* The room on both sides of a mark up to its neighbours in the lane, or to the edges
 * of the window. */
static void
find_room (const WayTimelineScene *scene,
           const WaySceneMark     *mark,
           double                 *left,
           double                 *right)
{
  double from = 0, to = scene->width - scene->covered;
  WaySceneMark bare = *mark;
  WayRect bounds;

  for (guint i = 0; i < scene->marks->len; i++)
    {
      const WaySceneMark *other = &g_array_index (scene->marks, WaySceneMark, i);
      double gap = scene->options.gap_px;

      if (other == mark || other->group != mark->group || other->lane != mark->lane)
        continue;
      if (other->x < mark->x)
        from = MAX (from, other->bounds.x + other->bounds.width + gap);
      else
        to = MIN (to, other->bounds.x - gap);
    }
  bare.label_px = 0;
  bare.label_left = FALSE;
  bounds = mark_bounds (scene, &bare);
  *left = bounds.x - from - scene->options.label_gap_px;
  *right = to - bounds.x - bounds.width - scene->options.label_gap_px;
}

/* Within an octave of the zoom marks move apart, and the edge of the window cuts
 * labels that have room on their other side. */
static void
grow_label (WayTimelineScene *scene,
            WaySceneMark     *mark)
{
  WayLaneItem *item = &scene->items[mark->policy];
  double left, right;

  if (item->label_px < 0)
    item->label_px = scene->options.measure (mark->policy, scene->options.measure_data);
  /* Among the clusters their numbers would be under it. */
  if (mark->label_px >= item->label_px || mark->lane >= scene->options.max_lanes)
    return;
  find_room (scene, mark, &left, &right);
  /* A mark that is itself at an edge has no words. */
  if (MIN (left, right) < -scene->options.label_gap_px)
    return;
  if (right < item->label_px && left >= item->label_px)
    {
      mark->label_left = TRUE;
      right = item->label_px;
    }
  else if (right < MAX (mark->label_px, scene->options.min_label_px))
    return;
  else
    mark->label_left = FALSE;
  if (mark->label_px == 0)
    {
      scene->counts.marks--;
      scene->counts.labelled++;
    }
  mark->label_px = MIN (right, item->label_px);
  mark->bounds = mark_bounds (scene, mark);
}

/* Of few policies only: of many, what is not labelled is too much to look for room for. */
static void
grow_labels (WayTimelineScene *scene)
{
  for (guint i = 0; scene->options.yield && i < scene->marks->len; i++)
    grow_label (scene, &g_array_index (scene->marks, WaySceneMark, i));
}

/* Whether a part of the window that a mark or its label takes reaches into a stretch. */
static gboolean
reaches_into (double from,
              double to,
              double first,
              double last)
{
  return from < last && first < to;
}

/* Leaves room about a place: the labels that reach into it are cut there. */
static void
cut_labels (WayTimelineScene *scene,
            guint             group,
            guint             lane,
            double            from,
            double            to)
{
  for (guint i = 0; i < scene->marks->len; i++)
    {
      WaySceneMark *mark = &g_array_index (scene->marks, WaySceneMark, i);
      double right = mark->bounds.x + mark->bounds.width;

      if (mark->label_px == 0 || mark->group != group || mark->lane != lane
          || !reaches_into (mark->bounds.x, right, from, to))
        continue;
      mark->label_px = mark->label_left ? 0 : mark->label_px - (right - from);
      if (mark->label_px < scene->options.min_label_px)
        {
          mark->label_px = 0;
          scene->counts.labelled--;
          scene->counts.marks++;
        }
      mark->bounds = mark_bounds (scene, mark);
    }
}

/* The lane whose marks leave room about a place, of the other labels at best; that of
 * the clusters if there is none. */
static guint
find_lane (const WayTimelineScene *scene,
           guint                   group,
           double                  from,
           double                  to)
{
  guint n_lanes = MIN (g_array_index (scene->groups, WaySceneGroup, group).n_lanes,
                       scene->options.max_lanes);
  guint best = scene->options.max_lanes, fewest = G_MAXUINT;

  for (guint lane = 0; lane < n_lanes; lane++)
    {
      guint n_labels = 0;

      for (guint i = 0; i < scene->marks->len && n_labels < fewest; i++)
        {
          const WaySceneMark *mark = &g_array_index (scene->marks, WaySceneMark, i);
          double half = scene->options.mark_px / 2;

          if (mark->group != group || mark->lane != lane)
            continue;
          if (reaches_into (mark->x - half, mark->x + half, from, to))
            n_labels = G_MAXUINT;
          else if (reaches_into (mark->bounds.x, mark->bounds.x + mark->bounds.width, from, to))
            n_labels++;
        }
      if (n_labels >= fewest)
        continue;
      fewest = n_labels;
      best = lane;
    }
  return best;
}

/* What is selected is always to be seen, though it be one of a cluster. */
static void
lay_out_selected (WayTimelineScene  *scene,
                  const WayLaneTile *first,
                  const WayLaneTile *last)
{
  double reach = scene->options.mark_px / 2 + scene->options.gap_px, middle, x;
  WayPlacement placement;
  guint group;

  if (scene->selected >= scene->n_items)
    return;
  middle = way_lane_item_middle (&scene->items[scene->selected]);
  if (middle < first->first_day || middle >= last->last_day
      || !way_timeline_scene_find_place (scene, scene->selected, &placement)
      || placement.placed != WAY_PLACED_CLUSTERED)
    return;
  group = scene->items[scene->selected].group;
  x = way_viewport_to_px (&scene->viewport, middle);
  placement.lane = find_lane (scene, group, x - reach, x + reach);
  cut_labels (scene, group, placement.lane, x - reach, x + reach);
  lay_out_policy (scene, scene->selected, &placement);
}

static void
lay_out_tiles (WayTimelineScene *scene,
               GPtrArray        *tiles)
{
  const WayLaneTile *first = g_ptr_array_index (tiles, 0);
  const WayLaneTile *last = g_ptr_array_index (tiles, tiles->len - 1);

  scene->counts.outside = scene->n_shown
                        - way_lane_map_count (scene->map, first->first_day, last->last_day);
  for (guint i = 0; i < tiles->len; i++)
    {
      const WayLaneTile *tile = g_ptr_array_index (tiles, i);

      for (guint j = 0; j < tile->n_items; j++)
        lay_out_policy (scene, tile->items[j], &tile->placements[j]);
      for (guint j = 0; j < tile->n_clusters; j++)
        lay_out_cluster (scene, &tile->clusters[j]);
    }
  lay_out_selected (scene, first, last);
  g_array_sort_with_data (scene->marks, compare_marks, scene);
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
  const WayTimelineCounts *counts = &scene->counts;
  g_autoptr (GPtrArray) tiles = NULL;

  if (scene->laid_out)
    return;
  g_assert (scene->view != NULL && scene->width > 0);

  scene->ruler_height = way_axis_get_height (&(WayLook) { .text = scene->text });
  scene->viewport = way_axis_get_viewport (scene->view, scene->width);
  scene->selected = way_dataset_find (scene->dataset, WAY_TABLE_POLICIES,
                                      way_view_get_selection (scene->view));
  scene->n_prepared = 0;
  scene->counts = (WayTimelineCounts) { .filtered = scene->n_items - scene->n_shown };
  g_array_set_size (scene->marks, 0);
  g_array_set_size (scene->clusters, 0);
  way_timeline_scene_begin_fit (scene);
  do
    {
      measure (scene);
      stack_groups (scene);
    }
  while (way_timeline_scene_fit_more (scene));
  add_headings (scene);
  tiles = way_lane_map_get_tiles (scene->map, way_viewport_get_scale (&scene->viewport),
                                  way_viewport_to_day (&scene->viewport, 0),
                                  way_viewport_to_day (&scene->viewport, scene->width));
  lay_out_tiles (scene, tiles);
  grow_labels (scene);
  way_timeline_scene_add_ghosts (scene);
  scene->laid_out = TRUE;

  g_assert (counts->labelled + counts->marks + counts->clustered + counts->folded
            + counts->above_or_below + counts->outside + counts->filtered == scene->n_items);
}

/* What is prepared between frames, and how far that has come. */
typedef struct
{
  WayTimelineScene *scene;
  WayPainter       *painter;
  const WayLook    *look;
  guint             n_clusters;   /* that were looked at */
  gint64            end_us;
} Preparing;

static gboolean
has_time (const Preparing *preparing)
{
  return g_get_monotonic_time () <= preparing->end_us;
}

/* Lays the labels of a tile out that stand in the rows of the window. Returns: %FALSE
 * if time has run out before all are there, as do those below */
static gboolean
prepare_labels (Preparing         *preparing,
                const WayLaneTile *tile,
                double             start,
                double             end)
{
  WayTimelineScene *scene = preparing->scene;

  for (guint i = 0; i < tile->n_items; i++)
    {
      const WayLaneItem *item = &scene->items[tile->items[i]];
      const WayPlacement *placement = &tile->placements[i];
      double day = way_lane_item_middle (item);
      guint n_before;

      if (placement->placed != WAY_PLACED_LABELLED || day < start || day > end
          || !is_in_height (scene, way_timeline_scene_row_y (scene, item->group,
                                                             placement->lane)))
        continue;
      n_before = way_text_context_get_n_labels (scene->text);
      way_timeline_scene_lay_out_label (scene, tile->items[i], placement->label_px);
      if (way_text_context_get_n_labels (scene->text) > n_before && !has_time (preparing))
        return FALSE;
    }
  return TRUE;
}

/* The same for the pictures of clusters. */
static gboolean
prepare_clusters (Preparing         *preparing,
                  const WayLaneTile *tile,
                  double             start,
                  double             end)
{
  WayTimelineScene *scene = preparing->scene;

  for (guint i = 0; i < tile->n_clusters && scene->n_prepared < MAX_PREPARED_CLUSTERS; i++)
    {
      const WayLaneCluster *cluster = &tile->clusters[i];
      double y = way_timeline_scene_row_y (scene, cluster->group, scene->options.max_lanes);
      WaySceneCluster shown;
      guint n_hidden;

      if (cluster->last_day < start || cluster->first_day > end || !is_in_height (scene, y)
          || g_array_index (scene->groups, WaySceneGroup, cluster->group).folded)
        continue;
      n_hidden = cluster->n_members - is_member (scene, cluster, scene->selected);
      shown = make_cluster (scene, cluster, n_hidden, scene->width / 2, y);
      if (n_hidden == 0 || preparing->n_clusters++ < scene->n_prepared)
        continue;
      way_timeline_scene_draw_cluster (scene, preparing->painter, preparing->look, &shown);
      scene->n_prepared++;
      if (!has_time (preparing))
        return FALSE;
    }
  return TRUE;
}

static gboolean
prepare_between (Preparing *preparing,
                 double     scale,
                 double     start,
                 double     end)
{
  g_autoptr (GPtrArray) tiles = way_lane_map_get_made (preparing->scene->map, scale, start, end);

  for (guint i = 0; i < tiles->len; i++)
    if (!prepare_labels (preparing, g_ptr_array_index (tiles, i), start, end)
        || !prepare_clusters (preparing, g_ptr_array_index (tiles, i), start, end))
      return FALSE;
  return TRUE;
}

/* A move of a frame or two leads beside the window, or into the octave before or
 * after. */
static gboolean
prepare_moves (Preparing *preparing,
               double     scale,
               double     start,
               double     end)
{
  double span = end - start;

  return prepare_between (preparing, scale, start - span / 8, end + span / 8)
      && prepare_between (preparing, scale * 2, start + span / 4, end - span / 4)
      && prepare_between (preparing, scale / 2, start - span / 4, end + span / 4);
}

/**
 * way_timeline_scene_prepare:
 * @scene: a scene with a view and a size
 * @painter: a painter that keeps pictures; what it draws here is thrown away
 * @look: the look, as for way_timeline_scene_draw()
 *
 * Does a part of the work of the next moves, in a few milliseconds; for when
 * there is time between frames.
 *
 * Returns: %FALSE if there is nothing left to prepare
 */
gboolean
way_timeline_scene_prepare (WayTimelineScene *scene,
                            WayPainter       *painter,
                            const WayLook    *look)
{
  Preparing preparing = { scene, painter, look, .end_us = g_get_monotonic_time () + PREPARE_US };
  double scale, start, end;

  g_return_val_if_fail (scene != NULL && painter != NULL && look != NULL, FALSE);
  g_return_val_if_fail (look->text == scene->text, FALSE);

  way_timeline_scene_lay_out (scene);
  scale = way_viewport_get_scale (&scene->viewport);
  start = way_viewport_to_day (&scene->viewport, 0);
  end = way_viewport_to_day (&scene->viewport, scene->width);
  return way_lane_map_prepare (scene->map, scale, start, end)
      || !prepare_moves (&preparing, scale, start, end);
}
