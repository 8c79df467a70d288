/* Targets by due year, equal ones once, and their counts. */
#include "config.h"

#include "way-horizon.h"

#include "way-phrases.h"
#include "way-row-filter.h"

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
    order = way_dataset_compare_dates (data, one->policy, other->policy);
  if (order == 0)
    order = (first->stated > second->stated) - (first->stated < second->stated);
  return order;
}

static guint
hash_target (gconstpointer data)
{
  const WayStatedGoal *target = data;
  /* No two zeros. */
  double value = target->value + 0.0;

  return ((target->indicator * 31 + target->area) * 31 + (guint) target->due_year) * 31
         + g_double_hash (&value);
}

static gboolean
equal_targets (gconstpointer a,
               gconstpointer b)
{
  return way_verdict_same_target (a, b);
}

/* Adds a target to the list, or counts it once more where it is there already;
 * the list keeps its earliest statement. @places has the places by target. */
static void
add_target (const WayDataset *dataset,
            GArray           *horizon,
            GHashTable       *places,
            guint             stated)
{
  const WayStatedGoal *target = way_dataset_get_stated_goal (dataset, stated), *first;
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places, target));
  WayHorizonRow *row;

  if (place == 0)
    {
      g_array_append_val (horizon, ((WayHorizonRow) { .stated = stated, .n_policies = 1 }));
      g_hash_table_insert (places, (gpointer) target, GUINT_TO_POINTER (horizon->len));
      return;
    }
  row = &g_array_index (horizon, WayHorizonRow, place - 1);
  first = way_dataset_get_stated_goal (dataset, row->stated);
  row->n_policies += first->policy != target->policy;
  if (way_dataset_compare_dates (dataset, target->policy, first->policy) < 0)
    row->stated = stated;
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
 * @targets: (nullable): for each stated goal whether it is a target that
 *   counts, as way_query_match_targets() tells; %NULL if all are
 * @known_on: the day as known on which targets are judged, %WAY_KNOWN_ALL for
 *   the newest release held
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
                 const guint8     *targets,
                 int               known_on)
{
  GArray *horizon = g_array_new (FALSE, TRUE, sizeof (WayHorizonRow));
  g_autoptr (GHashTable) places = g_hash_table_new (hash_target, equal_targets);
  const guint *statements = NULL;
  guint n;

  g_return_val_if_fail (dataset != NULL, horizon);

  n = way_dataset_get_n_rows (dataset, WAY_TABLE_POLICY_GOALS);
  if (goal != WAY_NONE)
    statements = way_dataset_get_statements (dataset, goal, &n);
  for (guint i = 0; i < n; i++)
    {
      guint number = statements != NULL ? statements[i] : i;
      const WayStatedGoal *stated = way_dataset_get_stated_goal (dataset, number);

      if (way_stated_goal_is_target (stated)
          && (area == WAY_NONE || stated->area == area)
          && (targets == NULL || targets[number]))
        add_target (dataset, horizon, places, number);
    }
  judge_rows (dataset, horizon, known_on);
  return horizon;
}

/**
 * way_horizon_of_view:
 * @dataset: a snapshot
 * @view: a view
 * @goal: the number of a goal, or %WAY_NONE for all
 * @matching: (nullable): for each policy whether the view's query matches it,
 *   as way_query_match() tells; %NULL if all do
 *
 * Lists the targets that a view shows of its area: those that its query leaves
 * of themselves, as a table of targets does, not all of the policies it leaves.
 *
 * Returns: (transfer full) (element-type WayHorizonRow): the targets
 */
GArray *
way_horizon_of_view (const WayDataset *dataset,
                     const WayView    *view,
                     guint             goal,
                     const guint8     *matching)
{
  g_autofree guint8 *targets = NULL;
  int known_on;

  g_return_val_if_fail (dataset != NULL && view != NULL, NULL);

  known_on = way_view_get_as_known (view);
  targets = way_query_match_targets (way_view_get_query (view), dataset, known_on, matching);
  return way_horizon_new (dataset, goal,
                          way_dataset_find (dataset, WAY_TABLE_AREAS,
                                            way_view_get_goals (view).area),
                          targets, known_on);
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
  g_autofree char *total = NULL, *judged = NULL, *met = NULL, *missed = NULL, *open = NULL;
  g_autofree char *without_figure = NULL, *rules = NULL, *not_judged = NULL;
  GString *text;

  g_return_val_if_fail (coverage != NULL, NULL);

  text = g_string_new (NULL);
  total = way_phrase_count (coverage->total);
  g_string_append_printf (text, way_tr_n (lang, "%s target", "%s targets", coverage->total), total);
  if (coverage->total == 0)
    return g_string_free (text, FALSE);
  judged = way_phrase_count (coverage->met + coverage->missed);
  met = way_phrase_count (coverage->met);
  missed = way_phrase_count (coverage->missed);
  open = way_phrase_count (coverage->open);
  without_figure = way_phrase_count (coverage->without_figure);
  rules = way_phrase_count (coverage->rules);
  not_judged = way_phrase_count (coverage->not_judged);
  g_string_append (text, way_tr (lang, WAY_N_ (": ")));
  g_string_append_printf (text, way_tr (lang, WAY_N_ ("%s judged (%s met, %s missed)")), judged,
                          met, missed);
  g_string_append_printf (text, way_tr (lang, WAY_N_ (" · %s open")), open);
  g_string_append_printf (text, way_tr (lang, WAY_N_ (" · %s without figure")), without_figure);
  g_string_append_printf (text, way_tr_n (lang, " · %s rule", " · %s rules", coverage->rules),
                          rules);
  if (coverage->not_judged > 0)
    g_string_append_printf (text, way_tr (lang, WAY_N_ (" · %s shown, not judged")), not_judged);
  return g_string_free (text, FALSE);
}
