/* The entry at the top names a new view, or a saved one anew after its pencil
 * was pressed. What was deleted last can be brought back until something else
 * is done.
 */
#include "config.h"

#include "way-saved-views-list.h"
#include "way-fault.h"
#include "way-wrapped-label.h"

#include <glib/gi18n.h>

/* A name is no text. */
#define MAX_NAME 120

struct _WaySavedViewsList
{
  GtkWidget      parent_instance;

  /* template */
  GtkWidget     *box;
  GtkEntry      *name;
  GtkButton     *save;
  GtkLabel      *fault;
  GtkListBox    *rows;
  GtkWidget     *empty;
  GtkWidget     *undo_bar;
  GtkWidget     *undo;
  GtkLabel      *deleted;

  /* owned */
  WaySession    *session;
  WaySavedViews *views;
  int            renaming;       /* the view whose name is in the entry, or -1 */
  char          *deleted_name;
  char          *deleted_json;
  guint          deleted_index;
};

G_DEFINE_FINAL_TYPE (WaySavedViewsList, way_saved_views_list, GTK_TYPE_WIDGET)

static guint opened_signal;

/* Says what went wrong, or nothing. */
static void
show_fault (WaySavedViewsList *list,
            const GError      *error)
{
  g_autofree char *reason = error != NULL ? way_fault_tell (error) : NULL;
  g_autofree char *text = reason != NULL
    ? g_strdup_printf (_("The view could not be saved: %s"), reason) : g_strdup ("");

  gtk_label_set_text (list->fault, text);
  gtk_widget_set_visible (GTK_WIDGET (list->fault), error != NULL);
}

static void
forget_deleted (WaySavedViewsList *list)
{
  g_clear_pointer (&list->deleted_name, g_free);
  g_clear_pointer (&list->deleted_json, g_free);
  gtk_widget_set_visible (list->undo_bar, FALSE);
}

static void
set_renaming (WaySavedViewsList *list,
              int                index)
{
  list->renaming = index;
  gtk_button_set_label (list->save, index < 0 ? _("Save") : _("Rename"));
  gtk_editable_set_text (GTK_EDITABLE (list->name),
                         index < 0 ? "" : way_saved_views_get_name (list->views, (guint) index));
}

static void
name_changed_cb (WaySavedViewsList *list)
{
  g_autofree char *text
    = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (list->name))));

  gtk_widget_set_sensitive (GTK_WIDGET (list->save), *text != '\0');
}

static void
save_cb (WaySavedViewsList *list)
{
  g_autofree char *text
    = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (list->name))));
  g_autoptr (GError) error = NULL;
  g_autofree char *json = NULL;
  gboolean done;

  if (*text == '\0' || list->session == NULL)
    return;
  forget_deleted (list);
  if (list->renaming >= 0)
    done = way_saved_views_rename (list->views, (guint) list->renaming, text, &error);
  else
    {
      json = way_view_to_json (way_session_get_view (list->session),
                               way_session_get_dataset (list->session));
      done = way_saved_views_insert (list->views, way_saved_views_get_n (list->views), text, json,
                                     &error);
    }
  show_fault (list, error);
  if (done)
    set_renaming (list, -1);
}

static guint
get_index (GtkWidget *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW);

  return (guint) gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
}

/* A view that cannot be read any more, by someone's editing, says so. */
static void
open_view (WaySavedViewsList *list,
           guint              index)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayView) view
    = way_view_from_json (way_saved_views_get_json (list->views, index),
                          way_session_get_dataset (list->session), &error);

  if (view == NULL)
    {
      g_autofree char *reason = way_fault_tell (error);
      g_autofree char *text = g_strdup_printf (_("This view cannot be read: %s"), reason);

      gtk_label_set_text (list->fault, text);
      gtk_widget_set_visible (GTK_WIDGET (list->fault), TRUE);
      return;
    }
  show_fault (list, NULL);
  way_session_go (list->session, view);
  g_signal_emit (list, opened_signal, 0);
}

static void
row_activated_cb (WaySavedViewsList *list,
                  GtkListBoxRow     *row)
{
  open_view (list, (guint) gtk_list_box_row_get_index (row));
}

/* The keyboard stays in the row that was moved, or near the one deleted. */
static void
focus_row (WaySavedViewsList *list,
           guint              index)
{
  guint n = way_saved_views_get_n (list->views);
  GtkListBoxRow *row
    = n > 0 ? gtk_list_box_get_row_at_index (list->rows, (int) MIN (index, n - 1)) : NULL;

  gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : GTK_WIDGET (list->name));
}

static void
move (WaySavedViewsList *list,
      guint              from,
      guint              to)
{
  g_autoptr (GError) error = NULL;

  forget_deleted (list);
  set_renaming (list, -1);
  way_saved_views_move (list->views, from, to, &error);
  show_fault (list, error);
  focus_row (list, to);
}

static void
up_cb (WaySavedViewsList *list,
       GtkWidget         *button)
{
  guint index = get_index (button);

  move (list, index, index - 1);
}

static void
down_cb (WaySavedViewsList *list,
         GtkWidget         *button)
{
  guint index = get_index (button);

  move (list, index, index + 1);
}

static void
rename_cb (WaySavedViewsList *list,
           GtkWidget         *button)
{
  set_renaming (list, (int) get_index (button));
  gtk_widget_grab_focus (GTK_WIDGET (list->name));
}

