/* How long the program's own window stands still at a million policies: the
 * longest turn of the main loop after everything that a person can do there,
 * in the processor's time of the window's thread, and how long it was by the
 * clock. A turn may last two frames of a screen.
 * usage: bench-stalls [STEPS], which runs those alone whose names are in the text
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "way-application.h"
#include "way-grouping.h"
#include "way-lang.h"
#include "way-mark.h"
#include "way-table-page.h"
#include "way-window.h"

#define WIDTH 1600
#define HEIGHT 900
#define GOAL_MS 33.4

/* Nothing has happened for so long when a step is at its end; cards and menus
 * wait for half a second. */
#define QUIET_MS 700
#define BUSY_MS 0.5

/* A step that never comes to rest is an error. */
#define PATIENCE_MS 40000

typedef struct
{
  const char *name;
  void      (*run) (GtkWidget *window);
  double      least_ms;   /* what comes from a thread comes by then */
} Step;

static const char *only;

static double
cpu_ms (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

static double
clock_ms (void)
{
  return (double) g_get_monotonic_time () / 1000;
}

static WaySession *
get_session (GtkWidget *window)
{
  return way_window_get_session (WAY_WINDOW (window));
}

static gpointer
find_child (GtkWidget  *window,
            const char *name)
{
  return gtk_widget_get_template_child (window, WAY_TYPE_WINDOW, name);
}

/* The first, or the last, descendant of a type. */
static gpointer
find_type (GtkWidget *root,
           GType      type)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gpointer found = find_type (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
go (GtkWidget *window,
    WayView   *view)
{
  way_session_go (get_session (window), view);
  way_view_unref (view);
}

static WayView *
get_view (GtkWidget *window)
{
  return way_session_get_view (get_session (window));
}

static void
show_page (GtkWidget *window,
           WayPage    page)
{
  go (window, way_view_with_page (get_view (window), page));
}

static void
show_timeline (GtkWidget *window)
{
  show_page (window, WAY_PAGE_TIMELINE);
}

static void
show_goals (GtkWidget *window)
{
  show_page (window, WAY_PAGE_GOALS);
}

static void
show_charts (GtkWidget *window)
{
  show_page (window, WAY_PAGE_CHARTS);
}

static void
show_table (GtkWidget *window)
{
  show_page (window, WAY_PAGE_TABLE);
}

static void
activate (GtkWidget  *window,
          const char *action)
{
  if (!gtk_widget_activate_action (window, action, NULL))
    g_error ("%s is not to be had", action);
}

/* What the keyboard and the pointer do comes back through the display. */
static void
press (const char *arguments)
{
  g_autofree char *line = g_strdup_printf ("xdotool %s", arguments);
  g_autoptr (GError) error = NULL;

  if (!g_spawn_command_line_async (line, &error))
    g_error ("%s", error->message);
}

static void
hover (GtkWidget *window)
{
  press ("mousemove 700 260 sleep 0.1 mousemove 705 262 sleep 0.7 mousemove 640 300 sleep 0.1 "
         "mousemove 642 301");
}

static void
hover_lower (GtkWidget *window)
{
  press ("mousemove 900 420 sleep 0.1 mousemove 905 424 sleep 0.7 mousemove 560 470 sleep 0.1 "
         "mousemove 566 471");
}

static void
click (GtkWidget *window)
{
  press ("mousemove 700 260 click 1 sleep 0.8 mousemove 760 300 click 1");
}

static void
open_menu (GtkWidget *window)
{
  press ("mousemove 700 260 click 3 sleep 0.5 key Escape");
}

static void
wheel (GtkWidget *window)
{
  press ("mousemove 700 300 click --repeat 6 --delay 60 5 keydown ctrl click --repeat 8 --delay "
         "60 4 click --repeat 8 --delay 60 5 keyup ctrl");
}

static void
drag (GtkWidget *window)
{
  press ("mousemove 800 250 mousedown 1 mousemove 780 250 sleep 0.05 mousemove 720 250 sleep 0.05 "
         "mousemove 600 250 sleep 0.05 mousemove 400 250 sleep 0.1 mouseup 1");
}

static void
drag_overview (GtkWidget *window)
{
  press ("mousemove 700 860 mousedown 1 mousemove 720 860 sleep 0.05 mousemove 800 860 sleep 0.05 "
         "mousemove 900 860 sleep 0.05 mouseup 1");
}

static void
focus_timeline (GtkWidget *window)
{
  gtk_widget_grab_focus (find_child (window, "timeline"));
}

static void
step_through (GtkWidget *window)
{
  focus_timeline (window);
  press ("key --delay 120 Right Right Left Down Up Down n p N P period comma f f");
}

static void
press_ends (GtkWidget *window)
{
  focus_timeline (window);
  press ("key --delay 400 End Home End");
}

static void
tab_through (GtkWidget *window)
{
  focus_timeline (window);
  press ("key --delay 120 Tab Tab Tab Down Down");
}

static void
zoom_in (GtkWidget *window)
{
  activate (window, "win.zoom-in");
}

static void
fit (GtkWidget *window)
{
  activate (window, "win.fit");
}

static void
select_middle (GtkWidget *window)
{
  WaySession *session = get_session (window);

  way_session_select (session, way_dataset_get_n_rows (way_session_get_dataset (session),
                                                       WAY_TABLE_POLICIES) / 2);
}

static void
fit_selection (GtkWidget *window)
{
  activate (window, "win.fit-selection");
}

static void
unselect (GtkWidget *window)
{
  way_session_select (get_session (window), WAY_NONE);
}

static void
group_by (GtkWidget   *window,
          WayGrouping  grouping)
{
  go (window, way_view_with_grouping (get_view (window), grouping));
}

static void
group_by_theme (GtkWidget *window)
{
  group_by (window, WAY_GROUP_THEME);
}

static void
group_by_kind (GtkWidget *window)
{
  group_by (window, WAY_GROUP_KIND);
}

static void
group_by_region (GtkWidget *window)
{
  group_by (window, WAY_GROUP_REGION);
}

static void
group_by_goal (GtkWidget *window)
{
  group_by (window, WAY_GROUP_GOAL);
}

static void
group_by_none (GtkWidget *window)
{
  group_by (window, WAY_GROUP_NONE);
}

static void
group_by_issuer (GtkWidget *window)
{
  group_by (window, WAY_GROUP_ISSUER);
}

static void
fold (GtkWidget *window)
{
  WayView *view = get_view (window);
  const WayDataset *dataset = way_session_get_dataset (get_session (window));
  g_autofree char *id = way_grouping_get_id (dataset, way_view_get_grouping (view), 1);

  go (window, way_view_with_folded (view, id, TRUE));
}

static void
unfold (GtkWidget *window)
{
  activate (window, "win.unfold");
}

/* The clusters stand after the marks and the headings. */
static void
open_cluster (GtkWidget *window)
{
  GtkWidget *child = gtk_widget_get_last_child (find_child (window, "timeline"));

  while (child != NULL && !WAY_IS_MARK (child))
    child = gtk_widget_get_prev_sibling (child);
  if (child == NULL)
    g_error ("there is no cluster");
  gtk_widget_activate (child);
}

static void
press_escape (GtkWidget *window)
{
  press ("key Escape");
}

static void
choose (GtkWidget *window,
        WayFacet   facet,
        guint      value)
{
  const WayDataset *dataset = way_session_get_dataset (get_session (window));
  g_autoptr (WayQuery) query = way_query_copy (way_view_get_query (get_view (window)));

  way_query_choose (query, facet, way_facet_value_id (dataset, facet, value), TRUE);
  go (window, way_view_with_query (get_view (window), query));
}

static void
choose_kind (GtkWidget *window)
{
  choose (window, WAY_FACET_KIND, 2);
}

static void
choose_goal (GtkWidget *window)
{
  choose (window, WAY_FACET_GOAL, 3);
}

static void
choose_verdict (GtkWidget *window)
{
  choose (window, WAY_FACET_VERDICT, 1);
}

static void
dim (GtkWidget *window)
{
  go (window, way_view_with_dim (get_view (window), TRUE));
}

static void
hide (GtkWidget *window)
{
  go (window, way_view_with_dim (get_view (window), FALSE));
}

static void
only_window (GtkWidget *window)
{
  go (window, way_view_with_in_window (get_view (window), TRUE));
}

static void
not_only_window (GtkWidget *window)
{
  go (window, way_view_with_in_window (get_view (window), FALSE));
}

static void
show_all (GtkWidget *window)
{
  activate (window, "win.show-all");
}

/* Opens every facet of the side bar. */
static void
open_facets_below (GtkWidget *root)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (GTK_IS_EXPANDER (child))
        gtk_expander_set_expanded (GTK_EXPANDER (child), TRUE);
      open_facets_below (child);
    }
}

