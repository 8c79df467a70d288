/* Clipping of lines and areas to the range of coordinates that painters can
 * take: cairo counts in 24.8 bits, and GTK in floats. Inside of render only.
 */
#pragma once

#include "way-painter.h"

G_BEGIN_DECLS

/* Coordinates beyond this are far outside any picture. */
#define WAY_CLIP_LIMIT 32000.0

/* Takes one stretch of a clipped line. */
typedef void (*WayClipFunc) (const WayPoint *points,
                             guint           n_points,
                             gpointer        user_data);

double   way_clip_to_grid   (double          length);
gboolean way_clip_is_needed (const WayPoint *points,
                             guint           n_points);
gboolean way_clip_rect      (const WayRect  *rect,
                             WayRect        *clipped);
void     way_clip_polyline  (const WayPoint *points,
                             guint           n_points,
                             double          period,
                             WayClipFunc     func,
                             gpointer        user_data);
GArray  *way_clip_polygon   (const WayPoint *points,
                             guint           n_points);

G_END_DECLS
