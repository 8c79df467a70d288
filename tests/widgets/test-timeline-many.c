/* A timeline of very many policies: what a thread makes of them comes later, and
 * nothing is lost meanwhile.
 */
#include "config.h"

#include "timeline-fixture.h"
#include "way-generate.h"
#include "way-grouping.h"
#include "way-mark.h"
#include "way-phrases.h"
#include "way-releases.h"
#include "way-store.h"
#include "way-timeline-scene.h"
#include "way-verdict.h"

#include <glib/gstdio.h>
#include <string.h>

/* More than are run at a time. */
#define N_HELD 60u

static WayDataset *
generate (guint n)
{
  g_autofree char *shipped = find_shipped ();

  return way_generate_load (n, shipped);
}

static void
group_by (Fixture     *f,
          WayGrouping  grouping)
{
  g_autoptr (WayView) view
    = way_view_with_grouping (way_session_get_view (f->session), grouping);

  way_session_go (f->session, view);
}

static void
ask (Fixture    *f,
     WayFacet    facet,
     const char *id,
     const char *text)
{
  g_autoptr (WayQuery) query = way_query_new ();
  g_autoptr (WayView) view = NULL;

  if (id != NULL)
    way_query_choose (query, facet, id, TRUE);
  g_free (query->text);
  query->text = g_strdup (text);
  view = way_view_with_query (way_session_get_view (f->session), query);
  way_session_go (f->session, view);
}

static guint
n_filtered (Fixture *f)
{
  return way_timeline_view_get_counts (f->view)->filtered;
}

static guint
n_not_matching (Fixture *f)
{
  guint n_matching;

  way_session_get_matching (f->session, &n_matching);
  return n_policies (f) - n_matching;
}

/* The hits of a search come from a thread, after the words, and verdicts change
 * with the day as known: the query is the same, and what matches is not. */
static void
test_late_matches (Fixture       *f,
                   gconstpointer  data)
{
  g_autoptr (WayDataset) dataset = generate (2500);
  g_autoptr (WayView) known = NULL;
  guint n;

  way_session_set_dataset (f->session, dataset);
  settle (f->window);
  ask (f, 0, NULL, "digital");
  settle (f->window);
  wait_until (!way_session_is_searching (f->session));
  settle (f->window);
  g_assert_cmpuint (n_not_matching (f), >, 0);
  g_assert_cmpuint (n_filtered (f), ==, n_not_matching (f));
  ask (f, WAY_FACET_VERDICT, way_verdict_get_id (WAY_VERDICT_MET), "");
  settle (f->window);
  n = n_filtered (f);
  known = way_view_with_as_known (way_session_get_view (f->session), way_day_of_year (2017));
  way_session_go (f->session, known);
  settle (f->window);
  g_assert_cmpuint (n_filtered (f), ==, n_not_matching (f));
  g_assert_cmpuint (n_filtered (f), >, n);
}

static void
wait_in_thread (GTask        *task,
                gpointer      source,
                gpointer      held,
                GCancellable *cancellable)
{
  g_mutex_lock (held);
  g_mutex_unlock (held);
}

/* Whatever is given to a thread from now on waits until the lock is free. */
static void
hold_threads (GMutex *held)
{
  g_mutex_lock (held);
  for (guint i = 0; i < N_HELD; i++)
    {
      g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);

      g_task_set_task_data (task, held, NULL);
      g_task_run_in_thread (task, wait_in_thread);
    }
}

static void
laid_out_cb (guint *n)
{
  ++*n;
}

/* As long as words are searched for, the timeline stays as it was: what the words
 * before had is not shown any more, even where it is made meanwhile. */
static void
test_late_words (Fixture       *f,
                 gconstpointer  data)
{
  static GMutex held;
  g_autoptr (WayDataset) dataset = generate (21000);
  guint n_laid_out = 0;

  way_session_set_dataset (f->session, dataset);
  wait_until (way_timeline_view_get_counts (f->view) != NULL);
  settle (f->window);
  ask (f, 0, NULL, "zzz");
  wait_until (!way_session_is_filtering (f->session));
  g_signal_connect_swapped (f->view, "laid-out", G_CALLBACK (laid_out_cb), &n_laid_out);
  wait_until (n_laid_out > 0);
  hold_threads (&held);
  ask (f, 0, NULL, "digital");
  for (guint i = 0; i < 20; i++)
    {
      settle (f->window);
      g_assert_true (way_timeline_view_is_behind (f->view));
      g_assert_cmpuint (n_filtered (f), ==, 0);
    }
  g_mutex_unlock (&held);
  wait_until (!way_timeline_view_is_behind (f->view));
  g_assert_cmpuint (n_not_matching (f), <, n_policies (f));
  g_assert_cmpuint (n_filtered (f), ==, n_not_matching (f));
  g_signal_handlers_disconnect_by_func (f->view, laid_out_cb, &n_laid_out);
}

