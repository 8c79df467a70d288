/* The words of a chart and the points that are pointed at, on the shipped set
 * and in both languages.
 */
#include "config.h"

#include "way-chart.h"

#include <math.h>
#include <string.h>

#include "way-chart-items.h"
#include "way-chart-private.h"
#include "way-check-painter.h"
#include "way-phrases.h"
#include "way-shipped.h"

typedef struct
{
  WayDataset *dataset;
  WayChart   *chart;     /* R&D intensity of China, the OECD and the USA */
} Fixture;

static WayChart *
make_chart (WayDataset *dataset,
            const char *indicator,
            const char *areas)
{
  g_auto (GStrv) codes = g_strsplit (areas, " ", -1);
  g_autoptr (WayView) view = way_view_new (dataset);
  g_autoptr (WayView) charted
    = way_view_with_series (view, indicator, (const char *const *) codes);

  return way_chart_new_for_view (dataset, charted, NULL);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->dataset = way_shipped_load ();
  fixture->chart = make_chart (fixture->dataset, "rd-intensity", "CHN OECD USA");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  way_chart_free (fixture->chart);
  way_dataset_unref (fixture->dataset);
}

static void
assert_description (const WayChart *chart,
                    int             first_year,
                    int             last_year,
                    WayLang         lang,
                    const char     *expected)
{
  g_autofree char *text
    = way_chart_describe (chart, way_day_of_year (first_year), way_day_of_year (last_year + 1),
                          lang);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_describe (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (WayChart) spending = make_chart (fixture->dataset, "rd-expenditure", "CHN");

  assert_description (fixture->chart, 2016, 2027, WAY_LANG_EN,
                      "R&D intensity, % of GDP: China 2.06 (2016) to 2.8 (2025, preliminary); "
                      "OECD members 2.36 (2016) to 2.72 (2024); "
                      "United States 2.84 (2016) to 3.44 (2024).");
  assert_description (fixture->chart, 2016, 2027, WAY_LANG_ZH,
                      "研发经费投入强度（占国内生产总值的百分比）："
                      "中国由2.06（2016年）变为2.8（2025年，初步数）；"
                      "经合组织成员国由2.36（2016年）变为2.72（2024年）；"
                      "美国由2.84（2016年）变为3.44（2024年）。");
  /* One year, and none. */
  assert_description (fixture->chart, 2020, 2020, WAY_LANG_EN,
                      "R&D intensity, % of GDP: China 2.36 (2020); OECD members 2.70 (2020); "
                      "United States 3.41 (2020).");
  assert_description (fixture->chart, 1960, 1970, WAY_LANG_EN,
                      "R&D intensity, % of GDP: no figures in this span.");
  assert_description (spending, 2020, 2027, WAY_LANG_EN,
                      "R&D expenditure, 100 million yuan: "
                      "China 24,393.1 (2020) to 39,200 (2025, preliminary).");
}

static char *
get_sources (const WayChart *chart,
             int             first_year,
             int             last_year,
             WayLang         lang)
{
  return way_chart_get_sources (chart, way_day_of_year (first_year),
                                way_day_of_year (last_year + 1), lang);
}

static void
test_sources (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *newest
    = way_date_to_text (way_dataset_get_newest_release (fixture->dataset), WAY_LANG_EN);
  g_autofree char *vintage = g_strdup_printf ("Data to %s.", newest);
  g_autofree char *all = get_sources (fixture->chart, 2016, 2027, WAY_LANG_EN);
  g_autofree char *all_chinese = get_sources (fixture->chart, 2016, 2027, WAY_LANG_ZH);
  g_autofree char *recent = get_sources (fixture->chart, 2025, 2027, WAY_LANG_EN);
  g_autofree char *none = get_sources (fixture->chart, 1960, 1970, WAY_LANG_EN);
  g_autofree char *none_chinese = get_sources (fixture->chart, 1960, 1970, WAY_LANG_ZH);

  g_assert_true (g_str_has_prefix (all, "Sources: "));
  g_assert_nonnull (strstr (all, "OECD"));
  g_assert_nonnull (strstr (all, " more. "));
  g_assert_true (g_str_has_suffix (all, vintage));
  g_assert_null (strstr (recent, " more. "));
  g_assert_cmpstr (none, ==, vintage);
  g_assert_true (g_str_has_prefix (none_chinese, "数据截至"));
  g_assert_true (g_str_has_suffix (none_chinese, "日。"));
  g_assert_null (strstr (all_chinese, "Sources"));
  g_assert_null (strstr (all_chinese, "Data to"));
  g_assert_null (strstr (all_chinese, "。。"));
}

static const WaySeriesPoint *
point_of (const WayChart *chart,
          guint           series,
          guint           point)
{
  return &way_chart_get_series (chart, series)->points[point];
}

static void
assert_point (const WayChart *chart,
              int             year,
              WayLang         lang,
              const char     *expected)
{
  for (guint i = 0; i < way_chart_get_series (chart, 0)->n_points; i++)
    if (point_of (chart, 0, i)->year == year)
      {
        g_autofree char *text = way_chart_describe_point (chart, 0, i, lang);

        g_assert_cmpstr (text, ==, expected);
        return;
      }
  g_assert_not_reached ();
}

static void
test_describe_point (Fixture       *fixture,
                     gconstpointer  data)
{
  assert_point (fixture->chart, 2020, WAY_LANG_EN,
                "China 2020: 2.36 (revised, Apr 2026); first published as 2.40 (Feb 2021)");
  assert_point (fixture->chart, 2023, WAY_LANG_EN,
                "China 2023: 2.58 (revised, Apr 2026); first published as 2.64 (Feb 2024)");
  assert_point (fixture->chart, 2025, WAY_LANG_EN, "China 2025: 2.8 (preliminary, Jan 2026)");
  assert_point (fixture->chart, 2025, WAY_LANG_ZH, "中国2025年：2.8（初步数，2026年1月公布）");
  assert_point (fixture->chart, 2020, WAY_LANG_ZH,
                "中国2020年：2.36（修订数，2026年4月公布）；首次公布为2.40（2021年2月）");
}

/* No point says that it was first published as what it says it is. */
static void
test_every_point (Fixture       *fixture,
                  gconstpointer  data)
{
  guint n = way_dataset_get_n_rows (fixture->dataset, WAY_TABLE_INDICATORS);

  for (guint indicator = 0; indicator < n; indicator++)
    {
      guint china = way_shipped_find (fixture->dataset, WAY_TABLE_AREAS, "CHN");
      g_autoptr (WayChart) chart
        = way_chart_new (fixture->dataset, indicator, &china, 1, G_MAXINT);

      for (guint lang = 0; lang < WAY_N_LANGS && way_chart_get_n_series (chart) > 0; lang++)
        for (guint i = 0; i < way_chart_get_series (chart, 0)->n_points; i++)
          {
            const WaySeriesPoint *point = point_of (chart, 0, i);
            g_autofree char *text = way_chart_describe_point (chart, 0, i, lang);
            g_autofree char *latest = way_phrase_number (
              way_dataset_get_observation (fixture->dataset, point->latest)->value_text);
            g_autofree char *again = g_strdup_printf ("first published as %s (", latest);

            g_assert_nonnull (strstr (text, latest));
            g_assert_null (strstr (text, again));
          }
    }
}

static void
test_titles (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *title = way_chart_get_title (fixture->chart, WAY_LANG_EN);
  g_autofree char *chinese = way_chart_get_title (fixture->chart, WAY_LANG_ZH);
  g_autofree char *subtitle = way_chart_get_subtitle (fixture->chart, WAY_LANG_EN);

  g_assert_cmpstr (title, ==, "R&D intensity");
  g_assert_cmpstr (chinese, ==, "研发经费投入强度");
  g_assert_true (g_str_has_prefix (subtitle, "% of GDP · China, latest release"));
}

/* Series without a figure are left out; a chart may have none at all. */
static void
test_missing (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (WayChart) unknown = make_chart (fixture->dataset, "rd-intensity", "nowhere CHN");
  g_autoptr (WayChart) none = make_chart (fixture->dataset, "rd-intensity", "nowhere");
  g_autofree char *subtitle = way_chart_get_subtitle (none, WAY_LANG_EN);
  g_autofree char *text = way_chart_describe (none, 0, 1, WAY_LANG_EN);

  g_assert_cmpuint (way_chart_get_n_series (fixture->chart), ==, 3);
  g_assert_cmpuint (way_chart_get_n_series (unknown), ==, 1);
  g_assert_cmpuint (way_chart_get_n_series (none), ==, 0);
  g_assert_cmpstr (subtitle, ==, "% of GDP");
  g_assert_cmpstr (text, ==, "R&D intensity, % of GDP: no figures in this span.");
  g_assert_null (make_chart (fixture->dataset, "nothing", "CHN"));
}

/* What was known in March 2021 ends with 2020. */
static void
test_known_on (Fixture       *fixture,
               gconstpointer  data)
{
  guint indicator = way_shipped_find (fixture->dataset, WAY_TABLE_INDICATORS, "rd-intensity");
  guint china = way_shipped_find (fixture->dataset, WAY_TABLE_AREAS, "CHN");
  g_autoptr (WayChart) chart
    = way_chart_new (fixture->dataset, indicator, &china, 1,
                     way_date_last_day ((WayDate) { 2021, 3, 31 }));

  assert_description (chart, 2020, 2027, WAY_LANG_EN,
                      "R&D intensity, % of GDP: China 2.40 (2020, preliminary) · "
                      "As known on 31 March 2021.");
}

/* Every point is found where it stands, and none that the window does not
 * show. */
static void
test_find (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (50);
  g_autoptr (WayTextContext) text = way_text_context_new ("Sans", 13, WAY_LANG_EN);
  const WayLook look = { text, way_palette_get (WAY_THEME_LIGHT), WAY_LANG_EN, WAY_NO_DAY };
  const WayRect plot = { 40, 20, 800, 300 };
  guint n_found = 0;

  for (guint i = 0; i < 20000; i++)
    {
      double start = g_rand_double_range (rand, way_day_of_year (1990), way_day_of_year (2026));
      WayViewport viewport = { start, start + g_rand_double_range (rand, 300, 9000), plot.x,
                               plot.width };
      double x = g_rand_double_range (rand, plot.x, plot.x + plot.width);
      double y = g_rand_double_range (rand, plot.y, plot.y + plot.height);
      guint series, point;
      const WaySeriesPoint *found;

      if (!way_chart_find_point (fixture->chart, &look, &viewport, &plot, i % 2, x, y, &series,
                                 &point))
        continue;
      n_found++;
      found = point_of (fixture->chart, series, point);
      g_assert_cmpfloat (found->day, >=, viewport.start);
      g_assert_cmpfloat (found->day, <=, viewport.end);
      g_assert_cmpfloat (ABS (way_viewport_to_px (&viewport, found->day) - x), <, 30);
    }
  g_assert_cmpuint (n_found, >, 1000);
}

/* Every indicator, in sizes from nothing to large. */
static void
test_draw (Fixture       *fixture,
           gconstpointer  data)
{
  static const double sizes[][2] = { { 1, 1 }, { 30, 20 }, { 160, 90 }, { 900, 400 } };
  g_autoptr (WayTextContext) text = way_text_context_new ("Sans", 13, WAY_LANG_ZH);
  const WayLook look = { text, way_palette_get (WAY_THEME_LIGHT), WAY_LANG_ZH,
                         way_day_of_year (2026) };
  const double start = way_day_of_year (2010), end = way_day_of_year (2032);
  guint n = way_dataset_get_n_rows (fixture->dataset, WAY_TABLE_INDICATORS);

  for (guint i = 0; i < n; i++)
    {
      const char *id = way_dataset_get_indicator (fixture->dataset, i)->id;
      g_autoptr (WayChart) chart = make_chart (fixture->dataset, id, "CHN USA OECD");
      g_autoptr (WayPainter) painter = way_check_painter_new ();

      for (guint size = 0; size < G_N_ELEMENTS (sizes); size++)
        {
          const WayRect area = { 5, 7, sizes[size][0], sizes[size][1] };
          const WayViewport viewport = { start, end, area.x, area.width };

          way_chart_draw_strip (chart, painter, &look, &viewport, &area, 0);
          way_chart_draw_full (chart, painter, &look, &area, start, end);
          way_chart_draw_full (chart, painter, &look, &area, start, start + 3);
          way_chart_draw_outline (chart, painter, &look, &viewport, &area);
        }
    }
}

/* The flags of targets stay beside the names at the ends of the lines. */
static void
test_flags (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (WayTextContext) text = way_text_context_new ("Sans", 13, WAY_LANG_EN);
  const WayLook look = { text, way_palette_get (WAY_THEME_LIGHT), WAY_LANG_EN, WAY_NO_DAY };
  const WayRect area = { 10, 10, 800, 400 };

  for (int end = 2020; end < 2040; end++)
    {
      g_autoptr (WayPainter) painter = way_check_painter_new ();
      WayRect plot;
      WayViewport viewport
        = way_chart_get_full_plot (fixture->chart, &look, &area, way_day_of_year (2010),
                                   way_day_of_year (end), &plot);

      way_chart_draw_full (fixture->chart, painter, &look, &area, way_day_of_year (2010),
                           way_day_of_year (end));
      g_assert_cmpfloat (way_check_painter_get_frame_end (painter), <=,
                         viewport.left_px + viewport.width_px + 1);
      if (end > 2021)
        g_assert_cmpfloat (way_check_painter_get_frame_end (painter), >, plot.x);
    }
}

/* Nor do they run over each other, over the figures of the axis or over the
 * labels of the lines, from a few years to two centuries. */
static void
test_flags_apart (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (WayTextContext) text = way_text_context_new ("Sans", 13, WAY_LANG_EN);
  const WayLook look = { text, way_palette_get (WAY_THEME_LIGHT), WAY_LANG_EN, WAY_NO_DAY };
  g_autoptr (WayChart) strip = make_chart (fixture->dataset, "rd-intensity", "CHN OECD");

  for (int years = 4; years < 200; years += 2)
    for (double width = 400; width < 1300; width += 90)
      {
        const WayRect area = { 0, 0, width, 150 };
        g_autoptr (WayPainter) painter = way_check_painter_new ();
        const WayViewport viewport = { way_day_of_year (2023 - years / 2),
                                       way_day_of_year (2023 + years / 2 + 1), 16, width - 24 };

        way_chart_draw_strip (strip, painter, &look, &viewport, &area, 0);
        g_test_message ("%d years, %.0f px", years, width);
        g_assert_cmpuint (way_check_painter_get_n_crossed (painter), ==, 0);
      }
}

/* For how many targets the flags stand. */
static guint
count_flags (WayPainter *painter,
             guint      *n_left)
{
  GPtrArray *words = way_check_painter_get_words (painter);
  guint n = 0;

  *n_left = 0;
  for (guint i = 0; i < words->len; i++)
    {
      const char *text = g_ptr_array_index (words, i);

      n += g_str_has_prefix (text, "≥ 2.5 ");
      if (*text == '+')
        *n_left += (guint) g_ascii_strtoull (text + 1, NULL, 10);
    }
  return n;
}

/* However many targets fall due on a day, no flag runs over another one, and
 * where not all of them have room one says how many are left. */
static void
test_many_flags (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (WayTextContext) text = way_text_context_new ("Sans", 13, WAY_LANG_EN);
  const WayLook look = { text, way_palette_get (WAY_THEME_LIGHT), WAY_LANG_EN, WAY_NO_DAY };
  const WayRect area = { 0, 0, 900, 150 };
  const WayViewport viewport = { way_day_of_year (2016), way_day_of_year (2028), 16,
                                 area.width - 24 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (31);

  for (guint n = 1; n <= 256; n *= 2)
    {
      g_autoptr (WayChart) chart = make_chart (fixture->dataset, "rd-intensity", "CHN");
      g_autoptr (WayPainter) painter = way_check_painter_new ();
      WayChartTarget target = g_array_index (chart->targets, WayChartTarget, 0);
      const guint n_days = 4;
      guint n_flags, n_left;

      g_array_set_size (chart->targets, 0);
      for (guint i = 0; i < n_days * n; i++)
        {
          target.day = way_day_of_year (2018 + 2 * (int) (i / n));
          target.height = g_rand_double_range (rand, 2, 3);
          g_array_append_val (chart->targets, target);
        }
      way_chart_draw_strip (chart, painter, &look, &viewport, &area, 0);
      g_assert_cmpuint (way_check_painter_get_n_crossed (painter), ==, 0);
      n_flags = count_flags (painter, &n_left);
      g_test_message ("%u a day: %u flags, %u left", n, n_flags, n_left);
      g_assert_cmpuint (n_flags + n_left, ==, n_days * n);
      if (n >= 64)
        g_assert_cmpuint (n_flags, <, n_days * n);
    }
}

/* Where there is room they cover neither the line nor the paths to targets. */
static void
test_flags_off_lines (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (WayTextContext) text = way_text_context_new ("Sans", 13, WAY_LANG_EN);
  const WayLook look = { text, way_palette_get (WAY_THEME_LIGHT), WAY_LANG_EN, WAY_NO_DAY };
  g_autoptr (WayChart) chart = make_chart (fixture->dataset, "rd-expenditure", "CHN");

  for (int end = 2022; end < 2034; end++)
    {
      const WayRect area = { 10, 10, 1000, 600 };
      g_autoptr (WayPainter) painter = way_check_painter_new ();

      way_chart_draw_full (chart, painter, &look, &area, way_day_of_year (2012),
                           way_day_of_year (end));
      g_assert_cmpuint (way_check_painter_get_n_struck (painter), ==, 0);
    }
}

static GPtrArray *
get_table (WayDataset   *dataset,
           const char   *indicator,
           const char   *code,
           WayChartKind  kind,
           int           year,
           char        **description)
{
  const char *areas[] = { code, g_str_equal (indicator, "rd-intensity") ? "USA" : NULL, NULL };
  g_autoptr (WayView) first = way_view_new (dataset);
  g_autoptr (WayView) series = way_view_with_series (first, indicator, areas);
  g_autoptr (WayView) view = way_view_with_chart (series, kind, year);
  g_autoptr (WayChart) chart = way_chart_new_for_view (dataset, view, NULL);
  double start = way_day_of_year (2016), end = way_day_of_year (2032);

  g_assert_cmpint (way_chart_get_kind (chart), ==, kind);
  *description = way_chart_describe (chart, start, end, WAY_LANG_EN);
  return way_chart_get_table (chart, start, end, WAY_LANG_EN);
}

/* Rows of each kind of table, against the data set and sums done by hand. */
static void
test_tables (Fixture       *fixture,
             gconstpointer  data)
{
  static const struct { WayChartKind kind; int year; guint row; const char *cells; } cases[] = {
    { WAY_CHART_LINES, 0, 5, "China|2020|2.357123977|revised" },
    { WAY_CHART_BARS, 2024, 1, "United States|2024" },
    { WAY_CHART_BARS, 2020, 2, "China|2020|2.357123977|revised" },
    { WAY_CHART_BARS, 0, 2, "China|2024|" },
    { WAY_CHART_PACE, 0, 1, "≥ 2.5 by 2020|2020|" },
    { WAY_CHART_PACE, 0, 2, "≥ 2.8 by 2030|2030|" },
    { WAY_CHART_RELEASES, 0, 5, "2020|2.40|2021-02-28|" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *description = NULL;
      g_autoptr (GPtrArray) table = get_table (fixture->dataset, "rd-intensity", "CHN",
                                               cases[i].kind, cases[i].year, &description);
      g_autofree char *row = NULL;

      g_assert_cmpuint (table->len, >, cases[i].row);
      row = g_strjoinv ("|", g_ptr_array_index (table, cases[i].row));
      g_test_message ("%s", row);
      g_assert_true (g_str_has_prefix (row, cases[i].cells));
      g_assert_true (g_str_has_prefix (description, "R&D intensity, % of GDP"));
      for (guint j = 1; j < table->len; j++)
        g_assert_cmpuint (g_strv_length (g_ptr_array_index (table, j)), ==,
                          g_strv_length (g_ptr_array_index (table, 0)));
    }
}

/* Rows share a low chart, and in a high one stand together, a little above its
 * middle, as high as is comfortable. */
static void
test_few_rows (Fixture       *fixture,
               gconstpointer  data)
{
  static const WayChartKind kinds[] = { WAY_CHART_BARS, WAY_CHART_PACE };
  static const char *const areas[] = { "CHN", "USA", NULL };
  g_autoptr (WayTextContext) text = way_text_context_new ("Sans", 12, WAY_LANG_EN);
  const WayLook look = { .text = text, .palette = way_palette_get (WAY_THEME_LIGHT),
                         .lang = WAY_LANG_EN, .today = WAY_NO_DAY };
  double small = way_text_context_get_height (text, WAY_TEXT_SMALL);
  g_autoptr (WayView) first = way_view_new (fixture->dataset);
  g_autoptr (WayView) series = way_view_with_series (first, "rd-intensity", areas);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (double height = 120; height < 2000; height *= 1.5)
      {
        g_autoptr (WayView) view = way_view_with_chart (series, kinds[i], 0);
        g_autoptr (WayChart) chart = way_chart_new_for_view (fixture->dataset, view, NULL);
        const WayRect area = { 30, 40, 700, height };
        const WayViewport viewport = { way_day_of_year (2016), way_day_of_year (2031), 30, 700 };
        g_autoptr (GArray) items = way_chart_get_items (chart, &look, &viewport, &area, TRUE);
        const WayRect *top = &g_array_index (items, WayChartItem, 0).bounds;
        const WayRect *last = &g_array_index (items, WayChartItem, items->len - 1).bounds;
        double above = top->y - area.y, below = area.y + height - last->y - last->height;

        g_assert_cmpuint (items->len, ==, 2);
        g_assert_cmpfloat (above, >=, 0);
        g_assert_cmpfloat (below, >=, above);
        g_assert_cmpfloat (below, <, 1.5 * above + 4 * small);
        g_assert_cmpfloat (top->height, <=, 12 * small);
        g_assert_true (above < 2 * small || top->height > 8 * small);
      }
}

/* Figures of five digits and a decimal have room behind the lines, too. */
static void
test_long_figures (Fixture       *fixture,
                   gconstpointer  data)
{
  const WayRect area = { 0, 0, 1700, 700 };
  g_autoptr (WayTextContext) text = way_text_context_new ("Sans", 33, WAY_LANG_EN);
  const WayLook look = { .text = text, .palette = way_palette_get (WAY_THEME_LIGHT),
                         .lang = WAY_LANG_EN, .today = WAY_NO_DAY };
  g_autoptr (WayChart) chart = make_chart (fixture->dataset, "rd-expenditure", "CHN");
  const WayLabel *label
    = way_text_context_get_label (text, "China 33,357.1", WAY_TEXT_STRONG, 0);
  WayRect plot;
  WayViewport viewport = way_chart_get_full_plot (chart, &look, &area, way_day_of_year (2010),
                                                  way_day_of_year (2024), &plot);

  g_assert_cmpfloat (viewport.left_px + viewport.width_px + label->width, <, area.width);
}

/* A growth a year has its flag where it leads to from the value of record of
 * its first year, and its paces are the one stated and the one found. */
static void
test_growth (Fixture       *fixture,
             gconstpointer  data)
{
  static const struct { int start; int years; } cases[] = { { 2020, 5 }, { 2025, 5 } };
  guint indicator = way_dataset_find (fixture->dataset, WAY_TABLE_INDICATORS, "rd-expenditure");
  guint area = way_dataset_find (fixture->dataset, WAY_TABLE_AREAS, "CHN");
  g_autoptr (WayChart) chart = make_chart (fixture->dataset, "rd-expenditure", "CHN");
  g_autoptr (GArray) paces = way_chart_get_paces (chart);
  g_autofree char *name = way_chart_name_target (chart, 0, WAY_LANG_EN);
  double low, high;

  g_assert_cmpuint (chart->targets->len, ==, G_N_ELEMENTS (cases));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const WayChartTarget *target = &g_array_index (chart->targets, WayChartTarget, i);
      guint from = way_series_value_of_record (fixture->dataset, indicator, area, cases[i].start,
                                               WAY_KNOWN_ALL);
      double value = way_dataset_get_observation (fixture->dataset, from)->value;

      g_assert_true (target->growth && target->has_height && target->has_path);
      g_assert_cmpfloat_with_epsilon (target->baseline, value, 1e-9);
      g_assert_cmpfloat_with_epsilon (target->height, value * pow (1.07, cases[i].years), 1e-6);
    }
  g_assert_cmpstr (name, ==, "> 7% per year by 2025");
  g_assert_true (g_array_index (paces, WayChartPace, 0).known);
  g_assert_cmpfloat (g_array_index (paces, WayChartPace, 0).needed, ==, 7);
  g_assert_cmpfloat (g_array_index (paces, WayChartPace, 0).actual, >, 9.9);
  g_assert_false (g_array_index (paces, WayChartPace, 1).known);
  g_assert_true (way_chart_get_range (chart, way_day_of_year (2016), way_day_of_year (2032), &low,
                                      &high));
  g_assert_cmpfloat (high, >=, g_array_index (chart->targets, WayChartTarget, 1).height);
}

/* As long as the year it counts from is not published, it has no place; the
 * pace of a target that is open is the one so far. */
static void
test_growth_known_on (Fixture       *fixture,
                      gconstpointer  data)
{
  static const struct { WayDate day; gboolean flag; gboolean pace; } cases[] = {
    { { 2026, 6, 1 }, TRUE, TRUE },
    { { 2022, 10, 1 }, TRUE, TRUE },
    { { 2021, 4, 1 }, TRUE, FALSE },
  };
  guint indicator = way_dataset_find (fixture->dataset, WAY_TABLE_INDICATORS, "rd-expenditure");
  guint area = way_dataset_find (fixture->dataset, WAY_TABLE_AREAS, "CHN");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (WayView) view = way_view_new (fixture->dataset);
      g_autoptr (WayView) series
        = way_view_with_series (view, "rd-expenditure", (const char *const []) { "CHN", NULL });
      g_autoptr (WayView) known
        = way_view_with_as_known (series, way_date_first_day (cases[i].day));
      g_autoptr (WayChart) chart = way_chart_new_for_view (fixture->dataset, known, NULL);
      g_autoptr (GArray) paces = way_chart_get_paces (chart);

      g_assert_cmpint (g_array_index (chart->targets, WayChartTarget, 0).has_height, ==,
                       cases[i].flag);
      g_assert_cmpint (g_array_index (paces, WayChartPace, 0).known, ==, cases[i].pace);
    }
  for (int year = 2021; year < 2027; year++)
    {
      g_autoptr (GArray) targets
        = way_chart_find_targets (fixture->dataset, indicator, area,
                                  way_date_first_day ((WayDate) { year, 1, 1 }));

      for (guint i = 0; i < targets->len; i++)
        g_assert_true (g_array_index (targets, WayChartTarget, i).growth);
      g_assert_cmpuint (targets->len, ==, year > 2021);
    }
}

/* Every kind of chart of every indicator that has figures can be made into a
 * table and a sentence. */
static void
test_all_kinds (Fixture       *fixture,
                gconstpointer  data)
{
  for (guint i = 0; i < way_dataset_get_n_rows (fixture->dataset, WAY_TABLE_INDICATORS); i++)
    for (guint kind = 0; kind < WAY_N_CHART_KINDS; kind++)
      {
        g_autofree char *description = NULL;
        g_autoptr (GPtrArray) table
          = get_table (fixture->dataset, way_dataset_get_indicator (fixture->dataset, i)->id,
                       "CHN", kind, 0, &description);

        g_assert_cmpstr (description, !=, "");
        g_assert_null (strstr (description, " nan%"));
        g_assert_null (strstr (description, " inf%"));
        for (guint j = 0; j < table->len; j++)
          g_assert_cmpuint (g_strv_length (g_ptr_array_index (table, j)), >=, 6);
      }
}

#define ADD(name, test) g_test_add ("/chart/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("tables", test_tables);
  ADD ("all-kinds", test_all_kinds);
  ADD ("few-rows", test_few_rows);
  ADD ("long-figures", test_long_figures);
  ADD ("growth", test_growth);
  ADD ("growth-known-on", test_growth_known_on);
  ADD ("describe", test_describe);
  ADD ("sources", test_sources);
  ADD ("describe-point", test_describe_point);
  ADD ("every-point", test_every_point);
  ADD ("titles", test_titles);
  ADD ("missing", test_missing);
  ADD ("known-on", test_known_on);
  ADD ("find", test_find);
  ADD ("draw", test_draw);
  ADD ("flags", test_flags);
  ADD ("flags-apart", test_flags_apart);
  ADD ("flags-off-lines", test_flags_off_lines);
  ADD ("many-flags", test_many_flags);
  return g_test_run ();
}
