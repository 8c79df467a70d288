/* The rows of the tables of goals: statements, targets by due year, and two
 * policies side by side, with what their cells lead to.
 */
#pragma once

#include "way-session.h"

G_BEGIN_DECLS

#define WAY_GOALS_COLUMNS 7

#define WAY_TYPE_GOALS_ROW (way_goals_row_get_type ())
G_DECLARE_FINAL_TYPE (WayGoalsRow, way_goals_row, WAY, GOALS_ROW, GObject)

guint       way_goals_row_get_policy (WayGoalsRow *row);
guint       way_goals_row_get_stated (WayGoalsRow *row);
guint       way_goals_row_get_goal   (WayGoalsRow *row);
const char *way_goals_row_get_text   (WayGoalsRow *row,
                                      guint        column);
char       *way_goals_row_get_markup (WayGoalsRow *row,
                                      guint        column);
GPtrArray  *way_goals_rows_new       (WaySession  *session);

G_END_DECLS
