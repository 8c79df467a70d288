/* The card beside what the pointer rests on: it says what the policy or the
 * cluster is, and comes for the pointer and for the keyboard.
 */
#include "config.h"

#include "display.h"
#include "way-hover-card.h"
#include "way-releases.h"
#include "way-timeline-view-private.h"

#include <string.h>

#define POLICY "idds-outline-2016"

/* All lines of a card. */
static char *
card_text (GtkWidget *card)
{
  GString *text = g_string_new (NULL);

  for (GtkWidget *label = gtk_widget_get_first_child (card); label != NULL;
       label = gtk_widget_get_next_sibling (label))
    g_string_append_printf (text, "%s\n", gtk_label_get_text (GTK_LABEL (label)));
  return g_string_free (text, FALSE);
}

#define assert_has(text, part) g_assert_nonnull (strstr (text, part))

static void
test_policy (void)
{
  g_autoptr (WaySession) session = new_session ();
  const WayDataset *dataset = way_session_get_dataset (session);
  guint policy = way_dataset_find (dataset, WAY_TABLE_POLICIES, POLICY);
  const WayPolicy *row = way_dataset_get_policy (dataset, policy);
  GtkWidget *card = way_hover_card_new_policy (dataset, policy, WAY_KNOWN_ALL, WAY_LANG_EN,
                                               FALSE);
  GtkWidget *chinese = way_hover_card_new_policy (dataset, policy, WAY_KNOWN_ALL, WAY_LANG_ZH,
                                                  TRUE);
  g_autofree char *text = NULL, *text_zh = NULL;
  char *more;

  g_object_ref_sink (card);
  g_object_ref_sink (chinese);
  text = card_text (card);
  text_zh = card_text (chinese);
  g_assert_true (g_str_has_prefix (text, row->title[WAY_LANG_EN]));
  g_assert_null (strstr (text, row->title[WAY_LANG_ZH]));
  assert_has (text_zh, row->title[WAY_LANG_EN]);
  assert_has (text, "19 May 2016");
  assert_has (text, "✕ R&D intensity ≥ 2.5");
  assert_has (text, "missed");
  g_assert_cmpuint (row->n_stated, >, 3);
  more = g_strdup_printf ("and %u more goal", row->n_stated - 3);
  assert_has (text, more);
  g_free (more);
  assert_has (text_zh, row->title[WAY_LANG_ZH]);
  assert_has (text_zh, "未达到");
  g_object_unref (card);
  g_object_unref (chinese);
}

static void
test_cluster (void)
{
  g_autoptr (WaySession) session = new_session ();
  const WayDataset *dataset = way_session_get_dataset (session);
  const guint first[] = { 3, 5 };
  GtkWidget *card = way_hover_card_new_cluster (dataset, 7, first, G_N_ELEMENTS (first),
                                                (int) way_day_of_year (2021),
                                                (int) way_day_of_year (2022) - 1,
                                                WAY_LANG_EN);
  g_autofree char *text = NULL;

  g_object_ref_sink (card);
  text = card_text (card);
  assert_has (text, "7 policies\nJan 2021 – Dec 2021\n");
  for (guint i = 0; i < G_N_ELEMENTS (first); i++)
    assert_has (text, way_dataset_get_policy (dataset, first[i])->short_title[WAY_LANG_EN]);
  assert_has (text, "opens the list");
  g_object_unref (card);
}

static gboolean
query (WayTimelineView *view,
       double           x,
       double           y,
       gboolean         keyboard)
{
  g_autoptr (GtkTooltip) tooltip = g_object_new (GTK_TYPE_TOOLTIP, NULL);

  return way_timeline_view_query_card (GTK_WIDGET (view), (int) x, (int) y, keyboard, tooltip);
}

/* Over a mark and a cluster, and nowhere else; by the keyboard for the mark
 * that has it. */
static void
test_places (void)
{
  g_autoptr (WaySession) session = new_session ();
  g_autoptr (WaySceneStyle) style = way_scene_style_new (WAY_LANG_EN);
  WayTimelineView *view = g_object_new (WAY_TYPE_TIMELINE_VIEW, NULL);
  const WaySceneCluster *clusters;
  const WaySceneMark *marks;
  GtkWidget *window;
  guint n_marks, n_clusters;

  zoom_far_out (session);
  way_timeline_view_set_session (view, session, style);
  window = new_test_window (GTK_WIDGET (view));
  marks = way_timeline_scene_get_marks (view->scene, &n_marks);
  clusters = way_timeline_scene_get_clusters (view->scene, &n_clusters);
  g_assert_cmpuint (n_marks, >, 0);
  g_assert_cmpuint (n_clusters, >, 0);
  g_assert_true (query (view, marks[0].x, marks[0].y, FALSE));
  g_assert_true (query (view, clusters[0].bounds.x + 2, clusters[0].bounds.y + 2, FALSE));
  g_assert_false (query (view, 1, 1, FALSE));
  g_assert_false (query (view, 1, 1, TRUE));
  way_timeline_view_select (view, marks[0].policy, FALSE);
  g_assert_true (query (view, 1, 1, TRUE));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What opens over the timeline is not hidden by a card. */
static void
test_popovers (void)
{
  g_autoptr (WaySession) session = new_session ();
  g_autoptr (WaySceneStyle) style = way_scene_style_new (WAY_LANG_EN);
  WayTimelineView *view = g_object_new (WAY_TYPE_TIMELINE_VIEW, NULL);
  const WaySceneCluster *clusters;
  GtkWidget *window;
  guint n_clusters;
  double x, y;

  zoom_far_out (session);
  way_timeline_view_set_session (view, session, style);
  window = new_test_window (GTK_WIDGET (view));
  clusters = way_timeline_scene_get_clusters (view->scene, &n_clusters);
  x = clusters[0].bounds.x + 2;
  y = clusters[0].bounds.y + 2;
  g_assert_true (query (view, x, y, FALSE));
  way_timeline_view_show_cluster (view, &clusters[0]);
  g_assert_false (query (view, x, y, FALSE));
  gtk_popover_popdown (GTK_POPOVER (view->cluster_list));
  wait_until (!gtk_widget_get_visible (view->cluster_list));
  g_assert_true (query (view, x, y, FALSE));
  way_timeline_view_show_menu (view, x, y);
  g_assert_false (query (view, x, y, FALSE));
  gtk_popover_popdown (GTK_POPOVER (view->menu));
  wait_until (!gtk_widget_get_visible (view->menu));
  g_assert_true (query (view, x, y, FALSE));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  set_up_display (&argc, &argv);
  g_test_add_func ("/hover-card/policy", test_policy);
  g_test_add_func ("/hover-card/cluster", test_cluster);
  g_test_add_func ("/hover-card/places", test_places);
  g_test_add_func ("/hover-card/popovers", test_popovers);
  return g_test_run ();
}
