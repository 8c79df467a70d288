/* The rows are a permutation of the policies (WayPolicyList): what is shown
 * and in which order is made anew when one of the two changes, while the page
 * is seen, and rows are read when they come into sight. GTK's sorters only tell
 * which heading was clicked.
 */
#include "config.h"

#include "way-table-view.h"

#include <glib/gi18n.h>
#include <string.h>

#include "way-phrases.h"
#include "way-policy-list.h"
#include "way-rows.h"
#include "way-table-copy.h"
#include "way-table-order.h"

/* The order of so many policies is made while the caller waits, which takes a
 * millisecond or two; of more, in a thread. */
#define MAX_AT_ONCE 20000

/* So many rows of very many are filled in each frame, since each is measured in it. */
#define FILL_STEP 16

struct _WayTableView
{
  GtkWidget            parent_instance;

  /* template */
  GtkWidget           *box;
  GtkLabel            *note;
  GtkMenuButton       *chooser;
  GtkStack            *stack;
  GtkWidget           *scroller;
  GtkWidget           *nothing;
  GtkColumnView       *columns;

  /* owned */
  WaySession          *session;
  GSignalGroup        *session_signals;
  WayPolicyList       *rows;
  GtkSingleSelection  *selection;
  GtkColumnViewColumn *column[WAY_N_COLS];
  GSimpleActionGroup  *column_actions;
  GStrv                shown_columns;
  char                *selected;      /* the id that the selection shows */
  WayTableCopy        *copy;          /* while rows are copied */
  GCancellable        *sorting;       /* while a thread makes the rows */
  guint                fill_tick;     /* until they are all there */
  WayTableColumn       sort_column;
  gboolean             descending;
  guint                probed;        /* the column that was asked to compare */
  guint                n_policies;    /* of the data set that the rows are of */
  gboolean             stale;         /* the rows are to be made when seen */
  gboolean             updating;
};

