/* Data sets of any size for tests and benchmarks: policies that nobody ever
 * issued, spread in time and over kinds, themes and places as real ones are.
 */
#pragma once

#include "way-store.h"

G_BEGIN_DECLS

gboolean    way_generate      (guint        n,
                               guint32      seed,
                               const char  *shipped,
                               const char  *output,
                               GError     **error);
WayDataset *way_generate_load (guint        n,
                               const char  *shipped);

G_END_DECLS
