/* Damaged copies of the shipped data set: `waymark check` names file, line,
 * field and reason of each damage, nothing else, and exits with 1.
 */
#include "config.h"

#include "folder.h"
#include "program.h"

#include <glib/gstdio.h>
#include <string.h>

typedef enum
{
  REPLACE,    /* the first `find` by `put` */
  CUT,        /* everything after the first `find` */
  APPEND,     /* `put` as the last row */
  EMPTY,
  REMOVE,
  FOLDER,     /* a folder of the same name */
} Action;

/* `problems` are lines of the expected output after file and line number; the
 * line is that of the damage. Where it begins with a slash it is whole. */
typedef struct
{
  const char *name;
  const char *file;
  Action      action;
  const char *find;
  const char *put;
  const char *problems[2];
  gsize       put_length;      /* where `put` holds NUL */
} Damage;

static const Damage damages[] = {
  /* files */
  { "missing-file", "eras.csv", REMOVE, NULL, NULL, { "/eras.csv: the file is missing" } },
  { "missing-referred-to", "policies.csv", REMOVE, NULL, NULL,
    { "/policies.csv: the file is missing" } },
  { "empty-file", "themes.csv", EMPTY, NULL, NULL, { "/themes.csv: the file is empty" } },
  { "folder-for-file", "areas.csv", FOLDER, NULL, NULL,
    { "/areas.csv: this is a folder and not a file" } },
  { "cut-in-quotes", "policies.csv", CUT, "16 March 2016", NULL,
    { "summary_en: the quotation mark that opens the field is never closed" } },
  { "cut-in-row", "sources.csv", CUT, "Five Takeaways", NULL, { "has 2 fields instead of 10" } },
  { "broken-package", "datapackage.json", REPLACE, "\"version\": ", "version: ",
    { "/datapackage.json: line 7, column 3: expected a string" } },
  { "package-of-numbers", "datapackage.json", REPLACE, "\"1.0.0\"", "1",
    { "/datapackage.json: version: is not a text" } },

  /* headings */
  { "misspelt-column", "policies.csv", REPLACE, "date_event", "date_of",
    { "date_event: is missing from the heading", "date_of: is not a column of this table" } },
  { "missing-column", "themes.csv", REPLACE, ",name_zh", "",
    { "name_zh: is missing from the heading" } },
  { "columns-exchanged", "bases.csv", REPLACE, "name_en,name_zh", "name_zh,name_en",
    { "name_zh: stands at the wrong place in the heading" } },
  { "column-twice", "area_sets.csv", REPLACE, "areas", "areas,areas",
    { "areas: stands more than once in the heading" } },
  { "other-delimiter", "themes.csv", REPLACE, "id,name_en,name_zh", "id;name_en,name_zh",
    { "id: is missing from the heading", "name_en: is missing from the heading" } },

  /* bytes and rows */
  { "extra-field", "policy_sources.csv", REPLACE, "content of the revision", "content, revised",
    { "has 5 fields instead of 4" } },
  { "lost-field", "organisations.csv", REPLACE, "国家互联网信息办公室,CAC,agency",
    "国家互联网信息办公室,agency", { "has 4 fields instead of 5" } },
  { "empty-line", "themes.csv", REPLACE, "strategy,National", "\nstrategy,National",
    { "has 1 field instead of 3" } },
  { "quote-not-closed", "areas.csv", REPLACE, "Brazil", "\"Brazil",
    { "name_en: the quotation mark that opens the field is never closed" } },
  { "quote-misplaced", "areas.csv", REPLACE, "Brazil", "Bra\"zil",
    { "name_en: a quotation mark inside a field that does not begin with one" } },
  { "text-after-quote", "areas.csv", REPLACE, "Brazil", "\"Bra\"zil",
    { "name_en: text after the quotation mark that closes the field" } },
  { "not-utf8", "areas.csv", REPLACE, "巴西", "\xb0\xcd\xce\xf7",
    { "name_zh: bytes that are not UTF-8" } },
  { "nul-byte", "areas.csv", REPLACE, "Brazil", "Bra\0il",
    { "name_en: a NUL byte, which no text holds" }, 6 },
  { "control-character", "areas.csv", REPLACE, "Brazil", "Bra\tzil",
    { "name_en: holds the control character U+0009" } },

  /* single fields */
  { "empty-required", "organisations.csv", REPLACE, "Cyberspace Administration of China", "",
    { "name_en: is empty" } },
  { "bad-id", "eras.csv", REPLACE, "fyp-12,", "FYP 12,",
    { "id: is not an id of small letters, digits and hyphens: FYP 12" } },
  { "bad-date", "policies.csv", REPLACE, ",2016-01-29,", ",29.1.2016,",
    { "date: is not a date such as 2016, 2016-05 or 2016-05-19: 29.1.2016" } },
  { "impossible-day", "policies.csv", REPLACE, ",2016-01-29,", ",2017-02-29,",
    { "date: is not a date such as 2016, 2016-05 or 2016-05-19: 2017-02-29" } },
  { "bad-year", "observations.csv", REPLACE, "ai-core-industry-scale,CHN,2024,",
    "ai-core-industry-scale,CHN,24,", { "year: is not a year of four digits: 24" } },
  { "bad-number", "observations.csv", REPLACE, ",52.2,", ",52.2 billion,",
    { "value: is not a plain decimal number: 52.2 billion" } },
  { "unknown-word", "observations.csv", REPLACE, ",preliminary,", ",estimated,",
    { "status: is not one of preliminary, final, revised: estimated" } },
  { "bad-flag", "indicators.csv", REPLACE, "parks,个,none,stock,0,", "parks,个,none,stock,no,",
    { "rate: is neither 0 nor 1: no" } },
  { "bad-address", "sources.csv", REPLACE, "http://2jcj.com/", "ftp://2jcj.com/",
    { "url: is not an address that begins with http:// or https://: "
      "ftp://2jcj.com/caijing/zhengquanyaowen/32807.html" } },

  /* references */
  { "no-such-source", "policy_sources.csv", REPLACE, "lexology-hnte-2016", "lexology-hnte-2061",
    { "source_id: refers to nothing in sources: lexology-hnte-2061" } },
  { "no-such-issuer", "policies.csv", REPLACE, "most;mof;sta", "most;mov;sta",
    { "issuers: refers to nothing in organisations: mov" } },
  { "issuer-twice", "policies.csv", REPLACE, "most;mof;sta", "most;mof;most",
    { "issuers: names one twice: most" } },
  { "no-such-parent", "areas.csv", REPLACE, "region,CN-GD", "region,CN-XX",
    { "parent: refers to nothing in areas: CN-XX" } },
  { "no-such-area", "area_sets.csv", REPLACE, "CHN;OECD", "CHN;OEEC",
    { "areas: refers to nothing in areas: OEEC" } },
  { "no-such-policy", "eras.csv", REPLACE, "fyp14-outline-2021", "fyp14-outline-2012",
    { "policy_id: refers to nothing in policies: fyp14-outline-2012" } },
  { "no-such-basis", "observations.csv", REPLACE, "rd-coverage-2000", "rd-coverage-1999",
    { "basis: refers to nothing in bases: rd-coverage-1999" } },
  { "id-twice", "organisations.csv", APPEND, NULL, "beijing-gov,Another,另一个,,region",
    { "id: repeats line 2" } },
  { "observation-twice", "observations.csv", APPEND, NULL,
    "ai-core-industry-scale,CHN,2024,901,,revised,2025-09-24,ai-core-2024",
    { "indicator_id, area, year, published, source_id: repeats line 2" } },

  /* what has to fit together */
  { "target-without-value", "policy_goals.csv", REPLACE, ",level,>=,2.5,", ",level,>=,,",
    { "value: is empty in a target" } },
  { "wrong-unit", "policy_goals.csv", REPLACE, ",level,>=,2.5,% of GDP,", ",level,>=,2.5,%,",
    { "unit: is \"%\" where \"% of GDP\" is needed" } },
  { "due-year-missing", "policy_goals.csv", REPLACE, ",level,>=,2.5,% of GDP,,,2020,",
    ",level,>=,2.5,% of GDP,,,,", { "due_year: is empty in a target" } },
  { "due-year-of-parameter", "policy_goals.csv", REPLACE, "parameter,>=,5,% of sales,,,,",
    "parameter,>=,5,% of sales,,,2020,",
    { "due_year: is set, but a parameter has no due year" } },
  { "baseline-without-year", "policy_goals.csv", REPLACE, ",level,>=,2.5,% of GDP,,,2020,",
    ",level,>=,2.5,% of GDP,2.1,,2020,",
    { "baseline_year: is empty although there is a baseline" } },
  { "baseline-too-late", "policy_goals.csv", REPLACE, ",level,>=,2.5,% of GDP,,,2020,",
    ",level,>=,2.5,% of GDP,2.1,2020,2020,",
    { "baseline_year: is not before the due year: 2020" } },
  { "period-backwards", "policies.csv", REPLACE, ",regional,CN-SH,2016,2020,",
    ",regional,CN-SH,2020,2016,", { "period_end: is before the start of the period: 2016" } },
  { "regional-without-region", "policies.csv", REPLACE, ",regional,CN-SH,2016,2020,",
    ",regional,,2016,2020,", { "region: is empty in a regional policy" } },
  { "region-of-national", "policies.csv", REPLACE, ",national,,2016,,", ",national,CN-BJ,2016,,",
    { "region: is set, but only a regional policy has one" } },
  { "area-within-itself", "areas.csv", REPLACE, "北京,region,CHN", "北京,region,CN-BJ",
    { "parent: closes a circle: CN-BJ > CN-BJ" } },
  { "era-backwards", "eras.csv", REPLACE, "2015-12-31", "2010-12-31",
    { "end: is before the start: 2010-12-31" } },
  { "published-too-early", "observations.csv", REPLACE, "2025-09-24", "2023-09-24",
    { "published: is before the year of the value: 2023-09-24" } },
  { "relation-to-itself", "policy_relations.csv", REPLACE,
    "sti2030-2016,implements,fyp13-outline-2016", "sti2030-2016,implements,sti2030-2016",
    { "to_policy: relates a policy to itself: sti2030-2016" } },
  { "relation-backwards", "policy_relations.csv", REPLACE,
    "sti2030-2016,implements,fyp13-outline-2016", "fyp13-outline-2016,implements,sti2030-2016",
    { "from_policy: is earlier than the policy that it relates to: fyp13-outline-2016" } },
  { "relations-in-circle", "policy_relations.csv", APPEND, NULL,
    "fyp13-outline-2016,implements,sti2030-2016,xinhua-fyp13",
    { "from_policy: is earlier than the policy that it relates to: fyp13-outline-2016",
      "to_policy: closes a circle: fyp13-outline-2016 > sti2030-2016 > fyp13-outline-2016" } },
};

