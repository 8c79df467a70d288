/* Small pictures of scenes. */
#pragma once

#include <gtk/gtk.h>

#include "way-axis.h"
#include "way-tour.h"

G_BEGIN_DECLS

#define WAY_THUMBNAIL_WIDTH 144
#define WAY_THUMBNAIL_HEIGHT 81

GdkTexture *way_scene_thumbnail (const WayScene *scene,
                                 WayDataset     *dataset,
                                 const WayLook  *look,
                                 gboolean        answered,
                                 double          scale);

G_END_DECLS
