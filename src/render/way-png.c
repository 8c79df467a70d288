/* A PNG writer that streams row by row (ISO/IEC 15948), with the texts that
 * go with a picture, and the writing of whole files.
 *
 * Rows are not filtered. Scenes are made of even colours and repeated glyphs,
 * which are found among the bytes themselves: on charts of 1920×1080 the filters
 * Sub, Up and Paeth made files 1.1 to 1.3 times as large. A palette is of no use:
 * the edges of text bring thousands of colours.
 */
#include "config.h"

#include "way-png.h"

#include "way-deflate.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAX_SIZE 32767
/* How much is deflated at once, and how large an IDAT chunk is. */
#define BLOCK_SIZE 65536

/* So many rows at most are compared between two looks at whether to give up. */
#define MAX_REPEATS 1024

/* How many bytes of a chunk are checked at once. */
#define CRC_BYTES 8

/* A file is written in pieces of this size, between which it can be given up:
 * each takes a few milliseconds. */
#define PIECE_SIZE (1 << 20)

enum
{
  COLOUR_TYPE_RGB = 2,
  COLOUR_TYPE_RGBA = 6,
};

static const struct
{
  const char *keyword;
  gsize       offset;   /* of the text */
} keywords[] = {
  { "Title", G_STRUCT_OFFSET (WayPictureTexts, title) },
  { "Description", G_STRUCT_OFFSET (WayPictureTexts, description) },
  { "Source", G_STRUCT_OFFSET (WayPictureTexts, source) },
  { "Copyright", G_STRUCT_OFFSET (WayPictureTexts, copyright) },
  { "Software", G_STRUCT_OFFSET (WayPictureTexts, software) },
  { "Creation Time", G_STRUCT_OFFSET (WayPictureTexts, creation_time) },
  { "Waymark Data Set", G_STRUCT_OFFSET (WayPictureTexts, dataset) },
  { "Waymark View", G_STRUCT_OFFSET (WayPictureTexts, view) },
};

typedef struct
{
  GByteArray   *file;
  WayDeflate   *deflate;
  GByteArray   *packed;
  GCancellable *cancellable;
} Writer;

/* When to give up writing a file. */
typedef struct
{
  WayStopFunc stop;   /* (nullable) */
  gpointer    data;
} Stop;

G_DEFINE_QUARK (way-png-error-quark, way_png_error)

/* The table of Annex D of the standard, and others that let eight bytes be looked
 * up at once: each tells what a byte does so many bytes before the end. */
static const guint32 (*get_crc_tables (void))[256]
{
  static guint32 tables[CRC_BYTES][256];
  static gsize ready;

  if (g_once_init_enter (&ready))
    {
      for (guint32 i = 0; i < 256; i++)
        {
          guint32 c = i;

          for (guint bit = 0; bit < 8; bit++)
            c = (c & 1) != 0 ? 0xedb88320u ^ (c >> 1) : c >> 1;
          tables[0][i] = c;
        }
      for (guint k = 1; k < CRC_BYTES; k++)
        for (guint32 i = 0; i < 256; i++)
          tables[k][i] = tables[0][tables[k - 1][i] & 0xff] ^ (tables[k - 1][i] >> 8);
      g_once_init_leave (&ready, 1);
    }
  return (const guint32 (*)[256]) tables;
}

static void
append_number (GByteArray *bytes,
               guint32     number)
{
  const guint32 big_endian = GUINT32_TO_BE (number);

  g_byte_array_append (bytes, (const guchar *) &big_endian, 4);
}

static void
append_chunk (GByteArray   *file,
              const char   *type,
              const guchar *data,
              gsize         length)
{
  gsize start;

  append_number (file, (guint32) length);
  start = file->len;
  g_byte_array_append (file, (const guchar *) type, 4);
  g_byte_array_append (file, data, (guint) length);
  append_number (file, way_png_get_crc (file->data + start, file->len - start));
}

