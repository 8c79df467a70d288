/* Composition of a picture: the title above, the drawing, and the line of
 * sources below, in sizes that follow the picture's own.
 */
#include "config.h"

#include "way-picture-private.h"

#include <math.h>
#include <string.h>

#include "way-card.h"
#include "way-goals-scene.h"
#include "way-phrases.h"
#include "way-provenance.h"
#include "way-thread.h"
#include "way-timeline-scene.h"

/* Text of a picture in shares of the geometric mean of its sides, so that a
 * slide and a column on paper are both legible. */
#define TEXT_SHARE (1.0 / 62)
#define MIN_TEXT_PX 9.0

/* The smallest body text on paper, in points of 1/72 inch. */
#define PAPER_TEXT_PT 7.0

/* In sizes of the text: the margin of a picture, and what title, subtitle and
 * sources take of its height, the margins included. */
#define MARGIN_SIZES 2.0
#define HEAD_AND_FOOT_SIZES 8.0

/* No more sources than this are cited below a card or the goals. */
#define MAX_SOURCES 6u

/* The strip's share of a picture that has lanes, too. */
#define STRIP_SHARE 0.22

typedef struct
{
  WayPainter              *painter;
  WayLook                  look;
  WayDataset              *dataset;
  WayView                 *view;
  WayChart                *chart;      /* (nullable) */
  WayTimelineScene        *scene;      /* (nullable) */
  WayGoalsScene           *goals;      /* (nullable) */
  GArray                  *horizon;    /* (nullable): the targets of the goals */
  guint                    n_cut;      /* goals or statements that have no room */
  double                   cut_px;     /* where the last that has room ends */
  const WayPictureOptions *options;
  double                   margin;
} Composition;

/* On paper text has to be of a size that can be read there, whatever the share
 * of the picture that it takes. */
static double
text_size (const WayPictureOptions *options)
{
  double size = sqrt ((double) options->width * options->height) * TEXT_SHARE;
  double resolution = way_picture_get_resolution (options);

  if (resolution > 96)
    size = MAX (size, PAPER_TEXT_PT * resolution / 72);
  return MAX (round (size), MIN_TEXT_PX);
}

/* The margin follows the text, and leaves most of a narrow picture free. */
static double
get_margin (const WayPictureOptions *options,
            double                   size)
{
  return MIN (round (size * MARGIN_SIZES), floor (MIN (options->width, options->height) / 8.0));
}

static double
strip_height (const WayPictureOptions *options)
{
  return options->content == WAY_PICTURE_TIMELINE_STRIP
    ? floor (options->height * STRIP_SHARE) : 0;
}

/* Whether a timeline of this text size has room for all its lanes. */
static gboolean
lanes_fit (WayDataset              *dataset,
           WayView                 *view,
           const guint8            *matching,
           const WayPictureOptions *options,
           double                   size)
{
  g_autoptr (WayTextContext) text = way_text_context_new ("Sans", size, options->lang);
  g_autoptr (WayTimelineScene) scene = way_timeline_scene_new (dataset, text, options->lang);
  double margin = get_margin (options, size);

  way_timeline_scene_set_both (scene, options->both);
  way_timeline_scene_set_view (scene, view, matching);
  way_timeline_scene_set_size (scene, options->width - 2 * margin, options->height);
  return way_timeline_scene_get_height (scene) + HEAD_AND_FOOT_SIZES * size
         <= options->height - strip_height (options);
}

/* Whether the thread of one goal has room for all its statements. */
static gboolean
thread_fits (WayDataset              *dataset,
             WayView                 *view,
             const guint8            *matching,
             const WayPictureOptions *options,
             double                   size)
{
  g_autoptr (WayTextContext) text = way_text_context_new ("Sans", size, options->lang);
  g_autoptr (WayGoalsScene) scene = way_goals_scene_new (dataset, text, options->lang);

  way_goals_scene_set_both (scene, options->both);
  way_goals_scene_set_view (scene, view, matching);
  way_goals_scene_set_only (scene, way_picture_get_goal (dataset, view));
  way_goals_scene_set_size (scene, options->width - 2 * get_margin (options, size),
                            options->height);
  return way_goals_scene_get_height (scene) + HEAD_AND_FOOT_SIZES * size * (options->both ? 2 : 1)
         <= options->height;
}

