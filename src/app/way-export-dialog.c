/* The dialog renders in a thread: the preview while choices change, the newest
 * choice winning, and the file when it is saved. What is saved is the very
 * picture of the preview.
 */
#include "config.h"

#include "way-export-dialog.h"

#include <glib/gi18n.h>

#include "way-drop-down.h"
#include "way-fault.h"
#include "way-picture-job.h"
#include "way-png.h"
#include "way-print-preview.h"
#include "way-widget-task.h"

struct _WayExportDialog
{
  GtkWindow         parent_instance;

  /* template */
  GtkDropDown      *content;
  GtkDropDown      *preset;
  GtkSpinButton    *width;
  GtkSpinButton    *height;
  GtkDropDown      *variant;
  GtkDropDown      *lang;
  GtkDropDown      *format;
  GtkDropDown      *scale;
  GtkSpinButton    *pages;
  GtkEditable      *own_title;
  GtkEditable      *caption;
  GtkCheckButton   *whole;
  GtkCheckButton   *dated;
  GtkCheckButton   *transparent;
  GtkPicture       *preview;
  GtkLabel         *message;
  GtkWidget        *spinner;

  WayPictureContent contents[WAY_N_PICTURES];   /* what each row of "What" is */

  /* owned */
  GSettings        *settings;
  WayDataset       *dataset;
  WayView          *view;
  GCancellable     *cancellable;   /* of the picture that is being made */
  GBytes           *png;           /* the picture of the preview */
  GBytes           *file;          /* what is saved, in the format asked for */
  gboolean          has_fonts;     /* whether all its characters are there */
  guint             render_source;
  gboolean          updating;
};

G_DEFINE_FINAL_TYPE (WayExportDialog, way_export_dialog, GTK_TYPE_WINDOW)

static WayPictureFormat
get_format (WayExportDialog *dialog)
{
  return gtk_drop_down_get_selected (dialog->format);
}

/* The texts are the dialog's, and change with it. What the format has no use for
 * stays in the dialog. */
static WayPictureOptions
get_options (WayExportDialog *dialog)
{
  guint lang = gtk_drop_down_get_selected (dialog->lang);
  guint pages = (guint) gtk_spin_button_get_value_as_int (dialog->pages);

  return (WayPictureOptions) {
    .content = dialog->contents[gtk_drop_down_get_selected (dialog->content)],
    .width = gtk_spin_button_get_value_as_int (dialog->width),
    .height = gtk_spin_button_get_value_as_int (dialog->height),
    .variant = gtk_drop_down_get_selected (dialog->variant),
    .lang = lang % WAY_N_LANGS,
    .both = lang >= WAY_N_LANGS,
    .made_on = gtk_check_button_get_active (dialog->dated) ? way_date_today () : WAY_NO_DAY,
    .format = get_format (dialog),
    .scale = gtk_drop_down_get_selected (dialog->scale) + 1,
    .transparent = gtk_check_button_get_active (dialog->transparent),
    .title = gtk_editable_get_text (dialog->own_title),
    .caption = gtk_editable_get_text (dialog->caption),
    .pages = get_format (dialog) == WAY_FORMAT_PDF ? pages : 1,
  };
}

/* The view of the window, or the same over all that the data set holds. */
static WayView *
make_view (WayExportDialog *dialog)
{
  double start, end;

  if (!gtk_check_button_get_active (dialog->whole))
    return way_view_ref (dialog->view);
  way_view_get_home (dialog->dataset, &start, &end);
  return way_view_with_span (dialog->view, start, end);
}

static WayPictureJob *
make_job (WayExportDialog *dialog)
{
  WayPictureOptions options = get_options (dialog);
  g_autoptr (WayView) view = make_view (dialog);

  return way_picture_job_new (dialog->dataset, view, &options);
}

/* The picture that is shown, and the file in the format asked for. */
typedef struct
{
  GBytes   *png;
  GBytes   *file;
  gboolean  has_fonts;
} Rendered;

static void
rendered_free (gpointer data)
{
  Rendered *rendered = data;

  g_clear_pointer (&rendered->png, g_bytes_unref);
  g_clear_pointer (&rendered->file, g_bytes_unref);
  g_free (rendered);
}

