/* WayGoalsView: the threads of the goals on the time axis, to be panned,
 * zoomed, walked by keyboard and read by a screen reader.
 */
#pragma once

#include "way-goals-scene.h"
#include "way-scene-style.h"
#include "way-session.h"

G_BEGIN_DECLS

#define WAY_TYPE_GOALS_VIEW (way_goals_view_get_type ())
G_DECLARE_FINAL_TYPE (WayGoalsView, way_goals_view, WAY, GOALS_VIEW, GtkWidget)

void                  way_goals_view_set_session (WayGoalsView  *view,
                                                  WaySession    *session,
                                                  WaySceneStyle *style);
void                  way_goals_view_reveal      (WayGoalsView  *view,
                                                  guint          goal);
const WayGoalsCounts *way_goals_view_get_counts  (WayGoalsView  *view);

G_END_DECLS
