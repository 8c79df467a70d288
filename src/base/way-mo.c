/* Catalogues of translations. The whole file is checked once, when it is
 * opened; after that every text in it ends with NUL inside the file. Format:
 * GNU gettext manual, "The Format of GNU MO Files".
 */
#include "config.h"

#include "way-mo.h"

#include <string.h>

G_DEFINE_QUARK (way-mo-error-quark, way_mo_error)

#define MAGIC 0x950412deu
#define HEADER_SIZE 28
#define ENTRY_SIZE 8

struct _WayMo
{
  GBytes     *bytes;
  const char *data;
  gsize       size;
  gboolean    swapped;   /* the file's byte order is not this machine's */
  GHashTable *texts;     /* original → translation, both inside `data` */
};

/* The caller has made sure that four bytes lie at the offset. */
static guint32
read_word (const WayMo *mo,
           gsize        offset)
{
  guint32 word;

  memcpy (&word, mo->data + offset, sizeof word);
  return mo->swapped ? GUINT32_SWAP_LE_BE (word) : word;
}

static gboolean
fail (const char *reason,
      GError    **error)
{
  g_set_error_literal (error, WAY_MO_ERROR, WAY_MO_ERROR_FORMAT, reason);
  return FALSE;
}

static gboolean
lies_within (const WayMo *mo,
             guint64      offset,
             guint64      length)
{
  return offset <= mo->size && length <= mo->size - offset;
}

/* The text that an entry of one of the two tables describes, or NULL if it
 * does not lie within the file, ended by NUL, in UTF-8. */
static const char *
read_text (const WayMo *mo,
           gsize        entry)
{
  guint32 length = read_word (mo, entry);
  guint32 offset = read_word (mo, entry + 4);

  if (!lies_within (mo, offset, (guint64) length + 1)
      || mo->data[(gsize) offset + length] != '\0'
      || !g_utf8_validate (mo->data + offset, -1, NULL))
    return NULL;
  return mo->data + offset;
}

static gboolean
read_texts (WayMo   *mo,
            GError **error)
{
  guint32 n_texts = read_word (mo, 8);
  guint32 originals = read_word (mo, 12);
  guint32 translations = read_word (mo, 16);

  if (!lies_within (mo, originals, (guint64) n_texts * ENTRY_SIZE)
      || !lies_within (mo, translations, (guint64) n_texts * ENTRY_SIZE))
    return fail ("the tables of texts reach beyond the end of the file", error);

  for (gsize i = 0; i < n_texts; i++)
    {
      const char *original = read_text (mo, originals + i * ENTRY_SIZE);
      const char *translation = read_text (mo, translations + i * ENTRY_SIZE);

      if (original == NULL || translation == NULL)
        return fail ("a text reaches beyond the end of the file or is not UTF-8", error);
      g_hash_table_insert (mo->texts, (gpointer) original, (gpointer) translation);
    }
  return TRUE;
}

static gboolean
read_header (WayMo   *mo,
             GError **error)
{
  if (mo->size < HEADER_SIZE)
    return fail ("the file is too short", error);
  if (read_word (mo, 0) != MAGIC)
    {
      mo->swapped = TRUE;
      if (read_word (mo, 0) != MAGIC)
        return fail ("the file is not a catalogue of translations", error);
    }
  /* The upper half is the major revision; 1 adds texts that depend on the
   * system, which lie outside the two tables. */
  if (read_word (mo, 4) >> 16 > 1)
    return fail ("the file has an unknown revision", error);
  return TRUE;
}

/**
 * way_mo_new:
 * @bytes: the contents of a .mo file, of either byte order
 * @error: return location for a #WayMoError
 *
 * Opens a catalogue and checks all of it.
 *
 * Returns: (transfer full) (nullable): the catalogue, or %NULL if the file is
 *   damaged in any part that it uses
 */
WayMo *
way_mo_new (GBytes  *bytes,
            GError **error)
{
  g_autoptr (WayMo) mo = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);

  mo = g_new0 (WayMo, 1);
  mo->bytes = g_bytes_ref (bytes);
  mo->data = g_bytes_get_data (bytes, &mo->size);
  mo->texts = g_hash_table_new (g_str_hash, g_str_equal);
  if (!read_header (mo, error) || !read_texts (mo, error))
    return NULL;
  return g_steal_pointer (&mo);
}

/**
 * way_mo_free:
 * @mo: (transfer full): a catalogue
 */
void
way_mo_free (WayMo *mo)
{
  g_return_if_fail (mo != NULL);

  g_hash_table_unref (mo->texts);
  g_bytes_unref (mo->bytes);
  g_free (mo);
}

/**
 * way_mo_lookup:
 * @mo: a catalogue
 * @text: a text; with a context, that and `\004` before it; of a text with a
 *   plural the singular
 *
 * Looks up a translation. Of several forms it gives the first, which in
 * Chinese is the only one. An empty translation counts as none, and the empty
 * text, under which the catalogue keeps its header, has none.
 *
 * Returns: (transfer none) (nullable): the translation, as long as @mo lives
 */
const char *
way_mo_lookup (const WayMo *mo,
               const char  *text)
{
  const char *translation;

  g_return_val_if_fail (mo != NULL && text != NULL, NULL);

  translation = *text != '\0' ? g_hash_table_lookup (mo->texts, text) : NULL;
  return translation != NULL && *translation != '\0' ? translation : NULL;
}
