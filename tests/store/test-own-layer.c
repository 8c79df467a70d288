/* Stars and notes over a data set: the facet and its counts, the search, and
 * what a session tells of them.
 */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "support.h"
#include "way-own-file.h"
#include "way-search.h"
#include "way-session.h"

#define FIRST "idds-outline-2016"
#define SECOND "patent-law-2020"

typedef struct
{
  WayDataset *dataset;
  WaySession *session;
  WayOwn     *own;
  char       *folder;
  char       *path;
  guint       n_own;
  guint       n_matching;
} Fixture;

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  f->dataset = way_store_load (g_getenv ("WAYMARK_DATASET"), NULL, &error);
  g_assert_no_error (error);
  f->folder = g_dir_make_tmp ("waymark-layer-XXXXXX", NULL);
  f->path = g_build_filename (f->folder, "own.db", NULL);
  f->own = way_own_new (way_own_file_new (f->path));
  f->session = way_session_new (f->dataset, WAY_LANG_EN);
  way_session_set_own (f->session, f->own);
  g_signal_connect_swapped (f->session, "notify::own", G_CALLBACK (count_cb), &f->n_own);
  g_signal_connect_swapped (f->session, "notify::n-matching", G_CALLBACK (count_cb),
                            &f->n_matching);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  g_object_unref (f->session);
  g_assert_finalize_object (f->own);
  g_remove (f->path);
  g_remove (f->folder);
  g_free (f->path);
  g_free (f->folder);
  way_dataset_unref (f->dataset);
}

static guint
find (Fixture    *f,
      const char *id)
{
  guint policy = way_dataset_find (f->dataset, WAY_TABLE_POLICIES, id);

  g_assert_cmpuint (policy, !=, WAY_NONE);
  return policy;
}

static void
choose (Fixture    *f,
        const char *value,
        gboolean    chosen)
{
  WayView *view = way_session_get_view (f->session);
  g_autoptr (WayQuery) query = way_query_copy (way_view_get_query (view));
  g_autoptr (WayView) filtered = NULL;

  way_query_choose (query, WAY_FACET_OWN, value, chosen);
  filtered = way_view_with_query (view, query);
  way_session_go (f->session, filtered);
}

static void
search (Fixture    *f,
        const char *text)
{
  WayView *view = way_session_get_view (f->session);
  g_autoptr (WayQuery) query = way_query_copy (way_view_get_query (view));
  g_autoptr (WayView) searched = NULL;

  g_free (query->text);
  query->text = g_strdup (text);
  searched = way_view_with_query (view, query);
  way_session_go (f->session, searched);
}

static guint
n_matching (Fixture *f)
{
  guint n;

  way_session_get_matching (f->session, &n);
  return n;
}

static guint
count_of (Fixture    *f,
          WayOwnMark  mark)
{
  return way_session_get_counts (f->session)[way_facet_get_first (f->dataset, WAY_FACET_OWN)
                                             + mark];
}

/* A star changes the numbers of its own facet and no others, and what matches
 * only where it is asked for. */
static void
test_facet (Fixture       *f,
            gconstpointer  data)
{
  guint n = way_dataset_get_n_rows (f->dataset, WAY_TABLE_POLICIES);
  guint n_values = way_facet_get_first (f->dataset, WAY_N_FACETS);
  g_autofree guint *before = g_memdup2 (way_session_get_counts (f->session),
                                        n_values * sizeof (guint));

  g_assert_cmpuint (count_of (f, WAY_OWN_STARRED), ==, 0);
  way_session_set_starred (f->session, find (f, FIRST), TRUE);
  way_session_set_starred (f->session, find (f, SECOND), TRUE);
  way_own_set_note (f->own, SECOND, "Compare", "");
  g_assert_cmpuint (f->n_own, ==, 3);
  g_assert_cmpuint (f->n_matching, ==, 0);
  g_assert_true (way_session_is_starred (f->session, find (f, FIRST)));
  g_assert_cmpuint (count_of (f, WAY_OWN_STARRED), ==, 2);
  g_assert_cmpuint (count_of (f, WAY_OWN_NOTED), ==, 1);
  g_assert_cmpmem (way_session_get_counts (f->session),
                   way_facet_get_first (f->dataset, WAY_FACET_OWN) * sizeof (guint), before,
                   way_facet_get_first (f->dataset, WAY_FACET_OWN) * sizeof (guint));

  choose (f, "starred", TRUE);
  g_assert_cmpuint (n_matching (f), ==, 2);
  g_assert_cmpuint (count_of (f, WAY_OWN_STARRED), ==, 2);
  g_assert_cmpuint (count_of (f, WAY_OWN_NOTED), ==, 1);
  f->n_matching = 0;
  way_session_set_starred (f->session, find (f, SECOND), FALSE);
  g_assert_cmpuint (f->n_matching, >, 0);
  g_assert_cmpuint (n_matching (f), ==, 1);
  choose (f, "note", TRUE);
  g_assert_cmpuint (n_matching (f), ==, 2);
  choose (f, "starred", FALSE);
  g_assert_cmpuint (n_matching (f), ==, 1);
  choose (f, "note", FALSE);
  g_assert_cmpuint (n_matching (f), ==, n);
}

/* With another filter and only what is in the window, the numbers are those of
 * a count of everything. */
