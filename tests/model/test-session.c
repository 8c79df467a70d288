/* The session: history, notifications, and what follows from a view. */
#include "config.h"

#include "way-session.h"
#include "way-shipped.h"
#include "way-verdict.h"

/* How many views can be walked back to. */
#define HISTORY_LENGTH 100

typedef struct
{
  WaySession *session;
  guint       n_view;
  guint       n_dataset;
  guint       n_matching;
} Fixture;

static void
notify_cb (GObject    *object,
           GParamSpec *pspec,
           gpointer    data)
{
  guint *n = data;

  (*n)++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (WayDataset) dataset = way_shipped_load ();

  fixture->session = way_session_new (dataset, WAY_LANG_ZH);
  g_signal_connect (fixture->session, "notify::view", G_CALLBACK (notify_cb), &fixture->n_view);
  g_signal_connect (fixture->session, "notify::dataset", G_CALLBACK (notify_cb),
                    &fixture->n_dataset);
  g_signal_connect (fixture->session, "notify::n-matching", G_CALLBACK (notify_cb),
                    &fixture->n_matching);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->session);
}

static void
go (Fixture *fixture,
    double   start)
{
  g_autoptr (WayView) view
    = way_view_with_span (way_session_get_view (fixture->session), start, start + 100);

  way_session_go (fixture->session, view);
}

static void
update (Fixture *fixture,
        double   start)
{
  g_autoptr (WayView) view
    = way_view_with_span (way_session_get_view (fixture->session), start, start + 100);

  way_session_update (fixture->session, view);
}

static double
start_of (Fixture *fixture)
{
  return way_view_get_start (way_session_get_view (fixture->session));
}

static void
test_walk (Fixture       *fixture,
           gconstpointer  data)
{
  double home = start_of (fixture);

  g_assert_false (way_session_can_go_back (fixture->session));
  g_assert_false (way_session_can_go_forward (fixture->session));
  go (fixture, 1);
  go (fixture, 2);
  g_assert_true (way_session_can_go_back (fixture->session));
  g_assert_false (way_session_can_go_forward (fixture->session));
  way_session_go_back (fixture->session);
  g_assert_cmpfloat (start_of (fixture), ==, 1);
  g_assert_true (way_session_can_go_forward (fixture->session));
  way_session_go_back (fixture->session);
  g_assert_cmpfloat (start_of (fixture), ==, home);
  g_assert_false (way_session_can_go_back (fixture->session));
  way_session_go_forward (fixture->session);
  way_session_go_forward (fixture->session);
  g_assert_cmpfloat (start_of (fixture), ==, 2);
  /* From the middle of the history what lay ahead is dropped. */
  way_session_go_back (fixture->session);
  go (fixture, 3);
  g_assert_false (way_session_can_go_forward (fixture->session));
  way_session_go_back (fixture->session);
  g_assert_cmpfloat (start_of (fixture), ==, 1);
}

static void
test_notifies (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (WayView) same = way_view_ref (way_session_get_view (fixture->session));
  g_autoptr (WayView) view = NULL;

  g_object_get (fixture->session, "view", &view, NULL);
  g_assert_true (view == same);
  way_session_go (fixture->session, same);
  way_session_update (fixture->session, same);
  way_session_go_back (fixture->session);
  way_session_go_forward (fixture->session);
  g_assert_cmpuint (fixture->n_view, ==, 0);
  go (fixture, 1);
  g_assert_cmpuint (fixture->n_view, ==, 1);
  update (fixture, 2);
  g_assert_cmpuint (fixture->n_view, ==, 2);
  /* A value that is equal and another object changes nothing either. */
  update (fixture, 2);
  go (fixture, 2);
  g_assert_cmpuint (fixture->n_view, ==, 2);
  way_session_go_back (fixture->session);
  g_assert_cmpuint (fixture->n_view, ==, 3);
  g_assert_cmpuint (fixture->n_dataset, ==, 0);
}

/* The steps of a gesture are no places of the history. */
static void
test_update (Fixture       *fixture,
             gconstpointer  data)
{
  double home = start_of (fixture);

  update (fixture, 1);
  g_assert_false (way_session_can_go_back (fixture->session));
  go (fixture, 2);
  for (guint i = 0; i < 50; i++)
    update (fixture, 3 + i);
  g_assert_cmpfloat (start_of (fixture), ==, 52);
  way_session_go_back (fixture->session);
  g_assert_cmpfloat (start_of (fixture), ==, 1);
  g_assert_cmpfloat (home, !=, 1);
  /* An update in the middle keeps what lies ahead. */
  update (fixture, 77);
  g_assert_true (way_session_can_go_forward (fixture->session));
  way_session_go_forward (fixture->session);
  g_assert_cmpfloat (start_of (fixture), ==, 52);
}

