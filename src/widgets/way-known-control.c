/* The control knows the days on which something changes; it is asked for them
 * when it is first used, so that a start does not wait for them.
 */
#include "config.h"

#include "way-known-control.h"

#include <glib/gi18n.h>

#include "way-phrases.h"
#include "way-releases.h"

#define LIST_HEIGHT_PX 260
#define LIST_WIDTH_PX 340

struct _WayKnownControl
{
  GtkWidget      parent_instance;

  /* template */
  GtkWidget     *box;
  GtkMenuButton *button;
  GtkLabel      *label;
  GtkWidget     *reset;

  /* made with the popover */
  GtkLabel      *heading;
  GtkRange      *scale;
  GtkListView   *list;

  /* owned */
  WaySession    *session;
  GSignalGroup  *session_signals;
  GArray        *days;          /* (nullable): int, in order */
  char          *indicator;     /* (nullable): whose days they are */
  gboolean       charted;       /* only days on which the chart changes */
  gboolean       updating;
};

enum
{
  PROP_0,
  PROP_CHARTED,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (WayKnownControl, way_known_control, GTK_TYPE_WIDGET)

static int
get_day (WayKnownControl *control)
{
  return way_known_day (way_session_get_dataset (control->session),
                        way_view_get_as_known (way_session_get_view (control->session)));
}

/* The indicator whose changes count, WAY_NONE for all. */
static guint
get_indicator (WayKnownControl *control)
{
  if (!control->charted)
    return WAY_NONE;
  return way_dataset_find (way_session_get_dataset (control->session), WAY_TABLE_INDICATORS,
                           way_view_get_indicator (way_session_get_view (control->session)));
}

static const GArray *
get_days (WayKnownControl *control)
{
  const char *indicator = control->charted
    ? way_view_get_indicator (way_session_get_view (control->session)) : "";

  if (g_strcmp0 (indicator, control->indicator) != 0)
    g_clear_pointer (&control->days, g_array_unref);
  if (control->days == NULL)
    {
      g_free (control->indicator);
      control->indicator = g_strdup (indicator);
      control->days = way_known_days (way_session_get_dataset (control->session),
                                      get_indicator (control));
    }
  return control->days;
}

/* How many of the days are not later than a day. */
static guint
count_until (const GArray *days,
             int           day)
{
  guint n = 0;

  while (n < days->len && g_array_index (days, int, n) <= day)
    n++;
  return n;
}

static void
show_day (WayKnownControl *control,
          int              day,
          gboolean         dragging)
{
  const WayDataset *dataset = way_session_get_dataset (control->session);
  g_autoptr (WayView) view
    = way_view_with_as_known (way_session_get_view (control->session),
                              way_known_is_newest (dataset, day) ? WAY_KNOWN_ALL : day);

  if (dragging)
    way_session_update (control->session, view);
  else
    way_session_go (control->session, view);
}

static void
show_nth (WayKnownControl *control,
          guint            n,
          gboolean         dragging)
{
  const GArray *days = get_days (control);

  if (n + 1 >= days->len)
    show_day (control, WAY_KNOWN_ALL, dragging);
  else
    show_day (control, g_array_index (days, int, n), dragging);
}

static void
previous_cb (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  WayKnownControl *control = WAY_KNOWN_CONTROL (widget);
  const GArray *days = get_days (control);
  guint n = count_until (days, get_day (control) - 1);

  /* At the newest release the last of the chart's days is the present one. */
  if (n == days->len && n > 0
      && way_known_is_newest (way_session_get_dataset (control->session), get_day (control)))
    n--;
  if (n > 0)
    show_day (control, g_array_index (days, int, n - 1), FALSE);
}

static void
next_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  WayKnownControl *control = WAY_KNOWN_CONTROL (widget);

  show_nth (control, count_until (get_days (control), get_day (control)), FALSE);
}

static void
reset_cb (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  show_day (WAY_KNOWN_CONTROL (widget), WAY_KNOWN_ALL, FALSE);
}

