/* A policy matches by any of its targets; a row of one target matches by this
 * target alone. A figure has an area, a year and a source of its own, and what
 * else can be filtered by it has from the targets that it measures.
 */
#include "config.h"

#include "way-row-filter.h"

#include <string.h>

#include "way-verdict.h"

/* What figures have themselves; of other facets it is the targets' that counts. */
static const WayFacet own_facets[] = { WAY_FACET_REGION, WAY_FACET_YEAR, WAY_FACET_EVIDENCE };

/* For each facet of which a value is chosen that the data set has: for each
 * value whether it is. */
typedef struct
{
  const WayDataset *dataset;
  guint8           *values[WAY_N_FACETS];
} Choice;

static void
begin_choice (Choice           *choice,
              const WayQuery   *query,
              const WayDataset *dataset)
{
  *choice = (Choice) { .dataset = dataset };
  for (guint facet = 0; facet < WAY_N_FACETS; facet++)
    for (guint i = 0; query->chosen[facet] != NULL && query->chosen[facet][i] != NULL; i++)
      {
        guint value = way_facet_find_value (dataset, facet, query->chosen[facet][i]);

        if (value == WAY_NONE)
          continue;
        if (choice->values[facet] == NULL)
          choice->values[facet] = g_new0 (guint8, way_facet_n_values (dataset, facet));
        choice->values[facet][value] = 1;
      }
}

static void
end_choice (Choice *choice)
{
  for (guint facet = 0; facet < WAY_N_FACETS; facet++)
    g_free (choice->values[facet]);
}

static gboolean
allows (const Choice *choice,
        WayFacet      facet,
        guint         value)
{
  return choice->values[facet] == NULL || choice->values[facet][value] != 0;
}

static gboolean
allows_year (const Choice *choice,
             WayFacet      facet,
             int           year)
{
  return choice->values[facet] == NULL
      || (year > 0 && year <= WAY_DATE_MAX_YEAR && choice->values[facet][year] != 0);
}

static gboolean
allows_source (const Choice *choice,
               guint         source)
{
  return choice->values[WAY_FACET_EVIDENCE] == NULL
      || (source != WAY_NONE
          && allows (choice, WAY_FACET_EVIDENCE,
                     way_dataset_get_source (choice->dataset, source)->evidence));
}

/* As policies do, a region lies in those around it, but not in a country. */
static gboolean
allows_area (const Choice *choice,
             guint         area)
{
  guint n = way_dataset_get_n_rows (choice->dataset, WAY_TABLE_AREAS);

  for (guint i = 0; area != WAY_NONE && i < n; i++)
    {
      const WayArea *row = way_dataset_get_area (choice->dataset, area);

      if (i > 0 && row->kind != WAY_AREA_REGION)
        break;
      if (allows (choice, WAY_FACET_REGION, area))
        return TRUE;
      area = row->parent;
    }
  return FALSE;
}

static gboolean
allows_target (const Choice *choice,
               guint         stated,
               int           known_on)
{
  const WayStatedGoal *row = way_dataset_get_stated_goal (choice->dataset, stated);

  return allows (choice, WAY_FACET_GOAL, row->goal)
      && allows_year (choice, WAY_FACET_DUE_YEAR, row->due_year)
      && allows_source (choice, row->source)
      && (choice->values[WAY_FACET_VERDICT] == NULL
          || allows (choice, WAY_FACET_VERDICT,
                     way_verdict_judge (choice->dataset, stated, known_on).id));
}

/**
 * way_query_match_targets:
 * @query: a query
 * @dataset: a snapshot
 * @known_on: the day on which verdicts are known, or %WAY_KNOWN_ALL
 * @policies: (nullable): for each policy whether facets and text match it, as
 *   way_query_match() tells; %NULL if all policies do
 *
 * Tells which targets a query leaves: those of matching policies that have
 * the goal, the due year, the verdict and the evidence chosen themselves.
 *
 * Returns: (transfer full): for each stated goal whether it is such a target
 */
guint8 *
way_query_match_targets (const WayQuery   *query,
                         const WayDataset *dataset,
                         int               known_on,
                         const guint8     *policies)
{
  guint n;
  guint8 *targets;
  Choice choice;

  g_return_val_if_fail (query != NULL && dataset != NULL, NULL);

  n = way_dataset_get_n_rows (dataset, WAY_TABLE_POLICY_GOALS);
  targets = g_new0 (guint8, MAX (n, 1));
  begin_choice (&choice, query, dataset);
  for (guint i = 0; i < n; i++)
    {
      const WayStatedGoal *row = way_dataset_get_stated_goal (dataset, i);

      targets[i] = way_stated_goal_is_target (row)
                   && (policies == NULL || policies[row->policy] != 0)
                   && allows_target (&choice, i, known_on);
    }
  end_choice (&choice);
  return targets;
}

