/* Ticks: every unit over every day of eight centuries, what a window gets of
 * them, and a choice of unit with which labels have room.
 */
#include "config.h"

#include "way-ticks.h"

#include <math.h>

#include "way-date.h"

#define FIRST_YEAR 1600
#define LAST_YEAR 2400

static const guint years_of[WAY_N_UNITS] = {
  [WAY_UNIT_YEAR] = 1, [WAY_UNIT_TWO_YEARS] = 2, [WAY_UNIT_FIVE_YEARS] = 5,
  [WAY_UNIT_DECADE] = 10, [WAY_UNIT_TWENTY_YEARS] = 20, [WAY_UNIT_HALF_CENTURY] = 50,
  [WAY_UNIT_CENTURY] = 100,
};

/* Whether a unit may begin on a date, said without the code that is tested. */
static gboolean
begins_on (WayUnit unit,
           WayDate date)
{
  if (unit == WAY_UNIT_DAY)
    return TRUE;
  if (unit == WAY_UNIT_WEEK)
    return date.day % 5 == 1 && date.day < 31 && !(date.month == 2 && date.day == 26);
  if (unit == WAY_UNIT_MONTH)
    return date.day == 1;
  if (unit == WAY_UNIT_QUARTER)
    return date.day == 1 && date.month % 3 == 1;
  return date.day == 1 && date.month == 1 && date.year % years_of[unit] == 0;
}

static void
test_every_day (void)
{
  int last = way_day_of_year (LAST_YEAR);

  for (guint unit = 0; unit < WAY_N_UNITS; unit++)
    {
      int begin = way_unit_floor (unit, way_day_of_year (FIRST_YEAR));
      int next = way_unit_next (unit, begin);

      g_assert_cmpint (begin, ==, way_day_of_year (FIRST_YEAR));
      for (int day = begin; day < last; day++)
        {
          if (day == next)
            {
              begin = next;
              next = way_unit_next (unit, begin);
              g_assert_cmpint (next, >, begin);
            }
          g_assert_true (begins_on (unit, way_date_from_day (day)) == (day == begin));
          g_assert_cmpint (way_unit_floor (unit, day), ==, begin);
        }
    }
}

static void
test_mean (void)
{
  int first = way_day_of_year (2000), last = way_day_of_year (2400);

  for (guint unit = 0; unit < WAY_N_UNITS; unit++)
    {
      double n = 0;

      for (int day = first; day < last; day = way_unit_next (unit, day))
        n++;
      /* "Weeks" are about a sixth of a month, and counted as five days. */
      g_assert_cmpfloat_with_epsilon (way_unit_days (unit), (last - first) / n,
                                      unit == WAY_UNIT_WEEK ? 0.2 : 1e-6);
    }
}

static WayViewport
random_viewport (GRand   *rand,
                 WayUnit  unit)
{
  double start = g_rand_double_range (rand, way_day_of_year (FIRST_YEAR),
                                      way_day_of_year (LAST_YEAR));

  double span = way_unit_days (unit) * exp (g_rand_double_range (rand, log (0.1), log (100)));

  return (WayViewport) { start, MIN (start + span, way_day_of_year (2900)), 16, 1000 };
}

