/* Printing of pictures. */
#pragma once

#include <gtk/gtk.h>

#include "way-picture-job.h"

G_BEGIN_DECLS

GtkPrintOperation *way_print_new (const WayPictureJob  *job);
gboolean           way_print_run (const WayPictureJob  *job,
                                  GtkWindow            *parent,
                                  GError              **error);

G_END_DECLS
