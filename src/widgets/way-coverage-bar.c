/* Parts that have no verdict are hollow, so that the bar reads without colour:
 * met is full height, missed half, open and without a figure are frames.
 */
#include "config.h"

#include "way-coverage-bar.h"

#include <math.h>

#include "way-snapshot-painter.h"

#define BAR_PX 10.0
#define GAP_PX 1.0

struct _WayCoverageBar
{
  GtkWidget      parent_instance;

  WaySceneStyle *style;
  WayCoverage    coverage;
};

G_DEFINE_FINAL_TYPE (WayCoverageBar, way_coverage_bar, GTK_TYPE_WIDGET)

typedef enum { PART_FULL, PART_HALF, PART_FRAME } PartShape;

/* A rectangle of which only the outline is seen. */
static void
draw_frame (WayPainter     *painter,
            const WayRect  *rect,
            const WayColor *color)
{
  double right = rect->x + rect->width - 1, bottom = rect->y + rect->height - 1;

  way_painter_rect (painter, &(WayRect) { rect->x, rect->y, rect->width, 1 }, color);
  way_painter_rect (painter, &(WayRect) { rect->x, bottom, rect->width, 1 }, color);
  way_painter_rect (painter, &(WayRect) { rect->x, rect->y, 1, rect->height }, color);
  way_painter_rect (painter, &(WayRect) { right, rect->y, 1, rect->height }, color);
}

static void
draw_part (WayPainter     *painter,
           const WayRect  *rect,
           PartShape       shape,
           const WayColor *color)
{
  double half = round (rect->height / 2);

  if (shape == PART_FULL)
    way_painter_rect (painter, rect, color);
  else if (shape == PART_HALF)
    way_painter_rect (painter, &(WayRect) { rect->x, rect->y + half, rect->width,
                                            rect->height - half }, color);
  else
    draw_frame (painter, rect, color);
}

static void
way_coverage_bar_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  WayCoverageBar *bar = WAY_COVERAGE_BAR (widget);
  const WayCoverage *coverage = &bar->coverage;
  double width = gtk_widget_get_width (widget);
  double top = round ((gtk_widget_get_height (widget) - BAR_PX) / 2), left = 0;
  g_autoptr (WayPainter) painter = NULL;
  const WayPalette *palette;

  if (bar->style == NULL || coverage->total == 0)
    return;
  palette = way_scene_style_get_look (bar->style)->palette;
  painter = way_snapshot_painter_new_for (snapshot, widget);
  {
    const struct { guint n; PartShape shape; const WayColor *color; } parts[] = {
      { coverage->met, PART_FULL, &palette->met },
      { coverage->missed, PART_HALF, &palette->missed },
      { coverage->open, PART_FRAME, &palette->open },
      { coverage->without_figure, PART_FRAME, &palette->ink_soft },
      { coverage->rules + coverage->not_judged, PART_FULL, &palette->cluster },
    };
    guint before = 0;

    for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
      {
        double right;

        before += parts[i].n;
        right = round (width * before / coverage->total);
        if (parts[i].n > 0)
          draw_part (painter, &(WayRect) { left, top, MAX (right - left - GAP_PX, 1), BAR_PX },
                     parts[i].shape, parts[i].color);
        left = right;
      }
  }
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
