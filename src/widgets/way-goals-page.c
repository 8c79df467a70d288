/* The lists change the view; the view chooses what is shown. */
#include "config.h"

#include "way-goals-page.h"

#include <glib/gi18n.h>
#include <string.h>

#include "way-coverage-bar.h"
#include "way-drop-down.h"
#include "way-goals-table.h"
#include "way-goals-view.h"
#include "way-horizon.h"

/* So many policies can all be compared with; of more, those that are related to
 * the selected one, and the first hits of the search. */
#define MAX_CHOICES 2000u
#define MAX_HITS 100u

struct _WayGoalsPage
{
  GtkWidget        parent_instance;

  /* template */
  GtkWidget       *box;
  GtkDropDown     *shown;
  GtkDropDown     *areas;
  GtkDropDown     *others;
  GtkStack        *stack;
  WayGoalsView    *threads;
  WayGoalsTable   *table;
  GtkLabel        *hint;
  WayCoverageBar  *coverage_bar;
  GtkLabel        *coverage;

  /* owned */
  WaySession      *session;
  GSignalGroup    *session_signals;
  GArray          *with_targets;   /* areas that have targets */
  GArray          *choices;        /* policies to compare the selected one with */
  WayView         *told;           /* (nullable): the view that is counted */
  gboolean         has_others;     /* the list of policies to compare with is filled */
  gboolean         updating;
};

G_DEFINE_FINAL_TYPE (WayGoalsPage, way_goals_page, GTK_TYPE_WIDGET)

/* The policy that is chosen for a comparison, "" for none. */
static const char *
get_other (WayGoalsPage *page)
{
  const WayDataset *dataset = way_session_get_dataset (page->session);
  guint other = gtk_drop_down_get_selected (page->others);

  if (other == 0 || other > page->choices->len)
    return "";
  return way_dataset_get_policy (dataset, g_array_index (page->choices, guint, other - 1))->id;
}

static void
chosen_cb (WayGoalsPage *page)
{
  const WayDataset *dataset;
  WayView *now;
  WayGoalsLook look;
  guint area;
  g_autoptr (WayView) view = NULL;

  if (page->updating || page->session == NULL)
    return;
  dataset = way_session_get_dataset (page->session);
  now = way_session_get_view (page->session);
  look = way_view_get_goals (now);
  area = gtk_drop_down_get_selected (page->areas);
  look.shown = gtk_drop_down_get_selected (page->shown);
  if (area < page->with_targets->len)
    look.area
      = way_dataset_get_area (dataset, g_array_index (page->with_targets, guint, area))->code;
  if (page->has_others)
    look.other = get_other (page);
  view = way_view_with_goals (now, look);
  way_session_go (page->session, view);
}

static guint
find_area (WayGoalsPage *page,
           const char   *code)
{
  guint area = way_dataset_find (way_session_get_dataset (page->session), WAY_TABLE_AREAS, code);

  for (guint i = 0; i < page->with_targets->len; i++)
    if (g_array_index (page->with_targets, guint, i) == area)
      return i;
  return GTK_INVALID_LIST_POSITION;
}

static gboolean
is_large (const WayDataset *dataset)
{
  return way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES) > MAX_CHOICES;
}

static guint
find_other (WayGoalsPage *page,
            const char   *id)
{
  const WayDataset *dataset = way_session_get_dataset (page->session);
  guint policy = way_dataset_find (dataset, WAY_TABLE_POLICIES, id);

  for (guint i = 0; i < page->choices->len; i++)
    if (g_array_index (page->choices, guint, i) == policy)
      return i + 1;
  return 0;
}

static void
add_related (const WayDataset *dataset,
             guint             policy,
             GArray           *choices)
{
  const WayPolicy *row = way_dataset_get_policy (dataset, policy);
  const guint *incoming;
  guint n;

  for (guint i = 0; i < row->n_relations; i++)
    g_array_append_val (choices,
                        way_dataset_get_relation (dataset, row->first_relation + i)->to);
  incoming = way_dataset_get_incoming (dataset, policy, &n);
  for (guint i = 0; i < MIN (n, MAX_HITS); i++)
    g_array_append_val (choices, way_dataset_get_relation (dataset, incoming[i])->from);
}

