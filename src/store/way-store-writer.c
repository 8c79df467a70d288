/* Writing a data-set file. The rows go into a new file beside the target,
 * which takes the target's place only when it is whole, checked and on disk.
 * The same rows always give the same bytes.
 */
#include "config.h"

#include "way-store-db.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct _WayStoreWriter
{
  char         *path;       /* of the target, links resolved */
  char         *temporary;  /* NULL once it is in place or gone */
  int           fd;
  sqlite3      *db;
  sqlite3_stmt *insert_meta;
  sqlite3_stmt *inserts[WAY_N_TABLES];
  guint         n_rows[WAY_N_TABLES];
  gboolean      broken;     /* a row was refused */
};

/* No journal, as the whole file is thrown away if anything fails; no sizes
 * left to what this build of SQLite prefers. */
static const char settings[]
  = "PRAGMA page_size = 4096;"
    "PRAGMA encoding = 'UTF-8';"
    "PRAGMA auto_vacuum = NONE;"
    "PRAGMA locking_mode = EXCLUSIVE;"
    "PRAGMA journal_mode = OFF;"
    "PRAGMA synchronous = OFF;"
    "PRAGMA foreign_keys = OFF;";

static gboolean
fail (WayStoreWriter  *writer,
      const char      *reason,
      GError         **error)
{
  g_autofree char *name = g_filename_display_name (writer->path);

  g_set_error (error, WAY_STORE_ERROR, WAY_STORE_ERROR_WRITE, "%s cannot be written: %s",
               name, reason);
  return FALSE;
}

static gboolean
fail_row (WayStoreWriter  *writer,
          WayTableId       table,
          const char      *reason,
          GError         **error)
{
  writer->broken = TRUE;
  g_set_error (error, WAY_STORE_ERROR, WAY_STORE_ERROR_ROW, "%s, row %u: %s",
               way_table_get (table)->name, writer->n_rows[table], reason);
  return FALSE;
}

/* A link to a data set stays one: the file that it leads to is replaced. */
static char *
resolve (const char *path)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *folder = g_path_get_dirname (absolute);
  g_autofree char *name = g_path_get_basename (absolute);
  char *whole = realpath (absolute, NULL);
  char *real_folder;
  char *result;

  /* What realpath() gives is freed by free(). */
  if (whole != NULL)
    {
      result = g_strdup (whole);
      free (whole);
      return result;
    }
  real_folder = realpath (folder, NULL);
  result = g_build_filename (real_folder != NULL ? real_folder : folder, name, NULL);
  free (real_folder);
  return result;
}

static gboolean
make_temporary (WayStoreWriter  *writer,
                GError         **error)
{
  g_autofree char *folder = g_path_get_dirname (writer->path);
  g_autofree char *base = g_path_get_basename (writer->path);
  g_autofree char *name = g_strdup_printf (".%.100s.XXXXXX", base);
  g_autofree char *template = g_build_filename (folder, name, NULL);
  GStatBuf existing;

  if (g_stat (writer->path, &existing) != 0)
    existing.st_mode = 0;
  else if (!S_ISREG (existing.st_mode))
    return fail (writer, "it exists and is not a file", error);

  writer->fd = g_mkstemp_full (template, O_RDWR | O_CLOEXEC, 0666);
  if (writer->fd < 0)
    return fail (writer, g_strerror (errno), error);
  writer->temporary = g_steal_pointer (&template);
  if (existing.st_mode != 0 && fchmod (writer->fd, existing.st_mode & 07777) != 0)
    return fail (writer, g_strerror (errno), error);
  return TRUE;
}

static gboolean
prepare (WayStoreWriter  *writer,
         GError         **error)
{
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW;

  if (sqlite3_open_v2 (writer->temporary, &writer->db, flags, NULL) != SQLITE_OK
      || !way_store_add_tokenizer (writer->db)
      || !way_store_run (writer->db, settings)
      || !way_store_run (writer->db, "BEGIN EXCLUSIVE")
      || !way_store_run (writer->db, way_store_get_schema ()))
    return fail (writer, sqlite3_errmsg (writer->db), error);
  for (guint i = 0; i < WAY_N_TABLES; i++)
    {
      writer->inserts[i] = way_store_prepare_insert (writer->db, i);
      g_assert (writer->inserts[i] != NULL);
    }
  return sqlite3_prepare_v2 (writer->db, "INSERT INTO meta VALUES (?, ?)", -1,
                             &writer->insert_meta, NULL) == SQLITE_OK
      || fail (writer, sqlite3_errmsg (writer->db), error);
}

