/* The layout of the goal threads. Labels take the first row with room at their
 * place; what finds none is counted in the "+n" of its thread.
 */
#include "config.h"

#include "way-goals-scene-private.h"

#include <math.h>

#include "way-phrases.h"
#include "way-row-filter.h"
#include "way-verdict-text.h"

/* Rows of labels below the line of a thread, and rows of targets below those. */
#define LABEL_ROWS 2u
#define TARGET_ROWS 2u
#define MAX_ROWS (LABEL_ROWS + TARGET_ROWS)

/* The shortest and longest label, in sizes of the text. */
#define MIN_LABEL_SIZES 5.0
#define MAX_LABEL_SIZES 24.0
#define BOTH_RATIO 1.5

#define GAP_PX 6.0

/* While a thread is laid out: how far each of its rows is taken. */
typedef struct
{
  WayGoalsScene *scene;
  guint          goal;
  double         top;       /* in pixels of the scene */
  double         line;
  double         taken[MAX_ROWS];
  guint          rows_used;
  guint          n_unlabelled;
  guint          places[WAY_N_GOALS_ITEMS];   /* how many of a kind there were */
  double         first_px;  /* the extent of the line */
  double         last_px;
} Laying;

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

static gboolean
is_matching (const WayGoalsScene *scene,
             guint                policy)
{
  return scene->matching == NULL || scene->matching[policy];
}

/* Takes room for a label in one of the rows, as near as it can be to @x and
 * never before what is taken; elides it rather than leave it out. */
static gboolean
take_room (Laying *laying,
           guint   first_row,
           guint   n_rows,
           double  x,
           double *width,
           double *y)
{
  WayGoalsScene *scene = laying->scene;
  double most = scene->width - scene->covered - GAP_PX - x;
  double least = MIN (*width, way_text_context_get_size (scene->text) * MIN_LABEL_SIZES);

  if (x < 0 || most < least)
    return FALSE;
  for (guint row = first_row; row < first_row + n_rows; row++)
    {
      if (laying->taken[row] > x)
        continue;
      *width = MIN (*width, most);
      laying->taken[row] = x + *width + GAP_PX;
      *y = laying->line + scene->row_height * (row + 0.5) + scene->dot_px / 2;
      laying->rows_used = MAX (laying->rows_used, row + 1);
      return TRUE;
    }
  return FALSE;
}

static double
measure (WayGoalsScene *scene,
         const char    *text)
{
  double width = ceil (way_text_context_get_label (scene->text, text, WAY_TEXT_SMALL, 0)->width);

  return MIN (width, way_text_context_get_size (scene->text) * MAX_LABEL_SIZES
                     * (scene->both ? BOTH_RATIO : 1));
}

/* Whether a station says more at rest than that there is a statement: it sets
 * or changes a figure of the area, or is a successor of which none is held. */
static gboolean
is_worth_a_label (const WayGoalsScene *scene,
                  const WayStation    *station)
{
  const WayStatedGoal *stated;

  if (station->stated == WAY_NONE)
    return TRUE;
  stated = way_dataset_get_stated_goal (scene->dataset, station->stated);
  if (way_stated_goal_is_target (stated))
    return stated->area == scene->area;
  return station->change != WAY_CHANGE_RESTATED;
}

static char *
join_change (const WayGoalsScene *scene,
             WayChange            change)
{
  const char *const words[] = { way_change_get_word (change, WAY_LANG_EN),
                                way_change_get_word (change, WAY_LANG_ZH) };

  return way_lang_join (words, scene->lang, scene->both);
}

/* "14th Plan · raised" */
static char *
label_station (WayGoalsScene    *scene,
               const WayStation *station)
{
  const WayPolicy *policy = way_dataset_get_policy (scene->dataset, station->policy);
  g_autofree char *title = way_lang_join (policy->short_title, scene->lang, scene->both);
  g_autofree char *word = join_change (scene, station->change);

  return g_strdup_printf ("%s · %s", title, word);
}

/* The stations of one policy are one dot; it is labelled with the first of
 * them that is worth a label. Returns the first of the next policy. */
