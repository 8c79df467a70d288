/* Contexts of text for pictures, kept by the thread that draws them. */
#pragma once

#include "way-text.h"

G_BEGIN_DECLS

/* A context that goes back when it is no longer needed. */
typedef WayTextContext WayPooledText;

WayTextContext *way_text_pool_take (double          size_px,
                                    WayLang         lang);
void            way_text_pool_give (WayTextContext *context);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayPooledText, way_text_pool_give)

G_END_DECLS
