/* Rows are small objects that know the number of their policy; filter and
 * order are GTK's list models over them.
 */
#include "config.h"

#include "way-table-view.h"

#include <glib/gi18n.h>
#include <string.h>

#include "way-phrases.h"
#include "way-rows.h"
#include "way-words.h"

#define WAY_TYPE_TABLE_ROW (way_table_row_get_type ())
G_DECLARE_FINAL_TYPE (WayTableRow, way_table_row, WAY, TABLE_ROW, GObject)

struct _WayTableRow
{
  GObject parent_instance;

  guint   policy;
};

G_DEFINE_FINAL_TYPE (WayTableRow, way_table_row, G_TYPE_OBJECT)

static void
way_table_row_class_init (WayTableRowClass *klass)
{
}

static void
way_table_row_init (WayTableRow *row)
{
}

struct _WayTableView
{
  GtkWidget           parent_instance;

  /* template */
  GtkWidget          *scroller;
  GtkColumnView      *columns;

  /* owned */
  WaySession         *session;
  GSignalGroup       *session_signals;
  GListStore         *rows;
  GtkCustomFilter    *filter;
  GtkSingleSelection *selection;
  gboolean            updating;
};

G_DEFINE_FINAL_TYPE (WayTableView, way_table_view, GTK_TYPE_WIDGET)

enum
{
  COLUMN_DATE,
  COLUMN_TITLE,
  COLUMN_ISSUERS,
  COLUMN_KIND,
  COLUMN_THEME,
  COLUMN_GOALS,
  N_COLUMNS,
};

/* The width of the title is what the others leave; some of those ask for no
 * more than a number of characters, however long their texts are. */
static const struct
{
  const char *title;
  int         min_chars;
  int         max_chars;
} columns[N_COLUMNS] = {
  [COLUMN_DATE] = { N_("Date"), -1, -1 },
  [COLUMN_TITLE] = { N_("Title"), 20, -1 },
  [COLUMN_ISSUERS] = { N_("Issuers"), 12, 24 },
  [COLUMN_KIND] = { N_("Kind"), -1, -1 },
  [COLUMN_THEME] = { N_("Theme"), 12, 22 },
  [COLUMN_GOALS] = { N_("Goals"), -1, -1 },
};

/* What a column says of a policy. */
static char *
get_text (WayTableView *view,
          guint         policy,
          guint         column)
{
  const WayDataset *dataset = way_session_get_dataset (view->session);
  const WayPolicy *row = way_dataset_get_policy (dataset, policy);
  WayLang lang = way_session_get_lang (view->session);

  switch (column)
    {
    case COLUMN_DATE:
      return way_date_to_iso (row->date);
    case COLUMN_TITLE:
      return g_strdup (row->title[lang]);
    case COLUMN_ISSUERS:
      return way_phrase_issuers (dataset, row, lang);
    case COLUMN_KIND:
      return way_phrase_capital (way_policy_kind_name (row->kind, lang));
    case COLUMN_THEME:
      return g_strdup (way_dataset_get_theme (dataset, row->theme)->name[lang]);
    case COLUMN_GOALS:
      return way_phrase_goals (dataset, row, lang);
    default:
      g_assert_not_reached ();
    }
}

typedef struct
{
  WayTableView *view;
  guint         column;
} ColumnData;

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          ColumnData               *data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (columns[data->column].min_chars > 0)
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), columns[data->column].min_chars);
  gtk_label_set_max_width_chars (GTK_LABEL (label), columns[data->column].max_chars);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         ColumnData               *data)
{
  WayTableRow *row = gtk_list_item_get_item (item);
  GtkWidget *label = gtk_list_item_get_child (item);
  g_autofree char *text = get_text (data->view, row->policy, data->column);

  gtk_label_set_text (GTK_LABEL (label), text);
  if (data->column == COLUMN_TITLE && gtk_widget_get_parent (label) != NULL)
    way_rows_set_name (gtk_widget_get_parent (label), text);
  gtk_widget_set_tooltip_text (label, data->column == COLUMN_TITLE
                                      || data->column == COLUMN_ISSUERS ? text : NULL);
}

