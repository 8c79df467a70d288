/* A label of several lines. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *way_wrapped_label_new (const char *text);

G_END_DECLS
