/* The preview of what is printed: its pages, its paper and its keys. */
#include "config.h"

#include "way-print-preview.h"

#include "fixture.h"
#include "way-paper.h"
#include "way-print.h"

#include <string.h>

typedef struct
{
  GtkApplication *application;
  GSettings      *settings;
  WaySession     *session;
  GtkWidget      *window;
  GtkWidget      *preview;
} Fixture;

static void
open_preview (Fixture           *f,
              WayView           *view,
              WayPictureContent  content,
              guint              pages)
{
  const WayPictureOptions options = { .content = content, .made_on = WAY_NO_DAY, .pages = pages,
                                      .variant = WAY_THEME_PRINT };
  g_autoptr (WayPictureJob) job
    = way_picture_job_new (way_session_get_dataset (f->session), view, &options);

  f->preview = way_print_preview_new (GTK_WINDOW (f->window), job);
  gtk_window_present (GTK_WINDOW (f->preview));
}

static void
close_preview (Fixture *f)
{
  g_object_add_weak_pointer (G_OBJECT (f->preview), (gpointer *) &f->preview);
  gtk_window_destroy (GTK_WINDOW (f->preview));
  /* The thread that draws a page holds on to the preview until it is done. */
  wait_until (f->preview == NULL);
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->application = new_application ();
  f->settings = reset_settings ();
  f->session = new_session ();
  way_session_select (f->session, find_policy (f->session, "fyp14-outline-2021"));
  f->window = way_window_new (f->application, f->settings, f->session);
  gtk_window_present (GTK_WINDOW (f->window));
  settle (f->window);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  g_object_add_weak_pointer (G_OBJECT (f->window), (gpointer *) &f->window);
  if (f->preview != NULL)
    close_preview (f);
  gtk_window_destroy (GTK_WINDOW (f->window));
  wait_until (f->window == NULL);
  g_assert_finalize_object (f->session);
  g_assert_finalize_object (f->settings);
  end_application (f->application);
}

static const char *
get_number (Fixture *f)
{
  return gtk_label_get_text (template_child (f->preview, "number"));
}

static gboolean
is_ready (Fixture *f)
{
  GtkWidget *spinner = template_child (f->preview, "spinner");

  return gtk_widget_is_sensitive (find_actionable (f->preview, "preview.print"))
         && !gtk_spinner_get_spinning (GTK_SPINNER (spinner));
}

static void
assert_shows (Fixture    *f,
              const char *number)
{
  wait_until (is_ready (f));
  g_assert_cmpstr (get_number (f), ==, number);
}

/* One page at first; as many as chosen; as many as it needs; and on larger paper
 * the same or fewer. */
static void
test_pages (Fixture       *f,
            gconstpointer  data)
{
  GtkDropDown *spread;
  GtkWidget *pages;
  guint needed;

  open_preview (f, way_session_get_view (f->session), WAY_PICTURE_TIMELINE, 1);
  spread = template_child (f->preview, "spread");
  pages = template_child (f->preview, "pages");
  assert_shows (f, "Page 1 of 1");
  g_assert_false (gtk_widget_get_visible (pages));
  gtk_drop_down_set_selected (spread, 2);
  g_assert_true (gtk_widget_get_visible (pages));
  g_assert_false (is_ready (f));
  assert_shows (f, "Page 1 of 2");
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (pages), 5);
  assert_shows (f, "Page 1 of 5");
  gtk_drop_down_set_selected (spread, 1);
  wait_until (is_ready (f));
  needed = way_print_preview_get_job (WAY_PRINT_PREVIEW (f->preview))->options.pages;
  g_assert_cmpuint (needed, >, 1);
  gtk_drop_down_set_selected (template_child (f->preview, "paper"), 1);
  wait_until (is_ready (f));
  g_assert_cmpuint (way_print_preview_get_job (WAY_PRINT_PREVIEW (f->preview))->options.pages,
                    <=, needed);
}

static void
turn (Fixture    *f,
      const char *action)
{
  g_assert_true (gtk_widget_activate_action (f->preview, action, NULL));
}

/* Forward and back, and not beyond the ends. */
static void
test_turning (Fixture       *f,
              gconstpointer  data)
{
  GtkWidget *next, *previous;

  open_preview (f, way_session_get_view (f->session), WAY_PICTURE_TIMELINE, 3);
  assert_shows (f, "Page 1 of 3");
  next = find_actionable (f->preview, "preview.next");
  previous = find_actionable (f->preview, "preview.previous");
  g_assert_false (gtk_widget_is_sensitive (previous));
  turn (f, "preview.next");
  assert_shows (f, "Page 2 of 3");
  turn (f, "preview.last");
  assert_shows (f, "Page 3 of 3");
  g_assert_false (gtk_widget_is_sensitive (next));
  turn (f, "preview.previous");
  assert_shows (f, "Page 2 of 3");
  turn (f, "preview.first");
  assert_shows (f, "Page 1 of 3");
  turn (f, "preview.last");
  wait_until (is_ready (f));
  /* With fewer pages the last of them is shown. */
  gtk_spin_button_set_value (template_child (f->preview, "pages"), 2);
  assert_shows (f, "Page 2 of 2");
}

