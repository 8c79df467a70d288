/* A focusable list item over a drawn mark or cluster. The pointer passes through it, so
 * that all gestures belong to the timeline.
 */
#include "config.h"

#include "way-mark.h"

#include "way-dataset.h"

struct _WayMark
{
  GtkWidget parent_instance;

  guint     policy;
  gboolean  selected;
};

enum
{
  SIGNAL_ACTIVATE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WayMark, way_mark, GTK_TYPE_WIDGET)

static gboolean
way_mark_contains (GtkWidget *widget,
                   double     x,
                   double     y)
{
  return FALSE;
}

static void
activate_cb (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_ACTIVATE], 0);
}

static void
way_mark_class_init (WayMarkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->contains = way_mark_contains;

  signals[SIGNAL_ACTIVATE]
    = g_signal_new_class_handler ("activate", G_TYPE_FROM_CLASS (klass),
                                  G_SIGNAL_RUN_LAST | G_SIGNAL_ACTION, NULL, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  gtk_widget_class_set_activate_signal (widget_class, signals[SIGNAL_ACTIVATE]);
  gtk_widget_class_install_action (widget_class, "mark.activate", NULL, activate_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, 0, "mark.activate", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, 0, "mark.activate", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_space, 0, "mark.activate", NULL);
  gtk_widget_class_set_css_name (widget_class, "mark");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
way_mark_init (WayMark *mark)
{
  mark->policy = WAY_NONE;
  gtk_widget_set_focusable (GTK_WIDGET (mark), TRUE);
}

/**
 * way_mark_new:
 *
 * Returns: (transfer floating): a mark that stands for no policy yet
 */
GtkWidget *
way_mark_new (void)
{
  return g_object_new (WAY_TYPE_MARK, NULL);
}

/**
 * way_mark_new_heading:
 *
 * Returns: (transfer floating): what stands for the heading of a group, a
 *   button for who cannot see it
 */
GtkWidget *
way_mark_new_heading (void)
{
  return g_object_new (WAY_TYPE_MARK, "accessible-role", GTK_ACCESSIBLE_ROLE_BUTTON, NULL);
}

/**
 * way_mark_set_policy:
 * @mark: a mark
 * @policy: the number of a policy
 * @title: its title, the accessible name
 * @description: its place, date and goals, the accessible description
 *
 * Makes a mark stand for a policy; marks are used again as the window moves.
 */
void
way_mark_set_policy (WayMark    *mark,
                     guint       policy,
                     const char *title,
                     const char *description)
{
  g_return_if_fail (WAY_IS_MARK (mark) && title != NULL && description != NULL);

  mark->policy = policy;
  gtk_accessible_update_property (GTK_ACCESSIBLE (mark),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description,
                                  -1);
}

/**
 * way_mark_set_cluster:
 * @mark: a mark
 * @title: how many policies the cluster has, the accessible name
 * @description: their time and their titles, the accessible description
 *
 * Makes a mark stand for a cluster.
 */
void
way_mark_set_cluster (WayMark    *mark,
                      const char *title,
                      const char *description)
{
  way_mark_set_policy (mark, WAY_NONE, title, description);
}

/**
 * way_mark_set_heading:
 * @mark: a mark for headings
 * @title: the heading, the accessible name
 * @description: how many policies the group has, the accessible description
 * @expanded: whether its lanes are shown
 *
 * Makes a mark stand for a group.
 */
void
way_mark_set_heading (WayMark    *mark,
                      const char *title,
                      const char *description,
                      gboolean    expanded)
{
  way_mark_set_policy (mark, WAY_NONE, title, description);
  gtk_accessible_update_state (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_STATE_EXPANDED,
                               expanded != FALSE, -1);
}

/**
 * way_mark_get_policy:
 * @mark: a mark
 *
 * Returns: the number of the policy that it stands for; %WAY_NONE for a cluster
 */
guint
way_mark_get_policy (WayMark *mark)
{
  g_return_val_if_fail (WAY_IS_MARK (mark), WAY_NONE);

  return mark->policy;
}

/**
 * way_mark_set_selected:
 * @mark: a mark
 * @selected: whether its policy is the selected one
 */
void
way_mark_set_selected (WayMark  *mark,
                       gboolean  selected)
{
  g_return_if_fail (WAY_IS_MARK (mark));

  selected = selected != FALSE;
  if (mark->selected == selected)
    return;
  mark->selected = selected;
  gtk_accessible_update_state (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
}

/**
 * way_mark_show_focus:
 * @widget: a widget in a window
 *
 * Has the window draw the ring of what has the keyboard, as after Tab. GTK shows
 * it for its own keys only, and a mark that is gone to is the selected one too.
 */
void
way_mark_show_focus (GtkWidget *widget)
{
  GtkRoot *root;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  root = gtk_widget_get_root (widget);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_focus_visible (GTK_WINDOW (root), TRUE);
}
