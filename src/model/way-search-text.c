/* What is typed as phrases, and phrases in the texts of a policy. */
#include "config.h"

#include "way-search-private.h"

#include <string.h>

#include "way-own-marks.h"
#include "way-tokenizer.h"

/* A phrase that is being read, and the Han character at its end whose pair
 * with the next may follow. */
typedef struct
{
  GPtrArray *words;
  gboolean   ends_in_han;
} Reading;

static void
free_phrase (gpointer data)
{
  WayPhrase *phrase = data;

  g_strfreev (phrase->words);
  g_free (phrase);
}

/* Of a run of Han characters the pairs say all; a single character is a word
 * where no pair begins with it, so that the positions have no gap. */
static gboolean
read_word_cb (const WayToken *token,
              gpointer        data)
{
  Reading *reading = data;

  if (token->position < reading->words->len)
    {
      g_free (g_ptr_array_index (reading->words, token->position));
      g_ptr_array_index (reading->words, token->position) = g_strdup (token->text);
    }
  else if (token->position < WAY_MAX_PHRASE_WORDS)
    g_ptr_array_add (reading->words, g_strdup (token->text));
  else
    return FALSE;
  reading->ends_in_han = token->han;
  return TRUE;
}

/* The single character that ends a run is part of the pair before it. */
static void
drop_last_of_run (Reading *reading)
{
  guint n = reading->words->len;
  const char *last, *before;

  if (!reading->ends_in_han || n < 2)
    return;
  last = g_ptr_array_index (reading->words, n - 1);
  before = g_ptr_array_index (reading->words, n - 2);
  if (g_utf8_strlen (before, -1) == 2 && g_str_has_suffix (before, last))
    g_ptr_array_set_size (reading->words, n - 1);
}

static WayPhrase *
read_phrase (const char *text,
             gsize       length,
             gboolean    open)
{
  Reading reading = { g_ptr_array_new_with_free_func (g_free), FALSE };
  WayPhrase *phrase = NULL;

  way_tokenize (text, length, read_word_cb, &reading);
  drop_last_of_run (&reading);
  if (reading.words->len > 0)
    {
      const char *last = g_ptr_array_index (reading.words, reading.words->len - 1);

      phrase = g_new0 (WayPhrase, 1);
      phrase->n_words = reading.words->len;
      phrase->prefix = open && !reading.ends_in_han;
      phrase->brief = phrase->prefix && g_utf8_strlen (last, -1) <= WAY_SEARCH_BRIEF;
      g_ptr_array_add (reading.words, NULL);
      phrase->words = g_strdupv ((char **) reading.words->pdata);
    }
  g_ptr_array_unref (reading.words);
  return phrase;
}

/* The quotation marks that people and their keyboards write. */
static gboolean
is_quote (gunichar c)
{
  return c == '"' || c == 0x201c || c == 0x201d || c == 0xff02 || c == 0x300c || c == 0x300d;
}

/**
 * way_search_parse:
 * @text: what a person has typed; any bytes
 *
 * Reads what is searched for: words, of which the last may still be being
 * typed, and phrases in quotation marks. Everything else parts words; nothing
 * is an error.
 *
 * Returns: (transfer full) (element-type WayPhrase): the phrases, all of which
 *   a hit has; none if there is no word
 */
GPtrArray *
way_search_parse (const char *text)
{
  GPtrArray *phrases = g_ptr_array_new_with_free_func (free_phrase);
  g_autofree char *valid = NULL;
  const char *start, *at;
  gboolean quoted = FALSE;

  g_return_val_if_fail (text != NULL, phrases);

  valid = g_utf8_make_valid (text, -1);
  for (start = at = valid; phrases->len < WAY_MAX_PHRASES; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      WayPhrase *phrase;

      if (c != '\0' && !is_quote (c) && (quoted || !g_unichar_isspace (c)))
        continue;
      phrase = read_phrase (start, at - start, c == '\0' && !quoted);
      if (phrase != NULL)
        g_ptr_array_add (phrases, phrase);
      if (c == '\0')
        break;
      quoted ^= is_quote (c);
      start = g_utf8_next_char (at);
    }
  return phrases;
}

