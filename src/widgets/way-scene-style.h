/* WaySceneStyle: how the scenes of a window look: font, colours, language and
 * today, following the desktop's settings while the program runs.
 */
#pragma once

#include <gtk/gtk.h>

#include "way-axis.h"

G_BEGIN_DECLS

#define WAY_TYPE_SCENE_STYLE (way_scene_style_get_type ())
G_DECLARE_FINAL_TYPE (WaySceneStyle, way_scene_style, WAY, SCENE_STYLE, GObject)

WaySceneStyle *way_scene_style_new      (WayLang        lang);
WaySceneStyle *way_scene_style_new_for_show (WayLang    lang,
                                             double     size_px,
                                             gboolean   dark);
void           way_scene_style_set_show (WaySceneStyle *style,
                                         double         size_px,
                                         gboolean       dark);
const WayLook *way_scene_style_get_look (WaySceneStyle *style);

G_END_DECLS
