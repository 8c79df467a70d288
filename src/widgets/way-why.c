/* A widget that can answer has a function as data of its own; the question goes
 * from the widget that has the keyboard up to the first that answers. The
 * popover is a child of that one, and goes when it is closed.
 */
#include "config.h"

#include "way-why.h"

#include <glib/gi18n.h>

#include "way-wrapped-label.h"

/* The width of the answer in characters, on a small screen the least one, and
 * its greatest height. */
#define ANSWER_CHARS 52
#define LEAST_CHARS 26
#define MAX_HEIGHT_PX 420

/* Between the parts of an answer. */
#define GAP_PX 8

#define KEY "way-why"

/* What a widget of one claim says. */
typedef struct
{
  WayDataset *dataset;
  int         known_on;
  WayLang     lang;
  WayWhyAdd   add;
  guint       number;
  GArray     *horizon;     /* (nullable): of counts, which have no number */
} Claim;

typedef struct
{
  WayWhyFunc  func;
  Claim       claim;
  GtkWidget  *menu;        /* (nullable): a child of the widget */
  WayWhyPlace place;       /* of what the menu was opened */
  guint       forget;      /* source that forgets the place */
} Why;

static void
clear_claim (Claim *claim)
{
  g_clear_pointer (&claim->dataset, way_dataset_unref);
  g_clear_pointer (&claim->horizon, g_array_unref);
}

static void
free_why (gpointer data)
{
  Why *why = data;

  clear_claim (&why->claim);
  g_clear_handle_id (&why->forget, g_source_remove);
  g_clear_weak_pointer (&why->place.asked);
  g_free (why);
}

static Why *
get_why (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), KEY);
}

static void
copy_cb (GtkWidget *button)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (button),
                          g_object_get_data (G_OBJECT (button), "text"));
}

static GtkWidget *
add_label (GtkWidget  *box,
           const char *text,
           const char *css_class)
{
  GtkWidget *label = way_wrapped_label_new (text);

  gtk_label_set_width_chars (GTK_LABEL (label), LEAST_CHARS);
  gtk_label_set_max_width_chars (GTK_LABEL (label), ANSWER_CHARS);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
add_part (GtkWidget           *box,
          const WayAnswer     *answer,
          const WayAnswerPart *part)
{
  const char *url = part->source != WAY_NONE
    ? way_dataset_get_source (way_answer_get_dataset (answer), part->source)->url : "";
  GtkWidget *text = NULL;

  if (*part->heading != '\0')
    gtk_widget_set_margin_top (add_label (box, part->heading, "strong"), GAP_PX);
  if (*part->text != '\0')
    text = add_label (box, part->text, "source");
  if (text != NULL && *part->heading == '\0')
    gtk_widget_set_margin_top (text, GAP_PX);
  if (*url != '\0')
    {
      GtkWidget *link = gtk_link_button_new_with_label (url, _("Open the source"));

      gtk_widget_set_halign (link, GTK_ALIGN_START);
      gtk_widget_add_css_class (link, "compact");
      gtk_box_append (GTK_BOX (box), link);
    }
}

static GtkWidget *
make_head (const WayAnswer  *answer,
           GtkWidget       **first)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "label", _("Why does it say so?"), "xalign",
                                   0.0, "hexpand", TRUE, "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_HEADING, NULL);
  GtkWidget *copy = gtk_button_new_with_label (_("Copy"));

  gtk_widget_add_css_class (title, "section");
  gtk_button_set_has_frame (GTK_BUTTON (copy), FALSE);
  g_object_set_data_full (G_OBJECT (copy), "text", way_answer_to_text (answer), g_free);
  g_signal_connect (copy, "clicked", G_CALLBACK (copy_cb), NULL);
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), copy);
  *first = copy;
  return head;
}

static GtkWidget *
make_content (const WayAnswer  *answer,
              GtkWidget       **copy)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_widget_set_margin_start (box, GAP_PX);
  gtk_widget_set_margin_end (box, GAP_PX);
  gtk_box_append (GTK_BOX (box), make_head (answer, copy));
  for (guint i = 0; i < way_answer_get_n_parts (answer); i++)
    add_part (box, answer, way_answer_get_part (answer, i));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MAX_HEIGHT_PX);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  return scroller;
}

