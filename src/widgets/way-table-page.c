/* The table of policies is a list model over the data set; those of targets
 * and observations are made when they are looked at.
 */
#include "config.h"

#include "way-table-page.h"

#include <glib/gi18n.h>

#include "way-drop-down.h"
#include "way-phrases.h"
#include "way-row-filter.h"
#include "way-rows.h"
#include "way-target-table.h"
#include "way-text-grid.h"
#include "way-horizon.h"
#include "way-why.h"
#include "way-widget-task.h"

/* The targets of so many statements are found while the caller waits; of more,
 * in a thread. */
#define MAX_AT_ONCE 2000

/* A grid, and what it is filled for. */
typedef struct
{
  WayTextGrid *grid;      /* (nullable): policies have a table of their own */
  WayView     *view;      /* (nullable): with which it was filled */
  guint        serial;    /* and what matched then */
  char        *counts;    /* (nullable): of its rows, in words */
} Filled;

struct _WayTablePage
{
  GtkWidget        parent_instance;

  /* template */
  GtkWidget       *box;
  GtkDropDown     *rows;
  GtkToggleButton *of_plan;
  GtkLabel        *counts;
  GtkStack        *stack;
  WayTableView    *policies;
  WayTextGrid     *targets;
  WayTextGrid     *observations;

  /* owned */
  WaySession      *session;
  GSignalGroup    *session_signals;
  Filled           filled[WAY_N_TABLE_ROWS];
  GCancellable    *filling;     /* while a thread finds the targets */
  gboolean         updating;
};

G_DEFINE_FINAL_TYPE (WayTablePage, way_table_page, GTK_TYPE_WIDGET)

static void
rows_chosen_cb (WayTablePage *page)
{
  guint rows = gtk_drop_down_get_selected (page->rows);
  g_autoptr (WayView) view = NULL;
  WayView *now;

  if (page->updating || page->session == NULL || rows >= WAY_N_TABLE_ROWS)
    return;
  now = way_session_get_view (page->session);
  view = way_view_with_table (now, rows, way_view_get_plan (now));
  way_session_go (page->session, view);
}

static void
of_plan_cb (WayTablePage *page)
{
  g_autoptr (WayView) view = NULL;
  WayView *now;

  if (page->updating || page->session == NULL)
    return;
  now = way_session_get_view (page->session);
  view = way_view_with_table (now, WAY_ROWS_TARGETS,
                              gtk_toggle_button_get_active (page->of_plan)
                              ? way_view_get_selection (now) : "");
  way_session_go (page->session, view);
}

/* What the rows of targets are made of, and then the rows. */
typedef struct
{
  WayDataset *dataset;
  WayLang     lang;
  WayView    *view;
  guint8     *matching;    /* policies; those of the view */
  GPtrArray  *table;
  GArray     *rows;        /* the target of each */
  char       *counts;
} Targets;

static Targets *
new_targets (WayTablePage *page,
             WayView      *view)
{
  Targets *targets = g_new0 (Targets, 1);
  guint n;

  targets->dataset = way_dataset_ref (way_session_get_dataset (page->session));
  targets->lang = way_session_get_lang (page->session);
  targets->view = way_view_ref (view);
  n = way_dataset_get_n_rows (targets->dataset, WAY_TABLE_POLICIES);
  targets->matching = g_memdup2 (way_session_get_matching (page->session, NULL), n);
  return targets;
}

static void
free_targets (gpointer data)
{
  Targets *targets = data;

  way_dataset_unref (targets->dataset);
  way_view_unref (targets->view);
  g_free (targets->matching);
  g_clear_pointer (&targets->table, g_ptr_array_unref);
  g_clear_pointer (&targets->rows, g_array_unref);
  g_free (targets->counts);
  g_free (targets);
}

/* The targets that are rows: a plan's scorecard is whole, whatever is
 * filtered. */
static guint8 *
choose_targets (const Targets *targets,
                guint          plan)
{
  const WayDataset *dataset = targets->dataset;
  guint n = way_dataset_get_n_rows (dataset, WAY_TABLE_POLICY_GOALS);
  guint8 *chosen;

  if (plan == WAY_NONE)
    return way_query_match_targets (way_view_get_query (targets->view), dataset,
                                    way_view_get_as_known (targets->view), targets->matching);
  chosen = g_new0 (guint8, MAX (n, 1));
  for (guint i = 0; i < n; i++)
    chosen[i] = way_stated_goal_is_target (way_dataset_get_stated_goal (dataset, i))
                && way_target_is_of_plan (dataset, i, plan);
  return chosen;
}