static void
open_facets (GtkWidget *window)
{
  open_facets_below (find_child (window, "sidebar"));
}

static void
known_earlier (GtkWidget *window)
{
  go (window, way_view_with_as_known (get_view (window), way_day_of_year (2019)));
}

static void
known_now (GtkWidget *window)
{
  go (window, way_view_with_as_known (get_view (window), 0));
}

static void
type_search (GtkWidget *window)
{
  activate (window, "win.search");
  press ("type --delay 150 digital");
}

static void
step_hits (GtkWidget *window)
{
  press ("key --delay 300 F3 F3 shift+F3");
}

static void
end_search (GtkWidget *window)
{
  gtk_editable_set_text (find_child (window, "search"), "");
}

static void
open_go_to (GtkWidget *window)
{
  activate (window, "win.go-to");
}

static void
type_date (GtkWidget *window)
{
  press ("type --delay 150 2021-11");
}

static void
type_title (GtkWidget *window)
{
  press ("key ctrl+a type --delay 150 robot");
}

static void
type_words (GtkWidget *window)
{
  press ("key ctrl+a type --delay 150 digital");
}

static void
open_saved (GtkWidget *window)
{
  activate (window, "win.saved-views");
}

static void
save_view (GtkWidget *window)
{
  press ("type Here key Return");
}

