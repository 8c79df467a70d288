/* The value of a look: changes make new values, its JSON leads back to it, and
 * no JSON from elsewhere does any harm.
 */
#include "config.h"

#include "way-releases.h"
#include "way-shipped.h"
#include "way-view.h"

#include <math.h>
#include <string.h>

static WayView *
random_view (GRand      *rand,
             WayDataset *dataset)
{
  static const char *const selections[] = { "", "fyp13-outline-2016", "not-here", "“\\\"\n" };
  static const char *const indicators[] = { "rd-intensity", "rd-expenditure", "" };
  static const char *const areas[][3] = { { "CHN", NULL }, { "CHN", "USA", NULL }, { "?", NULL } };
  static const char *const texts[] = { "", "科技", "a \"b\" \\ \t</script>", "R&D" };
  g_autoptr (WayView) view = way_view_new (dataset);
  g_autoptr (WayView) spanned = NULL;
  g_autoptr (WayView) grouped = NULL;
  g_autoptr (WayView) queried = NULL;
  g_autoptr (WayView) selected = NULL;
  g_autoptr (WayView) charted = NULL;
  g_autoptr (WayView) known = NULL;
  g_autoptr (WayView) kind = NULL;
  g_autoptr (WayView) table = NULL;
  g_autoptr (WayView) goals = NULL;
  g_autoptr (WayView) subject = NULL;
  g_autoptr (WayView) marked = NULL;
  g_autoptr (WayQuery) query = way_query_new ();
  double start = g_rand_double_range (rand, -400000, 400000);

  if (g_rand_boolean (rand))
    start = floor (start);
  way_choose_any (query, dataset, rand);
  if (g_rand_boolean (rand))
    way_query_choose (query, WAY_FACET_ISSUER, "in-no-data-set", TRUE);
  g_free (query->text);
  query->text = g_strdup (texts[g_rand_int_range (rand, 0, G_N_ELEMENTS (texts))]);
  spanned = way_view_with_span (view, start, start + exp (g_rand_double_range (rand, -1, 13)));
  grouped = way_view_with_grouping (spanned, g_rand_int_range (rand, 0, WAY_N_GROUPINGS));
  queried = way_view_with_query (grouped, query);
  selected = way_view_with_selection (queried, selections[g_rand_int_range (rand, 0, 4)]);
  charted = way_view_with_series (selected, indicators[g_rand_int_range (rand, 0, 3)],
                                  areas[g_rand_int_range (rand, 0, 3)]);
  known = way_view_with_as_known (charted, g_rand_boolean (rand)
                                           ? WAY_KNOWN_ALL : g_rand_int_range (rand, 0, 20000));
  kind = way_view_with_chart (known, g_rand_int_range (rand, 0, WAY_N_CHART_KINDS),
                              g_rand_boolean (rand) ? 0 : g_rand_int_range (rand, 1990, 2030));
  table = way_view_with_table (kind, g_rand_int_range (rand, 0, WAY_N_TABLE_ROWS),
                               selections[g_rand_int_range (rand, 0, 4)]);
  goals = way_view_with_goals (table, (WayGoalsLook) {
    g_rand_int_range (rand, 0, WAY_N_GOALS_SHOWN), selections[g_rand_int_range (rand, 0, 4)],
    areas[g_rand_int_range (rand, 0, 3)][0], selections[g_rand_int_range (rand, 0, 4)] });
  subject = way_view_with_subject (goals, g_rand_boolean (rand) ? "" : "indicator:\"x\"");
  marked = way_view_with_markers (subject, g_rand_int_range (rand, 0, WAY_N_CHART_MARKERS));
  return way_view_with_page (marked, g_rand_int_range (rand, 0, WAY_N_PAGES));
}

static void
test_round_trip (void)
{
  g_autoptr (WayDataset) dataset = way_shipped_load ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (30);

  for (guint i = 0; i < 5000; i++)
    {
      g_autoptr (WayView) view = random_view (rand, dataset);
      g_autofree char *json = way_view_to_json (view, dataset);
      g_autoptr (GError) error = NULL;
      g_autoptr (WayView) read = way_view_from_json (json, dataset, &error);
      g_autofree char *again = NULL;

      g_assert_no_error (error);
      again = way_view_to_json (read, dataset);
      g_assert_cmpstr (json, ==, again);
      g_assert_true (way_view_equal (view, read));
      g_assert_null (strchr (json, '\n'));
    }
}

