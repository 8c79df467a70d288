/* What the rows name leads there: links in their cells, by pointer and by
 * keyboard. Up and Down go from row to row, Tab from link to link of a row.
 */
#include "config.h"

#include "way-goals-table.h"

#include <glib/gi18n.h>

#include "way-goals-row.h"
#include "way-links.h"
#include "way-rows.h"
#include "way-why.h"
#include "way-wrapped-label.h"

/* How many frames it takes to scroll to a row. */
#define REVEAL_FRAMES 3

struct _WayGoalsTable
{
  GtkWidget           parent_instance;

  GtkWidget          *scroller;
  GtkColumnView      *columns;
  WaySession         *session;
  GSignalGroup       *session_signals;
  GListStore         *rows;
  GtkSingleSelection *selection;
  WayView            *shown;      /* (nullable): the view that the rows are of */
  WayGoalsShown       columns_of; /* what the columns are for */
  gboolean            updating;
  int                 due_wanted;    /* the year whose targets come to the top */
  guint               reveal_frame;  /* since the table came on the screen */
};

G_DEFINE_FINAL_TYPE (WayGoalsTable, way_goals_table, GTK_TYPE_WIDGET)

static const struct
{
  const char *title;
  int         chars;    /* its width, 0 for what the others leave */
} headings[WAY_N_GOALS_SHOWN][WAY_GOALS_COLUMNS] = {
  [WAY_GOALS_STATIONS] = {
    { N_("Goal"), 22 }, { N_("Date"), 10 }, { N_("Policy"), 20 }, { N_("Change"), 13 },
    { N_("Statement"), 0 }, { N_("Target"), 24 }, { N_("Verdict"), 14 } },
  [WAY_GOALS_HORIZON] = {
    { N_("Due"), 5 }, { N_("Goal"), 20 }, { N_("Target"), 0 }, { N_("Area"), 10 },
    { N_("Verdict"), 18 }, { N_("Policies"), 7 }, { N_("First set in"), 20 } },
  [WAY_GOALS_COMPARE] = { { N_("Goal"), 24 }, { N_("This policy"), 0 }, { N_("The other"), 0 } },
};

static gboolean
link_cb (GtkWidget  *label,
         const char *uri)
{
  WayGoalsTable *table
    = WAY_GOALS_TABLE (gtk_widget_get_ancestor (label, WAY_TYPE_GOALS_TABLE));

  if (!way_links_follow (table->session, uri))
    return FALSE;
  gtk_widget_activate_action (GTK_WIDGET (table), "win.show-detail", NULL);
  return TRUE;
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          gpointer                  data)
{
  guint column = GPOINTER_TO_UINT (data) % WAY_GOALS_COLUMNS;
  WayGoalsShown shown = GPOINTER_TO_UINT (data) / WAY_GOALS_COLUMNS;
  int chars = headings[shown][column].chars;
  GtkWidget *label = way_wrapped_label_new (NULL);

  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_width_chars (GTK_LABEL (label), chars > 0 ? MIN (chars, 9) : 14);
  gtk_label_set_max_width_chars (GTK_LABEL (label), chars > 0 ? chars : 60);
  g_signal_connect (label, "activate-link", G_CALLBACK (link_cb), NULL);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         gpointer                  data)
{
  WayGoalsRow *row = gtk_list_item_get_item (item);
  g_autofree char *markup
    = way_goals_row_get_markup (row, GPOINTER_TO_UINT (data) % WAY_GOALS_COLUMNS);

  gtk_label_set_markup (GTK_LABEL (gtk_list_item_get_child (item)), markup);
  way_rows_set_number (gtk_list_item_get_child (item), gtk_list_item_get_position (item));
}

static void
remove_columns (WayGoalsTable *table)
{
  GListModel *columns = gtk_column_view_get_columns (table->columns);

  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (table->columns, column);
    }
}

/* The heading of a column; of a comparison the names of the two policies. */
static const char *
get_title (WayGoalsTable *table,
           WayGoalsShown  shown,
           guint          column)
{
  const WayDataset *dataset = way_session_get_dataset (table->session);
  WayGoalsLook look = way_view_get_goals (way_session_get_view (table->session));
  WayLang lang = way_session_get_lang (table->session);
  guint policy = WAY_NONE;

  if (shown == WAY_GOALS_COMPARE && column == 1)
    policy = way_session_get_selected (table->session);
  else if (shown == WAY_GOALS_COMPARE && column == 2)
    policy = way_dataset_find (dataset, WAY_TABLE_POLICIES, look.other);
  /* A lesson may speak another language than the program. */
  return policy == WAY_NONE ? way_tr (lang, headings[shown][column].title)
    : way_dataset_get_policy (dataset, policy)->short_title[lang];
}

