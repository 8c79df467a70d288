/* The painter that draws on the screen. Boxes and text become nodes, which a
 * renderer draws quickest, and so do small shapes, as textures; lines and areas
 * become small nodes drawn by cairo.
 */
#include "config.h"

#include "way-snapshot-painter.h"

#include "way-cairo-painter.h"
#include "way-shape-textures.h"
#include "way-textures.h"

#include <math.h>
#include <string.h>

/* Larger pictures would be more to copy than to draw. */
#define MAX_PICTURE_PX 4096

typedef struct
{
  WayPainter   base;
  GtkSnapshot *snapshot;
  double       scale;      /* device pixels to a pixel */
} SnapshotPainter;

static GdkRGBA
to_rgba (const WayColor *color)
{
  return (GdkRGBA) { color->red, color->green, color->blue, color->alpha };
}

static graphene_rect_t
to_graphene (const WayRect *rect)
{
  return GRAPHENE_RECT_INIT ((float) rect->x, (float) rect->y, (float) rect->width,
                             (float) rect->height);
}

static GskRoundedRect
to_rounded (const WayRect *rect,
            double         radius)
{
  const graphene_rect_t bounds = to_graphene (rect);
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (&rounded, &bounds, (float) radius);
  return rounded;
}

/* Draws a small shape. A large one is left to the caller. */
static gboolean
append_shape (WayPainter     *painter,
              WayShape       *shape,
              const WayColor *color)
{
  SnapshotPainter *self = (SnapshotPainter *) painter;
  graphene_rect_t place;
  GdkTexture *texture;

  shape->scale = (int) self->scale;
  shape->color = *color;
  texture = way_shape_textures_get (shape, &place);
  if (texture != NULL)
    gtk_snapshot_append_texture (self->snapshot, texture, &place);
  return texture != NULL;
}

static void
fill_rect (WayPainter     *painter,
           const WayRect  *rect,
           double          radius,
           const WayColor *color)
{
  GtkSnapshot *snapshot = ((SnapshotPainter *) painter)->snapshot;
  const graphene_rect_t bounds = to_graphene (rect);
  const GskRoundedRect rounded = to_rounded (rect, radius);
  const GdkRGBA rgba = to_rgba (color);

  if (radius > 0)
    {
      WayShape shape = { .box = *rect, .radius = radius };

      if (append_shape (painter, &shape, color))
        return;
    }
  if (radius > 0)
    gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  gtk_snapshot_append_color (snapshot, &rgba, &bounds);
  if (radius > 0)
    gtk_snapshot_pop (snapshot);
}

static void
fill_ring (WayPainter     *painter,
           const WayRect  *rect,
           double          radius,
           double          thickness,
           const WayColor *color)
{
  const GskRoundedRect rounded = to_rounded (rect, radius);
  const GdkRGBA rgba = to_rgba (color);
  const float width = (float) thickness;
  WayShape shape = { .box = *rect, .radius = radius, .thickness = thickness };

  if (radius > 0 && append_shape (painter, &shape, color))
    return;
  gtk_snapshot_append_border (((SnapshotPainter *) painter)->snapshot, &rounded,
                              (const float[4]) { width, width, width, width },
                              (const GdkRGBA[4]) { rgba, rgba, rgba, rgba });
}

/* A context for a node just large enough, whole pixels all around. */
static cairo_t *
begin_cairo (WayPainter     *painter,
             const WayPoint *points,
             guint           n_points,
             double          margin)
{
  double left = points[0].x, right = left;
  double top = points[0].y, bottom = top;

  for (guint i = 1; i < n_points; i++)
    {
      left = MIN (left, points[i].x);
      right = MAX (right, points[i].x);
      top = MIN (top, points[i].y);
      bottom = MAX (bottom, points[i].y);
    }
  left = floor (left - margin);
  top = floor (top - margin);
  return gtk_snapshot_append_cairo (((SnapshotPainter *) painter)->snapshot,
                                    &GRAPHENE_RECT_INIT ((float) left, (float) top,
                                                         (float) (ceil (right + margin) - left),
                                                         (float) (ceil (bottom + margin) - top)));
}

static void
draw_polyline (WayPainter     *painter,
               const WayPoint *points,
               guint           n_points,
               double          width,
               const double   *dash,
               const WayColor *color)
{
  cairo_t *cr = begin_cairo (painter, points, n_points, width / 2 + 1);

  way_cairo_polyline (cr, points, n_points, width, dash, color);
  cairo_destroy (cr);
}

static void
fill_polygon (WayPainter     *painter,
              const WayPoint *points,
              guint           n_points,
              const WayColor *color)
{
  WayShape shape = { .n_points = n_points };
  cairo_t *cr;

  if (n_points <= WAY_SHAPE_MAX_POINTS)
    {
      memcpy (shape.points, points, n_points * sizeof *points);
      if (append_shape (painter, &shape, color))
        return;
    }
  cr = begin_cairo (painter, points, n_points, 1);
  way_cairo_polygon (cr, points, n_points, color);
  cairo_destroy (cr);
}