static void
test_first (void)
{
  g_autoptr (WayDataset) dataset = way_shipped_load ();
  g_autoptr (WayView) view = way_view_new (dataset);
  int this_year = way_date_from_day (way_date_today ()).year;

  g_assert_cmpint (way_view_get_page (view), ==, WAY_PAGE_TIMELINE);
  g_assert_cmpfloat (way_view_get_start (view), ==, way_day_of_year (2016));
  g_assert_cmpfloat (way_view_get_end (view), >=, way_day_of_year (this_year + 2));
  g_assert_cmpint (way_view_get_grouping (view), ==, WAY_GROUP_ISSUER);
  g_assert_true (way_query_is_empty (way_view_get_query (view)));
  g_assert_cmpstr (way_view_get_selection (view), ==, "");
  g_assert_cmpstr (way_view_get_indicator (view), ==, "rd-intensity");
  g_assert_cmpstr (way_view_get_areas (view)[0], ==, "CHN");
  g_assert_cmpstr (way_view_get_areas (view)[1], ==, "OECD");
}

/* Each change makes a new value that differs in that alone, and leaves the old
 * one as it was. */
static void
test_immutable (void)
{
  g_autoptr (WayDataset) dataset = way_shipped_load ();
  g_autoptr (WayView) view = way_view_new (dataset);
  g_autofree char *before = way_view_to_json (view, dataset);
  g_autofree char *after = NULL;
  g_autoptr (WayQuery) query = way_query_new ();
  const char *const areas[] = { "USA", NULL };
  WayView *changed[13];
  WayView *back[13];

  way_query_choose (query, WAY_FACET_KIND, "law", TRUE);
  changed[0] = way_view_with_page (view, WAY_PAGE_TABLE);
  back[0] = way_view_with_page (changed[0], WAY_PAGE_TIMELINE);
  changed[1] = way_view_with_span (view, 100, 200);
  back[1] = way_view_with_span (changed[1], way_view_get_start (view), way_view_get_end (view));
  changed[2] = way_view_with_grouping (view, WAY_GROUP_KIND);
  back[2] = way_view_with_grouping (changed[2], way_view_get_grouping (view));
  changed[3] = way_view_with_query (view, query);
  back[3] = way_view_with_query (changed[3], way_view_get_query (view));
  changed[4] = way_view_with_selection (view, "x");
  back[4] = way_view_with_selection (changed[4], "");
  changed[5] = way_view_with_series (view, "rd-expenditure", areas);
  back[5] = way_view_with_series (changed[5], way_view_get_indicator (view),
                                  way_view_get_areas (view));
  changed[6] = way_view_with_as_known (view, 18717);
  back[6] = way_view_with_as_known (changed[6], WAY_KNOWN_ALL);
  changed[7] = way_view_with_chart (view, WAY_CHART_BARS, 2020);
  back[7] = way_view_with_chart (changed[7], WAY_CHART_LINES, 0);
  changed[8] = way_view_with_in_window (view, TRUE);
  back[8] = way_view_with_in_window (changed[8], FALSE);
  changed[9] = way_view_with_table (view, WAY_ROWS_TARGETS, "fyp14-outline-2021");
  back[9] = way_view_with_table (changed[9], WAY_ROWS_POLICIES, "");
  changed[10] = way_view_with_goals (view, (WayGoalsLook) { WAY_GOALS_HORIZON, "g", "CHN", "p" });
  back[10] = way_view_with_goals (changed[10], way_view_get_goals (view));
  changed[11] = way_view_with_subject (view, "goal:rd-investment");
  back[11] = way_view_with_selection (changed[11], "");
  changed[12] = way_view_with_markers (view, WAY_MARKERS_FILTER);
  back[12] = way_view_with_markers (changed[12], WAY_MARKERS_OFF);
  /* The value does not hang on what it was made from. */
  way_query_clear_facet (query, WAY_FACET_KIND);
  g_assert_true (way_query_is_chosen (way_view_get_query (changed[3]), WAY_FACET_KIND, "law"));
  for (guint i = 0; i < G_N_ELEMENTS (changed); i++)
    {
      g_assert_false (way_view_equal (view, changed[i]));
      for (guint j = 0; j < i; j++)
        g_assert_false (way_view_equal (changed[i], changed[j]));
      g_assert_true (way_view_equal (view, back[i]));
    }
  for (guint i = 0; i < G_N_ELEMENTS (changed); i++)
    {
      way_view_unref (changed[i]);
      way_view_unref (back[i]);
    }
  after = way_view_to_json (view, dataset);
  g_assert_cmpstr (before, ==, after);
}

