/* A bar of a target begins at nought, so that its length is the value. A bar
 * of counts reads without colour: what was met is full, what was missed half
 * as high, and what could not be judged is hollow.
 */
#include "config.h"

#include "way-bars.h"

#include <math.h>

/* How much longer than the greater of value and target the whole bar is. */
#define WHOLE_SHARE 1.1

/* The tick in shares of the bar's height. */
#define TICK_SHARE 0.35

/**
 * way_bar_get_measured:
 * @dataset: a snapshot
 * @stated: the number of a target
 * @verdict: the verdict on it
 * @value: (out): what was measured
 *
 * Returns: whether a bar can show the target: it is a level, not a rank and not
 *   negative, and there is a value to set against it
 */
gboolean
way_bar_get_measured (const WayDataset *dataset,
                      guint             stated,
                      const WayVerdict *verdict,
                      double           *value)
{
  const WayStatedGoal *target;
  guint measured;

  g_return_val_if_fail (dataset != NULL && verdict != NULL && value != NULL, FALSE);

  target = way_dataset_get_stated_goal (dataset, stated);
  measured = way_verdict_get_measured (verdict);
  if (measured == WAY_NONE || target->measure != WAY_MEASURE_LEVEL || target->value < 0
      || way_dataset_get_indicator (dataset, target->indicator)->timing == WAY_TIMING_RANK)
    return FALSE;
  *value = way_dataset_get_observation (dataset, measured)->value;
  return *value >= 0;
}

/**
 * way_bar_draw_target:
 * @painter: a painter
 * @palette: the colours
 * @area: where to draw; the tick has its height
 * @bar_px: the height of the bar, in the middle of @area
 * @value: the measured value, not negative
 * @target: the value aimed at, not negative
 *
 * Draws a value as a bar, and its target as a tick.
 */
void
way_bar_draw_target (WayPainter       *painter,
                     const WayPalette *palette,
                     const WayRect    *area,
                     double            bar_px,
                     double            value,
                     double            target)
{
  double whole = MAX (MAX (value, target) * WHOLE_SHARE, 1e-9);
  double top = round (area->y + (area->height - bar_px) / 2);
  double tick = MAX (round (bar_px * TICK_SHARE), 1);

  g_return_if_fail (painter != NULL && palette != NULL && area != NULL);

  way_painter_rounded_rect (painter, &(WayRect) { area->x, top, area->width, bar_px }, bar_px / 2,
                            &palette->cluster);
  way_painter_rounded_rect (painter,
                            &(WayRect) { area->x, top,
                                         MAX (round (area->width * value / whole), bar_px),
                                         bar_px }, bar_px / 2, &palette->accent);
  way_painter_rect (painter,
                    &(WayRect) { round (area->x + area->width * target / whole - tick / 2),
                                 area->y, tick, area->height }, &palette->ink);
}

/**
 * way_bar_draw_coverage:
 * @painter: a painter
 * @palette: the colours
 * @area: where to draw
 * @coverage: what is drawn
 *
 * Draws how many targets were met and missed, and how many could not be judged,
 * as lengths of one bar.
 */
void
way_bar_draw_coverage (WayPainter        *painter,
                       const WayPalette  *palette,
                       const WayRect     *area,
                       const WayCoverage *coverage)
{
  const struct { guint n; double share; gboolean hollow; const WayColor *color; } parts[] = {
    { coverage->met, 1, FALSE, &palette->met },
    { coverage->missed, 0.5, FALSE, &palette->missed },
    { coverage->open, 1, TRUE, &palette->open },
    { coverage->without_figure, 1, TRUE, &palette->ink_soft },
    { coverage->rules + coverage->not_judged, 1, FALSE, &palette->cluster },
  };
  double left = 0;
  guint before = 0;

  g_return_if_fail (painter != NULL && palette != NULL && area != NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      double tall = round (area->height * parts[i].share), right;
      WayRect rect;

      before += parts[i].n;
      right = round (area->width * before / MAX (coverage->total, 1));
      rect = (WayRect) { area->x + left, area->y + area->height - tall, MAX (right - left - 1, 1),
                         tall };
      if (parts[i].n > 0 && parts[i].hollow)
        way_painter_ring (painter, &rect, 0, 1, parts[i].color);
      else if (parts[i].n > 0)
        way_painter_rect (painter, &rect, parts[i].color);
      left = right;
    }
}