/* May be called in any thread. */
static void
find_targets (Targets *targets)
{
  const WayDataset *dataset = targets->dataset;
  guint plan = way_dataset_find (dataset, WAY_TABLE_POLICIES, way_view_get_plan (targets->view));
  int known_on = way_view_get_as_known (targets->view);
  g_autofree guint8 *chosen = choose_targets (targets, plan);
  g_autoptr (GArray) horizon = way_horizon_new (dataset, WAY_NONE, WAY_NONE, chosen, known_on);
  WayCoverage coverage = way_horizon_count (horizon);
  g_autofree char *counts = way_coverage_describe (&coverage, targets->lang);

  targets->rows = g_array_new (FALSE, FALSE, sizeof (guint));
  targets->table = way_target_table_new (dataset, chosen, WAY_NONE, known_on, targets->lang,
                                         targets->rows);
  if (plan == WAY_NONE)
    targets->counts = g_strdup (counts);
  else
    {
      g_autofree char *title = way_dataset_dup_short_title (dataset, plan, targets->lang);

      targets->counts = g_strdup_printf ("%s: %s", title, counts);
    }
}

static void
show_counts (WayTablePage *page,
             const char   *counts)
{
  gtk_label_set_text (page->counts, counts != NULL ? counts : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (page->counts), counts);
}

static void
set_counts (WayTablePage *page,
            WayTableRows  rows,
            const char   *counts)
{
  g_free (page->filled[rows].counts);
  page->filled[rows].counts = g_strdup (counts);
  show_counts (page, counts);
}

static void
show_targets (WayTablePage  *page,
              const Targets *targets)
{
  way_text_grid_set_rows (page->targets, targets->table, targets->rows);
  set_counts (page, WAY_ROWS_TARGETS, targets->counts);
}

static void
find_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  if (g_task_return_error_if_cancelled (task))
    return;
  find_targets (data);
  g_task_return_boolean (task, TRUE);
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  WayTablePage *page = WAY_TABLE_PAGE (source);

  /* Else others are on their way, or the page has gone. */
  if (!g_task_propagate_boolean (G_TASK (result), NULL))
    return;
  g_clear_object (&page->filling);
  show_targets (page, g_task_get_task_data (G_TASK (result)));
}

static void
stop_filling (WayTablePage *page)
{
  g_cancellable_cancel (page->filling);
  g_clear_object (&page->filling);
}

/* Many targets that are there already stay until the others are found. */
static void
fill_targets (WayTablePage *page,
              WayView      *view)
{
  const WayDataset *dataset = way_session_get_dataset (page->session);
  Targets *targets = new_targets (page, view);
  g_autoptr (GTask) task = NULL;

  if (way_dataset_get_n_rows (dataset, WAY_TABLE_POLICY_GOALS) <= MAX_AT_ONCE)
    {
      find_targets (targets);
      show_targets (page, targets);
      free_targets (targets);
      return;
    }
  page->filling = g_cancellable_new ();
  task = way_widget_task_new (GTK_WIDGET (page), page->filling, found_cb);
  g_task_set_source_tag (task, fill_targets);
  g_task_set_task_data (task, targets, free_targets);
  g_task_run_in_thread (task, find_in_thread);
}

/* "1125 figures", or how many of them are left. */
static char *
count_figures (guint n,
               guint total)
{
  g_autofree char *count = way_phrase_count (n);
  g_autofree char *all = way_phrase_count (total);

  if (n == total)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s figure", "%s figures", n), count);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s of %s figure", "%s of %s figures",
                                       total), count, all);
}

static void
fill_observations (WayTablePage *page,
                   WayView      *view)
{
  const WayDataset *dataset = way_session_get_dataset (page->session);
  g_autofree guint8 *matching
    = way_query_match_observations (way_view_get_query (view), dataset,
                                    way_view_get_as_known (view));
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GPtrArray) table
    = way_observation_table_new (dataset, matching, way_session_get_lang (page->session), rows);
  g_autofree char *text
    = count_figures (table->len - 1, way_dataset_get_n_rows (dataset, WAY_TABLE_OBSERVATIONS));

  way_text_grid_set_rows (page->observations, table, rows);
  set_counts (page, WAY_ROWS_OBSERVATIONS, text);
}

