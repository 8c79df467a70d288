/* Titles stand in rows over the plot, the most important policies first: none
 * runs over another, and no line from a title to the curves runs through
 * another title. What has no title stands as a tick under the rows, together
 * with all others of its unit of the calendar, so that panning does not change
 * what stands together.
 */
#include "config.h"

#include "way-chart-markers.h"

#include <math.h>

#include "way-chart-private.h"
#include "way-own-marks.h"
#include "way-timeline-scene.h"
#include "way-ticks.h"

#define ROWS 3u
#define ROW_GAP_PX 3.0
#define MARK_PX 8.0
#define TICK_PX 7.0

/* The room of a tick with its count, and of the longest title. */
#define CELL_PX 40.0
#define MAX_TITLE_PX 190.0

/* With more policies in the window than this, only the selected one has a
 * title: a dozen of so many would say nothing. */
#define MANY 4096u

typedef struct
{
  const WayChart    *chart;
  const WayLook     *look;
  const WayViewport *viewport;
  const WayRect     *plot;
  double             unit;
  double             row_px;
  guint              from;     /* of the chart's markers, the first in the window */
  guint              to;       /* behind the last */
  GArray            *boxes;    /* WayChartMarkerBox */
} Layout;

static const WayChartMarker *
get (const WayChart *chart,
     guint           index)
{
  return &g_array_index (chart->markers, WayChartMarker, index);
}

/* The middle of a policy's date in half days, which are whole; of very many
 * policies no row is read for it. */
static int
get_middle (const WayChart *chart,
            guint           policy)
{
  const WayPolicyKey *key = &way_dataset_get_keys (chart->dataset)[policy];

  return key->first_day + key->end_day;
}

static void
add_marker (WayChart *chart,
            guint     policy)
{
  WayChartMarker marker = { policy, get_middle (chart, policy) / 2.0 };

  g_array_append_val (chart->markers, marker);
}

/* Where the markers of each half day begin among all, counted from the least. */
static guint *
find_starts (const WayChart *chart,
             const guint8   *matching,
             guint           n,
             int             least,
             int             most)
{
  guint *starts = g_new0 (guint, (gsize) most - least + 2);

  for (guint i = 0; i < n; i++)
    if (matching[i])
      starts[get_middle (chart, i) - least + 1]++;
  for (int i = 0; i <= most - least; i++)
    starts[i + 1] += starts[i];
  return starts;
}

/* In the order of time, by number within a day; by counting, as a million that
 * are compared take a fifth of a second. */
static void
add_matching (WayChart      *chart,
              const WayView *view,
              const guint8  *matching)
{
  guint n = way_dataset_get_n_rows (chart->dataset, WAY_TABLE_POLICIES);
  g_autofree guint8 *found = NULL;
  g_autofree guint *starts = NULL;
  int least = G_MAXINT, most = G_MININT;

  if (matching == NULL)
    {
      found = g_new0 (guint8, MAX (n, 1));
      way_query_match (way_view_get_query (view), chart->dataset, chart->known_on, found);
      matching = found;
    }
  for (guint i = 0; i < n; i++)
    if (matching[i])
      {
        least = MIN (least, get_middle (chart, i));
        most = MAX (most, get_middle (chart, i));
      }
  if (least > most)
    return;
  starts = find_starts (chart, matching, n, least, most);
  g_array_set_size (chart->markers, starts[most - least + 1]);
  for (guint i = 0; i < n; i++)
    if (matching[i])
      {
        int middle = get_middle (chart, i);

        g_array_index (chart->markers, WayChartMarker, starts[middle - least]++)
          = (WayChartMarker) { i, middle / 2.0 };
      }
}

static void
add_starred (WayChart      *chart,
             const WayView *view)
{
  g_autoptr (WayOwnMarks) marks = way_dataset_get_own (chart->dataset);
  g_autofree guint8 *starred = NULL;

  if (marks == NULL)
    return;
  starred = g_new0 (guint8, MAX (marks->n_policies, 1));
  for (guint i = 0; i < marks->n_policies; i++)
    starred[i] = way_own_marks_has (marks, i, WAY_OWN_STARRED);
  add_matching (chart, view, starred);
}

/**
 * way_chart_find_markers:
 * @chart: a new chart
 * @view: the view that it is of
 * @matching: (nullable): for each policy whether the view's query matches it
 *
 * Gives a line chart the markers that its view asks for.
 */
