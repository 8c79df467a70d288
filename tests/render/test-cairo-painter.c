/* The cairo painter: golden pictures of the scene, whole pixels of text,
 * scale, and the links of a PDF.
 */
#include "config.h"

#include "way-cairo-painter.h"
#include "way-golden.h"
#include "way-scene.h"

#include <cairo-pdf.h>
#include <string.h>

static cairo_surface_t *
draw_scene (WayThemeVariant theme,
            WayLang         lang,
            double          scale)
{
  cairo_surface_t *surface =
    cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) (WAY_SCENE_WIDTH * scale),
                                (int) (WAY_SCENE_HEIGHT * scale));
  cairo_t *cr = cairo_create (surface);
  g_autoptr (WayPainter) painter = way_cairo_painter_new (cr);
  g_autoptr (WayTextContext) text = way_text_context_new ("DejaVu Sans", 12, lang);

  cairo_scale (cr, scale, scale);
  way_scene_draw (painter, text, way_palette_get (theme), TRUE);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static void
check_scene (WayThemeVariant theme,
             WayLang         lang,
             double          scale,
             const char     *name)
{
  cairo_surface_t *surface = draw_scene (theme, lang, scale);

  way_golden_assert (surface, name);
  cairo_surface_destroy (surface);
}

static void
test_scene (void)
{
  check_scene (WAY_THEME_LIGHT, WAY_LANG_EN, 1, "scene-light");
  check_scene (WAY_THEME_DARK, WAY_LANG_ZH, 1, "scene-dark");
  check_scene (WAY_THEME_PRINT, WAY_LANG_EN, 1.5, "scene-print-larger");
}

/* A golden picture catches a line that is moved by one pixel. */
static void
test_golden_notices (void)
{
  cairo_surface_t *right = draw_scene (WAY_THEME_LIGHT, WAY_LANG_EN, 1);
  cairo_surface_t *wrong = draw_scene (WAY_THEME_LIGHT, WAY_LANG_EN, 1);
  cairo_surface_t *other = draw_scene (WAY_THEME_LIGHT, WAY_LANG_EN, 1.5);
  cairo_t *cr = cairo_create (wrong);
  WayPictureDifference difference;

  g_assert_true (way_golden_compare (right, wrong, 0, &difference));
  g_assert_cmpuint (difference.n_pixels, ==, 0);
  g_assert_cmpuint (difference.max_level, ==, 0);
  cairo_set_source_rgb (cr, 0.5, 0.5, 0.5);
  cairo_rectangle (cr, 400, 380, 60, 1);
  cairo_fill (cr);
  g_assert_true (way_golden_compare (right, wrong, 2, &difference));
  g_assert_cmpuint (difference.n_pixels, ==, 60);
  g_assert_cmpuint (difference.max_level, ==, 127);
  g_assert_false (way_golden_compare (right, other, 2, &difference));
  cairo_destroy (cr);
  cairo_surface_destroy (right);
  cairo_surface_destroy (wrong);
  cairo_surface_destroy (other);
}

static cairo_surface_t *
draw_label_at (double x,
               double y)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 160, 40);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (WayPainter) painter = way_cairo_painter_new (cr);
  g_autoptr (WayTextContext) text = way_text_context_new ("DejaVu Sans", 12, WAY_LANG_EN);
  const WayPalette *palette = way_palette_get (WAY_THEME_LIGHT);

  way_painter_text (painter, way_text_context_get_label (text, "Panning 平移", WAY_TEXT_BODY, 0),
                    x, y, &palette->ink);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* Text keeps its shape while it moves by parts of a pixel. */
static void
test_text_pixels (void)
{
  static const struct { double x, y; } near[] = {
    { 9.5, 5 }, { 10.49, 5 }, { 10, 4.5 }, { 10, 5.49 }, { 9.6, 5.3 },
  };
  cairo_surface_t *whole = draw_label_at (10, 5);
  cairo_surface_t *next = draw_label_at (10.5, 5);
  WayPictureDifference difference;

  for (guint i = 0; i < G_N_ELEMENTS (near); i++)
    {
      cairo_surface_t *surface = draw_label_at (near[i].x, near[i].y);

      g_assert_true (way_golden_compare (whole, surface, 0, &difference));
      g_assert_cmpuint (difference.n_pixels, ==, 0);
      cairo_surface_destroy (surface);
    }
  g_assert_true (way_golden_compare (whole, next, 0, &difference));
  g_assert_cmpuint (difference.n_pixels, >, 0);
  cairo_surface_destroy (whole);
  cairo_surface_destroy (next);
}

static cairo_status_t
append_cb (void                *closure,
           const unsigned char *data,
           unsigned int         length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static gboolean
contains (GByteArray *bytes,
          const char *text)
{
  for (gsize i = 0; i + strlen (text) <= bytes->len; i++)
    if (memcmp (bytes->data + i, text, strlen (text)) == 0)
      return TRUE;
  return FALSE;
}

static void
test_pdf_link (void)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append_cb, bytes, 480, 400);
  cairo_t *cr;
  g_autoptr (WayPainter) painter = NULL;
  g_autoptr (WayTextContext) text = way_text_context_new ("DejaVu Sans", 12, WAY_LANG_EN);

  /* From 1.5 on a link may stand in a compressed stream. */
  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_4);
  cr = cairo_create (surface);
  painter = way_cairo_painter_new (cr);
  way_scene_draw (painter, text, way_palette_get (WAY_THEME_PRINT), TRUE);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
  g_assert_true (contains (bytes, "/URI (https://example.org/%E6%94%BF%E7%AD%96?a=%27b%27)"));
  g_assert_true (contains (bytes, "/Rect [ 10 370 60 390 ]"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/cairo-painter/scene", test_scene);
  g_test_add_func ("/cairo-painter/golden-notices", test_golden_notices);
  g_test_add_func ("/cairo-painter/text-pixels", test_text_pixels);
  g_test_add_func ("/cairo-painter/pdf-link", test_pdf_link);
  return g_test_run ();
}
