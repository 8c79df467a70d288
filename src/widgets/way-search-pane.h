/* WaySearchPane: what a search has found, beside the marks: a list with the
 * field and the words, and the place of the selected policy in it.
 */
#pragma once

#include <gtk/gtk.h>

#include "way-session.h"

G_BEGIN_DECLS

#define WAY_TYPE_SEARCH_PANE (way_search_pane_get_type ())
G_DECLARE_FINAL_TYPE (WaySearchPane, way_search_pane, WAY, SEARCH_PANE, GtkWidget)

void  way_search_pane_set_session (WaySearchPane *pane,
                                   WaySession    *session);
guint way_search_pane_find_next   (WaySearchPane *pane,
                                   int            direction);

G_END_DECLS
