/* Verdicts: the worked cases over the shipped set, and the edges of every rule
 * over small sets made here.
 */
#include "config.h"

#include "way-paths.h"
#include "way-releases.h"
#include "way-store.h"
#include "way-verdict-text.h"

static WayDataset *shipped;

static int
day (const char *iso)
{
  WayDate date;

  if (iso == NULL)
    return G_MAXINT;
  g_assert_true (way_date_parse (iso, &date));
  return way_date_last_day (date);
}

static guint
find_stated (const char *id)
{
  guint row = way_dataset_find (shipped, WAY_TABLE_POLICY_GOALS, id);

  g_assert_cmpuint (row, !=, WAY_NONE);
  return row;
}

static const struct
{
  const char *stated;
  const char *known_on;
  const char *verdict;
  gboolean    provisional;
  const char *record;
  const char *text;
} cases[] = {
  { "idds-outline-2016.2", NULL, "missed", FALSE, "2.40",
    "2.40 (final, Sep 2021), short by 0.10. Restated to 2.41 (Jan 2022)."
    " Restated to 2.36 (Apr 2025), on GDP after the census of 2023."
    " Passed in 2022 (2.54, final), 2 years late." },
  { "idds-outline-2016.2", "2021-03-31", "missed", TRUE, "2.40",
    "2.40 (preliminary, Feb 2021), short by 0.10." },
  { "idds-outline-2016.3", NULL, "reached-early", FALSE, NULL,
    "Newest value: 2.8 for 2025 (preliminary, Jan 2026)." },
  { "idds-outline-2016.3", "2025-12-31", "on-track", FALSE, NULL,
    "Newest value: 2.69 for 2024 (final, Sep 2025)."
    " Pace so far 0.07 a year, needed 0.05 a year." },
  { "srdi-support-notice-2021.2", NULL, "met", TRUE, "17600", NULL },
  { "sme-development-14fyp-2021.3", NULL, "met", TRUE, "17600", NULL },
  { "fyp14-outline-2021.1", NULL, "met", TRUE, NULL, NULL },
  { "fyp15-outline-2026.2", NULL, "too-early", FALSE, NULL, NULL },
  { "hnte-measures-2016.1", NULL, "rule", FALSE, NULL, "" },
};

static void
test_worked_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint stated = find_stated (cases[i].stated);
      int known_on = day (cases[i].known_on);
      WayVerdict verdict = way_verdict_judge (shipped, stated, known_on);

      g_test_message ("%s as known on %s", cases[i].stated, cases[i].known_on);
      g_assert_cmpstr (way_verdict_get_id (verdict.id), ==, cases[i].verdict);
      g_assert_cmpint (verdict.provisional, ==, cases[i].provisional);
      if (cases[i].record != NULL)
        g_assert_cmpstr (way_dataset_get_observation (shipped, verdict.record)->value_text, ==,
                         cases[i].record);
      if (cases[i].text != NULL)
        {
          g_autofree char *text
            = way_verdict_describe (shipped, stated, &verdict, known_on, WAY_LANG_EN);

          g_assert_cmpstr (text, ==, cases[i].text);
        }
    }
}

/* Every target has exactly one verdict, at every day on which something
 * changes, and one without an observation is never counted as missed. */
static void
test_every_day (void)
{
  for (guint i = 0; i < way_dataset_get_n_rows (shipped, WAY_TABLE_OBSERVATIONS); i += 7)
    {
      int known_on
        = way_date_last_day (way_dataset_get_observation (shipped, i)->published);

      for (guint s = 0; s < way_dataset_get_n_rows (shipped, WAY_TABLE_POLICY_GOALS); s++)
        {
          const WayStatedGoal *stated = way_dataset_get_stated_goal (shipped, s);
          WayVerdict verdict;

          if (!way_stated_goal_is_target (stated))
            continue;
          verdict = way_verdict_judge (shipped, s, known_on);
          g_assert_cmpint (verdict.id, <, WAY_N_VERDICTS);
          if (verdict.newest == WAY_NONE)
            {
              g_assert_cmpint (verdict.id, !=, WAY_VERDICT_MET);
              g_assert_cmpint (verdict.id, !=, WAY_VERDICT_MISSED);
              g_assert_cmpint (verdict.id, !=, WAY_VERDICT_REACHED_EARLY);
            }
          /* That a figure is to come makes none of what there never is. */
          g_assert_cmpint (verdict.id == WAY_VERDICT_NO_FIGURES, ==,
                           way_verdict_judge (shipped, s, WAY_KNOWN_ALL).id
                           == WAY_VERDICT_NO_FIGURES);
          if (verdict.record != WAY_NONE)
            {
              const WayObservation *record = way_dataset_get_observation (shipped, verdict.record);

              g_assert_cmpint (record->year, ==, stated->due_year);
              g_assert_cmpint (way_date_last_day (record->published), <=, known_on);
            }
        }
    }
}

