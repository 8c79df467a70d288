/* SVG and PDF files: that they are well formed, that what is in them can be
 * read, and that they look like the picture that cairo draws.
 */
#include "config.h"

#include "way-cairo-painter.h"
#include "way-picture.h"
#include "way-shipped.h"
#include "way-svg-painter.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "way-scene.h"

/* What a pass over the elements of a file has found. */
typedef struct
{
  GHashTable *ids;
  GString    *text;        /* of all elements <text>, with blanks between */
  GPtrArray  *links;
  guint       n_texts;
  guint       n_metadata;
  guint       depth;
} Found;

static void
start_cb (GMarkupParseContext  *context,
          const char           *element,
          const char          **names,
          const char          **values,
          gpointer              data,
          GError              **error)
{
  Found *found = data;

  found->depth++;
  found->n_texts += g_str_equal (element, "text");
  found->n_metadata += g_str_equal (element, "metadata");
  g_assert_cmpstr (element, !=, "script");
  g_assert_cmpstr (element, !=, "image");
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_assert_false (g_str_has_prefix (names[i], "on"));
      if (g_str_equal (names[i], "id"))
        g_assert_true (g_hash_table_add (found->ids, g_strdup (values[i])));
      else if (g_str_equal (names[i], "xlink:href"))
        g_ptr_array_add (found->links, g_strdup (values[i]));
    }
}

static void
text_cb (GMarkupParseContext  *context,
         const char           *text,
         gsize                 length,
         gpointer              data,
         GError              **error)
{
  Found *found = data;

  if (!g_str_equal (g_markup_parse_context_get_element (context), "text"))
    return;
  g_string_append_len (found->text, text, (gssize) length);
  g_string_append_c (found->text, '\n');
}

static Found
read_svg (GBytes *svg)
{
  static const GMarkupParser parser = { start_cb, NULL, text_cb, NULL, NULL };
  Found found = { g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
                  g_string_new (NULL), g_ptr_array_new_with_free_func (g_free) };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, &found, NULL);
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *data = g_bytes_get_data (svg, &length);

  g_markup_parse_context_parse (context, data, (gssize) length, &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found.n_metadata, ==, 1);
  return found;
}

static void
found_clear (Found *found)
{
  g_hash_table_unref (found->ids);
  g_string_free (found->text, TRUE);
  g_ptr_array_unref (found->links);
}

static GBytes *
draw_scene (void)
{
  const WaySvgPage page = { WAY_SCENE_WIDTH, WAY_SCENE_HEIGHT, 96, WAY_LANG_EN };
  const WayPictureTexts texts = { .title = "A <scene> & \"more\" \x01\xff", .view = "{}" };
  g_autoptr (WayPainter) painter = way_svg_painter_new (&page, &texts);
  g_autoptr (WayTextContext) text = way_text_context_new ("DejaVu Sans", 12, WAY_LANG_EN);

  way_scene_draw (painter, text, way_palette_get (WAY_THEME_LIGHT), TRUE);
  return way_svg_painter_finish (painter);
}

static cairo_surface_t *
draw_scene_with_cairo (void)
{
  cairo_surface_t *surface
    = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WAY_SCENE_WIDTH, WAY_SCENE_HEIGHT);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (WayPainter) painter = way_cairo_painter_new (cr);
  g_autoptr (WayTextContext) text = way_text_context_new ("DejaVu Sans", 12, WAY_LANG_EN);

  way_scene_draw (painter, text, way_palette_get (WAY_THEME_LIGHT), TRUE);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* The kind is told by name: with its own folders the test has no list of them. */
static GdkPixbuf *
load (GBytes     *file,
      const char *kind)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new_with_type (kind, &error);

  if (loader == NULL)
    {
      g_test_skip ("librsvg2-common is not installed");
      return NULL;
    }
  gdk_pixbuf_loader_write_bytes (loader, file, &error);
  g_assert_no_error (error);
  gdk_pixbuf_loader_close (loader, &error);
  g_assert_no_error (error);
  return g_object_ref (gdk_pixbuf_loader_get_pixbuf (loader));
}

