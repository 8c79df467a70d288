/* The page of goals: threads, tables, comparison, and the way through them by
 * keyboard.
 */
#include "config.h"

#include "way-goals-page.h"

#include "display.h"
#include "way-folding.h"
#include "way-goals-table.h"
#include "way-goals-view.h"
#include "way-mark-list.h"
#include "way-generate.h"
#include "way-mark.h"
#include "way-store.h"

#include <string.h>

typedef struct
{
  WaySession    *session;
  WaySceneStyle *style;
  WayGoalsPage  *page;
  WayGoalsView  *threads;
  WayGoalsTable *table;
  GtkWidget     *window;
} Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->session = new_session ();
  f->style = way_scene_style_new (WAY_LANG_EN);
  f->page = g_object_new (WAY_TYPE_GOALS_PAGE, NULL);
  way_goals_page_set_session (f->page, f->session, f->style);
  f->window = new_test_window (GTK_WIDGET (f->page));
  f->threads = template_child (f->page, "threads");
  f->table = template_child (f->page, "table");
  wait_until (count_widgets (GTK_WIDGET (f->threads), WAY_TYPE_MARK) > 0);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  g_object_add_weak_pointer (G_OBJECT (f->page), (gpointer *) &f->page);
  gtk_window_destroy (GTK_WINDOW (f->window));
  wait_until (f->page == NULL);
  g_assert_finalize_object (f->style);
  g_assert_finalize_object (f->session);
}

static WayGoalsLook
look_of (Fixture *f)
{
  return way_view_get_goals (way_session_get_view (f->session));
}

static void
show_goals (Fixture       *f,
            WayGoalsShown  shown)
{
  gtk_drop_down_set_selected (template_child (f->page, "shown"), shown);
  g_assert_cmpint (look_of (f).shown, ==, shown);
  settle (f->window);
}

/* The mark that has the focus, NULL where something else has it. */
static WayMark *
focused_mark (Fixture *f)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (f->window));

  return WAY_IS_MARK (focus) ? WAY_MARK (focus) : NULL;
}

/* What a screen reader says of a widget besides its role. */
static char *
read_property (gpointer              widget,
               GtkAccessibleProperty property)
{
  return gtk_test_accessible_check_property (widget, property, "?");
}

/* The list of a thread in the window, by its number from the top down. */
static GtkWidget *
nth_thread (Fixture *f,
            guint    place)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (f->threads));

  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    if (WAY_IS_MARK_LIST (child) && place-- == 0)
      return child;
  return NULL;
}

static void
press (Fixture    *f,
       const char *action)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (f->window));

  gtk_widget_activate_action (focus != NULL ? focus : GTK_WIDGET (f->threads), action, NULL);
  settle (f->window);
}

static const char *
shown_child (Fixture *f)
{
  return gtk_stack_get_visible_child_name (template_child (f->page, "stack"));
}

static const char *
label_text (Fixture    *f,
            const char *name)
{
  return gtk_label_get_text (template_child (f->page, name));
}

/* The line under the threads never gives met and missed alone. */
static void
test_coverage (Fixture       *f,
               gconstpointer  data)
{
  GtkDropDown *areas = template_child (f->page, "areas");
  g_autofree char *china = g_strdup (label_text (f, "coverage"));

  g_assert_true (g_str_has_prefix (china, "China · "));
  g_assert_nonnull (strstr (china, " judged ("));
  g_assert_nonnull (strstr (china, " without figure"));
  for (guint i = 0; i < g_list_model_get_n_items (gtk_drop_down_get_model (areas)); i++)
    {
      gtk_drop_down_set_selected (areas, i);
      settle (f->window);
      g_assert_nonnull (strstr (label_text (f, "coverage"), " judged ("));
    }
  g_assert_cmpstr (look_of (f).area, !=, "CHN");
  g_assert_cmpstr (label_text (f, "coverage"), !=, china);
}

/* Down goes through the threads, e expands one at a time, Escape collapses. */
static void
test_keyboard (Fixture       *f,
               gconstpointer  data)
{
  g_autofree char *first = NULL;

  gtk_widget_grab_focus (GTK_WIDGET (f->threads));
  gtk_window_set_focus_visible (GTK_WINDOW (f->window), FALSE);
  press (f, "goals.down");
  wait_until (focused_mark (f) != NULL);
  g_assert_true (gtk_window_get_focus_visible (GTK_WINDOW (f->window)));
  press (f, "goals.expand");
  first = g_strdup (look_of (f).goal);
  g_assert_cmpstr (first, !=, "");
  press (f, "goals.expand");
  g_assert_cmpstr (look_of (f).goal, ==, "");
  press (f, "goals.down");
  press (f, "goals.expand");
  g_assert_cmpstr (look_of (f).goal, !=, "");
  g_assert_cmpstr (look_of (f).goal, !=, first);
  press (f, "goals.expand");
  g_assert_cmpstr (look_of (f).goal, ==, "");
}

