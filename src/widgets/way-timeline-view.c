/* The timeline widget: its scene and its children. The picture of the scene is
 * kept, so that what lies over it can change without drawing it again.
 */
#include "config.h"

#include "way-timeline-view-private.h"

#include <math.h>

#include "way-phrases.h"
#include "way-snapshot-painter.h"

enum
{
  SIGNAL_LAID_OUT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WayTimelineView, way_timeline_view, GTK_TYPE_WIDGET)

static void
update_adjustment (WayTimelineView *view)
{
  double ruler, page, upper;

  ruler = way_axis_get_height (way_scene_style_get_look (view->style));
  page = MAX (gtk_widget_get_height (GTK_WIDGET (view)) - ruler, 1);
  upper = MAX (way_timeline_scene_get_height (view->scene) - ruler, page);
  gtk_adjustment_configure (view->lanes,
                            CLAMP (gtk_adjustment_get_value (view->lanes), 0, upper - page),
                            0, upper, page / 10, page, page);
  gtk_widget_set_child_visible (view->scrollbar, upper > page + 0.5);
}

/* Scrolls the lanes so that a policy's row is in the window. */
static void
reveal_row (WayTimelineView *view,
            guint            policy)
{
  double top, bottom, value, page;

  if (!way_timeline_scene_get_row (view->scene, policy, &top, &bottom))
    return;
  value = gtk_adjustment_get_value (view->lanes);
  page = gtk_adjustment_get_page_size (view->lanes);
  if (top < value)
    gtk_adjustment_set_value (view->lanes, top);
  else if (bottom > value + page)
    gtk_adjustment_set_value (view->lanes, bottom - page);
}

/* Marks wait for their policies, so that one of them can keep the focus. */
static gboolean
sync_marks_cb (gpointer data)
{
  WayTimelineView *view = data;

  view->marks_source = 0;
  if (view->scene != NULL && gtk_widget_get_width (GTK_WIDGET (view)) > 0
      && !way_timeline_scene_is_waiting (view->scene))
    way_timeline_view_sync_marks (view);
  return G_SOURCE_REMOVE;
}

/* Children come and go after the frame: not while widgets are allocated, and
 * not before the picture is there. */
static void
want_marks (WayTimelineView *view)
{
  if (view->marks_source == 0 && view->drawn)
    view->marks_source = g_idle_add_full (GDK_PRIORITY_REDRAW + 10, sync_marks_cb, view, NULL);
}

/* Nobody sees what is drawn, but pictures are kept. */
static gboolean
prepare_moves (WayTimelineView *view)
{
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (WayPainter) painter = way_snapshot_painter_new_for (snapshot, GTK_WIDGET (view));

  return way_timeline_scene_prepare (view->scene, painter,
                                     way_scene_style_get_look (view->style));
}

static gboolean
prepare_cb (gpointer data)
{
  WayTimelineView *view = data;

  if (view->scene != NULL && gtk_widget_get_width (GTK_WIDGET (view)) > 0 && prepare_moves (view))
    return G_SOURCE_CONTINUE;
  view->prepare_source = 0;
  return G_SOURCE_REMOVE;
}

/* What the next moves need of a large set is made while nothing else waits. */
static void
want_prepared (WayTimelineView *view)
{
  if (view->prepare_source == 0 && view->drawn)
    view->prepare_source = g_idle_add_full (G_PRIORITY_LOW, prepare_cb, view, NULL);
}

static void
update_scene (WayTimelineView *view,
              int              width,
              int              height)
{
  g_clear_pointer (&view->picture, gsk_render_node_unref);
  way_timeline_scene_set_size (view->scene, width, height);
  way_timeline_view_show_groups (view);
}

