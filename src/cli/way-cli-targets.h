/* Targets with their verdicts, for the list of them. */
#pragma once

#include "way-dataset.h"
#include "way-json.h"

G_BEGIN_DECLS

gboolean way_cli_is_of_plan (const WayDataset *dataset,
                             guint             stated,
                             guint             plan);
void     way_cli_add_target (WayJsonWriter    *writer,
                             const WayDataset *dataset,
                             guint             stated,
                             int               known_on);

G_END_DECLS
