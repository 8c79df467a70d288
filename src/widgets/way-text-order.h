/* The order of the rows of a table of texts, by one column or several. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * WayTextKey:
 * @column: the number of a column
 * @descending: whether to begin with the last
 */
typedef struct
{
  guint    column;
  gboolean descending;
} WayTextKey;

GArray *way_text_order_new    (GPtrArray           *rows,
                               const WayTextKey    *keys,
                               guint                n_keys);
void    way_text_order_make   (GPtrArray           *rows,
                               const WayTextKey    *keys,
                               guint                n_keys,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             data);
GArray *way_text_order_finish (GAsyncResult        *result,
                               GError             **error);

G_END_DECLS