static void
append_header (GByteArray *file,
               guint       width,
               guint       height,
               gboolean    alpha)
{
  static const guchar signature[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };
  const guchar kind[] = { 8, alpha ? COLOUR_TYPE_RGBA : COLOUR_TYPE_RGB, 0, 0, 0 };
  g_autoptr (GByteArray) data = g_byte_array_new ();

  g_byte_array_append (file, signature, sizeof signature);
  append_number (data, width);
  append_number (data, height);
  g_byte_array_append (data, kind, sizeof kind);
  append_chunk (file, "IHDR", data->data, data->len);
}

static void
append_resolution (GByteArray *file,
                   double      dots_per_inch)
{
  const guchar per_metre = 1;
  guint32 dots = (guint32) round (dots_per_inch / 0.0254);
  g_autoptr (GByteArray) data = g_byte_array_new ();

  append_number (data, dots);
  append_number (data, dots);
  g_byte_array_append (data, &per_metre, 1);
  append_chunk (file, "pHYs", data->data, data->len);
}

/* An international text: keyword, two bytes for "not compressed", no language
 * and no translated keyword, and the text in UTF-8. */
static void
append_text (GByteArray *file,
             const char *keyword,
             const char *text)
{
  static const guchar nothing[4] = { 0 };
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (GByteArray) data = g_byte_array_new ();

  g_byte_array_append (data, (const guchar *) keyword, (guint) strlen (keyword) + 1);
  g_byte_array_append (data, nothing, sizeof nothing);
  g_byte_array_append (data, (const guchar *) valid, (guint) strlen (valid));
  append_chunk (file, "iTXt", data->data, data->len);
}

static void
append_texts (GByteArray            *file,
              const WayPictureTexts *texts)
{
  for (guint i = 0; texts != NULL && i < G_N_ELEMENTS (keywords); i++)
    {
      const char *text = G_STRUCT_MEMBER (const char *, texts, keywords[i].offset);

      if (text != NULL && *text != '\0')
        append_text (file, keywords[i].keyword, text);
    }
}

/* Writes four bytes for each three, the last of which the next pixel overwrites. */
static void
pack_opaque (guchar        *row,
             const guint32 *pixels,
             guint          width)
{
  for (guint x = 0; x + 1 < width; x++)
    {
      const guint32 bytes = GUINT32_TO_BE (pixels[x] << 8);

      memcpy (row, &bytes, sizeof bytes);
      row += 3;
    }
  row[0] = (guchar) (pixels[width - 1] >> 16);
  row[1] = (guchar) (pixels[width - 1] >> 8);
  row[2] = (guchar) pixels[width - 1];
}

/* cairo's colours are multiplied by their opacity, those of PNG are not. */
static inline guchar
divide (guint32 channel,
        guint32 alpha)
{
  if (alpha == 255)
    return (guchar) channel;
  if (alpha == 0)
    return 0;
  return (guchar) MIN ((channel * 255 + alpha / 2) / alpha, 255);
}

static void
pack_translucent (guchar        *row,
                  const guint32 *pixels,
                  guint          width)
{
  for (guint x = 0; x < width; x++)
    {
      guint32 alpha = pixels[x] >> 24;

      row[0] = divide (pixels[x] >> 16 & 0xff, alpha);
      row[1] = divide (pixels[x] >> 8 & 0xff, alpha);
      row[2] = divide (pixels[x] & 0xff, alpha);
      row[3] = (guchar) alpha;
      row += 4;
    }
}

/* Writes what makes whole chunks, and at the end the rest. */
static void
write_packed (Writer   *writer,
              gboolean  last)
{
  GByteArray *packed = writer->packed;
  guint written = 0;

  while (packed->len - written >= BLOCK_SIZE || (last && packed->len > written))
    {
      guint n = MIN (packed->len - written, BLOCK_SIZE);

      append_chunk (writer->file, "IDAT", packed->data + written, n);
      written += n;
    }
  g_byte_array_remove_range (packed, 0, written);
}