static guint
n_headings (Fixture *f)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (f->view)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += WAY_IS_MARK (child) && way_mark_get_policy (WAY_MARK (child)) == WAY_NONE
         && gtk_widget_get_child_visible (child)
         && gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (child))
            == GTK_ACCESSIBLE_ROLE_BUTTON;
  return n;
}

/* Groups of very many come from a thread: the picture keeps its groups, which do
 * not fold as long, follows the window meanwhile, and shows those asked for last. */
static void
test_regrouping (Fixture       *f,
                 gconstpointer  data)
{
  g_autoptr (WayDataset) dataset = generate (21000);
  WayView *view;
  g_autoptr (WayView) moved = NULL;
  guint n, outside;

  way_session_set_dataset (f->session, dataset);
  settle (f->window);
  n = n_headings (f);
  g_assert_cmpuint (n, >, 1);
  outside = way_timeline_view_get_counts (f->view)->outside;
  group_by (f, WAY_GROUP_THEME);
  group_by (f, WAY_GROUP_NONE);
  view = way_session_get_view (f->session);
  moved = way_view_with_span (view, way_view_get_start (view), way_view_get_end (view) - 3000);
  way_session_update (f->session, moved);
  wait_until (way_timeline_view_get_counts (f->view)->outside > outside);
  wait_until (n_headings (f) == 1);
  assert_adds_up (f);
  ask (f, WAY_FACET_KIND, "law", "");
  ask (f, WAY_FACET_KIND, "notice", "");
  wait_until (n_filtered (f) > 0);
  settle (f->window);
  g_assert_cmpuint (n_filtered (f), ==, n_not_matching (f));
  ask (f, 0, NULL, "");
  wait_until (n_filtered (f) == 0);
  /* The view goes while a thread groups. */
  group_by (f, WAY_GROUP_KIND);
  run_once ();
}

static GtkAdjustment *
get_lanes (Fixture *f)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (f->view));

  while (!GTK_IS_SCROLLBAR (child))
    child = gtk_widget_get_next_sibling (child);
  return gtk_scrollbar_get_adjustment (GTK_SCROLLBAR (child));
}

/* Very many policies come after the axis, and lie where they lay when all is
 * measured again. */
static void
test_first_groups (Fixture       *f,
                   gconstpointer  data)
{
  g_autoptr (WayDataset) shipped = way_dataset_ref (way_session_get_dataset (f->session));
  g_autoptr (WayDataset) dataset = generate (21000);
  double scroll;

  way_session_set_dataset (f->session, dataset);
  g_assert_null (way_timeline_view_get_counts (f->view));
  wait_until (way_timeline_view_get_counts (f->view) != NULL);
  settle (f->window);
  g_assert_cmpuint (n_headings (f), >, 1);
  assert_adds_up (f);
  gtk_window_set_default_size (GTK_WINDOW (f->window), 1000, 500);
  settle (f->window);
  gtk_adjustment_set_value (get_lanes (f), 60);
  settle (f->window);
  scroll = way_timeline_view_get_scroll (f->view);
  g_assert_cmpfloat (scroll, >, 0);
  g_signal_emit_by_name (f->style, "changed");
  settle (f->window);
  wait_until (way_timeline_view_get_counts (f->view) != NULL);
  settle (f->window);
  g_assert_cmpfloat (way_timeline_view_get_scroll (f->view), ==, scroll);
  /* The view is given a small set while a thread groups a large one. */
  g_signal_emit_by_name (f->style, "changed");
  run_once ();
  way_session_set_dataset (f->session, shipped);
  settle (f->window);
  assert_adds_up (f);
}

