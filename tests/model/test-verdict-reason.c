/* Why a verdict is what it is: the rule that decided, the numbers that went in
 * with their sources, and the sentence to quote, in both languages.
 */
#include "config.h"

#include "way-paths.h"
#include "way-provenance.h"
#include "way-releases.h"
#include "way-store.h"
#include "way-verdict-reason.h"

#include <string.h>

static WayDataset *shipped;

static int
day (const char *iso)
{
  WayDate date;

  if (iso == NULL)
    return WAY_KNOWN_ALL;
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

/* "label: value" in lines. */
static char *
reason (const char *id,
        const char *known_on)
{
  guint stated = find_stated (id);
  WayVerdict verdict = way_verdict_judge (shipped, stated, day (known_on));
  g_autoptr (GPtrArray) lines
    = way_verdict_reason (shipped, stated, &verdict, day (known_on), WAY_LANG_EN);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      const WayReasonLine *line = g_ptr_array_index (lines, i);

      g_string_append_printf (text, "%s%s: %s", i > 0 ? "\n" : "", line->label, line->value);
    }
  return g_string_free (text, FALSE);
}

static const struct
{
  const char *stated;
  const char *known_on;
  const char *rule;
  const char *reason;
} cases[] = {
  { "idds-outline-2016.2", NULL,
    "2020 has ended. The first final figure for it decides, or the newest preliminary one as long "
    "as there is no final one; the figure of a later year decides nothing. Half a unit of the "
    "last digit printed is allowed.",
    "Target: R&D intensity ≥ 2.5% of GDP by 2020\n"
    "Value of record: 2.40 for 2020 (final, Sep 2021)\n"
    "Short of the target by: 0.10\n"
    "Restated later: 2.41 for 2020 (revised, Jan 2022)\n"
    "Restated later: 2.36 for 2020 (revised, Apr 2025)\n"
    "First later year that passed it: 2.54 for 2022 (final, Sep 2023)" },
  { "idds-outline-2016.3", "2025-12-31",
    "2030 has not ended; the pace so far is 95% of the pace needed or more.",
    "Target: R&D intensity ≥ 2.8% of GDP by 2030\n"
    "Starting figure: 2.02 for 2015 (revised, Apr 2025)\n"
    "Newest figure: 2.69 for 2024 (final, Sep 2025)\n"
    "Change a year so far: +0.07\n"
    "Change a year needed: +0.05" },
  { "idds-outline-2016.3", NULL,
    "2030 has not ended; the newest figure fulfils the target. Half a unit of the last digit "
    "printed is allowed.", NULL },
  { "hnte-measures-2016.1", NULL,
    "The number is one that the policy itself lays down; it is shown, not judged.", NULL },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint stated = find_stated (cases[i].stated);
      WayVerdict verdict = way_verdict_judge (shipped, stated, day (cases[i].known_on));
      g_autofree char *rule = way_verdict_rule (shipped, stated, &verdict, WAY_LANG_EN);
      g_autofree char *told = reason (cases[i].stated, cases[i].known_on);

      g_assert_cmpstr (rule, ==, cases[i].rule);
      if (cases[i].reason != NULL)
        g_assert_cmpstr (told, ==, cases[i].reason);
    }
}

/* At every date on which something changes each target has a rule in both
 * languages, and each of its numbers a source or numbers it is reckoned from. */
static void
test_every_target (void)
{
  g_autoptr (GArray) days = way_known_days (shipped, WAY_NONE);
  gboolean seen[WAY_N_VERDICTS] = { FALSE };

  for (guint d = 0; d < days->len; d += 20)
    for (guint i = 0; i < way_dataset_get_n_rows (shipped, WAY_TABLE_POLICY_GOALS); i++)
      {
        int known_on = d + 20 < days->len ? g_array_index (days, int, d) : WAY_KNOWN_ALL;
        WayVerdict verdict;

        if (!way_stated_goal_is_target (way_dataset_get_stated_goal (shipped, i)))
          continue;
        verdict = way_verdict_judge (shipped, i, known_on);
        seen[verdict.id] = TRUE;
        for (guint lang = 0; lang < WAY_N_LANGS; lang++)
          {
            g_autofree char *rule = way_verdict_rule (shipped, i, &verdict, lang);
            g_autofree char *sentence = way_verdict_sentence (shipped, i, known_on, lang);
            g_autoptr (GPtrArray) lines
              = way_verdict_reason (shipped, i, &verdict, known_on, lang);
            const WayReasonLine *first = g_ptr_array_index (lines, 0);

            g_assert_null (strstr (rule, "%d"));
            g_assert_null (strstr (rule, "%%"));
            g_assert_cmpuint (strlen (rule), >, 10);
            g_assert_cmpuint (first->source, !=, WAY_NONE);
            g_assert_true (g_str_has_suffix (sentence, lang == WAY_LANG_ZH ? "。" : "."));
          }
      }
  g_assert_true (seen[WAY_VERDICT_MET] && seen[WAY_VERDICT_MISSED] && seen[WAY_VERDICT_RULE]
                 && seen[WAY_VERDICT_NO_FIGURES] && seen[WAY_VERDICT_TOO_EARLY]
                 && seen[WAY_VERDICT_ON_TRACK] && seen[WAY_VERDICT_NOT_JUDGED]);
}

