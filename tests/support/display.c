/* Widgets on a real display, in a test. Not gtk_test_init(): it asks for a
 * locale that need not be installed, and goes on in ASCII without it. Nor are
 * the folders isolated by GLib, which hides the icons and the types of files
 * too; with-display.sh gives the test folders of its own.
 */
#include "config.h"

#include "display.h"

#include <locale.h>
#include <string.h>

#include "way-resources.h"
#include "way-store.h"

/* How often a loop that waits looks again. */
#define TICK_MS 5

/* GTK asks for one more frame where a layout changes what is to be laid out. */
#define FRAMES_TO_SETTLE 3

/* When the delay of a tooltip ends, GTK 4.8 asks the surface of the popover that
 * had the pointer, even if that has gone with its window. It complains and goes
 * on; no test of ours is to fail by it. */
static gboolean
is_of_tooltip (const char *message)
{
  return strstr (message, "gdk_surface_get_device_position: assertion 'GDK_IS_SURFACE") != NULL
         || strstr (message, "_gtk_widget_find_at_coords: assertion 'GDK_IS_SURFACE") != NULL;
}

static void
log_cb (const char     *domain,
        GLogLevelFlags  level,
        const char     *message,
        gpointer        data)
{
  if (!is_of_tooltip (message))
    g_log_default_handler (domain, level, message, data);
}

static gboolean
is_fatal_cb (const char     *domain,
             GLogLevelFlags  level,
             const char     *message,
             gpointer        data)
{
  return !is_of_tooltip (message);
}

void
set_up_display (int    *argc,
                char ***argv)
{
  g_test_init (argc, argv, NULL);
  g_log_set_handler ("Gdk", G_LOG_LEVEL_CRITICAL | G_LOG_FLAG_FATAL, log_cb, NULL);
  g_log_set_handler ("Gtk", G_LOG_LEVEL_CRITICAL | G_LOG_FLAG_FATAL, log_cb, NULL);
  gtk_disable_setlocale ();
  setlocale (LC_ALL, "C.UTF-8");
  gtk_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  way_resources_register ();
}

/* The data set that the build has made. */
char *
find_shipped (void)
{
  return g_strdup (g_getenv ("WAYMARK_DATASET"));
}

WayDataset *
load_shipped (void)
{
  g_autofree char *path = find_shipped ();
  g_autoptr (GError) error = NULL;
  WayDataset *dataset = way_store_load (path, NULL, &error);

  g_assert_no_error (error);
  return dataset;
}

WaySession *
new_session (void)
{
  g_autoptr (WayDataset) dataset = load_shipped ();

  return way_session_new (dataset, WAY_LANG_EN);
}

/* To where not all policies of the shipped set have room, so that there are clusters. */
void
zoom_far_out (WaySession *session)
{
  g_autoptr (WayView) view = way_view_with_span (way_session_get_view (session),
                                                 way_day_of_year (1980), way_day_of_year (2040));

  way_session_update (session, view);
}

guint
find_policy (WaySession *session,
             const char *id)
{
  guint policy = way_dataset_find (way_session_get_dataset (session), WAY_TABLE_POLICIES, id);

  g_assert_cmpuint (policy, !=, WAY_NONE);
  return policy;
}

static gboolean
tick_cb (gpointer data)
{
  return G_SOURCE_REMOVE;
}

/* One turn of the main loop, which ends even where nothing happens. */
void
run_once (void)
{
  g_autoptr (GSource) tick = g_timeout_source_new (TICK_MS);

  g_test_log_set_fatal_handler (is_fatal_cb, NULL);
  g_source_set_callback (tick, tick_cb, NULL, NULL);
  g_source_attach (tick, NULL);
  g_main_context_iteration (NULL, TRUE);
  g_source_destroy (tick);
}

static gboolean
frame_cb (GtkWidget     *widget,
          GdkFrameClock *clock,
          gpointer       data)
{
  guint *frames = data;

  return --*frames > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* Waits until a window is on the screen, laid out and drawn, and all that was
 * put off until then is done. */
void
settle (GtkWidget *widget)
{
  guint frames = FRAMES_TO_SETTLE;

  wait_until (gtk_widget_get_mapped (widget));
  gtk_widget_add_tick_callback (widget, frame_cb, &frames, NULL);
  wait_until (frames == 0);
  for (guint i = 0; i < 1000 && g_main_context_iteration (NULL, FALSE); i++)
    continue;
}

/* A window with nothing else in it, on the screen. */
GtkWidget *
new_test_window (GtkWidget *child)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 700);
  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_window_present (GTK_WINDOW (window));
  settle (window);
  return window;
}

static gboolean
says (GtkWidget  *widget,
      const char *text)
{
  if (text == NULL)
    return TRUE;
  if (GTK_IS_LABEL (widget))
    return g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text);
  if (GTK_IS_INSCRIPTION (widget))
    return g_strcmp0 (gtk_inscription_get_text (GTK_INSCRIPTION (widget)), text) == 0;
  if (GTK_IS_BUTTON (widget))
    return g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), text) == 0;
  return FALSE;
}

/* The first descendant of a type, and with a text if one is given. */
GtkWidget *
find_widget (GtkWidget  *root,
             GType       type,
             const char *text)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type) && says (root, text))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

guint
count_widgets (GtkWidget *root,
               GType      type)
{
  guint count = g_type_is_a (G_OBJECT_TYPE (root), type);

  for (GtkWidget *child = gtk_widget_get_first_child (root);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    count += count_widgets (child, type);
  return count;
}

/* A named child of the template of a widget's class. */
gpointer
template_child (gpointer    widget,
                const char *name)
{
  GObject *child = gtk_widget_get_template_child (widget, G_OBJECT_TYPE (widget), name);

  g_assert_nonnull (child);
  return child;
}

static void
notify_cb (GObject    *object,
           GParamSpec *pspec,
           guint      *count)
{
  ++*count;
}

/* Counts how often a property says that it has changed. */
void
count_notify (gpointer    object,
              const char *property,
              guint      *count)
{
  g_autofree char *detailed = g_strconcat ("notify::", property, NULL);

  *count = 0;
  g_signal_connect (object, detailed, G_CALLBACK (notify_cb), count);
}
