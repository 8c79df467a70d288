/* Reading data-set files: what is written is what is read, and every file that
 * is not a whole data set is refused with a reason.
 */
#include "config.h"

#include "support.h"
#include "way-fields.h"
#include "way-store-db.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  fixture->folder = make_folder ();
  fixture->path = g_build_filename (fixture->folder, "set.db", NULL);
  make_sample (fixture->path);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  remove_folder (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static WayDataset *
load (const char *path)
{
  g_autoptr (GError) error = NULL;
  WayDataset *dataset = way_store_load (path, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (dataset);
  return dataset;
}

/* Whether a file has no fault at all; an error of its own is one. */
static gboolean
check (const char  *path,
       GError     **error)
{
  g_autoptr (WayChecker) checker = way_checker_new (WAY_LANG_EN, "");

  if (!way_store_check (path, checker, NULL, error))
    return FALSE;
  way_checker_finish (checker);
  for (guint i = 0; i < way_checker_get_n_problems (checker); i++)
    {
      g_autofree char *text = way_problem_to_text (way_checker_get_problem (checker, i));

      g_test_message ("%s", text);
    }
  return way_checker_get_n_problems (checker) == 0;
}

/* Reads a file in stages and looks at every row of a policy; an error of any
 * of that is one. */
static gboolean
read_in_stages (const char  *path,
                GError     **error)
{
  g_autoptr (WayDataset) first = way_store_open_from (1, path, NULL, error);
  g_autoptr (WayDataset) complete = NULL;
  GError *fault = NULL;

  if (first == NULL || way_dataset_is_complete (first))
    return first != NULL;
  for (guint i = 0; i < way_dataset_get_n_rows (first, WAY_TABLE_POLICIES); i++)
    g_strfreev (way_dataset_get_fields (first, WAY_TABLE_POLICIES, i));
  complete = way_store_complete (first, NULL, error);
  fault = way_row_source_next_fault (way_dataset_get_source_of_rows (first));
  if (complete != NULL && fault != NULL)
    g_propagate_error (error, fault);
  else
    g_clear_error (&fault);
  return complete != NULL && (error == NULL || *error == NULL);
}

/* All ways of reading must refuse a file, and say which and why. */
static void
assert_refused (const char    *path,
                WayStoreError  code,
                const char    *reason)
{
  g_autoptr (GError) loading = NULL;

  g_assert_null (way_store_load (path, NULL, &loading));
  g_assert_error (loading, WAY_STORE_ERROR, (int) code);
  g_assert_true (g_str_has_prefix (loading->message, path));
  if (strstr (loading->message, reason) == NULL)
    g_error ("%s is not about \"%s\"", loading->message, reason);
  g_assert_false (check (path, NULL));
  g_clear_error (&loading);
  g_assert_false (read_in_stages (path, &loading));
  g_assert_error (loading, WAY_STORE_ERROR, (int) code);
  g_assert_nonnull (strstr (loading->message, reason));
}

static void
change (const char *path,
        const char *sql)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

static void
test_round_trip (Fixture       *fixture,
                 gconstpointer  unused)
{
  g_autoptr (WayDataset) dataset = load (fixture->path);
  guint next[WAY_N_TABLES] = { 0 };

  for (guint i = 0; i < n_sample_rows; i++)
    {
      WayTableId table = sample_rows[i].table;
      g_auto (GStrv) fields = way_dataset_get_fields (dataset, table, next[table]++);

      g_assert_cmpuint (g_strv_length (fields), ==, way_table_get (table)->n_columns);
      for (guint j = 0; fields[j] != NULL; j++)
        g_assert_cmpstr (fields[j], ==, sample_rows[i].fields[j]);
    }
  for (guint i = 0; i < WAY_N_TABLES; i++)
    {
      g_assert_cmpuint (next[i], >, 0);
      g_assert_cmpuint (way_dataset_get_n_rows (dataset, i), ==, next[i]);
    }
  g_assert_cmpstr (way_dataset_get_meta (dataset, WAY_META_ID), ==, "sample");
  g_assert_cmpstr (way_dataset_get_meta (dataset, WAY_META_TITLE), ==, "A sample");
  g_assert_cmpstr (way_dataset_get_meta (dataset, WAY_META_VERSION), ==, "");
}

/* Rows of one policy stand together in the snapshot, wherever the file has them. */
static void
test_rows_out_of_order (Fixture       *fixture,
                        gconstpointer  unused)
{
  g_autoptr (WayDataset) dataset = NULL;
  const WayPolicy *policy;
  const WayPolicySource *source;

  change (fixture->path,
          "INSERT INTO policy_sources VALUES ('law-2018', 'src-1', 'x', 'x'),"
          " ('plan-2016', 'src-2', 'y', 'z');"
          "INSERT INTO policy_relations VALUES ('plan-2016', 'cites', 'law-2018', 'src-1'),"
          " ('city-2017', 'cites', 'law-2018', 'src-1');");
  dataset = load (fixture->path);
  policy = way_dataset_get_policy (dataset, 0);
  g_assert_cmpuint (policy->n_sources, ==, 2);
  source = way_dataset_get_policy_source (dataset, policy->first_source + 1);
  g_assert_cmpstr (source->supports[WAY_LANG_EN], ==, "y");
  g_assert_cmpstr (source->supports[WAY_LANG_ZH], ==, "z");
  g_assert_cmpuint (policy->n_relations, ==, 1);
  g_assert_cmpuint (way_dataset_get_policy (dataset, 1)->n_relations, ==, 2);
  g_assert_cmpuint (way_dataset_get_relation (dataset, 0)->from, ==, 0);
}

static void
test_empty_set (Fixture       *fixture,
                gconstpointer  unused)
{
  g_autoptr (WayStoreWriter) writer = way_store_writer_new (fixture->path, NULL);
  g_autoptr (WayDataset) dataset = NULL;

  g_assert_true (way_store_writer_commit (writer, NULL));
  dataset = load (fixture->path);
  for (guint i = 0; i < WAY_N_TABLES; i++)
    g_assert_cmpuint (way_dataset_get_n_rows (dataset, i), ==, 0);
  g_assert_true (check (fixture->path, NULL));
}

static void
test_names (Fixture       *fixture,
            gconstpointer  unused)
{
  static const char *const names[] = {
    "a?immutable=0&x.db", "b#c.db", "100%25.db", "d e+f.db", "政策.db", "file:g.db", "h;'\".db",
    "bad-\xff-bytes.db",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, names[i], NULL);
      g_autoptr (WayDataset) dataset = NULL;

      make_sample (path);
      g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
      dataset = load (path);
      g_assert_cmpuint (way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES), ==, 3);
    }
  g_assert_cmpuint (count_files (fixture->folder), ==, 1 + G_N_ELEMENTS (names));
}

