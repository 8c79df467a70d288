/* A date is read in the usual ways of writing it in numbers. An era is known by
 * the beginning of any of its names, whatever stands between their letters.
 */
#include "config.h"

#include "way-go-to.h"

#include <stdlib.h>
#include <string.h>

#include "way-search-private.h"

/* Fewer letters name no era. */
#define MIN_LETTERS 2

/* How many hits are looked at for those with the words in their titles. */
#define MAX_HITS 500u

/* 2021/11/3, 2021.11, 2021年11月3日 and numbers of full width as ISO 8601 has
 * them; what is no date stays none. */
static char *
make_iso (const char *text)
{
  g_autofree char *narrow = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autoptr (GString) numbers = g_string_new (NULL);
  GString *iso = g_string_new (NULL);
  g_auto (GStrv) parts = NULL;

  for (const char *p = narrow; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == 0x5e74 || c == 0x6708 || c == '/' || c == '.')
        g_string_append_c (numbers, '-');
      else if (c != 0x65e5 && c != 0x53f7 && !g_unichar_isspace (c))
        g_string_append_unichar (numbers, c);
    }
  if (g_str_has_suffix (numbers->str, "-"))
    g_string_truncate (numbers, numbers->len - 1);
  parts = g_strsplit (numbers->str, "-", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    g_string_append_printf (iso, "%s%s%s", i > 0 ? "-" : "",
                            i > 0 && strlen (parts[i]) == 1 ? "0" : "", parts[i]);
  return g_string_free (iso, FALSE);
}

/* Only letters and digits, folded: "“14th” FYP" and "14-fyp" are the same. */
static char *
make_key (const char *text)
{
  g_autofree char *narrow = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *folded = narrow != NULL ? g_utf8_casefold (narrow, -1) : g_strdup ("");
  GString *key = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (p > folded && g_ascii_isdigit (p[-1]) && g_str_has_prefix (p, "th"))
        p++;
      else if (g_unichar_isalnum (g_utf8_get_char (p)))
        g_string_append_unichar (key, g_utf8_get_char (p));
    }
  return g_string_free (key, FALSE);
}

/* 第十四个五年规划 is 十四五, and so are 十四五规划 and 十四五时期. */
static char *
shorten (const char *key)
{
  static const char *const endings[] = { "规划纲要", "规划", "时期", "期间", "period" };
  const char *middle = strstr (key, "个五年");

  if (g_str_has_prefix (key, "第") && middle != NULL)
    return g_strdup_printf ("%.*s五", (int) (middle - key - strlen ("第")), key + strlen ("第"));
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (key, endings[i]) && strlen (key) > strlen (endings[i]))
      return g_strndup (key, strlen (key) - strlen (endings[i]));
  return g_strdup (key);
}

static gboolean
is_called (const WayEra *era,
           const char   *wanted)
{
  const char *const names[] = {
    era->name[WAY_LANG_EN], era->name[WAY_LANG_ZH], era->short_name[WAY_LANG_EN],
    era->short_name[WAY_LANG_ZH], era->id,
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = make_key (names[i]);

      if (g_str_has_prefix (name, wanted))
        return TRUE;
    }
  return FALSE;
}

/* A name that all eras begin with is none. */
static void
add_eras (const WayDataset *dataset,
          const char       *text,
          GArray           *places)
{
  guint n = way_dataset_get_n_rows (dataset, WAY_TABLE_ERAS), before = places->len;
  g_autofree char *key = make_key (text);
  g_autofree char *wanted = shorten (key);

  if (g_utf8_strlen (wanted, -1) < MIN_LETTERS)
    return;
  for (guint i = 0; i < n; i++)
    {
      const WayEra *era = way_dataset_get_era (dataset, i);
      WayPlace place = { { 0, 0, 0 }, i, way_date_first_day (era->start),
                         way_date_last_day (era->end) + 1 };

      if (is_called (era, wanted))
        g_array_append_val (places, place);
    }
  if (n > 1 && places->len - before == n)
    g_array_set_size (places, before);
}

/**
 * way_go_to_parse:
 * @dataset: a snapshot
 * @text: what a person has typed
 *
 * Reads a date, such as `2021`, `2021-11`, `2021-11-03` or 2021年11月, and the
 * names of eras, whole or their beginnings, in both languages.
 *
 * Returns: (transfer full) (element-type WayPlace): the spans that are meant,
 *   the likeliest first; none where the text is anything else
 */
GArray *
way_go_to_parse (const WayDataset *dataset,
                 const char       *text)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (WayPlace));
  g_autofree char *iso = NULL;
  WayDate date;

  g_return_val_if_fail (dataset != NULL && text != NULL, places);

  iso = make_iso (text);
  if (way_date_parse (iso, &date))
    {
      WayPlace place = { date, WAY_NONE, way_date_first_day (date), way_date_last_day (date) + 1 };

      g_array_append_val (places, place);
    }
  add_eras (dataset, text, places);
  return places;
}

/**
 * way_go_to_describe:
 * @dataset: a snapshot
 * @place: a span that was found in it
 * @lang: the language of the words
 *
 * Returns: (transfer full): the name of the span: "3 November 2021",
 *   "14th Five-Year Plan · 2021–2025"
 */
char *
way_go_to_describe (const WayDataset *dataset,
                    const WayPlace   *place,
                    WayLang           lang)
{
  const WayEra *era;

  g_return_val_if_fail (dataset != NULL && place != NULL, NULL);

  if (place->era == WAY_NONE)
    return way_date_to_text (place->date, lang);
  era = way_dataset_get_era (dataset, place->era);
  return g_strdup_printf (lang == WAY_LANG_ZH ? "%s · %d—%d" : "%s · %d–%d", era->name[lang],
                          era->start.year, era->end.year);
}

/**
 * way_go_to_find_titles:
 * @dataset: a snapshot
 * @hits: (nullable): what was found in it for @text
 * @text: what a person has typed
 * @matching: (nullable): for each policy whether the filters leave it in
 * @max: how many are wanted at most
 * @n_left_out: (out): how many of those looked at the filters leave out
 *
 * Of the hits of a search, takes those with the words in a title.
 *
 * Returns: (transfer full) (element-type guint): the policies, the best first
 */
GArray *
way_go_to_find_titles (const WayDataset *dataset,
                       const WayHits    *hits,
                       const char       *text,
                       const guint8     *matching,
                       guint             max,
                       guint            *n_left_out)
{
  GArray *policies = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GPtrArray) phrases = NULL;
  guint32 all;

  g_return_val_if_fail (dataset != NULL && text != NULL && n_left_out != NULL, policies);

  *n_left_out = 0;
  phrases = way_search_parse (text);
  if (hits == NULL || phrases->len == 0)
    return policies;
  all = (guint32) ((1ull << phrases->len) - 1);
  for (guint i = 0; i < MIN (hits->n_order, MAX_HITS) && policies->len < max; i++)
    {
      guint policy = hits->order[i];

      /* The hits in titles come first. */
      if (way_search_find_in_policy (dataset, policy, WAY_SEARCH_TITLES,
                                     (const WayPhrase *const *) phrases->pdata,
                                     phrases->len) != all)
        break;
      if (matching != NULL && !matching[policy])
        ++*n_left_out;
      else
        g_array_append_val (policies, policy);
    }
  return policies;
}
