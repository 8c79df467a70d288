/* WaySceneView: the view of a scene as a class sees it: large, with its own
 * session, so that hovering, selecting and zooming change nothing elsewhere.
 */
#pragma once

#include <gtk/gtk.h>

#include "way-chart-question.h"
#include "way-presentation.h"
#include "way-session.h"

G_BEGIN_DECLS

#define WAY_TYPE_SCENE_VIEW (way_scene_view_get_type ())
G_DECLARE_FINAL_TYPE (WaySceneView, way_scene_view, WAY, SCENE_VIEW, GtkWidget)

GtkWidget  *way_scene_view_new          (WayPresentation *presentation,
                                         WayDataset      *dataset,
                                         WayView         *view,
                                         double           text_px,
                                         gboolean         dark);
WaySession *way_scene_view_get_session  (WaySceneView    *scene_view);
gboolean    way_scene_view_get_question (WaySceneView    *scene_view,
                                         WayChartQuestion *question);
void        way_scene_view_update       (WaySceneView    *scene_view);
void        way_scene_view_set_look     (WaySceneView    *scene_view,
                                         double           text_px,
                                         gboolean         dark);
void        way_scene_view_zoom         (WaySceneView    *scene_view,
                                         double           factor);
void        way_scene_view_pan          (WaySceneView    *scene_view,
                                         double           share);
void        way_scene_view_reset        (WaySceneView    *scene_view);

G_END_DECLS
