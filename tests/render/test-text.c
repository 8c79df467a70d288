/* Text: heights, eliding, wrapping, shapes of Chinese, and the cache. */
#include "config.h"

#include "way-text.h"

#include <math.h>
#include <string.h>

#include "way-shipped.h"

static const char english[] = "Outline of the National Innovation-Driven Development Strategy";
static const char chinese[] = "国家创新驱动发展战略纲要（2016年）";

static WayTextContext *
create (WayLang lang)
{
  return way_text_context_new ("DejaVu Sans", 13, lang);
}

static void
test_heights (void)
{
  static const char *const texts[] = { "", "x", "Ag", english, chinese, "R&D 研发 2.5%", "…", "∅" };

  for (WayLang lang = 0; lang < WAY_N_LANGS; lang++)
    {
      g_autoptr (WayTextContext) context = create (lang);

      for (WayTextStyle style = 0; style < WAY_N_TEXT_STYLES; style++)
        for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
          {
            const WayLabel *label = way_text_context_get_label (context, texts[i], style, 0);

            g_assert_cmpfloat (label->height, ==, way_text_context_get_height (context, style));
            g_assert_cmpfloat (label->height, ==, floor (label->height));
            g_assert_cmpfloat (label->baseline, ==, floor (label->baseline));
            g_assert_cmpfloat (label->baseline, <, label->height);
          }
    }
}

/* What is drawn stays within the height of its line, in both languages. */
static void
test_ink_within (void)
{
  g_autoptr (WayTextContext) context = create (WAY_LANG_ZH);
  static const char *const texts[] = { "Ågjy|", chinese, "鑫国（）《》" };

  for (WayTextStyle style = 0; style < WAY_N_TEXT_STYLES; style++)
    for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
      {
        const WayLabel *label = way_text_context_get_label (context, texts[i], style, 0);

        for (guint run = 0; run < label->n_runs; run++)
          {
            const PangoGlyphItem *item = label->runs[run].item;
            PangoRectangle ink;

            pango_glyph_string_extents (item->glyphs, item->item->analysis.font, &ink, NULL);
            g_assert_cmpfloat (label->baseline + ink.y / 1024.0, >=, -1);
            g_assert_cmpfloat (label->baseline + (ink.y + ink.height) / 1024.0, <=,
                               label->height + 1);
          }
      }
}

static void
test_styles (void)
{
  g_autoptr (WayTextContext) context = create (WAY_LANG_EN);
  double width[WAY_N_TEXT_STYLES];

  g_assert_cmpfloat (way_text_context_get_size (context), ==, 13);
  g_assert_cmpstr (way_text_context_get_family (context), ==, "DejaVu Sans");
  for (WayTextStyle style = 0; style < WAY_N_TEXT_STYLES; style++)
    width[style] = way_text_context_get_label (context, english, style, 0)->width;
  g_assert_cmpfloat_with_epsilon (width[WAY_TEXT_SMALL] / width[WAY_TEXT_BODY], 0.85, 0.005);
  g_assert_cmpfloat_with_epsilon (width[WAY_TEXT_TITLE] / width[WAY_TEXT_STRONG], 1.35, 0.005);
  g_assert_cmpfloat (width[WAY_TEXT_STRONG], >, width[WAY_TEXT_BODY] * 1.03);
}

/* Unhinted metrics: twice the size is twice the width. */
static void
test_scales (void)
{
  g_autoptr (WayTextContext) once = way_text_context_new ("DejaVu Sans", 13, WAY_LANG_EN);
  g_autoptr (WayTextContext) twice = way_text_context_new ("DejaVu Sans", 26, WAY_LANG_EN);
  double narrow = way_text_context_get_label (once, english, WAY_TEXT_BODY, 0)->width;
  double wide = way_text_context_get_label (twice, english, WAY_TEXT_BODY, 0)->width;

  g_assert_cmpfloat_with_epsilon (wide, 2 * narrow, 0.1);
}

