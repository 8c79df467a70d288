/* What the buttons and keys of the editor of tours do. */
#include "config.h"

#include "way-tour-editor-private.h"

#include <glib/gi18n.h>

#include "way-handout.h"
#include "way-tour-text.h"
#include "way-widget-task.h"

/* The headline of a new scene names what its view is about. */
static char *
make_caption (WayView *view)
{
  const char *goal = way_view_get_goals (view).goal;
  const char *policy = way_view_get_selection (view);

  if (way_view_get_page (view) == WAY_PAGE_CHARTS)
    return g_strdup_printf ("{indicator:%s}", way_view_get_indicator (view));
  if (way_view_get_page (view) == WAY_PAGE_GOALS && *goal != '\0')
    return g_strdup_printf ("{goal:%s}", goal);
  return *policy != '\0' ? g_strdup_printf ("{policy:%s}", policy) : g_strdup ("");
}

static WayScene *
make_scene (WaySession *session)
{
  WayView *view = way_session_get_view (session);
  g_autofree char *json = way_view_to_json (view, way_session_get_dataset (session));
  g_autofree char *caption = make_caption (view);
  WayScene *scene = way_scene_new (json);

  for (guint lang = 0; lang < WAY_N_LANGS; lang++)
    way_scene_set_part (scene, WAY_SCENE_CAPTION, lang, caption);
  return scene;
}

/**
 * way_tours_add_view:
 * @tours: tours
 * @session: whose view becomes a scene
 * @title_en: the title in English of a tour that is made for it
 * @title_zh: the same in Chinese
 * @error: return location for an error
 *
 * Adds the view at hand as the last scene of the current tour, if that is one
 * of the person, and of a new one if not.
 *
 * Returns: %FALSE with an error, and nothing changed, if it cannot be written
 *   or the tour is full
 */
gboolean
way_tours_add_view (WayTours    *tours,
                    WaySession  *session,
                    const char  *title_en,
                    const char  *title_zh,
                    GError     **error)
{
  g_autoptr (WayScene) scene = NULL;
  g_autoptr (WayTour) longer = NULL;
  g_autoptr (WayTour) made = NULL;
  WayTour *tour;
  guint index;

  g_return_val_if_fail (WAY_IS_TOURS (tours) && WAY_IS_SESSION (session), FALSE);

  index = way_tours_get_current (tours);
  scene = make_scene (session);
  if (way_tours_is_built_in (tours, index))
    {
      made = way_tour_new ("", title_en, title_zh);
      longer = way_tour_with_scene (made, 0, scene);
      return way_tours_add (tours, longer, NULL, error);
    }
  tour = way_tours_get (tours, index);
  if (way_tour_get_n_scenes (tour) >= WAY_TOUR_MAX_SCENES)
    {
      g_set_error_literal (error, WAY_TOUR_ERROR, WAY_TOUR_ERROR_FORMAT,
                           _("The tour has as many scenes as it can have."));
      return FALSE;
    }
  longer = way_tour_with_scene (tour, way_tour_get_n_scenes (tour), scene);
  return way_tours_replace (tours, index, longer, error);
}

static void
add_scene_cb (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  WayTourEditor *editor = WAY_TOUR_EDITOR (widget);
  g_autoptr (GError) error = NULL;

  way_tour_editor_commit (editor);
  if (way_tours_add_view (editor->tours, editor->session, "My tour", "我的导览", &error))
    way_tour_editor_select (editor, WAY_TOUR_MAX_SCENES);
  way_tour_editor_show_fault (editor, error);
}

/* The words of the scene stay, and it shows what the window shows now. */
static void
replace_view_cb (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  WayTourEditor *editor = WAY_TOUR_EDITOR (widget);
  guint index = way_tour_editor_get_scene (editor);
  g_autoptr (WayScene) scene = NULL;
  g_autoptr (WayTour) changed = NULL;
  WayTour *tour;

  way_tour_editor_commit (editor);
  tour = way_tour_editor_get_tour (editor);
  if (index >= way_tour_get_n_scenes (tour))
    return;
  scene = way_scene_copy (way_tour_get_scene (tour, index));
  g_free (scene->view);
  scene->view = way_view_to_json (way_session_get_view (editor->session),
                                  way_session_get_dataset (editor->session));
  changed = way_tour_with_changed (tour, index, scene);
  way_tour_editor_replace (editor, changed);
}

static void
move_up_cb (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  WayTourEditor *editor = WAY_TOUR_EDITOR (widget);
  guint index = way_tour_editor_get_scene (editor);

  if (index > 0 && index < way_tour_get_n_scenes (way_tour_editor_get_tour (editor)))
    way_tour_editor_move (editor, index, index - 1);
}

