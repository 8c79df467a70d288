/* A folder of the test's own, in which `waymark export` is run, and what may be
 * left there where something is wrong.
 */
#pragma once

#include "program.h"

#define EXPORT "\"$WAYMARK\" export "

void    export_folder_make   (void);
void    export_folder_remove (void);
char   *get_path             (const char *name);
Outcome run_there            (const char *line);
char   *list_folder          (const char *path);
void    assert_line_refused  (const char *line,
                              int         code,
                              const char *begin,
                              const char *piece);
void    assert_refused       (const char *words,
                              int         code,
                              const char *begin,
                              const char *piece);
