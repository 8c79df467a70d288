/* The picture of the goal threads. */
#include "config.h"

#include "way-goals-scene-private.h"

#include <math.h>

#include "way-phrases.h"

#define GAP_PX 6.0

typedef struct
{
  WayGoalsScene *scene;
  WayPainter    *painter;
  const WayLook *look;
  guint          selected;
} Drawing;

static const WayColor *
thread_color (const Drawing *drawing,
              guint          goal)
{
  guint theme = way_dataset_get_goal (drawing->scene->dataset, goal)->theme;

  return &drawing->look->palette->group[theme % WAY_N_GROUP_COLORS];
}

static const WayColor *
verdict_color (const Drawing *drawing,
               WayVerdictId   id)
{
  const WayPalette *palette = drawing->look->palette;

  switch (id)
    {
    case WAY_VERDICT_MET:
    case WAY_VERDICT_REACHED_EARLY:
    case WAY_VERDICT_ON_TRACK:
      return &palette->met;
    case WAY_VERDICT_MISSED:
    case WAY_VERDICT_FAR_BEHIND:
    case WAY_VERDICT_MOVING_AWAY:
      return &palette->missed;
    case WAY_VERDICT_BEHIND:
      return &palette->open;
    default:
      return &palette->ink_soft;
    }
}

static void
draw_text (const Drawing  *drawing,
           const char     *text,
           WayTextStyle    style,
           double          x,
           double          middle,
           double          room,
           const WayColor *color)
{
  const WayLabel *whole = way_text_context_get_label (drawing->look->text, text, style, 0);
  const WayLabel *label = whole->width <= room
    ? whole : way_text_context_get_label (drawing->look->text, text, style, MAX (room, 1));

  way_painter_text (drawing->painter, label, round (x), round (middle - label->height / 2), color);
}

static void
draw_theme (const Drawing        *drawing,
            const WayGoalsThread *thread)
{
  WayGoalsScene *scene = drawing->scene;
  guint theme = way_dataset_get_goal (scene->dataset, thread->goal)->theme;
  double top = scene->ruler_height - scene->scroll + thread->theme;
  g_autofree char *joined = way_lang_join (way_dataset_get_theme (scene->dataset, theme)->name,
                                           drawing->look->lang, scene->both);
  g_autofree char *name = way_phrase_capital (joined);

  way_painter_rect (drawing->painter, &(WayRect) { 0, round (top), scene->width, 1 },
                    &drawing->look->palette->hairline);
  draw_text (drawing, name, WAY_TEXT_STRONG, WAY_AXIS_LEFT_PX / 2, top + scene->row_height / 2 + 2,
             scene->width - WAY_AXIS_LEFT_PX, thread_color (drawing, thread->goal));
}

/* The line of a thread runs from its first station to its last one. */
static void
draw_line (const Drawing        *drawing,
           const WayGoalsThread *thread)
{
  WayGoalsScene *scene = drawing->scene;
  WayColor color = way_color_with_alpha (thread_color (drawing, thread->goal), 0.35f);
  double y = round (scene->ruler_height - scene->scroll + thread->line);
  double from = MAX (thread->first_px, 0), to = MIN (thread->last_px, scene->width);

  if (to > from)
    way_painter_rect (drawing->painter, &(WayRect) { round (from), y - 1, round (to - from), 2 },
                      &color);
}

static void
draw_station (const Drawing      *drawing,
              const WayGoalsItem *item)
{
  WayGoalsScene *scene = drawing->scene;
  const WayPalette *palette = drawing->look->palette;
  gboolean selected = item->policy == drawing->selected;
  gboolean full = selected || item->policy == scene->hovered;

  way_painter_begin_group (drawing->painter,
                           way_dataset_get_policy (scene->dataset, item->policy)->id, item->text);
  if (selected)
    way_painter_rounded_rect (drawing->painter,
                              &(WayRect) { item->x - scene->dot_px, item->y - scene->dot_px,
                                           2 * scene->dot_px, 2 * scene->dot_px },
                              scene->dot_px, &palette->accent_soft);
  way_painter_glyph (drawing->painter,
                     item->change == WAY_CHANGE_NOT_RECORDED ? WAY_GLYPH_DIAMOND
                                                             : WAY_GLYPH_CIRCLE,
                     round (item->x), round (item->y), scene->dot_px, !full,
                     thread_color (drawing, item->goal), &palette->ground);
  if (item->label_px > 0)
    draw_text (drawing, item->text, WAY_TEXT_SMALL, item->bounds.x,
               item->bounds.y + item->bounds.height - scene->row_height / 2, item->label_px,
               &palette->ink);
  way_painter_end_group (drawing->painter);
}

static void
draw_target (const Drawing      *drawing,
             const WayGoalsItem *item)
{
  const WayColor *color = verdict_color (drawing, item->verdict.id);
  WayColor line = way_color_with_alpha (color, 0.5f);
  const WayRect *bounds = &item->bounds;

  way_painter_rect (drawing->painter,
                    &(WayRect) { item->x, round (item->y), 1, MAX (bounds->y - item->y, 0) },
                    &line);
  way_painter_rounded_rect (drawing->painter, bounds, bounds->height / 2,
                            &drawing->look->palette->ground);
  way_painter_ring (drawing->painter, bounds, bounds->height / 2, 1, &line);
  draw_text (drawing, item->text, WAY_TEXT_SMALL, bounds->x + GAP_PX,
             bounds->y + bounds->height / 2, item->label_px, color);
}

