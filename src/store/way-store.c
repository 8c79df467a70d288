/* Reading a data-set file into a snapshot. The text of all rows together can
 * be no longer than the file, which bounds what a damaged tree can deliver.
 */
#include "config.h"

#include "way-store-db.h"

#include <string.h>

/* Where a row of a table that hangs on policies has its place. */
typedef struct
{
  gint64 policy;   /* rowids */
  gint64 row;
} Place;

typedef struct
{
  WayStoreReader    *reader;
  WayDatasetBuilder *builder;
  WayChecker        *checker;  /* takes the rows instead, unless NULL */
  guint              row;      /* in the table, from 1 */
  guint              n_policies;
  gint64             left;     /* bytes that rows may still have */
} Loading;

/* Text with control characters could change a terminal that shows it. */
static const char *
find_fault (const char *text,
            gsize       length)
{
  if (!g_utf8_validate (text, length, NULL))
    return "is not valid UTF-8";
  for (const guchar *at = (const guchar *) text; *at != '\0'; at++)
    if (*at < 0x20 || *at == 0x7f || (*at == 0xc2 && at[1] < 0xa0))
      return "has a control character";
  return NULL;
}

static gboolean
fail_field (Loading         *loading,
            const char      *table,
            const char      *column,
            const char      *fault,
            GError         **error)
{
  g_autofree char *reason = g_strdup_printf ("the file is damaged: %s, %s: %s", table, column,
                                             fault);

  return way_store_reader_fail (loading->reader, WAY_STORE_ERROR_DAMAGED, reason, error);
}

/* The text of a column of the current row, "" for none; NULL with an error. */
static const char *
read_field (Loading       *loading,
            sqlite3_stmt  *statement,
            const char    *table,
            int            column,
            GError       **error)
{
  const char *text = (const char *) sqlite3_column_text (statement, column);
  const char *fault;
  int length;

  if (text == NULL)
    return "";
  length = sqlite3_column_bytes (statement, column);
  loading->left -= length;
  fault = loading->left < 0 ? "the rows are longer than the file" : find_fault (text, length);
  if (fault == NULL)
    return text;
  fail_field (loading, table, sqlite3_column_name (statement, column), fault, error);
  return NULL;
}

/* Hands the current row to the builder, or to the checker if there is one. */
static gboolean
read_row (Loading         *loading,
          sqlite3_stmt    *statement,
          WayTableId       table,
          GError         **error)
{
  const WayTable *description = way_table_get (table);
  const char *fields[WAY_MAX_COLUMNS];
  g_autoptr (GError) refused = NULL;
  g_autofree char *reason = NULL;

  for (guint i = 0; i < description->n_columns; i++)
    {
      fields[i] = read_field (loading, statement, description->name, i, error);
      if (fields[i] == NULL)
        return FALSE;
    }
  if (loading->checker != NULL)
    {
      way_checker_add_row (loading->checker, table, ++loading->row, fields,
                           description->n_columns);
      return TRUE;
    }
  if (way_dataset_builder_add_row (loading->builder, table, fields, &refused))
    return TRUE;
  reason = g_strdup_printf ("the file is damaged: %s", refused->message);
  return way_store_reader_fail (loading->reader, WAY_STORE_ERROR_DAMAGED, reason, error);
}

static sqlite3_stmt *
prepare_select (Loading     *loading,
                WayTableId   table,
                const char  *rest,
                GError     **error)
{
  const WayTable *description = way_table_get (table);
  g_autoptr (GString) sql = g_string_new ("SELECT ");
  sqlite3_stmt *statement = NULL;

  for (guint i = 0; i < description->n_columns; i++)
    g_string_append_printf (sql, "%s%s", i > 0 ? ", " : "", description->columns[i].name);
  g_string_append_printf (sql, " FROM %s %s", description->name, rest);
  if (sqlite3_prepare_v2 (loading->reader->db, sql->str, -1, &statement, NULL) != SQLITE_OK)
    way_store_reader_fail_sqlite (loading->reader, error);
  return statement;
}

static gboolean
read_table (Loading     *loading,
            WayTableId   table,
            GError     **error)
{
  g_autoptr (sqlite3_stmt) statement = prepare_select (loading, table, "ORDER BY rowid", error);
  int result;

  if (statement == NULL)
    return FALSE;
  while ((result = sqlite3_step (statement)) == SQLITE_ROW)
    {
      if (!read_row (loading, statement, table, error))
        return FALSE;
      loading->n_policies += table == WAY_TABLE_POLICIES;
    }
  return result == SQLITE_DONE || way_store_reader_fail_sqlite (loading->reader, error);
}

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const Place *first = a, *second = b;

  if (first->policy != second->policy)
    return first->policy < second->policy ? -1 : 1;
  return (first->row > second->row) - (first->row < second->row);
}

