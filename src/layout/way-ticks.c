/* Calendar units from a day to a century, and the ticks on them. */
#include "config.h"

#include "way-ticks.h"

#include <math.h>

#include "way-date.h"

/* For each unit, how many years, months or days one lasts. Weeks are the 1st,
 * 6th, 11th, 16th, 21st and 26th of a month, so that ticks are evenly spaced
 * and never straddle a month. Three days are too little for a label, so that
 * the last one of February begins on the 21st. */
static const struct
{
  int    years;
  int    months;
  int    days;
  double mean_days;
} units[WAY_N_UNITS] = {
  [WAY_UNIT_DAY] = { 0, 0, 1, 1 },
  [WAY_UNIT_WEEK] = { 0, 0, 5, 5 },
  [WAY_UNIT_MONTH] = { 0, 1, 0, 30.436875 },
  [WAY_UNIT_QUARTER] = { 0, 3, 0, 91.310625 },
  [WAY_UNIT_YEAR] = { 1, 0, 0, 365.2425 },
  [WAY_UNIT_TWO_YEARS] = { 2, 0, 0, 730.485 },
  [WAY_UNIT_FIVE_YEARS] = { 5, 0, 0, 1826.2125 },
  [WAY_UNIT_DECADE] = { 10, 0, 0, 3652.425 },
  [WAY_UNIT_TWENTY_YEARS] = { 20, 0, 0, 7304.85 },
  [WAY_UNIT_HALF_CENTURY] = { 50, 0, 0, 18262.125 },
  [WAY_UNIT_CENTURY] = { 100, 0, 0, 36524.25 },
};

static int
last_week_of_month (WayDate date)
{
  return date.month == 2 ? 21 : 26;
}

static int
first_of_month (int year,
                int month)
{
  return way_date_first_day ((WayDate) { year, month, 0 });
}

/**
 * way_unit_days:
 * @unit: a unit
 *
 * Returns: how many days it lasts on average
 */
double
way_unit_days (WayUnit unit)
{
  g_return_val_if_fail (unit < WAY_N_UNITS, 1);

  return units[unit].mean_days;
}

/**
 * way_unit_floor:
 * @unit: a unit
 * @day: days since 1970-01-01
 *
 * Returns: the first day of the unit in which @day lies
 */
int
way_unit_floor (WayUnit unit,
                int     day)
{
  WayDate date = way_date_from_day (day);

  g_return_val_if_fail (unit < WAY_N_UNITS, day);

  if (units[unit].years != 0)
    return way_day_of_year (MAX (date.year - date.year % units[unit].years, 1));
  if (units[unit].months != 0)
    return first_of_month (date.year, date.month - (date.month - 1) % units[unit].months);
  if (unit == WAY_UNIT_DAY)
    return day;
  return day - date.day + MIN ((date.day - 1) / units[unit].days * units[unit].days + 1,
                               last_week_of_month (date));
}

/**
 * way_unit_next:
 * @unit: a unit
 * @day: the first day of one, in days since 1970-01-01
 *
 * Returns: the first day of the next one
 */
int
way_unit_next (WayUnit unit,
               int     day)
{
  WayDate date = way_date_from_day (day);

  g_return_val_if_fail (unit < WAY_N_UNITS, day + 1);

  if (units[unit].years != 0)
    return way_day_of_year (date.year + units[unit].years);
  if (units[unit].months != 0)
    {
      int month = date.month - 1 + units[unit].months;

      return first_of_month (date.year + month / 12, month % 12 + 1);
    }
  /* The last "week" of a month runs to its end. */
  if (unit == WAY_UNIT_WEEK && date.day >= last_week_of_month (date))
    return way_date_last_day ((WayDate) { date.year, date.month, 0 }) + 1;
  return day + units[unit].days;
}

/**
 * way_ticks_choose_unit:
 * @scale: pixels a day
 * @label_px: (array fixed-size=11): for each unit the room that one label of
 *   it needs, in pixels
 *
 * Returns: the smallest unit whose labels do not touch
 */
WayUnit
way_ticks_choose_unit (double        scale,
                       const double *label_px)
{
  /* Months are shorter than their mean, by up to a tenth. */
  const double slack = 0.9;

  g_return_val_if_fail (scale > 0 && label_px != NULL, WAY_UNIT_YEAR);

  for (guint unit = 0; unit < WAY_N_UNITS; unit++)
    if (units[unit].mean_days * slack * scale >= label_px[unit])
      return unit;
  return WAY_UNIT_CENTURY;
}

static gboolean
is_boundary (WayUnit unit,
             WayDate date)
{
  if (units[unit].years != 0)
    return FALSE;
  if (units[unit].months != 0)
    return date.month == 1;
  return date.day == 1;
}

/**
 * way_ticks_new:
 * @viewport: a viewport
 * @unit: the distance of the ticks
 *
 * Returns: (transfer full) (element-type WayTick): the ticks in the viewport,
 *   and one before it, in the order of time
 */
GArray *
way_ticks_new (const WayViewport *viewport,
               WayUnit            unit)
{
  GArray *ticks = g_array_new (FALSE, FALSE, sizeof (WayTick));
  int first = way_day_of_year (WAY_DATE_MIN_YEAR), last = way_day_of_year (WAY_DATE_MAX_YEAR);
  int day;

  g_return_val_if_fail (viewport != NULL && unit < WAY_N_UNITS, ticks);

  last = (int) CLAMP (floor (viewport->end), first - 1, last);
  for (day = way_unit_floor (unit, (int) CLAMP (floor (viewport->start), first, last));
       day <= last;
       day = way_unit_next (unit, day))
    {
      WayDate date = way_date_from_day (day);
      WayTick tick = { day, date.year, date.month, date.day, is_boundary (unit, date) };

      g_array_append_val (ticks, tick);
    }
  return ticks;
}