static guint
lay_out_station (Laying       *laying,
                 const GArray *stations,
                 guint         first)
{
  WayGoalsScene *scene = laying->scene;
  const WayStation *shown = &g_array_index (stations, WayStation, first);
  gboolean worth = FALSE;
  WayGoalsItem item = { .kind = WAY_GOALS_ITEM_STATION, .goal = laying->goal,
                        .policy = shown->policy };
  guint next = first;
  double half = scene->dot_px / 2, label_y = 0;

  for (; next < stations->len
         && g_array_index (stations, WayStation, next).policy == item.policy; next++)
    if (!worth && is_worth_a_label (scene, &g_array_index (stations, WayStation, next)))
      {
        shown = &g_array_index (stations, WayStation, next);
        worth = TRUE;
      }
  if (!is_matching (scene, item.policy))
    {
      scene->counts.filtered++;
      return next;
    }
  item.place = ++laying->places[item.kind];
  item.stated = shown->stated;
  item.change = shown->change;
  item.x = round (way_viewport_to_px (&scene->viewport, way_date_middle (
    way_dataset_get_policy (scene->dataset, item.policy)->date)));
  item.y = laying->line;
  laying->first_px = MIN (laying->first_px, item.x);
  laying->last_px = MAX (laying->last_px, item.x);
  if (item.x < 0 || item.x > scene->width)
    {
      scene->counts.outside++;
      return next;
    }
  item.bounds = (WayRect) { item.x - half, item.y - half, 2 * half, 2 * half };
  item.text = label_station (scene, shown);
  item.label_px = worth ? measure (scene, item.text) : 0;
  if (worth && take_room (laying, 0, LABEL_ROWS, item.x - half, &item.label_px, &label_y))
    {
      item.bounds.width = item.label_px;
      item.bounds.height = label_y + scene->row_height / 2 - item.bounds.y;
      scene->counts.labelled++;
    }
  else
    {
      laying->n_unlabelled += worth;
      item.label_px = 0;
      scene->counts.dots++;
    }
  g_array_append_val (scene->items, item);
  return next;
}

/* "✕ missed · R&D intensity ≥ 2.5% of GDP by 2020": the verdict comes first,
 * so that a short label does not lose it. */
static char *
label_target (WayGoalsScene       *scene,
              const WayHorizonRow *row)
{
  const WayStatedGoal *stated = way_dataset_get_stated_goal (scene->dataset, row->stated);
  g_autofree char *figure = way_phrase_target (scene->dataset, stated, scene->lang);
  g_autofree char *second
    = scene->both ? way_phrase_target (scene->dataset, stated, !scene->lang) : NULL;
  g_autofree char *word = way_verdict_join_words (scene->dataset, row->stated, &row->verdict,
                                                  scene->lang, scene->both);

  return g_strdup_printf ("%s %s · %s%s%s", way_verdict_get_glyph (row->verdict.id), word, figure,
                          second != NULL ? " · " : "", second != NULL ? second : "");
}

static void
lay_out_target (Laying              *laying,
                const WayHorizonRow *row)
{
  WayGoalsScene *scene = laying->scene;
  const WayStatedGoal *stated = way_dataset_get_stated_goal (scene->dataset, row->stated);
  const WayPolicy *policy = way_dataset_get_policy (scene->dataset, stated->policy);
  double day = stated->due_year != 0 ? way_day_of_year (stated->due_year + 1) - 0.5
                                     : way_date_middle (policy->date);
  WayGoalsItem item = { .kind = WAY_GOALS_ITEM_TARGET, .goal = laying->goal,
                        .policy = stated->policy, .stated = row->stated,
                        .verdict = row->verdict };
  double width, y, x;

  item.place = ++laying->places[item.kind];
  item.x = round (way_viewport_to_px (&scene->viewport, day));
  laying->last_px = MAX (laying->last_px, item.x);
  if (item.x < 0 || item.x > scene->width)
    {
      scene->counts.targets_outside++;
      return;
    }
  item.text = label_target (scene, row);
  width = measure (scene, item.text) + 2 * GAP_PX;
  /* It hangs to the right of its year, or ends at the edge of the window. */
  x = MIN (item.x, scene->width - scene->covered - GAP_PX - width);
  if (!take_room (laying, LABEL_ROWS, TARGET_ROWS, MAX (x, 0), &width, &y))
    {
      g_free (item.text);
      laying->n_unlabelled++;
      scene->counts.unplaced++;
      return;
    }
  item.label_px = width - 2 * GAP_PX;
  item.y = laying->line;
  item.bounds = (WayRect) { MAX (x, 0), y - scene->row_height / 2 + 1, width,
                            scene->row_height - 2 };
  scene->counts.targets++;
  g_array_append_val (scene->items, item);
}

