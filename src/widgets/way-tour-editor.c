/* What is typed becomes a change of the tour a moment after the last key, or
 * when another scene or tour is chosen. Tours of the program are shown, and
 * duplicated to be changed.
 */
#include "config.h"

#include "way-tour-editor-private.h"

#include <glib/gi18n.h>

#include "way-drop-down.h"
#include "way-fault.h"
#include "way-scene-thumbnail.h"
#include "way-tour-text.h"
#include "way-wrapped-label.h"

/* Typing that rests for so long is one change. */
#define COMMIT_MS 800

#define NO_SCENE G_MAXUINT

/* Pictures of scenes that are no more are given up when there are so many. */
#define MAX_THUMBNAILS 500u

G_DEFINE_FINAL_TYPE (WayTourEditor, way_tour_editor, GTK_TYPE_WIDGET)

/* The tour shown, or NULL before there are any. */
WayTour *
way_tour_editor_get_tour (WayTourEditor *editor)
{
  return editor->tours != NULL
         ? way_tours_get (editor->tours, way_tours_get_current (editor->tours)) : NULL;
}

/* Whether the tour shown is one of the person's. */
gboolean
way_tour_editor_can_edit (WayTourEditor *editor)
{
  return editor->tours != NULL
         && !way_tours_is_built_in (editor->tours, way_tours_get_current (editor->tours));
}

/* The place of the scene shown, at least the number of scenes if there is none. */
guint
way_tour_editor_get_scene (WayTourEditor *editor)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (editor->scenes);

  return row != NULL ? (guint) gtk_list_box_row_get_index (row) : NO_SCENE;
}

/* Says what went wrong, or nothing. */
void
way_tour_editor_show_fault (WayTourEditor *editor,
                            const GError  *error)
{
  g_autofree char *text = error != NULL ? way_fault_tell (error) : g_strdup ("");

  gtk_label_set_text (editor->fault, text);
  gtk_widget_set_visible (GTK_WIDGET (editor->fault), error != NULL);
}

/* Selects a scene, or the last one. */
void
way_tour_editor_select (WayTourEditor *editor,
                        guint          scene)
{
  guint n = way_tour_get_n_scenes (way_tour_editor_get_tour (editor));
  GtkListBoxRow *row = n == 0 ? NULL
    : gtk_list_box_get_row_at_index (editor->scenes, (int) MIN (scene, n - 1));

  gtk_list_box_select_row (editor->scenes, row);
}

/* Makes the tour shown another one. */
void
way_tour_editor_replace (WayTourEditor *editor,
                         WayTour       *tour)
{
  g_autoptr (GError) error = NULL;

  way_tours_replace (editor->tours, way_tours_get_current (editor->tours), tour, &error);
  way_tour_editor_show_fault (editor, error);
}

/* Gives a scene another place. */
void
way_tour_editor_move (WayTourEditor *editor,
                      guint          from,
                      guint          to)
{
  WayTour *tour = way_tour_editor_get_tour (editor);
  g_autoptr (WayTour) moved = NULL;

  if (!way_tour_editor_can_edit (editor) || from == to
      || MAX (from, to) >= way_tour_get_n_scenes (tour))
    return;
  way_tour_editor_commit (editor);
  moved = way_tour_with_moved (way_tour_editor_get_tour (editor), from, to);
  way_tour_editor_replace (editor, moved);
  way_tour_editor_select (editor, to);
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_selected_row (editor->scenes)));
}

static gboolean
commit_cb (gpointer data)
{
  WayTourEditor *editor = data;

  editor->commit_source = 0;
  way_tour_editor_commit (editor);
  return G_SOURCE_REMOVE;
}

static void
edited_cb (WayTourEditor *editor)
{
  if (editor->updating || !way_tour_editor_can_edit (editor))
    return;
  g_clear_handle_id (&editor->commit_source, g_source_remove);
  editor->commit_source = g_timeout_add (COMMIT_MS, commit_cb, editor);
}

static void
show_scene (WayTourEditor *editor)
{
  WayTour *tour = way_tour_editor_get_tour (editor);
  guint scene = way_tour_editor_get_scene (editor);
  gboolean shown = scene < way_tour_get_n_scenes (tour);

  editor->shown = scene;
  way_scene_form_set_scene (editor->form, shown ? way_tour_get_scene (tour, scene) : NULL);
  gtk_widget_set_visible (GTK_WIDGET (editor->form), shown);
}

static void
scene_selected_cb (WayTourEditor *editor)
{
  if (editor->updating || editor->tours == NULL
      || editor->shown == way_tour_editor_get_scene (editor))
    return;
  /* What was typed in the scene before is kept. */
  way_tour_editor_commit (editor);
  show_scene (editor);
}

