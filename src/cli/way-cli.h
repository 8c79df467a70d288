/* The command line: everything the program does without a display. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean way_cli_is_command (const char *word);
int      way_cli_run        (int         argc,
                             char      **argv);

G_END_DECLS
