/* The same shapes as on the timeline, for lists and facets. */
#include "config.h"

#include "way-glyph-icon.h"

#include "way-snapshot-painter.h"
#include "way-timeline-scene.h"

#define SIZE_PX 14
#define GLYPH_PX 9.0

struct _WayGlyphIcon
{
  GtkWidget      parent_instance;

  WayPolicyKind  kind;
  WaySceneStyle *style;
};

G_DEFINE_FINAL_TYPE (WayGlyphIcon, way_glyph_icon, GTK_TYPE_WIDGET)

static void
way_glyph_icon_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  WayGlyphIcon *icon = WAY_GLYPH_ICON (widget);
  const WayPalette *palette = way_scene_style_get_look (icon->style)->palette;
  g_autoptr (WayPainter) painter = way_snapshot_painter_new_for (snapshot, widget);

  way_painter_glyph (painter, way_glyph_of_kind (icon->kind), gtk_widget_get_width (widget) / 2.0,
                     gtk_widget_get_height (widget) / 2.0, GLYPH_PX, FALSE, &palette->ink_soft,
                     &palette->ground);
}

static void
way_glyph_icon_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  *minimum = *natural = SIZE_PX;
}

static void
way_glyph_icon_dispose (GObject *object)
{
  g_clear_object (&WAY_GLYPH_ICON (object)->style);

  G_OBJECT_CLASS (way_glyph_icon_parent_class)->dispose (object);
}

static void
way_glyph_icon_class_init (WayGlyphIconClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_glyph_icon_dispose;
  widget_class->snapshot = way_glyph_icon_snapshot;
  widget_class->measure = way_glyph_icon_measure;
  gtk_widget_class_set_css_name (widget_class, "glyph");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
way_glyph_icon_init (WayGlyphIcon *icon)
{
}

/**
 * way_glyph_icon_new:
 * @kind: a kind of policy
 * @style: the look of the window
 *
 * Returns: (transfer floating): a picture of the kind's shape
 */
GtkWidget *
way_glyph_icon_new (WayPolicyKind  kind,
                    WaySceneStyle *style)
{
  WayGlyphIcon *icon;

  g_return_val_if_fail (kind < WAY_N_KINDS && WAY_IS_SCENE_STYLE (style), NULL);

  icon = g_object_new (WAY_TYPE_GLYPH_ICON, NULL);
  icon->kind = kind;
  icon->style = g_object_ref (style);
  g_signal_connect_object (style, "changed", G_CALLBACK (gtk_widget_queue_draw), icon,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (icon);
}
