/* WayHoverCard: what a policy or a cluster is, in a few lines beside it, while
 * the pointer rests there or a key asks for it. It is the content of a tooltip,
 * which keeps off what it explains and takes neither pointer nor keyboard.
 */
#pragma once

#include <gtk/gtk.h>

#include "way-dataset.h"

G_BEGIN_DECLS

GtkWidget *way_hover_card_new_policy  (const WayDataset *dataset,
                                       guint             policy,
                                       int               known_on,
                                       WayLang           lang,
                                       gboolean          both);
GtkWidget *way_hover_card_new_cluster (const WayDataset *dataset,
                                       guint             n_policies,
                                       const guint      *first,
                                       guint             n_first,
                                       int               first_day,
                                       int               last_day,
                                       WayLang           lang);

G_END_DECLS
