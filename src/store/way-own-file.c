/* Every exchange opens the file anew, holds it for a moment and leaves it, so
 * that what another program wrote is always seen, and two changes of one note
 * always meet. The file is made when there is something to keep.
 */
#include "config.h"

#include "way-own-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "way-store-db.h"

/* "WayO", and the number of the format. */
#define APPLICATION_ID 0x5761794f
#define FORMAT 1

/* How long another program may hold the file. */
#define BUSY_MS 5000

/* Of the header, with where it holds what; numbers are big-endian. */
#define HEADER_SIZE 100
#define AT_WRITE_VERSION 18
#define AT_FORMAT 60
#define AT_APPLICATION_ID 68

typedef struct
{
  WayOwnStore parent;
  char       *path;
} OwnFile;

/* One exchange with an open file. */
typedef struct
{
  const char    *path;
  sqlite3       *db;
  sqlite3_int64  size;     /* in bytes, when it was opened */
  GHashTable    *entries;
  GError       **error;
} Exchange;

static gboolean
fail (Exchange    *exchange,
      WayOwnError  code,
      const char  *reason)
{
  g_autofree char *name = g_filename_display_name (exchange->path);

  g_set_error (exchange->error, WAY_OWN_ERROR, code, "%s: %s", name, reason);
  return FALSE;
}

/* Says what SQLite says. */
static gboolean
fail_sqlite (Exchange *exchange)
{
  int number = sqlite3_system_errno (exchange->db);

  switch (sqlite3_errcode (exchange->db) & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return fail (exchange, WAY_OWN_ERROR_BUSY, "another program holds the file");
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return fail (exchange, WAY_OWN_ERROR_DAMAGED, "the file is damaged");
    case SQLITE_READONLY:
      return fail (exchange, WAY_OWN_ERROR_WRITE, "the file may not be written");
    case SQLITE_FULL:
      return fail (exchange, WAY_OWN_ERROR_WRITE, "there is no room left for the file");
    case SQLITE_CANTOPEN:
      return fail (exchange, WAY_OWN_ERROR_OPEN,
                   number != 0 ? g_strerror (number) : "the file cannot be opened");
    default:
      return fail (exchange, WAY_OWN_ERROR_WRITE, sqlite3_errmsg (exchange->db));
    }
}

static gboolean
run (Exchange   *exchange,
     const char *sql)
{
  return way_store_run (exchange->db, sql) || fail_sqlite (exchange);
}

