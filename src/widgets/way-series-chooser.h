/* WaySeriesChooser: a button that opens the choice of indicator and areas, for
 * the strip and the chart page.
 */
#pragma once

#include <gtk/gtk.h>

#include "way-session.h"

G_BEGIN_DECLS

#define WAY_TYPE_SERIES_CHOOSER (way_series_chooser_get_type ())
G_DECLARE_FINAL_TYPE (WaySeriesChooser, way_series_chooser, WAY, SERIES_CHOOSER, GtkWidget)

void way_series_chooser_set_session (WaySeriesChooser *chooser,
                                     WaySession       *session);

G_END_DECLS
