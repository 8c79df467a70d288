/* The chart page and the canvas: the choice of indicator and areas. */
#include "config.h"

#include "way-chart-page.h"

#include "display.h"
#include "way-chart-canvas.h"
#include "way-chart-markers.h"
#include "way-chart.h"
#include "way-navigator.h"
#include "way-series-chooser.h"
#include "way-text-grid.h"

#include <string.h>

typedef struct
{
  WaySession    *session;
  WaySceneStyle *style;
  WayChartPage  *page;
  GtkWidget     *window;
} Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->session = new_session ();
  f->style = way_scene_style_new (WAY_LANG_EN);
  f->page = g_object_new (WAY_TYPE_CHART_PAGE, NULL);
  way_chart_page_set_session (f->page, f->session, f->style);
  f->window = new_test_window (GTK_WIDGET (f->page));
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  g_object_add_weak_pointer (G_OBJECT (f->page), (gpointer *) &f->page);
  gtk_window_destroy (GTK_WINDOW (f->window));
  wait_until (f->page == NULL);
  g_assert_finalize_object (f->style);
  g_assert_finalize_object (f->session);
}

static const char *
chosen_text (GtkDropDown *list)
{
  return gtk_string_object_get_string (gtk_drop_down_get_selected_item (list));
}

/* Every indicator that is offered, with every set of areas, can be drawn. */
static void
test_every_choice (Fixture       *f,
                   gconstpointer  data)
{
  const WayDataset *dataset = way_session_get_dataset (f->session);
  GtkDropDown *indicators = template_child (f->page, "indicators");
  GtkDropDown *areas = template_child (f->page, "areas");
  guint n_sets = way_dataset_get_n_rows (dataset, WAY_TABLE_AREA_SETS);

  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (areas)), ==, n_sets);
  for (guint i = 0; i < g_list_model_get_n_items (gtk_drop_down_get_model (indicators)); i++)
    {
      const char *const *codes;
      const char *id;
      guint indicator;

      gtk_drop_down_set_selected (indicators, i);
      gtk_drop_down_set_selected (areas, i % n_sets);
      id = way_view_get_indicator (way_session_get_view (f->session));
      indicator = way_dataset_find (dataset, WAY_TABLE_INDICATORS, id);
      g_assert_cmpstr (way_dataset_get_indicator (dataset, indicator)->name[WAY_LANG_EN], ==,
                       chosen_text (indicators));
      codes = way_view_get_areas (way_session_get_view (f->session));
      g_assert_cmpuint (g_strv_length ((char **) codes), ==,
                        way_dataset_get_area_set (dataset, i % n_sets)->n_areas);
      settle (f->window);
    }
}

static void
test_follows_session (Fixture       *f,
                      gconstpointer  data)
{
  static const char *const areas[] = { "CHN", NULL };
  const WayDataset *dataset = way_session_get_dataset (f->session);
  GtkDropDown *indicators = template_child (f->page, "indicators");
  guint indicator = way_dataset_find (dataset, WAY_TABLE_INDICATORS, "basic-research-share");
  const char *name = way_dataset_get_indicator (dataset, indicator)->name[WAY_LANG_EN];
  GtkDropDown *sets = template_child (f->page, "areas");
  guint first = gtk_drop_down_get_selected (indicators);
  guint n_indicators = g_list_model_get_n_items (gtk_drop_down_get_model (indicators));
  g_autoptr (WayView) view
    = way_view_with_series (way_session_get_view (f->session), "basic-research-share", areas);
  g_autoptr (WayView) unknown
    = way_view_with_series (way_session_get_view (f->session), "no-such-indicator", areas);

  way_session_go (f->session, view);
  g_assert_cmpuint (gtk_drop_down_get_selected (indicators), !=, first);
  g_assert_cmpstr (chosen_text (indicators), ==, name);
  g_assert_cmpstr (chosen_text (sets), ==, "Own choice");
  way_session_go_back (f->session);
  g_assert_cmpuint (gtk_drop_down_get_selected (indicators), ==, first);
  way_session_go (f->session, unknown);
  g_assert_cmpstr (chosen_text (indicators), ==, "no-such-indicator");
  g_assert_cmpstr (chosen_text (sets), ==, "Own choice");
  settle (f->window);
  g_assert_cmpstr (way_view_get_indicator (way_session_get_view (f->session)), ==,
                   "no-such-indicator");
  g_assert_true (g_strv_equal (way_view_get_areas (way_session_get_view (f->session)), areas));
  way_session_go_back (f->session);
  g_assert_cmpuint (gtk_drop_down_get_selected (indicators), ==, first);
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (indicators)), ==,
                    n_indicators);
}

