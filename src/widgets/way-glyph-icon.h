/* WayGlyphIcon: the shape of a kind of policy, as small as a letter. */
#pragma once

#include <gtk/gtk.h>

#include "way-dataset.h"
#include "way-scene-style.h"

G_BEGIN_DECLS

#define WAY_TYPE_GLYPH_ICON (way_glyph_icon_get_type ())
G_DECLARE_FINAL_TYPE (WayGlyphIcon, way_glyph_icon, WAY, GLYPH_ICON, GtkWidget)

GtkWidget *way_glyph_icon_new        (WayPolicyKind  kind,
                                      WaySceneStyle *style);
GtkWidget *way_glyph_icon_new_swatch (WaySceneStyle *style);
void       way_glyph_icon_set_group  (WayGlyphIcon  *icon,
                                      int            group);

G_END_DECLS
