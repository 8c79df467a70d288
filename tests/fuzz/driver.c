/* Runs a fuzz target over a corpus and over changed copies of it, the same
 * ones each time: driver FOLDER N, with N changed copies. Each input ends where
 * memory ends, so that reading one byte too far crashes.
 */
#include "config.h"

#include "fuzz.h"

#include <glib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define MAX_SIZE 65536
#define SEED 20160519

/* What parsers stumble over. */
static const char *const morsels[] = {
  "\"", "\"\"", ",", "\n", "\r\n", "\\u", "\\ud800", "[", "{", "}", "]", ":", "e9", "-", "\xff",
  "\xef\xbb\xbf", "\xe7\xa0", "\xff\xff\xff\xff", "\x7f\xff\xff\xff", "\004",
};

static guint8 *guarded;

static void
make_guarded (void)
{
  gsize page = sysconf (_SC_PAGESIZE);
  guint8 *memory = mmap (NULL, MAX_SIZE + page, PROT_READ | PROT_WRITE,
                         MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

  g_assert_true (memory != MAP_FAILED && MAX_SIZE % page == 0);
  g_assert_cmpint (mprotect (memory + MAX_SIZE, page, PROT_NONE), ==, 0);
  guarded = memory;
}

static void
run_target (const GByteArray *input)
{
  guint8 *start = guarded + MAX_SIZE - input->len;

  if (input->len > 0)
    memcpy (start, input->data, input->len);
  LLVMFuzzerTestOneInput (start, input->len);
}

static GByteArray *
copy (const GByteArray *input)
{
  GByteArray *bytes = g_byte_array_new ();

  return g_byte_array_append (bytes, input->data, input->len);
}

static void
insert (GByteArray   *bytes,
        guint         place,
        gconstpointer data,
        guint         length)
{
  guint old_length = bytes->len;

  if (length == 0 || old_length + length > MAX_SIZE)
    return;
  g_byte_array_set_size (bytes, old_length + length);
  memmove (bytes->data + place + length, bytes->data + place, old_length - place);
  memcpy (bytes->data + place, data, length);
}

/* Makes one change at a place that lies within the bytes, or at their end. */
static void
change (GByteArray       *bytes,
        GRand            *random,
        const GByteArray *other)
{
  guint place = g_rand_int_range (random, 0, bytes->len + 1);
  guint length = g_rand_int_range (random, 1, 17);
  const char *morsel = morsels[g_rand_int_range (random, 0, G_N_ELEMENTS (morsels))];
  guint end = g_rand_int_range (random, 0, other->len + 1);

  length = MIN (length, bytes->len - place);
  switch (g_rand_int_range (random, 0, 7))
    {
    case 0:
      if (length > 0)
        bytes->data[place] ^= 1 << g_rand_int_range (random, 0, 8);
      break;
    case 1:
      if (length > 0)
        bytes->data[place] = g_rand_int (random);
      break;
    case 2:
      if (length > 0)
        g_byte_array_remove_range (bytes, place, length);
      break;
    case 3:
      insert (bytes, place, morsel, strlen (morsel));
      break;
    case 4:
      insert (bytes, place, "", 1);
      break;
    case 5:
      g_byte_array_set_size (bytes, place);
      break;
    default:
      g_byte_array_set_size (bytes, place);
      insert (bytes, place, other->data + end, other->len - end);
    }
}

static void
run_changed (GPtrArray *corpus,
             guint      n)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);

  for (guint i = 0; i < n; i++)
    {
      const GByteArray *base = g_ptr_array_index (corpus, i % corpus->len);
      const GByteArray *other =
        g_ptr_array_index (corpus, g_rand_int_range (random, 0, corpus->len));
      g_autoptr (GByteArray) bytes = copy (base);

      for (guint j = g_rand_int_range (random, 1, 6); j > 0; j--)
        change (bytes, random, other);
      run_target (bytes);
    }
}

static int
compare_names_cb (gconstpointer a,
                  gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* In the order of the names, as that of a folder differs between machines. */
static GPtrArray *
read_corpus (const char *folder)
{
  GPtrArray *corpus = g_ptr_array_new_with_free_func ((GDestroyNotify) g_byte_array_unref);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names_cb);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, g_ptr_array_index (names, i), NULL);
      char *bytes;
      gsize length;

      g_assert_true (g_file_get_contents (path, &bytes, &length, NULL) && length <= MAX_SIZE);
      g_ptr_array_add (corpus, g_byte_array_new_take ((guint8 *) bytes, length));
    }
  return corpus;
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GPtrArray) corpus = NULL;

  g_assert_cmpint (argc, ==, 3);
  corpus = read_corpus (argv[1]);
  g_assert_cmpuint (corpus->len, >, 0);
  make_guarded ();
  for (guint i = 0; i < corpus->len; i++)
    run_target (g_ptr_array_index (corpus, i));
  run_changed (corpus, g_ascii_strtoull (argv[2], NULL, 10));
  return 0;
}
