/* The PNG writer, read back by cairo's reader and by a small parser of chunks
 * of its own; and the writing of files where that goes wrong.
 */
#include "config.h"

#include "way-cairo-painter.h"
#include "way-golden.h"
#include "way-png.h"
#include "way-scene.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct
{
  GString    *types;     /* of the chunks, in order, " " after each */
  GByteArray *stream;    /* of all IDAT chunks */
  GHashTable *texts;     /* keyword → text */
  guint32     width;
  guint32     height;
  guint       colour_type;
  guint32     dots_per_metre;
  guint       largest;   /* IDAT chunk */
} Picture;

static const WayPictureTexts texts = {
  .title = "R&D intensity of China",
  .description = "中国研发强度：2.68%\nLine two",
  .source = "国家统计局",
  .copyright = "© OECD",
  .software = "Waymark",
  .creation_time = "2026-04-13T00:00:00Z",
  .view = "{\"view\":\"charts\"}",
};

/* The definition of Annex D, bit by bit. */
static guint32
get_crc (const guchar *bytes,
         gsize         length)
{
  guint32 crc = 0xffffffffu;

  for (gsize i = 0; i < length; i++)
    {
      crc ^= bytes[i];
      for (guint bit = 0; bit < 8; bit++)
        crc = (crc >> 1) ^ ((crc & 1) * 0xedb88320u);
    }
  return ~crc;
}

static guint32
read_number (const guchar *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

static void
read_header (Picture      *picture,
             const guchar *data,
             guint32       length)
{
  g_assert_cmpuint (length, ==, 13);
  picture->width = read_number (data);
  picture->height = read_number (data + 4);
  g_assert_cmpuint (data[8], ==, 8);
  picture->colour_type = data[9];
  g_assert_cmpuint (data[10] + data[11] + data[12], ==, 0);
}

static void
read_text (Picture      *picture,
           const guchar *data,
           guint32       length)
{
  const char *keyword = (const char *) data;
  gsize keyword_length = strlen (keyword);
  char *text;

  g_assert_cmpuint (keyword_length, >=, 1);
  g_assert_cmpuint (keyword_length, <=, 79);
  g_assert_cmpmem (data + keyword_length, 5, "\0\0\0\0\0", 5);
  text = g_strndup (keyword + keyword_length + 5, length - keyword_length - 5);
  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_hash_table_insert (picture->texts, g_strdup (keyword), text);
}

static void
read_chunk (Picture      *picture,
            const char   *type,
            const guchar *data,
            guint32       length)
{
  g_string_append_printf (picture->types, "%s ", type);
  if (g_str_equal (type, "IHDR"))
    read_header (picture, data, length);
  else if (g_str_equal (type, "pHYs"))
    {
      g_assert_cmpuint (length, ==, 9);
      g_assert_cmpuint (read_number (data), ==, read_number (data + 4));
      g_assert_cmpuint (data[8], ==, 1);
      picture->dots_per_metre = read_number (data);
    }
  else if (g_str_equal (type, "iTXt"))
    read_text (picture, data, length);
  else if (g_str_equal (type, "IDAT"))
    {
      g_byte_array_append (picture->stream, data, length);
      picture->largest = MAX (picture->largest, length);
    }
}

static Picture *
read_picture (GBytes *bytes)
{
  gsize size;
  const guchar *data = g_bytes_get_data (bytes, &size);
  Picture *picture = g_new0 (Picture, 1);
  gsize place = 8;

  picture->types = g_string_new (NULL);
  picture->stream = g_byte_array_new ();
  picture->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_assert_cmpmem (data, 8, "\x89PNG\r\n\x1a\n", 8);
  while (place < size)
    {
      guint32 length = read_number (data + place);
      char type[5] = { 0 };

      g_assert_cmpuint (place + 12 + length, <=, size);
      memcpy (type, data + place + 4, 4);
      g_assert_cmphex (get_crc (data + place + 4, length + 4), ==,
                       read_number (data + place + 8 + length));
      read_chunk (picture, type, data + place + 8, length);
      place += 12 + length;
    }
  return picture;
}

static void
free_picture (Picture *picture)
{
  g_string_free (picture->types, TRUE);
  g_byte_array_unref (picture->stream);
  g_hash_table_unref (picture->texts);
  g_free (picture);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Picture, free_picture)

/* The rows, each with its filter byte. */
static GBytes *
inflate_rows (Picture *picture)
{
  gsize row = 1 + (gsize) picture->width * (picture->colour_type == 6 ? 4 : 3);
  gsize size = row * picture->height;
  guchar *rows = g_malloc (size + 1);
  GConverter *inflate =
    G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB));
  gsize n_read = 0, n_written = 0, total = 0, used = 0;
  GConverterResult result = G_CONVERTER_CONVERTED;

  while (result == G_CONVERTER_CONVERTED)
    {
      g_autoptr (GError) error = NULL;

      result = g_converter_convert (inflate, picture->stream->data + used,
                                    picture->stream->len - used, rows + total, size + 1 - total,
                                    G_CONVERTER_INPUT_AT_END, &n_read, &n_written, &error);
      g_assert_no_error (error);
      used += n_read;
      total += n_written;
    }
  g_assert_cmpint (result, ==, G_CONVERTER_FINISHED);
  g_assert_cmpuint (used, ==, picture->stream->len);
  g_assert_cmpuint (total, ==, size);
  g_object_unref (inflate);
  return g_bytes_new_take (rows, size);
}

