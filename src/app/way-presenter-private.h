/* What the parts of the presenter share. */
#pragma once

#include "way-presenter.h"
#include "way-scene-view.h"
#include "way-spotlight.h"

G_BEGIN_DECLS

struct _WayPresenter
{
  GtkWindow        parent_instance;

  /* template */
  GtkLabel        *caption;
  GtkLabel        *second_caption;
  GtkLabel        *text;
  GtkLabel        *second_text;
  GtkLabel        *axis;
  GtkLabel        *verdict;
  GtkLabel        *second_verdict;
  GtkBox          *options;
  GtkStack        *stack;
  GtkLabel        *foot;
  GtkLabel        *second_foot;
  GtkLabel        *number;
  GtkProgressBar  *progress;
  GtkWidget       *end;
  GtkLabel        *end_title;
  GtkLabel        *end_hint;
  GtkWidget       *curtain;
  GtkWidget       *help;
  GtkBox          *help_rows;
  WaySpotlight    *spotlight;

  /* owned */
  GSettings       *settings;
  WayDataset      *dataset;
  WayPresentation *show;
  GtkWindow       *main_window;     /* weak */
  GtkWidget       *notes;           /* weak: the speaker's window */
  GtkCssProvider  *css;
  GtkWidget       *scene_view;      /* (nullable) (unowned) */
  WayScene        *scene;           /* (nullable): the one that is shown */
  WaySpeaks        speaks;          /* and how */
  WayLang          lang;            /* of both the first */
  double           unit;            /* the size of everything, 1 for 1080 rows */
  guint            look_source;
  guint            number_source;   /* until a typed number is forgotten */
  guint            hide_source;     /* until the pointer is hidden */
  GtkWidget       *blind;           /* weak: the widget over which it is */
  guint            inhibited;
  gboolean         notes_placed;    /* on a monitor of their own */
  int              notes_width;     /* where they are not, in pixels */
  int              notes_height;
  gboolean         pointer_known;   /* where the pointer was last */
  double           pointer_x;
  double           pointer_y;
  guint            place_source;    /* until monitors that come or go have settled */
  guint            size_source;     /* until a window has come to another monitor */
};

void way_presenter_show_scene     (WayPresenter *presenter,
                                   WayScene     *scene);
void way_presenter_update_covers  (WayPresenter *presenter);
void way_presenter_switch_lang    (WayPresenter *presenter);
void way_presenter_switch_both    (WayPresenter *presenter);
void way_presenter_update_words   (WayPresenter *presenter);
void way_presenter_update_options (WayPresenter *presenter);
void way_presenter_toggle_notes   (WayPresenter *presenter);
void way_presenter_fill_help      (WayPresenter *presenter);
void way_presenter_toggle_help    (WayPresenter *presenter);
void way_presenter_toggle_look    (WayPresenter *presenter);
void way_presenter_update_unit    (WayPresenter *presenter,
                                   int           width,
                                   int           height);
void way_presenter_watch_monitors (WayPresenter *presenter);
void way_presenter_fill_monitor   (WayPresenter *presenter);
void way_presenter_place_notes    (WayPresenter *presenter);
void way_presenter_follow_notes   (WayPresenter *presenter);
void way_presenter_next_monitor   (WayPresenter *presenter);
void way_presenter_step           (WayPresenter *presenter);

G_END_DECLS
