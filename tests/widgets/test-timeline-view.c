/* The timeline on the screen: its counts, its marks and the steps from one to
 * another.
 */
#include "config.h"

#include "timeline-fixture.h"
#include "way-folding.h"
#include "way-mark.h"
#include "way-phrases.h"
#include "way-timeline-scene.h"
#include "way-timeline-view-private.h"

#include <string.h>

/* Within one group and about the middle of the axis. */
#define POLICY "idds-outline-2016"

/* With many relations to it. */
#define RELATED "fyp14-outline-2021"

static GtkWidget *
find_mark (Fixture *f,
           guint    policy)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (f->view));
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (WAY_IS_MARK (child) && way_mark_get_policy (WAY_MARK (child)) == policy)
      return child;
  return NULL;
}

/* Selects a policy as the keyboard does, by its mark. */
static guint
activate_policy (Fixture    *f,
                 const char *id)
{
  guint policy = find_policy (f->session, id);

  g_assert_true (gtk_widget_activate (find_mark (f, policy)));
  settle (f->window);
  g_assert_cmpuint (way_session_get_selected (f->session), ==, policy);
  g_assert_cmpuint (focused (f), ==, policy);
  return policy;
}

static void
test_counts (Fixture       *f,
             gconstpointer  data)
{
  g_autoptr (WayQuery) query = way_query_new ();
  g_autoptr (WayView) filtered = NULL;
  guint n_matching;

  g_assert_cmpuint (way_timeline_view_get_counts (f->view)->filtered, ==, 0);
  g_assert_cmpuint (way_timeline_view_get_counts (f->view)->outside, ==, 0);
  assert_adds_up (f);
  for (guint i = 0; i < 20; i++)
    {
      way_timeline_view_zoom (f->view, 1.5);
      assert_adds_up (f);
    }
  g_assert_cmpuint (way_timeline_view_get_counts (f->view)->outside, >, 0);
  way_timeline_view_fit (f->view);
  way_query_choose (query, WAY_FACET_KIND, "plan", TRUE);
  way_query_invert (query, way_session_get_dataset (f->session), WAY_FACET_KIND,
                    WAY_KNOWN_ALL);
  filtered = way_view_with_query (way_session_get_view (f->session), query);
  way_session_go (f->session, filtered);
  assert_adds_up (f);
  way_session_get_matching (f->session, &n_matching);
  g_assert_cmpuint (way_timeline_view_get_counts (f->view)->filtered, ==,
                    n_policies (f) - n_matching);
}

/* Pointer and status line do not wait for the next layout. */
static void
test_new_dataset (Fixture       *f,
                  gconstpointer  data)
{
  g_autoptr (WayDatasetBuilder) builder = way_dataset_builder_new ();
  g_autoptr (WayDataset) empty = way_dataset_builder_end (builder);
  g_autoptr (WayDataset) shipped = load_shipped ();

  way_session_set_dataset (f->session, empty);
  g_assert_cmpuint (sum (way_timeline_view_get_counts (f->view)), ==, 0);
  way_session_set_dataset (f->session, shipped);
  g_assert_cmpuint (sum (way_timeline_view_get_counts (f->view)), ==, n_policies (f));
  g_signal_emit_by_name (f->style, "changed");
  way_timeline_view_zoom (f->view, 2);
  assert_adds_up (f);
}

/* Before it is on the screen there is nothing to be counted or moved. */
static void
test_before_layout (void)
{
  WaySession *session = new_session ();
  WaySceneStyle *style = way_scene_style_new (WAY_LANG_EN);
  WayTimelineView *view = g_object_new (WAY_TYPE_TIMELINE_VIEW, NULL);
  g_autoptr (WayView) before = NULL;

  g_object_ref_sink (view);
  g_assert_null (way_timeline_view_get_counts (view));
  g_assert_false (way_timeline_view_can_zoom (view, 2));
  way_timeline_view_fit (view);
  way_timeline_view_fit_policy (view);
  way_timeline_view_step (view, 1);
  way_timeline_view_step_lane (view, 1);
  way_timeline_view_select_end (view, TRUE);
  way_timeline_view_set_session (view, session, style);
  before = way_view_ref (way_session_get_view (session));
  g_assert_null (way_timeline_view_get_counts (view));
  way_timeline_view_zoom (view, 2);
  way_timeline_view_pan (view, 1);
  g_assert_true (way_session_get_view (session) == before);
  g_assert_finalize_object (view);
  g_assert_finalize_object (style);
  g_assert_finalize_object (session);
}

