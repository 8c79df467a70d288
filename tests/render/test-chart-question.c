/* A question about a chart: nothing that is hidden shows, neither in the axis
 * nor in what can be drawn.
 */
#include "config.h"

#include "way-chart-question.h"
#include "way-shipped.h"

#include <math.h>

#define OUTLINE "idds-outline-2016"
#define TARGET "idds-outline-2016.2"

static const WayRect area = { 0, 0, 1700, 700 };

typedef struct
{
  WayDataset      *dataset;
  WayTextContext  *text;
  WayLook          look;
  WayChartQuestion question;
  WayView         *view;
  WayChart        *chart;
  double           start;
  double           end;
} Fixture;

static void
make_chart (Fixture *f,
            int      last_year)
{
  g_autoptr (WayView) first = way_view_new (f->dataset);

  g_clear_pointer (&f->chart, way_chart_free);
  g_clear_pointer (&f->view, way_view_unref);
  f->view = way_chart_question_get_view (f->dataset, first, &f->question);
  f->chart = way_chart_new_for_view (f->dataset, f->view, NULL);
  way_chart_set_question (f->chart, &f->question);
  f->start = way_day_of_year (2010);
  f->end = way_day_of_year (last_year + 1);
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  g_autoptr (WayPredict) predict = way_predict_new (OUTLINE, TARGET);

  way_predict_add_option (predict, "2.6", "");
  way_predict_add_option (predict, "", "2.4");
  f->dataset = way_shipped_load ();
  f->text = way_text_context_new ("Sans", 33, WAY_LANG_EN);
  f->look = (WayLook) { .text = f->text, .palette = way_palette_get_for_show (TRUE),
                        .lang = WAY_LANG_EN, .today = WAY_NO_DAY };
  g_assert_true (way_chart_question_resolve (f->dataset, predict, &f->question));
  f->question.progress = 1;
  make_chart (f, 2021);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  way_chart_free (f->chart);
  way_view_unref (f->view);
  way_text_context_free (f->text);
  way_dataset_unref (f->dataset);
}

static gboolean
find (Fixture *f,
      int      year,
      double   y,
      int     *found,
      double  *value)
{
  WayRect plot;
  WayViewport viewport = way_chart_get_full_plot (f->chart, &f->look, &area, f->start, f->end,
                                                  &plot);

  return way_chart_find_guess (f->chart, &f->look, &area, f->start, f->end,
                               way_viewport_to_px (&viewport, way_day_of_year (year) + 180), y,
                               found, value);
}

static void
test_resolve (Fixture       *f,
              gconstpointer  data)
{
  g_autoptr (WayPredict) unknown = way_predict_new ("not-here", TARGET);
  g_autoptr (WayPredict) no_target = way_predict_new (OUTLINE, "idds-outline-2016.5");
  WayChartQuestion question;

  g_assert_cmpfloat (f->question.low, ==, 2.4);
  g_assert_cmpfloat (f->question.high, ==, 2.6);
  g_assert_false (way_chart_question_resolve (f->dataset, unknown, &question));
  g_assert_false (way_chart_question_resolve (f->dataset, no_target, &question));
}

/* Only what was published by the day of the policy is in the chart. */
static void
test_hides (Fixture       *f,
            gconstpointer  data)
{
  const WaySeries *series = way_chart_get_series (f->chart, 0);

  g_assert_cmpint (series->points[series->n_points - 1].year, ==, 2015);
  f->question.revealed = TRUE;
  make_chart (f, 2021);
  series = way_chart_get_series (f->chart, 0);
  g_assert_cmpint (series->points[series->n_points - 1].year, >, 2020);
}

/* The axis is the same whether the span has hidden figures in it or not; it
 * holds the target and the answers. */
static void
test_axis (Fixture       *f,
           gconstpointer  data)
{
  double high, low, wide_high, wide_low;
  int year;

  g_assert_true (find (f, 2018, -1000, &year, &high));
  g_assert_true (find (f, 2018, 10000, &year, &low));
  g_assert_cmpfloat (high, >=, 2.6);
  g_assert_cmpfloat (low, <, 2.1);
  make_chart (f, 2026);
  g_assert_true (find (f, 2018, -1000, &year, &wide_high));
  g_assert_true (find (f, 2018, 10000, &year, &wide_low));
  g_assert_cmpfloat (wide_high, ==, high);
  g_assert_cmpfloat (wide_low, ==, low);
}

static void
test_years (Fixture       *f,
            gconstpointer  data)
{
  double value;
  int year;

  g_assert_false (find (f, 2015, 300, &year, &value));
  for (int i = 2016; i <= 2020; i++)
    {
      g_assert_true (find (f, i, 300, &year, &value));
      g_assert_cmpint (year, ==, i);
    }
  g_assert_false (find (f, 2021, 300, &year, &value));
  f->question.revealed = TRUE;
  make_chart (f, 2021);
  g_assert_false (find (f, 2018, 300, &year, &value));
}

/* Answers about growth are no values of the axis: it has the levels to which
 * they lead from the last figure that was published. */
static void
test_growth (Fixture       *f,
             gconstpointer  data)
{
  g_autoptr (WayPredict) predict = way_predict_new ("fyp14-outline-2021", "fyp14-outline-2021.1");
  const WaySeries *series;
  double high, low, wide_high, wide_low, start;
  int year;

  way_predict_add_option (predict, "8", "");
  way_predict_add_option (predict, "", "6");
  g_assert_true (way_chart_question_resolve (f->dataset, predict, &f->question));
  f->question.progress = 1;
  make_chart (f, 2025);
  f->start = way_day_of_year (2013);
  series = way_chart_get_series (f->chart, 0);
  g_assert_cmpint (series->points[series->n_points - 1].year, ==, 2020);
  start = way_dataset_get_observation (f->dataset,
                                       series->points[series->n_points - 1].latest)->value;
  for (int i = 2021; i <= 2025; i++)
    {
      g_assert_true (find (f, i, -1000, &year, &high));
      g_assert_cmpint (year, ==, i);
    }
  g_assert_true (find (f, 2025, 10000, &year, &low));
  g_assert_cmpfloat (high, >, start * pow (1.08, 5));
  g_assert_cmpfloat (high, <, start * pow (1.08, 5) * 2);
  g_assert_cmpfloat (low, <, start);
  f->end = way_day_of_year (2040);
  g_assert_true (find (f, 2025, -1000, &year, &wide_high));
  g_assert_true (find (f, 2025, 10000, &year, &wide_low));
  g_assert_cmpfloat (wide_high, ==, high);
  g_assert_cmpfloat (wide_low, ==, low);
}

#define add(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add ("/chart-question/resolve", test_resolve);
  add ("/chart-question/hides", test_hides);
  add ("/chart-question/axis", test_axis);
  add ("/chart-question/years", test_years);
  add ("/chart-question/growth", test_growth);
  return g_test_run ();
}
