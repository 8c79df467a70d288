/* Opening a file from anywhere: read-only, without following its schema until
 * that is known to be ours, and with a bound on the work that it can cause.
 * The header is described in https://www.sqlite.org/fileformat2.html.
 */
#include "config.h"

#include "way-store-db.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#define HEADER_SIZE 100

/* Where the header holds what; numbers are big-endian. */
#define AT_PAGE_SIZE 16
#define AT_WRITE_VERSION 18
#define AT_CHANGE_COUNTER 24
#define AT_N_PAGES 28
#define AT_FORMAT 60
#define AT_APPLICATION_ID 68
#define AT_VALID_FOR 92

/* Steps of SQLite's virtual machine between two looks at the bound. */
#define STEPS_AT_ONCE 1000

/* Far above what the schema, its checks and its rows need. */
static const struct
{
  int limit;
  int value;
} limits[] = {
  { SQLITE_LIMIT_LENGTH, 1 << 20 },
  { SQLITE_LIMIT_SQL_LENGTH, 1 << 16 },
  { SQLITE_LIMIT_COLUMN, 64 },
  { SQLITE_LIMIT_EXPR_DEPTH, 50 },
  { SQLITE_LIMIT_COMPOUND_SELECT, 3 },
  { SQLITE_LIMIT_VDBE_OP, 25000 },
  { SQLITE_LIMIT_FUNCTION_ARG, 8 },
  { SQLITE_LIMIT_ATTACHED, 0 },
  { SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 100 },
  { SQLITE_LIMIT_VARIABLE_NUMBER, 32 },
  { SQLITE_LIMIT_TRIGGER_DEPTH, 1 },
  { SQLITE_LIMIT_WORKER_THREADS, 0 },
};

