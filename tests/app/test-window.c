/* The window on the shipped data set: what its parts show of the session, and
 * what is left of it when it is closed.
 */
#include "config.h"

#include "fixture.h"
#include "way-folding.h"
#include "way-generate.h"

#include "way-panes.h"
#include "way-phrases.h"
#include "way-picture.h"
#include "way-timeline-view.h"

#define POLICY "idds-outline-2016"
#define WIDE_PX 1200
#define NARROW_PX 850
#define FRAME_PX 20

typedef struct
{
  GtkApplication *application;
  GSettings      *settings;
  WaySession     *session;
  GtkWidget      *window;
} Fixture;

static void
begin (Fixture *f)
{
  f->session = new_session ();
  f->window = open_window (f->application, f->settings, f->session);
}

static void
end (Fixture *f)
{
  close_window (f->window);
  g_assert_finalize_object (f->session);
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->application = new_application ();
  f->settings = reset_settings ();
  begin (f);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  end (f);
  g_assert_finalize_object (f->settings);
  end_application (f->application);
}

static guint
n_policies (Fixture *f)
{
  return way_dataset_get_n_rows (way_session_get_dataset (f->session), WAY_TABLE_POLICIES);
}

static const char *
status_text (Fixture    *f,
             const char *name)
{
  return gtk_label_get_text (template_child (template_child (f->window, "status"), name));
}

/* Adds up the numbers of the line, but for that of all. */
static guint
sum_of_line (const char *line)
{
  g_autofree char *parts = g_strndup (line, strstr (line, " of ") - line);
  g_auto (GStrv) words = g_strsplit (parts, " ", -1);
  guint sum = 0;

  for (guint i = 0; words[i] != NULL; i++)
    sum += (guint) g_ascii_strtoull (words[i], NULL, 10);
  return sum;
}

static void
assert_line_adds_up (Fixture *f)
{
  g_autofree char *all = g_strdup_printf ("of %u policies", n_policies (f));

  settle (f->window);
  g_test_message ("%s", status_text (f, "counts"));
  g_assert_true (g_str_has_suffix (status_text (f, "counts"), all));
  g_assert_cmpuint (sum_of_line (status_text (f, "counts")), ==, n_policies (f));
}

static void
activate (Fixture    *f,
          const char *action)
{
  g_assert_true (gtk_widget_activate_action (f->window, action, NULL));
  settle (f->window);
}

static void
exclude (Fixture    *f,
         WayFacet    facet,
         const char *id)
{
  g_autoptr (WayQuery) query = way_query_copy (
    way_view_get_query (way_session_get_view (f->session)));
  g_autoptr (WayView) view = NULL;

  way_query_choose (query, facet, id, TRUE);
  way_query_invert (query, way_session_get_dataset (f->session), facet, WAY_KNOWN_ALL);
  view = way_view_with_query (way_session_get_view (f->session), query);
  way_session_go (f->session, view);
}

static void
test_counts (Fixture       *f,
             gconstpointer  data)
{
  assert_line_adds_up (f);
  g_assert_null (strstr (status_text (f, "counts"), "filtered"));
  exclude (f, WAY_FACET_KIND, "plan");
  assert_line_adds_up (f);
  g_assert_nonnull (strstr (status_text (f, "counts"), "filtered"));
  for (guint i = 0; i < 5; i++)
    {
      activate (f, "win.zoom-in");
      assert_line_adds_up (f);
    }
  g_assert_nonnull (strstr (status_text (f, "counts"), "outside"));
  activate (f, "win.pan-later");
  assert_line_adds_up (f);
  activate (f, "win.fit");
  activate (f, "win.show-all");
  assert_line_adds_up (f);
  g_assert_null (strstr (status_text (f, "counts"), "filtered"));
  g_assert_null (strstr (status_text (f, "counts"), "outside"));
}

