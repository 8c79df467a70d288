/* JSON: what RFC 8259 allows, what it does not, and the way there and back. */
#include "config.h"

#include "way-json.h"

#include <math.h>
#include <string.h>

/* Writes a tree again in its shortest form. */
static void
write_tree (WayJsonWriter *writer,
            const WayJson *json)
{
  switch (way_json_get_type (json))
    {
    case WAY_JSON_NULL:
      way_json_writer_null (writer);
      return;
    case WAY_JSON_BOOLEAN:
      way_json_writer_boolean (writer, way_json_get_boolean (json));
      return;
    case WAY_JSON_NUMBER:
      way_json_writer_number (writer, way_json_get_number (json));
      return;
    case WAY_JSON_STRING:
      way_json_writer_string (writer, way_json_get_string (json));
      return;
    case WAY_JSON_ARRAY:
      way_json_writer_begin_array (writer);
      for (guint i = 0; i < way_json_get_length (json); i++)
        write_tree (writer, way_json_get_element (json, i));
      way_json_writer_end_array (writer);
      return;
    case WAY_JSON_OBJECT:
      way_json_writer_begin_object (writer);
      for (guint i = 0; i < way_json_get_length (json); i++)
        {
          way_json_writer_name (writer, way_json_get_name (json, i));
          write_tree (writer, way_json_get_element (json, i));
        }
      way_json_writer_end_object (writer);
      return;
    default:
      g_assert_not_reached ();
    }
}

static const struct
{
  const char *text;
  const char *again;    /* NULL where it is the same */
} readable[] = {
  { "null", NULL },
  { "true", NULL },
  { "false", NULL },
  { "0", NULL },
  { "-0.5", NULL },
  { "2.40", "2.4" },
  { "1e3", "1000" },
  { "1E-2", "0.01" },
  { "1e+2", "100" },
  { "123456789012", NULL },
  { "0.1", NULL },
  { "0.30000000000000004", NULL },
  { "\"\"", NULL },
  { "\"研发\"", NULL },
  { "\"\\u7814\\uD83D\\uDE00\"", "\"研😀\"" },
  { "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\\"\\\\/\\u0008\\u000c\\n\\u000d\\t\"" },
  { "\"\x7f\"", "\"\\u007f\"" },
  { "[]", NULL },
  { "{}", NULL },
  { " [ 1 , 2 ]\r\n\t", "[1,2]" },
  { "[[],{},[[]]]", NULL },
  { "{\"a\":1,\"b\":[true,null],\"\":{\"c\":\"d\"}}", NULL },
  { "{\"a\":1,\"a\":2}", NULL },
  { "\xef\xbb\xbf" "{}", "{}" },
};

static const char *const damaged[] = {
  "", " ", "nul", "nulll", "True", "tru", "NaN", "Infinity", "-", "+1", ".5", "1.", "01", "-01",
  "1e", "1e+", "0x10", "1 2", "1e999", "\"", "\"a", "\"\\", "\"\\x\"", "\"\\u12\"", "\"\\u12g4\"",
  "\"\\ud800\"", "\"\\ud800x\"", "\"\\ud800\\u0041\"", "\"\\udc00\"", "\"\\u0000\"", "\"\n\"",
  "\"\t\"", "'a'", "[", "]", "[1", "[1,", "[1,]", "[,1]", "[1 2]", "[1}", "{", "}", "{]", "{\"a\"}",
  "{\"a\":}", "{\"a\":1,}", "{\"a\" 1}", "{a:1}", "{1:2}", "{\"a\":1 \"b\":2}", "// x\n1", "[1]]",
  "\"\xff\"", "\"\xed\xa0\x80\"", "\xff", "[\"\xe7\xa0\"]",
};

static void
test_readable (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (readable); i++)
    {
      g_autoptr (GError) error = NULL;
      gsize length = strlen (readable[i].text);
      g_autofree char *text = g_memdup2 (readable[i].text, length);
      g_autoptr (WayJson) json = way_json_parse (text, length, &error);
      g_autoptr (WayJsonWriter) writer = way_json_writer_new (FALSE);
      g_autofree char *again = NULL;

      g_assert_no_error (error);
      write_tree (writer, json);
      again = way_json_writer_finish (writer);
      g_assert_cmpstr (again, ==, readable[i].again != NULL ? readable[i].again
                                                            : readable[i].text);
    }
}

static void
test_damaged (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (damaged); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("damage %u", i);
      g_assert_null (way_json_parse (damaged[i], strlen (damaged[i]), &error));
      g_assert_error (error, WAY_JSON_ERROR, WAY_JSON_ERROR_SYNTAX);
    }
  g_assert_null (way_json_parse ("1\0", 2, NULL));
}

static void
test_place_of_error (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (way_json_parse ("{\n  \"研发\": nope\n}", -1, &error));
  g_assert_cmpstr (error->message, ==, "line 2, column 9: expected a value");
}

