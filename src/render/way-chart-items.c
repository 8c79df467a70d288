/* Items stand in an array by row and, within a row, from left to right. Only
 * what the time axis shows is an item.
 */
#include "config.h"

#include "way-chart-items.h"

#include <math.h>

#include "way-chart-markers.h"
#include "way-chart-private.h"
#include "way-provenance.h"
#include "way-verdict-text.h"

/* More policies than this are not read one by one; the window has to be made
 * smaller first. */
#define MAX_POLICIES 5000

static const WayChartItem *
get (const GArray *items,
     guint         index)
{
  return &g_array_index (items, WayChartItem, index);
}

static void
add_series (GArray            *items,
            const WayChart    *chart,
            guint              row,
            const WayViewport *viewport,
            const WayScale    *scale)
{
  const WaySeries *series = way_chart_get_series (chart, row);

  for (guint i = 0; i < series->n_points; i++)
    {
      const WaySeriesPoint *point = &series->points[i];
      double value = way_dataset_get_observation (chart->dataset, point->latest)->value;
      double x = way_viewport_to_px (viewport, point->day);
      WayChartItem item = { row, i, x, way_scale_to_px (scale, value), x };

      if (point->day >= viewport->start && point->day <= viewport->end)
        g_array_append_val (items, item);
    }
}

static void
add_targets (GArray            *items,
             const WayChart    *chart,
             const WayViewport *viewport,
             const WayScale    *scale)
{
  for (guint i = 0; i < chart->targets->len; i++)
    {
      const WayChartTarget *target = &g_array_index (chart->targets, WayChartTarget, i);
      double x = way_viewport_to_px (viewport, target->day);
      WayChartItem item = { chart->series->len, i, x, way_scale_to_px (scale, target->height), x };

      if (target->has_height && target->day >= viewport->start && target->day <= viewport->end)
        g_array_append_val (items, item);
    }
}

/* The policies, at the height of the ticks. */
static void
add_policies (GArray            *items,
              const WayChart    *chart,
              const WayLook     *look,
              const WayViewport *viewport,
              const WayRect     *plot)
{
  double y = plot->y - way_text_context_get_height (look->text, WAY_TEXT_SMALL) / 2;
  guint before = items->len;

  for (guint i = 0; i < chart->markers->len; i++)
    {
      const WayChartMarker *marker = &g_array_index (chart->markers, WayChartMarker, i);
      double x = way_viewport_to_px (viewport, marker->day);
      WayChartItem item = { chart->series->len + 1, i, x, y, x };

      if (marker->day >= viewport->start && marker->day < viewport->end)
        g_array_append_val (items, item);
    }
  if (items->len - before > MAX_POLICIES)
    g_array_set_size (items, before);
}

/* The other kinds note their items while they are drawn, so that what is read
 * stands where it is seen; here they are drawn on nothing. */
static void
add_drawn (GArray            *items,
           const WayChart    *chart,
           const WayLook     *look,
           const WayViewport *viewport,
           const WayRect     *area)
{
  const WayPainterClass nothing = { NULL };
  WayPainter blind = { &nothing };

  if (chart->series->len > 0)
    way_chart_draw_kind (chart, &blind, look, area, viewport->start, viewport->end, items);
}

/**
 * way_chart_get_items:
 * @chart: a chart
 * @look: the look with which it is drawn
 * @viewport: the time axis
 * @plot: where the curves are drawn; the whole area for a full chart of another
 *   kind than lines
 * @full: whether they are those of a full chart, and not of a strip
 *
 * Returns: (transfer full) (element-type WayChartItem): what there is to read,
 *   row by row and from left to right
 */
GArray *
way_chart_get_items (const WayChart    *chart,
                     const WayLook     *look,
                     const WayViewport *viewport,
                     const WayRect     *plot,
                     gboolean           full)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (WayChartItem));
  double low, high;
  WayScale scale;

  g_return_val_if_fail (chart != NULL && look != NULL, items);
  g_return_val_if_fail (viewport != NULL && plot != NULL, items);

  if (full && way_chart_get_kind (chart) != WAY_CHART_LINES)
    {
      add_drawn (items, chart, look, viewport, plot);
      return items;
    }
  if (!way_chart_get_range (chart, viewport->start, viewport->end, &low, &high))
    return items;
  scale = way_chart_make_scale (plot, full, way_look_get_unit (look), low, high);
  for (guint row = 0; row < chart->series->len; row++)
    add_series (items, chart, row, viewport, &scale);
  add_targets (items, chart, viewport, &scale);
  if (full)
    add_policies (items, chart, look, viewport, plot);
  return items;
}