/* The window behind shows the scene. */
static void
scene_activated_cb (WayTourEditor *editor,
                    GtkListBoxRow *row)
{
  guint scene = (guint) gtk_list_box_row_get_index (row);
  g_autoptr (WayView) view = NULL;

  view = way_scene_dup_view (way_tour_get_scene (way_tour_editor_get_tour (editor), scene),
                             way_session_get_dataset (editor->session));
  way_session_go (editor->session, view);
}

static void
chosen_cb (WayTourEditor *editor)
{
  guint chosen = gtk_drop_down_get_selected (editor->chooser);

  if (editor->updating || editor->tours == NULL || chosen >= way_tours_get_n (editor->tours))
    return;
  way_tour_editor_commit (editor);
  way_tours_set_current (editor->tours, chosen);
}

static void make_thumbnails (WayTourEditor *editor);

static void
thumbnail_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  WayTourEditor *editor = data;
  WayScene *scene;
  GdkTexture *texture = way_scene_thumbnail_finish (result, &scene);

  /* Without any the look is another, or the editor has gone. */
  if (texture == NULL)
    return;
  g_clear_object (&editor->drawing);
  g_hash_table_insert (editor->thumbnails, way_scene_ref (scene), texture);
  make_thumbnails (editor);
}

/* Shows the pictures that there are, and has the first drawn that is not. */
static void
make_thumbnails (WayTourEditor *editor)
{
  WayTour *tour = way_tour_editor_get_tour (editor);

  for (guint i = 0; i < way_tour_get_n_scenes (tour); i++)
    {
      WayScene *scene = way_tour_get_scene (tour, i);
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (editor->scenes, (int) i);
      GtkWidget *picture = g_object_get_data (G_OBJECT (row), "picture");
      GdkTexture *texture = g_hash_table_lookup (editor->thumbnails, scene);

      if (texture != NULL)
        gtk_picture_set_paintable (GTK_PICTURE (picture), GDK_PAINTABLE (texture));
      else if (editor->drawing == NULL)
        {
          editor->drawing = g_cancellable_new ();
          way_scene_thumbnail_begin (scene, way_session_get_dataset (editor->session),
                                     way_scene_style_get_look (editor->style), FALSE, 1,
                                     editor->drawing, thumbnail_cb, editor);
        }
    }
}

static void
stop_drawing (WayTourEditor *editor)
{
  g_cancellable_cancel (editor->drawing);
  g_clear_object (&editor->drawing);
}

static GdkContentProvider *
drag_prepare_cb (GtkDragSource *source,
                 double         x,
                 double         y,
                 WayTourEditor *editor)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));

  if (!way_tour_editor_can_edit (editor))
    return NULL;
  return gdk_content_provider_new_typed (
    G_TYPE_UINT, (guint) gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)));
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         WayTourEditor *editor)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));

  way_tour_editor_move (editor, g_value_get_uint (value),
                        (guint) gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)));
  return TRUE;
}

static void
make_movable (WayTourEditor *editor,
              GtkWidget     *row)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_UINT, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (drag_prepare_cb), editor);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), editor);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (target));
}

/* A row without its words. */
static void
add_row (WayTourEditor *editor)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  /* The row says in words what it is. */
  GtkWidget *picture = g_object_new (GTK_TYPE_PICTURE, "accessible-role",
                                     GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkWidget *label = way_wrapped_label_new (NULL);

  gtk_widget_set_size_request (picture, WAY_THUMBNAIL_WIDTH, WAY_THUMBNAIL_HEIGHT);
  gtk_widget_add_css_class (picture, "preview");
  gtk_widget_set_valign (picture, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), picture);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), "picture", picture);
  g_object_set_data (G_OBJECT (row), "label", label);
  make_movable (editor, row);
  gtk_list_box_append (editor->scenes, row);
}

static void
fill_row (WayTourEditor *editor,
          WayTour       *tour,
          guint          index)
{
  WaySession *session = editor->session;
  WayScene *scene = way_tour_get_scene (tour, index);
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (editor->scenes, (int) index);
  GdkTexture *texture = g_hash_table_lookup (editor->thumbnails, scene);
  g_autofree char *caption
    = way_scene_resolve_text (scene, WAY_SCENE_CAPTION, way_session_get_dataset (session),
                              way_session_get_lang (session));
  g_autofree char *text = g_strdup_printf ("%u. %s", index + 1,
                                           *caption != '\0' ? caption : _("Without headline"));

  gtk_label_set_text (g_object_get_data (G_OBJECT (row), "label"), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_picture_set_paintable (g_object_get_data (G_OBJECT (row), "picture"),
                             (GdkPaintable *) texture);
}

/* Whether the chooser has the names already: a new model would close it. */
static gboolean
has_names (WayTourEditor *editor,
           GListModel    *names)
{
  GListModel *model = gtk_drop_down_get_model (editor->chooser);

  if (model == NULL || g_list_model_get_n_items (model) != g_list_model_get_n_items (names))
    return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (names); i++)
    if (g_strcmp0 (gtk_string_list_get_string (GTK_STRING_LIST (model), i),
                   gtk_string_list_get_string (GTK_STRING_LIST (names), i)) != 0)
      return FALSE;
  return TRUE;
}

