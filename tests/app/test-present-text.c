/* The size of every text of a lesson, as it is drawn: titles of policies, axes,
 * flags, counts and tables as well as the words around the scene. Runs on
 * displays of several sizes, to which the least size is scaled.
 */
#include "config.h"

#include "fixture.h"

#include "way-built-in-tours.h"
#include "way-presenter.h"

/* The least size in pixels on a screen of 1440 to 1920 by 1080, and what
 * rounding may take off. */
#define LEAST_PX 28.0
#define USUAL_WIDTH 1440.0
#define USUAL_HEIGHT 1080.0
#define TOLERANCE 0.02

typedef struct
{
  double least;       /* for this screen, in pixels */
  guint  n_texts;
  guint  n_small;
} Sizes;

static void look_at (GskRenderNode *node,
                     double         scale,
                     double         x,
                     double         y,
                     Sizes         *sizes);

static double
font_px (GskRenderNode *node)
{
  PangoFontDescription *font
    = pango_font_describe_with_absolute_size (gsk_text_node_get_font (node));
  double size = pango_font_description_get_size (font) / (double) PANGO_SCALE;

  pango_font_description_free (font);
  return size;
}

static void
look_at_text (GskRenderNode *node,
              double         scale,
              double         x,
              double         y,
              Sizes         *sizes)
{
  graphene_rect_t bounds;
  double size = font_px (node) * scale;

  gsk_render_node_get_bounds (node, &bounds);
  sizes->n_texts++;
  if (size < sizes->least * (1 - TOLERANCE))
    {
      sizes->n_small++;
      g_test_message ("%.1f px at %.0f, %.0f, %u glyphs: the least is %.1f", size,
                      x + (double) bounds.origin.x * scale, y + (double) bounds.origin.y * scale,
                      gsk_text_node_get_num_glyphs (node), sizes->least);
    }
}

static void
look_at_transform (GskRenderNode *node,
                   double         scale,
                   double         x,
                   double         y,
                   Sizes         *sizes)
{
  float scale_x = 1, scale_y = 1, dx = 0, dy = 0;

  /* Nothing in a lesson is turned. */
  g_assert_cmpint (gsk_transform_get_category (gsk_transform_node_get_transform (node)), >=,
                   GSK_TRANSFORM_CATEGORY_2D_AFFINE);
  gsk_transform_to_affine (gsk_transform_node_get_transform (node), &scale_x, &scale_y, &dx, &dy);
  look_at (gsk_transform_node_get_child (node), scale * (double) scale_y, x + (double) dx * scale,
           y + (double) dy * scale, sizes);
}

static GskRenderNode *
get_child (GskRenderNode *node)
{
  switch ((int) gsk_render_node_get_node_type (node))
    {
    case GSK_CLIP_NODE:
      return gsk_clip_node_get_child (node);
    case GSK_ROUNDED_CLIP_NODE:
      return gsk_rounded_clip_node_get_child (node);
    case GSK_OPACITY_NODE:
      return gsk_opacity_node_get_child (node);
    case GSK_COLOR_MATRIX_NODE:
      return gsk_color_matrix_node_get_child (node);
    case GSK_SHADOW_NODE:
      return gsk_shadow_node_get_child (node);
    case GSK_BLUR_NODE:
      return gsk_blur_node_get_child (node);
    case GSK_REPEAT_NODE:
      return gsk_repeat_node_get_child (node);
    case GSK_DEBUG_NODE:
      return gsk_debug_node_get_child (node);
    default:
      return NULL;
    }
}

static void
look_at (GskRenderNode *node,
         double         scale,
         double         x,
         double         y,
         Sizes         *sizes)
{
  GskRenderNode *child = get_child (node);

  if (child != NULL)
    look_at (child, scale, x, y, sizes);
  else if (gsk_render_node_get_node_type (node) == GSK_TEXT_NODE)
    look_at_text (node, scale, x, y, sizes);
  else if (gsk_render_node_get_node_type (node) == GSK_TRANSFORM_NODE)
    look_at_transform (node, scale, x, y, sizes);
  else if (gsk_render_node_get_node_type (node) == GSK_CONTAINER_NODE)
    for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
      look_at (gsk_container_node_get_child (node, i), scale, x, y, sizes);
}

/* The window as it stands; %NULL while it has to be laid out again. */
static GskRenderNode *
draw (GtkWidget *presenter)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (presenter);
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  gdk_paintable_snapshot (picture, snapshot, gtk_widget_get_width (presenter),
                          gtk_widget_get_height (presenter));
  return gtk_snapshot_free_to_node (snapshot);
}

static void
measure (GtkWidget *presenter,
         Sizes     *sizes)
{
  GskRenderNode *node = NULL;

  wait_until ((node = draw (presenter)) != NULL);
  look_at (node, 1, 0, 0, sizes);
  gsk_render_node_unref (node);
}

/* All steps of the lesson, questions open and answered. */
static void
walk_lesson (GtkWidget *presenter,
             WaySpeaks  speaks)
{
  WayPresentation *show = way_presenter_get_presentation (WAY_PRESENTER (presenter));
  double width = gtk_widget_get_width (presenter), height = gtk_widget_get_height (presenter);
  guint n_steps = 0;

  way_presentation_go (show, 0);
  for (guint i = 0; way_presentation_get_speaks (show) != speaks && i < WAY_N_SPEAKS; i++)
    way_presentation_next_language (show);
  do
    {
      Sizes sizes = { .least = LEAST_PX * MIN (height / USUAL_HEIGHT, width / USUAL_WIDTH) };

      settle (presenter);
      measure (presenter, &sizes);
      g_test_message ("language %d, scene %u%s: %u texts", speaks,
                      way_presentation_get_index (show) + 1,
                      way_presentation_is_revealed (show) ? " answered" : "", sizes.n_texts);
      g_assert_cmpuint (sizes.n_small, ==, 0);
      g_assert_cmpuint (sizes.n_texts, >=, way_presentation_is_at_end (show) ? 2 : 10);
      n_steps++;
    }
  while (way_presentation_next (show));
  g_assert_cmpuint (n_steps, >, way_tour_get_n_scenes (way_presentation_get_tour (show)));
}

/* As the program does. */
static void
load_style (void)
{
  g_autoptr (GtkCssProvider) css = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (css, "/org/waymark/Waymark/ui/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (css),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static void
test_sizes (void)
{
  GtkApplication *application = new_application ();
  GSettings *settings = reset_settings ();
  WaySession *session = new_session ();
  GtkWidget *window = open_window (application, settings, session);
  GtkWidget *presenter;
  g_autoptr (WayTour) tour = way_built_in_tours_get (0);

  load_style ();
  presenter = way_presenter_new (GTK_WINDOW (window), settings,
                                 way_session_get_dataset (session), tour, WAY_SPEAKS_EN);
  g_object_add_weak_pointer (G_OBJECT (presenter), (gpointer *) &presenter);
  gtk_window_present (GTK_WINDOW (presenter));
  settle (presenter);
  for (WaySpeaks speaks = 0; speaks < WAY_N_SPEAKS; speaks++)
    walk_lesson (presenter, speaks);
  gtk_window_close (GTK_WINDOW (presenter));
  wait_until (presenter == NULL);
  close_window (window);
  g_object_unref (session);
  g_object_unref (settings);
  end_application (application);
}

int
main (int   argc,
      char *argv[])
{
  set_up_display (&argc, &argv);
  g_test_add_func ("/present-text/sizes", test_sizes);
  return g_test_run ();
}