static void
scale_moved_cb (WayKnownControl *control)
{
  if (!control->updating)
    show_nth (control, (guint) gtk_range_get_value (control->scale), TRUE);
}

/* The list has the newest day first. */
static void
list_activated_cb (WayKnownControl *control,
                   guint            position)
{
  const GArray *days = get_days (control);

  if (position < days->len)
    show_nth (control, days->len - 1 - position, FALSE);
  gtk_menu_button_popdown (control->button);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

/* Only rows that are seen are put into words. */
static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         WayKnownControl          *control)
{
  const WayDataset *dataset = way_session_get_dataset (control->session);
  WayLang lang = way_session_get_lang (control->session);
  const GArray *days = get_days (control);
  guint position = gtk_list_item_get_position (item);
  g_autofree char *date = NULL;
  g_autofree char *what = NULL;
  g_autofree char *text = NULL;
  int day;

  if (position >= days->len)
    return;
  day = g_array_index (days, int, days->len - 1 - position);
  date = way_date_to_text (way_date_from_day (day), lang);
  what = way_phrase_changes (dataset, get_indicator (control), day, lang);
  text = g_strdup_printf ("%s%s%s", date, *what != '\0' ? " · " : "", what);
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), text);
  gtk_widget_set_tooltip_text (gtk_list_item_get_child (item), text);
}

static GtkWidget *
make_list (WayKnownControl *control)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), control, 0);
  control->list = GTK_LIST_VIEW (gtk_list_view_new (NULL, factory));
  gtk_list_view_set_single_click_activate (control->list, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (control->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Days on which something changes"), -1);
  g_signal_connect_object (control->list, "activate", G_CALLBACK (list_activated_cb), control,
                           G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (control->list));
  gtk_widget_set_size_request (scroller, LIST_WIDTH_PX, LIST_HEIGHT_PX);
  return scroller;
}

static void
update_popover (WayKnownControl *control)
{
  const GArray *days = get_days (control);
  guint n = count_until (days, get_day (control));

  control->updating = TRUE;
  gtk_label_set_text (control->heading, gtk_label_get_text (control->label));
  gtk_range_set_range (control->scale, 0, MAX (days->len, 2) - 1);
  gtk_range_set_value (control->scale, n > 0 ? n - 1 : 0);
  control->updating = FALSE;
}

/* The list is filled when it is opened, and not while the slider moves. */
static void
fill_list (WayKnownControl *control)
{
  const GArray *days = get_days (control);
  g_autofree const char **empty = g_new0 (const char *, days->len + 1);

  for (guint i = 0; i < days->len; i++)
    empty[i] = "";
  gtk_list_view_set_model (control->list,
                           GTK_SELECTION_MODEL (gtk_no_selection_new (
                             G_LIST_MODEL (gtk_string_list_new (empty)))));
}

static void
make_popover_cb (GtkMenuButton *button,
                 gpointer       data)
{
  WayKnownControl *control = data;
  GtkWidget *popover, *box;

  if (gtk_menu_button_get_popover (button) == NULL)
    {
      popover = gtk_popover_new ();
      box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
      control->heading = GTK_LABEL (gtk_label_new (NULL));
      gtk_label_set_xalign (control->heading, 0);
      gtk_widget_add_css_class (GTK_WIDGET (control->heading), "strong");
      control->scale = GTK_RANGE (gtk_scale_new_with_range (GTK_ORIENTATION_HORIZONTAL, 0, 1, 1));
      gtk_scale_set_draw_value (GTK_SCALE (control->scale), FALSE);
      gtk_range_set_round_digits (control->scale, 0);
      gtk_accessible_update_property (GTK_ACCESSIBLE (control->scale),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, _("As known on"), -1);
      g_signal_connect_object (control->scale, "value-changed", G_CALLBACK (scale_moved_cb),
                               control, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (control->heading));
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (control->scale));
      gtk_box_append (GTK_BOX (box), make_list (control));
      gtk_popover_set_child (GTK_POPOVER (popover), box);
      gtk_menu_button_set_popover (button, popover);
    }
  update_popover (control);
  fill_list (control);
}