static GdkPixbuf *
rasterize (GBytes *svg)
{
  return load (svg, "svg");
}

/* The mean of the squares of the differences of blocks of 4 × 4 pixels, as a
 * level: text may be hinted or placed by parts of a pixel otherwise. */
static double
compare (GdkPixbuf       *pixbuf,
         cairo_surface_t *surface)
{
  const guchar *left = gdk_pixbuf_read_pixels (pixbuf);
  const guchar *right = cairo_image_surface_get_data (surface);
  int width = cairo_image_surface_get_width (surface) / 4;
  int height = cairo_image_surface_get_height (surface) / 4;
  int n = gdk_pixbuf_get_n_channels (pixbuf);
  double sum = 0;

  g_assert_cmpint (gdk_pixbuf_get_width (pixbuf) / 4, ==, width);
  g_assert_cmpint (gdk_pixbuf_get_height (pixbuf) / 4, ==, height);
  for (int block = 0; block < width * height; block++)
    {
      int difference = 0;

      for (int i = 0; i < 16; i++)
        {
          int x = block % width * 4 + i % 4, y = block / width * 4 + i / 4;
          const guchar *a = left + y * gdk_pixbuf_get_rowstride (pixbuf) + x * n;
          guint32 b;

          memcpy (&b, right + y * cairo_image_surface_get_stride (surface) + x * 4, 4);
          difference += a[1] - (int) (b >> 8 & 0xff);
        }
      sum += difference / 16.0 * (difference / 16.0);
    }
  return sqrt (sum / (width * height));
}

static void
test_scene (void)
{
  g_autoptr (GBytes) svg = draw_scene ();
  g_autoptr (GBytes) again = draw_scene ();
  Found found = read_svg (svg);

  g_assert_true (g_bytes_equal (svg, again));
  g_assert_nonnull (strstr (found.text->str, "国家创新驱动发展战略纲要（2016年）"));
  g_assert_nonnull (strstr (found.text->str, "R&D 研发 2.5% of GDP, ≥ 2.8; ✓ ✕ ○ … ∅ § ↗ → ↘"));
  g_assert_true (g_hash_table_contains (found.ids, "scene"));
  g_assert_cmpuint (found.links->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (found.links, 0), ==, "https://example.org/政策?a='b'");
  found_clear (&found);
}

static void
test_looks_alike (void)
{
  g_autoptr (GBytes) svg = draw_scene ();
  g_autoptr (GdkPixbuf) pixbuf = rasterize (svg);
  cairo_surface_t *right, *empty;

  if (pixbuf == NULL)
    return;
  right = draw_scene_with_cairo ();
  empty = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WAY_SCENE_WIDTH, WAY_SCENE_HEIGHT);
  g_assert_cmpfloat (compare (pixbuf, right), <, 8);
  g_assert_cmpfloat (compare (pixbuf, empty), >, 100);
  cairo_surface_destroy (right);
  cairo_surface_destroy (empty);
}

/* Ids are names, and each is there once; addresses that are not of the web
 * are no links. */
static void
test_hostile (void)
{
  const WaySvgPage page = { 200, 200, 300, WAY_LANG_ZH };
  const WayPictureTexts texts = { .title = "t" };
  g_autoptr (WayPainter) painter = way_svg_painter_new (&page, &texts);
  static const char *const ids[] = { "a", "a", "a.2", "1", "way-title", "x\"/><script>", "科技",
                                     "" };
  const WayRect rect = { 10, 10, 20, 20 };
  g_autoptr (GBytes) svg = NULL;
  Found found;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      way_painter_begin_group (painter, ids[i], "</title><script>alert (1)</script>");
      way_painter_link (painter, &rect, "javascript:alert(1)");
      way_painter_link (painter, &rect, "https://example.org/\"><script>");
      way_painter_end_group (painter);
    }
  svg = way_svg_painter_finish (painter);
  found = read_svg (svg);
  g_assert_cmpuint (found.links->len, ==, G_N_ELEMENTS (ids));
  g_assert_nonnull (strstr (g_bytes_get_data (svg, NULL), "width=\"16.93mm\""));
  found_clear (&found);
}

