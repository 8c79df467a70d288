/* References stand in braces: a word, and what it is about, with colons
 * between. {policy:ID} is a policy's short title, {value:INDICATOR:AREA:YEAR:
 * RELEASE} a figure with its unit; the table below has all of them. What the
 * data set does not have stays as it was written, so that nobody's text gets
 * lost.
 */
#include "config.h"

#include "way-tour-text.h"

#include <string.h>

#include "way-phrases.h"
#include "way-releases.h"
#include "way-series.h"
#include "way-verdict.h"
#include "way-words.h"

/* The most parts of a reference behind its word. */
#define MAX_PARTS 4

typedef struct
{
  const WayDataset   *dataset;
  int                 known_on;
  WayLang             lang;
  const char *const  *parts;     /* behind the word, as many as the table says */
} Reference;

/* A row of a table by the id in the first part; WAY_NONE if there is none. */
static guint
find_row (const Reference *reference,
          WayTableId       table)
{
  return way_dataset_find (reference->dataset, table, reference->parts[0]);
}

static const WayPolicy *
find_policy (const Reference *reference)
{
  guint policy = find_row (reference, WAY_TABLE_POLICIES);

  return policy != WAY_NONE ? way_dataset_get_policy (reference->dataset, policy) : NULL;
}

static const WayStatedGoal *
find_stated (const Reference *reference)
{
  guint stated = find_row (reference, WAY_TABLE_POLICY_GOALS);

  return stated != WAY_NONE ? way_dataset_get_stated_goal (reference->dataset, stated) : NULL;
}

static const WayStatedGoal *
find_target (const Reference *reference)
{
  const WayStatedGoal *stated = find_stated (reference);

  return stated != NULL && way_stated_goal_is_target (stated) ? stated : NULL;
}

static char *
resolve_policy (const Reference *reference)
{
  const WayPolicy *policy = find_policy (reference);

  return policy != NULL ? g_strdup (policy->short_title[reference->lang]) : NULL;
}

static char *
resolve_title (const Reference *reference)
{
  const WayPolicy *policy = find_policy (reference);

  return policy != NULL ? g_strdup (policy->title[reference->lang]) : NULL;
}

static char *
resolve_date (const Reference *reference)
{
  const WayPolicy *policy = find_policy (reference);

  return policy != NULL ? way_date_to_text (policy->date, reference->lang) : NULL;
}

static char *
resolve_year (const Reference *reference)
{
  const WayPolicy *policy = find_policy (reference);

  return policy != NULL ? g_strdup_printf ("%d", policy->date.year) : NULL;
}

static char *
resolve_period (const Reference *reference)
{
  const WayPolicy *policy = find_policy (reference);
  g_autofree char *period = policy != NULL ? way_phrase_period (policy, reference->lang) : NULL;

  return period != NULL && *period != '\0' ? g_steal_pointer (&period) : NULL;
}

static char *
resolve_goals (const Reference *reference)
{
  const WayPolicy *policy = find_policy (reference);

  return policy != NULL ? way_phrase_goals (reference->dataset, policy, reference->lang) : NULL;
}

static char *
resolve_statement (const Reference *reference)
{
  const WayStatedGoal *stated = find_stated (reference);

  return stated != NULL ? g_strdup (stated->statement[reference->lang]) : NULL;
}

static char *
resolve_target (const Reference *reference)
{
  const WayStatedGoal *target = find_target (reference);

  return target != NULL ? way_phrase_target (reference->dataset, target, reference->lang) : NULL;
}

/* The figure that a target sets. */
static char *
resolve_figure (const Reference *reference)
{
  const WayStatedGoal *target = find_target (reference);
  g_autofree char *number = NULL;

  if (target == NULL)
    return NULL;
  number = way_phrase_number (target->value_text);
  if (target->measure == WAY_MEASURE_GROWTH)
    /* xgettext:no-c-format */
    return way_phrase_quantity (number, way_tr (reference->lang, WAY_C_ ("unit", "% per year")),
                                reference->lang);
  return way_phrase_quantity (number, way_dataset_get_indicator (
                                reference->dataset, target->indicator)->unit[reference->lang],
                              reference->lang);
}