/* Right goes from the heading to the first station, whose policy is selected
 * and which has the focus. */
static void
test_stations (Fixture       *f,
               gconstpointer  data)
{
  guint first;

  gtk_widget_grab_focus (GTK_WIDGET (f->threads));
  press (f, "goals.down");
  wait_until (focused_mark (f) != NULL);
  g_assert_cmpuint (way_session_get_selected (f->session), ==, WAY_NONE);
  press (f, "goals.next");
  first = way_session_get_selected (f->session);
  g_assert_cmpuint (first, !=, WAY_NONE);
  wait_until (focused_mark (f) != NULL && way_mark_get_policy (focused_mark (f)) == first);
  press (f, "goals.next");
  g_assert_cmpuint (way_session_get_selected (f->session), !=, first);
  press (f, "goals.first");
  g_assert_cmpuint (way_mark_get_policy (focused_mark (f)), ==, WAY_NONE);
  press (f, "goals.last-of-all");
  g_assert_nonnull (focused_mark (f));
  press (f, "goals.first-of-all");
  g_assert_true (gtk_widget_get_parent (GTK_WIDGET (focused_mark (f)))
                 == GTK_WIDGET (f->threads));
}

/* All threads are one stop for Tab, which comes back to where it was. */
static void
test_one_stop (Fixture       *f,
               gconstpointer  data)
{
  GtkWidget *areas = template_child (f->page, "areas");
  WayMark *there;

  gtk_widget_grab_focus (areas);
  gtk_widget_child_focus (f->window, GTK_DIR_TAB_FORWARD);
  settle (f->window);
  g_assert_nonnull (focused_mark (f));
  g_assert_cmpuint (way_session_get_selected (f->session), ==, WAY_NONE);
  press (f, "goals.next");
  press (f, "goals.next");
  there = focused_mark (f);
  g_assert_nonnull (there);
  gtk_widget_child_focus (f->window, GTK_DIR_TAB_BACKWARD);
  settle (f->window);
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (f->window)), areas));
  gtk_widget_child_focus (f->window, GTK_DIR_TAB_FORWARD);
  settle (f->window);
  g_assert_true (focused_mark (f) == there);
  gtk_widget_child_focus (f->window, GTK_DIR_TAB_FORWARD);
  settle (f->window);
  g_assert_false (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (f->window)),
                                          GTK_WIDGET (f->threads)));
}

/* Down goes into the wordings of an expanded thread one by one, Up out again;
 * collapsing from inside leads to the heading. */
