/* The window follows the presentation: it puts scenes on the screen, large and
 * without anything around them.
 */
#include "config.h"

#include "way-presenter-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "way-actions.h"
#include "way-notes-window.h"

/* A screen for which sizes are given as they are; on smaller and larger ones
 * everything is smaller and larger. */
#define USUAL_HEIGHT 1080.0
#define USUAL_WIDTH 1440.0

/* The smallest text, and that of the scenes, whose figures are 0.85 of it. */
#define TEXT_PX 28.0
#define SCENE_TEXT_PX 33.0

/* What one step of the text zoom adds. */
#define ZOOM_SHARE 0.15

#define TRANSITION_MS 200
#define HIDE_POINTER_MS 2000
#define FORGET_NUMBER_MS 3000

G_DEFINE_FINAL_TYPE (WayPresenter, way_presenter, GTK_TYPE_WINDOW)

static gboolean
is_dark (WayPresenter *presenter)
{
  return g_settings_get_boolean (presenter->settings, "present-dark");
}

static double
scene_text_px (WayPresenter *presenter)
{
  return round (SCENE_TEXT_PX * presenter->unit);
}

/* All sizes of the style sheet are shares of this one. */
static void
apply_look (WayPresenter *presenter)
{
  g_autofree char *css = g_strdup_printf ("presenter { font-size: %dpx; }",
                                          (int) ceil (TEXT_PX * presenter->unit));

  gtk_css_provider_load_from_data (presenter->css, css, -1);
  if (is_dark (presenter))
    gtk_widget_remove_css_class (GTK_WIDGET (presenter), "bright");
  else
    gtk_widget_add_css_class (GTK_WIDGET (presenter), "bright");
  if (presenter->scene_view != NULL)
    way_scene_view_set_look (WAY_SCENE_VIEW (presenter->scene_view), scene_text_px (presenter),
                             is_dark (presenter));
}

/**
 * way_presenter_update_unit:
 * @presenter: a presenter
 * @width: of the window, in pixels
 * @height: of it
 *
 * Finds how large everything is in a window of that size.
 */
void
way_presenter_update_unit (WayPresenter *presenter,
                           int           width,
                           int           height)
{
  double unit = MIN (height / USUAL_HEIGHT, width / USUAL_WIDTH);

  unit *= 1 + ZOOM_SHARE * way_presentation_get_zoom (presenter->show);
  presenter->unit = MAX (unit, 0.4);
}

/* A window that has no size yet keeps the look for that of the monitor. */
static gboolean
look_cb (gpointer data)
{
  WayPresenter *presenter = data;
  double before = presenter->unit;

  presenter->look_source = 0;
  if (gtk_widget_get_width (GTK_WIDGET (presenter)) == 0)
    return G_SOURCE_REMOVE;
  way_presenter_update_unit (presenter, gtk_widget_get_width (GTK_WIDGET (presenter)),
                             gtk_widget_get_height (GTK_WIDGET (presenter)));
  if (presenter->unit != before)
    apply_look (presenter);
  return G_SOURCE_REMOVE;
}

/* Styles must not change while widgets are being allocated. */
static void
way_presenter_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  WayPresenter *presenter = WAY_PRESENTER (widget);
  double before = presenter->unit;

  GTK_WIDGET_CLASS (way_presenter_parent_class)->size_allocate (widget, width, height, baseline);
  way_presenter_update_unit (presenter, width, height);
  if (presenter->unit != before && presenter->look_source == 0)
    presenter->look_source = g_idle_add_full (GDK_PRIORITY_REDRAW + 5, look_cb, presenter, NULL);
  presenter->unit = before;
}

/* Of the children of the stack only the one that is just fading out stays. */
static void
drop_old_scenes (WayPresenter *presenter)
{
  GtkWidget *visible = gtk_stack_get_visible_child (presenter->stack);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (presenter->stack));

  while (child != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);

      if (child != visible)
        gtk_stack_remove (presenter->stack, child);
      child = next;
    }
}

