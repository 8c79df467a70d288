/* WayTourEditor: the tours at hand, and the scenes of one of them, to be put
 * together, worded, put in order, shared and printed.
 */
#pragma once

#include <gtk/gtk.h>

#include "way-scene-style.h"
#include "way-session.h"
#include "way-tours.h"

G_BEGIN_DECLS

#define WAY_TYPE_TOUR_EDITOR (way_tour_editor_get_type ())
G_DECLARE_FINAL_TYPE (WayTourEditor, way_tour_editor, WAY, TOUR_EDITOR, GtkWidget)

void     way_tour_editor_set       (WayTourEditor *editor,
                                    WaySession    *session,
                                    WaySceneStyle *style,
                                    WayTours      *tours);
void     way_tour_editor_commit    (WayTourEditor *editor);
gboolean way_tours_add_view        (WayTours      *tours,
                                    WaySession    *session,
                                    const char    *title_en,
                                    const char    *title_zh,
                                    GError       **error);

G_END_DECLS
