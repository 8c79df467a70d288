/* WayTableView: the policies as a table that can be sorted and copied: the
 * equal of the timeline for those who cannot use a picture.
 */
#pragma once

#include <gtk/gtk.h>

#include "way-session.h"

G_BEGIN_DECLS

#define WAY_TYPE_TABLE_VIEW (way_table_view_get_type ())
G_DECLARE_FINAL_TYPE (WayTableView, way_table_view, WAY, TABLE_VIEW, GtkWidget)

void way_table_view_set_session (WayTableView *view,
                                 WaySession   *session);

G_END_DECLS
