/* Goal threads: which policies stated a goal, in the order of time, and what
 * each changed in its figures. All are pure functions of the snapshot.
 */
#pragma once

#include "way-verdict.h"

G_BEGIN_DECLS

/* What a statement changes against those of other policies before it. */
typedef enum
{
  WAY_CHANGE_SET,              /* nothing before it to compare with */
  WAY_CHANGE_KEPT,
  WAY_CHANGE_RAISED,
  WAY_CHANGE_LOWERED,
  WAY_CHANGE_NEXT_MILESTONE,   /* a value further on, due later */
  WAY_CHANGE_PUT_OFF,          /* the same value, due later */
  WAY_CHANGE_RENEWED,          /* a growth rate for the next period */
  WAY_CHANGE_NEW_MEASURE,      /* another figure for the same goal */
  WAY_CHANGE_RESTATED,         /* without a figure */
  WAY_CHANGE_NOT_RECORDED,     /* a successor of which no statement is held */
  WAY_N_CHANGES,
} WayChange;

/**
 * WayStation:
 * @policy: the policy that states the goal, or succeeds one that did
 * @stated: its statement, %WAY_NONE for %WAY_CHANGE_NOT_RECORDED
 * @change: what it changes
 * @compared: the earlier statement that it was compared with, of a successor
 *   without a statement one of the policy that it succeeds; or %WAY_NONE
 */
typedef struct
{
  guint     policy;
  guint     stated;
  WayChange change;
  guint     compared;
} WayStation;

gboolean    way_thread_is_possible (const WayDataset *dataset);
GArray     *way_thread_new      (const WayDataset *dataset,
                                 guint             goal);
const char *way_change_get_id      (WayChange         change);
const char *way_change_get_word (WayChange         change,
                                 WayLang           lang);

G_END_DECLS
