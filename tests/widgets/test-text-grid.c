/* The grid of texts: what it is sorted by, also in a thread, and that a table
 * that comes late never takes the place of one that was wanted after it.
 */
#include "config.h"

#include "way-text-grid.h"

#include <string.h>

#include "display.h"

/* More than are sorted at once. */
#define MANY 3000

typedef struct
{
  WayTextGrid   *grid;
  GtkColumnView *columns;
  GtkWidget     *window;
} Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->grid = g_object_new (WAY_TYPE_TEXT_GRID, NULL);
  f->window = new_test_window (GTK_WIDGET (f->grid));
  f->columns = GTK_COLUMN_VIEW (find_widget (GTK_WIDGET (f->grid), GTK_TYPE_COLUMN_VIEW, NULL));
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
}

/* Headings, and rows of a number, a word, and the number of the row. */
static GPtrArray *
make_table (guint n)
{
  GPtrArray *table = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  g_ptr_array_add (table, g_strsplit ("Number|Word|Row", "|", -1));
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *row = g_strdup_printf ("≥ %u|%s|%u", (i * 7) % n, i % 2 ? "odd" : "even", i);

      g_ptr_array_add (table, g_strsplit (row, "|", -1));
    }
  return table;
}

static void
sort_by (Fixture     *f,
         guint        number,
         GtkSortType  direction)
{
  g_autoptr (GtkColumnViewColumn) column
    = g_list_model_get_item (gtk_column_view_get_columns (f->columns), number);

  gtk_column_view_sort_by_column (f->columns, column, direction);
}

/* The numbers of the rows, in the order in which they are shown. */
static char *
get_rows (Fixture *f)
{
  g_autofree char *tsv = way_text_grid_to_tsv (f->grid);
  g_auto (GStrv) lines = g_strsplit (tsv, "\n", -1);
  GString *text = g_string_new (NULL);

  for (guint i = 1; lines[i] != NULL && *lines[i] != '\0'; i++)
    g_string_append_printf (text, "%s ", strrchr (lines[i], '\t') + 1);
  return g_string_free (text, FALSE);
}

static void
assert_rows (Fixture    *f,
             const char *wanted)
{
  g_autofree char *rows = get_rows (f);

  g_assert_cmpstr (rows, ==, wanted);
}

/* Numbers after a comparator as numbers; what was sorted by before orders what is
 * equal; a new table keeps to it, and one with other headings to nothing. */
static void
test_sorting (Fixture       *f,
              gconstpointer  data)
{
  g_autoptr (GPtrArray) table = make_table (12), other = make_table (3), named = make_table (3);

  g_strfreev (g_ptr_array_index (named, 0));
  g_ptr_array_index (named, 0) = g_strsplit ("Number|Name|Row", "|", -1);
  way_text_grid_set_rows (f->grid, table, NULL);
  assert_rows (f, "0 1 2 3 4 5 6 7 8 9 10 11 ");
  sort_by (f, 0, GTK_SORT_ASCENDING);
  assert_rows (f, "0 7 2 9 4 11 6 1 8 3 10 5 ");
  sort_by (f, 0, GTK_SORT_DESCENDING);
  sort_by (f, 1, GTK_SORT_ASCENDING);
  assert_rows (f, "10 8 6 4 2 0 5 3 1 11 9 7 ");
  way_text_grid_set_rows (f->grid, other, NULL);
  assert_rows (f, "2 0 1 ");
  way_text_grid_set_rows (f->grid, named, NULL);
  assert_rows (f, "0 1 2 ");
}

/* The labels of a column, from the first row down, while they are filled. */
static guint
count_labels (Fixture *f)
{
  return count_widgets (GTK_WIDGET (f->columns), GTK_TYPE_LABEL);
}