static void
make_columns (WayGoalsTable *table,
              WayGoalsShown  shown)
{
  remove_columns (table);
  for (guint i = 0; i < WAY_GOALS_COLUMNS && headings[shown][i].title != NULL; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      gpointer data = GUINT_TO_POINTER (shown * WAY_GOALS_COLUMNS + i);
      g_autoptr (GtkColumnViewColumn) column = NULL;

      g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), data);
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), data);
      column = gtk_column_view_column_new (get_title (table, shown, i), factory);
      gtk_column_view_column_set_expand (column, headings[shown][i].chars == 0);
      gtk_column_view_column_set_resizable (column, TRUE);
      gtk_column_view_append_column (table->columns, column);
    }
  table->columns_of = shown;
}

/* Whether the rows of one view are also those of the other: a pan changes
 * nothing here. */
static gboolean
same_rows (const WayView *a,
           const WayView *b)
{
  WayGoalsLook one = way_view_get_goals (a), other = way_view_get_goals (b);

  return one.shown == other.shown && g_str_equal (one.goal, other.goal)
      && g_str_equal (one.area, other.area) && g_str_equal (one.other, other.other)
      && way_view_get_as_known (a) == way_view_get_as_known (b)
      && way_query_equal (way_view_get_query (a), way_view_get_query (b))
      && (one.shown != WAY_GOALS_COMPARE
          || g_str_equal (way_view_get_selection (a), way_view_get_selection (b)));
}

/* Rows that go away with the keyboard leave it to the table, from which it comes
 * to the new ones. */
static void
keep_focus (WayGoalsTable *table)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (table));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (table)))
    gtk_widget_grab_focus (GTK_WIDGET (table));
}

static void
view_changed_cb (WayGoalsTable *table)
{
  WayView *view = way_session_get_view (table->session);
  WayGoalsShown shown = way_view_get_goals (view).shown;
  g_autoptr (GPtrArray) rows = NULL;

  if (shown == WAY_GOALS_THREADS || (table->shown != NULL && same_rows (table->shown, view)))
    return;
  g_clear_pointer (&table->shown, way_view_unref);
  table->shown = way_view_ref (view);
  rows = way_goals_rows_new (table->session);
  keep_focus (table);
  table->updating = TRUE;
  if (table->columns_of != shown || shown == WAY_GOALS_COMPARE)
    make_columns (table, shown);
  g_list_store_splice (table->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (table->rows)),
                       rows->pdata, rows->len);
  gtk_single_selection_set_selected (table->selection, GTK_INVALID_LIST_POSITION);
  table->updating = FALSE;
}

/* The view is told after this, and its rows are made anew. */
static void
matching_changed_cb (WayGoalsTable *table)
{
  g_clear_pointer (&table->shown, way_view_unref);
}

static void
dataset_changed_cb (WayGoalsTable *table)
{
  g_clear_pointer (&table->shown, way_view_unref);
  view_changed_cb (table);
}

static void
selected_cb (WayGoalsTable *table)
{
  WayGoalsRow *row = gtk_single_selection_get_selected_item (table->selection);

  if (!table->updating && row != NULL && way_goals_row_get_policy (row) != WAY_NONE)
    way_session_select (table->session, way_goals_row_get_policy (row));
}

static void
copy_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  g_autofree char *text = way_goals_table_get_tsv (WAY_GOALS_TABLE (widget));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

/* What a policy states of the goal that is compared. */
static void
explain_goal (WayAnswer        *answer,
              const WayDataset *dataset,
              guint             policy,
              guint             goal)
{
  const WayPolicy *row = way_dataset_get_policy (dataset, policy);

  for (guint i = row->first_stated; i < row->first_stated + row->n_stated; i++)
    if (way_dataset_get_stated_goal (dataset, i)->goal == goal)
      way_answer_add_statement (answer, i);
}

