/* The snapshot painter and the cairo painter give equal pixels. Nodes are
 * drawn straight to an image surface, so that no display is needed.
 */
#include "config.h"

#include "way-cairo-painter.h"
#include "way-golden.h"
#include "way-goals-scene.h"
#include "way-overview-draw.h"
#include "way-scene.h"
#include "way-shipped.h"
#include "way-snapshot-painter.h"
#include "way-timeline-scene.h"

/* Colours that shine through are rounded once more in a texture. */
#define TEXTURE_LEVEL 1

/* GTK draws a node made with cairo from a recording, on a layer of its own
 * that is then laid over the picture: lines and areas are rounded twice. */
#define RECORDED_LEVEL 2
/* On doubled pixels the recording is scaled, whose points lie on a grid of
 * 1/256 of a pixel before that. */
#define SCALED_RECORDED_LEVEL 12

typedef struct _Look Look;

struct _Look
{
  WayThemeVariant theme;
  WayLang         lang;
  int             scale;
  gboolean        lines;
  void          (*draw) (WayPainter *painter, WayTextContext *text, const Look *look);
  int             width;     /* 0 for those of the scene with everything */
  int             height;
};

static void
draw_scene (WayPainter *painter,
            const Look *look)
{
  g_autoptr (WayTextContext) text = way_text_context_new ("DejaVu Sans", 12, look->lang);

  if (look->draw != NULL)
    look->draw (painter, text, look);
  else
    way_scene_draw (painter, text, way_palette_get (look->theme), look->lines);
}

static WayLook
make_look (WayTextContext *text,
           const Look     *look)
{
  return (WayLook) { text, way_palette_get (look->theme), look->lang, way_day_of_year (2026) };
}

/* The view of the shipped set that all its pictures show. */
static WayView *
make_view (WayDataset *dataset)
{
  g_autoptr (WayView) view = way_view_new (dataset);
  g_autoptr (WayView) selected = way_view_with_selection (view, "fyp14-outline-2021");

  return way_view_with_span (selected, way_day_of_year (2016), way_day_of_year (2031));
}

static void
draw_timeline (WayPainter     *painter,
               WayTextContext *text,
               const Look     *look)
{
  g_autoptr (WayDataset) dataset = way_shipped_load ();
  g_autoptr (WayTimelineScene) scene = way_timeline_scene_new (dataset, text, look->lang);
  g_autoptr (WayView) view = make_view (dataset);
  const WayLook scene_look = make_look (text, look);

  way_timeline_scene_set_view (scene, view, NULL);
  way_timeline_scene_set_size (scene, look->width, look->height);
  way_timeline_scene_set_scroll (scene, 30);
  way_timeline_scene_draw (scene, painter, &scene_look);
}

static void
draw_goals (WayPainter     *painter,
            WayTextContext *text,
            const Look     *look)
{
  g_autoptr (WayDataset) dataset = way_shipped_load ();
  g_autoptr (WayGoalsScene) scene = way_goals_scene_new (dataset, text, look->lang);
  g_autoptr (WayView) view = make_view (dataset);
  g_autoptr (WayView) expanded = way_view_with_goals (
    view, (WayGoalsLook) { WAY_GOALS_THREADS, "self-reliance", "CHN", "" });
  const WayLook scene_look = make_look (text, look);

  way_goals_scene_set_view (scene, expanded, NULL);
  way_goals_scene_set_size (scene, look->width, look->height);
  way_goals_scene_set_scroll (scene, 30);
  way_goals_scene_draw (scene, painter, &scene_look);
}

