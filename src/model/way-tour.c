/* The values of tours and scenes. Every change of a tour makes a new one that
 * shares its scenes with the old one, so that undoing is going back to it.
 */
#include "config.h"

#include "way-tour-private.h"

#include <string.h>

G_DEFINE_QUARK (way-tour-error-quark, way_tour_error)
G_DEFINE_BOXED_TYPE (WayTour, way_tour, way_tour_ref, way_tour_unref)

/**
 * way_predict_new:
 * @policy: the id of the policy with whose date the curve stops
 * @target: the id of the stated goal whose verdict is the answer
 *
 * Makes a question without options.
 *
 * Returns: (transfer full): a question
 */
WayPredict *
way_predict_new (const char *policy,
                 const char *target)
{
  WayPredict *predict;

  g_return_val_if_fail (policy != NULL && target != NULL, NULL);

  predict = g_new0 (WayPredict, 1);
  predict->policy = g_strdup (policy);
  predict->target = g_strdup (target);
  return predict;
}

/**
 * way_predict_add_option:
 * @predict: a question
 * @low: the lower bound, as printed, "" for none
 * @high: the upper bound, as printed, "" for none
 *
 * Adds a band to choose. No more than %WAY_PREDICT_MAX_OPTIONS may be added.
 */
void
way_predict_add_option (WayPredict *predict,
                        const char *low,
                        const char *high)
{
  g_return_if_fail (predict != NULL && low != NULL && high != NULL);
  g_return_if_fail (predict->n_options < WAY_PREDICT_MAX_OPTIONS);

  predict->options[predict->n_options++] = (WayPredictOption) { g_strdup (low), g_strdup (high) };
}

/**
 * way_predict_free:
 * @predict: (transfer full) (nullable): a question
 *
 * Frees a question.
 */
void
way_predict_free (WayPredict *predict)
{
  if (predict == NULL)
    return;
  g_free (predict->policy);
  g_free (predict->target);
  for (guint i = 0; i < predict->n_options; i++)
    {
      g_free (predict->options[i].low);
      g_free (predict->options[i].high);
    }
  g_free (predict);
}

static WayPredict *
copy_predict (const WayPredict *predict)
{
  WayPredict *copy;

  if (predict == NULL)
    return NULL;
  copy = way_predict_new (predict->policy, predict->target);
  for (guint i = 0; i < predict->n_options; i++)
    way_predict_add_option (copy, predict->options[i].low, predict->options[i].high);
  copy->drawn = predict->drawn;
  return copy;
}

static gboolean
equal_predicts (const WayPredict *a,
                const WayPredict *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  if (strcmp (a->policy, b->policy) != 0 || strcmp (a->target, b->target) != 0
      || a->n_options != b->n_options || a->drawn != b->drawn)
    return FALSE;
  for (guint i = 0; i < a->n_options; i++)
    if (strcmp (a->options[i].low, b->options[i].low) != 0
        || strcmp (a->options[i].high, b->options[i].high) != 0)
      return FALSE;
  return TRUE;
}

/**
 * way_scene_new:
 * @view: a view in its JSON form
 *
 * Makes a scene of a view, without words.
 *
 * Returns: (transfer full): a scene
 */
WayScene *
way_scene_new (const char *view)
{
  WayScene *scene;

  g_return_val_if_fail (view != NULL, NULL);

  scene = g_new0 (WayScene, 1);
  g_atomic_ref_count_init (&scene->ref_count);
  scene->view = g_strdup (view);
  for (guint lang = 0; lang < WAY_N_LANGS; lang++)
    {
      scene->caption[lang] = g_strdup ("");
      scene->text[lang] = g_strdup ("");
      scene->notes[lang] = g_strdup ("");
    }
  scene->picks = g_new0 (char *, 1);
  return scene;
}

/**
 * way_scene_copy:
 * @scene: a scene
 *
 * Copies a scene, so that it may be changed.
 *
 * Returns: (transfer full): a scene of its own
 */
