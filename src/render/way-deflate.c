/* Deflate (RFC 1951) in its wrapping (RFC 1950), for drawings. What repeats in
 * them is the row above, the pixel before and the same glyph elsewhere: these
 * three places are looked at, and no others, which makes it several times as fast
 * as a compressor for anything. Each block has codes of its own.
 */
#include "config.h"

#include "way-deflate.h"

#include <string.h>

/* How far back a match may lie, and how long it is. */
#define WINDOW WAY_DEFLATE_WINDOW
#define MIN_MATCH 4u
#define MAX_MATCH 258u

/* A match of this length is taken without a look at other places. */
#define GOOD_MATCH 48u

/* Room in the buffer, of which more is made only for longer pieces. */
#define USUAL_SIZE ((gsize) 4 * WINDOW)

#define HASH_BITS 13
#define N_LITERALS 286
#define N_DISTANCES 30
#define N_LENGTHS 19
#define END_OF_BLOCK 256
#define MAX_CODE_BITS 15
#define MAX_LENGTH_BITS 7
#define MAX_TOKENS 24576u

/* A length and a distance with the bits after them take 48 bits at most. */
#define MAX_TOKEN_BYTES 6u

/* So many bytes at most keep the sums within 32 bits. */
#define ADLER_MODULUS 65521u
#define ADLER_BYTES 5520u
#define ADLER_BLOCK 48u   /* whole pixels of three and of four bytes */

/* A symbol of a code: its bits, the first of them lowest, and how many. */
typedef struct
{
  guint16 bits;
  guint8  n_bits;
} Code;

/* A literal byte, or with this bit a length and a distance less one. */
#define IS_MATCH 0x80000000u

struct _WayDeflate
{
  guint    unit;
  gsize    stride;
  guchar  *buffer;      /* what went before, then what is packed */
  gsize    size;        /* room in the buffer */
  gsize    n_before;
  guint32  start;       /* where in all bytes the buffer begins, modulo 2³² */
  guint32  heads[1 << HASH_BITS];   /* where four bytes may have been last, so too */
  guint32  tokens[MAX_TOKENS];
  guint    n_tokens;
  guint    literals[N_LITERALS];    /* how often each symbol comes in the block */
  guint    distances[N_DISTANCES];
  guint64  held;        /* bits that make no whole byte yet */
  guint    n_held;
  guint32  low;         /* the two sums of Adler's check */
  guint32  high;
  gboolean begun;
};

static inline guint64
load_64 (const guchar *bytes)
{
  guint64 word;

  memcpy (&word, bytes, sizeof word);
  return word;
}

static inline guint32
load_32 (const guchar *bytes)
{
  guint32 word;

  memcpy (&word, bytes, sizeof word);
  return word;
}

static inline guint
hash_at (const guchar *bytes)
{
  return (load_32 (bytes) * 2654435761u) >> (32 - HASH_BITS);
}

/* How many bytes are the same from both places on; 0 if not even those of the
 * shortest match. */
static inline gsize
match_length (const guchar *before,
              const guchar *bytes,
              gsize         limit)
{
  gsize n = 0;

  if (limit < MIN_MATCH || load_32 (before) != load_32 (bytes))
    return 0;
  for (; n + 32 <= limit; n += 32)
    if (((load_64 (before + n) ^ load_64 (bytes + n))
         | (load_64 (before + n + 8) ^ load_64 (bytes + n + 8))
         | (load_64 (before + n + 16) ^ load_64 (bytes + n + 16))
         | (load_64 (before + n + 24) ^ load_64 (bytes + n + 24))) != 0)
      break;
  for (; n + 8 <= limit; n += 8)
    {
      guint64 difference = load_64 (before + n) ^ load_64 (bytes + n);

      if (difference != 0)
        return n + (gsize) __builtin_ctzll (GUINT64_TO_LE (difference)) / 8;
    }
  while (n < limit && before[n] == bytes[n])
    n++;
  return n;
}

