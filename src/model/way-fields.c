/* Rows of a snapshot as fields: the way back of way_dataset_builder_add_row().
 * Every function appends the fields of one table in the order of its columns.
 */
#include "config.h"

#include "way-fields.h"

typedef struct
{
  const WayDataset *dataset;
  guint             index;
  char            **fields;
  guint             n;
} Row;

static void
take (Row  *row,
      char *field)
{
  g_assert (row->n < WAY_MAX_COLUMNS);

  row->fields[row->n++] = field;
}

static void
add (Row        *row,
     const char *text)
{
  take (row, g_strdup (text));
}

static void
add_pair (Row               *row,
          const char *const *pair)
{
  add (row, pair[WAY_LANG_EN]);
  add (row, pair[WAY_LANG_ZH]);
}

static void
add_year (Row *row,
          int  year)
{
  take (row, year != 0 ? g_strdup_printf ("%d", year) : g_strdup (""));
}

static void
add_date (Row     *row,
          WayDate  date)
{
  take (row, way_date_to_iso (date));
}

/* The first column of a row that others can refer to. */
static const char *
get_id (const WayDataset *dataset,
        WayTableId        table,
        guint             index)
{
  if (index == WAY_NONE)
    return "";
  switch (table)
    {
    case WAY_TABLE_THEMES:
      return way_dataset_get_theme (dataset, index)->id;
    case WAY_TABLE_GOALS:
      return way_dataset_get_goal (dataset, index)->id;
    case WAY_TABLE_AREAS:
      return way_dataset_get_area (dataset, index)->code;
    case WAY_TABLE_BASES:
      return way_dataset_get_basis (dataset, index)->id;
    case WAY_TABLE_ORGANISATIONS:
      return way_dataset_get_organisation (dataset, index)->id;
    case WAY_TABLE_SOURCES:
      return way_dataset_get_source (dataset, index)->id;
    case WAY_TABLE_POLICIES:
      return way_dataset_get_policy (dataset, index)->id;
    case WAY_TABLE_INDICATORS:
      return way_dataset_get_indicator (dataset, index)->id;
    default:
      g_assert_not_reached ();
    }
}

static void
add_reference (Row        *row,
               WayTableId  table,
               guint       index)
{
  add (row, get_id (row->dataset, table, index));
}

static void
add_issuers (Row             *row,
             const WayPolicy *policy)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < policy->n_issuers; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ";" : "",
                            get_id (row->dataset, WAY_TABLE_ORGANISATIONS,
                                    way_dataset_get_issuer (row->dataset, policy, i)));
  take (row, g_string_free (text, FALSE));
}

static void
add_members (Row              *row,
             const WayAreaSet *set)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < set->n_areas; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ";" : "",
                            get_id (row->dataset, WAY_TABLE_AREAS,
                                    way_dataset_get_area_set_member (row->dataset, set, i)));
  take (row, g_string_free (text, FALSE));
}

static void
add_theme (Row *row)
{
  const WayTheme *theme = way_dataset_get_theme (row->dataset, row->index);

  add (row, theme->id);
  add_pair (row, theme->name);
}

static void
add_goal (Row *row)
{
  const WayGoal *goal = way_dataset_get_goal (row->dataset, row->index);

  add (row, goal->id);
  add_pair (row, goal->title);
  add_reference (row, WAY_TABLE_THEMES, goal->theme);
  add_pair (row, goal->description);
}

static void
add_area (Row *row)
{
  const WayArea *area = way_dataset_get_area (row->dataset, row->index);

  add (row, area->code);
  add_pair (row, area->name);
  add (row, way_area_kind_words[area->kind]);
  add_reference (row, WAY_TABLE_AREAS, area->parent);
}

static void
add_basis (Row *row)
{
  const WayBasis *basis = way_dataset_get_basis (row->dataset, row->index);

  add (row, basis->id);
  add_pair (row, basis->name);
  add_pair (row, basis->note);
}

static void
add_organisation (Row *row)
{
  const WayOrganisation *organisation = way_dataset_get_organisation (row->dataset, row->index);

  add (row, organisation->id);
  add_pair (row, organisation->name);
  add (row, organisation->abbreviation);
  add (row, way_organisation_kind_words[organisation->kind]);
}

static void
add_source (Row *row)
{
  const WaySource *source = way_dataset_get_source (row->dataset, row->index);

  add (row, source->id);
  add (row, source->title);
  add (row, source->publisher);
  add (row, source->url);
  add_date (row, source->date);
  add (row, source->language);
  add (row, way_evidence_words[source->evidence]);
  add (row, way_licence_words[source->licence]);
  add_pair (row, source->cite);
}

static void
add_policy (Row *row)
{
  const WayPolicy *policy = way_dataset_get_policy (row->dataset, row->index);

  add (row, policy->id);
  add_pair (row, policy->title);
  add_pair (row, policy->short_title);
  add_pair (row, policy->number);
  add_date (row, policy->date);
  add (row, way_date_event_words[policy->event]);
  add (row, way_policy_kind_words[policy->kind]);
  add_reference (row, WAY_TABLE_THEMES, policy->theme);
  add (row, way_rank_words[policy->rank - 1]);
  add_issuers (row, policy);
  add (row, way_level_words[policy->level]);
  add_reference (row, WAY_TABLE_AREAS, policy->region);
  add_year (row, policy->period_start);
  add_year (row, policy->period_end);
  add_pair (row, policy->summary);
  add (row, policy->in_seed ? "1" : "0");
  add (row, way_confidence_words[policy->confidence]);
}

