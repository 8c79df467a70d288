/* Ticks of the time axis, on the boundaries of the calendar. */
#pragma once

#include "way-viewport.h"

G_BEGIN_DECLS

typedef enum
{
  WAY_UNIT_DAY,
  WAY_UNIT_WEEK,       /* a sixth of a month, of February a fifth */
  WAY_UNIT_MONTH,
  WAY_UNIT_QUARTER,
  WAY_UNIT_YEAR,
  WAY_UNIT_TWO_YEARS,
  WAY_UNIT_FIVE_YEARS,
  WAY_UNIT_DECADE,
  WAY_UNIT_TWENTY_YEARS,
  WAY_UNIT_HALF_CENTURY,
  WAY_UNIT_CENTURY,
  WAY_N_UNITS,
} WayUnit;

/**
 * WayTick:
 * @day: the first day of what the tick begins, in days since 1970-01-01
 * @year: its year
 * @month: its month, 1 to 12
 * @day_of_month: 1 to 31
 * @boundary: whether something larger begins here too: a year among months,
 *   a month among days
 */
typedef struct
{
  int      day;
  int      year;
  int      month;
  int      day_of_month;
  gboolean boundary;
} WayTick;

WayUnit way_ticks_choose_unit (double             scale,
                               const double      *label_px);
GArray *way_ticks_new         (const WayViewport *viewport,
                               WayUnit            unit);
double  way_unit_days         (WayUnit            unit);
int     way_unit_floor        (WayUnit            unit,
                               int                day);
int     way_unit_next         (WayUnit            unit,
                               int                day);

G_END_DECLS
