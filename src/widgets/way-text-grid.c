/* The rows are a list of numbers (WayPolicyList), and rows come into the view a
 * few between two frames: GTK makes some hundred of them at once otherwise, and
 * each has a label for every column. Numbers go on from table to table, so that a
 * row of one is never taken for a row of another. Where the headings stay the
 * same, columns keep their order, width and sorting.
 */
#include "config.h"

#include "way-text-grid.h"

#include <glib/gi18n.h>
#include <string.h>

#include "way-policy-list.h"
#include "way-rows.h"
#include "way-text-order.h"

#define MAX_CHARS 32

/* So many rows are put in order while the caller waits; more, in a thread. */
#define MAX_AT_ONCE 2000

/* So many rows are filled in each frame, since each is measured in it. */
#define FILL_STEP 12

/* So many are taken away in each, where fewer are to come. */
#define SHORTEN_STEP 40

struct _WayTextGrid
{
  GtkWidget           parent_instance;

  GtkWidget          *box;
  GtkWidget          *scroller;
  GtkMenuButton      *chooser;
  GtkColumnView      *columns;
  WayPolicyList      *rows;
  GtkSingleSelection *selection;
  GPtrArray          *table;       /* (nullable): GStrv, the headings first; none while
                                      rows of before are there that nobody sees */
  GArray             *ids;         /* (nullable): of its rows */
  guint               first;       /* the number of its first row */
  char              **headings;    /* (nullable) */
  GArray             *keys;        /* WayTextKey, the last that was clicked first */
  guint               probed;      /* the column that was asked to compare */
  GCancellable       *sorting;     /* while a thread puts rows in order */
  guint               fill_tick;   /* until the view has all rows */
  GArray             *order;       /* (nullable): of rows that wait until there are no
                                      more of before than are to come */
  guint               behind;      /* how many of the rows to be seen are of before */
  gboolean            refocus;     /* whether rows had the focus when they were hidden */
  gboolean            updating;
};

/* A table on its way to the grid, or the one that it shows in another order. */
typedef struct
{
  WayTextGrid *grid;
  GPtrArray   *table;
  GArray      *ids;
} Coming;

enum
{
  SIGNAL_ROW_SELECTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WayTextGrid, way_text_grid, GTK_TYPE_WIDGET)

/* What the label leaves out. */
static gboolean
query_tooltip_cb (GtkLabel   *label,
                  int         x,
                  int         y,
                  gboolean    keyboard,
                  GtkTooltip *tooltip)
{
  const char *text = gtk_label_get_text (label);

  if (g_utf8_strlen (text, -1) <= MAX_CHARS)
    return FALSE;
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_CHARS);
  /* Setting a tooltip's text asks the display where the pointer is, for each of
   * some hundred labels. */
  gtk_widget_set_has_tooltip (label, TRUE);
  g_signal_connect (label, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  gtk_list_item_set_child (item, label);
}

/* The cells of a row; NULL for one of a table that has gone. */
static char **
find_cells (WayTextGrid *grid,
            guint        number)
{
  if (grid->table == NULL || number < grid->first || number - grid->first + 1 >= grid->table->len)
    return NULL;
  return g_ptr_array_index (grid->table, number - grid->first + 1);
}

static guint
get_id (WayTextGrid *grid,
        guint        number)
{
  guint row = number - grid->first;

  return grid->ids != NULL ? g_array_index (grid->ids, guint, row) : row;
}

static void
show_cell (GtkListItem *item)
{
  GtkWidget *label = gtk_list_item_get_child (item);
  WayTextGrid *grid = g_object_get_data (G_OBJECT (item), "grid");
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (item), "column"));
  guint number = way_policy_item_get_policy (gtk_list_item_get_item (item));
  char **cells = find_cells (grid, number);

  if (cells == NULL)
    return;
  gtk_label_set_text (GTK_LABEL (label), cells[column]);
  way_rows_set_number (label, get_id (grid, number));
  gtk_label_set_width_chars (GTK_LABEL (label),
                             (int) MIN (g_utf8_strlen (cells[column], -1), MAX_CHARS));
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         WayTextGrid              *grid)
{
  g_object_set_data (G_OBJECT (item), "grid", grid);
  g_object_set_data (G_OBJECT (item), "column", g_object_get_data (G_OBJECT (factory), "column"));
  show_cell (item);
  g_signal_connect_object (gtk_list_item_get_item (item), "notify::policy",
                           G_CALLBACK (show_cell), item, G_CONNECT_SWAPPED);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), show_cell, item);
}

