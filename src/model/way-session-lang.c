/* In what languages a session is shown. */
#include "config.h"

#include "way-session-private.h"

/**
 * way_session_get_lang:
 * @session: a session
 *
 * Returns: the language of the content
 */
WayLang
way_session_get_lang (WaySession *session)
{
  g_return_val_if_fail (WAY_IS_SESSION (session), WAY_LANG_EN);

  return session->lang;
}

/**
 * way_session_set_lang:
 * @session: a session
 * @lang: the language of the content
 *
 * Changes the language. Nobody is told: widgets have one language for life, so
 * that whoever changes it makes them anew.
 */
void
way_session_set_lang (WaySession *session,
                      WayLang     lang)
{
  g_return_if_fail (WAY_IS_SESSION (session));

  session->lang = lang;
}

/**
 * way_session_get_both:
 * @session: a session
 *
 * Returns: whether titles are to be read in both languages
 */
gboolean
way_session_get_both (WaySession *session)
{
  g_return_val_if_fail (WAY_IS_SESSION (session), FALSE);

  return session->both;
}

/**
 * way_session_set_both:
 * @session: a session
 * @both: whether titles are to be read in both languages
 *
 * Says so; as with way_session_set_lang(), nobody is told.
 */
void
way_session_set_both (WaySession *session,
                      gboolean    both)
{
  g_return_if_fail (WAY_IS_SESSION (session));

  session->both = both;
}