G_DEFINE_FINAL_TYPE (WayTableView, way_table_view, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_SHOWN_COLUMNS,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

/* The width of the title is what the others leave. Columns of long texts ask for a
 * number of characters, whatever those are; the others are as wide as their texts. */
static const struct
{
  const char *id;
  const char *title;
  guint       min_chars;   /* 0 for as many as there are */
  guint       nat_chars;
} columns[WAY_N_COLS] = {
  [WAY_COL_DATE] = { "date", N_("Date") },
  [WAY_COL_TITLE] = { "title", N_("Title"), 20, 40 },
  [WAY_COL_ISSUERS] = { "issuers", N_("Issuers"), 12, 24 },
  [WAY_COL_LEVEL] = { "level", N_("Level") },
  [WAY_COL_KIND] = { "kind", N_("Kind") },
  [WAY_COL_THEME] = { "theme", N_("Theme"), 12, 22 },
  [WAY_COL_GOALS] = { "goals", N_("Goals") },
  [WAY_COL_OWN] = { "own", N_("Own marks") },
};

static const char *const first_columns[] = { "date", "issuers", "kind", "theme", "goals", "own",
                                             NULL };

typedef struct
{
  WayTableView *view;
  guint         column;
} ColumnData;

static void
set_text (GtkWidget  *cell,
          const char *text)
{
  if (GTK_IS_INSCRIPTION (cell))
    gtk_inscription_set_text (GTK_INSCRIPTION (cell), text);
  else
    gtk_label_set_text (GTK_LABEL (cell), text);
}

static void
say_own (GtkWidget  *label,
         GParamSpec *pspec,
         WaySession *session)
{
  GtkWidget *cell = gtk_widget_get_parent (label);
  guint policy = cell != NULL ? way_rows_get_number (label, cell) : WAY_NONE;
  g_autofree char *text = NULL;

  if (policy == WAY_NONE)
    return;
  text = way_table_copy_tell (way_session_get_dataset (session), policy, WAY_COL_OWN,
                              way_session_get_lang (session), FALSE);
  set_text (label, text);
}

static gboolean
query_tooltip_cb (GtkInscription *inscription,
                  int             x,
                  int             y,
                  gboolean        keyboard,
                  GtkTooltip     *tooltip)
{
  gtk_tooltip_set_text (tooltip, gtk_inscription_get_text (inscription));
  return TRUE;
}

/* Other words in an inscription leave its size as it is, so that rows can change
 * without being measured: of two hundred that would take more than two frames. */
static GtkWidget *
new_inscription (guint column)
{
  return g_object_new (GTK_TYPE_INSCRIPTION, "xalign", 0.0, "text-overflow",
                       GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END,
                       "min-chars", columns[column].min_chars,
                       "nat-chars", columns[column].nat_chars, NULL);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          ColumnData               *data)
{
  GtkWidget *cell = columns[data->column].min_chars > 0
    ? new_inscription (data->column) : g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, NULL);

  if (data->column == WAY_COL_OWN)
    g_signal_connect_object (data->view->session, "notify::own", G_CALLBACK (say_own), cell,
                             G_CONNECT_SWAPPED);
  if (data->column == WAY_COL_TITLE || data->column == WAY_COL_ISSUERS)
    {
      /* Setting a tooltip's text asks the display where the pointer is, for
       * each of some hundred cells. */
      gtk_widget_set_has_tooltip (cell, TRUE);
      g_signal_connect (cell, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
    }
  gtk_list_item_set_child (item, cell);
  g_object_set_data (G_OBJECT (item), "data", data);
}

static void
show_cell (GtkListItem *item)
{
  ColumnData *data = g_object_get_data (G_OBJECT (item), "data");
  WaySession *session = data->view->session;
  guint policy = way_policy_item_get_policy (gtk_list_item_get_item (item));
  GtkWidget *cell = gtk_list_item_get_child (item);
  g_autofree char *text = way_table_copy_tell (way_session_get_dataset (session), policy,
                                               data->column, way_session_get_lang (session),
                                               way_session_get_both (session));

  set_text (cell, text);
  way_rows_set_number (cell, policy);
  if (data->column == WAY_COL_TITLE && gtk_widget_get_parent (cell) != NULL)
    way_rows_set_name (gtk_widget_get_parent (cell), text);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         ColumnData               *data)
{
  show_cell (item);
  g_signal_connect_object (gtk_list_item_get_item (item), "notify::policy",
                           G_CALLBACK (show_cell), item, G_CONNECT_SWAPPED);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *item,
           ColumnData               *data)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), show_cell, item);
}

/* Compares no rows: says that it was asked, and that the first comes first. */
static int
probe (gconstpointer a,
       gconstpointer b,
       gpointer      data)
{
  ColumnData *column = data;

  if (column->view->probed == WAY_N_COLS)
    column->view->probed = column->column;
  return -1;
}

/* GTK 4.8 does not tell by which column its view sorts; the first column that
 * its sorter asks is the one, and turns the answer if it is descending. */
static void
read_order (WayTableView *view)
{
  GtkOrdering order;

  view->probed = WAY_N_COLS;
  order = gtk_sorter_compare (gtk_column_view_get_sorter (view->columns), view, view->columns);
  view->sort_column = view->probed != WAY_N_COLS ? view->probed : WAY_COL_DATE;
  view->descending = view->probed != WAY_N_COLS && order == GTK_ORDERING_LARGER;
}

/* The menu says what the headings show. */
static void
show_order (WayTableView *view)
{
  GActionMap *actions = G_ACTION_MAP (view->column_actions);

  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (actions, "sort")),
                             g_variant_new_string (columns[view->sort_column].id));
  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (actions, "descending")),
                             g_variant_new_boolean (view->descending));
}

static void
show_note (WayTableView *view)
{
  guint n = way_policy_list_get (view->rows)->len;
  g_autofree char *count = way_phrase_count (n);
  g_autofree char *text
    = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s policy", "%s policies", n), count);

  gtk_label_set_text (view->note, text);
}

