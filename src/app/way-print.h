/* Printing of pictures. */
#pragma once

#include <gtk/gtk.h>

#include "way-picture-job.h"

G_BEGIN_DECLS

GtkPrintOperation *way_print_new (const WayPictureJob *job);

G_END_DECLS
