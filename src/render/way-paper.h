/* Sheets of paper on which pictures are printed. */
#pragma once

#include "way-picture.h"

G_BEGIN_DECLS

#define WAY_PAPER_MIN_MARGIN_MM 5
#define WAY_PAPER_MAX_MARGIN_MM 40
#define WAY_PAPER_USUAL_MARGIN_MM 12

/* Pages are measured in pixels of 1/96 inch, PDF and printers in points. */
#define WAY_PAPER_POINTS_PER_PX 0.75

gboolean way_paper_parse    (const char        *text,
                             WayPaper          *paper);
void     way_paper_set      (WayPictureOptions *options,
                             WayPaper           paper,
                             gboolean           portrait,
                             guint              margin_mm);
void     way_paper_get_size (WayPaper           paper,
                             gboolean           portrait,
                             double            *width,
                             double            *height);

G_END_DECLS