static gboolean
remove_cb (gpointer data)
{
  GtkWidget *popover = data;

  if (gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);
  return G_SOURCE_REMOVE;
}

/* Not at once: the popover is still busy with closing. */
static void
closed_cb (GtkWidget *popover)
{
  GWeakRef *reference = g_object_get_data (G_OBJECT (popover), "asked");
  g_autoptr (GtkWidget) asked = reference != NULL ? g_weak_ref_get (reference) : NULL;

  if (asked != NULL && gtk_widget_get_mapped (asked))
    gtk_widget_grab_focus (asked);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, remove_cb, g_object_ref (popover), g_object_unref);
}

static void
free_weak (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

/* The keyboard goes back to where it was when the popover closes. */
static void
remember_asked (GtkWidget *popover,
                GtkWidget *asked)
{
  GWeakRef *reference = g_new0 (GWeakRef, 1);

  g_weak_ref_init (reference, asked);
  g_object_set_data_full (G_OBJECT (popover), "asked", reference, free_weak);
}

static void
open_answer (GtkWidget       *widget,
             const WayAnswer *answer,
             WayWhyPlace     *place)
{
  GtkWidget *popover = g_object_new (GTK_TYPE_POPOVER, "accessible-role",
                                     GTK_ACCESSIBLE_ROLE_DIALOG, NULL);
  g_autofree char *text = way_answer_to_text (answer);
  GtkWidget *copy;

  gtk_popover_set_child (GTK_POPOVER (popover), make_content (answer, &copy));
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &place->at);
  gtk_widget_add_css_class (popover, "why");
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Why does it say so?"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  gtk_widget_set_parent (popover, widget);
  g_signal_connect_object (widget, "destroy", G_CALLBACK (gtk_widget_unparent), popover,
                           G_CONNECT_SWAPPED);
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  if (place->asked != NULL)
    remember_asked (popover, place->asked);
  gtk_popover_popup (GTK_POPOVER (popover));
  gtk_widget_grab_focus (copy);
  gtk_widget_trigger_tooltip_query (widget);
}

static void
point_at (GtkWidget   *widget,
          WayWhyPlace *place)
{
  graphene_rect_t bounds;

  if (place->by_pointer)
    place->at = (GdkRectangle) { (int) place->x, (int) place->y, 1, 1 };
  else if (place->asked != widget && place->asked != NULL
           && gtk_widget_compute_bounds (place->asked, widget, &bounds))
    place->at = (GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y,
                                 MAX ((int) bounds.size.width, 1),
                                 MAX ((int) bounds.size.height, 1) };
  else
    place->at = (GdkRectangle) { gtk_widget_get_width (widget) / 2,
                                 gtk_widget_get_height (widget) / 2, 1, 1 };
}

/**
 * way_why_ask:
 * @asked: the widget with the keyboard, or one that a menu was opened for
 *
 * Answers "why does it say so?": the first widget from @asked upwards that has
 * an answer opens it in a popover, which takes the keyboard.
 *
 * Returns: %FALSE if none had
 */
gboolean
way_why_ask (GtkWidget *asked)
{
  g_return_val_if_fail (GTK_IS_WIDGET (asked), FALSE);

  for (GtkWidget *widget = asked; widget != NULL; widget = gtk_widget_get_parent (widget))
    {
      Why *why = get_why (widget);
      WayWhyPlace place = { .asked = asked };
      g_autoptr (WayAnswer) answer = NULL;

      if (why == NULL)
        continue;
      if (why->place.asked != NULL)
        place = why->place;
      point_at (widget, &place);
      answer = why->func (widget, &place);
      if (answer == NULL || way_answer_get_n_parts (answer) == 0)
        continue;
      open_answer (widget, answer, &place);
      return TRUE;
    }
  return FALSE;
}

