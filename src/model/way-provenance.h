/* Why a figure, a goal or a date says what it says: its source, how that was
 * checked, the release it is of, its basis and its terms of use.
 */
#pragma once

#include "way-dataset.h"

G_BEGIN_DECLS

const char *way_provenance_cite               (const WayDataset *dataset,
                                               guint             source,
                                               WayLang           lang);
char       *way_provenance_of_source          (const WayDataset *dataset,
                                               guint             source,
                                               WayLang           lang);
char       *way_provenance_of_observation     (const WayDataset *dataset,
                                               guint             observation,
                                               WayLang           lang);
char       *way_provenance_of_statement       (const WayDataset *dataset,
                                               guint             stated,
                                               WayLang           lang);
char       *way_provenance_of_policy          (const WayDataset *dataset,
                                               guint             policy,
                                               WayLang           lang);
char       *way_provenance_of_support         (const WayDataset *dataset,
                                               guint             link,
                                               WayLang           lang);
guint       way_provenance_main_source        (const WayDataset *dataset,
                                               guint             policy);
gboolean    way_provenance_is_recalled        (const WayDataset *dataset,
                                               guint             policy);

G_END_DECLS
