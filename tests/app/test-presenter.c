/* A lesson in a real window, by its keys alone: the steps, the question with
 * its answer, the curtain, the language, the notes, and the way back.
 */
#include "config.h"

#include "fixture.h"

#include "way-goals-view.h"
#include "way-notes-window.h"
#include "way-presenter.h"
#include "way-scene-view.h"
#include "way-spotlight.h"
#include "way-timeline-view.h"
#include "way-verdict.h"

#include <math.h>

/* The scenes of the lesson. */
enum
{
  SCENE_TIMELINE,
  SCENE_QUESTION,
  SCENE_GOALS,
  N_SCENES,
};

/* The budget of the first scene, and what a busy machine is given. */
#define FIRST_SCENE_MS 200
#define PATIENCE 10

typedef struct
{
  GtkApplication  *application;
  GSettings       *settings;
  WaySession      *session;
  GtkWidget       *window;
  GtkWidget       *presenter;
  WayPresentation *show;
} Fixture;

static WayScene *
new_scene (Fixture    *f,
           WayPage     page,
           const char *caption)
{
  g_autoptr (WayView) first = way_view_new (way_session_get_dataset (f->session));
  g_autoptr (WayView) view = way_view_with_page (first, page);
  g_autofree char *json = way_view_to_json (view, way_session_get_dataset (f->session));
  WayScene *scene = way_scene_new (json);

  g_free (scene->caption[WAY_LANG_EN]);
  scene->caption[WAY_LANG_EN] = g_strdup (caption);
  g_free (scene->caption[WAY_LANG_ZH]);
  scene->caption[WAY_LANG_ZH] = g_strdup ("标题");
  g_free (scene->notes[WAY_LANG_EN]);
  scene->notes[WAY_LANG_EN] = g_strdup ("Say this.");
  g_free (scene->text[WAY_LANG_EN]);
  scene->text[WAY_LANG_EN] = g_strdup ("As far as it was known.");
  return scene;
}

static WayTour *
new_tour (Fixture *f)
{
  static const WayPage pages[N_SCENES] = { WAY_PAGE_TIMELINE, WAY_PAGE_CHARTS, WAY_PAGE_GOALS };
  static const char *const captions[N_SCENES] = { "Policies", "Was it reached?", "Goals" };
  WayTour *tour = way_tour_new ("lesson", "A lesson", "一堂课");

  for (guint i = 0; i < N_SCENES; i++)
    {
      g_autoptr (WayScene) scene = new_scene (f, pages[i], captions[i]);
      WayTour *longer;

      if (i == SCENE_QUESTION)
        {
          scene->predict = way_predict_new ("idds-outline-2016", "idds-outline-2016.2");
          way_predict_add_option (scene->predict, "2.5", "");
          way_predict_add_option (scene->predict, "2.4", "2.5");
          way_predict_add_option (scene->predict, "", "2.4");
          scene->predict->drawn = TRUE;
        }
      longer = way_tour_with_scene (tour, i, scene);
      way_tour_unref (tour);
      tour = longer;
    }
  return tour;
}

static void
open_presenter (Fixture *f,
                WayTour *tour)
{
  f->presenter = way_presenter_new (GTK_WINDOW (f->window), f->settings,
                                    way_session_get_dataset (f->session), tour, WAY_SPEAKS_EN);
  g_object_add_weak_pointer (G_OBJECT (f->presenter), (gpointer *) &f->presenter);
  f->show = g_object_ref (way_presenter_get_presentation (WAY_PRESENTER (f->presenter)));
  gtk_window_present (GTK_WINDOW (f->presenter));
  settle (f->presenter);
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  g_autoptr (WayTour) tour = NULL;

  f->application = new_application ();
  f->settings = reset_settings ();
  f->session = new_session ();
  f->window = open_window (f->application, f->settings, f->session);
  tour = new_tour (f);
  open_presenter (f, tour);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  if (f->presenter != NULL)
    gtk_window_close (GTK_WINDOW (f->presenter));
  wait_until (f->presenter == NULL);
  g_assert_finalize_object (f->show);
  close_window (f->window);
  g_assert_finalize_object (f->session);
  g_assert_finalize_object (f->settings);
  end_application (f->application);
}

