/* Partial dates. Day numbers count from 1970-01-01 in the proleptic Gregorian
 * calendar; the conversions go over GDate's Julian day numbers.
 */
#include "config.h"

#include "way-date.h"


/* GDate's number of 1970-01-01: days since 1 January of the year 1, from 1. */
#define JULIAN_OF_EPOCH 719163

static const char *const month_names[] = {
  "January", "February", "March", "April", "May", "June",
  "July", "August", "September", "October", "November", "December",
};

static const char *const month_abbreviations[] = {
  "Jan", "Feb", "Mar", "Apr", "May", "Jun",
  "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
};

static gboolean
read_digits (const char **text,
             guint        n,
             int         *number)
{
  *number = 0;
  for (guint i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (**text))
        return FALSE;
      *number = *number * 10 + (**text - '0');
      (*text)++;
    }
  return TRUE;
}

static int
day_number (int year,
            int month,
            int day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, day, month, year);
  return (int) g_date_get_julian (&date) - JULIAN_OF_EPOCH;
}

/**
 * way_date_parse:
 * @text: `2016`, `2016-05` or `2016-05-19`
 * @date: (out): the date; untouched on failure
 *
 * Reads a date as ISO 8601 writes it, in calendar form and with the precision
 * given.
 *
 * Returns: %FALSE if @text is anything else, or a day that does not exist, or
 *   a year outside %WAY_DATE_MIN_YEAR to %WAY_DATE_MAX_YEAR
 */
gboolean
way_date_parse (const char *text,
                WayDate    *date)
{
  int year, month = 0, day = 0;

  g_return_val_if_fail (text != NULL && date != NULL, FALSE);

  if (!read_digits (&text, 4, &year) || year < WAY_DATE_MIN_YEAR || year > WAY_DATE_MAX_YEAR)
    return FALSE;
  if (*text == '-')
    {
      text++;
      if (!read_digits (&text, 2, &month) || month < 1 || month > 12)
        return FALSE;
      if (*text == '-')
        {
          text++;
          if (!read_digits (&text, 2, &day) || !g_date_valid_dmy (day, month, year))
            return FALSE;
        }
    }
  if (*text != '\0')
    return FALSE;

  *date = (WayDate) { .year = year, .month = month, .day = day };
  return TRUE;
}

/**
 * way_date_is_set:
 * @date: a date
 *
 * Returns: whether @date is a date at all, and not the empty value
 */
gboolean
way_date_is_set (WayDate date)
{
  return date.year != 0;
}

/**
 * way_date_from_day:
 * @day: days since 1970-01-01
 *
 * Returns: the date of that day, in day precision; clamped to the years that
 *   a date may have
 */
WayDate
way_date_from_day (int day)
{
  GDate date;

  day = CLAMP (day, way_day_of_year (WAY_DATE_MIN_YEAR),
               way_day_of_year (WAY_DATE_MAX_YEAR + 1) - 1);
  g_date_clear (&date, 1);
  g_date_set_julian (&date, day + JULIAN_OF_EPOCH);
  return (WayDate) {
    .year = g_date_get_year (&date),
    .month = g_date_get_month (&date),
    .day = g_date_get_day (&date),
  };
}

/**
 * way_day_of_year:
 * @year: a year of the Gregorian calendar, 1 or later
 *
 * Returns: the day number of 1 January of @year, in days since 1970-01-01
 */
int
way_day_of_year (int year)
{
  return day_number (year, 1, 1);
}

/**
 * way_date_first_day:
 * @date: a date that is set
 *
 * Returns: the first day that @date can mean, in days since 1970-01-01
 */
int
way_date_first_day (WayDate date)
{
  g_return_val_if_fail (way_date_is_set (date), 0);

  return day_number (date.year, MAX (date.month, 1), MAX (date.day, 1));
}

/**
 * way_date_last_day:
 * @date: a date that is set
 *
 * Returns: the last day that @date can mean, in days since 1970-01-01
 */
int
way_date_last_day (WayDate date)
{
  int month;

  g_return_val_if_fail (way_date_is_set (date), 0);

  if (date.day != 0)
    return way_date_first_day (date);
  month = date.month != 0 ? date.month : 12;
  return day_number (date.year, month, g_date_get_days_in_month (month, date.year));
}

/**
 * way_date_middle:
 * @date: a date that is set
 *
 * Returns: the middle of the interval that @date means, where its mark stands,
 *   in days since 1970-01-01; noon for a single day
 */
