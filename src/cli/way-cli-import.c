/* waymark import: a data-set file from a folder of CSV files. */
#include "config.h"

#include "way-cli-command.h"
#include "way-csv-folder.h"

static const WayCliUsage usage = {
  "import", WAY_N_ ("FOLDER"),
  WAY_N_ ("Checks a folder of CSV files and makes a data-set file from it. A set with any\n"
          "problem is not imported, and the problems are told."),
  1,
};

static WayCliExit
import (const char *folder,
        const char *output)
{
  g_autoptr (WayChecker) checker = way_checker_new (way_cli_get_lang (), WAY_CSV_SUFFIX);
  g_autoptr (GError) error = NULL;

  if (way_csv_folder_import (folder, output, checker, NULL, &error))
    return WAY_CLI_OK;
  if (way_checker_get_n_problems (checker) > 0)
    way_cli_print_problems (folder, TRUE, checker);
  else
    way_cli_fail (error->message);
  return WAY_CLI_INPUT;
}

/**
 * way_cli_import:
 * @argc: the number of arguments
 * @argv: the arguments
 *
 * Runs `waymark import`.
 *
 * Returns: the exit code
 */
WayCliExit
way_cli_import (int    argc,
                char **argv)
{
  g_autofree char *output = NULL;
  gboolean force = FALSE;
  const GOptionEntry options[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, WAY_N_ ("The file to write"),
      WAY_N_ ("FILE") },
    { "force", 'f', 0, G_OPTION_ARG_NONE, &force, WAY_N_ ("Replace the file if it exists"), NULL },
    { NULL },
  };
  WayLang lang = way_cli_get_lang ();

  if (!way_cli_parse (&usage, options, &argc, &argv))
    return WAY_CLI_USAGE;
  if (output == NULL)
    {
      way_cli_fail_at (usage.name, way_tr (lang, "the option --output is missing"));
      return WAY_CLI_USAGE;
    }
  if (!force && g_file_test (output, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK))
    {
      way_cli_fail_at (output, way_tr (lang, "the file exists; --force replaces it"));
      return WAY_CLI_INPUT;
    }
  return import (argv[1], output);
}