static void
way_timeline_view_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  WayTimelineView *view = WAY_TIMELINE_VIEW (widget);
  guint selected;
  double ruler;

  if (view->scene == NULL || width <= 0 || height <= 0)
    return;
  view->allocating = TRUE;
  ruler = way_axis_get_height (way_scene_style_get_look (view->style));
  way_time_gestures_set_ruler (view->gestures, ruler);
  update_scene (view, width, height);
  /* How far it can be scrolled is not known before there are lanes. */
  if (!way_timeline_scene_is_waiting (view->scene))
    update_adjustment (view);
  else
    gtk_widget_set_child_visible (view->scrollbar, FALSE);
  if (view->reveal != WAY_NONE)
    reveal_row (view, view->reveal);
  way_timeline_scene_set_scroll (view->scene, gtk_adjustment_get_value (view->lanes));
  if (!gtk_widget_get_child_visible (view->scrollbar))
    way_timeline_scene_set_covered (view->scene, 0);
  else
    {
      int bar, bar_height = MAX (height - (int) ruler, 1);

      gtk_widget_measure (view->scrollbar, GTK_ORIENTATION_HORIZONTAL, -1, &bar, NULL, NULL, NULL);
      gtk_widget_size_allocate (view->scrollbar,
                                &(GtkAllocation) { width - bar, height - bar_height, bar,
                                                   bar_height }, -1);
      way_timeline_scene_set_covered (view->scene, bar);
    }
  way_timeline_view_follow_pointer (view);
  selected = way_session_get_selected (view->session);
  if (!way_timeline_view_allocate_marks (view) || view->grab_focus || selected != view->marked
      || view->redescribe
      || view->described_on != way_view_get_as_known (way_session_get_view (view->session)))
    want_marks (view);
  view->marked = selected;
  if (view->cluster_list != NULL)
    gtk_popover_present (GTK_POPOVER (view->cluster_list));
  if (view->menu != NULL)
    gtk_popover_present (GTK_POPOVER (view->menu));
  if (!way_navigator_is_moving (view->navigator) && !way_timeline_scene_is_waiting (view->scene))
    view->reveal = WAY_NONE;
  view->allocating = FALSE;
  want_prepared (view);
  g_signal_emit (view, signals[SIGNAL_LAID_OUT], 0);
}

static void
way_timeline_view_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 200 : 190;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 900 : 500;
}

static GskRenderNode *
draw_picture (WayTimelineView *view)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (WayPainter) painter = way_snapshot_painter_new_for (snapshot, GTK_WIDGET (view));

  way_timeline_scene_draw (view->scene, painter, way_scene_style_get_look (view->style));
  g_clear_pointer (&painter, way_painter_free);
  return gtk_snapshot_free_to_node (snapshot);
}

static void
way_timeline_view_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  WayTimelineView *view = WAY_TIMELINE_VIEW (widget);

  if (view->scene != NULL && gtk_widget_get_width (widget) > 0)
    {
      if (view->picture == NULL)
        {
          way_text_context_trim (way_scene_style_get_look (view->style)->text);
          view->picture = draw_picture (view);
        }
      gtk_snapshot_append_node (snapshot, view->picture);
      way_timeline_view_draw_over (view, snapshot);
    }
  GTK_WIDGET_CLASS (way_timeline_view_parent_class)->snapshot (widget, snapshot);
  if (!view->drawn)
    {
      view->drawn = TRUE;
      want_marks (view);
    }
}

static gboolean
way_timeline_view_focus (GtkWidget        *widget,
                         GtkDirectionType  direction)
{
  WayTimelineView *view = WAY_TIMELINE_VIEW (widget);

  return view->session != NULL && view->scene != NULL
      && way_timeline_view_tab (view, direction != GTK_DIR_TAB_BACKWARD);
}

/* With the policy that was selected before it the selected one is compared. A walk
 * ends with another selection than its own, which it notes itself. */
static void
note_selection (WayTimelineView *view)
{
  const char *selection
    = view->session != NULL ? way_view_get_selection (way_session_get_view (view->session)) : "";

  if (g_strcmp0 (view->selection, selection) == 0)
    return;
  view->walk_anchor = WAY_NONE;
  g_free (view->selected_before);
  view->selected_before = view->selection;
  view->selection = g_strdup (selection);
}

static void
view_changed_cb (WayTimelineView *view)
{
  note_selection (view);
  if (view->allocating)
    return;
  g_clear_pointer (&view->picture, gsk_render_node_unref);
  gtk_widget_queue_allocate (GTK_WIDGET (view));
  gtk_widget_queue_draw (GTK_WIDGET (view));
}

/* Stars are drawn on the marks and told by them. */
static void
own_changed_cb (WayTimelineView *view)
{
  view->redescribe = TRUE;
  view_changed_cb (view);
}

/* A new data set, font or language: everything has to be measured again. The
 * new scene may be asked before the next layout, so it has a size at once. */
static void
rebuild_cb (WayTimelineView *view)
{
  const WayLook *look = way_scene_style_get_look (view->style);
  int width = gtk_widget_get_width (GTK_WIDGET (view));
  int height = gtk_widget_get_height (GTK_WIDGET (view));

  g_clear_pointer (&view->cluster_list, gtk_widget_unparent);
  way_timeline_view_stop_regrouping (view);
  g_clear_pointer (&view->scene, way_timeline_scene_free);
  view->grouped = FALSE;
  view->retitled = FALSE;
  view->redescribe = TRUE;
  view->scene = way_timeline_scene_new (way_session_get_dataset (view->session), look->text,
                                        look->lang);
  if (view->titles != NULL)
    way_timeline_scene_set_titles (view->scene, view->titles);
  /* What is presented is seen by others. */
  way_timeline_scene_set_own (view->scene, view->titles == NULL);
  if (width > 0 && height > 0)
    update_scene (view, width, height);
  view_changed_cb (view);
}

