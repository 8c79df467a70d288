/* Rows hold their texts; they are made anew when the view asks for others. */
#include "config.h"

#include "way-goals-table.h"

#include <glib/gi18n.h>

#include "way-horizon.h"
#include "way-phrases.h"
#include "way-rows.h"
#include "way-thread.h"
#include "way-why.h"
#include "way-wrapped-label.h"

#define MAX_COLUMNS 7

#define WAY_TYPE_GOALS_ROW (way_goals_row_get_type ())
G_DECLARE_FINAL_TYPE (WayGoalsRow, way_goals_row, WAY, GOALS_ROW, GObject)

struct _WayGoalsRow
{
  GObject parent_instance;

  guint   policy;              /* what choosing the row selects, or WAY_NONE */
  guint   stated;              /* the statement or target of the row, or WAY_NONE */
  guint   goal;                /* the goal that is compared, or WAY_NONE */
  char   *texts[MAX_COLUMNS];
};

G_DEFINE_FINAL_TYPE (WayGoalsRow, way_goals_row, G_TYPE_OBJECT)

static void
way_goals_row_finalize (GObject *object)
{
  WayGoalsRow *row = WAY_GOALS_ROW (object);

  for (guint i = 0; i < MAX_COLUMNS; i++)
    g_free (row->texts[i]);
  G_OBJECT_CLASS (way_goals_row_parent_class)->finalize (object);
}

static void
way_goals_row_class_init (WayGoalsRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = way_goals_row_finalize;
}

static void
way_goals_row_init (WayGoalsRow *row)
{
  row->policy = WAY_NONE;
  row->stated = WAY_NONE;
  row->goal = WAY_NONE;
}

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
};

G_DEFINE_FINAL_TYPE (WayGoalsTable, way_goals_table, GTK_TYPE_WIDGET)

static const struct
{
  const char *title;
  int         chars;    /* its width, 0 for what the others leave */
} headings[WAY_N_GOALS_SHOWN][MAX_COLUMNS] = {
  [WAY_GOALS_STATIONS] = {
    { N_("Goal"), 22 }, { N_("Date"), 10 }, { N_("Policy"), 20 }, { N_("Change"), 13 },
    { N_("Statement"), 0 }, { N_("Target"), 24 }, { N_("Verdict"), 14 } },
  [WAY_GOALS_HORIZON] = {
    { N_("Due"), 5 }, { N_("Target"), 0 }, { N_("Area"), 10 }, { N_("Verdict"), 24 },
    { N_("Policies"), 7 }, { N_("First set in"), 24 } },
  [WAY_GOALS_COMPARE] = { { N_("Goal"), 24 }, { N_("This policy"), 0 }, { N_("The other"), 0 } },
};

static WayGoalsRow *
add_row (GPtrArray *rows,
         guint      policy)
{
  WayGoalsRow *row = g_object_new (WAY_TYPE_GOALS_ROW, NULL);

  row->policy = policy;
  g_ptr_array_add (rows, row);
  return row;
}

/* "✕ missed" */
static char *
tell_verdict (const WayDataset *dataset,
              guint             stated,
              const WayVerdict *verdict,
              WayLang           lang)
{
  g_autofree char *word = way_verdict_get_word (dataset, stated, verdict, lang);

  return g_strdup_printf ("%s %s", way_verdict_get_glyph (verdict->id), word);
}

static void
fill_station (WayGoalsTable    *table,
              GPtrArray        *rows,
              guint             goal,
              const WayStation *station)
{
  const WayDataset *dataset = way_session_get_dataset (table->session);
  WayLang lang = way_session_get_lang (table->session);
  const WayPolicy *policy = way_dataset_get_policy (dataset, station->policy);
  WayGoalsRow *row = add_row (rows, station->policy);
  const WayStatedGoal *stated;
  WayVerdict verdict;

  row->texts[0] = g_strdup (way_dataset_get_goal (dataset, goal)->title[lang]);
  row->texts[1] = way_date_to_iso (policy->date);
  row->texts[2] = g_strdup (policy->short_title[lang]);
  row->texts[3] = g_strdup (way_change_get_word (station->change, lang));
  if (station->stated == WAY_NONE)
    return;
  row->stated = station->stated;
  stated = way_dataset_get_stated_goal (dataset, station->stated);
  row->texts[4] = g_strdup (stated->statement[lang]);
  if (!way_stated_goal_is_target (stated))
    return;
  verdict = way_verdict_judge (dataset, station->stated,
                               way_view_get_as_known (way_session_get_view (table->session)));
  row->texts[5] = way_phrase_target (dataset, stated, lang);
  row->texts[6] = tell_verdict (dataset, station->stated, &verdict, lang);
}

