/* WayNavigator: moves the window of time of a session, at once or smoothly,
 * and knows the moment under the pointer. The widgets that show the same time
 * axis share the one of their session, so that a new input stops the motion
 * that another of them has begun.
 */
#pragma once

#include <gtk/gtk.h>

#include "way-session.h"

G_BEGIN_DECLS

/**
 * WayMove:
 * @WAY_MOVE_SCROLL: turns of a wheel that move
 * @WAY_MOVE_WHEEL_ZOOM: turns of a wheel that zoom
 * @WAY_MOVE_PAN: steps of the keyboard through time
 * @WAY_MOVE_ZOOM: steps of keys and buttons
 * @WAY_MOVE_FIT: the way to a span that was asked for
 *
 * What makes the window move in steps. Steps of one kind that follow each
 * other quickly are one entry of the history; a fit is always one of its own.
 */
typedef enum
{
  WAY_MOVE_SCROLL,
  WAY_MOVE_WHEEL_ZOOM,
  WAY_MOVE_PAN,
  WAY_MOVE_ZOOM,
  WAY_MOVE_FIT,
} WayMove;

#define WAY_TYPE_NAVIGATOR (way_navigator_get_type ())
G_DECLARE_FINAL_TYPE (WayNavigator, way_navigator, WAY, NAVIGATOR, GObject)

WayNavigator *way_navigator_of_session  (WaySession    *session);
void          way_navigator_get_target  (WayNavigator  *navigator,
                                         double        *start,
                                         double        *end);
gboolean      way_navigator_is_moving   (WayNavigator  *navigator);
void          way_navigator_stop        (WayNavigator  *navigator);
void          way_navigator_step        (WayNavigator  *navigator,
                                         WayMove        move,
                                         double         start,
                                         double         end);
void          way_navigator_go          (WayNavigator  *navigator,
                                         WayMove        move,
                                         GtkWidget     *widget,
                                         double         start,
                                         double         end);
void          way_navigator_glide       (WayNavigator  *navigator,
                                         GtkWidget     *widget,
                                         double         days_per_second,
                                         double         least,
                                         GtkAdjustment *lanes,
                                         double         lanes_per_second);
void          way_navigator_run         (WayNavigator  *navigator,
                                         GtkWidget     *widget,
                                         int            pan,
                                         int            zoom,
                                         double         share);
void          way_navigator_hold        (WayNavigator  *navigator);
void          way_navigator_show        (WayNavigator  *navigator,
                                         double         start,
                                         double         end);
void          way_navigator_release     (WayNavigator  *navigator);
gboolean      way_navigator_cancel      (WayNavigator  *navigator);
gboolean      way_navigator_can_zoom    (WayNavigator  *navigator,
                                         double         factor);
double        way_navigator_get_longest (WayNavigator  *navigator);
double        way_navigator_get_pointer (WayNavigator  *navigator);
void          way_navigator_set_pointer (WayNavigator  *navigator,
                                         double         day);
gboolean      way_navigator_get_wheel_zooms (WayNavigator *navigator);

G_END_DECLS