/* A set whose links are still to be read; takes its file away again. */
static WayDataset *
open_staged (guint n)
{
  g_autofree char *shipped = find_shipped ();
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "staged.db", NULL);
  g_autoptr (GError) error = NULL;
  WayDataset *first;

  g_remove (path);
  way_generate (n, 1, shipped, path, &error);
  g_assert_no_error (error);
  first = way_store_open (path, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (way_dataset_is_complete (first));
  return first;
}

static void
wait_for_counts (Fixture *f)
{
  wait_until (way_timeline_view_get_counts (f->view) != NULL);
  settle (f->window);
}

/* Marks say what is known of their policies by now. */
static void
assert_described (Fixture *f)
{
  const WayDataset *dataset = way_session_get_dataset (f->session);
  guint n_goals = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (f->view)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (WAY_IS_MARK (child) && way_mark_get_policy (WAY_MARK (child)) != WAY_NONE)
      {
        const WayPolicy *row
          = way_dataset_get_policy (dataset, way_mark_get_policy (WAY_MARK (child)));
        g_autofree char *goals = way_phrase_goals_known (dataset, row, WAY_KNOWN_ALL, WAY_LANG_EN);
        g_autofree char *told
          = gtk_test_accessible_check_property (GTK_ACCESSIBLE (child),
                                                GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "", NULL);

        g_assert_nonnull (strstr (told, goals));
        n_goals += row->n_stated > 0;
      }
  g_assert_cmpuint (n_goals, >, 0);
}

/* When the links of a large set have come, the picture stays until it is made anew
 * with them; of a smaller one it is made at once. */
static void
test_completed (Fixture       *f,
                gconstpointer  data)
{
  static const guint sizes[] = { 21000, WAY_STORE_STAGED };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (WayDataset) first = open_staged (sizes[i]);
      g_autoptr (WayDataset) complete = NULL;
      g_autoptr (GError) error = NULL;

      way_session_set_dataset (f->session, first);
      wait_for_counts (f);
      group_by (f, WAY_GROUP_GOAL);
      wait_until (n_headings (f) == 1);
      settle (f->window);
      complete = way_store_complete (first, NULL, &error);
      g_assert_no_error (error);
      way_session_complete_dataset (f->session, complete);
      g_assert_nonnull (way_timeline_view_get_counts (f->view));
      wait_until (n_headings (f) > 1);
      settle (f->window);
      assert_adds_up (f);
      assert_described (f);
      group_by (f, WAY_GROUP_ISSUER);
    }
}

static void
change_style (Fixture *f)
{
  g_signal_emit_by_name (f->style, "changed");
  settle (f->window);
  wait_for_counts (f);
  settle (f->window);
}

/* A mark gets the focus that was wanted while the policies were still to come, and
 * keeps it when all is measured anew, or presented with other titles. */
static void
test_focus_while_waiting (Fixture       *f,
                          gconstpointer  data)
{
  g_autoptr (WayDataset) dataset = generate (21000);
  g_autoptr (GArray) chosen = NULL;
  WaySceneTitles titles = { 0 };
  guint policy = way_dataset_get_by_date (dataset)[10500];

  way_session_set_dataset (f->session, dataset);
  g_assert_null (way_timeline_view_get_counts (f->view));
  way_timeline_view_select (f->view, policy, TRUE);
  settle (f->window);
  wait_until (focused (f) == policy);
  change_style (f);
  wait_until (focused (f) == policy);
  chosen = way_timeline_choose_titles (dataset, way_session_get_view (f->session), NULL, NULL);
  titles.chosen = (const guint *) (gpointer) chosen->data;
  titles.n_chosen = chosen->len;
  way_timeline_view_set_titles (f->view, &titles);
  g_assert_nonnull (way_timeline_view_get_counts (f->view));
  /* Only the chosen ones are labelled when their titles have come. */
  wait_until (way_timeline_view_get_counts (f->view)->labelled <= chosen->len);
  settle (f->window);
  g_assert_cmpuint (way_timeline_view_get_counts (f->view)->labelled, >, 0);
  g_assert_cmpuint (focused (f), ==, policy);
}

/* The groups of a large set that is presented do not fit the height, so that each
 * of them has titles. */