static void
delete_cb (WaySavedViewsList *list,
           GtkWidget         *button)
{
  guint index = get_index (button);
  g_autofree char *name = g_strdup (way_saved_views_get_name (list->views, index));
  g_autofree char *json = g_strdup (way_saved_views_get_json (list->views, index));
  g_autofree char *text = g_strdup_printf (_("“%s” was deleted"), name);
  g_autoptr (GError) error = NULL;

  set_renaming (list, -1);
  forget_deleted (list);
  if (way_saved_views_remove (list->views, index, &error))
    {
      list->deleted_name = g_steal_pointer (&name);
      list->deleted_json = g_steal_pointer (&json);
      list->deleted_index = index;
      gtk_label_set_text (list->deleted, text);
      gtk_widget_set_visible (list->undo_bar, TRUE);
    }
  show_fault (list, error);
  focus_row (list, index);
}

static void
undo_cb (WaySavedViewsList *list)
{
  g_autoptr (GError) error = NULL;
  guint index = MIN (list->deleted_index, way_saved_views_get_n (list->views));

  if (way_saved_views_insert (list->views, index, list->deleted_name, list->deleted_json, &error))
    {
      forget_deleted (list);
      focus_row (list, index);
    }
  show_fault (list, error);
}

static void
add_button (WaySavedViewsList *list,
            GtkWidget         *row,
            const char        *icon,
            const char        *tooltip,
            const char        *name,
            GCallback          callback,
            gboolean           sensitive)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  g_autofree char *label = g_strdup_printf ("%s: %s", tooltip, name);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "compact");
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button, sensitive);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_signal_connect_object (button, "clicked", callback, list, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (row), button);
}

static void
add_row (WaySavedViewsList *list,
         guint              index,
         guint              n)
{
  const char *name = way_saved_views_get_name (list->views, index);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  GtkWidget *label = way_wrapped_label_new (name);

  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  add_button (list, box, "go-up-symbolic", _("Move up"), name, G_CALLBACK (up_cb), index > 0);
  add_button (list, box, "go-down-symbolic", _("Move down"), name, G_CALLBACK (down_cb),
              index + 1 < n);
  add_button (list, box, "document-edit-symbolic", _("Rename"), name, G_CALLBACK (rename_cb),
              TRUE);
  add_button (list, box, "edit-delete-symbolic", _("Delete"), name, G_CALLBACK (delete_cb), TRUE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_list_box_append (list->rows, row);
}

static void
changed_cb (WaySavedViewsList *list)
{
  guint n = way_saved_views_get_n (list->views);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (list->rows))) != NULL)
    gtk_list_box_remove (list->rows, child);
  for (guint i = 0; i < n; i++)
    add_row (list, i, n);
  gtk_widget_set_visible (GTK_WIDGET (list->rows), n > 0);
  gtk_widget_set_visible (list->empty, n == 0);
}

static void
way_saved_views_list_dispose (GObject *object)
{
  WaySavedViewsList *list = WAY_SAVED_VIEWS_LIST (object);

  g_clear_pointer (&list->box, gtk_widget_unparent);
  g_clear_pointer (&list->deleted_name, g_free);
  g_clear_pointer (&list->deleted_json, g_free);
  g_clear_object (&list->session);
  g_clear_object (&list->views);

  G_OBJECT_CLASS (way_saved_views_list_parent_class)->dispose (object);
}

static gboolean
way_saved_views_list_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (WAY_SAVED_VIEWS_LIST (widget)->name));
}

static void
way_saved_views_list_class_init (WaySavedViewsListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_saved_views_list_dispose;
  widget_class->grab_focus = way_saved_views_list_grab_focus;
  gtk_widget_class_set_css_name (widget_class, "savedviews");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  opened_signal = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/waymark/Waymark/ui/saved-views-list.ui");
  gtk_widget_class_bind_template_child (widget_class, WaySavedViewsList, box);
  gtk_widget_class_bind_template_child (widget_class, WaySavedViewsList, name);
  gtk_widget_class_bind_template_child (widget_class, WaySavedViewsList, save);
  gtk_widget_class_bind_template_child (widget_class, WaySavedViewsList, fault);
  gtk_widget_class_bind_template_child (widget_class, WaySavedViewsList, rows);
  gtk_widget_class_bind_template_child (widget_class, WaySavedViewsList, empty);
  gtk_widget_class_bind_template_child (widget_class, WaySavedViewsList, undo_bar);
  gtk_widget_class_bind_template_child (widget_class, WaySavedViewsList, deleted);
  gtk_widget_class_bind_template_child (widget_class, WaySavedViewsList, undo);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, undo_cb);
}

static void
way_saved_views_list_init (WaySavedViewsList *list)
{
  gtk_widget_init_template (GTK_WIDGET (list));
  gtk_entry_set_max_length (list->name, MAX_NAME);
  list->renaming = -1;
}

/**
 * way_saved_views_list_set:
 * @list: a list
 * @session: the session whose view is saved, and changed
 * @views: the saved views
 *
 * Gives the list what it shows; to be called once.
 */
void
way_saved_views_list_set (WaySavedViewsList *list,
                          WaySession        *session,
                          WaySavedViews     *views)
{
  g_return_if_fail (WAY_IS_SAVED_VIEWS_LIST (list) && list->session == NULL);
  g_return_if_fail (WAY_IS_SESSION (session) && WAY_IS_SAVED_VIEWS (views));

  list->session = g_object_ref (session);
  list->views = g_object_ref (views);
  g_signal_connect_object (views, "changed", G_CALLBACK (changed_cb), list, G_CONNECT_SWAPPED);
  changed_cb (list);
}
