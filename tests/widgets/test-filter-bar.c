/* The filters: what they count, and what they leave out. */
#include "config.h"

#include "way-filter-bar.h"

#include "display.h"

typedef struct
{
  WaySession    *session;
  WaySceneStyle *style;
  WayFilterBar  *bar;
  GtkWidget     *window;
} Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->session = new_session ();
  f->style = way_scene_style_new (WAY_LANG_EN);
  f->bar = g_object_new (WAY_TYPE_FILTER_BAR, NULL);
  way_filter_bar_set_session (f->bar, f->session, f->style);
  f->window = new_test_window (GTK_WIDGET (f->bar));
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  g_object_add_weak_pointer (G_OBJECT (f->bar), (gpointer *) &f->bar);
  gtk_window_destroy (GTK_WINDOW (f->window));
  wait_until (f->bar == NULL);
  g_assert_finalize_object (f->style);
  g_assert_finalize_object (f->session);
}

/* The check button of a row with a title. */
static GtkWidget *
find_check (Fixture    *f,
            const char *title)
{
  GtkWidget *label = find_widget (GTK_WIDGET (f->bar), GTK_TYPE_LABEL, title);

  g_assert_nonnull (label);
  return gtk_widget_get_ancestor (label, GTK_TYPE_CHECK_BUTTON);
}

static guint
shown_count (GtkWidget *check)
{
  GtkWidget *row = gtk_check_button_get_child (GTK_CHECK_BUTTON (check));
  const char *text = gtk_label_get_text (GTK_LABEL (gtk_widget_get_last_child (row)));

  return (guint) g_ascii_strtoull (text, NULL, 10);
}

static guint
n_matching (Fixture *f)
{
  guint n;

  way_session_get_matching (f->session, &n);
  return n;
}

static guint
n_policies (Fixture *f)
{
  return way_dataset_get_n_rows (way_session_get_dataset (f->session), WAY_TABLE_POLICIES);
}

/* The counts of every facet add up to all policies. */
static void
test_counts (Fixture       *f,
             gconstpointer  data)
{
  guint sum = 0, n_checks = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (template_child (f->bar, "facets"));
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_CHECK_BUTTON (child))
      {
        g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (child)));
        sum += shown_count (child);
        n_checks++;
      }
  g_assert_cmpuint (sum, ==, WAY_N_FACETS * n_policies (f));
  g_assert_cmpuint (n_checks, ==,
                    WAY_N_LEVELS + WAY_N_KINDS
                    + way_dataset_get_n_rows (way_session_get_dataset (f->session),
                                              WAY_TABLE_THEMES));
}

static guint
n_shown (Fixture *f)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (template_child (f->bar, "facets"));
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += gtk_widget_get_visible (child);
  return n;
}

/* Values without a policy in the data set are not offered, but where they are
 * filtered out they can be taken back. */
static void
test_no_policies (Fixture       *f,
                  gconstpointer  data)
{
  g_autoptr (WayDatasetBuilder) builder = way_dataset_builder_new ();
  g_autoptr (WayDataset) empty = way_dataset_builder_end (builder);
  g_autoptr (WayQuery) query = way_query_new ();
  g_autoptr (WayView) filtered = NULL;

  g_assert_cmpuint (n_shown (f), >, WAY_N_KINDS);
  way_session_set_dataset (f->session, empty);
  g_assert_cmpuint (n_shown (f), ==, 0);
  query->excluded[WAY_FACET_KIND] = 1 << WAY_KIND_LAW;
  filtered = way_view_with_query (way_session_get_view (f->session), query);
  way_session_go (f->session, filtered);
  g_assert_cmpuint (n_shown (f), ==, 2);
  g_assert_true (gtk_widget_get_visible (find_check (f, "Law")));
}

static void
test_filter (Fixture       *f,
             gconstpointer  data)
{
  GtkWidget *plans = find_check (f, "Plan"), *regional = find_check (f, "Regional");
  guint n_plans = shown_count (plans), n_regional = shown_count (regional);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (plans), FALSE);
  g_assert_cmpuint (n_matching (f), ==, n_policies (f) - n_plans);
  /* A filter leaves its own counts and lowers those of other facets. */
  g_assert_cmpuint (shown_count (plans), ==, n_plans);
  g_assert_cmpuint (shown_count (regional), <, n_regional);
  way_session_go_back (f->session);
  g_assert_cmpuint (n_matching (f), ==, n_policies (f));
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (plans)));
  way_session_go_forward (f->session);
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (plans)));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (plans), TRUE);
  g_assert_cmpuint (n_matching (f), ==, n_policies (f));
  g_assert_cmpuint (shown_count (regional), ==, n_regional);
}

static void
test_count_line (Fixture       *f,
                 gconstpointer  data)
{
  GtkLabel *count = template_child (f->bar, "count");
  g_autofree char *all = g_strdup_printf ("%u policies", n_policies (f));
  g_autofree char *some = NULL;

  g_assert_cmpstr (gtk_label_get_text (count), ==, all);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_check (f, "National")), FALSE);
  some = g_strdup_printf ("%u of %u policies", n_matching (f), n_policies (f));
  g_assert_cmpstr (gtk_label_get_text (count), ==, some);
}

static void
test_reset (Fixture       *f,
            gconstpointer  data)
{
  GtkWidget *reset = find_widget (GTK_WIDGET (f->bar), GTK_TYPE_BUTTON, "Show all");
  GtkWidget *plans = find_check (f, "Plan");

  g_assert_nonnull (reset);
  g_assert_false (gtk_widget_is_sensitive (reset));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (plans), FALSE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_check (f, "Law")), FALSE);
  g_assert_true (gtk_widget_is_sensitive (reset));
  g_assert_true (gtk_widget_activate (reset));
  wait_until (n_matching (f) == n_policies (f));
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (plans)));
  g_assert_false (gtk_widget_is_sensitive (reset));
}

static void
test_grouping (Fixture       *f,
               gconstpointer  data)
{
  GtkDropDown *grouping = template_child (f->bar, "grouping");
  g_autoptr (WayView) by_kind = NULL;

  for (guint i = WAY_N_GROUPINGS; i-- > 0; )
    {
      gtk_drop_down_set_selected (grouping, i);
      g_assert_cmpuint (way_view_get_grouping (way_session_get_view (f->session)), ==, i);
    }
  by_kind = way_view_with_grouping (way_session_get_view (f->session), WAY_GROUP_KIND);
  way_session_go (f->session, by_kind);
  g_assert_cmpuint (gtk_drop_down_get_selected (grouping), ==, WAY_GROUP_KIND);
}

#define TEST(name, function) \
  g_test_add ("/filter-bar/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  set_up_display (&argc, &argv);
  TEST ("counts", test_counts);
  TEST ("no-policies", test_no_policies);
  TEST ("filter", test_filter);
  TEST ("count-line", test_count_line);
  TEST ("reset", test_reset);
  TEST ("grouping", test_grouping);
  return g_test_run ();
}
