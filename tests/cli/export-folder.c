/* A folder of the test's own, in which `waymark export` is run, and what may be
 * left there where something is wrong.
 */
#include "config.h"

#include "export-folder.h"

#include "folder.h"

#include <string.h>

static char *folder;

char *
get_path (const char *name)
{
  return g_build_filename (folder, name, NULL);
}

/* Runs a line of the shell in the folder. */
Outcome
run_there (const char *line)
{
  g_autofree char *whole = g_strdup_printf ("cd '%s' || exit; %s", folder, line);

  return run_shell (whole);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The names in the folder, in order, " " after each; hidden ones, too. */
char *
list_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  GString *list = g_string_new (NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (list, "%s ", (const char *) g_ptr_array_index (names, i));
  return g_string_free (list, FALSE);
}

/* A fault with its exit code, and how what is said begins and goes on. Nothing
 * may be left in the folder that was not there before. */
void
assert_line_refused (const char *line,
                     int         code,
                     const char *begin,
                     const char *piece)
{
  g_autofree char *before = list_folder (folder);
  g_auto (Outcome) run = run_there (line);
  g_autofree char *after = list_folder (folder);
  g_autofree char *start = g_strconcat ("waymark: ", begin, NULL);

  if (run.code != code || !g_str_has_prefix (run.err, start) || strstr (run.err, piece) == NULL)
    g_error ("%s ends with %d and says: %s", line, run.code, run.err);
  g_assert_cmpstr (run.out, ==, "");
  g_assert_cmpstr (after, ==, before);
}

void
assert_refused (const char *words,
                int         code,
                const char *begin,
                const char *piece)
{
  g_autofree char *line = g_strconcat (EXPORT, words, NULL);

  assert_line_refused (line, code, begin, piece);
}

void
export_folder_make (void)
{
  folder = g_dir_make_tmp ("waymark-export-XXXXXX", NULL);
}

void
export_folder_remove (void)
{
  remove_tree (folder);
  g_clear_pointer (&folder, g_free);
}
