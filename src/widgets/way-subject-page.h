/* WaySubjectPage: all about a goal or an indicator, as a page of the detail
 * pane: who states the goal and in which words, or what the indicator measures,
 * which figures are held and which targets rest on it.
 */
#pragma once

#include <gtk/gtk.h>

#include "way-dataset.h"
#include "way-scene-style.h"

G_BEGIN_DECLS

#define WAY_TYPE_SUBJECT_PAGE (way_subject_page_get_type ())
G_DECLARE_FINAL_TYPE (WaySubjectPage, way_subject_page, WAY, SUBJECT_PAGE, GtkWidget)

GtkWidget *way_subject_page_new (WayDataset    *dataset,
                                 const char    *subject,
                                 guint          selected,
                                 int            known_on,
                                 WaySceneStyle *style);

G_END_DECLS
