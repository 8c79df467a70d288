/* Clusters as children of the timeline, after its marks, and the list that a
 * cluster opens.
 */
#include "config.h"

#include "way-timeline-view-private.h"

#include <glib/gi18n.h>

#include "way-mark.h"
#include "way-phrases.h"
#include "way-policy-popover.h"

/* How many titles a cluster's description names. */
#define MAX_TITLES 5

/* What the children for clusters stand for, to see whether it has changed. */
static GBytes *
make_keys (const WaySceneCluster *clusters,
           guint                  n_clusters)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < n_clusters; i++)
    {
      guint key[] = { clusters[i].lanes.group, (guint) clusters[i].lanes.first_day,
                      clusters[i].n_hidden };

      g_array_append_vals (keys, key, G_N_ELEMENTS (key));
    }
  return g_bytes_new (keys->data, keys->len * sizeof (guint));
}

/* "Jan 2021 – Dec 2021: title; title", with no more titles than a person can
 * listen to. */
static char *
describe (WayTimelineView       *view,
          const WaySceneCluster *cluster)
{
  const WayDataset *dataset = way_session_get_dataset (view->session);
  WayLang lang = way_session_get_lang (view->session);
  g_autofree char *from
    = way_date_to_month (way_date_from_day (cluster->lanes.first_day), lang);
  g_autofree char *to
    = way_date_to_month (way_date_from_day (cluster->lanes.last_day - 1), lang);
  g_autoptr (GArray) members
    = way_timeline_scene_get_members (view->scene, cluster, MAX_TITLES);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s – %s", from, to);
  /* In a quiz the titles are what is asked. */
  if (view->titles != NULL && view->titles->hidden)
    return g_string_free (text, FALSE);
  g_string_append (text, ": ");
  for (guint i = 0; i < members->len; i++)
    g_string_append_printf (
      text, "%s%s", i > 0 ? "; " : "",
      way_dataset_get_policy (dataset, g_array_index (members, guint, i))->short_title[lang]);
  if (members->len < cluster->n_hidden)
    g_string_append (text, "; …");
  return g_string_free (text, FALSE);
}

static void
activated_cb (WayTimelineView *view,
              WayMark         *mark)
{
  const WaySceneCluster *clusters;
  guint n_clusters, index;

  clusters = way_timeline_scene_get_clusters (view->scene, &n_clusters);
  if (g_ptr_array_find (view->cluster_marks, mark, &index) && index < n_clusters)
    way_timeline_view_show_cluster (view, &clusters[index]);
}

static void
set_n_children (WayTimelineView *view,
                guint            n)
{
  while (view->cluster_marks->len > n)
    gtk_widget_unparent (g_ptr_array_steal_index (view->cluster_marks,
                                                  view->cluster_marks->len - 1));
  while (view->cluster_marks->len < n)
    {
      GtkWidget *mark = way_mark_new ();

      g_signal_connect_object (mark, "activate", G_CALLBACK (activated_cb), view,
                               G_CONNECT_SWAPPED);
      gtk_widget_set_parent (mark, GTK_WIDGET (view));
      g_ptr_array_add (view->cluster_marks, mark);
    }
}

/**
 * way_timeline_view_sync_clusters:
 * @view: a timeline view that is laid out
 *
 * Brings the children for clusters in line with the scene; not to be called
 * while widgets are being allocated.
 */
void
way_timeline_view_sync_clusters (WayTimelineView *view)
{
  WayLang lang = way_session_get_lang (view->session);
  const WaySceneCluster *clusters;
  guint n_clusters;

  clusters = way_timeline_scene_get_clusters (view->scene, &n_clusters);
  set_n_children (view, n_clusters);
  for (guint i = 0; i < n_clusters; i++)
    {
      GtkWidget *mark = g_ptr_array_index (view->cluster_marks, i);
      g_autofree char *count = way_phrase_count (clusters[i].n_hidden);
      g_autofree char *title = g_strdup_printf (
        way_tr_n (lang, "%s more policy", "%s more policies", clusters[i].n_hidden), count);
      g_autofree char *description = describe (view, &clusters[i]);

      way_mark_set_cluster (WAY_MARK (mark), title, description);
      gtk_widget_insert_before (mark, GTK_WIDGET (view), view->cluster_list);
    }
  g_clear_pointer (&view->cluster_keys, g_bytes_unref);
  view->cluster_keys = make_keys (clusters, n_clusters);
}

/**
 * way_timeline_view_allocate_clusters:
 * @view: a timeline view that is laid out
 *
 * Puts the children over their clusters.
 *
 * Returns: whether they are those that the scene asks for
 */
gboolean
way_timeline_view_allocate_clusters (WayTimelineView *view)
{
  const WaySceneCluster *clusters;
  g_autoptr (GBytes) keys = NULL;
  gboolean same;
  guint n_clusters;

  clusters = way_timeline_scene_get_clusters (view->scene, &n_clusters);
  keys = make_keys (clusters, n_clusters);
  same = view->cluster_keys != NULL && g_bytes_equal (keys, view->cluster_keys);
  for (guint i = 0; i < view->cluster_marks->len; i++)
    {
      GtkWidget *mark = g_ptr_array_index (view->cluster_marks, i);

      gtk_widget_set_child_visible (mark, same);
      if (same)
        {
          const WayRect *bounds = &clusters[i].bounds;
          GtkAllocation allocation = { (int) bounds->x, (int) bounds->y, (int) bounds->width,
                                       (int) bounds->height };

          gtk_widget_measure (mark, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
          gtk_widget_size_allocate (mark, &allocation, -1);
        }
    }
  return same;
}

static void
policy_chosen (GtkWidget *widget,
               guint      policy)
{
  way_timeline_view_select (WAY_TIMELINE_VIEW (widget), policy, FALSE);
}

/**
 * way_timeline_view_show_cluster:
 * @view: a timeline view
 * @cluster: a cluster in the window
 *
 * Opens the list of a cluster's policies in the order of time; choosing one
 * selects it.
 */
void
way_timeline_view_show_cluster (WayTimelineView       *view,
                                const WaySceneCluster *cluster)
{
  GdkRectangle at = { (int) cluster->bounds.x, (int) cluster->bounds.y,
                      (int) cluster->bounds.width, (int) cluster->bounds.height };

  if (view->titles != NULL && view->titles->hidden)
    return;
  g_clear_pointer (&view->cluster_list, gtk_widget_unparent);
  view->cluster_list = way_policy_popover_open (
    GTK_WIDGET (view), view->session,
    way_timeline_scene_get_members (view->scene, cluster, G_MAXUINT), _("Policies of the cluster"),
    &at, policy_chosen);
}