/* All stations of all threads; those of one goal where a thread is expanded. */
static void
fill_stations (WayGoalsTable *table,
               GPtrArray     *rows)
{
  const WayDataset *dataset = way_session_get_dataset (table->session);
  const guint8 *matching = way_session_get_matching (table->session, NULL);
  WayGoalsLook look = way_view_get_goals (way_session_get_view (table->session));
  guint only = way_dataset_find (dataset, WAY_TABLE_GOALS, look.goal);

  for (guint goal = 0; goal < way_dataset_get_n_rows (dataset, WAY_TABLE_GOALS); goal++)
    {
      g_autoptr (GArray) stations = NULL;

      if (only != WAY_NONE && goal != only)
        continue;
      stations = way_thread_new (dataset, goal);
      for (guint i = 0; i < stations->len; i++)
        {
          const WayStation *station = &g_array_index (stations, WayStation, i);

          if (matching[station->policy])
            fill_station (table, rows, goal, station);
        }
    }
}

static void
fill_horizon (WayGoalsTable *table,
              GPtrArray     *rows)
{
  const WayDataset *dataset = way_session_get_dataset (table->session);
  WayLang lang = way_session_get_lang (table->session);
  g_autoptr (GArray) horizon
    = way_horizon_of_view (dataset, way_session_get_view (table->session), WAY_NONE,
                           way_session_get_matching (table->session, NULL));

  for (guint i = 0; i < horizon->len; i++)
    {
      const WayHorizonRow *target = &g_array_index (horizon, WayHorizonRow, i);
      const WayStatedGoal *stated = way_dataset_get_stated_goal (dataset, target->stated);
      WayGoalsRow *row = add_row (rows, stated->policy);

      row->stated = target->stated;
      row->texts[0] = stated->due_year != 0 ? g_strdup_printf ("%d", stated->due_year) : NULL;
      row->texts[1] = way_phrase_target (dataset, stated, lang);
      row->texts[2] = g_strdup (way_dataset_get_area (dataset, stated->area)->name[lang]);
      row->texts[3] = tell_verdict (dataset, target->stated, &target->verdict, lang);
      row->texts[4] = g_strdup_printf ("%u", target->n_policies);
      row->texts[5]
        = g_strdup (way_dataset_get_policy (dataset, stated->policy)->short_title[lang]);
    }
}

/* All that a policy states of a goal, %NULL if nothing is held. */
static char *
join_statements (const WayDataset *dataset,
                 guint             policy,
                 guint             goal,
                 WayLang           lang)
{
  const WayPolicy *row = way_dataset_get_policy (dataset, policy);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < row->n_stated; i++)
    {
      const WayStatedGoal *stated = way_dataset_get_stated_goal (dataset, row->first_stated + i);

      if (stated->goal == goal)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", stated->statement[lang]);
    }
  return text->len > 0 ? g_strdup (text->str) : NULL;
}

static void
fill_comparison (WayGoalsTable *table,
                 GPtrArray     *rows)
{
  const WayDataset *dataset = way_session_get_dataset (table->session);
  WayLang lang = way_session_get_lang (table->session);
  WayView *view = way_session_get_view (table->session);
  guint policy = way_session_get_selected (table->session);
  guint other = way_dataset_find (dataset, WAY_TABLE_POLICIES, way_view_get_goals (view).other);
  const char *nothing = way_change_get_word (WAY_CHANGE_NOT_RECORDED, lang);

  if (policy == WAY_NONE || other == WAY_NONE)
    return;
  for (guint goal = 0; goal < way_dataset_get_n_rows (dataset, WAY_TABLE_GOALS); goal++)
    {
      g_autofree char *here = join_statements (dataset, policy, goal, lang);
      g_autofree char *there = join_statements (dataset, other, goal, lang);
      WayGoalsRow *row;

      if (here == NULL && there == NULL)
        continue;
      row = add_row (rows, WAY_NONE);
      row->goal = goal;
      row->texts[0] = g_strdup (way_dataset_get_goal (dataset, goal)->title[lang]);
      row->texts[1] = here != NULL ? g_steal_pointer (&here) : g_strdup (nothing);
      row->texts[2] = there != NULL ? g_steal_pointer (&there) : g_strdup (nothing);
    }
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          gpointer                  data)
{
  guint column = GPOINTER_TO_UINT (data) % MAX_COLUMNS;
  WayGoalsShown shown = GPOINTER_TO_UINT (data) / MAX_COLUMNS;
  int chars = headings[shown][column].chars;
  GtkWidget *label = way_wrapped_label_new (NULL);

  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_width_chars (GTK_LABEL (label), chars > 0 ? MIN (chars, 14) : 20);
  gtk_label_set_max_width_chars (GTK_LABEL (label), chars > 0 ? chars : 60);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         gpointer                  data)
{
  WayGoalsRow *row = gtk_list_item_get_item (item);
  const char *text = row->texts[GPOINTER_TO_UINT (data) % MAX_COLUMNS];

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), text != NULL ? text : "");
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
  guint policy = WAY_NONE;

  if (shown == WAY_GOALS_COMPARE && column == 1)
    policy = way_session_get_selected (table->session);
  else if (shown == WAY_GOALS_COMPARE && column == 2)
    policy = way_dataset_find (dataset, WAY_TABLE_POLICIES, look.other);
  return policy == WAY_NONE ? _(headings[shown][column].title)
    : way_dataset_get_policy (dataset, policy)->short_title[way_session_get_lang (table->session)];
}