/* Under the lists stands what the figures are, and how they are drawn. */
static void
test_subtitle (Fixture       *f,
               gconstpointer  data)
{
  static const char *const areas[] = { "USA", NULL };
  GtkLabel *subtitle = template_child (f->page, "subtitle");
  g_autoptr (WayView) view
    = way_view_with_series (way_session_get_view (f->session), "rd-expenditure", areas);
  g_autoptr (WayView) unknown
    = way_view_with_series (way_session_get_view (f->session), "no-such-indicator", areas);

  g_assert_cmpstr (gtk_label_get_text (subtitle), ==,
                   "% of GDP · China, latest release; ○ as first published");
  way_session_go (f->session, view);
  g_assert_true (g_str_has_prefix (gtk_label_get_text (subtitle), "100 million yuan"));
  way_session_go (f->session, unknown);
  g_assert_cmpstr (gtk_label_get_text (subtitle), ==, "");
}

static void
test_without_figures (Fixture       *f,
                      gconstpointer  data)
{
  g_autoptr (WayDatasetBuilder) builder = way_dataset_builder_new ();
  g_autoptr (WayDataset) empty = way_dataset_builder_end (builder);
  GtkDropDown *indicators = template_child (f->page, "indicators");

  way_session_set_dataset (f->session, empty);
  settle (f->window);
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (indicators)), ==, 0);
}

/* A canvas is the strip unless it is made as a full chart. */
static void
test_full (void)
{
  for (guint i = 0; i < 2; i++)
    {
      WayChartCanvas *canvas = g_object_new (WAY_TYPE_CHART_CANVAS, "full", i == 1, NULL);
      gboolean full;

      g_object_ref_sink (canvas);
      g_object_get (canvas, "full", &full, NULL);
      g_assert_cmpint (full, ==, i == 1);
      g_assert_finalize_object (canvas);
    }
}

/* What is set again is no change, and no one is told of one. */
static void
test_session_notify (void)
{
  WaySession *session = new_session ();
  g_autoptr (WayView) a = way_view_ref (way_session_get_view (session));
  g_autoptr (WayView) same = way_view_with_page (a, way_view_get_page (a));
  g_autoptr (WayView) b = way_view_with_page (a, WAY_PAGE_TABLE);
  g_autoptr (WayDataset) dataset = load_shipped ();
  guint n_views, n_datasets;

  count_notify (session, "view", &n_views);
  count_notify (session, "dataset", &n_datasets);
  way_session_go (session, a);
  way_session_go (session, same);
  way_session_update (session, same);
  way_session_select (session, WAY_NONE);
  way_session_go_back (session);
  way_session_go_forward (session);
  g_assert_cmpuint (n_views, ==, 0);
  way_session_go (session, b);
  g_assert_cmpuint (n_views, ==, 1);
  way_session_go (session, b);
  way_session_update (session, b);
  g_assert_cmpuint (n_views, ==, 1);
  way_session_go_back (session);
  g_assert_cmpuint (n_views, ==, 2);
  g_assert_cmpuint (n_datasets, ==, 0);
  way_session_set_dataset (session, dataset);
  g_assert_cmpuint (n_datasets, ==, 1);
  g_assert_cmpuint (n_views, ==, 3);
  g_assert_finalize_object (session);
}

/* Every kind shows its numbers as a table, and the view has the kind. */
static void
test_kinds (Fixture       *f,
            gconstpointer  data)
{
  GtkDropDown *kinds = template_child (f->page, "kinds");
  GtkDropDown *years = template_child (f->page, "years");
  WayTextGrid *grid = template_child (f->page, "grid");

  gtk_toggle_button_set_active (template_child (f->page, "as_table"), TRUE);
  for (guint kind = 0; kind < WAY_N_CHART_KINDS; kind++)
    {
      g_autofree char *text = NULL;

      gtk_drop_down_set_selected (kinds, kind);
      g_assert_cmpint (way_view_get_chart_kind (way_session_get_view (f->session)), ==, kind);
      g_assert_cmpint (gtk_widget_get_visible (GTK_WIDGET (years)), ==, kind == WAY_CHART_BARS);
      g_assert_cmpuint (way_text_grid_get_n_rows (grid), >, 0);
      text = way_text_grid_to_tsv (grid);
      g_assert_nonnull (strchr (text, '\t'));
      settle (f->window);
    }
  gtk_drop_down_set_selected (kinds, WAY_CHART_BARS);
  gtk_drop_down_set_selected (years, 2);
  g_assert_cmpint (way_view_get_chart_year (way_session_get_view (f->session)), ==, 2024);
  way_session_go_back (f->session);
  g_assert_cmpuint (gtk_drop_down_get_selected (years), ==, 0);
  gtk_toggle_button_set_active (template_child (f->page, "as_table"), FALSE);
  settle (f->window);
}

