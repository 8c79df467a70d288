/* A drawing with everything that a painter can draw. */
#pragma once

#include "way-painter.h"

G_BEGIN_DECLS

#define WAY_SCENE_WIDTH 480
#define WAY_SCENE_HEIGHT 400

void way_scene_draw (WayPainter       *painter,
                     WayTextContext   *text,
                     const WayPalette *palette,
                     gboolean          lines);

G_END_DECLS
