/* The control of the day as known on: its steps, its words, its way back. */
#include "config.h"

#include "way-known-control.h"

#include "display.h"
#include "way-releases.h"

typedef struct
{
  WaySession      *session;
  WayKnownControl *control;
  GtkWidget       *window;
} Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  charted)
{
  f->session = new_session ();
  f->control = g_object_new (WAY_TYPE_KNOWN_CONTROL, "charted", charted != NULL, NULL);
  way_known_control_set_session (f->control, f->session);
  gtk_widget_set_valign (GTK_WIDGET (f->control), GTK_ALIGN_START);
  gtk_widget_set_size_request (GTK_WIDGET (f->control), 500, -1);
  gtk_menu_button_set_direction (template_child (f->control, "button"), GTK_ARROW_DOWN);
  f->window = new_test_window (GTK_WIDGET (f->control));
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  g_assert_finalize_object (f->session);
}

static int
known (Fixture *f)
{
  return way_view_get_as_known (way_session_get_view (f->session));
}

static const char *
text (Fixture *f)
{
  return gtk_label_get_text (template_child (f->control, "label"));
}

static void
activate (Fixture    *f,
          const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->control), action, NULL));
}

static void
show (Fixture *f,
      int      day)
{
  g_autoptr (WayView) view = way_view_with_as_known (way_session_get_view (f->session), day);

  way_session_go (f->session, view);
}

/* Back from the newest release to the first day and forward again, each step
 * another day, and each a view of its own. */
static void
test_steps (Fixture       *f,
            gconstpointer  charted)
{
  const WayDataset *dataset = way_session_get_dataset (f->session);
  guint indicator = charted != NULL
    ? way_dataset_find (dataset, WAY_TABLE_INDICATORS, "rd-intensity") : WAY_NONE;
  g_autoptr (GArray) days = way_known_days (dataset, indicator);
  gboolean to_newest
    = way_known_is_newest (dataset, g_array_index (days, int, days->len - 1));

  g_assert_true (g_str_has_prefix (text (f), "Data to "));
  g_assert_false (gtk_widget_get_visible (template_child (f->control, "reset")));
  g_assert_true (to_newest);
  for (guint i = days->len - 1; i > 0; i--)
    {
      activate (f, "known.previous");
      g_assert_cmpint (known (f), ==, g_array_index (days, int, i - 1));
    }
  g_assert_true (g_str_has_prefix (text (f), "As known on "));
  g_assert_true (gtk_widget_get_visible (template_child (f->control, "reset")));
  for (guint i = 1; i + 1 < days->len; i++)
    {
      activate (f, "known.next");
      g_assert_cmpint (known (f), ==, g_array_index (days, int, i));
    }
  activate (f, "known.next");
  g_assert_cmpint (known (f), ==, WAY_KNOWN_ALL);
  way_session_go_back (f->session);
  g_assert_cmpint (known (f), ==, g_array_index (days, int, days->len - 2));
}

/* A day between two changes goes to either of them; the way back is one step. */
static void
test_between (Fixture       *f,
              gconstpointer  charted)
{
  show (f, 18690 + 13);                          /* 17 March 2021 */
  g_assert_cmpstr (text (f), ==, "As known on 17 March 2021");
  activate (f, "known.previous");
  g_assert_cmpint (known (f), <, 18690 + 13);
  show (f, 18690 + 13);
  activate (f, "known.next");
  g_assert_cmpint (known (f), >, 18690 + 13);
  activate (f, "known.reset");
  g_assert_cmpint (known (f), ==, WAY_KNOWN_ALL);
  show (f, 100000);
  g_assert_true (g_str_has_prefix (text (f), "Data to "));
}

/* The list opens with a row for each day, the newest first. */
static void
test_list (Fixture       *f,
           gconstpointer  charted)
{
  g_autoptr (GArray) days = way_known_days (way_session_get_dataset (f->session), WAY_NONE);
  GtkMenuButton *button = template_child (f->control, "button");
  GtkWidget *list, *scale;

  gtk_menu_button_popup (button);
  settle (f->window);
  list = find_widget (GTK_WIDGET (button), GTK_TYPE_LIST_VIEW, NULL);
  scale = find_widget (GTK_WIDGET (button), GTK_TYPE_SCALE, NULL);
  g_assert_nonnull (list);
  g_assert_nonnull (scale);
  g_assert_cmpuint (g_list_model_get_n_items (
                      G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)))), ==,
                    days->len);
  gtk_range_set_value (GTK_RANGE (scale), 3);
  g_assert_cmpint (known (f), ==, g_array_index (days, int, 3));
  g_signal_emit_by_name (list, "activate", 1);
  g_assert_cmpint (known (f), ==, g_array_index (days, int, days->len - 2));
}

#define TEST(name, charted, function) \
  g_test_add ("/known-control/" name, Fixture, charted, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  set_up_display (&argc, &argv);
  TEST ("steps", NULL, test_steps);
  TEST ("charted-steps", "charted", test_steps);
  TEST ("between", NULL, test_between);
  TEST ("list", NULL, test_list);
  return g_test_run ();
}
