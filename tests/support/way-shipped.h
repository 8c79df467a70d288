/* The shipped data set for tests that need no file of it. */
#pragma once

#include "way-query.h"

G_BEGIN_DECLS

typedef void (*WayRowFunc) (WayTableId         table,
                            const char *const *fields,
                            gpointer           data);

void        way_shipped_for_each_row (WayRowFunc  callback,
                                      gpointer    data);
WayDataset *way_shipped_load         (void);
gboolean    way_add_row              (WayDatasetBuilder  *builder,
                                      WayTableId          table,
                                      const char         *row,
                                      GError            **error);
void        way_choose_any           (WayQuery         *query,
                                      const WayDataset *dataset,
                                      GRand            *rand);
guint       way_shipped_find         (const WayDataset *dataset,
                                      WayTableId        table,
                                      const char       *id);

G_END_DECLS
