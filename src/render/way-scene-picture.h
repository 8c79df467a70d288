/* What the view of a scene shows, drawn into an area of a page: for handouts
 * and for small pictures of scenes.
 */
#pragma once

#include "way-axis.h"
#include "way-tour.h"

G_BEGIN_DECLS

WayView *way_scene_make_view      (const WayScene   *scene,
                                   const WayDataset *dataset);
void     way_scene_draw_view      (WayPainter       *painter,
                                   const WayLook    *look,
                                   WayDataset       *dataset,
                                   const WayScene   *scene,
                                   WayView          *view,
                                   gboolean          both,
                                   const WayRect    *area);
double   way_scene_find_text_size (WayDataset       *dataset,
                                   const WayScene   *scene,
                                   WayView          *view,
                                   WayLang           lang,
                                   const WayRect    *area,
                                   double            largest,
                                   double            smallest);
char    *way_scene_get_sources    (const WayScene   *scene,
                                   WayDataset       *dataset,
                                   WayView          *view,
                                   WayLang           lang);

G_END_DECLS
