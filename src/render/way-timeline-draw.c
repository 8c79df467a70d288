/* The picture of the timeline scene. */
#include "config.h"

#include "way-timeline-scene-private.h"

#include <math.h>
#include <string.h>

#include "way-grouping.h"
#include "way-heading.h"
#include "way-own-marks.h"
#include "way-phrases.h"
#include "way-provenance.h"

/* The height of the bar that shows the kinds of a cluster. */
#define KINDS_PX 3.0

/* How many kinds are told apart in it, the others together being the last. */
#define MAX_KINDS 4u

/* The length of the arrow at the end of a bar that has none. */
#define OPEN_END_PX 9.0

/* What is dimmed stands back. */
#define DIMMED_ALPHA 0.35f

/* The radius of a star, of the size of its mark. */
#define STAR_SHARE 0.52

typedef struct
{
  WayTimelineScene *scene;
  WayPainter       *painter;
  const WayLook    *look;
  guint             selected;
  guint             hovered;
  WayOwnMarks      *own;        /* NULL where stars are not shown */
  GQuark            family;     /* of the text */
} Drawing;

static const WayColor *
group_color (const Drawing *drawing,
             guint          group)
{
  return &drawing->look->palette->group[group % WAY_N_GROUP_COLORS];
}

/* A period without an end goes on. */
static void
draw_open_end (const Drawing  *drawing,
               const WayRect  *bar,
               const WayColor *color)
{
  double middle = bar->y + bar->height / 2, tip = bar->x + bar->width;
  const WayPoint points[] = { { tip, middle }, { tip - OPEN_END_PX, middle - OPEN_END_PX / 2 },
                              { tip - OPEN_END_PX, middle + OPEN_END_PX / 2 } };

  way_painter_polygon (drawing->painter, points, G_N_ELEMENTS (points), color);
}

/* A bar runs on to the right edge where the period has no end. */
static void
draw_bar (const Drawing *drawing,
          guint          policy)
{
  WayTimelineScene *scene = drawing->scene;
  const WayPolicy *row = way_dataset_get_policy (scene->dataset, policy);
  WayPlacement placement;
  guint group = scene->items[policy].group;
  WayColor color = way_color_with_alpha (group_color (drawing, group),
                                         policy == drawing->selected ? 0.45f : 0.25f);
  WayRect bar;
  double y, from, to;

  if (row->period_start == 0 || g_array_index (scene->groups, WaySceneGroup, group).folded)
    return;
  from = way_viewport_to_px (&scene->viewport, way_day_of_year (row->period_start));
  to = row->period_end != 0
    ? way_viewport_to_px (&scene->viewport, way_day_of_year (row->period_end + 1))
    : scene->width;
  from = MAX (round (from), 0);
  to = MIN (round (to), scene->width);
  /* To find its lane the time about its mark is packed, which may be far away. */
  if (to <= from || !way_timeline_scene_find_place (scene, policy, &placement)
      || placement.placed < WAY_PLACED_MARK)
    return;
  y = way_timeline_scene_row_y (scene, group, placement.lane);
  bar = (WayRect) { from, round (y + scene->lane_height / 2) - 3, to - from, 3 };
  way_painter_rect (drawing->painter, &bar, &color);
  if (row->period_end == 0)
    draw_open_end (drawing, &bar, &color);
}

static void
draw_bars (const Drawing *drawing)
{
  g_autoptr (GArray) bars
    = way_timeline_scene_find_bars (drawing->scene, drawing->selected, drawing->hovered);

  for (guint i = 0; i < bars->len; i++)
    if (i == 0 || g_array_index (bars, guint, i) != g_array_index (bars, guint, i - 1))
      draw_bar (drawing, g_array_index (bars, guint, i));
}

static void
draw_heading (const Drawing         *drawing,
              const WaySceneHeading *heading)
{
  WayTimelineScene *scene = drawing->scene;
  g_autofree char *title = way_timeline_scene_get_title (scene, heading->group);
  g_autofree char *count = way_phrase_count (heading->n_policies);

  way_heading_draw (drawing->painter, drawing->look, &heading->bounds, scene->width, title, count,
                    heading->folded, group_color (drawing, heading->group));
}

/* A date that is known by month or year only: a bracket over its extent. */
static void
draw_bracket (const Drawing      *drawing,
              const WaySceneMark *mark,
              const WayColor     *color)
{
  const WayLaneItem *item = &drawing->scene->items[mark->policy];
  const WayViewport *viewport = &drawing->scene->viewport;
  double from = MAX (round (way_viewport_to_px (viewport, item->first)), -4);
  double to = MIN (round (way_viewport_to_px (viewport, item->last)),
                   drawing->scene->width + 4);
  double y = round (mark->y);

  if (to - from <= drawing->scene->options.mark_px)
    return;
  way_painter_rect (drawing->painter, &(WayRect) { from, y, to - from, 1 }, color);
  way_painter_rect (drawing->painter, &(WayRect) { from, y - 3, 1, 7 }, color);
  way_painter_rect (drawing->painter, &(WayRect) { to - 1, y - 3, 1, 7 }, color);
}

