/* The painter that draws with cairo. What it draws has the same pixels as
 * GTK's nodes: rounded corners are made of the same arcs, and text starts on
 * whole pixels.
 */
#include "config.h"

#include "way-cairo-painter.h"

#include "way-clip.h"

#include <cairo-pdf.h>
#include <math.h>
#include <string.h>

#define MAX_DASHES 8

typedef struct
{
  WayPainter  base;
  cairo_t    *cr;
  gboolean    pixels;   /* the target is made of pixels */
  gboolean    links;    /* the target can hold links */
} CairoPainter;

static void
set_color (cairo_t        *cr,
           const WayColor *color)
{
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha);
}

static void
add_rect (cairo_t       *cr,
          const WayRect *rect,
          double         radius)
{
  double right = rect->x + rect->width;
  double bottom = rect->y + rect->height;

  if (radius <= 0)
    {
      cairo_rectangle (cr, rect->x, rect->y, rect->width, rect->height);
      return;
    }
  cairo_new_sub_path (cr);
  cairo_arc (cr, rect->x + radius, rect->y + radius, radius, G_PI, 1.5 * G_PI);
  cairo_arc (cr, right - radius, rect->y + radius, radius, -0.5 * G_PI, 0);
  cairo_arc (cr, right - radius, bottom - radius, radius, 0, 0.5 * G_PI);
  cairo_arc (cr, rect->x + radius, bottom - radius, radius, 0.5 * G_PI, G_PI);
  cairo_close_path (cr);
}

static void
fill_rect (WayPainter     *painter,
           const WayRect  *rect,
           double          radius,
           const WayColor *color)
{
  cairo_t *cr = ((CairoPainter *) painter)->cr;

  set_color (cr, color);
  add_rect (cr, rect, radius);
  cairo_fill (cr);
}

static void
fill_ring (WayPainter     *painter,
           const WayRect  *rect,
           double          radius,
           double          thickness,
           const WayColor *color)
{
  cairo_t *cr = ((CairoPainter *) painter)->cr;
  const WayRect inside = { rect->x + thickness, rect->y + thickness, rect->width - 2 * thickness,
                           rect->height - 2 * thickness };

  set_color (cr, color);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  add_rect (cr, rect, radius);
  add_rect (cr, &inside, MAX (radius - thickness, 0));
  cairo_fill (cr);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_WINDING);
}

static void
add_points (cairo_t        *cr,
            const WayPoint *points,
            guint           n_points)
{
  for (guint i = 0; i < n_points; i++)
    cairo_line_to (cr, points[i].x, points[i].y);
}

static void
draw_polyline (WayPainter     *painter,
               const WayPoint *points,
               guint           n_points,
               double          width,
               const double   *dash,
               const WayColor *color)
{
  way_cairo_polyline (((CairoPainter *) painter)->cr, points, n_points, width, dash, color);
}

static void
fill_polygon (WayPainter     *painter,
              const WayPoint *points,
              guint           n_points,
              const WayColor *color)
{
  way_cairo_polygon (((CairoPainter *) painter)->cr, points, n_points, color);
}

/* cairo rounds the place of every glyph to whole pixels: text that starts
 * between two would get uneven gaps, and others while it is panned. */
static void
move_to_pixel (cairo_t *cr,
               double  *x,
               double  *y)
{
  cairo_user_to_device (cr, x, y);
  *x = floor (*x + 0.5);
  *y = floor (*y + 0.5);
  cairo_device_to_user (cr, x, y);
}

static void
draw_text (WayPainter     *painter,
           const WayLabel *label,
           double          x,
           double          y,
           const WayColor *color)
{
  CairoPainter *self = (CairoPainter *) painter;
  double baseline = y + label->baseline;

  if (self->pixels)
    move_to_pixel (self->cr, &x, &baseline);
  set_color (self->cr, color);
  for (guint i = 0; i < label->n_runs; i++)
    {
      const WayTextRun *run = &label->runs[i];

      cairo_move_to (self->cr, x + run->x, baseline + run->y);
      pango_cairo_show_glyph_item (self->cr, label->text, run->item);
    }
  cairo_new_path (self->cr);
}

static void
push_offset (WayPainter *painter,
             double      x,
             double      y)
{
  cairo_t *cr = ((CairoPainter *) painter)->cr;

  cairo_save (cr);
  cairo_translate (cr, x, y);
}

static void
pop_offset (WayPainter *painter)
{
  cairo_restore (((CairoPainter *) painter)->cr);
}

static void
push_clip (WayPainter    *painter,
           const WayRect *rect)
{
  cairo_t *cr = ((CairoPainter *) painter)->cr;

  cairo_save (cr);
  cairo_rectangle (cr, rect->x, rect->y, rect->width, rect->height);
  cairo_clip (cr);
}

static void
pop_clip (WayPainter *painter)
{
  cairo_restore (((CairoPainter *) painter)->cr);
}

/* Writes an address so that it can stand in a PDF: other bytes than these
 * break the file or end the attribute. */