/* A timeline and a thread take the largest text with which nothing is left out
 * for want of room, if there is one that can be read at all. */
static double
fitting_text_size (WayDataset              *dataset,
                   WayView                 *view,
                   const guint8            *matching,
                   const WayPictureOptions *options)
{
  double largest = text_size (options);
  gboolean (*fit) (WayDataset *, WayView *, const guint8 *, const WayPictureOptions *, double)
    = way_picture_has_lanes (options->content) ? lanes_fit : thread_fits;

  for (double size = largest; size >= MIN_TEXT_PX; size -= 1)
    if (fit (dataset, view, matching, options, size))
      return size;
  return largest;
}

static WayLang
other_lang (WayLang lang)
{
  return lang == WAY_LANG_EN ? WAY_LANG_ZH : WAY_LANG_EN;
}

static void
append_left_out (GString    *text,
                 const char *what,
                 guint       n)
{
  if (n > 0)
    g_string_append_printf (text, " · %s %u", what, n);
}

static guint8 *
match_all (WayDataset    *dataset,
           const WayView *view)
{
  guint n = way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES);
  guint8 *matching = g_new (guint8, MAX (n, 1));

  way_query_match (way_view_get_query (view), dataset, way_view_get_as_known (view),
                   matching);
  return matching;
}

/* The date, the issuers and the number of the policy. */
static char *
make_policy_subtitle (const Composition *composition,
                      WayLang            lang)
{
  const WayPolicy *policy = way_picture_get_policy (composition->dataset, composition->view);
  g_autofree char *date = way_phrase_date (policy, lang);
  g_autofree char *issuers = way_phrase_issuers (composition->dataset, policy, lang);
  g_autofree char *known
    = way_phrase_known (composition->dataset, way_view_get_as_known (composition->view), lang);

  return g_strjoin (" · ", date, issuers, known,
                    *policy->number[lang] != '\0' ? policy->number[lang] : NULL, NULL);
}

/* The area whose targets the goals show, WAY_NONE if the data set lacks it. */
static guint
get_goals_area (const WayDataset *dataset,
                const WayView    *view)
{
  return way_dataset_find (dataset, WAY_TABLE_AREAS, way_view_get_goals (view).area);
}

/* How the targets stand, and what the window leaves out. */
static char *
make_goals_subtitle (const Composition *composition,
                     WayLang            lang)
{
  const WayGoalsCounts *counts = way_goals_scene_get_counts (composition->goals);
  WayCoverage coverage = way_horizon_count (composition->horizon);
  gboolean one = composition->options->content == WAY_PICTURE_THREAD;
  guint area = get_goals_area (composition->dataset, composition->view);
  g_autofree char *text = way_coverage_describe (&coverage, lang);
  GString *subtitle = g_string_new (NULL);

  if (one && area != WAY_NONE)
    g_string_append_printf (subtitle, "%s · ",
                            way_dataset_get_area (composition->dataset, area)->name[lang]);
  g_string_append (subtitle, text);

  append_left_out (subtitle, way_tr (lang, WAY_N_ ("outside the span:")), counts->outside);
  append_left_out (subtitle, way_tr (lang, WAY_N_ ("filtered:")), counts->filtered);
  append_left_out (subtitle, way_tr (lang, WAY_N_ ("targets due outside the span:")),
                   counts->targets_outside);
  append_left_out (subtitle,
                   way_tr (lang, one ? WAY_N_ ("statements without room:")
                                     : WAY_N_ ("goals without room:")), composition->n_cut);
  return g_string_free (subtitle, FALSE);
}

/* How many policies the picture shows, and what it leaves out and why. */
static char *
make_subtitle (const Composition *composition,
               WayLang            lang)
{
  const WayTimelineCounts *counts = composition->scene != NULL
    ? way_timeline_scene_get_counts (composition->scene) : NULL;
  guint n = way_dataset_get_n_rows (composition->dataset, WAY_TABLE_POLICIES);
  guint shown;
  GString *text;

  if (way_picture_has_policy (composition->options->content))
    return make_policy_subtitle (composition, lang);
  if (composition->goals != NULL)
    return make_goals_subtitle (composition, lang);
  if (counts == NULL)
    return way_chart_get_subtitle (composition->chart, lang);
  shown = n - counts->outside - counts->filtered - counts->above_or_below;
  if (shown == n)
    return g_strdup_printf (way_tr_n (lang, "%u policy", "%u policies", n), n);
  text = g_string_new (NULL);
  g_string_append_printf (text, way_tr (lang, WAY_N_ ("%u of %u policies")), shown, n);
  append_left_out (text, way_tr (lang, WAY_N_ ("outside the span:")), counts->outside);
  append_left_out (text, way_tr (lang, WAY_N_ ("filtered:")), counts->filtered);
  append_left_out (text, way_tr (lang, WAY_N_ ("without room:")), counts->above_or_below);
  return g_string_free (text, FALSE);
}

