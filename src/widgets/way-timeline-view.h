/* WayTimelineView: the timeline on the screen: it shows the session's view as
 * a scene, and turns gestures and keys into new views.
 */
#pragma once

#include <gtk/gtk.h>

#include "way-scene-style.h"
#include "way-session.h"
#include "way-timeline-scene.h"
#include "way-walk.h"

G_BEGIN_DECLS

#define WAY_TYPE_TIMELINE_VIEW (way_timeline_view_get_type ())
G_DECLARE_FINAL_TYPE (WayTimelineView, way_timeline_view, WAY, TIMELINE_VIEW, GtkWidget)

void                     way_timeline_view_set_session (WayTimelineView *view,
                                                        WaySession      *session,
                                                        WaySceneStyle   *style);
void                     way_timeline_view_set_titles  (WayTimelineView *view,
                                                        const WaySceneTitles *titles);
const WayTimelineCounts *way_timeline_view_get_counts  (WayTimelineView *view);
gboolean                 way_timeline_view_is_behind   (WayTimelineView *view);
void                     way_timeline_view_zoom        (WayTimelineView *view,
                                                        double           factor);
void                     way_timeline_view_pan         (WayTimelineView *view,
                                                        double           share);
void                     way_timeline_view_fit         (WayTimelineView *view);
gboolean                 way_timeline_view_can_fit     (WayTimelineView *view);
void                     way_timeline_view_fit_policy  (WayTimelineView *view);
void                     way_timeline_view_fit_span    (WayTimelineView *view,
                                                        double           start,
                                                        double           end);
void                     way_timeline_view_select      (WayTimelineView *view,
                                                        guint            policy,
                                                        gboolean         grab_focus);
void                     way_timeline_view_centre_policy (WayTimelineView *view);
gboolean                 way_timeline_view_cancel      (WayTimelineView *view);
void                     way_timeline_view_step        (WayTimelineView *view,
                                                        int              direction);
void                     way_timeline_view_step_lane   (WayTimelineView *view,
                                                        int              direction);
void                     way_timeline_view_select_end  (WayTimelineView *view,
                                                        gboolean         last);
void                     way_timeline_view_walk        (WayTimelineView *view,
                                                        WayWalk          walk,
                                                        int              direction);
double                   way_timeline_view_get_scroll  (WayTimelineView *view);
void                     way_timeline_view_set_scroll  (WayTimelineView *view,
                                                        double           scroll_px);
gboolean                 way_timeline_view_can_zoom    (WayTimelineView *view,
                                                        double           factor);

G_END_DECLS
