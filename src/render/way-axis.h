/* The time axis as it looks: bands of the five-year plans, gridlines, the
 * ruler with its words, and today. Timeline, strip, charts and overview all
 * draw it with these functions.
 */
#pragma once

#include "way-dataset.h"
#include "way-painter.h"
#include "way-ticks.h"
#include "way-view.h"

G_BEGIN_DECLS

/* No day: the value of WayLook.today where no today line is wanted. */
#define WAY_NO_DAY G_MININT

/**
 * WayLook:
 * @text: the context from which all labels come
 * @palette: the colours
 * @lang: the language of the words
 * @today: today in days since 1970-01-01, or %WAY_NO_DAY
 * @transparent: whether the ground is left out
 *
 * How a picture looks, apart from what it shows.
 */
typedef struct
{
  WayTextContext   *text;
  const WayPalette *palette;
  WayLang           lang;
  int               today;
  gboolean          transparent;
  gboolean          both;
} WayLook;

/* Inside every picture that has the axis: before it begins, and after it. */
#define WAY_AXIS_LEFT_PX 16.0
#define WAY_AXIS_RIGHT_PX 8.0

WayViewport way_axis_get_viewport (const WayView *view,
                                   double         width_px);
double way_look_get_unit   (const WayLook     *look);
void   way_look_draw_ground (WayPainter       *painter,
                             const WayLook    *look,
                             const WayRect    *area);
double way_axis_get_height (const WayLook     *look);
void   way_axis_draw_bands (WayPainter        *painter,
                            const WayLook     *look,
                            const WayDataset  *dataset,
                            const WayViewport *viewport,
                            const WayRect     *area);
void   way_axis_draw_grid  (WayPainter        *painter,
                            const WayLook     *look,
                            const WayViewport *viewport,
                            const WayRect     *area);
void   way_axis_draw_ruler (WayPainter        *painter,
                            const WayLook     *look,
                            const WayDataset  *dataset,
                            const WayViewport *viewport,
                            const WayRect     *area);
void   way_axis_draw_today (WayPainter        *painter,
                            const WayLook     *look,
                            const WayViewport *viewport,
                            const WayRect     *area);

G_END_DECLS
