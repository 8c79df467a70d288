/* The value of a look. Every change makes a new value from an old one. */
#include "config.h"

#include "way-view-private.h"

#include <math.h>
#include <string.h>

#include "way-releases.h"

/* The timeline starts with 2016, the year of the strategy outline. */
#define FIRST_YEAR 2016

G_DEFINE_BOXED_TYPE (WayView, way_view, way_view_ref, way_view_unref)

const char *const way_view_page_words[] = { "timeline", "goals", "charts", "table", NULL };
const char *const way_view_goals_words[]
  = { "threads", "stations", "horizon", "compare", NULL };
const char *const way_view_chart_words[]
  = { "lines", "bars", "multiples", "pace", "releases", NULL };
const char *const way_view_marker_words[] = { "off", "selected", "starred", "filter", NULL };
const char *const way_view_rows_words[] = { "policies", "targets", "observations", NULL };
const char *const way_view_grouping_words[] = { "issuer", "theme", "kind", "region", "goal",
                                                     "none", NULL };

/* Less than any eye or file sees, and more than sums of days are off by. */
#define TINY_DAYS 1e-6

static const char *const default_areas[] = { "CHN", "OECD", NULL };

/**
 * way_view_get_home:
 * @dataset: a snapshot
 * @start: (out): where the timeline begins, in days since 1970-01-01
 * @end: (out): where it ends
 *
 * Gives the span that the data set itself has: from 2016, or from the first
 * policy where there is none of that year or later, to the end of the year
 * after the newest policy or release. It is the same on every day, so that
 * pictures do not change with the year in which they are drawn.
 */
void
way_view_get_home (const WayDataset *dataset,
                   double           *start,
                   double           *end)
{
  WayDate newest;
  int first_year = FIRST_YEAR, last_year = FIRST_YEAR;
  guint n;

  g_return_if_fail (dataset != NULL && start != NULL && end != NULL);

  n = way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES);
  newest = way_dataset_get_newest_release (dataset);
  if (n > 0)
    {
      const guint *by_date = way_dataset_get_by_date (dataset);
      const WayPolicyKey *keys = way_dataset_get_keys (dataset);
      int first = way_date_from_day (keys[by_date[0]].first_day).year;

      last_year = way_date_from_day (keys[by_date[n - 1]].first_day).year;
      if (last_year < FIRST_YEAR)
        first_year = first;
    }
  if (way_date_is_set (newest))
    last_year = MAX (last_year, newest.year);
  *start = way_day_of_year (first_year);
  *end = way_day_of_year (MIN (last_year + 2, WAY_DATE_MAX_YEAR));
}

/* The first span shown ends no earlier than next year does. */
static double
end_of_next_year (void)
{
  int this_year = way_date_from_day (way_date_today ()).year;

  return way_day_of_year (MIN (this_year + 2, WAY_DATE_MAX_YEAR));
}

/**
 * way_view_get_whole:
 * @dataset: a snapshot
 * @start: (out): where the timeline begins, in days since 1970-01-01
 * @end: (out): where it ends
 *
 * Gives the span that has every policy in it: that of a first start, and what
 * lies before it.
 */
void
way_view_get_whole (const WayDataset *dataset,
                    double           *start,
                    double           *end)
{
  g_return_if_fail (dataset != NULL && start != NULL && end != NULL);

  way_view_get_home (dataset, start, end);
  *end = MAX (*end, end_of_next_year ());
  if (way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES) > 0)
    {
      guint first = way_dataset_get_by_date (dataset)[0];

      *start = MIN (*start, way_day_of_year (way_dataset_get_policy (dataset, first)->date.year));
    }
}

/**
 * way_view_new:
 * @dataset: a snapshot
 *
 * Makes the view of a first start: the timeline with the span of
 * way_view_get_home(), and in any case to the end of the year after today's;
 * R&D intensity of China and the OECD in the strip.
 *
 * Returns: (transfer full): a view
 */
