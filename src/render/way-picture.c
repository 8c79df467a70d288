/* Composition of a picture: the title above, the drawing, and the line of
 * sources below, in sizes that follow the picture's own.
 */
#include "config.h"

#include "way-picture.h"

#include <cairo.h>
#include <math.h>
#include <string.h>

#include "way-cairo-painter.h"
#include "way-chart.h"
#include "way-phrases.h"
#include "way-png.h"
#include "way-surface.h"
#include "way-timeline-scene.h"

/* Text of a picture in shares of the geometric mean of its sides, so that a
 * slide and a column on paper are both legible. */
#define TEXT_SHARE (1.0 / 62)
#define MIN_TEXT_PX 9.0

/* The smallest body text on paper, in points of 1/72 inch. */
#define PAPER_TEXT_PT 7.0

/* In sizes of the text: the margin of a picture, and what title, subtitle and
 * sources take of its height, the margins included. */
#define MARGIN_SIZES 2.0
#define HEAD_AND_FOOT_SIZES 8.0

/* Pictures of any other size than the presets' are for the screen. */
#define SCREEN_DOTS_PER_INCH 96.0

/* Common Chinese characters, as a picture in Chinese has them. */
#define CHINESE_SAMPLE "科技创新政策"

static const char *const content_words[] = { "chart", "strip", "timeline", NULL };

static const WayPicturePreset presets[] = {
  { "slide", 1920, 1080, SCREEN_DOTS_PER_INCH },
  { "a4-column", 1004, 700, 300 },   /* 85 mm wide */
  { "a4-width", 2008, 1240, 300 },   /* 170 mm wide */
  { "a3", 4961, 3508, 300 },         /* landscape */
  { "square", 1080, 1080, SCREEN_DOTS_PER_INCH },
};

G_DEFINE_QUARK (way-picture-error-quark, way_picture_error)

typedef struct
{
  WayPainter              *painter;
  WayLook                  look;
  WayDataset              *dataset;
  WayView                 *view;
  WayChart                *chart;      /* (nullable) */
  const WayPictureOptions *options;
  double                   margin;
} Composition;

/**
 * way_picture_parse_content:
 * @text: "chart", "strip" or "timeline"
 * @content: (out): what it stands for
 *
 * Returns: %FALSE if @text is none of them
 */
gboolean
way_picture_parse_content (const char        *text,
                           WayPictureContent *content)
{
  int index;

  g_return_val_if_fail (text != NULL && content != NULL, FALSE);

  index = way_word_index (content_words, text);
  if (index < 0)
    return FALSE;
  *content = index;
  return TRUE;
}

/**
 * way_picture_content_name:
 * @content: what a picture shows
 *
 * Returns: (transfer none): the word that way_picture_parse_content() reads
 */
const char *
way_picture_content_name (WayPictureContent content)
{
  g_return_val_if_fail (content < WAY_N_PICTURES, "");

  return content_words[content];
}

static gboolean
parse_side (const char **text,
            guint       *side)
{
  guint64 value = 0;
  guint digits = 0;

  while (g_ascii_isdigit (**text) && digits++ < 6)
    value = value * 10 + (guint64) (*(*text)++ - '0');
  *side = (guint) value;
  return digits > 0;
}

/**
 * way_picture_get_presets:
 * @n_presets: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_presets): the sizes that are offered
 *   by name, in the order in which they are listed; the first is the usual one
 */
const WayPicturePreset *
way_picture_get_presets (guint *n_presets)
{
  g_return_val_if_fail (n_presets != NULL, NULL);

  *n_presets = G_N_ELEMENTS (presets);
  return presets;
}

/**
 * way_picture_parse_size:
 * @text: such as "1920x1080", or the name of a preset
 * @width: (out): the width in pixels
 * @height: (out): the height in pixels
 *
 * Returns: %FALSE if @text is no size; whether it is one that can be drawn is
 *   for way_picture_check_size() to say
 */
gboolean
way_picture_parse_size (const char *text,
                        guint      *width,
                        guint      *height)
{
  g_return_val_if_fail (text != NULL && width != NULL && height != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (presets); i++)
    if (g_str_equal (text, presets[i].name))
      {
        *width = presets[i].width;
        *height = presets[i].height;
        return TRUE;
      }
  if (!parse_side (&text, width) || (*text != 'x' && *text != 'X'))
    return FALSE;
  text++;
  return parse_side (&text, height) && *text == '\0';
}

