/* What a verdict says, in sentences. */
#pragma once

#include "way-verdict.h"

G_BEGIN_DECLS

char *way_verdict_line     (const WayDataset *dataset,
                            guint             stated,
                            const WayVerdict *verdict,
                            WayLang           lang);
GArray *way_verdict_get_shown_restated (const WayDataset *dataset,
                                        const WayVerdict *verdict,
                                        int               known_on);
char *way_verdict_join_words (const WayDataset *dataset,
                              guint             stated,
                              const WayVerdict *verdict,
                              WayLang           lang,
                              gboolean          both);
char *way_verdict_compact  (const WayDataset *dataset,
                            guint             stated,
                            const WayVerdict *verdict,
                            WayLang           lang,
                            gboolean          both);
char *way_verdict_describe (const WayDataset *dataset,
                            guint             stated,
                            const WayVerdict *verdict,
                            int               known_on,
                            WayLang           lang);

G_END_DECLS
