/* Printing of pictures. */
#pragma once

#include <gtk/gtk.h>

#include "way-picture.h"

G_BEGIN_DECLS

GtkPrintOperation *way_print_new (WayDataset              *dataset,
                                  WayView                 *view,
                                  const WayPictureOptions *options);

G_END_DECLS
