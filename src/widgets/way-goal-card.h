/* WayGoalCard: one stated goal in the detail pane: the goal, its wording, its
 * target against the value measured, and who else states it.
 */
#pragma once

#include <gtk/gtk.h>

#include "way-dataset.h"
#include "way-scene-style.h"

G_BEGIN_DECLS

#define WAY_TYPE_GOAL_CARD (way_goal_card_get_type ())
G_DECLARE_FINAL_TYPE (WayGoalCard, way_goal_card, WAY, GOAL_CARD, GtkWidget)

GtkWidget *way_goal_card_new (WayDataset    *dataset,
                              guint          stated,
                              int            known_on,
                              WaySceneStyle *style);

G_END_DECLS
