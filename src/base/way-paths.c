/* Where the program's own files lie. Nothing is compiled in that a moved
 * installation would miss: the place of the executable decides.
 */
#include "config.h"

#include "way-paths.h"

#include <unistd.h>

/* The folder of the running executable, or NULL where /proc is not there. */
static char *
executable_folder (void)
{
  g_autofree char *path = g_file_read_link ("/proc/self/exe", NULL);

  return path != NULL ? g_path_get_dirname (path) : NULL;
}

/* The first of: the environment variable, the build folder, the installation
 * the executable belongs to, the installation the program was built for. */
static char *
find (const char *variable,
      const char *in_build,
      const char *in_prefix,
      const char *compiled)
{
  const char *given = g_getenv (variable);
  g_autofree char *folder = executable_folder ();

  if (given != NULL && *given != '\0')
    return g_strdup (given);
  if (folder != NULL)
    {
      g_autofree char *marker = g_build_filename (folder, "..", "data", "waymark.db", NULL);
      g_autofree char *installed = g_build_filename (folder, "..", in_prefix, NULL);

      if (g_file_test (marker, G_FILE_TEST_EXISTS))
        return g_build_filename (folder, "..", in_build, NULL);
      if (g_file_test (installed, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&installed);
    }
  return g_strdup (compiled);
}

/**
 * way_paths_dataset:
 *
 * Returns: (transfer full): the path of the data set that the program ships
 *   with; the variable WAYMARK_DATASET overrides it
 */
char *
way_paths_dataset (void)
{
  return find ("WAYMARK_DATASET", "data/waymark.db", "share/waymark/waymark.db",
               WAY_PKGDATADIR "/waymark.db");
}

/**
 * way_paths_locale:
 *
 * Returns: (transfer full): the folder that holds `zh_CN/LC_MESSAGES/waymark.mo`;
 *   the variable WAYMARK_LOCALEDIR overrides it
 */
char *
way_paths_locale (void)
{
  return find ("WAYMARK_LOCALEDIR", "po", "share/locale", WAY_LOCALEDIR);
}

/**
 * way_paths_window:
 *
 * Returns: (transfer full): the program that opens the window; the variable
 *   WAYMARK_WINDOW overrides it
 */
char *
way_paths_window (void)
{
  return find ("WAYMARK_WINDOW", "src/waymark-window", "libexec/waymark-window",
               WAY_LIBEXECDIR "/waymark-window");
}

/**
 * way_paths_schemas:
 *
 * Returns: (transfer full) (nullable): the folder of the compiled settings
 *   schema of a program that runs from its build folder; %NULL for an
 *   installed one, whose schema GIO finds by itself
 */
char *
way_paths_schemas (void)
{
  g_autofree char *folder = executable_folder ();
  g_autofree char *schemas = NULL;

  if (folder == NULL)
    return NULL;
  schemas = g_build_filename (folder, "..", "data", NULL);
  return g_file_test (schemas, G_FILE_TEST_IS_DIR) ? g_steal_pointer (&schemas) : NULL;
}
