/* A gesture is one entry of the history: its first change is a new view, all
 * others take the place of that one. No frame of a motion makes an entry.
 */
#include "config.h"

#include "way-navigator.h"

#include <math.h>

/* How long the way to another span takes. */
#define GO_SECONDS 0.2

/* Steps that follow each other within this time are one gesture. */
#define JOIN_SECONDS 0.7

/* How fast a glide slows down, per second, and below which speed it ends. */
#define FRICTION 4.0
#define SLOW_PX 8.0

/* While a key is held: windows a second at first and at most, and how long it
 * takes to become that fast; the same for the logarithm of the zoom. */
#define RUN_SLOW 0.5
#define RUN_FAST 2.5
#define RUN_SECONDS 1.2
#define RUN_ZOOM 1.6

/* What a key moves at once, as a part of a second's way. */
#define RUN_FIRST_SECONDS 0.1

typedef enum
{
  MOTION_NONE,
  MOTION_GO,
  MOTION_GLIDE,
  MOTION_RUN,
} Motion;

struct _WayNavigator
{
  GObject        parent_instance;

  WaySession    *session;         /* weak: the session owns its navigator */
  gboolean       wheel_zooms;
  double         pointer;         /* the day under the pointer, or NAN */

  gboolean       entry;           /* the present view is the one of this gesture */
  WayView       *placed;          /* as it was put there last */
  WayMove        move;            /* whose steps those are */
  gint64         moved_at;
  gboolean       held;
  double         held_start;
  double         held_end;

  Motion         motion;
  GtkWidget     *widget;          /* weak: whose clock it follows */
  guint          tick;
  gint64         begun;           /* 0 before the first frame */
  double         from_start;
  double         from_end;
  double         to_start;
  double         to_end;
  double         speed;           /* of a glide, in days a second */
  double         least;           /* and where it ends */
  GtkAdjustment *lanes;
  double         lanes_from;
  double         lanes_speed;
  int            run_pan;
  int            run_zoom;
  double         run_share;
  gint64         run_last;
};

enum
{
  PROP_0,
  PROP_WHEEL_ZOOMS,
  PROP_POINTER,
  N_PROPERTIES,
};

enum
{
  SIGNAL_CANCELLED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WayNavigator, way_navigator, G_TYPE_OBJECT)

static void
get_span (WayNavigator *navigator,
          double       *start,
          double       *end)
{
  WayView *view = way_session_get_view (navigator->session);

  *start = way_view_get_start (view);
  *end = way_view_get_end (view);
}

static void
close_entry (WayNavigator *navigator)
{
  navigator->entry = FALSE;
  g_clear_pointer (&navigator->placed, way_view_unref);
}

/* Shows a span as part of the present gesture. */
static void
place (WayNavigator *navigator,
       double        start,
       double        end)
{
  WayView *before = way_session_get_view (navigator->session);
  g_autoptr (WayView) view = way_view_with_span (before, start, end);

  if (way_view_equal (view, before))
    return;
  /* Where something else has changed the view, as a selection does, that is
   * not written over. */
  if (navigator->entry && before == navigator->placed)
    {
      g_clear_pointer (&navigator->placed, way_view_unref);
      navigator->placed = way_view_ref (view);
      way_session_update (navigator->session, view);
      return;
    }
  close_entry (navigator);
  navigator->entry = TRUE;
  navigator->placed = way_view_ref (view);
  way_session_go (navigator->session, view);
}

/* Begins a step: those of one kind in quick succession are one gesture. */
static void
begin_step (WayNavigator *navigator,
            WayMove       move)
{
  gint64 now = g_get_monotonic_time ();

  if (move != navigator->move || move == WAY_MOVE_FIT
      || now - navigator->moved_at > JOIN_SECONDS * G_USEC_PER_SEC)
    close_entry (navigator);
  navigator->move = move;
  navigator->moved_at = now;
}

static void
end_motion (WayNavigator *navigator)
{
  navigator->motion = MOTION_NONE;
  navigator->tick = 0;
  g_clear_weak_pointer (&navigator->widget);
  g_clear_object (&navigator->lanes);
}

/* A frame on the way to another span. The span changes evenly for the eye,
 * which sees factors, and its start so that one moment stays in its place. */