static void
explain_comparison (WayAnswer     *answer,
                    WayGoalsTable *table,
                    guint          goal)
{
  const WayDataset *dataset = way_session_get_dataset (table->session);
  WayView *view = way_session_get_view (table->session);
  guint policies[] = {
    way_session_get_selected (table->session),
    way_dataset_find (dataset, WAY_TABLE_POLICIES, way_view_get_goals (view).other),
  };

  for (guint i = 0; i < G_N_ELEMENTS (policies); i++)
    if (policies[i] != WAY_NONE)
      explain_goal (answer, dataset, policies[i], goal);
}

/* What the row that is asked about rests on, else the selected one. */
static WayAnswer *
answer (GtkWidget   *widget,
        WayWhyPlace *place)
{
  WayGoalsTable *table = WAY_GOALS_TABLE (widget);
  guint position = way_rows_get_number (place->asked, widget);
  g_autoptr (WayGoalsRow) row = NULL;
  WayAnswer *told;

  if (position == G_MAXUINT)
    position = gtk_single_selection_get_selected (table->selection);
  row = g_list_model_get_item (G_LIST_MODEL (table->rows), position);
  if (row == NULL)
    return NULL;
  told = way_why_new_answer (table->session);
  if (way_goals_row_get_stated (row) != WAY_NONE)
    way_answer_add_statement (told, way_goals_row_get_stated (row));
  else if (way_goals_row_get_goal (row) != WAY_NONE)
    explain_comparison (told, table, way_goals_row_get_goal (row));
  if (way_goals_row_get_policy (row) != WAY_NONE)
    way_answer_add_policy (told, way_goals_row_get_policy (row));
  return told;
}

static gboolean
way_goals_table_focus (GtkWidget        *widget,
                       GtkDirectionType  direction)
{
  if (way_rows_move_within (widget, direction))
    return TRUE;
  if (way_rows_are_left (widget, direction))
    return FALSE;
  return gtk_widget_child_focus (WAY_GOALS_TABLE (widget)->scroller, direction);
}

static void
way_goals_table_dispose (GObject *object)
{
  WayGoalsTable *table = WAY_GOALS_TABLE (object);

  if (table->session_signals != NULL)
    g_signal_group_set_target (table->session_signals, NULL);
  g_clear_object (&table->session_signals);
  if (table->columns != NULL)
    gtk_column_view_set_model (table->columns, NULL);
  table->columns = NULL;
  g_clear_pointer (&table->scroller, gtk_widget_unparent);
  g_clear_object (&table->selection);
  g_clear_object (&table->rows);
  g_clear_object (&table->session);
  g_clear_pointer (&table->shown, way_view_unref);

  G_OBJECT_CLASS (way_goals_table_parent_class)->dispose (object);
}

static void
way_goals_table_class_init (WayGoalsTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_goals_table_dispose;
  widget_class->focus = way_goals_table_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "goalstable");
  gtk_widget_class_install_action (widget_class, "table.copy", NULL, copy_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "table.copy",
                                       NULL);
}

static void
way_goals_table_init (WayGoalsTable *table)
{
  gtk_widget_set_focusable (GTK_WIDGET (table), TRUE);
  table->rows = g_list_store_new (WAY_TYPE_GOALS_ROW);
  table->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (table->rows)));
  gtk_single_selection_set_autoselect (table->selection, FALSE);
  gtk_single_selection_set_can_unselect (table->selection, TRUE);
  table->columns = GTK_COLUMN_VIEW (gtk_column_view_new (
    g_object_ref (GTK_SELECTION_MODEL (table->selection))));
  gtk_column_view_set_show_row_separators (table->columns, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (table->columns), "data-table");
  way_rows_name_table (table->columns, _("Goals"));
  table->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (table->scroller),
                                 GTK_WIDGET (table->columns));
  gtk_widget_set_parent (table->scroller, GTK_WIDGET (table));
  way_why_answer_by (GTK_WIDGET (table), answer);
  way_why_add_menu (GTK_WIDGET (table));
  g_signal_connect_object (table->selection, "notify::selected-item", G_CALLBACK (selected_cb),
                           table, G_CONNECT_SWAPPED);
  table->session_signals = g_signal_group_new (WAY_TYPE_SESSION);
  g_signal_group_connect_swapped (table->session_signals, "notify::n-matching",
                                  G_CALLBACK (matching_changed_cb), table);
  g_signal_group_connect_swapped (table->session_signals, "notify::view",
                                  G_CALLBACK (view_changed_cb), table);
  g_signal_group_connect_swapped (table->session_signals, "notify::dataset",
                                  G_CALLBACK (dataset_changed_cb), table);
}

