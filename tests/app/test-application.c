/* The application: which windows it opens, on what, and in which language. */
#include "config.h"

#include "way-application.h"

#include "fixture.h"
#include "way-navigator.h"
#include "way-phrases.h"
#include "way-presenter-private.h"
#include "way-timeline-view-private.h"
#include "way-window-private.h"

typedef struct
{
  GSettings      *settings;
  WayApplication *application;
} Fixture;

/* Takes another data set than the shipped one if a path is given. */
static void
set_up (Fixture       *f,
        gconstpointer  dataset)
{
  g_autofree char *shipped = find_shipped ();
  g_autoptr (GError) error = NULL;

  f->settings = reset_settings ();
  if (dataset != NULL)
    g_setenv ("WAYMARK_DATASET", dataset, TRUE);
  f->application = way_application_new ();
  g_application_register (G_APPLICATION (f->application), NULL, &error);
  g_assert_no_error (error);
  g_setenv ("WAYMARK_DATASET", shipped, TRUE);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  GList *windows;

  while ((windows = gtk_application_get_windows (GTK_APPLICATION (f->application))) != NULL)
    gtk_window_destroy (windows->data);
  end_application (f->application);
  g_assert_finalize_object (f->settings);
}

static GtkWidget *
only_window (Fixture *f)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (f->application));

  g_assert_cmpuint (g_list_length (windows), ==, 1);
  settle (windows->data);
  return windows->data;
}

static guint
n_policies (GtkWidget *window)
{
  WaySession *session = way_window_get_session (WAY_WINDOW (window));

  return way_dataset_get_n_rows (way_session_get_dataset (session), WAY_TABLE_POLICIES);
}

static gboolean
has_message (GtkWidget *window)
{
  return gtk_revealer_get_reveal_child (template_child (window, "message_revealer"));
}

static void
test_activate (Fixture       *f,
               gconstpointer  data)
{
  GtkWidget *window;

  g_application_activate (G_APPLICATION (f->application));
  window = only_window (f);
  g_assert_cmpuint (n_policies (window), >, 0);
  g_assert_false (has_message (window));
  g_application_activate (G_APPLICATION (f->application));
  g_assert_true (only_window (f) == window);
}

/* A program whose data set cannot be read opens all the same, and says why. */
static void
test_damaged_dataset (Fixture       *f,
                      gconstpointer  data)
{
  GtkWidget *window;

  g_application_activate (G_APPLICATION (f->application));
  window = only_window (f);
  g_assert_cmpuint (n_policies (window), ==, 0);
  g_assert_true (has_message (window));
  g_assert_nonnull (strstr (gtk_label_get_text (template_child (window, "message")),
                            "damaged.db"));
  wait_until (way_window_is_complete (WAY_WINDOW (window)));
  gtk_widget_activate_action (window, "win.page", "s", "table");
  settle (window);
  gtk_widget_activate_action (window, "win.page", "s", "charts");
  settle (window);
}

static void
test_open_file (Fixture       *f,
                gconstpointer  data)
{
  g_autofree char *shipped = find_shipped ();
  g_autoptr (GFile) file = g_file_new_for_path (shipped);
  GtkWidget *window;
  WayDataset *before;

  g_application_open (G_APPLICATION (f->application), &file, 1, "");
  window = only_window (f);
  before = way_session_get_dataset (way_window_get_session (WAY_WINDOW (window)));
  way_window_open (WAY_WINDOW (window), file);
  wait_until (way_session_get_dataset (way_window_get_session (WAY_WINDOW (window))) != before);
  g_assert_false (has_message (window));
}

/* The words of the window change with the setting, and what it shows stays. */
static void
test_language (Fixture       *f,
               gconstpointer  data)
{
  GtkWidget *window;
  WaySession *session;
  guint policy;

  g_application_activate (G_APPLICATION (f->application));
  window = only_window (f);
  g_assert_nonnull (find_widget (window, GTK_TYPE_TOGGLE_BUTTON, "Table"));
  session = way_window_get_session (WAY_WINDOW (window));
  policy = find_policy (session, "idds-outline-2016");
  way_session_select (session, policy);
  g_settings_set_string (f->settings, "language", "zh_CN");
  g_assert_true (only_window (f) != window);
  window = only_window (f);
  g_assert_nonnull (find_widget (window, GTK_TYPE_TOGGLE_BUTTON, "表格"));
  g_assert_null (find_widget (window, GTK_TYPE_TOGGLE_BUTTON, "Table"));
  g_assert_true (way_window_get_session (WAY_WINDOW (window)) == session);
  g_assert_cmpint (way_session_get_lang (session), ==, WAY_LANG_ZH);
  g_assert_cmpuint (way_session_get_selected (session), ==, policy);
  wait_until (way_window_is_complete (WAY_WINDOW (window)));
  g_assert_nonnull (find_widget (
    window, GTK_TYPE_LABEL,
    way_dataset_get_policy (way_session_get_dataset (session), policy)->title[WAY_LANG_ZH]));
  g_settings_set_string (f->settings, "language", "en");
  g_assert_cmpint (way_session_get_lang (way_window_get_session (WAY_WINDOW (only_window (f)))),
                   ==, WAY_LANG_EN);
}

