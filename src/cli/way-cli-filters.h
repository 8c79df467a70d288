/* The option --filter, which several commands have: what it asks of which
 * facet.
 */
#pragma once

#include "way-cli-command.h"
#include "way-query.h"

G_BEGIN_DECLS

gboolean   way_cli_is_list       (const char         *option,
                                  const char         *text);
WayCliExit way_cli_filters_check (const char *const  *filters);
WayCliExit way_cli_filters_apply (const char *const  *filters,
                                  const WayDataset   *dataset,
                                  WayQuery           *query);

G_END_DECLS