/* The sums of a block: its bytes, and each times its distance from the end. Numbers
 * of 16 bits are what processors multiply many at a time. */
static void
sum_block (const guchar *bytes,
           guint32      *sum,
           guint32      *weighted)
{
  gint32 plain = 0, times = 0;

  for (guint i = 0; i < ADLER_BLOCK; i++)
    {
      const gint16 byte = bytes[i], weight = (gint16) (ADLER_BLOCK - i);

      plain += byte;
      times += byte * weight;
    }
  *sum = (guint32) plain;
  *weighted = (guint32) times;
}

/* Adds up block by block. A block that is the same as the one before, as most are
 * in an even colour, adds the same to both sums and is not read byte by byte.
 * Returns where the blocks end. */
static const guchar *
add_blocks (const guchar *bytes,
            gsize         n_blocks,
            guint32      *low,
            guint32      *high)
{
  guint32 sum = 0, weighted = 0;

  for (gsize block = 0; block < n_blocks; block++, bytes += ADLER_BLOCK)
    {
      if (block == 0 || memcmp (bytes - ADLER_BLOCK, bytes, ADLER_BLOCK) != 0)
        sum_block (bytes, &sum, &weighted);
      *high += ADLER_BLOCK * *low + weighted;
      *low += sum;
    }
  return bytes;
}

static void
add_up (const guchar *bytes,
        gsize         length,
        guint32      *low_sum,
        guint32      *high_sum)
{
  guint32 low = *low_sum, high = *high_sum;

  while (length > 0)
    {
      gsize n = MIN (length, ADLER_BYTES);

      length -= n;
      bytes = add_blocks (bytes, n / ADLER_BLOCK, &low, &high);
      for (n %= ADLER_BLOCK; n > 0; n--)
        {
          low += *bytes++;
          high += low;
        }
      low %= ADLER_MODULUS;
      high %= ADLER_MODULUS;
    }
  *low_sum = low;
  *high_sum = high;
}

/* Adds up the same row again and again: its own two sums are enough. */
static void
add_up_again (WayDeflate   *deflate,
              const guchar *row,
              gsize         n_rows)
{
  guint64 stride = deflate->stride % ADLER_MODULUS;
  guint32 low = 0, high = 0;

  add_up (row, deflate->stride, &low, &high);
  for (; n_rows > 0; n_rows--)
    {
      deflate->high = (guint32) ((deflate->high + stride * deflate->low + high) % ADLER_MODULUS);
      deflate->low = (deflate->low + low) % ADLER_MODULUS;
    }
}

static inline guint
log_2 (guint number)
{
  return (guint) g_bit_storage (number) - 1;
}

/* The symbol of a length, and the bits after it. */
static guint
length_symbol (guint  length,
               guint *n_extra,
               guint *extra)
{
  guint rest = length - 3, n;

  *n_extra = 0;
  *extra = 0;
  if (length == MAX_MATCH)
    return N_LITERALS - 1;
  if (rest < 8)
    return END_OF_BLOCK + 1 + rest;
  n = log_2 (rest);
  *n_extra = n - 2;
  *extra = rest & ((1u << (n - 2)) - 1);
  return END_OF_BLOCK + 1 + 4 * (n - 1) + ((rest >> (n - 2)) & 3);
}

static guint
distance_symbol (guint  less_one,
                 guint *n_extra,
                 guint *extra)
{
  guint n;

  *n_extra = 0;
  *extra = 0;
  if (less_one < 4)
    return less_one;
  n = log_2 (less_one);
  *n_extra = n - 1;
  *extra = less_one & ((1u << (n - 1)) - 1);
  return 2 * n + ((less_one >> (n - 1)) & 1);
}

static void
put_bits (WayDeflate *deflate,
          GByteArray *packed,
          guint       bits,
          guint       n)
{
  deflate->held |= (guint64) bits << deflate->n_held;
  deflate->n_held += n;
  if (deflate->n_held >= 32)
    {
      const guint32 word = GUINT32_TO_LE ((guint32) deflate->held);

      g_byte_array_append (packed, (const guchar *) &word, sizeof word);
      deflate->held >>= 32;
      deflate->n_held -= 32;
    }
}

