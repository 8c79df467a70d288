/* The JSON form of a view: what is missing or unknown stays as in a first one. */
#include "config.h"

#include "way-view-private.h"

#include <math.h>

#include "way-releases.h"

/* No more groups than this are read as folded. */
#define MAX_FOLDED 1000u

static void
write_query (WayJsonWriter  *writer,
             const WayQuery *query)
{
  way_json_writer_begin_object (writer);
  way_json_writer_name (writer, "text");
  way_json_writer_string (writer, query->text);
  for (guint facet = 0; facet < WAY_N_FACETS; facet++)
    if (query->chosen[facet] != NULL)
      {
        way_json_writer_name (writer, way_facet_get_word (facet));
        way_json_writer_begin_array (writer);
        for (guint i = 0; query->chosen[facet][i] != NULL; i++)
          way_json_writer_string (writer, query->chosen[facet][i]);
        way_json_writer_end_array (writer);
      }
  way_json_writer_end_object (writer);
}

/* Days are written as dates where they are whole, so that a person can read
 * and write them, and as numbers otherwise. */
static void
write_day (WayJsonWriter *writer,
           const char    *name,
           double         day)
{
  way_json_writer_name (writer, name);
  if (day == floor (day))
    {
      g_autofree char *iso = way_date_to_iso (way_date_from_day ((int) day));

      way_json_writer_string (writer, iso);
    }
  else
    way_json_writer_number (writer, day);
}

static void
write_as_known (WayJsonWriter *writer,
                int            day)
{
  if (day != WAY_KNOWN_ALL)
    {
      write_day (writer, "as_known", day);
      return;
    }
  way_json_writer_name (writer, "as_known");
  way_json_writer_string (writer, "newest");
}

static void
write_goals (WayJsonWriter *writer,
             const WayView *view)
{
  const char *const members[][2] = {
    { "goals", way_view_goals_words[view->goals_shown] }, { "goal", view->goal },
    { "goals_area", view->goals_area }, { "compared_with", view->other },
  };

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      way_json_writer_name (writer, members[i][0]);
      way_json_writer_string (writer, members[i][1]);
    }
}

/**
 * way_view_to_json:
 * @view: a view
 * @dataset: the snapshot to which its filters refer
 *
 * Writes a view as JSON: an object with `page`, `start`, `end` (dates, or days
 * since 1970-01-01), `grouping`, `folded` (ids of groups), `query` (the text
 * searched for, and for each facet with a choice the ids of the values chosen),
 * `selection`, `subject` (what the detail pane is about instead of it),
 * `indicator`, `areas`, `as_known` (a date, or "newest"), `goals`, `goal`,
 * `goals_area`, `compared_with`, `chart`, `chart_year`, `rows`, `plan` and, if
 * policies stand on a chart, `markers`, if lists and counts hold only what is in
 * the span, `in_window`, and if what is filtered out is dimmed, `dim`.
 *
 * Returns: (transfer full): JSON, without line breaks
 */
char *
way_view_to_json (const WayView    *view,
                  const WayDataset *dataset)
{
  g_autoptr (WayJsonWriter) writer = NULL;

  g_return_val_if_fail (view != NULL && dataset != NULL, NULL);

  writer = way_json_writer_new (FALSE);
  way_json_writer_begin_object (writer);
  way_json_writer_name (writer, "page");
  way_json_writer_string (writer, way_view_page_words[view->page]);
  write_day (writer, "start", view->start);
  write_day (writer, "end", view->end);
  way_json_writer_name (writer, "grouping");
  way_json_writer_string (writer, way_view_grouping_words[view->grouping]);
  way_json_writer_name (writer, "folded");
  way_json_writer_begin_array (writer);
  for (guint i = 0; view->folded[i] != NULL; i++)
    way_json_writer_string (writer, view->folded[i]);
  way_json_writer_end_array (writer);
  way_json_writer_name (writer, "query");
  write_query (writer, view->query);
  way_json_writer_name (writer, "selection");
  way_json_writer_string (writer, view->selection);
  way_json_writer_name (writer, "subject");
  way_json_writer_string (writer, view->subject);
  way_json_writer_name (writer, "indicator");
  way_json_writer_string (writer, view->indicator);
  way_json_writer_name (writer, "areas");
  way_json_writer_begin_array (writer);
  for (guint i = 0; view->areas[i] != NULL; i++)
    way_json_writer_string (writer, view->areas[i]);
  way_json_writer_end_array (writer);
  write_as_known (writer, view->as_known);
  write_goals (writer, view);
  way_json_writer_name (writer, "chart");
  way_json_writer_string (writer, way_view_chart_words[view->chart_kind]);
  way_json_writer_name (writer, "chart_year");
  way_json_writer_number (writer, view->chart_year);
  if (view->markers != WAY_MARKERS_OFF)
    {
      way_json_writer_name (writer, "markers");
      way_json_writer_string (writer, way_view_marker_words[view->markers]);
    }
  if (view->in_window)
    {
      way_json_writer_name (writer, "in_window");
      way_json_writer_boolean (writer, TRUE);
    }
  way_json_writer_name (writer, "rows");
  way_json_writer_string (writer, way_view_rows_words[view->table_rows]);
  way_json_writer_name (writer, "plan");
  way_json_writer_string (writer, view->plan);
  if (view->dim)
    {
      way_json_writer_name (writer, "dim");
      way_json_writer_boolean (writer, TRUE);
    }
  way_json_writer_end_object (writer);
  return way_json_writer_finish (writer);
}

