/* WayGoToPopover: an entry for where to go on the timeline, and under it what
 * the words can mean.
 */
#pragma once

#include <gtk/gtk.h>

#include "way-session.h"

G_BEGIN_DECLS

#define WAY_TYPE_GO_TO_POPOVER (way_go_to_popover_get_type ())
G_DECLARE_FINAL_TYPE (WayGoToPopover, way_go_to_popover, WAY, GO_TO_POPOVER, GtkPopover)

void way_go_to_popover_set_session (WayGoToPopover *popover,
                                    WaySession     *session);

G_END_DECLS