static void
test_titles_of_groups (Fixture       *f,
                       gconstpointer  data)
{
  g_autoptr (WayDataset) dataset = generate (6000);
  g_autoptr (WayView) view = way_view_new (dataset);

  for (WayGrouping grouping = 0; grouping < WAY_N_GROUPINGS; grouping++)
    {
      g_autoptr (WayView) grouped = way_view_with_grouping (view, grouping);
      g_autoptr (GArray) chosen = way_timeline_choose_titles (dataset, grouped, NULL, NULL);
      guint n_groups = way_grouping_n_groups (dataset, grouping);
      g_autofree guint *n = g_new0 (guint, n_groups);

      g_assert_cmpuint (chosen->len, ==, WAY_SCENE_MAX_TITLES);
      for (guint i = 0; i < chosen->len; i++)
        n[way_grouping_get_group (dataset, grouping, g_array_index (chosen, guint, i))]++;
      for (guint i = 0; i < n_groups && grouping == WAY_GROUP_ISSUER; i++)
        g_assert_cmpuint (n[i], >=, WAY_SCENE_MAX_TITLES / n_groups);
    }
}

/* What a class sees of it at first has titles, though these are as wide as years. */
static void
test_titles_in_sight (Fixture       *f,
                      gconstpointer  data)
{
  g_autoptr (WayDataset) dataset = generate (60000);
  g_autoptr (WayView) view = way_view_new (dataset);
  g_autoptr (GArray) chosen = way_timeline_choose_titles (dataset, view, NULL, NULL);
  g_autoptr (WayTextContext) text = way_text_context_new ("Sans", 33, WAY_LANG_EN);
  g_autoptr (WayTimelineScene) scene = way_timeline_scene_new (dataset, text, WAY_LANG_EN);
  const WaySceneTitles titles = {
    .chosen = (const guint *) (gpointer) chosen->data, .n_chosen = chosen->len,
  };
  const WayTimelineCounts *counts;

  way_timeline_scene_set_titles (scene, &titles);
  way_timeline_scene_set_size (scene, 1800, 800);
  way_timeline_scene_set_view (scene, view, NULL);
  counts = way_timeline_scene_get_counts (scene);
  g_assert_cmpuint (counts->above_or_below, >, 0);
  g_assert_cmpuint (counts->labelled, >, 4);
}

/* Where a filter leaves few of them, titles give way to no mark either. */
static void
test_titles_of_few (Fixture       *f,
                    gconstpointer  data)
{
  g_autoptr (WayDataset) dataset = generate (6000);
  g_autoptr (WayView) view = way_view_new (dataset);
  guint n = way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES), n_marks, n_whole = 0;
  g_autofree guint8 *matching = g_new0 (guint8, n);
  g_autoptr (WayTextContext) text = way_text_context_new ("Sans", 13, WAY_LANG_EN);
  g_autoptr (WayTimelineScene) scene = way_timeline_scene_new (dataset, text, WAY_LANG_EN);
  g_autoptr (GArray) chosen = NULL;
  WaySceneTitles titles = { 0 };
  const WaySceneMark *marks;

  for (guint i = 0; i < 190; i++)
    matching[(2500 + i * 31) % n] = TRUE;
  chosen = way_timeline_choose_titles (dataset, view, NULL, matching);
  titles.chosen = (const guint *) (gpointer) chosen->data;
  titles.n_chosen = chosen->len;
  way_timeline_scene_set_titles (scene, &titles);
  way_timeline_scene_set_size (scene, 1000, 900);
  way_timeline_scene_set_view (scene, view, matching);
  marks = way_timeline_scene_get_marks (scene, &n_marks);
  for (guint i = 0; i < n_marks; i++)
    {
      g_autofree char *title = way_timeline_scene_get_label (scene, marks[i].policy);

      n_whole += marks[i].label_px >= way_text_context_estimate (text, title, WAY_TEXT_BODY);
    }
  g_assert_cmpuint (n_whole, >=, 19);
}

/* What was to be revealed of one set is nothing to another. */
static void
test_reveal_of_other (Fixture       *f,
                      gconstpointer  data)
{
  g_autoptr (WayDataset) shipped = way_dataset_ref (way_session_get_dataset (f->session));
  g_autoptr (WayDataset) dataset = generate (21000);

  gtk_window_set_default_size (GTK_WINDOW (f->window), 900, 260);
  settle (f->window);
  for (guint policy = 0; policy < n_policies (f); policy += 26)
    {
      way_session_set_dataset (f->session, dataset);
      gtk_adjustment_set_value (get_lanes (f), 0);
      way_timeline_view_select (f->view, policy, FALSE);
      way_session_set_dataset (f->session, shipped);
      settle (f->window);
      g_assert_cmpfloat (way_timeline_view_get_scroll (f->view), ==, 0);
    }
}

