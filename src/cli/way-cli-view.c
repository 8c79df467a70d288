/* A view from options. What can be judged without the data set is judged
 * first, as wrong usage; what the data set does not have is a fault of the
 * input and met with the ids that are nearest.
 */
#include "config.h"

#include "way-cli-view.h"

#include "way-chart.h"
#include "way-cli-filters.h"
#include "way-cli-suggest.h"
#include "way-json.h"
#include "way-releases.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

/* A view has some hundred bytes; a longer file is none. */
#define MAX_VIEW_BYTES (1 << 20)

typedef struct
{
  const WayCliView  *options;
  WayPictureContent  content;
  WayDataset        *dataset;
  WayView           *view;
} Making;

static const char *tr (const char *text) G_GNUC_FORMAT (1);

static const char *
tr (const char *text)
{
  return way_tr (way_cli_get_lang (), text);
}

static gboolean
is_date (const char *option,
         const char *text)
{
  WayDate date;

  if (text == NULL || way_date_parse (text, &date))
    return TRUE;
  way_cli_fail_as (WAY_CLI_USAGE, option,
                   tr ("%s is no date; dates are such as 2016, 2016-05, 2016-05-19"), text);
  return FALSE;
}

static gboolean
is_grouping (const char *text)
{
  WayGrouping grouping;

  if (text == NULL || way_grouping_parse (text, &grouping))
    return TRUE;
  way_cli_fail_as (WAY_CLI_USAGE, "--group", tr ("there is no grouping %s; there are %s"), text,
                   "issuer, theme, kind, none");
  return FALSE;
}

static gboolean
is_kind (const char *text)
{
  WayChartKind kind;

  if (text == NULL || way_chart_kind_parse (text, &kind))
    return TRUE;
  way_cli_fail_as (WAY_CLI_USAGE, "--kind", tr ("there is no kind of chart %s; there are %s"), text,
                   "lines, bars, multiples, pace, releases");
  return FALSE;
}

static gboolean
is_markers (const char *text)
{
  WayChartMarkers markers;

  if (text == NULL || way_chart_markers_parse (text, &markers))
    return TRUE;
  way_cli_fail_as (WAY_CLI_USAGE, "--markers", tr ("there are no markers %s; there are %s"), text,
                   "off, selected, filter");
  return FALSE;
}

/**
 * way_cli_view_check:
 * @options: the options
 *
 * Judges what needs no data set; a fault is told.
 *
 * Returns: %WAY_CLI_OK or %WAY_CLI_USAGE
 */
WayCliExit
way_cli_view_check (const WayCliView *options)
{
  g_return_val_if_fail (options != NULL, WAY_CLI_USAGE);

  if (!is_date ("--from", options->from) || !is_date ("--to", options->to)
      || !is_date ("--as-known", options->as_known)
      || !way_cli_is_list ("--areas", options->areas) || !is_grouping (options->group)
      || !is_kind (options->kind) || !is_markers (options->markers))
    return WAY_CLI_USAGE;
  return way_cli_filters_check ((const char *const *) options->filters);
}

/* Puts a new view in the place of one that it was made from. */
static void
set_view (Making  *making,
          WayView *view)
{
  if (making->view != NULL)
    way_view_unref (making->view);
  making->view = view;
}

/* Reads to the end, or to one byte more than there may be. Returns -1 with
 * errno on an error. */
static gssize
read_bytes (int   fd,
            char *text)
{
  gsize length = 0;
  gssize n;

  while (length <= MAX_VIEW_BYTES)
    {
      n = read (fd, text + length, MAX_VIEW_BYTES + 1 - length);
      if (n == 0)
        break;
      if (n < 0 && errno != EINTR)
        return -1;
      length += (gsize) MAX (n, 0);
    }
  return (gssize) length;
}

/* Reads a whole file, which may be a pipe; returns NULL after telling why
 * not. */