static void
save_state (GtkWidget *window)
{
  way_window_save_state (WAY_WINDOW (window));
}

static void
go_back (GtkWidget *window)
{
  activate (window, "win.back");
}

static void
show_goals_as (GtkWidget     *window,
               WayGoalsShown  shown)
{
  WayGoalsLook look = way_view_get_goals (get_view (window));

  look.shown = shown;
  go (window, way_view_with_goals (get_view (window), look));
}

static void
show_stations (GtkWidget *window)
{
  show_goals_as (window, WAY_GOALS_STATIONS);
}

static void
show_horizon (GtkWidget *window)
{
  show_goals_as (window, WAY_GOALS_HORIZON);
}

static void
show_threads (GtkWidget *window)
{
  show_goals_as (window, WAY_GOALS_THREADS);
}

static void
expand_goal (GtkWidget *window)
{
  WayGoalsLook look = way_view_get_goals (get_view (window));

  look.goal = way_dataset_get_goal (way_session_get_dataset (get_session (window)), 0)->id;
  go (window, way_view_with_goals (get_view (window), look));
}

static void
compare (GtkWidget *window)
{
  activate (window, "win.compare");
}

static void
show_subject (GtkWidget *window)
{
  const WayDataset *dataset = way_session_get_dataset (get_session (window));
  g_autofree char *subject = g_strconcat ("goal:", way_dataset_get_goal (dataset, 1)->id, NULL);

  go (window, way_view_with_subject (get_view (window), subject));
}

static void
mark_filtered (GtkWidget *window)
{
  go (window, way_view_with_markers (get_view (window), WAY_MARKERS_FILTER));
}

static void
mark_none (GtkWidget *window)
{
  go (window, way_view_with_markers (get_view (window), WAY_MARKERS_OFF));
}

static void
sort_table (GtkWidget *window)
{
  GtkColumnView *columns = find_type (find_child (window, "table_page"), GTK_TYPE_COLUMN_VIEW);
  GListModel *all = gtk_column_view_get_columns (columns);
  g_autoptr (GtkColumnViewColumn) column
    = g_list_model_get_item (all, g_list_model_get_n_items (all) - 1);

  gtk_column_view_sort_by_column (columns, column, GTK_SORT_DESCENDING);
}

