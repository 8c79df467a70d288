/* waymark cite: each format for one policy and several, and what it is refused;
 * and the stars of a person, which lists and pictures read.
 */
#include "config.h"

#include "program.h"
#include "way-json.h"

#include <string.h>

#define PLAN "fyp13-sti-plan-2016"
#define LAW "patent-law-2020"

static void
test_text (void)
{
  g_auto (Outcome) english = run_program ("cite", PLAN, "--lang", "en", NULL);
  g_auto (Outcome) chinese = run_program ("cite", PLAN, LAW, "--lang", "zh", NULL);
  g_auto (GStrv) lines = g_strsplit (chinese.out, "\n", -1);

  g_assert_cmpint (english.code, ==, 0);
  g_assert_cmpstr (english.err, ==, "");
  g_assert_true (g_str_has_prefix (english.out, "State Council. 13th Five-Year National Plan for "
                                   "Science, Technology and Innovation (Guofa [2016] No. 43). "
                                   "28 July 2016. Source: "));
  g_assert_cmpint (chinese.code, ==, 0);
  g_assert_cmpuint (g_strv_length (lines), ==, 3);
  g_assert_true (g_str_has_prefix (lines[0], "国务院：《“十三五”国家科技创新规划》"
                                   "（国发〔2016〕43号），2016年7月28日。来源："));
  g_assert_nonnull (strstr (lines[1], "《关于修改〈中华人民共和国专利法〉的决定（第四次修正）》"));
}

static void
test_formats (void)
{
  g_auto (Outcome) ris = run_program ("cite", PLAN, LAW, "--format=ris", NULL);
  g_auto (Outcome) csl = run_program ("cite", PLAN, LAW, "--format", "csl-json", NULL);
  g_auto (Outcome) bibtex = run_program ("cite", "--format=bibtex", "--", LAW, NULL);
  g_autoptr (WayJson) json = way_json_parse (csl.out, -1, NULL);

  g_assert_cmpint (ris.code, ==, 0);
  g_assert_true (g_str_has_prefix (ris.out, "TY  - RPRT\r\n"));
  g_assert_nonnull (strstr (ris.out, "ER  - \r\nTY  - STAT\r\n"));
  g_assert_cmpint (csl.code, ==, 0);
  g_assert_nonnull (json);
  g_assert_cmpuint (way_json_get_length (json), ==, 2);
  g_assert_cmpint (bibtex.code, ==, 0);
  g_assert_true (g_str_has_prefix (bibtex.out, "@misc{patent-law-2020,\n"));
}

static void
test_faults (void)
{
  g_auto (Outcome) none = run_program ("cite", NULL);
  g_auto (Outcome) format = run_program ("cite", PLAN, "--format=endnote", NULL);
  g_auto (Outcome) lang = run_program ("cite", PLAN, "--lang=fr", NULL);
  g_auto (Outcome) option = run_program ("cite", PLAN, "--style=apa", NULL);
  g_auto (Outcome) unknown = run_program ("cite", PLAN, "patent-law-202", "nothing-like-it", NULL);
  g_auto (Outcome) data = run_program ("cite", PLAN, "--data=/no/such/file", NULL);

  g_assert_cmpint (none.code, ==, 2);
  g_assert_cmpint (format.code, ==, 2);
  g_assert_nonnull (strstr (format.err, "text, ris, csl-json, bibtex"));
  g_assert_cmpint (lang.code, ==, 2);
  g_assert_cmpint (option.code, ==, 2);
  g_assert_cmpint (unknown.code, ==, 1);
  g_assert_cmpstr (unknown.out, ==, "");
  g_assert_nonnull (strstr (unknown.err, "nearest: " LAW));
  g_assert_nonnull (strstr (unknown.err, "nothing-like-it"));
  g_assert_cmpint (data.code, ==, 1);
}

static void
test_help (void)
{
  g_auto (Outcome) help = run_program ("cite", "--help", NULL);
  g_auto (Outcome) all = run_program ("--help", NULL);

  g_assert_cmpint (help.code, ==, 0);
  g_assert_nonnull (strstr (help.out, "--format"));
  g_assert_nonnull (strstr (all.out, "  cite "));
}

/* Without a file nothing is starred; one that is none of stars is told, where
 * stars are asked for and nowhere else. */
static void
test_own (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "waymark", NULL);
  g_autofree char *path = g_build_filename (folder, "own.db", NULL);
  gboolean set = g_setenv ("XDG_DATA_HOME", g_get_user_data_dir (), TRUE);
  g_auto (Outcome) empty = run_program ("list", "policies", "--filter", "own=starred", "--csv",
                                        NULL);
  g_auto (Outcome) value = run_program ("list", "policies", "--filter", "own=loved", NULL);

  g_assert_true (set);
  g_assert_cmpstr (empty.err, ==, "");
  g_assert_cmpint (empty.code, ==, 0);
  g_assert_true (g_str_has_prefix (empty.out, "id,"));
  g_assert_null (strstr (empty.out, PLAN));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_cmpint (value.code, ==, 2);
  g_assert_nonnull (strstr (value.err, "starred, note"));

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "what is no database at all", -1, NULL));
  {
    g_auto (Outcome) damaged = run_program ("list", "policies", "--filter", "own=starred", NULL);
    g_auto (Outcome) chart = run_program ("export", "chart", "--markers=starred", "-o", "-", NULL);
    g_auto (Outcome) other = run_program ("list", "policies", "--filter", "kind=law", NULL);

    g_assert_cmpint (damaged.code, ==, 1);
    g_assert_nonnull (strstr (damaged.err, "own.db"));
    g_assert_cmpint (chart.code, ==, 1);
    g_assert_cmpint (other.code, ==, 0);
  }
}

int
main (int    argc,
      char **argv)
{
  int result;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  set_up_data ();
  g_test_add_func ("/cli/cite/text", test_text);
  g_test_add_func ("/cli/cite/formats", test_formats);
  g_test_add_func ("/cli/cite/faults", test_faults);
  g_test_add_func ("/cli/cite/help", test_help);
  g_test_add_func ("/cli/cite/own", test_own);
  result = g_test_run ();
  tear_down_data ();
  return result;
}
