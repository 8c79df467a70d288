/* What lies over the picture of the timeline and changes with the pointer:
 * the line under it with its date, the span that is being chosen, and the card
 * of a policy.
 */
#include "config.h"

#include "way-timeline-view-private.h"

#include <math.h>

#include "way-hover-card.h"
#include "way-mark.h"
#include "way-pointer-label.h"
#include "way-snapshot-painter.h"

/* How many titles the card of a cluster names. */
#define CARD_TITLES 6u

/* Dates nearer than that on the axis are told apart by their days, further
 * ones by their months. */
#define DAY_PX 0.3

/* The date at a place of the axis, as precise as the pointer can be. */
static char *
date_at (const WayViewport *viewport,
         double             day,
         WayLang            lang)
{
  WayDate date = way_date_from_day ((int) floor (day));

  if (way_viewport_get_scale (viewport) >= DAY_PX)
    return way_date_to_text (date, lang);
  date.day = 0;
  return way_date_to_month (date, lang);
}

/* The span that is being chosen on the ruler: a band, and both its dates. */
static void
draw_choice (WayTimelineView *view,
             WayPainter      *painter,
             const WayLook   *look,
             double           from,
             double           to)
{
  const WayViewport *viewport = way_timeline_scene_get_viewport (view->scene);
  double width = gtk_widget_get_width (GTK_WIDGET (view));
  double height = gtk_widget_get_height (GTK_WIDGET (view));
  double ruler = way_axis_get_height (look);
  WayColor veil = way_color_with_alpha (&look->palette->accent, 0.15f);
  g_autofree char *first = date_at (viewport, way_viewport_to_day (viewport, from), look->lang);
  g_autofree char *last = date_at (viewport, way_viewport_to_day (viewport, to), look->lang);
  g_autofree char *both = g_strdup_printf (look->lang == WAY_LANG_ZH ? "%s—%s" : "%s – %s", first,
                                           last);

  from = round (from);
  to = round (to);
  way_painter_rect (painter, &(WayRect) { from, 0, to - from, height }, &veil);
  way_painter_rect (painter, &(WayRect) { from, 0, 1, height }, &look->palette->accent);
  way_painter_rect (painter, &(WayRect) { to, 0, 1, height }, &look->palette->accent);
  way_pointer_label_draw (painter, look, both, (from + to) / 2, width, ruler);
}

static void
draw_pointer (WayTimelineView *view,
              WayPainter      *painter,
              const WayLook   *look)
{
  const WayViewport *viewport = way_timeline_scene_get_viewport (view->scene);
  double day = way_navigator_get_pointer (view->navigator);
  double width = gtk_widget_get_width (GTK_WIDGET (view));
  double height = gtk_widget_get_height (GTK_WIDGET (view));
  double ruler = way_axis_get_height (look), x;
  WayColor line = way_color_with_alpha (&look->palette->accent, 0.55f);
  g_autofree char *text = NULL;

  if (isnan (day))
    return;
  x = round (way_viewport_to_px (viewport, day));
  if (x < 0 || x >= width)
    return;
  text = date_at (viewport, day, look->lang);
  way_painter_rect (painter, &(WayRect) { x, ruler, 1, height - ruler }, &line);
  way_pointer_label_draw (painter, look, text, x, width, ruler);
}

/**
 * way_timeline_view_draw_over:
 * @view: a timeline view that is laid out
 * @snapshot: where to draw, after the picture of the scene
 *
 * Draws what follows the pointer.
 */
void
way_timeline_view_draw_over (WayTimelineView *view,
                             GtkSnapshot     *snapshot)
{
  const WayLook *look = way_scene_style_get_look (view->style);
  g_autoptr (WayPainter) painter = way_snapshot_painter_new_for (snapshot, GTK_WIDGET (view));
  double from, to;

  if (way_time_gestures_get_choice (view->gestures, &from, &to))
    draw_choice (view, painter, look, from, to);
  else if (!way_time_gestures_is_dragging (view->gestures))
    draw_pointer (view, painter, look);
}

/**
 * way_timeline_view_find_focused:
 * @view: a timeline view that is laid out
 *
 * Returns: (transfer none) (nullable): the mark that has the keyboard, else the
 *   selected one; %NULL if it is not in the window
 */