typedef struct
{
  WayDataset *dataset;
  WayView    *view;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (WayView) first = NULL, view = NULL;

  fixture->dataset = way_shipped_load ();
  first = way_view_new (fixture->dataset);
  view = way_view_with_goals (first, (WayGoalsLook) { WAY_GOALS_THREADS, "raise-rd-intensity",
                                                      "CHN", "" });
  fixture->view = way_view_with_selection (view, "fyp14-outline-2021");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  way_view_unref (fixture->view);
  way_dataset_unref (fixture->dataset);
}

static GBytes *
render (const Fixture     *fixture,
        WayPictureContent  content,
        WayPictureFormat   format,
        gboolean           transparent)
{
  const WayPictureOptions options = {
    .content = content, .width = 1200, .height = 800, .made_on = WAY_NO_DAY, .format = format,
    .transparent = transparent, .both = TRUE, .caption = "A caption",
  };
  g_autoptr (GError) error = NULL;
  GBytes *file = way_picture_render (fixture->dataset, fixture->view, &options, NULL, &error);

  g_assert_no_error (error);
  return file;
}

static void
test_pictures (Fixture       *fixture,
               gconstpointer  data)
{
  for (guint content = 0; content < WAY_N_PICTURES; content++)
    {
      g_autoptr (GBytes) svg = render (fixture, content, WAY_FORMAT_SVG, FALSE);
      g_autoptr (GBytes) again = render (fixture, content, WAY_FORMAT_SVG, FALSE);
      Found found = read_svg (svg);

      g_assert_true (g_bytes_equal (svg, again));
      g_assert_nonnull (strstr (found.text->str, "A caption"));
      g_assert_nonnull (strstr (found.text->str, "数据集"));
      g_assert_true (g_hash_table_contains (found.ids, way_picture_content_name (content)));
      if (content == WAY_PICTURE_TIMELINE || content == WAY_PICTURE_TIMELINE_STRIP)
        {
          g_assert_true (g_hash_table_contains (found.ids, "fyp14-outline-2021"));
          g_assert_cmpuint (found.links->len, >, 60);
        }
      g_assert_cmpuint (found.links->len, >=, 1);
      found_clear (&found);
    }
}

/* Words inside the drawing of each content, in both languages. */
static const struct
{
  WayPictureContent content;
  const char       *words[6];
} both_words[] = {
  { WAY_PICTURE_CHART, { "China 中国 2.8", "OECD members 经合组织成员国 2.72" } },
  { WAY_PICTURE_STRIP, { "OECD members 经合组织成员国 2.72", "14th Five-Year Plan “十四五”时期" } },
  { WAY_PICTURE_TIMELINE, { "State Council 国务院", "14th Five-Year Plan · “十四五”规划纲要" } },
  { WAY_PICTURE_TIMELINE_STRIP, { "State Council 国务院", "R&D intensity 研发经费投入强度" } },
  { WAY_PICTURE_GOALS, { "National strategy and reform 国家战略与改革",
                         "Build an innovative country", "建设创新型国家", "8 policies",
                         "no figures here 本数据集无数据" } },
  { WAY_PICTURE_THREAD, { "Research and talent 科研与人才", "13th Five-Year Plan “十三五”规划纲要",
                          "set 首次提出", "R&D intensity 研发经费投入强度",
                          "Raise R&D spending to 2.5% of GDP by 2020. 到2020年研发经费投入强度达到2.5%。" } },
  { WAY_PICTURE_CARD, { "Strengthen basic research 加强基础研究", "✕ missed, provisional 未达到（暂定）",
                        "Lift basic research to at least 8% of R&D spending.",
                        "基础研究经费占研发经费的比重提高到8%以上。",
                        "到2025年，基础研究经费占比 ≥ 8%（占研发经费）" } },
  { WAY_PICTURE_SCORECARD, { "14th Five-Year Plan “十四五”规划纲要", "✓ met, provisional 已达到（暂定）",
                             "到2025年，基础研究经费占比 ≥ 8%（占研发经费）" } },
};