/**
 * way_presenter_show_scene:
 * @presenter: a presenter
 * @scene: (nullable): a scene; %NULL for none
 *
 * Makes the view of a scene. The scene that is there already, as in another
 * language, is shown where it was left.
 */
void
way_presenter_show_scene (WayPresenter *presenter,
                          WayScene     *scene)
{
  gboolean same = scene == presenter->scene;
  g_autoptr (WayView) view = NULL;

  if (same && presenter->scene_view != NULL)
    view = way_view_ref (
      way_session_get_view (way_scene_view_get_session (WAY_SCENE_VIEW (presenter->scene_view))));
  drop_old_scenes (presenter);
  presenter->scene_view = NULL;
  g_clear_pointer (&presenter->scene, way_scene_unref);
  presenter->speaks = way_presentation_get_speaks (presenter->show);
  presenter->lang = way_presentation_get_lang (presenter->show);
  if (scene == NULL)
    return;
  presenter->scene = way_scene_ref (scene);
  presenter->scene_view = way_scene_view_new (presenter->show, presenter->dataset, view,
                                              scene_text_px (presenter), is_dark (presenter));
  gtk_stack_add_child (presenter->stack, presenter->scene_view);
  gtk_stack_set_transition_type (presenter->stack, same ? GTK_STACK_TRANSITION_TYPE_NONE
                                                        : GTK_STACK_TRANSITION_TYPE_CROSSFADE);
  gtk_stack_set_visible_child (presenter->stack, presenter->scene_view);
  /* Else it passes from the old view to the new one, and is drawn. */
  gtk_window_set_focus (GTK_WINDOW (presenter), NULL);
}

/**
 * way_presenter_update_covers:
 * @presenter: a presenter
 *
 * Shows what lies over the scene: end, curtain, spotlight.
 */
void
way_presenter_update_covers (WayPresenter *presenter)
{
  WayCurtain curtain = way_presentation_get_curtain (presenter->show);

  gtk_widget_set_visible (presenter->end, way_presentation_is_at_end (presenter->show));
  gtk_widget_set_visible (presenter->curtain, curtain != WAY_CURTAIN_NONE);
  gtk_widget_remove_css_class (presenter->curtain, "white");
  if (curtain == WAY_CURTAIN_WHITE)
    gtk_widget_add_css_class (presenter->curtain, "white");
  gtk_accessible_update_property (GTK_ACCESSIBLE (presenter->curtain),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  curtain == WAY_CURTAIN_WHITE ? _("White screen")
                                                               : _("Black screen"), -1);
  gtk_widget_set_visible (GTK_WIDGET (presenter->spotlight),
                          way_presentation_get_spotlight (presenter->show));
}

