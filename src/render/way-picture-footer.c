/* The line below a picture: where its figures and words come from, the licence,
 * and on request the day it was made.
 */
#include "config.h"

#include "way-picture-private.h"

#include "way-phrases.h"
#include "way-provenance.h"

/* No more sources than this are cited below a card or the goals. */
#define MAX_SOURCES 6u

static void
add_source (GArray *sources,
            guint   source)
{
  for (guint i = 0; i < sources->len; i++)
    if (g_array_index (sources, guint, i) == source)
      return;
  g_array_append_val (sources, source);
}

/* The sources of the figures that judge the targets, and of one goal those of
 * its statements. */
static void
add_goal_sources (const WayComposition *composition,
                  GArray            *sources)
{
  const WayDataset *dataset = composition->dataset;
  const WayGoalsItem *items;
  guint n_items;

  for (guint i = 0; i < composition->horizon->len; i++)
    {
      guint record = g_array_index (composition->horizon, WayHorizonRow, i).verdict.record;

      if (record != WAY_NONE)
        add_source (sources, way_dataset_get_observation (dataset, record)->source);
    }
  if (composition->options->content != WAY_PICTURE_THREAD)
    return;
  items = way_goals_scene_get_items (composition->goals, &n_items);
  for (guint i = 0; i < n_items; i++)
    if (items[i].kind == WAY_GOALS_ITEM_STATEMENT && items[i].stated != WAY_NONE)
      add_source (sources, way_dataset_get_stated_goal (dataset, items[i].stated)->source);
}

/* The sources of the policy, or those of the goals. */
static GArray *
find_sources (const WayComposition *composition)
{
  GArray *sources = g_array_new (FALSE, FALSE, sizeof (guint));
  const WayPolicy *policy;

  if (composition->goals != NULL)
    {
      add_goal_sources (composition, sources);
      return sources;
    }
  policy = way_picture_get_policy (composition->dataset, composition->view);
  for (guint i = 0; i < policy->n_sources; i++)
    add_source (sources, way_dataset_get_policy_source (composition->dataset,
                                                        policy->first_source + i)->source);
  return sources;
}

/* "Source: a; b; and 4 more." */
static void
append_sources (GString           *footer,
                const WayComposition *composition,
                WayLang            lang)
{
  g_autoptr (GArray) sources = find_sources (composition);
  gboolean chinese = lang == WAY_LANG_ZH;

  for (guint i = 0; i < MIN (sources->len, MAX_SOURCES); i++)
    {
      if (i == 0)
        g_string_append_printf (footer, chinese ? "%s：" : "%s: ",
                                way_tr (lang, WAY_N_ ("Source")));
      else
        g_string_append (footer, chinese ? "；" : "; ");
      g_string_append (footer, way_provenance_cite (composition->dataset,
                                                    g_array_index (sources, guint, i), lang));
    }
  if (sources->len > MAX_SOURCES)
    g_string_append_printf (footer, way_tr_n (lang, "; and %u more", "; and %u more",
                                              sources->len - MAX_SOURCES),
                            sources->len - MAX_SOURCES);
  if (sources->len > 0)
    g_string_append (footer, chinese ? "。" : ". ");
}

/* "Data to 13 July 2026." */
static void
append_known (GString              *footer,
              const WayComposition *composition,
              WayLang               lang)
{
  g_autofree char *known
    = way_phrase_known (composition->dataset, way_view_get_as_known (composition->view), lang);

  if (*known != '\0')
    g_string_append_printf (footer, lang == WAY_LANG_ZH ? "%s。" : "%s. ", known);
}

/**
 * way_picture_make_footer:
 * @composition: a picture whose parts are there
 * @lang: the language of the words
 *
 * Returns: (transfer full): the line below: sources, vintage, data set, licence
 *   and the day made
 */
char *
way_picture_make_footer (const WayComposition *composition,
                         WayLang               lang)
{
  g_autofree char *set = way_picture_tell_dataset (composition->dataset, lang);
  /* A Chinese full stop brings its own blank. */
  const char *gap = lang == WAY_LANG_ZH ? "" : " ";
  GString *footer = g_string_new (NULL);

  if (composition->chart != NULL)
    {
      g_autofree char *sources
        = way_chart_get_sources (composition->chart, way_view_get_start (composition->view),
                                 way_view_get_end (composition->view), lang);

      g_string_append (footer, sources);
      g_string_append (footer, gap);
    }
  if (way_picture_has_policy (composition->options->content) || composition->goals != NULL)
    append_sources (footer, composition, lang);
  /* The sources of a chart say so, and the head of a card. */
  if (composition->chart == NULL && !way_picture_has_policy (composition->options->content))
    append_known (footer, composition, lang);
  g_string_append (footer, set);
  if (composition->options->made_on != WAY_NO_DAY)
    {
      g_autofree char *date
        = way_date_to_text (way_date_from_day (composition->options->made_on), lang);

      g_string_append (footer, gap);
      g_string_append_printf (footer, way_tr (lang, WAY_N_ ("Made on %s.")), date);
    }
  return g_string_free (footer, FALSE);
}