static void
test_depth (Fixture       *fixture,
            gconstpointer  data)
{
  guint n = 0;

  for (guint i = 1; i <= HISTORY_LENGTH + 20; i++)
    go (fixture, i);
  g_assert_cmpfloat (start_of (fixture), ==, HISTORY_LENGTH + 20);
  while (way_session_can_go_back (fixture->session))
    {
      way_session_go_back (fixture->session);
      n++;
    }
  g_assert_cmpuint (n, ==, HISTORY_LENGTH);
  g_assert_cmpfloat (start_of (fixture), ==, 20);
  for (n = 0; way_session_can_go_forward (fixture->session); n++)
    way_session_go_forward (fixture->session);
  g_assert_cmpuint (n, ==, HISTORY_LENGTH);
}

static void
test_select (Fixture       *fixture,
             gconstpointer  data)
{
  guint plan = way_shipped_find (way_session_get_dataset (fixture->session), WAY_TABLE_POLICIES,
                                 "fyp13-outline-2016");
  g_autoptr (WayView) unknown = NULL;

  g_assert_cmpuint (way_session_get_selected (fixture->session), ==, WAY_NONE);
  way_session_select (fixture->session, plan);
  g_assert_cmpuint (way_session_get_selected (fixture->session), ==, plan);
  way_session_select (fixture->session, plan);
  g_assert_cmpuint (fixture->n_view, ==, 1);
  way_session_select (fixture->session, WAY_NONE);
  g_assert_cmpuint (way_session_get_selected (fixture->session), ==, WAY_NONE);
  way_session_go_back (fixture->session);
  g_assert_cmpuint (way_session_get_selected (fixture->session), ==, plan);
  unknown = way_view_with_selection (way_session_get_view (fixture->session), "of another set");
  way_session_go (fixture->session, unknown);
  g_assert_cmpuint (way_session_get_selected (fixture->session), ==, WAY_NONE);
}

static void
filter (Fixture    *fixture,
        const char *level)
{
  g_autoptr (WayQuery) query
    = way_query_copy (way_view_get_query (way_session_get_view (fixture->session)));
  g_autoptr (WayView) view = NULL;

  way_query_clear_facet (query, WAY_FACET_LEVEL);
  way_query_choose (query, WAY_FACET_LEVEL, level, TRUE);
  view = way_view_with_query (way_session_get_view (fixture->session), query);
  way_session_go (fixture->session, view);
}

static void
check_matching (Fixture *fixture)
{
  const WayDataset *dataset = way_session_get_dataset (fixture->session);
  const WayQuery *query = way_view_get_query (way_session_get_view (fixture->session));
  guint n_matching, n = 0;
  const guint8 *matching = way_session_get_matching (fixture->session, &n_matching);

  guint n_policies = way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES);
  g_autofree guint8 *expected = g_new0 (guint8, n_policies + 1);

  way_query_match (query, dataset, WAY_KNOWN_ALL, expected);
  g_assert_cmpmem (matching, n_policies, expected, n_policies);
  for (guint i = 0; i < n_policies; i++)
    n += matching[i];
  g_assert_cmpuint (n, ==, n_matching);
}

/* Matching is worked out again when the query changes, and not otherwise. */
static void
test_matching (Fixture       *fixture,
               gconstpointer  data)
{
  const guint8 *matching = way_session_get_matching (fixture->session, NULL);

  check_matching (fixture);
  go (fixture, 1);
  update (fixture, 2);
  way_session_select (fixture->session, 5);
  way_session_go_back (fixture->session);
  g_assert_true (way_session_get_matching (fixture->session, NULL) == matching);
  filter (fixture, "regional");
  check_matching (fixture);
  filter (fixture, "national");
  check_matching (fixture);
  way_session_go_back (fixture->session);
  check_matching (fixture);
  way_session_go_back (fixture->session);
  check_matching (fixture);
}