static guint
line_of (const GString *text,
         const char    *place)
{
  guint line = 1;

  for (const char *p = text->str; p < place; p++)
    line += *p == '\n';
  return line;
}

/* Changes the text of a file; returns the line of the damage. */
static guint
change_text (GString      *text,
             const Damage *damage)
{
  const char *place = damage->find != NULL ? strstr (text->str, damage->find) : NULL;
  gsize offset;
  guint line;

  if (damage->action == EMPTY)
    {
      g_string_truncate (text, 0);
      return 0;
    }
  if (damage->action == APPEND)
    {
      line = line_of (text, text->str + text->len);
      g_string_append_printf (text, "%s\n", damage->put);
      return line;
    }
  g_assert_nonnull (place);
  line = line_of (text, place);
  if (damage->action == CUT)
    {
      g_string_truncate (text, place - text->str + strlen (damage->find));
      return line;
    }
  offset = place - text->str;
  g_string_erase (text, offset, strlen (damage->find));
  g_string_insert_len (text, offset, damage->put,
                       damage->put_length != 0 ? damage->put_length : strlen (damage->put));
  return line;
}

static guint
change_file (const char   *path,
             const Damage *damage)
{
  g_autofree char *bytes = NULL;
  g_autoptr (GString) text = NULL;
  gsize length;
  guint line;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  text = g_string_new_len (bytes, length);
  line = change_text (text, damage);
  g_assert_true (g_file_set_contents (path, text->str, text->len, NULL));
  return line;
}