static void
put_code (WayDeflate *deflate,
          GByteArray *packed,
          const Code *code)
{
  put_bits (deflate, packed, code->bits, code->n_bits);
}

typedef struct
{
  guint symbol;
  guint count;
} Used;

static int
compare_used (gconstpointer a,
              gconstpointer b)
{
  const Used *left = a, *right = b;

  if (left->count != right->count)
    return left->count < right->count ? -1 : 1;
  return (left->symbol > right->symbol) - (left->symbol < right->symbol);
}

/* How many symbols have codes of each number of bits (Huffman's tree, built from
 * the rarest symbols up). */
static void
count_bits (const Used *used,
            guint       n_used,
            guint       n_of_bits[N_LITERALS])
{
  guint weights[2 * N_LITERALS], parents[2 * N_LITERALS], bits[2 * N_LITERALS];
  guint next_leaf = 0, next_tree = n_used, n = n_used;

  for (guint i = 0; i < n_used; i++)
    weights[i] = used[i].count;
  for (; n < 2 * n_used - 1; n++)
    {
      weights[n] = 0;
      for (guint i = 0; i < 2; i++)
        {
          gboolean leaf = next_leaf < n_used
                          && (next_tree >= n || weights[next_leaf] <= weights[next_tree]);
          guint child = leaf ? next_leaf++ : next_tree++;

          weights[n] += weights[child];
          parents[child] = n;
        }
    }
  bits[n - 1] = 0;
  for (guint i = n - 1; i-- > 0;)
    bits[i] = bits[parents[i]] + 1;
  for (guint i = 0; i < n_used; i++)
    n_of_bits[bits[i]]++;
}

/* Shortens the codes that are too long, and makes others longer for it until all
 * have their place again. */
static void
limit_bits (guint n_of_bits[N_LITERALS],
            guint max)
{
  guint64 total = 0;

  for (guint i = max + 1; i < N_LITERALS; i++)
    {
      n_of_bits[max] += n_of_bits[i];
      n_of_bits[i] = 0;
    }
  for (guint i = 1; i <= max; i++)
    total += (guint64) n_of_bits[i] << (max - i);
  for (; total > (guint64) 1 << max; total--)
    {
      guint longest = max - 1;

      while (n_of_bits[longest] == 0)
        longest--;
      n_of_bits[max]--;
      n_of_bits[longest]--;
      n_of_bits[longest + 1] += 2;
    }
}

static guint16
reverse (guint bits,
         guint n)
{
  guint reversed = 0;

  for (guint i = 0; i < n; i++)
    reversed |= ((bits >> i) & 1) << (n - 1 - i);
  return (guint16) reversed;
}

/* The codes of RFC 1951: shorter ones first, then by symbol. */
static void
number_codes (Code  *codes,
              guint  n_codes)
{
  guint next = 0;

  for (guint n = 1; n <= MAX_CODE_BITS; n++)
    {
      for (guint i = 0; i < n_codes; i++)
        if (codes[i].n_bits == n)
          codes[i].bits = reverse (next++, n);
      next <<= 1;
    }
}

static void
make_codes (const guint *counts,
            guint        n_codes,
            guint        max_bits,
            Code        *codes)
{
  Used used[N_LITERALS];
  guint n_of_bits[N_LITERALS] = { 0 };
  guint n_used = 0;

  memset (codes, 0, n_codes * sizeof *codes);
  for (guint i = 0; i < n_codes; i++)
    if (counts[i] > 0)
      used[n_used++] = (Used) { i, counts[i] };
  /* One code alone needs a bit, and readers want to see one in any case. */
  if (n_used <= 1)
    {
      codes[n_used == 1 ? used[0].symbol : 0].n_bits = 1;
      return;
    }
  qsort (used, n_used, sizeof *used, compare_used);
  count_bits (used, n_used, n_of_bits);
  limit_bits (n_of_bits, max_bits);
  for (guint bits = max_bits, i = 0; bits > 0; bits--)
    for (guint k = 0; k < n_of_bits[bits]; k++)
      codes[used[i++].symbol].n_bits = (guint8) bits;
  number_codes (codes, n_codes);
}

