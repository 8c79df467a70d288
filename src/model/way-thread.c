/* The stations of a goal and their change words. */
#include "config.h"

#include "way-thread.h"

#include "way-dataset-private.h"

/* The one table of the change words. */
static const struct
{
  const char *id;
  const char *word;
} changes[WAY_N_CHANGES] = {
  [WAY_CHANGE_SET] = { "set", WAY_C_ ("change", "set") },
  [WAY_CHANGE_KEPT] = { "kept", WAY_C_ ("change", "kept") },
  [WAY_CHANGE_RAISED] = { "raised", WAY_C_ ("change", "raised") },
  [WAY_CHANGE_LOWERED] = { "lowered", WAY_C_ ("change", "lowered") },
  [WAY_CHANGE_NEXT_MILESTONE] = { "next-milestone", WAY_C_ ("change", "next milestone") },
  [WAY_CHANGE_PUT_OFF] = { "put-off", WAY_C_ ("change", "put off") },
  [WAY_CHANGE_RENEWED] = { "renewed", WAY_C_ ("change", "renewed") },
  [WAY_CHANGE_NEW_MEASURE] = { "new-measure", WAY_C_ ("change", "new measure") },
  [WAY_CHANGE_RESTATED] = { "restated", WAY_C_ ("change", "restated") },
  [WAY_CHANGE_NOT_RECORDED] = { "not-recorded",
                                WAY_C_ ("change", "no statement recorded here") },
};

/* Of more statements no threads are made: each is a thing to be seen, and to be
 * met by the keyboard, of which there would be hundreds at one place. */
#define MAX_STATEMENTS 20000

/* What of an earlier target makes it one to compare with. */
typedef enum
{
  MATCH_SAME_DUE,     /* the same figure for the same year */
  MATCH_EARLIER_DUE,  /* the same figure for a year before */
  MATCH_ANY,          /* any figure */
} Match;

/* The targets of one figure in one area that come before a day: of those with
 * one due year and one start the last alone, as it is the one compared with. */
typedef struct
{
  guint      area;
  guint      indicator;
  WayMeasure measure;
  GArray    *latest;   /* guint: places of stations */
} Figure;

/* What of a thread comes before the day that is being compared. */
typedef struct
{
  const WayDataset *dataset;
  GArray           *stations;
  GHashTable       *figures;   /* a set of Figure */
  GHashTable       *areas;     /* area → place + 1 of the last target there */
} Earlier;

/* Stations in the order of time, those of one policy as it states them. */
static int
compare_stations (gconstpointer a,
                  gconstpointer b,
                  gpointer      data)
{
  const WayStation *first = a, *second = b;
  int order = way_dataset_compare_dates (data, first->policy, second->policy);

  if (order == 0)
    order = (first->policy > second->policy) - (first->policy < second->policy);
  if (order == 0)
    order = (first->stated > second->stated) - (first->stated < second->stated);
  return order;
}

/* Growth and sums count from a year; for a level, or a rule, the baseline that
 * a document names is no part of what it aims at. */
static gboolean
is_same_start (const WayStatedGoal *earlier,
               const WayStatedGoal *later)
{
  return later->measure == WAY_MEASURE_LEVEL || later->measure == WAY_MEASURE_PARAMETER
      || earlier->baseline_year == later->baseline_year;
}

static gboolean
matches (const WayStatedGoal *earlier,
         const WayStatedGoal *later,
         Match                match)
{
  gboolean same_figure = earlier->indicator == later->indicator
                      && earlier->measure == later->measure;

  if (earlier->area != later->area)
    return FALSE;
  switch (match)
    {
    case MATCH_SAME_DUE:
      return same_figure && is_same_start (earlier, later)
          && earlier->due_year == later->due_year;
    case MATCH_EARLIER_DUE:
      return same_figure && earlier->due_year != 0 && earlier->due_year < later->due_year;
    case MATCH_ANY:
      return TRUE;
    default:
      g_assert_not_reached ();
    }
}

static guint
hash_figure (gconstpointer data)
{
  const Figure *figure = data;

  return (figure->area * 31 + figure->indicator) * 31 + figure->measure;
}

static gboolean
equal_figures (gconstpointer a,
               gconstpointer b)
{
  const Figure *first = a, *second = b;

  return first->area == second->area && first->indicator == second->indicator
      && first->measure == second->measure;
}

static void
free_figure (gpointer data)
{
  g_array_unref (((Figure *) data)->latest);
  g_free (data);
}

static Figure *
find_figure (Earlier             *earlier,
             const WayStatedGoal *target)
{
  const Figure wanted = { target->area, target->indicator, target->measure, NULL };
  Figure *figure = g_hash_table_lookup (earlier->figures, &wanted);

  if (figure == NULL)
    {
      figure = g_memdup2 (&wanted, sizeof wanted);
      figure->latest = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_add (earlier->figures, figure);
    }
  return figure;
}

static const WayStatedGoal *
get_target (const Earlier *earlier,
            guint          place)
{
  guint stated = g_array_index (earlier->stations, WayStation, place).stated;

  return way_dataset_get_stated_goal (earlier->dataset, stated);
}

