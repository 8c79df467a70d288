/* Why a policy is a hit: the field, and the words in it. */
#include "config.h"

#include "way-search-private.h"

#include <string.h>

#include "way-lang.h"

/* How much of a text is shown, and how much of that before the first word. */
#define MAX_CHARS 110
#define CHARS_BEFORE 30

/* The best text so far: that with most of the phrases, and of those one in
 * the language of the interface, and of those the first. */
typedef struct
{
  const WayPhrase *const *phrases;
  guint                   n_phrases;
  WayLang                 lang;
  guint                   score;
  WaySearchField          field;
  char                   *text;
  GArray                 *spans;
} Choice;

static guint
count_bits (guint32 bits)
{
  guint n = 0;

  for (; bits != 0; bits &= bits - 1)
    n++;
  return n;
}

static gboolean
choose_cb (WaySearchField  field,
           WayLang         lang,
           const char     *text,
           gpointer        data)
{
  Choice *choice = data;
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (gsize));
  guint32 found = way_search_find_phrases (choice->phrases, choice->n_phrases,
                                           field <= WAY_SEARCH_SHORT_TITLE, text, spans);
  guint score = 2 * count_bits (found) + (found != 0 && lang == choice->lang);

  if (score <= choice->score)
    return TRUE;
  choice->score = score;
  choice->field = field;
  g_free (choice->text);
  choice->text = g_strdup (text);
  g_clear_pointer (&choice->spans, g_array_unref);
  choice->spans = g_steal_pointer (&spans);
  return TRUE;
}

static int
compare_spans (gconstpointer a,
               gconstpointer b)
{
  gsize first = *(const gsize *) a, second = *(const gsize *) b;

  return first < second ? -1 : first > second;
}

/* Pairs of Han characters lie over each other; spans that touch become one. */
static void
join_spans (GArray *spans)
{
  gsize *at = (gsize *) spans->data;
  guint n = 0;

  qsort (at, spans->len / 2, 2 * sizeof (gsize), compare_spans);
  for (guint i = 0; i + 1 < spans->len; i += 2)
    if (n > 0 && at[i] <= at[n - 1])
      at[n - 1] = MAX (at[n - 1], at[i + 1]);
    else
      {
        at[n++] = at[i];
        at[n++] = at[i + 1];
      }
  g_array_set_size (spans, n);
}

/* Where the excerpt begins: at a word, some characters before the first span. */
static gsize
find_start (const char *text,
            gsize       first)
{
  const char *at = text + first;
  const char *start;

  if (g_utf8_strlen (text, -1) <= MAX_CHARS)
    return 0;
  for (guint i = 0; i < CHARS_BEFORE && at > text; i++)
    at = g_utf8_prev_char (at);
  if (at == text)
    return 0;
  start = memchr (at, ' ', text + first - at);
  return (start != NULL ? start + 1 : at) - text;
}

static WayExcerpt *
cut (Choice *choice)
{
  WayExcerpt *excerpt = g_new0 (WayExcerpt, 1);
  g_autoptr (GString) text = g_string_new (NULL);
  gsize start, length, lead;
  const char *end;

  join_spans (choice->spans);
  start = find_start (choice->text, g_array_index (choice->spans, gsize, 0));
  end = choice->text + start;
  for (guint i = 0; i < MAX_CHARS && *end != '\0'; i++)
    end = g_utf8_next_char (end);
  length = end - choice->text - start;
  g_string_append (text, start > 0 ? "…" : "");
  lead = text->len;
  g_string_append_len (text, choice->text + start, length);
  g_string_append (text, *end != '\0' ? "…" : "");

  excerpt->field = choice->field;
  excerpt->spans = g_array_new (FALSE, FALSE, sizeof (gsize));
  for (guint i = 0; i < choice->spans->len; i++)
    {
      gsize place = g_array_index (choice->spans, gsize, i) - start;

      if (i % 2 == 0 && place >= length)
        break;
      place = MIN (place, length) + lead;
      g_array_append_val (excerpt->spans, place);
    }
  excerpt->text = g_string_free (g_steal_pointer (&text), FALSE);
  return excerpt;
}

/**
 * way_search_explain:
 * @dataset: a snapshot
 * @policy: a policy of it
 * @phrases: (element-type WayPhrase): what way_search_parse() gives
 * @lang: the language that is preferred
 *
 * Says why a policy is a hit.
 *
 * Returns: (transfer full) (nullable): the text in which most of the words
 *   are, or the part of it around them; %NULL if it is no hit
 */
WayExcerpt *
way_search_explain (const WayDataset *dataset,
                    guint             policy,
                    const GPtrArray  *phrases,
                    WayLang           lang)
{
  Choice choice;
  WayExcerpt *excerpt = NULL;

  g_return_val_if_fail (dataset != NULL && phrases != NULL, NULL);

  choice = (Choice) { (const WayPhrase *const *) phrases->pdata, phrases->len, lang,
                      0, WAY_SEARCH_TITLE, NULL, NULL };
  way_search_for_each_text (dataset, policy, WAY_SEARCH_ALL, choose_cb, &choice);
  if (choice.score > 0)
    excerpt = cut (&choice);
  g_free (choice.text);
  g_clear_pointer (&choice.spans, g_array_unref);
  return excerpt;
}

/**
 * way_excerpt_free:
 * @excerpt: (transfer full): an excerpt
 */
void
way_excerpt_free (WayExcerpt *excerpt)
{
  g_return_if_fail (excerpt != NULL);

  g_free (excerpt->text);
  g_array_unref (excerpt->spans);
  g_free (excerpt);
}

/**
 * way_search_field_name:
 * @field: a field
 * @lang: a language
 *
 * Returns: (transfer none): its name
 */
const char *
way_search_field_name (WaySearchField field,
                       WayLang        lang)
{
  static const char *const names[WAY_N_SEARCH_FIELDS] = {
    [WAY_SEARCH_TITLE] = WAY_C_ ("field", "title"),
    [WAY_SEARCH_SHORT_TITLE] = WAY_C_ ("field", "short title"),
    [WAY_SEARCH_NUMBER] = WAY_C_ ("field", "number"),
    [WAY_SEARCH_ISSUER] = WAY_C_ ("field", "issuer"),
    [WAY_SEARCH_STATEMENT] = WAY_C_ ("field", "stated goal"),
    [WAY_SEARCH_SUMMARY] = WAY_C_ ("field", "summary"),
    [WAY_SEARCH_NOTE] = WAY_C_ ("field", "note"),
  };

  g_return_val_if_fail (field < WAY_N_SEARCH_FIELDS, "");

  return way_tr (lang, names[field]);
}