/* A set with one policy of 2016, one indicator and one target. */
typedef struct
{
  const char *better;
  const char *rate;
  const char *comparator;
  const char *value;
  const char *due;
  const char *observations[4];   /* "year value status published" */
  const char *verdict;
} Edge;

static const Edge edges[] = {
  /* half a unit of the last printed digit, for >= and <= only */
  { "higher", "1", ">=", "2.5", "2020", { "2020 2.495 final 2021-09" }, "missed" },
  { "higher", "1", ">=", "2.5", "2020", { "2020 2.50 final 2021-09" }, "met" },
  { "higher", "1", ">=", "2.504", "2020", { "2020 2.50 final 2021-09" }, "met" },
  { "higher", "1", ">=", "2.506", "2020", { "2020 2.50 final 2021-09" }, "missed" },
  { "higher", "1", ">", "2.5", "2020", { "2020 2.5 final 2021-09" }, "missed" },
  { "higher", "1", ">", "2.5", "2020", { "2020 2.51 final 2021-09" }, "met" },
  { "lower", "1", "<=", "2.5", "2020", { "2020 2.5 final 2021-09" }, "met" },
  { "lower", "1", "<=", "2.5", "2020", { "2020 2.6 final 2021-09" }, "missed" },
  { "lower", "1", "<", "2.5", "2020", { "2020 2.5 final 2021-09" }, "missed" },
  /* about: 2.5 % of the value, on the side that matters */
  { "higher", "0", "~", "100", "2020", { "2020 97.5 final 2021-09" }, "met" },
  { "higher", "0", "~", "100", "2020", { "2020 97.4 final 2021-09" }, "missed" },
  { "higher", "0", "~", "100", "2020", { "2020 500 final 2021-09" }, "met" },
  { "lower", "0", "~", "100", "2020", { "2020 102.5 final 2021-09" }, "met" },
  { "lower", "0", "~", "100", "2020", { "2020 102.6 final 2021-09" }, "missed" },
  { "none", "0", "~", "100", "2020", { "2020 102.5 final 2021-09" }, "met" },
  { "none", "0", "~", "100", "2020", { "2020 97.4 final 2021-09" }, "missed" },
  /* the first final value decides, whatever came before or after */
  { "higher", "1", ">=", "2.5", "2020",
    { "2020 2.6 preliminary 2021-02", "2020 2.4 final 2021-09", "2020 2.7 revised 2022-09" },
    "missed" },
  { "higher", "1", ">=", "2.5", "2020",
    { "2020 2.4 preliminary 2021-02", "2020 2.6 preliminary 2021-05" }, "met" },
  /* a later year never decides; 18 months are waited */
  { "higher", "1", ">=", "2.5", "2020", { "2021 2.9 final 2022-05-31" }, "not-published" },
  { "higher", "1", ">=", "2.5", "2020", { "2021 2.9 final 2022-06-30" }, "not-published" },
  { "higher", "1", ">=", "2.5", "2020", { "2021 2.9 final 2022-07-01" }, "no-figure-for-year" },
  { "higher", "1", ">=", "2.5", "2020", { NULL }, "no-figures" },
  /* open targets: 2015 is the baseline, by differences for a rate */
  { "higher", "1", ">=", "3.0", "2025",
    { "2015 2.0 final 2016-09", "2020 3.0 final 2021-09" }, "reached-early" },
  { "higher", "1", ">=", "3.0", "2025", { "2015 2.0 final 2016-09" }, "too-early" },
  { "higher", "1", ">=", "3.0", "2025",
    { "2015 2.0 final 2016-09", "2020 2.475 final 2021-09" }, "on-track" },
  { "higher", "1", ">=", "3.0", "2025",
    { "2015 2.0 final 2016-09", "2020 2.47 final 2021-09" }, "behind" },
  { "higher", "1", ">=", "3.0", "2025",
    { "2015 2.0 final 2016-09", "2020 2.30 final 2021-09" }, "behind" },
  { "higher", "1", ">=", "3.0", "2025",
    { "2015 2.0 final 2016-09", "2020 2.29 final 2021-09" }, "far-behind" },
  { "higher", "1", ">=", "3.0", "2025",
    { "2015 2.0 final 2016-09", "2020 1.9 final 2021-09" }, "moving-away" },
  { "lower", "0", "<=", "50", "2025",
    { "2015 100 final 2016-09", "2020 70.7 final 2021-09" }, "on-track" },
};

static void
add (WayDatasetBuilder *builder,
     WayTableId         table,
     const char *const *fields)
{
  g_autoptr (GError) error = NULL;

  way_dataset_builder_add_row (builder, table, fields, &error);
  g_assert_no_error (error);
}