/**
 * way_chart_items_find:
 * @items: (element-type WayChartItem): items
 * @row: the row of one
 * @index: its number in the row
 *
 * Returns: where it stands in @items, or %WAY_NONE
 */
guint
way_chart_items_find (const GArray *items,
                      guint         row,
                      guint         index)
{
  g_return_val_if_fail (items != NULL, WAY_NONE);

  for (guint i = 0; i < items->len; i++)
    if (get (items, i)->row == row && get (items, i)->index == index)
      return i;
  return WAY_NONE;
}

/**
 * way_chart_items_at:
 * @items: (element-type WayChartItem): items
 * @x: pixels of the area
 * @y: likewise
 * @slack: how far from its place an item without bounds still counts
 *
 * Returns: where the item at a place stands, or %WAY_NONE
 */
guint
way_chart_items_at (const GArray *items,
                    double        x,
                    double        y,
                    double        slack)
{
  guint nearest = WAY_NONE;
  double least = INFINITY;

  g_return_val_if_fail (items != NULL, WAY_NONE);

  for (guint i = 0; i < items->len; i++)
    {
      const WayChartItem *item = get (items, i);
      const WayRect *bounds = &item->bounds;
      double distance = hypot (item->x - x, item->y - y);
      gboolean within = bounds->width > 0
        ? x >= bounds->x && x < bounds->x + bounds->width
          && y >= bounds->y && y < bounds->y + bounds->height
        : distance <= slack;

      if (within && distance < least)
        {
          nearest = i;
          least = distance;
        }
    }
  return nearest;
}

/* The item of another row that is nearest in time. */
static guint
find_nearest (const GArray *items,
              guint         row,
              double        along)
{
  guint nearest = WAY_NONE;

  for (guint i = 0; i < items->len; i++)
    if (get (items, i)->row == row
        && (nearest == WAY_NONE
            || fabs (get (items, i)->along - along)
               < fabs (get (items, nearest)->along - along)))
      nearest = i;
  return nearest;
}

/**
 * way_chart_items_step:
 * @items: (element-type WayChartItem): items
 * @from: where one stands, or %WAY_NONE
 * @along: 1 for the next of its row, -1 for the one before, or 0
 * @across: 1 for the next row, -1 for the one before, or 0
 *
 * Steps from item to item. From %WAY_NONE it goes to the newest of the first
 * row.
 *
 * Returns: where the item stands; @from if there is none further on, and
 *   %WAY_NONE if there are no items
 */
guint
way_chart_items_step (const GArray *items,
                      guint         from,
                      int           along,
                      int           across)
{
  const WayChartItem *item;
  guint to;

  g_return_val_if_fail (items != NULL, WAY_NONE);

  if (items->len == 0)
    return WAY_NONE;
  if (from == WAY_NONE || from >= items->len)
    return way_chart_items_end (items, 0, TRUE);
  item = get (items, from);
  if (along != 0)
    {
      to = from + along;
      return to < items->len && get (items, to)->row == item->row ? to : from;
    }
  /* A row without items in the window is passed over. */
  for (int row = (int) item->row + across;
       row >= 0 && row <= (int) get (items, items->len - 1)->row; row += across)
    {
      to = find_nearest (items, row, item->along);
      if (to != WAY_NONE)
        return to;
    }
  return from;
}

/**
 * way_chart_items_end:
 * @items: (element-type WayChartItem): items, not empty
 * @from: where one stands
 * @last: whether the last of its row is wanted, or the first
 *
 * Returns: where the end of the row stands
 */
guint
way_chart_items_end (const GArray *items,
                     guint         from,
                     gboolean      last)
{
  int step = last ? 1 : -1;

  g_return_val_if_fail (items != NULL && from < items->len, WAY_NONE);

  while (from + step < items->len && get (items, from + step)->row == get (items, from)->row)
    from += step;
  return from;
}

/* The point of a curve, bar, panel or release; NULL for a target or a policy. */
static const WaySeriesPoint *
get_point (const WayChart     *chart,
           const WayChartItem *item,
           guint              *series,
           guint              *point)
{
  gboolean of_kind = item->bounds.width > 0;

  if (of_kind ? item->target != WAY_NONE : item->row >= chart->series->len)
    return NULL;
  *series = of_kind ? item->series : item->row;
  *point = of_kind ? item->point : item->index;
  return &way_chart_get_series (chart, *series)->points[*point];
}