/* The parts of the line are links to what they count. */
static void
test_line_links (Fixture       *f,
                 gconstpointer  data)
{
  GtkWidget *counts = template_child (template_child (f->window, "status"), "counts");
  gboolean handled = FALSE;

  exclude (f, WAY_FACET_KIND, "plan");
  settle (f->window);
  g_signal_emit_by_name (counts, "activate-link", "action:show-all", &handled);
  g_assert_true (handled);
  settle (f->window);
  g_assert_null (strstr (status_text (f, "counts"), "filtered"));
  g_signal_emit_by_name (counts, "activate-link", "action:page::table", &handled);
  g_assert_cmpint (way_view_get_page (way_session_get_view (f->session)), ==, WAY_PAGE_TABLE);
}

static void
test_selection (Fixture       *f,
                gconstpointer  data)
{
  const WayDataset *dataset = way_session_get_dataset (f->session);
  guint policy = find_policy (f->session, POLICY);
  const WayPolicy *row = way_dataset_get_policy (dataset, policy);
  GtkWidget *detail = template_child (f->window, "detail");

  g_assert_null (find_widget (detail, GTK_TYPE_LABEL, row->title[WAY_LANG_EN]));
  way_session_select (f->session, policy);
  settle (f->window);
  g_assert_true (gtk_widget_get_mapped (find_widget (detail, GTK_TYPE_LABEL,
                                                     row->title[WAY_LANG_EN])));
  g_assert_cmpuint (row->n_stated, >, 0);
  for (guint i = 0; i < row->n_stated; i++)
    {
      guint goal = way_dataset_get_stated_goal (dataset, row->first_stated + i)->goal;

      g_assert_nonnull (find_widget (detail, GTK_TYPE_LABEL,
                                     way_dataset_get_goal (dataset, goal)->title[WAY_LANG_EN]));
    }
  assert_line_adds_up (f);
}

static void
test_pages (Fixture       *f,
            gconstpointer  data)
{
  static const char *const names[WAY_N_PAGES] = { "timeline", "goals", "charts", "table" };
  GtkStack *pages = template_child (f->window, "pages");
  guint n_notified;

  count_notify (f->window, "page", &n_notified);
  for (guint page = WAY_N_PAGES; page-- > 0; )
    {
      g_assert_true (gtk_widget_activate_action (f->window, "win.page", "s", names[page]));
      settle (f->window);
      g_assert_cmpint (way_view_get_page (way_session_get_view (f->session)), ==, page);
      g_assert_cmpstr (gtk_stack_get_visible_child_name (pages), ==, names[page]);
      g_assert_cmpuint (n_notified, ==, WAY_N_PAGES - page);
      g_object_set (f->window, "page", names[page], NULL);
      g_assert_cmpuint (n_notified, ==, WAY_N_PAGES - page);
    }
  way_session_go_back (f->session);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (pages), ==, names[WAY_PAGE_GOALS]);
  g_object_set (f->window, "page", "no-such-page", NULL);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (pages), ==, names[WAY_PAGE_GOALS]);
}

static void
test_back_and_forward (Fixture       *f,
                       gconstpointer  data)
{
  GtkWidget *back = find_actionable (f->window, "win.back");
  GtkWidget *forward = find_actionable (f->window, "win.forward");
  guint policy = find_policy (f->session, POLICY);

  g_assert_false (gtk_widget_is_sensitive (back));
  g_assert_false (gtk_widget_is_sensitive (forward));
  way_session_select (f->session, policy);
  g_assert_true (gtk_widget_is_sensitive (back));
  activate (f, "win.back");
  g_assert_cmpuint (way_session_get_selected (f->session), ==, WAY_NONE);
  g_assert_false (gtk_widget_is_sensitive (back));
  g_assert_true (gtk_widget_is_sensitive (forward));
  activate (f, "win.forward");
  g_assert_cmpuint (way_session_get_selected (f->session), ==, policy);
  g_assert_false (gtk_widget_is_sensitive (forward));
}

static void
test_zoom_limits (Fixture       *f,
                  gconstpointer  data)
{
  GtkWidget *in = find_actionable (f->window, "win.zoom-in");
  GtkWidget *out = find_actionable (f->window, "win.zoom-out");

  for (guint i = 0; i < 60 && gtk_widget_is_sensitive (in); i++)
    activate (f, "win.zoom-in");
  g_assert_false (gtk_widget_is_sensitive (in));
  g_assert_true (gtk_widget_is_sensitive (out));
  assert_line_adds_up (f);
  for (guint i = 0; i < 60 && gtk_widget_is_sensitive (out); i++)
    activate (f, "win.zoom-out");
  g_assert_false (gtk_widget_is_sensitive (out));
  g_assert_true (gtk_widget_is_sensitive (in));
  assert_line_adds_up (f);
  activate (f, "win.fit");
  g_assert_true (gtk_widget_is_sensitive (out));
}

