/* Running the program itself, and a data set for it. */
#pragma once

#include <glib.h>

typedef struct
{
  int   code;    /* what the program ended with, -1 if it was killed */
  char *out;
  char *err;
} Outcome;

Outcome run_program   (const char *first,
                       ...) G_GNUC_NULL_TERMINATED;
Outcome run_shell     (const char *line);
void    clear_outcome (Outcome    *outcome);
char   *find_program  (void);
char   *find_data     (const char *name);
void    set_up_data   (void);
void    tear_down_data (void);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Outcome, clear_outcome)
