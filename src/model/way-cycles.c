/* Cycles in a directed graph, by a depth-first walk that keeps its own path:
 * a chain of relations may be longer than the stack of a thread is deep.
 */
#include "config.h"

#include "way-cycles.h"

typedef enum { UNSEEN, ON_PATH, DONE } State;

typedef struct
{
  const WayEdge **edges;    /* by the node they leave */
  guint          *starts;   /* one more than there are nodes */
  guint          *next;     /* the edge of each node to walk next */
  guint8         *states;
  GArray         *path;
  WayCycleFunc    func;
  gpointer        data;
} Walk;

static void
sort_edges (Walk          *walk,
            const WayEdge *edges,
            guint          n_edges,
            guint          n_nodes)
{
  walk->edges = g_new (const WayEdge *, n_edges);
  walk->starts = g_new0 (guint, n_nodes + 1);
  for (guint i = 0; i < n_edges; i++)
    walk->starts[edges[i].from + 1]++;
  for (guint i = 0; i < n_nodes; i++)
    walk->starts[i + 1] += walk->starts[i];
  walk->next = g_memdup2 (walk->starts, (n_nodes + 1) * sizeof (guint));
  for (guint i = 0; i < n_edges; i++)
    walk->edges[walk->next[edges[i].from]++] = &edges[i];
  for (guint i = 0; i < n_nodes; i++)
    walk->next[i] = walk->starts[i];
}

/* Reports the part of the path that begins at the node the edge leads to. Of
 * each node on the path the edge walked last is the one before the next. */
static void
report_cycle (const Walk    *walk,
              const WayEdge *edge)
{
  const guint *nodes = (const guint *) walk->path->data;
  guint first = walk->path->len - 1;
  guint line = edge->line;

  for (; nodes[first] != edge->to; first--)
    line = MAX (line, walk->edges[walk->next[nodes[first - 1]] - 1]->line);
  walk->func (nodes + first, walk->path->len - first, line, walk->data);
}

static void
enter_node (Walk  *walk,
            guint  node)
{
  walk->states[node] = ON_PATH;
  g_array_append_val (walk->path, node);
}

static void
follow_edge (Walk          *walk,
             const WayEdge *edge)
{
  switch (walk->states[edge->to])
    {
    case UNSEEN:
      enter_node (walk, edge->to);
      break;
    case ON_PATH:
      report_cycle (walk, edge);
      break;
    case DONE:
    default:
      break;
    }
}

static void
walk_from (Walk  *walk,
           guint  node)
{
  enter_node (walk, node);
  while (walk->path->len > 0)
    {
      guint last = g_array_index (walk->path, guint, walk->path->len - 1);

      if (walk->next[last] < walk->starts[last + 1])
        follow_edge (walk, walk->edges[walk->next[last]++]);
      else
        {
          walk->states[last] = DONE;
          g_array_set_size (walk->path, walk->path->len - 1);
        }
    }
}

/**
 * way_cycles_find:
 * @edges: (array length=n_edges): the edges, between nodes below @n_nodes
 * @n_edges: how many
 * @n_nodes: the number of nodes
 * @func: (scope call): called for each cycle found
 * @data: for @func
 *
 * Walks the graph once and reports every edge that leads back to the path it
 * was reached on; an edge from a node to itself is a cycle of one. There is no
 * report exactly if the graph has no cycle. Takes time in proportion to nodes
 * and edges, apart from the reports.
 */
void
way_cycles_find (const WayEdge *edges,
                 guint          n_edges,
                 guint          n_nodes,
                 WayCycleFunc   func,
                 gpointer       data)
{
  Walk walk = { .func = func, .data = data };

  g_return_if_fail (edges != NULL || n_edges == 0);
  g_return_if_fail (func != NULL);

  sort_edges (&walk, edges, n_edges, n_nodes);
  walk.states = g_new0 (guint8, n_nodes);
  walk.path = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < n_nodes; i++)
    if (walk.states[i] == UNSEEN)
      walk_from (&walk, i);
  g_array_unref (walk.path);
  g_free (walk.states);
  g_free (walk.next);
  g_free (walk.starts);
  g_free (walk.edges);
}
