/* The axis of values: round limits and steps over all magnitudes, and labels
 * that are spread without overlapping.
 */
#include "config.h"

#include "way-scale.h"

#include <math.h>

#define TOP 20.0
#define BOTTOM 320.0

static gboolean
is_near (double a,
         double b,
         double step)
{
  return fabs (a - b) <= 1e-6 * step + 1e-12 * MAX (fabs (a), fabs (b));
}

/* Whether a step is 1, 2, 2.5 or 5 times a power of ten. */
static gboolean
is_round (double step)
{
  double share = step / pow (10, floor (log10 (step) + 1e-9));

  return is_near (share, 1, 1) || is_near (share, 2, 1) || is_near (share, 2.5, 1)
      || is_near (share, 5, 1);
}

static void
check_scale (double low,
             double high,
             double min_step_px)
{
  WayScale scale = way_scale_new (low, high, TOP, BOTTOM, min_step_px);
  double steps = MAX (floor ((BOTTOM - TOP) / min_step_px), 1);
  guint n = way_scale_n (&scale);

  g_assert_true (isfinite (scale.low) && isfinite (scale.high));
  g_assert_cmpfloat (scale.high, >, scale.low);
  g_assert_true (is_round (scale.step));
  g_assert_true (scale.low <= low || is_near (scale.low, low, scale.step));
  g_assert_true (scale.high >= high || is_near (scale.high, high, scale.step));
  g_assert_true (is_near (scale.low / scale.step, round (scale.low / scale.step), 1));
  /* No gridline more than is needed at either end. */
  if (high - low > fabs (high) * 1e-6)
    {
      g_assert_cmpfloat (low - scale.low, <, scale.step * (1 + 1e-6));
      g_assert_cmpfloat (scale.high - high, <, scale.step * (1 + 1e-6));
    }
  g_assert_cmpuint (n, >=, 2);
  /* With room for one step alone, limits on both sides of a gridline need two. */
  g_assert_cmpfloat (n - 1, <=, MAX (steps, 2));
  g_assert_true (is_near (way_scale_nth (&scale, 0), scale.low, scale.step));
  g_assert_true (is_near (way_scale_nth (&scale, n - 1), scale.high, scale.step));
  for (guint i = 0; i < n; i++)
    {
      double value = way_scale_nth (&scale, i);
      g_autofree char *text = g_strdup_printf ("%.*f", (int) scale.decimals, value);

      /* The digits say exactly where the line is. */
      g_assert_true (is_near (g_ascii_strtod (text, NULL), value, scale.step));
    }
  g_assert_cmpfloat_with_epsilon (way_scale_to_px (&scale, scale.low), BOTTOM, 1e-9);
  g_assert_cmpfloat_with_epsilon (way_scale_to_px (&scale, scale.high), TOP, 1e-9);
  g_assert_cmpfloat (way_scale_to_px (&scale, high), <=, way_scale_to_px (&scale, low));
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  for (guint i = 0; i < 20000; i++)
    {
      double size = pow (10, g_rand_double_range (rand, -9, 15));
      double low = g_rand_double_range (rand, -1, 1) * size;
      double span = size * pow (10, g_rand_double_range (rand, -4, 0));

      check_scale (low, low + span, g_rand_double_range (rand, 10, 200));
    }
}

/* One value, no height at all, and ranges too small to tell apart. */
static void
test_degenerate (void)
{
  static const double values[] = { 0, 1, -1, 2.40, 17600, 1e-9, -1e-9, 1e12, -1e12, 1e30 };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      check_scale (values[i], values[i], 28);
      check_scale (values[i], values[i] + fabs (values[i]) * 1e-14, 28);
      check_scale (values[i], values[i], 1000);
    }
}

static void
test_no_room (void)
{
  WayScale flat = way_scale_new (1, 2, 50, 50, 28);
  WayScale small = way_scale_new (1.3, 2.9, 50, 51, 28);

  g_assert_cmpfloat (flat.high, >, flat.low);
  g_assert_cmpfloat_with_epsilon (way_scale_to_px (&flat, 1.5), 50, 1e-9);
  g_assert_cmpuint (way_scale_n (&small), <=, 3);
  g_assert_cmpfloat (small.low, <=, 1.3);
  g_assert_cmpfloat (small.high, >=, 2.9);
}

