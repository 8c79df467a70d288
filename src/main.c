/* The program: files to open, or nothing, go to the window, everything else to
 * the command line.
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
  if (way_cli_takes (argc, argv))
    return way_cli_run (argc, argv);
  if (!way_application_find_display ())
    return way_cli_fail_display ();
  return way_application_run (argc, argv);
}