static void
test_search (Fixture       *f,
             gconstpointer  data)
{
  GtkEditable *search = template_child (f->window, "search");
  guint n_matching;

  gtk_editable_set_text (search, "patent");
  wait_until (g_str_equal (way_view_get_query (way_session_get_view (f->session))->text,
                           "patent"));
  way_session_get_matching (f->session, &n_matching);
  g_assert_cmpuint (n_matching, >, 0);
  g_assert_cmpuint (n_matching, <, n_policies (f));
  assert_line_adds_up (f);
  activate (f, "win.show-all");
  g_assert_cmpstr (gtk_editable_get_text (search), ==, "");
  activate (f, "win.search");
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (f->window)),
                                         GTK_WIDGET (search)));
}

/* Enter and the keys for it go through the hits, and a search is one entry of
 * the history, however many keys it takes. */
static void
test_search_steps (Fixture       *f,
                   gconstpointer  data)
{
  GtkEditable *search = template_child (f->window, "search");
  WayHits *hits;
  guint n_hits;

  gtk_editable_set_text (search, "pat");
  wait_until (way_session_get_hits (f->session) != NULL);
  gtk_editable_set_text (search, "paten");
  gtk_editable_set_text (search, "patent");
  /* Enter does not wait for what was typed last. */
  g_signal_emit_by_name (search, "activate");
  hits = way_session_get_hits (f->session);
  n_hits = hits->n_hits;
  g_assert_cmpuint (n_hits, >, 1);
  g_assert_cmpuint (way_session_get_selected (f->session), ==, hits->order[0]);
  activate (f, "win.next-hit");
  g_assert_cmpuint (way_session_get_selected (f->session), ==, hits->order[1]);
  activate (f, "win.previous-hit");
  activate (f, "win.previous-hit");
  g_assert_cmpuint (way_session_get_selected (f->session), ==, hits->order[n_hits - 1]);
  for (guint i = 0; i < 4; i++)
    activate (f, "win.back");
  g_assert_cmpuint (way_session_get_selected (f->session), ==, WAY_NONE);
  g_assert_cmpstr (gtk_editable_get_text (search), ==, "patent");
  activate (f, "win.back");
  g_assert_cmpstr (gtk_editable_get_text (search), ==, "");
  activate (f, "win.forward");
  gtk_editable_set_text (search, "");
  wait_until (way_session_get_hits (f->session) == NULL);
  activate (f, "win.back");
  g_assert_cmpstr (gtk_editable_get_text (search), ==, "patent");
}

/* What has been typed but not yet searched for must outlive other changes. */
static void
type (Fixture    *f,
      const char *text)
{
  gtk_editable_set_text (template_child (f->window, "search"), text);
  wait_until (g_str_equal (way_view_get_query (way_session_get_view (f->session))->text, text));
}

/* The line until it counts what has the words: it says nothing else than that they
 * are searched for, even when the hits are listed already. */
static void
wait_for_words (Fixture    *f,
                const char *counts)
{
  guint n_searching = 0;

  while (strstr (status_text (f, "counts"), counts) == NULL)
    {
      n_searching++;
      g_assert_cmpstr (status_text (f, "counts"), ==, "Searching…");
      run_once ();
    }
  g_assert_cmpuint (n_searching, >, 0);
}