static void
make_columns (WayGoalsTable *table,
              WayGoalsShown  shown)
{
  remove_columns (table);
  for (guint i = 0; i < MAX_COLUMNS && headings[shown][i].title != NULL; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      gpointer data = GUINT_TO_POINTER (shown * MAX_COLUMNS + i);
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
  rows = g_ptr_array_new_with_free_func (g_object_unref);
  if (shown == WAY_GOALS_STATIONS)
    fill_stations (table, rows);
  else if (shown == WAY_GOALS_HORIZON)
    fill_horizon (table, rows);
  else
    fill_comparison (table, rows);
  table->updating = TRUE;
  if (table->columns_of != shown || shown == WAY_GOALS_COMPARE)
    make_columns (table, shown);
  g_list_store_splice (table->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (table->rows)),
                       rows->pdata, rows->len);
  gtk_single_selection_set_selected (table->selection, GTK_INVALID_LIST_POSITION);
  table->updating = FALSE;
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

  if (!table->updating && row != NULL && row->policy != WAY_NONE)
    way_session_select (table->session, row->policy);
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
  if (row->stated != WAY_NONE)
    way_answer_add_statement (told, row->stated);
  else if (row->goal != WAY_NONE)
    explain_comparison (told, table, row->goal);
  if (row->policy != WAY_NONE)
    way_answer_add_policy (told, row->policy);
  return told;
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
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "goalstable");
  gtk_widget_class_install_action (widget_class, "table.copy", NULL, copy_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "table.copy",
                                       NULL);
}

static void
way_goals_table_init (WayGoalsTable *table)
{
  table->rows = g_list_store_new (WAY_TYPE_GOALS_ROW);
  table->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (table->rows)));
  gtk_single_selection_set_autoselect (table->selection, FALSE);
  gtk_single_selection_set_can_unselect (table->selection, TRUE);
  table->columns = GTK_COLUMN_VIEW (gtk_column_view_new (
    g_object_ref (GTK_SELECTION_MODEL (table->selection))));
  gtk_column_view_set_show_row_separators (table->columns, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (table->columns), "data-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (table->columns), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Goals"), -1);
  table->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (table->scroller),
                                 GTK_WIDGET (table->columns));
  gtk_widget_set_parent (table->scroller, GTK_WIDGET (table));
  way_why_answer_by (GTK_WIDGET (table), answer);
  way_why_add_menu (GTK_WIDGET (table));
  g_signal_connect_object (table->selection, "notify::selected-item", G_CALLBACK (selected_cb),
                           table, G_CONNECT_SWAPPED);
  table->session_signals = g_signal_group_new (WAY_TYPE_SESSION);
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
  for (; n_columns < MAX_COLUMNS && headings[table->columns_of][n_columns].title; n_columns++)
    g_string_append_printf (text, "%s%s", n_columns > 0 ? "\t" : "",
                            get_title (table, table->columns_of, n_columns));
  g_string_append_c (text, '\n');
  for (guint i = 0; i < way_goals_table_get_n_rows (table); i++)
    {
      g_autoptr (WayGoalsRow) row = g_list_model_get_item (G_LIST_MODEL (table->rows), i);

      for (guint column = 0; column < n_columns; column++)
        {
          g_autofree char *field
            = g_strdup (row->texts[column] != NULL ? row->texts[column] : "");

          g_string_append_printf (text, "%s%s", column > 0 ? "\t" : "",
                                  g_strdelimit (field, "\t\n", ' '));
        }
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}