/* Makes an empty file that nobody else can read, unless there is one. */
static gboolean
make_file (Exchange *exchange)
{
  g_autofree char *folder = g_path_get_dirname (exchange->path);
  int fd;

  /* What stands in the way of the folder is said by the file. */
  g_mkdir_with_parents (folder, 0700);
  fd = g_open (exchange->path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (fd < 0 && errno != EEXIST)
    return fail (exchange, WAY_OWN_ERROR_WRITE, g_strerror (errno));
  if (fd >= 0)
    close (fd);
  return TRUE;
}

/* A pipe would be waited for. */
static gboolean
check_kind (Exchange *exchange)
{
  GStatBuf status;

  if (g_stat (exchange->path, &status) != 0)
    return fail (exchange, WAY_OWN_ERROR_OPEN, g_strerror (errno));
  return S_ISREG (status.st_mode)
      || fail (exchange, WAY_OWN_ERROR_FOREIGN, "this is not a plain file");
}

static gboolean
open_file (Exchange *exchange,
           gboolean  writing)
{
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE;

  /* Without the right to write, SQLite opens the file for reading. */
  if (!check_kind (exchange))
    return FALSE;
  if (sqlite3_open_v2 (exchange->path, &exchange->db, flags | SQLITE_OPEN_READWRITE, NULL)
      != SQLITE_OK)
    return fail_sqlite (exchange);
  if (writing && sqlite3_db_readonly (exchange->db, "main") == 1)
    return fail (exchange, WAY_OWN_ERROR_WRITE, "the file may not be written");
  way_store_guard (exchange->db);
  sqlite3_busy_timeout (exchange->db, BUSY_MS);
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

/* What the header says never changes once the file is more than empty. It is
 * read by SQLite's own handle; see way-store-reader.c. */
static gboolean
check_header (Exchange *exchange)
{
  guint8 header[HEADER_SIZE] = { 0 };
  sqlite3_file *file = NULL;

  sqlite3_file_control (exchange->db, "main", SQLITE_FCNTL_FILE_POINTER, &file);
  if (file == NULL || file->pMethods == NULL
      || file->pMethods->xFileSize (file, &exchange->size) != SQLITE_OK)
    return fail (exchange, WAY_OWN_ERROR_OPEN, "the file cannot be read");
  if (exchange->size == 0)
    return TRUE;
  if (exchange->size < HEADER_SIZE
      || file->pMethods->xRead (file, header, HEADER_SIZE, 0) != SQLITE_OK
      || memcmp (header, "SQLite format 3", 16) != 0)
    return fail (exchange, WAY_OWN_ERROR_DAMAGED, "the file is damaged");
  if (number_at (header, AT_APPLICATION_ID) != APPLICATION_ID)
    return fail (exchange, WAY_OWN_ERROR_FOREIGN, "this is the file of another program");
  if (number_at (header, AT_FORMAT) != FORMAT)
    return fail (exchange, WAY_OWN_ERROR_VERSION, "another version of Waymark wrote the file");
  if (header[AT_WRITE_VERSION] != 1 || header[AT_WRITE_VERSION + 1] != 1)
    return fail (exchange, WAY_OWN_ERROR_FOREIGN, "the file is in WAL mode");
  return TRUE;
}

static gpointer
make_expected_schema (gpointer unused)
{
  return way_store_expect_schema (way_store_get_sql ("own.sql"));
}

static gboolean
check_schema (Exchange *exchange)
{
  static GOnce once = G_ONCE_INIT;
  const char *expected = g_once (&once, make_expected_schema, NULL);
  g_autofree char *schema = way_store_describe_schema (exchange->db);

  if (schema == NULL)
    return fail_sqlite (exchange);
  return g_str_equal (schema, expected)
      || fail (exchange, WAY_OWN_ERROR_FOREIGN, "the file holds other tables than it should");
}

/* Gives an empty file its tables, which another program may have done by now. */
static gboolean
fill_empty (Exchange *exchange)
{
  g_autofree char *marks = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d;",
                                            APPLICATION_ID, FORMAT);
  g_autofree char *schema = way_store_describe_schema (exchange->db);

  if (schema == NULL)
    return fail_sqlite (exchange);
  if (*schema != '\0')
    return check_header (exchange);
  return run (exchange, marks) && run (exchange, way_store_get_sql ("own.sql"));
}

/* The text of a column; NULL with an error where it is none. */
static const char *
read_text (Exchange     *exchange,
           sqlite3_stmt *statement,
           int           column)
{
  const char *text = (const char *) sqlite3_column_text (statement, column);

  if (text != NULL && g_utf8_validate (text, sqlite3_column_bytes (statement, column), NULL))
    return text;
  fail (exchange, WAY_OWN_ERROR_DAMAGED, "the file is damaged: a text is not valid UTF-8");
  return NULL;
}

static gboolean
read_row (Exchange     *exchange,
          sqlite3_stmt *statement,
          gboolean      is_note)
{
  const char *policy = read_text (exchange, statement, 0);
  const char *note = policy != NULL && is_note ? read_text (exchange, statement, 2) : "";
  WayOwnEntry *entry;

  if (policy == NULL || note == NULL)
    return FALSE;
  entry = way_own_take_entry (exchange->entries, policy);
  if (is_note)
    {
      g_free (entry->note);
      entry->note = g_strdup (note);
      entry->changed = sqlite3_column_int64 (statement, 1);
    }
  else
    entry->starred = sqlite3_column_int64 (statement, 1);
  return TRUE;
}

/* A damaged tree can come round to the same page; there are never more rows
 * than bytes. */
static gboolean
read_rows (Exchange   *exchange,
           const char *sql,
           gboolean    is_note)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  sqlite3_int64 n = 0;
  int result;

  if (sqlite3_prepare_v2 (exchange->db, sql, -1, &statement, NULL) != SQLITE_OK)
    return fail_sqlite (exchange);
  while ((result = sqlite3_step (statement)) == SQLITE_ROW)
    if (!read_row (exchange, statement, is_note))
      return FALSE;
    else if (++n > exchange->size)
      return fail (exchange, WAY_OWN_ERROR_DAMAGED, "the file is damaged");
  return result == SQLITE_DONE || fail_sqlite (exchange);
}

static gboolean
read_all (Exchange *exchange)
{
  return read_rows (exchange, "SELECT policy_id, starred FROM stars", FALSE)
      && read_rows (exchange, "SELECT policy_id, changed, text FROM notes", TRUE);
}

static gboolean
run_for (Exchange   *exchange,
         const char *sql,
         const char *policy,
         gint64      time,
         const char *text)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  if (sqlite3_prepare_v2 (exchange->db, sql, -1, &statement, NULL) != SQLITE_OK)
    return fail_sqlite (exchange);
  sqlite3_bind_text (statement, 1, policy, -1, SQLITE_STATIC);
  if (sqlite3_bind_parameter_count (statement) > 1)
    sqlite3_bind_int64 (statement, 2, time);
  if (sqlite3_bind_parameter_count (statement) > 2)
    sqlite3_bind_text (statement, 3, text, -1, SQLITE_STATIC);
  return sqlite3_step (statement) == SQLITE_DONE || fail_sqlite (exchange);
}

