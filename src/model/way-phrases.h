/* Short phrases made from the snapshot, in both languages. */
#pragma once

#include "way-dataset.h"

G_BEGIN_DECLS

char *way_phrase_capital  (const char          *text);
char *way_phrase_number   (const char          *number);
char *way_phrase_count    (guint                n);
char *way_phrase_policies (guint                n,
                           WayLang              lang);
char *way_phrase_decimals (double               value,
                           guint                decimals);
char *way_phrase_period   (const WayPolicy     *policy,
                           WayLang              lang);
char *way_phrase_date     (const WayPolicy     *policy,
                           WayLang              lang);
char *way_phrase_issuers  (const WayDataset    *dataset,
                           const WayPolicy     *policy,
                           WayLang              lang);
char *way_phrase_quantity (const char          *number,
                           const char          *unit,
                           WayLang              lang);
char *way_phrase_fact     (const char          *label,
                           const char          *value,
                           WayLang              lang);
char *way_phrase_aim      (const WayDataset    *dataset,
                           const WayStatedGoal *target,
                           WayLang              lang);
char *way_phrase_target   (const WayDataset    *dataset,
                           const WayStatedGoal *target,
                           WayLang              lang);
char *way_phrase_observation (const WayDataset *dataset,
                              guint             observation,
                              WayLang           lang);
char *way_phrase_known    (const WayDataset    *dataset,
                           int                  known_on,
                           WayLang              lang);
char *way_phrase_changes  (const WayDataset    *dataset,
                           guint                indicator,
                           int                  day,
                           WayLang              lang);
char *way_phrase_goals    (const WayDataset    *dataset,
                           const WayPolicy     *policy,
                           WayLang              lang);
char *way_phrase_goals_known (const WayDataset *dataset,
                              const WayPolicy  *policy,
                              int               known_on,
                              WayLang           lang);
char *way_phrase_title    (const WayPolicy     *policy,
                           WayLang              lang,
                           gboolean             both);

G_END_DECLS
