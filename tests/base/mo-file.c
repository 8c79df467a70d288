/* Catalogues for tests, laid out as msgfmt does without a hash table. */
#include "config.h"

#include "mo-file.h"

#include <string.h>

#define HEADER_SIZE 28

static void
append_word (GByteArray *file,
             guint32     word,
             gboolean    big_endian)
{
  guint32 ordered = big_endian ? GUINT32_TO_BE (word) : GUINT32_TO_LE (word);

  g_byte_array_append (file, (const guint8 *) &ordered, sizeof ordered);
}

/* One table: length and place of each text; the texts go to `pool`. */
static void
append_table (GByteArray   *file,
              GByteArray   *pool,
              const MoText *texts,
              guint         n_texts,
              gboolean      translations,
              gboolean      big_endian)
{
  guint32 pool_start = HEADER_SIZE + n_texts * 16;

  for (guint i = 0; i < n_texts; i++)
    {
      const char *text = translations ? texts[i].translation : texts[i].original;
      gsize length = translations ? texts[i].translation_length : texts[i].original_length;

      if (length == 0)
        length = strlen (text);
      append_word (file, length, big_endian);
      append_word (file, pool_start + pool->len, big_endian);
      g_byte_array_append (pool, (const guint8 *) text, length + 1);
    }
}

GBytes *
mo_file_new (const MoText *texts,
             guint         n_texts,
             gboolean      big_endian)
{
  GByteArray *file = g_byte_array_new ();
  g_autoptr (GByteArray) pool = g_byte_array_new ();
  const guint32 header[] = {
    0x950412deu, 0, n_texts, HEADER_SIZE, HEADER_SIZE + n_texts * 8, 0, 0,
  };

  for (guint i = 0; i < G_N_ELEMENTS (header); i++)
    append_word (file, header[i], big_endian);
  append_table (file, pool, texts, n_texts, FALSE, big_endian);
  append_table (file, pool, texts, n_texts, TRUE, big_endian);
  g_byte_array_append (file, pool->data, pool->len);
  return g_byte_array_free_to_bytes (file);
}
