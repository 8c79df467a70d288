/* What the parts of the timeline view share: the widget, its gestures and the
 * steps from policy to policy.
 */
#pragma once

#include "way-time-gestures.h"
#include "way-timeline-view.h"

G_BEGIN_DECLS

struct _WayTimelineView
{
  GtkWidget         parent_instance;

  WaySession       *session;
  WaySceneStyle    *style;
  GSignalGroup     *session_signals;
  GSignalGroup     *style_signals;
  WayTimelineScene *scene;

  WaySceneTitles   *titles;          /* of a presentation; NULL for the usual ones */
  GtkAdjustment    *lanes;           /* the vertical scrolling */
  GtkWidget        *scrollbar;
  GtkWidget        *cluster_list;    /* popover, made when first needed */
  GtkWidget        *menu;            /* popover, made when first needed */
  char             *selection;       /* the id of the policy selected, "" for none */
  char             *selected_before; /* (nullable): of the one selected before it, likewise */
  double            menu_x;          /* the cluster that it is about */
  double            menu_y;
  GPtrArray        *marks;           /* WayMark, in the order of time */
  GPtrArray        *heading_marks;   /* WayMark, from the top down */
  GPtrArray        *cluster_marks;   /* WayMark, in the order of the scene */
  GBytes           *cluster_keys;    /* which clusters those stand for */
  guint             prepare_source;  /* between frames */
  gboolean          grouped;         /* the scene has groups, and: */
  guint             shown_serial;    /* what matches in it */
  GCancellable     *regrouping;      /* while a thread makes groups of very many */
  WayRegrouping    *regrouped;       /* (nullable): what it has made */
  guint             regroup_source;  /* that is packed between frames */
  WayView          *regroup_view;    /* (nullable): for which, and for */
  guint             regroup_serial;  /* what matches of it */
  gboolean          regroup_ready;   /* it can take the place of the other */
  gboolean          retitled;        /* other titles are wanted than the scene has */
  guint             marks_source;    /* marks are made after the first frame */
  int               described_on;    /* as-known day of what the marks say */
  gboolean          redescribe;      /* what they say is of another data set or language */
  gboolean          allocating;
  gboolean          drawn;           /* the first frame has been */
  guint             marked;          /* policy whose mark is the selected one */
  guint             reveal;          /* policy to scroll to when laid out */
  gboolean          grab_focus;      /* and whether its mark takes the focus */
  guint             walk_anchor;     /* the policy that a walk is about, else WAY_NONE */
  guint             walk_place;      /* the one that it has come to */
  WayWalk           walk;

  WayTimeGestures  *gestures;
  WayNavigator     *navigator;       /* of the session */
  GskRenderNode    *picture;         /* of the scene; NULL where it has changed */
  gboolean          pointed;         /* the pointer is over the timeline, at: */
  double            pointer_x;
  double            pointer_y;
  guint             click_source;    /* a click on a cluster waits for another */
  double            click_x;
  double            click_y;
  guint             run_code;        /* the key that is held, 0 for none */
};

/* Letters and signs that are keys of the timeline by what they write. */
#define WAY_TIMELINE_LETTERS "fnp.,/?"

void way_timeline_view_add_input    (WayTimelineView       *view);
void way_timeline_view_install_keys (GtkWidgetClass        *widget_class);
void way_timeline_view_run          (WayTimelineView       *view,
                                     guint                  code,
                                     int                    pan,
                                     int                    zoom);
void way_timeline_view_follow_pointer (WayTimelineView     *view);
void way_timeline_view_draw_over    (WayTimelineView       *view,
                                     GtkSnapshot           *snapshot);
gboolean way_timeline_view_query_card (GtkWidget           *widget,
                                     int                    x,
                                     int                    y,
                                     gboolean               keyboard,
                                     GtkTooltip            *tooltip);
const WaySceneMark *way_timeline_view_find_focused (WayTimelineView *view);
void way_timeline_view_show_menu    (WayTimelineView       *view,
                                     double                 x,
                                     double                 y);
void way_timeline_view_add_menu     (WayTimelineView       *view);
void way_timeline_view_install_menu (GtkWidgetClass        *widget_class);
void way_timeline_view_fit_cluster  (WayTimelineView       *view,
                                     const WaySceneCluster *cluster);

void way_timeline_view_show_cluster (WayTimelineView       *view,
                                     const WaySceneCluster *cluster);
gboolean way_timeline_view_allocate_marks (WayTimelineView *view);
void way_timeline_view_sync_marks   (WayTimelineView       *view);
gboolean way_timeline_view_allocate_clusters (WayTimelineView *view);
void way_timeline_view_sync_clusters (WayTimelineView      *view);

void way_timeline_view_show_groups (WayTimelineView        *view);
void way_timeline_view_stop_regrouping (WayTimelineView    *view);
gboolean way_timeline_view_has_very_many (WayTimelineView   *view);
gboolean way_timeline_view_allocate_headings (WayTimelineView *view);
void way_timeline_view_sync_headings (WayTimelineView      *view);
void way_timeline_view_toggle_group (WayTimelineView       *view,
                                     guint                  group);
gboolean way_timeline_view_tab      (WayTimelineView       *view,
                                     gboolean               forward);
void way_timeline_view_step_down    (WayTimelineView       *view,
                                     int                    direction);

G_END_DECLS