static gboolean
forget_number_cb (gpointer data)
{
  WayPresenter *presenter = data;

  presenter->number_source = 0;
  way_presentation_forget_number (presenter->show);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (WayPresenter *presenter)
{
  WayScene *scene = way_presentation_get_scene (presenter->show);

  if (scene != presenter->scene
      || way_presentation_get_speaks (presenter->show) != presenter->speaks
      || way_presentation_get_lang (presenter->show) != presenter->lang)
    way_presenter_show_scene (presenter, scene);
  else if (presenter->scene_view != NULL)
    way_scene_view_update (WAY_SCENE_VIEW (presenter->scene_view));
  way_presenter_update_covers (presenter);
  way_presenter_update_words (presenter);
  way_presenter_update_options (presenter);
  g_clear_handle_id (&presenter->number_source, g_source_remove);
  if (way_presentation_get_number (presenter->show) > 0)
    presenter->number_source = g_timeout_add (FORGET_NUMBER_MS, forget_number_cb, presenter);
  look_cb (presenter);
}

/**
 * way_presenter_step:
 * @presenter: a presenter
 *
 * Goes a step on; at the end the window closes.
 */
void
way_presenter_step (WayPresenter *presenter)
{
  if (!way_presentation_next (presenter->show))
    gtk_window_close (GTK_WINDOW (presenter));
}

static void
show_pointer (WayPresenter *presenter)
{
  if (presenter->blind != NULL)
    gtk_widget_set_cursor (presenter->blind, NULL);
  g_clear_weak_pointer (&presenter->blind);
  gtk_widget_set_cursor (GTK_WIDGET (presenter), NULL);
}

/* GTK tells after each layout where the pointer is, moved or not. */
static gboolean
has_moved (WayPresenter *presenter,
           double        x,
           double        y)
{
  gboolean moved = presenter->pointer_known
                   && (x != presenter->pointer_x || y != presenter->pointer_y);

  presenter->pointer_known = TRUE;
  presenter->pointer_x = x;
  presenter->pointer_y = y;
  return moved;
}

/* The widget under the pointer may have a shape of its own for it. */
static gboolean
hide_pointer_cb (gpointer data)
{
  WayPresenter *presenter = data;
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (presenter));
  GdkDevice *pointer
    = gdk_seat_get_pointer (gdk_display_get_default_seat (gtk_widget_get_display (data)));
  double x, y;

  presenter->hide_source = 0;
  if (pointer != NULL && surface != NULL
      && gdk_surface_get_device_position (surface, pointer, &x, &y, NULL))
    {
      if (!presenter->pointer_known)
        has_moved (presenter, x, y);
      g_set_weak_pointer (&presenter->blind,
                          gtk_widget_pick (GTK_WIDGET (presenter), x, y, GTK_PICK_DEFAULT));
    }
  if (presenter->blind != NULL)
    gtk_widget_set_cursor_from_name (presenter->blind, "none");
  gtk_widget_set_cursor_from_name (GTK_WIDGET (presenter), "none");
  return G_SOURCE_REMOVE;
}

/* The pointer goes unless it moves once more. */
static void
await_rest (WayPresenter *presenter)
{
  g_clear_handle_id (&presenter->hide_source, g_source_remove);
  presenter->hide_source = g_timeout_add (HIDE_POINTER_MS, hide_pointer_cb, presenter);
}

static void
motion_cb (WayPresenter *presenter,
           double        x,
           double        y)
{
  way_spotlight_move (presenter->spotlight, x, y);
  if (!has_moved (presenter, x, y))
    return;
  gtk_widget_set_can_target (GTK_WIDGET (presenter->stack), TRUE);
  show_pointer (presenter);
  await_rest (presenter);
}

static gboolean
key_cb (WayPresenter    *presenter,
        guint            key,
        guint            code,
        GdkModifierType  modifiers)
{
  return way_presenter_handle_key (presenter, key, code, modifiers);
}

static void
end_clicked_cb (WayPresenter *presenter)
{
  way_presenter_step (presenter);
}

static void
curtain_clicked_cb (WayPresenter *presenter)
{
  way_presentation_escape (presenter->show);
}

/**
 * way_presenter_toggle_look:
 * @presenter: a presenter
 *
 * Changes between the light and the dark look, and remembers which.
 */
void
way_presenter_toggle_look (WayPresenter *presenter)
{
  g_settings_set_boolean (presenter->settings, "present-dark", !is_dark (presenter));
  apply_look (presenter);
}

/**
 * way_presenter_fill_help:
 * @presenter: a presenter
 *
 * Writes the keys into the list of them.
 */
void
way_presenter_fill_help (WayPresenter *presenter)
{
  gtk_box_append (presenter->help_rows, way_actions_new_show_keys ());
}

/**
 * way_presenter_toggle_help:
 * @presenter: a presenter
 *
 * Shows the keys over the scene, or hides them.
 */
void
way_presenter_toggle_help (WayPresenter *presenter)
{
  if (gtk_widget_get_first_child (GTK_WIDGET (presenter->help_rows)) == NULL)
    way_presenter_fill_help (presenter);
  gtk_widget_set_visible (presenter->help, !gtk_widget_get_visible (presenter->help));
}

/**
 * way_presenter_toggle_notes:
 * @presenter: a presenter
 *
 * Opens the speaker's window, or closes it.
 */
