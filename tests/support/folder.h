/* Copies of the shipped data set to be damaged. */
#pragma once

#include <glib.h>

char *copy_data_set (void);
char *folder_file   (const char *folder,
                     const char *name);
void  remove_tree   (const char *path);
