/* Where a command writes a file: the name is looked at before any work, and
 * what is written appears whole or not at all.
 */
#pragma once

#include "way-cli-command.h"

#include <signal.h>

G_BEGIN_DECLS

WayCliExit way_cli_output_check        (const char *path,
                                        gboolean    force);
WayCliExit way_cli_output_write        (const char *path,
                                        GBytes     *contents);
void       way_cli_output_hold_signals (sigset_t *before);

G_END_DECLS
