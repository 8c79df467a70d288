/* The values of policies. They are gathered once from the rows of a snapshot,
 * when first asked for, and then lie in one array, in the order in which a
 * filter goes through them; verdicts lie apart, since they change with the day
 * on which figures are known. What a person adds is no list: see way-own-marks.h.
 */
#include "config.h"

#include "way-facets.h"

#include <string.h>

#include "way-dataset-private.h"
#include "way-verdict.h"

static const char *const words[] = {
  [WAY_FACET_LEVEL] = "level",
  [WAY_FACET_REGION] = "region",
  [WAY_FACET_ISSUER] = "issuer",
  [WAY_FACET_KIND] = "kind",
  [WAY_FACET_THEME] = "theme",
  [WAY_FACET_GOAL] = "goal",
  [WAY_FACET_YEAR] = "year",
  [WAY_FACET_DUE_YEAR] = "due-year",
  [WAY_FACET_VERDICT] = "verdict",
  [WAY_FACET_EVIDENCE] = "evidence",
  [WAY_FACET_OWN] = "own",
  NULL,
};

/* A day for lists of values that are the same on every day. */
#define ANY_DAY G_MININT

/* The lists of a snapshot are made and replaced under this lock. */
static GMutex lock;

/**
 * way_facet_get_word:
 * @facet: a facet
 *
 * Returns: (transfer none): the word that stands for it in files and options
 */
const char *
way_facet_get_word (WayFacet facet)
{
  g_return_val_if_fail (facet < WAY_N_FACETS, "");

  return words[facet];
}

/**
 * way_facet_parse:
 * @text: a word as way_facet_get_word() gives it
 * @facet: (out): what it stands for; untouched on failure
 *
 * Returns: %FALSE if @text stands for no facet
 */
gboolean
way_facet_parse (const char *text,
                 WayFacet   *facet)
{
  int index;

  g_return_val_if_fail (text != NULL && facet != NULL, FALSE);

  index = way_word_index (words, text);
  if (index >= 0)
    *facet = index;
  return index >= 0;
}

/**
 * way_facet_n_values:
 * @dataset: a snapshot
 * @facet: a facet
 *
 * Returns: how many values the facet has, those that no policy has included
 */
guint
way_facet_n_values (const WayDataset *dataset,
                    WayFacet          facet)
{
  g_return_val_if_fail (dataset != NULL, 0);

  switch (facet)
    {
    case WAY_FACET_LEVEL:
      return WAY_N_LEVELS;
    case WAY_FACET_REGION:
      return way_dataset_get_n_rows (dataset, WAY_TABLE_AREAS);
    case WAY_FACET_ISSUER:
      return way_dataset_get_n_rows (dataset, WAY_TABLE_ORGANISATIONS);
    case WAY_FACET_KIND:
      return WAY_N_KINDS;
    case WAY_FACET_THEME:
      return way_dataset_get_n_rows (dataset, WAY_TABLE_THEMES);
    case WAY_FACET_GOAL:
      return way_dataset_get_n_rows (dataset, WAY_TABLE_GOALS);
    case WAY_FACET_YEAR:
    case WAY_FACET_DUE_YEAR:
      return WAY_DATE_MAX_YEAR + 1;
    case WAY_FACET_VERDICT:
      return WAY_N_VERDICTS;
    case WAY_FACET_EVIDENCE:
      return WAY_EVIDENCE_RECALL + 1;
    case WAY_FACET_OWN:
      return WAY_N_OWN_MARKS;
    case WAY_N_FACETS:
    default:
      g_return_val_if_reached (0);
    }
}

/**
 * way_facet_get_first:
 * @dataset: a snapshot
 * @facet: a facet, or %WAY_N_FACETS
 *
 * Returns: the number of the facet's first value where the values of all
 *   facets are numbered together; of %WAY_N_FACETS how many there are
 */
guint
way_facet_get_first (const WayDataset *dataset,
                     WayFacet          facet)
{
  guint first = 0;

  g_return_val_if_fail (dataset != NULL && facet <= WAY_N_FACETS, 0);

  for (guint i = 0; i < facet; i++)
    first += way_facet_n_values (dataset, i);
  return first;
}

/* The digits of a year. */
typedef char YearText[16];

static gpointer
make_years (gpointer unused)
{
  YearText *years = g_new (YearText, WAY_DATE_MAX_YEAR + 1);

  for (guint i = 0; i <= WAY_DATE_MAX_YEAR; i++)
    g_snprintf (years[i], sizeof years[i], "%u", i);
  return years;
}

/* The texts of all years that a date can have. */
static const char *
year_id (guint year)
{
  static GOnce once = G_ONCE_INIT;
  YearText *years = g_once (&once, make_years, NULL);

  return years[MIN (year, WAY_DATE_MAX_YEAR)];
}

/**
 * way_facet_value_id:
 * @dataset: a snapshot
 * @facet: a facet
 * @value: a value of it
 *
 * Returns: (transfer none): the word or id that stands for the value in files
 */