static const WayChartTarget *
get_target (const WayChart     *chart,
            const WayChartItem *item)
{
  return &g_array_index (chart->targets, WayChartTarget,
                         item->bounds.width > 0 ? item->target : item->index);
}

/* The policy of a marker; WAY_NONE for a point or a target. */
static guint
get_marked (const WayChart     *chart,
            const WayChartItem *item)
{
  if (item->bounds.width > 0 || item->row <= chart->series->len)
    return WAY_NONE;
  return g_array_index (chart->markers, WayChartMarker, item->index).policy;
}

/* "19 May 2016 · title" */
static char *
name_policy (const WayChart *chart,
             guint           policy,
             WayLang         lang)
{
  const WayPolicy *row = way_dataset_get_policy (chart->dataset, policy);
  g_autofree char *date = way_date_to_text (row->date, lang);

  return g_strdup_printf ("%s · %s", date, row->short_title[lang]);
}

/**
 * way_chart_item_name:
 * @chart: the chart
 * @item: an item of it
 * @lang: the language of the words
 *
 * Returns: (transfer full): the point's value with its year and release, the
 *   target with its verdict, or the policy with its date, in a line
 */
char *
way_chart_item_name (const WayChart     *chart,
                     const WayChartItem *item,
                     WayLang             lang)
{
  const WayChartTarget *target;
  guint series, point;

  g_return_val_if_fail (chart != NULL && item != NULL, NULL);

  if (get_point (chart, item, &series, &point) != NULL)
    return way_chart_describe_point (chart, series, point, lang);
  if (get_marked (chart, item) != WAY_NONE)
    return name_policy (chart, get_marked (chart, item), lang);
  target = get_target (chart, item);
  return way_verdict_line (chart->dataset, target->stated, &target->verdict, lang);
}

/**
 * way_chart_item_provenance:
 * @chart: the chart
 * @item: an item of it
 * @lang: the language of the words
 *
 * Returns: (transfer full): where the figure, the target or the policy comes from,
 *   in lines
 */
char *
way_chart_item_provenance (const WayChart     *chart,
                           const WayChartItem *item,
                           WayLang             lang)
{
  const WaySeriesPoint *row;
  guint series, point;

  g_return_val_if_fail (chart != NULL && item != NULL, NULL);

  row = get_point (chart, item, &series, &point);
  if (row != NULL)
    return way_provenance_of_observation (chart->dataset, row->latest, lang);
  if (get_marked (chart, item) != WAY_NONE)
    return way_provenance_of_policy (chart->dataset, get_marked (chart, item), lang);
  return way_provenance_of_statement (chart->dataset, get_target (chart, item)->stated, lang);
}

/**
 * way_chart_item_explain:
 * @chart: the chart
 * @item: an item of it
 * @answer: an answer of the same data set
 *
 * Adds why the item says what it says: of a figure its latest release, and the
 * first where that was another; of a target its verdict; of a policy its date.
 */
void
way_chart_item_explain (const WayChart     *chart,
                        const WayChartItem *item,
                        WayAnswer          *answer)
{
  const WaySeriesPoint *row;
  guint series, point;

  g_return_if_fail (chart != NULL && item != NULL && answer != NULL);

  row = get_point (chart, item, &series, &point);
  if (row != NULL)
    {
      way_answer_add_observation (answer, row->latest);
      if (row->first != row->latest)
        way_answer_add_observation (answer, row->first);
    }
  else if (get_marked (chart, item) != WAY_NONE)
    way_answer_add_policy (answer, get_marked (chart, item));
  else
    way_answer_add_statement (answer, get_target (chart, item)->stated);
}

/**
 * way_chart_item_get_policy:
 * @chart: the chart
 * @item: an item of it
 *
 * Returns: the policy, or the one that set the target; %WAY_NONE for a point
 */
guint
way_chart_item_get_policy (const WayChart     *chart,
                           const WayChartItem *item)
{
  guint series, point;

  g_return_val_if_fail (chart != NULL && item != NULL, WAY_NONE);

  if (get_point (chart, item, &series, &point) != NULL)
    return WAY_NONE;
  if (get_marked (chart, item) != WAY_NONE)
    return get_marked (chart, item);
  return way_dataset_get_stated_goal (chart->dataset, get_target (chart, item)->stated)->policy;
}
