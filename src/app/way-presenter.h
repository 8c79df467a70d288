/* WayPresenter: the window in which a tour is shown to a class. */
#pragma once

#include <gtk/gtk.h>

#include "way-presentation.h"

G_BEGIN_DECLS

#define WAY_TYPE_PRESENTER (way_presenter_get_type ())
G_DECLARE_FINAL_TYPE (WayPresenter, way_presenter, WAY, PRESENTER, GtkWindow)

GtkWidget       *way_presenter_new              (GtkWindow       *parent,
                                                 GSettings       *settings,
                                                 WayDataset      *dataset,
                                                 WayTour         *tour,
                                                 WaySpeaks        speaks);
WayPresentation *way_presenter_get_presentation (WayPresenter    *presenter);
void             way_presenter_set_languages    (WayPresenter    *presenter,
                                                 WayLang          lang,
                                                 gboolean         both);
void             way_presenter_set_main_window  (WayPresenter    *presenter,
                                                 GtkWindow       *window);
gboolean         way_presenter_handle_key       (WayPresenter    *presenter,
                                                 guint            key,
                                                 guint            code,
                                                 GdkModifierType  modifiers);

G_END_DECLS