static void
add_observations (WayDatasetBuilder *builder,
                  const Edge        *edge)
{
  for (guint i = 0; i < G_N_ELEMENTS (edge->observations) && edge->observations[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (edge->observations[i], " ", -1);
      const char *row[] = { "i", "CHN", parts[0], parts[1], "", parts[2], parts[3], "s" };

      add (builder, WAY_TABLE_OBSERVATIONS, row);
    }
}

static WayDataset *
make_dataset (const Edge *edge)
{
  g_autoptr (WayDatasetBuilder) builder = way_dataset_builder_new ();
  const char *theme[] = { "t", "T", "主" };
  const char *goal[] = { "g", "G", "目", "t", "", "" };
  const char *area[] = { "CHN", "China", "中国", "country", "" };
  const char *organisation[] = { "o", "O", "机", "", "ministry" };
  const char *source[] = { "s", "S", "P", "", "", "en", "page", "facts", "", "" };
  const char *policy[] = { "p", "P", "策", "P", "策", "", "", "2016-05-19", "issued", "plan", "t",
                           "1", "o", "national", "", "2016", "2025", "", "", "0", "high" };
  const char *indicator[] = { "i", "I", "标", "%", "%", edge->better, "flow", edge->rate, "", "",
                              "", "s" };
  const char *stated[] = { "p.1", "p", "g", "S", "述", "i", "CHN", "level", edge->comparator,
                           edge->value, "%", "", "", edge->due, "s" };

  add (builder, WAY_TABLE_THEMES, theme);
  add (builder, WAY_TABLE_GOALS, goal);
  add (builder, WAY_TABLE_AREAS, area);
  add (builder, WAY_TABLE_ORGANISATIONS, organisation);
  add (builder, WAY_TABLE_SOURCES, source);
  add (builder, WAY_TABLE_POLICIES, policy);
  add (builder, WAY_TABLE_INDICATORS, indicator);
  add (builder, WAY_TABLE_POLICY_GOALS, stated);
  add_observations (builder, edge);
  return way_dataset_builder_end (builder);
}

static void
test_edges (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (edges); i++)
    {
      g_autoptr (WayDataset) dataset = make_dataset (&edges[i]);
      WayVerdict verdict = way_verdict_judge (dataset, 0, G_MAXINT);

      g_test_message ("%s %s by %s: %s", edges[i].comparator, edges[i].value, edges[i].due,
                      edges[i].observations[0]);
      g_assert_cmpstr (way_verdict_get_id (verdict.id), ==, edges[i].verdict);
    }
}

static void
test_words (void)
{
  for (guint id = 0; id < WAY_N_VERDICTS; id++)
    {
      g_assert_cmpstr (way_verdict_get_id (id), !=, "");
      g_assert_cmpint (g_utf8_strlen (way_verdict_get_glyph (id), -1), ==, 1);
    }
}

static void
test_word_names_year (void)
{
  guint stated = find_stated ("idds-outline-2016.3");
  WayVerdict verdict = way_verdict_judge (shipped, stated, G_MAXINT);
  g_autofree char *word = way_verdict_get_word (shipped, stated, &verdict, WAY_LANG_EN);

  g_assert_cmpstr (word, ==, "at target now, judged in 2030");
}

/* Target and outcome in the fewest signs; a growth and a share with their sign,
 * numbers of things without the thing. */
static void
test_compact (void)
{
  static const struct { const char *stated, *known_on, *english, *chinese; } table[] = {
    { "idds-outline-2016.2", NULL, "≥ 2.5% → 2.40", "≥ 2.5% → 2.40" },
    { "idds-outline-2016.2", "2021-03-31", "≥ 2.5% → 2.40 prov.", "≥ 2.5% → 2.40（暂定）" },
    { "idds-outline-2016.3", NULL, "≥ 2.8% → at target now, judged in 2030",
      "≥ 2.8% → 已达到目标水平，2030年评判" },
    { "fyp14-outline-2021.1", NULL, "> 7%/yr → 10.0 prov.", "> 7%/年 → 10.0（暂定）" },
    { "srdi-support-notice-2021.2", NULL, "≈ 10,000 → 17,600 prov.", "≈ 10,000 → 17,600（暂定）" },
    { "hnte-measures-2016.1", NULL, "≥ 5% · rule", "≥ 5% · 规则参数" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      guint stated = find_stated (table[i].stated);
      WayVerdict verdict = way_verdict_judge (shipped, stated, day (table[i].known_on));
      g_autofree char *english
        = way_verdict_compact (shipped, stated, &verdict, WAY_LANG_EN, FALSE);
      g_autofree char *chinese
        = way_verdict_compact (shipped, stated, &verdict, WAY_LANG_ZH, FALSE);

      g_assert_cmpstr (english, ==, table[i].english);
      g_assert_cmpstr (chinese, ==, table[i].chinese);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  int result;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  path = way_paths_dataset ();
  shipped = way_store_load (path, NULL, &error);
  g_assert_no_error (error);

  g_test_add_func ("/verdict/worked-cases", test_worked_cases);
  g_test_add_func ("/verdict/every-day", test_every_day);
  g_test_add_func ("/verdict/edges", test_edges);
  g_test_add_func ("/verdict/compact", test_compact);
  g_test_add_func ("/verdict/words", test_words);
  g_test_add_func ("/verdict/word-names-year", test_word_names_year);

  result = g_test_run ();
  way_dataset_unref (shipped);
  return result;
}
