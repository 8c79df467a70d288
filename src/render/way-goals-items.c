/* What hangs on the line of a thread: stations with their labels above it,
 * targets below it, and the wordings of the thread that is expanded. Labels
 * take the first row with room at their place.
 */
#include "config.h"

#include "way-goals-scene-private.h"

#include <math.h>

#include "way-phrases.h"
#include "way-verdict-text.h"

/* Rows of labels above the line of a thread; rows of targets below it, and
 * those of a thread that is expanded. */
#define LABEL_ROWS 2u
#define TARGET_ROWS 4u
#define ALL_TARGET_ROWS 24u

/* The shortest and longest label, and the name of an indicator at its longest
 * and elided, in sizes of the text. */
#define MIN_LABEL_SIZES 5.0
#define MAX_LABEL_SIZES 30.0
#define MAX_NAME_SIZES 16.0
#define SHORT_NAME_SIZES 8.0
#define BOTH_RATIO 1.5

/* How much of a target lies at least on each side of its due year. */
#define HANG_PX 8.0

static double
get_right (const WayGoalsScene *scene)
{
  return scene->width - scene->covered - WAY_GOALS_GAP_PX;
}

static gboolean
is_free (const WayGoalsLaying *laying,
         int                   row,
         double                from,
         double                to)
{
  for (guint i = 0; i < laying->taken->len; i++)
    {
      const WayGoalsTaken *taken = &g_array_index (laying->taken, WayGoalsTaken, i);

      if (taken->row == row && from < taken->to && taken->from < to)
        return FALSE;
    }
  return TRUE;
}

/* Takes room in a row as near to @want as there is some between @least and
 * @most, all of them left edges. */
static gboolean
take_room (WayGoalsLaying *laying,
           int             row,
           double          least,
           double          want,
           double          most,
           double          width,
           double         *x)
{
  double best = INFINITY;

  for (guint i = 0; i <= 2 * laying->taken->len && least <= most; i++)
    {
      const WayGoalsTaken *taken
        = i > 0 ? &g_array_index (laying->taken, WayGoalsTaken, (i - 1) / 2) : NULL;
      double at = taken == NULL ? CLAMP (want, least, most)
                  : i % 2 == 0 ? taken->to : taken->from - width - WAY_GOALS_GAP_PX;

      if ((taken == NULL || taken->row == row) && at >= least && at <= most
          && fabs (at - want) < fabs (best - want)
          && is_free (laying, row, at, at + width + WAY_GOALS_GAP_PX))
        best = at;
    }
  if (isinf (best))
    return FALSE;
  *x = best;
  g_array_append_val (laying->taken,
                      ((WayGoalsTaken) { row, best, best + width + WAY_GOALS_GAP_PX }));
  return TRUE;
}

static double
measure (WayGoalsScene *scene,
         const char    *text)
{
  return ceil (way_text_context_get_label (scene->text, text, WAY_TEXT_SMALL, 0)->width);
}

static double
in_sizes (const WayGoalsScene *scene,
          double               sizes)
{
  return floor (way_text_context_get_size (scene->text) * sizes * (scene->both ? BOTH_RATIO : 1));
}

