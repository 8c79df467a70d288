/* The three parts of the window, side by side and one over the other. */
#include "config.h"

#include "way-panes.h"

#include "display.h"

#define WIDE_PX 1200
#define NARROW_PX 600

static const char template[] =
  "<interface><object class='WayPanes' id='panes'>"
  "<child type='start'><object class='GtkLabel' id='start'/></child>"
  "<child><object class='GtkLabel' id='content'/></child>"
  "<child type='end'><object class='GtkLabel' id='end'/></child>"
  "</object></interface>";

typedef struct
{
  WayPanes  *panes;
  GtkWidget *start;
  GtkWidget *content;
  GtkWidget *end;
  GtkWidget *window;
  guint      n_changes;
} Fixture;

static void
changed_cb (Fixture *f)
{
  f->n_changes++;
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  g_autoptr (GtkBuilder) builder = NULL;

  g_type_ensure (WAY_TYPE_PANES);
  builder = gtk_builder_new_from_string (template, -1);
  f->panes = WAY_PANES (gtk_builder_get_object (builder, "panes"));
  f->start = GTK_WIDGET (gtk_builder_get_object (builder, "start"));
  f->content = GTK_WIDGET (gtk_builder_get_object (builder, "content"));
  f->end = GTK_WIDGET (gtk_builder_get_object (builder, "end"));
  g_signal_connect_swapped (f->panes, "changed", G_CALLBACK (changed_cb), f);
  f->window = new_test_window (GTK_WIDGET (f->panes));
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  g_object_add_weak_pointer (G_OBJECT (f->panes), (gpointer *) &f->panes);
  gtk_window_destroy (GTK_WINDOW (f->window));
  wait_until (f->panes == NULL);
}

static void
resize (Fixture *f,
        int      width)
{
  gtk_window_set_default_size (GTK_WINDOW (f->window), width, 600);
  wait_until (gtk_widget_get_width (GTK_WIDGET (f->panes)) == width);
  settle (f->window);
}

static int
left_of (Fixture   *f,
         GtkWidget *widget)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, GTK_WIDGET (f->panes), &bounds));
  return (int) bounds.origin.x;
}

static void
assert_beside (Fixture *f)
{
  g_assert_cmpint (left_of (f, f->start), ==, 0);
  g_assert_cmpint (left_of (f, f->content), ==, gtk_widget_get_width (f->start));
  g_assert_cmpint (left_of (f, f->end), ==,
                   left_of (f, f->content) + gtk_widget_get_width (f->content));
  g_assert_cmpint (left_of (f, f->end) + gtk_widget_get_width (f->end), ==,
                   gtk_widget_get_width (GTK_WIDGET (f->panes)));
}

static void
test_wide (Fixture       *f,
           gconstpointer  data)
{
  resize (f, WIDE_PX);
  g_assert_false (way_panes_is_narrow (f->panes));
  g_assert_true (way_panes_get_start_open (f->panes));
  g_assert_true (way_panes_get_end_open (f->panes));
  assert_beside (f);
  way_panes_set_start_open (f->panes, FALSE);
  settle (f->window);
  g_assert_false (gtk_widget_get_mapped (f->start));
  g_assert_cmpint (left_of (f, f->content), ==, 0);
  way_panes_set_end_open (f->panes, FALSE);
  settle (f->window);
  g_assert_false (gtk_widget_get_mapped (f->end));
  g_assert_cmpint (gtk_widget_get_width (f->content), ==, WIDE_PX);
}

/* In a narrow window the content has it all; a pane lies over it, and only
 * one at a time. */
static void
test_narrow (Fixture       *f,
             gconstpointer  data)
{
  resize (f, NARROW_PX);
  g_assert_true (way_panes_is_narrow (f->panes));
  g_assert_false (way_panes_get_start_open (f->panes));
  g_assert_false (way_panes_get_end_open (f->panes));
  g_assert_cmpint (gtk_widget_get_width (f->content), ==, NARROW_PX);
  way_panes_set_end_open (f->panes, TRUE);
  settle (f->window);
  g_assert_true (gtk_widget_get_mapped (f->end));
  g_assert_cmpint (gtk_widget_get_width (f->content), ==, NARROW_PX);
  g_assert_cmpint (left_of (f, f->end), >, 0);
  way_panes_set_start_open (f->panes, TRUE);
  settle (f->window);
  g_assert_false (way_panes_get_end_open (f->panes));
  g_assert_false (gtk_widget_get_mapped (f->end));
  g_assert_true (gtk_widget_get_mapped (f->start));
  g_assert_cmpint (left_of (f, f->start), ==, 0);
}

static gboolean
is_on_top (Fixture   *f,
           GtkWidget *pane,
           double     x)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (f->panes), x, 10, GTK_PICK_DEFAULT);

  return picked != NULL && (picked == pane || gtk_widget_is_ancestor (picked, pane));
}

