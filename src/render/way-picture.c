/* Composition of a picture: the title above, the drawing, and the line of
 * sources below, in sizes that follow the picture's own.
 */
#include "config.h"

#include "way-picture-private.h"

#include <math.h>
#include <string.h>

#include "way-card.h"
#include "way-paper.h"
#include "way-phrases.h"
#include "way-provenance.h"
#include "way-text-pool.h"

/* Text of a picture in shares of the geometric mean of its sides, so that a
 * slide and a column on paper are both legible. */
#define TEXT_SHARE (1.0 / 62)
#define MIN_TEXT_PX 9.0

/* Body text on paper, in points of 1/72 inch: in a picture that is part of a
 * page, the smallest that serves to show more, and on pages of their own. */
#define PAPER_TEXT_PT 7.0
#define SMALLEST_PAPER_TEXT_PT 5.5
#define PAGE_TEXT_PT 10.5

/* How far the text of goals and cards may shrink to make room. */
#define SMALLEST_SHARE 0.6

/* The margin of a picture in sizes of the text. */
#define MARGIN_SIZES 2.0

/* The strip's share of a picture that has lanes, too. */
#define STRIP_SHARE 0.22

/* On paper text has to be of a size that can be read there, whatever the share
 * of the picture that it takes. */
static double
text_size (const WayPictureOptions *options)
{
  double size = sqrt ((double) options->width * options->height) * TEXT_SHARE;
  double resolution = way_picture_get_resolution (options);

  if (options->paper != WAY_PAPER_NONE)
    size = PAGE_TEXT_PT * resolution / 72;
  else if (resolution > 96)
    size = MAX (size, PAPER_TEXT_PT * resolution / 72);
  return MAX (round (size), MIN_TEXT_PX);
}

/* The size down to which text may shrink to make room. */
static double
smallest_text_size (const WayPictureOptions *options)
{
  double resolution = way_picture_get_resolution (options);
  double smallest = MIN_TEXT_PX;

  if (resolution > 96)
    smallest = MAX (smallest, round (SMALLEST_PAPER_TEXT_PT * resolution / 72));
  if (options->content == WAY_PICTURE_GOALS || way_picture_has_policy (options->content))
    smallest = MAX (smallest, round (text_size (options) * SMALLEST_SHARE));
  return smallest;
}

/* The margin follows the text, and leaves most of a narrow picture free. */
static double
get_margin (const WayPictureOptions *options,
            double                   size)
{
  if (options->paper != WAY_PAPER_NONE)
    return round (options->margin_mm / 25.4 * way_picture_get_resolution (options));
  return MIN (round (size * MARGIN_SIZES), floor (MIN (options->width, options->height) / 8.0));
}

/* Above and below a picture of its own shape less will do. */
static double
get_edge (const WayComposition *composition)
{
  return composition->options->paper != WAY_PAPER_NONE ? composition->margin
                                                       : composition->margin * 0.6;
}

static double
strip_height (const WayPictureOptions *options)
{
  return options->content == WAY_PICTURE_TIMELINE_STRIP
    ? floor (options->height * STRIP_SHARE) : 0;
}

/* Whether nothing is left out with a text of this size. */
static gboolean
fits (WayDataset              *dataset,
      WayView                 *view,
      const WayPictureOptions *options,
      double                   size)
{
  g_autoptr (WayPooledText) text = way_text_pool_take (size, options->lang);

  return way_picture_measure (text, dataset, view, options, NULL) == 0;
}

/* Pictures take the largest text with which nothing is left out for want of room,
 * if there is one that can be read at all. Else lanes and cards take the smallest,
 * with which the least is left out; of goals that would save few. */
static double
fitting_text_size (WayDataset              *dataset,
                   WayView                 *view,
                   const WayPictureOptions *options)
{
  double high = text_size (options), low = MIN (smallest_text_size (options), high);

  if (fits (dataset, view, options, high))
    return high;
  if (way_picture_has_goals (options->content) && !fits (dataset, view, options, low))
    return high;
  while (high - low > 1)
    {
      double middle = floor ((low + high) / 2);

      if (fits (dataset, view, options, middle))
        low = middle;
      else
        high = middle;
    }
  return low;
}

static WayLang
other_lang (WayLang lang)
{
  return lang == WAY_LANG_EN ? WAY_LANG_ZH : WAY_LANG_EN;
}

/**
 * way_picture_add_count:
 * @text: a subtitle
 * @what: what is left out
 * @n: how many
 *
 * Appends how many are left out; nothing if none is.
 */