double
way_date_middle (WayDate date)
{
  return (way_date_first_day (date) + way_date_last_day (date) + 1) / 2.0;
}

/**
 * way_date_compare:
 * @a: a date that is set
 * @b: another
 *
 * Orders dates for lists: by first day, and where that is the same the finer
 * precision first, so that 2021-01-01 comes before 2021-01 and 2021.
 *
 * Returns: less than, equal to or greater than 0
 */
int
way_date_compare (WayDate a,
                  WayDate b)
{
  int first_a = way_date_first_day (a), first_b = way_date_first_day (b);

  if (first_a != first_b)
    return first_a < first_b ? -1 : 1;
  return (way_date_last_day (a) > way_date_last_day (b))
       - (way_date_last_day (a) < way_date_last_day (b));
}

/**
 * way_date_today:
 *
 * Today decides where a first view ends, and with it how a timeline is packed:
 * a fixed day makes it possible to make the same picture again.
 *
 * Returns: today in the local time zone, in days since 1970-01-01; the day of
 *   the moment that SOURCE_DATE_EPOCH in the environment names, if it does
 */
int
way_date_today (void)
{
  const gint64 seconds_a_day = 24 * 60 * 60;
  const gint64 end = way_day_of_year (WAY_DATE_MAX_YEAR + 1) * seconds_a_day;
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
  g_autoptr (GDateTime) now = NULL;
  gint64 seconds;

  if (epoch != NULL && g_ascii_string_to_signed (epoch, 10, 0, end - 1, &seconds, NULL))
    return (int) (seconds / seconds_a_day);
  now = g_date_time_new_now_local ();
  return day_number (g_date_time_get_year (now),
                     g_date_time_get_month (now),
                     g_date_time_get_day_of_month (now));
}

/**
 * way_date_to_iso:
 * @date: a date, or the empty value
 *
 * Returns: (transfer full): the date as way_date_parse() reads it; "" for the
 *   empty value
 */
char *
way_date_to_iso (WayDate date)
{
  if (!way_date_is_set (date))
    return g_strdup ("");
  if (date.month == 0)
    return g_strdup_printf ("%04d", date.year);
  if (date.day == 0)
    return g_strdup_printf ("%04d-%02d", date.year, date.month);
  return g_strdup_printf ("%04d-%02d-%02d", date.year, date.month, date.day);
}

/**
 * way_date_to_text:
 * @date: a date, or the empty value
 * @lang: the language of the words
 *
 * Returns: (transfer full): the date in words and in its own precision:
 *   "19 May 2016", "May 2016", "2016", or 2016年5月19日 and so on; "" for the
 *   empty value
 */
char *
way_date_to_text (WayDate date,
                  WayLang lang)
{
  if (!way_date_is_set (date))
    return g_strdup ("");
  if (lang == WAY_LANG_ZH)
    {
      if (date.month == 0)
        return g_strdup_printf ("%d年", date.year);
      if (date.day == 0)
        return g_strdup_printf ("%d年%d月", date.year, date.month);
      return g_strdup_printf ("%d年%d月%d日", date.year, date.month, date.day);
    }
  if (date.month == 0)
    return g_strdup_printf ("%d", date.year);
  if (date.day == 0)
    return g_strdup_printf ("%s %d", month_names[date.month - 1], date.year);
  return g_strdup_printf ("%d %s %d", date.day, month_names[date.month - 1], date.year);
}

/**
 * way_date_to_month:
 * @date: a date with a month
 * @lang: the language of the words
 *
 * Returns: (transfer full): the month and year in their short form, "Sep 2021"
 *   or 2021年9月; the year alone where no month is known
 */
char *
way_date_to_month (WayDate date,
                   WayLang lang)
{
  if (lang == WAY_LANG_ZH || date.month == 0)
    return way_date_to_text ((WayDate) { date.year, date.month, 0 }, lang);
  return g_strdup_printf ("%s %d", month_abbreviations[date.month - 1], date.year);
}

/**
 * way_date_to_month_name:
 * @date: a date with a month
 * @lang: the language of the words
 *
 * Returns: (transfer full): the short name of its month alone, "Sep" or 9月
 */
char *
way_date_to_month_name (WayDate date,
                        WayLang lang)
{
  g_return_val_if_fail (date.month >= 1 && date.month <= 12, g_strdup (""));

  if (lang == WAY_LANG_ZH)
    return g_strdup_printf ("%d月", date.month);
  return g_strdup (month_abbreviations[date.month - 1]);
}