static char *
resolve_due (const Reference *reference)
{
  const WayStatedGoal *target = find_target (reference);

  return target != NULL && target->due_year != 0 ? g_strdup_printf ("%d", target->due_year) : NULL;
}

static char *
resolve_verdict (const Reference *reference)
{
  guint stated = find_row (reference, WAY_TABLE_POLICY_GOALS);
  WayVerdict verdict;

  if (find_target (reference) == NULL)
    return NULL;
  verdict = way_verdict_judge (reference->dataset, stated, reference->known_on);
  return way_verdict_get_word (reference->dataset, stated, &verdict, reference->lang);
}

static char *
resolve_indicator (const Reference *reference)
{
  guint indicator = find_row (reference, WAY_TABLE_INDICATORS);

  return indicator == WAY_NONE ? NULL
    : g_strdup (way_dataset_get_indicator (reference->dataset, indicator)->name[reference->lang]);
}

static char *
resolve_goal (const Reference *reference)
{
  guint goal = find_row (reference, WAY_TABLE_GOALS);

  return goal == WAY_NONE ? NULL
    : g_strdup (way_dataset_get_goal (reference->dataset, goal)->title[reference->lang]);
}

/* How many policies state a goal: those that state it twice count once. */
static char *
resolve_sharing (const Reference *reference)
{
  guint goal = find_row (reference, WAY_TABLE_GOALS);
  guint last = WAY_NONE, n_statements = 0, n_policies = 0;
  const guint *statements;

  if (goal == WAY_NONE)
    return NULL;
  statements = way_dataset_get_statements (reference->dataset, goal, &n_statements);
  for (guint i = 0; i < n_statements; i++)
    {
      guint policy = way_dataset_get_stated_goal (reference->dataset, statements[i])->policy;

      n_policies += policy != last;
      last = policy;
    }
  return way_phrase_count (n_policies);
}

static char *
resolve_area (const Reference *reference)
{
  guint area = find_row (reference, WAY_TABLE_AREAS);

  return area == WAY_NONE ? NULL
    : g_strdup (way_dataset_get_area (reference->dataset, area)->name[reference->lang]);
}

static char *
resolve_era (const Reference *reference)
{
  guint era = find_row (reference, WAY_TABLE_ERAS);

  return era == WAY_NONE ? NULL
    : g_strdup (way_dataset_get_era (reference->dataset, era)->name[reference->lang]);
}

/* How many policies the data set has. */
static char *
resolve_count (const Reference *reference)
{
  return way_phrase_count (way_dataset_get_n_rows (reference->dataset, WAY_TABLE_POLICIES));
}

/* The release of a year's value that the last part names: "first", "latest",
 * both as known on the day, or "record", by which targets are judged. */
static guint
find_observation (const Reference *reference)
{
  guint indicator = find_row (reference, WAY_TABLE_INDICATORS);
  guint area = way_dataset_find (reference->dataset, WAY_TABLE_AREAS, reference->parts[1]);
  int year = (int) g_ascii_strtoll (reference->parts[2], NULL, 10);
  const char *release = reference->parts[3];
  gboolean first = g_str_equal (release, "first");
  guint n = 0, found = WAY_NONE;
  const WayRelease *releases;

  if (indicator == WAY_NONE || area == WAY_NONE)
    return WAY_NONE;
  if (g_str_equal (release, "record"))
    return way_series_value_of_record (reference->dataset, indicator, area, year,
                                       reference->known_on);
  if (!first && !g_str_equal (release, "latest"))
    return WAY_NONE;
  releases = way_dataset_get_releases (reference->dataset, indicator, area, &n);
  for (guint i = 0; i < n; i++)
    if (releases[i].year == year && releases[i].known_from <= reference->known_on
        && (found == WAY_NONE || !first))
      found = releases[i].observation;
  return found;
}

