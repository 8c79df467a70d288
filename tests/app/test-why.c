/* "Why does it say so?" in a real window: the key asks what has the keyboard,
 * and each place answers with source, evidence, release, basis and licence.
 */
#include "config.h"

#include "fixture.h"
#include "way-answer.h"
#include "way-coverage-bar.h"
#include "way-goal-card.h"
#include "way-goals-page.h"
#include "way-goals-table.h"
#include "way-goals-view.h"
#include "way-mark.h"
#include "way-table-page.h"
#include "way-text-grid.h"
#include "way-window-private.h"

#include <string.h>

#define POLICY "idds-outline-2016"

typedef struct
{
  GtkApplication  *application;
  GSettings       *settings;
  WaySession      *session;
  GtkWidget       *window;
} Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->application = new_application ();
  f->settings = reset_settings ();
  f->session = new_session ();
  f->window = open_window (f->application, f->settings, f->session);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  close_window (f->window);
  g_object_unref (f->session);
  g_object_add_weak_pointer (G_OBJECT (f->settings), (gpointer *) &f->settings);
  g_object_unref (f->settings);
  wait_until (f->settings == NULL);
  end_application (f->application);
}

static void
show_page (Fixture *f,
           WayPage  page)
{
  g_autoptr (WayView) view
    = way_view_with_page (way_session_get_view (f->session), page);

  way_session_go (f->session, view);
  settle (f->window);
}

