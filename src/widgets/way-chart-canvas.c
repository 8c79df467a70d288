/* The canvas draws the chart of the session's indicator, and says what is
 * under the pointer.
 */
#include "config.h"

#include "way-chart-canvas.h"

#include <glib/gi18n.h>
#include <math.h>

#include "way-chart.h"
#include "way-chart-markers.h"
#include "way-chart-reading.h"
#include "way-phrases.h"
#include "way-policy-popover.h"
#include "way-pointer-label.h"
#include "way-snapshot-painter.h"
#include "way-time-gestures.h"
#include "way-why.h"

/* How long the curve of an answer takes to be drawn. */
#define REVEAL_SECONDS 0.24

/* How many of the policies of a tick its tooltip names. */
#define MAX_NAMED 10

/* How far from a point it is still meant. */
#define SLACK_PX 9

/* The natural height of the strip. */
#define HEIGHT_PX 154

struct _WayChartCanvas
{
  GtkWidget        parent_instance;

  WaySession      *session;
  WaySceneStyle   *style;
  GSignalGroup    *session_signals;
  GSignalGroup    *style_signals;
  WayTimeGestures *gestures;
  WayChart        *chart;
  WayView         *charted;      /* (nullable): what the chart is of */
  WayView         *shown;        /* (nullable): the view that was told of last */
  WayChartReading *reading;
  GtkWidget       *policies;     /* (nullable): the popover of a tick */
  GtkWidget       *cover;        /* (nullable) (unowned): lies over the right of the heading */
  WayChartQuestion *question;    /* (nullable): of a presentation */
  guint            reveal_tick;  /* while its answer is being drawn */
  gint64           reveal_begun; /* 0 before the first frame */
  gboolean         full;         /* a full chart, and not the strip */
  gboolean         choosing;     /* what is read changes the view itself */
};

enum
{
  PROP_0,
  PROP_FULL,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (WayChartCanvas, way_chart_canvas, GTK_TYPE_WIDGET)

static WayRect
get_area (WayChartCanvas *view)
{
  return (WayRect) { 0, 0, gtk_widget_get_width (GTK_WIDGET (view)),
                     gtk_widget_get_height (GTK_WIDGET (view)) };
}

static WayViewport
get_viewport (WayChartCanvas *view,
              const WayRect  *area,
              WayRect        *plot)
{
  const WayLook *look = way_scene_style_get_look (view->style);
  WayView *now = way_session_get_view (view->session);

  if (view->full)
    return way_chart_get_full_plot (view->chart, look, area, way_view_get_start (now),
                                    way_view_get_end (now), plot);
  *plot = way_chart_get_strip_plot (look, area);
  return way_axis_get_viewport (now, area->width);
}

/* The gestures' axis: a full chart has labels at its right, and less room. */
static gboolean
get_axis (GtkWidget   *widget,
          WayViewport *viewport)
{
  WayChartCanvas *view = WAY_CHART_CANVAS (widget);
  WayRect area = get_area (view), plot;

  if (view->chart == NULL || area.width <= 0)
    return FALSE;
  *viewport = get_viewport (view, &area, &plot);
  return TRUE;
}

/* Makes the chart anew if the view asks for another one. */
static void
update_chart (WayChartCanvas *view)
{
  WayView *now = way_session_get_view (view->session);

  if (way_view_same_series (view->charted, now))
    return;
  g_clear_pointer (&view->chart, way_chart_free);
  way_chart_reading_stop (view->reading);
  view->chart = view->full
    ? way_chart_new_for_view (way_session_get_dataset (view->session), now,
                              way_session_get_matching (view->session, NULL))
    : way_chart_new_for_strip (way_session_get_dataset (view->session), now);
  g_clear_pointer (&view->charted, way_view_unref);
  view->charted = way_view_ref (now);
  if (view->chart != NULL && view->question != NULL)
    way_chart_set_question (view->chart, view->question);
}

static void
describe (WayChartCanvas *view)
{
  WayView *now = way_session_get_view (view->session);
  WayLang lang = way_session_get_lang (view->session);
  g_autofree char *title = NULL;
  g_autofree char *description = NULL;

  if (view->chart == NULL)
    return;
  title = way_chart_get_title (view->chart, lang);
  description = way_chart_describe (view->chart, way_view_get_start (now), way_view_get_end (now),
                                    lang);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description,
                                  -1);
}

