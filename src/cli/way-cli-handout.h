/* waymark export --tour: a tour on paper. */
#pragma once

#include "way-cli-command.h"

G_BEGIN_DECLS

WayCliExit way_cli_handout (const char *tour,
                            const char *output,
                            const char *data,
                            const char *lang,
                            gboolean    force);

G_END_DECLS