static void
draw_statement (const Drawing      *drawing,
                const WayGoalsItem *item)
{
  g_autoptr (GPtrArray) lines
    = way_text_context_wrap (drawing->look->text, item->text, WAY_TEXT_BODY, item->label_px);
  double y = item->bounds.y;

  if (item->policy == drawing->selected)
    way_painter_rounded_rect (drawing->painter,
                              &(WayRect) { item->bounds.x - 4, y, item->bounds.width + 8,
                                           item->bounds.height }, 5,
                              &drawing->look->palette->accent_soft);
  for (guint i = 0; i < lines->len; i++)
    {
      const WayLabel *label = g_ptr_array_index (lines, i);

      way_painter_text (drawing->painter, label, round (item->bounds.x), round (y),
                        &drawing->look->palette->ink);
      y += label->height;
    }
}

static void
draw_more (const Drawing      *drawing,
           const WayGoalsItem *item)
{
  way_painter_rounded_rect (drawing->painter, &item->bounds, item->bounds.height / 2,
                            &drawing->look->palette->cluster);
  draw_text (drawing, item->text, WAY_TEXT_SMALL, item->bounds.x + GAP_PX,
             item->bounds.y + item->bounds.height / 2, item->label_px,
             thread_color (drawing, item->goal));
}

static void
draw_item (const Drawing      *drawing,
           const WayGoalsItem *item)
{
  switch (item->kind)
    {
    case WAY_GOALS_ITEM_GOAL:
      draw_text (drawing, item->text, WAY_TEXT_STRONG, item->bounds.x,
                 item->bounds.y + item->bounds.height / 2, item->label_px,
                 &drawing->look->palette->ink);
      break;
    case WAY_GOALS_ITEM_STATION:
      draw_station (drawing, item);
      break;
    case WAY_GOALS_ITEM_TARGET:
      draw_target (drawing, item);
      break;
    case WAY_GOALS_ITEM_STATEMENT:
      draw_statement (drawing, item);
      break;
    case WAY_GOALS_ITEM_MORE:
      draw_more (drawing, item);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
draw_empty (const Drawing *drawing)
{
  WayGoalsScene *scene = drawing->scene;
  const char *text = way_tr (drawing->look->lang, WAY_N_ ("No policy matches the filters"));

  if (way_dataset_get_n_rows (scene->dataset, WAY_TABLE_POLICY_GOALS) == 0)
    text = way_tr (drawing->look->lang, WAY_N_ ("There are no goals here"));
  draw_text (drawing, text, WAY_TEXT_BODY, WAY_AXIS_LEFT_PX,
             (scene->ruler_height + scene->height) / 2, scene->width - 2 * WAY_AXIS_LEFT_PX,
             &drawing->look->palette->ink_soft);
}

static gboolean
is_in_window (const WayGoalsScene *scene,
              const WayRect       *bounds,
              double               top)
{
  return MAX (bounds->y + bounds->height, top) >= scene->ruler_height
      && MIN (bounds->y, top) <= scene->height;
}

static void
draw_threads (const Drawing *drawing)
{
  WayGoalsScene *scene = drawing->scene;

  for (guint i = 0; i < scene->threads->len; i++)
    {
      const WayGoalsThread *thread = &g_array_index (scene->threads, WayGoalsThread, i);

      if (thread->theme >= 0)
        draw_theme (drawing, thread);
      draw_line (drawing, thread);
    }
  /* Targets first, so that the line to one does not cross a label. */
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < scene->items->len; i++)
      {
        const WayGoalsItem *item = &g_array_index (scene->items, WayGoalsItem, i);

        if ((item->kind == WAY_GOALS_ITEM_TARGET) == (pass == 0)
            && is_in_window (scene, &item->bounds, item->kind == WAY_GOALS_ITEM_TARGET
                                                   ? item->y : item->bounds.y))
          draw_item (drawing, item);
      }
  if (scene->threads->len == 0)
    draw_empty (drawing);
}

/**
 * way_goals_scene_draw:
 * @scene: a scene with a view and a size
 * @painter: a painter
 * @look: the look; its text context must be the one of the scene
 *
 * Draws the threads at the origin of the painter.
 */
void
way_goals_scene_draw (WayGoalsScene *scene,
                      WayPainter    *painter,
                      const WayLook *look)
{
  Drawing drawing = { .scene = scene, .painter = painter, .look = look };
  WayRect all, ruler, threads;

  g_return_if_fail (scene != NULL && painter != NULL && look != NULL);
  g_return_if_fail (look->text == scene->text);

  way_goals_scene_lay_out (scene);
  drawing.selected = way_dataset_find (scene->dataset, WAY_TABLE_POLICIES,
                                       way_view_get_selection (scene->view));
  all = (WayRect) { 0, 0, scene->width, scene->height };
  ruler = (WayRect) { 0, 0, scene->width, scene->ruler_height };
  threads = (WayRect) { 0, scene->ruler_height, scene->width,
                        MAX (scene->height - scene->ruler_height, 0) };
  way_painter_push_clip (painter, &all);
  way_painter_rect (painter, &all, &look->palette->ground);
  way_axis_draw_bands (painter, look, scene->dataset, &scene->viewport, &threads);
  way_axis_draw_grid (painter, look, &scene->viewport, &threads);
  way_painter_push_clip (painter, &threads);
  draw_threads (&drawing);
  way_painter_pop_clip (painter);
  way_axis_draw_ruler (painter, look, scene->dataset, &scene->viewport, &ruler);
  way_axis_draw_today (painter, look, &scene->viewport, &threads);
  way_painter_pop_clip (painter);
}