/* The places of all rows in the order of policies, which need not be that of
 * the file: rows may have been added to an older policy later. */
static GArray *
read_places (Loading     *loading,
             WayTableId   table,
             GError     **error)
{
  const char *column = table == WAY_TABLE_POLICY_RELATIONS ? "from_policy" : "policy_id";
  g_autofree char *sql
    = g_strdup_printf ("SELECT (SELECT p.rowid FROM policies AS p WHERE p.id = t.%s), t.rowid "
                       "FROM %s AS t ORDER BY t.rowid", column, way_table_get (table)->name);
  g_autoptr (sqlite3_stmt) statement = NULL;
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
  int result = SQLITE_ERROR;

  if (sqlite3_prepare_v2 (loading->reader->db, sql, -1, &statement, NULL) == SQLITE_OK)
    while ((result = sqlite3_step (statement)) == SQLITE_ROW
           && places->len < loading->reader->size)
      {
        Place place = { sqlite3_column_int64 (statement, 0), sqlite3_column_int64 (statement, 1) };

        g_array_append_val (places, place);
      }
  if (result != SQLITE_DONE)
    {
      way_store_reader_fail_sqlite (loading->reader, error);
      return NULL;
    }
  g_array_sort (places, compare_places);
  return g_steal_pointer (&places);
}

static gboolean
read_by_policy (Loading     *loading,
                WayTableId   table,
                GError     **error)
{
  g_autoptr (sqlite3_stmt) statement = prepare_select (loading, table, "WHERE rowid = ?", error);
  g_autoptr (GArray) places = NULL;

  if (statement == NULL)
    return FALSE;
  places = read_places (loading, table, error);
  if (places == NULL)
    return FALSE;
  for (guint i = 0; i < places->len; i++)
    {
      sqlite3_bind_int64 (statement, 1, g_array_index (places, Place, i).row);
      if (sqlite3_step (statement) != SQLITE_ROW)
        return way_store_reader_fail_sqlite (loading->reader, error);
      if (!read_row (loading, statement, table, error))
        return FALSE;
      sqlite3_reset (statement);
    }
  return TRUE;
}

static gboolean
read_meta (Loading  *loading,
           GError  **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  int result = SQLITE_ERROR;

  if (sqlite3_prepare_v2 (loading->reader->db, "SELECT key, value FROM meta ORDER BY rowid", -1,
                          &statement, NULL) == SQLITE_OK)
    while ((result = sqlite3_step (statement)) == SQLITE_ROW)
      {
        const char *key = read_field (loading, statement, "meta", 0, error);
        const char *value = key != NULL ? read_field (loading, statement, "meta", 1, error) : NULL;

        if (value == NULL)
          return FALSE;
        if (loading->builder != NULL)
          way_dataset_builder_set_meta (loading->builder, key, value);
      }
  return result == SQLITE_DONE || way_store_reader_fail_sqlite (loading->reader, error);
}

/**
 * way_store_read_meta:
 * @reader: a reader
 * @builder: a builder
 * @error: return location for an error
 *
 * Reads the description of the data set as a whole.
 *
 * Returns: %FALSE with an error if it cannot be read
 */
gboolean
way_store_read_meta (WayStoreReader     *reader,
                     WayDatasetBuilder  *builder,
                     GError            **error)
{
  Loading loading = { .reader = reader, .builder = builder, .left = reader->size };

  return read_meta (&loading, error);
}

static gboolean
read_rows (Loading     *loading,
           WayTableId   table,
           GError     **error)
{
  gboolean of_policies = table == WAY_TABLE_POLICY_SOURCES || table == WAY_TABLE_POLICY_GOALS
                      || table == WAY_TABLE_POLICY_RELATIONS;

  loading->row = 0;
  return of_policies ? read_by_policy (loading, table, error) : read_table (loading, table, error);
}

/**
 * way_store_read_table:
 * @reader: a reader
 * @builder: a builder that has the tables before
 * @table: a table
 * @error: return location for an error
 *
 * Reads one table into a snapshot.
 *
 * Returns: %FALSE with an error if it cannot be read
 */
gboolean
way_store_read_table (WayStoreReader     *reader,
                      WayDatasetBuilder  *builder,
                      WayTableId          table,
                      GError            **error)
{
  Loading loading = { .reader = reader, .builder = builder, .left = reader->size };

  return read_rows (&loading, table, error);
}

/**
 * way_store_read_policy:
 * @reader: a reader
 * @statement: a statement that stands on a row with all columns of a policy
 * @error: return location for an error
 *
 * Returns: (transfer full): the fields of the policy, or %NULL with an error
 */
