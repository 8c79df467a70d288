/* WayScorecardView: a plan's scorecard in the detail pane: how its targets and
 * those of the policies under it stand, and each of them with its verdict.
 */
#pragma once

#include <gtk/gtk.h>

#include "way-scene-style.h"
#include "way-scorecard.h"

G_BEGIN_DECLS

#define WAY_TYPE_SCORECARD_VIEW (way_scorecard_view_get_type ())
G_DECLARE_FINAL_TYPE (WayScorecardView, way_scorecard_view, WAY, SCORECARD_VIEW, GtkWidget)

GtkWidget *way_scorecard_view_new (WayDataset         *dataset,
                                   const WayScorecard *card,
                                   int                 known_on,
                                   WaySceneStyle      *style);

G_END_DECLS
