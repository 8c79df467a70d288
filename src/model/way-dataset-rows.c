/* Reading the fields of a row into the row of a snapshot. The references are
 * looked up at once, as tables come in an order that allows it.
 */
#include "config.h"

#include "way-dataset-private.h"

#include <string.h>

static const char *
text (WayDatasetBuilder *builder,
      int                column)
{
  const char *field = builder->fields[column];

  return *field != '\0' ? g_string_chunk_insert (builder->dataset->texts, field) : "";
}

/* Texts that many rows share, such as units. */
static const char *
shared (WayDatasetBuilder *builder,
        int                column)
{
  return g_string_chunk_insert_const (builder->dataset->texts, builder->fields[column]);
}

static void
read_pair (WayDatasetBuilder *builder,
           WayPair            pair,
           int                english)
{
  pair[WAY_LANG_EN] = text (builder, english);
  pair[WAY_LANG_ZH] = text (builder, english + 1);
}

static guint
reference (WayDatasetBuilder *builder,
           int                column)
{
  const WayColumn *description = &way_table_get (builder->table)->columns[column];

  return way_dataset_lookup (builder->dataset, description->ref, builder->fields[column]);
}

static guint
word (WayDatasetBuilder *builder,
      int                column)
{
  const WayColumn *description = &way_table_get (builder->table)->columns[column];

  return MAX (way_word_index (description->words, builder->fields[column]), 0);
}

static int
year (WayDatasetBuilder *builder,
      int                column)
{
  return (int) g_ascii_strtoll (builder->fields[column], NULL, 10);
}

static WayDate
date (WayDatasetBuilder *builder,
      int                column)
{
  WayDate result = { 0 };

  way_date_parse (builder->fields[column], &result);
  return result;
}

static double
number (WayDatasetBuilder *builder,
        int                column)
{
  return g_ascii_strtod (builder->fields[column], NULL);
}

/* Appends the references of a list field to an array; returns how many. */
static guint
references (WayDatasetBuilder *builder,
            int                column,
            GArray            *array)
{
  const WayColumn *description = &way_table_get (builder->table)->columns[column];
  g_auto (GStrv) ids = g_strsplit (builder->fields[column], ";", -1);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      guint row = way_dataset_lookup (builder->dataset, description->ref, ids[i]);

      g_array_append_val (array, row);
    }
  return g_strv_length (ids);
}

static gboolean
fail (WayDatasetBuilder *builder,
      int                column,
      const char        *reason,
      GError           **error)
{
  const WayTable *table = way_table_get (builder->table);

  g_set_error (error, WAY_DATASET_ERROR, WAY_DATASET_ERROR_ROW, "%s, row %u, %s: %s",
               table->name, builder->dataset->rows[builder->table]->len + 1,
               table->columns[column].name, reason);
  return FALSE;
}

static gboolean
check_references (WayDatasetBuilder *builder,
                  int                column,
                  const WayColumn   *description,
                  GError           **error)
{
  g_auto (GStrv) ids = g_strsplit (builder->fields[column], ";", -1);

  for (guint i = 0; ids[i] != NULL; i++)
    if (way_dataset_lookup (builder->dataset, description->ref, ids[i]) == WAY_NONE)
      return fail (builder, column, "refers to a row that does not exist", error);
  return TRUE;
}

/* The checks without which the row could not be read; a damaged file may
 * break them although its schema is ours. The full rules are in way-check.h. */
gboolean
way_dataset_builder_check_field (WayDatasetBuilder  *builder,
                                 int                 column,
                                 GError            **error)
{
  const WayColumn *description = &way_table_get (builder->table)->columns[column];
  const char *field = builder->fields[column];
  WayDate ignored;

  if (*field == '\0')
    return !description->required || fail (builder, column, "is empty", error);
  switch (description->type)
    {
    case WAY_COLUMN_WORD:
      return way_word_index (description->words, field) >= 0
          || fail (builder, column, "is not in its vocabulary", error);
    case WAY_COLUMN_DATE:
      return way_date_parse (field, &ignored) || fail (builder, column, "is not a date", error);
    case WAY_COLUMN_YEAR:
      return (strlen (field) == 4 && way_date_parse (field, &ignored))
          || fail (builder, column, "is not a year", error);
    case WAY_COLUMN_REF:
      /* A row may lie in one of its own table that comes later, see end. */
      return description->ref == builder->table
          || reference (builder, column) != WAY_NONE
          || fail (builder, column, "refers to a row that does not exist", error);
    case WAY_COLUMN_REFS:
      return check_references (builder, column, description, error);
    case WAY_COLUMN_NUMBER:
      /* Never infinite, nor anything else that drawing could not place. */
      return (way_is_plain_number (field) && strlen (field) < 40)
          || fail (builder, column, "is not a number", error);
    case WAY_COLUMN_URL:
      /* Nothing else may ever be handed to what opens links. */
      return g_str_has_prefix (field, "https://") || g_str_has_prefix (field, "http://")
          || fail (builder, column, "is not an address of the web", error);
    case WAY_COLUMN_TEXT:
    case WAY_COLUMN_SLUG:
    case WAY_COLUMN_CODE:
    case WAY_COLUMN_FLAG:
      return TRUE;
    default:
      g_assert_not_reached ();
    }
}

