/* Splitting texts into words. Every character is taken apart into what it is
 * made of, so that letters lose their accents and full-width forms become
 * common ones; plain ASCII, most of all text, needs no table.
 */
#include "config.h"

#include "way-tokenizer.h"

#include <string.h>

/* The longest that a character comes apart into; see g_unichar_fully_decompose(). */
#define MAX_PARTS 18

typedef struct
{
  WayTokenFunc func;
  gpointer     data;
  guint        position;
  gboolean     stopped;
  char         word[WAY_TOKEN_MAX_BYTES + 1];
  gsize        length;        /* of the word, 0 for none */
  gboolean     full;          /* what follows in the word is cut off */
  gsize        start, end;    /* of the word in the text */
  char         han[16];       /* the Han character before, and room for a pair */
  gsize        han_length;    /* 0 if that before is none */
  gsize        han_start;
} Splitter;

static gboolean
is_han (gunichar c)
{
  return (c >= 0x4e00 && c <= 0x9fff) || (c >= 0x3400 && c <= 0x4dbf)
      || (c >= 0xf900 && c <= 0xfaff) || (c >= 0x20000 && c <= 0x323af)
      || c == 0x3005 || c == 0x3007;
}

static void
emit (Splitter   *splitter,
      const char *text,
      gsize       length,
      gsize       start,
      gsize       end,
      guint       position,
      gboolean    han)
{
  WayToken token = { text, length, start, end, position, han };

  if (!splitter->stopped)
    splitter->stopped = !splitter->func (&token, splitter->data);
}

static void
end_word (Splitter *splitter)
{
  if (splitter->length > 0)
    {
      splitter->word[splitter->length] = '\0';
      emit (splitter, splitter->word, splitter->length, splitter->start, splitter->end,
            splitter->position++, FALSE);
    }
  splitter->length = 0;
  splitter->full = FALSE;
}

static void
add_letter (Splitter   *splitter,
            const char *letter,
            gsize       length,
            gsize       start,
            gsize       end)
{
  splitter->han_length = 0;
  if (splitter->length == 0)
    splitter->start = start;
  splitter->end = end;
  splitter->full |= splitter->length + length > WAY_TOKEN_MAX_BYTES;
  if (splitter->full)
    return;
  memcpy (splitter->word + splitter->length, letter, length);
  splitter->length += length;
}

/* The pair with the character before comes first, as that has the position
 * before. */
static void
add_han (Splitter *splitter,
         gunichar  c,
         gsize     start,
         gsize     end)
{
  char text[8] = "";
  gsize length = g_unichar_to_utf8 (c, text);

  end_word (splitter);
  if (splitter->han_length > 0)
    {
      memcpy (splitter->han + splitter->han_length, text, length + 1);
      emit (splitter, splitter->han, splitter->han_length + length, splitter->han_start, end,
            splitter->position - 1, TRUE);
    }
  memcpy (splitter->han, text, length + 1);
  splitter->han_length = length;
  splitter->han_start = start;
  emit (splitter, text, length, start, end, splitter->position++, TRUE);
}

static void
end_run (Splitter *splitter)
{
  end_word (splitter);
  splitter->han_length = 0;
}

static void
add_part (Splitter *splitter,
          gunichar  c,
          gsize     start,
          gsize     end)
{
  char text[8] = "";
  g_autofree char *folded = NULL;

  if (is_han (c))
    add_han (splitter, c, start, end);
  else if (g_unichar_ismark (c))
    splitter->end = MAX (splitter->end, splitter->length > 0 ? end : 0);
  else if (!g_unichar_isalnum (c))
    end_run (splitter);
  else
    {
      folded = g_utf8_casefold (text, g_unichar_to_utf8 (c, text));
      add_letter (splitter, folded, strlen (folded), start, end);
    }
}

/* A character beyond ASCII; returns where the next one begins. What is not
 * UTF-8 parts words. */
static gsize
add_character (Splitter   *splitter,
               const char *text,
               gsize       length,
               gsize       at)
{
  gunichar c = g_utf8_get_char_validated (text + at, length - at);
  gunichar parts[MAX_PARTS];
  gsize next, n_parts;

  if (c == (gunichar) -1 || c == (gunichar) -2)
    {
      end_run (splitter);
      return at + 1;
    }
  next = at + g_unichar_to_utf8 (c, NULL);
  if (c >= 0x4e00 && c <= 0x9fff)
    {
      add_han (splitter, c, at, next);
      return next;
    }
  n_parts = g_unichar_fully_decompose (c, TRUE, parts, MAX_PARTS);
  for (gsize i = 0; i < n_parts; i++)
    add_part (splitter, parts[i], at, next);
  return next;
}

/**
 * way_tokenize:
 * @text: a text; any bytes may be in it
 * @length: how many there are
 * @func: what to call for each word, in the order of their positions
 * @data: what to give to it
 *
 * Splits a text into words.
 *
 * Returns: %FALSE if @func stopped it
 */
gboolean
way_tokenize (const char   *text,
              gsize         length,
              WayTokenFunc  func,
              gpointer      data)
{
  Splitter splitter = { .func = func, .data = data };
  gsize at = 0;

  g_return_val_if_fail (text != NULL && func != NULL, FALSE);

  while (at < length && !splitter.stopped)
    {
      guchar c = text[at];
      char lower = g_ascii_tolower (c);

      if (c >= 0x80)
        at = add_character (&splitter, text, length, at);
      else if (g_ascii_isalnum (c))
        {
          add_letter (&splitter, &lower, 1, at, at + 1);
          at++;
        }
      else
        {
          end_run (&splitter);
          at++;
        }
    }
  end_word (&splitter);
  return !splitter.stopped;
}
