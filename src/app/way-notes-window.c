/* The speaker's window follows the presentation, and its keys drive it. */
#include "config.h"

#include "way-notes-window.h"

#include <glib/gi18n.h>

#include "way-scene-thumbnail.h"
#include "way-tour-text.h"

/* The picture of what comes next, in sizes of the pictures in lists. */
#define PICTURE_SCALE 2.25

/* Of a picture that is not of the next step any more. */
#define EARLIER_OPACITY 0.25

struct _WayNotesWindow
{
  GtkWindow        parent_instance;

  /* template */
  GtkLabel        *number;
  GtkLabel        *clock;
  GtkLabel        *elapsed;
  GtkLabel        *caption;
  GtkLabel        *notes;
  GtkLabel        *next;
  GtkPicture      *picture;

  /* owned */
  WayPresenter    *presenter;      /* weak */
  WayPresentation *show;
  WayDataset      *dataset;
  GSettings       *settings;
  gint64           begun;
  guint            tick_source;
  guint            picture_source;
  GCancellable    *drawing;        /* (nullable): of the picture */
};

G_DEFINE_FINAL_TYPE (WayNotesWindow, way_notes_window, GTK_TYPE_WINDOW)

static void
update_time (WayNotesWindow *window)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *clock = g_date_time_format (now, "%H:%M");
  guint seconds = (guint) ((g_get_monotonic_time () - window->begun) / G_USEC_PER_SEC);
  g_autofree char *elapsed = g_strdup_printf ("%u:%02u", seconds / 60, seconds % 60);

  gtk_label_set_text (window->clock, clock);
  gtk_label_set_text (window->elapsed, elapsed);
}

static gboolean
tick_cb (gpointer data)
{
  update_time (data);
  return G_SOURCE_CONTINUE;
}

/* In both languages, where the lesson is. */
static char *
get_part (WayNotesWindow *window,
          WayScene       *scene,
          WayScenePart    part)
{
  WayLang lang = way_presentation_get_lang (window->show);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  if (scene == NULL)
    return g_strdup ("");
  first = way_scene_resolve_text (scene, part, window->dataset, lang);
  if (way_presentation_get_speaks (window->show) != WAY_SPEAKS_BOTH)
    return g_steal_pointer (&first);
  second = way_scene_resolve_text (scene, part, window->dataset, !lang);
  return g_str_equal (first, second) ? g_steal_pointer (&first)
                                     : g_strdup_printf ("%s\n%s", first, second);
}

static void
stop_drawing (WayNotesWindow *window)
{
  g_cancellable_cancel (window->drawing);
  g_clear_object (&window->drawing);
}

static void
show_picture (WayNotesWindow *window,
              GdkTexture     *texture)
{
  gtk_picture_set_paintable (window->picture, GDK_PAINTABLE (texture));
  gtk_widget_set_visible (GTK_WIDGET (window->picture), texture != NULL);
}

static void
drawn_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  WayNotesWindow *window = data;
  g_autoptr (GdkTexture) texture = way_scene_thumbnail_finish (result, NULL);

  /* Without any another one is wanted, or the window has gone. */
  if (texture == NULL)
    return;
  g_clear_object (&window->drawing);
  gtk_widget_set_opacity (GTK_WIDGET (window->picture), 1);
  show_picture (window, texture);
}

/* What the next step shows: the answer to a question, the next scene, or nothing
 * at the end. It is drawn when the step before it has been. */
static gboolean
picture_cb (gpointer data)
{
  WayNotesWindow *window = data;
  gboolean asking = way_presentation_is_asking (window->show);
  WayScene *scene = asking ? way_presentation_get_scene (window->show)
                           : way_presentation_get_next_scene (window->show);
  gboolean dark = g_settings_get_boolean (window->settings, "present-dark");
  const WayLook look = { NULL, way_palette_get (dark ? WAY_THEME_DARK : WAY_THEME_LIGHT),
                         way_presentation_get_lang (window->show), WAY_NO_DAY, FALSE };

  window->picture_source = 0;
  stop_drawing (window);
  if (scene == NULL)
    {
      show_picture (window, NULL);
      return G_SOURCE_REMOVE;
    }
  /* What is seen until then is of the step before. */
  gtk_widget_set_opacity (GTK_WIDGET (window->picture), EARLIER_OPACITY);
  window->drawing = g_cancellable_new ();
  way_scene_thumbnail_begin (scene, window->dataset, &look, asking, PICTURE_SCALE, window->drawing,
                             drawn_cb, window);
  return G_SOURCE_REMOVE;
}

/**
 * way_notes_window_update:
 * @window: a notes window
 *
 * Brings all words in line with the presentation and with the language of the
 * program.
 */
