/* Words of texts in English and Chinese, as the search sees them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A word is cut after so many bytes; what is as long is no word of a language. */
#define WAY_TOKEN_MAX_BYTES 64

/**
 * WayToken:
 * @text: the word, folded; ended by NUL
 * @length: how many bytes it has
 * @start: where it begins in the text it was found in, in bytes
 * @end: where it ends there
 * @position: its place in the order of words, from 0
 * @han: whether it is made of Han characters
 *
 * A word. Letters are folded: without case, diacritics, and forms that only
 * look different. Each Han character is a word, and so is each pair of
 * neighbours, which has the position of its first character.
 */
typedef struct
{
  const char *text;
  gsize       length;
  gsize       start;
  gsize       end;
  guint       position;
  gboolean    han;
} WayToken;

/**
 * WayTokenFunc:
 * @token: a word, valid during the call
 * @data: what was given with the function
 *
 * Returns: whether to go on
 */
typedef gboolean (*WayTokenFunc) (const WayToken *token,
                                  gpointer        data);

gboolean way_tokenize (const char   *text,
                       gsize         length,
                       WayTokenFunc  func,
                       gpointer      data);

G_END_DECLS