static gboolean
press (Fixture         *f,
       guint            key,
       GdkModifierType  modifiers)
{
  gboolean handled
    = way_presenter_handle_key (WAY_PRESENTER (f->presenter), key, 0, modifiers);

  if (f->presenter != NULL && gtk_widget_get_mapped (f->presenter))
    settle (f->presenter);
  return handled;
}

static const char *
label (Fixture    *f,
       const char *name)
{
  GtkWidget *widget = template_child (f->presenter, name);

  return gtk_widget_get_visible (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : "";
}

static WaySceneView *
scene_view (Fixture *f)
{
  return WAY_SCENE_VIEW (gtk_stack_get_visible_child (template_child (f->presenter, "stack")));
}

/* The window fills the screen, and its smallest text is the 28th part of 1080
 * rows on a screen of that height. */
static void
test_size (Fixture       *f,
           gconstpointer  data)
{
  g_autoptr (GdkMonitor) monitor
    = g_list_model_get_item (gdk_display_get_monitors (gdk_display_get_default ()), 0);
  GtkWidget *foot = template_child (f->presenter, "foot");
  GdkRectangle area;
  PangoFontDescription *font;
  double unit;

  gdk_monitor_get_geometry (monitor, &area);
  g_assert_cmpint (gtk_widget_get_width (f->presenter), ==, area.width);
  g_assert_cmpint (gtk_widget_get_height (f->presenter), ==, area.height);
  unit = MIN (area.height / 1080.0, area.width / 1440.0);
  font = pango_font_description_copy (
    pango_context_get_font_description (gtk_widget_get_pango_context (foot)));
  g_assert_cmpfloat (pango_font_description_get_size (font) / (double) PANGO_SCALE, >=,
                     28 * unit - 0.5);
  pango_font_description_free (font);
}

static void
test_steps (Fixture       *f,
            gconstpointer  data)
{
  g_assert_cmpstr (label (f, "caption"), ==, "Policies");
  g_assert_cmpstr (label (f, "number"), ==, "1 / 3");
  g_assert_true (press (f, GDK_KEY_Page_Down, 0));
  g_assert_cmpstr (label (f, "caption"), ==, "Was it reached?");
  press (f, GDK_KEY_Left, 0);
  g_assert_cmpstr (label (f, "caption"), ==, "Policies");
  press (f, GDK_KEY_3, 0);
  g_assert_cmpstr (label (f, "number"), ==, "→ 3");
  press (f, GDK_KEY_Return, 0);
  g_assert_cmpstr (label (f, "caption"), ==, "Goals");
  press (f, GDK_KEY_space, 0);
  g_assert_true (gtk_widget_get_visible (template_child (f->presenter, "end")));
  g_assert_cmpstr (label (f, "end_title"), ==, "End of “A lesson”");
  press (f, GDK_KEY_Home, 0);
  g_assert_false (gtk_widget_get_visible (template_child (f->presenter, "end")));
  g_assert_cmpstr (label (f, "number"), ==, "1 / 3");
}

static void
test_timeline_labels (Fixture       *f,
                      gconstpointer  data)
{
  GtkWidget *timeline = find_widget (GTK_WIDGET (scene_view (f)), WAY_TYPE_TIMELINE_VIEW, NULL);
  const WayTimelineCounts *counts;

  counts = way_timeline_view_get_counts (WAY_TIMELINE_VIEW (timeline));
  g_assert_cmpuint (counts->labelled, >, 0);
  g_assert_cmpuint (counts->labelled, <=, WAY_SCENE_MAX_TITLES);
  g_assert_cmpuint (counts->above_or_below, ==, 0);
  g_assert_cmpuint (counts->marks, >, 0);
}

static void
test_question (Fixture       *f,
               gconstpointer  data)
{
  GtkWidget *options = template_child (f->presenter, "options");

  press (f, GDK_KEY_Right, 0);
  g_assert_true (gtk_widget_get_visible (options));
  g_assert_nonnull (find_widget (options, GTK_TYPE_LABEL, "2.4 to 2.5"));
  g_assert_cmpint (way_view_get_as_known (way_session_get_view (
    way_scene_view_get_session (scene_view (f)))), <, G_MAXINT);
  g_assert_true (g_str_has_prefix (label (f, "foot"), "As known on 19 May 2016"));
  press (f, GDK_KEY_b, 0);
  press (f, GDK_KEY_2, 0);
  press (f, GDK_KEY_c, 0);
  press (f, GDK_KEY_C, GDK_SHIFT_MASK);
  g_assert_nonnull (find_widget (options, GTK_TYPE_LABEL, "2"));
  g_assert_cmpuint (way_presentation_get_hands (f->show, 1), ==, 2);
  g_assert_cmpuint (way_presentation_get_hands (f->show, 2), ==, 0);
  way_presentation_draw (f->show, 2020, 2.55);
  g_assert_cmpstr (label (f, "verdict"), ==, "");
  g_assert_cmpstr (label (f, "text"), ==, "As far as it was known.");
  press (f, GDK_KEY_Right, 0);
  g_assert_cmpstr (label (f, "text"), ==, "");
  g_test_message ("%s", label (f, "verdict"));
  g_assert_true (g_str_has_prefix (label (f, "verdict"), "✕ Missed: 2.40"));
  g_assert_nonnull (strstr (label (f, "verdict"), "2.55, too high by 0.15"));
  g_assert_nonnull (find_widget (options, GTK_TYPE_LABEL, "✓ B"));
  press (f, GDK_KEY_Left, 0);
  g_assert_cmpstr (label (f, "verdict"), ==, "");
  g_assert_cmpstr (label (f, "text"), ==, "As far as it was known.");
  press (f, GDK_KEY_Right, 0);
  press (f, GDK_KEY_Right, 0);
  g_assert_cmpstr (label (f, "caption"), ==, "Goals");
  g_assert_false (gtk_widget_get_visible (options));
}

/* A question about growth: the line is drawn in money and measured in growth,
 * and so are the answers. */
static void
test_question_on_growth (Fixture       *f,
                         gconstpointer  data)
{
  const WayDataset *dataset = way_session_get_dataset (f->session);
  g_autoptr (WayScene) scene = new_scene (f, WAY_PAGE_CHARTS, "A pace");
  g_autoptr (WayTour) empty = way_tour_new ("pace", "Pace", "");
  g_autoptr (WayTour) tour = NULL;
  WayVerdict verdict;
  GtkWidget *options;

  scene->predict = way_predict_new ("fyp14-outline-2021", "fyp14-outline-2021.1");
  way_predict_add_option (scene->predict, "8", "");
  way_predict_add_option (scene->predict, "7", "8");
  way_predict_add_option (scene->predict, "", "7");
  scene->predict->drawn = TRUE;
  tour = way_tour_with_scene (empty, 0, scene);
  gtk_window_close (GTK_WINDOW (f->presenter));
  wait_until (f->presenter == NULL);
  g_clear_object (&f->show);
  open_presenter (f, tour);
  options = template_child (f->presenter, "options");
  verdict = way_verdict_judge (
    dataset, way_dataset_find (dataset, WAY_TABLE_POLICY_GOALS, "fyp14-outline-2021.1"), G_MAXINT);

  g_assert_true (g_str_has_prefix (label (f, "foot"), "As known on 1"));
  g_assert_nonnull (find_widget (options, GTK_TYPE_LABEL, "7% to 8% a year"));
  g_assert_cmpstr (label (f, "verdict"), ==, "");
  way_presentation_draw (
    f->show, 2025,
    way_dataset_get_observation (dataset, verdict.start)->value * pow (1.05, 5));
  press (f, GDK_KEY_l, 0);
  g_assert_nonnull (find_widget (options, GTK_TYPE_LABEL, "年均7%至8%"));
  press (f, GDK_KEY_Right, 0);
  g_assert_true (g_str_has_prefix (label (f, "verdict"), "✓ "));
  g_assert_nonnull (strstr (label (f, "verdict"), "\n全班画线到2025年：年均5.0%，偏低"));
  g_assert_nonnull (find_widget (options, GTK_TYPE_LABEL, "✓ A"));
}

static GtkWidget *
find_goals (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = WAY_IS_GOALS_VIEW (child) ? child : find_goals (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* A lesson of one scene of goals. */
static void
show_goals (Fixture       *f,
            WayGoalsShown  shown,
            const char    *goal)
{
  WayDataset *dataset = way_session_get_dataset (f->session);
  g_autoptr (WayScene) scene = new_scene (f, WAY_PAGE_GOALS, "Goals alone");
  g_autoptr (WayTour) empty = way_tour_new ("goals", "Goals", "");
  g_autoptr (WayTour) tour = NULL;
  g_autoptr (WayView) view = way_scene_dup_view (scene, dataset);
  WayGoalsLook look = way_view_get_goals (view);
  g_autoptr (WayView) changed = NULL;

  look.shown = shown;
  look.goal = goal;
  changed = way_view_with_goals (view, look);
  g_free (scene->view);
  scene->view = way_view_to_json (changed, dataset);
  tour = way_tour_with_scene (empty, 0, scene);
  gtk_window_close (GTK_WINDOW (f->presenter));
  wait_until (f->presenter == NULL);
  g_clear_object (&f->show);
  open_presenter (f, tour);
}

/* The thread that a scene is about is in sight, however far down it is. */
static void
test_goal_in_sight (Fixture       *f,
                    gconstpointer  data)
{
  WayDataset *dataset = way_session_get_dataset (f->session);
  guint n = way_dataset_get_n_rows (dataset, WAY_TABLE_GOALS);
  GtkWidget *bar;

  show_goals (f, WAY_GOALS_THREADS, way_dataset_get_goal (dataset, n - 1)->id);
  bar = find_widget (find_goals (GTK_WIDGET (scene_view (f))), GTK_TYPE_SCROLLBAR, NULL);
  g_assert_nonnull (bar);
  g_assert_cmpfloat (gtk_adjustment_get_value (gtk_scrollbar_get_adjustment (GTK_SCROLLBAR (bar))),
                     >, 500);
}

/* What comes due is in sight before what has been judged. */
static void
test_due_in_sight (Fixture       *f,
                   gconstpointer  data)
{
  GtkWidget *scroller;
  GtkAdjustment *adjustment;

  show_goals (f, WAY_GOALS_HORIZON, "");
  scroller = find_widget (GTK_WIDGET (scene_view (f)), GTK_TYPE_SCROLLED_WINDOW, NULL);
  g_assert_nonnull (scroller);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  wait_until (gtk_adjustment_get_value (adjustment) > gtk_adjustment_get_page_size (adjustment));
  wait_until (gtk_adjustment_get_value (adjustment) + gtk_adjustment_get_page_size (adjustment)
              < gtk_adjustment_get_upper (adjustment));
}

/* Figures have units, whatever the author of the scene says. */
static void
test_axis (Fixture       *f,
           gconstpointer  data)
{
  g_assert_cmpstr (label (f, "axis"), ==, "");
  press (f, GDK_KEY_Right, 0);
  g_assert_true (g_str_has_prefix (label (f, "axis"), "R&D intensity · % of GDP · China"));
  press (f, GDK_KEY_l, 0);
  g_assert_true (g_str_has_prefix (label (f, "axis"), "研发经费投入强度 · "));
  press (f, GDK_KEY_l, 0);
  g_assert_true (g_str_has_prefix (label (f, "axis"), "R&D intensity · % of GDP · 研发经费投入强度"));
}

static void
test_covers (Fixture       *f,
             gconstpointer  data)
{
  GtkWidget *curtain = template_child (f->presenter, "curtain");
  GtkWidget *spotlight = template_child (f->presenter, "spotlight");

  press (f, GDK_KEY_s, 0);
  g_assert_true (gtk_widget_get_mapped (spotlight));
  press (f, GDK_KEY_period, 0);
  g_assert_true (gtk_widget_get_mapped (curtain));
  press (f, GDK_KEY_w, 0);
  g_assert_true (gtk_widget_has_css_class (curtain, "white"));
  press (f, GDK_KEY_Escape, 0);
  g_assert_false (gtk_widget_get_mapped (curtain));
  g_assert_true (gtk_widget_get_mapped (spotlight));
  press (f, GDK_KEY_question, GDK_SHIFT_MASK);
  g_assert_true (gtk_widget_get_mapped (template_child (f->presenter, "help")));
  press (f, GDK_KEY_Escape, 0);
  g_assert_false (gtk_widget_get_mapped (template_child (f->presenter, "help")));
  press (f, GDK_KEY_Escape, 0);
  g_assert_false (gtk_widget_get_mapped (spotlight));
  press (f, GDK_KEY_Escape, 0);
  wait_until (f->presenter == NULL);
  g_assert_true (gtk_widget_get_mapped (f->window));
}

static void
test_language (Fixture       *f,
               gconstpointer  data)
{
  press (f, GDK_KEY_l, 0);
  g_assert_cmpstr (label (f, "caption"), ==, "标题");
  g_assert_nonnull (strstr (label (f, "foot"), way_dataset_get_title (
    way_session_get_dataset (f->session), WAY_LANG_ZH)));
  g_assert_cmpint (way_session_get_lang (way_scene_view_get_session (scene_view (f))), ==,
                   WAY_LANG_ZH);
  press (f, GDK_KEY_l, 0);
  g_assert_cmpstr (label (f, "caption"), ==, "Policies");
  g_assert_cmpstr (label (f, "second_caption"), ==, "标题");
  press (f, GDK_KEY_l, 0);
  g_assert_cmpstr (label (f, "second_caption"), ==, "");
}

static void
set_language_cb (WayPresenter *presenter,
                 const char   *key,
                 GSettings    *settings)
{
  way_presenter_set_languages (presenter, way_settings_get_lang (settings),
                               g_settings_get_boolean (settings, "both-languages"));
}

/* Ctrl+L is for the whole program, and leaves a question as far answered as it
 * is; with Shift it adds the other language. */
static void
test_language_of_program (Fixture       *f,
                          gconstpointer  data)
{
  GtkWidget *options = template_child (f->presenter, "options");
  g_autoptr (WayView) view = NULL;

  g_settings_set_string (f->settings, "language", "en");
  g_signal_connect_object (f->settings, "changed", G_CALLBACK (set_language_cb), f->presenter,
                           G_CONNECT_SWAPPED);
  press (f, GDK_KEY_Right, 0);
  press (f, GDK_KEY_b, 0);
  way_presentation_draw (f->show, 2020, 2.55);
  way_scene_view_zoom (scene_view (f), 1.5);
  settle (f->presenter);
  view = way_view_ref (way_session_get_view (way_scene_view_get_session (scene_view (f))));
  g_assert_true (press (f, GDK_KEY_l, GDK_CONTROL_MASK));
  g_assert_cmpint (way_settings_get_lang (f->settings), ==, WAY_LANG_ZH);
  g_assert_cmpstr (label (f, "caption"), ==, "标题");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (f->presenter)), ==, "一堂课");
  g_assert_nonnull (find_widget (options, GTK_TYPE_LABEL, "2.4至2.5"));
  g_assert_cmpuint (way_presentation_get_hands (f->show, 1), ==, 1);
  g_assert_null (gtk_window_get_focus (GTK_WINDOW (f->presenter)));
  g_assert_true (way_presentation_is_asking (f->show));
  g_assert_true (way_view_equal (
    way_session_get_view (way_scene_view_get_session (scene_view (f))), view));
  press (f, GDK_KEY_Right, 0);
  g_assert_true (g_str_has_prefix (label (f, "verdict"), "✕ 未达到"));
  g_assert_true (press (f, GDK_KEY_L, GDK_CONTROL_MASK | GDK_SHIFT_MASK));
  g_assert_true (g_settings_get_boolean (f->settings, "both-languages"));
  g_assert_cmpstr (label (f, "caption"), ==, "标题");
  g_assert_cmpstr (label (f, "second_caption"), ==, "Was it reached?");
  g_assert_true (way_presentation_is_revealed (f->show));
  g_assert_true (g_str_has_prefix (label (f, "second_verdict"), "✕ Missed: 2.40"));
  g_assert_true (gtk_widget_has_css_class (template_child (f->presenter, "second_verdict"),
                                           "missed"));
  g_assert_nonnull (find_widget (options, GTK_TYPE_LABEL, "2.4至2.5\n2.4 to 2.5"));
  g_assert_nonnull (strstr (label (f, "foot"), "资料来源"));
  g_assert_nonnull (strstr (label (f, "second_foot"), "Sources: "));
  press (f, GDK_KEY_l, GDK_CONTROL_MASK);
  g_assert_cmpstr (label (f, "caption"), ==, "Was it reached?");
  g_assert_cmpstr (label (f, "second_caption"), ==, "标题");
  g_assert_nonnull (strstr (label (f, "verdict"), "2.55"));
  press (f, GDK_KEY_L, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  g_assert_cmpstr (label (f, "second_verdict"), ==, "");
  g_assert_cmpstr (label (f, "second_foot"), ==, "");
  press (f, GDK_KEY_space, 0);
  g_assert_cmpstr (label (f, "caption"), ==, "Goals");
}

/* On every scene, at the end and under a curtain. */
static void
test_language_everywhere (Fixture       *f,
                          gconstpointer  data)
{
  g_settings_set_string (f->settings, "language", "en");
  for (guint i = 0; i <= N_SCENES; i++)
    {
      WayLang lang = way_presentation_get_lang (f->show);

      way_presentation_go (f->show, i);
      if (i == N_SCENES)
        press (f, GDK_KEY_space, 0);
      press (f, GDK_KEY_w, 0);
      press (f, GDK_KEY_l, GDK_CONTROL_MASK);
      g_assert_cmpint (way_presentation_get_lang (f->show), ==, !lang);
      g_assert_cmpuint (way_presentation_get_index (f->show), ==, i);
      g_assert_true (gtk_widget_get_mapped (template_child (f->presenter, "curtain")));
      press (f, GDK_KEY_w, 0);
      g_assert_true (gtk_widget_get_visible (template_child (f->presenter, "end"))
                     == (i == N_SCENES));
      if (i < N_SCENES)
        g_assert_cmpint (way_session_get_lang (way_scene_view_get_session (scene_view (f))), ==,
                         !lang);
    }
  g_assert_cmpstr (label (f, "end_title"), ==, "End of “A lesson”");
  press (f, GDK_KEY_l, GDK_CONTROL_MASK);
  g_assert_nonnull (strstr (label (f, "end_title"), "一堂课"));
  press (f, GDK_KEY_L, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  g_assert_nonnull (strstr (label (f, "end_title"), "一堂课"));
  g_assert_nonnull (strstr (label (f, "end_title"), "End of “A lesson”"));
  press (f, GDK_KEY_Left, 0);
  g_assert_cmpstr (label (f, "number"), ==, "3 / 3");
}

/* What the pointer does is told by the controllers of the window. */
static void
move_pointer (Fixture *f,
              double   x,
              double   y)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (f->presenter);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_MOTION (controller))
        g_signal_emit_by_name (controller, "motion", x, y);
    }
}

