/* What commands cost: measured side by side, compared by their medians. */
#pragma once

#include <glib.h>

typedef struct
{
  double wall_ms;   /* from the start of the process to its end */
  double cpu_ms;    /* user and system time */
} Cost;

/* One side of a comparison: a command and what its runs cost. */
typedef struct
{
  const char        *name;
  const char *const *argv;
  const char        *output;    /* (nullable): removed before each run */
  GArray            *wall_ms;
  GArray            *cpu_ms;
} Side;

Cost   run_command   (const char *const  *argv,
                      char              **out);
double find_median   (GArray             *values);
void   run_pairs     (Side               *ours,
                      Side               *theirs,
                      guint               n_pairs);
void   print_ratio   (const char         *what,
                      const Side         *ours,
                      const Side         *theirs,
                      double              goal);
guint  count_pairs   (int                 argc,
                      char              **argv,
                      guint               usual);
