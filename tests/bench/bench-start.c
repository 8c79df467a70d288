/* The time from the start of the program to its first complete frame, against
 * that of an empty window of GTK.
 */
#include "config.h"

#include "costs.h"

#define N_PAIRS 15
#define GOAL 1.5

int
main (int   argc,
      char *argv[])
{
  const char *program = g_getenv ("BENCH_WINDOW");
  const char *const ours_argv[] = { program, "waymark", "frame", NULL };
  const char *const empty_argv[] = { program, "empty", "frame", NULL };
  Side ours = { "waymark", ours_argv };
  Side empty = { "empty window", empty_argv };

  run_pairs (&ours, &empty, count_pairs (argc, argv, N_PAIRS));
  print_ratio ("start to first complete frame", &ours, &empty, GOAL);
  return 0;
}
