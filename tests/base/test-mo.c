/* Catalogues: both byte orders, contexts, plurals, and every kind of damage. */
#include "config.h"

#include "mo-file.h"
#include "way-mo.h"

#include <string.h>

static const MoText texts[] = {
  { "", 0, "Content-Type: text/plain; charset=UTF-8\n", 0 },
  { "met", 0, "已达到", 0 },
  { "verdict\004open", 0, "未到期", 0 },
  { "door\004open", 0, "打开", 0 },
  { "%u policy\0%u policies", sizeof "%u policy\0%u policies" - 1, "%u项政策", 0 },
  { "untranslated", 0, "", 0 },
};

static void
test_lookup (gconstpointer data)
{
  gboolean big_endian = GPOINTER_TO_INT (data);
  g_autoptr (GBytes) file = mo_file_new (texts, G_N_ELEMENTS (texts), big_endian);
  g_autoptr (GError) error = NULL;
  g_autoptr (WayMo) mo = way_mo_new (file, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (way_mo_lookup (mo, "met"), ==, "已达到");
  g_assert_cmpstr (way_mo_lookup (mo, "verdict\004open"), ==, "未到期");
  g_assert_cmpstr (way_mo_lookup (mo, "door\004open"), ==, "打开");
  g_assert_cmpstr (way_mo_lookup (mo, "%u policy"), ==, "%u项政策");
  g_assert_null (way_mo_lookup (mo, "open"));
  g_assert_null (way_mo_lookup (mo, "untranslated"));
  g_assert_null (way_mo_lookup (mo, "missed"));
  g_assert_null (way_mo_lookup (mo, ""));
}

static void
test_empty_catalogue (void)
{
  g_autoptr (GBytes) file = mo_file_new (texts, 0, FALSE);
  g_autoptr (WayMo) mo = way_mo_new (file, NULL);

  g_assert_nonnull (mo);
  g_assert_null (way_mo_lookup (mo, "met"));
}

/* A copy of the sound file in which one word of the header or of a table has
 * another value. */
static GBytes *
file_with_word (gsize   offset,
                guint32 word)
{
  g_autoptr (GBytes) file = mo_file_new (texts, G_N_ELEMENTS (texts), FALSE);
  g_autofree char *copy = g_memdup2 (g_bytes_get_data (file, NULL), g_bytes_get_size (file));
  guint32 ordered = GUINT32_TO_LE (word);

  memcpy (copy + offset, &ordered, sizeof ordered);
  return g_bytes_new (copy, g_bytes_get_size (file));
}

static const struct
{
  gsize   offset;
  guint32 word;
} damages[] = {
  { 0, 0x12345678 },           /* magic */
  { 4, 0x00020000 },           /* revision */
  { 8, 0xffffffff },           /* number of texts */
  { 8, 100000 },
  { 12, 0xfffffff0 },          /* place of the originals */
  { 12, 100000 },
  { 16, 0xfffffff0 },          /* place of the translations */
  { 28 + 8, 0xffffffff },      /* length of an original */
  { 28 + 8, 2 },               /* a length that does not end at NUL */
  { 28 + 12, 0xffffffff },     /* place of an original */
  { 28 + 6 * 8 + 8, 100000 },  /* length of a translation */
  { 28 + 6 * 8 + 12, 0x7fffffff },
};

static void
test_damaged (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autoptr (GBytes) file = file_with_word (damages[i].offset, damages[i].word);
      g_autoptr (GError) error = NULL;

      g_test_message ("damage %u", i);
      g_assert_null (way_mo_new (file, &error));
      g_assert_error (error, WAY_MO_ERROR, WAY_MO_ERROR_FORMAT);
    }
}

static void
test_truncated (void)
{
  g_autoptr (GBytes) file = mo_file_new (texts, G_N_ELEMENTS (texts), FALSE);

  for (gsize length = 0; length < g_bytes_get_size (file); length++)
    {
      /* In memory of its own, so that a read beyond the end is found out. */
      g_autoptr (GBytes) part = g_bytes_new (g_bytes_get_data (file, NULL), length);
      g_autoptr (GError) error = NULL;

      g_assert_null (way_mo_new (part, &error));
      g_assert_error (error, WAY_MO_ERROR, WAY_MO_ERROR_FORMAT);
    }
}

static void
test_not_utf8 (void)
{
  const MoText broken[] = { { "met", 0, "\xd2\xd1\xb4\xef\xb5\xbd", 0 } };
  g_autoptr (GBytes) file = mo_file_new (broken, 1, FALSE);

  g_assert_null (way_mo_new (file, NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_data_func ("/mo/little-endian", GINT_TO_POINTER (FALSE), test_lookup);
  g_test_add_data_func ("/mo/big-endian", GINT_TO_POINTER (TRUE), test_lookup);
  g_test_add_func ("/mo/empty", test_empty_catalogue);
  g_test_add_func ("/mo/damaged", test_damaged);
  g_test_add_func ("/mo/truncated", test_truncated);
  g_test_add_func ("/mo/not-utf8", test_not_utf8);

  return g_test_run ();
}