void
way_notes_window_update (WayNotesWindow *window)
{
  WayScene *scene = way_presentation_get_scene (window->show);
  WayScene *next = way_presentation_get_next_scene (window->show);
  guint n = way_tour_get_n_scenes (way_presentation_get_tour (window->show));
  guint index = way_presentation_get_index (window->show);
  g_autofree char *number = g_strdup_printf ("%u / %u", MIN (index + 1, n), n);
  g_autofree char *caption = get_part (window, scene, WAY_SCENE_CAPTION);
  g_autofree char *notes = get_part (window, scene, WAY_SCENE_NOTES);
  g_autofree char *following = get_part (window, next, WAY_SCENE_CAPTION);
  g_autofree char *line = NULL;

  if (way_presentation_is_asking (window->show))
    line = g_strdup (_("Next: the answer"));
  else if (next != NULL)
    line = g_strdup_printf (_("Next: %s"), following);
  else
    line = g_strdup (_("Next: the end"));
  gtk_window_set_title (GTK_WINDOW (window), _("Speaker's notes"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (window->elapsed),
                               _("Time since the window was opened"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (window->clock), _("Time of day"));
  gtk_label_set_text (window->number, number);
  gtk_label_set_text (window->caption, caption);
  gtk_label_set_text (window->notes, *notes != '\0' ? notes : _("This scene has no notes."));
  gtk_label_set_text (window->next, line);
  stop_drawing (window);
  if (window->picture_source == 0)
    window->picture_source = g_idle_add_full (G_PRIORITY_LOW, picture_cb, window, NULL);
}

static gboolean
key_cb (WayNotesWindow  *window,
        guint            key,
        guint            code,
        GdkModifierType  modifiers)
{
  return window->presenter != NULL
      && way_presenter_handle_key (window->presenter, key, code, modifiers);
}

static void
way_notes_window_dispose (GObject *object)
{
  WayNotesWindow *window = WAY_NOTES_WINDOW (object);

  g_clear_handle_id (&window->tick_source, g_source_remove);
  g_clear_handle_id (&window->picture_source, g_source_remove);
  stop_drawing (window);
  if (window->show != NULL)
    g_signal_handlers_disconnect_by_data (window->show, window);
  g_clear_object (&window->show);
  g_clear_pointer (&window->dataset, way_dataset_unref);
  g_clear_object (&window->settings);
  g_clear_weak_pointer (&window->presenter);

  G_OBJECT_CLASS (way_notes_window_parent_class)->dispose (object);
}

static void
way_notes_window_class_init (WayNotesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_notes_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/waymark/Waymark/ui/notes-window.ui");
  gtk_widget_class_bind_template_child (widget_class, WayNotesWindow, number);
  gtk_widget_class_bind_template_child (widget_class, WayNotesWindow, clock);
  gtk_widget_class_bind_template_child (widget_class, WayNotesWindow, elapsed);
  gtk_widget_class_bind_template_child (widget_class, WayNotesWindow, caption);
  gtk_widget_class_bind_template_child (widget_class, WayNotesWindow, notes);
  gtk_widget_class_bind_template_child (widget_class, WayNotesWindow, next);
  gtk_widget_class_bind_template_child (widget_class, WayNotesWindow, picture);
}

static void
way_notes_window_init (WayNotesWindow *window)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (window));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), window, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (window), keys);
}

/**
 * way_notes_window_new:
 * @presenter: the presenter
 * @dataset: the snapshot from which the notes get their figures
 * @settings: the program's settings
 *
 * Returns: (transfer none): the speaker's window of a presentation
 */
GtkWidget *
way_notes_window_new (WayPresenter *presenter,
                      WayDataset   *dataset,
                      GSettings    *settings)
{
  WayNotesWindow *window;

  g_return_val_if_fail (WAY_IS_PRESENTER (presenter) && dataset != NULL, NULL);
  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  window = g_object_new (WAY_TYPE_NOTES_WINDOW, NULL);
  g_set_weak_pointer (&window->presenter, presenter);
  window->show = g_object_ref (way_presenter_get_presentation (presenter));
  window->dataset = way_dataset_ref (dataset);
  window->settings = g_object_ref (settings);
  window->begun = g_get_monotonic_time ();
  window->tick_source = g_timeout_add_seconds (1, tick_cb, window);
  g_signal_connect_swapped (window->show, "changed", G_CALLBACK (way_notes_window_update),
                            window);
  g_signal_connect_object (settings, "changed::present-dark",
                           G_CALLBACK (way_notes_window_update), window, G_CONNECT_SWAPPED);
  update_time (window);
  way_notes_window_update (window);
  return GTK_WIDGET (window);
}