static void
test_other_set (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (WayDatasetBuilder) builder = way_dataset_builder_new ();
  g_autoptr (WayDataset) empty = way_dataset_builder_end (builder);
  guint n_matching;

  go (fixture, 1);
  filter (fixture, "regional");
  way_session_get_matching (fixture->session, NULL);
  fixture->n_view = 0;
  way_session_set_dataset (fixture->session, empty);
  g_assert_true (way_session_get_dataset (fixture->session) == empty);
  g_assert_cmpuint (fixture->n_dataset, ==, 1);
  g_assert_cmpuint (fixture->n_view, ==, 1);
  g_assert_false (way_session_can_go_back (fixture->session));
  g_assert_true (way_query_is_empty (way_view_get_query (way_session_get_view (fixture->session))));
  way_session_get_matching (fixture->session, &n_matching);
  g_assert_cmpuint (n_matching, ==, 0);
  /* The same one again, of which the session may hold the last reference. */
  way_session_set_dataset (fixture->session, way_session_get_dataset (fixture->session));
  g_assert_cmpuint (fixture->n_dataset, ==, 2);
  g_assert_cmpint (way_session_get_lang (fixture->session), ==, WAY_LANG_ZH);
}

/* Verdicts are a facet, and are others on another day. */
static void
test_known_on (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (WayView) early
    = way_view_with_as_known (way_session_get_view (fixture->session), way_day_of_year (2019));
  guint first = way_facet_get_first (way_session_get_dataset (fixture->session),
                                     WAY_FACET_VERDICT);

  g_assert_cmpuint (way_session_get_counts (fixture->session)[first + WAY_VERDICT_MISSED], >, 0);
  way_session_go (fixture->session, early);
  g_assert_cmpuint (fixture->n_matching, ==, 1);
  g_assert_cmpuint (way_session_get_counts (fixture->session)[first + WAY_VERDICT_MISSED], ==, 0);
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static gboolean
quit_cb (gpointer data)
{
  g_main_loop_quit (data);
  return G_SOURCE_REMOVE;
}

static void
wait_ms (guint ms)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  g_timeout_add (ms, quit_cb, loop);
  g_main_loop_run (loop);
}

static guint
sum_kinds (WaySession *session)
{
  guint first = way_facet_get_first (way_session_get_dataset (session), WAY_FACET_KIND);
  guint sum = 0;

  for (guint i = 0; i < WAY_N_KINDS; i++)
    sum += way_session_get_counts (session)[first + i];
  return sum;
}

/* Shows a year, at one time or in steps that follow each other quickly. */
static void
pan_to_2020 (WaySession *session)
{
  guint before, n;

  way_session_get_listed (session, &before);
  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (WayView) year
        = way_view_with_span (way_session_get_view (session), way_day_of_year (2020) + i,
                              way_day_of_year (2021) + i);

      way_session_update (session, year);
      way_session_get_listed (session, &n);
      g_assert_cmpuint (n, ==, before);
    }
}

/* Lists follow the window when it has come to rest; what matches does not. */
static void
test_in_window (Fixture       *fixture,
                gconstpointer  data)
{
  WaySession *session = fixture->session;
  g_autoptr (WayView) in_window = way_view_with_in_window (way_session_get_view (session), TRUE);
  guint n = way_dataset_get_n_rows (way_session_get_dataset (session), WAY_TABLE_POLICIES);
  guint n_notified = 0, n_year, n_listed;

  g_signal_connect_swapped (session, "notify::n-listed", G_CALLBACK (count_cb), &n_notified);
  way_session_go (session, in_window);
  g_assert_cmpuint (n_notified, ==, 1);
  way_session_get_listed (session, &n_listed);
  g_assert_cmpuint (n_listed, ==, n);
  pan_to_2020 (session);
  g_assert_cmpuint (n_notified, ==, 1);
  wait_ms (400);
  g_assert_cmpuint (n_notified, ==, 2);
  way_session_get_listed (session, &n_year);
  g_assert_cmpuint (n_year, >, 0);
  g_assert_cmpuint (n_year, <, n / 2);
  g_assert_cmpuint (sum_kinds (session), ==, n_year);
  way_session_get_matching (session, &n_listed);
  g_assert_cmpuint (n_listed, ==, n);
  filter (fixture, "regional");
  way_session_get_listed (session, &n_listed);
  g_assert_cmpuint (n_listed, <, n_year);
}

