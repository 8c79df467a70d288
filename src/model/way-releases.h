/* The releases of every series in order, and the days on which what is known
 * changes: what "as known on" rests on.
 */
#pragma once

#include "way-dataset.h"

G_BEGIN_DECLS

/* As known on: all that is held. */
#define WAY_KNOWN_ALL G_MAXINT

/**
 * WayRelease:
 * @observation: the number of the observation
 * @year: its year
 * @known_from: the last day of its publication, from which it is known, in
 *   days since 1970-01-01
 *
 * One release of the value of one year.
 */
typedef struct
{
  guint observation;
  int   year;
  int   known_from;
} WayRelease;

WayRelease       *way_releases_sort        (const WayDataset *dataset);
const WayRelease *way_dataset_get_releases (const WayDataset *dataset,
                                            guint             indicator,
                                            guint             area,
                                            guint            *n);
int               way_releases_held_from   (const WayDataset *dataset,
                                            guint             indicator,
                                            guint             area);
int               way_known_day            (const WayDataset *dataset,
                                            int               known_on);
gboolean          way_known_is_newest      (const WayDataset *dataset,
                                            int               known_on);
GArray           *way_known_days           (const WayDataset *dataset,
                                            guint             indicator);

G_END_DECLS
