/* The chart page. The lists offer the indicators that have figures and the
 * ready sets of areas; strip and export follow the choice.
 */
#include "config.h"

#include "way-chart-page.h"

#include <glib/gi18n.h>

#include "way-chart.h"
#include "way-chart-canvas.h"
#include "way-drop-down.h"
#include "way-known-control.h"
#include "way-series-chooser.h"
#include "way-text-grid.h"

struct _WayChartPage
{
  GtkWidget       parent_instance;

  /* template */
  GtkWidget      *box;
  GtkDropDown    *indicators;
  GtkDropDown    *areas;
  GtkLabel       *subtitle;
  GtkDropDown    *kinds;
  GtkDropDown    *years;
  GtkDropDown    *markers;
  GtkToggleButton *as_table;
  GtkStack       *stack;
  WayTextGrid    *grid;
  WaySeriesChooser *chooser;
  WayKnownControl *known;
  WayChartCanvas *canvas;

  /* owned */
  WaySession     *session;
  GSignalGroup   *session_signals;
  GArray         *observed;      /* indicators that have figures */
  int             oldest_year;   /* of the figures shown */
  int             newest_year;
  WayView        *described;     /* (nullable): whose series the subtitle names */
  gboolean        updating;
};

G_DEFINE_FINAL_TYPE (WayChartPage, way_chart_page, GTK_TYPE_WIDGET)

/* The areas of a ready set, as codes. */
static char **
get_codes (const WayDataset *dataset,
           const WayAreaSet *set)
{
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();

  for (guint i = 0; i < set->n_areas; i++)
    g_strv_builder_add (codes, way_dataset_get_area (
      dataset, way_dataset_get_area_set_member (dataset, set, i))->code);
  return g_strv_builder_end (codes);
}

static void
chosen_cb (WayChartPage *page)
{
  const WayDataset *dataset;
  guint indicator, set;
  g_auto (GStrv) codes = NULL;
  g_autoptr (WayView) view = NULL;
  WayView *now;

  if (page->updating || page->session == NULL)
    return;
  dataset = way_session_get_dataset (page->session);
  now = way_session_get_view (page->session);
  indicator = gtk_drop_down_get_selected (page->indicators);
  set = gtk_drop_down_get_selected (page->areas);
  if (indicator >= page->observed->len)
    return;
  if (set < way_dataset_get_n_rows (dataset, WAY_TABLE_AREA_SETS))
    codes = get_codes (dataset, way_dataset_get_area_set (dataset, set));
  else
    codes = g_strdupv ((char **) way_view_get_areas (now));
  view = way_view_with_series (
    now, way_dataset_get_indicator (dataset, g_array_index (page->observed, guint, indicator))->id,
    (const char *const *) codes);
  way_session_go (page->session, view);
}

static guint
find_indicator (WayChartPage *page,
                const char   *id)
{
  guint wanted = way_dataset_find (way_session_get_dataset (page->session), WAY_TABLE_INDICATORS,
                                   id);

  for (guint i = 0; i < page->observed->len; i++)
    if (g_array_index (page->observed, guint, i) == wanted)
      return i;
  return GTK_INVALID_LIST_POSITION;
}