static void
test_span (void)
{
  static const double spans[][2] = {
    { 0, 0 }, { 10, 5 }, { 0, 1e9 }, { -1e9, 0 }, { -1e308, 1e308 }, { 1e308, 1e308 },
    { -1e308, -1e308 }, { 1e308, -1e308 }, { 0, 0.25 }, { 500000, 500001 },
  };
  g_autoptr (WayDataset) dataset = way_shipped_load ();
  g_autoptr (WayView) view = way_view_new (dataset);

  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    {
      g_autoptr (WayView) spanned = way_view_with_span (view, spans[i][0], spans[i][1]);
      double start = way_view_get_start (spanned), end = way_view_get_end (spanned);

      g_assert_cmpfloat (end - start, >=, WAY_VIEW_MIN_SPAN - 1e-6);
      g_assert_cmpfloat (end - start, <=, WAY_VIEW_MAX_SPAN + 1e-6);
      g_assert_cmpfloat (start, >=, way_day_of_year (WAY_DATE_MIN_YEAR) - 1e-6);
      g_assert_cmpfloat (end, <=, way_day_of_year (WAY_DATE_MAX_YEAR + 1));
    }
}

/* A span that needs no clamping stays as it is, to the last bit: a view that
 * is read again is equal to the one that was written. */
static void
test_span_exact (void)
{
  g_autoptr (WayDataset) dataset = way_shipped_load ();
  g_autoptr (WayView) view = way_view_new (dataset);
  g_autoptr (GRand) rand = g_rand_new_with_seed (31);

  for (guint i = 0; i < 10000; i++)
    {
      double start = g_rand_double_range (rand, -60000, 60000);
      double end = start + exp (g_rand_double_range (rand, 0.01, 11));
      g_autoptr (WayView) spanned = way_view_with_span (view, start, end);

      g_assert_cmpfloat (way_view_get_start (spanned), ==, start);
      g_assert_cmpfloat (way_view_get_end (spanned), ==, end);
    }
}

/* What cannot be understood stays as in a first view. */
static void
test_unknown (void)
{
  static const char *const texts[] = {
    "{}",
    "{\"page\":\"moon\",\"grouping\":7,\"hidden\":[],\"areas\":{},\"selection\":null}",
    "{\"query\":[]}", "{\"query\":{\"text\":[],\"kind\":{},\"year\":[2020,null]}}",
    "{\"hidden\":{\"text\":5,\"level\":\"national\",\"theme\":[\"nothing\",3,[]],\"kind\":{}}}",
    "{\"start\":\"yesterday\",\"end\":true,\"indicator\":[\"x\"]}",
    "{\"areas\":[]}", "{\"as_known\":\"soon\"}", "{\"as_known\":4}",
    "{\"chart\":\"pie\",\"chart_year\":-1}", "{\"chart_year\":1e9}", "{\"areas\":[1,null,{}]}",
    "{\"unknown\":{\"deep\":[[[[]]]]},\"\":\"\"}",
  };
  g_autoptr (WayDataset) dataset = way_shipped_load ();
  g_autoptr (WayView) first = way_view_new (dataset);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (WayView) view = way_view_from_json (texts[i], dataset, &error);

      g_assert_no_error (error);
      g_assert_true (way_view_equal (view, first));
    }
}

static void
check_choice (const WayQuery *query,
              WayFacet        facet,
              const char     *ids)
{
  g_autofree char *chosen = query->chosen[facet] != NULL
    ? g_strjoinv (",", query->chosen[facet]) : g_strdup ("");

  g_assert_cmpstr (chosen, ==, ids);
}

/* Views of the first version list what is filtered out, and where everything
 * was, nothing is any more. */
static void
test_reads_hidden (void)
{
  static const char text[]
    = "{\"hidden\":{\"text\":\"科技\",\"level\":[\"regional\"],"
      "\"kind\":[\"law\",\"plan\",\"poem\"],\"theme\":[]}}";
  static const char all[] = "{\"hidden\":{\"level\":[\"regional\",\"national\"]}}";
  g_autoptr (WayDataset) dataset = way_shipped_load ();
  g_autoptr (WayView) view = way_view_from_json (text, dataset, NULL);
  g_autoptr (WayView) nothing = way_view_from_json (all, dataset, NULL);
  const WayQuery *query = way_view_get_query (view);

  g_assert_cmpstr (query->text, ==, "科技");
  check_choice (query, WAY_FACET_LEVEL, "national");
  check_choice (query, WAY_FACET_KIND,
                "decision,measures,notice,opinions,outline,programme,report");
  g_assert_null (query->chosen[WAY_FACET_THEME]);
  g_assert_true (way_query_is_empty (way_view_get_query (nothing)));
}

