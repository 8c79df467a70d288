/* Compression of pixels, as PNG asks for. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _WayDeflate WayDeflate;

WayDeflate *way_deflate_new  (guint         unit,
                              gsize         stride);
void        way_deflate_free (WayDeflate   *deflate);
void        way_deflate_add  (WayDeflate   *deflate,
                              const guchar *bytes,
                              gsize         length,
                              gboolean      last,
                              GByteArray   *packed);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayDeflate, way_deflate_free)

G_END_DECLS
