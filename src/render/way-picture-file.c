/* Picture files: PNG, SVG, PDF and CSV of one composition, with the texts that
 * travel in them.
 */
#include "config.h"

#include "way-picture-private.h"

#include <cairo-pdf.h>

#include "way-cairo-painter.h"
#include "way-paper.h"
#include "way-pdf.h"
#include "way-phrases.h"
#include "way-png.h"
#include "way-scorecard.h"
#include "way-surface.h"
#include "way-svg-painter.h"
#include "way-text-pool.h"
#include "way-thread.h"

/* Common Chinese characters, as a picture in Chinese has them. */
#define CHINESE_SAMPLE "科技创新政策"

/* The texts of a picture, which own what they point to. */
typedef struct
{
  WayPictureTexts texts;
  char           *title;
  char           *description;
  char           *source;
  char           *date;
  char           *dataset;
  char           *view;
} OwnTexts;

static void
own_texts_clear (OwnTexts *own)
{
  g_free (own->title);
  g_free (own->description);
  g_free (own->source);
  g_free (own->date);
  g_free (own->dataset);
  g_free (own->view);
}

/* The policies of a picture with lanes: how many it is about, and the first
 * and the last of them by date. */
static guint
count_policies (WayDataset *dataset,
                WayView    *view,
                guint      *first,
                guint      *last)
{
  guint n_policies = way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES);
  g_autofree guint8 *matching = g_new0 (guint8, MAX (n_policies, 1));
  guint n = 0;

  way_query_match (way_view_get_query (view), dataset, way_view_get_as_known (view), matching);
  for (guint i = 0; i < n_policies; i++)
    {
      int day = way_date_first_day (way_dataset_get_policy (dataset, i)->date);

      if (day >= way_view_get_end (view)
          || way_date_last_day (way_dataset_get_policy (dataset, i)->date) + 1
             <= way_view_get_start (view)
          || !matching[i])
        continue;
      if (n == 0 || day < way_date_first_day (way_dataset_get_policy (dataset, *first)->date))
        *first = i;
      if (n == 0 || day >= way_date_first_day (way_dataset_get_policy (dataset, *last)->date))
        *last = i;
      n++;
    }
  return n;
}

/* One sentence, for those who cannot see the lanes. */
static char *
describe_lanes (WayDataset *dataset,
                WayView    *view,
                WayLang     lang)
{
  guint first = 0, last = 0;
  guint all = way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES);
  guint n = count_policies (dataset, view, &first, &last);
  const WayPolicy *from, *to;
  g_autofree char *start = NULL, *end = NULL;
  g_autofree char *shown = way_phrase_count (n);
  g_autofree char *total = way_phrase_count (all);

  if (n == 0)
    return g_strdup (way_tr (lang, WAY_N_ ("A timeline without policies.")));
  from = way_dataset_get_policy (dataset, first);
  to = way_dataset_get_policy (dataset, last);
  start = way_date_to_text (from->date, lang);
  end = way_date_to_text (to->date, lang);
  return g_strdup_printf (way_tr (lang, WAY_N_ ("A timeline of %s of %s policies, from “%s” "
                                                "(%s) to “%s” (%s).")),
                          shown, total, from->short_title[lang], start, to->short_title[lang], end);
}

/* "“Raise R&D intensity”: 21 of the 24 policies that state it, from a (2016) to
 * b (2026)." */
static char *
describe_thread (WayDataset   *dataset,
                 WayView      *view,
                 const guint8 *matching,
                 WayLang       lang)
{
  guint goal = way_picture_get_goal (dataset, view), n = 0, all = 0, last = WAY_NONE;
  g_autoptr (GArray) stations = way_thread_new (dataset, goal);
  const char *title = way_dataset_get_goal (dataset, goal)->title[lang];
  const WayPolicy *from = NULL, *to = NULL;
  g_autofree char *start = NULL, *end = NULL;

  for (guint i = 0; i < stations->len; i++)
    {
      const WayStation *station = &g_array_index (stations, WayStation, i);

      if (station->stated == WAY_NONE || station->policy == last)
        continue;
      last = station->policy;
      all++;
      if (!matching[last])
        continue;
      n++;
      to = way_dataset_get_policy (dataset, last);
      from = from != NULL ? from : to;
    }
  if (n == 0)
    return g_strdup_printf (way_tr (lang, WAY_N_ ("“%s”: no policy that states it is shown.")),
                            title);
  start = way_date_to_text (from->date, lang);
  end = way_date_to_text (to->date, lang);
  return g_strdup_printf (way_tr (lang, WAY_N_ ("“%s”: %u of %u policies that state it, from "
                                                "“%s” (%s) to “%s” (%s).")),
                          title, n, all, from->short_title[lang], start, to->short_title[lang],
                          end);
}

