/* The check of a data set: a small sound set, and one damage at a time. */
#include "config.h"

#include "way-check.h"

#include <string.h>

#define MAX_ROWS 4

/* A sound set, with fields between bars. Row 0 of a table is its line 2. */
static const char *const sound[WAY_N_TABLES][MAX_ROWS] = {
  [WAY_TABLE_THEMES] = { "research|Research|研究" },
  [WAY_TABLE_GOALS] = { "rd|Raise R&D|提高研发投入|research||" },
  [WAY_TABLE_AREAS] = { "CN-BJ|Beijing|北京|region|CHN", "CN-ZGC|Zhongguancun|中关村|region|CN-BJ",
                        "CHN|China|中国|country|", "OECD|OECD|经合组织|group|" },
  [WAY_TABLE_BASES] = { "gdp-2018|GDP|国内生产总值||" },
  [WAY_TABLE_ORGANISATIONS] = { "state-council|State Council|国务院||state-council",
                                "most|Ministry|科技部|MOST|ministry" },
  [WAY_TABLE_SOURCES] = { "gov|Notice|gov.cn|https://www.gov.cn/a?b=c|2016-05|zh|page|official||" },
  [WAY_TABLE_POLICIES] = {
    "outline-2016|Outline|纲要|Outline|纲要|||2016-05-19|issued|outline|research|1|"
    "state-council;most|national||2016|2030|||1|high",
    "plan-2018|Plan|规划|Plan|规划|||2018|issued|plan|research|3|most|regional|CN-BJ||||"
    "|0|low",
    "plan-2018b|Plan B|规划二|Plan B|规划二|||2018|issued|plan|research|3|most|national|||||"
    "|0|low",
  },
  [WAY_TABLE_POLICY_SOURCES] = { "outline-2016|gov|the text|正文" },
  [WAY_TABLE_INDICATORS] = {
    "rd-intensity|R&D intensity|研发强度|% of GDP|占GDP%|higher|flow|1||||gov",
    "rd-spending|R&D spending|研发经费|billion yuan|十亿元|higher|flow|0|current|||gov",
  },
  [WAY_TABLE_POLICY_GOALS] = {
    "outline-2016.1|outline-2016|rd|Raise it.|提高。||CHN|||||||" "|gov",
    "outline-2016.2|outline-2016|rd|At 2.5%.|达到。|rd-intensity|CHN|level|>=|2.5|% of GDP|2.06|"
    "2015|2020|gov",
    "outline-2016.3|outline-2016|rd|Up 7%.|增长。|rd-spending|CHN|growth|>|7|% per year|||2025|gov",
    "outline-2016.4|outline-2016|rd|75%.|扣除。|rd-spending|CHN|parameter|=|75|billion yuan||||gov",
  },
  [WAY_TABLE_POLICY_RELATIONS] = { "plan-2018|implements|outline-2016|gov",
                                   "plan-2018|cites|plan-2018b|gov" },
  [WAY_TABLE_ERAS] = { "fyp-13|13th Plan|十三五|13th|十三五|2016-01-01|2020-12-31|" },
  [WAY_TABLE_AREA_SETS] = { "peers|Peers|同行|CHN;OECD" },
  [WAY_TABLE_OBSERVATIONS] = { "rd-intensity|CHN|2015|2.06|gdp-2018|final|2016-11|gov",
                               "rd-intensity|CHN|2015|-2.1||revised|2021-11|gov" },
};

/* The field put in place of another, and what is then said; several problems
 * stand on lines of their own. */