static void
test_reads (void)
{
  static const char text[]
    = "{\"page\":\"charts\",\"start\":\"2018-05\",\"end\":18993.5,\"grouping\":\"theme\","
      "\"query\":{\"text\":\"科技\",\"level\":[\"regional\"],\"theme\":[\"nothing\",\"finance\"],"
      "\"kind\":[\"plan\",5,\"law\",\"law\"],\"year\":[\"2020\"],\"goal\":\"x\"},"
      "\"selection\":\"fyp13-outline-2016\","
      "\"indicator\":\"rd-expenditure\",\"areas\":[\"CHN\",5,\"USA\"],"
      "\"as_known\":\"2021-03\",\"in_window\":true}";
  g_autoptr (WayDataset) dataset = way_shipped_load ();
  g_autoptr (GError) error = NULL;
  g_autoptr (WayView) view = way_view_from_json (text, dataset, &error);
  g_autoptr (WayView) again = NULL;
  g_autofree char *json = NULL;
  const WayQuery *query;

  g_assert_no_error (error);
  query = way_view_get_query (view);
  g_assert_cmpint (way_view_get_page (view), ==, WAY_PAGE_CHARTS);
  g_assert_cmpfloat (way_view_get_start (view), ==, way_day_of_year (2018) + 120);
  g_assert_cmpfloat (way_view_get_end (view), ==, 18993.5);
  g_assert_cmpint (way_view_get_grouping (view), ==, WAY_GROUP_THEME);
  g_assert_cmpstr (query->text, ==, "科技");
  check_choice (query, WAY_FACET_LEVEL, "regional");
  check_choice (query, WAY_FACET_THEME, "finance,nothing");
  check_choice (query, WAY_FACET_KIND, "law,plan");
  check_choice (query, WAY_FACET_YEAR, "2020");
  g_assert_null (query->chosen[WAY_FACET_GOAL]);
  g_assert_cmpstr (way_view_get_selection (view), ==, "fyp13-outline-2016");
  g_assert_cmpstr (way_view_get_indicator (view), ==, "rd-expenditure");
  g_assert_cmpuint (g_strv_length ((char **) way_view_get_areas (view)), ==, 2);
  g_assert_cmpstr (way_view_get_areas (view)[1], ==, "USA");
  g_assert_cmpint (way_view_get_as_known (view), ==, way_day_of_year (2021) + 89);
  g_assert_true (way_view_get_in_window (view));
  json = way_view_to_json (view, dataset);
  again = way_view_from_json (json, dataset, NULL);
  g_assert_true (way_view_equal (view, again));
}

static void
test_refuses (void)
{
  g_autofree char *deep = g_strnfill (100000, '[');
  const char *const texts[] = {
    "", "[]", "null", "3", "\"view\"", "{", "{\"page\":}", "{\"page\" \"charts\"}", "{} {}",
    "{\"start\":NaN}", "{\"start\":1e}", "\xff\xfe", "{\"selection\":\"\xc3\x28\"}", deep,
  };
  g_autoptr (WayDataset) dataset = way_shipped_load ();

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (WayView) view = way_view_from_json (texts[i], dataset, &error);

      g_assert_null (view);
      g_assert_nonnull (error);
      g_assert_true (error->domain == WAY_JSON_ERROR);
      g_assert_cmpstr (error->message, !=, "");
    }
}

/* Numbers at the edge of what a number can be. */
static void
test_hostile_numbers (void)
{
  static const char *const numbers[] = { "1e308", "-1e308", "1e400", "-1e400", "0.1e-300",
                                         "123456789012345678901234567890", "-0" };
  g_autoptr (WayDataset) dataset = way_shipped_load ();

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    for (guint j = 0; j < G_N_ELEMENTS (numbers); j++)
      {
        g_autofree char *text
          = g_strdup_printf ("{\"start\":%s,\"end\":%s}", numbers[i], numbers[j]);
        g_autoptr (GError) error = NULL;
        g_autoptr (WayView) view = way_view_from_json (text, dataset, &error);

        if (view == NULL)
          {
            g_assert_nonnull (error);
            continue;
          }
        g_assert_true (isfinite (way_view_get_start (view)));
        g_assert_cmpfloat (way_view_get_end (view), >, way_view_get_start (view));
      }
}