static void
show_selected (WayTableView *view)
{
  guint policy = way_session_get_selected (view->session);
  guint row = policy != WAY_NONE ? way_policy_list_find (view->rows, policy) : G_MAXUINT;
  GtkWidget *list = gtk_widget_get_last_child (GTK_WIDGET (view->columns));

  g_free (view->selected);
  view->selected = g_strdup (way_view_get_selection (way_session_get_view (view->session)));
  view->updating = TRUE;
  if (row == G_MAXUINT)
    row = GTK_INVALID_LIST_POSITION;
  if (gtk_single_selection_get_selected (view->selection) != row)
    gtk_single_selection_set_selected (view->selection, row);
  view->updating = FALSE;
  gtk_widget_action_set_enabled (GTK_WIDGET (view), "table.copy-row",
                                 row != GTK_INVALID_LIST_POSITION);
  if (row != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (list, "list.scroll-to-item", "u", row);
}

static void
stop_sorting (WayTableView *view)
{
  if (view->fill_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (view), view->fill_tick);
  view->fill_tick = 0;
  g_cancellable_cancel (view->sorting);
  g_clear_object (&view->sorting);
}

/* What is said of the rows as a whole. */
static void
show_whole (WayTableView *view)
{
  gboolean nothing = way_policy_list_get (view->rows)->len == 0
                     && !way_session_is_searching (view->session);

  gtk_stack_set_visible_child (view->stack, nothing ? view->nothing : view->scroller);
  gtk_widget_action_set_enabled (GTK_WIDGET (view), "table.copy-all", !nothing);
  show_note (view);
}

/* A selection looks for its item among all new ones. */
static void
forget_selected (WayTableView *view)
{
  view->updating = TRUE;
  gtk_single_selection_set_selected (view->selection, GTK_INVALID_LIST_POSITION);
  view->updating = FALSE;
}

/* Shows other rows; takes @policies. */
static void
set_rows (WayTableView *view,
          GArray       *policies)
{
  forget_selected (view);
  way_policy_list_set (view->rows, policies);
  show_whole (view);
  show_selected (view);
}

static gboolean
fill_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       data)
{
  WayTableView *view = WAY_TABLE_VIEW (widget);

  if (way_rows_fill (GTK_SCROLLED_WINDOW (view->scroller), view->rows, FILL_STEP))
    return G_SOURCE_CONTINUE;
  view->fill_tick = 0;
  show_selected (view);
  return G_SOURCE_REMOVE;
}

/* Shows other rows of very many, a few in each frame; takes @policies. */
static void
fill_rows (WayTableView *view,
           GArray       *policies)
{
  forget_selected (view);
  way_rows_leave_end (gtk_widget_get_last_child (GTK_WIDGET (view->columns)),
                      g_list_model_get_n_items (G_LIST_MODEL (view->rows)), policies->len);
  way_policy_list_replace (view->rows, policies);
  show_whole (view);
  if (fill_cb (GTK_WIDGET (view), NULL, NULL) == G_SOURCE_CONTINUE)
    view->fill_tick = gtk_widget_add_tick_callback (GTK_WIDGET (view), fill_cb, NULL, NULL);
}

static void
sorted_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  WayTableView *view = data;
  GArray *policies = way_table_order_finish (result, NULL);

  /* Without any there are others on their way, or the view has gone. */
  if (policies == NULL)
    return;
  g_clear_object (&view->sorting);
  fill_rows (view, policies);
}

/* Makes the rows, or has them made when somebody looks. Many stay as they are
 * until the others are there. */
static void
update_rows (WayTableView *view)
{
  WayDataset *dataset = way_session_get_dataset (view->session);
  WayLang lang = way_session_get_lang (view->session);
  const guint8 *listed;

  stop_sorting (view);
  view->stale = !gtk_widget_get_mapped (GTK_WIDGET (view));
  if (view->stale)
    return;
  listed = way_session_get_listed (view->session, NULL);
  if (way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES) <= MAX_AT_ONCE)
    {
      set_rows (view, way_table_order_new (dataset, listed, view->sort_column, view->descending,
                                           lang));
      return;
    }
  view->sorting = g_cancellable_new ();
  way_table_order_make (dataset, listed, view->sort_column, view->descending, lang, view->sorting,
                        sorted_cb, view);
}