void
way_picture_add_count (GString    *text,
                       const char *what,
                       guint       n)
{
  g_autofree char *count = way_phrase_count (n);

  if (n > 0)
    g_string_append_printf (text, " · %s %s", what, count);
}

/**
 * way_picture_match:
 * @dataset: a snapshot
 * @view: a view
 *
 * Returns: (transfer full): for each policy whether the query of the view has it
 */
guint8 *
way_picture_match (const WayDataset *dataset,
                   const WayView    *view)
{
  guint n = way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES);
  guint8 *matching = g_new (guint8, MAX (n, 1));

  way_query_match (way_view_get_query (view), dataset, way_view_get_as_known (view), matching);
  return matching;
}

/* The date, the issuers and the number of the policy. */
static char *
make_policy_subtitle (const WayComposition *composition,
                      WayLang               lang)
{
  const WayPolicy *policy = way_picture_get_policy (composition->dataset, composition->view);
  g_autofree char *date = way_phrase_date (policy, lang);
  g_autofree char *issuers = way_phrase_issuers (composition->dataset, policy, lang);
  g_autofree char *known
    = way_phrase_known (composition->dataset, way_view_get_as_known (composition->view), lang);
  const char *const parts[] = { date, issuers, known, policy->number[lang] };
  GString *subtitle = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (*parts[i] != '\0')
      g_string_append_printf (subtitle, "%s%s", subtitle->len > 0 ? " · " : "", parts[i]);
  return g_string_free (subtitle, FALSE);
}

/* How many policies the picture shows, and what it leaves out and why. */
static char *
make_subtitle (const WayComposition *composition,
               WayLang            lang)
{
  const WayTimelineCounts *counts = composition->scene != NULL
    ? way_timeline_scene_get_counts (composition->scene) : NULL;
  guint n = way_dataset_get_n_rows (composition->dataset, WAY_TABLE_POLICIES);
  guint shown;
  g_autofree char *all = NULL, *rest = NULL;
  GString *text;

  if (way_picture_has_policy (composition->options->content))
    return make_policy_subtitle (composition, lang);
  if (composition->goals != NULL)
    return way_picture_tell_goals (composition, lang);
  if (counts == NULL)
    return way_chart_get_subtitle (composition->chart, lang);
  shown = n - counts->outside - counts->filtered - counts->above_or_below;
  if (shown == n)
    return way_phrase_policies (n, lang);
  text = g_string_new (NULL);
  all = way_phrase_count (n);
  rest = way_phrase_count (shown);
  g_string_append_printf (text, way_tr (lang, WAY_N_ ("%s of %s policies")), rest, all);
  way_picture_add_count (text, way_tr (lang, WAY_N_ ("outside the span:")), counts->outside);
  way_picture_add_count (text, way_tr (lang, WAY_N_ ("filtered:")), counts->filtered);
  way_picture_add_count (text, way_tr (lang, WAY_N_ ("without room:")), counts->above_or_below);
  return g_string_free (text, FALSE);
}

