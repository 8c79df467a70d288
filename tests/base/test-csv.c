/* CSV: rows, quotation marks, line numbers, and every kind of damage. */
#include "config.h"

#include "way-csv.h"

#include <string.h>

/* Rows as text, to compare at a glance: fields between bars, a line a row,
 * each with its line number. */
static char *
describe_rows (const char  *text,
               gsize        length,
               char         delimiter,
               GError     **error)
{
  g_autoptr (WayCsvReader) reader = way_csv_reader_new (text, length, delimiter);
  GString *rows = g_string_new (NULL);

  while (way_csv_reader_next (reader, error))
    {
      guint n_fields;
      const char *const *row = way_csv_reader_get_row (reader, &n_fields);

      g_string_append_printf (rows, "%u", way_csv_reader_get_line (reader));
      for (guint i = 0; i < n_fields; i++)
        g_string_append_printf (rows, "|%s", row[i]);
      g_string_append_c (rows, '/');
    }
  return g_string_free (rows, FALSE);
}

static const struct
{
  const char *text;
  const char *rows;
} readable[] = {
  { "", "" },
  { "\n", "1|/" },
  { "a", "1|a/" },
  { "a,b\n", "1|a|b/" },
  { "a,b", "1|a|b/" },
  { "a,\n", "1|a|/" },
  { "a,", "1|a|/" },
  { ",", "1||/" },
  { ",,\n,,", "1|||/2|||/" },
  { "a\nb\nc\n", "1|a/2|b/3|c/" },
  { "a\r\nb\r\n", "1|a/2|b/" },
  { "a\rb\n", "1|a\rb/" },
  { "a\r", "1|a\r/" },
  { "a\n\nb\n", "1|a/2|/3|b/" },
  { "\"a\"", "1|a/" },
  { "\"\"", "1|/" },
  { "\"\",\"\"\n", "1||/" },
  { "\"a,b\",c\n", "1|a,b|c/" },
  { "\"a\"\"b\"\n", "1|a\"b/" },
  { "\"\"\"\"\n", "1|\"/" },
  { "\"a\nb\",c\nd,e\n", "1|a\nb|c/3|d|e/" },
  { "\"a\r\nb\"\r\n\"c\"\r\n", "1|a\r\nb/3|c/" },
  { "\"a\"\r\nb", "1|a/2|b/" },
  { "\xef\xbb\xbf" "a,b\n", "1|a|b/" },
  { "\xef\xbb\xbf" "\"a\"\n", "1|a/" },
  { "\xef\xbb\xbf", "" },
  { "研发,经费\n", "1|研发|经费/" },
  { " a , b \n", "1| a | b /" },
};

static const struct
{
  const char *text;
  gsize       length;      /* where the text holds NUL */
  WayCsvError code;
  guint       line;
  guint       field;
} damaged[] = {
  { "a,b\"c\n", 0, WAY_CSV_ERROR_QUOTES, 1, 2 },
  { "a\nb\"\n", 0, WAY_CSV_ERROR_QUOTES, 2, 1 },
  { "a\n \"b\"\n", 0, WAY_CSV_ERROR_QUOTES, 2, 1 },
  { "\"a\"b,c\n", 0, WAY_CSV_ERROR_QUOTES, 1, 1 },
  { "x,\"a\nb\"c\n", 0, WAY_CSV_ERROR_QUOTES, 2, 2 },
  { "\"a\"\rb\n", 0, WAY_CSV_ERROR_QUOTES, 1, 1 },
  { "\"", 0, WAY_CSV_ERROR_QUOTES, 1, 1 },
  { "a,b\nc,\"d\ne\nf", 0, WAY_CSV_ERROR_QUOTES, 2, 2 },
  { "a,b\nc,\"d\"\"", 0, WAY_CSV_ERROR_QUOTES, 2, 2 },
  { "a,b\nc,\xff\n", 0, WAY_CSV_ERROR_ENCODING, 2, 2 },
  { "a,b\n\"c\nd\xe7\xa0\",e\n", 0, WAY_CSV_ERROR_ENCODING, 3, 1 },
  { "a\n\xe7\xa0", 0, WAY_CSV_ERROR_ENCODING, 2, 1 },
  { "a\n\xed\xa0\x80\n", 0, WAY_CSV_ERROR_ENCODING, 2, 1 },
  { "a\n\xc0\xaf\n", 0, WAY_CSV_ERROR_ENCODING, 2, 1 },
  { "a\nb\0c\n", 6, WAY_CSV_ERROR_ENCODING, 2, 1 },
  { "a\n\"b\0\"\n", 7, WAY_CSV_ERROR_ENCODING, 2, 1 },
  { "\xff\xfe" "a\0,\0", 6, WAY_CSV_ERROR_ENCODING, 1, 1 },
};

