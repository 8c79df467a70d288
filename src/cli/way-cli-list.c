/* waymark list. CSV gives the rows of the data set as they are; the text for
 * people shows the columns that tell rows apart, with the longest one last.
 */
#include "config.h"

#include "way-cli-data.h"
#include "way-cli-filters.h"
#include "way-cli-targets.h"
#include "way-cli-text.h"
#include "way-csv.h"
#include "way-fields.h"
#include "way-releases.h"
#include "way-row-filter.h"
#include "way-target-table.h"
#include "way-verdict.h"
#include "way-words.h"

#define MAX_HEADINGS 9
#define PUBLISHER_WIDTH 28

static const WayCliUsage usage = {
  "list", WAY_N_ ("KIND"),
  WAY_N_ ("Lists what a data set holds. KIND is one of policies, goals, targets, indicators,\n"
          "observations, sources."),
  1,
};

/* Fills in the cells of a row. */
typedef void (*Printer) (WayTextTable     *table,
                         const WayDataset *dataset,
                         guint             index,
                         int               known_on,
                         WayLang           lang);

typedef struct
{
  const char *word;
  WayTableId  table;
  gboolean    targets_only;
  Printer     print;
  guint       right;
  const char *headings[MAX_HEADINGS];
} Kind;

static void
add_number (WayTextTable *table,
            int           number)
{
  g_autofree char *text = number != 0 ? g_strdup_printf ("%d", number) : g_strdup ("");

  way_text_table_add (table, text);
}

static void
add_date (WayTextTable *table,
          WayDate       date)
{
  g_autofree char *text = way_date_to_iso (date);

  way_text_table_add (table, text);
}

static void
print_policy (WayTextTable     *table,
              const WayDataset *dataset,
              guint             index,
              int               known_on,
              WayLang           lang)
{
  const WayPolicy *policy = way_dataset_get_policy (dataset, index);

  way_text_table_add (table, policy->id);
  add_date (table, policy->date);
  way_text_table_add (table, way_level_name (policy->level, lang));
  way_text_table_add (table, way_policy_kind_name (policy->kind, lang));
  way_text_table_add (table, way_dataset_get_theme (dataset, policy->theme)->name[lang]);
  add_number (table, policy->n_stated);
  way_text_table_add (table, policy->short_title[lang]);
}

static void
print_goal (WayTextTable     *table,
            const WayDataset *dataset,
            guint             index,
            int               known_on,
            WayLang           lang)
{
  const WayGoal *goal = way_dataset_get_goal (dataset, index);
  guint n, n_targets = 0;
  const guint *stated = way_dataset_get_statements (dataset, index, &n);

  for (guint i = 0; i < n; i++)
    n_targets += way_stated_goal_is_target (way_dataset_get_stated_goal (dataset, stated[i]));
  way_text_table_add (table, goal->id);
  way_text_table_add (table, way_dataset_get_theme (dataset, goal->theme)->name[lang]);
  add_number (table, n);
  add_number (table, n_targets);
  way_text_table_add (table, goal->title[lang]);
}

static void
print_target (WayTextTable     *table,
              const WayDataset *dataset,
              guint             index,
              int               known_on,
              WayLang           lang)
{
  const WayStatedGoal *stated = way_dataset_get_stated_goal (dataset, index);
  WayVerdict verdict = way_verdict_judge (dataset, index, known_on);
  g_autofree char *figure = way_cli_target_text (dataset, stated, lang);
  g_autofree char *word = way_verdict_get_word (dataset, index, &verdict, lang);
  g_autofree char *judged = g_strdup_printf ("%s %s", way_verdict_get_glyph (verdict.id), word);

  way_text_table_add (table, stated->id);
  add_number (table, stated->due_year);
  way_text_table_add (table, way_dataset_get_area (dataset, stated->area)->name[lang]);
  way_text_table_add (table, way_measure_name (stated->measure, lang));
  way_text_table_add (table, figure);
  way_text_table_add (table, judged);
  way_text_table_add (table, way_dataset_get_indicator (dataset, stated->indicator)->name[lang]);
}

