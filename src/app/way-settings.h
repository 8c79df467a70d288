/* WaySettings: what the program remembers between runs. */
#pragma once

#include <gio/gio.h>

#include "way-lang.h"

G_BEGIN_DECLS

GSettings *way_settings_new           (GError   **error);
WayLang    way_settings_get_lang      (GSettings *settings);
void       way_settings_next_lang     (GSettings *settings);

G_END_DECLS