/* What hangs on the query alone is not told of a pan. */
static void
test_notifies_matching (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr (WayQuery) query = way_query_new ();
  g_autoptr (WayView) view = NULL;
  guint n, n_matching;

  go (fixture, 1);
  update (fixture, 2);
  way_session_select (fixture->session, 3);
  g_assert_cmpuint (fixture->n_view, ==, 3);
  g_assert_cmpuint (fixture->n_matching, ==, 0);

  way_query_choose (query, WAY_FACET_LEVEL, "regional", TRUE);
  view = way_view_with_query (way_session_get_view (fixture->session), query);
  way_session_go (fixture->session, view);
  g_assert_cmpuint (fixture->n_matching, ==, 1);
  way_session_get_matching (fixture->session, &n);
  g_object_get (fixture->session, "n-matching", &n_matching, NULL);
  g_assert_cmpuint (n_matching, ==, n);
  g_assert_cmpuint (n, <, way_dataset_get_n_rows (way_session_get_dataset (fixture->session),
                                                  WAY_TABLE_POLICIES));
  way_session_go_back (fixture->session);
  g_assert_cmpuint (fixture->n_matching, ==, 2);
  way_session_set_dataset (fixture->session, way_session_get_dataset (fixture->session));
  g_assert_cmpuint (fixture->n_matching, ==, 3);
}

/* A set beyond those that are searched at once: every third has the word. */
static WayDataset *
make_large (guint n)
{
  g_autoptr (WayDatasetBuilder) builder = way_dataset_builder_new ();

  g_assert_true (way_add_row (builder, WAY_TABLE_THEMES, "t|Theme|主题", NULL));
  g_assert_true (way_add_row (builder, WAY_TABLE_ORGANISATIONS, "o|Office|办公室||ministry", NULL));
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *row
        = g_strdup_printf ("p%u|%s %u|规划|P|规|||2016|issued|plan|t|2|o|%s||||||0|high", i,
                           i % 3 == 0 ? "Robots" : "Ships", i,
                           i % 2 == 0 ? "national" : "regional");

      g_assert_true (way_add_row (builder, WAY_TABLE_POLICIES, row, NULL));
    }
  return way_dataset_builder_end (builder);
}

static void
type (Fixture    *fixture,
      const char *text)
{
  WayView *present = way_session_get_view (fixture->session);
  g_autoptr (WayQuery) query = way_query_copy (way_view_get_query (present));
  g_autoptr (WayView) view = NULL;

  g_free (query->text);
  query->text = g_strdup (text);
  view = way_view_with_query (present, query);
  way_session_update (fixture->session, view);
}

static guint
count_matching (Fixture *fixture)
{
  guint n;

  way_session_get_matching (fixture->session, &n);
  return n;
}

static void
wait_for_search (Fixture *fixture)
{
  while (way_session_is_searching (fixture->session))
    g_main_context_iteration (NULL, TRUE);
}

/* The old result stays until the new one is there, and of several keys in a
 * row only the last one counts. */
static void
test_search_later (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (WayDataset) large = make_large (3000);
  g_autoptr (WayQuery) query = way_query_new ();
  g_autoptr (WayView) view = NULL;

  way_session_set_dataset (fixture->session, large);
  type (fixture, "robots");
  g_assert_true (way_session_is_searching (fixture->session));
  g_assert_cmpuint (count_matching (fixture), ==, 3000);
  fixture->n_matching = 0;
  wait_for_search (fixture);
  g_assert_cmpuint (fixture->n_matching, ==, 1);
  g_assert_cmpuint (count_matching (fixture), ==, 1000);
  g_assert_cmpuint (way_session_get_hits (fixture->session)->n_order, ==, 1000);

  type (fixture, "ship");
  g_assert_null (way_session_get_hits (fixture->session));
  type (fixture, "ships 299");
  g_assert_cmpuint (count_matching (fixture), ==, 1000);
  wait_for_search (fixture);
  g_assert_cmpuint (count_matching (fixture), ==, 8);

  type (fixture, "robots ");
  wait_for_search (fixture);
  way_query_choose (query, WAY_FACET_LEVEL, "regional", TRUE);
  query->text = (g_free (query->text), g_strdup ("robots "));
  view = way_view_with_query (way_session_get_view (fixture->session), query);
  way_session_go (fixture->session, view);
  g_assert_false (way_session_is_searching (fixture->session));
  g_assert_cmpuint (count_matching (fixture), ==, 500);
  way_session_go_back (fixture->session);
  g_assert_cmpuint (count_matching (fixture), ==, 1000);

  type (fixture, "ships");
  type (fixture, "");
  g_assert_false (way_session_is_searching (fixture->session));
  g_assert_null (way_session_get_hits (fixture->session));
  g_assert_cmpuint (count_matching (fixture), ==, 3000);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (count_matching (fixture), ==, 3000);
  /* The session may go while its thread searches. */
  type (fixture, "ships");
}

