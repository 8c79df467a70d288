/* Groups and matches of very many policies, made in a thread while the scene goes
 * on showing those before, or its time axis alone. The window's lanes are packed from
 * them a tile at a time, since labels are measured in the main thread, and then they
 * take their place at once.
 */
#include "config.h"

#include "way-timeline-scene-private.h"

/**
 * way_timeline_scene_await_groups:
 * @scene: a scene that has no view yet
 * @view: the view to show
 *
 * Shows the time axis of a view, and no policies until
 * way_timeline_scene_take_regrouping(): how many there are is not known.
 */
void
way_timeline_scene_await_groups (WayTimelineScene *scene,
                                 WayView          *view)
{
  g_return_if_fail (scene != NULL && scene->view == NULL && view != NULL);

  scene->view = way_view_ref (view);
  scene->grouping = way_view_get_grouping (view);
  scene->items = g_new0 (WayLaneItem, 1);
  scene->map = way_lane_map_new (scene->items, 0);
  way_lane_map_set_groups (scene->map, 0);
  scene->waiting = TRUE;
  scene->laid_out = FALSE;
}

/**
 * way_timeline_scene_is_waiting:
 * @scene: a scene
 *
 * Returns: whether its policies are still to come
 */
gboolean
way_timeline_scene_is_waiting (const WayTimelineScene *scene)
{
  g_return_val_if_fail (scene != NULL, FALSE);

  return scene->waiting;
}

/**
 * way_timeline_scene_begin_regrouping:
 * @scene: a scene
 * @dataset: the snapshot of the scene, or the same with all its links
 * @titles: (nullable): the titles to show with them; %NULL for the usual ones
 * @view: the view whose groups and matches are wanted
 * @matching: for each policy whether the view's query matches it; copied
 *
 * Returns: (transfer full): what way_regrouping_run() needs
 */
WayRegrouping *
way_timeline_scene_begin_regrouping (WayTimelineScene     *scene,
                                     WayDataset           *dataset,
                                     const WaySceneTitles *titles,
                                     WayView              *view,
                                     const guint8         *matching)
{
  WayRegrouping *regrouping;

  g_return_val_if_fail (scene != NULL && dataset != NULL && view != NULL, NULL);
  g_return_val_if_fail (matching != NULL, NULL);

  regrouping = g_new0 (WayRegrouping, 1);
  regrouping->dataset = way_dataset_ref (dataset);
  regrouping->n_items = way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES);
  regrouping->grouping = way_view_get_grouping (view);
  regrouping->n_groups = way_grouping_n_groups (dataset, regrouping->grouping);
  regrouping->dim = way_view_get_dim (view);
  regrouping->matching = g_memdup2 (matching, regrouping->n_items);
  if (titles != NULL)
    regrouping->titles = way_own_titles_new (titles);
  return regrouping;
}

/**
 * way_regrouping_run:
 * @regrouping: what way_timeline_scene_begin_regrouping() gave
 *
 * Does the long part of the work, in any thread.
 */
void
way_regrouping_run (WayRegrouping *regrouping)
{
  g_autofree guint16 *groups = NULL;

  g_return_if_fail (regrouping != NULL && regrouping->items == NULL);

  groups = g_new (guint16, MAX (regrouping->n_items, 1));
  way_grouping_fill (regrouping->dataset, regrouping->grouping, groups);
  regrouping->items
    = way_timeline_scene_new_items (regrouping->dataset, regrouping->titles != NULL
                                                         ? regrouping->titles->chosen : NULL);
  for (guint i = 0; i < regrouping->n_items; i++)
    {
      regrouping->items[i].group = groups[i];
      regrouping->items[i].filtered = regrouping->matching[i] == 0;
    }
  regrouping->map = way_lane_map_new (regrouping->items, regrouping->n_items);
  way_lane_map_set_groups (regrouping->map, regrouping->n_groups);
  if (regrouping->dim)
    regrouping->filtered = way_lane_map_new_filtered (regrouping->map);
}

/**
 * way_regrouping_free:
 * @regrouping: (transfer full): a regrouping that no thread works on any more
 */
void
way_regrouping_free (WayRegrouping *regrouping)
{
  g_return_if_fail (regrouping != NULL);

  g_clear_pointer (&regrouping->map, way_lane_map_free);
  g_clear_pointer (&regrouping->filtered, way_lane_index_free);
  g_clear_pointer (&regrouping->titles, way_own_titles_free);
  way_dataset_unref (regrouping->dataset);
  g_free (regrouping->items);
  g_free (regrouping->matching);
  g_free (regrouping);
}

/* The map gets the measures of the window as it is now. */
static void
measure (WayTimelineScene *scene,
         WayRegrouping    *regrouping)
{
  double anchor = scene->viewport.width_px / scene->home_span;
  WayLaneOptions options = scene->options;

  if (regrouping->anchor == anchor)
    return;
  way_timeline_scene_share_lanes (&options, regrouping->map, regrouping->n_groups,
                                  regrouping->titles != NULL);
  way_lane_map_set_measures (regrouping->map, anchor, &options);
  regrouping->anchor = anchor;
}

