/* waymark check: the problems of a data set, one a line, or as JSON. */
#include "config.h"

#include "way-check.h"
#include "way-cli-command.h"
#include "way-csv-folder.h"
#include "way-json.h"
#include "way-store.h"

static const WayCliUsage usage = {
  "check", WAY_N_ ("FILE-OR-FOLDER"),
  WAY_N_ ("Checks a data-set file, or a folder of CSV files: types, references, targets, dates\n"
          "and relations. Every problem is told with its file, line and field."),
  1,
};

static gboolean
check_file (const char  *path,
            WayChecker  *checker,
            GError     **error)
{
  if (!way_store_check (path, checker, NULL, error))
    return FALSE;
  way_checker_finish (checker);
  return way_checker_get_n_problems (checker) == 0;
}

/* Whether the set is sound; @failure tells why not where it is not a matter
 * of single rows. */
static gboolean
check (const char  *path,
       gboolean     is_folder,
       WayChecker  *checker,
       char       **failure)
{
  g_autoptr (GError) error = NULL;

  if (is_folder ? way_csv_folder_check (path, checker, NULL, &error)
                : check_file (path, checker, &error))
    return TRUE;
  if (error != NULL && (!is_folder || way_checker_get_n_problems (checker) == 0))
    *failure = g_strdup (error->message);
  return FALSE;
}

static void
write_problem (WayJsonWriter    *writer,
               const WayProblem *problem)
{
  way_json_writer_begin_object (writer);
  way_json_writer_name (writer, "file");
  way_json_writer_string (writer, problem->file);
  way_json_writer_name (writer, "line");
  if (problem->line > 0)
    way_json_writer_number (writer, problem->line);
  else
    way_json_writer_null (writer);
  way_json_writer_name (writer, "field");
  way_json_writer_string (writer, problem->field);
  way_json_writer_name (writer, "reason");
  way_json_writer_string (writer, problem->reason);
  way_json_writer_end_object (writer);
}

static void
print_json (const char       *path,
            const WayChecker *checker,
            gboolean          is_sound,
            const char       *failure)
{
  g_autoptr (WayJsonWriter) writer = way_json_writer_new (TRUE);
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *text = NULL;

  way_json_writer_begin_object (writer);
  way_json_writer_name (writer, "path");
  way_json_writer_string (writer, name);
  way_json_writer_name (writer, "sound");
  way_json_writer_boolean (writer, is_sound);
  way_json_writer_name (writer, "failure");
  way_json_writer_string (writer, failure);
  way_json_writer_name (writer, "problems");
  way_json_writer_begin_array (writer);
  for (guint i = 0; i < way_checker_get_n_problems (checker); i++)
    write_problem (writer, way_checker_get_problem (checker, i));
  way_json_writer_end_array (writer);
  way_json_writer_name (writer, "more");
  way_json_writer_number (writer, way_checker_get_n_more (checker));
  way_json_writer_end_object (writer);
  text = way_json_writer_finish (writer);
  g_print ("%s", text);
}

/**
 * way_cli_print_problems:
 * @path: the folder or file that was checked
 * @is_folder: whether it is a folder, to whose path the files' names belong
 * @checker: the finished check
 *
 * Prints each problem in a line of the standard error output, and how many
 * there are beyond those.
 */
void
way_cli_print_problems (const char       *path,
                        gboolean          is_folder,
                        const WayChecker *checker)
{
  WayLang lang = way_checker_get_lang (checker);
  guint n_more = way_checker_get_n_more (checker);

  for (guint i = 0; i < way_checker_get_n_problems (checker); i++)
    {
      g_autofree char *problem = way_problem_to_text (way_checker_get_problem (checker, i));

      if (is_folder)
        {
          g_autofree char *place = g_build_filename (path, problem, NULL);
          g_autofree char *name = g_filename_display_name (place);

          way_cli_fail (name);
        }
      else
        way_cli_fail_at (path, problem);
    }
  if (n_more > 0)
    {
      g_autofree char *text = g_strdup_printf (way_tr_n (lang, "%u more problem",
                                                         "%u more problems", n_more), n_more);

      way_cli_fail_at (path, text);
    }
}

/**
 * way_cli_check:
 * @argc: the number of arguments
 * @argv: the arguments
 *
 * Runs `waymark check`.
 *
 * Returns: the exit code
 */
WayCliExit
way_cli_check (int    argc,
               char **argv)
{
  gboolean json = FALSE;
  const GOptionEntry options[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, WAY_N_ ("Print the result as JSON"), NULL },
    { NULL },
  };
  g_autoptr (WayChecker) checker = NULL;
  g_autofree char *failure = NULL;
  gboolean is_folder, is_sound;

  if (!way_cli_parse (&usage, options, &argc, &argv))
    return WAY_CLI_USAGE;
  is_folder = g_file_test (argv[1], G_FILE_TEST_IS_DIR);
  checker = way_checker_new (way_cli_get_lang (), is_folder ? WAY_CSV_SUFFIX : "");
  is_sound = check (argv[1], is_folder, checker, &failure);
  if (json)
    print_json (argv[1], checker, is_sound, failure);
  else if (is_sound)
    g_print ("%s\n", way_tr (way_cli_get_lang (), "No problems found."));
  else if (failure != NULL)
    way_cli_fail (failure);
  else
    way_cli_print_problems (argv[1], is_folder, checker);
  return is_sound ? WAY_CLI_OK : WAY_CLI_INPUT;
}
