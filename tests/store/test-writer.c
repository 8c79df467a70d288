/* Writing data-set files: whole or not at all, and always the same bytes. */
#include "config.h"

#include "support.h"

#include <glib/gstdio.h>
#include <signal.h>
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
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  remove_folder (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static void
assert_content (const char *path,
                const char *expected)
{
  g_autofree char *content = NULL;

  read_bytes (path, &content, NULL);
  g_assert_cmpstr (content, ==, expected);
}

static void
test_same_bytes (Fixture       *fixture,
                 gconstpointer  unused)
{
  g_autofree char *second = g_build_filename (fixture->folder, "other.db", NULL);
  g_autofree char *first_bytes = NULL, *second_bytes = NULL;
  gsize first_length, second_length;

  make_sample (fixture->path);
  make_sample (second);
  read_bytes (fixture->path, &first_bytes, &first_length);
  read_bytes (second, &second_bytes, &second_length);
  g_assert_cmpmem (first_bytes, first_length, second_bytes, second_length);
  g_assert_cmpmem (first_bytes + 68, 4, "WayM", 4);
  g_assert_cmpmem (first_bytes + 60, 4, "\0\0\0\3", 4);
  g_assert_cmpuint (count_files (fixture->folder), ==, 2);
}

static void
test_nothing_without_commit (Fixture       *fixture,
                             gconstpointer  unused)
{
  WayStoreWriter *writer = way_store_writer_new (fixture->path, NULL);

  g_assert_nonnull (writer);
  g_assert_true (way_store_writer_add_row (writer, sample_rows[0].table, sample_rows[0].fields,
                                           NULL));
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  way_store_writer_free (writer);
  g_assert_cmpuint (count_files (fixture->folder), ==, 0);
}

static void
test_replaces (Fixture       *fixture,
               gconstpointer  unused)
{
  g_autofree char *bytes = NULL;
  g_autofree char *link = g_build_filename (fixture->folder, "link.db", NULL);
  GStatBuf status;

  g_assert_true (g_file_set_contents (fixture->path, "old", -1, NULL));
  g_assert_cmpint (g_chmod (fixture->path, 0640), ==, 0);
  g_assert_cmpint (symlink ("set.db", link), ==, 0);
  make_sample (link);
  read_bytes (fixture->path, &bytes, NULL);
  g_assert_cmpstr (bytes, ==, "SQLite format 3");
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  g_assert_cmpint (g_stat (fixture->path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 07777, ==, 0640);
}

static const struct
{
  const char *change;   /* what the row breaks */
  guint       row;
  guint       column;
  const char *field;
  const char *message;
} bad_fields[] = {
  { "reference", 1, 3, "nowhere",
    "goals, row 1, theme: refers to a row of themes that does not exist" },
  { "own-table", 2, 4, "nowhere",
    "areas, row 1, parent: refers to a row of areas that does not exist" },
  { "required", 0, 1, "", "themes, row 1: NOT NULL constraint failed: themes.name_en" },
  { "word", 5, 4, "club", "organisations, row 1: CHECK constraint failed: *" },
  { "repeated", 6, 0, "most", "organisations, row 2: UNIQUE constraint failed: organisations.id" },
  { "year", 9, 15, "02016", "policies, row 1: period_start is not a whole number" },
  { "early-year", 9, 15, "999", "policies, row 1: CHECK constraint failed: *" },
  { "rank", 9, 11, "1 ", "policies, row 1: rank is not a whole number" },
  { "flag", 9, 19, "2", "policies, row 1: CHECK constraint failed: *" },
  { "encoding", 9, 1, "\xff", "policies, row 1: title_en is not valid UTF-8" },
};

/* Writes the sample with one field changed; the error of the first row that is
 * refused, or of the commit, must be the one expected. */
static void
write_changed (WayStoreWriter *writer,
               guint           bad)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) later = NULL;

  for (guint i = 0; i < n_sample_rows; i++)
    {
      SampleRow row = sample_rows[i];

      if (i == bad_fields[bad].row)
        row.fields[bad_fields[bad].column] = bad_fields[bad].field;
      way_store_writer_add_row (writer, row.table, row.fields, error == NULL ? &error : NULL);
    }
  g_assert_false (way_store_writer_commit (writer, error == NULL ? &error : &later));
  g_assert_true (error->domain == WAY_STORE_ERROR && error->code == WAY_STORE_ERROR_ROW);
  if (!g_pattern_match_simple (bad_fields[bad].message, error->message))
    g_error ("%s: \"%s\"", bad_fields[bad].change, error->message);
}