static void
test_wordings (Fixture       *f,
               gconstpointer  data)
{
  g_autofree char *name = NULL;

  gtk_widget_grab_focus (GTK_WIDGET (f->threads));
  press (f, "goals.down");
  wait_until (focused_mark (f) != NULL);
  gtk_test_accessible_assert_state (focused_mark (f), GTK_ACCESSIBLE_STATE_EXPANDED, FALSE);
  g_signal_emit_by_name (focused_mark (f), "activate");
  settle (f->window);
  g_assert_cmpstr (look_of (f).goal, !=, "");
  gtk_test_accessible_assert_state (focused_mark (f), GTK_ACCESSIBLE_STATE_EXPANDED, TRUE);
  for (guint i = 1; i <= 2; i++)
    {
      g_autofree char *start = g_strdup_printf ("Statement %u of ", i);
      g_autofree char *description = NULL;

      press (f, "goals.down");
      g_assert_nonnull (focused_mark (f));
      description = read_property (focused_mark (f), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
      g_assert_true (g_str_has_prefix (description, start));
    }
  press (f, "goals.expand");
  g_assert_cmpstr (look_of (f).goal, ==, "");
  g_assert_nonnull (focused_mark (f));
  name = read_property (focused_mark (f), GTK_ACCESSIBLE_PROPERTY_LABEL);
  g_assert_nonnull (strstr (name, " policies)"));
}

/* Keys that come before the next frame mean what the ones before have made. */
static void
test_fast_keys (Fixture       *f,
                gconstpointer  data)
{
  g_autofree char *description = NULL;

  gtk_widget_grab_focus (GTK_WIDGET (f->threads));
  press (f, "goals.down");
  wait_until (focused_mark (f) != NULL);
  g_signal_emit_by_name (focused_mark (f), "activate");
  gtk_widget_activate_action (GTK_WIDGET (f->threads), "goals.down", NULL);
  gtk_widget_activate_action (GTK_WIDGET (f->threads), "goals.down", NULL);
  settle (f->window);
  g_assert_nonnull (focused_mark (f));
  description = read_property (focused_mark (f), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
  g_assert_true (g_str_has_prefix (description, "Statement 2 of "));
}

/* The heading of a theme folds its goals and unfolds them, says so, and keeps the
 * focus; the history leads back. */
static void
test_folding (Fixture       *f,
              gconstpointer  data)
{
  const WayDataset *dataset = way_session_get_dataset (f->session);
  WayMark *heading;
  GtkWidget *thread;
  g_autofree char *name = NULL;

  gtk_widget_grab_focus (GTK_WIDGET (f->threads));
  press (f, "goals.down");
  press (f, "goals.first-of-all");
  heading = focused_mark (f);
  name = read_property (heading, GTK_ACCESSIBLE_PROPERTY_LABEL);
  g_assert_cmpstr (name, ==, "National strategy and reform");
  gtk_test_accessible_assert_role (heading, GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_test_accessible_assert_property (heading, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "4 goals");
  gtk_test_accessible_assert_state (heading, GTK_ACCESSIBLE_STATE_EXPANDED, TRUE);
  press (f, "mark.activate");
  g_assert_true (focused_mark (f) == heading);
  gtk_test_accessible_assert_state (heading, GTK_ACCESSIBLE_STATE_EXPANDED, FALSE);
  g_assert_true (way_folding_is_folded (dataset, way_session_get_view (f->session),
                                        WAY_GROUP_THEME, 0));
  g_assert_cmpuint (way_goals_view_get_counts (f->threads)->goals_folded, ==, 4);
  thread = nth_thread (f, 0);
  gtk_test_accessible_assert_property (thread, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Thread 1 of 27");
  way_session_go_back (f->session);
  settle (f->window);
  g_assert_cmpuint (way_goals_view_get_counts (f->threads)->goals_folded, ==, 0);
  gtk_test_accessible_assert_state (heading, GTK_ACCESSIBLE_STATE_EXPANDED, TRUE);
  press (f, "goals.expand");
  g_assert_cmpuint (way_goals_view_get_counts (f->threads)->goals_folded, ==, 4);
  press (f, "goals.down");
  g_assert_true (focused_mark (f) != heading);
}

/* A thread is a list with the name of its goal, its stations are items that
 * say their place, what they change and their target. */
static void
test_accessible (Fixture       *f,
                 gconstpointer  data)
{
  const WayDataset *dataset = way_session_get_dataset (f->session);
  guint n_stations = 0, n_targets = 0;
  GtkWidget *list;

  for (guint i = 0; (list = nth_thread (f, i)) != NULL; i++)
    {
      g_autofree char *place = g_strdup_printf ("Thread %u of %u", i + 1, way_dataset_get_n_rows (
        dataset, WAY_TABLE_GOALS));
      g_autofree char *name = read_property (list, GTK_ACCESSIBLE_PROPERTY_LABEL);
      GtkWidget *mark = gtk_widget_get_first_child (list);

      gtk_test_accessible_assert_role (list, GTK_ACCESSIBLE_ROLE_LIST);
      gtk_test_accessible_assert_property (list, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, place);
      gtk_test_accessible_assert_role (mark, GTK_ACCESSIBLE_ROLE_BUTTON);
      g_assert_cmpstr (name, !=, "?");
      while ((mark = gtk_widget_get_next_sibling (mark)) != NULL)
        {
          g_autofree char *text = read_property (mark, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);

          gtk_test_accessible_assert_role (mark, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
          n_stations += g_regex_match_simple ("^\\d+ of \\d+, (set|kept|raised|lowered|restated|"
                                              "new measure|next milestone), ", text, 0, 0);
          n_targets += g_regex_match_simple (", target .* ≥ .*: (met|missed|no figures here)",
                                             text, 0, 0);
        }
    }
  g_assert_cmpuint (n_stations, >, 20);
  g_assert_cmpuint (n_targets, >, 2);
}

/* What stays in the window while it moves keeps its child, and so the focus;
 * what leaves it leaves the focus to the view. */
static void
test_keeps_focus (Fixture       *f,
                  gconstpointer  data)
{
  WayView *now = way_session_get_view (f->session);
  g_autoptr (WayView) moved = way_view_with_span (now, way_view_get_start (now) - 20,
                                                  way_view_get_end (now) - 20);
  g_autoptr (WayView) away = way_view_with_span (now, way_day_of_year (1950),
                                                 way_day_of_year (1951));
  WayMark *mark;

  gtk_widget_grab_focus (GTK_WIDGET (f->threads));
  press (f, "goals.down");
  press (f, "goals.next");
  mark = focused_mark (f);
  g_assert_nonnull (mark);
  g_assert_cmpuint (way_mark_get_policy (mark), !=, WAY_NONE);
  way_session_update (f->session, moved);
  settle (f->window);
  g_assert_true (focused_mark (f) == mark);
  way_session_update (f->session, away);
  settle (f->window);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (f->window)) == GTK_WIDGET (f->threads));
}

/* The tables are those of the model, and are copied with a heading. */
static void
test_tables (Fixture       *f,
             gconstpointer  data)
{
  g_autofree char *text = NULL;

  show_goals (f, WAY_GOALS_STATIONS);
  g_assert_cmpstr (shown_child (f), ==, "table");
  g_assert_cmpuint (way_goals_table_get_n_rows (f->table), >=, 483);
  text = way_goals_table_get_tsv (f->table);
  g_assert_true (g_str_has_prefix (text, "Goal\tDate\tPolicy\tChange\tStatement\t"));
  g_assert_nonnull (strstr (text, "✕ missed"));
  g_assert_nonnull (strstr (text, "no statement recorded here"));
  show_goals (f, WAY_GOALS_HORIZON);
  g_free (text);
  text = way_goals_table_get_tsv (f->table);
  g_assert_true (g_str_has_prefix (text, "Due\tGoal\tTarget\t"));
  g_assert_cmpuint (way_goals_table_get_n_rows (f->table), <, 177);
  g_assert_cmpuint (way_goals_table_get_n_rows (f->table), >, 100);
}

/* The first label under a widget that leads to a kind of thing. */
static GtkWidget *
find_link (GtkWidget  *widget,
           const char *kind)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
      && strstr (gtk_label_get_label (GTK_LABEL (widget)), kind) != NULL)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_link (child, kind);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Every goal, indicator and policy of the list by due year is a link; Tab goes
 * through those of a row, and on from there out of the list. */
static void
test_links (Fixture       *f,
            gconstpointer  data)
{
  static const char *const kinds[] = { "=\"goal:", "=\"about:", "=\"policy:" };
  GtkWidget *focus, *links[G_N_ELEMENTS (kinds)];

  show_goals (f, WAY_GOALS_HORIZON);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      links[i] = find_link (GTK_WIDGET (f->table), kinds[i]);
      g_assert_nonnull (links[i]);
    }
  g_assert_true (gtk_widget_grab_focus (links[0]));
  for (guint i = 1; i < G_N_ELEMENTS (kinds); i++)
    {
      gtk_widget_child_focus (f->window, GTK_DIR_TAB_FORWARD);
      g_assert_true (gtk_root_get_focus (GTK_ROOT (f->window)) == links[i]);
    }
  g_signal_emit_by_name (links[1], "activate-current-link");
  settle (f->window);
  g_assert_true (g_str_has_prefix (way_view_get_subject (way_session_get_view (f->session)),
                                   "indicator:"));
  g_assert_true (gtk_widget_grab_focus (links[0]));
  g_signal_emit_by_name (links[0], "activate-current-link");
  settle (f->window);
  g_assert_true (g_str_has_prefix (way_view_get_subject (way_session_get_view (f->session)),
                                   "goal:"));
  g_assert_true (gtk_widget_grab_focus (links[2]));
  g_signal_emit_by_name (links[2], "activate-current-link");
  settle (f->window);
  g_assert_cmpuint (way_session_get_selected (f->session), !=, WAY_NONE);
  g_assert_cmpint (look_of (f).shown, ==, WAY_GOALS_HORIZON);
  way_session_go_back (f->session);
  g_assert_true (g_str_has_prefix (way_view_get_subject (way_session_get_view (f->session)),
                                   "goal:"));
  g_assert_true (gtk_widget_grab_focus (links[2]));
  show_goals (f, WAY_GOALS_STATIONS);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (f->window)) == GTK_WIDGET (f->table));
  gtk_widget_child_focus (f->window, GTK_DIR_DOWN);
  focus = gtk_root_get_focus (GTK_ROOT (f->window));
  g_assert_true (gtk_widget_is_ancestor (focus, GTK_WIDGET (f->table)));
  for (guint i = 0; i < 10 && gtk_widget_is_ancestor (focus, GTK_WIDGET (f->table)); i++)
    {
      gtk_widget_child_focus (f->window, GTK_DIR_TAB_FORWARD);
      focus = gtk_root_get_focus (GTK_ROOT (f->window));
    }
  focus = gtk_root_get_focus (GTK_ROOT (f->window));
  g_assert_false (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (f->table)));
}