/* Where the rows come from. */
typedef struct
{
  const guchar *pixels;
  guint         width;
  guint         height;
  gsize         stride;
  gboolean      alpha;
} Picture;

static void
pack_row (guchar        *row,
          const Picture *picture,
          guint          y)
{
  const guint32 *pixels
    = (const guint32 *) (gconstpointer) (picture->pixels + y * picture->stride);

  *row = 0;   /* filter: none */
  if (picture->alpha)
    pack_translucent (row + 1, pixels, picture->width);
  else
    pack_opaque (row + 1, pixels, picture->width);
}

/* Whether a row shows the same as the one above. Opaque pixels have a byte that means
 * nothing, and may be anything. */
static gboolean
is_repeated (const Picture *picture,
             guint          y)
{
  const guchar *line = picture->pixels + y * picture->stride;
  const guint32 *pixels = (const guint32 *) (gconstpointer) line;
  const guint32 *above = (const guint32 *) (gconstpointer) (line - picture->stride);
  guint32 difference = 0;

  if (memcmp (above, pixels, (gsize) picture->width * 4) == 0)
    return TRUE;
  for (guint x = 0; !picture->alpha && x < picture->width && difference == 0;)
    for (guint end = MIN (x + 64, picture->width); x < end; x++)
      difference |= (pixels[x] ^ above[x]) & 0xffffff;
  return !picture->alpha && difference == 0;
}

/* How many rows from one on are the same as the one above. */
static guint
count_repeats (const Picture *picture,
               guint          y)
{
  guint n = 0;

  while (n < MAX_REPEATS && y + n < picture->height && is_repeated (picture, y + n))
    n++;
  return n;
}

/* Rows that are the same as the one above are neither taken apart nor compared
 * again, where that lies within the reach of the compressor. */
static gboolean
write_picture (Writer         *writer,
               const Picture  *picture,
               GError        **error)
{
  gsize row_size = 1 + (gsize) picture->width * (picture->alpha ? 4 : 3);
  gboolean within_reach = row_size <= WAY_DEFLATE_WINDOW;
  guint n_at_once = (guint) MAX (BLOCK_SIZE / row_size, 1);
  g_autofree guchar *rows = g_malloc (n_at_once * row_size);

  for (guint y = 0; y < picture->height;)
    {
      guint n = 0, n_repeats = 0;

      if (g_cancellable_set_error_if_cancelled (writer->cancellable, error))
        return FALSE;
      do
        {
          pack_row (rows + n++ * row_size, picture, y++);
          n_repeats = within_reach ? count_repeats (picture, y) : 0;
        }
      while (n_repeats == 0 && y < picture->height && n < n_at_once);
      way_deflate_add (writer->deflate, rows, n * row_size, FALSE, writer->packed);
      if (n_repeats > 0)
        way_deflate_repeat (writer->deflate, n_repeats, writer->packed);
      y += n_repeats;
      write_packed (writer, FALSE);
    }
  way_deflate_add (writer->deflate, NULL, 0, TRUE, writer->packed);
  write_packed (writer, TRUE);
  return TRUE;
}

static const char *
describe_errno (int code)
{
  switch (code)
    {
    case ENOENT:
    case ENOTDIR:
      return "its folder does not exist";
    case EACCES:
    case EPERM:
    case EROFS:
      return "no permission to write there";
    case EISDIR:
      return "it is a folder";
    case ENOSPC:
    case EDQUOT:
      return "no space is left";
    default:
      return g_strerror (code);
    }
}

static gboolean
fail (const char  *path,
      int          code,
      GError     **error)
{
  if (code == ECANCELED)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s: given up", path);
      return FALSE;
    }
  g_set_error (error, WAY_PNG_ERROR, WAY_PNG_ERROR_PATH, "%s: cannot write the file: %s", path,
               describe_errno (code));
  return FALSE;
}