static GtkWidget *
find_answer (GtkWidget *root)
{
  if (GTK_IS_POPOVER (root) && gtk_widget_has_css_class (root, "why"))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_answer (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
collect_words (GtkWidget *root,
               GString   *words)
{
  if (GTK_IS_LABEL (root))
    g_string_append_printf (words, "%s\n", gtk_label_get_text (GTK_LABEL (root)));
  for (GtkWidget *child = gtk_widget_get_first_child (root);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_words (child, words);
}

/* The words of the answer that is open, which is closed again. */
static char *
read_answer (Fixture *f)
{
  GtkWidget *popover;
  GString *words = g_string_new (NULL);

  settle (f->window);
  popover = find_answer (f->window);
  g_assert_nonnull (popover);
  g_assert_true (gtk_widget_get_visible (popover));
  gtk_test_accessible_assert_role (popover, GTK_ACCESSIBLE_ROLE_DIALOG);
  gtk_test_accessible_assert_property (popover, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Why does it say so?");
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (f->window)), popover));
  collect_words (popover, words);
  gtk_popover_popdown (GTK_POPOVER (popover));
  wait_until (find_answer (f->window) == NULL);
  return g_string_free (words, FALSE);
}

static char *
ask (Fixture *f)
{
  g_assert_true (gtk_widget_activate_action (f->window, "win.why", NULL));
  return read_answer (f);
}

/* Gives a row of a table, by the text of one of its cells, the keyboard. */
static void
focus_row (Fixture    *f,
           GtkWidget  *table,
           const char *text)
{
  GtkWidget *row = find_widget (table, GTK_TYPE_LABEL, text);

  g_assert_nonnull (row);
  while (!g_str_equal (gtk_widget_get_css_name (row), "row"))
    row = gtk_widget_get_parent (row);
  g_assert_true (gtk_widget_grab_focus (row));
}

static void
assert_has (const char *answer,
            const char *words)
{
  if (strstr (answer, words) == NULL)
    g_error ("“%s” is not in: %s", words, answer);
}

/* Where nothing else has the keyboard the selected policy answers, and where
 * none is selected nobody does. */
static void
test_selected (Fixture       *f,
               gconstpointer  data)
{
  g_autofree char *answer = NULL;

  g_assert_true (gtk_widget_activate_action (f->window, "win.why", NULL));
  settle (f->window);
  g_assert_null (find_answer (f->window));
  way_session_select (f->session, find_policy (f->session, POLICY));
  answer = ask (f);
  assert_has (answer, "Published 19 May 2016");
  assert_has (answer, "In force: ");
  assert_has (answer, "What it supports: ");
  assert_has (answer, "How it was checked: text read");
  assert_has (answer, "Terms of use: ");
  assert_has (answer, "Open the source");
}

/* Rows of each kind, whichever is selected. */
static void
test_table (Fixture       *f,
            gconstpointer  data)
{
  g_autofree char *policy = NULL, *target = NULL, *figure = NULL;
  GtkWidget *page;

  way_session_select (f->session, find_policy (f->session, "fyp14-outline-2021"));
  show_page (f, WAY_PAGE_TABLE);
  page = find_widget (f->window, WAY_TYPE_TABLE_PAGE, NULL);
  focus_row (f, template_child (page, "policies"), "2016-05-19");
  policy = ask (f);
  assert_has (policy, "Published 19 May 2016");
  gtk_drop_down_set_selected (template_child (page, "rows"), WAY_ROWS_TARGETS);
  settle (f->window);
  focus_row (f, template_child (page, "targets"), "✕ missed");
  target = ask (f);
  assert_has (target, "Stated in: ");
  assert_has (target, "Verdict: ✕ missed");
  assert_has (target, "Basis: ");
  assert_has (target, "Published: ");
  gtk_drop_down_set_selected (template_child (page, "rows"), WAY_ROWS_OBSERVATIONS);
  settle (f->window);
  focus_row (f, template_child (page, "observations"), "2015");
  figure = ask (f);
  assert_has (figure, " 2015: ");
  assert_has (figure, "Status: ");
  assert_has (figure, "Terms of use: ");
}

/* The menu of a row has the question, and asks it of that row. */
static void
test_table_menu (Fixture       *f,
                 gconstpointer  data)
{
  g_autofree char *answer = NULL;
  GtkWidget *page, *entry;

  show_page (f, WAY_PAGE_TABLE);
  page = find_widget (f->window, WAY_TYPE_TABLE_PAGE, NULL);
  focus_row (f, template_child (page, "policies"), "2016-05-19");
  g_assert_true (way_why_show_menu (page));
  settle (f->window);
  entry = find_widget (page, GTK_TYPE_LABEL, "Why does it say so?");
  while (entry != NULL && !GTK_IS_ACTIONABLE (entry))
    entry = gtk_widget_get_parent (entry);
  g_assert_nonnull (entry);
  g_assert_true (gtk_widget_get_mapped (entry));
  g_assert_true (gtk_widget_activate (entry));
  answer = read_answer (f);
  assert_has (answer, "Published 19 May 2016");
}

/* Presses the fact of the detail pane that says something. */
static char *
press_fact (Fixture    *f,
            const char *text)
{
  GtkWidget *pane = find_widget (f->window, WAY_TYPE_DETAIL_PANE, NULL);
  GtkWidget *claims = template_child (pane, "claims");
  GtkWidget *fact = find_widget (claims, GTK_TYPE_LABEL, text);

  g_assert_nonnull (fact);
  g_signal_emit_by_name (gtk_widget_get_parent (fact), "clicked");
  return read_answer (f);
}

/* Date, period and number of a policy, each by itself. */
static void
test_facts (Fixture       *f,
            gconstpointer  data)
{
  g_autofree char *date = NULL, *period = NULL, *number = NULL;

  way_session_select (f->session, find_policy (f->session, "fyp13-sti-plan-2016"));
  settle (f->window);
  date = press_fact (f, "Issued 28 July 2016");
  period = press_fact (f, "In force 2016–2020");
  number = press_fact (f, "Guofa [2016] No. 43");
  assert_has (date, "Issued 28 July 2016");
  g_assert_null (strstr (date, "Document number"));
  assert_has (period, "In force: 2016–2020");
  assert_has (number, "Document number: Guofa [2016] No. 43");
  assert_has (number, "What it supports: date, issuer, number");
}

/* The cards of stated goals, and the counts of a scorecard. */
static void
test_cards (Fixture       *f,
            gconstpointer  data)
{
  GtkWidget *detail = WAY_WINDOW (f->window)->detail;
  g_autofree char *counts = NULL, *goal = NULL;

  way_session_select (f->session, find_policy (f->session, POLICY));
  settle (f->window);
  g_assert_true (gtk_widget_grab_focus (find_widget (detail, WAY_TYPE_COVERAGE_BAR, NULL)));
  counts = ask (f);
  assert_has (counts, " judged (");
  assert_has (counts, "count once");
  assert_has (counts, "Terms of use: ");
  g_assert_true (gtk_widget_child_focus (find_widget (detail, WAY_TYPE_GOAL_CARD, NULL),
                                         GTK_DIR_TAB_FORWARD));
  goal = ask (f);
  assert_has (goal, "Stated in: ");
  assert_has (goal, "How it was checked: ");
}

static void
press (Fixture    *f,
       GtkWidget  *threads,
       const char *action)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (f->window));

  gtk_widget_activate_action (focus != NULL ? focus : threads, action, NULL);
  settle (f->window);
}