/* The years for which an indicator has values, and how many. */
static char *
describe_years (const WayDataset *dataset,
                guint             indicator,
                guint            *n)
{
  int first = G_MAXINT, last = 0;

  *n = 0;
  for (guint i = 0; i < way_dataset_get_n_rows (dataset, WAY_TABLE_OBSERVATIONS); i++)
    {
      const WayObservation *observation = way_dataset_get_observation (dataset, i);

      if (observation->indicator != indicator)
        continue;
      (*n)++;
      first = MIN (first, observation->year);
      last = MAX (last, observation->year);
    }
  if (*n == 0)
    return g_strdup ("");
  return first == last ? g_strdup_printf ("%d", first) : g_strdup_printf ("%d–%d", first, last);
}

static void
print_indicator (WayTextTable     *table,
                 const WayDataset *dataset,
                 guint             index,
                 int               known_on,
                 WayLang           lang)
{
  const WayIndicator *indicator = way_dataset_get_indicator (dataset, index);
  guint n;
  g_autofree char *years = describe_years (dataset, index, &n);

  way_text_table_add (table, indicator->id);
  way_text_table_add (table, indicator->unit[lang]);
  add_number (table, n);
  way_text_table_add (table, years);
  way_text_table_add (table, indicator->name[lang]);
}

static void
print_observation (WayTextTable     *table,
                   const WayDataset *dataset,
                   guint             index,
                   int               known_on,
                   WayLang           lang)
{
  const WayObservation *observation = way_dataset_get_observation (dataset, index);
  const WayIndicator *indicator = way_dataset_get_indicator (dataset, observation->indicator);

  way_text_table_add (table, indicator->id);
  way_text_table_add (table, way_dataset_get_area (dataset, observation->area)->name[lang]);
  add_number (table, observation->year);
  way_text_table_add (table, observation->value_text);
  way_text_table_add (table, indicator->unit[lang]);
  way_text_table_add (table, way_status_name (observation->status, lang));
  add_date (table, observation->published);
  way_text_table_add (table, observation->basis != WAY_NONE
                             ? way_dataset_get_basis (dataset, observation->basis)->name[lang]
                             : "");
}

static void
print_source (WayTextTable     *table,
              const WayDataset *dataset,
              guint             index,
              int               known_on,
              WayLang           lang)
{
  const WaySource *source = way_dataset_get_source (dataset, index);
  g_autofree char *publisher = way_text_elide (source->publisher, PUBLISHER_WIDTH);

  way_text_table_add (table, source->id);
  add_date (table, source->date);
  way_text_table_add (table, way_evidence_name (source->evidence, lang));
  way_text_table_add (table, publisher);
  way_text_table_add (table, source->title);
}

#define ID WAY_C_ ("column", "Id")
#define DATE WAY_C_ ("column", "Date")
#define THEME WAY_C_ ("column", "Theme")
#define TITLE WAY_C_ ("column", "Title")
#define UNIT WAY_C_ ("column", "Unit")
#define AREA WAY_C_ ("column", "Area")

static const Kind kinds[] = {
  { "policies", WAY_TABLE_POLICIES, FALSE, print_policy, 1 << 5,
    { ID, DATE, WAY_C_ ("column", "Level"), WAY_C_ ("column", "Kind"), THEME,
      WAY_C_ ("column", "Goals"), TITLE } },
  { "goals", WAY_TABLE_GOALS, FALSE, print_goal, 1 << 2 | 1 << 3,
    { ID, THEME, WAY_C_ ("column", "Stated"), WAY_C_ ("column", "Targets"), TITLE } },
  { "targets", WAY_TABLE_POLICY_GOALS, TRUE, print_target, 0,
    { ID, WAY_C_ ("column", "Due"), AREA, WAY_C_ ("column", "Measure"),
      WAY_C_ ("column", "Target"), WAY_C_ ("column", "Verdict"),
      WAY_C_ ("column", "Indicator") } },
  { "indicators", WAY_TABLE_INDICATORS, FALSE, print_indicator, 1 << 2,
    { ID, UNIT, WAY_C_ ("column", "Values"), WAY_C_ ("column", "Years"),
      WAY_C_ ("column", "Name") } },
  { "observations", WAY_TABLE_OBSERVATIONS, FALSE, print_observation, 1 << 3,
    { WAY_C_ ("column", "Indicator"), AREA, WAY_C_ ("column", "Year"),
      WAY_C_ ("column", "Value"), UNIT, WAY_C_ ("column", "Status"),
      WAY_C_ ("column", "Published"), WAY_C_ ("column", "Basis") } },
  { "sources", WAY_TABLE_SOURCES, FALSE, print_source, 0,
    { ID, DATE, WAY_C_ ("column", "Evidence"), WAY_C_ ("column", "Publisher"), TITLE } },
};