const char *
way_facet_value_id (const WayDataset *dataset,
                    WayFacet          facet,
                    guint             value)
{
  g_return_val_if_fail (dataset != NULL && value < way_facet_n_values (dataset, facet), "");

  switch (facet)
    {
    case WAY_FACET_LEVEL:
      return way_level_words[value];
    case WAY_FACET_REGION:
      return way_dataset_get_area (dataset, value)->code;
    case WAY_FACET_ISSUER:
      return way_dataset_get_organisation (dataset, value)->id;
    case WAY_FACET_KIND:
      return way_policy_kind_words[value];
    case WAY_FACET_THEME:
      return way_dataset_get_theme (dataset, value)->id;
    case WAY_FACET_GOAL:
      return way_dataset_get_goal (dataset, value)->id;
    case WAY_FACET_YEAR:
    case WAY_FACET_DUE_YEAR:
      return year_id (value);
    case WAY_FACET_VERDICT:
      return way_verdict_get_id (value);
    case WAY_FACET_EVIDENCE:
      return way_evidence_words[value];
    case WAY_FACET_OWN:
      return way_own_mark_words[value];
    case WAY_N_FACETS:
    default:
      g_return_val_if_reached ("");
    }
}

static guint
find_year (const char *id)
{
  guint64 year;

  if (!g_ascii_string_to_unsigned (id, 10, 0, WAY_DATE_MAX_YEAR, &year, NULL))
    return WAY_NONE;
  return g_str_equal (year_id ((guint) year), id) ? (guint) year : WAY_NONE;
}

static guint
find_word (const WayDataset *dataset,
           WayFacet          facet,
           const char       *id)
{
  for (guint value = 0; value < way_facet_n_values (dataset, facet); value++)
    if (g_str_equal (way_facet_value_id (dataset, facet, value), id))
      return value;
  return WAY_NONE;
}

/**
 * way_facet_find_value:
 * @dataset: a snapshot
 * @facet: a facet
 * @id: what stands for a value in files
 *
 * Returns: the value, or %WAY_NONE if the facet has none of that id
 */
guint
way_facet_find_value (const WayDataset *dataset,
                      WayFacet          facet,
                      const char       *id)
{
  g_return_val_if_fail (dataset != NULL && id != NULL, WAY_NONE);

  switch (facet)
    {
    case WAY_FACET_REGION:
      return way_dataset_find (dataset, WAY_TABLE_AREAS, id);
    case WAY_FACET_ISSUER:
      return way_dataset_find (dataset, WAY_TABLE_ORGANISATIONS, id);
    case WAY_FACET_THEME:
      return way_dataset_find (dataset, WAY_TABLE_THEMES, id);
    case WAY_FACET_GOAL:
      return way_dataset_find (dataset, WAY_TABLE_GOALS, id);
    case WAY_FACET_YEAR:
    case WAY_FACET_DUE_YEAR:
      return find_year (id);
    case WAY_FACET_LEVEL:
    case WAY_FACET_KIND:
    case WAY_FACET_VERDICT:
    case WAY_FACET_EVIDENCE:
    case WAY_FACET_OWN:
      return find_word (dataset, facet, id);
    case WAY_N_FACETS:
    default:
      g_return_val_if_reached (WAY_NONE);
    }
}

/* The values of the policy at hand, which start at `start` of all. */
typedef struct
{
  const WayDataset *dataset;
  guint             firsts[WAY_N_FACETS];
  GArray           *values;
  guint             start;
} Gathering;

static void
add (Gathering *gathering,
     WayFacet   facet,
     guint      value)
{
  guint32 number = gathering->firsts[facet] + value;

  for (guint i = gathering->start; i < gathering->values->len; i++)
    if (g_array_index (gathering->values, guint32, i) == number)
      return;
  g_array_append_val (gathering->values, number);
}

/* A region lies in those around it, but not in a country: what is regional is
 * told apart from what is national by its level. */
static void
add_regions (Gathering *gathering,
             guint      region)
{
  guint n = way_dataset_get_n_rows (gathering->dataset, WAY_TABLE_AREAS);

  for (guint i = 0; region != WAY_NONE && i < n; i++)
    {
      const WayArea *area = way_dataset_get_area (gathering->dataset, region);

      if (i > 0 && area->kind != WAY_AREA_REGION)
        break;
      add (gathering, WAY_FACET_REGION, region);
      region = area->parent;
    }
}

static void
add_evidence (Gathering *gathering,
              guint      source)
{
  if (source != WAY_NONE)
    add (gathering, WAY_FACET_EVIDENCE,
         way_dataset_get_source (gathering->dataset, source)->evidence);
}