static gboolean
hides_pointer (Fixture *f)
{
  GdkCursor *cursor = gtk_widget_get_cursor (f->presenter);

  return cursor != NULL && g_strcmp0 (gdk_cursor_get_name (cursor), "none") == 0;
}

static void
wait_for_pointer (Fixture *f)
{
  gint64 begun = g_get_monotonic_time ();

  g_assert_false (hides_pointer (f));
  wait_until (hides_pointer (f));
  g_assert_cmpint (g_get_monotonic_time () - begun, >=, 19 * G_USEC_PER_SEC / 10);
}

/* It goes two seconds after it has rested, also if it never moved. */
static void
test_pointer (Fixture       *f,
              gconstpointer  data)
{
  wait_until (hides_pointer (f));
  move_pointer (f, 300, 300);
  wait_for_pointer (f);
  move_pointer (f, 320, 300);
  wait_for_pointer (f);
  /* What a layout tells is no movement. */
  move_pointer (f, 320, 300);
  g_assert_true (hides_pointer (f));
}

/* A scene comes with a transition unless the desktop has none; another language
 * never does. */
static void
test_transition (Fixture       *f,
                 gconstpointer  data)
{
  GtkStack *stack = GTK_STACK (template_child (f->presenter, "stack"));
  GtkSettings *settings = gtk_settings_get_default ();

  g_object_set (settings, "gtk-enable-animations", TRUE, NULL);
  g_assert_cmpuint (gtk_stack_get_transition_duration (stack), <=, 250);
  way_presenter_handle_key (WAY_PRESENTER (f->presenter), GDK_KEY_Right, 0, 0);
  g_assert_true (gtk_stack_get_transition_running (stack));
  wait_until (!gtk_stack_get_transition_running (stack));
  way_presenter_handle_key (WAY_PRESENTER (f->presenter), GDK_KEY_l, 0, 0);
  g_assert_false (gtk_stack_get_transition_running (stack));
  g_object_set (settings, "gtk-enable-animations", FALSE, NULL);
  way_presenter_handle_key (WAY_PRESENTER (f->presenter), GDK_KEY_Left, 0, 0);
  g_assert_false (gtk_stack_get_transition_running (stack));
  g_assert_cmpuint (way_presentation_get_index (f->show), ==, SCENE_TIMELINE);
}

