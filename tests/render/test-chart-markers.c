/* The policies that stand over a chart, in windows, widths and letters of all
 * sizes: nothing vanishes, and no title runs over another.
 */
#include "config.h"

#include "way-chart-markers.h"

#include <math.h>

#include "way-own-marks.h"
#include "way-shipped.h"

typedef struct
{
  WayDataset *dataset;
  WayView    *view;      /* lines with the policies of the filter, one selected */
  WayChart   *chart;
} Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  g_autoptr (WayView) first = NULL;
  g_autoptr (WayView) selected = NULL;

  f->dataset = way_shipped_load ();
  first = way_view_new (f->dataset);
  selected = way_view_with_selection (first, "fyp14-outline-2021");
  f->view = way_view_with_markers (selected, WAY_MARKERS_FILTER);
  f->chart = way_chart_new_for_view (f->dataset, f->view, NULL);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  way_chart_free (f->chart);
  way_view_unref (f->view);
  way_dataset_unref (f->dataset);
}

static guint
count_in (const WayDataset *dataset,
          double            start,
          double            end)
{
  guint n = 0;

  for (guint i = 0; i < way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES); i++)
    {
      double day = way_date_middle (way_dataset_get_policy (dataset, i)->date);

      n += day >= start && day < end;
    }
  return n;
}

static gboolean
overlap (const WayRect *a,
         const WayRect *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height
         && b->y < a->y + a->height;
}

/* Every policy of the window stands in one marker; few have titles, which keep
 * off each other. Returns whether the selected one has a title. */
static gboolean
check_boxes (const Fixture *f,
             const GArray  *boxes,
             guint          expected)
{
  g_autofree guint8 *seen
    = g_new0 (guint8, way_dataset_get_n_rows (f->dataset, WAY_TABLE_POLICIES));
  guint selected = way_dataset_find (f->dataset, WAY_TABLE_POLICIES, "fyp14-outline-2021");
  guint n = 0, n_titles = 0;
  gboolean titled = FALSE;

  for (guint i = 0; i < boxes->len; i++)
    {
      const WayChartMarkerBox *box = &g_array_index (boxes, WayChartMarkerBox, i);
      g_autoptr (GArray) policies = way_chart_get_marked (f->chart, boxes, i);

      g_assert_cmpuint (policies->len, ==, box->n);
      for (guint j = 0; j < policies->len; j++)
        g_assert_cmpuint (seen[g_array_index (policies, guint, j)]++, ==, 0);
      n += box->n;
      n_titles += box->label != NULL;
      titled = titled || (box->label != NULL && g_array_index (policies, guint, 0) == selected);
      for (guint j = 0; j < i && box->label != NULL; j++)
        g_assert_false (overlap (&box->bounds,
                                 &g_array_index (boxes, WayChartMarkerBox, j).bounds));
    }
  g_assert_cmpuint (n, ==, expected);
  g_assert_cmpuint (n_titles, <=, WAY_CHART_MAX_TITLES);
  return titled;
}

static void
test_windows (Fixture       *f,
              gconstpointer  data)
{
  double day = way_date_middle (way_dataset_get_policy (
    f->dataset,
    way_dataset_find (f->dataset, WAY_TABLE_POLICIES, "fyp14-outline-2021"))->date);
  g_autoptr (GRand) rand = g_rand_new_with_seed (45);
  guint n_selected = 0;

  for (guint letters = 0; letters < 4; letters++)
    {
      WayLang lang = letters % 2 == 0 ? WAY_LANG_EN : WAY_LANG_ZH;
      g_autoptr (WayTextContext) text = way_text_context_new ("Sans", letters < 2 ? 13 : 26, lang);
      const WayLook look = { text, way_palette_get (WAY_THEME_LIGHT), lang, WAY_NO_DAY };

      for (guint i = 0; i < 1500; i++)
        {
          double start = g_rand_double_range (rand, way_day_of_year (1990),
                                              way_day_of_year (2027));
          double end = start + exp (g_rand_double_range (rand, 1, 10));
          const WayRect area = { 3, 5, g_rand_double_range (rand, 700, 1900), 500 };
          WayRect plot;
          WayViewport viewport
            = way_chart_get_full_plot (f->chart, &look, &area, start, end, &plot);
          g_autoptr (GArray) boxes
            = way_chart_lay_out_markers (f->chart, &look, &viewport, &plot);
          gboolean titled = check_boxes (f, boxes, count_in (f->dataset, start, end));

          g_assert_true (titled == (day >= start && day < end));
          n_selected += titled;
          for (guint j = 0; j < boxes->len; j++)
            g_assert_cmpfloat (g_array_index (boxes, WayChartMarkerBox, j).bounds.y, >=,
                               area.y);
        }
    }
  g_assert_cmpuint (n_selected, >, 500);
}

/* Every marker is found where it stands. */
static void
test_reach (Fixture       *f,
            gconstpointer  data)
{
  g_autoptr (WayTextContext) text = way_text_context_new ("Sans", 13, WAY_LANG_EN);
  const WayLook look = { text, way_palette_get (WAY_THEME_LIGHT), WAY_LANG_EN, WAY_NO_DAY };
  const WayRect area = { 0, 0, 1200, 500 };
  WayRect plot;
  WayViewport viewport = way_chart_get_full_plot (f->chart, &look, &area, way_day_of_year (2016),
                                                  way_day_of_year (2028), &plot);
  g_autoptr (GArray) boxes = way_chart_lay_out_markers (f->chart, &look, &viewport, &plot);

  g_assert_cmpuint (boxes->len, >, 12);
  for (guint i = 0; i < boxes->len; i++)
    {
      const WayRect *bounds = &g_array_index (boxes, WayChartMarkerBox, i).bounds;

      g_assert_cmpuint (way_chart_marker_at (boxes, bounds->x + bounds->width / 2,
                                             bounds->y + bounds->height / 2), ==, i);
    }
  g_assert_cmpuint (way_chart_marker_at (boxes, 600, plot.y + 50), ==, WAY_NONE);
}

