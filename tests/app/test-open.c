/* A large data set in a window: shown before all of it is read, then completed
 * where it stands, and what is wrong with it is told.
 */
#include "config.h"

#include "fixture.h"

#include <sqlite3.h>
#include <string.h>

#include "way-generate.h"
#include "way-presenter.h"
#include "way-status-bar.h"
#include "way-store.h"
#include "way-timeline-view.h"

typedef struct
{
  GtkApplication *application;
  GSettings      *settings;
  WaySession     *session;
  GtkWidget      *window;
  char           *path;
} Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  g_autofree char *shipped = find_shipped ();
  g_autoptr (GError) error = NULL;

  f->path = write_file ("large.waymark", "");
  way_generate (WAY_STORE_STAGED, 1, shipped, f->path, &error);
  g_assert_no_error (error);
  f->application = new_application ();
  f->settings = reset_settings ();
  f->session = new_session ();
  f->window = open_window (f->application, f->settings, f->session);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  close_window (f->window);
  g_assert_finalize_object (f->session);
  g_assert_finalize_object (f->settings);
  end_application (f->application);
  g_free (f->path);
}

static void
change (Fixture    *f,
        const char *sql)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (f->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

static WayDataset *
shown (Fixture *f)
{
  return way_session_get_dataset (f->session);
}

static gboolean
has_message (Fixture *f)
{
  return gtk_revealer_get_reveal_child (template_child (f->window, "message_revealer"));
}

static const char *
message (Fixture *f)
{
  return gtk_label_get_text (template_child (f->window, "message"));
}

static void
open_file (Fixture *f)
{
  g_autoptr (GFile) file = g_file_new_for_path (f->path);
  WayDataset *before = shown (f);

  way_window_open (WAY_WINDOW (f->window), file);
  wait_until (shown (f) != before);
}

/* What is looked at stays while the links come. */
static void
test_completes (Fixture       *f,
                gconstpointer  data)
{
  gpointer status = template_child (f->window, "status");
  const WayTimelineCounts *counts;
  g_autoptr (WayView) view = NULL;

  open_file (f);
  g_assert_cmpuint (way_dataset_get_n_rows (shown (f), WAY_TABLE_POLICIES), ==, WAY_STORE_STAGED);
  g_assert_false (way_dataset_is_complete (shown (f)));
  way_session_select (f->session, 17);
  view = way_view_ref (way_session_get_view (f->session));

  wait_until (way_dataset_is_complete (shown (f)));
  settle (f->window);
  g_assert_true (way_view_equal (view, way_session_get_view (f->session)));
  g_assert_cmpuint (way_session_get_selected (f->session), ==, 17);
  g_assert_true (way_session_can_go_back (f->session));
  g_assert_false (has_message (f));
  g_assert_false (gtk_widget_get_visible (template_child (status, "progress")));
  counts = way_timeline_view_get_counts (template_child (f->window, "timeline"));
  g_assert_cmpuint (counts->labelled + counts->marks + counts->clustered + counts->above_or_below
                    + counts->outside + counts->filtered, ==, WAY_STORE_STAGED);
}

/* The line at the foot says what is still going on. */
static void
test_progress (Fixture       *f,
               gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayDataset) first = way_store_open (f->path, NULL, &error);
  GtkWidget *status = g_object_ref_sink (g_object_new (WAY_TYPE_STATUS_BAR, NULL));
  g_autoptr (WaySession) session = NULL;

  g_assert_no_error (error);
  session = way_session_new (first, WAY_LANG_EN);
  way_status_bar_show (WAY_STATUS_BAR (status), session, NULL, FALSE);
  g_assert_true (gtk_widget_get_visible (template_child (status, "progress")));
  g_object_unref (status);
}

static void
test_bad_row (Fixture       *f,
              gconstpointer  data)
{
  change (f, "UPDATE policies SET title_en = char (7)");
  open_file (f);
  way_session_select (f->session, 5);
  wait_until (has_message (f));
  g_assert_nonnull (strstr (message (f), "title_en: has a control character"));
}

static void
test_bad_link (Fixture       *f,
               gconstpointer  data)
{
  change (f, "UPDATE policy_relations SET to_policy = 'nowhere' WHERE rowid = 1");
  open_file (f);
  wait_until (has_message (f));
  g_assert_nonnull (strstr (message (f), "refers to a row that does not exist"));
  g_assert_false (way_dataset_is_complete (shown (f)));
}

/* A file that is being opened is given up when another one is chosen. */
static void
test_stop (Fixture       *f,
           gconstpointer  data)
{
  g_autoptr (GFile) file = g_file_new_for_path (f->path);
  g_autofree char *shipped = find_shipped ();
  g_autoptr (GFile) other = g_file_new_for_path (shipped);
  WayDataset *before = shown (f);

  way_window_open (WAY_WINDOW (f->window), file);
  way_window_open (WAY_WINDOW (f->window), other);
  wait_until (shown (f) != before);
  g_assert_true (way_dataset_is_complete (shown (f)));

  before = shown (f);
  way_window_open (WAY_WINDOW (f->window), file);
  g_assert_true (gtk_widget_activate_action (f->window, "win.close-message", NULL));
  for (guint i = 0; i < 50; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (10000);
    }
  g_assert_true (shown (f) == before);
}

/* Lists follow the window where rows are read from the file, too. */
static void
test_in_window (Fixture       *f,
                gconstpointer  data)
{
  g_autoptr (WayView) span = NULL;
  g_autoptr (WayView) view = NULL;
  guint n, n_matching;

  open_file (f);
  wait_until (way_dataset_is_complete (shown (f)));
  span = way_view_with_span (way_session_get_view (f->session), way_day_of_year (2018),
                             way_day_of_year (2019));
  view = way_view_with_in_window (span, TRUE);
  way_session_go (f->session, view);
  settle (f->window);
  way_session_get_listed (f->session, &n);
  way_session_get_matching (f->session, &n_matching);
  g_assert_cmpuint (n, >, 0);
  g_assert_cmpuint (n, <, n_matching);
}

static guint
count_presented_scenes (Fixture *f)
{
  GtkWidget *presenter;
  guint n;

  g_assert_true (gtk_widget_activate_action (f->window, "win.present", NULL));
  presenter = way_window_get_presenter (WAY_WINDOW (f->window));
  n = way_tour_get_n_scenes (way_presentation_get_tour (
    way_presenter_get_presentation (WAY_PRESENTER (presenter))));
  settle (presenter);
  gtk_window_close (GTK_WINDOW (presenter));
  wait_until (way_window_get_presenter (WAY_WINDOW (f->window)) == NULL);
  return n;
}

/* The tour of the program names policies of its own data set: of another one,
 * what the window shows is presented. */
static void
test_present (Fixture       *f,
              gconstpointer  data)
{
  g_assert_cmpuint (count_presented_scenes (f), >, 1);
  open_file (f);
  wait_until (way_dataset_is_complete (shown (f)));
  settle (f->window);
  g_assert_cmpuint (count_presented_scenes (f), ==, 1);
}

#define TEST(name, function) \
  g_test_add ("/open/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  set_up_display (&argc, &argv);
  TEST ("completes", test_completes);
  TEST ("progress", test_progress);
  TEST ("bad-row", test_bad_row);
  TEST ("bad-link", test_bad_link);
  TEST ("stop", test_stop);
  TEST ("in-window", test_in_window);
  TEST ("present", test_present);
  return g_test_run ();
}