static double
find_resolution (const WayPictureOptions *options)
{
  for (guint i = 0; i < G_N_ELEMENTS (presets); i++)
    if (presets[i].width == options->width && presets[i].height == options->height)
      return presets[i].dots_per_inch;
  return SCREEN_DOTS_PER_INCH;
}

/* On paper text has to be of a size that can be read there, whatever the share
 * of the picture that it takes. */
static double
text_size (const WayPictureOptions *options)
{
  double size = sqrt ((double) options->width * options->height) * TEXT_SHARE;
  double resolution = find_resolution (options);

  if (resolution > SCREEN_DOTS_PER_INCH)
    size = MAX (size, PAPER_TEXT_PT * resolution / 72);
  return MAX (round (size), MIN_TEXT_PX);
}

/* The margin follows the text, and leaves most of a narrow picture free. */
static double
get_margin (const WayPictureOptions *options,
            double                   size)
{
  return MIN (round (size * MARGIN_SIZES), floor (MIN (options->width, options->height) / 8.0));
}

/* Whether a timeline of this text size has room for all its lanes. */
static gboolean
lanes_fit (WayDataset              *dataset,
           WayView                 *view,
           const guint8            *matching,
           const WayPictureOptions *options,
           double                   size)
{
  g_autoptr (WayTextContext) text = way_text_context_new ("Sans", size, options->lang);
  g_autoptr (WayTimelineScene) scene = way_timeline_scene_new (dataset, text, options->lang);
  double margin = get_margin (options, size);

  way_timeline_scene_set_view (scene, view, matching);
  way_timeline_scene_set_size (scene, options->width - 2 * margin, options->height);
  return way_timeline_scene_get_height (scene) + HEAD_AND_FOOT_SIZES * size <= options->height;
}

/* A timeline takes the largest text with which nothing is left out for want of
 * room, if there is one that can be read at all. */
static double
timeline_text_size (WayDataset              *dataset,
                    WayView                 *view,
                    const guint8            *matching,
                    const WayPictureOptions *options)
{
  double largest = text_size (options);

  for (double size = largest; size >= MIN_TEXT_PX; size -= 1)
    if (lanes_fit (dataset, view, matching, options, size))
      return size;
  return largest;
}

static WayChart *
make_chart (WayDataset              *dataset,
            const WayView           *view,
            const WayPictureOptions *options)
{
  return options->content == WAY_PICTURE_STRIP ? way_chart_new_for_strip (dataset, view)
                                               : way_chart_new_for_view (dataset, view);
}

static char *
make_title (const Composition *composition)
{
  WayLang lang = composition->look.lang;

  if (composition->options->content == WAY_PICTURE_TIMELINE)
    return g_strdup (way_tr (lang, WAY_N_ ("China's innovation policies")));
  return way_chart_get_title (composition->chart, lang);
}

static void
append_left_out (GString    *text,
                 const char *what,
                 guint       n)
{
  if (n > 0)
    g_string_append_printf (text, " · %s %u", what, n);
}

/* How many policies the picture shows, and what it leaves out and why. */
static char *
make_subtitle (const Composition        *composition,
               const WayTimelineCounts  *counts)
{
  WayLang lang = composition->look.lang;
  guint n = way_dataset_get_n_rows (composition->dataset, WAY_TABLE_POLICIES);
  guint shown;
  GString *text;

  if (counts == NULL)
    return way_chart_get_subtitle (composition->chart, lang);
  shown = n - counts->outside - counts->filtered - counts->above_or_below;
  if (shown == n)
    return g_strdup_printf (way_tr_n (lang, "%u policy", "%u policies", n), n);
  text = g_string_new (NULL);
  g_string_append_printf (text, way_tr (lang, WAY_N_ ("%u of %u policies")), shown, n);
  append_left_out (text, way_tr (lang, WAY_N_ ("outside the span:")), counts->outside);
  append_left_out (text, way_tr (lang, WAY_N_ ("filtered:")), counts->filtered);
  append_left_out (text, way_tr (lang, WAY_N_ ("without room:")), counts->above_or_below);
  return g_string_free (text, FALSE);
}