/**
 * way_store_writer_new:
 * @path: the file to write; its folder must exist
 * @error: return location for an error
 *
 * Begins a data-set file. Until way_store_writer_commit() nothing is seen at
 * @path, and what is there stays.
 *
 * Returns: (transfer full): a writer, or %NULL with an error
 */
WayStoreWriter *
way_store_writer_new (const char  *path,
                      GError     **error)
{
  g_autoptr (WayStoreWriter) writer = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  writer = g_new0 (WayStoreWriter, 1);
  writer->fd = -1;
  writer->path = resolve (path);
  if (!make_temporary (writer, error) || !prepare (writer, error))
    return NULL;
  return g_steal_pointer (&writer);
}

static void
close_database (WayStoreWriter *writer)
{
  for (guint i = 0; i < WAY_N_TABLES; i++)
    g_clear_pointer (&writer->inserts[i], sqlite3_finalize);
  g_clear_pointer (&writer->insert_meta, sqlite3_finalize);
  g_clear_pointer (&writer->db, sqlite3_close);
}

/**
 * way_store_writer_free:
 * @writer: (transfer full): a writer
 *
 * Ends a writer. If it was not committed, nothing of it remains.
 */
void
way_store_writer_free (WayStoreWriter *writer)
{
  g_return_if_fail (writer != NULL);

  close_database (writer);
  if (writer->fd >= 0)
    close (writer->fd);
  if (writer->temporary != NULL)
    g_unlink (writer->temporary);
  g_free (writer->temporary);
  g_free (writer->path);
  g_free (writer);
}

/**
 * way_store_writer_set_meta:
 * @writer: a writer, not yet committed
 * @key: what is described, such as %WAY_META_VERSION; each key at most once
 * @value: its value
 * @error: return location for an error
 *
 * Describes the data set as a whole.
 *
 * Returns: %FALSE with an error if @key has been set already
 */
gboolean
way_store_writer_set_meta (WayStoreWriter  *writer,
                           const char      *key,
                           const char      *value,
                           GError         **error)
{
  g_return_val_if_fail (writer != NULL && writer->db != NULL, FALSE);
  g_return_val_if_fail (key != NULL && value != NULL, FALSE);

  sqlite3_bind_text (writer->insert_meta, 1, key, -1, SQLITE_STATIC);
  sqlite3_bind_text (writer->insert_meta, 2, value, -1, SQLITE_STATIC);
  if (sqlite3_step (writer->insert_meta) != SQLITE_DONE)
    {
      writer->broken = TRUE;
      g_set_error (error, WAY_STORE_ERROR, WAY_STORE_ERROR_ROW, "meta, %s: %s", key,
                   sqlite3_errmsg (writer->db));
    }
  return sqlite3_reset (writer->insert_meta) == SQLITE_OK;
}

/* Such columns hold integers, and SQLite would quietly drop a leading zero. */
static gboolean
is_stored_as_integer (const WayColumn *column)
{
  return column->type == WAY_COLUMN_YEAR || column->type == WAY_COLUMN_FLAG
      || column->words == way_rank_words;
}

static gboolean
is_plain_integer (const char *field)
{
  if (*field == '0')
    return field[1] == '\0';
  return strspn (field, "0123456789") == strlen (field) && strlen (field) < 10;
}

static gboolean
bind_field (WayStoreWriter  *writer,
            WayTableId       table,
            guint            column,
            const char      *field,
            GError         **error)
{
  const WayColumn *description = &way_table_get (table)->columns[column];
  const char *reason = NULL;
  g_autofree char *message = NULL;

  if (!g_utf8_validate (field, -1, NULL))
    reason = "is not valid UTF-8";
  else if (is_stored_as_integer (description) && !is_plain_integer (field))
    reason = "is not a whole number";
  if (reason != NULL)
    {
      message = g_strdup_printf ("%s %s", description->name, reason);
      return fail_row (writer, table, message, error);
    }
  if (*field == '\0')
    sqlite3_bind_null (writer->inserts[table], column + 1);
  else
    sqlite3_bind_text (writer->inserts[table], column + 1, field, -1, SQLITE_STATIC);
  return TRUE;
}

/**
 * way_store_writer_add_row:
 * @writer: a writer, not yet committed
 * @table: the table of the row
 * @fields: (array): the fields in the order of the table's columns, as text;
 *   as many as it has columns, "" for an empty one
 * @error: return location for an error
 *
 * Adds a row. Rows may refer to rows that are added later. After a row that
 * is refused the writer can take more, so that all errors can be gathered, but
 * cannot be committed.
 *
 * Returns: %FALSE with an error that names table, row and field if the row
 *   breaks a rule of the schema
 */
