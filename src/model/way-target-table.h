/* Targets and figures as the rows of a table, with what the figures say of
 * each target.
 */
#pragma once

#include "way-verdict.h"

G_BEGIN_DECLS

gboolean   way_target_is_of_plan      (const WayDataset *dataset,
                                       guint             stated,
                                       guint             plan);
GPtrArray *way_target_table_new       (const WayDataset *dataset,
                                       const guint8     *targets,
                                       guint             plan,
                                       int               known_on,
                                       WayLang           lang,
                                       GArray           *rows);
GPtrArray *way_thread_table_new       (const WayDataset *dataset,
                                       guint             goal,
                                       const guint8     *matching,
                                       int               known_on,
                                       WayLang           lang);
GPtrArray *way_observation_table_new  (const WayDataset *dataset,
                                       const guint8     *matching,
                                       WayLang           lang,
                                       GArray           *rows);

G_END_DECLS
