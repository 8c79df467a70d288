/* waymark list: CSV is the data set to the byte, JSON has its types, and the
 * text is for people.
 */
#include "config.h"

#include "program.h"
#include "way-csv.h"
#include "way-json.h"

#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static const struct
{
  const char *kind;
  guint       n_rows;
} kinds[] = {
  { "policies", 130 }, { "goals", 31 }, { "targets", 177 }, { "indicators", 128 },
  { "observations", 1125 }, { "sources", 489 },
};

static char *
read_data (const char *kind)
{
  g_autofree char *name = g_strconcat (kind, ".csv", NULL);
  g_autofree char *path = find_data (name);
  char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

/* The rows of policy_goals.csv that name an indicator, the heading included. */
static char *
read_targets (void)
{
  g_autofree char *all = read_data ("policy_goals");
  g_autoptr (WayCsvReader) reader = way_csv_reader_new (all, strlen (all), ',');
  GString *targets = g_string_new (NULL);

  while (way_csv_reader_next (reader, NULL))
    {
      guint n;
      const char *const *fields = way_csv_reader_get_row (reader, &n);

      if (*fields[5] != '\0')
        way_csv_append_row (targets, fields, n, ',');
    }
  return g_string_free (targets, FALSE);
}

static void
test_csv (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      gboolean targets = g_str_equal (kinds[i].kind, "targets");
      g_autofree char *expected = targets ? read_targets () : read_data (kinds[i].kind);
      g_auto (Outcome) outcome = run_program ("list", kinds[i].kind, "--csv", NULL);

      g_assert_cmpint (outcome.code, ==, 0);
      g_assert_cmpstr (outcome.out, ==, expected);
      g_assert_cmpstr (outcome.err, ==, "");
    }
}

static WayJson *
list_json (const char *kind)
{
  g_auto (Outcome) outcome = run_program ("list", "--json", kind, NULL);
  g_autoptr (GError) error = NULL;
  WayJson *json;

  g_assert_cmpint (outcome.code, ==, 0);
  json = way_json_parse (outcome.out, -1, &error);
  g_assert_no_error (error);
  g_assert_cmpint (way_json_get_type (json), ==, WAY_JSON_ARRAY);
  return json;
}

/* Each goal has its stations, and each station says what it changes. */
static void
test_json_stations (void)
{
  g_autoptr (WayJson) goals = list_json ("goals");
  guint n_stated = 0;

  for (guint i = 0; i < way_json_get_length (goals); i++)
    {
      const WayJson *stations
        = way_json_get_member (way_json_get_element (goals, i), "stations");

      g_assert_nonnull (stations);
      for (guint n = 0; n < way_json_get_length (stations); n++)
        {
          const WayJson *station = way_json_get_element (stations, n);
          const char *change = way_json_get_string (way_json_get_member (station, "change"));
          const char *stated = way_json_get_string (way_json_get_member (station, "stated"));

          g_assert_cmpint (*stated == '\0', ==, g_str_equal (change, "not-recorded"));
          n_stated += *stated != '\0';
        }
    }
  g_assert_cmpuint (n_stated, ==, 483);
}

static void
test_json_length (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (WayJson) json = list_json (kinds[i].kind);

      g_assert_cmpuint (way_json_get_length (json), ==, kinds[i].n_rows);
    }
}

static const struct
{
  const char *kind;
  const char *column;
  WayJsonType type;
} first_types[] = {
  { "policies", "id", WAY_JSON_STRING },
  { "policies", "date", WAY_JSON_STRING },
  { "policies", "rank", WAY_JSON_NUMBER },
  { "policies", "period_start", WAY_JSON_NUMBER },
  { "policies", "period_end", WAY_JSON_NULL },
  { "policies", "issuers", WAY_JSON_ARRAY },
  { "policies", "in_seed", WAY_JSON_BOOLEAN },
  { "observations", "value", WAY_JSON_NUMBER },
  { "observations", "year", WAY_JSON_NUMBER },
  { "observations", "basis", WAY_JSON_NULL },
  { "targets", "value", WAY_JSON_NUMBER },
  { "targets", "due_year", WAY_JSON_NULL },
};