static char *
nest (guint depth)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < depth; i++)
    g_string_append (text, i % 2 == 0 ? "[" : "{\"a\":");
  g_string_append_c (text, '0');
  for (guint i = depth; i-- > 0;)
    g_string_append_c (text, i % 2 == 0 ? ']' : '}');
  return g_string_free (text, FALSE);
}

static void
test_depth (void)
{
  g_autofree char *deepest = nest (WAY_JSON_MAX_DEPTH);
  g_autofree char *too_deep = nest (WAY_JSON_MAX_DEPTH + 1);
  g_autofree char *endless = g_strnfill (1000000, '[');
  g_autoptr (WayJson) json = way_json_parse (deepest, -1, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (json);
  g_assert_null (way_json_parse (too_deep, -1, &error));
  g_assert_error (error, WAY_JSON_ERROR, WAY_JSON_ERROR_DEPTH);
  g_clear_error (&error);
  g_assert_null (way_json_parse (endless, -1, &error));
  g_assert_error (error, WAY_JSON_ERROR, WAY_JSON_ERROR_DEPTH);
}

static void
test_members (void)
{
  g_autoptr (WayJson) json = way_json_parse ("{\"a\": 1, \"b\": null, \"a\": 2}", -1, NULL);

  g_assert_cmpfloat (way_json_get_number (way_json_get_member (json, "a")), ==, 2);
  g_assert_nonnull (way_json_get_member (json, "b"));
  g_assert_null (way_json_get_member (json, "c"));
  g_assert_null (way_json_get_member (way_json_get_element (json, 0), "a"));
  g_assert_cmpstr (way_json_get_name (json, 1), ==, "b");
  g_assert_null (way_json_get_name (json, 3));
  g_assert_null (way_json_get_element (json, 3));
}

/* Every getter takes what is missing, so that readers need no ladders. */
static void
test_missing (void)
{
  g_assert_cmpint (way_json_get_type (NULL), ==, WAY_JSON_NULL);
  g_assert_null (way_json_get_string (NULL));
  g_assert_cmpfloat (way_json_get_number (NULL), ==, 0);
  g_assert_false (way_json_get_boolean (NULL));
  g_assert_cmpuint (way_json_get_length (NULL), ==, 0);
  g_assert_null (way_json_get_element (NULL, 0));
  g_assert_null (way_json_get_member (NULL, "a"));
  g_assert_null (way_json_get_name (NULL, 0));
}

static void
test_indented (void)
{
  g_autoptr (WayJsonWriter) writer = way_json_writer_new (TRUE);
  g_autofree char *text = NULL;

  way_json_writer_begin_object (writer);
  way_json_writer_name (writer, "empty");
  way_json_writer_begin_array (writer);
  way_json_writer_end_array (writer);
  way_json_writer_name (writer, "list");
  way_json_writer_begin_array (writer);
  way_json_writer_literal (writer, "2.40");
  way_json_writer_literal (writer, "007");
  way_json_writer_number (writer, INFINITY);
  way_json_writer_string (writer, NULL);
  way_json_writer_end_array (writer);
  way_json_writer_end_object (writer);
  text = way_json_writer_finish (writer);
  g_assert_cmpstr (text, ==,
                   "{\n  \"empty\": [],\n  \"list\": [\n    2.40,\n    \"007\",\n    null,\n"
                   "    null\n  ]\n}\n");
}

static void
test_repairs_utf8 (void)
{
  g_autoptr (WayJsonWriter) writer = way_json_writer_new (FALSE);
  g_autofree char *text = NULL;

  way_json_writer_string (writer, "a\xff\x01");
  text = way_json_writer_finish (writer);
  g_assert_cmpstr (text, ==, "\"a\xef\xbf\xbd\\u0001\"");
}

static void
test_numbers_survive (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20160519);

  for (guint i = 0; i < 20000; i++)
    {
      double value = (g_rand_double (random) - 0.5)
                     * pow (10, g_rand_int_range (random, -300, 300));
      g_autoptr (WayJsonWriter) writer = way_json_writer_new (FALSE);
      g_autofree char *text = NULL;
      g_autoptr (WayJson) json = NULL;

      way_json_writer_number (writer, value);
      text = way_json_writer_finish (writer);
      json = way_json_parse (text, -1, NULL);
      g_assert_cmpfloat (way_json_get_number (json), ==, value);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/json/readable", test_readable);
  g_test_add_func ("/json/damaged", test_damaged);
  g_test_add_func ("/json/place-of-error", test_place_of_error);
  g_test_add_func ("/json/depth", test_depth);
  g_test_add_func ("/json/members", test_members);
  g_test_add_func ("/json/missing", test_missing);
  g_test_add_func ("/json/indented", test_indented);
  g_test_add_func ("/json/repairs-utf8", test_repairs_utf8);
  g_test_add_func ("/json/numbers-survive", test_numbers_survive);

  return g_test_run ();
}