static char *
escape_address (const char *uri)
{
  GString *escaped = g_string_new (NULL);

  for (const char *p = uri; *p != '\0'; p++)
    if (g_ascii_isalnum (*p) || strchr ("-._~/:?&=#%", *p) != NULL)
      g_string_append_c (escaped, *p);
    else
      g_string_append_printf (escaped, "%%%02X", (guint) (guchar) *p);
  return g_string_free (escaped, FALSE);
}

static void
add_link (WayPainter    *painter,
          const WayRect *rect,
          const char    *uri)
{
  CairoPainter *self = (CairoPainter *) painter;
  g_autofree char *address = NULL;
  g_autofree char *attributes = NULL;
  char numbers[4][G_ASCII_DTOSTR_BUF_SIZE];
  double x = rect->x, y = rect->y, width = rect->width, height = rect->height;

  if (!self->links)
    return;
  /* Cairo takes the rectangle of a link as one of the page. */
  cairo_user_to_device (self->cr, &x, &y);
  cairo_user_to_device_distance (self->cr, &width, &height);
  address = escape_address (uri);
  g_ascii_formatd (numbers[0], sizeof numbers[0], "%.3f", x);
  g_ascii_formatd (numbers[1], sizeof numbers[1], "%.3f", y);
  g_ascii_formatd (numbers[2], sizeof numbers[2], "%.3f", width);
  g_ascii_formatd (numbers[3], sizeof numbers[3], "%.3f", height);
  attributes = g_strdup_printf ("rect=[%s %s %s %s] uri='%s'", numbers[0], numbers[1],
                                numbers[2], numbers[3], address);
  cairo_tag_begin (self->cr, CAIRO_TAG_LINK, attributes);
  cairo_tag_end (self->cr, CAIRO_TAG_LINK);
}

static void
free_painter (WayPainter *painter)
{
  cairo_destroy (((CairoPainter *) painter)->cr);
  g_free (painter);
}

static const WayPainterClass cairo_painter_class = {
  .fill_rect = fill_rect,
  .fill_ring = fill_ring,
  .polyline = draw_polyline,
  .fill_polygon = fill_polygon,
  .text = draw_text,
  .push_clip = push_clip,
  .pop_clip = pop_clip,
  .push_offset = push_offset,
  .pop_offset = pop_offset,
  .link = add_link,
  .free = free_painter,
};

static gboolean
has_pixels (cairo_surface_t *surface)
{
  cairo_surface_type_t type = cairo_surface_get_type (surface);

  return type != CAIRO_SURFACE_TYPE_PDF && type != CAIRO_SURFACE_TYPE_PS
         && type != CAIRO_SURFACE_TYPE_SVG && type != CAIRO_SURFACE_TYPE_RECORDING;
}

/**
 * way_cairo_painter_new:
 * @cr: where to draw; a scale of its own is respected
 *
 * Creates a painter that draws with cairo. It does not change the state of
 * @cr, other than its source, line style and current path.
 *
 * Returns: (transfer full): the painter
 */
WayPainter *
way_cairo_painter_new (cairo_t *cr)
{
  CairoPainter *self;

  g_return_val_if_fail (cr != NULL, NULL);

  self = g_new0 (CairoPainter, 1);
  self->base.klass = &cairo_painter_class;
  self->cr = cairo_reference (cr);
  self->pixels = has_pixels (cairo_get_target (cr));
  self->links = cairo_surface_get_type (cairo_get_target (cr)) == CAIRO_SURFACE_TYPE_PDF;
  return &self->base;
}

/**
 * way_cairo_polyline:
 * @cr: where to draw
 * @points: the points
 * @n_points: how many, at least two
 * @width: of the line
 * @dash: (nullable): lengths on and off in turn, ended by 0, or NULL
 * @color: its colour
 *
 * Strokes a line as painters do, for those that use cairo only for this.
 */
void
way_cairo_polyline (cairo_t        *cr,
                    const WayPoint *points,
                    guint           n_points,
                    double          width,
                    const double   *dash,
                    const WayColor *color)
{
  int n_dashes = 0;

  g_return_if_fail (cr != NULL && points != NULL && n_points > 1 && color != NULL);

  while (dash != NULL && n_dashes < MAX_DASHES && dash[n_dashes] > 0)
    n_dashes++;
  cairo_new_path (cr);
  add_points (cr, points, n_points);
  if (memcmp (&points[0], &points[n_points - 1], sizeof (WayPoint)) == 0)
    cairo_close_path (cr);
  set_color (cr, color);
  cairo_set_line_width (cr, width);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  cairo_set_dash (cr, dash, n_dashes, 0);
  cairo_stroke (cr);
}

/**
 * way_cairo_polygon:
 * @cr: where to draw
 * @points: the corners
 * @n_points: how many, at least three
 * @color: the colour of the inside
 *
 * Fills an area as painters do.
 */
void
way_cairo_polygon (cairo_t        *cr,
                   const WayPoint *points,
                   guint           n_points,
                   const WayColor *color)
{
  g_return_if_fail (cr != NULL && points != NULL && n_points > 2 && color != NULL);

  cairo_new_path (cr);
  add_points (cr, points, n_points);
  cairo_close_path (cr);
  set_color (cr, color);
  cairo_fill (cr);
}
