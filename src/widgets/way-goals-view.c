/* The threads as a widget: the scene, its size and scrolling, and the pointer. */
#include "config.h"

#include "way-goals-view-private.h"

#include "way-folding.h"
#include "way-phrases.h"
#include "way-snapshot-painter.h"

G_DEFINE_FINAL_TYPE (WayGoalsView, way_goals_view, GTK_TYPE_WIDGET)

/**
 * way_goals_view_is_ready:
 * @view: a view of the goals
 *
 * Returns: whether there is a layout that can be asked
 */
gboolean
way_goals_view_is_ready (WayGoalsView *view)
{
  return view->scene != NULL && gtk_widget_get_width (GTK_WIDGET (view)) > 0;
}

static double
get_ruler_height (WayGoalsView *view)
{
  return way_axis_get_height (way_scene_style_get_look (view->style));
}

static void
go_to_goals (WayGoalsView *view,
             const char   *goal)
{
  WayView *now = way_session_get_view (view->session);
  WayGoalsLook look = way_view_get_goals (now);
  g_autoptr (WayView) changed = NULL;

  look.goal = goal;
  changed = way_view_with_goals (now, look);
  way_session_go (view->session, changed);
}

/**
 * way_goals_view_toggle_thread:
 * @view: a view of the goals
 * @goal: the number of a goal
 *
 * Expands a thread, or collapses the one that is.
 */
void
way_goals_view_toggle_thread (WayGoalsView *view,
                              guint         goal)
{
  const char *id = way_dataset_get_goal (way_session_get_dataset (view->session), goal)->id;
  WayGoalsLook look = way_view_get_goals (way_session_get_view (view->session));

  go_to_goals (view, g_str_equal (look.goal, id) ? "" : id);
}

static void
toggle_theme (WayGoalsView *view,
              guint         theme)
{
  g_autoptr (WayView) folded
    = way_folding_toggle (way_session_get_dataset (view->session),
                          way_session_get_view (view->session), WAY_GROUP_THEME, theme);

  way_session_go (view->session, folded);
}

/**
 * way_goals_view_activate:
 * @view: a view of the goals
 * @item: what was clicked, or chosen by a key
 *
 * Folds or unfolds a theme, expands or collapses the thread of a heading, else
 * selects the policy; of the one that is selected already the details are
 * shown.
 */
void
way_goals_view_activate (WayGoalsView       *view,
                         const WayGoalsItem *item)
{
  guint policy = item->policy;

  way_goals_view_set_cursor (view, item);
  way_goals_view_want_cursor (view);
  if (item->kind == WAY_GOALS_ITEM_THEME)
    toggle_theme (view, item->theme);
  else if (item->kind == WAY_GOALS_ITEM_GOAL || item->kind == WAY_GOALS_ITEM_MORE)
    way_goals_view_toggle_thread (view, item->goal);
  else if (policy != WAY_NONE && policy == way_session_get_selected (view->session))
    gtk_widget_activate_action (GTK_WIDGET (view), "win.show-detail", NULL);
  else if (policy != WAY_NONE)
    way_session_select (view->session, policy);
}

static void
update_adjustment (WayGoalsView *view,
                   int           height)
{
  double ruler = get_ruler_height (view);
  double page = MAX (height - ruler, 1);
  double upper = MAX (way_goals_scene_get_height (view->scene) - ruler, page);

  double value = gtk_adjustment_get_value (view->threads);

  if (view->reveal_wanted)
    value = way_goals_view_find_scroll (view, value, page);
  view->reveal_wanted = FALSE;
  value = way_goals_view_find_top (view, value);
  gtk_adjustment_configure (view->threads, CLAMP (value, 0, upper - page), 0, upper, page / 10,
                            page, page);
  gtk_widget_set_child_visible (view->scrollbar, upper > page + 0.5);
}

/* How wide the scroll bar is, in pixels. */
static int
measure_bar (WayGoalsView *view)
{
  int bar;

  gtk_widget_measure (view->scrollbar, GTK_ORIENTATION_HORIZONTAL, -1, &bar, NULL, NULL, NULL);
  return bar;
}