static void
view_changed_cb (WayTableView *view)
{
  const char *selected = way_view_get_selection (way_session_get_view (view->session));

  if (!view->stale && g_strcmp0 (selected, view->selected) != 0)
    show_selected (view);
}

/* Own marks are said by labels of their own; rows move only where they are in
 * the order of these marks, so that the keyboard stays where it is. */
static void
own_changed_cb (WayTableView *view)
{
  if (view->sort_column == WAY_COL_OWN)
    update_rows (view);
}

static void
sorter_changed_cb (WayTableView *view)
{
  WayTableColumn column = view->sort_column;
  gboolean descending = view->descending;

  /* A view that goes takes its columns, and their sorters, away. */
  if (view->columns == NULL)
    return;
  read_order (view);
  /* One click can be told as several changes. */
  if (view->sort_column != column || view->descending != descending)
    update_rows (view);
  show_order (view);
}

static GtkSorter *
make_sorter (GtkColumnViewColumn *column)
{
  return GTK_SORTER (gtk_custom_sorter_new (probe, g_object_get_data (G_OBJECT (column), "data"),
                                            NULL));
}

/* The headings are children of the view's first child, in the order of the
 * columns; columns have no tooltip of their own. */
static void
explain_heading (WayTableView *view,
                 gboolean      sortable)
{
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (view->columns));
  GtkWidget *title = gtk_widget_get_first_child (header);

  for (guint i = 0; i < WAY_COL_TITLE && title != NULL; i++)
    title = gtk_widget_get_next_sibling (title);
  if (title != NULL)
    gtk_widget_set_tooltip_text (title, sortable ? NULL
                                 : _("So many titles cannot be sorted: each is read when seen"));
}

static void
dataset_changed_cb (WayTableView *view)
{
  const WayDataset *dataset = way_session_get_dataset (view->session);
  GtkColumnViewColumn *title = view->column[WAY_COL_TITLE];
  gboolean sortable = way_table_order_is_possible (dataset, WAY_COL_TITLE);
  guint n_policies = way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES);

  /* Rows of another set must not stay, not even until the new ones are there. */
  if (n_policies != view->n_policies)
    way_policy_list_set (view->rows, g_array_new (FALSE, FALSE, sizeof (guint)));
  view->n_policies = n_policies;

  if (sortable != (gtk_column_view_column_get_sorter (title) != NULL))
    {
      g_autoptr (GtkSorter) sorter = sortable ? make_sorter (title) : NULL;

      if (!sortable && view->sort_column == WAY_COL_TITLE)
        gtk_column_view_sort_by_column (view->columns, view->column[WAY_COL_DATE],
                                        GTK_SORT_ASCENDING);
      gtk_column_view_column_set_sorter (title, sorter);
    }
  explain_heading (view, sortable);
  update_rows (view);
}

static void
selected_cb (WayTableView *view)
{
  WayPolicyItem *item = gtk_single_selection_get_selected_item (view->selection);

  if (!view->updating && item != NULL)
    way_session_select (view->session, way_policy_item_get_policy (item));
}

/* Copies policies as tab-separated values with a heading; takes @policies. */
static void
copy_policies (WayTableView *view,
               GArray       *policies)
{
  const char *titles[WAY_N_COLS];

  for (guint i = 0; i < WAY_N_COLS; i++)
    titles[i] = gtk_column_view_column_get_visible (view->column[i]) ? _(columns[i].title) : NULL;
  g_clear_pointer (&view->copy, way_table_copy_free);
  view->copy = way_table_copy_new (view->session, policies, titles, view->note);
}

