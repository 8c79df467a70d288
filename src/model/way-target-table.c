/* Rows are arrays of texts; the first has the headings. */
#include "config.h"

#include "way-target-table.h"

#include "way-phrases.h"
#include "way-provenance.h"
#include "way-thread.h"
#include "way-words.h"

/* What add_judgement() fills. */
#define N_JUDGEMENT_COLUMNS 13
#define JUDGEMENT_HEADINGS \
  WAY_C_ ("column", "Indicator"), WAY_C_ ("column", "Target"), WAY_C_ ("column", "Verdict"), \
  WAY_C_ ("column", "Value"), WAY_C_ ("column", "Year"), WAY_C_ ("column", "Due"), \
  WAY_C_ ("column", "Area"), WAY_C_ ("column", "Margin"), WAY_C_ ("column", "Status"), \
  WAY_C_ ("column", "Published"), WAY_C_ ("column", "Source of the figure"), \
  WAY_C_ ("column", "Evidence"), WAY_C_ ("column", "Source of the target")

/**
 * way_target_is_of_plan:
 * @dataset: a snapshot
 * @stated: the number of a stated goal
 * @plan: the number of a policy
 *
 * Returns: whether the goal is stated by the plan, or by a policy that
 *   implements it
 */
gboolean
way_target_is_of_plan (const WayDataset *dataset,
                       guint             stated,
                       guint             plan)
{
  const guint *incoming;
  guint policy, n_incoming;

  g_return_val_if_fail (dataset != NULL, FALSE);

  policy = way_dataset_get_stated_goal (dataset, stated)->policy;
  if (policy == plan)
    return TRUE;
  incoming = way_dataset_get_incoming (dataset, plan, &n_incoming);
  for (guint i = 0; i < n_incoming; i++)
    {
      const WayRelation *relation = way_dataset_get_relation (dataset, incoming[i]);

      if (relation->kind == WAY_RELATION_IMPLEMENTS && relation->from == policy)
        return TRUE;
    }
  return FALSE;
}

static void
add_heading (GPtrArray         *table,
             const char *const *words,
             WayLang            lang)
{
  g_autoptr (GStrvBuilder) row = g_strv_builder_new ();

  for (guint i = 0; words[i] != NULL; i++)
    g_strv_builder_add (row, way_tr (lang, words[i]));
  g_ptr_array_add (table, g_strv_builder_end (row));
}

/* The source of the figure that judges the target, or of the newest one: its
 * status, day of publication, where it stands and how that was checked. */
static void
add_figure_source (GStrvBuilder         *row,
                   const WayDataset     *dataset,
                   const WayObservation *figure,
                   WayLang               lang)
{
  g_autofree char *published = NULL;

  if (figure == NULL)
    {
      g_strv_builder_add_many (row, "", "", "", "", NULL);
      return;
    }
  published = way_date_to_iso (figure->published);
  g_strv_builder_add_many (
    row, way_status_name (figure->status, lang), published,
    way_provenance_cite (dataset, figure->source, lang),
    way_evidence_name (way_dataset_get_source (dataset, figure->source)->evidence, lang), NULL);
}

static char *
format_year (int year)
{
  return year != 0 ? g_strdup_printf ("%d", year) : g_strdup ("");
}

static gboolean
is_judged (const WayVerdict *verdict)
{
  return verdict->id == WAY_VERDICT_MET || verdict->id == WAY_VERDICT_MISSED;
}

/* Six digits hide what binary numbers add to decimal ones. */
static char *
format_margin (const WayVerdict *verdict)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (!is_judged (verdict))
    return g_strdup ("");
  return g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.6g", verdict->margin));
}

/* As printed in its source, in the unit of the target; the growth itself where
 * that is judged, and else a figure that is no growth with its unit. */
static char *
format_figure (const WayDataset     *dataset,
               const WayStatedGoal  *goal,
               const WayVerdict     *verdict,
               const WayObservation *figure,
               WayLang               lang)
{
  g_autofree char *growth = NULL;
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (figure == NULL)
    return g_strdup ("");
  if (goal->measure != WAY_MEASURE_GROWTH)
    return g_strdup (figure->value_text);
  if (!is_judged (verdict))
    return way_phrase_quantity (figure->value_text,
                                way_dataset_get_indicator (dataset, goal->indicator)->unit[lang],
                                lang);
  growth = g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.1f", verdict->judged));
  /* xgettext:no-c-format */
  return way_phrase_quantity (growth, way_tr (lang, WAY_C_ ("unit", "% per year")), lang);
}

