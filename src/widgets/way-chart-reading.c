/* Two children take turns, because only a move of the focus from one widget to
 * another is told to a screen reader. The one without a turn is hidden, so that
 * Tab goes on to what follows the chart.
 */
#include "config.h"

#include "way-chart-reading.h"

#include <math.h>

#include "way-mark.h"

/* The ring about a point, and how far the card keeps off it. */
#define RING_PX 18
#define GAP_PX 6

/* How wide the card becomes, in characters. */
#define CARD_CHARS 44

struct _WayChartReading
{
  GtkWidget           *owner;
  WayChartReadingFunc  get_place;
  WayChartChosenFunc   chosen;
  GtkWidget           *marks[2];
  guint                turn;        /* whose turn it is */
  GtkWidget           *card;
  guint                leave_source;
  gboolean             reading;
  WayChartItem         item;        /* what is read */
};

static GArray *
get_items (WayChartReading      *reading,
           WayChartReadingPlace *place)
{
  if (!reading->get_place (reading->owner, place))
    return NULL;
  return way_chart_get_items (place->chart, place->look, &place->viewport, &place->plot,
                              place->full);
}

static guint
find_current (WayChartReading *reading,
              const GArray    *items)
{
  return reading->reading ? way_chart_items_find (items, reading->item.row, reading->item.index)
                          : WAY_NONE;
}

/* In the strip there is room for one line only. */
static char *
card_text (const WayChartReadingPlace *place,
           const WayChartItem         *item)
{
  g_autofree char *name = way_chart_item_name (place->chart, item, place->look->lang);
  g_autofree char *from = NULL;

  if (!place->full)
    return g_steal_pointer (&name);
  from = way_chart_item_provenance (place->chart, item, place->look->lang);
  return g_strdup_printf ("%s\n%s", name, from);
}

static void
read_item (WayChartReading            *reading,
           const WayChartReadingPlace *place,
           const WayChartItem         *item)
{
  g_autofree char *name = way_chart_item_name (place->chart, item, place->look->lang);
  g_autofree char *from = way_chart_item_provenance (place->chart, item, place->look->lang);
  g_autofree char *text = card_text (place, item);
  GtkWidget *before = reading->marks[reading->turn], *mark;

  reading->item = *item;
  reading->reading = TRUE;
  reading->turn = !reading->turn;
  mark = reading->marks[reading->turn];
  way_mark_set_cluster (WAY_MARK (mark), name, from);
  gtk_label_set_text (GTK_LABEL (reading->card), text);
  gtk_widget_set_visible (reading->card, TRUE);
  gtk_widget_set_visible (mark, TRUE);
  gtk_widget_grab_focus (mark);
  way_mark_show_focus (mark);
  gtk_widget_set_visible (before, FALSE);
  gtk_widget_queue_allocate (reading->owner);
}

static gboolean
go (WayChartReading *reading,
    int              along,
    int              across)
{
  WayChartReadingPlace place;
  g_autoptr (GArray) items = get_items (reading, &place);
  guint from, to;

  if (items == NULL || items->len == 0)
    return FALSE;
  from = find_current (reading, items);
  to = way_chart_items_step (items, from, along, across);
  if (to == from)
    gtk_widget_error_bell (reading->owner);
  else
    read_item (reading, &place, &g_array_index (items, WayChartItem, to));
  return TRUE;
}

static gboolean
go_to_end (WayChartReading *reading,
           gboolean         last)
{
  WayChartReadingPlace place;
  g_autoptr (GArray) items = get_items (reading, &place);
  guint from, to;

  if (items == NULL || items->len == 0)
    return FALSE;
  from = find_current (reading, items);
  to = way_chart_items_end (items, from != WAY_NONE ? from : 0, last);
  if (to != from)
    read_item (reading, &place, &g_array_index (items, WayChartItem, to));
  return TRUE;
}

static gboolean
leave (WayChartReading *reading)
{
  if (!reading->reading)
    return FALSE;
  way_chart_reading_stop (reading);
  return TRUE;
}

/* The keyboard has gone elsewhere in the window, and not with the window, or to
 * what has opened over the chart. */