static void
test_compare (Fixture       *f,
              gconstpointer  data)
{
  WayGoalsLook look;
  g_autoptr (WayView) view = NULL;
  g_autofree char *text = NULL;

  show_goals (f, WAY_GOALS_COMPARE);
  g_assert_cmpstr (shown_child (f), ==, "hint");
  way_session_select (f->session, find_policy (f->session, "fyp13-outline-2016"));
  settle (f->window);
  g_assert_cmpstr (shown_child (f), ==, "hint");
  look = look_of (f);
  look.other = "fyp14-outline-2021";
  view = way_view_with_goals (way_session_get_view (f->session), look);
  way_session_go (f->session, view);
  settle (f->window);
  g_assert_cmpstr (shown_child (f), ==, "table");
  text = way_goals_table_get_tsv (f->table);
  g_assert_true (g_str_has_prefix (text, "Goal\t13th Five-Year Plan\t14th Five-Year Plan\n"));
  g_assert_nonnull (strstr (text, "\tno statement recorded here\n"));
  g_assert_cmpuint (gtk_drop_down_get_selected (template_child (f->page, "others")), >, 0);
}

/* Filters hide stations and threads, and an empty table says why. */
static void
test_filtered (Fixture       *f,
               gconstpointer  data)
{
  g_autoptr (WayQuery) query = way_query_new ();
  g_autoptr (WayView) view = NULL;
  guint before;

  before = way_goals_view_get_counts (f->threads)->labelled;
  g_free (query->text);
  query->text = g_strdup ("no such words anywhere");
  view = way_view_with_query (way_session_get_view (f->session), query);
  way_session_go (f->session, view);
  settle (f->window);
  g_assert_cmpuint (before, >, 0);
  g_assert_cmpuint (way_goals_view_get_counts (f->threads)->labelled, ==, 0);
  g_assert_cmpuint (way_goals_view_get_counts (f->threads)->filtered, >, before);
  show_goals (f, WAY_GOALS_STATIONS);
  g_assert_cmpstr (shown_child (f), ==, "hint");
}