/* Children are met in the order of time, each policy once. */
static void
test_marks_in_order_of_time (Fixture       *f,
                             gconstpointer  data)
{
  const WayDataset *dataset = way_session_get_dataset (f->session);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  WayDate last = way_date_from_day (0);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (f->view));
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (WAY_IS_MARK (child) && way_mark_get_policy (WAY_MARK (child)) != WAY_NONE)
      {
        guint policy = way_mark_get_policy (WAY_MARK (child));
        WayDate date = way_dataset_get_policy (dataset, policy)->date;

        g_assert_cmpint (way_date_compare (last, date), <=, 0);
        g_assert_true (g_hash_table_add (seen, GUINT_TO_POINTER (policy + 1)));
        last = date;
      }
  g_assert_cmpuint (g_hash_table_size (seen), ==,
                    way_timeline_view_get_counts (f->view)->labelled
                    + way_timeline_view_get_counts (f->view)->marks);
}

static void
test_select (Fixture       *f,
             gconstpointer  data)
{
  guint policy = activate_policy (f, POLICY);

  way_session_select (f->session, WAY_NONE);
  settle (f->window);
  g_assert_true (gtk_widget_activate_action (find_mark (f, policy), "mark.activate", NULL));
  g_assert_cmpuint (way_session_get_selected (f->session), ==, policy);
}

/* Every step is to the next policy in time, and the focus goes with it, also
 * where the policy was in a cluster, in another lane or out of the window. */
static void
test_steps_through_time (Fixture       *f,
                         gconstpointer  data)
{
  const guint *by_date = way_dataset_get_by_date (way_session_get_dataset (f->session));
  guint n = n_policies (f), place;

  way_timeline_view_select_end (f->view, FALSE);
  settle (f->window);
  g_assert_cmpuint (way_session_get_selected (f->session), ==, by_date[0]);
  for (place = 0; place < 30; place++)
    {
      way_timeline_view_step (f->view, 1);
      settle (f->window);
      g_assert_cmpuint (way_session_get_selected (f->session), ==, by_date[place + 1]);
      g_assert_cmpuint (focused (f), ==, by_date[place + 1]);
    }
  way_timeline_view_step (f->view, -1);
  settle (f->window);
  g_assert_cmpuint (way_session_get_selected (f->session), ==, by_date[place - 1]);
  way_timeline_view_select_end (f->view, TRUE);
  settle (f->window);
  g_assert_cmpuint (way_session_get_selected (f->session), ==, by_date[n - 1]);
  g_assert_cmpuint (focused (f), ==, by_date[n - 1]);
  way_timeline_view_step (f->view, 1);
  g_assert_cmpuint (way_session_get_selected (f->session), ==, by_date[n - 1]);
}

static void
test_steps_pass_over_filtered (Fixture       *f,
                               gconstpointer  data)
{
  const WayDataset *dataset = way_session_get_dataset (f->session);
  g_autoptr (WayQuery) query = way_query_new ();
  g_autoptr (WayView) filtered = NULL;
  guint n_steps = 0, n_matching, before = WAY_NONE;

  way_query_choose (query, WAY_FACET_KIND, "law", TRUE);
  filtered = way_view_with_query (way_session_get_view (f->session), query);
  way_session_go (f->session, filtered);
  settle (f->window);
  way_session_get_matching (f->session, &n_matching);
  way_timeline_view_select_end (f->view, FALSE);
  settle (f->window);
  while (way_session_get_selected (f->session) != before)
    {
      before = way_session_get_selected (f->session);
      g_assert_cmpint (way_dataset_get_policy (dataset, before)->kind, ==, WAY_KIND_LAW);
      n_steps++;
      way_timeline_view_step (f->view, 1);
      settle (f->window);
    }
  g_assert_cmpuint (n_steps, ==, n_matching);
}

