/* Reading a large data set in stages: in the end all is as if it had been read
 * whole, and until then nothing that is shown is wrong.
 */
#include "config.h"

#include "support.h"
#include "way-dataset-private.h"
#include "way-fields.h"
#include "way-generate.h"
#include "way-session.h"
#include "way-store-db.h"

#include <string.h>

#define N_POLICIES 30000

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  f->folder = make_folder ();
  f->path = g_build_filename (f->folder, "set.db", NULL);
  way_generate (GPOINTER_TO_UINT (data), 1, g_getenv ("WAYMARK_DATASET"), f->path, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  remove_folder (f->folder);
  g_free (f->path);
  g_free (f->folder);
}

static void
change (const char *path,
        const char *sql)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

static WayDataset *
open_set (Fixture *f,
          guint    threshold)
{
  g_autoptr (GError) error = NULL;
  WayDataset *dataset = way_store_open_from (threshold, f->path, NULL, &error);

  g_assert_no_error (error);
  return dataset;
}

static WayDataset *
complete (WayDataset *first)
{
  g_autoptr (GError) error = NULL;
  WayDataset *dataset = way_store_complete (first, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (way_dataset_is_complete (dataset));
  return dataset;
}

static void
assert_same_rows (const WayDataset *a,
                  const WayDataset *b,
                  WayTableId        table)
{
  g_assert_cmpuint (way_dataset_get_n_rows (a, table), ==, way_dataset_get_n_rows (b, table));
  for (guint i = 0; i < way_dataset_get_n_rows (a, table); i++)
    {
      g_auto (GStrv) one = way_dataset_get_fields (a, table, i);
      g_auto (GStrv) other = way_dataset_get_fields (b, table, i);

      for (guint j = 0; one[j] != NULL; j++)
        g_assert_cmpstr (one[j], ==, other[j]);
    }
}

static void
assert_same_links (const WayDataset *a,
                   const WayDataset *b)
{
  for (guint i = 0; i < way_dataset_get_n_rows (a, WAY_TABLE_POLICIES); i++)
    {
      const WayPolicy *one = way_dataset_get_policy (a, i), *other = way_dataset_get_policy (b, i);
      guint n, n_other;
      const guint *incoming = way_dataset_get_incoming (a, i, &n);
      const guint *incoming_other = way_dataset_get_incoming (b, i, &n_other);

      g_assert_cmpuint (one->first_stated, ==, other->first_stated);
      g_assert_cmpuint (one->n_stated, ==, other->n_stated);
      g_assert_cmpuint (one->first_source, ==, other->first_source);
      g_assert_cmpuint (one->n_sources, ==, other->n_sources);
      g_assert_cmpuint (one->first_relation, ==, other->first_relation);
      g_assert_cmpuint (one->n_relations, ==, other->n_relations);
      g_assert_cmpmem (incoming, n * sizeof (guint), incoming_other, n_other * sizeof (guint));
    }
}

static void
assert_same_spans (const WayDataset *a,
                   const WayDataset *b)
{
  for (int year = 2014; year < 2030; year++)
    {
      double start = way_day_of_year (year) + 0.5, end = way_day_of_year (year + 1);
      guint n, n_other;
      g_autofree guint *policies = way_dataset_find_in_span (a, start, end, &n);
      g_autofree guint *other = way_dataset_find_in_span (b, start, end, &n_other);

      g_assert_cmpmem (policies, n * sizeof (guint), other, n_other * sizeof (guint));
      g_assert_true (n > 0 || year < 2016 || year > 2025);
    }
}

static void
test_agrees (Fixture       *f,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayDataset) whole = way_store_load (f->path, NULL, &error);
  g_autoptr (WayDataset) first = open_set (f, WAY_STORE_STAGED);
  g_autoptr (WayDataset) second = NULL;

  g_assert_no_error (error);
  g_assert_true (way_dataset_is_complete (whole));
  g_assert_false (way_dataset_is_complete (first));
  assert_same_spans (whole, first);
  second = complete (first);
  g_clear_pointer (&first, way_dataset_unref);
  for (guint i = 0; i < WAY_N_TABLES; i++)
    assert_same_rows (whole, second, i);
  assert_same_spans (whole, second);
  assert_same_links (whole, second);
  g_assert_cmpmem (way_dataset_get_keys (whole), N_POLICIES * sizeof (WayPolicyKey),
                   way_dataset_get_keys (second), N_POLICIES * sizeof (WayPolicyKey));
  g_assert_cmpmem (way_dataset_get_by_date (whole), N_POLICIES * sizeof (guint),
                   way_dataset_get_by_date (second), N_POLICIES * sizeof (guint));
  g_assert_true (way_store_verify (second, NULL, &error));
  g_assert_no_error (error);
}

