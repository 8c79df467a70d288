/* Writing JSON. The writer keeps what is open on a stack and adds commas,
 * colons and line breaks by itself.
 */
#include "config.h"

#include "way-json.h"

#include <math.h>

/* What a writer is in the middle of. */
typedef enum { IN_NOTHING, IN_ARRAY, IN_OBJECT } Scope;

struct _WayJsonWriter
{
  GString  *out;
  Scope     scopes[WAY_JSON_MAX_DEPTH + 1];
  guint     depth;
  gboolean  indent;
  gboolean  is_first;    /* nothing stands yet in what is open */
  gboolean  has_name;    /* a name waits for its value */
};

/* A new line and its indentation, where the writer makes lines at all. */
static void
break_line (WayJsonWriter *writer)
{
  if (!writer->indent)
    return;
  g_string_append_c (writer->out, '\n');
  for (guint i = 0; i < writer->depth; i++)
    g_string_append (writer->out, "  ");
}

/* What has to stand before a name or a value. */
static void
separate (WayJsonWriter *writer)
{
  if (writer->has_name)
    {
      writer->has_name = FALSE;
      return;
    }
  if (writer->depth == 0)
    return;
  if (!writer->is_first)
    g_string_append_c (writer->out, ',');
  break_line (writer);
  writer->is_first = FALSE;
}

/* Whether a value may stand here: in an object only after its name, and at
 * the outermost level only one. */
static gboolean
takes_value (const WayJsonWriter *writer)
{
  switch (writer->scopes[writer->depth])
    {
    case IN_ARRAY:
      return TRUE;
    case IN_OBJECT:
      return writer->has_name;
    case IN_NOTHING:
    default:
      return writer->out->len == 0;
    }
}

static void
append_value (WayJsonWriter *writer,
              const char    *text)
{
  separate (writer);
  g_string_append (writer->out, text);
}

static void
append_character (GString *out,
                  char     c)
{
  switch (c)
    {
    case '"':
      g_string_append (out, "\\\"");
      break;
    case '\\':
      g_string_append (out, "\\\\");
      break;
    case '\n':
      g_string_append (out, "\\n");
      break;
    case '\t':
      g_string_append (out, "\\t");
      break;
    default:
      if ((guchar) c < 0x20 || c == 0x7f)
        g_string_append_printf (out, "\\u%04x", (guint) c);
      else
        g_string_append_c (out, c);
    }
}

static void
append_string (WayJsonWriter *writer,
               const char    *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  separate (writer);
  g_string_append_c (writer->out, '"');
  for (const char *p = valid; *p != '\0'; p++)
    append_character (writer->out, *p);
  g_string_append_c (writer->out, '"');
}

static void
begin (WayJsonWriter *writer,
       Scope          scope,
       char           bracket)
{
  separate (writer);
  g_string_append_c (writer->out, bracket);
  writer->scopes[++writer->depth] = scope;
  writer->is_first = TRUE;
}

static void
end (WayJsonWriter *writer,
     char           bracket)
{
  writer->depth--;
  if (!writer->is_first)
    break_line (writer);
  g_string_append_c (writer->out, bracket);
  writer->is_first = FALSE;
}

/**
 * way_json_writer_new:
 * @indent: whether each element and member has a line of its own
 *
 * Returns: (transfer full): a writer that takes one value
 */
WayJsonWriter *
way_json_writer_new (gboolean indent)
{
  WayJsonWriter *writer = g_new0 (WayJsonWriter, 1);

  writer->out = g_string_new (NULL);
  writer->indent = indent;
  return writer;
}

/**
 * way_json_writer_finish:
 * @writer: a writer to which one whole value was given
 *
 * Ends the text, with a line feed if the writer indents. The writer is empty
 * after it and may be used again.
 *
 * Returns: (transfer full): the text
 */
char *
way_json_writer_finish (WayJsonWriter *writer)
{
  GString *out;

  g_return_val_if_fail (writer != NULL && writer->depth == 0 && writer->out->len > 0, NULL);

  if (writer->indent)
    g_string_append_c (writer->out, '\n');
  out = writer->out;
  writer->out = g_string_new (NULL);
  return g_string_free (out, FALSE);
}

/**
 * way_json_writer_free:
 * @writer: (transfer full) (nullable): a writer
 */
