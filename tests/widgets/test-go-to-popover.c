/* The entry to go somewhere: what it offers for the words, what a choice
 * tells, and what it says where nothing fits.
 */
#include "config.h"

#include "way-go-to-popover.h"

#include "display.h"
#include "way-go-to.h"

#include <string.h>

typedef struct
{
  WaySession     *session;
  WayGoToPopover *popover;
  GtkWidget      *window;
  double          start;
  double          end;
  guint           policy;
} Fixture;

static void
span_chosen_cb (Fixture *f,
                double   start,
                double   end)
{
  f->start = start;
  f->end = end;
}

static void
policy_chosen_cb (Fixture *f,
                  guint    policy)
{
  f->policy = policy;
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  f->session = new_session ();
  f->policy = WAY_NONE;
  f->popover = g_object_new (WAY_TYPE_GO_TO_POPOVER, NULL);
  way_go_to_popover_set_session (f->popover, f->session);
  g_signal_connect_swapped (f->popover, "span-chosen", G_CALLBACK (span_chosen_cb), f);
  g_signal_connect_swapped (f->popover, "policy-chosen", G_CALLBACK (policy_chosen_cb), f);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (f->popover));
  f->window = new_test_window (box);
  gtk_popover_popup (GTK_POPOVER (f->popover));
  wait_until (gtk_widget_get_mapped (GTK_WIDGET (f->popover)));
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  g_object_add_weak_pointer (G_OBJECT (f->popover), (gpointer *) &f->popover);
  gtk_popover_popdown (GTK_POPOVER (f->popover));
  settle (f->window);
  gtk_window_destroy (GTK_WINDOW (f->window));
  wait_until (f->popover == NULL);
  g_assert_finalize_object (f->session);
}

static void
type (Fixture    *f,
      const char *text)
{
  gtk_editable_set_text (template_child (f->popover, "entry"), text);
}

static void
enter (Fixture *f)
{
  g_signal_emit_by_name (template_child (f->popover, "entry"), "activate");
}

static guint
count_rows (Fixture *f)
{
  return count_widgets (template_child (f->popover, "rows"), GTK_TYPE_LIST_BOX_ROW);
}

static const char *
get_message (Fixture *f)
{
  GtkLabel *message = template_child (f->popover, "message");

  return gtk_widget_get_visible (GTK_WIDGET (message)) ? gtk_label_get_text (message) : NULL;
}

static void
test_dates_and_eras (Fixture       *f,
                     gconstpointer  data)
{
  g_assert_null (get_message (f));
  g_assert_cmpuint (count_rows (f), ==, 0);
  type (f, "2021-11");
  g_assert_nonnull (find_widget (template_child (f->popover, "rows"), GTK_TYPE_LABEL,
                                 "November 2021"));
  enter (f);
  g_assert_cmpfloat (f->start, ==, way_date_first_day ((WayDate) { 2021, 11, 0 }));
  g_assert_cmpfloat (f->end, ==, way_date_first_day ((WayDate) { 2021, 12, 0 }));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (f->popover)));
  type (f, "十四五");
  enter (f);
  g_assert_cmpfloat (f->start, ==, way_day_of_year (2021));
  g_assert_cmpfloat (f->end, ==, way_day_of_year (2026));
  g_assert_cmpuint (f->policy, ==, WAY_NONE);
}

/* Any of a short list of titles can be chosen, and the span above them. */
static void
test_titles (Fixture       *f,
             gconstpointer  data)
{
  const WayDataset *dataset = way_session_get_dataset (f->session);
  GtkListBox *rows = template_child (f->popover, "rows");
  GtkListBoxRow *row;
  guint n;

  type (f, "innovation");
  n = count_rows (f);
  g_assert_cmpuint (n, >, 2);
  g_assert_cmpuint (n, <=, 8);
  g_assert_null (get_message (f));
  row = gtk_list_box_get_row_at_index (rows, 1);
  g_signal_emit_by_name (rows, "row-activated", row);
  g_assert_cmpuint (f->policy, !=, WAY_NONE);
  type (f, way_dataset_get_policy (dataset, f->policy)->title[WAY_LANG_ZH]);
  g_assert_cmpuint (count_rows (f), >, 0);
  f->policy = WAY_NONE;
  type (f, "2025");
  g_assert_cmpuint (count_rows (f), >, 1);
  enter (f);
  g_assert_cmpuint (f->policy, ==, WAY_NONE);
  g_assert_cmpfloat (f->start, ==, way_day_of_year (2025));
}

/* Presses a key in the entry, as its controllers see it. */
static gboolean
press (Fixture *f,
       guint    key)
{
  g_autoptr (GListModel) controllers
    = gtk_widget_observe_controllers (template_child (f->popover, "entry"));
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &handled);
    }
  return handled;
}

/* The key for down leads from the entry to the second row, where there is
 * one. */
static void
test_key_down (Fixture       *f,
               gconstpointer  data)
{
  GtkListBox *rows = template_child (f->popover, "rows");

  g_assert_false (press (f, GDK_KEY_Down));
  type (f, "innovation");
  g_assert_true (gtk_list_box_get_selected_row (rows) == gtk_list_box_get_row_at_index (rows, 0));
  g_assert_true (press (f, GDK_KEY_Down));
  g_assert_true (gtk_list_box_get_selected_row (rows) == gtk_list_box_get_row_at_index (rows, 1));
  g_assert_true (gtk_root_get_focus (gtk_widget_get_root (f->window))
                 == GTK_WIDGET (gtk_list_box_get_row_at_index (rows, 1)));
}

static void
test_nothing (Fixture       *f,
              gconstpointer  data)
{
  type (f, "qqqq");
  g_assert_cmpuint (count_rows (f), ==, 0);
  g_assert_nonnull (strstr (get_message (f), "Nothing fits “qqqq”"));
  enter (f);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (f->popover)));
  g_assert_cmpuint (f->policy, ==, WAY_NONE);
  g_assert_cmpfloat (f->end, ==, 0);
  type (f, " ");
  g_assert_null (get_message (f));
}

/* What the filters leave out is not offered, and the reason is said. */
static void
test_filtered (Fixture       *f,
               gconstpointer  data)
{
  g_autoptr (WayQuery) query = way_query_new ();
  g_autoptr (WayView) view = NULL;

  way_query_choose (query, WAY_FACET_YEAR, "2016", TRUE);
  view = way_view_with_query (way_session_get_view (f->session), query);
  way_session_go (f->session, view);
  type (f, "十四五 科技创新");
  g_assert_cmpuint (count_rows (f), ==, 0);
  g_assert_nonnull (strstr (get_message (f), "The filters leave out"));
}

#define TEST(name, function) \
  g_test_add ("/go-to-popover/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  set_up_display (&argc, &argv);
  TEST ("dates-and-eras", test_dates_and_eras);
  TEST ("titles", test_titles);
  TEST ("key-down", test_key_down);
  TEST ("nothing", test_nothing);
  TEST ("filtered", test_filtered);
  return g_test_run ();
}
