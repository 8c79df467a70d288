/* Golden pictures of the shipped set. They change with the look and with the
 * data: WAY_UPDATE_GOLDEN=1 makes them anew, and someone has to look at them.
 */
#include "config.h"

#include "way-cairo-painter.h"
#include "way-goals-scene.h"
#include "way-golden.h"
#include "way-overview-draw.h"
#include "way-picture.h"
#include "way-shipped.h"

#include <string.h>
#include "way-timeline-scene.h"

#define TEXT_SIZE 12

/* Rows of the overview that every tick reaches, and only that of many hits, and
 * one that every bar does. */
#define SHORT_TICK_ROW 4
#define LONG_TICK_ROW 10
#define FOOT_ROW 37

typedef struct
{
  WayDataset *dataset;
  WayView    *view;
  int         today;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (WayView) view = NULL;
  g_autoptr (WayView) spanned = NULL;

  fixture->dataset = way_shipped_load ();
  fixture->today = way_date_today ();
  view = way_view_new (fixture->dataset);
  spanned = way_view_with_span (view, way_day_of_year (2016), way_day_of_year (2028));
  fixture->view = way_view_with_selection (spanned, "fyp14-outline-2021");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  way_view_unref (fixture->view);
  way_dataset_unref (fixture->dataset);
}

/* A picture of a size, and what draws into it. */
typedef struct
{
  cairo_surface_t *surface;
  cairo_t         *cr;
  WayPainter      *painter;
  WayTextContext  *text;
  WayLook          look;
} Canvas;

static Canvas
open_canvas (const Fixture   *fixture,
             int              width,
             int              height,
             WayThemeVariant  variant,
             WayLang          lang)
{
  Canvas canvas = { cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height) };

  canvas.cr = cairo_create (canvas.surface);
  canvas.painter = way_cairo_painter_new (canvas.cr);
  canvas.text = way_text_context_new ("Sans", TEXT_SIZE, lang);
  canvas.look = (WayLook) { canvas.text, way_palette_get (variant), lang, fixture->today };
  way_painter_rect (canvas.painter, &(WayRect) { 0, 0, width, height },
                    &canvas.look.palette->ground);
  return canvas;
}

static void
check_canvas (Canvas     *canvas,
              const char *name)
{
  way_painter_free (canvas->painter);
  cairo_destroy (canvas->cr);
  cairo_surface_flush (canvas->surface);
  way_golden_assert (canvas->surface, name);
  cairo_surface_destroy (canvas->surface);
  way_text_context_free (canvas->text);
}

static void
check_timeline (const Fixture   *fixture,
                WayView         *view,
                WayThemeVariant  variant,
                WayLang          lang,
                const char      *name)
{
  Canvas canvas = open_canvas (fixture, 1200, 700, variant, lang);
  g_autoptr (WayTimelineScene) scene
    = way_timeline_scene_new (fixture->dataset, canvas.text, lang);

  way_timeline_scene_set_view (scene, view, NULL);
  way_timeline_scene_set_size (scene, 1200, 700);
  way_timeline_scene_draw (scene, canvas.painter, &canvas.look);
  check_canvas (&canvas, name);
}

static void
test_timeline (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (WayView) themes = way_view_with_grouping (fixture->view, WAY_GROUP_THEME);
  g_autoptr (WayView) near
    = way_view_with_span (themes, way_day_of_year (2020), way_day_of_year (2022));

  check_timeline (fixture, fixture->view, WAY_THEME_LIGHT, WAY_LANG_EN, "timeline-light-en");
  check_timeline (fixture, near, WAY_THEME_DARK, WAY_LANG_ZH, "timeline-dark-zh");
}

static void
check_goals (const Fixture   *fixture,
             const char      *goal,
             WayThemeVariant  variant,
             WayLang          lang,
             const char      *name)
{
  Canvas canvas = open_canvas (fixture, 1200, 900, variant, lang);
  g_autoptr (WayGoalsScene) scene = way_goals_scene_new (fixture->dataset, canvas.text, lang);
  g_autoptr (WayView) view
    = way_view_with_goals (fixture->view, (WayGoalsLook) { WAY_GOALS_THREADS, goal, "CHN", "" });

  way_goals_scene_set_view (scene, view, NULL);
  way_goals_scene_set_size (scene, 1200, 900);
  way_goals_scene_draw (scene, canvas.painter, &canvas.look);
  check_canvas (&canvas, name);
}

static void
test_goals (Fixture       *fixture,
            gconstpointer  data)
{
  check_goals (fixture, "", WAY_THEME_LIGHT, WAY_LANG_EN, "goals-light-en");
  check_goals (fixture, "self-reliance", WAY_THEME_DARK, WAY_LANG_ZH, "goals-dark-zh");
}

