/* Reading a chart with the keyboard: from point to point, from curve to curve
 * and to the targets, with the focus and the words where the reading is.
 */
#include "config.h"

#include "display.h"
#include "way-chart-canvas.h"
#include "way-mark.h"
#include "way-provenance.h"
#include "way-why.h"

#include <string.h>

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
  gtk_window_set_focus_visible (GTK_WINDOW (f->window), FALSE);
  g_assert_true (press (f, GDK_KEY_Left));
  g_assert_true (gtk_window_get_focus_visible (GTK_WINDOW (f->window)));
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

/* Who goes on with the keyboard to something else takes the card away, and who
 * comes back has none. */
static void
test_leave (Fixture       *f,
            gconstpointer  full)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *button = gtk_button_new ();

  g_object_ref (f->canvas);
  gtk_window_set_child (GTK_WINDOW (f->window), box);
  gtk_widget_set_vexpand (f->canvas, TRUE);
  gtk_box_append (GTK_BOX (box), f->canvas);
  gtk_box_append (GTK_BOX (box), button);
  g_object_unref (f->canvas);
  gtk_widget_grab_focus (f->canvas);
  settle (f->window);
  press (f, GDK_KEY_Left);
  g_assert_nonnull (card (f));
  gtk_widget_grab_focus (button);
  settle (f->window);
  g_assert_null (card (f));
  g_assert_true (gtk_widget_is_focus (button));
  gtk_widget_grab_focus (f->canvas);
  settle (f->window);
  g_assert_null (card (f));
  g_assert_true (gtk_widget_is_focus (f->canvas));
}

/* In the strip another view takes the card away, unless what is read was chosen;
 * the strip keeps the keyboard. */
static void
test_view_changes (Fixture       *f,
                   gconstpointer  full)
{
  g_autoptr (WayView) later = NULL;

  press (f, GDK_KEY_Left);
  press (f, GDK_KEY_Down);
  press (f, GDK_KEY_Down);
  g_assert_true (gtk_widget_activate (gtk_window_get_focus (GTK_WINDOW (f->window))));
  settle (f->window);
  g_assert_cmpuint (way_session_get_selected (f->session), !=, WAY_NONE);
  g_assert_nonnull (card (f));
  later = way_view_with_span (way_session_get_view (f->session), way_day_of_year (2012),
                              way_day_of_year (2030));
  way_session_go (f->session, later);
  settle (f->window);
  g_assert_true ((card (f) == NULL) == (full == NULL));
  g_assert_true (gtk_widget_is_focus (f->canvas) == (full == NULL));
}

/* Another chart ends the reading; its bars are read from the highest down. */
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
  g_assert_true (press (f, GDK_KEY_Down));
  g_assert_true (reads (f, "OECD members 2020: "));
  g_assert_true (press (f, GDK_KEY_Down));
  g_assert_true (reads (f, "China 2020: "));
  g_assert_true (press (f, GDK_KEY_Down));
  g_assert_true (reads (f, "China 2020: "));
}

static void
show_kind (Fixture      *f,
           WayChartKind  kind)
{
  g_autoptr (WayView) view
    = way_view_with_chart (way_session_get_view (f->session), kind, 0);

  way_session_go (f->session, view);
  settle (f->window);
}

/* A tooltip of what is under the pointer is no part of it. */
static void
collect_words (GtkWidget *root,
               GString   *words)
{
  if (g_str_equal (gtk_widget_get_css_name (root), "tooltip"))
    return;
  if (GTK_IS_LABEL (root))
    g_string_append_printf (words, "%s\n", gtk_label_get_text (GTK_LABEL (root)));
  for (GtkWidget *child = gtk_widget_get_first_child (root);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_words (child, words);
}

static GtkWidget *
find_answer (Fixture *f)
{
  for (GtkWidget *child = gtk_widget_get_first_child (f->canvas); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child) && gtk_widget_has_css_class (child, "why"))
      return child;
  return NULL;
}

