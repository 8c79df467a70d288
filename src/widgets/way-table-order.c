/* Each policy gets a rank by the column, and one counting sort over the ranks
 * keeps the order of time among equal ones: a million take milliseconds.
 */
#include "config.h"

#include "way-table-order.h"

#include <string.h>

#include "way-own-marks.h"
#include "way-words.h"

/* So many titles are in memory or quickly read; of more, most are in the file
 * only. */
#define MAX_TITLES 20000

typedef struct
{
  char  *key;
  guint  number;
} Name;

static void
clear_name (gpointer name)
{
  g_free (((Name *) name)->key);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  const Name *first = a, *second = b;
  int order = strcmp (first->key, second->key);

  return order != 0 ? order : (first->number > second->number) - (first->number < second->number);
}

static guint
count_names (const WayDataset *dataset,
             WayTableColumn    column)
{
  switch (column)
    {
    case WAY_COL_TITLE:
      return way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES);
    case WAY_COL_ISSUERS:
      return way_dataset_get_n_rows (dataset, WAY_TABLE_ORGANISATIONS);
    case WAY_COL_LEVEL:
      return WAY_N_LEVELS;
    case WAY_COL_KIND:
      return WAY_N_KINDS;
    case WAY_COL_THEME:
      return way_dataset_get_n_rows (dataset, WAY_TABLE_THEMES);
    default:
      g_assert_not_reached ();
    }
}

static const char *
get_name (const WayDataset *dataset,
          WayTableColumn    column,
          guint             number,
          WayLang           lang)
{
  switch (column)
    {
    case WAY_COL_TITLE:
      return way_dataset_get_policy (dataset, number)->title[lang];
    case WAY_COL_ISSUERS:
      return way_dataset_get_organisation (dataset, number)->name[lang];
    case WAY_COL_LEVEL:
      return way_level_name (number, lang);
    case WAY_COL_KIND:
      return way_policy_kind_name (number, lang);
    case WAY_COL_THEME:
      return way_dataset_get_theme (dataset, number)->name[lang];
    default:
      g_assert_not_reached ();
    }
}

/* The place of each thing that a column can name among all their names. */
static guint *
rank_names (const WayDataset *dataset,
            WayTableColumn    column,
            WayLang           lang)
{
  guint n = count_names (dataset, column);
  guint *ranks = g_new (guint, MAX (n, 1));
  g_autoptr (GArray) names = g_array_sized_new (FALSE, FALSE, sizeof (Name), n);

  g_array_set_clear_func (names, clear_name);
  for (guint i = 0; i < n; i++)
    {
      Name name = { g_utf8_collate_key (get_name (dataset, column, i, lang), -1), i };

      g_array_append_val (names, name);
    }
  g_array_sort (names, compare_names);
  for (guint i = 0; i < n; i++)
    ranks[g_array_index (names, Name, i).number] = i;
  return ranks;
}

static guint
get_number (const WayPolicyKey *key,
            WayTableColumn      column,
            guint               policy)
{
  switch (column)
    {
    case WAY_COL_TITLE:
      return policy;
    case WAY_COL_ISSUERS:
      return key->issuer;
    case WAY_COL_LEVEL:
      return key->level;
    case WAY_COL_KIND:
      return key->kind;
    case WAY_COL_THEME:
      return key->theme;
    default:
      g_assert_not_reached ();
    }
}

/* How many goals each policy states. */
static guint *
count_goals (const WayDataset *dataset,
             guint             n)
{
  guint *counts = g_new0 (guint, MAX (n, 1));

  for (guint i = 0; i < way_dataset_get_n_rows (dataset, WAY_TABLE_POLICY_GOALS); i++)
    counts[way_dataset_get_stated_goal (dataset, i)->policy]++;
  return counts;
}

