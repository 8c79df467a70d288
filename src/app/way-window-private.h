/* What the parts of the window share. */
#pragma once

#include "way-chart-canvas.h"
#include "way-chart-page.h"
#include "way-detail-pane.h"
#include "way-filter-bar.h"
#include "way-go-to-popover.h"
#include "way-overview.h"
#include "way-panes.h"
#include "way-scene-style.h"
#include "way-search-pane.h"
#include "way-series-chooser.h"
#include "way-status-bar.h"
#include "way-table-page.h"
#include "way-timeline-view.h"
#include "way-tours.h"
#include "way-why.h"
#include "way-window.h"

G_BEGIN_DECLS

enum
{
  WAY_WINDOW_PROP_PAGE = 1,
  WAY_WINDOW_PROP_SIDEBAR,
  WAY_WINDOW_PROP_DETAIL,
};

struct _WayWindow
{
  GtkApplicationWindow parent_instance;

  /* template */
  GtkSearchEntry  *search;
  GtkRevealer     *message_revealer;
  GtkLabel        *message;
  GtkMenuButton   *saved_button;
  GtkPopover      *saved_popover;
  GtkWidget       *saved_list;
  WayPanes        *panes;
  GtkWidget       *sidebar;
  WaySearchPane   *search_pane;
  GtkStack        *pages;
  GtkMenuButton   *page_menu;      /* instead of the buttons in a narrow window */
  WayTimelineView *timeline;
  WayChartCanvas  *strip;
  WaySeriesChooser *strip_chooser;
  WayOverview     *overview;
  GtkWidget       *goals_page;
  GtkWidget       *chart_page;
  GtkWidget       *table_page;
  GtkWidget       *detail;
  WayStatusBar    *status;
  WayGoToPopover  *go_to;

  /* owned */
  GSettings       *settings;
  WaySession      *session;
  WaySceneStyle   *style;
  GSignalGroup    *session_signals;
  GCancellable    *cancellable;     /* cancelled when the window closes */
  GCancellable    *opening;         /* while a file is being opened */
  guint            opening_source;  /* until that is worth a message */
  GCancellable    *reading;         /* while the rest of a data set is read */
  char            *selection;
  char            *searched;        /* the text of the query, last seen */
  WayPage          page;
  gboolean         sidebar_open;    /* as last notified */
  gboolean         detail_open;
  guint            status_source;
  guint            panes_source;
  gboolean         complete;
  GtkWidget       *tours_dialog;    /* weak */
  GtkWidget       *presenter;       /* weak */
  gboolean         warned;          /* that closing loses stars or notes */
  gint64           left_at;         /* when it was left for another, or 0 */
};

void way_window_step_hit        (WayWindow      *window,
                                 int             direction);
void way_window_install_actions (GtkWidgetClass *widget_class);
void way_window_stop_opening    (WayWindow      *window);
void way_window_read_links      (WayWindow      *window);
void way_window_show_fault      (WayWindow      *window);
gboolean way_window_open_picture (WayWindow     *window,
                                  const char    *path);
gboolean way_window_open_tour   (WayWindow      *window,
                                 const char     *path);
void way_window_present_tour (WayWindow     *window,
                              gboolean       this_view);
void way_window_show_tours      (WayWindow      *window);
void way_window_add_scene       (WayWindow      *window);
void way_window_accept_drops    (WayWindow      *window);
void way_window_lay_own         (WayWindow      *window);
gboolean way_window_may_close   (WayWindow      *window);
void way_window_star_cb         (GtkWidget      *widget,
                                 const char     *name,
                                 GVariant       *parameter);
void way_window_undo_cb         (GtkWidget      *widget,
                                 const char     *name,
                                 GVariant       *parameter);
void way_window_cite_cb         (GtkWidget      *widget,
                                 const char     *name,
                                 GVariant       *parameter);
void way_window_save_citation_cb (GtkWidget     *widget,
                                  const char    *name,
                                  GVariant      *parameter);
WayAnswer *way_window_answer    (GtkWidget      *widget,
                                 WayWhyPlace    *place);

G_END_DECLS