/* In both languages not only the titles are, but all labels; in one language
 * none has the other. */
static void
test_both (Fixture       *fixture,
           gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (both_words); i++)
    {
      WayPictureOptions options = {
        .content = both_words[i].content, .width = 1920, .height = 1080, .made_on = WAY_NO_DAY,
        .format = WAY_FORMAT_SVG,
      };
      g_autoptr (GBytes) one = NULL, both = NULL;
      Found in_one, in_both;

      one = way_picture_render (fixture->dataset, fixture->view, &options, NULL, NULL);
      options.both = TRUE;
      both = way_picture_render (fixture->dataset, fixture->view, &options, NULL, NULL);
      in_one = read_svg (one);
      in_both = read_svg (both);
      for (guint k = 0; both_words[i].words[k] != NULL; k++)
        {
          const char *words = both_words[i].words[k];

          if (strstr (in_both.text->str, words) == NULL)
            g_error ("%s has no %s", way_picture_content_name (options.content), words);
          if (!g_str_is_ascii (words))
            g_assert_null (strstr (in_one.text->str, words));
        }
      found_clear (&in_one);
      found_clear (&in_both);
    }
}

/* Where names in both languages have no room beside a chart on one line, they
 * take two. */
static void
test_both_narrow (Fixture       *fixture,
                  gconstpointer  data)
{
  const WayPictureOptions options = {
    .content = WAY_PICTURE_CHART, .width = 1080, .height = 1080, .made_on = WAY_NO_DAY,
    .format = WAY_FORMAT_SVG, .both = TRUE,
  };
  g_autoptr (GBytes) svg
    = way_picture_render (fixture->dataset, fixture->view, &options, NULL, NULL);
  Found found = read_svg (svg);

  g_assert_nonnull (strstr (found.text->str, "OECD members 2.72"));
  g_assert_null (strstr (found.text->str, "OECD members 经合组织成员国"));
  g_assert_nonnull (strstr (found.text->str, "经合组织成员国"));
  found_clear (&found);
}

static cairo_surface_t *
load_png (GBytes *png)
{
  g_autoptr (GdkPixbuf) pixbuf = load (png, "png");
  int width = gdk_pixbuf_get_width (pixbuf), height = gdk_pixbuf_get_height (pixbuf);
  int n = gdk_pixbuf_get_n_channels (pixbuf);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        const guchar *p = gdk_pixbuf_read_pixels (pixbuf)
                          + y * gdk_pixbuf_get_rowstride (pixbuf) + x * n;
        guint32 pixel = (guint32) p[0] << 16 | (guint32) p[1] << 8 | p[2];

        memcpy (cairo_image_surface_get_data (surface)
                + y * cairo_image_surface_get_stride (surface) + x * 4, &pixel, 4);
      }
  return surface;
}

static void
test_pictures_look_alike (Fixture       *fixture,
                          gconstpointer  data)
{
  for (guint content = 0; content < WAY_N_PICTURES; content++)
    {
      g_autoptr (GBytes) svg = render (fixture, content, WAY_FORMAT_SVG, FALSE);
      g_autoptr (GBytes) png = render (fixture, content, WAY_FORMAT_PNG, FALSE);
      g_autoptr (GdkPixbuf) pixbuf = rasterize (svg);
      cairo_surface_t *surface;

      if (pixbuf == NULL)
        return;
      surface = load_png (png);
      g_assert_cmpfloat (compare (pixbuf, surface), <, 8);
      cairo_surface_destroy (surface);
    }
}

