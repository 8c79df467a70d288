/* Reading a chart with the keyboard: from point to point, from curve to curve
 * and to the targets, with the focus and the words where the reading is.
 */
#include "config.h"

#include "display.h"
#include "way-chart-canvas.h"
#include "way-mark.h"
#include "way-provenance.h"

typedef struct
{
  WaySession    *session;
  WaySceneStyle *style;
  GtkWidget     *canvas;
  GtkWidget     *window;
} Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  full)
{
  f->session = new_session ();
  f->style = way_scene_style_new (WAY_LANG_EN);
  f->canvas = g_object_new (WAY_TYPE_CHART_CANVAS, "full", GPOINTER_TO_INT (full), NULL);
  way_chart_canvas_set_session (WAY_CHART_CANVAS (f->canvas), f->session, f->style);
  f->window = new_test_window (f->canvas);
  g_assert_true (gtk_widget_grab_focus (f->canvas));
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  g_object_add_weak_pointer (G_OBJECT (f->canvas), (gpointer *) &f->canvas);
  gtk_window_destroy (GTK_WINDOW (f->window));
  wait_until (f->canvas == NULL);
  g_assert_finalize_object (f->style);
  g_assert_finalize_object (f->session);
}

/* Presses a key on the canvas; tells whether it was taken. */
static gboolean
press (Fixture *f,
       guint    key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (f->canvas);
  gboolean taken = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !taken; i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &taken);
    }
  settle (f->window);
  return taken;
}

/* What stands on the card, or NULL where nothing is read. */
static const char *
card (Fixture *f)
{
  for (GtkWidget *child = gtk_widget_get_first_child (f->canvas); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LABEL (child) && gtk_widget_get_visible (child))
      return gtk_label_get_text (GTK_LABEL (child));
  return NULL;
}

static gboolean
reads (Fixture    *f,
       const char *start)
{
  const char *text = card (f);

  g_test_message ("%s", text);
  return text != NULL && g_str_has_prefix (text, start)
         && WAY_IS_MARK (gtk_window_get_focus (GTK_WINDOW (f->window)));
}

static void
test_points (Fixture       *f,
             gconstpointer  full)
{
  GtkWidget *first, *second;

  g_assert_null (card (f));
  g_assert_true (press (f, GDK_KEY_Left));
  g_assert_true (reads (f, "China 2025: 2.8 (preliminary, Jan 2026)"));
  first = gtk_window_get_focus (GTK_WINDOW (f->window));
  g_assert_true (press (f, GDK_KEY_Left));
  g_assert_true (reads (f, "China 2024: 2.69"));
  second = gtk_window_get_focus (GTK_WINDOW (f->window));
  /* The focus has moved, so that a screen reader speaks. */
  g_assert_true (first != second);
  g_assert_false (gtk_widget_get_visible (first));
  g_assert_true (press (f, GDK_KEY_Home));
  g_assert_false (reads (f, "China 2024"));
  g_assert_true (press (f, GDK_KEY_End));
  g_assert_true (reads (f, "China 2025"));
  g_assert_true (press (f, GDK_KEY_Right));
  g_assert_true (reads (f, "China 2025"));
  g_assert_true (press (f, GDK_KEY_Down));
  g_assert_true (reads (f, "OECD members 2024"));
  g_assert_true (press (f, GDK_KEY_Up));
  g_assert_true (reads (f, "China 2024"));
  g_assert_true (press (f, GDK_KEY_Escape));
  g_assert_null (card (f));
  g_assert_true (gtk_widget_is_focus (f->canvas));
  g_assert_false (press (f, GDK_KEY_Escape));
}

/* The targets are the last row; Enter chooses the policy of one. */
static void
test_targets (Fixture       *f,
              gconstpointer  full)
{
  press (f, GDK_KEY_Left);
  press (f, GDK_KEY_Down);
  press (f, GDK_KEY_Down);
  g_assert_true (press (f, GDK_KEY_Home));
  g_assert_true (reads (f, "✕ R&D intensity ≥ 2.5% of GDP by 2020 · missed"));
  g_assert_cmpuint (way_session_get_selected (f->session), ==, WAY_NONE);
  g_assert_true (gtk_widget_activate (gtk_window_get_focus (GTK_WINDOW (f->window))));
  g_assert_cmpuint (way_session_get_selected (f->session), !=, WAY_NONE);
}

/* The policies over a chart are the row behind the targets; Enter chooses one. */
static void
test_policies (Fixture       *f,
               gconstpointer  full)
{
  g_autoptr (WayView) view
    = way_view_with_markers (way_session_get_view (f->session), WAY_MARKERS_FILTER);
  const WayDataset *dataset = way_session_get_dataset (f->session);
  const guint *by_date = way_dataset_get_by_date (dataset);

  way_session_go (f->session, view);
  settle (f->window);
  press (f, GDK_KEY_Left);
  press (f, GDK_KEY_Down);
  press (f, GDK_KEY_Down);
  press (f, GDK_KEY_Down);
  g_assert_true (press (f, GDK_KEY_Home));
  g_assert_true (reads (f, "29 January 2016 · High-tech enterprise rules"));
  g_assert_true (gtk_widget_activate (gtk_window_get_focus (GTK_WINDOW (f->window))));
  g_assert_cmpuint (way_session_get_selected (f->session), ==, by_date[0]);
}

/* A full chart says on the card where the figure comes from. */
static void
test_provenance (Fixture       *f,
                 gconstpointer  full)
{
  press (f, GDK_KEY_Left);
  g_assert_nonnull (strstr (card (f), "Published: "));
  g_assert_nonnull (strstr (card (f), "Source: "));
}

/* Another chart ends the reading, and one that is no line chart has none. */
static void
test_other_chart (Fixture       *f,
                  gconstpointer  full)
{
  g_autoptr (WayView) bars = NULL;

  press (f, GDK_KEY_Left);
  g_assert_nonnull (card (f));
  bars = way_view_with_chart (way_session_get_view (f->session), WAY_CHART_BARS, 2020);
  way_session_go (f->session, bars);
  settle (f->window);
  g_assert_null (card (f));
  g_assert_false (press (f, GDK_KEY_Left));
}

#define TEST(name, full, function) \
  g_test_add ("/chart-reading/" name, Fixture, GINT_TO_POINTER (full), set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  set_up_display (&argc, &argv);
  TEST ("points/full", TRUE, test_points);
  TEST ("points/strip", FALSE, test_points);
  TEST ("targets/full", TRUE, test_targets);
  TEST ("targets/strip", FALSE, test_targets);
  TEST ("policies", TRUE, test_policies);
  TEST ("provenance", TRUE, test_provenance);
  TEST ("other-chart", TRUE, test_other_chart);
  return g_test_run ();
}
