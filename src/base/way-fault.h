/* What went wrong, in the language of the window. */
#pragma once

#include "way-lang.h"

G_BEGIN_DECLS

char     *way_fault_describe (const GError *error,
                              WayLang       lang);
char     *way_fault_tell     (const GError *error);
guint     way_fault_n_codes  (const char   *domain);

G_END_DECLS
