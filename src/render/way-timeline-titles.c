/* The titles of the timeline. Presented to a class, it labels few policies in
 * large letters, may hide their titles, and its lanes fit the height.
 */
#include "config.h"

#include "way-timeline-scene-private.h"

#include <math.h>
#include <string.h>

#include "way-grouping.h"
#include "way-grouping.h"
#include "way-words.h"

/* The lanes of a group in a presented timeline, to begin with. */
#define MAX_FITTED_LANES 14u

/* Of larger sets the lanes are not packed until they fit. */
#define MAX_FITTED_ITEMS 5000u

/* With more widths of labels than this, those of earlier windows are dropped. */
#define MAX_WIDTHS 50000

static gboolean
has (const GArray *policies,
     guint         policy)
{
  for (guint i = 0; i < policies->len; i++)
    if (g_array_index (policies, guint, i) == policy)
      return TRUE;
  return FALSE;
}

/**
 * way_timeline_scene_hides:
 * @scene: a scene
 * @policy: a policy
 *
 * Returns: whether its title is hidden from those who are to guess it
 */
gboolean
way_timeline_scene_hides (WayTimelineScene *scene,
                          guint             policy)
{
  g_return_val_if_fail (scene != NULL, FALSE);

  return scene->titles != NULL && scene->titles->hidden && !has (scene->titles->shown, policy);
}

/**
 * way_timeline_scene_get_label:
 * @scene: a scene
 * @policy: a policy
 *
 * Returns: (transfer full): what its label says in full
 */
char *
way_timeline_scene_get_label (WayTimelineScene *scene,
                              guint             policy)
{
  const WayPolicy *row;
  g_autofree char *date = NULL;

  g_return_val_if_fail (scene != NULL, NULL);

  row = way_dataset_get_policy (scene->dataset, policy);
  if (way_timeline_scene_hides (scene, policy))
    {
      date = way_date_to_text (row->date, scene->lang);
      return g_strdup_printf ("? · %s · %s", date, way_policy_kind_name (row->kind, scene->lang));
    }
  if ((scene->both || (scene->titles != NULL && scene->titles->both))
      && strcmp (row->short_title[WAY_LANG_EN], row->short_title[WAY_LANG_ZH]) != 0)
    return g_strdup_printf ("%s · %s", row->short_title[scene->lang],
                            row->short_title[!scene->lang]);
  return g_strdup (row->short_title[scene->lang]);
}

/**
 * way_timeline_scene_lay_out_label:
 * @scene: a scene
 * @policy: a policy
 * @room_px: the room for its label
 *
 * Returns: (transfer none): the label, with … where the room is not enough
 */
const WayLabel *
way_timeline_scene_lay_out_label (WayTimelineScene *scene,
                                  guint             policy,
                                  double            room_px)
{
  g_autofree char *title = NULL;
  gboolean whole;

  g_return_val_if_fail (scene != NULL, NULL);

  title = way_timeline_scene_get_label (scene, policy);
  whole = room_px >= scene->items[policy].label_px;
  return way_text_context_get_label (scene->text, title, WAY_TEXT_BODY,
                                     whole ? 0 : floor (room_px));
}

/* A title may have to be read from a file, and stays the same where its policy
 * comes into another group. */
static double
measure_short_title (WayTimelineScene *scene,
                     guint             policy)
{
  gpointer key = GUINT_TO_POINTER (policy + 1);
  double *width = g_hash_table_lookup (scene->widths, key);

  if (width == NULL)
    {
      g_autofree char *title = way_dataset_dup_short_title (scene->dataset, policy, scene->lang);

      if (g_hash_table_size (scene->widths) > MAX_WIDTHS)
        g_hash_table_remove_all (scene->widths);
      width = g_new (double, 1);
      *width = way_text_context_estimate (scene->text, title, WAY_TEXT_BODY);
      g_hash_table_insert (scene->widths, key, width);
    }
  return *width;
}

/**
 * way_timeline_scene_measure_title:
 * @policy: a policy
 * @data: the scene
 *
 * Returns: the width of a label, from the widths of its characters; 0 for one
 *   that a presented timeline does not have
 */
double
way_timeline_scene_measure_title (guint    policy,
                                  gpointer data)
{
  WayTimelineScene *scene = data;
  g_autofree char *label = NULL;

  if (scene->titles == NULL && !scene->both)
    return measure_short_title (scene, policy);
  if (scene->titles != NULL && !has (scene->titles->chosen, policy))
    return 0;
  label = way_timeline_scene_get_label (scene, policy);
  return way_text_context_estimate (scene->text, label, WAY_TEXT_BODY);
}

/**
 * way_timeline_scene_new_items:
 * @dataset: a snapshot
 * @chosen: (nullable) (element-type guint): the policies that take their room
 *   first
 *
 * Makes what of the items does not depend on the view, in any thread.
 *
 * Returns: (transfer full): an item for each policy
 */
