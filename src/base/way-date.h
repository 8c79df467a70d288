/* Partial dates: a year, a month of a year, or a day, read as an interval of
 * days, and the words for them in both languages.
 */
#pragma once

#include <glib.h>

#include "way-lang.h"

G_BEGIN_DECLS

/**
 * WayDate:
 * @year: the year, 0 for no date
 * @month: 1 to 12, 0 if only the year is known
 * @day: 1 to 31, 0 if only the month is known
 *
 * A date of the Gregorian calendar, as precise as it is known.
 */
typedef struct
{
  gint16 year;
  guint8 month;
  guint8 day;
} WayDate;

/* Years that a date may have; a check of the input relies on them. */
#define WAY_DATE_MIN_YEAR 1000
#define WAY_DATE_MAX_YEAR 2999

gboolean way_date_parse     (const char *text,
                             WayDate    *date);
gboolean way_date_is_set    (WayDate     date);
WayDate  way_date_from_day  (int         day);
int      way_date_first_day (WayDate     date);
int      way_date_last_day  (WayDate     date);
double   way_date_middle    (WayDate     date);
int      way_date_compare   (WayDate     a,
                             WayDate     b);
int      way_date_today     (void);
char    *way_date_to_iso    (WayDate     date);
char    *way_date_to_text   (WayDate     date,
                             WayLang     lang);
char    *way_date_to_month  (WayDate     date,
                             WayLang     lang);
char    *way_date_to_month_name (WayDate date,
                             WayLang     lang);
int      way_day_of_year    (int         year);

G_END_DECLS
