/* Round numbers for an axis of values, and labels at line ends that keep
 * clear of each other.
 */
#include "config.h"

#include "way-scale.h"

#include <math.h>

static const double round_steps[] = { 1, 2, 2.5, 5, 10 };

/* The smallest round step that is not below @raw, and its decimals. */
static double
round_step (double  raw,
            guint  *decimals)
{
  int power = (int) floor (log10 (raw));
  double unit = pow (10, power);
  guint i = 0;
  int needed;

  while (i + 1 < G_N_ELEMENTS (round_steps) && round_steps[i] * unit < raw * (1 - 1e-9))
    i++;
  needed = (round_steps[i] == 2.5 ? 1 : round_steps[i] == 10 ? -1 : 0) - power;
  *decimals = MAX (needed, 0);
  return round_steps[i] * unit;
}

/**
 * way_scale_new:
 * @low: the least value to show
 * @high: the greatest; a scale of some height comes out even if it equals @low
 * @top_px: where the axis ends
 * @bottom_px: where it starts
 * @min_step_px: the least distance of gridlines
 *
 * Returns: a scale with round limits around @low and @high
 */
WayScale
way_scale_new (double low,
               double high,
               double top_px,
               double bottom_px,
               double min_step_px)
{
  WayScale scale = { .top_px = top_px, .bottom_px = bottom_px };
  double steps = MAX (floor ((bottom_px - top_px) / MAX (min_step_px, 1)), 1);

  if (!(high - low > fabs (high) * 1e-9))
    {
      double margin = high != 0 ? fabs (high) * 0.1 : 1;

      low -= margin;
      high += margin;
    }
  scale.step = round_step ((high - low) / steps, &scale.decimals);
  for (;;)
    {
      scale.low = floor (low / scale.step + 1e-9) * scale.step;
      /* The sum makes a plain zero of a negative one, which prints as "-0". */
      scale.high = ceil (high / scale.step - 1e-9) * scale.step + 0.0;
      if ((scale.high - scale.low) / scale.step <= steps + 0.5 || steps <= 1)
        return scale;
      scale.step = round_step (scale.step * 1.01, &scale.decimals);
    }
}

/**
 * way_scale_to_px:
 * @scale: a scale
 * @value: a value
 *
 * Returns: the height at which it stands, in pixels downwards
 */
double
way_scale_to_px (const WayScale *scale,
                 double          value)
{
  g_return_val_if_fail (scale != NULL && scale->high > scale->low, 0);

  return scale->bottom_px
         - (value - scale->low) / (scale->high - scale->low)
           * (scale->bottom_px - scale->top_px);
}

/**
 * way_scale_n:
 * @scale: a scale
 *
 * Returns: how many gridlines it has, both limits included
 */
guint
way_scale_n (const WayScale *scale)
{
  g_return_val_if_fail (scale != NULL && scale->step > 0, 0);

  return (guint) lround ((scale->high - scale->low) / scale->step) + 1;
}

/**
 * way_scale_nth:
 * @scale: a scale
 * @n: less than way_scale_n()
 *
 * Returns: the value of gridline @n, counted from the bottom
 */
double
way_scale_nth (const WayScale *scale,
               guint           n)
{
  g_return_val_if_fail (scale != NULL, 0);

  return scale->low + n * scale->step;
}

static int
compare_heights (gconstpointer a,
                 gconstpointer b)
{
  const WayHeightLabel *const *first = a;
  const WayHeightLabel *const *second = b;

  return ((*first)->wanted_px > (*second)->wanted_px)
       - ((*first)->wanted_px < (*second)->wanted_px);
}

/**
 * way_scale_spread_labels:
 * @labels: (array length=n_labels): labels with the height of their middle
 *   that they want; `placed_px` is filled in
 * @n_labels: how many there are
 * @top_px: the upper limit of the room
 * @bottom_px: the lower limit
 *
 * Moves labels up and down as little as their order allows, so that none
 * overlaps another. Where the room is too small for all, those at the bottom
 * run over its lower limit, and the caller leaves them out.
 */
void
way_scale_spread_labels (WayHeightLabel *labels,
                         guint           n_labels,
                         double          top_px,
                         double          bottom_px)
{
  g_autoptr (GPtrArray) order = g_ptr_array_sized_new (n_labels);
  double limit = top_px;

  g_return_if_fail (labels != NULL || n_labels == 0);

  for (guint i = 0; i < n_labels; i++)
    g_ptr_array_add (order, &labels[i]);
  g_ptr_array_sort (order, compare_heights);

  for (guint i = 0; i < n_labels; i++)
    {
      WayHeightLabel *label = g_ptr_array_index (order, i);

      label->placed_px = MAX (label->wanted_px, limit + label->height_px / 2);
      limit = label->placed_px + label->height_px / 2;
    }
  limit = bottom_px;
  for (guint i = n_labels; i > 0; i--)
    {
      WayHeightLabel *label = g_ptr_array_index (order, i - 1);
      double lowest = limit - label->height_px / 2;

      if (label->placed_px <= lowest)
        break;
      label->placed_px = lowest;
      limit = lowest - label->height_px / 2;
    }
  /* Pushed over the top: everything is moved down again as a block. */
  if (n_labels > 0)
    {
      WayHeightLabel *first = g_ptr_array_index (order, 0);
      double over = top_px - (first->placed_px - first->height_px / 2);

      for (guint i = 0; over > 0 && i < n_labels; i++)
        ((WayHeightLabel *) g_ptr_array_index (order, i))->placed_px += over;
    }
}
