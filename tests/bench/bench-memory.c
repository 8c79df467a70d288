/* The resident memory of the complete window above that of an empty window of
 * GTK.
 */
#include "config.h"

#include "costs.h"

#include <string.h>

#define N_PAIRS 5
#define GOAL_MIB 25.0

typedef struct
{
  GArray *resident;    /* MiB */
  GArray *anonymous;   /* the part of it that no file backs */
} Memory;

static double
read_mib (const char *status,
          const char *field)
{
  const char *line = strstr (status, field);

  if (line == NULL)
    g_error ("no line %s", field);
  return g_ascii_strtod (line + strlen (field), NULL) / 1024;
}

static void
add_run (Memory     *memory,
         const char *program,
         const char *window)
{
  const char *const argv[] = { program, window, "memory", NULL };
  g_autofree char *out = NULL;
  double mib;

  run_command (argv, &out);
  mib = read_mib (out, "VmRSS:");
  g_array_append_val (memory->resident, mib);
  mib = read_mib (out, "RssAnon:");
  g_array_append_val (memory->anonymous, mib);
}

static double
print_difference (const char *what,
                  GArray     *ours,
                  GArray     *empty)
{
  double difference = find_median (ours) - find_median (empty);

  g_print ("  %-10s waymark %.1f MiB, empty window %.1f MiB, difference %.1f MiB\n", what,
           find_median (ours), find_median (empty), difference);
  return difference;
}

int
main (int   argc,
      char *argv[])
{
  const char *program = g_getenv ("BENCH_WINDOW");
  guint n_pairs = count_pairs (argc, argv, N_PAIRS);
  Memory memory[2];
  double difference;

  for (guint i = 0; i < G_N_ELEMENTS (memory); i++)
    memory[i] = (Memory) { g_array_new (FALSE, FALSE, sizeof (double)),
                           g_array_new (FALSE, FALSE, sizeof (double)) };
  for (guint i = 0; i < n_pairs; i++)
    {
      add_run (&memory[0], program, "empty");
      add_run (&memory[1], program, "waymark");
    }
  g_print ("memory of the complete window, medians of %u pairs\n", n_pairs);
  print_difference ("anonymous:", memory[1].anonymous, memory[0].anonymous);
  difference = print_difference ("resident:", memory[1].resident, memory[0].resident);
  g_print ("  goal: at most %.0f MiB more: %s\n", GOAL_MIB,
           difference <= GOAL_MIB ? "met" : "missed");
  return 0;
}
