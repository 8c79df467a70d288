/* WayWindow: the window: it puts the widgets around one session. */
#pragma once

#include <gtk/gtk.h>

#include "way-session.h"
#include "way-tours.h"

G_BEGIN_DECLS

#define WAY_TYPE_WINDOW (way_window_get_type ())
G_DECLARE_FINAL_TYPE (WayWindow, way_window, WAY, WINDOW, GtkApplicationWindow)

GtkWidget  *way_window_new           (GtkApplication *application,
                                      GSettings      *settings,
                                      WaySession     *session);
GtkWidget  *way_window_new_again     (WayWindow      *old);
WaySession *way_window_get_session   (WayWindow      *window);
void        way_window_show_error    (WayWindow      *window,
                                      const GError   *error);
void        way_window_show_message  (WayWindow      *window,
                                      const char     *text);
void        way_window_open          (WayWindow      *window,
                                      GFile          *file);
void        way_window_save_state    (WayWindow      *window);
GtkWidget  *way_window_get_presenter (WayWindow      *window);
WayTours   *way_window_get_tours     (WayWindow      *window);
gboolean    way_window_is_complete   (WayWindow      *window);
void        way_window_save_citation (WayWindow      *window,
                                      const char     *path);

G_END_DECLS