/* The numbers of bits of both codes, in which zeros come in runs: of 3 to 10 as
 * symbol 17, of 11 to 138 as 18. */
static guint
list_lengths (const Code *literals,
              guint       n_literals,
              const Code *distances,
              guint       n_distances,
              guint8     *symbols,
              guint8     *runs)
{
  guint n = 0, total = n_literals + n_distances;

  for (guint i = 0; i < total;)
    {
      guint bits = i < n_literals ? literals[i].n_bits : distances[i - n_literals].n_bits;
      guint run = 1;

      while (bits == 0 && run < 138 && i + run < total
             && (i + run < n_literals ? literals[i + run].n_bits
                                      : distances[i + run - n_literals].n_bits) == 0)
        run++;
      if (run < 3)
        run = 1;
      symbols[n] = (guint8) (run == 1 ? bits : run < 11 ? 17 : 18);
      runs[n++] = (guint8) run;
      i += run;
    }
  return n;
}

static guint
count_codes (const Code *codes,
             guint       n,
             guint       least)
{
  while (n > least && codes[n - 1].n_bits == 0)
    n--;
  return n;
}

static void
put_head (WayDeflate *deflate,
          GByteArray *packed,
          const Code *literals,
          const Code *distances,
          gboolean    last)
{
  static const guint8 order[N_LENGTHS]
    = { 16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15 };
  guint n_literals = count_codes (literals, N_LITERALS, 257);
  guint n_distances = count_codes (distances, N_DISTANCES, 1);
  guint8 symbols[N_LITERALS + N_DISTANCES], runs[N_LITERALS + N_DISTANCES];
  guint n = list_lengths (literals, n_literals, distances, n_distances, symbols, runs);
  guint counts[N_LENGTHS] = { 0 }, n_lengths = N_LENGTHS;
  Code lengths[N_LENGTHS];

  for (guint i = 0; i < n; i++)
    counts[symbols[i]]++;
  make_codes (counts, N_LENGTHS, MAX_LENGTH_BITS, lengths);
  while (n_lengths > 4 && lengths[order[n_lengths - 1]].n_bits == 0)
    n_lengths--;
  put_bits (deflate, packed, last ? 1 : 0, 1);
  put_bits (deflate, packed, 2, 2);
  put_bits (deflate, packed, n_literals - 257, 5);
  put_bits (deflate, packed, n_distances - 1, 5);
  put_bits (deflate, packed, n_lengths - 4, 4);
  for (guint i = 0; i < n_lengths; i++)
    put_bits (deflate, packed, lengths[order[i]].n_bits, 3);
  for (guint i = 0; i < n; i++)
    {
      put_code (deflate, packed, &lengths[symbols[i]]);
      if (symbols[i] == 17)
        put_bits (deflate, packed, runs[i] - 3u, 3);
      else if (symbols[i] == 18)
        put_bits (deflate, packed, runs[i] - 11u, 7);
    }
}

/* Bits on their way to the bytes they make. */
typedef struct
{
  guchar  *bytes;
  guint64  held;
  guint    n_held;
} Bits;

/* At most 31 bits at once. */
static inline void
add_bits (Bits  *bits,
          guint  value,
          guint  n)
{
  bits->held |= (guint64) value << bits->n_held;
  bits->n_held += n;
  if (bits->n_held >= 32)
    {
      const guint32 word = GUINT32_TO_LE ((guint32) bits->held);

      memcpy (bits->bytes, &word, sizeof word);
      bits->bytes += sizeof word;
      bits->held >>= 32;
      bits->n_held -= 32;
    }
}