static void
test_json_types (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (first_types); i++)
    {
      g_autoptr (WayJson) json = list_json (first_types[i].kind);
      const WayJson *member = way_json_get_member (way_json_get_element (json, 0),
                                                   first_types[i].column);

      g_assert_nonnull (member);
      g_assert_cmpint (way_json_get_type (member), ==, first_types[i].type);
    }
}

static const WayJson *
find_target (const WayJson *targets,
             const char    *id)
{
  for (guint i = 0; i < way_json_get_length (targets); i++)
    {
      const WayJson *target = way_json_get_element (targets, i);

      if (g_str_equal (way_json_get_string (way_json_get_member (target, "id")), id))
        return target;
    }
  g_assert_not_reached ();
}

/* The target of the Outline for 2020, judged, restated, and as known earlier. */
static void
test_json_verdicts (void)
{
  g_autoptr (WayJson) now = list_json ("targets");
  g_auto (Outcome) outcome
    = run_program ("list", "targets", "--json", "--as-known", "2021-03", NULL);
  g_autoptr (WayJson) then = way_json_parse (outcome.out, -1, NULL);
  const WayJson *target = find_target (now, "idds-outline-2016.2");

  g_assert_cmpstr (way_json_get_string (way_json_get_member (target, "verdict")), ==, "missed");
  g_assert_false (way_json_get_boolean (way_json_get_member (target, "provisional")));
  g_assert_cmpfloat_with_epsilon (way_json_get_number (way_json_get_member (target, "margin")),
                                  -0.1, 1e-12);
  g_assert_cmpuint (way_json_get_length (way_json_get_member (target, "restated")), >, 1);
  target = find_target (then, "idds-outline-2016.2");
  g_assert_true (way_json_get_boolean (way_json_get_member (target, "provisional")));
  g_assert_cmpuint (way_json_get_length (way_json_get_member (target, "restated")), ==, 0);
}

static void
test_plan (void)
{
  g_auto (Outcome) outcome
    = run_program ("list", "targets", "--json", "--plan", "fyp13-outline-2016", NULL);
  g_autoptr (WayJson) json = way_json_parse (outcome.out, -1, NULL);

  g_assert_nonnull (find_target (json, "fyp13-outline-2016.1"));
  g_assert_nonnull (find_target (json, "fyp13-sti-plan-2016.3"));
  g_assert_cmpuint (way_json_get_length (json), <, 177);
}

/* Digits stay as the source printed them, which a reader of JSON may drop. */
static void
test_json_digits (void)
{
  g_auto (Outcome) outcome = run_program ("list", "observations", "--json", NULL);

  g_assert_nonnull (strstr (outcome.out, "\"value\": 2.40,"));
}

static void
test_text (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_auto (Outcome) outcome = run_program ("list", kinds[i].kind, NULL);
      g_auto (GStrv) lines = g_strsplit (outcome.out, "\n", -1);

      g_assert_cmpint (outcome.code, ==, 0);
      g_assert_cmpuint (g_strv_length (lines), ==, kinds[i].n_rows + 2);
      for (guint j = 0; lines[j] != NULL; j++)
        g_assert_false (g_str_has_suffix (lines[j], " "));
    }
}

static void
test_languages (void)
{
  g_auto (Outcome) english = run_program ("list", "goals", "--lang", "en", NULL);
  g_auto (Outcome) chinese = run_program ("list", "goals", "--lang=zh_CN", NULL);

  g_assert_nonnull (strstr (english.out, "Build an innovative country\n"));
  g_assert_null (strstr (english.out, "建设创新型国家"));
  g_assert_nonnull (strstr (chinese.out, "建设创新型国家\n"));
}