/* Down to the last lane, and all the way up again. */
static void
test_steps_through_lanes (Fixture       *f,
                          gconstpointer  data)
{
  guint before = WAY_NONE, n_down = 0, n_up = 0;

  way_timeline_view_select_end (f->view, FALSE);
  settle (f->window);
  for (; way_session_get_selected (f->session) != before && n_down < n_policies (f); n_down++)
    {
      before = way_session_get_selected (f->session);
      way_timeline_view_step_lane (f->view, 1);
      settle (f->window);
      g_assert_cmpuint (focused (f), ==, way_session_get_selected (f->session));
    }
  g_assert_cmpuint (n_down, >, 5);
  g_assert_cmpuint (n_down, <, n_policies (f));
  before = WAY_NONE;
  for (; way_session_get_selected (f->session) != before && n_up < n_policies (f); n_up++)
    {
      before = way_session_get_selected (f->session);
      way_timeline_view_step_lane (f->view, -1);
      settle (f->window);
    }
  g_assert_cmpuint (n_up, >, 5);
}

/* The keyboard must not be lost with the mark that had it. */
static void
test_focus_stays_inside (Fixture       *f,
                         gconstpointer  data)
{
  GtkWidget *focus;

  activate_policy (f, POLICY);
  way_timeline_view_pan (f->view, 3);
  settle (f->window);
  focus = gtk_window_get_focus (GTK_WINDOW (f->window));
  g_assert_true (focus == GTK_WIDGET (f->view));
  way_timeline_view_step (f->view, 1);
  settle (f->window);
  g_assert_cmpuint (focused (f), ==, way_session_get_selected (f->session));
}

/* What the keys are bound to. */
/* A mark that is selected already takes the keyboard once, and not again when
 * it has gone on to something else; nor does it from what opened meanwhile. */
static void
test_focus_goes_on (Fixture       *f,
                    gconstpointer  data)
{
  guint policy = activate_policy (f, POLICY);
  GtkWidget *popover = gtk_popover_new (), *button = gtk_button_new ();

  g_assert_true (gtk_widget_activate (find_mark (f, policy)));
  settle (f->window);
  gtk_window_set_focus (GTK_WINDOW (f->window), NULL);
  gtk_widget_queue_allocate (GTK_WIDGET (f->view));
  settle (f->window);
  g_assert_null (gtk_window_get_focus (GTK_WINDOW (f->window)));

  gtk_popover_set_child (GTK_POPOVER (popover), button);
  gtk_widget_set_parent (popover, GTK_WIDGET (f->view));
  g_assert_true (gtk_widget_activate (find_mark (f, policy)));
  gtk_popover_popup (GTK_POPOVER (popover));
  gtk_widget_grab_focus (button);
  settle (f->window);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (f->window)) == button);
  gtk_widget_unparent (popover);
}

static void
test_key_actions (Fixture       *f,
                  gconstpointer  data)
{
  const guint *by_date = way_dataset_get_by_date (way_session_get_dataset (f->session));
  GtkWidget *view = GTK_WIDGET (f->view);
  double start, later;

  g_assert_true (gtk_widget_activate_action (view, "timeline.last", NULL));
  g_assert_cmpuint (way_session_get_selected (f->session), ==, by_date[n_policies (f) - 1]);
  g_assert_true (gtk_widget_activate_action (view, "timeline.first", NULL));
  settle (f->window);
  g_assert_cmpuint (way_session_get_selected (f->session), ==, by_date[0]);
  g_assert_true (gtk_widget_activate_action (view, "timeline.next", NULL));
  settle (f->window);
  g_assert_cmpuint (way_session_get_selected (f->session), ==, by_date[1]);
  g_assert_true (gtk_widget_activate_action (view, "timeline.previous", NULL));
  settle (f->window);
  g_assert_cmpuint (way_session_get_selected (f->session), ==, by_date[0]);
  g_assert_true (gtk_widget_activate_action (view, "timeline.lane-down", NULL));
  settle (f->window);
  g_assert_cmpuint (way_session_get_selected (f->session), !=, by_date[0]);
  g_assert_true (gtk_widget_activate_action (view, "timeline.lane-up", NULL));

  start = way_view_get_start (way_session_get_view (f->session));
  g_assert_true (gtk_widget_activate_action (view, "timeline.page-later", NULL));
  later = way_view_get_start (way_session_get_view (f->session));
  g_assert_cmpfloat (later, >, start + 365);
  g_assert_true (gtk_widget_activate_action (view, "timeline.page-earlier", NULL));
  g_assert_cmpfloat (way_view_get_start (way_session_get_view (f->session)), <, later - 365);
}

