/* The view of a scene: one of the program's own widgets in a larger style. */
#include "config.h"

#include "way-scene-view.h"

#include <math.h>

#include "way-chart-canvas.h"
#include "way-goals-table.h"
#include "way-goals-view.h"
#include "way-navigator.h"
#include "way-releases.h"
#include "way-scene-style.h"
#include "way-table-page.h"
#include "way-timeline-view.h"

/* How long the window of time has to rest before other titles are chosen. */
#define REST_MS 350

struct _WaySceneView
{
  GtkWidget         parent_instance;

  WayPresentation  *presentation;
  WayScene         *scene;
  WaySession       *session;
  WaySceneStyle    *style;
  WayView          *view;          /* as the scene has it */
  GtkWidget        *child;
  gboolean          asks;          /* has a question that the data can answer */
  WayChartQuestion  question;      /* without line and progress */
  GArray           *shown;         /* guint, policies named in a quiz */
  guint             rest_source;
  gboolean          drawing;       /* the class's line, just now */
  WayGuess          drawn;         /* where it was drawn last; year 0 for nowhere */
};

G_DEFINE_FINAL_TYPE (WaySceneView, way_scene_view, GTK_TYPE_WIDGET)

/* Selecting a mark of a quiz names it. */
static void
note_shown (WaySceneView *scene_view)
{
  guint selected = way_session_get_selected (scene_view->session);

  if (!way_presentation_hides_titles (scene_view->presentation))
    g_array_set_size (scene_view->shown, 0);
  else if (selected != WAY_NONE)
    g_array_append_val (scene_view->shown, selected);
}

static void
update_titles (WaySceneView *scene_view)
{
  g_autoptr (GArray) chosen = NULL;
  WaySceneTitles titles;

  if (!WAY_IS_TIMELINE_VIEW (scene_view->child))
    return;
  chosen = way_timeline_choose_titles (way_session_get_dataset (scene_view->session),
                                       way_session_get_view (scene_view->session),
                                       (const char *const *) scene_view->scene->picks,
                                       way_session_get_matching (scene_view->session, NULL));
  note_shown (scene_view);
  titles = (WaySceneTitles) {
    .chosen = (const guint *) (gpointer) chosen->data,
    .n_chosen = chosen->len,
    .hidden = way_presentation_hides_titles (scene_view->presentation),
    .shown = (const guint *) (gpointer) scene_view->shown->data,
    .n_shown = scene_view->shown->len,
    .both = way_presentation_get_speaks (scene_view->presentation) == WAY_SPEAKS_BOTH,
  };
  way_timeline_view_set_titles (WAY_TIMELINE_VIEW (scene_view->child), &titles);
}

static gboolean
rest_cb (gpointer data)
{
  WaySceneView *scene_view = data;

  if (way_navigator_is_moving (way_navigator_of_session (scene_view->session)))
    return G_SOURCE_CONTINUE;
  scene_view->rest_source = 0;
  update_titles (scene_view);
  return G_SOURCE_REMOVE;
}

static void
view_changed_cb (WaySceneView *scene_view)
{
  g_clear_handle_id (&scene_view->rest_source, g_source_remove);
  scene_view->rest_source = g_timeout_add (REST_MS, rest_cb, scene_view);
}

/* A quick hand skips years; they lie on the way. */
static void
draw_between (WaySceneView *scene_view,
              int           year,
              double        value)
{
  int from = scene_view->drawn.year, step = year > from ? 1 : -1;

  for (int i = from + step; from != 0 && from != year && i != year; i += step)
    way_presentation_draw (scene_view->presentation, i,
                           scene_view->drawn.value + (value - scene_view->drawn.value)
                                                     * (i - from) / (year - from));
}

