/* The rows of lists and tables, for the keyboard and for screen readers. */
#pragma once

#include <gtk/gtk.h>

#include "way-policy-list.h"

G_BEGIN_DECLS

void     way_rows_set_name    (GtkWidget        *child,
                               const char       *name);
void     way_rows_name_table  (GtkColumnView    *columns,
                               const char       *name);
void     way_rows_set_number  (GtkWidget        *child,
                               guint             number);
guint    way_rows_get_number  (GtkWidget        *widget,
                               GtkWidget        *list);
gboolean way_rows_move_within (GtkWidget        *widget,
                               GtkDirectionType  direction);
gboolean way_rows_are_left    (GtkWidget        *widget,
                               GtkDirectionType  direction);
void     way_rows_leave_end   (GtkWidget        *list,
                               guint             n_before,
                               guint             n);
void     way_rows_rest        (GtkWidget        *table,
                               GtkWidget        *list);
guint    way_rows_count_seen  (GtkScrolledWindow *scroller,
                               guint              n);
gboolean way_rows_fill        (GtkScrolledWindow *scroller,
                               WayPolicyList     *rows,
                               guint              step);

G_END_DECLS
