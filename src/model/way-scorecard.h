/* A plan's scorecard: its own targets and those of the policies that implement
 * it, each target once, with what the figures say of it.
 */
#pragma once

#include "way-horizon.h"

G_BEGIN_DECLS

/**
 * WayScorecard:
 * @plan: the policy
 * @rows: (element-type WayHorizonRow): the targets, those of the plan first
 * @n_own: how many of the rows are of the plan itself
 * @n_implementing: how many policies that implement the plan are held
 * @coverage: how many targets were met and missed, and how many could not be
 *   judged and why
 */
typedef struct
{
  guint        plan;
  GArray      *rows;
  guint        n_own;
  guint        n_implementing;
  WayCoverage  coverage;
} WayScorecard;

WayScorecard *way_scorecard_new  (const WayDataset *dataset,
                                  guint             plan,
                                  int               known_on);
void          way_scorecard_free (WayScorecard     *card);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayScorecard, way_scorecard_free)

G_END_DECLS