/* Those with a star first, then those with a note. */
static guint *
rank_own (const WayDataset *dataset,
          guint             n)
{
  g_autoptr (WayOwnMarks) marks = way_dataset_get_own (dataset);
  guint *ranks = g_new (guint, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    ranks[i] = 2 * !way_own_marks_has (marks, i, WAY_OWN_STARRED)
             + !way_own_marks_has (marks, i, WAY_OWN_NOTED);
  return ranks;
}

static guint *
rank_policies (const WayDataset *dataset,
               WayTableColumn    column,
               WayLang           lang,
               guint             n)
{
  const WayPolicyKey *keys = way_dataset_get_keys (dataset);
  g_autofree guint *names = NULL;
  guint *ranks;

  if (column == WAY_COL_GOALS)
    return count_goals (dataset, n);
  if (column == WAY_COL_OWN)
    return rank_own (dataset, n);
  names = rank_names (dataset, column, lang);
  ranks = g_new (guint, MAX (n, 1));
  for (guint i = 0; i < n; i++)
    ranks[i] = names[get_number (&keys[i], column, i)];
  return ranks;
}

/* The shown policies in the order of time. */
static GArray *
list_shown (const WayDataset *dataset,
            const guint8     *shown,
            guint             n)
{
  const guint *by_date = way_dataset_get_by_date (dataset);
  GArray *policies = g_array_sized_new (FALSE, FALSE, sizeof (guint), n);
  guint *all, n_shown = 0;

  /* Appending one by one takes ten times as long. */
  g_array_set_size (policies, n);
  all = (guint *) policies->data;
  for (guint i = 0; i < n; i++)
    {
      all[n_shown] = by_date[i];
      n_shown += shown[by_date[i]] != 0;
    }
  g_array_set_size (policies, n_shown);
  return policies;
}

static void
sort_by_rank (GArray      *policies,
              const guint *ranks)
{
  const guint *from = (const guint *) policies->data;
  guint n_ranks = 1;
  g_autofree guint *places = NULL;
  g_autofree guint *sorted = g_new (guint, MAX (policies->len, 1));

  for (guint i = 0; i < policies->len; i++)
    n_ranks = MAX (n_ranks, ranks[from[i]] + 1);
  places = g_new0 (guint, n_ranks + 1);
  for (guint i = 0; i < policies->len; i++)
    places[ranks[from[i]] + 1]++;
  for (guint i = 1; i <= n_ranks; i++)
    places[i] += places[i - 1];
  for (guint i = 0; i < policies->len; i++)
    sorted[places[ranks[from[i]]]++] = from[i];
  memcpy (policies->data, sorted, policies->len * sizeof (guint));
}

static void
reverse (GArray *policies)
{
  guint *all = (guint *) policies->data;

  for (guint i = 0; i < policies->len / 2; i++)
    {
      guint other = all[policies->len - 1 - i];

      all[policies->len - 1 - i] = all[i];
      all[i] = other;
    }
}

/**
 * way_table_order_is_possible:
 * @dataset: a snapshot
 * @column: a column
 *
 * Returns: whether its rows can be sorted by the column at once: not by title
 *   where there are so many that they are read only when they are looked at
 */
gboolean
way_table_order_is_possible (const WayDataset *dataset,
                             WayTableColumn    column)
{
  g_return_val_if_fail (dataset != NULL && column < WAY_N_COLS, FALSE);

  return column != WAY_COL_TITLE || way_dataset_get_source_of_rows (dataset) == NULL
      || way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES) < MAX_TITLES;
}

/**
 * way_table_order_new:
 * @dataset: a snapshot
 * @shown: for each policy, whether it is shown
 * @column: what to sort by; the order of time if that is not possible
 * @descending: whether to begin with the last
 * @lang: the language of the names
 *
 * Returns: (transfer full) (element-type guint): the shown policies in order
 */
GArray *
way_table_order_new (const WayDataset *dataset,
                     const guint8     *shown,
                     WayTableColumn    column,
                     gboolean          descending,
                     WayLang           lang)
{
  guint n;
  GArray *policies;

  g_return_val_if_fail (dataset != NULL && shown != NULL && column < WAY_N_COLS, NULL);

  n = way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES);
  policies = list_shown (dataset, shown, n);
  if (column != WAY_COL_DATE && way_table_order_is_possible (dataset, column))
    {
      g_autofree guint *ranks = rank_policies (dataset, column, lang, n);

      sort_by_rank (policies, ranks);
    }
  if (descending)
    reverse (policies);
  return policies;
}

/* What a thread makes an order of. */
typedef struct
{
  WayDataset     *dataset;
  guint8         *shown;
  WayTableColumn  column;
  gboolean        descending;
  WayLang         lang;
} Making;

static void
free_making (gpointer data)
{
  Making *making = data;

  way_dataset_unref (making->dataset);
  g_free (making->shown);
  g_free (making);
}

static void
make_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  const Making *making = data;

  /* Of several clicks only the last one's order is wanted. */
  if (g_task_return_error_if_cancelled (task))
    return;
  g_task_return_pointer (task, way_table_order_new (making->dataset, making->shown,
                                                    making->column, making->descending,
                                                    making->lang),
                         (GDestroyNotify) g_array_unref);
}

/**
 * way_table_order_make:
 * @dataset: a snapshot
 * @shown: for each policy, whether it is shown; copied
 * @column: what to sort by
 * @descending: whether to begin with the last
 * @lang: the language of the names
 * @cancellable: (nullable): gives the order up
 * @callback: is called from the main loop when the order is there
 * @data: what to give to it
 *
 * Does the same as way_table_order_new() in a thread, for sets that take longer
 * than a frame.
 */
void
way_table_order_make (WayDataset          *dataset,
                      const guint8        *shown,
                      WayTableColumn       column,
                      gboolean             descending,
                      WayLang              lang,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             data)
{
  g_autoptr (GTask) task = NULL;
  Making *making;

  g_return_if_fail (dataset != NULL && shown != NULL && column < WAY_N_COLS);

  making = g_new (Making, 1);
  *making = (Making) { way_dataset_ref (dataset),
                       g_memdup2 (shown, way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES)),
                       column, descending, lang };
  task = g_task_new (NULL, cancellable, callback, data);
  g_task_set_source_tag (task, way_table_order_make);
  g_task_set_task_data (task, making, free_making);
  g_task_run_in_thread (task, make_in_thread);
}

/**
 * way_table_order_finish:
 * @result: what the callback of way_table_order_make() was given
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type guint) (nullable): the shown policies
 *   in order; %NULL if they were given up
 */
GArray *
way_table_order_finish (GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