/* What has the words of a large set is known later than what they are. */
static void
test_search_later (Fixture       *f,
                   gconstpointer  data)
{
  g_autofree char *shipped = find_shipped ();
  g_autoptr (WayDataset) dataset = way_generate_load (21000, shipped);
  g_autofree char *filtered = NULL;
  guint n;

  way_session_set_dataset (f->session, dataset);
  wait_until (strstr (status_text (f, "counts"), "labelled") != NULL
              && g_str_has_suffix (status_text (f, "counts"), " of 21,000 policies"));
  type (f, "zzz");
  wait_for_words (f, "21,000 filtered");
  type (f, "digital");
  while (way_session_is_filtering (f->session))
    {
      g_assert_cmpstr (status_text (f, "counts"), ==, "Searching…");
      run_once ();
    }
  way_session_get_matching (f->session, &n);
  filtered = way_phrase_count (21000 - n);
  wait_for_words (f, filtered);
  /* What comes last is what is shown, however many words were in between. */
  type (f, "zzz");
  type (f, "digit");
  wait_for_words (f, filtered);
  type (f, "");
  wait_until (strstr (status_text (f, "counts"), "filtered") == NULL);
}

static void
test_search_while_panning (Fixture       *f,
                           gconstpointer  data)
{
  GtkEditable *search = template_child (f->window, "search");

  gtk_editable_set_text (search, "pat");
  g_assert_true (gtk_widget_activate_action (f->window, "win.pan-later", NULL));
  g_assert_cmpstr (gtk_editable_get_text (search), ==, "pat");
  wait_until (g_str_equal (way_view_get_query (way_session_get_view (f->session))->text, "pat"));
}

/* Without a window manager the frame is part of the window. */
static void
resize (Fixture *f,
        int      width)
{
  gtk_window_set_default_size (GTK_WINDOW (f->window), width, 700);
  wait_until (ABS (gtk_widget_get_width (f->window) - width) <= FRAME_PX);
  settle (f->window);
}

static gboolean
get_flag (Fixture    *f,
          const char *property)
{
  gboolean value;

  g_object_get (f->window, property, &value, NULL);
  return value;
}

static void
test_panes (Fixture       *f,
            gconstpointer  data)
{
  GtkWidget *sidebar = template_child (f->window, "sidebar");
  GtkWidget *detail = template_child (f->window, "detail");

  resize (f, WIDE_PX);
  g_assert_true (gtk_widget_get_mapped (sidebar) && gtk_widget_get_mapped (detail));
  activate (f, "win.toggle-sidebar");
  g_assert_false (gtk_widget_get_mapped (sidebar));
  activate (f, "win.toggle-detail");
  g_assert_false (gtk_widget_get_mapped (detail));
  activate (f, "win.toggle-sidebar");
  activate (f, "win.toggle-detail");

  /* In a narrow window both make way, and a selection brings the details. */
  resize (f, NARROW_PX);
  g_assert_false (gtk_widget_get_mapped (sidebar) || gtk_widget_get_mapped (detail));
  g_assert_false (get_flag (f, "sidebar-open") || get_flag (f, "detail-open"));
  way_session_select (f->session, find_policy (f->session, POLICY));
  settle (f->window);
  g_assert_true (gtk_widget_get_mapped (detail));
  activate (f, "win.escape");
  g_assert_false (gtk_widget_get_mapped (detail));
  g_assert_cmpuint (way_session_get_selected (f->session), !=, WAY_NONE);
  assert_line_adds_up (f);
  resize (f, WIDE_PX);
  g_assert_true (gtk_widget_get_mapped (sidebar) && gtk_widget_get_mapped (detail));
}

static void
test_pane_properties (Fixture       *f,
                      gconstpointer  data)
{
  guint n_sidebar, n_detail;

  resize (f, WIDE_PX);
  count_notify (f->window, "sidebar-open", &n_sidebar);
  count_notify (f->window, "detail-open", &n_detail);
  g_object_set (f->window, "sidebar-open", TRUE, "detail-open", TRUE, NULL);
  g_assert_cmpuint (n_sidebar, ==, 0);
  g_object_set (f->window, "sidebar-open", FALSE, NULL);
  g_object_set (f->window, "sidebar-open", FALSE, NULL);
  g_assert_cmpuint (n_sidebar, ==, 1);
  g_assert_cmpuint (n_detail, ==, 0);
  g_object_set (f->window, "detail-open", FALSE, NULL);
  g_object_set (f->window, "detail-open", FALSE, NULL);
  g_assert_cmpuint (n_detail, ==, 1);
  g_object_set (f->window, "sidebar-open", TRUE, NULL);
  g_assert_cmpuint (n_sidebar, ==, 2);
  g_assert_cmpuint (n_detail, ==, 1);
}