static void
copy_row_cb (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  WayTableView *view = WAY_TABLE_VIEW (widget);
  WayPolicyItem *item = gtk_single_selection_get_selected_item (view->selection);
  GArray *policies;
  guint policy;

  if (item == NULL)
    return;
  policy = way_policy_item_get_policy (item);
  policies = g_array_new (FALSE, FALSE, sizeof (guint));
  copy_policies (view, g_array_append_val (policies, policy));
}

static void
copy_all_cb (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  WayTableView *view = WAY_TABLE_VIEW (widget);

  copy_policies (view, g_array_ref (way_policy_list_get (view->rows)));
}

/* The selected row, or all where none is. */
static void
copy_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  WayTableView *view = WAY_TABLE_VIEW (widget);

  if (gtk_single_selection_get_selected_item (view->selection) != NULL)
    copy_row_cb (widget, name, parameter);
  else
    copy_all_cb (widget, name, parameter);
}

static void
clear_filters_cb (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  WayTableView *view = WAY_TABLE_VIEW (widget);
  g_autoptr (WayQuery) query = way_query_new ();
  g_autoptr (WayView) cleared
    = way_view_with_query (way_session_get_view (view->session), query);
  g_autoptr (WayView) all = way_view_with_in_window (cleared, FALSE);

  way_session_go (view->session, all);
}

static void
column_toggled_cb (GSimpleAction *action,
                   GVariant      *state,
                   WayTableView  *view)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) shown = NULL;

  for (guint i = 0; i < WAY_N_COLS; i++)
    {
      gboolean own = g_str_equal (columns[i].id, g_action_get_name (G_ACTION (action)));

      if (own ? g_variant_get_boolean (state)
              : g_strv_contains ((const char *const *) view->shown_columns, columns[i].id))
        g_strv_builder_add (builder, columns[i].id);
    }
  shown = g_strv_builder_end (builder);
  g_object_set (view, "shown-columns", shown, NULL);
}

/* The title is what a row is known by, and stays. */
static void
show_columns (WayTableView *view)
{
  for (guint i = 0; i < WAY_N_COLS; i++)
    {
      gboolean shown = i == WAY_COL_TITLE
                       || g_strv_contains ((const char *const *) view->shown_columns,
                                           columns[i].id);
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (view->column_actions),
                                                    columns[i].id);

      if (view->column[i] != NULL)
        gtk_column_view_column_set_visible (view->column[i], shown);
      if (action != NULL)
        g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (shown));
    }
}

static void
set_shown_columns (WayTableView       *view,
                   const char *const  *shown)
{
  if (shown == NULL || g_strv_equal (shown, (const char *const *) view->shown_columns))
    return;
  g_strfreev (view->shown_columns);
  view->shown_columns = g_strdupv ((GStrv) shown);
  show_columns (view);
  g_object_notify_by_pspec (G_OBJECT (view), properties[PROP_SHOWN_COLUMNS]);
}

static void
sort_chosen_cb (GSimpleAction *action,
                GVariant      *state,
                WayTableView  *view)
{
  for (guint i = 0; i < WAY_N_COLS; i++)
    if (g_str_equal (columns[i].id, g_variant_get_string (state, NULL)))
      gtk_column_view_sort_by_column (view->columns, view->column[i], GTK_SORT_ASCENDING);
}

static void
descending_toggled_cb (GSimpleAction *action,
                       GVariant      *state,
                       WayTableView  *view)
{
  gtk_column_view_sort_by_column (view->columns, view->column[view->sort_column],
                                  g_variant_get_boolean (state) ? GTK_SORT_DESCENDING
                                                                : GTK_SORT_ASCENDING);
}