static GBytes *
encode (cairo_surface_t       *surface,
        const WayPictureTexts *with,
        double                 dots_per_inch)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes;

  cairo_surface_flush (surface);
  bytes = way_png_encode (cairo_image_surface_get_data (surface),
                          (guint) cairo_image_surface_get_width (surface),
                          (guint) cairo_image_surface_get_height (surface),
                          (gsize) cairo_image_surface_get_stride (surface),
                          cairo_image_surface_get_format (surface) == CAIRO_FORMAT_ARGB32,
                          dots_per_inch, with, NULL, &error);
  g_assert_no_error (error);
  return bytes;
}

typedef struct
{
  const guchar *data;
  gsize         left;
} Reader;

static cairo_status_t
read_cb (void          *closure,
         unsigned char *data,
         unsigned int   length)
{
  Reader *reader = closure;

  if (length > reader->left)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (data, reader->data, length);
  reader->data += length;
  reader->left -= length;
  return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *
decode (GBytes *bytes)
{
  Reader reader;
  cairo_surface_t *surface;

  reader.data = g_bytes_get_data (bytes, &reader.left);
  surface = cairo_image_surface_create_from_png_stream (read_cb, &reader);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  g_assert_cmpuint (reader.left, ==, 0);
  return surface;
}

static cairo_surface_t *
draw_scene (cairo_format_t format,
            int            width,
            int            height)
{
  cairo_surface_t *surface = cairo_image_surface_create (format, width, height);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (WayPainter) painter = way_cairo_painter_new (cr);
  g_autoptr (WayTextContext) text = way_text_context_new ("DejaVu Sans", 12, WAY_LANG_ZH);

  way_scene_draw (painter, text, way_palette_get (WAY_THEME_LIGHT), TRUE);
  cairo_destroy (cr);
  return surface;
}

static void
test_round_trip (void)
{
  static const struct { int width, height; } sizes[] = {
    { 1, 1 }, { 2, 1 }, { 1, 7 }, { 3, 5 }, { 479, 399 }, { 480, 400 }, { 1921, 60 },
    { 32767, 1 }, { 1, 32767 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      cairo_surface_t *surface = draw_scene (CAIRO_FORMAT_RGB24, sizes[i].width, sizes[i].height);
      g_autoptr (GBytes) bytes = encode (surface, &texts, 96);
      g_autoptr (Picture) picture = read_picture (bytes);
      g_autoptr (GBytes) rows = inflate_rows (picture);
      cairo_surface_t *back = decode (bytes);
      WayPictureDifference difference;

      g_assert_cmpuint (picture->width, ==, sizes[i].width);
      g_assert_cmpuint (picture->height, ==, sizes[i].height);
      g_assert_cmpuint (picture->colour_type, ==, 2);
      g_assert_true (way_golden_compare (surface, back, 0, &difference));
      g_assert_cmpuint (difference.n_pixels, ==, 0);
      cairo_surface_destroy (surface);
      cairo_surface_destroy (back);
    }
}

static void
test_chunks (void)
{
  cairo_surface_t *surface = draw_scene (CAIRO_FORMAT_RGB24, 480, 400);
  g_autoptr (GBytes) bytes = encode (surface, &texts, 300);
  g_autoptr (GBytes) again = encode (surface, &texts, 300);
  g_autoptr (GBytes) bare = encode (surface, NULL, 0);
  g_autoptr (Picture) picture = read_picture (bytes);
  g_autoptr (Picture) plain = read_picture (bare);

  g_assert_cmpstr (picture->types->str, ==,
                   "IHDR pHYs iTXt iTXt iTXt iTXt iTXt iTXt iTXt IDAT IEND ");
  g_assert_cmpstr (plain->types->str, ==, "IHDR IDAT IEND ");
  g_assert_cmpuint (picture->dots_per_metre, ==, 11811);
  g_assert_cmpuint (g_hash_table_size (picture->texts), ==, 7);
  g_assert_cmpstr (g_hash_table_lookup (picture->texts, "Title"), ==, texts.title);
  g_assert_cmpstr (g_hash_table_lookup (picture->texts, "Description"), ==, texts.description);
  g_assert_cmpstr (g_hash_table_lookup (picture->texts, "Source"), ==, texts.source);
  g_assert_cmpstr (g_hash_table_lookup (picture->texts, "Copyright"), ==, texts.copyright);
  g_assert_cmpstr (g_hash_table_lookup (picture->texts, "Software"), ==, texts.software);
  g_assert_cmpstr (g_hash_table_lookup (picture->texts, "Creation Time"), ==,
                   texts.creation_time);
  g_assert_cmpstr (g_hash_table_lookup (picture->texts, "Waymark View"), ==, texts.view);
  g_assert_true (g_bytes_equal (bytes, again));
  cairo_surface_destroy (surface);
}

static void
test_odd_texts (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 1, 1);
  const WayPictureTexts odd = { .title = "", .source = "a\xff" "b" };
  g_autoptr (GBytes) bytes = encode (surface, &odd, -1);
  g_autoptr (Picture) picture = read_picture (bytes);

  g_assert_cmpstr (picture->types->str, ==, "IHDR iTXt IDAT IEND ");
  g_assert_cmpstr (g_hash_table_lookup (picture->texts, "Source"), ==, "a\xef\xbf\xbd" "b");
  cairo_surface_destroy (surface);
}

/* Noise does not shrink: more than one chunk, none too large. */
static void
test_many_chunks (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 300, 300);
  guint32 *pixels = (guint32 *) (gpointer) cairo_image_surface_get_data (surface);
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (Picture) picture = NULL;
  cairo_surface_t *back;
  WayPictureDifference difference;

  cairo_surface_flush (surface);
  for (guint i = 0; i < 300 * 300; i++)
    pixels[i] = g_rand_int (rand);
  cairo_surface_mark_dirty (surface);
  bytes = encode (surface, NULL, 0);
  picture = read_picture (bytes);
  g_assert_true (g_str_has_prefix (picture->types->str, "IHDR IDAT IDAT IDAT IDAT"));
  g_assert_cmpuint (picture->largest, <=, 65536);
  back = decode (bytes);
  g_assert_true (way_golden_compare (surface, back, 0, &difference));
  g_assert_cmpuint (difference.n_pixels, ==, 0);
  cairo_surface_destroy (surface);
  cairo_surface_destroy (back);
}

