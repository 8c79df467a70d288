/* Reading the view back: from what the program writes, from what other
 * programs make of it, and not from anything else.
 */
#include "config.h"

#include "way-picture-reader.h"

#include "way-picture.h"
#include "way-png.h"
#include "way-shipped.h"

#include <string.h>

#define NAMESPACE "https://waymark.org/ns/view"

static char *
read_bytes (const void  *data,
            gsize        length,
            GError     **error)
{
  g_autoptr (GInputStream) stream
    = g_memory_input_stream_new_from_data (data, (gssize) length, NULL);
  char *view = way_picture_read_view (stream, NULL, NULL, error);

  g_assert_true ((view == NULL) == (*error != NULL));
  return view;
}

static void
assert_refused (const void          *data,
                gsize                length,
                WayPictureReadError  code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (read_bytes (data, length, &error));
  g_assert_error (error, WAY_PICTURE_READ_ERROR, (int) code);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static void
append_number (GByteArray *bytes,
               guint32     number)
{
  guint32 big = GUINT32_TO_BE (number);

  g_byte_array_append (bytes, (const guchar *) &big, 4);
}

static void
append_chunk (GByteArray *png,
              const char *type,
              const void *data,
              gsize       length)
{
  guint start;

  append_number (png, (guint32) length);
  start = png->len;
  g_byte_array_append (png, (const guchar *) type, 4);
  g_byte_array_append (png, data, (guint) length);
  append_number (png, way_png_get_crc (png->data + start, png->len - start));
}

static GByteArray *
begin_png (void)
{
  GByteArray *png = g_byte_array_new ();
  static const guchar header[13] = { 0, 0, 0, 1, 0, 0, 0, 1, 8, 2 };

  g_byte_array_append (png, (const guchar *) "\x89PNG\r\n\x1a\n", 8);
  append_chunk (png, "IHDR", header, sizeof header);
  return png;
}

static GBytes *
deflate (const char *text,
         gsize       length)
{
  g_autoptr (GConverter) converter
    = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 9));
  g_autoptr (GInputStream) plain
    = g_memory_input_stream_new_from_data (text, (gssize) length, NULL);
  g_autoptr (GInputStream) packed = g_converter_input_stream_new (plain, converter);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();

  g_output_stream_splice (memory, packed, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

/* A PNG with our keyword, the flags given, and a text. */
static GByteArray *
make_png (const char *flags,
          const void *text,
          gsize       length)
{
  g_autoptr (GByteArray) chunk = g_byte_array_new ();
  GByteArray *png = begin_png ();

  append_chunk (png, "IDAT", "", 0);
  g_byte_array_append (chunk, (const guchar *) "Waymark View", 13);
  g_byte_array_append (chunk, (const guchar *) flags, 4);
  g_byte_array_append (chunk, text, (guint) length);
  append_chunk (png, "iTXt", chunk->data, chunk->len);
  append_chunk (png, "IEND", "", 0);
  return png;
}

/* The data set goes with the view, in either format; what names it is not
 * trusted: one line, of bounded length. */
static void
test_dataset (void)
{
  g_autoptr (WayDataset) dataset = way_shipped_load ();
  g_autoptr (WayView) view = way_view_new (dataset);
  g_autofree char *expected = g_strdup_printf ("%s %s", way_dataset_get_meta (dataset, "id"),
                                               way_dataset_get_meta (dataset, "version"));
  g_autofree char *letters = g_strnfill (500, 'a');
  const WayPictureTexts strange = { .dataset = "evil\n\tset\r1 ", .view = "{}" };
  const WayPictureTexts endless = { .dataset = letters, .view = "{}" };
  const WayPictureTexts *const texts[] = { &strange, &endless };
  static const char *const names[] = { "evil  set 1 ", NULL };

  for (guint format = WAY_FORMAT_PNG; format <= WAY_FORMAT_SVG; format++)
    {
      const WayPictureOptions options = {
        .width = 300, .height = 200, .made_on = WAY_NO_DAY, .format = format,
      };
      g_autoptr (GBytes) file = way_picture_render (dataset, view, &options, NULL, NULL);
      g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (file);
      g_autoptr (GError) error = NULL;
      g_autofree char *name = NULL;
      g_autofree char *json = way_picture_read_view (stream, &name, NULL, &error);

      g_assert_no_error (error);
      g_assert_nonnull (json);
      g_assert_cmpstr (name, ==, expected);
    }
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const guint32 pixel = 0;
      g_autoptr (GBytes) png = way_png_encode ((const guchar *) &pixel, 1, 1, 4, FALSE, 0, texts[i],
                                               NULL, NULL);
      g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (png);
      g_autofree char *name = NULL;
      g_autofree char *json = way_picture_read_view (stream, &name, NULL, NULL);

      g_assert_cmpstr (json, ==, "{}");
      if (names[i] != NULL)
        g_assert_cmpstr (name, ==, names[i]);
      else
        g_assert_cmpuint (strlen (name), ==, 120);
    }
}

