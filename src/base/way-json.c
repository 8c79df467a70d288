/* Reading JSON: down the grammar of RFC 8259 by recursion, bounded by
 * WAY_JSON_MAX_DEPTH. way-json-writer.c has the other direction.
 */
#include "config.h"

#include "way-json.h"

#include <math.h>
#include <string.h>

G_DEFINE_QUARK (way-json-error-quark, way_json_error)

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

struct _WayJson
{
  WayJsonType type;
  double      number;
  gboolean    boolean;
  char       *string;
  GPtrArray  *elements;   /* of arrays and objects */
  GPtrArray  *names;      /* of objects, one for each element */
};

typedef struct
{
  const char *start;
  const char *at;
  const char *end;
  guint       depth;
} Parser;

static WayJson *parse_value (Parser *parser, GError **error);

static WayJson *
fail (const Parser *parser,
      WayJsonError  code,
      const char   *reason,
      GError      **error)
{
  guint line = 1;
  const char *line_start = parser->start;

  for (const char *p = parser->start; p < parser->at; p++)
    if (*p == '\n')
      {
        line++;
        line_start = p + 1;
      }
  g_set_error (error, WAY_JSON_ERROR, code, "line %u, column %ld: %s", line,
               g_utf8_pointer_to_offset (line_start, parser->at) + 1, reason);
  return NULL;
}

static WayJson *
new_node (WayJsonType type)
{
  WayJson *json = g_new0 (WayJson, 1);

  json->type = type;
  if (type == WAY_JSON_ARRAY || type == WAY_JSON_OBJECT)
    json->elements = g_ptr_array_new_with_free_func ((GDestroyNotify) way_json_free);
  if (type == WAY_JSON_OBJECT)
    json->names = g_ptr_array_new_with_free_func (g_free);
  return json;
}

/* The byte at hand, or NUL at the end; NUL bytes in the text are refused
 * before, with everything else that is not UTF-8. */
static char
peek (const Parser *parser)
{
  return parser->at < parser->end ? *parser->at : '\0';
}

static gboolean
accept (Parser *parser,
        char    c)
{
  if (peek (parser) != c)
    return FALSE;
  parser->at++;
  return TRUE;
}

static void
skip_blanks (Parser *parser)
{
  while (parser->at < parser->end && strchr (" \t\r\n", *parser->at) != NULL)
    parser->at++;
}

static gboolean
accept_word (Parser     *parser,
             const char *word)
{
  gsize length = strlen (word);

  if ((gsize) (parser->end - parser->at) < length || strncmp (parser->at, word, length) != 0)
    return FALSE;
  parser->at += length;
  return TRUE;
}

static gboolean
accept_digits (Parser *parser)
{
  if (!g_ascii_isdigit (peek (parser)))
    return FALSE;
  while (g_ascii_isdigit (peek (parser)))
    parser->at++;
  return TRUE;
}

/* Steps over a number of RFC 8259, section 6. */
static gboolean
accept_number (Parser *parser)
{
  accept (parser, '-');
  if (!accept (parser, '0') && !accept_digits (parser))
    return FALSE;
  if (accept (parser, '.') && !accept_digits (parser))
    return FALSE;
  if (accept (parser, 'e') || accept (parser, 'E'))
    {
      if (!accept (parser, '+'))
        accept (parser, '-');
      return accept_digits (parser);
    }
  return TRUE;
}

static WayJson *
parse_number (Parser  *parser,
              GError **error)
{
  const char *start = parser->at;
  g_autofree char *text = NULL;
  WayJson *json;
  double number;

  if (!accept_number (parser))
    return fail (parser, WAY_JSON_ERROR_SYNTAX, "expected a value", error);
  text = g_strndup (start, parser->at - start);
  number = g_ascii_strtod (text, NULL);
  if (!isfinite (number))
    return fail (parser, WAY_JSON_ERROR_SYNTAX, "the number is too large", error);
  json = new_node (WAY_JSON_NUMBER);
  json->number = number;
  return json;
}

static gboolean
accept_hex (Parser   *parser,
            gunichar *unit)
{
  *unit = 0;
  for (guint i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (peek (parser));

      if (digit < 0)
        return FALSE;
      *unit = *unit << 4 | digit;
      parser->at++;
    }
  return TRUE;
}

static gboolean
is_high_surrogate (gunichar unit)
{
  return unit >= 0xd800 && unit <= 0xdbff;
}

