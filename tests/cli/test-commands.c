/* The command line as the shell sees it: exit codes, output, and refusals. */
#include "config.h"

#include "folder.h"
#include "program.h"
#include "way-json.h"

#include <glib/gstdio.h>
#include <string.h>

static void
test_version (void)
{
  g_auto (Outcome) version = run_program ("--version", NULL);

  g_assert_cmpint (version.code, ==, 0);
  g_assert_cmpstr (version.out, ==, "waymark " WAY_VERSION "\n");
  g_assert_cmpstr (version.err, ==, "");
}

/* Every way to ask for the list of commands, wherever the question stands. */
static void
test_top_level_help (void)
{
  static const char *const commands[] = { "check", "export", "help", "import", "list", "show" };
  const char *const ways[][2] = {
    { "--help" }, { "-h" }, { "help" }, { "help", "--help" }, { "help", "help" },
    { g_getenv ("WAYMARK_DATASET"), "--help" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_auto (Outcome) help = run_program (ways[i][0], ways[i][1], NULL);

      g_assert_cmpint (help.code, ==, 0);
      g_assert_cmpstr (help.err, ==, "");
      g_assert_nonnull (strstr (help.out, "waymark [FILE]\n"));
      for (guint j = 0; j < G_N_ELEMENTS (commands); j++)
        {
          g_autofree char *line = g_strdup_printf ("\n  %s ", commands[j]);

          g_assert_nonnull (strstr (help.out, line));
        }
    }
}

static void
test_help_on_command (void)
{
  g_auto (Outcome) asked = run_program ("help", "export", NULL);
  g_auto (Outcome) option = run_program ("export", "--help", NULL);
  g_auto (Outcome) unknown = run_program ("help", "exprot", NULL);

  g_assert_cmpint (asked.code, ==, 0);
  g_assert_cmpstr (asked.out, ==, option.out);
  g_assert_cmpint (unknown.code, ==, 2);
  g_assert_true (g_str_has_prefix (unknown.err, "waymark: exprot: there is no such command\n"));
}

/* What is neither a command nor a file that the window could open. */
static const struct
{
  const char *first;
  const char *second;
  int         code;
  const char *error;
} foreign[] = {
  { "chekc", NULL, 2, "waymark: chekc: there is no such command\n" },
  { "Export", NULL, 2, "waymark: Export: there is no such command\n" },
  { "--wrong", NULL, 2, "waymark: --wrong: there is no such option\n" },
  { "-x", NULL, 2, "waymark: -x: there is no such option\n" },
  { "-", NULL, 2, "waymark: -: there is no such option\n" },
  { "--version=2", NULL, 2, "waymark: --version=2: there is no such option\n" },
  { "/dev/null", "--wrong", 2, "waymark: --wrong: there is no such option\n" },
  { "/nonexistent/set.db", NULL, 1, "waymark: /nonexistent/set.db: there is no such file\n" },
  { "/dev/null", "set.db", 1, "waymark: set.db: there is no such file\n" },
  { "", NULL, 1, "waymark: : there is no such file\n" },
};

static void
test_foreign (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (foreign); i++)
    {
      g_auto (Outcome) run = run_program (foreign[i].first, foreign[i].second, NULL);

      g_assert_true (g_str_has_prefix (run.err, foreign[i].error));
      g_assert_cmpint (run.code, ==, foreign[i].code);
      g_assert_cmpstr (run.out, ==, "");
    }
}

/* The window is asked for, with and without a file, where none can open. */
static void
test_no_display (void)
{
  static const char *const displays[] = { NULL, "", ":4321", "nowhere.invalid:0" };

  for (guint i = 0; i < 2 * G_N_ELEMENTS (displays); i++)
    {
      g_auto (Outcome) run = { 0 };

      if (displays[i / 2] != NULL)
        g_setenv ("DISPLAY", displays[i / 2], TRUE);
      run = run_program (i % 2 == 0 ? NULL : g_getenv ("WAYMARK_DATASET"), NULL);
      g_unsetenv ("DISPLAY");
      g_assert_cmpint (run.code, ==, 1);
      g_assert_cmpstr (run.out, ==, "");
      g_assert_true (g_str_has_prefix (run.err, "waymark: there is no display"));
      g_assert_nonnull (strstr (run.err, "waymark --help"));
    }
}