/* What is done to a scene stays in it, and leaves the window as it was. */
static void
test_live (Fixture       *f,
           gconstpointer  data)
{
  WaySession *session = way_scene_view_get_session (scene_view (f));
  double start = way_view_get_start (way_session_get_view (session));
  g_autoptr (WayView) before = way_view_ref (way_session_get_view (f->session));

  press (f, GDK_KEY_Up, GDK_CONTROL_MASK);
  g_assert_cmpfloat (way_view_get_start (way_session_get_view (session)), >, start);
  press (f, GDK_KEY_0, GDK_CONTROL_MASK);
  g_assert_cmpfloat_with_epsilon (way_view_get_start (way_session_get_view (session)), start,
                                  1e-6);
  g_assert_true (way_view_equal (way_session_get_view (f->session), before));
  press (f, GDK_KEY_plus, GDK_CONTROL_MASK);
  g_assert_cmpuint (way_presentation_get_zoom (f->show), ==, 1);
  press (f, GDK_KEY_t, 0);
  g_assert_false (g_settings_get_boolean (f->settings, "present-dark"));
  g_assert_true (gtk_widget_has_css_class (f->presenter, "bright"));
}

static guint32 *
read_pixels (GdkPaintable *picture,
             gsize        *n)
{
  int width = gdk_texture_get_width (GDK_TEXTURE (picture));
  guint32 *pixels;

  *n = (gsize) width * (gsize) gdk_texture_get_height (GDK_TEXTURE (picture));
  pixels = g_new (guint32, *n);
  gdk_texture_download (GDK_TEXTURE (picture), (guchar *) pixels, (gsize) width * 4);
  return pixels;
}

