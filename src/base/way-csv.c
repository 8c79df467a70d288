/* CSV. The reader walks over the text once; the fields of a row lie one after
 * the other in one buffer that every row uses again, so that reading a row
 * allocates nothing once the buffer has grown.
 */
#include "config.h"

#include "way-csv.h"

#include "way-lang.h"

#include <string.h>

G_DEFINE_QUARK (way-csv-error-quark, way_csv_error)

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

struct _WayCsvReader
{
  const char *at;
  const char *end;
  char        delimiter;
  guint       line;        /* of the row, or of the error */
  guint       next_line;
  GString    *texts;       /* the fields, each ended by NUL */
  GArray     *offsets;     /* where each field begins in `texts` */
  GPtrArray  *row;
  const char *reason;
};

static gboolean
at_line_end (const WayCsvReader *reader)
{
  return *reader->at == '\n'
      || (*reader->at == '\r' && reader->at + 1 < reader->end && reader->at[1] == '\n');
}

static gboolean
at_field_end (const WayCsvReader *reader)
{
  return reader->at == reader->end || *reader->at == reader->delimiter || at_line_end (reader);
}

/* No row follows a broken one: where a quotation mark is missing, every later
 * row would be read wrong. */
static gboolean
fail (WayCsvReader *reader,
      WayCsvError   code,
      guint         line,
      const char   *reason,
      GError      **error)
{
  reader->at = reader->end;
  reader->line = line;
  reader->reason = reason;
  g_set_error (error, WAY_CSV_ERROR, code, "line %u, field %u: %s",
               line, reader->offsets->len, reason);
  return FALSE;
}

static guint
count_lines (const char *text,
             const char *end)
{
  guint n = 0;

  while ((text = memchr (text, '\n', end - text)) != NULL)
    {
      text++;
      n++;
    }
  return n;
}

static gboolean
read_plain (WayCsvReader *reader,
            GError      **error)
{
  const char *start = reader->at;

  while (!at_field_end (reader))
    {
      if (*reader->at == '"')
        return fail (reader, WAY_CSV_ERROR_QUOTES, reader->next_line,
                     WAY_N_ ("a quotation mark inside a field that does not begin with one"),
                     error);
      reader->at++;
    }
  g_string_append_len (reader->texts, start, reader->at - start);
  return TRUE;
}

static gboolean
read_quoted (WayCsvReader *reader,
             GError      **error)
{
  guint first_line = reader->next_line;

  reader->at++;
  while (TRUE)
    {
      const char *quote = memchr (reader->at, '"', reader->end - reader->at);

      if (quote == NULL)
        return fail (reader, WAY_CSV_ERROR_QUOTES, first_line,
                     WAY_N_ ("the quotation mark that opens the field is never closed"), error);
      g_string_append_len (reader->texts, reader->at, quote - reader->at);
      reader->next_line += count_lines (reader->at, quote);
      reader->at = quote + 1;
      if (at_field_end (reader))
        return TRUE;
      if (*reader->at != '"')
        return fail (reader, WAY_CSV_ERROR_QUOTES, reader->next_line,
                     WAY_N_ ("text after the quotation mark that closes the field"), error);
      g_string_append_c (reader->texts, '"');
      reader->at++;
    }
}

static gboolean
check_encoding (WayCsvReader *reader,
                const char   *start,
                guint         first_line,
                GError      **error)
{
  const char *bad;

  if (g_utf8_validate_len (start, reader->at - start, &bad))
    return TRUE;
  return fail (reader, WAY_CSV_ERROR_ENCODING, first_line + count_lines (start, bad),
               *bad == '\0' ? WAY_N_ ("a NUL byte, which no text holds")
                            : WAY_N_ ("bytes that are not UTF-8"), error);
}

static gboolean
read_field (WayCsvReader *reader,
            GError      **error)
{
  const char *start = reader->at;
  guint line = reader->next_line;
  gsize offset = reader->texts->len;
  gboolean is_quoted = reader->at < reader->end && *reader->at == '"';

  g_array_append_val (reader->offsets, offset);
  if (!(is_quoted ? read_quoted (reader, error) : read_plain (reader, error))
      || !check_encoding (reader, start, line, error))
    return FALSE;
  g_string_append_c (reader->texts, '\0');
  return TRUE;
}

/* Steps over what ends a field; returns whether the row goes on. */
static gboolean
step_to_next_field (WayCsvReader *reader)
{
  if (reader->at == reader->end)
    return FALSE;
  if (*reader->at == reader->delimiter)
    {
      reader->at++;
      return TRUE;
    }
  reader->at += *reader->at == '\r' ? 2 : 1;
  reader->next_line++;
  return FALSE;
}

static void
append_quoted (GString    *out,
               const char *field)
{
  g_string_append_c (out, '"');
  for (; *field != '\0'; field++)
    {
      if (*field == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *field);
    }
  g_string_append_c (out, '"');
}

/**
 * way_csv_reader_new:
 * @text: (array length=length): the bytes of a file; they must outlive the
 *   reader and need not end with NUL
 * @length: how many bytes there are
 * @delimiter: what stands between fields: a comma, or a semicolon, tab or bar
 *
 * Makes a reader of RFC 4180. It takes LF and CRLF as line ends, steps over a
 * byte order mark, and asks for UTF-8 without NUL bytes. A quotation mark may
 * only open and close a field, or stand doubled within quotation marks.
 *
 * Returns: (transfer full): a reader before the first row
 */