static void
add_source (GArray *sources,
            guint   source)
{
  for (guint i = 0; i < sources->len; i++)
    if (g_array_index (sources, guint, i) == source)
      return;
  g_array_append_val (sources, source);
}

/* The sources of the figures that judge the targets, and of one goal those of
 * its statements. */
static void
add_goal_sources (const Composition *composition,
                  GArray            *sources)
{
  const WayDataset *dataset = composition->dataset;
  const WayGoalsItem *items;
  guint n_items;

  for (guint i = 0; i < composition->horizon->len; i++)
    {
      guint record = g_array_index (composition->horizon, WayHorizonRow, i).verdict.record;

      if (record != WAY_NONE)
        add_source (sources, way_dataset_get_observation (dataset, record)->source);
    }
  if (composition->options->content != WAY_PICTURE_THREAD)
    return;
  items = way_goals_scene_get_items (composition->goals, &n_items);
  for (guint i = 0; i < n_items; i++)
    if (items[i].kind == WAY_GOALS_ITEM_STATEMENT && items[i].stated != WAY_NONE)
      add_source (sources, way_dataset_get_stated_goal (dataset, items[i].stated)->source);
}

/* The sources of the policy, or those of the goals. */
static GArray *
find_sources (const Composition *composition)
{
  GArray *sources = g_array_new (FALSE, FALSE, sizeof (guint));
  const WayPolicy *policy;

  if (composition->goals != NULL)
    {
      add_goal_sources (composition, sources);
      return sources;
    }
  policy = way_picture_get_policy (composition->dataset, composition->view);
  for (guint i = 0; i < policy->n_sources; i++)
    add_source (sources, way_dataset_get_policy_source (composition->dataset,
                                                        policy->first_source + i)->source);
  return sources;
}

/* "Source: a; b; and 4 more." */
static void
append_sources (GString           *footer,
                const Composition *composition,
                WayLang            lang)
{
  g_autoptr (GArray) sources = find_sources (composition);
  gboolean chinese = lang == WAY_LANG_ZH;

  for (guint i = 0; i < MIN (sources->len, MAX_SOURCES); i++)
    {
      if (i == 0)
        g_string_append_printf (footer, chinese ? "%s：" : "%s: ",
                                way_tr (lang, WAY_N_ ("Source")));
      else
        g_string_append (footer, chinese ? "；" : "; ");
      g_string_append (footer, way_provenance_cite (composition->dataset,
                                                    g_array_index (sources, guint, i), lang));
    }
  if (sources->len > MAX_SOURCES)
    g_string_append_printf (footer, way_tr_n (lang, "; and %u more", "; and %u more",
                                              sources->len - MAX_SOURCES),
                            sources->len - MAX_SOURCES);
  if (sources->len > 0)
    g_string_append (footer, chinese ? "。" : ". ");
}

static char *
make_footer (const Composition *composition,
             WayLang            lang)
{
  const char *version = way_dataset_get_meta (composition->dataset, "version");
  /* A Chinese full stop brings its own blank. */
  const char *gap = lang == WAY_LANG_ZH ? "" : " ";
  GString *footer = g_string_new (NULL);

  if (composition->chart != NULL)
    {
      g_autofree char *sources
        = way_chart_get_sources (composition->chart, way_view_get_start (composition->view),
                                 way_view_get_end (composition->view), lang);

      g_string_append (footer, sources);
      g_string_append (footer, gap);
    }
  if (way_picture_has_policy (composition->options->content) || composition->goals != NULL)
    append_sources (footer, composition, lang);
  g_string_append_printf (footer, way_tr (lang, WAY_N_ ("Waymark data set %s, CC BY 4.0.")),
                          version);
  if (composition->options->made_on != WAY_NO_DAY)
    {
      g_autofree char *date
        = way_date_to_text (way_date_from_day (composition->options->made_on), lang);

      g_string_append (footer, gap);
      g_string_append_printf (footer, way_tr (lang, WAY_N_ ("Made on %s.")), date);
    }
  return g_string_free (footer, FALSE);
}