char **
way_store_read_policy (WayStoreReader  *reader,
                       sqlite3_stmt    *statement,
                       GError         **error)
{
  const WayTable *description = way_table_get (WAY_TABLE_POLICIES);
  Loading loading = { .reader = reader, .left = reader->size };
  g_auto (GStrv) fields = g_new0 (char *, description->n_columns + 1);

  for (guint i = 0; i < description->n_columns; i++)
    {
      const char *field = read_field (&loading, statement, description->name, i, error);

      if (field == NULL)
        return NULL;
      fields[i] = g_strdup (field);
    }
  return g_steal_pointer (&fields);
}

/**
 * way_store_read_text:
 * @reader: a reader
 * @statement: a statement that stands on a row
 * @column: the number of a column
 *
 * Returns: (transfer full) (nullable): the text, "" for none; %NULL if it is
 *   none that a data set may have
 */
char *
way_store_read_text (WayStoreReader *reader,
                     sqlite3_stmt   *statement,
                     int             column)
{
  Loading loading = { .reader = reader, .left = reader->size };

  return g_strdup (read_field (&loading, statement, "", column, NULL));
}

static gboolean
read_all (Loading  *loading,
          GError  **error)
{
  if (!read_meta (loading, error))
    return FALSE;
  for (guint i = 0; i < WAY_N_TABLES; i++)
    if (!read_rows (loading, i, error))
      return FALSE;
  return TRUE;
}

/**
 * way_store_read_all:
 * @reader: (transfer full): a reader, through which the set is searched from
 *   then on
 * @error: return location for an error
 *
 * Reads a file whole.
 *
 * Returns: (transfer full): the snapshot, or %NULL with an error
 */
WayDataset *
way_store_read_all (WayStoreReader  *reader,
                    GError         **error)
{
  g_autoptr (WayDatasetBuilder) builder = way_dataset_builder_new ();
  Loading loading = { .reader = reader, .builder = builder, .left = reader->size };

  if (!read_all (&loading, error))
    {
      way_store_reader_free (reader);
      return NULL;
    }
  way_dataset_builder_set_search (builder, way_store_search_new (reader, loading.n_policies));
  return way_dataset_builder_end (builder);
}

/**
 * way_store_load:
 * @path: a data-set file, or any other
 * @cancellable: (nullable): stops the loading, from any thread
 * @error: return location for an error
 *
 * Reads a data set. The file may come from anywhere: what is not a data set,
 * is of another version, holds anything beyond our tables, or is damaged where
 * it matters is refused. Nothing is written, and no other file is needed.
 *
 * Returns: (transfer full): the snapshot; %NULL with an error that names the
 *   file and the reason
 */
WayDataset *
way_store_load (const char    *path,
                GCancellable  *cancellable,
                GError       **error)
{
  g_autoptr (WayStoreReader) reader = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  reader = way_store_reader_new (path, cancellable, error);
  return reader != NULL ? way_store_read_all (g_steal_pointer (&reader), error) : NULL;
}

/**
 * way_store_check_pages:
 * @reader: a reader
 * @error: return location for an error
 *
 * Finds what SQLite itself finds: damaged pages, and rows that break its checks.
 *
 * Returns: %FALSE with an error if there is any
 */
gboolean
way_store_check_pages (WayStoreReader  *reader,
                       GError         **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  g_autofree char *reason = NULL;
  const char *answer;

  if (sqlite3_prepare_v2 (reader->db, "PRAGMA quick_check (1)", -1, &statement, NULL) != SQLITE_OK
      || sqlite3_step (statement) != SQLITE_ROW)
    return way_store_reader_fail_sqlite (reader, error);
  answer = (const char *) sqlite3_column_text (statement, 0);
  if (g_strcmp0 (answer, "ok") == 0)
    return TRUE;
  reason = g_strdup_printf ("the file is damaged: %s", answer);
  return way_store_reader_fail (reader, WAY_STORE_ERROR_DAMAGED, reason, error);
}

/**
 * way_store_check:
 * @path: a data-set file, or any other
 * @checker: a checker without rows; it is not finished
 * @cancellable: (nullable): stops the check, from any thread
 * @error: return location for an error
 *
 * Checks a file more closely than loading does: SQLite looks at every page and
 * at the rules of the schema, and @checker at every row, whose problems it
 * names by table and row. A file that cannot be read to its end is an error
 * and not a problem.
 *
 * Returns: %FALSE with an error if @checker has not got all rows
 */
gboolean
way_store_check (const char    *path,
                 WayChecker    *checker,
                 GCancellable  *cancellable,
                 GError       **error)
{
  g_autoptr (WayStoreReader) reader = NULL;
  Loading loading = { .checker = checker };

  g_return_val_if_fail (path != NULL && checker != NULL, FALSE);

  reader = way_store_reader_new (path, cancellable, error);
  if (reader == NULL || !way_store_check_pages (reader, error))
    return FALSE;
  loading.reader = reader;
  loading.left = reader->size;
  return read_all (&loading, error);
}
