/* An application with settings that are as after the installation. */
#include "config.h"

#include "fixture.h"

/* The settings are kept in memory for as long as the test runs. */
GSettings *
reset_settings (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSettingsSchema) schema = NULL;
  g_auto (GStrv) keys = NULL;
  GSettings *settings = way_settings_new (&error);

  g_assert_no_error (error);
  g_object_get (settings, "settings-schema", &schema, NULL);
  keys = g_settings_schema_list_keys (schema);
  for (guint i = 0; keys[i] != NULL; i++)
    g_settings_reset (settings, keys[i]);
  return settings;
}

/* Nothing but what a window needs. */
GtkApplication *
new_application (void)
{
  GtkApplication *application = gtk_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  g_autoptr (GError) error = NULL;

  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  return application;
}

static void
stop_cb (GApplication *application,
         gpointer      data)
{
  g_signal_stop_emission_by_name (application, "activate");
}

/* Nothing must be left of an application. It shuts down at the end of its run
 * only, so it is run for a moment, without being activated. */
void
end_application (gpointer application)
{
  g_signal_connect (application, "activate", G_CALLBACK (stop_cb), NULL);
  g_assert_cmpint (g_application_run (application, 0, NULL), ==, 0);
  g_assert_finalize_object (application);
}

/* A window whose first picture is whole. */
GtkWidget *
open_window (GtkApplication *application,
             GSettings      *settings,
             WaySession     *session)
{
  GtkWidget *window = way_window_new (application, settings, session);

  gtk_window_present (GTK_WINDOW (window));
  settle (window);
  wait_until (way_window_is_complete (WAY_WINDOW (window)));
  settle (window);
  return window;
}

/* Closes a window as a person does; nothing must be left of it. */
void
close_window (GtkWidget *window)
{
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_close (GTK_WINDOW (window));
  wait_until (window == NULL);
}

/* The first button below a widget that an action is bound to. */
GtkWidget *
find_actionable (GtkWidget  *root,
                 const char *action)
{
  if (GTK_IS_ACTIONABLE (root)
      && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (root)), action) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_actionable (child, action);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* A window to be seen besides a given one, such as a dialog over it. */
GtkWidget *
other_toplevel (GtkWidget *window)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) toplevel = g_list_model_get_item (toplevels, i);

      if (toplevel != window && gtk_widget_get_visible (toplevel))
        return toplevel;
    }
  return NULL;
}

/* A file in the folder of the test. */
char *
write_file (const char *name,
            const char *content)
{
  char *path = g_build_filename (g_get_user_cache_dir (), name, NULL);
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (g_get_user_cache_dir (), 0700);
  g_file_set_contents (path, content, -1, &error);
  g_assert_no_error (error);
  return path;
}
