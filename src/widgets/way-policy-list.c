/* The model: an array of numbers, and an item for each that is looked at. */
#include "config.h"

#include "way-policy-list.h"

/* GTK's lists look for what they show among all new items, and have an item
 * made for each of them; beyond so many they are emptied first. */
#define MANY 5000

struct _WayPolicyItem
{
  GObject        parent_instance;

  guint          policy;
  guint          position;
  WayPolicyList *list;       /* unowned; NULL when it has gone */
};

enum
{
  PROP_0,
  PROP_POLICY,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (WayPolicyItem, way_policy_item, G_TYPE_OBJECT)

struct _WayPolicyList
{
  GObject     parent_instance;

  GArray     *policies;   /* guint */
  guint       n_items;    /* of them, fewer while the list grows */
  GHashTable *items;      /* position → unowned WayPolicyItem that is in use */
};

static void way_policy_list_init_model (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (WayPolicyList, way_policy_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      way_policy_list_init_model))

static void
way_policy_item_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_POLICY:
      g_value_set_uint (value, WAY_POLICY_ITEM (object)->policy);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
leave_list (WayPolicyItem *item)
{
  GHashTable *items = item->list != NULL ? item->list->items : NULL;
  gpointer position = GUINT_TO_POINTER (item->position);

  if (items != NULL && g_hash_table_lookup (items, position) == item)
    g_hash_table_remove (items, position);
  item->list = NULL;
}

static void
way_policy_item_finalize (GObject *object)
{
  leave_list (WAY_POLICY_ITEM (object));

  G_OBJECT_CLASS (way_policy_item_parent_class)->finalize (object);
}

static void
way_policy_item_class_init (WayPolicyItemClass *klass)
{
  G_OBJECT_CLASS (klass)->get_property = way_policy_item_get_property;
  G_OBJECT_CLASS (klass)->finalize = way_policy_item_finalize;
  /* Notified where way_policy_list_refresh() puts another in its place. */
  properties[PROP_POLICY]
    = g_param_spec_uint ("policy", NULL, NULL, 0, G_MAXUINT, 0,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPERTIES, properties);
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
  return WAY_POLICY_LIST (model)->n_items;
}

/* Whether the item stood for another policy until now. */
static gboolean
refresh_item (WayPolicyItem *item)
{
  guint policy = g_array_index (item->list->policies, guint, item->position);

  if (item->policy == policy)
    return FALSE;
  item->policy = policy;
  g_object_notify_by_pspec (G_OBJECT (item), properties[PROP_POLICY]);
  return TRUE;
}

static gpointer
way_policy_list_get_item (GListModel *model,
                          guint       position)
{
  WayPolicyList *list = WAY_POLICY_LIST (model);
  WayPolicyItem *item;

  if (position >= list->n_items)
    return NULL;
  item = g_hash_table_lookup (list->items, GUINT_TO_POINTER (position));
  if (item != NULL)
    {
      refresh_item (item);
      return g_object_ref (item);
    }
  item = g_object_new (WAY_TYPE_POLICY_ITEM, NULL);
  item->policy = g_array_index (list->policies, guint, position);
  item->position = position;
  item->list = list;
  g_hash_table_insert (list->items, GUINT_TO_POINTER (position), item);
  return item;
}

static void
way_policy_list_init_model (GListModelInterface *iface)
{
  iface->get_item_type = way_policy_list_get_item_type;
  iface->get_n_items = way_policy_list_get_n_items;
  iface->get_item = way_policy_list_get_item;
}

/* Items that are still in use stand for what they stood for. */
static void
release_items (WayPolicyList *list,
               guint          from)
{
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, list->items);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    if (((WayPolicyItem *) item)->position >= from)
      {
        ((WayPolicyItem *) item)->list = NULL;
        g_hash_table_iter_remove (&iter);
      }
}

static void
way_policy_list_finalize (GObject *object)
{
  release_items (WAY_POLICY_LIST (object), 0);
  g_hash_table_unref (WAY_POLICY_LIST (object)->items);
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
  list->items = g_hash_table_new (NULL, NULL);
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
  g_return_if_fail (WAY_IS_POLICY_LIST (list) && policies != NULL);

  if (policies->len > MANY && list->n_items > 0)
    way_policy_list_set (list, g_array_new (FALSE, FALSE, sizeof (guint)));
  way_policy_list_begin (list, policies, policies->len);
}

/**
 * way_policy_list_begin:
 * @list: a list
 * @policies: (transfer full) (element-type guint): the numbers of policies
 * @n: how many items there are to be at first
 *
 * Shows other policies, of which those beyond the first come with
 * way_policy_list_grow().
 */
