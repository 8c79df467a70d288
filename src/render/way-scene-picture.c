/* Timelines, charts and threads are drawn by the functions that draw them on
 * the screen. The horizon is a list here: the targets that come due next, as
 * many as there is room for.
 */
#include "config.h"

#include "way-scene-picture.h"

#include <math.h>

#include "way-chart.h"
#include "way-goals-scene.h"
#include "way-horizon.h"
#include "way-phrases.h"
#include "way-picture-private.h"
#include "way-provenance.h"
#include "way-releases.h"
#include "way-scene-table.h"
#include "way-text-pool.h"
#include "way-timeline-scene.h"

/* Between a year, a target and its verdict in a list, in sizes of the text. */
#define YEAR_SIZES 4.0
#define GAP_SIZES 1.0

/* The verdict's share of the width of a list. */
#define VERDICT_SHARE 0.3

/* How many sources a line names. */
#define MAX_SOURCES 4

typedef struct
{
  WayPainter     *painter;
  const WayLook  *look;
  WayDataset     *dataset;
  const WayScene *scene;
  WayView        *view;
  gboolean        both;
  const guint8   *matching;
  const WayRect  *area;
} Drawing;

static guint8 *
match (WayDataset *dataset,
       WayView    *view)
{
  guint8 *matching
    = g_new0 (guint8, MAX (way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES), 1));

  way_query_match (way_view_get_query (view), dataset, way_view_get_as_known (view), matching);
  return matching;
}

/* With the titles that the lesson shows: those that the teacher has picked, then
 * by rank, twenty at most; in a quiz none. */
static WayTimelineScene *
new_timeline (WayDataset     *dataset,
              WayTextContext *text,
              WayLang         lang,
              const WayScene *scene,
              WayView        *view,
              gboolean        both,
              const guint8   *matching)
{
  WayTimelineScene *timeline = way_timeline_scene_new (dataset, text, lang);
  g_autoptr (GArray) chosen = way_timeline_choose_titles (
    dataset, view, (const char *const *) scene->picks, matching);
  const WaySceneTitles titles = {
    .chosen = (const guint *) (gpointer) chosen->data,
    .n_chosen = chosen->len,
    .hidden = scene->hide_titles,
    .both = both,
  };

  way_timeline_scene_set_titles (timeline, &titles);
  way_timeline_scene_set_view (timeline, view, matching);
  return timeline;
}

static void
draw_timeline (const Drawing *drawing)
{
  const WayLook *look = drawing->look;
  g_autoptr (WayTimelineScene) scene
    = new_timeline (drawing->dataset, look->text, look->lang, drawing->scene, drawing->view,
                    drawing->both, drawing->matching);

  way_timeline_scene_set_size (scene, drawing->area->width, drawing->area->height);
  way_timeline_scene_draw (scene, drawing->painter, look);
}

static void
draw_chart (const Drawing *drawing)
{
  g_autoptr (WayChart) chart = way_chart_new_for_view (drawing->dataset, drawing->view, NULL);
  const WayRect area = { 0, 0, drawing->area->width, drawing->area->height };

  if (chart != NULL)
    way_chart_draw_full (chart, drawing->painter, drawing->look, &area,
                         way_view_get_start (drawing->view), way_view_get_end (drawing->view));
}

/* The thread that is expanded stands at the top. */
static void
draw_threads (const Drawing *drawing)
{
  const WayLook *look = drawing->look;
  const char *expanded = way_view_get_goals (drawing->view).goal;
  g_autoptr (WayGoalsScene) scene = way_goals_scene_new (drawing->dataset, look->text, look->lang);
  const WayGoalsItem *items;
  guint n = 0;
  double top = 0;

  way_goals_scene_set_both (scene, drawing->both);
  way_goals_scene_set_second (scene, drawing->both);
  way_goals_scene_set_view (scene, drawing->view, drawing->matching);
  way_goals_scene_set_size (scene, drawing->area->width, drawing->area->height);
  items = way_goals_scene_get_items (scene, &n);
  for (guint i = 0; i < n && *expanded != '\0'; i++)
    if (items[i].kind == WAY_GOALS_ITEM_GOAL
        && g_str_equal (way_dataset_get_goal (drawing->dataset, items[i].goal)->id, expanded))
      top = items[i].bounds.y - way_axis_get_height (look);
  way_goals_scene_set_scroll (scene, MAX (top, 0));
  way_goals_scene_draw (scene, drawing->painter, look);
}

static void
draw_cell (const Drawing *drawing,
           const char    *text,
           WayTextStyle   style,
           double         x,
           double         y,
           double         width)
{
  const WayLabel *label
    = way_text_context_get_label (drawing->look->text, text, style, MAX (width, 1));

  way_painter_text (drawing->painter, label, round (x), round (y),
                    style == WAY_TEXT_SMALL ? &drawing->look->palette->ink_soft
                                            : &drawing->look->palette->ink);
}

