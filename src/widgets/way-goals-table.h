/* WayGoalsTable: the goals as rows and columns: the stations of all threads,
 * the targets by due year, or two policies side by side.
 */
#pragma once

#include <gtk/gtk.h>

#include "way-session.h"

G_BEGIN_DECLS

#define WAY_TYPE_GOALS_TABLE (way_goals_table_get_type ())
G_DECLARE_FINAL_TYPE (WayGoalsTable, way_goals_table, WAY, GOALS_TABLE, GtkWidget)

void  way_goals_table_set_session (WayGoalsTable *table,
                                   WaySession    *session);
void  way_goals_table_reveal_due (WayGoalsTable *table,
                                  int            year);
guint way_goals_table_get_n_rows  (WayGoalsTable *table);
char *way_goals_table_get_tsv     (WayGoalsTable *table);

G_END_DECLS