/* How far each phrase has been found. A bit of a mask stands for a word that
 * ends the beginning of the phrase; two positions are looked at in turn. */
typedef struct
{
  guint64 now, before;
  gsize   starts[2][WAY_MAX_PHRASE_WORDS];   /* by the parity of the position */
} Progress;

typedef struct
{
  const WayPhrase *const *phrases;
  guint                   n_phrases;
  gboolean                is_title;
  guint                   position;
  Progress               *progress;
  guint32                 found;
  GArray                 *spans;
} Finding;

static gboolean
word_is (const Finding   *finding,
         const WayPhrase *phrase,
         guint            word,
         const WayToken  *token)
{
  const char *wanted = phrase->words[word];

  if (word + 1 < phrase->n_words || !phrase->prefix || (phrase->brief && !finding->is_title))
    return strcmp (wanted, token->text) == 0;
  return strncmp (wanted, token->text, strlen (wanted)) == 0;
}

static void
phrase_found (Finding        *finding,
              guint           phrase,
              gsize           start,
              const WayToken *token)
{
  finding->found |= 1u << phrase;
  if (finding->spans != NULL)
    {
      g_array_append_val (finding->spans, start);
      g_array_append_val (finding->spans, token->end);
    }
}

static void
step_phrase (Finding        *finding,
             guint           number,
             const WayToken *token,
             gboolean        next)
{
  const WayPhrase *phrase = finding->phrases[number];
  Progress *progress = &finding->progress[number];
  guint parity = token->position & 1;

  if (next)
    {
      progress->before = progress->now;
      progress->now = 0;
    }
  for (guint i = 0; i < phrase->n_words; i++)
    if ((i == 0 || (progress->before >> (i - 1) & 1) != 0)
        && word_is (finding, phrase, i, token))
      {
        progress->now |= G_GUINT64_CONSTANT (1) << i;
        progress->starts[parity][i] = i == 0 ? token->start : progress->starts[!parity][i - 1];
        if (i + 1 == phrase->n_words)
          phrase_found (finding, number, progress->starts[parity][i], token);
      }
    else if (progress->before == 0)
      break;
}

static gboolean
find_cb (const WayToken *token,
         gpointer        data)
{
  Finding *finding = data;
  gboolean next = token->position != finding->position;

  finding->position = token->position;
  for (guint i = 0; i < finding->n_phrases; i++)
    step_phrase (finding, i, token, next);
  return finding->spans != NULL || finding->found != (guint32) ((1ull << finding->n_phrases) - 1);
}

/**
 * way_search_find_phrases:
 * @phrases: (array length=n_phrases): phrases
 * @n_phrases: how many, at most %WAY_MAX_PHRASES
 * @is_title: whether brief beginnings of words count
 * @text: a text
 * @spans: (nullable) (element-type gsize): gets where each is found
 *
 * Returns: a bit for each phrase that is in the text
 */
guint32
way_search_find_phrases (const WayPhrase *const *phrases,
                         guint                   n_phrases,
                         gboolean                is_title,
                         const char             *text,
                         GArray                 *spans)
{
  g_autofree Progress *progress = g_new (Progress, MAX (n_phrases, 1));
  Finding finding = { phrases, n_phrases, is_title, 0, progress, 0, spans };

  g_return_val_if_fail (n_phrases <= WAY_MAX_PHRASES && text != NULL, 0);

  for (guint i = 0; i < n_phrases; i++)
    progress[i].now = progress[i].before = 0;
  way_tokenize (text, strlen (text), find_cb, &finding);
  return finding.found;
}

