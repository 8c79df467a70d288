/* The parent of the list gives the marks their places, as it knows the picture. */
#include "config.h"

#include "way-mark-list.h"

struct _WayMarkList
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (WayMarkList, way_mark_list, GTK_TYPE_WIDGET)

static gboolean
way_mark_list_contains (GtkWidget *widget,
                        double     x,
                        double     y)
{
  return FALSE;
}

static void
way_mark_list_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (way_mark_list_parent_class)->dispose (object);
}

static void
way_mark_list_class_init (WayMarkListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_mark_list_dispose;
  widget_class->contains = way_mark_list_contains;
  gtk_widget_class_set_css_name (widget_class, "marklist");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
way_mark_list_init (WayMarkList *list)
{
}

/**
 * way_mark_list_new:
 *
 * Returns: (transfer floating): a list without marks, which are its children
 */
GtkWidget *
way_mark_list_new (void)
{
  return g_object_new (WAY_TYPE_MARK_LIST, NULL);
}

/**
 * way_mark_list_set_name:
 * @list: a list
 * @name: what its marks have in common, the accessible name
 * @description: its place and size, the accessible description
 */
void
way_mark_list_set_name (WayMarkList *list,
                        const char  *name,
                        const char  *description)
{
  g_return_if_fail (WAY_IS_MARK_LIST (list) && name != NULL && description != NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description,
                                  -1);
}