/* Who steps with keys sees where the keyboard is, also after a click. */
static void
test_focus_is_visible (Fixture       *f,
                       gconstpointer  data)
{
  static const char *const actions[] = {
    "timeline.first", "timeline.next", "timeline.lane-down", "timeline.previous",
    "timeline.next-related", "timeline.next-of-goal", "timeline.previous-of-issuer",
    "timeline.page-later", "timeline.page-earlier", "timeline.last",
  };

  activate_policy (f, POLICY);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      GtkWidget *focus;

      g_test_message ("%s", actions[i]);
      gtk_window_set_focus_visible (GTK_WINDOW (f->window), FALSE);
      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->view), actions[i], NULL));
      settle (f->window);
      focus = gtk_window_get_focus (GTK_WINDOW (f->window));
      g_assert_nonnull (focus);
      g_assert_true (gtk_window_get_focus_visible (GTK_WINDOW (f->window)));
      g_assert_true ((gtk_widget_get_state_flags (focus) & GTK_STATE_FLAG_FOCUS_VISIBLE) != 0);
    }
}

/* A cluster is met after the marks; it says what it holds, and opens a list
 * of it. */
static void
test_clusters (Fixture       *f,
               gconstpointer  data)
{
  GtkWidget *cluster = NULL, *list;
  guint n_rows;

  zoom_far_out (f->session);
  settle (f->window);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (f->view));
       child != NULL && cluster == NULL;
       child = gtk_widget_get_next_sibling (child))
    if (WAY_IS_MARK (child) && way_mark_get_policy (WAY_MARK (child)) == WAY_NONE
        && gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (child))
           == GTK_ACCESSIBLE_ROLE_LIST_ITEM)
      cluster = child;
  g_assert_cmpuint (way_timeline_view_get_counts (f->view)->clustered, >, 0);
  g_assert_nonnull (cluster);
  g_assert_true (gtk_widget_activate (cluster));
  settle (f->window);
  list = find_widget (GTK_WIDGET (f->view), GTK_TYPE_LIST_VIEW, NULL);
  g_assert_nonnull (list);
  g_assert_true (gtk_widget_get_mapped (list));
  n_rows = g_list_model_get_n_items (
    G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list))));
  g_assert_cmpuint (n_rows, >, 0);
  g_assert_cmpuint (n_rows, <=, way_timeline_view_get_counts (f->view)->clustered);
  g_signal_emit_by_name (list, "activate", n_rows - 1);
  g_assert_cmpuint (way_session_get_selected (f->session), !=, WAY_NONE);
  settle (f->window);
  g_assert_nonnull (find_mark (f, way_session_get_selected (f->session)));
  assert_adds_up (f);
}