/* The ground is left out, and nothing else. */
static void
test_transparent (Fixture       *fixture,
                  gconstpointer  data)
{
  for (guint content = 0; content < WAY_N_PICTURES; content++)
    {
      g_autoptr (GBytes) png = render (fixture, content, WAY_FORMAT_PNG, TRUE);
      g_autoptr (GdkPixbuf) pixbuf = load (png, "png");
      guint clear = 0, solid = 0;

      g_assert_true (gdk_pixbuf_get_has_alpha (pixbuf));
      for (guint i = 0; i < 1200 * 800; i++)
        {
          guchar alpha = gdk_pixbuf_read_pixels (pixbuf)[4 * i + 3];

          clear += alpha == 0;
          solid += alpha == 255;
        }
      g_assert_cmpuint (clear, >, 1200 * 800 / 10);
      g_assert_cmpuint (solid, >, 2000);
    }
}

/* The numbers of a chart as the chart has them; the policies of a timeline. */
static void
test_csv (Fixture       *fixture,
          gconstpointer  data)
{
  for (guint content = 0; content < WAY_N_PICTURES; content++)
    {
      g_autoptr (GBytes) csv = render (fixture, content, WAY_FORMAT_CSV, FALSE);
      g_autofree char *text = g_strndup (g_bytes_get_data (csv, NULL), g_bytes_get_size (csv));
      g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

      g_assert_true (g_utf8_validate (text, -1, NULL));
      if (content == WAY_PICTURE_TIMELINE || content == WAY_PICTURE_TIMELINE_STRIP)
        {
          g_assert_true (g_str_has_prefix (text, "id,date,kind,level,title,url"));
          g_assert_nonnull (strstr (text, "\nfyp14-outline-2021,2021-03-"));
          g_assert_cmpuint (g_strv_length (lines), ==, 132);
        }
      else if (!way_picture_has_chart (content))
        {
          /* Spending on R&D grew by more than 7% a year, and so was met. */
          g_assert_nonnull (strstr (text, "> 7% per year"));
          g_assert_nonnull (strstr (text, "✓"));
          g_assert_cmpuint (g_strv_length (lines), >, 5);
        }
      else
        {
          g_assert_nonnull (strstr (text, "2023"));
          g_assert_nonnull (strstr (text, ",2.64,"));
          g_assert_cmpuint (g_strv_length (lines), >, 9);
        }
    }
}

static const char *
find (GBytes     *bytes,
      const char *text)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  for (gsize i = 0; i + strlen (text) <= length; i++)
    if (memcmp (data + i, text, strlen (text)) == 0)
      return data + i;
  return NULL;
}

/* Every object of the last table is where the table says. */
static void
check_last_table (GBytes *pdf)
{
  gsize length;
  const char *data = g_bytes_get_data (pdf, &length);
  const char *start = NULL;
  const char *line;

  for (gsize i = 0; i + 10 <= length; i++)
    if (memcmp (data + i, "startxref\n", 10) == 0)
      start = data + i + 10;
  g_assert_nonnull (start);
  line = data + strtoul (start, NULL, 10);
  g_assert_cmpmem (line, 5, "xref\n", 5);
  line += 5;
  for (guint i = 0; i < 2; i++)
    {
      guint object = (guint) strtoul (line, NULL, 10);
      const char *entry = strchr (line, '\n') + 1;
      const char *place = data + strtoul (entry, NULL, 10);
      g_autofree char *head = g_strdup_printf ("%u 0 obj\n", object);

      g_assert_cmpmem (place, strlen (head), head, strlen (head));
      line = entry + 20;
    }
}

