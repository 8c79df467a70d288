/* waymark show: finds the row that an id names, and gives the row and what it
 * is linked with.
 */
#include "config.h"

#include "way-cli-data.h"
#include "way-cli-page.h"
#include "way-cli-suggest.h"
#include "way-cli-text.h"
#include "way-fields.h"
#include "way-series.h"

static const WayCliUsage usage = {
  "show", WAY_N_ ("ID"),
  WAY_N_ ("Shows a policy, goal, stated goal, indicator or source, and what it is linked with.\n"
          "“waymark list” has the ids."),
  1,
};

/* The tables whose rows have a page, and the words for them in JSON. */
static const struct
{
  WayTableId  table;
  const char *type;
} shown[] = {
  { WAY_TABLE_POLICIES, "policy" },
  { WAY_TABLE_GOALS, "goal" },
  { WAY_TABLE_POLICY_GOALS, "stated_goal" },
  { WAY_TABLE_INDICATORS, "indicator" },
  { WAY_TABLE_SOURCES, "source" },
};

static void
report_unknown (const WayCliOptions *options)
{
  WayTableId tables[G_N_ELEMENTS (shown)];

  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    tables[i] = shown[i].table;
  way_cli_fail_at (options->word, way_tr (way_cli_get_lang (),
                                          "nothing in the data set has this id"));
  way_cli_suggest (options->dataset, tables, G_N_ELEMENTS (tables), options->word);
}

/* A stated goal with the newest value of what it measures. */
static void
add_stated_goal (WayJsonWriter    *writer,
                 const WayDataset *dataset,
                 guint             index,
                 int               known_on)
{
  const WayStatedGoal *stated = way_dataset_get_stated_goal (dataset, index);
  guint newest = WAY_NONE;

  if (way_stated_goal_is_target (stated))
    newest = way_series_newest_value (dataset, stated->indicator, stated->area, known_on);
  way_json_writer_begin_object (writer);
  way_cli_add_row (writer, dataset, WAY_TABLE_POLICY_GOALS, index);
  way_json_writer_name (writer, "newest_value");
  if (newest != WAY_NONE)
    way_cli_add_object (writer, dataset, WAY_TABLE_OBSERVATIONS, newest);
  else
    way_json_writer_null (writer);
  way_json_writer_end_object (writer);
}

/* An array of the rows of a table for which the column has the id. */
static void
add_rows_with (WayJsonWriter    *writer,
               const char       *name,
               const WayDataset *dataset,
               WayTableId        table,
               int               column,
               const char       *id,
               int               known_on)
{
  way_json_writer_name (writer, name);
  way_json_writer_begin_array (writer);
  for (guint i = 0; i < way_dataset_get_n_rows (dataset, table); i++)
    {
      g_auto (GStrv) fields = way_dataset_get_fields (dataset, table, i);

      if (!g_str_equal (fields[column], id)
          || (table == WAY_TABLE_OBSERVATIONS
              && way_date_last_day (way_dataset_get_observation (dataset, i)->published)
                 > known_on))
        continue;
      if (table == WAY_TABLE_POLICY_GOALS)
        add_stated_goal (writer, dataset, i, known_on);
      else
        way_cli_add_object (writer, dataset, table, i);
    }
  way_json_writer_end_array (writer);
}

static void
add_source (WayJsonWriter    *writer,
            const char       *name,
            const WayDataset *dataset,
            guint             source)
{
  way_json_writer_name (writer, name);
  way_cli_add_object (writer, dataset, WAY_TABLE_SOURCES, source);
}

static void
add_policy_sources (WayJsonWriter    *writer,
                    const WayDataset *dataset,
                    const WayPolicy  *policy)
{
  way_json_writer_name (writer, "sources");
  way_json_writer_begin_array (writer);
  for (guint i = 0; i < policy->n_sources; i++)
    {
      const WayPolicySource *link
        = way_dataset_get_policy_source (dataset, policy->first_source + i);

      way_json_writer_begin_object (writer);
      way_cli_add_row (writer, dataset, WAY_TABLE_SOURCES, link->source);
      way_json_writer_name (writer, "supports_en");
      way_json_writer_string (writer, link->supports[WAY_LANG_EN]);
      way_json_writer_name (writer, "supports_zh");
      way_json_writer_string (writer, link->supports[WAY_LANG_ZH]);
      way_json_writer_end_object (writer);
    }
  way_json_writer_end_array (writer);
}