/* Another language does not make a new session: it can be walked back in, and
 * a key changes it again and again. */
static void
test_language_keeps_session (Fixture       *f,
                             gconstpointer  data)
{
  static const char *const languages[] = { "zh_CN", "en", "zh_CN", "en" };
  g_autoptr (WayView) first = NULL;
  WaySession *session;
  guint policy;

  g_settings_set_string (f->settings, "language", "en");
  g_application_activate (G_APPLICATION (f->application));
  session = way_window_get_session (WAY_WINDOW (only_window (f)));
  first = way_view_ref (way_session_get_view (session));
  policy = find_policy (session, "idds-outline-2016");
  way_session_select (session, policy);
  gtk_widget_activate_action (only_window (f), "win.page", "s", "table");
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autofree char *language = NULL;

      g_action_group_activate_action (G_ACTION_GROUP (f->application), "next-language", NULL);
      language = g_settings_get_string (f->settings, "language");
      g_assert_cmpstr (language, ==, languages[i]);
      wait_until (way_window_is_complete (WAY_WINDOW (only_window (f))));
      g_assert_true (way_window_get_session (WAY_WINDOW (only_window (f))) == session);
      g_assert_cmpint (way_view_get_page (way_session_get_view (session)), ==, WAY_PAGE_TABLE);
      g_assert_nonnull (find_widget (only_window (f), GTK_TYPE_TOGGLE_BUTTON,
                                     i % 2 == 0 ? "表格" : "Table"));
    }
  g_assert_cmpuint (way_session_get_selected (session), ==, policy);
  gtk_widget_activate_action (only_window (f), "win.back", NULL);
  gtk_widget_activate_action (only_window (f), "win.back", NULL);
  g_assert_true (way_view_equal (way_session_get_view (session), first));
  gtk_widget_activate_action (only_window (f), "win.forward", NULL);
  g_assert_cmpuint (way_session_get_selected (session), ==, policy);
  settle (only_window (f));
}

/* The window of tours comes back with the other one. */
static void
test_language_keeps_tours (Fixture       *f,
                           gconstpointer  data)
{
  GtkWindow *first = NULL, *window = NULL;
  GtkWidget *dialog;

  g_settings_set_string (f->settings, "language", "en");
  g_application_activate (G_APPLICATION (f->application));
  first = GTK_WINDOW (only_window (f));
  gtk_widget_activate_action (GTK_WIDGET (first), "win.tours", NULL);
  settle (GTK_WIDGET (first));
  g_assert_nonnull (WAY_WINDOW (first)->tours_dialog);
  g_settings_set_string (f->settings, "language", "zh_CN");
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (f->application)); l; l = l->next)
    if (WAY_IS_WINDOW (l->data))
      window = l->data;
  g_assert_true (window != NULL && window != first);
  settle (GTK_WIDGET (window));
  dialog = WAY_WINDOW (window)->tours_dialog;
  g_assert_nonnull (dialog);
  g_assert_true (gtk_window_get_transient_for (GTK_WINDOW (dialog)) == window);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (dialog)), !=, "Tours");
  gtk_window_close (GTK_WINDOW (dialog));
  wait_until (way_window_is_complete (WAY_WINDOW (window)));
}

/* Titles and the summary are there in both languages, and in one again. */
/* The window waits behind a lesson with its new language, so that it neither
 * covers it nor takes its keys. */
static void
test_language_in_lesson (Fixture       *f,
                         gconstpointer  data)
{
  GtkWidget *window, *presenter;
  WayPresentation *show;

  g_settings_set_string (f->settings, "language", "en");
  g_application_activate (G_APPLICATION (f->application));
  window = only_window (f);
  gtk_widget_activate_action (window, "win.present", NULL);
  presenter = way_window_get_presenter (WAY_WINDOW (window));
  settle (presenter);
  wait_until (gtk_window_is_active (GTK_WINDOW (presenter)));
  show = way_presenter_get_presentation (WAY_PRESENTER (presenter));
  way_presentation_go (show, 2);
  way_presenter_handle_key (WAY_PRESENTER (presenter), GDK_KEY_l, 0, GDK_CONTROL_MASK);
  settle (presenter);
  g_assert_cmpint (way_presentation_get_lang (show), ==, WAY_LANG_ZH);
  g_assert_cmpuint (way_presentation_get_index (show), ==, 2);
  g_assert_true (way_window_get_presenter (WAY_WINDOW (window)) == presenter);
  g_assert_true (gtk_window_is_active (GTK_WINDOW (presenter)));
  g_assert_cmpint (way_session_get_lang (way_window_get_session (WAY_WINDOW (window))), ==,
                   WAY_LANG_EN);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  g_object_add_weak_pointer (G_OBJECT (presenter), (gpointer *) &presenter);
  gtk_window_close (GTK_WINDOW (presenter));
  wait_until (presenter == NULL && window == NULL);
  window = only_window (f);
  g_assert_cmpint (way_session_get_lang (way_window_get_session (WAY_WINDOW (window))), ==,
                   WAY_LANG_ZH);
}