static const char *
member_string (const WayJson *object,
               const char    *name)
{
  const WayJson *member = way_json_get_member (object, name);

  return member != NULL && way_json_get_type (member) == WAY_JSON_STRING
         ? way_json_get_string (member) : NULL;
}

static double
member_day (const WayJson *object,
            const char    *name,
            double         otherwise)
{
  const WayJson *member = way_json_get_member (object, name);
  WayDate date;

  if (member == NULL)
    return otherwise;
  if (way_json_get_type (member) == WAY_JSON_NUMBER && isfinite (way_json_get_number (member)))
    return way_json_get_number (member);
  if (way_json_get_type (member) == WAY_JSON_STRING
      && way_date_parse (way_json_get_string (member), &date))
    return way_date_first_day (date);
  return otherwise;
}

/* Reads ids; those that the data set given does not have are left out. */
static void
read_facet (WayQuery         *query,
            WayFacet          facet,
            const WayJson    *values,
            const WayDataset *known)
{
  if (values == NULL || way_json_get_type (values) != WAY_JSON_ARRAY)
    return;
  for (guint i = 0; i < way_json_get_length (values); i++)
    {
      const WayJson *element = way_json_get_element (values, i);

      if (way_json_get_type (element) == WAY_JSON_STRING
          && (known == NULL
              || way_facet_find_value (known, facet, way_json_get_string (element)) != WAY_NONE))
        way_query_choose (query, facet, way_json_get_string (element), TRUE);
    }
}

/* Reads the values chosen, or in the member `hidden` of views of the first
 * version those filtered out, of which each policy has one. */
static void
read_query (WayView          *view,
            const WayJson    *json,
            const WayDataset *dataset)
{
  const WayJson *hidden = way_json_get_member (json, "hidden");
  const WayJson *query = way_json_get_member (json, "query");
  const WayJson *read = query != NULL ? query : hidden;
  const char *text;

  if (read == NULL || way_json_get_type (read) != WAY_JSON_OBJECT)
    return;
  text = member_string (read, "text");
  if (text != NULL)
    {
      g_free (view->query->text);
      view->query->text = g_strdup (text);
    }
  for (guint facet = 0; facet < WAY_N_FACETS; facet++)
    {
      read_facet (view->query, facet, way_json_get_member (read, way_facet_get_word (facet)),
                  read == hidden ? dataset : NULL);
      if (read == hidden && view->query->chosen[facet] != NULL)
        way_query_invert (view->query, dataset, facet, WAY_KNOWN_ALL);
    }
}

static void
read_folded (WayView       **view,
             const WayJson  *object)
{
  const WayJson *list = way_json_get_member (object, "folded");

  if (list == NULL || way_json_get_type (list) != WAY_JSON_ARRAY)
    return;
  for (guint i = 0; i < MIN (way_json_get_length (list), MAX_FOLDED); i++)
    {
      const WayJson *group = way_json_get_element (list, i);
      WayView *old = *view;

      if (way_json_get_type (group) != WAY_JSON_STRING)
        continue;
      *view = way_view_with_folded (old, way_json_get_string (group), TRUE);
      way_view_unref (old);
    }
}

static gboolean
member_true (const WayJson *object,
             const char    *name)
{
  const WayJson *member = way_json_get_member (object, name);

  return member != NULL && way_json_get_type (member) == WAY_JSON_BOOLEAN
         && way_json_get_boolean (member);
}