static gboolean
write_star (Exchange     *exchange,
            WayOwnChange *change,
            WayOwnEntry  *entry)
{
  const char *sql = change->starred != 0
                    ? "INSERT OR REPLACE INTO stars (policy_id, starred) VALUES (?, ?)"
                    : "DELETE FROM stars WHERE policy_id = ?";

  entry->starred = change->starred;
  return run_for (exchange, sql, change->policy, change->starred, NULL);
}

/* The note that lies there is replaced only if the new one was made of it. */
static gboolean
write_note (Exchange     *exchange,
            WayOwnChange *change,
            WayOwnEntry  *entry)
{
  gboolean merged = !g_str_equal (entry->note, change->before)
                    && !g_str_equal (entry->note, change->note);
  g_autofree char *note = merged ? way_own_join_notes (entry->note, change->note)
                                 : g_strdup (change->note);
  const char *sql
    = *note != '\0' ? "INSERT OR REPLACE INTO notes (policy_id, changed, text) VALUES (?, ?, ?)"
                    : "DELETE FROM notes WHERE policy_id = ?";

  /* A note that was taken away there is no text to be kept. */
  if (merged && *entry->note != '\0')
    change->theirs = g_strdup (entry->note);
  g_free (entry->note);
  entry->note = g_steal_pointer (&note);
  entry->changed = change->changed;
  return run_for (exchange, sql, change->policy, change->changed, entry->note);
}

static gboolean
write_changes (Exchange  *exchange,
               GPtrArray *changes)
{
  for (guint i = 0; i < changes->len; i++)
    {
      WayOwnChange *change = g_ptr_array_index (changes, i);
      WayOwnEntry *entry = way_own_take_entry (exchange->entries, change->policy);

      g_clear_pointer (&change->theirs, g_free);
      if ((change->sets_star && !write_star (exchange, change, entry))
          || (change->note != NULL && !write_note (exchange, change, entry)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_file (Exchange *exchange)
{
  return open_file (exchange, FALSE) && check_header (exchange)
      && (exchange->size == 0
          || (run (exchange, "BEGIN") && check_schema (exchange) && read_all (exchange)));
}

static gboolean
write_file (Exchange  *exchange,
            GPtrArray *changes)
{
  return make_file (exchange) && open_file (exchange, TRUE) && check_header (exchange)
      && run (exchange, "BEGIN IMMEDIATE")
      && (exchange->size > 0 || fill_empty (exchange))
      && check_schema (exchange) && read_all (exchange)
      && write_changes (exchange, changes) && run (exchange, "COMMIT");
}

static gboolean
exchange_changes (WayOwnStore  *store,
                  GPtrArray    *changes,
                  GHashTable   *entries,
                  GError      **error)
{
  const OwnFile *file = (const OwnFile *) store;
  Exchange exchange = { .path = file->path, .entries = entries, .error = error };
  GStatBuf status;
  gboolean done;

  if (changes->len > 0)
    done = write_file (&exchange, changes);
  else
    /* As long as there is nothing to keep there is no file, nor need there be a
     * folder in which it could be. */
    done = (g_stat (file->path, &status) != 0 && (errno == ENOENT || errno == ENOTDIR))
           || read_file (&exchange);
  /* What was not committed is rolled back. */
  sqlite3_close (exchange.db);
  return done;
}

static void
free_file (WayOwnStore *store)
{
  g_free (((OwnFile *) store)->path);
  g_free (store);
}

/**
 * way_own_file_new:
 * @path: where the file lies, or will
 *
 * Returns: (transfer full): the store of that file; nothing is read yet
 */
WayOwnStore *
way_own_file_new (const char *path)
{
  static const WayOwnStoreClass klass = { exchange_changes, free_file };
  OwnFile *file;

  g_return_val_if_fail (path != NULL, NULL);

  file = g_new0 (OwnFile, 1);
  file->parent.klass = &klass;
  file->path = g_strdup (path);
  return &file->parent;
}

/**
 * way_own_file_path:
 *
 * Returns: (transfer full): where the person's file lies
 */
char *
way_own_file_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "waymark", "own.db", NULL);
}

/**
 * way_own_file_lay:
 * @path: the file
 * @dataset: a snapshot
 * @error: return location for an error
 *
 * Lays the stars and notes of a file over a snapshot; a file that is not there
 * has none. Nothing is written.
 *
 * Returns: %FALSE with an error of %WAY_OWN_ERROR
 */
gboolean
way_own_file_lay (const char  *path,
                  WayDataset  *dataset,
                  GError     **error)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new ();
  g_autoptr (GHashTable) entries = way_own_new_entries ();
  g_autoptr (WayOwnMarks) marks = NULL;
  WayOwnStore *store;
  gboolean read;

  g_return_val_if_fail (path != NULL && dataset != NULL, FALSE);

  store = way_own_file_new (path);
  read = exchange_changes (store, changes, entries, error);
  free_file (store);
  if (!read)
    return FALSE;
  marks = way_own_mark (entries, dataset);
  way_dataset_set_own (dataset, marks);
  return TRUE;
}
