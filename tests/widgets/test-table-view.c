/* The table: its rows, their order, the selection and what is copied. */
#include "config.h"

#include "way-table-view.h"

#include <glib/gstdio.h>

#include "display.h"
#include "way-generate.h"
#include "way-policy-list.h"
#include "way-table-order.h"

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

/* What an action copies: lines, the last of which is empty. */
static char **
copy_by (Fixture    *f,
         const char *action)
{
  GtkWidget *view = GTK_WIDGET (f->view);
  g_autofree char *text = NULL;

  g_assert_true (gtk_widget_activate_action (view, action, NULL));
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (view), NULL, text_read_cb, &text);
  wait_until (text != NULL);
  return g_strsplit (text, "\n", -1);
}

static char **
copy_lines (Fixture *f)
{
  return copy_by (f, "table.copy-all");
}

static guint
policy_at (Fixture *f,
           guint    row)
{
  g_autoptr (WayPolicyItem) item = g_list_model_get_item (G_LIST_MODEL (get_selection (f)), row);

  return way_policy_item_get_policy (item);
}

static void
sort_by (Fixture     *f,
         guint        column,
         GtkSortType  order)
{
  g_autoptr (GtkColumnViewColumn) heading
    = g_list_model_get_item (gtk_column_view_get_columns (get_columns (f)), column);

  gtk_column_view_sort_by_column (get_columns (f), heading, order);
}

static void
ask_text (Fixture    *f,
          const char *text)
{
  g_autoptr (WayQuery) query = way_query_new ();
  g_autoptr (WayView) view = NULL;

  g_free (query->text);
  query->text = g_strdup (text);
  view = way_view_with_query (way_session_get_view (f->session), query);
  way_session_go (f->session, view);
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

  way_session_select (f->session, policy);
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      gtk_column_view_sort_by_column (get_columns (f), column, GTK_SORT_DESCENDING);
      settle (f->window);
      g_assert_cmpuint (n_rows (f), ==, n_policies (f));
      g_assert_cmpuint (policy_at (f, gtk_single_selection_get_selected (selection)), ==, policy);
      g_assert_cmpuint (way_session_get_selected (f->session), ==, policy);
    }
  down = copy_lines (f);
  gtk_column_view_sort_by_column (get_columns (f), NULL, GTK_SORT_ASCENDING);
  up = copy_lines (f);
  g_assert_cmpuint (g_strv_length (down), ==, g_strv_length (up));
  g_assert_false (g_strv_equal ((const char *const *) down, (const char *const *) up));
}

/* Each column orders by what its keys say, and by time where they are equal;
 * descending is the reverse. */
static void
test_orders (Fixture       *f,
             gconstpointer  data)
{
  const WayDataset *dataset = way_session_get_dataset (f->session);
  guint n = n_policies (f);

  for (guint column = 0; column < WAY_N_COLS; column++)
    {
      g_autofree guint *up = g_new (guint, n);

      sort_by (f, column, GTK_SORT_ASCENDING);
      for (guint i = 0; i < n; i++)
        up[i] = policy_at (f, i);
      sort_by (f, column, GTK_SORT_DESCENDING);
      for (guint i = 0; i < n; i++)
        g_assert_cmpuint (policy_at (f, n - 1 - i), ==, up[i]);
      for (guint i = 1; i < n; i++)
        {
          const WayPolicy *a = way_dataset_get_policy (dataset, up[i - 1]);
          const WayPolicy *b = way_dataset_get_policy (dataset, up[i]);

          if (column == WAY_COL_TITLE)
            g_assert_cmpint (g_utf8_collate (a->title[WAY_LANG_EN], b->title[WAY_LANG_EN]), <=, 0);
          else if (column == WAY_COL_GOALS)
            g_assert_cmpuint (a->n_stated, <=, b->n_stated);
          else if (column == WAY_COL_LEVEL)
            g_assert_cmpuint (a->level, <=, b->level);
          else if (column == WAY_COL_DATE)
            g_assert_cmpint (way_date_compare (a->date, b->date), <=, 0);
        }
    }
}

static void
test_copy_row (Fixture       *f,
               gconstpointer  data)
{
  guint policy = find_policy (f->session, "idds-outline-2016");
  const char *title
    = way_dataset_get_policy (way_session_get_dataset (f->session), policy)->title[WAY_LANG_EN];
  g_auto (GStrv) row = NULL;
  g_auto (GStrv) fields = NULL;
  g_auto (GStrv) all = NULL;

  all = copy_by (f, "table.copy");
  g_assert_cmpuint (g_strv_length (all), ==, n_policies (f) + 2);
  way_session_select (f->session, policy);
  row = copy_by (f, "table.copy");
  g_assert_cmpuint (g_strv_length (row), ==, 3);
  fields = g_strsplit (row[1], "\t", -1);
  g_assert_cmpstr (fields[1], ==, title);
}

