/* The layout of the goal threads: themes that fold, and in them one thread
 * below the other. In a picture that is wide enough the titles stand in a
 * column before the time axis, else above their threads. What finds no room is
 * counted in the "+n" of its thread.
 */
#include "config.h"

#include "way-goals-scene-private.h"

#include <math.h>

#include "way-folding.h"
#include "way-heading.h"
#include "way-phrases.h"
#include "way-row-filter.h"

/* The column of the titles, and how wide the axis has to be beside it, in sizes
 * of the text. */
#define COLUMN_SIZES 17.0
#define MIN_AXIS_SIZES 30.0

/* Judges anew where area, day or query changed; a pan or zoom does not. */
static void
judge (WayGoalsScene *scene)
{
  WayGoalsLook look = way_view_get_goals (scene->view);
  int known_on = way_view_get_as_known (scene->view);
  g_autofree guint8 *targets = NULL;

  if (scene->judged)
    return;
  scene->judged = TRUE;
  scene->area = way_dataset_find (scene->dataset, WAY_TABLE_AREAS, look.area);
  targets = way_query_match_targets (way_view_get_query (scene->view), scene->dataset, known_on,
                                     scene->matching);
  g_ptr_array_set_size (scene->targets, 0);
  for (guint i = 0; i < scene->stations->len; i++)
    g_ptr_array_add (scene->targets,
                     way_horizon_new (scene->dataset, i, scene->area, targets, known_on));
}

/**
 * way_goals_scene_is_matching:
 * @scene: a scene
 * @policy: the number of a policy
 *
 * Returns: whether the query leaves it
 */
gboolean
way_goals_scene_is_matching (const WayGoalsScene *scene,
                             guint                policy)
{
  return scene->matching == NULL || scene->matching[policy];
}

/* The policies of a thread, those that the query leaves, and of these those
 * that state the goal themselves. */
static void
count_policies (const WayGoalsScene *scene,
                guint                goal,
                guint               *n_all,
                guint               *n_matching,
                guint               *n_stating)
{
  const GArray *stations = g_ptr_array_index (scene->stations, goal);
  guint last = WAY_NONE;

  *n_all = *n_matching = *n_stating = 0;
  for (guint i = 0; i < stations->len; i++)
    {
      const WayStation *station = &g_array_index (stations, WayStation, i);
      gboolean matching = way_goals_scene_is_matching (scene, station->policy);

      if (station->policy == last)
        continue;
      last = station->policy;
      (*n_all)++;
      *n_matching += matching;
      *n_stating += matching && station->stated != WAY_NONE;
    }
}

static char **
break_title (WayGoalsScene *scene,
             const char    *title,
             WayTextStyle   style,
             double         width)
{
  g_autoptr (GPtrArray) labels = way_text_context_wrap (scene->text, title, style, width);
  char **lines = g_new0 (char *, labels->len + 1);

  for (guint i = 0; i < labels->len; i++)
    lines[i] = g_strdup (((WayLabel *) g_ptr_array_index (labels, i))->text);
  return lines;
}

/* Breaks the titles for the column once, as they are the same at each pan. */
static void
break_titles (WayGoalsScene *scene)
{
  double width = scene->left - WAY_AXIS_LEFT_PX;

  if (scene->left <= 0 || scene->titles_px == width)
    return;
  scene->titles_px = width;
  g_ptr_array_set_size (scene->titles, 0);
  for (guint i = 0; i < scene->stations->len; i++)
    {
      const WayGoal *goal = way_dataset_get_goal (scene->dataset, i);

      g_ptr_array_add (scene->titles, break_title (scene, goal->title[scene->lang],
                                                   WAY_TEXT_STRONG, width));
      g_ptr_array_add (scene->titles,
                       break_title (scene, scene->second ? goal->title[!scene->lang] : "",
                                    WAY_TEXT_SMALL, width));
    }
}

