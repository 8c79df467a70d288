/* WaySqueeze: several forms of the same thing, the widest first, of which the
 * first one that fits is shown.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WAY_TYPE_SQUEEZE (way_squeeze_get_type ())
G_DECLARE_FINAL_TYPE (WaySqueeze, way_squeeze, WAY, SQUEEZE, GtkWidget)

GtkWidget *way_squeeze_get_shown (WaySqueeze *squeeze);

G_END_DECLS