/* What a row is linked with, as further members of its object. */
static void
add_links (WayJsonWriter    *writer,
           const WayDataset *dataset,
           WayTableId        table,
           guint             index,
           int               known_on)
{
  const char *id = way_cli_get_id (dataset, table, index);

  switch ((int) table)
    {
    case WAY_TABLE_POLICIES:
      add_rows_with (writer, "stated_goals", dataset, WAY_TABLE_POLICY_GOALS, WAY_STATED_POLICY,
                     id, known_on);
      add_rows_with (writer, "relations", dataset, WAY_TABLE_POLICY_RELATIONS, WAY_RELATION_FROM,
                     id, known_on);
      add_rows_with (writer, "incoming_relations", dataset, WAY_TABLE_POLICY_RELATIONS,
                     WAY_RELATION_TO, id, known_on);
      add_policy_sources (writer, dataset, way_dataset_get_policy (dataset, index));
      break;
    case WAY_TABLE_GOALS:
      add_rows_with (writer, "stated_goals", dataset, WAY_TABLE_POLICY_GOALS, WAY_STATED_GOAL, id,
                     known_on);
      break;
    case WAY_TABLE_POLICY_GOALS:
      add_source (writer, "source", dataset, way_dataset_get_stated_goal (dataset, index)->source);
      break;
    case WAY_TABLE_INDICATORS:
      add_rows_with (writer, "targets", dataset, WAY_TABLE_POLICY_GOALS, WAY_STATED_INDICATOR, id,
                     known_on);
      add_rows_with (writer, "observations", dataset, WAY_TABLE_OBSERVATIONS,
                     WAY_OBSERVATION_INDICATOR, id, known_on);
      add_source (writer, "source", dataset, way_dataset_get_indicator (dataset, index)->source);
      break;
    default:
      add_rows_with (writer, "policies", dataset, WAY_TABLE_POLICY_SOURCES,
                     WAY_POLICY_SOURCE_SOURCE, id, known_on);
      add_rows_with (writer, "stated_goals", dataset, WAY_TABLE_POLICY_GOALS, WAY_STATED_SOURCE,
                     id, known_on);
      add_rows_with (writer, "relations", dataset, WAY_TABLE_POLICY_RELATIONS,
                     WAY_RELATION_SOURCE, id, known_on);
      add_rows_with (writer, "indicators", dataset, WAY_TABLE_INDICATORS, WAY_INDICATOR_SOURCE,
                     id, known_on);
      add_rows_with (writer, "observations", dataset, WAY_TABLE_OBSERVATIONS,
                     WAY_OBSERVATION_SOURCE, id, known_on);
    }
}

static void
show_json (const WayDataset *dataset,
           guint             type,
           guint             index,
           int               known_on,
           GString          *out)
{
  g_autoptr (WayJsonWriter) writer = way_json_writer_new (TRUE);
  g_autofree char *text = NULL;

  way_json_writer_begin_object (writer);
  way_json_writer_name (writer, "type");
  way_json_writer_string (writer, shown[type].type);
  way_json_writer_name (writer, shown[type].type);
  if (shown[type].table == WAY_TABLE_POLICY_GOALS)
    add_stated_goal (writer, dataset, index, known_on);
  else
    way_cli_add_object (writer, dataset, shown[type].table, index);
  add_links (writer, dataset, shown[type].table, index, known_on);
  way_json_writer_end_object (writer);
  text = way_json_writer_finish (writer);
  g_string_append (out, text);
  g_string_append_c (out, '\n');
}

static WayCliExit
show (const WayCliOptions *options)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    {
      guint index = way_dataset_find (options->dataset, shown[i].table, options->word);

      if (index == WAY_NONE)
        continue;
      if (options->json)
        show_json (options->dataset, i, index, options->known_on, out);
      else
        way_cli_print_page (out, options->dataset, shown[i].table, index, options->known_on,
                            options->lang, way_text_screen_width ());
      return way_cli_write (out);
    }
  report_unknown (options);
  return WAY_CLI_INPUT;
}

/**
 * way_cli_show:
 * @argc: the number of arguments
 * @argv: the arguments
 *
 * Runs `waymark show`.
 *
 * Returns: the exit code
 */
WayCliExit
way_cli_show (int    argc,
              char **argv)
{
  g_auto (WayCliOptions) options = { 0 };

  if (!way_cli_options_read (&options, &usage, FALSE, argc, argv))
    return WAY_CLI_USAGE;
  return way_cli_options_load (&options) ? show (&options) : WAY_CLI_INPUT;
}
