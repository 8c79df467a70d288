/* Stars and notes and their file: what two programs keep of each other's
 * changes, and what happens where the file cannot be used.
 */
#include "config.h"

#include "way-own-file.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#define STAR_FIRST "idds-outline-2016"
#define NOWHERE "policy-of-no-data-set"

typedef struct
{
  char   *folder;
  char   *path;
  WayOwn *own;
  WayOwn *other;      /* of another program */
  guint   n_changed;
  GError *fault;      /* the last that was told */
} Fixture;

static void
changed_cb (Fixture *f)
{
  f->n_changed++;
}

static void
fault_cb (Fixture *f,
          GError  *error)
{
  g_clear_error (&f->fault);
  f->fault = g_error_copy (error);
}

static WayOwn *
open_own (Fixture *f)
{
  WayOwn *own = way_own_new (way_own_file_new (f->path));

  g_signal_connect_swapped (own, "changed", G_CALLBACK (changed_cb), f);
  g_signal_connect_swapped (own, "fault", G_CALLBACK (fault_cb), f);
  way_own_read (own);
  way_own_wait (own);
  return own;
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  g_autofree char *folder = g_dir_make_tmp ("waymark-own-XXXXXX", NULL);

  f->folder = g_steal_pointer (&folder);
  f->path = g_build_filename (f->folder, "waymark", "own.db", NULL);
  f->own = open_own (f);
  f->other = open_own (f);
}

static void
remove_all (const char *path)
{
  g_autoptr (GDir) dir = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL
                                                                   : g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inside = g_build_filename (path, name, NULL);

      remove_all (inside);
    }
  g_remove (path);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  g_clear_object (&f->own);
  g_clear_object (&f->other);
  g_clear_error (&f->fault);
  remove_all (f->folder);
  g_free (f->folder);
  g_free (f->path);
}

static void
star (WayOwn     *own,
      const char *policy)
{
  way_own_set_starred (own, policy, TRUE);
  way_own_wait (own);
}

static void
note (WayOwn     *own,
      const char *policy,
      const char *text,
      const char *before)
{
  way_own_set_note (own, policy, text, before);
  way_own_wait (own);
}

static void
assert_fault (Fixture     *f,
              WayOwnError  code)
{
  g_autofree char *name = g_path_get_basename (f->path);

  g_assert_error (f->fault, WAY_OWN_ERROR, (int) code);
  if (code != WAY_OWN_ERROR_MERGED && code != WAY_OWN_ERROR_LENGTH)
    g_assert_nonnull (strstr (f->fault->message, name));
  g_clear_error (&f->fault);
}

static void
test_no_file (Fixture       *f,
              gconstpointer  data)
{
  g_autofree char *folder = g_path_get_dirname (f->path);

  g_assert_no_error (f->fault);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
  g_assert_false (way_own_is_starred (f->own, STAR_FIRST));
  g_assert_cmpstr (way_own_get_note (f->own, STAR_FIRST), ==, "");
}