static void
test_readable (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (readable); i++)
    {
      g_autoptr (GError) error = NULL;
      gsize length = strlen (readable[i].text);
      /* Without the NUL at the end, so that reading beyond it is found out. */
      g_autofree char *text = g_memdup2 (readable[i].text, length);
      g_autofree char *rows = describe_rows (text, length, ',', &error);

      g_assert_no_error (error);
      g_assert_cmpstr (rows, ==, readable[i].rows);
    }
}

static void
test_damaged (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (damaged); i++)
    {
      g_autoptr (GError) error = NULL;
      gsize length = damaged[i].length != 0 ? damaged[i].length : strlen (damaged[i].text);
      g_autoptr (WayCsvReader) reader = way_csv_reader_new (damaged[i].text, length, ',');
      g_autofree char *place = NULL;

      g_test_message ("damage %u", i);
      while (way_csv_reader_next (reader, &error))
        ;
      g_assert_error (error, WAY_CSV_ERROR, (int) damaged[i].code);
      g_assert_cmpuint (way_csv_reader_get_line (reader), ==, damaged[i].line);
      g_assert_cmpuint (way_csv_reader_get_field (reader), ==, damaged[i].field);
      place = g_strdup_printf ("line %u, field %u: %s", damaged[i].line, damaged[i].field,
                               way_csv_reader_get_reason (reader));
      g_assert_cmpstr (error->message, ==, place);
      g_assert_false (way_csv_reader_next (reader, NULL));
    }
}

static void
test_delimiters (void)
{
  const char delimiters[] = ";\t|";

  for (guint i = 0; delimiters[i] != '\0'; i++)
    {
      g_autofree char *text = g_strdup_printf ("a%cb,c%c\"d%ce\"\n", delimiters[i], delimiters[i],
                                               delimiters[i]);
      g_autofree char *expected = g_strdup_printf ("1|a|b,c|d%ce/", delimiters[i]);
      g_autofree char *rows = describe_rows (text, strlen (text), delimiters[i], NULL);

      g_assert_cmpstr (rows, ==, expected);
    }
}

static void
test_no_bytes (void)
{
  g_autofree char *rows = describe_rows (NULL, 0, ',', NULL);

  g_assert_cmpstr (rows, ==, "");
}

static void
test_long_field (void)
{
  g_autoptr (GString) text = g_string_new ("\"");
  g_autoptr (WayCsvReader) reader = NULL;
  guint n_fields;

  for (guint i = 0; i < 200000; i++)
    g_string_append (text, "长\n");
  g_string_append (text, "\",last\nnext\n");
  reader = way_csv_reader_new (text->str, text->len, ',');
  g_assert_true (way_csv_reader_next (reader, NULL));
  g_assert_cmpuint (strlen (way_csv_reader_get_row (reader, &n_fields)[0]), ==, 800000);
  g_assert_cmpuint (n_fields, ==, 2);
  g_assert_true (way_csv_reader_next (reader, NULL));
  g_assert_cmpuint (way_csv_reader_get_line (reader), ==, 200002);
}

static const struct
{
  const char *fields[3];
  guint       n_fields;
  const char *text;
} writable[] = {
  { { "a", "b", "c" }, 3, "a,b,c\n" },
  { { "", "", "" }, 3, ",,\n" },
  { { "" }, 1, "\"\"\n" },
  { { "a,b", "c\"d", "e\nf" }, 3, "\"a,b\",\"c\"\"d\",\"e\nf\"\n" },
  { { "\r", "\"", " " }, 3, "\"\r\",\"\"\"\", \n" },
  { { "研发", "；" }, 2, "研发,；\n" },
};

static void
test_write (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (writable); i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);
      g_autoptr (WayCsvReader) reader = NULL;
      const char *const *row;
      guint n_fields;

      way_csv_append_row (out, writable[i].fields, writable[i].n_fields, ',');
      g_assert_cmpstr (out->str, ==, writable[i].text);
      reader = way_csv_reader_new (out->str, out->len, ',');
      g_assert_true (way_csv_reader_next (reader, NULL));
      row = way_csv_reader_get_row (reader, &n_fields);
      g_assert_cmpuint (n_fields, ==, writable[i].n_fields);
      for (guint j = 0; j < n_fields; j++)
        g_assert_cmpstr (row[j], ==, writable[i].fields[j]);
      g_assert_false (way_csv_reader_next (reader, NULL));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/csv/readable", test_readable);
  g_test_add_func ("/csv/damaged", test_damaged);
  g_test_add_func ("/csv/delimiters", test_delimiters);
  g_test_add_func ("/csv/no-bytes", test_no_bytes);
  g_test_add_func ("/csv/long-field", test_long_field);
  g_test_add_func ("/csv/write", test_write);

  return g_test_run ();
}
