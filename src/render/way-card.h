/* Pictures of one policy: its card with its goals, and the scorecard of a plan.
 * Both flow into the room that they are given, and say what had none.
 */
#pragma once

#include "way-axis.h"
#include "way-dataset.h"

G_BEGIN_DECLS

guint way_card_draw_policy    (WayPainter       *painter,
                               const WayLook    *look,
                               const WayDataset *dataset,
                               guint             policy,
                               int               known_on,
                               const WayRect    *area);
guint way_card_draw_scorecard (WayPainter       *painter,
                               const WayLook    *look,
                               const WayDataset *dataset,
                               guint             policy,
                               int               known_on,
                               const WayRect    *area);

G_END_DECLS
