/* Running the program itself, and a data set for it. */
#include "config.h"

#include "program.h"

#include <glib/gstdio.h>
#include <sys/wait.h>

static char *folder;

/* Where the build has put the program. */
char *
find_program (void)
{
  return g_build_filename (g_getenv ("G_TEST_BUILDDIR"), "..", "src", "waymark", NULL);
}

/* A file of the shipped set in its CSV form; the folder itself for "". */
char *
find_data (const char *name)
{
  return g_build_filename (g_getenv ("WAYMARK_SOURCE_ROOT"), "data", name, NULL);
}

/* Runs the program with arguments and waits for its end. */
Outcome
run_program (const char *first,
             ...)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autofree char *program = find_program ();
  g_autoptr (GError) error = NULL;
  Outcome outcome = { -1 };
  va_list rest;
  int status;

  g_ptr_array_add (argv, program);
  va_start (rest, first);
  for (const char *each = first; each != NULL; each = va_arg (rest, const char *))
    g_ptr_array_add (argv, (char *) each);
  va_end (rest);
  g_ptr_array_add (argv, NULL);
  g_spawn_sync (NULL, (char **) argv->pdata, NULL, G_SPAWN_DEFAULT, NULL, NULL, &outcome.out,
                &outcome.err, &status, &error);
  g_assert_no_error (error);
  if (WIFEXITED (status))
    outcome.code = WEXITSTATUS (status);
  return outcome;
}

/* Runs a line of the shell, in which $WAYMARK is the program. */
Outcome
run_shell (const char *line)
{
  g_autofree char *program = find_program ();
  const char *const argv[] = { "/bin/sh", "-c", line, NULL };
  g_auto (GStrv) environment = g_environ_setenv (g_get_environ (), "WAYMARK", program, TRUE);
  g_autoptr (GError) error = NULL;
  Outcome outcome = { -1 };
  int status;

  g_spawn_sync (NULL, (char **) argv, environment, G_SPAWN_DEFAULT, NULL, NULL, &outcome.out,
                &outcome.err, &status, &error);
  g_assert_no_error (error);
  if (WIFEXITED (status))
    outcome.code = WEXITSTATUS (status);
  return outcome;
}

void
clear_outcome (Outcome *outcome)
{
  g_clear_pointer (&outcome->out, g_free);
  g_clear_pointer (&outcome->err, g_free);
}

/* Makes a data set from the CSV form and lets the program use it. */
void
set_up_data (void)
{
  g_autofree char *data = find_data ("");
  g_autofree char *path = NULL;
  g_auto (Outcome) outcome = { 0 };

  folder = g_dir_make_tmp ("waymark-test-XXXXXX", NULL);
  path = g_build_filename (folder, "set.db", NULL);
  outcome = run_program ("import", data, "--output", path, NULL);
  g_assert_cmpstr (outcome.err, ==, "");
  g_assert_cmpint (outcome.code, ==, 0);
  g_setenv ("WAYMARK_DATASET", path, TRUE);
}

void
tear_down_data (void)
{
  /* Newer releases of GLib have removed the place of the tests by then. */
  if (g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_assert_cmpint (g_unlink (g_getenv ("WAYMARK_DATASET")), ==, 0);
      g_assert_cmpint (g_rmdir (folder), ==, 0);
    }
  g_clear_pointer (&folder, g_free);
}
