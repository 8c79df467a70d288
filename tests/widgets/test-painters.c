/* The snapshot painter and the cairo painter give equal pixels. Nodes are
 * drawn straight to an image surface, so that no display is needed.
 */
#include "config.h"

#include "way-cairo-painter.h"
#include "way-golden.h"
#include "way-scene.h"
#include "way-snapshot-painter.h"

/* GTK draws a node made with cairo from a recording, on a layer of its own
 * that is then laid over the picture: lines and areas are rounded twice. */
#define RECORDED_LEVEL 2
/* On doubled pixels the recording is scaled, whose points lie on a grid of
 * 1/256 of a pixel before that. */
#define SCALED_RECORDED_LEVEL 12

typedef struct
{
  WayThemeVariant theme;
  WayLang         lang;
  int             scale;
  gboolean        lines;
} Look;

static void
draw_scene (WayPainter *painter,
            const Look *look)
{
  g_autoptr (WayTextContext) text = way_text_context_new ("DejaVu Sans", 12, look->lang);

  way_scene_draw (painter, text, way_palette_get (look->theme), look->lines);
}

static cairo_surface_t *
create_surface (const Look *look)
{
  return cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WAY_SCENE_WIDTH * look->scale,
                                     WAY_SCENE_HEIGHT * look->scale);
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
  check_equal (&(Look) { WAY_THEME_LIGHT, WAY_LANG_EN, 1, FALSE }, 0, "boxes-light");
  check_equal (&(Look) { WAY_THEME_DARK, WAY_LANG_ZH, 1, FALSE }, 0, "boxes-dark");
  /* A display with two device pixels to one. */
  check_equal (&(Look) { WAY_THEME_LIGHT, WAY_LANG_EN, 2, FALSE }, 0, "boxes-doubled");
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

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  /* Registers the types of nodes, with or without a display. */
  gtk_disable_setlocale ();
  gtk_init_check ();
  g_test_add_func ("/painters/boxes-and-text", test_boxes_and_text);
  g_test_add_func ("/painters/everything", test_everything);
  return g_test_run ();
}
