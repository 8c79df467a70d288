/* A tour on paper: a PDF with a page for each scene. */
#pragma once

#include <gio/gio.h>

#include "way-tour.h"

G_BEGIN_DECLS

GBytes *way_handout_render (WayDataset    *dataset,
                            WayTour       *tour,
                            WayLang        lang,
                            gboolean       both,
                            GCancellable  *cancellable,
                            GError       **error);

G_END_DECLS
