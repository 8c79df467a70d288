/* WayVerdictWhy: under a verdict, what opens to show the rule that decided and
 * the numbers that went in, each with its source; and a button that copies the
 * whole as a sentence.
 */
#pragma once

#include <gtk/gtk.h>

#include "way-dataset.h"

G_BEGIN_DECLS

#define WAY_TYPE_VERDICT_WHY (way_verdict_why_get_type ())
G_DECLARE_FINAL_TYPE (WayVerdictWhy, way_verdict_why, WAY, VERDICT_WHY, GtkWidget)

GtkWidget *way_verdict_why_new (WayDataset *dataset,
                                guint       stated,
                                int         known_on,
                                WayLang     lang);

G_END_DECLS
