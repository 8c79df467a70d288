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

static void
note_change_cb (GListModel *model,
                guint       position,
                guint       removed,
                guint       added,
                GArray     *changes)
{
  g_assert_cmpuint (position, ==, 0);
  g_array_append_val (changes, removed);
  g_array_append_val (changes, added);
}

/* A view of GTK's has an item made for each that is new beside others, so a
 * long list is emptied first; a short one keeps what is shown of it. */
static void
test_long (void)
{
  static const guint expected[] = { 0, 100000, 100000, 0, 0, 90000, 90000, 30, 30, 40 };
  g_autoptr (WayPolicyList) list = way_policy_list_new ();
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (guint));

  g_signal_connect (list, "items-changed", G_CALLBACK (note_change_cb), changes);
  way_policy_list_set (list, make_policies (0, 100000));
  way_policy_list_set (list, make_policies (0, 90000));
  way_policy_list_set (list, make_policies (0, 30));
  way_policy_list_set (list, make_policies (0, 40));
  g_assert_cmpmem (changes->data, changes->len * sizeof (guint), expected, sizeof expected);
}

static void
notified_cb (guint *n)
{
  ++*n;
}

/* Items in use change in steps, those that are looked at first; more come in
 * steps too, and fewer at once. */
static void
test_replace (void)
{
  g_autoptr (WayPolicyList) list = way_policy_list_new ();
  GListModel *model = G_LIST_MODEL (list);
  g_autoptr (WayPolicyItem) near = NULL;
  g_autoptr (WayPolicyItem) far = NULL;
  g_autoptr (WayPolicyItem) again = NULL;
  Changes changes = { 0 };
  guint n_notified = 0;

  way_policy_list_replace (list, make_policies (10, 1000000));
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 0);
  g_assert_true (way_policy_list_grow (list, 16));
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 16);
  while (way_policy_list_grow (list, 16))
    continue;
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 1000000);
  near = g_list_model_get_item (model, 500000);
  far = g_list_model_get_item (model, 3);
  again = g_list_model_get_item (model, 3);
  g_assert_true (again == far);
  g_signal_connect (list, "items-changed", G_CALLBACK (changed_cb), &changes);
  g_signal_connect_swapped (near, "notify::policy", G_CALLBACK (notified_cb), &n_notified);

  way_policy_list_replace (list, make_policies (20, 1000000));
  g_assert_cmpuint (changes.n_changes, ==, 0);
  g_assert_cmpuint (way_policy_item_get_policy (near), ==, 500010);
  g_assert_true (way_policy_list_refresh (list, 500001, 1));
  g_assert_cmpuint (way_policy_item_get_policy (near), ==, 500020);
  g_assert_cmpuint (n_notified, ==, 1);
  g_assert_cmpuint (way_policy_item_get_policy (far), ==, 13);
  g_assert_false (way_policy_list_refresh (list, 500001, 2));
  g_assert_cmpuint (way_policy_item_get_policy (far), ==, 23);
  g_assert_false (way_policy_list_grow (list, 16));

  /* Rows that no view has made go at once, others in steps. */
  g_assert_true (way_policy_list_shorten (list, 100, 30));
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, WAY_ROWS_MADE - 30);
  g_assert_true (way_policy_list_shorten (list, 100, 30));
  g_assert_true (way_policy_list_shorten (list, 100, 30));
  g_assert_false (way_policy_list_shorten (list, 100, 30));
  g_assert_false (way_policy_list_shorten (list, 100, 30));
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 100);
  g_assert_cmpuint (changes.n_changes, ==, 4);

  way_policy_list_replace (list, make_policies (30, 2));
  g_assert_cmpuint (changes.n_changes, ==, 5);
  g_assert_cmpuint (changes.removed, ==, 100 - 2);
  g_assert_false (way_policy_list_refresh (list, 0, 16));
  g_assert_cmpuint (way_policy_item_get_policy (far), ==, 23);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 2);
}

/* Others from the first on, a few of them at first. */
static void
test_begin (void)
{
  g_autoptr (WayPolicyList) list = way_policy_list_new ();

  way_policy_list_set (list, make_policies (0, 300));
  way_policy_list_begin (list, make_policies (40, 1000), 5);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 5);
  g_assert_cmpuint (way_policy_list_find (list, 1039), ==, 999);
  g_assert_true (way_policy_list_grow (list, 1));
  while (way_policy_list_grow (list, 1000))
    ;
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1000);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/policy-list/items", test_items);
  g_test_add_func ("/policy-list/replace", test_replace);
  g_test_add_func ("/policy-list/begin", test_begin);
  g_test_add_func ("/policy-list/long", test_long);
  return g_test_run ();
}
