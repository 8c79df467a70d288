/* The stations of a goal and their change words; targets by due year. */
#include "config.h"

#include "way-thread.h"

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

/* What of an earlier target makes it one to compare with. */
typedef enum
{
  MATCH_SAME_DUE,     /* the same figure for the same year */
  MATCH_EARLIER_DUE,  /* the same figure for a year before */
  MATCH_ANY,          /* any figure */
} Match;

static WayDate
date_of (const WayDataset *dataset,
         guint             policy)
{
  return way_dataset_get_policy (dataset, policy)->date;
}

/* Stations in the order of time, those of one policy as it states them. */
static int
compare_stations (gconstpointer a,
                  gconstpointer b,
                  gpointer      data)
{
  const WayStation *first = a, *second = b;
  int order = way_date_compare (date_of (data, first->policy), date_of (data, second->policy));

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

/* The latest earlier target of another policy. Policies of one day are not
 * before each other. */
static guint
find_earlier (const WayDataset *dataset,
              const GArray     *stations,
              guint             index,
              Match             match)
{
  const WayStation *station = &g_array_index (stations, WayStation, index);
  const WayStatedGoal *later = way_dataset_get_stated_goal (dataset, station->stated);

  for (guint i = index; i > 0; i--)
    {
      const WayStation *other = &g_array_index (stations, WayStation, i - 1);
      const WayStatedGoal *earlier;

      if (other->stated == WAY_NONE || other->policy == station->policy
          || way_date_compare (date_of (dataset, other->policy),
                               date_of (dataset, station->policy)) >= 0)
        continue;
      earlier = way_dataset_get_stated_goal (dataset, other->stated);
      if (way_stated_goal_is_target (earlier) && matches (earlier, later, match))
        return other->stated;
    }
  return WAY_NONE;
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
compare_target (const WayDataset *dataset,
                GArray           *stations,
                guint             index)
{
  WayStation *station = &g_array_index (stations, WayStation, index);
  const WayStatedGoal *later = way_dataset_get_stated_goal (dataset, station->stated);

  for (Match match = MATCH_SAME_DUE; match <= MATCH_ANY; match++)
    {
      const WayStatedGoal *earlier;

      station->compared = find_earlier (dataset, stations, index, match);
      if (station->compared == WAY_NONE)
        continue;
      earlier = way_dataset_get_stated_goal (dataset, station->compared);
      if (match == MATCH_SAME_DUE)
        station->change = compare_values (earlier, later);
      else if (match == MATCH_EARLIER_DUE)
        station->change = compare_milestones (dataset, earlier, later);
      else if (earlier->indicator != later->indicator || earlier->measure != later->measure)
        station->change = WAY_CHANGE_NEW_MEASURE;
      else
        /* The same figure for a sooner year or another period: a milestone of
         * its own, with nothing to compare. */
        station->compared = WAY_NONE;
      return;
    }
}

/* Whether any other policy has stated the goal before. */
static gboolean
is_first (const GArray *stations,
          guint         index)
{
  guint policy = g_array_index (stations, WayStation, index).policy;

  for (guint i = 0; i < index; i++)
    {
      const WayStation *other = &g_array_index (stations, WayStation, i);

      if (other->stated != WAY_NONE && other->policy != policy)
        return FALSE;
    }
  return TRUE;
}

/* The statement of a goal by a policy, WAY_NONE if it has none. */
static guint
find_statement (const WayDataset *dataset,
                guint             policy,
                guint             goal)
{
  const WayPolicy *row = way_dataset_get_policy (dataset, policy);

  for (guint i = 0; i < row->n_stated; i++)
    if (way_dataset_get_stated_goal (dataset, row->first_stated + i)->goal == goal)
      return row->first_stated + i;
  return WAY_NONE;
}

static gboolean
has_policy (const GArray *stations,
            guint         policy)
{
  for (guint i = 0; i < stations->len; i++)
    if (g_array_index (stations, WayStation, i).policy == policy)
      return TRUE;
  return FALSE;
}

/* Policies that succeed one of the thread and of which no statement is held:
 * the data set is a selection, so nothing is claimed of them. */
static void
add_successors (const WayDataset *dataset,
                GArray           *stations,
                guint             goal)
{
  for (guint i = 0; i < way_dataset_get_n_rows (dataset, WAY_TABLE_POLICY_RELATIONS); i++)
    {
      const WayRelation *relation = way_dataset_get_relation (dataset, i);
      WayStation station = { .policy = relation->from, .stated = WAY_NONE,
                             .change = WAY_CHANGE_NOT_RECORDED };

      if (relation->kind != WAY_RELATION_SUCCEEDS || has_policy (stations, relation->from))
        continue;
      station.compared = find_statement (dataset, relation->to, goal);
      if (station.compared != WAY_NONE)
        g_array_append_val (stations, station);
    }
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
  for (guint i = 0; i < stations->len; i++)
    {
      WayStation *station = &g_array_index (stations, WayStation, i);

      if (station->stated == WAY_NONE)
        continue;
      if (way_stated_goal_is_target (way_dataset_get_stated_goal (dataset, station->stated)))
        compare_target (dataset, stations, i);
      else if (!is_first (stations, i))
        station->change = WAY_CHANGE_RESTATED;
    }
  return stations;
}

/* By due year, those without one last; then by date. */
static int
compare_rows (gconstpointer a,
              gconstpointer b,
              gpointer      data)
{
  const WayHorizonRow *first = a, *second = b;
  const WayStatedGoal *one = way_dataset_get_stated_goal (data, first->stated);
  const WayStatedGoal *other = way_dataset_get_stated_goal (data, second->stated);
  guint due = (guint) one->due_year - 1, other_due = (guint) other->due_year - 1;
  int order = (due > other_due) - (due < other_due);

  if (order == 0)
    order = way_date_compare (date_of (data, one->policy), date_of (data, other->policy));
  if (order == 0)
    order = (first->stated > second->stated) - (first->stated < second->stated);
  return order;
}

/* Counts a target that is already in the list once more; the list keeps its
 * earliest statement. */
static gboolean
merge (const WayDataset *dataset,
       GArray           *horizon,
       guint             stated)
{
  const WayStatedGoal *target = way_dataset_get_stated_goal (dataset, stated);

  for (guint i = 0; i < horizon->len; i++)
    {
      WayHorizonRow *row = &g_array_index (horizon, WayHorizonRow, i);
      const WayStatedGoal *first = way_dataset_get_stated_goal (dataset, row->stated);

      if (!way_verdict_same_target (first, target))
        continue;
      row->n_policies += first->policy != target->policy;
      if (way_date_compare (date_of (dataset, target->policy),
                            date_of (dataset, first->policy)) < 0)
        row->stated = stated;
      return TRUE;
    }
  return FALSE;
}

static void
judge_rows (const WayDataset *dataset,
            GArray           *horizon,
            int               known_on)
{
  for (guint i = 0; i < horizon->len; i++)
    {
      WayHorizonRow *row = &g_array_index (horizon, WayHorizonRow, i);

      row->verdict = way_verdict_judge (dataset, row->stated, known_on);
    }
  g_array_sort_with_data (horizon, compare_rows, (gpointer) dataset);
}

/**
 * way_horizon_new:
 * @dataset: a snapshot
 * @goal: the number of a goal, or %WAY_NONE for all
 * @area: the number of an area, or %WAY_NONE for all
 * @matching: (nullable): for each policy whether it counts, %NULL if all do
 * @known_on: the day as known on which targets are judged, %G_MAXINT for the
 *   newest release held
 *
 * Lists targets by the year in which they are due, each one once however many
 * policies set it.
 *
 * Returns: (transfer full) (element-type WayHorizonRow): the targets
 */
GArray *
way_horizon_new (const WayDataset *dataset,
                 guint             goal,
                 guint             area,
                 const guint8     *matching,
                 int               known_on)
{
  GArray *horizon = g_array_new (FALSE, TRUE, sizeof (WayHorizonRow));

  g_return_val_if_fail (dataset != NULL, horizon);

  for (guint i = 0; i < way_dataset_get_n_rows (dataset, WAY_TABLE_POLICY_GOALS); i++)
    {
      const WayStatedGoal *stated = way_dataset_get_stated_goal (dataset, i);
      WayHorizonRow row = { .stated = i, .n_policies = 1 };

      if (way_stated_goal_is_target (stated)
          && (goal == WAY_NONE || stated->goal == goal)
          && (area == WAY_NONE || stated->area == area)
          && (matching == NULL || matching[stated->policy])
          && !merge (dataset, horizon, i))
        g_array_append_val (horizon, row);
    }
  judge_rows (dataset, horizon, known_on);
  return horizon;
}

/**
 * way_horizon_of_targets:
 * @dataset: a snapshot
 * @targets: for each stated goal whether it is a target that counts, as
 *   way_query_match_targets() tells
 * @known_on: the day as known on which they are judged, %WAY_KNOWN_ALL for the
 *   newest release held
 *
 * Lists chosen targets as way_horizon_new() lists those of policies.
 *
 * Returns: (transfer full) (element-type WayHorizonRow): the targets
 */
GArray *
way_horizon_of_targets (const WayDataset *dataset,
                        const guint8     *targets,
                        int               known_on)
{
  GArray *horizon = g_array_new (FALSE, TRUE, sizeof (WayHorizonRow));

  g_return_val_if_fail (dataset != NULL && targets != NULL, horizon);

  for (guint i = 0; i < way_dataset_get_n_rows (dataset, WAY_TABLE_POLICY_GOALS); i++)
    {
      WayHorizonRow row = { .stated = i, .n_policies = 1 };

      if (targets[i] && !merge (dataset, horizon, i))
        g_array_append_val (horizon, row);
    }
  judge_rows (dataset, horizon, known_on);
  return horizon;
}

/**
 * way_horizon_count:
 * @horizon: (element-type WayHorizonRow): targets as way_horizon_new() lists
 *   them
 *
 * Returns: how many of them were met and missed, and how many could not be
 *   judged and why
 */
WayCoverage
way_horizon_count (const GArray *horizon)
{
  WayCoverage coverage = { 0 };

  g_return_val_if_fail (horizon != NULL, coverage);

  coverage.total = horizon->len;
  for (guint i = 0; i < horizon->len; i++)
    switch (g_array_index (horizon, WayHorizonRow, i).verdict.id)
      {
      case WAY_VERDICT_MET:
        coverage.met++;
        break;
      case WAY_VERDICT_MISSED:
        coverage.missed++;
        break;
      case WAY_VERDICT_RULE:
        coverage.rules++;
        break;
      case WAY_VERDICT_NOT_JUDGED:
        coverage.not_judged++;
        break;
      case WAY_VERDICT_NO_FIGURES:
      case WAY_VERDICT_NO_FIGURE_FOR_YEAR:
        coverage.without_figure++;
        break;
      default:
        coverage.open++;
      }
  return coverage;
}

/**
 * way_coverage_describe:
 * @coverage: counts
 * @lang: a language
 *
 * Says them in a line: "177 targets: 14 judged (11 met, 3 missed) · 4 open ·
 * 137 without figure · 22 rules". Met and missed never stand without what
 * could not be judged.
 *
 * Returns: (transfer full): the line
 */
char *
way_coverage_describe (const WayCoverage *coverage,
                       WayLang            lang)
{
  GString *text;

  g_return_val_if_fail (coverage != NULL, NULL);

  text = g_string_new (NULL);
  g_string_append_printf (text, way_tr_n (lang, "%u target", "%u targets", coverage->total),
                          coverage->total);
  if (coverage->total == 0)
    return g_string_free (text, FALSE);
  g_string_append (text, way_tr (lang, WAY_N_ (": ")));
  g_string_append_printf (text, way_tr (lang, WAY_N_ ("%u judged (%u met, %u missed)")),
                          coverage->met + coverage->missed, coverage->met, coverage->missed);
  g_string_append_printf (text, way_tr (lang, WAY_N_ (" · %u open")), coverage->open);
  g_string_append_printf (text, way_tr (lang, WAY_N_ (" · %u without figure")),
                          coverage->without_figure);
  g_string_append_printf (text, way_tr_n (lang, " · %u rule", " · %u rules", coverage->rules),
                          coverage->rules);
  if (coverage->not_judged > 0)
    g_string_append_printf (text, way_tr (lang, WAY_N_ (" · %u shown, not judged")),
                            coverage->not_judged);
  return g_string_free (text, FALSE);
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