static int
compare_places (gconstpointer a,
                gconstpointer b,
                gpointer      data)
{
  guint first = way_dataset_get_place (data, *(const guint *) a);
  guint second = way_dataset_get_place (data, *(const guint *) b);

  return (first > second) - (first < second);
}

/* In the order of time, each once. */
static GArray *
find_choices (WayGoalsPage *page)
{
  WayDataset *dataset = way_session_get_dataset (page->session);
  GArray *choices = g_array_new (FALSE, FALSE, sizeof (guint));
  const WayHits *hits = way_session_get_hits (page->session);
  guint selected = way_session_get_selected (page->session);
  guint other
    = way_dataset_find (dataset, WAY_TABLE_POLICIES,
                        way_view_get_goals (way_session_get_view (page->session)).other);

  if (!is_large (dataset))
    return g_array_append_vals (choices, way_dataset_get_by_date (dataset),
                                way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES));
  if (selected != WAY_NONE)
    add_related (dataset, selected, choices);
  if (other != WAY_NONE)
    g_array_append_val (choices, other);
  if (hits != NULL)
    g_array_append_vals (choices, hits->order, MIN (hits->n_order, MAX_HITS));
  g_array_sort_with_data (choices, compare_places, dataset);
  for (guint i = 1; i < choices->len;)
    if (g_array_index (choices, guint, i) == g_array_index (choices, guint, i - 1))
      g_array_remove_index (choices, i);
    else
      i++;
  return choices;
}

static gboolean
has_choices (WayGoalsPage *page,
             const GArray *choices)
{
  return page->choices->len == choices->len
      && (choices->len == 0
          || memcmp (page->choices->data, choices->data, choices->len * sizeof (guint)) == 0);
}

/* What can be chosen, for a new data set in any case. */
static void
update_choices (WayGoalsPage *page,
                gboolean      anew)
{
  const WayDataset *dataset = way_session_get_dataset (page->session);
  WayLang lang = way_session_get_lang (page->session);
  GArray *choices = find_choices (page);
  g_autoptr (GtkStringList) others = NULL;
  gboolean updating = page->updating;

  if (!anew && has_choices (page, choices))
    {
      g_array_unref (choices);
      return;
    }
  g_array_unref (page->choices);
  page->choices = choices;
  page->has_others = TRUE;
  others = gtk_string_list_new (NULL);
  gtk_string_list_append (others, _("Compare with…"));
  for (guint i = 0; i < choices->len; i++)
    {
      g_autofree char *title
        = way_dataset_dup_short_title (dataset, g_array_index (choices, guint, i), lang);

      gtk_string_list_append (others, title);
    }
  page->updating = TRUE;
  gtk_drop_down_set_model (page->others, G_LIST_MODEL (others));
  page->updating = updating;
}

/* Counted anew only where something that counts has changed. */
static void
update_coverage (WayGoalsPage *page,
                 WayView      *view)
{
  WayDataset *dataset = way_session_get_dataset (page->session);
  WayLang lang = way_session_get_lang (page->session);
  guint area = way_dataset_find (dataset, WAY_TABLE_AREAS, way_view_get_goals (view).area);
  g_autoptr (GArray) horizon = NULL;
  g_autofree char *text = NULL;
  g_autofree char *line = NULL;
  WayCoverage coverage;

  gtk_widget_set_visible (GTK_WIDGET (page->coverage_bar), way_thread_is_possible (dataset));
  gtk_widget_set_visible (GTK_WIDGET (page->coverage), way_thread_is_possible (dataset));
  if (!way_thread_is_possible (dataset))
    return;
  if (page->told != NULL
      && way_view_get_as_known (page->told) == way_view_get_as_known (view)
      && way_query_equal (way_view_get_query (page->told), way_view_get_query (view))
      && g_str_equal (way_view_get_goals (page->told).area, way_view_get_goals (view).area))
    return;
  g_clear_pointer (&page->told, way_view_unref);
  page->told = way_view_ref (view);
  horizon = way_horizon_of_view (dataset, view, WAY_NONE,
                                 way_session_get_matching (page->session, NULL));
  coverage = way_horizon_count (horizon);
  text = way_coverage_describe (&coverage, lang);
  line = area != WAY_NONE
    ? g_strdup_printf ("%s · %s", way_dataset_get_area (dataset, area)->name[lang], text)
    : g_steal_pointer (&text);
  way_coverage_bar_set (page->coverage_bar, &coverage, lang);
  way_coverage_bar_explain (page->coverage_bar, dataset, way_view_get_as_known (view), lang,
                            horizon);
  gtk_label_set_text (page->coverage, line);
}