/* Columns come and go by their actions, are copied as shown, and the title
 * stays whatever is remembered. */
static void
test_columns (Fixture       *f,
              gconstpointer  data)
{
  const char *only[] = { "goals", "unheard-of", NULL };
  guint n_told = 0;
  g_auto (GStrv) lines = NULL;
  g_auto (GStrv) shown = NULL;
  g_auto (GStrv) all = NULL;

  count_notify (f->view, "shown-columns", &n_told);
  g_object_set (f->view, "shown-columns", only, NULL);
  g_assert_cmpuint (n_told, ==, 1);
  lines = copy_lines (f);
  g_assert_cmpstr (lines[0], ==, "Title\tGoals");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->view), "columns.level", NULL));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->view), "columns.goals", NULL));
  g_assert_cmpuint (n_told, ==, 3);
  g_object_get (f->view, "shown-columns", &shown, NULL);
  g_assert_cmpuint (g_strv_length (shown), ==, 1);
  g_assert_cmpstr (shown[0], ==, "level");
  all = copy_lines (f);
  g_assert_cmpstr (all[0], ==, "Title\tLevel");
}

static void
test_nothing (Fixture       *f,
              gconstpointer  data)
{
  GtkStack *stack = template_child (f->view, "stack");
  GtkWidget *nothing = template_child (f->view, "nothing");
  GtkWidget *clear;

  g_assert_true (gtk_stack_get_visible_child (stack) != nothing);
  ask_text (f, "zzqqxx");
  wait_until (n_rows (f) == 0 && gtk_stack_get_visible_child (stack) == nothing);
  clear = find_widget (nothing, GTK_TYPE_BUTTON, "Clear the filters");
  g_assert_nonnull (clear);
  g_signal_emit_by_name (clear, "clicked");
  wait_until (n_rows (f) == n_policies (f));
  g_assert_true (gtk_stack_get_visible_child (stack) != nothing);
}

static void
count_change_cb (GListModel *model,
                 guint       position,
                 guint       removed,
                 guint       added,
                 gpointer    n)
{
  (*(guint *) n)++;
}

/* Neither a pan, a selection nor a page out of sight makes rows. */
static void
test_rebuilt_when_needed (Fixture       *f,
                          gconstpointer  data)
{
  g_autoptr (WayView) moved = NULL;
  guint n = 0;

  g_signal_connect (get_selection (f), "items-changed", G_CALLBACK (count_change_cb), &n);
  moved = way_view_with_span (way_session_get_view (f->session), 17000, 18000);
  way_session_go (f->session, moved);
  way_session_select (f->session, 3);
  g_assert_cmpuint (n, ==, 0);
  gtk_widget_set_visible (GTK_WIDGET (f->view), FALSE);
  ask_text (f, "patent");
  g_assert_cmpuint (n, ==, 0);
  g_assert_cmpuint (n_rows (f), ==, n_policies (f));
  gtk_widget_set_visible (GTK_WIDGET (f->view), TRUE);
  wait_until (n_rows (f) < n_policies (f));
  g_assert_cmpuint (n, >, 0);
}

static gboolean
has_order (Fixture        *f,
           WayTableColumn  column,
           gboolean        descending)
{
  g_autoptr (GArray) order
    = way_table_order_new (way_session_get_dataset (f->session),
                           way_session_get_listed (f->session, NULL), column, descending,
                           WAY_LANG_EN);
  gboolean same = n_rows (f) == order->len;

  for (guint i = 0; same && i < order->len; i += 97)
    same = policy_at (f, i) == g_array_index (order, guint, i);
  return same;
}

/* The rows stay until those of the new order are there; of clicks in a row the
 * last one holds, and a filter takes an order over. */
static void
check_sorting (Fixture *f)
{
  guint n = n_rows (f);

  sort_by (f, WAY_COL_KIND, GTK_SORT_DESCENDING);
  g_assert_true (has_order (f, WAY_COL_DATE, FALSE));
  wait_until (has_order (f, WAY_COL_KIND, TRUE));
  sort_by (f, WAY_COL_THEME, GTK_SORT_ASCENDING);
  sort_by (f, WAY_COL_GOALS, GTK_SORT_DESCENDING);
  ask_text (f, "digital");
  wait_until (n_rows (f) < n);
  g_assert_true (has_order (f, WAY_COL_GOALS, TRUE));
  ask_text (f, "");
  sort_by (f, WAY_COL_LEVEL, GTK_SORT_ASCENDING);
  wait_until (n_rows (f) == n);
  g_assert_true (has_order (f, WAY_COL_LEVEL, FALSE));
}

