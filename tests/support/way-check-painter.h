/* A painter that draws nothing and checks what it is given. */
#pragma once

#include "way-painter.h"

G_BEGIN_DECLS

WayPainter *way_check_painter_new           (void);
guint       way_check_painter_get_n_calls   (WayPainter *painter);
guint       way_check_painter_get_n_texts   (WayPainter *painter);
GPtrArray  *way_check_painter_get_words     (WayPainter *painter);
const WayRect *way_check_painter_get_boxes  (WayPainter *painter);
double      way_check_painter_get_frame_end (WayPainter *painter);
guint       way_check_painter_get_n_crossed (WayPainter *painter);
guint       way_check_painter_get_n_struck  (WayPainter *painter);
guint       way_check_painter_get_n_mixed   (WayPainter *painter);

G_END_DECLS
