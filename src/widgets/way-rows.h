/* The rows of lists and tables, for the keyboard and for screen readers. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void     way_rows_set_name   (GtkWidget        *child,
                              const char       *name);
gboolean way_rows_are_left   (GtkWidget        *widget,
                              GtkDirectionType  direction);

G_END_DECLS