static void
view_changed_cb (WayKnownControl *control)
{
  const WayDataset *dataset = way_session_get_dataset (control->session);
  int day = way_view_get_as_known (way_session_get_view (control->session));
  gboolean newest = way_known_is_newest (dataset, day);
  gboolean any = way_date_is_set (way_dataset_get_newest_release (dataset));
  g_autofree char *text = way_phrase_known (dataset, day, way_session_get_lang (control->session));

  gtk_label_set_text (control->label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (control->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text, -1);
  gtk_widget_set_visible (control->box, any);
  gtk_widget_set_visible (control->reset, !newest);
  gtk_widget_action_set_enabled (GTK_WIDGET (control), "known.next", !newest);
  gtk_widget_action_set_enabled (GTK_WIDGET (control), "known.previous",
                                 any && (newest || count_until (get_days (control), day - 1) > 0));
  if (control->heading != NULL && gtk_widget_get_mapped (GTK_WIDGET (control->heading)))
    update_popover (control);
}

static void
dataset_changed_cb (WayKnownControl *control)
{
  g_clear_pointer (&control->days, g_array_unref);
  view_changed_cb (control);
}

static void
way_known_control_dispose (GObject *object)
{
  WayKnownControl *control = WAY_KNOWN_CONTROL (object);

  if (control->session_signals != NULL)
    g_signal_group_set_target (control->session_signals, NULL);
  g_clear_object (&control->session_signals);
  g_clear_pointer (&control->box, gtk_widget_unparent);
  g_clear_pointer (&control->days, g_array_unref);
  g_clear_pointer (&control->indicator, g_free);
  g_clear_object (&control->session);

  G_OBJECT_CLASS (way_known_control_parent_class)->dispose (object);
}

static void
way_known_control_set_property (GObject      *object,
                                guint         id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  switch (id)
    {
    case PROP_CHARTED:
      WAY_KNOWN_CONTROL (object)->charted = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
way_known_control_class_init (WayKnownControlClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = way_known_control_dispose;
  object_class->set_property = way_known_control_set_property;
  properties[PROP_CHARTED]
    = g_param_spec_boolean ("charted", NULL, NULL, FALSE,
                            G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_set_css_name (widget_class, "knowncontrol");
  gtk_widget_class_install_action (widget_class, "known.previous", NULL, previous_cb);
  gtk_widget_class_install_action (widget_class, "known.next", NULL, next_cb);
  gtk_widget_class_install_action (widget_class, "known.reset", NULL, reset_cb);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/waymark/Waymark/ui/known-control.ui");
  gtk_widget_class_bind_template_child (widget_class, WayKnownControl, box);
  gtk_widget_class_bind_template_child (widget_class, WayKnownControl, button);
  gtk_widget_class_bind_template_child (widget_class, WayKnownControl, label);
  gtk_widget_class_bind_template_child (widget_class, WayKnownControl, reset);
}

static void
way_known_control_init (WayKnownControl *control)
{
  gtk_widget_init_template (GTK_WIDGET (control));
  gtk_menu_button_set_create_popup_func (control->button, make_popover_cb, control, NULL);
  control->session_signals = g_signal_group_new (WAY_TYPE_SESSION);
  g_signal_group_connect_swapped (control->session_signals, "notify::view",
                                  G_CALLBACK (view_changed_cb), control);
  g_signal_group_connect_swapped (control->session_signals, "notify::dataset",
                                  G_CALLBACK (dataset_changed_cb), control);
}

/**
 * way_known_control_set_session:
 * @control: a control
 * @session: the session whose day it shows and changes
 *
 * Gives the control what it shows; to be called once.
 */
void
way_known_control_set_session (WayKnownControl *control,
                               WaySession      *session)
{
  g_return_if_fail (WAY_IS_KNOWN_CONTROL (control) && control->session == NULL);
  g_return_if_fail (WAY_IS_SESSION (session));

  control->session = g_object_ref (session);
  g_signal_group_set_target (control->session_signals, session);
  view_changed_cb (control);
}