/* The nodes are those that gtk_snapshot_append_layout() makes of a line as well, but by
 * way of all that a layout may have besides. */
static void
draw_text (WayPainter     *painter,
           const WayLabel *label,
           double          x,
           double          y,
           const WayColor *color)
{
  SnapshotPainter *self = (SnapshotPainter *) painter;
  const GdkRGBA rgba = to_rgba (color);
  double left = floor (x * self->scale + 0.5) / self->scale;
  double baseline = floor ((y + label->baseline) * self->scale + 0.5) / self->scale;

  for (guint i = 0; i < label->n_runs; i++)
    {
      const WayTextRun *run = &label->runs[i];
      const graphene_point_t origin
        = GRAPHENE_POINT_INIT ((float) (left + run->x), (float) (baseline + run->y));
      g_autoptr (GskRenderNode) node
        = gsk_text_node_new (run->item->item->analysis.font, run->item->glyphs, &rgba, &origin);

      if (node != NULL)
        gtk_snapshot_append_node (self->snapshot, node);
    }
}

static gboolean
is_whole (double px)
{
  return px == floor (px);
}

/* A large picture is left to its function, as is one between pixels. */
static void
draw_picture (WayPainter    *painter,
              const WayRect *bounds,
              gconstpointer  key,
              gsize          key_size,
              WayDrawFunc    draw,
              gconstpointer  data)
{
  SnapshotPainter *self = (SnapshotPainter *) painter;
  const graphene_rect_t place = to_graphene (bounds);

  if (!(bounds->width > 0 && bounds->height > 0 && bounds->width * bounds->height <= MAX_PICTURE_PX)
      || !is_whole (bounds->x) || !is_whole (bounds->y)
      || !is_whole (bounds->width) || !is_whole (bounds->height))
    draw (painter, data);
  else
    gtk_snapshot_append_texture (self->snapshot,
                                 way_textures_get (bounds, (int) self->scale, key, key_size, draw,
                                                   data), &place);
}

static void
push_offset (WayPainter *painter,
             double      x,
             double      y)
{
  GtkSnapshot *snapshot = ((SnapshotPainter *) painter)->snapshot;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
}

static void
pop_offset (WayPainter *painter)
{
  gtk_snapshot_restore (((SnapshotPainter *) painter)->snapshot);
}

static void
push_clip (WayPainter    *painter,
           const WayRect *rect)
{
  const graphene_rect_t bounds = to_graphene (rect);

  gtk_snapshot_push_clip (((SnapshotPainter *) painter)->snapshot, &bounds);
}

static void
pop_clip (WayPainter *painter)
{
  gtk_snapshot_pop (((SnapshotPainter *) painter)->snapshot);
}

static void
free_painter (WayPainter *painter)
{
  g_object_unref (((SnapshotPainter *) painter)->snapshot);
  g_free (painter);
}

static const WayPainterClass snapshot_painter_class = {
  .fill_rect = fill_rect,
  .fill_ring = fill_ring,
  .polyline = draw_polyline,
  .fill_polygon = fill_polygon,
  .text = draw_text,
  .picture = draw_picture,
  .push_clip = push_clip,
  .pop_clip = pop_clip,
  .push_offset = push_offset,
  .pop_offset = pop_offset,
  .free = free_painter,
};

/**
 * way_snapshot_painter_new:
 * @snapshot: where to draw, in a widget's own coordinates
 * @scale_factor: the widget's, so that text starts on pixels of the device
 *
 * Creates a painter that adds nodes to a snapshot. The snapshot stays the
 * caller's; freeing the painter leaves it as it is.
 *
 * Returns: (transfer full): the painter
 */
WayPainter *
way_snapshot_painter_new (GtkSnapshot *snapshot,
                          int          scale_factor)
{
  SnapshotPainter *self;

  g_return_val_if_fail (GTK_IS_SNAPSHOT (snapshot) && scale_factor > 0, NULL);

  self = g_new0 (SnapshotPainter, 1);
  self->base.klass = &snapshot_painter_class;
  self->snapshot = g_object_ref (snapshot);
  self->scale = scale_factor;
  return &self->base;
}

/**
 * way_snapshot_painter_new_for:
 * @snapshot: where to draw
 * @widget: the widget that is drawn
 *
 * Returns: (transfer full): a painter for the pixels of the widget's display
 */
WayPainter *
way_snapshot_painter_new_for (GtkSnapshot *snapshot,
                              GtkWidget   *widget)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  return way_snapshot_painter_new (snapshot, gtk_widget_get_scale_factor (widget));
}