static void
way_goals_view_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  WayGoalsView *view = WAY_GOALS_VIEW (widget);
  if (view->scene == NULL || width <= 0 || height <= 0)
    return;
  view->allocating = TRUE;
  way_goals_scene_set_size (view->scene, width, height);
  way_goals_scene_set_view (view->scene, way_session_get_view (view->session),
                            way_session_get_matching (view->session, NULL));
  update_adjustment (view, height);
  way_goals_scene_set_scroll (view->scene, gtk_adjustment_get_value (view->threads));
  if (!gtk_widget_get_child_visible (view->scrollbar))
    way_goals_scene_set_covered (view->scene, 0);
  else
    {
      int bar = measure_bar (view), top = (int) get_ruler_height (view);

      gtk_widget_size_allocate (view->scrollbar,
                                &(GtkAllocation) { width - bar, top, bar, MAX (height - top, 1) },
                                -1);
      way_goals_scene_set_covered (view->scene, bar);
    }
  way_goals_view_allocate_marks (view);
  way_goals_view_want_marks (view);
  view->allocating = FALSE;
}

static void
way_goals_view_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 200 : 150;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 900 : 500;
}

static void
way_goals_view_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  WayGoalsView *view = WAY_GOALS_VIEW (widget);

  if (way_goals_view_is_ready (view))
    {
      g_autoptr (WayPainter) painter = way_snapshot_painter_new_for (snapshot, widget);

      way_goals_scene_draw (view->scene, painter, way_scene_style_get_look (view->style));
    }
  GTK_WIDGET_CLASS (way_goals_view_parent_class)->snapshot (widget, snapshot);
}

static gboolean
get_axis (GtkWidget   *widget,
          WayViewport *viewport)
{
  WayGoalsView *view = WAY_GOALS_VIEW (widget);

  if (!way_goals_view_is_ready (view))
    return FALSE;
  /* Gestures may come faster than frames. */
  way_goals_scene_set_view (view->scene, way_session_get_view (view->session),
                            way_session_get_matching (view->session, NULL));
  *viewport = way_goals_scene_get_viewport (view->scene);
  return TRUE;
}

static void
view_changed_cb (WayGoalsView *view)
{
  if (view->allocating)
    return;
  gtk_widget_queue_allocate (GTK_WIDGET (view));
  gtk_widget_queue_draw (GTK_WIDGET (view));
}

/* Draws the threads where nobody sees it, which loads the glyphs of their text. */
static void
draw_ahead (WayGoalsView *view,
            int           width,
            int           height)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  WayPainter *painter = way_snapshot_painter_new_for (snapshot, GTK_WIDGET (view));
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);
  GskRenderNode *node;

  way_goals_scene_draw (view->scene, painter, way_scene_style_get_look (view->style));
  way_painter_free (painter);
  node = gtk_snapshot_free_to_node (snapshot);
  if (node != NULL)
    gsk_render_node_draw (node, cr);
  g_clear_pointer (&node, gsk_render_node_unref);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* Lays the threads out and draws them once before they are first looked at: the
 * most of a first frame is to measure the labels, which the text context
 * remembers, and to load glyphs. The next thing around them that has a size
 * tells theirs: the page that is shown in the place of theirs. */
static gboolean
make_ahead_cb (gpointer data)
{
  WayGoalsView *view = data;
  GtkWidget *around = data;
  int width, height;

  while (around != NULL && gtk_widget_get_width (around) == 0)
    around = gtk_widget_get_parent (around);
  width = around != NULL ? gtk_widget_get_width (around) : 0;
  height = around != NULL ? gtk_widget_get_height (around) : 0;
  view->ahead_source = 0;
  if (view->scene == NULL || gtk_widget_get_mapped (data) || width <= 0 || height <= 0)
    return G_SOURCE_REMOVE;
  way_goals_scene_set_size (view->scene, width, height);
  way_goals_scene_set_view (view->scene, way_session_get_view (view->session),
                            way_session_get_matching (view->session, NULL));
  if (way_goals_scene_get_height (view->scene) > height)
    way_goals_scene_set_covered (view->scene, measure_bar (view));
  draw_ahead (view, width, height);
  return G_SOURCE_REMOVE;
}

