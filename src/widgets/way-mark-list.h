/* WayMarkList: marks that belong together over a drawn picture, such as those
 * of one thread: a list with a name for who cannot see it.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WAY_TYPE_MARK_LIST (way_mark_list_get_type ())
G_DECLARE_FINAL_TYPE (WayMarkList, way_mark_list, WAY, MARK_LIST, GtkWidget)

GtkWidget *way_mark_list_new      (void);
void       way_mark_list_set_name (WayMarkList *list,
                                   const char  *name,
                                   const char  *description);

G_END_DECLS