/* "8 policies · 4 targets" */
static char *
make_counts (const WayGoalsScene *scene,
             guint                n_policies,
             guint                n_targets)
{
  g_autofree char *policies = way_phrase_policies (n_policies, scene->lang);
  g_autofree char *count = way_phrase_count (n_targets);
  g_autofree char *targets = g_strdup_printf (
    way_tr_n (scene->lang, "%s target", "%s targets", n_targets), count);

  return n_targets > 0 ? g_strdup_printf ("%s · %s", policies, targets)
                       : g_steal_pointer (&policies);
}

/* The heading of a thread, and how much of the height above its rows it takes,
 * or beside them at least. */
static double
add_heading (WayGoalsScene *scene,
             guint          goal,
             double         top,
             guint          n_policies)
{
  const WayGoal *row = way_dataset_get_goal (scene->dataset, goal);
  double small = way_text_context_get_height (scene->text, WAY_TEXT_SMALL);
  double strong = way_text_context_get_height (scene->text, WAY_TEXT_STRONG);
  g_autofree char *title = way_lang_join (row->title, scene->lang, scene->both);
  g_autofree char *count = way_phrase_count (n_policies);
  WayGoalsItem item = { .kind = WAY_GOALS_ITEM_GOAL, .theme = row->theme, .goal = goal,
                        .policy = WAY_NONE, .stated = WAY_NONE, .n = n_policies };
  double height = scene->row_height;

  item.text = g_strdup_printf (way_tr_n (scene->lang, "%s (%s policy)", "%s (%s policies)",
                                         n_policies), title, count);
  if (scene->left > 0)
    {
      double words = g_strv_length (g_ptr_array_index (scene->titles, 2 * goal)) * strong
                     + g_strv_length (g_ptr_array_index (scene->titles, 2 * goal + 1)) * small;

      height = words + small + WAY_GOALS_GAP_PX;
      item.tail = make_counts (scene, n_policies,
                               ((GArray *) g_ptr_array_index (scene->targets, goal))->len);
      item.label = (WayRect) { WAY_AXIS_LEFT_PX / 2, top, scene->left - WAY_AXIS_LEFT_PX, words };
      item.bounds = (WayRect) { 0, top, scene->left, height };
    }
  else
    {
      double width = ceil (way_text_context_get_label (scene->text, item.text, WAY_TEXT_STRONG,
                                                       0)->width);

      item.label = (WayRect) { WAY_AXIS_LEFT_PX / 2, top,
                               MIN (width, MAX (scene->width - WAY_AXIS_LEFT_PX
                                                - scene->row_height * 4, 1)), height };
      item.bounds = item.label;
    }
  g_array_append_val (scene->items, item);
  return height;
}

/* "+n" after the title of the thread, or after its counts. */
static void
add_more (const WayGoalsLaying *laying,
          guint                 heading)
{
  WayGoalsScene *scene = laying->scene;
  const WayGoalsItem *of = &g_array_index (scene->items, WayGoalsItem, heading);
  WayGoalsItem item = { .kind = WAY_GOALS_ITEM_MORE, .theme = of->theme, .goal = laying->goal,
                        .policy = WAY_NONE, .stated = WAY_NONE, .n = laying->n_unlabelled };
  g_autofree char *count = way_phrase_count (laying->n_unlabelled);
  double x = of->label.x + of->label.width, y = of->label.y + 1, right = scene->width, width;

  if (item.n == 0)
    return;
  item.text = g_strconcat ("+", count, NULL);
  width = ceil (way_text_context_get_label (scene->text, item.text, WAY_TEXT_SMALL, 0)->width)
          + 2 * WAY_GOALS_GAP_PX;
  if (scene->left > 0)
    {
      x = of->label.x
          + way_text_context_get_label (scene->text, of->tail, WAY_TEXT_SMALL, 0)->width;
      y = of->label.y + of->label.height;
      right = scene->left;
    }
  item.bounds = (WayRect) { round (MIN (x + WAY_GOALS_GAP_PX, right - width - WAY_GOALS_GAP_PX)),
                            round (y), width,
                            way_text_context_get_height (scene->text, WAY_TEXT_SMALL) };
  item.label = item.bounds;
  g_array_append_val (scene->items, item);
}