/* What is asked for: a kind of row, and of targets which, and as known when. */
typedef struct
{
  const Kind       *kind;
  const WayDataset *dataset;
  WayLang           lang;
  guint             plan;       /* WAY_NONE for all */
  int               known_on;
  guint8           *matching;   /* for each row of the table, NULL if all are listed */
} Listing;

/* Whether a row of the kind's table is one of those to list. */
static gboolean
is_listed (const Listing *listing,
           guint          index)
{
  if (listing->matching != NULL && !listing->matching[index])
    return FALSE;
  if (listing->kind->table == WAY_TABLE_OBSERVATIONS)
    return way_date_last_day (way_dataset_get_observation (listing->dataset, index)->published)
           <= listing->known_on;
  return !listing->kind->targets_only
      || (way_stated_goal_is_target (way_dataset_get_stated_goal (listing->dataset, index))
          && (listing->plan == WAY_NONE
              || way_target_is_of_plan (listing->dataset, index, listing->plan)));
}

static void
list_csv (const Listing *listing,
          GString       *out)
{
  const Kind *kind = listing->kind;
  const WayDataset *dataset = listing->dataset;
  const WayTable *table = way_table_get (kind->table);
  const char *names[WAY_MAX_COLUMNS];

  for (guint i = 0; i < table->n_columns; i++)
    names[i] = table->columns[i].name;
  way_csv_append_row (out, names, table->n_columns, ',');
  for (guint i = 0; i < way_dataset_get_n_rows (dataset, kind->table); i++)
    if (is_listed (listing, i))
      {
        g_auto (GStrv) fields = way_dataset_get_fields (dataset, kind->table, i);

        way_csv_append_row (out, (const char *const *) fields, table->n_columns, ',');
      }
}

static void
list_json (const Listing *listing,
           GString       *out)
{
  const Kind *kind = listing->kind;
  const WayDataset *dataset = listing->dataset;
  g_autoptr (WayJsonWriter) writer = way_json_writer_new (TRUE);
  g_autofree char *text = NULL;

  way_json_writer_begin_array (writer);
  for (guint i = 0; i < way_dataset_get_n_rows (dataset, kind->table); i++)
    if (!is_listed (listing, i))
      continue;
    else if (kind->targets_only)
      way_cli_add_target (writer, dataset, i, listing->known_on);
    else if (kind->table == WAY_TABLE_GOALS)
      way_cli_add_goal (writer, dataset, i);
    else
      way_cli_add_object (writer, dataset, kind->table, i);
  way_json_writer_end_array (writer);
  text = way_json_writer_finish (writer);
  g_string_append (out, text);
  g_string_append_c (out, '\n');
}

static void
list_text (const Listing *listing,
           GString       *out)
{
  const Kind *kind = listing->kind;
  const WayDataset *dataset = listing->dataset;
  WayLang lang = listing->lang;
  g_autoptr (WayTextTable) table = NULL;
  guint n_columns = 0;

  while (n_columns < MAX_HEADINGS && kind->headings[n_columns] != NULL)
    n_columns++;
  table = way_text_table_new (n_columns, kind->right);
  for (guint i = 0; i < n_columns; i++)
    way_text_table_add (table, way_tr (lang, kind->headings[i]));
  for (guint i = 0; i < way_dataset_get_n_rows (dataset, kind->table); i++)
    if (is_listed (listing, i))
      kind->print (table, dataset, i, listing->known_on, lang);
  way_text_table_print (table, out);
}

static const Kind *
find_kind (const char *word)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *reason = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (g_str_equal (kinds[i].word, word))
        return &kinds[i];
      g_string_append_printf (words, "%s%s", i > 0 ? ", " : "", kinds[i].word);
    }
  reason = g_strdup_printf (way_tr (way_cli_get_lang (), "there is no such list; there are %s"),
                            words->str);
  way_cli_fail_at (word, reason);
  return NULL;
}

