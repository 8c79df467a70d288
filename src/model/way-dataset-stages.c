/* Snapshots of very many policies: all keys, and rows that are read when they
 * are first looked at and then kept. The links between policies follow in a
 * second snapshot, which shares what the first one has.
 */
#include "config.h"

#include "way-dataset-private.h"

#include <string.h>

/* A row that was read, with its issuers. */
typedef struct
{
  WayPolicy policy;
  guint     issuers[];
} ReadPolicy;

/* The columns that a key is made of. */
static const guint key_columns[] = {
  WAY_POLICY_DATE, WAY_POLICY_DATE_EVENT, WAY_POLICY_KIND, WAY_POLICY_THEME, WAY_POLICY_RANK,
  WAY_POLICY_ISSUERS, WAY_POLICY_LEVEL, WAY_POLICY_REGION,
};

static gboolean
is_link_table (WayTableId table)
{
  return table == WAY_TABLE_POLICY_SOURCES || table == WAY_TABLE_POLICY_GOALS
      || table == WAY_TABLE_POLICY_RELATIONS;
}

/* The fields of a row that cannot be read: nothing but what the key has. */
static char **
make_empty_fields (const WayDataset *dataset,
                   guint             index)
{
  const WayPolicyKey *key = &dataset->keys[index];
  WayDate date = way_date_from_day (key->first_day);
  char **fields = g_new0 (char *, WAY_POLICY_CONFIDENCE + 2);

  if (key->end_day - key->first_day > 1)
    date.day = 0;
  if (key->end_day - key->first_day > 31)
    date.month = 0;
  for (guint i = 0; i <= WAY_POLICY_CONFIDENCE; i++)
    if (i != WAY_POLICY_DATE)
      fields[i] = g_strdup ("");
  fields[WAY_POLICY_DATE] = way_date_to_iso (date);
  return fields;
}

static void
copy_key (const WayDataset *dataset,
          guint             index,
          WayPolicy        *policy)
{
  const WayPolicyKey *key = &dataset->keys[index];

  policy->kind = key->kind;
  policy->level = key->level;
  policy->event = key->event;
  policy->rank = key->rank;
  policy->theme = key->theme;
  policy->region = key->region != WAY_NO_KEY ? key->region : WAY_NONE;
}

/* Reads a row into memory of the snapshot; the lock is held. */
static ReadPolicy *
read_policy (WayDataset *dataset,
             guint       index)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) fields = way_row_source_read_policy (dataset->source, index, &error);
  WayDatasetBuilder builder = { .dataset = dataset, .table = WAY_TABLE_POLICIES };
  WayPolicy policy = { 0 };
  ReadPolicy *result;

  g_array_set_size (dataset->issuers, 0);
  builder.fields = (const char *const *) fields;
  if (fields == NULL || !way_dataset_builder_check_row (&builder, &error))
    {
      way_row_source_take_fault (dataset->source, g_steal_pointer (&error));
      g_strfreev (fields);
      fields = make_empty_fields (dataset, index);
      builder.fields = (const char *const *) fields;
      way_dataset_builder_read_row (&builder, &policy);
      copy_key (dataset, index, &policy);
      g_array_set_size (dataset->issuers, 0);
      g_array_append_val (dataset->issuers, dataset->keys[index].issuer);
      policy.n_issuers = 1;
    }
  else
    way_dataset_builder_read_row (&builder, &policy);
  if (dataset->links != NULL)
    way_dataset_copy_links (&policy, &dataset->links[index]);
  result = g_malloc (sizeof *result + policy.n_issuers * sizeof (guint));
  result->policy = policy;
  memcpy (result->issuers, dataset->issuers->data, policy.n_issuers * sizeof (guint));
  return result;
}

