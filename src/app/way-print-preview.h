/* WayPrintPreview: the pages as they will be printed, and on which paper. */
#pragma once

#include <gtk/gtk.h>

#include "way-picture-job.h"

G_BEGIN_DECLS

#define WAY_TYPE_PRINT_PREVIEW (way_print_preview_get_type ())
G_DECLARE_FINAL_TYPE (WayPrintPreview, way_print_preview, WAY, PRINT_PREVIEW, GtkWindow)

GtkWidget           *way_print_preview_new     (GtkWindow           *parent,
                                                const WayPictureJob *job);
const WayPictureJob *way_print_preview_get_job (WayPrintPreview     *preview);

G_END_DECLS