static void
draw_target (const Drawing       *drawing,
             const WayHorizonRow *row,
             double               y)
{
  WayLang lang = drawing->look->lang;
  const WayStatedGoal *stated = way_dataset_get_stated_goal (drawing->dataset, row->stated);
  double size = way_text_context_get_size (drawing->look->text);
  double verdict_px = floor (drawing->area->width * VERDICT_SHARE);
  double target_px = drawing->area->width - verdict_px - (YEAR_SIZES + GAP_SIZES) * size;
  g_autofree char *year = g_strdup_printf ("%d", stated->due_year);
  g_autofree char *target = way_phrase_target (drawing->dataset, stated, lang);
  g_autofree char *word
    = way_verdict_get_word (drawing->dataset, row->stated, &row->verdict, lang);
  g_autofree char *verdict = g_strdup_printf ("%s %s", way_verdict_get_glyph (row->verdict.id),
                                              word);

  draw_cell (drawing, year, WAY_TEXT_STRONG, 0, y, YEAR_SIZES * size);
  draw_cell (drawing, target, WAY_TEXT_BODY, YEAR_SIZES * size, y, target_px);
  draw_cell (drawing, verdict, WAY_TEXT_BODY, drawing->area->width - verdict_px, y, verdict_px);
}

/* The targets due in the year of the newest figure and later. */
static void
draw_horizon (const Drawing *drawing)
{
  WayLang lang = drawing->look->lang;
  int known = way_known_day (drawing->dataset, way_view_get_as_known (drawing->view));
  int year = way_date_from_day (known).year;
  g_autoptr (GArray) horizon = way_horizon_of_view (drawing->dataset, drawing->view, WAY_NONE,
                                                    drawing->matching);
  double step = way_text_context_get_height (drawing->look->text, WAY_TEXT_BODY) * 1.3;
  guint room = (guint) MAX (floor (drawing->area->height / step) - 1, 1);
  guint n = 0;

  for (guint i = 0; i < horizon->len; i++)
    {
      const WayHorizonRow *row = &g_array_index (horizon, WayHorizonRow, i);

      if (way_dataset_get_stated_goal (drawing->dataset, row->stated)->due_year < year)
        continue;
      if (n < room)
        draw_target (drawing, row, n * step);
      n++;
    }
  if (n > room)
    {
      g_autofree char *count = way_phrase_count (n - room);
      g_autofree char *more = g_strdup_printf (way_tr_n (lang, "… and %s more target",
                                                         "… and %s more targets", n - room),
                                               count);

      draw_cell (drawing, more, WAY_TEXT_SMALL, 0, room * step, drawing->area->width);
    }
}

/**
 * way_scene_make_view:
 * @scene: a scene
 * @dataset: a snapshot
 *
 * Returns: (transfer full): the view that shows a scene before its answer: what
 *   a question hides had not been published on the day of the view
 */
WayView *
way_scene_make_view (const WayScene   *scene,
                     const WayDataset *dataset)
{
  g_autoptr (WayView) view = NULL;
  guint policy;

  g_return_val_if_fail (scene != NULL && dataset != NULL, NULL);

  view = way_scene_dup_view (scene, dataset);
  policy = scene->predict != NULL
    ? way_dataset_find (dataset, WAY_TABLE_POLICIES, scene->predict->policy) : WAY_NONE;
  if (policy == WAY_NONE)
    return g_steal_pointer (&view);
  return way_view_with_as_known (view, way_date_last_day (
                                   way_dataset_get_policy (dataset, policy)->date));
}

/**
 * way_scene_draw_view:
 * @painter: a painter
 * @look: how it looks
 * @dataset: a snapshot
 * @scene: a scene
 * @view: what is shown of it
 * @both: whether the titles of a timeline are in both languages
 * @area: where
 *
 * Draws what a scene shows, without the widgets around it.
 */
void
way_scene_draw_view (WayPainter     *painter,
                     const WayLook  *look,
                     WayDataset     *dataset,
                     const WayScene *scene,
                     WayView        *view,
                     gboolean        both,
                     const WayRect  *area)
{
  g_autofree guint8 *matching = NULL;
  Drawing drawing;

  g_return_if_fail (painter != NULL && look != NULL && dataset != NULL);
  g_return_if_fail (scene != NULL && view != NULL && area != NULL);

  matching = match (dataset, view);
  drawing = (Drawing) { painter, look, dataset, scene, view, both, matching, area };
  way_painter_push_clip (painter, area);
  way_painter_push_offset (painter, area->x, area->y);
  if (way_view_get_page (view) == WAY_PAGE_CHARTS)
    draw_chart (&drawing);
  else if (way_view_get_page (view) == WAY_PAGE_GOALS
           && way_view_get_goals (view).shown != WAY_GOALS_HORIZON)
    draw_threads (&drawing);
  else if (way_view_get_page (view) == WAY_PAGE_GOALS)
    draw_horizon (&drawing);
  else if (way_view_get_page (view) == WAY_PAGE_TABLE)
    way_scene_table_draw (painter, look, dataset, view, matching, area->width, area->height);
  else
    draw_timeline (&drawing);
  way_painter_pop_offset (painter);
  way_painter_pop_clip (painter);
}

