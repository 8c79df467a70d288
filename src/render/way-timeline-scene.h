/* The timeline as a scene: which policies stand where in a window of a given
 * size, what is under a point, and the picture of it all.
 */
#pragma once

#include "way-axis.h"
#include "way-lane-map.h"
#include "way-view.h"

G_BEGIN_DECLS

/**
 * WayTimelineCounts:
 *
 * Every policy is counted in exactly one of these; their sum is the number of
 * policies.
 */
typedef struct
{
  guint labelled;
  guint marks;
  guint clustered;
  guint folded;           /* in time, but in a folded group */
  guint above_or_below;   /* in time, but in a lane that is scrolled away */
  guint outside;          /* earlier or later than the window */
  guint filtered;
} WayTimelineCounts;

/**
 * WaySceneMark:
 * @policy: the number of the policy
 * @group: the group in which it stands
 * @lane: the lane
 * @x: the middle of the mark, in pixels of the scene; of one whose label alone
 *   is in the window, before its edge
 * @y: likewise
 * @bounds: mark and label together
 * @label_px: the room of the label, 0 for none
 * @label_left: whether the label stands before the mark
 * @dimmed: whether it is filtered out and shown nevertheless
 */
typedef struct
{
  guint    policy;
  guint    group;
  guint    lane;
  double   x;
  double   y;
  WayRect  bounds;
  double   label_px;
  gboolean label_left;
  gboolean dimmed;
} WaySceneMark;

/**
 * WaySceneCluster:
 * @lanes: the cluster: its group, bin of the calendar, members by kind
 * @bounds: where "+n" stands
 * @n_hidden: how many of its members have no mark of their own, as the
 *   selected one has
 */
typedef struct
{
  WayLaneCluster lanes;
  WayRect        bounds;
  guint          n_hidden;
} WaySceneCluster;

/**
 * WaySceneHeading:
 * @group: the number of the group
 * @bounds: where its title stands
 * @folded: whether only the heading is shown
 * @n_policies: how many policies of the group are not filtered
 */
typedef struct
{
  guint    group;
  WayRect  bounds;
  gboolean folded;
  guint    n_policies;
} WaySceneHeading;

/* How many policies a presented timeline labels. */
#define WAY_SCENE_MAX_TITLES 20u

/**
 * WaySceneTitles:
 * @chosen: the policies that may have a label, the most wanted first
 * @n_chosen: how many there are
 * @hidden: whether "?" with date and kind stands for the titles
 * @shown: policies whose titles are shown nevertheless
 * @n_shown: how many there are
 * @both: whether labels are in both languages
 *
 * Which titles a presented timeline shows, and how.
 */
typedef struct
{
  const guint *chosen;
  guint        n_chosen;
  gboolean     hidden;
  const guint *shown;
  guint        n_shown;
  gboolean     both;
} WaySceneTitles;

typedef struct _WayTimelineScene WayTimelineScene;
typedef struct _WayRegrouping WayRegrouping;

WayTimelineScene      *way_timeline_scene_new          (WayDataset             *dataset,
                                                        WayTextContext         *text,
                                                        WayLang                 lang);
void                   way_timeline_scene_free         (WayTimelineScene       *scene);
void                   way_timeline_scene_set_view     (WayTimelineScene       *scene,
                                                        WayView                *view,
                                                        const guint8           *matching);
void                   way_timeline_scene_set_size     (WayTimelineScene       *scene,
                                                        double                  width_px,
                                                        double                  height_px);
void                   way_timeline_scene_set_both     (WayTimelineScene       *scene,
                                                        gboolean                both);
void                   way_timeline_scene_set_own      (WayTimelineScene       *scene,
                                                        gboolean                shown);
void                   way_timeline_scene_set_scroll   (WayTimelineScene       *scene,
                                                        double                  scroll_px);
void                   way_timeline_scene_set_covered  (WayTimelineScene       *scene,
                                                        double                  covered_px);
gboolean               way_timeline_scene_set_hovered  (WayTimelineScene       *scene,
                                                        guint                   policy);
