/* The model of policies: items on demand, and changes as a list expects. */
#include "config.h"

#include "way-policy-list.h"

typedef struct
{
  guint n_changes;
  guint removed;
  guint added;
} Changes;

static void
changed_cb (GListModel *model,
            guint       position,
            guint       removed,
            guint       added,
            gpointer    data)
{
  *(Changes *) data = (Changes) { ((Changes *) data)->n_changes + 1, removed, added };
}

static GArray *
make_policies (guint first,
               guint n)
{
  GArray *policies = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < n; i++)
    {
      guint policy = first + i;

      g_array_append_val (policies, policy);
    }
  return policies;
}

static void
test_items (void)
{
  g_autoptr (WayPolicyList) list = way_policy_list_new ();
  GListModel *model = G_LIST_MODEL (list);
  Changes changes = { 0 };

  g_signal_connect (list, "items-changed", G_CALLBACK (changed_cb), &changes);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 0);
  g_assert_null (g_list_model_get_item (model, 0));
  g_assert_true (g_list_model_get_item_type (model) == WAY_TYPE_POLICY_ITEM);

  way_policy_list_set (list, make_policies (10, 1000000));
  g_assert_cmpuint (changes.n_changes, ==, 1);
  g_assert_cmpuint (changes.added, ==, 1000000);
  way_policy_list_set (list, make_policies (7, 3));
  g_assert_cmpuint (changes.removed, ==, 1000000);
  g_assert_cmpuint (changes.added, ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (WayPolicyItem) item = g_list_model_get_item (model, i);

      g_assert_cmpuint (way_policy_item_get_policy (item), ==, 7 + i);
      g_assert_cmpuint (way_policy_list_find (list, 7 + i), ==, i);
    }
  g_assert_null (g_list_model_get_item (model, 3));
  g_assert_cmpuint (way_policy_list_find (list, 6), ==, G_MAXUINT);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/policy-list/items", test_items);
  return g_test_run ();
}
