/* Makes catalogues of translations for tests, in either byte order. */
#pragma once

#include <glib.h>

typedef struct
{
  const char *original;      /* may hold NUL; `original_length` then says how long it is */
  gsize       original_length;
  const char *translation;
  gsize       translation_length;
} MoText;

GBytes *mo_file_new (const MoText *texts,
                     guint         n_texts,
                     gboolean      big_endian);