/* How many of its kind each item is one of is known at the end. */
static void
count_places (WayGoalsScene        *scene,
              const WayGoalsLaying *laying,
              guint                 first_item)
{
  for (guint i = first_item; i < scene->items->len; i++)
    {
      WayGoalsItem *item = &g_array_index (scene->items, WayGoalsItem, i);

      item->of = laying->places[item->kind];
    }
}

/* Moves what hangs on the line to where the line is. */
static void
move_items (WayGoalsScene *scene,
            guint          first_item,
            double         line)
{
  for (guint i = first_item; i < scene->items->len; i++)
    {
      WayGoalsItem *item = &g_array_index (scene->items, WayGoalsItem, i);

      item->y += line;
      item->bounds.y += line;
      item->label.y += line;
    }
}

/* From the top down: labels, the line, targets; with the heading above them or
 * beside them. Then the wordings, if the thread is expanded. */
static void
lay_out_thread (WayGoalsScene  *scene,
                WayGoalsThread *thread,
                guint           n_policies)
{
  const GArray *stations = g_ptr_array_index (scene->stations, thread->goal);
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (WayGoalsTaken));
  WayGoalsLaying laying = { .scene = scene, .goal = thread->goal, .taken = taken,
                            .first_px = INFINITY, .last_px = -INFINITY };
  double offset = scene->ruler_height - scene->scroll;
  guint heading = scene->items->len;
  double height = add_heading (scene, thread->goal, offset + thread->top, n_policies);

  laying.expanded = g_str_equal (way_dataset_get_goal (scene->dataset, thread->goal)->id,
                                 way_view_get_goals (scene->view).goal);
  way_goals_scene_add_stations (&laying, stations);
  way_goals_scene_add_targets (&laying, g_ptr_array_index (scene->targets, thread->goal));
  thread->first_px = laying.first_px;
  thread->last_px = laying.last_px;
  thread->line = round (thread->top + (scene->left > 0 ? 0 : height)
                        + way_goals_scene_get_above (scene, laying.n_above));
  move_items (scene, heading + 1, offset + thread->line);
  add_more (&laying, heading);
  thread->bottom = thread->line + way_goals_scene_get_below (scene, laying.n_below);
  if (laying.expanded)
    thread->bottom = way_goals_scene_add_statements (&laying, stations,
                                                     offset + thread->bottom + WAY_GOALS_GAP_PX)
                     - offset;
  thread->bottom = ceil (MAX (thread->bottom, thread->top + height));
  g_array_index (scene->items, WayGoalsItem, heading).bottom = offset + thread->bottom;
  count_places (scene, &laying, heading);
}

/* How many of its kind each heading is one of. */
static void
count_headings (WayGoalsScene   *scene,
                WayGoalsItemKind kind)
{
  guint n = 0, place = 0;

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < scene->items->len; i++)
      {
        WayGoalsItem *item = &g_array_index (scene->items, WayGoalsItem, i);

        if (item->kind != kind)
          continue;
        if (pass == 0)
          n++;
        else
          item->place = ++place;
        item->of = n;
      }
}

/* The goals of a theme that the query leaves. */
static GArray *
find_goals (WayGoalsScene *scene,
            guint          theme)
{
  GArray *goals = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint goal = 0; goal < scene->stations->len; goal++)
    {
      guint n_all, n_matching, n_stating;

      if (way_dataset_get_goal (scene->dataset, goal)->theme != theme
          || (scene->only != WAY_NONE && goal != scene->only))
        continue;
      count_policies (scene, goal, &n_all, &n_matching, &n_stating);
      if (n_stating > 0)
        g_array_append_val (goals, goal);
      else
        scene->counts.filtered += n_all;
    }
  return goals;
}