/* So many that rows stay in the file: sorted by keys, not by title, which says
 * why; no more rows are copied than is said. */
static void
test_many (Fixture       *f,
           gconstpointer  data)
{
  g_autofree char *path = g_build_filename (g_get_user_runtime_dir (), "many.db", NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *shipped = find_shipped ();
  g_autoptr (GError) error = NULL;
  g_autoptr (WayDataset) dataset = NULL;
  g_autoptr (GtkColumnViewColumn) title = NULL;
  GtkWidget *header;
  g_auto (GStrv) lines = NULL;

  g_mkdir_with_parents (folder, 0700);
  way_generate (WAY_STORE_STAGED + 1000, 1, shipped, path, &error);
  g_assert_no_error (error);
  dataset = way_store_open (path, NULL, &error);
  g_assert_no_error (error);
  way_session_set_dataset (f->session, dataset);
  g_assert_false (way_table_order_is_possible (dataset, WAY_COL_TITLE));
  /* A thread puts them in order; the rows of the set before are gone at once. */
  g_assert_cmpuint (n_rows (f), ==, 0);
  wait_until (n_rows (f) == WAY_STORE_STAGED + 1000);
  title = g_list_model_get_item (gtk_column_view_get_columns (get_columns (f)), WAY_COL_TITLE);
  g_assert_null (gtk_column_view_column_get_sorter (title));
  header = gtk_widget_get_first_child (GTK_WIDGET (get_columns (f)));
  header = gtk_widget_get_next_sibling (gtk_widget_get_first_child (header));
  g_assert_nonnull (gtk_widget_get_tooltip_text (header));
  check_sorting (f);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->view), "table.copy-all", NULL));
  wait_until (g_str_has_prefix (gtk_label_get_text (template_child (f->view, "note")),
                                "Copied the first"));
  gtk_single_selection_set_selected (get_selection (f), 20500);
  g_assert_cmpuint (way_session_get_selected (f->session), ==, policy_at (f, 20500));
  /* The table goes while a thread sorts. */
  sort_by (f, WAY_COL_ISSUERS, GTK_SORT_ASCENDING);
  g_remove (path);
}

#define TEST(name, function) \
  g_test_add ("/table-view/" name, Fixture, NULL, set_up, function, tear_down)

static guint
get_first_policy (Fixture *f)
{
  g_autoptr (WayPolicyItem) item
    = g_list_model_get_item (G_LIST_MODEL (get_selection (f)), 0);

  return way_policy_item_get_policy (item);
}

/* Headings take no focus; the menu of columns sorts as they do. */
static void
test_sort_by_menu (Fixture       *f,
                   gconstpointer  data)
{
  GtkWidget *view = GTK_WIDGET (f->view);
  const WayDataset *dataset = way_session_get_dataset (f->session);
  const guint8 *listed = way_session_get_listed (f->session, NULL);
  guint n = n_policies (f);

  for (guint descending = 0; descending < 2; descending++)
    {
      g_autoptr (GArray) order
        = way_table_order_new (dataset, listed, WAY_COL_TITLE, descending, WAY_LANG_EN);

      if (descending)
        g_assert_true (gtk_widget_activate_action (view, "columns.descending", NULL));
      else
        g_assert_true (gtk_widget_activate_action (view, "columns.sort", "s", "title"));
      g_assert_cmpuint (n_rows (f), ==, n);
      g_assert_cmpuint (get_first_policy (f), ==, g_array_index (order, guint, 0));
    }
  g_assert_true (gtk_widget_activate_action (view, "columns.sort", "s", "date"));
  g_assert_cmpuint (get_first_policy (f), ==, way_dataset_get_by_date (dataset)[0]);
}

int
main (int   argc,
      char *argv[])
{
  set_up_display (&argc, &argv);
  TEST ("copy", test_copy);
  TEST ("orders", test_orders);
  TEST ("copy-row", test_copy_row);
  TEST ("columns", test_columns);
  TEST ("nothing", test_nothing);
  TEST ("rebuilt-when-needed", test_rebuilt_when_needed);
  TEST ("many", test_many);
  TEST ("filter", test_filter);
  TEST ("selection", test_selection);
  TEST ("selection-filtered-out", test_selection_filtered_out);
  TEST ("sort", test_sort);
  TEST ("sort-by-menu", test_sort_by_menu);
  return g_test_run ();
}
