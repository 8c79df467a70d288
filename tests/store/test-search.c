/* Searching through the index of a file: with the same hits as reading the
 * texts, and never with wrong ones from an index that is damaged.
 */
#include "config.h"

#include "support.h"
#include "way-store-db.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "way-search-private.h"

#define N_QUERIES 600

typedef struct
{
  char       *folder;
  char       *path;
  WayDataset *shipped;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = make_folder ();
  fixture->path = g_build_filename (fixture->folder, "set.db", NULL);
  fixture->shipped = way_store_load (g_getenv ("WAYMARK_DATASET"), NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  way_dataset_unref (fixture->shipped);
  remove_folder (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

/* What the index alone gives must be what each policy says of itself. */
static guint
assert_agrees (const WayDataset *dataset,
               const char       *text)
{
  g_autoptr (GPtrArray) phrases = way_search_parse (text);
  g_autoptr (GError) error = NULL;
  g_autoptr (WayHits) hits = way_search_run (dataset, text, NULL, NULL, NULL, &error);
  WaySearchIndex *index = way_dataset_get_search (dataset);
  guint n = way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES);
  g_autofree guint64 *set = g_new0 (guint64, n / 64 + 1);
  g_autoptr (GArray) policies = g_array_new (FALSE, FALSE, sizeof (guint));
  WayMet met = { set, policies, 0, n / 2 };
  guint n_hits = 0;

  g_assert_no_error (error);
  g_assert_true ((hits == NULL) == (phrases->len == 0));
  if (hits == NULL)
    return n;
  g_assert_true (index->klass->collect (index, WAY_SEARCH_TITLES,
                                        (const WayPhrase *const *) phrases->pdata, phrases->len,
                                        &met, G_MAXUINT, NULL, &error));
  for (guint i = 0; i < n; i++)
    {
      if (way_hits_has (hits, i) != way_search_matches (dataset, i, phrases))
        g_error ("policy %u and \"%s\"", i, text);
      g_assert_true (way_hits_has (hits, i) || !way_met_has (set, i));
      n_hits += way_hits_has (hits, i);
    }
  g_assert_cmpuint (hits->n_hits, ==, n_hits);
  g_assert_cmpuint (policies->len, ==, MIN (met.n, met.max));
  for (guint i = 0; i < policies->len; i++)
    g_assert_true (way_met_has (set, g_array_index (policies, guint, i)));
  g_assert_cmpuint (hits->n_order, ==, n_hits);
  for (guint i = 1; i < n_hits; i++)
    g_assert_true (way_met_has (set, hits->order[i - 1])
                   || !way_met_has (set, hits->order[i]));
  return n_hits;
}

/* A piece of one of the texts of a policy, in which words may be cut. */
static char *
cut_piece (const WayDataset *dataset,
           GRand            *random)
{
  guint n = way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES);
  const WayPolicy *policy = way_dataset_get_policy (dataset, g_rand_int_range (random, 0, n));
  const char *const texts[] = { policy->title[0], policy->title[1], policy->summary[0],
                                policy->summary[1], policy->short_title[0], policy->number[1] };
  const char *text = texts[g_rand_int_range (random, 0, G_N_ELEMENTS (texts))];
  glong length = g_utf8_strlen (text, -1);
  glong start = length > 0 ? g_rand_int_range (random, 0, length) : 0;
  glong end = MIN (start + g_rand_int_range (random, 1, 14), length);

  return g_utf8_substring (text, start, end);
}

static void
test_agrees (Fixture       *fixture,
             gconstpointer  unused)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20160519);
  guint n_some = 0;

  for (guint i = 0; i < N_QUERIES; i++)
    {
      g_autofree char *first = cut_piece (fixture->shipped, random);
      g_autofree char *second = cut_piece (fixture->shipped, random);
      g_autofree char *text
        = i % 4 == 0 ? g_strdup (first)
        : i % 4 == 1 ? g_strdup_printf ("\"%s\"", first)
        : i % 4 == 2 ? g_strdup_printf ("%s %s", first, second)
        : g_strdup_printf ("“%s” %s ", first, second);
      guint n = assert_agrees (fixture->shipped, text);

      n_some += n > 0 && n < way_dataset_get_n_rows (fixture->shipped, WAY_TABLE_POLICIES);
    }
  g_assert_cmpuint (n_some, >, N_QUERIES / 4);
}