WayCsvReader *
way_csv_reader_new (const char *text,
                    gsize       length,
                    char        delimiter)
{
  WayCsvReader *reader;

  g_return_val_if_fail (text != NULL || length == 0, NULL);
  g_return_val_if_fail (delimiter != '"' && delimiter != '\n' && delimiter != '\r', NULL);

  reader = g_new0 (WayCsvReader, 1);
  reader->at = text != NULL ? text : "";
  reader->end = reader->at + length;
  reader->delimiter = delimiter;
  reader->line = reader->next_line = 1;
  reader->texts = g_string_new (NULL);
  reader->offsets = g_array_new (FALSE, FALSE, sizeof (gsize));
  reader->row = g_ptr_array_new ();
  if (length >= strlen (BYTE_ORDER_MARK)
      && memcmp (text, BYTE_ORDER_MARK, strlen (BYTE_ORDER_MARK)) == 0)
    reader->at += strlen (BYTE_ORDER_MARK);
  return reader;
}

/**
 * way_csv_reader_free:
 * @reader: (transfer full): a reader
 */
void
way_csv_reader_free (WayCsvReader *reader)
{
  g_return_if_fail (reader != NULL);

  g_string_free (reader->texts, TRUE);
  g_array_unref (reader->offsets);
  g_ptr_array_unref (reader->row);
  g_free (reader);
}

/**
 * way_csv_reader_next:
 * @reader: a reader
 * @error: return location for a #WayCsvError, whose message names line and field
 *
 * Reads the next row. An empty line is a row of one empty field; the line end
 * of the last row may be missing. After an error there are no further rows.
 *
 * Returns: %FALSE at the end, with @error unset, and on an error
 */
gboolean
way_csv_reader_next (WayCsvReader *reader,
                     GError      **error)
{
  g_return_val_if_fail (reader != NULL, FALSE);

  g_string_truncate (reader->texts, 0);
  g_array_set_size (reader->offsets, 0);
  g_ptr_array_set_size (reader->row, 0);
  if (reader->at == reader->end)
    return FALSE;

  reader->line = reader->next_line;
  do
    if (!read_field (reader, error))
      return FALSE;
  while (step_to_next_field (reader));

  for (guint i = 0; i < reader->offsets->len; i++)
    g_ptr_array_add (reader->row, reader->texts->str + g_array_index (reader->offsets, gsize, i));
  return TRUE;
}

/**
 * way_csv_reader_get_row:
 * @reader: a reader, after way_csv_reader_next() returned %TRUE
 * @n_fields: (out): how many fields the row has
 *
 * Returns: (array length=n_fields) (transfer none): the fields without their
 *   quotation marks, each ended by NUL; they last until the next row is read
 */
const char *const *
way_csv_reader_get_row (WayCsvReader *reader,
                        guint        *n_fields)
{
  g_return_val_if_fail (reader != NULL && n_fields != NULL, NULL);

  *n_fields = reader->row->len;
  return (const char *const *) reader->row->pdata;
}

/**
 * way_csv_reader_get_line:
 * @reader: a reader
 *
 * Returns: the number of the line, from 1, on which the row begins; after an
 *   error the line of what is wrong, which for a field that is never closed is
 *   the line where it opens
 */
guint
way_csv_reader_get_line (WayCsvReader *reader)
{
  g_return_val_if_fail (reader != NULL, 0);

  return reader->line;
}

/**
 * way_csv_reader_get_reason:
 * @reader: a reader
 *
 * Returns: (nullable) (transfer none): after an error, what is wrong, without
 *   the place, to be translated by way_tr()
 */
const char *
way_csv_reader_get_reason (WayCsvReader *reader)
{
  g_return_val_if_fail (reader != NULL, NULL);

  return reader->reason;
}

/**
 * way_csv_reader_get_field:
 * @reader: a reader
 *
 * Returns: after an error, the number of the field in which it lies, from 1
 */
guint
way_csv_reader_get_field (WayCsvReader *reader)
{
  g_return_val_if_fail (reader != NULL, 0);

  return reader->offsets->len;
}

/**
 * way_csv_append_row:
 * @out: the text so far
 * @fields: (array length=n_fields): the fields of a row, in UTF-8
 * @n_fields: how many, at least one
 * @delimiter: what stands between fields
 *
 * Appends a row and a line feed. Fields are quoted where RFC 4180 asks for it,
 * and where a single empty field would look like an empty line.
 */
void
way_csv_append_row (GString           *out,
                    const char *const *fields,
                    guint              n_fields,
                    char               delimiter)
{
  const char special[] = { delimiter, '"', '\r', '\n', '\0' };

  g_return_if_fail (out != NULL && fields != NULL && n_fields > 0);

  for (guint i = 0; i < n_fields; i++)
    {
      if (i > 0)
        g_string_append_c (out, delimiter);
      if (strpbrk (fields[i], special) != NULL || (n_fields == 1 && *fields[i] == '\0'))
        append_quoted (out, fields[i]);
      else
        g_string_append (out, fields[i]);
    }
  g_string_append_c (out, '\n');
}