static void
test_bad_rows (Fixture       *fixture,
               gconstpointer  unused)
{
  g_assert_true (g_file_set_contents (fixture->path, "old", -1, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (bad_fields); i++)
    {
      WayStoreWriter *writer = way_store_writer_new (fixture->path, NULL);

      write_changed (writer, i);
      way_store_writer_free (writer);
      assert_content (fixture->path, "old");
      g_assert_cmpuint (count_files (fixture->folder), ==, 1);
    }
}

static void
test_meta_once (Fixture       *fixture,
                gconstpointer  unused)
{
  g_autoptr (WayStoreWriter) writer = way_store_writer_new (fixture->path, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (way_store_writer_set_meta (writer, "id", "one", &error));
  g_assert_false (way_store_writer_set_meta (writer, "id", "two", &error));
  g_assert_error (error, WAY_STORE_ERROR, WAY_STORE_ERROR_ROW);
  g_assert_false (way_store_writer_commit (writer, NULL));
}

static void
test_unwritable (Fixture       *fixture,
                 gconstpointer  unused)
{
  g_autofree char *missing = g_build_filename (fixture->folder, "no", "where.db", NULL);
  const char *const places[] = { missing, fixture->folder, "/proc/waymark.db", "/dev/null" };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (way_store_writer_new (places[i], &error));
      g_assert_error (error, WAY_STORE_ERROR, WAY_STORE_ERROR_WRITE);
      g_assert_nonnull (strstr (error->message, places[i]));
    }
  g_assert_cmpuint (count_files (fixture->folder), ==, 0);
}

/* Ordinary users only, as nothing is unwritable for root: the child gives its
 * rights up first. */
static void
test_read_only_folder (Fixture       *fixture,
                       gconstpointer  unused)
{
  int status;
  pid_t child;

  make_sample (fixture->path);
  g_assert_cmpint (g_chmod (fixture->folder, 0555), ==, 0);
  child = fork ();
  if (child == 0)
    {
      g_autoptr (GError) error = NULL;

      if (geteuid () == 0 && (setgid (65534) != 0 || setuid (65534) != 0))
        _exit (77);
      _exit (!write_sample (fixture->path, &error)
             && g_error_matches (error, WAY_STORE_ERROR, WAY_STORE_ERROR_WRITE) ? 0 : 1);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (g_chmod (fixture->folder, 0755), ==, 0);
  if (WIFEXITED (status) && WEXITSTATUS (status) == 77)
    {
      g_test_skip ("the rights of root cannot be given up here");
      return;
    }
  g_assert_cmpint (status, ==, 0);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

/* Begins a file, says so, and writes on until it is killed. */
static void
write_for_ever (const char *path,
                int         ready)
{
  g_autoptr (WayStoreWriter) writer = way_store_writer_new (path, NULL);

  for (guint i = 0; i < 10; i++)
    way_store_writer_add_row (writer, sample_rows[i].table, sample_rows[i].fields, NULL);
  for (guint i = 0;; i++)
    {
      g_autofree char *id = g_strdup_printf ("theme-%u", i);
      g_autofree char *name = g_strnfill (1000, 'x');
      const char *fields[] = { id, name, name };

      way_store_writer_add_row (writer, WAY_TABLE_THEMES, fields, NULL);
      if (i == 10000 && write (ready, "!", 1) != 1)
        _exit (1);
    }
}

static void
test_killed (Fixture       *fixture,
             gconstpointer  unused)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;
  int ends[2];
  char byte;
  pid_t child;

  g_assert_true (g_file_set_contents (fixture->path, "old", -1, NULL));
  g_assert_cmpint (pipe (ends), ==, 0);
  child = fork ();
  if (child == 0)
    write_for_ever (fixture->path, ends[1]);
  g_assert_cmpint (read (ends[0], &byte, 1), ==, 1);
  g_assert_cmpint (kill (child, SIGKILL), ==, 0);
  g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
  close (ends[0]);
  close (ends[1]);

  assert_content (fixture->path, "old");
  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
      g_autofree char *bytes = NULL;
      gsize length;

      g_assert_true (*name == '.' || g_str_equal (name, "set.db"));
      read_bytes (path, &bytes, &length);
      g_assert_true (length < 72 || memcmp (bytes + 68, "WayM", 4) != 0);
    }
}

#define ADD(name, function) \
  g_test_add ("/store/writer/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("same-bytes", test_same_bytes);
  ADD ("nothing-without-commit", test_nothing_without_commit);
  ADD ("replaces", test_replaces);
  ADD ("bad-rows", test_bad_rows);
  ADD ("meta-once", test_meta_once);
  ADD ("unwritable", test_unwritable);
  ADD ("read-only-folder", test_read_only_folder);
  ADD ("killed", test_killed);

  return g_test_run ();
}
