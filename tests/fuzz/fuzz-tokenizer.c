/* Words: within the text, in order, valid, and without what parts words. */
#include "config.h"

#include "fuzz.h"
#include "way-tokenizer.h"

#include <string.h>

typedef struct
{
  gsize length;
  guint next;      /* the position of the next word, or one less for a pair */
  gsize start;
} State;

static gboolean
check_cb (const WayToken *token,
          gpointer        data)
{
  State *state = data;

  g_assert_true (token->length > 0 && token->length <= WAY_TOKEN_MAX_BYTES);
  g_assert_cmpuint (strlen (token->text), ==, token->length);
  g_assert_true (g_utf8_validate (token->text, token->length, NULL));
  g_assert_null (strpbrk (token->text, " \"\n"));
  g_assert_true (token->start < token->end && token->end <= state->length);
  g_assert_true (token->position == state->next || token->position + 1 == state->next);
  g_assert_cmpuint (token->start, >=, token->position == state->next ? state->start : 0);
  state->next = token->position + 1;
  state->start = token->start;
  return TRUE;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  State state = { .length = size };

  way_tokenize (size > 0 ? (const char *) data : "", size, check_cb, &state);
  return 0;
}