/* Headings take no focus before GTK 4.10: this is how the keyboard sorts. */
static GMenu *
make_sort_menu (WayTableView *view)
{
  g_autoptr (GSimpleAction) sort
    = g_simple_action_new_stateful ("sort", G_VARIANT_TYPE_STRING,
                                    g_variant_new_string (columns[WAY_COL_DATE].id));
  g_autoptr (GSimpleAction) descending
    = g_simple_action_new_stateful ("descending", NULL, g_variant_new_boolean (FALSE));
  g_autoptr (GMenu) direction = g_menu_new ();
  GMenu *menu = g_menu_new ();

  g_signal_connect_object (sort, "change-state", G_CALLBACK (sort_chosen_cb), view, 0);
  g_signal_connect_object (descending, "change-state", G_CALLBACK (descending_toggled_cb), view,
                           0);
  g_action_map_add_action (G_ACTION_MAP (view->column_actions), G_ACTION (sort));
  g_action_map_add_action (G_ACTION_MAP (view->column_actions), G_ACTION (descending));
  for (guint i = 0; i < WAY_N_COLS; i++)
    {
      g_autofree char *name = g_strconcat ("columns.sort::", columns[i].id, NULL);

      g_menu_append (menu, _(columns[i].title), name);
    }
  g_menu_append (direction, _("Last first"), "columns.descending");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (direction));
  return menu;
}

static void
make_chooser (WayTableView *view)
{
  g_autoptr (GMenu) menu = g_menu_new (), sort = NULL;

  view->column_actions = g_simple_action_group_new ();
  for (guint i = 0; i < WAY_N_COLS; i++)
    if (i != WAY_COL_TITLE)
      {
        g_autoptr (GSimpleAction) action
          = g_simple_action_new_stateful (columns[i].id, NULL, g_variant_new_boolean (TRUE));
        g_autofree char *name = g_strconcat ("columns.", columns[i].id, NULL);

        g_signal_connect_object (action, "change-state", G_CALLBACK (column_toggled_cb), view, 0);
        g_action_map_add_action (G_ACTION_MAP (view->column_actions), G_ACTION (action));
        g_menu_append (menu, _(columns[i].title), name);
      }
  sort = make_sort_menu (view);
  g_menu_append_submenu (menu, _("Sort by"), G_MENU_MODEL (sort));
  gtk_widget_insert_action_group (GTK_WIDGET (view), "columns",
                                  G_ACTION_GROUP (view->column_actions));
  gtk_menu_button_set_menu_model (view->chooser, G_MENU_MODEL (menu));
}

static void
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
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), data);
  column = gtk_column_view_column_new (_(columns[number].title), factory);
  g_object_set_data_full (G_OBJECT (column), "data", data, g_free);
  sorter = make_sorter (column);
  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_column_set_expand (column, number == WAY_COL_TITLE);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_header_menu (column, gtk_menu_button_get_menu_model (view->chooser));
  gtk_column_view_append_column (view->columns, column);
  view->column[number] = column;
}

static void
make_models (WayTableView *view)
{
  view->rows = way_policy_list_new ();
  view->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (view->rows)));
  gtk_single_selection_set_autoselect (view->selection, FALSE);
  gtk_single_selection_set_can_unselect (view->selection, TRUE);
  gtk_column_view_set_model (view->columns, GTK_SELECTION_MODEL (view->selection));
  g_signal_connect_object (view->selection, "notify::selected-item", G_CALLBACK (selected_cb),
                           view, G_CONNECT_SWAPPED);
}

static void
way_table_view_map (GtkWidget *widget)
{
  WayTableView *view = WAY_TABLE_VIEW (widget);

  GTK_WIDGET_CLASS (way_table_view_parent_class)->map (widget);
  if (view->session != NULL && view->stale)
    update_rows (view);
}