/* Bands of rows that are the same, of all heights, in a surface whose bytes without
 * a meaning are noise. */
static cairo_surface_t *
draw_bands (cairo_format_t format,
            int            width,
            int            height,
            GRand         *noise)
{
  cairo_surface_t *surface = cairo_image_surface_create (format, width, height);
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);
  int left = 0;

  cairo_surface_flush (surface);
  for (int y = 0; y < height; y++, left--)
    {
      guint32 *row
        = (guint32 *) (gpointer) (cairo_image_surface_get_data (surface) + (gsize) y * stride);

      if (left == 0)
        left = g_rand_int_range (rand, 1, MAX (height / 3, 2));
      for (int x = 0; x < width; x++)
        {
          /* The last pixel tells the bands apart. */
          guint32 pixel = x == width - 1 ? (guint32) (y + left) & 0xff : 0x204060;

          row[x] = pixel | (format == CAIRO_FORMAT_RGB24 ? g_rand_int (noise) << 24 : 0xff000000);
        }
    }
  cairo_surface_mark_dirty (surface);
  return surface;
}

static void
test_bands (void)
{
  static const struct { int width, height; } sizes[] = {
    { 1, 1 }, { 1, 300 }, { 2, 2 }, { 63, 40 }, { 64, 41 }, { 65, 42 }, { 200, 5000 },
    { 10922, 9 }, { 10923, 9 }, { 20000, 9 },
  };
  g_autoptr (GRand) noise = g_rand_new_with_seed (9);

  for (guint i = 0; i < 2 * G_N_ELEMENTS (sizes); i++)
    {
      cairo_format_t format = i % 2 == 0 ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32;
      int width = sizes[i / 2].width, height = sizes[i / 2].height;
      cairo_surface_t *surface = draw_bands (format, width, height, noise);
      cairo_surface_t *other = draw_bands (format, width, height, noise);
      g_autoptr (GBytes) bytes = encode (surface, NULL, 0);
      g_autoptr (GBytes) again = encode (other, NULL, 0);
      cairo_surface_t *back = decode (bytes);
      WayPictureDifference difference;

      g_assert_true (g_bytes_equal (bytes, again));
      g_assert_true (way_golden_compare (surface, back, 0, &difference));
      g_assert_cmpuint (difference.n_pixels, ==, 0);
      cairo_surface_destroy (surface);
      cairo_surface_destroy (other);
      cairo_surface_destroy (back);
    }
}