/* In the strip the card of what is read covers most. It is of use to who goes
 * through the curves, and in the way of who has gone on to another view. */
static void
follow_view (WayChartCanvas *view)
{
  WayView *now = way_session_get_view (view->session);

  if (!view->full && !view->choosing && view->shown != NULL && !way_view_equal (view->shown, now))
    way_chart_reading_stop (view->reading);
  g_clear_pointer (&view->shown, way_view_unref);
  view->shown = way_view_ref (now);
}

static void
view_changed_cb (WayChartCanvas *view)
{
  follow_view (view);
  update_chart (view);
  describe (view);
  gtk_widget_queue_allocate (GTK_WIDGET (view));
  gtk_widget_queue_draw (GTK_WIDGET (view));
}

static void
dataset_changed_cb (WayChartCanvas *view)
{
  g_clear_pointer (&view->charted, way_view_unref);
  g_clear_pointer (&view->policies, gtk_widget_unparent);
  view_changed_cb (view);
}

/* Other policies than before are to stand over the curves, if it is these. */
static void
remake_for (WayChartCanvas  *view,
            WayChartMarkers  markers)
{
  if (!view->full || way_view_get_markers (way_session_get_view (view->session)) != markers)
    return;
  g_clear_pointer (&view->charted, way_view_unref);
  view_changed_cb (view);
}

/* The policies that match have been found. */
static void
matching_changed_cb (WayChartCanvas *view)
{
  remake_for (view, WAY_MARKERS_FILTER);
}

static void
own_changed_cb (WayChartCanvas *view)
{
  remake_for (view, WAY_MARKERS_STARRED);
}

static void
style_changed_cb (WayChartCanvas *view)
{
  gtk_widget_queue_draw (GTK_WIDGET (view));
}

/* The line under the pointer, on this widget or another one of the same axis,
 * and what the curves are there. */
static void
draw_pointer (WayChartCanvas    *view,
              WayPainter        *painter,
              const WayViewport *viewport,
              const WayRect     *area)
{
  const WayLook *look = way_scene_style_get_look (view->style);
  double day = way_navigator_get_pointer (way_navigator_of_session (view->session)), x;
  WayColor line = way_color_with_alpha (&look->palette->accent, 0.55f);
  g_autofree char *text = NULL;

  if (isnan (day))
    return;
  x = round (way_viewport_to_px (viewport, day));
  if (x < 0 || x >= area->width)
    return;
  way_painter_rect (painter, &(WayRect) { x, 0, 1, area->height }, &line);
  text = way_pointer_label_values (view->chart, way_session_get_dataset (view->session),
                                   way_date_from_day ((int) floor (day)).year, look->lang);
  if (text != NULL)
    way_pointer_label_draw (painter, look, text, x, area->width, area->height);
}

static void
draw_chart (GtkWidget   *widget,
            GtkSnapshot *snapshot)
{
  WayChartCanvas *view = WAY_CHART_CANVAS (widget);
  WayRect area = get_area (view);
  g_autoptr (WayPainter) painter = NULL;
  const WayLook *look;
  WayViewport viewport;
  WayView *now;

  if (view->session == NULL || area.width <= 0)
    return;
  painter = way_snapshot_painter_new_for (snapshot, widget);
  look = way_scene_style_get_look (view->style);
  if (view->chart == NULL)
    {
      way_painter_rect (painter, &area, &look->palette->ground);
      return;
    }
  now = way_session_get_view (view->session);
  if (view->full)
    {
      way_painter_rect (painter, &area, &look->palette->ground);
      way_chart_draw_full (view->chart, painter, look, &area, way_view_get_start (now),
                           way_view_get_end (now));
      return;
    }
  viewport = way_axis_get_viewport (now, area.width);
  way_chart_draw_strip (view->chart, painter, look, &viewport, &area,
                        view->cover != NULL ? gtk_widget_get_width (view->cover) : 0);
  draw_pointer (view, painter, &viewport, &area);
}

static void
way_chart_canvas_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  draw_chart (widget, snapshot);
  way_chart_reading_snapshot (WAY_CHART_CANVAS (widget)->reading, snapshot);
}