static void
read_policy (WayDatasetBuilder *builder,
             WayPolicy         *policy)
{
  WayDataset *dataset = builder->dataset;

  policy->id = text (builder, WAY_POLICY_ID);
  read_pair (builder, policy->title, WAY_POLICY_TITLE_EN);
  read_pair (builder, policy->short_title, WAY_POLICY_SHORT_EN);
  read_pair (builder, policy->number, WAY_POLICY_NUMBER_EN);
  read_pair (builder, policy->summary, WAY_POLICY_SUMMARY_EN);
  policy->date = date (builder, WAY_POLICY_DATE);
  policy->event = word (builder, WAY_POLICY_DATE_EVENT);
  policy->kind = word (builder, WAY_POLICY_KIND);
  policy->level = word (builder, WAY_POLICY_LEVEL);
  policy->theme = reference (builder, WAY_POLICY_THEME);
  policy->rank = word (builder, WAY_POLICY_RANK) + 1;
  policy->region = reference (builder, WAY_POLICY_REGION);
  policy->period_start = year (builder, WAY_POLICY_PERIOD_START);
  policy->period_end = year (builder, WAY_POLICY_PERIOD_END);
  policy->in_seed = builder->fields[WAY_POLICY_IN_SEED][0] == '1';
  policy->confidence = word (builder, WAY_POLICY_CONFIDENCE);
  policy->first_issuer = dataset->issuers->len;
  policy->n_issuers = references (builder, WAY_POLICY_ISSUERS, dataset->issuers);
}

static void
read_indicator (WayDatasetBuilder *builder,
                WayIndicator      *indicator)
{
  indicator->id = text (builder, WAY_INDICATOR_ID);
  read_pair (builder, indicator->name, WAY_INDICATOR_NAME_EN);
  read_pair (builder, indicator->unit, WAY_INDICATOR_UNIT_EN);
  read_pair (builder, indicator->definition, WAY_INDICATOR_DEFINITION_EN);
  indicator->better = word (builder, WAY_INDICATOR_BETTER);
  indicator->timing = word (builder, WAY_INDICATOR_TIMING);
  indicator->rate = builder->fields[WAY_INDICATOR_RATE][0] == '1';
  if (*builder->fields[WAY_INDICATOR_PRICES] != '\0')
    indicator->prices = word (builder, WAY_INDICATOR_PRICES) + WAY_PRICES_CURRENT;
  indicator->source = reference (builder, WAY_INDICATOR_SOURCE);
}

static void
read_stated_goal (WayDatasetBuilder *builder,
                  WayStatedGoal     *stated)
{
  stated->id = text (builder, WAY_STATED_ID);
  read_pair (builder, stated->statement, WAY_STATED_STATEMENT_EN);
  stated->policy = reference (builder, WAY_STATED_POLICY);
  stated->goal = reference (builder, WAY_STATED_GOAL);
  stated->area = reference (builder, WAY_STATED_AREA);
  stated->source = reference (builder, WAY_STATED_SOURCE);
  stated->indicator = reference (builder, WAY_STATED_INDICATOR);
  stated->measure = word (builder, WAY_STATED_MEASURE);
  stated->comparator = word (builder, WAY_STATED_COMPARATOR);
  stated->value = number (builder, WAY_STATED_VALUE);
  stated->value_text = text (builder, WAY_STATED_VALUE);
  stated->unit = shared (builder, WAY_STATED_UNIT);
  stated->has_baseline = *builder->fields[WAY_STATED_BASELINE] != '\0';
  stated->baseline = number (builder, WAY_STATED_BASELINE);
  stated->baseline_text = text (builder, WAY_STATED_BASELINE);
  stated->baseline_year = year (builder, WAY_STATED_BASELINE_YEAR);
  stated->due_year = year (builder, WAY_STATED_DUE_YEAR);
}