static void
draw_at (WaySceneView *scene_view,
         double        x,
         double        y)
{
  double value;
  int year;

  if (!way_chart_canvas_find_guess (WAY_CHART_CANVAS (scene_view->child), x, y, &year, &value))
    return;
  draw_between (scene_view, year, value);
  way_presentation_draw (scene_view->presentation, year, value);
  scene_view->drawn = (WayGuess) { year, value };
}

/* In the span that is unknown a drag draws the line of the class; elsewhere it
 * moves the window of time, as ever. */
static void
drag_begin_cb (WaySceneView   *scene_view,
               double          x,
               double          y,
               GtkGestureDrag *drag)
{
  double value;
  int year;

  scene_view->drawing
    = way_chart_canvas_find_guess (WAY_CHART_CANVAS (scene_view->child), x, y, &year, &value);
  gtk_gesture_set_state (GTK_GESTURE (drag), scene_view->drawing
                         ? GTK_EVENT_SEQUENCE_CLAIMED : GTK_EVENT_SEQUENCE_DENIED);
  scene_view->drawn.year = 0;
  if (scene_view->drawing)
    draw_at (scene_view, x, y);
}

static void
drag_update_cb (WaySceneView   *scene_view,
                double          dx,
                double          dy,
                GtkGestureDrag *drag)
{
  double x, y;

  if (scene_view->drawing && gtk_gesture_drag_get_start_point (drag, &x, &y))
    draw_at (scene_view, x + dx, y + dy);
}

static GtkWidget *
make_chart (WaySceneView *scene_view)
{
  GtkWidget *chart = g_object_new (WAY_TYPE_CHART_CANVAS, "full", TRUE, NULL);
  GtkGesture *drag;

  way_chart_canvas_set_session (WAY_CHART_CANVAS (chart), scene_view->session, scene_view->style);
  if (!scene_view->asks || !scene_view->scene->predict->drawn)
    return chart;
  drag = gtk_gesture_drag_new ();
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (drag_begin_cb), scene_view,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (drag_update_cb), scene_view,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (chart, GTK_EVENT_CONTROLLER (drag));
  return chart;
}

static GtkWidget *
make_goals (WaySceneView *scene_view)
{
  WayGoalsLook look = way_view_get_goals (scene_view->view);
  GtkWidget *goals;

  if (look.shown == WAY_GOALS_THREADS)
    {
      goals = g_object_new (WAY_TYPE_GOALS_VIEW, NULL);
      way_goals_view_set_session (WAY_GOALS_VIEW (goals), scene_view->session, scene_view->style);
      way_goals_view_reveal (
        WAY_GOALS_VIEW (goals),
        way_dataset_find (way_session_get_dataset (scene_view->session), WAY_TABLE_GOALS,
                          look.goal));
      return goals;
    }
  goals = g_object_new (WAY_TYPE_GOALS_TABLE, NULL);
  way_goals_table_set_session (WAY_GOALS_TABLE (goals), scene_view->session);
  if (look.shown == WAY_GOALS_HORIZON)
    way_goals_table_reveal_due (WAY_GOALS_TABLE (goals),
                                way_date_from_day (way_date_today ()).year);
  return goals;
}

static GtkWidget *
make_timeline (WaySceneView *scene_view)
{
  WayLang lang = way_session_get_lang (scene_view->session);
  GtkWidget *timeline = g_object_new (WAY_TYPE_TIMELINE_VIEW, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (timeline), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  way_tr (lang, WAY_N_ ("Timeline of policies")), -1);
  way_timeline_view_set_session (WAY_TIMELINE_VIEW (timeline), scene_view->session,
                                 scene_view->style);
  return timeline;
}

