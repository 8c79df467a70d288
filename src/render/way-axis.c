/* Drawing of the time axis. */
#include "config.h"

#include "way-axis.h"

#include <math.h>

/* Around words of the ruler. */
#define PADDING_PX 4.0

/* The size of text for which lines and dots are designed. */
#define USUAL_TEXT_PX 14.0

static double
left_of (const WayRect *area)
{
  return area->x;
}

static double
right_of (const WayRect *area)
{
  return area->x + area->width;
}

static double
clamp_px (const WayRect *area,
          double         x)
{
  return CLAMP (round (x), left_of (area), right_of (area));
}

static double
row_height (const WayLook *look)
{
  return way_text_context_get_height (look->text, WAY_TEXT_SMALL) + PADDING_PX;
}

/* The words of a tick: the year where a year begins, the month or day of the
 * month otherwise. */
static char *
tick_text (const WayTick *tick,
           WayUnit        unit,
           WayLang        lang)
{
  WayDate month = { tick->year, tick->month, 0 };

  if (unit >= WAY_UNIT_YEAR || (tick->boundary && unit >= WAY_UNIT_MONTH))
    return g_strdup_printf ("%d", tick->year);
  if (unit >= WAY_UNIT_MONTH)
    return way_date_to_month_name (month, lang);
  if (tick->boundary)
    return way_date_to_month (month, lang);
  return g_strdup_printf ("%d", tick->day_of_month);
}

/* The room that the widest label of each unit needs. */
static void
measure_units (const WayLook *look,
               double         label_px[WAY_N_UNITS])
{
  for (guint unit = 0; unit < WAY_N_UNITS; unit++)
    {
      WayTick tick = { 0, 2028, 9, 28, unit < WAY_UNIT_MONTH };
      WayTick plain = { 0, 2028, 9, 28, FALSE };
      g_autofree char *wide = tick_text (&tick, unit, look->lang);
      g_autofree char *usual = tick_text (&plain, unit, look->lang);
      double width = way_text_context_get_label (look->text, usual, WAY_TEXT_BODY, 0)->width;

      /* The first day of a month has the month's name, and more room after it. */
      if (unit == WAY_UNIT_DAY || unit == WAY_UNIT_WEEK)
        width = MAX (width, way_text_context_get_label (look->text, wide, WAY_TEXT_STRONG, 0)->width
                            / (unit == WAY_UNIT_DAY ? 2 : 1));
      else
        width = MAX (width, way_text_context_get_label (look->text, "2028", WAY_TEXT_STRONG,
                                                        0)->width);
      label_px[unit] = width + 3 * PADDING_PX;
    }
}

static WayUnit
choose_unit (const WayLook     *look,
             const WayViewport *viewport)
{
  double label_px[WAY_N_UNITS];

  measure_units (look, label_px);
  return way_ticks_choose_unit (way_viewport_get_scale (viewport), label_px);
}

/**
 * way_axis_get_viewport:
 * @view: a view
 * @width_px: the width of the picture
 *
 * Returns: the time axis of a picture that shows the view's span over its
 *   whole width, with the usual margins
 */
WayViewport
way_axis_get_viewport (const WayView *view,
                       double         width_px)
{
  g_return_val_if_fail (view != NULL, ((WayViewport) { 0, 1, 0, 1 }));

  return (WayViewport) {
    way_view_get_start (view), way_view_get_end (view), WAY_AXIS_LEFT_PX,
    MAX (width_px - WAY_AXIS_LEFT_PX - WAY_AXIS_RIGHT_PX, 1)
  };
}

/**
 * way_look_get_unit:
 * @look: a look
 *
 * Returns: by how much lines and dots are thicker than on a screen with text
 *   of the usual size, so that large pictures keep their proportions; never
 *   less than 1
 */
double
way_look_get_unit (const WayLook *look)
{
  g_return_val_if_fail (look != NULL, 1);

  return MAX (way_text_context_get_size (look->text) / USUAL_TEXT_PX, 1);
}

/**
 * way_look_draw_ground:
 * @painter: a painter
 * @look: the look
 * @area: where
 *
 * Fills the ground of a picture, unless that is transparent.
 */
void
way_look_draw_ground (WayPainter    *painter,
                      const WayLook *look,
                      const WayRect *area)
{
  g_return_if_fail (painter != NULL && look != NULL && area != NULL);

  if (!look->transparent)
    way_painter_rect (painter, area, &look->palette->ground);
}

/**
 * way_axis_get_height:
 * @look: a look
 *
 * Returns: the height of the ruler in pixels: a row for the plan periods and
 *   one for the ticks
 */
double
way_axis_get_height (const WayLook *look)
{
  g_return_val_if_fail (look != NULL, 0);

  return row_height (look)
       + way_text_context_get_height (look->text, WAY_TEXT_STRONG) + 2 * PADDING_PX;
}

/**
 * way_axis_draw_bands:
 * @painter: a painter
 * @look: a look
 * @dataset: a snapshot, for its eras
 * @viewport: the time axis
 * @area: where to draw
 *
 * Draws the ground: every other plan period as a band, and a light shade over
 * the days that are still to come.
 */
