/* The goal threads as a value: what is shown, and what is asked of it. */
#include "config.h"

#include "way-goals-scene-private.h"

#include <math.h>
#include <string.h>

#define SLACK_PX 4.0

/* Further than any point of a dot is from its middle. */
#define ON_LABEL 1e3

static void
clear_item (gpointer data)
{
  WayGoalsItem *item = data;

  g_free (item->text);
  g_free (item->head);
  g_free (item->tail);
}

static void
make_threads (WayGoalsScene *scene)
{
  guint n = way_dataset_get_n_rows (scene->dataset, WAY_TABLE_GOALS);

  scene->stations = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  scene->targets = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  scene->titles = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  for (guint i = 0; i < n && way_thread_is_possible (scene->dataset); i++)
    g_ptr_array_add (scene->stations, way_thread_new (scene->dataset, i));
}

/**
 * way_goals_scene_new:
 * @dataset: a snapshot
 * @text: the context that lays out all labels; it must outlive the scene
 * @lang: the language of the words
 *
 * Returns: (transfer full): a scene; it needs a view and a size before it can
 *   be asked anything
 */
WayGoalsScene *
way_goals_scene_new (WayDataset     *dataset,
                     WayTextContext *text,
                     WayLang         lang)
{
  WayGoalsScene *scene;

  g_return_val_if_fail (dataset != NULL && text != NULL, NULL);

  scene = g_new0 (WayGoalsScene, 1);
  scene->dataset = way_dataset_ref (dataset);
  scene->text = text;
  scene->lang = lang;
  scene->hovered = WAY_NONE;
  scene->only = WAY_NONE;
  scene->second = TRUE;
  scene->row_height = round (way_text_context_get_height (text, WAY_TEXT_BODY) * 1.13);
  scene->dot_px = ceil (way_text_context_get_size (text) * 0.72);
  scene->threads = g_array_new (FALSE, FALSE, sizeof (WayGoalsThread));
  scene->items = g_array_new (FALSE, TRUE, sizeof (WayGoalsItem));
  g_array_set_clear_func (scene->items, clear_item);
  make_threads (scene);
  return scene;
}

/**
 * way_goals_scene_free:
 * @scene: (transfer full): a scene
 */
void
way_goals_scene_free (WayGoalsScene *scene)
{
  g_return_if_fail (scene != NULL);

  g_array_unref (scene->threads);
  g_array_unref (scene->items);
  g_ptr_array_unref (scene->stations);
  g_ptr_array_unref (scene->targets);
  g_ptr_array_unref (scene->titles);
  g_clear_pointer (&scene->view, way_view_unref);
  g_free (scene->matching);
  way_dataset_unref (scene->dataset);
  g_free (scene);
}

/* Which page a view is of makes no difference to the threads. */
static gboolean
shows_the_same (const WayGoalsScene *scene,
                WayView             *view,
                const guint8        *matching,
                guint                n)
{
  g_autoptr (WayView) like_it = NULL;

  if (scene->view == NULL || (matching == NULL) != (scene->matching == NULL)
      || (matching != NULL && memcmp (matching, scene->matching, n) != 0))
    return FALSE;
  like_it = way_view_with_page (scene->view, way_view_get_page (view));
  return way_view_equal (like_it, view);
}

/**
 * way_goals_scene_set_view:
 * @scene: a scene
 * @view: the view to show: its span, area, expanded goal and selection
 * @matching: (nullable): for each policy whether the view's query matches it;
 *   %NULL if all do
 */
