/* Goals in pictures: what their head says, and which of them a page has room
 * for. Of one thread it is the statements that are spread over pages.
 */
#include "config.h"

#include "way-picture-private.h"

/* The area whose targets the goals show, WAY_NONE if the data set lacks it. */
static guint
get_goals_area (const WayDataset *dataset,
                const WayView    *view)
{
  return way_dataset_find (dataset, WAY_TABLE_AREAS, way_view_get_goals (view).area);
}

/**
 * way_picture_tell_goals:
 * @composition: a picture of goals or of one thread
 * @lang: the language of the words
 *
 * Returns: (transfer full): how the targets stand, and what is left out
 */
char *
way_picture_tell_goals (const WayComposition *composition,
                        WayLang               lang)
{
  const WayGoalsCounts *counts = way_goals_scene_get_counts (composition->goals);
  WayCoverage coverage = way_horizon_count (composition->horizon);
  gboolean one = composition->options->content == WAY_PICTURE_THREAD;
  guint area = get_goals_area (composition->dataset, composition->view);
  g_autofree char *text = way_coverage_describe (&coverage, lang);
  GString *subtitle = g_string_new (NULL);

  if (one && area != WAY_NONE)
    g_string_append_printf (subtitle, "%s · ",
                            way_dataset_get_area (composition->dataset, area)->name[lang]);
  g_string_append (subtitle, text);

  way_picture_add_count (subtitle, way_tr (lang, WAY_N_ ("outside the span:")), counts->outside);
  way_picture_add_count (subtitle, way_tr (lang, WAY_N_ ("filtered:")), counts->filtered);
  way_picture_add_count (subtitle, way_tr (lang, WAY_N_ ("targets due outside the span:")),
                         counts->targets_outside);
  way_picture_add_count (subtitle, way_tr (lang, WAY_N_ ("goals folded:")), counts->goals_folded);
  way_picture_add_count (subtitle,
                         way_tr (lang, one ? WAY_N_ ("statements without room:")
                                           : WAY_N_ ("goals without room:")), composition->n_cut);
  return g_string_free (subtitle, FALSE);
}

/**
 * way_picture_add_goals:
 * @composition: a picture of goals or of one thread
 *
 * Gives it its threads and the targets that they have.
 */
void
way_picture_add_goals (WayComposition *composition)
{
  g_autofree guint8 *matching = way_picture_match (composition->dataset, composition->view);
  guint goal = composition->options->content == WAY_PICTURE_THREAD
    ? way_picture_get_goal (composition->dataset, composition->view) : WAY_NONE;

  composition->horizon = way_horizon_of_view (composition->dataset, composition->view, goal,
                                              matching);
  composition->goals = way_goals_scene_new (composition->dataset, composition->look.text,
                                            composition->look.lang);
  way_goals_scene_set_view (composition->goals, composition->view, matching);
  way_goals_scene_set_both (composition->goals, composition->options->both);
  way_goals_scene_set_second (composition->goals, composition->options->both);
  way_goals_scene_set_only (composition->goals, goal);
  way_goals_scene_set_size (composition->goals,
                            composition->options->width - 2 * composition->margin,
                            composition->options->height);
}

/* Where each goal, or each statement of one, ends below the ruler, in their
 * order from the top; goals that are folded end together with the heading of
 * their theme. */
static GArray *
find_ends (const WayComposition *composition,
           double                ruler)
{
  gboolean one = composition->options->content == WAY_PICTURE_THREAD;
  GArray *ends = g_array_new (FALSE, FALSE, sizeof (double));
  const WayGoalsItem *items;
  guint n_items;

  items = way_goals_scene_get_items (composition->goals, &n_items);
  for (guint i = 0; i < n_items; i++)
    {
      const WayGoalsItem *item = &items[i];
      double end = (one ? item->bounds.y + item->bounds.height : item->bottom) - ruler;
      guint n = one ? item->kind == WAY_GOALS_ITEM_STATEMENT
                : item->kind == WAY_GOALS_ITEM_GOAL ? 1 : item->folded ? item->n : 0;

      for (guint k = 0; k < n; k++)
        g_array_append_val (ends, end);
    }
  return ends;
}

/* Where the last ends that has room below a height; what is taller than all the
 * room is cut where the room ends. */
static double
find_cut (const GArray *ends,
          double        start,
          double        room)
{
  double cut = start;

  for (guint i = 0; i < ends->len && g_array_index (ends, double, i) <= start + room; i++)
    cut = g_array_index (ends, double, i);
  if (cut > start || ends->len == 0)
    return cut;
  return g_array_index (ends, double, ends->len - 1) > start ? start + room : start;
}

/**
 * way_picture_fit_goals:
 * @composition: a picture of goals or of one thread
 * @usual: the area that every page has
 * @area: the area of this page
 *
 * Fits goals, or the statements of one, into the area of the page, beginning
 * with the first that has no room on the pages before; counts those that have
 * none on this or those after. No words are cut through.
 */
void
way_picture_fit_goals (WayComposition *composition,
                       const WayRect  *usual,
                       const WayRect  *area)
{
  const WayPictureOptions *options = composition->options;
  double ruler = way_axis_get_height (&composition->look), start = 0, cut;
  g_autoptr (GArray) ends = NULL;
  gboolean is_last;

  way_goals_scene_set_scroll (composition->goals, 0);
  way_goals_scene_set_size (composition->goals, area->width, area->height);
  way_goals_scene_set_size (composition->goals, area->width,
                            MAX (way_goals_scene_get_height (composition->goals), area->height));
  ends = find_ends (composition, ruler);
  for (guint i = 0; i < options->page; i++)
    start = find_cut (ends, start, MAX (usual->height - ruler, 1));
  cut = find_cut (ends, start, MAX (area->height - ruler, 1));
  composition->n_cut = 0;
  for (guint i = 0; i < ends->len; i++)
    composition->n_cut += g_array_index (ends, double, i) > cut
                          && options->page + 1 >= MAX (options->pages, 1);
  is_last = ends->len == 0 || cut >= g_array_index (ends, double, ends->len - 1);
  composition->cut_px = is_last ? area->height : MAX (ruler + cut - start, 1);
  way_goals_scene_set_scroll (composition->goals, start);
  way_goals_scene_set_size (composition->goals, area->width, area->height);
}
