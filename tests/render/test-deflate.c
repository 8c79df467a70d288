/* What is compressed comes back byte for byte from another hand's reader. */
#include "config.h"

#include "way-deflate.h"

#include <gio/gio.h>
#include <string.h>

/* Unpacks with zlib, and looks at what came. */
static void
assert_unpacks (const GByteArray *packed,
                const guchar     *bytes,
                gsize             length)
{
  g_autoptr (GConverter) inflate
    = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB));
  g_autofree guchar *back = g_malloc (length + 64);
  g_autoptr (GError) error = NULL;
  GConverterResult result = G_CONVERTER_CONVERTED;
  gsize used = 0, total = 0;

  while (result == G_CONVERTER_CONVERTED)
    {
      gsize n_read = 0, n_written = 0;

      result = g_converter_convert (inflate, packed->data + used, packed->len - used,
                                    back + total, length + 64 - total, G_CONVERTER_INPUT_AT_END,
                                    &n_read, &n_written, &error);
      g_assert_no_error (error);
      used += n_read;
      total += n_written;
    }
  g_assert_cmpint (result, ==, G_CONVERTER_FINISHED);
  g_assert_cmpuint (used, ==, packed->len);
  g_assert_cmpmem (back, total, bytes, length);
}

/* Compresses in pieces of a size; returns how many bytes it makes. */
static gsize
check (const guchar *bytes,
       gsize         length,
       guint         unit,
       gsize         stride,
       gsize         piece)
{
  g_autoptr (WayDeflate) deflate = way_deflate_new (unit, stride);
  g_autoptr (GByteArray) packed = g_byte_array_new ();
  gsize done = 0;

  do
    {
      gsize n = MIN (piece, length - done);

      way_deflate_add (deflate, bytes + done, n, done + n == length, packed);
      done += n;
    }
  while (done < length);
  assert_unpacks (packed, bytes, length);
  return packed->len;
}

static void
test_short (void)
{
  static const guchar bytes[] = "abcabcabcabcabcabcabcabd";

  for (gsize length = 0; length < sizeof bytes; length++)
    for (gsize piece = 1; piece < 5; piece++)
      check (bytes, length, 3, 7, piece);
}

/* Runs of every length: the last match of one must not become too short. */
static void
test_runs (void)
{
  g_autofree guchar *bytes = g_malloc0 (3000);

  for (gsize length = 240; length < 1100; length++)
    {
      bytes[length - 1] = 1;
      check (bytes, length, 3, 100, 4096);
      bytes[length - 1] = 0;
    }
}

/* Noise does not grow by much, and what is even shrinks to nearly nothing. */
static void
test_extremes (void)
{
  const gsize length = 700000;
  g_autofree guchar *bytes = g_malloc0 (length);
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  g_assert_cmpuint (check (bytes, length, 4, 7681, 65536), <, 1200);
  for (gsize i = 0; i < length; i++)
    bytes[i] = (guchar) g_rand_int (rand);
  g_assert_cmpuint (check (bytes, length, 4, 7681, 65536), <, length + length / 100);
}

/* Rows longer than the reach of a match, and pieces of all sizes. */
static void
test_strides (void)
{
  static const gsize strides[] = { 1, 3, 4, 255, 32767, 32768, 32769, 98302, 131069 };
  const gsize length = 300000;
  g_autofree guchar *bytes = g_malloc (length);
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  for (guint i = 0; i < G_N_ELEMENTS (strides); i++)
    {
      for (gsize k = 0; k < length; k++)
        bytes[k] = k >= strides[i] && g_rand_int_range (rand, 0, 50) != 0
          ? bytes[k - strides[i]] : (guchar) g_rand_int_range (rand, 0, 9);
      for (gsize piece = 777; piece < length * 2; piece *= 19)
        check (bytes, length, i % 2 == 0 ? 3 : 4, strides[i], piece);
    }
}

/* Frequencies as those of Fibonacci give the longest codes; they are kept to
 * what the format allows. */
static void
test_long_codes (void)
{
  const gsize length = 400000;
  g_autofree guchar *bytes = g_malloc (length);
  gsize n = 0, a = 1, b = 1;

  for (guint symbol = 0; symbol < 40 && n < length; symbol++)
    {
      for (gsize k = 0; k < a && n < length; k++)
        bytes[n++] = (guchar) symbol;
      b += a;
      a = b - a;
    }
  /* In an order without long matches. */
  for (gsize i = 0; i < n; i++)
    {
      gsize other = (i * 7919 + 13) % n;
      guchar byte = bytes[i];

      bytes[i] = bytes[other];
      bytes[other] = byte;
    }
  for (gsize part = 1000; part <= n; part *= 3)
    check (bytes, part, 3, 500, 65536);
}

static void
test_same_bytes (void)
{
  static const guchar bytes[] = "the same bytes in the same way give the same bytes";
  g_autoptr (GByteArray) first = g_byte_array_new ();
  g_autoptr (GByteArray) second = g_byte_array_new ();

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (WayDeflate) deflate = way_deflate_new (3, 10);

      way_deflate_add (deflate, bytes, sizeof bytes, TRUE, i == 0 ? first : second);
    }
  g_assert_cmpmem (first->data, first->len, second->data, second->len);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/deflate/short", test_short);
  g_test_add_func ("/deflate/runs", test_runs);
  g_test_add_func ("/deflate/extremes", test_extremes);
  g_test_add_func ("/deflate/strides", test_strides);
  g_test_add_func ("/deflate/long-codes", test_long_codes);
  g_test_add_func ("/deflate/same-bytes", test_same_bytes);

  return g_test_run ();
}
