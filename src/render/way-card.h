/* Pictures of one policy: its card with its goals, and the scorecard of a plan.
 * Both flow into the room that they are given, and say what had none.
 */
#pragma once

#include "way-axis.h"
#include "way-dataset.h"

G_BEGIN_DECLS

/**
 * WayCardPage:
 * @area: where to draw, the same on all pages
 * @page: the number of the page, from 0
 * @last: whether what has no room on it has no other page
 *
 * The page of a card.
 */
typedef struct
{
  const WayRect *area;
  guint          page;
  gboolean       last;
} WayCardPage;

guint way_card_draw_policy    (WayPainter        *painter,
                               const WayLook     *look,
                               const WayDataset  *dataset,
                               guint              policy,
                               int                known_on,
                               const WayCardPage *page);
guint way_card_draw_scorecard (WayPainter        *painter,
                               const WayLook     *look,
                               const WayDataset  *dataset,
                               guint              policy,
                               int                known_on,
                               const WayCardPage *page);

G_END_DECLS
