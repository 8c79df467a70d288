/* Where the program's own files lie: beside an installed program, or in the
 * build folder for one that is not installed.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *way_paths_dataset (void);
char *way_paths_locale  (void);
char *way_paths_schemas (void);
char *way_paths_window  (void);

G_END_DECLS