static void
render_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      data,
                  GCancellable *cancellable)
{
  WayPictureJob *job = data;
  WayPictureOptions shown = job->options;
  GError *error = NULL;
  Rendered *rendered = g_new0 (Rendered, 1);

  shown.format = WAY_FORMAT_PNG;
  shown.scale = 1;
  rendered->png = way_picture_render_checked (job->dataset, job->view, &shown,
                                              &rendered->has_fonts, cancellable, &error);
  if (rendered->png != NULL && job->options.format == WAY_FORMAT_PNG && job->options.scale == 1)
    rendered->file = g_bytes_ref (rendered->png);
  else if (rendered->png != NULL)
    rendered->file = way_picture_render (job->dataset, job->view, &job->options, cancellable,
                                         &error);
  if (rendered->file != NULL)
    {
      g_task_return_pointer (task, rendered, rendered_free);
      return;
    }
  rendered_free (rendered);
  g_task_return_error (task, error);
}

static void
show_message (WayExportDialog *dialog,
              const char      *text)
{
  gtk_label_set_text (dialog->message, text);
}

static void
show_error (WayExportDialog *dialog,
            const GError    *error)
{
  g_autofree char *text = way_fault_tell (error);

  show_message (dialog, text);
}

static void
show_size (WayExportDialog *dialog)
{
  g_autofree char *size = g_format_size (g_bytes_get_size (dialog->file));
  g_autofree char *warned
    = g_strdup_printf ("%s · %s", size, _("No font has the Chinese characters; boxes stand in "
                                          "their place."));

  show_message (dialog, dialog->has_fonts ? size : warned);
}

/* Copies and saves only what the preview shows. */
static void
set_ready (WayExportDialog *dialog,
           gboolean         ready)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (dialog), "export.copy", ready);
  gtk_widget_action_set_enabled (GTK_WIDGET (dialog), "export.save", ready);
}

static void
rendered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  WayExportDialog *dialog = WAY_EXPORT_DIALOG (source);
  g_autoptr (GError) error = NULL;
  Rendered *rendered = g_task_propagate_pointer (G_TASK (result), &error);
  g_autoptr (GdkTexture) texture = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  gtk_spinner_set_spinning (GTK_SPINNER (dialog->spinner), FALSE);
  if (rendered != NULL)
    texture = gdk_texture_new_from_bytes (rendered->png, &error);
  if (texture == NULL)
    {
      g_clear_pointer (&rendered, rendered_free);
      show_error (dialog, error);
      return;
    }
  gtk_picture_set_paintable (dialog->preview, GDK_PAINTABLE (texture));
  dialog->png = g_bytes_ref (rendered->png);
  dialog->file = g_bytes_ref (rendered->file);
  dialog->has_fonts = rendered->has_fonts;
  rendered_free (rendered);
  show_size (dialog);
  set_ready (dialog, TRUE);
}

static gboolean
render_cb (gpointer data)
{
  WayExportDialog *dialog = data;
  g_autoptr (GTask) task = NULL;

  dialog->render_source = 0;
  dialog->cancellable = g_cancellable_new ();
  task = way_widget_task_new (GTK_WIDGET (dialog), dialog->cancellable, rendered_cb);
  g_task_set_source_tag (task, render_cb);
  g_task_set_task_data (task, make_job (dialog), (GDestroyNotify) way_picture_job_free);
  g_task_run_in_thread (task, render_in_thread);
  return G_SOURCE_REMOVE;
}

static void
options_changed_cb (WayExportDialog *dialog)
{
  if (dialog->updating || dialog->dataset == NULL)
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (dialog->scale), get_format (dialog) == WAY_FORMAT_PNG);
  gtk_widget_set_sensitive (GTK_WIDGET (dialog->pages), get_format (dialog) == WAY_FORMAT_PDF);
  g_cancellable_cancel (dialog->cancellable);
  g_clear_object (&dialog->cancellable);
  g_clear_pointer (&dialog->png, g_bytes_unref);
  g_clear_pointer (&dialog->file, g_bytes_unref);
  set_ready (dialog, FALSE);
  gtk_spinner_set_spinning (GTK_SPINNER (dialog->spinner), TRUE);
  show_message (dialog, "");
  if (dialog->render_source == 0)
    dialog->render_source = g_timeout_add (150, render_cb, dialog);
}