static guint
count_markers (const Fixture   *f,
               WayChartMarkers  markers,
               WayChartKind     kind,
               const WayView   *view)
{
  g_autoptr (WayView) marked = way_view_with_markers (view, markers);
  g_autoptr (WayView) charted = way_view_with_chart (marked, kind, 0);
  g_autoptr (WayChart) chart = way_chart_new_for_view (f->dataset, charted, NULL);

  return way_chart_get_n_markers (chart);
}

/* Which policies stand there: none, the selected one, those of the filter, and
 * none over a chart without a time axis. */
static void
test_choice (Fixture       *f,
             gconstpointer  data)
{
  guint n = way_dataset_get_n_rows (f->dataset, WAY_TABLE_POLICIES);
  g_autoptr (WayQuery) query = way_query_new ();
  g_autoptr (WayView) filtered = NULL;
  g_autoptr (WayView) bare = way_view_with_selection (f->view, "");
  g_autoptr (WayChart) strip = way_chart_new_for_strip (f->dataset, f->view);
  g_autofree guint8 *matching = g_new0 (guint8, n);
  guint n_laws;

  way_query_choose (query, WAY_FACET_KIND, "law", TRUE);
  n_laws = way_query_match (query, f->dataset, WAY_KNOWN_ALL, matching);
  filtered = way_view_with_query (f->view, query);
  g_assert_cmpuint (n_laws, >, 0);
  g_assert_cmpuint (n_laws, <, n);
  g_assert_cmpuint (count_markers (f, WAY_MARKERS_FILTER, WAY_CHART_LINES, f->view), ==, n);
  g_assert_cmpuint (count_markers (f, WAY_MARKERS_FILTER, WAY_CHART_LINES, filtered), ==, n_laws);
  g_assert_cmpuint (count_markers (f, WAY_MARKERS_SELECTED, WAY_CHART_LINES, f->view), ==, 1);
  g_assert_cmpuint (count_markers (f, WAY_MARKERS_SELECTED, WAY_CHART_LINES, bare), ==, 0);
  g_assert_cmpuint (count_markers (f, WAY_MARKERS_OFF, WAY_CHART_LINES, f->view), ==, 0);
  g_assert_cmpuint (count_markers (f, WAY_MARKERS_FILTER, WAY_CHART_BARS, f->view), ==, 0);
  g_assert_cmpuint (way_chart_get_n_markers (strip), ==, 0);
}

/* Those with a star, whatever the filter says and a note is no star. */
static void
test_starred (Fixture       *f,
              gconstpointer  data)
{
  guint n = way_dataset_get_n_rows (f->dataset, WAY_TABLE_POLICIES);
  g_autoptr (WayOwnMarks) marks = way_own_marks_new (n);

  g_assert_cmpuint (count_markers (f, WAY_MARKERS_STARRED, WAY_CHART_LINES, f->view), ==, 0);
  marks->flags[1] = marks->flags[n - 1] = 1 << WAY_OWN_STARRED;
  marks->flags[2] = 1 << WAY_OWN_NOTED;
  way_dataset_set_own (f->dataset, marks);
  g_assert_cmpuint (count_markers (f, WAY_MARKERS_STARRED, WAY_CHART_LINES, f->view), ==, 2);
  g_assert_cmpuint (count_markers (f, WAY_MARKERS_STARRED, WAY_CHART_PACE, f->view), ==, 0);
  way_dataset_set_own (f->dataset, NULL);
  g_assert_cmpuint (count_markers (f, WAY_MARKERS_STARRED, WAY_CHART_LINES, f->view), ==, 0);
}

/* Without a marker the chart keeps the room. */
static void
test_room (Fixture       *f,
           gconstpointer  data)
{
  g_autoptr (WayTextContext) text = way_text_context_new ("Sans", 13, WAY_LANG_EN);
  const WayLook look = { text, way_palette_get (WAY_THEME_LIGHT), WAY_LANG_EN, WAY_NO_DAY };
  const WayRect area = { 0, 0, 900, 400 };
  g_autoptr (WayView) off = way_view_with_markers (f->view, WAY_MARKERS_OFF);
  g_autoptr (WayChart) chart = way_chart_new_for_view (f->dataset, off, NULL);
  WayRect with, without;

  way_chart_get_full_plot (f->chart, &look, &area, 16801, 21000, &with);
  way_chart_get_full_plot (chart, &look, &area, 16801, 21000, &without);
  g_assert_cmpfloat (with.height, <, without.height);
  g_assert_cmpfloat (with.y + with.height, ==, without.y + without.height);
}

#define ADD(name, test) g_test_add ("/chart-markers/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("windows", test_windows);
  ADD ("reach", test_reach);
  ADD ("choice", test_choice);
  ADD ("starred", test_starred);
  ADD ("room", test_room);
  return g_test_run ();
}
