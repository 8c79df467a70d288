/* The threads of the goals as a scene: one thread for each goal on the time
 * axis, a station for each policy that states it, targets where they are due.
 */
#pragma once

#include "way-axis.h"
#include "way-horizon.h"
#include "way-thread.h"

G_BEGIN_DECLS

typedef enum
{
  WAY_GOALS_ITEM_THEME,      /* the heading of a theme, which folds its goals */
  WAY_GOALS_ITEM_GOAL,       /* the heading of a thread */
  WAY_GOALS_ITEM_STATION,    /* a policy that states the goal */
  WAY_GOALS_ITEM_TARGET,     /* a target at its due year */
  WAY_GOALS_ITEM_STATEMENT,  /* a wording, in the thread that is expanded */
  WAY_GOALS_ITEM_MORE,       /* "+n": labels that found no room */
  WAY_N_GOALS_ITEMS,
} WayGoalsItemKind;

/**
 * WayGoalsItem:
 * @kind: what it is
 * @theme: the number of its theme
 * @goal: the number of its goal; %WAY_NONE for a theme
 * @policy: the policy of a station, target or statement, else %WAY_NONE
 * @stated: the statement that a station is labelled with, or the target, or
 *   the wording; %WAY_NONE where there is none
 * @change: what a station or statement changes
 * @bounds: where it stands, label included, in pixels of the scene
 * @label: where its words stand, of no width for a dot alone
 * @x: the middle of a station's dot, or where a target is due
 * @y: the middle of the dot
 * @bottom: of a heading where its thread ends
 * @text: what it says in whole
 * @head: (nullable): what is written of a station or target at first: the title
 *   of the policy, the name of the indicator
 * @head_px: the room of @head, 0 where it is left out
 * @tail: (nullable): what is written then: the change, the target with its
 *   outcome; of a heading beside the threads its counts
 * @verdict: the verdict of a target
 * @n: of the heading of a theme how many goals it has, of that of a thread how
 *   many policies state the goal, of "+n" how many stations and targets have
 *   no label
 * @folded: of the heading of a theme whether its threads are hidden
 * @place: its place among those of its kind in the thread, of a heading among
 *   the threads or themes, from 1; 0 for "+n". Stations outside the window
 *   count too
 * @of: how many of its kind there are
 */
typedef struct
{
  WayGoalsItemKind kind;
  guint            theme;
  guint            goal;
  guint            policy;
  guint            stated;
  WayChange        change;
  WayRect          bounds;
  WayRect          label;
  double           x;
  double           y;
  double           bottom;
  char            *text;
  char            *head;
  double           head_px;
  char            *tail;
  WayVerdict       verdict;
  guint            n;
  gboolean         folded;
  guint            place;
  guint            of;
} WayGoalsItem;

/**
 * WayGoalsCounts:
 *
 * Every policy of every thread is in exactly one of @labelled, @dots, @folded,
 * @outside and @filtered, every target of the area in one of @targets,
 * @unplaced, @targets_folded and @targets_outside. @filtered counts policies
 * that the query hides, @folded those under the heading of a folded theme,
 * @goals_folded the threads there.
 */
typedef struct
{
  guint labelled;
  guint dots;
  guint folded;
  guint outside;
  guint filtered;
  guint goals_folded;
  guint targets;
  guint unplaced;
  guint targets_folded;
  guint targets_outside;
} WayGoalsCounts;

typedef struct _WayGoalsScene WayGoalsScene;

WayGoalsScene        *way_goals_scene_new        (WayDataset     *dataset,
                                                  WayTextContext *text,
                                                  WayLang         lang);
void                  way_goals_scene_free       (WayGoalsScene  *scene);
void                  way_goals_scene_set_view   (WayGoalsScene  *scene,
                                                  WayView        *view,
                                                  const guint8   *matching);
void                  way_goals_scene_set_both   (WayGoalsScene  *scene,
                                                  gboolean        both);
void                  way_goals_scene_set_second (WayGoalsScene *scene,
                                                  gboolean        second);
void                  way_goals_scene_set_only   (WayGoalsScene  *scene,
                                                  guint           goal);
void                  way_goals_scene_set_size   (WayGoalsScene  *scene,
                                                  double          width_px,
                                                  double          height_px);
void                  way_goals_scene_set_scroll (WayGoalsScene  *scene,
                                                  double          scroll_px);
double                way_goals_scene_get_scroll (WayGoalsScene  *scene);
void                  way_goals_scene_set_covered (WayGoalsScene *scene,
                                                  double          covered_px);
void                  way_goals_scene_set_hovered (WayGoalsScene *scene,
                                                  guint           policy);
double                way_goals_scene_get_height (WayGoalsScene  *scene);
WayViewport           way_goals_scene_get_viewport (WayGoalsScene *scene);
const WayGoalsItem   *way_goals_scene_get_items  (WayGoalsScene  *scene,
                                                  guint          *n_items);
const WayGoalsCounts *way_goals_scene_get_counts (WayGoalsScene  *scene);
const WayGoalsItem   *way_goals_scene_find_item  (WayGoalsScene  *scene,
                                                  double          x,
                                                  double          y);
void                  way_goals_scene_draw       (WayGoalsScene  *scene,
                                                  WayPainter     *painter,
                                                  const WayLook  *look);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayGoalsScene, way_goals_scene_free)

G_END_DECLS
