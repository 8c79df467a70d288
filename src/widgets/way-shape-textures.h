/* Small shapes as textures. */
#pragma once

#include <gtk/gtk.h>

#include "way-painter.h"

G_BEGIN_DECLS

#define WAY_SHAPE_MAX_POINTS 4

/* What a texture shows: a box with round corners, a frame of such a one, or a
 * polygon. All of it is part of the key, so that unused members are 0. */
typedef struct
{
  WayRect  box;                           /* of a box and a frame */
  double   radius;
  double   thickness;                     /* of a frame; 0 for a box */
  WayPoint points[WAY_SHAPE_MAX_POINTS];  /* of a polygon */
  guint    n_points;                      /* 0 for a box and a frame */
  int      scale;                         /* device pixels to a pixel */
  WayColor color;
} WayShape;

GdkTexture *way_shape_textures_get (const WayShape  *shape,
                                    graphene_rect_t *place);

G_END_DECLS
