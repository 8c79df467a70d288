/* The inside of a view, which its changes and its JSON form share. */
#pragma once

#include "way-view.h"

G_BEGIN_DECLS

struct _WayView
{
  gatomicrefcount ref_count;
  WayPage         page;
  double          start;
  double          end;
  WayGrouping     grouping;
  char          **folded;       /* ids of groups, sorted */
  WayQuery       *query;
  char           *selection;    /* id of a policy, or "" */
  char           *subject;      /* "goal:ID" or "indicator:ID", "" for the selection */
  char           *indicator;    /* id */
  char          **areas;        /* codes, in the order of drawing */
  WayGoalsShown   goals_shown;
  char           *goal;         /* id, or "" */
  char           *goals_area;   /* code */
  char           *other;        /* id of a policy, or "" */
  int             as_known;     /* day, or WAY_KNOWN_ALL */
  gboolean        in_window;    /* lists and counts follow the span */
  gboolean        dim;          /* what is filtered out is shown, dimmed */
  WayChartKind    chart_kind;
  int             chart_year;   /* of the bars, 0 for the newest that compares */
  WayChartMarkers markers;
  WayTableRows    table_rows;
  char           *plan;         /* id of the policy whose targets alone are rows, or "" */
};

extern const char *const way_view_page_words[];
extern const char *const way_view_goals_words[];
extern const char *const way_view_chart_words[];
extern const char *const way_view_marker_words[];
extern const char *const way_view_grouping_words[];
extern const char *const way_view_rows_words[];

G_END_DECLS
