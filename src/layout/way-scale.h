/* The axis of values: round limits and round steps. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * WayScale:
 * @low: the value at the bottom, a multiple of @step
 * @high: the value at the top
 * @step: the distance of the gridlines: 1, 2 or 5 times a power of ten, or
 *   2.5 times one
 * @decimals: how many decimals the values of the gridlines need
 * @top_px: where @high stands
 * @bottom_px: where @low stands; larger than @top_px
 */
typedef struct
{
  double low;
  double high;
  double step;
  guint  decimals;
  double top_px;
  double bottom_px;
} WayScale;

WayScale way_scale_new   (double          low,
                          double          high,
                          double          top_px,
                          double          bottom_px,
                          double          min_step_px);
double   way_scale_to_px (const WayScale *scale,
                          double          value);
guint    way_scale_n     (const WayScale *scale);
double   way_scale_nth   (const WayScale *scale,
                          guint           n);

/* A label that wants to stand at a height, and where it may. */
typedef struct
{
  double wanted_px;
  double height_px;
  double placed_px;
} WayHeightLabel;

void     way_scale_spread_labels (WayHeightLabel *labels,
                                  guint           n_labels,
                                  double          top_px,
                                  double          bottom_px);

G_END_DECLS
