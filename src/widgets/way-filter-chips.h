/* WayFilterChips: everything that is filtered by, each to be taken back with
 * one press.
 */
#pragma once

#include <gtk/gtk.h>

#include "way-session.h"

G_BEGIN_DECLS

#define WAY_TYPE_FILTER_CHIPS (way_filter_chips_get_type ())
G_DECLARE_FINAL_TYPE (WayFilterChips, way_filter_chips, WAY, FILTER_CHIPS, GtkWidget)

void way_filter_chips_set_session (WayFilterChips *chips,
                                   WaySession     *session);
void way_filter_chips_update      (WayFilterChips *chips);

G_END_DECLS
