/* The context menu of the timeline: what can be done with a policy, with a
 * cluster, or with the window of time.
 */
#include "config.h"

#include "way-timeline-view-private.h"

#include <glib/gi18n.h>

#include "way-mark.h"
#include "way-phrases.h"
#include "way-why.h"

/* What the entry is about that names the policy selected before. */
#define COMPARE_WITH "win.compare-with"

typedef struct
{
  const char *label;
  const char *action;
} Entry;

static const Entry policy_entries[] = {
  { N_("Open the _detail"), "win.show-detail" },
  { N_("_Fit its period"), "win.fit-selection" },
  { NULL, NULL },
  { N_("Why does it say so?"), "win.why" },
  { NULL, NULL },
  { "", COMPARE_WITH },
  { N_("Compare _with another…"), "win.compare" },
  { NULL, NULL },
  { N_("Sta_r"), "win.star" },
  { NULL, NULL },
  { N_("_Copy citation"), "win.cite::text" },
  { N_("Copy _title"), "timeline.copy-title" },
  { N_("Copy _id"), "timeline.copy-id" },
  { NULL, NULL },
  { N_("_Only policies of its theme"), "timeline.filter-theme" },
  { NULL, NULL },
  { N_("_Next in time"), "timeline.next" },
  { N_("_Previous in time"), "timeline.previous" },
};

static const Entry cluster_entries[] = {
  { N_("_Zoom to it"), "timeline.zoom-cluster" },
  { N_("_Open as a list"), "timeline.open-cluster" },
};

static const Entry background_entries[] = {
  { N_("Zoom _in"), "win.zoom-in" },
  { N_("Zoom _out"), "win.zoom-out" },
  { N_("_Show everything"), "win.fit" },
  { NULL, NULL },
  { N_("_Go to…"), "win.go-to" },
};

/* The policy that was selected before the one selected now; %NULL for none. */
static const WayPolicy *
get_selected_before (WayTimelineView *view)
{
  const WayDataset *dataset = way_session_get_dataset (view->session);
  guint policy = view->selected_before != NULL
    ? way_dataset_find (dataset, WAY_TABLE_POLICIES, view->selected_before) : WAY_NONE;

  return policy != WAY_NONE && policy != way_session_get_selected (view->session)
    ? way_dataset_get_policy (dataset, policy) : NULL;
}

/* The entry that names the policy selected before, where there is one. */
static void
append_compare (WayTimelineView *view,
                GMenu           *section)
{
  const WayPolicy *policy = get_selected_before (view);
  g_autoptr (GMenuItem) item = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) parts = NULL;
  g_autofree char *title = NULL;

  if (policy == NULL)
    return;
  /* An underscore would underline the letter behind it. */
  parts = g_strsplit (policy->short_title[way_session_get_lang (view->session)], "_", -1);
  title = g_strjoinv ("__", parts);
  text = g_strdup_printf (_("Compare with “%s”"), title);
  item = g_menu_item_new (text, NULL);
  g_menu_item_set_action_and_target (item, COMPARE_WITH, "s", policy->id);
  g_menu_append_item (section, item);
}

static GMenuModel *
make_menu (WayTimelineView *view,
           const Entry     *entries,
           guint            n_entries)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) section = g_menu_new ();

  for (guint i = 0; i < n_entries; i++)
    {
      if (g_strcmp0 (entries[i].action, COMPARE_WITH) == 0)
        append_compare (view, section);
      else if (entries[i].label != NULL)
        g_menu_append (section, _(entries[i].label), entries[i].action);
      if (entries[i].label == NULL || i + 1 == n_entries)
        {
          g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
          g_object_unref (section);
          section = g_menu_new ();
        }
    }
  return G_MENU_MODEL (menu);
}