static void
test_round_trip (void)
{
  g_autoptr (WayDataset) dataset = way_shipped_load ();
  g_autoptr (WayView) first = way_view_new (dataset);
  g_autoptr (WayView) spanned
    = way_view_with_span (first, way_day_of_year (2018), way_day_of_year (2024));
  g_autoptr (WayView) selected = way_view_with_selection (spanned, "fyp14-outline-2021");
  g_autoptr (WayView) with_goal = way_view_with_goals (
    selected, (WayGoalsLook) { WAY_GOALS_THREADS, "talent", "CHN", "" });
  g_autoptr (WayView) grouped = way_view_with_grouping (with_goal, WAY_GROUP_THEME);

  for (guint i = 0; i < WAY_N_PAGES * WAY_N_PICTURES * 2; i++)
    {
      g_autoptr (WayView) view = way_view_with_page (grouped, i % WAY_N_PAGES);
      const WayPictureOptions options = {
        .content = i / WAY_N_PAGES % WAY_N_PICTURES, .width = 300, .height = 200,
        .made_on = WAY_NO_DAY,
        .format = i / WAY_N_PAGES / WAY_N_PICTURES == 0 ? WAY_FORMAT_PNG : WAY_FORMAT_SVG,
      };
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) file = way_picture_render (dataset, view, &options, NULL, &error);
      g_autofree char *json = NULL;
      g_autoptr (WayView) back = NULL;
      gsize length;
      const void *data;

      g_assert_no_error (error);
      data = g_bytes_get_data (file, &length);
      json = read_bytes (data, length, &error);
      g_assert_no_error (error);
      back = way_view_from_json (json, dataset, &error);
      g_assert_no_error (error);
      g_assert_true (way_view_equal (view, back));
      /* Wherever the file is cut before its view, that is said. */
      for (gsize cut = 0; cut < 60; cut++)
        {
          g_autoptr (GError) reason = NULL;
          g_autofree char *none = read_bytes (data, cut, &reason);

          g_assert_null (none);
        }
    }
}

