/* What a verdict says, in sentences. */
#pragma once

#include "way-verdict.h"

G_BEGIN_DECLS

char *way_verdict_describe (const WayDataset *dataset,
                            guint             stated,
                            const WayVerdict *verdict,
                            int               known_on,
                            WayLang           lang);

G_END_DECLS