static void
check_ticks (const WayViewport *viewport,
             WayUnit            unit)
{
  g_autoptr (GArray) ticks = way_ticks_new (viewport, unit);
  const WayTick *tick = NULL;

  g_assert_cmpuint (ticks->len, >, 0);
  g_assert_cmpfloat (g_array_index (ticks, WayTick, 0).day, <=, viewport->start);
  for (guint i = 0; i < ticks->len; i++)
    {
      WayDate date;

      if (tick != NULL)
        g_assert_cmpint (g_array_index (ticks, WayTick, i).day, ==,
                         way_unit_next (unit, tick->day));
      tick = &g_array_index (ticks, WayTick, i);
      date = way_date_from_day (tick->day);
      g_assert_true (begins_on (unit, date));
      g_assert_true (i == 0 || tick->day >= viewport->start);
      g_assert_cmpint (tick->year, ==, date.year);
      g_assert_cmpint (tick->month, ==, date.month);
      g_assert_cmpint (tick->day_of_month, ==, date.day);
      if (unit >= WAY_UNIT_YEAR)
        g_assert_false (tick->boundary);
      else if (unit >= WAY_UNIT_MONTH)
        g_assert_cmpint (tick->boundary, ==, date.month == 1);
      else
        g_assert_cmpint (tick->boundary, ==, date.day == 1);
    }
  g_assert_cmpfloat (tick->day, <=, viewport->end);
  g_assert_cmpfloat (way_unit_next (unit, tick->day), >, viewport->end);
}

static void
test_cover (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (guint unit = 0; unit < WAY_N_UNITS; unit++)
    for (guint i = 0; i < 2000; i++)
      {
        WayViewport viewport = random_viewport (rand, unit);

        check_ticks (&viewport, unit);
      }
}

/* Just before and just after the day from which days are counted. */
static void
test_zero (void)
{
  check_ticks (&(WayViewport) { -3.5, -0.5, 0, 100 }, WAY_UNIT_DAY);
  check_ticks (&(WayViewport) { -0.5, 0.5, 0, 100 }, WAY_UNIT_DAY);
  check_ticks (&(WayViewport) { -300.25, -0.25, 0, 100 }, WAY_UNIT_MONTH);
}

/* Beyond the years that a date may have there is nothing, and no endless loop. */
static void
test_ends (void)
{
  const WayViewport everything = { -1e12, 1e12, 0, 1000 };
  const WayViewport before = { -1e9, -9e8, 0, 1000 };
  g_autoptr (GArray) all = way_ticks_new (&everything, WAY_UNIT_CENTURY);
  g_autoptr (GArray) none = way_ticks_new (&before, WAY_UNIT_DAY);

  g_assert_cmpuint (all->len, ==, 20);
  g_assert_cmpint (g_array_index (all, WayTick, 0).year, ==, WAY_DATE_MIN_YEAR);
  g_assert_cmpint (g_array_index (all, WayTick, 19).year, ==, 2900);
  g_assert_cmpuint (none->len, ==, 0);
}

/* Whether labels of this width have room everywhere in thirty years. */
static gboolean
have_room (WayUnit unit,
           double  scale,
           double  label_px)
{
  int last = way_day_of_year (2031), next;

  for (int day = way_day_of_year (1999); day < last; day = next)
    {
      next = way_unit_next (unit, day);
      if ((next - day) * scale < label_px)
        return FALSE;
    }
  return TRUE;
}

static void
test_choice (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);

  for (guint i = 0; i < 3000; i++)
    {
      double scale = exp (g_rand_double_range (rand, log (1e-4), log (500)));
      double label_px[WAY_N_UNITS];
      WayUnit unit;

      for (guint u = 0; u < WAY_N_UNITS; u++)
        label_px[u] = g_rand_double_range (rand, 12, 90);
      unit = way_ticks_choose_unit (scale, label_px);
      if (unit < WAY_UNIT_CENTURY)
        g_assert_true (have_room (unit, scale, label_px[unit]));
      /* A smaller unit is passed over only where it is short of room, or by
       * little has some. */
      for (guint smaller = 0; smaller < unit; smaller++)
        g_assert_false (have_room (smaller, scale, label_px[smaller] / 0.85));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/ticks/every-day", test_every_day);
  g_test_add_func ("/ticks/mean", test_mean);
  g_test_add_func ("/ticks/cover", test_cover);
  g_test_add_func ("/ticks/zero", test_zero);
  g_test_add_func ("/ticks/ends", test_ends);
  g_test_add_func ("/ticks/choice", test_choice);
  return g_test_run ();
}
