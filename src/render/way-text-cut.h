/* The beginning of a laid-out line and "…", from the glyphs that are there. */
#pragma once

#include "way-text.h"

G_BEGIN_DECLS

GSList *way_text_cut (const WayLabel *whole,
                      gsize           length,
                      const WayLabel *dots);

G_END_DECLS