static void
draw_emphasis (const Drawing      *drawing,
               const WaySceneMark *mark)
{
  gboolean selected = mark->policy == drawing->selected;
  WayRect bounds = mark->bounds;

  if (!selected && mark->policy != drawing->hovered)
    return;
  bounds = (WayRect) { round (bounds.x) - 4, round (bounds.y), ceil (bounds.width) + 8,
                       bounds.height };
  way_painter_rounded_rect (drawing->painter, &bounds, 5,
                            selected ? &drawing->look->palette->accent_soft
                                     : &drawing->look->palette->cluster);
}

static void
draw_label (const Drawing      *drawing,
            const WaySceneMark *mark)
{
  WayTimelineScene *scene = drawing->scene;
  const WayLabel *label
    = way_timeline_scene_lay_out_label (scene, mark->policy, mark->label_px);
  double x = mark->label_left ? mark->bounds.x
    : mark->bounds.x + mark->bounds.width - mark->label_px;

  way_painter_text (drawing->painter, label, round (x), round (mark->y - label->height / 2),
                    &drawing->look->palette->ink);
}

/* To where the document itself is read. */
static void
draw_link (const Drawing      *drawing,
           const WaySceneMark *mark)
{
  const WayDataset *dataset = drawing->scene->dataset;
  guint source = way_provenance_main_source (dataset, mark->policy);

  if (source != WAY_NONE)
    way_painter_link (drawing->painter, &mark->bounds,
                      way_dataset_get_source (dataset, source)->url);
}

static void
draw_star_shape (const Drawing  *drawing,
                 double          x,
                 double          y,
                 double          radius,
                 const WayColor *color)
{
  WayPoint points[10];

  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    {
      double angle = i * G_PI / 5, length = i % 2 == 0 ? radius : radius * 0.45;

      points[i] = (WayPoint) { x + length * sin (angle), y - length * cos (angle) };
    }
  way_painter_polygon (drawing->painter, points, G_N_ELEMENTS (points), color);
}

/* Over the corner of the mark, set off from it by the ground. */
static void
draw_star (const Drawing      *drawing,
           const WaySceneMark *mark)
{
  double radius = drawing->scene->options.mark_px * STAR_SHARE;
  double x = round (mark->x) - drawing->scene->options.mark_px * 0.45;
  double y = round (mark->y) - drawing->scene->options.mark_px * 0.45;

  draw_star_shape (drawing, x, y, radius * 1.5, &drawing->look->palette->ground);
  draw_star_shape (drawing, x, y, radius, &drawing->look->palette->ink);
}

static void
draw_mark (const Drawing      *drawing,
           const WaySceneMark *mark)
{
  WayTimelineScene *scene = drawing->scene;
  const WayPolicy *policy = way_dataset_get_policy (scene->dataset, mark->policy);
  const WayColor *color = group_color (drawing, mark->group);

  way_painter_begin_group (drawing->painter, policy->id, policy->title[drawing->look->lang]);
  draw_emphasis (drawing, mark);
  if (policy->date.day == 0)
    draw_bracket (drawing, mark, color);
  way_painter_glyph (drawing->painter, way_glyph_of_kind (policy->kind), round (mark->x),
                     round (mark->y), scene->options.mark_px, policy->date.day == 0, color,
                     &drawing->look->palette->ground);
  if (way_own_marks_has (drawing->own, mark->policy, WAY_OWN_STARRED))
    draw_star (drawing, mark);
  if (mark->label_px > 0)
    draw_label (drawing, mark);
  draw_link (drawing, mark);
  way_painter_end_group (drawing->painter);
}

/* A thin outline in another group, or a title whose mark has left the window. */
static void
draw_ghost (const Drawing      *drawing,
            const WaySceneMark *ghost)
{
  WayTimelineScene *scene = drawing->scene;
  const WayPolicy *policy = way_dataset_get_policy (scene->dataset, ghost->policy);
  WayColor color = way_color_with_alpha (group_color (drawing, ghost->group),
                                         ghost->dimmed ? DIMMED_ALPHA : WAY_GHOST_ALPHA);

  draw_emphasis (drawing, ghost);
  if (ghost->label_px > 0)
    draw_label (drawing, ghost);
  else
    way_painter_glyph (drawing->painter, way_glyph_of_kind (policy->kind), round (ghost->x),
                       round (ghost->y), scene->options.mark_px, !ghost->dimmed, &color,
                       &drawing->look->palette->ground);
}