void
way_axis_draw_bands (WayPainter        *painter,
                     const WayLook     *look,
                     const WayDataset  *dataset,
                     const WayViewport *viewport,
                     const WayRect     *area)
{
  g_return_if_fail (painter != NULL && look != NULL && dataset != NULL);
  g_return_if_fail (viewport != NULL && area != NULL);

  for (guint i = 0; i < way_dataset_get_n_rows (dataset, WAY_TABLE_ERAS); i++)
    {
      const WayEra *era = way_dataset_get_era (dataset, i);
      double from = clamp_px (area, way_viewport_to_px (viewport, way_date_first_day (era->start)));
      double to = clamp_px (area, way_viewport_to_px (viewport, way_date_last_day (era->end) + 1));

      if (i % 2 == 1 && to > from)
        way_painter_rect (painter, &(WayRect) { from, area->y, to - from, area->height },
                          &look->palette->band);
    }
  if (look->today != WAY_NO_DAY)
    {
      double from = clamp_px (area, way_viewport_to_px (viewport, look->today + 1));

      if (from < right_of (area))
        way_painter_rect (painter,
                          &(WayRect) { from, area->y, right_of (area) - from, area->height },
                          &look->palette->future);
    }
}

/**
 * way_axis_draw_grid:
 * @painter: a painter
 * @look: a look
 * @viewport: the time axis
 * @area: where to draw
 *
 * Draws a hairline at every tick.
 */
void
way_axis_draw_grid (WayPainter        *painter,
                    const WayLook     *look,
                    const WayViewport *viewport,
                    const WayRect     *area)
{
  g_autoptr (GArray) ticks = NULL;

  g_return_if_fail (painter != NULL && look != NULL && viewport != NULL && area != NULL);

  ticks = way_ticks_new (viewport, choose_unit (look, viewport));
  for (guint i = 0; i < ticks->len; i++)
    {
      double x = round (way_viewport_to_px (viewport, g_array_index (ticks, WayTick, i).day));

      if (x >= left_of (area) && x < right_of (area))
        way_painter_rect (painter, &(WayRect) { x, area->y, 1, area->height },
                          &look->palette->hairline);
    }
}

static const WayLabel *
today_label (const WayLook *look)
{
  g_autofree char *text = way_tr_join (look->lang, look->both, WAY_N_ ("today"));

  return way_text_context_get_label (look->text, text, WAY_TEXT_SMALL, 0);
}

/* Where the word "today" begins: right of its line, or left of it where the
 * right has no room; beyond the area if it is not shown. */
static double
place_today (const WayLook     *look,
             const WayViewport *viewport,
             const WayRect     *area)
{
  double width = today_label (look)->width;
  double x;

  if (look->today == WAY_NO_DAY)
    return INFINITY;
  x = round (way_viewport_to_px (viewport, look->today + 0.5));
  if (x < left_of (area) || x >= right_of (area))
    return INFINITY;
  return x + PADDING_PX + width <= right_of (area) ? x + PADDING_PX : x - PADDING_PX - width;
}

/* Names of the plan periods: at the start of the band, or at the left edge
 * while the start lies outside; in short form where the full one is too wide,
 * and none where even that is. */
static void
draw_era_name (WayPainter    *painter,
               const WayLook *look,
               const WayEra  *era,
               double         from,
               double         to,
               double         y)
{
  double room = to - from - 2 * PADDING_PX;
  /* Both languages as long as they fit, if only in short form. */
  for (guint i = look->both ? 0 : 2; i < 4; i++)
    {
      g_autofree char *name
        = way_lang_join (i % 2 == 0 ? era->name : era->short_name, look->lang, i < 2);
      const WayLabel *label = way_text_context_get_label (look->text, name, WAY_TEXT_SMALL, 0);

      if (label->width > room)
        continue;
      way_painter_text (painter, label, round (from + PADDING_PX), y, &look->palette->ink_soft);
      return;
    }
}

static void
draw_era_names (WayPainter        *painter,
                const WayLook     *look,
                const WayDataset  *dataset,
                const WayViewport *viewport,
                const WayRect     *area)
{
  double today = place_today (look, viewport, area);
  double today_width = today_label (look)->width;

  for (guint i = 0; i < way_dataset_get_n_rows (dataset, WAY_TABLE_ERAS); i++)
    {
      const WayEra *era = way_dataset_get_era (dataset, i);
      double from = clamp_px (area, way_viewport_to_px (viewport, way_date_first_day (era->start)));
      double to = clamp_px (area, way_viewport_to_px (viewport, way_date_last_day (era->end) + 1));

      if (today < to && today + today_width > from)
        to = MAX (today, from);
      if (to > from)
        draw_era_name (painter, look, era, from, to, area->y + PADDING_PX / 2);
    }
}