static void
read_source (WayDatasetBuilder *builder,
             WaySource         *source)
{
  source->id = text (builder, WAY_SOURCE_ID);
  source->title = text (builder, WAY_SOURCE_TITLE);
  source->publisher = text (builder, WAY_SOURCE_PUBLISHER);
  source->url = text (builder, WAY_SOURCE_URL);
  source->language = shared (builder, WAY_SOURCE_LANGUAGE);
  source->date = date (builder, WAY_SOURCE_DATE);
  source->evidence = word (builder, WAY_SOURCE_EVIDENCE);
  source->licence = word (builder, WAY_SOURCE_LICENCE);
  read_pair (builder, source->cite, WAY_SOURCE_CITE_EN);
}

static void
read_observation (WayDatasetBuilder *builder,
                  WayObservation    *observation)
{
  observation->indicator = reference (builder, WAY_OBSERVATION_INDICATOR);
  observation->area = reference (builder, WAY_OBSERVATION_AREA);
  observation->year = year (builder, WAY_OBSERVATION_YEAR);
  observation->value = number (builder, WAY_OBSERVATION_VALUE);
  observation->value_text = text (builder, WAY_OBSERVATION_VALUE);
  observation->basis = reference (builder, WAY_OBSERVATION_BASIS);
  observation->status = word (builder, WAY_OBSERVATION_STATUS);
  observation->published = date (builder, WAY_OBSERVATION_PUBLISHED);
  observation->source = reference (builder, WAY_OBSERVATION_SOURCE);
}

static void
read_goal (WayDatasetBuilder *builder,
           WayGoal           *goal)
{
  goal->id = text (builder, WAY_GOAL_ID);
  read_pair (builder, goal->title, WAY_GOAL_TITLE_EN);
  read_pair (builder, goal->description, WAY_GOAL_DESCRIPTION_EN);
  goal->theme = reference (builder, WAY_GOAL_THEME);
}

static void
read_era (WayDatasetBuilder *builder,
          WayEra            *era)
{
  era->id = text (builder, WAY_ERA_ID);
  read_pair (builder, era->name, WAY_ERA_NAME_EN);
  read_pair (builder, era->short_name, WAY_ERA_SHORT_EN);
  era->start = date (builder, WAY_ERA_START);
  era->end = date (builder, WAY_ERA_END);
  era->policy = reference (builder, WAY_ERA_POLICY);
}

static void
read_small (WayDatasetBuilder *builder,
            gpointer           row)
{
  switch (builder->table)
    {
    case WAY_TABLE_THEMES:
      ((WayTheme *) row)->id = text (builder, WAY_THEME_ID);
      read_pair (builder, ((WayTheme *) row)->name, WAY_THEME_NAME_EN);
      break;
    case WAY_TABLE_AREAS:
      ((WayArea *) row)->code = text (builder, WAY_AREA_CODE);
      read_pair (builder, ((WayArea *) row)->name, WAY_AREA_NAME_EN);
      ((WayArea *) row)->kind = word (builder, WAY_AREA_KIND);
      break;
    case WAY_TABLE_BASES:
      ((WayBasis *) row)->id = text (builder, WAY_BASIS_ID);
      read_pair (builder, ((WayBasis *) row)->name, WAY_BASIS_NAME_EN);
      read_pair (builder, ((WayBasis *) row)->note, WAY_BASIS_NOTE_EN);
      break;
    case WAY_TABLE_ORGANISATIONS:
      ((WayOrganisation *) row)->id = text (builder, WAY_ORGANISATION_ID);
      read_pair (builder, ((WayOrganisation *) row)->name, WAY_ORGANISATION_NAME_EN);
      ((WayOrganisation *) row)->abbreviation = text (builder, WAY_ORGANISATION_ABBREVIATION);
      ((WayOrganisation *) row)->kind = word (builder, WAY_ORGANISATION_KIND);
      break;
    case WAY_TABLE_POLICY_SOURCES:
      ((WayPolicySource *) row)->policy = reference (builder, WAY_POLICY_SOURCE_POLICY);
      ((WayPolicySource *) row)->source = reference (builder, WAY_POLICY_SOURCE_SOURCE);
      read_pair (builder, ((WayPolicySource *) row)->supports, WAY_POLICY_SOURCE_SUPPORTS_EN);
      break;
    case WAY_TABLE_POLICY_RELATIONS:
      ((WayRelation *) row)->from = reference (builder, WAY_RELATION_FROM);
      ((WayRelation *) row)->to = reference (builder, WAY_RELATION_TO);
      ((WayRelation *) row)->kind = word (builder, WAY_RELATION_KIND);
      ((WayRelation *) row)->source = reference (builder, WAY_RELATION_SOURCE);
      break;
    case WAY_TABLE_AREA_SETS:
      ((WayAreaSet *) row)->id = text (builder, WAY_AREA_SET_ID);
      read_pair (builder, ((WayAreaSet *) row)->name, WAY_AREA_SET_NAME_EN);
      ((WayAreaSet *) row)->first_area = builder->dataset->members->len;
      ((WayAreaSet *) row)->n_areas = references (builder, WAY_AREA_SET_AREAS,
                                                  builder->dataset->members);
      break;
    default:
      g_assert_not_reached ();
    }
}

