/* The snapshot and its builder. Rows come as the fields of the tables in
 * way-table.h, table after table in that order, so that every reference can
 * be looked up when its row is added.
 */
#include "config.h"

#include "way-dataset.h"

#include <string.h>

G_DEFINE_QUARK (way-dataset-error-quark, way_dataset_error)

static const gsize row_sizes[WAY_N_TABLES] = {
  [WAY_TABLE_THEMES] = sizeof (WayTheme),
  [WAY_TABLE_GOALS] = sizeof (WayGoal),
  [WAY_TABLE_AREAS] = sizeof (WayArea),
  [WAY_TABLE_BASES] = sizeof (WayBasis),
  [WAY_TABLE_ORGANISATIONS] = sizeof (WayOrganisation),
  [WAY_TABLE_SOURCES] = sizeof (WaySource),
  [WAY_TABLE_POLICIES] = sizeof (WayPolicy),
  [WAY_TABLE_POLICY_SOURCES] = sizeof (WayPolicySource),
  [WAY_TABLE_INDICATORS] = sizeof (WayIndicator),
  [WAY_TABLE_POLICY_GOALS] = sizeof (WayStatedGoal),
  [WAY_TABLE_POLICY_RELATIONS] = sizeof (WayRelation),
  [WAY_TABLE_ERAS] = sizeof (WayEra),
  [WAY_TABLE_AREA_SETS] = sizeof (WayAreaSet),
  [WAY_TABLE_OBSERVATIONS] = sizeof (WayObservation),
};

/* A list of row numbers for each of some rows, kept in one array. */
typedef struct
{
  guint *starts;   /* one more than there are rows */
  guint *members;
} Lists;

struct _WayDataset
{
  gatomicrefcount ref_count;
  GStringChunk   *texts;
  GArray         *rows[WAY_N_TABLES];
  GHashTable     *ids[WAY_N_TABLES];   /* id → row number + 1 */
  GArray         *issuers;
  GArray         *members;
  Lists           incoming;            /* relations to each policy */
  Lists           statements;          /* stated goals of each goal */
  guint          *by_date;
  WayDate         newest_release;
  GHashTable     *meta;
};

struct _WayDatasetBuilder
{
  WayDataset        *dataset;
  GPtrArray         *parents;          /* of the areas, by code */
  const char *const *fields;
  WayTableId         table;
};

G_DEFINE_BOXED_TYPE (WayDataset, way_dataset, way_dataset_ref, way_dataset_unref)

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
lookup (const WayDataset *dataset,
        WayTableId        table,
        const char       *id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (dataset->ids[table], id)) - 1u;
}

static guint
reference (WayDatasetBuilder *builder,
           int                column)
{
  const WayColumn *description = &way_table_get (builder->table)->columns[column];

  return lookup (builder->dataset, description->ref, builder->fields[column]);
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
      guint row = lookup (builder->dataset, description->ref, ids[i]);

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
    if (lookup (builder->dataset, description->ref, ids[i]) == WAY_NONE)
      return fail (builder, column, "refers to a row that does not exist", error);
  return TRUE;
}

/* The checks without which the row could not be read; a damaged file may
 * break them although its schema is ours. The full rules are in way-check.h. */
