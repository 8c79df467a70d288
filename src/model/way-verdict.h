/* Verdicts: what the figures say of a target, as known on a day. A verdict is
 * a pure function of the snapshot, the target and the day.
 */
#pragma once

#include "way-dataset.h"

G_BEGIN_DECLS

typedef enum
{
  WAY_VERDICT_RULE,
  WAY_VERDICT_NOT_JUDGED,
  WAY_VERDICT_NO_FIGURES,
  WAY_VERDICT_MET,
  WAY_VERDICT_MISSED,
  WAY_VERDICT_NOT_PUBLISHED,
  WAY_VERDICT_NO_FIGURE_FOR_YEAR,
  WAY_VERDICT_REACHED_EARLY,
  WAY_VERDICT_TOO_EARLY,
  WAY_VERDICT_ON_TRACK,
  WAY_VERDICT_BEHIND,
  WAY_VERDICT_FAR_BEHIND,
  WAY_VERDICT_MOVING_AWAY,
  WAY_N_VERDICTS,
} WayVerdictId;

/**
 * WayVerdict:
 * @id: the verdict
 * @provisional: whether the value of record is preliminary
 * @record: the observation by which the target is judged, %WAY_NONE if none
 * @newest: the newest value of the series, %WAY_NONE if none
 * @start: for a growth target the observation from which growth counts, for
 *   an open one the baseline if the series gives it; %WAY_NONE if none
 * @judged: what was set against the target's value: the value of record, or
 *   the growth up to it in % a year; meaningful for met and missed
 * @margin: how far @judged lies beyond the target, negative where it falls
 *   short, in the unit of the target
 * @needed: the pace needed from the baseline to the target
 * @actual: the pace from the baseline to the newest value
 * @by_difference: whether the paces are differences a year and not growth in %
 * @passed_year: after a miss the first later year that would have met the
 *   target, 0 if none
 * @passed: the observation of that year
 */
typedef struct
{
  WayVerdictId id;
  gboolean     provisional;
  guint        record;
  guint        newest;
  guint        start;
  double       judged;
  double       margin;
  double       needed;
  double       actual;
  gboolean     by_difference;
  int          passed_year;
  guint        passed;
} WayVerdict;

WayVerdict  way_verdict_judge          (const WayDataset    *dataset,
                                        guint                stated,
                                        int                  known_on);
int         way_verdict_growth_start   (const WayDataset    *dataset,
                                        const WayStatedGoal *target);
int         way_verdict_publication_limit (int               year);
GArray     *way_verdict_get_restated   (const WayDataset    *dataset,
                                        const WayVerdict    *verdict,
                                        int                  known_on);
guint       way_verdict_get_measured   (const WayVerdict    *verdict);
gboolean    way_verdict_same_target    (const WayStatedGoal *a,
                                        const WayStatedGoal *b);
const char *way_verdict_get_id         (WayVerdictId         id);
const char *way_verdict_get_glyph      (WayVerdictId         id);
const char *way_verdict_get_name       (WayVerdictId         id,
                                        WayLang              lang);
char       *way_verdict_get_word       (const WayDataset    *dataset,
                                        guint                stated,
                                        const WayVerdict    *verdict,
                                        WayLang              lang);

G_END_DECLS
