/* Filters such as kind=plan,law or year=2016..2020. Words that are the same in
 * every data set are judged before one is read.
 */
#include "config.h"

#include "way-cli-filters.h"

#include <string.h>

#include "way-cli-suggest.h"
#include "way-own-marks.h"
#include "way-verdict.h"

/* Between the first and the last year of several. */
#define RANGE ".."

static const char *tr (const char *text) G_GNUC_FORMAT (1);

static const char *
tr (const char *text)
{
  return way_tr (way_cli_get_lang (), text);
}

/**
 * way_cli_is_list:
 * @option: the option that was given
 * @text: (nullable): its value
 *
 * Judges a list of ids; a fault is told.
 *
 * Returns: whether it is one, or was not given
 */
gboolean
way_cli_is_list (const char *option,
                 const char *text)
{
  g_auto (GStrv) members = text != NULL ? g_strsplit (text, ",", -1) : NULL;
  gboolean whole = members == NULL || members[0] != NULL;

  for (guint i = 0; members != NULL && members[i] != NULL; i++)
    whole = whole && *members[i] != '\0';
  if (!whole)
    way_cli_fail_as (WAY_CLI_USAGE, option, tr ("“%s” is no list of ids with commas between"),
                     text);
  return whole;
}

/* Splits level=national,regional; returns NULL if it is nothing like that. */
static char **
split_filter (const char *text,
              WayFacet   *facet)
{
  const char *sign = strchr (text, '=');
  g_autofree char *name = sign != NULL ? g_strndup (text, (gsize) (sign - text)) : NULL;
  g_autoptr (GString) words = g_string_new (NULL);

  if (name != NULL && way_facet_parse (name, facet))
    return way_cli_is_list ("--filter", sign + 1) ? g_strsplit (sign + 1, ",", -1) : NULL;
  for (guint i = 0; i < WAY_N_FACETS; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? ", " : "", way_facet_get_word (i));
  way_cli_fail_as (WAY_CLI_USAGE, "--filter",
                   tr ("%s is no filter; filters are such as kind=plan,law, and can be of %s"),
                   text, words->str);
  return NULL;
}

static gboolean
read_year (const char *text,
           guint      *year)
{
  guint64 value;

  if (strlen (text) != 4
      || !g_ascii_string_to_unsigned (text, 10, WAY_DATE_MIN_YEAR, WAY_DATE_MAX_YEAR, &value,
                                      NULL))
    return FALSE;
  *year = (guint) value;
  return TRUE;
}

static gboolean
read_years (const char *text,
            guint      *first,
            guint      *last)
{
  g_auto (GStrv) ends = g_strsplit (text, RANGE, 2);

  if (!read_year (ends[0], first))
    return FALSE;
  *last = *first;
  return ends[1] == NULL || (read_year (ends[1], last) && *first <= *last);
}

static gboolean
is_year (const char *text)
{
  guint first, last;

  if (read_years (text, &first, &last))
    return TRUE;
  way_cli_fail_as (WAY_CLI_USAGE, "--filter",
                   tr ("%s is no year; years are such as 2016 or 2016..2020"), text);
  return FALSE;
}

/* The word of a value that every data set has; NULL after the last. */
static const char *
get_fixed_word (WayFacet facet,
                guint    value)
{
  switch (facet)
    {
    case WAY_FACET_LEVEL:
      return way_level_words[value];
    case WAY_FACET_KIND:
      return way_policy_kind_words[value];
    case WAY_FACET_EVIDENCE:
      return way_evidence_words[value];
    case WAY_FACET_VERDICT:
      return value < WAY_N_VERDICTS ? way_verdict_get_id (value) : NULL;
    case WAY_FACET_OWN:
      return way_own_mark_words[value];
    case WAY_FACET_REGION:
    case WAY_FACET_ISSUER:
    case WAY_FACET_THEME:
    case WAY_FACET_GOAL:
    case WAY_FACET_YEAR:
    case WAY_FACET_DUE_YEAR:
    case WAY_N_FACETS:
    default:
      return NULL;
    }
}

static gboolean
is_fixed_word (WayFacet    facet,
               const char *text)
{
  g_autoptr (GString) words = g_string_new (NULL);
  const char *word;

  for (guint i = 0; (word = get_fixed_word (facet, i)) != NULL; i++)
    {
      if (g_str_equal (word, text))
        return TRUE;
      g_string_append_printf (words, "%s%s", i > 0 ? ", " : "", word);
    }
  way_cli_fail_as (WAY_CLI_USAGE, "--filter", tr ("there is no value %s; there are %s"), text,
                   words->str);
  return FALSE;
}