static void
show_targets (GtkWidget *window)
{
  go (window, way_view_with_table (get_view (window), WAY_ROWS_TARGETS, ""));
}

static void
show_targets_of_plan (GtkWidget *window)
{
  go (window, way_view_with_table (get_view (window), WAY_ROWS_TARGETS,
                                   way_view_get_selection (get_view (window))));
}

static void
show_observations (GtkWidget *window)
{
  go (window, way_view_with_table (get_view (window), WAY_ROWS_OBSERVATIONS, ""));
}

static void
show_policies (GtkWidget *window)
{
  go (window, way_view_with_table (get_view (window), WAY_ROWS_POLICIES, ""));
}

static void
copy_table (GtkWidget *window)
{
  gtk_widget_activate_action (find_type (find_child (window, "table_page"), GTK_TYPE_COLUMN_VIEW),
                              "table.copy-all", NULL);
}

static void
open_export (GtkWidget *window)
{
  activate (window, "win.export");
}

/* Closes whatever stands before the window. */
static void
close_others (GtkWidget *window)
{
  g_autoptr (GList) all = gtk_window_list_toplevels ();

  for (GList *l = all; l != NULL; l = l->next)
    if (l->data != window && gtk_widget_get_visible (l->data))
      gtk_window_close (l->data);
}

static void
present_view (GtkWidget *window)
{
  activate (window, "win.present-view");
}

static void
open_tours (GtkWidget *window)
{
  activate (window, "win.tours");
}

static void
why (GtkWidget *window)
{
  activate (window, "win.why");
}

static void
toggle_panes (GtkWidget *window)
{
  press ("key --delay 300 F8 F9 F8 F9");
}

static void
resize (GtkWidget *window)
{
  gtk_window_set_default_size (GTK_WINDOW (window), 1300, 800);
}

static void
resize_back (GtkWidget *window)
{
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
}

static void
wait_for_links (GtkWidget *window)
{
}

static const Step steps[] = {
  { "reading the rest of the set", wait_for_links },
  { "pointer over marks", hover },
  { "pointer over clusters", hover_lower },
  { "a click", click },
  { "the menu of a mark", open_menu },
  { "the wheel", wheel },
  { "dragging", drag },
  { "dragging the overview", drag_overview },
  { "keys from policy to policy", step_through },
  { "Home and End", press_ends },
  { "Tab", tab_through },
  { "zooming in", zoom_in },
  { "selecting", select_middle },
  { "showing the period", fit_selection },
  { "everything", fit },
  { "selecting nothing", unselect },
  { "groups of themes", group_by_theme },
  { "groups of kinds", group_by_kind },
  { "groups of regions", group_by_region },
  { "groups of goals", group_by_goal },
  { "no groups", group_by_none },
  { "groups of issuers", group_by_issuer },
  { "folding a group", fold },
  { "unfolding", unfold },
  { "the list of a cluster", open_cluster },
  { "closing the list", press_escape },
  { "opening the facets", open_facets },
  { "a kind", choose_kind },
  { "a goal", choose_goal },
  { "a verdict", choose_verdict },
  { "dimming", dim },
  { "hiding", hide },
  { "all filters taken back", show_all },
  { "what is in the window only", only_window },
  { "panning with that", drag },
  { "everywhere", not_only_window },
  { "as known in 2019", known_earlier },
  { "as known now", known_now },
  { "typing a search", type_search },
  { "from hit to hit", step_hits },
  { "the end of the search", end_search },
  { "the go-to entry", open_go_to },
  { "a date in it", type_date },
  { "a word in it", type_words },
  { "a word that is in no title in it", type_title },
  { "closing it", press_escape },
  { "saved views", open_saved },
  { "saving a view", save_view },
  { "closing them", press_escape },
  { "the view for the next start", save_state },
  { "back", go_back },
  { "selecting again", select_middle },
  { "why", why },
  { "closing why", press_escape },
  { "a goal's page", show_subject },
  { "the goals", show_goals },
  { "a goal's thread", expand_goal },
  { "the threads as a table", show_stations },
  { "the horizon", show_horizon },
  { "selecting for a comparison", select_middle },
  { "comparing", compare },
  { "the threads", show_threads },
  { "a kind in the threads", choose_kind },
  { "no kind in the threads", show_all },
  { "the charts", show_charts },
  { "policies on the chart", mark_filtered },
  { "none on the chart", mark_none },
  { "the table", show_table },
  { "sorting the table", sort_table },
  { "a kind in the table", choose_kind },
  { "all in the table", show_all },
  { "copying the table", copy_table },
  { "targets in the table", show_targets, 6000 },
  { "targets of a policy", show_targets_of_plan, 6000 },
  { "all targets", show_targets, 6000 },
  { "observations in the table", show_observations },
  { "policies in the table", show_policies },
  { "back to the timeline", show_timeline },
  { "panes", toggle_panes },
  { "a smaller window", resize },
  { "a larger window", resize_back },
  { "the export dialog", open_export },
  { "closing the export dialog", close_others },
  { "the tours", open_tours },
  { "closing the tours", close_others },
  { "presenting", present_view },
  { "the end of presenting", close_others },
  { "the table after presenting", show_table },
  { "targets after presenting", show_targets },
};

