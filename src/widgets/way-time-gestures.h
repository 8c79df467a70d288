/* Panning and zooming the session's span of time by wheel, touchpad, pointer
 * and touch: the same on every widget that shows the time axis.
 */
#pragma once

#include "way-axis.h"
#include "way-navigator.h"

G_BEGIN_DECLS

/**
 * WayTimeAxisFunc:
 * @widget: the widget of the gestures
 * @viewport: (out): the time axis that it shows
 *
 * For a widget whose axis does not have the usual margins.
 *
 * Returns: whether it shows one
 */
typedef gboolean (*WayTimeAxisFunc) (GtkWidget   *widget,
                                     WayViewport *viewport);

#define WAY_TYPE_TIME_GESTURES (way_time_gestures_get_type ())
G_DECLARE_FINAL_TYPE (WayTimeGestures, way_time_gestures, WAY, TIME_GESTURES, GObject)

WayTimeGestures *way_time_gestures_new          (GtkWidget         *widget,
                                                 GtkAdjustment     *lanes);
void             way_time_gestures_set_session  (WayTimeGestures   *gestures,
                                                 WaySession        *session);
void             way_time_gestures_set_axis     (WayTimeGestures   *gestures,
                                                 WayTimeAxisFunc    get_axis);
void             way_time_gestures_set_ruler    (WayTimeGestures   *gestures,
                                                 double             height_px);
gboolean         way_time_gestures_is_dragging  (WayTimeGestures   *gestures);
gboolean         way_time_gestures_is_click     (WayTimeGestures   *gestures);
gboolean         way_time_gestures_get_choice   (WayTimeGestures   *gestures,
                                                 double            *from_px,
                                                 double            *to_px);
double           way_time_gestures_get_pointer  (WayTimeGestures   *gestures);
gboolean         way_time_gestures_scroll       (WayTimeGestures   *gestures,
                                                 double             dx,
                                                 double             dy,
                                                 gboolean           wheel,
                                                 GdkModifierType    modifiers);
void             way_time_gestures_zoom         (WayTimeGestures   *gestures,
                                                 double             factor,
                                                 double             about_px);
void             way_time_gestures_pan          (WayTimeGestures   *gestures,
                                                 double             distance_px);

G_END_DECLS
