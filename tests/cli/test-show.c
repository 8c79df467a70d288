/* waymark show: pages say what the data set links, and unknown ids are met with
 * those that are nearest.
 */
#include "config.h"

#include "program.h"
#include "way-json.h"

#include <string.h>

/* What a page in English must say; lines are wrapped, so only short pieces. */
static const struct
{
  const char *id;
  const char *pieces[12];
} pages[] = {
  { "idds-outline-2016",
    { "Outline of the National Innovation-Driven Development Strategy", "国家创新驱动发展战略纲要",
      "outline · national", "19 May 2016 · published", "CPC Central Committee", "2016–2050",
      "≥ 2.5% of GDP", "by 2020", "Newest value: 2.8% of GDP", "preliminary",
      "implemented by · 2018-07-03", "text read" } },
  { "rd-intensity",
    { "研发经费投入强度", "over a year · higher is better", "idds-outline-2016.2", "GDP after",
      "2.40 " } },
  { "innovative-country", { "建设创新型国家", "National strategy and reform", "2016-05-19",
                            "fyp13-outline-2016.3" } },
  { "idds-outline-2016.1", { "Become an innovative country by 2020", "到2020年进入创新型国家行列",
                             "innovative-country", "9 more statements", "govcn-idds" } },
  { "chinacomcn-idds", { "china.com.cn", "23 May 2016", "issuers and background",
                         "idds-outline-2016", "Terms" } },
  { "hte-rd-share-small-firms", { "hnte-measures-2016.1" } },
};

static void
test_pages (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_auto (Outcome) outcome = run_program ("show", pages[i].id, "--lang", "en", NULL);

      g_assert_cmpint (outcome.code, ==, 0);
      g_assert_cmpstr (outcome.err, ==, "");
      for (guint j = 0; j < 12 && pages[i].pieces[j] != NULL; j++)
        if (strstr (outcome.out, pages[i].pieces[j]) == NULL)
          g_error ("%s says nothing of %s:\n%s", pages[i].id, pages[i].pieces[j], outcome.out);
    }
}

static void
test_chinese (void)
{
  g_auto (Outcome) outcome = run_program ("show", "idds-outline-2016", "--lang", "zh_CN", NULL);

  g_assert_true (g_str_has_prefix (outcome.out, "国家创新驱动发展战略纲要\nOutline of"));
  g_assert_nonnull (strstr (outcome.out, "≥ 2.5%（占国内生产总值）"));
  g_assert_nonnull (strstr (outcome.out, "2016年5月19日"));
  g_assert_nonnull (strstr (outcome.out, "佐证：到2050年的三步走"));
}

static WayJson *
show_json (const char *id)
{
  g_auto (Outcome) outcome = run_program ("show", "--json", id, NULL);
  g_autoptr (GError) error = NULL;
  WayJson *json;

  g_assert_cmpint (outcome.code, ==, 0);
  json = way_json_parse (outcome.out, -1, &error);
  g_assert_no_error (error);
  return json;
}

static const struct
{
  const char *id;
  const char *type;
  const char *list;
  guint       length;
} objects[] = {
  { "idds-outline-2016", "policy", "stated_goals", 6 },
  { "idds-outline-2016", "policy", "incoming_relations", 2 },
  { "idds-outline-2016", "policy", "relations", 0 },
  { "idds-outline-2016", "policy", "sources", 6 },
  { "innovative-country", "goal", "stated_goals", 10 },
  { "rd-intensity", "indicator", "targets", 10 },
  { "chinacomcn-idds", "source", "policies", 1 },
};

static void
test_json (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (objects); i++)
    {
      g_autoptr (WayJson) json = show_json (objects[i].id);
      const WayJson *row = way_json_get_member (json, objects[i].type);

      g_assert_cmpstr (way_json_get_string (way_json_get_member (json, "type")), ==,
                       objects[i].type);
      g_assert_cmpstr (way_json_get_string (way_json_get_member (row, "id")), ==, objects[i].id);
      g_assert_cmpuint (way_json_get_length (way_json_get_member (json, objects[i].list)), ==,
                        objects[i].length);
    }
}