static const struct
{
  WayTableId  table;
  guint       row;
  int         column;
  const char *value;
  const char *problems;
} damages[] = {
  /* required fields */
  { WAY_TABLE_THEMES, 0, WAY_THEME_NAME_ZH, "", "themes.csv:2: name_zh: is empty" },
  { WAY_TABLE_POLICIES, 0, WAY_POLICY_ISSUERS, "", "policies.csv:2: issuers: is empty" },
  { WAY_TABLE_OBSERVATIONS, 1, WAY_OBSERVATION_VALUE, "", "observations.csv:3: value: is empty" },
  /* text */
  { WAY_TABLE_THEMES, 0, WAY_THEME_NAME_EN, "a\tb",
    "themes.csv:2: name_en: holds the control character U+0009" },
  { WAY_TABLE_THEMES, 0, WAY_THEME_NAME_EN, "a\nb",
    "themes.csv:2: name_en: holds the control character U+000A" },
  { WAY_TABLE_THEMES, 0, WAY_THEME_NAME_EN, "a\xc2\x85",
    "themes.csv:2: name_en: holds the control character U+0085" },
  { WAY_TABLE_THEMES, 0, WAY_THEME_NAME_EN, "a\xff", "themes.csv:2: name_en: is not UTF-8" },
  /* ids */
  { WAY_TABLE_BASES, 0, WAY_BASIS_ID, "GDP-2018",
    "bases.csv:2: id: is not an id of small letters, digits and hyphens: GDP-2018\n"
    "observations.csv:2: basis: refers to nothing in bases: gdp-2018" },
  { WAY_TABLE_ERAS, 0, WAY_ERA_ID, "fyp--13",
    "eras.csv:2: id: is not an id of small letters, digits and hyphens: fyp--13" },
  { WAY_TABLE_ERAS, 0, WAY_ERA_ID, "-fyp",
    "eras.csv:2: id: is not an id of small letters, digits and hyphens: -fyp" },
  { WAY_TABLE_ERAS, 0, WAY_ERA_ID, "fyp-",
    "eras.csv:2: id: is not an id of small letters, digits and hyphens: fyp-" },
  { WAY_TABLE_ERAS, 0, WAY_ERA_ID, "fyp.1",
    "eras.csv:2: id: is not an id of small letters, digits and hyphens: fyp.1" },
  { WAY_TABLE_AREAS, 3, WAY_AREA_CODE, "Oecd",
    "areas.csv:5: code: is not a code of capital letters, digits and hyphens: Oecd\n"
    "area_sets.csv:2: areas: refers to nothing in areas: OECD" },
  { WAY_TABLE_POLICY_GOALS, 0, WAY_STATED_ID, "outline-2016",
    "policy_goals.csv:2: id: is not the id of a policy, a point and a number: outline-2016" },
  { WAY_TABLE_POLICY_GOALS, 0, WAY_STATED_ID, "outline-2016.01",
    "policy_goals.csv:2: id: is not the id of a policy, a point and a number: outline-2016.01" },
  { WAY_TABLE_POLICY_GOALS, 0, WAY_STATED_ID, "outline-2016.1.1",
    "policy_goals.csv:2: id: is not the id of a policy, a point and a number: outline-2016.1.1" },
  { WAY_TABLE_POLICY_GOALS, 0, WAY_STATED_ID, ".1",
    "policy_goals.csv:2: id: is not the id of a policy, a point and a number: .1" },
  { WAY_TABLE_POLICY_GOALS, 0, WAY_STATED_ID, "outline-2016.12", "" },
  /* dates, years, numbers, flags, words, addresses */
  { WAY_TABLE_SOURCES, 0, WAY_SOURCE_DATE, "2016-02-30",
    "sources.csv:2: date: is not a date such as 2016, 2016-05 or 2016-05-19: 2016-02-30" },
  { WAY_TABLE_SOURCES, 0, WAY_SOURCE_DATE, "", "" },
  { WAY_TABLE_POLICIES, 0, WAY_POLICY_PERIOD_START, "2016-05",
    "policies.csv:2: period_start: is not a year of four digits: 2016-05" },
  { WAY_TABLE_OBSERVATIONS, 0, WAY_OBSERVATION_YEAR, "15",
    "observations.csv:2: year: is not a year of four digits: 15" },
  { WAY_TABLE_OBSERVATIONS, 0, WAY_OBSERVATION_VALUE, "2,06",
    "observations.csv:2: value: is not a plain decimal number: 2,06" },
  { WAY_TABLE_OBSERVATIONS, 0, WAY_OBSERVATION_VALUE, "1e3",
    "observations.csv:2: value: is not a plain decimal number: 1e3" },
  { WAY_TABLE_OBSERVATIONS, 0, WAY_OBSERVATION_VALUE, "2.",
    "observations.csv:2: value: is not a plain decimal number: 2." },
  { WAY_TABLE_OBSERVATIONS, 0, WAY_OBSERVATION_VALUE, ".5",
    "observations.csv:2: value: is not a plain decimal number: .5" },
  { WAY_TABLE_OBSERVATIONS, 0, WAY_OBSERVATION_VALUE, "007",
    "observations.csv:2: value: is not a plain decimal number: 007" },
  { WAY_TABLE_OBSERVATIONS, 0, WAY_OBSERVATION_VALUE, "-",
    "observations.csv:2: value: is not a plain decimal number: -" },
  { WAY_TABLE_OBSERVATIONS, 0, WAY_OBSERVATION_VALUE, "0.50", "" },
  { WAY_TABLE_OBSERVATIONS, 0, WAY_OBSERVATION_VALUE, "nan",
    "observations.csv:2: value: is not a plain decimal number: nan" },
  { WAY_TABLE_POLICIES, 0, WAY_POLICY_IN_SEED, "yes",
    "policies.csv:2: in_seed: is neither 0 nor 1: yes" },
  { WAY_TABLE_POLICIES, 0, WAY_POLICY_CONFIDENCE, "High",
    "policies.csv:2: confidence: is not one of high, medium, low: High" },
  { WAY_TABLE_SOURCES, 0, WAY_SOURCE_URL, "javascript:alert(1)",
    "sources.csv:2: url: is not an address that begins with http:// or https://: "
    "javascript:alert(1)" },
  { WAY_TABLE_SOURCES, 0, WAY_SOURCE_URL, "https:///a",
    "sources.csv:2: url: is not an address that begins with http:// or https://: https:///a" },
  { WAY_TABLE_SOURCES, 0, WAY_SOURCE_URL, "http://a b",
    "sources.csv:2: url: is not an address that begins with http:// or https://: http://a b" },
  { WAY_TABLE_SOURCES, 0, WAY_SOURCE_URL, "http://例.中国/页", "" },
  /* references */
  { WAY_TABLE_GOALS, 0, WAY_GOAL_THEME, "arts",
    "goals.csv:2: theme: refers to nothing in themes: arts" },
  { WAY_TABLE_AREAS, 1, WAY_AREA_PARENT, "CN-XX",
    "areas.csv:3: parent: refers to nothing in areas: CN-XX" },
  { WAY_TABLE_POLICIES, 0, WAY_POLICY_ISSUERS, "most;nobody",
    "policies.csv:2: issuers: refers to nothing in organisations: nobody" },
  { WAY_TABLE_POLICIES, 0, WAY_POLICY_ISSUERS, "most;",
    "policies.csv:2: issuers: has an empty place in its list" },
  { WAY_TABLE_POLICIES, 0, WAY_POLICY_ISSUERS, "most;state-council;most",
    "policies.csv:2: issuers: names one twice: most" },
  { WAY_TABLE_POLICY_RELATIONS, 0, WAY_RELATION_TO, "outline-2061",
    "policy_relations.csv:2: to_policy: refers to nothing in policies: outline-2061" },
  { WAY_TABLE_ERAS, 0, WAY_ERA_POLICY, "outline-2016", "" },
  /* what may not repeat */
  { WAY_TABLE_AREAS, 3, WAY_AREA_CODE, "CHN",
    "areas.csv:5: code: repeats line 4\narea_sets.csv:2: areas: refers to nothing in areas: OECD" },
  { WAY_TABLE_POLICY_GOALS, 1, WAY_STATED_ID, "outline-2016.1",
    "policy_goals.csv:3: id: repeats line 2" },
  { WAY_TABLE_OBSERVATIONS, 1, WAY_OBSERVATION_PUBLISHED, "2016-11",
    "observations.csv:3: indicator_id, area, year, published, source_id: repeats line 2" },
  /* policies */
  { WAY_TABLE_POLICIES, 0, WAY_POLICY_PERIOD_END, "2015",
    "policies.csv:2: period_end: is before the start of the period: 2015" },
  { WAY_TABLE_POLICIES, 0, WAY_POLICY_PERIOD_END, "2016", "" },
  { WAY_TABLE_POLICIES, 0, WAY_POLICY_PERIOD_END, "", "" },
  { WAY_TABLE_POLICIES, 0, WAY_POLICY_REGION, "CN-BJ",
    "policies.csv:2: region: is set, but only a regional policy has one" },
  { WAY_TABLE_POLICIES, 1, WAY_POLICY_REGION, "",
    "policies.csv:3: region: is empty in a regional policy" },
  /* targets */
  { WAY_TABLE_POLICY_GOALS, 1, WAY_STATED_VALUE, "",
    "policy_goals.csv:3: value: is empty in a target" },
  { WAY_TABLE_POLICY_GOALS, 1, WAY_STATED_COMPARATOR, "",
    "policy_goals.csv:3: comparator: is empty in a target" },
  { WAY_TABLE_POLICY_GOALS, 1, WAY_STATED_INDICATOR, "",
    "policy_goals.csv:3: indicator_id: is empty in a target" },
  { WAY_TABLE_POLICY_GOALS, 0, WAY_STATED_DUE_YEAR, "2020",
    "policy_goals.csv:2: indicator_id: is empty in a target\n"
    "policy_goals.csv:2: measure: is empty in a target\n"
    "policy_goals.csv:2: comparator: is empty in a target\n"
    "policy_goals.csv:2: value: is empty in a target\n"
    "policy_goals.csv:2: unit: is empty in a target" },
  { WAY_TABLE_POLICY_GOALS, 1, WAY_STATED_UNIT, "%",
    "policy_goals.csv:3: unit: is \"%\" where \"% of GDP\" is needed" },
  { WAY_TABLE_POLICY_GOALS, 2, WAY_STATED_UNIT, "billion yuan",
    "policy_goals.csv:4: unit: is \"billion yuan\" where \"% per year\" is needed" },
  { WAY_TABLE_POLICY_GOALS, 1, WAY_STATED_DUE_YEAR, "",
    "policy_goals.csv:3: due_year: is empty in a target" },
  { WAY_TABLE_POLICY_GOALS, 2, WAY_STATED_DUE_YEAR, "",
    "policy_goals.csv:4: due_year: is empty in a target" },
  { WAY_TABLE_POLICY_GOALS, 1, WAY_STATED_MEASURE, "cumulative", "" },
  { WAY_TABLE_POLICY_GOALS, 1, WAY_STATED_MEASURE, "sum",
    "policy_goals.csv:3: measure: is not one of level, growth, cumulative, parameter: sum" },
  { WAY_TABLE_POLICY_GOALS, 3, WAY_STATED_DUE_YEAR, "2020",
    "policy_goals.csv:5: due_year: is set, but a parameter has no due year" },
  { WAY_TABLE_POLICY_GOALS, 1, WAY_STATED_BASELINE_YEAR, "",
    "policy_goals.csv:3: baseline_year: is empty although there is a baseline" },
  { WAY_TABLE_POLICY_GOALS, 1, WAY_STATED_BASELINE_YEAR, "2020",
    "policy_goals.csv:3: baseline_year: is not before the due year: 2020" },
  { WAY_TABLE_POLICY_GOALS, 1, WAY_STATED_BASELINE, "", "" },
  /* relations */
  { WAY_TABLE_POLICY_RELATIONS, 0, WAY_RELATION_TO, "plan-2018",
    "policy_relations.csv:2: to_policy: relates a policy to itself: plan-2018" },
  { WAY_TABLE_POLICIES, 1, WAY_POLICY_DATE, "2016-05-18",
    "policy_relations.csv:2: from_policy: is earlier than the policy that it relates to: "
    "plan-2018\n"
    "policy_relations.csv:3: from_policy: is earlier than the policy that it relates to: "
    "plan-2018" },
  { WAY_TABLE_POLICIES, 1, WAY_POLICY_DATE, "2018-01", "" },
  /* areas, eras, observations */
  { WAY_TABLE_AREAS, 0, WAY_AREA_PARENT, "CN-BJ",
    "areas.csv:2: parent: closes a circle: CN-BJ > CN-BJ" },
  { WAY_TABLE_AREAS, 0, WAY_AREA_PARENT, "CN-ZGC",
    "areas.csv:3: parent: closes a circle: CN-BJ > CN-ZGC > CN-BJ" },
  { WAY_TABLE_ERAS, 0, WAY_ERA_END, "2015-12-31",
    "eras.csv:2: end: is before the start: 2015-12-31" },
  { WAY_TABLE_ERAS, 0, WAY_ERA_END, "2016", "" },
  { WAY_TABLE_OBSERVATIONS, 0, WAY_OBSERVATION_PUBLISHED, "2014-12",
    "observations.csv:2: published: is before the year of the value: 2014-12" },
  { WAY_TABLE_OBSERVATIONS, 0, WAY_OBSERVATION_PUBLISHED, "2015", "" },
};