static gint64
pair_key (guint indicator,
          guint area)
{
  return (gint64) ((guint64) indicator << 32 | area);
}

/* The pairs of indicator and area that are measured for the targets which the
 * facets leave that figures lack; NULL if nothing is chosen of these. */
static GHashTable *
find_measured (const WayQuery   *query,
               const WayDataset *dataset,
               int               known_on)
{
  guint n = way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES);
  g_autoptr (WayQuery) rest = way_query_copy (query);
  g_autofree guint8 *policies = g_malloc (MAX (n, 1));
  g_autofree guint8 *targets = NULL;
  GHashTable *measured;
  Choice choice;
  gboolean active = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (own_facets); i++)
    way_query_clear_facet (rest, own_facets[i]);
  begin_choice (&choice, rest, dataset);
  for (guint facet = 0; facet < WAY_N_FACETS; facet++)
    active = active || choice.values[facet] != NULL;
  end_choice (&choice);
  if (!active)
    return NULL;
  memset (policies, 1, MAX (n, 1));
  way_query_filter (rest, dataset, known_on, NULL, 0, policies, NULL);
  targets = way_query_match_targets (rest, dataset, known_on, policies);
  measured = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < way_dataset_get_n_rows (dataset, WAY_TABLE_POLICY_GOALS); i++)
    {
      const WayStatedGoal *row = way_dataset_get_stated_goal (dataset, i);
      gint64 key = pair_key (row->indicator, row->area);

      if (targets[i])
        g_hash_table_add (measured, g_memdup2 (&key, sizeof key));
    }
  return measured;
}

static char *
fold (const char *text)
{
  g_autofree char *whole = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);

  return g_utf8_casefold (whole != NULL ? whole : "", -1);
}

/* Whether all words are in the names of indicator, area or source, in either
 * language. */
static gboolean
has_words (const WayDataset     *dataset,
           const WayObservation *row,
           char                **words)
{
  const WayIndicator *indicator = way_dataset_get_indicator (dataset, row->indicator);
  const WayArea *area = way_dataset_get_area (dataset, row->area);
  g_autofree char *names = NULL;
  g_autofree char *folded = NULL;

  if (words[0] == NULL)
    return TRUE;
  names = g_strjoin ("\n", indicator->name[0], indicator->name[1], area->name[0], area->name[1],
                     way_dataset_get_source (dataset, row->source)->title, NULL);
  folded = fold (names);
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (folded, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

static gboolean
allows_figure (const Choice         *choice,
               const WayObservation *row,
               GHashTable           *measured)
{
  gint64 key = pair_key (row->indicator, row->area);

  return allows_area (choice, row->area)
      && allows_year (choice, WAY_FACET_YEAR, row->year)
      && allows_source (choice, row->source)
      && (measured == NULL || g_hash_table_contains (measured, &key));
}

/**
 * way_query_match_observations:
 * @query: a query
 * @dataset: a snapshot
 * @known_on: only releases published by then match, in days since 1970-01-01;
 *   %WAY_KNOWN_ALL for all
 *
 * Tells which figures a query leaves. Region, year and evidence are the
 * figure's own; level, issuer, kind, theme, goal, due year and verdict are
 * those of the targets that the series of the figure measures; words are
 * looked for in the names of indicator, area and source.
 *
 * Returns: (transfer full): for each observation whether it matches
 */
guint8 *
way_query_match_observations (const WayQuery   *query,
                              const WayDataset *dataset,
                              int               known_on)
{
  guint n;
  guint8 *matching;
  g_autoptr (GHashTable) measured = NULL;
  g_autofree char *folded = NULL;
  g_auto (GStrv) words = NULL;
  Choice choice;

  g_return_val_if_fail (query != NULL && dataset != NULL, NULL);

  n = way_dataset_get_n_rows (dataset, WAY_TABLE_OBSERVATIONS);
  matching = g_new0 (guint8, MAX (n, 1));
  measured = find_measured (query, dataset, known_on);
  folded = fold (query->text);
  words = g_strsplit_set (g_strstrip (folded), " \t", -1);
  begin_choice (&choice, query, dataset);
  for (guint i = 0; i < n; i++)
    {
      const WayObservation *row = way_dataset_get_observation (dataset, i);

      matching[i] = way_date_last_day (row->published) <= known_on
                    && allows_figure (&choice, row, measured)
                    && has_words (dataset, row, words);
    }
  end_choice (&choice);
  return matching;
}