static void
rebuild_cb (WayGoalsView *view)
{
  const WayLook *look = way_scene_style_get_look (view->style);
  int width = gtk_widget_get_width (GTK_WIDGET (view));
  int height = gtk_widget_get_height (GTK_WIDGET (view));

  g_clear_pointer (&view->scene, way_goals_scene_free);
  view->scene = way_goals_scene_new (way_session_get_dataset (view->session), look->text,
                                     look->lang);
  view->redescribe = TRUE;
  if (view->ahead_source == 0 && !gtk_widget_get_mapped (GTK_WIDGET (view)))
    view->ahead_source = g_idle_add_full (G_PRIORITY_LOW, make_ahead_cb, view, NULL);
  if (width > 0 && height > 0)
    {
      way_goals_scene_set_size (view->scene, width, height);
      way_goals_scene_set_view (view->scene, way_session_get_view (view->session),
                                way_session_get_matching (view->session, NULL));
    }
  view_changed_cb (view);
}

/* The card under the pointer: the words, and the statement itself. */
static gboolean
way_goals_view_query_tooltip (GtkWidget  *widget,
                              int         x,
                              int         y,
                              gboolean    keyboard,
                              GtkTooltip *tooltip)
{
  WayGoalsView *view = WAY_GOALS_VIEW (widget);
  const WayDataset *dataset;
  const WayGoalsItem *item;
  WayLang lang;
  g_autofree char *card = NULL;

  if (!way_goals_view_is_ready (view) || keyboard)
    return FALSE;
  dataset = way_session_get_dataset (view->session);
  lang = way_session_get_lang (view->session);
  item = way_goals_scene_find_item (view->scene, x, y);
  if (item == NULL || item->kind == WAY_GOALS_ITEM_MORE || item->kind == WAY_GOALS_ITEM_THEME)
    return FALSE;
  if (item->kind == WAY_GOALS_ITEM_GOAL)
    card = g_markup_printf_escaped ("<b>%s</b>\n%s", item->text,
                                    way_dataset_get_goal (dataset, item->goal)->description[lang]);
  else
    {
      const WayPolicy *policy = way_dataset_get_policy (dataset, item->policy);
      g_autofree char *date = way_phrase_date (policy, lang);

      card = g_markup_printf_escaped (
        "<b>%s</b>\n%s\n%s\n%s", policy->title[lang], date, item->text,
        item->stated != WAY_NONE
        ? way_dataset_get_stated_goal (dataset, item->stated)->statement[lang] : "");
    }
  gtk_tooltip_set_markup (tooltip, g_strchomp (card));
  gtk_tooltip_set_tip_area (tooltip, &(GdkRectangle) {
    (int) item->bounds.x, (int) item->bounds.y, (int) item->bounds.width,
    (int) item->bounds.height });
  return TRUE;
}

static void
motion_cb (WayGoalsView *view,
           double        x,
           double        y)
{
  const WayGoalsItem *item;

  if (!way_goals_view_is_ready (view) || way_time_gestures_is_dragging (view->gestures))
    return;
  item = way_goals_scene_find_item (view->scene, x, y);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (view), item != NULL ? "pointer" : NULL);
  way_goals_scene_set_hovered (view->scene, item != NULL ? item->policy : WAY_NONE);
  gtk_widget_queue_draw (GTK_WIDGET (view));
}

static void
click_cb (WayGoalsView *view,
          int           n_press,
          double        x,
          double        y)
{
  const WayGoalsItem *item;

  if (!way_goals_view_is_ready (view) || n_press != 1
      || way_time_gestures_is_dragging (view->gestures))
    return;
  item = way_goals_scene_find_item (view->scene, x, y);
  gtk_widget_grab_focus (GTK_WIDGET (view));
  if (item != NULL)
    way_goals_view_activate (view, item);
}

static gboolean
way_goals_view_focus (GtkWidget        *widget,
                      GtkDirectionType  direction)
{
  return WAY_GOALS_VIEW (widget)->session != NULL && way_goals_view_tab (WAY_GOALS_VIEW (widget));
}