/* Compares no rows: tells the grid that a column was asked, and that the first
 * comes first. */
static int
probe (gconstpointer a,
       gconstpointer b,
       gpointer      column)
{
  WayTextGrid *grid = (WayTextGrid *) a;

  if (grid->probed == G_MAXUINT)
    grid->probed = GPOINTER_TO_UINT (column);
  return -1;
}

static void
add_column (WayTextGrid *grid,
            guint        number,
            const char  *heading)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = NULL;
  g_autoptr (GtkSorter) sorter
    = GTK_SORTER (gtk_custom_sorter_new (probe, GUINT_TO_POINTER (number), NULL));

  g_object_set_data (G_OBJECT (factory), "column", GUINT_TO_POINTER (number));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), grid);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
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
  /* Rows go first: those of another table may have fewer texts. */
  g_clear_pointer (&grid->order, g_array_unref);
  way_policy_list_set (grid->rows, g_array_new (FALSE, FALSE, sizeof (guint)));
  g_strfreev (grid->headings);
  grid->headings = g_strdupv (headings);
  g_array_set_size (grid->keys, 0);
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
  guint id = way_text_grid_get_selected (grid);

  if (!grid->updating && id != G_MAXUINT)
    g_signal_emit (grid, signals[SIGNAL_ROW_SELECTED], 0, id);
}

static gboolean
has_focus (WayTextGrid *grid)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (grid));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, grid->scroller);
}

/* Gives the focus back to the rows, unless a person has moved it since. */
static void
show_again (WayTextGrid *grid)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (grid));
  GtkWidget *list = gtk_widget_get_last_child (GTK_WIDGET (grid->columns));

  gtk_widget_set_visible (grid->scroller, TRUE);
  if (grid->refocus && root != NULL && gtk_root_get_focus (root) == NULL)
    gtk_widget_grab_focus (list);
  grid->refocus = FALSE;
}

/* Does a part of the way to the rows that are wanted. Returns: whether more is left */
static gboolean
fill_more (WayTextGrid *grid)
{
  gboolean more;

  if (grid->order != NULL)
    {
      if (way_policy_list_shorten (grid->rows, grid->order->len, SHORTEN_STEP))
        return TRUE;
      way_policy_list_replace (grid->rows, g_steal_pointer (&grid->order));
    }
  more = way_rows_fill (GTK_SCROLLED_WINDOW (grid->scroller), grid->rows, FILL_STEP);
  grid->behind = more ? grid->behind - MIN (grid->behind, FILL_STEP) : 0;
  if (grid->behind == 0 && !gtk_widget_get_visible (grid->scroller))
    show_again (grid);
  return more;
}

static gboolean
fill_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       data)
{
  WayTextGrid *grid = WAY_TEXT_GRID (widget);

  if (fill_more (grid))
    return G_SOURCE_CONTINUE;
  grid->fill_tick = 0;
  return G_SOURCE_REMOVE;
}

/* The rows that are wanted, whether all are there or not. */
static GArray *
get_order (WayTextGrid *grid)
{
  return grid->order != NULL ? grid->order : way_policy_list_get (grid->rows);
}

/* Until those that are seen next are there; they are seen from the first on. */
static void
hide_rows (WayTextGrid *grid)
{
  GtkScrolledWindow *scroller = GTK_SCROLLED_WINDOW (grid->scroller);

  /* GTK would move the focus to what can be seen, out of the table. */
  if (has_focus (grid))
    {
      grid->refocus = TRUE;
      gtk_root_set_focus (gtk_widget_get_root (GTK_WIDGET (grid)), NULL);
    }
  gtk_widget_set_visible (grid->scroller, FALSE);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (scroller), 0);
  grid->behind = way_rows_count_seen (scroller,
                                      g_list_model_get_n_items (G_LIST_MODEL (grid->rows)));
}