static inline void
add_match_bits (Bits       *bits,
                guint32     token,
                const Code *literals,
                const Code *distances)
{
  guint n_extra, extra;
  const Code *code = &literals[length_symbol ((token & ~IS_MATCH) >> 16, &n_extra, &extra)];

  add_bits (bits, code->bits | extra << code->n_bits, code->n_bits + n_extra);
  code = &distances[distance_symbol (token & 0xffff, &n_extra, &extra)];
  add_bits (bits, code->bits | extra << code->n_bits, code->n_bits + n_extra);
}

/* Room for the longest codes is made first, so that none is asked for on the way. */
static void
put_tokens (WayDeflate *deflate,
            GByteArray *packed,
            const Code *literals,
            const Code *distances)
{
  guint before = packed->len;
  Bits bits = { .held = deflate->held, .n_held = deflate->n_held };

  g_byte_array_set_size (packed, before + deflate->n_tokens * MAX_TOKEN_BYTES + 8);
  bits.bytes = packed->data + before;
  for (guint i = 0; i < deflate->n_tokens; i++)
    {
      guint32 token = deflate->tokens[i];

      if ((token & IS_MATCH) == 0)
        add_bits (&bits, literals[token].bits, literals[token].n_bits);
      else
        add_match_bits (&bits, token, literals, distances);
    }
  g_byte_array_set_size (packed, (guint) (bits.bytes - packed->data));
  deflate->held = bits.held;
  deflate->n_held = bits.n_held;
}

static void
put_block (WayDeflate *deflate,
           GByteArray *packed,
           gboolean    last)
{
  Code literals[N_LITERALS], distances[N_DISTANCES];

  deflate->literals[END_OF_BLOCK] = 1;
  make_codes (deflate->literals, N_LITERALS, MAX_CODE_BITS, literals);
  make_codes (deflate->distances, N_DISTANCES, MAX_CODE_BITS, distances);
  put_head (deflate, packed, literals, distances, last);
  put_tokens (deflate, packed, literals, distances);
  put_code (deflate, packed, &literals[END_OF_BLOCK]);
  deflate->n_tokens = 0;
  memset (deflate->literals, 0, sizeof deflate->literals);
  memset (deflate->distances, 0, sizeof deflate->distances);
}

static void
add_literal (WayDeflate *deflate,
             GByteArray *packed,
             guchar      byte)
{
  if (deflate->n_tokens == MAX_TOKENS)
    put_block (deflate, packed, FALSE);
  deflate->tokens[deflate->n_tokens++] = byte;
  deflate->literals[byte]++;
}

/* A long match becomes several; none of them is shorter than three bytes. */
static void
add_match (WayDeflate *deflate,
           GByteArray *packed,
           gsize       length,
           guint       distance)
{
  while (length > 0)
    {
      guint n = (guint) MIN (length, MAX_MATCH), n_extra, extra;

      if (length - n > 0 && length - n < 3)
        n -= 3;
      if (deflate->n_tokens == MAX_TOKENS)
        put_block (deflate, packed, FALSE);
      deflate->tokens[deflate->n_tokens++] = IS_MATCH | n << 16 | (distance - 1);
      deflate->literals[length_symbol (n, &n_extra, &extra)]++;
      deflate->distances[distance_symbol (distance - 1, &n_extra, &extra)]++;
      length -= n;
    }
}

/* The longest match at the places of the pixel before and the pixel above; 0 if
 * there is none. */
static inline gsize
find_near (const WayDeflate *deflate,
           gsize             place,
           gsize             limit,
           guint            *distance)
{
  const guchar *bytes = deflate->buffer + place;
  const gsize near[] = { deflate->unit, deflate->stride };
  gsize longest = 0;

  for (guint i = 0; i < G_N_ELEMENTS (near); i++)
    {
      gsize length = near[i] <= MIN (place, WINDOW)
        ? match_length (bytes - near[i], bytes, limit) : 0;

      if (length > longest)
        {
          longest = length;
          *distance = (guint) near[i];
        }
      /* What is near costs fewer bits than what is longer still. */
      if (longest >= MAX_MATCH)
        break;
    }
  return longest;
}

