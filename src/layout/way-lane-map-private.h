/* What the map of lanes and the packing of its tiles share. */
#pragma once

#include "way-lane-map.h"

G_BEGIN_DECLS

/* As many items as this are packed at once: no label has to give way at the
 * end of a tile. */
#define WAY_LANE_WHOLE_ITEMS 2000

typedef struct
{
  WayLaneTile  view;        /* what is given out of the following */
  GArray      *items;       /* guint */
  GArray      *placements;  /* WayPlacement */
  GArray      *clusters;    /* WayLaneCluster */
  GHashTable  *places;      /* item → its place in the arrays + 1 */
  guint       *n_lanes;     /* of each group */
} WayPackedTile;

typedef struct _WayLanePacking WayLanePacking;

struct _WayLaneMap
{
  WayLaneItem    *items;
  guint           n_items;
  guint          *by_middle;
  WayLaneIndex  **groups;
  guint           n_groups;
  guint           n_shown;
  double          anchor;
  WayLaneOptions  options;
  GHashTable     *tiles;    /* gint64 → WayPackedTile */
  WayLanePacking *packing;  /* (nullable): the tile that is packed in steps */
  gint64          packing_key;
};

WayPackedTile  *way_lane_map_get_packed (WayLaneMap *map,
                                         int         octave,
                                         int         day);
void            way_packed_tile_free    (gpointer    tile);

WayLanePacking *way_lane_packing_new    (WayLaneMap *map,
                                         int         octave,
                                         double      scale,
                                         int         first_day,
                                         int         last_day);
gboolean        way_lane_packing_step   (WayLanePacking *packing);
WayPackedTile  *way_lane_packing_finish (WayLanePacking *packing);
void            way_lane_packing_free   (WayLanePacking *packing);

G_END_DECLS