static void
test_alpha (void)
{
  static const struct { guint32 pixel; guchar rgba[4]; } cases[] = {
    { 0x00000000, { 0, 0, 0, 0 } },
    { 0xff123456, { 0x12, 0x34, 0x56, 0xff } },
    { 0x80800000, { 0xff, 0, 0, 0x80 } },
    { 0x80404040, { 0x80, 0x80, 0x80, 0x80 } },
    { 0x01010001, { 0xff, 0, 0xff, 0x01 } },
    { 0x10ff0000, { 0xff, 0, 0, 0x10 } },   /* not a colour that cairo makes */
  };
  guint32 pixels[G_N_ELEMENTS (cases)];
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (Picture) picture = NULL;
  g_autoptr (GBytes) rows = NULL;
  const guchar *row;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    pixels[i] = cases[i].pixel;
  bytes = way_png_encode ((const guchar *) pixels, G_N_ELEMENTS (cases), 1, sizeof pixels, TRUE,
                          0, NULL, NULL, &error);
  g_assert_no_error (error);
  picture = read_picture (bytes);
  g_assert_cmpuint (picture->colour_type, ==, 6);
  rows = inflate_rows (picture);
  row = g_bytes_get_data (rows, NULL);
  g_assert_cmpuint (row[0], ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpmem (row + 1 + 4 * i, 4, cases[i].rgba, 4);
}

/* cairo multiplies again when it reads; each step rounds. */
static void
test_alpha_scene (void)
{
  cairo_surface_t *surface = draw_scene (CAIRO_FORMAT_ARGB32, 601, 433);
  g_autoptr (GBytes) bytes = encode (surface, NULL, 0);
  cairo_surface_t *back = decode (bytes);
  WayPictureDifference difference;

  g_assert_cmpint (cairo_image_surface_get_format (back), ==, CAIRO_FORMAT_ARGB32);
  g_assert_true (way_golden_compare (surface, back, 1, &difference));
  g_assert_cmpuint (difference.n_pixels, ==, 0);
  cairo_surface_destroy (surface);
  cairo_surface_destroy (back);
}

static void
test_sizes_refused (void)
{
  static const struct { guint width, height; } sizes[] = {
    { 0, 1 }, { 1, 0 }, { 32768, 1 }, { 1, 32768 }, { G_MAXUINT, G_MAXUINT },
  };
  const guint32 pixel = 0;

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (way_png_encode ((const guchar *) &pixel, sizes[i].width, sizes[i].height, 4,
                                     FALSE, 0, NULL, NULL, &error));
      g_assert_error (error, WAY_PNG_ERROR, WAY_PNG_ERROR_SIZE);
    }
}