/* Rows of a policy must stand together, because the policy holds a range. */
static gboolean
extend_range (WayDatasetBuilder  *builder,
              int                 column,
              guint              *first,
              guint              *n,
              GError            **error)
{
  guint row = builder->dataset->rows[builder->table]->len;

  if (*n == 0)
    *first = row;
  else if (*first + *n != row)
    return fail (builder, column, "the rows of one policy do not stand together", error);
  (*n)++;
  return TRUE;
}

static gboolean
extend_links (WayDatasetBuilder  *builder,
              int                 column,
              WayPolicyLinks     *links,
              GError            **error)
{
  if (builder->table == WAY_TABLE_POLICY_GOALS)
    return extend_range (builder, column, &links->first_stated, &links->n_stated, error);
  if (builder->table == WAY_TABLE_POLICY_SOURCES)
    return extend_range (builder, column, &links->first_source, &links->n_sources, error);
  return extend_range (builder, column, &links->first_relation, &links->n_relations, error);
}

/* Tells a policy where the rows that hang on it stand. */
void
way_dataset_copy_links (WayPolicy            *policy,
                        const WayPolicyLinks *links)
{
  policy->first_stated = links->first_stated;
  policy->n_stated = links->n_stated;
  policy->first_source = links->first_source;
  policy->n_sources = links->n_sources;
  policy->first_relation = links->first_relation;
  policy->n_relations = links->n_relations;
}

static gboolean
link_to_policy (WayDatasetBuilder  *builder,
                GError            **error)
{
  WayDataset *dataset = builder->dataset;
  WayPolicyLinks links;
  WayPolicy *policy = NULL;
  guint index;
  int column = builder->table == WAY_TABLE_POLICY_GOALS ? WAY_STATED_POLICY : 0;

  if (builder->table != WAY_TABLE_POLICY_GOALS && builder->table != WAY_TABLE_POLICY_SOURCES
      && builder->table != WAY_TABLE_POLICY_RELATIONS)
    return TRUE;
  index = reference (builder, column);
  if (dataset->links != NULL)
    return extend_links (builder, column, &dataset->links[index], error);
  policy = &g_array_index (dataset->rows[WAY_TABLE_POLICIES], WayPolicy, index);
  links = (WayPolicyLinks) { policy->first_stated, policy->n_stated, policy->first_source,
                             policy->n_sources, policy->first_relation, policy->n_relations };
  if (!extend_links (builder, column, &links, error))
    return FALSE;
  way_dataset_copy_links (policy, &links);
  return TRUE;
}

/**
 * way_dataset_builder_check_row:
 * @builder: a builder with the fields of a row
 * @error: return location for an error
 *
 * Checks what must hold for the row to be read, and gives it its place among
 * the rows of its policy.
 *
 * Returns: %FALSE with an error that names table, row and field
 */
gboolean
way_dataset_builder_check_row (WayDatasetBuilder  *builder,
                               GError            **error)
{
  for (guint i = 0; i < way_table_get (builder->table)->n_columns; i++)
    if (!way_dataset_builder_check_field (builder, i, error))
      return FALSE;
  return link_to_policy (builder, error);
}

/**
 * way_dataset_builder_read_row:
 * @builder: a builder with the fields of a row that was checked
 * @row: (out caller-allocates): the row, zeroed
 *
 * Reads the fields into the row of a snapshot.
 */
void
way_dataset_builder_read_row (WayDatasetBuilder *builder,
                              gpointer           row)
{
  switch (builder->table)
    {
    case WAY_TABLE_GOALS:
      read_goal (builder, row);
      break;
    case WAY_TABLE_SOURCES:
      read_source (builder, row);
      break;
    case WAY_TABLE_POLICIES:
      read_policy (builder, row);
      break;
    case WAY_TABLE_INDICATORS:
      read_indicator (builder, row);
      break;
    case WAY_TABLE_POLICY_GOALS:
      read_stated_goal (builder, row);
      break;
    case WAY_TABLE_ERAS:
      read_era (builder, row);
      break;
    case WAY_TABLE_OBSERVATIONS:
      read_observation (builder, row);
      break;
    default:
      read_small (builder, row);
    }
}
