/* The program: files to open, or nothing, go to the window, everything else to
 * the command line. The window is a program of its own, which this one becomes:
 * a command need not wait until GTK is loaded.
 */
#include "config.h"

#include <errno.h>
#include <unistd.h>

#include "way-cli.h"
#include "way-lang.h"
#include "way-paths.h"

int
main (int   argc,
      char *argv[])
{
  g_autofree char *window = NULL;

  way_lang_choose_locale ();
  if (way_cli_takes (argc, argv))
    return way_cli_run (argc, argv);
  window = way_paths_window ();
  execv (window, argv);
  return way_cli_fail_window (window, errno);
}
