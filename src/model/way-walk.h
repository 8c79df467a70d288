/* Walking from policy to policy: through all that are related to one of them,
 * that share a goal with it, or that have its leading issuer.
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
                     guint             anchor,
                     guint             policy,
                     int               direction);

G_END_DECLS
