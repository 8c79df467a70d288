/* The file of a person's stars and notes: one SQLite file of a fixed schema, in
 * the person's data folder. Several programs may use it at once.
 */
#pragma once

#include "way-own.h"

G_BEGIN_DECLS

WayOwnStore *way_own_file_new  (const char  *path);
char        *way_own_file_path (void);
gboolean     way_own_file_lay  (const char  *path,
                                WayDataset  *dataset,
                                GError     **error);

G_END_DECLS