/**
 * way_why_answer_by:
 * @widget: a widget
 * @func: gives its answers
 *
 * Lets a widget answer for what is in it.
 */
void
way_why_answer_by (GtkWidget  *widget,
                   WayWhyFunc  func)
{
  Why *why;

  g_return_if_fail (GTK_IS_WIDGET (widget) && func != NULL && get_why (widget) == NULL);

  why = g_new0 (Why, 1);
  why->func = func;
  g_object_set_data_full (G_OBJECT (widget), KEY, why, free_why);
}

static WayAnswer *
answer_claim (GtkWidget   *widget,
              WayWhyPlace *place)
{
  const Claim *claim = &get_why (widget)->claim;
  WayAnswer *answer = way_answer_new (claim->dataset, claim->known_on, claim->lang);

  if (claim->horizon != NULL)
    way_answer_add_counts (answer, claim->horizon);
  else
    claim->add (answer, claim->number);
  return answer;
}

/* Takes the claim over. */
static void
set_claim (GtkWidget   *widget,
           const Claim *claim)
{
  if (get_why (widget) == NULL)
    way_why_answer_by (widget, answer_claim);
  clear_claim (&get_why (widget)->claim);
  get_why (widget)->claim = *claim;
}

/**
 * way_why_answer_for:
 * @widget: a widget
 * @dataset: a snapshot
 * @known_on: the day as known on which targets are judged
 * @lang: the language of the answer
 * @add: adds to an answer what the widget claims
 * @number: the number that @add is given
 *
 * Lets a widget answer for one claim; a later call changes the claim.
 */
void
way_why_answer_for (GtkWidget  *widget,
                    WayDataset *dataset,
                    int         known_on,
                    WayLang     lang,
                    WayWhyAdd   add,
                    guint       number)
{
  g_return_if_fail (GTK_IS_WIDGET (widget) && dataset != NULL && add != NULL);

  set_claim (widget, &(Claim) { way_dataset_ref (dataset), known_on, lang, add, number, NULL });
}

/**
 * way_why_answer_counts:
 * @widget: a widget
 * @dataset: a snapshot
 * @known_on: the day as known on which targets are judged
 * @lang: the language of the answer
 * @horizon: (element-type WayHorizonRow): the targets that are counted
 *
 * Lets a widget answer for counts of targets; a later call changes them.
 */
void
way_why_answer_counts (GtkWidget  *widget,
                       WayDataset *dataset,
                       int         known_on,
                       WayLang     lang,
                       GArray     *horizon)
{
  g_return_if_fail (GTK_IS_WIDGET (widget) && dataset != NULL && horizon != NULL);

  set_claim (widget, &(Claim) { way_dataset_ref (dataset), known_on, lang, NULL, 0,
                                g_array_ref (horizon) });
}

static gboolean
forget_cb (gpointer data)
{
  Why *why = data;

  why->forget = 0;
  g_clear_weak_pointer (&why->place.asked);
  return G_SOURCE_REMOVE;
}

/* The entry that was chosen may still ask. */
static void
menu_closed_cb (Why *why)
{
  if (why->forget == 0)
    why->forget = g_idle_add (forget_cb, why);
}

static void
destroy_menu_cb (GtkWidget *widget)
{
  Why *why = get_why (widget);

  g_clear_pointer (&why->menu, gtk_widget_unparent);
}

static void
make_menu (GtkWidget *widget,
           Why       *why)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _("Why does it say so?"), "win.why");
  why->menu = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_popover_set_has_arrow (GTK_POPOVER (why->menu), FALSE);
  gtk_widget_set_parent (why->menu, widget);
  g_signal_connect_swapped (why->menu, "closed", G_CALLBACK (menu_closed_cb), why);
  g_signal_connect (widget, "destroy", G_CALLBACK (destroy_menu_cb), NULL);
}