static char *
make_footer (const Composition *composition)
{
  WayLang lang = composition->look.lang;
  const char *version = way_dataset_get_meta (composition->dataset, "version");
  /* A Chinese full stop brings its own blank. */
  const char *gap = lang == WAY_LANG_ZH ? "" : " ";
  GString *footer = g_string_new (NULL);

  if (composition->chart != NULL)
    {
      g_autofree char *sources
        = way_chart_get_sources (composition->chart, way_view_get_start (composition->view),
                                 way_view_get_end (composition->view), lang);

      g_string_append (footer, sources);
      g_string_append (footer, gap);
    }
  g_string_append_printf (footer, way_tr (lang, WAY_N_ ("Waymark data set %s, CC BY 4.0.")),
                          version);
  if (composition->options->made_on != WAY_NO_DAY)
    {
      g_autofree char *date
        = way_date_to_text (way_date_from_day (composition->options->made_on), lang);

      g_string_append (footer, gap);
      g_string_append_printf (footer, way_tr (lang, WAY_N_ ("Made on %s.")), date);
    }
  return g_string_free (footer, FALSE);
}

/* Draws lines of text from a height downwards; returns where they end. */
static double
draw_lines (Composition    *composition,
            const char     *text,
            WayTextStyle    style,
            double          y,
            const WayColor *color)
{
  double width = composition->options->width - 2 * composition->margin;
  g_autoptr (GPtrArray) lines
    = way_text_context_wrap (composition->look.text, text, style, width);

  for (guint i = 0; i < lines->len; i++)
    {
      const WayLabel *label = g_ptr_array_index (lines, i);

      way_painter_text (composition->painter, label, composition->margin, round (y), color);
      y += label->height;
    }
  return y;
}

static double
measure_lines (Composition  *composition,
               const char   *text,
               WayTextStyle  style)
{
  double width = composition->options->width - 2 * composition->margin;
  g_autoptr (GPtrArray) lines
    = way_text_context_wrap (composition->look.text, text, style, width);

  return lines->len * way_text_context_get_height (composition->look.text, style);
}

static void
draw_content (Composition      *composition,
              WayTimelineScene *scene,
              double            top,
              double            bottom)
{
  double start = way_view_get_start (composition->view);
  double end = way_view_get_end (composition->view);
  WayRect area = { composition->margin, round (top),
                   composition->options->width - 2 * composition->margin,
                   MAX (floor (bottom - top), 1) };

  if (composition->options->content == WAY_PICTURE_CHART)
    way_chart_draw_full (composition->chart, composition->painter, &composition->look, &area,
                         start, end);
  else if (composition->options->content == WAY_PICTURE_STRIP)
    {
      WayRect ruler = area, strip = area;
      WayViewport viewport = way_axis_get_viewport (composition->view, area.width);

      viewport.left_px += area.x;
      ruler.height = way_axis_get_height (&composition->look);
      strip.y += ruler.height;
      strip.height = MAX (strip.height - ruler.height, 1);
      way_axis_draw_ruler (composition->painter, &composition->look, composition->dataset,
                           &viewport, &ruler);
      way_chart_draw_strip (composition->chart, composition->painter, &composition->look,
                            &viewport, &strip);
    }
  else
    {
      way_painter_push_offset (composition->painter, area.x, area.y);
      way_timeline_scene_draw (scene, composition->painter, &composition->look);
      way_painter_pop_offset (composition->painter);
    }
}

static guint8 *
match_all (WayDataset    *dataset,
           const WayView *view)
{
  guint n = way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES);
  guint8 *matching = g_new (guint8, MAX (n, 1));

  way_query_match (way_view_get_query (view), dataset, way_view_get_as_known (view),
                   matching);
  return matching;
}

static double
choose_text_size (WayDataset              *dataset,
                  WayView                 *view,
                  const WayPictureOptions *options)
{
  g_autofree guint8 *matching = NULL;

  if (options->content != WAY_PICTURE_TIMELINE)
    return text_size (options);
  matching = match_all (dataset, view);
  return timeline_text_size (dataset, view, matching, options);
}