static int
compare_rows (gconstpointer a,
              gconstpointer b,
              gpointer      data)
{
  ColumnData *column = data;
  const WayDataset *dataset = way_session_get_dataset (column->view->session);
  guint first = ((const WayTableRow *) a)->policy, second = ((const WayTableRow *) b)->policy;
  g_autofree char *first_text = NULL;
  g_autofree char *second_text = NULL;

  if (column->column == COLUMN_DATE)
    return way_date_compare (way_dataset_get_policy (dataset, first)->date,
                             way_dataset_get_policy (dataset, second)->date);
  if (column->column == COLUMN_GOALS)
    return (int) way_dataset_get_policy (dataset, first)->n_stated
         - (int) way_dataset_get_policy (dataset, second)->n_stated;
  first_text = get_text (column->view, first, column->column);
  second_text = get_text (column->view, second, column->column);
  return g_utf8_collate (first_text, second_text);
}

static GtkColumnViewColumn *
add_column (WayTableView *view,
            guint         number)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *column;
  ColumnData *data = g_new (ColumnData, 1);
  g_autoptr (GtkSorter) sorter = NULL;

  *data = (ColumnData) { view, number };
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), data);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), data);
  column = gtk_column_view_column_new (_(columns[number].title), factory);
  sorter = GTK_SORTER (gtk_custom_sorter_new (compare_rows, data, NULL));
  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_column_set_expand (column, number == COLUMN_TITLE);
  gtk_column_view_column_set_resizable (column, TRUE);
  g_object_set_data_full (G_OBJECT (column), "data", data, g_free);
  gtk_column_view_append_column (view->columns, column);
  g_object_unref (column);
  return column;
}

static gboolean
row_matches (gpointer item,
             gpointer data)
{
  WayTableView *view = data;

  return way_session_get_listed (view->session, NULL)[WAY_TABLE_ROW (item)->policy];
}

static guint
find_row (WayTableView *view,
          guint         policy)
{
  GListModel *model = G_LIST_MODEL (view->selection);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (WayTableRow) row = g_list_model_get_item (model, i);

      if (row->policy == policy)
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

static void
view_changed_cb (WayTableView *view)
{
  guint selected, row;

  view->updating = TRUE;
  gtk_filter_changed (GTK_FILTER (view->filter), GTK_FILTER_CHANGE_DIFFERENT);
  selected = way_session_get_selected (view->session);
  row = selected != WAY_NONE ? find_row (view, selected) : GTK_INVALID_LIST_POSITION;
  gtk_single_selection_set_selected (view->selection, row);
  view->updating = FALSE;
}

static void
fill_rows (WayTableView *view)
{
  const WayDataset *dataset = way_session_get_dataset (view->session);
  const guint *by_date = way_dataset_get_by_date (dataset);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES); i++)
    {
      WayTableRow *row = g_object_new (WAY_TYPE_TABLE_ROW, NULL);

      row->policy = by_date[i];
      g_ptr_array_add (items, row);
    }
  view->updating = TRUE;
  g_list_store_splice (view->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (view->rows)),
                       items->pdata, items->len);
  view->updating = FALSE;
}

static void
dataset_changed_cb (WayTableView *view)
{
  fill_rows (view);
  view_changed_cb (view);
}

static void
selected_cb (WayTableView *view)
{
  WayTableRow *row = gtk_single_selection_get_selected_item (view->selection);

  if (!view->updating && row != NULL)
    way_session_select (view->session, row->policy);
}

/* The rows in their present order, as tab-separated values with a heading. */
static void
copy_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  WayTableView *view = WAY_TABLE_VIEW (widget);
  GListModel *model = G_LIST_MODEL (view->selection);
  GString *text = g_string_new (NULL);

  for (guint column = 0; column < N_COLUMNS; column++)
    g_string_append_printf (text, "%s%s", column > 0 ? "\t" : "", _(columns[column].title));
  g_string_append_c (text, '\n');
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (WayTableRow) row = g_list_model_get_item (model, i);

      for (guint column = 0; column < N_COLUMNS; column++)
        {
          g_autofree char *field = get_text (view, row->policy, column);

          g_string_append_printf (text, "%s%s", column > 0 ? "\t" : "",
                                  g_strdelimit (field, "\t\n", ' '));
        }
      g_string_append_c (text, '\n');
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text->str);
  g_string_free (text, TRUE);
}

