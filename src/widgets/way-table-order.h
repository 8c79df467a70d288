/* The order of the rows of the table: permutations of policies made from what
 * the snapshot holds of all of them, so that no row is read for them.
 */
#pragma once

#include "way-dataset.h"

G_BEGIN_DECLS

typedef enum
{
  WAY_COL_DATE,
  WAY_COL_TITLE,
  WAY_COL_ISSUERS,
  WAY_COL_LEVEL,
  WAY_COL_KIND,
  WAY_COL_THEME,
  WAY_COL_GOALS,
  WAY_COL_OWN,
  WAY_N_COLS,
} WayTableColumn;

gboolean way_table_order_is_possible (const WayDataset *dataset,
                                      WayTableColumn    column);
GArray  *way_table_order_new         (const WayDataset *dataset,
                                      const guint8     *shown,
                                      WayTableColumn    column,
                                      gboolean          descending,
                                      WayLang           lang);
void     way_table_order_make       (WayDataset         *dataset,
                                     const guint8       *shown,
                                     WayTableColumn      column,
                                     gboolean            descending,
                                     WayLang             lang,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            data);
GArray  *way_table_order_finish     (GAsyncResult       *result,
                                     GError            **error);

G_END_DECLS
