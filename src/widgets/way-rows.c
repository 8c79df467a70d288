/* What GTK's lists lack: rows with a name, although the row takes the focus and
 * not the label in it, and Tab that leaves the rows, which the arrows walk.
 */
#include "config.h"

#include "way-rows.h"

/**
 * way_rows_set_name:
 * @child: what a row holds
 * @name: what a screen reader says of the row
 *
 * Names the row, or the cell, that holds a widget.
 */
void
way_rows_set_name (GtkWidget  *child,
                   const char *name)
{
  GtkWidget *row;

  g_return_if_fail (GTK_IS_WIDGET (child) && name != NULL);

  row = gtk_widget_get_parent (child);
  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * way_rows_name_table:
 * @columns: a column view
 * @name: what a screen reader says of it
 *
 * Names the view and the list of its rows, which is a widget of its own and
 * has the name of its class otherwise.
 */
void
way_rows_name_table (GtkColumnView *columns,
                     const char    *name)
{
  GtkWidget *list;

  g_return_if_fail (GTK_IS_COLUMN_VIEW (columns) && name != NULL);

  list = gtk_widget_get_last_child (GTK_WIDGET (columns));
  gtk_accessible_update_property (GTK_ACCESSIBLE (columns), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * way_rows_set_number:
 * @child: what a row or a cell holds
 * @number: the number of what it shows
 *
 * Remembers what the row or the cell shows.
 */
void
way_rows_set_number (GtkWidget *child,
                     guint      number)
{
  g_return_if_fail (GTK_IS_WIDGET (child) && number < G_MAXUINT);

  g_object_set_data (G_OBJECT (child), "way-row", GUINT_TO_POINTER (number + 1));
}

static guint
get_own_number (GtkWidget *widget)
{
  return widget != NULL
         ? GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (widget), "way-row")) : 0;
}

/* The number in a row of cells, in a cell or in what that holds. */
static guint
find_number (GtkWidget *widget)
{
  guint number = get_own_number (widget);

  for (guint depth = 0; number == 0 && widget != NULL && depth < 2; depth++)
    {
      widget = gtk_widget_get_first_child (widget);
      number = get_own_number (widget);
    }
  return number;
}

/**
 * way_rows_get_number:
 * @widget: a row, or a widget in one
 * @list: a widget around the list
 *
 * Returns: the number that way_rows_set_number() gave, or %G_MAXUINT if @widget
 *   is in no row
 */
guint
way_rows_get_number (GtkWidget *widget,
                     GtkWidget *list)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget) && GTK_IS_WIDGET (list), G_MAXUINT);

  for (; widget != NULL && widget != list; widget = gtk_widget_get_parent (widget))
    if (get_own_number (widget) != 0)
      return get_own_number (widget) - 1;
    else if (g_str_equal (gtk_widget_get_css_name (widget), "row"))
      return find_number (widget) - 1;
  return G_MAXUINT;
}

/**
 * way_rows_move_within:
 * @widget: a widget with a list
 * @direction: where the focus is to move
 *
 * For the focus function of @widget, before way_rows_are_left(): Tab goes from
 * link to link of a row.
 *
 * Returns: whether the focus has moved within its row
 */
gboolean
way_rows_move_within (GtkWidget        *widget,
                      GtkDirectionType  direction)
{
  GtkWidget *row;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), FALSE);

  if (!way_rows_are_left (widget, direction))
    return FALSE;
  row = gtk_root_get_focus (gtk_widget_get_root (widget));
  while (row != NULL && row != widget && !g_str_equal (gtk_widget_get_css_name (row), "row"))
    row = gtk_widget_get_parent (row);
  return row != NULL && row != widget && gtk_widget_child_focus (row, direction);
}

/**
 * way_rows_are_left:
 * @widget: a widget with a list
 * @direction: where the focus is to move
 *
 * For the focus function of @widget. GTK before 4.12 moves the focus by Tab
 * through all rows of a list, however many there are.
 *
 * Returns: whether the focus is on a row and is to leave @widget
 */