static void
test_pdf (Fixture       *fixture,
          gconstpointer  data)
{
  for (guint content = 0; content < WAY_N_PICTURES; content++)
    {
      g_autoptr (GBytes) pdf = render (fixture, content, WAY_FORMAT_PDF, FALSE);
      g_autoptr (GBytes) again = render (fixture, content, WAY_FORMAT_PDF, FALSE);

      g_assert_true (g_bytes_equal (pdf, again));
      g_assert_nonnull (find (pdf, "%PDF-1.4"));
      g_assert_nonnull (find (pdf, "20260713000000Z)"));
      g_assert_nonnull (find (pdf, "/MediaBox [ 0 0 900 600 ]"));
      /* Text as text: fonts with a table from glyphs to characters. */
      g_assert_nonnull (find (pdf, "/ToUnicode"));
      g_assert_nonnull (find (pdf, "<way:view>{"));
      g_assert_nonnull (find (pdf, "/Subtype /XML"));
      check_last_table (pdf);
      g_assert_nonnull (find (pdf, "/URI (https://"));
    }
}

/* Pages share the span without a gap, and the outline leads to each. */
static void
test_pdf_pages (Fixture       *fixture,
                gconstpointer  data)
{
  WayPictureOptions options = {
    .content = WAY_PICTURE_TIMELINE, .width = 1200, .height = 800, .made_on = WAY_NO_DAY,
    .format = WAY_FORMAT_PDF, .pages = 4,
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = way_picture_render (fixture->dataset, fixture->view, &options, NULL,
                                               &error);
  g_autoptr (GBytes) again = way_picture_render (fixture->dataset, fixture->view, &options, NULL,
                                                 &error);
  double end = way_view_get_start (fixture->view);

  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (pdf, again));
  g_assert_nonnull (find (pdf, "/Count 4"));
  g_assert_nonnull (find (pdf, "/Outlines"));
  g_assert_nonnull (find (pdf, "/Title <FEFF004A0061006E00200032"));
  check_last_table (pdf);
  for (options.page = 0; options.page < 4; options.page++)
    {
      g_autoptr (WayView) page = way_picture_get_page (fixture->view, &options);

      g_assert_cmpfloat_with_epsilon (way_view_get_start (page), end, 1e-6);
      end = way_view_get_end (page);
    }
  g_assert_cmpfloat_with_epsilon (way_view_get_end (fixture->view), end, 1e-6);
}

/* A link stays on its mark where the picture is moved and scaled. */
static void
test_pdf_link_place (Fixture       *fixture,
                     gconstpointer  data)
{
  const WaySvgPage page = { 100, 100, 96, WAY_LANG_EN };
  const WayPictureTexts texts = { .title = "t" };
  g_autoptr (WayPainter) svg = way_svg_painter_new (&page, &texts);
  g_autoptr (GBytes) pdf = render (fixture, WAY_PICTURE_TIMELINE, WAY_FORMAT_PDF, FALSE);
  const char *rect = find (pdf, "/Rect [ ");
  double left = g_ascii_strtod (rect + 8, NULL);

  /* The margin is outside of the lanes, and links are not. */
  g_assert_cmpfloat (left, >, 20);
  way_painter_link (svg, &(WayRect) { 0, 0, 10, 10 }, "ftp://example.org");
  {
    g_autoptr (GBytes) bytes = way_svg_painter_finish (svg);

    g_assert_null (find (bytes, "ftp"));
  }
}

#define ADD(name, test) g_test_add ("/svg-painter/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/svg-painter/scene", test_scene);
  g_test_add_func ("/svg-painter/looks-alike", test_looks_alike);
  g_test_add_func ("/svg-painter/hostile", test_hostile);
  ADD ("pictures", test_pictures);
  ADD ("both", test_both);
  ADD ("both-narrow", test_both_narrow);
  ADD ("pictures-look-alike", test_pictures_look_alike);
  ADD ("transparent", test_transparent);
  ADD ("csv", test_csv);
  ADD ("pdf", test_pdf);
  ADD ("pdf-pages", test_pdf_pages);
  ADD ("pdf-link-place", test_pdf_link_place);
  return g_test_run ();
}
