/* What the table costs at a million policies: making the order of the rows by
 * each column, beside a bare loop that lists the shown ones in the order of
 * time; how long the window stands still when a heading is clicked and how
 * long until the first rows of the new order are drawn; and what memory the
 * order takes.
 */
#include "config.h"

#include <gtk/gtk.h>
#include <time.h>
#include <unistd.h>

#include "way-resources.h"
#include "way-session.h"
#include "way-store.h"
#include "way-table-order.h"
#include "way-table-view.h"

#define N_RUNS 7

/* A sorted table is to cost so many bare loops at most. */
#define GOAL_RATIO 20.0

/* A turn of the main loop is to last one frame of a screen at most. */
#define GOAL_TURN_MS 16.7

#define PATIENCE_MS 3000

static const char *const names[WAY_N_COLS] = { "date", "title", "issuers", "level", "kind",
                                               "theme", "goals" };

static double
now_ms (void)
{
  return (double) g_get_monotonic_time () / 1000;
}

/* The processor's time of the window's own thread, which is what it stands still
 * for; the clock counts other programs too. */
static double
cpu_ms (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

/* What is resident, in MB. */
static double
get_memory (void)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) fields = NULL;

  if (!g_file_get_contents ("/proc/self/statm", &text, NULL, NULL))
    g_error ("/proc/self/statm cannot be read");
  fields = g_strsplit (text, " ", 3);
  return g_ascii_strtod (fields[1], NULL) * (double) sysconf (_SC_PAGESIZE) / 1e6;
}

/* The shown policies in the order of time, and nothing else. */
static double
run_loop (const WayDataset *dataset,
          const guint8     *shown)
{
  const guint *by_date = way_dataset_get_by_date (dataset);
  guint n = way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES), n_listed = 0;
  double start = now_ms ();
  g_autofree guint *listed = g_new (guint, n);

  for (guint i = 0; i < n; i++)
    if (shown[by_date[i]])
      listed[n_listed++] = by_date[i];
  return n_listed > 0 && listed[n_listed - 1] < n ? now_ms () - start : 0;
}

static double
run_order (const WayDataset *dataset,
           const guint8     *shown,
           WayTableColumn    column)
{
  double start = now_ms ();
  g_autoptr (GArray) order = way_table_order_new (dataset, shown, column, TRUE, WAY_LANG_EN);

  return now_ms () - start;
}

static double
measure_orders (WaySession *session)
{
  const WayDataset *dataset = way_session_get_dataset (session);
  const guint8 *shown = way_session_get_listed (session, NULL);
  double loop = G_MAXDOUBLE, worst = 0;

  for (guint run = 0; run < N_RUNS; run++)
    loop = MIN (loop, run_loop (dataset, shown));
  g_print ("table: a bare loop over %u policies %.1f ms\n",
           way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES), loop);
  for (guint column = 0; column < WAY_N_COLS; column++)
    {
      double best = G_MAXDOUBLE;

      if (!way_table_order_is_possible (dataset, column))
        {
          g_print ("table: order by %s is not offered for so many\n", names[column]);
          continue;
        }
      for (guint run = 0; run < N_RUNS; run++)
        best = MIN (best, run_order (dataset, shown, column));
      g_print ("table: order by %s %.1f ms, %.1f loops\n", names[column], best, best / loop);
      worst = MAX (worst, best / loop);
    }
  return worst;
}

static GtkColumnView *
find_columns (GtkWidget *widget)
{
  if (GTK_IS_COLUMN_VIEW (widget))
    return GTK_COLUMN_VIEW (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkColumnView *found = find_columns (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* New rows have come, from the thread that puts them in order. */
static void
changed_cb (gboolean *changed)
{
  *changed = TRUE;
}

/* Runs the main loop until the rows have changed, unless the first one is the
 * same in both orders, and nothing has happened for a while, and tells the
 * longest that one turn of it took. */
static double
run_quiet (const gboolean *changed,
           double         *until_quiet)
{
  double begin = now_ms (), quiet = begin, longest = 0;

  *until_quiet = 0;
  while ((!*changed && now_ms () - begin < PATIENCE_MS) || now_ms () - quiet < 300)
    {
      double start = cpu_ms ();

      if (!g_main_context_iteration (NULL, FALSE))
        {
          g_usleep (500);
          continue;
        }
      longest = MAX (longest, cpu_ms () - start);
      if (cpu_ms () - start > 1)
        {
          quiet = now_ms ();
          *until_quiet = quiet - begin;
        }
    }
  return longest;
}

static void
measure_clicks (WaySession *session)
{
  GtkWidget *window = gtk_window_new ();
  WayTableView *view = g_object_new (WAY_TYPE_TABLE_VIEW, NULL);
  double memory = get_memory (), start, quiet, longest, worst = 0;
  GListModel *columns;
  GtkColumnView *table;
  gboolean changed = FALSE;

  way_table_view_set_session (view, session);
  gtk_window_set_default_size (GTK_WINDOW (window), 1600, 900);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (view));
  gtk_window_present (GTK_WINDOW (window));
  table = find_columns (GTK_WIDGET (view));
  g_signal_connect_swapped (gtk_column_view_get_model (table), "items-changed",
                            G_CALLBACK (changed_cb), &changed);
  longest = run_quiet (&changed, &quiet);
  g_print ("table: first rows after %.1f ms, longest turn of the main loop %.1f ms\n",
           quiet, longest);
  columns = gtk_column_view_get_columns (table);
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      g_autoptr (GObject) first
        = g_list_model_get_item (G_LIST_MODEL (gtk_column_view_get_model (table)), 0);

      if (gtk_column_view_column_get_sorter (column) == NULL)
        continue;
      changed = FALSE;
      g_signal_connect_swapped (first, "notify::policy", G_CALLBACK (changed_cb), &changed);
      start = cpu_ms ();
      gtk_column_view_sort_by_column (table, column, GTK_SORT_DESCENDING);
      start = cpu_ms () - start;
      longest = run_quiet (&changed, &quiet);
      longest = MAX (longest, start);
      worst = MAX (worst, longest);
      g_signal_handlers_disconnect_by_func (first, changed_cb, &changed);
      g_print ("table: a click on %s returns after %.1f ms, longest turn %.1f ms, all drawn after "
               "%.1f ms\n", gtk_column_view_column_get_title (column), start, longest,
               quiet);
    }
  g_print ("table: longest turn of the main loop after a click %.1f ms (goal: at most %.1f)\n",
           worst, GOAL_TURN_MS);
  g_print ("table: %.1f MB of memory for it\n", get_memory () - memory);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayDataset) dataset = way_store_open (g_getenv ("MILLION"), NULL, &error);
  g_autoptr (WaySession) session = NULL;
  double worst;

  if (dataset == NULL)
    g_error ("%s", error->message);
  gtk_init ();
  way_resources_register ();
  session = way_session_new (dataset, WAY_LANG_EN);
  worst = measure_orders (session);
  g_print ("table: dearest order in bare loops: %.1f (goal: at most %.0f)\n", worst, GOAL_RATIO);
  measure_clicks (session);
  return worst <= GOAL_RATIO ? 0 : 1;
}
