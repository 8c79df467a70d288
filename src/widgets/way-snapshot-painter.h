/* The painter that draws on the screen, with the nodes of GTK. */
#pragma once

#include <gtk/gtk.h>

#include "way-painter.h"

G_BEGIN_DECLS

WayPainter *way_snapshot_painter_new (GtkSnapshot *snapshot,
                                      int          scale_factor);
WayPainter *way_snapshot_painter_new_for (GtkSnapshot *snapshot,
                                          GtkWidget   *widget);

G_END_DECLS