/* The paper that is chosen is that of what is printed. */
static void
test_paper (Fixture       *f,
            gconstpointer  data)
{
  const WayPictureOptions *options;
  guint long_side;

  open_preview (f, way_session_get_view (f->session), WAY_PICTURE_CARD, 1);
  wait_until (is_ready (f));
  options = &way_print_preview_get_job (WAY_PRINT_PREVIEW (f->preview))->options;
  g_assert_cmpint (options->paper, ==, WAY_PAPER_A4);
  g_assert_cmpuint (options->width, >, options->height);
  long_side = options->width;
  gtk_drop_down_set_selected (template_child (f->preview, "orientation"), 1);
  gtk_spin_button_set_value (template_child (f->preview, "margin"), 25);
  wait_until (is_ready (f));
  g_assert_cmpuint (options->height, ==, long_side);
  g_assert_cmpuint (options->margin_mm, ==, 25);
  gtk_drop_down_set_selected (template_child (f->preview, "paper"), 1);
  wait_until (is_ready (f));
  g_assert_cmpint (options->paper, ==, WAY_PAPER_A3);
  g_assert_cmpuint (options->width, ==, long_side);
}

/* What has one page offers no more; what the data set lacks is told, and cannot
 * be printed. */
static void
test_limits (Fixture       *f,
             gconstpointer  data)
{
  g_autoptr (WayView) bars
    = way_view_with_chart (way_session_get_view (f->session), WAY_CHART_BARS, 0);
  g_autoptr (WayView) nothing
    = way_view_with_selection (way_session_get_view (f->session), "no-such-policy");
  GtkLabel *message;

  open_preview (f, bars, WAY_PICTURE_CHART, 4);
  assert_shows (f, "Page 1 of 1");
  g_assert_false (gtk_widget_is_sensitive (template_child (f->preview, "spread")));
  close_preview (f);

  /* Goals go on on further pages unless someone wants them on one. */
  open_preview (f, way_session_get_view (f->session), WAY_PICTURE_GOALS, 1);
  wait_until (is_ready (f));
  g_assert_cmpuint (way_print_preview_get_job (WAY_PRINT_PREVIEW (f->preview))->options.pages,
                    >, 2);
  gtk_drop_down_set_selected (template_child (f->preview, "spread"), 0);
  assert_shows (f, "Page 1 of 1");
  close_preview (f);

  open_preview (f, nothing, WAY_PICTURE_CARD, 1);
  message = template_child (f->preview, "message");
  wait_until (*gtk_label_get_text (message) != '\0');
  g_assert_nonnull (strstr (gtk_label_get_text (message), "no-such-policy"));
  g_assert_false (gtk_widget_is_sensitive (find_actionable (f->preview, "preview.print")));
}

/* Closing while a page is drawn, and choices faster than pages. */
static void
test_haste (Fixture       *f,
            gconstpointer  data)
{
  open_preview (f, way_session_get_view (f->session), WAY_PICTURE_GOALS, 1);
  for (guint i = 0; i < 12; i++)
    {
      gtk_drop_down_set_selected (template_child (f->preview, "spread"), i % 3);
      gtk_drop_down_set_selected (template_child (f->preview, "paper"), i % 2);
      for (guint turn_ = 0; turn_ < 20 * (i % 4); turn_++)
        run_once ();
    }
  gtk_drop_down_set_selected (template_child (f->preview, "spread"), 0);
  assert_shows (f, "Page 1 of 1");
  gtk_drop_down_set_selected (template_child (f->preview, "spread"), 1);
}

/* A preview that is asked for in the system's dialog ends at once: the window that
 * stands there is it. */
static void
test_no_other (Fixture       *f,
               gconstpointer  data)
{
  WayPictureOptions options = { .content = WAY_PICTURE_TIMELINE, .made_on = WAY_NO_DAY };
  g_autoptr (WayPictureJob) job = NULL;
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autoptr (GError) error = NULL;

  way_paper_set (&options, WAY_PAPER_A4, FALSE, WAY_PAPER_USUAL_MARGIN_MM);
  job = way_picture_job_new (way_session_get_dataset (f->session),
                             way_session_get_view (f->session), &options);
  operation = way_print_new (job);
  g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PREVIEW,
                                            GTK_WINDOW (f->window), &error),
                   ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
}

/* The window prints what it shows. */
static void
test_from_window (Fixture       *f,
                  gconstpointer  data)
{
  g_autoptr (WayView) charts
    = way_view_with_page (way_session_get_view (f->session), WAY_PAGE_CHARTS);

  way_session_go (f->session, charts);
  g_assert_true (gtk_widget_activate_action (f->window, "win.print", NULL));
  f->preview = other_toplevel (f->window);
  g_assert_true (WAY_IS_PRINT_PREVIEW (f->preview));
  wait_until (is_ready (f));
  g_assert_cmpint (way_print_preview_get_job (WAY_PRINT_PREVIEW (f->preview))->options.content,
                   ==, WAY_PICTURE_CHART);
}

#define TEST(name, function) \
  g_test_add ("/print-preview/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  set_up_display (&argc, &argv);
  TEST ("pages", test_pages);
  TEST ("turning", test_turning);
  TEST ("paper", test_paper);
  TEST ("limits", test_limits);
  TEST ("haste", test_haste);
  TEST ("no-other", test_no_other);
  TEST ("from-window", test_from_window);
  return g_test_run ();
}
