/* The view of a scene is drawn as on a page and made smaller: what it shows can
 * be told from its form, as nobody reads so small a text.
 */
#include "config.h"

#include "way-scene-thumbnail.h"

#include <math.h>

#include "way-cairo-painter.h"
#include "way-chart-question.h"
#include "way-scene-picture.h"

/* How many times larger the page is that is drawn, and how many pixels of the
 * picture stand for one on the screen. */
#define SHRINK 4.5
#define DENSITY 2

#define TEXT_SIZE 15.0

static WayView *
make_view (const WayScene *scene,
           WayDataset     *dataset,
           gboolean        answered)
{
  g_autoptr (WayView) view = NULL;
  WayChartQuestion question;

  if (!answered || scene->predict == NULL
      || !way_chart_question_resolve (dataset, scene->predict, &question))
    return way_scene_make_view (scene, dataset);
  view = way_scene_dup_view (scene, dataset);
  question.revealed = TRUE;
  return way_chart_question_get_view (dataset, view, &question);
}

static void
draw (cairo_t        *cr,
      const WayScene *scene,
      WayDataset     *dataset,
      const WayLook  *window_look,
      gboolean        answered)
{
  const WayRect area = { 0, 0, WAY_THUMBNAIL_WIDTH * SHRINK, WAY_THUMBNAIL_HEIGHT * SHRINK };
  g_autoptr (WayTextContext) text = way_text_context_new ("Sans", TEXT_SIZE, window_look->lang);
  const WayLook look = { text, window_look->palette, window_look->lang, WAY_NO_DAY, FALSE };
  g_autoptr (WayView) view = make_view (scene, dataset, answered);
  g_autoptr (WayPainter) painter = way_cairo_painter_new (cr);

  way_look_draw_ground (painter, &look, &area);
  way_scene_draw_view (painter, &look, dataset, scene, view, FALSE, &area);
}

/**
 * way_scene_thumbnail:
 * @scene: a scene
 * @dataset: a snapshot
 * @look: the colours and the language
 * @answered: whether it shows the answer of a question
 * @scale: how many times %WAY_THUMBNAIL_WIDTH and %WAY_THUMBNAIL_HEIGHT it is
 *   wide and high
 *
 * Returns: (transfer full): a picture of what the scene shows
 */
GdkTexture *
way_scene_thumbnail (const WayScene *scene,
                     WayDataset     *dataset,
                     const WayLook  *look,
                     gboolean        answered,
                     double          scale)
{
  cairo_surface_t *surface;
  g_autoptr (GBytes) bytes = NULL;
  GdkTexture *texture;
  int width, height;
  cairo_t *cr;
  gsize stride;

  g_return_val_if_fail (scene != NULL && dataset != NULL && look != NULL, NULL);
  g_return_val_if_fail (scale > 0 && scale <= SHRINK, NULL);

  width = (int) round (WAY_THUMBNAIL_WIDTH * DENSITY * scale);
  height = (int) round (WAY_THUMBNAIL_HEIGHT * DENSITY * scale);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cr = cairo_create (surface);
  cairo_scale (cr, DENSITY * scale / SHRINK, DENSITY * scale / SHRINK);
  draw (cr, scene, dataset, look, answered);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  stride = (gsize) cairo_image_surface_get_stride (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface), stride * (gsize) height);
  texture = gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
  cairo_surface_destroy (surface);
  return texture;
}