/* Whether the set of a million is there, in the place of the shipped one, and
 * all of it has been read. */
static gboolean
is_open (GtkWidget *window)
{
  const WayDataset *dataset = way_session_get_dataset (get_session (window));

  return way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES) == 1000000
      && way_dataset_is_complete (dataset);
}

/* One step and all that follows from it. */
static gboolean
run_step (GtkWidget  *window,
          const Step *step)
{
  double begin = clock_ms (), quiet, cpu = cpu_ms (), wall = begin, longest, longest_wall;

  step->run (window);
  longest = cpu_ms () - cpu;
  longest_wall = quiet = clock_ms ();
  longest_wall -= wall;
  while (clock_ms () - quiet < QUIET_MS || clock_ms () - begin < step->least_ms
         || !is_open (window))
    {
      cpu = cpu_ms ();
      wall = clock_ms ();
      if (wall - begin > PATIENCE_MS)
        g_error ("%s: the window does not come to rest", step->name);
      if (!g_main_context_iteration (NULL, FALSE))
        {
          g_usleep (500);
          continue;
        }
      longest = MAX (longest, cpu_ms () - cpu);
      longest_wall = MAX (longest_wall, clock_ms () - wall);
      if (cpu_ms () - cpu > BUSY_MS)
        quiet = clock_ms ();
    }
  g_print ("%-34s longest turn %6.1f ms, by the clock %6.1f, at rest after %7.1f ms%s\n",
             step->name, longest, longest_wall, quiet - begin,
             longest > GOAL_MS ? "  missed" : "");
  return longest <= GOAL_MS;
}

static void
opened_cb (GtkApplication *application)
{
  GtkWidget *window = GTK_WIDGET (gtk_application_get_active_window (application));
  guint n_missed = 0;

  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (i == 0 || only == NULL || strstr (only, steps[i].name) != NULL)
      n_missed += !run_step (window, &steps[i]);
  g_print ("%u of %u steps with a turn of the main loop longer than %.1f ms (goal: none)\n",
           n_missed, (guint) G_N_ELEMENTS (steps), GOAL_MS);
  exit (n_missed > 0 ? EXIT_FAILURE : EXIT_SUCCESS);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GtkApplication) application = NULL;
  char *files[] = { argv[0], (char *) g_getenv ("MILLION"), NULL };

  only = argc > 1 ? argv[1] : NULL;
  way_lang_choose_locale ();
  if (!way_application_find_display ())
    g_error ("there is no display");
  application = GTK_APPLICATION (way_application_new ());
  g_application_set_flags (G_APPLICATION (application),
                           g_application_get_flags (G_APPLICATION (application))
                           | G_APPLICATION_NON_UNIQUE);
  g_signal_connect_after (application, "open", G_CALLBACK (opened_cb), NULL);
  return g_application_run (G_APPLICATION (application), 2, files);
}
