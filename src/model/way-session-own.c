/* What a person adds to a policy, as the widgets of a session ask for it. */
#include "config.h"

#include "way-session.h"

/**
 * way_session_is_starred:
 * @session: a session
 * @policy: the number of a policy
 *
 * Returns: whether the policy has a star
 */
gboolean
way_session_is_starred (WaySession *session,
                        guint       policy)
{
  g_autoptr (WayOwnMarks) marks = NULL;

  g_return_val_if_fail (WAY_IS_SESSION (session), FALSE);

  marks = way_dataset_get_own (way_session_get_dataset (session));
  return way_own_marks_has (marks, policy, WAY_OWN_STARRED);
}

/**
 * way_session_set_starred:
 * @session: a session that has stars and notes
 * @policy: the number of a policy
 * @starred: whether it is to have a star
 *
 * Gives a policy a star or takes it away.
 */
void
way_session_set_starred (WaySession *session,
                         guint       policy,
                         gboolean    starred)
{
  g_return_if_fail (WAY_IS_SESSION (session) && way_session_get_own (session) != NULL);

  way_own_set_starred (way_session_get_own (session),
                       way_dataset_get_policy (way_session_get_dataset (session), policy)->id,
                       starred);
}