static void
swap_titles (WayTimelineScene *scene,
             WayRegrouping    *regrouping)
{
  WayOwnTitles *titles = scene->titles;

  scene->titles = regrouping->titles;
  regrouping->titles = titles;
}

/* Packs a part of a stretch, whose labels are those of the titles to come. */
static gboolean
prepare_stretch (WayTimelineScene *scene,
                 WayRegrouping    *regrouping,
                 double            start,
                 double            end)
{
  gboolean more;

  swap_titles (scene, regrouping);
  more = way_lane_map_prepare_window (regrouping->map, way_viewport_get_scale (&scene->viewport),
                                      start, end);
  swap_titles (scene, regrouping);
  return more;
}

/**
 * way_timeline_scene_prepare_regrouping:
 * @scene: a scene with a view and a size
 * @regrouping: a regrouping that has run
 *
 * Packs a part of what the window shows, in some milliseconds, for
 * way_timeline_scene_take_regrouping().
 *
 * Returns: %FALSE if there is nothing left to pack
 */
gboolean
way_timeline_scene_prepare_regrouping (WayTimelineScene *scene,
                                       WayRegrouping    *regrouping)
{
  double selected = 0;

  g_return_val_if_fail (scene != NULL && regrouping != NULL && regrouping->map != NULL, FALSE);

  way_timeline_scene_lay_out (scene);
  measure (scene, regrouping);
  if (scene->selected != WAY_NONE)
    selected = way_lane_item_middle (&regrouping->items[scene->selected]);
  return prepare_stretch (scene, regrouping, way_viewport_to_day (&scene->viewport, 0),
                          way_viewport_to_day (&scene->viewport, scene->width))
      || (scene->selected != WAY_NONE && prepare_stretch (scene, regrouping, selected, selected));
}

/**
 * way_timeline_scene_take_regrouping:
 * @scene: a scene with a view and a size
 * @view: the view to show, grouped as @regrouping is
 * @regrouping: (transfer full): a regrouping that has run
 *
 * Does the same as way_timeline_scene_set_view(), at once.
 */
void
way_timeline_scene_take_regrouping (WayTimelineScene *scene,
                                    WayView          *view,
                                    WayRegrouping    *regrouping)
{
  g_return_if_fail (scene != NULL && view != NULL && regrouping != NULL);
  g_return_if_fail (way_view_get_grouping (view) == regrouping->grouping);

  way_lane_map_free (scene->map);
  g_clear_pointer (&scene->filtered, way_lane_index_free);
  g_clear_pointer (&scene->backdrop, way_backdrop_free);
  g_free (scene->items);
  scene->items = g_steal_pointer (&regrouping->items);
  scene->n_items = regrouping->n_items;
  scene->map = g_steal_pointer (&regrouping->map);
  scene->filtered = g_steal_pointer (&regrouping->filtered);
  swap_titles (scene, regrouping);
  scene->n_groups = regrouping->n_groups;
  scene->n_shown = way_lane_map_get_n_shown (scene->map);
  way_timeline_scene_share_lanes (&scene->options, scene->map, scene->n_groups,
                                  scene->titles != NULL);
  scene->measured = regrouping->anchor == scene->viewport.width_px / scene->home_span
                    && scene->measured;
  scene->grouping = regrouping->grouping;
  way_dataset_ref (regrouping->dataset);
  way_dataset_unref (scene->dataset);
  scene->dataset = regrouping->dataset;
  scene->waiting = FALSE;
  /* Whoever regroups in a thread knows what matches. */
  scene->told = TRUE;
  scene->stale = FALSE;
  scene->laid_out = FALSE;
  way_view_ref (view);
  g_clear_pointer (&scene->view, way_view_unref);
  scene->view = view;
  way_regrouping_free (regrouping);
}

/**
 * way_timeline_scene_keep_groups:
 * @scene: a scene with a view
 * @view: the view to show
 *
 * Shows all of a view but its groups, its query and what that dims, which are
 * still being made: those of the view before stay.
 */
void
way_timeline_scene_keep_groups (WayTimelineScene *scene,
                                WayView          *view)
{
  g_autoptr (WayView) grouped = NULL;
  g_autoptr (WayView) queried = NULL;
  gboolean dim;

  g_return_if_fail (scene != NULL && scene->view != NULL && view != NULL);

  dim = way_view_get_dim (view) && (scene->filtered != NULL || scene->n_shown == scene->n_items);
  grouped = way_view_with_grouping (view, scene->grouping);
  queried = way_view_with_query (grouped, way_view_get_query (scene->view));
  g_clear_pointer (&scene->view, way_view_unref);
  scene->view = way_view_with_dim (queried, dim);
  scene->laid_out = FALSE;
}

/**
 * way_timeline_scene_has_groups_of:
 * @scene: a scene
 * @view: a view
 *
 * Returns: whether the scene's groups, and what it dims, are those of the view;
 *   what matches is not looked at
 */
gboolean
way_timeline_scene_has_groups_of (WayTimelineScene *scene,
                                  const WayView    *view)
{
  g_return_val_if_fail (scene != NULL && view != NULL, FALSE);

  return scene->view != NULL && !scene->waiting && scene->grouping == way_view_get_grouping (view)
      && (!way_view_get_dim (view) || scene->filtered != NULL || scene->n_shown == scene->n_items);
}
