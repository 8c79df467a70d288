/* WayPolicyList: some policies in some order, as a model for lists. Its items
 * are made when a list asks for them, so that a million cost no more than
 * their numbers.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* GTK 4.8 makes up to so many rows of a list, however few are seen. */
#define WAY_ROWS_MADE 200u

#define WAY_TYPE_POLICY_ITEM (way_policy_item_get_type ())
G_DECLARE_FINAL_TYPE (WayPolicyItem, way_policy_item, WAY, POLICY_ITEM, GObject)

guint way_policy_item_get_policy (WayPolicyItem *item);

#define WAY_TYPE_POLICY_LIST (way_policy_list_get_type ())
G_DECLARE_FINAL_TYPE (WayPolicyList, way_policy_list, WAY, POLICY_LIST, GObject)

WayPolicyList *way_policy_list_new     (void);
void           way_policy_list_set     (WayPolicyList *list,
                                        GArray        *policies);
void           way_policy_list_begin   (WayPolicyList *list,
                                        GArray        *policies,
                                        guint          n);
void           way_policy_list_replace (WayPolicyList *list,
                                        GArray        *policies);
gboolean       way_policy_list_shorten (WayPolicyList *list,
                                        guint          n_left,
                                        guint          n);
gboolean       way_policy_list_refresh (WayPolicyList *list,
                                        guint          around,
                                        guint          n);
gboolean       way_policy_list_grow    (WayPolicyList *list,
                                        guint          n);
GArray        *way_policy_list_get     (WayPolicyList *list);
guint          way_policy_list_find    (WayPolicyList *list,
                                        guint          policy);

G_END_DECLS