/* The links of a large set come later than its policies, which stay in their places. */
static void
dataset_changed_cb (WayTimelineView *view)
{
  if (view->scene != NULL && way_timeline_view_has_very_many (view)
      && way_dataset_completes (way_session_get_dataset (view->session),
                                way_timeline_scene_get_dataset (view->scene)))
    {
      view->redescribe = TRUE;
      view_changed_cb (view);
      return;
    }
  /* These are policies of the other set, as are those of the marks. */
  view->reveal = WAY_NONE;
  view->grab_focus = FALSE;
  view->walk_anchor = WAY_NONE;
  rebuild_cb (view);
  if (gtk_widget_get_width (GTK_WIDGET (view)) > 0 && way_timeline_scene_is_waiting (view->scene))
    way_timeline_view_sync_marks (view);
}

static void
free_titles (WayTimelineView *view)
{
  if (view->titles == NULL)
    return;
  g_free ((gpointer) view->titles->chosen);
  g_free ((gpointer) view->titles->shown);
  g_clear_pointer (&view->titles, g_free);
}

static void
way_timeline_view_dispose (GObject *object)
{
  WayTimelineView *view = WAY_TIMELINE_VIEW (object);

  g_clear_pointer (&view->selection, g_free);
  g_clear_pointer (&view->selected_before, g_free);
  g_clear_handle_id (&view->marks_source, g_source_remove);
  g_clear_handle_id (&view->prepare_source, g_source_remove);
  way_timeline_view_stop_regrouping (view);
  if (view->session_signals != NULL)
    g_signal_group_set_target (view->session_signals, NULL);
  if (view->style_signals != NULL)
    g_signal_group_set_target (view->style_signals, NULL);
  g_clear_object (&view->session_signals);
  g_clear_object (&view->style_signals);
  g_clear_pointer (&view->cluster_list, gtk_widget_unparent);
  g_clear_pointer (&view->menu, gtk_widget_unparent);
  g_clear_pointer (&view->scrollbar, gtk_widget_unparent);
  for (guint i = 0; view->marks != NULL && i < view->marks->len; i++)
    gtk_widget_unparent (g_ptr_array_index (view->marks, i));
  g_clear_pointer (&view->marks, g_ptr_array_unref);
  for (guint i = 0; view->cluster_marks != NULL && i < view->cluster_marks->len; i++)
    gtk_widget_unparent (g_ptr_array_index (view->cluster_marks, i));
  g_clear_pointer (&view->cluster_marks, g_ptr_array_unref);
  g_clear_pointer (&view->cluster_keys, g_bytes_unref);
  for (guint i = 0; view->heading_marks != NULL && i < view->heading_marks->len; i++)
    gtk_widget_unparent (g_ptr_array_index (view->heading_marks, i));
  g_clear_pointer (&view->heading_marks, g_ptr_array_unref);
  g_clear_pointer (&view->scene, way_timeline_scene_free);
  g_clear_pointer (&view->picture, gsk_render_node_unref);
  free_titles (view);
  g_clear_handle_id (&view->click_source, g_source_remove);
  g_clear_object (&view->gestures);
  g_clear_object (&view->session);
  g_clear_object (&view->style);
  g_clear_object (&view->lanes);

  G_OBJECT_CLASS (way_timeline_view_parent_class)->dispose (object);
}