static char *
resolve_value (const Reference *reference)
{
  guint found = find_observation (reference);
  const WayObservation *row;
  g_autofree char *number = NULL;

  if (found == WAY_NONE)
    return NULL;
  row = way_dataset_get_observation (reference->dataset, found);
  number = way_phrase_number (row->value_text);
  return way_phrase_quantity (number, way_dataset_get_indicator (
                                reference->dataset, row->indicator)->unit[reference->lang],
                              reference->lang);
}

static char *
resolve_published (const Reference *reference)
{
  guint found = find_observation (reference);

  return found == WAY_NONE ? NULL : way_date_to_text (
    way_dataset_get_observation (reference->dataset, found)->published, reference->lang);
}

static char *
resolve_status (const Reference *reference)
{
  guint found = find_observation (reference);

  return found == WAY_NONE ? NULL : g_strdup (way_status_name (
    way_dataset_get_observation (reference->dataset, found)->status, reference->lang));
}

static char *
resolve_of (const Reference *reference)
{
  guint found = find_observation (reference);

  return found == WAY_NONE ? NULL : g_strdup_printf (
    "%d", way_dataset_get_observation (reference->dataset, found)->year);
}

static const struct
{
  const char  *word;
  guint        n_parts;
  char      *(*resolve) (const Reference *reference);
} kinds[] = {
  { "policy", 1, resolve_policy },
  { "title", 1, resolve_title },
  { "date", 1, resolve_date },
  { "year", 1, resolve_year },
  { "period", 1, resolve_period },
  { "goals", 1, resolve_goals },
  { "statement", 1, resolve_statement },
  { "target", 1, resolve_target },
  { "figure", 1, resolve_figure },
  { "due", 1, resolve_due },
  { "verdict", 1, resolve_verdict },
  { "indicator", 1, resolve_indicator },
  { "goal", 1, resolve_goal },
  { "sharing", 1, resolve_sharing },
  { "area", 1, resolve_area },
  { "era", 1, resolve_era },
  { "policies", 0, resolve_count },
  { "value", 4, resolve_value },
  { "published", 4, resolve_published },
  { "status", 4, resolve_status },
  { "of", 4, resolve_of },
};

static char *
resolve_reference (const char       *inside,
                   const WayDataset *dataset,
                   int               known_on,
                   WayLang           lang)
{
  g_auto (GStrv) parts = g_strsplit (inside, ":", MAX_PARTS + 2);
  guint n_parts = g_strv_length (parts);
  const Reference reference = { dataset, known_on, lang, (const char *const *) parts + 1 };

  for (guint i = 0; n_parts > 0 && i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (parts[0], kinds[i].word) && kinds[i].n_parts == n_parts - 1)
      return kinds[i].resolve (&reference);
  return NULL;
}

/**
 * way_tour_resolve:
 * @text: a text with references
 * @dataset: a snapshot
 * @known_on: the day on which figures are known, %WAY_KNOWN_ALL for the newest
 * @lang: the language of the words
 * @error: (nullable): return location for the first reference that the data
 *   set does not have
 *
 * Puts the data in the places of the references. One that cannot be resolved
 * stays as it is.
 *
 * Returns: (transfer full): the text as it is read; with %WAY_TOUR_ERROR if a
 *   reference stayed
 */