/* A heading folds its group and unfolds it again, and says so. */
static void
test_headings (Fixture       *f,
               gconstpointer  data)
{
  GtkWidget *heading = gtk_widget_get_first_child (GTK_WIDGET (f->view));
  const WayTimelineCounts *counts = way_timeline_view_get_counts (f->view);
  guint n_labelled = counts->labelled;
  WayView *view;
  g_autoptr (WayView) unfolded = NULL;

  g_assert_true (WAY_IS_MARK (heading));
  g_assert_cmpint (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (heading)), ==,
                   GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_test_accessible_assert_state (heading, GTK_ACCESSIBLE_STATE_EXPANDED, TRUE);
  g_assert_cmpuint (counts->folded, ==, 0);
  g_assert_true (gtk_widget_activate (heading));
  settle (f->window);
  gtk_test_accessible_assert_state (heading, GTK_ACCESSIBLE_STATE_EXPANDED, FALSE);
  counts = way_timeline_view_get_counts (f->view);
  g_assert_cmpuint (counts->folded, >, 0);
  g_assert_cmpuint (counts->labelled, <, n_labelled);
  assert_adds_up (f);
  view = way_session_get_view (f->session);
  unfolded = way_folding_unfold_all (way_session_get_dataset (f->session), view,
                                     way_view_get_grouping (view));
  way_session_go (f->session, unfolded);
  settle (f->window);
  g_assert_cmpuint (way_timeline_view_get_counts (f->view)->folded, ==, 0);
  g_assert_cmpuint (way_timeline_view_get_counts (f->view)->labelled, ==, n_labelled);
}

static GtkAccessibleRole
focused_role (Fixture *f)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (f->window));

  g_assert_true (WAY_IS_MARK (focus) && way_mark_get_policy (WAY_MARK (focus)) == WAY_NONE);
  return gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (focus));
}

/* Tab comes to the selected policy, a heading and a cluster, and goes the same
 * way back; Down goes on among headings and among clusters. */
static void
test_tab_stops (Fixture       *f,
                gconstpointer  data)
{
  guint policy = activate_policy (f, POLICY);
  static const GtkAccessibleRole roles[] = {
    GTK_ACCESSIBLE_ROLE_BUTTON, GTK_ACCESSIBLE_ROLE_LIST_ITEM
  };

  zoom_far_out (f->session);
  settle (f->window);
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      GtkWidget *focus;

      g_assert_true (gtk_widget_child_focus (f->window, GTK_DIR_TAB_FORWARD));
      g_assert_cmpint (focused_role (f), ==, roles[i]);
      focus = gtk_window_get_focus (GTK_WINDOW (f->window));
      gtk_widget_activate_action (GTK_WIDGET (f->view), "timeline.lane-down", NULL);
      g_assert_cmpint (focused_role (f), ==, roles[i]);
      g_assert_true (gtk_window_get_focus (GTK_WINDOW (f->window)) != focus);
      gtk_widget_activate_action (GTK_WIDGET (f->view), "timeline.lane-up", NULL);
      g_assert_true (gtk_window_get_focus (GTK_WINDOW (f->window)) == focus);
    }
  g_assert_true (gtk_widget_child_focus (f->window, GTK_DIR_TAB_BACKWARD));
  g_assert_cmpint (focused_role (f), ==, GTK_ACCESSIBLE_ROLE_BUTTON);
  g_assert_true (gtk_widget_child_focus (f->window, GTK_DIR_TAB_BACKWARD));
  g_assert_cmpuint (focused (f), ==, policy);
  g_assert_cmpuint (way_session_get_selected (f->session), ==, policy);
}

/* What a mark says follows the day up to which figures are known. */
static void
test_described_as_known (Fixture       *f,
                         gconstpointer  data)
{
  GtkAccessible *mark = GTK_ACCESSIBLE (find_mark (f, find_policy (f->session, POLICY)));
  int day = way_day_of_year (2017);
  g_autoptr (WayView) early
    = way_view_with_as_known (way_session_get_view (f->session), day);
  const WayDataset *dataset = way_session_get_dataset (f->session);
  const WayPolicy *policy = way_dataset_get_policy (dataset, find_policy (f->session, POLICY));
  g_autofree char *date = way_phrase_date (policy, WAY_LANG_EN);

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *goals
        = way_phrase_goals_known (dataset, policy, i == 0 ? WAY_KNOWN_ALL : day, WAY_LANG_EN);
      g_autofree char *words
        = g_strdup_printf ("%u of %u, %s, %s",
                           way_dataset_get_place (dataset, find_policy (f->session, POLICY)) + 1,
                           n_policies (f), date, goals);

      g_assert_true ((strstr (goals, "1 missed") != NULL) == (i == 0));
      gtk_test_accessible_assert_property (mark, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words);
      way_session_go (f->session, early);
      settle (f->window);
    }
}

