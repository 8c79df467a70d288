/* The rules between the fields of a row, and between rows: targets, periods,
 * dates, relations and areas.
 */
#include "config.h"

#include "way-check-private.h"
#include "way-cycles.h"
#include "way-date.h"

#include <string.h>

#define GROWTH_UNIT "% per year"

/* What every target has; the others may be missing. */
static const int target_columns[] = {
  WAY_STATED_INDICATOR, WAY_STATED_MEASURE, WAY_STATED_COMPARATOR, WAY_STATED_VALUE,
  WAY_STATED_UNIT,
};
static const int optional_target_columns[] = {
  WAY_STATED_BASELINE, WAY_STATED_BASELINE_YEAR, WAY_STATED_DUE_YEAR,
};

/* What is passed to the callback that reports cycles. */
typedef struct
{
  WayChecker *checker;
  WayTableId  names;      /* the table whose rows are the nodes */
  int         column;     /* to report, in the checker's table at hand */
} CycleReport;

static gboolean
is_set (const WayChecker *checker,
        int               column)
{
  return *checker->fields[column] != '\0';
}

/* Reads a date or a year; what is none was reported with its field. */
static gboolean
read_date (const WayChecker *checker,
           int               column,
           WayDate          *date)
{
  return way_date_parse (checker->fields[column], date);
}

static gboolean
is_target (const WayChecker *checker)
{
  for (guint i = 0; i < G_N_ELEMENTS (target_columns); i++)
    if (is_set (checker, target_columns[i]))
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (optional_target_columns); i++)
    if (is_set (checker, optional_target_columns[i]))
      return TRUE;
  return FALSE;
}

static void
check_due_year (WayChecker *checker,
                WayMeasure  measure)
{
  if (measure == WAY_MEASURE_PARAMETER && is_set (checker, WAY_STATED_DUE_YEAR))
    way_check_report (checker, WAY_STATED_DUE_YEAR,
                      WAY_N_ ("is set, but a parameter has no due year"));
  else if (measure != WAY_MEASURE_PARAMETER && !is_set (checker, WAY_STATED_DUE_YEAR))
    way_check_report (checker, WAY_STATED_DUE_YEAR, WAY_N_ ("is empty in a target"));
}

static void
check_target_unit (WayChecker *checker,
                   WayMeasure  measure)
{
  int indicator = way_check_find_row (checker, WAY_TABLE_INDICATORS,
                                      checker->fields[WAY_STATED_INDICATOR]);
  const char *unit = GROWTH_UNIT;

  if (measure != WAY_MEASURE_GROWTH)
    {
      if (indicator < 0)
        return;
      unit = g_ptr_array_index (checker->units, indicator);
    }
  /* An indicator without a unit is reported there. */
  if (*unit != '\0' && !g_str_equal (unit, checker->fields[WAY_STATED_UNIT]))
    way_check_report (checker, WAY_STATED_UNIT, WAY_N_ ("is \"%s\" where \"%s\" is needed"),
                      checker->fields[WAY_STATED_UNIT], unit);
}

static void
check_baseline (WayChecker *checker)
{
  WayDate baseline, due;

  if (is_set (checker, WAY_STATED_BASELINE) && !is_set (checker, WAY_STATED_BASELINE_YEAR))
    way_check_report (checker, WAY_STATED_BASELINE_YEAR,
                      WAY_N_ ("is empty although there is a baseline"));
  if (read_date (checker, WAY_STATED_BASELINE_YEAR, &baseline)
      && read_date (checker, WAY_STATED_DUE_YEAR, &due) && baseline.year >= due.year)
    way_check_report (checker, WAY_STATED_BASELINE_YEAR,
                      WAY_N_ ("is not before the due year: %s"),
                      checker->fields[WAY_STATED_BASELINE_YEAR]);
}

/* A stated goal is a target with all that belongs to one, or none of it. */
static void
check_stated_goal (WayChecker *checker)
{
  gboolean is_whole = TRUE;
  int measure = way_word_index (way_measure_words, checker->fields[WAY_STATED_MEASURE]);

  if (!is_target (checker))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (target_columns); i++)
    if (!is_set (checker, target_columns[i]))
      {
        way_check_report (checker, target_columns[i], WAY_N_ ("is empty in a target"));
        is_whole = FALSE;
      }
  if (!is_whole || measure < 0)
    return;
  check_due_year (checker, measure);
  check_target_unit (checker, measure);
  check_baseline (checker);
}

static void
check_policy (WayChecker *checker)
{
  gboolean is_regional =
    way_word_index (way_level_words, checker->fields[WAY_POLICY_LEVEL]) == WAY_LEVEL_REGIONAL;
  WayDate start, end;

  if (read_date (checker, WAY_POLICY_PERIOD_START, &start)
      && read_date (checker, WAY_POLICY_PERIOD_END, &end) && end.year < start.year)
    way_check_report (checker, WAY_POLICY_PERIOD_END,
                      WAY_N_ ("is before the start of the period: %s"),
                      checker->fields[WAY_POLICY_PERIOD_END]);
  if (is_regional && !is_set (checker, WAY_POLICY_REGION))
    way_check_report (checker, WAY_POLICY_REGION, WAY_N_ ("is empty in a regional policy"));
  if (!is_regional && is_set (checker, WAY_POLICY_REGION))
    way_check_report (checker, WAY_POLICY_REGION,
                      WAY_N_ ("is set, but only a regional policy has one"));
}

/* Whether every day that a date can mean lies before every day of another. */
static gboolean
is_before (WayDate date,
           WayDate other)
{
  return way_date_is_set (date) && way_date_is_set (other)
      && way_date_last_day (date) < way_date_first_day (other);
}