static char *
join_change (const WayGoalsScene *scene,
             WayChange            change)
{
  const char *const words[] = { way_change_get_word (change, WAY_LANG_EN),
                                way_change_get_word (change, WAY_LANG_ZH) };

  return way_lang_join (words, scene->lang, scene->both);
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

/* "14th Plan", then " · raised" */
static void
word_station (const WayGoalsScene *scene,
              WayGoalsItem        *item)
{
  const WayPolicy *policy = way_dataset_get_policy (scene->dataset, item->policy);
  g_autofree char *word = join_change (scene, item->change);

  item->head = way_lang_join (policy->short_title, scene->lang, scene->both);
  item->tail = g_strconcat (" · ", word, NULL);
  item->text = g_strconcat (item->head, item->tail, NULL);
}

/**
 * way_goals_scene_get_above:
 * @scene: a scene
 * @n_rows: a number of rows
 *
 * Returns: how far they reach above the line of a thread
 */
double
way_goals_scene_get_above (const WayGoalsScene *scene,
                           guint                n_rows)
{
  return MAX (scene->dot_px / 2 + 1 + scene->row_height * n_rows, scene->row_height / 2);
}

/**
 * way_goals_scene_get_below:
 * @scene: a scene
 * @n_rows: a number of rows
 *
 * Returns: how far they reach below the line of a thread
 */
double
way_goals_scene_get_below (const WayGoalsScene *scene,
                           guint                n_rows)
{
  return scene->dot_px / 2 + WAY_GOALS_GAP_PX / 2 + scene->row_height * n_rows;
}

/* Room for the label of a station above its dot, from the dot on or up to the
 * edge of the window; elided at the edge rather than left out. */
static gboolean
place_label (WayGoalsLaying *laying,
             WayGoalsItem   *item)
{
  WayGoalsScene *scene = laying->scene;
  double start = item->x - scene->dot_px / 2, right = get_right (scene);
  double whole = MIN (measure (scene, item->head) + measure (scene, item->tail),
                      in_sizes (scene, MAX_LABEL_SIZES));
  double least = MIN (whole, way_text_context_get_size (scene->text) * MIN_LABEL_SIZES);

  for (guint pass = 0; pass < 2; pass++)
    for (guint row = 0; row < LABEL_ROWS; row++)
      {
        double width = pass == 0 ? whole : MIN (whole, right - start);
        double at = MIN (start, right - width), x;

        if (width < least || at < scene->left
            || !take_room (laying, (int) row, at, at, at, width, &x))
          continue;
        item->label = (WayRect) { x, -way_goals_scene_get_above (scene, row + 1), width,
                                  scene->row_height };
        laying->n_above = MAX (laying->n_above, row + 1);
        return TRUE;
      }
  return FALSE;
}

/* The stations of one policy are one dot; it is labelled with the first of
 * them that is worth a label. Returns that, and the first of the next policy. */
static const WayStation *
choose_station (const WayGoalsScene *scene,
                const GArray        *stations,
                guint                first,
                gboolean            *worth,
                guint               *next)
{
  const WayStation *shown = &g_array_index (stations, WayStation, first);
  guint policy = shown->policy;

  *worth = FALSE;
  for (*next = first; *next < stations->len
                      && g_array_index (stations, WayStation, *next).policy == policy; (*next)++)
    if (!*worth && is_worth_a_label (scene, &g_array_index (stations, WayStation, *next)))
      {
        shown = &g_array_index (stations, WayStation, *next);
        *worth = TRUE;
      }
  return shown;
}

static void
add_station (WayGoalsLaying   *laying,
             const WayStation *shown,
             gboolean          worth)
{
  WayGoalsScene *scene = laying->scene;
  WayGoalsItem item = { .kind = WAY_GOALS_ITEM_STATION, .goal = laying->goal,
                        .policy = shown->policy, .stated = shown->stated,
                        .change = shown->change };
  double half = scene->dot_px / 2;

  item.theme = way_dataset_get_goal (scene->dataset, laying->goal)->theme;
  item.place = ++laying->places[item.kind];
  item.x = round (way_viewport_to_px (&scene->viewport, way_date_middle (
    way_dataset_get_policy (scene->dataset, item.policy)->date)));
  laying->first_px = MIN (laying->first_px, item.x);
  laying->last_px = MAX (laying->last_px, item.x);
  if (item.x < scene->left || item.x > scene->width)
    {
      scene->counts.outside++;
      return;
    }
  item.bounds = (WayRect) { item.x - half, -half, 2 * half, 2 * half };
  word_station (scene, &item);
  if (worth && place_label (laying, &item))
    {
      double left = MIN (item.bounds.x, item.label.x);

      item.bounds = (WayRect) { left, item.label.y,
                                MAX (item.x + half, item.label.x + item.label.width) - left,
                                half - item.label.y };
      scene->counts.labelled++;
    }
  else
    {
      laying->n_unlabelled += worth;
      scene->counts.dots++;
    }
  g_array_append_val (scene->items, item);
}

/**
 * way_goals_scene_add_stations:
 * @laying: a thread that is being laid out
 * @stations: (element-type WayStation): its stations
 *
 * Puts the stations that the query leaves on the line, and labels above it.
 */
void
way_goals_scene_add_stations (WayGoalsLaying *laying,
                              const GArray   *stations)
{
  for (guint i = 0; i < stations->len;)
    {
      gboolean worth;
      const WayStation *shown = choose_station (laying->scene, stations, i, &worth, &i);

      if (way_goals_scene_is_matching (laying->scene, shown->policy))
        add_station (laying, shown, worth);
      else
        laying->scene->counts.filtered++;
    }
}

/* In whole "missed · R&D intensity ≥ 2.5% of GDP by 2020"; written are the name
 * of the indicator, then "≥ 2.5% → 2.40", so that a name that has to be elided
 * leaves figure and outcome whole. */
static void
word_target (const WayGoalsScene *scene,
             WayGoalsItem        *item)
{
  const WayStatedGoal *stated = way_dataset_get_stated_goal (scene->dataset, item->stated);
  g_autofree char *figure = way_phrase_target (scene->dataset, stated, scene->lang);
  g_autofree char *second
    = scene->both ? way_phrase_target (scene->dataset, stated, !scene->lang) : NULL;
  g_autofree char *word = way_verdict_join_words (scene->dataset, item->stated, &item->verdict,
                                                  scene->lang, scene->both);
  const WayIndicator *indicator = way_dataset_get_indicator (scene->dataset, stated->indicator);

  item->text = g_strdup_printf ("%s %s · %s%s%s", way_verdict_get_glyph (item->verdict.id), word,
                                figure, second != NULL ? " · " : "",
                                second != NULL ? second : "");
  item->head = way_lang_join ((const char *const *) indicator->name, scene->lang, scene->both);
  item->tail = way_verdict_compact (scene->dataset, item->stated, &item->verdict, scene->lang,
                                    scene->both);
}

/* What is judged takes room before what is open, and that before what has no
 * figure or is a rule. */
static guint
get_rank (const WayGoalsItem *item)
{
  switch (item->verdict.id)
    {
    case WAY_VERDICT_MET:
    case WAY_VERDICT_MISSED:
      return 0;
    case WAY_VERDICT_NO_FIGURES:
    case WAY_VERDICT_NO_FIGURE_FOR_YEAR:
    case WAY_VERDICT_NOT_JUDGED:
    case WAY_VERDICT_RULE:
      return 2;
    default:
      return 1;
    }
}

/* Hangs a target below its due year, in one of the rows. */
static gboolean
hang_target (WayGoalsLaying *laying,
             WayGoalsItem   *item,
             double          width)
{
  WayGoalsScene *scene = laying->scene;
  double most = get_right (scene) - width;
  guint n_rows = laying->expanded ? ALL_TARGET_ROWS : TARGET_ROWS;

  for (guint row = 0; row < n_rows; row++)
    {
      double x;

      if (!take_room (laying, -1 - (int) row,
                      MAX (MIN (item->x - width + HANG_PX, most), scene->left + 2),
                      item->x - width / 2, MIN (MAX (item->x - HANG_PX, scene->left + 2), most),
                      width, &x))
        continue;
      item->label = (WayRect) { round (x), way_goals_scene_get_below (scene, row) + 1, width,
                                scene->row_height - 2 };
      item->bounds = item->label;
      laying->n_below = MAX (laying->n_below, row + 1);
      return TRUE;
    }
  return FALSE;
}

/* With the whole name of its indicator, with the beginning of it, or without. */
static gboolean
place_target (WayGoalsLaying *laying,
              WayGoalsItem   *item)
{
  WayGoalsScene *scene = laying->scene;
  double name = measure (scene, item->head);
  double glyph = measure (scene, way_verdict_get_glyph (item->verdict.id));
  double rest = measure (scene, item->tail) + glyph + WAY_GOALS_GAP_PX * 3;
  const double names[] = { MIN (name, in_sizes (scene, MAX_NAME_SIZES)),
                           MIN (name, in_sizes (scene, SHORT_NAME_SIZES)), 0 };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      item->head_px = names[i];
      if (hang_target (laying, item, rest + (names[i] > 0 ? names[i] + WAY_GOALS_GAP_PX : 0)))
        return TRUE;
    }
  return FALSE;
}