/* Every text that is cut short or has one byte changed is read or refused. */
static void
test_damaged (void)
{
  g_autoptr (WayDataset) dataset = way_shipped_load ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (32);
  g_autoptr (WayView) view = random_view (rand, dataset);
  g_autofree char *json = way_view_to_json (view, dataset);

  for (gsize i = 0; i < strlen (json); i++)
    for (guint j = 0; j < 8; j++)
      {
        g_autofree char *damaged = g_strdup (json);
        g_autoptr (WayView) read = NULL;

        damaged[i] = j == 0 ? '\0' : (char) g_rand_int_range (rand, 1, 256);
        read = way_view_from_json (damaged, dataset, NULL);
        if (read != NULL)
          g_assert_cmpfloat (way_view_get_end (read), >, way_view_get_start (read));
      }
}

/* Without policies, or with none since 2016. */
static void
test_other_sets (void)
{
  g_autoptr (WayDatasetBuilder) builder = way_dataset_builder_new ();
  g_autoptr (WayDatasetBuilder) old_builder = way_dataset_builder_new ();
  g_autoptr (WayDataset) empty = way_dataset_builder_end (builder);
  g_autoptr (WayView) view = way_view_new (empty);
  g_autoptr (WayDataset) old = NULL;
  g_autoptr (WayView) old_view = NULL;
  g_autofree char *json = way_view_to_json (view, empty);

  g_assert_cmpfloat (way_view_get_start (view), ==, way_day_of_year (2016));
  g_assert_nonnull (strstr (json, "\"query\":{\"text\":\"\"}"));
  g_assert_true (way_add_row (old_builder, WAY_TABLE_THEMES, "t|T|主题", NULL));
  g_assert_true (way_add_row (old_builder, WAY_TABLE_ORGANISATIONS, "o|O|组织||ministry", NULL));
  g_assert_true (way_add_row (old_builder, WAY_TABLE_POLICIES,
                              "p|P|规|P|规|||1985-03|issued|plan|t|2|o|national||||||0|high",
                              NULL));
  old = way_dataset_builder_end (old_builder);
  old_view = way_view_new (old);
  g_assert_cmpfloat (way_view_get_start (old_view), ==, way_day_of_year (1985));
}

/* Folded groups are kept in no order of their own, and come back from JSON. */
static void
test_folded (void)
{
  g_autoptr (WayDataset) dataset = way_shipped_load ();
  g_autoptr (WayView) view = way_view_new (dataset);
  g_autoptr (WayView) law = way_view_with_folded (view, "kind:law", TRUE);
  g_autoptr (WayView) both = way_view_with_folded (law, "issuer:centre", TRUE);
  g_autoptr (WayView) centre = way_view_with_folded (view, "issuer:centre", TRUE);
  g_autoptr (WayView) again = way_view_with_folded (centre, "kind:law", TRUE);
  g_autoptr (WayView) less = way_view_with_folded (both, "kind:law", FALSE);
  g_autoptr (WayView) dim = way_view_with_dim (both, TRUE);
  g_autofree char *json = way_view_to_json (dim, dataset);
  g_autoptr (GError) error = NULL;
  g_autoptr (WayView) read = way_view_from_json (json, dataset, &error);

  g_assert_no_error (error);
  g_assert_false (way_view_get_dim (both));
  g_assert_true (way_view_get_dim (read));
  g_assert_false (way_view_equal (dim, both));
  g_assert_false (way_view_is_folded (view, "kind:law"));
  g_assert_true (way_view_is_folded (both, "kind:law"));
  g_assert_true (way_view_is_folded (both, "issuer:centre"));
  g_assert_false (way_view_equal (law, both));
  g_assert_true (way_view_equal (both, again));
  g_assert_true (way_view_equal (less, centre));
  g_assert_true (way_view_equal (read, dim));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/view/round-trip", test_round_trip);
  g_test_add_func ("/view/first", test_first);
  g_test_add_func ("/view/immutable", test_immutable);
  g_test_add_func ("/view/span", test_span);
  g_test_add_func ("/view/span-exact", test_span_exact);
  g_test_add_func ("/view/unknown", test_unknown);
  g_test_add_func ("/view/reads", test_reads);
  g_test_add_func ("/view/reads-hidden", test_reads_hidden);
  g_test_add_func ("/view/refuses", test_refuses);
  g_test_add_func ("/view/hostile-numbers", test_hostile_numbers);
  g_test_add_func ("/view/damaged", test_damaged);
  g_test_add_func ("/view/other-sets", test_other_sets);
  g_test_add_func ("/view/folded", test_folded);
  return g_test_run ();
}
