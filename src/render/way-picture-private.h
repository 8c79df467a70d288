/* What the drawing of a picture and its files share. */
#pragma once

#include "way-picture.h"

#include "way-chart.h"

G_BEGIN_DECLS

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

G_END_DECLS