/* Gives a policy whose row is read when it is first asked for. */
const WayPolicy *
way_dataset_read_policy (const WayDataset *dataset,
                         guint             index)
{
  WayDataset *own = (WayDataset *) dataset;
  ReadPolicy *row = g_atomic_pointer_get (&own->read[index]);

  if (row != NULL)
    return &row->policy;
  g_mutex_lock (&own->reading);
  row = own->read[index];
  if (row == NULL)
    {
      row = read_policy (own, index);
      g_atomic_pointer_set (&own->read[index], row);
    }
  g_mutex_unlock (&own->reading);
  return &row->policy;
}

/* Issuer number @n of a policy that way_dataset_read_policy() gave. */
guint
way_dataset_read_issuer (const WayPolicy *policy,
                         guint            n)
{
  return ((const ReadPolicy *) policy)->issuers[n];
}

/* Where the rows that hang on a policy stand; its own row is not read. */
WayPolicyLinks
way_dataset_get_links (const WayDataset *dataset,
                       guint             policy)
{
  const WayPolicy *row;

  if (dataset->links != NULL)
    return dataset->links[policy];
  if (dataset->source != NULL)
    return (WayPolicyLinks) { 0 };
  row = way_dataset_get_policy (dataset, policy);
  return (WayPolicyLinks) { row->first_stated, row->n_stated, row->first_source, row->n_sources,
                            row->first_relation, row->n_relations };
}

/* Who issued a policy; its row is not read. */
const guint *
way_dataset_get_issuers (const WayDataset *dataset,
                         guint             policy,
                         guint            *n)
{
  const WayPolicy *row;
  guint set, start, end;

  if (dataset->source == NULL)
    {
      row = way_dataset_get_policy (dataset, policy);
      *n = row->n_issuers;
      return &g_array_index (dataset->issuers, guint, row->first_issuer);
    }
  set = dataset->issuer_sets[policy];
  start = g_array_index (dataset->set_starts, guint, set);
  end = set + 1 < dataset->set_starts->len ? g_array_index (dataset->set_starts, guint, set + 1)
                                           : dataset->set_members->len;
  *n = end - start;
  return &g_array_index (dataset->set_members, guint, start);
}

/* Keeps issuers of which each is known to exist; gives the number of the set. */
static guint
add_issuer_set (WayDatasetBuilder *builder)
{
  WayDataset *dataset = builder->dataset;
  g_auto (GStrv) ids = g_strsplit (builder->fields[WAY_POLICY_ISSUERS], ";", -1);

  g_array_append_val (dataset->set_starts, dataset->set_members->len);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      guint issuer = way_dataset_lookup (dataset, WAY_TABLE_ORGANISATIONS, ids[i]);

      g_array_append_val (dataset->set_members, issuer);
    }
  return dataset->set_starts->len - 1;
}

/* The value that a key has for a field, once that is known to be sound. */
static guint
field_value (WayDatasetBuilder *builder,
             guint              column)
{
  const WayColumn *description = &way_table_get (WAY_TABLE_POLICIES)->columns[column];
  g_autofree char *first = NULL;

  switch (description->type)
    {
    case WAY_COLUMN_WORD:
      return way_word_index (description->words, builder->fields[column]);
    case WAY_COLUMN_REFS:
      first = g_strndup (builder->fields[column], strcspn (builder->fields[column], ";"));
      return way_dataset_lookup (builder->dataset, description->ref, first);
    case WAY_COLUMN_REF:
      return way_dataset_lookup (builder->dataset, description->ref, builder->fields[column]);
    case WAY_COLUMN_TEXT:
    case WAY_COLUMN_SLUG:
    case WAY_COLUMN_CODE:
    case WAY_COLUMN_DATE:
    case WAY_COLUMN_YEAR:
    case WAY_COLUMN_NUMBER:
    case WAY_COLUMN_FLAG:
    case WAY_COLUMN_URL:
    default:
      return 0;
    }
}

