/* The table: its rows, their order, the selection and what is copied. */
#include "config.h"

#include "way-table-view.h"

#include "display.h"

typedef struct
{
  WaySession   *session;
  WayTableView *view;
  GtkWidget    *window;
} Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->session = new_session ();
  f->view = g_object_new (WAY_TYPE_TABLE_VIEW, NULL);
  way_table_view_set_session (f->view, f->session);
  f->window = new_test_window (GTK_WIDGET (f->view));
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  g_object_add_weak_pointer (G_OBJECT (f->view), (gpointer *) &f->view);
  gtk_window_destroy (GTK_WINDOW (f->window));
  wait_until (f->view == NULL);
  g_assert_finalize_object (f->session);
}

static GtkColumnView *
get_columns (Fixture *f)
{
  return template_child (f->view, "columns");
}

static GtkSingleSelection *
get_selection (Fixture *f)
{
  return GTK_SINGLE_SELECTION (gtk_column_view_get_model (get_columns (f)));
}

static guint
n_rows (Fixture *f)
{
  return g_list_model_get_n_items (G_LIST_MODEL (get_selection (f)));
}

static guint
n_policies (Fixture *f)
{
  return way_dataset_get_n_rows (way_session_get_dataset (f->session), WAY_TABLE_POLICIES);
}

static void
text_read_cb (GObject      *clipboard,
              GAsyncResult *result,
              gpointer      data)
{
  *(char **) data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
}

/* The table as it is copied: lines, the last of which is empty. */
static char **
copy_lines (Fixture *f)
{
  GtkWidget *view = GTK_WIDGET (f->view);
  g_autofree char *text = NULL;

  g_assert_true (gtk_widget_activate_action (view, "table.copy", NULL));
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (view), NULL, text_read_cb, &text);
  wait_until (text != NULL);
  return g_strsplit (text, "\n", -1);
}

/* A line for every policy, in the order of time, and as many fields in each. */
static void
test_copy (Fixture       *f,
           gconstpointer  data)
{
  const WayDataset *dataset = way_session_get_dataset (f->session);
  const guint *by_date = way_dataset_get_by_date (dataset);
  g_auto (GStrv) lines = copy_lines (f);
  g_auto (GStrv) heading = g_strsplit (lines[0], "\t", -1);

  g_assert_cmpuint (g_strv_length (lines), ==, n_policies (f) + 2);
  g_assert_cmpstr (lines[n_policies (f) + 1], ==, "");
  for (guint i = 0; i < n_policies (f); i++)
    {
      g_auto (GStrv) fields = g_strsplit (lines[i + 1], "\t", -1);
      const WayPolicy *policy = way_dataset_get_policy (dataset, by_date[i]);
      g_autofree char *date = way_date_to_iso (policy->date);

      g_assert_cmpuint (g_strv_length (fields), ==, g_strv_length (heading));
      g_assert_cmpstr (fields[0], ==, date);
      g_assert_cmpstr (fields[1], ==, policy->title[WAY_LANG_EN]);
    }
}

static void
test_filter (Fixture       *f,
             gconstpointer  data)
{
  g_autoptr (WayQuery) query = way_query_new ();
  g_autoptr (WayView) view = NULL;
  guint n_matching;
  g_auto (GStrv) lines = NULL;

  g_assert_cmpuint (n_rows (f), ==, n_policies (f));
  g_free (query->text);
  query->text = g_strdup ("patent");
  view = way_view_with_query (way_session_get_view (f->session), query);
  way_session_go (f->session, view);
  way_session_get_matching (f->session, &n_matching);
  g_assert_cmpuint (n_matching, >, 0);
  g_assert_cmpuint (n_rows (f), ==, n_matching);
  lines = copy_lines (f);
  g_assert_cmpuint (g_strv_length (lines), ==, n_matching + 2);
  way_session_go_back (f->session);
  g_assert_cmpuint (n_rows (f), ==, n_policies (f));
}

static void
test_selection (Fixture       *f,
                gconstpointer  data)
{
  const guint *by_date = way_dataset_get_by_date (way_session_get_dataset (f->session));
  GtkSingleSelection *selection = get_selection (f);

  g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==, GTK_INVALID_LIST_POSITION);
  way_session_select (f->session, by_date[5]);
  g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==, 5);
  gtk_single_selection_set_selected (selection, 7);
  g_assert_cmpuint (way_session_get_selected (f->session), ==, by_date[7]);
  way_session_go_back (f->session);
  g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==, 5);
  way_session_select (f->session, WAY_NONE);
  g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==, GTK_INVALID_LIST_POSITION);
}

/* What is filtered out stays selected, and is again when it is back. */
static void
test_selection_filtered_out (Fixture       *f,
                             gconstpointer  data)
{
  GtkSingleSelection *selection = get_selection (f);
  guint policy = find_policy (f->session, "idds-outline-2016");
  g_autoptr (WayQuery) query = way_query_new ();
  g_autoptr (WayView) view = NULL;
  guint row;

  way_session_select (f->session, policy);
  row = gtk_single_selection_get_selected (selection);
  way_query_choose (query, WAY_FACET_KIND, "outline", TRUE);
  way_query_invert (query, way_session_get_dataset (f->session), WAY_FACET_KIND,
                    WAY_KNOWN_ALL);
  view = way_view_with_query (way_session_get_view (f->session), query);
  way_session_go (f->session, view);
  g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==, GTK_INVALID_LIST_POSITION);
  g_assert_cmpuint (way_session_get_selected (f->session), ==, policy);
  way_session_go_back (f->session);
  g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==, row);
  g_assert_cmpuint (way_session_get_selected (f->session), ==, policy);
}

/* Sorting by any column keeps every row, and the selection with its policy. */
static void
test_sort (Fixture       *f,
           gconstpointer  data)
{
  GListModel *columns = gtk_column_view_get_columns (get_columns (f));
  GtkSingleSelection *selection = get_selection (f);
  guint policy = find_policy (f->session, "idds-outline-2016");
  g_auto (GStrv) down = NULL;
  g_auto (GStrv) up = NULL;
  gpointer row;

  way_session_select (f->session, policy);
  row = gtk_single_selection_get_selected_item (selection);
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      gtk_column_view_sort_by_column (get_columns (f), column, GTK_SORT_DESCENDING);
      settle (f->window);
      g_assert_cmpuint (n_rows (f), ==, n_policies (f));
      g_assert_true (gtk_single_selection_get_selected_item (selection) == row);
      g_assert_cmpuint (way_session_get_selected (f->session), ==, policy);
    }
  down = copy_lines (f);
  gtk_column_view_sort_by_column (get_columns (f), NULL, GTK_SORT_ASCENDING);
  up = copy_lines (f);
  g_assert_cmpuint (g_strv_length (down), ==, g_strv_length (up));
  g_assert_false (g_strv_equal ((const char *const *) down, (const char *const *) up));
}

#define TEST(name, function) \
  g_test_add ("/table-view/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  set_up_display (&argc, &argv);
  TEST ("copy", test_copy);
  TEST ("filter", test_filter);
  TEST ("selection", test_selection);
  TEST ("selection-filtered-out", test_selection_filtered_out);
  TEST ("sort", test_sort);
  return g_test_run ();
}
