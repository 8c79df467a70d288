/* The beginning of a laid-out line and "…", from the glyphs that are there. */
#pragma once

#include "way-text.h"

G_BEGIN_DECLS

gsize   way_text_find_tail (const char     *text,
                            gsize           length);
GSList *way_text_cut       (const WayLabel *whole,
                            gsize           length,
                            const WayLabel *tail);

G_END_DECLS