char *
way_tour_resolve (const char        *text,
                  const WayDataset  *dataset,
                  int                known_on,
                  WayLang            lang,
                  GError           **error)
{
  GString *resolved;
  gboolean failed = FALSE;

  g_return_val_if_fail (text != NULL && dataset != NULL && lang < WAY_N_LANGS, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  resolved = g_string_new (NULL);
  while (*text != '\0')
    {
      const char *open = strchr (text, '{');
      const char *close = open != NULL ? strchr (open, '}') : NULL;
      g_autofree char *inside = close != NULL
        ? g_strndup (open + 1, (gsize) (close - open - 1)) : NULL;
      g_autofree char *data = inside != NULL
        ? resolve_reference (inside, dataset, known_on, lang) : NULL;

      if (close == NULL)
        break;
      g_string_append_len (resolved, text, open - text);
      if (data != NULL)
        g_string_append (resolved, data);
      else
        g_string_append_printf (resolved, "{%s}", inside);
      if (data == NULL && !failed)
        g_set_error (error, WAY_TOUR_ERROR, WAY_TOUR_ERROR_REFERENCE,
                     "the data set does not have {%s}", inside);
      failed = failed || data == NULL;
      text = close + 1;
    }
  g_string_append (resolved, text);
  return g_string_free (resolved, FALSE);
}

static char *const *
get_pair (const WayScene *scene,
          WayScenePart    part)
{
  return part == WAY_SCENE_CAPTION ? scene->caption
         : part == WAY_SCENE_TEXT ? scene->text : scene->notes;
}

/**
 * way_scene_get_part:
 * @scene: a scene
 * @part: one of its texts
 * @lang: a language
 *
 * Returns: (transfer none): the text as it was written, "" if there is none in
 *   this language
 */
const char *
way_scene_get_part (const WayScene *scene,
                    WayScenePart    part,
                    WayLang         lang)
{
  g_return_val_if_fail (scene != NULL && part < WAY_N_SCENE_PARTS && lang < WAY_N_LANGS, "");

  return get_pair (scene, part)[lang];
}

/**
 * way_scene_set_part:
 * @scene: a scene that is not yet part of a tour
 * @part: one of its texts
 * @lang: a language
 * @text: what it says now; cut at %WAY_TOUR_MAX_TEXT bytes
 *
 * Changes a text.
 */
void
way_scene_set_part (WayScene     *scene,
                    WayScenePart  part,
                    WayLang       lang,
                    const char   *text)
{
  char **pair;
  const char *end;

  g_return_if_fail (scene != NULL && part < WAY_N_SCENE_PARTS && lang < WAY_N_LANGS);
  g_return_if_fail (text != NULL);

  pair = (char **) get_pair (scene, part);
  end = strlen (text) > WAY_TOUR_MAX_TEXT
    ? g_utf8_find_prev_char (text, text + WAY_TOUR_MAX_TEXT + 1) : text + strlen (text);
  g_free (pair[lang]);
  pair[lang] = g_strndup (text, (gsize) (end - text));
}

/**
 * way_scene_resolve_text:
 * @scene: a scene
 * @part: one of its texts
 * @dataset: a snapshot
 * @lang: the language of the words
 *
 * Gives a text as it is read: in the other language if there is none in this
 * one, with figures as known on the day of the scene's view.
 *
 * Returns: (transfer full): the text, "" if there is none
 */
char *
way_scene_resolve_text (const WayScene   *scene,
                        WayScenePart      part,
                        const WayDataset *dataset,
                        WayLang           lang)
{
  g_autoptr (WayView) view = NULL;
  const char *text;

  g_return_val_if_fail (scene != NULL && dataset != NULL && part < WAY_N_SCENE_PARTS, NULL);
  g_return_val_if_fail (lang < WAY_N_LANGS, NULL);

  text = get_pair (scene, part)[lang];
  if (*text == '\0')
    text = get_pair (scene, part)[lang == WAY_LANG_EN ? WAY_LANG_ZH : WAY_LANG_EN];
  view = way_scene_dup_view (scene, dataset);
  return way_tour_resolve (text, dataset, way_view_get_as_known (view), lang, NULL);
}

static gboolean
resolves (const char        *text,
          const WayDataset  *dataset)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *resolved = way_tour_resolve (text, dataset, WAY_KNOWN_ALL, WAY_LANG_EN, &error);

  return error == NULL;
}

/**
 * way_tour_is_about:
 * @tour: a tour
 * @dataset: a snapshot
 *
 * Returns: whether the data set has all that the texts of the tour refer to
 */
gboolean
way_tour_is_about (const WayTour    *tour,
                   const WayDataset *dataset)
{
  g_return_val_if_fail (tour != NULL && dataset != NULL, FALSE);

  for (guint i = 0; i < way_tour_get_n_scenes (tour); i++)
    for (WayScenePart part = 0; part < WAY_N_SCENE_PARTS; part++)
      for (WayLang lang = 0; lang < WAY_N_LANGS; lang++)
        if (!resolves (way_scene_get_part (way_tour_get_scene (tour, i), part, lang), dataset))
          return FALSE;
  return TRUE;
}
