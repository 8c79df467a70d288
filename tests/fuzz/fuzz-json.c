/* JSON: whatever is read is written so that it reads the same again. */
#include "config.h"

#include "fuzz.h"
#include "way-json.h"

#include <string.h>

static void write_value (WayJsonWriter *writer, const WayJson *json);

static void
write_object (WayJsonWriter *writer,
              const WayJson *json)
{
  way_json_writer_begin_object (writer);
  for (guint i = 0; i < way_json_get_length (json); i++)
    {
      way_json_writer_name (writer, way_json_get_name (json, i));
      write_value (writer, way_json_get_element (json, i));
    }
  way_json_writer_end_object (writer);
}

static void
write_array (WayJsonWriter *writer,
             const WayJson *json)
{
  way_json_writer_begin_array (writer);
  for (guint i = 0; i < way_json_get_length (json); i++)
    write_value (writer, way_json_get_element (json, i));
  way_json_writer_end_array (writer);
}

static void
write_value (WayJsonWriter *writer,
             const WayJson *json)
{
  switch (way_json_get_type (json))
    {
    case WAY_JSON_OBJECT:
      write_object (writer, json);
      break;
    case WAY_JSON_ARRAY:
      write_array (writer, json);
      break;
    case WAY_JSON_STRING:
      g_assert_true (g_utf8_validate (way_json_get_string (json), -1, NULL));
      way_json_writer_string (writer, way_json_get_string (json));
      break;
    case WAY_JSON_NUMBER:
      way_json_writer_number (writer, way_json_get_number (json));
      break;
    case WAY_JSON_BOOLEAN:
      way_json_writer_boolean (writer, way_json_get_boolean (json));
      break;
    case WAY_JSON_NULL:
    default:
      way_json_writer_null (writer);
    }
}

static char *
write_text (const WayJson *json,
            gboolean       indent)
{
  g_autoptr (WayJsonWriter) writer = way_json_writer_new (indent);

  write_value (writer, json);
  return way_json_writer_finish (writer);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayJson) json = way_json_parse ((const char *) data, size, &error);
  g_autoptr (WayJson) again = NULL;
  g_autofree char *text = NULL;
  g_autofree char *lines = NULL;
  g_autofree char *text_again = NULL;

  g_assert_true ((json == NULL) == (error != NULL));
  if (json == NULL)
    return 0;
  text = write_text (json, FALSE);
  lines = write_text (json, TRUE);
  again = way_json_parse (lines, -1, NULL);
  g_assert_nonnull (again);
  text_again = write_text (again, FALSE);
  g_assert_cmpstr (text_again, ==, text);
  return 0;
}
