/* What the layout and the drawing of the goals share. */
#pragma once

#include "way-goals-scene.h"

G_BEGIN_DECLS

/* Around labels. */
#define WAY_GOALS_GAP_PX 6.0

/* A thread that shows something: where its parts stand, in pixels from the top
 * of the threads, without the scrolling. */
typedef struct
{
  guint  goal;
  double top;
  double line;
  double bottom;
  double first_px;   /* where the line begins and ends, in the scene */
  double last_px;
  gboolean last;     /* of its theme */
} WayGoalsThread;

struct _WayGoalsScene
{
  WayDataset     *dataset;
  WayTextContext *text;
  WayLang         lang;
  gboolean        both;         /* languages, in all labels */
  gboolean        second;       /* the other language under titles in a column */
  WayView        *view;
  guint8         *matching;
  double          width;
  double          height;
  double          scroll;
  double          covered;      /* at the right edge */
  guint           hovered;
  guint           only;         /* the one goal that is shown, or WAY_NONE */

  double          ruler_height;
  double          row_height;
  double          dot_px;
  double          left;         /* where the axis begins: the titles stand before it, if any do */
  GPtrArray      *titles;       /* for each goal its title in lines, then the other language's */
  double          titles_px;    /* the width of these lines, 0 before there are any */
  GPtrArray      *stations;     /* GArray of WayStation for each goal */
  GPtrArray      *targets;      /* GArray of WayHorizonRow for each goal */
  guint           area;
  gboolean        judged;

  gboolean        laid_out;
  WayViewport     viewport;
  GArray         *threads;      /* WayGoalsThread */
  GArray         *items;        /* WayGoalsItem */
  WayGoalsCounts  counts;
  double          bottom;
};

/* Where a label stands: in a row above the line, from 0 upwards, or below it,
 * from -1 downwards. */
typedef struct
{
  int    row;
  double from;
  double to;
} WayGoalsTaken;

/* While a thread is laid out, in pixels from its line. */
typedef struct
{
  WayGoalsScene *scene;
  guint          goal;
  gboolean       expanded;
  GArray        *taken;      /* WayGoalsTaken */
  guint          n_above;    /* rows of labels above the line */
  guint          n_below;    /* rows of targets below it */
  guint          n_unlabelled;
  guint          places[WAY_N_GOALS_ITEMS];   /* how many of a kind there were */
  double         first_px;   /* the extent of the line */
  double         last_px;
} WayGoalsLaying;

void     way_goals_scene_lay_out        (WayGoalsScene        *scene);
gboolean way_goals_scene_is_matching    (const WayGoalsScene  *scene,
                                         guint                 policy);
double   way_goals_scene_get_above      (const WayGoalsScene  *scene,
                                         guint                 n_rows);
double   way_goals_scene_get_below      (const WayGoalsScene  *scene,
                                         guint                 n_rows);
void     way_goals_scene_add_stations   (WayGoalsLaying       *laying,
                                         const GArray         *stations);
void     way_goals_scene_add_targets    (WayGoalsLaying       *laying,
                                         const GArray         *targets);
double   way_goals_scene_add_statements (WayGoalsLaying       *laying,
                                         const GArray         *stations,
                                         double                y);

G_END_DECLS