static char *
read_text (const char *path)
{
  int fd = g_str_equal (path, "-") ? STDIN_FILENO : open (path, O_RDONLY | O_CLOEXEC);
  g_autofree char *text = g_malloc0 (MAX_VIEW_BYTES + 2);
  gssize length = fd >= 0 ? read_bytes (fd, text) : -1;
  int code = errno;

  if (fd > STDIN_FILENO)
    close (fd);
  if (length < 0)
    way_cli_fail_at (path, g_strerror (code));
  else if (length > MAX_VIEW_BYTES || strlen (text) < (gsize) length)
    way_cli_fail_at (path, tr ("it is no view in JSON"));
  else
    return g_steal_pointer (&text);
  return NULL;
}

/* Where a picture ends without --to: not with today, so that the same command
 * gives the same bytes next year, but not before the day that it names. */
static void
fit_span (Making *making,
          int     made_on)
{
  double first, end;
  int year;

  way_view_get_home (making->dataset, &first, &end);
  if (made_on != WAY_NO_DAY)
    {
      year = way_date_from_day (made_on).year;
      end = MAX (end, way_day_of_year (MIN (year + 2, WAY_DATE_MAX_YEAR)));
    }
  set_view (making, way_view_with_span (making->view, first, end));
}

static WayCliExit
start (Making *making,
       int     made_on)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (making->options->file == NULL)
    {
      set_view (making, way_view_new (making->dataset));
      fit_span (making, made_on);
      return WAY_CLI_OK;
    }
  text = read_text (making->options->file);
  if (text == NULL)
    return WAY_CLI_INPUT;
  set_view (making, way_view_from_json (text, making->dataset, &error));
  if (making->view != NULL)
    return WAY_CLI_OK;
  way_cli_fail_at (making->options->file, error->message);
  return WAY_CLI_INPUT;
}

static WayCliExit
apply_span (Making *making)
{
  const WayCliView *options = making->options;
  double first = way_view_get_start (making->view);
  double end = way_view_get_end (making->view);
  g_autofree char *first_date = NULL;
  g_autofree char *last_date = NULL;
  WayDate date;

  if (options->from == NULL && options->to == NULL)
    return WAY_CLI_OK;
  if (options->from != NULL && way_date_parse (options->from, &date))
    first = way_date_first_day (date);
  if (options->to != NULL && way_date_parse (options->to, &date))
    end = way_date_last_day (date) + 1;
  first_date = way_date_to_iso (way_date_from_day ((int) first));
  last_date = way_date_to_iso (way_date_from_day ((int) end - 1));
  if (first >= end)
    return way_cli_fail_as (WAY_CLI_USAGE, options->from != NULL ? "--from" : "--to",
                            tr ("the span would begin on %s and end on %s"), first_date,
                            last_date);
  set_view (making, way_view_with_span (making->view, first, end));
  if (way_view_get_start (making->view) != first || way_view_get_end (making->view) != end)
    return way_cli_fail_as (WAY_CLI_USAGE, options->from != NULL ? "--from" : "--to",
                            tr ("a span cannot be from %s to %s; it ends before 2999"),
                            first_date, last_date);
  return WAY_CLI_OK;
}

static WayCliExit
refuse_unknown (const Making     *making,
                const char       *option,
                const char       *reason,
                const char       *word,
                const WayTableId *tables,
                guint             n_tables)
{
  way_cli_fail_as (WAY_CLI_INPUT, option, "%s: %s", word, reason);
  way_cli_suggest (making->dataset, tables, n_tables, word);
  return WAY_CLI_INPUT;
}

static void
add_area (GPtrArray  *areas,
          const char *code)
{
  if (!g_ptr_array_find_with_equal_func (areas, code, g_str_equal, NULL))
    g_ptr_array_add (areas, (char *) code);
}

