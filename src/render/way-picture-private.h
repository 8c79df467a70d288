/* What the drawing of a picture and its files share. */
#pragma once

#include "way-picture.h"

#include "way-chart.h"
#include "way-goals-scene.h"
#include "way-timeline-scene.h"

G_BEGIN_DECLS

/* A picture while it is put together. */
typedef struct
{
  WayPainter              *painter;    /* (nullable): while it is only measured */
  WayLook                  look;
  WayDataset              *dataset;
  WayView                 *view;
  WayChart                *chart;      /* (nullable) */
  WayTimelineScene        *scene;      /* (nullable) */
  WayGoalsScene           *goals;      /* (nullable) */
  GArray                  *horizon;    /* (nullable): the targets of the goals */
  guint                    n_cut;      /* goals, statements or blocks that have no room */
  double                   cut_px;     /* where the last that has room ends */
  const WayPictureOptions *options;
  double                   margin;
  double                   gap;        /* between the drawing and the texts */
} WayComposition;

gboolean way_picture_has_lanes   (WayPictureContent        content);
gboolean way_picture_has_goals   (WayPictureContent        content);
const WayPolicy *
         way_picture_get_policy  (const WayDataset        *dataset,
                                  const WayView           *view);
guint    way_picture_get_goal    (const WayDataset        *dataset,
                                  const WayView           *view);
WayChart *
         way_picture_make_chart  (WayDataset              *dataset,
                                  const WayView           *view,
                                  WayPictureContent        content);
GBytes  *way_picture_make_csv    (WayDataset              *dataset,
                                  WayView                 *view,
                                  const WayPictureOptions *options);
gboolean way_picture_check_content (const WayDataset      *dataset,
                                    const WayView         *view,
                                    WayPictureContent      content,
                                    GError               **error);
char    *way_picture_make_title  (const WayDataset        *dataset,
                                  const WayView           *view,
                                  const WayChart          *chart,
                                  const WayPictureOptions *options,
                                  WayLang                  lang);
guint8  *way_picture_match       (const WayDataset        *dataset,
                                  const WayView           *view);
void     way_picture_add_count   (GString                 *text,
                                  const char              *what,
                                  guint                    n);
guint    way_picture_measure     (WayTextContext          *text,
                                  WayDataset              *dataset,
                                  WayView                 *view,
                                  const WayPictureOptions *options,
                                  WayTimelineCounts       *counts);
void     way_picture_add_goals   (WayComposition          *composition);
void     way_picture_fit_goals   (WayComposition          *composition,
                                  const WayRect           *usual,
                                  const WayRect           *area);
char    *way_picture_tell_goals  (const WayComposition    *composition,
                                  WayLang                  lang);
const char *
         way_picture_get_licence  (const WayDataset       *dataset);
char    *way_picture_tell_dataset (const WayDataset       *dataset,
                                   WayLang                 lang);
char    *way_picture_make_footer (const WayComposition    *composition,
                                  WayLang                  lang);

G_END_DECLS