static void
check_chart (const Fixture   *fixture,
             WayThemeVariant  variant,
             WayLang          lang,
             const char      *name)
{
  const WayRect area = { 10, 10, 780, 430 };
  Canvas canvas = open_canvas (fixture, 800, 450, variant, lang);
  g_autoptr (WayChart) chart = way_chart_new_for_view (fixture->dataset, fixture->view, NULL);

  way_chart_draw_full (chart, canvas.painter, &canvas.look, &area, way_day_of_year (2010),
                       way_day_of_year (2031));
  check_canvas (&canvas, name);
}

static void
test_chart (Fixture       *fixture,
            gconstpointer  data)
{
  check_chart (fixture, WAY_THEME_LIGHT, WAY_LANG_EN, "chart-light-en");
  check_chart (fixture, WAY_THEME_PRINT, WAY_LANG_ZH, "chart-print-zh");
}

/* Every kind of chart. */
static void
test_kinds (Fixture       *fixture,
            gconstpointer  data)
{
  static const struct { WayChartKind kind; WayThemeVariant variant; WayLang lang;
                        const char *name; } cases[] = {
    { WAY_CHART_BARS, WAY_THEME_LIGHT, WAY_LANG_EN, "bars-light-en" },
    { WAY_CHART_MULTIPLES, WAY_THEME_DARK, WAY_LANG_ZH, "multiples-dark-zh" },
    { WAY_CHART_PACE, WAY_THEME_LIGHT, WAY_LANG_EN, "pace-light-en" },
    { WAY_CHART_RELEASES, WAY_THEME_PRINT, WAY_LANG_EN, "releases-print-en" },
  };
  static const char *const areas[] = { "CHN", "USA", "DEU", "JPN", "IND", NULL };
  const WayRect area = { 10, 10, 780, 430 };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Canvas canvas = open_canvas (fixture, 800, 450, cases[i].variant, cases[i].lang);
      g_autoptr (WayView) series = way_view_with_series (fixture->view, "rd-intensity", areas);
      g_autoptr (WayView) view = way_view_with_chart (series, cases[i].kind, 0);
      g_autoptr (WayChart) chart = way_chart_new_for_view (fixture->dataset, view, NULL);

      way_chart_draw_full (chart, canvas.painter, &canvas.look, &area, way_day_of_year (2010),
                           way_day_of_year (2031));
      check_canvas (&canvas, cases[i].name);
    }
}

/* Targets that are a growth a year, met and open. */
static void
test_growth (Fixture       *fixture,
             gconstpointer  data)
{
  static const char *const areas[] = { "CHN", NULL };
  const WayRect area = { 10, 10, 780, 430 };
  Canvas canvas = open_canvas (fixture, 800, 450, WAY_THEME_LIGHT, WAY_LANG_EN);
  g_autoptr (WayView) view = way_view_with_series (fixture->view, "rd-expenditure", areas);
  g_autoptr (WayChart) chart = way_chart_new_for_view (fixture->dataset, view, NULL);

  way_chart_draw_full (chart, canvas.painter, &canvas.look, &area, way_day_of_year (2016),
                       way_day_of_year (2031));
  check_canvas (&canvas, "growth-light-en");
}

/* A chart with policies over its curves, one of them selected. */
static void
test_markers (Fixture       *fixture,
              gconstpointer  data)
{
  const WayRect area = { 10, 10, 980, 480 };
  Canvas canvas = open_canvas (fixture, 1000, 500, WAY_THEME_LIGHT, WAY_LANG_EN);
  g_autoptr (WayView) view = way_view_with_markers (fixture->view, WAY_MARKERS_FILTER);
  g_autoptr (WayChart) chart = way_chart_new_for_view (fixture->dataset, view, NULL);

  way_chart_draw_full (chart, canvas.painter, &canvas.look, &area, way_day_of_year (2016),
                       way_day_of_year (2031));
  check_canvas (&canvas, "markers-light-en");
}

static void
test_strip (Fixture       *fixture,
            gconstpointer  data)
{
  const WayRect area = { 0, 0, 900, 160 };
  Canvas canvas = open_canvas (fixture, 900, 160, WAY_THEME_LIGHT, WAY_LANG_EN);
  g_autoptr (WayChart) chart = way_chart_new_for_view (fixture->dataset, fixture->view, NULL);
  WayViewport viewport = way_axis_get_viewport (fixture->view, area.width);

  way_chart_draw_strip (chart, canvas.painter, &canvas.look, &viewport, &area, 0);
  check_canvas (&canvas, "strip-light-en");
}

