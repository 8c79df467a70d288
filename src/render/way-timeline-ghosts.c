/* What is shown beside the packed marks, where there is room: joint policies
 * in their other groups, what is filtered out if that is dimmed and not
 * hidden, and the titles of plans whose mark lies before the
 * window while their period reaches into it. They move nothing and count for
 * nothing.
 */
#include "config.h"

#include "way-timeline-scene-private.h"

#include <math.h>

#include "way-grouping.h"

/* The width of a cell in which room is kept, and how many lanes one holds. */
#define CELL_PX 4.0
#define CELL_LANES 32u

/* Where a title stands whose plan began before the window. */
#define SLID_PX 4.0

/* No more are dimmed at once than can be told apart. */
#define MAX_DIMMED 300

typedef struct
{
  WayTimelineScene *scene;
  guint             n_cells;
  guint32          *taken;    /* a bit for every lane; cells of one group after another */
} Room;

static guint
cell_at (const Room *room,
         double      x)
{
  return (guint) CLAMP (x / CELL_PX, 0, room->n_cells - 1);
}

static void
take (Room          *room,
      guint          group,
      guint          lane,
      const WayRect *bounds)
{
  guint last = cell_at (room, bounds->x + bounds->width + room->scene->options.gap_px);

  if (lane >= CELL_LANES)
    return;
  for (guint i = cell_at (room, bounds->x - room->scene->options.gap_px); i <= last; i++)
    room->taken[group * room->n_cells + i] |= 1u << lane;
}

/* A bit for every lane that is taken anywhere in a stretch. */
static guint32
get_taken (const Room *room,
           guint       group,
           double      from,
           double      to)
{
  guint last = cell_at (room, to);
  guint32 taken = 0;

  for (guint i = cell_at (room, from); i <= last; i++)
    taken |= room->taken[group * room->n_cells + i];
  return taken;
}

static void
take_all (Room *room)
{
  const WayTimelineScene *scene = room->scene;

  for (guint i = 0; i < scene->marks->len; i++)
    {
      const WaySceneMark *mark = &g_array_index (scene->marks, WaySceneMark, i);

      take (room, mark->group, mark->lane, &mark->bounds);
    }
  for (guint i = 0; i < scene->clusters->len; i++)
    {
      const WaySceneCluster *cluster = &g_array_index (scene->clusters, WaySceneCluster, i);

      take (room, cluster->lanes.group, scene->options.max_lanes, &cluster->bounds);
    }
}

static gboolean
is_in_height (const WayTimelineScene *scene,
              double                  y)
{
  return y >= scene->ruler_height && y <= scene->height;
}

static void
add_ghost (Room     *room,
           guint     policy,
           double    x,
           guint     group,
           gboolean  dimmed)
{
  WayTimelineScene *scene = room->scene;
  const WaySceneGroup *row = &g_array_index (scene->groups, WaySceneGroup, group);
  guint n_lanes = MIN (row->n_lanes, scene->options.max_lanes);
  double half = scene->options.mark_px / 2;
  WaySceneMark ghost = { .policy = policy, .group = group, .x = x, .dimmed = dimmed };
  guint32 taken;

  if (n_lanes == 0)
    return;
  taken = get_taken (room, group, x - half, x + half);
  while (ghost.lane < n_lanes && (taken >> ghost.lane & 1) != 0)
    ghost.lane++;
  ghost.y = way_timeline_scene_row_y (scene, group, ghost.lane);
  if (ghost.lane == n_lanes || !is_in_height (scene, ghost.y))
    return;
  ghost.bounds = (WayRect) { x - half, ghost.y - scene->lane_height / 2, 2 * half,
                             scene->lane_height };
  take (room, group, ghost.lane, &ghost.bounds);
  g_array_append_val (scene->ghosts, ghost);
}

/* Those without a label are too many to be told apart in other groups. */
static void
add_joint (Room *room)
{
  WayTimelineScene *scene = room->scene;
  WayGrouping grouping = way_view_get_grouping (scene->view);

  if (grouping != WAY_GROUP_ISSUER && grouping != WAY_GROUP_GOAL)
    return;
  for (guint i = 0; i < scene->marks->len; i++)
    {
      const WaySceneMark *mark = &g_array_index (scene->marks, WaySceneMark, i);
      g_autoptr (GArray) others = NULL;

      if (mark->label_px == 0)
        continue;
      others = way_grouping_get_others (scene->dataset, grouping, mark->policy);
      for (guint j = 0; j < others->len; j++)
        add_ghost (room, mark->policy, mark->x, g_array_index (others, guint, j), FALSE);
    }
}

/* The most important ones of the window. */
static void
add_dimmed (Room *room)
{
  WayTimelineScene *scene = room->scene;
  guint places[MAX_DIMMED], n, from, to;

  if (scene->filtered == NULL)
    scene->filtered = way_lane_map_new_filtered (scene->map);
  from = way_lane_index_find (scene->filtered, way_viewport_to_day (&scene->viewport, 0));
  to = way_lane_index_find (scene->filtered,
                            way_viewport_to_day (&scene->viewport, scene->width));
  n = way_lane_index_get_top (scene->filtered, from, to, MAX_DIMMED, places);
  for (guint i = 0; i < n; i++)
    {
      guint policy = way_lane_index_get_id (scene->filtered, places[i]);
      const WayLaneItem *item = &scene->items[policy];

      add_ghost (room, policy,
                 way_viewport_to_px (&scene->viewport, way_lane_item_middle (item)),
                 item->group, TRUE);
    }
}