/* What stands before the links are known; the more important first by rank. */
static void
test_first (Fixture       *f,
            gconstpointer  data)
{
  g_autoptr (WayDataset) first = open_set (f, 1);
  const WayPolicyKey *keys = way_dataset_get_keys (first);
  guint n = way_dataset_get_n_rows (first, WAY_TABLE_POLICIES), n_incoming, found;
  const guint *by_date = way_dataset_get_by_date (first);

  g_assert_cmpuint (n, ==, GPOINTER_TO_UINT (data));
  g_assert_cmpuint (way_dataset_get_n_rows (first, WAY_TABLE_POLICY_GOALS), ==, 0);
  for (guint i = 0; i < n; i++)
    {
      const WayPolicy *policy = way_dataset_get_policy (first, i);

      g_assert_true (policy == way_dataset_get_policy (first, i));
      g_assert_cmpint (way_date_first_day (policy->date), ==, keys[i].first_day);
      g_assert_cmpuint (policy->theme, ==, keys[i].theme);
      g_assert_cmpuint (way_dataset_get_issuer (first, policy, 0), ==, keys[i].issuer);
      g_assert_cmpuint (policy->n_stated, ==, 0);
      g_assert_cmpuint (way_dataset_find (first, WAY_TABLE_POLICIES, policy->id), ==, i);
      g_assert_cmpuint (by_date[way_dataset_get_place (first, i)], ==, i);
      way_dataset_get_incoming (first, i, &n_incoming);
      g_assert_cmpuint (n_incoming, ==, 0);
      if (i > 0 && keys[i].rank != keys[i - 1].rank)
        g_assert_true ((keys[i].rank < keys[i - 1].rank)
                       == (keys[i].importance < keys[i - 1].importance));
    }
  found = way_dataset_find (first, WAY_TABLE_POLICIES, "no-such-policy");
  g_assert_cmpuint (found, ==, WAY_NONE);
}

static void
test_small (Fixture       *f,
            gconstpointer  data)
{
  g_autoptr (WayDataset) dataset = open_set (f, WAY_STORE_STAGED);

  g_assert_true (way_dataset_is_complete (dataset));
  g_assert_null (way_dataset_get_source_of_rows (dataset));
}

/* Numbers with a gap cannot be those of a snapshot. */
static void
test_gap (Fixture       *f,
          gconstpointer  data)
{
  g_autoptr (WayDataset) dataset = NULL;

  change (f->path, "DELETE FROM policy_sources WHERE policy_id = 'policy-0000002';"
                   "DELETE FROM policy_relations WHERE from_policy = 'policy-0000002'"
                   " OR to_policy = 'policy-0000002';"
                   "DELETE FROM policies WHERE id = 'policy-0000002'");
  dataset = open_set (f, 1);
  g_assert_true (way_dataset_is_complete (dataset));
  g_assert_cmpuint (way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES), ==,
                    GPOINTER_TO_UINT (data) - 1);
}

/* A row that cannot be read has no texts, and is told of once. */
static void
test_bad_row (Fixture       *f,
              gconstpointer  data)
{
  g_autoptr (WayDataset) first = NULL;
  g_autoptr (GError) fault = NULL;
  const WayPolicy *policy;

  change (f->path, "UPDATE policies SET summary_en = char (7) WHERE rowid IN (3, 4)");
  first = open_set (f, 1);
  policy = way_dataset_get_policy (first, 2);
  g_assert_cmpstr (policy->title[WAY_LANG_EN], ==, "");
  g_assert_cmpint (way_date_first_day (policy->date), ==,
                   way_dataset_get_keys (first)[2].first_day);
  g_assert_cmpuint (policy->kind, ==, way_dataset_get_keys (first)[2].kind);
  g_assert_cmpuint (way_dataset_get_issuer (first, policy, 0), ==,
                    way_dataset_get_keys (first)[2].issuer);
  g_assert_cmpstr (way_dataset_get_policy (first, 3)->id, ==, "");
  g_assert_cmpstr (way_dataset_get_policy (first, 4)->id, ==, "policy-0000005");
  fault = way_row_source_next_fault (way_dataset_get_source_of_rows (first));
  g_assert_error (fault, WAY_STORE_ERROR, WAY_STORE_ERROR_DAMAGED);
  g_assert_nonnull (strstr (fault->message, "summary_en: has a control character"));
  g_assert_null (way_row_source_next_fault (way_dataset_get_source_of_rows (first)));
}