/* A program without its window says so; commands do not need it. */
static void
test_no_window (void)
{
  g_auto (Outcome) run = { 0 }, version = { 0 };

  g_setenv ("WAYMARK_WINDOW", "/nowhere/waymark-window", TRUE);
  run = run_shell ("\"$WAYMARK\"");
  version = run_program ("--version", NULL);
  g_unsetenv ("WAYMARK_WINDOW");
  g_assert_cmpstr (run.err, ==, "waymark: the window cannot open: /nowhere/waymark-window: "
                   "No such file or directory\n");
  g_assert_cmpstr (run.out, ==, "");
  g_assert_cmpint (run.code, ==, 1);
  g_assert_cmpint (version.code, ==, 0);
}

/* Loading what only the window needs would take a tenth of a command's time. */
static void
test_libraries (void)
{
  g_auto (Outcome) run = run_shell ("LD_TRACE_LOADED_OBJECTS=1 \"$WAYMARK\" --version");

  g_assert_nonnull (strstr (run.out, "libglib"));
  g_assert_null (strstr (run.out, "libgtk"));
}

static void
test_help (gconstpointer command)
{
  g_auto (Outcome) run = { 0 };
  g_autofree char *usage = g_strdup_printf ("waymark %s [OPTION", (const char *) command);

  run = run_program (command, "--help", NULL);
  g_assert_cmpint (run.code, ==, 0);
  g_assert_nonnull (strstr (run.out, usage));
  g_assert_cmpstr (run.err, ==, "");
}

static void
assert_usage (const Outcome *run,
              const char    *first_line)
{
  g_assert_cmpint (run->code, ==, 2);
  g_assert_cmpstr (run->out, ==, "");
  g_assert_true (g_str_has_prefix (run->err, first_line));
  g_assert_nonnull (strstr (run->err, "--help”"));
}

static void
test_wrong_usage (void)
{
  g_auto (Outcome) too_few = { 0 };
  g_auto (Outcome) too_many = { 0 };
  g_auto (Outcome) unknown = { 0 };
  g_auto (Outcome) no_output = { 0 };

  too_few = run_program ("check", NULL);
  assert_usage (&too_few, "waymark: check: too few arguments\n");
  too_many = run_program ("check", "a", "b", NULL);
  assert_usage (&too_many, "waymark: check: too many arguments\n");
  unknown = run_program ("import", "--fast", "a", NULL);
  assert_usage (&unknown, "waymark: import: ");
  no_output = run_program ("import", "a", NULL);
  g_assert_cmpint (no_output.code, ==, 2);
  g_assert_cmpstr (no_output.err, ==, "waymark: import: the option --output is missing\n");
}

static void
test_check_sound (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("WAYMARK_SOURCE_ROOT"), "data", NULL);
  const char *const paths[] = { folder, g_getenv ("WAYMARK_DATASET") };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_auto (Outcome) run = { 0 };

      run = run_program ("check", paths[i], NULL);
      g_assert_cmpstr (run.err, ==, "");
      g_assert_cmpstr (run.out, ==, "No problems found.\n");
      g_assert_cmpint (run.code, ==, 0);
    }
}

static void
test_check_other_files (void)
{
  g_autofree char *csv = g_build_filename (g_getenv ("WAYMARK_SOURCE_ROOT"), "data", "eras.csv",
                                           NULL);
  const char *const paths[] = { csv, "/nonexistent", "/dev/null", "-x" };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_auto (Outcome) run = { 0 };
      g_autofree char *start = g_strdup_printf ("waymark: %s: ", paths[i]);

      run = run_program ("check", "--", paths[i], NULL);
      g_assert_cmpint (run.code, ==, 1);
      g_assert_cmpstr (run.out, ==, "");
      g_assert_true (g_str_has_prefix (run.err, start));
    }
}

