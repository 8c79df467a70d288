/* Handouts: a page for each scene with its words in the language asked for, a
 * question without its answer, and every kind of view drawn.
 */
#include "config.h"

#include "way-built-in-tours.h"
#include "way-handout.h"
#include "way-picture.h"
#include "way-scene-picture.h"
#include "way-shipped.h"
#include "way-svg-painter.h"
#include "way-timeline-scene.h"

#include <string.h>

static guint
count (GBytes     *pdf,
       const char *needle)
{
  gsize length;
  const char *data = g_bytes_get_data (pdf, &length);
  guint n = 0;

  for (gsize i = 0; i + strlen (needle) <= length; i++)
    n += memcmp (data + i, needle, strlen (needle)) == 0;
  return n;
}

static GBytes *
render (WayDataset *dataset,
        WayTour    *tour,
        WayLang     lang,
        gboolean    both)
{
  g_autoptr (GError) error = NULL;
  GBytes *pdf = way_handout_render (dataset, tour, lang, both, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (pdf);
  return pdf;
}

static void
test_pages (void)
{
  g_autoptr (WayDataset) dataset = way_shipped_load ();
  g_autoptr (WayTour) tour = way_built_in_tours_get (0);
  g_autoptr (GBytes) pdf = render (dataset, tour, WAY_LANG_EN, FALSE);
  g_autoptr (GBytes) again = render (dataset, tour, WAY_LANG_EN, FALSE);
  g_autoptr (GBytes) both = render (dataset, tour, WAY_LANG_ZH, TRUE);

  g_assert_cmpuint (count (pdf, "/Type /Page "), ==, way_tour_get_n_scenes (tour));
  g_assert_cmpuint (count (both, "/Type /Page "), ==, way_tour_get_n_scenes (tour));
  g_assert_true (g_bytes_equal (pdf, again));
  g_assert_cmpuint (count (pdf, "(From 2016 to now)"), ==, 1);
}

static void
test_empty (void)
{
  g_autoptr (WayDataset) dataset = way_shipped_load ();
  g_autoptr (WayTour) tour = way_tour_new ("", "", "");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (WayTour) full = way_built_in_tours_get (0);
  g_autoptr (GError) error = NULL;

  g_assert_null (way_handout_render (dataset, tour, WAY_LANG_EN, FALSE, NULL, &error));
  g_assert_error (error, WAY_PICTURE_ERROR, WAY_PICTURE_ERROR_CONTENT);
  g_clear_error (&error);
  g_cancellable_cancel (cancellable);
  g_assert_null (way_handout_render (dataset, full, WAY_LANG_EN, FALSE, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* What a view writes into an area, as SVG. */
static char *
draw (WayDataset     *dataset,
      const WayScene *scene,
      WayView        *view)
{
  const WayRect area = { 10, 10, 900, 500 };
  g_autoptr (WayTextContext) text = way_text_context_new ("Sans", 13, WAY_LANG_EN);
  const WayLook look = { text, way_palette_get (WAY_THEME_PRINT), WAY_LANG_EN, WAY_NO_DAY, FALSE };
  const WaySvgPage page = { 920, 520, 96, WAY_LANG_EN };
  const WayPictureTexts texts = { .title = "" };
  g_autoptr (WayPainter) painter = way_svg_painter_new (&page, &texts);
  g_autoptr (GBytes) svg = NULL;

  way_scene_draw_view (painter, &look, dataset, scene, view, FALSE, &area);
  svg = way_svg_painter_finish (painter);
  return g_strndup (g_bytes_get_data (svg, NULL), g_bytes_get_size (svg));
}

static void
test_views (void)
{
  static const struct { const char *view, *expected; } cases[] = {
    { "{\"page\":\"timeline\",\"start\":\"2016-01-01\",\"end\":\"2017-01-01\"}",
      "Innovation-driven strategy" },
    { "{\"page\":\"charts\",\"indicator\":\"rd-intensity\",\"areas\":[\"CHN\"]}", "China 2.8" },
    { "{\"page\":\"goals\",\"goal\":\"infrastructure\"}",
      "Build research and digital infrastructure" },
    { "{\"page\":\"goals\",\"goals\":\"horizon\",\"goals_area\":\"CHN\"}",
      "R&amp;D intensity ≥ 2.8% of GDP by 2030" },
    { "{\"page\":\"table\",\"rows\":\"targets\"}", "Due" },
    { "{\"page\":\"table\",\"rows\":\"targets\",\"plan\":\"fyp14-outline-2021\"}",
      "14th Five-Year Plan" },
    { "{\"page\":\"table\",\"rows\":\"observations\"}", "Published" },
    { "{\"page\":\"table\"}", "Issuers" },
    { "{\"page\":\"table\"}", "2016-01-29" },
  };
  g_autoptr (WayDataset) dataset = way_shipped_load ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (WayScene) scene = way_scene_new (cases[i].view);
      g_autoptr (WayView) view = way_scene_make_view (scene, dataset);
      g_autofree char *texts = draw (dataset, scene, view);

      if (strstr (texts, cases[i].expected) == NULL)
        g_error ("%s: there is no “%s” in: %s", cases[i].view, cases[i].expected, texts);
    }
}

/* Before the answer nothing is shown that was published after the day. */
static void
test_question (void)
{
  g_autoptr (WayDataset) dataset = way_shipped_load ();
  g_autoptr (WayTour) tour = way_built_in_tours_get (0);
  guint n = 0;

  for (guint i = 0; i < way_tour_get_n_scenes (tour); i++)
    {
      WayScene *scene = way_tour_get_scene (tour, i);
      g_autoptr (WayView) view = way_scene_make_view (scene, dataset);
      g_autofree char *texts = NULL;

      if (scene->predict == NULL)
        continue;
      n++;
      texts = draw (dataset, scene, view);
      g_assert_nonnull (strstr (texts, "China 2.10"));
      g_assert_null (strstr (texts, "2.40"));
      g_assert_null (strstr (texts, "missed"));
    }
  g_assert_cmpuint (n, ==, 1);
}

static void
test_sources (void)
{
  g_autoptr (WayDataset) dataset = way_shipped_load ();
  g_autoptr (WayTour) tour = way_built_in_tours_get (0);

  for (guint i = 0; i < way_tour_get_n_scenes (tour); i++)
    for (guint lang = 0; lang < WAY_N_LANGS; lang++)
      {
        WayScene *scene = way_tour_get_scene (tour, i);
        g_autoptr (WayView) view = way_scene_make_view (scene, dataset);
        g_autofree char *line = way_scene_get_sources (scene, dataset, view, lang);

        g_test_message ("%s", line);
        g_assert_true (g_str_has_prefix (line, lang == WAY_LANG_EN ? "Sources: " : "资料来源："));
        g_assert_nonnull (strstr (line, "CC BY 4.0"));
      }
}

/* How many policies have their short titles in a drawing; those of plans are
 * also names of eras, which a quiz shows, too. */
static guint
count_titles (WayDataset *dataset,
              const char *texts,
              const char *quiz)
{
  guint n = 0;

  for (guint i = 0; i < way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES); i++)
    {
      g_autofree char *title = g_markup_escape_text (
        way_dataset_get_policy (dataset, i)->short_title[WAY_LANG_EN], -1);
      g_autofree char *label = g_strdup_printf (">%s<", title);

      n += strstr (texts, label) != NULL && strstr (quiz, label) == NULL;
    }
  return n;
}

/* A timeline labels what the teacher has picked and twenty policies at most, as
 * in the lesson; in a quiz none. */
static void
test_picks (void)
{
  static const char *const picks[] = { "ai-plan-2017", "gba-outline-2019", NULL };
  const char *view_json = "{\"page\":\"timeline\",\"start\":\"2016-01-01\","
                          "\"end\":\"2027-01-01\",\"grouping\":\"none\"}";
  g_autoptr (WayDataset) dataset = way_shipped_load ();
  g_autoptr (WayScene) scene = way_scene_new (view_json);
  g_autoptr (WayView) view = way_scene_make_view (scene, dataset);
  g_autofree char *usual = draw (dataset, scene, view);
  g_autofree char *picked = NULL;
  g_autofree char *quiz = NULL;
  const char *titles[G_N_ELEMENTS (picks)];

  g_strfreev (scene->picks);
  scene->picks = g_strdupv ((char **) picks);
  picked = draw (dataset, scene, view);
  for (guint i = 0; picks[i] != NULL; i++)
    {
      guint policy = way_dataset_find (dataset, WAY_TABLE_POLICIES, picks[i]);

      g_assert_cmpuint (policy, !=, WAY_NONE);
      titles[i] = way_dataset_get_policy (dataset, policy)->short_title[WAY_LANG_EN];
      g_assert_nonnull (strstr (picked, titles[i]));
    }
  scene->hide_titles = TRUE;
  quiz = draw (dataset, scene, view);
  for (guint i = 0; picks[i] != NULL; i++)
    g_assert_null (strstr (quiz, titles[i]));
  g_assert_cmpuint (count_titles (dataset, usual, quiz), >, 5);
  g_assert_cmpuint (count_titles (dataset, usual, quiz), <=, WAY_SCENE_MAX_TITLES);
  g_assert_cmpuint (count_titles (dataset, picked, quiz), <=, WAY_SCENE_MAX_TITLES);
}

/* A timeline with many lanes is written smaller, a chart is not. */
static void
test_text_size (void)
{
  const WayRect low = { 0, 0, 900, 200 }, high = { 0, 0, 900, 4000 };
  g_autoptr (WayDataset) dataset = way_shipped_load ();
  g_autoptr (WayView) view = way_view_new (dataset);
  g_autoptr (WayView) chart = way_view_with_page (view, WAY_PAGE_CHARTS);
  g_autoptr (WayScene) scene = way_scene_new ("{}");

  g_assert_cmpfloat (way_scene_find_text_size (dataset, scene, view, WAY_LANG_EN, &high, 14, 9), ==,
                     14);
  g_assert_cmpfloat (way_scene_find_text_size (dataset, scene, view, WAY_LANG_EN, &low, 14, 9), <,
                     14);
  g_assert_cmpfloat (way_scene_find_text_size (dataset, scene, chart, WAY_LANG_EN, &low, 14, 9), ==,
                     14);
}

/* On a page of the program's own tour no lane is left out, in text that can be
 * read. */
static void
test_lanes (void)
{
  const WayRect area = { 0, 0, 1027, 560 };
  g_autoptr (WayDataset) dataset = way_shipped_load ();
  g_autoptr (WayTour) tour = way_built_in_tours_get (0);

  for (guint i = 0; i < way_tour_get_n_scenes (tour); i++)
    for (guint lang = 0; lang < WAY_N_LANGS; lang++)
      {
        g_autoptr (WayView) view = way_scene_make_view (way_tour_get_scene (tour, i), dataset);

        g_assert_cmpfloat (way_scene_find_text_size (dataset, way_tour_get_scene (tour, i), view,
                                                      lang, &area, 14, 1), >=, 9);
      }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/handout/pages", test_pages);
  g_test_add_func ("/handout/empty", test_empty);
  g_test_add_func ("/handout/views", test_views);
  g_test_add_func ("/handout/question", test_question);
  g_test_add_func ("/handout/sources", test_sources);
  g_test_add_func ("/handout/picks", test_picks);
  g_test_add_func ("/handout/text-size", test_text_size);
  g_test_add_func ("/handout/lanes", test_lanes);
  return g_test_run ();
}