static int
count_colors (GdkPaintable *picture)
{
  g_autoptr (GHashTable) colors = g_hash_table_new (NULL, NULL);
  gsize n;
  g_autofree guint32 *pixels = read_pixels (picture, &n);

  for (gsize i = 0; i < n; i++)
    g_hash_table_add (colors, GUINT_TO_POINTER (pixels[i]));
  return (int) g_hash_table_size (colors);
}

static gboolean
same_pixels (GdkPaintable *a,
             GdkPaintable *b)
{
  gsize n_a, n_b;
  g_autofree guint32 *pixels_a = read_pixels (a, &n_a);
  g_autofree guint32 *pixels_b = read_pixels (b, &n_b);

  return n_a == n_b && memcmp (pixels_a, pixels_b, n_a * sizeof *pixels_a) == 0;
}

static void
test_notes (Fixture       *f,
            gconstpointer  data)
{
  GtkWidget *notes = NULL;
  GListModel *toplevels = gtk_window_get_toplevels ();
  g_autoptr (GdkPaintable) question = NULL;
  g_autoptr (GdkPaintable) answer = NULL;
  GtkPicture *picture;

  press (f, GDK_KEY_n, 0);
  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (toplevels, i);

      if (WAY_IS_NOTES_WINDOW (window))
        notes = window;
    }
  g_assert_nonnull (notes);
  settle (notes);
  g_assert_cmpstr (gtk_label_get_text (template_child (notes, "notes")), ==, "Say this.");
  g_assert_cmpstr (gtk_label_get_text (template_child (notes, "next")), ==,
                   "Next: Was it reached?");
  picture = GTK_PICTURE (template_child (notes, "picture"));
  wait_until (gtk_picture_get_paintable (picture) != NULL);
  question = g_object_ref (gtk_picture_get_paintable (picture));
  g_assert_cmpint (count_colors (question), >, 2);
  press (f, GDK_KEY_Right, 0);
  g_assert_cmpstr (gtk_label_get_text (template_child (notes, "next")), ==, "Next: the answer");
  g_assert_cmpstr (gtk_label_get_text (template_child (notes, "number")), ==, "2 / 3");
  wait_until (gtk_picture_get_paintable (picture) != question);
  answer = g_object_ref (gtk_picture_get_paintable (picture));
  g_assert_cmpint (count_colors (answer), >, 2);
  g_assert_false (same_pixels (question, answer));
  press (f, GDK_KEY_End, 0);
  wait_until (gtk_picture_get_paintable (picture) == NULL);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (picture)));
  g_assert_cmpstr (gtk_label_get_text (template_child (notes, "next")), ==, "Next: the end");
  g_assert_cmpint (strlen (gtk_label_get_text (template_child (notes, "clock"))), ==, 5);
  g_assert_true (g_str_has_prefix (gtk_label_get_text (template_child (notes, "elapsed")), "0:"));
  wait_until (!g_str_equal (gtk_label_get_text (template_child (notes, "elapsed")), "0:00"));
  g_object_add_weak_pointer (G_OBJECT (notes), (gpointer *) &notes);
  press (f, GDK_KEY_n, 0);
  wait_until (notes == NULL);
}