/* How many pixels differ between strips of which so much is covered, in the
 * last 120 of the heading. */
static guint
compare_headings (const Fixture *fixture,
                  double         covered_px,
                  double         other_px)
{
  const WayRect area = { 0, 0, 420, 160 };
  g_autoptr (WayChart) chart = way_chart_new_for_view (fixture->dataset, fixture->view, NULL);
  WayViewport viewport = way_axis_get_viewport (fixture->view, area.width);
  Canvas canvas[2];
  guint n = 0;

  for (guint i = 0; i < 2; i++)
    {
      canvas[i] = open_canvas (fixture, 420, 160, WAY_THEME_LIGHT, WAY_LANG_EN);
      way_chart_draw_strip (chart, canvas[i].painter, &canvas[i].look, &viewport, &area,
                            i == 0 ? covered_px : other_px);
      way_painter_free (canvas[i].painter);
      cairo_destroy (canvas[i].cr);
      cairo_surface_flush (canvas[i].surface);
    }
  for (int y = 0; y < 24; y++)
    {
      const guint32 *rows[2];

      for (guint i = 0; i < 2; i++)
        rows[i] = (const guint32 *) (const void *)
          (cairo_image_surface_get_data (canvas[i].surface)
           + y * cairo_image_surface_get_stride (canvas[i].surface));
      for (guint x = 300; x < 420; x++)
        n += rows[0][x] != rows[1][x];
    }
  for (guint i = 0; i < 2; i++)
    {
      cairo_surface_destroy (canvas[i].surface);
      way_text_context_free (canvas[i].text);
    }
  return n;
}

/* What is written ends before what lies over it. */
static void
test_strip_cover (Fixture       *fixture,
                  gconstpointer  data)
{
  g_assert_cmpuint (compare_headings (fixture, 0, 410), >, 100);
  g_assert_cmpuint (compare_headings (fixture, 120, 410), ==, 0);
}

static void
test_overview (Fixture       *fixture,
               gconstpointer  data)
{
  const WayRect area = { 0, 0, 900, 44 };
  Canvas canvas = open_canvas (fixture, 900, 44, WAY_THEME_CONTRAST, WAY_LANG_EN);
  g_autoptr (WayChart) chart = way_chart_new_for_view (fixture->dataset, fixture->view, NULL);
  g_autoptr (WayDensity) density = way_density_new (fixture->dataset, NULL, NULL, FALSE);
  WayViewport whole = way_axis_get_viewport (fixture->view, area.width);

  way_overview_draw (canvas.painter, &canvas.look, density, chart, &whole, &area,
                     way_day_of_year (2019), way_day_of_year (2023));
  check_canvas (&canvas, "overview-contrast");
}

/* The pixels of a row of the overview that are not its ground. */
static guint
count_pixels (Fixture      *fixture,
              const guint8 *matching,
              const guint8 *hits,
              gboolean      with_others,
              guint         y)
{
  const WayRect area = { 0, 0, 900, 44 };
  Canvas canvas = open_canvas (fixture, 900, 44, WAY_THEME_LIGHT, WAY_LANG_EN);
  g_autoptr (WayDensity) density = way_density_new (fixture->dataset, matching, hits, with_others);
  WayViewport whole = way_axis_get_viewport (fixture->view, area.width);
  const guint32 *row;
  guint n = 0;

  way_overview_draw (canvas.painter, &canvas.look, density, NULL, &whole, &area, whole.start,
                     way_day_of_year (2028));
  way_painter_free (canvas.painter);
  cairo_destroy (canvas.cr);
  cairo_surface_flush (canvas.surface);
  row = (const guint32 *) (gconstpointer) (cairo_image_surface_get_data (canvas.surface)
                                           + y * cairo_image_surface_get_stride (canvas.surface));
  for (guint x = 20; x < 860; x++)
    n += row[x] != row[870];
  cairo_surface_destroy (canvas.surface);
  way_text_context_free (canvas.text);
  return n;
}

static guint
count_ticks (Fixture      *fixture,
             const guint8 *hits)
{
  return count_pixels (fixture, NULL, hits, FALSE, SHORT_TICK_ROW);
}

/* Each hit of a search has a tick, and nothing has without one. */
static void
test_overview_hits (Fixture       *fixture,
                    gconstpointer  data)
{
  guint n = way_dataset_get_n_rows (fixture->dataset, WAY_TABLE_POLICIES);
  g_autofree guint8 *hits = g_new0 (guint8, n);
  guint base = count_ticks (fixture, NULL);

  g_assert_cmpuint (count_ticks (fixture, hits), ==, base);
  hits[way_shipped_find (fixture->dataset, WAY_TABLE_POLICIES, "fyp14-outline-2021")] = 1;
  g_assert_cmpuint (count_ticks (fixture, hits), ==, base + 2);
  memset (hits, 1, n);
  g_assert_cmpuint (count_ticks (fixture, hits), >, base + 60);
}