/* Who changes it in the window itself sees it there, and the lesson goes on and
 * ends in the new window. */
static void
test_language_beside_lesson (Fixture       *f,
                             gconstpointer  data)
{
  GtkWidget *window, *presenter, *old;

  g_settings_set_string (f->settings, "language", "en");
  g_application_activate (G_APPLICATION (f->application));
  window = old = only_window (f);
  g_object_add_weak_pointer (G_OBJECT (old), (gpointer *) &old);
  gtk_widget_activate_action (window, "win.present", NULL);
  presenter = way_window_get_presenter (WAY_WINDOW (window));
  settle (presenter);
  gtk_window_present (GTK_WINDOW (window));
  wait_until (gtk_window_is_active (GTK_WINDOW (window)));
  g_action_group_activate_action (G_ACTION_GROUP (f->application), "next-language", NULL);
  wait_until (old == NULL);
  window = gtk_widget_get_visible (presenter)
    ? GTK_WIDGET (WAY_PRESENTER (presenter)->main_window) : NULL;
  g_assert_true (WAY_IS_WINDOW (window));
  settle (window);
  g_assert_cmpint (way_session_get_lang (way_window_get_session (WAY_WINDOW (window))), ==,
                   WAY_LANG_ZH);
  g_assert_cmpint (way_presentation_get_lang (way_presenter_get_presentation (
    WAY_PRESENTER (presenter))), ==, WAY_LANG_ZH);
  g_object_add_weak_pointer (G_OBJECT (presenter), (gpointer *) &presenter);
  gtk_window_close (GTK_WINDOW (presenter));
  wait_until (presenter == NULL);
  g_assert_true (only_window (f) == window);
}

static void
test_both_languages (Fixture       *f,
                     gconstpointer  data)
{
  const WayPolicy *policy;
  g_autofree char *both = NULL;
  g_autofree char *one = NULL;
  g_autofree char *summary = NULL;
  WaySession *session;

  g_settings_set_string (f->settings, "language", "en");
  g_application_activate (G_APPLICATION (f->application));
  session = way_window_get_session (WAY_WINDOW (only_window (f)));
  policy = way_dataset_get_policy (way_session_get_dataset (session),
                                   find_policy (session, "idds-outline-2016"));
  one = way_phrase_title (policy, WAY_LANG_EN, FALSE);
  both = way_phrase_title (policy, WAY_LANG_EN, TRUE);
  summary = g_strconcat (policy->summary[WAY_LANG_EN], "\n\n", policy->summary[WAY_LANG_ZH],
                         NULL);
  way_session_select (session, find_policy (session, "idds-outline-2016"));
  gtk_widget_activate_action (only_window (f), "win.page", "s", "table");
  for (guint i = 0; i < 2; i++)
    {
      g_action_group_activate_action (G_ACTION_GROUP (f->application), "both-languages", NULL);
      wait_until (way_window_is_complete (WAY_WINDOW (only_window (f))));
      g_assert_cmpint (way_session_get_both (session), ==, i == 0);
      g_assert_nonnull (find_widget (only_window (f), GTK_TYPE_INSCRIPTION, i == 0 ? both : one));
      g_assert_nonnull (find_widget (only_window (f), GTK_TYPE_LABEL,
                                     i == 0 ? summary : policy->summary[WAY_LANG_EN]));
    }
}

/* The language of the desktop is found again after another one. */
static void
test_language_of_desktop (Fixture       *f,
                          gconstpointer  data)
{
  g_application_activate (G_APPLICATION (f->application));
  g_settings_set_string (f->settings, "language", "zh_CN");
  g_assert_nonnull (find_widget (only_window (f), GTK_TYPE_TOGGLE_BUTTON, "表格"));
  g_settings_set_string (f->settings, "language", "system");
  g_assert_nonnull (find_widget (only_window (f), GTK_TYPE_TOGGLE_BUTTON, "Table"));
}

