/* Reads the view out of a PNG or SVG. The file may come from anywhere: nothing
 * in it is trusted, no more memory is used than a view can need, and a picture
 * of another program is told apart from one that is damaged.
 */
#include "config.h"

#include "way-picture-reader.h"

#include "way-picture-texts.h"
#include "way-png.h"

#include <string.h>

#define PNG_SIGNATURE "\x89PNG\r\n\x1a\n"
#define SIGNATURE_LENGTH 8
#define VIEW_KEYWORD "Waymark View"
#define DATASET_KEYWORD "Waymark Data Set"

/* Of a name of a data set no more is told. */
#define MAX_DATASET_CHARS 120

/* A view has some hundred bytes. */
#define MAX_VIEW_BYTES ((gsize) 1 << 20)
#define MAX_SVG_BYTES ((gsize) 256 << 20)
#define BLOCK_SIZE 65536

/* What the bytes before the text of an iTXt chunk are. */
enum { FLAG_COMPRESSED, FLAG_METHOD, N_FLAGS };

G_DEFINE_QUARK (way-picture-read-error-quark, way_picture_read_error)

static gboolean
fail (GError              **error,
      WayPictureReadError   code,
      const char           *message)
{
  g_set_error_literal (error, WAY_PICTURE_READ_ERROR, code, message);
  return FALSE;
}

static gboolean
fail_damaged (GError **error)
{
  return fail (error, WAY_PICTURE_READ_ERROR_DAMAGED, "The picture is damaged or cut off");
}

static gboolean
fail_size (GError **error)
{
  return fail (error, WAY_PICTURE_READ_ERROR_SIZE,
               "The picture holds more text than a view can have");
}

static gboolean
fail_no_view (GError **error)
{
  return fail (error, WAY_PICTURE_READ_ERROR_NO_VIEW,
               "The picture holds no view: it was not made by Waymark, or another program has "
               "left the view out");
}

/* Reads so many bytes, or fails. */
static gboolean
read_exactly (GInputStream  *stream,
              gpointer       bytes,
              gsize          length,
              GCancellable  *cancellable,
              GError       **error)
{
  gsize n;

  if (!g_input_stream_read_all (stream, bytes, length, &n, cancellable, error))
    return FALSE;
  return n == length || fail_damaged (error);
}

static gboolean
skip_exactly (GInputStream  *stream,
              gsize          length,
              GCancellable  *cancellable,
              GError       **error)
{
  while (length > 0)
    {
      gssize n = g_input_stream_skip (stream, length, cancellable, error);

      if (n < 0)
        return FALSE;
      if (n == 0)
        return fail_damaged (error);
      length -= (gsize) n;
    }
  return TRUE;
}

static guint32
read_number (const guchar *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

/* Inflates a text; one that grows beyond all views is refused before it is
 * there. */
static char *
inflate (const guchar  *bytes,
         gsize          length,
         GError       **error)
{
  g_autoptr (GConverter) converter
    = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB));
  g_autofree char *text = g_malloc (MAX_VIEW_BYTES + 1);
  gsize n_text = 0, n_read, n_written;
  GConverterResult result;

  do
    {
      result = g_converter_convert (converter, bytes, length, text + n_text,
                                    MAX_VIEW_BYTES + 1 - n_text, G_CONVERTER_INPUT_AT_END,
                                    &n_read, &n_written, NULL);
      if (result == G_CONVERTER_ERROR)
        {
          fail_damaged (error);
          return NULL;
        }
      bytes += n_read;
      length -= n_read;
      n_text += n_written;
      if (n_text > MAX_VIEW_BYTES)
        {
          fail_size (error);
          return NULL;
        }
    }
  while (result != G_CONVERTER_FINISHED);
  text[n_text] = '\0';
  return g_steal_pointer (&text);
}

/* The text of a chunk whose keyword is ours: two flags, a language and a
 * translated keyword that nobody needs, and the text. */
static char *
unpack_text (const guchar  *bytes,
             gsize          length,
             GError       **error)
{
  const guchar *flags = bytes;
  g_autofree char *text = NULL;

  if (length < N_FLAGS)
    {
      fail_damaged (error);
      return NULL;
    }
  bytes += N_FLAGS;
  length -= N_FLAGS;
  for (guint i = 0; i < 2; i++)
    {
      const guchar *end = memchr (bytes, 0, length);

      if (end == NULL)
        {
          fail_damaged (error);
          return NULL;
        }
      length -= (gsize) (end + 1 - bytes);
      bytes = end + 1;
    }
  if (flags[FLAG_COMPRESSED] != 0)
    text = inflate (bytes, length, error);
  else
    text = g_strndup ((const char *) bytes, length);
  if (text != NULL && !g_utf8_validate (text, -1, NULL))
    {
      fail_damaged (error);
      return NULL;
    }
  return g_steal_pointer (&text);
}