static gboolean
is_low_surrogate (gunichar unit)
{
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/* The character after `\u`, which may be a pair of surrogates. Halves of a
 * pair cannot be written in UTF-8, and NUL would end the string early. */
static gboolean
parse_unicode_escape (Parser  *parser,
                      GString *text)
{
  gunichar unit, low;

  if (!accept_hex (parser, &unit) || unit == 0 || is_low_surrogate (unit))
    return FALSE;
  if (is_high_surrogate (unit))
    {
      if (!accept_word (parser, "\\u") || !accept_hex (parser, &low) || !is_low_surrogate (low))
        return FALSE;
      unit = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
    }
  g_string_append_unichar (text, unit);
  return TRUE;
}

static gboolean
parse_escape (Parser  *parser,
              GString *text)
{
  const char names[] = "\"\\/bfnrt";
  const char values[] = "\"\\/\b\f\n\r\t";
  const char *found;

  if (accept (parser, 'u'))
    return parse_unicode_escape (parser, text);
  if (peek (parser) == '\0' || (found = strchr (names, peek (parser))) == NULL)
    return FALSE;
  g_string_append_c (text, values[found - names]);
  parser->at++;
  return TRUE;
}

/* Returns the characters between quotation marks, or NULL. */
static char *
parse_characters (Parser  *parser,
                  GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (!accept (parser, '"'))
    {
      fail (parser, WAY_JSON_ERROR_SYNTAX, "expected a string", error);
      return NULL;
    }
  while (!accept (parser, '"'))
    {
      if ((guchar) peek (parser) < 0x20)
        {
          fail (parser, WAY_JSON_ERROR_SYNTAX,
                "the string is not closed or holds a control character", error);
          return NULL;
        }
      if (!accept (parser, '\\'))
        g_string_append_c (text, *parser->at++);
      else if (!parse_escape (parser, text))
        {
          fail (parser, WAY_JSON_ERROR_SYNTAX, "the escape is not one of a character", error);
          return NULL;
        }
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static WayJson *
parse_string (Parser  *parser,
              GError **error)
{
  char *characters = parse_characters (parser, error);
  WayJson *json;

  if (characters == NULL)
    return NULL;
  json = new_node (WAY_JSON_STRING);
  json->string = characters;
  return json;
}

static gboolean
parse_name (Parser   *parser,
            WayJson  *object,
            GError  **error)
{
  char *name = parse_characters (parser, error);

  if (name == NULL)
    return FALSE;
  g_ptr_array_add (object->names, name);
  skip_blanks (parser);
  if (accept (parser, ':'))
    return TRUE;
  fail (parser, WAY_JSON_ERROR_SYNTAX, "expected a colon", error);
  return FALSE;
}

/* The elements of an array or the members of an object, after the bracket. */
static gboolean
parse_elements (Parser   *parser,
                WayJson  *json,
                char      close,
                GError  **error)
{
  skip_blanks (parser);
  if (accept (parser, close))
    return TRUE;
  do
    {
      WayJson *element;

      skip_blanks (parser);
      if (json->type == WAY_JSON_OBJECT && !parse_name (parser, json, error))
        return FALSE;
      element = parse_value (parser, error);
      if (element == NULL)
        return FALSE;
      g_ptr_array_add (json->elements, element);
      skip_blanks (parser);
    }
  while (accept (parser, ','));
  if (accept (parser, close))
    return TRUE;
  fail (parser, WAY_JSON_ERROR_SYNTAX,
        close == ']' ? "expected a comma or ]" : "expected a comma or }", error);
  return FALSE;
}

static WayJson *
parse_container (Parser      *parser,
                 WayJsonType  type,
                 GError     **error)
{
  g_autoptr (WayJson) json = new_node (type);
  char close = type == WAY_JSON_ARRAY ? ']' : '}';

  if (parser->depth == WAY_JSON_MAX_DEPTH)
    return fail (parser, WAY_JSON_ERROR_DEPTH, "values lie too deep within each other", error);
  parser->at++;
  parser->depth++;
  if (!parse_elements (parser, json, close, error))
    return NULL;
  parser->depth--;
  return g_steal_pointer (&json);
}

static WayJson *
parse_value (Parser  *parser,
             GError **error)
{
  WayJson *json;

  skip_blanks (parser);
  switch (peek (parser))
    {
    case '{':
      return parse_container (parser, WAY_JSON_OBJECT, error);
    case '[':
      return parse_container (parser, WAY_JSON_ARRAY, error);
    case '"':
      return parse_string (parser, error);
    default:
      break;
    }
  if (accept_word (parser, "null"))
    return new_node (WAY_JSON_NULL);
  if (accept_word (parser, "true"))
    {
      json = new_node (WAY_JSON_BOOLEAN);
      json->boolean = TRUE;
      return json;
    }
  if (accept_word (parser, "false"))
    return new_node (WAY_JSON_BOOLEAN);
  return parse_number (parser, error);
}

/**
 * way_json_parse:
 * @text: a JSON text in UTF-8
 * @length: its length in bytes, or -1 if it ends with NUL
 * @error: return location for a #WayJsonError, whose message names line and
 *   column
 *
 * Reads a text of RFC 8259 and nothing beyond: no comments, no trailing
 * commas, no halves of surrogate pairs. A byte order mark is passed over.
 * Strings with U+0000, and numbers too large for a double, are refused.
 *
 * Returns: (transfer full) (nullable): the value
 */
WayJson *
way_json_parse (const char *text,
                gssize      length,
                GError    **error)
{
  Parser parser = { 0 };
  g_autoptr (WayJson) json = NULL;
  const char *bad;

  g_return_val_if_fail (text != NULL, NULL);

  parser.start = parser.at = text;
  parser.end = text + (length < 0 ? strlen (text) : (gsize) length);
  if (!g_utf8_validate_len (text, parser.end - text, &bad))
    {
      parser.at = bad;
      return fail (&parser, WAY_JSON_ERROR_SYNTAX, "bytes that are not UTF-8", error);
    }
  accept_word (&parser, BYTE_ORDER_MARK);
  json = parse_value (&parser, error);
  if (json == NULL)
    return NULL;
  skip_blanks (&parser);
  if (parser.at != parser.end)
    return fail (&parser, WAY_JSON_ERROR_SYNTAX, "text after the value", error);
  return g_steal_pointer (&json);
}

/**
 * way_json_free:
 * @json: (transfer full) (nullable): a value that way_json_parse() returned
 */
void
way_json_free (WayJson *json)
{
  if (json == NULL)
    return;
  g_free (json->string);
  g_clear_pointer (&json->elements, g_ptr_array_unref);
  g_clear_pointer (&json->names, g_ptr_array_unref);
  g_free (json);
}

/**
 * way_json_get_type:
 * @json: (nullable): a value
 *
 * Returns: what it is; null where @json is %NULL, so that a member that is
 *   missing and one that is null read alike
 */
WayJsonType
way_json_get_type (const WayJson *json)
{
  return json != NULL ? json->type : WAY_JSON_NULL;
}

/**
 * way_json_get_string:
 * @json: (nullable): a value
 *
 * Returns: (transfer none) (nullable): the string, in UTF-8, or %NULL if the
 *   value is none
 */
const char *
way_json_get_string (const WayJson *json)
{
  return json != NULL ? json->string : NULL;
}

/**
 * way_json_get_number:
 * @json: (nullable): a value
 *
 * Returns: the number, or 0 if the value is none
 */
double
way_json_get_number (const WayJson *json)
{
  return json != NULL ? json->number : 0;
}

/**
 * way_json_get_boolean:
 * @json: (nullable): a value
 *
 * Returns: %TRUE for true, %FALSE for every other value
 */
gboolean
way_json_get_boolean (const WayJson *json)
{
  return json != NULL && json->boolean;
}

/**
 * way_json_get_length:
 * @json: (nullable): a value
 *
 * Returns: how many elements an array or members an object has; 0 for every
 *   other value
 */
guint
way_json_get_length (const WayJson *json)
{
  return json != NULL && json->elements != NULL ? json->elements->len : 0;
}

/**
 * way_json_get_element:
 * @json: (nullable): an array, or an object, whose members have the order of
 *   the text
 * @index: which, from 0
 *
 * Returns: (transfer none) (nullable): the value, or %NULL if there is none
 */
const WayJson *
way_json_get_element (const WayJson *json,
                      guint          index)
{
  return index < way_json_get_length (json) ? g_ptr_array_index (json->elements, index) : NULL;
}

/**
 * way_json_get_member:
 * @json: (nullable): an object
 * @name: a name
 *
 * Returns: (transfer none) (nullable): the value of that name, the last one
 *   where the text gives several, or %NULL if there is none
 */
const WayJson *
way_json_get_member (const WayJson *json,
                     const char    *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = way_json_get_length (json); i-- > 0;)
    if (g_strcmp0 (way_json_get_name (json, i), name) == 0)
      return g_ptr_array_index (json->elements, i);
  return NULL;
}

/**
 * way_json_get_name:
 * @json: (nullable): an object
 * @index: which member, from 0
 *
 * Returns: (transfer none) (nullable): its name, or %NULL if there is none
 */
const char *
way_json_get_name (const WayJson *json,
                   guint          index)
{
  if (json == NULL || json->names == NULL || index >= json->names->len)
    return NULL;
  return g_ptr_array_index (json->names, index);
}

/**
 * way_json_is_number:
 * @text: a text
 *
 * Returns: whether @text is a number of RFC 8259, section 6, and nothing else
 */
gboolean
way_json_is_number (const char *text)
{
  Parser parser = { 0 };

  g_return_val_if_fail (text != NULL, FALSE);

  parser.start = parser.at = text;
  parser.end = text + strlen (text);
  return accept_number (&parser) && parser.at == parser.end;
}