gboolean
way_store_writer_add_row (WayStoreWriter      *writer,
                          WayTableId           table,
                          const char *const   *fields,
                          GError             **error)
{
  gboolean added;

  g_return_val_if_fail (writer != NULL && writer->db != NULL, FALSE);
  g_return_val_if_fail (table < WAY_N_TABLES && fields != NULL, FALSE);

  writer->n_rows[table]++;
  for (guint i = 0; i < way_table_get (table)->n_columns; i++)
    if (!bind_field (writer, table, i, fields[i], error))
      return FALSE;
  added = sqlite3_step (writer->inserts[table]) == SQLITE_DONE
       || fail_row (writer, table, sqlite3_errmsg (writer->db), error);
  sqlite3_reset (writer->inserts[table]);
  sqlite3_clear_bindings (writer->inserts[table]);
  return added;
}

/* The name of the column that a key of foreign_key_list starts from. */
static char *
find_key_column (sqlite3    *db,
                 const char *table,
                 int         key)
{
  static const char sql[] = "SELECT \"from\" FROM pragma_foreign_key_list (?) WHERE id = ?";
  g_autoptr (sqlite3_stmt) statement = NULL;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
    return NULL;
  sqlite3_bind_text (statement, 1, table, -1, SQLITE_STATIC);
  sqlite3_bind_int (statement, 2, key);
  if (sqlite3_step (statement) != SQLITE_ROW)
    return NULL;
  return g_strdup ((const char *) sqlite3_column_text (statement, 0));
}

/* Every reference must lead to a row; the first that does not is reported. */
static gboolean
check_references (sqlite3  *db,
                  GError  **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  g_autofree char *column = NULL;
  const char *table;

  if (sqlite3_prepare_v2 (db, "PRAGMA foreign_key_check", -1, &statement, NULL) == SQLITE_OK)
    switch (sqlite3_step (statement))
      {
      case SQLITE_DONE:
        return TRUE;
      case SQLITE_ROW:
        table = (const char *) sqlite3_column_text (statement, 0);
        column = find_key_column (db, table, sqlite3_column_int (statement, 3));
        g_set_error (error, WAY_STORE_ERROR, WAY_STORE_ERROR_ROW,
                     "%s, row %" G_GINT64_FORMAT ", %s: refers to a row of %s that does not exist",
                     table, (gint64) sqlite3_column_int64 (statement, 1), column,
                     sqlite3_column_text (statement, 2));
        return FALSE;
      default:
        break;
      }
  g_set_error_literal (error, WAY_STORE_ERROR, WAY_STORE_ERROR_ROW, sqlite3_errmsg (db));
  return FALSE;
}

/* The marks of a data set come last: a file left by a process that was killed
 * is never taken for one. */
static gboolean
finish_database (WayStoreWriter  *writer,
                 GError         **error)
{
  g_autofree char *marks
    = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d;",
                       WAY_STORE_APPLICATION_ID, WAY_STORE_FORMAT);

  if (!way_store_fill_search (writer->db) || !way_store_run (writer->db, "COMMIT"))
    return fail (writer, sqlite3_errmsg (writer->db), error);
  if (!check_references (writer->db, error))
    return FALSE;
  if (!way_store_run (writer->db, "VACUUM") || !way_store_run (writer->db, marks))
    return fail (writer, sqlite3_errmsg (writer->db), error);
  close_database (writer);
  return TRUE;
}

static gboolean
put_in_place (WayStoreWriter  *writer,
              GError         **error)
{
  g_autofree char *folder = g_path_get_dirname (writer->path);
  int fd;

  if (fsync (writer->fd) != 0 || g_rename (writer->temporary, writer->path) != 0)
    return fail (writer, g_strerror (errno), error);
  g_clear_pointer (&writer->temporary, g_free);

  /* The new name itself; not every file system lets a folder be synchronised,
   * and the file is in place whatever it answers. */
  fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  if (fd >= 0)
    {
      fsync (fd);
      close (fd);
    }
  return TRUE;
}

/**
 * way_store_writer_commit:
 * @writer: a writer; afterwards it can only be freed
 * @error: return location for an error
 *
 * Completes the file: checks that every reference leads somewhere, makes the
 * file compact, brings it to the disk and puts it in the place of what was at
 * the path.
 *
 * Returns: %FALSE with an error if that failed; the path is untouched then
 */
gboolean
way_store_writer_commit (WayStoreWriter  *writer,
                         GError         **error)
{
  g_return_val_if_fail (writer != NULL && writer->db != NULL, FALSE);

  if (writer->broken)
    return fail (writer, "a row was refused", error);
  return finish_database (writer, error) && put_in_place (writer, error);
}
