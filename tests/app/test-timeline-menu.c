/* The context menu of the timeline: it opens over policies, clusters and the
 * background, and every entry does what it says.
 */
#include "config.h"

#include "fixture.h"
#include "way-timeline-view-private.h"

#include <string.h>

#define POLICY "idds-outline-2016"

typedef struct
{
  GtkApplication  *application;
  GSettings       *settings;
  WaySession      *session;
  GtkWidget       *window;
  WayTimelineView *timeline;
} Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->application = new_application ();
  f->settings = reset_settings ();
  f->session = new_session ();
  f->window = open_window (f->application, f->settings, f->session);
  f->timeline = template_child (f->window, "timeline");
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  if (f->timeline->menu != NULL)
    gtk_popover_popdown (GTK_POPOVER (f->timeline->menu));
  settle (f->window);
  close_window (f->window);
  g_object_unref (f->session);
  g_object_add_weak_pointer (G_OBJECT (f->settings), (gpointer *) &f->settings);
  g_object_unref (f->settings);
  wait_until (f->settings == NULL);
  end_application (f->application);
}

/* Activates all entries of the open menu, and tells how many there are. */
static guint
activate_all (Fixture *f)
{
  GMenuModel *menu = gtk_popover_menu_get_menu_model (GTK_POPOVER_MENU (f->timeline->menu));
  guint n_entries = 0;

  g_assert_true (gtk_widget_get_visible (f->timeline->menu));
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) section
        = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);

      for (int j = 0; j < g_menu_model_get_n_items (section); j++)
        {
          g_autofree char *action = NULL;
          g_autoptr (GVariant) target
            = g_menu_model_get_item_attribute_value (section, j, G_MENU_ATTRIBUTE_TARGET, NULL);

          g_assert_true (g_menu_model_get_item_attribute (section, j, G_MENU_ATTRIBUTE_ACTION,
                                                          "s", &action));
          g_test_message ("%s", action);
          g_assert_true (gtk_widget_activate_action_variant (f->timeline->menu, action, target));
          settle (f->window);
          n_entries++;
        }
    }
  return n_entries;
}

static void
copied_cb (GObject      *clipboard,
           GAsyncResult *result,
           gpointer      data)
{
  *(char **) data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
}

static char *
read_clipboard (Fixture *f)
{
  char *text = NULL;

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (f->timeline)), NULL,
                                 copied_cb, &text);
  wait_until (text != NULL);
  return text;
}

static char *
copy (Fixture    *f,
      const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->timeline), action, NULL));
  return read_clipboard (f);
}

/* A click on a mark selects it; its menu copies and filters. */
static void
test_policy (Fixture       *f,
             gconstpointer  data)
{
  const WayDataset *dataset = way_session_get_dataset (f->session);
  const WaySceneMark *marks;
  const WayPolicy *row;
  g_autofree char *id = NULL;
  g_autofree char *title = NULL;
  g_autofree char *citation = NULL;
  const WayQuery *query;
  guint n_marks, policy;

  marks = way_timeline_scene_get_marks (f->timeline->scene, &n_marks);
  g_assert_cmpuint (n_marks, >, 3);
  policy = marks[3].policy;
  row = way_dataset_get_policy (dataset, policy);
  way_timeline_view_show_menu (f->timeline, marks[3].x, marks[3].y);
  g_assert_cmpuint (way_session_get_selected (f->session), ==, policy);
  id = copy (f, "timeline.copy-id");
  g_assert_cmpstr (id, ==, row->id);
  title = copy (f, "timeline.copy-title");
  g_assert_cmpstr (title, ==, row->title[WAY_LANG_EN]);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->timeline), "win.cite", "s", "text"));
  citation = read_clipboard (f);
  g_assert_nonnull (strstr (citation, row->title[WAY_LANG_EN]));
  g_assert_nonnull (strstr (citation, row->title[WAY_LANG_ZH]));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->timeline), "timeline.filter-theme",
                                             NULL));
  query = way_view_get_query (way_session_get_view (f->session));
  g_assert_cmpuint (g_strv_length (query->chosen[WAY_FACET_THEME]), ==, 1);
  g_assert_true (way_query_is_chosen (query, WAY_FACET_THEME,
                                      way_dataset_get_theme (dataset, row->theme)->id));
  g_assert_cmpuint (activate_all (f), ==, 11);
}

/* The label of the entry with an action, %NULL where there is none. */
static char *
find_label (Fixture    *f,
            const char *wanted,
            GVariant  **target)
{
  GMenuModel *menu = gtk_popover_menu_get_menu_model (GTK_POPOVER_MENU (f->timeline->menu));

  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) section
        = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);

      for (int j = 0; j < g_menu_model_get_n_items (section); j++)
        {
          g_autofree char *action = NULL;
          char *label = NULL;

          g_menu_model_get_item_attribute (section, j, G_MENU_ATTRIBUTE_ACTION, "s", &action);
          if (g_strcmp0 (action, wanted) != 0)
            continue;
          g_menu_model_get_item_attribute (section, j, G_MENU_ATTRIBUTE_LABEL, "s", &label);
          *target = g_menu_model_get_item_attribute_value (section, j, G_MENU_ATTRIBUTE_TARGET,
                                                           NULL);
          return label;
        }
    }
  return NULL;
}