WayScene *
way_scene_copy (const WayScene *scene)
{
  WayScene *copy;

  g_return_val_if_fail (scene != NULL, NULL);

  copy = g_new0 (WayScene, 1);
  g_atomic_ref_count_init (&copy->ref_count);
  copy->view = g_strdup (scene->view);
  for (guint lang = 0; lang < WAY_N_LANGS; lang++)
    {
      copy->caption[lang] = g_strdup (scene->caption[lang]);
      copy->text[lang] = g_strdup (scene->text[lang]);
      copy->notes[lang] = g_strdup (scene->notes[lang]);
    }
  copy->picks = g_strdupv (scene->picks);
  copy->hide_titles = scene->hide_titles;
  copy->predict = copy_predict (scene->predict);
  return copy;
}

/**
 * way_scene_ref:
 * @scene: a scene
 *
 * Takes a reference. A scene that is shared must not be changed.
 *
 * Returns: (transfer full): @scene
 */
WayScene *
way_scene_ref (WayScene *scene)
{
  g_return_val_if_fail (scene != NULL, NULL);

  g_atomic_ref_count_inc (&scene->ref_count);
  return scene;
}

/**
 * way_scene_unref:
 * @scene: (transfer full): a scene
 *
 * Gives up a reference.
 */
void
way_scene_unref (WayScene *scene)
{
  g_return_if_fail (scene != NULL);

  if (!g_atomic_ref_count_dec (&scene->ref_count))
    return;
  g_free (scene->view);
  for (guint lang = 0; lang < WAY_N_LANGS; lang++)
    {
      g_free (scene->caption[lang]);
      g_free (scene->text[lang]);
      g_free (scene->notes[lang]);
    }
  g_strfreev (scene->picks);
  way_predict_free (scene->predict);
  g_free (scene);
}

/**
 * way_scene_equal:
 * @a: a scene
 * @b: another
 *
 * Compares two scenes.
 *
 * Returns: whether they show and say the same
 */
gboolean
way_scene_equal (const WayScene *a,
                 const WayScene *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  for (guint lang = 0; lang < WAY_N_LANGS; lang++)
    if (strcmp (a->caption[lang], b->caption[lang]) != 0
        || strcmp (a->text[lang], b->text[lang]) != 0
        || strcmp (a->notes[lang], b->notes[lang]) != 0)
      return FALSE;
  return strcmp (a->view, b->view) == 0
         && g_strv_equal ((const char *const *) a->picks, (const char *const *) b->picks)
         && a->hide_titles == b->hide_titles
         && equal_predicts (a->predict, b->predict);
}

/**
 * way_scene_dup_view:
 * @scene: a scene
 * @dataset: the snapshot that is shown
 *
 * Reads the view of a scene. What the data set does not have stays as in a
 * first view; a view that cannot be read gives a first view.
 *
 * Returns: (transfer full): a view
 */
WayView *
way_scene_dup_view (const WayScene   *scene,
                    const WayDataset *dataset)
{
  WayView *view;

  g_return_val_if_fail (scene != NULL && dataset != NULL, NULL);

  view = way_view_from_json (scene->view, dataset, NULL);
  return view != NULL ? view : way_view_new (dataset);
}

/**
 * way_tour_new:
 * @id: its id, by which its file is named
 * @title_en: its title in English
 * @title_zh: its title in Chinese
 *
 * Makes a tour without scenes.
 *
 * Returns: (transfer full): a tour
 */
WayTour *
way_tour_new (const char *id,
              const char *title_en,
              const char *title_zh)
{
  WayTour *tour;

  g_return_val_if_fail (id != NULL && title_en != NULL && title_zh != NULL, NULL);

  tour = g_new0 (WayTour, 1);
  g_atomic_ref_count_init (&tour->ref_count);
  tour->id = g_strdup (id);
  tour->title[WAY_LANG_EN] = g_strdup (title_en);
  tour->title[WAY_LANG_ZH] = g_strdup (title_zh);
  tour->scenes = g_ptr_array_new_with_free_func ((GDestroyNotify) way_scene_unref);
  return tour;
}

