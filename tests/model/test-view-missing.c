/* What a view names that the data set does not have. */
#include "config.h"

#include "way-view-missing.h"

#include <string.h>

#include "way-shipped.h"

static const struct
{
  const char *json;
  const char *missing[WAY_N_LANGS];   /* NULL for nothing */
} cases[] = {
  { "{}", { NULL, NULL } },
  { "{\"selection\":\"fyp14-outline-2021\",\"goal\":\"talent\",\"indicator\":\"rd-intensity\"}",
    { NULL, NULL } },
  { "{\"selection\":\"gone\"}", { "policy gone", "政策gone" } },
  { "{\"selection\":\"gone\",\"plan\":\"gone\",\"compared_with\":\"gone\"}",
    { "policy gone", "政策gone" } },
  { "{\"subject\":\"goal:g\"}", { "goal g", "目标g" } },
  { "{\"subject\":\"indicator:i\"}", { "indicator i", "指标i" } },
  { "{\"subject\":\"nonsense:i\"}", { NULL, NULL } },
  { "{\"goal\":\"g\",\"goals_area\":\"XX\"}", { "goal g, area XX", "目标g、地区XX" } },
  { "{\"areas\":[\"CHN\",\"XX\",\"YY\",\"XX\"]}", { "area XX, area YY", "地区XX、地区YY" } },
  { "{\"indicator\":\"happiness\",\"query\":{\"theme\":[\"finance\",\"magic\"]}}",
    { "indicator happiness, filter theme=magic", "指标happiness、筛选theme=magic" } },
  { "{\"areas\":[\"A\",\"B\",\"C\",\"D\",\"E\",\"F\",\"G\",\"H\",\"I\",\"J\"]}",
    { "area A, area B, area C, area D, area E, area F, area G, area H and 2 more",
      "地区A、地区B、地区C、地区D、地区E、地区F、地区G、地区H，另有2个" } },
};

static void
test_cases (void)
{
  g_autoptr (WayDataset) dataset = way_shipped_load ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint lang = 0; lang < WAY_N_LANGS; lang++)
      {
        g_autoptr (GError) error = NULL;
        g_autoptr (WayView) view = way_view_from_json (cases[i].json, dataset, &error);
        g_autofree char *missing = NULL;

        g_assert_no_error (error);
        missing = way_view_describe_missing (view, dataset, lang);
        g_assert_cmpstr (missing, ==, cases[i].missing[lang]);
      }
}

/* Ids of any length come from anywhere. */
static void
test_long (void)
{
  g_autoptr (WayDataset) dataset = way_shipped_load ();
  g_autofree char *letters = g_strnfill (100000, 'a');
  g_autofree char *json = g_strdup_printf ("{\"selection\":\"%s\"}", letters);
  g_autoptr (WayView) view = way_view_from_json (json, dataset, NULL);
  g_autofree char *missing = way_view_describe_missing (view, dataset, WAY_LANG_EN);

  g_assert_cmpuint (strlen (missing), <, 100);
  g_assert_true (g_str_has_suffix (missing, "a…"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/view-missing/cases", test_cases);
  g_test_add_func ("/view-missing/long", test_long);

  return g_test_run ();
}
