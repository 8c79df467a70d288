/* The application: one process, one data set, its windows. */
#include "config.h"

#include "way-application.h"

#include <glib/gi18n.h>
#include <locale.h>

#include "way-actions.h"
#include "way-color-scheme.h"
#include "way-fault.h"
#include "way-paths.h"
#include "way-presenter.h"
#include "way-resources.h"
#include "way-settings.h"
#include "way-store.h"
#include "way-window.h"

struct _WayApplication
{
  GtkApplication  parent_instance;

  GSettings      *settings;
  WayColorScheme *color_scheme;
  GtkCssProvider *css;
  char           *languages;      /* (nullable): LANGUAGE, as the user has it */
  guint           rebuild_source; /* once a lesson is over */
  GThread        *loader;         /* of the shipped data set; NULL once it is joined */
};

/* What the loader ends with: one or the other. */
typedef struct
{
  WayDataset *dataset;
  GError     *error;
} Loaded;

G_DEFINE_FINAL_TYPE (WayApplication, way_application, GTK_TYPE_APPLICATION)

/* A data set without a row, for a window that could not open one and says so. */
static WayDataset *
make_empty_dataset (void)
{
  g_autoptr (WayDatasetBuilder) builder = way_dataset_builder_new ();

  return way_dataset_builder_end (builder);
}

static GtkWidget *
make_window (WayApplication *application,
             WayDataset     *dataset)
{
  g_autoptr (WaySession) session
    = way_session_new (dataset, way_settings_get_lang (application->settings));

  way_session_set_both (session, g_settings_get_boolean (application->settings, "both-languages"));
  return way_window_new (GTK_APPLICATION (application), application->settings, session);
}

static void
free_loaded (Loaded *loaded)
{
  g_clear_pointer (&loaded->dataset, way_dataset_unref);
  g_clear_error (&loaded->error);
  g_free (loaded);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Loaded, free_loaded)

static gpointer
load_in_thread (gpointer data)
{
  g_autofree char *path = data;
  Loaded *loaded = g_new0 (Loaded, 1);

  loaded->dataset = way_store_load (path, NULL, &loaded->error);
  return loaded;
}

static void
start_loading (WayApplication *application)
{
  application->loader = g_thread_new ("load", load_in_thread, way_paths_dataset ());
}

/* Opens a window on the shipped data set. If that cannot be read, the window
 * opens all the same, and says why. */
static GtkWidget *
open_window (WayApplication *application)
{
  g_autoptr (Loaded) loaded = NULL;
  GtkWidget *window;

  if (application->loader == NULL)
    start_loading (application);
  loaded = g_thread_join (g_steal_pointer (&application->loader));
  if (loaded->dataset == NULL)
    {
      g_autoptr (WayDataset) empty = make_empty_dataset ();
      g_autofree char *reason = way_fault_tell (loaded->error);

      window = make_window (application, empty);
      way_window_show_message (WAY_WINDOW (window), reason);
    }
  else
    window = make_window (application, loaded->dataset);
  return window;
}

static void
way_application_activate (GApplication *base)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (base));

  if (window == NULL)
    window = GTK_WINDOW (open_window (WAY_APPLICATION (base)));
  gtk_window_present (window);
}

static void
way_application_open (GApplication  *base,
                      GFile        **files,
                      int            n_files,
                      const char    *hint)
{
  way_application_activate (base);
  way_window_open (WAY_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (base))),
                   files[0]);
}

static void rebuild_windows (WayApplication *application);

static gboolean
lesson_over_cb (gpointer data)
{
  WayApplication *application = data;

  application->rebuild_source = 0;
  rebuild_windows (application);
  return G_SOURCE_REMOVE;
}

/* Quitting closes the windows one by one: until it has, none is made again. */
static void
presenter_destroy_cb (WayApplication *application)
{
  if (application->rebuild_source == 0)
    application->rebuild_source = g_idle_add (lesson_over_cb, application);
}