static gboolean
is_filled_for (WayTablePage *page,
               const Filled *filled,
               WayView      *view)
{
  return filled->view != NULL
      && filled->serial == way_session_get_matching_serial (page->session)
      && way_view_get_as_known (filled->view) == way_view_get_as_known (view)
      && g_str_equal (way_view_get_plan (filled->view), way_view_get_plan (view))
      && way_query_equal (way_view_get_query (filled->view), way_view_get_query (view));
}

/* Whether the rows that are there may stay until those that are wanted are found:
 * never those of all policies for those of a plan. */
static gboolean
has_rows_like (const Filled *filled,
               WayView      *view)
{
  return filled->view != NULL
      && g_str_equal (way_view_get_plan (filled->view), way_view_get_plan (view));
}

/* Targets that are still to be found are not wanted while others are shown. */
static void
leave_targets (WayTablePage *page)
{
  if (page->filling != NULL)
    g_clear_pointer (&page->filled[WAY_ROWS_TARGETS].view, way_view_unref);
  stop_filling (page);
}

static void
fill_grid (WayTablePage *page,
           WayView      *view)
{
  WayTableRows rows = way_view_get_table_rows (view);
  Filled *filled = &page->filled[rows];
  gboolean alike = has_rows_like (filled, view);

  if (rows != WAY_ROWS_TARGETS)
    leave_targets (page);
  show_counts (page, alike ? filled->counts : NULL);
  if (rows == WAY_ROWS_POLICIES || is_filled_for (page, filled, view))
    return;
  stop_filling (page);
  /* The rows go with what matches, and the view is told again when that is known. */
  if (alike && way_session_is_filtering (page->session))
    return;
  g_clear_pointer (&filled->view, way_view_unref);
  if (!alike)
    {
      g_clear_pointer (&filled->counts, g_free);
      way_text_grid_clear (filled->grid);
    }
  if (way_session_is_filtering (page->session))
    return;
  filled->view = way_view_ref (view);
  filled->serial = way_session_get_matching_serial (page->session);
  if (rows == WAY_ROWS_TARGETS)
    fill_targets (page, view);
  else
    fill_observations (page, view);
}

static void
forget_filled (WayTablePage *page)
{
  for (guint rows = 0; rows < WAY_N_TABLE_ROWS; rows++)
    {
      g_clear_pointer (&page->filled[rows].view, way_view_unref);
      g_clear_pointer (&page->filled[rows].counts, g_free);
    }
}

static void
view_changed_cb (WayTablePage *page)
{
  WayView *view = way_session_get_view (page->session);
  WayTableRows rows = way_view_get_table_rows (view);
  gboolean has_plan = *way_view_get_plan (view) != '\0';

  page->updating = TRUE;
  gtk_drop_down_set_selected (page->rows, rows);
  gtk_toggle_button_set_active (page->of_plan, has_plan);
  gtk_widget_set_visible (GTK_WIDGET (page->of_plan), rows == WAY_ROWS_TARGETS);
  gtk_widget_set_sensitive (GTK_WIDGET (page->of_plan),
                            has_plan || *way_view_get_selection (view) != '\0');
  gtk_stack_set_visible_child (page->stack, rows == WAY_ROWS_POLICIES
                                            ? GTK_WIDGET (page->policies)
                                            : GTK_WIDGET (page->filled[rows].grid));
  if (way_view_get_page (view) == WAY_PAGE_TABLE)
    fill_grid (page, view);
  page->updating = FALSE;
}

static void
dataset_changed_cb (WayTablePage *page)
{
  forget_filled (page);
  view_changed_cb (page);
}

/* A row of the targets selects its policy. */
static void
row_selected_cb (WayTablePage *page,
                 guint         row)
{
  const WayDataset *dataset = way_session_get_dataset (page->session);

  if (way_view_get_table_rows (way_session_get_view (page->session)) == WAY_ROWS_TARGETS)
    way_session_select (page->session, way_dataset_get_stated_goal (dataset, row)->policy);
}

