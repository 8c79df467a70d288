/* The command line: everything the program does without a display. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean way_cli_takes        (int          argc,
                               char       **argv);
int      way_cli_run          (int          argc,
                               char       **argv);
int      way_cli_fail_display (void);
int      way_cli_fail_window  (const char  *path,
                               int          code);

G_END_DECLS