const WaySceneMark *
way_timeline_view_find_focused (WayTimelineView *view)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (view));
  guint policy = WAY_IS_MARK (child) ? way_mark_get_policy (WAY_MARK (child)) : WAY_NONE;
  const WaySceneMark *marks;
  guint n_marks;

  if (policy == WAY_NONE)
    policy = way_session_get_selected (view->session);
  marks = way_timeline_scene_get_marks (view->scene, &n_marks);
  for (guint i = 0; i < n_marks; i++)
    if (marks[i].policy == policy)
      return &marks[i];
  return NULL;
}

static const WaySceneCluster *
find_focused_cluster (WayTimelineView *view)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (view));
  const WaySceneCluster *clusters;
  guint n_clusters, index;

  clusters = way_timeline_scene_get_clusters (view->scene, &n_clusters);
  return child != NULL && g_ptr_array_find (view->cluster_marks, child, &index)
         && index < n_clusters ? &clusters[index] : NULL;
}

static GtkWidget *
new_cluster_card (WayTimelineView       *view,
                  const WaySceneCluster *cluster)
{
  g_autoptr (GArray) first = way_timeline_scene_get_members (view->scene, cluster, CARD_TITLES);

  return way_hover_card_new_cluster (way_session_get_dataset (view->session), cluster->n_hidden,
                                     (const guint *) first->data, first->len,
                                     cluster->lanes.first_day, cluster->lanes.last_day - 1,
                                     way_session_get_lang (view->session));
}

/* A card would give away what a quiz asks. */
static gboolean
is_to_be_guessed (WayTimelineView    *view,
                  const WaySceneMark *mark)
{
  if (mark == NULL)
    return view->titles != NULL && view->titles->hidden;
  return way_timeline_scene_hides (view->scene, mark->policy);
}

/* A list or a menu of the timeline is what the pointer is for as long as it is
 * open, and a card would lie over it. */
static gboolean
has_popover (WayTimelineView *view)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (view)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child) && gtk_widget_get_visible (child))
      return TRUE;
  return FALSE;
}

/**
 * way_timeline_view_query_card:
 * @widget: a timeline view
 * @x: where the pointer rests, in pixels of the view
 * @y: likewise
 * @keyboard: whether the card is asked for by a key, for what has the focus
 * @tooltip: the card
 *
 * Fills the card of the mark or cluster under the pointer, or of the one that
 * has the keyboard; it keeps off the mark itself. There is none while a popover
 * of the timeline is open.
 *
 * Returns: whether there is one
 */
gboolean
way_timeline_view_query_card (GtkWidget  *widget,
                              int         x,
                              int         y,
                              gboolean    keyboard,
                              GtkTooltip *tooltip)
{
  WayTimelineView *view = WAY_TIMELINE_VIEW (widget);
  const WaySceneCluster *cluster;
  const WaySceneMark *mark = NULL;
  const WayRect *bounds;
  GtkWidget *card;

  if (view->scene == NULL || gtk_widget_get_width (widget) <= 0
      || way_time_gestures_is_dragging (view->gestures) || has_popover (view))
    return FALSE;
  cluster = keyboard ? find_focused_cluster (view)
                     : way_timeline_scene_find_cluster (view->scene, x, y);
  if (cluster == NULL)
    mark = keyboard ? way_timeline_view_find_focused (view)
                    : way_timeline_scene_find_mark (view->scene, x, y);
  if ((cluster == NULL && mark == NULL) || is_to_be_guessed (view, mark))
    return FALSE;
  bounds = cluster != NULL ? &cluster->bounds : &mark->bounds;
  card = cluster != NULL ? new_cluster_card (view, cluster)
       : way_hover_card_new_policy (way_session_get_dataset (view->session), mark->policy,
                                    way_view_get_as_known (way_session_get_view (view->session)),
                                    way_session_get_lang (view->session),
                                    way_session_get_both (view->session));
  gtk_tooltip_set_custom (tooltip, card);
  gtk_tooltip_set_tip_area (tooltip, &(GdkRectangle) {
    (int) bounds->x, (int) bounds->y, (int) bounds->width, (int) bounds->height });
  return TRUE;
}
