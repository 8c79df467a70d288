/* What is filtered, to be taken back, and below it every facet with its values.
 */
#include "config.h"

#include "way-filter-bar.h"

#include <glib/gi18n.h>
#include <string.h>

#include "way-drop-down.h"
#include "way-facet-section.h"
#include "way-filter-chips.h"
#include "way-grouping.h"
#include "way-phrases.h"

struct _WayFilterBar
{
  GtkWidget      parent_instance;

  /* template */
  GtkWidget     *scroller;
  GtkLabel      *count;
  GtkDropDown   *grouping;
  WayFilterChips *chips;
  GtkCheckButton *in_window;
  GtkCheckButton *dim;
  GtkBox        *facets;

  /* owned */
  WaySession    *session;
  WaySceneStyle *style;
  GSignalGroup  *session_signals;
  gboolean       updating;     /* the drop-down changes because the session has */
};

G_DEFINE_FINAL_TYPE (WayFilterBar, way_filter_bar, GTK_TYPE_WIDGET)

static void
update_count_line (WayFilterBar *bar)
{
  guint n = way_dataset_get_n_rows (way_session_get_dataset (bar->session), WAY_TABLE_POLICIES);
  guint n_matching;
  g_autofree char *all = way_phrase_count (n);
  g_autofree char *count = NULL;
  g_autofree char *text = NULL;

  way_session_get_listed (bar->session, &n_matching);
  count = way_phrase_count (n_matching);
  if (n_matching == n)
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s policy", "%s policies", n), all);
  else
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s of %s policy", "%s of %s policies",
                                         n), count, all);
  gtk_label_set_text (bar->count, text);
}

static void
update_sections (WayFilterBar *bar)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (bar->facets)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    way_facet_section_update (WAY_FACET_SECTION (child));
}

static void
update_switches (WayFilterBar *bar)
{
  const WayView *view = way_session_get_view (bar->session);

  bar->updating = TRUE;
  gtk_check_button_set_active (bar->in_window, way_view_get_in_window (view));
  gtk_check_button_set_active (bar->dim, way_view_get_dim (view));
  bar->updating = FALSE;
}

/* What matches has changed. */
static void
matching_changed_cb (WayFilterBar *bar)
{
  const WayQuery *query = way_view_get_query (way_session_get_view (bar->session));

  update_count_line (bar);
  update_switches (bar);
  gtk_widget_action_set_enabled (GTK_WIDGET (bar), "filter.reset", !way_query_is_empty (query));
  way_filter_chips_update (bar->chips);
  update_sections (bar);
}

static void
in_window_toggled_cb (WayFilterBar *bar)
{
  g_autoptr (WayView) view = NULL;

  if (bar->updating || bar->session == NULL)
    return;
  view = way_view_with_in_window (way_session_get_view (bar->session),
                                  gtk_check_button_get_active (bar->in_window));
  way_session_go (bar->session, view);
}

static void
dim_toggled_cb (WayFilterBar *bar)
{
  g_autoptr (WayView) view = NULL;

  if (bar->updating || bar->session == NULL)
    return;
  view = way_view_with_dim (way_session_get_view (bar->session),
                            gtk_check_button_get_active (bar->dim));
  way_session_go (bar->session, view);
}

/* Of a view only the switches matter here, and the grouping, which colours the
 * marks. */
static void
view_changed_cb (WayFilterBar *bar)
{
  WayGrouping grouping = way_view_get_grouping (way_session_get_view (bar->session));

  update_switches (bar);
  if (gtk_drop_down_get_selected (bar->grouping) == grouping)
    return;
  bar->updating = TRUE;
  gtk_drop_down_set_selected (bar->grouping, grouping);
  bar->updating = FALSE;
  update_sections (bar);
}

static guint *
count_all (const WayDataset *dataset)
{
  g_autoptr (WayQuery) everything = way_query_new ();
  guint n = way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES);
  g_autofree guint8 *matching = g_new (guint8, MAX (n, 1));
  guint *totals = g_new (guint, way_facet_get_first (dataset, WAY_N_FACETS));

  memset (matching, 1, MAX (n, 1));
  way_query_filter (everything, dataset, WAY_KNOWN_ALL, NULL, 0, matching, totals);
  return totals;
}

/* Where the session leaves nothing out, its numbers are the same. */
static guint *
make_totals (WayFilterBar *bar)
{
  const WayDataset *dataset = way_session_get_dataset (bar->session);
  const WayView *view = way_session_get_view (bar->session);

  if (!way_query_is_empty (way_view_get_query (view)) || way_view_get_in_window (view)
      || way_view_get_as_known (view) != WAY_KNOWN_ALL)
    return count_all (dataset);
  return g_memdup2 (way_session_get_counts (bar->session),
                    way_facet_get_first (dataset, WAY_N_FACETS) * sizeof (guint));
}

