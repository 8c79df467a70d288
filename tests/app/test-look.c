/* The window with large letters, in both languages: everything fits, down to
 * the smallest window that the design names.
 */
#include "config.h"

#include "fixture.h"

#include "way-squeeze.h"
#include "way-timeline-view.h"

#define POLICY "idds-outline-2016"
#define WIDE_PX 1600
#define SMALLEST_WIDTH_PX 800
#define SMALLEST_HEIGHT_PX 500

/* 96 dots an inch, in the unit of GTK's setting. */
#define USUAL_DPI (96 * 1024)

typedef struct
{
  GtkApplication *application;
  GSettings      *settings;
  WaySession     *session;
  GtkWidget      *window;
} Fixture;

static void
open_smallest (Fixture *f)
{
  f->window = way_window_new (f->application, f->settings, f->session);
  gtk_window_set_default_size (GTK_WINDOW (f->window), SMALLEST_WIDTH_PX, SMALLEST_HEIGHT_PX);
  gtk_window_present (GTK_WINDOW (f->window));
  settle (f->window);
  wait_until (way_window_is_complete (WAY_WINDOW (f->window)));
  settle (f->window);
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi",
                USUAL_DPI * GPOINTER_TO_INT (data) / 100, NULL);
  f->application = new_application ();
  f->settings = reset_settings ();
  f->session = new_session ();
  open_smallest (f);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  close_window (f->window);
  g_assert_finalize_object (f->session);
  g_assert_finalize_object (f->settings);
  end_application (f->application);
  gtk_settings_reset_property (gtk_settings_get_default (), "gtk-xft-dpi");
}

static void
show_page (Fixture    *f,
           const char *page)
{
  g_assert_true (gtk_widget_activate_action (f->window, "win.page", "s", page));
  settle (f->window);
}

/* Whether what does not fit can be scrolled to, or is drawn by the timeline and
 * only has its place there. */
static gboolean
may_be_outside (GtkWidget *widget)
{
  return GTK_IS_VIEWPORT (widget) || GTK_IS_LIST_BASE (widget) || GTK_IS_COLUMN_VIEW (widget)
      || WAY_IS_TIMELINE_VIEW (widget);
}

/* Nothing is beyond an edge of its window, and no word beyond its label. */
static void
assert_inside (GtkWidget *window,
               GtkWidget *widget)
{
  graphene_rect_t bounds;

  if (!gtk_widget_get_mapped (widget) || (GTK_IS_NATIVE (widget) && widget != window))
    return;
  g_assert_true (gtk_widget_compute_bounds (widget, window, &bounds));
  if (widget != window
      && (bounds.origin.x < -1 || bounds.origin.y < -1
          || bounds.origin.x + bounds.size.width > gtk_widget_get_width (window) + 1
          || bounds.origin.y + bounds.size.height > gtk_widget_get_height (window) + 1))
    g_error ("%s is at %g, %g, with %g × %g, in a window of %d × %d", G_OBJECT_TYPE_NAME (widget),
             bounds.origin.x, bounds.origin.y, bounds.size.width, bounds.size.height,
             gtk_widget_get_width (window), gtk_widget_get_height (window));
  if (GTK_IS_LABEL (widget))
    {
      PangoRectangle words;

      pango_layout_get_pixel_extents (gtk_label_get_layout (GTK_LABEL (widget)), NULL, &words);
      if (words.width > gtk_widget_get_width (widget) + 1)
        g_error ("\"%s\" is cut off", gtk_label_get_text (GTK_LABEL (widget)));
    }
  if (may_be_outside (widget))
    return;
  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    assert_inside (window, child);
}

/* Every page fits the smallest window, and its head names the page. */
static void
test_smallest (Fixture       *f,
               gconstpointer  data)
{
  static const char *const pages[] = { "goals", "charts", "table", "timeline" };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      show_page (f, pages[i]);
      g_assert_cmpint (gtk_widget_get_width (f->window), <=, SMALLEST_WIDTH_PX);
      g_assert_cmpint (gtk_widget_get_height (f->window), <=, SMALLEST_HEIGHT_PX);
      assert_inside (f->window, f->window);
    }
}

/* So do the panes over it. */
static void
test_smallest_panes (Fixture       *f,
                     gconstpointer  data)
{
  static const char *const panes[] = { "win.toggle-sidebar", "win.toggle-detail" };

  way_session_select (f->session, find_policy (f->session, POLICY));
  for (guint i = 0; i < G_N_ELEMENTS (panes); i++)
    {
      g_assert_true (gtk_widget_activate_action (f->window, panes[i], NULL));
      settle (f->window);
      g_assert_cmpint (gtk_widget_get_width (f->window), <=, SMALLEST_WIDTH_PX);
      assert_inside (f->window, f->window);
    }
}