static const struct
{
  int option;
  int value;
} options[] = {
  { SQLITE_DBCONFIG_DEFENSIVE, 1 },
  { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
  { SQLITE_DBCONFIG_ENABLE_TRIGGER, 0 },
  { SQLITE_DBCONFIG_ENABLE_VIEW, 0 },
  { SQLITE_DBCONFIG_DQS_DDL, 0 },
  { SQLITE_DBCONFIG_DQS_DML, 0 },
};

static const char schema_query[]
  = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name";

/**
 * way_store_reader_fail:
 * @reader: a reader
 * @code: what kind of error it is
 * @reason: the reason, in words that follow the file's name and a colon
 * @error: return location for an error
 *
 * Returns: %FALSE, for callers that return the same
 */
gboolean
way_store_reader_fail (WayStoreReader  *reader,
                       WayStoreError    code,
                       const char      *reason,
                       GError         **error)
{
  g_return_val_if_fail (reader != NULL && reason != NULL, FALSE);

  g_set_error (error, WAY_STORE_ERROR, code, "%s: %s", reader->path, reason);
  return FALSE;
}

/**
 * way_store_reader_fail_sqlite:
 * @reader: a reader whose last call of SQLite failed
 * @error: return location for an error
 *
 * Turns what SQLite says into an error of the store, or into
 * %G_IO_ERROR_CANCELLED. SQLite may also have said that there are more rows, or
 * fewer, than a whole file can have.
 *
 * Returns: %FALSE, for callers that return the same
 */
gboolean
way_store_reader_fail_sqlite (WayStoreReader  *reader,
                              GError         **error)
{
  g_autofree char *reason = NULL;

  g_return_val_if_fail (reader != NULL, FALSE);

  if (g_cancellable_set_error_if_cancelled (reader->cancellable, error))
    return FALSE;
  if (sqlite3_errcode (reader->db) == SQLITE_INTERRUPT)
    return way_store_reader_fail (reader, WAY_STORE_ERROR_DAMAGED,
                                  "the file is damaged: reading it would not end", error);
  reason = g_strdup_printf ("the file is damaged: %s",
                            sqlite3_errcode (reader->db) < SQLITE_ROW
                            ? sqlite3_errmsg (reader->db) : "its rows contradict each other");
  return way_store_reader_fail (reader, WAY_STORE_ERROR_DAMAGED, reason, error);
}

/* A damaged tree can lead to the same page over and over. Work that no whole
 * file of this size can cause is stopped. */
static int
progress_cb (gpointer data)
{
  WayStoreReader *reader = data;

  return --reader->work < 0 || g_cancellable_is_cancelled (reader->cancellable);
}

/**
 * way_store_reader_allow_work:
 * @reader: a reader
 *
 * Begins to count the work anew, for a question of its own.
 */
void
way_store_reader_allow_work (WayStoreReader *reader)
{
  g_return_if_fail (reader != NULL);

  reader->work = 1000 + reader->size / 50;
}

/* Pipes and devices are refused before they are opened, which might block. */
static gboolean
check_kind (WayStoreReader  *reader,
            const char      *path,
            GError         **error)
{
  GStatBuf status;

  if (g_stat (path, &status) != 0)
    return way_store_reader_fail (reader, WAY_STORE_ERROR_OPEN, g_strerror (errno), error);
  if (S_ISDIR (status.st_mode))
    return way_store_reader_fail (reader, WAY_STORE_ERROR_OPEN, "this is a folder", error);
  if (!S_ISREG (status.st_mode))
    return way_store_reader_fail (reader, WAY_STORE_ERROR_OPEN, "this is not a plain file",
                                  error);
  return TRUE;
}

/**
 * way_store_guard:
 * @db: a connection
 *
 * Lets nothing in the file run, and bounds what it can ask for.
 */
void
way_store_guard (sqlite3 *db)
{
  g_return_if_fail (db != NULL);

  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    sqlite3_limit (db, limits[i].limit, limits[i].value);
  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    sqlite3_db_config (db, options[i].option, options[i].value, NULL);
}

static gboolean
open_database (WayStoreReader  *reader,
               const char      *path,
               GError         **error)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *escaped = g_uri_escape_string (absolute, "/", FALSE);
  g_autofree char *uri = g_strdup_printf ("file://%s?immutable=1", escaped);
  int flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX
            | SQLITE_OPEN_PRIVATECACHE;

  if (sqlite3_open_v2 (uri, &reader->db, flags, NULL) != SQLITE_OK)
    {
      int number = reader->db != NULL ? sqlite3_system_errno (reader->db) : 0;
      const char *reason = number != 0 ? g_strerror (number) : "the file cannot be opened";

      return way_store_reader_fail (reader, WAY_STORE_ERROR_OPEN, reason, error);
    }
  way_store_guard (reader->db);
  if (!way_store_add_tokenizer (reader->db))
    return way_store_reader_fail (reader, WAY_STORE_ERROR_OPEN, sqlite3_errmsg (reader->db), error);
  sqlite3_progress_handler (reader->db, STEPS_AT_ONCE, progress_cb, reader);
  return TRUE;
}

static guint32
number_at (const guint8 *header,
           guint         place)
{
  guint32 number;

  memcpy (&number, header + place, sizeof number);
  return GUINT32_FROM_BE (number);
}

static gboolean
check_marks (WayStoreReader  *reader,
             const guint8    *header,
             GError         **error)
{
  g_autofree char *reason = NULL;
  guint32 format = number_at (header, AT_FORMAT);

  if (memcmp (header, "SQLite format 3", 16) != 0)
    return way_store_reader_fail (reader, WAY_STORE_ERROR_FORMAT, "this is not a data set",
                                  error);
  if (number_at (header, AT_APPLICATION_ID) != WAY_STORE_APPLICATION_ID)
    return way_store_reader_fail (reader, WAY_STORE_ERROR_FORMAT,
                                  "this is a database, but not a data set of Waymark", error);
  if (format == WAY_STORE_FORMAT)
    return TRUE;
  reason = g_strdup_printf (format > WAY_STORE_FORMAT
                            ? "the data set has format %u of a newer version of Waymark; "
                              "this version reads format %u"
                            : "the data set has format %u, which this version does not read; "
                              "it reads format %u",
                            format, WAY_STORE_FORMAT);
  return way_store_reader_fail (reader, WAY_STORE_ERROR_VERSION, reason, error);
}