static void
dataset_changed_cb (WayFilterBar *bar)
{
  const WayDataset *dataset = way_session_get_dataset (bar->session);
  g_autofree guint *totals = make_totals (bar);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (bar->facets))) != NULL)
    gtk_box_remove (bar->facets, child);
  for (guint facet = 0; facet < WAY_N_FACETS; facet++)
    gtk_box_append (bar->facets,
                    way_facet_section_new (bar->session, bar->style, facet,
                                           totals + way_facet_get_first (dataset, facet)));
  matching_changed_cb (bar);
  view_changed_cb (bar);
}

static void
grouping_changed_cb (WayFilterBar *bar)
{
  guint selected = gtk_drop_down_get_selected (bar->grouping);
  g_autoptr (WayView) view = NULL;

  if (bar->updating || bar->session == NULL || selected >= WAY_N_GROUPINGS)
    return;
  view = way_view_with_grouping (way_session_get_view (bar->session), selected);
  way_session_go (bar->session, view);
  update_sections (bar);
}

static void
reset_cb (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  WayFilterBar *bar = WAY_FILTER_BAR (widget);
  g_autoptr (WayQuery) query = way_query_new ();
  g_autoptr (WayView) view = way_view_with_query (way_session_get_view (bar->session), query);

  way_session_go (bar->session, view);
}

static void
way_filter_bar_dispose (GObject *object)
{
  WayFilterBar *bar = WAY_FILTER_BAR (object);

  if (bar->session_signals != NULL)
    g_signal_group_set_target (bar->session_signals, NULL);
  g_clear_object (&bar->session_signals);
  g_clear_pointer (&bar->scroller, gtk_widget_unparent);
  g_clear_object (&bar->session);
  g_clear_object (&bar->style);

  G_OBJECT_CLASS (way_filter_bar_parent_class)->dispose (object);
}

static void
way_filter_bar_class_init (WayFilterBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_filter_bar_dispose;
  gtk_widget_class_set_css_name (widget_class, "filterbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_action (widget_class, "filter.reset", NULL, reset_cb);
  g_type_ensure (WAY_TYPE_FILTER_CHIPS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/waymark/Waymark/ui/filter-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, WayFilterBar, scroller);
  gtk_widget_class_bind_template_child (widget_class, WayFilterBar, count);
  gtk_widget_class_bind_template_child (widget_class, WayFilterBar, grouping);
  gtk_widget_class_bind_template_child (widget_class, WayFilterBar, chips);
  gtk_widget_class_bind_template_child (widget_class, WayFilterBar, in_window);
  gtk_widget_class_bind_template_child (widget_class, WayFilterBar, dim);
  gtk_widget_class_bind_template_child (widget_class, WayFilterBar, facets);
  gtk_widget_class_bind_template_callback (widget_class, in_window_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, dim_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, grouping_changed_cb);
}

static void
way_filter_bar_init (WayFilterBar *bar)
{
  gtk_widget_init_template (GTK_WIDGET (bar));
  way_drop_down_name (bar->grouping, _("Group lanes by"));
  bar->session_signals = g_signal_group_new (WAY_TYPE_SESSION);
  g_signal_group_connect_swapped (bar->session_signals, "notify::n-listed",
                                  G_CALLBACK (matching_changed_cb), bar);
  g_signal_group_connect_swapped (bar->session_signals, "notify::view",
                                  G_CALLBACK (view_changed_cb), bar);
  g_signal_group_connect_swapped (bar->session_signals, "notify::dataset",
                                  G_CALLBACK (dataset_changed_cb), bar);
  g_signal_group_connect_swapped (bar->session_signals, "notify::own",
                                  G_CALLBACK (update_sections), bar);
}

/**
 * way_filter_bar_set_session:
 * @bar: a filter bar
 * @session: the session whose query it shows and changes
 * @style: the look of the window
 *
 * Gives the bar what it shows; to be called once.
 */
void
way_filter_bar_set_session (WayFilterBar  *bar,
                            WaySession    *session,
                            WaySceneStyle *style)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  g_return_if_fail (WAY_IS_FILTER_BAR (bar) && bar->session == NULL);
  g_return_if_fail (WAY_IS_SESSION (session) && WAY_IS_SCENE_STYLE (style));

  bar->session = g_object_ref (session);
  bar->style = g_object_ref (style);
  bar->updating = TRUE;
  for (guint i = 0; i < WAY_N_GROUPINGS; i++)
    gtk_string_list_append (names, way_grouping_name (i, way_session_get_lang (session)));
  gtk_drop_down_set_model (bar->grouping, G_LIST_MODEL (names));
  bar->updating = FALSE;
  way_filter_chips_set_session (bar->chips, session);
  g_signal_group_set_target (bar->session_signals, session);
  dataset_changed_cb (bar);
}