static gboolean
left_cb (gpointer data)
{
  WayChartReading *reading = data;
  GtkRoot *root = gtk_widget_get_root (reading->owner);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  reading->leave_source = 0;
  if (focus == NULL || !gtk_widget_is_ancestor (focus, reading->owner))
    way_chart_reading_stop (reading);
  return G_SOURCE_REMOVE;
}

/* Where it goes is known after this. */
static void
focus_left_cb (WayChartReading *reading)
{
  if (reading->reading && reading->leave_source == 0)
    reading->leave_source = g_idle_add_full (GDK_PRIORITY_EVENTS, left_cb, reading, NULL);
}

static gboolean
key_pressed_cb (WayChartReading *reading,
                guint            key,
                guint            code,
                GdkModifierType  state)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK | GDK_SUPER_MASK)) != 0)
    return FALSE;
  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return go (reading, -1, 0);
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return go (reading, 1, 0);
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return go (reading, 0, -1);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return go (reading, 0, 1);
    case GDK_KEY_Home:
      return go_to_end (reading, FALSE);
    case GDK_KEY_End:
      return go_to_end (reading, TRUE);
    case GDK_KEY_Escape:
      return leave (reading);
    default:
      return FALSE;
    }
}

static void
activated_cb (WayChartReading *reading)
{
  WayChartReadingPlace place;
  guint policy;

  if (!reading->reading || !reading->get_place (reading->owner, &place))
    return;
  policy = way_chart_item_get_policy (place.chart, &reading->item);
  if (policy != WAY_NONE)
    reading->chosen (reading->owner, policy);
  else
    gtk_widget_error_bell (reading->owner);
}

/* A click gives the chart the keyboard. */
static void
pressed_cb (WayChartReading *reading)
{
  gtk_widget_grab_focus (reading->owner);
  way_chart_reading_stop (reading);
}

/**
 * way_chart_reading_new:
 * @owner: the widget that draws the chart; it must outlive the reading
 * @get_place: gives what is drawn
 * @chosen: is told of a policy that was chosen
 *
 * Lets the arrow keys go through a chart: Left and Right along a curve, Up and
 * Down between curves and to the targets, Home and End to the ends of one.
 * Escape ends it, as does the keyboard where it leaves the chart; Enter chooses
 * the policy of a target.
 *
 * Returns: (transfer full): the reading
 */
WayChartReading *
way_chart_reading_new (GtkWidget           *owner,
                       WayChartReadingFunc  get_place,
                       WayChartChosenFunc   chosen)
{
  WayChartReading *reading;
  GtkEventController *key, *click, *focus;

  g_return_val_if_fail (GTK_IS_WIDGET (owner) && get_place != NULL && chosen != NULL, NULL);

  reading = g_new0 (WayChartReading, 1);
  reading->owner = owner;
  reading->get_place = get_place;
  reading->chosen = chosen;
  for (guint i = 0; i < G_N_ELEMENTS (reading->marks); i++)
    {
      reading->marks[i] = way_mark_new ();
      gtk_widget_set_visible (reading->marks[i], FALSE);
      gtk_widget_set_parent (reading->marks[i], owner);
      g_signal_connect_swapped (reading->marks[i], "activate", G_CALLBACK (activated_cb), reading);
    }
  reading->card = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (reading->card), 0);
  gtk_label_set_wrap (GTK_LABEL (reading->card), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (reading->card), CARD_CHARS);
  gtk_widget_add_css_class (reading->card, "point-card");
  gtk_widget_set_visible (reading->card, FALSE);
  gtk_widget_set_can_target (reading->card, FALSE);
  gtk_widget_set_parent (reading->card, owner);
  key = gtk_event_controller_key_new ();
  g_signal_connect_swapped (key, "key-pressed", G_CALLBACK (key_pressed_cb), reading);
  gtk_widget_add_controller (owner, key);
  focus = gtk_event_controller_focus_new ();
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), reading);
  gtk_widget_add_controller (owner, focus);
  click = GTK_EVENT_CONTROLLER (gtk_gesture_click_new ());
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), reading);
  gtk_widget_add_controller (owner, click);
  gtk_widget_set_focusable (owner, TRUE);
  return reading;
}

/**
 * way_chart_reading_free:
 * @reading: (transfer full): a reading
 *
 * Frees a reading and its children; to be called when its owner is disposed of.
 */