void
way_presenter_toggle_notes (WayPresenter *presenter)
{
  if (presenter->notes != NULL)
    {
      gtk_window_destroy (GTK_WINDOW (presenter->notes));
      return;
    }
  g_set_weak_pointer (&presenter->notes,
                      way_notes_window_new (presenter, presenter->dataset, presenter->settings));
  presenter->notes_placed = FALSE;
  way_presenter_follow_notes (presenter);
  gtk_window_present (GTK_WINDOW (presenter->notes));
}

/* The screen must not go dark while nobody touches the keys. */
static void
inhibit (WayPresenter *presenter)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (presenter));

  if (application != NULL)
    presenter->inhibited
      = gtk_application_inhibit (application, GTK_WINDOW (presenter),
                                 GTK_APPLICATION_INHIBIT_IDLE, _("A lesson is being presented"));
}

static gboolean
way_presenter_close_request (GtkWindow *window)
{
  WayPresenter *presenter = WAY_PRESENTER (window);
  GtkApplication *application = gtk_window_get_application (window);

  if (presenter->inhibited != 0 && application != NULL)
    gtk_application_uninhibit (application, presenter->inhibited);
  presenter->inhibited = 0;
  if (presenter->notes != NULL)
    gtk_window_destroy (GTK_WINDOW (presenter->notes));
  if (presenter->main_window != NULL)
    gtk_window_present (presenter->main_window);
  return GTK_WINDOW_CLASS (way_presenter_parent_class)->close_request (window);
}

static void
way_presenter_dispose (GObject *object)
{
  WayPresenter *presenter = WAY_PRESENTER (object);

  g_clear_handle_id (&presenter->look_source, g_source_remove);
  g_clear_handle_id (&presenter->number_source, g_source_remove);
  g_clear_handle_id (&presenter->hide_source, g_source_remove);
  g_clear_handle_id (&presenter->place_source, g_source_remove);
  g_clear_handle_id (&presenter->size_source, g_source_remove);
  g_clear_weak_pointer (&presenter->main_window);
  g_clear_weak_pointer (&presenter->notes);
  g_clear_weak_pointer (&presenter->blind);
  if (presenter->css != NULL)
    gtk_style_context_remove_provider_for_display (gtk_widget_get_display (GTK_WIDGET (presenter)),
                                                   GTK_STYLE_PROVIDER (presenter->css));
  g_clear_object (&presenter->css);
  if (presenter->show != NULL)
    g_signal_handlers_disconnect_by_data (presenter->show, presenter);
  g_clear_object (&presenter->show);
  g_clear_object (&presenter->settings);
  g_clear_pointer (&presenter->scene, way_scene_unref);
  g_clear_pointer (&presenter->dataset, way_dataset_unref);

  G_OBJECT_CLASS (way_presenter_parent_class)->dispose (object);
}

static void
way_presenter_class_init (WayPresenterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_presenter_dispose;
  widget_class->size_allocate = way_presenter_size_allocate;
  GTK_WINDOW_CLASS (klass)->close_request = way_presenter_close_request;

  g_type_ensure (WAY_TYPE_SPOTLIGHT);
  gtk_widget_class_set_css_name (widget_class, "presenter");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/waymark/Waymark/ui/presenter.ui");
  gtk_widget_class_bind_template_child (widget_class, WayPresenter, caption);
  gtk_widget_class_bind_template_child (widget_class, WayPresenter, second_caption);
  gtk_widget_class_bind_template_child (widget_class, WayPresenter, text);
  gtk_widget_class_bind_template_child (widget_class, WayPresenter, second_text);
  gtk_widget_class_bind_template_child (widget_class, WayPresenter, axis);
  gtk_widget_class_bind_template_child (widget_class, WayPresenter, verdict);
  gtk_widget_class_bind_template_child (widget_class, WayPresenter, second_verdict);
  gtk_widget_class_bind_template_child (widget_class, WayPresenter, options);
  gtk_widget_class_bind_template_child (widget_class, WayPresenter, stack);
  gtk_widget_class_bind_template_child (widget_class, WayPresenter, foot);
  gtk_widget_class_bind_template_child (widget_class, WayPresenter, second_foot);
  gtk_widget_class_bind_template_child (widget_class, WayPresenter, number);
  gtk_widget_class_bind_template_child (widget_class, WayPresenter, progress);
  gtk_widget_class_bind_template_child (widget_class, WayPresenter, end);
  gtk_widget_class_bind_template_child (widget_class, WayPresenter, end_title);
  gtk_widget_class_bind_template_child (widget_class, WayPresenter, end_hint);
  gtk_widget_class_bind_template_child (widget_class, WayPresenter, curtain);
  gtk_widget_class_bind_template_child (widget_class, WayPresenter, help);
  gtk_widget_class_bind_template_child (widget_class, WayPresenter, help_rows);
  gtk_widget_class_bind_template_child (widget_class, WayPresenter, spotlight);
  gtk_widget_class_bind_template_callback (widget_class, end_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, curtain_clicked_cb);
}