/* Draws lines of text from a height downwards; returns where they end. */
static double
draw_lines (Composition    *composition,
            const char     *text,
            WayTextStyle    style,
            double          y,
            const WayColor *color)
{
  double width = composition->options->width - 2 * composition->margin;
  g_autoptr (GPtrArray) lines
    = way_text_context_wrap (composition->look.text, text, style, width);

  for (guint i = 0; i < lines->len; i++)
    {
      const WayLabel *label = g_ptr_array_index (lines, i);

      way_painter_text (composition->painter, label, composition->margin, round (y), color);
      y += label->height;
    }
  return y;
}

/* Links the sources that a line names in whole. */
static void
link_sources (Composition    *composition,
              const WayLabel *label,
              double          y,
              WayLang         lang)
{
  for (guint i = 0; i < way_dataset_get_n_rows (composition->dataset, WAY_TABLE_SOURCES); i++)
    {
      const WaySource *source = way_dataset_get_source (composition->dataset, i);
      const char *cite = way_provenance_cite (composition->dataset, i, lang);
      const char *place = *cite != '\0' ? strstr (label->text, cite) : NULL;
      PangoRectangle start, end;

      if (place == NULL)
        continue;
      pango_layout_index_to_pos (label->layout, (int) (place - label->text), &start);
      pango_layout_index_to_pos (label->layout, (int) (place - label->text + strlen (cite)), &end);
      way_painter_link (composition->painter,
                        &(WayRect) { composition->margin + (double) start.x / PANGO_SCALE, y,
                                     (double) (end.x - start.x) / PANGO_SCALE, label->height },
                        source->url);
    }
}

static void
draw_footer (Composition *composition,
             const char  *text,
             double       y,
             WayLang      lang)
{
  double width = composition->options->width - 2 * composition->margin;
  g_autoptr (GPtrArray) lines
    = way_text_context_wrap (composition->look.text, text, WAY_TEXT_SMALL, width);

  draw_lines (composition, text, WAY_TEXT_SMALL, y, &composition->look.palette->ink_soft);
  for (guint i = 0; i < lines->len; i++)
    {
      const WayLabel *label = g_ptr_array_index (lines, i);

      link_sources (composition, label, round (y), lang);
      y += label->height;
    }
}

static double
measure_lines (Composition  *composition,
               const char   *text,
               WayTextStyle  style)
{
  double width = composition->options->width - 2 * composition->margin;
  g_autoptr (GPtrArray) lines
    = way_text_context_wrap (composition->look.text, text, style, width);

  return lines->len * way_text_context_get_height (composition->look.text, style);
}

static WayRect
get_area (const Composition *composition,
          double             top,
          double             bottom)
{
  return (WayRect) { composition->margin, round (top),
                     composition->options->width - 2 * composition->margin,
                     MAX (floor (bottom - top), 1) };
}

static void
draw_strip (Composition   *composition,
            const WayRect *area)
{
  WayViewport viewport = way_axis_get_viewport (composition->view, area->width);

  viewport.left_px += area->x;
  way_chart_draw_strip (composition->chart, composition->painter, &composition->look, &viewport,
                        area, 0);
}

static void
draw_ruler_and_strip (Composition   *composition,
                      const WayRect *area)
{
  WayRect ruler = *area, strip = *area;
  WayViewport viewport = way_axis_get_viewport (composition->view, area->width);

  viewport.left_px += area->x;
  ruler.height = way_axis_get_height (&composition->look);
  strip.y += ruler.height;
  strip.height = MAX (strip.height - ruler.height, 1);
  way_axis_draw_ruler (composition->painter, &composition->look, composition->dataset, &viewport,
                       &ruler);
  draw_strip (composition, &strip);
}