static guint
apply_damage (const char   *folder,
              const Damage *damage)
{
  g_autofree char *path = folder_file (folder, damage->file);

  if (damage->action != REMOVE && damage->action != FOLDER)
    return change_file (path, damage);
  g_assert_cmpint (g_remove (path), ==, 0);
  if (damage->action == FOLDER)
    g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  return 0;
}

static char *
describe_expected (const char   *folder,
                   const Damage *damage,
                   guint         line)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (damage->problems) && damage->problems[i] != NULL; i++)
    if (*damage->problems[i] == '/')
      g_string_append_printf (text, "waymark: %s%s\n", folder, damage->problems[i]);
    else
      g_string_append_printf (text, "waymark: %s/%s:%u: %s\n", folder, damage->file, line,
                              damage->problems[i]);
  return g_string_free (text, FALSE);
}

static void
test_damage (gconstpointer data)
{
  const Damage *damage = data;
  g_autofree char *folder = copy_data_set ();
  guint line = apply_damage (folder, damage);
  g_autofree char *expected = describe_expected (folder, damage, line);
  g_auto (Outcome) run = { 0 };

  run = run_program ("check", folder, NULL);
  if (g_str_equal (damage->name, "other-delimiter"))
    g_assert_true (g_str_has_prefix (run.err, expected));
  else
    g_assert_cmpstr (run.err, ==, expected);
  g_assert_cmpstr (run.out, ==, "");
  g_assert_cmpint (run.code, ==, 1);
  remove_tree (folder);
}

/* A damaged set is not imported either, and leaves no file behind. */
static void
test_import_damaged (void)
{
  g_autofree char *folder = copy_data_set ();
  g_autofree char *file = folder_file (folder, "eras.csv");
  g_autofree char *output = folder_file (folder, "set.db");
  g_autofree char *expected = g_strdup_printf ("waymark: %s: the file is missing\n", file);
  g_auto (Outcome) run = { 0 };

  g_assert_cmpint (g_remove (file), ==, 0);
  run = run_program ("import", folder, "--output", output, NULL);
  g_assert_cmpstr (run.err, ==, expected);
  g_assert_cmpint (run.code, ==, 1);
  g_assert_false (g_file_test (output, G_FILE_TEST_EXISTS));
  remove_tree (folder);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autofree char *path = g_strconcat ("/damage/", damages[i].name, NULL);

      g_test_add_data_func (path, &damages[i], test_damage);
    }
  g_test_add_func ("/damage/import", test_import_damaged);

  return g_test_run ();
}
