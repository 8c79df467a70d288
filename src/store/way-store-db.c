/* The embedded schema, and statements made from the description of the tables
 * in way-table.h; no part of a statement ever comes from data.
 */
#include "config.h"

#include "way-store-db.h"

#include "way-store-resources.h"

G_DEFINE_QUARK (way-store-error-quark, way_store_error)

/**
 * way_store_get_sql:
 * @name: the name of a file of statements that is part of the program
 *
 * Returns: (transfer none): the statements of that file in data/
 */
const char *
way_store_get_sql (const char *name)
{
  static GMutex lock;
  static GHashTable *texts;
  char *text;

  g_return_val_if_fail (name != NULL, NULL);

  g_mutex_lock (&lock);
  if (texts == NULL)
    texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  text = g_hash_table_lookup (texts, name);
  if (text == NULL)
    {
      g_autofree char *path = g_strconcat ("/org/waymark/store/", name, NULL);
      g_autoptr (GBytes) bytes = g_resource_lookup_data (way_store_get_resource (), path,
                                                         G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

      g_assert (bytes != NULL);
      text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      g_hash_table_insert (texts, g_strdup (name), text);
    }
  g_mutex_unlock (&lock);
  return text;
}

/**
 * way_store_get_schema:
 *
 * Returns: (transfer none): the statements of data/schema.sql
 */
const char *
way_store_get_schema (void)
{
  return way_store_get_sql ("schema.sql");
}

/**
 * way_store_run:
 * @db: a connection
 * @sql: statements of the program, none of which returns anything of use
 *
 * Returns: %FALSE if one of them fails; sqlite3_errmsg() says why
 */
gboolean
way_store_run (sqlite3    *db,
               const char *sql)
{
  g_return_val_if_fail (db != NULL && sql != NULL, FALSE);

  return sqlite3_exec (db, sql, NULL, NULL, NULL) == SQLITE_OK;
}

/**
 * way_store_prepare_insert:
 * @db: a connection
 * @table: a table
 *
 * Returns: (transfer full) (nullable): a statement that adds a row, with one
 *   parameter for every column; %NULL if the table is not there
 */
sqlite3_stmt *
way_store_prepare_insert (sqlite3    *db,
                          WayTableId  table)
{
  const WayTable *description = way_table_get (table);
  g_autoptr (GString) sql = g_string_new ("INSERT INTO ");
  sqlite3_stmt *statement = NULL;

  g_return_val_if_fail (db != NULL && description != NULL, NULL);

  g_string_append_printf (sql, "%s VALUES (", description->name);
  for (guint i = 0; i < description->n_columns; i++)
    g_string_append (sql, i > 0 ? ", ?" : "?");
  g_string_append_c (sql, ')');
  sqlite3_prepare_v2 (db, sql->str, -1, &statement, NULL);
  return statement;
}
