/* Copies of the shipped data set to be damaged, and runs of the program. */
#pragma once

#include <glib.h>

/* What a run of the program left. */
typedef struct
{
  char *out;
  char *err;
  int   code;
} Run;

char *copy_data_set   (void);
char *folder_file     (const char  *folder,
                       const char  *name);
void  remove_tree     (const char  *path);
void  run_program     (Run         *run,
                       const char  *first_argument,
                       ...) G_GNUC_NULL_TERMINATED;
void  run_clear       (Run         *run);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)
