/* The picture of the goal threads. */
#include "config.h"

#include "way-goals-scene-private.h"

#include <math.h>

#include "way-heading.h"
#include "way-verdict-text.h"

typedef struct
{
  WayGoalsScene *scene;
  WayPainter    *painter;
  const WayLook *look;
  guint          selected;
} Drawing;

static const WayColor *
theme_color (const Drawing *drawing,
             guint          theme)
{
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

/* Returns how wide it has become. */
static double
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
  return label->width;
}

/* The line of a thread runs from its first station to its last one; beside a
 * column of titles a hairline sets the threads of a theme apart. */
static void
draw_line (const Drawing        *drawing,
           const WayGoalsThread *thread)
{
  WayGoalsScene *scene = drawing->scene;
  guint theme = way_dataset_get_goal (scene->dataset, thread->goal)->theme;
  WayColor color = way_color_with_alpha (theme_color (drawing, theme), 0.35f);
  double top = scene->ruler_height - scene->scroll;
  double y = round (top + thread->line);
  double from = MAX (thread->first_px, scene->left), to = MIN (thread->last_px, scene->width);

  if (to > from)
    way_painter_rect (drawing->painter, &(WayRect) { round (from), y - 1, round (to - from), 2 },
                      &color);
  if (scene->left > 0 && !thread->last)
    way_painter_rect (drawing->painter,
                      &(WayRect) { 0, round (top + thread->bottom + WAY_GOALS_GAP_PX), scene->width,
                                   1 },
                      &drawing->look->palette->hairline);
}

static void
draw_theme (const Drawing      *drawing,
            const WayGoalsItem *item)
{
  way_heading_draw (drawing->painter, drawing->look, &item->bounds, drawing->scene->width,
                    item->text, item->tail, item->folded, theme_color (drawing, item->theme));
}

/* Returns where the lines end. */
static double
draw_lines (const Drawing  *drawing,
            char          **lines,
            WayTextStyle    style,
            double          x,
            double          y,
            const WayColor *color)
{
  double height = way_text_context_get_height (drawing->look->text, style);

  for (; *lines != NULL; lines++)
    {
      draw_text (drawing, *lines, style, x, y + height / 2, drawing->scene->left - x, color);
      y += height;
    }
  return y;
}

/* In the column: the title in its lines, in the other language below, and the
 * counts. */
static void
draw_goal (const Drawing      *drawing,
           const WayGoalsItem *item)
{
  WayGoalsScene *scene = drawing->scene;
  const WayPalette *palette = drawing->look->palette;
  const WayColor *color = theme_color (drawing, item->theme);
  double x = item->label.x, y = item->label.y, room = item->label.width;

  if (scene->left <= 0)
    draw_text (drawing, item->text, WAY_TEXT_STRONG, x, y + item->label.height / 2, room, color);
  else
    {
      y = draw_lines (drawing, g_ptr_array_index (scene->titles, 2 * item->goal),
                      WAY_TEXT_STRONG, x, y, color);
      y = draw_lines (drawing, g_ptr_array_index (scene->titles, 2 * item->goal + 1),
                      WAY_TEXT_SMALL, x, y, &palette->ink);
      draw_lines (drawing, (char *[]) { item->tail, NULL }, WAY_TEXT_SMALL, x, y,
                  &palette->ink_soft);
    }
}

/* The title, and what the policy changes in a softer ink where both fit. */
static void
draw_station_label (const Drawing      *drawing,
                    const WayGoalsItem *item)
{
  const WayPalette *palette = drawing->look->palette;
  const WayRect *label = &item->label;
  double middle = label->y + label->height / 2;
  double head = way_text_context_get_label (drawing->look->text, item->head, WAY_TEXT_SMALL,
                                            0)->width;
  double tail = way_text_context_get_label (drawing->look->text, item->tail, WAY_TEXT_SMALL,
                                            0)->width;

  if (head + tail > label->width)
    {
      draw_text (drawing, item->text, WAY_TEXT_SMALL, label->x, middle, label->width,
                 &palette->ink);
      return;
    }
  draw_text (drawing, item->head, WAY_TEXT_SMALL, label->x, middle, head, &palette->ink);
  draw_text (drawing, item->tail, WAY_TEXT_SMALL, label->x + head, middle, tail + 1,
             &palette->ink_soft);
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
                     theme_color (drawing, item->theme), &palette->ground);
  if (item->label.width > 0)
    draw_station_label (drawing, item);
  way_painter_end_group (drawing->painter);
}

/* What a target hangs on; behind all targets, as those of a year share it. */
static void
draw_hanger (const Drawing      *drawing,
             const WayGoalsItem *item)
{
  WayColor line = way_color_with_alpha (verdict_color (drawing, item->verdict.id), 0.5f);

  way_painter_rect (drawing->painter,
                    &(WayRect) { item->x, round (item->y), 1, MAX (item->label.y - item->y, 0) },
                    &line);
}

