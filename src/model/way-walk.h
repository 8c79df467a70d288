/* Walking from policy to policy: to the next in time that is related, that
 * shares a goal, or that has the same leading issuer.
 */
#pragma once

#include "way-dataset.h"

G_BEGIN_DECLS

typedef enum
{
  WAY_WALK_RELATION,
  WAY_WALK_GOAL,
  WAY_WALK_ISSUER,
} WayWalk;

guint way_walk_find (const WayDataset *dataset,
                     const guint8     *matching,
                     WayWalk           walk,
                     guint             policy,
                     int               direction);

G_END_DECLS