/* Adds an area, or all of an area set. */
static gboolean
add_areas (GPtrArray  *areas,
           WayDataset *dataset,
           const char *id)
{
  guint area = way_dataset_find (dataset, WAY_TABLE_AREAS, id);
  guint index = way_dataset_find (dataset, WAY_TABLE_AREA_SETS, id);
  const WayAreaSet *set;

  if (area != WAY_NONE)
    add_area (areas, way_dataset_get_area (dataset, area)->code);
  else if (index != WAY_NONE)
    {
      set = way_dataset_get_area_set (dataset, index);
      for (guint i = 0; i < set->n_areas; i++)
        {
          area = way_dataset_get_area_set_member (dataset, set, i);
          add_area (areas, way_dataset_get_area (dataset, area)->code);
        }
    }
  return area != WAY_NONE || index != WAY_NONE;
}

/* The codes of the areas that were asked for; NULL after telling which is
 * none. */
static char **
find_areas (Making *making)
{
  static const WayTableId tables[] = { WAY_TABLE_AREAS, WAY_TABLE_AREA_SETS };
  g_auto (GStrv) ids = g_strsplit (making->options->areas, ",", -1);
  g_autoptr (GPtrArray) areas = g_ptr_array_new ();

  for (guint i = 0; ids[i] != NULL; i++)
    if (!add_areas (areas, making->dataset, ids[i]))
      {
        refuse_unknown (making, "--areas", tr ("the data set has no such area or area set"),
                        ids[i], tables, G_N_ELEMENTS (tables));
        return NULL;
      }
  g_ptr_array_add (areas, NULL);
  return g_strdupv ((char **) areas->pdata);
}

static WayCliExit
apply_series (Making *making)
{
  static const WayTableId tables[] = { WAY_TABLE_INDICATORS };
  const WayCliView *options = making->options;
  const char *indicator = options->indicator != NULL ? options->indicator
                                                     : way_view_get_indicator (making->view);
  g_auto (GStrv) areas = options->areas != NULL
    ? find_areas (making) : g_strdupv ((char **) way_view_get_areas (making->view));

  if (areas == NULL)
    return WAY_CLI_INPUT;
  if ((options->indicator != NULL || way_picture_has_chart (making->content))
      && way_dataset_find (making->dataset, WAY_TABLE_INDICATORS, indicator) == WAY_NONE)
    return refuse_unknown (making, "--indicator", tr ("the data set has no such indicator"),
                           indicator, tables, G_N_ELEMENTS (tables));
  set_view (making,
            way_view_with_series (making->view, indicator, (const char *const *) areas));
  return WAY_CLI_OK;
}

static WayCliExit
apply_selection (Making *making)
{
  static const WayTableId tables[] = { WAY_TABLE_POLICIES };
  const char *policy = making->options->selection;

  if (policy == NULL)
    return WAY_CLI_OK;
  if (way_dataset_find (making->dataset, WAY_TABLE_POLICIES, policy) == WAY_NONE)
    return refuse_unknown (making, "--select", tr ("the data set has no such policy"), policy,
                           tables, G_N_ELEMENTS (tables));
  set_view (making, way_view_with_selection (making->view, policy));
  return WAY_CLI_OK;
}

/* Of goals the first of the areas is the one whose targets are shown. */
static WayCliExit
apply_goal (Making *making)
{
  static const WayTableId tables[] = { WAY_TABLE_GOALS };
  const char *goal = making->options->goal;
  WayGoalsLook look = way_view_get_goals (making->view);
  gboolean shown = making->content == WAY_PICTURE_GOALS
                   || making->content == WAY_PICTURE_THREAD;

  if (goal != NULL && way_dataset_find (making->dataset, WAY_TABLE_GOALS, goal) == WAY_NONE)
    return refuse_unknown (making, "--goal", tr ("the data set has no such goal"), goal, tables,
                           G_N_ELEMENTS (tables));
  if (goal != NULL)
    look.goal = goal;
  if (shown)
    look.shown = WAY_GOALS_THREADS;
  if (shown && making->options->areas != NULL)
    look.area = way_view_get_areas (making->view)[0];
  set_view (making, way_view_with_goals (making->view, look));
  if (making->content != WAY_PICTURE_THREAD || *way_view_get_goals (making->view).goal != '\0')
    return WAY_CLI_OK;
  way_cli_fail_at (way_picture_content_name (making->content),
                   tr ("the option --goal is missing"));
  return WAY_CLI_INPUT;
}