static void
test_packed (void)
{
  g_autoptr (GBytes) packed = deflate ("{\"page\":\"charts\"}", 17);
  g_autoptr (GByteArray) png = make_png ("\1\0\0", g_bytes_get_data (packed, NULL),
                                         g_bytes_get_size (packed));
  g_autoptr (GError) error = NULL;
  g_autofree char *view = read_bytes (png->data, png->len, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (view, ==, "{\"page\":\"charts\"}");
}

static void
test_hostile_png (void)
{
  g_autofree char *blanks = g_strnfill (64 << 20, ' ');
  g_autoptr (GBytes) bomb = deflate (blanks, 64 << 20);
  g_autoptr (GByteArray) bombed = make_png ("\1\0\0", g_bytes_get_data (bomb, NULL),
                                            g_bytes_get_size (bomb));
  g_autoptr (GByteArray) large = make_png ("\0\0\0", blanks, 2 << 20);
  g_autoptr (GByteArray) wrong = make_png ("\0\0\0", "{}", 2);
  g_autoptr (GByteArray) bytes = make_png ("\0\0\0", "\xff\xfe", 2);
  g_autoptr (GByteArray) unpacked = make_png ("\1\0\0", "no stream", 9);
  g_autoptr (GByteArray) other = begin_png ();
  g_autoptr (GByteArray) promise = begin_png ();

  assert_refused (bombed->data, bombed->len, WAY_PICTURE_READ_ERROR_SIZE);
  assert_refused (large->data, large->len, WAY_PICTURE_READ_ERROR_SIZE);
  assert_refused (bytes->data, bytes->len, WAY_PICTURE_READ_ERROR_DAMAGED);
  assert_refused (unpacked->data, unpacked->len, WAY_PICTURE_READ_ERROR_DAMAGED);
  wrong->data[wrong->len - 14] ^= 1;
  assert_refused (wrong->data, wrong->len, WAY_PICTURE_READ_ERROR_DAMAGED);
  append_number (promise, 0x7fffffff);
  g_byte_array_append (promise, (const guchar *) "IDATxx", 6);
  assert_refused (promise->data, promise->len, WAY_PICTURE_READ_ERROR_DAMAGED);
  append_chunk (other, "IEND", "", 0);
  assert_refused (other->data, other->len, WAY_PICTURE_READ_ERROR_NO_VIEW);
}

static void
test_svg (void)
{
  static const struct
  {
    const char *svg;
    int         code;   /* -1 for a view "{}" */
  } files[] = {
    { "<svg xmlns:way='" NAMESPACE "'><way:view>{}</way:view></svg>", -1 },
    { "\xef\xbb\xbf<?xml version='1.0'?>\n<svg xmlns:w='" NAMESPACE "'><w:view>{}</w:view></svg>",
      -1 },
    { "<svg:svg xmlns:svg='s'><g xmlns:way='" NAMESPACE "'><way:view>{}</way:view></g></svg:svg>",
      -1 },
    { "<svg xmlns:way='another'><way:view>{}</way:view></svg>", WAY_PICTURE_READ_ERROR_NO_VIEW },
    { "<svg><view>{}</view></svg>      ", WAY_PICTURE_READ_ERROR_NO_VIEW },
    { "<svg xmlns:way='" NAMESPACE "'><way:view>{}", WAY_PICTURE_READ_ERROR_DAMAGED },
    { "<svg><a></b></svg>", WAY_PICTURE_READ_ERROR_DAMAGED },
    { "<!DOCTYPE svg [<!ENTITY a 'b'>]><svg>&a;</svg>", WAY_PICTURE_READ_ERROR_DAMAGED },
    { "<html><body/></html>", WAY_PICTURE_READ_ERROR_KIND },
    { "<<<<<<<<<<<<<<", WAY_PICTURE_READ_ERROR_KIND },
    { "GIF89a.........", WAY_PICTURE_READ_ERROR_KIND },
    { "", WAY_PICTURE_READ_ERROR_KIND },
    { "\x89PNG", WAY_PICTURE_READ_ERROR_KIND },
    { "%PDF-1.4", WAY_PICTURE_READ_ERROR_KIND },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *view = NULL;

      if (files[i].code >= 0)
        {
          assert_refused (files[i].svg, strlen (files[i].svg),
                          (WayPictureReadError) files[i].code);
          continue;
        }
      view = read_bytes (files[i].svg, strlen (files[i].svg), &error);
      g_assert_no_error (error);
      g_assert_cmpstr (view, ==, "{}");
    }
}

static void
test_large_svg (void)
{
  g_autofree char *blanks = g_strnfill (3 << 20, 'x');
  g_autofree char *svg = g_strconcat ("<svg xmlns:way='" NAMESPACE "'><way:view>", blanks,
                                      "</way:view></svg>", NULL);

  assert_refused (svg, strlen (svg), WAY_PICTURE_READ_ERROR_SIZE);
}

static void
test_files (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (way_picture_read_view_file ("/nonexistent/x.png", NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (way_picture_read_view_file ("/", NULL, NULL, &error));
  g_assert_nonnull (error);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/picture-reader/round-trip", test_round_trip);
  g_test_add_func ("/picture-reader/dataset", test_dataset);
  g_test_add_func ("/picture-reader/packed", test_packed);
  g_test_add_func ("/picture-reader/hostile-png", test_hostile_png);
  g_test_add_func ("/picture-reader/svg", test_svg);
  g_test_add_func ("/picture-reader/large-svg", test_large_svg);
  g_test_add_func ("/picture-reader/files", test_files);
  return g_test_run ();
}
