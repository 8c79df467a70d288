/* The bar starts at nought, so that its length is the value; the tick is the
 * target. What they are is said in words beside it.
 */
#include "config.h"

#include "way-bullet-bar.h"

#include <math.h>

#include "way-bars.h"
#include "way-snapshot-painter.h"

#define BAR_PX 6.0
#define TICK_PX 14.0

struct _WayBulletBar
{
  GtkWidget      parent_instance;

  WaySceneStyle *style;
  double         value;
  double         target;
};

G_DEFINE_FINAL_TYPE (WayBulletBar, way_bullet_bar, GTK_TYPE_WIDGET)

static void
way_bullet_bar_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  WayBulletBar *bar = WAY_BULLET_BAR (widget);
  g_autoptr (WayPainter) painter = way_snapshot_painter_new_for (snapshot, widget);
  double middle = round (gtk_widget_get_height (widget) / 2.0);
  const WayRect area = { 0, middle - TICK_PX / 2, gtk_widget_get_width (widget), TICK_PX };

  way_bar_draw_target (painter, way_scene_style_get_look (bar->style)->palette, &area, BAR_PX,
                       bar->value, bar->target);
}

static void
way_bullet_bar_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 60 : (int) TICK_PX;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 200 : (int) TICK_PX;
}

static void
way_bullet_bar_dispose (GObject *object)
{
  g_clear_object (&WAY_BULLET_BAR (object)->style);

  G_OBJECT_CLASS (way_bullet_bar_parent_class)->dispose (object);
}

static void
way_bullet_bar_class_init (WayBulletBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_bullet_bar_dispose;
  widget_class->snapshot = way_bullet_bar_snapshot;
  widget_class->measure = way_bullet_bar_measure;
  gtk_widget_class_set_css_name (widget_class, "bullet");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
way_bullet_bar_init (WayBulletBar *bar)
{
}

/**
 * way_bullet_bar_new:
 * @style: the look of the window
 * @value: the measured value, not negative
 * @target: the value aimed at, in the same unit, not negative
 * @description: both in words
 *
 * Returns: (transfer floating): a bar
 */
GtkWidget *
way_bullet_bar_new (WaySceneStyle *style,
                    double         value,
                    double         target,
                    const char    *description)
{
  WayBulletBar *bar;

  g_return_val_if_fail (WAY_IS_SCENE_STYLE (style) && description != NULL, NULL);
  g_return_val_if_fail (value >= 0 && target >= 0, NULL);

  bar = g_object_new (WAY_TYPE_BULLET_BAR, NULL);
  bar->style = g_object_ref (style);
  bar->value = value;
  bar->target = target;
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, description,
                                  -1);
  g_signal_connect_object (style, "changed", G_CALLBACK (gtk_widget_queue_draw), bar,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (bar);
}