static void
move_down_cb (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  WayTourEditor *editor = WAY_TOUR_EDITOR (widget);
  guint index = way_tour_editor_get_scene (editor);

  if (index < way_tour_get_n_scenes (way_tour_editor_get_tour (editor)))
    way_tour_editor_move (editor, index, index + 1);
}

static void
delete_scene_cb (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  WayTourEditor *editor = WAY_TOUR_EDITOR (widget);
  guint index = way_tour_editor_get_scene (editor);
  g_autoptr (WayTour) shorter = NULL;

  way_tour_editor_commit (editor);
  if (index >= way_tour_get_n_scenes (way_tour_editor_get_tour (editor)))
    return;
  shorter = way_tour_without_scene (way_tour_editor_get_tour (editor), index);
  way_tour_editor_replace (editor, shorter);
  if (gtk_list_box_get_selected_row (editor->scenes) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_selected_row (editor->scenes)));
}

static void
add_tour (WayTourEditor *editor,
          WayTour       *tour)
{
  g_autoptr (GError) error = NULL;

  way_tour_editor_commit (editor);
  way_tours_add (editor->tours, tour, NULL, &error);
  way_tour_editor_show_fault (editor, error);
}

static void
new_cb (GtkWidget  *widget,
        const char *name,
        GVariant   *parameter)
{
  WayTourEditor *editor = WAY_TOUR_EDITOR (widget);
  g_autoptr (WayTour) tour = way_tour_new ("", "My tour", "我的导览");

  add_tour (editor, tour);
  gtk_widget_grab_focus (GTK_WIDGET (editor->title[way_session_get_lang (editor->session)]));
}

static void
duplicate_cb (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  WayTourEditor *editor = WAY_TOUR_EDITOR (widget);
  WayTour *tour = way_tour_editor_get_tour (editor);
  g_autofree char *title_en
    = g_strdup_printf ("%s (copy)", way_tour_get_title (tour, WAY_LANG_EN));
  g_autofree char *title_zh
    = g_strdup_printf ("%s（副本）", way_tour_get_title (tour, WAY_LANG_ZH));
  g_autoptr (WayTour) copy = way_tour_with_title (tour, title_en, title_zh);

  add_tour (editor, copy);
}

static void
delete_cb (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  WayTourEditor *editor = WAY_TOUR_EDITOR (widget);
  g_autoptr (GError) error = NULL;

  way_tour_editor_commit (editor);
  way_tours_remove (editor->tours, way_tours_get_current (editor->tours), &error);
  way_tour_editor_show_fault (editor, error);
}

static void
history_cb (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  WayTourEditor *editor = WAY_TOUR_EDITOR (widget);
  g_autoptr (GError) error = NULL;

  way_tour_editor_commit (editor);
  if (g_str_equal (name, "tours.undo") && way_tours_can_undo (editor->tours))
    way_tours_undo (editor->tours, NULL, &error);
  else if (g_str_equal (name, "tours.redo") && way_tours_can_redo (editor->tours))
    way_tours_redo (editor->tours, NULL, &error);
  way_tour_editor_show_fault (editor, error);
}

static GtkFileChooserNative *
new_chooser (WayTourEditor        *editor,
             const char           *title,
             GtkFileChooserAction  action,
             GCallback             response_cb)
{
  GtkFileChooserNative *chooser
    = gtk_file_chooser_native_new (title,
                                   GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (editor))),
                                   action, NULL, NULL);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", response_cb, editor, G_CONNECT_SWAPPED);
  return chooser;
}

/* The file chosen, or NULL; gives up the chooser. */
static char *
take_path (GtkFileChooserNative *chooser,
           int                   response)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT
    ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser)) : NULL;

  g_object_unref (chooser);
  return file != NULL ? g_file_get_path (file) : NULL;
}

static void
import_response_cb (WayTourEditor        *editor,
                    int                   response,
                    GtkFileChooserNative *chooser)
{
  g_autofree char *path = take_path (chooser, response);
  g_autoptr (GError) error = NULL;
  g_autoptr (WayTour) tour = NULL;

  if (path == NULL)
    return;
  tour = way_tour_read_file (path, &error);
  if (tour != NULL)
    add_tour (editor, tour);
  else
    way_tour_editor_show_fault (editor, error);
}