/* The same few texts come over and over: each is checked once. */
static const WaySeenField *
see_field (WayDatasetBuilder  *builder,
           guint               place,
           GError            **error)
{
  WaySeenFields *seen = &builder->seen[place];
  guint column = key_columns[place];
  const char *text = builder->fields[column];
  WaySeenField *field;
  WayDate date = { 0 };

  if (seen->last != NULL && strcmp (seen->last->text, text) == 0)
    return seen->last;
  if (seen->fields == NULL)
    seen->fields = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  field = g_hash_table_lookup (seen->fields, text);
  if (field == NULL)
    {
      if (!way_dataset_builder_check_field (builder, column, error))
        return NULL;
      field = g_malloc (sizeof *field + strlen (text) + 1);
      strcpy (field->text, text);
      field->value = field_value (builder, column);
      field->set = column == WAY_POLICY_ISSUERS ? add_issuer_set (builder) : 0;
      if (column == WAY_POLICY_DATE)
        {
          way_date_parse (text, &date);
          field->first_day = way_date_first_day (date);
          field->end_day = way_date_last_day (date) + 1;
        }
      g_hash_table_insert (seen->fields, field->text, field);
    }
  seen->last = field;
  return field;
}

/**
 * way_dataset_builder_begin_keys:
 * @builder: a builder that has the tables before that of the policies
 * @n: how many policies there are
 * @source: where their rows are
 *
 * Makes place for keys in the stead of rows.
 */
void
way_dataset_builder_begin_keys (WayDatasetBuilder *builder,
                                guint              n,
                                WayRowSource      *source)
{
  WayDataset *dataset;

  g_return_if_fail (builder != NULL && builder->dataset != NULL && source != NULL);
  g_return_if_fail (builder->dataset->keys == NULL);

  dataset = builder->dataset;
  dataset->source = way_row_source_ref (source);
  dataset->n_policies = n;
  dataset->keys = g_new0 (WayPolicyKey, MAX (n, 1));
  dataset->read = g_new0 (gpointer, MAX (n, 1));
  dataset->issuer_sets = g_new0 (guint32, MAX (n, 1));
  dataset->set_starts = g_array_new (FALSE, FALSE, sizeof (guint));
  dataset->set_members = g_array_new (FALSE, FALSE, sizeof (guint));
}

/**
 * way_dataset_builder_add_key:
 * @builder: a builder whose keys have begun
 * @policy: the number of a policy
 * @fields: (array): the fields of its row, of which date, event, kind, theme,
 *   rank, issuers, level and region are read
 * @error: return location for an error
 *
 * Adds a key; they may come in any order.
 *
 * Returns: %FALSE with an error if a field cannot be read, or if there is no
 *   such policy or it has a key already
 */
gboolean
way_dataset_builder_add_key (WayDatasetBuilder  *builder,
                             guint               policy,
                             const char *const  *fields,
                             GError            **error)
{
  const WaySeenField *seen[G_N_ELEMENTS (key_columns)];
  WayPolicyKey *key;

  g_return_val_if_fail (builder != NULL && builder->dataset->source != NULL, FALSE);
  g_return_val_if_fail (fields != NULL, FALSE);

  builder->table = WAY_TABLE_POLICIES;
  builder->fields = fields;
  for (guint i = 0; i < G_N_ELEMENTS (key_columns); i++)
    {
      seen[i] = see_field (builder, i, error);
      if (seen[i] == NULL)
        return FALSE;
    }
  if (policy >= builder->dataset->n_policies || builder->dataset->keys[policy].rank != 0)
    {
      g_set_error (error, WAY_DATASET_ERROR, WAY_DATASET_ERROR_ROW,
                   "policies: the index does not agree with the rows");
      return FALSE;
    }
  builder->dataset->issuer_sets[policy] = seen[5]->set;
  key = &builder->dataset->keys[policy];
  *key = (WayPolicyKey) {
    .first_day = seen[0]->first_day,
    .end_day = seen[0]->end_day,
    .event = (guint8) seen[1]->value,
    .kind = (guint8) seen[2]->value,
    .theme = (guint16) MIN (seen[3]->value, WAY_NO_KEY),
    .rank = (guint8) (seen[4]->value + 1),
    .issuer = seen[5]->value,
    .level = (guint8) seen[6]->value,
    .region = (guint16) MIN (seen[7]->value, WAY_NO_KEY),
  };
  return TRUE;
}