static void
test_not_files (Fixture       *fixture,
                gconstpointer  unused)
{
  g_autofree char *missing = g_build_filename (fixture->folder, "missing.db", NULL);
  g_autofree char *pipe_path = g_build_filename (fixture->folder, "pipe.db", NULL);
  g_autofree char *loop = g_build_filename (fixture->folder, "loop.db", NULL);

  g_assert_cmpint (mkfifo (pipe_path, 0600), ==, 0);
  g_assert_cmpint (symlink ("loop.db", loop), ==, 0);
  assert_refused (missing, WAY_STORE_ERROR_OPEN, "No such file");
  assert_refused (fixture->folder, WAY_STORE_ERROR_OPEN, "a folder");
  assert_refused (pipe_path, WAY_STORE_ERROR_OPEN, "not a plain file");
  assert_refused (loop, WAY_STORE_ERROR_OPEN, "symbolic links");
  assert_refused ("/dev/zero", WAY_STORE_ERROR_OPEN, "not a plain file");
  g_assert_false (g_file_test (missing, G_FILE_TEST_EXISTS));
}

static void
write_file (const char *path,
            const char *bytes,
            gsize       length)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, bytes, length, &error);
  g_assert_no_error (error);
}

static void
test_not_databases (Fixture       *fixture,
                    gconstpointer  unused)
{
  g_autofree char *zeros = g_malloc0 (200);
  g_autofree char *noise = g_malloc (5000);

  for (guint i = 0; i < 5000; i++)
    noise[i] = g_test_rand_int_range (0, 256);
  write_file (fixture->path, "", 0);
  assert_refused (fixture->path, WAY_STORE_ERROR_FORMAT, "empty");
  write_file (fixture->path, "id,title\n", 9);
  assert_refused (fixture->path, WAY_STORE_ERROR_FORMAT, "not a data set");
  write_file (fixture->path, zeros, 200);
  assert_refused (fixture->path, WAY_STORE_ERROR_FORMAT, "not a data set");
  write_file (fixture->path, noise, 5000);
  assert_refused (fixture->path, WAY_STORE_ERROR_FORMAT, "not a data set");
  write_file (fixture->path, "SQLite format 3", 16);
  assert_refused (fixture->path, WAY_STORE_ERROR_FORMAT, "not a data set");
}