/* What the goals say, or the thread of one of them. */
static char *
describe_goals (WayDataset              *dataset,
                WayView                 *view,
                const WayPictureOptions *options)
{
  gboolean one = options->content == WAY_PICTURE_THREAD;
  guint n = way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES);
  g_autofree guint8 *matching = g_new0 (guint8, MAX (n, 1));
  g_autoptr (GArray) horizon = NULL;
  g_autofree char *counts = NULL, *thread = NULL;
  WayCoverage coverage;

  way_query_match (way_view_get_query (view), dataset, way_view_get_as_known (view), matching);
  horizon = way_horizon_of_view (dataset, view,
                                 one ? way_picture_get_goal (dataset, view) : WAY_NONE, matching);
  coverage = way_horizon_count (horizon);
  counts = way_coverage_describe (&coverage, options->lang);
  if (!one)
    return g_strdup_printf (
      way_tr (options->lang, WAY_N_ ("The goals of policies in the order of time. %s.")), counts);
  thread = describe_thread (dataset, view, matching, options->lang);
  return g_strdup_printf (options->lang == WAY_LANG_ZH ? "%s%s。" : "%s %s.", thread, counts);
}

/* What a card, a scorecard or the goals say, in a sentence; NULL for others. */
static char *
describe_targets (WayDataset              *dataset,
                  WayView                 *view,
                  const WayPictureOptions *options)
{
  WayLang lang = options->lang;
  guint index = way_dataset_find (dataset, WAY_TABLE_POLICIES, way_view_get_selection (view));
  int known_on = way_view_get_as_known (view);
  g_autofree char *goals = NULL, *counts = NULL, *known = NULL;
  g_autoptr (WayScorecard) card = NULL;

  if (way_picture_has_goals (options->content))
    return describe_goals (dataset, view, options);
  if (!way_picture_has_policy (options->content))
    return NULL;
  known = way_phrase_known (dataset, known_on, lang);
  if (options->content == WAY_PICTURE_SCORECARD)
    {
      card = way_scorecard_new (dataset, index, known_on);
      counts = way_coverage_describe (&card->coverage, lang);
      return g_strdup_printf (lang == WAY_LANG_ZH ? "《%s》：%s。%s。" : "%s: %s. %s.",
                              way_dataset_get_policy (dataset, index)->title[lang], counts, known);
    }
  goals = way_phrase_goals_known (dataset, way_dataset_get_policy (dataset, index), known_on,
                                  lang);
  return g_strdup_printf (lang == WAY_LANG_ZH ? "《%s》：%s。%s。" : "%s: %s. %s.",
                          way_dataset_get_policy (dataset, index)->title[lang], goals, known);
}

static char *
describe (const WayChart          *chart,
          WayDataset              *dataset,
          WayView                 *view,
          const WayPictureOptions *options)
{
  WayLang lang = options->lang;
  g_autofree char *targets = describe_targets (dataset, view, options);
  g_autofree char *lanes = way_picture_has_lanes (options->content)
    ? describe_lanes (dataset, view, lang) : NULL;
  g_autofree char *curves = chart != NULL
    ? way_chart_describe (chart, way_view_get_start (view), way_view_get_end (view), lang) : NULL;

  if (targets != NULL)
    return g_steal_pointer (&targets);
  if (lanes == NULL)
    return g_steal_pointer (&curves);
  if (curves == NULL)
    return g_steal_pointer (&lanes);
  return g_strconcat (lanes, lang == WAY_LANG_ZH ? "" : " ", curves, NULL);
}

