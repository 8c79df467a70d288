/* Small pictures of scenes. */
#pragma once

#include <gtk/gtk.h>

#include "way-axis.h"
#include "way-tour.h"

G_BEGIN_DECLS

#define WAY_THUMBNAIL_WIDTH 144
#define WAY_THUMBNAIL_HEIGHT 81

void        way_scene_thumbnail_begin  (WayScene             *scene,
                                        WayDataset           *dataset,
                                        const WayLook        *look,
                                        gboolean              answered,
                                        double                scale,
                                        GCancellable         *cancellable,
                                        GAsyncReadyCallback   callback,
                                        gpointer              data);
GdkTexture *way_scene_thumbnail_finish (GAsyncResult         *result,
                                        WayScene            **scene);

G_END_DECLS