/* Opens the menu if there is something to ask; takes over the place. */
static gboolean
show_menu (GtkWidget         *widget,
           const WayWhyPlace *asked)
{
  Why *why = get_why (widget);
  WayWhyPlace place = *asked;
  g_autoptr (WayAnswer) answer = NULL;

  point_at (widget, &place);
  answer = why->func (widget, &place);
  if (answer == NULL || way_answer_get_n_parts (answer) == 0)
    return FALSE;
  g_clear_handle_id (&why->forget, g_source_remove);
  g_clear_weak_pointer (&why->place.asked);
  why->place = place;
  g_object_add_weak_pointer (G_OBJECT (place.asked), (gpointer *) &why->place.asked);
  if (why->menu == NULL)
    make_menu (widget, why);
  gtk_popover_set_pointing_to (GTK_POPOVER (why->menu), &place.at);
  gtk_popover_popup (GTK_POPOVER (why->menu));
  return TRUE;
}

static void
pressed_cb (GtkGesture *gesture,
            int         n_press,
            double      x,
            double      y)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  GtkWidget *under = gtk_widget_pick (widget, x, y, GTK_PICK_DEFAULT);

  if (show_menu (widget, &(WayWhyPlace) { under != NULL ? under : widget, TRUE, x, y, { 0 } }))
    gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
long_pressed_cb (GtkGesture *gesture,
                 double      x,
                 double      y)
{
  pressed_cb (gesture, 1, x, y);
}

/**
 * way_why_show_menu:
 * @widget: a widget that way_why_add_menu() was called for
 *
 * Opens the menu of what has the keyboard in the widget.
 *
 * Returns: %FALSE if there is nothing to ask
 */
gboolean
way_why_show_menu (GtkWidget *widget)
{
  GtkWidget *focus;

  g_return_val_if_fail (GTK_IS_WIDGET (widget) && get_why (widget) != NULL, FALSE);

  focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  if (focus == NULL || !(focus == widget || gtk_widget_is_ancestor (focus, widget)))
    focus = widget;
  return show_menu (widget, &(WayWhyPlace) { .asked = focus });
}

static gboolean
menu_key_cb (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   data)
{
  return way_why_show_menu (widget);
}

static void
add_key (GtkWidget  *widget,
         const char *trigger)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (controller),
    gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger),
                      gtk_callback_action_new (menu_key_cb, NULL, NULL)));
  gtk_widget_add_controller (widget, controller);
}

/**
 * way_why_add_menu:
 * @widget: a widget that answers
 *
 * Lets the secondary button, a long touch, the Menu key and Shift+F10 open a
 * menu with the question over what has an answer; for widgets without a menu
 * of their own.
 */
void
way_why_add_menu (GtkWidget *widget)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *touch = gtk_gesture_long_press_new ();

  g_return_if_fail (GTK_IS_WIDGET (widget) && get_why (widget) != NULL);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (touch), TRUE);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), NULL);
  g_signal_connect (touch, "pressed", G_CALLBACK (long_pressed_cb), NULL);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (touch));
  add_key (widget, "Menu");
  add_key (widget, "<Shift>F10");
}

/**
 * way_why_new_answer:
 * @session: a session
 *
 * Returns: (transfer full): an empty answer of the session's data set, as known
 *   on its day and in its language
 */
WayAnswer *
way_why_new_answer (WaySession *session)
{
  g_return_val_if_fail (WAY_IS_SESSION (session), NULL);

  return way_answer_new (way_session_get_dataset (session),
                         way_view_get_as_known (way_session_get_view (session)),
                         way_session_get_lang (session));
}

static void
clicked_cb (GtkWidget *button)
{
  if (!way_why_ask (button))
    gtk_widget_error_bell (button);
}

/**
 * way_why_new_button:
 * @text: what is said
 *
 * Returns: (transfer floating): a line of text that asks when it is pressed; it
 *   or a widget around it has to answer
 */
GtkWidget *
way_why_new_button (const char *text)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = way_wrapped_label_new (text);

  g_return_val_if_fail (text != NULL, button);

  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "fact");
  gtk_widget_set_tooltip_text (button, _("Why does it say so?"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _("Why does it say so?"),
                                  -1);
  g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), NULL);
  return button;
}