/* A title that is read alone is that of the row; where it cannot be read, that
 * of a row that cannot. */
static void
test_short_titles (Fixture       *f,
                   gconstpointer  data)
{
  g_autoptr (WayDataset) first = NULL;

  change (f->path, "UPDATE policies SET short_en = char (7) WHERE rowid = 3");
  first = open_set (f, 1);
  for (guint i = 0; i < way_dataset_get_n_rows (first, WAY_TABLE_POLICIES); i++)
    for (WayLang lang = WAY_LANG_EN; lang <= WAY_LANG_ZH; lang++)
      {
        g_autofree char *title = way_dataset_dup_short_title (first, i, lang);
        g_autofree char *again = NULL;

        g_assert_cmpstr (title, ==, way_dataset_get_policy (first, i)->short_title[lang]);
        again = way_dataset_dup_short_title (first, i, lang);
        g_assert_cmpstr (title, ==, again);
        g_assert_true (i == 2 || *title != '\0');
      }
}

/* What filters need is gathered by those who read, not by who asks first. */
static void
test_gathered (Fixture       *f,
               gconstpointer  data)
{
  g_autoptr (WayDataset) first = open_set (f, 1);
  g_autoptr (WayDataset) second = complete (first);

  g_assert_nonnull (first->facets);
  g_assert_nonnull (second->facets);
}

static guint
count_statements (WaySession *session)
{
  WayDataset *dataset = way_session_get_dataset (session);
  const guint *counts = way_session_get_counts (session);
  guint n = 0;

  for (guint i = way_facet_get_first (dataset, WAY_FACET_GOAL);
       i < way_facet_get_first (dataset, WAY_FACET_GOAL + 1); i++)
    n += counts[i];
  return n;
}

/* Counts that were made before the links came are made anew. */
static void
test_counts (Fixture       *f,
             gconstpointer  data)
{
  g_autoptr (WayDataset) first = open_set (f, 1);
  g_autoptr (WayDataset) second = complete (first);
  g_autoptr (WaySession) session = way_session_new (first, WAY_LANG_EN);

  g_assert_cmpuint (count_statements (session), ==, 0);
  way_session_complete_dataset (session, second);
  g_assert_cmpuint (count_statements (session), >, 0);
}

/* Links to nowhere are seen in the second stage only. */
static void
test_bad_link (Fixture       *f,
               gconstpointer  data)
{
  g_autoptr (WayDataset) first = NULL;
  g_autoptr (WayDataset) second = NULL;
  g_autoptr (GError) error = NULL;

  change (f->path, "UPDATE policy_relations SET to_policy = 'nowhere' WHERE rowid = 1");
  first = open_set (f, 1);
  second = way_store_complete (first, NULL, &error);
  g_assert_null (second);
  g_assert_error (error, WAY_STORE_ERROR, WAY_STORE_ERROR_DAMAGED);
}

static void
test_cancelled (Fixture       *f,
                gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (WayDataset) first = open_set (f, 1);
  g_autoptr (WayDataset) second = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (way_store_complete (first, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (way_store_open (f->path, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  /* It can be tried again. */
  second = complete (first);
}

static gpointer
look_at_all (gpointer data)
{
  for (guint i = 0; i < way_dataset_get_n_rows (data, WAY_TABLE_POLICIES); i++)
    g_assert_cmpstr (way_dataset_get_policy (data, i)->id, !=, "");
  return NULL;
}

static void
test_threads (Fixture       *f,
              gconstpointer  data)
{
  g_autoptr (WayDataset) first = open_set (f, 1);
  GThread *thread = g_thread_new ("look", look_at_all, first);
  g_autoptr (WayDataset) second = complete (first);

  look_at_all (first);
  look_at_all (second);
  g_thread_join (thread);
}

int
main (int    argc,
      char **argv)
{
#define ADD(name, n, function) \
  g_test_add ("/store/staged/" name, Fixture, GUINT_TO_POINTER (n), set_up, function, tear_down)

  g_test_init (&argc, &argv, NULL);
  ADD ("agrees", N_POLICIES, test_agrees);
  ADD ("first", 2000, test_first);
  ADD ("small", 300, test_small);
  ADD ("gap", 300, test_gap);
  ADD ("bad-row", 300, test_bad_row);
  ADD ("gathered", 300, test_gathered);
  ADD ("counts", 300, test_counts);
  ADD ("short-titles", 300, test_short_titles);
  ADD ("bad-link", 300, test_bad_link);
  ADD ("cancelled", 2000, test_cancelled);
  ADD ("threads", 2000, test_threads);
  return g_test_run ();
}