WayView *
way_view_new (const WayDataset *dataset)
{
  WayView *view;

  g_return_val_if_fail (dataset != NULL, NULL);

  view = g_new0 (WayView, 1);
  g_atomic_ref_count_init (&view->ref_count);
  way_view_get_home (dataset, &view->start, &view->end);
  view->end = MAX (view->end, end_of_next_year ());
  view->folded = g_new0 (char *, 1);
  view->query = way_query_new ();
  view->selection = g_strdup ("");
  view->subject = g_strdup ("");
  view->indicator = g_strdup ("rd-intensity");
  view->areas = g_strdupv ((char **) default_areas);
  view->goal = g_strdup ("");
  view->goals_area = g_strdup (default_areas[0]);
  view->other = g_strdup ("");
  view->as_known = WAY_KNOWN_ALL;
  view->plan = g_strdup ("");
  return view;
}

/**
 * way_view_ref:
 * @view: a view
 *
 * Returns: (transfer full): @view, with one reference more
 */
WayView *
way_view_ref (WayView *view)
{
  g_return_val_if_fail (view != NULL, NULL);

  g_atomic_ref_count_inc (&view->ref_count);
  return view;
}

/**
 * way_view_unref:
 * @view: (transfer full): a view
 */
void
way_view_unref (WayView *view)
{
  g_return_if_fail (view != NULL);

  if (!g_atomic_ref_count_dec (&view->ref_count))
    return;
  g_strfreev (view->folded);
  way_query_free (view->query);
  g_free (view->selection);
  g_free (view->subject);
  g_free (view->indicator);
  g_strfreev (view->areas);
  g_free (view->plan);
  g_free (view->goal);
  g_free (view->goals_area);
  g_free (view->other);
  g_free (view);
}

static WayView *
copy (const WayView *view)
{
  WayView *new_view = g_memdup2 (view, sizeof *view);

  g_atomic_ref_count_init (&new_view->ref_count);
  new_view->folded = g_strdupv (view->folded);
  new_view->query = way_query_copy (view->query);
  new_view->selection = g_strdup (view->selection);
  new_view->subject = g_strdup (view->subject);
  new_view->indicator = g_strdup (view->indicator);
  new_view->areas = g_strdupv (view->areas);
  new_view->plan = g_strdup (view->plan);
  new_view->goal = g_strdup (view->goal);
  new_view->goals_area = g_strdup (view->goals_area);
  new_view->other = g_strdup (view->other);
  return new_view;
}

/**
 * way_view_equal:
 * @a: a view
 * @b: another
 *
 * Returns: whether both show the same
 */
gboolean
way_view_equal (const WayView *a,
                const WayView *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a->page == b->page
      && a->start == b->start
      && a->end == b->end
      && a->grouping == b->grouping
      && a->as_known == b->as_known
      && a->in_window == b->in_window
      && a->dim == b->dim
      && a->chart_kind == b->chart_kind
      && a->chart_year == b->chart_year
      && a->markers == b->markers
      && way_view_same_folded (a, b)
      && a->table_rows == b->table_rows
      && g_str_equal (a->plan, b->plan)
      && way_query_equal (a->query, b->query)
      && g_str_equal (a->selection, b->selection)
      && g_str_equal (a->subject, b->subject)
      && a->goals_shown == b->goals_shown
      && g_str_equal (a->goal, b->goal)
      && g_str_equal (a->goals_area, b->goals_area)
      && g_str_equal (a->other, b->other)
      && g_str_equal (a->indicator, b->indicator)
      && g_strv_equal ((const char *const *) a->areas, (const char *const *) b->areas);
}

static gboolean
has_same_markers (const WayView *a,
                  const WayView *b)
{
  if (a->markers != b->markers)
    return FALSE;
  if (a->markers == WAY_MARKERS_SELECTED)
    return g_str_equal (a->selection, b->selection);
  return a->markers != WAY_MARKERS_FILTER || way_query_equal (a->query, b->query);
}

/**
 * way_view_same_series:
 * @a: (nullable): a view
 * @b: (nullable): another
 *
 * Returns: whether both show the same indicator, areas and markers in the same
 *   kind of chart, as known on the same day, so that a chart made for the one
 *   does for the other
 */
gboolean
way_view_same_series (const WayView *a,
                      const WayView *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return a->as_known == b->as_known
      && a->chart_kind == b->chart_kind
      && a->chart_year == b->chart_year
      && has_same_markers (a, b)
      && g_str_equal (a->indicator, b->indicator)
      && g_strv_equal ((const char *const *) a->areas, (const char *const *) b->areas);
}