/* Numbers go on behind those of the table that goes. */
static void
drop_table (WayTextGrid *grid)
{
  grid->first += grid->table != NULL ? grid->table->len : 0;
  g_clear_pointer (&grid->table, g_ptr_array_unref);
  g_clear_pointer (&grid->ids, g_array_unref);
}

/* Shows rows in an order, which is taken. Where many of those that are there are to
 * go, nobody watches them go one by one. */
static void
show_rows (WayTextGrid *grid,
           GPtrArray   *table,
           GArray      *ids,
           GArray      *order)
{
  grid->updating = TRUE;
  gtk_single_selection_set_selected (grid->selection, GTK_INVALID_LIST_POSITION);
  if (way_policy_list_get (grid->rows)->len > order->len + SHORTEN_STEP)
    hide_rows (grid);
  if (table != grid->table)
    {
      drop_table (grid);
      grid->table = g_ptr_array_ref (table);
      grid->ids = ids != NULL ? g_array_ref (ids) : NULL;
    }
  for (guint i = 0; i < order->len; i++)
    g_array_index (order, guint, i) += grid->first;
  g_clear_pointer (&grid->order, g_array_unref);
  grid->order = order;
  if (fill_more (grid))
    grid->fill_tick = gtk_widget_add_tick_callback (GTK_WIDGET (grid), fill_cb, NULL, NULL);
  grid->updating = FALSE;
}

static void
free_coming (Coming *coming)
{
  g_ptr_array_unref (coming->table);
  g_clear_pointer (&coming->ids, g_array_unref);
  g_free (coming);
}

static void
sorted_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Coming *coming = data;
  GArray *order = way_text_order_finish (result, NULL);

  /* Without any there are others on their way, or the grid has gone. */
  if (order != NULL)
    {
      g_clear_object (&coming->grid->sorting);
      show_rows (coming->grid, coming->table, coming->ids, order);
    }
  free_coming (coming);
}

static void
stop_sorting (WayTextGrid *grid)
{
  if (grid->fill_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (grid), grid->fill_tick);
  grid->fill_tick = 0;
  g_cancellable_cancel (grid->sorting);
  g_clear_object (&grid->sorting);
}

/* Puts rows in order and shows them; many stay as they are until the others are
 * in order. */
static void
sort_rows (WayTextGrid *grid,
           GPtrArray   *table,
           GArray      *ids)
{
  const WayTextKey *keys = (const WayTextKey *) (gpointer) grid->keys->data;
  Coming *coming;

  stop_sorting (grid);
  if (table->len <= MAX_AT_ONCE || grid->keys->len == 0)
    {
      show_rows (grid, table, ids, way_text_order_new (table, keys, grid->keys->len));
      return;
    }
  coming = g_new (Coming, 1);
  *coming = (Coming) { grid, g_ptr_array_ref (table), ids != NULL ? g_array_ref (ids) : NULL };
  grid->sorting = g_cancellable_new ();
  way_text_order_make (table, keys, grid->keys->len, grid->sorting, sorted_cb, coming);
}

/* GTK 4.8 does not tell by which column its view sorts; the first column that
 * its sorter asks is the one, and turns the answer if it is descending. */
