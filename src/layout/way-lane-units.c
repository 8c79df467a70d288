/* The units of bins and tiles, by their length on the screen. */
#include "config.h"

#include "way-lane-units.h"

/* A tile is at least as long as this, so that windows need few. */
#define TILE_PX 800.0

static const WayUnit units[] = {
  WAY_UNIT_DAY, WAY_UNIT_WEEK, WAY_UNIT_MONTH, WAY_UNIT_QUARTER, WAY_UNIT_YEAR,
  WAY_UNIT_TWO_YEARS, WAY_UNIT_FIVE_YEARS, WAY_UNIT_DECADE, WAY_UNIT_TWENTY_YEARS,
  WAY_UNIT_HALF_CENTURY, WAY_UNIT_CENTURY,
};

/* The units of tiles, and the largest bins that lie whole within each. */
static const struct
{
  WayUnit tile;
  WayUnit bin;
} tile_units[] = {
  { WAY_UNIT_WEEK, WAY_UNIT_DAY },
  { WAY_UNIT_MONTH, WAY_UNIT_WEEK },
  { WAY_UNIT_QUARTER, WAY_UNIT_MONTH },
  { WAY_UNIT_YEAR, WAY_UNIT_QUARTER },
  { WAY_UNIT_TWO_YEARS, WAY_UNIT_YEAR },
  { WAY_UNIT_FIVE_YEARS, WAY_UNIT_YEAR },
  { WAY_UNIT_DECADE, WAY_UNIT_FIVE_YEARS },
  { WAY_UNIT_TWENTY_YEARS, WAY_UNIT_DECADE },
};

/**
 * way_lane_choose_bin:
 * @scale: pixels a day
 * @cluster_px: the room of a "+n"
 *
 * Returns: the shortest unit that has room for one
 */
WayUnit
way_lane_choose_bin (double scale,
                     double cluster_px)
{
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (way_unit_days (units[i]) * 0.9 * scale >= cluster_px)
      return units[i];
  return WAY_UNIT_CENTURY;
}

/**
 * way_lane_choose_tile:
 * @scale: pixels a day
 * @bin: the unit of its bins
 *
 * Returns: the shortest unit of whole bins of which a window needs few
 */
WayUnit
way_lane_choose_tile (double  scale,
                      WayUnit bin)
{
  for (guint i = 0; i < G_N_ELEMENTS (tile_units); i++)
    if (tile_units[i].bin >= bin && way_unit_days (tile_units[i].tile) * scale >= TILE_PX)
      return tile_units[i].tile;
  return WAY_UNIT_CENTURY;
}