/* There and back along what the selected policy shares with others. */
static void
test_walk (Fixture       *f,
           gconstpointer  data)
{
  static const char *const actions[][2] = {
    { "timeline.next-related", "timeline.previous-related" },
    { "timeline.next-of-goal", "timeline.previous-of-goal" },
    { "timeline.next-of-issuer", "timeline.previous-of-issuer" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      guint there;

      activate_policy (f, POLICY);
      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->view), actions[i][0], NULL));
      settle (f->window);
      there = way_session_get_selected (f->session);
      g_assert_cmpuint (there, ==,
                        way_walk_find (way_session_get_dataset (f->session), NULL, i,
                                       find_policy (f->session, POLICY),
                                       find_policy (f->session, POLICY), 1));
      g_assert_cmpuint (focused (f), ==, there);
      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->view), actions[i][1], NULL));
      settle (f->window);
      g_assert_cmpuint (way_session_get_selected (f->session), !=, there);
    }
}

/* Walks until that selects nothing more; tells how many policies it came to. */
static guint
walk_to_end (Fixture    *f,
             const char *action)
{
  guint n = 0, before;

  do
    {
      before = way_session_get_selected (f->session);
      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->view), action, NULL));
      settle (f->window);
      g_assert_cmpuint (focused (f), ==, way_session_get_selected (f->session));
      n++;
    }
  while (way_session_get_selected (f->session) != before);
  return n - 1;
}

/* How many policies a policy has relations with; two may be between the same ones. */
static guint
count_related (Fixture *f,
               guint    policy)
{
  const WayDataset *dataset = way_session_get_dataset (f->session);
  g_autoptr (GHashTable) related = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < way_dataset_get_n_rows (dataset, WAY_TABLE_POLICY_RELATIONS); i++)
    {
      const WayRelation *relation = way_dataset_get_relation (dataset, i);

      if (relation->from == policy || relation->to == policy)
        g_hash_table_add (related, GUINT_TO_POINTER (relation->from + relation->to));
    }
  return g_hash_table_size (related);
}

/* A walk comes to all that its first policy is related to, and keeps to that until
 * a policy is selected in another way. */
static void
test_walk_all (Fixture       *f,
               gconstpointer  data)
{
  guint policy = find_policy (f->session, RELATED), n_related = count_related (f, policy), last;

  g_assert_cmpuint (n_related, >, 10);
  way_timeline_view_select (f->view, policy, TRUE);
  settle (f->window);
  walk_to_end (f, "timeline.next-related");
  last = way_session_get_selected (f->session);
  g_assert_cmpuint (walk_to_end (f, "timeline.previous-related"), ==, n_related);
  g_assert_cmpuint (walk_to_end (f, "timeline.next-related"), ==, n_related);
  g_assert_cmpuint (way_session_get_selected (f->session), ==, last);

  gtk_widget_grab_focus (GTK_WIDGET (f->view));
  way_session_select (f->session, policy);
  way_session_select (f->session, last);
  settle (f->window);
  walk_to_end (f, "timeline.previous-related");
  g_assert_cmpuint (walk_to_end (f, "timeline.next-related"), ==, count_related (f, last));
  g_assert_cmpuint (count_related (f, last), <, n_related);
}

/* Keys may come faster than frames. */
static void
test_walk_quickly (Fixture       *f,
                   gconstpointer  data)
{
  const WayDataset *dataset = way_session_get_dataset (f->session);
  guint policy = find_policy (f->session, RELATED), expected = policy;

  way_timeline_view_select (f->view, policy, TRUE);
  settle (f->window);
  for (guint i = 0; i < 4; i++)
    {
      way_timeline_view_walk (f->view, WAY_WALK_RELATION, 1);
      expected = way_walk_find (dataset, NULL, WAY_WALK_RELATION, policy, expected, 1);
      g_assert_cmpuint (way_session_get_selected (f->session), ==, expected);
    }
}