static WayCliExit
apply_chart (Making *making)
{
  WayChartMarkers markers = way_view_get_markers (making->view);
  WayChartKind kind = way_view_get_chart_kind (making->view);
  int year = making->options->year != 0 ? making->options->year
                                        : way_view_get_chart_year (making->view);

  if (making->options->kind != NULL)
    way_chart_kind_parse (making->options->kind, &kind);
  if (making->options->markers != NULL)
    way_chart_markers_parse (making->options->markers, &markers);
  set_view (making, way_view_with_chart (making->view, kind, year));
  set_view (making, way_view_with_markers (making->view, markers));
  return WAY_CLI_OK;
}

static WayCliExit
apply_as_known (Making *making)
{
  WayDate date;

  if (making->options->as_known != NULL && way_date_parse (making->options->as_known, &date))
    set_view (making, way_view_with_as_known (making->view, way_date_last_day (date)));
  return WAY_CLI_OK;
}

static WayCliExit
apply_query (Making *making)
{
  const WayCliView *options = making->options;
  g_autoptr (WayQuery) query = way_query_copy (way_view_get_query (making->view));

  if (way_cli_filters_apply ((const char *const *) options->filters, making->dataset, query)
      != WAY_CLI_OK)
    return WAY_CLI_INPUT;
  if (options->search != NULL)
    {
      g_free (query->text);
      query->text = g_strdup (options->search);
    }
  set_view (making, way_view_with_query (making->view, query));
  return WAY_CLI_OK;
}

static void
apply_page (Making *making)
{
  WayGrouping grouping = way_view_get_grouping (making->view);

  if (making->options->group != NULL)
    way_grouping_parse (making->options->group, &grouping);
  set_view (making, way_view_with_grouping (making->view, grouping));
  set_view (making, way_view_with_page (making->view,
                                        making->content == WAY_PICTURE_CHART ? WAY_PAGE_CHARTS
                                        : making->content == WAY_PICTURE_GOALS
                                          || making->content == WAY_PICTURE_THREAD
                                        ? WAY_PAGE_GOALS : WAY_PAGE_TIMELINE));
}

static gboolean
has_series (const WayChart   *chart,
            const WayDataset *dataset,
            const char       *code)
{
  for (guint i = 0; i < way_chart_get_n_series (chart); i++)
    if (g_str_equal (way_dataset_get_area (dataset, way_chart_get_series (chart, i)->area)->code,
                     code))
      return TRUE;
  return FALSE;
}

/* The areas for which there are figures of an indicator. */
static char *
list_areas (WayDataset *dataset,
            guint       indicator)
{
  guint n = way_dataset_get_n_rows (dataset, WAY_TABLE_AREAS);
  g_autofree gboolean *has_figures = g_new0 (gboolean, MAX (n, 1));
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < way_dataset_get_n_rows (dataset, WAY_TABLE_OBSERVATIONS); i++)
    if (way_dataset_get_observation (dataset, i)->indicator == indicator)
      has_figures[way_dataset_get_observation (dataset, i)->area] = TRUE;
  for (guint i = 0; i < n; i++)
    if (has_figures[i])
      g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "",
                              way_dataset_get_area (dataset, i)->code);
  return g_string_free (list, FALSE);
}

/* A picture without a curve would say that there is nothing to see; one that
 * leaves areas out is told to. */