static void
update_stack (WayGoalsPage *page,
              WayView      *view)
{
  WayGoalsLook look = way_view_get_goals (view);
  gboolean comparing = look.shown == WAY_GOALS_COMPARE;
  gboolean lacks = comparing
    && (way_session_get_selected (page->session) == WAY_NONE
        || way_dataset_find (way_session_get_dataset (page->session), WAY_TABLE_POLICIES,
                             look.other) == WAY_NONE);

  gtk_widget_set_visible (GTK_WIDGET (page->others), comparing);
  gtk_label_set_text (page->hint, is_large (way_session_get_dataset (page->session))
                      ? _("Choose a policy, and above another one to compare it with: "
                          "one that is related to it, or a hit of the search.")
                      : _("Choose a policy, and above another one to compare it with."));
  if (!comparing && !way_thread_is_possible (way_session_get_dataset (page->session)))
    {
      gtk_label_set_text (page->hint, _("So many statements are not shown goal by goal: the table "
                                        "page lists their targets."));
      lacks = TRUE;
    }
  else if (!lacks && look.shown != WAY_GOALS_THREADS
           && way_goals_table_get_n_rows (page->table) == 0)
    {
      gtk_label_set_text (page->hint, _("Nothing matches the filters."));
      lacks = TRUE;
    }
  gtk_stack_set_visible_child_name (page->stack, lacks ? "hint"
                                    : look.shown == WAY_GOALS_THREADS ? "threads" : "table");
}

static void
view_changed_cb (WayGoalsPage *page)
{
  WayView *view = way_session_get_view (page->session);
  WayGoalsLook look = way_view_get_goals (view);

  page->updating = TRUE;
  gtk_drop_down_set_selected (page->shown, look.shown);
  gtk_drop_down_set_selected (page->areas, find_area (page, look.area));
  if (look.shown == WAY_GOALS_COMPARE
      && (!page->has_others || is_large (way_session_get_dataset (page->session))))
    update_choices (page, !page->has_others);
  if (page->has_others)
    gtk_drop_down_set_selected (page->others, find_other (page, look.other));
  page->updating = FALSE;
  update_coverage (page, view);
  update_stack (page, view);
}

/* Hits are among the choices of a large set. */
static void
hits_changed_cb (WayGoalsPage *page)
{
  if (is_large (way_session_get_dataset (page->session)))
    view_changed_cb (page);
}

static void
collect_areas (WayGoalsPage *page)
{
  const WayDataset *dataset = way_session_get_dataset (page->session);
  guint n = way_dataset_get_n_rows (dataset, WAY_TABLE_AREAS);
  g_autofree guint8 *used = g_new0 (guint8, MAX (n, 1));

  for (guint i = 0; i < way_dataset_get_n_rows (dataset, WAY_TABLE_POLICY_GOALS); i++)
    {
      const WayStatedGoal *stated = way_dataset_get_stated_goal (dataset, i);

      if (way_stated_goal_is_target (stated))
        used[stated->area] = TRUE;
    }
  g_array_set_size (page->with_targets, 0);
  for (guint i = 0; i < n; i++)
    if (used[i])
      g_array_append_val (page->with_targets, i);
}

static void
dataset_changed_cb (WayGoalsPage *page)
{
  const WayDataset *dataset = way_session_get_dataset (page->session);
  WayLang lang = way_session_get_lang (page->session);
  g_autoptr (GtkStringList) areas = gtk_string_list_new (NULL);

  collect_areas (page);
  for (guint i = 0; i < page->with_targets->len; i++)
    gtk_string_list_append (areas, way_dataset_get_area (
      dataset, g_array_index (page->with_targets, guint, i))->name[lang]);
  page->updating = TRUE;
  gtk_drop_down_set_model (page->areas, G_LIST_MODEL (areas));
  page->updating = FALSE;
  page->has_others = FALSE;
  g_clear_pointer (&page->told, way_view_unref);
  view_changed_cb (page);
}