static void
draw_target (const Drawing      *drawing,
             const WayGoalsItem *item)
{
  const WayColor *color = verdict_color (drawing, item->verdict.id);
  WayColor edge = way_color_with_alpha (color, 0.4f), tint = way_color_with_alpha (color, WAY_TINT);
  const WayRect *pill = &item->label;
  double middle = pill->y + pill->height / 2, x = pill->x + WAY_GOALS_GAP_PX;
  double right = pill->x + pill->width;

  way_painter_begin_group (drawing->painter,
                           way_dataset_get_stated_goal (drawing->scene->dataset,
                                                        item->stated)->id, item->text);
  way_painter_rounded_rect (drawing->painter, pill, pill->height / 2,
                            &drawing->look->palette->ground);
  way_painter_rounded_rect (drawing->painter, pill, pill->height / 2, &tint);
  way_painter_ring (drawing->painter, pill, pill->height / 2, 1, &edge);
  x += draw_text (drawing, way_verdict_get_glyph (item->verdict.id), WAY_TEXT_SMALL, x, middle,
                  right - x, color) + WAY_GOALS_GAP_PX;
  if (item->head_px > 0)
    {
      draw_text (drawing, item->head, WAY_TEXT_SMALL, x, middle, item->head_px, color);
      x += item->head_px + WAY_GOALS_GAP_PX;
    }
  draw_text (drawing, item->tail, WAY_TEXT_SMALL, x, middle, right - x, color);
  way_painter_end_group (drawing->painter);
}

static void
draw_statement (const Drawing      *drawing,
                const WayGoalsItem *item)
{
  g_autoptr (GPtrArray) lines
    = way_text_context_wrap (drawing->look->text, item->text, WAY_TEXT_BODY, item->label.width);
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
  draw_text (drawing, item->text, WAY_TEXT_SMALL, item->bounds.x + WAY_GOALS_GAP_PX,
             item->bounds.y + item->bounds.height / 2, item->bounds.width,
             theme_color (drawing, item->theme));
}

static void
draw_item (const Drawing      *drawing,
           const WayGoalsItem *item)
{
  switch (item->kind)
    {
    case WAY_GOALS_ITEM_THEME:
      draw_theme (drawing, item);
      break;
    case WAY_GOALS_ITEM_GOAL:
      way_painter_begin_group (drawing->painter, way_dataset_get_goal (
        drawing->scene->dataset, item->goal)->id, item->text);
      draw_goal (drawing, item);
      way_painter_end_group (drawing->painter);
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
  else if (!way_thread_is_possible (scene->dataset))
    text = way_tr (drawing->look->lang,
                   WAY_N_ ("So many statements are not shown goal by goal: the table page lists "
                           "their targets."));
  draw_text (drawing, text, WAY_TEXT_BODY, WAY_AXIS_LEFT_PX,
             (scene->ruler_height + scene->height) / 2, scene->width - 2 * WAY_AXIS_LEFT_PX,
             &drawing->look->palette->ink_soft);
}

static gboolean
is_in_window (const WayGoalsScene *scene,
              double               top,
              double               bottom)
{
  return bottom >= scene->ruler_height && top <= scene->height;
}

static void
draw_threads (const Drawing *drawing)
{
  WayGoalsScene *scene = drawing->scene;
  double top = scene->ruler_height - scene->scroll;

  for (guint i = 0; i < scene->threads->len; i++)
    {
      const WayGoalsThread *thread = &g_array_index (scene->threads, WayGoalsThread, i);

      if (is_in_window (scene, top + thread->top,
                        top + thread->bottom + 2 * WAY_GOALS_GAP_PX))
        draw_line (drawing, thread);
    }
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < scene->items->len; i++)
      {
        const WayGoalsItem *item = &g_array_index (scene->items, WayGoalsItem, i);
        gboolean hangs = item->kind == WAY_GOALS_ITEM_TARGET;
        double bottom = item->bounds.y + item->bounds.height;

        if (!is_in_window (scene, hangs ? item->y : item->bounds.y, bottom))
          continue;
        if (pass == 0 && hangs)
          draw_hanger (drawing, item);
        else if (pass == 1)
          draw_item (drawing, item);
      }
  if (scene->items->len == 0)
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
  WayRect all, ruler, threads, axis;

  g_return_if_fail (scene != NULL && painter != NULL && look != NULL);
  g_return_if_fail (look->text == scene->text);

  way_goals_scene_lay_out (scene);
  drawing.selected = way_dataset_find (scene->dataset, WAY_TABLE_POLICIES,
                                       way_view_get_selection (scene->view));
  all = (WayRect) { 0, 0, scene->width, scene->height };
  ruler = (WayRect) { scene->left, 0, scene->width - scene->left, scene->ruler_height };
  threads = (WayRect) { 0, scene->ruler_height, scene->width,
                        MAX (scene->height - scene->ruler_height, 0) };
  axis = (WayRect) { scene->left, threads.y, ruler.width, threads.height };
  way_painter_push_clip (painter, &all);
  way_painter_rect (painter, &all, &look->palette->ground);
  way_axis_draw_bands (painter, look, scene->dataset, &scene->viewport, &axis);
  way_axis_draw_grid (painter, look, &scene->viewport, &axis);
  way_painter_push_clip (painter, &threads);
  draw_threads (&drawing);
  way_painter_pop_clip (painter);
  way_axis_draw_ruler (painter, look, scene->dataset, &scene->viewport, &ruler);
  way_axis_draw_today (painter, look, &scene->viewport, &axis);
  way_painter_pop_clip (painter);
}