static WayCliExit
check_series (Making *making)
{
  const char *id = way_view_get_indicator (making->view);
  const char *const *codes = way_view_get_areas (making->view);
  g_autoptr (WayChart) chart = way_chart_new_for_view (making->dataset, making->view, NULL);
  g_autofree char *list = NULL;

  g_assert (chart != NULL);
  if (way_chart_get_n_series (chart) == 0)
    {
      if (way_view_get_as_known (making->view) != WAY_KNOWN_ALL)
        return way_cli_fail_as (WAY_CLI_INPUT, "--as-known",
                                tr ("no figures of %s for these areas were published by then"),
                                id);
      list = list_areas (making->dataset,
                         way_dataset_find (making->dataset, WAY_TABLE_INDICATORS, id));
      if (*list == '\0')
        return way_cli_fail_as (WAY_CLI_INPUT, "--indicator",
                                tr ("%s: the data set has targets but no figures of it"), id);
      return way_cli_fail_as (WAY_CLI_INPUT, "--areas",
                              tr ("the data set has figures of %s not for these areas, but "
                                  "for: %s"), id, list);
    }
  for (guint i = 0; making->options->areas != NULL && codes[i] != NULL; i++)
    if (!has_series (chart, making->dataset, codes[i]))
      {
        g_autofree char *warning
          = g_strdup_printf (tr ("warning: the data set has no figures of %s for %s"), id,
                             codes[i]);

        way_cli_fail (warning);
      }
  return WAY_CLI_OK;
}

/**
 * way_cli_view_make:
 * @options: options that way_cli_view_check() found right
 * @content: (inout): what the picture shows; %WAY_N_PICTURES becomes what the page
 *   of the view shows
 * @dataset: the data set
 * @made_on: the date of the picture in days since 1970-01-01, or %WAY_NO_DAY
 * @view: (out) (transfer full): the view; %NULL on a fault
 *
 * Makes a view: the one of a first start or of a file, changed by the other
 * options. A fault is told, and so are areas without figures.
 *
 * Returns: %WAY_CLI_OK, or what the command ends with
 */
WayCliExit
way_cli_view_make (const WayCliView   *options,
                   WayPictureContent  *content,
                   WayDataset         *dataset,
                   int                 made_on,
                   WayView           **view)
{
  static WayCliExit (*const steps[]) (Making *) = {
    apply_span, apply_series, apply_selection, apply_goal, apply_query, apply_as_known,
    apply_chart,
  };
  Making making = { options, WAY_N_PICTURES, dataset, NULL };
  WayCliExit code;

  g_return_val_if_fail (options != NULL && content != NULL, WAY_CLI_INPUT);
  g_return_val_if_fail (dataset != NULL && view != NULL, WAY_CLI_INPUT);

  code = start (&making, made_on);
  if (code == WAY_CLI_OK && *content == WAY_N_PICTURES)
    *content = way_picture_get_usual (dataset, making.view);
  making.content = *content;
  for (guint i = 0; code == WAY_CLI_OK && i < G_N_ELEMENTS (steps); i++)
    code = steps[i] (&making);
  if (code == WAY_CLI_OK)
    apply_page (&making);
  if (code == WAY_CLI_OK && way_picture_has_chart (*content))
    code = check_series (&making);
  if (code != WAY_CLI_OK)
    set_view (&making, NULL);
  *view = making.view;
  return code;
}

/**
 * way_cli_view_clear:
 * @options: options, read or zeroed
 */
void
way_cli_view_clear (WayCliView *options)
{
  g_return_if_fail (options != NULL);

  g_free (options->file);
  g_free (options->indicator);
  g_free (options->areas);
  g_free (options->from);
  g_free (options->to);
  g_free (options->group);
  g_strfreev (options->filters);
  g_free (options->search);
  g_free (options->selection);
  g_free (options->goal);
  g_free (options->as_known);
  g_free (options->kind);
  g_free (options->markers);
  *options = (WayCliView) { NULL };
}