static void
show_menu (WayTimelineView *view,
           const Entry     *entries,
           guint            n_entries,
           const WayRect   *at)
{
  g_autoptr (GMenuModel) menu = make_menu (view, entries, n_entries);
  GdkRectangle rect = { (int) at->x, (int) at->y, (int) at->width, (int) at->height };

  if (view->menu == NULL)
    {
      view->menu = gtk_popover_menu_new_from_model (menu);
      gtk_popover_set_has_arrow (GTK_POPOVER (view->menu), FALSE);
      gtk_widget_set_parent (view->menu, GTK_WIDGET (view));
    }
  else
    gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (view->menu), menu);
  gtk_popover_set_pointing_to (GTK_POPOVER (view->menu), &rect);
  gtk_popover_popup (GTK_POPOVER (view->menu));
  gtk_widget_trigger_tooltip_query (GTK_WIDGET (view));
}

/* The cluster of the menu is found again by its place when an entry is chosen. */
static void
show_cluster_menu (WayTimelineView       *view,
                   const WaySceneCluster *cluster)
{
  view->menu_x = cluster->bounds.x + cluster->bounds.width / 2;
  view->menu_y = cluster->bounds.y + cluster->bounds.height / 2;
  show_menu (view, cluster_entries, G_N_ELEMENTS (cluster_entries), &cluster->bounds);
}

/**
 * way_timeline_view_show_menu:
 * @view: a timeline view
 * @x: where the pointer is, in pixels of the view
 * @y: likewise
 *
 * Opens the menu of what is under the pointer; a policy is selected by it.
 */
void
way_timeline_view_show_menu (WayTimelineView *view,
                             double           x,
                             double           y)
{
  const WayRect point = { x, y, 1, 1 };
  const WaySceneCluster *cluster;
  const WaySceneMark *mark;

  if (view->scene == NULL || gtk_widget_get_width (GTK_WIDGET (view)) <= 0)
    return;
  mark = way_timeline_scene_find_mark (view->scene, x, y);
  cluster = mark == NULL ? way_timeline_scene_find_cluster (view->scene, x, y) : NULL;
  if (cluster != NULL)
    show_cluster_menu (view, cluster);
  else if (mark != NULL)
    {
      if (mark->policy != way_session_get_selected (view->session))
        way_timeline_view_select (view, mark->policy, FALSE);
      show_menu (view, policy_entries, G_N_ELEMENTS (policy_entries), &point);
    }
  else
    show_menu (view, background_entries, G_N_ELEMENTS (background_entries), &point);
}

/* By a key: the menu of the mark or cluster with the keyboard, else of the
 * selected policy, else of the window. */
static void
menu_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  WayTimelineView *view = WAY_TIMELINE_VIEW (widget);
  GtkWidget *child = gtk_widget_get_focus_child (widget);
  double width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  const WayRect middle = { width / 2, height / 2, 1, 1 };
  const WaySceneCluster *clusters;
  const WaySceneMark *mark;
  guint n_clusters, index;

  if (view->scene == NULL || width <= 0)
    return;
  clusters = way_timeline_scene_get_clusters (view->scene, &n_clusters);
  mark = way_timeline_view_find_focused (view);
  if (child != NULL && g_ptr_array_find (view->cluster_marks, child, &index)
      && index < n_clusters)
    show_cluster_menu (view, &clusters[index]);
  else if (mark != NULL)
    {
      WayRect bounds = mark->bounds;

      if (mark->policy != way_session_get_selected (view->session))
        way_timeline_view_select (view, mark->policy, TRUE);
      show_menu (view, policy_entries, G_N_ELEMENTS (policy_entries), &bounds);
    }
  else
    show_menu (view, background_entries, G_N_ELEMENTS (background_entries), &middle);
}

static void
cluster_cb (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  WayTimelineView *view = WAY_TIMELINE_VIEW (widget);
  const WaySceneCluster *cluster = NULL;

  if (view->scene != NULL)
    cluster = way_timeline_scene_find_cluster (view->scene, view->menu_x, view->menu_y);
  if (cluster == NULL)
    gtk_widget_error_bell (widget);
  else if (g_str_equal (name, "timeline.zoom-cluster"))
    way_timeline_view_fit_cluster (view, cluster);
  else
    way_timeline_view_show_cluster (view, cluster);
}