/* The wordings of the thread that is expanded, one below the other. */
static double
lay_out_statements (Laying       *laying,
                    const GArray *stations,
                    double        y)
{
  WayGoalsScene *scene = laying->scene;
  double height = way_text_context_get_height (scene->text, WAY_TEXT_BODY);
  double room = MAX (scene->width - scene->covered - 3 * WAY_AXIS_LEFT_PX, 1);

  for (guint i = 0; i < stations->len; i++)
    {
      const WayStation *station = &g_array_index (stations, WayStation, i);
      const WayPolicy *policy = way_dataset_get_policy (scene->dataset, station->policy);
      g_autofree char *date = way_date_to_text (policy->date, scene->lang);
      g_autofree char *title = way_lang_join (policy->short_title, scene->lang, scene->both);
      g_autofree char *word = join_change (scene, station->change);
      g_autofree char *words = station->stated != WAY_NONE
        ? way_lang_join (way_dataset_get_stated_goal (scene->dataset, station->stated)->statement,
                         scene->lang, scene->both)
        : NULL;
      WayGoalsItem item = { .kind = WAY_GOALS_ITEM_STATEMENT, .goal = laying->goal,
                            .policy = station->policy, .stated = station->stated,
                            .change = station->change };
      g_autoptr (GPtrArray) lines = NULL;

      if (!is_matching (scene, station->policy))
        continue;
      item.place = ++laying->places[item.kind];
      item.text = g_strjoin (" · ", date, title, word, words, NULL);
      lines = way_text_context_wrap (scene->text, item.text, WAY_TEXT_BODY, room);
      item.bounds = (WayRect) { WAY_AXIS_LEFT_PX, y, room, lines->len * height + 2 };
      item.label_px = room;
      y += item.bounds.height + 2;
      g_array_append_val (scene->items, item);
    }
  return y;
}

/* The policies of a thread that the query lets through, or all of them; those
 * that state the goal, or also successors. */
static guint
count_policies (const WayGoalsScene *scene,
                const GArray        *stations,
                gboolean             all)
{
  guint n = 0, last = WAY_NONE;

  for (guint i = 0; i < stations->len; i++)
    {
      const WayStation *station = &g_array_index (stations, WayStation, i);

      n += station->policy != last
        && (all || (station->stated != WAY_NONE && is_matching (scene, station->policy)));
      last = station->policy;
    }
  return n;
}

/* "+n" after the title of the thread. */
static void
lay_out_more (Laying *laying,
              double  x)
{
  WayGoalsScene *scene = laying->scene;
  WayGoalsItem item = { .kind = WAY_GOALS_ITEM_MORE, .goal = laying->goal, .policy = WAY_NONE,
                        .stated = WAY_NONE, .n = laying->n_unlabelled };

  if (item.n == 0)
    return;
  item.text = g_strdup_printf ("+%u", item.n);
  item.label_px = measure (scene, item.text);
  item.bounds = (WayRect) { MIN (x + GAP_PX, scene->width - item.label_px - 3 * GAP_PX),
                            laying->top + 1, item.label_px + 2 * GAP_PX, scene->row_height - 2 };
  g_array_append_val (scene->items, item);
}

/* How many of its kind each item is one of is known at the end. */
static void
count_places (WayGoalsScene *scene,
              const Laying  *laying,
              guint          first_item)
{
  for (guint i = first_item; i < scene->items->len; i++)
    {
      WayGoalsItem *item = &g_array_index (scene->items, WayGoalsItem, i);

      item->of = laying->places[item->kind];
    }
}