/* The targets of all threads. */
static guint
count_targets (Fixture *f)
{
  const WayGoalsCounts *counts = way_goals_view_get_counts (f->threads);

  return counts->targets + counts->unplaced + counts->targets_outside;
}

/* What is chosen of targets is asked of each target itself, not of its policy:
 * in the threads, in the list by due year and in the counts. */
static void
test_filtered_targets (Fixture       *f,
                       gconstpointer  data)
{
  g_autoptr (WayQuery) query = way_query_new ();
  g_autoptr (WayView) view = NULL;
  g_autofree char *counts = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  guint n_rows, all = count_targets (f);

  way_query_choose (query, WAY_FACET_DUE_YEAR, "2025", TRUE);
  view = way_view_with_query (way_session_get_view (f->session), query);
  way_session_go (f->session, view);
  settle (f->window);
  show_goals (f, WAY_GOALS_HORIZON);
  n_rows = way_goals_table_get_n_rows (f->table);
  text = way_goals_table_get_tsv (f->table);
  lines = g_strsplit (text, "\n", -1);
  g_assert_cmpuint (n_rows, >, 10);
  for (guint i = 1; i <= n_rows; i++)
    g_assert_true (g_str_has_prefix (lines[i], "2025\t"));
  counts = g_strdup_printf ("China · %u targets: ", n_rows);
  g_assert_true (g_str_has_prefix (label_text (f, "coverage"), counts));
  show_goals (f, WAY_GOALS_THREADS);
  g_assert_cmpuint (count_targets (f), <, all);
  /* One that is set under two goals is in both threads. */
  g_assert_cmpuint (count_targets (f), >=, n_rows);
  g_assert_cmpuint (count_targets (f), <=, n_rows + 2);
}

