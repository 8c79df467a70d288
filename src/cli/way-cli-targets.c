/* Targets and goals as JSON: what was aimed at, the verdict, and the figures
 * behind it; and who stated a goal when.
 */
#include "config.h"

#include "way-cli-targets.h"

#include "way-cli-data.h"
#include "way-thread.h"
#include "way-words.h"

static void
add_string (WayJsonWriter *writer,
            const char    *name,
            const char    *value)
{
  way_json_writer_name (writer, name);
  way_json_writer_string (writer, value);
}

/* A value with its digits as printed, as a JSON number. */
static void
add_observation (WayJsonWriter    *writer,
                 const WayDataset *dataset,
                 guint             observation)
{
  const WayObservation *row = way_dataset_get_observation (dataset, observation);
  g_autofree char *published = way_date_to_iso (row->published);

  way_json_writer_begin_object (writer);
  way_json_writer_name (writer, "value");
  way_json_writer_literal (writer, row->value_text);
  way_json_writer_name (writer, "year");
  way_json_writer_number (writer, row->year);
  add_string (writer, "status", way_status_words[row->status]);
  add_string (writer, "published", published);
  add_string (writer, "basis", row->basis != WAY_NONE
                               ? way_dataset_get_basis (dataset, row->basis)->id : "");
  add_string (writer, "source", way_dataset_get_source (dataset, row->source)->id);
  way_json_writer_end_object (writer);
}

static void
add_aim (WayJsonWriter       *writer,
         const WayDataset    *dataset,
         const WayStatedGoal *row)
{
  add_string (writer, "id", row->id);
  add_string (writer, "policy", way_dataset_get_policy (dataset, row->policy)->id);
  add_string (writer, "indicator", way_dataset_get_indicator (dataset, row->indicator)->id);
  add_string (writer, "area", way_dataset_get_area (dataset, row->area)->code);
  add_string (writer, "comparator", way_comparator_words[row->comparator]);
  way_json_writer_name (writer, "value");
  way_json_writer_literal (writer, row->value_text);
  way_json_writer_name (writer, "due_year");
  if (row->due_year != 0)
    way_json_writer_number (writer, row->due_year);
  else
    way_json_writer_null (writer);
  add_string (writer, "measure", way_measure_words[row->measure]);
  add_string (writer, "source", way_dataset_get_source (dataset, row->source)->id);
}

static void
add_verdict (WayJsonWriter    *writer,
             const WayDataset *dataset,
             const WayVerdict *verdict,
             int               known_on)
{
  g_autoptr (GArray) restated = way_verdict_get_restated (dataset, verdict, known_on);

  add_string (writer, "verdict", way_verdict_get_id (verdict->id));
  way_json_writer_name (writer, "provisional");
  way_json_writer_boolean (writer, verdict->provisional);
  way_json_writer_name (writer, "value_of_record");
  if (verdict->record != WAY_NONE)
    add_observation (writer, dataset, verdict->record);
  else
    way_json_writer_null (writer);
  way_json_writer_name (writer, "margin");
  if (verdict->id == WAY_VERDICT_MET || verdict->id == WAY_VERDICT_MISSED)
    {
      char buffer[G_ASCII_DTOSTR_BUF_SIZE];

      /* Twelve digits hide what binary numbers add to decimal ones. */
      g_ascii_formatd (buffer, sizeof buffer, "%.12g", verdict->margin);
      way_json_writer_literal (writer, buffer);
    }
  else
    way_json_writer_null (writer);
  way_json_writer_name (writer, "restated");
  way_json_writer_begin_array (writer);
  for (guint i = 0; i < restated->len; i++)
    add_observation (writer, dataset, g_array_index (restated, guint, i));
  way_json_writer_end_array (writer);
}

/**
 * way_cli_add_target:
 * @writer: a writer that can take a value
 * @dataset: a snapshot
 * @stated: the number of a target
 * @known_on: the day as known on which it is judged, in days since 1970-01-01;
 *   %G_MAXINT for the newest release held
 *
 * Adds a target as an object: id, policy, indicator, area, comparator, value,
 * due_year, measure, source of the statement, verdict, provisional,
 * value_of_record, margin and restated.
 */
void
way_cli_add_target (WayJsonWriter    *writer,
                    const WayDataset *dataset,
                    guint             stated,
                    int               known_on)
{
  WayVerdict verdict;

  g_return_if_fail (writer != NULL && dataset != NULL);

  verdict = way_verdict_judge (dataset, stated, known_on);
  way_json_writer_begin_object (writer);
  add_aim (writer, dataset, way_dataset_get_stated_goal (dataset, stated));
  add_verdict (writer, dataset, &verdict, known_on);
  way_json_writer_end_object (writer);
}

/* A station: who states the goal, when, and what it changes. */
static void
add_station (WayJsonWriter    *writer,
             const WayDataset *dataset,
             const WayStation *station)
{
  const WayPolicy *policy = way_dataset_get_policy (dataset, station->policy);
  g_autofree char *date = way_date_to_iso (policy->date);

  way_json_writer_begin_object (writer);
  add_string (writer, "policy", policy->id);
  add_string (writer, "date", date);
  add_string (writer, "change", way_change_get_id (station->change));
  add_string (writer, "stated", station->stated != WAY_NONE
              ? way_dataset_get_stated_goal (dataset, station->stated)->id : "");
  add_string (writer, "compared", station->compared != WAY_NONE
              ? way_dataset_get_stated_goal (dataset, station->compared)->id : "");
  way_json_writer_end_object (writer);
}

/**
 * way_cli_add_goal:
 * @writer: a writer that can take a value
 * @dataset: a snapshot
 * @goal: the number of a goal
 *
 * Adds a goal as an object: its columns, and its stations in the order of
 * time, each with policy, date, change, stated, and the statement that it was
 * compared with.
 */
void
way_cli_add_goal (WayJsonWriter    *writer,
                  const WayDataset *dataset,
                  guint             goal)
{
  g_autoptr (GArray) stations = NULL;

  g_return_if_fail (writer != NULL && dataset != NULL);

  stations = way_thread_new (dataset, goal);
  way_json_writer_begin_object (writer);
  way_cli_add_row (writer, dataset, WAY_TABLE_GOALS, goal);
  way_json_writer_name (writer, "stations");
  way_json_writer_begin_array (writer);
  for (guint i = 0; i < stations->len; i++)
    add_station (writer, dataset, &g_array_index (stations, WayStation, i));
  way_json_writer_end_array (writer);
  way_json_writer_end_object (writer);
}
