/* Cutting a line that is laid out. While a window moves, labels at its edge are cut
 * anew in every frame; to lay out each cut would cost more than drawing it.
 */
#include "config.h"

#include "way-text-cut.h"

#include <string.h>

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

/* Adds glyphs to those of the same font before them. */
static void
append_glyphs (PangoGlyphItem       *run,
               const PangoGlyphItem *more)
{
  PangoGlyphString *glyphs = run->glyphs;
  int n = glyphs->num_glyphs, n_more = more->glyphs->num_glyphs;

  pango_glyph_string_set_size (glyphs, n + n_more);
  for (int i = 0; i < n_more; i++)
    {
      glyphs->glyphs[n + i] = more->glyphs->glyphs[i];
      glyphs->log_clusters[n + i] = run->item->length + more->glyphs->log_clusters[i];
    }
  run->item->length += more->item->length;
  run->item->num_chars += more->item->num_chars;
}

/* Adds a run behind others, of which the last one comes first. */
static GSList *
append_run (GSList         *runs,
            PangoGlyphItem *run,
            gsize           offset)
{
  PangoGlyphItem *before = runs != NULL ? runs->data : NULL;

  if (before != NULL && before->item->analysis.font == run->item->analysis.font
      && before->y_offset == run->y_offset)
    {
      append_glyphs (before, run);
      return runs;
    }
  run = pango_glyph_item_copy (run);
  run->item->offset += (int) offset;
  return g_slist_prepend (runs, run);
}

static gboolean
is_bracket (gunichar c)
{
  switch (g_unichar_type (c))
    {
    case G_UNICODE_OPEN_PUNCTUATION:
    case G_UNICODE_CLOSE_PUNCTUATION:
    case G_UNICODE_INITIAL_PUNCTUATION:
    case G_UNICODE_FINAL_PUNCTUATION:
      return TRUE;
    default:
      return FALSE;
    }
}

/**
 * way_text_find_tail:
 * @text: a line
 * @length: how much of it is kept, in bytes; a character begins there
 *
 * A "…" has the font and the kerning of what stands before it: of the last letter,
 * if digits and signs follow that. A bracket goes with its counterpart, wherever
 * that stands.
 *
 * Returns: where that begins, in bytes
 */
gsize
way_text_find_tail (const char *text,
                    gsize       length)
{
  const char *at = text + length;

  g_return_val_if_fail (text != NULL, 0);

  while (at > text)
    {
      GUnicodeScript script;

      at = g_utf8_prev_char (at);
      if (is_bracket (g_utf8_get_char (at)))
        return 0;
      script = g_unichar_get_script (g_utf8_get_char (at));
      if (script != G_UNICODE_SCRIPT_COMMON && script != G_UNICODE_SCRIPT_INHERITED)
        break;
    }
  return (gsize) (at - text);
}

/**
 * way_text_cut:
 * @whole: a line that is not cut
 * @length: as much of its text as the way_text_find_tail() of the cut text says
 * @tail: the rest of the cut text and "…", in the same style
 *
 * Takes the glyphs of the beginning of a line and those of its new end, as laying the
 * cut text out would find them.
 *
 * Returns: (transfer full) (element-type PangoGlyphItem): the runs, from left to
 *   right; %NULL where the beginning of the text may look different without the rest,
 *   so that the cut text must be laid out itself
 */
GSList *
way_text_cut (const WayLabel *whole,
              gsize           length,
              const WayLabel *tail)
{
  GSList *runs = NULL;

  g_return_val_if_fail (whole != NULL && tail != NULL, NULL);

  if (!is_plain (whole, length) || !is_plain (tail, strlen (tail->text)))
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
  for (guint i = 0; i < tail->n_runs; i++)
    runs = append_run (runs, tail->runs[i].item, length);
  return g_slist_reverse (runs);
}
