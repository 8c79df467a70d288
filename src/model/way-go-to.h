/* Where a person wants to go: a year, a month or a day, an era of the data
 * set, or a policy by a part of its title.
 */
#pragma once

#include "way-search.h"

G_BEGIN_DECLS

/**
 * WayPlace:
 * @date: the date that was named; empty for an era
 * @era: the number of the era, %WAY_NONE for a date
 * @start: the first moment, in days since 1970-01-01
 * @end: the last one
 *
 * A span of time with a name.
 */
typedef struct
{
  WayDate date;
  guint   era;
  double  start;
  double  end;
} WayPlace;

GArray *way_go_to_parse       (const WayDataset *dataset,
                               const char       *text);
char   *way_go_to_describe    (const WayDataset *dataset,
                               const WayPlace   *place,
                               WayLang           lang);
GArray *way_go_to_find_titles (const WayDataset *dataset,
                               const WayHits    *hits,
                               const char       *text,
                               const guint8     *matching,
                               guint             max,
                               guint            *n_left_out);

G_END_DECLS