static gboolean
is_filter (const char *text)
{
  WayFacet facet = WAY_FACET_LEVEL;
  g_auto (GStrv) values = split_filter (text, &facet);
  gboolean right = values != NULL;

  for (guint i = 0; right && values[i] != NULL; i++)
    if (facet == WAY_FACET_YEAR || facet == WAY_FACET_DUE_YEAR)
      right = is_year (values[i]);
    else if (get_fixed_word (facet, 0) != NULL)
      right = is_fixed_word (facet, values[i]);
  return right;
}

/**
 * way_cli_filters_check:
 * @filters: (nullable) (array zero-terminated=1): the values of --filter
 *
 * Judges what needs no data set; a fault is told.
 *
 * Returns: %WAY_CLI_OK or %WAY_CLI_USAGE
 */
WayCliExit
way_cli_filters_check (const char *const *filters)
{
  for (guint i = 0; filters != NULL && filters[i] != NULL; i++)
    if (!is_filter (filters[i]))
      return WAY_CLI_USAGE;
  return WAY_CLI_OK;
}

static WayCliExit
refuse (const WayDataset *dataset,
        WayFacet          facet,
        const char       *id)
{
  static const struct { WayFacet facet; WayTableId table; const char *reason; } tables[] = {
    { WAY_FACET_REGION, WAY_TABLE_AREAS, WAY_N_ ("the data set has no such area") },
    { WAY_FACET_ISSUER, WAY_TABLE_ORGANISATIONS, WAY_N_ ("the data set has no such issuer") },
    { WAY_FACET_THEME, WAY_TABLE_THEMES, WAY_N_ ("the data set has no such theme") },
    { WAY_FACET_GOAL, WAY_TABLE_GOALS, WAY_N_ ("the data set has no such goal") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (tables[i].facet == facet)
      {
        way_cli_fail_as (WAY_CLI_INPUT, "--filter", "%s: %s", id, tr (tables[i].reason));
        way_cli_suggest (dataset, &tables[i].table, 1, id);
      }
  return WAY_CLI_INPUT;
}

static WayCliExit
choose (const WayDataset *dataset,
        WayQuery         *query,
        WayFacet          facet,
        const char       *id)
{
  guint first, last;

  if ((facet == WAY_FACET_YEAR || facet == WAY_FACET_DUE_YEAR)
      && read_years (id, &first, &last))
    {
      for (guint year = first; year <= last; year++)
        way_query_choose (query, facet, way_facet_value_id (dataset, facet, year), TRUE);
      return WAY_CLI_OK;
    }
  if (way_facet_find_value (dataset, facet, id) == WAY_NONE)
    return refuse (dataset, facet, id);
  way_query_choose (query, facet, id, TRUE);
  return WAY_CLI_OK;
}

/**
 * way_cli_filters_apply:
 * @filters: (nullable) (array zero-terminated=1): values of --filter that
 *   way_cli_filters_check() found right
 * @dataset: a snapshot
 * @query: the query that they change
 *
 * Chooses the values; what was chosen of the same facets before is dropped. A
 * value that the data set does not have is told.
 *
 * Returns: %WAY_CLI_OK or %WAY_CLI_INPUT
 */
WayCliExit
way_cli_filters_apply (const char *const *filters,
                       const WayDataset  *dataset,
                       WayQuery          *query)
{
  gboolean cleared[WAY_N_FACETS] = { FALSE };

  g_return_val_if_fail (dataset != NULL && query != NULL, WAY_CLI_INPUT);

  for (guint i = 0; filters != NULL && filters[i] != NULL; i++)
    {
      WayFacet facet = WAY_FACET_LEVEL;
      g_auto (GStrv) values = split_filter (filters[i], &facet);

      if (!cleared[facet])
        way_query_clear_facet (query, facet);
      cleared[facet] = TRUE;
      for (guint j = 0; values != NULL && values[j] != NULL; j++)
        if (choose (dataset, query, facet, values[j]) != WAY_CLI_OK)
          return WAY_CLI_INPUT;
    }
  return WAY_CLI_OK;
}
