/* The schema says the same as the description of the tables in way-table.h. */
#include "config.h"

#include "support.h"
#include "way-store-db.h"

#include <sqlite3.h>
#include <string.h>

static sqlite3 *
open_schema (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("WAYMARK_SOURCE_ROOT"), "data",
                                            "schema.sql", NULL);
  g_autofree char *sql = NULL;
  sqlite3 *db = NULL;

  read_bytes (path, &sql, NULL);
  g_assert_cmpint (sqlite3_open (":memory:", &db), ==, SQLITE_OK);
  g_assert_true (way_store_add_tokenizer (db));
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  return db;
}

static sqlite3_stmt *
prepare (sqlite3    *db,
         const char *sql,
         const char *first,
         const char *second)
{
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  sqlite3_bind_text (statement, 1, first, -1, SQLITE_STATIC);
  if (second != NULL)
    sqlite3_bind_text (statement, 2, second, -1, SQLITE_STATIC);
  return statement;
}

static const char *
text_at (sqlite3_stmt *statement,
         int           column)
{
  return (const char *) sqlite3_column_text (statement, column);
}

static void
test_columns (void)
{
  sqlite3 *db = open_schema ();

  for (guint i = 0; i < WAY_N_TABLES; i++)
    {
      const WayTable *table = way_table_get (i);
      sqlite3_stmt *columns = prepare (db, "SELECT name, \"notnull\" FROM pragma_table_info (?)",
                                       table->name, NULL);

      for (guint j = 0; j < table->n_columns; j++)
        {
          g_assert_cmpint (sqlite3_step (columns), ==, SQLITE_ROW);
          g_assert_cmpstr (text_at (columns, 0), ==, table->columns[j].name);
          g_assert_cmpint (sqlite3_column_int (columns, 1), ==, table->columns[j].required);
        }
      g_assert_cmpint (sqlite3_step (columns), ==, SQLITE_DONE);
      sqlite3_finalize (columns);
    }
  sqlite3_close (db);
}

static void
test_references (void)
{
  sqlite3 *db = open_schema ();

  for (guint i = 0; i < WAY_N_TABLES; i++)
    for (guint j = 0; j < way_table_get (i)->n_columns; j++)
      {
        const WayColumn *column = &way_table_get (i)->columns[j];
        sqlite3_stmt *keys
          = prepare (db, "SELECT \"table\", \"to\" FROM pragma_foreign_key_list (?)"
                         " WHERE \"from\" = ?", way_table_get (i)->name, column->name);

        if (column->type == WAY_COLUMN_REF)
          {
            const WayTable *parent = way_table_get (column->ref);

            g_assert_cmpint (sqlite3_step (keys), ==, SQLITE_ROW);
            g_assert_cmpstr (text_at (keys, 0), ==, parent->name);
            g_assert_cmpstr (text_at (keys, 1), ==, parent->columns[0].name);
          }
        g_assert_cmpint (sqlite3_step (keys), ==, SQLITE_DONE);
        sqlite3_finalize (keys);
      }
  sqlite3_close (db);
}

/* The words between the parentheses after "column IN", with quotes and blanks
 * left out. */
static char *
find_words (const char *sql,
            const char *column)
{
  g_autofree char *start = g_strdup_printf ("CHECK (%s IN (", column);
  const char *at = strstr (sql, start);
  GString *words = g_string_new (NULL);

  g_assert_nonnull (at);
  for (at += strlen (start); *at != ')'; at++)
    if (strchr ("' \n", *at) == NULL)
      g_string_append_c (words, *at);
  return g_string_free (words, FALSE);
}

static void
test_words (void)
{
  sqlite3 *db = open_schema ();

  for (guint i = 0; i < WAY_N_TABLES; i++)
    {
      sqlite3_stmt *table = prepare (db, "SELECT sql FROM sqlite_schema WHERE name = ?",
                                     way_table_get (i)->name, NULL);

      g_assert_cmpint (sqlite3_step (table), ==, SQLITE_ROW);
      for (guint j = 0; j < way_table_get (i)->n_columns; j++)
        {
          const WayColumn *column = &way_table_get (i)->columns[j];
          g_autofree char *expected = NULL, *words = NULL;

          if (column->type != WAY_COLUMN_WORD)
            continue;
          expected = g_strjoinv (",", (char **) column->words);
          words = find_words (text_at (table, 0), column->name);
          g_assert_cmpstr (words, ==, expected);
        }
      sqlite3_finalize (table);
    }
  sqlite3_close (db);
}

/* What may not repeat is a key; a key of one column is the primary one. */
static void
test_keys (void)
{
  sqlite3 *db = open_schema ();

  for (guint i = 0; i < WAY_N_TABLES; i++)
    {
      const WayTable *table = way_table_get (i);
      sqlite3_stmt *key = prepare (db, "SELECT name FROM pragma_table_info (?) WHERE pk > 0 "
                                       "ORDER BY pk", table->name, NULL);

      for (guint j = 0; table->unique[j] >= 0; j++)
        {
          g_assert_cmpint (sqlite3_step (key), ==, SQLITE_ROW);
          g_assert_cmpstr (text_at (key, 0), ==, table->columns[table->unique[j]].name);
        }
      g_assert_cmpint (sqlite3_step (key), ==, SQLITE_DONE);
      sqlite3_finalize (key);
    }
  sqlite3_close (db);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/store/schema/columns", test_columns);
  g_test_add_func ("/store/schema/references", test_references);
  g_test_add_func ("/store/schema/words", test_words);
  g_test_add_func ("/store/schema/keys", test_keys);

  return g_test_run ();
}