static void
test_huge_sparse (Fixture       *fixture,
                  gconstpointer  unused)
{
  g_autofree char *sparse = g_build_filename (fixture->folder, "sparse.db", NULL);
  g_autoptr (WayDataset) dataset = NULL;
  gint64 start = g_get_monotonic_time ();

  write_file (sparse, "", 0);
  if (truncate (sparse, G_GINT64_CONSTANT (4) << 30) != 0)
    {
      g_test_skip ("no sparse files here");
      return;
    }
  assert_refused (sparse, WAY_STORE_ERROR_FORMAT, "not a data set");
  /* A data set with a hole after it is read as far as its header says. */
  g_assert_cmpint (truncate (fixture->path, G_GINT64_CONSTANT (4) << 30), ==, 0);
  dataset = load (fixture->path);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 2 * G_USEC_PER_SEC);
}

static const struct
{
  const char   *sql;
  WayStoreError code;
  const char   *reason;
} changes[] = {
  { "PRAGMA user_version = 4", WAY_STORE_ERROR_VERSION, "format 4 of a newer version" },
  { "PRAGMA user_version = 2", WAY_STORE_ERROR_VERSION, "format 2, which" },
  { "PRAGMA user_version = 0", WAY_STORE_ERROR_VERSION, "format 0, which" },
  { "PRAGMA application_id = 7", WAY_STORE_ERROR_FORMAT, "not a data set of Waymark" },
  { "PRAGMA journal_mode = WAL", WAY_STORE_ERROR_BUSY, "WAL" },
  { "CREATE VIEW v AS SELECT 1", WAY_STORE_ERROR_SCHEMA, "not those of a data set" },
  { "CREATE TRIGGER t AFTER INSERT ON themes BEGIN SELECT 1; END", WAY_STORE_ERROR_SCHEMA,
    "not those of a data set" },
  { "CREATE VIRTUAL TABLE f USING fts5 (x)", WAY_STORE_ERROR_SCHEMA, "not those of a data set" },
  { "CREATE TABLE more (x)", WAY_STORE_ERROR_SCHEMA, "not those of a data set" },
  { "CREATE INDEX i ON themes (name_en)", WAY_STORE_ERROR_SCHEMA, "not those of a data set" },
  { "DROP INDEX policies_keys", WAY_STORE_ERROR_SCHEMA, "not those of a data set" },
  { "DROP TABLE eras", WAY_STORE_ERROR_SCHEMA, "not those of a data set" },
  { "ALTER TABLE themes ADD COLUMN x TEXT", WAY_STORE_ERROR_SCHEMA, "not those of a data set" },
  { "ANALYZE", WAY_STORE_ERROR_SCHEMA, "not those of a data set" },
  { "PRAGMA writable_schema = 1; UPDATE sqlite_schema SET sql = replace (sql, 'TEXT', 'ANY') "
    "WHERE name = 'eras'", WAY_STORE_ERROR_SCHEMA, "not those of a data set" },
  { "PRAGMA writable_schema = 1; DELETE FROM sqlite_schema WHERE name = 'sqlite_autoindex_eras_1'; "
    "UPDATE sqlite_schema SET sql = 'CREATE VIEW eras AS SELECT 1', "
    "type = 'view', rootpage = 0 WHERE name = 'eras'", WAY_STORE_ERROR_SCHEMA,
    "not those of a data set" },
  { "PRAGMA writable_schema = 1; UPDATE sqlite_schema SET sql = 'nonsense' WHERE name = 'eras'",
    WAY_STORE_ERROR_DAMAGED, "malformed" },
  { "PRAGMA writable_schema = 1; UPDATE sqlite_schema SET rootpage = 9999 WHERE name = 'eras'",
    WAY_STORE_ERROR_DAMAGED, "malformed" },
  { "PRAGMA foreign_keys = OFF; DELETE FROM themes", WAY_STORE_ERROR_DAMAGED,
    "theme: refers to a row" },
  { "PRAGMA foreign_keys = OFF; UPDATE policy_sources SET policy_id = 'x'",
    WAY_STORE_ERROR_DAMAGED, "does not exist" },
  { "UPDATE policies SET issuers = 'most;nobody'", WAY_STORE_ERROR_DAMAGED,
    "issuers: refers to a row that does not exist" },
  { "UPDATE policies SET date = '2016-13'", WAY_STORE_ERROR_DAMAGED, "is not a date" },
  { "UPDATE policies SET title_en = ''", WAY_STORE_ERROR_DAMAGED, "is empty" },
  { "UPDATE policies SET title_en = char (27) || '[2J'", WAY_STORE_ERROR_DAMAGED,
    "title_en: has a control character" },
  { "UPDATE policies SET title_en = 'a' || char (0x9b) || 'b'", WAY_STORE_ERROR_DAMAGED,
    "control character" },
  { "UPDATE policies SET title_en = 'a' || char (0) || 'b'", WAY_STORE_ERROR_DAMAGED,
    "UTF-8" },
  { "UPDATE policies SET title_en = CAST (x'61ff' AS TEXT)", WAY_STORE_ERROR_DAMAGED, "UTF-8" },
  { "UPDATE policies SET summary_en = CAST (zeroblob (2000000) AS TEXT)",
    WAY_STORE_ERROR_DAMAGED, "too big" },
  { "UPDATE observations SET value = 'nan'", WAY_STORE_ERROR_DAMAGED, "is not a number" },
  { "UPDATE sources SET url = 'file:///etc/passwd'", WAY_STORE_ERROR_DAMAGED,
    "is not an address of the web" },
  { "PRAGMA ignore_check_constraints = 1; UPDATE policies SET kind = 'club'",
    WAY_STORE_ERROR_DAMAGED, "kind" },
};