static const struct
{
  const char *words;
  const char *same_as;
} filters[] = {
  { "policies", "policies --filter level=national,regional" },
  { "policies --filter year=2016..2018", "policies --filter year=2016,2017,2018" },
  { "policies --filter kind=plan --filter kind=law", "policies --filter kind=law,plan" },
  { "policies --filter region=CN-BJ,CN-ZGC", "policies --filter region=CN-BJ" },
  { "targets --filter verdict=missed --as-known 2014", "targets --filter year=1900" },
};

static guint
count_lines (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  return g_strv_length (lines);
}

static void
test_filters (void)
{
  guint n_all = 0;

  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      g_autofree char *one = g_strconcat ("\"$WAYMARK\" list --csv ", filters[i].words, NULL);
      g_autofree char *other = g_strconcat ("\"$WAYMARK\" list --csv ", filters[i].same_as, NULL);
      g_auto (Outcome) first = run_shell (one);
      g_auto (Outcome) second = run_shell (other);

      g_assert_cmpint (first.code, ==, 0);
      g_assert_cmpstr (first.out, ==, second.out);
      if (i == 0)
        n_all = count_lines (first.out);
      else
        g_assert_cmpuint (count_lines (first.out), <, n_all);
    }
}

static void
test_filters_and_search (void)
{
  g_auto (Outcome) goal
    = run_program ("list", "policies", "--csv", "--filter", "goal=innovative-country", NULL);
  g_auto (Outcome) both
    = run_program ("list", "policies", "--csv", "--filter", "goal=innovative-country", "--search",
                   "outline", NULL);
  g_auto (Outcome) targets
    = run_program ("list", "targets", "--json", "--filter", "verdict=missed", NULL);
  g_auto (Outcome) recalled
    = run_program ("list", "targets", "--csv", "--filter", "evidence=recall", NULL);
  g_auto (Outcome) figures = run_program ("list", "observations", "--csv", "--filter",
                                          "evidence=recall", "--filter", "year=1990..2025", NULL);

  g_assert_cmpint (targets.code, ==, 0);
  g_assert_nonnull (strstr (targets.out, "\"verdict\": \"missed\""));
  g_assert_null (strstr (targets.out, "\"verdict\": \"met\""));
  /* A target by its own source, not by those of its policy. */
  g_assert_cmpuint (count_lines (recalled.out), ==, 12 + 2);
  g_assert_cmpint (figures.code, ==, 0);
  g_assert_cmpuint (count_lines (figures.out), >, 2);
  g_assert_cmpuint (count_lines (figures.out), <=, 10 + 2);
  g_assert_cmpuint (count_lines (both.out), >, 2);
  g_assert_cmpuint (count_lines (both.out), <, count_lines (goal.out));
}

static const struct
{
  const char *arguments;
  int         code;
  const char *message;
} faults[] = {
  { "list", 2, "too few" },
  { "list policies goals", 2, "too many" },
  { "list targets --plan nothing", 1, "no policy of that id" },
  { "list targets --as-known soon", 2, "soon" },
  { "list goals --as-known 2021", 2, "goes with targets and observations" },
  { "list goals --filter kind=plan", 2,
    "--filter: it goes with policies, targets and observations" },
  { "list sources --search x", 2, "--search: it goes with policies, targets" },
  { "list policies --filter kind=poem", 2, "there is no value poem" },
  { "list policies --filter region=CN-XX", 1, "no such area" },
  { "list nothing", 2, "policies, goals, targets, indicators, observations, sources" },
  { "list policies --lang fr", 2, "zh_CN" },
  { "list policies --csv --json", 2, "cannot go together" },
  { "list policies --no-such-option", 2, "--no-such-option" },
  { "list policies --data /nowhere.db", 1, "/nowhere.db: No such file" },
  { "list policies --data /dev", 1, "/dev: this is a folder" },
  { "list policies --data /dev/null", 1, "/dev/null: this is not a plain file" },
};