/* Releases the pointer over a marker of the chart, which has to be there. */
static void
click_marker (Fixture *f,
              guint    n_policies)
{
  GtkWidget *canvas = template_child (f->page, "canvas");
  WayView *view = way_session_get_view (f->session);
  const WayLook *look = way_scene_style_get_look (f->style);
  g_autoptr (WayChart) chart
    = way_chart_new_for_view (way_session_get_dataset (f->session), view, NULL);
  const WayRect area = { 0, 0, gtk_widget_get_width (canvas), gtk_widget_get_height (canvas) };
  WayRect plot;
  WayViewport viewport = way_chart_get_full_plot (chart, look, &area, way_view_get_start (view),
                                                  way_view_get_end (view), &plot);
  g_autoptr (GArray) boxes = way_chart_lay_out_markers (chart, look, &viewport, &plot);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (canvas);

  for (guint i = 0; i < boxes->len; i++)
    {
      const WayChartMarkerBox *box = &g_array_index (boxes, WayChartMarkerBox, i);

      if (n_policies == 1 ? box->n != 1 : box->n < n_policies)
        continue;
      for (guint j = 0; j < g_list_model_get_n_items (controllers); j++)
        {
          g_autoptr (GObject) controller = g_list_model_get_item (controllers, j);

          if (GTK_IS_GESTURE_CLICK (controller))
            g_signal_emit_by_name (controller, "released", 1, box->bounds.x + 2,
                                   box->bounds.y + 2);
        }
      settle (f->window);
      return;
    }
  g_assert_not_reached ();
}

/* The list chooses the policies over the chart; a click on one selects it, on a
 * tick of several opens their list. */
static void
test_markers (Fixture       *f,
              gconstpointer  data)
{
  GtkDropDown *markers = template_child (f->page, "markers");
  GtkDropDown *kinds = template_child (f->page, "kinds");
  GtkWidget *canvas = template_child (f->page, "canvas");
  guint selected;

  gtk_drop_down_set_selected (markers, WAY_MARKERS_FILTER);
  g_assert_cmpint (way_view_get_markers (way_session_get_view (f->session)), ==,
                   WAY_MARKERS_FILTER);
  settle (f->window);
  click_marker (f, 1);
  selected = way_session_get_selected (f->session);
  g_assert_cmpuint (selected, !=, WAY_NONE);
  g_assert_null (find_widget (canvas, GTK_TYPE_LIST_VIEW, NULL));
  click_marker (f, 2);
  g_assert_nonnull (find_widget (canvas, GTK_TYPE_LIST_VIEW, NULL));
  g_signal_emit_by_name (find_widget (canvas, GTK_TYPE_LIST_VIEW, NULL), "activate", 0);
  g_assert_cmpuint (way_session_get_selected (f->session), !=, selected);
  way_session_go_back (f->session);
  way_session_go_back (f->session);
  way_session_go_back (f->session);
  g_assert_cmpuint (gtk_drop_down_get_selected (markers), ==, WAY_MARKERS_OFF);
  gtk_drop_down_set_selected (kinds, WAY_CHART_BARS);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (markers)));
}

static GtkWidget *
find_check (GtkWidget  *chooser,
            const char *text)
{
  GtkWidget *label = find_widget (chooser, GTK_TYPE_LABEL, text);

  g_assert_nonnull (label);
  return gtk_widget_get_ancestor (label, GTK_TYPE_CHECK_BUTTON);
}

/* An own choice of areas: any that has figures, and never none. */
static void
test_own_areas (Fixture       *f,
                gconstpointer  data)
{
  GtkWidget *chooser = template_child (f->page, "chooser");
  GtkWidget *check;

  gtk_menu_button_popup (GTK_MENU_BUTTON (gtk_widget_get_first_child (chooser)));
  settle (f->window);
  check = find_check (chooser, "Japan");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  g_assert_cmpstr (way_view_get_areas (way_session_get_view (f->session))[2], ==, "JPN");
  check = find_check (chooser, "China");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  check = find_check (chooser, "OECD members");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  check = find_check (chooser, "Japan");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  g_assert_cmpuint (g_strv_length ((char **) way_view_get_areas (
                      way_session_get_view (f->session))), ==, 1);
}