static void
fill_chooser (WayTourEditor *editor)
{
  WayLang lang = way_session_get_lang (editor->session);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < way_tours_get_n (editor->tours); i++)
    {
      const char *title = way_tour_get_title (way_tours_get (editor->tours, i), lang);
      g_autofree char *marked = way_tours_is_built_in (editor->tours, i)
        ? g_strdup_printf (_("%s (came with the program)"), title) : NULL;

      gtk_string_list_append (names, marked != NULL ? marked
                                     : *title != '\0' ? title : _("Tour without title"));
    }
  if (!has_names (editor, G_LIST_MODEL (names)))
    gtk_drop_down_set_model (editor->chooser, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (editor->chooser, way_tours_get_current (editor->tours));
}

static void
fill_titles (WayTourEditor *editor,
             WayTour       *tour)
{
  for (guint lang = 0; lang < WAY_N_LANGS; lang++)
    {
      const char *title = way_tour_get_own_title (tour, lang);

      if (!g_str_equal (gtk_editable_get_text (editor->title[lang]), title))
        gtk_editable_set_text (editor->title[lang], title);
    }
}

static void
update_actions (WayTourEditor *editor)
{
  GtkWidget *widget = GTK_WIDGET (editor);
  gboolean own = way_tour_editor_can_edit (editor);
  guint n = way_tour_get_n_scenes (way_tour_editor_get_tour (editor));
  gboolean has_scene = own && n > 0;

  gtk_widget_action_set_enabled (widget, "tours.undo", way_tours_can_undo (editor->tours));
  gtk_widget_action_set_enabled (widget, "tours.redo", way_tours_can_redo (editor->tours));
  gtk_widget_action_set_enabled (widget, "tours.delete", own);
  gtk_widget_action_set_enabled (widget, "tours.handout", n > 0);
  gtk_widget_action_set_enabled (widget, "tours.replace-view", has_scene);
  gtk_widget_action_set_enabled (widget, "tours.move-up", has_scene);
  gtk_widget_action_set_enabled (widget, "tours.move-down", has_scene);
  gtk_widget_action_set_enabled (widget, "tours.delete-scene", has_scene);
  gtk_widget_set_visible (editor->read_only, !own);
  gtk_widget_set_sensitive (editor->titles, own);
  gtk_widget_set_sensitive (GTK_WIDGET (editor->form), own);
}

/* Rows stay where they are, as one of them may have the keyboard. */
static void
fill_scenes (WayTourEditor *editor,
             WayTour       *tour)
{
  guint n = way_tour_get_n_scenes (tour);
  GtkListBoxRow *row;

  for (guint i = 0; i < n; i++)
    {
      if (gtk_list_box_get_row_at_index (editor->scenes, (int) i) == NULL)
        add_row (editor);
      fill_row (editor, tour, i);
    }
  while ((row = gtk_list_box_get_row_at_index (editor->scenes, (int) n)) != NULL)
    gtk_list_box_remove (editor->scenes, GTK_WIDGET (row));
  gtk_widget_set_visible (GTK_WIDGET (editor->scenes), n > 0);
  gtk_widget_set_visible (editor->no_scenes, n == 0);
}

/* Shows the tours as they are now. */
void
way_tour_editor_update (WayTourEditor *editor)
{
  WayTour *tour = way_tour_editor_get_tour (editor);
  guint scene = way_tour_editor_get_scene (editor);

  g_clear_handle_id (&editor->commit_source, g_source_remove);
  editor->updating = TRUE;
  fill_chooser (editor);
  fill_titles (editor, tour);
  fill_scenes (editor, tour);
  way_tour_editor_select (editor, scene == NO_SCENE ? 0 : scene);
  show_scene (editor);
  update_actions (editor);
  editor->updating = FALSE;
  if (g_hash_table_size (editor->thumbnails) > MAX_THUMBNAILS)
    g_hash_table_remove_all (editor->thumbnails);
  make_thumbnails (editor);
}

static void
look_changed_cb (WayTourEditor *editor)
{
  stop_drawing (editor);
  g_hash_table_remove_all (editor->thumbnails);
  way_tour_editor_update (editor);
}

static void
dataset_changed_cb (WayTourEditor *editor)
{
  way_scene_form_set_dataset (editor->form, way_session_get_dataset (editor->session),
                              way_session_get_lang (editor->session));
  look_changed_cb (editor);
}