/* The year or month that the left edge lies in, where no tick names it. */
static double
draw_context (WayPainter        *painter,
              const WayLook     *look,
              const WayViewport *viewport,
              WayUnit            unit,
              const GArray      *ticks,
              const WayRect     *area,
              double             y)
{
  WayDate date = way_date_from_day ((int) floor (way_viewport_to_day (viewport, left_of (area))));
  g_autofree char *text = NULL;
  const WayLabel *label;

  if (unit >= WAY_UNIT_YEAR)
    return left_of (area);
  date.day = 0;
  if (unit >= WAY_UNIT_MONTH)
    date.month = 0;
  text = way_date_to_month (date, look->lang);
  label = way_text_context_get_label (look->text, text, WAY_TEXT_STRONG, 0);
  for (guint i = 0; i < ticks->len; i++)
    {
      const WayTick *tick = &g_array_index (ticks, WayTick, i);
      double x = way_viewport_to_px (viewport, tick->day);

      if (tick->boundary && x >= left_of (area)
          && x < left_of (area) + label->width + 3 * PADDING_PX)
        return left_of (area);
    }
  way_painter_text (painter, label, left_of (area) + PADDING_PX, y, &look->palette->ink);
  return left_of (area) + label->width + 3 * PADDING_PX;
}

/* A line down to the foot of the ruler; a short one under words. */
static void
draw_tick (WayPainter    *painter,
           const WayLook *look,
           const WayRect *area,
           double         x,
           double         y,
           double         words_end)
{
  double bottom = area->y + area->height;
  double top = x < words_end ? bottom - PADDING_PX : y;

  way_painter_rect (painter, &(WayRect) { x, top, 1, bottom - top }, &look->palette->hairline);
}

static void
draw_ticks (WayPainter        *painter,
            const WayLook     *look,
            const WayViewport *viewport,
            const WayRect     *area)
{
  WayUnit unit = choose_unit (look, viewport);
  g_autoptr (GArray) ticks = way_ticks_new (viewport, unit);
  double y = area->y + row_height (look) + PADDING_PX / 2;
  double free_from = draw_context (painter, look, viewport, unit, ticks, area, y);
  double words_end = free_from - PADDING_PX;

  for (guint i = 0; i < ticks->len; i++)
    {
      const WayTick *tick = &g_array_index (ticks, WayTick, i);
      double x = round (way_viewport_to_px (viewport, tick->day));
      gboolean strong = unit >= WAY_UNIT_YEAR || tick->boundary;
      g_autofree char *text = tick_text (tick, unit, look->lang);
      const WayLabel *label;

      if (x < left_of (area) || x >= right_of (area))
        continue;
      draw_tick (painter, look, area, x, y, words_end);
      label = way_text_context_get_label (look->text, text,
                                          strong ? WAY_TEXT_STRONG : WAY_TEXT_BODY, 0);
      if (x < free_from || x + PADDING_PX + label->width > right_of (area))
        continue;
      way_painter_text (painter, label, x + PADDING_PX, y,
                        strong ? &look->palette->ink : &look->palette->ink_soft);
      words_end = x + PADDING_PX + label->width;
      free_from = words_end + PADDING_PX;
    }
}

/**
 * way_axis_draw_ruler:
 * @painter: a painter
 * @look: a look
 * @dataset: a snapshot, for its eras
 * @viewport: the time axis
 * @area: where to draw, way_axis_get_height() high
 *
 * Draws the ruler: the names of the plan periods, and the ticks with their
 * words, which never touch.
 */
void
way_axis_draw_ruler (WayPainter        *painter,
                     const WayLook     *look,
                     const WayDataset  *dataset,
                     const WayViewport *viewport,
                     const WayRect     *area)
{
  g_return_if_fail (painter != NULL && look != NULL && dataset != NULL);
  g_return_if_fail (viewport != NULL && area != NULL);

  way_look_draw_ground (painter, look, area);
  way_axis_draw_bands (painter, look, dataset, viewport, area);
  draw_era_names (painter, look, dataset, viewport, area);
  /* Years stand on its line. */
  way_axis_draw_today (painter, look, viewport, area);
  draw_ticks (painter, look, viewport, area);
  if (isfinite (place_today (look, viewport, area)))
    way_painter_text (painter, today_label (look), round (place_today (look, viewport, area)),
                      area->y + PADDING_PX / 2, &look->palette->today);
  way_painter_rect (painter, &(WayRect) { area->x, area->y + area->height - 1, area->width, 1 },
                    &look->palette->hairline);
}

/**
 * way_axis_draw_today:
 * @painter: a painter
 * @look: a look
 * @viewport: the time axis
 * @area: where to draw
 *
 * Draws the line of today; nothing where the look has no today.
 */
void
way_axis_draw_today (WayPainter        *painter,
                     const WayLook     *look,
                     const WayViewport *viewport,
                     const WayRect     *area)
{
  double x;

  g_return_if_fail (painter != NULL && look != NULL && viewport != NULL && area != NULL);

  if (look->today == WAY_NO_DAY)
    return;
  x = round (way_viewport_to_px (viewport, look->today + 0.5));
  if (x >= left_of (area) && x < right_of (area))
    way_painter_rect (painter, &(WayRect) { x, area->y, 1, area->height }, &look->palette->today);
}
