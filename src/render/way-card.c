/* A card is a list of blocks that fill columns from the top: a head, words, a
 * target with its bar and verdict. Where the room ends, a last line says how
 * many blocks are left out.
 */
#include "config.h"

#include "way-card.h"

#include <math.h>

#include "way-bars.h"
#include "way-chart-private.h"
#include "way-phrases.h"
#include "way-scorecard.h"
#include "way-verdict-text.h"

/* In sizes of the text: the least width of a column, and the gaps. */
#define COLUMN_SIZES 32.0
#define GUTTER_SIZES 2.5
#define GAP_SIZES 0.9
#define MAX_COLUMNS 3

/* The bar of a target, in sizes of the text, and of the counts. */
#define BAR_SIZES 0.45
#define TICK_SIZES 1.0
#define COVERAGE_SIZES 0.8

/* What is there in both languages has a second text, which is else NULL. */
typedef struct
{
  char         *head;       /* (nullable) */
  char         *words[2];   /* (nullable) */
  char         *target[2];  /* (nullable) */
  char         *verdict;    /* (nullable): glyph and word */
  char         *told;       /* (nullable) */
  WayVerdictId  id;
  gboolean      has_bar;
  double        value;
  double        aim;
} Block;

typedef struct
{
  WayPainter    *painter;   /* (nullable): to measure only */
  const WayLook *look;
  double         size;      /* of the text, in pixels */
} Drawing;

static void
clear_block (gpointer data)
{
  Block *block = data;

  g_free (block->head);
  for (guint i = 0; i < 2; i++)
    {
      g_free (block->words[i]);
      g_free (block->target[i]);
    }
  g_free (block->verdict);
  g_free (block->told);
}

static GArray *
new_blocks (void)
{
  GArray *blocks = g_array_new (FALSE, TRUE, sizeof (Block));

  g_array_set_clear_func (blocks, clear_block);
  return blocks;
}

/* Draws a text in a column, or only measures it; returns its height. */
static double
lay_text (const Drawing  *drawing,
          const char     *text,
          WayTextStyle    style,
          const WayColor *color,
          double          x,
          double          y,
          double          width,
          gboolean        draw)
{
  g_autoptr (GPtrArray) lines = NULL;
  double height = 0;

  if (text == NULL || *text == '\0')
    return 0;
  lines = way_text_context_wrap (drawing->look->text, text, style, width);
  for (guint i = 0; i < lines->len; i++)
    {
      const WayLabel *label = g_ptr_array_index (lines, i);

      if (draw)
        way_painter_text (drawing->painter, label, round (x), round (y + height), color);
      height += label->height;
    }
  return height;
}

static double
lay_bar (const Drawing *drawing,
         const Block   *block,
         double         x,
         double         y,
         double         width,
         gboolean       draw)
{
  double tick = round (drawing->size * TICK_SIZES);
  const WayRect area = { round (x), round (y), floor (width), tick };

  if (draw)
    way_bar_draw_target (drawing->painter, drawing->look->palette, &area,
                         round (drawing->size * BAR_SIZES), block->value, block->aim);
  return tick + drawing->size * 0.2;
}

static double
lay_block (const Drawing *drawing,
           const Block   *block,
           double         x,
           double         y,
           double         width,
           gboolean       draw)
{
  const WayPalette *palette = drawing->look->palette;
  double top = y;

  y += lay_text (drawing, block->head, WAY_TEXT_STRONG, &palette->ink, x, y, width, draw);
  for (guint i = 0; i < 2; i++)
    y += lay_text (drawing, block->words[i], WAY_TEXT_BODY, &palette->ink, x, y, width, draw);
  for (guint i = 0; i < 2; i++)
    y += lay_text (drawing, block->target[i], WAY_TEXT_BODY, &palette->ink_soft, x, y, width, draw);
  if (block->has_bar)
    y += lay_bar (drawing, block, x, y, width, draw);
  if (block->verdict != NULL)
    y += lay_text (drawing, block->verdict, WAY_TEXT_STRONG,
                   way_chart_verdict_color (drawing->look, block->id), x, y, width, draw);
  y += lay_text (drawing, block->told, WAY_TEXT_SMALL, &palette->ink_soft, x, y, width, draw);
  return y - top;
}

/* Fills the columns of a page, beginning with a block; returns the first that has
 * no room. */
