/* The time to the first complete frame of a data set of a million policies,
 * against the shipped set. The file is made once.
 */
#include "config.h"

#include "costs.h"

#define N_PAIRS 5

/* In ms, of the whole start. */
#define GOAL_MS 1500

static void
make_file (const char *path)
{
  const char *argv[] = { g_getenv ("WAY_GENERATE"), "1000000", path, NULL };
  g_autoptr (GError) error = NULL;
  int status = 0;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return;
  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status,
                     &error)
      || !g_spawn_check_wait_status (status, &error))
    g_error ("%s", error->message);
}

int
main (int   argc,
      char *argv[])
{
  const char *program = g_getenv ("BENCH_WINDOW"), *path = g_getenv ("MILLION");
  const char *const million_argv[] = { program, "waymark", "frame", path, NULL };
  const char *const shipped_argv[] = { program, "waymark", "frame", NULL };
  Side million = { "a million", million_argv };
  Side shipped = { "shipped set", shipped_argv };

  make_file (path);
  run_pairs (&million, &shipped, count_pairs (argc, argv, N_PAIRS));
  print_ratio ("first complete frame of a million policies", &million, &shipped,
               GOAL_MS / find_median (shipped.wall_ms));
  return 0;
}