/* The lanes stay where they were scrolled to, and a message is not lost. */
static void
test_language_keeps_place (Fixture       *f,
                           gconstpointer  data)
{
  WayTimelineView *timeline;
  GtkWidget *window;
  double scroll;

  g_settings_set_int (f->settings, "height", 420);
  g_application_activate (G_APPLICATION (f->application));
  window = only_window (f);
  way_window_show_message (WAY_WINDOW (window), "A message");
  settle (window);
  timeline = template_child (window, "timeline");
  way_time_gestures_scroll (timeline->gestures, 0, 2, TRUE, 0);
  settle (window);
  scroll = way_timeline_view_get_scroll (timeline);
  g_assert_cmpfloat (scroll, >, 0);
  g_settings_set_string (f->settings, "language", "zh_CN");
  window = only_window (f);
  settle (window);
  timeline = template_child (window, "timeline");
  g_assert_cmpfloat_with_epsilon (way_timeline_view_get_scroll (timeline), scroll, 1);
  g_assert_true (has_message (window));
  g_assert_cmpstr (gtk_label_get_text (template_child (window, "message")), ==, "A message");
  wait_until (way_window_is_complete (WAY_WINDOW (window)));
}

/* The window that another language makes anew is as large as before, and has
 * the same panes. */
static void
test_language_keeps_window (Fixture       *f,
                            gconstpointer  data)
{
  GtkWidget *window;
  gboolean detail;
  int width, height;

  g_application_activate (G_APPLICATION (f->application));
  window = only_window (f);
  gtk_window_set_default_size (GTK_WINDOW (window), 1111, 777);
  g_object_set (window, "detail-open", FALSE, NULL);
  settle (window);
  g_settings_set_string (f->settings, "language", "zh_CN");
  window = only_window (f);
  settle (window);
  gtk_window_get_default_size (GTK_WINDOW (window), &width, &height);
  g_object_get (window, "detail-open", &detail, NULL);
  g_assert_cmpint (width, ==, 1111);
  g_assert_cmpint (height, ==, 777);
  g_assert_false (detail);
  wait_until (way_window_is_complete (WAY_WINDOW (window)));
}

static void
test_color_scheme (Fixture       *f,
                   gconstpointer  data)
{
  static const char *const choices[] = { "dark", "light", "dark", "system" };
  GtkWidget *window;

  g_application_activate (G_APPLICATION (f->application));
  window = only_window (f);
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      gboolean dark;

      g_settings_set_string (f->settings, "color-scheme", choices[i]);
      settle (window);
      g_object_get (gtk_settings_get_default (), "gtk-application-prefer-dark-theme", &dark, NULL);
      g_assert_cmpint (dark, ==, g_str_equal (choices[i], "dark"));
    }
}

/* The preference reaches what moves the window, and the menu changes it. */
static void
test_wheel_zooms (Fixture       *f,
                  gconstpointer  data)
{
  WayNavigator *navigator;

  g_application_activate (G_APPLICATION (f->application));
  navigator = way_navigator_of_session (
    way_window_get_session (WAY_WINDOW (only_window (f))));
  g_assert_false (way_navigator_get_wheel_zooms (navigator));
  g_action_group_activate_action (G_ACTION_GROUP (f->application), "wheel-zooms", NULL);
  g_assert_true (way_navigator_get_wheel_zooms (navigator));
  g_assert_true (g_settings_get_boolean (f->settings, "wheel-zooms"));
  g_settings_set_boolean (f->settings, "wheel-zooms", FALSE);
  g_assert_false (way_navigator_get_wheel_zooms (navigator));
}

#define TEST(name, dataset, function) \
  g_test_add ("/application/" name, Fixture, dataset, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_autofree char *damaged = NULL;

  set_up_display (&argc, &argv);
  damaged = write_file ("damaged.db", "This is no data set");
  TEST ("activate", NULL, test_activate);
  TEST ("damaged-dataset", damaged, test_damaged_dataset);
  TEST ("open-file", NULL, test_open_file);
  TEST ("language", NULL, test_language);
  TEST ("language-keeps-window", NULL, test_language_keeps_window);
  TEST ("language-keeps-session", NULL, test_language_keeps_session);
  TEST ("language-keeps-tours", NULL, test_language_keeps_tours);
  TEST ("language-in-lesson", NULL, test_language_in_lesson);
  TEST ("language-beside-lesson", NULL, test_language_beside_lesson);
  TEST ("both-languages", NULL, test_both_languages);
  TEST ("language-of-desktop", NULL, test_language_of_desktop);
  TEST ("language-keeps-place", NULL, test_language_keeps_place);
  TEST ("color-scheme", NULL, test_color_scheme);
  TEST ("wheel-zooms", NULL, test_wheel_zooms);
  return g_test_run ();
}
