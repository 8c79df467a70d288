/* WayTableCopy: rows of the table on their way to the clipboard, as tab-separated
 * values, and what the columns say of a policy.
 */
#pragma once

#include <gtk/gtk.h>

#include "way-session.h"
#include "way-table-order.h"

G_BEGIN_DECLS

typedef struct _WayTableCopy WayTableCopy;

char         *way_table_copy_tell (const WayDataset  *dataset,
                                   guint              policy,
                                   WayTableColumn     column,
                                   WayLang            lang,
                                   gboolean           both);
WayTableCopy *way_table_copy_new  (WaySession        *session,
                                   GArray            *policies,
                                   const char *const *titles,
                                   GtkLabel          *note);
void          way_table_copy_free (WayTableCopy      *copy);

G_END_DECLS
