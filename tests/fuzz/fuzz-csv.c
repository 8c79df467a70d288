/* CSV: whatever is read is written so that it reads the same again. */
#include "config.h"

#include "fuzz.h"
#include "way-csv.h"

#include <string.h>

static void
assert_same_row (WayCsvReader *reader,
                 WayCsvReader *again)
{
  guint n, n_again;
  const char *const *row = way_csv_reader_get_row (reader, &n);
  const char *const *row_again;

  g_assert_true (way_csv_reader_next (again, NULL));
  row_again = way_csv_reader_get_row (again, &n_again);
  g_assert_cmpuint (n_again, ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_assert_true (g_utf8_validate (row[i], -1, NULL));
      g_assert_cmpstr (row_again[i], ==, row[i]);
    }
}

static void
assert_readable (WayCsvReader *reader,
                 char          delimiter)
{
  const char *const *row;
  guint n;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (WayCsvReader) again = NULL;

  row = way_csv_reader_get_row (reader, &n);
  g_assert_cmpuint (n, >, 0);
  /* A row of its own, as a byte order mark is one only at the start. */
  g_string_append_c (text, '\n');
  way_csv_append_row (text, row, n, delimiter);
  again = way_csv_reader_new (text->str, text->len, delimiter);
  g_assert_true (way_csv_reader_next (again, NULL));
  assert_same_row (reader, again);
  g_assert_false (way_csv_reader_next (again, NULL));
}

static void
read_all (const char *text,
          gsize       length,
          char        delimiter)
{
  g_autoptr (WayCsvReader) reader = way_csv_reader_new (text, length, delimiter);
  g_autoptr (GError) error = NULL;
  guint line = 0;

  while (way_csv_reader_next (reader, &error))
    {
      g_assert_cmpuint (way_csv_reader_get_line (reader), >, line);
      line = way_csv_reader_get_line (reader);
      assert_readable (reader, delimiter);
    }
  g_assert_true ((error != NULL) == (way_csv_reader_get_reason (reader) != NULL));
  g_assert_false (way_csv_reader_next (reader, NULL));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  read_all ((const char *) data, size, ',');
  read_all ((const char *) data, size, '\t');
  return 0;
}