/**
 * way_tour_ref:
 * @tour: a tour
 *
 * Takes a reference.
 *
 * Returns: (transfer full): @tour
 */
WayTour *
way_tour_ref (WayTour *tour)
{
  g_return_val_if_fail (tour != NULL, NULL);

  g_atomic_ref_count_inc (&tour->ref_count);
  return tour;
}

/**
 * way_tour_unref:
 * @tour: (transfer full): a tour
 *
 * Gives up a reference.
 */
void
way_tour_unref (WayTour *tour)
{
  g_return_if_fail (tour != NULL);

  if (!g_atomic_ref_count_dec (&tour->ref_count))
    return;
  g_free (tour->id);
  g_free (tour->title[WAY_LANG_EN]);
  g_free (tour->title[WAY_LANG_ZH]);
  g_ptr_array_unref (tour->scenes);
  g_free (tour);
}

static WayTour *
copy_tour (const WayTour *tour)
{
  WayTour *copy = way_tour_new (tour->id, tour->title[WAY_LANG_EN], tour->title[WAY_LANG_ZH]);

  for (guint i = 0; i < tour->scenes->len; i++)
    g_ptr_array_add (copy->scenes, way_scene_ref (way_tour_get_scene (tour, i)));
  return copy;
}

/**
 * way_tour_equal:
 * @a: a tour
 * @b: another
 *
 * Compares two tours, their ids included.
 *
 * Returns: whether they are equal
 */
gboolean
way_tour_equal (const WayTour *a,
                const WayTour *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (strcmp (a->id, b->id) != 0
      || strcmp (a->title[WAY_LANG_EN], b->title[WAY_LANG_EN]) != 0
      || strcmp (a->title[WAY_LANG_ZH], b->title[WAY_LANG_ZH]) != 0
      || a->scenes->len != b->scenes->len)
    return FALSE;
  for (guint i = 0; i < a->scenes->len; i++)
    if (!way_scene_equal (way_tour_get_scene (a, i), way_tour_get_scene (b, i)))
      return FALSE;
  return TRUE;
}

/**
 * way_tour_get_id:
 * @tour: a tour
 *
 * Returns: (transfer none): its id
 */
const char *
way_tour_get_id (const WayTour *tour)
{
  g_return_val_if_fail (tour != NULL, NULL);

  return tour->id;
}

/**
 * way_tour_get_title:
 * @tour: a tour
 * @lang: a language
 *
 * Returns: (transfer none): its title in the language, or in the other one if
 *   it has none in this
 */
const char *
way_tour_get_title (const WayTour *tour,
                    WayLang        lang)
{
  g_return_val_if_fail (tour != NULL && lang < WAY_N_LANGS, NULL);

  return *tour->title[lang] != '\0' ? tour->title[lang] : tour->title[!lang];
}

/**
 * way_tour_get_own_title:
 * @tour: a tour
 * @lang: a language
 *
 * Returns: (transfer none): its title in the language, "" if it has none in
 *   this one
 */
const char *
way_tour_get_own_title (const WayTour *tour,
                        WayLang        lang)
{
  g_return_val_if_fail (tour != NULL && lang < WAY_N_LANGS, NULL);

  return tour->title[lang];
}

/**
 * way_tour_get_n_scenes:
 * @tour: a tour
 *
 * Returns: how many scenes it has
 */
guint
way_tour_get_n_scenes (const WayTour *tour)
{
  g_return_val_if_fail (tour != NULL, 0);

  return tour->scenes->len;
}

/**
 * way_tour_get_scene:
 * @tour: a tour
 * @index: the place of a scene, from 0
 *
 * Returns: (transfer none): the scene, not to be changed
 */