/* The runs of a line have all of its text, one after the other. */
static void
check_runs (const WayLabel *label)
{
  double x = 0;
  int offset = 0;

  for (guint i = 0; i < label->n_runs; i++)
    {
      const PangoGlyphItem *item = label->runs[i].item;

      g_assert_cmpfloat_with_epsilon (label->runs[i].x, x, 0.001);
      g_assert_cmpint (item->item->offset, ==, offset);
      g_assert_cmpint (item->item->num_chars, ==,
                       g_utf8_strlen (label->text + offset, item->item->length));
      x += pango_glyph_string_get_width (item->glyphs) / 1024.0;
      offset += item->item->length;
    }
  g_assert_cmpfloat_with_epsilon (label->width, x, 0.001);
  g_assert_cmpuint (offset, ==, strlen (label->text));
}

static void
check_elided (WayTextContext *context,
              const char     *text,
              double          room_px)
{
  const WayLabel *whole = way_text_context_get_label (context, text, WAY_TEXT_BODY, 0);
  const WayLabel *label = way_text_context_get_label (context, text, WAY_TEXT_BODY, room_px);

  if (whole->width <= room_px)
    {
      g_assert_true (label == whole);
      g_assert_false (label->elided);
      g_assert_cmpstr (label->text, ==, text);
      return;
    }
  g_assert_true (label->elided);
  g_assert_cmpfloat (label->width, <=, room_px);
  if (*label->text == '\0')
    return;
  g_assert_true (g_str_has_suffix (label->text, "…"));
  g_assert_true (strncmp (label->text, text, strlen (label->text) - strlen ("…")) == 0);
  g_assert_false (g_str_has_suffix (label->text, " …"));
  check_runs (label);
}

static void
test_elide (void)
{
  static const char *const texts[] = { english, chinese, "R&D 研发经费 (2016–2020), 试点" };

  for (WayLang lang = 0; lang < WAY_N_LANGS; lang++)
    {
      g_autoptr (WayTextContext) context = create (lang);

      for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
        {
          double last = 0;

          for (double room_px = 0.5; room_px < 450; room_px += 1.25)
            {
              check_elided (context, texts[i], room_px);
              g_assert_cmpfloat (way_text_context_get_label (context, texts[i], WAY_TEXT_BODY,
                                                             room_px)->width, >=, last - 8);
              last = way_text_context_get_label (context, texts[i], WAY_TEXT_BODY, room_px)->width;
            }
        }
    }
}

static GArray *
list_glyphs (const WayLabel *label)
{
  GArray *glyphs = g_array_new (FALSE, FALSE, sizeof (PangoGlyph));

  for (guint i = 0; i < label->n_runs; i++)
    for (int n = 0; n < label->runs[i].item->glyphs->num_glyphs; n++)
      g_array_append_val (glyphs, label->runs[i].item->glyphs->glyphs[n].glyph);
  return glyphs;
}

static void
check_cuts (const char *family,
            WayLang     lang,
            const char *text)
{
  g_autoptr (WayTextContext) context = way_text_context_new (family, 13, lang);

  for (double room = 12; room < 300; room += 1.5)
    {
      const WayLabel *cut = way_text_context_get_label (context, text, WAY_TEXT_BODY, room);
      const WayLabel *whole = way_text_context_get_label (context, cut->text, WAY_TEXT_BODY, 0);
      g_autoptr (GArray) left = list_glyphs (cut);
      g_autoptr (GArray) right = list_glyphs (whole);

      g_assert_cmpmem (left->data, left->len * sizeof (PangoGlyph), right->data,
                       right->len * sizeof (PangoGlyph));
      g_assert_cmpfloat_with_epsilon (cut->width, whole->width, 0.1);
      g_assert_cmpfloat (cut->width, <=, room);
    }
}

/* A cut label has the glyphs of its text laid out by itself: in scripts whose letters
 * change with their neighbours, from right to left, and in ligatures; and the dots
 * of the letters before them, whichever font those have. */
static void
test_cut_glyphs (void)
{
  static const char *const families[] = { "Sans", "Noto Sans CJK SC" };
  static const char *const texts[] = { english, chinese, "efficient office fluff, affiliation",
                                       "سياسات الابتكار في الصين", "מדיניות חדשנות 2016",
                                       "a سياسات b", "e\xcc\x81lite\xcc\x81",
                                       "规范SCI论文指标2016—2020年 (R&D) 试点",
                                       "2016–2020: 13th Five-Year" };

  for (guint family = 0; family < G_N_ELEMENTS (families); family++)
    for (WayLang lang = 0; lang < WAY_N_LANGS; lang++)
      for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
        check_cuts (families[family], lang, texts[i]);
}