/* Where more hits lie together the tick is longer. */
static void
test_overview_many_hits (Fixture       *fixture,
                         gconstpointer  data)
{
  guint n = way_dataset_get_n_rows (fixture->dataset, WAY_TABLE_POLICIES);
  g_autofree guint8 *hits = g_new0 (guint8, n);
  guint base = count_pixels (fixture, NULL, NULL, FALSE, LONG_TICK_ROW);
  guint n_short, n_long;

  hits[way_shipped_find (fixture->dataset, WAY_TABLE_POLICIES, "fyp14-outline-2021")] = 1;
  g_assert_cmpuint (count_pixels (fixture, NULL, hits, FALSE, LONG_TICK_ROW), ==, base);
  memset (hits, 1, n);
  n_short = count_pixels (fixture, NULL, hits, FALSE, SHORT_TICK_ROW);
  n_long = count_pixels (fixture, NULL, hits, FALSE, LONG_TICK_ROW);
  g_assert_cmpuint (n_long, >, base);
  g_assert_cmpuint (n_long, <, n_short);
}

/* Those that a filter dims have bars of their own; those that it hides have
 * none. */
static void
test_overview_others (Fixture       *fixture,
                      gconstpointer  data)
{
  guint n = way_dataset_get_n_rows (fixture->dataset, WAY_TABLE_POLICIES);
  g_autofree guint8 *none = g_new0 (guint8, n);
  guint hidden = count_pixels (fixture, none, NULL, FALSE, FOOT_ROW);
  guint dimmed = count_pixels (fixture, none, NULL, TRUE, FOOT_ROW);

  g_assert_cmpuint (dimmed, >, hidden + 200);
  g_assert_cmpuint (dimmed, ==, count_pixels (fixture, NULL, NULL, FALSE, FOOT_ROW));
}

static void
check_picture (const Fixture     *fixture,
               WayPictureContent  content,
               WayLang            lang,
               const char        *name)
{
  const WayPictureOptions options = {
    content, 800, 500, WAY_THEME_LIGHT, lang, fixture->today
  };
  Canvas canvas = open_canvas (fixture, 800, 500, WAY_THEME_LIGHT, lang);
  g_autoptr (WayView) with_goal = way_view_with_goals (
    fixture->view, (WayGoalsLook) { WAY_GOALS_THREADS,
                                    content == WAY_PICTURE_THREAD ? "raise-rd-intensity" : "",
                                    "CHN", "" });
  g_autoptr (WayView) view = NULL;
  g_autoptr (GError) error = NULL;

  view = way_view_with_selection (with_goal, "fyp14-outline-2021");
  way_picture_draw (canvas.painter, canvas.text, fixture->dataset, view, &options, &error);
  g_assert_no_error (error);
  check_canvas (&canvas, name);
}

static void
test_picture (Fixture       *fixture,
              gconstpointer  data)
{
  check_picture (fixture, WAY_PICTURE_CHART, WAY_LANG_EN, "picture-chart-en");
  check_picture (fixture, WAY_PICTURE_TIMELINE, WAY_LANG_ZH, "picture-timeline-zh");
  check_picture (fixture, WAY_PICTURE_GOALS, WAY_LANG_EN, "picture-goals-en");
  check_picture (fixture, WAY_PICTURE_THREAD, WAY_LANG_EN, "picture-thread-en");
  check_picture (fixture, WAY_PICTURE_CARD, WAY_LANG_EN, "picture-card-en");
  check_picture (fixture, WAY_PICTURE_SCORECARD, WAY_LANG_EN, "picture-scorecard-en");
}

#define ADD(name, test) g_test_add ("/pictures/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  /* 20 July 2026, in every year. */
  g_setenv ("SOURCE_DATE_EPOCH", "1784505600", TRUE);
  ADD ("timeline", test_timeline);
  ADD ("goals", test_goals);
  ADD ("chart", test_chart);
  ADD ("kinds", test_kinds);
  ADD ("growth", test_growth);
  ADD ("markers", test_markers);
  ADD ("strip", test_strip);
  ADD ("strip-cover", test_strip_cover);
  ADD ("overview", test_overview);
  ADD ("overview-hits", test_overview_hits);
  ADD ("overview-many-hits", test_overview_many_hits);
  ADD ("overview-others", test_overview_others);
  ADD ("picture", test_picture);
  return g_test_run ();
}