/* A thread, a station of it, and the counts of the page. */
static void
test_threads (Fixture       *f,
              gconstpointer  data)
{
  g_autofree char *thread = NULL, *station = NULL, *counts = NULL;
  GtkWidget *threads, *bar;

  show_page (f, WAY_PAGE_GOALS);
  threads = find_widget (f->window, WAY_TYPE_GOALS_VIEW, NULL);
  wait_until (count_widgets (threads, WAY_TYPE_MARK) > 0);
  gtk_widget_grab_focus (threads);
  press (f, threads, "goals.down");
  wait_until (WAY_IS_MARK (gtk_window_get_focus (GTK_WINDOW (f->window))));
  thread = ask (f);
  assert_has (thread, "How ");
  assert_has (thread, "were checked");
  press (f, threads, "goals.next");
  station = ask (f);
  assert_has (station, "Stated in: ");
  assert_has (station, "What it supports: ");
  assert_has (station, "Terms of use: ");
  bar = find_widget (gtk_widget_get_ancestor (threads, WAY_TYPE_GOALS_PAGE),
                     WAY_TYPE_COVERAGE_BAR, NULL);
  g_assert_true (gtk_widget_grab_focus (bar));
  counts = ask (f);
  assert_has (counts, "count once");
  assert_has (counts, "not at hand: ");
}

static void
show_goals (Fixture       *f,
            WayGoalsShown  shown)
{
  WayView *now = way_session_get_view (f->session);
  WayGoalsLook look = way_view_get_goals (now);
  g_autoptr (WayView) view = NULL;

  look.shown = shown;
  look.other = "fyp13-sti-plan-2016";
  view = way_view_with_goals (now, look);
  way_session_go (f->session, view);
  settle (f->window);
}

/* The tables of the same page: stations, targets by due year, a comparison. */
static void
test_goals_tables (Fixture       *f,
                   gconstpointer  data)
{
  g_autofree char *station = NULL, *target = NULL, *pair = NULL;
  GtkWidget *table;

  way_session_select (f->session, find_policy (f->session, POLICY));
  show_page (f, WAY_PAGE_GOALS);
  show_goals (f, WAY_GOALS_STATIONS);
  table = find_widget (f->window, WAY_TYPE_GOALS_TABLE, NULL);
  focus_row (f, table, "2016-05-19");
  station = ask (f);
  assert_has (station, "Published 19 May 2016");
  assert_has (station, "Stated in: ");
  show_goals (f, WAY_GOALS_HORIZON);
  focus_row (f, table, "2025");
  target = ask (f);
  assert_has (target, "Verdict: ");
  assert_has (target, "Terms of use: ");
  show_goals (f, WAY_GOALS_COMPARE);
  focus_row (f, table, "Raise R&D spending and intensity");
  pair = ask (f);
  assert_has (pair, "Stated in: ");
  g_assert_true (strstr (pair, "Outline of the National Innovation") != NULL
                 && strstr (pair, "13th Five-Year National Plan for Science") != NULL);
}

#define TEST(name, function) \
  g_test_add ("/why/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  set_up_display (&argc, &argv);
  TEST ("selected", test_selected);
  TEST ("facts", test_facts);
  TEST ("cards", test_cards);
  TEST ("threads", test_threads);
  TEST ("goals-tables", test_goals_tables);
  TEST ("table", test_table);
  TEST ("table-menu", test_table_menu);
  return g_test_run ();
}