WayLaneItem *
way_timeline_scene_new_items (const WayDataset *dataset,
                              GArray           *chosen)
{
  const WayPolicyKey *keys = way_dataset_get_keys (dataset);
  guint n_chosen = chosen != NULL ? chosen->len : 0;
  guint n = way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES);
  WayLaneItem *items = g_new (WayLaneItem, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    items[i] = (WayLaneItem) {
      .first = keys[i].first_day,
      .last = keys[i].end_day,
      .importance = keys[i].importance + n_chosen,
      .category = keys[i].kind,
      .label_px = -1,
    };
  for (guint i = 0; i < n_chosen; i++)
    items[g_array_index (chosen, guint, i)].importance = i;
  return items;
}

/**
 * way_timeline_scene_make_items:
 * @scene: a scene
 *
 * Makes the items, and their map: with the first view, since titles that are set
 * before it change them.
 */
void
way_timeline_scene_make_items (WayTimelineScene *scene)
{
  scene->n_items = way_dataset_get_n_rows (scene->dataset, WAY_TABLE_POLICIES);
  scene->items = way_timeline_scene_new_items (scene->dataset,
                                               scene->titles != NULL ? scene->titles->chosen
                                                                     : NULL);
  scene->map = way_lane_map_new (scene->items, scene->n_items);
}

static GArray *
copy_policies (const guint *policies,
               guint        n)
{
  GArray *copy = g_array_new (FALSE, FALSE, sizeof (guint));

  if (n > 0)
    g_array_append_vals (copy, policies, n);
  return copy;
}

/**
 * way_own_titles_new:
 * @titles: titles
 *
 * Returns: (transfer full): a copy
 */
WayOwnTitles *
way_own_titles_new (const WaySceneTitles *titles)
{
  WayOwnTitles *own = g_new0 (WayOwnTitles, 1);

  own->chosen = copy_policies (titles->chosen, titles->n_chosen);
  own->shown = copy_policies (titles->shown, titles->n_shown);
  own->hidden = titles->hidden;
  own->both = titles->both;
  return own;
}

/**
 * way_own_titles_free:
 * @titles: (transfer full): titles
 */
void
way_own_titles_free (WayOwnTitles *titles)
{
  g_array_unref (titles->chosen);
  g_array_unref (titles->shown);
  g_free (titles);
}

/**
 * way_timeline_scene_set_titles:
 * @scene: a scene
 * @titles: (nullable): the titles to show; %NULL for the usual ones
 *
 * Makes the timeline one that is presented: with few labels, and lanes that
 * fit its height. It needs its view again afterwards.
 */
void
way_timeline_scene_set_titles (WayTimelineScene     *scene,
                               const WaySceneTitles *titles)
{
  g_return_if_fail (scene != NULL);

  g_clear_pointer (&scene->titles, way_own_titles_free);
  if (titles != NULL)
    scene->titles = way_own_titles_new (titles);
  g_clear_pointer (&scene->filtered, way_lane_index_free);
  g_clear_pointer (&scene->backdrop, way_backdrop_free);
  g_clear_pointer (&scene->map, way_lane_map_free);
  g_clear_pointer (&scene->items, g_free);
  /* Items, groups and matches are taken again with the view. */
  g_clear_pointer (&scene->view, way_view_unref);
  scene->waiting = FALSE;
  scene->measured = FALSE;
  scene->laid_out = FALSE;
}

/**
 * way_timeline_scene_set_both:
 * @scene: a scene that has no view yet
 * @both: whether labels and headings are in both languages
 */
void
way_timeline_scene_set_both (WayTimelineScene *scene,
                             gboolean          both)
{
  g_return_if_fail (scene != NULL && scene->view == NULL);

  scene->both = both;
}

static double
get_bottom (const WayTimelineScene *scene)
{
  double bottom = 0;

  for (guint i = 0; i < scene->groups->len; i++)
    bottom = MAX (bottom, g_array_index (scene->groups, WaySceneGroup, i).bottom);
  return bottom;
}

/**
 * way_timeline_scene_begin_fit:
 * @scene: a scene about to be laid out
 *
 * Gives the groups of a presented timeline as many lanes as any of them could
 * have, where the zoom has come to another octave or the size is another.
 *
 * Returns: whether the lanes have to be fitted anew
 */
gboolean
way_timeline_scene_begin_fit (WayTimelineScene *scene)
{
  double octave;

  if (scene->titles == NULL || scene->waiting || scene->n_items > MAX_FITTED_ITEMS)
    return FALSE;
  octave = way_lanes_octave (way_viewport_get_scale (&scene->viewport),
                             scene->viewport.width_px / scene->home_span);
  if (octave == scene->titles->octave && scene->measured)
    return FALSE;
  scene->titles->octave = octave;
  scene->options.max_lanes = MAX_FITTED_LANES;
  scene->measured = FALSE;
  return TRUE;
}

