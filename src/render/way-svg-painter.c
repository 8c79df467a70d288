/* The painter that writes SVG 1.1: one element for each thing that is drawn,
 * text as text, so that a vector editor can go on with it, and nothing in it
 * that changes from one run to the next.
 *
 * Text is written line by line with the fonts that it was laid out with; where
 * a reader has none of them, its own sans serif stands in.
 */
#include "config.h"

#include "way-svg-painter.h"

#include <math.h>
#include <string.h>

/* Families beside the one that was asked for, in one line of text. */
#define MAX_FAMILIES 6

typedef struct
{
  WayPainter  base;
  GString    *svg;
  GHashTable *ids;        /* a set of ids that are taken */
  GHashTable *clips;      /* what a clip path looks like → its number */
  gboolean    finished;
} SvgPainter;

static GString *
get_svg (WayPainter *painter)
{
  return ((SvgPainter *) painter)->svg;
}

/* Two decimals, and none that are zero. */
static void
append_number (GString *svg,
               double   number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  char *end;

  g_ascii_formatd (buffer, sizeof buffer, "%.2f", number);
  end = buffer + strlen (buffer);
  while (end[-1] == '0')
    end--;
  if (end[-1] == '.')
    end--;
  *end = '\0';
  g_string_append (svg, g_str_equal (buffer, "-0") ? "0" : buffer);
}

static void
append_attribute (GString    *svg,
                  const char *name,
                  double      number)
{
  g_string_append_printf (svg, " %s=\"", name);
  append_number (svg, number);
  g_string_append_c (svg, '"');
}

static void
append_color (GString        *svg,
              const char     *property,
              const WayColor *color)
{
  g_string_append_printf (svg, " %s=\"#%02x%02x%02x\"", property,
                          (guint) lroundf (color->red * 255),
                          (guint) lroundf (color->green * 255),
                          (guint) lroundf (color->blue * 255));
  if (color->alpha < 1)
    {
      g_autofree char *name = g_strconcat (property, "-opacity", NULL);

      append_attribute (svg, name, color->alpha);
    }
}

static void
append_rect (GString       *svg,
             const WayRect *rect,
             double         radius)
{
  g_string_append (svg, "<rect");
  append_attribute (svg, "x", rect->x);
  append_attribute (svg, "y", rect->y);
  append_attribute (svg, "width", rect->width);
  append_attribute (svg, "height", rect->height);
  if (radius > 0)
    append_attribute (svg, "rx", radius);
}

static void
fill_rect (WayPainter     *painter,
           const WayRect  *rect,
           double          radius,
           const WayColor *color)
{
  GString *svg = get_svg (painter);

  append_rect (svg, rect, radius);
  append_color (svg, "fill", color);
  g_string_append (svg, "/>\n");
}

/* A line along the middle of the ring. */
static void
fill_ring (WayPainter     *painter,
           const WayRect  *rect,
           double          radius,
           double          thickness,
           const WayColor *color)
{
  GString *svg = get_svg (painter);
  const WayRect middle = { rect->x + thickness / 2, rect->y + thickness / 2,
                           rect->width - thickness, rect->height - thickness };

  append_rect (svg, &middle, radius - thickness / 2);
  g_string_append (svg, " fill=\"none\"");
  append_color (svg, "stroke", color);
  append_attribute (svg, "stroke-width", thickness);
  g_string_append (svg, "/>\n");
}

static void
append_points (GString        *svg,
               const WayPoint *points,
               guint           n_points)
{
  g_string_append (svg, " points=\"");
  for (guint i = 0; i < n_points; i++)
    {
      if (i > 0)
        g_string_append_c (svg, ' ');
      append_number (svg, points[i].x);
      g_string_append_c (svg, ',');
      append_number (svg, points[i].y);
    }
  g_string_append_c (svg, '"');
}

static void
append_dashes (GString      *svg,
               const double *dash)
{
  if (dash == NULL)
    return;
  g_string_append (svg, " stroke-dasharray=\"");
  for (guint i = 0; dash[i] > 0; i++)
    {
      if (i > 0)
        g_string_append_c (svg, ' ');
      append_number (svg, dash[i]);
    }
  g_string_append_c (svg, '"');
}

static void
draw_polyline (WayPainter     *painter,
               const WayPoint *points,
               guint           n_points,
               double          width,
               const double   *dash,
               const WayColor *color)
{
  GString *svg = get_svg (painter);
  gboolean closed = memcmp (&points[0], &points[n_points - 1], sizeof (WayPoint)) == 0;

  g_string_append (svg, closed ? "<polygon" : "<polyline");
  append_points (svg, points, closed ? n_points - 1 : n_points);
  g_string_append (svg, " fill=\"none\"");
  append_color (svg, "stroke", color);
  append_attribute (svg, "stroke-width", width);
  g_string_append (svg, " stroke-linejoin=\"round\"");
  append_dashes (svg, dash);
  g_string_append (svg, "/>\n");
}

