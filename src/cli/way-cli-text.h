/* Text for a terminal: aligned tables and wrapped paragraphs, in which Chinese
 * characters are two columns wide.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _WayTextTable WayTextTable;

guint         way_text_width        (const char    *text);
char         *way_text_elide        (const char    *text,
                                     guint          width);
guint         way_text_screen_width (void);
void          way_text_wrap         (GString       *out,
                                     const char    *text,
                                     guint          indent,
                                     guint          width);
WayTextTable *way_text_table_new    (guint          n_columns,
                                     guint          right);
void          way_text_table_free   (WayTextTable  *table);
void          way_text_table_add    (WayTextTable  *table,
                                     const char    *cell);
void          way_text_table_print  (WayTextTable  *table,
                                     GString       *out);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayTextTable, way_text_table_free)

G_END_DECLS
