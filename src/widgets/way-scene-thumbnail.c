/* The view of a scene is drawn as on a page and made smaller: what it shows can
 * be told from its form, as nobody reads so small a text.
 */
#include "config.h"

#include "way-scene-thumbnail.h"

#include <math.h>

#include "way-cairo-painter.h"
#include "way-chart-question.h"
#include "way-scene-picture.h"
#include "way-textures.h"

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

/* What a thread needs, but for the size. */
typedef struct
{
  WayScene         *scene;
  WayDataset       *dataset;
  const WayPalette *palette;
  WayLang           lang;
  gboolean          answered;
  double            scale;
} Wanted;

static void
free_wanted (gpointer data)
{
  Wanted *wanted = data;

  way_scene_unref (wanted->scene);
  way_dataset_unref (wanted->dataset);
  g_free (wanted);
}

static void
draw (cairo_t      *cr,
      const Wanted *wanted)
{
  const WayRect area = { 0, 0, WAY_THUMBNAIL_WIDTH * SHRINK, WAY_THUMBNAIL_HEIGHT * SHRINK };
  g_autoptr (WayTextContext) text = way_text_context_new ("Sans", TEXT_SIZE, wanted->lang);
  const WayLook look = { text, wanted->palette, wanted->lang, WAY_NO_DAY, FALSE };
  g_autoptr (WayView) view = make_view (wanted->scene, wanted->dataset, wanted->answered);
  g_autoptr (WayPainter) painter = way_cairo_painter_new (cr);

  way_look_draw_ground (painter, &look, &area);
  way_scene_draw_view (painter, &look, wanted->dataset, wanted->scene, view, FALSE, &area);
}

static GdkTexture *
make_thumbnail (const Wanted *wanted)
{
  double density = DENSITY * wanted->scale;
  cairo_surface_t *surface
    = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) round (WAY_THUMBNAIL_WIDTH * density),
                                  (int) round (WAY_THUMBNAIL_HEIGHT * density));
  cairo_t *cr = cairo_create (surface);
  GdkTexture *texture;

  cairo_scale (cr, density / SHRINK, density / SHRINK);
  draw (cr, wanted);
  cairo_destroy (cr);
  texture = way_texture_new (surface);
  cairo_surface_destroy (surface);
  return texture;
}

static void
run_in_thread (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, make_thumbnail (data), g_object_unref);
}

/**
 * way_scene_thumbnail_begin:
 * @scene: a scene
 * @dataset: a snapshot
 * @look: the colours and the language
 * @answered: whether it shows the answer of a question
 * @scale: how many times %WAY_THUMBNAIL_WIDTH and %WAY_THUMBNAIL_HEIGHT it is
 *   wide and high
 * @cancellable: what gives it up, at the latest when @data goes
 * @callback: called in the main loop, for way_scene_thumbnail_finish()
 * @data: for @callback
 *
 * Draws what a scene shows, in a thread: of very many policies that takes longer
 * than a frame.
 */
void
way_scene_thumbnail_begin (WayScene            *scene,
                           WayDataset          *dataset,
                           const WayLook       *look,
                           gboolean             answered,
                           double               scale,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             data)
{
  g_autoptr (GTask) task = NULL;
  Wanted *wanted;

  g_return_if_fail (scene != NULL && dataset != NULL && look != NULL && cancellable != NULL);
  g_return_if_fail (scale > 0 && scale <= SHRINK);

  wanted = g_new (Wanted, 1);
  *wanted = (Wanted) { way_scene_ref (scene), way_dataset_ref (dataset), look->palette, look->lang,
                       answered, scale };
  task = g_task_new (NULL, cancellable, callback, data);
  g_task_set_source_tag (task, way_scene_thumbnail_begin);
  g_task_set_task_data (task, wanted, free_wanted);
  g_task_run_in_thread (task, run_in_thread);
}

/**
 * way_scene_thumbnail_finish:
 * @result: what the callback was given
 * @scene: (out) (transfer none) (optional): the scene that is shown; it lives as
 *   long as @result
 *
 * Returns: (transfer full) (nullable): the picture; %NULL if it was given up, and
 *   the callback's data may have gone
 */
GdkTexture *
way_scene_thumbnail_finish (GAsyncResult  *result,
                            WayScene     **scene)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, way_scene_thumbnail_begin), NULL);

  if (scene != NULL)
    *scene = ((Wanted *) g_task_get_task_data (G_TASK (result)))->scene;
  return g_task_propagate_pointer (G_TASK (result), NULL);
}