/* Draws lines of text from a height downwards; returns where they end. */
static double
draw_lines (WayComposition    *composition,
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
link_sources (WayComposition    *composition,
              const WayLabel *label,
              double          y,
              WayLang         lang)
{
  for (guint i = 0; i < way_dataset_get_n_rows (composition->dataset, WAY_TABLE_SOURCES); i++)
    {
      const WaySource *source = way_dataset_get_source (composition->dataset, i);
      const char *cite = way_provenance_cite (composition->dataset, i, lang);
      const char *place = *cite != '\0' ? strstr (label->text, cite) : NULL;
      gsize index;
      double start, end;

      if (place == NULL)
        continue;
      index = (gsize) (place - label->text);
      start = way_label_index_to_x (label, index);
      end = way_label_index_to_x (label, index + strlen (cite));
      way_painter_link (composition->painter,
                        &(WayRect) { composition->margin + start, y, end - start, label->height },
                        source->url);
    }
}

/* "Page 2 of 3" stands at the end of the last line, which leaves room for it. */
static char *
make_page_number (const WayComposition *composition)
{
  const WayPictureOptions *options = composition->options;
  char *numbers[WAY_N_LANGS];
  char *number;

  for (guint lang = 0; lang < WAY_N_LANGS; lang++)
    numbers[lang] = g_strdup_printf (way_tr (lang, WAY_N_ ("Page %u of %u")), options->page + 1,
                                     options->pages);
  number = way_lang_join ((const char *const *) numbers, options->lang, options->both);
  for (guint lang = 0; lang < WAY_N_LANGS; lang++)
    g_free (numbers[lang]);
  return number;
}

static double
get_foot_width (const WayComposition *composition)
{
  double width = composition->options->width - 2 * composition->margin;
  g_autofree char *number = NULL;

  if (composition->options->pages <= 1)
    return width;
  number = make_page_number (composition);
  return MAX (width - way_text_context_get_label (composition->look.text, number, WAY_TEXT_SMALL,
                                                  0)->width - composition->gap * 3, width / 2);
}

static GPtrArray *
wrap_foot (const WayComposition *composition,
           const char           *text)
{
  return way_text_context_wrap (composition->look.text, text, WAY_TEXT_SMALL,
                                get_foot_width (composition));
}

static double
measure_foot (const WayComposition *composition,
              const char           *text)
{
  g_autoptr (GPtrArray) lines = wrap_foot (composition, text);

  return lines->len * way_text_context_get_height (composition->look.text, WAY_TEXT_SMALL);
}

static void
draw_footer (WayComposition *composition,
             const char     *text,
             double          y,
             WayLang         lang)
{
  g_autoptr (GPtrArray) lines = wrap_foot (composition, text);

  for (guint i = 0; i < lines->len; i++)
    {
      const WayLabel *label = g_ptr_array_index (lines, i);

      way_painter_text (composition->painter, label, composition->margin, round (y),
                        &composition->look.palette->ink_soft);
      link_sources (composition, label, round (y), lang);
      y += label->height;
    }
}

static void
draw_page_number (WayComposition *composition)
{
  g_autofree char *number = make_page_number (composition);
  const WayLabel *label
    = way_text_context_get_label (composition->look.text, number, WAY_TEXT_SMALL, 0);

  way_painter_text (composition->painter, label,
                    round (composition->options->width - composition->margin - label->width),
                    round (composition->options->height - get_edge (composition) - label->height),
                    &composition->look.palette->ink_soft);
}

static double
measure_lines (WayComposition  *composition,
               const char   *text,
               WayTextStyle  style)
{
  double width = composition->options->width - 2 * composition->margin;
  g_autoptr (GPtrArray) lines
    = way_text_context_wrap (composition->look.text, text, style, width);

  return lines->len * way_text_context_get_height (composition->look.text, style);
}

static WayRect
get_area (const WayComposition *composition,
          double             top,
          double             bottom)
{
  return (WayRect) { composition->margin, round (top),
                     composition->options->width - 2 * composition->margin,
                     MAX (floor (bottom - top), 1) };
}

/* By itself it has its name in the title of the picture. */
static void
draw_strip (WayComposition *composition,
            const WayRect  *area)
{
  double named_px = composition->scene != NULL ? 0 : area->width;
  WayViewport viewport = way_axis_get_viewport (composition->view, area->width);

  viewport.left_px += area->x;
  way_chart_draw_strip (composition->chart, composition->painter, &composition->look, &viewport,
                        area, named_px);
}

static void
draw_ruler_and_strip (WayComposition   *composition,
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
draw_lanes (WayComposition   *composition,
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
draw_goals (WayComposition   *composition,
            const WayRect *area)
{
  const WayRect whole = { area->x, area->y, area->width, composition->cut_px };

  way_painter_push_clip (composition->painter, &whole);
  way_painter_push_offset (composition->painter, area->x, area->y);
  way_goals_scene_draw (composition->goals, composition->painter, &composition->look);
  way_painter_pop_offset (composition->painter);
  way_painter_pop_clip (composition->painter);
}

/* Draws the card on its page, or without a painter only measures it; returns how
 * many blocks have no room on it and those before. */
static guint
draw_policy (WayComposition *composition,
             const WayRect  *area)
{
  const WayPictureOptions *options = composition->options;
  guint policy = way_dataset_find (composition->dataset, WAY_TABLE_POLICIES,
                                   way_view_get_selection (composition->view));
  int known_on = way_view_get_as_known (composition->view);
  const WayCardPage page = { area, options->page, options->page + 1 >= MAX (options->pages, 1) };

  return (options->content == WAY_PICTURE_CARD ? way_card_draw_policy : way_card_draw_scorecard) (
    composition->painter, &composition->look, composition->dataset, policy, known_on, &page);
}

static void
draw_content (WayComposition   *composition,
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
 * way_picture_text_size:
 * @dataset: a snapshot
 * @view: the view to show
 * @options: what to draw and how
 *
 * Returns: the size of the text that suits a picture, or one page of several, in
 *   its pixels
 */
double
way_picture_text_size (WayDataset              *dataset,
                       WayView                 *view,
                       const WayPictureOptions *options)
{
  g_return_val_if_fail (dataset != NULL && view != NULL && options != NULL, MIN_TEXT_PX);

  if (!way_picture_check_content (dataset, view, options->content, NULL)
      || (!way_picture_has_lanes (options->content)
          && (!way_picture_flows (options->content) || options->pages > 1)))
    return text_size (options);
  return fitting_text_size (dataset, view, options);
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
make_head (const WayComposition *composition,
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
draw_head (WayComposition *composition,
           char        *head[N_HEAD_LINES])
{
  const WayPalette *palette = composition->look.palette;
  double y = get_edge (composition);

  for (guint i = 0; i < N_HEAD_LINES; i++)
    if (head[i] != NULL)
      y = draw_lines (composition, head[i], head_lines[i].style, y,
                      head_lines[i].soft ? &palette->ink_soft : &palette->ink);
  return y;
}

static double
measure_head (WayComposition *composition,
              char        *head[N_HEAD_LINES])
{
  double height = get_edge (composition);

  for (guint i = 0; i < N_HEAD_LINES; i++)
    if (head[i] != NULL)
      height += measure_lines (composition, head[i], head_lines[i].style);
  return height;
}

static void
add_scene (WayComposition *composition)
{
  g_autofree guint8 *matching = way_picture_match (composition->dataset, composition->view);

  composition->scene = way_timeline_scene_new (composition->dataset, composition->look.text,
                                               composition->look.lang);
  way_timeline_scene_set_both (composition->scene, composition->options->both);
  way_timeline_scene_set_view (composition->scene, composition->view, matching);
}

static void
clear_head (char *head[N_HEAD_LINES])
{
  for (guint i = 0; i < N_HEAD_LINES; i++)
    g_clear_pointer (&head[i], g_free);
}

/* What a picture is made of when it is laid out. */
typedef struct
{
  char    *head[N_HEAD_LINES];
  char    *footer;
  char    *second;        /* the footer in the other language */
  double   foot;          /* where the footer begins */
  double   second_foot;
  WayRect  area;          /* of the drawing */
} Parts;

static void
parts_clear (Parts *parts)
{
  clear_head (parts->head);
  g_free (parts->footer);
  g_free (parts->second);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Parts, parts_clear)

static void
place_foot (WayComposition *composition,
            Parts          *parts)
{
  WayLang lang = composition->look.lang;

  parts->footer = way_picture_make_footer (composition, lang);
  parts->second = composition->options->both
    ? way_picture_make_footer (composition, other_lang (lang)) : g_strdup ("");
  parts->second_foot = composition->options->height - get_edge (composition)
                       - measure_foot (composition, parts->second);
  parts->foot = parts->second_foot - measure_foot (composition, parts->footer);
}

static void
place_area (WayComposition *composition,
            Parts          *parts)
{
  double gap = composition->gap;

  clear_head (parts->head);
  make_head (composition, parts->head);
  parts->area = get_area (composition, measure_head (composition, parts->head) + gap,
                          parts->foot - gap);
}

static double
cut_above (const WayRect *bounds,
           double         height)
{
  return bounds->y < height && bounds->y + bounds->height > height ? bounds->y : height;
}

/* Gives lanes a height at which none of them is cut through. */
static void
fit_lanes (WayTimelineScene *scene,
           double            width,
           double            height)
{
  const WaySceneMark *marks;
  const WaySceneCluster *clusters;
  const WaySceneHeading *headings;
  guint n_marks, n_clusters, n_headings;
  double cut = height;

  way_timeline_scene_set_size (scene, width, height);
  marks = way_timeline_scene_get_marks (scene, &n_marks);
  clusters = way_timeline_scene_get_clusters (scene, &n_clusters);
  headings = way_timeline_scene_get_headings (scene, &n_headings);
  for (guint i = 0; i < n_marks; i++)
    cut = MIN (cut, cut_above (&marks[i].bounds, height));
  for (guint i = 0; i < n_clusters; i++)
    cut = MIN (cut, cut_above (&clusters[i].bounds, height));
  for (guint i = 0; i < n_headings; i++)
    cut = MIN (cut, cut_above (&headings[i].bounds, height));
  if (cut < height)
    way_timeline_scene_set_size (scene, width, MAX (floor (cut), 1));
}

/* The subtitle of a timeline or of goals says what had no room, and the room
 * depends on the height of the subtitle: it is measured at first with what the
 * whole picture would hold. */
static void
lay_out (WayComposition *composition,
         Parts          *parts)
{
  const WayPictureOptions *options = composition->options;

  if (way_picture_has_goals (options->content))
    way_picture_add_goals (composition);
  place_foot (composition, parts);
  if (way_picture_has_lanes (options->content))
    {
      add_scene (composition);
      way_timeline_scene_set_size (composition->scene, options->width - 2 * composition->margin,
                                   MAX (parts->foot, 1));
    }
  place_area (composition, parts);
  if (composition->scene != NULL)
    {
      fit_lanes (composition->scene, parts->area.width,
                 MAX (parts->area.height - strip_height (options), 1));
      clear_head (parts->head);
      make_head (composition, parts->head);
    }
  if (composition->goals != NULL)
    {
      const WayRect usual = parts->area;

      /* What has no room is said in the head, which may take a line for it. */
      for (guint i = 0; i < 2; i++)
        {
          way_picture_fit_goals (composition, &usual, &parts->area);
          place_area (composition, parts);
        }
      way_picture_fit_goals (composition, &usual, &parts->area);
    }
}

static void
draw_parts (WayComposition *composition,
            Parts          *parts)
{
  const WayPictureOptions *options = composition->options;
  WayLang lang = composition->look.lang;

  way_look_draw_ground (composition->painter, &composition->look,
                        &(WayRect) { 0, 0, options->width, options->height });
  draw_head (composition, parts->head);
  draw_content (composition, &parts->area);
  draw_footer (composition, parts->footer, parts->foot, lang);
  draw_footer (composition, parts->second, parts->second_foot, other_lang (lang));
  if (options->pages > 1)
    draw_page_number (composition);
}

static WayComposition
open_composition (WayPainter              *painter,
                  WayTextContext          *text,
                  WayDataset              *dataset,
                  WayView                 *view,
                  const WayPictureOptions *options)
{
  WayComposition composition = {
    .painter = painter, .dataset = dataset, .view = view, .options = options,
    .look = { text, way_palette_get (options->variant), options->lang, options->made_on,
              options->transparent, options->both },
    .margin = get_margin (options, way_text_context_get_size (text)),
  };

  composition.gap = options->paper != WAY_PAPER_NONE
    ? round (way_text_context_get_size (text) * MARGIN_SIZES / 3) : composition.margin / 3;
  if (way_picture_has_chart (options->content))
    composition.chart = way_picture_make_chart (dataset, view, options->content);
  return composition;
}

static void
close_composition (WayComposition *composition)
{
  g_clear_pointer (&composition->chart, way_chart_free);
  g_clear_pointer (&composition->scene, way_timeline_scene_free);
  g_clear_pointer (&composition->goals, way_goals_scene_free);
  g_clear_pointer (&composition->horizon, g_array_unref);
}

/**
 * way_picture_measure:
 * @text: the context that lays out all text
 * @dataset: a snapshot that has what the view asks for
 * @view: the view to show
 * @options: what to draw and how
 * @counts: (out) (optional): what becomes of the policies in lanes
 *
 * Returns: how many policies in lanes, goals, statements or targets have no room
 *   on the page and those before it
 */
guint
way_picture_measure (WayTextContext          *text,
                     WayDataset              *dataset,
                     WayView                 *view,
                     const WayPictureOptions *options,
                     WayTimelineCounts       *counts)
{
  WayComposition composition = open_composition (NULL, text, dataset, view, options);
  g_auto (Parts) parts = { { NULL } };
  guint n = 0;

  lay_out (&composition, &parts);
  if (composition.scene != NULL)
    n = way_timeline_scene_get_counts (composition.scene)->above_or_below;
  if (composition.scene != NULL && counts != NULL)
    *counts = *way_timeline_scene_get_counts (composition.scene);
  if (composition.goals != NULL)
    n = composition.n_cut;
  if (way_picture_has_policy (options->content))
    n = draw_policy (&composition, &parts.area);
  close_composition (&composition);
  return n;
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
  WayComposition composition;
  g_auto (Parts) parts = { { NULL } };

  g_return_val_if_fail (painter != NULL && text != NULL && dataset != NULL, FALSE);
  g_return_val_if_fail (view != NULL && options != NULL, FALSE);

  if (!way_picture_check_content (dataset, view, options->content, error))
    return FALSE;
  composition = open_composition (painter, text, dataset, view, options);
  lay_out (&composition, &parts);
  draw_parts (&composition, &parts);
  close_composition (&composition);
  return TRUE;
}