static gboolean
has_message (Fixture *f)
{
  return gtk_revealer_get_reveal_child (template_child (f->window, "message_revealer"));
}

/* A file that cannot be opened is named, and what is shown stays. */
static void
test_damaged_file (Fixture       *f,
                   gconstpointer  data)
{
  g_autofree char *path = write_file ("damaged.waymark", "SQLite format 3 or not");
  g_autofree char *missing = g_build_filename (g_get_user_cache_dir (), "missing.waymark", NULL);
  const char *const paths[] = { path, missing };
  WayDataset *before = way_session_get_dataset (f->session);
  g_autoptr (GFile) remote = g_file_new_for_uri ("http://example.invalid/a.waymark");

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GFile) file = g_file_new_for_path (paths[i]);
      g_autofree char *name = g_path_get_basename (paths[i]);

      way_window_open (WAY_WINDOW (f->window), file);
      wait_until (has_message (f));
      g_assert_nonnull (strstr (gtk_label_get_text (template_child (f->window, "message")), name));
      g_assert_true (way_session_get_dataset (f->session) == before);
      activate (f, "win.close-message");
      g_assert_false (has_message (f));
    }
  way_window_open (WAY_WINDOW (f->window), remote);
  wait_until (has_message (f));
  assert_line_adds_up (f);
}

/* Another data set takes the place of the one before, in its first view. */
static void
test_open_file (Fixture       *f,
                gconstpointer  data)
{
  g_autofree char *shipped = find_shipped ();
  g_autofree char *path = write_file ("copy.waymark", "");
  g_autoptr (GFile) from = g_file_new_for_path (shipped);
  g_autoptr (GFile) to = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  WayDataset *before = way_session_get_dataset (f->session);

  g_file_copy (from, to, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  way_session_select (f->session, find_policy (f->session, POLICY));
  g_assert_true (gtk_widget_activate_action (f->window, "win.page", "s", "table"));
  way_window_show_message (WAY_WINDOW (f->window), "From before");
  way_window_open (WAY_WINDOW (f->window), to);
  wait_until (way_session_get_dataset (f->session) != before);
  settle (f->window);
  g_assert_false (has_message (f));
  g_assert_cmpuint (way_session_get_selected (f->session), ==, WAY_NONE);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (template_child (f->window, "pages")), ==,
                   "timeline");
  assert_line_adds_up (f);
}

/* A picture of the present view, over another span. */
static GBytes *
make_picture (Fixture           *f,
              WayPictureContent  content,
              WayPictureFormat   format,
              WayView           *view)
{
  const WayPictureOptions options = {
    .content = content, .width = 300, .height = 200, .made_on = WAY_NO_DAY,
    .format = format,
  };
  g_autoptr (GError) error = NULL;
  GBytes *file = way_picture_render (way_session_get_dataset (f->session), view, &options, NULL,
                                     &error);

  g_assert_no_error (error);
  return file;
}

static void
drop_file (Fixture *f,
           GFile   *file)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (f->window);
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean taken = FALSE;

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_array (&file, 1));
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        g_signal_emit_by_name (controller, "drop", &value, 10.0, 10.0, &taken);
    }
  g_assert_true (taken);
}

/* An exported picture that is dropped takes the window back to its view, as a
 * new entry of the history; a damaged one is told. */
static void
test_drop_picture (Fixture       *f,
                   gconstpointer  data)
{
  static const char *const names[] = { "p.png", "p.svg" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      WayView *now = way_session_get_view (f->session);
      g_autoptr (WayView) selected = way_view_with_selection (now, i == 0 ? POLICY : "");
      g_autoptr (WayView) wanted
        = way_view_with_span (selected, way_day_of_year (2018 + i), way_day_of_year (2022));
      g_autoptr (GBytes) picture = make_picture (f, WAY_PICTURE_TIMELINE, i, wanted);
      g_autofree char *path = write_file (names[i], "");
      g_autoptr (GFile) file = g_file_new_for_path (path);
      gsize length;
      const char *bytes = g_bytes_get_data (picture, &length);

      g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
      drop_file (f, file);
      wait_until (way_view_equal (way_session_get_view (f->session), wanted));
      g_assert_true (way_session_can_go_back (f->session));
      g_assert_true (g_file_set_contents (path, bytes, 60, NULL));
      drop_file (f, file);
      wait_until (has_message (f));
      g_assert_nonnull (strstr (gtk_label_get_text (template_child (f->window, "message")),
                                names[i]));
      activate (f, "win.close-message");
      g_assert_true (way_view_equal (way_session_get_view (f->session), wanted));
    }
}