static void
way_chart_canvas_size_allocate (GtkWidget *widget,
                                int        width,
                                int        height,
                                int        baseline)
{
  WayChartCanvas *view = WAY_CHART_CANVAS (widget);

  way_chart_reading_allocate (view->reading, width, height);
  if (view->policies != NULL)
    gtk_popover_present (GTK_POPOVER (view->policies));
}

static void
way_chart_canvas_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 200 : 90;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 900 : HEIGHT_PX;
}

static gboolean
get_place (GtkWidget            *widget,
           WayChartReadingPlace *place)
{
  WayChartCanvas *view = WAY_CHART_CANVAS (widget);
  WayRect area = get_area (view);

  if (view->chart == NULL || area.width <= 0)
    return FALSE;
  place->chart = view->chart;
  place->look = way_scene_style_get_look (view->style);
  place->viewport = get_viewport (view, &area, &place->plot);
  place->full = view->full;
  if (view->full && way_chart_get_kind (view->chart) != WAY_CHART_LINES)
    {
      place->plot = area;
      place->viewport.start = way_view_get_start (way_session_get_view (view->session));
      place->viewport.end = way_view_get_end (way_session_get_view (view->session));
    }
  return TRUE;
}

static void
policy_chosen (GtkWidget *widget,
               guint      policy)
{
  WayChartCanvas *view = WAY_CHART_CANVAS (widget);

  view->choosing = TRUE;
  way_session_select (view->session, policy);
  view->choosing = FALSE;
}

/* The markers of the chart; NULL where there are none. */
static GArray *
get_markers (GtkWidget *widget)
{
  WayChartReadingPlace place;

  if (!WAY_CHART_CANVAS (widget)->full || !get_place (widget, &place)
      || way_chart_get_n_markers (place.chart) == 0)
    return NULL;
  return way_chart_lay_out_markers (place.chart, place.look, &place.viewport, &place.plot);
}

/* The policies of the marker under the pointer; NULL where there is none. */
static GArray *
find_marked (GtkWidget    *widget,
             double        x,
             double        y,
             GdkRectangle *at)
{
  g_autoptr (GArray) boxes = get_markers (widget);
  guint found = boxes != NULL ? way_chart_marker_at (boxes, x, y) : WAY_NONE;
  const WayRect *bounds;

  if (found == WAY_NONE)
    return NULL;
  bounds = &g_array_index (boxes, WayChartMarkerBox, found).bounds;
  *at = (GdkRectangle) { (int) bounds->x, (int) bounds->y, (int) bounds->width,
                         (int) bounds->height };
  return way_chart_get_marked (WAY_CHART_CANVAS (widget)->chart, boxes, found);
}

/* The policies under the pointer, by date and title. */
static char *
describe_marked (WayChartCanvas *view,
                 const GArray   *policies)
{
  const WayDataset *dataset = way_session_get_dataset (view->session);
  WayLang lang = way_session_get_lang (view->session);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < MIN (policies->len, MAX_NAMED); i++)
    {
      const WayPolicy *policy
        = way_dataset_get_policy (dataset, g_array_index (policies, guint, i));
      g_autofree char *date = way_date_to_text (policy->date, lang);

      g_string_append_printf (text, "%s%s · %s", i > 0 ? "\n" : "", date, policy->title[lang]);
    }
  if (policies->len > MAX_NAMED)
    {
      guint n = policies->len - MAX_NAMED;
      g_autofree char *count = way_phrase_count (n);

      g_string_append_c (text, '\n');
      g_string_append_printf (text, way_tr_n (lang, "%s more policy", "%s more policies", n),
                              count);
    }
  return g_string_free (text, FALSE);
}

/* A click on a marker selects its policy, or opens the list of all that stand
 * there. */
static void
released_cb (WayChartCanvas *view,
             int             n_press,
             double          x,
             double          y)
{
  GdkRectangle at;
  g_autoptr (GArray) policies = find_marked (GTK_WIDGET (view), x, y, &at);

  if (policies == NULL || n_press != 1)
    return;
  if (policies->len == 1)
    {
      policy_chosen (GTK_WIDGET (view), g_array_index (policies, guint, 0));
      return;
    }
  g_clear_pointer (&view->policies, gtk_widget_unparent);
  view->policies = way_policy_popover_open (GTK_WIDGET (view), view->session,
                                            g_steal_pointer (&policies),
                                            _("Policies of the marker"), &at, policy_chosen);
}