static void
test_faults (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_auto (GStrv) words = g_strsplit (faults[i].arguments, " ", -1);
      g_auto (Outcome) outcome = { 0 };

      outcome = g_strv_length (words) == 1 ? run_program (words[0], NULL)
              : run_program (words[0], words[1], words[2], words[2] != NULL ? words[3] : NULL,
                             NULL);
      g_test_message ("%s: %s", faults[i].arguments, outcome.err);
      g_assert_cmpint (outcome.code, ==, faults[i].code);
      g_assert_nonnull (strstr (outcome.err, faults[i].message));
      g_assert_cmpstr (outcome.out, ==, "");
    }
}

static void
test_help (void)
{
  g_auto (Outcome) outcome = run_program ("list", "--help", NULL);

  g_assert_cmpint (outcome.code, ==, 0);
  g_assert_nonnull (strstr (outcome.out, "--csv"));
  g_assert_nonnull (strstr (outcome.out, "observations"));
}

/* Runs a list into a shell's redirection or pipe; the result is the program's. */
static int
run_into (const char  *redirection,
          char       **err)
{
  g_autofree char *program = find_program ();
  g_autofree char *quoted = g_shell_quote (program);
  g_autofree char *script = g_strdup_printf ("%s list sources --csv %s", quoted, redirection);
  const char *const argv[] = { "/bin/sh", "-c", script, NULL };
  int status;

  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, err,
                               &status, NULL));
  g_assert_true (WIFEXITED (status));
  return WEXITSTATUS (status);
}

static void
test_output_fails (void)
{
  g_autofree char *full = NULL, *closed = NULL;

  if (access ("/dev/full", W_OK) != 0)
    {
      g_test_skip ("there is no /dev/full");
      return;
    }
  g_assert_cmpint (run_into ("> /dev/full", &full), ==, 1);
  g_assert_nonnull (strstr (full, "cannot be written"));
  g_assert_cmpint (run_into (">&-", &closed), ==, 1);
}

/* A reader that leaves early, such as head, is no fault: the program ends well
 * and says nothing. The list is longer than what a pipe holds. */
static void
test_broken_pipe (void)
{
  g_autofree char *program = find_program ();
  const char *const argv[] = { program, "list", "sources", "--csv", NULL };
  char message[1];
  int out, err, status;
  GPid child;

  g_assert_true (g_spawn_async_with_pipes (NULL, (char **) argv, NULL,
                                           G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &child, NULL,
                                           &out, &err, NULL));
  close (out);
  g_assert_cmpint (read (err, message, sizeof message), ==, 0);
  close (err);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (status, ==, 0);
  g_spawn_close_pid (child);
}

int
main (int    argc,
      char **argv)
{
  int result;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  set_up_data ();

  g_test_add_func ("/cli/list/csv", test_csv);
  g_test_add_func ("/cli/list/json-stations", test_json_stations);
  g_test_add_func ("/list/filters", test_filters);
  g_test_add_func ("/list/filters-and-search", test_filters_and_search);
  g_test_add_func ("/cli/list/json-length", test_json_length);
  g_test_add_func ("/cli/list/json-types", test_json_types);
  g_test_add_func ("/cli/list/json-verdicts", test_json_verdicts);
  g_test_add_func ("/cli/list/plan", test_plan);
  g_test_add_func ("/cli/list/json-digits", test_json_digits);
  g_test_add_func ("/cli/list/text", test_text);
  g_test_add_func ("/cli/list/languages", test_languages);
  g_test_add_func ("/cli/list/faults", test_faults);
  g_test_add_func ("/cli/list/help", test_help);
  g_test_add_func ("/cli/list/output-fails", test_output_fails);
  g_test_add_func ("/cli/list/broken-pipe", test_broken_pipe);

  result = g_test_run ();
  tear_down_data ();
  return result;
}