/* The picture of a thread leads back to the page of goals with that thread. */
static void
test_drop_thread (Fixture       *f,
                  gconstpointer  data)
{
  g_autoptr (WayView) with_goal
    = way_view_with_goals (way_session_get_view (f->session),
                           (WayGoalsLook) { WAY_GOALS_THREADS, "talent", "CHN", "" });
  g_autoptr (WayView) wanted = way_view_with_page (with_goal, WAY_PAGE_GOALS);
  g_autoptr (GBytes) picture = make_picture (f, WAY_PICTURE_THREAD, WAY_FORMAT_PNG, wanted);
  g_autofree char *path = write_file ("thread.png", "");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  gsize length;
  const char *bytes = g_bytes_get_data (picture, &length);

  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
  drop_file (f, file);
  wait_until (way_view_equal (way_session_get_view (f->session), wanted));
  settle (f->window);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (template_child (f->window, "pages")), ==,
                   "goals");
  g_assert_cmpstr (way_view_get_goals (way_session_get_view (f->session)).goal, ==, "talent");
}

/* Every kind of picture, in both formats, leads back to the view from which it was
 * drawn. */
static void
test_drop_every (Fixture       *f,
                 gconstpointer  data)
{
  static const char *const names[] = { "every.png", "every.svg" };
  static const char *const areas[] = { "CHN", "USA", "DEU", NULL };

  for (guint i = 0; i < 2 * (WAY_N_PICTURES + WAY_CHART_RELEASES + 1); i++)
    {
      guint kind = i / 2 < WAY_N_PICTURES ? WAY_CHART_LINES : i / 2 - WAY_N_PICTURES;
      WayPictureContent content = i / 2 < WAY_N_PICTURES ? i / 2 : WAY_PICTURE_CHART;
      g_autoptr (WayView) home = way_view_new (way_session_get_dataset (f->session));
      g_autoptr (WayView) spanned
        = way_view_with_span (home, way_day_of_year (2010 + i), way_day_of_year (2040));
      g_autoptr (WayView) selected = way_view_with_selection (spanned, POLICY);
      g_autoptr (WayView) series = way_view_with_series (selected, "rd-intensity", areas);
      g_autoptr (WayView) chart = way_view_with_chart (series, kind, 2020);
      g_autoptr (WayView) goals
        = way_view_with_goals (chart, (WayGoalsLook) { WAY_GOALS_THREADS, "talent", "CHN", "" });
      g_autoptr (WayView) wanted = way_view_with_page (
        goals, content == WAY_PICTURE_CHART ? WAY_PAGE_CHARTS
               : content == WAY_PICTURE_GOALS || content == WAY_PICTURE_THREAD
               ? WAY_PAGE_GOALS : WAY_PAGE_TIMELINE);
      g_autoptr (GBytes) picture = make_picture (f, content, i % 2, wanted);
      g_autofree char *path = write_file (names[i % 2], "");
      g_autoptr (GFile) file = g_file_new_for_path (path);
      gsize length;
      const char *bytes = g_bytes_get_data (picture, &length);

      g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
      drop_file (f, file);
      wait_until (way_view_equal (way_session_get_view (f->session), wanted));
    }
}

static void
replace_all (char      **text,
             const char *from,
             const char *to)
{
  g_auto (GStrv) parts = g_strsplit (*text, from, -1);

  g_assert_cmpuint (g_strv_length (parts), >, 1);
  g_free (*text);
  *text = g_strjoinv (to, parts);
}

static const char *
message (Fixture *f)
{
  return gtk_label_get_text (template_child (f->window, "message"));
}

/* Drops the picture of a view with a policy, a goal and an area that are
 * renamed in its texts, and its data set as well. */
/* "Unfold all" means the groups of the page that is shown, and the page of goals
 * is made before it is looked at. */