static void
make_child (WaySceneView *scene_view)
{
  if (scene_view->asks)
    scene_view->child = make_chart (scene_view);
  else
    switch (way_view_get_page (scene_view->view))
      {
      case WAY_PAGE_CHARTS:
        scene_view->child = make_chart (scene_view);
        break;
      case WAY_PAGE_GOALS:
        scene_view->child = make_goals (scene_view);
        break;
      case WAY_PAGE_TABLE:
        scene_view->child = g_object_new (WAY_TYPE_TABLE_PAGE, NULL);
        way_table_page_set_session (WAY_TABLE_PAGE (scene_view->child), scene_view->session);
        break;
      case WAY_PAGE_TIMELINE:
      case WAY_N_PAGES:
      default:
        scene_view->child = make_timeline (scene_view);
      }
  gtk_widget_set_parent (scene_view->child, GTK_WIDGET (scene_view));
}

static void
way_scene_view_dispose (GObject *object)
{
  WaySceneView *scene_view = WAY_SCENE_VIEW (object);

  g_clear_handle_id (&scene_view->rest_source, g_source_remove);
  g_clear_pointer (&scene_view->child, gtk_widget_unparent);
  g_clear_object (&scene_view->session);
  g_clear_object (&scene_view->style);
  g_clear_object (&scene_view->presentation);
  g_clear_pointer (&scene_view->view, way_view_unref);
  g_clear_pointer (&scene_view->scene, way_scene_unref);
  g_clear_pointer (&scene_view->shown, g_array_unref);

  G_OBJECT_CLASS (way_scene_view_parent_class)->dispose (object);
}

static void
way_scene_view_class_init (WaySceneViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_scene_view_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "sceneview");
}

static void
way_scene_view_init (WaySceneView *scene_view)
{
  scene_view->shown = g_array_new (FALSE, FALSE, sizeof (guint));
}

/**
 * way_scene_view_new:
 * @presentation: a presentation that is not at its end
 * @dataset: the snapshot that is shown
 * @view: (nullable): where the scene was left; %NULL for its own view
 * @text_px: the size of the text in pixels
 * @dark: whether the ground is dark
 *
 * Returns: (transfer none): the view of the present scene, in the present
 *   language
 */
GtkWidget *
way_scene_view_new (WayPresentation *presentation,
                    WayDataset      *dataset,
                    WayView         *view,
                    double           text_px,
                    gboolean         dark)
{
  WaySceneView *scene_view;
  WayScene *scene;
  WayLang lang;

  g_return_val_if_fail (WAY_IS_PRESENTATION (presentation) && dataset != NULL, NULL);
  g_return_val_if_fail (!way_presentation_is_at_end (presentation), NULL);

  scene = way_presentation_get_scene (presentation);
  lang = way_presentation_get_lang (presentation);
  scene_view = g_object_new (WAY_TYPE_SCENE_VIEW, NULL);
  scene_view->presentation = g_object_ref (presentation);
  scene_view->scene = way_scene_ref (scene);
  scene_view->session = way_session_new (dataset, lang);
  scene_view->style = way_scene_style_new_for_show (lang, text_px, dark);
  scene_view->view = way_scene_dup_view (scene, dataset);
  scene_view->asks = scene->predict != NULL
    && way_chart_question_resolve (dataset, scene->predict, &scene_view->question);
  way_session_update (scene_view->session, view != NULL ? view : scene_view->view);
  make_child (scene_view);
  way_scene_view_update (scene_view);
  g_signal_connect_object (scene_view->session, "notify::view", G_CALLBACK (view_changed_cb),
                           scene_view, G_CONNECT_SWAPPED);
  return GTK_WIDGET (scene_view);
}

/**
 * way_scene_view_get_session:
 * @scene_view: a scene view
 *
 * Returns: (transfer none): its own session
 */
WaySession *
way_scene_view_get_session (WaySceneView *scene_view)
{
  g_return_val_if_fail (WAY_IS_SCENE_VIEW (scene_view), NULL);

  return scene_view->session;
}

/**
 * way_scene_view_get_question:
 * @scene_view: a scene view
 * @question: (out): its question
 *
 * Returns: %FALSE if the scene has no question, or none that the data set can
 *   answer
 */
