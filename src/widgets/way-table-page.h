/* WayTablePage: the page of tables: policies, targets or observations, with
 * the same search, filters and day as known on.
 */
#pragma once

#include <gtk/gtk.h>

#include "way-table-view.h"

G_BEGIN_DECLS

#define WAY_TYPE_TABLE_PAGE (way_table_page_get_type ())
G_DECLARE_FINAL_TYPE (WayTablePage, way_table_page, WAY, TABLE_PAGE, GtkWidget)

void          way_table_page_set_session  (WayTablePage *page,
                                           WaySession   *session);
WayTableView *way_table_page_get_policies (WayTablePage *page);

G_END_DECLS
