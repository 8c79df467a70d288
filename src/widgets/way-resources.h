/* The templates and the style sheet that are compiled into the program. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void way_resources_register (void);

G_END_DECLS