static void
compose (Composition *composition)
{
  const WayPictureOptions *options = composition->options;
  const WayPalette *palette = composition->look.palette;
  g_autoptr (WayTimelineScene) scene = NULL;
  g_autofree guint8 *matching = NULL;
  g_autofree char *title = make_title (composition);
  g_autofree char *footer = make_footer (composition);
  g_autofree char *subtitle = NULL;
  double gap = composition->margin / 3;
  double foot = options->height - composition->margin * 0.6
                - measure_lines (composition, footer, WAY_TEXT_SMALL);
  double top = composition->margin * 0.6 + measure_lines (composition, title, WAY_TEXT_TITLE);
  double subtitle_y = top;

  if (options->content == WAY_PICTURE_TIMELINE)
    {
      matching = match_all (composition->dataset, composition->view);
      scene = way_timeline_scene_new (composition->dataset, composition->look.text,
                                      composition->look.lang);
      way_timeline_scene_set_view (scene, composition->view, matching);
      top += way_text_context_get_height (composition->look.text, WAY_TEXT_BODY) + gap;
      way_timeline_scene_set_size (scene, options->width - 2 * composition->margin,
                                   MAX (floor (foot - gap - round (top)), 1));
      subtitle = make_subtitle (composition, way_timeline_scene_get_counts (scene));
    }
  else
    {
      subtitle = make_subtitle (composition, NULL);
      top += measure_lines (composition, subtitle, WAY_TEXT_BODY) + gap;
    }

  way_painter_rect (composition->painter, &(WayRect) { 0, 0, options->width, options->height },
                    &palette->ground);
  draw_lines (composition, title, WAY_TEXT_TITLE, composition->margin * 0.6, &palette->ink);
  draw_lines (composition, subtitle, WAY_TEXT_BODY, subtitle_y, &palette->ink_soft);
  draw_content (composition, scene, top, foot - gap);
  draw_lines (composition, footer, WAY_TEXT_SMALL, foot, &palette->ink_soft);
}

/**
 * way_picture_draw:
 * @painter: a painter
 * @text: the context that lays out all text
 * @dataset: a snapshot
 * @view: the view to show
 * @options: what to draw and how
 * @error: return location for an error
 *
 * Draws a whole picture at the origin.
 *
 * Returns: %FALSE with an error of %WAY_PICTURE_ERROR if the data set does not
 *   have what the view asks for
 */
gboolean
way_picture_draw (WayPainter               *painter,
                  WayTextContext           *text,
                  WayDataset               *dataset,
                  WayView                  *view,
                  const WayPictureOptions  *options,
                  GError                  **error)
{
  Composition composition = { .painter = painter, .dataset = dataset, .view = view,
                              .options = options };

  g_return_val_if_fail (painter != NULL && text != NULL && dataset != NULL, FALSE);
  g_return_val_if_fail (view != NULL && options != NULL, FALSE);

  if (options->content != WAY_PICTURE_TIMELINE)
    {
      composition.chart = make_chart (dataset, view, options);
      if (composition.chart == NULL)
        {
          g_set_error (error, WAY_PICTURE_ERROR, WAY_PICTURE_ERROR_CONTENT,
                       "The data set has no indicator '%s'", way_view_get_indicator (view));
          return FALSE;
        }
    }
  composition.look = (WayLook) { text, way_palette_get (options->variant), options->lang,
                                 options->made_on };
  composition.margin = get_margin (options, way_text_context_get_size (text));
  compose (&composition);
  g_clear_pointer (&composition.chart, way_chart_free);
  return TRUE;
}

static gboolean
has_characters (WayTextContext *text,
                WayLang         lang)
{
  return lang == WAY_LANG_EN || way_text_context_has_glyphs (text, CHINESE_SAMPLE);
}

/**
 * way_picture_has_fonts:
 * @lang: a language
 *
 * Returns: whether the fonts of this machine have the characters of the
 *   language; without them a picture would show boxes
 */
gboolean
way_picture_has_fonts (WayLang lang)
{
  g_autoptr (WayTextContext) text = NULL;

  if (lang == WAY_LANG_EN)
    return TRUE;
  text = way_text_context_new ("Sans", 12, lang);
  return has_characters (text, lang);
}

/**
 * way_picture_check_size:
 * @width: in pixels
 * @height: in pixels
 * @error: return location for an error
 *
 * Returns: %FALSE with an error of %WAY_PICTURE_ERROR if a picture of this size
 *   cannot be made
 */
gboolean
way_picture_check_size (guint    width,
                        guint    height,
                        GError **error)
{
  if (width >= WAY_PICTURE_MIN_PX && width <= WAY_PICTURE_MAX_PX
      && height >= WAY_PICTURE_MIN_PX && height <= WAY_PICTURE_MAX_PX
      && (guint64) width * height <= G_GUINT64_CONSTANT (1) << 28)
    return TRUE;
  g_set_error (error, WAY_PICTURE_ERROR, WAY_PICTURE_ERROR_SIZE,
               "A picture of %u × %u pixels cannot be made: each side must be from %d to %d, "
               "and both together at most 268 million pixels",
               width, height, WAY_PICTURE_MIN_PX, WAY_PICTURE_MAX_PX);
  return FALSE;
}