void
way_chart_find_markers (WayChart      *chart,
                        const WayView *view,
                        const guint8  *matching)
{
  chart->selected = way_dataset_find (chart->dataset, WAY_TABLE_POLICIES,
                                      way_view_get_selection (view));
  if (chart->kind != WAY_CHART_LINES)
    return;
  if (way_view_get_markers (view) == WAY_MARKERS_FILTER)
    add_matching (chart, view, matching);
  else if (way_view_get_markers (view) == WAY_MARKERS_STARRED)
    add_starred (chart, view);
  else if (way_view_get_markers (view) == WAY_MARKERS_SELECTED && chart->selected != WAY_NONE)
    add_marker (chart, chart->selected);
}

/**
 * way_chart_get_n_markers:
 * @chart: a chart
 *
 * Returns: how many policies stand on it, whatever its time axis shows
 */
guint
way_chart_get_n_markers (const WayChart *chart)
{
  g_return_val_if_fail (chart != NULL, 0);

  return chart->markers->len;
}

static double
get_row_height (const WayLook *look)
{
  return ceil (way_text_context_get_height (look->text, WAY_TEXT_SMALL)) + ROW_GAP_PX;
}

/**
 * way_chart_get_markers_height:
 * @chart: a chart
 * @look: the look
 *
 * Returns: the room over the plot that the markers need, in pixels
 */
double
way_chart_get_markers_height (const WayChart *chart,
                              const WayLook  *look)
{
  if (chart->markers->len == 0)
    return 0;
  /* The rows of titles, and the one of the ticks. */
  return (MIN (chart->markers->len, ROWS) + 1) * get_row_height (look);
}

