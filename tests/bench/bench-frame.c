/* What frames cost in the program's own window: one step of a pan against a
 * redraw of the same picture without anything to lay out, and opening the other
 * pages and every chart. In the processor's time of the window's thread, from
 * the change to the painted frame.
 */
#include "config.h"

#include "costs.h"

#include <stdlib.h>
#include <time.h>

#include "way-application.h"
#include "way-lang.h"
#include "way-window.h"

#define WIDTH 1600
#define HEIGHT 900
#define N_STEPS 90
#define N_OPENINGS 9
#define SETTLE_MS 1500
#define FRAME_MS 16.7
#define GOAL 1.6

static double
now_ms (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

/* A widget that shows one picture, a pixel to the left or to the right, so that
 * the whole of it is drawn anew. */
typedef struct
{
  GtkWidget      parent_instance;
  GskRenderNode *picture;
  guint          turn;
} FlatView;

typedef GtkWidgetClass FlatViewClass;

static GType flat_view_get_type (void);

G_DEFINE_TYPE (FlatView, flat_view, GTK_TYPE_WIDGET)

static void
flat_view_snapshot (GtkWidget   *widget,
                    GtkSnapshot *snapshot)
{
  FlatView *flat = (FlatView *) widget;

  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (flat->turn % 2, 0));
  gtk_snapshot_append_node (snapshot, flat->picture);
}

static void
flat_view_class_init (FlatViewClass *klass)
{
  klass->snapshot = flat_view_snapshot;
}

static void
flat_view_init (FlatView *flat)
{
}

static void
painted_cb (GdkFrameClock *clock,
            gboolean      *painted)
{
  *painted = TRUE;
}

static gboolean
settled_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Lets everything come to rest that an opening has left to do. */
static void
settle (guint ms)
{
  gboolean settled = FALSE;

  g_timeout_add (ms, settled_cb, &settled);
  while (!settled)
    g_main_context_iteration (NULL, TRUE);
}

/* Waits for the frame after a change that began at a time. */
static double
finish_frame (GtkWidget *window,
              double     before)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  gboolean painted = FALSE;
  gulong handler = g_signal_connect_after (clock, "after-paint", G_CALLBACK (painted_cb),
                                           &painted);

  while (!painted)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, handler);
  return now_ms () - before;
}

static double
show_view (GtkWidget *window,
           WayView   *view)
{
  double before = now_ms ();

  way_session_update (way_window_get_session (WAY_WINDOW (window)), view);
  return finish_frame (window, before);
}

static double
measure_pan (GtkWidget *window)
{
  WaySession *session = way_window_get_session (WAY_WINDOW (window));
  g_autoptr (GArray) costs = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < N_STEPS; i++)
    {
      WayView *old = way_session_get_view (session);
      double days = (way_view_get_end (old) - way_view_get_start (old)) * 8 / WIDTH;
      double by = i < N_STEPS / 2 ? -days : days;
      g_autoptr (WayView) view
        = way_view_with_span (old, way_view_get_start (old) + by, way_view_get_end (old) + by);
      double cost = show_view (window, view);

      g_array_append_val (costs, cost);
    }
  return find_median (costs);
}

static double
measure_flat (GtkWidget *window)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  g_autoptr (GArray) costs = g_array_new (FALSE, FALSE, sizeof (double));
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  FlatView *flat = g_object_new (flat_view_get_type (), NULL);
  GtkWidget *other = gtk_window_new ();

  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (window),
                          gtk_widget_get_height (window));
  flat->picture = gtk_snapshot_free_to_node (snapshot);
  gtk_window_set_default_size (GTK_WINDOW (other), gtk_widget_get_width (window),
                               gtk_widget_get_height (window));
  gtk_window_set_child (GTK_WINDOW (other), GTK_WIDGET (flat));
  gtk_window_present (GTK_WINDOW (other));
  settle (SETTLE_MS);
  for (flat->turn = 0; flat->turn < N_STEPS; flat->turn++)
    {
      double before = now_ms (), cost;

      gtk_widget_queue_draw (GTK_WIDGET (flat));
      cost = finish_frame (other, before);
      g_array_append_val (costs, cost);
    }
  gtk_window_destroy (GTK_WINDOW (other));
  return find_median (costs);
}