/* A painter that keeps pictures and looks whether their texts are within. */
typedef struct
{
  WayPainter base;
  WayRect    bounds;
  guint      n_texts;
} Keeper;

static void
keep_picture (WayPainter    *painter,
              const WayRect *bounds,
              gconstpointer  key,
              gsize          key_size,
              WayDrawFunc    draw,
              gconstpointer  data)
{
  ((Keeper *) painter)->bounds = *bounds;
  draw (painter, data);
  ((Keeper *) painter)->bounds = (WayRect) { 0 };
}

static void
keep_text (WayPainter     *painter,
           const WayLabel *label,
           double          x,
           double          y,
           const WayColor *color)
{
  const WayRect *bounds = &((Keeper *) painter)->bounds;

  if (bounds->width == 0)
    return;
  g_assert_cmpfloat (x, >=, bounds->x);
  g_assert_cmpfloat (x + label->width, <=, bounds->x + bounds->width);
  ((Keeper *) painter)->n_texts++;
}

/* How many clusters of a view have numbers of more than four signs, whether
 * these stand within them, and that all are drawn whole. */
static guint
count_long_numbers (WayTimelineScene *scene,
                    WayView          *view,
                    const WayLook    *look,
                    guint            *n_within)
{
  static const WayPainterClass keeper_class = { .picture = keep_picture, .text = keep_text };
  Keeper keeper = { .base.klass = &keeper_class };
  guint n, n_long = 0;
  const WaySceneCluster *clusters;

  *n_within = 0;
  way_timeline_scene_set_view (scene, view, NULL);
  clusters = way_timeline_scene_get_clusters (scene, &n);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *count = way_phrase_count (clusters[i].n_hidden);
      g_autofree char *number = g_strconcat ("+", count, NULL);

      n_long += strlen (number) > 4;
      *n_within += strlen (number) > 4
                   && way_text_context_get_label (look->text, number, WAY_TEXT_SMALL, 0)->width
                      <= clusters[i].bounds.width;
    }
  way_timeline_scene_draw (scene, &keeper.base, look);
  g_assert_cmpuint (keeper.n_texts, ==, n);
  return n_long;
}

/* A cluster is as wide as its number where its bin is, and the number is drawn
 * whole where it is not. */
static void
test_long_numbers (Fixture       *f,
                   gconstpointer  data)
{
  g_autoptr (WayDataset) dataset = generate (25000);
  g_autoptr (WaySession) session = way_session_new (dataset, WAY_LANG_EN);
  g_autoptr (WayView) view
    = way_view_with_grouping (way_session_get_view (session), WAY_GROUP_NONE);
  const WayLook *look = way_scene_style_get_look (f->style);
  g_autoptr (WayTimelineScene) scene = way_timeline_scene_new (dataset, look->text, WAY_LANG_EN);
  guint n_long, n_within, n_narrow = 0;

  way_timeline_scene_set_size (scene, 1100, 900);
  n_long = count_long_numbers (scene, view, look, &n_within);
  g_assert_cmpuint (n_long, >, 0);
  g_assert_cmpuint (n_within, ==, n_long);
  for (int first = 2010; first > 1850; first -= 5)
    {
      g_autoptr (WayView) far = way_view_with_span (view, way_day_of_year (first),
                                                    way_day_of_year (2040));

      n_long = count_long_numbers (scene, far, look, &n_within);
      n_narrow += n_long - n_within;
    }
  g_assert_cmpuint (n_narrow, >, 0);
}

#define TEST(name, function) \
  g_test_add ("/timeline-many/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  set_up_display (&argc, &argv);
  TEST ("late-matches", test_late_matches);
  TEST ("late-words", test_late_words);
  TEST ("regrouping", test_regrouping);
  TEST ("first-groups", test_first_groups);
  TEST ("completed", test_completed);
  TEST ("focus-while-waiting", test_focus_while_waiting);
  TEST ("reveal-of-other", test_reveal_of_other);
  TEST ("long-numbers", test_long_numbers);
  TEST ("titles-of-groups", test_titles_of_groups);
  TEST ("titles-in-sight", test_titles_in_sight);
  TEST ("titles-of-few", test_titles_of_few);
  return g_test_run ();
}
