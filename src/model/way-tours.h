/* WayTours: the tours at hand: those that the program brings along, and those
 * of the person, each in a file of its own. Every change can be undone.
 */
#pragma once

#include <gio/gio.h>

#include "way-tour.h"

G_BEGIN_DECLS

/* What the names of tour files end in. */
#define WAY_TOUR_SUFFIX ".waymark-tour"

#define WAY_TYPE_TOURS (way_tours_get_type ())
G_DECLARE_FINAL_TYPE (WayTours, way_tours, WAY, TOURS, GObject)

WayTours *way_tours_new         (const char  *folder);
gboolean  way_tours_load        (WayTours    *tours,
                                 GError     **error);
guint     way_tours_get_n       (WayTours    *tours);
WayTour  *way_tours_get         (WayTours    *tours,
                                 guint        index);
gboolean  way_tours_is_built_in (WayTours    *tours,
                                 guint        index);
gboolean  way_tours_find        (WayTours    *tours,
                                 const char  *id,
                                 guint       *index);
gboolean  way_tours_replace     (WayTours    *tours,
                                 guint        index,
                                 WayTour     *tour,
                                 GError     **error);
gboolean  way_tours_add         (WayTours    *tours,
                                 WayTour     *tour,
                                 guint       *index,
                                 GError     **error);
gboolean  way_tours_remove      (WayTours    *tours,
                                 guint        index,
                                 GError     **error);
guint     way_tours_get_current (WayTours    *tours);
void      way_tours_set_current (WayTours    *tours,
                                 guint        index);
gboolean  way_tours_can_undo    (WayTours    *tours);
gboolean  way_tours_can_redo    (WayTours    *tours);
gboolean  way_tours_undo        (WayTours    *tours,
                                 guint       *index,
                                 GError     **error);
gboolean  way_tours_redo        (WayTours    *tours,
                                 guint       *index,
                                 GError     **error);
WayTour  *way_tour_read_file    (const char  *path,
                                 GError     **error);
gboolean  way_tour_write_file   (WayTour     *tour,
                                 const char  *path,
                                 GError     **error);

G_END_DECLS