/* What is to be read under the pointer. */
static gboolean
find_item (GtkWidget            *widget,
           double                x,
           double                y,
           WayChartReadingPlace *place,
           WayChartItem         *item)
{
  g_autoptr (GArray) items = NULL;
  guint found;

  if (!get_place (widget, place))
    return FALSE;
  *item = (WayChartItem) { 0 };
  if ((!place->full || way_chart_get_kind (place->chart) == WAY_CHART_LINES)
      && way_chart_find_point (place->chart, place->look, &place->viewport, &place->plot,
                               place->full, x, y, &item->row, &item->index))
    return TRUE;
  /* What a question still hides has items, too. */
  if (WAY_CHART_CANVAS (widget)->question != NULL)
    return FALSE;
  items = way_chart_get_items (place->chart, place->look, &place->viewport, &place->plot,
                               place->full);
  found = way_chart_items_at (items, x, y, SLACK_PX);
  if (found != WAY_NONE)
    *item = g_array_index (items, WayChartItem, found);
  return found != WAY_NONE;
}

/* The newest figure of each curve, where nothing else is asked about. */
static void
explain_chart (WayChartCanvas *view,
               WayAnswer      *answer)
{
  for (guint i = 0; i < MIN (way_chart_get_n_series (view->chart), MAX_NAMED); i++)
    {
      const WaySeries *series = way_chart_get_series (view->chart, i);

      if (series->n_points > 0)
        way_answer_add_observation (answer, series->points[series->n_points - 1].latest);
    }
}

/* A figure, a target or a policy under the pointer, or what is read with the
 * keyboard. */
static WayAnswer *
answer (GtkWidget   *widget,
        WayWhyPlace *place)
{
  WayChartCanvas *view = WAY_CHART_CANVAS (widget);
  g_autoptr (WayAnswer) told = NULL;
  g_autoptr (GArray) policies = NULL;
  WayChartReadingPlace shown;
  WayChartItem item;
  const WayChartItem *read;

  /* What a question still hides is not told. */
  if (view->chart == NULL || view->question != NULL)
    return NULL;
  told = way_why_new_answer (view->session);
  read = place->by_pointer ? NULL : way_chart_reading_get_item (view->reading);
  policies = place->by_pointer ? find_marked (widget, place->x, place->y, &place->at) : NULL;
  if (read != NULL)
    {
      way_chart_item_explain (view->chart, read, told);
      place->at = (GdkRectangle) { (int) read->x - SLACK_PX, (int) read->y - SLACK_PX,
                                   2 * SLACK_PX, 2 * SLACK_PX };
    }
  else if (policies != NULL)
    for (guint i = 0; i < MIN (policies->len, MAX_NAMED); i++)
      way_answer_add_policy (told, g_array_index (policies, guint, i));
  else if (place->by_pointer && find_item (widget, place->x, place->y, &shown, &item))
    way_chart_item_explain (view->chart, &item, told);
  else
    explain_chart (view, told);
  return g_steal_pointer (&told);
}

/* The card of what is under the pointer: the policies of a marker, or the value
 * of a point, and why it says so. */