void
way_goals_scene_set_view (WayGoalsScene *scene,
                          WayView       *view,
                          const guint8  *matching)
{
  guint n;
  g_autoptr (WayView) old = NULL;

  g_return_if_fail (scene != NULL && view != NULL);

  n = way_dataset_get_n_rows (scene->dataset, WAY_TABLE_POLICIES);
  if (shows_the_same (scene, view, matching, n))
    return;
  old = g_steal_pointer (&scene->view);
  scene->view = way_view_ref (view);
  scene->laid_out = FALSE;
  /* The matches of a query may come later than the query. */
  if (old == NULL || (matching == NULL) != (scene->matching == NULL)
      || (matching != NULL && memcmp (matching, scene->matching, n) != 0)
      || way_view_get_as_known (old) != way_view_get_as_known (view)
      || !way_query_equal (way_view_get_query (old), way_view_get_query (view))
      || !g_str_equal (way_view_get_goals (old).area, way_view_get_goals (view).area))
    scene->judged = FALSE;
  g_free (scene->matching);
  scene->matching = matching != NULL ? g_memdup2 (matching, n) : NULL;
}

/**
 * way_goals_scene_set_both:
 * @scene: a scene
 * @both: whether its labels are in both languages
 */
void
way_goals_scene_set_both (WayGoalsScene *scene,
                          gboolean       both)
{
  g_return_if_fail (scene != NULL);

  if (scene->both != both)
    scene->laid_out = FALSE;
  scene->both = both;
}

/**
 * way_goals_scene_set_second:
 * @scene: a scene
 * @second: whether the titles that stand beside the threads have the other
 *   language under them, as they have at first
 */
void
way_goals_scene_set_second (WayGoalsScene *scene,
                            gboolean       second)
{
  g_return_if_fail (scene != NULL);

  if (scene->second != second)
    scene->laid_out = FALSE;
  scene->second = second;
  scene->titles_px = 0;
}

/**
 * way_goals_scene_set_only:
 * @scene: a scene
 * @goal: the number of the one goal whose thread is shown, %WAY_NONE for all
 *
 * Leaves all other threads out; what becomes of them is not counted.
 */
void
way_goals_scene_set_only (WayGoalsScene *scene,
                          guint          goal)
{
  g_return_if_fail (scene != NULL);

  if (scene->only != goal)
    scene->laid_out = FALSE;
  scene->only = goal;
}

/**
 * way_goals_scene_set_size:
 * @scene: a scene
 * @width_px: the width of the picture
 * @height_px: its height, the ruler included
 */
void
way_goals_scene_set_size (WayGoalsScene *scene,
                          double         width_px,
                          double         height_px)
{
  g_return_if_fail (scene != NULL && width_px > 0 && height_px > 0);

  /* How high the window is matters only to what is drawn. */
  if (scene->width != width_px)
    scene->laid_out = FALSE;
  scene->width = width_px;
  scene->height = height_px;
}

/**
 * way_goals_scene_set_scroll:
 * @scene: a scene
 * @scroll_px: how far the threads are scrolled up, not negative
 */
void
way_goals_scene_set_scroll (WayGoalsScene *scene,
                            double         scroll_px)
{
  g_return_if_fail (scene != NULL);

  scroll_px = round (MAX (scroll_px, 0));
  if (scene->scroll != scroll_px)
    scene->laid_out = FALSE;
  scene->scroll = scroll_px;
}

/**
 * way_goals_scene_get_scroll:
 * @scene: a scene
 *
 * Returns: how far the threads are scrolled up, in whole pixels
 */
double
way_goals_scene_get_scroll (WayGoalsScene *scene)
{
  g_return_val_if_fail (scene != NULL, 0);

  return scene->scroll;
}

/**
 * way_goals_scene_set_covered:
 * @scene: a scene
 * @covered_px: how much of the right edge lies under something else, such as a
 *   scroll bar; no label is drawn there
 */
void
way_goals_scene_set_covered (WayGoalsScene *scene,
                             double         covered_px)
{
  g_return_if_fail (scene != NULL && covered_px >= 0);

  if (scene->covered != covered_px)
    scene->laid_out = FALSE;
  scene->covered = covered_px;
}

/**
 * way_goals_scene_set_hovered:
 * @scene: a scene
 * @policy: the policy under the pointer, whose dots are filled; or %WAY_NONE
 */
