/* WayFacetSection: one facet of the filter bar, to be folded: its values with
 * how many policies have each, to be ticked.
 */
#pragma once

#include <gtk/gtk.h>

#include "way-scene-style.h"
#include "way-session.h"

G_BEGIN_DECLS

#define WAY_TYPE_FACET_SECTION (way_facet_section_get_type ())
G_DECLARE_FINAL_TYPE (WayFacetSection, way_facet_section, WAY, FACET_SECTION, GtkWidget)

GtkWidget *way_facet_section_new    (WaySession      *session,
                                     WaySceneStyle   *style,
                                     WayFacet         facet,
                                     const guint     *totals);
void       way_facet_section_update (WayFacetSection *section);

G_END_DECLS
