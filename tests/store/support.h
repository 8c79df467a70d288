/* A small data set that uses every table, and helpers for the store's tests. */
#pragma once

#include "way-store.h"

typedef struct
{
  WayTableId  table;
  const char *fields[WAY_MAX_COLUMNS];
} SampleRow;

extern const SampleRow sample_rows[];
extern const guint n_sample_rows;

char     *make_folder        (void);
void      remove_folder      (const char *folder);
guint     count_files        (const char *folder);
gboolean  write_sample       (const char *path,
                              GError    **error);
void      make_sample        (const char *path);
void      read_bytes         (const char *path,
                              char      **bytes,
                              gsize      *length);