/**
 * way_view_with_goals:
 * @view: a view
 * @look: what is chosen on the page of goals
 *
 * Returns: (transfer full): the same view with another page of goals
 */
WayView *
way_view_with_goals (const WayView *view,
                     WayGoalsLook   look)
{
  WayView *new_view;

  g_return_val_if_fail (view != NULL && look.shown < WAY_N_GOALS_SHOWN, NULL);
  g_return_val_if_fail (look.goal != NULL && look.area != NULL && look.other != NULL, NULL);

  new_view = copy (view);
  g_free (new_view->goal);
  g_free (new_view->goals_area);
  g_free (new_view->other);
  new_view->goals_shown = look.shown;
  new_view->goal = g_strdup (look.goal);
  new_view->goals_area = g_strdup (look.area);
  new_view->other = g_strdup (look.other);
  return new_view;
}

/**
 * way_view_with_page:
 * @view: a view
 * @page: a page of the window
 *
 * Returns: (transfer full): the same view with another page
 */
WayView *
way_view_with_page (const WayView *view,
                    WayPage        page)
{
  WayView *new_view;

  g_return_val_if_fail (view != NULL && page < WAY_N_PAGES, NULL);

  new_view = copy (view);
  new_view->page = page;
  return new_view;
}

static gboolean
is_allowed_span (double start,
                 double end)
{
  return end - start >= WAY_VIEW_MIN_SPAN - TINY_DAYS
      && end - start <= WAY_VIEW_MAX_SPAN + TINY_DAYS
      && start >= way_day_of_year (WAY_DATE_MIN_YEAR) - TINY_DAYS
      && end <= way_day_of_year (WAY_DATE_MAX_YEAR) + TINY_DAYS;
}

/* Moves and stretches a span as little as it takes to be allowed. */
static void
clamp_span (double *start,
            double *end)
{
  double span = CLAMP (*end - *start, WAY_VIEW_MIN_SPAN, WAY_VIEW_MAX_SPAN);
  double first = way_day_of_year (WAY_DATE_MIN_YEAR) + span / 2;
  double last = way_day_of_year (WAY_DATE_MAX_YEAR) - span / 2;
  double middle = CLAMP (*start / 2 + *end / 2, first, last);

  *start = middle - span / 2;
  *end = middle + span / 2;
}

/**
 * way_view_with_span:
 * @view: a view
 * @start: days since 1970-01-01
 * @end: days since 1970-01-01
 *
 * The span is kept between one day and %WAY_VIEW_MAX_SPAN, about its middle,
 * and within the years that a date can have; one that is stays exactly as it is.
 *
 * Returns: (transfer full): the same view with another span of time
 */
WayView *
way_view_with_span (const WayView *view,
                    double         start,
                    double         end)
{
  WayView *new_view;

  g_return_val_if_fail (view != NULL, NULL);
  g_return_val_if_fail (isfinite (start) && isfinite (end), NULL);

  if (!is_allowed_span (start, end))
    clamp_span (&start, &end);
  new_view = copy (view);
  new_view->start = start;
  new_view->end = end;
  return new_view;
}

/**
 * way_view_with_grouping:
 * @view: a view
 * @grouping: by what the lanes are grouped
 *
 * Returns: (transfer full): the same view with another grouping
 */
WayView *
way_view_with_grouping (const WayView *view,
                        WayGrouping    grouping)
{
  WayView *new_view;

  g_return_val_if_fail (view != NULL && grouping < WAY_N_GROUPINGS, NULL);

  new_view = copy (view);
  new_view->grouping = grouping;
  return new_view;
}

/**
 * way_view_with_query:
 * @view: a view
 * @query: what is filtered
 *
 * Returns: (transfer full): the same view with another query
 */
WayView *
way_view_with_query (const WayView  *view,
                     const WayQuery *query)
{
  WayView *new_view;

  g_return_val_if_fail (view != NULL && query != NULL, NULL);

  new_view = copy (view);
  way_query_free (new_view->query);
  new_view->query = way_query_copy (query);
  return new_view;
}

