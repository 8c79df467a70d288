/* The curve of an indicator in an area: from all releases of every year to
 * one line on one basis, what was first published, and the span of vintages.
 */
#pragma once

#include "way-dataset.h"

G_BEGIN_DECLS

/* One year of a series. Indices are observations of the snapshot. */
typedef struct
{
  int      year;
  double   day;        /* where the value stands, in days since 1970-01-01 */
  guint    latest;     /* the newest release known on the day asked for */
  guint    first;      /* the first release */
  double   low;        /* the span of all releases known by then */
  double   high;
  gboolean breaks;     /* the line is broken before this point */
  gboolean late;       /* of a release later than the day asked for: earlier
                          ones are not held */
} WaySeriesPoint;

typedef struct
{
  guint           indicator;
  guint           area;
  guint           n_points;
  WaySeriesPoint *points;     /* in the order of years */
} WaySeries;

WaySeries *way_series_new       (const WayDataset *dataset,
                                 guint             indicator,
                                 guint             area,
                                 int               known_on);
void       way_series_free      (WaySeries        *series);
guint      way_series_value_of_record (const WayDataset *dataset,
                                       guint             indicator,
                                       guint             area,
                                       int               year,
                                       int               known_on);
guint      way_series_newest_value    (const WayDataset *dataset,
                                       guint             indicator,
                                       guint             area,
                                       int               known_on);
guint      way_series_same_basis      (const WayDataset *dataset,
                                       guint             observation,
                                       int               year,
                                       int               known_on);
double     way_series_day       (const WayIndicator *indicator,
                                 int               year);
char      *way_series_describe_break (const WayDataset *dataset,
                                      const WaySeries  *series,
                                      guint             point,
                                      WayLang           lang);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WaySeries, way_series_free)

G_END_DECLS