/* Nothing is syntax, and nothing is an error. */
static void
test_hostile (Fixture       *fixture,
              gconstpointer  unused)
{
  static const char *const texts[] = {
    "", " ", "\"", "\"\"", "\"\"\"", "“", "*", "a*", "^innovation", "innovation AND", "NOT a",
    "text : x", "{text} : x", "NEAR(a b, 2)", "a + b", "-a", "(", ")", "';--", "\\", "%", "_",
    "\x01\x02\x1b[2J", "inno\nvation", "😀", "😀 科技", "שלום", "\xe2\x80\xae" "abc", "\xff\xfe",
    "科\xe7\xa7", "a\"b\"c", "\"open", "科技\"创新", "「科技」", "ｉｎｎｏｖ", "e\xcc\x81", "\xcc\x81",
    "rowid", "search_texts", "0", "r d", "\"r d\"", "R&D", "2.5", "I", "ın", "i̇n",
    "\xef\xbb\xbfplan",
  };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_agrees (fixture->shipped, texts[i]);
  for (guint i = 0; i < 5000; i++)
    g_string_append (text, i % 2 == 0 ? "innovation " : "科技 ");
  g_assert_cmpuint (assert_agrees (fixture->shipped, text->str), >, 0);
  g_string_set_size (text, 0);
  for (guint i = 0; i < 100000; i++)
    g_string_append (text, "科技\"");
  assert_agrees (fixture->shipped, text->str);
  g_string_set_size (text, 0);
  for (guint i = 0; i < 100000; i++)
    g_string_append_c (text, 'a');
  g_assert_cmpuint (assert_agrees (fixture->shipped, text->str), ==, 0);
}

static void
test_meaning (Fixture       *fixture,
              gconstpointer  unused)
{
  const WayDataset *dataset = fixture->shipped;
  guint whole = assert_agrees (dataset, "innovation ");

  g_assert_cmpuint (whole, >, 10);
  g_assert_cmpuint (assert_agrees (dataset, "innov"), >=, whole);
  g_assert_cmpuint (assert_agrees (dataset, "innov "), ==, 0);
  g_assert_cmpuint (assert_agrees (dataset, "INNOVATION "), ==, whole);
  g_assert_cmpuint (assert_agrees (dataset, "innovation strategy"), <, whole);
  g_assert_cmpuint (assert_agrees (dataset, "\"strategy innovation\""), ==, 0);
  g_assert_cmpuint (assert_agrees (dataset, "科技"), >, assert_agrees (dataset, "科技创新"));
  g_assert_cmpuint (assert_agrees (dataset, "技"), >=, assert_agrees (dataset, "科技"));
  g_assert_cmpuint (assert_agrees (dataset, "新创技科"), ==, 0);
  /* A brief beginning counts in titles; the word itself everywhere. */
  g_assert_cmpuint (assert_agrees (dataset, "in"), >, 0);
  g_assert_cmpuint (assert_agrees (dataset, "china in"), >, 0);
}

static gboolean
is_never_quick (WaySearchIndex         *index,
                const WayPhrase *const *phrases,
                guint                   n_phrases)
{
  return FALSE;
}

/* In a large set most words are not quick; in this one all are. */
static void
make_slow (const WayDataset *dataset)
{
  static WaySearchIndexClass slow;
  WaySearchIndex *index = way_dataset_get_search (dataset);

  slow = *index->klass;
  slow.is_quick = is_never_quick;
  index->klass = &slow;
}

