/* The same shapes as on the timeline, for lists and facets, and the same
 * colours while these stand for what is listed.
 */
#include "config.h"

#include "way-glyph-icon.h"

#include "way-snapshot-painter.h"
#include "way-timeline-scene.h"

#define SIZE_PX 14
#define GLYPH_PX 9.0

struct _WayGlyphIcon
{
  GtkWidget      parent_instance;

  WayPolicyKind  kind;         /* WAY_N_KINDS for a swatch of colour alone */
  int            group;        /* whose colour it has, -1 for none */
  WaySceneStyle *style;
};

G_DEFINE_FINAL_TYPE (WayGlyphIcon, way_glyph_icon, GTK_TYPE_WIDGET)

static void
way_glyph_icon_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  WayGlyphIcon *icon = WAY_GLYPH_ICON (widget);
  const WayPalette *palette = way_scene_style_get_look (icon->style)->palette;
  const WayColor *color = icon->group < 0 ? &palette->ink_soft
                                          : &palette->group[icon->group % WAY_N_GROUP_COLORS];
  WayGlyph glyph = icon->kind == WAY_N_KINDS ? WAY_GLYPH_SQUARE : way_glyph_of_kind (icon->kind);
  g_autoptr (WayPainter) painter = way_snapshot_painter_new_for (snapshot, widget);

  way_painter_glyph (painter, glyph, gtk_widget_get_width (widget) / 2.0,
                     gtk_widget_get_height (widget) / 2.0, GLYPH_PX, FALSE, color,
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
  icon->group = -1;
}

static GtkWidget *
new_icon (WayPolicyKind  kind,
          WaySceneStyle *style)
{
  WayGlyphIcon *icon = g_object_new (WAY_TYPE_GLYPH_ICON, NULL);

  icon->kind = kind;
  icon->style = g_object_ref (style);
  g_signal_connect_object (style, "changed", G_CALLBACK (gtk_widget_queue_draw), icon,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (icon);
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
  g_return_val_if_fail (kind < WAY_N_KINDS && WAY_IS_SCENE_STYLE (style), NULL);

  return new_icon (kind, style);
}

/**
 * way_glyph_icon_new_swatch:
 * @style: the look of the window
 *
 * Returns: (transfer floating): a swatch, hidden while it has no group
 */
GtkWidget *
way_glyph_icon_new_swatch (WaySceneStyle *style)
{
  GtkWidget *icon;

  g_return_val_if_fail (WAY_IS_SCENE_STYLE (style), NULL);

  icon = new_icon (WAY_N_KINDS, style);
  gtk_widget_set_visible (icon, FALSE);
  return icon;
}

/**
 * way_glyph_icon_set_group:
 * @icon: an icon
 * @group: the group of lanes whose colour it has, -1 for none
 *
 * Gives the icon the colour of marks.
 */
void
way_glyph_icon_set_group (WayGlyphIcon *icon,
                          int           group)
{
  g_return_if_fail (WAY_IS_GLYPH_ICON (icon));

  icon->group = group;
  if (icon->kind == WAY_N_KINDS)
    gtk_widget_set_visible (GTK_WIDGET (icon), group >= 0);
  gtk_widget_queue_draw (GTK_WIDGET (icon));
}
