/* A catalogue of translations: a .mo file as GNU gettext's manual describes it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define WAY_MO_ERROR (way_mo_error_quark ())
GQuark way_mo_error_quark (void);

typedef enum
{
  WAY_MO_ERROR_FORMAT,
} WayMoError;

typedef struct _WayMo WayMo;

WayMo      *way_mo_new    (GBytes       *bytes,
                           GError      **error);
void        way_mo_free   (WayMo        *mo);
const char *way_mo_lookup (const WayMo  *mo,
                           const char   *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayMo, way_mo_free)

G_END_DECLS
