/* Which monitor the lesson fills, and which the speaker's notes. The choice is
 * remembered, and kept while that monitor is away: who plugs the projector in
 * again finds the lesson on it.
 */
#include "config.h"

#include "way-presenter-private.h"

/* Monitors come and go one by one and get their sizes after that; windows that
 * go to another monitor are given their place and their size one by one. */
#define SETTLE_MS 150

static GListModel *
get_monitors (WayPresenter *presenter)
{
  return gdk_display_get_monitors (gtk_widget_get_display (GTK_WIDGET (presenter)));
}

static GdkMonitor *
get_monitor (GListModel *monitors,
             guint       index)
{
  g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, index);

  return monitor;   /* the display keeps it */
}

/* The one that was chosen, if it is there; else that of the main window. */
static GdkMonitor *
find_monitor (WayPresenter *presenter,
              guint        *index)
{
  GListModel *monitors = get_monitors (presenter);
  g_autofree char *chosen = g_settings_get_string (presenter->settings, "present-monitor");
  GdkSurface *surface = presenter->main_window != NULL
    ? gtk_native_get_surface (GTK_NATIVE (presenter->main_window)) : NULL;
  GdkMonitor *here = surface != NULL
    ? gdk_display_get_monitor_at_surface (gtk_widget_get_display (GTK_WIDGET (presenter)), surface)
    : NULL;

  *index = 0;
  for (guint i = 0; i < g_list_model_get_n_items (monitors); i++)
    {
      GdkMonitor *monitor = get_monitor (monitors, i);

      if (*chosen != '\0' && g_strcmp0 (gdk_monitor_get_connector (monitor), chosen) == 0)
        {
          *index = i;
          return monitor;
        }
      if (monitor == here)
        *index = i;
    }
  return get_monitor (monitors, *index);
}

/* The monitor of the notes: the one after the lesson's, or %NULL if there is none. */
static GdkMonitor *
find_notes_monitor (WayPresenter *presenter)
{
  GListModel *monitors = get_monitors (presenter);
  guint n = g_list_model_get_n_items (monitors), index;

  find_monitor (presenter, &index);
  return n > 1 ? get_monitor (monitors, (index + 1) % n) : NULL;
}

/* Without a window manager nobody grants the whole screen: the window is to
 * have the size of the monitor itself. Its type is of that size from the
 * beginning; later it follows the size that the window has. */
static void
set_sizes (WayPresenter *presenter)
{
  guint index;
  GdkMonitor *monitor = find_monitor (presenter, &index);
  GdkRectangle area = { 0, 0, 1920, 1080 };

  if (monitor != NULL)
    gdk_monitor_get_geometry (monitor, &area);
  gtk_window_set_default_size (GTK_WINDOW (presenter), area.width, area.height);
  if (!gtk_widget_get_mapped (GTK_WIDGET (presenter)))
    way_presenter_update_unit (presenter, area.width, area.height);

  monitor = find_notes_monitor (presenter);
  if (presenter->notes == NULL || monitor == NULL)
    return;
  gdk_monitor_get_geometry (monitor, &area);
  gtk_window_set_default_size (GTK_WINDOW (presenter->notes), area.width, area.height);
}

static gboolean
size_cb (gpointer data)
{
  WayPresenter *presenter = data;

  presenter->size_source = 0;
  set_sizes (presenter);
  return G_SOURCE_REMOVE;
}

static void
monitor_crossed_cb (WayPresenter *presenter)
{
  g_clear_handle_id (&presenter->size_source, g_source_remove);
  presenter->size_source = g_timeout_add (SETTLE_MS, size_cb, presenter);
}

/* A window is given no more room than the monitor has that it is on, so that
 * it can take the size of another one only when it has arrived there: when it
 * enters it, or, if it reached into it before, when it leaves the first. */
static void
follow_size (WayPresenter *presenter,
             GtkWidget    *window)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));

  g_signal_connect_object (surface, "enter-monitor", G_CALLBACK (monitor_crossed_cb), presenter,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (surface, "leave-monitor", G_CALLBACK (monitor_crossed_cb), presenter,
                           G_CONNECT_SWAPPED);
}

/* A window that has the whole of a monitor stays there until it gives it up.
 * One that is not yet on the screen does not ask: where no window manager is,
 * it would be taken for granted, and the window never change its size. */