static void
test_hidden_titles (Fixture       *f,
                    gconstpointer  data)
{
  GtkWidget *timeline = find_widget (GTK_WIDGET (scene_view (f)), WAY_TYPE_TIMELINE_VIEW, NULL);

  press (f, GDK_KEY_q, 0);
  g_assert_true (way_presentation_hides_titles (f->show));
  g_assert_true (gtk_widget_get_mapped (timeline));
  press (f, GDK_KEY_Right, 0);
  g_assert_false (way_presentation_hides_titles (f->show));
  g_assert_cmpuint (way_presentation_get_index (f->show), ==, SCENE_TIMELINE);
}

/* F5 of the window shows the tour of the program, Shift+F5 what it shows. */
static void
test_actions (Fixture       *f,
              gconstpointer  data)
{
  GtkWidget *presenter = NULL;
  gint64 begun;

  gtk_window_close (GTK_WINDOW (f->presenter));
  wait_until (f->presenter == NULL);
  begun = g_get_monotonic_time ();
  g_assert_true (gtk_widget_activate_action (f->window, "win.present-view", NULL));
  presenter = other_toplevel (f->window);
  g_assert_true (WAY_IS_PRESENTER (presenter));
  settle (presenter);
  g_test_message ("first scene after %.0f ms", (g_get_monotonic_time () - begun) / 1e3);
  g_assert_cmpfloat ((g_get_monotonic_time () - begun) / 1e3, <, FIRST_SCENE_MS * PATIENCE);
  g_assert_cmpstr (gtk_label_get_text (template_child (presenter, "caption")), ==,
                   "China's innovation policies");
  gtk_window_close (GTK_WINDOW (presenter));
  wait_until (other_toplevel (f->window) != presenter);
  g_assert_true (gtk_widget_activate_action (f->window, "win.present", NULL));
  presenter = other_toplevel (f->window);
  settle (presenter);
  g_assert_cmpuint (way_tour_get_n_scenes (way_presentation_get_tour (
    way_presenter_get_presentation (WAY_PRESENTER (presenter)))), >, 5);
  gtk_window_close (GTK_WINDOW (presenter));
  wait_until (other_toplevel (f->window) == NULL);
}

#define add(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  set_up_display (&argc, &argv);
  add ("/presenter/size", test_size);
  add ("/presenter/steps", test_steps);
  add ("/presenter/timeline-labels", test_timeline_labels);
  add ("/presenter/question", test_question);
  add ("/presenter/question-on-growth", test_question_on_growth);
  add ("/presenter/goal-in-sight", test_goal_in_sight);
  add ("/presenter/due-in-sight", test_due_in_sight);
  add ("/presenter/axis", test_axis);
  add ("/presenter/covers", test_covers);
  add ("/presenter/language", test_language);
  add ("/presenter/language-of-program", test_language_of_program);
  add ("/presenter/language-everywhere", test_language_everywhere);
  add ("/presenter/pointer", test_pointer);
  add ("/presenter/transition", test_transition);
  add ("/presenter/live", test_live);
  add ("/presenter/notes", test_notes);
  add ("/presenter/hidden-titles", test_hidden_titles);
  add ("/presenter/actions", test_actions);
  return g_test_run ();
}