WayScene *
way_tour_get_scene (const WayTour *tour,
                    guint          index)
{
  g_return_val_if_fail (tour != NULL && index < tour->scenes->len, NULL);

  return g_ptr_array_index (tour->scenes, index);
}

/**
 * way_tour_with_id:
 * @tour: a tour
 * @id: another id
 *
 * Returns: (transfer full): the same tour under another id
 */
WayTour *
way_tour_with_id (const WayTour *tour,
                  const char    *id)
{
  WayTour *copy;

  g_return_val_if_fail (tour != NULL && id != NULL, NULL);

  copy = copy_tour (tour);
  g_free (copy->id);
  copy->id = g_strdup (id);
  return copy;
}

/**
 * way_tour_with_title:
 * @tour: a tour
 * @title_en: its title in English
 * @title_zh: its title in Chinese
 *
 * Returns: (transfer full): the same tour under another title
 */
WayTour *
way_tour_with_title (const WayTour *tour,
                     const char    *title_en,
                     const char    *title_zh)
{
  WayTour *copy;

  g_return_val_if_fail (tour != NULL && title_en != NULL && title_zh != NULL, NULL);

  copy = copy_tour (tour);
  g_free (copy->title[WAY_LANG_EN]);
  g_free (copy->title[WAY_LANG_ZH]);
  copy->title[WAY_LANG_EN] = g_strdup (title_en);
  copy->title[WAY_LANG_ZH] = g_strdup (title_zh);
  return copy;
}

/**
 * way_tour_with_scene:
 * @tour: a tour with less than %WAY_TOUR_MAX_SCENES scenes
 * @index: the place that the scene gets
 * @scene: a scene
 *
 * Returns: (transfer full): the tour with one scene more
 */
WayTour *
way_tour_with_scene (const WayTour *tour,
                     guint          index,
                     WayScene      *scene)
{
  WayTour *copy;

  g_return_val_if_fail (tour != NULL && scene != NULL && index <= tour->scenes->len, NULL);
  g_return_val_if_fail (tour->scenes->len < WAY_TOUR_MAX_SCENES, NULL);

  copy = copy_tour (tour);
  g_ptr_array_insert (copy->scenes, (int) index, way_scene_ref (scene));
  return copy;
}

/**
 * way_tour_with_changed:
 * @tour: a tour
 * @index: the place of a scene
 * @scene: what stands there instead
 *
 * Returns: (transfer full): the tour with another scene at this place
 */
WayTour *
way_tour_with_changed (const WayTour *tour,
                       guint          index,
                       WayScene      *scene)
{
  WayTour *copy;

  g_return_val_if_fail (tour != NULL && scene != NULL && index < tour->scenes->len, NULL);

  copy = copy_tour (tour);
  way_scene_unref (g_ptr_array_index (copy->scenes, index));
  g_ptr_array_index (copy->scenes, index) = way_scene_ref (scene);
  return copy;
}

/**
 * way_tour_with_moved:
 * @tour: a tour
 * @from: the place of a scene
 * @to: the place where it is to be
 *
 * Returns: (transfer full): the tour with its scenes in another order
 */
WayTour *
way_tour_with_moved (const WayTour *tour,
                     guint          from,
                     guint          to)
{
  WayTour *copy;

  g_return_val_if_fail (tour != NULL && from < tour->scenes->len && to < tour->scenes->len, NULL);

  copy = copy_tour (tour);
  g_ptr_array_insert (copy->scenes, (int) to, g_ptr_array_steal_index (copy->scenes, from));
  return copy;
}

/**
 * way_tour_without_scene:
 * @tour: a tour
 * @index: the place of a scene
 *
 * Returns: (transfer full): the tour with one scene less
 */
WayTour *
way_tour_without_scene (const WayTour *tour,
                        guint          index)
{
  WayTour *copy;

  g_return_val_if_fail (tour != NULL && index < tour->scenes->len, NULL);

  copy = copy_tour (tour);
  g_ptr_array_remove_index (copy->scenes, index);
  return copy;
}