static void
fill_polygon (WayPainter     *painter,
              const WayPoint *points,
              guint           n_points,
              const WayColor *color)
{
  GString *svg = get_svg (painter);

  g_string_append (svg, "<polygon");
  append_points (svg, points, n_points);
  append_color (svg, "fill", color);
  g_string_append (svg, "/>\n");
}

static void
add_family (const char **families,
            guint       *n,
            const char  *family)
{
  for (guint i = 0; i < *n; i++)
    if (g_str_equal (families[i], family))
      return;
  if (*n < MAX_FAMILIES)
    families[(*n)++] = g_intern_string (family);
}

static gboolean
has_latin (const char      *text,
           const PangoItem *item)
{
  for (int i = item->offset; i < item->offset + item->length; i++)
    if (g_ascii_isalnum (text[i]))
      return TRUE;
  return FALSE;
}

/* The families that the line was really laid out with. Those of Latin letters
 * and figures come first: fonts for Chinese have these, too, and would take
 * them over from a font that was meant to draw them. */
static void
append_families (GString        *svg,
                 const WayLabel *label)
{
  const char *families[MAX_FAMILIES];
  guint n = 0;

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < label->n_runs; i++)
      {
        const PangoItem *item = label->runs[i].item->item;
        PangoFontDescription *font;

        if (item->analysis.font == NULL || (pass == 0) != has_latin (label->text, item))
          continue;
        font = pango_font_describe (item->analysis.font);
        add_family (families, &n, pango_font_description_get_family (font));
        pango_font_description_free (font);
      }
  g_string_append (svg, " font-family=\"");
  for (guint i = 0; i < n; i++)
    {
      g_string_append_c (svg, '\'');
      way_xml_append (svg, families[i]);
      g_string_append (svg, "', ");
    }
  g_string_append (svg, "sans-serif\"");
}

static void
draw_text (WayPainter     *painter,
           const WayLabel *label,
           double          x,
           double          y,
           const WayColor *color)
{
  GString *svg = get_svg (painter);

  if (*label->text == '\0')
    return;
  g_string_append (svg, "<text");
  append_attribute (svg, "x", x);
  append_attribute (svg, "y", y + label->baseline);
  append_families (svg, label);
  append_attribute (svg, "font-size",
                    (double) pango_font_description_get_size (label->font) / PANGO_SCALE);
  if (pango_font_description_get_weight (label->font) >= PANGO_WEIGHT_BOLD)
    g_string_append (svg, " font-weight=\"bold\"");
  append_color (svg, "fill", color);
  g_string_append_c (svg, '>');
  way_xml_append (svg, label->text);
  g_string_append (svg, "</text>\n");
}

static void
push_clip (WayPainter    *painter,
           const WayRect *rect)
{
  SvgPainter *self = (SvgPainter *) painter;
  g_autoptr (GString) path = g_string_new (NULL);
  guint number;

  append_rect (path, rect, 0);
  number = GPOINTER_TO_UINT (g_hash_table_lookup (self->clips, path->str));
  if (number == 0)
    {
      number = g_hash_table_size (self->clips) + 1;
      g_hash_table_insert (self->clips, g_strdup (path->str), GUINT_TO_POINTER (number));
      g_string_append_printf (self->svg, "<clipPath id=\"way-clip-%u\">%s/></clipPath>\n", number,
                              path->str);
    }
  g_string_append_printf (self->svg, "<g clip-path=\"url(#way-clip-%u)\">\n", number);
}

static void
push_offset (WayPainter *painter,
             double      x,
             double      y)
{
  GString *svg = get_svg (painter);

  g_string_append (svg, "<g transform=\"translate(");
  append_number (svg, x);
  g_string_append_c (svg, ' ');
  append_number (svg, y);
  g_string_append (svg, ")\">\n");
}

static void
end_element (WayPainter *painter)
{
  g_string_append (get_svg (painter), "</g>\n");
}

/* A name of XML that is the only one in the file; those of clips and texts
 * begin with "way-". */
static char *
make_id (SvgPainter *self,
         const char *id)
{
  g_autoptr (GString) name = g_string_new (NULL);
  g_autofree char *unique = NULL;
  guint n = 1;

  if (!g_ascii_isalpha (*id) || g_str_has_prefix (id, "way-"))
    g_string_append (name, "id-");
  for (const char *p = id; *p != '\0'; p++)
    g_string_append_c (name, g_ascii_isalnum (*p) || *p == '.' || *p == '-' ? *p : '_');
  unique = g_strdup (name->str);
  while (g_hash_table_contains (self->ids, unique))
    {
      g_free (unique);
      unique = g_strdup_printf ("%s.%u", name->str, ++n);
    }
  g_hash_table_add (self->ids, g_strdup (unique));
  return g_steal_pointer (&unique);
}