static guint
lay_page (const Drawing *drawing,
          const GArray  *blocks,
          guint          first,
          const WayRect *area,
          gboolean       draw)
{
  double gutter = drawing->size * GUTTER_SIZES, gap = drawing->size * GAP_SIZES;
  double line = way_text_context_get_height (drawing->look->text, WAY_TEXT_BODY);
  int n_columns = CLAMP ((int) floor ((area->width + gutter)
                                      / (drawing->size * COLUMN_SIZES + gutter)),
                         1, MAX_COLUMNS);
  double width = (area->width - (n_columns - 1) * gutter) / n_columns;
  double bottom = area->y + area->height - line, y = area->y;
  int column = 0;

  for (guint i = first; i < blocks->len; i++)
    {
      const Block *block = &g_array_index (blocks, Block, i);
      double height = lay_block (drawing, block, 0, 0, width, FALSE);

      if (y > area->y && y + height > bottom && column + 1 < n_columns)
        {
          column++;
          y = area->y;
        }
      if (y + height > bottom)
        return i;
      if (draw)
        lay_block (drawing, block, area->x + column * (width + gutter), y, width, TRUE);
      y += height + gap;
    }
  return blocks->len;
}

static void
draw_left_out (const Drawing *drawing,
               guint          n,
               const WayRect *area)
{
  char *texts[WAY_N_LANGS];
  g_autofree char *text = NULL;
  double line = way_text_context_get_height (drawing->look->text, WAY_TEXT_BODY);

  if (n == 0)
    return;
  for (guint lang = 0; lang < WAY_N_LANGS; lang++)
    texts[lang] = g_strdup_printf (way_tr_n (lang, "%u more has no room here",
                                             "%u more have no room here", n), n);
  text = way_lang_join ((const char *const *) texts, drawing->look->lang, drawing->look->both);
  for (guint lang = 0; lang < WAY_N_LANGS; lang++)
    g_free (texts[lang]);
  lay_text (drawing, text, WAY_TEXT_BODY, &drawing->look->palette->ink_soft, area->x,
            area->y + area->height - line, area->width, TRUE);
}

/* Draws the blocks of a page; returns how many are left after it. */
static guint
lay_blocks (const Drawing     *drawing,
            const GArray      *blocks,
            const WayRect     *area,
            const WayCardPage *page)
{
  gboolean draw = drawing->painter != NULL;
  guint first = 0, n_left;

  for (guint i = 0; i < page->page; i++)
    first = lay_page (drawing, blocks, first, area, FALSE);
  n_left = blocks->len - lay_page (drawing, blocks, first, area, draw);
  if (draw && page->last)
    draw_left_out (drawing, n_left, area);
  return n_left;
}

static void
fill_target (Block            *block,
             const WayDataset *dataset,
             guint             stated,
             const WayVerdict *verdict,
             int               known_on,
             WayLang           lang,
             gboolean          both)
{
  const WayStatedGoal *row = way_dataset_get_stated_goal (dataset, stated);
  g_autofree char *word = way_verdict_join_words (dataset, stated, verdict, lang, both);

  block->target[0] = way_phrase_target (dataset, row, lang);
  block->target[1] = both ? way_phrase_target (dataset, row, !lang) : NULL;
  block->verdict = g_strdup_printf ("%s %s", way_verdict_get_glyph (verdict->id), word);
  block->told = way_verdict_describe (dataset, stated, verdict, known_on, lang);
  block->id = verdict->id;
  block->has_bar = way_bar_get_measured (dataset, stated, verdict, &block->value);
  block->aim = row->value;
}

static GArray *
make_policy_blocks (const WayDataset *dataset,
                    const WayPolicy  *policy,
                    int               known_on,
                    WayLang           lang,
                    gboolean          both)
{
  GArray *blocks = new_blocks ();
  Block summary = { .words = { g_strdup (policy->summary[lang]),
                               both ? g_strdup (policy->summary[!lang]) : NULL } };

  g_array_append_val (blocks, summary);
  for (guint i = policy->first_stated; i < policy->first_stated + policy->n_stated; i++)
    {
      const WayStatedGoal *stated = way_dataset_get_stated_goal (dataset, i);
      Block block = {
        .head = way_lang_join (way_dataset_get_goal (dataset, stated->goal)->title, lang, both),
        .words = { g_strdup (stated->statement[lang]),
                   both ? g_strdup (stated->statement[!lang]) : NULL },
      };

      if (way_stated_goal_is_target (stated))
        {
          WayVerdict verdict = way_verdict_judge (dataset, i, known_on);

          fill_target (&block, dataset, i, &verdict, known_on, lang, both);
        }
      g_array_append_val (blocks, block);
    }
  return blocks;
}

