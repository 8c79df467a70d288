/* What GTK's drop-down lists lack: the button in them, which takes the focus,
 * has no name of its own (a screen reader says the name of its type), and
 * neither have the rows of their lists.
 */
#include "config.h"

#include "way-drop-down.h"

#include "way-rows.h"

static GtkStringObject *
get_string (gpointer item)
{
  return GTK_IS_STRING_OBJECT (item) ? item : NULL;
}

static void
update_name (GtkDropDown *drop_down)
{
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (drop_down));
  const char *label = g_object_get_data (G_OBJECT (drop_down), "way-label");
  GtkStringObject *string = get_string (gtk_drop_down_get_selected_item (drop_down));
  g_autofree char *name
    = string != NULL ? g_strdup_printf ("%s: %s", label, gtk_string_object_get_string (string))
                     : g_strdup (label);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

/* The tick is kept at its place in rows without one, so that texts stand below
 * each other. */
static void
update_tick (GtkListItem *item)
{
  GtkWidget *row = gtk_list_item_get_child (item);
  GtkDropDown *drop_down;

  if (row == NULL)
    return;
  drop_down = GTK_DROP_DOWN (gtk_widget_get_ancestor (row, GTK_TYPE_DROP_DOWN));
  gtk_widget_set_opacity (gtk_widget_get_last_child (row),
                          drop_down != NULL
                          && gtk_drop_down_get_selected (drop_down)
                             == gtk_list_item_get_position (item));
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), gtk_image_new_from_icon_name ("object-select-symbolic"));
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         GtkDropDown              *drop_down)
{
  GtkWidget *row = gtk_list_item_get_child (item);
  GtkStringObject *string = get_string (gtk_list_item_get_item (item));
  const char *text = string != NULL ? gtk_string_object_get_string (string) : "";

  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (row)), text);
  way_rows_set_name (row, text);
  update_tick (item);
  g_signal_connect_object (drop_down, "notify::selected", G_CALLBACK (update_tick), item,
                           G_CONNECT_SWAPPED);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *item,
           GtkDropDown              *drop_down)
{
  g_signal_handlers_disconnect_by_func (drop_down, update_tick, item);
}

/**
 * way_drop_down_name:
 * @drop_down: a drop-down list of strings
 * @label: what is chosen with it
 *
 * Has a screen reader say what the list is for and what is selected where its
 * button has the focus, and the text of each row where that has it. To be
 * called once.
 */
void
way_drop_down_name (GtkDropDown *drop_down,
                    const char  *label)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_return_if_fail (GTK_IS_DROP_DOWN (drop_down) && label != NULL);

  g_object_set_data_full (G_OBJECT (drop_down), "way-label", g_strdup (label), g_free);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), drop_down, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), drop_down, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), drop_down, 0);
  gtk_drop_down_set_list_factory (drop_down, factory);
  g_signal_connect (drop_down, "notify::selected-item", G_CALLBACK (update_name), NULL);
  update_name (drop_down);
}