void
way_chart_reading_free (WayChartReading *reading)
{
  g_return_if_fail (reading != NULL);

  g_clear_handle_id (&reading->leave_source, g_source_remove);
  for (guint i = 0; i < G_N_ELEMENTS (reading->marks); i++)
    gtk_widget_unparent (reading->marks[i]);
  gtk_widget_unparent (reading->card);
  g_free (reading);
}

/**
 * way_chart_reading_get_item:
 * @reading: a reading
 *
 * Returns: (transfer none) (nullable): what is read at the moment
 */
const WayChartItem *
way_chart_reading_get_item (WayChartReading *reading)
{
  g_return_val_if_fail (reading != NULL, NULL);

  return reading->reading ? &reading->item : NULL;
}

/**
 * way_chart_reading_stop:
 * @reading: a reading
 *
 * Ends the reading, as when another chart is shown. The chart keeps the keyboard
 * if it has it.
 */
void
way_chart_reading_stop (WayChartReading *reading)
{
  g_return_if_fail (reading != NULL);

  reading->reading = FALSE;
  if (gtk_widget_is_focus (reading->marks[reading->turn]))
    gtk_widget_grab_focus (reading->owner);
  gtk_widget_set_visible (reading->card, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (reading->marks); i++)
    gtk_widget_set_visible (reading->marks[i], FALSE);
}

/* To the right of the point, else to the left of it, else under or above it:
 * inside the chart, and off the point itself. */
static void
allocate_card (WayChartReading    *reading,
               const WayChartItem *item,
               int                 width,
               int                 height)
{
  int x = (int) item->x, y = (int) item->y, off = RING_PX / 2 + GAP_PX;
  GtkAllocation place;

  gtk_widget_measure (reading->card, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &place.width, NULL,
                      NULL);
  place.width = MIN (place.width, width);
  gtk_widget_measure (reading->card, GTK_ORIENTATION_VERTICAL, place.width, NULL, &place.height,
                      NULL, NULL);
  place.height = MIN (place.height, height);
  place.x = x + off + place.width <= width ? x + off : x - off - place.width;
  place.y = CLAMP (y - place.height / 2, 0, height - place.height);
  if (place.x < 0)
    {
      place.x = CLAMP (x - place.width / 2, 0, width - place.width);
      place.y = y + off + place.height <= height ? y + off : MAX (y - off - place.height, 0);
    }
  gtk_widget_size_allocate (reading->card, &place, -1);
}

/**
 * way_chart_reading_allocate:
 * @reading: a reading
 * @width: the size of the owner
 * @height: likewise
 *
 * Places the children; to be called when the owner is allocated. The reading
 * ends where what is read is no longer shown.
 */
void
way_chart_reading_allocate (WayChartReading *reading,
                            int              width,
                            int              height)
{
  WayChartReadingPlace place;
  g_autoptr (GArray) items = NULL;
  const WayChartItem *item;
  guint index = WAY_NONE;
  GtkWidget *mark;

  g_return_if_fail (reading != NULL);

  if (!reading->reading)
    return;
  items = get_items (reading, &place);
  if (items != NULL)
    index = find_current (reading, items);
  mark = reading->marks[reading->turn];
  gtk_widget_set_child_visible (mark, index != WAY_NONE);
  gtk_widget_set_child_visible (reading->card, index != WAY_NONE);
  if (index == WAY_NONE)
    return;
  item = &g_array_index (items, WayChartItem, index);
  reading->item = *item;
  gtk_widget_size_allocate (mark, &(GtkAllocation) { (int) item->x - RING_PX / 2,
                                                     (int) item->y - RING_PX / 2, RING_PX,
                                                     RING_PX }, -1);
  allocate_card (reading, item, width, height);
}

/**
 * way_chart_reading_snapshot:
 * @reading: a reading
 * @snapshot: where to draw, after the chart
 *
 * Draws the ring and the card.
 */
void
way_chart_reading_snapshot (WayChartReading *reading,
                            GtkSnapshot     *snapshot)
{
  g_return_if_fail (reading != NULL);

  if (!reading->reading)
    return;
  gtk_widget_snapshot_child (reading->owner, reading->marks[reading->turn], snapshot);
  gtk_widget_snapshot_child (reading->owner, reading->card, snapshot);
}