static void
way_timeline_view_class_init (WayTimelineViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = way_timeline_view_dispose;
  widget_class->size_allocate = way_timeline_view_size_allocate;
  widget_class->measure = way_timeline_view_measure;
  widget_class->snapshot = way_timeline_view_snapshot;
  widget_class->focus = way_timeline_view_focus;
  widget_class->query_tooltip = way_timeline_view_query_card;

  signals[SIGNAL_LAID_OUT]
    = g_signal_new ("laid-out", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 0);
  way_timeline_view_install_keys (widget_class);
  way_timeline_view_install_menu (widget_class);
  gtk_widget_class_set_css_name (widget_class, "timeline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
way_timeline_view_init (WayTimelineView *view)
{
  view->reveal = WAY_NONE;
  view->marked = WAY_NONE;
  view->walk_anchor = WAY_NONE;
  view->marks = g_ptr_array_new ();
  view->cluster_marks = g_ptr_array_new ();
  view->heading_marks = g_ptr_array_new ();
  view->lanes = g_object_ref_sink (gtk_adjustment_new (0, 0, 1, 1, 1, 1));
  view->scrollbar = gtk_scrollbar_new (GTK_ORIENTATION_VERTICAL, view->lanes);
  gtk_widget_set_parent (view->scrollbar, GTK_WIDGET (view));
  gtk_widget_set_focusable (GTK_WIDGET (view), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (view), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (view), GTK_OVERFLOW_HIDDEN);
  g_signal_connect_object (view->lanes, "value-changed", G_CALLBACK (view_changed_cb), view,
                           G_CONNECT_SWAPPED);
  view->gestures = way_time_gestures_new (GTK_WIDGET (view), view->lanes);
  way_timeline_view_add_input (view);
  way_timeline_view_add_menu (view);
  g_signal_connect (view, "notify::scale-factor", G_CALLBACK (view_changed_cb), NULL);

  view->session_signals = g_signal_group_new (WAY_TYPE_SESSION);
  g_signal_group_connect_swapped (view->session_signals, "notify::view",
                                  G_CALLBACK (view_changed_cb), view);
  g_signal_group_connect_swapped (view->session_signals, "notify::dataset",
                                  G_CALLBACK (dataset_changed_cb), view);
  g_signal_group_connect_swapped (view->session_signals, "notify::own",
                                  G_CALLBACK (own_changed_cb), view);
  view->style_signals = g_signal_group_new (WAY_TYPE_SCENE_STYLE);
  g_signal_group_connect_swapped (view->style_signals, "changed", G_CALLBACK (rebuild_cb), view);
}

/**
 * way_timeline_view_set_session:
 * @view: a timeline view
 * @session: the session that it shows and changes
 * @style: the look of the window
 *
 * Gives the view what it shows; to be called once.
 */
void
way_timeline_view_set_session (WayTimelineView *view,
                               WaySession      *session,
                               WaySceneStyle   *style)
{
  g_return_if_fail (WAY_IS_TIMELINE_VIEW (view) && view->session == NULL);
  g_return_if_fail (WAY_IS_SESSION (session) && WAY_IS_SCENE_STYLE (style));

  view->session = g_object_ref (session);
  way_time_gestures_set_session (view->gestures, session);
  view->navigator = way_navigator_of_session (session);
  g_signal_connect_object (view->navigator, "notify::pointer", G_CALLBACK (gtk_widget_queue_draw),
                           view, G_CONNECT_SWAPPED);
  view->style = g_object_ref (style);
  g_signal_group_set_target (view->session_signals, session);
  g_signal_group_set_target (view->style_signals, style);
  rebuild_cb (view);
}

/**
 * way_timeline_view_set_titles:
 * @view: a timeline view with a session
 * @titles: the titles to show
 *
 * Makes the timeline one that is presented. Of very many policies the titles come
 * when a thread has made room for them.
 */
void
way_timeline_view_set_titles (WayTimelineView      *view,
                              const WaySceneTitles *titles)
{
  g_return_if_fail (WAY_IS_TIMELINE_VIEW (view) && view->session != NULL && titles != NULL);

  free_titles (view);
  view->titles = g_memdup2 (titles, sizeof *titles);
  view->titles->chosen = g_memdup2 (titles->chosen, titles->n_chosen * sizeof (guint));
  view->titles->shown = g_memdup2 (titles->shown, titles->n_shown * sizeof (guint));
  if (view->scene == NULL || !way_timeline_view_has_very_many (view) || !view->grouped)
    {
      rebuild_cb (view);
      return;
    }
  way_timeline_view_stop_regrouping (view);
  way_timeline_scene_set_own (view->scene, FALSE);
  view->retitled = TRUE;
  view_changed_cb (view);
}

/**
 * way_timeline_view_get_counts:
 * @view: a timeline view
 *
 * Returns: (transfer none) (nullable): what has become of all policies in the
 *   present window; %NULL before the first layout, and while all is still to come
 */
const WayTimelineCounts *
way_timeline_view_get_counts (WayTimelineView *view)
{
  g_return_val_if_fail (WAY_IS_TIMELINE_VIEW (view), NULL);

  if (view->scene == NULL || gtk_widget_get_width (GTK_WIDGET (view)) <= 0
      || way_timeline_scene_is_waiting (view->scene))
    return NULL;
  return way_timeline_scene_get_counts (view->scene);
}

/**
 * way_timeline_view_get_scroll:
 * @view: a timeline view
 *
 * Returns: how far down its lanes are scrolled, in pixels
 */
double
way_timeline_view_get_scroll (WayTimelineView *view)
{
  g_return_val_if_fail (WAY_IS_TIMELINE_VIEW (view), 0);

  return gtk_adjustment_get_value (view->lanes);
}

/**
 * way_timeline_view_set_scroll:
 * @view: a timeline view that has not been laid out yet
 * @scroll_px: how far down its lanes shall be scrolled
 *
 * Scrolls a view as another one was. How far it can be scrolled is known once
 * it is laid out.
 */
void
way_timeline_view_set_scroll (WayTimelineView *view,
                              double           scroll_px)
{
  g_return_if_fail (WAY_IS_TIMELINE_VIEW (view) && scroll_px >= 0);

  gtk_adjustment_configure (view->lanes, scroll_px, 0, scroll_px + 1, 1, 1, 1);
}