static void
add_policy (Gathering *gathering,
            guint      policy)
{
  const WayDataset *dataset = gathering->dataset;
  const WayPolicyKey *key = &dataset->keys[policy];
  const WayPolicyLinks links = way_dataset_get_links (dataset, policy);
  guint n_issuers;
  const guint *issuers = way_dataset_get_issuers (dataset, policy, &n_issuers);

  add (gathering, WAY_FACET_LEVEL, key->level);
  add (gathering, WAY_FACET_KIND, key->kind);
  add (gathering, WAY_FACET_THEME, key->theme);
  add (gathering, WAY_FACET_YEAR, (guint) way_date_from_day (key->first_day).year);
  add_regions (gathering, key->region != WAY_NO_KEY ? key->region : WAY_NONE);
  for (guint i = 0; i < n_issuers; i++)
    add (gathering, WAY_FACET_ISSUER, issuers[i]);
  for (guint i = 0; i < links.n_sources; i++)
    add_evidence (gathering,
                  way_dataset_get_policy_source (dataset, links.first_source + i)->source);
  for (guint i = 0; i < links.n_stated; i++)
    {
      const WayStatedGoal *stated
        = way_dataset_get_stated_goal (dataset, links.first_stated + i);

      add (gathering, WAY_FACET_GOAL, stated->goal);
      add_evidence (gathering, stated->source);
      if (way_stated_goal_is_target (stated) && stated->due_year > 0)
        add (gathering, WAY_FACET_DUE_YEAR, (guint) stated->due_year);
    }
}

static void
add_verdicts (Gathering *gathering,
              guint      policy,
              int        known_on)
{
  const WayPolicyLinks links = way_dataset_get_links (gathering->dataset, policy);

  for (guint i = links.first_stated; i < links.first_stated + links.n_stated; i++)
    if (way_stated_goal_is_target (way_dataset_get_stated_goal (gathering->dataset, i)))
      add (gathering, WAY_FACET_VERDICT,
           way_verdict_judge (gathering->dataset, i, known_on).id);
}

/* Gathers the verdicts known on a day, or all but verdicts and own marks. */
static WayFacetLists *
gather (const WayDataset *dataset,
        int               known_on)
{
  guint n = way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES);
  WayFacetLists *lists = g_new0 (WayFacetLists, 1);
  Gathering gathering = { .dataset = dataset };

  g_atomic_ref_count_init (&lists->ref_count);
  lists->n_policies = n;
  lists->known_on = known_on;
  lists->starts = g_new (guint32, n + 1);
  for (guint facet = 0; facet < WAY_N_FACETS; facet++)
    gathering.firsts[facet] = way_facet_get_first (dataset, facet);
  gathering.values = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (guint i = 0; i < n; i++)
    {
      lists->starts[i] = gathering.start = gathering.values->len;
      if (known_on != ANY_DAY)
        add_verdicts (&gathering, i, known_on);
      else
        add_policy (&gathering, i);
    }
  lists->starts[n] = gathering.values->len;
  lists->values = (guint32 *) g_array_free (gathering.values, FALSE);
  return lists;
}

static WayFacetLists *
take_lists (WayFacetLists **lists,
            int             known_on)
{
  WayFacetLists *got = NULL;

  g_mutex_lock (&lock);
  if (*lists != NULL && (*lists)->known_on == known_on)
    {
      got = *lists;
      g_atomic_ref_count_inc (&got->ref_count);
    }
  g_mutex_unlock (&lock);
  return got;
}

static WayFacetLists *
get_lists (const WayDataset *dataset,
           WayFacetLists   **lists,
           int               known_on)
{
  WayFacetLists *got = take_lists (lists, known_on);

  if (got != NULL)
    return got;
  /* Without the lock, so that a window does not wait for a set that a thread
   * prepares; that two gather the same is rare and does no harm. */
  got = gather (dataset, known_on);
  g_atomic_ref_count_inc (&got->ref_count);
  g_mutex_lock (&lock);
  g_clear_pointer (lists, way_facet_lists_unref);
  *lists = got;
  g_mutex_unlock (&lock);
  return got;
}

/**
 * way_facet_lists_get:
 * @dataset: a snapshot
 *
 * Gives the values of all facets but verdicts and own marks; they are gathered when they
 * are first asked for. May be called in any thread.
 *
 * Returns: (transfer full): the lists
 */
WayFacetLists *
way_facet_lists_get (const WayDataset *dataset)
{
  g_return_val_if_fail (dataset != NULL, NULL);

  return get_lists (dataset, &((WayDataset *) dataset)->facets, ANY_DAY);
}

/**
 * way_facet_lists_judge:
 * @dataset: a snapshot
 * @known_on: the last day, in days since 1970-01-01, of which figures are
 *   known, or %WAY_KNOWN_ALL
 *
 * Gives the verdicts on the policies' targets. Those of the day last asked for
 * are kept. May be called in any thread.
 *
 * Returns: (transfer full): the lists
 */
WayFacetLists *
way_facet_lists_judge (const WayDataset *dataset,
                       int               known_on)
{
  g_return_val_if_fail (dataset != NULL && known_on != ANY_DAY, NULL);

  return get_lists (dataset, &((WayDataset *) dataset)->verdicts, known_on);
}

/**
 * way_facet_lists_unref:
 * @lists: (transfer full): lists
 */
void
way_facet_lists_unref (WayFacetLists *lists)
{
  g_return_if_fail (lists != NULL);

  if (!g_atomic_ref_count_dec (&lists->ref_count))
    return;
  g_free (lists->starts);
  g_free (lists->values);
  g_free (lists);
}
