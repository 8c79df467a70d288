/* The numbers behind a picture: the table of a chart, or the policies of a
 * timeline.
 */
#include "config.h"

#include "way-picture-private.h"

#include "way-csv.h"
#include "way-row-filter.h"
#include "way-target-table.h"
#include "way-words.h"

/* The policies that the span and the filters leave, in the order of their
 * dates, with the words of the data set. */
static void
append_policies (GString       *csv,
                 WayDataset    *dataset,
                 const WayView *view,
                 WayLang        lang)
{
  static const char *const head[] = { "id", "date", "kind", "level", "title", "url" };
  guint n = way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES);
  const guint *by_date = way_dataset_get_by_date (dataset);
  g_autofree guint8 *matching = g_new0 (guint8, MAX (n, 1));

  way_query_match (way_view_get_query (view), dataset, way_view_get_as_known (view), matching);
  way_csv_append_row (csv, head, G_N_ELEMENTS (head), ',');
  for (guint i = 0; i < n; i++)
    {
      const WayPolicy *policy = way_dataset_get_policy (dataset, by_date[i]);
      g_autofree char *date = way_date_to_iso (policy->date);
      const char *row[G_N_ELEMENTS (head)] = {
        policy->id, date, way_policy_kind_words[policy->kind], way_level_words[policy->level],
        policy->title[lang], ""
      };

      if (!matching[by_date[i]] || way_date_first_day (policy->date) >= way_view_get_end (view)
          || way_date_last_day (policy->date) + 1 <= way_view_get_start (view))
        continue;
      if (policy->n_sources > 0)
        row[5] = way_dataset_get_source (
          dataset, way_dataset_get_policy_source (dataset, policy->first_source)->source)->url;
      way_csv_append_row (csv, row, G_N_ELEMENTS (head), ',');
    }
}

/* The targets of a policy, of a plan with those under it, or of all policies
 * that the filters leave, each with its verdict and the figure behind that; of
 * a thread its statements, too. */
static GPtrArray *
make_targets (WayDataset              *dataset,
              const WayView           *view,
              const WayPictureOptions *options)
{
  guint policy = way_dataset_find (dataset, WAY_TABLE_POLICIES, way_view_get_selection (view));
  guint n = way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES);
  g_autofree guint8 *matching = g_new0 (guint8, MAX (n, 1));
  g_autofree guint8 *targets = NULL;
  int known_on = way_view_get_as_known (view);

  if (options->content == WAY_PICTURE_THREAD)
    {
      way_query_match (way_view_get_query (view), dataset, known_on, matching);
      return way_thread_table_new (dataset, way_picture_get_goal (dataset, view), matching,
                                   known_on, options->lang);
    }
  if (options->content == WAY_PICTURE_SCORECARD)
    return way_target_table_new (dataset, NULL, policy, known_on, options->lang, NULL);
  if (options->content == WAY_PICTURE_CARD)
    {
      g_autoptr (WayQuery) all = way_query_new ();

      matching[policy] = TRUE;
      targets = way_query_match_targets (all, dataset, known_on, matching);
    }
  else
    {
      way_query_match (way_view_get_query (view), dataset, known_on, matching);
      targets = way_query_match_targets (way_view_get_query (view), dataset, known_on, matching);
    }
  return way_target_table_new (dataset, targets, WAY_NONE, known_on, options->lang, NULL);
}

static gboolean
has_targets (WayPictureContent content)
{
  return way_picture_has_goals (content) || way_picture_has_policy (content);
}

/**
 * way_picture_make_csv:
 * @dataset: a snapshot
 * @view: the view
 * @options: what is shown and in which language
 *
 * Writes the numbers behind a picture: of a picture with lanes its policies, of
 * goals, cards and scorecards the targets with their verdicts, of a thread its
 * statements with theirs, of any other the table of its chart.
 *
 * Returns: (transfer full) (nullable): CSV in UTF-8; %NULL if the data set does
 *   not have the indicator, the policy or the goal
 */
GBytes *
way_picture_make_csv (WayDataset              *dataset,
                      WayView                 *view,
                      const WayPictureOptions *options)
{
  g_autoptr (WayChart) chart = NULL;
  g_autoptr (GPtrArray) table = NULL;
  GString *csv;

  g_return_val_if_fail (dataset != NULL && view != NULL && options != NULL, NULL);

  chart = way_picture_make_chart (dataset, view, options->content);
  if ((chart == NULL && way_picture_has_chart (options->content))
      || (way_picture_has_policy (options->content)
          && way_picture_get_policy (dataset, view) == NULL)
      || (options->content == WAY_PICTURE_THREAD
          && way_picture_get_goal (dataset, view) == WAY_NONE))
    return NULL;
  csv = g_string_new (NULL);
  if (way_picture_has_lanes (options->content))
    append_policies (csv, dataset, view, options->lang);
  else
    {
      table = has_targets (options->content)
        ? make_targets (dataset, view, options)
        : way_chart_get_table (chart, way_view_get_start (view), way_view_get_end (view),
                               options->lang);
      for (guint i = 0; i < table->len; i++)
        {
          char **row = g_ptr_array_index (table, i);

          way_csv_append_row (csv, (const char *const *) row, g_strv_length (row), ',');
        }
    }
  return g_string_free_to_bytes (csv);
}