/* The strip's chooser has the indicator, too; areas that have none of its
 * figures give way. */
static void
test_own_indicator (Fixture       *f,
                    gconstpointer  data)
{
  GtkWidget *chooser = g_object_new (WAY_TYPE_SERIES_CHOOSER, "with-indicator", TRUE,
                                     "valign", GTK_ALIGN_START, NULL);
  GtkWidget *window, *list;

  way_series_chooser_set_session (WAY_SERIES_CHOOSER (chooser), f->session);
  window = new_test_window (chooser);
  gtk_menu_button_popup (GTK_MENU_BUTTON (gtk_widget_get_first_child (chooser)));
  settle (window);
  list = find_widget (chooser, GTK_TYPE_DROP_DOWN, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (gtk_drop_down_get_model (GTK_DROP_DOWN (list)));
       i++)
    {
      g_autoptr (WayChart) chart = NULL;

      gtk_drop_down_set_selected (GTK_DROP_DOWN (list), i);
      chart = way_chart_new_for_strip (way_session_get_dataset (f->session),
                                       way_session_get_view (f->session));
      g_assert_cmpuint (way_chart_get_n_series (chart), ==,
                        g_strv_length ((char **) way_view_get_areas (
                          way_session_get_view (f->session))));
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

#define TEST(name, function) \
  g_test_add ("/chart-page/" name, Fixture, NULL, set_up, function, tear_down)

static GtkWidget *
find_canvas (Fixture *f)
{
  return find_widget (GTK_WIDGET (f->page), WAY_TYPE_CHART_CANVAS, NULL);
}

/* The axis that the canvas draws. */
static WayViewport
get_axis (Fixture *f)
{
  WayView *view = way_session_get_view (f->session);
  GtkWidget *canvas = find_canvas (f);
  WayRect plot, area = { 0, 0, gtk_widget_get_width (canvas), gtk_widget_get_height (canvas) };
  g_autoptr (WayChart) chart
    = way_chart_new_for_view (way_session_get_dataset (f->session), view, NULL);

  return way_chart_get_full_plot (chart, way_scene_style_get_look (f->style), &area,
                                  way_view_get_start (view), way_view_get_end (view), &plot);
}

/* Turns the wheel over the canvas by a step. */
static void
turn_wheel (Fixture *f,
            double   x,
            double   dy)
{
  g_autoptr (GListModel) all = gtk_widget_observe_controllers (find_canvas (f));
  gboolean handled;

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (all, i);

      if (GTK_IS_EVENT_CONTROLLER_MOTION (controller))
        g_signal_emit_by_name (controller, "motion", x, 100.0);
    }
  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (all, i);

      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
        g_signal_emit_by_name (controller, "scroll", 0.0, dy, &handled);
    }
}

/* The date under the pointer stays there over 20 steps in and 20 out, although
 * the names at the ends of the lines make the axis narrower than the strip's. */
static void
test_drift (Fixture       *f,
            gconstpointer  data)
{
  static const double shares[] = { 0.1, 0.5, 0.9 };

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  g_object_set (way_navigator_of_session (f->session), "wheel-zooms", TRUE, NULL);
  settle (f->window);
  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    {
      WayViewport axis = get_axis (f);
      double x = axis.left_px + shares[i] * axis.width_px;
      double day = way_viewport_to_day (&axis, x), span = axis.end - axis.start;

      for (guint step = 0; step < 40; step++)
        {
          turn_wheel (f, x, step < 20 ? -1 : 1);
          axis = get_axis (f);
          g_assert_cmpfloat_with_epsilon (way_viewport_to_px (&axis, day), x, 1);
          if (step == 19)
            g_assert_cmpfloat (axis.end - axis.start, <, span / 50);
        }
      g_assert_cmpfloat_with_epsilon (axis.end - axis.start, span, span / 1000);
    }
}

int
main (int   argc,
      char *argv[])
{
  set_up_display (&argc, &argv);
  TEST ("kinds", test_kinds);
  TEST ("markers", test_markers);
  TEST ("own-areas", test_own_areas);
  TEST ("own-indicator", test_own_indicator);
  TEST ("every-choice", test_every_choice);
  TEST ("follows-session", test_follows_session);
  TEST ("subtitle", test_subtitle);
  TEST ("drift", test_drift);
  TEST ("without-figures", test_without_figures);
  g_test_add_func ("/chart-canvas/full", test_full);
  g_test_add_func ("/session/notify", test_session_notify);
  return g_test_run ();
}