void
way_policy_list_begin (WayPolicyList *list,
                       GArray        *policies,
                       guint          n)
{
  guint n_old;

  g_return_if_fail (WAY_IS_POLICY_LIST (list) && policies != NULL);

  n_old = list->n_items;
  release_items (list, 0);
  g_array_unref (list->policies);
  list->policies = policies;
  list->n_items = MIN (n, policies->len);
  g_list_model_items_changed (G_LIST_MODEL (list), 0, n_old, list->n_items);
}

/**
 * way_policy_list_replace:
 * @list: a list
 * @policies: (transfer full) (element-type guint): the numbers of policies
 *
 * Puts other policies in the place of those that are there, so that a view keeps
 * its rows: what is beyond the end goes at once, but the items in use change
 * with way_policy_list_refresh() and what is more comes with
 * way_policy_list_grow(), each in steps that take less than a frame.
 */
void
way_policy_list_replace (WayPolicyList *list,
                         GArray        *policies)
{
  guint n_old;

  g_return_if_fail (WAY_IS_POLICY_LIST (list) && policies != NULL);

  n_old = list->n_items;
  g_array_unref (list->policies);
  list->policies = policies;
  if (n_old <= policies->len)
    return;
  list->n_items = policies->len;
  release_items (list, policies->len);
  g_list_model_items_changed (G_LIST_MODEL (list), policies->len, n_old - policies->len, 0);
}

/**
 * way_policy_list_shorten:
 * @list: a list of which the beginning is seen, if anything
 * @n_left: how many of its policies are to be left
 * @n: how many rows to take away at a time, of those that GTK has made
 *
 * Takes policies away at the end. A list view takes about a millisecond for three rows
 * of many cells.
 *
 * Returns: whether there are more to be taken away
 */
gboolean
way_policy_list_shorten (WayPolicyList *list,
                         guint          n_left,
                         guint          n)
{
  guint n_old;

  g_return_val_if_fail (WAY_IS_POLICY_LIST (list), FALSE);

  n_old = list->n_items;
  if (n_old > n_left)
    {
      list->n_items = MAX (MIN (n_old, WAY_ROWS_MADE) - MIN (n, n_old), n_left);
      g_array_set_size (list->policies, list->n_items);
      release_items (list, list->n_items);
      g_list_model_items_changed (G_LIST_MODEL (list), list->n_items, n_old - list->n_items, 0);
    }
  return list->n_items > n_left;
}

/**
 * way_policy_list_refresh:
 * @list: a list whose policies have been replaced
 * @around: the position that is looked at
 * @n: how many items may change
 *
 * Has items in use stand for the policies that are in their place by now, those
 * next to @around first.
 *
 * Returns: whether some may be left
 */
gboolean
way_policy_list_refresh (WayPolicyList *list,
                         guint          around,
                         guint          n)
{
  g_autoptr (GList) items = NULL;
  guint n_changed = 0;

  g_return_val_if_fail (WAY_IS_POLICY_LIST (list), FALSE);

  items = g_hash_table_get_values (list->items);
  for (guint reach = n; n_changed < n; reach = MIN (reach, G_MAXUINT / 2) * 2)
    {
      for (GList *l = items; l != NULL && n_changed < n; l = l->next)
        {
          WayPolicyItem *item = l->data;
          guint away = item->position > around ? item->position - around
                                               : around - item->position;

          n_changed += away <= reach && refresh_item (item);
        }
      if (reach >= list->n_items)
        break;
    }
  return n_changed == n;
}

/**
 * way_policy_list_grow:
 * @list: a list whose policies have been replaced
 * @n: how many items may be added as long as a view makes a row for each
 *
 * Adds items of policies that are not in the list yet, or all of them.
 *
 * Returns: whether some are left
 */
gboolean
way_policy_list_grow (WayPolicyList *list,
                      guint          n)
{
  guint n_old;

  g_return_val_if_fail (WAY_IS_POLICY_LIST (list), FALSE);

  n_old = list->n_items;
  list->n_items = list->policies->len;
  if (n_old < WAY_ROWS_MADE)
    list->n_items = MIN (n_old + n, list->n_items);
  if (list->n_items > n_old)
    g_list_model_items_changed (G_LIST_MODEL (list), n_old, 0, list->n_items - n_old);
  return list->n_items < list->policies->len;
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

/**
 * way_policy_list_get:
 * @list: a list
 *
 * Returns: (transfer none) (element-type guint): the numbers of its policies,
 *   which never change: other policies are another array
 */
GArray *
way_policy_list_get (WayPolicyList *list)
{
  g_return_val_if_fail (WAY_IS_POLICY_LIST (list), NULL);

  return list->policies;
}