static void
test_counts (Fixture       *f,
             gconstpointer  data)
{
  g_autoptr (WayQuery) query = way_query_new ();
  g_autoptr (WayView) laws = NULL;
  g_autoptr (WayView) span = NULL;
  g_autoptr (WayView) view = NULL;
  g_autofree guint *kept = NULL;
  gsize size = way_facet_get_first (f->dataset, WAY_N_FACETS) * sizeof (guint);

  way_query_choose (query, WAY_FACET_LEVEL, "national", TRUE);
  laws = way_view_with_query (way_session_get_view (f->session), query);
  span = way_view_with_span (laws, way_day_of_year (2019), way_day_of_year (2022));
  view = way_view_with_in_window (span, TRUE);
  way_session_go (f->session, view);
  way_session_get_counts (f->session);
  way_session_set_starred (f->session, find (f, FIRST), TRUE);
  way_session_set_starred (f->session, find (f, SECOND), TRUE);
  g_assert_cmpuint (count_of (f, WAY_OWN_STARRED), ==, 1);
  kept = g_memdup2 (way_session_get_counts (f->session), size);
  way_session_go (f->session, span);
  way_session_go (f->session, view);
  g_assert_cmpmem (way_session_get_counts (f->session), size, kept, size);
}

/* Notes are searched, alone and together with the other texts, and the hit says
 * that it is one. */
static void
test_search (Fixture       *f,
             gconstpointer  data)
{
  g_autoptr (GPtrArray) phrases = way_search_parse ("zeitgeist");
  g_autoptr (WayExcerpt) excerpt = NULL;

  search (f, "zeitgeist");
  g_assert_cmpuint (n_matching (f), ==, 0);
  way_own_set_note (f->own, FIRST, "The zeitgeist of 科技 then\nand now.", "");
  g_assert_cmpuint (n_matching (f), ==, 1);
  g_assert_cmpint (way_session_get_matching (f->session, NULL)[find (f, FIRST)], !=, 0);
  g_assert_cmpuint (way_session_get_hits (f->session)->n_hits, ==, 1);
  excerpt = way_search_explain (f->dataset, find (f, FIRST), phrases, WAY_LANG_EN);
  g_assert_nonnull (excerpt);
  g_assert_cmpint (excerpt->field, ==, WAY_SEARCH_NOTE);
  g_assert_nonnull (strstr (excerpt->text, "zeitgeist"));
  g_assert_cmpstr (way_search_field_name (WAY_SEARCH_NOTE, WAY_LANG_EN), ==, "note");

  search (f, "zeitgeist outl");
  g_assert_cmpuint (n_matching (f), ==, 1);
  search (f, "zeitgeist nowhere");
  g_assert_cmpuint (n_matching (f), ==, 0);
  search (f, "zeitgeist no");
  g_assert_cmpuint (n_matching (f), ==, 0);
  search (f, "科技");
  g_assert_cmpuint (n_matching (f), >, 1);
  search (f, "zeitgeist");
  way_own_set_note (f->own, FIRST, "", way_own_get_note (f->own, FIRST));
  g_assert_cmpuint (n_matching (f), ==, 0);
}

/* Another data set has other policies; what it does not hold is kept. */
static void
test_other_dataset (Fixture       *f,
                    gconstpointer  data)
{
  g_autoptr (WayDatasetBuilder) builder = way_dataset_builder_new ();
  g_autoptr (WayDataset) empty = way_dataset_builder_end (builder);
  g_autoptr (WayOwnMarks) marks = NULL;

  way_session_set_starred (f->session, find (f, FIRST), TRUE);
  way_session_set_dataset (f->session, empty);
  marks = way_dataset_get_own (empty);
  g_assert_nonnull (marks);
  g_assert_cmpuint (marks->n_policies, ==, 0);
  way_own_set_starred (f->own, "another", TRUE);
  way_session_set_dataset (f->session, f->dataset);
  g_assert_true (way_session_is_starred (f->session, find (f, FIRST)));
  g_assert_true (way_own_is_starred (f->own, "another"));
}

/* As the command line does it: the file is only read. */
static void
test_lay (Fixture       *f,
          gconstpointer  data)
{
  g_autoptr (WayDataset) other = NULL;
  g_autoptr (WayOwnMarks) marks = NULL;
  g_autoptr (GError) error = NULL;

  other = way_store_load (g_getenv ("WAYMARK_DATASET"), NULL, &error);
  g_assert_no_error (error);
  g_assert_null (way_dataset_get_own (other));
  g_assert_true (way_own_file_lay (f->path, other, &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (f->path, G_FILE_TEST_EXISTS));
  way_session_set_starred (f->session, find (f, FIRST), TRUE);
  way_own_wait (f->own);
  g_assert_true (way_own_file_lay (f->path, other, &error));
  marks = way_dataset_get_own (other);
  g_assert_true (way_own_marks_has (marks, find (f, FIRST), WAY_OWN_STARRED));
  g_assert_false (way_own_marks_has (marks, find (f, SECOND), WAY_OWN_STARRED));
  g_assert_true (g_file_set_contents (f->path, "no database, and longer than a header of one is: "
                                      "a hundred bytes, which this text has with its last words.",
                                      -1, NULL));
  g_assert_false (way_own_file_lay (f->path, other, &error));
  g_assert_error (error, WAY_OWN_ERROR, WAY_OWN_ERROR_DAMAGED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/own-layer/facet", Fixture, NULL, set_up, test_facet, tear_down);
  g_test_add ("/own-layer/counts", Fixture, NULL, set_up, test_counts, tear_down);
  g_test_add ("/own-layer/search", Fixture, NULL, set_up, test_search, tear_down);
  g_test_add ("/own-layer/other-dataset", Fixture, NULL, set_up, test_other_dataset, tear_down);
  g_test_add ("/own-layer/lay", Fixture, NULL, set_up, test_lay, tear_down);
  return g_test_run ();
}