static void
import_cb (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  GtkFileChooserNative *chooser
    = new_chooser (WAY_TOUR_EDITOR (widget), _("Import a tour"), GTK_FILE_CHOOSER_ACTION_OPEN,
                   G_CALLBACK (import_response_cb));
  g_autoptr (GtkFileFilter) tours = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (tours, _("Tours"));
  gtk_file_filter_add_pattern (tours, "*" WAY_TOUR_SUFFIX);
  gtk_file_filter_set_name (all, _("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), tours);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), all);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* A name for a file: the title of the tour. */
static char *
make_name (WayTourEditor *editor,
           const char    *suffix)
{
  const char *title = way_tour_get_title (way_tour_editor_get_tour (editor),
                                          way_session_get_lang (editor->session));
  char *name = g_strconcat (*title != '\0' ? title : _("Tour"), suffix, NULL);

  return g_strdelimit (name, "/\\:", '-');
}

static void
save (WayTourEditor *editor,
      const char    *title,
      const char    *suffix,
      GCallback      response_cb)
{
  GtkFileChooserNative *chooser
    = new_chooser (editor, title, GTK_FILE_CHOOSER_ACTION_SAVE, response_cb);
  g_autofree char *name = make_name (editor, suffix);

  way_tour_editor_commit (editor);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
export_response_cb (WayTourEditor        *editor,
                    int                   response,
                    GtkFileChooserNative *chooser)
{
  g_autofree char *path = take_path (chooser, response);
  g_autoptr (GError) error = NULL;

  if (path == NULL)
    return;
  way_tour_write_file (way_tour_editor_get_tour (editor), path, &error);
  way_tour_editor_show_fault (editor, error);
}

static void
export_cb (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  save (WAY_TOUR_EDITOR (widget), _("Export the tour"), WAY_TOUR_SUFFIX,
        G_CALLBACK (export_response_cb));
}

typedef struct
{
  WayDataset *dataset;
  WayTour    *tour;
  WayLang     lang;
  gboolean    both;
  char       *path;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  way_dataset_unref (job->dataset);
  way_tour_unref (job->tour);
  g_free (job->path);
  g_free (job);
}

static void
print_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      data,
                 GCancellable *cancellable)
{
  const Job *job = data;
  GError *error = NULL;
  g_autoptr (GBytes) file = way_handout_render (job->dataset, job->tour, job->lang, job->both,
                                                cancellable, &error);

  if (file != NULL
      && g_file_set_contents (job->path, g_bytes_get_data (file, NULL),
                              (gssize) g_bytes_get_size (file), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
printed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (GError) error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    way_tour_editor_show_fault (WAY_TOUR_EDITOR (source), error);
}

static void
handout_response_cb (WayTourEditor        *editor,
                     int                   response,
                     GtkFileChooserNative *chooser)
{
  gboolean both = g_strcmp0 (gtk_file_chooser_get_choice (GTK_FILE_CHOOSER (chooser), "both"),
                             "true") == 0;
  g_autofree char *path = take_path (chooser, response);
  g_autoptr (GTask) task = NULL;
  Job *job;

  if (path == NULL)
    return;
  job = g_new0 (Job, 1);
  job->dataset = way_dataset_ref (way_session_get_dataset (editor->session));
  job->tour = way_tour_ref (way_tour_editor_get_tour (editor));
  job->lang = way_session_get_lang (editor->session);
  job->both = both;
  job->path = g_steal_pointer (&path);
  task = way_widget_task_new (GTK_WIDGET (editor), editor->cancellable, printed_cb);
  g_task_set_source_tag (task, handout_response_cb);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, print_in_thread);
}

static void
handout_cb (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  WayTourEditor *editor = WAY_TOUR_EDITOR (widget);
  GtkFileChooserNative *chooser
    = new_chooser (editor, _("Save a handout"), GTK_FILE_CHOOSER_ACTION_SAVE,
                   G_CALLBACK (handout_response_cb));
  g_autofree char *file = make_name (editor, ".pdf");

  way_tour_editor_commit (editor);
  gtk_file_chooser_add_choice (GTK_FILE_CHOOSER (chooser), "both", _("In both languages"), NULL,
                               NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), file);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* Installs the actions whose names begin with "tours.", and their keys. Those
 * of the list are the list's own, as they mean other things in a text. */
void
way_tour_editor_install_actions (GtkWidgetClass *widget_class)
{
  static const struct { const char *name; GtkWidgetActionActivateFunc activate; } table[] = {
    { "tours.new", new_cb },
    { "tours.duplicate", duplicate_cb },
    { "tours.delete", delete_cb },
    { "tours.import", import_cb },
    { "tours.export", export_cb },
    { "tours.handout", handout_cb },
    { "tours.undo", history_cb },
    { "tours.redo", history_cb },
    { "tours.add-scene", add_scene_cb },
    { "tours.replace-view", replace_view_cb },
    { "tours.move-up", move_up_cb },
    { "tours.move-down", move_down_cb },
    { "tours.delete-scene", delete_scene_cb },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    gtk_widget_class_install_action (widget_class, table[i].name, NULL, table[i].activate);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "tours.undo",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z,
                                       GDK_CONTROL_MASK | GDK_SHIFT_MASK, "tours.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "tours.move-up",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK,
                                       "tours.move-down", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_a, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "tours.add-scene", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "tours.delete-scene",
                                       NULL);
}