static gboolean
go_on (WayNavigator *navigator,
       double        seconds)
{
  double part = MIN (seconds / GO_SECONDS, 1);
  double eased = 1 - pow (1 - part, 3);
  double from = navigator->from_end - navigator->from_start;
  double to = navigator->to_end - navigator->to_start;
  double span = from * pow (to / from, eased);
  double share = fabs (to - from) > 1e-9 * from ? (span - from) / (to - from) : eased;
  double start = navigator->from_start + (navigator->to_start - navigator->from_start) * share;

  if (part >= 1)
    place (navigator, navigator->to_start, navigator->to_end);
  else
    place (navigator, start, start + span);
  return part < 1;
}

static gboolean
glide_on (WayNavigator *navigator,
          double        seconds)
{
  double left = exp (-FRICTION * seconds);
  double way = (1 - left) / FRICTION;
  double moved = navigator->speed * way;

  place (navigator, navigator->from_start + moved, navigator->from_end + moved);
  if (navigator->lanes != NULL)
    gtk_adjustment_set_value (navigator->lanes,
                              navigator->lanes_from + navigator->lanes_speed * way);
  return fabs (navigator->speed) * left > navigator->least
      || fabs (navigator->lanes_speed) * left > SLOW_PX;
}

/* Moves on by what a held key moves within some seconds. */
static void
run_for (WayNavigator *navigator,
         double        seconds,
         double        held_seconds)
{
  double part = CLAMP (held_seconds / RUN_SECONDS, 0, 1);
  double way = (RUN_SLOW + (RUN_FAST - RUN_SLOW) * part * part) * seconds;
  double start, end, span, fixed, zoomed;

  get_span (navigator, &start, &end);
  span = end - start;
  fixed = start + navigator->run_share * span;
  zoomed = CLAMP (span * exp (-navigator->run_zoom * RUN_ZOOM * way), WAY_VIEW_MIN_SPAN,
                  way_navigator_get_longest (navigator));
  start = fixed - navigator->run_share * zoomed + navigator->run_pan * way * zoomed;
  place (navigator, start, start + zoomed);
}

static gboolean
run_on (WayNavigator *navigator,
        gint64        now)
{
  /* A frame that came late must not jump. */
  double seconds = MIN ((double) (now - navigator->run_last) / G_USEC_PER_SEC, 0.1);

  navigator->run_last = now;
  run_for (navigator, seconds, (double) (now - navigator->begun) / G_USEC_PER_SEC);
  return TRUE;
}

