/* Rows are small objects that share the texts of the table. Where the headings
 * stay the same, columns keep their order, width and sorting.
 */
#include "config.h"

#include "way-text-grid.h"

#include <glib/gi18n.h>
#include <string.h>

#include "way-rows.h"

#define MAX_CHARS 32

#define WAY_TYPE_GRID_ROW (way_grid_row_get_type ())
G_DECLARE_FINAL_TYPE (WayGridRow, way_grid_row, WAY, GRID_ROW, GObject)

struct _WayGridRow
{
  GObject parent_instance;

  char  **cells;
  guint   id;
};

G_DEFINE_FINAL_TYPE (WayGridRow, way_grid_row, G_TYPE_OBJECT)

static void
way_grid_row_finalize (GObject *object)
{
  g_strfreev (WAY_GRID_ROW (object)->cells);
  G_OBJECT_CLASS (way_grid_row_parent_class)->finalize (object);
}

static void
way_grid_row_class_init (WayGridRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = way_grid_row_finalize;
}

static void
way_grid_row_init (WayGridRow *row)
{
}

struct _WayTextGrid
{
  GtkWidget           parent_instance;

  GtkWidget          *box;
  GtkMenuButton      *chooser;
  GtkColumnView      *columns;
  GListStore         *rows;
  GtkSingleSelection *selection;
  char              **headings;    /* (nullable) */
  gboolean            updating;
};

enum
{
  SIGNAL_ROW_SELECTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WayTextGrid, way_text_grid, GTK_TYPE_WIDGET)

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_CHARS);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         gpointer                  column)
{
  WayGridRow *row = gtk_list_item_get_item (item);
  GtkWidget *label = gtk_list_item_get_child (item);
  const char *text = row->cells[GPOINTER_TO_UINT (column)];

  gtk_label_set_text (GTK_LABEL (label), text);
  way_rows_set_number (label, row->id);
  gtk_label_set_width_chars (GTK_LABEL (label), (int) MIN (g_utf8_strlen (text, -1), MAX_CHARS));
  gtk_widget_set_tooltip_text (label, g_utf8_strlen (text, -1) > MAX_CHARS ? text : NULL);
}

/* The number that a text begins with, a comparator aside. */
static gboolean
read_number (const char *text,
             double     *number)
{
  const char *start = text;
  char *end;
  gboolean negative;

  while (*start != '\0' && !g_ascii_isdigit (*start) && *start != '-'
         && !g_str_has_prefix (start, "−"))
    start = g_utf8_next_char (start);
  if (start - text > 6)
    return FALSE;
  negative = g_str_has_prefix (start, "−");
  *number = g_ascii_strtod (negative ? start + strlen ("−") : start, &end);
  if (negative)
    *number = -*number;
  return end > start;
}

/* Numbers as numbers, and before words; dates sort as texts do. */
static int
compare_rows (gconstpointer a,
              gconstpointer b,
              gpointer      column)
{
  const char *first = ((const WayGridRow *) a)->cells[GPOINTER_TO_UINT (column)];
  const char *second = ((const WayGridRow *) b)->cells[GPOINTER_TO_UINT (column)];
  double one, other;
  gboolean first_is = read_number (first, &one), second_is = read_number (second, &other);

  if (first_is && second_is && one != other)
    return one < other ? -1 : 1;
  if (first_is != second_is)
    return first_is ? -1 : 1;
  return g_utf8_collate (first, second);
}

static void
add_column (WayTextGrid *grid,
            guint        number,
            const char  *heading)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = NULL;
  g_autoptr (GtkSorter) sorter
    = GTK_SORTER (gtk_custom_sorter_new (compare_rows, GUINT_TO_POINTER (number), NULL));

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GUINT_TO_POINTER (number));
  column = gtk_column_view_column_new (heading, factory);
  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_append_column (grid->columns, column);
}

static void
column_toggled_cb (GtkCheckButton      *button,
                   GtkColumnViewColumn *column)
{
  gtk_column_view_column_set_visible (column, gtk_check_button_get_active (button));
}

