/* Each link is a step of the history. */
#include "config.h"

#include "way-links.h"

#include <string.h>

static void
open_policy (WaySession *session,
             const char *id)
{
  guint policy = way_dataset_find (way_session_get_dataset (session), WAY_TABLE_POLICIES, id);

  if (policy != WAY_NONE)
    way_session_select (session, policy);
}

/* Shows the chart of an indicator, given as "ID/AREA": for China beside the
 * OECD as the strip has it, for a region beside China. */
static void
open_chart (WaySession *session,
            const char *indicator_and_area)
{
  g_auto (GStrv) parts = g_strsplit (indicator_and_area, "/", 2);
  gboolean is_china = g_strcmp0 (parts[1], "CHN") == 0;
  const char *areas[] = { parts[1], is_china ? "OECD" : "CHN", NULL };
  g_autoptr (WayView) series = NULL;
  g_autoptr (WayView) chart = NULL;

  if (parts[0] == NULL || parts[1] == NULL)
    return;
  series = way_view_with_series (way_session_get_view (session), parts[0], areas);
  chart = way_view_with_page (series, WAY_PAGE_CHARTS);
  way_session_go (session, chart);
}

/* Shows the targets of a plan as a table. */
static void
open_table (WaySession *session,
            const char *plan)
{
  g_autoptr (WayView) rows
    = way_view_with_table (way_session_get_view (session), WAY_ROWS_TARGETS, plan);
  g_autoptr (WayView) table = way_view_with_page (rows, WAY_PAGE_TABLE);

  way_session_go (session, table);
}

/* Shows all about a goal or an indicator. */
static void
open_subject (WaySession *session,
              const char *kind,
              const char *id)
{
  g_autofree char *subject = g_strconcat (kind, id, NULL);
  g_autoptr (WayView) view
    = way_view_with_subject (way_session_get_view (session), subject);

  way_session_go (session, view);
}

/**
 * way_links_follow:
 * @session: a session
 * @uri: where a link leads: policy:ID, goal:ID, about:ID for an indicator,
 *   indicator:ID/AREA for its chart, plan:ID for the targets of a plan
 *
 * Shows what a link names; the history leads back.
 *
 * Returns: %FALSE for any other address, which is for the browser
 */
gboolean
way_links_follow (WaySession *session,
                  const char *uri)
{
  g_return_val_if_fail (WAY_IS_SESSION (session) && uri != NULL, FALSE);

  if (g_str_has_prefix (uri, "policy:"))
    open_policy (session, uri + strlen ("policy:"));
  else if (g_str_has_prefix (uri, "indicator:"))
    open_chart (session, uri + strlen ("indicator:"));
  else if (g_str_has_prefix (uri, "goal:"))
    open_subject (session, "goal:", uri + strlen ("goal:"));
  else if (g_str_has_prefix (uri, "about:"))
    open_subject (session, "indicator:", uri + strlen ("about:"));
  else if (g_str_has_prefix (uri, "plan:"))
    open_table (session, uri + strlen ("plan:"));
  else
    return FALSE;
  return TRUE;
}