static int
get_minimum (GtkWidget *widget)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

/* The detail pane is as wide whatever it is about: no words push its edge, so that
 * the timeline beside it stays as it is. */
static void
test_detail_width (Fixture       *f,
                   gconstpointer  data)
{
  const WayDataset *dataset = way_session_get_dataset (f->session);
  GtkCssProvider *css = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (css, "/org/waymark/Waymark/ui/style.css");
  gtk_style_context_add_provider_for_display (gtk_widget_get_display (f->window),
                                              GTK_STYLE_PROVIDER (css),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  for (WayLang lang = 0; lang < WAY_N_LANGS; lang++)
    {
      GtkWidget *detail;
      int width;

      close_window (f->window);
      way_session_select (f->session, WAY_NONE);
      way_session_set_lang (f->session, lang);
      open_smallest (f);
      gtk_window_set_default_size (GTK_WINDOW (f->window), WIDE_PX, SMALLEST_HEIGHT_PX);
      wait_until (gtk_widget_get_width (f->window) > SMALLEST_WIDTH_PX);
      settle (f->window);
      detail = template_child (f->window, "detail");
      way_session_select (f->session, 0);
      settle (f->window);
      width = gtk_widget_get_width (detail);
      for (guint i = 0; i < way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES); i++)
        {
          way_session_select (f->session, i);
          g_test_message ("%s: %d in %d", way_dataset_get_policy (dataset, i)->id,
                          get_minimum (detail), width);
          g_assert_cmpint (get_minimum (detail), <=, width);
        }
    }
  gtk_style_context_remove_provider_for_display (gtk_widget_get_display (f->window),
                                                 GTK_STYLE_PROVIDER (css));
  g_object_unref (css);
}

/* The buttons of the pages make way for a menu that names the page. */
static void
test_page_menu (Fixture       *f,
                gconstpointer  data)
{
  GtkWidget *menu = template_child (f->window, "page_menu");
  WaySqueeze *buttons = WAY_SQUEEZE (gtk_widget_get_parent (menu));

  g_assert_true (way_squeeze_get_shown (buttons) == menu);
  g_assert_false (gtk_widget_get_mapped (gtk_widget_get_first_child (GTK_WIDGET (buttons))));
  g_assert_cmpstr (gtk_menu_button_get_label (GTK_MENU_BUTTON (menu)), ==, "Timeline");
  show_page (f, "charts");
  g_assert_cmpstr (gtk_menu_button_get_label (GTK_MENU_BUTTON (menu)), ==, "Chart");
  gtk_window_set_default_size (GTK_WINDOW (f->window), WIDE_PX, SMALLEST_HEIGHT_PX);
  wait_until (gtk_widget_get_width (f->window) > SMALLEST_WIDTH_PX);
  settle (f->window);
  g_assert_true (way_squeeze_get_shown (buttons) != menu);
  g_assert_false (gtk_widget_get_mapped (menu));
}

/* The line of the counts is whole in a narrow window: the controls go under
 * it. */
static void
test_status_line (Fixture       *f,
                  gconstpointer  data)
{
  GtkWidget *bar = template_child (f->window, "status");
  GtkLabel *counts = template_child (bar, "counts");
  int narrow = gtk_widget_get_height (bar);

  g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (counts)));
  gtk_window_set_default_size (GTK_WINDOW (f->window), WIDE_PX, SMALLEST_HEIGHT_PX);
  wait_until (gtk_widget_get_width (f->window) > SMALLEST_WIDTH_PX);
  settle (f->window);
  g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (counts)));
  g_assert_cmpint (gtk_widget_get_height (bar), <, narrow);
}

#define TEST(name, percent, function) \
  g_test_add ("/look/" name, Fixture, GINT_TO_POINTER (percent), set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  set_up_display (&argc, &argv);
  TEST ("smallest", 100, test_smallest);
  TEST ("smallest-panes", 100, test_smallest_panes);
  TEST ("status-line", 100, test_status_line);
  TEST ("detail-width", 100, test_detail_width);
  TEST ("large-text/smallest", 200, test_smallest);
  TEST ("large-text/smallest-panes", 200, test_smallest_panes);
  TEST ("large-text/detail-width", 200, test_detail_width);
  TEST ("large-text/page-menu", 200, test_page_menu);
  return g_test_run ();
}