/* The target at its due year, or at the date of its policy; FALSE outside the
 * window. */
static gboolean
make_target (WayGoalsLaying      *laying,
             const WayHorizonRow *row,
             WayGoalsItem        *item)
{
  WayGoalsScene *scene = laying->scene;
  const WayStatedGoal *stated = way_dataset_get_stated_goal (scene->dataset, row->stated);
  const WayPolicy *policy = way_dataset_get_policy (scene->dataset, stated->policy);
  double day = stated->due_year != 0 ? way_day_of_year (stated->due_year + 1) - 0.5
                                     : way_date_middle (policy->date);

  *item = (WayGoalsItem) { .kind = WAY_GOALS_ITEM_TARGET, .goal = laying->goal,
                           .policy = stated->policy, .stated = row->stated,
                           .verdict = row->verdict };
  item->theme = way_dataset_get_goal (scene->dataset, laying->goal)->theme;
  item->place = ++laying->places[item->kind];
  item->x = round (way_viewport_to_px (&scene->viewport, day));
  laying->last_px = MAX (laying->last_px, item->x);
  return item->x >= scene->left && item->x <= scene->width;
}

/* Those that have no room are left out. */
static void
place_targets (WayGoalsLaying *laying,
               GArray         *found)
{
  WayGoalsScene *scene = laying->scene;
  g_autofree gboolean *placed = g_new0 (gboolean, MAX (found->len, 1));

  for (guint rank = 0; rank <= 2; rank++)
    for (guint i = 0; i < found->len; i++)
      {
        WayGoalsItem *item = &g_array_index (found, WayGoalsItem, i);

        if (get_rank (item) != rank)
          continue;
        word_target (scene, item);
        placed[i] = place_target (laying, item);
      }
  for (guint i = 0; i < found->len; i++)
    {
      WayGoalsItem *item = &g_array_index (found, WayGoalsItem, i);

      if (placed[i])
        {
          g_array_append_val (scene->items, *item);
          scene->counts.targets++;
          continue;
        }
      g_free (item->text);
      g_free (item->head);
      g_free (item->tail);
      laying->n_unlabelled++;
      scene->counts.unplaced++;
    }
}