/* The next largest count after a number of others, which are set to 0. */
static guint
take_largest (guint *counts)
{
  guint best = 0, count;

  for (guint i = 1; i < WAY_LANE_CATEGORIES; i++)
    if (counts[i] > counts[best])
      best = i;
  count = counts[best];
  counts[best] = 0;
  return count;
}

/* The kinds of a cluster's members, each as long as its share: the largest
 * ones from dark to light, and the others together. */
static void
draw_kinds (WayPainter           *painter,
            const WayLaneCluster *cluster,
            const WayRect        *bounds,
            const WayColor       *group)
{
  double left = bounds->x + bounds->height / 2, width = bounds->width - bounds->height;
  double y = bounds->y + bounds->height - KINDS_PX, from = round (left);
  guint counts[WAY_LANE_CATEGORIES], n_before = 0;

  memcpy (counts, cluster->categories, sizeof counts);
  for (guint i = 0; i < MAX_KINDS && n_before < cluster->n_members; i++)
    {
      WayColor color = way_color_with_alpha (group, 1 - 0.75f * i / (MAX_KINDS - 1));
      double to;

      n_before = i < MAX_KINDS - 1 ? n_before + take_largest (counts) : cluster->n_members;
      to = round (left + width * n_before / cluster->n_members);
      if (to > from)
        way_painter_rect (painter, &(WayRect) { from, y, to - from, KINDS_PX }, &color);
      from = to;
    }
}

static gboolean
has_member (const Drawing         *drawing,
            const WaySceneCluster *cluster,
            guint                  policy)
{
  return cluster->n_hidden < cluster->lanes.n_members
      && policy != WAY_NONE && drawing->scene->items[policy].group == cluster->lanes.group;
}

/* What a cluster looks like. */
typedef struct
{
  WayColor ground;
  WayColor color;
  guint    n_hidden;
  guint    n_members;
  guint    categories[WAY_LANE_CATEGORIES];
  double   width;
  double   height;
  double   text_px;
  GQuark   family;
  WayLang  lang;
} ClusterKey;

typedef struct
{
  WayTextContext        *text;
  const WaySceneCluster *cluster;
  const ClusterKey      *key;
} ClusterPicture;

static void
draw_cluster_cb (WayPainter    *painter,
                 gconstpointer  data)
{
  const ClusterPicture *picture = data;
  const WayRect *bounds = &picture->cluster->bounds;
  g_autofree char *count = way_phrase_count (picture->cluster->n_hidden);
  g_autofree char *number = g_strconcat ("+", count, NULL);
  const WayLabel *label = way_text_context_get_label (picture->text, number, WAY_TEXT_SMALL, 0);

  way_painter_rounded_rect (painter, bounds, bounds->height / 2, &picture->key->ground);
  draw_kinds (painter, &picture->cluster->lanes, bounds, &picture->key->color);
  way_painter_text (painter, label, round (bounds->x + (bounds->width - label->width) / 2),
                    round (bounds->y + (bounds->height - KINDS_PX - label->height) / 2),
                    &picture->key->color);
}

/* A long number is wider than a cluster in a narrow bin. */
static WayRect
find_picture (const WayTimelineScene *scene,
              const WaySceneCluster  *cluster)
{
  WayRect bounds = cluster->bounds;
  double room = way_timeline_scene_get_number_room (scene, cluster->n_hidden);
  double over = MAX (ceil ((room - bounds.width) / 2), 0);

  return (WayRect) { bounds.x - over, bounds.y, bounds.width + 2 * over, bounds.height };
}

static void
draw_cluster (const Drawing         *drawing,
              const WaySceneCluster *cluster)
{
  const WayPalette *palette = drawing->look->palette;
  WayTextContext *text = drawing->look->text;
  double text_px = way_text_context_get_size (text);
  WayRect bounds = find_picture (drawing->scene, cluster);
  ClusterKey key;
  ClusterPicture picture = { text, cluster, &key };

  memset (&key, 0, sizeof key);
  key.ground = has_member (drawing, cluster, drawing->selected) ? palette->accent_soft
                                                                : palette->cluster;
  key.color = *group_color (drawing, cluster->lanes.group);
  key.n_hidden = cluster->n_hidden;
  key.n_members = cluster->lanes.n_members;
  memcpy (key.categories, cluster->lanes.categories, sizeof key.categories);
  key.width = cluster->bounds.width;
  key.height = cluster->bounds.height;
  key.text_px = text_px;
  key.family = drawing->family;
  key.lang = way_text_context_get_lang (text);
  way_painter_picture (drawing->painter, &bounds, &key, sizeof key, draw_cluster_cb, &picture);
}

