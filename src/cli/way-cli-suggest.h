/* What an unknown id is met with: the ids that are nearest to it. */
#pragma once

#include "way-dataset.h"

G_BEGIN_DECLS

const char *way_cli_get_id  (const WayDataset *dataset,
                             WayTableId        table,
                             guint             index);
void        way_cli_suggest (const WayDataset *dataset,
                             const WayTableId *tables,
                             guint             n_tables,
                             const char       *word);

G_END_DECLS
