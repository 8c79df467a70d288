/* The table of actions: each exists, can be activated, and is listed with its
 * keys; no key stands for two of them.
 */
#include "config.h"

#include "way-actions.h"

#include "fixture.h"
#include "way-application.h"

typedef struct
{
  WayApplication *application;
  GtkWidget      *window;
} Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_object_unref (reset_settings ());
  f->application = way_application_new ();
  g_application_register (G_APPLICATION (f->application), NULL, &error);
  g_assert_no_error (error);
  g_application_activate (G_APPLICATION (f->application));
  f->window = GTK_WIDGET (gtk_application_get_active_window (GTK_APPLICATION (f->application)));
  settle (f->window);
  wait_until (way_window_is_complete (WAY_WINDOW (f->window)));
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  if (gtk_application_get_windows (GTK_APPLICATION (f->application)) != NULL)
    {
      g_object_add_weak_pointer (G_OBJECT (f->window), (gpointer *) &f->window);
      gtk_window_destroy (GTK_WINDOW (f->window));
      wait_until (f->window == NULL);
    }
  end_application (f->application);
}

static GSettings *
settings_of (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  GSettings *settings = way_settings_new (&error);

  g_assert_no_error (error);
  return settings;
}

/* Splits "win.page::table" into a name and a target. */
static char *
parse (const char  *detailed,
       GVariant   **target)
{
  char *name = NULL;
  g_autoptr (GError) error = NULL;

  g_action_parse_detailed_name (detailed, &name, target, &error);
  g_assert_no_error (error);
  return name;
}

/* Whatever opens is closed again. */
static void
close_dialogs (Fixture *f)
{
  GtkWidget *dialog;

  while ((dialog = other_toplevel (f->window)) != NULL)
    {
      settle (dialog);
      gtk_window_close (GTK_WINDOW (dialog));
      wait_until (other_toplevel (f->window) != dialog);
    }
}

/* Does every action there is, with a policy selected, on every page. */
static void
test_activate_all (Fixture       *f,
                   gconstpointer  data)
{
  WaySession *session = way_window_get_session (WAY_WINDOW (f->window));
  const WayActionInfo *table;
  guint n;

  table = way_actions_get_table (&n);
  for (guint page = 0; page < WAY_N_PAGES; page++)
    {
      g_autoptr (WayView) view = way_view_with_page (way_session_get_view (session), page);

      way_session_go (session, view);
      way_session_select (session, find_policy (session, "idds-outline-2016"));
      for (guint i = 0; i < n; i++)
        {
          g_autoptr (GVariant) target = NULL;
          g_autofree char *name = parse (table[i].name, &target);

          /* Another window comes with another language; test-application.c has that. */
          if (g_str_equal (name, "app.quit") || g_str_equal (name, "app.next-language")
              || g_str_equal (name, "app.both-languages"))
            continue;
          g_test_message ("%s", table[i].name);
          g_assert_true (gtk_widget_activate_action_variant (f->window, name, target));
          settle (f->window);
          close_dialogs (f);
        }
    }
}

static void
test_keys_are_unique (Fixture       *f,
                      gconstpointer  data)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const WayActionInfo *table;
  guint n, n_keys = 0;

  table = way_actions_get_table (&n);
  for (guint i = 0; i < n; i++)
    {
      g_auto (GStrv) accels = g_strsplit (table[i].accels, " ", -1);
      g_auto (GStrv) set = gtk_application_get_accels_for_action (GTK_APPLICATION (f->application),
                                                                  table[i].name);

      for (guint j = 0; accels[j] != NULL; j++)
        {
          GdkModifierType modifiers;
          guint key;
          char *normal;

          g_test_message ("%s", accels[j]);
          g_assert_true (gtk_accelerator_parse (accels[j], &key, &modifiers));
          g_assert_cmpuint (key, !=, 0);
          normal = gtk_accelerator_name (key, modifiers);
          g_assert_true (g_strv_contains ((const char *const *) set, normal));
          g_assert_true (g_hash_table_add (seen, normal));
          n_keys++;
        }
      g_assert_cmpuint (g_strv_length (set), ==, g_strv_length (accels));
    }
  g_assert_cmpuint (n_keys, >, 20);
}

/* Keys with which words are walked and letters typed belong to whoever is
 * typing; the timeline has them only while it has the keyboard. */