static void
choose_level (Fixture    *fixture,
              const char *level)
{
  g_autoptr (WayQuery) query = way_query_new ();
  g_autoptr (WayView) view = NULL;

  if (level != NULL)
    way_query_choose (query, WAY_FACET_LEVEL, level, TRUE);
  view = way_view_with_query (way_session_get_view (fixture->session), query);
  way_session_go (fixture->session, view);
}

static void
wait_for_filter (Fixture *fixture)
{
  while (way_session_is_filtering (fixture->session))
    g_main_context_iteration (NULL, TRUE);
}

static guint
count_national (Fixture *fixture)
{
  return way_session_get_counts (fixture->session)[WAY_LEVEL_NATIONAL];
}

/* Very many are filtered in a thread: what matched, and its counts, stay until
 * then, and of several changes in a row only the last one counts. */
static void
test_filter_later (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (WayDataset) large = make_large (21000);
  g_autoptr (WayDataset) small = make_large (10);
  guint serial;

  way_session_set_dataset (fixture->session, large);
  g_assert_cmpuint (count_matching (fixture), ==, 21000);
  g_assert_cmpuint (count_national (fixture), ==, 10500);
  serial = way_session_get_matching_serial (fixture->session);
  fixture->n_matching = fixture->n_view = 0;
  choose_level (fixture, "regional");
  g_assert_true (way_session_is_filtering (fixture->session));
  g_assert_cmpuint (count_matching (fixture), ==, 21000);
  g_assert_cmpuint (way_session_get_matching_serial (fixture->session), ==, serial);
  g_assert_cmpuint (fixture->n_matching, ==, 0);
  g_assert_cmpuint (fixture->n_view, ==, 1);
  wait_for_filter (fixture);
  g_assert_cmpuint (count_matching (fixture), ==, 10500);
  g_assert_cmpuint (way_session_get_matching_serial (fixture->session), !=, serial);
  g_assert_cmpuint (fixture->n_matching, ==, 1);
  g_assert_cmpuint (fixture->n_view, ==, 2);

  choose_level (fixture, "national");
  choose_level (fixture, NULL);
  wait_for_filter (fixture);
  g_assert_cmpuint (fixture->n_matching, ==, 2);
  g_assert_cmpuint (count_matching (fixture), ==, 21000);

  /* Words come from another thread, and facets are applied to them. */
  type (fixture, "robots");
  wait_for_search (fixture);
  wait_for_filter (fixture);
  g_assert_cmpuint (count_matching (fixture), ==, 7000);
  g_assert_cmpuint (count_national (fixture), ==, 3500);

  /* Those that had the words before are not filtered again meanwhile. */
  fixture->n_matching = 0;
  type (fixture, "ships");
  while (way_session_is_searching (fixture->session))
    {
      WayHits *hits = way_session_get_hits (fixture->session);

      g_assert_true (way_session_is_filtering (fixture->session)
                     || (hits != NULL && hits->set != NULL));
      g_main_context_iteration (NULL, TRUE);
    }
  wait_for_filter (fixture);
  g_assert_cmpuint (fixture->n_matching, ==, 1);

  /* Nothing of one set comes to another. */
  choose_level (fixture, "national");
  way_session_set_dataset (fixture->session, small);
  g_assert_false (way_session_is_filtering (fixture->session));
  g_assert_cmpuint (count_matching (fixture), ==, 10);
  wait_ms (100);
  g_assert_cmpuint (count_matching (fixture), ==, 10);
  /* The session may go while its thread filters. */
  way_session_set_dataset (fixture->session, large);
  count_matching (fixture);
  choose_level (fixture, "national");
}

#define ADD(name, test) g_test_add ("/session/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("walk", test_walk);
  ADD ("notifies", test_notifies);
  ADD ("notifies-matching", test_notifies_matching);
  ADD ("in-window", test_in_window);
  ADD ("known-on", test_known_on);
  ADD ("update", test_update);
  ADD ("depth", test_depth);
  ADD ("select", test_select);
  ADD ("matching", test_matching);
  ADD ("other-set", test_other_set);
  ADD ("search-later", test_search_later);
  ADD ("filter-later", test_filter_later);
  return g_test_run ();
}
