/* Which monitor the lesson fills, and which the speaker's notes. The choice is
 * remembered, and kept while that monitor is away: who plugs the projector in
 * again finds the lesson on it.
 */
#include "config.h"

#include "way-presenter-private.h"

/* Monitors come and go one by one and get their sizes after that. */
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

/* The window has the size of the monitor before it asks for the whole screen,
 * which needs a window manager to be granted. */
static void
set_size (WayPresenter *presenter,
          GdkMonitor   *monitor)
{
  GdkRectangle area = { 0, 0, 1920, 1080 };

  if (monitor != NULL)
    gdk_monitor_get_geometry (monitor, &area);
  gtk_window_set_default_size (GTK_WINDOW (presenter), area.width, area.height);
  way_presenter_update_unit (presenter, area.width, area.height);
}

/* A window that has the whole of a monitor stays there until it gives it up. */
static void
move_to (GtkWindow  *window,
         GdkMonitor *monitor)
{
  if (gtk_window_is_fullscreen (window))
    gtk_window_unfullscreen (window);
  gtk_window_fullscreen_on_monitor (window, monitor);
}

/**
 * way_presenter_fill_monitor:
 * @presenter: a presenter
 *
 * Lets the lesson fill the monitor that was chosen for it.
 */
void
way_presenter_fill_monitor (WayPresenter *presenter)
{
  guint index;
  GdkMonitor *monitor = find_monitor (presenter, &index);

  set_size (presenter, monitor);
  if (monitor != NULL)
    move_to (GTK_WINDOW (presenter), monitor);
}

/**
 * way_presenter_place_notes:
 * @presenter: a presenter
 *
 * Lets the speaker's notes fill a monitor that the lesson does not, if there
 * is one; else they are a window of the usual kind.
 */
void
way_presenter_place_notes (WayPresenter *presenter)
{
  GListModel *monitors = get_monitors (presenter);
  guint n = g_list_model_get_n_items (monitors), index;

  if (presenter->notes == NULL)
    return;
  find_monitor (presenter, &index);
  if (n > 1)
    move_to (GTK_WINDOW (presenter->notes), get_monitor (monitors, (index + 1) % n));
  else if (presenter->notes_placed)
    gtk_window_unfullscreen (GTK_WINDOW (presenter->notes));
  presenter->notes_placed = n > 1;
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
 * Keeps the lesson in sight when monitors come and go; to be called once.
 */
void
way_presenter_watch_monitors (WayPresenter *presenter)
{
  g_signal_connect_object (get_monitors (presenter), "items-changed",
                           G_CALLBACK (monitors_changed_cb), presenter, G_CONNECT_SWAPPED);
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
