/* What scenes say: references are resolved in both languages, and the tours of
 * the program name nothing that its data set does not have.
 */
#include "config.h"

#include "way-built-in-tours.h"
#include "way-releases.h"
#include "way-shipped.h"
#include "way-tour-text.h"

#include <string.h>

static void
test_references (void)
{
  static const struct { const char *text, *en, *zh; } cases[] = {
    { "no reference", "no reference", "no reference" },
    { "", "", "" },
    { "{policy:idds-outline-2016}!", "Innovation-driven strategy!", "创新驱动发展战略纲要!" },
    { "{date:idds-outline-2016}", "19 May 2016", "2016年5月19日" },
    { "{year:idds-outline-2016}/{policies}", "2016/130", "2016/130" },
    { "{period:fyp14-outline-2021}", "2021–2025", "2021—2025年" },
    { "{figure:idds-outline-2016.2}", "2.5% of GDP", "2.5%（占国内生产总值）" },
    { "{due:idds-outline-2016.2}", "2020", "2020" },
    { "{figure:fyp14-outline-2021.1}", "7% per year", "7%（年均增长）" },
    { "{verdict:idds-outline-2016.2}", "missed", "未达到" },
    { "{value:rd-intensity:CHN:2020:record}", "2.40% of GDP", "2.40%（占国内生产总值）" },
    { "{value:rd-intensity:CHN:2020:latest}", "2.36% of GDP", "2.36%（占国内生产总值）" },
    { "{value:rd-intensity:CHN:2014:first}", "2.09% of GDP", "2.09%（占国内生产总值）" },
    { "{published:rd-intensity:CHN:2014:first}", "26 February 2015", "2015年2月26日" },
    { "{of:rd-intensity:CHN:2014:first}", "2014", "2014" },
    { "{era:fyp-14}", "14th Five-Year Plan", "“十四五”时期" },
    { "{area:CHN} {indicator:rd-intensity}", "China R&D intensity", "中国 研发经费投入强度" },
    { "{goal:infrastructure}", "Build research and digital infrastructure",
      "建设科研与数字基础设施" },
    { "{status:rd-intensity:CHN:2020:latest}", "revised", "修订数" },
    { "{statement:idds-outline-2016.6}", "Become a world power in science and technology by 2050.",
      "到2050年建成世界科技强国。" },
  };
  g_autoptr (WayDataset) dataset = way_shipped_load ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint lang = 0; lang < WAY_N_LANGS; lang++)
      {
        g_autoptr (GError) error = NULL;
        g_autofree char *text = way_tour_resolve (cases[i].text, dataset, WAY_KNOWN_ALL, lang,
                                                  &error);

        g_assert_no_error (error);
        g_assert_cmpstr (text, ==, lang == WAY_LANG_EN ? cases[i].en : cases[i].zh);
      }
}

/* What cannot be resolved stays, and the first of it is named. */
static void
test_unknown (void)
{
  static const struct { const char *text, *message; } cases[] = {
    { "a {policy:none} b {date:none}", "the data set does not have {policy:none}" },
    { "{}", "the data set does not have {}" },
    { "{policy}", "the data set does not have {policy}" },
    { "{policy:idds-outline-2016:more}",
      "the data set does not have {policy:idds-outline-2016:more}" },
    { "{due:idds-outline-2016.5}", "the data set does not have {due:idds-outline-2016.5}" },
    { "{value:rd-intensity:CHN:1900:latest}",
      "the data set does not have {value:rd-intensity:CHN:1900:latest}" },
    { "{value:rd-intensity:CHN:2020:newest}",
      "the data set does not have {value:rd-intensity:CHN:2020:newest}" },
    { "{wish:1:2:3:4:5:6:7}", "the data set does not have {wish:1:2:3:4:5:6:7}" },
    { "left { open", NULL },
    { "} turned {", NULL },
  };
  g_autoptr (WayDataset) dataset = way_shipped_load ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = way_tour_resolve (cases[i].text, dataset, WAY_KNOWN_ALL, WAY_LANG_EN,
                                                &error);

      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_cmpstr (error != NULL ? error->message : NULL, ==, cases[i].message);
    }
}

/* Figures are as known on the day of the scene, and a text that one language
 * has not is taken from the other. */
static void
test_scene (void)
{
  g_autoptr (WayDataset) dataset = way_shipped_load ();
  g_autoptr (WayScene) scene = way_scene_new ("{\"as_known\":\"2016-05-19\"}");
  g_autofree char *long_text = g_strnfill (WAY_TOUR_MAX_TEXT - 1, 'x');
  g_autofree char *too_long = g_strconcat (long_text, "科技", NULL);
  g_autofree char *en = NULL;
  g_autofree char *zh = NULL;
  g_autofree char *notes = NULL;

  way_scene_set_part (scene, WAY_SCENE_TEXT, WAY_LANG_EN,
                      "{verdict:idds-outline-2016.2} {value:rd-intensity:CHN:2014:latest}");
  en = way_scene_resolve_text (scene, WAY_SCENE_TEXT, dataset, WAY_LANG_EN);
  zh = way_scene_resolve_text (scene, WAY_SCENE_TEXT, dataset, WAY_LANG_ZH);
  notes = way_scene_resolve_text (scene, WAY_SCENE_NOTES, dataset, WAY_LANG_EN);
  g_assert_true (g_str_has_suffix (en, " 2.05% of GDP"));
  g_assert_false (g_str_has_prefix (en, "missed"));
  g_assert_true (g_str_has_suffix (zh, " 2.05%（占国内生产总值）"));
  g_assert_cmpstr (notes, ==, "");
  way_scene_set_part (scene, WAY_SCENE_NOTES, WAY_LANG_ZH, too_long);
  g_assert_cmpstr (way_scene_get_part (scene, WAY_SCENE_NOTES, WAY_LANG_ZH), ==, long_text);
}