/* What differs from the sound set. */
typedef struct
{
  WayTableId  table;
  guint       row;
  int         column;
  const char *value;      /* NULL to leave the field out of the row */
} Change;

static void
add_row (WayChecker   *checker,
         WayTableId    table,
         guint         row,
         const Change *change)
{
  g_auto (GStrv) fields = g_strsplit (sound[table][row], "|", -1);
  guint n_fields = g_strv_length (fields);

  if (change != NULL && change->table == table && change->row == row)
    {
      g_free (fields[change->column]);
      fields[change->column] = g_strdup (change->value != NULL ? change->value : "");
      if (change->value == NULL)
        n_fields = change->column;
    }
  way_checker_add_row (checker, table, row + 2, (const char *const *) fields, n_fields);
}

static char *
describe_problems (WayChecker *checker)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < way_checker_get_n_problems (checker); i++)
    {
      g_autofree char *problem = way_problem_to_text (way_checker_get_problem (checker, i));

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", problem);
    }
  return g_string_free (text, FALSE);
}

static char *
check_changed (const Change *change)
{
  g_autoptr (WayChecker) checker = way_checker_new (WAY_LANG_EN, ".csv");

  for (guint table = 0; table < WAY_N_TABLES; table++)
    for (guint row = 0; row < MAX_ROWS && sound[table][row] != NULL; row++)
      add_row (checker, table, row, change);
  way_checker_finish (checker);
  return describe_problems (checker);
}