/* The lanes, and in the same picture with them the strip below. */
static void
draw_lanes (Composition   *composition,
            const WayRect *area)
{
  double height = strip_height (composition->options);

  way_painter_push_offset (composition->painter, area->x, area->y);
  way_timeline_scene_draw (composition->scene, composition->painter, &composition->look);
  way_painter_pop_offset (composition->painter);
  if (height > 0)
    draw_strip (composition, &(WayRect) { area->x, area->y + MAX (area->height - height, 1),
                                          area->width, MIN (height, area->height) });
}

static void
draw_goals (Composition   *composition,
            const WayRect *area)
{
  const WayRect whole = { area->x, area->y, area->width, composition->cut_px };

  way_painter_push_clip (composition->painter, &whole);
  way_painter_push_offset (composition->painter, area->x, area->y);
  way_goals_scene_draw (composition->goals, composition->painter, &composition->look);
  way_painter_pop_offset (composition->painter);
  way_painter_pop_clip (composition->painter);
}

static void
draw_policy (Composition   *composition,
             const WayRect *area)
{
  guint policy = way_dataset_find (composition->dataset, WAY_TABLE_POLICIES,
                                   way_view_get_selection (composition->view));
  int known_on = way_view_get_as_known (composition->view);

  if (composition->options->content == WAY_PICTURE_CARD)
    way_card_draw_policy (composition->painter, &composition->look, composition->dataset, policy,
                          known_on, area);
  else
    way_card_draw_scorecard (composition->painter, &composition->look, composition->dataset,
                             policy, known_on, area);
}

static void
draw_content (Composition   *composition,
              const WayRect *area)
{
  g_autofree char *title = way_picture_make_title (composition->dataset, composition->view,
                                                   composition->chart, composition->options,
                                                   composition->look.lang);

  way_painter_begin_group (composition->painter,
                           way_picture_content_name (composition->options->content), title);
  if (composition->scene != NULL)
    draw_lanes (composition, area);
  else if (composition->goals != NULL)
    draw_goals (composition, area);
  else if (way_picture_has_policy (composition->options->content))
    draw_policy (composition, area);
  else if (composition->options->content == WAY_PICTURE_STRIP)
    draw_ruler_and_strip (composition, area);
  else
    way_chart_draw_full (composition->chart, composition->painter, &composition->look, area,
                         way_view_get_start (composition->view),
                         way_view_get_end (composition->view));
  way_painter_end_group (composition->painter);
}

/**
 * way_picture_get_page:
 * @view: a view
 * @page: the number of a page, from 0
 * @n_pages: how many there are
 *
 * Spreads the span of time over pages: each has a part of it, of the same
 * length, with heads and ruler of its own.
 *
 * Returns: (transfer full): the view that a page shows
 */
WayView *
way_picture_get_page (const WayView *view,
                      guint          page,
                      guint          n_pages)
{
  double start, length;

  g_return_val_if_fail (view != NULL && page < n_pages, NULL);

  start = way_view_get_start (view);
  length = (way_view_get_end (view) - start) / n_pages;
  return way_view_with_span (view, start + page * length, start + (page + 1) * length);
}

/**
 * way_picture_text_size:
 * @dataset: a snapshot
 * @view: the view to show
 * @options: what to draw and how
 *
 * Returns: the size of the text that suits a picture, in its pixels
 */
double
way_picture_text_size (WayDataset              *dataset,
                       WayView                 *view,
                       const WayPictureOptions *options)
{
  g_autofree guint8 *matching = NULL;

  g_return_val_if_fail (dataset != NULL && view != NULL && options != NULL, MIN_TEXT_PX);

  if (!way_picture_has_lanes (options->content) && options->content != WAY_PICTURE_THREAD)
    return text_size (options);
  matching = match_all (dataset, view);
  return fitting_text_size (dataset, view, matching, options);
}

/* Texts above and below the drawing, in the order in which they stand. */
enum { LINE_TITLE, LINE_SECOND_TITLE, LINE_SUBTITLE, LINE_SECOND_SUBTITLE, LINE_CAPTION,
       N_HEAD_LINES };

static const struct
{
  WayTextStyle style;
  gboolean     soft;
} head_lines[N_HEAD_LINES] = {
  [LINE_TITLE] = { WAY_TEXT_TITLE, FALSE },
  [LINE_SECOND_TITLE] = { WAY_TEXT_STRONG, FALSE },
  [LINE_SUBTITLE] = { WAY_TEXT_BODY, TRUE },
  [LINE_SECOND_SUBTITLE] = { WAY_TEXT_BODY, TRUE },
  [LINE_CAPTION] = { WAY_TEXT_BODY, FALSE },
};