/* What was to be reached, whether it was, and on which figure, come first, so
 * that they are in sight before anything is scrolled; then what sets it apart
 * from others, and the sources. */
static void
add_judgement (GStrvBuilder     *row,
               const WayDataset *dataset,
               guint             stated,
               int               known_on,
               WayLang           lang)
{
  const WayStatedGoal *goal = way_dataset_get_stated_goal (dataset, stated);
  WayVerdict verdict = way_verdict_judge (dataset, stated, known_on);
  guint measured = way_verdict_get_measured (&verdict);
  const WayObservation *figure
    = measured != WAY_NONE ? way_dataset_get_observation (dataset, measured) : NULL;
  g_autofree char *target = way_phrase_aim (dataset, goal, lang);
  g_autofree char *word = way_verdict_get_word (dataset, stated, &verdict, lang);
  g_autofree char *marked = g_strdup_printf ("%s %s", way_verdict_get_glyph (verdict.id), word);
  g_autofree char *value = format_figure (dataset, goal, &verdict, figure, lang);
  g_autofree char *year = format_year (figure != NULL ? figure->year : 0);
  g_autofree char *due = format_year (goal->due_year);
  g_autofree char *margin = format_margin (&verdict);

  g_strv_builder_add_many (
    row, way_dataset_get_indicator (dataset, goal->indicator)->name[lang], target, marked,
    value, year, due,
    way_dataset_get_area (dataset, goal->area)->name[lang], margin, NULL);
  add_figure_source (row, dataset, figure, lang);
  g_strv_builder_add (row, way_provenance_cite (dataset, goal->source, lang));
}

static void
add_target (GPtrArray        *table,
            const WayDataset *dataset,
            guint             stated,
            int               known_on,
            WayLang           lang)
{
  guint policy = way_dataset_get_stated_goal (dataset, stated)->policy;
  g_autofree char *title = way_dataset_dup_short_title (dataset, policy, lang);
  g_autoptr (GStrvBuilder) row = g_strv_builder_new ();

  g_strv_builder_add (row, title);
  add_judgement (row, dataset, stated, known_on, lang);
  g_ptr_array_add (table, g_strv_builder_end (row));
}

/* A statement without a figure has no target to tell of. */
static void
add_station (GPtrArray        *table,
             const WayDataset *dataset,
             const WayStation *station,
             int               known_on,
             WayLang           lang)
{
  const WayPolicy *policy = way_dataset_get_policy (dataset, station->policy);
  const WayStatedGoal *stated = station->stated != WAY_NONE
    ? way_dataset_get_stated_goal (dataset, station->stated) : NULL;
  g_autoptr (GStrvBuilder) row = g_strv_builder_new ();
  g_autofree char *date = way_date_to_iso (policy->date);

  g_strv_builder_add_many (row, date, policy->short_title[lang],
                           way_change_get_word (station->change, lang),
                           stated != NULL ? stated->statement[lang] : "", NULL);
  if (stated != NULL && way_stated_goal_is_target (stated))
    add_judgement (row, dataset, station->stated, known_on, lang);
  else
    {
      for (guint i = 0; i < N_JUDGEMENT_COLUMNS - 1; i++)
        g_strv_builder_add (row, "");
      g_strv_builder_add (row, stated != NULL
                               ? way_provenance_cite (dataset, stated->source, lang) : "");
    }
  g_ptr_array_add (table, g_strv_builder_end (row));
}

/**
 * way_thread_table_new:
 * @dataset: a snapshot
 * @goal: the number of a goal
 * @matching: (nullable): for each policy whether its statements are rows
 * @known_on: the day as known on which targets are judged, in days since
 *   1970-01-01; %WAY_KNOWN_ALL for all
 * @lang: the language of the words
 *
 * Returns: (transfer full) (element-type GStrv): a row for each statement of
 *   the goal in the order of dates, of all areas: its words, what it changes,
 *   and its target with verdict and figure; the headings first
 */
GPtrArray *
way_thread_table_new (const WayDataset *dataset,
                      guint             goal,
                      const guint8     *matching,
                      int               known_on,
                      WayLang           lang)
{
  static const char *const headings[] = {
    WAY_C_ ("column", "Date"), WAY_C_ ("column", "Policy"), WAY_C_ ("column", "Change"),
    WAY_C_ ("column", "Statement"), JUDGEMENT_HEADINGS, NULL,
  };
  GPtrArray *table = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr (GArray) stations = NULL;

  g_return_val_if_fail (dataset != NULL && goal != WAY_NONE, table);

  add_heading (table, headings, lang);
  stations = way_thread_new (dataset, goal);
  for (guint i = 0; i < stations->len; i++)
    {
      const WayStation *station = &g_array_index (stations, WayStation, i);

      if (matching == NULL || matching[station->policy])
        add_station (table, dataset, station, known_on, lang);
    }
  return table;
}

