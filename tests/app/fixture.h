/* An application with settings that are as after the installation. */
#pragma once

#include "display.h"
#include "way-settings.h"
#include "way-window.h"

GSettings      *reset_settings  (void);
GtkApplication *new_application (void);
void            end_application (gpointer     application);
GtkWidget      *open_window     (GtkApplication *application,
                                 GSettings      *settings,
                                 WaySession     *session);
void            close_window    (GtkWidget      *window);
GtkWidget      *find_actionable (GtkWidget  *root,
                                 const char *action);
GtkWidget      *other_toplevel  (GtkWidget  *window);
char           *write_file      (const char *name,
                                 const char *content);
