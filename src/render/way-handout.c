/* A page has the scene's headline and text above, what it shows in the middle,
 * and its sources below. A question stands open on it: its answer is what a
 * later scene or the lesson gives.
 */
#include "config.h"

#include "way-handout.h"

#include <cairo-pdf.h>
#include <math.h>

#include "way-cairo-painter.h"
#include "way-pdf.h"
#include "way-picture-private.h"
#include "way-predict-text.h"
#include "way-scene-picture.h"
#include "way-text-pool.h"
#include "way-tour-text.h"

/* A4 across, in pixels of 1/96 inch, and what of it is margin. */
#define PAGE_WIDTH 1123.0
#define PAGE_HEIGHT 794.0
#define MARGIN 48.0
#define POINTS_PER_PX 0.75

#define TEXT_SIZE 14.0
#define SMALLEST_TEXT_SIZE 9.0

typedef struct
{
  WayDataset      *dataset;
  WayTour         *tour;
  WayLang          lang;
  gboolean         both;
  WayPainter      *painter;
  WayTextContext  *text;
  const WayPalette *palette;
} Handout;

static WayLang
other_lang (WayLang lang)
{
  return lang == WAY_LANG_EN ? WAY_LANG_ZH : WAY_LANG_EN;
}

/* Draws lines from a height downwards; returns where they end. With %NULL for
 * the painter it only measures. */
static double
put_lines (Handout        *handout,
           WayPainter     *painter,
           const char     *text,
           WayTextStyle    style,
           double          y,
           const WayColor *color)
{
  g_autoptr (GPtrArray) lines
    = way_text_context_wrap (handout->text, text, style, PAGE_WIDTH - 2 * MARGIN);

  if (*text == '\0')
    return y;
  for (guint i = 0; i < lines->len; i++)
    {
      const WayLabel *label = g_ptr_array_index (lines, i);

      if (painter != NULL)
        way_painter_text (painter, label, MARGIN, round (y), color);
      y += label->height;
    }
  return y;
}

/* "A  2.6 or more     B  2.5 to 2.6" */
static char *
list_options (const WayDataset *dataset,
              const WayPredict *predict,
              WayLang           lang)
{
  guint stated = way_dataset_find (dataset, WAY_TABLE_POLICY_GOALS, predict->target);
  const WayStatedGoal *target
    = stated != WAY_NONE ? way_dataset_get_stated_goal (dataset, stated) : NULL;
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < predict->n_options; i++)
    {
      g_autofree char *words
        = way_predict_describe_option (target, &predict->options[i], lang);

      g_string_append_printf (list, "%s%c  %s", i > 0 ? "     " : "", 'A' + i, words);
    }
  return g_string_free (list, FALSE);
}

static double
put_head (Handout        *handout,
          const WayScene *scene,
          WayLang         lang,
          WayTextStyle    style,
          double          y)
{
  g_autofree char *caption
    = way_scene_resolve_text (scene, WAY_SCENE_CAPTION, handout->dataset, lang);
  g_autofree char *text = way_scene_resolve_text (scene, WAY_SCENE_TEXT, handout->dataset, lang);
  g_autofree char *options
    = scene->predict != NULL ? list_options (handout->dataset, scene->predict, lang)
                             : g_strdup ("");

  y = put_lines (handout, handout->painter, caption, style, y, &handout->palette->ink);
  y = put_lines (handout, handout->painter, text, WAY_TEXT_BODY, y + 4,
                 &handout->palette->ink_soft);
  return put_lines (handout, handout->painter, options, WAY_TEXT_STRONG, y + 4,
                    &handout->palette->ink);
}

static char *
make_foot (Handout *handout,
           WayView *view,
           guint    index,
           WayLang  lang)
{
  g_autofree char *sources = way_scene_get_sources (way_tour_get_scene (handout->tour, index),
                                                    handout->dataset, view, lang);

  return g_strdup_printf ("%s · %u / %u\n%s", way_tour_get_title (handout->tour, lang), index + 1,
                          way_tour_get_n_scenes (handout->tour), sources);
}

/* Draws the sources so that they end at a height; returns where they begin. */
static double
put_foot (Handout *handout,
          WayView *view,
          guint    index,
          WayLang  lang,
          double   end)
{
  g_autofree char *foot = make_foot (handout, view, index, lang);
  double y = end - put_lines (handout, NULL, foot, WAY_TEXT_SMALL, 0, NULL);

  put_lines (handout, handout->painter, foot, WAY_TEXT_SMALL, y, &handout->palette->ink_soft);
  return y;
}

/* A timeline with more lanes than there is room for is drawn in smaller text. */
static void
draw_view (Handout        *handout,
           const WayScene *scene,
           WayView        *view,
           const WayRect  *area)
{
  double size = way_scene_find_text_size (handout->dataset, scene, view, handout->lang, area,
                                          TEXT_SIZE, SMALLEST_TEXT_SIZE);
  g_autoptr (WayPooledText) text = way_text_pool_take (size, handout->lang);
  const WayLook look = { text, handout->palette, handout->lang, WAY_NO_DAY, FALSE };

  way_scene_draw_view (handout->painter, &look, handout->dataset, scene, view, handout->both,
                       area);
}