static void
test_keys_of_typing (Fixture       *f,
                     gconstpointer  data)
{
  static const char *const keys[] = { "<Control>Left", "<Control>Right", "<Control>Up",
                                      "<Control>Down", "w", "a", "s", "d", "f", "n", "p",
                                      "period", "comma", "plus", "minus", "slash", "Home",
                                      "End" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_auto (GStrv) actions
        = gtk_application_get_actions_for_accel (GTK_APPLICATION (f->application), keys[i]);

      g_test_message ("%s", keys[i]);
      g_assert_cmpuint (g_strv_length (actions), ==, 0);
    }
}

static void
collect_shortcuts (GtkWidget  *root,
                   GHashTable *accel_of_title)
{
  if (GTK_IS_SHORTCUTS_SHORTCUT (root))
    {
      char *title, *accel;

      g_object_get (root, "title", &title, "accelerator", &accel, NULL);
      g_hash_table_insert (accel_of_title, title, accel);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_shortcuts (child, accel_of_title);
}

/* Every action with a key is in the list of shortcuts, under its first key. */
static void
test_help_lists_all (Fixture       *f,
                     gconstpointer  data)
{
  g_autoptr (GHashTable) listed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  const WayActionInfo *table;
  GtkWidget *help;
  guint n;

  g_assert_true (gtk_widget_activate_action (f->window, "win.show-help-overlay", NULL));
  help = other_toplevel (f->window);
  g_assert_true (GTK_IS_SHORTCUTS_WINDOW (help));
  settle (help);
  collect_shortcuts (help, listed);
  table = way_actions_get_table (&n);
  for (guint i = 0; i < n; i++)
    if (*table[i].accels != '\0')
      {
        g_auto (GStrv) accels = g_strsplit (table[i].accels, " ", -1);

        g_test_message ("%s", table[i].name);
        g_assert_nonnull (table[i].title);
        g_assert_nonnull (g_hash_table_lookup (listed, table[i].title));
        if (!g_str_has_prefix (table[i].name, "win.page"))
          g_assert_cmpstr (g_hash_table_lookup (listed, table[i].title), ==, accels[0]);
      }
  g_assert_nonnull (g_hash_table_lookup (listed, "Next and previous policy"));
  close_dialogs (f);
}

/* Escape takes back one thing at a time. */
static void
test_escape (Fixture       *f,
             gconstpointer  data)
{
  WaySession *session = way_window_get_session (WAY_WINDOW (f->window));
  GtkRevealer *message = template_child (f->window, "message_revealer");
  GtkEditable *search = template_child (f->window, "search");

  way_session_select (session, find_policy (session, "idds-outline-2016"));
  gtk_editable_set_text (search, "innovation");
  wait_until (*way_view_get_query (way_session_get_view (session))->text != '\0');
  way_window_show_message (WAY_WINDOW (f->window), "Something");
  g_assert_true (gtk_revealer_get_reveal_child (message));

  g_assert_true (gtk_widget_activate_action (f->window, "win.escape", NULL));
  g_assert_false (gtk_revealer_get_reveal_child (message));
  g_assert_cmpstr (gtk_editable_get_text (search), ==, "innovation");
  g_assert_true (gtk_widget_activate_action (f->window, "win.escape", NULL));
  g_assert_cmpstr (gtk_editable_get_text (search), ==, "");
  wait_until (*way_view_get_query (way_session_get_view (session))->text == '\0');
  g_assert_cmpuint (way_session_get_selected (session), !=, WAY_NONE);
  g_assert_true (gtk_widget_activate_action (f->window, "win.escape", NULL));
  g_assert_cmpuint (way_session_get_selected (session), ==, WAY_NONE);
  g_assert_true (gtk_widget_activate_action (f->window, "win.escape", NULL));
}

static void
test_quit (Fixture       *f,
           gconstpointer  data)
{
  g_autoptr (GSettings) settings = settings_of (f);
  WaySession *session = way_window_get_session (WAY_WINDOW (f->window));
  g_autofree char *view = NULL;

  way_session_select (session, find_policy (session, "idds-outline-2016"));
  g_action_group_activate_action (G_ACTION_GROUP (f->application), "quit", NULL);
  wait_until (gtk_application_get_windows (GTK_APPLICATION (f->application)) == NULL);
  view = g_settings_get_string (settings, "view");
  g_assert_nonnull (strstr (view, "idds-outline-2016"));
}

#define TEST(name, function) \
  g_test_add ("/actions/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  set_up_display (&argc, &argv);
  TEST ("activate-all", test_activate_all);
  TEST ("keys-are-unique", test_keys_are_unique);
  TEST ("keys-of-typing", test_keys_of_typing);
  TEST ("help-lists-all", test_help_lists_all);
  TEST ("escape", test_escape);
  TEST ("quit", test_quit);
  return g_test_run ();
}