static void
preset_changed_cb (WayExportDialog *dialog)
{
  guint preset = gtk_drop_down_get_selected (dialog->preset);
  guint n_presets;
  const WayPicturePreset *presets = way_picture_get_presets (&n_presets);

  /* The list in the template has the same order; its last is "custom". */
  if (dialog->updating || preset >= n_presets)
    return;
  dialog->updating = TRUE;
  gtk_spin_button_set_value (dialog->width, presets[preset].width);
  gtk_spin_button_set_value (dialog->height, presets[preset].height);
  dialog->updating = FALSE;
  options_changed_cb (dialog);
}

static void
size_changed_cb (WayExportDialog *dialog)
{
  guint width = gtk_spin_button_get_value_as_int (dialog->width);
  guint height = gtk_spin_button_get_value_as_int (dialog->height);
  guint n_presets, preset = 0;
  const WayPicturePreset *presets = way_picture_get_presets (&n_presets);

  if (dialog->updating)
    return;
  while (preset < n_presets
         && (presets[preset].width != width || presets[preset].height != height))
    preset++;
  dialog->updating = TRUE;
  gtk_drop_down_set_selected (dialog->preset, preset);
  dialog->updating = FALSE;
  options_changed_cb (dialog);
}

static const char *
get_mime_type (WayExportDialog *dialog)
{
  static const char *const types[WAY_N_FORMATS] = { "image/png", "image/svg+xml",
                                                    "application/pdf", "text/csv" };

  return types[get_format (dialog)];
}

static char *
suggest_name (WayExportDialog *dialog)
{
  WayPictureOptions options = get_options (dialog);

  const char *ending = way_picture_format_name (options.format);

  if (way_picture_has_policy (options.content))
    return g_strdup_printf ("waymark-%s-%s.%s", way_picture_content_name (options.content),
                            way_view_get_selection (dialog->view), ending);
  if (options.content == WAY_PICTURE_THREAD)
    return g_strdup_printf ("waymark-thread-%s.%s", way_view_get_goals (dialog->view).goal,
                            ending);
  if (options.content >= WAY_PICTURE_TIMELINE)
    return g_strdup_printf ("waymark-%s.%s", options.content == WAY_PICTURE_GOALS
                                             ? "goals" : "timeline", ending);
  return g_strdup_printf ("waymark-%s.%s", way_view_get_indicator (dialog->view), ending);
}

/* A name that says another format than the picture has would mislead every
 * program that goes by it. */
static gboolean
check_name (WayExportDialog *dialog,
            const char      *path)
{
  WayPictureFormat named, format = get_format (dialog);
  g_autofree char *name = NULL, *text = NULL;

  if (!way_picture_format_of_path (path, &named) || named == format)
    return TRUE;
  name = g_path_get_basename (path);
  text = g_strdup_printf (_("“%s” names another format than %s."), name,
                          gtk_string_object_get_string (
                            gtk_drop_down_get_selected_item (dialog->format)));
  show_message (dialog, text);
  return FALSE;
}

/* Saves under a path, and remembers the folder for the next picture. */
static void
save_as (WayExportDialog *dialog,
         const char      *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = NULL;

  if (!check_name (dialog, path))
    return;
  if (!way_file_write (path, dialog->file, &error))
    {
      show_error (dialog, error);
      return;
    }
  folder = g_path_get_dirname (path);
  g_settings_set_string (dialog->settings, "export-folder", folder);
  gtk_window_close (GTK_WINDOW (dialog));
}

static void
save_response_cb (WayExportDialog      *dialog,
                  int                   response,
                  GtkFileChooserNative *chooser)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;

  if (response == GTK_RESPONSE_ACCEPT && dialog->file != NULL)
    {
      file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
      path = g_file_get_path (file);
      if (path == NULL)
        show_message (dialog, _("Pictures can only be saved on this computer."));
      else
        save_as (dialog, path);
    }
  g_object_unref (chooser);
}