/* The view is told after this, and its targets are counted anew. */
static void
matching_changed_cb (WayGoalsPage *page)
{
  g_clear_pointer (&page->told, way_view_unref);
}

static void
way_goals_page_dispose (GObject *object)
{
  WayGoalsPage *page = WAY_GOALS_PAGE (object);

  if (page->session_signals != NULL)
    g_signal_group_set_target (page->session_signals, NULL);
  g_clear_object (&page->session_signals);
  g_clear_pointer (&page->box, gtk_widget_unparent);
  g_clear_pointer (&page->with_targets, g_array_unref);
  g_clear_pointer (&page->choices, g_array_unref);
  g_clear_pointer (&page->told, way_view_unref);
  g_clear_object (&page->session);

  G_OBJECT_CLASS (way_goals_page_parent_class)->dispose (object);
}

static void
way_goals_page_class_init (WayGoalsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_goals_page_dispose;
  gtk_widget_class_set_css_name (widget_class, "goalspage");
  g_type_ensure (WAY_TYPE_COVERAGE_BAR);
  g_type_ensure (WAY_TYPE_GOALS_VIEW);
  g_type_ensure (WAY_TYPE_GOALS_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/waymark/Waymark/ui/goals-page.ui");
  gtk_widget_class_bind_template_child (widget_class, WayGoalsPage, box);
  gtk_widget_class_bind_template_child (widget_class, WayGoalsPage, shown);
  gtk_widget_class_bind_template_child (widget_class, WayGoalsPage, areas);
  gtk_widget_class_bind_template_child (widget_class, WayGoalsPage, others);
  gtk_widget_class_bind_template_child (widget_class, WayGoalsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, WayGoalsPage, threads);
  gtk_widget_class_bind_template_child (widget_class, WayGoalsPage, table);
  gtk_widget_class_bind_template_child (widget_class, WayGoalsPage, hint);
  gtk_widget_class_bind_template_child (widget_class, WayGoalsPage, coverage_bar);
  gtk_widget_class_bind_template_child (widget_class, WayGoalsPage, coverage);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
}

static void
way_goals_page_init (WayGoalsPage *page)
{
  static const char *const strings[] = { "string" };
  g_autoptr (GtkExpression) expression = NULL;

  gtk_widget_init_template (GTK_WIDGET (page));
  way_drop_down_name (page->shown, _("How the goals are shown"));
  way_drop_down_name (page->areas, _("Area whose targets are shown"));
  way_drop_down_name (page->others, _("Compare with…"));
  expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, strings[0]);
  gtk_drop_down_set_expression (page->others, expression);
  page->with_targets = g_array_new (FALSE, FALSE, sizeof (guint));
  page->choices = g_array_new (FALSE, FALSE, sizeof (guint));
  page->session_signals = g_signal_group_new (WAY_TYPE_SESSION);
  g_signal_group_connect_swapped (page->session_signals, "notify::n-matching",
                                  G_CALLBACK (matching_changed_cb), page);
  g_signal_group_connect_swapped (page->session_signals, "notify::view",
                                  G_CALLBACK (view_changed_cb), page);
  g_signal_group_connect_swapped (page->session_signals, "notify::hits",
                                  G_CALLBACK (hits_changed_cb), page);
  g_signal_group_connect_swapped (page->session_signals, "notify::dataset",
                                  G_CALLBACK (dataset_changed_cb), page);
}

/**
 * way_goals_page_set_session:
 * @page: a page of goals
 * @session: the session that it shows and changes
 * @style: the look of the window
 *
 * Gives the page what it shows; to be called once.
 */
void
way_goals_page_set_session (WayGoalsPage  *page,
                            WaySession    *session,
                            WaySceneStyle *style)
{
  g_return_if_fail (WAY_IS_GOALS_PAGE (page) && page->session == NULL);
  g_return_if_fail (WAY_IS_SESSION (session) && WAY_IS_SCENE_STYLE (style));

  page->session = g_object_ref (session);
  way_coverage_bar_set_style (page->coverage_bar, style);
  way_goals_view_set_session (page->threads, session, style);
  way_goals_table_set_session (page->table, session);
  g_signal_group_set_target (page->session_signals, session);
  dataset_changed_cb (page);
}
