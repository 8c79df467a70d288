/* What cairo cannot put into a PDF. */
#pragma once

#include <cairo.h>

#include "way-picture-texts.h"

G_BEGIN_DECLS

cairo_surface_t *
     way_pdf_new          (GByteArray            *pdf,
                           double                 width,
                           double                 height);
gboolean
     way_pdf_finish       (cairo_surface_t       *surface,
                           GError               **error);
void way_pdf_set_texts    (cairo_surface_t       *surface,
                           const WayPictureTexts *texts,
                           const char            *date);
void way_pdf_add_metadata (GByteArray            *pdf,
                           const WayPictureTexts *texts);

G_END_DECLS