static void
test_kept (Fixture       *f,
           gconstpointer  data)
{
  g_autofree char *folder = g_path_get_dirname (f->path);
  GStatBuf status;

  f->n_changed = 0;
  way_own_set_starred (f->own, STAR_FIRST, TRUE);
  g_assert_cmpuint (f->n_changed, ==, 1);
  g_assert_true (way_own_is_starred (f->own, STAR_FIRST));
  g_assert_true (way_own_has_unsaved (f->own));
  way_own_wait (f->own);
  g_assert_false (way_own_has_unsaved (f->own));
  note (f->own, NOWHERE, "Ask about 科技.\nTwice.", "");
  g_assert_no_error (f->fault);
  g_assert_cmpint (g_stat (f->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_stat (folder, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0700);

  g_clear_object (&f->own);
  f->own = open_own (f);
  g_assert_true (way_own_is_starred (f->own, STAR_FIRST));
  g_assert_cmpstr (way_own_get_note (f->own, NOWHERE), ==, "Ask about 科技.\nTwice.");
  note (f->own, NOWHERE, " \n", "Ask about 科技.\nTwice.");
  way_own_set_starred (f->own, STAR_FIRST, FALSE);
  g_clear_object (&f->own);
  f->own = open_own (f);
  g_assert_false (way_own_is_starred (f->own, STAR_FIRST));
  g_assert_cmpstr (way_own_get_note (f->own, NOWHERE), ==, "");
}

static void
test_undo (Fixture       *f,
           gconstpointer  data)
{
  g_assert_false (way_own_can_undo (f->own));
  g_assert_null (way_own_undo (f->own));
  star (f->own, "a");
  star (f->own, "b");
  way_own_set_starred (f->own, "a", FALSE);
  way_own_set_starred (f->own, "a", FALSE);
  g_assert_cmpstr (way_own_undo (f->own), ==, "a");
  g_assert_true (way_own_is_starred (f->own, "a"));
  g_assert_cmpstr (way_own_undo (f->own), ==, "b");
  g_assert_cmpstr (way_own_undo (f->own), ==, "a");
  g_assert_false (way_own_can_undo (f->own));
  way_own_wait (f->own);
  way_own_read (f->other);
  way_own_wait (f->other);
  g_assert_false (way_own_is_starred (f->other, "a"));
  g_assert_false (way_own_is_starred (f->other, "b"));
}

static void
test_two_programs (Fixture       *f,
                   gconstpointer  data)
{
  star (f->own, "a");
  star (f->other, "b");
  g_assert_true (way_own_is_starred (f->other, "a"));
  way_own_read (f->own);
  way_own_wait (f->own);
  g_assert_true (way_own_is_starred (f->own, "b"));

  note (f->own, "a", "first", "");
  g_assert_no_error (f->fault);
  /* The other one has not seen it. */
  note (f->other, "a", "second", "");
  assert_fault (f, WAY_OWN_ERROR_MERGED);
  g_assert_cmpstr (way_own_get_note (f->other, "a"), ==, "first\n\nsecond");
  /* Nor this one what became of it; what it adds is not lost either. */
  note (f->own, "a", "first, and more", "first");
  assert_fault (f, WAY_OWN_ERROR_MERGED);
  g_assert_cmpstr (way_own_get_note (f->own, "a"), ==,
                   "first\n\nsecond\n\nfirst, and more");
  /* Taken away here, changed there: it stays. */
  note (f->other, "a", "", "first\n\nsecond");
  assert_fault (f, WAY_OWN_ERROR_MERGED);
  g_assert_cmpstr (way_own_get_note (f->other, "a"), ==,
                   "first\n\nsecond\n\nfirst, and more");
}

/* Typing goes on while a note is being joined to another. */
static void
test_rebase (Fixture       *f,
             gconstpointer  data)
{
  note (f->other, "a", "theirs", "");
  way_own_set_note (f->own, "a", "o", "");
  way_own_set_note (f->own, "a", "ours", "o");
  way_own_wait (f->own);
  assert_fault (f, WAY_OWN_ERROR_MERGED);
  g_assert_cmpstr (way_own_get_note (f->own, "a"), ==, "theirs\n\nours");
  way_own_read (f->other);
  way_own_wait (f->other);
  g_assert_cmpstr (way_own_get_note (f->other, "a"), ==, "theirs\n\nours");
}

/* Two windows of one program share the notes, and can be out of step. */
static void
test_two_windows (Fixture       *f,
                  gconstpointer  data)
{
  note (f->own, "a", "first", "");
  note (f->own, "a", "second", "");
  assert_fault (f, WAY_OWN_ERROR_MERGED);
  g_assert_cmpstr (way_own_get_note (f->own, "a"), ==, "first\n\nsecond");
  note (f->own, "a", "first\n\nsecond", "first");
  g_assert_no_error (f->fault);
}

static void
test_length (Fixture       *f,
             gconstpointer  data)
{
  g_autofree char *longest = g_strnfill (WAY_OWN_MAX_NOTE, 'x');
  g_autofree char *longer = g_strnfill (WAY_OWN_MAX_NOTE + 1, 'x');

  note (f->own, "a", longer, "");
  assert_fault (f, WAY_OWN_ERROR_LENGTH);
  g_assert_cmpstr (way_own_get_note (f->own, "a"), ==, "");
  note (f->own, "a", longest, "");
  g_assert_no_error (f->fault);
  way_own_read (f->other);
  way_own_wait (f->other);
  g_assert_cmpuint (strlen (way_own_get_note (f->other, "a")), ==, WAY_OWN_MAX_NOTE);
}

static void
write_bytes (Fixture    *f,
             const char *bytes,
             gsize       length)
{
  g_autofree char *folder = g_path_get_dirname (f->path);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (f->path, bytes, (gssize) length, NULL));
}

static void
change_file (Fixture    *f,
             const char *sql)
{
  sqlite3 *db = NULL;
  g_autofree char *folder = g_path_get_dirname (f->path);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_cmpint (sqlite3_open (f->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

/* A file that cannot be used is told of when it is read and when it is written;
 * it stays as it is, and what was changed stays until it can be kept. */
static void
assert_refused (Fixture     *f,
                WayOwnError  code)
{
  g_autofree char *moved = g_strconcat (f->path, ".moved", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize n_before, n_after;

  g_assert_true (g_file_get_contents (f->path, &before, &n_before, NULL));
  way_own_read (f->own);
  way_own_wait (f->own);
  assert_fault (f, code);
  star (f->own, "a");
  assert_fault (f, code);
  note (f->own, "b", "kept", "");
  assert_fault (f, code);
  g_assert_true (g_file_get_contents (f->path, &after, &n_after, NULL));
  g_assert_cmpmem (before, n_before, after, n_after);
  g_assert_true (way_own_is_starred (f->own, "a"));
  g_assert_true (way_own_has_unsaved (f->own));

  /* The way out that the window names. */
  g_assert_cmpint (g_rename (f->path, moved), ==, 0);
  way_own_read (f->own);
  way_own_wait (f->own);
  g_assert_no_error (f->fault);
  g_assert_false (way_own_has_unsaved (f->own));
  way_own_read (f->other);
  way_own_wait (f->other);
  g_assert_true (way_own_is_starred (f->other, "a"));
  g_assert_cmpstr (way_own_get_note (f->other, "b"), ==, "kept");
}

static void
test_damaged (Fixture       *f,
              gconstpointer  data)
{
  g_autofree char *bytes = NULL;
  gsize length;

  note (f->other, STAR_FIRST, "old", "");
  g_assert_true (g_file_get_contents (f->path, &bytes, &length, NULL));
  g_assert_cmpuint (length, >, 4096);
  memset (bytes + 4096, 0x5a, length - 4096);
  write_bytes (f, bytes, length);
  assert_refused (f, WAY_OWN_ERROR_DAMAGED);
}

static void
test_no_database (Fixture       *f,
                  gconstpointer  data)
{
  write_bytes (f, "Stars and notes", 15);
  assert_refused (f, WAY_OWN_ERROR_DAMAGED);
}

static void
test_cut (Fixture       *f,
          gconstpointer  data)
{
  g_autofree char *bytes = NULL;
  gsize length;

  note (f->other, STAR_FIRST, "old", "");
  g_assert_true (g_file_get_contents (f->path, &bytes, &length, NULL));
  write_bytes (f, bytes, length - 4096);
  assert_refused (f, WAY_OWN_ERROR_DAMAGED);
}

static void
test_other_program (Fixture       *f,
                    gconstpointer  data)
{
  change_file (f, "CREATE TABLE stars (policy_id)");
  assert_refused (f, WAY_OWN_ERROR_FOREIGN);
}

static void
test_other_tables (Fixture       *f,
                   gconstpointer  data)
{
  note (f->other, STAR_FIRST, "old", "");
  change_file (f, "CREATE TRIGGER t AFTER INSERT ON stars BEGIN DELETE FROM notes; END");
  assert_refused (f, WAY_OWN_ERROR_FOREIGN);
}

static void
test_newer (Fixture       *f,
            gconstpointer  data)
{
  note (f->other, STAR_FIRST, "old", "");
  change_file (f, "PRAGMA user_version = 2");
  assert_refused (f, WAY_OWN_ERROR_VERSION);
}

static void
test_wal (Fixture       *f,
          gconstpointer  data)
{
  note (f->other, STAR_FIRST, "old", "");
  change_file (f, "PRAGMA journal_mode = WAL");
  assert_refused (f, WAY_OWN_ERROR_FOREIGN);
}

/* An empty file is what a program left that was stopped while it made one. */
static void
test_empty (Fixture       *f,
            gconstpointer  data)
{
  write_bytes (f, "", 0);
  way_own_read (f->own);
  way_own_wait (f->own);
  star (f->own, "a");
  g_assert_no_error (f->fault);
  g_assert_false (way_own_has_unsaved (f->own));
}

static void
test_no_folder (Fixture       *f,
                gconstpointer  data)
{
  g_autofree char *folder = g_path_get_dirname (f->path);

  g_assert_true (g_file_set_contents (folder, "in the way", -1, NULL));
  star (f->own, "a");
  assert_fault (f, WAY_OWN_ERROR_WRITE);
  g_assert_true (way_own_is_starred (f->own, "a"));
  g_remove (folder);
  star (f->own, "b");
  g_assert_no_error (f->fault);
  g_assert_false (way_own_has_unsaved (f->own));
}

static void
test_folder_in_place (Fixture       *f,
                      gconstpointer  data)
{
  g_assert_cmpint (g_mkdir_with_parents (f->path, 0700), ==, 0);
  star (f->own, "a");
  assert_fault (f, WAY_OWN_ERROR_FOREIGN);
}

/* A link that leads nowhere is not followed to make a file there. */
static void
test_link (Fixture       *f,
           gconstpointer  data)
{
  g_autofree char *folder = g_path_get_dirname (f->path);
  g_autofree char *target = g_build_filename (f->folder, "elsewhere", NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_cmpint (symlink (target, f->path), ==, 0);
  star (f->own, "a");
  assert_fault (f, WAY_OWN_ERROR_OPEN);
  g_assert_false (g_file_test (target, G_FILE_TEST_EXISTS));
}

static void
test_read_only (Fixture       *f,
                gconstpointer  data)
{
  if (geteuid () == 0)
    {
      g_test_skip ("root may write everything");
      return;
    }
  note (f->other, "a", "old", "");
  g_assert_cmpint (g_chmod (f->path, 0400), ==, 0);
  way_own_read (f->own);
  way_own_wait (f->own);
  g_assert_no_error (f->fault);
  g_assert_cmpstr (way_own_get_note (f->own, "a"), ==, "old");
  note (f->own, "a", "new", "old");
  assert_fault (f, WAY_OWN_ERROR_WRITE);
  g_assert_cmpstr (way_own_get_note (f->own, "a"), ==, "new");
  g_assert_cmpint (g_chmod (f->path, 0600), ==, 0);
  way_own_read (f->own);
  way_own_wait (f->own);
  g_assert_false (way_own_has_unsaved (f->own));
}

/* A limit on the size of files stands for a full disk. */
static void
test_full (Fixture       *f,
           gconstpointer  data)
{
  g_autofree char *text = g_strnfill (100000, 'x');
  struct rlimit all, little;

  note (f->other, "a", "old", "");
  way_own_read (f->own);
  way_own_wait (f->own);
  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &all);
  little = all;
  little.rlim_cur = 20000;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &little), ==, 0);
  note (f->own, "a", text, "old");
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &all), ==, 0);
  assert_fault (f, WAY_OWN_ERROR_WRITE);
  g_assert_cmpstr (way_own_get_note (f->own, "a"), ==, text);
  way_own_read (f->other);
  way_own_wait (f->other);
  g_assert_no_error (f->fault);
  g_assert_cmpstr (way_own_get_note (f->other, "a"), ==, "old");
  way_own_read (f->own);
  way_own_wait (f->own);
  g_assert_no_error (f->fault);
  g_assert_false (way_own_has_unsaved (f->own));
}

static gpointer
hold (gpointer data)
{
  sqlite3 *db = data;

  g_usleep (G_USEC_PER_SEC / 4);
  sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);
  return NULL;
}