/* Each pane is drawn over the content, and takes the clicks. */
static void
test_over_content (Fixture       *f,
                   gconstpointer  data)
{
  resize (f, NARROW_PX);
  g_assert_true (is_on_top (f, f->content, 10));
  way_panes_set_start_open (f->panes, TRUE);
  settle (f->window);
  g_assert_true (is_on_top (f, f->start, 10));
  g_assert_true (is_on_top (f, f->content, NARROW_PX - 10));
  way_panes_set_end_open (f->panes, TRUE);
  settle (f->window);
  g_assert_true (is_on_top (f, f->end, NARROW_PX - 10));
}

/* Large text makes the content wider than what the panes leave of a window
 * that is wide otherwise; it is not cut off then. */
static void
test_wide_content (Fixture       *f,
                   gconstpointer  data)
{
  gtk_widget_set_size_request (f->content, WIDE_PX / 2 + 100, -1);
  resize (f, WIDE_PX);
  g_assert_true (way_panes_is_narrow (f->panes));
  g_assert_cmpint (gtk_widget_get_width (f->content), ==, WIDE_PX);
  gtk_widget_set_size_request (f->content, 10, -1);
  settle (f->window);
  g_assert_false (way_panes_is_narrow (f->panes));
  assert_beside (f);
}

/* Letters of twice the size leave a wide window no more room than a narrow one
 * has, and a pane is as wide as they need. */
static void
test_large_text (Fixture       *f,
                 gconstpointer  data)
{
  GtkSettings *settings = gtk_settings_get_default ();
  int usual;

  resize (f, WIDE_PX);
  g_assert_false (way_panes_is_narrow (f->panes));
  usual = gtk_widget_get_width (f->end);
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  settle (f->window);
  g_assert_true (way_panes_is_narrow (f->panes));
  way_panes_set_end_open (f->panes, TRUE);
  settle (f->window);
  g_assert_cmpint (gtk_widget_get_width (f->end), >, usual * 3 / 2);
  gtk_settings_reset_property (settings, "gtk-xft-dpi");
  settle (f->window);
  g_assert_false (way_panes_is_narrow (f->panes));
}

/* What is open is kept for each width. */
static void
test_modes (Fixture       *f,
            gconstpointer  data)
{
  gboolean start, end;

  resize (f, WIDE_PX);
  way_panes_set_start_open (f->panes, FALSE);
  resize (f, NARROW_PX);
  way_panes_set_start_open (f->panes, TRUE);
  resize (f, WIDE_PX);
  g_assert_false (way_panes_get_start_open (f->panes));
  g_assert_true (way_panes_get_end_open (f->panes));
  way_panes_get_remembered (f->panes, &start, &end);
  g_assert_false (start);
  g_assert_true (end);
  resize (f, NARROW_PX);
  g_assert_true (way_panes_get_start_open (f->panes));
  way_panes_get_remembered (f->panes, &start, &end);
  g_assert_false (start);
  way_panes_set_remembered (f->panes, TRUE, FALSE);
  resize (f, WIDE_PX);
  g_assert_true (way_panes_get_start_open (f->panes));
  g_assert_false (way_panes_get_end_open (f->panes));
}

static void
test_changed (Fixture       *f,
              gconstpointer  data)
{
  resize (f, WIDE_PX);
  f->n_changes = 0;
  way_panes_set_start_open (f->panes, TRUE);
  way_panes_set_end_open (f->panes, TRUE);
  g_assert_cmpuint (f->n_changes, ==, 0);
  way_panes_set_start_open (f->panes, FALSE);
  way_panes_set_start_open (f->panes, FALSE);
  g_assert_cmpuint (f->n_changes, ==, 1);
  resize (f, NARROW_PX);
  g_assert_cmpuint (f->n_changes, ==, 2);
}

static void
test_right_to_left (Fixture       *f,
                    gconstpointer  data)
{
  resize (f, WIDE_PX);
  gtk_widget_set_direction (GTK_WIDGET (f->panes), GTK_TEXT_DIR_RTL);
  settle (f->window);
  g_assert_cmpint (left_of (f, f->end), ==, 0);
  g_assert_cmpint (left_of (f, f->content), ==, gtk_widget_get_width (f->end));
  g_assert_cmpint (left_of (f, f->start), ==, WIDE_PX - gtk_widget_get_width (f->start));
}

#define TEST(name, function) \
  g_test_add ("/panes/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  set_up_display (&argc, &argv);
  TEST ("wide", test_wide);
  TEST ("narrow", test_narrow);
  TEST ("over-content", test_over_content);
  TEST ("wide-content", test_wide_content);
  TEST ("large-text", test_large_text);
  TEST ("modes", test_modes);
  TEST ("changed", test_changed);
  TEST ("right-to-left", test_right_to_left);
  return g_test_run ();
}
