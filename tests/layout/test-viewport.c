/* The time axis: moments to pixels and back, panning, and a zoom that keeps
 * the date under the pointer.
 */
#include "config.h"

#include "way-viewport.h"

#include <math.h>

#define MIN_SPAN 1.0
#define MAX_SPAN 73050.0

static WayViewport
random_viewport (GRand *rand)
{
  double start = g_rand_double_range (rand, -100000, 100000);

  return (WayViewport) {
    start, start + exp (g_rand_double_range (rand, 0, log (MAX_SPAN))),
    g_rand_double_range (rand, 0, 40), g_rand_double_range (rand, 100, 4000),
  };
}

static void
test_there_and_back (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (guint i = 0; i < 10000; i++)
    {
      WayViewport viewport = random_viewport (rand);
      double x = g_rand_double_range (rand, -100, 5000);
      double right = viewport.left_px + viewport.width_px;

      g_assert_cmpfloat_with_epsilon (
        way_viewport_to_px (&viewport, way_viewport_to_day (&viewport, x)), x, 1e-3);
      g_assert_cmpfloat_with_epsilon (way_viewport_to_px (&viewport, viewport.start),
                                      viewport.left_px, 1e-9);
      g_assert_cmpfloat_with_epsilon (way_viewport_to_px (&viewport, viewport.end), right, 1e-6);
      g_assert_cmpfloat_with_epsilon (
        way_viewport_get_scale (&viewport) * (viewport.end - viewport.start), viewport.width_px,
        1e-6);
    }
}

static void
test_pan (void)
{
  const WayViewport viewport = { 100, 200, 16, 1000 };
  WayViewport right = way_viewport_pan (&viewport, 50);
  WayViewport back = way_viewport_pan (&right, -50);

  /* The content moves to the right, so that earlier days appear. */
  g_assert_cmpfloat_with_epsilon (right.start, 95, 1e-9);
  g_assert_cmpfloat_with_epsilon (right.end, 195, 1e-9);
  g_assert_cmpfloat_with_epsilon (way_viewport_to_px (&right, 150), 566, 1e-9);
  g_assert_cmpfloat_with_epsilon (back.start, viewport.start, 1e-9);
  g_assert_cmpfloat_with_epsilon (back.end, viewport.end, 1e-9);
}

/* Twenty steps in and twenty out, as a wheel turns: what is under the pointer
 * stays there, and the end is the beginning. */
static void
test_zoom_keeps_date (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);

  for (guint i = 0; i < 2000; i++)
    {
      const WayViewport before = random_viewport (rand);
      double x = before.left_px + g_rand_double_range (rand, -0.1, 1.1) * before.width_px;
      double factor = g_rand_double_range (rand, 1.01, 2);
      double day = way_viewport_to_day (&before, x);
      WayViewport viewport = before;

      for (guint step = 0; step < 40; step++)
        {
          viewport = way_viewport_zoom (&viewport, step < 20 ? factor : 1 / factor, x, MIN_SPAN,
                                        MAX_SPAN);
          g_assert_cmpfloat (fabs (way_viewport_to_px (&viewport, day) - x), <=, 1);
          g_assert_cmpfloat (viewport.end - viewport.start, >=, MIN_SPAN - 1e-9);
          g_assert_cmpfloat (viewport.end - viewport.start, <=, MAX_SPAN + 1e-9);
        }
      if ((before.end - before.start) / pow (factor, 20) > MIN_SPAN)
        {
          g_assert_cmpfloat_with_epsilon (viewport.start, before.start, 1e-3);
          g_assert_cmpfloat_with_epsilon (viewport.end, before.end, 1e-3);
        }
    }
}

static void
test_zoom_limits (void)
{
  const WayViewport viewport = { 0, 1000, 0, 500 };
  WayViewport near = way_viewport_zoom (&viewport, 1e9, 250, 2, 4000);
  WayViewport far = way_viewport_zoom (&viewport, 1e-9, 125, 2, 4000);
  WayViewport same = way_viewport_zoom (&viewport, 1, 333, 2, 4000);
  WayViewport twice = way_viewport_zoom (&near, 2, 0, 2, 4000);

  g_assert_cmpfloat_with_epsilon (near.start, 499, 1e-9);
  g_assert_cmpfloat_with_epsilon (near.end, 501, 1e-9);
  g_assert_cmpfloat_with_epsilon (far.start, 250 - 1000, 1e-9);
  g_assert_cmpfloat_with_epsilon (far.end, 250 + 3000, 1e-9);
  g_assert_cmpfloat_with_epsilon (same.start, 0, 1e-9);
  g_assert_cmpfloat_with_epsilon (same.end, 1000, 1e-9);
  /* At the limit nothing moves, wherever the pointer is. */
  g_assert_cmpfloat_with_epsilon (twice.start, near.start, 1e-9);
  g_assert_cmpfloat_with_epsilon (twice.end, near.end, 1e-9);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/viewport/there-and-back", test_there_and_back);
  g_test_add_func ("/viewport/pan", test_pan);
  g_test_add_func ("/viewport/zoom-keeps-date", test_zoom_keeps_date);
  g_test_add_func ("/viewport/zoom-limits", test_zoom_limits);
  return g_test_run ();
}
