/* Drop-down lists that a screen reader can read. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void way_drop_down_name (GtkDropDown *drop_down,
                         const char  *label);

G_END_DECLS
