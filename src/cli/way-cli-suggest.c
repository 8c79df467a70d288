/* Ids that are near to a word: by Levenshtein's distance, or because they
 * contain it.
 */
#include "config.h"

#include "way-cli-suggest.h"

#include "way-cli-command.h"

#include <string.h>

#define MAX_SUGGESTIONS 5
#define MAX_ID_LENGTH 80   /* of ids that are compared letter by letter */

/* Where nothing is near, all ids are told if they are not more than these. */
#define MAX_LISTED 80

typedef struct
{
  const char *id;
  guint       distance;
} Suggestion;

/* How many letters have to be changed, added or removed to turn one id into
 * the other (Levenshtein's distance, by rows); case does not count. */
static guint
measure_distance (const char *a,
                  const char *b)
{
  guint row[MAX_ID_LENGTH + 1];
  guint length = strlen (b);

  if (strlen (a) > MAX_ID_LENGTH || length > MAX_ID_LENGTH)
    return G_MAXUINT;
  for (guint j = 0; j <= length; j++)
    row[j] = j;
  for (guint i = 1; a[i - 1] != '\0'; i++)
    {
      guint diagonal = row[0];

      row[0] = i;
      for (guint j = 1; j <= length; j++)
        {
          guint above = row[j];
          guint changed
            = diagonal + (g_ascii_tolower (a[i - 1]) != g_ascii_tolower (b[j - 1]));

          row[j] = MIN (MIN (above, row[j - 1]) + 1, changed);
          diagonal = above;
        }
    }
  return row[length];
}

static int
compare_suggestions (gconstpointer a,
                     gconstpointer b)
{
  const Suggestion *first = a, *second = b;

  if (first->distance != second->distance)
    return first->distance < second->distance ? -1 : 1;
  return strcmp (first->id, second->id);
}

static void
add_table (GArray           *suggestions,
           const WayDataset *dataset,
           WayTableId        table,
           const char       *word)
{
  guint limit = MAX (2, strlen (word) / 3);

  for (guint i = 0; i < way_dataset_get_n_rows (dataset, table); i++)
    {
      const char *id = way_cli_get_id (dataset, table, i);
      Suggestion suggestion = { id, measure_distance (word, id) };

      if (strlen (word) >= 3 && strstr (id, word) != NULL)
        suggestion.distance = MIN (suggestion.distance, limit);
      /* A short id is near to everything. */
      if (suggestion.distance <= limit && suggestion.distance < strlen (id))
        g_array_append_val (suggestions, suggestion);
    }
}

static char *
join_nearest (GArray *suggestions)
{
  GString *nearest = g_string_new (NULL);

  g_array_sort (suggestions, compare_suggestions);
  for (guint i = 0; i < MIN (suggestions->len, MAX_SUGGESTIONS); i++)
    g_string_append_printf (nearest, "%s%s", i > 0 ? ", " : "",
                            g_array_index (suggestions, Suggestion, i).id);
  return g_string_free (nearest, FALSE);
}

/* All ids of the tables, or NULL where there are too many, or none. */
static char *
join_all (const WayDataset *dataset,
          const WayTableId *tables,
          guint             n_tables)
{
  g_autoptr (GString) all = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < n_tables; i++)
    n += way_dataset_get_n_rows (dataset, tables[i]);
  if (n == 0 || n > MAX_LISTED)
    return NULL;
  for (guint i = 0; i < n_tables; i++)
    for (guint j = 0; j < way_dataset_get_n_rows (dataset, tables[i]); j++)
      g_string_append_printf (all, "%s%s", all->len > 0 ? ", " : "",
                              way_cli_get_id (dataset, tables[i], j));
  return g_string_free (g_steal_pointer (&all), FALSE);
}

/**
 * way_cli_get_id:
 * @dataset: a data set
 * @table: a table of it whose rows have ids
 * @index: the number of a row
 *
 * Returns: (transfer none): the id of the row, for an area its code
 */
const char *
way_cli_get_id (const WayDataset *dataset,
                WayTableId        table,
                guint             index)
{
  g_return_val_if_fail (dataset != NULL, "");

  switch ((int) table)
    {
    case WAY_TABLE_POLICIES:
      return way_dataset_get_policy (dataset, index)->id;
    case WAY_TABLE_GOALS:
      return way_dataset_get_goal (dataset, index)->id;
    case WAY_TABLE_POLICY_GOALS:
      return way_dataset_get_stated_goal (dataset, index)->id;
    case WAY_TABLE_INDICATORS:
      return way_dataset_get_indicator (dataset, index)->id;
    case WAY_TABLE_SOURCES:
      return way_dataset_get_source (dataset, index)->id;
    case WAY_TABLE_THEMES:
      return way_dataset_get_theme (dataset, index)->id;
    case WAY_TABLE_ORGANISATIONS:
      return way_dataset_get_organisation (dataset, index)->id;
    case WAY_TABLE_AREAS:
      return way_dataset_get_area (dataset, index)->code;
    case WAY_TABLE_AREA_SETS:
      return way_dataset_get_area_set (dataset, index)->id;
    default:
      g_return_val_if_reached ("");
    }
}

/**
 * way_cli_suggest:
 * @dataset: a data set
 * @tables: (array length=n_tables): where the id was looked for
 * @n_tables: how many tables
 * @word: what is no id of them
 *
 * Tells the user the ids that may have been meant: those a few letters away or
 * containing what was written. If there are none, all are told where they are
 * few, and nothing otherwise.
 */
void
way_cli_suggest (const WayDataset *dataset,
                 const WayTableId *tables,
                 guint             n_tables,
                 const char       *word)
{
  WayLang lang = way_cli_get_lang ();
  g_autoptr (GArray) suggestions = g_array_new (FALSE, FALSE, sizeof (Suggestion));
  g_autofree char *ids = NULL;
  g_autofree char *line = NULL;

  g_return_if_fail (dataset != NULL && tables != NULL && word != NULL);

  for (guint i = 0; i < n_tables; i++)
    add_table (suggestions, dataset, tables[i], word);
  ids = suggestions->len > 0 ? join_nearest (suggestions) : join_all (dataset, tables, n_tables);
  if (ids == NULL)
    return;
  line = suggestions->len > 0 ? g_strdup_printf (way_tr (lang, "nearest: %s"), ids)
                              : g_strdup_printf (way_tr (lang, "there are: %s"), ids);
  way_cli_fail (line);
}
