/* Copies of the shipped data set to be damaged. */
#include "config.h"

#include "folder.h"

#include "program.h"

#include <glib/gstdio.h>

/* Copies every file of the set into a new folder in the test's own place. */
char *
copy_data_set (void)
{
  static guint n = 0;
  g_autofree char *name = g_strdup_printf ("set-%u", n++);
  g_autofree char *source = find_data ("");
  g_autoptr (GDir) dir = g_dir_open (source, 0, NULL);
  char *folder = g_build_filename (g_get_user_data_dir (), name, NULL);
  const char *file;

  g_assert_nonnull (dir);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  while ((file = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (file, ".csv") || g_str_equal (file, "datapackage.json"))
      {
        g_autofree char *from = g_build_filename (source, file, NULL);
        g_autofree char *to = g_build_filename (folder, file, NULL);
        g_autofree char *text = NULL;
        gsize length;

        g_assert_true (g_file_get_contents (from, &text, &length, NULL));
        g_assert_true (g_file_set_contents_full (to, text, length, G_FILE_SET_CONTENTS_NONE, 0600,
                                                 NULL));
      }
  return folder;
}

char *
folder_file (const char *folder,
             const char *name)
{
  return g_build_filename (folder, name, NULL);
}

void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  /* Newer releases of GLib have removed the place of the tests by the end. */
  if (dir == NULL && !g_file_test (path, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK))
    return;
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);

      remove_tree (inner);
    }
  g_assert_cmpint (g_remove (path), ==, 0);
}