/* What the row that is asked about rests on, else the selected one. */
static WayAnswer *
answer (GtkWidget   *widget,
        WayWhyPlace *place)
{
  WayTablePage *page = WAY_TABLE_PAGE (widget);
  WayTableRows rows = way_view_get_table_rows (way_session_get_view (page->session));
  WayAnswer *told = way_why_new_answer (page->session);
  guint row = way_rows_get_number (place->asked, widget);

  if (row == G_MAXUINT)
    row = rows == WAY_ROWS_POLICIES ? way_session_get_selected (page->session)
                                    : way_text_grid_get_selected (page->filled[rows].grid);
  if (row == G_MAXUINT)
    g_clear_pointer (&told, way_answer_free);
  else if (rows == WAY_ROWS_TARGETS)
    way_answer_add_statement (told, row);
  else if (rows == WAY_ROWS_OBSERVATIONS)
    way_answer_add_observation (told, row);
  else
    way_answer_add_policy (told, row);
  return told;
}

static void
way_table_page_dispose (GObject *object)
{
  WayTablePage *page = WAY_TABLE_PAGE (object);

  if (page->session_signals != NULL)
    g_signal_group_set_target (page->session_signals, NULL);
  g_clear_object (&page->session_signals);
  stop_filling (page);
  g_clear_pointer (&page->box, gtk_widget_unparent);
  forget_filled (page);
  g_clear_object (&page->session);

  G_OBJECT_CLASS (way_table_page_parent_class)->dispose (object);
}

static void
way_table_page_class_init (WayTablePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_table_page_dispose;
  gtk_widget_class_set_css_name (widget_class, "tablepage");
  g_type_ensure (WAY_TYPE_TABLE_VIEW);
  g_type_ensure (WAY_TYPE_TEXT_GRID);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/waymark/Waymark/ui/table-page.ui");
  gtk_widget_class_bind_template_child (widget_class, WayTablePage, box);
  gtk_widget_class_bind_template_child (widget_class, WayTablePage, rows);
  gtk_widget_class_bind_template_child (widget_class, WayTablePage, of_plan);
  gtk_widget_class_bind_template_child (widget_class, WayTablePage, counts);
  gtk_widget_class_bind_template_child (widget_class, WayTablePage, stack);
  gtk_widget_class_bind_template_child (widget_class, WayTablePage, policies);
  gtk_widget_class_bind_template_child (widget_class, WayTablePage, targets);
  gtk_widget_class_bind_template_child (widget_class, WayTablePage, observations);
  gtk_widget_class_bind_template_callback (widget_class, rows_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, of_plan_cb);
}

static void
way_table_page_init (WayTablePage *page)
{
  gtk_widget_init_template (GTK_WIDGET (page));
  way_drop_down_name (page->rows, _("Rows of the table"));
  way_why_answer_by (GTK_WIDGET (page), answer);
  way_why_add_menu (GTK_WIDGET (page));
  page->filled[WAY_ROWS_TARGETS].grid = page->targets;
  page->filled[WAY_ROWS_OBSERVATIONS].grid = page->observations;
  g_signal_connect_object (page->targets, "row-selected", G_CALLBACK (row_selected_cb), page,
                           G_CONNECT_SWAPPED);
  page->session_signals = g_signal_group_new (WAY_TYPE_SESSION);
  g_signal_group_connect_swapped (page->session_signals, "notify::view",
                                  G_CALLBACK (view_changed_cb), page);
  g_signal_group_connect_swapped (page->session_signals, "notify::dataset",
                                  G_CALLBACK (dataset_changed_cb), page);
}

/**
 * way_table_page_set_session:
 * @page: a table page
 * @session: the session whose rows it shows
 *
 * Gives the page what it shows; to be called once.
 */
void
way_table_page_set_session (WayTablePage *page,
                            WaySession   *session)
{
  g_return_if_fail (WAY_IS_TABLE_PAGE (page) && page->session == NULL);
  g_return_if_fail (WAY_IS_SESSION (session));

  page->session = g_object_ref (session);
  way_table_view_set_session (page->policies, session);
  g_signal_group_set_target (page->session_signals, session);
  view_changed_cb (page);
}

/**
 * way_table_page_get_policies:
 * @page: a table page
 *
 * Returns: (transfer none): its table of policies
 */
WayTableView *
way_table_page_get_policies (WayTablePage *page)
{
  g_return_val_if_fail (WAY_IS_TABLE_PAGE (page), NULL);

  return page->policies;
}
