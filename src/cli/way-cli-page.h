/* What waymark show prints for people: a page about one row of a data set. */
#pragma once

#include "way-dataset.h"

G_BEGIN_DECLS

void way_cli_print_page (GString          *out,
                         const WayDataset *dataset,
                         WayTableId        table,
                         guint             index,
                         int               known_on,
                         WayLang           lang,
                         guint             width);

G_END_DECLS