static guint
find_area_set (WayChartPage      *page,
               const char *const *areas)
{
  const WayDataset *dataset = way_session_get_dataset (page->session);

  for (guint i = 0; i < way_dataset_get_n_rows (dataset, WAY_TABLE_AREA_SETS); i++)
    {
      g_auto (GStrv) codes = get_codes (dataset, way_dataset_get_area_set (dataset, i));

      if (g_strv_equal ((const char *const *) codes, areas))
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

/* The years of the figures shown, the newest first, behind "newest". The list
 * stays where they do: it may be the one in which a year was just chosen. */
static void
fill_years (WayChartPage *page,
            WayChart     *chart)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  int first = G_MAXINT, last = 0;

  for (guint s = 0; s < way_chart_get_n_series (chart); s++)
    {
      const WaySeries *series = way_chart_get_series (chart, s);

      first = MIN (first, series->points[0].year);
      last = MAX (last, series->points[series->n_points - 1].year);
    }
  if (first == page->oldest_year && last == page->newest_year)
    return;
  gtk_string_list_append (names, _("Newest year"));
  for (int year = last; year >= first; year--)
    {
      g_autofree char *text = g_strdup_printf ("%d", year);

      gtk_string_list_append (names, text);
    }
  page->oldest_year = first;
  page->newest_year = last;
  gtk_drop_down_set_model (page->years, G_LIST_MODEL (names));
}

/* The unit, and how the chart is to be read; not made anew for a pan or zoom. */
static void
update_subtitle (WayChartPage *page,
                 WayView      *view)
{
  g_autoptr (WayChart) chart = NULL;
  g_autofree char *text = NULL;

  if (way_view_same_series (page->described, view))
    return;
  g_clear_pointer (&page->described, way_view_unref);
  page->described = way_view_ref (view);
  chart = way_chart_new_for_view (way_session_get_dataset (page->session), view,
                                  way_session_get_matching (page->session, NULL));
  if (chart != NULL)
    {
      text = way_chart_get_subtitle (chart, way_session_get_lang (page->session));
      fill_years (page, chart);
    }
  gtk_label_set_text (page->subtitle, text != NULL ? text : "");
}

/* Chooses one of the first @n_offered entries, or an entry after them for what
 * the list does not offer: GTK always shows some entry as chosen. */
static void
choose (GtkDropDown *drop_down,
        guint        n_offered,
        guint        position,
        const char  *other)
{
  const char *const others[] = { other, NULL };
  GListModel *texts = gtk_drop_down_get_model (drop_down);
  gboolean is_other = position >= n_offered && n_offered > 0;

  gtk_string_list_splice (GTK_STRING_LIST (texts), n_offered,
                          g_list_model_get_n_items (texts) - n_offered, is_other ? others : NULL);
  gtk_drop_down_set_selected (drop_down, is_other ? n_offered : position);
}

/* An indicator is unknown where the view is of another data set. */
static const char *
get_indicator_name (WayChartPage *page,
                    const char   *id)
{
  const WayDataset *dataset = way_session_get_dataset (page->session);
  guint indicator = way_dataset_find (dataset, WAY_TABLE_INDICATORS, id);

  if (indicator == WAY_NONE)
    return id;
  return way_dataset_get_indicator (dataset, indicator)->name[way_session_get_lang (page->session)];
}

static void
kind_chosen_cb (WayChartPage *page)
{
  g_autoptr (WayView) view = NULL;
  guint kind = gtk_drop_down_get_selected (page->kinds);
  guint year = gtk_drop_down_get_selected (page->years);
  gboolean is_year = year > 0 && year != GTK_INVALID_LIST_POSITION;

  if (page->updating || page->session == NULL || kind >= WAY_N_CHART_KINDS)
    return;
  view = way_view_with_chart (way_session_get_view (page->session), kind,
                              is_year ? page->newest_year + 1 - (int) year : 0);
  way_session_go (page->session, view);
}

static void
markers_chosen_cb (WayChartPage *page)
{
  g_autoptr (WayView) view = NULL;
  guint markers = gtk_drop_down_get_selected (page->markers);

  if (page->updating || page->session == NULL || markers >= WAY_N_CHART_MARKERS)
    return;
  view = way_view_with_markers (way_session_get_view (page->session), markers);
  way_session_go (page->session, view);
}

static void
update_kind (WayChartPage *page,
             WayView      *view)
{
  int year = way_view_get_chart_year (view);

  gtk_drop_down_set_selected (page->kinds, way_view_get_chart_kind (view));
  gtk_drop_down_set_selected (page->years,
                              year > 0 && year <= page->newest_year
                              ? (guint) (page->newest_year + 1 - year) : 0);
  gtk_widget_set_visible (GTK_WIDGET (page->years),
                          way_view_get_chart_kind (view) == WAY_CHART_BARS);
  gtk_drop_down_set_selected (page->markers, way_view_get_markers (view));
  gtk_widget_set_visible (GTK_WIDGET (page->markers),
                          way_view_get_chart_kind (view) == WAY_CHART_LINES);
}

/* The table of what the chart shows; only made where it is looked at. */
static void
update_grid (WayChartPage *page)
{
  WayView *view = way_session_get_view (page->session);
  g_autoptr (WayChart) chart = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  if (!gtk_toggle_button_get_active (page->as_table))
    return;
  chart = way_chart_new_for_view (way_session_get_dataset (page->session), view,
                                  way_session_get_matching (page->session, NULL));
  rows = chart != NULL
    ? way_chart_get_table (chart, way_view_get_start (view), way_view_get_end (view),
                           way_session_get_lang (page->session))
    : g_ptr_array_new ();
  way_text_grid_set_rows (page->grid, rows, NULL);
}

static void
as_table_cb (WayChartPage *page)
{
  gboolean wanted = gtk_toggle_button_get_active (page->as_table);

  if (page->session == NULL)
    return;
  update_grid (page);
  gtk_stack_set_visible_child (page->stack, wanted ? GTK_WIDGET (page->grid)
                                                   : GTK_WIDGET (page->canvas));
}

static void
view_changed_cb (WayChartPage *page)
{
  const WayDataset *dataset = way_session_get_dataset (page->session);
  WayView *view = way_session_get_view (page->session);
  const char *indicator = way_view_get_indicator (view);

  page->updating = TRUE;
  update_subtitle (page, view);
  update_kind (page, view);
  choose (page->indicators, page->observed->len, find_indicator (page, indicator),
          get_indicator_name (page, indicator));
  choose (page->areas, way_dataset_get_n_rows (dataset, WAY_TABLE_AREA_SETS),
          find_area_set (page, way_view_get_areas (view)), _("Own choice"));
  page->updating = FALSE;
  update_grid (page);
}

/* The view is told after this, and the subtitle is made anew where it names the
 * policies that match. */
static void
matching_changed_cb (WayChartPage *page)
{
  if (way_view_get_markers (way_session_get_view (page->session)) == WAY_MARKERS_FILTER)
    g_clear_pointer (&page->described, way_view_unref);
}

static void
collect_observed (WayChartPage *page)
{
  const WayDataset *dataset = way_session_get_dataset (page->session);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  g_array_set_size (page->observed, 0);
  for (guint i = 0; i < way_dataset_get_n_rows (dataset, WAY_TABLE_OBSERVATIONS); i++)
    g_hash_table_add (seen, GUINT_TO_POINTER (way_dataset_get_observation (dataset, i)->indicator));
  for (guint i = 0; i < way_dataset_get_n_rows (dataset, WAY_TABLE_INDICATORS); i++)
    if (g_hash_table_contains (seen, GUINT_TO_POINTER (i)))
      g_array_append_val (page->observed, i);
}

static void
dataset_changed_cb (WayChartPage *page)
{
  const WayDataset *dataset = way_session_get_dataset (page->session);
  WayLang lang = way_session_get_lang (page->session);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) sets = gtk_string_list_new (NULL);

  g_clear_pointer (&page->described, way_view_unref);
  collect_observed (page);
  for (guint i = 0; i < page->observed->len; i++)
    gtk_string_list_append (
      names,
      way_dataset_get_indicator (dataset, g_array_index (page->observed, guint, i))->name[lang]);
  for (guint i = 0; i < way_dataset_get_n_rows (dataset, WAY_TABLE_AREA_SETS); i++)
    gtk_string_list_append (sets, way_dataset_get_area_set (dataset, i)->name[lang]);
  page->updating = TRUE;
  gtk_drop_down_set_model (page->indicators, G_LIST_MODEL (names));
  gtk_drop_down_set_model (page->areas, G_LIST_MODEL (sets));
  page->updating = FALSE;
  view_changed_cb (page);
}