static void
add_policy_source (Row *row)
{
  const WayPolicySource *link = way_dataset_get_policy_source (row->dataset, row->index);

  add_reference (row, WAY_TABLE_POLICIES, link->policy);
  add_reference (row, WAY_TABLE_SOURCES, link->source);
  add_pair (row, link->supports);
}

static void
add_indicator (Row *row)
{
  const WayIndicator *indicator = way_dataset_get_indicator (row->dataset, row->index);

  add (row, indicator->id);
  add_pair (row, indicator->name);
  add_pair (row, indicator->unit);
  add (row, way_better_words[indicator->better]);
  add (row, way_timing_words[indicator->timing]);
  add (row, indicator->rate ? "1" : "0");
  add (row, indicator->prices != WAY_PRICES_NONE
            ? way_prices_words[indicator->prices - WAY_PRICES_CURRENT] : "");
  add_pair (row, indicator->definition);
  add_reference (row, WAY_TABLE_SOURCES, indicator->source);
}

static void
add_stated_goal (Row *row)
{
  const WayStatedGoal *stated = way_dataset_get_stated_goal (row->dataset, row->index);
  gboolean target = way_stated_goal_is_target (stated);

  add (row, stated->id);
  add_reference (row, WAY_TABLE_POLICIES, stated->policy);
  add_reference (row, WAY_TABLE_GOALS, stated->goal);
  add_pair (row, stated->statement);
  add_reference (row, WAY_TABLE_INDICATORS, stated->indicator);
  add_reference (row, WAY_TABLE_AREAS, stated->area);
  add (row, target ? way_measure_words[stated->measure] : "");
  add (row, target ? way_comparator_words[stated->comparator] : "");
  add (row, stated->value_text);
  add (row, stated->unit);
  add (row, stated->baseline_text);
  add_year (row, stated->baseline_year);
  add_year (row, stated->due_year);
  add_reference (row, WAY_TABLE_SOURCES, stated->source);
}

static void
add_relation (Row *row)
{
  const WayRelation *relation = way_dataset_get_relation (row->dataset, row->index);

  add_reference (row, WAY_TABLE_POLICIES, relation->from);
  add (row, way_relation_words[relation->kind]);
  add_reference (row, WAY_TABLE_POLICIES, relation->to);
  add_reference (row, WAY_TABLE_SOURCES, relation->source);
}

static void
add_era (Row *row)
{
  const WayEra *era = way_dataset_get_era (row->dataset, row->index);

  add (row, era->id);
  add_pair (row, era->name);
  add_pair (row, era->short_name);
  add_date (row, era->start);
  add_date (row, era->end);
  add_reference (row, WAY_TABLE_POLICIES, era->policy);
}

static void
add_area_set (Row *row)
{
  const WayAreaSet *set = way_dataset_get_area_set (row->dataset, row->index);

  add (row, set->id);
  add_pair (row, set->name);
  add_members (row, set);
}

static void
add_observation (Row *row)
{
  const WayObservation *observation = way_dataset_get_observation (row->dataset, row->index);

  add_reference (row, WAY_TABLE_INDICATORS, observation->indicator);
  add_reference (row, WAY_TABLE_AREAS, observation->area);
  add_year (row, observation->year);
  add (row, observation->value_text);
  add_reference (row, WAY_TABLE_BASES, observation->basis);
  add (row, way_status_words[observation->status]);
  add_date (row, observation->published);
  add_reference (row, WAY_TABLE_SOURCES, observation->source);
}

static void (*const adders[WAY_N_TABLES]) (Row *row) = {
  [WAY_TABLE_THEMES] = add_theme,
  [WAY_TABLE_GOALS] = add_goal,
  [WAY_TABLE_AREAS] = add_area,
  [WAY_TABLE_BASES] = add_basis,
  [WAY_TABLE_ORGANISATIONS] = add_organisation,
  [WAY_TABLE_SOURCES] = add_source,
  [WAY_TABLE_POLICIES] = add_policy,
  [WAY_TABLE_POLICY_SOURCES] = add_policy_source,
  [WAY_TABLE_INDICATORS] = add_indicator,
  [WAY_TABLE_POLICY_GOALS] = add_stated_goal,
  [WAY_TABLE_POLICY_RELATIONS] = add_relation,
  [WAY_TABLE_ERAS] = add_era,
  [WAY_TABLE_AREA_SETS] = add_area_set,
  [WAY_TABLE_OBSERVATIONS] = add_observation,
};

/**
 * way_dataset_get_fields:
 * @dataset: a snapshot
 * @table: a table
 * @index: the number of a row of it
 *
 * Gives a row as way_dataset_builder_add_row() took it, with figures in their
 * printed digits and lists joined by semicolons.
 *
 * Returns: (transfer full): the fields in the order of the table's columns,
 *   "" for an empty one, ended by %NULL
 */
char **
way_dataset_get_fields (const WayDataset *dataset,
                        WayTableId        table,
                        guint             index)
{
  Row row = { dataset, index };

  g_return_val_if_fail (dataset != NULL && table < WAY_N_TABLES, NULL);
  g_return_val_if_fail (index < way_dataset_get_n_rows (dataset, table), NULL);

  row.fields = g_new0 (char *, way_table_get (table)->n_columns + 1);
  adders[table] (&row);
  g_assert (row.n == way_table_get (table)->n_columns);
  return row.fields;
}
