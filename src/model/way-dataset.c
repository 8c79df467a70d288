/* The snapshot of a data set: what it gives out, and its end. */
#include "config.h"

#include "way-dataset-private.h"

G_DEFINE_QUARK (way-dataset-error-quark, way_dataset_error)

G_DEFINE_BOXED_TYPE (WayDataset, way_dataset, way_dataset_ref, way_dataset_unref)

/**
 * way_dataset_lookup:
 * @dataset: a snapshot, complete or not
 * @table: a table whose first column identifies a row
 * @id: the value of that column
 *
 * Returns: the number of the row, or %WAY_NONE
 */
guint
way_dataset_lookup (const WayDataset *dataset,
                    WayTableId        table,
                    const char       *id)
{
  guint row = GPOINTER_TO_UINT (g_hash_table_lookup (dataset->ids[table], id)) - 1u;

  if (row == WAY_NONE && table == WAY_TABLE_POLICIES && dataset->source != NULL && *id != '\0')
    return way_row_source_find_policy (dataset->source, id);
  return row;
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
free_lists (WayRowLists *lists)
{
  g_free (lists->starts);
  g_free (lists->members);
}

static void
free_read_rows (WayDataset *dataset)
{
  for (guint i = 0; dataset->read != NULL && i < dataset->n_policies; i++)
    g_free (dataset->read[i]);
  g_free (dataset->read);
  g_free (dataset->links);
  if (dataset->base == NULL)
    g_free (dataset->issuer_sets);
  g_clear_pointer (&dataset->set_starts, g_array_unref);
  g_clear_pointer (&dataset->set_members, g_array_unref);
  g_mutex_clear (&dataset->reading);
  g_clear_pointer (&dataset->source, way_row_source_unref);
  g_clear_pointer (&dataset->base, way_dataset_unref);
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
  if (dataset->search != NULL && dataset->base == NULL)
    dataset->search->klass->free (dataset->search);
  g_array_unref (dataset->issuers);
  g_array_unref (dataset->members);
  free_lists (&dataset->incoming);
  free_lists (&dataset->statements);
  free_lists (&dataset->targets);
  g_free (dataset->keys);
  if (dataset->base == NULL)
    g_free (dataset->by_date);
  g_free (dataset->releases);
  g_clear_pointer (&dataset->facets, way_facet_lists_unref);
  g_clear_pointer (&dataset->verdicts, way_facet_lists_unref);
  g_clear_pointer (&dataset->own, way_own_marks_unref);
  g_string_chunk_free (dataset->texts);
  free_read_rows (dataset);
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

  if (table == WAY_TABLE_POLICIES && dataset->source != NULL)
    return dataset->n_policies;
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
DEFINE_GETTER (WayPolicySource, policy_source, WAY_TABLE_POLICY_SOURCES)
DEFINE_GETTER (WayIndicator, indicator, WAY_TABLE_INDICATORS)
DEFINE_GETTER (WayStatedGoal, stated_goal, WAY_TABLE_POLICY_GOALS)
DEFINE_GETTER (WayRelation, relation, WAY_TABLE_POLICY_RELATIONS)
DEFINE_GETTER (WayEra, era, WAY_TABLE_ERAS)
DEFINE_GETTER (WayAreaSet, area_set, WAY_TABLE_AREA_SETS)
DEFINE_GETTER (WayObservation, observation, WAY_TABLE_OBSERVATIONS)

/**
 * way_dataset_get_policy:
 * @dataset: a snapshot
 * @index: the number of a policy that exists
 *
 * Gives a policy. Where rows are read on demand, the first look at one reads
 * the file; one that cannot be read has no texts then, see
 * way_row_source_next_fault().
 *
 * Returns: (transfer none): memory of the snapshot
 */
const WayPolicy *
way_dataset_get_policy (const WayDataset *dataset,
                        guint             index)
{
  g_return_val_if_fail (dataset != NULL, NULL);
  g_return_val_if_fail (index < way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES), NULL);

  if (dataset->source != NULL)
    return way_dataset_read_policy (dataset, index);
  return &g_array_index (dataset->rows[WAY_TABLE_POLICIES], WayPolicy, index);
}

/**
 * way_dataset_dup_short_title:
 * @dataset: a snapshot
 * @policy: the number of a policy that exists
 * @lang: a language
 *
 * Gives the same as way_dataset_get_policy() does, in a part of the time where
 * rows are read on demand: many titles are measured, and few of them shown.
 *
 * Returns: (transfer full): the short title
 */
char *
way_dataset_dup_short_title (const WayDataset *dataset,
                             guint             policy,
                             WayLang           lang)
{
  char *title = NULL;

  g_return_val_if_fail (dataset != NULL, NULL);
  g_return_val_if_fail (policy < way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES), NULL);

  if (dataset->source != NULL && g_atomic_pointer_get (&dataset->read[policy]) == NULL)
    title = way_row_source_read_short_title (dataset->source, policy, lang);
  return title != NULL ? title
       : g_strdup (way_dataset_get_policy (dataset, policy)->short_title[lang]);
}

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

  if (dataset->source != NULL)
    return way_dataset_read_issuer (policy, n);
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

  return way_dataset_lookup (dataset, table, id);
}