static void
way_chart_page_dispose (GObject *object)
{
  WayChartPage *page = WAY_CHART_PAGE (object);

  if (page->session_signals != NULL)
    g_signal_group_set_target (page->session_signals, NULL);
  g_clear_object (&page->session_signals);
  g_clear_pointer (&page->box, gtk_widget_unparent);
  g_clear_pointer (&page->observed, g_array_unref);
  g_clear_pointer (&page->described, way_view_unref);
  g_clear_object (&page->session);

  G_OBJECT_CLASS (way_chart_page_parent_class)->dispose (object);
}

static void
way_chart_page_class_init (WayChartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_chart_page_dispose;
  gtk_widget_class_set_css_name (widget_class, "chartpage");
  g_type_ensure (WAY_TYPE_CHART_CANVAS);
  g_type_ensure (WAY_TYPE_KNOWN_CONTROL);
  g_type_ensure (WAY_TYPE_SERIES_CHOOSER);
  g_type_ensure (WAY_TYPE_TEXT_GRID);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/waymark/Waymark/ui/chart-page.ui");
  gtk_widget_class_bind_template_child (widget_class, WayChartPage, box);
  gtk_widget_class_bind_template_child (widget_class, WayChartPage, indicators);
  gtk_widget_class_bind_template_child (widget_class, WayChartPage, areas);
  gtk_widget_class_bind_template_child (widget_class, WayChartPage, subtitle);
  gtk_widget_class_bind_template_child (widget_class, WayChartPage, kinds);
  gtk_widget_class_bind_template_child (widget_class, WayChartPage, years);
  gtk_widget_class_bind_template_child (widget_class, WayChartPage, markers);
  gtk_widget_class_bind_template_child (widget_class, WayChartPage, as_table);
  gtk_widget_class_bind_template_child (widget_class, WayChartPage, stack);
  gtk_widget_class_bind_template_child (widget_class, WayChartPage, grid);
  gtk_widget_class_bind_template_child (widget_class, WayChartPage, chooser);
  gtk_widget_class_bind_template_child (widget_class, WayChartPage, known);
  gtk_widget_class_bind_template_child (widget_class, WayChartPage, canvas);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, markers_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, as_table_cb);
}

