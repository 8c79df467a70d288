/* WayPanes: a side bar, the content and a detail pane. In a wide window they
 * stand side by side; in a narrow one the panes slide over the content.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WAY_TYPE_PANES (way_panes_get_type ())
G_DECLARE_FINAL_TYPE (WayPanes, way_panes, WAY, PANES, GtkWidget)

gboolean way_panes_is_narrow      (WayPanes *panes);
gboolean way_panes_get_start_open (WayPanes *panes);
void     way_panes_set_start_open (WayPanes *panes,
                                   gboolean  open);
gboolean way_panes_get_end_open   (WayPanes *panes);
void     way_panes_set_end_open   (WayPanes *panes,
                                   gboolean  open);
void     way_panes_set_remembered (WayPanes *panes,
                                   gboolean  start_open,
                                   gboolean  end_open);
void     way_panes_get_remembered (WayPanes *panes,
                                   gboolean *start_open,
                                   gboolean *end_open);

G_END_DECLS
