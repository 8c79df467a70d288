/* The dark is a ring so wide that it covers the screen wherever its hole is. */
#include "config.h"

#include "way-spotlight.h"

#include <math.h>

#include "way-snapshot-painter.h"

/* The radius of the light, as a share of the height. */
#define LIGHT_SHARE 0.16

static const WayColor dark = { 0, 0, 0, 0.78f };

struct _WaySpotlight
{
  GtkWidget parent_instance;

  double    x;
  double    y;
  gboolean  placed;
};

G_DEFINE_FINAL_TYPE (WaySpotlight, way_spotlight, GTK_TYPE_WIDGET)

static void
way_spotlight_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  WaySpotlight *spotlight = WAY_SPOTLIGHT (widget);
  g_autoptr (WayPainter) painter = way_snapshot_painter_new_for (snapshot, widget);
  double width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  double light = round (height * LIGHT_SHARE), reach = width + height + light;
  double x = round (spotlight->placed ? spotlight->x : width / 2);
  double y = round (spotlight->placed ? spotlight->y : height / 2);

  way_painter_push_clip (painter, &(WayRect) { 0, 0, width, height });
  way_painter_ring (painter, &(WayRect) { x - reach, y - reach, 2 * reach, 2 * reach }, reach,
                    reach - light, &dark);
  way_painter_pop_clip (painter);
}

static void
way_spotlight_class_init (WaySpotlightClass *klass)
{
  GTK_WIDGET_CLASS (klass)->snapshot = way_spotlight_snapshot;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "spotlight");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
way_spotlight_init (WaySpotlight *spotlight)
{
  /* What is lit can be pointed at. */
  gtk_widget_set_can_target (GTK_WIDGET (spotlight), FALSE);
}

/**
 * way_spotlight_move:
 * @spotlight: a spotlight
 * @x: pixels of the spotlight
 * @y: likewise
 *
 * Moves the light; before that it is in the middle.
 */
void
way_spotlight_move (WaySpotlight *spotlight,
                    double        x,
                    double        y)
{
  g_return_if_fail (WAY_IS_SPOTLIGHT (spotlight));

  spotlight->x = x;
  spotlight->y = y;
  spotlight->placed = TRUE;
  gtk_widget_queue_draw (GTK_WIDGET (spotlight));
}