static gboolean
is_stopped (const Stop *stop)
{
  return stop->stop != NULL && stop->stop (stop->data);
}

/* Returns 0 or the error number; that of a file that was given up is
 * ECANCELED. */
static int
write_all (int         fd,
           GBytes     *contents,
           const Stop *stop)
{
  gsize left;
  const char *data = g_bytes_get_data (contents, &left);

  while (left > 0)
    {
      gssize n;

      if (is_stopped (stop))
        return ECANCELED;
      n = write (fd, data, MIN (left, PIECE_SIZE));
      if (n < 0 && errno != EINTR)
        return errno;
      if (n > 0)
        {
          data += n;
          left -= (gsize) n;
        }
    }
  return 0;
}

/* Devices and pipes have no contents that could be lost. */
static int
write_straight (const char *path,
                GBytes     *contents,
                const Stop *stop)
{
  int fd = g_open (path, O_WRONLY | O_CLOEXEC, 0);
  int code;

  if (fd < 0)
    return errno;
  code = write_all (fd, contents, stop);
  if (close (fd) != 0 && code == 0)
    code = errno;
  return code;
}

/* Waits for the disk before the file has its name, which would else stand for an
 * empty file after a power cut. */
static int
write_beside (const char        *path,
              GBytes            *contents,
              const struct stat *replaced,
              const Stop        *stop)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *beside = g_build_filename (folder, ".waymark-XXXXXX", NULL);
  int fd = g_mkstemp_full (beside, O_WRONLY | O_CLOEXEC, 0666);
  int code;

  if (fd < 0)
    return errno;
  code = write_all (fd, contents, stop);
  if (code == 0 && replaced != NULL && fchmod (fd, replaced->st_mode & 0777) != 0)
    code = errno;
  if (code == 0 && fsync (fd) != 0)
    code = errno;
  if (close (fd) != 0 && code == 0)
    code = errno;
  /* The wait for the disk may have been long. */
  if (code == 0 && is_stopped (stop))
    code = ECANCELED;
  if (code == 0 && g_rename (beside, path) != 0)
    code = errno;
  if (code != 0)
    g_unlink (beside);
  return code;
}

/**
 * way_png_get_crc:
 * @bytes: the type and the data of a chunk
 * @length: how many bytes they are
 *
 * Returns: the sum that follows the chunk in the file
 */
guint32
way_png_get_crc (const guchar *bytes,
                 gsize         length)
{
  const guint32 (*tables)[256] = get_crc_tables ();
  guint32 crc = 0xffffffffu;

  for (; length >= CRC_BYTES; length -= CRC_BYTES, bytes += CRC_BYTES)
    {
      guint32 begin = crc ^ (bytes[0] | (guint32) bytes[1] << 8 | (guint32) bytes[2] << 16
                             | (guint32) bytes[3] << 24);

      crc = tables[7][begin & 0xff] ^ tables[6][begin >> 8 & 0xff]
            ^ tables[5][begin >> 16 & 0xff] ^ tables[4][begin >> 24]
            ^ tables[3][bytes[4]] ^ tables[2][bytes[5]] ^ tables[1][bytes[6]]
            ^ tables[0][bytes[7]];
    }
  for (; length > 0; length--)
    crc = tables[0][(crc ^ *bytes++) & 0xff] ^ (crc >> 8);
  return crc ^ 0xffffffffu;
}

/**
 * way_png_encode:
 * @pixels: rows of pixels as cairo has them in ARGB32 or RGB24: one 32-bit word
 *   each, in the machine's byte order, multiplied by their opacity
 * @width: in pixels, 1 to 32767
 * @height: in pixels, 1 to 32767
 * @stride: bytes from one row to the next
 * @alpha: whether the picture has opacity; if not, it is left out
 * @dots_per_inch: the resolution, or 0 for none
 * @texts: (nullable): the texts that go with the picture
 * @cancellable: (nullable): to give up, which takes a moment however large the
 *   picture is
 * @error: where to put an error of WAY_PNG_ERROR or G_IO_ERROR
 *
 * Makes a PNG file of 8 bits a channel, in true colour. The same picture and
 * texts give the same bytes.
 *
 * Returns: (transfer full): the file, or NULL on error
 */