static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       data)
{
  WayNavigator *navigator = data;
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  gboolean more;
  double seconds;

  if (navigator->session == NULL || navigator->widget != widget)
    return G_SOURCE_REMOVE;
  if (navigator->placed != NULL)
    {
      double start, end;

      /* Going back in the history, or another data set, ends the motion. */
      get_span (navigator, &start, &end);
      if (start != way_view_get_start (navigator->placed)
          || end != way_view_get_end (navigator->placed))
        {
          end_motion (navigator);
          return G_SOURCE_REMOVE;
        }
    }
  if (navigator->begun == 0)
    navigator->begun = navigator->run_last = now;
  seconds = (double) (now - navigator->begun) / G_USEC_PER_SEC;
  navigator->moved_at = g_get_monotonic_time ();
  if (navigator->motion == MOTION_GO)
    more = go_on (navigator, seconds);
  else if (navigator->motion == MOTION_GLIDE)
    more = glide_on (navigator, seconds);
  else
    more = run_on (navigator, now);
  if (!more)
    end_motion (navigator);
  return more ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static gboolean
has_animations (GtkWidget *widget)
{
  gboolean enabled;

  g_object_get (gtk_widget_get_settings (widget), "gtk-enable-animations", &enabled, NULL);
  return enabled && gtk_widget_get_mapped (widget);
}

static void
begin_motion (WayNavigator *navigator,
              Motion        motion,
              GtkWidget    *widget)
{
  navigator->motion = motion;
  navigator->begun = 0;
  get_span (navigator, &navigator->from_start, &navigator->from_end);
  g_set_weak_pointer (&navigator->widget, widget);
  navigator->tick = gtk_widget_add_tick_callback (widget, tick_cb, g_object_ref (navigator),
                                                  g_object_unref);
}

static void
way_navigator_dispose (GObject *object)
{
  WayNavigator *navigator = WAY_NAVIGATOR (object);

  g_clear_weak_pointer (&navigator->session);
  g_clear_weak_pointer (&navigator->widget);
  g_clear_object (&navigator->lanes);
  g_clear_pointer (&navigator->placed, way_view_unref);

  G_OBJECT_CLASS (way_navigator_parent_class)->dispose (object);
}

static void
way_navigator_get_property (GObject    *object,
                            guint       id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  WayNavigator *navigator = WAY_NAVIGATOR (object);

  switch (id)
    {
    case PROP_WHEEL_ZOOMS:
      g_value_set_boolean (value, navigator->wheel_zooms);
      break;
    case PROP_POINTER:
      g_value_set_double (value, navigator->pointer);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
way_navigator_set_property (GObject      *object,
                            guint         id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  WayNavigator *navigator = WAY_NAVIGATOR (object);

  switch (id)
    {
    case PROP_WHEEL_ZOOMS:
      if (navigator->wheel_zooms == g_value_get_boolean (value))
        break;
      navigator->wheel_zooms = g_value_get_boolean (value);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
way_navigator_class_init (WayNavigatorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = way_navigator_dispose;
  object_class->get_property = way_navigator_get_property;
  object_class->set_property = way_navigator_set_property;

  properties[PROP_WHEEL_ZOOMS]
    = g_param_spec_boolean ("wheel-zooms", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_POINTER]
    = g_param_spec_double ("pointer", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0,
                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  signals[SIGNAL_CANCELLED]
    = g_signal_new ("cancelled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 0);
}

static void
way_navigator_init (WayNavigator *navigator)
{
  navigator->pointer = NAN;
}

/**
 * way_navigator_of_session:
 * @session: a session
 *
 * Returns: (transfer none): the navigator of the session, which lives as long
 *   as it does
 */
WayNavigator *
way_navigator_of_session (WaySession *session)
{
  WayNavigator *navigator;

  g_return_val_if_fail (WAY_IS_SESSION (session), NULL);

  navigator = g_object_get_data (G_OBJECT (session), "way-navigator");
  if (navigator == NULL)
    {
      navigator = g_object_new (WAY_TYPE_NAVIGATOR, NULL);
      g_set_weak_pointer (&navigator->session, session);
      g_object_set_data_full (G_OBJECT (session), "way-navigator", navigator, g_object_unref);
    }
  return navigator;
}

/**
 * way_navigator_get_target:
 * @navigator: a navigator
 * @start: (out): where the window will begin, in days since 1970-01-01
 * @end: (out): where it will end
 *
 * Gives the span that the window is on its way to, which is the present one
 * while nothing moves.
 */
void
way_navigator_get_target (WayNavigator *navigator,
                          double       *start,
                          double       *end)
{
  g_return_if_fail (WAY_IS_NAVIGATOR (navigator) && start != NULL && end != NULL);

  get_span (navigator, start, end);
  if (navigator->motion == MOTION_GO)
    {
      *start = navigator->to_start;
      *end = navigator->to_end;
    }
}

/**
 * way_navigator_is_moving:
 * @navigator: a navigator
 *
 * Returns: whether the window moves on by itself
 */
gboolean
way_navigator_is_moving (WayNavigator *navigator)
{
  g_return_val_if_fail (WAY_IS_NAVIGATOR (navigator), FALSE);

  return navigator->motion != MOTION_NONE;
}

/**
 * way_navigator_stop:
 * @navigator: a navigator
 *
 * Leaves the window where it is now.
 */
void
way_navigator_stop (WayNavigator *navigator)
{
  g_return_if_fail (WAY_IS_NAVIGATOR (navigator));

  if (navigator->motion == MOTION_NONE)
    return;
  if (navigator->widget != NULL)
    gtk_widget_remove_tick_callback (navigator->widget, navigator->tick);
  end_motion (navigator);
}

/**
 * way_navigator_step:
 * @navigator: a navigator
 * @move: what makes the step
 * @start: where the window shall begin, in days since 1970-01-01
 * @end: where it shall end
 *
 * Shows another span at once.
 */
void
way_navigator_step (WayNavigator *navigator,
                    WayMove       move,
                    double        start,
                    double        end)
{
  g_return_if_fail (WAY_IS_NAVIGATOR (navigator));

  way_navigator_stop (navigator);
  begin_step (navigator, move);
  place (navigator, start, end);
}

/**
 * way_navigator_go:
 * @navigator: a navigator
 * @move: what makes the step
 * @widget: a widget that shows the window of time
 * @start: where the window shall begin, in days since 1970-01-01
 * @end: where it shall end
 *
 * Moves to another span within a quarter of a second, or at once where the
 * desktop wants no animations. A step that comes before the end of another
 * begins where that one is just then.
 */
void
way_navigator_go (WayNavigator *navigator,
                  WayMove       move,
                  GtkWidget    *widget,
                  double        start,
                  double        end)
{
  g_autoptr (WayView) target = NULL;

  g_return_if_fail (WAY_IS_NAVIGATOR (navigator) && GTK_IS_WIDGET (widget));

  way_navigator_stop (navigator);
  begin_step (navigator, move);
  target = way_view_with_span (way_session_get_view (navigator->session), start, end);
  if (!has_animations (widget))
    {
      place (navigator, way_view_get_start (target), way_view_get_end (target));
      return;
    }
  navigator->to_start = way_view_get_start (target);
  navigator->to_end = way_view_get_end (target);
  begin_motion (navigator, MOTION_GO, widget);
}

/**
 * way_navigator_glide:
 * @navigator: a navigator
 * @widget: a widget that shows the window of time
 * @days_per_second: how fast the window moves into the future
 * @least: the speed at which it ends, above 0
 * @lanes: (nullable): a scrolling that goes on, too
 * @lanes_per_second: how fast, in its units
 *
 * Lets the window move on and slow down, as the end of the gesture before;
 * not where the desktop wants no animations.
 */
void
way_navigator_glide (WayNavigator  *navigator,
                     GtkWidget     *widget,
                     double         days_per_second,
                     double         least,
                     GtkAdjustment *lanes,
                     double         lanes_per_second)
{
  g_return_if_fail (WAY_IS_NAVIGATOR (navigator) && GTK_IS_WIDGET (widget) && least > 0);

  way_navigator_stop (navigator);
  if (!has_animations (widget)
      || (fabs (days_per_second) <= least && fabs (lanes_per_second) <= SLOW_PX))
    return;
  navigator->speed = days_per_second;
  navigator->least = least;
  g_set_object (&navigator->lanes, lanes);
  navigator->lanes_from = lanes != NULL ? gtk_adjustment_get_value (lanes) : 0;
  navigator->lanes_speed = lanes != NULL ? lanes_per_second : 0;
  begin_motion (navigator, MOTION_GLIDE, widget);
}

/**
 * way_navigator_run:
 * @navigator: a navigator
 * @widget: a widget that shows the window of time
 * @pan: 1 to move into the future, -1 into the past, 0 not to
 * @zoom: 1 to zoom in, -1 to zoom out, 0 not to
 * @share: the place whose moment stays where it is, as a share of the window
 *
 * Moves on, faster and faster, until way_navigator_stop().
 */
void
way_navigator_run (WayNavigator *navigator,
                   GtkWidget    *widget,
                   int           pan,
                   int           zoom,
                   double        share)
{
  g_return_if_fail (WAY_IS_NAVIGATOR (navigator) && GTK_IS_WIDGET (widget));

  way_navigator_stop (navigator);
  begin_step (navigator, zoom != 0 ? WAY_MOVE_ZOOM : WAY_MOVE_PAN);
  navigator->run_pan = pan;
  navigator->run_zoom = zoom;
  navigator->run_share = share;
  run_for (navigator, RUN_FIRST_SECONDS, 0);
  begin_motion (navigator, MOTION_RUN, widget);
}

/**
 * way_navigator_hold:
 * @navigator: a navigator
 *
 * Begins a gesture that has the window in hand until way_navigator_release()
 * or way_navigator_cancel().
 */
void
way_navigator_hold (WayNavigator *navigator)
{
  g_return_if_fail (WAY_IS_NAVIGATOR (navigator));

  way_navigator_stop (navigator);
  close_entry (navigator);
  navigator->held = TRUE;
  get_span (navigator, &navigator->held_start, &navigator->held_end);
}

/**
 * way_navigator_show:
 * @navigator: a navigator
 * @start: days since 1970-01-01
 * @end: days since 1970-01-01
 *
 * Shows a span as part of the gesture that has the window in hand.
 */
void
way_navigator_show (WayNavigator *navigator,
                    double        start,
                    double        end)
{
  g_return_if_fail (WAY_IS_NAVIGATOR (navigator));

  if (navigator->held)
    place (navigator, start, end);
}

/**
 * way_navigator_release:
 * @navigator: a navigator
 *
 * Ends the gesture; a glide may follow as its end.
 */
void
way_navigator_release (WayNavigator *navigator)
{
  g_return_if_fail (WAY_IS_NAVIGATOR (navigator));

  navigator->held = FALSE;
  /* A glide belongs to the gesture, what comes after it does not. */
  navigator->move = WAY_MOVE_FIT;
}

/**
 * way_navigator_cancel:
 * @navigator: a navigator
 *
 * Takes back the gesture that has the window in hand, as if it had not been.
 *
 * Returns: whether there was one
 */
gboolean
way_navigator_cancel (WayNavigator *navigator)
{
  g_return_val_if_fail (WAY_IS_NAVIGATOR (navigator), FALSE);

  if (!navigator->held)
    return FALSE;
  navigator->held = FALSE;
  if (navigator->entry && way_session_get_view (navigator->session) == navigator->placed)
    way_session_drop (navigator->session);
  else
    place (navigator, navigator->held_start, navigator->held_end);
  close_entry (navigator);
  g_signal_emit (navigator, signals[SIGNAL_CANCELLED], 0);
  return TRUE;
}

/**
 * way_navigator_get_longest:
 * @navigator: a navigator
 *
 * Returns: the longest span to which a person can zoom out, in days: two
 *   centuries, or all of a data set that reaches over more
 */
double
way_navigator_get_longest (WayNavigator *navigator)
{
  double start, end;

  g_return_val_if_fail (WAY_IS_NAVIGATOR (navigator), WAY_VIEW_MAX_SPAN);

  way_view_get_whole (way_session_get_dataset (navigator->session), &start, &end);
  return MIN (MAX (end - start, WAY_VIEW_USUAL_SPAN), WAY_VIEW_MAX_SPAN);
}

/**
 * way_navigator_can_zoom:
 * @navigator: a navigator
 * @factor: above 1 to see less
 *
 * Returns: whether the zoom has not yet come to its limit that way
 */
gboolean
way_navigator_can_zoom (WayNavigator *navigator,
                        double        factor)
{
  double start, end;

  g_return_val_if_fail (WAY_IS_NAVIGATOR (navigator), FALSE);

  way_navigator_get_target (navigator, &start, &end);
  return factor > 1 ? end - start > WAY_VIEW_MIN_SPAN * 1.001
                    : end - start < way_navigator_get_longest (navigator) / 1.001;
}

/**
 * way_navigator_get_pointer:
 * @navigator: a navigator
 *
 * Returns: the moment under the pointer, in days since 1970-01-01; not a
 *   number where the pointer is elsewhere
 */
double
way_navigator_get_pointer (WayNavigator *navigator)
{
  g_return_val_if_fail (WAY_IS_NAVIGATOR (navigator), NAN);

  return navigator->pointer;
}

/**
 * way_navigator_set_pointer:
 * @navigator: a navigator
 * @day: the moment under the pointer, or %NAN
 *
 * Tells all widgets of the session where the pointer is.
 */
void
way_navigator_set_pointer (WayNavigator *navigator,
                           double        day)
{
  g_return_if_fail (WAY_IS_NAVIGATOR (navigator));

  if (navigator->pointer == day || (isnan (navigator->pointer) && isnan (day)))
    return;
  navigator->pointer = day;
  g_object_notify_by_pspec (G_OBJECT (navigator), properties[PROP_POINTER]);
}

/**
 * way_navigator_get_wheel_zooms:
 * @navigator: a navigator
 *
 * Returns: whether a mouse wheel zooms without a key
 */
gboolean
way_navigator_get_wheel_zooms (WayNavigator *navigator)
{
  g_return_val_if_fail (WAY_IS_NAVIGATOR (navigator), FALSE);

  return navigator->wheel_zooms;
}