/* A new window would come over the lesson that is being given, and take the keys
 * from it. So the lesson alone changes, until it is over. */
static gboolean
is_behind_lesson (WayApplication *application,
                  WayWindow      *window,
                  WayLang         lang,
                  gboolean        both)
{
  GtkWidget *presenter = way_window_get_presenter (window);

  if (presenter == NULL)
    return FALSE;
  way_presenter_set_languages (WAY_PRESENTER (presenter), lang, both);
  g_signal_handlers_disconnect_by_func (presenter, presenter_destroy_cb, application);
  g_signal_connect_object (presenter, "destroy", G_CALLBACK (presenter_destroy_cb), application,
                           G_CONNECT_SWAPPED);
  /* Without a window manager both may take themselves for the active one. */
  return !gtk_window_is_active (GTK_WINDOW (window))
      || gtk_window_is_active (GTK_WINDOW (presenter));
}

/* Another language needs other widgets: every window that does not have it yet
 * is made again around its session. */
static void
rebuild_windows (WayApplication *application)
{
  GList *windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (application)));
  WayLang lang = way_settings_get_lang (application->settings);
  gboolean both = g_settings_get_boolean (application->settings, "both-languages");

  for (GList *l = windows; l != NULL; l = l->next)
    if (WAY_IS_WINDOW (l->data) && !is_behind_lesson (application, l->data, lang, both))
      {
        WaySession *session = way_window_get_session (l->data);

        if (way_session_get_lang (session) == lang && !way_session_get_both (session) == !both)
          continue;
        way_session_set_lang (session, lang);
        way_session_set_both (session, both);
        gtk_window_present (GTK_WINDOW (way_window_new_again (l->data)));
        gtk_window_destroy (GTK_WINDOW (l->data));
      }
  g_list_free (windows);
}

/* What the user asks for must be found again when the setting goes back to it,
 * after another language has been written in its place. */
static void
restore_languages (WayApplication *application)
{
  if (application->languages != NULL)
    g_setenv ("LANGUAGE", application->languages, TRUE);
  else
    g_unsetenv ("LANGUAGE");
}

/* gettext translates nothing at all in the plain C locale. */
static void
leave_plain_locale (void)
{
  const char *locale = setlocale (LC_MESSAGES, NULL);

  if (g_strcmp0 (locale, "C") == 0 || g_strcmp0 (locale, "POSIX") == 0)
    setlocale (LC_MESSAGES, "C.UTF-8");
}

/* gettext reads the language from the environment, and looks again when its
 * domain is bound anew. */
static void
apply_language (WayApplication *application)
{
  g_autofree char *locale = way_paths_locale ();

  restore_languages (application);
  leave_plain_locale ();
  g_setenv ("LANGUAGE",
            way_lang_to_locale (way_settings_get_lang (application->settings)), TRUE);
  bindtextdomain (GETTEXT_PACKAGE, locale);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

static void
language_changed_cb (WayApplication *application)
{
  apply_language (application);
  rebuild_windows (application);
}

static void
quit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  GList *windows = g_list_copy (gtk_application_get_windows (data));

  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
  g_list_free (windows);
}

static void
next_language_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       data)
{
  way_settings_next_lang (WAY_APPLICATION (data)->settings);
}

static void
about_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       data)
{
  gtk_show_about_dialog (gtk_application_get_active_window (data),
                         "program-name", "Waymark",
                         "logo-icon-name", WAY_APPLICATION_ID,
                         "version", WAY_VERSION,
                         "comments", _("China's innovation policies on a time axis, "
                                       "with the figures they set out to change"),
                         "license-type", GTK_LICENSE_GPL_3_0,
                         NULL);
}