/* Why what has the keyboard says what it says. */
static char *
ask (Fixture *f)
{
  GString *words = g_string_new (NULL);
  GtkWidget *answer;

  g_assert_true (way_why_ask (gtk_window_get_focus (GTK_WINDOW (f->window))));
  settle (f->window);
  answer = find_answer (f);
  g_assert_nonnull (answer);
  collect_words (answer, words);
  gtk_popover_popdown (GTK_POPOVER (answer));
  wait_until (find_answer (f) == NULL);
  return g_string_free (words, FALSE);
}

static void
assert_has (const char *text,
            const char *words)
{
  if (strstr (text, words) == NULL)
    g_error ("“%s” is not in: %s", words, text);
}

/* A figure, or a target, of every kind of chart says where it comes from. */
static void
test_why (Fixture       *f,
          gconstpointer  full)
{
  for (guint kind = 0; kind < (full != NULL ? WAY_N_CHART_KINDS : 1); kind++)
    {
      g_autofree char *text = NULL;

      g_test_message ("kind %u", kind);
      show_kind (f, kind);
      g_assert_true (press (f, GDK_KEY_Down));
      g_assert_nonnull (card (f));
      text = ask (f);
      assert_has (text, "How it was checked: ");
      assert_has (text, "Terms of use: ");
      assert_has (text, kind == WAY_CHART_PACE ? "Verdict: " : "Published: ");
      /* The keyboard is back where it was. */
      g_assert_true (WAY_IS_MARK (gtk_window_get_focus (GTK_WINDOW (f->window))));
      press (f, GDK_KEY_Escape);
    }
}

/* A revised figure tells both releases; where nothing is read each curve tells
 * its newest figure. */
static void
test_why_releases (Fixture       *f,
                   gconstpointer  full)
{
  g_autofree char *one = NULL, *all = NULL;

  all = ask (f);
  assert_has (all, "R&D intensity, China 2025: 2.8");
  assert_has (all, "R&D intensity, OECD members 2024: ");
  press (f, GDK_KEY_Left);
  press (f, GDK_KEY_Home);
  while (!reads (f, "China 2020: "))
    g_assert_true (press (f, GDK_KEY_Right));
  one = ask (f);
  assert_has (one, "R&D intensity, China 2020: 2.36");
  assert_has (one, "R&D intensity, China 2020: 2.40");
  assert_has (one, "Basis: ");
}

/* The secondary button asks for the bar under it: the upper one of two. */
static void
test_why_pointer (Fixture       *f,
                  gconstpointer  full)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (f->canvas);
  GtkWidget *menu = NULL;

  show_kind (f, WAY_CHART_BARS);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_CLICK (controller)
          && gtk_gesture_single_get_button (GTK_GESTURE_SINGLE (controller))
             == GDK_BUTTON_SECONDARY)
        g_signal_emit_by_name (controller, "pressed", 1, 300.0,
                               gtk_widget_get_height (f->canvas) * 0.3);
    }
  settle (f->window);
  menu = find_widget (f->canvas, GTK_TYPE_POPOVER_MENU, NULL);
  g_assert_nonnull (menu);
  g_assert_true (gtk_widget_get_visible (menu));
  gtk_widget_grab_focus (menu);
  {
    g_autofree char *text = ask (f);

    assert_has (text, "R&D intensity, OECD members ");
    g_assert_null (strstr (text, "R&D intensity, China "));
  }
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
  TEST ("why/full", TRUE, test_why);
  TEST ("why/strip", FALSE, test_why);
  TEST ("why/releases", TRUE, test_why_releases);
  TEST ("why/pointer", TRUE, test_why_pointer);
  TEST ("provenance", TRUE, test_provenance);
  TEST ("other-chart", TRUE, test_other_chart);
  TEST ("leave/full", TRUE, test_leave);
  TEST ("leave/strip", FALSE, test_leave);
  TEST ("view-changes/full", TRUE, test_view_changes);
  TEST ("view-changes/strip", FALSE, test_view_changes);
  return g_test_run ();
}