/* Fills the texts in, of a content that the data set has. */
static void
make_texts (OwnTexts                *own,
            WayDataset              *dataset,
            WayView                 *view,
            const WayPictureOptions *options)
{
  g_autoptr (WayChart) chart = way_picture_make_chart (dataset, view, options->content);

  own->title = way_picture_make_title (dataset, view, chart, options, options->lang);
  own->description = describe (chart, dataset, view, options);
  own->source = chart != NULL
    ? way_chart_get_sources (chart, way_view_get_start (view), way_view_get_end (view),
                             options->lang)
    : g_strdup (way_dataset_get_title (dataset, options->lang));
  own->dataset = g_strdup_printf ("%s %s", way_dataset_get_meta (dataset, "id"),
                                  way_dataset_get_meta (dataset, "version"));
  own->date = options->made_on != WAY_NO_DAY
    ? way_date_to_iso (way_date_from_day (options->made_on)) : NULL;
  own->view = way_view_to_json (view, dataset);
  own->texts = (WayPictureTexts) {
    .title = own->title, .description = own->description, .source = own->source,
    .copyright = way_picture_get_licence (dataset), .software = "Waymark " WAY_VERSION,
    .creation_time = own->date, .dataset = own->dataset, .view = own->view,
  };
}

/* What the makers of the formats share. */
typedef struct
{
  WayDataset              *dataset;
  WayView                 *view;
  const WayPictureOptions *options;
  WayTextContext          *text;
  const WayPictureTexts   *texts;
  WaySurfacePool          *pool;   /* (nullable) */
  GCancellable            *cancellable;
} Making;

/* Pixels of which a PNG is still to be made, or else a file of another format. */
struct _WayDrawnPicture
{
  cairo_surface_t *surface;
  gboolean         alpha;
  double           dots_per_inch;
  GBytes          *file;
  WayDataset      *dataset;   /* whose texts some of these are */
  OwnTexts         own;
};

static gboolean
draw (const Making *making,
      WayPainter   *painter,
      GError      **error)
{
  return way_picture_draw (painter, making->text, making->dataset, making->view, making->options,
                           error)
      && !g_cancellable_set_error_if_cancelled (making->cancellable, error);
}

static gboolean
fail_for_memory (const WayPictureOptions *options,
                 GError                 **error)
{
  g_set_error (error, WAY_PICTURE_ERROR, WAY_PICTURE_ERROR_SIZE,
               "There is not enough memory for a picture of %u × %u pixels",
               options->width * MAX (options->scale, 1),
               options->height * MAX (options->scale, 1));
  return FALSE;
}

static gboolean
draw_pixels (const Making    *making,
             cairo_surface_t *surface,
             GError         **error)
{
  guint scale = MAX (making->options->scale, 1);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (WayPainter) painter = way_cairo_painter_new (cr);
  gboolean drawn;

  cairo_scale (cr, scale, scale);
  drawn = draw (making, painter, error);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return drawn;
}

static gboolean
make_pixels (const Making    *making,
             WayDrawnPicture *picture,
             GError         **error)
{
  const WayPictureOptions *options = making->options;
  guint scale = MAX (options->scale, 1);
  guint width = options->width * scale;
  guint height = options->height * scale;

  picture->alpha = options->transparent;
  picture->dots_per_inch = way_picture_get_resolution (options) * scale;
  picture->surface = options->transparent
    ? cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) width, (int) height)
    : way_surface_pool_take (making->pool, width, height);
  if (cairo_surface_status (picture->surface) != CAIRO_STATUS_SUCCESS)
    return fail_for_memory (options, error);
  return draw_pixels (making, picture->surface, error);
}

static GBytes *
make_svg (const Making *making,
          GError      **error)
{
  const WayPictureOptions *options = making->options;
  const WaySvgPage page = { options->width, options->height,
                            way_picture_get_resolution (options), options->lang };
  g_autoptr (WayPainter) painter = way_svg_painter_new (&page, making->texts);

  return draw (making, painter, error) ? way_svg_painter_finish (painter) : NULL;
}

/* The day a PDF names as that of its making: the one asked for, or the day on
 * which the newest figure was published. */
static char *
find_pdf_date (const Making *making)
{
  WayDate newest = way_dataset_get_newest_release (making->dataset);

  if (making->texts->creation_time != NULL)
    return g_strdup (making->texts->creation_time);
  return way_date_to_iso (way_date_from_day (newest.year != 0 ? way_date_last_day (newest) : 0));
}

