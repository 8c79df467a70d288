/* The view of a scene is drawn as on a page and made smaller: what it shows can
 * be told from its form, as nobody reads so small a text.
 */
#include "config.h"

#include "way-scene-thumbnail.h"

#include "way-cairo-painter.h"
#include "way-scene-picture.h"

/* How many times larger the page is that is drawn, and how many pixels of the
 * picture stand for one on the screen. */
#define SHRINK 4.5
#define DENSITY 2

#define TEXT_SIZE 15.0

static void
draw (cairo_t        *cr,
      const WayScene *scene,
      WayDataset     *dataset,
      const WayLook  *window_look)
{
  const WayRect area = { 0, 0, WAY_THUMBNAIL_WIDTH * SHRINK, WAY_THUMBNAIL_HEIGHT * SHRINK };
  g_autoptr (WayTextContext) text = way_text_context_new ("Sans", TEXT_SIZE, window_look->lang);
  const WayLook look = { text, window_look->palette, window_look->lang, WAY_NO_DAY, FALSE };
  g_autoptr (WayView) view = way_scene_make_view (scene, dataset);
  g_autoptr (WayPainter) painter = NULL;

  cairo_scale (cr, DENSITY / SHRINK, DENSITY / SHRINK);
  painter = way_cairo_painter_new (cr);
  way_look_draw_ground (painter, &look, &area);
  way_scene_draw_view (painter, &look, dataset, view, &area);
}

/**
 * way_scene_thumbnail:
 * @scene: a scene
 * @dataset: a snapshot
 * @look: the colours and the language
 *
 * Returns: (transfer full): a picture of what the scene shows before its answer
 */
GdkTexture *
way_scene_thumbnail (const WayScene *scene,
                     WayDataset     *dataset,
                     const WayLook  *look)
{
  cairo_surface_t *surface;
  g_autoptr (GBytes) bytes = NULL;
  GdkTexture *texture;
  cairo_t *cr;
  gsize stride;

  g_return_val_if_fail (scene != NULL && dataset != NULL && look != NULL, NULL);

  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WAY_THUMBNAIL_WIDTH * DENSITY,
                                        WAY_THUMBNAIL_HEIGHT * DENSITY);
  cr = cairo_create (surface);
  draw (cr, scene, dataset, look);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  stride = (gsize) cairo_image_surface_get_stride (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface),
                       stride * WAY_THUMBNAIL_HEIGHT * DENSITY);
  texture = gdk_memory_texture_new (WAY_THUMBNAIL_WIDTH * DENSITY, WAY_THUMBNAIL_HEIGHT * DENSITY,
                                    GDK_MEMORY_DEFAULT, bytes, stride);
  cairo_surface_destroy (surface);
  return texture;
}