static void
draw_empty (const Drawing *drawing)
{
  const WayTimelineScene *scene = drawing->scene;
  WayLang lang = drawing->look->lang;
  const char *text = way_tr (lang, WAY_N_ ("No policies in this span of time"));
  const WayLabel *label;

  if (way_dataset_get_n_rows (scene->dataset, WAY_TABLE_POLICIES) == 0)
    text = way_tr (lang, WAY_N_ ("There are no policies here"));
  else if (scene->counts.filtered > 0 && scene->counts.outside == 0)
    text = way_tr (lang, WAY_N_ ("No policy matches the filters"));
  label = way_text_context_get_label (drawing->look->text, text, WAY_TEXT_BODY,
                                                      MAX (scene->width - 20, 1));

  way_painter_text (drawing->painter, label, round ((scene->width - label->width) / 2),
                    round ((scene->ruler_height + scene->height) / 2),
                    &drawing->look->palette->ink_soft);
}

static void
draw_lanes (const Drawing *drawing)
{
  WayTimelineScene *scene = drawing->scene;

  for (guint i = 0; i < scene->headings->len; i++)
    draw_heading (drawing, &g_array_index (scene->headings, WaySceneHeading, i));
  draw_bars (drawing);
  way_timeline_scene_draw_arcs (scene, drawing->painter, drawing->look, drawing->selected);
  for (guint i = 0; i < scene->clusters->len; i++)
    draw_cluster (drawing, &g_array_index (scene->clusters, WaySceneCluster, i));
  for (guint i = 0; i < scene->ghosts->len; i++)
    draw_ghost (drawing, &g_array_index (scene->ghosts, WaySceneMark, i));
  for (guint i = 0; i < scene->marks->len; i++)
    draw_mark (drawing, &g_array_index (scene->marks, WaySceneMark, i));
  if (scene->marks->len == 0 && scene->clusters->len == 0 && scene->ghosts->len == 0
      && scene->counts.folded == 0)
    draw_empty (drawing);
}

static Drawing
begin_drawing (WayTimelineScene *scene,
               WayPainter       *painter,
               const WayLook    *look)
{
  return (Drawing) {
    .scene = scene,
    .painter = painter,
    .look = look,
    .selected = way_dataset_find (scene->dataset, WAY_TABLE_POLICIES,
                                  way_view_get_selection (scene->view)),
    .hovered = scene->hovered,
    .family = g_quark_from_string (way_text_context_get_family (look->text)),
  };
}

/* One cluster by itself, wherever it is. */
void
way_timeline_scene_draw_cluster (WayTimelineScene      *scene,
                                 WayPainter            *painter,
                                 const WayLook         *look,
                                 const WaySceneCluster *cluster)
{
  const Drawing drawing = begin_drawing (scene, painter, look);

  draw_cluster (&drawing, cluster);
}

/**
 * way_timeline_scene_draw:
 * @scene: a scene with a view and a size
 * @painter: a painter
 * @look: the look; its text context must be the one of the scene
 *
 * Draws the timeline at the origin of the painter.
 */
void
way_timeline_scene_draw (WayTimelineScene *scene,
                         WayPainter       *painter,
                         const WayLook    *look)
{
  g_autoptr (WayOwnMarks) own = NULL;
  Drawing drawing;
  WayRect all, ruler, lanes;

  g_return_if_fail (scene != NULL && painter != NULL && look != NULL);
  g_return_if_fail (look->text == scene->text);

  way_timeline_scene_lay_out (scene);
  drawing = begin_drawing (scene, painter, look);
  own = scene->own ? way_dataset_get_own (scene->dataset) : NULL;
  drawing.own = own;
  all = (WayRect) { 0, 0, scene->width, scene->height };
  ruler = (WayRect) { 0, 0, scene->width, scene->ruler_height };
  lanes = (WayRect) { 0, scene->ruler_height, scene->width,
                      MAX (scene->height - scene->ruler_height, 0) };

  way_painter_push_clip (painter, &all);
  way_look_draw_ground (painter, look, &all);
  way_axis_draw_bands (painter, look, scene->dataset, &scene->viewport, &lanes);
  way_axis_draw_grid (painter, look, &scene->viewport, &lanes);
  way_painter_push_clip (painter, &lanes);
  if (!scene->waiting)
    draw_lanes (&drawing);
  way_painter_pop_clip (painter);
  way_axis_draw_ruler (painter, look, scene->dataset, &scene->viewport, &ruler);
  way_axis_draw_today (painter, look, &scene->viewport, &lanes);
  way_painter_pop_clip (painter);
}