static const WayPolicy *
get_selected (WayTimelineView *view)
{
  guint selected = view->session != NULL ? way_session_get_selected (view->session) : WAY_NONE;

  if (selected == WAY_NONE)
    {
      gtk_widget_error_bell (GTK_WIDGET (view));
      return NULL;
    }
  return way_dataset_get_policy (way_session_get_dataset (view->session), selected);
}

static void
copy_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  WayTimelineView *view = WAY_TIMELINE_VIEW (widget);
  const WayPolicy *policy = get_selected (view);

  if (policy == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget),
                          g_str_equal (name, "timeline.copy-id")
                          ? policy->id : policy->title[way_session_get_lang (view->session)]);
}

/* The policy with the keyboard, else the selected one. */
static WayAnswer *
answer (GtkWidget   *widget,
        WayWhyPlace *place)
{
  WayTimelineView *view = WAY_TIMELINE_VIEW (widget);
  const WaySceneMark *mark = view->scene != NULL ? way_timeline_view_find_focused (view) : NULL;
  guint policy = mark != NULL ? mark->policy : WAY_NONE;
  WayAnswer *told;

  if (policy == WAY_NONE && view->session != NULL)
    policy = way_session_get_selected (view->session);
  if (policy == WAY_NONE)
    return NULL;
  if (mark != NULL)
    place->at = (GdkRectangle) { (int) mark->bounds.x, (int) mark->bounds.y,
                                 (int) mark->bounds.width, (int) mark->bounds.height };
  told = way_why_new_answer (view->session);
  way_answer_add_policy (told, policy);
  return told;
}

static void
filter_theme_cb (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  WayTimelineView *view = WAY_TIMELINE_VIEW (widget);
  const WayPolicy *policy = get_selected (view);
  g_autoptr (WayQuery) query = NULL;
  g_autoptr (WayView) filtered = NULL;

  if (policy == NULL)
    return;
  query = way_query_copy (way_view_get_query (way_session_get_view (view->session)));
  way_query_clear_facet (query, WAY_FACET_THEME);
  way_query_choose (query, WAY_FACET_THEME,
                    way_dataset_get_theme (way_session_get_dataset (view->session),
                                           policy->theme)->id, TRUE);
  filtered = way_view_with_query (way_session_get_view (view->session), query);
  way_session_go (view->session, filtered);
}

static void
pressed_cb (WayTimelineView *view,
            int              n_press,
            double           x,
            double           y)
{
  way_timeline_view_show_menu (view, x, y);
}

static void
long_pressed_cb (WayTimelineView *view,
                 double           x,
                 double           y,
                 GtkGesture      *gesture)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  way_timeline_view_show_menu (view, x, y);
}

/**
 * way_timeline_view_add_menu:
 * @view: a timeline view
 *
 * Lets the secondary button and a long touch open the menu; to be called once.
 */
void
way_timeline_view_add_menu (WayTimelineView *view)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *touch = gtk_gesture_long_press_new ();

  way_why_answer_by (GTK_WIDGET (view), answer);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (touch), TRUE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), view, G_CONNECT_SWAPPED);
  g_signal_connect_object (touch, "pressed", G_CALLBACK (long_pressed_cb), view,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (touch));
}

/**
 * way_timeline_view_install_menu:
 * @widget_class: the class of the timeline view
 *
 * Installs the actions of the menu and the keys that open it.
 */
void
way_timeline_view_install_menu (GtkWidgetClass *widget_class)
{
  const struct { const char *name; GtkWidgetActionActivateFunc activate; } table[] = {
    { "timeline.menu", menu_cb },
    { "timeline.zoom-cluster", cluster_cb },
    { "timeline.open-cluster", cluster_cb },
    { "timeline.copy-title", copy_cb },
    { "timeline.copy-id", copy_cb },
    { "timeline.filter-theme", filter_theme_cb },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    gtk_widget_class_install_action (widget_class, table[i].name, NULL, table[i].activate);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "timeline.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "timeline.menu",
                                       NULL);
}
