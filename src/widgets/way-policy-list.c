/* The model: an array of numbers, and an item for each that is looked at. */
#include "config.h"

#include "way-policy-list.h"

/* GTK's lists look for what they show among all new items, and have an item
 * made for each of them; beyond so many they are emptied first. */
#define MANY 5000

struct _WayPolicyItem
{
  GObject parent_instance;

  guint   policy;
};

G_DEFINE_FINAL_TYPE (WayPolicyItem, way_policy_item, G_TYPE_OBJECT)

struct _WayPolicyList
{
  GObject  parent_instance;

  GArray  *policies;   /* guint */
};

static void way_policy_list_init_model (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (WayPolicyList, way_policy_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      way_policy_list_init_model))

static void
way_policy_item_class_init (WayPolicyItemClass *klass)
{
}

static void
way_policy_item_init (WayPolicyItem *item)
{
}

/**
 * way_policy_item_get_policy:
 * @item: an item of a list
 *
 * Returns: the number of its policy
 */
guint
way_policy_item_get_policy (WayPolicyItem *item)
{
  g_return_val_if_fail (WAY_IS_POLICY_ITEM (item), 0);

  return item->policy;
}

static GType
way_policy_list_get_item_type (GListModel *model)
{
  return WAY_TYPE_POLICY_ITEM;
}

static guint
way_policy_list_get_n_items (GListModel *model)
{
  return WAY_POLICY_LIST (model)->policies->len;
}

static gpointer
way_policy_list_get_item (GListModel *model,
                          guint       position)
{
  WayPolicyList *list = WAY_POLICY_LIST (model);
  WayPolicyItem *item;

  if (position >= list->policies->len)
    return NULL;
  item = g_object_new (WAY_TYPE_POLICY_ITEM, NULL);
  item->policy = g_array_index (list->policies, guint, position);
  return item;
}

static void
way_policy_list_init_model (GListModelInterface *iface)
{
  iface->get_item_type = way_policy_list_get_item_type;
  iface->get_n_items = way_policy_list_get_n_items;
  iface->get_item = way_policy_list_get_item;
}

static void
way_policy_list_finalize (GObject *object)
{
  g_array_unref (WAY_POLICY_LIST (object)->policies);

  G_OBJECT_CLASS (way_policy_list_parent_class)->finalize (object);
}

static void
way_policy_list_class_init (WayPolicyListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = way_policy_list_finalize;
}

static void
way_policy_list_init (WayPolicyList *list)
{
  list->policies = g_array_new (FALSE, FALSE, sizeof (guint));
}

/**
 * way_policy_list_new:
 *
 * Returns: (transfer full): a list of no policies
 */
WayPolicyList *
way_policy_list_new (void)
{
  return g_object_new (WAY_TYPE_POLICY_LIST, NULL);
}

/**
 * way_policy_list_set:
 * @list: a list
 * @policies: (transfer full) (element-type guint): the numbers of policies
 *
 * Shows other policies.
 */
void
way_policy_list_set (WayPolicyList *list,
                     GArray        *policies)
{
  GArray *old;
  guint n_old;

  g_return_if_fail (WAY_IS_POLICY_LIST (list) && policies != NULL);

  if (policies->len > MANY && list->policies->len > 0)
    way_policy_list_set (list, g_array_new (FALSE, FALSE, sizeof (guint)));
  old = list->policies;
  n_old = old->len;
  list->policies = policies;
  g_array_unref (old);
  g_list_model_items_changed (G_LIST_MODEL (list), 0, n_old, policies->len);
}

/**
 * way_policy_list_find:
 * @list: a list
 * @policy: the number of a policy
 *
 * Returns: its position, or %G_MAXUINT if it is not in the list
 */
guint
way_policy_list_find (WayPolicyList *list,
                      guint          policy)
{
  g_return_val_if_fail (WAY_IS_POLICY_LIST (list), G_MAXUINT);

  for (guint i = 0; i < list->policies->len; i++)
    if (g_array_index (list->policies, guint, i) == policy)
      return i;
  return G_MAXUINT;
}