/* The first marker that is not before a day. */
static guint
find_day (const WayChart *chart,
          double          day)
{
  guint low = 0, high = chart->markers->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (get (chart, middle)->day < day)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* The more important first; the selected one before all. */
static int
compare_importance (gconstpointer a,
                    gconstpointer b,
                    gpointer      data)
{
  const WayChart *chart = data;
  guint first = get (chart, *(const guint *) a)->policy;
  guint second = get (chart, *(const guint *) b)->policy;
  const WayPolicyKey *keys = way_dataset_get_keys (chart->dataset);

  if (first == chart->selected || second == chart->selected)
    return first == chart->selected ? -1 : 1;
  return keys[first].importance < keys[second].importance ? -1 : 1;
}

static GArray *
find_candidates (const Layout *layout)
{
  GArray *candidates = g_array_new (FALSE, FALSE, sizeof (guint));
  gboolean many = layout->to - layout->from > MANY;

  for (guint i = layout->from; i < layout->to; i++)
    if (!many || get (layout->chart, i)->policy == layout->chart->selected)
      g_array_append_val (candidates, i);
  g_array_sort_with_data (candidates, compare_importance, (gpointer) layout->chart);
  return candidates;
}

/* Whether a title in a row keeps off the others and off their lines, and its
 * own line off theirs. */
static gboolean
is_free (const Layout  *layout,
         const WayRect *box,
         double         x)
{
  for (guint i = 0; i < layout->boxes->len; i++)
    {
      const WayChartMarkerBox *other = &g_array_index (layout->boxes, WayChartMarkerBox, i);
      double start = other->bounds.x, end = start + other->bounds.width;

      if (other->bounds.y == box->y && box->x < end + ROW_GAP_PX
          && start < box->x + box->width + ROW_GAP_PX)
        return FALSE;
      if (other->bounds.y > box->y && x > start - ROW_GAP_PX && x < end + ROW_GAP_PX)
        return FALSE;
      if (other->bounds.y < box->y && other->x > box->x - ROW_GAP_PX
          && other->x < box->x + box->width + ROW_GAP_PX)
        return FALSE;
    }
  return TRUE;
}

/* To the right of its line, or to the left where the axis ends too soon. */
static gboolean
place_title (Layout *layout,
             guint   index)
{
  const WayChartMarker *marker = get (layout->chart, index);
  const WayLook *look = layout->look;
  const char *title
    = way_dataset_get_policy (layout->chart->dataset, marker->policy)->short_title[look->lang];
  double right = layout->viewport->left_px + layout->viewport->width_px;
  WayChartMarkerBox box = { index, index + 1, 1,
                            round (way_viewport_to_px (layout->viewport, marker->day)),
                            way_text_context_get_label (look->text, title, WAY_TEXT_SMALL,
                                                        MAX_TITLE_PX * layout->unit), { 0 } };
  double mark = MARK_PX * layout->unit, width = mark + ROW_GAP_PX + ceil (box.label->width);

  for (guint row = 0; row < MIN (layout->chart->markers->len, ROWS); row++)
    {
      box.bounds = (WayRect) { box.x - mark / 2, layout->plot->y - (row + 2) * layout->row_px,
                               width, layout->row_px };
      if (box.bounds.x + width > right)
        box.bounds.x = box.x + mark / 2 - width;
      if (box.bounds.x < layout->plot->x || !is_free (layout, &box.bounds, box.x))
        continue;
      g_array_append_val (layout->boxes, box);
      return TRUE;
    }
  return FALSE;
}

static void
place_titles (Layout *layout)
{
  g_autoptr (GArray) candidates = find_candidates (layout);
  guint n = 0;

  for (guint i = 0; i < candidates->len && n < WAY_CHART_MAX_TITLES; i++)
    n += place_title (layout, g_array_index (candidates, guint, i));
}

static guint
count_titled (const GArray *boxes,
              guint         from,
              guint         to)
{
  guint n = 0;

  for (guint i = 0; i < boxes->len; i++)
    {
      const WayChartMarkerBox *box = &g_array_index (boxes, WayChartMarkerBox, i);

      n += box->label != NULL && box->first >= from && box->first < to;
    }
  return n;
}

/* The smallest unit of the calendar in which a tick with its count has room. */
static WayUnit
choose_unit (const Layout *layout)
{
  double scale = layout->viewport->width_px / (layout->viewport->end - layout->viewport->start);
  WayUnit unit = WAY_UNIT_DAY;

  while (unit + 1 < WAY_N_UNITS && way_unit_days (unit) * scale < CELL_PX * layout->unit)
    unit++;
  return unit;
}

static void
place_ticks (Layout *layout)
{
  WayUnit unit = choose_unit (layout);
  guint next;

  for (guint i = layout->from; i < layout->to; i = next)
    {
      int begin = way_unit_floor (unit, (int) floor (get (layout->chart, i)->day));
      WayChartMarkerBox box = { .first = i };

      next = MIN (find_day (layout->chart, way_unit_next (unit, begin)), layout->to);
      next = MAX (next, i + 1);
      box.last = next;
      box.n = next - i - count_titled (layout->boxes, i, next);
      if (box.n == 0)
        continue;
      box.x = round (way_viewport_to_px (
        layout->viewport,
        (get (layout->chart, i)->day + get (layout->chart, next - 1)->day) / 2));
      box.bounds = (WayRect) { box.x - CELL_PX / 4, layout->plot->y - layout->row_px,
                               CELL_PX * layout->unit * 0.75, layout->row_px };
      g_array_append_val (layout->boxes, box);
    }
}

/**
 * way_chart_lay_out_markers:
 * @chart: a chart
 * @look: the look with which it is drawn
 * @viewport: the time axis
 * @plot: where the curves are, as way_chart_get_full_plot() gives it
 *
 * Returns: (transfer full) (element-type WayChartMarkerBox): the markers in the
 *   window: those with a title, then the ticks from left to right. Every policy
 *   of the chart that is in the window stands in exactly one of them.
 */
GArray *
way_chart_lay_out_markers (const WayChart    *chart,
                           const WayLook     *look,
                           const WayViewport *viewport,
                           const WayRect     *plot)
{
  GArray *boxes = g_array_new (FALSE, FALSE, sizeof (WayChartMarkerBox));
  Layout layout = { chart, look, viewport, plot };

  g_return_val_if_fail (chart != NULL && look != NULL, boxes);
  g_return_val_if_fail (viewport != NULL && plot != NULL, boxes);

  layout.boxes = boxes;
  layout.unit = way_look_get_unit (look);
  layout.row_px = get_row_height (look);
  layout.from = find_day (chart, viewport->start);
  layout.to = find_day (chart, viewport->end);
  place_titles (&layout);
  place_ticks (&layout);
  return boxes;
}

/**
 * way_chart_get_marked:
 * @chart: a chart
 * @boxes: (element-type WayChartMarkerBox): its markers
 * @box: one of them
 *
 * Returns: (transfer full) (element-type guint): the policies that stand there,
 *   in the order of time
 */
GArray *
way_chart_get_marked (const WayChart *chart,
                      const GArray   *boxes,
                      guint           box)
{
  GArray *policies = g_array_new (FALSE, FALSE, sizeof (guint));
  const WayChartMarkerBox *marker;

  g_return_val_if_fail (chart != NULL && boxes != NULL && box < boxes->len, policies);

  marker = &g_array_index (boxes, WayChartMarkerBox, box);
  for (guint i = marker->first; i < marker->last; i++)
    if (marker->label != NULL || count_titled (boxes, i, i + 1) == 0)
      g_array_append_val (policies, get (chart, i)->policy);
  return policies;
}

/**
 * way_chart_marker_at:
 * @boxes: (element-type WayChartMarkerBox): markers
 * @x: pixels
 * @y: pixels
 *
 * Returns: the marker under a point, or %WAY_NONE
 */
guint
way_chart_marker_at (const GArray *boxes,
                     double        x,
                     double        y)
{
  g_return_val_if_fail (boxes != NULL, WAY_NONE);

  for (guint i = 0; i < boxes->len; i++)
    {
      const WayRect *bounds = &g_array_index (boxes, WayChartMarkerBox, i).bounds;

      if (x >= bounds->x && x < bounds->x + bounds->width && y >= bounds->y
          && y < bounds->y + bounds->height)
        return i;
    }
  return WAY_NONE;
}

static void
draw_title (const WayChart          *chart,
            WayPainter              *painter,
            const WayLook           *look,
            const WayRect           *plot,
            const WayChartMarkerBox *box)
{
  guint index = get (chart, box->first)->policy;
  const WayPolicy *policy = way_dataset_get_policy (chart->dataset, index);
  const WayPalette *palette = look->palette;
  const WayColor *ink = index == chart->selected ? &palette->accent : &palette->ink;
  WayColor line = way_color_with_alpha (ink, 0.35f);
  double unit = way_look_get_unit (look), mark = MARK_PX * unit;
  double middle = round (box->bounds.y + box->bounds.height / 2);
  gboolean left = box->bounds.x + box->bounds.width <= box->x + mark;
  double text = left ? box->bounds.x : box->x + mark / 2 + ROW_GAP_PX;

  way_painter_begin_group (painter, policy->id, policy->title[look->lang]);
  way_painter_rect (painter,
                    &(WayRect) { box->x, middle, 1, plot->y + plot->height - middle }, &line);
  way_painter_glyph (painter, way_glyph_of_kind (policy->kind), box->x, middle, mark,
                     policy->date.day == 0, ink, &palette->ground);
  way_painter_text (painter, box->label, round (text),
                    round (middle - box->label->height / 2), ink);
  way_painter_end_group (painter);
}

/* Whether the line of a title runs through a place. */
static gboolean
is_crossed (const GArray  *boxes,
            const WayRect *place)
{
  for (guint i = 0; i < boxes->len; i++)
    {
      const WayChartMarkerBox *box = &g_array_index (boxes, WayChartMarkerBox, i);

      if (box->label != NULL && box->x >= place->x && box->x <= place->x + place->width)
        return TRUE;
    }
  return FALSE;
}

static void
draw_tick (const GArray            *boxes,
           WayPainter              *painter,
           const WayLook           *look,
           const WayRect           *plot,
           const WayChartMarkerBox *box)
{
  const WayColor *ink = &look->palette->ink_soft;
  double height = round (TICK_PX * way_look_get_unit (look));
  g_autofree char *text = NULL;
  const WayLabel *label;
  WayRect ground;

  way_painter_rect (painter, &(WayRect) { box->x, plot->y - height - 2, 2, height }, ink);
  if (box->n < 2)
    return;
  text = g_strdup_printf ("%u", box->n);
  label = way_text_context_get_label (look->text, text, WAY_TEXT_SMALL, 0);
  ground = (WayRect) { box->x + 4, round (plot->y - label->height - 2), ceil (label->width),
                       label->height };
  if (is_crossed (boxes, &ground))
    way_painter_rect (painter, &ground, &look->palette->ground);
  way_painter_text (painter, label, ground.x, ground.y, ink);
}

/**
 * way_chart_draw_markers:
 * @chart: a chart
 * @painter: a painter
 * @look: the look
 * @viewport: the time axis
 * @plot: where the curves are
 *
 * Draws the markers over the plot, and the lines of those with titles through
 * it; to be called before the curves are drawn.
 */
void
way_chart_draw_markers (const WayChart    *chart,
                        WayPainter        *painter,
                        const WayLook     *look,
                        const WayViewport *viewport,
                        const WayRect     *plot)
{
  g_autoptr (GArray) boxes = NULL;

  if (chart->markers->len == 0)
    return;
  boxes = way_chart_lay_out_markers (chart, look, viewport, plot);
  for (guint i = 0; i < boxes->len; i++)
    {
      const WayChartMarkerBox *box = &g_array_index (boxes, WayChartMarkerBox, i);

      if (box->label != NULL)
        draw_title (chart, painter, look, plot, box);
      else
        draw_tick (boxes, painter, look, plot, box);
    }
}
