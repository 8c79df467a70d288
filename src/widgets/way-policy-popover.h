/* The list of some policies in a popover, in the order of time: those of a
 * cluster of the timeline, or of a tick over a chart.
 */
#pragma once

#include <gtk/gtk.h>

#include "way-session.h"

G_BEGIN_DECLS

/* Is told of the policy that was chosen, when the popover has closed. */
typedef void (*WayPolicyPopoverFunc) (GtkWidget *owner,
                                      guint      policy);

GtkWidget *way_policy_popover_open (GtkWidget            *owner,
                                    WaySession           *session,
                                    GArray               *policies,
                                    const char           *name,
                                    const GdkRectangle   *at,
                                    WayPolicyPopoverFunc  chosen);

G_END_DECLS