static void
make_head (const Composition *composition,
           char              *head[N_HEAD_LINES])
{
  const WayPictureOptions *options = composition->options;
  WayLang lang = composition->look.lang;
  gboolean own_title = options->title != NULL && *options->title != '\0';

  head[LINE_TITLE] = way_picture_make_title (composition->dataset, composition->view,
                                             composition->chart, options, lang);
  head[LINE_SUBTITLE] = make_subtitle (composition, lang);
  if (options->both && !own_title)
    head[LINE_SECOND_TITLE] = way_picture_make_title (composition->dataset, composition->view,
                                             composition->chart, options,
                                                      other_lang (lang));
  if (options->both)
    head[LINE_SECOND_SUBTITLE] = make_subtitle (composition, other_lang (lang));
  head[LINE_CAPTION] = g_strdup (options->caption);
}

static double
draw_head (Composition *composition,
           char        *head[N_HEAD_LINES])
{
  const WayPalette *palette = composition->look.palette;
  double y = composition->margin * 0.6;

  for (guint i = 0; i < N_HEAD_LINES; i++)
    if (head[i] != NULL)
      y = draw_lines (composition, head[i], head_lines[i].style, y,
                      head_lines[i].soft ? &palette->ink_soft : &palette->ink);
  return y;
}

static double
measure_head (Composition *composition,
              char        *head[N_HEAD_LINES])
{
  double height = composition->margin * 0.6;

  for (guint i = 0; i < N_HEAD_LINES; i++)
    if (head[i] != NULL)
      height += measure_lines (composition, head[i], head_lines[i].style);
  return height;
}

static void
add_scene (Composition *composition)
{
  g_autofree guint8 *matching = match_all (composition->dataset, composition->view);

  composition->scene = way_timeline_scene_new (composition->dataset, composition->look.text,
                                               composition->look.lang);
  way_timeline_scene_set_both (composition->scene, composition->options->both);
  way_timeline_scene_set_view (composition->scene, composition->view, matching);
}

static void
add_goals (Composition *composition)
{
  g_autofree guint8 *matching = match_all (composition->dataset, composition->view);
  guint area = get_goals_area (composition->dataset, composition->view);
  guint goal = composition->options->content == WAY_PICTURE_THREAD
    ? way_picture_get_goal (composition->dataset, composition->view) : WAY_NONE;

  composition->horizon = way_horizon_new (composition->dataset, goal, area, matching,
                                          way_view_get_as_known (composition->view));
  composition->goals = way_goals_scene_new (composition->dataset, composition->look.text,
                                            composition->look.lang);
  way_goals_scene_set_view (composition->goals, composition->view, matching);
  way_goals_scene_set_both (composition->goals, composition->options->both);
  way_goals_scene_set_only (composition->goals, goal);
  way_goals_scene_set_size (composition->goals,
                            composition->options->width - 2 * composition->margin,
                            composition->options->height);
}

/* Fits the goals into their area, and counts those that have no room; of one
 * goal the statements. No words are cut through. */
static void
fit_goals (Composition   *composition,
           const WayRect *area)
{
  const WayGoalsItem *items;
  WayGoalsItemKind kind = composition->options->content == WAY_PICTURE_THREAD
    ? WAY_GOALS_ITEM_STATEMENT : WAY_GOALS_ITEM_GOAL;
  guint n_items;
  double last = 0, first_cut = area->height;

  way_goals_scene_set_size (composition->goals, area->width, area->height);
  way_goals_scene_set_size (composition->goals, area->width,
                            MAX (way_goals_scene_get_height (composition->goals), area->height));
  items = way_goals_scene_get_items (composition->goals, &n_items);
  composition->n_cut = 0;
  for (guint i = 0; i < n_items; i++)
    {
      double bottom = items[i].bounds.y + items[i].bounds.height;

      if (items[i].kind == kind && bottom > area->height)
        {
          composition->n_cut++;
          first_cut = MIN (first_cut, items[i].bounds.y);
        }
      if (kind == WAY_GOALS_ITEM_STATEMENT && bottom <= area->height)
        last = MAX (last, bottom);
    }
  composition->cut_px = composition->n_cut > 0 && last > 0 ? last : MAX (first_cut, 1);
  way_goals_scene_set_size (composition->goals, area->width, area->height);
}