static void
test_zoom_limits (Fixture       *f,
                  gconstpointer  data)
{
  WayView *view;
  guint n = 0;

  while (way_timeline_view_can_zoom (f->view, 2) && n++ < 100)
    way_timeline_view_zoom (f->view, 2);
  view = way_session_get_view (f->session);
  g_assert_cmpfloat_with_epsilon (way_view_get_end (view) - way_view_get_start (view),
                                  WAY_VIEW_MIN_SPAN, 0.01);
  g_assert_true (way_timeline_view_can_zoom (f->view, 0.5));
  assert_adds_up (f);
  for (n = 0; way_timeline_view_can_zoom (f->view, 0.5) && n < 100; n++)
    way_timeline_view_zoom (f->view, 0.5);
  view = way_session_get_view (f->session);
  g_assert_cmpfloat_with_epsilon (way_view_get_end (view) - way_view_get_start (view),
                                  WAY_VIEW_USUAL_SPAN, WAY_VIEW_MAX_SPAN / 500);
  g_assert_true (way_timeline_view_can_zoom (f->view, 2));
  assert_adds_up (f);
}

/* Tells the controller of the pointer that it is somewhere, or has left. */
static void
point (Fixture *f,
       gboolean inside,
       double   x,
       double   y)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (f->view));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_EVENT_CONTROLLER_MOTION (controller))
        continue;
      if (inside)
        g_signal_emit_by_name (controller, "motion", x, y);
      else
        g_signal_emit_by_name (controller, "leave");
    }
}

static guint
policy_at (Fixture *f,
           double   x,
           double   y)
{
  const WaySceneMark *mark = way_timeline_scene_find_mark (f->view->scene, x, y);

  return mark != NULL ? mark->policy : WAY_NONE;
}

/* What lights up is what is under the pointer, also where that rests and the
 * marks move. */
static void
test_hovered (Fixture       *f,
              gconstpointer  data)
{
  guint n_marks, policy, first;
  const WaySceneMark *marks = way_timeline_scene_get_marks (f->view->scene, &n_marks);
  double x = marks[0].x, y = marks[0].y;

  first = policy = policy_at (f, x, y);
  g_assert_cmpuint (policy, !=, WAY_NONE);
  point (f, TRUE, x, y);
  g_assert_false (way_timeline_scene_set_hovered (f->view->scene, policy));
  for (guint i = 0; i < 3; i++)
    {
      way_timeline_view_zoom (f->view, 0.7);
      settle (f->window);
      policy = policy_at (f, x, y);
      g_assert_cmpuint (policy, !=, first);
      g_assert_false (way_timeline_scene_set_hovered (f->view->scene, policy));
    }
  way_timeline_view_fit (f->view);
  settle (f->window);
  g_assert_cmpuint (policy_at (f, x, y), ==, first);
  g_assert_false (way_timeline_scene_set_hovered (f->view->scene, first));
  point (f, FALSE, 0, 0);
  way_timeline_view_zoom (f->view, 0.7);
  settle (f->window);
  g_assert_false (way_timeline_scene_set_hovered (f->view->scene, WAY_NONE));
}

/* Where a day is, from 0 at the start to 1 at the end. */
static double
place_in_window (Fixture *f,
                 double   day)
{
  WayView *view = way_session_get_view (f->session);
  double start = way_view_get_start (view);

  return (day - start) / (way_view_get_end (view) - start);
}

/* A zoom keeps the day under the selected mark where it is. */
static void
test_zoom_about_selection (Fixture       *f,
                           gconstpointer  data)
{
  guint policy = activate_policy (f, POLICY);
  double day = way_date_middle (
    way_dataset_get_policy (way_session_get_dataset (f->session), policy)->date);
  double before = place_in_window (f, day);

  way_timeline_view_zoom (f->view, 2);
  g_assert_cmpfloat_with_epsilon (before, place_in_window (f, day), 0.005);
}

