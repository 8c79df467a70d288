/* WaySceneForm: what a scene says in both languages, which policies it labels,
 * and what it asks the class. Its signal "edited" says that it was changed.
 */
#pragma once

#include <gtk/gtk.h>

#include "way-tour.h"

G_BEGIN_DECLS

#define WAY_TYPE_SCENE_FORM (way_scene_form_get_type ())
G_DECLARE_FINAL_TYPE (WaySceneForm, way_scene_form, WAY, SCENE_FORM, GtkWidget)

void      way_scene_form_set_dataset (WaySceneForm *form,
                                      WayDataset   *dataset,
                                      WayLang       lang);
void      way_scene_form_set_scene   (WaySceneForm *form,
                                      WayScene     *scene);
WayScene *way_scene_form_make_scene  (WaySceneForm *form);

G_END_DECLS