static void
add_theme (WayGoalsScene *scene,
           guint          theme,
           guint          n_goals,
           gboolean       folded,
           double         y)
{
  const WayTheme *row = way_dataset_get_theme (scene->dataset, theme);
  g_autofree char *joined = way_lang_join (row->name, scene->lang, scene->both);
  WayGoalsItem item = { .kind = WAY_GOALS_ITEM_THEME, .theme = theme, .goal = WAY_NONE,
                        .policy = WAY_NONE, .stated = WAY_NONE, .n = n_goals,
                        .folded = folded };

  item.text = way_phrase_capital (joined);
  item.tail = g_strdup_printf (way_tr_n (scene->lang, "%u goal", "%u goals", n_goals), n_goals);
  item.bounds = (WayRect) { 0, scene->ruler_height - scene->scroll + y,
                            way_heading_measure (scene->text, item.text, scene->row_height,
                                                 scene->width),
                            scene->row_height };
  if (folded)
    item.bounds.width = MIN (item.bounds.width + way_text_context_get_label (
                               scene->text, item.tail, WAY_TEXT_BODY, 0)->width, scene->width);
  item.label = item.bounds;
  item.bottom = item.bounds.y + item.bounds.height;
  g_array_append_val (scene->items, item);
}

/* What is hidden under the heading of a theme. */
static void
count_folded (WayGoalsScene *scene,
              guint          goal,
              guint          n_all,
              guint          n_matching)
{
  scene->counts.goals_folded++;
  scene->counts.folded += n_matching;
  scene->counts.filtered += n_all - n_matching;
  scene->counts.targets_folded += ((GArray *) g_ptr_array_index (scene->targets, goal))->len;
}

/* A theme with its goals; returns where the next one begins. */
static double
lay_out_theme (WayGoalsScene *scene,
               guint          theme,
               const GArray  *goals,
               double         y)
{
  gboolean folded = scene->only == WAY_NONE
    && way_folding_is_folded (scene->dataset, scene->view, WAY_GROUP_THEME, theme);

  add_theme (scene, theme, goals->len, folded, y);
  y += scene->row_height + WAY_GOALS_GAP_PX;
  for (guint i = 0; i < goals->len; i++)
    {
      WayGoalsThread thread = { .goal = g_array_index (goals, guint, i), .top = y,
                                .last = i + 1 == goals->len };
      guint n_all, n_matching, n_stating;

      count_policies (scene, thread.goal, &n_all, &n_matching, &n_stating);
      if (folded)
        {
          count_folded (scene, thread.goal, n_all, n_matching);
          continue;
        }
      lay_out_thread (scene, &thread, n_stating);
      y = thread.bottom + WAY_GOALS_GAP_PX * (scene->left > 0 ? 2 : 1);
      g_array_append_val (scene->threads, thread);
    }
  return y;
}

/* The axis, and before it the column of the titles if there is room for both;
 * the picture of one thread has the title of its goal already. */
static void
lay_out_axis (WayGoalsScene *scene)
{
  const WayLook look = { .text = scene->text, .lang = scene->lang };
  double size = way_text_context_get_size (scene->text);

  scene->ruler_height = way_axis_get_height (&look);
  scene->left = scene->only == WAY_NONE && scene->width >= (COLUMN_SIZES + MIN_AXIS_SIZES) * size
    ? round (COLUMN_SIZES * size) : 0;
  scene->viewport = way_axis_get_viewport (scene->view, scene->width - scene->left);
  scene->viewport.left_px += scene->left;
}

/**
 * way_goals_scene_lay_out:
 * @scene: a scene with a view and a size
 *
 * Brings the layout up to date.
 */
void
way_goals_scene_lay_out (WayGoalsScene *scene)
{
  double y = WAY_GOALS_GAP_PX;

  if (scene->laid_out)
    return;
  g_assert (scene->view != NULL && scene->width > 0);
  judge (scene);
  lay_out_axis (scene);
  break_titles (scene);
  scene->counts = (WayGoalsCounts) { 0 };
  g_array_set_size (scene->items, 0);
  g_array_set_size (scene->threads, 0);
  for (guint i = 0; i < way_dataset_get_n_rows (scene->dataset, WAY_TABLE_THEMES); i++)
    {
      g_autoptr (GArray) goals = find_goals (scene, i);

      if (goals->len > 0)
        y = lay_out_theme (scene, i, goals, y);
    }
  scene->bottom = y;
  count_headings (scene, WAY_GOALS_ITEM_THEME);
  count_headings (scene, WAY_GOALS_ITEM_GOAL);
  scene->laid_out = TRUE;
}
