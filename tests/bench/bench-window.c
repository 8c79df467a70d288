/* The windows that the benchmarks compare: `empty`, a window of GTK without
 * content, or `waymark`, each as large as the other. A file after that is
 * opened, and only a picture of that counts. With `frame` the program
 * ends when the first frame is painted; with `memory` it prints what memory it
 * holds when the window is complete.
 */
#include "config.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "way-application.h"
#include "way-timeline-view.h"
#include "way-window.h"

#define WIDTH 1200
#define HEIGHT 800

/* Frames and idle sources have settled after this time. */
#define SETTLE_MS 1000

static gboolean for_memory;

/* The file to be opened, or NULL for the shipped set. */
static const char *path;

/* The lines of /proc/self/status that tell of resident memory. */
static void
print_memory (void)
{
  g_autofree char *status = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    g_error ("/proc/self/status cannot be read");
  lines = g_strsplit (status, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], "VmRSS:") || g_str_has_prefix (lines[i], "RssAnon:"))
      g_print ("%s\n", lines[i]);
}

static gboolean
settled_cb (gpointer data)
{
  if (WAY_IS_WINDOW (data) && !way_window_is_complete (data))
    return G_SOURCE_CONTINUE;
  print_memory ();
  exit (EXIT_SUCCESS);
}

static WayTimelineView *
find_timeline (GtkWidget *widget)
{
  WayTimelineView *found = NULL;

  if (WAY_IS_TIMELINE_VIEW (widget))
    return WAY_TIMELINE_VIEW (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_timeline (child);
  return found;
}

/* Whether the window shows the file by now, of which there is but one name. */
static gboolean
has_file (WayWindow *window)
{
  WayDataset *dataset = way_session_get_dataset (way_window_get_session (window));

  return g_str_equal (way_dataset_get_meta (dataset, "id"), "generated");
}

/* Whether a frame is the whole one that is waited for. */
static gboolean
is_drawn (GtkWidget *window)
{
  WayTimelineView *timeline = find_timeline (window);
  const WayTimelineCounts *counts;

  if (!gtk_widget_get_mapped (window) || gtk_widget_get_width (window) <= 1)
    return FALSE;
  if (!WAY_IS_WINDOW (window))
    return TRUE;
  if (path != NULL && !has_file (WAY_WINDOW (window)))
    return FALSE;
  counts = way_timeline_view_get_counts (timeline);
  return gtk_widget_get_mapped (GTK_WIDGET (timeline)) && counts != NULL
         && counts->labelled + counts->marks + counts->clustered > 0;
}

static void
painted_cb (GdkFrameClock *clock,
            GtkWidget     *window)
{
  if (!is_drawn (window))
    return;
  g_signal_handlers_disconnect_by_func (clock, painted_cb, window);
  if (for_memory)
    {
      g_timeout_add (SETTLE_MS, settled_cb, window);
      return;
    }
  /* The picture has reached the display; closing down is not part of it. */
  gdk_display_sync (gtk_widget_get_display (window));
  _exit (EXIT_SUCCESS);
}

static void
window_added_cb (GtkApplication *application,
                 GtkWindow      *window)
{
  gtk_widget_realize (GTK_WIDGET (window));
  g_signal_connect_after (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "after-paint",
                          G_CALLBACK (painted_cb), window);
}

static void
open_empty_cb (GtkApplication *application)
{
  GtkWidget *window = gtk_application_window_new (application);

  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  window_added_cb (application, GTK_WINDOW (window));
  gtk_window_present (GTK_WINDOW (window));
}

/* The window is complete and presented when this is called, and its frame
 * clock has not ticked. */
static void
opened_cb (GtkApplication *application)
{
  window_added_cb (application, gtk_application_get_active_window (application));
}

static GtkApplication *
create_application (gboolean empty)
{
  GtkApplication *application;

  if (empty)
    {
      application = gtk_application_new ("org.waymark.Empty", G_APPLICATION_NON_UNIQUE);
      g_signal_connect (application, "activate", G_CALLBACK (open_empty_cb), NULL);
      return application;
    }
  application = GTK_APPLICATION (way_application_new ());
  g_application_set_flags (G_APPLICATION (application),
                           g_application_get_flags (G_APPLICATION (application))
                           | G_APPLICATION_NON_UNIQUE);
  g_signal_connect_after (application, path != NULL ? "open" : "activate",
                          G_CALLBACK (opened_cb), NULL);
  return application;
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GtkApplication) application = NULL;

  char *file_argv[] = { argv[0], NULL, NULL };

  if (argc != 3 && argc != 4)
    g_error ("usage: %s empty|waymark frame|memory [FILE]", argv[0]);
  path = file_argv[1] = argc == 4 ? argv[3] : NULL;
  setlocale (LC_ALL, "");
  if (!way_application_find_display ())
    g_error ("there is no display");
  for_memory = g_str_equal (argv[2], "memory");
  application = create_application (g_str_equal (argv[1], "empty"));
  return g_application_run (G_APPLICATION (application), argc - 2, file_argv);
}