/* A new data set while the page shows each of its tables. */
static void
test_new_dataset (Fixture       *f,
                  gconstpointer  data)
{
  g_autoptr (WayDatasetBuilder) builder = way_dataset_builder_new ();
  g_autoptr (WayDataset) empty = way_dataset_builder_end (g_steal_pointer (&builder));
  g_autoptr (WayDataset) shipped = way_dataset_ref (way_session_get_dataset (f->session));

  for (WayGoalsShown shown = 0; shown < WAY_N_GOALS_SHOWN; shown++)
    {
      way_session_set_dataset (f->session, empty);
      settle (f->window);
      way_session_set_dataset (f->session, shipped);
      show_goals (f, shown);
    }
}

#define ADD(name, test) g_test_add ("/goals-page/" name, Fixture, NULL, set_up, test, tear_down)

static WayDataset *
generate_many (guint n)
{
  g_autofree char *shipped = find_shipped ();

  return way_generate_load (n, shipped);
}

static guint
find_with_relations (const WayDataset *dataset)
{
  guint policy = 0;

  while (way_dataset_get_policy (dataset, policy)->n_relations == 0)
    policy++;
  return policy;
}

/* Of very many policies, those that are related to the selected one and the
 * hits of the search can be compared with it; none is read for it else. */
static void
test_many_to_compare (Fixture       *f,
                      gconstpointer  data)
{
  g_autoptr (WayDataset) dataset = generate_many (2500);
  GtkDropDown *others = template_child (f->page, "others");
  guint selected = find_with_relations (dataset), to, first, n;
  const WayPolicy *row = way_dataset_get_policy (dataset, selected);
  g_autoptr (WayQuery) query = way_query_new ();
  g_autoptr (WayView) page = NULL, searching = NULL;

  way_session_set_dataset (f->session, dataset);
  page = way_view_with_page (way_session_get_view (f->session), WAY_PAGE_GOALS);
  way_session_go (f->session, page);
  way_session_select (f->session, selected);
  show_goals (f, WAY_GOALS_COMPARE);
  n = g_list_model_get_n_items (gtk_drop_down_get_model (others));
  g_assert_cmpuint (n, >=, 2);
  g_assert_cmpuint (n, <, 50);
  to = way_dataset_get_relation (dataset, row->first_relation)->to;
  for (first = 1; first < n; first++)
    {
      gtk_drop_down_set_selected (others, first);
      if (g_str_equal (look_of (f).other, way_dataset_get_policy (dataset, to)->id))
        break;
    }
  g_assert_cmpuint (first, <, n);
  g_free (query->text);
  query->text = g_strdup ("digital");
  searching = way_view_with_query (way_session_get_view (f->session), query);
  way_session_go (f->session, searching);
  wait_until (g_list_model_get_n_items (gtk_drop_down_get_model (others)) > n);
  /* What was chosen stays so. */
  g_assert_cmpstr (look_of (f).other, ==, way_dataset_get_policy (dataset, to)->id);
  g_assert_cmpuint (gtk_drop_down_get_selected (others), >, 0);
  g_assert_cmpstr (gtk_string_object_get_string (gtk_drop_down_get_selected_item (others)), ==,
                   way_dataset_get_policy (dataset, to)->short_title[WAY_LANG_EN]);
}

int
main (int    argc,
      char **argv)
{
  set_up_display (&argc, &argv);

  ADD ("coverage", test_coverage);
  ADD ("keyboard", test_keyboard);
  ADD ("stations", test_stations);
  ADD ("one-stop", test_one_stop);
  ADD ("wordings", test_wordings);
  ADD ("fast-keys", test_fast_keys);
  ADD ("folding", test_folding);
  ADD ("accessible", test_accessible);
  ADD ("keeps-focus", test_keeps_focus);
  ADD ("tables", test_tables);
  ADD ("links", test_links);
  ADD ("compare", test_compare);
  ADD ("many-to-compare", test_many_to_compare);
  ADD ("filtered", test_filtered);
  ADD ("filtered-targets", test_filtered_targets);
  ADD ("new-dataset", test_new_dataset);
  return g_test_run ();
}
