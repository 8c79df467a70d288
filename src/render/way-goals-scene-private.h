/* What the layout and the drawing of the goals share. */
#pragma once

#include "way-goals-scene.h"

G_BEGIN_DECLS

/* A thread that shows something: where its parts stand, in pixels from the top
 * of the threads, without the scrolling. @theme is where the heading of its
 * theme stands, negative if the thread is not the first of it. */
typedef struct
{
  guint  goal;
  double theme;
  double top;
  double line;
  double bottom;
  double first_px;   /* where the line begins and ends, in the scene */
  double last_px;
} WayGoalsThread;

struct _WayGoalsScene
{
  WayDataset     *dataset;
  WayTextContext *text;
  WayLang         lang;
  gboolean        both;         /* languages, in all labels */
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

void way_goals_scene_lay_out (WayGoalsScene *scene);

G_END_DECLS