static void
sorter_changed_cb (WayTextGrid *grid)
{
  WayTextKey key;

  /* Columns come and go with their tables, and with the grid. */
  if (grid->updating || grid->columns == NULL)
    return;
  grid->probed = G_MAXUINT;
  key.descending = gtk_sorter_compare (gtk_column_view_get_sorter (grid->columns), grid,
                                       grid->columns) == GTK_ORDERING_LARGER;
  key.column = grid->probed;
  for (guint i = grid->keys->len; i > 0; i--)
    if (key.column == G_MAXUINT
        || g_array_index (grid->keys, WayTextKey, i - 1).column == key.column)
      g_array_remove_index (grid->keys, i - 1);
  if (key.column != G_MAXUINT)
    g_array_prepend_val (grid->keys, key);
  if (grid->table != NULL)
    sort_rows (grid, grid->table, grid->ids);
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

  stop_sorting (grid);
  if (grid->columns != NULL)
    gtk_column_view_set_model (grid->columns, NULL);
  grid->columns = NULL;
  g_clear_pointer (&grid->box, gtk_widget_unparent);
  g_clear_object (&grid->selection);
  g_clear_object (&grid->rows);
  drop_table (grid);
  g_clear_pointer (&grid->order, g_array_unref);
  g_clear_pointer (&grid->keys, g_array_unref);
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
  grid->scroller = gtk_scrolled_window_new ();
  grid->rows = way_policy_list_new ();
  grid->keys = g_array_new (FALSE, FALSE, sizeof (WayTextKey));
  grid->columns = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_column_view_set_show_row_separators (grid->columns, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (grid->columns), "data-table");
  way_rows_name_table (grid->columns, _("Table"));
  way_rows_rest (GTK_WIDGET (grid), GTK_WIDGET (grid->columns));
  grid->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (grid->rows)));
  gtk_single_selection_set_autoselect (grid->selection, FALSE);
  gtk_single_selection_set_can_unselect (grid->selection, TRUE);
  gtk_column_view_set_model (grid->columns, GTK_SELECTION_MODEL (grid->selection));
  g_signal_connect_object (grid->selection, "notify::selected-item", G_CALLBACK (selected_cb),
                           grid, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_column_view_get_sorter (grid->columns), "changed",
                           G_CALLBACK (sorter_changed_cb), grid, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (grid->scroller),
                                 GTK_WIDGET (grid->columns));
  gtk_widget_set_vexpand (grid->scroller, TRUE);
  grid->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (grid->box), make_bar (grid));
  gtk_box_append (GTK_BOX (grid->box), grid->scroller);
  gtk_widget_set_parent (grid->box, GTK_WIDGET (grid));
}

/**
 * way_text_grid_set_rows:
 * @grid: a grid
 * @rows: (element-type GStrv): rows of as many texts each; the first row has
 *   the headings; it is kept, and must not change any more
 * @ids: (nullable) (element-type guint): a number for each row behind the
 *   first, which "row-selected" tells; kept likewise
 *
 * Shows a table in the place of the present one, which stays until many rows
 * are in order.
 */
void
way_text_grid_set_rows (WayTextGrid *grid,
                        GPtrArray   *rows,
                        GArray      *ids)
{
  g_return_if_fail (WAY_IS_TEXT_GRID (grid) && rows != NULL);
  g_return_if_fail (ids == NULL || ids->len + 1 >= rows->len);

  stop_sorting (grid);
  grid->updating = TRUE;
  if (rows->len > 0)
    set_headings (grid, g_ptr_array_index (rows, 0));
  grid->updating = FALSE;
  sort_rows (grid, rows, ids);
}

/**
 * way_text_grid_clear:
 * @grid: a grid
 *
 * Takes the rows away, and gives up any that were still on their way; columns
 * stay. GTK takes longer than a frame to take some hundred rows away: they are hidden
 * until others have taken their place.
 */
void
way_text_grid_clear (WayTextGrid *grid)
{
  g_return_if_fail (WAY_IS_TEXT_GRID (grid));

  stop_sorting (grid);
  grid->updating = TRUE;
  gtk_single_selection_set_selected (grid->selection, GTK_INVALID_LIST_POSITION);
  grid->updating = FALSE;
  drop_table (grid);
  g_clear_pointer (&grid->order, g_array_unref);
  hide_rows (grid);
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
  WayPolicyItem *item;

  g_return_val_if_fail (WAY_IS_TEXT_GRID (grid), G_MAXUINT);

  item = gtk_single_selection_get_selected_item (grid->selection);
  if (item == NULL || find_cells (grid, way_policy_item_get_policy (item)) == NULL)
    return G_MAXUINT;
  return get_id (grid, way_policy_item_get_policy (item));
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

  return grid->table != NULL ? get_order (grid)->len : 0;
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
  const GArray *order;
  GString *text;

  g_return_val_if_fail (WAY_IS_TEXT_GRID (grid), NULL);

  order = get_order (grid);
  text = g_string_new (NULL);
  if (grid->headings != NULL)
    append_line (text, grid, (const char *const *) grid->headings);
  for (guint i = 0; i < order->len && grid->table != NULL; i++)
    append_line (text, grid,
                 (const char *const *) find_cells (grid, g_array_index (order, guint, i)));
  return g_string_free (text, FALSE);
}