static void
test_sound (void)
{
  g_autofree char *problems = check_changed (NULL);

  g_assert_cmpstr (problems, ==, "");
}

static void
test_damages (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      Change change = { damages[i].table, damages[i].row, damages[i].column, damages[i].value };
      g_autofree char *problems = check_changed (&change);

      g_assert_cmpstr (problems, ==, damages[i].problems);
    }
}

static void
test_too_few_fields (void)
{
  Change few = { WAY_TABLE_INDICATORS, 0, 3, NULL };
  Change one = { WAY_TABLE_POLICIES, 1, 1, NULL };
  g_autofree char *of_few = check_changed (&few);
  g_autofree char *of_one = check_changed (&one);

  /* The id still counts, so that nothing that refers to it is reported. */
  g_assert_cmpstr (of_few, ==, "indicators.csv:2: has 3 fields instead of 12");
  g_assert_cmpstr (of_one, ==, "policies.csv:3: has 1 field instead of 21");
}

static void
test_relation_circle (void)
{
  const char *const there[] = { "plan-2018", "extends", "plan-2018b", "gov" };
  const char *const back[] = { "plan-2018b", "extends", "plan-2018", "gov" };
  const char *const other[] = { "plan-2018b", "cites", "outline-2016", "gov" };
  g_autoptr (WayChecker) checker = way_checker_new (WAY_LANG_EN, "");
  g_autofree char *problems = NULL;

  for (guint table = 0; table < WAY_TABLE_POLICY_RELATIONS; table++)
    for (guint row = 0; row < MAX_ROWS && sound[table][row] != NULL; row++)
      add_row (checker, table, row, NULL);
  way_checker_add_row (checker, WAY_TABLE_POLICY_RELATIONS, 2, there, 4);
  way_checker_add_row (checker, WAY_TABLE_POLICY_RELATIONS, 3, other, 4);
  way_checker_add_row (checker, WAY_TABLE_POLICY_RELATIONS, 4, back, 4);
  way_checker_finish (checker);
  problems = describe_problems (checker);
  g_assert_cmpstr (problems, ==, "policy_relations:4: to_policy: closes a circle: "
                                 "plan-2018 > plan-2018b > plan-2018");
}