static void
way_tour_editor_dispose (GObject *object)
{
  WayTourEditor *editor = WAY_TOUR_EDITOR (object);

  if (editor->commit_source != 0)
    way_tour_editor_commit (editor);
  editor->updating = TRUE;
  g_clear_handle_id (&editor->commit_source, g_source_remove);
  stop_drawing (editor);
  g_cancellable_cancel (editor->cancellable);
  g_clear_object (&editor->cancellable);
  g_clear_pointer (&editor->box, gtk_widget_unparent);
  g_clear_object (&editor->session);
  g_clear_object (&editor->style);
  g_clear_object (&editor->tours);
  g_clear_pointer (&editor->thumbnails, g_hash_table_unref);

  G_OBJECT_CLASS (way_tour_editor_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  const gssize titles = G_STRUCT_OFFSET (WayTourEditor, title);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/waymark/Waymark/ui/tour-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, WayTourEditor, box);
  gtk_widget_class_bind_template_child (widget_class, WayTourEditor, chooser);
  gtk_widget_class_bind_template_child (widget_class, WayTourEditor, read_only);
  gtk_widget_class_bind_template_child (widget_class, WayTourEditor, titles);
  gtk_widget_class_bind_template_child_full (widget_class, "title_en", FALSE, titles);
  gtk_widget_class_bind_template_child_full (widget_class, "title_zh", FALSE,
                                             titles + (gssize) sizeof (gpointer));
  gtk_widget_class_bind_template_child (widget_class, WayTourEditor, fault);
  gtk_widget_class_bind_template_child (widget_class, WayTourEditor, scenes);
  gtk_widget_class_bind_template_child (widget_class, WayTourEditor, no_scenes);
  gtk_widget_class_bind_template_child (widget_class, WayTourEditor, form);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, scene_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, scene_activated_cb);
}

static void
way_tour_editor_class_init (WayTourEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_tour_editor_dispose;
  gtk_widget_class_set_css_name (widget_class, "toureditor");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  g_type_ensure (WAY_TYPE_SCENE_FORM);
  bind_template (widget_class);
  way_tour_editor_install_actions (widget_class);
}

static void
way_tour_editor_init (WayTourEditor *editor)
{
  editor->thumbnails = g_hash_table_new_full (NULL, NULL, (GDestroyNotify) way_scene_unref,
                                              g_object_unref);
  editor->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (editor));
  way_drop_down_name (editor->chooser, _("Tour"));
}

/**
 * way_tour_editor_set:
 * @editor: an editor
 * @session: whose view becomes a scene
 * @style: the look of the small pictures
 * @tours: the tours
 *
 * Gives the editor what it shows; to be called once.
 */
void
way_tour_editor_set (WayTourEditor *editor,
                     WaySession    *session,
                     WaySceneStyle *style,
                     WayTours      *tours)
{
  g_return_if_fail (WAY_IS_TOUR_EDITOR (editor) && editor->session == NULL);
  g_return_if_fail (WAY_IS_SESSION (session) && WAY_IS_TOURS (tours));

  editor->session = g_object_ref (session);
  editor->style = g_object_ref (style);
  editor->tours = g_object_ref (tours);
  g_signal_connect_object (tours, "changed", G_CALLBACK (way_tour_editor_update), editor,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "changed", G_CALLBACK (look_changed_cb), editor,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::dataset", G_CALLBACK (dataset_changed_cb), editor,
                           G_CONNECT_SWAPPED);
  dataset_changed_cb (editor);
}

/* The tour with what stands in the fields. */
static WayTour *
read_fields (WayTourEditor *editor)
{
  WayTour *tour = way_tour_editor_get_tour (editor);
  guint scene = editor->shown;
  g_autoptr (WayTour) titled
    = way_tour_with_title (tour, gtk_editable_get_text (editor->title[WAY_LANG_EN]),
                           gtk_editable_get_text (editor->title[WAY_LANG_ZH]));
  g_autoptr (WayScene) edited = NULL;

  if (scene >= way_tour_get_n_scenes (tour))
    return g_steal_pointer (&titled);
  edited = way_scene_form_make_scene (editor->form);
  return way_tour_with_changed (titled, scene, edited);
}

/**
 * way_tour_editor_commit:
 * @editor: an editor
 *
 * Makes what was typed a change of the tour, at once.
 */
void
way_tour_editor_commit (WayTourEditor *editor)
{
  g_autoptr (WayTour) edited = NULL;

  g_return_if_fail (WAY_IS_TOUR_EDITOR (editor));

  g_clear_handle_id (&editor->commit_source, g_source_remove);
  if (!way_tour_editor_can_edit (editor) || editor->updating)
    return;
  edited = read_fields (editor);
  way_tour_editor_replace (editor, edited);
}