/* The name of a data set: in one line, and not of any length. */
static char *
make_name (const char *text)
{
  g_autofree char *start = g_utf8_strlen (text, -1) > MAX_DATASET_CHARS
    ? g_utf8_substring (text, 0, MAX_DATASET_CHARS) : g_strdup (text);

  for (char *p = start; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p))
      *p = ' ';
  return g_steal_pointer (&start);
}

static gboolean
has_keyword (const guchar *text,
             gsize         length,
             const char   *keyword)
{
  return length > strlen (keyword) && memcmp (text, keyword, strlen (keyword) + 1) == 0;
}

/* Reads the rest of an iTXt chunk; @view or @dataset is set if it is theirs. */
static gboolean
read_text_chunk (GInputStream  *stream,
                 guint32        length,
                 char         **view,
                 char         **dataset,
                 GCancellable  *cancellable,
                 GError       **error)
{
  const char *keyword;
  g_autofree char *text = NULL;
  g_autofree guchar *chunk = NULL;
  const gsize head = 4;   /* the type takes part in the sum */

  if (length > MAX_VIEW_BYTES)
    return fail_size (error);
  chunk = g_malloc (head + length + 4);
  memcpy (chunk, "iTXt", head);
  if (!read_exactly (stream, chunk + head, (gsize) length + 4, cancellable, error))
    return FALSE;
  keyword = has_keyword (chunk + head, length, DATASET_KEYWORD) ? DATASET_KEYWORD : VIEW_KEYWORD;
  if (!has_keyword (chunk + head, length, keyword))
    return TRUE;
  if (way_png_get_crc (chunk, head + length) != read_number (chunk + head + length))
    return fail_damaged (error);
  text = unpack_text (chunk + head + strlen (keyword) + 1, length - strlen (keyword) - 1, error);
  if (text == NULL)
    return FALSE;
  if (g_str_equal (keyword, VIEW_KEYWORD))
    *view = g_steal_pointer (&text);
  else if (*dataset == NULL)
    *dataset = make_name (text);
  return TRUE;
}

/* Other programs may move the text behind the picture, so that all chunks are
 * looked at. */
static char *
read_png (GInputStream  *stream,
          char         **dataset,
          GCancellable  *cancellable,
          GError       **error)
{
  char *view = NULL;

  while (view == NULL)
    {
      guchar head[8];
      guint32 length;

      if (!read_exactly (stream, head, sizeof head, cancellable, error))
        return NULL;
      length = read_number (head);
      if (memcmp (head + 4, "IEND", 4) == 0)
        {
          fail_no_view (error);
          return NULL;
        }
      if (length > G_MAXINT32)
        {
          fail_damaged (error);
          return NULL;
        }
      if (memcmp (head + 4, "iTXt", 4) == 0)
        {
          if (!read_text_chunk (stream, length, &view, dataset, cancellable, error))
            return NULL;
        }
      else if (!skip_exactly (stream, (gsize) length + 4, cancellable, error))
        return NULL;
    }
  return view;
}

/* What is known while an SVG is read. */
typedef struct
{
  GHashTable *prefixes;   /* a set of those that stand for our namespace */
  GString    *view;
  GString    *dataset;
  GString    *inside;     /* of those the one whose element is open, or NULL */
  gboolean    is_svg;
  gboolean    found;      /* the view */
} SvgReading;

static void
start_element_cb (GMarkupParseContext  *context,
                  const char           *element,
                  const char          **names,
                  const char          **values,
                  gpointer              data,
                  GError              **error)
{
  SvgReading *reading = data;
  const char *colon = strrchr (element, ':');
  g_autofree char *prefix = colon != NULL ? g_strndup (element, (gsize) (colon - element)) : NULL;

  if (g_str_equal (colon != NULL ? colon + 1 : element, "svg"))
    reading->is_svg = TRUE;
  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_has_prefix (names[i], "xmlns:") && g_str_equal (values[i], WAY_VIEW_NAMESPACE))
      g_hash_table_add (reading->prefixes, g_strdup (names[i] + strlen ("xmlns:")));
  reading->inside = NULL;
  if (reading->found || prefix == NULL || !g_hash_table_contains (reading->prefixes, prefix))
    return;
  if (g_str_equal (colon + 1, "view"))
    reading->inside = reading->view;
  else if (g_str_equal (colon + 1, "dataset") && reading->dataset->len == 0)
    reading->inside = reading->dataset;
}

static void
end_element_cb (GMarkupParseContext  *context,
                const char           *element,
                gpointer              data,
                GError              **error)
{
  SvgReading *reading = data;

  if (reading->inside == reading->view)
    reading->found = TRUE;
  reading->inside = NULL;
}

static void
text_cb (GMarkupParseContext  *context,
         const char           *text,
         gsize                 length,
         gpointer              data,
         GError              **error)
{
  SvgReading *reading = data;

  if (reading->inside == NULL)
    return;
  if (reading->inside->len + length > MAX_VIEW_BYTES)
    fail_size (error);
  else
    g_string_append_len (reading->inside, text, (gssize) length);
}