void
way_goals_scene_set_hovered (WayGoalsScene *scene,
                             guint          policy)
{
  g_return_if_fail (scene != NULL);

  scene->hovered = policy;
}

/**
 * way_goals_scene_get_height:
 * @scene: a scene with a view and a size
 *
 * Returns: the height that shows all threads, the ruler included
 */
double
way_goals_scene_get_height (WayGoalsScene *scene)
{
  g_return_val_if_fail (scene != NULL, 0);

  way_goals_scene_lay_out (scene);
  return scene->ruler_height + scene->bottom;
}

/**
 * way_goals_scene_get_viewport:
 * @scene: a scene with a view and a size
 *
 * Returns: the time axis, which begins after the titles where these stand
 *   beside the threads
 */
WayViewport
way_goals_scene_get_viewport (WayGoalsScene *scene)
{
  g_return_val_if_fail (scene != NULL, ((WayViewport) { 0, 1, 0, 1 }));

  way_goals_scene_lay_out (scene);
  return scene->viewport;
}

/**
 * way_goals_scene_get_items:
 * @scene: a scene with a view and a size
 * @n_items: (out): how many
 *
 * Returns: (transfer none) (array length=n_items): all that can be pointed at,
 *   thread by thread, also above and below the window; valid until the next
 *   change
 */
const WayGoalsItem *
way_goals_scene_get_items (WayGoalsScene *scene,
                           guint         *n_items)
{
  g_return_val_if_fail (scene != NULL && n_items != NULL, NULL);

  way_goals_scene_lay_out (scene);
  *n_items = scene->items->len;
  return (const WayGoalsItem *) (gpointer) scene->items->data;
}

/**
 * way_goals_scene_get_counts:
 * @scene: a scene with a view and a size
 *
 * Returns: (transfer none): what has become of all stations and targets
 */
const WayGoalsCounts *
way_goals_scene_get_counts (WayGoalsScene *scene)
{
  g_return_val_if_fail (scene != NULL, NULL);

  way_goals_scene_lay_out (scene);
  return &scene->counts;
}

static gboolean
is_inside (const WayRect *rect,
           double         x,
           double         y)
{
  return x >= rect->x && x < rect->x + rect->width && y >= rect->y && y < rect->y + rect->height;
}

/* How far a point is from an item: on a dot less than on the label of another,
 * on that less than on the heading around it. */
static double
get_distance (const WayGoalsScene *scene,
              const WayGoalsItem  *item,
              double               x,
              double               y)
{
  double from_dot = hypot (x - item->x, y - item->y);

  if (item->kind == WAY_GOALS_ITEM_STATION && from_dot <= scene->dot_px / 2 + SLACK_PX)
    return from_dot;
  if (item->kind == WAY_GOALS_ITEM_GOAL || item->kind == WAY_GOALS_ITEM_THEME)
    return is_inside (&item->bounds, x, y) ? 2 * ON_LABEL : INFINITY;
  return is_inside (&item->label, x, y) ? ON_LABEL : INFINITY;
}

/**
 * way_goals_scene_find_item:
 * @scene: a scene with a view and a size
 * @x: pixels of the scene
 * @y: likewise
 *
 * Returns: (transfer none) (nullable): what is under the point; of dots that
 *   lie over each other the nearest
 */
const WayGoalsItem *
way_goals_scene_find_item (WayGoalsScene *scene,
                           double         x,
                           double         y)
{
  const WayGoalsItem *found = NULL;
  double nearest = INFINITY;

  g_return_val_if_fail (scene != NULL, NULL);

  way_goals_scene_lay_out (scene);
  if (y < scene->ruler_height)
    return NULL;
  for (guint i = 0; i < scene->items->len; i++)
    {
      const WayGoalsItem *item = &g_array_index (scene->items, WayGoalsItem, i);
      double distance = get_distance (scene, item, x, y);

      if (distance < nearest)
        {
          found = item;
          nearest = distance;
        }
    }
  return found;
}