static void
make_chooser (WayTextGrid *grid)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GListModel *columns = gtk_column_view_get_columns (grid->columns);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      GtkWidget *check = gtk_check_button_new_with_label (grid->headings[i]);

      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
      g_signal_connect_object (check, "toggled", G_CALLBACK (column_toggled_cb), column, 0);
      gtk_box_append (GTK_BOX (box), check);
    }
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (grid->chooser, popover);
}

static void
set_headings (WayTextGrid *grid,
              char       **headings)
{
  GListModel *columns = gtk_column_view_get_columns (grid->columns);

  if (grid->headings != NULL
      && g_strv_equal ((const char *const *) grid->headings, (const char *const *) headings))
    return;
  g_strfreev (grid->headings);
  grid->headings = g_strdupv (headings);
  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (grid->columns, column);
    }
  for (guint i = 0; headings[i] != NULL; i++)
    add_column (grid, i, headings[i]);
  make_chooser (grid);
}

static void
selected_cb (WayTextGrid *grid)
{
  WayGridRow *row = gtk_single_selection_get_selected_item (grid->selection);

  if (!grid->updating && row != NULL)
    g_signal_emit (grid, signals[SIGNAL_ROW_SELECTED], 0, row->id);
}

static void
copy_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  g_autofree char *text = way_text_grid_to_tsv (WAY_TEXT_GRID (widget));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

static void
way_text_grid_dispose (GObject *object)
{
  WayTextGrid *grid = WAY_TEXT_GRID (object);

  if (grid->columns != NULL)
    gtk_column_view_set_model (grid->columns, NULL);
  grid->columns = NULL;
  g_clear_pointer (&grid->box, gtk_widget_unparent);
  g_clear_object (&grid->selection);
  g_clear_object (&grid->rows);
  g_clear_pointer (&grid->headings, g_strfreev);

  G_OBJECT_CLASS (way_text_grid_parent_class)->dispose (object);
}

static void
way_text_grid_class_init (WayTextGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_text_grid_dispose;
  signals[SIGNAL_ROW_SELECTED]
    = g_signal_new ("row-selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "textgrid");
  gtk_widget_class_install_action (widget_class, "grid.copy", NULL, copy_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "grid.copy",
                                       NULL);
}

static GtkWidget *
make_bar (WayTextGrid *grid)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *copy = gtk_button_new_with_label (_("Copy"));

  grid->chooser = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_label (grid->chooser, _("Columns"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (grid->chooser), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Columns"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (copy), "grid.copy");
  gtk_widget_set_tooltip_text (copy, _("Copy the table as tab-separated values"));
  gtk_widget_set_halign (bar, GTK_ALIGN_END);
  gtk_widget_add_css_class (bar, "grid-bar");
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (grid->chooser));
  gtk_box_append (GTK_BOX (bar), copy);
  return bar;
}

static void
way_text_grid_init (WayTextGrid *grid)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkSortListModel *sorted;

  grid->rows = g_list_store_new (WAY_TYPE_GRID_ROW);
  grid->columns = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_column_view_set_show_row_separators (grid->columns, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (grid->columns), "data-table");
  way_rows_name_table (grid->columns, _("Table"));
  sorted = gtk_sort_list_model_new (G_LIST_MODEL (g_object_ref (grid->rows)),
                                    g_object_ref (gtk_column_view_get_sorter (grid->columns)));
  grid->selection = gtk_single_selection_new (G_LIST_MODEL (sorted));
  gtk_single_selection_set_autoselect (grid->selection, FALSE);
  gtk_single_selection_set_can_unselect (grid->selection, TRUE);
  gtk_column_view_set_model (grid->columns, GTK_SELECTION_MODEL (grid->selection));
  g_signal_connect_object (grid->selection, "notify::selected-item", G_CALLBACK (selected_cb),
                           grid, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (grid->columns));
  gtk_widget_set_vexpand (scroller, TRUE);
  grid->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (grid->box), make_bar (grid));
  gtk_box_append (GTK_BOX (grid->box), scroller);
  gtk_widget_set_parent (grid->box, GTK_WIDGET (grid));
}