static void
save_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  WayExportDialog *dialog = WAY_EXPORT_DIALOG (widget);
  GtkFileChooserNative *chooser
    = gtk_file_chooser_native_new (_("Save the picture"), GTK_WINDOW (dialog),
                                   GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  g_autofree char *suggestion = suggest_name (dialog);
  g_autofree char *folder = g_settings_get_string (dialog->settings, "export-folder");
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Pictures"));
  gtk_file_filter_add_mime_type (filter, get_mime_type (dialog));
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), suggestion);
  if (*folder != '\0' && g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_autoptr (GFile) file = g_file_new_for_path (folder);

      gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), file, NULL);
    }
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (save_response_cb), dialog,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* The file in its own format, and as a PNG for programs that take no other;
 * first of all the file on the disk, if there is one. */
static GdkContentProvider *
make_provider (WayExportDialog *dialog,
               GFile           *on_disk)
{
  GdkContentProvider *providers[3];
  gsize n = 0;

  if (on_disk != NULL)
    providers[n++] = gdk_content_provider_new_typed (G_TYPE_FILE, on_disk);
  providers[n++] = gdk_content_provider_new_for_bytes (get_mime_type (dialog), dialog->file);
  if (get_format (dialog) != WAY_FORMAT_PNG)
    providers[n++] = gdk_content_provider_new_for_bytes ("image/png", dialog->png);
  return gdk_content_provider_new_union (providers, n);
}

/* Folders take files, which have to be somewhere until they are copied. */
static GdkContentProvider *
drag_prepare_cb (WayExportDialog *dialog)
{
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "waymark", NULL);
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;

  if (dialog->file == NULL)
    return NULL;
  name = suggest_name (dialog);
  path = g_build_filename (folder, name, NULL);
  if (g_mkdir_with_parents (folder, 0700) == 0 && way_file_write (path, dialog->file, NULL))
    file = g_file_new_for_path (path);
  return make_provider (dialog, file);
}

static void
drag_begin_cb (WayExportDialog *dialog,
               GdkDrag         *drag,
               GtkDragSource   *source)
{
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GdkPaintable) icon = NULL;
  GdkPaintable *shown = gtk_picture_get_paintable (dialog->preview);

  if (shown == NULL)
    return;
  gdk_paintable_snapshot (shown, snapshot, 160,
                          160 / gdk_paintable_get_intrinsic_aspect_ratio (shown));
  icon = gtk_snapshot_to_paintable (snapshot, NULL);
  gtk_drag_source_set_icon (source, icon, 0, 0);
}

static void
copy_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  WayExportDialog *dialog = WAY_EXPORT_DIALOG (widget);
  g_autoptr (GdkContentProvider) provider = NULL;

  if (dialog->png == NULL)
    return;
  provider = make_provider (dialog, NULL);
  gdk_clipboard_set_content (gtk_widget_get_clipboard (widget), provider);
  show_message (dialog, _("Copied"));
}

static void
print_cb (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  g_autoptr (WayPictureJob) job = make_job (WAY_EXPORT_DIALOG (widget));

  /* Paper is white, and what is printed is opaque. */
  if (job->options.variant != WAY_THEME_CONTRAST)
    job->options.variant = WAY_THEME_PRINT;
  job->options.transparent = FALSE;
  gtk_window_present (GTK_WINDOW (way_print_preview_new (GTK_WINDOW (widget), job)));
}

static void
way_export_dialog_dispose (GObject *object)
{
  WayExportDialog *dialog = WAY_EXPORT_DIALOG (object);

  g_cancellable_cancel (dialog->cancellable);
  g_clear_object (&dialog->cancellable);
  g_clear_handle_id (&dialog->render_source, g_source_remove);
  g_clear_pointer (&dialog->png, g_bytes_unref);
  g_clear_pointer (&dialog->file, g_bytes_unref);
  g_clear_pointer (&dialog->view, way_view_unref);
  g_clear_pointer (&dialog->dataset, way_dataset_unref);
  g_clear_object (&dialog->settings);

  G_OBJECT_CLASS (way_export_dialog_parent_class)->dispose (object);
}