/* Feeds the parser until the view is found or the file ends. */
static gboolean
parse_svg (GInputStream         *stream,
           GMarkupParseContext  *context,
           const SvgReading     *reading,
           GCancellable         *cancellable,
           GError              **error)
{
  g_autofree char *block = g_malloc (BLOCK_SIZE);
  gsize n, sum = 0;

  do
    {
      if (!g_input_stream_read_all (stream, block, BLOCK_SIZE, &n, cancellable, error))
        return FALSE;
      sum += n;
      if (sum > MAX_SVG_BYTES)
        return fail_size (error);
      if (!g_markup_parse_context_parse (context, block, (gssize) n, error))
        return FALSE;
      if (reading->found)
        return TRUE;
    }
  while (n == BLOCK_SIZE);
  return g_markup_parse_context_end_parse (context, error);
}

static char *
read_svg (GInputStream  *stream,
          const char    *head,
          char         **dataset,
          GCancellable  *cancellable,
          GError       **error)
{
  static const GMarkupParser parser = { start_element_cb, end_element_cb, text_cb, NULL, NULL };
  SvgReading reading = { g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
                         g_string_new (NULL), g_string_new (NULL) };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, &reading,
                                                                        NULL);
  g_autoptr (GError) reason = NULL;
  char *view = NULL;
  gsize mark = 3;

  /* The parser does not know the mark. */
  if (memcmp (head, "\xef\xbb\xbf", mark) != 0)
    mark = 0;
  if (g_markup_parse_context_parse (context, head + mark, (gssize) (SIGNATURE_LENGTH - mark),
                                    &reason))
    parse_svg (stream, context, &reading, cancellable, &reason);
  if (reading.found)
    view = g_strndup (reading.view->str, reading.view->len);
  else if (reason != NULL && reason->domain != G_MARKUP_ERROR)
    g_propagate_error (error, g_steal_pointer (&reason));
  else if (!reading.is_svg)
    fail (error, WAY_PICTURE_READ_ERROR_KIND, "The file is no PNG and no SVG");
  else if (reason != NULL)
    fail_damaged (error);
  else
    fail_no_view (error);
  g_hash_table_unref (reading.prefixes);
  if (view != NULL && reading.dataset->len > 0)
    *dataset = make_name (reading.dataset->str);
  g_string_free (reading.view, TRUE);
  g_string_free (reading.dataset, TRUE);
  return view;
}

/**
 * way_picture_read_view:
 * @stream: a PNG or SVG, from its beginning
 * @dataset: (out) (optional) (nullable): the data set that the picture says it
 *   was made from, as "id version", which is not checked either; %NULL if it
 *   does not say
 * @cancellable: (nullable): to give up
 * @error: return location for an error
 *
 * Reads the view that a picture carries.
 *
 * Returns: (transfer full): the view as JSON, which is not checked, or %NULL
 *   with an error of %WAY_PICTURE_READ_ERROR or %G_IO_ERROR
 */
char *
way_picture_read_view (GInputStream  *stream,
                       char         **dataset,
                       GCancellable  *cancellable,
                       GError       **error)
{
  char head[SIGNATURE_LENGTH];
  g_autofree char *name = NULL;
  char *view = NULL;
  gsize n;

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), NULL);

  if (!g_input_stream_read_all (stream, head, sizeof head, &n, cancellable, error))
    return NULL;
  if (n == sizeof head && memcmp (head, PNG_SIGNATURE, sizeof head) == 0)
    view = read_png (stream, &name, cancellable, error);
  /* A byte order mark or blanks may come before the first element. */
  else if (n == sizeof head && (head[0] == '<' || g_ascii_isspace (head[0])
                                || memcmp (head, "\xef\xbb\xbf", 3) == 0))
    view = read_svg (stream, head, &name, cancellable, error);
  else
    fail (error, WAY_PICTURE_READ_ERROR_KIND, "The file is no PNG and no SVG");
  if (dataset != NULL)
    *dataset = view != NULL ? g_steal_pointer (&name) : NULL;
  return view;
}

/**
 * way_picture_read_view_file:
 * @path: a file
 * @dataset: (out) (optional) (nullable): as way_picture_read_view()
 * @cancellable: (nullable): to give up
 * @error: return location for an error
 *
 * Reads the view that the picture in a file carries. Errors name the file.
 *
 * Returns: (transfer full): as way_picture_read_view()
 */
char *
way_picture_read_view_file (const char    *path,
                            char         **dataset,
                            GCancellable  *cancellable,
                            GError       **error)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFileInputStream) stream = NULL;
  char *view = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  file = g_file_new_for_path (path);
  stream = g_file_read (file, cancellable, error);
  if (stream != NULL)
    view = way_picture_read_view (G_INPUT_STREAM (stream), dataset, cancellable, error);
  if (view == NULL)
    g_prefix_error (error, "%s: ", path);
  return view;
}
