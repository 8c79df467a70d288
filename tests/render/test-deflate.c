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

/* What was within reach once and no longer is must not be referred to: noise that
 * comes again just within it, at it and beyond. */
static void
test_reach (void)
{
  const gsize length = 150000;
  g_autofree guchar *bytes = g_malloc (length);
  g_autoptr (GRand) rand = g_rand_new_with_seed (21);

  for (gsize period = 32760; period < 32776; period++)
    {
      for (gsize i = 0; i < length; i++)
        bytes[i] = i < period ? (guchar) g_rand_int (rand) : bytes[i - period];
      for (gsize piece = 5000; piece < 400000; piece *= 7)
        check (bytes, length, 3, 901, piece);
    }
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

/* Adds rows that have something new and rows that come again, in turn. */
static void
check_repeats (gsize  stride,
               guint  unit,
               guint  most,
               GRand *rand)
{
  g_autoptr (WayDeflate) deflate = way_deflate_new (unit, stride);
  g_autoptr (GByteArray) packed = g_byte_array_new ();
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree guchar *row = g_malloc0 (stride);

  for (guint i = 0; i < 12; i++)
    {
      gsize n_changed = i % 3 == 0 ? stride : MIN (stride, 5);
      guint n = (guint) g_rand_int_range (rand, 0, (gint32) most);

      for (gsize k = 0; k < n_changed; k++)
        row[(gsize) g_rand_int (rand) % stride] = (guchar) g_rand_int_range (rand, 0, 7);
      way_deflate_add (deflate, row, stride, FALSE, packed);
      way_deflate_repeat (deflate, n, packed);
      for (guint k = 0; k <= n; k++)
        g_byte_array_append (bytes, row, (guint) stride);
    }
  way_deflate_add (deflate, NULL, 0, TRUE, packed);
  assert_unpacks (packed, bytes->data, bytes->len);
}

/* Rows that come again, never, once or until nothing else is within reach, and
 * rows from those shorter than any match to those as long as the reach. */
static void
test_repeats (void)
{
  static const gsize strides[] = { 1, 2, 3, 4, 5, 13, 257, 258, 259, 261, 5761, 16384, 16385,
                                   32767, 32768 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (8);

  for (guint i = 0; i < G_N_ELEMENTS (strides); i++)
    for (guint most = 1; most < 200; most *= 3)
      check_repeats (strides[i], i % 2 == 0 ? 3 : 4, most, rand);
  check_repeats (13, 3, 40000, rand);
}

/* Rows of one colour, with a filter before them or of one byte all along. */
static void
test_even_repeats (void)
{
  static const gsize strides[] = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 260, 262, 5761 };
  static const guchar colours[][4] = { { 0, 0, 0, 0 }, { 255, 255, 255, 255 }, { 1, 2, 3, 4 } };

  for (guint i = 0; i < G_N_ELEMENTS (strides) * 2 * G_N_ELEMENTS (colours); i++)
    {
      const guchar *colour = colours[i % G_N_ELEMENTS (colours)];
      guint unit = i % 2 == 0 ? 3 : 4;
      gsize stride = strides[i / (2 * G_N_ELEMENTS (colours))];
      g_autoptr (WayDeflate) deflate = way_deflate_new (unit, stride);
      g_autoptr (GByteArray) packed = g_byte_array_new ();
      g_autofree guchar *bytes = g_malloc0 (stride * 50);

      for (gsize k = 0; k < stride * 50; k++)
        bytes[k] = k % stride == 0 ? 0 : colour[(k % stride - 1) % unit];
      way_deflate_add (deflate, bytes, stride, FALSE, packed);
      way_deflate_repeat (deflate, 1, packed);
      way_deflate_repeat (deflate, 47, packed);
      way_deflate_add (deflate, bytes, stride, TRUE, packed);
      assert_unpacks (packed, bytes, stride * 50);
      g_assert_cmpuint (packed->len, <, 200 + 50 * (stride / 258 + 1));
    }
}

/* A row that comes again takes next to no room, however often it does. */
static void
test_repeats_are_small (void)
{
  const gsize stride = 5761;
  g_autoptr (WayDeflate) deflate = way_deflate_new (3, stride);
  g_autoptr (GByteArray) packed = g_byte_array_new ();
  g_autofree guchar *row = g_malloc (stride);
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (gsize i = 0; i < stride; i++)
    row[i] = (guchar) g_rand_int (rand);
  way_deflate_add (deflate, row, stride, FALSE, packed);
  way_deflate_repeat (deflate, 1000, packed);
  way_deflate_add (deflate, row, stride, TRUE, packed);
  /* Two bytes for each match, of the longest. */
  g_assert_cmpuint (packed->len, <, stride + stride / 100 + 2 * 1001 * (stride / 258 + 1));
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
  g_test_add_func ("/deflate/reach", test_reach);
  g_test_add_func ("/deflate/strides", test_strides);
  g_test_add_func ("/deflate/long-codes", test_long_codes);
  g_test_add_func ("/deflate/repeats", test_repeats);
  g_test_add_func ("/deflate/even-repeats", test_even_repeats);
  g_test_add_func ("/deflate/repeats-are-small", test_repeats_are_small);
  g_test_add_func ("/deflate/same-bytes", test_same_bytes);

  return g_test_run ();
}