/**
 * way_view_with_selection:
 * @view: a view
 * @policy: the id of a policy, or "" for none
 *
 * Returns: (transfer full): the same view with another selection, which the
 *   detail pane shows
 */
WayView *
way_view_with_selection (const WayView *view,
                         const char    *policy)
{
  WayView *new_view;

  g_return_val_if_fail (view != NULL && policy != NULL, NULL);

  new_view = copy (view);
  g_free (new_view->selection);
  new_view->selection = g_strdup (policy);
  g_free (new_view->subject);
  new_view->subject = g_strdup ("");
  return new_view;
}

/**
 * way_view_with_subject:
 * @view: a view
 * @subject: "goal:" or "indicator:" and an id, or "" for the selected policy
 *
 * Returns: (transfer full): the same view with another thing in the detail
 *   pane
 */
WayView *
way_view_with_subject (const WayView *view,
                       const char    *subject)
{
  WayView *new_view;

  g_return_val_if_fail (view != NULL && subject != NULL, NULL);

  new_view = copy (view);
  g_free (new_view->subject);
  new_view->subject = g_strdup (subject);
  return new_view;
}

/**
 * way_view_with_series:
 * @view: a view
 * @indicator: the id of an indicator
 * @areas: (array zero-terminated=1): the codes of areas, at least one
 *
 * Returns: (transfer full): the same view with other series in strip and chart
 */
WayView *
way_view_with_series (const WayView     *view,
                      const char        *indicator,
                      const char *const *areas)
{
  WayView *new_view;

  g_return_val_if_fail (view != NULL && indicator != NULL, NULL);
  g_return_val_if_fail (areas != NULL && areas[0] != NULL, NULL);

  new_view = copy (view);
  g_free (new_view->indicator);
  g_strfreev (new_view->areas);
  new_view->indicator = g_strdup (indicator);
  new_view->areas = g_strdupv ((char **) areas);
  return new_view;
}

/**
 * way_view_with_dim:
 * @view: a view
 * @dim: whether policies that are filtered out are shown dimmed
 *
 * Returns: (transfer full): the same view that dims or hides them
 */
WayView *
way_view_with_dim (const WayView *view,
                   gboolean       dim)
{
  WayView *new_view;

  g_return_val_if_fail (view != NULL, NULL);

  new_view = copy (view);
  new_view->dim = dim != FALSE;
  return new_view;
}

/**
 * way_view_with_in_window:
 * @view: a view
 * @in_window: whether lists and counts hold only the policies of the span
 *
 * Returns: (transfer full): the same view with other lists and counts
 */
WayView *
way_view_with_in_window (const WayView *view,
                         gboolean       in_window)
{
  WayView *new_view;

  g_return_val_if_fail (view != NULL, NULL);

  new_view = copy (view);
  new_view->in_window = in_window != FALSE;
  return new_view;
}

/**
 * way_view_with_as_known:
 * @view: a view
 * @day: days since 1970-01-01, or %WAY_KNOWN_ALL for the newest release
 *
 * Returns: (transfer full): the same view with figures as known on another day
 */
WayView *
way_view_with_as_known (const WayView *view,
                        int            day)
{
  WayView *new_view;

  g_return_val_if_fail (view != NULL, NULL);

  new_view = copy (view);
  new_view->as_known = day;
  return new_view;
}

/**
 * way_view_with_chart:
 * @view: a view
 * @kind: a kind of chart
 * @year: the year that ranked bars show, or 0
 *
 * Returns: (transfer full): the same view with another kind of chart
 */
WayView *
way_view_with_chart (const WayView *view,
                     WayChartKind   kind,
                     int            year)
{
  WayView *new_view;

  g_return_val_if_fail (view != NULL && kind < WAY_N_CHART_KINDS, NULL);

  new_view = copy (view);
  new_view->chart_kind = kind;
  new_view->chart_year = CLAMP (year, 0, WAY_DATE_MAX_YEAR);
  return new_view;
}

/**
 * way_view_with_markers:
 * @view: a view
 * @markers: which policies stand on a chart over time
 *
 * Returns: (transfer full): the same view with other markers
 */
WayView *
way_view_with_markers (const WayView   *view,
                       WayChartMarkers  markers)
{
  WayView *new_view;

  g_return_val_if_fail (view != NULL && markers < WAY_N_CHART_MARKERS, NULL);

  new_view = copy (view);
  new_view->markers = markers;
  return new_view;
}