/* Where in a line its characters begin. */
static void
test_index_to_x (void)
{
  g_autoptr (WayTextContext) context = create (WAY_LANG_EN);
  const WayLabel *label = way_text_context_get_label (context, "R&D 研发经费 2016", WAY_TEXT_BODY, 0);
  double before = 0;

  g_assert_cmpfloat (way_label_index_to_x (label, 0), ==, 0);
  for (const char *at = g_utf8_next_char (label->text); *at != '\0'; at = g_utf8_next_char (at))
    {
      double x = way_label_index_to_x (label, (gsize) (at - label->text));
      g_autofree char *start = g_strndup (label->text, (gsize) (at - label->text));

      g_assert_cmpfloat (x, >, before);
      g_assert_cmpfloat_with_epsilon (
        x, way_text_context_get_label (context, start, WAY_TEXT_BODY, 0)->width, 1);
      before = x;
    }
  g_assert_cmpfloat (way_label_index_to_x (label, strlen (label->text)), ==, label->width);
}

static void
test_elide_tight (void)
{
  g_autoptr (WayTextContext) context = create (WAY_LANG_EN);
  const WayLabel *label = way_text_context_get_label (context, english, WAY_TEXT_BODY, 3);
  double dots = way_text_context_get_label (context, "…", WAY_TEXT_BODY, 0)->width;

  g_assert_cmpstr (label->text, ==, "");
  g_assert_cmpfloat (label->width, ==, 0);
  g_assert_true (label->elided);
  label = way_text_context_get_label (context, english, WAY_TEXT_BODY, ceil (dots));
  g_assert_cmpstr (label->text, ==, "…");
  label = way_text_context_get_label (context, "Law (draft)", WAY_TEXT_BODY, 43);
  g_assert_cmpstr (label->text, ==, "Law…");
}

static void
test_wrap (void)
{
  static const char *const texts[] = { english, chinese, "无空格的中文也要换行，标点不在行首。" };

  for (WayLang lang = 0; lang < WAY_N_LANGS; lang++)
    {
      g_autoptr (WayTextContext) context = create (lang);

      for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
        {
          g_autoptr (GPtrArray) lines = way_text_context_wrap (context, texts[i], WAY_TEXT_BODY,
                                                               120);
          g_autoptr (GString) joined = g_string_new (NULL);

          g_assert_cmpuint (lines->len, >, 1);
          for (guint n = 0; n < lines->len; n++)
            {
              const WayLabel *line = g_ptr_array_index (lines, n);

              g_assert_cmpfloat (line->width, <=, 120);
              g_assert_false (g_str_has_prefix (line->text, "，"));
              g_assert_false (g_str_has_prefix (line->text, "。"));
              if (n > 0 && i == 0 && !g_str_has_suffix (joined->str, "-"))
                g_string_append_c (joined, ' ');
              g_string_append (joined, line->text);
            }
          g_assert_cmpstr (joined->str, ==, texts[i]);
        }
    }
}

static void
test_wrap_breaks (void)
{
  g_autoptr (WayTextContext) context = create (WAY_LANG_EN);
  g_autoptr (GPtrArray) none = way_text_context_wrap (context, "", WAY_TEXT_BODY, 100);
  g_autoptr (GPtrArray) hard = way_text_context_wrap (context, "one\n\ntwo three", WAY_TEXT_BODY,
                                                      0);
  g_autoptr (GPtrArray) word = way_text_context_wrap (context, "Incomprehensibilities",
                                                      WAY_TEXT_BODY, 60);

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (hard->len, ==, 3);
  g_assert_cmpstr (((WayLabel *) g_ptr_array_index (hard, 1))->text, ==, "");
  g_assert_cmpstr (((WayLabel *) g_ptr_array_index (hard, 2))->text, ==, "two three");
  g_assert_cmpuint (word->len, >, 1);
}