static void
lay_out_thread (WayGoalsScene  *scene,
                WayGoalsThread *thread)
{
  const GArray *stations = g_ptr_array_index (scene->stations, thread->goal);
  const GArray *targets = g_ptr_array_index (scene->targets, thread->goal);
  const WayGoal *goal = way_dataset_get_goal (scene->dataset, thread->goal);
  Laying laying = { .scene = scene, .goal = thread->goal,
                    .first_px = INFINITY, .last_px = -INFINITY };
  WayGoalsItem heading = { .kind = WAY_GOALS_ITEM_GOAL, .goal = thread->goal,
                           .policy = WAY_NONE, .stated = WAY_NONE };
  g_autofree char *title = way_lang_join (goal->title, scene->lang, scene->both);
  double offset = scene->ruler_height - scene->scroll, width, room;
  guint first_item = scene->items->len;

  thread->line = thread->top + scene->row_height * 1.5;
  laying.top = offset + thread->top;
  laying.line = offset + thread->line;
  heading.n = count_policies (scene, stations, FALSE);
  heading.text = g_strdup_printf (
    way_tr_n (scene->lang, "%s (%u policy)", "%s (%u policies)", heading.n),
    title, heading.n);
  width = ceil (way_text_context_get_label (scene->text, heading.text, WAY_TEXT_STRONG, 0)->width);
  room = MAX (scene->width - WAY_AXIS_LEFT_PX - scene->row_height * 4, 1);
  heading.label_px = MIN (width, room);
  heading.bounds = (WayRect) { WAY_AXIS_LEFT_PX / 2, laying.top, heading.label_px,
                               scene->row_height };
  g_array_append_val (scene->items, heading);
  for (guint i = 0; i < stations->len;)
    i = lay_out_station (&laying, stations, i);
  for (guint i = 0; i < targets->len; i++)
    lay_out_target (&laying, &g_array_index (targets, WayHorizonRow, i));
  thread->first_px = laying.first_px;
  thread->last_px = laying.last_px;
  lay_out_more (&laying, heading.bounds.x + heading.bounds.width);
  thread->bottom = thread->line + scene->row_height * (laying.rows_used + 0.5);
  if (g_str_equal (goal->id, way_view_get_goals (scene->view).goal))
    thread->bottom = lay_out_statements (&laying, stations, offset + thread->bottom) - offset;
  count_places (scene, &laying, first_item);
}

/* Which of the threads each is, by its heading. */
static void
count_threads (WayGoalsScene *scene)
{
  guint place = 0;

  for (guint i = 0; i < scene->items->len; i++)
    {
      WayGoalsItem *item = &g_array_index (scene->items, WayGoalsItem, i);

      if (item->kind != WAY_GOALS_ITEM_GOAL)
        continue;
      item->place = ++place;
      item->of = scene->threads->len;
    }
}

/* Goals by theme, those with a matching policy. */
static void
lay_out_threads (WayGoalsScene *scene)
{
  double y = GAP_PX;

  for (guint theme = 0; theme < way_dataset_get_n_rows (scene->dataset, WAY_TABLE_THEMES); theme++)
    {
      gboolean first = TRUE;

      for (guint goal = 0; goal < scene->stations->len; goal++)
        {
          WayGoalsThread thread = { .goal = goal, .theme = -1 };
          const GArray *stations = g_ptr_array_index (scene->stations, goal);

          if (way_dataset_get_goal (scene->dataset, goal)->theme != theme
              || (scene->only != WAY_NONE && goal != scene->only))
            continue;
          if (count_policies (scene, stations, FALSE) == 0)
            {
              scene->counts.filtered += count_policies (scene, stations, TRUE);
              continue;
            }
          if (first)
            {
              thread.theme = y;
              y += scene->row_height + GAP_PX;
            }
          first = FALSE;
          thread.top = y;
          lay_out_thread (scene, &thread);
          y = thread.bottom + GAP_PX;
          g_array_append_val (scene->threads, thread);
        }
    }
  scene->bottom = y;
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
  const WayLook look = { .text = scene->text, .lang = scene->lang };

  if (scene->laid_out)
    return;
  g_assert (scene->view != NULL && scene->width > 0);
  judge (scene);
  scene->ruler_height = way_axis_get_height (&look);
  scene->viewport = way_axis_get_viewport (scene->view, scene->width);
  scene->counts = (WayGoalsCounts) { 0 };
  g_array_set_size (scene->items, 0);
  g_array_set_size (scene->threads, 0);
  lay_out_threads (scene);
  count_threads (scene);
  scene->laid_out = TRUE;
}
