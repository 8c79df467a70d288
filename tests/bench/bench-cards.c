/* What a card of a policy costs where all of them are drawn by one command, in
 * three sizes: the whole process by the number of its files.
 */
#include "config.h"

#include "costs.h"

#include <glib/gstdio.h>

#define N_RUNS 5
#define GOAL_MS 15.0

/* Removes a folder and the files in it; tells how many there were. */
static guint
remove_all (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  if (dir == NULL)
    g_error ("%s was not written", folder);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
      n++;
    }
  g_rmdir (folder);
  return n;
}

static void
measure (const char *size,
         const char *folder,
         guint       n_runs)
{
  const char *const argv[] = { g_getenv ("WAYMARK"), "export", "card", "--each-policy", "--size",
                               size, "--lang", "en", "--output", folder, NULL };
  g_autoptr (GArray) wall = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) cpu = g_array_new (FALSE, FALSE, sizeof (double));
  guint n_files = 0;

  for (guint i = 0; i < n_runs; i++)
    {
      Cost cost = run_command (argv, NULL);

      n_files = remove_all (folder);
      g_array_append_val (wall, cost.wall_ms);
      g_array_append_val (cpu, cost.cpu_ms);
    }
  g_print ("%u cards of %s as PNG: %.1f ms each, processor %.1f ms (goal %.0f)\n", n_files, size,
           find_median (wall) / n_files, find_median (cpu) / n_files, GOAL_MS);
}

int
main (int   argc,
      char *argv[])
{
  static const char *const sizes[] = { "a4-column", "square", "slide" };
  g_autofree char *base = g_dir_make_tmp ("waymark-bench-XXXXXX", NULL);
  g_autofree char *folder = g_build_filename (base, "cards", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    measure (sizes[i], folder, count_pairs (argc, argv, N_RUNS));
  g_rmdir (base);
  return 0;
}
