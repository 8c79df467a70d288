/* The window, with the files to open as its arguments. src/main.c becomes this
 * program where no command is meant.
 */
#include "config.h"

#include "way-application.h"
#include "way-cli.h"
#include "way-lang.h"

int
main (int   argc,
      char *argv[])
{
  way_lang_choose_locale ();
  if (!way_application_find_display ())
    return way_cli_fail_display ();
  return way_application_run (argc, argv);
}