/**
 * way_card_draw_policy:
 * @painter: (nullable): a painter; %NULL to measure only
 * @look: the look
 * @dataset: a snapshot
 * @policy: the number of a policy
 * @known_on: the day as known on which targets are judged, in days since
 *   1970-01-01; %G_MAXINT for all
 * @page: the page of the card
 *
 * Draws what a policy is about: its summary, and each goal with its words, its
 * target and what the figures say of it. The title is the caller's to draw.
 *
 * Returns: how many goals have no room on this page and those before, as the last
 *   page itself says
 */
guint
way_card_draw_policy (WayPainter        *painter,
                      const WayLook     *look,
                      const WayDataset  *dataset,
                      guint              policy,
                      int                known_on,
                      const WayCardPage *page)
{
  Drawing drawing = { .painter = painter, .look = look };
  g_autoptr (GArray) blocks = NULL;

  g_return_val_if_fail (look != NULL && dataset != NULL, 0);
  g_return_val_if_fail (page != NULL && page->area != NULL, 0);

  drawing.size = way_text_context_get_size (look->text);
  blocks = make_policy_blocks (dataset, way_dataset_get_policy (dataset, policy), known_on,
                               look->lang, look->both);
  return lay_blocks (&drawing, blocks, page->area, page);
}

/* The targets of one policy after another, each under the name of its policy. */
static GArray *
make_scorecard_blocks (const WayDataset   *dataset,
                       const WayScorecard *card,
                       int                 known_on,
                       WayLang             lang,
                       gboolean            both)
{
  GArray *blocks = new_blocks ();
  guint policy = WAY_NONE;

  for (guint i = 0; i < card->rows->len; i++)
    {
      const WayHorizonRow *row = &g_array_index (card->rows, WayHorizonRow, i);
      guint of = way_dataset_get_stated_goal (dataset, row->stated)->policy;
      Block block = { 0 };

      if (of != policy)
        block.head = way_lang_join (way_dataset_get_policy (dataset, of)->short_title, lang, both);
      policy = of;
      fill_target (&block, dataset, row->stated, &row->verdict, known_on, lang, both);
      g_clear_pointer (&block.told, g_free);
      g_array_append_val (blocks, block);
    }
  return blocks;
}

/**
 * way_card_draw_scorecard:
 * @painter: (nullable): a painter; %NULL to measure only
 * @look: the look
 * @dataset: a snapshot
 * @policy: the number of a plan
 * @known_on: the day as known on which targets are judged, in days since
 *   1970-01-01; %G_MAXINT for all
 * @page: the page of the scorecard
 *
 * Draws the scorecard of a plan: how its targets and those of the policies
 * that implement it stand, as a bar and in words, and each of them.
 *
 * Returns: how many targets have no room on this page and those before, as the
 *   last page itself says
 */
guint
way_card_draw_scorecard (WayPainter        *painter,
                         const WayLook     *look,
                         const WayDataset  *dataset,
                         guint              policy,
                         int                known_on,
                         const WayCardPage *page)
{
  Drawing drawing = { .painter = painter, .look = look };
  g_autoptr (WayScorecard) card = NULL;
  g_autoptr (GArray) blocks = NULL;
  const WayRect *area;
  WayRect bar, rest;
  double used;

  g_return_val_if_fail (look != NULL && dataset != NULL, 0);
  g_return_val_if_fail (page != NULL && page->area != NULL, 0);

  area = page->area;
  drawing.size = way_text_context_get_size (look->text);
  card = way_scorecard_new (dataset, policy, known_on);
  bar = (WayRect) { area->x, area->y, area->width, round (drawing.size * COVERAGE_SIZES) };
  if (painter != NULL)
    way_bar_draw_coverage (painter, look->palette, &bar, &card->coverage);
  used = bar.height + drawing.size * 0.4;
  for (guint i = 0; i < (look->both ? 2 : 1); i++)
    {
      g_autofree char *counts
        = way_coverage_describe (&card->coverage, i == 0 ? look->lang : !look->lang);

      used += lay_text (&drawing, counts, WAY_TEXT_BODY, &look->palette->ink, area->x,
                        area->y + used, area->width, painter != NULL);
    }
  used += drawing.size;
  rest = (WayRect) { area->x, area->y + used, area->width, MAX (area->height - used, 1) };
  blocks = make_scorecard_blocks (dataset, card, known_on, look->lang, look->both);
  return lay_blocks (&drawing, blocks, &rest, page);
}