#define NOISE_SIDE 4000

static gpointer
cancel_soon (gpointer data)
{
  g_usleep (100000);
  g_cancellable_cancel (data);
  return NULL;
}

/* A large picture that deflates badly is given up within a moment. */
static void
test_cancelled (void)
{
  g_autofree guint32 *pixels = g_new (guint32, NOISE_SIDE * NOISE_SIDE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL, at_once = NULL;
  GThread *thread;
  guint32 noise = 1;
  gint64 start;

  for (guint i = 0; i < NOISE_SIDE * NOISE_SIDE; i++)
    pixels[i] = noise = noise * 1664525u + 1013904223u;
  start = g_get_monotonic_time ();
  thread = g_thread_new ("cancel", cancel_soon, cancellable);
  g_assert_null (way_png_encode ((const guchar *) pixels, NOISE_SIDE, NOISE_SIDE, NOISE_SIDE * 4,
                                 FALSE, 0, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  /* The whole of it takes more than a second. */
  g_assert_cmpint (g_get_monotonic_time () - start, <, 600000);
  g_thread_join (thread);
  g_assert_null (way_png_encode ((const guchar *) pixels, 1, 1, 4, FALSE, 0, NULL, cancellable,
                                 &at_once));
  g_assert_error (at_once, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Gives up when it is asked for the third time. */
static gboolean
third_time (gpointer data)
{
  return ++*(guint *) data >= 3;
}

static gboolean
never (gpointer data)
{
  ++*(guint *) data;
  return FALSE;
}

/* A folder of the test's own. */
static char *
make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("waymark-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
check_contents (const char *path,
                const char *expected)
{
  g_autofree char *contents = NULL;

  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, expected);
}

static void
check_fails (const char *path,
             const char *reason)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("new", 3);
  g_autoptr (GError) error = NULL;

  g_assert_false (way_file_write (path, bytes, &error));
  g_assert_error (error, WAY_PNG_ERROR, WAY_PNG_ERROR_PATH);
  g_assert_nonnull (strstr (error->message, path));
  g_assert_nonnull (strstr (error->message, reason));
}

static void
test_write (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "图 1.png", NULL);
  g_autofree char *other = g_build_filename (folder, "link.png", NULL);
  g_autoptr (GBytes) first = g_bytes_new_static ("first", 5);
  g_autoptr (GBytes) second = g_bytes_new_static ("2nd", 3);
  g_autoptr (GError) error = NULL;
  GStatBuf status;

  g_assert_true (way_file_write (path, first, &error));
  g_assert_no_error (error);
  check_contents (path, "first");
  g_assert_no_errno (g_chmod (path, 0640));
  g_assert_no_errno (symlink (path, other));
  g_assert_true (way_file_write (other, second, &error));
  check_contents (path, "2nd");
  g_assert_true (g_file_test (other, G_FILE_TEST_IS_SYMLINK));
  g_assert_no_errno (g_stat (path, &status));
  g_assert_cmpuint (status.st_mode & 0777, ==, 0640);
  g_assert_cmpuint (count_files (folder), ==, 2);
  g_assert_true (way_file_write ("/dev/null", second, &error));
  g_assert_no_errno (g_stat ("/dev/null", &status));
  g_assert_true (S_ISCHR (status.st_mode));
  g_unlink (path);
  g_unlink (other);
  g_rmdir (folder);
}

/* A file that is given up leaves what was there before, and nothing beside it;
 * one that is not is asked about before its name is changed, too. */
static void
test_write_until (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "a.png", NULL);
  g_autofree char *large = g_strnfill (5 << 20, 'x');
  g_autoptr (GBytes) bytes = g_bytes_new (large, 5 << 20);
  g_autoptr (GError) error = NULL, again = NULL;
  guint n = 0;

  g_assert_false (way_file_write_until (path, bytes, third_time, &n, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpuint (count_files (folder), ==, 0);
  g_assert_true (g_file_set_contents (path, "old", 3, NULL));
  n = 0;
  g_assert_false (way_file_write_until (path, bytes, third_time, &n, &again));
  g_assert_error (again, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  check_contents (path, "old");
  g_assert_cmpuint (count_files (folder), ==, 1);
  n = 0;
  g_assert_true (way_file_write_until (path, bytes, never, &n, NULL));
  g_assert_cmpuint (n, ==, 6);
  g_assert_cmpuint (count_files (folder), ==, 1);
  g_unlink (path);
  g_rmdir (folder);
}

/* A new file gets what the user's mask leaves, not the mode of a temporary one. */
static void
test_write_mode (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "new.png", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("new", 3);
  mode_t mask = umask (027);
  GStatBuf status;

  g_assert_true (way_file_write (path, bytes, NULL));
  umask (mask);
  g_assert_no_errno (g_stat (path, &status));
  g_assert_cmpuint (status.st_mode & 0777, ==, 0640);
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_write_fails (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *file = g_build_filename (folder, "file", NULL);
  g_autofree char *missing = g_build_filename (folder, "missing", "a.png", NULL);
  g_autofree char *below = g_build_filename (folder, "file", "a.png", NULL);

  g_assert_true (g_file_set_contents (file, "old", 3, NULL));
  check_fails (missing, "its folder does not exist");
  check_fails (below, "its folder does not exist");
  check_fails (folder, "it is a folder");
  check_fails ("/dev/full", "no space is left");
  check_fails ("", "its folder does not exist");
  if (geteuid () == 0)
    g_test_message ("no folder is closed to root");
  else
    {
      g_assert_no_errno (g_chmod (folder, 0500));
      check_fails (file, "no permission to write there");
      g_assert_no_errno (g_chmod (folder, 0700));
    }
  check_contents (file, "old");
  g_assert_cmpuint (count_files (folder), ==, 1);
  g_unlink (file);
  g_rmdir (folder);
}

/* Where writing stops half-way, the old file stays and nothing else is left. */
static void
test_write_stops (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "a.png", NULL);
  g_autofree char *large = g_strnfill (20000, 'x');
  g_autoptr (GBytes) bytes = g_bytes_new_static (large, 20000);
  g_autoptr (GError) error = NULL;
  struct rlimit limit, small;

  g_assert_true (g_file_set_contents (path, "old", 3, NULL));
  signal (SIGXFSZ, SIG_IGN);
  g_assert_no_errno (getrlimit (RLIMIT_FSIZE, &limit));
  small = limit;
  small.rlim_cur = 8192;
  g_assert_no_errno (setrlimit (RLIMIT_FSIZE, &small));
  g_assert_false (way_file_write (path, bytes, &error));
  g_assert_no_errno (setrlimit (RLIMIT_FSIZE, &limit));
  g_assert_error (error, WAY_PNG_ERROR, WAY_PNG_ERROR_PATH);
  check_contents (path, "old");
  g_assert_cmpuint (count_files (folder), ==, 1);
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/png/round-trip", test_round_trip);
  g_test_add_func ("/png/chunks", test_chunks);
  g_test_add_func ("/png/odd-texts", test_odd_texts);
  g_test_add_func ("/png/many-chunks", test_many_chunks);
  g_test_add_func ("/png/bands", test_bands);
  g_test_add_func ("/png/alpha", test_alpha);
  g_test_add_func ("/png/alpha-scene", test_alpha_scene);
  g_test_add_func ("/png/sizes-refused", test_sizes_refused);
  g_test_add_func ("/png/cancelled", test_cancelled);
  g_test_add_func ("/png/write", test_write);
  g_test_add_func ("/png/write-mode", test_write_mode);
  g_test_add_func ("/png/write-until", test_write_until);
  g_test_add_func ("/png/write-fails", test_write_fails);
  g_test_add_func ("/png/write-stops", test_write_stops);
  return g_test_run ();
}
