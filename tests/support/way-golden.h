/* Pictures that drawings are compared with. */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* How two pictures of the same size differ. */
typedef struct
{
  guint n_pixels;    /* that differ by more than the level asked for */
  guint max_level;   /* the largest difference of a channel, 0 to 255 */
} WayPictureDifference;

gboolean way_golden_compare (cairo_surface_t      *a,
                             cairo_surface_t      *b,
                             guint                 level,
                             WayPictureDifference *difference);
void     way_golden_write   (cairo_surface_t      *surface,
                             const char           *name);
void     way_golden_assert  (cairo_surface_t      *surface,
                             const char           *name);

G_END_DECLS