static void
way_table_view_get_property (GObject    *object,
                             guint       id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SHOWN_COLUMNS:
      g_value_set_boxed (value, WAY_TABLE_VIEW (object)->shown_columns);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
way_table_view_set_property (GObject      *object,
                             guint         id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  switch (id)
    {
    case PROP_SHOWN_COLUMNS:
      set_shown_columns (WAY_TABLE_VIEW (object), g_value_get_boxed (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
way_table_view_dispose (GObject *object)
{
  WayTableView *view = WAY_TABLE_VIEW (object);

  g_clear_pointer (&view->copy, way_table_copy_free);
  stop_sorting (view);
  if (view->session_signals != NULL)
    g_signal_group_set_target (view->session_signals, NULL);
  g_clear_object (&view->session_signals);
  if (view->columns != NULL)
    gtk_column_view_set_model (view->columns, NULL);
  view->columns = NULL;
  g_clear_pointer (&view->box, gtk_widget_unparent);
  for (guint i = 0; i < WAY_N_COLS; i++)
    g_clear_object (&view->column[i]);
  g_clear_object (&view->column_actions);
  g_clear_object (&view->selection);
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
way_table_view_finalize (GObject *object)
{
  WayTableView *view = WAY_TABLE_VIEW (object);

  g_free (view->selected);
  g_strfreev (view->shown_columns);

  G_OBJECT_CLASS (way_table_view_parent_class)->finalize (object);
}

static void
way_table_view_class_init (WayTableViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_table_view_dispose;
  widget_class->focus = way_table_view_focus;
  object_class->get_property = way_table_view_get_property;
  object_class->set_property = way_table_view_set_property;
  object_class->dispose = way_table_view_dispose;
  object_class->finalize = way_table_view_finalize;
  widget_class->map = way_table_view_map;
  properties[PROP_SHOWN_COLUMNS]
    = g_param_spec_boxed ("shown-columns", NULL, NULL, G_TYPE_STRV,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_set_css_name (widget_class, "tableview");
  gtk_widget_class_install_action (widget_class, "table.copy", NULL, copy_cb);
  gtk_widget_class_install_action (widget_class, "table.copy-row", NULL, copy_row_cb);
  gtk_widget_class_install_action (widget_class, "table.copy-all", NULL, copy_all_cb);
  gtk_widget_class_install_action (widget_class, "table.clear-filters", NULL, clear_filters_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "table.copy",
                                       NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/waymark/Waymark/ui/table-view.ui");
  gtk_widget_class_bind_template_child (widget_class, WayTableView, box);
  gtk_widget_class_bind_template_child (widget_class, WayTableView, note);
  gtk_widget_class_bind_template_child (widget_class, WayTableView, chooser);
  gtk_widget_class_bind_template_child (widget_class, WayTableView, stack);
  gtk_widget_class_bind_template_child (widget_class, WayTableView, scroller);
  gtk_widget_class_bind_template_child (widget_class, WayTableView, nothing);
  gtk_widget_class_bind_template_child (widget_class, WayTableView, columns);
}

static void
way_table_view_init (WayTableView *view)
{
  gtk_widget_init_template (GTK_WIDGET (view));
  way_rows_name_table (view->columns, _("Policies"));
  way_rows_rest (GTK_WIDGET (view), GTK_WIDGET (view->columns));
  view->stale = TRUE;
  view->shown_columns = g_strdupv ((GStrv) first_columns);
  make_chooser (view);
  show_columns (view);
  view->session_signals = g_signal_group_new (WAY_TYPE_SESSION);
  g_signal_group_connect_swapped (view->session_signals, "notify::n-listed",
                                  G_CALLBACK (update_rows), view);
  g_signal_group_connect_swapped (view->session_signals, "notify::view",
                                  G_CALLBACK (view_changed_cb), view);
  g_signal_group_connect_swapped (view->session_signals, "notify::dataset",
                                  G_CALLBACK (dataset_changed_cb), view);
  g_signal_group_connect_swapped (view->session_signals, "notify::own",
                                  G_CALLBACK (own_changed_cb), view);
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
  for (guint i = 0; i < WAY_N_COLS; i++)
    add_column (view, i);
  show_columns (view);
  gtk_column_view_sort_by_column (view->columns, view->column[WAY_COL_DATE],
                                  GTK_SORT_ASCENDING);
  g_signal_connect_object (gtk_column_view_get_sorter (view->columns), "changed",
                           G_CALLBACK (sorter_changed_cb), view, G_CONNECT_SWAPPED);
  g_signal_group_set_target (view->session_signals, session);
  dataset_changed_cb (view);
}