/**
 * way_timeline_scene_fit_more:
 * @scene: a scene whose groups are stacked
 *
 * Takes a lane from every group of a presented timeline if it does not fit.
 *
 * Returns: whether the groups have to be stacked again
 */
gboolean
way_timeline_scene_fit_more (WayTimelineScene *scene)
{
  if (scene->titles == NULL || scene->waiting || scene->n_items > MAX_FITTED_ITEMS
      || scene->options.max_lanes <= 1
      || get_bottom (scene) <= scene->height - scene->ruler_height)
    return FALSE;
  scene->options.max_lanes--;
  scene->measured = FALSE;
  return TRUE;
}

/* The most important of some policies, in this order. */
typedef struct
{
  guint policies[WAY_SCENE_MAX_TITLES];
  guint n;
} Best;

static void
keep_best (Best               *best,
           guint               policy,
           const WayPolicyKey *keys)
{
  guint at = best->n;

  while (at > 0 && keys[best->policies[at - 1]].importance > keys[policy].importance)
    at--;
  if (at == WAY_SCENE_MAX_TITLES)
    return;
  best->n = MIN (best->n + 1, WAY_SCENE_MAX_TITLES);
  memmove (&best->policies[at + 1], &best->policies[at],
           (best->n - 1 - at) * sizeof *best->policies);
  best->policies[at] = policy;
}

static void
choose (GArray *chosen,
        guint   policy)
{
  if (!has (chosen, policy) && chosen->len < WAY_SCENE_MAX_TITLES)
    g_array_append_val (chosen, policy);
}

/* A policy by its id, if it is there and matches. */
static void
choose_id (GArray           *chosen,
           const WayDataset *dataset,
           const char       *id,
           const guint8     *matching)
{
  guint policy = way_dataset_find (dataset, WAY_TABLE_POLICIES, id);

  if (policy != WAY_NONE && (matching == NULL || matching[policy]))
    choose (chosen, policy);
}

/* The groups of a large set do not fit the height, and those in sight shall have
 * titles. Of goals the rows would have to be read. */
static gboolean
has_shares (const WayDataset *dataset,
            WayGrouping       grouping)
{
  return way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES) > MAX_FITTED_ITEMS
      && grouping != WAY_GROUP_GOAL;
}

/* The most important policies of the span: of each group, or of all as one. */
static Best *
find_best (const WayDataset *dataset,
           const WayView    *view,
           const guint8     *matching,
           gboolean          shared)
{
  WayGrouping grouping = way_view_get_grouping (view);
  const WayPolicyKey *keys = way_dataset_get_keys (dataset);
  Best *best = g_new0 (Best, way_grouping_n_groups (dataset, grouping));
  guint n;
  g_autofree guint *policies = way_dataset_find_in_span (dataset, way_view_get_start (view),
                                                         way_view_get_end (view), &n);

  for (guint i = 0; i < n; i++)
    if (matching == NULL || matching[policies[i]])
      keep_best (&best[shared ? way_grouping_get_group (dataset, grouping, policies[i]) : 0],
                 policies[i], keys);
  return best;
}

/**
 * way_timeline_choose_titles:
 * @dataset: a snapshot
 * @view: the view, whose span, groups and selection count
 * @picks: (nullable): ids of the policies that come first, ended by %NULL
 * @matching: (nullable): for each policy whether the view's query matches it
 *
 * Chooses which policies a presented timeline labels: the selected one, the
 * picks, then by importance those of the span, in a large set some of each group
 * first; %WAY_SCENE_MAX_TITLES at most.
 *
 * Returns: (transfer full) (element-type guint): the policies
 */
GArray *
way_timeline_choose_titles (const WayDataset  *dataset,
                            const WayView     *view,
                            const char *const *picks,
                            const guint8      *matching)
{
  g_autofree Best *best = NULL;
  Best others = { 0 };
  GArray *chosen;
  guint n_groups, share;
  gboolean shared;

  g_return_val_if_fail (dataset != NULL && view != NULL, NULL);

  chosen = g_array_new (FALSE, FALSE, sizeof (guint));
  choose_id (chosen, dataset, way_view_get_selection (view), matching);
  for (guint i = 0; picks != NULL && picks[i] != NULL; i++)
    choose_id (chosen, dataset, picks[i], matching);
  shared = has_shares (dataset, way_view_get_grouping (view));
  n_groups = shared ? way_grouping_n_groups (dataset, way_view_get_grouping (view)) : 1;
  share = MAX (WAY_SCENE_MAX_TITLES / n_groups, 1);
  best = find_best (dataset, view, matching, shared);
  for (guint i = 0; i < n_groups; i++)
    for (guint j = 0; j < best[i].n; j++)
      if (j < share)
        choose (chosen, best[i].policies[j]);
      else
        keep_best (&others, best[i].policies[j], way_dataset_get_keys (dataset));
  for (guint i = 0; i < others.n; i++)
    choose (chosen, others.policies[i]);
  return chosen;
}
