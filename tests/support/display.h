/* Widgets on a real display, in a test. */
#pragma once

#include <gtk/gtk.h>

#include "way-session.h"

/* Runs the main loop until something is so, or fails where it never comes. */
#define wait_until(condition) \
  G_STMT_START { \
    gint64 wait_limit_ = g_get_monotonic_time () + WAIT_SECONDS * G_USEC_PER_SEC; \
    while (!(condition)) \
      { \
        if (g_get_monotonic_time () > wait_limit_) \
          g_error ("%s:%d: waited in vain for %s", __FILE__, __LINE__, #condition); \
        run_once (); \
      } \
  } G_STMT_END

#define WAIT_SECONDS 30

void        set_up_display  (int          *argc,
                             char       ***argv);
char       *find_shipped    (void);
WayDataset *load_shipped    (void);
WaySession *new_session     (void);
void        zoom_far_out    (WaySession   *session);
guint       find_policy     (WaySession   *session,
                             const char   *id);
void        run_once        (void);
void        settle          (GtkWidget    *widget);
GtkWidget  *new_test_window (GtkWidget    *child);
GtkWidget  *find_widget     (GtkWidget    *root,
                             GType         type,
                             const char   *text);
guint       count_widgets   (GtkWidget    *root,
                             GType         type);
gpointer    template_child  (gpointer      widget,
                             const char   *name);
void        count_notify    (gpointer      object,
                             const char   *property,
                             guint        *count);