GBytes *
way_png_encode (const guchar           *pixels,
                guint                   width,
                guint                   height,
                gsize                   stride,
                gboolean                alpha,
                double                  dots_per_inch,
                const WayPictureTexts  *texts,
                GCancellable           *cancellable,
                GError                **error)
{
  g_autoptr (GByteArray) file = NULL;
  g_autoptr (GByteArray) packed = NULL;
  g_autoptr (WayDeflate) deflate = NULL;
  Writer writer;
  Picture picture;

  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (width == 0 || height == 0 || width > MAX_SIZE || height > MAX_SIZE)
    {
      g_set_error (error, WAY_PNG_ERROR, WAY_PNG_ERROR_SIZE,
                   "A picture of %u × %u pixels cannot be written; each side must have 1 to %d",
                   width, height, MAX_SIZE);
      return NULL;
    }
  g_return_val_if_fail (pixels != NULL && stride >= (gsize) width * 4 && stride % 4 == 0, NULL);

  file = g_byte_array_new ();
  append_header (file, width, height, alpha);
  if (dots_per_inch > 0)
    append_resolution (file, dots_per_inch);
  append_texts (file, texts);
  packed = g_byte_array_new ();
  deflate = way_deflate_new (alpha ? 4 : 3, 1 + (gsize) width * (alpha ? 4 : 3));
  writer = (Writer) { file, deflate, packed, cancellable };
  picture = (Picture) { pixels, width, height, stride, alpha };
  if (!write_picture (&writer, &picture, error))
    return NULL;
  append_chunk (file, "IEND", NULL, 0);
  return g_byte_array_free_to_bytes (g_steal_pointer (&file));
}

/**
 * way_file_write:
 * @path: where to write
 * @contents: what to write
 * @error: where to put an error of WAY_PNG_ERROR that names the path
 *
 * Writes a file so that either the whole of it is there afterwards or what
 * was there before: beside its place first, then under its name. A file that
 * is replaced leaves its permissions to the new one; links are followed. That
 * also holds through a power cut. A writer that is killed leaves its hidden file
 * .waymark-XXXXXX behind: nobody can tell whether another still writes it.
 *
 * Returns: FALSE on error
 */
gboolean
way_file_write (const char  *path,
                GBytes      *contents,
                GError     **error)
{
  return way_file_write_until (path, contents, NULL, NULL, error);
}

/**
 * way_file_write_until:
 * @path: where to write
 * @contents: what to write
 * @stop: (nullable): is asked every few milliseconds whether to give up
 * @data: for @stop
 * @error: where to put an error of WAY_PNG_ERROR that names the path, or
 *   G_IO_ERROR_CANCELLED
 *
 * Writes a file as way_file_write() does, unless it is told to give up: then
 * there is afterwards what was there before.
 *
 * Returns: FALSE on error
 */
gboolean
way_file_write_until (const char   *path,
                      GBytes       *contents,
                      WayStopFunc   stop,
                      gpointer      data,
                      GError      **error)
{
  const Stop until = { stop, data };
  struct stat status;
  int code;

  g_return_val_if_fail (path != NULL && contents != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (stat (path, &status) != 0)
    code = write_beside (path, contents, NULL, &until);
  else if (S_ISDIR (status.st_mode))
    code = EISDIR;
  else if (!S_ISREG (status.st_mode))
    code = write_straight (path, contents, &until);
  else
    {
      char *real_path = realpath (path, NULL);

      code = write_beside (real_path != NULL ? real_path : path, contents, &status, &until);
      free (real_path);
    }
  return code == 0 || fail (path, code, error);
}