static void
make_models (WayTableView *view)
{
  GtkFilterListModel *filtered;
  GtkSortListModel *sorted;

  view->rows = g_list_store_new (WAY_TYPE_TABLE_ROW);
  view->filter = gtk_custom_filter_new (row_matches, view, NULL);
  filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (view->rows)),
                                        g_object_ref (GTK_FILTER (view->filter)));
  sorted = gtk_sort_list_model_new (G_LIST_MODEL (filtered),
                                    g_object_ref (gtk_column_view_get_sorter (view->columns)));
  view->selection = gtk_single_selection_new (G_LIST_MODEL (sorted));
  gtk_single_selection_set_autoselect (view->selection, FALSE);
  gtk_single_selection_set_can_unselect (view->selection, TRUE);
  gtk_column_view_set_model (view->columns, GTK_SELECTION_MODEL (view->selection));
  g_signal_connect_object (view->selection, "notify::selected-item", G_CALLBACK (selected_cb),
                           view, G_CONNECT_SWAPPED);
}

static void
way_table_view_dispose (GObject *object)
{
  WayTableView *view = WAY_TABLE_VIEW (object);

  if (view->session_signals != NULL)
    g_signal_group_set_target (view->session_signals, NULL);
  g_clear_object (&view->session_signals);
  if (view->columns != NULL)
    gtk_column_view_set_model (view->columns, NULL);
  view->columns = NULL;
  g_clear_pointer (&view->scroller, gtk_widget_unparent);
  g_clear_object (&view->selection);
  g_clear_object (&view->filter);
  g_clear_object (&view->rows);
  g_clear_object (&view->session);

  G_OBJECT_CLASS (way_table_view_parent_class)->dispose (object);
}

static gboolean
way_table_view_focus (GtkWidget        *widget,
                      GtkDirectionType  direction)
{
  return !way_rows_are_left (widget, direction)
      && GTK_WIDGET_CLASS (way_table_view_parent_class)->focus (widget, direction);
}

static void
way_table_view_class_init (WayTableViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_table_view_dispose;
  widget_class->focus = way_table_view_focus;
  gtk_widget_class_set_css_name (widget_class, "tableview");
  gtk_widget_class_install_action (widget_class, "table.copy", NULL, copy_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "table.copy",
                                       NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/waymark/Waymark/ui/table-view.ui");
  gtk_widget_class_bind_template_child (widget_class, WayTableView, scroller);
  gtk_widget_class_bind_template_child (widget_class, WayTableView, columns);
}

static void
way_table_view_init (WayTableView *view)
{
  gtk_widget_init_template (GTK_WIDGET (view));
  view->session_signals = g_signal_group_new (WAY_TYPE_SESSION);
  g_signal_group_connect_swapped (view->session_signals, "notify::view",
                                  G_CALLBACK (view_changed_cb), view);
  g_signal_group_connect_swapped (view->session_signals, "notify::n-listed",
                                  G_CALLBACK (view_changed_cb), view);
  g_signal_group_connect_swapped (view->session_signals, "notify::dataset",
                                  G_CALLBACK (dataset_changed_cb), view);
}

/**
 * way_table_view_set_session:
 * @view: a table
 * @session: the session whose policies it shows
 *
 * Gives the table what it shows; to be called once.
 */
void
way_table_view_set_session (WayTableView *view,
                            WaySession   *session)
{
  g_return_if_fail (WAY_IS_TABLE_VIEW (view) && view->session == NULL);
  g_return_if_fail (WAY_IS_SESSION (session));

  view->session = g_object_ref (session);
  make_models (view);
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      GtkColumnViewColumn *column = add_column (view, i);

      if (i == COLUMN_DATE)
        gtk_column_view_sort_by_column (view->columns, column, GTK_SORT_ASCENDING);
    }
  g_signal_group_set_target (view->session_signals, session);
  dataset_changed_cb (view);
}
