/* The status line: the span of time in words, and the day of the data. */
#include "config.h"

#include "way-status-bar.h"

#include "display.h"
#include "way-folding.h"

typedef struct
{
  WaySession   *session;
  WayStatusBar *bar;
} Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->session = new_session ();
  f->bar = g_object_ref_sink (g_object_new (WAY_TYPE_STATUS_BAR, NULL));
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  g_assert_finalize_object (f->bar);
  g_assert_finalize_object (f->session);
}

static const char *
text_of (Fixture    *f,
         const char *name)
{
  return gtk_label_get_text (template_child (f->bar, name));
}

/* Days as far as the window shows any of them; a window may begin and end
 * within a day, and lie before 1970. */
static void
test_span (Fixture       *f,
           gconstpointer  data)
{
  const double day = way_day_of_year (2021), early = way_day_of_year (1950);
  const struct { double start, end; const char *text; } table[] = {
    { day, day + 1, "1 January 2021" },
    { day + 0.4, day + 1.6, "1 January 2021 – 2 January 2021" },
    { day + 0.2, day + 2, "1 January 2021 – 2 January 2021" },
    { early - 0.5, early + 0.7, "31 December 1949 – 1 January 1950" },
    { day, day + 365, "Jan 2021 – Dec 2021" },
    { day, way_day_of_year (2028), "2021 – 2027" },
    { way_day_of_year (1940), way_day_of_year (1960), "1940 – 1959" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (WayView) view = way_view_with_span (way_session_get_view (f->session),
                                                     table[i].start, table[i].end);

      way_session_go (f->session, view);
      way_status_bar_show (f->bar, f->session, NULL, FALSE);
      g_assert_cmpstr (text_of (f, "span"), ==, table[i].text);
    }
}

/* A data set without a figure has no day of its data, nor has it that of the
 * one before. */
static void
test_vintage (Fixture       *f,
              gconstpointer  data)
{
  g_autoptr (WayDatasetBuilder) builder = way_dataset_builder_new ();
  g_autoptr (WayDataset) empty = way_dataset_builder_end (builder);

  GtkWidget *known = template_child (f->bar, "known");

  way_status_bar_show (f->bar, f->session, NULL, FALSE);
  g_assert_true (g_str_has_prefix (gtk_label_get_text (template_child (known, "label")),
                                   "Data to "));
  way_session_set_dataset (f->session, empty);
  way_status_bar_show (f->bar, f->session, NULL, FALSE);
  g_assert_false (gtk_widget_get_visible (template_child (known, "box")));
  g_assert_cmpstr (text_of (f, "counts"), ==, "0 of 0 policies");
}

/* On the page of goals the line says how many goals are folded away; the filters
 * take theirs out of the number. */
static void
test_folded (Fixture       *f,
             gconstpointer  data)
{
  const WayDataset *dataset = way_session_get_dataset (f->session);
  WayView *now = way_session_get_view (f->session);
  g_autoptr (WayView) goals = way_view_with_page (now, WAY_PAGE_GOALS);
  g_autoptr (WayView) folded = way_folding_toggle (dataset, goals, WAY_GROUP_THEME, 0);
  g_autoptr (WayView) unfolded = way_folding_unfold_all (dataset, folded, WAY_GROUP_THEME);
  g_autoptr (WayView) table = way_view_with_page (folded, WAY_PAGE_TABLE);
  g_autoptr (WayView) filtered = NULL;
  g_autoptr (WayQuery) query = way_query_new ();

  way_session_go (f->session, folded);
  way_status_bar_show (f->bar, f->session, NULL, FALSE);
  g_assert_cmpstr (text_of (f, "counts"), ==, "130 of 130 policies · 4 goals folded");
  way_session_go (f->session, table);
  way_status_bar_show (f->bar, f->session, NULL, FALSE);
  g_assert_cmpstr (text_of (f, "counts"), ==, "130 of 130 policies");
  way_session_go (f->session, unfolded);
  way_status_bar_show (f->bar, f->session, NULL, FALSE);
  g_assert_cmpstr (text_of (f, "counts"), ==, "130 of 130 policies");
  way_query_choose (query, WAY_FACET_GOAL, "innovative-country", TRUE);
  way_query_choose (query, WAY_FACET_KIND, "report", TRUE);
  filtered = way_view_with_query (folded, query);
  way_session_go (f->session, filtered);
  way_status_bar_show (f->bar, f->session, NULL, FALSE);
  g_assert_false (g_str_has_suffix (text_of (f, "counts"), "4 goals folded"));
}

#define TEST(name, function) \
  g_test_add ("/status-bar/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  set_up_display (&argc, &argv);
  TEST ("span", test_span);
  TEST ("vintage", test_vintage);
  TEST ("folded", test_folded);
  return g_test_run ();
}