/* The menus of the window speak of what a lesson does not have. */
static void
secondary_pressed_cb (GtkGesture *gesture)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
add_input (WayPresenter *presenter)
{
  GtkGesture *secondary = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_event_controller_set_propagation_phase (motion, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), presenter,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), presenter,
                           G_CONNECT_SWAPPED);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (secondary), GTK_PHASE_CAPTURE);
  g_signal_connect (secondary, "pressed", G_CALLBACK (secondary_pressed_cb), NULL);
  gtk_widget_add_controller (GTK_WIDGET (presenter), GTK_EVENT_CONTROLLER (secondary));
  gtk_widget_add_controller (GTK_WIDGET (presenter), keys);
  gtk_widget_add_controller (GTK_WIDGET (presenter), motion);
}

static void
way_presenter_init (WayPresenter *presenter)
{
  presenter->unit = 1;
  gtk_widget_init_template (GTK_WIDGET (presenter));
  gtk_stack_set_transition_duration (presenter->stack, TRANSITION_MS);
  /* Where the pointer happens to be means nothing until it moves. */
  gtk_widget_set_can_target (GTK_WIDGET (presenter->stack), FALSE);
  presenter->css = gtk_css_provider_new ();
  gtk_style_context_add_provider_for_display (gtk_widget_get_display (GTK_WIDGET (presenter)),
                                              GTK_STYLE_PROVIDER (presenter->css),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
}

/**
 * way_presenter_new:
 * @parent: the window to which it returns
 * @settings: the program's settings
 * @dataset: the snapshot that is shown
 * @tour: what is presented
 * @speaks: the language to begin with
 *
 * Returns: (transfer none): a window that fills the monitor
 */
GtkWidget *
way_presenter_new (GtkWindow  *parent,
                   GSettings  *settings,
                   WayDataset *dataset,
                   WayTour    *tour,
                   WaySpeaks   speaks)
{
  WayPresenter *presenter;

  g_return_val_if_fail (GTK_IS_WINDOW (parent) && G_IS_SETTINGS (settings), NULL);
  g_return_val_if_fail (dataset != NULL && tour != NULL, NULL);

  presenter = g_object_new (WAY_TYPE_PRESENTER, "application",
                            gtk_window_get_application (parent), NULL);
  g_set_weak_pointer (&presenter->main_window, parent);
  presenter->settings = g_object_ref (settings);
  presenter->dataset = way_dataset_ref (dataset);
  presenter->show = way_presentation_new (tour, 0, speaks);
  /* After the keys of the application, before which it is to come. */
  add_input (presenter);
  way_presenter_watch_monitors (presenter);
  way_presenter_fill_monitor (presenter);
  apply_look (presenter);
  g_signal_connect_swapped (presenter->show, "changed", G_CALLBACK (changed_cb), presenter);
  changed_cb (presenter);
  inhibit (presenter);
  await_rest (presenter);
  return GTK_WIDGET (presenter);
}

/**
 * way_presenter_get_presentation:
 * @presenter: a presenter
 *
 * Returns: (transfer none): where the lesson stands
 */
WayPresentation *
way_presenter_get_presentation (WayPresenter *presenter)
{
  g_return_val_if_fail (WAY_IS_PRESENTER (presenter), NULL);

  return presenter->show;
}
