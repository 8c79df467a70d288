/* Reads the chunks of a PNG file, and its pixels by cairo's reader, which
 * refuses a file that is not whole.
 */
#include "config.h"

#include "picture-file.h"

#include <cairo.h>
#include <string.h>

#define MAX_COLOURS 1000

static guint32
read_number (const char *bytes)
{
  const guchar *b = (const guchar *) bytes;

  return (guint32) b[0] << 24 | (guint32) b[1] << 16 | (guint32) b[2] << 8 | b[3];
}

static void
read_chunk (PictureFile *picture,
            const char  *type,
            const char  *data,
            gsize        length)
{
  gsize start = strnlen (data, length) + 5;

  if (memcmp (type, "IHDR", 4) == 0)
    {
      picture->width = read_number (data);
      picture->height = read_number (data + 4);
    }
  else if (memcmp (type, "pHYs", 4) == 0)
    picture->dots_per_metre = read_number (data);
  else if (memcmp (type, "iTXt", 4) == 0 && start <= length)
    g_hash_table_insert (picture->texts, g_strdup (data),
                         g_strndup (data + start, length - start));
}

static guint
count_colours (const char *path)
{
  cairo_surface_t *surface = cairo_image_surface_create_from_png (path);
  g_autoptr (GHashTable) colours = g_hash_table_new (NULL, NULL);
  int width, height;

  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  width = cairo_image_surface_get_width (surface);
  height = cairo_image_surface_get_height (surface);
  for (int y = 0; y < height; y++)
    {
      const guint32 *row
        = (const guint32 *) (gpointer) (cairo_image_surface_get_data (surface)
                                        + (gsize) y * cairo_image_surface_get_stride (surface));

      for (int x = 0; x < width && g_hash_table_size (colours) < MAX_COLOURS; x++)
        g_hash_table_add (colours, GUINT_TO_POINTER (row[x] | 0xff000000u));
    }
  cairo_surface_destroy (surface);
  return g_hash_table_size (colours);
}

/* Reads a file, which must be there and be whole. */
PictureFile *
picture_file_read (const char *path)
{
  PictureFile *picture = g_new0 (PictureFile, 1);
  g_autoptr (GError) error = NULL;
  gsize at = 8;

  g_file_get_contents (path, &picture->bytes, &picture->length, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (picture->length, >, 8);
  g_assert_cmpmem (picture->bytes, 8, "\x89PNG\r\n\x1a\n", 8);
  picture->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  while (at + 12 <= picture->length)
    {
      gsize length = read_number (picture->bytes + at);

      g_assert_cmpuint (length, <=, picture->length - at - 12);
      read_chunk (picture, picture->bytes + at + 4, picture->bytes + at + 8, length);
      at += 12 + length;
    }
  g_assert_cmpuint (at, ==, picture->length);
  picture->n_colours = count_colours (path);
  return picture;
}

void
picture_file_free (PictureFile *picture)
{
  g_free (picture->bytes);
  g_hash_table_unref (picture->texts);
  g_free (picture);
}

gboolean
picture_file_equal (const PictureFile *a,
                    const PictureFile *b)
{
  return a->length == b->length && memcmp (a->bytes, b->bytes, a->length) == 0;
}

const char *
picture_file_get (const PictureFile *picture,
                  const char        *keyword)
{
  return g_hash_table_lookup (picture->texts, keyword);
}