/* Takes a target into account for those of later days. */
static void
add_earlier (Earlier *earlier,
             guint    place)
{
  const WayStatedGoal *target = get_target (earlier, place);
  Figure *figure = find_figure (earlier, target);

  g_hash_table_insert (earlier->areas, GUINT_TO_POINTER (target->area),
                       GUINT_TO_POINTER (place + 1));
  for (guint i = 0; i < figure->latest->len; i++)
    {
      guint *latest = &g_array_index (figure->latest, guint, i);
      const WayStatedGoal *other = get_target (earlier, *latest);

      if (other->due_year == target->due_year && other->baseline_year == target->baseline_year)
        {
          *latest = place;
          return;
        }
    }
  g_array_append_val (figure->latest, place);
}

/* The latest earlier target of another policy. Policies of one day are not
 * earlier or later than each other. */
static guint
find_earlier (Earlier             *earlier,
              const WayStatedGoal *later,
              Match                match)
{
  const Figure *figure;
  guint found = 0;

  if (match == MATCH_ANY)
    found = GPOINTER_TO_UINT (g_hash_table_lookup (earlier->areas,
                                                   GUINT_TO_POINTER (later->area)));
  figure = match == MATCH_ANY ? NULL : find_figure (earlier, later);
  for (guint i = 0; figure != NULL && i < figure->latest->len; i++)
    {
      guint place = g_array_index (figure->latest, guint, i);

      if (place + 1 > found && matches (get_target (earlier, place), later, match))
        found = place + 1;
    }
  return found > 0 ? g_array_index (earlier->stations, WayStation, found - 1).stated : WAY_NONE;
}

static WayChange
compare_values (const WayStatedGoal *earlier,
                const WayStatedGoal *later)
{
  if (later->value == earlier->value)
    return WAY_CHANGE_KEPT;
  return later->value > earlier->value ? WAY_CHANGE_RAISED : WAY_CHANGE_LOWERED;
}

/* Whether lower values are further on. */
static gboolean
wants_less (const WayDataset    *dataset,
            const WayStatedGoal *target)
{
  if (target->comparator == WAY_AT_MOST || target->comparator == WAY_LESS_THAN)
    return TRUE;
  if (target->comparator == WAY_AT_LEAST || target->comparator == WAY_MORE_THAN)
    return FALSE;
  return way_dataset_get_indicator (dataset, target->indicator)->better == WAY_BETTER_LOWER;
}

/* A value that is due later than the one before. */
static WayChange
compare_milestones (const WayDataset    *dataset,
                    const WayStatedGoal *earlier,
                    const WayStatedGoal *later)
{
  gboolean less = later->value < earlier->value;

  if (later->measure == WAY_MEASURE_GROWTH || !is_same_start (earlier, later))
    return WAY_CHANGE_RENEWED;
  if (later->value == earlier->value)
    return WAY_CHANGE_PUT_OFF;
  if (less == wants_less (dataset, later))
    return WAY_CHANGE_NEXT_MILESTONE;
  return less ? WAY_CHANGE_LOWERED : WAY_CHANGE_RAISED;
}

static void
compare_target (Earlier    *earlier,
                WayStation *station)
{
  const WayDataset *dataset = earlier->dataset;
  const WayStatedGoal *later = way_dataset_get_stated_goal (dataset, station->stated);

  for (Match match = MATCH_SAME_DUE; match <= MATCH_ANY; match++)
    {
      const WayStatedGoal *before;

      station->compared = find_earlier (earlier, later, match);
      if (station->compared == WAY_NONE)
        continue;
      before = way_dataset_get_stated_goal (dataset, station->compared);
      if (match == MATCH_SAME_DUE)
        station->change = compare_values (before, later);
      else if (match == MATCH_EARLIER_DUE)
        station->change = compare_milestones (dataset, before, later);
      else if (before->indicator != later->indicator || before->measure != later->measure)
        station->change = WAY_CHANGE_NEW_MEASURE;
      else
        /* The same figure for a sooner year or another period: a milestone of
         * its own, with nothing to compare. */
        station->compared = WAY_NONE;
      return;
    }
}

static gboolean
is_target (const WayDataset *dataset,
           const WayStation *station)
{
  return station->stated != WAY_NONE
      && way_stated_goal_is_target (way_dataset_get_stated_goal (dataset, station->stated));
}

/* Day by day: first each target is compared with those of earlier days, then it
 * is one of them. */
static void
compare_targets (const WayDataset *dataset,
                 GArray           *stations)
{
  Earlier earlier = { dataset, stations,
                      g_hash_table_new_full (hash_figure, equal_figures, free_figure, NULL),
                      g_hash_table_new (NULL, NULL) };

  for (guint first = 0, next = 0; first < stations->len; first = next)
    {
      guint policy = g_array_index (stations, WayStation, first).policy;

      for (; next < stations->len; next++)
        {
          WayStation *station = &g_array_index (stations, WayStation, next);

          if (way_dataset_compare_dates (dataset, station->policy, policy) != 0)
            break;
          if (is_target (dataset, station))
            compare_target (&earlier, station);
        }
      for (guint i = first; i < next; i++)
        if (is_target (dataset, &g_array_index (stations, WayStation, i)))
          add_earlier (&earlier, i);
    }
  g_hash_table_unref (earlier.figures);
  g_hash_table_unref (earlier.areas);
}