static gboolean
check_field (WayDatasetBuilder  *builder,
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
    case WAY_COLUMN_YEAR:
      return way_date_parse (field, &ignored) || fail (builder, column, "is not a date", error);
    case WAY_COLUMN_REF:
      /* A row may lie in one of its own table that comes later, see end. */
      return description->ref == builder->table
          || reference (builder, column) != WAY_NONE
          || fail (builder, column, "refers to a row that does not exist", error);
    case WAY_COLUMN_REFS:
      return check_references (builder, column, description, error);
    case WAY_COLUMN_NUMBER:
      /* Never infinite, nor anything else that drawing could not place. */
      return (strspn (field, "0123456789.") == strlen (field) && strlen (field) < 40)
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
      ((WayPolicySource *) row)->supports = text (builder, WAY_POLICY_SOURCE_SUPPORTS);
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

static void
read_row (WayDatasetBuilder *builder,
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

/* Rows of a policy must stand together, because the policy holds a range. */
static gboolean
extend_range (WayDatasetBuilder  *builder,
              guint               policy,
              guint              *first,
              guint              *n,
              GError            **error)
{
  guint row = builder->dataset->rows[builder->table]->len;

  if (*n == 0)
    *first = row;
  else if (*first + *n != row)
    return fail (builder, 0, "the rows of one policy do not stand together", error);
  (*n)++;
  return TRUE;
}

static gboolean
link_to_policy (WayDatasetBuilder  *builder,
                GError            **error)
{
  WayPolicy *policy;
  guint index;
  int column = builder->table == WAY_TABLE_POLICY_GOALS ? WAY_STATED_POLICY : 0;

  if (builder->table != WAY_TABLE_POLICY_GOALS && builder->table != WAY_TABLE_POLICY_SOURCES
      && builder->table != WAY_TABLE_POLICY_RELATIONS)
    return TRUE;
  index = reference (builder, column);
  policy = &g_array_index (builder->dataset->rows[WAY_TABLE_POLICIES], WayPolicy, index);
  if (builder->table == WAY_TABLE_POLICY_GOALS)
    return extend_range (builder, index, &policy->first_stated, &policy->n_stated, error);
  if (builder->table == WAY_TABLE_POLICY_SOURCES)
    return extend_range (builder, index, &policy->first_source, &policy->n_sources, error);
  return extend_range (builder, index, &policy->first_relation, &policy->n_relations, error);
}

/**
 * way_dataset_builder_new:
 *
 * Returns: (transfer full): a builder of an empty snapshot
 */
WayDatasetBuilder *
way_dataset_builder_new (void)
{
  WayDatasetBuilder *builder = g_new0 (WayDatasetBuilder, 1);
  WayDataset *dataset = g_new0 (WayDataset, 1);

  g_atomic_ref_count_init (&dataset->ref_count);
  dataset->texts = g_string_chunk_new (64 * 1024);
  for (guint i = 0; i < WAY_N_TABLES; i++)
    {
      dataset->rows[i] = g_array_new (FALSE, TRUE, row_sizes[i]);
      dataset->ids[i] = g_hash_table_new (g_str_hash, g_str_equal);
    }
  dataset->meta = g_hash_table_new (g_str_hash, g_str_equal);
  dataset->issuers = g_array_new (FALSE, FALSE, sizeof (guint));
  dataset->members = g_array_new (FALSE, FALSE, sizeof (guint));
  builder->dataset = dataset;
  builder->parents = g_ptr_array_new ();
  return builder;
}

/**
 * way_dataset_builder_free:
 * @builder: (transfer full): a builder, ended or not
 */
void
way_dataset_builder_free (WayDatasetBuilder *builder)
{
  g_return_if_fail (builder != NULL);

  if (builder->dataset != NULL)
    way_dataset_unref (builder->dataset);
  g_ptr_array_unref (builder->parents);
  g_free (builder);
}

/**
 * way_dataset_builder_add_row:
 * @builder: a builder
 * @table: the table of the row
 * @fields: (array): the fields in the order of the table's columns, as text;
 *   as many as it has columns, "" for an empty one
 * @error: return location for an error
 *
 * Adds a row. Tables must come in the order of #WayTableId; the rows that
 * belong to one policy must stand together.
 *
 * Returns: %FALSE with an error that names table, row and field if the row
 *   cannot be read or refers to nothing
 */
gboolean
way_dataset_builder_add_row (WayDatasetBuilder  *builder,
                             WayTableId          table,
                             const char *const  *fields,
                             GError            **error)
{
  const WayTable *description;
  GArray *rows;
  gpointer row;

  g_return_val_if_fail (builder != NULL && builder->dataset != NULL, FALSE);
  g_return_val_if_fail (table < WAY_N_TABLES && fields != NULL, FALSE);

  description = way_table_get (table);
  rows = builder->dataset->rows[table];
  builder->table = table;
  builder->fields = fields;
  for (guint i = 0; i < description->n_columns; i++)
    if (!check_field (builder, i, error))
      return FALSE;
  if (!link_to_policy (builder, error))
    return FALSE;

  g_array_set_size (rows, rows->len + 1);
  row = rows->data + (rows->len - 1) * row_sizes[table];
  read_row (builder, row);
  if (description->unique[1] == -1)
    g_hash_table_insert (builder->dataset->ids[table], *(gpointer *) row,
                         GUINT_TO_POINTER (rows->len));
  if (table == WAY_TABLE_AREAS)
    g_ptr_array_add (builder->parents, (gpointer) text (builder, WAY_AREA_PARENT));
  return TRUE;
}

/**
 * way_dataset_builder_set_meta:
 * @builder: a builder
 * @key: what is described, such as "version"
 * @value: its value, which takes the place of an earlier one
 *
 * Describes the data set as a whole.
 */
void
way_dataset_builder_set_meta (WayDatasetBuilder *builder,
                              const char        *key,
                              const char        *value)
{
  GStringChunk *texts;

  g_return_if_fail (builder != NULL && builder->dataset != NULL);
  g_return_if_fail (key != NULL && value != NULL);

  texts = builder->dataset->texts;
  g_hash_table_insert (builder->dataset->meta, g_string_chunk_insert (texts, key),
                       g_string_chunk_insert (texts, value));
}

/* Parents are looked up last, as an area may stand before the one it lies in. */
static void
link_parents (WayDatasetBuilder *builder)
{
  GArray *areas = builder->dataset->rows[WAY_TABLE_AREAS];

  for (guint i = 0; i < areas->len; i++)
    g_array_index (areas, WayArea, i).parent
      = lookup (builder->dataset, WAY_TABLE_AREAS, g_ptr_array_index (builder->parents, i));
}

/* Gathers the numbers of @n_rows rows under their keys, by counting. */
static void
make_lists (Lists *lists,
            guint  n_keys,
            guint  n_rows,
            guint  (*key_of) (const WayDataset *dataset, guint row),
            const WayDataset *dataset)
{
  g_autofree guint *fill = g_new0 (guint, n_keys);

  lists->starts = g_new0 (guint, n_keys + 1);
  lists->members = g_new (guint, n_rows);
  for (guint i = 0; i < n_rows; i++)
    lists->starts[key_of (dataset, i) + 1]++;
  for (guint i = 0; i < n_keys; i++)
    lists->starts[i + 1] += lists->starts[i];
  for (guint i = 0; i < n_rows; i++)
    {
      guint key = key_of (dataset, i);

      lists->members[lists->starts[key] + fill[key]++] = i;
    }
}

static guint
relation_target (const WayDataset *dataset,
                 guint             row)
{
  return way_dataset_get_relation (dataset, row)->to;
}

static guint
stated_goal_goal (const WayDataset *dataset,
                  guint             row)
{
  return way_dataset_get_stated_goal (dataset, row)->goal;
}

static int
compare_policies (gconstpointer a,
                  gconstpointer b,
                  gpointer      data)
{
  const WayPolicy *first = way_dataset_get_policy (data, *(const guint *) a);
  const WayPolicy *second = way_dataset_get_policy (data, *(const guint *) b);
  int order = way_date_compare (first->date, second->date);

  return order != 0 ? order : strcmp (first->id, second->id);
}

static void
sort_policies (WayDataset *dataset)
{
  guint n = dataset->rows[WAY_TABLE_POLICIES]->len;

  dataset->by_date = g_new (guint, n);
  for (guint i = 0; i < n; i++)
    dataset->by_date[i] = i;
  g_qsort_with_data (dataset->by_date, n, sizeof (guint), compare_policies, dataset);
}

static void
find_newest_release (WayDataset *dataset)
{
  int newest = G_MININT;

  for (guint i = 0; i < dataset->rows[WAY_TABLE_OBSERVATIONS]->len; i++)
    {
      WayDate published = way_dataset_get_observation (dataset, i)->published;

      if (way_date_last_day (published) > newest)
        {
          newest = way_date_last_day (published);
          dataset->newest_release = published;
        }
    }
}

/**
 * way_dataset_builder_end:
 * @builder: a builder; it can only be freed afterwards
 *
 * Completes the snapshot: the order in time, and the lists that lead from a
 * policy to the relations towards it and from a goal to its statements.
 *
 * Returns: (transfer full): the snapshot
 */
WayDataset *
way_dataset_builder_end (WayDatasetBuilder *builder)
{
  WayDataset *dataset;

  g_return_val_if_fail (builder != NULL && builder->dataset != NULL, NULL);

  link_parents (builder);
  dataset = g_steal_pointer (&builder->dataset);
  make_lists (&dataset->incoming, dataset->rows[WAY_TABLE_POLICIES]->len,
              dataset->rows[WAY_TABLE_POLICY_RELATIONS]->len, relation_target, dataset);
  make_lists (&dataset->statements, dataset->rows[WAY_TABLE_GOALS]->len,
              dataset->rows[WAY_TABLE_POLICY_GOALS]->len, stated_goal_goal, dataset);
  sort_policies (dataset);
  find_newest_release (dataset);
  return dataset;
}

/**
 * way_dataset_ref:
 * @dataset: a snapshot
 *
 * Returns: (transfer full): @dataset, with one reference more; safe from any
 *   thread
 */
WayDataset *
way_dataset_ref (WayDataset *dataset)
{
  g_return_val_if_fail (dataset != NULL, NULL);

  g_atomic_ref_count_inc (&dataset->ref_count);
  return dataset;
}

static void
free_lists (Lists *lists)
{
  g_free (lists->starts);
  g_free (lists->members);
}

/**
 * way_dataset_unref:
 * @dataset: (transfer full): a snapshot
 *
 * Drops a reference; with the last one the snapshot and all its texts go.
 */
void
way_dataset_unref (WayDataset *dataset)
{
  g_return_if_fail (dataset != NULL);

  if (!g_atomic_ref_count_dec (&dataset->ref_count))
    return;
  for (guint i = 0; i < WAY_N_TABLES; i++)
    {
      g_array_unref (dataset->rows[i]);
      g_hash_table_unref (dataset->ids[i]);
    }
  g_hash_table_unref (dataset->meta);
  g_array_unref (dataset->issuers);
  g_array_unref (dataset->members);
  free_lists (&dataset->incoming);
  free_lists (&dataset->statements);
  g_free (dataset->by_date);
  g_string_chunk_free (dataset->texts);
  g_free (dataset);
}

/**
 * way_dataset_get_n_rows:
 * @dataset: a snapshot
 * @table: a table
 *
 * Returns: how many rows the table has
 */
guint
way_dataset_get_n_rows (const WayDataset *dataset,
                        WayTableId        table)
{
  g_return_val_if_fail (dataset != NULL && table < WAY_N_TABLES, 0);

  return dataset->rows[table]->len;
}

/* Every getter of a row returns memory of the snapshot, and takes the number
 * of a row that exists. */
#define DEFINE_GETTER(Type, name, TABLE) \
  const Type * \
  way_dataset_get_##name (const WayDataset *dataset, \
                          guint             index) \
  { \
    g_return_val_if_fail (dataset != NULL, NULL); \
    g_return_val_if_fail (index < dataset->rows[TABLE]->len, NULL); \
    return &g_array_index (dataset->rows[TABLE], Type, index); \
  }

DEFINE_GETTER (WayTheme, theme, WAY_TABLE_THEMES)
DEFINE_GETTER (WayGoal, goal, WAY_TABLE_GOALS)
DEFINE_GETTER (WayArea, area, WAY_TABLE_AREAS)
DEFINE_GETTER (WayBasis, basis, WAY_TABLE_BASES)
DEFINE_GETTER (WayOrganisation, organisation, WAY_TABLE_ORGANISATIONS)
DEFINE_GETTER (WaySource, source, WAY_TABLE_SOURCES)
DEFINE_GETTER (WayPolicy, policy, WAY_TABLE_POLICIES)
DEFINE_GETTER (WayPolicySource, policy_source, WAY_TABLE_POLICY_SOURCES)
DEFINE_GETTER (WayIndicator, indicator, WAY_TABLE_INDICATORS)
DEFINE_GETTER (WayStatedGoal, stated_goal, WAY_TABLE_POLICY_GOALS)
DEFINE_GETTER (WayRelation, relation, WAY_TABLE_POLICY_RELATIONS)
DEFINE_GETTER (WayEra, era, WAY_TABLE_ERAS)
DEFINE_GETTER (WayAreaSet, area_set, WAY_TABLE_AREA_SETS)
DEFINE_GETTER (WayObservation, observation, WAY_TABLE_OBSERVATIONS)

/**
 * way_dataset_get_issuer:
 * @dataset: a snapshot
 * @policy: a policy of it
 * @n: less than the policy's `n_issuers`
 *
 * Returns: the organisation that is the policy's issuer number @n
 */
guint
way_dataset_get_issuer (const WayDataset *dataset,
                        const WayPolicy  *policy,
                        guint             n)
{
  g_return_val_if_fail (dataset != NULL && policy != NULL && n < policy->n_issuers, WAY_NONE);

  return g_array_index (dataset->issuers, guint, policy->first_issuer + n);
}

/**
 * way_dataset_get_area_set_member:
 * @dataset: a snapshot
 * @set: an area set of it
 * @n: less than the set's `n_areas`
 *
 * Returns: the set's area number @n, in the order of drawing
 */
guint
way_dataset_get_area_set_member (const WayDataset *dataset,
                                 const WayAreaSet *set,
                                 guint             n)
{
  g_return_val_if_fail (dataset != NULL && set != NULL && n < set->n_areas, WAY_NONE);

  return g_array_index (dataset->members, guint, set->first_area + n);
}

/**
 * way_dataset_find:
 * @dataset: a snapshot
 * @table: a table whose first column identifies a row
 * @id: the value of that column
 *
 * Returns: the number of the row, or %WAY_NONE
 */
guint
way_dataset_find (const WayDataset *dataset,
                  WayTableId        table,
                  const char       *id)
{
  g_return_val_if_fail (dataset != NULL && table < WAY_N_TABLES && id != NULL, WAY_NONE);

  return lookup (dataset, table, id);
}

/**
 * way_dataset_get_by_date:
 * @dataset: a snapshot
 *
 * Returns: (transfer none): the numbers of all policies in the order of time,
 *   as way_date_compare() has it, and by id within a date
 */
const guint *
way_dataset_get_by_date (const WayDataset *dataset)
{
  g_return_val_if_fail (dataset != NULL, NULL);

  return dataset->by_date;
}

/**
 * way_dataset_get_incoming:
 * @dataset: a snapshot
 * @policy: a policy
 * @n: (out): how many there are
 *
 * Returns: (transfer none): the numbers of the relations that lead to @policy
 */
const guint *
way_dataset_get_incoming (const WayDataset *dataset,
                          guint             policy,
                          guint            *n)
{
  g_return_val_if_fail (dataset != NULL && n != NULL, NULL);
  g_return_val_if_fail (policy < dataset->rows[WAY_TABLE_POLICIES]->len, NULL);

  *n = dataset->incoming.starts[policy + 1] - dataset->incoming.starts[policy];
  return dataset->incoming.members + dataset->incoming.starts[policy];
}

/**
 * way_dataset_get_statements:
 * @dataset: a snapshot
 * @goal: a goal
 * @n: (out): how many there are
 *
 * Returns: (transfer none): the numbers of the stated goals that state @goal
 */
const guint *
way_dataset_get_statements (const WayDataset *dataset,
                            guint             goal,
                            guint            *n)
{
  g_return_val_if_fail (dataset != NULL && n != NULL, NULL);
  g_return_val_if_fail (goal < dataset->rows[WAY_TABLE_GOALS]->len, NULL);

  *n = dataset->statements.starts[goal + 1] - dataset->statements.starts[goal];
  return dataset->statements.members + dataset->statements.starts[goal];
}

/**
 * way_dataset_get_newest_release:
 * @dataset: a snapshot
 *
 * Returns: when the newest observation was published; the empty date if there
 *   are no observations
 */
WayDate
way_dataset_get_newest_release (const WayDataset *dataset)
{
  g_return_val_if_fail (dataset != NULL, (WayDate) { 0 });

  return dataset->newest_release;
}

/**
 * way_dataset_get_meta:
 * @dataset: a snapshot
 * @key: what is described, such as "version"
 *
 * Returns: (transfer none): the description of the data set as a whole under
 *   @key, "" if it has none
 */
const char *
way_dataset_get_meta (const WayDataset *dataset,
                      const char       *key)
{
  const char *value;

  g_return_val_if_fail (dataset != NULL && key != NULL, "");

  value = g_hash_table_lookup (dataset->meta, key);
  return value != NULL ? value : "";
}

/**
 * way_stated_goal_is_target:
 * @stated: a stated goal
 *
 * Returns: whether it sets a figure
 */
gboolean
way_stated_goal_is_target (const WayStatedGoal *stated)
{
  g_return_val_if_fail (stated != NULL, FALSE);

  return stated->indicator != WAY_NONE;
}
