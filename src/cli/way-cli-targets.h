/* Targets with their verdicts and goals with their stations, for the lists. */
#pragma once

#include "way-dataset.h"
#include "way-json.h"

G_BEGIN_DECLS

void     way_cli_add_target (WayJsonWriter    *writer,
                             const WayDataset *dataset,
                             guint             stated,
                             int               known_on);
void     way_cli_add_goal   (WayJsonWriter    *writer,
                             const WayDataset *dataset,
                             guint             goal);

G_END_DECLS