/* A statement without a target says again what another policy has stated
 * before. */
static void
find_restated (const WayDataset *dataset,
               GArray           *stations)
{
  guint first = WAY_NONE;
  gboolean others = FALSE;

  for (guint i = 0; i < stations->len; i++)
    {
      WayStation *station = &g_array_index (stations, WayStation, i);

      if (station->stated == WAY_NONE)
        continue;
      first = first == WAY_NONE ? station->policy : first;
      others |= station->policy != first;
      if (others && !is_target (dataset, station))
        station->change = WAY_CHANGE_RESTATED;
    }
}

/* The statement of a goal by a policy, WAY_NONE if it has none. */
static guint
find_statement (const WayDataset *dataset,
                guint             policy,
                guint             goal)
{
  WayPolicyLinks links = way_dataset_get_links (dataset, policy);

  for (guint i = 0; i < links.n_stated; i++)
    if (way_dataset_get_stated_goal (dataset, links.first_stated + i)->goal == goal)
      return links.first_stated + i;
  return WAY_NONE;
}

/* Policies that succeed one of the thread and of which no statement is held:
 * the data set is a selection, so nothing is claimed of them. */
static void
add_successors (const WayDataset *dataset,
                GArray           *stations,
                guint             goal)
{
  g_autoptr (GHashTable) policies = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < stations->len; i++)
    g_hash_table_add (policies,
                      GUINT_TO_POINTER (g_array_index (stations, WayStation, i).policy));
  for (guint i = 0; i < way_dataset_get_n_rows (dataset, WAY_TABLE_POLICY_RELATIONS); i++)
    {
      const WayRelation *relation = way_dataset_get_relation (dataset, i);
      WayStation station = { .policy = relation->from, .stated = WAY_NONE,
                             .change = WAY_CHANGE_NOT_RECORDED };

      if (relation->kind != WAY_RELATION_SUCCEEDS
          || g_hash_table_contains (policies, GUINT_TO_POINTER (relation->from)))
        continue;
      station.compared = find_statement (dataset, relation->to, goal);
      if (station.compared == WAY_NONE)
        continue;
      g_array_append_val (stations, station);
      g_hash_table_add (policies, GUINT_TO_POINTER (relation->from));
    }
}

/**
 * way_thread_is_possible:
 * @dataset: a snapshot
 *
 * Returns: whether its goals are shown as threads: not where there are so many
 *   statements that nobody could tell them apart, or would wait for them
 */
gboolean
way_thread_is_possible (const WayDataset *dataset)
{
  g_return_val_if_fail (dataset != NULL, FALSE);

  return way_dataset_get_n_rows (dataset, WAY_TABLE_POLICY_GOALS) <= MAX_STATEMENTS;
}

/**
 * way_thread_new:
 * @dataset: a snapshot
 * @goal: the number of a goal
 *
 * Lists the statements of a goal in the order of their policies' dates, each
 * with what it changes. A target is compared with the latest earlier one of
 * another policy of the same indicator, area and measure: for the same years
 * it is kept, raised or lowered; due later it is the next milestone, put off
 * or renewed; with another figure it is a new measure; without any it is set.
 * What has no figure restates the goal, unless no other policy stated it
 * before.
 *
 * Returns: (transfer full) (element-type WayStation): the stations
 */
GArray *
way_thread_new (const WayDataset *dataset,
                guint             goal)
{
  GArray *stations = g_array_new (FALSE, TRUE, sizeof (WayStation));
  const guint *statements;
  guint n;

  g_return_val_if_fail (dataset != NULL, stations);

  statements = way_dataset_get_statements (dataset, goal, &n);
  for (guint i = 0; i < n; i++)
    {
      WayStation station = {
        .policy = way_dataset_get_stated_goal (dataset, statements[i])->policy,
        .stated = statements[i],
        .compared = WAY_NONE,
      };

      g_array_append_val (stations, station);
    }
  add_successors (dataset, stations, goal);
  g_array_sort_with_data (stations, compare_stations, (gpointer) dataset);
  compare_targets (dataset, stations);
  find_restated (dataset, stations);
  return stations;
}

/**
 * way_change_get_id:
 * @change: a change
 *
 * Returns: (transfer none): the word that stands for it in files
 */
const char *
way_change_get_id (WayChange change)
{
  g_return_val_if_fail (change < WAY_N_CHANGES, "");

  return changes[change].id;
}

/**
 * way_change_get_word:
 * @change: a change
 * @lang: a language
 *
 * Returns: (transfer none): the word that people read
 */
const char *
way_change_get_word (WayChange change,
                     WayLang   lang)
{
  g_return_val_if_fail (change < WAY_N_CHANGES, "");

  return way_tr (lang, changes[change].word);
}