static void
test_many (Fixture       *f,
           gconstpointer  data)
{
  g_autoptr (GPtrArray) table = make_table (MANY), few = make_table (2);
  g_autofree char *first = NULL;
  g_autofree char *rows = NULL;
  guint n_labels;

  way_text_grid_set_rows (f->grid, table, NULL);
  g_assert_cmpuint (way_text_grid_get_n_rows (f->grid), ==, MANY);
  n_labels = count_labels (f);
  g_assert_cmpuint (n_labels, <, 100);
  wait_until (count_labels (f) > 200);
  first = get_rows (f);
  /* Those that are there stay until a thread has sorted them. */
  sort_by (f, 2, GTK_SORT_DESCENDING);
  assert_rows (f, first);
  wait_until (g_str_has_prefix ((g_free (rows), rows = get_rows (f)), "2999 2998 "));
  wait_until (find_widget (GTK_WIDGET (f->columns), GTK_TYPE_LABEL, "2999") != NULL);
  g_assert_null (find_widget (GTK_WIDGET (f->columns), GTK_TYPE_LABEL, "0"));
  /* What is wanted last is what is shown, however long others take. */
  sort_by (f, 0, GTK_SORT_ASCENDING);
  way_text_grid_set_rows (f->grid, table, NULL);
  way_text_grid_set_rows (f->grid, few, NULL);
  for (guint i = 0; i < 20; i++)
    run_once ();
  g_assert_cmpuint (way_text_grid_get_n_rows (f->grid), ==, 2);
  way_text_grid_set_rows (f->grid, table, NULL);
  way_text_grid_clear (f->grid);
  for (guint i = 0; i < 20; i++)
    run_once ();
  g_assert_cmpuint (way_text_grid_get_n_rows (f->grid), ==, 0);
  /* The grid goes while a thread sorts. */
  way_text_grid_set_rows (f->grid, table, NULL);
}

static void
told_cb (WayTextGrid *grid,
         guint        id,
         guint       *told)
{
  *told = id;
}

/* A row is known by its number, in whatever place it stands, and never by that
 * of a row of the table before. */
static void
test_numbers (Fixture       *f,
              gconstpointer  data)
{
  g_autoptr (GPtrArray) table = make_table (3), other = make_table (3);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (guint));
  GtkSingleSelection *selection = GTK_SINGLE_SELECTION (gtk_column_view_get_model (f->columns));
  guint told = G_MAXUINT;

  for (guint id = 100; id < 103; id++)
    g_array_append_val (ids, id);
  g_signal_connect (f->grid, "row-selected", G_CALLBACK (told_cb), &told);
  way_text_grid_set_rows (f->grid, table, ids);
  sort_by (f, 2, GTK_SORT_DESCENDING);
  gtk_single_selection_set_selected (selection, 0);
  g_assert_cmpuint (told, ==, 102);
  g_assert_cmpuint (way_text_grid_get_selected (f->grid), ==, 102);
  way_text_grid_set_rows (f->grid, other, NULL);
  g_assert_cmpuint (way_text_grid_get_selected (f->grid), ==, G_MAXUINT);
  gtk_single_selection_set_selected (selection, 2);
  g_assert_cmpuint (told, ==, 0);
}

static GtkWidget *
get_scroller (Fixture *f)
{
  return find_widget (GTK_WIDGET (f->grid), GTK_TYPE_SCROLLED_WINDOW, NULL);
}

/* Whether a cell can be seen with a text. */
static gboolean
shows (Fixture    *f,
       const char *text)
{
  GtkWidget *label = find_widget (GTK_WIDGET (f->columns), GTK_TYPE_LABEL, text);

  return label != NULL && gtk_widget_get_mapped (label);
}

/* Many rows go some at a time, and nobody sees any of them once others are wanted; what
 * is wanted counts at once. */
static void
test_fewer (Fixture       *f,
            gconstpointer  data)
{
  g_autoptr (GPtrArray) many = make_table (MANY), few = make_table (3);
  GListModel *rows = G_LIST_MODEL (gtk_column_view_get_model (f->columns));

  way_text_grid_set_rows (f->grid, many, NULL);
  wait_until (g_list_model_get_n_items (rows) == MANY);
  g_assert_true (shows (f, "≥ 21"));
  way_text_grid_set_rows (f->grid, few, NULL);
  g_assert_cmpuint (way_text_grid_get_n_rows (f->grid), ==, 3);
  assert_rows (f, "0 1 2 ");
  g_assert_cmpuint (g_list_model_get_n_items (rows), >, 100);
  g_assert_false (gtk_widget_get_visible (get_scroller (f)));
  wait_until (gtk_widget_get_visible (get_scroller (f)));
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, 3);
  settle (f->window);
  g_assert_true (shows (f, "≥ 0") && shows (f, "≥ 1") && shows (f, "≥ 2"));
  g_assert_false (shows (f, "≥ 21"));
}