/* The longest match among the three places; 0 if there is none. */
static gsize
find_match (WayDeflate *deflate,
            gsize       place,
            gsize       limit,
            guint      *distance)
{
  const guchar *bytes = deflate->buffer + place;
  guint32 here = deflate->start + (guint32) place, back;
  gsize longest = find_near (deflate, place, limit, distance), length;
  guint hash;

  if (longest >= GOOD_MATCH || limit < MIN_MATCH)
    return longest;
  hash = hash_at (bytes);
  /* Whatever is held there, only the bytes themselves tell whether they match. */
  back = here - deflate->heads[hash];
  deflate->heads[hash] = here;
  if (back == 0 || back > MIN (place, WINDOW))
    return longest;
  length = match_length (bytes - back, bytes, limit);
  if (length <= longest)
    return longest;
  *distance = back;
  return length;
}

/* Packs what is in the buffer after what went before. */
static void
pack (WayDeflate *deflate,
      gsize       length,
      GByteArray *packed)
{
  gsize end = deflate->n_before + length;
  /* An opaque pixel that is new is seldom known from its second byte on; of one with
   * opacity, it is often only that which is new. */
  guint n_new = deflate->unit == 3 ? 3 : 1;

  for (gsize place = deflate->n_before; place < end;)
    {
      guint distance = 0;
      gsize match = find_match (deflate, place, end - place, &distance);

      if (match < MIN_MATCH)
        {
          for (guint i = 0; i < n_new && place < end; i++)
            add_literal (deflate, packed, deflate->buffer[place++]);
          continue;
        }
      add_match (deflate, packed, match, distance);
      place += match;
    }
}

/* Makes room at the end of the buffer, and keeps as much as matches can reach. */
static guchar *
make_room (WayDeflate *deflate,
           gsize       length)
{
  gsize kept = MIN (deflate->n_before, WINDOW);

  if (deflate->n_before + length > deflate->size && kept < deflate->n_before)
    {
      memmove (deflate->buffer, deflate->buffer + deflate->n_before - kept, kept);
      deflate->start += (guint32) (deflate->n_before - kept);
      deflate->n_before = kept;
    }
  if (deflate->n_before + length > deflate->size)
    {
      deflate->size = MAX (deflate->n_before + length, USUAL_SIZE);
      deflate->buffer = g_realloc (deflate->buffer, deflate->size);
    }
  return deflate->buffer + deflate->n_before;
}

/* Whether each byte is the same as that so many before it. */
static gboolean
has_period (const guchar *bytes,
            gsize         length,
            gsize         period)
{
  return length <= period || memcmp (bytes, bytes + period, length - period) == 0;
}

/* Packs a row that comes again. The row above is far away, which costs many bits
 * for each match: in an even row the pixel before serves as well. */
static void
pack_again (WayDeflate   *deflate,
            const guchar *row,
            gsize         n_rows,
            GByteArray   *packed)
{
  gsize stride = deflate->stride, unit = deflate->unit, length = n_rows * stride;
  gsize head = MAX (1 + unit, MIN_MATCH);   /* what a filter is, and a pixel */

  if (length < MIN_MATCH)
    for (gsize i = 0; i < length; i++)
      add_literal (deflate, packed, row[i % stride]);
  else if (stride > unit && has_period (row, stride, 1))
    add_match (deflate, packed, length, (guint) unit);
  else if (stride >= head + MIN_MATCH && has_period (row + 1, stride - 1, unit))
    for (; n_rows > 0; n_rows--)
      {
        add_match (deflate, packed, head, (guint) stride);
        add_match (deflate, packed, stride - head, (guint) unit);
      }
  else
    add_match (deflate, packed, length, (guint) stride);
}

