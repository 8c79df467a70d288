/* Runs of two commands in turn, so that what else the machine does meets both
 * alike, and the medians of what they cost.
 */
#include "config.h"

#include "costs.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>

/* Runs before the counted ones, which bring the files into memory. */
#define N_WARM_UP 2

static double
get_ms (struct timeval time)
{
  return time.tv_sec * 1000.0 + time.tv_usec / 1000.0;
}

static char *
read_all (int fd)
{
  g_autoptr (GIOChannel) channel = g_io_channel_unix_new (fd);
  char *text = NULL;

  g_io_channel_set_encoding (channel, NULL, NULL);
  g_io_channel_set_close_on_unref (channel, TRUE);
  g_io_channel_read_to_end (channel, &text, NULL, NULL);
  return text;
}

/* Runs a command to its end; one that fails ends the benchmark. What it
 * writes to its standard output goes to `out`, or nowhere. */
Cost
run_command (const char *const  *argv,
             char              **out)
{
  g_autoptr (GError) error = NULL;
  struct rusage usage;
  gint64 start = g_get_monotonic_time ();
  int status, fd;
  GPid pid;

  if (!g_spawn_async_with_pipes (NULL, (char **) argv, NULL,
                                 G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_SEARCH_PATH
                                 | (out == NULL ? G_SPAWN_STDOUT_TO_DEV_NULL : 0),
                                 NULL, NULL, &pid, NULL, out != NULL ? &fd : NULL, NULL, &error))
    g_error ("%s", error->message);
  if (out != NULL)
    *out = read_all (fd);
  while (wait4 (pid, &status, 0, &usage) < 0)
    if (errno != EINTR)
      g_error ("%s: %s", argv[0], g_strerror (errno));
  if (!WIFEXITED (status) || WEXITSTATUS (status) != 0)
    g_error ("%s %s ended with status %d", argv[0], argv[1], status);
  return (Cost) { (g_get_monotonic_time () - start) / 1000.0,
                  get_ms (usage.ru_utime) + get_ms (usage.ru_stime) };
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  const double left = *(const double *) a;
  const double right = *(const double *) b;

  return (left > right) - (left < right);
}

/* The median of numbers; sorts them. */
double
find_median (GArray *values)
{
  g_assert_cmpuint (values->len, >, 0);
  g_array_sort (values, compare_numbers);
  return (g_array_index (values, double, (values->len - 1) / 2)
          + g_array_index (values, double, values->len / 2)) / 2;
}

static void
add_run (Side     *side,
         gboolean  counts)
{
  Cost cost;

  if (side->output != NULL)
    g_unlink (side->output);
  cost = run_command (side->argv, NULL);
  if (!counts)
    return;
  g_array_append_val (side->wall_ms, cost.wall_ms);
  g_array_append_val (side->cpu_ms, cost.cpu_ms);
}

/* Runs both commands in turn, A B A B. */
void
run_pairs (Side  *ours,
           Side  *theirs,
           guint  n_pairs)
{
  Side *sides[] = { theirs, ours };

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      sides[i]->wall_ms = g_array_new (FALSE, FALSE, sizeof (double));
      sides[i]->cpu_ms = g_array_new (FALSE, FALSE, sizeof (double));
    }
  for (guint run = 0; run < N_WARM_UP + n_pairs; run++)
    for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
      add_run (sides[i], run >= N_WARM_UP);
}

static double
print_times (const char *what,
             const Side *ours,
             const Side *theirs,
             GArray     *of_ours,
             GArray     *of_theirs)
{
  double ratio = find_median (of_ours) / find_median (of_theirs);

  g_print ("  %-14s %s %.1f ms, %s %.1f ms, ratio %.2f\n", what, ours->name,
           find_median (of_ours), theirs->name, find_median (of_theirs), ratio);
  return ratio;
}

/* Prints what two sides took, with the ratio of their wall times beside the
 * goal. */
void
print_ratio (const char *what,
             const Side *ours,
             const Side *theirs,
             double      goal)
{
  double ratio;

  g_print ("%s, medians of %u pairs\n", what, ours->wall_ms->len);
  print_times ("user + system:", ours, theirs, ours->cpu_ms, theirs->cpu_ms);
  ratio = print_times ("wall:", ours, theirs, ours->wall_ms, theirs->wall_ms);
  g_print ("  goal: at most %.2f: %s\n", goal, ratio <= goal ? "met" : "missed");
}

/* The number of pairs to run: the first argument, or the usual one. */
guint
count_pairs (int    argc,
             char **argv,
             guint  usual)
{
  guint64 n = usual;

  if (argc > 1 && !g_ascii_string_to_unsigned (argv[1], 10, 1, 10000, &n, NULL))
    g_error ("usage: %s [PAIRS]", argv[0]);
  return (guint) n;
}