static void
test_skipped_table (void)
{
  g_autoptr (WayChecker) checker = way_checker_new (WAY_LANG_EN, ".csv");

  way_checker_skip_table (checker, WAY_TABLE_SOURCES);
  way_checker_skip_table (checker, WAY_TABLE_AREAS);
  for (guint table = 0; table < WAY_N_TABLES; table++)
    for (guint row = 0; row < MAX_ROWS && sound[table][row] != NULL; row++)
      if (table != WAY_TABLE_SOURCES && (table != WAY_TABLE_AREAS || row == 0))
        add_row (checker, table, row, NULL);
  way_checker_finish (checker);
  g_assert_cmpuint (way_checker_get_n_problems (checker), ==, 0);
}

static void
test_limit (void)
{
  const char *const fields[] = { "", "a", "b" };
  g_autoptr (WayChecker) checker = way_checker_new (WAY_LANG_EN, ".csv");

  for (guint i = 0; i < WAY_CHECK_MAX_PROBLEMS + 7; i++)
    way_checker_add_row (checker, WAY_TABLE_THEMES, i + 2, fields, 3);
  way_checker_finish (checker);
  g_assert_cmpuint (way_checker_get_n_problems (checker), ==, WAY_CHECK_MAX_PROBLEMS);
  g_assert_cmpuint (way_checker_get_n_more (checker), ==, 7);
}