/* Rows that are taken away are not seen again before others have their places. */
static void
test_clear (Fixture       *f,
            gconstpointer  data)
{
  g_autoptr (GPtrArray) many = make_table (MANY), other = make_table (MANY - 1);

  way_text_grid_set_rows (f->grid, many, NULL);
  wait_until (shows (f, "≥ 21"));
  way_text_grid_clear (f->grid);
  g_assert_cmpuint (way_text_grid_get_n_rows (f->grid), ==, 0);
  g_assert_cmpuint (way_text_grid_get_selected (f->grid), ==, G_MAXUINT);
  assert_rows (f, "");
  settle (f->window);
  g_assert_false (shows (f, "≥ 21"));
  /* Sorting meanwhile is kept for those that come. */
  sort_by (f, 2, GTK_SORT_DESCENDING);
  g_assert_cmpuint (way_text_grid_get_n_rows (f->grid), ==, 0);
  way_text_grid_set_rows (f->grid, other, NULL);
  wait_until (gtk_widget_get_visible (get_scroller (f)));
  settle (f->window);
  g_assert_true (shows (f, "2998"));
  g_assert_false (shows (f, "2999"));
  g_assert_false (shows (f, "0"));
  way_text_grid_clear (f->grid);
  way_text_grid_clear (f->grid);
}

static GtkWidget *
find_row (Fixture    *f,
          const char *text)
{
  GtkWidget *widget = find_widget (GTK_WIDGET (f->columns), GTK_TYPE_LABEL, text);

  while (!g_str_equal (gtk_widget_get_css_name (widget), "row"))
    widget = gtk_widget_get_parent (widget);
  return widget;
}

/* Rows under the keyboard have it again when others are in their place. */
static void
test_focus (Fixture       *f,
            gconstpointer  data)
{
  g_autoptr (GPtrArray) many = make_table (200), few = make_table (100);
  GListModel *rows = G_LIST_MODEL (gtk_column_view_get_model (f->columns));
  GtkWidget *focus;

  way_text_grid_set_rows (f->grid, many, NULL);
  wait_until (g_list_model_get_n_items (rows) == 200);
  settle (f->window);
  g_assert_true (gtk_widget_grab_focus (find_row (f, "2")));
  way_text_grid_set_rows (f->grid, few, NULL);
  g_assert_false (gtk_widget_get_visible (get_scroller (f)));
  wait_until (gtk_widget_get_visible (get_scroller (f)));
  settle (f->window);
  focus = gtk_root_get_focus (GTK_ROOT (f->window));
  g_assert_true (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (f->columns)));
}

/* Rows that were still coming keep those that take their place hidden no longer. */
static void
test_hidden (Fixture       *f,
             gconstpointer  data)
{
  g_autoptr (GPtrArray) many = make_table (1900), other = make_table (1800);
  GListModel *rows = G_LIST_MODEL (gtk_column_view_get_model (f->columns));
  guint n_turns = 0;

  way_text_grid_set_rows (f->grid, many, NULL);
  settle (f->window);
  settle (f->window);
  g_assert_cmpuint (g_list_model_get_n_items (rows), <, 1000);
  way_text_grid_set_rows (f->grid, other, NULL);
  for (; !gtk_widget_get_visible (get_scroller (f)); n_turns++)
    g_main_context_iteration (NULL, TRUE);
  g_test_message ("hidden for %u turns", n_turns);
  g_assert_cmpuint (n_turns, <, 15);
  wait_until (g_list_model_get_n_items (rows) == 1800);
}

/* Rows have GTK's attention only while they are seen. */
static void
test_rest (Fixture       *f,
           gconstpointer  data)
{
  g_autoptr (GPtrArray) table = make_table (30);

  way_text_grid_set_rows (f->grid, table, NULL);
  wait_until (shows (f, "≥ 21"));
  gtk_widget_set_child_visible (GTK_WIDGET (f->grid), FALSE);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (f->columns)));
  gtk_widget_set_child_visible (GTK_WIDGET (f->grid), TRUE);
  settle (f->window);
  g_assert_true (shows (f, "≥ 21"));
}

#define TEST(name, function) \
  g_test_add ("/text-grid/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  set_up_display (&argc, &argv);
  TEST ("sorting", test_sorting);
  TEST ("many", test_many);
  TEST ("numbers", test_numbers);
  TEST ("fewer", test_fewer);
  TEST ("clear", test_clear);
  TEST ("focus", test_focus);
  TEST ("hidden", test_hidden);
  TEST ("rest", test_rest);
  return g_test_run ();
}