/* Judges filters, which say something of policies, of what these state and of
 * the figures that measure it. */
static gboolean
check_filters (const WayCliOptions *options,
               const Kind          *kind)
{
  if (options->filters == NULL && options->search == NULL)
    return TRUE;
  if (kind->table == WAY_TABLE_POLICIES || kind->targets_only
      || kind->table == WAY_TABLE_OBSERVATIONS)
    return way_cli_filters_check ((const char *const *) options->filters) == WAY_CLI_OK;
  way_cli_fail_at (options->filters != NULL ? "--filter" : "--search",
                   way_tr (way_cli_get_lang (), "it goes with policies, targets and observations"));
  return FALSE;
}

/* For each row of the table whether the query leaves it. */
static guint8 *
match_query (const Listing  *listing,
             const WayQuery *query)
{
  guint n = way_dataset_get_n_rows (listing->dataset, WAY_TABLE_POLICIES);
  g_autofree guint8 *policies = NULL;

  if (listing->kind->table == WAY_TABLE_OBSERVATIONS)
    return way_query_match_observations (query, listing->dataset, listing->known_on);
  policies = g_new0 (guint8, MAX (n, 1));
  way_query_match (query, listing->dataset, listing->known_on, policies);
  return listing->kind->targets_only
         ? way_query_match_targets (query, listing->dataset, listing->known_on, policies)
         : g_steal_pointer (&policies);
}

static gboolean
match_rows (Listing             *listing,
            const WayCliOptions *options)
{
  g_autoptr (WayQuery) query = way_query_new ();

  if (options->filters == NULL && options->search == NULL)
    return TRUE;
  if (way_cli_filters_apply ((const char *const *) options->filters, listing->dataset, query)
      != WAY_CLI_OK)
    return FALSE;
  if (query->chosen[WAY_FACET_OWN] != NULL && way_cli_lay_own (options->dataset) != WAY_CLI_OK)
    return FALSE;
  if (options->search != NULL)
    {
      g_free (query->text);
      query->text = g_strdup (options->search);
    }
  listing->matching = match_query (listing, query);
  return TRUE;
}

static gboolean
find_plan (Listing    *listing,
           const char *id)
{
  if (id == NULL)
    return TRUE;
  listing->plan = way_dataset_find (listing->dataset, WAY_TABLE_POLICIES, id);
  if (listing->plan == WAY_NONE)
    way_cli_fail_at (id, way_tr (way_cli_get_lang (), "the data set has no policy of that id"));
  return listing->plan != WAY_NONE;
}

/**
 * way_cli_list:
 * @argc: the number of arguments
 * @argv: the arguments
 *
 * Runs `waymark list`.
 *
 * Returns: the exit code
 */
WayCliExit
way_cli_list (int    argc,
              char **argv)
{
  g_auto (WayCliOptions) options = { 0 };
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree guint8 *matching = NULL;
  Listing listing;
  const Kind *kind;

  if (!way_cli_options_read (&options, &usage, TRUE, argc, argv))
    return WAY_CLI_USAGE;
  kind = find_kind (options.word);
  if (kind == NULL)
    return WAY_CLI_USAGE;
  listing = (Listing) { .kind = kind, .lang = options.lang, .plan = WAY_NONE,
                        .known_on = options.known_on };
  if (options.known_on != WAY_KNOWN_ALL && !kind->targets_only
      && kind->table != WAY_TABLE_OBSERVATIONS
      && (kind->table != WAY_TABLE_POLICIES || options.filters == NULL))
    return way_cli_fail_as (WAY_CLI_USAGE, "--as-known",
                            way_tr (way_cli_get_lang (), "it goes with targets and observations"));
  if (!check_filters (&options, kind))
    return WAY_CLI_USAGE;
  if (!way_cli_options_load (&options))
    return WAY_CLI_INPUT;
  listing.dataset = options.dataset;
  if (!find_plan (&listing, options.plan) || !match_rows (&listing, &options))
    return WAY_CLI_INPUT;
  matching = listing.matching;
  if (options.csv)
    list_csv (&listing, out);
  else if (options.json)
    list_json (&listing, out);
  else
    list_text (&listing, out);
  return way_cli_write (out);
}