static void
test_unfold (Fixture       *f,
             gconstpointer  data)
{
  const WayDataset *dataset = way_session_get_dataset (f->session);
  GtkWidget *page = template_child (f->window, "goals_page");
  g_autoptr (WayView) theme = way_folding_toggle (dataset, way_session_get_view (f->session),
                                                  WAY_GROUP_THEME, 0);
  g_autoptr (WayView) both = way_folding_toggle (dataset, theme, WAY_GROUP_ISSUER, 0);
  g_autoptr (WayView) goals = way_view_with_page (both, WAY_PAGE_GOALS);
  WayView *now;

  wait_until (gtk_widget_get_first_child (page) != NULL);
  way_session_go (f->session, goals);
  settle (f->window);
  activate (f, "win.unfold");
  now = way_session_get_view (f->session);
  g_assert_false (way_folding_is_folded (dataset, now, WAY_GROUP_THEME, 0));
  g_assert_true (way_folding_is_folded (dataset, now, WAY_GROUP_ISSUER, 0));
  activate (f, "win.back");
  now = way_session_get_view (f->session);
  g_assert_true (way_folding_is_folded (dataset, now, WAY_GROUP_THEME, 0));
}

static void
drop_changed (Fixture    *f,
              const char *dataset,
              gboolean    renamed)
{
  static const char *const areas[] = { "CHN", "OECD", NULL };
  g_autoptr (WayView) series
    = way_view_with_series (way_session_get_view (f->session), "rd-intensity", areas);
  g_autoptr (WayView) selected = way_view_with_selection (series, POLICY);
  g_autoptr (WayView) with_goal
    = way_view_with_goals (selected, (WayGoalsLook) { WAY_GOALS_THREADS, "talent", "CHN", "" });
  g_autoptr (GBytes) picture = make_picture (f, WAY_PICTURE_TIMELINE, WAY_FORMAT_SVG, with_goal);
  char *svg = g_strndup (g_bytes_get_data (picture, NULL), g_bytes_get_size (picture));
  g_autofree char *id = g_strdup_printf (
    "<way:dataset>%s %s<", way_dataset_get_meta (way_session_get_dataset (f->session), "id"),
    way_dataset_get_meta (way_session_get_dataset (f->session), "version"));
  g_autofree char *other = g_strdup_printf ("<way:dataset>%s<", dataset);
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;

  replace_all (&svg, id, other);
  if (renamed)
    {
      replace_all (&svg, "selection&quot;:&quot;" POLICY "&quot;",
                   "selection&quot;:&quot;policy-of-1999&quot;");
      replace_all (&svg, "goal&quot;:&quot;talent&quot;", "goal&quot;:&quot;moon-base&quot;");
      replace_all (&svg, "&quot;OECD&quot;", "&quot;ATLANTIS&quot;");
    }
  path = write_file ("changed.svg", svg);
  file = g_file_new_for_path (path);
  drop_file (f, file);
  g_free (svg);
}

/* The window says from which data set a picture was made that is not the one
 * that is open, and what of its view is not there. */
static void
test_drop_other_set (Fixture       *f,
                     gconstpointer  data)
{
  const WayDataset *dataset = way_session_get_dataset (f->session);
  g_autofree char *here = g_strdup_printf ("%s %s", way_dataset_get_meta (dataset, "id"),
                                           way_dataset_get_meta (dataset, "version"));
  g_autofree char *this_one = g_strdup_printf (
    "%s, version %s", way_dataset_get_meta (dataset, "id"),
    way_dataset_get_meta (dataset, "version"));
  g_autofree char *same = g_strdup_printf (
    "The picture was made from the data set course-2027, version 3.1; this one is %s. All that "
    "it names is here, but figures may differ.", this_one);
  g_autofree char *less = g_strdup_printf (
    "The picture was made from the data set course-2027, version 3.1; this one is %s. Not found "
    "here: policy policy-of-1999, goal moon-base, area ATLANTIS.", this_one);

  drop_changed (f, "course-2027 3.1", FALSE);
  wait_until (has_message (f));
  g_assert_cmpstr (message (f), ==, same);
  g_assert_cmpuint (way_session_get_selected (f->session), ==, find_policy (f->session, POLICY));
  drop_changed (f, "course-2027 3.1", TRUE);
  wait_until (g_str_equal (message (f), less));
  g_assert_true (has_message (f));
  g_assert_cmpuint (way_session_get_selected (f->session), ==, WAY_NONE);
  drop_changed (f, here, TRUE);
  wait_until (g_str_has_prefix (message (f), "Not found in this data set: policy "));
  assert_line_adds_up (f);
  /* A picture of the open set says nothing, and takes the message away. */
  drop_changed (f, here, FALSE);
  wait_until (!has_message (f));
  g_assert_cmpuint (way_session_get_selected (f->session), ==, find_policy (f->session, POLICY));
}