/**
 * way_view_with_table:
 * @view: a view
 * @rows: what the rows of the table page are
 * @plan: the id of the policy whose targets alone are rows, or "" for all
 *
 * Returns: (transfer full): the same view with another table
 */
WayView *
way_view_with_table (const WayView *view,
                     WayTableRows   rows,
                     const char    *plan)
{
  WayView *new_view;

  g_return_val_if_fail (view != NULL && rows < WAY_N_TABLE_ROWS && plan != NULL, NULL);

  new_view = copy (view);
  new_view->table_rows = rows;
  g_free (new_view->plan);
  new_view->plan = g_strdup (plan);
  return new_view;
}

/**
 * way_chart_kind_parse:
 * @text: "lines", "bars", "multiples", "pace" or "releases"
 * @kind: (out): what it stands for; untouched on failure
 *
 * Returns: %FALSE if @text is none of them
 */
gboolean
way_chart_kind_parse (const char   *text,
                      WayChartKind *kind)
{
  int index;

  g_return_val_if_fail (text != NULL && kind != NULL, FALSE);

  index = way_word_index (way_view_chart_words, text);
  if (index >= 0)
    *kind = index;
  return index >= 0;
}

/**
 * way_chart_markers_parse:
 * @text: "off", "selected" or "filter"
 * @markers: (out): what it stands for; untouched on failure
 *
 * Returns: %FALSE if @text is none of them
 */
gboolean
way_chart_markers_parse (const char      *text,
                         WayChartMarkers *markers)
{
  int index;

  g_return_val_if_fail (text != NULL && markers != NULL, FALSE);

  index = way_word_index (way_view_marker_words, text);
  if (index >= 0)
    *markers = index;
  return index >= 0;
}

/**
 * way_grouping_parse:
 * @text: "issuer", "theme", "kind", "region", "goal" or "none"
 * @grouping: (out): what it stands for; untouched on failure
 *
 * Returns: %FALSE if @text is none of them
 */
gboolean
way_grouping_parse (const char  *text,
                    WayGrouping *grouping)
{
  int index;

  g_return_val_if_fail (text != NULL && grouping != NULL, FALSE);

  index = way_word_index (way_view_grouping_words, text);
  if (index >= 0)
    *grouping = index;
  return index >= 0;
}

/**
 * way_view_is_folded:
 * @view: a view
 * @group: the id of a group, as way_grouping_get_id() gives it
 *
 * Returns: whether only the heading of the group is shown
 */
gboolean
way_view_is_folded (const WayView *view,
                    const char    *group)
{
  g_return_val_if_fail (view != NULL && group != NULL, FALSE);

  return g_strv_contains ((const char *const *) view->folded, group);
}

/**
 * way_view_same_folded:
 * @a: a view
 * @b: another
 *
 * Returns: whether the same groups are folded in both
 */
gboolean
way_view_same_folded (const WayView *a,
                      const WayView *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return g_strv_equal ((const char *const *) a->folded, (const char *const *) b->folded);
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * way_view_with_folded:
 * @view: a view
 * @group: the id of a group
 * @folded: whether only its heading is to be shown
 *
 * Returns: (transfer full): the same view with the group folded or unfolded
 */
WayView *
way_view_with_folded (const WayView *view,
                      const char    *group,
                      gboolean       folded)
{
  g_autoptr (GPtrArray) groups = NULL;
  WayView *new_view;

  g_return_val_if_fail (view != NULL && group != NULL, NULL);

  new_view = copy (view);
  groups = g_ptr_array_new ();
  for (guint i = 0; view->folded[i] != NULL; i++)
    if (!g_str_equal (view->folded[i], group))
      g_ptr_array_add (groups, g_strdup (view->folded[i]));
  if (folded)
    g_ptr_array_add (groups, g_strdup (group));
  g_ptr_array_sort (groups, compare_texts);
  g_ptr_array_add (groups, NULL);
  g_strfreev (new_view->folded);
  new_view->folded = (char **) g_ptr_array_free (g_steal_pointer (&groups), FALSE);
  return new_view;
}