/* The window goes on while another program holds the file. */
static void
test_locked (Fixture       *f,
             gconstpointer  data)
{
  sqlite3 *db = NULL;
  GThread *thread;
  gint64 start;

  star (f->other, "a");
  g_assert_cmpint (sqlite3_open (f->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "BEGIN EXCLUSIVE", NULL, NULL, NULL), ==, SQLITE_OK);
  start = g_get_monotonic_time ();
  way_own_set_starred (f->own, "b", TRUE);
  g_assert_cmpint (g_get_monotonic_time () - start, <, G_USEC_PER_SEC / 8);
  thread = g_thread_new ("hold", hold, db);
  way_own_wait (f->own);
  g_assert_no_error (f->fault);
  g_thread_join (thread);
  g_assert_cmpint (sqlite3_exec (db, "BEGIN EXCLUSIVE", NULL, NULL, NULL), ==, SQLITE_OK);
  star (f->own, "c");
  assert_fault (f, WAY_OWN_ERROR_BUSY);
  g_assert_true (way_own_is_starred (f->own, "c"));
  sqlite3_close (db);
  way_own_read (f->own);
  way_own_wait (f->own);
  g_assert_no_error (f->fault);
  g_assert_true (way_own_is_starred (f->own, "a"));
  g_assert_false (way_own_has_unsaved (f->own));
}

