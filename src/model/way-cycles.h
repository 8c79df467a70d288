/* Cycles in a directed graph, for the checks of relations and areas. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* An edge between two nodes, which are numbers; `line` is handed back. */
typedef struct
{
  guint from;
  guint to;
  guint line;
} WayEdge;

/**
 * WayCycleFunc:
 * @nodes: (array length=n_nodes): the nodes of the cycle, each once
 * @n_nodes: how many
 * @line: the largest of the lines of its edges
 * @data: what was given
 */
typedef void (*WayCycleFunc) (const guint *nodes,
                              guint        n_nodes,
                              guint        line,
                              gpointer     data);

void way_cycles_find (const WayEdge *edges,
                      guint          n_edges,
                      guint          n_nodes,
                      WayCycleFunc   func,
                      gpointer       data);

G_END_DECLS