static void
move_to (GtkWindow  *window,
         GdkMonitor *monitor)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (window)))
    return;
  if (gtk_window_is_fullscreen (window))
    gtk_window_unfullscreen (window);
  gtk_window_fullscreen_on_monitor (window, monitor);
}

/**
 * way_presenter_fill_monitor:
 * @presenter: a presenter
 *
 * Lets the lesson fill the monitor that was chosen for it, now or as soon as
 * it is on the screen.
 */
void
way_presenter_fill_monitor (WayPresenter *presenter)
{
  guint index;
  GdkMonitor *monitor = find_monitor (presenter, &index);

  set_sizes (presenter);
  if (monitor != NULL)
    move_to (GTK_WINDOW (presenter), monitor);
}

/**
 * way_presenter_place_notes:
 * @presenter: a presenter
 *
 * Lets the speaker's notes, once they are on the screen, fill a monitor that
 * the lesson does not, if there is one; else they are a window of the usual
 * kind.
 */
void
way_presenter_place_notes (WayPresenter *presenter)
{
  GdkMonitor *monitor = find_notes_monitor (presenter);

  if (presenter->notes == NULL)
    return;
  if (monitor != NULL)
    move_to (GTK_WINDOW (presenter->notes), monitor);
  else if (presenter->notes_placed)
    {
      gtk_window_unfullscreen (GTK_WINDOW (presenter->notes));
      gtk_window_set_default_size (GTK_WINDOW (presenter->notes), presenter->notes_width,
                                   presenter->notes_height);
    }
  presenter->notes_placed = monitor != NULL;
}

/**
 * way_presenter_follow_notes:
 * @presenter: a presenter whose notes have just been made
 *
 * Lets the notes have their place and its size as soon as they are on the
 * screen, and keeps the size that they have as a window of the usual kind.
 */
void
way_presenter_follow_notes (WayPresenter *presenter)
{
  gtk_window_get_default_size (GTK_WINDOW (presenter->notes), &presenter->notes_width,
                               &presenter->notes_height);
  g_signal_connect_object (presenter->notes, "realize", G_CALLBACK (follow_size), presenter,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (presenter->notes, "map", G_CALLBACK (way_presenter_place_notes),
                           presenter, G_CONNECT_SWAPPED);
}

/* The lesson last: it takes the keyboard. */
static gboolean
place_cb (gpointer data)
{
  WayPresenter *presenter = data;

  presenter->place_source = 0;
  way_presenter_place_notes (presenter);
  way_presenter_fill_monitor (presenter);
  gtk_window_present (GTK_WINDOW (presenter));
  return G_SOURCE_REMOVE;
}

static void
monitors_changed_cb (WayPresenter *presenter)
{
  g_clear_handle_id (&presenter->place_source, g_source_remove);
  presenter->place_source = g_timeout_add (SETTLE_MS, place_cb, presenter);
}

/**
 * way_presenter_watch_monitors:
 * @presenter: a presenter that is not yet on the screen
 *
 * Keeps the lesson in sight when monitors come and go, and of the size of the
 * one that it comes to; to be called once.
 */
void
way_presenter_watch_monitors (WayPresenter *presenter)
{
  g_signal_connect_object (get_monitors (presenter), "items-changed",
                           G_CALLBACK (monitors_changed_cb), presenter, G_CONNECT_SWAPPED);
  g_signal_connect (presenter, "realize", G_CALLBACK (follow_size), presenter);
  g_signal_connect (presenter, "map", G_CALLBACK (way_presenter_fill_monitor), NULL);
}

/**
 * way_presenter_next_monitor:
 * @presenter: a presenter
 *
 * Moves to the next monitor, if there are several, and remembers it; the notes
 * make room.
 */
void
way_presenter_next_monitor (WayPresenter *presenter)
{
  GListModel *monitors = get_monitors (presenter);
  guint n = g_list_model_get_n_items (monitors), index;
  const char *name;

  find_monitor (presenter, &index);
  if (n < 2)
    {
      gtk_widget_error_bell (GTK_WIDGET (presenter));
      return;
    }
  name = gdk_monitor_get_connector (get_monitor (monitors, (index + 1) % n));
  g_settings_set_string (presenter->settings, "present-monitor", name != NULL ? name : "");
  place_cb (presenter);
}