static void
test_sentences (void)
{
  guint stated = find_stated ("idds-outline-2016.2");
  g_autofree char *en = way_verdict_sentence (shipped, stated, WAY_KNOWN_ALL, WAY_LANG_EN);
  g_autofree char *zh = way_verdict_sentence (shipped, stated, WAY_KNOWN_ALL, WAY_LANG_ZH);
  g_autofree char *then = way_verdict_sentence (shipped, stated, day ("2021-03-31"), WAY_LANG_EN);

  g_assert_cmpstr (en, ==, "Outline of the National Innovation-Driven Development Strategy "
                   "(19 May 2016): R&D "
                   "intensity ≥ 2.5% of GDP by 2020 – missed. 2.40 (final, Sep 2021), short "
                   "by 0.10. "
                   "Restated to 2.41 (Jan 2022). Restated to 2.36 (Apr 2025), on GDP after "
                   "the census of"
                   " 2023. Passed in 2022 (2.54, final), 2 years late. Stated in: News report, "
                   "Innovation-driven strategy (2016). Figure from: National Bureau of "
                   "Statistics, R&D "
                   "bulletin 2020 (Sep 2021). Data to 13 July 2026.");
  g_assert_cmpstr (zh, ==, "《国家创新驱动发展战略纲要》（2016年5月19日）：到2020年，研发经费投入强度 ≥ "
                   "2.5%（占国内生产总值）——未达到。2.40（最终数，2021年9月公布），与目标值相差0.10。"
                   "后修订为2.41（2022年1月公布）。"
                   "后修订为2.36（2025年4月公布），口径为2023年经济普查后的国内生产总值。"
                   "2022年达到目标值（2.54，最终数），迟2年。"
                   "提出于：新闻报道：创新驱动发展战略纲要（2016年）。"
                   "数据见：国家统计局等2020年科技经费公报（2021年9月）。数据截至2026年7月13日。");
  g_assert_cmpstr (then, ==, "Outline of the National Innovation-Driven Development Strategy "
                   "(19 May 2016): R&D "
                   "intensity ≥ 2.5% of GDP by 2020 – missed, provisional. 2.40 "
                   "(preliminary, Feb 2021),"
                   " short by 0.10. Stated in: News report, Innovation-driven strategy "
                   "(2016). Figure "
                   "from: ASKCI, 2020 communiqué (May 2021). As known on 31 March 2021.");
}

static void
test_provenance (void)
{
  guint stated = find_stated ("idds-outline-2016.2");
  WayVerdict verdict = way_verdict_judge (shipped, stated, WAY_KNOWN_ALL);
  g_autofree char *figure
    = way_provenance_of_observation (shipped, verdict.record, WAY_LANG_EN);
  g_autofree char *statement = way_provenance_of_statement (shipped, stated, WAY_LANG_EN);

  g_assert_cmpstr (figure, ==, "R&D intensity, China 2020: 2.40% of GDP\nStatus: final\n"
                   "Published: 22 September "
                   "2021\nBasis: GDP after the census of 2018\nSource: National Bureau of "
                   "Statistics, "
                   "R&D bulletin 2020 (Sep 2021)\nHow it was checked: text read\nTerms of "
                   "use: official,"
                   " with attribution");
  g_assert_cmpstr (statement, ==, "Stated in: Outline of the National Innovation-Driven "
                   "Development Strategy (19 May "
                   "2016)\nTarget: R&D intensity ≥ 2.5% of GDP by 2020\nSource: News report, "
                   "Innovation-driven strategy (2016)\nHow it was checked: text read\nTerms "
                   "of use: "
                   "single facts and figures");
}

/* A claim says that it rests on recall exactly where no source was at hand. */
static void
test_recall (void)
{
  for (guint i = 0; i < way_dataset_get_n_rows (shipped, WAY_TABLE_SOURCES); i++)
    {
      g_autofree char *text = way_provenance_of_source (shipped, i, WAY_LANG_EN);

      g_assert_cmpint (strstr (text, "recall") != NULL, ==,
                       way_dataset_get_source (shipped, i)->evidence == WAY_EVIDENCE_RECALL);
    }
  for (guint i = 0; i < way_dataset_get_n_rows (shipped, WAY_TABLE_POLICIES); i++)
    {
      g_autofree char *text = way_provenance_of_policy (shipped, i, WAY_LANG_EN);

      g_assert_cmpint (strstr (text, "recall") != NULL, ==,
                       way_provenance_is_recalled (shipped, i));
    }
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *path = way_paths_dataset ();
  g_autoptr (GError) error = NULL;
  int result;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  shipped = way_store_load (path, NULL, &error);
  g_assert_no_error (error);
  g_test_add_func ("/verdict-reason/cases", test_cases);
  g_test_add_func ("/verdict-reason/every-target", test_every_target);
  g_test_add_func ("/verdict-reason/sentences", test_sentences);
  g_test_add_func ("/verdict-reason/provenance", test_provenance);
  g_test_add_func ("/verdict-reason/recall", test_recall);
  result = g_test_run ();
  way_dataset_unref (shipped);
  return result;
}