static void
test_known (void)
{
  static const struct
  {
    double low, high;
    double min_step_px;
    double expected_low, expected_high, expected_step;
    guint  decimals;
  } cases[] = {
    { 2.06, 2.80, 28, 2.0, 2.8, 0.1, 1 },
    { 2.06, 2.80, 100, 2.0, 3.0, 0.5, 1 },
    { 0, 100, 30, 0, 100, 10, 0 },
    { 0, 10, 75, 0, 10, 2.5, 1 },
    { 0, 36000, 60, 0, 40000, 10000, 0 },
    { -4, 4, 75, -4, 4, 2, 0 },
    { -3, -1, 75, -3, -1, 0.5, 1 },
    { 0.0011, 0.0019, 75, 0.0010, 0.0020, 0.00025, 5 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      WayScale scale = way_scale_new (cases[i].low, cases[i].high, TOP, BOTTOM,
                                      cases[i].min_step_px);

      g_assert_cmpfloat_with_epsilon (scale.low, cases[i].expected_low, 1e-9);
      g_assert_cmpfloat_with_epsilon (scale.high, cases[i].expected_high, 1e-9);
      g_assert_cmpfloat_with_epsilon (scale.step, cases[i].expected_step, 1e-9);
      g_assert_cmpuint (scale.decimals, ==, cases[i].decimals);
    }
}

/* Nothing of a minus sign is left before a zero, and a series of zeros has an
 * axis that can be read.
 */
static void
test_zero (void)
{
  WayScale zero = way_scale_new (0, 0, TOP, BOTTOM, 100);
  WayScale scale = way_scale_new (-1, 0, TOP, BOTTOM, 28);
  g_autofree char *top = g_strdup_printf ("%g", scale.high);
  g_autofree char *last = g_strdup_printf ("%g", way_scale_nth (&scale, way_scale_n (&scale) - 1));

  g_assert_cmpstr (top, ==, "0");
  g_assert_cmpstr (last, ==, "0");
  g_assert_cmpfloat_with_epsilon (zero.low, -1, 1e-9);
  g_assert_cmpfloat_with_epsilon (zero.high, 1, 1e-9);
  g_assert_cmpuint (zero.decimals, ==, 0);
}

static int
compare_placed (gconstpointer a,
                gconstpointer b)
{
  const WayHeightLabel *first = a, *second = b;

  return (first->placed_px > second->placed_px) - (first->placed_px < second->placed_px);
}

static void
check_spread (WayHeightLabel *labels,
              guint           n,
              double          top,
              double          bottom)
{
  double sum = 0;

  for (guint i = 0; i < n; i++)
    sum += labels[i].height_px;
  way_scale_spread_labels (labels, n, top, bottom);
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < n; j++)
      if (labels[i].wanted_px < labels[j].wanted_px)
        g_assert_cmpfloat (labels[i].placed_px, <=, labels[j].placed_px);
  qsort (labels, n, sizeof *labels, compare_placed);
  for (guint i = 0; i < n; i++)
    {
      double upper = labels[i].placed_px - labels[i].height_px / 2;
      double limit = i > 0 ? labels[i - 1].placed_px + labels[i - 1].height_px / 2 : top;

      g_assert_cmpfloat (upper, >=, limit - 1e-6);
    }
  if (n > 0 && sum <= bottom - top)
    g_assert_cmpfloat (labels[n - 1].placed_px + labels[n - 1].height_px / 2, <=, bottom + 1e-6);
}

static void
test_spread (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (6);

  for (guint i = 0; i < 20000; i++)
    {
      WayHeightLabel labels[12];
      guint n = g_rand_int_range (rand, 0, G_N_ELEMENTS (labels) + 1);
      double bottom = g_rand_double_range (rand, 20, 400);

      for (guint j = 0; j < n; j++)
        labels[j] = (WayHeightLabel) {
          .wanted_px = g_rand_boolean (rand) ? g_rand_double_range (rand, -50, 450)
                                             : g_rand_int_range (rand, 0, 5) * 30,
          .height_px = g_rand_double_range (rand, 8, 30),
        };
      check_spread (labels, n, 10, bottom);
    }
}

static void
test_spread_leaves (void)
{
  WayHeightLabel labels[] = { { 200, 16, 0 }, { 40, 16, 0 }, { 100, 16, 0 }, { 180, 16, 0 } };

  /* What has room stays where it wants to be. */
  way_scale_spread_labels (labels, G_N_ELEMENTS (labels), 0, 300);
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    g_assert_cmpfloat_with_epsilon (labels[i].placed_px, labels[i].wanted_px, 1e-9);
  way_scale_spread_labels (labels, 0, 0, 300);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/scale/random", test_random);
  g_test_add_func ("/scale/degenerate", test_degenerate);
  g_test_add_func ("/scale/no-room", test_no_room);
  g_test_add_func ("/scale/known", test_known);
  g_test_add_func ("/scale/zero", test_zero);
  g_test_add_func ("/scale/spread", test_spread);
  g_test_add_func ("/scale/spread-leaves", test_spread_leaves);
  return g_test_run ();
}
