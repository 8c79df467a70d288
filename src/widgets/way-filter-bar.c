/* Every value of a facet is a check button with the number of policies that
 * have it while all other facets apply.
 */
#include "config.h"

#include "way-filter-bar.h"

#include <glib/gi18n.h>

#include "way-glyph-icon.h"
#include "way-grouping.h"
#include "way-phrases.h"

/* Numbers of up to so many digits do not change the width of a row. */
#define COUNT_CHARS 3

struct _WayFilterBar
{
  GtkWidget      parent_instance;

  /* template */
  GtkWidget     *scroller;
  GtkLabel      *count;
  GtkDropDown   *grouping;
  GtkBox        *facets;

  /* owned */
  WaySession    *session;
  WaySceneStyle *style;
  GSignalGroup  *session_signals;
  GPtrArray     *checks;       /* GtkCheckButton, borrowed, with facet and value */
  gboolean       updating;     /* checks change because the session has */
};

G_DEFINE_FINAL_TYPE (WayFilterBar, way_filter_bar, GTK_TYPE_WIDGET)

static WayFacet
get_facet (GtkWidget *check)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (check), "facet"));
}

static guint
get_value (GtkWidget *check)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (check), "value"));
}

static void
check_toggled_cb (WayFilterBar   *bar,
                  GtkCheckButton *check)
{
  WayView *view;
  g_autoptr (WayQuery) query = NULL;
  g_autoptr (WayView) filtered = NULL;
  guint64 bit;

  if (bar->updating)
    return;
  view = way_session_get_view (bar->session);
  query = way_query_copy (way_view_get_query (view));
  bit = G_GUINT64_CONSTANT (1) << get_value (GTK_WIDGET (check));
  if (gtk_check_button_get_active (check))
    query->excluded[get_facet (GTK_WIDGET (check))] &= ~bit;
  else
    query->excluded[get_facet (GTK_WIDGET (check))] |= bit;
  filtered = way_view_with_query (view, query);
  way_session_go (bar->session, filtered);
}

static GtkWidget *
make_check (WayFilterBar *bar,
            WayFacet      facet,
            guint         value,
            guint         n_policies)
{
  const WayDataset *dataset = way_session_get_dataset (bar->session);
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *title
    = way_phrase_capital (way_facet_value_title (dataset, facet, value,
                                                 way_session_get_lang (bar->session)));
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *count = gtk_label_new (NULL);

  if (facet == WAY_FACET_KIND)
    gtk_box_append (GTK_BOX (row), way_glyph_icon_new (value, bar->style));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  /* The rows keep their shape while the numbers change. */
  gtk_label_set_width_chars (GTK_LABEL (count), COUNT_CHARS);
  gtk_label_set_xalign (GTK_LABEL (count), 1);
  gtk_widget_add_css_class (count, "count");
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), count);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), row);
  g_object_set_data (G_OBJECT (check), "facet", GUINT_TO_POINTER (facet));
  g_object_set_data (G_OBJECT (check), "value", GUINT_TO_POINTER (value));
  g_object_set_data (G_OBJECT (check), "count", count);
  g_object_set_data (G_OBJECT (check), "n-policies", GUINT_TO_POINTER (n_policies));
  g_object_set_data_full (G_OBJECT (check), "title", g_steal_pointer (&title), g_free);
  g_signal_connect_object (check, "toggled", G_CALLBACK (check_toggled_cb), bar, G_CONNECT_SWAPPED);
  return check;
}

static void
add_facet (WayFilterBar *bar,
           WayFacet      facet)
{
  const WayDataset *dataset = way_session_get_dataset (bar->session);
  GtkWidget *heading
    = gtk_label_new (way_facet_title (facet, way_session_get_lang (bar->session)));
  g_autoptr (WayQuery) everything = way_query_new ();
  guint n_values = way_facet_n_values (dataset, facet);
  g_autofree guint *n_policies = way_query_count (everything, dataset, facet, n_values);

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "section");
  gtk_widget_set_visible (heading, FALSE);
  gtk_box_append (bar->facets, heading);
  for (guint value = 0; value < n_values; value++)
    {
      GtkWidget *check = make_check (bar, facet, value, n_policies[value]);

      g_object_set_data (G_OBJECT (check), "heading", heading);
      gtk_box_append (bar->facets, check);
      g_ptr_array_add (bar->checks, check);
    }
}