static void
check_relation (WayChecker *checker)
{
  const char *const *fields = checker->fields;
  int kind = way_word_index (way_relation_words, fields[WAY_RELATION_KIND]);
  int from = way_check_find_row (checker, WAY_TABLE_POLICIES, fields[WAY_RELATION_FROM]);
  int to = way_check_find_row (checker, WAY_TABLE_POLICIES, fields[WAY_RELATION_TO]);
  WayCheckedRelation relation;

  if (is_set (checker, WAY_RELATION_TO)
      && g_str_equal (fields[WAY_RELATION_FROM], fields[WAY_RELATION_TO]))
    {
      way_check_report (checker, WAY_RELATION_TO, WAY_N_ ("relates a policy to itself: %s"),
                        fields[WAY_RELATION_TO]);
      return;
    }
  if (from < 0 || to < 0)
    return;
  if (is_before (g_array_index (checker->policy_dates, WayDate, from),
                 g_array_index (checker->policy_dates, WayDate, to)))
    way_check_report (checker, WAY_RELATION_FROM,
                      WAY_N_ ("is earlier than the policy that it relates to: %s"),
                      fields[WAY_RELATION_FROM]);
  relation = (WayCheckedRelation) { kind, { from, to, checker->line } };
  if (kind >= 0)
    g_array_append_val (checker->relations, relation);
}

static void
check_era (WayChecker *checker)
{
  WayDate start, end;

  if (read_date (checker, WAY_ERA_START, &start) && read_date (checker, WAY_ERA_END, &end)
      && is_before (end, start))
    way_check_report (checker, WAY_ERA_END, WAY_N_ ("is before the start: %s"),
                      checker->fields[WAY_ERA_END]);
}

static void
check_observation (WayChecker *checker)
{
  WayDate year, published;

  if (read_date (checker, WAY_OBSERVATION_YEAR, &year)
      && read_date (checker, WAY_OBSERVATION_PUBLISHED, &published)
      && is_before (published, year))
    way_check_report (checker, WAY_OBSERVATION_PUBLISHED,
                      WAY_N_ ("is before the year of the value: %s"),
                      checker->fields[WAY_OBSERVATION_PUBLISHED]);
}

static void (*const rules[WAY_N_TABLES]) (WayChecker *checker) = {
  [WAY_TABLE_POLICIES] = check_policy,
  [WAY_TABLE_POLICY_GOALS] = check_stated_goal,
  [WAY_TABLE_POLICY_RELATIONS] = check_relation,
  [WAY_TABLE_ERAS] = check_era,
  [WAY_TABLE_OBSERVATIONS] = check_observation,
};

static void
report_cycle_cb (const guint *nodes,
                 guint        n_nodes,
                 guint        line,
                 gpointer     data)
{
  CycleReport *report = data;
  GPtrArray *names = report->checker->tables[report->names].names;
  g_autoptr (GString) path = g_string_new (NULL);

  for (guint i = 0; i <= n_nodes; i++)
    {
      g_string_append (path, i > 0 ? " > " : "");
      g_string_append (path, g_ptr_array_index (names, nodes[i % n_nodes]));
    }
  report->checker->line = line;
  way_check_report (report->checker, report->column, WAY_N_ ("closes a circle: %s"), path->str);
}

static void
find_cycles (WayChecker *checker,
             GArray     *edges,
             WayTableId  nodes,
             WayTableId  table,
             int         column)
{
  CycleReport report = { checker, nodes, column };

  checker->table = table;
  way_cycles_find ((const WayEdge *) edges->data, edges->len, checker->tables[nodes].lines->len,
                   report_cycle_cb, &report);
}

static void
find_area_cycles (WayChecker *checker)
{
  g_autoptr (GArray) edges = g_array_new (FALSE, FALSE, sizeof (WayEdge));

  for (guint i = 0; i < checker->forward->len; i++)
    {
      const WayForwardReference *reference =
        &g_array_index (checker->forward, WayForwardReference, i);
      int to = way_check_find_row (checker, WAY_TABLE_AREAS, reference->id);
      WayEdge edge = { .from = reference->row, .to = to };

      if (reference->table != WAY_TABLE_AREAS || to < 0)
        continue;
      edge.line = g_array_index (checker->tables[WAY_TABLE_AREAS].lines, guint, edge.from);
      g_array_append_val (edges, edge);
    }
  find_cycles (checker, edges, WAY_TABLE_AREAS, WAY_TABLE_AREAS, WAY_AREA_PARENT);
}

/* Applies the rules of the row's table; fields of a wrong type were reported
 * before and count as not given. */
void
way_check_apply_rules (WayChecker *checker)
{
  if (rules[checker->table] != NULL)
    rules[checker->table] (checker);
}

/* Areas within themselves, and circles of one kind of relation. */
void
way_check_find_cycles (WayChecker *checker)
{
  find_area_cycles (checker);
  for (int kind = 0; way_relation_words[kind] != NULL; kind++)
    {
      g_autoptr (GArray) edges = g_array_new (FALSE, FALSE, sizeof (WayEdge));

      for (guint i = 0; i < checker->relations->len; i++)
        {
          const WayCheckedRelation *relation =
            &g_array_index (checker->relations, WayCheckedRelation, i);

          if (relation->kind == kind)
            g_array_append_val (edges, relation->edge);
        }
      find_cycles (checker, edges, WAY_TABLE_POLICIES, WAY_TABLE_POLICY_RELATIONS,
                   WAY_RELATION_TO);
    }
}
