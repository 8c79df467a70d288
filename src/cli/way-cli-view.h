/* The options of a command that say what a picture shows: together they make a
 * view.
 */
#pragma once

#include "way-cli-command.h"
#include "way-dataset.h"
#include "way-picture.h"
#include "way-view.h"

G_BEGIN_DECLS

/**
 * WayCliView:
 * @file: the path of a view as JSON, "-" for the standard input
 * @indicator: the id of an indicator
 * @areas: codes of areas and ids of area sets, with commas between
 * @from: the first day, as a date of any precision
 * @to: the last day, as a date of any precision
 * @group: by what the lanes are grouped
 * @filters: FACET=VALUE,… each
 * @search: words that policies must contain
 * @selection: the id of a policy
 * @goal: the id of a goal
 * @as_known: the day as known on which figures are shown
 * @kind: the kind of chart
 * @markers: which policies stand over the lines
 * @year: the year of ranked bars, 0 if not given
 *
 * The options as they were given, %NULL for those that were not.
 */
typedef struct
{
  char  *file;
  char  *indicator;
  char  *areas;
  char  *from;
  char  *to;
  char  *group;
  char **filters;
  char  *search;
  char  *selection;
  char  *goal;
  char  *as_known;
  char  *kind;
  char  *markers;
  int    year;
} WayCliView;

WayCliExit way_cli_view_check (const WayCliView   *options);
WayCliExit way_cli_view_make  (const WayCliView   *options,
                               WayPictureContent  *content,
                               WayDataset         *dataset,
                               int                 made_on,
                               WayView           **view);
void       way_cli_view_clear (WayCliView         *options);

G_END_DECLS
