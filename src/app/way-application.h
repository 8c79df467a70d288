/* WayApplication: opens the data set and the window. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WAY_TYPE_APPLICATION (way_application_get_type ())
G_DECLARE_FINAL_TYPE (WayApplication, way_application, WAY, APPLICATION, GtkApplication)

gboolean        way_application_find_display (void);
WayApplication *way_application_new          (void);
int             way_application_run          (int    argc,
                                              char **argv);

G_END_DECLS
