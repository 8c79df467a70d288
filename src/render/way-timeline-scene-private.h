/* What the layout and the drawing of the timeline scene share. */
#pragma once

#include "way-grouping.h"
#include "way-lane-map.h"
#include "way-timeline-scene.h"

G_BEGIN_DECLS

/* A group that shows something: its heading and lanes, in pixels from the top
 * of the lanes, without the scrolling. */
typedef struct
{
  double top;
  double first_lane;
  double bottom;
  guint  n_lanes;      /* 0 for a folded group */
  guint  n_policies;   /* that are not filtered */
  gboolean shown;
  gboolean folded;
} WaySceneGroup;

typedef struct _WayBackdrop WayBackdrop;

/* The titles of a presented timeline, copied. */
typedef struct
{
  GArray  *chosen;     /* guint */
  GArray  *shown;      /* guint */
  gboolean hidden;
  gboolean both;
  double   octave;     /* for which the lanes were fitted to the height */
} WayOwnTitles;

struct _WayTimelineScene
{
  WayDataset        *dataset;
  WayTextContext    *text;
  WayLang            lang;
  gboolean           both;         /* languages, in labels and headings */
  gboolean           own;          /* whether stars are shown */
  WayView           *view;
  double             width;
  double             height;
  double             scroll;
  double             covered;      /* at the right edge */
  guint              hovered;

  double             home_span;    /* of a first start, in days */
  double             ruler_height;
  double             lane_height;
  double             heading_height;
  WayLaneOptions     options;

  WayLaneItem       *items;        /* of every policy */
  guint              n_items;
  guint              n_shown;      /* those that are not filtered */
  guint              n_groups;
  WayLaneMap        *map;
  WayLaneIndex      *filtered;     /* made when those are to be dimmed */
  WayBackdrop       *backdrop;     /* likewise */
  WayGrouping        grouping;     /* of the groups */
  gboolean           waiting;      /* there are no items yet */
  gboolean           stale;        /* others may match than the items say */
  gboolean           told;         /* that is told, whatever the query is */
  GHashTable        *widths;       /* policy → double, of labels measured before */
  gboolean           measured;     /* the map has the measures of this width */
  WayOwnTitles      *titles;       /* NULL where all may be labelled */

  gboolean           laid_out;
  guint              n_prepared;   /* clusters of the next moves, since then */
  guint              selected;     /* policy, even of a cluster */
  WayViewport        viewport;
  GArray            *groups;       /* WaySceneGroup */
  GArray            *marks;        /* WaySceneMark, in the order of time */
  GArray            *ghosts;       /* WaySceneMark, that count for nothing */
  GArray            *headings;     /* WaySceneHeading */
  GArray            *clusters;     /* WaySceneCluster */
  WayTimelineCounts  counts;
};

/* Groups and matches on their way. */
struct _WayRegrouping
{
  WayDataset   *dataset;
  guint         n_items;
  WayGrouping   grouping;
  guint         n_groups;
  gboolean      dim;
  guint8       *matching;
  WayOwnTitles *titles;       /* (nullable): where it is presented */
  WayLaneItem  *items;        /* NULL until it has run, as are these: */
  WayLaneMap   *map;
  WayLaneIndex *filtered;
  double        anchor;       /* which the map has been measured for, or 0 */
};

void   way_timeline_scene_lay_out (WayTimelineScene *scene);
gboolean way_timeline_scene_find_place (WayTimelineScene *scene,
                                        guint             policy,
                                        WayPlacement     *placement);
double way_timeline_scene_get_number_room (const WayTimelineScene *scene,
                                           guint                   n);
double way_timeline_scene_row_y   (WayTimelineScene *scene,
                                   guint             group,
                                   guint             lane);

void   way_timeline_scene_make_items (WayTimelineScene *scene);
WayLaneItem *way_timeline_scene_new_items (const WayDataset *dataset,
                                           GArray           *chosen);
void   way_timeline_scene_share_lanes (WayLaneOptions  *options,
                                       WayLaneMap      *map,
                                       guint            n_groups,
                                       gboolean         presented);
const WayLabel *way_timeline_scene_lay_out_label (WayTimelineScene *scene,
                                                  guint             policy,
                                                  double            room_px);
double way_timeline_scene_measure_title (guint    policy,
                                         gpointer data);
WayOwnTitles *way_own_titles_new     (const WaySceneTitles *titles);
void   way_own_titles_free           (WayOwnTitles     *titles);
gboolean way_timeline_scene_begin_fit (WayTimelineScene *scene);
gboolean way_timeline_scene_fit_more (WayTimelineScene *scene);
WayBackdrop *way_timeline_scene_get_backdrop (WayTimelineScene *scene);
WayLaneMap  *way_backdrop_get_map    (WayBackdrop      *backdrop);
guint  way_backdrop_get_n_lanes      (WayBackdrop      *backdrop,
                                      double            scale,
                                      guint             group,
                                      guint             max_lanes);
void   way_backdrop_free             (WayBackdrop      *backdrop);
GArray *way_timeline_scene_find_bars (const WayTimelineScene *scene,
                                      guint                   selected,
                                      guint                   hovered);
void   way_timeline_scene_add_ghosts (WayTimelineScene *scene);
void   way_timeline_scene_draw_cluster (WayTimelineScene      *scene,
                                        WayPainter            *painter,
                                        const WayLook         *look,
                                        const WaySceneCluster *cluster);
void   way_timeline_scene_draw_arcs (WayTimelineScene *scene,
                                     WayPainter       *painter,
                                     const WayLook    *look,
                                     guint             selected);

G_END_DECLS