static void
way_chart_page_init (WayChartPage *page)
{
  static const char *const strings[] = { "string" };
  g_autoptr (GtkExpression) expression = NULL;

  gtk_widget_init_template (GTK_WIDGET (page));
  way_drop_down_name (page->indicators, _("Indicator"));
  way_drop_down_name (page->areas, _("Areas"));
  way_drop_down_name (page->kinds, _("Kind of chart"));
  way_drop_down_name (page->years, _("Year of the bars"));
  way_drop_down_name (page->markers, _("Policies over the chart"));
  expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, strings[0]);
  gtk_drop_down_set_expression (page->indicators, expression);
  page->observed = g_array_new (FALSE, FALSE, sizeof (guint));
  page->session_signals = g_signal_group_new (WAY_TYPE_SESSION);
  g_signal_group_connect_swapped (page->session_signals, "notify::n-matching",
                                  G_CALLBACK (matching_changed_cb), page);
  g_signal_group_connect_swapped (page->session_signals, "notify::view",
                                  G_CALLBACK (view_changed_cb), page);
  g_signal_group_connect_swapped (page->session_signals, "notify::dataset",
                                  G_CALLBACK (dataset_changed_cb), page);
}

/**
 * way_chart_page_set_session:
 * @page: a chart page
 * @session: the session whose indicator it shows and changes
 * @style: the look of the window
 *
 * Gives the page what it shows; to be called once.
 */
void
way_chart_page_set_session (WayChartPage  *page,
                            WaySession    *session,
                            WaySceneStyle *style)
{
  g_return_if_fail (WAY_IS_CHART_PAGE (page) && page->session == NULL);
  g_return_if_fail (WAY_IS_SESSION (session) && WAY_IS_SCENE_STYLE (style));

  page->session = g_object_ref (session);
  way_chart_canvas_set_session (page->canvas, session, style);
  way_series_chooser_set_session (page->chooser, session);
  way_known_control_set_session (page->known, session);
  g_signal_group_set_target (page->session_signals, session);
  dataset_changed_cb (page);
}
