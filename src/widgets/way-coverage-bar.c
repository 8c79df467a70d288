/* The bar is drawn as in pictures; its words are the accessible name. */
#include "config.h"

#include "way-coverage-bar.h"

#include <math.h>

#include "way-bars.h"
#include "way-snapshot-painter.h"
#include "way-why.h"

#define BAR_PX 10.0

struct _WayCoverageBar
{
  GtkWidget      parent_instance;

  WaySceneStyle *style;
  WayCoverage    coverage;
  gboolean       explained;   /* it has a menu */
};

G_DEFINE_FINAL_TYPE (WayCoverageBar, way_coverage_bar, GTK_TYPE_WIDGET)

static void
way_coverage_bar_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  WayCoverageBar *bar = WAY_COVERAGE_BAR (widget);
  const WayRect area = { 0, round ((gtk_widget_get_height (widget) - BAR_PX) / 2),
                         gtk_widget_get_width (widget), BAR_PX };
  g_autoptr (WayPainter) painter = NULL;

  if (bar->style == NULL)
    return;
  painter = way_snapshot_painter_new_for (snapshot, widget);
  way_bar_draw_coverage (painter, way_scene_style_get_look (bar->style)->palette, &area,
                         &bar->coverage);
}

static void
way_coverage_bar_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          int             for_size,
                          int            *minimum,
                          int            *natural,
                          int            *minimum_baseline,
                          int            *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 60 : (int) BAR_PX;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 200 : (int) BAR_PX;
}

static void
way_coverage_bar_dispose (GObject *object)
{
  g_clear_object (&WAY_COVERAGE_BAR (object)->style);

  G_OBJECT_CLASS (way_coverage_bar_parent_class)->dispose (object);
}

static void
way_coverage_bar_class_init (WayCoverageBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_coverage_bar_dispose;
  widget_class->snapshot = way_coverage_bar_snapshot;
  widget_class->measure = way_coverage_bar_measure;
  gtk_widget_class_set_css_name (widget_class, "coverage");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
way_coverage_bar_init (WayCoverageBar *bar)
{
  gtk_widget_set_focusable (GTK_WIDGET (bar), TRUE);
}

/**
 * way_coverage_bar_new:
 * @style: the look of the window
 *
 * Returns: (transfer floating): an empty bar
 */
GtkWidget *
way_coverage_bar_new (WaySceneStyle *style)
{
  WayCoverageBar *bar = g_object_new (WAY_TYPE_COVERAGE_BAR, NULL);

  way_coverage_bar_set_style (bar, style);
  return GTK_WIDGET (bar);
}

/**
 * way_coverage_bar_set_style:
 * @bar: a bar
 * @style: the look of the window
 *
 * Gives a bar that a template made its look; to be called once.
 */
void
way_coverage_bar_set_style (WayCoverageBar *bar,
                            WaySceneStyle  *style)
{
  g_return_if_fail (WAY_IS_COVERAGE_BAR (bar) && bar->style == NULL);
  g_return_if_fail (WAY_IS_SCENE_STYLE (style));

  bar->style = g_object_ref (style);
  g_signal_connect_object (style, "changed", G_CALLBACK (gtk_widget_queue_draw), bar,
                           G_CONNECT_SWAPPED);
}

/**
 * way_coverage_bar_explain:
 * @bar: a bar
 * @dataset: a snapshot
 * @known_on: the day as known on which the targets are judged
 * @lang: the language of the answer
 * @horizon: (element-type WayHorizonRow): the targets that are counted
 *
 * Lets the bar answer what its counts rest on.
 */
void
way_coverage_bar_explain (WayCoverageBar *bar,
                          WayDataset     *dataset,
                          int             known_on,
                          WayLang         lang,
                          GArray         *horizon)
{
  g_return_if_fail (WAY_IS_COVERAGE_BAR (bar) && dataset != NULL && horizon != NULL);

  way_why_answer_counts (GTK_WIDGET (bar), dataset, known_on, lang, horizon);
  if (!bar->explained)
    way_why_add_menu (GTK_WIDGET (bar));
  bar->explained = TRUE;
}

/**
 * way_coverage_bar_set:
 * @bar: a bar
 * @coverage: what it shows
 * @lang: the language of its words
 *
 * Shows counts; a screen reader hears them in words.
 */
void
way_coverage_bar_set (WayCoverageBar    *bar,
                      const WayCoverage *coverage,
                      WayLang            lang)
{
  g_autofree char *text = NULL;

  g_return_if_fail (WAY_IS_COVERAGE_BAR (bar) && coverage != NULL);

  bar->coverage = *coverage;
  text = way_coverage_describe (coverage, lang);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (bar), text);
  gtk_widget_queue_draw (GTK_WIDGET (bar));
}