static void
assert_stages_cb (WayHits  *hits,
                  gpointer  data)
{
  GString *stages = data;

  g_assert_true (hits->n_order > 0 || (hits->set != NULL && !hits->complete));
  g_string_append (stages, hits->complete ? "order" : hits->set != NULL ? "whole " : "first ");
}

static void
keep_first_cb (WayHits  *hits,
               gpointer  data)
{
  WayHits **first = data;

  if (*first == NULL)
    *first = way_hits_ref (hits);
}

/* The first hits of a beginning are looked for another way; they are among the
 * whole set, and there are some whenever titles have it. */
static void
test_first (Fixture       *fixture,
            gconstpointer  unused)
{
  static const char *const texts[] = {
    "inn", "innov", "strat", "\"five year pl", "technology inn", "plan", "2016", "zzz", "科技 pla",
    "R&D", "k\x7f", "outline of the nat",
  };

  make_slow (fixture->shipped);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      WayHits *first = NULL;
      g_autoptr (WayHits) hits
        = way_search_run (fixture->shipped, texts[i], keep_first_cb, &first, NULL, NULL);
      g_autoptr (GPtrArray) phrases = way_search_parse (texts[i]);
      guint n_titles = 0;

      g_assert_null (first->set);
      for (guint j = 0; j < first->n_order; j++)
        g_assert_true (way_hits_has (hits, first->order[j]));
      for (guint j = 0; j < hits->n_order; j++)
        n_titles += way_search_find_in_policy (fixture->shipped, hits->order[j],
                                               WAY_SEARCH_TITLES,
                                               (const WayPhrase *const *) phrases->pdata,
                                               phrases->len)
                    == (guint32) ((1ull << phrases->len) - 1);
      g_assert_cmpuint (first->n_order, ==, MIN (n_titles, 50));
      way_hits_unref (first);
    }
}

/* A beginning of one or two letters is looked for in the titles first in any
 * case; other words only where the whole set takes longer. */
static void
test_stages (Fixture       *fixture,
             gconstpointer  unused)
{
  static const struct { const char *text; gboolean slow; const char *stages; } cases[] = {
    { "plan", FALSE, "whole order" }, { "科技", FALSE, "whole order" },
    { "\"five year plan", FALSE, "whole order" }, { "pl", FALSE, "first whole order" },
    { "plan", TRUE, "first whole order" }, { "pl", TRUE, "first whole order" },
  };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) none = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) stages = g_string_new (NULL);
      g_autoptr (WayHits) hits = NULL;

      if (cases[i].slow)
        make_slow (fixture->shipped);
      hits = way_search_run (fixture->shipped, cases[i].text, assert_stages_cb, stages, NULL,
                             &error);
      g_assert_no_error (error);
      g_assert_nonnull (hits);
      g_assert_cmpstr (stages->str, ==, cases[i].stages);
    }
  g_cancellable_cancel (cancellable);
  g_assert_null (way_search_run (fixture->shipped, "plan", assert_stages_cb, none, cancellable,
                                 &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpstr (none->str, ==, "");
}

/* Changes a file as another program might, which knows the tokenizer. */
static void
change (const char *path,
        const char *sql)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_true (way_store_add_tokenizer (db));
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

static void
ignore_cb (WayHits  *hits,
           gpointer  data)
{
}

static const char *const damages[] = {
  "DELETE FROM search_texts_data",
  "DELETE FROM search_titles_data WHERE id > 1; DELETE FROM search_texts_idx",
  "UPDATE search_texts_data SET block = zeroblob (20)",
  "UPDATE search_titles_data SET block = randomblob (length (block))",
  "UPDATE search_texts_data SET block = randomblob (length (block)) WHERE id > 10",
  "UPDATE search_texts_data SET block = substr (block, 1, 9)",
  "UPDATE search_texts_config SET v = 99",
  "UPDATE search_texts_idx SET pgno = 'x', segid = segid + 1",
  "UPDATE search_texts_idx SET pgno = -9223372036854775807 + pgno",
  "DELETE FROM search_texts_idx",
  "DELETE FROM search_titles_config",
  "INSERT INTO search_texts (rowid, text) VALUES (99, 'plan')",
  "INSERT INTO search_texts (rowid, text) VALUES (-1, 'plan')",
  "UPDATE policies SET rowid = 70 WHERE id = 'law-2018'",
  "DELETE FROM policy_goals; DELETE FROM policy_relations; DELETE FROM policy_sources;"
  "UPDATE eras SET policy_id = NULL; DELETE FROM policies WHERE id = 'plan-2016'",
};

/* A file with a damaged index opens, and its texts are read instead. */
static void
test_damaged (Fixture       *fixture,
              gconstpointer  unused)
{
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autoptr (WayDataset) dataset = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (WayHits) hits = NULL;
      guint n;

      g_test_message ("%s", damages[i]);
      g_unlink (fixture->path);
      make_sample (fixture->path);
      change (fixture->path, damages[i]);
      dataset = way_store_load (fixture->path, NULL, &error);
      g_assert_no_error (error);
      hits = way_search_run (dataset, "plan", ignore_cb, NULL, NULL, &error);
      g_assert_no_error (error);
      n = way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES);
      g_assert_cmpuint (hits->n_hits, <=, n);
      for (guint j = 0; j < hits->n_order; j++)
        g_assert_cmpuint (hits->order[j], <, n);
    }
}