/**
 * way_goals_scene_add_targets:
 * @laying: a thread that is being laid out
 * @targets: (element-type WayHorizonRow): its targets
 *
 * Hangs the targets below the line where they are due: a few of a thread at
 * rest, all of one that is expanded.
 */
void
way_goals_scene_add_targets (WayGoalsLaying *laying,
                             const GArray   *targets)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (WayGoalsItem));

  for (guint i = 0; i < targets->len; i++)
    {
      WayGoalsItem item;

      if (make_target (laying, &g_array_index (targets, WayHorizonRow, i), &item))
        g_array_append_val (found, item);
      else
        laying->scene->counts.targets_outside++;
    }
  place_targets (laying, found);
}

/**
 * way_goals_scene_add_statements:
 * @laying: a thread that is being laid out
 * @stations: (element-type WayStation): its stations
 * @y: where they begin
 *
 * Adds the wordings, one below the other.
 *
 * Returns: where they end
 */
double
way_goals_scene_add_statements (WayGoalsLaying *laying,
                                const GArray   *stations,
                                double          y)
{
  WayGoalsScene *scene = laying->scene;
  double height = way_text_context_get_height (scene->text, WAY_TEXT_BODY);
  double left = scene->left + WAY_AXIS_LEFT_PX;
  double room = MAX (scene->width - scene->covered - left - 2 * WAY_AXIS_LEFT_PX, 1);

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

      if (!way_goals_scene_is_matching (scene, station->policy))
        continue;
      item.theme = way_dataset_get_goal (scene->dataset, laying->goal)->theme;
      item.place = ++laying->places[item.kind];
      item.text = g_strjoin (" · ", date, title, word, words, NULL);
      lines = way_text_context_wrap (scene->text, item.text, WAY_TEXT_BODY, room);
      item.bounds = (WayRect) { left, y, room, lines->len * height + 2 };
      item.label = item.bounds;
      y += item.bounds.height + 2;
      g_array_append_val (scene->items, item);
    }
  return y;
}