/**
 * way_dataset_builder_new_complete:
 * @first: a snapshot with keys, whose links have not been read
 *
 * Begins the snapshot that has the links too: sources of policies, stated
 * goals and relations are to be added, after the ids of all policies.
 *
 * Returns: (transfer full): a builder
 */
WayDatasetBuilder *
way_dataset_builder_new_complete (WayDataset *first)
{
  WayDatasetBuilder *builder;
  WayDataset *dataset;

  g_return_val_if_fail (first != NULL && first->source != NULL && first->links == NULL, NULL);

  builder = way_dataset_builder_new ();
  dataset = builder->dataset;
  dataset->base = way_dataset_ref (first);
  for (guint i = 0; i < WAY_N_TABLES; i++)
    if (!is_link_table (i) && i != WAY_TABLE_POLICIES)
      {
        g_array_unref (dataset->rows[i]);
        dataset->rows[i] = g_array_ref (first->rows[i]);
        g_hash_table_unref (dataset->ids[i]);
        dataset->ids[i] = g_hash_table_ref (first->ids[i]);
      }
  g_hash_table_unref (dataset->meta);
  dataset->meta = g_hash_table_ref (first->meta);
  g_array_unref (dataset->members);
  dataset->members = g_array_ref (first->members);
  dataset->source = way_row_source_ref (first->source);
  dataset->n_policies = first->n_policies;
  dataset->keys = g_memdup2 (first->keys, MAX (first->n_policies, 1) * sizeof (WayPolicyKey));
  dataset->by_date = first->by_date;
  dataset->search = first->search;
  dataset->issuer_sets = first->issuer_sets;
  dataset->set_starts = g_array_ref (first->set_starts);
  dataset->set_members = g_array_ref (first->set_members);
  dataset->read = g_new0 (gpointer, MAX (first->n_policies, 1));
  dataset->links = g_new0 (WayPolicyLinks, MAX (first->n_policies, 1));
  builder->policy_ids = g_string_chunk_new (64 * 1024);
  return builder;
}

/**
 * way_dataset_builder_add_policy_id:
 * @builder: a builder of a complete snapshot
 * @policy: the number of a policy
 * @id: its id
 *
 * Tells the builder an id that links may name, until the snapshot is complete.
 */
void
way_dataset_builder_add_policy_id (WayDatasetBuilder *builder,
                                   guint              policy,
                                   const char        *id)
{
  g_return_if_fail (builder != NULL && builder->policy_ids != NULL && id != NULL);
  g_return_if_fail (policy < builder->dataset->n_policies);

  g_hash_table_insert (builder->dataset->ids[WAY_TABLE_POLICIES],
                       g_string_chunk_insert (builder->policy_ids, id),
                       GUINT_TO_POINTER (policy + 1));
}

/**
 * way_dataset_is_complete:
 * @dataset: a snapshot
 *
 * Returns: whether stated goals, relations and sources have been read; where
 *   they have not, no policy seems to have any
 */
gboolean
way_dataset_is_complete (const WayDataset *dataset)
{
  g_return_val_if_fail (dataset != NULL, FALSE);

  return dataset->source == NULL || dataset->links != NULL;
}

/**
 * way_dataset_completes:
 * @dataset: a snapshot
 * @first: another one
 *
 * Returns: whether @dataset is @first with all links, so that policies have the same
 *   numbers, dates and titles in both
 */
gboolean
way_dataset_completes (const WayDataset *dataset,
                       const WayDataset *first)
{
  g_return_val_if_fail (dataset != NULL && first != NULL, FALSE);

  return dataset->base == first;
}

/**
 * way_dataset_get_source_of_rows:
 * @dataset: a snapshot
 *
 * Returns: (transfer none) (nullable): where rows of policies are read on
 *   demand; %NULL if the snapshot holds them all
 */
WayRowSource *
way_dataset_get_source_of_rows (const WayDataset *dataset)
{
  g_return_val_if_fail (dataset != NULL, NULL);

  return dataset->source;
}