static void
way_export_dialog_class_init (WayExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_export_dialog_dispose;
  gtk_widget_class_install_action (widget_class, "export.save", NULL, save_cb);
  gtk_widget_class_install_action (widget_class, "export.copy", NULL, copy_cb);
  gtk_widget_class_install_action (widget_class, "export.print", NULL, print_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "export.print",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/waymark/Waymark/ui/export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, WayExportDialog, content);
  gtk_widget_class_bind_template_child (widget_class, WayExportDialog, preset);
  gtk_widget_class_bind_template_child (widget_class, WayExportDialog, width);
  gtk_widget_class_bind_template_child (widget_class, WayExportDialog, height);
  gtk_widget_class_bind_template_child (widget_class, WayExportDialog, variant);
  gtk_widget_class_bind_template_child (widget_class, WayExportDialog, lang);
  gtk_widget_class_bind_template_child (widget_class, WayExportDialog, pages);
  gtk_widget_class_bind_template_child (widget_class, WayExportDialog, transparent);
  gtk_widget_class_bind_template_child (widget_class, WayExportDialog, whole);
  gtk_widget_class_bind_template_child (widget_class, WayExportDialog, dated);
  gtk_widget_class_bind_template_child (widget_class, WayExportDialog, caption);
  gtk_widget_class_bind_template_child (widget_class, WayExportDialog, own_title);
  gtk_widget_class_bind_template_child (widget_class, WayExportDialog, scale);
  gtk_widget_class_bind_template_child (widget_class, WayExportDialog, format);
  gtk_widget_class_bind_template_child (widget_class, WayExportDialog, preview);
  gtk_widget_class_bind_template_child (widget_class, WayExportDialog, message);
  gtk_widget_class_bind_template_child (widget_class, WayExportDialog, spinner);
  gtk_widget_class_bind_template_callback (widget_class, options_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, preset_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, size_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, drag_prepare_cb);
  gtk_widget_class_bind_template_callback (widget_class, drag_begin_cb);
}

static void
way_export_dialog_init (WayExportDialog *dialog)
{
  dialog->updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (dialog));
  way_drop_down_name (dialog->content, _("What"));
  way_drop_down_name (dialog->preset, _("Size"));
  way_drop_down_name (dialog->variant, _("Look"));
  way_drop_down_name (dialog->lang, _("Language"));
  way_drop_down_name (dialog->format, _("Format"));
  way_drop_down_name (dialog->scale, _("Scale"));
}

/* The list in the template has every content; what is not offered goes. */
static void
offer_contents (WayExportDialog *dialog)
{
  GtkStringList *list = GTK_STRING_LIST (gtk_drop_down_get_model (dialog->content));
  WayPictureContent usual = way_picture_get_usual (dialog->dataset, dialog->view);
  guint n = 0, selected = 0;

  for (guint i = 0; i < WAY_N_PICTURES; i++)
    {
      if (!way_picture_offers (dialog->dataset, dialog->view, i))
        {
          gtk_string_list_remove (list, n);
          continue;
        }
      if (i == usual)
        selected = n;
      dialog->contents[n++] = i;
    }
  gtk_drop_down_set_selected (dialog->content, selected);
}

/**
 * way_export_dialog_new:
 * @window: the window whose view is exported
 * @settings: the program's settings
 *
 * Returns: (transfer none): a dialog over @window
 */
GtkWidget *
way_export_dialog_new (WayWindow *window,
                       GSettings *settings)
{
  guint n_presets;
  const WayPicturePreset *presets = way_picture_get_presets (&n_presets);
  WayExportDialog *dialog;
  WaySession *session;

  g_return_val_if_fail (WAY_IS_WINDOW (window) && G_IS_SETTINGS (settings), NULL);

  session = way_window_get_session (window);
  dialog = g_object_new (WAY_TYPE_EXPORT_DIALOG, "transient-for", window, NULL);
  dialog->settings = g_object_ref (settings);
  dialog->dataset = way_dataset_ref (way_session_get_dataset (session));
  dialog->view = way_view_ref (way_session_get_view (session));
  offer_contents (dialog);
  gtk_drop_down_set_selected (dialog->lang, way_session_get_lang (session));
  gtk_spin_button_set_value (dialog->width, presets[0].width);
  gtk_spin_button_set_value (dialog->height, presets[0].height);
  dialog->updating = FALSE;
  options_changed_cb (dialog);
  return GTK_WIDGET (dialog);
}