/* The whole of a month or year that is named is known. */
static void
read_as_known (WayView       *view,
               const WayJson *object)
{
  const char *text = member_string (object, "as_known");
  WayDate date;

  if (text != NULL && way_date_parse (text, &date))
    view->as_known = way_date_last_day (date);
}

static void
read_areas (WayView       *view,
            const WayJson *areas)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  guint n = 0;

  if (areas == NULL || way_json_get_type (areas) != WAY_JSON_ARRAY)
    return;
  for (guint i = 0; i < way_json_get_length (areas); i++)
    {
      const WayJson *element = way_json_get_element (areas, i);

      if (way_json_get_type (element) == WAY_JSON_STRING)
        {
          g_strv_builder_add (builder, way_json_get_string (element));
          n++;
        }
    }
  if (n > 0)
    {
      g_strfreev (view->areas);
      view->areas = g_strv_builder_end (builder);
    }
}

static void
read_word (const WayJson     *object,
           const char        *name,
           const char *const *words,
           guint             *value)
{
  const char *word = member_string (object, name);
  int index = word != NULL ? way_word_index (words, word) : -1;

  if (index >= 0)
    *value = index;
}

static void
read_chart (WayView       *view,
            const WayJson *object)
{
  const WayJson *year = way_json_get_member (object, "chart_year");
  guint kind = view->chart_kind, rows = view->table_rows, markers = view->markers;

  read_word (object, "chart", way_view_chart_words, &kind);
  read_word (object, "rows", way_view_rows_words, &rows);
  read_word (object, "markers", way_view_marker_words, &markers);
  view->chart_kind = kind;
  view->markers = markers;
  view->table_rows = rows;
  if (year != NULL && way_json_get_type (year) == WAY_JSON_NUMBER
      && way_json_get_number (year) >= 0 && way_json_get_number (year) <= WAY_DATE_MAX_YEAR)
    view->chart_year = (int) way_json_get_number (year);
}

static void
read_text (const WayJson  *object,
           const char     *name,
           char          **text)
{
  const char *value = member_string (object, name);

  if (value != NULL)
    {
      g_free (*text);
      *text = g_strdup (value);
    }
}

static void
read_goals (WayView       *view,
            const WayJson *object)
{
  guint shown = view->goals_shown;

  read_word (object, "goals", way_view_goals_words, &shown);
  view->goals_shown = shown;
  read_text (object, "goal", &view->goal);
  read_text (object, "goals_area", &view->goals_area);
  read_text (object, "compared_with", &view->other);
}

/**
 * way_view_from_json:
 * @text: JSON as way_view_to_json() writes it
 * @dataset: the snapshot to which its filters refer
 * @error: return location for an error
 *
 * Reads a view. What is missing, or names something that the data set does
 * not have, stays as in way_view_new(), so that a view of another version
 * still opens.
 *
 * Returns: (transfer full): the view, or %NULL with an error of
 *   %WAY_JSON_ERROR if @text is not a JSON object
 */
WayView *
way_view_from_json (const char        *text,
                    const WayDataset  *dataset,
                    GError           **error)
{
  g_autoptr (WayJson) json = NULL;
  g_autoptr (WayView) view = NULL;
  guint page, grouping;

  g_return_val_if_fail (text != NULL && dataset != NULL, NULL);

  json = way_json_parse (text, -1, error);
  if (json == NULL)
    return NULL;
  if (way_json_get_type (json) != WAY_JSON_OBJECT)
    {
      g_set_error_literal (error, WAY_JSON_ERROR, WAY_JSON_ERROR_SYNTAX, "A view is a JSON object");
      return NULL;
    }

  view = way_view_new (dataset);
  page = view->page;
  grouping = view->grouping;
  read_word (json, "page", way_view_page_words, &page);
  read_word (json, "grouping", way_view_grouping_words, &grouping);
  view->page = page;
  view->grouping = grouping;
  read_text (json, "selection", &view->selection);
  read_text (json, "subject", &view->subject);
  read_text (json, "indicator", &view->indicator);
  read_query (view, json, dataset);
  read_areas (view, way_json_get_member (json, "areas"));
  read_text (json, "plan", &view->plan);
  read_as_known (view, json);
  read_goals (view, json);
  read_folded (&view, json);
  read_chart (view, json);
  view->in_window = member_true (json, "in_window");
  view->dim = member_true (json, "dim");
  return way_view_with_span (view,
                             member_day (json, "start", view->start),
                             member_day (json, "end", view->end));
}