void
way_json_writer_free (WayJsonWriter *writer)
{
  if (writer == NULL)
    return;
  g_string_free (writer->out, TRUE);
  g_free (writer);
}

/**
 * way_json_writer_begin_object:
 * @writer: a writer
 *
 * Opens an object, whose members come as a name and a value each.
 */
void
way_json_writer_begin_object (WayJsonWriter *writer)
{
  g_return_if_fail (writer != NULL && takes_value (writer));
  g_return_if_fail (writer->depth < WAY_JSON_MAX_DEPTH);

  begin (writer, IN_OBJECT, '{');
}

/**
 * way_json_writer_end_object:
 * @writer: a writer
 *
 * Closes the object opened last.
 */
void
way_json_writer_end_object (WayJsonWriter *writer)
{
  g_return_if_fail (writer != NULL && !writer->has_name);
  g_return_if_fail (writer->scopes[writer->depth] == IN_OBJECT);

  end (writer, '}');
}

/**
 * way_json_writer_begin_array:
 * @writer: a writer
 *
 * Opens an array.
 */
void
way_json_writer_begin_array (WayJsonWriter *writer)
{
  g_return_if_fail (writer != NULL && takes_value (writer));
  g_return_if_fail (writer->depth < WAY_JSON_MAX_DEPTH);

  begin (writer, IN_ARRAY, '[');
}

/**
 * way_json_writer_end_array:
 * @writer: a writer
 *
 * Closes the array opened last.
 */
void
way_json_writer_end_array (WayJsonWriter *writer)
{
  g_return_if_fail (writer != NULL);
  g_return_if_fail (writer->scopes[writer->depth] == IN_ARRAY);

  end (writer, ']');
}

/**
 * way_json_writer_name:
 * @writer: a writer within an object
 * @name: the name of the member whose value comes next
 */
void
way_json_writer_name (WayJsonWriter *writer,
                      const char    *name)
{
  g_return_if_fail (writer != NULL && name != NULL && !writer->has_name);
  g_return_if_fail (writer->scopes[writer->depth] == IN_OBJECT);

  append_string (writer, name);
  g_string_append (writer->out, writer->indent ? ": " : ":");
  writer->has_name = TRUE;
}

/**
 * way_json_writer_string:
 * @writer: a writer
 * @value: (nullable): a text, of which parts that are not UTF-8 are replaced;
 *   %NULL writes null
 */
void
way_json_writer_string (WayJsonWriter *writer,
                        const char    *value)
{
  g_return_if_fail (writer != NULL && takes_value (writer));

  if (value != NULL)
    append_string (writer, value);
  else
    append_value (writer, "null");
}

/**
 * way_json_writer_number:
 * @writer: a writer
 * @value: a number
 *
 * Writes the shortest digits that read back as the same number. What JSON
 * cannot write, infinite or no number, becomes null.
 */
void
way_json_writer_number (WayJsonWriter *writer,
                        double         value)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE] = "null";
  const char *const formats[] = { "%.15g", "%.16g", "%.17g" };

  g_return_if_fail (writer != NULL && takes_value (writer));

  for (guint i = 0; isfinite (value) && i < G_N_ELEMENTS (formats); i++)
    {
      g_ascii_formatd (digits, sizeof digits, formats[i], value);
      if (g_ascii_strtod (digits, NULL) == value)
        break;
    }
  append_value (writer, digits);
}

/**
 * way_json_writer_literal:
 * @writer: a writer
 * @number: a number in the digits in which it shall stand, such as 2.40
 *
 * Writes a number as it was printed. Text that is no number of JSON, such as
 * 007, is written as a string.
 */
void
way_json_writer_literal (WayJsonWriter *writer,
                         const char    *number)
{
  g_return_if_fail (writer != NULL && number != NULL && takes_value (writer));

  if (way_json_is_number (number))
    append_value (writer, number);
  else
    append_string (writer, number);
}

/**
 * way_json_writer_boolean:
 * @writer: a writer
 * @value: true or false
 */
void
way_json_writer_boolean (WayJsonWriter *writer,
                         gboolean       value)
{
  g_return_if_fail (writer != NULL && takes_value (writer));

  append_value (writer, value ? "true" : "false");
}

/**
 * way_json_writer_null:
 * @writer: a writer
 */
void
way_json_writer_null (WayJsonWriter *writer)
{
  g_return_if_fail (writer != NULL && takes_value (writer));

  append_value (writer, "null");
}