static gboolean
way_chart_canvas_query_tooltip (GtkWidget  *widget,
                                int         x,
                                int         y,
                                gboolean    keyboard,
                                GtkTooltip *tooltip)
{
  g_autofree char *name = NULL, *from = NULL, *text = NULL;
  g_autoptr (GArray) policies = NULL;
  WayChartReadingPlace place;
  WayChartItem item;
  GdkRectangle at;

  policies = keyboard ? NULL : find_marked (widget, x, y, &at);
  if (policies != NULL)
    {
      text = describe_marked (WAY_CHART_CANVAS (widget), policies);
      gtk_tooltip_set_text (tooltip, text);
      gtk_tooltip_set_tip_area (tooltip, &at);
      return TRUE;
    }
  if (keyboard || !find_item (widget, x, y, &place, &item))
    return FALSE;
  name = way_chart_item_name (place.chart, &item, place.look->lang);
  from = way_chart_item_provenance (place.chart, &item, place.look->lang);
  text = g_strdup_printf ("%s\n%s", name, from);
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
free_question (WayChartCanvas *view)
{
  if (view->question == NULL)
    return;
  g_free ((gpointer) view->question->guess);
  g_clear_pointer (&view->question, g_free);
}

static void
way_chart_canvas_dispose (GObject *object)
{
  WayChartCanvas *view = WAY_CHART_CANVAS (object);

  if (view->reveal_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (view), view->reveal_tick);
  view->reveal_tick = 0;
  free_question (view);

  if (view->session_signals != NULL)
    g_signal_group_set_target (view->session_signals, NULL);
  if (view->style_signals != NULL)
    g_signal_group_set_target (view->style_signals, NULL);
  g_clear_object (&view->session_signals);
  g_clear_object (&view->style_signals);
  g_clear_weak_pointer (&view->cover);
  g_clear_object (&view->gestures);
  g_clear_pointer (&view->policies, gtk_widget_unparent);
  g_clear_pointer (&view->reading, way_chart_reading_free);
  g_clear_pointer (&view->chart, way_chart_free);
  g_clear_pointer (&view->charted, way_view_unref);
  g_clear_pointer (&view->shown, way_view_unref);
  g_clear_object (&view->session);
  g_clear_object (&view->style);

  G_OBJECT_CLASS (way_chart_canvas_parent_class)->dispose (object);
}

static void
way_chart_canvas_get_property (GObject    *object,
                               guint       id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_FULL:
      g_value_set_boolean (value, WAY_CHART_CANVAS (object)->full);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
way_chart_canvas_set_property (GObject      *object,
                               guint         id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  switch (id)
    {
    case PROP_FULL:
      WAY_CHART_CANVAS (object)->full = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
way_chart_canvas_class_init (WayChartCanvasClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = way_chart_canvas_dispose;
  object_class->get_property = way_chart_canvas_get_property;
  object_class->set_property = way_chart_canvas_set_property;
  widget_class->snapshot = way_chart_canvas_snapshot;
  widget_class->measure = way_chart_canvas_measure;
  widget_class->size_allocate = way_chart_canvas_size_allocate;
  widget_class->query_tooltip = way_chart_canvas_query_tooltip;

  properties[PROP_FULL]
    = g_param_spec_boolean ("full", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_set_css_name (widget_class, "chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
way_chart_canvas_init (WayChartCanvas *view)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_set_has_tooltip (GTK_WIDGET (view), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (view), GTK_OVERFLOW_HIDDEN);
  view->gestures = way_time_gestures_new (GTK_WIDGET (view), NULL);
  way_time_gestures_set_axis (view->gestures, get_axis);
  way_why_answer_by (GTK_WIDGET (view), answer);
  way_why_add_menu (GTK_WIDGET (view));
  view->reading = way_chart_reading_new (GTK_WIDGET (view), get_place, policy_chosen);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), view);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (click));
  view->session_signals = g_signal_group_new (WAY_TYPE_SESSION);
  g_signal_group_connect_swapped (view->session_signals, "notify::view",
                                  G_CALLBACK (view_changed_cb), view);
  g_signal_group_connect_swapped (view->session_signals, "notify::n-matching",
                                  G_CALLBACK (matching_changed_cb), view);
  g_signal_group_connect_swapped (view->session_signals, "notify::dataset",
                                  G_CALLBACK (dataset_changed_cb), view);
  g_signal_group_connect_swapped (view->session_signals, "notify::own",
                                  G_CALLBACK (own_changed_cb), view);
  view->style_signals = g_signal_group_new (WAY_TYPE_SCENE_STYLE);
  g_signal_group_connect_swapped (view->style_signals, "changed", G_CALLBACK (style_changed_cb),
                                  view);
}

/**
 * way_chart_canvas_set_session:
 * @view: a canvas
 * @session: the session that it shows and changes
 * @style: the look of the window
 *
 * Gives the canvas what it shows; to be called once.
 */
void
way_chart_canvas_set_session (WayChartCanvas  *view,
                            WaySession    *session,
                            WaySceneStyle *style)
{
  g_return_if_fail (WAY_IS_CHART_CANVAS (view) && view->session == NULL);
  g_return_if_fail (WAY_IS_SESSION (session) && WAY_IS_SCENE_STYLE (style));

  view->session = g_object_ref (session);
  view->style = g_object_ref (style);
  way_time_gestures_set_session (view->gestures, session);
  g_signal_connect_object (way_navigator_of_session (session), "notify::pointer",
                           G_CALLBACK (gtk_widget_queue_draw), view, G_CONNECT_SWAPPED);
  g_signal_group_set_target (view->session_signals, session);
  g_signal_group_set_target (view->style_signals, style);
  view_changed_cb (view);
}

/**
 * way_chart_canvas_set_cover:
 * @view: a canvas
 * @cover: a widget that lies over the right end of its heading
 *
 * Has the strip end its heading before another widget.
 */
void
way_chart_canvas_set_cover (WayChartCanvas *view,
                            GtkWidget      *cover)
{
  g_return_if_fail (WAY_IS_CHART_CANVAS (view) && GTK_IS_WIDGET (cover));

  g_set_weak_pointer (&view->cover, cover);
  gtk_widget_queue_draw (GTK_WIDGET (view));
}

static gboolean
reveal_tick_cb (GtkWidget     *widget,
                GdkFrameClock *clock,
                gpointer       data)
{
  WayChartCanvas *view = WAY_CHART_CANVAS (widget);
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  double part;

  if (view->reveal_begun == 0)
    view->reveal_begun = now;
  part = MIN ((double) (now - view->reveal_begun) / G_USEC_PER_SEC / REVEAL_SECONDS, 1);
  view->question->progress = 1 - pow (1 - part, 3);
  if (view->chart != NULL)
    way_chart_set_question (view->chart, view->question);
  gtk_widget_queue_draw (widget);
  if (part < 1)
    return G_SOURCE_CONTINUE;
  view->reveal_tick = 0;
  return G_SOURCE_REMOVE;
}

static gboolean
has_animations (GtkWidget *widget)
{
  gboolean enabled;

  g_object_get (gtk_widget_get_settings (widget), "gtk-enable-animations", &enabled, NULL);
  return enabled && gtk_widget_get_mapped (widget);
}

/**
 * way_chart_canvas_set_question:
 * @view: a canvas of a full chart, with a session
 * @question: the question that the chart asks, with its progress at 1
 *
 * Makes the chart ask. The answer's curve is drawn on where the question was
 * open before, if the desktop has animations.
 */
void
way_chart_canvas_set_question (WayChartCanvas         *view,
                               const WayChartQuestion *question)
{
  gboolean was_open;

  g_return_if_fail (WAY_IS_CHART_CANVAS (view) && view->session != NULL && question != NULL);

  was_open = view->question != NULL && !view->question->revealed;
  if (view->reveal_tick != 0 && question->revealed)
    return;
  free_question (view);
  view->question = g_memdup2 (question, sizeof *question);
  view->question->guess = g_memdup2 (question->guess, question->n_guess * sizeof (WayGuess));
  if (view->reveal_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (view), view->reveal_tick);
  view->reveal_tick = 0;
  if (was_open && question->revealed && has_animations (GTK_WIDGET (view)))
    {
      view->question->progress = 0;
      view->reveal_begun = 0;
      view->reveal_tick
        = gtk_widget_add_tick_callback (GTK_WIDGET (view), reveal_tick_cb, NULL, NULL);
    }
  if (view->chart != NULL)
    way_chart_set_question (view->chart, view->question);
  gtk_widget_queue_draw (GTK_WIDGET (view));
}

/**
 * way_chart_canvas_find_guess:
 * @view: a canvas
 * @x: pixels
 * @y: pixels
 * @year: (out): a year that is to be guessed
 * @value: (out): the value that stands there
 *
 * Returns: whether the point is where the class may draw its line
 */
gboolean
way_chart_canvas_find_guess (WayChartCanvas *view,
                             double          x,
                             double          y,
                             int            *year,
                             double         *value)
{
  WayRect area;
  WayView *now;

  g_return_val_if_fail (WAY_IS_CHART_CANVAS (view), FALSE);

  if (view->chart == NULL || !view->full)
    return FALSE;
  area = get_area (view);
  now = way_session_get_view (view->session);
  return way_chart_find_guess (view->chart, way_scene_style_get_look (view->style), &area,
                               way_view_get_start (now), way_view_get_end (now), x, y, year,
                               value);
}