/* Reading what is known tells nobody, so that nothing on the screen moves. */
static void
test_nothing_new (Fixture       *f,
                  gconstpointer  data)
{
  star (f->own, "a");
  note (f->own, "a", "text", "");
  f->n_changed = 0;
  way_own_read (f->own);
  way_own_wait (f->own);
  g_assert_cmpuint (f->n_changed, ==, 0);
  way_own_read (f->other);
  way_own_wait (f->other);
  g_assert_cmpuint (f->n_changed, ==, 1);
}

/* The main loop brings what the thread has read. */
static void
test_main_loop (Fixture       *f,
                gconstpointer  data)
{
  star (f->other, "a");
  f->n_changed = 0;
  way_own_read (f->own);
  while (f->n_changed == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (way_own_is_starred (f->own, "a"));
}

int
main (int    argc,
      char **argv)
{
  static const struct { const char *name; void (*run) (Fixture *, gconstpointer); } tests[] = {
    { "no-file", test_no_file }, { "kept", test_kept }, { "undo", test_undo },
    { "two-programs", test_two_programs }, { "rebase", test_rebase },
    { "two-windows", test_two_windows }, { "length", test_length }, { "damaged", test_damaged },
    { "no-database", test_no_database }, { "cut", test_cut },
    { "other-program", test_other_program }, { "other-tables", test_other_tables },
    { "newer", test_newer }, { "wal", test_wal }, { "empty", test_empty },
    { "no-folder", test_no_folder }, { "folder-in-place", test_folder_in_place },
    { "link", test_link }, { "read-only", test_read_only }, { "full", test_full },
    { "locked", test_locked }, { "nothing-new", test_nothing_new },
    { "main-loop", test_main_loop },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/own-file/", tests[i].name, NULL);

      g_test_add (path, Fixture, NULL, set_up, tests[i].run, tear_down);
    }
  return g_test_run ();
}