static void
test_newest_value (void)
{
  g_autoptr (WayJson) json = show_json ("idds-outline-2016.2");
  const WayJson *stated = way_json_get_member (json, "stated_goal");
  const WayJson *newest = way_json_get_member (stated, "newest_value");
  g_autoptr (WayJson) none = show_json ("idds-outline-2016.5");

  g_assert_cmpfloat (way_json_get_number (way_json_get_member (newest, "value")), ==, 2.8);
  g_assert_cmpfloat (way_json_get_number (way_json_get_member (newest, "year")), ==, 2025);
  g_assert_cmpstr (way_json_get_string (way_json_get_member (newest, "basis")), ==,
                   "gdp-census-2023");
  newest = way_json_get_member (way_json_get_member (none, "stated_goal"), "newest_value");
  g_assert_cmpint (way_json_get_type (newest), ==, WAY_JSON_NULL);
}

/* Every row that has a page has one that can be made, in both languages. */
static void
test_every_page (void)
{
  static const char *const kinds[] = { "goals", "policies" };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_auto (Outcome) list = run_program ("list", kinds[i], "--json", NULL);
      g_autoptr (WayJson) json = way_json_parse (list.out, -1, NULL);

      for (guint j = 0; j < way_json_get_length (json); j++)
        {
          const WayJson *id = way_json_get_member (way_json_get_element (json, j), "id");
          g_auto (Outcome) page = run_program ("show", way_json_get_string (id), "--lang",
                                               j % 2 == 0 ? "en" : "zh_CN", NULL);

          g_assert_cmpint (page.code, ==, 0);
          g_assert_cmpstr (page.err, ==, "");
          g_assert_true (g_utf8_validate (page.out, -1, NULL));
        }
    }
}

static const struct
{
  const char *id;
  const char *nearest;   /* NULL if nothing is near */
} unknown[] = {
  { "idds-outlin-2016", "nearest: idds-outline-2016," },
  { "rd-intensiti", "nearest: rd-intensity" },
  { "zhongguancun", "zhongguancun-" },
  { "xyzzy", NULL },
  { "", NULL },
  { "建设", NULL },
};

static void
test_unknown (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (unknown); i++)
    {
      g_auto (Outcome) outcome = run_program ("show", unknown[i].id, NULL);

      g_assert_cmpint (outcome.code, ==, 1);
      g_assert_cmpstr (outcome.out, ==, "");
      g_assert_nonnull (strstr (outcome.err, "nothing in the data set has this id"));
      if (unknown[i].nearest != NULL)
        g_assert_nonnull (strstr (outcome.err, unknown[i].nearest));
      else
        g_assert_null (strstr (outcome.err, "nearest"));
    }
}

static void
test_usage (void)
{
  g_auto (Outcome) none = run_program ("show", NULL);
  g_auto (Outcome) csv = run_program ("show", "rd-intensity", "--csv", NULL);
  g_auto (Outcome) help = run_program ("show", "--help", NULL);

  g_assert_cmpint (none.code, ==, 2);
  g_assert_cmpint (csv.code, ==, 2);
  g_assert_cmpint (help.code, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  int result;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  set_up_data ();

  g_test_add_func ("/cli/show/pages", test_pages);
  g_test_add_func ("/cli/show/chinese", test_chinese);
  g_test_add_func ("/cli/show/json", test_json);
  g_test_add_func ("/cli/show/newest-value", test_newest_value);
  g_test_add_func ("/cli/show/every-page", test_every_page);
  g_test_add_func ("/cli/show/unknown", test_unknown);
  g_test_add_func ("/cli/show/usage", test_usage);

  result = g_test_run ();
  tear_down_data ();
  return result;
}
