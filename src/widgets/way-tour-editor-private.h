/* What the parts of the editor of tours share. */
#pragma once

#include "way-tour-editor.h"

#include "way-scene-form.h"

G_BEGIN_DECLS

struct _WayTourEditor
{
  GtkWidget      parent_instance;

  /* template */
  GtkWidget     *box;
  GtkDropDown   *chooser;
  GtkWidget     *read_only;
  GtkWidget     *titles;
  GtkEditable   *title[WAY_N_LANGS];
  GtkLabel      *fault;
  GtkListBox    *scenes;
  GtkWidget     *no_scenes;
  WaySceneForm  *form;

  /* owned */
  WaySession    *session;
  WaySceneStyle *style;
  WayTours      *tours;
  GHashTable    *thumbnails;     /* WayScene to GdkTexture */
  GCancellable  *cancellable;
  GCancellable  *drawing;        /* (nullable): of the next thumbnail */
  guint          commit_source;
  guint          shown;           /* the place of the scene in the form */
  gboolean       updating;
};

gboolean  way_tour_editor_can_edit   (WayTourEditor  *editor);
guint     way_tour_editor_get_scene  (WayTourEditor  *editor);
WayTour  *way_tour_editor_get_tour   (WayTourEditor  *editor);
void      way_tour_editor_select     (WayTourEditor  *editor,
                                      guint           scene);
void      way_tour_editor_show_fault (WayTourEditor  *editor,
                                      const GError   *error);
void      way_tour_editor_replace    (WayTourEditor  *editor,
                                      WayTour        *tour);
void      way_tour_editor_move       (WayTourEditor  *editor,
                                      guint           from,
                                      guint           to);
void      way_tour_editor_update     (WayTourEditor  *editor);
void      way_tour_editor_install_actions (GtkWidgetClass *widget_class);

G_END_DECLS
