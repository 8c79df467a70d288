/* Text of the scenes: one context from which every label is laid out, for
 * measuring and for all painters alike, and a cache of measured labels.
 */
#pragma once

#include <pango/pangocairo.h>

#include "way-lang.h"

G_BEGIN_DECLS

/* The sizes of scene text, relative to the context's base size. */
typedef enum
{
  WAY_TEXT_BODY,      /* labels: the base size */
  WAY_TEXT_SMALL,     /* axis figures, notes */
  WAY_TEXT_STRONG,    /* headings of lanes, years: bold, the base size */
  WAY_TEXT_TITLE,     /* titles of pictures: bold, larger */
  WAY_N_TEXT_STYLES,
} WayTextStyle;

/* A laid-out line. Sizes in pixels of the scene; `baseline` from the top. */
typedef struct
{
  const char  *text;
  PangoLayout *layout;
  WayTextStyle style;
  double       width;
  double       height;
  double       baseline;
  gboolean     elided;
} WayLabel;

typedef struct _WayTextContext WayTextContext;

WayTextContext *way_text_context_new           (const char      *family,
                                                double           size_px,
                                                WayLang          lang);
void            way_text_context_free          (WayTextContext  *context);
double          way_text_context_get_size      (WayTextContext  *context);
double          way_text_context_get_height    (WayTextContext  *context,
                                                WayTextStyle     style);
const char     *way_text_context_get_family    (WayTextContext  *context);
const WayLabel *way_text_context_get_label     (WayTextContext  *context,
                                                const char      *text,
                                                WayTextStyle     style,
                                                double           max_width);
GPtrArray      *way_text_context_wrap          (WayTextContext  *context,
                                                const char      *text,
                                                WayTextStyle     style,
                                                double           max_width);
gboolean        way_text_context_has_glyphs    (WayTextContext  *context,
                                                const char      *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayTextContext, way_text_context_free)

G_END_DECLS
