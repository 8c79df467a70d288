/* WayKnownControl: chooses the day as known on which figures are shown. It
 * stops only where something changes, and ends at the newest release held.
 */
#pragma once

#include <gtk/gtk.h>

#include "way-session.h"

G_BEGIN_DECLS

#define WAY_TYPE_KNOWN_CONTROL (way_known_control_get_type ())
G_DECLARE_FINAL_TYPE (WayKnownControl, way_known_control, WAY, KNOWN_CONTROL, GtkWidget)

void way_known_control_set_session (WayKnownControl *control,
                                    WaySession      *session);

G_END_DECLS