static void
test_pan (Fixture       *f,
          gconstpointer  data)
{
  WayView *view = way_session_get_view (f->session);
  double start = way_view_get_start (view), span = way_view_get_end (view) - start;

  way_timeline_view_pan (f->view, 0.5);
  view = way_session_get_view (f->session);
  g_assert_cmpfloat (way_view_get_start (view) - start, >, 0.4 * span);
  g_assert_cmpfloat (way_view_get_start (view) - start, <, 0.7 * span);
  g_assert_cmpfloat_with_epsilon (way_view_get_end (view) - way_view_get_start (view), span, 0.01);
  way_timeline_view_pan (f->view, -0.5);
  g_assert_cmpfloat_with_epsilon (way_view_get_start (way_session_get_view (f->session)), start,
                                  0.01);
}

static void
test_fit_policy (Fixture       *f,
                 gconstpointer  data)
{
  guint policy = find_policy (f->session, POLICY);
  const WayPolicy *row = way_dataset_get_policy (way_session_get_dataset (f->session), policy);
  WayView *view;

  way_timeline_view_fit_policy (f->view);
  g_assert_false (way_session_can_go_back (f->session));
  way_session_select (f->session, policy);
  way_timeline_view_fit_policy (f->view);
  view = way_session_get_view (f->session);
  g_assert_cmpfloat (way_view_get_start (view), <, way_date_first_day (row->date));
  g_assert_cmpfloat (way_view_get_end (view), >, way_day_of_year (row->period_end + 1));
  way_session_go_back (f->session);
  g_assert_cmpuint (way_session_get_selected (f->session), ==, policy);
  assert_adds_up (f);
}

/* Another data set may have fewer policies than the marks stood for. */
static void
test_other_dataset (Fixture       *f,
                    gconstpointer  data)
{
  g_autoptr (WayDatasetBuilder) builder = way_dataset_builder_new ();
  g_autoptr (WayDataset) empty = way_dataset_builder_end (builder);
  g_autoptr (WayDataset) shipped = load_shipped ();

  activate_policy (f, POLICY);
  way_session_set_dataset (f->session, empty);
  settle (f->window);
  g_assert_cmpuint (sum (way_timeline_view_get_counts (f->view)), ==, 0);
  g_assert_cmpuint (count_widgets (GTK_WIDGET (f->view), WAY_TYPE_MARK), ==, 0);
  way_timeline_view_step (f->view, 1);
  way_timeline_view_step_lane (f->view, -1);
  way_timeline_view_select_end (f->view, TRUE);
  way_session_set_dataset (f->session, shipped);
  assert_adds_up (f);
  g_assert_cmpuint (count_widgets (GTK_WIDGET (f->view), WAY_TYPE_MARK), >, 20);
}

#define TEST(name, function) \
  g_test_add ("/timeline-view/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  set_up_display (&argc, &argv);
  g_test_add_func ("/timeline-view/before-layout", test_before_layout);
  TEST ("counts", test_counts);
  TEST ("new-dataset", test_new_dataset);
  TEST ("marks-in-order-of-time", test_marks_in_order_of_time);
  TEST ("select", test_select);
  TEST ("steps-through-time", test_steps_through_time);
  TEST ("steps-pass-over-filtered", test_steps_pass_over_filtered);
  TEST ("steps-through-lanes", test_steps_through_lanes);
  TEST ("focus-stays-inside", test_focus_stays_inside);
  TEST ("focus-goes-on", test_focus_goes_on);
  TEST ("key-actions", test_key_actions);
  TEST ("focus-is-visible", test_focus_is_visible);
  TEST ("clusters", test_clusters);
  TEST ("headings", test_headings);
  TEST ("tab-stops", test_tab_stops);
  TEST ("described-as-known", test_described_as_known);
  TEST ("walk", test_walk);
  TEST ("walk-all", test_walk_all);
  TEST ("walk-quickly", test_walk_quickly);
  TEST ("zoom-limits", test_zoom_limits);
  TEST ("zoom-about-selection", test_zoom_about_selection);
  TEST ("hovered", test_hovered);
  TEST ("pan", test_pan);
  TEST ("fit-policy", test_fit_policy);
  TEST ("other-dataset", test_other_dataset);
  return g_test_run ();
}
