/* Compression of pixels, as PNG asks for. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How far back what is compressed may refer, in bytes. */
#define WAY_DEFLATE_WINDOW 32768u

typedef struct _WayDeflate WayDeflate;

WayDeflate *way_deflate_new    (guint         unit,
                                gsize         stride);
void        way_deflate_free   (WayDeflate   *deflate);
void        way_deflate_add    (WayDeflate   *deflate,
                                const guchar *bytes,
                                gsize         length,
                                gboolean      last,
                                GByteArray   *packed);
void        way_deflate_repeat (WayDeflate   *deflate,
                                gsize         n_rows,
                                GByteArray   *packed);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayDeflate, way_deflate_free)

G_END_DECLS