void                   way_timeline_scene_set_titles   (WayTimelineScene       *scene,
                                                        const WaySceneTitles   *titles);
gboolean               way_timeline_scene_hides        (WayTimelineScene       *scene,
                                                        guint                   policy);
char                  *way_timeline_scene_get_label    (WayTimelineScene       *scene,
                                                        guint                   policy);
GArray                *way_timeline_choose_titles      (const WayDataset       *dataset,
                                                        const WayView          *view,
                                                        const char *const      *picks,
                                                        const guint8           *matching);
double                 way_timeline_scene_get_height   (WayTimelineScene       *scene);
const WayViewport     *way_timeline_scene_get_viewport (WayTimelineScene       *scene);
const WayTimelineCounts *way_timeline_scene_get_counts (WayTimelineScene       *scene);
const WaySceneMark    *way_timeline_scene_get_marks    (WayTimelineScene       *scene,
                                                        guint                  *n_marks);
const WaySceneCluster *way_timeline_scene_get_clusters (WayTimelineScene       *scene,
                                                        guint                  *n_clusters);
const WaySceneMark    *way_timeline_scene_get_ghosts   (WayTimelineScene       *scene,
                                                        guint                  *n_ghosts);
const WaySceneHeading *way_timeline_scene_get_headings (WayTimelineScene       *scene,
                                                        guint                  *n_headings);
const WaySceneHeading *way_timeline_scene_find_heading (WayTimelineScene       *scene,
                                                        double                  x,
                                                        double                  y);
char                  *way_timeline_scene_get_title    (WayTimelineScene       *scene,
                                                        guint                   group);
GArray                *way_timeline_scene_get_members  (WayTimelineScene       *scene,
                                                        const WaySceneCluster  *cluster,
                                                        guint                   max);
const WaySceneMark    *way_timeline_scene_find_mark    (WayTimelineScene       *scene,
                                                        double                  x,
                                                        double                  y);
const WaySceneCluster *way_timeline_scene_find_cluster (WayTimelineScene       *scene,
                                                        double                  x,
                                                        double                  y);
gboolean               way_timeline_scene_get_row      (WayTimelineScene       *scene,
                                                        guint                   policy,
                                                        double                 *top_px,
                                                        double                 *bottom_px);
void                   way_timeline_scene_forget_matching (WayTimelineScene    *scene);
const WayDataset      *way_timeline_scene_get_dataset  (WayTimelineScene       *scene);
void                   way_timeline_scene_await_groups (WayTimelineScene       *scene,
                                                        WayView                *view);
gboolean               way_timeline_scene_is_waiting   (const WayTimelineScene *scene);
WayRegrouping         *way_timeline_scene_begin_regrouping (WayTimelineScene   *scene,
                                                        WayDataset             *dataset,
                                                        const WaySceneTitles   *titles,
                                                        WayView                *view,
                                                        const guint8           *matching);
void                   way_regrouping_run              (WayRegrouping          *regrouping);
void                   way_regrouping_free             (WayRegrouping          *regrouping);
gboolean               way_timeline_scene_prepare_regrouping (WayTimelineScene *scene,
                                                        WayRegrouping          *regrouping);
void                   way_timeline_scene_take_regrouping (WayTimelineScene    *scene,
                                                        WayView                *view,
                                                        WayRegrouping          *regrouping);
void                   way_timeline_scene_keep_groups  (WayTimelineScene       *scene,
                                                        WayView                *view);
gboolean               way_timeline_scene_has_groups_of (WayTimelineScene      *scene,
                                                        const WayView          *view);
gboolean               way_timeline_scene_prepare      (WayTimelineScene       *scene,
                                                        WayPainter             *painter,
                                                        const WayLook          *look);
void                   way_timeline_scene_draw         (WayTimelineScene       *scene,
                                                        WayPainter             *painter,
                                                        const WayLook          *look);
WayGlyph               way_glyph_of_kind               (WayPolicyKind           kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayTimelineScene, way_timeline_scene_free)

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayRegrouping, way_regrouping_free)

G_END_DECLS
