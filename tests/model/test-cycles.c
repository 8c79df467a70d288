/* Cycles: none where there is none, and every kind where there is one. */
#include "config.h"

#include "way-cycles.h"

/* Cycles as text: "1>2>1@7 " is one whose last edge stands in line 7. */
static void
describe_cb (const guint *nodes,
             guint        n_nodes,
             guint        line,
             gpointer     data)
{
  GString *text = data;

  for (guint i = 0; i <= n_nodes; i++)
    g_string_append_printf (text, "%s%u", i > 0 ? ">" : "", nodes[i % n_nodes]);
  g_string_append_printf (text, "@%u ", line);
}

static const struct
{
  WayEdge     edges[5];
  guint       n_edges;
  const char *cycles;
} graphs[] = {
  { { { 0 } }, 0, "" },
  { { { 0, 1, 1 }, { 1, 2, 2 }, { 0, 2, 3 }, { 2, 3, 4 } }, 4, "" },
  { { { 2, 2, 1 } }, 1, "2>2@1 " },
  { { { 0, 1, 1 }, { 1, 0, 2 } }, 2, "0>1>0@2 " },
  { { { 3, 2, 1 }, { 2, 1, 2 }, { 1, 3, 3 } }, 3, "1>3>2>1@3 " },
  { { { 0, 1, 1 }, { 1, 2, 2 }, { 2, 1, 3 } }, 3, "1>2>1@3 " },
  { { { 0, 1, 1 }, { 0, 1, 2 }, { 1, 0, 3 } }, 3, "0>1>0@3 " },
  { { { 0, 1, 1 }, { 1, 0, 2 }, { 2, 3, 3 }, { 3, 2, 4 } }, 4, "0>1>0@2 2>3>2@4 " },
};

static void
test_graphs (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (graphs); i++)
    {
      g_autoptr (GString) cycles = g_string_new (NULL);

      way_cycles_find (graphs[i].edges, graphs[i].n_edges, 4, describe_cb, cycles);
      g_assert_cmpstr (cycles->str, ==, graphs[i].cycles);
    }
}

static void
count_cb (const guint *nodes,
          guint        n_nodes,
          guint        line,
          gpointer     data)
{
  *(guint *) data = n_nodes;
}

/* Longer than recursion could go. */
static void
test_long_chain (void)
{
  const guint n = 1000000;
  g_autofree WayEdge *edges = g_new (WayEdge, n);
  guint length = 0;

  for (guint i = 0; i < n; i++)
    edges[i] = (WayEdge) { i, (i + 1) % n, i };
  way_cycles_find (edges, n - 1, n, count_cb, &length);
  g_assert_cmpuint (length, ==, 0);
  way_cycles_find (edges, n, n, count_cb, &length);
  g_assert_cmpuint (length, ==, n);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/cycles/graphs", test_graphs);
  g_test_add_func ("/cycles/long-chain", test_long_chain);

  return g_test_run ();
}
