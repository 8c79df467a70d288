/* WayGoalsPage: the goals as threads, as tables, or two policies compared; with
 * what they are about above, and how much of it could be judged below.
 */
#pragma once

#include "way-scene-style.h"
#include "way-session.h"

G_BEGIN_DECLS

#define WAY_TYPE_GOALS_PAGE (way_goals_page_get_type ())
G_DECLARE_FINAL_TYPE (WayGoalsPage, way_goals_page, WAY, GOALS_PAGE, GtkWidget)

void way_goals_page_set_session (WayGoalsPage  *page,
                                 WaySession    *session,
                                 WaySceneStyle *style);

G_END_DECLS