/**
 * way_target_table_new:
 * @dataset: a snapshot
 * @targets: (nullable): for each stated goal whether it is a row, as
 *   way_query_match_targets() tells; %NULL if all targets are
 * @plan: the policy whose targets alone are rows, with those of the policies
 *   that implement it; %WAY_NONE for all
 * @known_on: the day as known on which they are judged, in days since
 *   1970-01-01; %WAY_KNOWN_ALL for all
 * @lang: the language of the words
 * @rows: (nullable) (element-type guint): where to append the number of the
 *   stated goal of each row
 *
 * Returns: (transfer full) (element-type GStrv): a row for each target with
 *   its verdict and the figure behind that, the headings first
 */
GPtrArray *
way_target_table_new (const WayDataset *dataset,
                      const guint8     *targets,
                      guint             plan,
                      int               known_on,
                      WayLang           lang,
                      GArray           *rows)
{
  static const char *const headings[] = {
    WAY_C_ ("column", "Policy"), JUDGEMENT_HEADINGS, NULL,
  };
  GPtrArray *table = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  g_return_val_if_fail (dataset != NULL, table);

  add_heading (table, headings, lang);
  for (guint i = 0; i < way_dataset_get_n_rows (dataset, WAY_TABLE_POLICY_GOALS); i++)
    {
      const WayStatedGoal *stated = way_dataset_get_stated_goal (dataset, i);

      if (!way_stated_goal_is_target (stated)
          || (targets != NULL && !targets[i])
          || (plan != WAY_NONE && !way_target_is_of_plan (dataset, i, plan)))
        continue;
      add_target (table, dataset, i, known_on, lang);
      if (rows != NULL)
        g_array_append_val (rows, i);
    }
  return table;
}

static void
add_observation (GPtrArray            *table,
                 const WayDataset     *dataset,
                 const WayObservation *row,
                 WayLang               lang)
{
  const WaySource *source = way_dataset_get_source (dataset, row->source);
  g_autoptr (GStrvBuilder) cells = g_strv_builder_new ();
  g_autofree char *year = g_strdup_printf ("%d", row->year);
  g_autofree char *published = way_date_to_iso (row->published);

  g_strv_builder_add_many (
    cells, way_dataset_get_indicator (dataset, row->indicator)->name[lang],
    way_dataset_get_area (dataset, row->area)->name[lang], year, row->value_text,
    way_dataset_get_indicator (dataset, row->indicator)->unit[lang],
    way_status_name (row->status, lang), published,
    row->basis != WAY_NONE ? way_dataset_get_basis (dataset, row->basis)->name[lang] : "",
    way_provenance_cite (dataset, row->source, lang), way_evidence_name (source->evidence, lang),
    way_licence_name (source->licence, lang), NULL);
  g_ptr_array_add (table, g_strv_builder_end (cells));
}

/**
 * way_observation_table_new:
 * @dataset: a snapshot
 * @matching: (nullable): for each observation whether it is a row, as
 *   way_query_match_observations() tells; %NULL if all are
 * @lang: the language of the words
 * @rows: (nullable) (element-type guint): where to append the number of the
 *   observation of each row
 *
 * Returns: (transfer full) (element-type GStrv): a row for each release of a
 *   figure, the headings first
 */
GPtrArray *
way_observation_table_new (const WayDataset *dataset,
                           const guint8     *matching,
                           WayLang           lang,
                           GArray           *rows)
{
  static const char *const headings[] = {
    WAY_C_ ("column", "Indicator"), WAY_C_ ("column", "Area"), WAY_C_ ("column", "Year"),
    WAY_C_ ("column", "Value"), WAY_C_ ("column", "Unit"), WAY_C_ ("column", "Status"),
    WAY_C_ ("column", "Published"), WAY_C_ ("column", "Basis"), WAY_C_ ("column", "Source"),
    WAY_C_ ("column", "Evidence"), WAY_C_ ("column", "Licence"), NULL,
  };
  GPtrArray *table = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  g_return_val_if_fail (dataset != NULL, table);

  add_heading (table, headings, lang);
  for (guint i = 0; i < way_dataset_get_n_rows (dataset, WAY_TABLE_OBSERVATIONS); i++)
    if (matching == NULL || matching[i])
      {
        add_observation (table, dataset, way_dataset_get_observation (dataset, i), lang);
        if (rows != NULL)
          g_array_append_val (rows, i);
      }
  return table;
}