static void
begin_group (WayPainter *painter,
             const char *id,
             const char *title)
{
  SvgPainter *self = (SvgPainter *) painter;

  g_string_append (self->svg, "<g");
  if (id != NULL && *id != '\0')
    {
      g_autofree char *name = make_id (self, id);

      g_string_append_printf (self->svg, " id=\"%s\"", name);
    }
  g_string_append (self->svg, ">\n");
  if (title != NULL && *title != '\0')
    {
      g_string_append (self->svg, "<title>");
      way_xml_append (self->svg, title);
      g_string_append (self->svg, "</title>\n");
    }
}

/* Only addresses of the web: others could run a script in a browser. */
static void
add_link (WayPainter    *painter,
          const WayRect *rect,
          const char    *uri)
{
  GString *svg = get_svg (painter);
  g_autofree char *scheme = g_uri_parse_scheme (uri);

  if (g_strcmp0 (scheme, "http") != 0 && g_strcmp0 (scheme, "https") != 0)
    return;
  g_string_append (svg, "<a xlink:href=\"");
  way_xml_append (svg, uri);
  g_string_append (svg, "\" target=\"_blank\">");
  append_rect (svg, rect, 0);
  g_string_append (svg, " fill-opacity=\"0\"/></a>\n");
}

static void
free_painter (WayPainter *painter)
{
  SvgPainter *self = (SvgPainter *) painter;

  g_string_free (self->svg, TRUE);
  g_hash_table_unref (self->ids);
  g_hash_table_unref (self->clips);
  g_free (self);
}

static const WayPainterClass svg_painter_class = {
  .fill_rect = fill_rect,
  .fill_ring = fill_ring,
  .polyline = draw_polyline,
  .fill_polygon = fill_polygon,
  .text = draw_text,
  .push_clip = push_clip,
  .pop_clip = end_element,
  .push_offset = push_offset,
  .pop_offset = end_element,
  .begin_group = begin_group,
  .end_group = end_element,
  .link = add_link,
  .free = free_painter,
};

static void
append_side (GString    *svg,
             const char *name,
             guint       pixels,
             double      dots_per_inch)
{
  gboolean on_screen = dots_per_inch == 96 || dots_per_inch <= 0;

  g_string_append_printf (svg, " %s=\"", name);
  append_number (svg, on_screen ? pixels : pixels / dots_per_inch * 25.4);
  g_string_append (svg, on_screen ? "\"" : "mm\"");
}

static void
append_root (GString               *svg,
             const WaySvgPage      *page,
             const WayPictureTexts *texts)
{
  gboolean described = texts->description != NULL && *texts->description != '\0';

  g_string_append (svg, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                        "<svg xmlns=\"http://www.w3.org/2000/svg\""
                        " xmlns:xlink=\"http://www.w3.org/1999/xlink\" version=\"1.1\"");
  append_side (svg, "width", page->width, page->dots_per_inch);
  append_side (svg, "height", page->height, page->dots_per_inch);
  g_string_append_printf (svg, " viewBox=\"0 0 %u %u\" xml:lang=\"%s\" role=\"img\"", page->width,
                          page->height, page->lang == WAY_LANG_ZH ? "zh-CN" : "en");
  g_string_append_printf (svg, " aria-labelledby=\"way-title%s\">\n<title id=\"way-title\">",
                          described ? " way-description" : "");
  way_xml_append (svg, texts->title != NULL ? texts->title : "");
  g_string_append (svg, "</title>\n");
  if (described)
    {
      g_string_append (svg, "<desc id=\"way-description\">");
      way_xml_append (svg, texts->description);
      g_string_append (svg, "</desc>\n");
    }
  g_string_append (svg, "<metadata>\n");
  way_xml_append_rdf (svg, texts);
  g_string_append (svg, "</metadata>\n");
}

/**
 * way_svg_painter_new:
 * @page: the size and language of the file
 * @texts: the texts that go with the picture
 *
 * Creates a painter that writes an SVG file. What is drawn reaches the file
 * with way_svg_painter_finish().
 *
 * Returns: (transfer full): the painter
 */
WayPainter *
way_svg_painter_new (const WaySvgPage      *page,
                     const WayPictureTexts *texts)
{
  SvgPainter *self;

  g_return_val_if_fail (page != NULL && texts != NULL, NULL);

  self = g_new0 (SvgPainter, 1);
  self->base.klass = &svg_painter_class;
  self->svg = g_string_new (NULL);
  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->clips = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  append_root (self->svg, page, texts);
  return &self->base;
}

/**
 * way_svg_painter_finish:
 * @painter: a painter of way_svg_painter_new(), whose groups, clips and offsets
 *   have all ended
 *
 * Ends the file; nothing can be drawn afterwards.
 *
 * Returns: (transfer full): the file
 */
GBytes *
way_svg_painter_finish (WayPainter *painter)
{
  SvgPainter *self = (SvgPainter *) painter;

  g_return_val_if_fail (painter != NULL && painter->klass == &svg_painter_class, NULL);
  g_return_val_if_fail (!self->finished, NULL);

  self->finished = TRUE;
  g_string_append (self->svg, "</svg>\n");
  return g_bytes_new (self->svg->str, self->svg->len);
}