/* The menu of another mark compares its policy with the one that was selected,
 * on the page of goals; the history leads back to the timeline. */
static void
test_compare (Fixture       *f,
              gconstpointer  data)
{
  const WayDataset *dataset = way_session_get_dataset (f->session);
  guint first = find_policy (f->session, POLICY), other = WAY_NONE, n_marks;
  const WaySceneMark *marks;
  g_autofree char *label = NULL, *none = NULL, *expected = NULL;
  g_autoptr (GVariant) target = NULL;
  WayView *view;

  marks = way_timeline_scene_get_marks (f->timeline->scene, &n_marks);
  way_timeline_view_show_menu (f->timeline, marks[0].x, marks[0].y);
  none = find_label (f, "win.compare-with", &target);
  g_assert_null (none);
  way_session_select (f->session, first);
  settle (f->window);
  marks = way_timeline_scene_get_marks (f->timeline->scene, &n_marks);
  for (guint i = 0; i < n_marks && other == WAY_NONE; i++)
    if (marks[i].policy != first)
      {
        other = marks[i].policy;
        way_timeline_view_show_menu (f->timeline, marks[i].x, marks[i].y);
      }
  g_assert_cmpuint (way_session_get_selected (f->session), ==, other);
  label = find_label (f, "win.compare-with", &target);
  expected = g_strdup_printf ("Compare with “%s”", way_dataset_get_policy (
    dataset, first)->short_title[WAY_LANG_EN]);
  g_assert_cmpstr (label, ==, expected);
  g_assert_true (gtk_widget_activate_action_variant (f->timeline->menu, "win.compare-with",
                                                     target));
  settle (f->window);
  view = way_session_get_view (f->session);
  g_assert_cmpint (way_view_get_page (view), ==, WAY_PAGE_GOALS);
  g_assert_cmpint (way_view_get_goals (view).shown, ==, WAY_GOALS_COMPARE);
  g_assert_cmpstr (way_view_get_goals (view).other, ==, POLICY);
  g_assert_cmpuint (way_session_get_selected (f->session), ==, other);
  gtk_widget_activate_action (f->window, "win.back", NULL);
  settle (f->window);
  view = way_session_get_view (f->session);
  g_assert_cmpint (way_view_get_page (view), ==, WAY_PAGE_TIMELINE);
  g_assert_cmpuint (way_session_get_selected (f->session), ==, other);
}

static void
test_cluster (Fixture       *f,
              gconstpointer  data)
{
  const WaySceneCluster *clusters;
  double before, x, y;
  guint n_clusters;

  zoom_far_out (f->session);
  settle (f->window);
  clusters = way_timeline_scene_get_clusters (f->timeline->scene, &n_clusters);
  g_assert_cmpuint (n_clusters, >, 0);
  x = clusters[0].bounds.x + clusters[0].bounds.width / 2;
  y = clusters[0].bounds.y + clusters[0].bounds.height / 2;
  way_timeline_view_show_menu (f->timeline, x, y);
  g_assert_cmpuint (way_session_get_selected (f->session), ==, WAY_NONE);
  g_assert_true (gtk_widget_activate_action (f->timeline->menu, "timeline.open-cluster", NULL));
  g_assert_true (gtk_widget_get_visible (f->timeline->cluster_list));
  gtk_popover_popdown (GTK_POPOVER (f->timeline->cluster_list));
  before = way_view_get_end (way_session_get_view (f->session))
           - way_view_get_start (way_session_get_view (f->session));
  g_assert_true (gtk_widget_activate_action (f->timeline->menu, "timeline.zoom-cluster", NULL));
  wait_until (way_view_get_end (way_session_get_view (f->session))
              - way_view_get_start (way_session_get_view (f->session)) < before / 2);
}

/* With the keyboard: the selected policy, else the background. */
static void
test_keyboard (Fixture       *f,
               gconstpointer  data)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->timeline), "timeline.menu", NULL));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->timeline), "win.zoom-in", NULL));
  settle (f->window);
  g_assert_cmpuint (activate_all (f), ==, 4);
  way_timeline_view_select (f->timeline, find_policy (f->session, POLICY), FALSE);
  settle (f->window);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->timeline), "timeline.menu", NULL));
  g_assert_cmpuint (activate_all (f), ==, 11);
}

#define TEST(name, function) \
  g_test_add ("/timeline-menu/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  set_up_display (&argc, &argv);
  TEST ("policy", test_policy);
  TEST ("compare", test_compare);
  TEST ("cluster", test_cluster);
  TEST ("keyboard", test_keyboard);
  return g_test_run ();
}
