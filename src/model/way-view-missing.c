/* What a view names that a data set does not have: a view of another data set,
 * or of another version, opens nevertheless, but not all of it comes back.
 */
#include "config.h"

#include "way-view-missing.h"

#include <string.h>

#include "way-facets.h"
#include "way-grouping.h"

/* No more than this are named, and none by more characters: views come from
 * anywhere. */
#define MAX_NAMED 8u
#define MAX_ID_CHARS 60

typedef struct
{
  const WayDataset *dataset;
  WayLang           lang;
  GPtrArray        *names;   /* (element-type utf8) */
} Missing;

/* "policy fyp13-outline-2016", once. */
static void
add_name (Missing    *missing,
          const char *format,
          const char *id)
{
  g_auto (GStrv) parts = g_strsplit (way_tr (missing->lang, format), "%s", 2);
  g_autofree char *start = g_utf8_strlen (id, -1) > MAX_ID_CHARS
    ? g_utf8_substring (id, 0, MAX_ID_CHARS) : NULL;
  g_autofree char *shown = start != NULL ? g_strconcat (start, "…", NULL) : g_strdup (id);
  g_autofree char *name = g_strjoinv (shown, parts);

  if (!g_ptr_array_find_with_equal_func (missing->names, name, g_str_equal, NULL))
    g_ptr_array_add (missing->names, g_steal_pointer (&name));
}

static void
check (Missing    *missing,
       WayTableId  table,
       const char *format,
       const char *id)
{
  if (*id != '\0' && way_dataset_find (missing->dataset, table, id) == WAY_NONE)
    add_name (missing, format, id);
}

/* A subject is "goal:ID" or "indicator:ID". */
static void
check_subject (Missing    *missing,
               const char *subject)
{
  if (g_str_has_prefix (subject, "goal:"))
    check (missing, WAY_TABLE_GOALS, WAY_N_ ("goal %s"), subject + strlen ("goal:"));
  else if (g_str_has_prefix (subject, "indicator:"))
    check (missing, WAY_TABLE_INDICATORS, WAY_N_ ("indicator %s"),
           subject + strlen ("indicator:"));
}

static void
check_filters (Missing        *missing,
               const WayQuery *query)
{
  for (guint facet = 0; facet < WAY_N_FACETS; facet++)
    for (guint i = 0; query->chosen[facet] != NULL && query->chosen[facet][i] != NULL; i++)
      {
        const char *id = query->chosen[facet][i];
        g_autofree char *value = NULL;

        if (way_facet_find_value (missing->dataset, facet, id) != WAY_NONE)
          continue;
        value = g_strdup_printf ("%s=%s", way_facet_get_word (facet), id);
        add_name (missing, WAY_N_ ("filter %s"), value);
      }
}

static void
check_view (Missing       *missing,
            const WayView *view)
{
  WayGoalsLook goals = way_view_get_goals (view);
  const char *const *areas = way_view_get_areas (view);

  check (missing, WAY_TABLE_POLICIES, WAY_N_ ("policy %s"), way_view_get_selection (view));
  check_subject (missing, way_view_get_subject (view));
  check (missing, WAY_TABLE_GOALS, WAY_N_ ("goal %s"), goals.goal);
  check (missing, WAY_TABLE_POLICIES, WAY_N_ ("policy %s"), goals.other);
  check (missing, WAY_TABLE_POLICIES, WAY_N_ ("policy %s"), way_view_get_plan (view));
  check (missing, WAY_TABLE_INDICATORS, WAY_N_ ("indicator %s"), way_view_get_indicator (view));
  for (guint i = 0; areas[i] != NULL; i++)
    check (missing, WAY_TABLE_AREAS, WAY_N_ ("area %s"), areas[i]);
  check (missing, WAY_TABLE_AREAS, WAY_N_ ("area %s"), goals.area);
  check_filters (missing, way_view_get_query (view));
}

/**
 * way_view_describe_missing:
 * @view: a view
 * @dataset: the data set in which it is to be shown
 * @lang: the language of the words
 *
 * Names what the view asks for and the data set does not have, by its ids: the
 * selection, what the detail pane is about, goal, indicator, areas and filters.
 *
 * Returns: (transfer full) (nullable): "policy a, indicator b and 2 more"; %NULL
 *   if the data set has all of it
 */
char *
way_view_describe_missing (const WayView    *view,
                           const WayDataset *dataset,
                           WayLang           lang)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  Missing missing = { dataset, lang, names };
  GString *text;

  g_return_val_if_fail (view != NULL && dataset != NULL, NULL);

  check_view (&missing, view);
  if (names->len == 0)
    return NULL;
  text = g_string_new (NULL);
  for (guint i = 0; i < MIN (names->len, MAX_NAMED); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? way_tr (lang, WAY_N_ (", ")) : "",
                            (const char *) g_ptr_array_index (names, i));
  if (names->len > MAX_NAMED)
    g_string_append_printf (text, way_tr_n (lang, " and %u more", " and %u more",
                                            names->len - MAX_NAMED), names->len - MAX_NAMED);
  return g_string_free (text, FALSE);
}