/* Closing while a file is being opened must not come back to the window. */
static void
test_close_while_opening (Fixture       *f,
                          gconstpointer  data)
{
  g_autofree char *shipped = find_shipped ();
  g_autoptr (GFile) file = g_file_new_for_path (shipped);

  way_window_open (WAY_WINDOW (f->window), file);
  end (f);
  begin (f);
}

/* A window comes back as it was left. */
static void
test_state (Fixture       *f,
            gconstpointer  data)
{
  g_autoptr (WayView) left = NULL;
  int width;

  resize (f, WIDE_PX + 50);
  way_session_select (f->session, find_policy (f->session, POLICY));
  exclude (f, WAY_FACET_THEME, "finance");
  activate (f, "win.zoom-in");
  activate (f, "win.toggle-sidebar");
  g_assert_true (gtk_widget_activate_action (f->window, "win.page", "s", "table"));
  left = way_view_ref (way_session_get_view (f->session));
  width = gtk_widget_get_width (f->window);
  end (f);
  begin (f);
  g_assert_true (way_view_equal (way_session_get_view (f->session), left));
  g_assert_false (way_session_can_go_back (f->session));
  g_assert_cmpint (gtk_widget_get_width (f->window), ==, width);
  g_assert_false (get_flag (f, "sidebar-open"));
  g_assert_true (get_flag (f, "detail-open"));
  g_assert_false (gtk_toggle_button_get_active (
    GTK_TOGGLE_BUTTON (find_actionable (f->window, "win.toggle-sidebar"))));
  g_assert_true (gtk_toggle_button_get_active (
    GTK_TOGGLE_BUTTON (find_actionable (f->window, "win.toggle-detail"))));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (template_child (f->window, "pages")), ==,
                   "table");
}

/* Settings of another version, or of no version at all, do no harm. */
static void
test_strange_state (Fixture       *f,
                    gconstpointer  data)
{
  static const char *const views[] = {
    "no JSON", "{}", "[]", "{\"page\": \"none\"}",
    "{\"view\": 99, \"span\": [\"a\", \"b\"]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      end (f);
      g_settings_set_string (f->settings, "view", views[i]);
      begin (f);
      g_assert_cmpint (way_view_get_page (way_session_get_view (f->session)), ==,
                       WAY_PAGE_TIMELINE);
      assert_line_adds_up (f);
    }
}

#define TEST(name, function) \
  g_test_add ("/window/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  set_up_display (&argc, &argv);
  TEST ("counts", test_counts);
  TEST ("line-links", test_line_links);
  TEST ("selection", test_selection);
  TEST ("pages", test_pages);
  TEST ("unfold", test_unfold);
  TEST ("back-and-forward", test_back_and_forward);
  TEST ("zoom-limits", test_zoom_limits);
  TEST ("search", test_search);
  TEST ("search-steps", test_search_steps);
  TEST ("search-later", test_search_later);
  TEST ("search-while-panning", test_search_while_panning);
  TEST ("panes", test_panes);
  TEST ("pane-properties", test_pane_properties);
  TEST ("damaged-file", test_damaged_file);
  TEST ("open-file", test_open_file);
  TEST ("drop-picture", test_drop_picture);
  TEST ("drop-every", test_drop_every);
  TEST ("drop-thread", test_drop_thread);
  TEST ("drop-other-set", test_drop_other_set);
  TEST ("close-while-opening", test_close_while_opening);
  TEST ("state", test_state);
  TEST ("strange-state", test_strange_state);
  return g_test_run ();
}