/* A file in WAL mode, or with a journal that was not rolled back, is whole only
 * together with a second file, which immutable reading does not look at. */
static gboolean
check_journal (WayStoreReader  *reader,
               sqlite3_file    *file,
               const guint8    *header,
               const char      *path,
               GError         **error)
{
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  int reserved = 0;
  char first = '\0';
  FILE *stream;

  if (header[AT_WRITE_VERSION] != 1 || header[AT_WRITE_VERSION + 1] != 1)
    return way_store_reader_fail (reader, WAY_STORE_ERROR_BUSY,
                                  "the file is in WAL mode, so that changes may lie outside of "
                                  "it; it must be in the journal mode \"delete\"", error);
  stream = g_fopen (journal, "rbe");
  if (stream == NULL)
    return TRUE;
  if (fread (&first, 1, 1, stream) != 1)
    first = '\0';
  fclose (stream);
  if (first == '\0'
      || (file->pMethods->xCheckReservedLock (file, &reserved) == SQLITE_OK && reserved))
    return TRUE;
  return way_store_reader_fail (reader, WAY_STORE_ERROR_BUSY,
                                "a change of the file was broken off; its journal lies beside it",
                                error);
}

static gboolean
check_size (WayStoreReader  *reader,
            const guint8    *header,
            GError         **error)
{
  guint page_size = header[AT_PAGE_SIZE] << 8 | header[AT_PAGE_SIZE + 1];
  gint64 expected = (gint64) number_at (header, AT_N_PAGES) * (page_size == 1 ? 65536 : page_size);
  g_autofree char *reason = NULL;

  if (reader->size >= expected
      || number_at (header, AT_CHANGE_COUNTER) != number_at (header, AT_VALID_FOR))
    return TRUE;
  reason = g_strdup_printf ("the file is cut short: it has %" G_GINT64_FORMAT " of %"
                            G_GINT64_FORMAT " bytes", reader->size, expected);
  return way_store_reader_fail (reader, WAY_STORE_ERROR_DAMAGED, reason, error);
}

/* Reads through SQLite's own handle, as closing a second one of the same file
 * would drop the locks that this process holds on it. The lock is kept until
 * the connection is closed; where locks do not work nobody can write either. */
static gboolean
check_header (WayStoreReader  *reader,
              const char      *path,
              GError         **error)
{
  guint8 header[HEADER_SIZE];
  sqlite3_file *file = NULL;
  sqlite3_int64 size = 0;

  sqlite3_file_control (reader->db, "main", SQLITE_FCNTL_FILE_POINTER, &file);
  if (file == NULL || file->pMethods == NULL
      || file->pMethods->xFileSize (file, &size) != SQLITE_OK)
    return way_store_reader_fail (reader, WAY_STORE_ERROR_OPEN, "the file cannot be read", error);
  reader->size = size;
  way_store_reader_allow_work (reader);
  if (size == 0)
    return way_store_reader_fail (reader, WAY_STORE_ERROR_FORMAT, "the file is empty", error);
  if (size < HEADER_SIZE)
    return way_store_reader_fail (reader, WAY_STORE_ERROR_FORMAT, "this is not a data set",
                                  error);
  if (file->pMethods->xLock (file, SQLITE_LOCK_SHARED) == SQLITE_BUSY)
    return way_store_reader_fail (reader, WAY_STORE_ERROR_BUSY,
                                  "another program is writing the file", error);
  if (file->pMethods->xRead (file, header, HEADER_SIZE, 0) != SQLITE_OK)
    return way_store_reader_fail (reader, WAY_STORE_ERROR_OPEN, "the file cannot be read", error);
  return check_marks (reader, header, error)
      && check_journal (reader, file, header, path, error)
      && check_size (reader, header, error);
}