/**
 * way_dataset_get_by_date:
 * @dataset: a snapshot
 *
 * Returns: (transfer none): the numbers of all policies in the order of time,
 *   as way_date_compare() has it, and by number within a date
 */
const guint *
way_dataset_get_by_date (const WayDataset *dataset)
{
  g_return_val_if_fail (dataset != NULL, NULL);

  return dataset->by_date;
}

/**
 * way_dataset_get_keys:
 * @dataset: a snapshot
 *
 * Returns: (transfer none): for each policy, by its number, what layout,
 *   filters and counts need of it
 */
const WayPolicyKey *
way_dataset_get_keys (const WayDataset *dataset)
{
  g_return_val_if_fail (dataset != NULL, NULL);

  return dataset->keys;
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
  g_return_val_if_fail (policy < way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES), NULL);

  *n = dataset->incoming.starts[policy + 1] - dataset->incoming.starts[policy];
  return dataset->incoming.members + dataset->incoming.starts[policy];
}

/**
 * way_dataset_get_targets:
 * @dataset: a snapshot
 * @indicator: an indicator
 * @n: (out): how many there are
 *
 * Returns: (transfer none): the numbers of the stated goals that set a figure of
 *   @indicator, in their order
 */
const guint *
way_dataset_get_targets (const WayDataset *dataset,
                         guint             indicator,
                         guint            *n)
{
  g_return_val_if_fail (dataset != NULL && n != NULL, NULL);
  g_return_val_if_fail (indicator < dataset->rows[WAY_TABLE_INDICATORS]->len, NULL);

  *n = dataset->targets.starts[indicator + 1] - dataset->targets.starts[indicator];
  return dataset->targets.members + dataset->targets.starts[indicator];
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
 * way_dataset_get_title:
 * @dataset: a snapshot
 * @lang: a language
 *
 * Returns: (transfer none): what the data set is called in a language, or at
 *   all; "Waymark" if it has no title
 */
const char *
way_dataset_get_title (const WayDataset *dataset,
                       WayLang           lang)
{
  const char *keys[] = { lang == WAY_LANG_ZH ? "title_zh" : "title", "title" };

  g_return_val_if_fail (dataset != NULL && lang < WAY_N_LANGS, "Waymark");

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (*way_dataset_get_meta (dataset, keys[i]) != '\0')
      return way_dataset_get_meta (dataset, keys[i]);
  return "Waymark";
}

/**
 * way_dataset_get_search:
 * @dataset: a snapshot
 *
 * Returns: (transfer none) (nullable): the index of its texts, if it has one
 */
WaySearchIndex *
way_dataset_get_search (const WayDataset *dataset)
{
  g_return_val_if_fail (dataset != NULL, NULL);

  return dataset->search;
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

/* The own marks of a snapshot are exchanged under this lock. */
static GMutex own_lock;

/**
 * way_dataset_set_own:
 * @dataset: a snapshot
 * @marks: (nullable): what a person has added to its policies
 *
 * Lays stars and notes over a snapshot, in the place of those before. May be
 * called in any thread.
 */
void
way_dataset_set_own (WayDataset  *dataset,
                     WayOwnMarks *marks)
{
  WayOwnMarks *old;

  g_return_if_fail (dataset != NULL);
  g_return_if_fail (marks == NULL
                    || marks->n_policies == way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES));

  if (marks != NULL)
    way_own_marks_ref (marks);
  g_mutex_lock (&own_lock);
  old = dataset->own;
  dataset->own = marks;
  g_mutex_unlock (&own_lock);
  g_clear_pointer (&old, way_own_marks_unref);
}

/**
 * way_dataset_get_own:
 * @dataset: a snapshot
 *
 * Returns: (transfer full) (nullable): what a person has added to its policies,
 *   %NULL if nothing is known of that. May be called in any thread.
 */
WayOwnMarks *
way_dataset_get_own (const WayDataset *dataset)
{
  WayOwnMarks *marks;

  g_return_val_if_fail (dataset != NULL, NULL);

  g_mutex_lock (&own_lock);
  marks = dataset->own != NULL ? way_own_marks_ref (dataset->own) : NULL;
  g_mutex_unlock (&own_lock);
  return marks;
}
