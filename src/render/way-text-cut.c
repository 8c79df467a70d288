/* Cutting a line that is laid out. While a window moves, labels at its edge are cut
 * anew in every frame; to lay out each cut would cost more than drawing it.
 */
#include "config.h"

#include "way-text-cut.h"

/* Whether a letter has the same glyph whichever letter follows. */
static gboolean
is_script_of_lone_letters (PangoScript script)
{
  switch (script)
    {
    case PANGO_SCRIPT_COMMON:
    case PANGO_SCRIPT_LATIN:
    case PANGO_SCRIPT_GREEK:
    case PANGO_SCRIPT_CYRILLIC:
    case PANGO_SCRIPT_HAN:
    case PANGO_SCRIPT_HIRAGANA:
    case PANGO_SCRIPT_KATAKANA:
    case PANGO_SCRIPT_BOPOMOFO:
      return TRUE;
    default:
      return FALSE;
    }
}

/* Whether glyphs stand in the order of the text, and its beginning looks as it does
 * without the rest. */
static gboolean
is_plain (const WayLabel *whole,
          gsize           length)
{
  for (guint i = 0; i < whole->n_runs; i++)
    {
      const PangoItem *item = whole->runs[i].item->item;

      if (item->analysis.level != 0)
        return FALSE;
      if ((gsize) item->offset < length
          && !is_script_of_lone_letters ((PangoScript) item->analysis.script))
        return FALSE;
    }
  return TRUE;
}

/* The glyphs of a run as far as a place in the text, or %NULL if one of them is a
 * ligature over that place. */
static PangoGlyphItem *
copy_start (PangoGlyphItem *run,
            const char     *text,
            gsize           length)
{
  int wanted = (int) length - run->item->offset;
  PangoGlyphItem *start, *rest;

  if (wanted >= run->item->length)
    return pango_glyph_item_copy (run);
  rest = pango_glyph_item_copy (run);
  start = pango_glyph_item_split (rest, text, wanted);
  pango_glyph_item_free (rest);
  if (start != NULL && start->item->length != wanted)
    g_clear_pointer (&start, pango_glyph_item_free);
  return start;
}

/* Adds the one glyph of "…" to glyphs of its font. */
static void
append_glyph (PangoGlyphItem       *run,
              const PangoGlyphItem *dots)
{
  PangoGlyphString *glyphs = run->glyphs;
  int n = glyphs->num_glyphs;

  pango_glyph_string_set_size (glyphs, n + 1);
  glyphs->glyphs[n] = dots->glyphs->glyphs[0];
  glyphs->log_clusters[n] = run->item->length;
  run->item->length += dots->item->length;
  run->item->num_chars += dots->item->num_chars;
}

static GSList *
append_dots (GSList         *last,
             const WayLabel *dots,
             gsize           length)
{
  PangoGlyphItem *run = dots->runs[0].item;
  PangoGlyphItem *before = last != NULL ? last->data : NULL;

  if (before != NULL && before->item->analysis.font == run->item->analysis.font
      && before->y_offset == run->y_offset)
    {
      append_glyph (before, run);
      return last;
    }
  run = pango_glyph_item_copy (run);
  run->item->offset = (int) length;
  return g_slist_prepend (last, run);
}

/**
 * way_text_cut:
 * @whole: a line that is not cut
 * @length: how much of its text is kept, in bytes; a character begins there
 * @dots: "…" in the same style
 *
 * Takes the glyphs of the beginning of a line and those of "…", as laying the cut text
 * out would find them, but for the kerning between the two.
 *
 * Returns: (transfer full) (element-type PangoGlyphItem): the runs, from left to
 *   right; %NULL where the beginning of the text may look different without the rest,
 *   so that the cut text must be laid out itself
 */
GSList *
way_text_cut (const WayLabel *whole,
              gsize           length,
              const WayLabel *dots)
{
  GSList *runs = NULL;

  g_return_val_if_fail (whole != NULL && dots != NULL, NULL);

  if (!is_plain (whole, length) || dots->n_runs != 1 || dots->runs[0].item->glyphs->num_glyphs != 1)
    return NULL;
  for (guint i = 0; i < whole->n_runs && (gsize) whole->runs[i].item->item->offset < length; i++)
    {
      PangoGlyphItem *start = copy_start (whole->runs[i].item, whole->text, length);

      if (start == NULL)
        {
          g_slist_free_full (runs, (GDestroyNotify) pango_glyph_item_free);
          return NULL;
        }
      runs = g_slist_prepend (runs, start);
    }
  return g_slist_reverse (append_dots (runs, dots, length));
}