/**
 * way_goals_table_set_session:
 * @table: a table
 * @session: the session whose goals it shows
 *
 * Gives the table what it shows; to be called once.
 */
void
way_goals_table_set_session (WayGoalsTable *table,
                             WaySession    *session)
{
  g_return_if_fail (WAY_IS_GOALS_TABLE (table) && table->session == NULL);
  g_return_if_fail (WAY_IS_SESSION (session));

  table->session = g_object_ref (session);
  g_signal_group_set_target (table->session_signals, session);
  view_changed_cb (table);
}

/* The first row of the year or of a later one; the number of rows if none is. */
static guint
find_due (WayGoalsTable *table)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (table->rows)), place = 0;

  for (; place < n; place++)
    {
      g_autoptr (WayGoalsRow) row = g_list_model_get_item (G_LIST_MODEL (table->rows), place);
      guint stated = way_goals_row_get_stated (row);

      if (stated != WAY_NONE
          && way_dataset_get_stated_goal (way_session_get_dataset (table->session),
                                          stated)->due_year >= table->due_wanted)
        break;
    }
  return place;
}

/* GTK scrolls no further than to have a row in sight. One that comes from below
 * is then the first, so the last row is gone to in a frame of its own. */
static gboolean
reveal_cb (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       data)
{
  WayGoalsTable *table = WAY_GOALS_TABLE (widget);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (table->rows)), place = find_due (table);
  gboolean last = ++table->reveal_frame == REVEAL_FRAMES;

  if (place < n)
    gtk_widget_activate_action (gtk_widget_get_last_child (GTK_WIDGET (table->columns)),
                                "list.scroll-to-item", "u", last ? place : n - 1);
  return last ? G_SOURCE_REMOVE : G_SOURCE_CONTINUE;
}

static void
want_reveal (WayGoalsTable *table)
{
  table->reveal_frame = 0;
  gtk_widget_add_tick_callback (GTK_WIDGET (table), reveal_cb, NULL, NULL);
}

/**
 * way_goals_table_reveal_due:
 * @table: a table that is not yet on the screen
 * @year: a year
 *
 * Begins a list of targets with those that are due in a year or later; the ones
 * before are above.
 */
void
way_goals_table_reveal_due (WayGoalsTable *table,
                            int            year)
{
  g_return_if_fail (WAY_IS_GOALS_TABLE (table));

  table->due_wanted = year;
  g_signal_connect (table, "map", G_CALLBACK (want_reveal), NULL);
}

/**
 * way_goals_table_get_n_rows:
 * @table: a table
 *
 * Returns: how many rows it has
 */
guint
way_goals_table_get_n_rows (WayGoalsTable *table)
{
  g_return_val_if_fail (WAY_IS_GOALS_TABLE (table), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (table->rows));
}

/**
 * way_goals_table_get_tsv:
 * @table: a table
 *
 * Returns: (transfer full): all rows as tab-separated values with a heading
 */
char *
way_goals_table_get_tsv (WayGoalsTable *table)
{
  GString *text;
  guint n_columns = 0;

  g_return_val_if_fail (WAY_IS_GOALS_TABLE (table), NULL);

  text = g_string_new (NULL);
  for (; n_columns < WAY_GOALS_COLUMNS && headings[table->columns_of][n_columns].title; n_columns++)
    g_string_append_printf (text, "%s%s", n_columns > 0 ? "\t" : "",
                            get_title (table, table->columns_of, n_columns));
  g_string_append_c (text, '\n');
  for (guint i = 0; i < way_goals_table_get_n_rows (table); i++)
    {
      g_autoptr (WayGoalsRow) row = g_list_model_get_item (G_LIST_MODEL (table->rows), i);

      for (guint column = 0; column < n_columns; column++)
        {
          g_autofree char *field = g_strdup (way_goals_row_get_text (row, column));

          g_string_append_printf (text, "%s%s", column > 0 ? "\t" : "",
                                  g_strdelimit (field, "\t\n", ' '));
        }
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}
