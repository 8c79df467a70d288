/* Rows of a snapshot as the fields of the tables: what the lists and the
 * writers of files show, exactly as the data set has it.
 */
#pragma once

#include "way-dataset.h"

G_BEGIN_DECLS

char **way_dataset_get_fields (const WayDataset *dataset,
                               WayTableId        table,
                               guint             index);

G_END_DECLS
