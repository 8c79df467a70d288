/* The program: a command word goes to the command line, everything else to the
 * window.
 */
#include "config.h"

#include <locale.h>
#include <string.h>

#include "way-application.h"
#include "way-cli.h"

/* The plain C locale knows ASCII only, and a locale that is not installed
 * leaves that one in force; names and texts here are UTF-8. */
static void
choose_locale (void)
{
  setlocale (LC_ALL, "");
  if (strcmp (setlocale (LC_CTYPE, NULL), "C") == 0)
    setlocale (LC_CTYPE, "C.UTF-8");
}

int
main (int   argc,
      char *argv[])
{
  choose_locale ();
  if (argc > 1 && way_cli_is_command (argv[1]))
    return way_cli_run (argc, argv);
  return way_application_run (argc, argv);
}