/* What is quoted from the input cannot break a line or run on without end. */
static void
test_printable (void)
{
  g_autoptr (WayChecker) checker = way_checker_new (WAY_LANG_EN, ".csv");
  g_autofree char *value = g_strnfill (100000, 'A');
  const char *const fields[] = { value, "a", "b" };
  const WayProblem *problem;

  way_checker_report (checker, "file", 0, NULL, "a\nb\033[31mc\xff");
  problem = way_checker_get_problem (checker, 0);
  g_assert_cmpstr (problem->reason, ==, "a\xef\xbf\xbd" "b\xef\xbf\xbd[31mc\xef\xbf\xbd");
  way_checker_add_row (checker, WAY_TABLE_THEMES, 2, fields, 3);
  problem = way_checker_get_problem (checker, 1);
  g_assert_cmpint (g_utf8_strlen (problem->reason, -1), ==, 201);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/check/sound", test_sound);
  g_test_add_func ("/check/damages", test_damages);
  g_test_add_func ("/check/too-few-fields", test_too_few_fields);
  g_test_add_func ("/check/relation-circle", test_relation_circle);
  g_test_add_func ("/check/skipped-table", test_skipped_table);
  g_test_add_func ("/check/limit", test_limit);
  g_test_add_func ("/check/printable", test_printable);

  return g_test_run ();
}