/* How much of a label has room from the left edge, up to the end of its bar. */
static double
find_room (const Room *room,
           guint       group,
           guint       lane,
           double      end)
{
  guint last = cell_at (room, end);

  for (guint i = 0; i <= last; i++)
    if ((room->taken[group * room->n_cells + i] >> lane & 1) != 0)
      return i * CELL_PX - SLID_PX;
  return end - SLID_PX;
}

static void
add_slid (Room  *room,
          guint  policy)
{
  WayTimelineScene *scene = room->scene;
  const WayPolicy *row = way_dataset_get_policy (scene->dataset, policy);
  const WayLaneItem *item = &scene->items[policy];
  WaySceneMark ghost = { .policy = policy, .group = item->group };
  g_autofree char *title = NULL;
  WayPlacement placement;
  double end, width;

  ghost.x = way_viewport_to_px (&scene->viewport, way_lane_item_middle (item));
  if (ghost.x >= 0 || row->period_start == 0)
    return;
  end = row->period_end == 0 ? scene->width
    : way_viewport_to_px (&scene->viewport, way_day_of_year (row->period_end + 1));
  end = MIN (end, scene->width - scene->covered);
  /* Where it stands outside the window is dear to find: last of all. */
  if (end <= SLID_PX || scene->titles != NULL
      || g_array_index (scene->groups, WaySceneGroup, item->group).folded
      || !way_timeline_scene_find_place (scene, policy, &placement)
      || placement.placed < WAY_PLACED_MARK || placement.lane >= CELL_LANES)
    return;
  ghost.lane = placement.lane;
  ghost.y = way_timeline_scene_row_y (scene, item->group, placement.lane);
  if (!is_in_height (scene, ghost.y))
    return;
  title = way_timeline_scene_get_label (scene, policy);
  width = way_text_context_estimate (scene->text, title, WAY_TEXT_BODY);
  ghost.label_px = MIN (width, find_room (room, item->group, placement.lane, end));
  if (ghost.label_px < MIN (width, scene->options.min_label_px))
    return;
  ghost.bounds = (WayRect) { SLID_PX, ghost.y - scene->lane_height / 2, ghost.label_px,
                             scene->lane_height };
  take (room, ghost.group, ghost.lane, &ghost.bounds);
  g_array_append_val (scene->ghosts, ghost);
}

static void
add_bar (GArray *bars,
         guint   policy)
{
  if (policy != WAY_NONE)
    g_array_append_val (bars, policy);
}

static void
add_related_bars (const WayDataset *dataset,
                  GArray           *bars,
                  guint             policy)
{
  const WayPolicy *row;
  const guint *incoming;
  guint n_incoming;

  if (policy == WAY_NONE)
    return;
  add_bar (bars, policy);
  row = way_dataset_get_policy (dataset, policy);
  for (guint i = 0; i < row->n_relations; i++)
    add_bar (bars, way_dataset_get_relation (dataset, row->first_relation + i)->to);
  incoming = way_dataset_get_incoming (dataset, policy, &n_incoming);
  for (guint i = 0; i < n_incoming; i++)
    add_bar (bars, way_dataset_get_relation (dataset, incoming[i])->from);
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  guint first = *(const guint *) a, second = *(const guint *) b;

  return (first > second) - (first < second);
}

/**
 * way_timeline_scene_find_bars:
 * @scene: a scene with a view
 * @selected: the policy that is selected, or %WAY_NONE
 * @hovered: the one under the pointer, or %WAY_NONE
 *
 * Bars are drawn for five-year plans, for what is selected or under the
 * pointer, and for what is related to those; a hundred policies are in force
 * at once, and bars for all would hide everything.
 *
 * Returns: (transfer full) (element-type guint): the policies whose periods have bars,
 *   in the order of their numbers; one may be there several times
 */
GArray *
way_timeline_scene_find_bars (const WayTimelineScene *scene,
                              guint                   selected,
                              guint                   hovered)
{
  GArray *bars = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < way_dataset_get_n_rows (scene->dataset, WAY_TABLE_ERAS); i++)
    add_bar (bars, way_dataset_get_era (scene->dataset, i)->policy);
  add_related_bars (scene->dataset, bars, selected);
  add_related_bars (scene->dataset, bars, hovered);
  g_array_sort (bars, compare_numbers);
  return bars;
}

/* No bar crosses the window without saying whose it is, as far as there is room. */
static void
add_all_slid (Room *room)
{
  const WayTimelineScene *scene = room->scene;
  g_autoptr (GArray) bars = way_timeline_scene_find_bars (scene, scene->selected, WAY_NONE);

  if (scene->selected != WAY_NONE)
    add_slid (room, scene->selected);
  for (guint i = 0; i < bars->len; i++)
    {
      guint policy = g_array_index (bars, guint, i);

      if (policy != scene->selected
          && (i == 0 || policy != g_array_index (bars, guint, i - 1)))
        add_slid (room, policy);
    }
}

/**
 * way_timeline_scene_add_ghosts:
 * @scene: a scene whose marks and clusters are laid out
 *
 * Puts what counts for nothing where marks, labels and clusters leave room.
 */
void
way_timeline_scene_add_ghosts (WayTimelineScene *scene)
{
  Room room = { .scene = scene, .n_cells = (guint) (scene->width / CELL_PX) + 1 };

  g_array_set_size (scene->ghosts, 0);
  if (scene->n_groups == 0)
    return;
  room.taken = g_new0 (guint32, (gsize) room.n_cells * scene->n_groups);
  take_all (&room);
  add_all_slid (&room);
  add_joint (&room);
  if (way_view_get_dim (scene->view))
    add_dimmed (&room);
  g_free (room.taken);
}