/* The span of time of a page, or where there is none its number. */
static char *
name_page (const Making *making,
           guint         page)
{
  WayLang lang = making->options->lang;
  WayPictureOptions options = *making->options;
  g_autoptr (WayView) view = NULL;
  g_autofree char *from = NULL, *to = NULL;

  options.page = page;
  if (way_picture_flows (options.content))
    return g_strdup_printf (way_tr (lang, WAY_N_ ("Page %u of %u")), page + 1, options.pages);
  view = way_picture_get_page (making->view, &options);
  from = way_date_to_month (way_date_from_day ((int) way_view_get_start (view)), lang);
  to = way_date_to_month (way_date_from_day ((int) way_view_get_end (view) - 1), lang);
  return g_strdup_printf ("%s – %s", from, to);
}

static void
add_to_outline (const Making    *making,
                cairo_surface_t *surface,
                guint            page)
{
  g_autofree char *title = name_page (making, page);
  g_autofree char *target = g_strdup_printf ("page=%u pos=[0 0]", page + 1);

  cairo_pdf_surface_add_outline (surface, CAIRO_PDF_OUTLINE_ROOT, title, target, 0);
}

static gboolean
draw_page (const Making    *making,
           cairo_surface_t *surface,
           WayPainter      *painter,
           guint            page,
           GError         **error)
{
  if (making->options->pages > 1)
    add_to_outline (making, surface, page);
  return way_picture_draw_page (painter, making->text, making->dataset, making->view,
                                making->options, page, error)
      && !g_cancellable_set_error_if_cancelled (making->cancellable, error);
}

static gboolean
draw_pages (const Making    *making,
            cairo_surface_t *surface,
            double           points,
            GError         **error)
{
  cairo_t *cr = cairo_create (surface);
  guint n_pages = MAX (making->options->pages, 1);
  gboolean drawn = TRUE;

  cairo_scale (cr, points, points);
  {
    g_autoptr (WayPainter) painter = way_cairo_painter_new (cr);

    for (guint page = 0; drawn && page < n_pages; page++)
      {
        drawn = draw_page (making, surface, painter, page, error);
        cairo_show_page (cr);
      }
  }
  cairo_destroy (cr);
  return drawn;
}