static void
way_goals_view_dispose (GObject *object)
{
  WayGoalsView *view = WAY_GOALS_VIEW (object);

  way_goals_view_drop_marks (view);
  g_clear_handle_id (&view->ahead_source, g_source_remove);
  if (view->session_signals != NULL)
    g_signal_group_set_target (view->session_signals, NULL);
  if (view->style_signals != NULL)
    g_signal_group_set_target (view->style_signals, NULL);
  g_clear_object (&view->session_signals);
  g_clear_object (&view->style_signals);
  g_clear_pointer (&view->scrollbar, gtk_widget_unparent);
  g_clear_pointer (&view->scene, way_goals_scene_free);
  g_clear_object (&view->gestures);
  g_clear_object (&view->session);
  g_clear_object (&view->style);
  g_clear_object (&view->threads);

  G_OBJECT_CLASS (way_goals_view_parent_class)->dispose (object);
}

static void
way_goals_view_class_init (WayGoalsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_goals_view_dispose;
  widget_class->size_allocate = way_goals_view_size_allocate;
  widget_class->measure = way_goals_view_measure;
  widget_class->snapshot = way_goals_view_snapshot;
  widget_class->query_tooltip = way_goals_view_query_tooltip;
  widget_class->focus = way_goals_view_focus;
  way_goals_view_install_keys (widget_class);
  gtk_widget_class_set_css_name (widget_class, "goals");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
way_goals_view_init (WayGoalsView *view)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  view->cursor = (WayGoalsItem) { .goal = WAY_NONE, .policy = WAY_NONE, .stated = WAY_NONE };
  view->top_wanted = WAY_NONE;
  view->slots = g_array_new (FALSE, FALSE, sizeof (WayGoalsSlot));
  view->lists = g_array_new (FALSE, FALSE, sizeof (WayGoalsList));
  view->described_on = WAY_KNOWN_ALL;
  view->threads = g_object_ref_sink (gtk_adjustment_new (0, 0, 1, 1, 1, 1));
  view->scrollbar = gtk_scrollbar_new (GTK_ORIENTATION_VERTICAL, view->threads);
  gtk_widget_set_parent (view->scrollbar, GTK_WIDGET (view));
  gtk_widget_set_child_visible (view->scrollbar, FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (view), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (view), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (view), GTK_OVERFLOW_HIDDEN);
  g_signal_connect_object (view->threads, "value-changed", G_CALLBACK (view_changed_cb), view,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), view, G_CONNECT_SWAPPED);
  g_signal_connect_object (click, "released", G_CALLBACK (click_cb), view, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (view), motion);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (click));
  view->gestures = way_time_gestures_new (GTK_WIDGET (view), view->threads);
  way_time_gestures_set_axis (view->gestures, get_axis);
  way_goals_view_add_why (view);

  view->session_signals = g_signal_group_new (WAY_TYPE_SESSION);
  g_signal_group_connect_swapped (view->session_signals, "notify::view",
                                  G_CALLBACK (view_changed_cb), view);
  g_signal_group_connect_swapped (view->session_signals, "notify::dataset",
                                  G_CALLBACK (rebuild_cb), view);
  view->style_signals = g_signal_group_new (WAY_TYPE_SCENE_STYLE);
  g_signal_group_connect_swapped (view->style_signals, "changed", G_CALLBACK (rebuild_cb), view);
}

/**
 * way_goals_view_set_session:
 * @view: a view of the goals
 * @session: the session that it shows and changes
 * @style: the look of the window
 *
 * Gives the view what it shows; to be called once.
 */
void
way_goals_view_set_session (WayGoalsView  *view,
                            WaySession    *session,
                            WaySceneStyle *style)
{
  g_return_if_fail (WAY_IS_GOALS_VIEW (view) && view->session == NULL);
  g_return_if_fail (WAY_IS_SESSION (session) && WAY_IS_SCENE_STYLE (style));

  view->session = g_object_ref (session);
  view->style = g_object_ref (style);
  way_time_gestures_set_session (view->gestures, session);
  g_signal_group_set_target (view->session_signals, session);
  g_signal_group_set_target (view->style_signals, style);
  rebuild_cb (view);
}

/**
 * way_goals_view_get_counts:
 * @view: a view of the goals
 *
 * Returns: (transfer none) (nullable): what has become of all stations and
 *   targets in the present window; %NULL before the first layout
 */
const WayGoalsCounts *
way_goals_view_get_counts (WayGoalsView *view)
{
  g_return_val_if_fail (WAY_IS_GOALS_VIEW (view), NULL);

  return way_goals_view_is_ready (view) ? way_goals_scene_get_counts (view->scene) : NULL;
}