/**
 * way_text_grid_set_rows:
 * @grid: a grid
 * @rows: (element-type GStrv): rows of as many texts each; the first row has
 *   the headings; it is copied
 * @ids: (nullable) (element-type guint): a number for each row behind the
 *   first, which "row-selected" tells
 *
 * Shows a table in the place of the present one.
 */
void
way_text_grid_set_rows (WayTextGrid *grid,
                        GPtrArray   *rows,
                        GArray      *ids)
{
  g_autoptr (GPtrArray) items = NULL;

  g_return_if_fail (WAY_IS_TEXT_GRID (grid) && rows != NULL);
  g_return_if_fail (ids == NULL || ids->len + 1 >= rows->len);

  items = g_ptr_array_new_with_free_func (g_object_unref);
  grid->updating = TRUE;
  /* Rows go first: those of another table may have fewer texts. */
  g_list_store_remove_all (grid->rows);
  if (rows->len > 0)
    set_headings (grid, g_ptr_array_index (rows, 0));
  for (guint i = 1; i < rows->len; i++)
    {
      WayGridRow *row = g_object_new (WAY_TYPE_GRID_ROW, NULL);

      row->cells = g_strdupv (g_ptr_array_index (rows, i));
      row->id = ids != NULL ? g_array_index (ids, guint, i - 1) : i - 1;
      g_ptr_array_add (items, row);
    }
  g_list_store_splice (grid->rows, 0, 0, items->pdata, items->len);
  gtk_single_selection_set_selected (grid->selection, GTK_INVALID_LIST_POSITION);
  grid->updating = FALSE;
}

/**
 * way_text_grid_get_selected:
 * @grid: a grid
 *
 * Returns: the number of the selected row, as "row-selected" tells it, or
 *   %G_MAXUINT if none is
 */
guint
way_text_grid_get_selected (WayTextGrid *grid)
{
  WayGridRow *row;

  g_return_val_if_fail (WAY_IS_TEXT_GRID (grid), G_MAXUINT);

  row = gtk_single_selection_get_selected_item (grid->selection);
  return row != NULL ? row->id : G_MAXUINT;
}

/**
 * way_text_grid_get_n_rows:
 * @grid: a grid
 *
 * Returns: how many rows it shows, the headings not counted
 */
guint
way_text_grid_get_n_rows (WayTextGrid *grid)
{
  g_return_val_if_fail (WAY_IS_TEXT_GRID (grid), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (grid->selection));
}

static void
append_line (GString            *text,
             WayTextGrid        *grid,
             const char *const  *cells)
{
  GListModel *columns = gtk_column_view_get_columns (grid->columns);
  gboolean first = TRUE;

  for (guint i = 0; cells[i] != NULL; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      g_autofree char *cell = g_strdup (cells[i]);

      if (!gtk_column_view_column_get_visible (column))
        continue;
      g_string_append_printf (text, "%s%s", first ? "" : "\t", g_strdelimit (cell, "\t\n", ' '));
      first = FALSE;
    }
  g_string_append_c (text, '\n');
}

/**
 * way_text_grid_to_tsv:
 * @grid: a grid
 *
 * Returns: (transfer full): the columns that are shown, in the present order
 *   of rows, as tab-separated values with a heading
 */
char *
way_text_grid_to_tsv (WayTextGrid *grid)
{
  GString *text;

  g_return_val_if_fail (WAY_IS_TEXT_GRID (grid), NULL);

  text = g_string_new (NULL);
  if (grid->headings != NULL)
    append_line (text, grid, (const char *const *) grid->headings);
  for (guint i = 0; i < way_text_grid_get_n_rows (grid); i++)
    {
      g_autoptr (WayGridRow) row
        = g_list_model_get_item (G_LIST_MODEL (grid->selection), i);

      append_line (text, grid, (const char *const *) row->cells);
    }
  return g_string_free (text, FALSE);
}
