/* The popover carries what its rows need as data of its own. */
#include "config.h"

#include "way-policy-popover.h"

#include "way-policy-list.h"
#include "way-rows.h"

/* The size of the list. */
#define LIST_CHARS 48
#define LIST_ROWS 12u

/* So many rows are made between two frames, after those that are seen. */
#define FILL_STEP 6

typedef struct
{
  GtkWidget            *owner;    /* unowned: the parent of the popover */
  GtkWidget            *popover;  /* unowned */
  WaySession           *session;  /* owned */
  WayPolicyPopoverFunc  chosen;
} Opened;

static void
opened_free (gpointer  data,
             GClosure *closure)
{
  Opened *opened = data;

  g_object_unref (opened->session);
  g_free (opened);
}

static void
setup_row_cb (GtkListItemFactory *factory,
              GtkListItem        *item,
              Opened             *opened)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), LIST_CHARS);
  gtk_label_set_max_width_chars (GTK_LABEL (label), LIST_CHARS);
  gtk_list_item_set_child (item, label);
}

static void
bind_row_cb (GtkListItemFactory *factory,
             GtkListItem        *item,
             Opened             *opened)
{
  guint policy = way_policy_item_get_policy (gtk_list_item_get_item (item));
  const WayPolicy *row = way_dataset_get_policy (way_session_get_dataset (opened->session), policy);
  WayLang lang = way_session_get_lang (opened->session);
  g_autofree char *date = way_date_to_text (row->date, lang);
  g_autofree char *text = g_strdup_printf ("%s · %s", date, row->short_title[lang]);
  GtkWidget *label = gtk_list_item_get_child (item);

  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_tooltip_text (label, row->title[lang]);
  way_rows_set_name (label, text);
}

static void
row_activated_cb (GtkListView *list,
                  guint        position,
                  Opened      *opened)
{
  g_autoptr (WayPolicyItem) item
    = g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (list)), position);

  gtk_popover_popdown (GTK_POPOVER (opened->popover));
  opened->chosen (opened->owner, way_policy_item_get_policy (item));
}

/* The list may have gone; it would get no more rows. */
static gboolean
fill_cb (gpointer model)
{
  return way_policy_list_grow (model, FILL_STEP) ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static GtkWidget *
make_list (Opened     *opened,
           GArray     *policies,
           const char *name)
{
  WayPolicyList *model = way_policy_list_new ();
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkSingleSelection *selection;
  GtkWidget *list;

  way_policy_list_begin (model, policies, LIST_ROWS + 1);
  if (g_list_model_get_n_items (G_LIST_MODEL (model)) < way_policy_list_get (model)->len)
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, fill_cb, g_object_ref (model), g_object_unref);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_row_cb), opened);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row_cb), opened);
  selection = gtk_single_selection_new (G_LIST_MODEL (model));
  list = gtk_list_view_new (GTK_SELECTION_MODEL (selection), factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (list), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  /* The list lives as long as its rows, and frees what they need. */
  g_signal_connect_data (list, "activate", G_CALLBACK (row_activated_cb), opened, opened_free, 0);
  return list;
}

/* The height of a row, which the list cannot tell before it is shown. */
static int
measure_row (GtkWidget *owner)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (owner, "Xg");
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  return height + height / 2;
}

/**
 * way_policy_popover_open:
 * @owner: the widget over which the popover opens; it has to unparent the
 *   popover when it is disposed of or opens another one
 * @session: the session whose data set and language are shown
 * @policies: (transfer full) (element-type guint): the policies
 * @name: what they are, for a screen reader
 * @at: to what the popover points, in the coordinates of @owner
 * @chosen: is told of the policy that was chosen
 *
 * Opens the list with the keyboard in it.
 *
 * Returns: (transfer none): the popover
 */
GtkWidget *
way_policy_popover_open (GtkWidget            *owner,
                         WaySession           *session,
                         GArray               *policies,
                         const char           *name,
                         const GdkRectangle   *at,
                         WayPolicyPopoverFunc  chosen)
{
  GtkWidget *scroller, *list;
  Opened *opened;
  int height;

  g_return_val_if_fail (GTK_IS_WIDGET (owner) && WAY_IS_SESSION (session), NULL);
  g_return_val_if_fail (policies != NULL && at != NULL && chosen != NULL, NULL);

  opened = g_new0 (Opened, 1);
  opened->owner = owner;
  opened->session = g_object_ref (session);
  opened->chosen = chosen;
  opened->popover = gtk_popover_new ();
  height = (int) MIN (policies->len, LIST_ROWS) * measure_row (owner);
  list = make_list (opened, policies, name);
  scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), height);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_popover_set_child (GTK_POPOVER (opened->popover), scroller);
  gtk_popover_set_pointing_to (GTK_POPOVER (opened->popover), at);
  gtk_widget_set_parent (opened->popover, owner);
  gtk_popover_popup (GTK_POPOVER (opened->popover));
  gtk_widget_grab_focus (list);
  /* What the pointer rests on may have a card, which would hide the list. */
  gtk_widget_trigger_tooltip_query (owner);
  return opened->popover;
}