static void
measure_page (GtkWidget  *window,
              WayPage     page,
              const char *name)
{
  WaySession *session = way_window_get_session (WAY_WINDOW (window));
  g_autoptr (GArray) costs = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (WayView) there = way_view_with_page (way_session_get_view (session), page);
  g_autoptr (WayView) back = way_view_with_page (there, WAY_PAGE_TIMELINE);
  double first = 0;

  for (guint i = 0; i < N_OPENINGS; i++)
    {
      double cost = show_view (window, there);

      first = i == 0 ? cost : first;
      g_array_append_val (costs, cost);
      settle (300);
      show_view (window, back);
      settle (300);
    }
  g_print ("opening %s: the first time %.1f ms, median of %u %.1f ms; goal: at most %.1f: %s\n",
           name, first, costs->len, find_median (costs), FRAME_MS,
           first <= FRAME_MS ? "met" : find_median (costs) <= FRAME_MS ? "missed by the first"
           : "missed");
}

static void
measure_charts (GtkWidget *window)
{
  static const char *const areas[] = { "CHN", "USA", "JPN", "DEU", NULL };
  WaySession *session = way_window_get_session (WAY_WINDOW (window));
  const WayDataset *dataset = way_session_get_dataset (session);
  g_autoptr (GArray) costs = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (WayView) page = way_view_with_page (way_session_get_view (session), WAY_PAGE_CHARTS);
  double longest = 0;

  show_view (window, page);
  settle (SETTLE_MS);
  for (guint i = 0; i < way_dataset_get_n_rows (dataset, WAY_TABLE_INDICATORS); i++)
    for (guint kind = 0; kind < WAY_N_CHART_KINDS; kind++)
      {
        g_autoptr (WayView) series
          = way_view_with_series (page, way_dataset_get_indicator (dataset, i)->id, areas);
        g_autoptr (WayView) view = way_view_with_chart (series, kind, 0);
        double cost = show_view (window, view);

        g_array_append_val (costs, cost);
        longest = MAX (longest, cost);
        settle (30);
      }
  g_print ("opening %u charts: median %.1f ms, longest %.1f ms; goal: at most %.1f: %s\n",
           costs->len, find_median (costs), longest, FRAME_MS,
           longest <= FRAME_MS ? "met" : "missed");
}

static void
opened_cb (GtkApplication *application)
{
  GtkWidget *window = GTK_WIDGET (gtk_application_get_active_window (application));
  double pan, flat;

  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  settle (SETTLE_MS);
  pan = measure_pan (window);
  flat = measure_flat (window);
  g_print ("window of %d by %d: a step of a pan %.2f ms, a flat redraw %.2f ms, ratio %.2f; "
           "goal: at most %.1f: %s\n", gtk_widget_get_width (window),
           gtk_widget_get_height (window), pan, flat, pan / flat, GOAL,
           pan / flat <= GOAL ? "met" : "missed");
  measure_page (window, WAY_PAGE_GOALS, "the goals");
  measure_page (window, WAY_PAGE_CHARTS, "the charts");
  measure_page (window, WAY_PAGE_TABLE, "the table");
  measure_charts (window);
  exit (EXIT_SUCCESS);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GtkApplication) application = NULL;
  char *no_files[] = { argv[0], NULL };

  way_lang_choose_locale ();
  if (!way_application_find_display ())
    g_error ("there is no display");
  application = GTK_APPLICATION (way_application_new ());
  g_application_set_flags (G_APPLICATION (application),
                           g_application_get_flags (G_APPLICATION (application))
                           | G_APPLICATION_NON_UNIQUE);
  g_signal_connect_after (application, "activate", G_CALLBACK (opened_cb), NULL);
  return g_application_run (G_APPLICATION (application), 1, no_files);
}