static gboolean
lanes_fit (WayDataset     *dataset,
           const WayScene *scene,
           WayView        *view,
           const guint8   *matching,
           WayLang         lang,
           const WayRect  *area,
           double          size)
{
  g_autoptr (WayPooledText) text = way_text_pool_take (size, lang);
  g_autoptr (WayTimelineScene) timeline
    = new_timeline (dataset, text, lang, scene, view, FALSE, matching);

  way_timeline_scene_set_size (timeline, area->width, area->height);
  return way_timeline_scene_get_height (timeline) <= area->height;
}

/**
 * way_scene_find_text_size:
 * @dataset: a snapshot
 * @scene: a scene
 * @view: what is shown of it
 * @lang: the language of the words
 * @area: where
 * @largest: the size that is best, in pixels
 * @smallest: the size that can still be read
 *
 * Returns: the largest size of the text with which all lanes of a timeline have
 *   room, or @smallest; anything else is drawn in @largest
 */
double
way_scene_find_text_size (WayDataset     *dataset,
                          const WayScene *scene,
                          WayView        *view,
                          WayLang         lang,
                          const WayRect  *area,
                          double          largest,
                          double          smallest)
{
  g_autofree guint8 *matching = NULL;

  g_return_val_if_fail (dataset != NULL && scene != NULL, largest);
  g_return_val_if_fail (view != NULL && area != NULL, largest);

  if (way_view_get_page (view) != WAY_PAGE_TIMELINE)
    return largest;
  matching = match (dataset, view);
  for (double size = largest; size > smallest; size--)
    if (lanes_fit (dataset, scene, view, matching, lang, area, size))
      return size;
  return smallest;
}

/* The first source of a policy, if it is not there yet. */
static void
add_source (GPtrArray        *cites,
            const WayDataset *dataset,
            const char       *id,
            WayLang           lang)
{
  guint policy = way_dataset_find (dataset, WAY_TABLE_POLICIES, id);
  const WayPolicy *row;
  const char *cite;

  if (policy == WAY_NONE)
    return;
  row = way_dataset_get_policy (dataset, policy);
  if (row->n_sources == 0)
    return;
  cite = way_provenance_cite (
    dataset, way_dataset_get_policy_source (dataset, row->first_source)->source, lang);
  if (!g_ptr_array_find_with_equal_func (cites, cite, g_str_equal, NULL))
    g_ptr_array_add (cites, (gpointer) cite);
}

/* Where the policies come from that a scene picks or has selected; "" if it
 * names none. */
static char *
list_sources (const WayScene   *scene,
              const WayDataset *dataset,
              const WayView    *view,
              WayLang           lang)
{
  g_autoptr (GPtrArray) cites = g_ptr_array_new ();
  GString *line;

  add_source (cites, dataset, way_view_get_selection (view), lang);
  for (guint i = 0; scene->picks[i] != NULL; i++)
    add_source (cites, dataset, scene->picks[i], lang);
  if (cites->len == 0)
    return g_strdup ("");
  line = g_string_new (way_tr (lang, WAY_N_ ("Sources: ")));
  for (guint i = 0; i < MIN (cites->len, MAX_SOURCES); i++)
    g_string_append_printf (line, "%s%s", i > 0 ? way_tr (lang, WAY_N_ ("; ")) : "",
                            (const char *) g_ptr_array_index (cites, i));
  if (cites->len > MAX_SOURCES)
    g_string_append_printf (line, way_tr_n (lang, "; and %u more", "; and %u more",
                                            cites->len - MAX_SOURCES), cites->len - MAX_SOURCES);
  g_string_append (line, lang == WAY_LANG_EN ? "." : "。");
  return g_string_free (line, FALSE);
}

/**
 * way_scene_get_sources:
 * @scene: a scene
 * @dataset: a snapshot
 * @view: what is shown of it
 * @lang: the language of the words
 *
 * Returns: (transfer full): where its figures come from, or its policies
 */
char *
way_scene_get_sources (const WayScene *scene,
                       WayDataset     *dataset,
                       WayView        *view,
                       WayLang         lang)
{
  g_autoptr (WayChart) chart = NULL;
  g_autofree char *sources = NULL;
  g_autofree char *known = NULL;
  g_autofree char *set = NULL;
  const char *gap = lang == WAY_LANG_EN ? " " : "";

  g_return_val_if_fail (scene != NULL && dataset != NULL && view != NULL, NULL);

  if (way_view_get_page (view) == WAY_PAGE_CHARTS)
    chart = way_chart_new_for_view (dataset, view, NULL);
  set = way_picture_tell_dataset (dataset, lang);
  if (chart != NULL)
    {
      /* This line says on which day the figures are known. */
      sources = way_chart_get_sources (chart, way_view_get_start (view), way_view_get_end (view),
                                       lang);
      return g_strconcat (sources, gap, set, NULL);
    }
  sources = list_sources (scene, dataset, view, lang);
  known = way_phrase_known (dataset, way_view_get_as_known (view), lang);
  return g_strconcat (sources, *sources != '\0' ? gap : "", set, gap, known,
                      lang == WAY_LANG_EN ? "." : "。", NULL);
}