static void
draw_charts (WayPainter     *painter,
             WayTextContext *text,
             const Look     *look)
{
  g_autoptr (WayDataset) dataset = way_shipped_load ();
  g_autoptr (WayView) view = make_view (dataset);
  g_autoptr (WayChart) chart = way_chart_new_for_view (dataset, view, NULL);
  const WayLook chart_look = make_look (text, look);
  const WayRect all = { 0, 0, look->width, look->height };
  const WayRect strip = { 0, 0, look->width, 150 };
  const WayRect overview = { 0, 150, look->width, 44 };
  const WayRect full = { 10, 200, look->width - 20, look->height - 210 };
  g_autoptr (WayDensity) density = way_density_new (dataset, NULL, NULL, FALSE);
  WayViewport viewport = way_axis_get_viewport (view, look->width);

  way_painter_rect (painter, &all, &chart_look.palette->ground);
  way_chart_draw_strip (chart, painter, &chart_look, &viewport, &strip, 0);
  way_overview_draw (painter, &chart_look, density, chart, &viewport, &overview,
                     way_day_of_year (2018), way_day_of_year (2021) + 0.4);
  way_chart_draw_full (chart, painter, &chart_look, &full, way_view_get_start (view),
                       way_view_get_end (view));
}

/* Both directions, several fonts in a line, marks over letters, and characters that
 * no font has. */
static void
draw_texts (WayPainter     *painter,
            WayTextContext *text,
            const Look     *look)
{
  static const char *const texts[] = {
    "R&D 研发经费 2.5 % …", "עברית, English 2020 ועוד", "العربية 123 and more",
    "e\u0301a\u0308n\u0303 ﬁ",
    "\U000f0000 \u0378", "a\u202eright to left\u202c b", "👍 ∑ ≥", "",
  };
  const WayLook scene_look = make_look (text, look);
  const WayRect all = { 0, 0, look->width, look->height };
  double y = 3;

  way_painter_rect (painter, &all, &scene_look.palette->ground);
  for (WayTextStyle style = 0; style < WAY_N_TEXT_STYLES; style++)
    for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
      {
        const WayLabel *label = way_text_context_get_label (text, texts[i], style, i % 2 * 90);

        way_painter_text (painter, label, 5.3, y, &scene_look.palette->ink);
        y += label->height + 1.4;
      }
}

static cairo_surface_t *
create_surface (const Look *look)
{
  int width = look->draw != NULL ? look->width : WAY_SCENE_WIDTH;
  int height = look->draw != NULL ? look->height : WAY_SCENE_HEIGHT;

  return cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width * look->scale,
                                     height * look->scale);
}