static void
test_changed (Fixture       *fixture,
              gconstpointer  unused)
{
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      guint n;

      g_test_message ("%s", changes[i].sql);
      g_unlink (fixture->path);
      make_sample (fixture->path);
      change (fixture->path, changes[i].sql);
      n = count_files (fixture->folder);
      assert_refused (fixture->path, changes[i].code, changes[i].reason);
      g_assert_cmpuint (count_files (fixture->folder), ==, n);
    }
}

static void
test_truncated (Fixture       *fixture,
                gconstpointer  unused)
{
  g_autofree char *bytes = NULL;
  gsize length;

  read_bytes (fixture->path, &bytes, &length);
  for (gsize kept = 72; kept < length; kept += 997)
    {
      g_autoptr (GError) error = NULL;

      write_file (fixture->path, bytes, kept);
      g_assert_null (way_store_load (fixture->path, NULL, &error));
      g_assert_error (error, WAY_STORE_ERROR,
                      (int) (kept < 100 ? WAY_STORE_ERROR_FORMAT : WAY_STORE_ERROR_DAMAGED));
    }
  assert_refused (fixture->path, WAY_STORE_ERROR_DAMAGED, "cut short");
}

static void
test_locked (Fixture       *fixture,
             gconstpointer  unused)
{
  g_autoptr (WayDataset) dataset = NULL;
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "BEGIN EXCLUSIVE", NULL, NULL, NULL), ==, SQLITE_OK);
  assert_refused (fixture->path, WAY_STORE_ERROR_BUSY, "another program is writing");
  g_assert_cmpint (sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL), ==, SQLITE_OK);
  /* One that only reads, or is about to write, does no harm. */
  g_assert_cmpint (sqlite3_exec (db, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  dataset = load (fixture->path);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

/* A process that is killed in the middle of a change leaves a hot journal. */
static void
test_hot_journal (Fixture       *fixture,
                  gconstpointer  unused)
{
  g_autofree char *journal = g_strconcat (fixture->path, "-journal", NULL);
  g_autoptr (WayDataset) dataset = NULL;
  pid_t child = fork ();

  if (child == 0)
    {
      sqlite3 *db = NULL;

      sqlite3_open (fixture->path, &db);
      sqlite3_exec (db, "PRAGMA cache_size = 1; PRAGMA cache_spill = 1; BEGIN;"
                        "UPDATE policies SET summary_en = hex (zeroblob (9000)); DELETE FROM eras;",
                    NULL, NULL, NULL);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
  g_assert_true (g_file_test (journal, G_FILE_TEST_EXISTS));
  assert_refused (fixture->path, WAY_STORE_ERROR_BUSY, "broken off");
  change (fixture->path, "SELECT 1 FROM eras");
  dataset = load (fixture->path);
  g_assert_cmpuint (way_dataset_get_n_rows (dataset, WAY_TABLE_ERAS), ==, 1);
}

/* The file is not writable and its folder is not either; nobody but root could
 * make anything beside it, and root must not. */
static void
test_read_only (Fixture       *fixture,
                gconstpointer  unused)
{
  int status;
  pid_t child;

  g_assert_cmpint (g_chmod (fixture->path, 0444), ==, 0);
  g_assert_cmpint (g_chmod (fixture->folder, 0555), ==, 0);
  child = fork ();
  if (child == 0)
    {
      g_autoptr (WayDataset) dataset = NULL;

      if (geteuid () == 0 && (setgid (65534) != 0 || setuid (65534) != 0))
        _exit (77);
      if (g_access (fixture->path, R_OK) != 0)
        _exit (77);
      dataset = way_store_load (fixture->path, NULL, NULL);
      _exit (dataset != NULL && check (fixture->path, NULL) ? 0 : 1);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (g_chmod (fixture->folder, 0755), ==, 0);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
  if (WEXITSTATUS (status) == 77)
    g_test_skip ("Another user than root cannot get at the folder of this test");
  else
    g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

static void
test_unreadable (Fixture       *fixture,
                 gconstpointer  unused)
{
  int status;
  pid_t child;

  g_assert_cmpint (g_chmod (fixture->path, 0), ==, 0);
  g_assert_cmpint (g_chmod (fixture->folder, 0755), ==, 0);
  child = fork ();
  if (child == 0)
    {
      g_autoptr (GError) error = NULL;

      if (geteuid () == 0 && (setgid (65534) != 0 || setuid (65534) != 0))
        _exit (0);
      _exit (way_store_load (fixture->path, NULL, &error) == NULL
             && g_error_matches (error, WAY_STORE_ERROR, WAY_STORE_ERROR_OPEN) ? 0 : 1);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (status, ==, 0);
}

static void
test_cancelled (Fixture       *fixture,
                gconstpointer  unused)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (way_store_load (fixture->path, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* One file is damaged in place, to try many positions in little time. */
static void
damage (int         file,
        const char *bytes,
        gsize       length,
        guint       n_places,
        const char *path)
{
  gsize places[4];
  g_autoptr (GError) error = NULL;
  g_autoptr (WayDataset) dataset = NULL;

  for (guint i = 0; i < n_places; i++)
    {
      char byte = g_test_rand_int_range (0, 256);

      /* Half of the damage goes where pages have their structure. */
      places[i] = g_test_rand_int_range (0, length);
      if (g_test_rand_bit ())
        places[i] = places[i] / 4096 * 4096 + g_test_rand_int_range (0, 64);
      if (g_test_rand_bit ())
        byte = bytes[places[i]] ^ (1 << g_test_rand_int_range (0, 8));
      g_assert_cmpint (pwrite (file, &byte, 1, places[i]), ==, 1);
    }
  dataset = way_store_load (path, NULL, &error);
  g_assert_true ((dataset == NULL) == (error != NULL));
  g_clear_error (&error);
  g_assert_true (read_in_stages (path, &error) == (error == NULL));
  g_clear_error (&error);
  g_assert_false (check (path, &error) && error != NULL);
  for (guint i = 0; i < n_places; i++)
    g_assert_cmpint (pwrite (file, bytes + places[i], 1, places[i]), ==, 1);
}

static void
test_damaged (Fixture       *fixture,
              gconstpointer  unused)
{
  g_autofree char *bytes = NULL;
  gsize length;
  int file = g_open (fixture->path, O_RDWR, 0);

  g_assert_cmpint (file, >=, 0);
  read_bytes (fixture->path, &bytes, &length);
  for (guint i = 0; i < 2000; i++)
    damage (file, bytes, length, 1 + i % 4, fixture->path);
  close (file);
  g_assert_true (check (fixture->path, NULL));
}

#define ADD(name, function) \
  g_test_add ("/store/load/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("round-trip", test_round_trip);
  ADD ("rows-out-of-order", test_rows_out_of_order);
  ADD ("empty-set", test_empty_set);
  ADD ("names", test_names);
  ADD ("not-files", test_not_files);
  ADD ("not-databases", test_not_databases);
  ADD ("huge-sparse", test_huge_sparse);
  ADD ("changed", test_changed);
  ADD ("truncated", test_truncated);
  ADD ("locked", test_locked);
  ADD ("hot-journal", test_hot_journal);
  ADD ("read-only", test_read_only);
  ADD ("unreadable", test_unreadable);
  ADD ("cancelled", test_cancelled);
  ADD ("damaged", test_damaged);

  return g_test_run ();
}
