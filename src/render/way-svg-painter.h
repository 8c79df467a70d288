/* The painter that writes SVG. */
#pragma once

#include "way-painter.h"
#include "way-picture-texts.h"

G_BEGIN_DECLS

/**
 * WaySvgPage:
 * @width: in pixels of the scene
 * @height: in pixels of the scene
 * @dots_per_inch: how many of these pixels make an inch; at 96 the size is
 *   written in pixels, otherwise in millimetres
 * @lang: the language of the texts
 *
 * The page of an SVG file.
 */
typedef struct
{
  guint   width;
  guint   height;
  double  dots_per_inch;
  WayLang lang;
} WaySvgPage;

WayPainter *way_svg_painter_new    (const WaySvgPage      *page,
                                    const WayPictureTexts *texts);
GBytes     *way_svg_painter_finish (WayPainter            *painter);

G_END_DECLS