/* A text that is broken again gives the same lines, whatever became of the cache
 * in between, and its lines count as asked for. */
static void
test_wrap_again (void)
{
  static const char boxes[] = "one \U0010fffd two";
  g_autoptr (WayTextContext) context = create (WAY_LANG_EN);
  g_autoptr (GPtrArray) first = way_text_context_wrap (context, english, WAY_TEXT_BODY, 120);
  g_autoptr (GPtrArray) again = way_text_context_wrap (context, english, WAY_TEXT_BODY, 120);
  g_autoptr (GPtrArray) other = way_text_context_wrap (context, english, WAY_TEXT_SMALL, 120);
  guint n = first->len;

  g_assert_cmpuint (again->len, ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_true (g_ptr_array_index (first, i) == g_ptr_array_index (again, i));
  g_assert_true (g_ptr_array_index (first, 0) != g_ptr_array_index (other, 0));
  for (guint frame = 0; frame < 3; frame++)
    {
      g_autoptr (GPtrArray) lines = NULL;
      g_autoptr (GPtrArray) broken = NULL;

      for (guint i = 0; i < 5000; i++)
        {
          g_autofree char *text = g_strdup_printf ("%u in %u", i, frame);
          g_autoptr (GPtrArray) many = way_text_context_wrap (context, text, WAY_TEXT_SMALL, 90);

          g_assert_cmpuint (many->len, ==, 1);
        }
      way_text_context_trim (context);
      g_assert_true (way_text_context_has_all (context));
      lines = way_text_context_wrap (context, english, WAY_TEXT_BODY, 120);
      g_assert_cmpuint (lines->len, ==, n);
      way_text_context_trim (context);
      g_assert_true (way_text_context_has_all (context));
      broken = way_text_context_wrap (context, boxes, WAY_TEXT_BODY, 500);
      g_assert_false (way_text_context_has_all (context));
    }
}

/* The Han characters of a label, in either language, come from the face for
 * simplified Chinese, and Latin from the base family. */
static void
test_faces (void)
{
  for (WayLang lang = 0; lang < WAY_N_LANGS; lang++)
    {
      g_autoptr (WayTextContext) context = create (lang);
      const WayLabel *label = way_text_context_get_label (context, "R&D 骨直研发", WAY_TEXT_BODY, 0);

      g_assert_cmpuint (label->n_runs, ==, 2);
      for (guint run = 0; run < label->n_runs; run++)
        {
          const PangoAnalysis *analysis = &label->runs[run].item->item->analysis;
          PangoFontDescription *font = pango_font_describe (analysis->font);

          if (run == 0)
            g_assert_cmpstr (pango_font_description_get_family (font), ==, "DejaVu Sans");
          else
            {
              g_assert_cmpstr (pango_font_description_get_family (font), ==, "Noto Sans CJK SC");
              g_assert_cmpstr (pango_language_to_string (analysis->language), ==, "zh-cn");
            }
          pango_font_description_free (font);
        }
    }
}

static void
test_glyphs (void)
{
  g_autoptr (WayTextContext) context = create (WAY_LANG_ZH);

  g_assert_true (way_text_context_has_glyphs (context, "科技创新 R&D ✓✕○↗→↘↙§∅…"));
  /* A Tibetan syllable, which the fonts of the tests do not have. */
  g_assert_false (way_text_context_has_glyphs (context, "བོད"));
}

static void
test_odd_text (void)
{
  g_autoptr (WayTextContext) context = create (WAY_LANG_EN);
  const WayLabel *broken = way_text_context_get_label (context, "a\xff" "b", WAY_TEXT_BODY, 0);
  const WayLabel *lines = way_text_context_get_label (context, "a\nb\tc\xe2\x80\xa9" "d",
                                                      WAY_TEXT_BODY, 0);

  g_assert_true (g_utf8_validate (broken->text, -1, NULL));
  g_assert_true (g_str_has_prefix (lines->text, "a b c"));
  check_runs (lines);
  g_assert_cmpfloat (way_text_context_get_label (context, "", WAY_TEXT_BODY, 5)->width, ==, 0);
  g_assert_false (way_text_context_get_label (context, "ab", WAY_TEXT_BODY, NAN)->elided);
}

static void
test_cache (void)
{
  g_autoptr (WayTextContext) context = create (WAY_LANG_EN);
  const WayLabel *kept;

  for (guint i = 0; i < 6000; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", i);

      way_text_context_get_label (context, text, WAY_TEXT_SMALL, 0);
    }
  kept = way_text_context_get_label (context, "17", WAY_TEXT_SMALL, 0);
  g_assert_cmpuint (way_text_context_get_n_labels (context), ==, 6000);
  g_assert_true (way_text_context_get_label (context, "17", WAY_TEXT_SMALL, 90) == kept);
  g_assert_true (way_text_context_get_label (context, "17", WAY_TEXT_BODY, 0) != kept);
  way_text_context_trim (context);
  g_assert_cmpuint (way_text_context_get_n_labels (context), ==, 6001);
  kept = way_text_context_get_label (context, "17", WAY_TEXT_SMALL, 0);
  way_text_context_trim (context);
  g_assert_cmpuint (way_text_context_get_n_labels (context), ==, 1);
  g_assert_true (way_text_context_get_label (context, "17", WAY_TEXT_SMALL, 0) == kept);
}

/* While a window moves, the room of a label changes with every pixel, but what is
 * left of its text seldom does. */
static void
test_cut_cache (void)
{
  g_autoptr (WayTextContext) context = create (WAY_LANG_EN);
  const WayLabel *before = way_text_context_get_label (context, english, WAY_TEXT_BODY, 60);

  for (guint room = 61; room < 300; room++)
    {
      const WayLabel *label = way_text_context_get_label (context, english, WAY_TEXT_BODY, room);

      g_assert_cmpfloat (label->width, <=, room);
      g_assert_true ((label == before) == (strcmp (label->text, before->text) == 0));
      before = label;
    }
  /* A text that ends in … itself is whole. */
  g_assert_false (way_text_context_get_label (context, before->text, WAY_TEXT_BODY, 0)->elided);
  g_assert_true (before->elided);
}

/* The estimate of a title never falls short of its true width by more than a
 * gap between labels hides, and is seldom too long. */
static void
test_estimate (void)
{
  g_autoptr (WayDataset) dataset = way_shipped_load ();

  for (WayLang lang = 0; lang < WAY_N_LANGS; lang++)
    {
      g_autoptr (WayTextContext) context = way_text_context_new ("Sans", 14, lang);

      for (guint i = 0; i < way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES); i++)
        {
          const char *title = way_dataset_get_policy (dataset, i)->short_title[lang];
          double width = way_text_context_get_label (context, title, WAY_TEXT_BODY, 0)->width;
          double estimate = way_text_context_estimate (context, title, WAY_TEXT_BODY);

          g_assert_cmpfloat (estimate, >=, width - 1);
          g_assert_cmpfloat (estimate, <=, width * 1.03 + 2);
        }
      g_assert_cmpfloat (way_text_context_estimate (context, "", WAY_TEXT_BODY), ==, 0);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/text/estimate", test_estimate);
  g_test_add_func ("/text/heights", test_heights);
  g_test_add_func ("/text/ink-within", test_ink_within);
  g_test_add_func ("/text/styles", test_styles);
  g_test_add_func ("/text/scales", test_scales);
  g_test_add_func ("/text/elide", test_elide);
  g_test_add_func ("/text/cut-glyphs", test_cut_glyphs);
  g_test_add_func ("/text/index-to-x", test_index_to_x);
  g_test_add_func ("/text/elide-tight", test_elide_tight);
  g_test_add_func ("/text/wrap", test_wrap);
  g_test_add_func ("/text/wrap-again", test_wrap_again);
  g_test_add_func ("/text/wrap-breaks", test_wrap_breaks);
  g_test_add_func ("/text/faces", test_faces);
  g_test_add_func ("/text/glyphs", test_glyphs);
  g_test_add_func ("/text/odd-text", test_odd_text);
  g_test_add_func ("/text/cache", test_cache);
  g_test_add_func ("/text/cut-cache", test_cut_cache);
  return g_test_run ();
}
