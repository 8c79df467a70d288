/* What lies over the picture of the timeline and changes with the pointer:
 * the line under it with its date, the span that is being chosen, and the card
 * of a policy.
 */
#include "config.h"

#include "way-timeline-view-private.h"

#include <math.h>

#include "way-mark.h"
#include "way-phrases.h"
#include "way-pointer-label.h"
#include "way-snapshot-painter.h"

/* How many goals the card of a policy names. */
#define CARD_GOALS 3u

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

/* The hover card: title, date, issuers and the first goals. */
static char *
make_card (WayTimelineView *view,
           guint            policy)
{
  const WayDataset *dataset = way_session_get_dataset (view->session);
  const WayPolicy *row = way_dataset_get_policy (dataset, policy);
  WayLang lang = way_session_get_lang (view->session);
  g_autofree char *date = way_phrase_date (row, lang);
  g_autofree char *issuers = way_phrase_issuers (dataset, row, lang);
  g_autofree char *head
    = g_markup_printf_escaped ("<b>%s</b>\n%s\n%s", row->title[lang], date, issuers);
  GString *card = g_string_new (head);

  for (guint i = 0; i < MIN (row->n_stated, CARD_GOALS); i++)
    {
      const WayStatedGoal *stated = way_dataset_get_stated_goal (dataset, row->first_stated + i);
      g_autofree char *line = g_markup_printf_escaped ("\n· %s", stated->statement[lang]);

      g_string_append (card, line);
    }
  return g_string_free (card, FALSE);
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

/**
 * way_timeline_view_query_card:
 * @widget: a timeline view
 * @x: where the pointer rests, in pixels of the view
 * @y: likewise
 * @keyboard: whether the card is asked for by a key, for the focused mark
 * @tooltip: the card
 *
 * Fills the card of the mark under the pointer, or of the one that has the
 * keyboard; it keeps off the mark itself.
 *
 * Returns: whether there is a mark
 */
gboolean
way_timeline_view_query_card (GtkWidget  *widget,
                              int         x,
                              int         y,
                              gboolean    keyboard,
                              GtkTooltip *tooltip)
{
  WayTimelineView *view = WAY_TIMELINE_VIEW (widget);
  const WaySceneMark *mark;
  g_autofree char *card = NULL;
  GdkRectangle area;

  if (view->scene == NULL || gtk_widget_get_width (widget) <= 0
      || way_time_gestures_is_dragging (view->gestures))
    return FALSE;
  mark = keyboard ? way_timeline_view_find_focused (view)
                  : way_timeline_scene_find_mark (view->scene, x, y);
  if (mark == NULL)
    return FALSE;
  card = make_card (view, mark->policy);
  area = (GdkRectangle) { (int) mark->bounds.x, (int) mark->bounds.y,
                          (int) mark->bounds.width, (int) mark->bounds.height };
  gtk_tooltip_set_markup (tooltip, card);
  gtk_tooltip_set_tip_area (tooltip, &area);
  return TRUE;
}
