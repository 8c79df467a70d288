/* The page of goals: threads, tables, comparison, and the way through them by
 * keyboard.
 */
#include "config.h"

#include "way-goals-page.h"

#include "display.h"
#include "way-goals-table.h"
#include "way-goals-view.h"
#include "way-mark.h"

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
  GtkWidget *threads = GTK_WIDGET (f->threads);
  g_autofree char *first = NULL;

  gtk_widget_grab_focus (threads);
  gtk_widget_activate_action (threads, "goals.down", NULL);
  wait_until (WAY_IS_MARK (gtk_widget_get_focus_child (threads)));
  gtk_widget_activate_action (threads, "goals.expand", NULL);
  settle (f->window);
  first = g_strdup (look_of (f).goal);
  g_assert_cmpstr (first, !=, "");
  gtk_widget_activate_action (threads, "goals.down", NULL);
  settle (f->window);
  gtk_widget_activate_action (threads, "goals.expand", NULL);
  settle (f->window);
  g_assert_cmpstr (look_of (f).goal, !=, "");
  g_assert_cmpstr (look_of (f).goal, !=, first);
  gtk_widget_activate_action (threads, "goals.expand", NULL);
  g_assert_cmpstr (look_of (f).goal, ==, "");
}

/* Right goes from the heading to the first station, whose policy is selected
 * and which has the focus. */
static void
test_stations (Fixture       *f,
               gconstpointer  data)
{
  GtkWidget *threads = GTK_WIDGET (f->threads);
  guint first;

  gtk_widget_activate_action (threads, "goals.down", NULL);
  wait_until (WAY_IS_MARK (gtk_widget_get_focus_child (threads)));
  g_assert_cmpuint (way_session_get_selected (f->session), ==, WAY_NONE);
  gtk_widget_activate_action (threads, "goals.next", NULL);
  settle (f->window);
  first = way_session_get_selected (f->session);
  g_assert_cmpuint (first, !=, WAY_NONE);
  wait_until (WAY_IS_MARK (gtk_widget_get_focus_child (threads))
              && way_mark_get_policy (WAY_MARK (gtk_widget_get_focus_child (threads))) == first);
  gtk_widget_activate_action (threads, "goals.next", NULL);
  settle (f->window);
  g_assert_cmpuint (way_session_get_selected (f->session), !=, first);
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
  g_assert_true (g_str_has_prefix (text, "Due\tTarget\t"));
  g_assert_cmpuint (way_goals_table_get_n_rows (f->table), <, 177);
  g_assert_cmpuint (way_goals_table_get_n_rows (f->table), >, 100);
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

int
main (int    argc,
      char **argv)
{
  set_up_display (&argc, &argv);

  ADD ("coverage", test_coverage);
  ADD ("keyboard", test_keyboard);
  ADD ("stations", test_stations);
  ADD ("tables", test_tables);
  ADD ("compare", test_compare);
  ADD ("filtered", test_filtered);
  ADD ("new-dataset", test_new_dataset);
  return g_test_run ();
}
