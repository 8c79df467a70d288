/* The horizon: the targets by due year, each once, and how many of them the
 * figures can judge. All are pure functions of the snapshot.
 */
#pragma once

#include "way-verdict.h"
#include "way-view.h"

G_BEGIN_DECLS

/**
 * WayHorizonRow:
 * @stated: the first statement of the target
 * @n_policies: in how many policies it is set
 * @verdict: what the figures say of it
 */
typedef struct
{
  guint      stated;
  guint      n_policies;
  WayVerdict verdict;
} WayHorizonRow;

/**
 * WayCoverage:
 *
 * How many targets there are, equal ones counted once, and what becomes of
 * them. @total is the sum of @met, @missed, @open, @without_figure, @rules and
 * @not_judged.
 */
typedef struct
{
  guint total;
  guint met;
  guint missed;
  guint open;             /* not yet due, or due and not yet published */
  guint without_figure;
  guint rules;
  guint not_judged;       /* sums over a period, and targets without a year */
} WayCoverage;

GArray     *way_horizon_new        (const WayDataset *dataset,
                                    guint             goal,
                                    guint             area,
                                    const guint8     *targets,
                                    int               known_on);
GArray     *way_horizon_of_view    (const WayDataset *dataset,
                                    const WayView    *view,
                                    guint             goal,
                                    const guint8     *matching);
WayCoverage way_horizon_count      (const GArray     *horizon);
char       *way_coverage_describe  (const WayCoverage *coverage,
                                    WayLang           lang);

G_END_DECLS
