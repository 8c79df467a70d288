/* Text of the scenes: one context from which every label is laid out, for
 * measuring and for all painters alike, and a cache of measured labels.
 *
 * A label stays valid until its context is freed or trimmed. A view trims
 * once a frame, before it asks for the labels of that frame; a context that
 * lives for one picture need not be trimmed at all. A context and its labels
 * belong to one thread.
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

/* A part of a line in one font. Its origin is `x` to the right of the label's left and
 * `y` below its baseline, in pixels; the offsets of `item` are into the label's text. */
typedef struct
{
  PangoGlyphItem *item;
  double          x;
  double          y;
} WayTextRun;

/* A laid-out line. `text` is what is shown, with the … of an elided label; `runs`
 * stand from left to right. Sizes in pixels of the scene; `height` and
 * `baseline` are those of the style, whatever the text; `baseline` from the top. */
typedef struct
{
  const char                 *text;
  const WayTextRun           *runs;
  guint                       n_runs;
  const PangoFontDescription *font;
  WayTextStyle                style;
  double                      width;
  double                      height;
  double                      baseline;
  gboolean                    elided;
} WayLabel;

typedef struct _WayTextContext WayTextContext;

WayTextContext *way_text_context_new           (const char      *family,
                                                double           size_px,
                                                WayLang          lang);
void            way_text_context_free          (WayTextContext  *context);
double          way_text_context_get_size      (WayTextContext  *context);
WayLang         way_text_context_get_lang      (WayTextContext  *context);
double          way_text_context_get_height    (WayTextContext  *context,
                                                WayTextStyle     style);
const char     *way_text_context_get_family    (WayTextContext  *context);
const WayLabel *way_text_context_get_label     (WayTextContext  *context,
                                                const char      *text,
                                                WayTextStyle     style,
                                                double           max_width);
double          way_text_context_estimate      (WayTextContext  *context,
                                                const char      *text,
                                                WayTextStyle     style);
GPtrArray      *way_text_context_wrap          (WayTextContext  *context,
                                                const char      *text,
                                                WayTextStyle     style,
                                                double           max_width);
gboolean        way_text_context_has_all       (WayTextContext  *context);
gboolean        way_text_context_has_glyphs    (WayTextContext  *context,
                                                const char      *text);
void            way_text_context_trim          (WayTextContext  *context);
guint           way_text_context_get_n_labels  (WayTextContext  *context);

double          way_label_index_to_x           (const WayLabel  *label,
                                                gsize            index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayTextContext, way_text_context_free)

G_END_DECLS