/* Lets the buffer end as if the last row had been added many times. */
static void
repeat_row (WayDeflate *deflate,
            gsize       n_rows)
{
  gsize stride = deflate->stride;
  /* No more than matches can reach; what is before has then another place, out of
   * reach. */
  gsize n_kept = MIN (n_rows, WINDOW / stride + 1);

  deflate->start += (guint32) ((n_rows - n_kept) * stride);
  for (; n_kept > 0; n_kept--)
    {
      guchar *end = make_room (deflate, stride);

      memcpy (end, end - stride, stride);
      deflate->n_before += stride;
    }
}

static void
finish (WayDeflate *deflate,
        GByteArray *packed)
{
  const guint32 check = GUINT32_TO_BE (deflate->high << 16 | deflate->low);

  put_block (deflate, packed, TRUE);
  for (; deflate->n_held > 0; deflate->n_held -= MIN (deflate->n_held, 8))
    {
      const guchar byte = (guchar) deflate->held;

      g_byte_array_append (packed, &byte, 1);
      deflate->held >>= 8;
    }
  g_byte_array_append (packed, (const guchar *) &check, sizeof check);
}

/**
 * way_deflate_new:
 * @unit: the bytes of a pixel
 * @stride: the bytes of a row
 *
 * Returns: (transfer full): what compresses one picture
 */
WayDeflate *
way_deflate_new (guint unit,
                 gsize stride)
{
  WayDeflate *deflate;

  g_return_val_if_fail (unit > 0 && stride > 0, NULL);

  deflate = g_new0 (WayDeflate, 1);
  deflate->unit = unit;
  deflate->stride = stride;
  deflate->low = 1;
  return deflate;
}

/**
 * way_deflate_free:
 * @deflate: (transfer full) (nullable): a compressor
 */
void
way_deflate_free (WayDeflate *deflate)
{
  if (deflate == NULL)
    return;
  g_free (deflate->buffer);
  g_free (deflate);
}

/**
 * way_deflate_add:
 * @deflate: a compressor that has not come to its end
 * @bytes: the next bytes of the picture
 * @length: how many they are
 * @last: whether they are the last
 * @packed: where to append what is compressed by now
 *
 * Compresses some rows. It may hold some of them back until the end.
 */
void
way_deflate_add (WayDeflate   *deflate,
                 const guchar *bytes,
                 gsize         length,
                 gboolean      last,
                 GByteArray   *packed)
{
  /* Deflate with the window of 32 KiB; a quick compressor (RFC 1950). */
  static const guchar head[] = { 0x78, 0x01 };

  g_return_if_fail (deflate != NULL && (bytes != NULL || length == 0) && packed != NULL);

  if (!deflate->begun)
    g_byte_array_append (packed, head, sizeof head);
  deflate->begun = TRUE;
  if (length > 0)
    memcpy (make_room (deflate, length), bytes, length);
  add_up (bytes, length, &deflate->low, &deflate->high);
  pack (deflate, length, packed);
  deflate->n_before += length;
  if (last)
    finish (deflate, packed);
}

/**
 * way_deflate_repeat:
 * @deflate: a compressor that was given a whole row at least, and has not come
 *   to its end; its rows are of WAY_DEFLATE_WINDOW bytes at most
 * @n_rows: how often the last row comes again
 * @packed: where to append what is compressed by now
 *
 * Compresses rows that are the same as the last one, which costs nearly nothing:
 * they need not be looked at. It may hold some of them back until the end.
 */
void
way_deflate_repeat (WayDeflate *deflate,
                    gsize       n_rows,
                    GByteArray *packed)
{
  const guchar *row;

  g_return_if_fail (deflate != NULL && deflate->stride <= WINDOW && packed != NULL);
  g_return_if_fail (deflate->n_before >= deflate->stride);

  row = deflate->buffer + deflate->n_before - deflate->stride;
  add_up_again (deflate, row, n_rows);
  pack_again (deflate, row, n_rows, packed);
  repeat_row (deflate, n_rows);
}