static GBytes *
make_pdf (const Making *making,
          GError      **error)
{
  const WayPictureOptions *options = making->options;
  double points = 72 / way_picture_get_resolution (options);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree char *date = find_pdf_date (making);
  double width = options->width * points, height = options->height * points;
  cairo_surface_t *surface;
  gboolean drawn;

  if (options->paper != WAY_PAPER_NONE)
    way_paper_get_size (options->paper, options->width < options->height, &width, &height);
  surface = way_pdf_new (bytes, width, height);
  way_pdf_set_texts (surface, making->texts, date);
  drawn = draw_pages (making, surface, points, error);
  if (!way_pdf_finish (surface, drawn ? error : NULL) || !drawn)
    return NULL;
  way_pdf_add_metadata (bytes, making->texts);
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/* There is an indicator: the texts were made of it. */
static GBytes *
make_csv (const Making *making,
          GError      **error)
{
  return way_picture_make_csv (making->dataset, making->view, making->options);
}

static gboolean
make_file (const Making    *making,
           WayDrawnPicture *picture,
           GError         **error)
{
  static GBytes *(*const makers[WAY_N_FORMATS]) (const Making *, GError **)
    = { NULL, make_svg, make_pdf, make_csv };

  picture->file = makers[making->options->format] (making, error);
  return picture->file != NULL;
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
 * way_picture_render:
 * @dataset: a snapshot
 * @view: the view to show
 * @options: what to draw and how
 * @cancellable: (nullable): to give up
 * @error: return location for an error
 *
 * Renders a picture as a file of the format asked for, without a display; safe
 * in any thread. The same arguments give the same bytes on the same machine.
 *
 * Returns: (transfer full): the file, or %NULL with an error of
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
 *   the characters of the language, and those of all its texts
 * @cancellable: (nullable): to give up
 * @error: return location for an error
 *
 * Renders a picture as way_picture_render() does, and looks at the fonts where
 * they are loaded already.
 *
 * Returns: (transfer full): the file, or %NULL with an error of
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
  g_autoptr (WayDrawnPicture) picture
    = way_picture_make (dataset, view, options, NULL, has_fonts, cancellable, error);

  return picture != NULL ? way_drawn_picture_encode (picture, cancellable, error) : NULL;
}

/**
 * way_picture_make:
 * @dataset: a snapshot
 * @view: the view to show
 * @options: what to draw and how
 * @pool: (nullable): where the pixels may have their memory from
 * @has_fonts: (out) (optional): as of way_picture_render_checked()
 * @cancellable: (nullable): to give up
 * @error: return location for an error
 *
 * Does the part of way_picture_render() that needs fonts. What follows can be
 * done in another thread while this one draws the next picture.
 *
 * Returns: (transfer full): the picture, or %NULL with an error of
 *   %WAY_PICTURE_ERROR or %G_IO_ERROR
 */
WayDrawnPicture *
way_picture_make (WayDataset               *dataset,
                  WayView                  *view,
                  const WayPictureOptions  *options,
                  WaySurfacePool           *pool,
                  gboolean                 *has_fonts,
                  GCancellable             *cancellable,
                  GError                  **error)
{
  g_autoptr (WayDrawnPicture) picture = NULL;
  g_autoptr (WayPooledText) text = NULL;
  g_autoptr (WayView) first = NULL;
  WayPictureOptions own_options;
  Making making = { dataset, view, &own_options, .pool = pool, .cancellable = cancellable };
  gboolean made;

  g_return_val_if_fail (dataset != NULL && view != NULL && options != NULL, NULL);
  g_return_val_if_fail (options->format < WAY_N_FORMATS, NULL);

  if (!way_picture_check_options (options, error))
    return NULL;
  if (!way_picture_check_content (dataset, view, options->content, error))
    return NULL;
  own_options = *options;
  own_options.pages = options->format == WAY_FORMAT_PDF
    ? way_picture_count_pages (dataset, view, options) : 1;
  picture = g_new0 (WayDrawnPicture, 1);
  picture->dataset = way_dataset_ref (dataset);
  make_texts (&picture->own, dataset, view, options);
  first = way_picture_get_page (view, &own_options);
  text = way_text_pool_take (way_picture_text_size (dataset, first, &own_options), options->lang);
  making.text = text;
  making.texts = &picture->own.texts;
  made = (options->format == WAY_FORMAT_PNG ? make_pixels : make_file) (&making, picture, error);
  if (has_fonts != NULL)
    *has_fonts = has_characters (text, options->both ? WAY_LANG_ZH : options->lang)
                 && way_text_context_has_all (text);
  return made ? g_steal_pointer (&picture) : NULL;
}

/**
 * way_drawn_picture_encode:
 * @picture: a picture
 * @cancellable: (nullable): to give up
 * @error: return location for an error
 *
 * Makes a file of what is drawn; safe in any thread.
 *
 * Returns: (transfer full): the file, or %NULL with an error of %G_IO_ERROR
 */
GBytes *
way_drawn_picture_encode (WayDrawnPicture  *picture,
                          GCancellable     *cancellable,
                          GError          **error)
{
  cairo_surface_t *surface;

  g_return_val_if_fail (picture != NULL, NULL);

  if (picture->file != NULL)
    return g_bytes_ref (picture->file);
  surface = picture->surface;
  return way_png_encode (cairo_image_surface_get_data (surface),
                         (guint) cairo_image_surface_get_width (surface),
                         (guint) cairo_image_surface_get_height (surface),
                         (gsize) cairo_image_surface_get_stride (surface), picture->alpha,
                         picture->dots_per_inch, &picture->own.texts, cancellable, error);
}

/**
 * way_drawn_picture_get_size:
 * @picture: a picture
 *
 * Returns: how much memory its pixels take, in bytes; 0 if it has none
 */
gsize
way_drawn_picture_get_size (const WayDrawnPicture *picture)
{
  g_return_val_if_fail (picture != NULL, 0);

  return picture->surface == NULL ? 0
    : (gsize) cairo_image_surface_get_stride (picture->surface)
      * (gsize) cairo_image_surface_get_height (picture->surface);
}

/**
 * way_drawn_picture_free:
 * @picture: (transfer full) (nullable): a picture
 */
void
way_drawn_picture_free (WayDrawnPicture *picture)
{
  if (picture == NULL)
    return;
  g_clear_pointer (&picture->surface, cairo_surface_destroy);
  g_clear_pointer (&picture->file, g_bytes_unref);
  own_texts_clear (&picture->own);
  way_dataset_unref (picture->dataset);
  g_free (picture);
}
