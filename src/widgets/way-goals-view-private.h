/* What the parts of the view of the goals share: the widget, its children and
 * the steps from one to the other.
 */
#pragma once

#include "way-goals-view.h"
#include "way-time-gestures.h"

G_BEGIN_DECLS

/* A child for something in the window that can be pointed at. */
typedef struct
{
  GtkWidget    *mark;       /* WayMark */
  WayGoalsItem  item;       /* what it stands for, as last described, without texts */
  guint         stated;     /* the statement that it tells of */
  gboolean      expanded;   /* of a heading: whether what it heads is shown */
} WayGoalsSlot;

/* The list of a thread that is in the window, in which its marks are. */
typedef struct
{
  GtkWidget *list;          /* WayMarkList */
  guint      goal;
  int        top;           /* where it was put, in pixels of the view */
} WayGoalsList;

struct _WayGoalsView
{
  GtkWidget        parent_instance;

  WaySession      *session;
  WaySceneStyle   *style;
  GSignalGroup    *session_signals;
  GSignalGroup    *style_signals;
  WayGoalsScene   *scene;
  WayTimeGestures *gestures;

  GtkAdjustment   *threads;         /* the vertical scrolling */
  GtkWidget       *scrollbar;
  GArray          *slots;           /* WayGoalsSlot, in the order of the scene */
  GArray          *lists;           /* WayGoalsList, from the top down */
  guint            marks_source;
  guint            ahead_source;
  int              described_on;    /* as-known day of what the marks say */
  gboolean         redescribe;      /* what they say is of another data set or language */
  gboolean         allocating;
  gboolean         focus_wanted;    /* whether the cursor's mark takes the focus */
  gboolean         reveal_wanted;   /* whether it is scrolled to */
  guint            top_wanted;      /* goal whose thread comes to the top, or WAY_NONE */
  WayGoalsItem     cursor;          /* what the keyboard is at, without texts */
};

gboolean way_goals_view_is_ready       (WayGoalsView        *view);
void     way_goals_view_toggle_thread  (WayGoalsView        *view,
                                        guint                goal);
void     way_goals_view_activate       (WayGoalsView        *view,
                                        const WayGoalsItem  *item);

int      way_goals_view_find_item      (WayGoalsView        *view,
                                        const WayGoalsItem  *item);
int      way_goals_view_find_focused   (WayGoalsView        *view);
gboolean way_goals_view_allocate_marks (WayGoalsView        *view);
void     way_goals_view_want_marks     (WayGoalsView        *view);
void     way_goals_view_drop_marks     (WayGoalsView        *view);

void     way_goals_view_set_cursor     (WayGoalsView        *view,
                                        const WayGoalsItem  *item);
void     way_goals_view_want_cursor    (WayGoalsView        *view);
double   way_goals_view_find_top       (WayGoalsView        *view,
                                        double               value);
double   way_goals_view_find_scroll    (WayGoalsView        *view,
                                        double               value,
                                        double               page);
void     way_goals_view_add_why        (WayGoalsView        *view);
gboolean way_goals_view_tab            (WayGoalsView        *view);
void     way_goals_view_install_keys   (GtkWidgetClass      *widget_class);

G_END_DECLS
