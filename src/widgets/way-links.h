/* Links to policies, goals and indicators, wherever they are named. */
#pragma once

#include "way-session.h"

G_BEGIN_DECLS

gboolean way_links_follow (WaySession *session,
                           const char *uri);

G_END_DECLS