static gboolean
give_pair (WaySearchField  field,
           const WayPair   pair,
           WayTextFunc     func,
           gpointer        data)
{
  for (guint lang = 0; lang < WAY_N_LANGS; lang++)
    if (*pair[lang] != '\0' && !func (field, lang, pair[lang], data))
      return FALSE;
  return TRUE;
}

static gboolean
give_issuers (const WayDataset *dataset,
              const WayPolicy  *policy,
              WayTextFunc       func,
              gpointer          data)
{
  for (guint i = 0; i < policy->n_issuers; i++)
    {
      const WayOrganisation *issuer
        = way_dataset_get_organisation (dataset, way_dataset_get_issuer (dataset, policy, i));

      if (!give_pair (WAY_SEARCH_ISSUER, issuer->name, func, data)
          || (*issuer->abbreviation != '\0'
              && !func (WAY_SEARCH_ISSUER, WAY_LANG_EN, issuer->abbreviation, data)))
        return FALSE;
    }
  return TRUE;
}

static void
give_note (const WayDataset *dataset,
           guint             policy,
           WayTextFunc       func,
           gpointer          data)
{
  g_autoptr (WayOwnMarks) marks = way_dataset_get_own (dataset);
  const char *note = NULL;

  if (marks != NULL)
    note = g_hash_table_lookup (marks->notes, GUINT_TO_POINTER (policy));
  if (note != NULL)
    func (WAY_SEARCH_NOTE, WAY_LANG_EN, note, data);
}

/**
 * way_search_for_each_text:
 * @dataset: a snapshot
 * @index: a policy of it
 * @part: which of its texts
 * @func: what to call
 * @data: what to give to it
 *
 * Goes through the texts of a policy that are searched. The writer of files
 * makes the index of the same ones but the note; see way-store-index.c.
 */
void
way_search_for_each_text (const WayDataset *dataset,
                          guint             index,
                          WaySearchPart     part,
                          WayTextFunc       func,
                          gpointer          data)
{
  const WayPolicy *policy = way_dataset_get_policy (dataset, index);

  if (!give_pair (WAY_SEARCH_TITLE, policy->title, func, data)
      || !give_pair (WAY_SEARCH_SHORT_TITLE, policy->short_title, func, data)
      || part == WAY_SEARCH_TITLES
      || !give_pair (WAY_SEARCH_NUMBER, policy->number, func, data)
      || !give_issuers (dataset, policy, func, data))
    return;
  for (guint i = 0; i < policy->n_stated; i++)
    if (!give_pair (WAY_SEARCH_STATEMENT,
                    way_dataset_get_stated_goal (dataset, policy->first_stated + i)->statement,
                    func, data))
      return;
  if (give_pair (WAY_SEARCH_SUMMARY, policy->summary, func, data))
    give_note (dataset, index, func, data);
}

typedef struct
{
  const WayPhrase *const *phrases;
  guint                   n_phrases;
  guint32                 found;
} Matching;

static gboolean
match_cb (WaySearchField  field,
          WayLang         lang,
          const char     *text,
          gpointer        data)
{
  Matching *matching = data;

  matching->found |= way_search_find_phrases (matching->phrases, matching->n_phrases,
                                              field <= WAY_SEARCH_SHORT_TITLE, text, NULL);
  return matching->found != (guint32) ((1ull << matching->n_phrases) - 1);
}

/**
 * way_search_find_in_policy:
 * @dataset: a snapshot
 * @policy: a policy of it
 * @part: which of its texts
 * @phrases: (array length=n_phrases): phrases
 * @n_phrases: how many
 *
 * Returns: a bit for each phrase that is in one of the texts
 */
guint32
way_search_find_in_policy (const WayDataset       *dataset,
                           guint                   policy,
                           WaySearchPart           part,
                           const WayPhrase *const *phrases,
                           guint                   n_phrases)
{
  Matching matching = { phrases, n_phrases, 0 };

  way_search_for_each_text (dataset, policy, part, match_cb, &matching);
  return matching.found;
}