static void
test_check_json (void)
{
  g_autofree char *folder = copy_data_set ();
  g_autofree char *file = folder_file (folder, "themes.csv");
  g_auto (Outcome) run = { 0 };
  g_autoptr (WayJson) json = NULL;
  const WayJson *problems, *problem;

  g_assert_true (g_file_set_contents (file, "id,name_en,name_zh\nx,,\n", -1, NULL));
  run = run_program ("check", "--json", folder, NULL);
  g_assert_cmpint (run.code, ==, 1);
  g_assert_cmpstr (run.err, ==, "");
  json = way_json_parse (run.out, -1, NULL);
  g_assert_cmpstr (way_json_get_string (way_json_get_member (json, "path")), ==, folder);
  g_assert_false (way_json_get_boolean (way_json_get_member (json, "sound")));
  problems = way_json_get_member (json, "problems");
  problem = way_json_get_element (problems, 0);
  g_assert_cmpstr (way_json_get_string (way_json_get_member (problem, "file")), ==, "themes.csv");
  g_assert_cmpfloat (way_json_get_number (way_json_get_member (problem, "line")), ==, 2);
  g_assert_cmpstr (way_json_get_string (way_json_get_member (problem, "field")), ==, "name_en");
  g_assert_cmpstr (way_json_get_string (way_json_get_member (problem, "reason")), ==, "is empty");
  remove_tree (folder);
}

/* The same folder gives the same bytes, which the build has made as well. */
static void
test_import (void)
{
  g_autofree char *folder = copy_data_set ();
  g_autofree char *output = folder_file (folder, "set.db");
  g_autofree char *made = NULL;
  g_autofree char *shipped = NULL;
  gsize made_length, shipped_length;
  g_auto (Outcome) run = { 0 };

  run = run_program ("import", folder, "--output", output, NULL);
  g_assert_cmpstr (run.err, ==, "");
  g_assert_cmpint (run.code, ==, 0);
  g_assert_true (g_file_get_contents (output, &made, &made_length, NULL));
  g_assert_true (g_file_get_contents (g_getenv ("WAYMARK_DATASET"), &shipped, &shipped_length,
                                      NULL));
  g_assert_cmpmem (made, made_length, shipped, shipped_length);
  remove_tree (folder);
}

static void
test_import_over_file (void)
{
  g_autofree char *folder = copy_data_set ();
  g_autofree char *output = folder_file (folder, "set.db");
  g_autofree char *expected
    = g_strdup_printf ("waymark: %s: the file exists; --force replaces it\n", output);
  g_autofree char *text = NULL;
  g_auto (Outcome) refused = { 0 };
  g_auto (Outcome) forced = { 0 };
  g_auto (Outcome) check = { 0 };

  g_assert_true (g_file_set_contents (output, "precious", -1, NULL));
  refused = run_program ("import", folder, "--output", output, NULL);
  g_assert_cmpint (refused.code, ==, 1);
  g_assert_cmpstr (refused.err, ==, expected);
  g_assert_true (g_file_get_contents (output, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "precious");

  forced = run_program ("import", folder, "--force", "--output", output, NULL);
  g_assert_cmpint (forced.code, ==, 0);
  check = run_program ("check", output, NULL);
  g_assert_cmpint (check.code, ==, 0);
  remove_tree (folder);
}

static void
test_import_to_nowhere (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("WAYMARK_SOURCE_ROOT"), "data", NULL);
  g_auto (Outcome) run = { 0 };

  run = run_program ("import", folder, "--output", "/nonexistent/set.db", NULL);
  g_assert_cmpint (run.code, ==, 1);
  g_assert_true (g_str_has_prefix (run.err, "waymark: /nonexistent/set.db"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_unsetenv ("DISPLAY");
  g_unsetenv ("WAYLAND_DISPLAY");
  g_unsetenv ("GDK_DEBUG");   /* GTK talks about values that it does not know */

  g_test_add_func ("/cli/version", test_version);
  g_test_add_func ("/cli/top-level-help", test_top_level_help);
  g_test_add_func ("/cli/help-on-command", test_help_on_command);
  g_test_add_func ("/cli/foreign", test_foreign);
  g_test_add_func ("/cli/no-display", test_no_display);
  g_test_add_func ("/cli/no-window", test_no_window);
  g_test_add_func ("/cli/libraries", test_libraries);
  g_test_add_data_func ("/cli/help/check", "check", test_help);
  g_test_add_data_func ("/cli/help/export", "export", test_help);
  g_test_add_data_func ("/cli/help/import", "import", test_help);
  g_test_add_func ("/cli/wrong-usage", test_wrong_usage);
  g_test_add_func ("/cli/check/sound", test_check_sound);
  g_test_add_func ("/cli/check/other-files", test_check_other_files);
  g_test_add_func ("/cli/check/json", test_check_json);
  g_test_add_func ("/cli/import", test_import);
  g_test_add_func ("/cli/import/over-file", test_import_over_file);
  g_test_add_func ("/cli/import/to-nowhere", test_import_to_nowhere);

  return g_test_run ();
}