/* Values that no policy of the data set has are not offered, unless they are
 * filtered out, so that they can be taken back. */
static void
update_check (GtkWidget      *check,
              const WayQuery *query,
              guint           count)
{
  GtkWidget *label = g_object_get_data (G_OBJECT (check), "count");
  const char *title = g_object_get_data (G_OBJECT (check), "title");
  gboolean excluded = (query->excluded[get_facet (check)] >> get_value (check) & 1) != 0;
  g_autofree char *text = g_strdup_printf ("%u", count);
  g_autofree char *name = g_strdup_printf ("%s, %u", title, count);

  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), !excluded);
  gtk_widget_set_visible (check,
                          excluded || g_object_get_data (G_OBJECT (check), "n-policies") != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* A heading is there for the values under it. */
static void
update_headings (WayFilterBar *bar)
{
  for (guint i = 0; i < bar->checks->len; i++)
    gtk_widget_set_visible (g_object_get_data (g_ptr_array_index (bar->checks, i), "heading"),
                            FALSE);
  for (guint i = 0; i < bar->checks->len; i++)
    if (gtk_widget_get_visible (g_ptr_array_index (bar->checks, i)))
      gtk_widget_set_visible (g_object_get_data (g_ptr_array_index (bar->checks, i), "heading"),
                              TRUE);
}

static void
update_counts (WayFilterBar   *bar,
               const WayQuery *query)
{
  const WayDataset *dataset = way_session_get_dataset (bar->session);
  guint next = 0;

  for (guint facet = 0; facet < WAY_N_FACETS; facet++)
    {
      guint n_values = way_facet_n_values (dataset, facet);
      g_autofree guint *counts = way_query_count (query, dataset, facet, n_values);

      for (guint value = 0; value < n_values; value++)
        update_check (g_ptr_array_index (bar->checks, next++), query, counts[value]);
    }
  update_headings (bar);
}

static void
view_changed_cb (WayFilterBar *bar)
{
  WayView *view = way_session_get_view (bar->session);
  const WayQuery *query = way_view_get_query (view);
  guint n_matching;
  g_autofree char *text = NULL;
  WayDataset *dataset = way_session_get_dataset (bar->session);
  guint n = way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES);

  way_session_get_matching (bar->session, &n_matching);
  if (n_matching == n)
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u policy", "%u policies", n), n);
  else
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u of %u policy", "%u of %u policies",
                                         n), n_matching, n);
  gtk_label_set_text (bar->count, text);
  gtk_widget_action_set_enabled (GTK_WIDGET (bar), "filter.reset", !way_query_is_empty (query));

  bar->updating = TRUE;
  update_counts (bar, query);
  gtk_drop_down_set_selected (bar->grouping, way_view_get_grouping (view));
  bar->updating = FALSE;
}

static void
dataset_changed_cb (WayFilterBar *bar)
{
  GtkWidget *child;

  g_ptr_array_set_size (bar->checks, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (bar->facets))) != NULL)
    gtk_box_remove (bar->facets, child);
  for (guint facet = 0; facet < WAY_N_FACETS; facet++)
    add_facet (bar, facet);
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
  g_clear_pointer (&bar->checks, g_ptr_array_unref);
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
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/waymark/Waymark/ui/filter-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, WayFilterBar, scroller);
  gtk_widget_class_bind_template_child (widget_class, WayFilterBar, count);
  gtk_widget_class_bind_template_child (widget_class, WayFilterBar, grouping);
  gtk_widget_class_bind_template_child (widget_class, WayFilterBar, facets);
  gtk_widget_class_bind_template_callback (widget_class, grouping_changed_cb);
}

static void
way_filter_bar_init (WayFilterBar *bar)
{
  gtk_widget_init_template (GTK_WIDGET (bar));
  bar->checks = g_ptr_array_new ();
  bar->session_signals = g_signal_group_new (WAY_TYPE_SESSION);
  g_signal_group_connect_swapped (bar->session_signals, "notify::view",
                                  G_CALLBACK (view_changed_cb), bar);
  g_signal_group_connect_swapped (bar->session_signals, "notify::dataset",
                                  G_CALLBACK (dataset_changed_cb), bar);
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
  g_signal_group_set_target (bar->session_signals, session);
  dataset_changed_cb (bar);
}