static void
clear_head (char *head[N_HEAD_LINES])
{
  for (guint i = 0; i < N_HEAD_LINES; i++)
    g_clear_pointer (&head[i], g_free);
}

/* The subtitle of a timeline says what had no room, and the room depends on
 * the height of the subtitle: it is measured at first with what the whole
 * picture would hold. */
static void
compose (Composition *composition)
{
  const WayPictureOptions *options = composition->options;
  char *head[N_HEAD_LINES] = { NULL };
  g_autofree char *footer = NULL, *second = NULL;
  double gap = composition->margin / 3, second_foot, foot;
  WayRect area;

  if (way_picture_has_goals (options->content))
    add_goals (composition);
  footer = make_footer (composition, composition->look.lang);
  second = options->both ? make_footer (composition, other_lang (composition->look.lang))
                         : g_strdup ("");
  second_foot = options->height - composition->margin * 0.6
                - measure_lines (composition, second, WAY_TEXT_SMALL);
  foot = second_foot - measure_lines (composition, footer, WAY_TEXT_SMALL);
  if (way_picture_has_lanes (options->content))
    {
      add_scene (composition);
      way_timeline_scene_set_size (composition->scene, options->width - 2 * composition->margin,
                                   MAX (foot, 1));
    }
  make_head (composition, head);
  area = get_area (composition, measure_head (composition, head) + gap, foot - gap);
  if (composition->scene != NULL)
    {
      way_timeline_scene_set_size (composition->scene, area.width,
                                   MAX (area.height - strip_height (options), 1));
      clear_head (head);
      make_head (composition, head);
    }
  if (composition->goals != NULL)
    {
      /* What has no room is said in the head, which may take a line for it. */
      for (guint i = 0; i < 2; i++)
        {
          fit_goals (composition, &area);
          clear_head (head);
          make_head (composition, head);
          area = get_area (composition, measure_head (composition, head) + gap, foot - gap);
        }
      fit_goals (composition, &area);
    }

  way_look_draw_ground (composition->painter, &composition->look,
                        &(WayRect) { 0, 0, options->width, options->height });
  draw_head (composition, head);
  draw_content (composition, &area);
  draw_footer (composition, footer, foot, composition->look.lang);
  draw_footer (composition, second, second_foot, other_lang (composition->look.lang));
  clear_head (head);
}

/**
 * way_picture_draw:
 * @painter: a painter
 * @text: the context that lays out all text
 * @dataset: a snapshot
 * @view: the view to show
 * @options: what to draw and how
 * @error: return location for an error
 *
 * Draws a whole picture at the origin.
 *
 * Returns: %FALSE with an error of %WAY_PICTURE_ERROR if the data set does not
 *   have what the view asks for
 */
gboolean
way_picture_draw (WayPainter               *painter,
                  WayTextContext           *text,
                  WayDataset               *dataset,
                  WayView                  *view,
                  const WayPictureOptions  *options,
                  GError                  **error)
{
  Composition composition = { .painter = painter, .dataset = dataset, .view = view,
                              .options = options };

  g_return_val_if_fail (painter != NULL && text != NULL && dataset != NULL, FALSE);
  g_return_val_if_fail (view != NULL && options != NULL, FALSE);

  if (way_picture_has_chart (options->content))
    composition.chart = way_picture_make_chart (dataset, view, options->content);
  if (!way_picture_check_content (dataset, view, options->content, error))
    {
      g_clear_pointer (&composition.chart, way_chart_free);
      return FALSE;
    }
  composition.look = (WayLook) { text, way_palette_get (options->variant), options->lang,
                                 options->made_on, options->transparent, options->both };
  composition.margin = get_margin (options, way_text_context_get_size (text));
  compose (&composition);
  g_clear_pointer (&composition.chart, way_chart_free);
  g_clear_pointer (&composition.scene, way_timeline_scene_free);
  g_clear_pointer (&composition.goals, way_goals_scene_free);
  g_clear_pointer (&composition.horizon, g_array_unref);
  return TRUE;
}
