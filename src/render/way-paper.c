/* The paper of a picture decides on its size: a pixel is 1/96 inch of it. */
#include "config.h"

#include "way-paper.h"

#include <math.h>

#define POINTS_PER_MM (72 / 25.4)

static const char *const words[] = { "none", "a4", "a3", NULL };

/* In millimetres, the shorter side first (ISO 216). */
static const double sides[WAY_N_PAPERS][2] = {
  [WAY_PAPER_A4] = { 210, 297 },
  [WAY_PAPER_A3] = { 297, 420 },
};

/**
 * way_paper_parse:
 * @text: "a4" or "a3", in any case
 * @paper: (out): what it stands for
 *
 * Returns: %FALSE if @text is neither
 */
gboolean
way_paper_parse (const char *text,
                 WayPaper   *paper)
{
  g_autofree char *word = NULL;
  int index;

  g_return_val_if_fail (text != NULL && paper != NULL, FALSE);

  word = g_ascii_strdown (text, -1);
  index = way_word_index (words, word);
  if (index <= WAY_PAPER_NONE)
    return FALSE;
  *paper = index;
  return TRUE;
}

/**
 * way_paper_get_size:
 * @paper: a paper, not %WAY_PAPER_NONE
 * @portrait: whether it stands upright
 * @width: (out): its width in points of 1/72 inch
 * @height: (out): its height
 */
void
way_paper_get_size (WayPaper  paper,
                    gboolean  portrait,
                    double   *width,
                    double   *height)
{
  g_return_if_fail (paper > WAY_PAPER_NONE && paper < WAY_N_PAPERS);
  g_return_if_fail (width != NULL && height != NULL);

  *width = sides[paper][portrait ? 0 : 1] * POINTS_PER_MM;
  *height = sides[paper][portrait ? 1 : 0] * POINTS_PER_MM;
}

/**
 * way_paper_set:
 * @options: what to draw and how
 * @paper: a paper, not %WAY_PAPER_NONE
 * @portrait: whether it stands upright
 * @margin_mm: the margin on all sides
 *
 * Makes a picture as large as a sheet of paper, the margin included.
 */
void
way_paper_set (WayPictureOptions *options,
               WayPaper           paper,
               gboolean           portrait,
               guint              margin_mm)
{
  double width, height;

  g_return_if_fail (options != NULL && paper > WAY_PAPER_NONE && paper < WAY_N_PAPERS);

  way_paper_get_size (paper, portrait, &width, &height);
  options->paper = paper;
  options->margin_mm = CLAMP (margin_mm, WAY_PAPER_MIN_MARGIN_MM, WAY_PAPER_MAX_MARGIN_MM);
  /* The ground reaches beyond the paper rather than leave an edge of it bare. */
  options->width = (guint) ceil (width / WAY_PAPER_POINTS_PER_PX);
  options->height = (guint) ceil (height / WAY_PAPER_POINTS_PER_PX);
}