/**
 * way_store_describe_schema:
 * @db: a connection
 *
 * Returns: (transfer full) (nullable): all rows of the table of tables as one
 *   text; %NULL if they cannot be read
 */
char *
way_store_describe_schema (sqlite3 *db)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  int result;

  g_return_val_if_fail (db != NULL, NULL);

  if (sqlite3_prepare_v2 (db, schema_query, -1, &statement, NULL) != SQLITE_OK)
    return NULL;
  while ((result = sqlite3_step (statement)) == SQLITE_ROW)
    for (int i = 0; i < 4; i++)
      {
        const char *field = (const char *) sqlite3_column_text (statement, i);

        /* With its length, so that no two tables of tables give one text. */
        g_string_append_printf (text, "%d:%s\n", sqlite3_column_bytes (statement, i),
                                field != NULL ? field : "");
      }
  return result == SQLITE_DONE ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

/**
 * way_store_expect_schema:
 * @sql: statements of the program
 *
 * Returns: (transfer full): what way_store_describe_schema() gives of a file
 *   that was made by them
 */
char *
way_store_expect_schema (const char *sql)
{
  sqlite3 *db = NULL;
  char *text;

  g_return_val_if_fail (sql != NULL, NULL);

  if (sqlite3_open (":memory:", &db) != SQLITE_OK || !way_store_add_tokenizer (db)
      || !way_store_run (db, sql))
    g_error ("the schema cannot be read: %s", sqlite3_errmsg (db));
  text = way_store_describe_schema (db);
  sqlite3_close (db);
  return text;
}

static gpointer
make_expected_schema (gpointer unused)
{
  return way_store_expect_schema (way_store_get_schema ());
}

static gboolean
check_schema (WayStoreReader  *reader,
              GError         **error)
{
  static GOnce once = G_ONCE_INIT;
  const char *expected = g_once (&once, make_expected_schema, NULL);
  g_autofree char *schema = way_store_describe_schema (reader->db);

  if (schema == NULL)
    return way_store_reader_fail_sqlite (reader, error);
  if (!g_str_equal (schema, expected))
    return way_store_reader_fail (reader, WAY_STORE_ERROR_SCHEMA,
                                  "the tables, indices, views or triggers of the file are not "
                                  "those of a data set", error);
  return TRUE;
}

/**
 * way_store_reader_new:
 * @path: any path
 * @cancellable: (nullable): to stop the work that is done through the reader
 * @error: return location for an error
 *
 * Opens a file and finds out whether it is a data set, from its header and its
 * schema. Nothing is written, and no code in the file runs.
 *
 * Returns: (transfer full): a reader, or %NULL with an error that names the
 *   file and the reason
 */
WayStoreReader *
way_store_reader_new (const char    *path,
                      GCancellable  *cancellable,
                      GError       **error)
{
  static const char settings[]
    = "PRAGMA query_only = ON; PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY;"
      "PRAGMA mmap_size = 0;";
  g_autoptr (WayStoreReader) reader = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  reader = g_new0 (WayStoreReader, 1);
  reader->path = g_filename_display_name (path);
  g_set_object (&reader->cancellable, cancellable);
  if (!check_kind (reader, path, error) || !open_database (reader, path, error)
      || !check_header (reader, path, error))
    return NULL;
  if (!way_store_run (reader->db, settings))
    {
      way_store_reader_fail_sqlite (reader, error);
      return NULL;
    }
  return check_schema (reader, error) ? g_steal_pointer (&reader) : NULL;
}

/**
 * way_store_reader_free:
 * @reader: (transfer full): a reader, all of whose statements are finalised
 */
void
way_store_reader_free (WayStoreReader *reader)
{
  g_return_if_fail (reader != NULL);

  sqlite3_close (reader->db);
  g_clear_object (&reader->cancellable);
  g_free (reader->path);
  g_free (reader);
}