static cairo_surface_t *
draw_with_cairo (const Look *look)
{
  cairo_surface_t *surface = create_surface (look);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (WayPainter) painter = way_cairo_painter_new (cr);

  cairo_scale (cr, look->scale, look->scale);
  draw_scene (painter, look);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static cairo_surface_t *
draw_with_nodes (const Look *look)
{
  cairo_surface_t *surface = create_surface (look);
  cairo_t *cr = cairo_create (surface);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (WayPainter) painter = way_snapshot_painter_new (snapshot, look->scale);
  GskRenderNode *node;

  draw_scene (painter, look);
  node = gtk_snapshot_to_node (snapshot);
  cairo_scale (cr, look->scale, look->scale);
  gsk_render_node_draw (node, cr);
  gsk_render_node_unref (node);
  g_object_unref (snapshot);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static void
check_equal (const Look *look,
             guint       level,
             const char *name)
{
  g_autofree char *nodes_name = g_strconcat (name, "-nodes", NULL);
  g_autofree char *cairo_name = g_strconcat (name, "-cairo", NULL);
  cairo_surface_t *nodes = draw_with_nodes (look);
  cairo_surface_t *cairo = draw_with_cairo (look);
  WayPictureDifference difference;

  g_assert_true (way_golden_compare (nodes, cairo, level, &difference));
  if (difference.n_pixels > 0)
    {
      way_golden_write (nodes, nodes_name);
      way_golden_write (cairo, cairo_name);
      g_test_fail_printf ("%s: %u pixels differ, the most by %u levels", name,
                          difference.n_pixels, difference.max_level);
    }
  cairo_surface_destroy (nodes);
  cairo_surface_destroy (cairo);
}

static void
test_boxes_and_text (void)
{
  check_equal (&(Look) { WAY_THEME_LIGHT, WAY_LANG_EN, 1, FALSE }, TEXTURE_LEVEL,
               "boxes-light");
  check_equal (&(Look) { WAY_THEME_DARK, WAY_LANG_ZH, 1, FALSE }, TEXTURE_LEVEL,
               "boxes-dark");
  /* A display with two device pixels to one. */
  check_equal (&(Look) { WAY_THEME_LIGHT, WAY_LANG_EN, 2, FALSE }, TEXTURE_LEVEL,
               "boxes-doubled");
}

static void
test_texts (void)
{
  check_equal (&(Look) { WAY_THEME_LIGHT, WAY_LANG_EN, 1, FALSE, draw_texts, 300, 640 },
               TEXTURE_LEVEL, "texts-light");
  check_equal (&(Look) { WAY_THEME_DARK, WAY_LANG_ZH, 2, FALSE, draw_texts, 300, 640 },
               TEXTURE_LEVEL, "texts-doubled");
}

static void
test_everything (void)
{
  check_equal (&(Look) { WAY_THEME_LIGHT, WAY_LANG_EN, 1, TRUE }, RECORDED_LEVEL,
               "painters-light");
  check_equal (&(Look) { WAY_THEME_DARK, WAY_LANG_ZH, 1, TRUE }, RECORDED_LEVEL,
               "painters-dark");
  check_equal (&(Look) { WAY_THEME_LIGHT, WAY_LANG_EN, 2, TRUE }, SCALED_RECORDED_LEVEL,
               "painters-doubled");
}

static void
test_timeline (void)
{
  check_equal (&(Look) { WAY_THEME_LIGHT, WAY_LANG_EN, 1, TRUE, draw_timeline, 900, 600 },
               RECORDED_LEVEL, "timeline-light");
  check_equal (&(Look) { WAY_THEME_DARK, WAY_LANG_ZH, 1, TRUE, draw_timeline, 901, 433 },
               RECORDED_LEVEL, "timeline-dark");
  check_equal (&(Look) { WAY_THEME_LIGHT, WAY_LANG_EN, 2, TRUE, draw_timeline, 500, 300 },
               SCALED_RECORDED_LEVEL, "timeline-doubled");
}

static void
test_goals (void)
{
  check_equal (&(Look) { WAY_THEME_LIGHT, WAY_LANG_EN, 1, TRUE, draw_goals, 900, 600 },
               RECORDED_LEVEL, "goals-light");
  check_equal (&(Look) { WAY_THEME_DARK, WAY_LANG_ZH, 1, TRUE, draw_goals, 901, 433 },
               RECORDED_LEVEL, "goals-dark");
}

static void
test_charts (void)
{
  check_equal (&(Look) { WAY_THEME_LIGHT, WAY_LANG_EN, 1, TRUE, draw_charts, 800, 600 },
               RECORDED_LEVEL, "charts-light");
  check_equal (&(Look) { WAY_THEME_CONTRAST, WAY_LANG_ZH, 1, TRUE, draw_charts, 733, 555 },
               RECORDED_LEVEL, "charts-contrast");
  check_equal (&(Look) { WAY_THEME_DARK, WAY_LANG_EN, 2, TRUE, draw_charts, 500, 480 },
               SCALED_RECORDED_LEVEL, "charts-doubled");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  /* Registers the types of nodes, with or without a display. */
  gtk_disable_setlocale ();
  gtk_init_check ();
  g_test_add_func ("/painters/boxes-and-text", test_boxes_and_text);
  g_test_add_func ("/painters/texts", test_texts);
  g_test_add_func ("/painters/everything", test_everything);
  g_test_add_func ("/painters/timeline", test_timeline);
  g_test_add_func ("/painters/goals", test_goals);
  g_test_add_func ("/painters/charts", test_charts);
  return g_test_run ();
}