gboolean
way_rows_are_left (GtkWidget        *widget,
                   GtkDirectionType  direction)
{
  GtkWidget *focus, *list;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), FALSE);

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return FALSE;
  focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  list = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_VIEW) : NULL;
  return list != NULL && list != focus && gtk_widget_is_ancestor (list, widget);
}

/* The position of the first row that is seen, where rows are of one height. */
static guint
get_first_seen (GtkScrolledWindow *scroller,
                guint              n)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (scroller);
  double height = gtk_adjustment_get_upper (adjustment);

  return height > 0 ? (guint) (gtk_adjustment_get_value (adjustment) / height * n) : 0;
}

/**
 * way_rows_count_seen:
 * @scroller: what a list of rows of one height is scrolled in
 * @n: how many rows it has
 *
 * Returns: how many of them are seen at once, also in part
 */
guint
way_rows_count_seen (GtkScrolledWindow *scroller,
                     guint              n)
{
  GtkAdjustment *adjustment;
  double height;

  g_return_val_if_fail (GTK_IS_SCROLLED_WINDOW (scroller), 0);

  adjustment = gtk_scrolled_window_get_vadjustment (scroller);
  height = gtk_adjustment_get_upper (adjustment);
  if (!(height > 0))
    return 0;
  return MIN ((guint) (gtk_adjustment_get_page_size (adjustment) / height * n) + 2, n);
}

/**
 * way_rows_leave_end:
 * @list: a list view, in a scrolled window, of rows of one height
 * @n_before: how many rows it has
 * @n: how many are going to be left
 *
 * Goes to the first row where those that are seen are going to go: GTK uses the
 * widgets of rows again that are scrolled away, but not those of rows that are
 * taken away, and to make them anew takes longer than a frame.
 */
void
way_rows_leave_end (GtkWidget *list,
                    guint      n_before,
                    guint      n)
{
  GtkWidget *scroller;

  g_return_if_fail (GTK_IS_WIDGET (list));

  scroller = gtk_widget_get_ancestor (list, GTK_TYPE_SCROLLED_WINDOW);
  if (scroller != NULL && n > 0 && n < n_before
      && get_first_seen (GTK_SCROLLED_WINDOW (scroller), n_before) + WAY_ROWS_MADE > n)
    gtk_widget_activate_action (list, "list.scroll-to-item", "u", 0);
}

static void
rest_cb (GtkWidget *list)
{
  gtk_widget_set_visible (list, FALSE);
}

static void
wake_cb (GtkWidget *list)
{
  gtk_widget_set_visible (list, TRUE);
}

/**
 * way_rows_rest:
 * @table: what is mapped while its rows are to be seen
 * @list: a list in it, whose rows it keeps while it is not mapped
 *
 * Has GTK leave the rows alone while nobody sees them: it gives all widgets of a window
 * their style anew when that loses the focus, on pages behind another one too, but for
 * those that are hidden; and a table keeps thousands.
 */
void
way_rows_rest (GtkWidget *table,
               GtkWidget *list)
{
  g_return_if_fail (GTK_IS_WIDGET (table) && GTK_IS_WIDGET (list));

  g_signal_connect_object (table, "unmap", G_CALLBACK (rest_cb), list, G_CONNECT_SWAPPED);
  g_signal_connect_object (table, "map", G_CALLBACK (wake_cb), list, G_CONNECT_SWAPPED);
}

/**
 * way_rows_fill:
 * @scroller: what a list of rows of one height is scrolled in
 * @rows: its rows, of which others were given
 * @step: how many rows to make at a time
 *
 * Makes some of the rows that are still to be made, those that are seen first;
 * to be called once a frame.
 *
 * Returns: whether there are more to be made
 */
gboolean
way_rows_fill (GtkScrolledWindow *scroller,
               WayPolicyList     *rows,
               guint              step)
{
  g_return_val_if_fail (GTK_IS_SCROLLED_WINDOW (scroller) && WAY_IS_POLICY_LIST (rows), FALSE);

  return way_policy_list_refresh (
           rows, get_first_seen (scroller, g_list_model_get_n_items (G_LIST_MODEL (rows))), step)
         || way_policy_list_grow (rows, step);
}