/* The texts that travel in the file: an alternative text built from the data,
 * and the view itself. */
static GBytes *
encode (cairo_surface_t          *surface,
        WayDataset               *dataset,
        WayView                  *view,
        const WayPictureOptions  *options,
        GError                  **error)
{
  g_autoptr (WayChart) chart
    = options->content != WAY_PICTURE_TIMELINE ? make_chart (dataset, view, options) : NULL;
  g_autofree char *json = way_view_to_json (view, dataset);
  g_autofree char *title = chart != NULL
    ? way_chart_get_title (chart, options->lang)
    : g_strdup (way_tr (options->lang, WAY_N_ ("China's innovation policies")));
  g_autofree char *description = chart != NULL
    ? way_chart_describe (chart, way_view_get_start (view), way_view_get_end (view), options->lang)
    : g_strdup (title);
  g_autofree char *sources = chart != NULL
    ? way_chart_get_sources (chart, way_view_get_start (view), way_view_get_end (view),
                             options->lang)
    : g_strdup (way_dataset_get_meta (dataset, "title"));
  g_autofree char *made_on = options->made_on != WAY_NO_DAY
    ? way_date_to_iso (way_date_from_day (options->made_on)) : NULL;
  WayPictureTexts texts = {
    .title = title, .description = description, .source = sources,
    .copyright = "CC BY 4.0", .software = "Waymark " WAY_VERSION, .creation_time = made_on,
    .view = json,
  };

  cairo_surface_flush (surface);
  return way_png_encode (cairo_image_surface_get_data (surface), options->width, options->height,
                         cairo_image_surface_get_stride (surface), FALSE,
                         find_resolution (options), &texts, error);
}

/**
 * way_picture_render:
 * @dataset: a snapshot
 * @view: the view to show
 * @options: what to draw and how
 * @cancellable: (nullable): to give up
 * @error: return location for an error
 *
 * Renders a picture as PNG, without a display; safe in any thread. The same
 * arguments give the same bytes on the same machine.
 *
 * Returns: (transfer full): the PNG, or %NULL with an error of
 *   %WAY_PICTURE_ERROR or %G_IO_ERROR
 */
GBytes *
way_picture_render (WayDataset               *dataset,
                    WayView                  *view,
                    const WayPictureOptions  *options,
                    GCancellable             *cancellable,
                    GError                  **error)
{
  return way_picture_render_checked (dataset, view, options, NULL, cancellable, error);
}

/**
 * way_picture_render_checked:
 * @dataset: a snapshot
 * @view: the view to show
 * @options: what to draw and how
 * @has_fonts: (out) (optional): whether the fonts that it was drawn with have
 *   the characters of the language; see way_picture_has_fonts()
 * @cancellable: (nullable): to give up
 * @error: return location for an error
 *
 * Renders a picture as way_picture_render() does, and looks at the fonts where
 * they are loaded already.
 *
 * Returns: (transfer full): the PNG, or %NULL with an error of
 *   %WAY_PICTURE_ERROR or %G_IO_ERROR
 */
GBytes *
way_picture_render_checked (WayDataset               *dataset,
                            WayView                  *view,
                            const WayPictureOptions  *options,
                            gboolean                 *has_fonts,
                            GCancellable             *cancellable,
                            GError                  **error)
{
  g_autoptr (WayTextContext) text = NULL;
  cairo_surface_t *surface;
  GBytes *png = NULL;
  cairo_t *cr;

  g_return_val_if_fail (dataset != NULL && view != NULL && options != NULL, NULL);

  if (!way_picture_check_size (options->width, options->height, error))
    return NULL;
  surface = way_surface_new (options->width, options->height);
  if (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, WAY_PICTURE_ERROR, WAY_PICTURE_ERROR_SIZE,
                   "There is not enough memory for a picture of %u × %u pixels",
                   options->width, options->height);
      cairo_surface_destroy (surface);
      return NULL;
    }
  text = way_text_context_new ("Sans", choose_text_size (dataset, view, options), options->lang);
  cr = cairo_create (surface);
  {
    g_autoptr (WayPainter) painter = way_cairo_painter_new (cr);

    if (way_picture_draw (painter, text, dataset, view, options, error)
        && !g_cancellable_set_error_if_cancelled (cancellable, error))
      png = encode (surface, dataset, view, options, error);
  }
  if (has_fonts != NULL)
    *has_fonts = has_characters (text, options->lang);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return png;
}