gboolean
way_scene_view_get_question (WaySceneView     *scene_view,
                             WayChartQuestion *question)
{
  g_return_val_if_fail (WAY_IS_SCENE_VIEW (scene_view) && question != NULL, FALSE);

  *question = scene_view->question;
  return scene_view->asks;
}

static void
update_question (WaySceneView *scene_view)
{
  WayChartQuestion question = scene_view->question;
  g_autoptr (WayView) view = NULL;

  question.revealed = way_presentation_is_revealed (scene_view->presentation);
  question.progress = 1;
  question.guess = way_presentation_get_guess (scene_view->presentation, &question.n_guess);
  view = way_chart_question_get_view (way_session_get_dataset (scene_view->session),
                                      way_session_get_view (scene_view->session), &question);
  way_session_update (scene_view->session, view);
  way_chart_canvas_set_question (WAY_CHART_CANVAS (scene_view->child), &question);
}

/**
 * way_scene_view_update:
 * @scene_view: a scene view
 *
 * Follows what has become of its scene: titles hidden or shown, a question
 * open or answered.
 */
void
way_scene_view_update (WaySceneView *scene_view)
{
  g_return_if_fail (WAY_IS_SCENE_VIEW (scene_view));

  if (way_presentation_get_scene (scene_view->presentation) != scene_view->scene)
    return;
  if (scene_view->asks)
    update_question (scene_view);
  else
    update_titles (scene_view);
}

/**
 * way_scene_view_set_look:
 * @scene_view: a scene view
 * @text_px: the size of the text in pixels
 * @dark: whether the ground is dark
 *
 * Changes how the scene looks.
 */
void
way_scene_view_set_look (WaySceneView *scene_view,
                         double        text_px,
                         gboolean      dark)
{
  g_return_if_fail (WAY_IS_SCENE_VIEW (scene_view));

  way_scene_style_set_show (scene_view->style, text_px, dark);
}

/**
 * way_scene_view_zoom:
 * @scene_view: a scene view
 * @factor: above 1 to see less
 *
 * Zooms about the middle of the time axis.
 */
void
way_scene_view_zoom (WaySceneView *scene_view,
                     double        factor)
{
  WayNavigator *navigator;
  double start, end, middle, half;

  g_return_if_fail (WAY_IS_SCENE_VIEW (scene_view) && factor > 0);

  navigator = way_navigator_of_session (scene_view->session);
  if (!way_navigator_can_zoom (navigator, factor))
    return;
  way_navigator_get_target (navigator, &start, &end);
  middle = (start + end) / 2;
  half = CLAMP ((end - start) / factor, WAY_VIEW_MIN_SPAN,
                way_navigator_get_longest (navigator)) / 2;
  way_navigator_go (navigator, WAY_MOVE_ZOOM, GTK_WIDGET (scene_view), middle - half,
                    middle + half);
}

/**
 * way_scene_view_pan:
 * @scene_view: a scene view
 * @share: how far to go into the future, as a share of the window
 *
 * Moves the window of time.
 */
void
way_scene_view_pan (WaySceneView *scene_view,
                    double        share)
{
  WayNavigator *navigator;
  double start, end, move;

  g_return_if_fail (WAY_IS_SCENE_VIEW (scene_view));

  navigator = way_navigator_of_session (scene_view->session);
  way_navigator_get_target (navigator, &start, &end);
  move = (end - start) * share;
  way_navigator_go (navigator, WAY_MOVE_PAN, GTK_WIDGET (scene_view), start + move, end + move);
}

/**
 * way_scene_view_reset:
 * @scene_view: a scene view
 *
 * Goes back to the span that the scene has.
 */
void
way_scene_view_reset (WaySceneView *scene_view)
{
  g_return_if_fail (WAY_IS_SCENE_VIEW (scene_view));

  way_navigator_go (way_navigator_of_session (scene_view->session), WAY_MOVE_FIT,
                    GTK_WIDGET (scene_view), way_view_get_start (scene_view->view),
                    way_view_get_end (scene_view->view));
}