static void
load_css (WayApplication *application)
{
  application->css = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (application->css, "/org/waymark/Waymark/ui/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (application->css),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static void
add_actions (WayApplication *application)
{
  static const GActionEntry entries[] = {
    { "quit", quit_cb, NULL, NULL, NULL },
    { "next-language", next_language_cb, NULL, NULL, NULL },
    { "about", about_cb, NULL, NULL, NULL },
  };
  g_autoptr (GAction) scheme = g_settings_create_action (application->settings, "color-scheme");
  g_autoptr (GAction) language = g_settings_create_action (application->settings, "language");
  g_autoptr (GAction) both = g_settings_create_action (application->settings, "both-languages");
  g_autoptr (GAction) wheel = g_settings_create_action (application->settings, "wheel-zooms");

  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries),
                                   application);
  g_action_map_add_action (G_ACTION_MAP (application), scheme);
  g_action_map_add_action (G_ACTION_MAP (application), language);
  g_action_map_add_action (G_ACTION_MAP (application), both);
  g_action_map_add_action (G_ACTION_MAP (application), wheel);
}

static void
way_application_startup (GApplication *base)
{
  WayApplication *application = WAY_APPLICATION (base);

  way_resources_register ();
  /* The environment is written before there is a thread that might read it. */
  apply_language (application);
  start_loading (application);
  G_APPLICATION_CLASS (way_application_parent_class)->startup (base);
  load_css (application);
  add_actions (application);
  way_actions_set_keys (GTK_APPLICATION (base));
  application->color_scheme = way_color_scheme_new (application->settings);
  gtk_window_set_default_icon_name (WAY_APPLICATION_ID);
}

static void
way_application_dispose (GObject *object)
{
  WayApplication *application = WAY_APPLICATION (object);

  if (application->loader != NULL)
    free_loaded (g_thread_join (g_steal_pointer (&application->loader)));
  g_clear_handle_id (&application->rebuild_source, g_source_remove);
  g_clear_object (&application->color_scheme);
  g_clear_object (&application->settings);
  g_clear_object (&application->css);
  g_clear_pointer (&application->languages, g_free);

  G_OBJECT_CLASS (way_application_parent_class)->dispose (object);
}

static void
way_application_class_init (WayApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_application_dispose;
  application_class->startup = way_application_startup;
  application_class->activate = way_application_activate;
  application_class->open = way_application_open;
}

static void
way_application_init (WayApplication *application)
{
}

/**
 * way_application_find_display:
 *
 * Initialises GTK, which otherwise ends the program where it finds no display.
 * The locale stays as main() has chosen it.
 *
 * Returns: whether there is a display for the window
 */
gboolean
way_application_find_display (void)
{
  gtk_disable_setlocale ();
  return gtk_init_check ();
}

/**
 * way_application_new:
 *
 * Returns: (transfer full) (nullable): the application; %NULL, with a word on
 *   the log, if its settings are not installed
 */
WayApplication *
way_application_new (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSettings) settings = way_settings_new (&error);
  WayApplication *application;

  if (settings == NULL)
    {
      g_critical ("%s", error->message);
      return NULL;
    }
  application = g_object_new (WAY_TYPE_APPLICATION,
                              "application-id", WAY_APPLICATION_ID,
                              "flags", G_APPLICATION_HANDLES_OPEN,
                              "resource-base-path", "/org/waymark/Waymark",
                              NULL);
  application->settings = g_steal_pointer (&settings);
  application->languages = g_strdup (g_getenv ("LANGUAGE"));
  g_signal_connect_object (application->settings, "changed::both-languages",
                           G_CALLBACK (rebuild_windows), application, G_CONNECT_SWAPPED);
  g_signal_connect_object (application->settings, "changed::language",
                           G_CALLBACK (language_changed_cb), application, G_CONNECT_SWAPPED);
  return application;
}

/**
 * way_application_run:
 * @argc: the number of arguments
 * @argv: the arguments
 *
 * Runs the program with its window.
 *
 * Returns: the exit code
 */
int
way_application_run (int    argc,
                     char **argv)
{
  g_autoptr (WayApplication) application = way_application_new ();

  if (application == NULL)
    return 1;
  g_set_application_name ("Waymark");
  return g_application_run (G_APPLICATION (application), argc, argv);
}