/* Any byte of the file may be wrong: nothing crashes. */
static void
test_noise (Fixture       *fixture,
            gconstpointer  unused)
{
  g_autofree char *bytes = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  gsize length;
  guint n_read = 0;

  make_sample (fixture->path);
  read_bytes (fixture->path, &bytes, &length);
  for (guint i = 0; i < 400; i++)
    {
      g_autofree char *changed = g_memdup2 (bytes, length);
      g_autoptr (WayDataset) dataset = NULL;

      for (guint j = 0; j < 20; j++)
        changed[g_rand_int_range (random, length / 2, length)] = g_rand_int (random);
      g_assert_true (g_file_set_contents (fixture->path, changed, length, NULL));
      dataset = way_store_load (fixture->path, NULL, NULL);
      if (dataset != NULL)
        {
          g_autoptr (WayHits) hits = way_search_run (dataset, "plan r", ignore_cb, NULL, NULL,
                                                     NULL);

          n_read++;
        }
    }
  g_assert_cmpuint (n_read, >, 0);
}

/* A file that another one has taken the place of is still the one searched. */
static void
test_replaced (Fixture       *fixture,
               gconstpointer  unused)
{
  g_autoptr (WayDataset) dataset = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "set.db", NULL);

  make_sample (path);
  dataset = way_store_load (path, NULL, NULL);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_true (g_file_set_contents (path, "other", -1, NULL));
  g_assert_cmpuint (assert_agrees (dataset, "plan"), ==, 1);
  g_assert_cmpuint (assert_agrees (dataset, "科技"), ==, 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add ("/store/search/agrees", Fixture, NULL, set_up, test_agrees, tear_down);
  g_test_add ("/store/search/hostile", Fixture, NULL, set_up, test_hostile, tear_down);
  g_test_add ("/store/search/meaning", Fixture, NULL, set_up, test_meaning, tear_down);
  g_test_add ("/store/search/stages", Fixture, NULL, set_up, test_stages, tear_down);
  g_test_add ("/store/search/first", Fixture, NULL, set_up, test_first, tear_down);
  g_test_add ("/store/search/damaged", Fixture, NULL, set_up, test_damaged, tear_down);
  g_test_add ("/store/search/noise", Fixture, NULL, set_up, test_noise, tear_down);
  g_test_add ("/store/search/replaced", Fixture, NULL, set_up, test_replaced, tear_down);

  return g_test_run ();
}
