/* WaySavedViewsList: saves the view at hand under a name, and opens, renames,
 * moves and deletes those saved.
 */
#pragma once

#include <gtk/gtk.h>

#include "way-saved-views.h"
#include "way-session.h"

G_BEGIN_DECLS

#define WAY_TYPE_SAVED_VIEWS_LIST (way_saved_views_list_get_type ())
G_DECLARE_FINAL_TYPE (WaySavedViewsList, way_saved_views_list, WAY, SAVED_VIEWS_LIST, GtkWidget)

void way_saved_views_list_set (WaySavedViewsList *list,
                               WaySession        *session,
                               WaySavedViews     *views);

G_END_DECLS