/* The text without what stands in braces: nothing in it is a figure. */
static void
assert_no_figures (const char *text)
{
  gboolean inside = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      inside = c == '{' || (inside && c != '}');
      if (!inside && g_unichar_isdigit (c))
        g_error ("A figure is written by hand: %s", text);
    }
}

static void
check_scene (const WayScene   *scene,
             const WayDataset *dataset)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayView) view = way_view_from_json (scene->view, dataset, &error);

  g_assert_no_error (error);
  for (guint part = 0; part < WAY_N_SCENE_PARTS; part++)
    for (guint lang = 0; lang < WAY_N_LANGS; lang++)
      {
        const char *text = way_scene_get_part (scene, part, lang);
        g_autofree char *shown = way_tour_resolve (text, dataset, way_view_get_as_known (view),
                                                   lang, &error);

        g_assert_no_error (error);
        g_assert_cmpstr (shown, !=, "");
        g_assert_null (strchr (shown, '{'));
        g_assert_cmpint (g_utf8_strlen (shown, -1), <=, part == WAY_SCENE_CAPTION ? 90 : 420);
        g_test_message ("%s", shown);
        assert_no_figures (text);
      }
  for (guint i = 0; scene->picks[i] != NULL; i++)
    way_shipped_find (dataset, WAY_TABLE_POLICIES, scene->picks[i]);
}

static void
check_predict (const WayPredict *predict,
               const WayDataset *dataset)
{
  guint target = way_shipped_find (dataset, WAY_TABLE_POLICY_GOALS, predict->target);
  const WayStatedGoal *stated = way_dataset_get_stated_goal (dataset, target);

  way_shipped_find (dataset, WAY_TABLE_POLICIES, predict->policy);
  g_assert_true (way_stated_goal_is_target (stated));
  g_assert_cmpuint (predict->n_options, ==, WAY_PREDICT_MAX_OPTIONS);
  /* The bands leave no gap, and the target is where two of them meet. */
  for (guint i = 1; i < predict->n_options; i++)
    g_assert_cmpstr (predict->options[i].high, ==, predict->options[i - 1].low);
  g_assert_cmpstr (predict->options[1].low, ==, stated->value_text);
}

/* The policies that the first scene calls the first and the last are that. */
static void
assert_ends (const WayDataset *dataset)
{
  const guint *by_date = way_dataset_get_by_date (dataset);
  guint n = way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES);

  g_assert_cmpstr (way_dataset_get_policy (dataset, by_date[0])->id, ==, "hnte-measures-2016");
  g_assert_cmpstr (way_dataset_get_policy (dataset, by_date[n - 1])->id, ==,
                   "sme-gradient-measures-2026");
}

/* Every view that the tour shows is one that the data set has. */
static void
test_built_in (void)
{
  g_autoptr (WayDataset) dataset = way_shipped_load ();
  g_autoptr (WayDatasetBuilder) builder = way_dataset_builder_new ();
  g_autoptr (WayDataset) empty = way_dataset_builder_end (builder);
  guint first = way_dataset_get_by_date (dataset)[0];
  g_autofree char *year = g_strdup_printf (
    "%d", way_dataset_get_policy (dataset, first)->date.year);

  g_assert_cmpuint (way_built_in_tours_get_n (), >, 0);
  assert_ends (dataset);
  for (guint i = 0; i < way_built_in_tours_get_n (); i++)
    {
      g_autoptr (WayTour) tour = way_built_in_tours_get (i);
      guint n = way_tour_get_n_scenes (tour), n_predicts = 0, pages = 0;

      g_assert_true (way_tour_is_about (tour, dataset));
      g_assert_false (way_tour_is_about (tour, empty));
      g_assert_cmpuint (n, >=, 9);
      g_assert_cmpuint (n, <=, 12);
      g_assert_nonnull (strstr (way_tour_get_title (tour, WAY_LANG_EN), year));
      g_assert_nonnull (strstr (way_tour_get_title (tour, WAY_LANG_ZH), year));
      for (guint scene = 0; scene < n; scene++)
        {
          const WayScene *shown = way_tour_get_scene (tour, scene);
          g_autoptr (WayView) view = way_scene_dup_view (shown, dataset);

          check_scene (shown, dataset);
          pages |= 1u << way_view_get_page (view);
          if (shown->predict == NULL)
            continue;
          check_predict (shown->predict, dataset);
          n_predicts++;
        }
      g_assert_cmpuint (n_predicts, ==, 1);
      g_assert_cmpuint (pages, ==, 1u << WAY_PAGE_TIMELINE | 1u << WAY_PAGE_GOALS
                                   | 1u << WAY_PAGE_CHARTS);
    }
}

/* The file is as the program would write it. */
static void
test_file (void)
{
  const char *root = g_getenv ("WAYMARK_SOURCE_ROOT");
  g_autofree char *path = g_build_filename (root, "data", "tours", "from-2016.json", NULL);
  g_autoptr (WayTour) tour = way_built_in_tours_get (0);
  g_autofree char *json = way_tour_to_json (tour);
  g_autofree char *file = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_get_contents (path, &file, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (file, ==, json);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/tour-text/references", test_references);
  g_test_add_func ("/tour-text/unknown", test_unknown);
  g_test_add_func ("/tour-text/scene", test_scene);
  g_test_add_func ("/tour-text/built-in", test_built_in);
  g_test_add_func ("/tour-text/file", test_file);
  return g_test_run ();
}