static void
draw_page (Handout *handout,
           guint    index)
{
  const WayScene *scene = way_tour_get_scene (handout->tour, index);
  g_autoptr (WayView) view = way_scene_make_view (scene, handout->dataset);
  double y = put_head (handout, scene, handout->lang, WAY_TEXT_TITLE, MARGIN);
  double foot = PAGE_HEIGHT - MARGIN;
  WayRect area;

  if (handout->both)
    {
      y = put_head (handout, scene, other_lang (handout->lang), WAY_TEXT_STRONG, y + 6);
      foot = put_foot (handout, view, index, other_lang (handout->lang), foot);
    }
  foot = put_foot (handout, view, index, handout->lang, foot);
  area = (WayRect) { MARGIN, round (y + 14), PAGE_WIDTH - 2 * MARGIN,
                     MAX (floor (foot - y - 28), 1) };
  draw_view (handout, scene, view, &area);
}

static void
add_to_outline (Handout         *handout,
                cairo_surface_t *surface,
                guint            index)
{
  g_autofree char *caption
    = way_scene_resolve_text (way_tour_get_scene (handout->tour, index), WAY_SCENE_CAPTION,
                              handout->dataset, handout->lang);
  g_autofree char *target = g_strdup_printf ("page=%u pos=[0 0]", index + 1);

  cairo_pdf_surface_add_outline (surface, CAIRO_PDF_OUTLINE_ROOT,
                                 *caption != '\0' ? caption : target, target, 0);
}

static gboolean
draw_pages (Handout          *handout,
            cairo_surface_t  *surface,
            GCancellable     *cancellable,
            GError          **error)
{
  cairo_t *cr = cairo_create (surface);
  gboolean going = TRUE;

  cairo_scale (cr, POINTS_PER_PX, POINTS_PER_PX);
  handout->painter = way_cairo_painter_new (cr);
  for (guint i = 0; going && i < way_tour_get_n_scenes (handout->tour); i++)
    {
      add_to_outline (handout, surface, i);
      draw_page (handout, i);
      cairo_show_page (cr);
      going = !g_cancellable_set_error_if_cancelled (cancellable, error);
    }
  g_clear_pointer (&handout->painter, way_painter_free);
  cairo_destroy (cr);
  return going;
}

/**
 * way_handout_render:
 * @dataset: a snapshot
 * @tour: a tour with a scene or more
 * @lang: the language of the words
 * @both: whether headlines, texts and sources are there in the other language,
 *   too
 * @cancellable: (nullable): to give up
 * @error: return location for an error
 *
 * Makes a PDF of a tour, in A4 across; safe in any thread. The same arguments
 * give the same bytes on the same machine.
 *
 * Returns: (transfer full): the file, or %NULL with an error of
 *   %WAY_PICTURE_ERROR or %G_IO_ERROR
 */
GBytes *
way_handout_render (WayDataset    *dataset,
                    WayTour       *tour,
                    WayLang        lang,
                    gboolean       both,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (WayTextContext) text = NULL;
  g_autofree char *date = NULL;
  WayDate newest;
  cairo_surface_t *surface;
  WayPictureTexts texts;
  Handout handout;
  gboolean drawn;

  g_return_val_if_fail (dataset != NULL && tour != NULL && lang < WAY_N_LANGS, NULL);

  if (way_tour_get_n_scenes (tour) == 0)
    {
      g_set_error_literal (error, WAY_PICTURE_ERROR, WAY_PICTURE_ERROR_CONTENT,
                           way_tr (lang, WAY_N_ ("The tour has no scenes.")));
      return NULL;
    }
  newest = way_dataset_get_newest_release (dataset);
  date = way_date_to_iso (way_date_from_day (newest.year != 0 ? way_date_last_day (newest) : 0));
  text = way_text_context_new ("Sans", TEXT_SIZE, lang);
  texts = (WayPictureTexts) {
    .title = way_tour_get_title (tour, lang), .copyright = way_picture_get_licence (dataset),
    .source = way_dataset_get_title (dataset, lang), .software = "Waymark " WAY_VERSION,
  };
  handout = (Handout) { dataset, tour, lang, both, NULL, text,
                        way_palette_get (WAY_THEME_PRINT) };
  surface = way_pdf_new (bytes, PAGE_WIDTH * POINTS_PER_PX, PAGE_HEIGHT * POINTS_PER_PX);
  way_pdf_set_texts (surface, &texts, date);
  drawn = draw_pages (&handout, surface, cancellable, error);
  if (!way_pdf_finish (surface, drawn ? error : NULL) || !drawn)
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}
